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
        { "Physical therapy gave pain relief. The injection gave no pain "
          "relief.", false },
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

/* One denial against a fact of each of many days: all are counted, few are
 * named, so that memory does not grow with the pairs. */
static void many_opposites_are_few_names(void **state)
{
        enum { DAYS = 4000 };
        buf b = buf_open(*state, 1 << 20);
        struct statements s;

        buf_add(&b, S("No spasm.\n"));
        for (int i = 0; i < DAYS; i++)
                buf_fmt(&b, "On %02d/%02d/%d there was spasm.\n",
                        i / 28 % 12 + 1, i % 28 + 1, 2000 + i / 336);
        buf_char(&b, '\0');
        s = gathered(*state, buf_str(&b).p);
        assert_int_equal(s.n, DAYS + 1);
        assert_int_equal(s.pairs, DAYS);
        assert_int_equal(s.at[0].n_against, 1);
        assert_true(s.at[DAYS].n_against > 0 && s.at[DAYS].n_against < 100);
}

/* A class of drugs is one concept; of its drugs each is a fact. */
static void each_drug_of_a_class_is_told(void **state)
{
        struct statements s = gathered(*state, "He takes MS Contin 30 mg "
                                       "q12h, Norco 10/325 prn, Norco at "
                                       "night and other opioids.");

        assert_int_equal(s.n, 2);
        assert_str(s.at[0].said.drug, "hydrocodone/acetaminophen");
        assert_str(s.at[1].said.drug, "morphine");
}

TEST_MAIN(TEST(said_twice_is_one_with_both_places),
          TEST(what_cannot_both_hold_is_told),
          TEST(many_opposites_are_few_names),
          TEST(each_drug_of_a_class_is_told))
