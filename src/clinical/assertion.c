/* assertion.c - what the words around a mention say of it. See passage.h.
 *
 * A cue before a mention reaches it unless a stop word, a semicolon or a
 * clause of its own behind a comma stands between. A cue behind it reaches
 * back over a list, not over another verb. "No" and its like (noun cues) go
 * over a comma only where an "or" follows. */
#include "clinical/passage.h"

#include <assert.h>

#define BIT(status) (1u << FINDING_##status)

enum {
        MARK_NEAR = 4, PLACE_LETTERS = 2, TOLD_NEAR = 3, ACT_NEAR = 4,
        NORMAL_LEAST = 15, NORMAL_MOST = 360    /* degrees */
};

static bool word_is(const struct passage *p, size_t i, unsigned flag)
{
        return p->v->flag_of[p->s->t[i].symbol] & flag;
}

/* Is there an event of this kind between the tokens? */
static bool between(const struct passage *p, enum entry_kind kind,
                    size_t after, size_t before)
{
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].kind == kind && p->event[k].first > after &&
                    p->event[k].last < before)
                        return true;
        return false;
}

/* Does the comma segment that begins at token i make a clause of its own? Not
 * where its verb ends a list: "no A, B or C was seen". */
static bool clause_at(const struct passage *p, size_t i)
{
        if (p->verb_at[i] == SIZE_MAX)
                return false;
        for (size_t k = i; k < p->verb_at[i]; k++)
                if (word_is(p, k, WORD_OR))
                        return false;
        return true;
}

static bool or_follows(const struct passage *p, size_t from)
{
        for (size_t i = from; i < p->s->n; i++) {
                if (p->s->t[i].before & GLUE_SEMICOLON)
                        return false;
                if (i > from && p->s->t[i].before & GLUE_COMMA &&
                    clause_at(p, i))
                        return false;
                if (word_is(p, i, WORD_OR))
                        return true;
        }
        return false;
}

/* May a noun cue go on over the "and" at token i to the mention at m? Only
 * where both neighbours are mentions: "no numbness and tingling". */
static bool and_joins(const struct passage *p, size_t i, size_t m)
{
        bool left = false;

        for (size_t k = 0; k < p->n; k++)
                left |= event_names(&p->event[k]) &&
                        p->event[k].last + 1 == i;
        for (size_t k = 0; k < p->n; k++)       /* "and tenderness is" */
                if (p->event[k].kind == ENTRY_VERB && p->event[k].first > m)
                        left &= p->event[k].first > m + 2;
        return left && i + 1 == m;
}

static bool reaches_ahead(const struct passage *p, size_t cue_last, bool noun,
                          size_t m)
{
        const struct token *t = p->s->t;

        if (between(p, ENTRY_STOP, cue_last, m))
                return false;
        if (noun && between(p, ENTRY_VERB, cue_last, m))
                return false;
        for (size_t i = cue_last + 1; i <= m; i++) {
                if (t[i].before & GLUE_SEMICOLON)
                        return false;
                if (t[i].before & GLUE_COLON && i > cue_last + 1 &&
                    p->verb_at[i] == i)
                        return false;           /* "weakness: states that" */
                if (t[i].before & GLUE_COMMA &&
                    (clause_at(p, i) || (noun && !or_follows(p, i))))
                        return false;
                if (noun && i < m && word_is(p, i, WORD_AND) &&
                    !and_joins(p, i, m) && !or_follows(p, i))
                        return false;
        }
        return true;
}

/* The comma segment that token i stands in begins here. */
static size_t segment_begin(const struct passage *p, size_t i)
{
        while (i && !(p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON)))
                i--;
        return i;
}

static bool reaches_back(const struct passage *p, size_t m_last,
                         size_t cue_first)
{
        const struct token *t = p->s->t;
        bool comma = false;

        if (between(p, ENTRY_STOP, m_last, cue_first) ||
            between(p, ENTRY_VERB, m_last, cue_first))
                return false;
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first > m_last && e->last < cue_first &&
                    e->kind == ENTRY_CUE && e->direction == BEFORE &&
                    !p->v->cue[e->target].noun &&
                    p->v->cue[e->target].kind != CUE_REVIEW &&
                    p->v->cue[e->target].kind != CUE_EXAMINATION &&
                    p->v->cue[e->target].kind != CUE_DROPPED)
                        return false;
        }
        for (size_t i = m_last + 1; i <= cue_first; i++) {
                if (t[i].before & GLUE_SEMICOLON)
                        return false;
                comma |= (t[i].before & GLUE_COMMA) != 0;
        }
        return !comma || p->verb_at[segment_begin(p, m_last)] == SIZE_MAX;
}

static bool denies(enum cue_kind kind)
{
        return kind == CUE_ABSENT || kind == CUE_LACKING ||
               kind == CUE_NOT_DOCUMENTED || kind == CUE_DROPPED;
}

