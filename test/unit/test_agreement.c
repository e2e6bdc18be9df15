/* test_agreement.c - the table of backtest --summary: counts of letters that
 * are made here, so that each figure can be worked out by hand. */
#include "test.h"

#include "review/agreement.h"

#include <math.h>

static str rehabilitation[] = { STR("massage"), STR("chiropractic") };
static struct programme_category category[] = {
        { STR("Rehabilitation"), rehabilitation, 2 }
};
static const struct programme programme = {
        .category = category, .n_categories = 1,
        .expect_met = STR("overturned"), .expect_not_met = STR("upheld"),
        .expect_silent = STR("upheld")
};

struct one { enum outcome outcome; enum indication is; const char *cause; };

/* One letter of n items, the same under each trust. */
static void letter_add(arena *a, struct agreement *g, const struct one *of,
                       size_t n)
{
        struct document *d = NEW(a, struct document);
        struct case_file *c = NEW(a, struct case_file);
        struct letter l;
        struct review r[3] = { 0 };

        d->text = S("");
        letter_blank(&l, d);
        l.item = NEWN(a, struct letter_item, n);
        l.n_items = n;
        c->item = NEWN(a, struct case_item, n);
        c->n_items = n;
        for (int t = 0; t < 3; t++) {
                r[t].file = c;
                r[t].analysis = NEWN(a, struct analysis, n);
        }
        for (size_t i = 0; i < n; i++) {
                l.item[i] = letter_item_blank();
                l.item[i].outcome = of[i].outcome;
                c->item[i].request.class = S("massage");
                for (int t = 0; t < 3; t++) {
                        struct analysis *x = &r[t].analysis[i];

                        x->indication = of[i].is;
                        x->n_topics = 1;
                        if (!of[i].cause)
                                continue;
                        x->cause = NEW(a, str);
                        x->cause[0] = str_from(of[i].cause);
                        x->n_causes = 1;
                }
        }
        agreement_letter(g, a, &l, r);
}

static str table(arena *a, struct agreement *g)
{
        buf b = buf_open(a, 1 << 20);

        agreement_print(g, &b);
        return buf_str(&b);
}

static void says(str text, const char *what)
{
        if (str_find(text, str_from(what), 0) == STR_NONE)
                fail_msg("no \"%s\" in:\n"FMT, what, ARG(text));
}

static void figures_are_those_of_the_items(void **state)
{
        static const struct one first[] = {
                { OUTCOME_UPHELD, INDICATED_NOT_MET, NULL },
                { OUTCOME_OVERTURNED, INDICATED_MET, NULL },
                { OUTCOME_OVERTURNED, INDICATED_NOT_MET, NULL }
        }, second[] = {
                { OUTCOME_UPHELD, INDICATED_UNDETERMINED, "silent" },
                { OUTCOME_UPHELD, INDICATED_UNDETERMINED, "no_guideline" }
        };
        struct agreement *g = agreement_open(*state, &programme);
        str t;

        letter_add(*state, g, first, 3);
        letter_add(*state, g, second, 2);
        t = table(*state, g);
        says(t, "2 letters, 5 items: 3 upheld, 2 overturned");
        says(t, "agreement, of all items          60.0 ( 50.0- 66.7)");
        says(t, "balanced accuracy                58.3");  /* 2/3 and 1/2 */
        says(t, "overturn: precision             100.0");
        says(t, "overturn: recall                 50.0");
        says(t, "not met: upheld                  50.0");
        says(t, "determined (coverage)            60.0");
        says(t, "with an expectation              80.0");
        says(t, "undetermined: silent             20.0");
        says(t, "undetermined: no guideline       20.0");
        says(t, "Rehabilitation ");
        says(t, "overturned, and called not met");
        says(t, " item 3: ");
}

/* The same letters give the same figures, whatever was summed before. */
static void draws_are_the_same_every_time(void **state)
{
        static const struct one some[] = {
                { OUTCOME_UPHELD, INDICATED_NOT_MET, NULL },
                { OUTCOME_OVERTURNED, INDICATED_UNDETERMINED, "silent" }
        };
        str t[2];

        for (int k = 0; k < 2; k++) {
                struct agreement *g = agreement_open(*state, &programme);

                for (size_t i = 1; i <= 9; i++)
                        letter_add(*state, g, some, i % 2 + 1);
                t[k] = table(*state, g);
        }
        assert_true(str_eq(t[0], t[1]));
}

static void nothing_is_said_of_nothing(void **state)
{
        struct agreement *g = agreement_open(*state, &programme);
        buf b = buf_open(*state, 1 << 20);
        json j = json_open(&b);

        says(table(*state, g), "0 letters, 0 items");
        agreement_json(g, &j);
        says(buf_str(&b), "\"agreement\":{\"value\":null,\"low\":null");
}

TEST_MAIN(TEST(figures_are_those_of_the_items),
          TEST(draws_are_the_same_every_time),
          TEST(nothing_is_said_of_nothing))
