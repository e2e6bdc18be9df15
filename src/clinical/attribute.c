/* attribute.c - see attribute.h. */
#include "clinical/attribute.h"

enum {
        LIST_TOKENS = 2,                /* of other words in a list */
        HAS_TOKENS = 2, BEHIND_TOKENS = 8, YEAR_DAYS = 366, YEAR_FIRST = 1950,
        YEAR_LAST = 2049
};

static bool comma_clause(const struct passage *p, size_t i)
{
        return p->s->t[i].before & GLUE_COMMA && p->verb_at[i] != SIZE_MAX;
}

static bool or_behind(const struct passage *p, size_t i)
{
        for (; i < p->s->n && !(p->s->t[i].before & GLUE_SEMICOLON); i++)
                if (p->v->flag_of[p->s->t[i].symbol] & WORD_OR)
                        return true;
        return false;
}

static bool marked_between(const struct passage *p, enum attribute what,
                           size_t after, size_t before)
{
        for (size_t k = 0; k < p->attributes; k++)
                if (p->attribute[k].target == what &&
                    p->attribute[k].first > after &&
                    p->attribute[k].last < before)
                        return true;
        return false;
}

/* Does a stop word or, where verbs end it, a verb stand between? */
static bool ended_between(const struct passage *p, size_t after,
                          size_t before, bool verbs)
{
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first > after && e->last < before &&
                    (e->kind == ENTRY_STOP ||
                     (verbs && e->kind == ENTRY_VERB)))
                        return true;
        }
        return false;
}

/* Are all mentions between cue and m of one list with m, and of its kind? */
static bool list_reaches(const struct passage *p, size_t after,
                         const struct event *m)
{
        const struct event *last = NULL;

        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (!event_names(e) || e->first <= after ||
                    e->last >= m->first)
                        continue;
                if ((last && !passage_listed(p, last->last, e->first,
                                             LIST_TOKENS)) ||
                    event_acts(p, e) != event_acts(p, m))
                        return false;
                last = e;
        }
        return !last || passage_listed(p, last->last, m->first, LIST_TOKENS);
}

static bool reaches_ahead(const struct passage *p, const struct event *c,
                          const struct event *m)
{
        if (c->last >= m->first || !(c->direction & BEFORE) ||
            ended_between(p, c->last, m->first, true) ||
            marked_between(p, ATTRIBUTE_NOW, c->last, m->first))
                return false;
        for (size_t i = c->last + 1; i <= m->first; i++)
                if (p->s->t[i].before & GLUE_SEMICOLON || comma_clause(p, i) ||
                    (p->s->t[i].before & GLUE_COMMA &&
                     c->target == ATTRIBUTE_POSSIBLE && !or_behind(p, i)))
                        return false;
        return list_reaches(p, c->last, m);
}

static bool reaches_back(const struct passage *p, const struct event *c,
                         const struct event *m)
{
        if (c->first <= m->last || !(c->direction & AFTER) ||
            c->first - m->last > BEHIND_TOKENS ||
            ended_between(p, m->last, c->first, true))
                return false;
        for (size_t i = m->last + 1; i <= c->first; i++)
                if (p->s->t[i].before & (GLUE_SEMICOLON | GLUE_COMMA))
                        return false;
        for (size_t k = 0; k < p->n; k++)
                if (event_names(&p->event[k]) &&
                    p->event[k].first > m->last &&
                    p->event[k].last < c->first)
                        return false;
        return true;
}

/* Of one clause: "before the injury she had ...". A comma behind words that
 * open the sentence parts no clauses. */
static bool clause_shared(const struct passage *p, const struct event *c,
                          const struct event *m)
{
        bool ahead = c->last < m->first;
        size_t from = ahead ? c->last : m->last;
        size_t to = ahead ? m->first : c->first;

        if (ended_between(p, from, to, false))
                return false;
        for (size_t i = from + 1; i <= to; i++)
                if (p->s->t[i].before & GLUE_SEMICOLON ||
                    (comma_clause(p, i) && !(ahead && c->first == 0 &&
                                             i == c->last + 1)))
                        return false;
        return !marked_between(p, ATTRIBUTE_NOW, from, to);
}

/* Is the relative at k one who has something? */
static bool relative_has(const struct passage *p, size_t k)
{
        const struct token *t = p->s->t;
        const struct event *c = &p->attribute[k];

        return t[c->first].before & GLUE_OPEN ||
               t[c->last + 1].before & GLUE_COLON ||
               (k + 1 < p->attributes && c[1].target == ATTRIBUTE_HAS &&
                c[1].first <= c->last + HAS_TOKENS);
}

