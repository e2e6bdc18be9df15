/* draw.c - the picture of one page. It is drawn at what a screen shows well,
 * not at what recognition needs. */
#include "intake/draw.h"

#include "host/child.h"
#include "intake/inside.h"
#include "intake/picture.h"

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
                                 .memory = DRAW_MEMORY,
                                 .output = DRAWN_MAX };
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

/* A picture's file is drawn as recognition draws it: as a PDF of one page. */
static rc picture_drawn(arena *a, str name, str bytes, size_t number,
                        struct drawn *out, err *e)
{
        struct picture p;

        out->why = S("the picture is damaged");
        if (picture_read(a, name, bytes, &p, NULL) || number > p.n)
                return OK;
        if (p.page[number - 1].why.n) {
                out->why = p.page[number - 1].why;
                return OK;
        }
        return pdf_drawn(a, name, picture_pdf(a, &p.page[number - 1]), 1, out,
                         e);
}

rc page_drawn(arena *a, str name, str bytes, size_t number,
              struct drawn *out, err *e)
{
        *out = (struct drawn){ .why = S("text has no picture") };
        switch (intake_kind(name, bytes)) {
        case INTAKE_PDF:
                return pdf_drawn(a, name, bytes, number, out, e);
        case INTAKE_PICTURE:
                return picture_drawn(a, name, bytes, number, out, e);
        default:
                return OK;
        }
}