/* "Denies relief from ibuprofen", "no numbness since the surgery": what is
 * denied is the first, and the act behind it is no part of its list. */
static bool act_apart(const struct passage *p, const struct event *c,
                      const struct event *m)
{
        const struct event *last = NULL;

        if (!event_acts(p, m))
                return false;
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first > c->last && e->last < m->first &&
                    event_names(e) && !event_acts(p, e))
                        last = e;
        }
        return last && !or_follows(p, last->last + 1) &&
               (last->last + 1 == m->first
                ? !(p->s->t[m->first].before & (GLUE_COMMA | GLUE_SLASH))
                : !passage_listed(p, last->last, m->first, 0));
}

/* "Response to the injection was not recorded": is act m only what the mention
 * before it came from? */
static bool act_of(const struct passage *p, const struct event *m)
{
        const struct event *last = NULL;

        if (!event_acts(p, m))
                return false;
        for (size_t k = 0; k < p->n && p->event[k].last < m->first; k++)
                if (event_names(&p->event[k]))
                        last = &p->event[k];
        if (!last || event_acts(p, last) ||
            m->first - last->last > ACT_NEAR)
                return false;
        for (size_t i = last->last + 1; i <= m->first; i++)
                if (p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON |
                                         GLUE_SLASH) ||
                    word_is(p, i, WORD_AND | WORD_OR))
                        return false;
        return true;
}

/* "Had 9 visits of therapy and continues her exercises": does the cue behind
 * an "and" speak of the act ahead of it? */
static bool cue_ahead(const struct passage *p, const struct event *c)
{
        if (!c->first || !(c->direction & BEFORE) ||
            !word_is(p, c->first - 1, WORD_AND))
                return false;
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].first > c->last &&
                    p->event[k].first - c->last <= ACT_NEAR &&
                    event_acts(p, &p->event[k]))
                        return true;
        return false;
}

/* "Tried gabapentin (sedation)": what a bracket behind a drug says is not
 * found in the worker now, but for what came of the drug: "(no relief)". */
static bool bracket_of_drug(const struct passage *p, const struct event *m)
{
        if (!(p->s->t[m->first].before & GLUE_OPEN))
                return false;
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].kind == ENTRY_DRUG &&
                    p->event[k].last + 1 == m->first)
                        return !event_acts(p, m) &&
                               !p->v->lexeme[m->target].outcome;
        return false;
}

/* Does cue event c reach mention m? *gap: tokens between. */
static bool cue_reaches(const struct passage *p, const struct event *c,
                        const struct event *m, size_t *gap)
{
        const struct cue *cue = &p->v->cue[c->target];

        if (c->last < m->first && c->direction & BEFORE) {
                *gap = m->first - c->last - 1;
                return reaches_ahead(p, c->last, cue->noun, m->first) &&
                       !(denies(cue->kind) && act_apart(p, c, m));
        }
        if (c->first > m->last && c->direction & AFTER) {
                if (cue->kind == CUE_AGAIN && cue_ahead(p, c))
                        return false;
                *gap = c->first - m->last - 1;
                return reaches_back(p, m->last, c->first) &&
                       !(denies(cue->kind) && act_of(p, m));
        }
        return false;
}

/* The cue of each kind that is nearest to m. */
struct near {
        const struct event *cue[CUES]; size_t gap[CUES];
        bool ended;             /* what went on was, and is no more */
};

static void cues_near(const struct passage *p, const struct event *m,
                      struct near *near)
{
        *near = (struct near){ 0 };
        for (size_t k = 0; k < p->n; k++) {
                const struct event *c = &p->event[k];
                size_t gap;

                if (c->kind != ENTRY_CUE || !cue_reaches(p, c, m, &gap))
                        continue;
                enum cue_kind kind = p->v->cue[c->target].kind;

                if (!near->cue[kind] || gap < near->gap[kind]) {
                        near->cue[kind] = c;
                        near->gap[kind] = gap;
                }
        }
}

/* The nearest of the kinds in the set, CUES where none reaches. */
static enum cue_kind nearest(const struct near *near, unsigned kinds)
{
        enum cue_kind best = CUES;

        for (unsigned k = 0; k < CUES; k++)
                if (kinds >> k & 1 && near->cue[k] &&
                    (best == CUES || near->gap[k] < near->gap[best]))
                        best = (enum cue_kind)k;
        return best;
}

static unsigned kind_status(enum cue_kind kind)
{
        switch (kind) {
        case CUE_ABSENT: case CUE_LACKING: return BIT(ABSENT);
        case CUE_PLANNED: return BIT(PLANNED);
        case CUE_NOT_DOCUMENTED: return BIT(NOT_DOCUMENTED);
        case CUE_AGAIN: return BIT(PRESENT) | BIT(PLANNED);
        case CUE_DROPPED: return 0;
        default: return BIT(PRESENT);
        }
}

