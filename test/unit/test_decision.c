/* test_decision.c - the reviewer's decision file. Invented throughout. */
#include "test.h"

#include "casefile/casefile.h"

static void a_decision_is_read_from_outline_and_json(void **state)
{
        static const char *const text[] = {
                "case CM15-9999999\n"
                "reviewer\n"
                "  licensed in   California, Nevada\n"
                "  certified in  \"Physical Medicine, and Rehabilitation\"\n"
                "  certified in  Pain Medicine\n"
                "item 2\n"
                "  outcome Overturned\n"
                "  reasons\n"
                "    \"The first\"\n"
                "    \"reason.\"\n"
                "item 1\n"
                "  outcome    upheld\n"
                "  relies on  a.1, a.2\n"
                "  reasons    Other reasons.\n",
                "{ \"case\": \"CM15-9999999\", \"reviewer\": {\n"
                "  \"licensed_in\": [\"California\", \"Nevada\"],\n"
                "  \"certified_in\": [\"Physical Medicine, and "
                "Rehabilitation\", \"Pain Medicine\"] },\n"
                "  \"item\": [ { \"number\": 2, \"outcome\": \"overturned\","
                " \"reasons\": \"The first reason.\" },\n"
                " { \"number\": 1, \"outcome\": \"upheld\",\n"
                "  \"relies_on\": [\"a.1\", \"a.2\"],\n"
                "  \"reasons\": \"Other reasons.\" } ] }\n"
        };
        arena *a = *state;

        for (size_t i = 0; i < 2; i++) {
                struct decision d;
                err e = { 0 };

                if (decision_parse(a, S("d"), str_from(text[i]), 2, &d, &e))
                        fail_msg("%zu, line %zu: %s", i, e.line, e.text);
                assert_str(d.case_number, "CM15-9999999");
                assert_int_equal(d.n_states, 2);
                assert_str(d.licensed_state[1], "Nevada");
                assert_int_equal(d.n_certifications, 2);
                assert_str(d.certification[0],
                           "Physical Medicine, and Rehabilitation");
                assert_int_equal(d.n_subspecialties, 0);
                assert_int_equal(d.n_items, 2);
                assert_int_equal(d.item[0].item, 1);
                assert_true(d.item[0].overturned);
                assert_str(d.item[0].reasons, "The first reason.");
                assert_int_equal(d.item[1].item, 0);
                assert_false(d.item[1].overturned);
                assert_int_equal(d.item[1].n_relied_on, 2);
                assert_str(d.item[1].relied_on[1], "a.2");
        }
}

static void mistakes_are_named_with_their_line(void **state)
{
        static const struct {
                const char *text; size_t line; const char *says;
        } t[] = {
                { "", 0, "no item is decided" },
                { "item 1\n  outcome modified\n  reasons a\n", 2,
                  "upheld or overturned" },
                { "item 1\n  reasons a\n", 1, "no outcome" },
                { "item 1\n  outcome upheld\n", 1, "no reasons" },
                { "item 1\n  outcome upheld\n  reasons\n", 3,
                  "nothing is said" },
                { "item 3\n  outcome upheld\n  reasons a\n", 1,
                  "its items are 1 to 2" },
                { "item 0\n  outcome upheld\n  reasons a\n", 1,
                  "its items are 1 to 2" },
                { "item 1\n  outcome upheld\n  reasons a\n"
                  "item 1\n  outcome overturned\n  reasons b\n", 4,
                  "first on line 1" },
                { "item 1\n  outcome upheld\n  outcome overturned\n", 3,
                  "twice" },
                { "item 1\n  outcom upheld\n", 2, "\"outcome\"" },
                { "reviewer\n  name Somebody Invented\n", 2,
                  "write one of: licensed in" },
                { "item 1\n  relies on a,,b\n", 2, "empty place" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
                struct decision d;
                err e = { 0 };
                rc r = decision_parse(a, S("d"), str_from(t[i].text), 2, &d,
                                      &e);

                if (r != ERR_SYNTAX || e.line != t[i].line ||
                    !strstr(e.text, t[i].says) || strstr(e.text, "Invented"))
                        fail_msg("row %zu: %d, line %zu: %s", i, r, e.line,
                                 e.text);
        }
}

TEST_MAIN(TEST(a_decision_is_read_from_outline_and_json),
          TEST(mistakes_are_named_with_their_line))
