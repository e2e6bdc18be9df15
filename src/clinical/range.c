/* range.c - see range.h. */
#include "clinical/range.h"

#include <math.h>

enum {
        RANGE_NEAR = 8, DURATION_NEAR = 12, FOR_NEAR = 3, MOTION_NEAR = 5,
        MOTION_LEAST = 15, MOTION_MOST = 180
};

static bool mark_at(const struct passage *p, size_t i, enum count_mark m)
{
        const struct entry *e = i < p->s->n ? p->count[i].entry : NULL;

        return e && e->kind == ENTRY_MARK && e->target == m;
}

static bool number_at(const struct passage *p, size_t i)
{
        return i < p->s->n && !p->s->t[i].dated && p->s->t[i].number >= 0;
}

/* The lower end of the range whose upper end is token i. */
static double low_before(const struct passage *p, size_t i)
{
        const struct token *t = p->s->t;
        size_t k = SIZE_MAX;

        if (i && t[i].before & GLUE_HYPHEN && number_at(p, i - 1))
                k = i - 1;
        else if (i > 1 && mark_at(p, i - 1, COUNT_TO) && number_at(p, i - 2))
                k = i - 2;
        return k != SIZE_MAX && t[k].number < t[i].number
               ? t[k].number : (double)NAN;
}

double range_low(const struct passage *p, double value, size_t from,
                 size_t to)
{
        size_t best = RANGE_NEAR + 1;
        double low = (double)NAN;

        for (size_t i = 0; i < p->s->n; i++) {
                size_t gap = i < from ? from - i : i > to ? i - to : 0;

                if (gap >= best || !number_at(p, i) ||
                    p->s->t[i].number < value || p->s->t[i].number > value ||
                    isnan(low_before(p, i)))
                        continue;
                best = gap;
                low = low_before(p, i);
        }
        return low;
}

/* Does the sentence tell of a worst and a best, of a fall, or of with and
 * without? */
static bool extremes_told(const struct passage *p)
{
        bool best = false, from = false, with = false, without = false;

        for (size_t i = 0; i < p->s->n; i++) {
                best |= mark_at(p, i, COUNT_BEST);
                from |= mark_at(p, i, COUNT_FROM);
                with |= mark_at(p, i, COUNT_WITH_TREATMENT) ||
                        mark_at(p, i, COUNT_WITH);
                without |= mark_at(p, i, COUNT_WITHOUT_TREATMENT) ||
                           mark_at(p, i, COUNT_WITHOUT);
        }
        return best || from || (with && without);
}

double range_score_low(const struct passage *p, double scale, double value,
                       size_t from, size_t to)
{
        double low = range_low(p, value, from, to), least = value;
        size_t end;

        if (!isnan(low) || !extremes_told(p))
                return low;
        for (size_t i = 0; i < p->s->n; i++)
                if (passage_scored(p, scale, i, &end) &&
                    p->s->t[i].number < least)
                        least = p->s->t[i].number;
        return least < value ? least : (double)NAN;
}

/* Behind the words of event k: where the next mention begins, or its clause
 * ends. */
static size_t words_end(const struct passage *p, size_t k)
{
        size_t end = p->s->n;

        for (size_t i = k + 1; i < p->n && end == p->s->n; i++)
                if (event_names(&p->event[i]))
                        end = p->event[i].first;
        for (size_t i = p->event[k].last + 1; i < end; i++)
                if (p->s->t[i].before & GLUE_SEMICOLON)
                        return i;
        return end;
}

double range_grade(const struct passage *p, double scale, size_t k)
{
        double least = (double)NAN;
        size_t to = words_end(p, k), from = p->event[k].first, end;

        for (size_t i = from > 2 ? from - 2 : 0; i < to; i++)
                if (passage_scored(p, scale, i, &end) &&
                    !(p->s->t[i].number >= least))
                        least = p->s->t[i].number;
        return least;
}

/* "Normal" as a finding word or before its own figure. */
static bool normal_at(const struct passage *p, size_t i)
{
        if (i < p->s->n && p->v->flag_of[p->s->t[i].symbol] & WORD_COLUMN)
                return true;
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].kind == ENTRY_NORMAL &&
                    p->event[k].first <= i && p->event[k].last >= i)
                        return true;
        return false;
}

/* Are both numbers words of one mention: "45 degrees (normal 90)"? */
static bool both_in(const struct passage *p, size_t i, size_t j)
{
        for (size_t k = 0; k < p->n; k++)
                if (event_names(&p->event[k]) && p->event[k].first <= i &&
                    p->event[k].last >= j)
                        return true;
        return false;
}

/* Is number i a full motion in degrees, as books round it? */
static bool motion_full(const struct passage *p, size_t i)
{
        return number_at(p, i) && p->s->t[i].number >= MOTION_LEAST &&
               p->s->t[i].number <= MOTION_MOST &&
               (int)p->s->t[i].number % 5 == 0;
}

/* The normal that the degrees at token i are held against, before `to`; NAN.
 * In "45 degrees (normal 90)" both stand beside "normal". */
static double motion_normal(const struct passage *p, size_t i, size_t to)
{
        const struct token *t = p->s->t;

        if (!number_at(p, i) || t[i].number > MOTION_MOST)
                return (double)NAN;
        if (i + 1 < to && t[i + 1].before & GLUE_SLASH &&
            motion_full(p, i + 1))
                return t[i + 1].number;
        if (i + 2 < to && mark_at(p, i + 1, COUNT_OUT_OF) &&
            motion_full(p, i + 2))
                return t[i + 2].number;
        for (size_t k = i + 1; k < to && k <= i + MOTION_NEAR; k++)
                if (motion_full(p, k) &&
                    (normal_at(p, k - 1) || normal_at(p, k + 1) ||
                     both_in(p, i, k)))
                        return t[k].number;
        return (double)NAN;
}

double range_motion(const struct passage *p, size_t k)
{
        double least = (double)NAN, part = (double)NAN;
        size_t to = words_end(p, k);

        for (size_t i = p->event[k].first; i < to; i++) {
                double normal = motion_normal(p, i, to);
                double of = p->s->t[i].number / normal;

                if (isnan(normal) || of >= part)
                        continue;
                part = of;
                least = p->s->t[i].number;
        }
        return least;
}

/* A unit of time at token i, or NULL. */
static const struct unit *time_at(const struct passage *p, size_t i)
{
        static const str time[] = { STR("hours"), STR("days"), STR("weeks"),
                                    STR("months"), STR("years") };
        const struct entry *e = i < p->s->n ? p->count[i].entry : NULL;

        for (size_t k = 0; e && e->kind == ENTRY_UNIT &&
             k < sizeof time / sizeof *time; k++)
                if (str_eq(p->v->unit[e->target].name, time[k]))
                        return &p->v->unit[e->target];
        return NULL;
}

double range_duration(const struct passage *p, size_t i, str *unit,
                      size_t *to)
{
        for (size_t k = i + 1; k < p->s->n && k <= i + DURATION_NEAR; k++) {
                bool told = false;

                if (p->s->t[k].before & GLUE_SEMICOLON)
                        break;
                if (!number_at(p, k) || !time_at(p, k + 1))
                        continue;
                for (size_t b = k; b-- > 0 && k - b <= FOR_NEAR;)
                        told |= mark_at(p, b, COUNT_FOR) ||
                                (b + 1 == k && mark_at(p, b, COUNT_TIMES));
                if (!told)
                        continue;
                *unit = time_at(p, k + 1)->name;
                *to = k + 1;
                return p->s->t[k].number;
        }
        return (double)NAN;
}
