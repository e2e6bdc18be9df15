/* vocabulary.c - vocabulary files to one vocabulary, with every complaint
 * named by file and line. The format is doc/vocabulary.md's. Linear in the
 * data but for names, which are few. */
#include "terms/lexicon.h"

#include <math.h>

enum { PHRASE_WORDS = 16, PHRASE_WAYS = 4096 };

struct phrase { uint32_t concept; uint32_t *symbol; size_t n; };
/* A service's `from CONCEPT`. */
struct from { str concept, file; uint32_t service; size_t line; };

struct loader {
        arena *a;
        struct vocabulary *v;
        err *e;
        str file;
        VEC(struct concept) concept;
        VEC(struct lexeme) lexeme;
        VEC(struct drug) drug;
        VEC(struct cue) cue;
        VEC(struct part) part;
        VEC(str) side;
        VEC(struct unit) unit;
        VEC(struct service) service;
        VEC(str) role;
        VEC(struct sig) sig;
        VEC(struct treater) treater;
        VEC(struct entry *) entry;              /* by state */
        VEC(double) number;                     /* by symbol */
        VEC(uint8_t) flag;                      /* by symbol */
        VEC(struct phrase) phrase;              /* of concepts */
        VEC(struct from) from;
};

static const str lane_names[LANES] = {
        STR("fact"), STR("body part"), STR("count"), STR("request"),
        STR("date"), STR("form"), STR("heading"), STR("course")
};

static const str sections[] = {
        STR("diagnosis"), STR("complaint"), STR("examination"),
        STR("imaging"), STR("treatment"), STR("medication"), STR("work"),
        STR("function"), STR("other")
};

static const str cue_kinds[CUES] = {
        STR("present"), STR("absent"), STR("planned"), STR("not_documented"),
        STR("again"), STR("dropped"), STR("review"), STR("recorded"),
        STR("uncounted"), STR("examination"), STR("lacking"), STR("ended"),
        STR("told"), STR("former")
};

static const str headings[HEADINGS] = {
        STR("plain"), STR("planned"), STR("examination"), STR("review")
};

static const str request_marks[REQUEST_MARKS] = {
        STR("original"), STR("authorized"), STR("remaining"), STR("leaving"),
        STR("retrospective"), STR("purpose"), STR("perioperative"),
        STR("join"), STR("refill"), STR("quantity"), STR("dose")
};

static const str count_marks[COUNT_MARKS] = {
        STR("times"), STR("per-day"), STR("per-week"), STR("per-month"),
        STR("per-year"), STR("to"), STR("out-of"), STR("percent"),
        STR("for"), STR("without-treatment"), STR("with-treatment"),
        STR("with"), STR("without"), STR("from")
};

static const str course_marks[COURSE_MARKS] = {
        STR("done"), STR("authorized"), STR("modified"), STR("denied"),
        STR("upheld"), STR("overturned"), STR("requested"), STR("decision"),
        STR("review"), STR("missed"), STR("attended"), STR("visit-date"),
        STR("study-date"), STR("other-date"), STR("start"), STR("stop"),
        STR("raise"), STR("lower"), STR("refill"), STR("count"),
        STR("intake"), STR("taken"), STR("relief"), STR("lasting"),
        STR("rest"), STR("activity"), STR("best"), STR("worst"),
        STR("average"), STR("now"), STR("log"), STR("note"), STR("told"),
        STR("sent"), STR("paper"), STR("weekday"),
        STR("untaken"), STR("earlier")
};

static const str sig_kinds[] = {
        STR("hours"), STR("days"), STR("weeks"), STR("times"), STR("most")
};

#define COUNT(t) (sizeof(t) / sizeof *(t))

static rc bad(struct loader *l, const struct line *at, const char *what,
              str name, const char *instead)
{
        return err_set(l->e, ERR_SYNTAX, l->file, at->no, "%s `" FMT "`; %s",
                       what, ARG(name), instead);
}

/* name among n names, or SIZE_MAX with an error that lists the nearest. */
static size_t name_find(struct loader *l, const struct line *at,
                        const char *what, const str *of, size_t n, str name)
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

/* --- words and phrases ------------------------------------------------- */

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
                size_t i = (size_t)str_hash(old[k].form) & (v->room - 1);

                while (v->word[i].symbol)
                        i = (i + 1) & (v->room - 1);
                v->word[i] = old[k];
        }
}

static uint32_t word_symbol(struct loader *l, str form)
{
        struct vocabulary *v = l->v;
        size_t i;

        if (v->words * 2 >= v->room)
                words_grow(l);
        i = (size_t)str_hash(form) & (v->room - 1);
        while (v->word[i].symbol && !str_eq(v->word[i].form, form))
                i = (i + 1) & (v->room - 1);
        if (!v->word[i].symbol) {
                v->word[i].form = arena_str(l->a, form);
                v->word[i].symbol = (uint32_t)++v->words;
                while (l->number.n <= v->words) {
                        *VEC_ADD(l->a, &l->number) = (double)NAN;
                        *VEC_ADD(l->a, &l->flag) = 0;
                }
        }
        return v->word[i].symbol;
}

