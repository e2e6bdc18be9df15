/* test_jsonl.c - a line of JSONL: its text as it was meant, or why not. */
#include "test.h"

#include "intake/jsonl.h"

static void reads(void **state, str line, str source, str text)
{
        struct jsonl_text t;
        err e;

        if (jsonl_read(*state, line, &t, &e))
                fail_msg("%s", e.text);
        assert_true(str_eq(t.source, source));
        assert_true(str_eq(t.text, text));
}

static void a_text_and_its_source(void **state)
{
        reads(state, S("{\"source\": \"a.txt\", \"text\": \"Case\"}"),
              S("a.txt"), S("Case"));
        reads(state, S("{\"text\":\"Case\",\"source\":\"a\"}"), S("a"),
              S("Case"));
        reads(state, S(" { \"text\" : \"\" } "), S(""), S(""));
}

static void others_are_passed_over(void **state)
{
        reads(state, S("{\"n\": [1, {\"text\": \"no\", \"]\": \"\\\"}\"}], "
                       "\"w\": -1.5e+3, \"z\": null, \"text\": \"yes\", "
                       "\"t\": true}"), S(""), S("yes"));
}

static void escapes_mean_what_json_says(void **state)
{
        reads(state, S("{\"text\": \"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"}"), S(""),
              S("a\n\t\"\\/\b\f\r"));
        reads(state, S("{\"text\": \"\\u00a7 \\u20ac \\ud83d\\ude00\"}"),
              S(""), S("\xc2\xa7 \xe2\x82\xac \xf0\x9f\x98\x80"));
        reads(state, S("{\"text\": \"\\udc92x \\ud800\\u0041 \\ud83d\"}"),
              S(""), S("\xef\xbf\xbdx \xef\xbf\xbd" "A \xef\xbf\xbd"));
        reads(state, S("{\"text\": \"\\\\\"}"), S(""), S("\\"));
        reads(state, S("{\"text\": \"\\\\\\\"\"}"), S(""), S("\\\""));
}

static void what_is_refused_says_why(void **state)
{
        static const struct { str line; const char *says; } t[] = {
                { STR(""), "no JSON object" },
                { STR("[]"), "no JSON object" },
                { STR("\"text\""), "no JSON object" },
                { STR("{}"), "has no \"text\"" },
                { STR("{\"source\": \"a\"}"), "has no \"text\"" },
                { STR("{\"text\": 3}"), "is no string" },
                { STR("{\"text\": \"a\", \"text\": \"b\"}"), "twice" },
                { STR("{\"text\": \"a\""), "no whole" },
                { STR("{\"text\": \"a"), "no whole" },
                { STR("{\"text\": \"a\\"), "no whole" },
                { STR("{\"text\": \"a\\x\"}"), "no whole" },
                { STR("{\"text\": \"a\\u12g4\"}"), "no whole" },
                { STR("{\"text\": \"a\\u12\"}"), "no whole" },
                { STR("{\"text\": \"a\"} x"), "behind its object" },
                { STR("{\"text\": \"a\", }"), "no JSON object" },
                { STR("{\"n\": [1}, \"text\": \"a\"}"), "no whole" },
                { STR("{\"n\": #, \"text\": \"a\"}"), "no whole" },
                { STR("{\"layout\": \"x\", \"items\": []}"),
                  "read already" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct jsonl_text got;
                err e = { 0 };

                assert_int_equal(jsonl_read(*state, t[i].line, &got, &e),
                                 ERR_INPUT);
                if (!strstr(e.text, t[i].says))
                        fail_msg("%zu: \"%s\" does not say \"%s\"", i, e.text,
                                 t[i].says);
        }
}

/* A line cut off at any byte is never taken for a whole one. */
static void a_torn_line_is_no_line(void **state)
{
        str whole = S("{\"n\": {\"a\": [\"]\"]}, \"source\": \"s\", "
                      "\"text\": \"a\\u00a7\\\"b\"}");
        struct jsonl_text t;
        char deep[200];

        for (size_t n = 0; n < whole.n; n++)
                assert_int_equal(jsonl_read(*state, str_of(whole.p, n), &t,
                                            NULL), ERR_INPUT);
        memset(deep, '[', sizeof deep);
        memcpy(deep, "{\"n\":", 5);
        assert_int_equal(jsonl_read(*state, str_of(deep, sizeof deep), &t,
                                    NULL), ERR_INPUT);
}

TEST_MAIN(TEST(a_text_and_its_source), TEST(others_are_passed_over),
          TEST(escapes_mean_what_json_says), TEST(what_is_refused_says_why),
          TEST(a_torn_line_is_no_line))
