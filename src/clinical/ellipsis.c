/* ellipsis.c - a mention that a later part of the sentence goes without. See
 * passage.h.
 *
 * "Strength is 4/5 on the right and 5/5 on the left" speaks of strength
 * twice, "he had 8 visits; 6 more are requested" of the visits' treatment. A
 * copy of the mention's event is put where the later part begins to speak of
 * it; what it says is read there as of any other mention. */
#include "clinical/passage.h"

enum { OWN_NEAR = 4, DENIED_NEAR = 3, ADDED_MOST = 8 };

static bool word_is(const struct passage *p, size_t i, unsigned flag)
{
        return p->v->flag_of[p->s->t[i].symbol] & flag;
}

/* Puts e among the events, behind those that begin at or before it. */
static void event_put(struct passage *p, struct event e)
{
        size_t k = p->n;

        if (p->n == SENTENCE_TOKENS)
                return;
        for (; k && p->event[k - 1].first > e.first; k--)
                p->event[k] = p->event[k - 1];
        p->event[k] = e;
        p->n++;
}

/* --- "6 more are requested" -------------------------------------------- */

/* Does a mention of its own follow within few tokens: "6 more visits of
 * acupuncture"? */
static bool named_behind(const struct passage *p, size_t last)
{
        for (size_t k = 0; k < p->n; k++)
                if (event_names(&p->event[k]) && p->event[k].last > last &&
                    p->event[k].first <= last + OWN_NEAR &&
                    passage_listed(p, last, p->event[k].first, OWN_NEAR))
                        return true;
        return false;
}

/* "It is requested that": what "it" is comes behind. */
static bool clause_named(const struct passage *p, size_t last)
{
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first == last + 1 && e->kind == ENTRY_CUE &&
                    e->last + 1 < p->s->n)
                        return str_eq(str_slice(p->s->text,
                                                p->s->t[e->last + 1].begin,
                                                p->s->t[e->last + 1].end),
                                      S("that"));
        }
        return false;
}

/* The act that the words at token i stand for. */
static const struct event *referent(const struct passage *p, size_t i,
                                    const struct event *before)
{
        const struct event *found = before;

        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first <= i && e->last >= i && event_names(e))
                        return NULL;            /* part of a mention */
                if (e->last < i && event_acts(p, e))
                        found = e;
        }
        return found;
}

static void references_fill(struct passage *p, const struct event *before)
{
        struct event add[ADDED_MOST];
        size_t n = 0;

        for (size_t i = 0; i < p->s->n && n < ADDED_MOST; i++) {
                const struct event *of;
                size_t last = i + p->refer[i].n - 1;

                if (!p->refer[i].entry || named_behind(p, last) ||
                    clause_named(p, last))
                        continue;
                of = referent(p, i, before);
                if (!of)
                        continue;
                add[n] = *of;
                add[n].first = i;
                add[n].last = last;
                add[n++].refers = true;
                i = last;
        }
        for (size_t k = 0; k < n; k++)
                event_put(p, add[k]);
}

/* --- "5/5 on the left" ------------------------------------------------- */

/* The side or part of the body that token i names; NULL: none. */
static const struct entry *place_at(const struct passage *p, size_t i)
{
        const struct entry *e = p->body[i].entry;

        if (!e || (e->kind == ENTRY_SIDE_LETTER && !p->s->t[i].capital))
                return NULL;
        return e;
}

static bool side_entry(const struct entry *e)
{
        return e->kind == ENTRY_SIDE || e->kind == ENTRY_SIDE_LETTER;
}

/* Does a clause go on anew between the tokens? */
static bool parted(const struct passage *p, size_t after, size_t before)
{
        for (size_t i = after + 1; i <= before; i++)
                if (p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON) ||
                    word_is(p, i, WORD_AND))
                        return true;
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].kind == ENTRY_STOP &&
                    p->event[k].first > after && p->event[k].last < before)
                        return true;
        return false;
}

/* "Not", "none" or "absent" just before token i. */
static bool denied_before(const struct passage *p, size_t i)
{
        for (size_t k = 0; k < p->n; k++) {
                const struct event *c = &p->event[k];

                if (c->kind == ENTRY_CUE && c->direction & BEFORE &&
                    p->v->cue[c->target].kind == CUE_ABSENT &&
                    c->last < i && i - c->last <= DENIED_NEAR)
                        return true;
        }
        return false;
}

/* A grade of concept x among the tokens of the clause around token i. */
static bool graded_around(const struct passage *p, const struct lexeme *x,
                          size_t i, size_t after, size_t end)
{
        size_t from = i, to = i + 1;

        while (from > after + 1 && !(p->s->t[from].before &
                                     (GLUE_COMMA | GLUE_SEMICOLON)) &&
               !word_is(p, from - 1, WORD_AND))
                from--;
        while (to < end && !(p->s->t[to].before &
                             (GLUE_COMMA | GLUE_SEMICOLON)) &&
               !word_is(p, to, WORD_AND))
                to++;
        for (; from < to; from++)
                if (passage_grade(p, x, from) != TRI_UNKNOWN)
                        return true;
        return false;
}

/* "SLR (+) R, (-) L": does a mark lead token i? */
static bool marked(const struct passage *p, size_t i)
{
        return p->s->t[i].before & (GLUE_MARKED | GLUE_UNMARKED);
}

/* "Decreased on the left but intact on the right": is there behind a "but" a
 * finding word of its own for the place at token i? */
static bool found_anew(const struct passage *p, size_t after, size_t i)
{
        for (size_t k = 0; k + 1 < p->n; k++)
                if (p->event[k].kind == ENTRY_STOP &&
                    p->event[k].first > after && p->event[k].last < i &&
                    (p->event[k + 1].kind == ENTRY_NORMAL ||
                     p->event[k + 1].kind == ENTRY_ABNORMAL) &&
                    p->event[k + 1].last < i &&
                    i - p->event[k + 1].last <= DENIED_NEAR)
                        return true;
        return false;
}

/* Puts mention k again at the other sides and parts that its clause goes on
 * to speak of. */
static void places_fill(struct passage *p, size_t k)
{
        const struct event m = p->event[k];
        const struct lexeme *x = &p->v->lexeme[m.target];
        const struct entry *first = NULL;
        size_t end = p->s->n, at = m.last;

        for (size_t i = k + 1; i < p->n && end == p->s->n; i++)
                if (event_names(&p->event[i]))
                        end = p->event[i].first;
        for (size_t i = m.last + 1; i < end; i++) {
                const struct entry *e = place_at(p, i);
                bool graded;

                if (!e)
                        continue;
                if (!first || !parted(p, at, i) ||
                    side_entry(e) != side_entry(first) ||
                    e->target == first->target) {
                        first = first ? first : e;
                        at = i;
                        continue;
                }
                graded = side_entry(e) && x->grade > 0 &&
                         graded_around(p, x, i, at, end);
                if (graded || denied_before(p, i) || marked(p, i) ||
                    found_anew(p, at, i)) {
                        struct event add = m;

                        if (graded)
                                add.kind = ENTRY_OBSERVED;
                        else if (add.kind != ENTRY_OBSERVED)
                                add.kind = ENTRY_WORDS;
                        add.first = add.last = i;
                        add.again = true;
                        event_put(p, add);
                        return;
                }
                at = i;
        }
}

void ellipses_fill(struct passage *p, const struct event *before)
{
        references_fill(p, before);
        for (size_t k = 0; k < p->n && p->n < SENTENCE_TOKENS; k++) {
                const struct event *e = &p->event[k];

                if (event_names(e) && !e->refers && !event_acts(p, e))
                        places_fill(p, k);
        }
}