/* Does a cue of this kind speak of m with no other mention between? */
static bool cue_direct(const struct passage *p, const struct near *near,
                       enum cue_kind kind, const struct event *m)
{
        const struct event *c = near->cue[kind];

        if (!c || near->gap[kind] == 0)
                return c != NULL;
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (event_names(e) &&
                    ((e->first > c->last && e->last < m->first) ||
                     (e->first > m->last && e->last < c->first)))
                        return false;
        }
        return true;
}

/* The kinds of cue that can change a mention whose own words hold that it is
 * so ("returned to work"): what denies, plans or ends it. */
static unsigned own_kinds(const struct passage *p, const struct near *near,
                          const struct event *m)
{
        unsigned kinds = 1u << CUE_DROPPED;

        if (m->kind == ENTRY_ABSENT)
                return kinds;
        if (cue_direct(p, near, CUE_ABSENT, m))
                kinds |= 1u << CUE_ABSENT;
        if (near->cue[CUE_PLANNED] &&
            near->cue[CUE_PLANNED]->last < m->first &&
            cue_direct(p, near, CUE_PLANNED, m))
                kinds |= 1u << CUE_PLANNED;
        return kinds;
}

/* What is "discontinued" was had, whatever denies it now. What was
 * at the time of the injury is no fact of work now. CUES: neither. */
static enum cue_kind ended(const struct passage *p, const struct event *m,
                           struct near *near)
{
        const struct lexeme *x = m->kind == ENTRY_DRUG ? NULL :
                                 &p->v->lexeme[m->target];

        if (x && x->now && m->kind != ENTRY_ABSENT && near->cue[CUE_FORMER])
                return CUE_DROPPED;
        if (!near->cue[CUE_ENDED] || m->kind == ENTRY_ABSENT ||
            !cue_direct(p, near, CUE_ENDED, m) ||
            (near->cue[CUE_ENDED]->first > m->last &&
             near->gap[CUE_ENDED] > 2))
                return CUES;
        if (x && (x->counts || !x->act))
                return CUES;
        near->cue[CUE_PRESENT] = near->cue[CUE_ENDED];
        near->gap[CUE_PRESENT] = near->gap[CUE_ENDED];
        near->ended = true;
        return CUE_PRESENT;
}

/* The nearest of the kinds, but for what "no" makes of a verb behind it. */
static enum cue_kind cue_nearest(const struct passage *p,
                                 const struct event *m,
                                 const struct near *near, unsigned kinds)
{
        enum cue_kind best = nearest(near, kinds);
        const struct event *no = near->cue[CUE_ABSENT];

        if (best == CUE_PRESENT && near->cue[CUE_AGAIN] &&
            near->cue[CUE_AGAIN]->first > m->last)
                return CUE_AGAIN;               /* "used, and asked again" */
        if (best == CUE_PRESENT && near->cue[CUE_AGAIN] &&
            !p->v->cue[near->cue[CUE_AGAIN]->target].noun &&
            near->cue[CUE_AGAIN]->last < m->first &&
            near->cue[best]->first > m->last && near->gap[CUE_AGAIN] <= 3)
                return CUE_AGAIN;       /* "request for what was done" */
        if (best != CUE_PRESENT || !no)
                return best;
        if (near->cue[best]->first > m->last && no->last < m->first &&
            near->gap[CUE_ABSENT] <= 3)
                return CUE_ABSENT;              /* "no MRI was performed" */
        if (near->cue[best]->last < m->first && no->first > m->last &&
            cue_direct(p, near, CUE_ABSENT, m))
                return CUE_ABSENT;      /* "given a brace, has not worn it" */
        return best;
}

