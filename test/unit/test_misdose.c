/* test_misdose.c - doses as recognition damages them, and what looks like one
 * and is none. */
#include "test.h"

#include "terms/misdose.h"

struct pair { const char *from, *to; };

static void expect(const struct pair *t, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                char copy[100];
                size_t bytes = strlen(t[i].from);

                memcpy(copy, t[i].from, bytes + 1);
                misdose_mend(copy, bytes);
                assert_string_equal(copy, t[i].to);
        }
}

#define EXPECT(t) expect((t), sizeof (t) / sizeof *(t))

static void strengths_are_put_right(void **state)
{
        static const struct pair t[] = {
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
        static const struct pair t[] = {
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
        static const struct pair t[] = {
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
