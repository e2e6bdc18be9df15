/* course_day.c - the days on which visits were had: a table of dates attended,
 * a note with its date of service, "attended on 3/4, 3/6 and 3/8"; and where a
 * note names no day, the date of its document, which is weaker. Dates of
 * injury, of a fax machine, of a stamp are none. See leaf.h. */
#include "clinical/leaf.h"

#include <math.h>

enum { LABEL_NEAR = 5, LABEL_LINES = 2, COLUMN_NEAR = 8, ROWS_NEAR = 4,
       ROWS_LEAST = 2, ROWS_BARE = 3, HEAD_LINES = 14 };

/* ---- Which day a date is ------------------------------------------------ */

/* What the words at token k label: COURSE_MARKS, no date. */
static enum course_mark names_day(const struct leaf *p, size_t k)
{
        if (leaf_course(p, k, COURSE_OTHER_DATE) ||
            leaf_course(p, k, COURSE_TOLD))
                return COURSE_OTHER_DATE;
        if (leaf_course(p, k, COURSE_VISIT_DATE) ||
            leaf_course(p, k, COURSE_STUDY_DATE))
                return COURSE_VISIT_DATE;
        return COURSE_MARKS;
}

/* A date's first token, its weekday too. */
static size_t day_first(const struct leaf *p, size_t first)
{
        return first && leaf_course(p, first - 1, COURSE_WEEKDAY) ? first - 1
                                                                  : first;
}

static bool behind_colon(const struct leaf *p, size_t first)
{
        return p->t.at[day_first(p, first)].before & GLUE_COLON;
}

/* The last words of the line above: "DATE OF INJURY" over its date. */
static bool labelled_above(const struct leaf *p, size_t begin)
{
        size_t above = begin ? leaf_line_begin(p, begin - 1) : begin;

        for (size_t k = begin; k-- > above && begin - k <= LABEL_NEAR;)
                if (leaf_course(p, k, COURSE_OTHER_DATE))
                        return k + p->hit[k][LANE_COURSE].n == begin;
        return false;
}

/* Of the labels on the line of token `begin`, the one over the column. */
static enum course_mark over_column(const struct leaf *p, size_t begin,
                                    size_t column)
{
        enum course_mark mark = COURSE_MARKS;
        size_t end = leaf_line_end(p, begin), best = COLUMN_NEAR + 1;

        for (size_t k = begin; k < end; k++) {
                size_t at = leaf_column(p, p->t.at[k].begin);
                size_t gap = at < column ? column - at : at - column;

                if (p->t.at[k].dated && gap <= COLUMN_NEAR)
                        return COURSE_MARKS;
                if (names_day(p, k) != COURSE_MARKS && gap < best &&
                    (k == begin || leaf_cell(p, k))) {
                        best = gap;
                        mark = names_day(p, k);
                }
        }
        return mark;
}

/* The label in the same column one or two lines above: a row of labels over
 * a row of what they name. */
static enum course_mark column_label(const struct leaf *p, size_t first)
{
        size_t at = day_first(p, first), begin = leaf_line_begin(p, first);
        size_t column = leaf_column(p, p->t.at[at].begin);
        enum course_mark mark = COURSE_MARKS;

        if (at > begin && !leaf_cell(p, at))
                return COURSE_MARKS;
        for (size_t n = 0; n < LABEL_LINES && begin && mark == COURSE_MARKS;
             n++) {
                begin = leaf_line_begin(p, begin - 1);
                mark = over_column(p, begin, column);
        }
        return mark;
}

enum course_mark day_label(const struct leaf *p, size_t first)
{
        size_t begin = leaf_line_begin(p, first);
        enum course_mark mark = COURSE_MARKS;

