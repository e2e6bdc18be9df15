/* test_picture.c - headers of pictures, good and bad; that the PDF made of a
 * page draws the picture again is for test/pages. */
#include "test.h"

#include "intake/picture.h"

static struct picture seen(arena *a, str bytes)
{
        struct picture p = { 0 };
        err e = { 0 };

        if (picture_read(a, S("x"), bytes, &p, &e))
                fail_msg("%s", e.text);
        return p;
}

static const char *refused(arena *a, str bytes, rc code)
{
        struct picture p;
        err *e = NEW(a, err);

        assert_int_equal(picture_read(a, S("x"), bytes, &p, e), code);
        return e->text;
}

#define PNG "\x89PNG\r\n\x1a\n"
#define IHDR(w, h, rest) "\0\0\0\x0dIHDR" w h rest "crc!"
#define IDAT "\0\0\0\2IDATxxcrc!"

static void a_png_says_its_size(void **state)
{
        struct picture p = seen(*state, S(
                PNG IHDR("\0\0\6\xa4", "\0\0\x8\x98", "\x8\0\0\0\0")
                "\0\0\0\x9pHYs\0\0\x1e\xc3\0\0\x1e\xc3\1crc!" IDAT));

        assert_int_equal(p.n, 1);
        assert_int_equal(p.page->width, 1700);
        assert_int_equal(p.page->height, 2200);
        assert_true(p.page->across > 199 && p.page->across < 201);
        assert_int_equal(p.page->why.n, 0);
        p = seen(*state, S(PNG IHDR("\0\0\xea\x60", "\0\0\xea\x60",
                                    "\x8\2\0\0\0") IDAT));
        assert_str(p.page->why, "a picture of more than 150 million pixels");
        p = seen(*state, S(PNG IHDR("\0\0\0\1", "\0\0\0\0", "\x8\2\0\0\0")
                           IDAT));
        assert_str(p.page->why, "a picture without size");
        p = seen(*state, S(PNG IHDR("\0\0\0\1", "\0\0\0\1", "\x8\2\0\0\1")
                           IDAT));
        assert_str(p.page->why, "an interlaced PNG; save it without that");
        refused(*state, S(PNG IHDR("\0\0\0\1", "\0\0\0\1", "\x8\3\0\0\0")
                          IDAT), ERR_INPUT);
        refused(*state, S(PNG), ERR_INPUT);
        refused(*state, S(PNG "\xff\xff\xff\xffIDAT"), ERR_INPUT);
}

static void a_jpeg_says_its_size_and_turn(void **state)
{
        struct picture p = seen(*state, S(
                "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\0\x96\0\x96\0\0"
                "\xff\xe1\0\x22" "Exif\0\0MM\0*\0\0\0\x8\0\1\1\x12\0\3\0\0"
                "\0\1\0\6\0\0\0\0\0\0"
                "\xff\xc0\0\x11\x8\x4\xb0\x6\x40\3\1\"\0\2\x11\1\3\x11\1"));

        assert_int_equal(p.page->width, 1600);
        assert_int_equal(p.page->height, 1200);
        assert_int_equal(p.page->turn, 90);
        assert_true(p.page->across == 150);
        refused(*state, S("\xff\xd8\xff\xe0\0\x10JFIF"), ERR_INPUT);
        refused(*state, S("\xff\xd8\xff\xc0\0\0"), ERR_INPUT);
}

/* A directory at 8 of these entries, and the next one. */
#define TIFF(n, entries, next) "II*\0\x8\0\0\0" n "\0" entries next
#define SHORT(tag, v) tag "\1\3\0\1\0\0\0" v "\0\0"
#define WIDE SHORT("\0", "\xe8\3")
#define HIGH SHORT("\1", "\xe8\3")

static void a_tiff_has_pages_to_its_end(void **state)
{
        struct picture p = seen(*state, S(TIFF("\3", WIDE HIGH
                                SHORT("\x11", "\x8\0"), "\0\0\0\0")));

        assert_int_equal(p.n, 1);
        assert_int_equal(p.page->width, 1000);
        assert_int_equal(p.page->piece.n, 1);
        assert_int_equal(p.page->why.n, 0);
        assert_int_equal(p.page->piece.at[0].height, 1000);
        /* a circle of directories */
        assert_non_null(strstr(refused(*state, S(TIFF("\1", WIDE,
                                       "\x8\0\0\0")), ERR_LIMIT), "circle"));
        refused(*state, S("II*\0\0\0\0\0"), ERR_INPUT);
        refused(*state, S("MM\0*\xff\xff\xff\xff"), ERR_INPUT);
        /* more entries than bytes; a packing nobody knows */
        p = seen(*state, S(TIFF("\xff", WIDE, "")));
        assert_true(p.page->why.n > 0);
        p = seen(*state, S(TIFF("\4", WIDE HIGH SHORT("\3", "\x99\x99")
                                SHORT("\x11", "\x8\0"), "\0\0\0\0")));
        assert_str(p.page->why, "a TIFF packed in a rare way; print it to a "
                                "PDF");
}

#define LONG(tag, v) tag "\1\4\0\1\0\0\0" v

static void a_tiff_may_claim_anything(void **state)
{
        /* a palette for samples of 2^31 bits, and of 64 */
        struct picture p = seen(*state, S(TIFF("\5", WIDE HIGH
                                LONG("\2", "\0\0\0\x80") SHORT("\6", "\3\0")
                                SHORT("\x11", "\x8\0"), "\0\0\0\0")));

        assert_int_equal(p.page->kind.n, 0);
        assert_true(p.page->why.n > 0);
        p = seen(*state, S(TIFF("\5", WIDE HIGH SHORT("\2", "\x40\0")
                                SHORT("\6", "\3\0") SHORT("\x11", "\x8\0"),
                                "\0\0\0\0")));
        assert_int_equal(p.page->kind.n, 0);
}

static void a_page_becomes_a_pdf(void **state)
{
        struct picture p = seen(*state, S(TIFF("\3", WIDE HIGH
                                SHORT("\x11", "\x8\0"), "\0\0\0\0")));
        str pdf = picture_pdf(*state, p.page);

        assert_true(str_starts(pdf, S("%PDF-1.5")));
        assert_true(str_ends(pdf, S("%%EOF\n")));
        assert_int_equal((int)p.page->down, 90);        /* eleven inches */
        assert_true(str_find(pdf, S("/Decode [1 0 ]"), 0) != STR_NONE);
}

TEST_MAIN(TEST(a_png_says_its_size), TEST(a_jpeg_says_its_size_and_turn),
          TEST(a_tiff_has_pages_to_its_end),
          TEST(a_tiff_may_claim_anything), TEST(a_page_becomes_a_pdf))
