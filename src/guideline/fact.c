/* fact.c - one atom against the table of facts: which rows are in reach,
 * and what they say together.
 *
 * doc/guideline-language.md, "Facts", is the meaning of every line here. */
#include "guideline/inside.h"

#include <math.h>

struct reach reach_open(arena *a, const struct guidelines *g,
                        const struct facts *f)
{
        struct reach r = { .a = a, .g = g, .f = f, .rows = f->n };

        r.first = NEWN(a, uint32_t, g->dictionary->n + 1);
        r.next = NEWN(a, uint32_t, f->n + 1);
        for (size_t i = f->n; i > 0; i--) {
                size_t entry = f->at[i - 1].entry;

                r.next[i - 1] = r.first[entry];
                r.first[entry] = (uint32_t)i;
        }
        return r;
}

struct proof *proof_new(arena *a, enum proof_op op)
{
        struct proof *p = NEW(a, struct proof);

        p->op = op;
        p->value = op == PROOF_ALL ? TRI_YES
                 : op == PROOF_ANY ? TRI_NO : TRI_UNKNOWN;
        return p;
}

void proof_under(struct proof *parent, struct proof **last,
                 struct proof *child)
{
        if (*last)
                (*last)->next = child;
        else
                parent->child = child;
        *last = child;
        if (parent->op == PROOF_ALL)
                parent->value = tri_and(parent->value, child->value);
        else if (parent->op == PROOF_ANY)
                parent->value = tri_or(parent->value, child->value);
        else if (parent->op == PROOF_NOT)
                parent->value = tri_not(child->value);
        else if (parent->op == PROOF_PRESUME)
                parent->value = child->value == TRI_UNKNOWN ? TRI_NO
                                                            : child->value;
        else if (parent->op == PROOF_DISTRUST)
                parent->value = child->value == TRI_NO ? TRI_UNKNOWN
                                                       : child->value;
}

static bool lists_meet(const str *a, size_t n, const str *b, size_t m)
{
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < m; k++)
                        if (str_eq(a[i], b[k]))
                                return true;
        return false;
}

static bool sides_meet(str a, str b)
{
        return !a.n || !b.n || str_eq(a, b) || str_eq(a, S("bilateral")) ||
               str_eq(b, S("bilateral"));
}

/* Scope filters first: body part, side, not after the request. */
bool row_in_reach(const struct reach *r, const struct dictionary_entry *n,
                  const struct fact *f)
{
        if (n->by_body && f->n_body && r->f->n_body &&
            !lists_meet(f->body, f->n_body, r->f->body, r->f->n_body))
                return false;
        if (n->by_side && !sides_meet(f->side, r->f->side))
                return false;
        return !(date_known(f->date) && date_known(r->f->request) &&
                 f->date.first > r->f->request.last);
}

struct rows { uint32_t *at; size_t n; };

/* The rows of an entry in reach. */
static void rows_gather(const struct reach *r, size_t entry,
                        struct rows *out)
{
        const struct dictionary_entry *n = &r->g->dictionary->entry[entry];
        size_t count = 0;

        *out = (struct rows){ 0 };
        for (uint32_t i = r->first[entry]; i; i = r->next[i - 1])
                count++;
        if (!count)
                return;
        out->at = arena_get(r->a, sizeof *out->at, count);
        for (uint32_t i = r->first[entry]; i; i = r->next[i - 1])
                if (row_in_reach(r, n, &r->f->at[i - 1]))
                        out->at[out->n++] = i - 1;
}

static str scope_text(const struct reach *r, const struct dictionary_entry *n)
{
        buf b = buf_open(r->a, 4096);

        for (size_t i = 0; n->by_body && i < r->f->n_body && b.n < 2048; i++) {
                if (i)
                        buf_char(&b, ' ');
                buf_add(&b, str_slice(r->f->body[i], 0, 64));
        }
        if (n->by_side && r->f->side.n) {
                if (b.n)
                        buf_char(&b, ' ');
                buf_add(&b, str_slice(r->f->side, 0, 16));
        }
        return buf_str(&b);
}

