/* course_visit.c - visits: how many were had, authorized and asked for, and
 * on which days. "Visit 5 of 12", "Visits authorized: 12", "completed 8
 * sessions of acupuncture", a table of dates attended. See leaf.h. */
#include "clinical/leaf.h"

#include <math.h>

enum { VISITS_MOST = 200, UNIT_NEAR = 6, MARK_NEAR = 9, LABEL_NEAR = 5,
       ROWS_LEAST = 2 };

/* ---- Counts ------------------------------------------------------------- */

/* Does a unit of visits follow number i, with only its treatment, a part of
 * the body or what becomes of it between? Behind it, or 0. */
static size_t unit_after(const struct leaf *p, size_t i)
{
        for (size_t k = i; k < p->t.n && k < i + UNIT_NEAR; k++) {
                const struct entry *e = leaf_entry(p, k, LANE_COUNT);
                const struct entry *f = leaf_entry(p, k, LANE_FACT);
                uint32_t c = leaf_treatment(p, k);

                if (k > i && (leaf_breaks(p, k) ||
                    p->t.at[k].before & GLUE_COMMA))
                        return 0;
                if (e && e->kind == ENTRY_UNIT)
                        return leaf_unit(p, k, "visits") ? k + 1 : 0;
                if (c != UINT32_MAX) {
                        size_t n = f && f->target == c ? p->hit[k]
                                [LANE_FACT].n : p->hit[k][LANE_REQUEST].n;

                        for (size_t u = k + 1; u < k + n; u++)
                                if (leaf_unit(p, u, "visits"))
                                        return u + 1;
                        k += n - 1;
                        continue;
                }
                if (k > i && leaf_number(p, k))
                        return 0;
                if (e && e->kind == ENTRY_MARK)
                        return 0;
        }
        return 0;
}

/* "Visit 5", "Visit #5", "Session no. 5", "Visit number: 5". */
static bool unit_before(const struct leaf *p, size_t i)
{
        for (size_t k = i; k-- > 0 && i - k <= 2;) {
                if (p->line[k] != p->line[i] || leaf_breaks(p, k + 1))
                        return false;
                if (leaf_unit(p, k, "visits"))
                        return true;
                if (!leaf_course(p, k, COURSE_COUNT))
                        return false;
        }
        return false;
}

/* "of", "/" or "out of" between number i and the next one, which is behind
 * *j; false: none. */
static bool pair_at(const struct leaf *p, size_t i, size_t *j)
{
        size_t k = i + 1;

        if (leaf_count(p, k, COUNT_OUT_OF))
                k += p->hit[k][LANE_COUNT].n;
        else if (k >= p->t.n || !(p->t.at[k].before & GLUE_SLASH))
                return false;
        *j = k;
        return leaf_number(p, k) && p->t.at[k].digits &&
               p->t.at[k].number >= p->t.at[i].number &&
               p->t.at[k].number <= VISITS_MOST;
}

bool visit_numbered(const struct leaf *p, size_t i, double *of)
{
        size_t last = i;
        bool pair = pair_at(p, i, &last);

        *of = pair ? p->t.at[last].number : (double)NAN;
        return p->t.at[i].number >= 1 && p->t.at[i].number <= VISITS_MOST &&
               (unit_before(p, i) || (pair && unit_after(p, last + 1)));
}

static bool counted_mark(const struct leaf *p, size_t i,
                         enum course_mark *out)
{
        static const enum course_mark all[] = {
                COURSE_DONE, COURSE_AUTHORIZED, COURSE_REQUESTED,
                COURSE_DENIED, COURSE_MODIFIED, COURSE_MISSED
        };

        for (size_t k = 0; k < sizeof all / sizeof *all; k++)
                if (leaf_course(p, i, all[k])) {
                        *out = all[k];
                        return true;
                }
        return false;
}

/* The nearest word that says what the number at i counts. A label's colon, or
 * its cell, binds it: "Visits authorized: 12". */