/* The symbols of plain words (no alternatives); false: too many. */
static bool phrase_symbols(struct loader *l, str s, uint32_t *symbol,
                           size_t *n)
{
        char form[TOKEN_FORM];
        struct token t;
        size_t at = 0, len;

        if (str_eq(s, S("<n>"))) {
                if (*n == PHRASE_WORDS)
                        return false;
                symbol[(*n)++] = l->v->any_number;
                return true;
        }
        while (token_next(s, s.n, &at, &t, form, &len)) {
                if (*n == PHRASE_WORDS || !len)
                        return false;
                symbol[(*n)++] = word_symbol(l, str_of(form, len));
        }
        return true;
}

static rc entry_add(struct loader *l, const struct line *at, str phrase,
                    struct entry e, const uint32_t *symbol, size_t n)
{
        uint32_t state = 0;

        for (size_t i = 0; i < n; i++)
                state = automaton_add(l->a, &l->v->automaton, state,
                                      symbol[i]);
        while (l->entry.n <= state)
                *VEC_ADD(l->a, &l->entry) = NULL;
        for (struct entry *o = l->entry.at[state]; o; o = o->next) {
                if (o->lane != e.lane)
                        continue;
                if (o->kind == e.kind && o->target == e.target) {
                        o->direction |= e.direction;
                        return OK;
                }
                return err_set(l->e, ERR_SYNTAX, l->file, at->no,
                               "`" FMT "` is already a " FMT " word of "
                               FMT ":%zu; give it to one of the two, or let "
                               "the finer concept say `also`", ARG(phrase),
                               ARG(lane_names[e.lane]), ARG(o->file),
                               o->line);
        }
        struct entry *new = NEW(l->a, struct entry);

        *new = e;
        new->file = l->file;
        new->line = at->no;
        new->next = l->entry.at[state];
        l->entry.at[state] = new;
        if (e.lane == LANE_FACT && e.kind <= ENTRY_ABSENT && !e.capitals) {
                struct phrase *p = VEC_ADD(l->a, &l->phrase);

                p->concept = e.target;
                p->n = n;
                p->symbol = NEWN(l->a, uint32_t, n);
                memcpy(p->symbol, symbol, n * sizeof *symbol);
        }
        return OK;
}

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

/* Adds every reading of "decreased|reduced (light) touch". */
static rc phrase_add(struct loader *l, const struct line *at, str phrase,
                     struct entry e)
{
        struct place place[PHRASE_WORDS];
        size_t places = 0, all = 1, pick, n;
        uint32_t symbol[PHRASE_WORDS];
        str rest = unquoted(phrase);

        while ((rest = str_trim(rest)).n) {
                if (places == PHRASE_WORDS ||
                    !place_read(&rest, &place[places]))
                        return bad(l, at, "too long a phrase", phrase,
                                   "write at most 16 words, 24 ways each, "
                                   "and close each bracket");
                all *= place[places].ways + place[places].optional;
                places++;
                if (all > PHRASE_WAYS)
                        return bad(l, at, "too many readings of", phrase,
                                   "write it as several phrases");
        }
        for (size_t way = 0; way < all; way++) {
                pick = way;
                n = 0;
                for (size_t i = 0; i < places; i++) {
                        size_t of = place[i].ways + place[i].optional;
                        size_t k = pick % of;

                        pick /= of;
                        if (k < place[i].ways &&
                            !phrase_symbols(l, place[i].way[k], symbol, &n))
                                return bad(l, at, "too long a phrase", phrase,
                                           "write at most 16 words");
                }
                if (n == 0)
                        return bad(l, at, "no word in", phrase,
                                   "write at least one that must be there");
                rc r = entry_add(l, at, phrase, e, symbol, n);

                if (r)
                        return r;
        }
        return OK;
}

static rc list_add(struct loader *l, const struct line *at, str list,
                   struct entry e)
{
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));
                rc r = one.n ? phrase_add(l, at, one, e) : OK;

                if (r)
                        return r;
        }
        return OK;
}

/* A list in l's own line and in the lines under it. */
static rc lists_add(struct loader *l, const struct line *at, str list,
                    struct entry e)
{
        rc r = list_add(l, at, list, e);

        for (const struct line *u = at->under; u && !r; u = u->next)
                r = list_add(l, u, u->text, e);
        return r;
}

/* --- concepts ---------------------------------------------------------- */

static bool section_acts(str section)
{
        return str_eq(section, S("imaging")) ||
               str_eq(section, S("treatment")) ||
               str_eq(section, S("medication"));
}

static rc concept_say(struct loader *l, const struct line *u, str rest,
                      struct concept *c)
{
        static const str status[] = { STR("present"), STR("absent"),
                                      STR("planned") };
        str text = rest, word = str_word(&text);
        size_t i = name_find(l, u, "status", status, COUNT(status), word);

