/* test_tri.c - every cell of Kleene's tables, and the laws between them. */
#include "test.h"

#include "base/tri.h"

static const tri N = TRI_NO, U = TRI_UNKNOWN, Y = TRI_YES;

static void every_cell_of_and_and_or(void **state)
{
        const struct { tri a, b, and, or; } t[] = {
                { N, N, N, N }, { N, U, N, U }, { N, Y, N, Y },
                { U, N, N, U }, { U, U, U, U }, { U, Y, U, Y },
                { Y, N, N, Y }, { Y, U, U, Y }, { Y, Y, Y, Y }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                assert_int_equal(tri_and(t[i].a, t[i].b), t[i].and);
                assert_int_equal(tri_or(t[i].a, t[i].b), t[i].or);
        }
}

static void not_is_the_mirror(void **state)
{
        (void)state;
        assert_int_equal(tri_not(N), Y);
        assert_int_equal(tri_not(U), U);
        assert_int_equal(tri_not(Y), N);
}

static void de_morgan_holds_for_all(void **state)
{
        const tri all[] = { N, U, Y };

        (void)state;
        for (int i = 0; i < 9; i++) {
                tri a = all[i / 3], b = all[i % 3];

                assert_int_equal(tri_not(tri_and(a, b)),
                                 tri_or(tri_not(a), tri_not(b)));
                assert_int_equal(tri_not(tri_not(a)), a);
        }
}

static void unknown_is_never_no(void **state)
{
        (void)state;
        assert_string_equal(tri_name(N), "no");
        assert_string_equal(tri_name(U), "unknown");
        assert_string_equal(tri_name(Y), "yes");
        assert_int_equal(tri_of(false), N);
        assert_int_equal(tri_of(true), Y);
}

TEST_MAIN(TEST(every_cell_of_and_and_or), TEST(not_is_the_mirror),
          TEST(de_morgan_holds_for_all), TEST(unknown_is_never_no))
