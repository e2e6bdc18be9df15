/* fuzz_mail.c - any bytes as a mail, as a picture's file, as what tesseract
 * says, and as a page of the store: read or refused, never worse. Pictures
 * themselves are unpacked in the cage, not here. */
#include "base/utf8.h"
#include "intake/scan.h"
#include "intake/mail.h"
#include "intake/picture.h"
#include "intake/store.h"
#include "intake/words.h"

#include <stdlib.h>

static void mail(arena *a, str bytes)
{
        struct mail m;

        mail_read(a, bytes, &m);
        if (!utf8_valid(m.text) || m.n > MAIL_PARTS_MAX)
                abort();
        for (size_t i = 0; i < m.n; i++)
                if (m.part[i].bytes.n > bytes.n || !m.part[i].name.n)
                        abort();
}

static void picture(arena *a, str bytes)
{
        struct picture p;
        err e = { 0 };

        if (!picture_begins(bytes))
                return;
        if (picture_read(a, S("fuzz"), bytes, &p, &e)) {
                if (!e.text[0])
                        abort();
                return;
        }
        for (size_t i = 0; i < p.n && i < 10; i++)
                if (!p.page[i].why.n && !picture_pdf(a, &p.page[i]).n)
                        abort();
}

/* The ends of what a page may be drawn at, and a fax's two. */
static void drawn(arena *a, const struct gray *g)
{
        static const unsigned fine[][2] = {
                { 300, 300 }, { 204, 98 }, { 90, 90 }
        };
        struct gray ready;
        unsigned dpi;
        str out;

        gray_ink(a, g, 300);
        for (int i = 0; i < 3; i++)
                if (scan_ready(a, g, fine[i][0], fine[i][1], &out, &dpi) &&
                    !gray_read(out, &ready))
                        abort();
}

static void page(arena *a, str bytes)
{
        struct leaf leaf, again;
        size_t number, at = 0;
        struct words w;
        struct gray g;
        str by, record;
        int turn;

        words_read(a, bytes, &w);
        if (w.sound > w.letters || !(w.confidence >= 0 && w.confidence <= 1))
                abort();
        words_turn(bytes, &turn);
        if (gray_read(bytes, &g) && g.width * g.height < 1 << 22)
                drawn(a, &g);
        if (store_page(bytes, &number, &by, &leaf)) {
                str put = store_record(a, number, by, &leaf);

                if (!store_page(put, &number, &by, &again) ||
                    !str_eq(again.text, leaf.text))
                        abort();
        }
        while (host_shelf_next(bytes, &at, &record))
                if (record.p + record.n > bytes.p + bytes.n)
                        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)512 << 20, &door);
        str text = str_of((const char *)bytes, size);

        if (setjmp(door.env) == 0) {
                door.open = true;
                mail(&a, text);
                picture(&a, text);
                page(&a, text);
        }
        arena_close(&a);
        return 0;
}
