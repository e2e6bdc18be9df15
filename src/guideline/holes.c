/* holes.c - requests that no topic is for, and requests that two topics of one
 * rank are for: every kind of request on every day on which editions change,
 * put to part_evaluate as a case would be. */
#include "guideline/desk.h"

#include "guideline/inside.h"

#include <stdlib.h>

enum { ROWS_MOST = 8, ASKED_DEEP = 4, DAYS_MOST = 64 };

/* The entries of the dictionary that say what is requested. */
struct places { size_t class, service, drug, body; };

struct trying {
        arena *a, *step;
        const struct guidelines *g;
        struct places at;
        date day[DAYS_MOST]; size_t n_days;
        size_t now;                     /* index of the day */
        const struct request_kind *kind;
        size_t index;                   /* of the kind */
        struct fact row[ROWS_MOST]; size_t rows;
        str where[ASKED_DEEP]; size_t n_where;
        VEC(struct open { size_t kind; str where; uint64_t days; }) open;
        VEC(struct tie) tie;
        size_t tried, found_open;
};

static size_t entry_asking(const struct dictionary *d, str key)
{
        for (size_t i = 0; i < d->n; i++)
                if (d->entry[i].source == FROM_REQUEST &&
                    d->entry[i].kind == FACT_CHOICE &&
                    str_eq(d->entry[i].key, key))
                        return i;
        return SIZE_MAX;
}

static bool choice_listed(const struct dictionary_entry *n, str choice)
{
        for (size_t i = 0; i < n->n_choices; i++)
                if (str_eq(n->choice[i], choice))
                        return true;
        return false;
}

/* As review does: what the dictionary does not list is other. */
static void choice_put(struct trying *T, size_t entry, str choice)
{
        const struct dictionary_entry *n;

        if (entry == SIZE_MAX || T->rows == ROWS_MOST)
                return;
        n = &T->g->dictionary->entry[entry];
        if (!choice.n)
                choice = S("none");
        if (!choice_listed(n, choice))
                choice = S("other");
        T->row[T->rows++] = (struct fact){ .entry = entry, .choice = choice,
                                           .date = DATE_NONE };
}

/* ---- Days ------------------------------------------------------------ */

static int day_order(const void *x, const void *y)
{
        int32_t p = ((const date *)x)->first, q = ((const date *)y)->first;

        return p < q ? -1 : p > q;
}

static void day_add(struct trying *T, int32_t day)
{
        for (size_t i = 0; i < T->n_days && i < DAYS_MOST; i++)
                if (T->day[i].first == day)
                        return;
        if (T->n_days < DAYS_MOST)
                T->day[T->n_days] = (date){ day, day };
        T->n_days++;
}

static void days_find(struct trying *T)
{
        for (size_t i = 0; i < T->g->n_topics; i++) {
                const struct edition *n = T->g->topic[i].edition;

                if (T->g->topic[i].kind != TOPIC_SERVICE)
                        continue;
                day_add(T, n->from.first);
                if (date_known(n->until))
                        day_add(T, n->until.last + 1);
        }
        if (T->n_days && T->n_days <= DAYS_MOST)
                qsort(T->day, T->n_days, sizeof *T->day, day_order);
}

/* ---- One request ----------------------------------------------------- */

static struct facts facts_of(const struct trying *T)
{
        struct facts f = { .at = T->row, .n = T->rows,
                           .on = T->day[T->now], .request = T->day[T->now] };

        return f;
}

static str where_text(const struct trying *T)
{
        buf b = buf_open(T->a, 1 << 12);

        for (size_t i = 0; i < T->n_where; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : "", ARG(T->where[i]));
        return buf_str(&b);
}

static void tie_add(struct trying *T, const err *why)
{
        for (size_t i = 0; i < T->tie.n; i++)
                if (strcmp(T->tie.at[i].why.text, why->text) == 0 &&
                    T->tie.at[i].why.line == why->line) {
                        T->tie.at[i].times++;
                        return;
                }
        *VEC_ADD(T->a, &T->tie) = (struct tie){
                .why = *why, .request = *T->kind, .where = where_text(T),
                .on = T->day[T->now], .times = 1 };
}

static void open_add(struct trying *T)
{
        str where = where_text(T);

        T->found_open++;
        for (size_t i = T->open.n; i > 0; i--) {
                struct open *o = &T->open.at[i - 1];

                if (o->kind != T->index)
                        break;
                if (str_eq(o->where, where)) {
                        o->days |= (uint64_t)1 << T->now;
                        return;
                }
        }
        *VEC_ADD(T->a, &T->open) = (struct open){
                T->index, where, (uint64_t)1 << T->now };
}

