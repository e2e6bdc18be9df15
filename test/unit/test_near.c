/* test_near.c - phrases in damaged print, running heads, and repaired copies
 * of a text with the way back. */
#include "test.h"

#include "letter/near.h"
#include "letter/repair.h"

static void phrases_in_damaged_print(void **state)
{
        static const struct { str text, phrase; size_t end; unsigned cost; }
        t[] = {
                { STR("Decision rationale: A"), STR("Decision rationale:"),
                  19, 0 },
                { STR("decisionRATIONALE :A"), STR("Decision rationale:"),
                  19, 0 },
                { STR("Decision\n \f rationale: A"),
                  STR("Decision rationale:"), 22, 0 },
                { STR("Dec1sion rationale: A"), STR("Decision rationale:"),
                  19, 1 },
                { STR("Decision rati onale: A"), STR("Decision rationale:"),
                  20, 1 },
                { STR("Decision.. rationale: A"), STR("Decision rationale:"),
                  21, 2 },
                { STR("Decison rationale; A"), STR("Decision rationale:"),
                  18, 3 },
                { STR("Decis1on rotionale: A"), STR("Decision rationale:"),
                  19, 2 },
                { STR("clinical surnmary"), STR("Clinical summary"), 17, 1 },
                { STR("upheld"), STR("Upheld"), 6, 0 },
                { STR("Uphe1d"), STR("Upheld"), 6, 1 },
                { STR("Upheeld"), STR("Upheld"), 7, 1 },
                { STR("Uphed"), STR("Upheld"), 5, 2 },
                /* more than its length allows, or other words */
                { STR("Upxex"), STR("Upheld"), 0, 0 },
                { STR("withheld"), STR("Upheld"), 0, 0 },
                { STR("Dcsion ratinal: A"), STR("Decision rationale:"), 0,
                  0 },
                { STR("Decision date: A"), STR("Decision rationale:"), 0, 0 },
                { STR("The decision rationale"), STR("Decision rationale:"),
                  0, 0 },
                /* five edits in its whole length, or in 24 letters */
                { STR("Reasons why the trxatment hxs now bexn approvxd by "
                      "uxs"), STR("Reasons why the treatment has now been "
                      "approved by us"), 52, 10 },
                { STR("Rexsons whx the trxatment hxs nxw been approved by "
                      "us"), STR("Reasons why the treatment has now been "
                      "approved by us"), 0, 0 },
                { STR("hour"), STR("hour"), 4, 0 },
                { STR("h0ur"), STR("hour"), 4, 1 },
                { STR("hxur"), STR("hour"), 0, 0 },
                { STR("0r"), STR("or"), 0, 0 },
                { STR(""), STR("Upheld"), 0, 0 }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                unsigned cost = 0;
                size_t end = near_at(t[i].text, 0, t[i].phrase, NEAR_USUAL,
                                     &cost);

                if (end != t[i].end || (end && cost != t[i].cost))
                        fail_msg("row %zu: ends at %zu, costs %u", i, end,
                                 cost);
        }
}

static void digits_of_like_shape(void **state)
{
        (void)state;
        assert_int_equal(near_digit('O'), '0');
        assert_int_equal(near_digit('l'), '1');
        assert_int_equal(near_digit('7'), '7');
        assert_int_equal(near_digit('x'), 0);
        assert_int_equal(near_digit('\0'), 0);
}

/* The text with what is covered shown as dots. */
static str covered(arena *a, str t)
{
        struct covers c = covers_find(a, t);
        char *p;

        p = (char *)(uintptr_t)arena_str(a, t).p;
        for (size_t i = 0; i < c.n; i++)
                memset(p + c.at[i].begin, '.', c.at[i].end - c.at[i].begin);
        return str_of(p, t.n);
}

