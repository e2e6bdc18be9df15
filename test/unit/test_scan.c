/* test_scan.c - a drawn page made ready: how far it lies askew, what is taken
 * out of it, how large it comes back. Pictures are drawn here. */
#include "test.h"

#include "intake/rule.h"
#include "intake/scan.h"

enum { WIDE = 850, HIGH = 1100, DPI = 100, INK = 0, PAPER = 255 };

static unsigned char *paper(arena *a)
{
        unsigned char *p = (unsigned char *)arena_bytes(a, WIDE * HIGH);

        memset(p, PAPER, WIDE * HIGH);
        return p;
}

static void mark(unsigned char *p, size_t x, size_t y, size_t w, size_t h)
{
        for (size_t i = y; i < y + h; i++)
                memset(p + i * WIDE + x, INK, w);
}

/* Lines of letters of several widths, which fall by `fall` rows a column. */
static struct gray text(arena *a, double fall)
{
        unsigned char *p = paper(a);

        for (size_t y = 100; y < 1000; y += 18)
                for (size_t x = 70, k = 0; x < 770; x += 5 + k * 3 % 4, k++) {
                        double at = (double)y + (double)x * fall + 0.5;

                        if (k % 7)
                                mark(p, x, (size_t)at, 1 + k % 3, 7);
                }
        return (struct gray){ p, WIDE, HIGH };
}

/* tan: of a tenth of a degree, by so many; near enough below three degrees. */
static double fall_of(int tenths) { return tenths * 0.0017453; }

static void a_skew_is_found_to_a_tenth(void **state)
{
        for (int t = -25; t <= 25; t += 5) {
                struct gray g = text(*state, fall_of(t));
                int found = scan_skew(*state, &g);

                assert_in_range(found + 100, t + 99, t + 101);
        }
}

static void what_has_no_lines_is_not_turned(void **state)
{
        unsigned char *p = paper(*state);
        struct gray g = { p, WIDE, HIGH };

        assert_int_equal(scan_skew(*state, &g), 0);
        for (unsigned i = 0, seed = 4; i < 40000; i++) {
                seed = seed * 1103515245 + 12345;
                p[(seed >> 8) % (WIDE * HIGH)] = INK;
        }
        assert_int_equal(scan_skew(*state, &g), 0);
        memset(p, INK, WIDE * HIGH);
        assert_int_equal(scan_skew(*state, &g), 0);
}

static size_t ink(const unsigned char *p, size_t x, size_t y, size_t w,
                  size_t h)
{
        size_t n = 0;

        for (size_t j = y; j < y + h; j++)
                for (size_t i = x; i < x + w; i++)
                        n += p[j * WIDE + i] != PAPER;
        return n;
}

static struct rule_ask asked(double fall)
{
        return (struct rule_ask){ WIDE, HIGH, 128, PAPER, DPI, DPI, fall };
}

static void rules_go_and_letters_stay(void **state)
{
        struct rule_ask ask = asked(0);
        unsigned char *p = paper(*state);
        const unsigned char *out;

        mark(p, 100, 200, 500, 2);              /* a table's corner */
        mark(p, 100, 200, 2, 300);
        mark(p, 400, 0, 1, HIGH);               /* a scanner's streak */
        mark(p, 200, 300, 60, 2);               /* a long dash */
        mark(p, 300, 190, 3, 20);               /* a stem through the rule */
        mark(p, 150, 250, 1, 1);                /* a point */
        mark(p, 500, 600, 200, 30);             /* a bar */
        out = rules_erased(*state, p, &ask);
        assert_int_equal(ink(out, 90, 195, 200, 20), 0);
        assert_int_equal(ink(out, 90, 195, 20, 310), 0);
        assert_int_equal(ink(out, 395, 0, 10, HIGH), 0);
        assert_int_equal(ink(out, 200, 300, 60, 2), 120);
        assert_int_equal(ink(out, 300, 190, 3, 20), 60);
        assert_int_equal(ink(out, 150, 250, 1, 1), 1);
        assert_int_equal(ink(out, 500, 600, 200, 30), 6000);
        assert_int_equal(ink(p, 400, 0, 1, HIGH), HIGH);
}

static void rules_are_followed_with_the_page(void **state)
{
        struct rule_ask ask = asked(0.03);
        unsigned char *p = paper(*state);

        for (size_t i = 0; i < 600; i++)
                if (i % 50)                     /* broken by a fax */
                        mark(p, 100 + i, 300 + i * 3 / 100, 1, 2);
        assert_int_equal(ink(rules_erased(*state, p, &ask), 0, 0, WIDE, HIGH),
                         0);
}

static struct gray made_ready(arena *a, const struct gray *g, unsigned across,
                              unsigned down, unsigned *dpi)
{
        struct gray out = { 0 };
        str pgm;

        assert_true(scan_ready(a, g, across, down, &pgm, dpi));
        assert_true(gray_read(pgm, &out));
        return out;
}