        if (i == SIZE_MAX)
                return ERR_SYNTAX;
        *(i == 0 ? &c->present : i == 1 ? &c->absent : &c->planned) =
                line_block(l->a, u, str_trim(text));
        return OK;
}

static rc concept_together(struct loader *l, const struct line *u, str rest,
                           struct lexeme *x)
{
        size_t with = str_find(rest, S(" with "), 0);
        struct together *t = &x->together[x->n_together];

        if (with == STR_NONE || x->n_together == CONCEPT_ALSO_MAX)
                return bad(l, u, "no `with`, or one too many, in", rest,
                           "write at most four `together A, B with C, D`");
        t->all_text = str_trim(str_slice(rest, 0, with));
        t->with_text = str_trim(str_slice(rest, with + 6, rest.n));
        t->line = u->no;
        x->n_together++;
        return OK;
}

/* `5 of 5`: a mark and the scale it is given on. */
static rc concept_graded(struct loader *l, const struct line *u, str rest,
                         struct lexeme *x)
{
        str all = rest, first = str_word(&rest), of = str_word(&rest);
        long mark, scale;

        if (str_eq(first, S("as"))) {
                x->graded_text = str_trim(str_slice(all, 3, all.n));
                return OK;
        }
        if (!str_number(first, &mark) || !str_eq(of, S("of")) ||
            !str_number(str_trim(rest), &scale))
                return bad(l, u, "no mark and scale in", all,
                           "write two numbers, as `graded 5 of 5`, or "
                           "`graded as CONCEPT`");
        x->grade = (double)mark;
        x->scale = (double)scale;
        return OK;
}

/* `joint-injection in shoulder, knee` */
static rc concept_placed(struct loader *l, const struct line *u, str rest,
                         struct lexeme *x)
{
        size_t in = str_find(rest, S(" in "), 0);

        if (in == STR_NONE)
                return bad(l, u, "no parts of the body in", rest,
                           "write `placed CONCEPT in PART, PART`");
        x->placed_text = str_trim(str_slice(rest, 0, in));
        x->places_text = str_trim(str_slice(rest, in + 4, rest.n));
        return OK;
}

static rc concept_measure(struct loader *l, const struct line *u, str rest,
                          struct lexeme *x)
{
        long scale;

        if (str_eq(rest, S("percent"))) {
                x->measure = MEASURE_PERCENT;
                return OK;
        }
        if (!str_starts(rest, S("score of ")) ||
            !str_number(str_slice(rest, 9, rest.n), &scale))
                return bad(l, u, "unknown measure", rest,
                           "write `percent` or `score of 10`");
        x->measure = MEASURE_SCORE;
        x->scale = (double)scale;
        return OK;
}

static rc concept_examined(struct loader *l, const struct line *u, str rest,
                           struct lexeme *x)
{
        if (!str_starts(rest, S("as ")))
                return bad(l, u, "no concept in", u->text,
                           "write `examined as CONCEPT`");
        x->examined_text = str_trim(str_slice(rest, 3, rest.n));
        return OK;
}

static rc concept_flag(struct loader *l, const struct line *u, str word,
                       str rest, struct lexeme *x)
{
        if (str_eq(word, S("counts")) && str_eq(rest, S("visits")))
                x->counts = true;
        else if (str_eq(word, S("with")) && str_eq(rest, S("treatment")))
                x->with_treatment = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("body part")))
                x->by_body = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("side")))
                x->by_side = true;
        else if (str_eq(word, S("by")) && str_starts(rest, S("side of ")))
                x->side_of = str_slice(rest, 8, rest.n);
        else if (str_eq(word, S("by")) && str_eq(rest, S("region")))
                x->by_region = true;
        else if (str_eq(word, S("hidden")) && !rest.n)
                x->hidden = true;
        else if (str_eq(word, S("sign")) && !rest.n)
                x->sign = true;
        else if (str_eq(word, S("never")) && str_eq(rest, S("topical")))
                x->never_topical = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("grade alone")))
                x->grade_only = true;
        else
                return bad(l, u, "a line nobody reads", u->text,
                           "write `counts visits`, `with treatment`, "
                           "`by body part`, `by side of PART, PART`, "
                           "`by region`, `by grade alone`, `sign`, "
                           "`never topical` or `hidden`");
        x->by_side |= x->side_of.n > 0;
        return OK;
}

