/* picture.c - the headers of PNG and JPEG, and a page of any picture written
 * as a PDF. TIFF, which has many pages, is read in tiff.c. */
#include "intake/picture.h"

enum { PDF_MAX = 512 << 20 };
/* Inches: what a page is taken to be long, where nothing credible is said;
 * and how long one may be said to be. */
#define PAGE_LONG 11.0
#define PAGE_LONGEST 24.0
#define PAGE_SHORTEST 3.0
#define DPI_MOST 600.0

static unsigned byte_at(str s, size_t i)
{
        return i < s.n ? (unsigned char)s.p[i] : 0;
}

static size_t big(str s, size_t at, size_t n)
{
        size_t v = 0;

        while (n--)
                v = v << 8 | byte_at(s, at++);
        return v;
}

void picture_size(struct picture_page *p)
{
        double longest;

        if (p->width == 0 || p->height == 0)
                p->why = S("a picture without size");
        else if (p->width > PICTURE_SIDE_MAX || p->height > PICTURE_SIDE_MAX ||
                 p->width > PICTURE_PIXELS_MAX / p->height)
                p->why = S("a picture of more than 150 million pixels");
        if (p->why.n)
                return;
        longest = p->width > p->height ? (double)p->width : (double)p->height;
        if (p->across > 0 && p->down > 0) {
                double w = (double)p->width / p->across;
                double h = (double)p->height / p->down;

                if (w <= PAGE_LONGEST && h <= PAGE_LONGEST &&
                    (w >= PAGE_SHORTEST || h >= PAGE_SHORTEST))
                        return;
        }
        p->across = p->down = longest / PAGE_LONG;
}

/* ---- PNG ---------------------------------------------------------------- */

struct png {
        size_t bits, colour;
        bool   woven;
        str    palette;
        buf    data;
};

static void png_head(str body, struct png *g, struct picture_page *p)
{
        p->width = big(body, 0, 4);
        p->height = big(body, 4, 4);
        g->bits = byte_at(body, 8);
        g->colour = byte_at(body, 9);
        g->woven = byte_at(body, 12) != 0;
}

static void png_piece(str type, str body, struct png *g,
                      struct picture_page *p)
{
        if (str_eq(type, S("IHDR"))) {
                png_head(body, g, p);
        } else if (str_eq(type, S("PLTE"))) {
                g->palette = str_slice(body, 0, 768);
        } else if (str_eq(type, S("pHYs")) && byte_at(body, 8) == 1) {
                p->across = (double)big(body, 0, 4) * 0.0254;
                p->down = (double)big(body, 4, 4) * 0.0254;
        } else if (str_eq(type, S("IDAT"))) {
                buf_add(&g->data, body);
        }
}

static str palette_kind(arena *a, str palette, size_t bits)
{
        buf b = buf_open(a, 4096);

        buf_fmt(&b, "/ColorSpace [/Indexed /DeviceRGB %zu <",
                palette.n / 3 - 1);
        for (size_t i = 0; i < palette.n / 3 * 3; i++)
                buf_fmt(&b, "%02x", byte_at(palette, i));
        buf_fmt(&b, ">] /BitsPerComponent %zu", bits);
        return buf_str(&b);
}

static rc png_read(arena *a, str name, str s, struct picture_page *p, err *e)
{
        static const size_t colours_of[] = { 1, 0, 3, 1, 2, 0, 4 };
        struct png g = { .data = buf_open(a, s.n + 64) };
        size_t colours;

        for (size_t at = 8; at + 12 <= s.n;) {
                size_t n = big(s, at, 4);

                if (n > s.n - at - 12)  /* cut off: what is there is shown */
                        n = s.n - at - 12;
                png_piece(str_slice(s, at + 4, at + 8),
                          str_slice(s, at + 8, at + 8 + n), &g, p);
                at += n + 12;
        }
        colours = g.colour < 7 ? colours_of[g.colour] : 0;
        if (!colours || !g.data.n || !g.bits || g.bits > 16 ||
            (g.colour == 3 && g.palette.n < 3))
                return err_set(e, ERR_INPUT, name, 0, "is a damaged PNG; give "
                               "another copy");
        if (g.woven)
                p->why = S("an interlaced PNG; save it without that");
        p->kind = g.colour == 3 ? palette_kind(a, g.palette, g.bits)
                  : picture_kind(a, colours, g.bits, g.colour >= 4, false);
        p->packing = S("FlateDecode");
        p->packed = arena_fmt(a, "/Predictor 15 /Colors %zu /BitsPerComponent "
                              "%zu", colours, g.bits);
        p->rows = true;
        *VEC_ADD(a, &p->piece) = (struct picture_piece){
                buf_str(&g.data), 0, 0, p->width, p->height };
        return OK;
}

/* ---- JPEG --------------------------------------------------------------- */

/* The turn that Exif, a TIFF within, asks for: tag 274 of its first
 * directory. */
