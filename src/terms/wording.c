/* wording.c - the words and phrases of the vocabulary's lines to the automaton,
 * and complaints about them. It knows no keyword. */
#include "terms/loading.h"

#include <math.h>

enum { PHRASE_WORDS = 16, PHRASE_WAYS = 4096 };

static const str lane_names[LANES] = {
        STR("fact"), STR("body part"), STR("count"), STR("request"),
        STR("date"), STR("form"), STR("heading"), STR("course"),
        STR("referring"), STR("attribute"), STR("section"),
        STR("surgery"), STR("kind")
};

rc bad(struct loader *l, const struct line *at, const char *what, str name,
       const char *instead)
{
        return err_set(l->e, ERR_SYNTAX, l->file, at->no, "%s `" FMT "`; %s",
                       what, ARG(name), instead);
}

size_t name_find(struct loader *l, const struct line *at, const char *what,
                 const str *of, size_t n, str name)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(of[i], name))
                        return i;
        str near = str_nearest(of, n, name);

        if (near.n)
                err_set(l->e, ERR_SYNTAX, l->file, at->no,
                        "unknown %s `" FMT "`; write `" FMT "`", what,
                        ARG(name), ARG(near));
        else
                err_set(l->e, ERR_SYNTAX, l->file, at->no,
                        "unknown %s `" FMT "`; write `" FMT "` or another of "
                        "doc/vocabulary.md", what, ARG(name), ARG(of[0]));
        return SIZE_MAX;
}

/* ---- Words -------------------------------------------------------------- */

static void words_grow(struct loader *l)
{
        struct vocabulary *v = l->v;
        struct word *old = v->word;
        size_t room = v->room;

        v->room = room ? room * 2 : 4096;
        v->word = NEWN(l->a, struct word, v->room);
        for (size_t k = 0; k < room; k++) {
                if (!old[k].symbol)
                        continue;
                size_t i = word_hash(old[k].form) & (v->room - 1);

                while (v->word[i].symbol)
                        i = (i + 1) & (v->room - 1);
                v->word[i] = old[k];
        }
}

uint32_t word_symbol(struct loader *l, str form)
{
        struct vocabulary *v = l->v;
        size_t i;

        if (v->words * 2 >= v->room)
                words_grow(l);
        i = word_hash(form) & (v->room - 1);
        while (v->word[i].symbol && !str_eq(v->word[i].form, form))
                i = (i + 1) & (v->room - 1);
        if (!v->word[i].symbol) {
                v->word[i].form = arena_str(l->a, form);
                v->word[i].symbol = (uint32_t)++v->words;
                while (l->number.n <= v->words) {
                        *VEC_ADD(l->a, &l->number) = (double)NAN;
                        *VEC_ADD(l->a, &l->flag) = 0;
                        *VEC_ADD(l->a, &l->spelt) = 0;
                }
        }
        return v->word[i].symbol;
}

/* The words of s are a way of the phrase's last place; false: one is too
 * long. */
static bool way_read(struct loader *l, str s)
{
        char form[TOKEN_FORM];
        struct token t;
        size_t at = 0, len;

        pattern_way(l->a, &l->pattern);
        if (str_eq(s, S("<n>"))) {
                pattern_symbol(l->a, &l->pattern, l->v->any_number);
                return true;
        }
        while (token_next(s, s.n, &at, &t, form, &len)) {
                if (!len)
                        return false;
                pattern_symbol(l->a, &l->pattern,
                               word_symbol(l, str_of(form, len)));
        }
        return true;
}

bool word_read(struct loader *l, str s, uint32_t *symbol)
{
        pattern_clear(&l->pattern);
        pattern_place(l->a, &l->pattern);
        if (!way_read(l, s) || l->pattern.symbol.n != 1)
                return false;
        *symbol = l->pattern.symbol.at[0];
        return true;
}

/* ---- Phrases ------------------------------------------------------------ */

/* One place of a phrase: its alternatives, each a word, in brackets perhaps
 * several; and whether it may be left out (in brackets). */
struct place { str way[24]; size_t ways; bool optional; };

static bool place_read(str *rest, struct place *p)
{
        str w;

        *p = (struct place){ 0 };
        *rest = str_trim(*rest);
        if (rest->n && rest->p[0] == '(') {
                *rest = str_slice(*rest, 1, rest->n);
                if (str_find(*rest, S(")"), 0) == STR_NONE)
                        return false;
                p->optional = true;
                w = str_cut(rest, ')');
        } else {
                w = str_word(rest);
        }
        while (w.n) {
                if (p->ways == COUNT(p->way))
                        return false;
                p->way[p->ways++] = str_trim(str_cut(&w, '|'));
        }
        return p->ways > 0;
}

