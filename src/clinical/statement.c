/* statement.c - see statement.h. */
#include "clinical/statement.h"

#include "terms/lexicon.h"

#include <math.h>
#include <stdlib.h>

enum { AGAINST_MOST = 32 };

static int number_order(double a, double b)
{
        if (isnan(a) || isnan(b))
                return isnan(b) - isnan(a);
        return a < b ? -1 : a > b;
}

static int strs_order(const str *a, size_t n, const str *b, size_t m)
{
        for (size_t i = 0; i < n && i < m; i++) {
                int c = str_order(a[i], b[i]);

                if (c)
                        return c;
        }
        return n < m ? -1 : n > m;
}

static int date_order(date a, date b)
{
        if (a.first != b.first)
                return a.first < b.first ? -1 : 1;
        return a.last < b.last ? -1 : a.last > b.last;
}

/* Where, on which side and level. */
static int site_order(const struct finding *a, const struct finding *b)
{
        int c = strs_order(a->body, a->n_body, b->body, b->n_body);

        if (!c)
                c = str_order(a->side, b->side);
        return c ? c : str_order(a->level, b->level);
}

/* 0: they say the same. */
static int said_order(const struct finding *a, const struct finding *b)
{
        int c = (int)a->status - (int)b->status;

        if (!c)
                c = number_order(a->value, b->value);
        if (!c)
                c = number_order(a->low, b->low);
        if (!c)
                c = str_order(a->unit, b->unit);
        if (!c)
                c = site_order(a, b);
        if (!c)
                c = str_order(a->drug, b->drug);
        if (!c)
                c = a->family - b->family;
        if (!c)
                c = a->possible - b->possible;
        if (!c)
                c = a->historical - b->historical;
        return c ? c : date_order(a->date, b->date);
}

/* A finding with its place in the order of the text. */
struct place { const struct finding *f; uint32_t order; size_t at; };

static int place_order(const void *x, const void *y)
{
        const struct place *a = x, *b = y;
        int c = a->order < b->order ? -1 : a->order > b->order;

        if (!c)
                c = said_order(a->f, b->f);
        return c ? c : a->at < b->at ? -1 : a->at > b->at;
}

static bool certain(const struct finding *f)
{
        return !f->family && !f->possible;
}

/* What was had once is had for good: an operation, counted visits. To say
 * later that it never was contradicts it. */
static bool had_for_good(const struct finding *a, const struct finding *b)
{
        const struct finding *had = a->status == FINDING_PRESENT ? a : b;
        const struct finding *none = had == a ? b : a;

        return date_known(had->date) && date_known(none->date) &&
               had->date.last <= none->date.first;
}

static bool contradicts(const struct lexeme *x, const struct finding *a,
                        const struct finding *b)
{
        bool opposite = (a->status == FINDING_PRESENT &&
                         b->status == FINDING_ABSENT) ||
                        (a->status == FINDING_ABSENT &&
                         b->status == FINDING_PRESENT);

        if (!opposite || !certain(a) || !certain(b) || site_order(a, b) ||
            !str_eq(a->drug, b->drug))
                return false;
        if (x->lasting && had_for_good(a, b))
                return true;
        if (a->historical != b->historical && !x->lasting)
                return false;
        return !date_known(a->date) || !date_known(b->date) ||
               date_order(a->date, b->date) == 0;
}

static void against_add(arena *a, struct statement *f, size_t other)
{
        if (!f->against)
                f->against = NEWN(a, size_t, AGAINST_MOST);
        if (f->n_against < AGAINST_MOST)
                f->against[f->n_against++] = other;
}

/* f->at[from..to) are of one concept, by status: those that are present come
 * first, then the absent; only these two can stand against each other. */
static void concept_weigh(arena *a, const struct lexeme *x,
                          struct statements *f, size_t from, size_t to)
{
        size_t none = from, last;

        while (none < to && f->at[none].said.status == FINDING_PRESENT)
                none++;
        last = none;
        while (last < to && f->at[last].said.status == FINDING_ABSENT)
                last++;
        for (size_t i = from; i < none; i++)
                for (size_t k = none; k < last; k++)
                        if (contradicts(x, &f->at[i].said, &f->at[k].said)) {
                                against_add(a, &f->at[i], k);
                                against_add(a, &f->at[k], i);
                                f->pairs++;
                        }
}

/* One treatment helped and another did not: what is said of a treatment that
 * the finding does not name is never held against each other. */
static void contradictions_find(arena *a, const struct vocabulary *v,
                                struct statements *f)
{
        for (size_t i = 0, k; i < f->n; i = k) {
                uint32_t order = f->at[i].order;

                for (k = i + 1; k < f->n && f->at[k].order == order;)
                        k++;
                if (order != UINT32_MAX && !v->lexeme[order].with_treatment)
                        concept_weigh(a, &v->lexeme[order], f, i, k);
        }
}