        if (!behind_colon(p, first))
                mark = column_label(p, first);
        for (size_t k = first; mark == COURSE_MARKS && k-- > begin &&
             first - k <= LABEL_NEAR;) {
                mark = names_day(p, k);
                if (leaf_unit(p, k, "visits") && first - k <= 2 &&
                    mark == COURSE_MARKS)
                        mark = COURSE_VISIT_DATE;       /* "Visit 3: 5/8" */
                if (p->t.at[k].dated && first - k > 1)
                        break;
        }
        if (mark == COURSE_MARKS && first == begin && labelled_above(p, begin))
                mark = COURSE_OTHER_DATE;
        return mark;
}

/* ---- Rows of a table ---------------------------------------------------- */

static bool row_misses(const struct leaf *p, size_t last)
{
        size_t end = leaf_line_end(p, last);

        for (size_t k = last + 1; k < end && !p->t.at[k].dated; k++)
                if (leaf_course(p, k, COURSE_MISSED))
                        return true;
        return false;
}

/* Nothing stands behind the date on its line. */
static bool bare(const struct leaf *p, const struct leaf_date *d)
{
        size_t next = d->last + 1;

        return next >= p->t.n || p->line[next] != p->line[d->first];
}

/* A date that begins a row, but for the row's number; a line of prose that
 * happens to begin with one is no row. */
static bool row_begins(const struct leaf *p, const struct leaf_date *d)
{
        size_t first = d->first, begin = leaf_line_begin(p, first);
        bool cell = bare(p, d) || leaf_cell(p, d->last + 1) ||
                    p->t.at[first].before &
                    (GLUE_STOP | GLUE_PARAGRAPH | GLUE_BULLET);

        return date_exact(d->date) && leaf_row(p, first) &&
               (cell || first > begin) && !leaf_sent(p, first);
}

/* How many rows stand together with date k, itself too: a table's rows follow
 * one another, the line of a fax machine stands alone. */
static size_t rows_near(const struct leaf *p, size_t k)
{
        size_t n = 1, line = p->line[p->date.at[k].first];
        bool alone = bare(p, &p->date.at[k]);

        for (size_t i = k; i-- > 0 && n < ROWS_BARE;) {
                size_t other = p->line[p->date.at[i].first];

                if (line - other > ROWS_NEAR)
                        break;
                if (other != line && bare(p, &p->date.at[i]) == alone &&
                    row_begins(p, &p->date.at[i])) {
                        line = other;
                        n++;
                }
        }
        line = p->line[p->date.at[k].first];
        for (size_t i = k + 1; i < p->date.n && n < ROWS_BARE; i++) {
                size_t other = p->line[p->date.at[i].first];

                if (other - line > ROWS_NEAR)
                        break;
                if (other != line && bare(p, &p->date.at[i]) == alone &&
                    row_begins(p, &p->date.at[i])) {
                        line = other;
                        n++;
                }
        }
        return n;
}

static bool row_of_table(const struct leaf *p, size_t k)
{
        const struct leaf_date *d = &p->date.at[k];
        size_t least = bare(p, d) ? ROWS_BARE : ROWS_LEAST;

        if (!row_begins(p, d))
                return false;
        return rows_near(p, k) >= least || (p->log && !bare(p, d) &&
                                            leaf_cell(p, d->last + 1));
}

/* Another date stands on the same line, and none of them has a label. */
static bool in_run(const struct leaf *p, size_t k)
{
        size_t line = p->line[p->date.at[k].first];

        return (k && p->line[p->date.at[k - 1].first] == line) ||
               (k + 1 < p->date.n &&
                p->line[p->date.at[k + 1].first] == line);
}

/* Does date d stand behind date before on its line, no word between? */
static bool goes_on(const struct leaf *p, const struct leaf_date *before,
                    const struct leaf_date *d)
{
        return p->line[before->first] == p->line[d->first] &&
               day_first(p, d->first) == before->last + 1;
}