/* "decreased|reduced (light) touch" to l->pattern. */
static rc pattern_read(struct loader *l, const struct line *at, str phrase)
{
        str rest = unquoted(phrase);
        struct place p;

        pattern_clear(&l->pattern);
        while ((rest = str_trim(rest)).n) {
                bool fine = place_read(&rest, &p);

                pattern_place(l->a, &l->pattern);
                for (size_t i = 0; i < p.ways && fine; i++)
                        fine = way_read(l, p.way[i]);
                if (p.optional)
                        pattern_way(l->a, &l->pattern);
                if (!fine || pattern_longest(&l->pattern) > PHRASE_WORDS)
                        return bad(l, at, "too long a phrase", phrase,
                                   "write at most 16 words, 24 ways each, "
                                   "and close each bracket");
        }
        if (pattern_readings(&l->pattern, PHRASE_WAYS) > PHRASE_WAYS)
                return bad(l, at, "too many readings of", phrase,
                           "write it as several phrases");
        if (!pattern_shortest(&l->pattern))
                return bad(l, at, "no word in", phrase,
                           "write at least one that must be there");
        return OK;
}

/* What one phrase of one line means. */
struct meaning {
        struct loader *l;
        const struct line *at;
        str phrase;
        struct entry e;
};

/* The entries with one for its lane: of those before it, copies. */
static const struct entry *entry_replace(arena *a, const struct entry *all,
                                         const struct entry *old,
                                         const struct entry *by)
{
        const struct entry *first = by;

        for (const struct entry *o = all; o != old; o = o->next) {
                struct entry *copy = NEW(a, struct entry);

                *copy = *o;
                copy->next = first;
                first = copy;
        }
        return first;
}

static rc entry_add(void *context, const void **end)
{
        struct meaning *m = context;
        struct loader *l = m->l;
        struct entry *new = NEW(l->a, struct entry);

        *new = m->e;
        new->file = l->file;
        new->line = m->at->no;
        new->next = *end;
        for (const struct entry *o = *end; o; o = o->next) {
                if (o->lane != new->lane)
                        continue;
                /* one word names kinds of several classes */
                if (o->lane == LANE_KIND && (o->kind != new->kind ||
                                             o->target != new->target))
                        continue;
                if (new->borrowed && !o->borrowed)
                        return OK;
                if (o->kind != new->kind || o->target != new->target)
                        return err_set(l->e, ERR_SYNTAX, l->file, m->at->no,
                                       "`" FMT "` is already a " FMT
                                       " word of " FMT ":%zu; give it to one "
                                       "of the two, or let the finer concept "
                                       "say `also`", ARG(m->phrase),
                                       ARG(lane_names[new->lane]),
                                       ARG(o->file), o->line);
                new->direction |= o->direction;
                new->file = o->file;
                new->line = o->line;
                new->capitals = o->capitals;
                new->next = o->next;
                *end = entry_replace(l->a, *end, o, new);
                return OK;
        }
        *end = new;
        return OK;
}

rc wording_add(struct loader *l, const struct line *at, str phrase,
              struct entry e)
{
        struct meaning m = { l, at, phrase, e };
        rc r = pattern_read(l, at, phrase);

        if (!r && e.lane == LANE_FACT && e.kind <= ENTRY_ABSENT &&
            !e.capitals)
                *VEC_ADD(l->a, &l->phrase) = (struct phrase){ e.target,
                                                              phrase };
        return r ? r : automaton_add(l->a, &l->v->automaton, &l->pattern,
                                     entry_add, &m);
}

static rc list_add(struct loader *l, const struct line *at, str list,
                   struct entry e)
{
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));
                rc r = one.n ? wording_add(l, at, one, e) : OK;

                if (r)
                        return r;
        }
        return OK;
}

rc lists_add(struct loader *l, const struct line *at, str list,
             struct entry e)
{
        rc r = list_add(l, at, list, e);

        for (const struct line *u = at->under; u && !r; u = u->next)
                r = list_add(l, u, u->text, e);
        return r;
}

rc named_read(struct loader *l, const struct line *at, struct entry e)
{
        if (at->columns < 3)
                return bad(l, at, "no words in", at->text,
                           "write keyword, name and words, two spaces "
                           "between");
        return lists_add(l, at, at->column[2], e);
}
