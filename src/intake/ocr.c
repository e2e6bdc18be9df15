/* ocr.c - the text of a scanned page: poppler's pdftoppm draws it, tesseract
 * reads the picture, each in its cage. Pictures are large, so each page has
 * an arena of its own, gone with it. */
#include "intake/inside.h"

#include "host/child.h"

#include <stdio.h>

enum {
        DRAW_SECONDS = 20, READ_SECONDS = 60,
        OCR_MEMORY = 1 << 30,
        PICTURE_MAX = 48 << 20,         /* bytes: more than A2 at 300 dpi */
        PAGE_TEXT_MAX = 1 << 20,
        PAGE_MEMORY = 256 << 20         /* a picture while it grows */
};

struct page { str name, pdf; size_t number; };

static rc page_draw(arena *a, const struct page *p, struct child_done *done,
                    err *e)
{
        char number[24];
        const char *argv[] = {
                "pdftoppm", "-gray", "-r", "300", "-f", number, "-l", number,
                "/proc/self/fd/0", NULL
        };
        struct child_ask ask = { argv, p->pdf, DRAW_SECONDS, OCR_MEMORY,
                                 PICTURE_MAX };
        rc r;

        snprintf(number, sizeof number, "%zu", p->number);
        r = child_run(a, &ask, done, e);
        return r == ERR_IO && !child_known(argv[0])
               ? program_missing(p->name, argv[0], "poppler-utils", e) : r;
}

/* Spaces between words are kept: they are the columns. */
static rc picture_read(arena *a, str name, str picture,
                       struct child_done *done, err *e)
{
        static const char *const argv[] = {
                "tesseract", "stdin", "stdout", "-l", "eng", "--dpi", "300",
                "--psm", "6",   /* one block: no columns seen in wide spaces */
                "-c", "preserve_interword_spaces=1", NULL
        };
        struct child_ask ask = { argv, picture, READ_SECONDS, OCR_MEMORY,
                                 PAGE_TEXT_MAX };
        rc r = child_run(a, &ask, done, e);

        return r == ERR_IO && !child_known(argv[0])
               ? program_missing(name, argv[0], "tesseract-ocr", e) : r;
}

/* The text without the form feed that ends it. */
static rc page_read(arena *scratch, arena *a, const struct page *p, str *out,
                    bool *read, err *e)
{
        struct child_done done;
        rc r = page_draw(scratch, p, &done, e);

        if (r == OK && done.end == CHILD_DONE)
                r = picture_read(scratch, p->name, done.output, &done, e);
        if (r)
                return r;
        *read = done.end == CHILD_DONE;
        if (*read) {
                char *text = arena_bytes(a, done.output.n);
                size_t n = 0;

                for (size_t i = 0; i < done.output.n; i++)
                        if (done.output.p[i] != '\f')
                                text[n++] = done.output.p[i];
                *out = str_of(text, n);
        }
        return OK;
}

/* Both arenas leave by a door of our own, so that the page's is closed. */
static rc page_guarded(arena *scratch, arena *a, const struct page *p,
                       str *out, bool *read, err *e)
{
        struct door *door = a->door;
        rc r;

        a->door = scratch->door;
        if (setjmp(scratch->door->env)) {
                a->door = door;
                return scratch->door->why.code;
        }
        scratch->door->open = true;
        r = page_read(scratch, a, p, out, read, e);
        scratch->door->open = false;
        a->door = door;
        return r;
}

rc ocr_page(arena *a, str name, str pdf, size_t number, str *out, bool *read,
            err *e)
{
        struct page p = { name, pdf, number };
        struct door mine = { .open = false };
        arena scratch = arena_open(PAGE_MEMORY, &mine);
        rc r;

        *out = S("");
        *read = false;
        r = page_guarded(&scratch, a, &p, out, read, e);
        arena_close(&scratch);
        if (mine.why.code)
                arena_leave(a, mine.why.code, "%s", mine.why.text);
        return r;
}
