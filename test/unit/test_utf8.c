/* test_utf8.c - bytes as they come to the text that addresses count in. */
#include "test.h"

#include "base/utf8.h"

static void clean_text_is_left_alone(void **state)
{
        const str t[] = { STR(""), STR("plain\n"), STR("\xc2\xb0 \xe2\x80\x99"),
                          STR("\xf0\x9f\xa9\xba"), STR("page\fpage"),
                          STR("caf\xc3\xa9") };
        utf8_done done;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                assert_true(str_eq(utf8_text(*state, t[i], &done), t[i]));
                assert_false(done.from_1252 || done.mojibake);
                assert_int_equal(done.nul_at, STR_NONE);
        }
}

static void what_is_repaired(void **state)
{
        const struct { str in, out; bool from_1252, mojibake; } t[] = {
                { STR("\xef\xbb\xbfx"), STR("x"), false, false },
                { STR("a\r\nb\rc\n"), STR("a\nb\nc\n"), false, false },
                { STR("a\r\r\nb"), STR("a\n\nb"), false, false },
                { STR("worker\x92s"), STR("worker\xe2\x80\x99s"), true,
                  false },
                { STR("caf\xe9"), STR("caf\xc3\xa9"), true, false },
                { STR("\x81"), STR("\xef\xbf\xbd"), true, false },
                { STR("it\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s"),
                  STR("it\xe2\x80\x99s"), false, true },
                { STR("caf\xc3\x83\xc2\xa9"), STR("caf\xc3\xa9"), false,
                  true }
        };
        utf8_done done;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str out = utf8_text(*state, t[i].in, &done);

                assert_true(str_eq(out, t[i].out));
                assert_int_equal(done.from_1252, t[i].from_1252);
                assert_int_equal(done.mojibake, t[i].mojibake);
        }
        utf8_text(*state, S("a\0b"), &done);
        assert_int_equal(done.nul_at, 1);
}

/* One byte lost in transit must not turn the rest into another encoding. */
static void damage_stays_where_it_is(void **state)
{
        static const struct { str in, out; size_t replaced; bool all; } t[] = {
                { STR("it\xe2\x80\x99s \xff caf\xc3\xa9"),
                  STR("it\xe2\x80\x99s \xef\xbf\xbd caf\xc3\xa9"), 1, false },
                { STR("caf\xc3\xa9 \xe2\x80"),
                  STR("caf\xc3\xa9 \xef\xbf\xbd\xef\xbf\xbd"), 2, false },
                { STR("\xc3\xa9 \x93" "a\x94 \x92"),
                  STR("\xc3\x83\xc2\xa9 \xe2\x80\x9c" "a\xe2\x80\x9d "
                      "\xe2\x80\x99"), 0, true }
        };
        utf8_done done;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str out = utf8_text(*state, t[i].in, &done);

                assert_true(str_eq(out, t[i].out));
                assert_int_equal(done.replaced, t[i].replaced);
                assert_int_equal(done.from_1252, t[i].all);
        }
}

static void what_is_no_utf8(void **state)
{
        const str t[] = {
                STR("\x80"), STR("\xc3"), STR("\xc3x"), STR("\xc0\x80"),
                STR("\xe0\x80\x80"), STR("\xed\xa0\x80"), STR("\xe2\x80"),
                STR("\xf4\x90\x80\x80"), STR("\xf0\x80\x80\x80"),
                STR("\xff"), STR("1234567\xc3")
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++)
                assert_false(utf8_valid(t[i]));
}

/* Every code point is written so that it is valid, and found from inside. */
static void every_code_point(void **state)
{
        char out[6] = "x";

        (void)state;
        for (uint32_t c = 1; c <= 0x10ffff; c++) {
                size_t n;

                if (c >= 0xd800 && c < 0xe000)
                        continue;
                n = utf8_put(out + 1, c);
                str s = str_of(out, n + 1);
                if (!utf8_valid(s) || utf8_start(s, n) != 1)
                        fail_msg("U+%04X", (unsigned)c);
        }
}

/* Whatever the bytes, the text is valid UTF-8, and text read again stays. */
static void any_bytes_become_text(void **state)
{
        uint32_t r = 12345;

        for (int round = 0; round < 20000; round++) {
                char in[24];
                utf8_done done;
                size_t n;

                for (n = 0; n < sizeof in; n++) {
                        r = r * 1664525u + 1013904223u;
                        in[n] = (char)(r >> 24);
                        if (r >> 8 & 1)
                                in[n] = "\xc3\xa2\xe2\x82\x80\r\nA"[r >> 9 & 7];
                }
                str one = utf8_text(*state, str_of(in, n), &done);
                assert_true(utf8_valid(one));
                assert_int_equal(str_find(one, S("\r"), 0), STR_NONE);
                arena_reset(*state);
        }
}

TEST_MAIN(TEST(clean_text_is_left_alone), TEST(what_is_repaired),
          TEST(damage_stays_where_it_is),
          TEST(what_is_no_utf8), TEST(every_code_point),
          TEST(any_bytes_become_text))