/* ---- Days --------------------------------------------------------------- */

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
        bool run = false;
        size_t put = 0;

        for (size_t k = 0; k < p->date.n; k++) {
                const struct leaf_date *d = &p->date.at[k];
                enum course_mark label = day_label(p, d->first);
                bool follows = k && run && goes_on(p, &p->date.at[k - 1], d);

                run = false;
                if (!date_exact(d->date) || label == COURSE_OTHER_DATE ||
                    row_misses(p, d->last) || leaf_sent(p, d->first) ||
                    (label != COURSE_VISIT_DATE &&      /* of who knows what */
                     behind_colon(p, d->first)))
                        continue;
                if (label != COURSE_VISIT_DATE && !follows &&
                    !row_of_table(p, k) && !(p->log && in_run(p, k)))
                        continue;
                run = true;
                visit_put(p, p->treatment, d->date, d->first, d->last + 1);
                put++;
        }
        return put;
}

/* Is the date at k one of prose, not of a cell? */
static bool in_prose(const struct leaf *p, const struct leaf_date *d)
{
        return d->first && !leaf_cell(p, d->first);
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
                while (n + 1 < p->date.n && in_prose(p, &p->date.at[n + 1]) &&
                       p->date.at[n + 1].first - p->date.at[n].last <= 2)
                        n++;
                if (c != UINT32_MAX && done && n > k && in_prose(p, d))
                        for (size_t i = k; i <= n; i++)
                                if (date_exact(p->date.at[i].date))
                                        visit_put(p, c, p->date.at[i].date,
                                                  p->date.at[i].first,
                                                  p->date.at[i].last + 1);
                k = n;
        }
}

/* ---- A note that names no day ------------------------------------------- */

/* Which visit of its course the page says that it is. */
static double page_number(const struct leaf *p, double *of)
{
        for (size_t i = 0; i < p->t.n; i++)
                if (leaf_number(p, i) && visit_numbered(p, i, of))
                        return p->t.at[i].number;
        *of = (double)NAN;
        return (double)NAN;
}

/* The date alone on a line of the head. */
static date head_day(const struct leaf *p)
{
        for (size_t k = 0; k < p->date.n; k++) {
                const struct leaf_date *d = &p->date.at[k];
                size_t first = day_first(p, d->first);

                if (p->line[first] >= HEAD_LINES)
                        break;
                if (date_exact(d->date) && bare(p, d) &&
                    first == leaf_line_begin(p, first) &&
                    day_label(p, d->first) != COURSE_OTHER_DATE)
                        return d->date;
        }
        return DATE_NONE;
}

static struct ledger_entry unsaid(const struct leaf *p, date d)
{
        struct ledger_entry e = { .fact = visits_fact(p, p->treatment, 0, 0) };

        e.fact.number = page_number(p, &e.fact.of);
        e.fact.date = d;
        e.fact.dated = e.fact.visit = e.fact.unsaid = true;
        e.at = (struct evidence){ p->d, p->t.at[0].begin,
                                  p->t.at[leaf_line_end(p, 0) - 1].end, 1 };
        return e;
}

/* The first page of a document stands for its visit, on the document's date;
 * a later one that counts another visit is one too, where it has a date. */
static void note_read(struct leaf *p, size_t days)
{
        struct ledger_entry e = unsaid(p, head_day(p));
        double first = p->first.fact.number;

        if (!p->has_first) {
                p->has_first = true;
                p->first = e;
                if (date_exact(p->d->date))
                        p->first.fact.date = p->d->date;
        } else if (!days && !p->log && date_exact(e.fact.date) &&
                   (e.fact.number < first || e.fact.number > first)) {
                *VEC_ADD(p->a, &p->out) = e;
        }
}

void days_course(struct leaf *p)
{
        size_t days;

        if (p->review || p->asks)
                return;
        if (!p->therapy) {
                told_days(p);
                return;
        }
        if (p->treatment == UINT32_MAX)
                return;
        days = p->treats ? days_read(p) : 0;
        note_read(p, days);
        p->days += days;
}

void days_close(struct leaf *p)
{
        if (p->has_first && !p->days && date_exact(p->first.fact.date))
                *VEC_ADD(p->a, &p->out) = p->first;
}