static rc concept_line(struct loader *l, const struct line *u, uint32_t i)
{
        static const str keys[] = {
                STR("title"), STR("section"), STR("words"), STR("observed"),
                STR("present"), STR("absent"), STR("also"), STR("say"),
                STR("together"), STR("graded"), STR("measure"),
                STR("examined"), STR("outcome"), STR("counts"),
                STR("placed"), STR("with"), STR("by"), STR("hidden"),
                STR("capitals"), STR("never"), STR("sign")
        };
        struct concept *c = &l->concept.at[i];
        struct lexeme *x = &l->lexeme.at[i];
        str rest = u->text, word = str_word(&rest);
        size_t k = name_find(l, u, "keyword", keys, COUNT(keys), word);

        rest = str_trim(rest);
        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        if (k >= 2 && k <= 5)
                return lists_add(l, u, rest, (struct entry){
                        .kind = (enum entry_kind)(ENTRY_WORDS + k - 2),
                        .target = i, .lane = LANE_FACT });
        switch (k) {
        case 0: c->title = rest; return OK;
        case 1:
                c->section = rest;
                return name_find(l, u, "section", sections, COUNT(sections),
                                 rest) == SIZE_MAX ? ERR_SYNTAX : OK;
        case 6: x->also_text = rest; return OK;
        case 7: return concept_say(l, u, rest, c);
        case 8: return concept_together(l, u, rest, x);
        case 9: return concept_graded(l, u, rest, x);
        case 10: return concept_measure(l, u, rest, x);
        case 11: return concept_examined(l, u, rest, x);
        case 12: x->outcome = true; return OK;
        case 14: return concept_placed(l, u, rest, x);
        case 18:
                return lists_add(l, u, rest, (struct entry){
                        .kind = ENTRY_WORDS, .target = i, .lane = LANE_FACT,
                        .capitals = true });
        }
        return concept_flag(l, u, word, rest, x);
}

static rc concept_read(struct loader *l, const struct line *at)
{
        str name = at->columns > 1 ? at->column[1] : S("");
        uint32_t i = (uint32_t)l->concept.n;

        if (!line_says(at, S("concept"), &name) || !name.n)
                return bad(l, at, "no name in", at->text,
                           "write `concept  name-of-it`");
        for (size_t k = 0; k < i; k++)
                if (str_eq(l->concept.at[k].name, name))
                        return err_set(l->e, ERR_SYNTAX, l->file, at->no,
                                       "concept `" FMT "` stands already at "
                                       FMT ":%zu; write its words there",
                                       ARG(name), ARG(l->lexeme.at[k].file),
                                       l->lexeme.at[k].line);
        VEC_ADD(l->a, &l->concept)->name = name;
        *VEC_ADD(l->a, &l->lexeme) = (struct lexeme){
                .file = l->file, .line = at->no, .examined = UINT32_MAX,
                .placed = UINT32_MAX, .graded_as = UINT32_MAX,
                .grade = (double)NAN, .scale = (double)NAN };
        for (const struct line *u = at->under; u; u = u->next) {
                rc r = concept_line(l, u, i);

                if (r)
                        return r;
        }
        if (!l->concept.at[i].section.n)
                return bad(l, at, "no section in concept", name,
                           "write `section` and diagnosis, complaint, "
                           "examination, imaging, treatment, medication, "
                           "work, function or other");
        l->lexeme.at[i].now = str_eq(l->concept.at[i].section, S("work"));
        l->lexeme.at[i].act = section_acts(l->concept.at[i].section) &&
                              !l->lexeme.at[i].outcome;
        if (!l->concept.at[i].title.n)
                return bad(l, at, "no title in concept", name,
                           "write `title` and its name for people");
        return OK;
}

/* --- the other lines --------------------------------------------------- */

static rc drug_read(struct loader *l, const struct line *at)
{
        if (at->columns < 3)
                return bad(l, at, "no class in", at->text,
                           "write `drug  generic  class  other names`, two "
                           "spaces between");
        uint32_t i = (uint32_t)l->drug.n;
        bool known = false;             /* its generic name is a word already */
        rc r = OK;

        for (uint32_t k = 0; k < i; k++)
                known |= str_eq(l->drug.at[k].name, at->column[1]);
        *VEC_ADD(l->a, &l->drug) = (struct drug){
                .name = at->column[1], .class = at->column[2] };
        for (size_t k = 0; k < 2 && !r; k++) {
                struct entry e = { .kind = ENTRY_DRUG, .target = i,
                                   .lane = k ? LANE_REQUEST : LANE_FACT };

                if (!known)
                        r = phrase_add(l, at, at->column[1], e);
                if (!r)
                        r = lists_add(l, at, at->columns > 3 ? at->column[3]
                                                             : S(""), e);
        }
        return r;
}

static rc form_read(struct loader *l, const struct line *at)
{
        return lists_add(l, at, at->columns > 1 ? at->column[1] : S(""),
                         (struct entry){ .kind = ENTRY_FORM,
                                         .lane = LANE_FORM });
}

/* `before` and `after` lines under a cue or role. */
static rc directed_read(struct loader *l, const struct line *at,
                        struct entry e)
{
        str rest;
        rc r = OK;

        if (!at->under)
                return bad(l, at, "no direction in", at->text, "write under "
                           "it `before` or `after` and the phrases");
        for (const struct line *u = at->under; u && !r; u = u->next) {
                if (line_says(u, S("before"), &rest))
                        e.direction = BEFORE;
                else if (line_says(u, S("after"), &rest))
                        e.direction = AFTER;
                else
                        return bad(l, u, "no direction in", u->text,
                                   "write `before` or `after` and phrases");
                r = lists_add(l, u, rest, e);
        }
        return r;
}

