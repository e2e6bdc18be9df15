/* ledger.c - what all documents say of the course of treatment, merged: one
 * event told in several places is one line. It reads no text itself. */
#include "casefile/ledger.h"

#include "casefile/ledger_inside.h"
#include "clinical/course.h"

#include <math.h>
#include <stdlib.h>

enum { LINES_NEAR = 64 };

/* ---- Entries in one order, whatever the order of the documents ---------- */

static int num_order(double a, double b)
{
        if (isnan(a) || isnan(b))
                return isnan(a) - isnan(b);     /* what is stated first */
        return a < b ? -1 : a > b;
}

static int date_order(date a, date b)
{
        if (a.first != b.first)
                return a.first < b.first ? -1 : 1;
        return a.last < b.last ? -1 : a.last > b.last;
}

static int stated_of(const struct ledger_fact *f)
{
        return !isnan(f->strength) + !isnan(f->per_day) + !isnan(f->count) +
               !isnan(f->relief_percent) + !isnan(f->relief_weeks) +
               (f->n_body > 0) + (f->side.n > 0) + (f->result.n > 0) +
               (f->with_medication != TRI_UNKNOWN) +
               (f->condition.n > 0) + 8 * f->reported;
}

static int place_order(const struct evidence *x, const struct evidence *y)
{
        int o = str_order(x->document->name, y->document->name);

        if (o)
                return o;
        if (x->begin != y->begin)
                return x->begin < y->begin ? -1 : 1;
        return x->end < y->end ? -1 : x->end > y->end;
}

static int by_place(const void *a, const void *b)
{
        return place_order(a, b);
}

static int by_fact(const void *a, const void *b)
{
        const struct ledger_entry *x = a, *y = b;
        const struct ledger_fact *f = &x->fact, *g = &y->fact;
        int o = (int)f->kind - (int)g->kind;

        if (!o)
                o = str_order(f->name, g->name);
        if (!o)
                o = (int)date_known(g->date) - (int)date_known(f->date);
        if (!o)
                o = date_order(f->date, g->date);
        if (!o)
                o = stated_of(g) - stated_of(f);
        if (!o)
                o = num_order(f->strength, g->strength);
        if (!o)
                o = num_order(f->per_day, g->per_day);
        if (!o)
                o = num_order(f->score, g->score);
        return o ? o : place_order(&x->at, &y->at);
}

/* ---- Do two facts tell of one thing? ------------------------------------ */

static bool num_fits(double a, double b)
{
        return isnan(a) || isnan(b) || !(a < b || a > b);
}

static bool str_fits(str a, str b)
{
        return !a.n || !b.n || str_eq(a, b);
}

bool facts_share_body(const struct ledger_fact *f,
                      const struct ledger_fact *g)
{
        for (size_t i = 0; i < f->n_body; i++)
                for (size_t k = 0; k < g->n_body; k++)
                        if (str_eq(f->body[i], g->body[k]))
                                return true;
        return !f->n_body || !g->n_body;
}

/* Does one stretch of days lie within the other? */
static bool dates_fit(date a, date b)
{
        return (a.first <= b.first && b.last <= a.last) ||
               (b.first <= a.first && a.last <= b.last);
}

/* The same thing, whatever is said of it. */
static bool same_thing(const struct ledger_fact *f,
                       const struct ledger_fact *g)
{
        if (f->kind != g->kind || !str_eq(f->name, g->name))
                return false;
        if (f->kind == LEDGER_DOSE)
                return str_fits(f->unit, g->unit) &&
                       str_eq(f->change, S("stopped")) ==
                       str_eq(g->change, S("stopped"));
        if (f->kind == LEDGER_PAIN)
                return str_fits(f->condition, g->condition) &&
                       num_fits(f->score, g->score) &&
                       f->with_medication == g->with_medication;
        return facts_share_body(f, g);
}

