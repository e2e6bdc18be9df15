/* chronology.c - what happened, by date: the case's own dates, its documents,
 * and what the ledger found in them. Undated things stand last, as such. */
#include "casefile/ledger.h"

#include <math.h>
#include <stdlib.h>

struct chronicle {
        arena *a;
        const struct case_file *c;
        VEC(struct happening) at;
};

static struct happening *put(struct chronicle *k, date d, str kind, str text)
{
        struct happening *h = VEC_ADD(k->a, &k->at);

        h->date = d;
        h->kind = kind;
        h->text = text;
        return h;
}

/* ---- The case's own dates ----------------------------------------------- */

static void own_dates(struct chronicle *k)
{
        const struct case_file *c = k->c;
        const struct { date date; str text; } own[] = {
                { c->injury, STR("date of injury") },
                { c->request_for_authorization,
                  STR("request for authorization") },
                { c->utilization_review,
                  STR("utilization review decision in dispute") },
                { c->application,
                  STR("application for independent medical review") },
                { c->assigned, STR("case assigned") }
        };

        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
                if (date_known(own[i].date))
                        put(k, own[i].date, S("case"), own[i].text);
}

/* ---- Documents ---------------------------------------------------------- */

static void document_put(struct chronicle *k, struct document *d)
{
        buf b = buf_open(k->a, 1 << 16);
        struct happening *h;

        if (d->apart || d->continues || (d->same_as && !d->near) ||
            d->begin == d->end)
                return;
        buf_add(&b, class_title(d->class).n ? class_title(d->class)
                                            : S("document"));
        if (d->author.n)
                buf_fmt(&b, ", "FMT, ARG(d->author));
        if (d->specialty.n)
                buf_fmt(&b, " ("FMT")", ARG(d->specialty));
        if (date_known(d->received))
                buf_fmt(&b, ", received "FMT,
                        ARG(date_text(k->a, d->received)));
        if (d->near)
                buf_add(&b, S(", nearly the same as another"));
        h = put(k, d->date, S("document"), buf_str(&b));
        h->at = NEW(k->a, struct evidence);
        h->at[h->n_at++] = (struct evidence){ d, d->begin, d->begin, 1 };
}

/* ---- Lines of the ledger ------------------------------------------------ */

static void name_put(buf *b, const struct ledger_fact *f)
{
        buf_add(b, f->title);
        for (size_t i = 0; i < f->n_body; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : " of ", ARG(f->body[i]));
        if (f->levels.n)
                buf_fmt(b, " "FMT, ARG(f->levels));
        if (f->side.n)
                buf_fmt(b, ", "FMT, ARG(f->side));
}

static void visits_put(struct chronicle *k, const struct ledger_line *l)
{
        for (size_t i = 0; i < l->n_visits; i++) {
                buf b = buf_open(k->a, 1 << 16);
                struct happening *h;

                name_put(&b, &l->fact);
                buf_fmt(&b, ", visit %zu of those found", i + 1);
                h = put(k, l->visit[i].date, S("visit"), buf_str(&b));
                h->at = &l->visit[i].at;
                h->n_at = 1;
        }
}

/* The dose of the day, in words that two lines share where it is the same. */
static str dose_text(arena *a, const struct ledger_fact *f)
{
        buf b = buf_open(a, 1 << 16);

        buf_add(&b, f->title);
        if (!isnan(f->strength))
                buf_fmt(&b, " %g "FMT, f->strength, ARG(f->unit));
        if (!isnan(f->per_day))
                buf_fmt(&b, ", up to %g a day", f->per_day);
        if (str_eq(f->change, S("stopped")) ||
            str_eq(f->change, S("started")))
                buf_fmt(&b, ", "FMT, ARG(f->change));
        return buf_str(&b);
}

static bool dose_same(const struct ledger_fact *f,
                      const struct ledger_fact *g)
{
        return str_eq(f->name, g->name) && str_eq(f->change, g->change) &&
               (isnan(f->strength) || !(f->strength < g->strength ||
                                        f->strength > g->strength)) &&
               (isnan(f->per_day) || !(f->per_day < g->per_day ||
                                       f->per_day > g->per_day));
}

static str event_text(arena *a, const struct ledger_fact *f)
{
        buf b = buf_open(a, 1 << 16);

        name_put(&b, f);
        if (f->result.n)
                buf_fmt(&b, ": "FMT, ARG(f->result));
        if (!isnan(f->relief_percent))
                buf_fmt(&b, ", %g percent relief", f->relief_percent);
        if (!isnan(f->relief_weeks))
                buf_fmt(&b, ", for %g weeks", f->relief_weeks);
        if (f->outcome.n)
                buf_fmt(&b, ": "FMT, ARG(ledger_outcome(f)));
        return buf_str(&b);
}

/* A dose and a state of work stand there when they begin and when they
 * change, not each time they are told again. */
static void line_put(struct chronicle *k, const struct ledger_line *l,
                     const struct ledger_line *before)
{
        const struct ledger_fact *f = &l->fact;
        struct happening *h;

        if (f->kind == LEDGER_VISITS) {
                visits_put(k, l);
                return;
        }
        if (f->kind == LEDGER_PAIN || str_eq(f->change, S("requested")) ||
            (f->kind == LEDGER_FUNCTION && before &&
             str_eq(before->fact.name, f->name) &&
             str_eq(before->fact.outcome, f->outcome)) ||
            (f->kind == LEDGER_DOSE && before &&
             dose_same(f, &before->fact)))
                return;
        h = put(k, f->date, str_from(ledger_kind_name(f->kind)),
                f->kind == LEDGER_DOSE ? dose_text(k->a, f)
                                       : event_text(k->a, f));
        if (l->contradicted)
                h->text = arena_fmt(k->a, FMT" - CONTRADICTED elsewhere",
                                    ARG(h->text));
        h->at = l->at;
        h->n_at = l->n_at;
}

static int by_date(const void *a, const void *b)
{
        const struct happening *x = a, *y = b;
        int o = (int)date_known(y->date) - (int)date_known(x->date);

        if (!o && x->date.first != y->date.first)
                o = x->date.first < y->date.first ? -1 : 1;
        if (!o && x->date.last != y->date.last)
                o = x->date.last < y->date.last ? -1 : 1;
        if (!o)
                o = str_order(x->kind, y->kind);
        return o ? o : str_order(x->text, y->text);
}

void chronology_read(arena *a, const struct case_file *c,
                     const struct ledger *l, struct chronology *out)
{
        struct chronicle k = { .a = a, .c = c };

        own_dates(&k);
        for (size_t i = 0; i < c->n_documents; i++)
                document_put(&k, c->document[i]);
        for (size_t i = 0; i < l->n; i++)
                line_put(&k, &l->line[i], i ? &l->line[i - 1] : NULL);
        if (k.at.n)
                qsort(k.at.at, k.at.n, sizeof *k.at.at, by_date);
        *out = (struct chronology){ .at = k.at.at, .n = k.at.n };
        out->pages.all = l->pages.all;
        out->pages.read = l->pages.read;
        out->pages.unread = l->pages.unread;
        out->pages.apart = l->pages.apart;
}
