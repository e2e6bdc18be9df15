/* test_json.c - JSON out: commas, quoting, nulls; read back by jansson. */
#include "test.h"

#include <jansson.h>
#include <limits.h>
#include <math.h>

#include "base/json.h"

static void commas_and_nesting(void **state)
{
        buf b = buf_open(*state, 1000);
        json j = json_open(&b);

        json_object_open(&j);
        json_key(&j, "a");
        json_array_open(&j);
        json_int(&j, -1);
        json_object_open(&j);
        json_object_end(&j);
        json_nil(&j);
        json_array_open(&j);
        json_array_end(&j);
        json_array_end(&j);
        json_bool_at(&j, "b", true);
        json_object_end(&j);
        assert_str(buf_str(&b), "{\"a\":[-1,{},null,[]],\"b\":true}");
}

static void nothing_is_null(void **state)
{
        buf b = buf_open(*state, 1000);
        json j = json_open(&b);
        const str two[] = { STR("x"), STR("") };

        json_object_open(&j);
        json_str_at(&j, "s", S(""));
        json_date_at(&j, "d", DATE_NONE);
        json_count_at(&j, "n", -1);
        json_count_at(&j, "z", 0);
        json_strs_at(&j, "l", two, 2);
        json_strs_at(&j, "e", NULL, 0);
        json_object_end(&j);
        assert_str(buf_str(&b), "{\"s\":null,\"d\":null,\"n\":null,\"z\":0,"
                   "\"l\":[\"x\",\"\"],\"e\":[]}");
}

static void numbers(void **state)
{
        const struct { double v; str out; } t[] = {
                { 0, STR("0") }, { 12, STR("12") }, { -3, STR("-3") },
                { 0.5, STR("0.5") }, { 7.5, STR("7.5") },
                { 0.1, STR("0.1") }, { 1e20, STR("1e+20") },
                { -0.0, STR("0") }, { 999999999999999, STR("999999999999999") },
                { -1234567890123, STR("-1234567890123") }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                buf b = buf_open(*state, 100);
                json j = json_open(&b);

                json_num(&j, t[i].v);
                assert_true(str_eq(buf_str(&b), t[i].out));
        }
}

static void whole_numbers(void **state)
{
        const long v[] = { 0, 7, -7, 10, -10, 1234567, LONG_MAX, LONG_MIN };

        for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
                buf b = buf_open(*state, 100);
                json j = json_open(&b);

                json_int(&j, v[i]);
                assert_true(str_eq(buf_str(&b),
                                   arena_fmt(*state, "%ld", v[i])));
        }
}

static void folded(void **state)
{
        buf b = buf_open(*state, 100);
        json j = json_open(&b);

        json_folded(&j, S("  2x week\n  for 6 weeks "));
        assert_str(buf_str(&b), "\"2x week for 6 weeks\"");
}

/* Every byte below 128, and some above: what comes out is what went in. */
static void text_comes_back_from_another_reader(void **state)
{
        char in[128];
        const str others[] = { STR("\xc3\xa9\xe2\x80\x99\xf0\x9f\xa9\xba"),
                               STR("a \"quoted\" \\ back/slash") };

        for (int i = 0; i < 128; i++)
                in[i] = (char)i;
        for (size_t i = 0; i <= 2; i++) {
                str s = i == 2 ? str_of(in, sizeof in) : others[i];
                buf b = buf_open(*state, 10000);
                json j = json_open(&b);
                json_error_t why;

                json_array_open(&j);
                json_str(&j, s);
                json_array_end(&j);
                json_t *read = json_loadb(b.p, b.n, JSON_ALLOW_NUL, &why);
                assert_non_null(read);
                const json_t *one = json_array_get(read, 0);
                assert_true(str_eq(str_of(json_string_value(one),
                                          json_string_length(one)), s));
                json_decref(read);
        }
}

/* Runs are looked at eight bytes at a time: each byte, wherever it stands. */
static void each_byte_in_each_place(void **state)
{
        for (size_t n = 1; n < 20; n++)
                for (size_t at = 0; at < n; at++)
                        for (int c = 0; c < 256; c++) {
                                char in[20], odd[20];
                                buf b = buf_open(*state, 100);
                                json j = json_open(&b);
                                bool plain = c >= ' ' && c != '"' &&
                                             c != '\\' && c != 0x7f;

                                memset(in, 'x', sizeof in);
                                memset(odd, '"', sizeof odd);
                                in[at] = odd[at] = (char)c;
                                json_str(&j, str_of(in, n));
                                assert_int_equal(b.n == n + 2, plain);
                                b.n = 0;
                                j = json_open(&b);
                                json_str(&j, str_of(odd, n));
                                assert_int_equal(b.n == 2 * n + 1, plain);
                                arena_reset(*state);
                        }
}

TEST_MAIN(TEST(commas_and_nesting), TEST(nothing_is_null), TEST(numbers),
          TEST(whole_numbers), TEST(folded),
          TEST(text_comes_back_from_another_reader),
          TEST(each_byte_in_each_place))