/* Which cue decides; CUES: none. */
static enum cue_kind cue_decides(const struct passage *p,
                                 const struct event *m, struct near *near)
{
        bool act = event_acts(p, m);
        enum cue_kind dropped = CUES, best;
        unsigned kinds = 1u << CUE_ABSENT | 1u << CUE_DROPPED |
                         1u << CUE_LACKING |
                         (act ? 1u << CUE_PRESENT | 1u << CUE_PLANNED |
                                1u << CUE_AGAIN : 0);

        cues_near(p, m, near);
        if (near->cue[CUE_DROPPED] && near->cue[CUE_NOT_DOCUMENTED] &&
            near->gap[CUE_DROPPED] <= near->gap[CUE_NOT_DOCUMENTED])
                dropped = CUE_DROPPED;          /* "need for it is unclear" */
        else if (near->cue[CUE_DROPPED])
                dropped = nearest(near, 1u << CUE_DROPPED |
                                        1u << CUE_NOT_DOCUMENTED);
        if (dropped == CUE_DROPPED && near->gap[CUE_DROPPED] <= 2)
                return CUE_DROPPED;
        if (near->cue[CUE_NOT_DOCUMENTED])
                return CUE_NOT_DOCUMENTED;
        if (m->kind == ENTRY_ABSENT && near->cue[CUE_RECORDED] &&
            near->gap[CUE_RECORDED] <= 1 &&
            word_is(p, m->first, WORD_NO))
                return CUE_NOT_DOCUMENTED;      /* "no gain was documented" */
        best = ended(p, m, near);
        if (best != CUES)
                return best;
        if (m->kind == ENTRY_ABSENT || m->kind == ENTRY_PRESENT)
                kinds = own_kinds(p, near, m);
        best = cue_nearest(p, m, near, kinds);
        if (best == CUE_PLANNED && !act)
                return CUE_DROPPED;
        if (best == CUES && !p->review && near->cue[CUE_REVIEW] &&
            near->cue[CUE_REVIEW]->first > m->last) {
                near->cue[CUE_ABSENT] = near->cue[CUE_REVIEW];
                return CUE_ABSENT;              /* "numbness was denied" */
        }
        if (best == CUE_LACKING && act)
                return CUE_DROPPED;
        if (best == CUE_ABSENT && near->cue[CUE_ABSENT]->last < m->first &&
            (near->cue[CUE_RECORDED] || (act && near->cue[CUE_TOLD])))
                return CUE_NOT_DOCUMENTED;
        if (best == CUE_ABSENT && near->cue[CUE_ABSENT]->first > m->last &&
            near->cue[CUE_RECORDED] &&
            near->cue[CUE_RECORDED]->last < m->first)
                return CUE_NOT_DOCUMENTED;      /* "record of it is absent" */
        return best;
}

static void span(const struct event *m, const struct event *cue, size_t *from,
                 size_t *to)
{
        *from = m->first;
        *to = m->last;
        if (cue && cue->first < *from)
                *from = cue->first;
        if (cue && cue->last > *to)
                *to = cue->last;
}

/* "Was denied therapy and has tenderness": does what follows an "and" with a
 * verb of its own part m from what review says? */
static bool review_over(const struct passage *p, const struct event *m)
{
        bool over = false, said = false;

        if (p->heading == HEADING_REVIEW)
                return false;
        for (size_t k = 0; k < p->n && p->event[k].first < m->first; k++) {
                const struct event *e = &p->event[k];

                if (e->kind == ENTRY_CUE &&
                    p->v->cue[e->target].kind == CUE_REVIEW) {
                        said = true;
                        over = false;
                }
                if (e->kind == ENTRY_STOP && word_is(p, e->first, WORD_AND))
                        over = true;
        }
        return said && over;
}

/* In a sentence of utilization review what is done is only planned, unless
 * its own words say that it was had; of findings only a gap counts. */
static unsigned review_status(const struct passage *p, const struct event *m,
                              enum cue_kind kind, const struct near *near,
                              unsigned status)
{
        if (!event_acts(p, m))
                return kind == CUE_NOT_DOCUMENTED ? status : 0;
        if (kind == CUE_PRESENT && near->gap[kind] <= 2 &&
            near->cue[kind]->last < m->first)
                return BIT(PRESENT);
        if (kind == CUE_PRESENT && near->gap[kind] <= TOLD_NEAR &&
            near->cue[kind]->first > m->last && !near->cue[CUE_PLANNED])
                return BIT(PRESENT);    /* "noted that 12 visits were had" */
        if (kind == CUE_DROPPED || kind == CUE_NOT_DOCUMENTED)
                return 0;
        if (kind == CUE_ABSENT && near->cue[CUE_PRESENT] &&
            near->cue[CUE_PRESENT]->first > m->last &&
            near->cue[CUE_ABSENT]->last < m->first)
                return BIT(ABSENT);     /* "no prior therapy was done" */
        return kind == CUE_AGAIN ? status : BIT(PLANNED);
}

/* Does an event end just before token i? */
static bool event_ends(const struct passage *p, size_t i)
{
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].last + 1 == i)
                        return true;
        return false;
}

/* "(-) effusion", "(+) left leg weakness": the mark that leads a finding, a
 * part or side of the body at most between; TRI_UNKNOWN: none. */
static tri mark_before(const struct passage *p, const struct event *m)
{
        const struct token *t = p->s->t;
        size_t i = m->first;

        while (!(t[i].before & (GLUE_MARKED | GLUE_UNMARKED))) {
                if (!i || m->first - i >= MARK_NEAR || event_ends(p, i) ||
                    t[i].before & (GLUE_COMMA | GLUE_SEMICOLON | GLUE_COLON))
                        return TRI_UNKNOWN;
                i--;
        }
        for (size_t k = 0; k < p->n; k++)       /* "Tinel (-) swelling" */
                if (p->event[k].last + 1 == i &&
                    p->event[k].kind == ENTRY_OBSERVED)
                        return TRI_UNKNOWN;
        return t[i].before & GLUE_MARKED ? TRI_YES : TRI_NO;
}

/* "Spasm: -, tenderness: +", and "spasm (-) tenderness (+)", which its end
 * shows: the mark behind a finding. */
