/* test_date.c - the calendar, partial dates, dates as people write them. */
#include "test.h"

#include "base/date.h"

/* Every day of 800 years: there and back, one day after the other. */
static void days_go_there_and_back(void **state)
{
        int32_t day;
        date d;
        int y, m, dom;

        (void)state;
        assert_true(date_make(1600, 1, 1, &d));
        day = d.first;
        for (int i = 0; i < 292195; i++, day++) {
                date_split(day, &y, &m, &dom);
                if (!date_make(y, m, dom, &d) || d.first != day ||
                    d.last != day)
                        fail_msg("day %d is %d-%d-%d", day, y, m, dom);
        }
        date_split(day, &y, &m, &dom);
        assert_true(y == 2400 && m == 1 && dom == 2);
        assert_true(date_make(1970, 1, 1, &d) && d.first == 0);
        assert_true(date_make(2000, 3, 1, &d) && d.first == 11017);
}

static void days_that_do_not_exist(void **state)
{
        const struct { int y, m, d; } t[] = {
                { 2015, 2, 29 }, { 2015, 2, 30 }, { 1900, 2, 29 },
                { 2015, 4, 31 }, { 2015, 13, 1 }, { 2015, 0, 1 },
                { 0, 1, 1 }, { 10000, 1, 1 }, { 2015, 1, 32 },
                { 2015, -1, 1 }, { 2015, 1, -1 }
        };
        date d = DATE_NONE;

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++)
                assert_false(date_make(t[i].y, t[i].m, t[i].d, &d));
        assert_false(date_known(d));
        assert_true(date_make(2000, 2, 29, &d));
        assert_true(date_make(2016, 2, 29, &d));
}

static void iso_dates_print_as_they_were_read(void **state)
{
        const str good[] = { STR("2015-08-18"), STR("2015-08"), STR("2015"),
                             STR("2016-02-29"), STR("2015-02"), STR("0001"),
                             STR("9999-12-31") };
        const str bad[] = { STR(""), STR("2015-"), STR("2015-8-18"),
                            STR("2015-02-30"), STR("2015-00"),
                            STR("2015-08-00"), STR("2015/08/18"),
                            STR("2015-08-18 "), STR("15-08-18"),
                            STR("2015-08-1"), STR("2015-08-181") };
        date d;

        for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
                assert_true(date_parse_iso(good[i], &d));
                assert_true(str_eq(date_text(*state, d), good[i]));
        }
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
                assert_false(date_parse_iso(bad[i], &d));
        assert_str(date_text(*state, DATE_NONE), "");
}

static void dates_as_people_write_them(void **state)
{
        const struct { str in, out; } t[] = {
                { STR("09/03/2012"), STR("2012-09-03") },
                { STR("9/3/12"), STR("2012-09-03") },
                { STR("5-1-09"), STR("2009-05-01") },
                { STR("5-1-69"), STR("1969-05-01") },
                { STR("5-1-68"), STR("2068-05-01") },
                { STR("2012-09-03"), STR("2012-09-03") },
                { STR("08/2015"), STR("2015-08") },
                { STR("March 6, 2000"), STR("2000-03-06") },
                { STR("March 6 2000"), STR("2000-03-06") },
                { STR("march 2015"), STR("2015-03") },
                { STR("March, 2015"), STR("2015-03") },
                { STR("Aug. 18 2015"), STR("2015-08-18") },
                { STR("AUGUST 18th, 2015"), STR("2015-08-18") },
                { STR("Sept 1, 2014"), STR("2014-09-01") },
                { STR("18 August 2015"), STR("2015-08-18") },
                { STR("18-Aug-2015"), STR("2015-08-18") },
                { STR("8-Aug-15"), STR("2015-08-08") },
                { STR("18/AUG/2015"), STR("2015-08-18") },
                { STR("09.03.2012"), STR("2012-09-03") },
                { STR("9.3.2012"), STR("2012-09-03") },
                { STR("09.03.12"), STR("2012-09-03") }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                date d = DATE_NONE;

                if (date_scan(t[i].in, 0, &d) != t[i].in.n)
                        fail_msg("not read whole: " FMT, ARG(t[i].in));
                assert_true(str_eq(date_text(*state, d), t[i].out));
        }
}

static void what_is_no_date(void **state)
{
        const str t[] = {
                STR("02/30/2015"), STR("13/01/2015"), STR("0/3/2015"),
                STR("5/10"), STR("4-6 visits"), STR("1/2 tablet"),
                STR("L4-5"), STR("97124"), STR("10/325"), STR("120/80"),
                STR("Mayo 3, 2015"), STR("may 120 tablets"), STR("march on"),
                STR("5-1/09"), STR("1/1/20155"), STR("3-2015"), STR("Ma 2015"),
                STR("8/12/20l3"),
                STR("1.2.10"), STR("10.5 mg"), STR("18-Aug"),
                STR("31-Feb-2015"), STR("8-Aug-15th")
        };
        date d;

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++)
                if (date_scan(t[i], 0, &d))
                        fail_msg("read as a date: " FMT, ARG(t[i]));
}

/* None inside a word or number; the end is right whatever stands behind. */
static void a_date_stands_alone(void **state)
{
        str s = S("on 09/03/2012, x09/03/2012, 109/03/2012 and 31/12/2015");
        date d;
        size_t found = 0;

        (void)state;
        for (size_t at = 0; at < s.n; at++) {
                size_t end = date_scan(s, at, &d);

                if (!end)
                        continue;
                assert_int_equal(at, 3);
                assert_int_equal(end, 13);
                found++;
        }
        assert_int_equal(found, 1);
}

static void before_is_unknown_where_days_overlap(void **state)
{
        const struct { str a, b; tri before; } t[] = {
                { STR("2015-08-18"), STR("2015-08-19"), TRI_YES },
                { STR("2015-08-18"), STR("2015-08-18"), TRI_NO },
                { STR("2015-08-19"), STR("2015-08-18"), TRI_NO },
                { STR("2015-08"), STR("2015-08-18"), TRI_UNKNOWN },
                { STR("2015-08"), STR("2015-09"), TRI_YES },
                { STR("2015-08"), STR("2015-08-01"), TRI_NO },
                { STR("2015"), STR("2015"), TRI_UNKNOWN },
                { STR("2016"), STR("2015"), TRI_NO }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                date a, b;

                assert_true(date_parse_iso(t[i].a, &a));
                assert_true(date_parse_iso(t[i].b, &b));
                assert_int_equal(date_before(a, b), t[i].before);
                assert_int_equal(date_before(a, DATE_NONE), TRI_UNKNOWN);
                assert_int_equal(date_before(DATE_NONE, b), TRI_UNKNOWN);
        }
}

TEST_MAIN(TEST(days_go_there_and_back), TEST(days_that_do_not_exist),
          TEST(iso_dates_print_as_they_were_read),
          TEST(dates_as_people_write_them), TEST(what_is_no_date),
          TEST(a_date_stands_alone),
          TEST(before_is_unknown_where_days_overlap))
