/* course_visit.c - visits: how many were had, authorized and asked for.
 * "Visit 5 of 12", "Visits authorized: 12", "completed 8 sessions of
 * acupuncture". On which days: course_day.c. See leaf.h. */
#include "clinical/leaf.h"

#include <math.h>

enum { VISITS_MOST = 200, UNIT_NEAR = 6, MARK_NEAR = 9, LABEL_NEAR = 5 };

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
                if (p->line[k] != p->line[i] || leaf_breaks(p, k + 1) ||
                    p->t.at[k + 1].before & GLUE_COMMA)
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

struct ledger_fact visits_fact(const struct leaf *p, uint32_t c,
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

void visits_course(struct leaf *p)
{
        for (size_t i = 0; i < p->t.n;)
                if (leaf_number(p, i) && !(p->t.at[i].before & GLUE_PERCENT))
                        i = count_read(p, i);
                else
                        i++;
        days_course(p);
}
