/* course_request.c - how many visits a line of a request asks for, and what a
 * decision says of which treatment. See leaf.h. */
#include "clinical/leaf.h"

#include "base/utf8.h"

#include <math.h>

enum { CODE_LEAST = 1000, SPOKEN_MOST = 2000, ABOVE_LINES = 4,
       UNDER_LINES = 2, HEADING_TOKENS = 6 };

/* Tokens from..to as a line, without the codes of procedures and diagnoses:
 * their numbers count nothing. */
static str line_text(const struct leaf *p, size_t from, size_t to)
{
        buf b = buf_open(p->a, SPOKEN_MOST * 8);
        size_t at = p->t.at[from].begin, end = p->t.at[to - 1].end;

        if (end - at > SPOKEN_MOST)
                end = utf8_start(p->text, at + SPOKEN_MOST);
        for (size_t i = from; i < to && p->t.at[i].end <= end; i++) {
                const struct token *t = &p->t.at[i];

                bool glued = i > from && t[-1].end == t->begin;

                if (!t->digits || t->dated || (t->number < CODE_LEAST &&
                    !glued && !(t->number > floor(t->number))))
                        continue;
                buf_add(&b, str_slice(p->text, at, t->begin));
                at = t->end;
        }
        buf_add(&b, str_slice(p->text, at, end > at ? end : at));
        return buf_str(&b);
}

static bool range_has(const struct leaf *p, size_t from, size_t to,
                      enum course_mark mark)
{
        for (size_t i = from; i < to; i++)
                if (leaf_course(p, i, mark))
                        return true;
        return false;
}

/* ---- Requests ----------------------------------------------------------- */

static void request_put(struct leaf *p, uint32_t c, size_t from, size_t to)
{
        struct request r = request_parse(p->a, p->v, line_text(p, from, to));
        struct ledger_fact f = ledger_fact_empty(LEDGER_VISITS);

        if (isnan(r.quantity) || !str_eq(r.unit, S("visits")) ||
            !str_eq(r.class, p->v->concept[c].name))
                return;
        f.name = p->v->concept[c].name;
        f.title = p->v->concept[c].title;
        f.requested = r.quantity;
        f.reported = p->asks;
        f.date = leaf_when(p, from);
        leaf_where(p, from, to, &f);
        leaf_put(p, f, from, to);
}

/* The cell of a form's row that names the treatment: others beside it hold a
 * diagnosis or codes. */
static void cell_find(const struct leaf *p, size_t i, size_t *from,
                      size_t *to)
{
        size_t begin = leaf_line_begin(p, i), end = leaf_line_end(p, i);

        for (*from = i; *from > begin && !leaf_cell(p, *from); --*from)
                ;
        for (*to = i + 1; *to < end && !leaf_cell(p, *to); ++*to)
                ;
}

void requests_course(struct leaf *p)
{
        size_t done = 0;

        if (p->review || p->therapy)
                return;
        for (size_t i = 0; i < p->t.n; i++) {
                uint32_t c = i < done ? UINT32_MAX : leaf_treatment(p, i);

                if (c == UINT32_MAX)
                        continue;
                size_t from = leaf_begin(p, i), to = leaf_end(p, i);

                if (p->asks)
                        cell_find(p, i, &from, &to);

                if (from < done)
                        from = done;
                done = to;
                if (p->asks || (range_has(p, from, to, COURSE_REQUESTED) &&
                                !range_has(p, from, i, COURSE_DONE)))
                        request_put(p, c, from, to);
        }
}

/* ---- Decisions ---------------------------------------------------------- */

static str outcome_at(const struct leaf *p, size_t i)
{
        static const struct { enum course_mark mark; str name; } all[] = {
                { COURSE_AUTHORIZED, STR("approved") },
                { COURSE_MODIFIED, STR("modified") },
                { COURSE_DENIED, STR("denied") },
                { COURSE_UPHELD, STR("upheld") },
                { COURSE_OVERTURNED, STR("overturned") }
        };

        size_t next = i + (i < p->t.n ? p->hit[i][LANE_COURSE].n : 0);

        if (next < p->t.n && p->t.at[next].before & GLUE_HASH &&
            p->line[next] == p->line[i])
                return S("");           /* "Auth. #12345" */
        for (size_t k = 0; k < sizeof all / sizeof *all; k++)
                if (leaf_course(p, i, all[k].mark))
                        return all[k].name;
        return S("");
}

static bool outcome_within(const struct leaf *p, size_t from, size_t to)
{
        for (size_t k = from; k < to; k++)
                if (outcome_at(p, k).n)
                        return true;
        return false;
}

