/* test_recognise.c - around recognition, without a program run: what a drawn
 * page shows, what tesseract says of it, and the store of pages. */
#include "test.h"

#include <unistd.h>

#include "host/host.h"
#include "intake/gray.h"
#include "intake/store.h"
#include "intake/words.h"

/* ---- The drawn page ----------------------------------------------------- */

enum { WIDE = 850, HIGH = 1100, DPI = 100 };

static struct gray paper(arena *a, int level)
{
        unsigned char *p = (unsigned char *)arena_bytes(a, WIDE * HIGH);

        memset(p, level, WIDE * HIGH);
        return (struct gray){ p, WIDE, HIGH };
}

static void mark(const struct gray *g, size_t x, size_t y, size_t w, size_t h)
{
        unsigned char *p = (unsigned char *)(size_t)g->at;

        for (size_t i = y; i < y + h; i++)
                memset(p + i * g->width + x, 20, w);
}

static void a_blank_page_is_told_by_its_ink(void **state)
{
        struct gray g = paper(*state, 230);

        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_BLANK);
        for (size_t i = 0; i < 2000; i++)       /* the specks of a fax */
                mark(&g, i * 7919 % (WIDE - 2), i * 104729 % (HIGH - 2), 1,
                     1);
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_BLANK);
        mark(&g, 400, 0, 2, HIGH);              /* a scanner's streak */
        mark(&g, 40, 500, 14, 14);              /* a hole */
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_BLANK);
        for (size_t i = 0; i < 12; i++)         /* a word */
                mark(&g, 200 + i * 8, 300, 4, 10);
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_INKED);
        g = paper(*state, 30);
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_BLACK);
        g = paper(*state, 255);
        mark(&g, 0, 0, WIDE, HIGH * 3 / 4);
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_BLACK);
}

static void a_shade_over_the_page_is_not_blank(void **state)
{
        struct gray g = paper(*state, 240);
        unsigned char *p = (unsigned char *)(size_t)g.at;

        for (size_t y = 200; y < 900; y++)      /* a band at the fold */
                memset(p + y * WIDE, 215, 60);
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_BLANK);
        for (size_t y = 200; y < 900; y++)      /* print, smeared */
                memset(p + y * WIDE + 100, 222, 500);
        assert_int_equal(gray_ink(*state, &g, DPI), GRAY_INKED);
}

static void a_page_turns(void **state)
{
        struct gray g, back;

        assert_true(gray_read(S("P5\n3 2\n255\nabcdef"), &g));
        assert_str(gray_turned(*state, &g, 90), "P5\n2 3\n255\ndaebfc");
        assert_str(gray_turned(*state, &g, 180), "P5\n3 2\n255\nfedcba");
        assert_str(gray_turned(*state, &g, 270), "P5\n2 3\n255\ncfbead");
        assert_true(gray_read(gray_turned(*state, &g, 90), &back));
        assert_int_equal(back.width, 2);
        assert_false(gray_read(S("P5\n3 2\n255\nabcde"), &g));
        assert_false(gray_read(S("P5\n3 0\n255\n"), &g));
        assert_false(gray_read(S("P6\n1 1\n255\nabc"), &g));
        assert_false(gray_read(S("P5\n99999999 99999999\n255\nabc"), &g));
}

/* ---- What tesseract says ------------------------------------------------ */

#define HEAD "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\t" \
             "top\twidth\theight\tconf\ttext\n"

static void words_have_a_confidence_by_their_length(void **state)
{
        struct words w;

        words_read(*state, S(HEAD "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n"
                             "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\tknee\n"
                             "5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t30.5\t~~\n"
                             "knee ~~\n\f"), &w);
        assert_str(w.text, "knee ~~\n");
        assert_int_equal(w.letters, 6);
        assert_int_equal(w.sound, 4);
        assert_true(w.confidence > 0.70 && w.confidence < 0.71);
        words_read(*state, S(HEAD), &w);
        assert_int_equal(w.letters, 0);
        assert_true(w.confidence == 0);
        words_read(*state, S("a\tb\n5\t1"), &w);
        assert_str(w.text, "a\tb\n5\t1");
}

static void a_turn_must_be_sure(void **state)
{
        int turn = 0;

        (void)state;
        assert_true(words_turn(S("Orientation in degrees: 90\nRotate: 270\n"
                                 "Orientation confidence: 12.5\n"), &turn));
        assert_int_equal(turn, 270);
        assert_false(words_turn(S("Rotate: 270\nOrientation confidence: 0.4\n"
                                  ), &turn));
        assert_false(words_turn(S("Rotate: 45\nOrientation confidence: 9\n"),
                                &turn));
        assert_false(words_turn(S("Too few characters."), &turn));
}

/* ---- The store ---------------------------------------------------------- */

static void a_page_comes_back_from_its_record(void **state)
{
        struct leaf page = { .text = S("knee\npain\n"), .is = {
                .from = PAGE_RECOGNISED, .confidence = 0.5, .rotation = 90,
                .unread = true, .why = S("read badly") } }, back;
        str record = store_record(*state, 7, S("1 tesseract 5"), &page), by;
        size_t number;

        assert_true(store_page(record, &number, &by, &back));
        assert_int_equal(number, 7);
        assert_str(by, "1 tesseract 5");
        assert_str(back.text, "knee\npain\n");
        assert_str(back.is.why, "read badly");
        assert_true(back.is.unread && !back.is.blank);
        assert_int_equal(back.is.rotation, 90);
        assert_true(back.is.confidence == 0.5);
        assert_false(store_page(S("page 0 r 1 0 read x\n\n"), &number, &by,
                                &back));
        assert_false(store_page(S("page 1 r 1 45 read x\n\n"), &number, &by,
                                &back));
        assert_false(store_page(S("page 1 r 1 0 good x\n\n"), &number, &by,
                                &back));
        assert_false(store_page(S("page 1 r 1 0 read x\n\na\fb"), &number,
                                &by, &back));
        assert_false(store_page(S(""), &number, &by, &back));
}

