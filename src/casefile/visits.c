/* visits.c - what is said of one treatment's visits to a line for each part
 * of the body: the days that the one who treats writes down, counted, beside
 * what others tell. */
#include "casefile/ledger_inside.h"

#include <math.h>
#include <stdlib.h>

/* A note of a visit is dated up to so many days behind it, printed up to so
 * many; two notes of visit 5 within so many days are one. */
enum { GROUPS_MOST = 32, VISITS_MOST = 200, LATE_MOST = 31,
       PRINTED_MOST = 400, COPY_MOST = 14, TOLD_LEAST = 2 };

/* Which part of the body goes with which: by the pages of those who treat. */
struct groups { str part[GROUPS_MOST]; size_t of[GROUPS_MOST]; size_t n; };

static size_t part_find(struct groups *g, str part)
{
        for (size_t i = 0; i < g->n; i++)
                if (str_eq(g->part[i], part))
                        return i;
        if (g->n == GROUPS_MOST)
                return GROUPS_MOST - 1;
        g->part[g->n] = part;
        g->of[g->n] = g->n;
        return g->n++;
}

static void groups_join(struct groups *g, size_t a, size_t b)
{
        size_t low = g->of[a] < g->of[b] ? g->of[a] : g->of[b];
        size_t high = g->of[a] < g->of[b] ? g->of[b] : g->of[a];

        for (size_t i = 0; i < g->n; i++)
                if (g->of[i] == high)
                        g->of[i] = low;
}

static void groups_read(struct groups *g, const struct ledger_entry *e,
                        size_t n, bool near)
{
        for (size_t i = 0; i < n; i++) {
                const struct ledger_fact *f = &e[i].fact;

                if (f->body_near && !near)
                        continue;
                for (size_t k = 0; k < f->n_body; k++) {
                        size_t at = part_find(g, f->body[k]);

                        if (k && f->log)
                                groups_join(g, part_find(g, f->body[0]), at);
                }
        }
}

/* The group of what f says; the main one where it names no part of any. */
static size_t group_of(const struct groups *g, const struct ledger_fact *f,
                       size_t main)
{
        for (size_t k = 0; k < f->n_body; k++)
                for (size_t i = 0; i < g->n; i++)
                        if (str_eq(g->part[i], f->body[k]))
                                return g->of[i];
        return main;
}

/* The group with the most entries: where what names no part goes. */
static size_t main_group(struct groups *g, const struct ledger_entry *e,
                         size_t n)
{
        size_t count[GROUPS_MOST] = { 0 }, best = 0;

        for (size_t i = 0; i < n; i++)
                if (group_of(g, &e[i].fact, GROUPS_MOST) < GROUPS_MOST)
                        count[group_of(g, &e[i].fact, 0)]++;
        for (size_t i = 1; i < g->n; i++)
                if (count[i] > count[best])
                        best = i;
        return best;
}

static void max_take(double *a, double b)
{
        if (!(b <= *a) && !isnan(b))
                *a = b;
}

static void visit_add(struct draft *d, const struct ledger_entry *e)
{
        size_t i = d->visit.n;

        while (i && d->visit.at[i - 1].date.first > e->fact.date.first)
                i--;
        if (i && d->visit.at[i - 1].date.first == e->fact.date.first)
                return;
        VEC_ADD(d->a, &d->visit);
        memmove(&d->visit.at[i + 1], &d->visit.at[i],
                (d->visit.n - 1 - i) * sizeof *d->visit.at);
        d->visit.at[i] = (struct ledger_visit){ e->fact.date, e->at };
}

/* ---- One visit, told by its note and by a table ------------------------- */

/* A day of a document, the how-manyeth it is there, and of how many. */
struct row { const struct document *d; int32_t day; size_t nth, all; };

static int by_document(const void *a, const void *b)
{
        const struct row *x = a, *y = b;
        int o = str_order(x->d->name, y->d->name);

        if (!o && x->d->begin != y->d->begin)
                o = x->d->begin < y->d->begin ? -1 : 1;
        return o ? o : (x->day > y->day) - (x->day < y->day);
}

static int by_place_in_course(const void *a, const void *b)
{
        const struct row *x = a, *y = b;

        if (x->nth != y->nth)
                return x->nth < y->nth ? -1 : 1;
        return (x->day > y->day) - (x->day < y->day);
}

struct rows { struct row *at; size_t n; };

/* The days of entries e that their words name, each with its place among the
 * days of its document. */
static struct rows rows_read(arena *a, const struct ledger_entry *e, size_t n)
{
        struct rows r = { NEWN(a, struct row, n + 1), 0 };

