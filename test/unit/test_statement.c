/* test_statement.c - findings gathered: what says the same is one statement,
 * and what cannot both hold knows of the other. Findings made by hand. */
#include "clinical_test.h"

#include "clinical/statement.h"

#include <math.h>

enum { MANY = 1000 };

static struct finding said(str concept, enum finding_status s, double value)
{
        return (struct finding){ .concept = concept, .status = s,
                                 .value = value, .low = (double)NAN,
                                 .date = DATE_NONE };
}

static void the_same_said_twice_is_one_statement(void **state)
{
        arena *a = *state;
        struct finding at[] = { said(S("spasm"), FINDING_PRESENT, NAN),
                                said(S("spasm"), FINDING_ABSENT, NAN),
                                said(S("spasm"), FINDING_PRESENT, NAN) };
        struct findings f = { at, 3 };
        struct statements s;

        at[2].evidence.begin = 7;
        s = statements_gather(a, vocabulary_of_project(a), &f);
        assert_int_equal(s.n, 2);
        assert_int_equal(s.at[0].n, 2);
        assert_int_equal(s.at[0].said.n_also, 1);
        assert_int_equal(s.at[0].n_against, 1);
        assert_int_equal(s.at[0].against[0], 1);
        assert_int_equal(s.at[1].against[0], 0);
}

static void doubt_another_side_and_another_day_contradict_nothing(void **state)
{
        arena *a = *state;
        struct finding at[] = { said(S("spasm"), FINDING_PRESENT, NAN),
                                said(S("spasm"), FINDING_ABSENT, NAN) };
        struct findings f = { at, 2 };
        const struct vocabulary *v = vocabulary_of_project(a);

        at[0].possible = true;
        assert_int_equal(statements_gather(a, v, &f).at[0].n_against, 0);
        at[0].possible = false;
        at[0].side = S("left");
        assert_int_equal(statements_gather(a, v, &f).at[0].n_against, 0);
        at[0].side = S("");
        assert_true(date_parse_iso(S("2015-03-02"), &at[0].date));
        assert_true(date_parse_iso(S("2015-03-03"), &at[1].date));
        assert_int_equal(statements_gather(a, v, &f).at[0].n_against, 0);
        at[1].date = at[0].date;
        assert_int_equal(statements_gather(a, v, &f).at[0].n_against, 1);
}

/* A text of 300 kB that contradicted itself so took 2 GiB, and was refused. */
static void many_contradictions_take_memory_once(void **state)
{
        arena *a = *state;
        struct finding *at = NEWN(a, struct finding, 2 * MANY);
        struct findings f = { at, 2 * MANY };
        const struct vocabulary *v = vocabulary_of_project(a);
        size_t before;
        struct statements s;

        for (size_t i = 0; i < MANY; i++) {
                at[i] = said(S("spasm"), FINDING_PRESENT, (double)i);
                at[MANY + i] = said(S("spasm"), FINDING_ABSENT, NAN);
                at[MANY + i].date.first = at[MANY + i].date.last = (int)i + 1;
        }
        before = a->size;
        s = statements_gather(a, v, &f);
        assert_int_equal(s.n, 2 * MANY);
        assert_int_equal(s.at[0].n_against, MANY);
        assert_int_equal(s.at[2 * MANY - 1].against[MANY - 1], MANY - 1);
        assert_in_range(a->size - before, 0, (size_t)128 << 20);
}

TEST_MAIN(TEST(the_same_said_twice_is_one_statement),
          TEST(doubt_another_side_and_another_day_contradict_nothing),
          TEST(many_contradictions_take_memory_once))