static str file_at(arena *a, str path)
{
        str bytes = { 0 };
        err e;

        assert_int_equal(host_file(a, path, 1 << 20, &bytes, &e), OK);
        return bytes;
}

static size_t records(str bytes)
{
        size_t at = 0, n = 0;
        str one;

        while (host_shelf_next(bytes, &at, &one))
                n++;
        return n;
}

/* Cut anywhere, or with any byte changed: what comes out was put there. */
static void a_torn_shelf_loses_its_end_only(void **state)
{
        char folder[] = "/tmp/imr-test-XXXXXX";
        struct host_shelf *s;
        err e = { 0 };

        assert_non_null(mkdtemp(folder));
        str path = arena_fmt(*state, "%s/x.pages", folder), bytes;

        assert_int_equal(host_shelf_open(path, 0, &s, &e), OK);
        assert_true(host_shelf_add(s, S("one\n")));
        assert_true(host_shelf_add(s, S("")));
        assert_true(host_shelf_add(s, S("three")));
        struct host_shelf *other;

        assert_int_equal(host_shelf_open(path, 0, &other, &e), ERR_INPUT);
        host_shelf_close(s);
        bytes = file_at(*state, path);
        assert_int_equal(records(bytes), 3);
        for (size_t n = 0; n < bytes.n; n++) {
                char *p = (char *)(size_t)bytes.p;

                assert_true(records(str_slice(bytes, 0, n)) < 3);
                p[n] ^= 1;
                assert_true(records(bytes) < 3);
                p[n] ^= 1;
        }
        size_t keep = 0;
        str one;

        assert_true(host_shelf_next(bytes, &keep, &one));
        assert_int_equal(host_shelf_open(path, keep, &s, &e), OK);
        host_shelf_add(s, S("two"));
        host_shelf_close(s);
        bytes = file_at(*state, path);
        assert_int_equal(records(bytes), 2);
        unlink(arena_z(*state, path));

        /* what is no shelf, and what a link leads to, stays as it is */
        assert_int_equal(host_put(*state, path, S("mine"), true, &e), OK);
        assert_int_equal(host_shelf_open(path, 0, &s, &e), ERR_INPUT);
        assert_str(file_at(*state, path), "mine");
        str link = arena_fmt(*state, "%s/link", folder);

        assert_int_equal(symlink(arena_z(*state, path),
                                 arena_z(*state, link)), 0);
        assert_int_equal(host_shelf_open(link, 0, &s, &e), ERR_IO);
        assert_false(host_folder_make(link));
        unlink(arena_z(*state, link));
        unlink(arena_z(*state, path));
        rmdir(folder);
}

struct taken { size_t n, bytes, at; };

static void record_count(void *context, str record, size_t at)
{
        struct taken *t = context;

        t->n++;
        t->bytes += record.n;
        t->at = at;
}

/* More than a file may have that is read whole, and one torn record behind. */
static void a_large_shelf_is_read_piece_by_piece(void **state)
{
        enum { RECORDS = 70, BYTES = 1 << 20 };
        char folder[] = "/tmp/imr-test-XXXXXX", *big, back[3];
        struct taken t = { 0 };
        struct host_shelf *s;
        size_t good;
        err e = { 0 };

        assert_non_null(mkdtemp(folder));
        str path = arena_fmt(*state, "%s/x.pages", folder);

        big = arena_get(*state, 1, BYTES);
        assert_int_equal(host_shelf_open(path, 0, &s, &e), OK);
        for (int i = 0; i < RECORDS; i++) {
                big[0] = (char)i;
                assert_true(host_shelf_add(s, str_of(big, BYTES)));
        }
        assert_true(host_shelf_add(s, S("end")));
        host_shelf_close(s);
        assert_int_equal(host_shelf_walk(path, record_count, &t, &good, &e),
                         OK);
        assert_int_equal(t.n, RECORDS + 1);
        assert_int_equal(t.bytes, (size_t)RECORDS * BYTES + 3);
        assert_true(host_shelf_part(path, t.at, back, 3));
        assert_memory_equal(back, "end", 3);
        assert_int_equal(truncate(arena_z(*state, path), (off_t)good - 1), 0);
        t = (struct taken){ 0 };
        assert_int_equal(host_shelf_walk(path, record_count, &t, &good, &e),
                         OK);
        assert_int_equal(t.n, RECORDS);
        assert_int_equal(host_shelf_open(path, good, &s, &e), OK);
        assert_true(host_shelf_add(s, S("again")));
        host_shelf_close(s);
        assert_int_equal(host_shelf_walk(path, record_count, &t, &good, &e),
                         OK);
        assert_int_equal(t.n, RECORDS * 2 + 1);

        assert_int_equal(host_put(*state, path, S("mine"), true, &e), OK);
        assert_int_equal(host_shelf_walk(path, record_count, &t, &good, &e),
                         ERR_INPUT);
        unlink(arena_z(*state, path));
        assert_int_equal(host_shelf_walk(path, record_count, &t, &good, &e),
                         ERR_IO);
        assert_int_equal(good, 0);
        rmdir(folder);
}

TEST_MAIN(TEST(a_blank_page_is_told_by_its_ink),
          TEST(a_shade_over_the_page_is_not_blank), TEST(a_page_turns),
          TEST(words_have_a_confidence_by_their_length),
          TEST(a_turn_must_be_sure), TEST(a_page_comes_back_from_its_record),
          TEST(a_torn_shelf_loses_its_end_only),
          TEST(a_large_shelf_is_read_piece_by_piece))
