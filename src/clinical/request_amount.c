/* request_amount.c - how many of what it asks for a request line asks. */
#include "clinical/request_inside.h"

#include <math.h>

/* The number at i, or the upper end of a range that begins there; *end is
 * behind it. */
double number_top(const struct ask *q, size_t i, size_t *end)
{
        double n = q->t[i].number;

        *end = i + 1;
        if (*end < q->n && number_at(q, *end) && q->t[*end].digits &&
            q->t[*end].before & GLUE_HYPHEN && q->t[*end].number > n)
                return q->t[(*end)++].number;
        if (count_at(q, *end, COUNT_TO) && number_at(q, *end + 1) &&
            q->t[*end + 1].number > n) {
                *end += 2;
                return q->t[*end - 1].number;
        }
        if (*end < q->n && number_at(q, *end) &&
            q->t[*end].before & GLUE_PLUS && !mark_at(q, *end + 1, MARK_REFILL))
                return n + q->t[(*end)++].number;
        /* "five (5)" is one number */
        if (*end < q->n && number_at(q, *end) && q->t[*end].before & GLUE_OPEN
            && !(q->t[*end].number > n) && !(q->t[*end].number < n))
                ++*end;
        return n;
}

/* A rate at token i, in weeks: "times a week", "x week", "visits per week",
 * "/week", "weekly". *end is behind it. */
static str rate_at(const struct ask *q, size_t i, size_t *end)
{
        static const struct { enum count_mark mark; str unit; } rate[] = {
                { COUNT_PER_DAY, STR("days") },
                { COUNT_PER_WEEK, STR("weeks") },
                { COUNT_PER_MONTH, STR("months") },
                { COUNT_PER_YEAR, STR("years") }
        };
        bool times = false;

        while (i < q->n && (count_at(q, i, COUNT_TIMES) ||
                            unit_is(q, i, "visits") ||
                            (unit_is(q, i, "days") &&
                             count_at(q, i + 1, COUNT_PER_WEEK)))) {
                times = true;
                i++;
        }
        for (size_t k = 0; k < 4; k++)
                if (count_at(q, i, rate[k].mark)) {
                        *end = i + q->hit[i][LANE_COUNT].n;
                        return rate[k].unit;
                }
        str unit = unit_at(q, i);
        bool period = str_eq(unit, S("weeks")) || str_eq(unit, S("days")) ||
                      str_eq(unit, S("months"));

        if (period && (times || q->t[i].before & GLUE_SLASH)) {
                *end = i + 1;
                return unit;
        }
        return S("");
}

/* "for 6 weeks", "x 6 weeks", "times 2 weeks", "6 weeks" from token i on, at
 * most a few words away. NAN: none. */
static double duration_at(const struct ask *q, size_t i, size_t to, str unit)
{
        size_t end;

        for (size_t k = i; k < to && k < i + 6; k++) {
                if (!number_at(q, k))
                        continue;
                double n = number_top(q, k, &end);

                return str_eq(unit_at(q, end), unit) ? n : (double)NAN;
        }
        return (double)NAN;
}

struct counted {
        double product;         /* rate by duration, "2 times 8", "3x2" */
        double marked;          /* Qty 6, #120, 60 count */
        str marked_unit;
        double stated;          /* that, 12 sessions, x 12 */
        double leading;         /* 6 massage therapy */
        double bare;            /* a number in brackets, a last number */
        double lasting;         /* 6 weeks, with no rate */
        str unit, lasting_unit;
        double refills;
};

static bool counts(str unit)
{
        return str_eq(unit, S("visits")) || str_eq(unit, S("injections")) ||
               str_eq(unit, S("tablets")) || str_eq(unit, S("units")) ||
               str_eq(unit, S("levels"));
}

static bool lasts(str unit)
{
        return str_eq(unit, S("days")) || str_eq(unit, S("weeks")) ||
               str_eq(unit, S("months"));
}

/* The first unit that counts, up to a few words behind token i: "12 massage
 * therapy sessions". */
static str unit_ahead(const struct ask *q, size_t i, size_t to)
{
        for (size_t k = i; k < to && k < i + 5; k++) {
                if (counts(unit_at(q, k)))
                        return unit_at(q, k);
                if (number_at(q, k) || lasts(unit_at(q, k)) ||
                    count_at(q, k, COUNT_FOR) || count_at(q, k, COUNT_TIMES) ||
                    mark_at(q, k, MARK_JOIN) ||
                    q->t[k].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
        }
        return S("");
}

static bool marked_at(const struct ask *q, size_t i, size_t end, size_t from)
{
        if (q->t[i].before & GLUE_HASH || (mark_at(q, end, MARK_QUANTITY) &&
                                           !number_at(q, end + 1)))
                return true;
        for (size_t k = i; k-- > from && i - k <= 2;)
                if (mark_at(q, k, MARK_QUANTITY))
                        return true;
        return false;
}

/* "Refill x 3", "refills: 2" and not "#60, 3 refills". */
static bool refills_before(const struct ask *q, size_t i, size_t from)
{
        if (i > from && count_at(q, i - 1, COUNT_TIMES))
                i--;
        return i > from && mark_at(q, i - 1, MARK_REFILL) &&
               !(q->t[i].before & GLUE_HASH) &&
               !(i - 1 > from && number_at(q, i - 2) &&
                 !(q->t[i - 2].before & GLUE_HASH) &&
                 q->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON));
}