/* A service or drug that token i names as one that is asked for. */
static bool service_at(const struct leaf *p, size_t i,
                       struct ledger_fact *f)
{
        const struct entry *e = leaf_entry(p, i, LANE_REQUEST);

        if (!e)
                return false;
        if (e->kind == ENTRY_DRUG) {
                f->name = f->title = p->v->drug[e->target].name;
                return true;
        }
        if (e->kind != ENTRY_SERVICE || p->v->service[e->target].accessory ||
            p->v->service[e->target].companion)
                return false;
        str class = p->v->service[e->target].class;
        const struct concept *c = vocabulary_concept(p->v, class);

        e = leaf_entry(p, i, LANE_FACT);
        if (!c && e && e->kind == ENTRY_WORDS)
                c = &p->v->concept[e->target];
        f->name = c ? c->name : class;
        f->title = c ? c->title : class;
        return true;
}

/* The line or lines of what is asked, until its outcome is found. */
struct asked {
        struct ledger_fact f;
        size_t from, to, line;
        size_t entry;                   /* of p->out, once it is found */
        bool open;
        bool headed;                    /* a heading's outcome may be its */
};

static void asked_set(const struct leaf *p, struct asked *q,
                      const struct ledger_fact *named, size_t i)
{
        *q = (struct asked){ .f = ledger_fact_empty(LEDGER_DETERMINATION),
                             .from = leaf_line_begin(p, i),
                             .to = leaf_line_end(p, i),
                             .line = p->line[i], .open = true };
        q->f.name = named->name;
        q->f.title = named->title;
        leaf_where(p, q->from, q->to, &q->f);
}

static void decision_put(struct leaf *p, struct asked *q, str outcome,
                         size_t i, bool labelled)
{
        size_t begin = leaf_begin(p, i), to = i + p->hit[i][LANE_COURSE].n;
        date d = leaf_date_in(p, begin, leaf_end(p, i));

        q->f.outcome = outcome;
        if (str_eq(p->d->class, S("PRIOR_FDL"))) {      /* of UR's denial */
                if (str_eq(outcome, S("denied")))
                        q->f.outcome = S("upheld");
                else if (str_eq(outcome, S("approved")))
                        q->f.outcome = S("overturned");
        }
        q->f.reported = labelled;
        q->f.dated = date_known(d) && !labelled;
        q->f.date = q->f.dated ? d : p->d->date;
        if (!p->review && !q->f.dated)
                q->f.date = DATE_NONE;
        q->entry = p->out.n;
        leaf_put(p, q->f, q->from < i ? q->from : i,
                 q->to > to ? q->to : to);
        q->open = false;
}

/* Does a word that says "decision" stand before token i on its line, or the
 * outcome begin the line? */
static bool labelled(const struct leaf *p, size_t i)
{
        size_t begin = leaf_line_begin(p, i);

        return i == begin || range_has(p, begin, i, COURSE_DECISION) ||
               leaf_cell(p, i);
}

/* An outcome that goes before what it is of: "Unable to authorize 8 visits
 * of therapy"; or alone on its line, above the items. */
struct lead { str outcome; size_t at, line; bool heads, before; };

/* Is the outcome at i, without a service, a line of one cell: short, or with
 * a colon at its end? */
static bool heads(const struct leaf *p, size_t i)
{
        size_t begin = leaf_line_begin(p, i), end = leaf_line_end(p, i);
        size_t next = i + p->hit[i][LANE_COURSE].n;
        struct ledger_fact named;

        for (size_t k = begin; k < end; k++)
                if (service_at(p, k, &named) || (k > begin && leaf_cell(p, k)))
                        return false;
        return next >= end ? end - begin <= HEADING_TOKENS || (end < p->t.n &&
                             p->t.at[end].before & GLUE_COLON)
                           : i == begin && end - begin <= HEADING_TOKENS;
}

/* Does the first service of its sentence stand behind the outcome at i, and
 * no other outcome between? */
static bool goes_before(const struct leaf *p, size_t i)
{
        size_t from = leaf_begin(p, i), to = leaf_end(p, i);
        size_t end = leaf_line_end(p, i);
        size_t next = i + p->hit[i][LANE_COURSE].n;
        struct ledger_fact named;

        if (next >= end && (i == leaf_line_begin(p, i) || leaf_cell(p, i) ||
                            p->t.at[i].before & GLUE_COLON))
                return false;
        for (size_t k = from; k < i; k++)
                if (service_at(p, k, &named))
                        return false;
        for (size_t k = next; k < to; k++) {
                if (outcome_at(p, k).n)
                        return false;
                if (service_at(p, k, &named))
                        return !outcome_within(p, k, to);
        }
        return false;
}