static tri mark_behind(const struct passage *p, const struct event *m)
{
        const struct token *t = p->s->t;
        uint32_t g = t[m->last + 1].before, end = t[p->s->n].before;
        uint32_t box = GLUE_OPEN | GLUE_CLOSE, mark = GLUE_PLUS | GLUE_HYPHEN;
        bool last = m->last + 1 == p->s->n;

        if (g & GLUE_COLON && g & mark && (last || g & (GLUE_COMMA |
                                                        GLUE_SEMICOLON)))
                return g & GLUE_PLUS ? TRI_YES : TRI_NO;
        if ((end & box) != box || !(end & mark) || (g & box) != box ||
            !(g & mark))
                return TRI_UNKNOWN;
        return g & GLUE_PLUS ? TRI_YES : TRI_NO;
}

/* A mark says more of a finding than the cues around it. */
static unsigned marked_status(const struct passage *p, const struct event *m,
                              unsigned status)
{
        tri mark = TRI_UNKNOWN;

        if (!p->review && !event_acts(p, m) && m->kind != ENTRY_ABSENT)
                mark = mark_behind(p, m);
        if (mark == TRI_UNKNOWN && !p->review && !event_acts(p, m) &&
            m->kind != ENTRY_ABSENT)
                mark = mark_before(p, m);

        return mark == TRI_YES ? BIT(PRESENT) :
               mark == TRI_NO ? BIT(ABSENT) : status;
}

/* "6 more": only what is asked for, and what they are said to have been, is
 * stated by words that stand for a treatment named before. */
static unsigned refers_status(const struct event *m, enum cue_kind kind,
                              const struct near *near, unsigned status)
{
        if (kind == CUE_PRESENT && near->cue[kind]->first > m->last)
                return status;
        return status & BIT(PLANNED);
}

unsigned passage_assert(const struct passage *p, const struct event *m,
                        size_t *from, size_t *to)
{
        struct near near;
        enum cue_kind kind = cue_decides(p, m, &near);
        unsigned status = kind_status(kind);
        size_t at;
        tri answer;

        *from = m->first;
        *to = m->last;
        if (passage_quotes(p, m->first) || bracket_of_drug(p, m))
                return 0;
        answer = passage_answer(p, m, &at);
        if (at != SIZE_MAX && !p->review) {
                *to = at;
                if (answer == TRI_UNKNOWN)
                        return 0;
                return (answer == TRI_NO) != (m->kind == ENTRY_ABSENT)
                       ? BIT(ABSENT) : BIT(PRESENT);
        }
        if (m->kind == ENTRY_ABSENT && (kind == CUES || kind == CUE_PRESENT))
                status = BIT(ABSENT);
        if (kind == CUES && ((p->heading == HEADING_PLANNED &&
                              m->kind != ENTRY_PRESENT &&
                              event_acts(p, m)) || passage_schedules(p, m)))
                status = BIT(PLANNED);
        if (kind == CUES && p->heading == HEADING_ABSENT &&
            !event_acts(p, m))
                status = BIT(ABSENT);
        if (p->review && !review_over(p, m))
                status = review_status(p, m, kind, &near, status);
        if (m->refers)
                status = refers_status(m, kind, &near, status);
        status = marked_status(p, m, status);
        if (near.ended && status == BIT(PRESENT))
                status |= PASSAGE_ENDED;
        span(m, kind < CUES ? near.cue[kind] : NULL, from, to);
        return status;
}

bool passage_uncounted(const struct passage *p, const struct event *m)
{
        for (size_t k = 0; k < p->n; k++) {
                const struct event *c = &p->event[k];
                size_t a = c->last < m->first ? c->last : m->last;
                size_t b = c->last < m->first ? m->first : c->first;

                if (c->kind == ENTRY_CUE &&
                    p->v->cue[c->target].kind == CUE_UNCOUNTED &&
                    !between(p, ENTRY_STOP, a, b))
                        return true;
        }
        return false;
}

/* --- observations ------------------------------------------------------ */

static bool finding_word(const struct event *e)
{
        return e->kind == ENTRY_NORMAL || e->kind == ENTRY_ABNORMAL;
}

static bool plain_gap(const struct passage *p, size_t after, size_t before,
                      size_t most)
{
        if (before - after - 1 > most)
                return false;
        for (size_t i = after + 1; i <= before; i++)
                if (p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON) ||
                    (i < before && word_is(p, i, WORD_AND | WORD_OR)))
                        return false;
        return true;
}

/* The finding word just before event k: "markedly decreased lumbar flexion".
 * SIZE_MAX: none. */
static size_t word_before(const struct passage *p, size_t k)
{
        if (!k || !finding_word(&p->event[k - 1]))
                return SIZE_MAX;
        return plain_gap(p, p->event[k - 1].last, p->event[k].first, 3)
               ? k - 1 : SIZE_MAX;
}

