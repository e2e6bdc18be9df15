/* pdf.c - the text of a PDF, by poppler's pdftotext in a cage, and in words
 * why there is none. */
#include "intake/inside.h"

#include "base/buf.h"
#include "host/child.h"
#include "intake/columns.h"

#include <stdio.h>

/* Seconds: what any PDF may take, and one more for so many bytes of it. A
 * letter takes a hundredth of one. */
enum { PDF_SECONDS = 8, PDF_BYTES_A_SECOND = 4 << 20 };
enum { PDF_MEMORY = 1 << 30 };
/* Bytes of text on a page that may be but the stamp of a scan. */
enum { STAMP_MOST = 200 };

static rc pdf_failed(str name, const struct child_done *d, err *e)
{
        bool memory = str_find(d->said, S("bad_alloc"), 0) != STR_NONE ||
                      str_find(d->said, S("Out of memory"), 0) != STR_NONE;

        if (d->end == CHILD_LATE)
                return err_set(e, ERR_LIMIT, name, 0, "pdftotext took too "
                               "long over it; split it, or print it to a new "
                               "PDF");
        if (d->end == CHILD_LOUD)
                return err_set(e, ERR_LIMIT, name, 0, "holds more than %d MiB "
                               "of text; split it", INTAKE_TEXT_MAX >> 20);
        if (memory)
                return err_set(e, ERR_LIMIT, name, 0, "pdftotext needs more "
                               "than %d MiB of memory for it; split it, or "
                               "print it to a new PDF", PDF_MEMORY >> 20);
        if (str_find(d->said, S("Incorrect password"), 0) != STR_NONE)
                return err_set(e, ERR_INPUT, name, 0, "needs a password; give "
                               "a copy that opens without one");
        if (d->end == CHILD_KILLED)
                return err_set(e, ERR_INPUT, name, 0, "is damaged: pdftotext "
                               "broke off on it (signal %d); give another "
                               "copy", d->code);
        return err_set(e, ERR_INPUT, name, 0, "is damaged, or no PDF: "
                       "pdftotext cannot open it; give another copy");
}

/* One page more than we take is asked for, to see that there are more. */
static rc pdf_run(arena *a, str name, str bytes, bool raw,
                  struct child_done *done, err *e)
{
        char last[16];
        const char *argv[] = {
                "pdftotext", raw ? "-raw" : "-layout", "-enc", "UTF-8",
                "-eol", "unix", "-l", last, "/proc/self/fd/0", "-", NULL
        };
        struct child_ask ask = {
                .argv = argv, .input = bytes, .memory = PDF_MEMORY,
                .seconds = PDF_SECONDS +
                           (unsigned)(bytes.n / PDF_BYTES_A_SECOND),
                .output = INTAKE_TEXT_MAX
        };
        rc r;

        snprintf(last, sizeof last, "%d", INTAKE_PAGES_MAX + 1);
        r = child_run(a, &ask, done, e);
        if (r == ERR_IO && !child_known(argv[0]))
                return program_missing(name, argv[0], "poppler-utils", e);
        if (r)
                return r;
        return done->end == CHILD_DONE ? OK : pdf_failed(name, done, e);
}

static size_t pages_of(str text)
{
        size_t n = 0;

        for (size_t i = 0; i < text.n; i++)
                n += text.p[i] == '\f';
        return n;
}

/* A scan often bears a line of text: a fax's or a browser's, with date and
 * page. Such a page is recognised, too; its own text stays where the picture
 * says hardly more, for it is without mistakes. */
static rc page_recognised(arena *a, str name, str pdf, size_t number,
                          str *page, bool *read, err *e)
{
        size_t own = str_trim(*page).n;
        str seen;
        rc r = ocr_page(a, name, pdf, number, &seen, read, e);

        if (r)
                return r;
        if (own && (!*read || str_trim(seen).n <= 2 * own)) {
                *read = true;
                return OK;
        }
        *page = seen;
        return OK;
}

/* The pages again, those without text recognised where that is asked for;
 * *unread: those of them that nobody read. */
static rc pages_read(arena *a, str name, str pdf, bool ocr, bool raw, str *text,
                     size_t *unread, err *e)
{
        buf b = buf_open(a, INTAKE_TEXT_MAX + (64 << 20));
        str rest = *text;

        for (size_t i = 1; rest.n; i++) {
                str page = str_cut(&rest, '\f');
                size_t own = str_trim(page).n;
                bool read = own > 0;

                if (ocr && own <= STAMP_MOST) {
                        rc r = page_recognised(a, name, pdf, i, &page, &read,
                                               e);

                        if (r)
                                return r;
                }
                *unread += !read;
                buf_add(&b, raw ? page : columns_unfold(a, page));
                buf_char(&b, '\f');
        }
        *text = buf_str(&b);
        return OK;
}

static rc no_text(str name, bool damaged, bool ocr, err *e)
{
        return err_set(e, ERR_INPUT, name, 0, ocr
                       ? "is a scan in which no text was recognised; give a "
                         "better copy"
                       : damaged
                       ? "is damaged: no text is found in it; give another "
                         "copy or, if it is a scan, write --ocr"
                       : "is a scan without text; write --ocr to have its "
                         "text recognised");
}

rc pdf_text(arena *a, str name, str bytes, const struct intake_ask *ask,
            str *out, size_t *unread, err *e)
{
        struct child_done done;
        size_t pages;
        bool damaged;
        rc r = pdf_run(a, name, bytes, ask->raw, &done, e);

        if (r)
                return r;
        pages = pages_of(done.output);
        if (pages > INTAKE_PAGES_MAX)
                return err_set(e, ERR_LIMIT, name, 0, "has more than %d "
                               "pages; split it", INTAKE_PAGES_MAX);
        if (pages == 0)
                return err_set(e, ERR_INPUT, name, 0, "is damaged: a PDF "
                               "without pages; give another copy");
        damaged = str_find(done.said, S("Syntax Error"), 0) != STR_NONE;
        *out = done.output;
        *unread = 0;
        r = pages_read(a, name, bytes, ask->ocr, ask->raw, out, unread, e);
        if (r)
                return r;
        if (str_trim(*out).n == 0)
                return no_text(name, damaged, ask->ocr, e);
        /* something of a page may be missing */
        if (*unread == 0 && damaged)
                *unread = 1;
        return OK;
}