/* Does a service or drug begin at token i? */
static bool asked_at(const struct ask *q, size_t i)
{
        const struct entry *e = i < q->n ? q->hit[i][LANE_REQUEST].entry : NULL;

        return e && e->kind != ENTRY_REQUEST_MARK &&
               !(e->kind == ENTRY_SERVICE &&
                 q->v->service[e->target].accessory);
}

static void number_sort(const struct ask *q, size_t i, size_t from, size_t to,
                        struct counted *c, size_t *next)
{
        size_t end, after;
        double n = number_top(q, i, &end), m;
        str unit, rate;

        *next = end;
        rate = rate_at(q, end, &after);
        if (rate.n) {
                m = duration_at(q, after, to, rate);
                if (!isnan(m) && isnan(c->product))
                        c->product = n * m;
                /* its duration is no quantity of its own */
                while (!isnan(m) && after < to && !number_at(q, after))
                        after++;
                *next = isnan(m) ? after : after + 2;
                return;
        }
        unit = unit_ahead(q, end, to);
        if (refills_before(q, i, from)) {
                c->refills = n;
        } else if (marked_at(q, i, end, from)) {
                if (isnan(c->marked)) {
                        c->marked = n;
                        c->marked_unit = unit;
                }
                c->stated = isnan(c->stated) ? n : c->stated;
                c->unit = c->unit.n ? c->unit : unit;
        } else if (mark_at(q, end, MARK_REFILL)) {
                c->refills = n;
        } else if (count_at(q, end, COUNT_TIMES) && number_at(q, end + 1) &&
                   !unit.n) {
                c->product = n * number_top(q, end + 1, next);
        } else if (unit.n) {
                c->stated = isnan(c->stated) ? n : c->stated;
                c->unit = c->unit.n ? c->unit : unit;
        } else if (lasts(unit_at(q, end))) {
                c->lasting = n;
                c->lasting_unit = unit_at(q, end);
        } else if (i && count_at(q, i - 1, COUNT_TIMES)) {
                c->stated = isnan(c->stated) ? n : c->stated;
        } else if ((i == from && end < to) || asked_at(q, end)) {
                c->leading = n;
        } else if (end >= to || q->t[i].before & GLUE_OPEN ||
                   (q->t[i].before & GLUE_COMMA &&
                    q->t[end].before & GLUE_COMMA)) {
                c->bare = n;
        }
}

/* "Weekly x 12 weeks": once in each. */
static double weekly_at(const struct ask *q, size_t i, size_t to)
{
        size_t after;
        str rate = rate_at(q, i, &after);

        if ((!count_at(q, i, COUNT_PER_WEEK) &&
             !count_at(q, i, COUNT_PER_MONTH)) || !rate.n)
                return (double)NAN;
        return duration_at(q, after, to, rate);
}

static struct counted count(const struct ask *q, size_t from, size_t to)
{
        double none = (double)NAN;
        struct counted c = { .product = none, .marked = none, .stated = none,
                             .leading = none, .bare = none, .lasting = none,
                             .refills = none };
        size_t next;

        for (size_t i = from; i < to; i = next) {
                next = i + 1;
                if (number_at(q, i))
                        number_sort(q, i, from, to, &c, &next);
                else if (isnan(c.product))
                        c.product = weekly_at(q, i, to);
        }
        return c;
}

static bool drug_asked(const struct ask *q, size_t from, size_t to)
{
        while (from < to && !drug_at(q, from))
                from++;
        return from < to;
}

/* The total of tokens from..to; unit empty where the service's own holds. */
struct amount amount_of(const struct ask *q, size_t from, size_t to,
                        bool refills_only)
{
        struct counted c = count(q, from, to);
        struct amount m = { c.stated, c.unit };

        if (isnan(m.n) || (!isnan(c.product) && !c.unit.n))
                m.n = isnan(c.product) ? m.n : c.product;
        if (!isnan(c.marked) && drug_asked(q, from, to))
                m = (struct amount){ c.marked, c.marked_unit };
        if (isnan(m.n))
                m.n = c.leading;
        if (isnan(m.n))
                m.n = c.bare;
        if (isnan(m.n) && !isnan(c.lasting)) {
                m.n = c.lasting;
                m.unit = c.lasting_unit;
        }
        if (!isnan(c.refills) && !isnan(m.n))
                m.n *= refills_only ? c.refills : c.refills + 1;
        return m;
}

/* "Two refills of X #90": only the refills are asked for. */
bool refills_lead(const struct ask *q, size_t from, size_t to)
{
        for (size_t i = from; i < to; i++) {
                const struct entry *e = q->hit[i][LANE_REQUEST].entry;

                if (mark_at(q, i, MARK_REFILL))
                        return true;
                if (e && e->kind != ENTRY_REQUEST_MARK)
                        return false;
        }
        return false;
}
