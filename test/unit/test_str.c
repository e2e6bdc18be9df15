/* test_str.c - views: compare, search, cut; buf and err with them. */
#include "test.h"

#include "base/buf.h"

static void compares(void **state)
{
        (void)state;
        assert_true(str_eq(S(""), str_from(NULL)));
        assert_true(str_eq(S("a\0b"), S("a\0b")));
        assert_false(str_eq(S("a\0b"), S("a\0c")));
        assert_true(str_eq_fold(S("Massage"), S("mASSAGE")));
        assert_false(str_eq_fold(S("\xc3\xa9"), S("\xc3\x89")));
        assert_true(str_starts(S("visits"), S("vis")));
        assert_false(str_starts(S("vis"), S("visits")));
        assert_true(str_starts_fold(S("VISITS"), S("vis")));
        assert_true(str_ends(S("note.txt"), S(".txt")));
        assert_false(str_ends(S("txt"), S(".txt")));
        assert_true(str_order(S("a"), S("b")) < 0);
        assert_true(str_order(S("ab"), S("a")) > 0);
        assert_int_equal(str_order(S("a"), S("a")), 0);
}

static void slices_are_clamped(void **state)
{
        str s = S("0123456789");

        (void)state;
        assert_str(str_slice(s, 2, 4), "23");
        assert_str(str_slice(s, 8, 99), "89");
        assert_str(str_slice(s, 7, 3), "");
        assert_str(str_slice(str_from(NULL), 0, 5), "");
        assert_str(str_trim(S(" \t a b \r\n")), "a b");
        assert_str(str_trim(S(" \n ")), "");
}

static void finds(void **state)
{
        const struct { str s, needle; size_t from, exact, fold; } t[] = {
                { STR("knee, Knee"), STR("Knee"), 0, 6, 0 },
                { STR("knee, Knee"), STR("Knee"), 1, 6, 6 },
                { STR("knee"), STR("knees"), 0, STR_NONE, STR_NONE },
                { STR("knee"), STR("knee"), 1, STR_NONE, STR_NONE },
                { STR("knee"), STR("e"), 99, STR_NONE, STR_NONE },
                { STR("knee"), STR(""), 0, STR_NONE, STR_NONE },
                { STR(""), STR("e"), 0, STR_NONE, STR_NONE }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                assert_int_equal(str_find(t[i].s, t[i].needle, t[i].from),
                                 t[i].exact);
                assert_int_equal(str_find_fold(t[i].s, t[i].needle,
                                               t[i].from), t[i].fold);
        }
}

/* Cutting at a separator and joining again gives the same bytes. */
static void cut_pieces_join_again(void **state)
{
        const str all[] = { STR("a,b,,c"), STR(","), STR(",a"), STR("abc"),
                            STR("a\n,b") };

        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
                str rest = all[i];
                buf b = buf_open(*state, 1000);

                while (rest.n) {
                        str piece = str_cut(&rest, ',');

                        buf_add(&b, piece);
                        if (b.n < all[i].n)
                                buf_char(&b, ',');
                }
                assert_true(str_eq(buf_str(&b), all[i]));
        }
}

static void words(void **state)
{
        str rest = S("  two  words\n");

        (void)state;
        assert_str(str_word(&rest), "two");
        assert_str(str_word(&rest), "words");
        assert_str(str_word(&rest), "");
        assert_str(str_word(&rest), "");
}

static void numbers_are_whole_and_short(void **state)
{
        long v = -1;

        (void)state;
        assert_true(str_number(S("000000012"), &v));
        assert_int_equal(v, 12);
        assert_true(str_number(S("999999999"), &v));
        assert_false(str_number(S("1000000000"), &v));
        assert_false(str_number(S(""), &v));
        assert_false(str_number(S("12 "), &v));
        assert_false(str_number(S("-1"), &v));
        assert_int_equal(v, 999999999);
}

static void folding_white_space(void **state)
{
        const struct { str in, out; } t[] = {
                { STR("  a \n\t b  "), STR("a b") },
                { STR("a"), STR("a") },
                { STR(" \f\v\r\n"), STR("") },
                { STR(""), STR("") },
                { STR("a\x01" "b"), STR("a\x01" "b") },
                { STR("\xc3\xa9  \xc3\xa9"), STR("\xc3\xa9 \xc3\xa9") }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                buf b = buf_open(*state, 1000), again = b;

                buf_add_folded(&b, t[i].in);
                assert_true(str_eq(buf_str(&b), t[i].out));
                buf_add_folded(&again, t[i].out);
                assert_true(str_eq(buf_str(&again), t[i].out));
        }
}

static void an_error_names_the_end_of_a_long_file_name(void **state)
{
        char name[400];
        err e = { 0 };

        (void)state;
        memset(name, 'x', sizeof name);
        memcpy(name + sizeof name - 5, "z.txt", 5);
        assert_int_equal(err_set(&e, ERR_INPUT, str_of(name, sizeof name), 7,
                                 "%d items; write one", 0), ERR_INPUT);
        assert_int_equal(strlen(e.file), ERR_FILE_MAX - 1);
        assert_true(str_ends(str_from(e.file), S("xz.txt")));
        assert_string_equal(e.text, "0 items; write one");
        assert_int_equal(e.line, 7);
        assert_int_equal(err_set(NULL, ERR_IO, S(""), 0, "x"), ERR_IO);
}

TEST_MAIN(TEST(compares), TEST(slices_are_clamped), TEST(finds),
          TEST(cut_pieces_join_again), TEST(words),
          TEST(numbers_are_whole_and_short), TEST(folding_white_space),
          TEST(an_error_names_the_end_of_a_long_file_name))
