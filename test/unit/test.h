/* test.h - what every unit test needs: cmocka, an arena, a few checks.
 *
 * A test is `static void TITLE(void **state)`; state is a struct arena that
 * lives for the test. main is TEST_MAIN(t1, t2, ...). Output is TAP. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"

struct bench { arena a; struct door door; };

static inline int test_setup(void **state)
{
        struct bench *b = calloc(1, sizeof *b);

        if (!b)
                return -1;
        b->a = arena_open((size_t)1 << 30, &b->door);
        *state = &b->a;
        return 0;
}

static inline int test_teardown(void **state)
{
        arena_close(*state);
        free((void *)*state);   /* the arena is bench's first member */
        return 0;
}

#define assert_str(s, lit) do {                                              \
                str s_ = (s), l_ = S(lit);                                   \
                if (!str_eq(s_, l_))                                         \
                        fail_msg("\"" FMT "\" is not \"" FMT "\"", ARG(s_),  \
                                 ARG(l_));                                   \
        } while (0)

#define TEST(f) cmocka_unit_test_setup_teardown(f, test_setup, test_teardown)
#define TEST_MAIN(...)                                                       \
        int main(void)                                                       \
        {                                                                    \
                const struct CMUnitTest tests[] = { __VA_ARGS__ };           \
                cmocka_set_message_output(CM_OUTPUT_TAP);                    \
                return cmocka_run_group_tests(tests, NULL, NULL);            \
        }

#endif
