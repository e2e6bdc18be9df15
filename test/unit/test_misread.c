/* test_misread.c - dates, scores and numbers as recognition damages them, and
 * what looks like one and is none. */
#include "mended.h"

#include "terms/misread.h"

#include <stdlib.h>

#define EXPECT(t) EXPECT_MENDED(misread_mend, t)

static void dates_are_put_right(void **state)
{
        static const struct mended t[] = {
                { "DOB OS/05/55", "DOB 05/05/55" },
                { "on 0l/26/2O13.", "on 01/26/2013." },
                { "01:26:2013", "01/26/2013" },
                { "8/29/2914", "8/29/2014" },
                { "March 26, 2C13", "March 26, 2013" },
                { "Dee I2, 2014", "Dec 12, 2014" },
                { "June 23, 20.4", "June 23, 2014" },
                { "Rovember 3, 2014", "November 3, 2014" },
                { "May 5. 1355", "May 5, 1955" },
                { "Sept. l4 2013", "Sept. 14 2013" },
                { "Service: (0/4/2011", "Service: 10/4/2011" },
                { "(01/04/2011)", "(01/04/2011)" }
        };

        (void)state;
        EXPECT(t);
}

static void labels_of_dates_are_put_right(void **state)
{
        static const struct mended t[] = {
                { "bOS: 11/23/2015", "DOS: 11/23/2015" },
                { "208: 3/7/1973", "DOB: 3/7/1973" },
                { "Cate; 8/4/2015", "Date: 8/4/2015" },
                { "Da e of exam: 4/30/2015", "Date of exam: 4/30/2015" },
                { "Rate: 72 beats", "Rate: 72 beats" },
                { "LOS: 3 days", "LOS: 3 days" }
        };

        (void)state;
        EXPECT(t);
}

static void scores_and_numbers_are_put_right(void **state)
{
        static const struct mended t[] = {
                { "pain 8/1O today", "pain 8/10 today" },
                { "VAS S/10", "VAS 5/10" }, { "l0/10", "10/10" },
                { "strength S/5", "strength 5/5" },
                { "1O mg, 5OOmg, l2 visits", "10 mg, 500mg, 12 visits" }
        };

        (void)state;
        EXPECT(t);
}

static void specks_at_a_lines_edge_go(void **state)
{
        static const struct mended t[] = {
                { ".  11-20-2012     .", "   11-20-2012      " },
                { "May 4, 2015  -  :\n ; Seen .\n", "May 4, 2015      \n"
                  "   Seen  \n" },
                { "- one\n~ two\n* three -", "- one\n~ two\n* three -" },
                { "a. b\nNo.\n.5 mg", "a. b\nNo.\n.5 mg" },
                { ".", "." }, { " . ", "   " }, { "\n\n", "\n\n" }
        };

        (void)state;
        EXPECT(t);
}

static void what_is_none_stays(void **state)
{
        static const struct mended t[] = {
                { "L5-S1, C5/6, C4/5, S1", "L5-S1, C5/6, C4/5, S1" },
                { "B12 and I10, Z79.891", "B12 and I10, Z79.891" },
                { "claim WC1O52, 85-483308", "claim WC1O52, 85-483308" },
                { "at 12:30:45 or 14:1S", "at 12:30:45 or 14:1S" },
                { "13/45/2O14", "13/45/2O14" },         /* no such day */
                { "Mat 5, 2014", "Mat 5, 2014" },       /* May or Mar */
                { "Room 5, 2014", "Room 5, 2014" },
                { "06/17/2012", "06/17/2012" },
                { "02-23-2011 JUL 4, 2011", "02-23-2011 JUL 4, 2011" },
                { "9792.24.2 and 1.5.1", "9792.24.2 and 1.5.1" },
                { "is/so, o/s, l/5/2", "is/so, o/s, l/5/2" },
                { "caf\xc3\xa9" "1O", "caf\xc3\xa9" "1O" }, { "", "" }
        };

        (void)state;
        EXPECT(t);
}

/* Whatever comes: as many bytes, lines and characters as before. */
static void bytes_stay_where_they_are(void **state)
{
        static const char of[] = "0123456789OlISB/.-:, JanMayDec\n\f\xc3\xa9";

        (void)state;
        srand(4);
        for (size_t i = 0; i < 20000; i++) {
                char from[40], to[41];
                size_t n = (size_t)rand() % sizeof from;

                for (size_t k = 0; k < n; k++)
                        from[k] = of[(size_t)rand() % (sizeof of - 1)];
                memcpy(to, from, n);
                to[n] = '!';
                misread_mend(to, n);
                assert_int_equal(to[n], '!');
                for (size_t k = 0; k < n; k++) {
                        assert_int_equal(from[k] == '\n', to[k] == '\n');
                        assert_int_equal(from[k] == '\f', to[k] == '\f');
                        if (from[k] & 0x80)
                                assert_int_equal(from[k], to[k]);
                }
        }
}

TEST_MAIN(TEST(dates_are_put_right),
          TEST(labels_of_dates_are_put_right),
          TEST(scores_and_numbers_are_put_right),
          TEST(specks_at_a_lines_edge_go), TEST(what_is_none_stays),
          TEST(bytes_stay_where_they_are))