static void request_try(struct trying *T)
{
        struct facts f = facts_of(T);
        struct evaluation v;
        err why = { 0 };

        T->tried++;
        arena_reset(T->step);
        if (part_evaluate(T->step, T->g, &f, &v, &why))
                tie_add(T, &why);
        else if (v.why == WHY_NO_GUIDELINE)
                open_add(T);
}

/* ---- What a `for` asks besides --------------------------------------- */

/* A body part or a flag of the request that x asks for and nothing says. */
static const struct dictionary_entry *asked(struct reach *r,
                                            const struct trying *T,
                                            const struct expr *x,
                                            size_t *entry)
{
        const struct dictionary_entry *n = x->atom.entry;

        if (x->op == EXPR_ATOM) {
                bool may = n->source == FROM_REQUEST &&
                           (n->kind == FACT_FLAG || x->atom.index ==
                            T->at.body);

                *entry = x->atom.index;
                return may && !r->first[x->atom.index] ? n : NULL;
        }
        for (const struct expr *c = x->child; c; c = c->next) {
                n = asked(r, T, c, entry);
                if (n)
                        return n;
        }
        return NULL;
}

/* The first such thing on which a topic of the day depends. */
static const struct dictionary_entry *next_asked(struct trying *T,
                                                 size_t *entry)
{
        struct facts f = facts_of(T);
        struct reach r;
        size_t n, *near;

        arena_reset(T->step);
        r = reach_open(T->step, T->g, &f);
        near = topics_near(&r, &n);
        for (size_t i = 0; i < n; i++) {
                const struct topic *t = &T->g->topic[near[i]];
                const struct dictionary_entry *found;

                if (!edition_in_force(t->edition, f.on) ||
                    expr_evaluate(&r, t->of)->value != TRI_UNKNOWN)
                        continue;
                found = asked(&r, T, t->of, entry);
                if (found)
                        return found;
        }
        return NULL;
}

/* "item is postoperative", "item is not postoperative" */
static str flag_words(arena *a, str flag, bool yes)
{
        size_t is = str_find(flag, S(" is "), 0);

        if (yes)
                return flag;
        if (is == STR_NONE)
                return arena_fmt(a, "not "FMT, ARG(flag));
        return arena_fmt(a, FMT" is not "FMT, ARG(str_slice(flag, 0, is)),
                         ARG(str_slice(flag, is + 4, flag.n)));
}

static void request_spread(struct trying *T)
{
        const struct dictionary_entry *n = NULL;
        size_t entry, all;

        if (T->n_where < ASKED_DEEP && T->rows < ROWS_MOST)
                n = next_asked(T, &entry);
        if (!n) {
                request_try(T);
                return;
        }
        all = n->kind == FACT_FLAG ? 2 : n->n_choices;
        for (size_t i = 0; i < all; i++) {
                bool flag = n->kind == FACT_FLAG;

                T->row[T->rows++] = (struct fact){
                        .entry = entry, .date = DATE_NONE,
                        .choice = flag ? S("") : n->choice[i],
                        .flag = tri_of(i == 1) };
                T->where[T->n_where++] = flag ? flag_words(T->a, n->name, i)
                                              : n->choice[i];
                request_spread(T);
                T->n_where--;
                T->rows--;
        }
}

/* Open on this day whatever was asked besides: then that says nothing. */
static void open_everywhere(struct trying *T)
{
        size_t kept = T->open.n;

        while (kept > 0 && T->open.at[kept - 1].kind == T->index)
                kept--;
        for (size_t i = kept; i < T->open.n; i++) {
                T->open.at[i].days &= ~((uint64_t)1 << T->now);
                if (T->open.at[i].days)
                        T->open.at[kept++] = T->open.at[i];
        }
        T->open.n = kept;
        open_add(T);
        T->found_open--;                /* it was counted */
}

static void day_try(struct trying *T)
{
        size_t tried = T->tried, open = T->found_open;

        request_spread(T);
        tried = T->tried - tried;
        if (tried > 1 && tried == T->found_open - open)
                open_everywhere(T);
}