static enum course_mark mark_of(const struct leaf *p, size_t i, size_t end)
{
        enum course_mark mark = COURSE_MARKS, found;
        size_t gap = MARK_NEAR;

        for (size_t k = i; k-- > 0 && i - k < MARK_NEAR;) {
                if (leaf_breaks(p, k + 1))
                        break;
                if (counted_mark(p, k, &found)) {
                        gap = i - k - (p->hit[k][LANE_COURSE].n - 1);
                        mark = found;
                        break;
                }
                if (leaf_number(p, k) && p->t.at[k].digits)
                        break;
        }
        for (size_t k = i + 1; k < p->t.n && k < end + LABEL_NEAR; k++) {
                if (leaf_breaks(p, k) || (k >= end && leaf_number(p, k)))
                        break;
                if (k >= end && k - end + 1 >= gap)
                        break;
                if (counted_mark(p, k, &found))
                        return found;
        }
        return mark;
}

/* The treatment that a count speaks of: the one named in its sentence that is
 * nearest, else the page's. */
static uint32_t treatment_near(const struct leaf *p, size_t i)
{
        size_t from = leaf_begin(p, i), to = leaf_end(p, i), best = SIZE_MAX;
        uint32_t found = UINT32_MAX;

        for (size_t k = from; k < to; k++) {
                uint32_t c = leaf_treatment(p, k);
                size_t gap = k < i ? i - k : k - i;

                if (c != UINT32_MAX && gap < best) {
                        best = gap;
                        found = c;
                }
        }
        return found == UINT32_MAX ? p->treatment : found;
}

static struct ledger_fact visits_fact(const struct leaf *p, uint32_t c,
                                      size_t from, size_t to)
{
        struct ledger_fact f = ledger_fact_empty(LEDGER_VISITS);

        f.name = p->v->concept[c].name;
        f.title = p->v->concept[c].title;
        leaf_where(p, from, to, &f);
        f.body_near = p->therapy;
        for (size_t i = from; i < to && f.body_near; i++)
                f.body_near = leaf_treatment(p, i) == UINT32_MAX;
        if (!f.n_body && p->therapy && c == p->treatment) {
                memcpy(f.body, p->body, sizeof f.body);
                f.n_body = p->n_body;
                f.body_near = true;
                f.side = p->side;
        }
        f.log = p->therapy;
        f.date = leaf_when(p, from);
        return f;
}

/* "Visit 7 of 10 authorized": the second number is what was authorized. */
static void fact_set(struct ledger_fact *f, enum course_mark mark, double n,
                     double of, bool had)
{
        if (had) {
                f->done = n;
                f->of = of;
                if (mark == COURSE_AUTHORIZED)
                        f->authorized = of;
        } else if (mark == COURSE_AUTHORIZED || mark == COURSE_MODIFIED) {
                f->authorized = n;
                f->requested = of;
        } else if (mark == COURSE_REQUESTED) {
                f->requested = isnan(of) ? n : of;
        } else if (mark == COURSE_DENIED) {
                f->requested = n;
        } else {
                f->done = n;
                f->of = of;
        }
}

