/* test_phrase.c - phrases found by their first two bytes are those found by
 * asking at every byte. The texts are invented. */
#include "test.h"

#include "letter/inside.h"

/* As phrase_find, byte by byte and without its table. */
static int slow_find(str t, size_t from, size_t end, const struct phrases *p,
                     size_t *at)
{
        str s = str_slice(t, 0, end);

        for (size_t i = from; i < s.n; i++)
                for (size_t k = 0; k < p->n; k++) {
                        str phrase = p->at[k];
                        bool white = phrase.p[0] == ' ' &&
                                     (char_space(s.p[i]) || white_at(s, i));

                        if ((white || char_lower(phrase.p[0]) ==
                                      char_lower(s.p[i])) &&
                            phrase_at(s, i, phrase)) {
                                *at = i;
                                return (int)k;
                        }
                }
        return -1;
}

static const str texts[] = {
        STR("Cane was Authorized by the  Claims\nAdministrator"),
        STR("a,b, c and d,\nand e\xc2\xa0" "and f and"),
        STR("years\xe2\x80\x89 and hours; Knee \xe2\x80\xa2 brace #60"),
        STR("**Decision rationale** : it is. It is not"),
        STR("an\n\nand _and_ <b>and</b> AND"), STR(","), STR(""),
        STR("was <b>authorized</b> by the claims administrator: w"),
        STR("one\xef\xbb\xbf" "and two")
};

static const str phrases[] = {
        STR(" and "), STR(","), STR(", and"), STR("was authorized"),
        STR("decision rationale:"), STR("#"), STR("\xe2\x80\xa2"), STR("is"),
        STR("w"), STR(" "), STR("it is."), STR("y"), STR("d ")
};

enum {
        TEXTS = sizeof texts / sizeof *texts,
        PHRASES = sizeof phrases / sizeof *phrases
};

/* Every pair of phrases, in every text, up to every end. */
static void as_byte_by_byte(void **state)
{
        (void)state;
        for (size_t i = 0; i < PHRASES; i++)
                for (size_t k = 0; k < PHRASES; k++) {
                        struct phrases p = phrases_of(phrases[i]);

                        if (k != i)
                                phrase_add(&p, phrases[k]);
                        for (size_t n = 0; n < TEXTS; n++)
                                for (size_t e = 0; e <= texts[n].n; e++) {
                                        size_t at = 0, slow = 0, to;

                                        assert_int_equal(
                                                phrase_find(texts[n], 0, e, &p,
                                                            &at, &to),
                                                slow_find(texts[n], 0, e, &p,
                                                          &slow));
                                        assert_int_equal(at, slow);
                                }
                }
}

static void case_and_white_space(void **state)
{
        struct phrases p = phrases_of(S("was authorized by"));
        size_t at, to;

        (void)state;
        phrase_add(&p, S(" or "));
        assert_int_equal(phrase_find(S("Cane WAS\n  Authorized **by** us"), 0,
                                     99, &p, &at, &to), 0);
        assert_int_equal(at, 5);
        assert_int_equal(phrase_find(S("was authorised or not"), 0, 99, &p,
                                     &at, &to), 1);
        assert_int_equal(at, 14);
        assert_int_equal(phrase_find(S("was author"), 0, 99, &p, &at, &to),
                         -1);
}

TEST_MAIN(TEST(as_byte_by_byte), TEST(case_and_white_space))
