/* ocr.c - the text of a page that is a picture: poppler's pdftoppm draws it,
 * tesseract reads it, each in its cage; what is blank is not asked for text.
 * Knows one page; what it does with it is told in the page. */
#include "intake/inside.h"

#include "host/child.h"
#include "intake/gray.h"
#include "intake/scan.h"
#include "intake/words.h"

#include <stdio.h>

enum {
        /* of processor; so many times that of the clock, for others may
         * be at work, too, and a page must not be unread for that */
        DRAW_SECONDS = 20, READ_SECONDS = 60, TURN_SECONDS = 20, WAIT = 10,
        OCR_MEMORY = 1 << 30,
        PICTURE_MAX = 48 << 20,         /* bytes: more than A2 at 300 dpi */
        PAGE_TEXT_MAX = 4 << 20,
        /* what is coarser than a fax may have finer letters on it */
        DPI_MOST = 300, DPI_LEAST = 90, DPI_ELSE = 150
};

/* A page whose words are less sure than that was read badly: of invented faxes
 * under it a quarter of the words were others and a quarter of the facts lost,
 * above it one fact in twenty. So was one most of whose letters stand in no
 * word. Under TURN_BELOW, or with few letters, a page may lie on its side;
 * under LOST_BELOW each way is tried, where nothing says which. */
#define BADLY_BELOW 0.80
#define SOUND_LEAST 0.50
#define TURN_BELOW 0.80
#define LOST_BELOW 0.60
/* Eighths of an inch of lines in no word's box. */
enum { LETTERS_FEW = 20, OUTSIDE_MOST = 8 };
/* So much surer must another turn be. */
#define TURN_GAIN 0.10

struct page {
        arena *scratch;
        const struct reading *file;
        size_t number;
        const struct leaf *leaf;
        unsigned across, down;  /* pixels to an inch, as it is drawn */
        str    picture;         /* PGM */
        bool   damaged;         /* drawing it met a fault */
        str    why;             /* what the programs could not do */
};

static unsigned drawn_at(double own)
{
        return own < 1 || own > DPI_MOST ? DPI_MOST
               : own < DPI_LEAST ? DPI_ELSE : (unsigned)(own + 0.5);
}

/* As fine as its picture is, for to draw it finer is only to repeat pixels;
 * scan_ready does that better. A fax often has fewer of them down than
 * across, and may be shown lying. */
static void fineness_choose(struct page *p)
{
        const struct picture_page *q = p->leaf->picture;
        bool lies = q && q->turn % 180 != 0;

        p->across = drawn_at(q ? lies ? q->down : q->across : p->leaf->dpi);
        p->down = drawn_at(q ? lies ? q->across : q->down : p->leaf->dpi);
}

static rc page_draw(struct page *p, err *e)
{
        char number[24], across[24], down[24];
        const char *argv[] = {
                "pdftoppm", "-gray", "-rx", across, "-ry", down, "-f", number,
                "-l", number, "/proc/self/fd/0", NULL
        };
        struct child_ask ask = { argv, p->file->bytes, DRAW_SECONDS * WAIT,
                                 DRAW_SECONDS, OCR_MEMORY, PICTURE_MAX };
        size_t at = p->number;
        struct child_done done;
        rc r;

        fineness_choose(p);
        if (p->leaf->picture) {
                ask.input = picture_pdf(p->scratch, p->leaf->picture);
                at = 1;
        }
        snprintf(number, sizeof number, "%zu", at);
        snprintf(across, sizeof across, "%u", p->across);
        snprintf(down, sizeof down, "%u", p->down);
        r = child_run(p->scratch, &ask, &done, e);
        if (r)
                return r == ERR_IO && !child_known(argv[0])
                       ? program_missing(p->file->name, argv[0],
                                         "poppler-utils", e) : r;
        p->picture = done.output;
        p->damaged = str_find(done.said, S("Error"), 0) != STR_NONE ||
                     str_find(done.said, S("Corrupt"), 0) != STR_NONE;
        if (done.end == CHILD_LOUD)
                p->why = S("its picture is too large");
        else if (done.end == CHILD_LATE)
                p->why = S("drawing it takes too long");
        else if (done.end != CHILD_DONE || !done.output.n)
                p->why = S("it could not be drawn");
        return OK;
}

/* Spaces between words are kept: they are the columns. */
static rc drawn_read(struct page *p, str picture, unsigned fine,
                     struct words *out, err *e)
{
        char dpi[24];
        const char *const argv[] = {
                "tesseract", "stdin", "stdout", "-l", "eng", "--dpi", dpi,
                "--psm", "6",   /* one block: no columns seen in wide spaces */
                "-c", "preserve_interword_spaces=1",
                "-c", "tessedit_create_tsv=1", "-c", "tessedit_create_txt=1",
                NULL
        };
        struct child_ask ask = { argv, picture, READ_SECONDS * WAIT,
                                 READ_SECONDS, OCR_MEMORY, PAGE_TEXT_MAX };
        struct child_done done;
        rc r;