static bool of_family(const struct passage *p, const struct event *m,
                      bool under)
{
        bool family = under;

        for (size_t k = 0; k < p->attributes; k++) {
                const struct event *c = &p->attribute[k];
                bool ahead = c->last < m->first && c->direction & BEFORE;
                bool whole = ahead;

                for (size_t i = c->last + 1; ahead && i <= m->first; i++)
                        if (p->s->t[i].before & GLUE_SEMICOLON)
                                whole = false;
                if (c->target == ATTRIBUTE_OWN && c->last < m->first)
                        family = false;
                else if (c->target == ATTRIBUTE_FAMILY)
                        family |= whole || reaches_back(p, c, m);
                else if (c->target == ATTRIBUTE_RELATIVE &&
                         relative_has(p, k))
                        family |= whole || (c->first > m->last &&
                                            c->first - m->last <= 2);
                if (c->target == ATTRIBUTE_FAMILY && ahead && !whole)
                        family = under;
        }
        return family;
}

/* "?radiculopathy", "(?) tear", "strain (?)": a question mark that ends
 * nothing. */
static bool asked_at(const struct passage *p, str text, const struct event *m)
{
        size_t i = p->s->t[m->first].begin;
        size_t end = p->s->t[m->last].end;

        while (i && (text.p[i - 1] == ' ' || text.p[i - 1] == ')'))
                i--;
        if (i && text.p[i - 1] == '?' &&
            (i == 1 || strchr(" (:\n/-", text.p[i - 2])))
                return true;
        return str_starts(str_slice(text, end, text.n), S(" (?)"));
}

bool attribute_year(const struct passage *p, str text, size_t i, date *out)
{
        const struct token *t = &p->s->t[i];
        const struct entry *unit;
        char before = t->begin ? text.p[t->begin - 1] : ' ';

        if (!t->digits || t->dated || t->end - t->begin != 4 ||
            t->number < YEAR_FIRST || t->number > YEAR_LAST ||
            strchr("$#-/.", before) || p->s->t[i + 1].before &
            (GLUE_SLASH | GLUE_PERCENT))
                return false;
        if (i + 1 < p->s->n && p->s->t[i + 1].before & GLUE_HYPHEN &&
            p->s->t[i + 1].begin == t->end + 1)
                return false;
        unit = i + 1 < p->s->n ? p->count[i + 1].entry : NULL;
        return !(unit && unit->kind == ENTRY_UNIT) &&
               date_make((int)t->number, 0, 0, out);
}

bool attribute_clause(const struct passage *p, size_t i, size_t from,
                      size_t to)
{
        size_t after = i < from ? i : to, before = i < from ? from : i;

        for (size_t k = after + 1; k <= before; k++)
                if (p->s->t[k].before & GLUE_SEMICOLON || comma_clause(p, k))
                        return false;
        for (size_t k = 0; k < p->attributes; k++)
                if (p->attribute[k].target == ATTRIBUTE_NOW &&
                    p->attribute[k].last + 1 == i)
                        return false;
        return !ended_between(p, after, before, true);
}

/* Does a study stand in the sentence? What it shows is as it stands. */
static bool study_named(const struct passage *p)
{
        for (size_t k = 0; k < p->n; k++)
                if (event_names(&p->event[k]) &&
                    p->event[k].kind != ENTRY_DRUG &&
                    str_eq(p->v->concept[p->event[k].target].section,
                           S("imaging")))
                        return true;
        return false;
}

/* A day long before the document's; where that has none, a year alone. */
static bool long_before(const struct passage *p, const struct standing *at,
                        date when)
{
        if (!date_known(when) || study_named(p) ||
            marked_between(p, ATTRIBUTE_NOW, 0, p->s->n))
                return false;
        if (date_known(at->document))
                return when.last + YEAR_DAYS < at->document.first;
        return when.last - when.first > 31;
}

static bool is_past(const struct passage *p, const struct event *m)
{
        for (size_t k = 0; k < p->attributes; k++) {
                const struct event *c = &p->attribute[k];

                if ((c->target == ATTRIBUTE_HISTORICAL &&
                     (reaches_ahead(p, c, m) || reaches_back(p, c, m))) ||
                    (c->target == ATTRIBUTE_EARLIER &&
                     clause_shared(p, c, m)))
                        return true;
        }
        return false;
}

static bool is_possible(const struct passage *p, str text,
                        const struct event *m)
{
        for (size_t k = 0; k < p->attributes; k++)
                if (p->attribute[k].target == ATTRIBUTE_POSSIBLE &&
                    (reaches_ahead(p, &p->attribute[k], m) ||
                     reaches_back(p, &p->attribute[k], m)))
                        return true;
        return asked_at(p, text, m);
}

struct attributes attributes_find(const struct passage *p, str text,
                                  const struct mention *m,
                                  const struct standing *at, date when)
{
        struct attributes out = { 0 };
        struct event e = { .kind = ENTRY_WORDS, .target = m->concept,
                           .first = m->from, .last = m->to };
        bool stated = m->status == FINDING_PRESENT ||
                      m->status == FINDING_ABSENT;

        if (m->event != SIZE_MAX)
                e = p->event[m->event];
        if (m->status == FINDING_PRESENT && !event_acts(p, &e))
                out.possible = is_possible(p, text, &e);
        out.family = of_family(p, &e, at->family);
        out.historical = stated && (at->past || is_past(p, &e) ||
                         (m->status == FINDING_PRESENT &&
                          long_before(p, at, when)));
        return out;
}
