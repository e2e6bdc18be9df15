/* date.c - days from civil and back (H. Hinnant's public algorithm, written
 * anew), reading and writing. */
#include "base/date.h"

static int32_t days_from_civil(int y, int m, int d)
{
        y -= m <= 2;
        int era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
        int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
        int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

        return era * 146097 + doe - 719468;
}

void date_split(int32_t day, int *year, int *month, int *dom)
{
        int z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
        int doe = z - era * 146097;
        int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
        int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        int mp = (5 * doy + 2) / 153;

        *dom = doy - (153 * mp + 2) / 5 + 1;
        *month = mp < 10 ? mp + 3 : mp - 9;
        *year = yoe + era * 400 + (*month <= 2);
}

static int month_days(int y, int m)
{
        static const int days[] = { 31, 28, 31, 30, 31, 30,
                                    31, 31, 30, 31, 30, 31 };

        return m == 2 && y % 4 == 0 && (y % 100 || y % 400 == 0)
               ? 29 : days[m - 1];
}

bool date_make(int y, int m, int d, date *out)
{
        if (y < 1 || y > 9999 || m < 0 || m > 12 || d < 0 || (d && !m))
                return false;
        if (m && d > month_days(y, m))
                return false;
        out->first = days_from_civil(y, m ? m : 1, d ? d : 1);
        out->last = days_from_civil(y, m ? m : 12,
                                    d ? d : m ? month_days(y, m) : 31);
        return true;
}

/* Up to most digits at s[at]; their count, the value in *v. */
static size_t digits(str s, size_t at, size_t most, int *v)
{
        size_t n = 0;

        *v = 0;
        while (at + n < s.n && n < most && char_digit(s.p[at + n]))
                *v = *v * 10 + (s.p[at + n++] - '0');
        return n;
}

bool date_parse_iso(str s, date *out)
{
        int y, m = 0, d = 0;

        if (digits(s, 0, 4, &y) != 4)
                return false;
        if (s.n > 4 && (s.p[4] != '-' || digits(s, 5, 2, &m) != 2 || !m))
                return false;
        if (s.n > 7 && (s.p[7] != '-' || digits(s, 8, 2, &d) != 2 || !d))
                return false;
        return (s.n == 4 || s.n == 7 || s.n == 10) && date_make(y, m, d, out);
}

static size_t spaces(str s, size_t at)
{
        size_t n = 0;

        while (at + n < s.n && char_space(s.p[at + n]))
                n++;
        return n;
}

/* An English month name or its first three letters (four for Sept). */
static size_t month_scan(str s, size_t at, int *m)
{
        static const str names[] = {
                STR("january"), STR("february"), STR("march"), STR("april"),
                STR("may"), STR("june"), STR("july"), STR("august"),
                STR("september"), STR("october"), STR("november"),
                STR("december")
        };
        size_t n = 0;

        if (at + 3 > s.n || !date_month_may(s.p[at], s.p[at + 1]))
                return 0;
        while (at + n < s.n && char_alpha(s.p[at + n]))
                n++;
        if (n < 3)
                return 0;
        for (int i = 0; i < 12; i++)
                if (n <= names[i].n && (n <= 4 || n == names[i].n) &&
                    str_eq_fold(str_slice(s, at, at + n),
                                str_slice(names[i], 0, n))) {
                        *m = i + 1;
                        if (at + n < s.n && s.p[at + n] == '.')
                                n++;
                        return n;
                }
        return 0;
}

static bool ends_here(str s, size_t at)
{
        return at >= s.n || !char_digit(s.p[at]);
}

static int year_full(int y, size_t n)
{
        return n == 2 ? y + (y <= 68 ? 2000 : 1900) : y;
}

/* 09.03.2012, 09.03.12: points may also be those of numbered headings, so
 * the two digits of a short year want two of month and day. */
static bool points_date(size_t month, size_t day, size_t year)
{
        return year == 4 || (month == 2 && day == 2);
}