static struct proof *leaf(const struct reach *r,
                          const struct dictionary_entry *n, str text)
{
        struct proof *p = proof_new(r->a, PROOF_FACT);

        p->text = text;
        p->fact = n->name;
        p->scope = scope_text(r, n);
        return p;
}

/* A proof names at most so many rows; the value is of all of them. */
enum { EVIDENCE_MOST = 64 };

/* Rows of a count that state one; where none does, those that say that it is
 * not documented. A plan is no evidence of what was had. */
static bool row_counts(const struct fact *f, bool stated)
{
        return stated ? f->state == STATE_PRESENT || f->state == STATE_ABSENT
                      : f->state == STATE_NOT_DOCUMENTED;
}

static void evidence_keep(const struct reach *r, struct proof *p,
                          const struct dictionary_entry *n,
                          const struct rows *rows)
{
        bool stated = false;
        uint32_t *copy;
        size_t k = p->n_evidence;

        if (!rows->n)
                return;
        for (size_t i = 0; i < rows->n; i++)
                stated |= row_counts(&r->f->at[rows->at[i]], true);
        copy = arena_get(r->a, sizeof *copy, EVIDENCE_MOST);
        if (k)
                memcpy(copy, p->evidence, k * sizeof *copy);
        for (size_t i = 0; i < rows->n && k < EVIDENCE_MOST; i++)
                if (n->kind != FACT_NUMBER ||
                    row_counts(&r->f->at[rows->at[i]], stated))
                        copy[k++] = rows->at[i];
        p->evidence = copy;
        p->n_evidence = k;
}

/* Why an unknown leaf is unknown. */
static enum proof_why why_of(const struct reach *r, bool spoken_of)
{
        if (r->f->unread)
                return WHY_UNREAD;
        return spoken_of ? WHY_UNSETTLED : WHY_SILENT;
}

static tri state_value(unsigned have, enum state asked)
{
        bool present = have & 1u << STATE_PRESENT;
        bool absent = have & 1u << STATE_ABSENT;

        if (asked == STATE_PLANNED)
                return tri_or(tri_of(have & 1u << STATE_PLANNED), TRI_UNKNOWN);
        if (present == absent)
                return TRI_UNKNOWN;
        return tri_of((asked == STATE_PRESENT) == present);
}

static struct proof *state_leaf(const struct reach *r,
                                const struct atom *atom, enum state asked)
{
        static const str words[] = { STR("is present"), STR("is absent"),
                                     STR("is planned") };
        struct proof *p = leaf(r, atom->entry,
                               arena_fmt(r->a, FMT" "FMT,
                                         ARG(atom->entry->name),
                                         ARG(words[asked])));
        struct rows rows;
        unsigned have = 0;

        rows_gather(r, atom->index, &rows);
        for (size_t i = 0; i < rows.n; i++)
                have |= 1u << r->f->at[rows.at[i]].state;
        evidence_keep(r, p, atom->entry, &rows);
        p->value = state_value(have, asked);
        if (p->value != TRI_UNKNOWN)
                return p;
        if ((have & 3) == 3)
                p->why = WHY_CONFLICTING;
        else
                p->why = why_of(r, have & ~(1u << STATE_NOT_DOCUMENTED));
        return p;
}

/* A state, "present or planned": any of its leaves. */
static struct proof *state_evaluate(const struct reach *r,
                                    const struct atom *atom)
{
        struct proof *any, *last = NULL;

        for (int s = 0; s < 3; s++)
                if (atom->states == 1u << s)
                        return state_leaf(r, atom, (enum state)s);
        any = proof_new(r->a, PROOF_ANY);
        for (int s = 0; s < 3; s++)
                if (atom->states & 1u << s)
                        proof_under(any, &last,
                                    state_leaf(r, atom, (enum state)s));
        return any;
}

/* Counts stated for different days of their own may be one more than the
 * other or one besides the other: from the largest to the sum. */
static bool other_day(const struct fact *a, const struct fact *b)
{
        return a->own_date && b->own_date &&
               (a->date.first != b->date.first || a->date.last != b->date.last);
}