static size_t exif_turn(str s)
{
        bool little = str_starts(s, S("II"));
        size_t at, n;

#define NUMBER(i, n) (!little ? big(s, i, n) : (n) == 2                       \
                      ? byte_at(s, i) | byte_at(s, (i) + 1) << 8              \
                      : byte_at(s, i) | byte_at(s, (i) + 1) << 8 |            \
                        (size_t)byte_at(s, (i) + 2) << 16 |                   \
                        (size_t)byte_at(s, (i) + 3) << 24)
        if (!little && !str_starts(s, S("MM")))
                return 1;
        at = NUMBER(4, 4);
        n = at + 2 <= s.n ? NUMBER(at, 2) : 0;
        for (size_t i = 0; i < n && at + 14 + 12 * i <= s.n; i++)
                if (NUMBER(at + 2 + 12 * i, 2) == 274)
                        return NUMBER(at + 10 + 12 * i, 2);
#undef NUMBER
        return 1;
}

/* Orientations 1 to 8 of TIFF 6.0 and Exif, as mirror and turn. */
void picture_orient(struct picture_page *p, size_t orientation)
{
        static const int turn[] = { 0, 0, 0, 180, 180, 270, 90, 90, 270 };

        if (orientation < 1 || orientation > 8)
                return;
        p->turn = turn[orientation];
        p->mirrored = orientation == 2 || orientation == 4 ||
                      orientation == 5 || orientation == 7;
}

static void jfif_read(str body, struct picture_page *p)
{
        double unit = byte_at(body, 7) == 1 ? 1 : byte_at(body, 7) == 2
                      ? 2.54 : 0;

        p->across = (double)big(body, 8, 2) * unit;
        p->down = (double)big(body, 10, 2) * unit;
}

static bool jpeg_frame(unsigned marker)
{
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
               marker != 0xc8 && marker != 0xcc;
}

static rc jpeg_read(arena *a, str name, str s, struct picture_page *p, err *e)
{
        size_t at = 2, colours = 0;
        bool adobe = false;

        while (at + 4 <= s.n && !colours) {
                unsigned marker = byte_at(s, at + 1);
                size_t n = big(s, at + 2, 2);
                str body = str_slice(s, at + 4, at + 2 + n);

                if (byte_at(s, at) != 0xff || n < 2)
                        break;
                if (jpeg_frame(marker)) {
                        p->height = big(body, 1, 2);
                        p->width = big(body, 3, 2);
                        colours = byte_at(body, 5);
                } else if (marker == 0xe0 && str_starts(body, S("JFIF"))) {
                        jfif_read(body, p);
                } else if (marker == 0xe1 &&
                           str_starts(body, S("Exif\0\0"))) {
                        picture_orient(p, exif_turn(str_slice(body, 6,
                                                               body.n)));
                } else if (marker == 0xee && str_starts(body, S("Adobe"))) {
                        adobe = true;
                }
                at += 2 + n;
        }
        if (colours != 1 && colours != 3 && colours != 4)
                return err_set(e, ERR_INPUT, name, 0, "is a damaged JPEG; "
                               "give another copy");
        p->kind = picture_kind(a, colours, 8, false, colours == 4 && adobe);
        p->packing = S("DCTDecode");
        *VEC_ADD(a, &p->piece) = (struct picture_piece){
                s, 0, 0, p->width, p->height };
        return OK;
}

/* ---- Any ---------------------------------------------------------------- */

bool picture_begins(str s)
{
        return str_starts(s, S("\x89PNG\r\n\x1a\n")) ||
               str_starts(s, S("\xff\xd8\xff")) ||
               str_starts(s, S("II*\0")) || str_starts(s, S("MM\0*"));
}

rc picture_read(arena *a, str name, str bytes, struct picture *out, err *e)
{
        rc r;

        if (bytes.n && (bytes.p[0] == 'I' || bytes.p[0] == 'M'))
                return tiff_read(a, name, bytes, out, e);
        out->page = NEW(a, struct picture_page);
        out->n = 1;
        r = str_starts(bytes, S("\x89"))
            ? png_read(a, name, bytes, out->page, e)
            : jpeg_read(a, name, bytes, out->page, e);
        if (r == OK)
                picture_size(out->page);
        return r;
}

/* Objects 4 and 5 of what is written are the functions that lay a veil
 * (alpha) over white paper. */
str picture_kind(arena *a, size_t colours, size_t bits, bool veiled,
                 bool inverted)
{
        static const char *const space[] = { "", "/DeviceGray", "",
                                             "/DeviceRGB", "/DeviceCMYK" };
        buf b = buf_open(a, 1024);

        if (veiled)
                buf_fmt(&b, colours == 2
                        ? "/ColorSpace [/DeviceN [/G /V] /DeviceGray 4 0 R]"
                        : "/ColorSpace [/DeviceN [/R /G /B /V] /DeviceRGB "
                          "5 0 R]");
        else
                buf_fmt(&b, "/ColorSpace %s", space[colours]);
        buf_fmt(&b, " /BitsPerComponent %zu", bits);
        if (inverted) {
                buf_fmt(&b, " /Decode [");
                for (size_t i = 0; i < colours; i++)
                        buf_fmt(&b, "1 0 ");
                buf_fmt(&b, "]");
        }
        return buf_str(&b);
}

