/* visits.c - what is said of one treatment's visits to a line for each part
 * of the body: the days that the one who treats writes down, counted, beside
 * what others tell. */
#include "casefile/ledger_inside.h"

#include <math.h>

enum { GROUPS_MOST = 32 };

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

/* The group with the most entries: where what names no part goes. */
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
        for (size_t i = d->visit.n; i-- > 0;) {
                if (d->visit.at[i].date.first == e->fact.date.first)
                        return;
                if (d->visit.at[i].date.first < e->fact.date.first)
                        break;          /* they come by date */
        }
        *VEC_ADD(d->a, &d->visit) = (struct ledger_visit){ e->fact.date,
                                                           e->at };
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

/* The line of group `group`; nothing where no entry is of it. */
static void group_line(struct merge *m, const struct ledger_entry *e,
                       size_t n, struct groups *g, size_t group, size_t main)
{
        double none = (double)NAN, own = none, of = none;
        struct draft *d = NULL;
        struct asked asked = { false, DATE_NONE };

        for (size_t i = 0; i < n; i++) {
                const struct ledger_fact *f = &e[i].fact;

                if (group_of(g, f, main) != group)
                        continue;
                if (!d) {
                        d = VEC_ADD(m->a, &m->line);
                        d->a = m->a;
                        d->line.fact = ledger_fact_empty(LEDGER_VISITS);
                        d->line.fact.name = f->name;
                        d->line.fact.title = f->title;
                        d->line.stated = none;
                }
                body_take(&d->line.fact, f, g);
                if (f->visit)
                        visit_add(d, &e[i]);
                max_take(f->log ? &own : &d->line.stated, f->done);
                max_take(&of, f->of);
                max_take(&d->line.fact.authorized, f->authorized);
                asked_take(d, &asked, f);
                line_place(d, &e[i].at);
        }
        if (!d)
                return;
        if (d->visit.n)
                max_take(&own, (double)d->visit.n);
        /* Not every day was found: a report may know of more. */
        if (m->unread || own > (double)d->visit.n)
                max_take(&own, d->line.stated);
        d->line.fact.done = isnan(own) ? d->line.stated : own;
        d->line.fact.of = of;
        for (size_t i = 0; i < n; i++)
                if (g->n < 2 || (e[i].fact.n_body &&
                    group_of(g, &e[i].fact, main) == group))
                        told_check(d, &e[i].fact);
}

void visits_merge(struct merge *m, const struct ledger_entry *e, size_t n)
{
        struct groups g = { .n = 0 };
        size_t main;

        groups_read(&g, e, n, false);
        if (!g.n)
                groups_read(&g, e, n, true);
        main = main_group(&g, e, n);
        for (size_t k = 0; k < (g.n ? g.n : 1); k++)
                if (!g.n || g.of[k] == k)
                        group_line(m, e, n, &g, k, main);
}