/* The hull of all stated counts. A mention without a count (at least 1)
 * adds nothing where a count is stated; nothing at all is [0, without end).
 * Measures of different days do not add up. */
static void interval_of(const struct reach *r, size_t entry,
                        const struct rows *rows, double *low, double *high)
{
        const bool measure = r->g->dictionary->entry[entry].source ==
                             FROM_MEASURE;
        const struct fact *counted = NULL;
        bool mentioned = false, days = false;
        double sum = 0, most = 0;

        *low = 0;
        *high = INFINITY;
        for (size_t i = 0; i < rows->n; i++) {
                const struct fact *f = &r->f->at[rows->at[i]];

                if (f->state == STATE_NOT_DOCUMENTED ||
                    f->state == STATE_PLANNED)
                        continue;
                if (isinf(f->high)) {
                        mentioned = true;
                        if (!counted && f->low > *low)
                                *low = f->low;
                        continue;
                }
                *low = counted ? fmin(*low, f->low) : f->low;
                *high = counted ? fmax(*high, f->high) : f->high;
                days |= counted && !measure && other_day(counted, f);
                most = fmax(most, f->low);
                sum += f->high;
                counted = f;
        }
        if (counted && days) {
                *low = most;
                *high = sum;
        }
        if (counted && mentioned && *high == 0)
                *high = INFINITY;       /* none, and yet some */
}

static tri compare_interval(double low, double high, enum compare c, double n)
{
        switch (c) {
        case AT_LEAST:
                return low >= n ? TRI_YES : high < n ? TRI_NO : TRI_UNKNOWN;
        case AT_MOST:
                return high <= n ? TRI_YES : low > n ? TRI_NO : TRI_UNKNOWN;
        case MORE_THAN:
                return low > n ? TRI_YES : high <= n ? TRI_NO : TRI_UNKNOWN;
        case LESS_THAN:
                return high < n ? TRI_YES : low >= n ? TRI_NO : TRI_UNKNOWN;
        case EXACTLY:
                break;
        }
        return low == n && high == n ? TRI_YES
             : low > n || high < n ? TRI_NO : TRI_UNKNOWN;
}

static struct proof *number_evaluate(const struct reach *r,
                                     const struct atom *atom)
{
        struct proof *p = leaf(r, atom->entry, atom->text);
        struct rows rows;
        double low, high;

        rows_gather(r, atom->index, &rows);
        interval_of(r, atom->index, &rows, &low, &high);
        evidence_keep(r, p, atom->entry, &rows);
        p->value = compare_interval(low, high, atom->compare, atom->number);
        if (p->value == TRI_UNKNOWN)
                p->why = why_of(r, low > 0 || !isinf(high));
        return p;
}

struct proof *limit_evaluate(struct reach *r, const struct rule_line *l)
{
        const struct atom *q = &l->limit.atom;
        struct proof *p = leaf(r, q->entry, q->text);
        struct rows rows, prior = { 0 };
        double low, high, low2 = 0, high2 = 0;

        rows_gather(r, q->index, &rows);
        interval_of(r, q->index, &rows, &low, &high);
        if (l->limit.in_all) {
                rows_gather(r, l->limit.prior, &prior);
                interval_of(r, l->limit.prior, &prior, &low2, &high2);
        }
        p->value = compare_interval(low + low2, high + high2, AT_MOST,
                                    q->number);
        evidence_keep(r, p, q->entry, &rows);
        evidence_keep(r, p, q->entry, &prior);
        if (p->value != TRI_UNKNOWN)
                return p;
        /* The part whose count is open is the fact that is missing. */
        if (l->limit.in_all && !isinf(high)) {
                p->fact = r->g->dictionary->entry[l->limit.prior].name;
                p->why = why_of(r, low2 > 0 || !isinf(high2));
        } else {
                p->why = why_of(r, low > 0 || !isinf(high));
        }
        return p;
}

