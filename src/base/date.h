/* date.h - civil dates, partial ones kept partial.
 *
 * A date is the range of days it may mean: "2015-08-18" is one day, "2015-08"
 * thirty-one, and no date at all is the empty range. Days count from
 * 1970-01-01 in the proleptic Gregorian calendar; years 1 to 9999. No clock
 * is read here: today is passed in. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"
#include "base/tri.h"

typedef struct date {
        int32_t first, last;    /* first > last: no date */
} date;

#define DATE_NONE ((date){ 1, 0 })

static inline bool date_known(date d) { return d.first <= d.last; }
static inline bool date_exact(date d) { return d.first == d.last; }

/* False where the calendar has no such day; month or day 0 is "not stated". */
bool date_make(int year, int month, int day, date *out);
void date_split(int32_t day, int *year, int *month, int *dom);

/* "YYYY-MM-DD", "YYYY-MM" or "YYYY", the whole of s. False: not a date; a
 * day that does not exist, such as 2015-02-30, is not a date. */
bool date_parse_iso(str s, date *out);

/* May the name of a month begin so? Most words say no. */
static inline bool date_month_may(char first, char second)
{
        return char_alpha(first) && char_alpha(second) &&
               (1u << (first & 31) & (1u << ('j' & 31) | 1u << ('f' & 31) |
                1u << ('m' & 31) | 1u << ('a' & 31) | 1u << ('s' & 31) |
                1u << ('o' & 31) | 1u << ('n' & 31) | 1u << ('d' & 31))) &&
               (1u << (second & 31) & (1u << ('a' & 31) | 1u << ('e' & 31) |
                1u << ('p' & 31) | 1u << ('u' & 31) | 1u << ('c' & 31) |
                1u << ('o' & 31)));
}

/* May date_scan find one at s[at]? */
static inline bool date_may(str s, size_t at)
{
        return at < s.n && (char_digit(s.p[at]) ||
                            (at + 1 < s.n &&
                             date_month_may(s.p[at], s.p[at + 1])));
}

/* A date as people write it, beginning at s[at]: 09/03/2012, 5-1-09,
 * 09.03.2012, 09.03.12, 2012-09-03, March 6, 2000, Aug. 18 2015, 18 August
 * 2015, 18-Aug-2015, 08/2015, March 2015. American order. Two-digit years:
 * 00 to 68 are 20xx, 69 to 99 are 19xx (POSIX strptime). Returns the offset
 * behind it, or 0 where none begins there; a shape that is no day of the
 * calendar is none. */
size_t date_scan(str s, size_t at, date *out);

str  date_text(arena *a, date d);       /* YYYY-MM-DD, YYYY-MM or YYYY */
tri  date_before(date a, date b);       /* a < b for all, none, some of it */

#endif
