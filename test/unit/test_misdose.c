/* test_misdose.c - doses as recognition damages them, and what looks like one
 * and is none. */
#include "mended.h"

#include "terms/misdose.h"

#define EXPECT(t) EXPECT_MENDED(misdose_mend, t)

static void strengths_are_put_right(void **state)
{
        static const struct mended t[] = {
                { "Mobic 7.Smg, one", "Mobic 7.5mg, one" },
                { "Norco 7,5/325mg", "Norco 7.5/325mg" },
                { "Norco $/325 mg", "Norco 5/325 mg" },
                { "Norco 5/32Smg", "Norco 5/325mg" },
                { "naproxen $00 mg", "naproxen 500 mg" },
                { "Ambien Smg", "Ambien 5mg" },
                { "Mobic 1 Smg", "Mobic  15mg" },
                { "Flexeril 7 Smg", "Flexeril 7.5mg" },
                { "Percocet 10325 MG", "Percocet 10/325mg" },
                { "Cymbalta 60 my daily", "Cymbalta 60 mg daily" }
        };

        (void)state;
        EXPECT(t);
}

static void how_often_is_put_right(void **state)
{
        static const struct mended t[] = {
                { "5 mg every & hours", "5 mg every 8 hours" },
                { "5 mg every I2 hours", "5 mg every 12 hours" },
                { "600 mg Li.d.", "600 mg tid  " },
                { "600 mg 1 Lid. #90", "600 mg 1 tid. #90" },
                { "10 mg QUID, #120", "10 mg QID , #120" },
                { "4 mg po q! 2h", "4 mg po q12h " }
        };

        (void)state;
        EXPECT(t);
}

static void what_is_none_stays(void **state)
{
        static const struct mended t[] = {
                { "Closed lid. Gd.", "Closed lid. Gd." },
                { "Salt & water", "Salt & water" },
                { "1 my pain", "1 my pain" },
                { "tell me 2 me", "tell me 2 me" },
                { "S mm bulge", "S mm bulge" },
                { "12345678901 mg", "12345678901 mg" }
        };

        (void)state;
        EXPECT(t);
}

TEST_MAIN(TEST(strengths_are_put_right), TEST(how_often_is_put_right),
          TEST(what_is_none_stays))