static void kinds_try(struct trying *T, const struct request_kind *kind,
                      size_t n)
{
        for (size_t i = 0; i < n; i++) {
                T->kind = &kind[i];
                T->index = i;
                T->rows = 0;
                choice_put(T, T->at.class, kind[i].class);
                choice_put(T, T->at.service, kind[i].service);
                choice_put(T, T->at.drug, kind[i].drug);
                for (T->now = 0; T->now < T->n_days; T->now++)
                        day_try(T);
        }
}

/* ---- Grouping -------------------------------------------------------- */

static str kind_name(const struct request_kind *k)
{
        return k->drug.n ? k->drug : k->service.n ? k->service
                                                  : S("unnamed");
}

static bool where_within(str all, str one)
{
        while (all.n)
                if (str_eq(str_trim(str_cut(&all, ';')), one))
                        return true;
        return false;
}

/* One kind on the same days in several places: their list. */
static void places_join(struct trying *T)
{
        size_t kept = 0;

        for (size_t i = 0; i < T->open.n; i++) {
                struct open *o = &T->open.at[i];
                struct open *p = kept ? &T->open.at[kept - 1] : NULL;
                size_t k = kept;

                while (k > 0 && T->open.at[k - 1].kind == o->kind &&
                       T->open.at[k - 1].days != o->days)
                        k--;
                p = k > 0 && T->open.at[k - 1].kind == o->kind
                    ? &T->open.at[k - 1] : NULL;
                if (!p) {
                        T->open.at[kept++] = *o;
                        continue;
                }
                if (!where_within(p->where, o->where))
                        p->where = arena_fmt(T->a, FMT"; "FMT, ARG(p->where),
                                             ARG(o->where));
        }
        T->open.n = kept;
}

static void days_list(struct trying *T, uint64_t days, struct hole *h)
{
        h->days = arena_get(T->a, sizeof *h->days, T->n_days + 1);
        for (size_t i = 0; i < T->n_days; i++) {
                if (!(days >> i & 1))
                        continue;
                if (!i || !(days >> (i - 1) & 1))
                        h->days[h->n_days++].from = T->day[i];
                h->days[h->n_days - 1].until = DATE_NONE;
                if (i + 1 < T->n_days) {
                        int32_t last = T->day[i + 1].first - 1;

                        h->days[h->n_days - 1].until = (date){ last, last };
                }
        }
}

/* Kinds of one class that are open alike are one hole. */
static void kinds_join(struct trying *T, const struct request_kind *kind,
                       size_t n, struct holes *out)
{
        bool *done = NEWN(T->a, bool, T->open.n + 1);

        out->at = NEWN(T->a, struct hole, T->open.n + 1);
        for (size_t i = 0; i < T->open.n; i++) {
                const struct open *o = &T->open.at[i];
                str class = kind[o->kind].class;
                struct hole *h = &out->at[out->n];
                size_t of_class = 0;

                if (done[i])
                        continue;
                out->n++;
                *h = (struct hole){ .class = class, .where = o->where };
                h->what = NEWN(T->a, str, T->open.n - i);
                for (size_t k = i; k < T->open.n; k++) {
                        const struct open *p = &T->open.at[k];

                        if (done[k] || p->days != o->days ||
                            !str_eq(p->where, o->where) ||
                            !str_eq(kind[p->kind].class, class))
                                continue;
                        done[k] = true;
                        h->what[h->n_what++] = kind_name(&kind[p->kind]);
                }
                for (size_t k = 0; k < n; k++)
                        of_class += str_eq(kind[k].class, class);
                if (h->n_what == of_class)
                        h->n_what = 0;
                days_list(T, o->days, h);
        }
}

rc holes_find(arena *a, arena *step, const struct guidelines *g,
              const struct request_kind *kind, size_t n, struct holes *out,
              err *e)
{
        struct trying T = { .a = a, .step = step, .g = g };

        T.at = (struct places){ entry_asking(g->dictionary, S("class")),
                                entry_asking(g->dictionary, S("service")),
                                entry_asking(g->dictionary, S("drug")),
                                entry_asking(g->dictionary, S("body")) };
        days_find(&T);
        if (T.n_days > DAYS_MOST)
                return err_set(e, ERR_LIMIT, S(""), 0, "editions begin and "
                               "end on more than %d days; look at fewer of "
                               "them", DAYS_MOST);
        kinds_try(&T, kind, n);
        places_join(&T);
        *out = (struct holes){ .tie = T.tie.at, .n_ties = T.tie.n,
                               .tried = T.tried, .open = T.found_open };
        kinds_join(&T, kind, n, out);
        return OK;
}
