/* passage.c - tokens to events. See passage.h. */
#include "clinical/passage.h"

enum { QUOTE_BACK = 3, QUOTE_AHEAD = 10 };

bool event_names(const struct event *e)
{
        return e->kind <= ENTRY_DRUG;
}

static bool cue_is(const struct passage *p, const struct event *e,
                   enum cue_kind kind)
{
        return e->kind == ENTRY_CUE && p->v->cue[e->target].kind == kind;
}

bool event_acts(const struct passage *p, const struct event *e)
{
        if (e->kind == ENTRY_DRUG)
                return true;
        return event_names(e) && p->v->lexeme[e->target].act;
}

/* "Not (currently) taking" is one cue. True where e went into the one
 * before. */
static bool cue_joins(struct passage *p, const struct event *e)
{
        struct event *last = p->n ? &p->event[p->n - 1] : NULL;

        if (!last || last->last + 2 < e->first ||
            p->s->t[e->first].before & (GLUE_COMMA | GLUE_SEMICOLON) ||
            !cue_is(p, last, CUE_ABSENT) || !(last->direction & BEFORE) ||
            !cue_is(p, e, CUE_PRESENT) || !(e->direction & BEFORE))
                return false;
        last->last = e->last;
        return true;
}

/* "Was denied" is utilization review's where a treatment is spoken of. */
static void review_settle(struct passage *p)
{
        bool ahead = false, act = false;

        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                ahead |= cue_is(p, e, CUE_REVIEW) && e->direction & BEFORE;
                act |= event_acts(p, e) || cue_is(p, e, CUE_PLANNED);
        }
        p->review = p->review && (ahead || act);
}

static void event_note(struct passage *p, const struct event *e)
{
        const struct vocabulary *v = p->v;

        if (cue_is(p, e, CUE_REVIEW))
                p->review = true;
        p->unrecorded |= cue_is(p, e, CUE_NOT_DOCUMENTED);
        if (cue_is(p, e, CUE_EXAMINATION) && p->examined == p->s->n)
                p->examined = e->last + 1;
        if (e->kind == ENTRY_DRUG)
                p->treatment = true;
        else if (event_names(e) && v->lexeme[e->target].act &&
                 !str_eq(v->concept[e->target].section, S("imaging")))
                p->treatment = true;
}

static void attribute_note(struct passage *p, const struct hit *h, size_t i)
{
        if (h->entry && (!p->attributes ||
                         p->attribute[p->attributes - 1].last < i))
                p->attribute[p->attributes++] = (struct event){
                        .kind = h->entry->kind, .target = h->entry->target,
                        .direction = h->entry->direction, .first = i,
                        .last = i + h->n - 1 };
}

static bool event_verb(const struct passage *p, const struct event *e)
{
        const struct cue *cue;

        if (e->kind != ENTRY_CUE)
                return e->kind == ENTRY_VERB;
        cue = &p->v->cue[e->target];
        return e->direction == BEFORE && !cue->noun &&
               cue->kind != CUE_EXAMINATION;
}

/* A guideline's name and behind it, within a few words, what it says; or the
 * two turned round, "recommended by the MTUS": none of it is the worker's. */
static size_t quoted_from(const struct passage *p)
{
        const struct sentence *s = p->s;
        size_t name = SIZE_MAX, says = SIZE_MAX;

        for (size_t i = 0; i < s->n; i++) {
                unsigned flag = p->v->flag_of[s->t[i].symbol];

                if (flag & WORD_GUIDELINE) {
                        if (says != SIZE_MAX && i - says <= QUOTE_BACK)
                                return 0;
                        name = i;
                } else if (flag & WORD_QUOTES) {
                        if (name != SIZE_MAX && i - name <= QUOTE_AHEAD)
                                return name;
                        says = i;
                }
        }
        return s->n;
}

/* Where a clause of its own begins behind a comma: its segment has a verb. */
static void verbs_mark(struct passage *p)
{
        const struct sentence *s = p->s;
        size_t begin = 0, k = 0;

        for (size_t i = 1; i <= s->n; i++) {
                size_t verb = SIZE_MAX;

                if (i < s->n && !(s->t[i].before &
                                  (GLUE_COMMA | GLUE_SEMICOLON | GLUE_COLON)))
                        continue;
                for (; k < p->n && p->event[k].first < i; k++) {
                        const struct event *e = &p->event[k];

                        if (verb == SIZE_MAX && event_verb(p, e))
                                verb = e->first;
                }
                p->verb_at[begin] = verb;
                begin = i;
        }
}

/* Whether the sentence quotes, asks or answers; flags: of all its words. */
static void settle(struct passage *p, unsigned flags)
{
        const struct sentence *s = p->s;
        const uint16_t *flag_of = p->v->flag_of;
        size_t first = s->n > 1 && s->t[1].before & GLUE_COLON;

        p->quoted = flags & WORD_GUIDELINE && flags & WORD_QUOTES
                    ? quoted_from(p) : s->n;
        if (p->heading == HEADING_WARNING || s->heads)
                p->quoted = 0;
        p->quoted_end = p->quoted;
        while (p->quoted_end < s->n &&
               (p->quoted_end == p->quoted ||
                p->heading == HEADING_WARNING ||
                !(s->t[p->quoted_end].before & GLUE_SEMICOLON)))
                p->quoted_end++;
        p->asked = 0;
        p->answered = flags & (WORD_YES | WORD_NO);
        if (!(flag_of[s->t[first].symbol] & WORD_ASKS))
                return;                 /* behind "Q:" too */
        for (size_t i = 1; i <= s->n && !p->asked; i++)
                if (s->t[i].before & GLUE_ASK)
                        p->asked = i;
}

