/* number.c - the numbers beside a mention: visits, percent, scores. See
 * passage.h. Which words are units, rates and scales is vocabulary data. */
#include "clinical/passage.h"

#include <math.h>

enum {
        VISITS_MOST = 999, DATED_NEAR = 8, YEAR_FIRST = 1950, YEAR_LAST = 2100
};

static bool count_is(const struct passage *p, size_t i, enum entry_kind kind,
                     uint32_t target)
{
        const struct entry *e = p->count[i].entry;

        return e && e->kind == kind && e->target == target;
}

static bool unit_at(const struct passage *p, size_t i, const char *name)
{
        const struct entry *e = p->count[i].entry;

        return e && e->kind == ENTRY_UNIT &&
               str_eq(p->v->unit[e->target].name, str_from(name));
}

static bool counts_visits(const struct passage *p, size_t i)
{
        return unit_at(p, i, "visits") || unit_at(p, i, "injections");
}

static bool rate_at(const struct passage *p, size_t i)
{
        const struct entry *e = p->count[i].entry;

        return e && e->kind == ENTRY_MARK && e->target >= COUNT_PER_DAY &&
               e->target <= COUNT_PER_YEAR;
}

static bool number_at(const struct passage *p, size_t i)
{
        const struct token *t = &p->s->t[i];

        return !t->dated && t->number >= 0;
}

static bool percent_at(const struct passage *p, size_t i)
{
        return p->s->t[i + 1].before & GLUE_PERCENT ||
               (i + 1 < p->s->n &&
                count_is(p, i + 1, ENTRY_MARK, COUNT_PERCENT));
}