        snprintf(dpi, sizeof dpi, "%u", fine);
        r = child_run(p->scratch, &ask, &done, e);
        *out = (struct words){ .text = S("") };
        if (r)
                return r == ERR_IO && !child_known(argv[0])
                       ? program_missing(p->file->name, argv[0],
                                         "tesseract-ocr", e) : r;
        if (done.end == CHILD_LATE)
                p->why = S("recognising it takes too long");
        else if (done.end != CHILD_DONE)
                p->why = S("it could not be recognised");
        else
                words_read(p->scratch, done.output, out);
        return OK;
}

/* Made ready, and read. */
static rc ready_read(struct page *p, str picture, bool lies,
                     struct words *out, err *e)
{
        unsigned across = lies ? p->down : p->across;
        unsigned down = lies ? p->across : p->down, dpi = across;
        struct gray g;
        rc r;

        if (gray_read(picture, &g))
                scan_ready(p->scratch, &g, across, down, &picture, &dpi);
        r = drawn_read(p, picture, dpi, out, e);
        if (r == OK && out->boxes && gray_read(picture, &g))
                out->outside = gray_outside(p->scratch, &g, dpi, out->box,
                                            out->boxes);
        return r;
}

/* Which way up? False where tesseract does not say, or its data for that is
 * not installed. */
static bool turn_asked(struct page *p, int *degrees)
{
        static const char *const argv[] = {
                "tesseract", "stdin", "stdout", "--psm", "0", NULL
        };
        struct child_ask ask = { argv, p->picture, TURN_SECONDS * WAIT,
                                 TURN_SECONDS, OCR_MEMORY, PAGE_TEXT_MAX };
        struct child_done done;

        return child_run(p->scratch, &ask, &done, NULL) == OK &&
               done.end == CHILD_DONE && words_turn(done.output, degrees);
}

/* Read with the page turned; kept where that is surer. */
static rc turned_read(struct page *p, const struct gray *g, int degrees,
                      struct words *best, int *rotation, err *e)
{
        str why = p->why;
        struct words w;
        rc r = ready_read(p, gray_turned(p->scratch, g, degrees),
                          degrees % 180 != 0, &w, e);

        if (r)
                return r;
        p->why = why;
        if (w.confidence >= best->confidence + TURN_GAIN &&
            w.sound > best->sound) {
                *best = w;
                *rotation = degrees;
                p->why = S("");
        }
        return OK;
}

/* Upright first, for nearly all pages are. */
static rc any_way_up(struct page *p, const struct gray *g,
                     struct words *w, int *rotation, err *e)
{
        static const int other[] = { 180, 90, 270 };
        int degrees = 0;
        rc r = ready_read(p, p->picture, false, w, e);

        if (r || (w->confidence >= TURN_BELOW && w->letters >= LETTERS_FEW))
                return r;
        if (turn_asked(p, &degrees))
                return degrees ? turned_read(p, g, degrees, w, rotation, e)
                               : OK;
        for (int i = 0; i < 3 && r == OK && !*rotation &&
                        w->confidence < LOST_BELOW; i++)
                r = turned_read(p, g, other[i], w, rotation, e);
        return r;
}

static void unread(struct leaf *out, str why)
{
        out->is.unread = true;
        out->is.why = why;
}

static rc ink_read(struct page *p, const struct gray *g, arena *a,
                   struct leaf *out, err *e)
{
        struct words w;
        rc r = any_way_up(p, g, &w, &out->is.rotation, e);

        if (r)
                return r;
        out->text = arena_str(a, w.text);
        out->is.from = w.letters ? PAGE_RECOGNISED : PAGE_NONE;
        out->is.confidence = (int)(w.confidence * 10000 + 0.5) / 10000.0;
        out->passing = p->why.n > 0;
        if (p->why.n)
                unread(out, p->why);
        else if (p->damaged && out->picture)
                unread(out, S("its picture is damaged"));
        else if (!w.letters)
                unread(out, S("nothing was recognised on it"));
        else if (w.confidence < BADLY_BELOW || (double)w.sound <
                 (double)w.letters * SOUND_LEAST)
                unread(out, S("read badly"));
        else if (w.outside >= OUTSIDE_MOST)
                unread(out, S("a part of it was not recognised"));
        return OK;
}

rc ocr_page(arena *scratch, arena *a, const struct reading *file,
            size_t number, struct leaf *out, err *e)
{
        struct page p = { .scratch = scratch, .file = file,
                          .number = number, .leaf = out, .why = S("") };
        enum gray_ink ink = GRAY_INKED;
        struct gray g = { 0 };
        rc r = page_draw(&p, e);

        if (r)
                return r;
        out->text = S("");
        out->is = (struct document_page){ .from = PAGE_NONE };
        if (!p.why.n && !gray_read(p.picture, &g))
                p.why = S("it could not be drawn");
        if (!p.why.n)
                ink = gray_ink(scratch, &g, p.across);
        /* what could not be unpacked is drawn white */
        out->is.blank = ink == GRAY_BLANK && !p.damaged;
        out->passing = p.why.n > 0;
        if (out->is.blank)
                out->is.confidence = 1;
        else if (p.why.n)
                unread(out, p.why);
        else if (ink == GRAY_BLACK)
                unread(out, S("it is black"));
        else if (ink == GRAY_BLANK)
                unread(out, S("its picture is damaged"));
        else
                r = ink_read(&p, &g, a, out, e);
        return r;
}
