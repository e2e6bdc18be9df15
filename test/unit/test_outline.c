/* test_outline.c - lines to a tree, and what is refused with its line. */
#include "test.h"

#include "base/buf.h"
#include "base/outline.h"

static struct line *read_good(arena *a, str text)
{
        struct line *first = NULL;
        err e = { 0 };

        if (outline_read(a, S("invented.txt"), text, &first, &e))
                fail_msg("line %zu: %s", e.line, e.text);
        return first;
}

static void lines_stand_under_lines(void **state)
{
        struct line *l = read_good(*state, S(
                "# a comment\n"
                "guideline massage\n"
                "\n"
                "  rule first    p. 60\n"
                "      deep\n"
                "  rule second\r\n"
                "guideline other\n"));

        assert_str(l->text, "guideline massage");
        assert_int_equal(l->no, 2);
        assert_str(l->under->column[0], "rule first");
        assert_str(l->under->column[1], "p. 60");
        assert_int_equal(l->under->columns, 2);
        assert_str(l->under->under->text, "deep");
        assert_int_equal(l->under->under->no, 5);
        assert_str(l->under->next->text, "rule second");
        assert_null(l->under->next->next);
        assert_str(l->next->text, "guideline other");
        assert_null(l->next->next);
}

static void comments_and_quotes(void **state)
{
        struct line *l = read_good(*state, S(
                "word # not a comment\n"
                "word  # a comment\n"
                "\"two  columns # one\"  second\n"));

        assert_str(l->text, "word # not a comment");
        assert_str(l->next->text, "word");
        l = l->next->next;
        assert_int_equal(l->columns, 2);
        assert_str(unquoted(l->column[0]), "two  columns # one");
        assert_str(l->column[1], "second");
        assert_str(unquoted(S("\"")), "\"");
        assert_str(unquoted(S("a\"")), "a\"");
        assert_str(unquoted(S("\"\"")), "");
        assert_str(unquoted(S("\"a\" and \"b\"")), "\"a\" and \"b\"");
        assert_str(unquoted(S("\"5\" wide\"")), "\"5\" wide\"");
}

static void nothing_is_nothing(void **state)
{
        assert_null(read_good(*state, S("")));
        assert_null(read_good(*state, S("\n\n  # only this\n")));
}

static void the_last_column_takes_the_rest(void **state)
{
        struct line *l = read_good(*state, S("a  b  c  d  e  f  g  h  i\n"));

        assert_int_equal(l->columns, OUTLINE_COLUMNS);
        assert_str(l->column[OUTLINE_COLUMNS - 2], "g");
        assert_str(l->column[OUTLINE_COLUMNS - 1], "h  i");
}

static void what_is_refused(void **state)
{
        const struct { str text; size_t line; const char *says; } t[] = {
                { STR("a\n\tb\n"), 2, "a tab" },
                { STR("  a\nb\n"), 2, "indented less" },
                { STR("a\n    b\n  c\n"), 3, "indent fits no line" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct line *l;
                err e = { 0 };

                assert_int_equal(outline_read(*state, S("invented.txt"),
                                              t[i].text, &l, &e), ERR_SYNTAX);
                assert_int_equal(e.line, t[i].line);
                assert_non_null(strstr(e.text, t[i].says));
                assert_string_equal(e.file, "invented.txt");
        }
}

/* A text of so many levels. */
static rc deep(arena *a, size_t levels, err *e)
{
        buf b = buf_open(a, 1 << 20);
        struct line *l;

        for (size_t i = 0; i < levels; i++) {
                for (size_t k = 0; k < i; k++)
                        buf_char(&b, ' ');
                buf_add(&b, S("x\n"));
        }
        return outline_read(a, S("deep.txt"), buf_str(&b), &l, e);
}

static void depth_has_a_limit(void **state)
{
        err e = { 0 };

        assert_int_equal(deep(*state, OUTLINE_DEPTH, &e), OK);
        assert_int_equal(deep(*state, OUTLINE_DEPTH + 1, &e), ERR_LIMIT);
        assert_int_equal(e.line, OUTLINE_DEPTH + 1);
}

static void says_whole_words(void **state)
{
        struct line *l = read_good(*state, S("in force  2010-01-01\n"));
        str rest;

        assert_true(line_says(l, S("in force"), &rest));
        assert_str(rest, "2010-01-01");
        assert_true(line_says(l, S("in"), NULL));
        assert_false(line_says(l, S("in for"), NULL));
        assert_false(line_says(l, S("in force 2010"), NULL));
        l = read_good(*state, S("gap\n"));
        assert_true(line_says(l, S("gap"), &rest));
        assert_str(rest, "");
}

static void a_long_text_is_its_lines(void **state)
{
        struct line *l = read_good(*state, S(
                "reasons  \"one\"\n  two\n  \"three  four\"\n"));
        str rest;

        assert_true(line_says(l, S("reasons"), &rest));
        assert_str(line_block(*state, l, rest), "one two three  four");
}

/* Every line's text and columns are bytes of the file, in order. */
static size_t count(const struct line *l, str text, const char **last)
{
        size_t n = 0;

        for (; l; l = l->next, n++) {
                assert_true(l->text.p >= *last);
                assert_true(l->text.p + l->text.n <= text.p + text.n);
                *last = l->text.p + l->text.n;
                for (size_t i = 0; i < l->columns; i++) {
                        assert_true(l->column[i].p >= l->text.p);
                        assert_true(l->column[i].p + l->column[i].n <=
                                    l->text.p + l->text.n);
                }
                n += count(l->under, text, last);
        }
        return n;
}

static void any_text_is_read_or_refused(void **state)
{
        uint32_t r = 99;

        for (int round = 0; round < 20000; round++) {
                char in[40];
                struct line *l;
                err e = { 0 };

                for (size_t i = 0; i < sizeof in; i++) {
                        r = r * 1664525u + 1013904223u;
                        in[i] = "ab  \n\n#\"  \t\r \n x"[r >> 24 & 15];
                }
                str text = str_of(in, sizeof in);
                if (outline_read(*state, S("x"), text, &l, &e)) {
                        assert_true(e.line > 0 && e.text[0]);
                } else {
                        const char *last = in;
                        count(l, text, &last);
                }
                arena_reset(*state);
        }
}

TEST_MAIN(TEST(lines_stand_under_lines), TEST(comments_and_quotes),
          TEST(nothing_is_nothing), TEST(the_last_column_takes_the_rest),
          TEST(what_is_refused), TEST(depth_has_a_limit),
          TEST(says_whole_words), TEST(a_long_text_is_its_lines),
          TEST(any_text_is_read_or_refused))