/* ---- A page as a PDF ---------------------------------------------------- */

struct paper { buf b; size_t *at; size_t n; };  /* where objects begin */

static void object_open(struct paper *w)
{
        w->at[++w->n] = w->b.n;
        buf_fmt(&w->b, "%zu 0 obj\n", w->n);
}

static void stream_put(struct paper *w, str entries, str head, str bytes)
{
        object_open(w);
        buf_fmt(&w->b, "<< "FMT" /Length %zu >>\nstream\n", ARG(entries),
                head.n + bytes.n);
        buf_add(&w->b, head);
        buf_add(&w->b, bytes);
        buf_add(&w->b, S("\nendstream\nendobj\n"));
}

static void veils_put(struct paper *w)
{
        stream_put(w, S("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]"),
                   S(""), S("{ dup 3 1 roll mul exch 1 exch sub add }"));
        stream_put(w, S("/FunctionType 4 /Domain [0 1 0 1 0 1 0 1] "
                        "/Range [0 1 0 1 0 1]"), S(""),
                   S("{ dup 1 exch sub "
                     "5 -1 roll 2 index mul 1 index add 5 1 roll "
                     "4 -1 roll 2 index mul 1 index add 4 1 roll "
                     "3 -1 roll 2 index mul 1 index add 3 1 roll pop pop }"));
}

static void content_put(struct paper *w, const struct picture_page *p,
                        double width, double height)
{
        double x = width / (double)p->width, y = height / (double)p->height;
        buf b = buf_open(w->b.a, PDF_MAX);

        if (p->mirrored)
                buf_fmt(&b, "-1 0 0 1 %.4f 0 cm\n", width);
        for (size_t i = 0; i < p->piece.n; i++) {
                const struct picture_piece *q = &p->piece.at[i];

                buf_fmt(&b, "q %.5f 0 0 %.5f %.5f %.5f cm /P%zu Do Q\n",
                        (double)q->width * x, (double)q->height * y,
                        (double)q->left * x,
                        height - (double)(q->top + q->height) * y, i);
        }
        stream_put(w, S(""), S(""), buf_str(&b));
}

static void piece_put(struct paper *w, const struct picture_page *p,
                      const struct picture_piece *q)
{
        buf b = buf_open(w->b.a, 8192);
        str bytes = q->bytes, tables = p->tables;

        buf_fmt(&b, "/Type /XObject /Subtype /Image /Width %zu /Height %zu "
                FMT, q->width, q->height, ARG(p->kind));
        if (p->packing.n)
                buf_fmt(&b, " /Filter /"FMT, ARG(p->packing));
        if (p->packed.n || p->rows) {
                buf_fmt(&b, " /DecodeParms << "FMT, ARG(p->packed));
                if (p->rows)
                        buf_fmt(&b, " /Columns %zu /Rows %zu", q->width,
                                q->height);
                buf_fmt(&b, " >>");
        }
        if (tables.n > 2) {             /* between SOI and the rest */
                tables.n -= 2;
                bytes = str_slice(bytes, 2, bytes.n);
        } else {
                tables = S("");
        }
        stream_put(w, buf_str(&b), tables, bytes);
}

static void page_put(struct paper *w, const struct picture_page *p,
                     double width, double height)
{
        object_open(w);
        buf_fmt(&w->b, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        object_open(w);
        buf_fmt(&w->b, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n");
        object_open(w);
        buf_fmt(&w->b, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.4f "
                "%.4f] /Rotate %d /Contents 6 0 R /Resources << /XObject <<",
                width, height, p->turn);
        for (size_t i = 0; i < p->piece.n; i++)
                buf_fmt(&w->b, " /P%zu %zu 0 R", i, i + 7);
        buf_fmt(&w->b, " >> >> >>\nendobj\n");
}

str picture_pdf(arena *a, const struct picture_page *p)
{
        double width = (double)p->width * 72 / p->across;
        double height = (double)p->height * 72 / p->down;
        struct paper w = { .b = buf_open(a, PDF_MAX),
                           .at = NEWN(a, size_t, p->piece.n + 7) };
        size_t start;

        buf_add(&w.b, S("%PDF-1.5\n"));
        page_put(&w, p, width, height);
        veils_put(&w);
        content_put(&w, p, width, height);
        for (size_t i = 0; i < p->piece.n; i++)
                piece_put(&w, p, &p->piece.at[i]);
        start = w.b.n;
        buf_fmt(&w.b, "xref\n0 %zu\n0000000000 65535 f \n", w.n + 1);
        for (size_t i = 1; i <= w.n; i++)
                buf_fmt(&w.b, "%010zu 00000 n \n", w.at[i]);
        buf_fmt(&w.b, "trailer\n<< /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n"
                "%%%%EOF\n", w.n + 1, start);
        return buf_str(&w.b);
}