static rc cue_read(struct loader *l, const struct line *at)
{
        str rest, kind;
        size_t k;

        line_says(at, S("cue"), &rest);
        kind = str_word(&rest);
        k = name_find(l, at, "cue", cue_kinds, CUES, kind);
        rest = str_trim(rest);
        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        if (rest.n && !str_eq(rest, S("noun")) &&
            !str_eq(rest, S("opening")))
                return bad(l, at, "unknown reach", rest,
                           "write `noun`, `opening` or nothing");
        struct entry e = { .kind = ENTRY_CUE, .lane = LANE_FACT,
                           .target = (uint32_t)l->cue.n };

        *VEC_ADD(l->a, &l->cue) = (struct cue){
                (enum cue_kind)k, str_eq(rest, S("noun")),
                str_eq(rest, S("opening")) };
        return directed_read(l, at, e);
}

static rc role_read(struct loader *l, const struct line *at)
{
        static const str roles[] = {
                STR("injury"), STR("request"), STR("utilization_review"),
                STR("application"), STR("document"), STR("imaging"),
                STR("other")
        };
        str name;

        line_says(at, S("role"), &name);
        if (name_find(l, at, "role", roles, COUNT(roles), name) == SIZE_MAX)
                return ERR_SYNTAX;
        struct entry e = { .kind = ENTRY_ROLE, .lane = LANE_DATE,
                           .target = (uint32_t)l->role.n };

        *VEC_ADD(l->a, &l->role) = name;
        return directed_read(l, at, e);
}

static rc number_read(struct loader *l, const struct line *at)
{
        long value;
        str list = at->columns > 2 ? at->column[2] : S("");

        if (at->columns < 3 || !str_number(at->column[1], &value))
                return bad(l, at, "no number in", at->text,
                           "write `number  6  six`");
        while (list.n) {
                uint32_t symbol[PHRASE_WORDS];
                size_t n = 0;
                str one = str_trim(str_cut(&list, ','));

                if (!phrase_symbols(l, one, symbol, &n) || n != 1)
                        return bad(l, at, "not one word:", one,
                                   "write number words of one word");
                l->number.at[symbol[0]] = (double)value;
        }
        return OK;
}

static const struct { str key; uint8_t flag; } flags[] = {
        { STR("abbreviation"), WORD_ABBREVIATION }, { STR("or"), WORD_OR },
        { STR("and"), WORD_AND }, { STR("asks"), WORD_ASKS },
        { STR("yes"), WORD_YES }, { STR("no"), WORD_NO },
        { STR("guideline"), WORD_GUIDELINE }, { STR("quotes"), WORD_QUOTES }
};

/* `abbreviation`, `or`, `and` and their like: flags of single words. */
static rc flagged_read(struct loader *l, const struct line *at)
{
        str list = at->columns > 1 ? at->column[1] : S("");
        uint8_t flag = 0;
        str rest;

        for (size_t i = 0; i < COUNT(flags); i++)
                if (line_says(at, flags[i].key, &rest))
                        flag = flags[i].flag;
        while (list.n) {
                uint32_t symbol[PHRASE_WORDS];
                size_t n = 0;
                str one = str_trim(str_cut(&list, ','));

                if (!phrase_symbols(l, one, symbol, &n) || n != 1)
                        return bad(l, at, "not one word:", one,
                                   "write single words");
                l->flag.at[symbol[0]] |= flag;
        }
        return OK;
}

static rc part_read(struct loader *l, const struct line *at)
{
        bool sided = str_starts(at->text, S("sided"));
        str name = at->columns > 1 ? at->column[1] : S(""), side = S("");

        if (at->columns < 3)
                return bad(l, at, "no words in", at->text, sided ?
                           "write `sided part  hand left  words`" :
                           "write `part  hand  words`");
        if (sided) {
                side = name;
                name = str_word(&side);
                side = str_trim(side);
        }
        struct entry e = { .kind = ENTRY_PART, .lane = LANE_BODY,
                           .target = (uint32_t)l->part.n };

        *VEC_ADD(l->a, &l->part) = (struct part){ .name = name,
                                                      .side = side };
        return lists_add(l, at, at->column[2], e);
}

/* `serves  lumbar  foot, lower-extremity`: parts whose nerves come from that
 * region. */
static rc serves_read(struct loader *l, const struct line *at)
{
        str list = at->columns > 2 ? at->column[2] : S("");

        if (!list.n)
                return bad(l, at, "no parts in", at->text,
                           "write `serves  lumbar  foot, lower-extremity`");
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));
                bool any = false;

                for (size_t i = 0; i < l->part.n; i++)
                        if (str_eq(l->part.at[i].name, one)) {
                                l->part.at[i].serves = at->column[1];
                                any = true;
                        }
                if (!any)
                        return bad(l, at, "no part named", one,
                                   "write its `part` line above");
        }
        return OK;
}