/* The end of the comma segment that begins at or holds token i. */
static size_t segment_end(const struct passage *p, size_t i)
{
        for (i++; i < p->s->n; i++)
                if (p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
        return i;
}

/* Behind a mention's segment, "..., 8 visits, ...": a count of its own. */
static size_t count_behind(const struct passage *p, size_t to)
{
        const struct sentence *s = p->s;

        if (to + 1 < s->n && s->t[to].before & GLUE_COMMA &&
            number_at(p, to) && counts_visits(p, to + 1) &&
            (to + 2 == s->n ||
             s->t[to + 2].before & (GLUE_COMMA | GLUE_SEMICOLON)))
                return to + 2;
        return to;
}

/* The tokens that belong to event k alone: its comma segment, up to the
 * mentions around it. */
static void window(const struct passage *p, size_t k, size_t *from, size_t *to)
{
        const struct event *m = &p->event[k];
        size_t i;

        *to = count_behind(p, segment_end(p, m->last));
        for (i = k + 1; i < p->n && p->event[i].first < *to; i++)
                if (event_names(&p->event[i]))
                        *to = p->event[i].first;
        for (i = m->first; i && !(p->s->t[i].before &
                                  (GLUE_COMMA | GLUE_SEMICOLON)); i--)
                ;
        *from = i;
        for (i = 0; i < k; i++)
                if (event_names(&p->event[i]) && p->event[i].last >= *from)
                        *from = p->event[i].last + 1;
}

/* Is number i the lower end of a range whose upper end is a number too? */
static bool range_below(const struct passage *p, size_t i)
{
        const struct sentence *s = p->s;

        if (i + 1 < s->n && number_at(p, i + 1) && s->t[i + 1].digits &&
            s->t[i + 1].before & GLUE_HYPHEN)
                return true;
        return i + 2 < s->n && number_at(p, i + 2) &&
               count_is(p, i + 1, ENTRY_MARK, COUNT_TO);
}

/* Does "x 8" at number i count visits? Not where it counts something else, and
 * not in "2 x 6", so many a week for so many weeks. */
static bool times_count(const struct passage *p, size_t i, size_t to)
{
        if (i > 1 && number_at(p, i - 2))
                return false;
        if (i + 1 >= to || counts_visits(p, i + 1))
                return true;
        return !number_at(p, i + 1) && !percent_at(p, i) &&
               !(p->s->t[i + 1].before & (GLUE_SLASH | GLUE_HYPHEN)) &&
               (!p->count[i + 1].entry ||
                p->count[i + 1].entry->kind != ENTRY_UNIT);
}

/* "8 sessions of", "five (5) physical therapy visits", "x 8": does number i
 * count mention m's visits? The unit may stand in the mention itself. */
static bool number_counts(const struct passage *p, const struct event *m,
                          size_t i, size_t to)
{
        const struct sentence *s = p->s;
        size_t end = i + 5 < s->n ? i + 5 : s->n;

        if (i && count_is(p, i - 1, ENTRY_MARK, COUNT_TIMES) && i > m->first)
                return times_count(p, i, to);
        if (i > m->last && s->t[i].before & GLUE_COLON) {
                for (size_t k = m->first; k < i; k++)
                        if (counts_visits(p, k))        /* visits to date: 4 */
                                return i + 1 >= to || !p->count[i + 1].entry;
        }
        if (i && counts_visits(p, i - 1) &&             /* visit 4 of 6 */
            (s->t[i].before & GLUE_HASH ||
             (i + 1 < s->n && (count_is(p, i + 1, ENTRY_MARK, COUNT_OUT_OF) ||
                               s->t[i + 1].before & GLUE_SLASH))))
                return true;
        if (i < m->first && end <= m->last)
                end = m->last + 1;
        if (end > to && to > i)
                end = to;
        for (size_t k = i + 1; k < end; k++) {
                bool in = k >= m->first && k <= m->last;

                if (counts_visits(p, k))
                        return in || k < m->first ? m->first <= i + 6 : true;
                if (!in && (count_is(p, k, ENTRY_MARK, COUNT_TIMES) ||
                            (p->count[k].entry &&
                             p->count[k].entry->kind == ENTRY_UNIT)))
                        return false;
        }
        return false;
}

/* Does a date or a year follow token i within a few? */
static bool dated_after(const struct passage *p, size_t i, size_t to)
{
        for (size_t k = i + 1; k < to && k <= i + DATED_NEAR; k++) {
                const struct token *t = &p->s->t[k];

                if (p->v->flag_of[t->symbol] & WORD_AND)
                        return false;
                if (t->dated || (t->digits && t->number >= YEAR_FIRST &&
                                 t->number <= YEAR_LAST))
                        return true;
        }
        return false;
}

/* "One in 2013 and one in 2014": what the numbers behind number i add, where
 * each has a date of its own and an "and" or a comma before it. */
static double visits_more(const struct passage *p, size_t k, size_t i)
{
        const struct sentence *s = p->s;
        size_t end = s->n;
        double sum = 0;

        for (size_t e = k + 1; e < p->n && end == s->n; e++)
                if (event_names(&p->event[e]) && p->event[e].target !=
                    p->event[k].target)
                        end = p->event[e].first;
        if (!dated_after(p, i, end))
                return 0;
        for (i++; i < end; i++) {
                if (s->t[i].before & GLUE_SEMICOLON)
                        break;
                if (number_at(p, i) && s->t[i].number <= VISITS_MOST &&
                    (p->v->flag_of[s->t[i - 1].symbol] & WORD_AND ||
                     s->t[i].before & GLUE_COMMA) &&
                    dated_after(p, i, end))
                        sum += s->t[i].number;
        }
        return sum;
}

/* "6 of 12 visits", "of 12 visits 6": is number i the whole that another is a
 * part of? */
static bool whole_of(const struct passage *p, size_t i)
{
        if (i == 1 && count_is(p, 0, ENTRY_MARK, COUNT_OUT_OF))
                return true;
        return i > 1 && count_is(p, i - 1, ENTRY_MARK, COUNT_OUT_OF) &&
               number_at(p, i - 2);
}

/* "L4-5", "S1": is number i a level of the spine? */
static bool level_number(const struct passage *p, size_t i)
{
        const struct token *t = p->s->t;

        if (i && t[i].before & GLUE_HYPHEN && t[i - 1].digits)
                i--;
        return i && !t[i].before && !t[i - 1].digits &&
               t[i - 1].end - t[i - 1].begin == 1 &&
               !count_is(p, i - 1, ENTRY_MARK, COUNT_TIMES);
}

/* Is number i part of the mention's own words, and not their count, as in "PT
 * x 6" and "6 PT visits"? */
static bool number_named(const struct passage *p, const struct event *m,
                         size_t i)
{
        if (i < m->first || i > m->last)
                return false;
        if (i > m->first && count_is(p, i - 1, ENTRY_MARK, COUNT_TIMES))
                return false;
        for (size_t k = i + 1; k <= i + 2 && k < p->s->n; k++)
                if (counts_visits(p, k) && (k == i + 1 || k <= m->last))
                        return false;
        return true;
}

/* "14 in total", "she has used 9": a count that stands alone behind the
 * mention. */
static double visits_told(const struct passage *p, size_t k)
{
        const struct sentence *s = p->s;
        size_t end = s->n;

        for (size_t e = k + 1; e < p->n && end == s->n; e++)
                if (event_names(&p->event[e]) &&
                    p->event[e].target != p->event[k].target)
                        end = p->event[e].first;
        for (size_t i = p->event[k].last + 1; i < end; i++) {
                if (!number_at(p, i) || s->t[i].number > VISITS_MOST)
                        continue;
                if (i + 1 < end && count_is(p, i + 1, ENTRY_MARK, COUNT_TOTAL))
                        return s->t[i].number;
                if (i + 1 < s->n && !(s->t[i + 1].before & GLUE_COMMA))
                        continue;
                for (size_t e = k + 1; e < p->n; e++)
                        if (p->event[e].last + 1 == i &&
                            p->event[e].kind == ENTRY_CUE &&
                            p->event[e].direction & BEFORE &&
                            p->v->cue[p->event[e].target].kind == CUE_PRESENT)
                                return s->t[i].number;
        }
        return (double)NAN;
}

double passage_visits(const struct passage *p, size_t k)
{
        const struct event *m = &p->event[k];
        double best = (double)NAN;
        size_t from, to, after;

        window(p, k, &from, &to);
        after = to + 2 < p->s->n ? to + 2 : p->s->n;
        for (size_t i = from; i < after; i++)
                if (rate_at(p, i))
                        return best;            /* so many a month: no sum */
        for (size_t i = from; i < to; i++) {
                double n = p->s->t[i].number;

                if (number_named(p, m, i) || !number_at(p, i) ||
                    level_number(p, i) ||
                    n > VISITS_MOST || range_below(p, i) || whole_of(p, i))
                        continue;
                if (!number_counts(p, m, i, to))
                        continue;
                n += visits_more(p, k, i);
                if (!(n <= best))
                        best = n;
        }
        if (p->event[k].refers)
                return best;
        double told = visits_told(p, k);

        return isnan(told) || told <= best ? best : told;
}

bool passage_schedules(const struct passage *p, const struct event *m)
{
        const struct sentence *s = p->s;
        bool rate = false;

        if (m->kind != ENTRY_WORDS || !p->v->lexeme[m->target].counts ||
            m->first > (size_t)s->t[0].digits || s->dates)
                return false;
        for (size_t k = 0; k < p->n; k++)
                if (!event_names(&p->event[k]))
                        return false;
        for (size_t i = m->last + 1; i < s->n; i++) {
                rate |= count_is(p, i, ENTRY_MARK, COUNT_PER_WEEK);
                if (rate && (unit_at(p, i, "weeks") ||
                             unit_at(p, i, "months")))
                        return true;
                if (number_at(p, i) && i + 2 < s->n && number_at(p, i + 2) &&
                    count_is(p, i + 1, ENTRY_MARK, COUNT_TIMES))
                        return true;            /* 2x6 */
        }
        return false;
}

/* "Relief from the TENS unit is 40 percent": the one percentage of a sentence
 * whose one outcome is event k. */
static double percent_alone(const struct passage *p, size_t k)
{
        double alone = (double)NAN;

        for (size_t i = 0; i < p->n; i++)
                if (i != k && event_names(&p->event[i]) &&
                    !event_acts(p, &p->event[i]))
                        return alone;
        for (size_t i = 0; i < p->s->n; i++) {
                if (!number_at(p, i) || p->s->t[i].number > 100 ||
                    !percent_at(p, i))
                        continue;
                if (!isnan(alone))
                        return (double)NAN;
                alone = p->s->t[i].number;
        }
        return alone;
}

double passage_percent(const struct passage *p, size_t k)
{
        double best = (double)NAN;
        size_t from, to;

        window(p, k, &from, &to);
        for (size_t i = from; i < to; i++) {
                double n = p->s->t[i].number;

                if (number_at(p, i) && n <= 100 && percent_at(p, i) &&
                    !(n <= best))
                        best = n;
        }
        return isnan(best) ? percent_alone(p, k) : best;
}

/* Is number i said out of scale? "7/10", "6-10/10", "7 out of 10". */
static bool scored(const struct passage *p, double scale, size_t i, size_t *to)
{
        const struct sentence *s = p->s;
        size_t k = i + 1;

        if (!number_at(p, i) || s->t[i].number > scale ||
            (i && counts_visits(p, i - 1)))     /* visit 8/10 */
                return false;
        if (k < s->n && count_is(p, k, ENTRY_MARK, COUNT_OUT_OF))
                k += p->count[k].n;
        else if (k >= s->n || !(s->t[k].before & GLUE_SLASH))
                return false;
        *to = k;
        return k < s->n && number_at(p, k) && s->t[k].number >= scale &&
               s->t[k].number <= scale;
}

bool passage_scored(const struct passage *p, double scale, size_t i,
                    size_t *to)
{
        return scored(p, scale, i, to);
}

/* The number before i where both make a range: "2-3 out of 10". */
static double range_top(const struct passage *p, double scale, size_t i,
                        size_t *first)
{
        const struct sentence *s = p->s;
        double n = s->t[i].number, other = 0;
        bool hyphen = i && s->t[i].before & GLUE_HYPHEN && number_at(p, i - 1);
        bool word = i > 1 && count_is(p, i - 1, ENTRY_MARK, COUNT_TO) &&
                    number_at(p, i - 2);

        *first = hyphen ? i - 1 : word ? i - 2 : i;
        if (s->t[*first].before & GLUE_SLASH)
                *first = i;                     /* "7/10 to 8/10" */
        if (*first < i)
                other = s->t[*first].number;
        return other > n && other <= scale ? other : n;
}

/* A score that only its words tell: "pain is rated at a 7". */
static double score_told(const struct passage *p, double scale,
                         const struct event *e, size_t *to)
{
        size_t i = e->last;
        const struct token *t = p->s->t;

        if (range_below(p, i)) {
                if (t[i].number <= 0)           /* the scale, 0-10, itself */
                        return (double)NAN;
                i += t[i + 1].digits ? 1 : 2;
        }
        *to = i;
        if (!number_at(p, i) || t[i].number > scale)
                return (double)NAN;
        if (i + 1 < p->s->n && (t[i + 1].before & (GLUE_SLASH | GLUE_HYPHEN) ||
                                count_is(p, i + 1, ENTRY_MARK, COUNT_OUT_OF)))
                return (double)NAN;             /* out of something else */
        return percent_at(p, i) ? (double)NAN : t[i].number;
}

double passage_score(const struct passage *p, double scale, size_t *from,
                     size_t *to)
{
        double best = (double)NAN;
        size_t end, first;

        for (size_t i = 0; i < p->s->n; i++) {
                double n;

                if (!scored(p, scale, i, &end))
                        continue;
                n = range_top(p, scale, i, &first);
                if (!(n <= best)) {
                        best = n;
                        *from = first;
                        *to = end;
                }
        }
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];
                double n;

                if (e->kind != ENTRY_WORDS || p->v->lexeme[e->target].measure
                    != MEASURE_SCORE)
                        continue;
                n = score_told(p, scale, e, &end);
                if (n >= 0 && !(n <= best)) {
                        best = n;
                        *from = e->first;
                        *to = end;
                }
        }
        return best;
}