static void running_heads(void **state)
{
        static const struct { str text, is; } t[] = {
                { STR("a b\n\n12\n\fc d\n"), STR("a b\n\n..\n\fc d\n") },
                { STR("a\n  Page 2 of 9 \n\f\nb\n"),
                  STR("a\n  ........... \n\f\nb\n") },
                { STR("a\n- 3 -\n\fb\n"), STR("a\n.....\n\fb\n") },
                { STR("a\n\fLetter of Q, page 2\nb\n\fLetter of Q,  page 3\n"
                      "c\n"),
                  STR("a\n\f...................\nb\n\f...................."
                      "\nc\n") },
                { STR("a\n\fIMR AB16-0000001\nb\n\fIMR AB16-0000001\nc\n"),
                  STR("a\n\f................\nb\n\f................\nc\n") },
                /* a line that happens to be there twice; a number in text */
                { STR("a\n\fguideline: of 2016\nb\n\fguideline: of 2016\n"),
                  STR("a\n\fguideline: of 2016\nb\n\fguideline: of 2016\n") },
                { STR("a\nof 30 tablets\n\fb\n"),
                  STR("a\nof 30 tablets\n\fb\n") },
                { STR("a\n12\nb\n"), STR("a\n12\nb\n") },
                { STR("\f\f\f"), STR("\f\f\f") }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str is = covered(*state, t[i].text);

                if (!str_eq(is, t[i].is))
                        fail_msg("row %zu: "FMT, i, ARG(is));
        }
}

static void white_space_beyond_ascii(void **state)
{
        str t = S("a\xc2\xa0" "b\xe2\x80\x89" "c\xe2\x80\x99" "d");

        assert_str(covers_text(*state, t, &(struct covers){ 0 }),
                   "a  b   c\xe2\x80\x99" "d");
        assert_int_equal(span_trim(S("\xc2\xa0" "a\xe2\x80\x89"), 0, 6).begin,
                         2);
        assert_int_equal(span_trim(S("\xc2\xa0" "a\xe2\x80\x89"), 0, 6).end,
                         3);
}

#define assert_span(s, b, e)                                                 \
        do {                                                                 \
                struct span span_ = (s);                                     \
                assert_int_equal(span_.begin, (b));                          \
                assert_int_equal(span_.end, (e));                            \
        } while (0)

static void copies_and_the_way_back(void **state)
{
        struct edit e[] = {
                { .from = 10, .to = 12, .text = STR("XYZ") },
                { .from = 2, .to = 4, .text = STR("A") },
                { .from = 3, .to = 6, .text = STR("over the first") },
                { .from = 8, .to = 8, .text = STR(":") }
        };
        struct view v = view_make(*state, S("0123456789abcdef"), e, 4);

        assert_str(v.t, "01A4567:89XYZcdef");
        assert_int_equal(v.n, 3);
        assert_span(view_back(&v, (struct span){ 0, 2 }), 0, 2);
        assert_span(view_back(&v, (struct span){ 2, 3 }), 2, 4);
        assert_span(view_back(&v, (struct span){ 3, 7 }), 4, 8);
        assert_span(view_back(&v, (struct span){ 8, 10 }), 8, 10);
        assert_span(view_back(&v, (struct span){ 11, 12 }), 10, 12);
        assert_span(view_back(&v, (struct span){ 0, 17 }), 0, 16);
        assert_span(view_into(&v, (struct span){ 4, 6 }), 3, 5);
        assert_span(view_into(&v, (struct span){ 13, 14 }), 14, 15);
        assert_span(view_into(&v, (struct span){ 3, 5 }), 0, 0);
        v = view_make(*state, S("same"), NULL, 0);
        assert_str(v.t, "same");
        assert_span(view_back(&v, (struct span){ 1, 3 }), 1, 3);
}

TEST_MAIN(TEST(phrases_in_damaged_print), TEST(digits_of_like_shape),
          TEST(running_heads), TEST(white_space_beyond_ascii),
          TEST(copies_and_the_way_back))