/* `midline  head, lumbar`: parts that take no side of another one's. */
static rc midline_read(struct loader *l, const struct line *at)
{
        str list = at->columns > 1 ? at->column[1] : S("");

        while (list.n) {
                str one = str_trim(str_cut(&list, ','));
                bool any = false;

                for (size_t i = 0; i < l->part.n; i++)
                        if (str_eq(l->part.at[i].name, one))
                                any = l->part.at[i].midline = true;
                if (!any)
                        return bad(l, at, "no part named", one,
                                   "write its `part` line above");
        }
        return OK;
}

/* `level  lumbar  l`: the letter of a spinal level. */
static rc level_read(struct loader *l, const struct line *at)
{
        str letter = at->columns > 2 ? at->column[2] : S("");

        if (letter.n != 1 || letter.p[0] < 'a' || letter.p[0] > 'z')
                return bad(l, at, "no letter in", at->text,
                           "write `level  lumbar  l`");
        for (size_t i = 0; i < l->part.n; i++)
                if (str_eq(l->part.at[i].name, at->column[1])) {
                        l->v->level[letter.p[0] - 'a'] = (uint32_t)i;
                        return OK;
                }
        return bad(l, at, "no part named", at->column[1],
                   "write its `part` line above");
}

/* `KEYWORD  NAME  words`: a side, a unit, a mark. */
static rc named_read(struct loader *l, const struct line *at, struct entry e)
{
        if (at->columns < 3)
                return bad(l, at, "no words in", at->text,
                           "write keyword, name and words, two spaces "
                           "between");
        return lists_add(l, at, at->column[2], e);
}

/* `side  left  words`; `side letter  left  l`, what a capital beside a part
 * stands for; `side none  words`, what says no side. */
static rc side_read(struct loader *l, const struct line *at)
{
        struct entry e = { .kind = ENTRY_SIDE, .lane = LANE_BODY,
                           .target = (uint32_t)l->side.n };
        str name = at->columns > 1 ? at->column[1] : S("");

        if (str_eq(at->column[0], S("side letter")))
                e.kind = ENTRY_SIDE_LETTER;
        else if (str_eq(name, S("none")))
                e.kind = ENTRY_IGNORE;
        *VEC_ADD(l->a, &l->side) = name;
        return named_read(l, at, e);
}

static rc unit_read(struct loader *l, const struct line *at)
{
        struct entry e = { .kind = ENTRY_UNIT, .lane = LANE_COUNT,
                           .target = (uint32_t)l->unit.n };

        VEC_ADD(l->a, &l->unit)->name =
                at->columns > 1 ? at->column[1] : S("");
        return named_read(l, at, e);
}

static rc mark_read(struct loader *l, const struct line *at)
{
        bool request = str_starts(at->text, S("request"));
        str name = at->columns > 1 ? at->column[1] : S("");
        size_t k = request
                ? name_find(l, at, "mark", request_marks, REQUEST_MARKS, name)
                : name_find(l, at, "mark", count_marks, COUNT_MARKS, name);

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = request ? ENTRY_REQUEST_MARK : ENTRY_MARK,
                .lane = request ? LANE_REQUEST : LANE_COUNT,
                .target = (uint32_t)k });
}

static rc course_read(struct loader *l, const struct line *at)
{
        size_t k = name_find(l, at, "mark", course_marks, COURSE_MARKS,
                             at->columns > 1 ? at->column[1] : S(""));

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = ENTRY_COURSE, .lane = LANE_COURSE,
                .target = (uint32_t)k });
}

/* `sig  4  qid`, `sig  0.5  every other day`: a number, or a kind. */
static rc sig_read(struct loader *l, const struct line *at)
{
        str name = at->columns > 1 ? at->column[1] : S("");
        struct sig *sig = VEC_ADD(l->a, &l->sig);
        long n;

        if (str_number(name, &n)) {
                sig->per_day = (double)n;
        } else if (str_eq(name, S("0.5"))) {
                sig->per_day = 0.5;
        } else {
                size_t k = name_find(l, at, "sig", sig_kinds,
                                     COUNT(sig_kinds), name);

                if (k == SIZE_MAX)
                        return ERR_SYNTAX;
                sig->kind = (enum sig_kind)(SIG_HOURS + k);
        }
        return named_read(l, at, (struct entry){
                .kind = ENTRY_SIG, .lane = LANE_COURSE,
                .target = (uint32_t)(l->sig.n - 1) });
}

/* `treater  physical-therapy  dpt, 97110`. */
static rc treater_read(struct loader *l, const struct line *at)
{
        *VEC_ADD(l->a, &l->treater) = (struct treater){
                at->columns > 1 ? at->column[1] : S(""), UINT32_MAX,
                l->file, at->no };
        return named_read(l, at, (struct entry){
                .kind = ENTRY_TREATER, .lane = LANE_COURSE,
                .target = (uint32_t)(l->treater.n - 1) });
}