/* Nothing that the one says does the other deny. */
static bool says_same(const struct ledger_fact *f,
                      const struct ledger_fact *g)
{
        return num_fits(f->strength, g->strength) &&
               num_fits(f->per_day, g->per_day) &&
               num_fits(f->count, g->count) &&
               num_fits(f->score, g->score) &&
               num_fits(f->relief_percent, g->relief_percent) &&
               num_fits(f->relief_weeks, g->relief_weeks) &&
               str_fits(f->side, g->side) &&
               str_fits(f->outcome, g->outcome);
}

/* ---- Lines -------------------------------------------------------------- */

static void num_take(double *a, double b)
{
        if (isnan(*a))
                *a = b;
}

static void str_take(str *a, str b)
{
        if (!a->n)
                *a = b;
}

static void fact_take(struct ledger_fact *f, const struct ledger_fact *g)
{
        num_take(&f->strength, g->strength);
        str_take(&f->unit, g->unit);
        num_take(&f->per_day, g->per_day);
        num_take(&f->count, g->count);
        num_take(&f->requested, g->requested);
        num_take(&f->relief_percent, g->relief_percent);
        num_take(&f->relief_weeks, g->relief_weeks);
        str_take(&f->side, g->side);
        str_take(&f->levels, g->levels);
        str_take(&f->result, g->result);
        str_take(&f->condition, g->condition);
        if (!f->change.n || str_eq(f->change, S("requested")))
                f->change = g->change;
        if (f->with_medication == TRI_UNKNOWN)
                f->with_medication = g->with_medication;
        for (size_t i = 0; i < g->n_body && !f->n_body; i++) {
                memcpy(f->body, g->body, sizeof f->body);
                f->n_body = g->n_body;
        }
}

void line_place(struct draft *d, const struct evidence *at)
{
        for (size_t i = d->at.n; i-- > 0 && d->at.n - i <= LINES_NEAR;) {
                const struct evidence *o = &d->at.at[i];

                if (o->document->name.p == at->document->name.p &&
                    o->begin == at->begin && o->end == at->end)
                        return;
        }
        *VEC_ADD(d->a, &d->at) = *at;
}

static struct draft *line_open(struct merge *m, const struct ledger_entry *e)
{
        struct draft *d = VEC_ADD(m->a, &m->line);

        d->a = m->a;
        d->line.fact = e->fact;
        d->line.stated = (double)NAN;
        line_place(d, &e->at);
        return d;
}

static bool same_document(const struct evidence *x, const struct evidence *y)
{
        return x->document->name.p == y->document->name.p &&
               x->document->begin == y->document->begin;
}

/* Two lines of one thing that say different things: told by two documents it
 * is a contradiction; one document may well name two strengths. */
static void contradict(struct draft *d, struct draft *other)
{
        if (same_document(&d->at.at[0], &other->at.at[0]) &&
            d->line.fact.kind == LEDGER_DOSE)
                return;
        d->line.contradicted = other->line.contradicted = true;
}

static bool may_contradict(const struct ledger_fact *f)
{
        return f->kind == LEDGER_DOSE || f->kind == LEDGER_IMAGING ||
               f->kind == LEDGER_INJECTION || f->kind == LEDGER_FUNCTION ||
               f->kind == LEDGER_DETERMINATION;
}

static bool asked_only(const struct ledger_fact *f)
{
        return str_eq(f->change, S("requested"));
}

