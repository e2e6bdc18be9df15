/* test_csv.c - rows and fields of tables: quotes, separators, line ends. */
#include "test.h"

#include "base/buf.h"
#include "base/csv.h"

static void rows_end_outside_quotes(void **state)
{
        str t = S("a,b\n\"x\ny\",z\r\n5\" disk, 6\"\nlast");

        (void)state;
        assert_int_equal(csv_row_end(t, 0), 4);
        assert_int_equal(csv_row_end(t, 4), 13);
        assert_int_equal(csv_row_end(t, 13), 25);
        assert_int_equal(csv_row_end(t, 25), STR_NONE);
        assert_int_equal(csv_row_end(S("\"open\n"), 0), STR_NONE);
        assert_int_equal(csv_row_end(S("\"a\"\"\n\"\n"), 0), 7);
}

static void the_separator_is_the_most_frequent(void **state)
{
        (void)state;
        assert_int_equal(csv_separator(S("a,b,c")), ',');
        assert_int_equal(csv_separator(S("a;b, or c;d")), ';');
        assert_int_equal(csv_separator(S("a\tb\tc")), '\t');
        assert_int_equal(csv_separator(S("\"a;b;c;d\",e,f")), ',');
        assert_int_equal(csv_separator(S("alone")), ',');
}

static str field(arena *a, str row, char separator, size_t k, size_t count)
{
        str *f;
        size_t n;
        err e = { 0 };

        assert_int_equal(csv_fields(a, row, separator, &f, &n, &e), OK);
        assert_int_equal(n, count);
        return f[k];
}

static void fields_are_unquoted(void **state)
{
        arena *a = *state;

        assert_str(field(a, S("a, b ,\"c, d\"\r\n"), ',', 1, 3), "b");
        assert_str(field(a, S("a, b ,\"c, d\"\r\n"), ',', 2, 3), "c, d");
        assert_str(field(a, S("\"say \"\"no\"\"\";2"), ';', 0, 2),
                   "say \"no\"");
        assert_str(field(a, S("a\t\t\"b\nc\"\n"), '\t', 1, 3), "");
        assert_str(field(a, S("a\t\t\"b\nc\"\n"), '\t', 2, 3), "b\nc");
        assert_str(field(a, S("5\" disk,x"), ',', 0, 2), "5\" disk");
        assert_str(field(a, S("\n"), ',', 0, 1), "");
        assert_str(field(a, S("a,"), ',', 1, 2), "");
}

static void broken_quotes_are_refused(void **state)
{
        str *f;
        size_t n;
        err e = { 0 };

        assert_int_equal(csv_fields(*state, S("\"a,b"), ',', &f, &n, &e),
                         ERR_SYNTAX);
        assert_non_null(strstr(e.text, "not closed"));
        assert_int_equal(csv_fields(*state, S("\"a\"b,c"), ',', &f, &n, &e),
                         ERR_SYNTAX);
        assert_non_null(strstr(e.text, "behind a closing quote"));
}

static uint32_t next(uint32_t *seed)
{
        *seed = *seed * 1664525u + 1013904223u;
        return *seed >> 8;
}

/* A value of up to 12 bytes that RFC 4180 must quote, as often as not. */
static str value_made(arena *a, uint32_t *seed)
{
        static const char of[] = "ab c\",;\t\n\r\xc3\xa9.";
        size_t n = next(seed) % 12;
        char *p = arena_bytes(a, n + 1);

        for (size_t i = 0; i < n; i++)
                p[i] = of[next(seed) % (sizeof of - 1)];
        return str_trim(str_of(p, n));
}

static void field_write(buf *b, str s)
{
        buf_char(b, '"');
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '"')
                        buf_char(b, '"');
                buf_char(b, s.p[i]);
        }
        buf_char(b, '"');
}

/* What is written as RFC 4180 says, with any separator, reads back equal,
 * row by row. */
static void written_then_read_is_equal(void **state)
{
        arena *a = *state;
        uint32_t seed = 7;

        for (int round = 0; round < 2000; round++) {
                char separator = ",;\t"[next(&seed) % 3];
                size_t rows = 1 + next(&seed) % 4, n = 1 + next(&seed) % 5;
                str *want = NEWN(a, str, rows * n), *got, text;
                buf b = buf_open(a, 1 << 16);
                size_t from = 0, count;
                err e;

                for (size_t i = 0; i < rows * n; i++) {
                        want[i] = value_made(a, &seed);
                        field_write(&b, want[i]);
                        buf_add(&b, (i + 1) % n ? str_of(&separator, 1)
                                                : S("\r\n"));
                }
                text = buf_str(&b);
                for (size_t i = 0; i < rows; i++) {
                        size_t end = csv_row_end(text, from);

                        assert_true(end != STR_NONE);
                        assert_int_equal(csv_fields(a, str_slice(text, from,
                                         end), separator, &got, &count, &e),
                                         OK);
                        assert_int_equal(count, n);
                        for (size_t k = 0; k < n; k++)
                                assert_true(str_eq(got[k], want[i * n + k]));
                        from = end;
                }
                assert_int_equal(from, text.n);
                arena_reset(a);
        }
}

/* A field of ours is one field again, and no formula. */
static void a_field_put_is_one_field(void **state)
{
        static const struct { str in, out; } t[] = {
                { STR("plain"), STR("plain") }, { STR(""), STR("") },
                { STR(" a\n b "), STR("a b") },
                { STR("a, \"b\""), STR("\"a, \"\"b\"\"\"") },
                { STR("=1+1"), STR("'=1+1") },
                { STR("@x,y"), STR("\"'@x,y\"") },
                { STR("a=b"), STR("a=b") },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                buf b = buf_open(a, 1 << 10);

                csv_put(&b, t[i].in);
                if (!str_eq(buf_str(&b), t[i].out))
                        fail_msg("%zu: "FMT, i, ARG(buf_str(&b)));
        }
}

TEST_MAIN(TEST(a_field_put_is_one_field), TEST(rows_end_outside_quotes),
          TEST(the_separator_is_the_most_frequent), TEST(fields_are_unquoted),
          TEST(broken_quotes_are_refused), TEST(written_then_read_is_equal))