static struct proof *choice_evaluate(const struct reach *r,
                                     const struct atom *atom)
{
        struct proof *p = leaf(r, atom->entry, atom->text);
        struct rows rows;

        rows_gather(r, atom->index, &rows);
        evidence_keep(r, p, atom->entry, &rows);
        for (size_t i = 0; i < rows.n; i++)
                if (lists_meet(&r->f->at[rows.at[i]].choice, 1, atom->choice,
                               atom->n_choices)) {
                        p->value = TRI_YES;
                        return p;
                }
        p->value = rows.n ? TRI_NO : TRI_UNKNOWN;
        if (!rows.n)
                p->why = why_of(r, false);
        return p;
}

static struct proof *flag_evaluate(const struct reach *r,
                                   const struct atom *atom)
{
        struct proof *p = leaf(r, atom->entry, atom->text);
        struct rows rows;

        rows_gather(r, atom->index, &rows);
        evidence_keep(r, p, atom->entry, &rows);
        p->value = rows.n ? r->f->at[rows.at[0]].flag : TRI_UNKNOWN;
        if (atom->denied)
                p->value = tri_not(p->value);
        if (p->value == TRI_UNKNOWN)
                p->why = why_of(r, false);
        return p;
}

/* DOCUMENT within N days of the request: yes if one is; no if all are older;
 * not in the file, or undated: unknown. */
static struct proof *document_evaluate(const struct reach *r,
                                       const struct atom *atom)
{
        struct proof *p = leaf(r, atom->entry, atom->text);
        date on = date_known(r->f->request) ? r->f->request : r->f->on;
        struct rows rows;
        tri v = TRI_NO;

        rows_gather(r, atom->index, &rows);
        evidence_keep(r, p, atom->entry, &rows);
        for (size_t i = 0; i < rows.n; i++) {
                date d = r->f->at[rows.at[i]].date;
                tri one = TRI_UNKNOWN;

                if (date_known(d) && date_known(on))
                        one = on.last - d.first <= atom->number ? TRI_YES
                            : on.first - d.last > atom->number ? TRI_NO
                            : TRI_UNKNOWN;
                v = tri_or(v, one);
        }
        p->value = rows.n ? v : TRI_UNKNOWN;
        if (p->value == TRI_UNKNOWN)
                p->why = why_of(r, rows.n > 0);
        return p;
}

/* The indications of other items or of the parts: all of them. A known proof
 * stands under it, so that its causes and citations are this item's too. */
static struct proof *indication_evaluate(const struct reach *r,
                                         const struct atom *atom)
{
        struct proof *all = proof_new(r->a, PROOF_ALL), *last = NULL;
        struct rows rows;

        rows_gather(r, atom->index, &rows);
        all->text = atom->text;
        all->fact = atom->entry->name;
        evidence_keep(r, all, atom->entry, &rows);
        if (!rows.n) {
                all = leaf(r, atom->entry, atom->text);
                all->value = TRI_UNKNOWN;
                all->why = why_of(r, false);
                return all;
        }
        for (size_t i = 0; i < rows.n; i++) {
                const struct fact *f = &r->f->at[rows.at[i]];
                struct proof *p;

                if (f->proof) {
                        p = NEW(r->a, struct proof);
                        *p = *f->proof;
                        p->next = NULL;
                        p->other = true;
                } else {
                        p = leaf(r, atom->entry, atom->text);
                        p->value = f->indication;
                        if (p->value == TRI_UNKNOWN)
                                p->why = why_of(r, false);
                }
                proof_under(all, &last, p);
        }
        return all;
}

struct proof *atom_evaluate(struct reach *r, const struct atom *atom)
{
        switch (atom->entry->kind) {
        case FACT_STATE:
                if (!atom->entry->key.n)
                        return definition_evaluate(r, atom);
                return state_evaluate(r, atom);
        case FACT_NUMBER:
                return number_evaluate(r, atom);
        case FACT_CHOICE:
                return choice_evaluate(r, atom);
        case FACT_FLAG:
                return flag_evaluate(r, atom);
        case FACT_DOCUMENT:
                return document_evaluate(r, atom);
        case FACT_INDICATION:
                break;
        }
        return indication_evaluate(r, atom);
}
