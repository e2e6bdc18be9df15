/* test_person.c - names, birth dates and claim numbers as a clerk compares
 * them. All are invented. */
#include "test.h"

#include "casefile/person.h"

static void names_agree_in_any_order_and_spelling(void **state)
{
        static const char *const same[][2] = {
                { "Ana Quillfeather", "QUILLFEATHER, ANA" },
                { "Quillfeather, Ana M.", "Ana Quillfeather" },
                { "A. Quillfeather", "Quillfeather, Ana Maria" },
                { "Ana Quillfeather", "Anna Qui1lfeather" },
                { "Ana Quillfeather", "Ana Quilfeather" },
                { "Tomas De La Vega", "DELAVEGA TOMAS" },
                { "Rosa Pine-Marsh", "Rosa Pine Marsh" },
                { "Sean O'Brandt", "Obrandt, Sean" },
        };

        (void)state;
        for (size_t i = 0; i < sizeof same / sizeof *same; i++)
                if (name_like(str_from(same[i][0]), str_from(same[i][1])) !=
                    LIKE_SAME)
                        fail_msg("%s, %s", same[i][0], same[i][1]);
}

static void names_of_others_do_not(void **state)
{
        (void)state;
        assert_int_equal(name_like(S("Ana Quillfeather"),
                                   S("Bruno Ostermark")), LIKE_ANOTHER);
        assert_int_equal(name_like(S("Ana Quillfeather"),
                                   S("Ana Ostermark")), LIKE_PART);
        assert_int_equal(name_like(S("Ana Quillfeather"),
                                   S("Quillfeather, Bruno")), LIKE_PART);
        /* one family name of two words */
        assert_int_equal(name_like(S("Olga Pine-Marsh"),
                                   S("Vincent Pine-Marsh")), LIKE_PART);
        assert_int_equal(name_like(S("Ana De La Vega"),
                                   S("DE LA VEGA, TOMAS")), LIKE_PART);
        assert_int_equal(name_like(S("Nathan Garden"),
                                   S("Maris Nguyen-Tran")), LIKE_ANOTHER);
        assert_int_equal(name_like(S("A Q"), S("B O")), LIKE_NOT);
        assert_int_equal(name_like(S(""), S("")), LIKE_NOT);
}

static void a_namesake_has_another_given_name(void **state)
{
        static const struct { const char *a, *b; bool is; } row[] = {
                { "Ana Quillfeather", "Quillfeather, Bruno", true },
                { "Ana De La Vega", "Bruno De La Vega", true },
                { "Ana Pine-Marsh", "PINE-MARSH, BRUNO T", true },
                { "Ana Quillfeather", "Ana Ostermark", false },
                { "Ana Quillfeather", "A. Quillfeather", false },
                { "Rosa M. Quillfeather", "Maria Quillfeather", false },
                { "Ana Quillfeather", "Aria Quillfeather", false },
                { "Ana Quillfeather", "Quillfeather", false },
                { "", "", false },
        };

        (void)state;
        for (size_t i = 0; i < sizeof row / sizeof *row; i++)
                if (name_namesake(str_from(row[i].a), str_from(row[i].b)) !=
                    row[i].is)
                        fail_msg("%s, %s", row[i].a, row[i].b);
}

static date day(const char *iso)
{
        date d = DATE_NONE;

        assert_true(date_parse_iso(str_from(iso), &d));
        return d;
}

static void birth_dates_compare_by_their_figures(void **state)
{
        (void)state;
        assert_int_equal(birth_like(day("1965-03-04"), day("2065-03-04")),
                         LIKE_SAME);
        assert_int_equal(birth_like(day("1965-03-04"), day("1966-03-04")),
                         LIKE_PART);
        assert_int_equal(birth_like(day("1965-03-04"), day("1965-04-03")),
                         LIKE_PART);
        assert_int_equal(birth_like(day("1965-03-04"), day("1965")),
                         LIKE_PART);
        assert_int_equal(birth_like(day("1965-03-04"), day("1981-11-20")),
                         LIKE_ANOTHER);
        assert_int_equal(birth_like(DATE_NONE, day("1981-11-20")), LIKE_PART);
}

