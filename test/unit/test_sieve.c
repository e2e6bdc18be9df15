/* test_sieve.c - where a damaged phrase may begin: never refused where the
 * table of edits finds it, and seldom granted where it is not. */
#include "test.h"

#include "base/buf.h"
#include "letter/sieve.h"

static const str phrases[] = {
        STR("Decision rationale:"), STR("hour"), STR("Upheld"),
        STR("Board Certified in"), STR("MAXIMUS guideline:"),
        STR("and is licensed to practice in"), STR("Cornell rn cl vv li"),
        STR("The Physician Reviewer based his/her decision on the words of")
};

enum { PHRASES = sizeof phrases / sizeof *phrases, ROUNDS = 4000 };

static unsigned next(uint64_t *state)
{
        *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
        return (unsigned)(*state >> 33);
}

/* The phrase between other words, with a few letters lost, doubled, parted
 * or taken for others. */
static str damaged(arena *a, str phrase, uint64_t *seed)
{
        static const char other[] = "0l1mnaeo.,:; '*\n";
        buf b = buf_open(a, 4096);

        buf_add(&b, S("of it. "));
        for (size_t i = 0; i < phrase.n; i++)
                switch (next(seed) % 24) {
                case 0:
                        break;
                case 1:
                        buf_char(&b, phrase.p[i]);
                        buf_char(&b, phrase.p[i]);
                        break;
                case 2:
                        buf_char(&b, other[next(seed) % (sizeof other - 1)]);
                        break;
                case 3:
                        buf_char(&b, other[next(seed) % (sizeof other - 1)]);
                        buf_char(&b, phrase.p[i]);
                        break;
                case 4:
                        buf_add(&b, phrase.p[i] == 'm' ? S("rn") :
                                    phrase.p[i] == 'd' ? S("cl") :
                                    str_of(phrase.p + i, 1));
                        break;
                default:
                        buf_char(&b, phrase.p[i]);
                }
        buf_add(&b, S(" what stands behind"));
        return buf_str(&b);
}

static void grants_what_the_table_finds(void **state)
{
        uint64_t seed = 1;
        size_t found = 0;

        for (size_t i = 0; i < ROUNDS; i++) {
                str phrase = phrases[i % PHRASES];
                str t = damaged(*state, phrase, &seed);
                const struct sieve *s = sieve_open(*state, t, 0, t.n);
                struct sieve_phrase p;
                unsigned cost;

                sieve_phrase(&p, phrase);
                for (size_t k = 0; k < s->n_words; k++) {
                        if (!near_at(t, s->word[k].at, phrase, NEAR_USUAL,
                                     &cost))
                                continue;
                        found++;
                        if (!sieve_may(s, &s->word[k], &p))
                                fail_msg("round %zu: refused at %zu: "FMT, i,
                                         s->word[k].at, ARG(t));
                }
                arena_reset(*state);
        }
        assert_true(found > ROUNDS / 4);
}

static void refuses_prose(void **state)
{
        str t = S("The records show a man of forty who lifted a case at work "
                  "and felt pain of the low back. He had six visits of "
                  "therapy, two kinds of tablets and an injection; none of "
                  "them lasted. The plan is for another six visits.");
        const struct sieve *s = sieve_open(*state, t, 0, t.n);
        struct sieve_phrase p;
        size_t granted = 0;

        for (size_t i = 0; i < PHRASES; i++) {
                sieve_phrase(&p, phrases[i]);
                for (size_t k = 0; k < s->n_words; k++)
                        granted += sieve_may(s, &s->word[k], &p);
        }
        assert_true(s->n_words > 40);
        assert_true(granted * 20 < s->n_words * PHRASES);
}

static void words_of_a_part(void **state)
{
        str t = S("one two, (three) four");
        const struct sieve *s = sieve_open(*state, t, 4, 16);
        struct sieve_phrase p;

        assert_int_equal(s->word[0].at, 4);
        assert_non_null(sieve_at(s, 10));
        assert_null(sieve_at(s, 5));
        assert_null(sieve_at(s, 17));
        sieve_phrase(&p, S("three"));
        assert_true(sieve_any(s, 4, 16, &p));
        assert_false(sieve_any(s, 4, 9, &p));
        s = sieve_open(*state, t, 4, 4);
        assert_int_equal(s->n_words, 0);
}

TEST_MAIN(TEST(grants_what_the_table_finds), TEST(refuses_prose),
          TEST(words_of_a_part))