/* Does the line of i, or the one above it, say what was asked? */
static bool asked_here(const struct leaf *p, size_t i)
{
        size_t begin = leaf_line_begin(p, i);
        size_t above = begin ? leaf_line_begin(p, begin - 1) : begin;

        return range_has(p, above, i, COURSE_REQUESTED) ||
               range_has(p, above, i, COURSE_DECISION);
}

/* An item that no outcome followed: a heading above it may have told. */
static void item_close(struct leaf *p, struct asked *q, struct lead *l)
{
        if (!q->open || !q->headed)
                return;
        l->line = q->line;
        decision_put(p, q, l->outcome, l->at, true);
}

static void item_open(struct leaf *p, struct asked *q, struct lead *l,
                      const struct ledger_fact *named, size_t i)
{
        item_close(p, q, l);
        asked_set(p, q, named, i);
        q->headed = l->heads && (asked_here(p, i) ||
                                 p->line[i] <= l->line + UNDER_LINES);
        if (l->before && leaf_begin(p, i) <= l->at) {
                decision_put(p, q, l->outcome, l->at, true);
                l->before = false;
        }
}

/* The outcome at i behind an item, on its line or one of the next. */
static void item_decide(struct leaf *p, struct asked *q,
                        const struct lead *l, str outcome, size_t i)
{
        bool label = labelled(p, i);

        if (str_eq(outcome, S("approved")) && q->headed &&
            str_eq(l->outcome, S("modified")))
                outcome = l->outcome;           /* "6 visits approved" */
        if (p->line[i] <= q->line + ABOVE_LINES &&
            (p->line[i] == q->line || label))
                decision_put(p, q, outcome, i, label);
}

/* The outcome at i, which goes before what it is of. */
static void lead_read(struct leaf *p, struct asked *q, struct lead *l,
                      size_t i, bool before)
{
        bool heading = heads(p, i);

        if (heading && !before)
                item_close(p, q, l);
        *l = (struct lead){ outcome_at(p, i), i, p->line[i],
                            heading && !before, before };
}

/* "Is not necessary. The decision is upheld.": the last word on an item. */
static bool last_word(const struct leaf *p, const struct asked *q, size_t i)
{
        return !q->open && q->entry != SIZE_MAX &&
               p->line[i] <= q->line + ABOVE_LINES &&
               (leaf_course(p, i, COURSE_UPHELD) ||
                leaf_course(p, i, COURSE_OVERTURNED));
}

/* A decision's own pages: item after item, each with its outcome. What was
 * decided of an earlier request is none. */
static void review_read(struct leaf *p)
{
        struct asked q = { .open = false, .entry = SIZE_MAX };
        struct ledger_fact named = { .n_body = 0 };
        struct lead lead = { .heads = false };

        for (size_t i = 0; i < p->t.n; i++) {
                str outcome = outcome_at(p, i);
                bool before = outcome.n && goes_before(p, i);

                if (outcome.n && !labelled(p, i) &&
                    range_has(p, leaf_begin(p, i), leaf_end(p, i),
                              COURSE_EARLIER))
                        continue;
                if (service_at(p, i, &named)) {
                        if (!q.open || p->line[i] != q.line)
                                item_open(p, &q, &lead, &named, i);
                } else if (!outcome.n) {
                        continue;
                } else if (!before && last_word(p, &q, i)) {
                        p->out.at[q.entry].fact.outcome = outcome;
                } else if (before || !q.open || (heads(p, i) &&
                           (p->line[i] > q.line + ABOVE_LINES ||
                            !labelled(p, i)))) {
                        lead_read(p, &q, &lead, i, before);
                } else {
                        item_decide(p, &q, &lead, outcome, i);
                }
        }
        item_close(p, &q, &lead);
}

/* Elsewhere: a sentence that tells of a decision, its treatment and outcome.
 * "UR denied 12 visits of physical therapy on 3/4/2014." */
static void told_read(struct leaf *p)
{
        struct ledger_fact named = { .n_body = 0 };

        for (size_t i = 0; i < p->t.n; i++) {
                str outcome = outcome_at(p, i);
                size_t from, to;

                if (!outcome.n)
                        continue;
                from = leaf_begin(p, i);
                to = leaf_end(p, i);
                if (!range_has(p, from, to, COURSE_REVIEW))
                        continue;
                for (size_t k = from; k < to; k++)
                        if (service_at(p, k, &named)) {
                                struct asked q;

                                asked_set(p, &q, &named, k);
                                q.from = from;
                                q.to = to;
                                decision_put(p, &q, outcome, i, false);
                                break;
                        }
                i = to - 1;
        }
}

void decisions_course(struct leaf *p)
{
        if (p->review)
                review_read(p);
        else if (!p->therapy && !p->asks)
                told_read(p);
}