/* The number at i where it counts visits; returns behind it. */
static size_t count_read(struct leaf *p, size_t i)
{
        double n = p->t.at[i].number, of = (double)NAN;
        size_t last = i, end;
        bool pair = pair_at(p, i, &last);
        bool before = unit_before(p, i);
        enum course_mark mark;
        uint32_t c;

        if (pair)
                of = p->t.at[last].number;
        end = unit_after(p, last + 1);
        /* so many a week: no sum */
        for (size_t k = last + 1; k < last + 4; k++)
                if (leaf_entry(p, k, LANE_COUNT) &&
                    (leaf_count(p, k, COUNT_PER_WEEK) ||
                     leaf_count(p, k, COUNT_PER_DAY) ||
                     leaf_count(p, k, COUNT_PER_MONTH) ||
                     leaf_unit(p, k, "weeks")))
                        return last + 1;
        mark = mark_of(p, i, end ? end : last + 1);
        bool label = i && (p->t.at[i].before & GLUE_COLON || leaf_cell(p, i))
                     && leaf_course(p, i - 1, mark == COURSE_MARKS ?
                                    COURSE_DONE : mark);

        if (n > VISITS_MOST || mark == COURSE_MISSED ||
            !(before || end || label))
                return last + 1;
        if (mark == COURSE_MARKS && !pair && !(p->therapy && before))
                return last + 1;
        c = treatment_near(p, i);
        if (c == UINT32_MAX)
                return last + 1;
        struct ledger_fact f = visits_fact(p, c, leaf_begin(p, i),
                                           leaf_end(p, i));
        date d = leaf_date_in(p, leaf_line_begin(p, i),
                              leaf_line_end(p, i));

        if (date_known(d) && p->therapy)
                f.date = d;
        fact_set(&f, mark, n, of, pair && (before || p->therapy));
        leaf_put(p, f, leaf_line_begin(p, i) > leaf_begin(p, i) ?
                 leaf_line_begin(p, i) : leaf_begin(p, i),
                 end ? end : last + 1);
        return last + 1;
}

/* ---- Days --------------------------------------------------------------- */

/* The last words of the line above: "DATE OF INJURY" over its date. */
static bool labelled_above(const struct leaf *p, size_t begin)
{
        size_t above = begin ? leaf_line_begin(p, begin - 1) : begin;

        for (size_t k = begin; k-- > above && begin - k <= LABEL_NEAR;)
                if (leaf_course(p, k, COURSE_OTHER_DATE))
                        return k + p->hit[k][LANE_COURSE].n == begin;
        return false;
}

/* A colon before it, or before its weekday. */
static bool behind_colon(const struct leaf *p, size_t first)
{
        bool named = first && leaf_course(p, first - 1, COURSE_WEEKDAY);

        return p->t.at[first - named].before & GLUE_COLON;
}

/* Which day this is, of the nearest label before it on the line, or alone on
 * the line above: COURSE_MARKS where none says. */
static enum course_mark label_of(const struct leaf *p, size_t first)
{
        size_t begin = leaf_line_begin(p, first);

        for (size_t k = first; k-- > begin && first - k <= LABEL_NEAR;) {
                if (leaf_course(p, k, COURSE_OTHER_DATE) ||
                    leaf_course(p, k, COURSE_TOLD))
                        return COURSE_OTHER_DATE;
                if (leaf_course(p, k, COURSE_VISIT_DATE) ||
                    leaf_course(p, k, COURSE_STUDY_DATE) ||
                    (leaf_unit(p, k, "visits") && first - k <= 2))
                        return COURSE_VISIT_DATE;       /* "Visit 3: 5/8" */
                if (p->t.at[k].dated && first - k > 1)
                        break;
        }
        if (first == begin && labelled_above(p, begin))
                return COURSE_OTHER_DATE;
        return COURSE_MARKS;
}

static bool row_misses(const struct leaf *p, size_t last)
{
        size_t end = leaf_line_end(p, last);

        for (size_t k = last + 1; k < end && !p->t.at[k].dated; k++)
                if (leaf_course(p, k, COURSE_MISSED))
                        return true;
        return false;
}

/* A date that begins a row, but for the row's number; a line of prose that
 * happens to begin with one is no row. */
static bool row_begins(const struct leaf *p, const struct leaf_date *d)
{
        size_t first = d->first, begin = leaf_line_begin(p, first);
        size_t next = d->last + 1;
        bool cell = next >= p->t.n || p->line[next] != p->line[first] ||
                    leaf_cell(p, next) || p->t.at[first].before &
                    (GLUE_STOP | GLUE_PARAGRAPH | GLUE_BULLET);

        return leaf_row(p, first) && (cell || first > begin);
}

static size_t rows_count(const struct leaf *p)
{
        size_t rows = 0;

        for (size_t k = 0; k < p->date.n; k++)
                rows += date_exact(p->date.at[k].date) &&
                        row_begins(p, &p->date.at[k]);
        return rows;
}