static rc heading_read(struct loader *l, const struct line *at)
{
        size_t k = name_find(l, at, "heading", headings, HEADINGS,
                             at->columns > 1 ? at->column[1] : S(""));

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = ENTRY_HEADING, .lane = LANE_HEADING,
                .target = (uint32_t)k });
}

static rc plain_read(struct loader *l, const struct line *at)
{
        static const struct { str key; enum entry_kind kind; } plain[] = {
                { STR("normal"), ENTRY_NORMAL },
                { STR("abnormal"), ENTRY_ABNORMAL },
                { STR("stop"), ENTRY_STOP }, { STR("verb"), ENTRY_VERB },
                { STR("ignore"), ENTRY_IGNORE }
        };
        size_t k = 0;
        str rest;

        while (!line_says(at, plain[k].key, &rest))
                k++;
        return lists_add(l, at, rest, (struct entry){
                .kind = plain[k].kind, .lane = LANE_FACT });
}

/* --- services ---------------------------------------------------------- */

static rc service_line(struct loader *l, const struct line *u, uint32_t i)
{
        static const str keys[] = {
                STR("class"), STR("unit"), STR("words"), STR("from"),
                STR("by"), STR("companion"), STR("accessory")
        };
        struct service *s = &l->service.at[i];
        str rest = u->text, word = str_word(&rest);

        rest = str_trim(rest);
        switch (name_find(l, u, "keyword", keys, COUNT(keys), word)) {
        case 0: s->class = rest; return OK;
        case 1: s->unit = rest; return OK;
        case 2: return lists_add(l, u, rest, (struct entry){
                        .kind = ENTRY_SERVICE, .lane = LANE_REQUEST,
                        .target = i });
        case 3:
                *VEC_ADD(l->a, &l->from) = (struct from){ rest, l->file, i,
                                                          u->no };
                return OK;
        case 4: s->by_level = true; return OK;
        case 5:
                s->companion = true;
                if (str_starts(rest, S("of ")))
                        s->primary = str_trim(str_slice(rest, 3, rest.n));
                return OK;
        case 6: s->accessory = true; return OK;
        }
        return ERR_SYNTAX;
}

static rc service_read(struct loader *l, const struct line *at)
{
        uint32_t i = (uint32_t)l->service.n;
        str name;

        line_says(at, S("service"), &name);
        VEC_ADD(l->a, &l->service)->name = str_eq(name, S("-")) ? S("") : name;
        for (const struct line *u = at->under; u; u = u->next) {
                rc r = service_line(l, u, i);

                if (r)
                        return r;
        }
        if (!l->service.at[i].class.n && !l->service.at[i].accessory)
                return bad(l, at, "no class in service", name,
                           "write `class` and a request class");
        return OK;
}

/* `from CONCEPT`: all words of that concept are the service's too. */
static rc services_from(struct loader *l)
{
        for (size_t k = 0; k < l->from.n; k++) {
                const struct from *f = &l->from.at[k];
                struct line at = { .no = f->line };
                bool any = false;
                rc r = OK;

                l->file = f->file;
                for (size_t i = 0; i < l->phrase.n && !r; i++) {
                        const struct phrase *p = &l->phrase.at[i];

                        if (!str_eq(l->concept.at[p->concept].name,
                                    f->concept))
                                continue;
                        any = true;
                        r = entry_add(l, &at, f->concept, (struct entry){
                                .kind = ENTRY_SERVICE, .lane = LANE_REQUEST,
                                .target = f->service }, p->symbol, p->n);
                }
                if (r)
                        return r;
                if (!any)
                        return bad(l, &at, "no concept with words named",
                                   f->concept, "write the name of one");
        }
        return OK;
}

/* --- names that stand for others, once all files are read --------------- */

static rc concept_named(struct loader *l, const struct lexeme *x, size_t line,
                        str name, uint32_t *out)
{
        *out = lexicon_concept(l->v, name);
        if (*out != UINT32_MAX)
                return OK;
        return err_set(l->e, ERR_SYNTAX, x->file, line,
                       "no concept `" FMT "`; write the name of one",
                       ARG(name));
}

static rc concepts_named(struct loader *l, const struct lexeme *x,
                         size_t line, str list, size_t most, uint32_t *out,
                         size_t *n)
{
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));

                if (*n == most)
                        return err_set(l->e, ERR_LIMIT, x->file, line,
                                       "more than %zu concepts; write fewer",
                                       most);
                rc r = concept_named(l, x, line, one, &out[*n]);

                if (r)
                        return r;
                ++*n;
        }
        return OK;
}

static rc concept_tie(struct loader *l, struct lexeme *x)
{
        rc r = concepts_named(l, x, x->line, x->also_text, CONCEPT_ALSO_MAX,
                              x->also, &x->n_also);

        if (!r && x->graded_text.n)
                r = concept_named(l, x, x->line, x->graded_text,
                                  &x->graded_as);
        if (!r && x->examined_text.n)
                r = concept_named(l, x, x->line, x->examined_text,
                                  &x->examined);
        if (!r && x->placed_text.n)
                r = concept_named(l, x, x->line, x->placed_text, &x->placed);
        for (size_t i = 0; i < x->n_together && !r; i++) {
                struct together *t = &x->together[i];

                r = concepts_named(l, x, t->line, t->all_text,
                                   CONCEPT_TOGETHER_MAX, t->all, &t->n_all);
                if (!r)
                        r = concepts_named(l, x, t->line, t->with_text,
                                           CONCEPT_TOGETHER_MAX, t->with,
                                           &t->n_with);
        }
        return r;
}