/* Does finding word w stand just before an observation of its own? */
static bool word_taken(const struct passage *p, size_t w)
{
        return w + 1 < p->n && p->event[w + 1].kind == ENTRY_OBSERVED &&
               !p->v->lexeme[p->event[w + 1].target].grade_only &&
               plain_gap(p, p->event[w].last, p->event[w + 1].first, 3);
}

/* "Flexion 30 of 60; decreased": does finding word i make a clause of its own
 * that names nothing? */
static bool word_trails(const struct passage *p, size_t i)
{
        size_t next = i + 1 < p->n ? p->event[i + 1].first : p->s->n;

        for (size_t j = p->event[i].last + 1; j < next; j++)
                if (p->s->t[j].before & GLUE_SEMICOLON)
                        return true;
        return next == p->s->n || !event_names(&p->event[i + 1]);
}

/* The finding word behind event k in its clause; other observations of the
 * same list may stand between. */
static size_t word_after(const struct passage *p, size_t k)
{
        const struct token *t = p->s->t;
        size_t at = p->event[k].last;

        for (size_t i = k + 1; i < p->n; i++) {
                const struct event *e = &p->event[i];
                bool listed = e->kind == ENTRY_OBSERVED;

                for (size_t j = at + 1; j <= e->first; j++)
                        if ((t[j].before & GLUE_SEMICOLON &&
                             !(j == e->first && finding_word(e) &&
                               word_trails(p, i))) ||
                            (t[j].before & GLUE_COMMA && clause_at(p, j) &&
                             !listed))
                                return SIZE_MAX;
                if (finding_word(e))
                        return i > k + 1 && word_taken(p, i) ? SIZE_MAX : i;
                if (e->kind == ENTRY_STOP ||
                    (event_names(e) && !listed))
                        return SIZE_MAX;
                if (listed && !passage_listed(p, at, e->first, 4))
                        return SIZE_MAX;
                at = e->last;
        }
        return SIZE_MAX;
}

/* A grade such as 4/5, 4+/5, "2+" or "5 out of 5" at token i: normal, not, or
 * TRI_UNKNOWN where it is none. */
tri passage_grade(const struct passage *p, const struct lexeme *x, size_t i)
{
        const struct sentence *s = p->s;
        const struct token *t = &s->t[i], *next = t + 1;
        uint32_t after = next->before;
        bool scaled = false, told = false;      /* told: out of, in words */
        double v = t->number;

        if (!(v >= 0) || t->dated || v > x->scale)
                return TRI_UNKNOWN;
        if (i + 1 < s->n && next->number >= x->scale &&
            next->number <= x->scale && after & GLUE_SLASH)
                scaled = true;
        if (i + 2 < s->n && p->count[i + 1].entry &&
            p->count[i + 1].entry->target == COUNT_OUT_OF) {
                size_t k = i + 1 + p->count[i + 1].n;

                told = k < s->n && s->t[k].number >= x->scale &&
                       s->t[k].number <= x->scale;
        }
        if (after & GLUE_PLUS && x->grade < x->scale)
                scaled = true;                  /* reflexes 2+ */
        if (!told && !(scaled && t->digits))
                return TRI_UNKNOWN;
        if (v < x->grade || v > x->grade)
                return TRI_NO;
        return after & GLUE_HYPHEN ? TRI_NO : TRI_YES;  /* 5-/5 */
}

static bool event_scores(const struct passage *p, size_t k)
{
        return p->event[k].kind == ENTRY_WORDS &&
               p->v->lexeme[p->event[k].target].measure == MEASURE_SCORE;
}

/* "Strength in abduction 4/5", "reflexes: biceps 1+": is what event k names
 * only the place of a grade that is x's? */
static bool movement(const struct passage *p, const struct lexeme *x, size_t k)
{
        const struct lexeme *y = &p->v->lexeme[p->event[k].target];

        return p->event[k].kind == ENTRY_OBSERVED && !x->grade_only &&
               (!(y->grade > 0) || y->grade_only);
}

tri passage_graded(const struct passage *p, size_t k, uint32_t concept)
{
        const struct lexeme *x = &p->v->lexeme[concept];
        size_t first = p->event[k].first, end = p->s->n;
        tri g = TRI_UNKNOWN;

        if (first >= 2 && x->grade > 0)         /* "4/5 weakness" */
                g = passage_grade(p, x, first - 2);
        for (size_t i = k + 1; i < p->n && end == p->s->n; i++)
                if (event_names(&p->event[i]) && !event_scores(p, i) &&
                    !movement(p, x, i))
                        end = p->event[i].first;
        for (size_t i = p->event[k].last + 1;
             x->grade > 0 && i < end && g == TRI_UNKNOWN; i++) {
                if (p->s->t[i].before & GLUE_SEMICOLON)
                        break;
                g = passage_grade(p, x, i);
        }
        return g;
}