        for (size_t i = 0; i < n; i++)
                if (e[i].fact.visit && !e[i].fact.unsaid)
                        r.at[r.n++] = (struct row){ e[i].at.document,
                                e[i].fact.date.first, 0, 0 };
        if (r.n)
                qsort(r.at, r.n, sizeof *r.at, by_document);
        for (size_t i = 0, end; i < r.n; i = end) {
                size_t nth = 0;

                for (end = i; end < r.n && r.at[end].d == r.at[i].d; end++) {
                        nth += end == i || r.at[end].day != r.at[end - 1].day;
                        r.at[end].nth = nth;
                }
                for (size_t k = i; k < end; k++)
                        r.at[k].all = nth;
        }
        if (r.n)
                qsort(r.at, r.n, sizeof *r.at, by_place_in_course);
        return r;
}

/* Is the note of visit 5, whose day is only its document's, the fifth day of
 * a table? A table of one day is a note itself. */
static bool in_table(const struct rows *r, const struct ledger_fact *f)
{
        size_t lo = 0, hi = r->n, nth = (size_t)f->number;

        while (lo < hi) {               /* behind its place, up to its day */
                size_t mid = (lo + hi) / 2;
                const struct row *x = &r->at[mid];

                if (x->nth < nth || (x->nth == nth &&
                                     x->day <= f->date.first))
                        lo = mid + 1;
                else
                        hi = mid;
        }
        if (!lo || r->at[lo - 1].nth != nth || r->at[lo - 1].all < 2)
                return false;
        int32_t late = f->date.first - r->at[lo - 1].day;
        bool whole = (double)r->at[lo - 1].all >= f->of &&
                     (double)r->at[lo - 1].all <= f->of;

        return late <= LATE_MOST || (whole && late <= PRINTED_MOST);
}

/* Notes without a day of their own, each visit once. last: by number, the day
 * of the last one that was taken. */
static void unsaid_add(struct draft *d, const struct ledger_entry *e,
                       const struct rows *r, date last[VISITS_MOST + 1])
{
        const struct ledger_fact *f = &e->fact;
        date *before;

        if (f->number >= 1 && f->number <= VISITS_MOST) {
                before = &last[(size_t)f->number];
                if (in_table(r, f) || (date_known(*before) &&
                    f->date.first - before->first <= COPY_MOST))
                        return;
                *before = f->date;
        }
        visit_add(d, e);
}

/* ---- What is told of them ----------------------------------------------- */

/* The most that two documents agree on. */
struct told { const struct document *by[VISITS_MOST + 1];
              size_t n[VISITS_MOST + 1]; };

static void told_take(struct told *t, const struct ledger_entry *e)
{
        double done = e->fact.done;

        if (e->fact.log || !(done >= 1 && done <= VISITS_MOST) ||
            t->by[(size_t)done] == e->at.document)
                return;
        t->by[(size_t)done] = e->at.document;
        t->n[(size_t)done]++;
}

static double told_agreed(const struct told *t)
{
        for (size_t k = VISITS_MOST; k; k--)
                if (t->n[k] >= TOLD_LEAST)
                        return (double)k;
        return (double)NAN;
}

/* Of what only stands on the page, no new part. */
static void body_take(struct ledger_fact *f, const struct ledger_fact *g,
                      const struct groups *all)
{
        for (size_t i = 0; i < g->n_body; i++) {
                bool known = true;

                for (size_t k = 0; k < all->n; k++)
                        known &= !str_eq(all->part[k], g->body[i]);

                for (size_t k = 0; k < f->n_body; k++)
                        known |= str_eq(f->body[k], g->body[i]);
                if (!known && f->n_body < LEDGER_PARTS)
                        f->body[f->n_body++] = g->body[i];
        }
        if (!f->side.n)
                f->side = g->side;
}

/* Days up to and with the last day of `when`. */
static size_t days_until(const struct draft *d, date when)
{
        size_t n = 0;

        while (n < d->visit.n && (!date_known(when) ||
                                  d->visit.at[n].date.first <= when.last))
                n++;
        return n;
}

/* A report that tells of more visits than were found, or of fewer than had
 * been found by its day. */
static void told_check(struct draft *d, const struct ledger_fact *f)
{
        size_t days = days_until(d, f->date);

        if (f->log || isnan(f->done) || !d->visit.n)
                return;
        if (f->done > (double)d->visit.n || (date_known(f->date) &&
            f->done < (double)days && days == d->visit.n))
                d->line.contradicted = true;
}

/* What was asked for last; a request for authorization outweighs a report
 * that tells of one. */