static void claim_numbers_compare_without_dress(void **state)
{
        (void)state;
        assert_int_equal(claim_like(S("WC-004417-88"), S("wc 4417 88")),
                         LIKE_SAME);
        assert_int_equal(claim_like(S("30155082"), S("3O155OB2")), LIKE_SAME);
        assert_int_equal(claim_like(S("30155082"), S("30155082-0001")),
                         LIKE_SAME);
        assert_int_equal(claim_like(S("30155082"), S("30155083")), LIKE_PART);
        assert_int_equal(claim_like(S("30155082"), S("77410936")),
                         LIKE_ANOTHER);
        assert_int_equal(claim_like(S("--"), S("77410936")), LIKE_PART);
}

static void edits_are_counted_up_to_a_most(void **state)
{
        (void)state;
        assert_int_equal(edits(S("kitten"), S("sitting"), 9), 3);
        assert_int_equal(edits(S("kitten"), S("sitting"), 2), 3);
        assert_int_equal(edits(S(""), S("abc"), 9), 3);
        assert_int_equal(edits(S("abc"), S("abc"), 0), 0);
}

/* The table of edits, cell by cell. */
static size_t edits_plain(const char *a, size_t n, const char *b, size_t m)
{
        size_t row[65];

        for (size_t k = 0; k <= m; k++)
                row[k] = k;
        for (size_t i = 1; i <= n; i++) {
                size_t corner = row[0];

                row[0] = i;
                for (size_t k = 1; k <= m; k++) {
                        size_t d = corner + (a[i - 1] != b[k - 1]);

                        corner = row[k];
                        d = d < row[k] + 1 ? d : row[k] + 1;
                        row[k] = d < row[k - 1] + 1 ? d : row[k - 1] + 1;
                }
        }
        return row[m];
}

static void edits_are_those_of_the_table(void **state)
{
        uint32_t seed = 5;
        char a[64], b[64];

        (void)state;
        for (int round = 0; round < 20000; round++) {
                size_t n = (seed = seed * 1664525u + 1013904223u) >> 26;
                size_t m = (seed = seed * 1664525u + 1013904223u) >> 26;

                n += round % 8 == 0 && n == 63;         /* 64, too */
                for (size_t i = 0; i < 64; i++) {
                        seed = seed * 1664525u + 1013904223u;
                        a[i] = "aab\xe9"[seed >> 30];
                        b[i] = "abbc"[seed >> 28 & 3];
                }
                assert_int_equal(edits(str_of(a, n), str_of(b, m), 64),
                                 edits_plain(a, n, b, m));
                assert_int_equal(edits(str_of(a, n), str_of(b, m), 5) > 5,
                                 edits_plain(a, n, b, m) > 5);
        }
}

/* Words with a letter put in, left out or changed here and there. */
static str slipped(char *room, str s, uint32_t *seed)
{
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++) {
                uint32_t roll = *seed = *seed * 1664525u + 1013904223u;

                if (roll >> 28 != 0)
                        room[n++] = s.p[i];
                if (roll >> 28 < 2)
                        room[n++] = "aeOr1-' "[roll >> 24 & 7];
        }
        return str_of(room, n);
}

static void words_passed_over_share_no_name(void **state)
{
        static const str name[] = {
                STR("Pine-Marsh, Jo"), STR("Ana M. Quillfeather"),
                STR("O'Dell, Timothea"), STR("De La Roza, Luis Ed"),
                STR("Orr, Bo Lee") };
        size_t held = 0;
        uint32_t seed = 7;

        (void)state;
        for (int round = 0; round < 20000; round++) {
                str n = name[round % 5], rest = n;
                struct name_letters l = name_letters(n);
                unsigned may = 0;
                size_t words = 0;
                char room[64];
                str s = slipped(room, name[round / 5 % 5], &seed);

                for (rest = s; rest.n;)
                        may |= name_may_be(&l, str_word(&rest));
                for (; may; may &= may - 1)
                        words++;
                assert_true(name_shared(n, s) <= words);
                held += name_shared(n, s) > 1;
        }
        assert_true(held > 1000);
}

TEST_MAIN(TEST(names_agree_in_any_order_and_spelling),
          TEST(names_of_others_do_not),
          TEST(a_namesake_has_another_given_name),
          TEST(birth_dates_compare_by_their_figures),
          TEST(claim_numbers_compare_without_dress),
          TEST(edits_are_counted_up_to_a_most),
          TEST(edits_are_those_of_the_table),
          TEST(words_passed_over_share_no_name))
