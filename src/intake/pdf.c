/* pdf.c - the text of a PDF, by poppler's pdftotext in a cage, and in words
 * why there is none; by pdfimages, which of its pages are pictures. */
#include "intake/inside.h"

#include "base/buf.h"
#include "host/child.h"
#include "intake/columns.h"

#include <stdio.h>

/* Seconds: what any PDF may take, and one more for so many bytes of it. A
 * letter takes a hundredth of one. */
enum { PDF_SECONDS = 8, PDF_BYTES_A_SECOND = 4 << 20 };
enum { PDF_MEMORY = 1 << 30, PAGES_A_SECOND = 200 };
/* Bytes of text on a page that may be but the stamp of a scan. */
enum { STAMP_MOST = 200 };
/* Square inches of pictures from which on a page is one. */
#define COVERED_LEAST 30.0
enum { LIST_MAX = 16 << 20, DPI_CREDIBLE = 2400,
       PAGES_TOLD_MOST = 1000000 };

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

static unsigned seconds_for(const struct intake_ask *ask, str bytes)
{
        size_t more = ask->pages > INTAKE_PAGES_MAX
                      ? ask->pages - INTAKE_PAGES_MAX : 0;

        return PDF_SECONDS + (unsigned)(more / PAGES_A_SECOND) +
               (unsigned)(bytes.n / PDF_BYTES_A_SECOND);
}

/* One page more than we take is asked for, to see that there are more. */
static rc pdf_run(arena *a, const struct intake_ask *how, str name, str bytes,
                  struct child_done *done, err *e)
{
        char last[16];
        const char *argv[] = {
                "pdftotext", how->raw ? "-raw" : "-layout", "-enc", "UTF-8",
                "-eol", "unix", "-l", last, "/proc/self/fd/0", "-", NULL
        };
        struct child_ask ask = {
                .argv = argv, .input = bytes, .memory = PDF_MEMORY,
                .seconds = seconds_for(how, bytes), .output = INTAKE_TEXT_MAX
        };
        rc r;

        snprintf(last, sizeof last, "%zu", how->pages + 1);
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

        for (const char *at = text.p, *end = at + text.n; at < end &&
             (at = memchr(at, '\f', (size_t)(end - at))); at++)
                n++;
        return n;
}

/* ---- Which pages are pictures ------------------------------------------- */

static double decimal(str s)
{
        double v = 0;

        for (size_t i = 0; i < s.n && char_digit(s.p[i]) && v < 1e6; i++)
                v = v * 10 + (s.p[i] - '0');
        return v;
}

/* A row of `pdfimages -list`: page, number, type, width, height ... and at
 * its end x-ppi, y-ppi, size, ratio. */
static void image_note(struct reading *f, double *area, str row)
{
        str word[20];
        size_t n = 0, page;
        double across, down, size;

        while (n < 20 && (word[n] = str_word(&row)).n)
                n++;
        page = n ? (size_t)decimal(word[0]) : 0;
        if (n < 13 || page < 1 || page > f->n)
                return;
        across = decimal(word[n - 4]);
        down = decimal(word[n - 3]);
        if (across < 1 || down < 1)
                return;
        size = decimal(word[3]) / across * decimal(word[4]) / down;
        area[page - 1] += size;
        if (down > across)
                across = down;
        if (size > 1 && across < DPI_CREDIBLE && across > f->leaf[page - 1].dpi)
                f->leaf[page - 1].dpi = (unsigned)across;
}

/* Where the program is missing or fails, nothing is known of them. */
static void images_find(arena *a, const struct intake_ask *how,
                        struct reading *f)
{
        static const char *const argv[] = {
                "pdfimages", "-list", "/proc/self/fd/0", NULL
        };
        struct child_ask ask = {
                .argv = argv, .input = f->bytes, .memory = PDF_MEMORY,
                .seconds = seconds_for(how, f->bytes), .output = LIST_MAX
        };
        double *area = NEWN(a, double, f->n);
        struct child_done done;

        if (child_run(a, &ask, &done, NULL))
                return;
        while (done.output.n)
                image_note(f, area, str_cut(&done.output, '\n'));
        for (size_t i = 0; i < f->n; i++) {
                f->leaf[i].covered = area[i] >= COVERED_LEAST;
                if (!f->leaf[i].covered)
                        f->leaf[i].dpi = 0;
        }
}

/* ---- Pages -------------------------------------------------------------- */

/* Pages with little text are wanted; more of them has been read. */
static bool leaves_cut(arena *a, bool raw, struct reading *f, size_t n)
{
        str rest = f->text;
        bool wanted = false;

        f->leaf = NEWN(a, struct leaf, n);
        f->n = n;
        for (size_t i = 0; i < n; i++) {
                struct leaf *l = &f->leaf[i];

                str page = str_cut(&rest, '\f');

                l->text = raw ? page : columns_unfold(a, page);
                f->recognised |= l->text.p != page.p;
                l->is.confidence = 1;
                l->wanted = l->text.n <= STAMP_MOST ||
                            str_trim(l->text).n <= STAMP_MOST;
                wanted |= l->wanted;
        }
        return wanted;
}

static void leaves_judge(struct reading *f)
{
        for (size_t i = 0; i < f->n; i++) {
                struct leaf *l = &f->leaf[i];
                bool none = !str_trim(l->text).n;

                if (l->wanted && (none || l->covered))
                        l->is = (struct document_page){
                                .from = none ? PAGE_NONE : PAGE_EMBEDDED,
                                .confidence = none ? 0 : 1, .unread = true,
                                .why = S("a picture, and not recognised")
                        };
        }
}

/* Of a file with too many: how many pdfinfo tells; 0: it does not, or more
 * than anybody has. */
static size_t pages_told(arena *a, str bytes)
{
        static const char *const argv[] = {
                "pdfinfo", "/proc/self/fd/0", NULL
        };
        struct child_ask ask = {
                .argv = argv, .input = bytes, .memory = PDF_MEMORY,
                .seconds = PDF_SECONDS, .output = LIST_MAX
        };
        struct child_done done;
        size_t at;
        long n;

        if (child_run(a, &ask, &done, NULL))
                return 0;
        at = str_find(done.output, S("\nPages:"), 0);
        done.output = str_slice(done.output, at == STR_NONE ? done.output.n
                                : at + 7, done.output.n);
        return str_number(str_trim(str_cut(&done.output, '\n')), &n) &&
               n <= PAGES_TOLD_MOST ? (size_t)n : 0;
}

rc pdf_read(arena *a, const struct intake_ask *ask, struct reading *f, err *e)
{
        struct child_done done;
        size_t pages;
        rc r = pdf_run(a, ask, f->name, f->bytes, &done, e);

        if (r)
                return r;
        f->text = done.output;
        pages = pages_of(f->text);
        if (pages > ask->pages)
                f->pages = pages_told(a, f->bytes);
        if (pages > ask->pages)
                return err_set(e, ERR_LIMIT, f->name, 0, "has more than %zu "
                               "pages; split it", ask->pages);
        if (pages == 0)
                return err_set(e, ERR_INPUT, f->name, 0, "is damaged: a PDF "
                               "without pages; give another copy");
        f->damaged = str_find(done.said, S("Syntax Error"), 0) != STR_NONE;
        if (leaves_cut(a, ask->raw, f, pages)) {
                images_find(a, ask, f);
                leaves_judge(f);
        }
        return OK;
}