static void a_page_turned_back_is_level_and_as_large(void **state)
{
        struct gray g = text(*state, fall_of(18)), out;
        unsigned dpi;

        out = made_ready(*state, &g, 300, 300, &dpi);
        assert_int_equal(out.width, WIDE);
        assert_int_equal(out.height, HIGH);
        assert_int_equal(dpi, 300);
        assert_int_equal(scan_skew(*state, &out), 0);
        assert_int_equal(out.at[0], PAPER);
}

static void a_coarse_page_is_enlarged_and_a_fax_righted(void **state)
{
        struct gray g = text(*state, 0), out;
        unsigned dpi;

        out = made_ready(*state, &g, 100, 100, &dpi);
        assert_int_equal(out.width, 2 * WIDE);
        assert_int_equal(out.height, 2 * HIGH);
        assert_int_equal(dpi, 200);
        out = made_ready(*state, &g, 200, 100, &dpi);
        assert_int_equal(out.width, WIDE);
        assert_int_equal(out.height, 2 * HIGH);
        assert_int_equal(dpi, 200);
}

static void a_fine_level_page_is_left_alone(void **state)
{
        struct gray g = text(*state, 0);
        unsigned dpi;
        str out;

        assert_false(scan_ready(*state, &g, 300, 300, &out, &dpi));
}

/* The grid of a table: with it tesseract says nothing of what it holds. */
static void a_fine_page_loses_its_grid(void **state)
{
        struct gray g = text(*state, 0), out;
        unsigned char *p = (unsigned char *)(size_t)g.at;
        unsigned dpi;

        for (size_t y = 10; y < 400; y += 97)
                mark(p, 100, y, 500, 2);
        out = made_ready(*state, &g, 300, 300, &dpi);
        assert_int_equal(out.width, WIDE);
        assert_int_equal(dpi, 300);
        assert_int_equal(ink(out.at, 100, 10, 500, 2), 0);
}

/* A page must not count as read where lines of it stand in no word. */
static void lines_outside_all_words_are_seen(void **state)
{
        struct gray g = text(*state, 0);        /* from row 100 to 1000 */
        unsigned char *p = paper(*state);
        struct gray_box all = { 70, 100, 700, 900 };
        struct gray_box upper = { 70, 100, 700, 450 };
        struct gray_box far = { 1 << 19, 1 << 19, 1 << 19, 1 << 19 };
        struct gray stamped = { p, WIDE, HIGH };

        assert_int_equal(gray_outside(*state, &g, 100, &all, 1), 0);
        assert_in_range(gray_outside(*state, &g, 100, &upper, 1), 20, 40);
        assert_in_range(gray_outside(*state, &g, 100, NULL, 0), 45, 75);
        assert_in_range(gray_outside(*state, &g, 100, &far, 1), 45, 75);
        mark(p, 500, 200, 150, 60);             /* a stamp, a logo */
        assert_int_equal(gray_outside(*state, &stamped, 100, NULL, 0), 0);
}

static void dots_that_stand_alone_go(void **state)
{
        unsigned char *p = paper(*state);
        struct gray g = { p, WIDE, HIGH }, out;
        unsigned dpi;

        mark(p, 100, 500, 300, 20);
        for (size_t y = 3; y < 90; y += 3)      /* paper, hardly gray */
                for (size_t x = 3; x + 3 < WIDE; x += 3)
                        mark(p, x, y, 1, 1);
        out = made_ready(*state, &g, 300, 300, &dpi);
        assert_int_equal(out.width, WIDE);
        assert_int_equal(ink(out.at, 0, 0, WIDE, 90), 0);
        assert_true(ink(out.at, 90, 490, 320, 40) >= 6000);
}

static void any_picture_goes_in(void **state)
{
        unsigned seed = 4;

        for (size_t i = 0; i < 300; i++) {
                size_t w = i % 17 + 1, h = i / 17 * 3 + 1;
                unsigned char *p = (unsigned char *)arena_bytes(*state, w * h);
                struct gray g = { p, w, h };
                unsigned dpi;

                for (size_t k = 0; k < w * h; k++) {
                        seed = seed * 1103515245 + 12345;
                        p[k] = (unsigned char)(seed >> 16);
                }
                made_ready(*state, &g, (unsigned)(i % 90 + 1), 90, &dpi);
        }
}

TEST_MAIN(TEST(a_skew_is_found_to_a_tenth),
          TEST(what_has_no_lines_is_not_turned),
          TEST(rules_go_and_letters_stay),
          TEST(rules_are_followed_with_the_page),
          TEST(a_page_turned_back_is_level_and_as_large),
          TEST(a_coarse_page_is_enlarged_and_a_fax_righted),
          TEST(a_fine_level_page_is_left_alone),
          TEST(a_fine_page_loses_its_grid),
          TEST(lines_outside_all_words_are_seen),
          TEST(dots_that_stand_alone_go), TEST(any_picture_goes_in))
