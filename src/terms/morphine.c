/* morphine.c - tables of factors read and used. See morphine.h. It knows no
 * drug and no number of its own. */
#include "terms/morphine.h"

#include <math.h>

enum { FACTORS_MOST = 64, SCALES_MOST = 16 };

/* "0.15", "12", "2.4". */
static bool decimal_read(str s, double *out)
{
        double scale = 1;
        bool point = false, any = false;

        *out = 0;
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '.' && !point) {
                        point = true;
                        continue;
                }
                if (!char_digit(s.p[i]) || i > 8)
                        return false;
                any = true;
                if (point)
                        scale *= 10;
                *out = *out * 10 + (s.p[i] - '0');
        }
        *out /= scale;
        return any && *out > 0;
}

static rc wrong(str file, const struct line *u, const char *instead, err *e)
{
        return err_set(e, ERR_SYNTAX, file, u->no,
                       "`" FMT "` is no line of a scale; %s", ARG(u->text),
                       instead);
}

/* `factor  methadone  oral  mg  4  at most 20`; `none  buprenorphine  why`. */
static rc factor_read(str file, const struct line *u, struct factor *f, err *e)
{
        str most = u->columns > 5 ? u->column[5] : S("");

        *f = (struct factor){ .times = (double)NAN, .most = (double)INFINITY };
        if (u->columns > 2 && str_eq(u->column[0], S("none"))) {
                f->drug = u->column[1];
                f->why = u->column[2];
                return OK;
        }
        if (u->columns < 5 || !decimal_read(u->column[4], &f->times) ||
            (most.n && (!str_starts(most, S("at most ")) ||
                        !decimal_read(str_slice(most, 8, most.n), &f->most))))
                return wrong(file, u, "write `factor  methadone  oral  mg  4"
                             "  at most 20` or `none  drug  why`", e);
        f->drug = u->column[1];
        f->route = u->column[2];
        f->unit = u->column[3];
        return OK;
}

/* `read  where`: the source, and whether anybody has seen it there. */
static bool source_read(const struct line *u, struct scale *s)
{
        static const str status[] = { STR("read"), STR("reported"),
                                      STR("unverified") };

        for (size_t i = 0; i < sizeof status / sizeof *status; i++)
                if (line_says(u, status[i], &s->source)) {
                        s->status = (enum factor_status)i;
                        return s->source.n > 0;
                }
        return false;
}

static rc scale_line(struct scale *s, str file, const struct line *u, err *e)
{
        str rest;

        if (line_says(u, S("from"), &rest) || line_says(u, S("to"), &rest)) {
                date *d = str_starts(u->text, S("from")) ? &s->from : &s->to;

                return date_parse_iso(rest, d) ? OK :
                       wrong(file, u, "write a date, as 2016-03-18", e);
        }
        if (line_says(u, S("factor"), &rest) ||
            line_says(u, S("none"), &rest)) {
                if (s->factors == FACTORS_MOST)
                        return wrong(file, u, "write another scale for more "
                                     "than 64 factors", e);
                return factor_read(file, u, &s->factor[s->factors++], e);
        }
        return source_read(u, s) ? OK :
               wrong(file, u, "write `from`, `to`, `factor`, `none`, or the "
                     "source behind `read`, `reported` or `unverified`", e);
}

rc morphine_load(arena *a, struct morphine_table *t, str file,
                 const struct line *at, err *e)
{
        struct scale *s;
        rc r = OK;

        if (!t->scale)
                t->scale = NEWN(a, struct scale, SCALES_MOST);
        if (at->columns < 3 || t->n == SCALES_MOST)
                return wrong(file, at, "write `scale  NAME  TITLE`, at most "
                             "16 of them", e);
        s = &t->scale[t->n++];
        *s = (struct scale){ .name = at->column[1], .title = at->column[2],
                             .from = DATE_NONE, .to = DATE_NONE,
                             .factor = NEWN(a, struct factor, FACTORS_MOST) };
        for (const struct line *u = at->under; u && !r; u = u->next)
                r = scale_line(s, file, u, e);
        if (!r && (!date_known(s->from) || !s->source.n))
                r = wrong(file, at, "write under it `from` and a date, and "
                          "`read`, `reported` or `unverified` and where", e);
        return r;
}

/* The opioid of "hydrocodone/acetaminophen" is hydrocodone. */
static bool drug_is(str name, str drug)
{
        return str_starts(name, drug) &&
               (name.n == drug.n || name.p[drug.n] == '/' ||
                name.p[drug.n] == ' ');
}

static const struct factor *factor_of(const struct scale *s, str drug,
                                      str route, double dose)
{
        for (size_t i = 0; i < s->factors; i++) {
                const struct factor *f = &s->factor[i];

                if (drug_is(drug, f->drug) && dose <= f->most &&
                    (!f->route.n || str_eq(f->route, route)))
                        return f;
        }
        return NULL;
}

static bool in_force(const struct scale *s, int32_t day)
{
        return s->from.first <= day &&
               (!date_known(s->to) || day <= s->to.last);
}

static struct morphine equivalent_on(const struct morphine_table *t, str drug,
                                     str route, double dose, str unit,
                                     int32_t day)
{
        struct morphine m = { (double)NAN, NULL, S("no factor is known for "
                              "this drug so taken, on that date") };
        const struct factor *best = NULL;

        for (size_t i = 0; i < t->n; i++) {
                const struct scale *s = &t->scale[i];
                const struct factor *f = in_force(s, day)
                        ? factor_of(s, drug, route, dose) : NULL;

                if (!f || (best && s->from.first < m.scale->from.first))
                        continue;
                best = f;
                m.scale = s;
        }
        if (!best)
                return m;
        m.why = best->why;
        if (isnan(best->times))
                return m;
        if (!str_eq(best->unit, unit)) {
                m.why = S("the dose is stated in another unit than the "
                          "factor's");
                return m;
        }
        m.mg = dose * best->times;
        return m;
}

struct morphine morphine_equivalent(const struct morphine_table *t, str drug,
                                    str route, double dose, str unit,
                                    date when)
{
        struct morphine m = { (double)NAN, NULL, S("the dose of a day is not "
                              "stated") }, last;

        if (!(dose > 0))
                return m;
        m.why = S("the date is not stated");
        if (!date_known(when))
                return m;
        m = equivalent_on(t, drug, route, dose, unit, when.first);
        last = equivalent_on(t, drug, route, dose, unit, when.last);
        if (!isnan(m.mg) || !isnan(last.mg))
                if (!(m.mg == last.mg)) {
                        last.mg = (double)NAN;
                        last.why = S("the factor changed within the date "
                                     "stated");
                }
        return last;
}