/* Another date stands on the same line, and none of them has a label. */
static bool in_run(const struct leaf *p, size_t k)
{
        size_t line = p->line[p->date.at[k].first];

        return (k && p->line[p->date.at[k - 1].first] == line) ||
               (k + 1 < p->date.n &&
                p->line[p->date.at[k + 1].first] == line);
}

static void visit_put(struct leaf *p, uint32_t c, date d, size_t from,
                      size_t to)
{
        struct ledger_fact f = visits_fact(p, c, from, to);

        f.date = d;
        f.dated = f.visit = true;
        leaf_put(p, f, from, to);
}

/* The days of a page of the one who treats. */
static size_t days_read(struct leaf *p)
{
        bool rows = rows_count(p) >= ROWS_LEAST || p->log, run = false;
        size_t put = 0;

        for (size_t k = 0; k < p->date.n; k++) {
                const struct leaf_date *d = &p->date.at[k];
                enum course_mark label = label_of(p, d->first);
                bool follows = in_run(p, k) && k && run &&
                               p->line[p->date.at[k - 1].first] ==
                               p->line[d->first];

                run = false;
                if (!date_exact(d->date) || label == COURSE_OTHER_DATE ||
                    row_misses(p, d->last) || leaf_sent(p, d->first) ||
                    (label != COURSE_VISIT_DATE &&      /* of who knows what */
                     behind_colon(p, d->first)))
                        continue;
                if (label != COURSE_VISIT_DATE && !follows &&
                    !(rows && row_begins(p, d)) &&
                    !(p->log && in_run(p, k)))
                        continue;
                run = true;
                visit_put(p, p->treatment, d->date, d->first, d->last + 1);
                put++;
        }
        return put;
}

/* "Attended therapy on 11/3/14, 11/5/14 and 11/7/14": two or more dates
 * behind a word that says visits were had, in the sentence of a treatment. */
static void told_days(struct leaf *p)
{
        for (size_t k = 0; k + 1 < p->date.n; k++) {
                const struct leaf_date *d = &p->date.at[k];
                size_t from = leaf_begin(p, d->first), n = k;
                uint32_t c = UINT32_MAX;
                bool done = false;

                for (size_t i = from; i < d->first; i++) {
                        if (leaf_treatment(p, i) != UINT32_MAX)
                                c = leaf_treatment(p, i);
                        done |= leaf_course(p, i, COURSE_DONE) ||
                                leaf_course(p, i, COURSE_VISIT_DATE);
                }
                while (n + 1 < p->date.n && p->date.at[n + 1].first -
                       p->date.at[n].last <= 2)
                        n++;
                if (c != UINT32_MAX && done && n > k)
                        for (size_t i = k; i <= n; i++)
                                if (date_exact(p->date.at[i].date))
                                        visit_put(p, c, p->date.at[i].date,
                                                  p->date.at[i].first,
                                                  p->date.at[i].last + 1);
                k = n;
        }
}

void visits_course(struct leaf *p)
{
        for (size_t i = 0; i < p->t.n;)
                if (leaf_number(p, i) && !(p->t.at[i].before & GLUE_PERCENT))
                        i = count_read(p, i);
                else
                        i++;
        if (p->review || p->asks)
                return;
        if (!p->therapy) {
                told_days(p);
                return;
        }
        if (p->treatment == UINT32_MAX)
                return;
        if (!p->has_first) {
                p->has_first = true;
                p->first = (struct ledger_entry){
                        visits_fact(p, p->treatment, 0, 0),
                        { p->d, p->t.at[0].begin,
                          p->t.at[leaf_line_end(p, 0) - 1].end, 1 } };
        }
        p->days += days_read(p);
}

void visits_close(struct leaf *p)
{
        if (!p->has_first || p->days || !date_exact(p->d->date))
                return;
        p->first.fact.dated = p->first.fact.visit = true;
        *VEC_ADD(p->a, &p->out) = p->first;
}