struct asked { bool form; date when; };

static void asked_take(struct draft *d, struct asked *q,
                       const struct ledger_fact *f)
{
        bool later = !date_known(q->when) ||
                     (date_known(f->date) && f->date.first >= q->when.first);

        if (isnan(f->requested) || (q->form && !f->reported) ||
            (q->form == f->reported && !later))
                return;
        q->form = f->reported;
        q->when = f->date;
        d->line.fact.requested = f->requested;
}

static struct draft *group_open(struct merge *m, const struct ledger_fact *f)
{
        struct draft *d = VEC_ADD(m->a, &m->line);

        d->a = m->a;
        d->line.fact = ledger_fact_empty(LEDGER_VISITS);
        d->line.fact.name = f->name;
        d->line.fact.title = f->title;
        d->line.stated = (double)NAN;
        return d;
}

/* The days of group `group`, by their own words, then the notes that name
 * none. Returns how many the words name. */
static size_t days_take(struct draft *d, const struct ledger_entry *e,
                        size_t n)
{
        struct rows r = rows_read(d->a, e, n);
        date last[VISITS_MOST + 1];
        size_t said;

        for (size_t i = 0; i <= VISITS_MOST; i++)
                last[i] = DATE_NONE;
        for (size_t i = 0; i < n; i++)
                if (e[i].fact.visit && !e[i].fact.unsaid)
                        visit_add(d, &e[i]);
        said = d->visit.n;
        for (size_t i = 0; i < n; i++)
                if (e[i].fact.visit && e[i].fact.unsaid)
                        unsaid_add(d, &e[i], &r, last);
        return said;
}

/* How many were had: the days found, or what the one who treats counts where
 * that is more. Where not every day was found, two reports that agree know
 * better; so they do of fewer, unless a later one tells of more, where a day
 * is only the date of a note or the one who treats counts as many as they.
 * said: days that words name. */
static double done_of(const struct draft *d, bool unread, size_t said,
                      double counted, double agreed)
{
        double days = (double)d->visit.n, done = counted;

        if (d->visit.n)
                max_take(&done, days);
        if (unread || done > days)
                max_take(&done, d->line.stated);
        max_take(&done, agreed);
        if (agreed < days && !(counted > agreed) &&
            !(d->line.stated > agreed) &&
            ((double)said <= agreed || counted >= agreed))
                done = agreed;
        return isnan(done) ? d->line.stated : done;
}

/* The line of e, the n entries of one group; nothing where there is none. */
static void group_line(struct merge *m, const struct ledger_entry *e,
                       size_t n, const struct groups *g, bool only)
{
        double none = (double)NAN, own = none, of = none;
        struct draft *d = n ? group_open(m, &e->fact) : NULL;
        struct asked asked = { false, DATE_NONE };
        struct told told = { .n = { 0 } };
        size_t said;

        if (!d)
                return;
        for (size_t i = 0; i < n; i++) {
                const struct ledger_fact *f = &e[i].fact;

                body_take(&d->line.fact, f, g);
                max_take(f->log ? &own : &d->line.stated, f->done);
                max_take(&of, f->of);
                max_take(&d->line.fact.authorized, f->authorized);
                asked_take(d, &asked, f);
                told_take(&told, &e[i]);
                line_place(d, &e[i].at);
        }
        said = days_take(d, e, n);
        d->line.fact.done = done_of(d, m->unread, said, own,
                                    told_agreed(&told));
        d->line.fact.of = of;
        for (size_t i = 0; i < n; i++)
                if (only || e[i].fact.n_body)
                        told_check(d, &e[i].fact);
}

/* e, the n entries of one treatment, to a line for each group. */
static void groups_line(struct merge *m, const struct ledger_entry *e,
                        size_t n, struct groups *g)
{
        struct ledger_entry *own = NEWN(m->a, struct ledger_entry, n + 1);
        size_t main = main_group(g, e, n);

        for (size_t k = 0; k < g->n; k++) {
                size_t count = 0;

                for (size_t i = 0; i < n && g->of[k] == k; i++)
                        if (group_of(g, &e[i].fact, main) == k)
                                own[count++] = e[i];
                group_line(m, own, count, g, g->n < 2);
        }
}

void visits_merge(struct merge *m, const struct ledger_entry *e, size_t n)
{
        struct groups g = { .n = 0 };

        groups_read(&g, e, n, false);
        if (!g.n)
                groups_read(&g, e, n, true);
        if (g.n)
                groups_line(m, e, n, &g);
        else
                group_line(m, e, n, &g, true);
}
