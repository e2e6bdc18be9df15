/* test_misdate.c - dates of recognised pages put right by the days that the
 * file says elsewhere; and what is left alone. */
#include "test.h"

#include "terms/misdate.h"

#include <stdlib.h>

struct pair { const char *from, *to; };

static date day(int y, int m, int d)
{
        date of = DATE_NONE;

        assert_true(date_make(y, m, d, &of));
        return of;
}

/* A file of 2013 to 2016 that says these days. */
static struct misdate *file_days(arena *a)
{
        struct misdate *m = misdate_open(a, day(2013, 2, 19),
                                         day(2016, 12, 31));

        misdate_know(m, day(1973, 3, 7));
        misdate_note(m, S("Visit 01/18/2016, MRI of 8/4/2014. 02/08/2016\n"
                          "December 27, 2012 was before; again 12/27/12"));
        return m;
}

static void expect(arena *a, const struct pair *t, size_t n)
{
        const struct misdate *m = file_days(a);

        for (size_t i = 0; i < n; i++) {
                char copy[100];
                size_t bytes = strlen(t[i].from);

                memcpy(copy, t[i].from, bytes + 1);
                misdate_mend(m, copy, bytes);
                assert_string_equal(copy, t[i].to);
        }
}

#define EXPECT(t) expect(*state, (t), sizeof (t) / sizeof *(t))

static void days_said_elsewhere_are_known_again(void **state)
{
        static const struct pair t[] = {
                { "OI/18/I6 was", "01/18/16 was" },
                { "performed O8/O4/Z0!4.", "performed 08/04/2014." },
                { "DOB: OVO7/1973", "DOB: 3/7/1973 " },
                { "on 1227/12   Norco", "on 12/27/12  Norco" }
        };

        EXPECT(t);
}

static void marks_lost_are_put_back(void **state)
{
        static const struct pair t[] = {
                { "7232014        tizanidine", "07/23/2014     tizanidine" },
                { "72372014  Norco", "7/23/2014 Norco" },
                { "9723/2014 Norco", "9/23/2014 Norco" }
        };

        EXPECT(t);
}

/* No page of a file is of before its injury or long behind its end. */
static void impossible_years_yield(void **state)
{
        static const struct pair t[] = {
                { "Date: 7/8/7016", "Date: 2/8/2016" },
                { "DOS: 05/14/2914", "DOS: 05/14/2014" },
                { "DOI 3/7/3973", "DOI 3/7/1973" }
        };

        EXPECT(t);
}

static void what_is_none_stays(void **state)
{
        static const struct pair t[] = {
                { "Norco 10/325 mg", "Norco 10/325 mg" },
                { "Phone 555-0142", "Phone 555-0142" },
                { "Fax 13:14 2/3", "Fax 13:14 2/3" },
                { "pain 6/10. The 2013", "pain 6/10. The 2013" },
                { "claim 85-483308", "claim 85-483308" },
                { "722014  tizanidine", "722014  tizanidine" },
                { "14, 2014", "14, 2014" },
                { "seen 05/06/2014", "seen 05/06/2014" },
                { "in 2009: 05/06/2009", "in 2009: 05/06/2009" }
        };

        EXPECT(t);
}

static void bytes_stay_where_they_are(void **state)
{
        static const char of[] = "0123456789OlISB/.-:, JanMayDec\n\f\xc3\xa9";
        const struct misdate *m = file_days(*state);

        srand(7);
        for (size_t i = 0; i < 5000; i++) {
                char from[40], to[41];
                size_t n = (size_t)rand() % sizeof from;

                for (size_t k = 0; k < n; k++)
                        from[k] = of[(size_t)rand() % (sizeof of - 1)];
                memcpy(to, from, n);
                to[n] = '!';
                misdate_mend(m, to, n);
                assert_int_equal(to[n], '!');
                for (size_t k = 0; k < n; k++) {
                        assert_int_equal(from[k] == '\n', to[k] == '\n');
                        if (from[k] & 0x80)
                                assert_int_equal(from[k], to[k]);
                }
        }
}

TEST_MAIN(TEST(days_said_elsewhere_are_known_again),
          TEST(marks_lost_are_put_back), TEST(impossible_years_yield),
          TEST(what_is_none_stays), TEST(bytes_stay_where_they_are))