bool passage_score_beside(const struct passage *p, double scale, size_t i,
                          double *score, size_t *to)
{
        size_t end, next;
        bool before = false;

        if (!scored(p, scale, i, to))
                return false;
        for (size_t k = i; k-- && k + 3 >= i;)
                before |= scored(p, scale, k, &end) && end + 1 == i &&
                          p->s->t[i].before == GLUE_SPACE;
        *score = p->s->t[i].number;
        return before || (*to + 1 < p->s->n &&
                          p->s->t[*to + 1].before == GLUE_SPACE &&
                          scored(p, scale, *to + 1, &next));
}

/* "From 8/10 to 4/10", the lower score at token i: the higher, or NAN. */
static double score_from(const struct passage *p, size_t i)
{
        const struct token *t = p->s->t;
        size_t k = i;

        if (k < 3 || !count_is(p, k - 1, ENTRY_MARK, COUNT_TO))
                return (double)NAN;
        k -= 2;
        if (k > 1 && t[k].before & GLUE_SLASH)
                k--;
        return k && number_at(p, k) && count_is(p, k - 1, ENTRY_MARK,
                                                COUNT_FROM)
               ? t[k].number : (double)NAN;
}

/* The side that a mark speaks of. A bare "with" only says something where the
 * other side is known. */
