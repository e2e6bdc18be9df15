/* test_correct.c - the lines of corrections.outline: what they say, what undo
 * takes back, and what is refused and where. */
#include "test.h"

#include "base/buf.h"
#include "casefile/correct.h"

#define END "  file 0123456789abcdef  on 2026-11-21"

static struct corrections read_good(arena *a, const char *text)
{
        struct corrections k;
        err e = { 0 };

        if (corrections_parse(a, S("c"), str_from(text), &k, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return k;
}

static void every_kind_reads_as_it_is_written(void **state)
{
        static const char *const lines[] = {
                "split  \"a b.pdf\" 12" END "\n",
                "join  \"a.pdf\" 3-7" END "  by \"one  # two\"\n",
                "classify  \"a.pdf\" 1  IMAGING" END "\n",
                "date  \"a.pdf\" 1  2015-02" END "  why \"as stamped\"\n",
                "author  \"a.pdf\" 1  \"Dr. %22X%22, 100%25\"" END "\n",
                "received  \"a.zip/b.tif\" 1  2015-03-01" END "\n",
                "apart  \"%FF.pdf\" 1-1000" END "\n",
                "release  \"a.pdf\" 2" END "\n",
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
                struct corrections k = read_good(a, lines[i]);

                assert_int_equal(k.n, 1);
                assert_int_equal(k.at[0].kind, i);
                assert_true(str_eq(correction_line(a, &k.at[0]),
                                   str_from(lines[i])));
        }
        struct corrections k = read_good(a, lines[4]);

        assert_str(k.at[0].value, "Dr. \"X\", 100%");
        assert_str(k.at[0].file, "a.pdf");
        k = read_good(a, lines[6]);
        assert_str(k.at[0].file, "\xff.pdf");
        assert_int_equal(k.at[0].to, 1000);
}

static void undo_takes_back_the_last_that_stands(void **state)
{
        struct corrections k = read_good(*state,
                "# notes\n"
                "split  \"a\" 2" END "\n"
                "split  \"a\" 3" END "\n"
                "undo  on 2026-11-22\n"
                "split  \"a\" 4" END "\n"
                "undo  on 2026-11-22\n"
                "undo  on 2026-11-22  by \"me\"");

        assert_int_equal(k.n, 6);
        assert_true(k.at[0].undone && k.at[1].undone && k.at[3].undone);
        assert_int_equal(k.at[5].line, 7);
        assert_str(k.at[5].by, "me");
}

static void what_is_wrong_is_told_by_its_line(void **state)
{
        static const struct { const char *text, *says; } t[] = {
                { "slit  \"a\" 1" END, "not a correction" },
                { "split", "text in quotes" },
                { "split  a 1" END, "text in quotes" },
                { "split  \"a\"" END, "no page" },
                { "split  \"a\" 0" END, "no page" },
                { "split  \"a\" 2-1" END, "no page" },
                { "split  \"a\" 1-2" END, "a range" },
                { "split  \"%2\" 1" END, "text in quotes" },
                { "split  \"%zz\" 1" END, "text in quotes" },
                { "split  \"\" 1" END, "text in quotes" },
                { "classify  \"a\" 1  MRI" END, "write APPLICATION" },
                { "date  \"a\" 1  2015-02-30" END, "not a date" },
                { "author  \"a\" 1  \"%FF\"" END, "text in quotes" },
                { "split  \"a\" 1  on 2026-11-21", "not whole" },
                { "split  \"a\" 1  file 0123456789abcdef", "not whole" },
                { "split  \"a\" 1  file 0123456789abcde  on 2026-11-21",
                  "not what stands" },
                { "split  \"a\" 1" END "  on 2026-11-22", "not what stands" },
                { "split  \"a\" 1" END "  by x", "text in quotes" },
                { "undo  on 2026-11-21", "nothing stands above" },
                { "split  \"a\" 1" END "\n  split  \"a\" 2" END,
                  "nothing may stand under" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct corrections k;
                err e = { 0 };
                rc r = corrections_parse(a, S("c"), str_from(t[i].text), &k,
                                         &e);

                if (!r || !strstr(e.text, t[i].says) || e.line < 1)
                        fail_msg("%s: %d, line %zu: %s", t[i].text, (int)r,
                                 e.line, e.text);
        }
}

static void there_is_an_end_to_them(void **state)
{
        arena *a = *state;
        buf b = buf_open(a, (size_t)1 << 22);
        struct corrections k;
        err e = { 0 };

        for (int i = 0; i <= CORRECTIONS_MAX; i++)
                buf_add(&b, S("split  \"a\" 1" END "\n"));
        assert_int_equal(corrections_parse(a, S("c"), buf_str(&b), &k, &e),
                         ERR_LIMIT);
}

TEST_MAIN(TEST(every_kind_reads_as_it_is_written),
          TEST(undo_takes_back_the_last_that_stands),
          TEST(what_is_wrong_is_told_by_its_line),
          TEST(there_is_an_end_to_them))
