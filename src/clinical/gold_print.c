/* gold_print.c - see gold.h: the figures, for people and as JSON. */
#include "clinical/gold_inside.h"

#include <stdlib.h>

enum { DRAWS = 1000, MISTAKES_SHOWN = 40, QUOTE_SHOWN = 100 };

struct rates { double precision, recall, f1; };

static struct rates tally_rates(struct gold_tally t)
{
        double right = (double)t.right;
        double found = right + (double)t.wrong, is = right + (double)t.missed;

        return (struct rates){ found > 0 ? right / found : 1,
                               is > 0 ? right / is : 1,
                               found + is > 0 ? 2 * right / (found + is) : 1 };
}

static void tally_add(struct gold_tally *sum, struct gold_tally t)
{
        sum->right += t.right;
        sum->missed += t.missed;
        sum->wrong += t.wrong;
}

/* Of one status; of all four where status is GOLD_STATUSES. */
static struct gold_tally tally_of(const struct gold_tally *of, int status)
{
        struct gold_tally sum = { 0 };

        for (int i = 0; i < GOLD_STATUSES; i++)
                if (i == status || status == GOLD_STATUSES)
                        tally_add(&sum, of[i]);
        return sum;
}

static struct gold_tally texts_tally(const struct gold *g, int status)
{
        struct gold_tally sum = { 0 };

        for (size_t i = 0; i < g->text.n; i++)
                tally_add(&sum, tally_of(g->text.at[i].of, status));
        return sum;
}

void gold_rates(const struct gold *g, int status, double *precision,
                double *recall, double *f1)
{
        struct rates r = tally_rates(texts_tally(g, status < 0 ? GOLD_STATUSES
                                                               : status));

        *precision = r.precision;
        *recall = r.recall;
        *f1 = r.f1;
}

static int double_order(const void *a, const void *b)
{
        double x = *(const double *)a, y = *(const double *)b;

        return x < y ? -1 : x > y;
}

/* The middle 95 % of F1 where texts are drawn anew, with putting back. The
 * draws are the same every time: a figure must not change by itself.
 * SOURCE   Efron, Tibshirani, An Introduction to the Bootstrap, 1993. */
static void interval(const struct gold *g, int status, double *low,
                     double *high)
{
        double *f1 = NEWN(g->a, double, DRAWS);
        struct gold_tally *t = NEWN(g->a, struct gold_tally, g->text.n);
        uint64_t seed = 20161201;
        size_t n = 0;

        for (size_t i = 0; i < g->text.n; i++)
                if (g->text.at[i].counted)
                        t[n++] = tally_of(g->text.at[i].of, status);
        for (size_t d = 0; d < DRAWS; d++) {
                struct gold_tally sum = { 0 };

                for (size_t i = 0; i < n; i++) {
                        seed = seed * 6364136223846793005u +
                               1442695040888963407u;
                        tally_add(&sum, t[(seed >> 33) % n]);
                }
                f1[d] = tally_rates(sum).f1;
        }
        qsort(f1, DRAWS, sizeof *f1, double_order);
        *low = f1[DRAWS / 40];
        *high = f1[DRAWS - 1 - DRAWS / 40];
}

static size_t errors(const struct gold_concept *c)
{
        struct gold_tally t = tally_of(c->of, GOLD_STATUSES);

        return t.missed + t.wrong;
}

static int worst_first(const void *a, const void *b)
{
        const struct gold_concept *x = a, *y = b;
        size_t ex = errors(x), ey = errors(y);

        return ex != ey ? (ex > ey ? -1 : 1) : str_order(x->name, y->name);
}

static void concepts_sort(struct gold *g)
{
        if (g->concept.n)       /* none: no array to hand to qsort */
                qsort(g->concept.at, g->concept.n, sizeof *g->concept.at,
                      worst_first);
}

static size_t rank_of(const struct gold *g, str concept)
{
        size_t i = 0;

        while (!str_eq(g->concept.at[i].name, concept))
                i++;
        return i;
}

/* A mistake with the rank of its concept. */
struct ranked { const struct gold_mistake *m; size_t rank, at; };

static int by_rank(const void *a, const void *b)
{
        const struct ranked *x = a, *y = b;

        if (x->rank != y->rank)
                return x->rank < y->rank ? -1 : 1;
        return x->at < y->at ? -1 : x->at > y->at;
}

/* Mistakes in the order of the concepts, which is by how many each has. */
static const struct ranked *mistakes_sorted(struct gold *g)
{
        struct ranked *m = NEWN(g->a, struct ranked, g->mistake.n + 1);

        for (size_t i = 0; i < g->mistake.n; i++)
                m[i] = (struct ranked){ &g->mistake.at[i],
                        rank_of(g, g->mistake.at[i].concept), i };
        qsort(m, g->mistake.n, sizeof *m, by_rank);
        return m;
}

static const char *status_label(int s)
{
        return s == GOLD_STATUSES ? "all" :
               finding_status_name((enum finding_status)s);
}

static size_t counted(const struct gold *g)
{
        size_t n = 0;

        for (size_t i = 0; i < g->text.n; i++)
                n += g->text.at[i].counted;
        return n;
}