bool passage_quotes(const struct passage *p, size_t i)
{
        return i >= p->quoted && i < p->quoted_end;
}

/* "No tenderness", whose words hold their status: its "no" denies what is
 * listed behind it too. Puts that cue before it. */
static void denial_split(struct passage *p, size_t i, size_t last)
{
        struct hit hit[LANES];
        const struct entry *e;
        const struct token *next = &p->s->t[last + 1];

        if (!(p->v->flag_of[p->s->t[i].symbol] & WORD_NO) ||
            last + 1 >= p->s->n ||
            !(next->before & (GLUE_COMMA | GLUE_SLASH) ||
              p->v->flag_of[next->symbol] & (WORD_AND | WORD_OR)))
                return;
        lexicon_match(p->v, p->s->t, i + 1, i, hit);
        e = hit[LANE_FACT].entry;
        if (e && e->kind == ENTRY_CUE && p->n < SENTENCE_TOKENS)
                p->event[p->n++] = (struct event){
                        .kind = e->kind, .target = e->target,
                        .direction = e->direction, .first = i, .last = last };
}

/* The last thing done that the sentence names; false: none. */
static bool act_last(const struct passage *p, struct event *out)
{
        for (size_t k = p->n; k--;)
                if (event_acts(p, &p->event[k])) {
                        *out = p->event[k];
                        return true;
                }
        return false;
}

/* Does what stands at token i mean nothing there? lead: the tokens of the
 * heading that the sentence begins with. */
static bool entry_idle(const struct passage *p, const struct entry *e,
                       size_t i, size_t lead)
{
        const struct token *t = p->s->t;
        const struct cue *cue = e->kind == ENTRY_CUE ? &p->v->cue[e->target]
                                                     : NULL;

        if (t[i].dated || (cue && ((cue->opening && i > t[0].digits) ||
                                   (i < lead && cue->kind == CUE_PLANNED))))
                return true;
        if (e->kind != ENTRY_NORMAL)
                return false;
        return (i && t[i - 1].digits &&
                t[i].before & GLUE_SLASH) ||    /* flexion 30/normal */
               (i + 1 < p->s->n && t[i + 1].digits);    /* normal 60 */
}

void passage_read(struct passage *p, const struct vocabulary *v,
                  struct sentence *s, enum heading heading)
{
        size_t free = 0, body_free = 0;
        size_t lead = 0;                /* of a heading: it rules, no cue */
        unsigned flags = 0;
        struct event act;
        bool acts = p->s && act_last(p, &act);

        p->v = v;
        p->s = s;
        p->n = p->attributes = 0;
        p->heading = heading;
        p->review = p->treatment = p->unrecorded = false;
        p->examined = heading == HEADING_EXAMINATION ? 0 : s->n;
        for (size_t i = 0; i < s->n; i++) {
                struct hit hit[LANES];
                const struct entry *e;

                lexicon_match(v, s->t, s->n, i, hit);
                if (!i && hit[LANE_HEADING].entry &&
                    s->t[hit[LANE_HEADING].n].before & GLUE_COLON)
                        lead = hit[LANE_HEADING].n;
                flags |= v->flag_of[s->t[i].symbol];
                p->verb_at[i] = SIZE_MAX;
                attribute_note(p, &hit[LANE_ATTRIBUTE], i);
                p->count[i] = hit[LANE_COUNT];
                p->form[i] = hit[LANE_FORM];
                if (p->form[i].entry && p->form[i].entry->kind != ENTRY_FORM)
                        p->form[i].entry = NULL;
                p->body[i] = hit[LANE_BODY];
                p->refer[i] = hit[LANE_REFERS];
                if (i < body_free)
                        p->body[i].entry = NULL;
                else if (p->body[i].entry)
                        body_free = i + p->body[i].n;
                e = hit[LANE_FACT].entry;
                if (!e || i < free || entry_idle(p, e, i, lead))
                        continue;
                free = i + hit[LANE_FACT].n;
                if (e->kind == ENTRY_ABSENT)
                        denial_split(p, i, free - 1);
                if (p->n == SENTENCE_TOKENS)
                        continue;
                p->event[p->n] = (struct event){
                        .kind = e->kind, .target = e->target,
                        .direction = e->direction, .first = i,
                        .last = free - 1 };
                event_note(p, &p->event[p->n]);
                p->n += !cue_joins(p, &p->event[p->n]);
        }
        boxes_read(p);
        ellipses_fill(p, acts ? &act : NULL);
        review_settle(p);
        p->review |= heading == HEADING_REVIEW;
        settle(p, flags);
        verbs_mark(p);
}

bool passage_listed(const struct passage *p, size_t after, size_t before,
                    size_t most)
{
        size_t other = 0;

        for (size_t i = after + 1; i <= before; i++) {
                const struct token *t = &p->s->t[i];

                if (t->before & GLUE_SEMICOLON)
                        return false;
                if (i < before && !(p->v->flag_of[t->symbol] &
                                    (WORD_AND | WORD_OR)))
                        other++;
        }
        return other <= most;
}
