/* fuzz_html.c - any bytes as a page of HTML and as a text: good UTF-8 of one
 * page comes of it, or a message. PDFs are poppler's to fuzz. */
#include "base/utf8.h"
#include "intake/intake.h"

#include <stdlib.h>

static void one(arena *a, str name, str bytes)
{
        struct intake_ask ask = { .ocr = false };
        struct document d;
        err e = { 0 };

        if (intake_kind(name, bytes) == INTAKE_PDF)
                return;
        if (intake_text(a, name, bytes, &ask, &d, &e)) {
                if (!e.text[0] || (e.code != ERR_INPUT && e.code != ERR_LIMIT))
                        abort();
                return;
        }
        if (!utf8_valid(d.text) || d.text.n == 0 || d.pages == 0 ||
            d.pages_unread || memchr(d.text.p, '\r', d.text.n))
                abort();
        if (intake_kind(name, bytes) == INTAKE_HTML &&
            (d.pages != 1 || memchr(d.text.p, '\t', d.text.n) ||
             d.text.p[d.text.n - 1] != '\n'))
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        str text = str_of((const char *)bytes, size);

        if (setjmp(door.env) == 0) {
                door.open = true;
                one(&a, S("fuzz.html"), text);
                one(&a, S("fuzz.txt"), text);
        }
        arena_close(&a);
        return 0;
}