/* An entry with a date: into the line of that day, or a line of its own. */
static void entry_add(struct merge *m, const struct ledger_entry *e)
{
        size_t other = SIZE_MAX, n = 0;

        for (size_t i = m->line.n; i-- > 0 && n < LINES_NEAR; n++) {
                struct draft *d = &m->line.at[i];

                if (d->line.fact.kind != e->fact.kind ||
                    !str_eq(d->line.fact.name, e->fact.name) ||
                    date_order(d->line.fact.date, e->fact.date))
                        break;
                if (!same_thing(&d->line.fact, &e->fact))
                        continue;
                if (says_same(&d->line.fact, &e->fact)) {
                        fact_take(&d->line.fact, &e->fact);
                        line_place(d, &e->at);
                        return;
                }
                other = i;
        }
        struct draft *d = line_open(m, e);

        if (other != SIZE_MAX && may_contradict(&e->fact) &&
            !asked_only(&e->fact) &&
            !asked_only(&m->line.at[other].line.fact))
                contradict(d, &m->line.at[other]);
}

/* An injection that has no date is the last one had before its document; a
 * study without a date is the one study of its kind that has one. */
static struct draft *whole_of(struct merge *m, size_t first,
                              const struct ledger_entry *e)
{
        struct draft *found = NULL;
        date told = e->at.document->date;
        bool latest = e->fact.kind == LEDGER_INJECTION;

        for (size_t i = first; i < m->line.n; i++) {
                struct draft *d = &m->line.at[i];
                const struct ledger_fact *f = &d->line.fact;

                if (!date_exact(f->date) || !same_thing(f, &e->fact) ||
                    (date_known(e->fact.date) &&
                     !dates_fit(f->date, e->fact.date)) ||
                    (latest && date_known(told) &&
                     f->date.first > told.last) ||
                    !says_same(f, &e->fact))
                        continue;
                if (found && !latest)
                        return NULL;
                found = d;
        }
        return found;
}

/* The entries of one kind and name: dated ones to lines, then the others. */
static void group_merge(struct merge *m, const struct ledger_entry *e,
                        size_t n)
{
        size_t first = m->line.n;
        bool once = e->fact.kind == LEDGER_IMAGING ||
                    e->fact.kind == LEDGER_INJECTION ||
                    e->fact.kind == LEDGER_SURGERY;

        for (size_t i = 0; i < n; i++)
                if (!once || date_exact(e[i].fact.date))
                        entry_add(m, &e[i]);
        for (size_t i = 0; i < n && once; i++) {
                struct draft *d = date_exact(e[i].fact.date) ? NULL :
                                  whole_of(m, first, &e[i]);

                if (date_exact(e[i].fact.date))
                        continue;
                if (d) {
                        fact_take(&d->line.fact, &e[i].fact);
                        line_place(d, &e[i].at);
                } else {
                        entry_add(m, &e[i]);
                }
        }
}

/* ---- The whole ---------------------------------------------------------- */

/* A decision's own label outweighs what its reasons mention beside it. */
static void spoken_drop(struct ledger_entries *all)
{
        size_t n = 0, begin = 0;

        for (size_t i = 0; i < all->n; i++) {
                const struct ledger_entry *e = &all->at[i];
                bool dropped = false;

                if (i && !str_eq(e->fact.name, all->at[i - 1].fact.name))
                        begin = i;
                for (size_t k = begin; k < all->n && !e->fact.reported &&
                     e->fact.kind == LEDGER_DETERMINATION && !dropped &&
                     k < begin + LINES_NEAR; k++)
                        dropped = all->at[k].fact.reported &&
                                  !e->fact.dated &&
                                  str_eq(all->at[k].fact.name,
                                         e->fact.name) &&
                                  same_document(&all->at[k].at, &e->at);
                if (!dropped)
                        all->at[n++] = *e;
        }
        all->n = n;
}

static int by_name(const void *a, const void *b)
{
        const struct ledger_entry *x = a, *y = b;
        int o = (int)x->fact.kind - (int)y->fact.kind;

        if (!o)
                o = str_order(x->fact.name, y->fact.name);
        return o ? o : place_order(&x->at, &y->at);
}

static int by_day(const void *a, const void *b)
{
        const struct ledger_entry *x = a, *y = b;
        int o = date_order(x->fact.date, y->fact.date);

        return o ? o : place_order(&x->at, &y->at);
}

