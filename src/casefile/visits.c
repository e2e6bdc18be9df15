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
                        size_t n)
{
        for (size_t i = 0; i < n; i++) {
                const struct ledger_fact *f = &e[i].fact;

                for (size_t k = 0; k < f->n_body; k++) {
                        size_t at = part_find(g, f->body[k]);

                        if (k && f->log)
                                groups_join(g, part_find(g, f->body[0]), at);
                }
        }
}

/* The group with the most entries: where what names no part goes. */
static size_t main_group(struct groups *g, const struct ledger_entry *e,
                         size_t n)
{
        size_t count[GROUPS_MOST] = { 0 }, best = 0;

        for (size_t i = 0; i < n; i++)
                if (e[i].fact.n_body)
                        count[g->of[part_find(g, e[i].fact.body[0])]]++;
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

static void body_take(struct ledger_fact *f, const struct ledger_fact *g)
{
        for (size_t i = 0; i < g->n_body; i++) {
                bool known = false;

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

/* The line of group `group`; nothing where no entry is of it. */
static void group_line(struct merge *m, const struct ledger_entry *e,
                       size_t n, struct groups *g, size_t group, size_t main)
{
        double none = (double)NAN, own = none, of = none;
        struct draft *d = NULL;

        for (size_t i = 0; i < n; i++) {
                const struct ledger_fact *f = &e[i].fact;
                size_t mine = f->n_body ? g->of[part_find(g, f->body[0])]
                                        : main;

                if (mine != group)
                        continue;
                if (!d) {
                        d = VEC_ADD(m->a, &m->line);
                        d->a = m->a;
                        d->line.fact = ledger_fact_empty(LEDGER_VISITS);
                        d->line.fact.name = f->name;
                        d->line.fact.title = f->title;
                        d->line.stated = none;
                }
                body_take(&d->line.fact, f);
                if (f->visit)
                        visit_add(d, &e[i]);
                max_take(f->log ? &own : &d->line.stated, f->done);
                max_take(&of, f->of);
                max_take(&d->line.fact.authorized, f->authorized);
                max_take(&d->line.fact.requested, f->requested);
                line_place(d, &e[i].at);
        }
        if (!d)
                return;
        if (d->visit.n)
                max_take(&own, (double)d->visit.n);
        d->line.fact.done = isnan(own) ? d->line.stated : own;
        d->line.fact.of = of;
        if (isnan(d->line.fact.authorized))
                d->line.fact.authorized = of;
        for (size_t i = 0; i < n; i++)
                if (g->n < 2 || (e[i].fact.n_body && g->of[part_find(g,
                    e[i].fact.body[0])] == group))
                        told_check(d, &e[i].fact);
}

void visits_merge(struct merge *m, const struct ledger_entry *e, size_t n)
{
        struct groups g = { .n = 0 };
        size_t main;

        groups_read(&g, e, n);
        main = main_group(&g, e, n);
        for (size_t k = 0; k < (g.n ? g.n : 1); k++)
                if (!g.n || g.of[k] == k)
                        group_line(m, e, n, &g, k, main);
}
