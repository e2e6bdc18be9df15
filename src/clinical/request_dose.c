/* request_dose.c - how much of a drug one tablet holds and how it is taken:
 * numbers that are no quantity. */
#include "clinical/request_inside.h"

#include <math.h>

enum { DOSE_MOST = 4, DOSE_NEAR = 5 };

static bool sig_at(const struct ask *q, size_t i)
{
        const struct entry *e = q->hit[i][LANE_COURSE].entry;

        return e && e->kind == ENTRY_SIG;
}

/* "Norco 10/325": the strength of two drugs without its unit. */
static void strength_bare(struct ask *q, struct request *r, size_t i,
                          size_t to)
{
        if (i + 1 >= to || !number_at(q, i) || !number_at(q, i + 1) ||
            q->t[i].before & GLUE_HASH || !(q->t[i + 1].before & GLUE_SLASH))
                return;
        if (isnan(r->strength))
                r->strength = q->t[i].number;
        q->used[i] = q->used[i + 1] = true;
}

/* "1-2 tablets every 6 hours", "one tablet bid": how many at a time. */
static void intake_mark(struct ask *q, size_t i, size_t to)
{
        size_t end = i;

        if (!number_at(q, i) || number_top(q, i, &end) > DOSE_MOST ||
            !unit_is(q, end, "tablets"))
                return;
        for (size_t k = end + 1; k < to && k < end + DOSE_NEAR - 1; k++)
                if (sig_at(q, k) || mark_at(q, k, MARK_DOSE)) {
                        for (size_t d = i; d < end; d++)
                                q->used[d] = true;
                        return;
                }
}

/* How a drug is taken counts nothing: "1 tab po q6h", "bid". */
static void sigs_mark(struct ask *q, size_t from, size_t to)
{
        size_t i = from;

        while (i < to && !drug_at(q, i))
                i++;
        for (; i < to; i++) {
                for (size_t k = i; sig_at(q, i) && k < to &&
                     k < i + q->hit[i][LANE_COURSE].n; k++)
                        q->used[k] |= !(q->t[k].before & GLUE_HASH) &&
                                      !unit_is(q, k + 1, "tablets");
                intake_mark(q, i, to);
        }
}

/* Is the number at token k, behind "take", "po", how much is taken? */
static bool taken_at(const struct ask *q, size_t k, size_t to)
{
        return k < to && number_at(q, k) && !sig_at(q, k) &&
               !(q->t[k].before & (GLUE_HASH | GLUE_COMMA | GLUE_SEMICOLON)) &&
               !(unit_is(q, k + 1, "tablets") && q->t[k].number > DOSE_MOST);
}

/* Strength of one tablet, and marks what is no quantity: doses, hours,
 * minutes, percentages, "every 4-6 hours". */
void doses_read(struct ask *q, struct request *r, size_t from,
                size_t to)
{
        for (size_t i = from; i < to; i++) {
                bool percent = q->t[i + 1].before & GLUE_PERCENT &&
                               q->t[i].digits;
                bool dose = unit_is(q, i + 1, "mg") ||
                            unit_is(q, i + 1, "hours") ||
                            unit_is(q, i + 1, "minutes");

                if (!number_at(q, i) || !(dose || percent))
                        continue;
                size_t first = i;

                while (first > from && number_at(q, first - 1) &&
                       q->t[first].before & (GLUE_SLASH | GLUE_HYPHEN))
                        first--;
                if (unit_is(q, i + 1, "mg") && isnan(r->strength))
                        r->strength = q->t[first].number;
                for (size_t k = first; k <= i; k++)
                        q->used[k] = true;
                /* 10mg/1ml: the volume is part of the strength */
                if (i + 2 < to && q->t[i + 2].before & GLUE_SLASH)
                        q->used[i + 2] = true;
        }
        for (size_t i = from; i < to; i++) {
                const struct entry *e = q->hit[i][LANE_REQUEST].entry;
                size_t n = q->hit[i][LANE_REQUEST].n;

                if (mark_at(q, i, MARK_DOSE))
                        for (size_t k = i + 1; taken_at(q, k, to); k++)
                                q->used[k] = true;
                /* "three phase bone scan"; but "one month trial" lasts */
                for (size_t k = i; e && k < i + n &&
                     (e->kind == ENTRY_SERVICE || e->kind == ENTRY_DRUG); k++)
                        q->used[k] |= number_at(q, k) &&
                                      !(k && count_at(q, k - 1, COUNT_TIMES)) &&
                                      (!unit_at(q, k + 1).n ||
                                       unit_is(q, k + 1, "injections"));
                if (drug_at(q, i))
                        strength_bare(q, r, i + n, to);
        }
        sigs_mark(q, from, to);
}