static bool on_day(const struct ledger_entry *e, date day)
{
        return e->fact.kind == LEDGER_INJECTION && date_exact(day) &&
               date_exact(e->fact.date) && e->fact.date.first == day.first;
}

/* "The injection of 3/4/2014" is the one that was reported that day, whatever
 * its class, where only one was. e: the n entries of injections. */
static void injections_name(struct ledger_entry *e, size_t n)
{
        qsort(e, n, sizeof *e, by_day);
        for (size_t i = 0, end; i < n; i = end) {
                const struct ledger_fact *one = NULL;
                bool many = false;

                for (end = i; end < n && on_day(&e[end], e[i].fact.date);
                     end++) {
                        const struct ledger_fact *f = &e[end].fact;

                        if (!f->reported)
                                continue;
                        many |= one && !str_eq(one->name, f->name);
                        one = f;
                }
                end += end == i;
                for (size_t k = i; k < end && one && !many; k++) {
                        e[k].fact.name = one->name;
                        e[k].fact.title = one->title;
                }
        }
}

static struct ledger_entries entries_all(arena *a, const struct vocabulary *v,
                                         struct case_file *c)
{
        VEC(struct ledger_entry) all = { 0 };
        size_t first = 0, last;

        for (size_t i = 0; i < c->n_documents; i++) {
                struct document *d = c->document[i];
                struct ledger_entries e;

                if (d->apart || d->begin == d->end)
                        continue;
                e = course_read(a, v, d);
                if (e.n)
                        qsort(e.at, e.n, sizeof *e.at, by_name);
                spoken_drop(&e);
                for (size_t k = 0; k < e.n; k++)
                        *VEC_ADD(a, &all) = e.at[k];
        }
        if (!all.n)
                return (struct ledger_entries){ NULL, 0 };
        qsort(all.at, all.n, sizeof *all.at, by_fact);
        while (first < all.n && all.at[first].fact.kind < LEDGER_INJECTION)
                first++;
        for (last = first; last < all.n && all.at[last].fact.kind ==
             LEDGER_INJECTION; last++)
                ;
        if (last > first) {
                injections_name(&all.at[first], last - first);
                qsort(&all.at[first], last - first, sizeof *all.at, by_fact);
        }
        return (struct ledger_entries){ all.at, all.n };
}

static void lines_hand_over(struct merge *m, struct ledger *out)
{
        out->line = NEWN(m->a, struct ledger_line, m->line.n + 1);
        for (size_t i = 0; i < m->line.n; i++) {
                struct draft *d = &m->line.at[i];

                qsort(d->at.at, d->at.n, sizeof *d->at.at, by_place);
                d->line.at = d->at.at;
                d->line.n_at = d->at.n;
                d->line.visit = d->visit.at;
                d->line.n_visits = d->visit.n;
                out->line[out->n++] = d->line;
        }
}

void ledger_read(arena *a, const struct vocabulary *v, struct case_file *c,
                 struct ledger *out)
{
        struct merge m = { .a = a, .unread = c->pages.unread > 0 };
        struct ledger_entries all = entries_all(a, v, c);

        *out = (struct ledger){ 0 };
        out->pages.all = c->pages.all;
        out->pages.read = c->pages.read;
        out->pages.unread = c->pages.unread;
        out->pages.apart = c->pages.apart;
        for (size_t i = 0, end; i < all.n; i = end) {
                const struct ledger_fact *f = &all.at[i].fact;

                for (end = i + 1; end < all.n &&
                     all.at[end].fact.kind == f->kind &&
                     str_eq(all.at[end].fact.name, f->name); end++)
                        ;
                if (f->kind == LEDGER_VISITS)
                        visits_merge(&m, &all.at[i], end - i);
                else
                        group_merge(&m, &all.at[i], end - i);
        }
        lines_hand_over(&m, out);
        doses_convert(v, out);
}
