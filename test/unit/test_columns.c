/* test_columns.c - which lines of a page are two columns of prose, and that
 * no word is lost in putting them one below the other. */
#include "test.h"

#include "intake/columns.h"

static const char prose[] =
        "              SPINE CLINIC\n"
        "Date: 01/02/2015        Account: 77-1\n"
        "\n"
        "History                          Complaints\n"
        "The worker fell from a low       The pain is worse in the\n"
        "ladder and twisted the left      morning and goes down to\n"
        "knee. It swelled at once.        the foot on the left side.\n"
        "Treatment                        Medicines\n"
        "Six visits of therapy were       Naproxen is taken twice a\n"
        "attended with some benefit,      day with food, and it is\n"
        "as the log shows.                tolerated.\n"
        "Plan: six more visits of therapy for the knee, and naproxen.\n";

static void columns_of_prose_are_read_one_after_the_other(void **state)
{
        assert_str(columns_unfold(*state, str_from(prose)),
                "              SPINE CLINIC\n"
                "Date: 01/02/2015        Account: 77-1\n"
                "\n"
                "History\n"
                "The worker fell from a low\n"
                "ladder and twisted the left\n"
                "knee. It swelled at once.\n"
                "Complaints\n"
                "The pain is worse in the\n"
                "morning and goes down to\n"
                "the foot on the left side.\n"
                "Treatment\n"
                "Six visits of therapy were\n"
                "attended with some benefit,\n"
                "as the log shows.\n"
                "Medicines\n"
                "Naproxen is taken twice a\n"
                "day with food, and it is\n"
                "tolerated.\n"
                "Plan: six more visits of therapy for the knee, and "
                "naproxen.\n");
}

static void rows_that_belong_together_stay(void **state)
{
        static const char *const page[] = {
                "Name:        Pat Example          Claim:      12-3\n"
                "Employer:    A Mill               Adjuster:   none\n"
                "Injury:      a fall at work       Body part:  knee\n",
                "Date        Medicine and how      Prescriber\n"
                "01/02/2015  naproxen 500 mg one   Dr. Example\n"
                "            tablet twice a day    of the clinic\n"
                "02/03/2015  ibuprofen 600 mg one  Dr. Example\n"
                "            tablet with meals     of the clinic\n",
                ("One paragraph, as it was typed, with  two blanks here\n"
                 "and no more columns than this, to the end of it all.\n"),
                "", "\n\n", "one line"
        };

        for (size_t i = 0; i < sizeof page / sizeof *page; i++)
                assert_true(str_eq(columns_unfold(*state, str_from(page[i])),
                                   str_from(page[i])));
}

/* Each line begins a block that breaks off at the page's end; what is no page
 * of paper is not looked at, for that takes the square of its lines. */
static void a_page_of_100000_lines_stays(void **state)
{
        static const char line[] = "Seen Again On         Seen Again On\n";
        enum { LINES = 100000 };
        char *p = arena_bytes(*state, LINES * (sizeof line - 1));
        str page = str_of(p, LINES * (sizeof line - 1));

        for (int i = 0; i < LINES; i++)
                memcpy(p + (size_t)i * (sizeof line - 1), line,
                       sizeof line - 1);
        assert_ptr_equal(columns_unfold(*state, page).p, page.p);
}

/* Characters that are no blanks, counted. */
static void ink(str text, size_t count[256])
{
        for (size_t i = 0; i < text.n; i++)
                if (!char_space(text.p[i]))
                        count[(unsigned char)text.p[i]]++;
}

static void no_character_is_lost_whatever_the_page(void **state)
{
        static const char piece[] = "ab C.,:\n  \xc3\xa9   \n x";
        uint32_t seed = 7;

        for (int round = 0; round < 3000; round++) {
                char page[400];
                size_t before[256] = { 0 }, after[256] = { 0 }, n;

                n = (size_t)round % sizeof page;
                for (size_t i = 0; i < n; i++) {
                        seed = seed * 1664525 + 1013904223;
                        page[i] = round % 2
                                  ? prose[(i + (seed >> 28 ? 0 : 7)) %
                                          (sizeof prose - 1)]
                                  : piece[(seed >> 16) % (sizeof piece - 1)];
                }
                ink(str_of(page, n), before);
                ink(columns_unfold(*state, str_of(page, n)), after);
                assert_memory_equal(before, after, sizeof before);
        }
}

TEST_MAIN(TEST(columns_of_prose_are_read_one_after_the_other),
          TEST(rows_that_belong_together_stay),
          TEST(a_page_of_100000_lines_stays),
          TEST(no_character_is_lost_whatever_the_page))