static void statement_fill(arena *a, const struct vocabulary *v,
                           struct statement *f, const struct place *p,
                           size_t n)
{
        VEC(struct evidence) also = { 0 };

        f->order = p->order;
        f->title = p->order == UINT32_MAX ? p->f->concept
                                          : v->concept[p->order].title;
        f->said = *p->f;
        f->by = NEWN(a, const struct finding *, n);
        for (size_t i = 0; i < n; i++) {
                const struct finding *x = p[i].f;

                f->by[f->n++] = x;
                if (i && x->evidence.begin != p[i - 1].f->evidence.begin)
                        *VEC_ADD(a, &also) = x->evidence;
                for (size_t k = 0; k < x->n_also; k++)
                        *VEC_ADD(a, &also) = x->also[k];
        }
        f->said.also = also.at;
        f->said.n_also = also.n;
}

struct statements statements_gather(arena *a, const struct vocabulary *v,
                                    const struct findings *f)
{
        struct place *p = NEWN(a, struct place, f->n ? f->n : 1);
        VEC(struct statement) out = { 0 };
        struct statements all;

        for (size_t i = 0; i < f->n; i++)
                p[i] = (struct place){ &f->at[i],
                                       lexicon_concept(v, f->at[i].concept),
                                       i };
        qsort(p, f->n, sizeof *p, place_order);
        for (size_t i = 0, n; i < f->n; i += n) {
                for (n = 1; i + n < f->n && p[i + n].order == p[i].order &&
                     said_order(p[i].f, p[i + n].f) == 0;)
                        n++;
                statement_fill(a, v, VEC_ADD(a, &out), &p[i], n);
        }
        all = (struct statements){ out.at, out.n, 0 };
        contradictions_find(a, v, &all);
        return all;
}

void statements_json(json *j, const struct statements *f, str source,
                     str number)
{
        json_object_open(j);
        json_str_at(j, "source", source);
        json_str_at(j, "case_number", number);
        json_key(j, "findings");
        json_array_open(j);
        for (size_t i = 0; i < f->n; i++) {
                const struct statement *x = &f->at[i];

                json_object_open(j);
                finding_fields_json(j, &x->said);
                json_key(j, "contradicts");
                json_array_open(j);
                for (size_t k = 0; k < x->n_against; k++)
                        json_int(j, (long)x->against[k]);
                json_array_end(j);
                json_object_end(j);
        }
        json_array_end(j);
        json_object_end(j);
}

str statement_value(arena *a, const struct finding *f)
{
        const char *gap = f->unit.n && f->unit.p[0] != '/' ? " " : "";

        if (isnan(f->value))
                return S("");
        if (!isnan(f->low))
                return arena_fmt(a, "%g to %g%s"FMT, f->low, f->value, gap,
                                 ARG(f->unit));
        return arena_fmt(a, "%g%s"FMT, f->value, gap, ARG(f->unit));
}

str statement_site(arena *a, const struct finding *f)
{
        buf b = buf_open(a, 1 << 16);

        if (f->side.n)
                buf_add(&b, f->side);
        for (size_t i = 0; i < f->n_body; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : f->side.n ? " " : "",
                        ARG(f->body[i]));
        if (f->level.n)
                buf_fmt(&b, "%s"FMT, b.n ? " " : "", ARG(f->level));
        return buf_str(&b);
}

str statement_but(arena *a, const struct finding *f)
{
        buf b = buf_open(a, 64);

        if (f->family)
                buf_add(&b, S("of a relative"));
        if (f->possible)
                buf_fmt(&b, "%spossible", b.n ? ", " : "");
        if (f->ended)
                buf_fmt(&b, "%sended", b.n ? ", " : "");
        else if (f->historical)
                buf_fmt(&b, "%spast history", b.n ? ", " : "");
        return buf_str(&b);
}

str statement_note(arena *a, const struct statement *f)
{
        const struct finding *x = &f->said;
        buf b = buf_open(a, 1 << 16);
        str section = str_from(finding_section_name(x->section));
        str but = statement_but(a, x);

        if (x->drug.n)
                buf_fmt(&b, FMT, ARG(x->drug));
        if (but.n)
                buf_fmt(&b, "%s"FMT, b.n ? ", " : "", ARG(but));
        if (section.n && !(x->historical && x->section == SECTION_HISTORY))
                buf_fmt(&b, "%s"FMT, b.n ? ", " : "", ARG(section));
        for (size_t i = 0; i < f->n_against; i++)
                buf_fmt(&b, "%s%zu", i ? ", " : b.n ? ", contradicts "
                        : "contradicts ", f->against[i] + 1);
        return buf_str(&b);
}