static rc names_tie(struct loader *l)
{
        struct vocabulary *v = l->v;
        rc r = OK;

        for (size_t i = 0; i < v->concepts && !r; i++)
                r = concept_tie(l, &v->lexeme[i]);
        for (size_t i = 0; i < v->drugs; i++)
                v->drug[i].concept = lexicon_concept(v, v->drug[i].class);
        v->form_concept = lexicon_concept(v, S("topical"));
        for (size_t i = 0; i < v->treaters && !r; i++) {
                struct treater *t = &v->treater[i];

                t->concept = lexicon_concept(v, t->name);
                if (t->concept == UINT32_MAX)
                        r = err_set(l->e, ERR_SYNTAX, t->file, t->line,
                                    "no concept `" FMT "`; write the name "
                                    "of one", ARG(t->name));
        }
        return r;
}

static void tables_hand_over(struct loader *l)
{
        struct vocabulary *v = l->v;

        v->concept = l->concept.at;
        v->lexeme = l->lexeme.at;
        v->concepts = l->concept.n;
        v->drug = l->drug.at;
        v->drugs = l->drug.n;
        v->cue = l->cue.at;
        v->cues = l->cue.n;
        v->part = l->part.at;
        v->parts = l->part.n;
        v->side = l->side.at;
        v->sides = l->side.n;
        v->unit = l->unit.at;
        v->units = l->unit.n;
        v->service = l->service.at;
        v->services = l->service.n;
        v->role = l->role.at;
        v->roles = l->role.n;
        v->sig = l->sig.at;
        v->sigs = l->sig.n;
        v->treater = l->treater.at;
        v->treaters = l->treater.n;
}

static rc line_read(struct loader *l, const struct line *at)
{
        static const struct {
                str key;
                rc (*read)(struct loader *, const struct line *);
        } line[] = {
                { STR("concept"), concept_read }, { STR("drug"), drug_read },
                { STR("form"), form_read }, { STR("cue"), cue_read },
                { STR("role"), role_read }, { STR("number"), number_read },
                { STR("abbreviation"), flagged_read },
                { STR("or"), flagged_read }, { STR("and"), flagged_read },
                { STR("asks"), flagged_read }, { STR("yes"), flagged_read },
                { STR("no"), flagged_read }, { STR("quotes"), flagged_read },
                { STR("guideline"), flagged_read },
                { STR("serves"), serves_read },
                { STR("part"), part_read }, { STR("sided"), part_read },
                { STR("level"), level_read }, { STR("midline"), midline_read },
                { STR("side"), side_read }, { STR("unit"), unit_read },
                { STR("mark"), mark_read }, { STR("request"), mark_read },
                { STR("service"), service_read },
                { STR("heading"), heading_read },
                { STR("course"), course_read }, { STR("sig"), sig_read },
                { STR("treater"), treater_read },
                { STR("normal"), plain_read }, { STR("abnormal"), plain_read },
                { STR("stop"), plain_read }, { STR("verb"), plain_read },
                { STR("ignore"), plain_read }
        };
        str key[COUNT(line)], rest = at->text, word = str_word(&rest);
        size_t k;

        for (k = 0; k < COUNT(line); k++)
                key[k] = line[k].key;
        k = name_find(l, at, "keyword", key, COUNT(line), word);
        return k == SIZE_MAX ? ERR_SYNTAX : line[k].read(l, at);
}

rc vocabulary_load(arena *a, const struct data_file *file, size_t n,
                   struct vocabulary **out, err *e)
{
        struct loader l = { .a = a, .v = NEW(a, struct vocabulary), .e = e };
        struct line *at;
        rc r;

        *VEC_ADD(a, &l.entry) = NULL;
        l.v->any_number = word_symbol(&l, S("<n>"));
        for (size_t i = 0; i < 26; i++)
                l.v->level[i] = UINT32_MAX;
        for (size_t i = 0; i < n; i++) {
                l.file = file[i].name;
                r = outline_read(a, file[i].name, file[i].text, &at, e);
                for (; at && !r; at = at->next)
                        r = line_read(&l, at);
                if (r)
                        return r;
        }
        r = services_from(&l);
        while (l.entry.n <= l.v->automaton.states)
                *VEC_ADD(a, &l.entry) = NULL;
        l.v->entry_of = (const struct entry *const *)l.entry.at;
        l.v->number_of = l.number.at;
        l.v->flag_of = l.flag.at;
        tables_hand_over(&l);
        if (!r)
                r = names_tie(&l);
        if (!r)
                *out = l.v;
        return r;
}
