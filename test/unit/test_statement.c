/* test_statement.c - findings gathered: what is the same, and what cannot
 * both hold. */
#include "clinical_test.h"

#include "clinical/statement.h"

static struct statements gathered(arena *a, const char *text)
{
        const struct vocabulary *v = vocabulary_of_project(a);
        struct document *d = NEW(a, struct document);
        struct findings *f = NEW(a, struct findings);

        d->text = str_from(text);
        d->date = DATE_NONE;
        *f = findings_read(a, v, d, 0, d->text.n);
        return statements_gather(a, v, f);
}

static void said_twice_is_one_with_both_places(void **state)
{
        struct statements s = gathered(*state, "There is spasm. Later on: "
                                       "there is spasm.");

        assert_int_equal(s.n, 1);
        assert_int_equal(s.at[0].n, 2);
        assert_int_equal(s.at[0].said.n_also, 1);
}

/* Two texts on one thing: do they contradict? */
struct pair { const char *text; bool contradicts; };

static const struct pair pairs[] = {
        { "There is spasm. There is no spasm.", true },
        { "Numbness of the left leg. No numbness of the left leg.", true },
        { "Numbness of the left leg. No numbness of the right leg.", false },
        { "Numbness of the left leg. No numbness of the leg.", false },
        { "Spasm on 3/4/2014. No spasm on 3/4/2014.", true },
        { "Spasm on 3/4/2014. No spasm on 5/6/2014.", false },
        { "Possible gastritis. No gastritis.", false },
        { "Mother had headaches. She has no headaches.", false },
        { "History of headaches. She has no headaches.", false },
        { "History of headaches. No history of headaches.", true },
        { "Status post lumbar fusion. He denies lumbar surgery.", true },
        { "Lumbar surgery was done on 3/4/2014. No lumbar surgery as of "
          "5/6/2015.", true },
        { "No lumbar surgery as of 3/4/2014. Lumbar surgery was done on "
          "5/6/2015.", false },
        { "Pain is 4/10. Pain is 6/10.", false },
};

static void what_cannot_both_hold_is_told(void **state)
{
        int wrong = 0;

        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
                struct statements s = gathered(*state, pairs[i].text);
                bool found = false;

                for (size_t k = 0; k < s.n; k++)
                        found |= s.at[k].n_against > 0;
                if (found == pairs[i].contradicts)
                        continue;
                print_error("%s: %s\n", pairs[i].text, found
                            ? "no contradiction" : "a contradiction");
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

TEST_MAIN(TEST(said_twice_is_one_with_both_places),
          TEST(what_cannot_both_hold_is_told))