/* The grade beside event k: up to the next mention, or just before it. */
static tri grade_near(const struct passage *p, size_t k, size_t *to)
{
        const struct event *e = &p->event[k];
        const struct lexeme *x = &p->v->lexeme[e->target];
        size_t end = p->s->n, from = e->first > 5 ? e->first - 5 : 0;

        if (!(x->grade > 0))
                return TRI_UNKNOWN;
        for (size_t i = k + 1; i < p->n && end == p->s->n; i++)
                if (event_names(&p->event[i]) && !event_scores(p, i) &&
                    !movement(p, x, i))
                        end = p->event[i].first;
        for (size_t i = e->last + 1; i < end; i++) {
                tri g = passage_grade(p, x, i);

                *to = i;
                if (g != TRI_UNKNOWN)
                        return g;
        }
        if (k && p->event[k - 1].last >= from && event_names(&p->event[k - 1]))
                from = p->event[k - 1].last + 1;
        for (size_t i = from; i < e->first; i++) {
                tri g = passage_grade(p, x, i);

                *to = e->last;
                if (g != TRI_UNKNOWN)
                        return g;
        }
        return TRI_UNKNOWN;
}

/* "not limited", "no decrease": the finding word is turned round. */
static bool word_negated(const struct passage *p, size_t w)
{
        const struct event *c;

        if (!w)
                return false;
        c = &p->event[w - 1];
        return c->kind == ENTRY_CUE &&
               p->v->cue[c->target].kind == CUE_ABSENT &&
               c->direction & BEFORE && plain_gap(p, c->last,
                                                  p->event[w].first, 1);
}

static unsigned word_status(const struct passage *p, size_t w)
{
        bool normal = p->event[w].kind == ENTRY_NORMAL;

        return normal != word_negated(p, w) ? BIT(ABSENT) : BIT(PRESENT);
}

static bool side_at(const struct passage *p, size_t i)
{
        const struct entry *e = p->body[i].entry;

        return e && (e->kind == ENTRY_SIDE ||
                     (e->kind == ENTRY_SIDE_LETTER && p->s->t[i].capital));
}

/* Is the finding word at `before` of the clause of the one at `after`? A comma
 * or semicolon may part them where both have a side of their own. */