/* 09/03/2012, 5-1-09, 09.03.2012, 2012-09-03, 08/2015 */
static size_t scan_numeric(str s, size_t at, date *out)
{
        int a, b, c;
        size_t n = digits(s, at, 4, &a), i = at + n, k, m;
        char sep;

        if (!n || i >= s.n)
                return 0;
        sep = s.p[i++];
        if (sep != '/' && sep != '-' && sep != '.')
                return 0;
        if (n == 4) {
                k = digits(s, i, 2, &b);
                if (!k || i + k >= s.n || s.p[i + k] != sep)
                        return 0;
                i += k + 1;
                k = digits(s, i, 2, &c);
                return k && ends_here(s, i + k) && b && c &&
                       date_make(a, b, c, out) ? i + k : 0;
        }
        if (n > 2)
                return 0;
        k = digits(s, i, 4, &b);
        if (!k || !a)
                return 0;
        if (k == 4)
                return sep == '/' && ends_here(s, i + k) && b > 1900 &&
                       date_make(b, a, 0, out) ? i + k : 0;
        if (k > 2 || i + k >= s.n || s.p[i + k] != sep || !b)
                return 0;
        i += k + 1;
        m = k;
        k = digits(s, i, 4, &c);
        if ((k != 2 && k != 4) || !ends_here(s, i + k) ||
            (k == 2 && i + k < s.n && char_alpha(s.p[i + k])) ||
            (sep == '.' && !points_date(n, m, k)))
                return 0;               /* 8/12/20l3 is not of 2020 */
        return date_make(year_full(c, k), a, b, out) ? i + k : 0;
}

/* 2000 at s[at] after optional comma and spaces */
static size_t scan_year(str s, size_t at, int *y)
{
        size_t i = at, k;

        if (i < s.n && s.p[i] == ',')
                i++;
        i += spaces(s, i);
        k = i > at ? digits(s, i, 5, y) : 0;
        return k == 4 && *y >= 1900 ? i + k : 0;
}

/* 06-Mar-2000, 6-Mar-00, 6/Mar/2000: behind the day at `at`. */
static size_t scan_joined(str s, size_t at, int d, date *out)
{
        char sep = s.p[at];
        int m, y;
        size_t k = month_scan(s, at + 1, &m), i = at + 1 + k;

        if (!k || i >= s.n || s.p[i] != sep)
                return 0;
        k = digits(s, ++i, 5, &y);
        if ((k != 2 && k != 4) || (k == 4 && y < 1900) ||
            (k == 2 && i + k < s.n && char_alpha(s.p[i + k])))
                return 0;
        return date_make(year_full(y, k), m, d, out) ? i + k : 0;
}

/* March 6, 2000; March 2000; 6 March 2000; 06-Mar-2000 */
static size_t scan_worded(str s, size_t at, date *out)
{
        int m, d = 0, y;
        size_t i = at, k, e;

        if (char_digit(s.p[i])) {
                k = digits(s, i, 2, &d);
                i += k;
                if (k && d && i < s.n && (s.p[i] == '-' || s.p[i] == '/'))
                        return scan_joined(s, i, d, out);
                k = spaces(s, i);
                if (!k || !d)
                        return 0;
                i += k;
                k = month_scan(s, i, &m);
                e = k ? scan_year(s, i + k, &y) : 0;
                return e && date_make(y, m, d, out) ? e : 0;
        }
        k = month_scan(s, i, &m);
        if (!k)
                return 0;
        i += k;
        e = scan_year(s, i, &y);
        if (e)
                return date_make(y, m, 0, out) ? e : 0;
        i += spaces(s, i);
        k = digits(s, i, 2, &d);
        if (!k || !d)
                return 0;
        i += k;
        if (i + 1 < s.n && char_alpha(s.p[i]))          /* 6th */
                i += 2;
        e = scan_year(s, i, &y);
        return e && date_make(y, m, d, out) ? e : 0;
}

size_t date_scan(str s, size_t at, date *out)
{
        size_t e;

        if (at >= s.n || (!char_digit(s.p[at]) && !char_alpha(s.p[at])))
                return 0;
        if (at && (char_alpha(s.p[at - 1]) || char_digit(s.p[at - 1])))
                return 0;
        if (at > 1 && s.p[at - 1] == '/' && char_digit(s.p[at - 2]))
                return 0;               /* 31/12/2015 is not 12/2015 */
        e = char_digit(s.p[at]) ? scan_numeric(s, at, out) : 0;
        return e ? e : scan_worded(s, at, out);
}

str date_text(arena *a, date d)
{
        int y, m, dom;

        if (!date_known(d))
                return S("");
        date_split(d.first, &y, &m, &dom);
        if (date_exact(d))
                return arena_fmt(a, "%04d-%02d-%02d", y, m, dom);
        if (d.last - d.first < 31)
                return arena_fmt(a, "%04d-%02d", y, m);
        return arena_fmt(a, "%04d", y);
}

tri date_before(date a, date b)
{
        if (!date_known(a) || !date_known(b))
                return TRI_UNKNOWN;
        if (a.last < b.first)
                return TRI_YES;
        return a.first >= b.last ? TRI_NO : TRI_UNKNOWN;
}