static uint32_t side_of(const struct entry *e, double with, double without)
{
        if (!e || e->kind != ENTRY_MARK)
                return COUNT_MARKS;
        if (e->target == COUNT_WITH && !isnan(without))
                return COUNT_WITH_TREATMENT;
        if (e->target == COUNT_WITHOUT && !isnan(with))
                return COUNT_WITHOUT_TREATMENT;
        return e->target == COUNT_WITH_TREATMENT ||
               e->target == COUNT_WITHOUT_TREATMENT ? e->target : COUNT_MARKS;
}

/* The scores with and without treatment; the fall, in percent, that one of
 * them tells by itself, "from 8/10 to 4/10". */
static double sides_read(const struct passage *p, double scale, double *with,
                         double *without, size_t *from, size_t *to)
{
        double last = (double)NAN;
        uint32_t mark = COUNT_MARKS;            /* stands before its score */
        size_t end, first, begin = 0;

        *with = *without = (double)NAN;
        for (size_t i = 0; i < p->s->n; i++) {
                uint32_t said = side_of(p->count[i].entry, *with, *without);

                if (scored(p, scale, i, &end)) {
                        double fell = score_from(p, i);

                        if (p->treatment && fell > p->s->t[i].number &&
                            fell <= scale) {
                                *from = i - 3;
                                *to = end;
                                return 100 * (fell - p->s->t[i].number) / fell;
                        }
                        last = range_top(p, scale, i, &first);
                        begin = begin ? begin : first + 1;
                        *to = end;
                        if (mark == COUNT_WITHOUT_TREATMENT)
                                *without = last;
                        if (mark == COUNT_WITH_TREATMENT)
                                *with = last;
                        mark = COUNT_MARKS;
                } else if (said != COUNT_MARKS) {
                        mark = isnan(last) ? said : COUNT_MARKS;
                        if (!isnan(last))
                                *(said == COUNT_WITH_TREATMENT ? with
                                                               : without)
                                        = last;
                        last = (double)NAN;
                        i += p->count[i].n - 1;
                        *to = i;
                }
        }
        *from = begin ? begin - 1 : 0;
        return (double)NAN;
}

void passage_sides(const struct passage *p, double scale, double *with,
                   double *without, size_t *from, size_t *to)
{
        sides_read(p, scale, with, without, from, to);
}

double passage_relief(const struct passage *p, double scale, size_t *from,
                      size_t *to)
{
        double with, without;
        double fell = sides_read(p, scale, &with, &without, from, to);

        if (!isnan(fell))
                return fell;
        if (!(without > 0) || isnan(with))
                return (double)NAN;
        return 100 * (without - with) / without;
}