static bool words_together(const struct passage *p, size_t after,
                           size_t before)
{
        size_t i = after + 1, sides;

        for (; i <= before; i++)
                if (p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
        if (i > before)
                return true;
        for (sides = side_at(p, i++); i < p->s->n; i++) {
                if (p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
                sides += side_at(p, i);
        }
        if (i <= before)
                return false;
        return sides == 1;
}

/* Statuses of the finding words that follow word w in its clause before any
 * other mention: "positive on the left and negative on the right". */
static unsigned words_more(const struct passage *p, size_t w, size_t *to)
{
        unsigned status = 0;

        for (size_t i = w + 1; i < p->n; i++) {
                const struct event *e = &p->event[i];
                bool before_other = i + 1 < p->n &&
                                    event_names(&p->event[i + 1]) &&
                                    plain_gap(p, e->last,
                                              p->event[i + 1].first, 3);

                if (event_names(e) || before_other ||
                    !words_together(p, p->event[w].last, e->first))
                        break;
                if (finding_word(e)) {
                        status |= word_status(p, i);
                        *to = e->last;
                }
        }
        return status;
}

static unsigned observe_cues(const struct passage *p, const struct event *m)
{
        struct near near;

        cues_near(p, m, &near);
        if (near.cue[CUE_DROPPED])
                return 0;
        if (near.cue[CUE_NOT_DOCUMENTED])
                return BIT(NOT_DOCUMENTED);
        return near.cue[CUE_ABSENT] &&
               near.cue[CUE_ABSENT]->first > m->last ? BIT(ABSENT) : 0;
}

/* "SLR +", "(-) Tinel's", "Neer, right: +": a mark for what a sign was. */
static unsigned sign_marked(const struct passage *p, const struct event *m)
{
        const struct token *t = p->s->t;
        uint32_t box = GLUE_OPEN | GLUE_CLOSE, g = t[m->first].before;

        if (g & GLUE_MARKED ||          /* of this line, not the one above */
            (g & GLUE_PLUS && !(g & (GLUE_LINE | GLUE_PARAGRAPH))))
                return BIT(PRESENT);
        if (g & GLUE_UNMARKED)
                return BIT(ABSENT);
        for (size_t i = m->last + 1; i <= p->s->n && i <= m->last + 3; i++) {
                g = t[i].before;
                if (g & GLUE_PLUS)
                        return BIT(PRESENT);
                if (g & GLUE_HYPHEN &&
                    ((g & box) == box || i == p->s->n))
                        return BIT(ABSENT);
                if (i == p->s->n || g & (GLUE_COMMA | GLUE_SEMICOLON) ||
                    !(side_at(p, i) || (p->body[i].entry &&
                                        p->body[i].entry->kind == ENTRY_PART)
                      || t[i].end - t[i].begin <= PLACE_LETTERS))
                        break;          /* "at wrist +" */
        }
        return 0;
}

/* What a sign's own words leave open: its mark, or the cues around it. */
static unsigned sign_status(const struct passage *p, const struct event *m,
                            size_t *from, size_t *to)
{
        unsigned status = sign_marked(p, m);
        struct near near;
        const struct event *no;

        if (status)
                return status;
        cues_near(p, m, &near);
        if (near.cue[CUE_DROPPED] || near.cue[CUE_NOT_DOCUMENTED])
                return 0;
        no = near.cue[CUE_ABSENT];
        if (no && near.gap[CUE_ABSENT] <= 4) {
                span(m, no, from, to);
                return BIT(ABSENT);
        }
        return 0;
}

/* "Whether the reflexes were symmetric is unclear" finds nothing. */
static bool unrecorded_before(const struct passage *p, const struct event *m)
{
        struct near near;

        if (!p->unrecorded)
                return false;
        cues_near(p, m, &near);
        return near.cue[CUE_NOT_DOCUMENTED] &&
               near.cue[CUE_NOT_DOCUMENTED]->last < m->first;
}

/* "Flexion 20/60", "30 of 60 degrees", "30 (normal 60)": what was found at
 * token i against what is normal; TRI_UNKNOWN: neither far short nor full. */
static tri degrees_at(const struct passage *p, size_t i, size_t end)
{
        const struct token *t = p->s->t;
        size_t k = i + 1;

        if (!t[i].digits || t[i].dated)
                return TRI_UNKNOWN;
        if (k + 1 < end && !t[k].digits && !p->count[k].entry &&
            !word_is(p, k, WORD_COLUMN))
                k++;                            /* degrees */
        if (k < end && t[k].digits && !(t[k].before & GLUE_SLASH))
                return TRI_UNKNOWN;
        if (k < end && !t[k].digits &&
            ((p->count[k].entry && p->count[k].entry->kind == ENTRY_MARK &&
              p->count[k].entry->target == COUNT_OUT_OF) ||
             word_is(p, k, WORD_COLUMN)))
                k++;
        if (k >= end || !t[k].digits || t[k].dated ||
            t[k].number < NORMAL_LEAST || t[k].number > NORMAL_MOST)
                return TRI_UNKNOWN;
        return t[i].number * 3 <= t[k].number * 2 ? TRI_NO :
               t[i].number >= t[k].number ? TRI_YES : TRI_UNKNOWN;
}

static tri degrees_near(const struct passage *p, size_t k, size_t *to)
{
        size_t end = p->s->n;
        tri all = TRI_UNKNOWN;          /* short on one side is short */

        if (!p->v->lexeme[p->event[k].target].degrees)
                return TRI_UNKNOWN;
        for (size_t i = k + 1; i < p->n && end == p->s->n; i++)
                if (event_names(&p->event[i]))
                        end = p->event[i].first;
        for (size_t i = p->event[k].last + 1; i < end; i++) {
                tri g = degrees_at(p, i, end);

                *to = i;
                if (p->s->t[i].before & GLUE_SEMICOLON)
                        break;
                if (g == TRI_NO)
                        return g;
                all = g == TRI_YES ? g : all;
        }
        return all;
}

unsigned passage_observe(const struct passage *p, size_t k, size_t *from,
                         size_t *to)
{
        const struct event *m = &p->event[k];
        size_t w;
        tri g;

        *from = m->first;
        *to = m->last;
        if ((p->review && !review_over(p, m)) || passage_quotes(p, m->first))
                return 0;
        if (unrecorded_before(p, m))
                return BIT(NOT_DOCUMENTED);
        g = grade_near(p, k, to);
        if (g == TRI_UNKNOWN)
                g = degrees_near(p, k, to);
        if (g != TRI_UNKNOWN)
                return g == TRI_YES ? BIT(ABSENT) : BIT(PRESENT);
        *to = m->last;
        if (p->v->lexeme[m->target].grade_only)
                return 0;
        w = word_before(p, k);
        if (w != SIZE_MAX) {
                *from = p->event[w].first;
                return word_status(p, w) | words_more(p, k, to);
        }
        w = word_after(p, k);
        if (w != SIZE_MAX) {
                unsigned status = word_status(p, w);

                *to = p->event[w].last;
                return status | words_more(p, w, to);
        }
        if (p->v->lexeme[m->target].sign) {
                unsigned status = sign_status(p, m, from, to);

                if (status)
                        return status;
        }
        /* A list whose first member has the word: "positive Tinel and
         * Phalen". */
        for (size_t i = k; i-- && p->event[i].kind == ENTRY_OBSERVED &&
             passage_listed(p, p->event[i].last, p->event[i + 1].first, 3);) {
                w = word_before(p, i);
                if (w != SIZE_MAX) {
                        *from = p->event[w].first;
                        return word_status(p, w);
                }
        }
        return observe_cues(p, m);
}