static void statuses_print(buf *b, const struct gold *g)
{
        buf_fmt(b, "%-26s %9s %9s %9s   %-13s %6s %6s %6s\n", "", "precision",
                "recall", "F1", "95 %", "right", "missed", "wrong");
        for (int s = 0; s <= GOLD_STATUSES; s++) {
                struct gold_tally t = texts_tally(g, s);
                struct rates r = tally_rates(t);
                double low, high;

                interval(g, s, &low, &high);
                buf_fmt(b, "%-26s %9.3f %9.3f %9.3f   %.3f-%.3f   %6zu %6zu "
                        "%6zu\n", status_label(s), r.precision, r.recall,
                        r.f1, low, high, t.right, t.missed, t.wrong);
        }
        buf_fmt(b, "values right: %zu of %zu\n", g->values_right, g->values);
}

static void concepts_print(buf *b, const struct gold *g)
{
        buf_fmt(b, "\n%-26s %-15s %9s %9s %9s\n", "by concept", "",
                "right", "missed", "wrong");
        for (size_t i = 0; i < g->concept.n; i++)
                for (int s = 0; s < GOLD_STATUSES; s++) {
                        struct gold_tally t = g->concept.at[i].of[s];

                        if (t.right + t.missed + t.wrong)
                                buf_fmt(b, "%-26.*s %-15s %9zu %9zu %9zu\n",
                                        ARG(g->concept.at[i].name),
                                        status_label(s), t.right, t.missed,
                                        t.wrong);
                }
}

static void mistakes_print(buf *b, struct gold *g)
{
        const struct ranked *sorted = mistakes_sorted(g);

        if (g->mistake.n)
                buf_add(b, S("\nmistakes, concepts with most of them first\n"));
        for (size_t i = 0; i < g->mistake.n && i < MISTAKES_SHOWN; i++) {
                const struct gold_mistake *m = sorted[i].m;

                buf_fmt(b, "  %s  "FMT": "FMT" %s", m->missed ? "missed" :
                        "wrong ", ARG(m->source), ARG(m->concept),
                        finding_status_name(m->status));
                if (m->quote.n) {
                        buf_add(b, S(": \""));
                        buf_add_folded(b, str_slice(m->quote, 0, QUOTE_SHOWN));
                        buf_char(b, '"');
                }
                buf_char(b, '\n');
        }
        if (g->mistake.n > MISTAKES_SHOWN)
                buf_fmt(b, "  and %zu more; --json has them all\n",
                        g->mistake.n - MISTAKES_SHOWN);
}

void gold_print(buf *b, struct gold *g)
{
        concepts_sort(g);
        buf_fmt(b, "%zu of the %zu annotated texts read; %zu concepts are "
                "judged\n\n", counted(g), g->text.n, g->concept.n);
        statuses_print(b, g);
        concepts_print(b, g);
        mistakes_print(b, g);
}

static void tally_json(json *j, struct gold_tally t)
{
        struct rates r = tally_rates(t);

        json_count_at(j, "right", (long)t.right);
        json_count_at(j, "missed", (long)t.missed);
        json_count_at(j, "wrong", (long)t.wrong);
        json_key(j, "precision");
        json_num(j, r.precision);
        json_key(j, "recall");
        json_num(j, r.recall);
        json_key(j, "f1");
        json_num(j, r.f1);
}

static void statuses_json(json *j, const struct gold *g)
{
        json_key(j, "statuses");
        json_array_open(j);
        for (int s = 0; s <= GOLD_STATUSES; s++) {
                double low, high;

                interval(g, s, &low, &high);
                json_object_open(j);
                json_str_at(j, "status", str_from(status_label(s)));
                tally_json(j, texts_tally(g, s));
                json_key(j, "low");
                json_num(j, low);
                json_key(j, "high");
                json_num(j, high);
                json_object_end(j);
        }
        json_array_end(j);
}

static void concepts_json(json *j, const struct gold *g)
{
        json_key(j, "concepts");
        json_array_open(j);
        for (size_t i = 0; i < g->concept.n; i++)
                for (int s = 0; s < GOLD_STATUSES; s++) {
                        struct gold_tally t = g->concept.at[i].of[s];

                        if (!(t.right + t.missed + t.wrong))
                                continue;
                        json_object_open(j);
                        json_str_at(j, "concept", g->concept.at[i].name);
                        json_str_at(j, "status", str_from(status_label(s)));
                        tally_json(j, t);
                        json_object_end(j);
                }
        json_array_end(j);
}

static void mistake_json(json *j, const struct gold_mistake *m)
{
        json_object_open(j);
        json_str_at(j, "source", m->source);
        json_str_at(j, "kind", m->missed ? S("missed") : S("wrong"));
        json_str_at(j, "concept", m->concept);
        json_str_at(j, "status", str_from(finding_status_name(m->status)));
        json_str_at(j, "quote", m->quote);
        json_count_at(j, "begin", m->missed ? -1 : (long)m->begin);
        json_count_at(j, "end", m->missed ? -1 : (long)m->end);
        json_object_end(j);
}

void gold_json(json *j, struct gold *g)
{
        const struct ranked *sorted;

        concepts_sort(g);
        json_object_open(j);
        json_count_at(j, "texts", (long)counted(g));
        json_count_at(j, "annotated", (long)g->text.n);
        statuses_json(j, g);
        concepts_json(j, g);
        json_key(j, "values");
        json_object_open(j);
        json_count_at(j, "right", (long)g->values_right);
        json_count_at(j, "of", (long)g->values);
        json_object_end(j);
        json_key(j, "mistakes");
        json_array_open(j);
        sorted = mistakes_sorted(g);
        for (size_t i = 0; i < g->mistake.n; i++)
                mistake_json(j, sorted[i].m);
        json_array_end(j);
        json_object_end(j);
        buf_char(j->out, '\n');
}
