/* test_misword.c - words of a vocabulary in damaged print. */
#include "test.h"

#include "terms/lexicon.h"
#include "terms/misword.h"

static const char words[] =
        "concept  pain\n  title  pain\n  section  complaint\n"
        "  words  shoulder, lumbar, swelling, gabapentin, adduction,\n"
        "         abduction, palpation, hardware, suspicion\n";

static struct misword *opened(arena *a)
{
        struct data_file f = { S("words"), str_from(words) };
        struct vocabulary *v = NULL;

        assert_int_equal(vocabulary_load(a, &f, 1, &v, NULL), OK);
        return misword_open(a, v);
}

static void words_are_put_right_and_others_stay(void **state)
{
        static const struct { const char *from, *to; } t[] = {
                { "the shouider is", "the shoulder is" },
                { "Shouiders, LUMBEB", "Shoulders, LUMBEB" },
                { "SWEILING and swe=ling", "SWELLING and swelling" },
                { "lumb=r", "lumbar" }, { "lumbor", "lumbor" },
                { "hardwares suspicious", "hardwares suspicious" },
                { "gabapcntin 300", "gabapentin 300" },
                { "gaba9entin", "gabapentin" },
                { "shoulder shoulders", "shoulder shoulders" },
                /* two letters, two words, another shape, too short */
                { "shovidcr", "shovidcr" }, { "a.duction", "a.duction" },
                { "hardwaxe", "hardwaxe" }, { "lumb-ar", "lumb-ar" },
                { "pajn", "pajn" }, { "abduction", "abduction" },
                { "(swelimg) x", "(swelimg) x" }, { "", "" }
        };
        struct misword *m = opened(*state);

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                char copy[40];
                size_t n = strlen(t[i].from);

                memcpy(copy, t[i].from, n + 1);
                misword_mend(m, copy, n);
                assert_string_equal(copy, t[i].to);
        }
}

/* Nothing but letters comes in, for one byte a word at most. */
static void marks_and_space_stay(void **state)
{
        static const char of[] = "shouldertlmba SW=1\n\f\xc3\xa9";
        struct misword *m = opened(*state);
        unsigned seed = 4;

        for (size_t i = 0; i < 20000; i++) {
                char from[40], to[41];
                size_t n = i % sizeof from;

                for (size_t k = 0; k < n; k++) {
                        seed = seed * 1103515245 + 12345;
                        from[k] = of[(seed >> 16) % (sizeof of - 1)];
                }
                memcpy(to, from, n);
                to[n] = '!';
                misword_mend(m, to, n);
                assert_int_equal(to[n], '!');
                for (size_t k = 0; k < n; k++)
                        if (from[k] != to[k])
                                assert_true(char_alpha(to[k]) &&
                                            from[k] > ' ');
        }
}

TEST_MAIN(TEST(words_are_put_right_and_others_stay),
          TEST(marks_and_space_stay))
