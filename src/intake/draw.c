/* draw.c - the picture of one page. It is drawn at what a screen shows well,
 * not at what recognition needs. */
#include "intake/draw.h"

#include "host/child.h"
#include "intake/inside.h"

#include <stdio.h>

enum {
        DRAW_SECONDS = 20,
        DRAW_MEMORY = 1 << 30,
        DRAWN_MAX = 24 << 20            /* bytes */
};

static rc pdf_drawn(arena *a, str name, str bytes, size_t number,
                    struct drawn *out, err *e)
{
        char page[24];
        const char *argv[] = {
                "pdftoppm", "-png", "-r", "110", "-f", page, "-l", page,
                "/proc/self/fd/0", NULL
        };
        struct child_ask ask = { .argv = argv, .input = bytes,
                                 .seconds = DRAW_SECONDS,
                                 .memory = DRAW_MEMORY, .output = DRAWN_MAX };
        struct child_done done;
        rc r;

        snprintf(page, sizeof page, "%zu", number);
        r = child_run(a, &ask, &done, e);
        if (r == ERR_IO && !child_known(argv[0]))
                return program_missing(name, argv[0], "poppler-utils", e);
        if (r)
                return r;
        if (done.end != CHILD_DONE || !done.output.n) {
                out->why = S("the page cannot be drawn");
                return OK;
        }
        *out = (struct drawn){ S("image/png"), done.output, S("") };
        return OK;
}

/* No browser shows a TIFF: its page as a PDF is drawn. */
static rc tiff_drawn(arena *a, str name, str bytes, size_t number,
                     struct drawn *out, err *e)
{
        struct picture p;
        unsigned dpi;
        rc r = picture_read(a, name, bytes, &p, e);

        if (r)
                return r;
        out->why = number > p.n ? S("no such page") : p.page[number - 1].why;
        return out->why.n ? OK
               : pdf_drawn(a, name, picture_pdf(a, &p.page[number - 1], &dpi),
                           1, out, e);
}

rc page_drawn(arena *a, str name, str bytes, size_t number,
              struct drawn *out, err *e)
{
        *out = (struct drawn){ .why = S("text has no picture") };
        if (str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
                *out = (struct drawn){ S("image/png"), bytes, S("") };
        else if (str_starts(bytes, S("\xff\xd8\xff")))
                *out = (struct drawn){ S("image/jpeg"), bytes, S("") };
        else if (picture_begins(bytes))
                return tiff_drawn(a, name, bytes, number, out, e);
        else if (intake_kind(name, bytes) == INTAKE_PDF)
                return pdf_drawn(a, name, bytes, number, out, e);
        return OK;
}
