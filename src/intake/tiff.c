/* tiff.c - the directories of a TIFF, one a page, and where its strips and
 * tiles lie. All numbers are the file's: each is held against its length, and
 * directories are counted, so that a circle of them ends.
 *
 * SOURCE  TIFF 6.0 (1992), sections 2, 7, 8, 10, 11, 13 to 15; technical note
 * 2 (JPEG); PDF 1.7, 7.4 (what its filters take). */
#include "intake/picture.h"

enum {
        TAG_SUBFILE = 254, TAG_WIDTH = 256, TAG_HEIGHT = 257, TAG_BITS = 258,
        TAG_PACKING = 259, TAG_PHOTOMETRIC = 262, TAG_FILL = 266,
        TAG_STRIPS = 273, TAG_ORIENTATION = 274, TAG_SAMPLES = 277,
        TAG_STRIP_ROWS = 278, TAG_STRIP_SIZES = 279, TAG_ACROSS = 282,
        TAG_DOWN = 283, TAG_PLANAR = 284, TAG_T4 = 292, TAG_UNIT = 296,
        TAG_PREDICTOR = 317, TAG_PALETTE = 320, TAG_TILE_WIDTH = 322,
        TAG_TILE_HEIGHT = 323, TAG_TILES = 324, TAG_TILE_SIZES = 325,
        TAG_TABLES = 347
};
enum { PLAIN = 1, G3_BYTES = 2, G3 = 3, G4 = 4, LZW = 5, JPEG = 7,
       DEFLATE = 8, PACKBITS = 32773, DEFLATE_OLD = 32946 };

struct tiff {
        arena *a;
        str    s;
        bool   big;             /* the most significant byte first */
        size_t dir, n;          /* the directory at hand, and its entries */
        size_t spent;           /* bytes of all pieces, and of what says
                                   where they lie: no two share theirs */
        size_t walked;          /* bytes of all directories */
};

static size_t number(const struct tiff *t, size_t at, size_t n)
{
        size_t v = 0;

        if (at > t->s.n || n > t->s.n - at)
                return 0;
        for (size_t i = 0; i < n; i++)
                v |= (size_t)(unsigned char)t->s.p[at + i]
                     << 8 * (t->big ? n - 1 - i : i);
        return v;
}

/* Values of a tag: where they lie, how many, and how long each is. */
struct values { size_t at, n, size; };

static struct values values_of(const struct tiff *t, size_t tag)
{
        static const size_t size_of[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8 };

        for (size_t i = 0; i < t->n; i++) {
                size_t at = t->dir + 2 + 12 * i;
                size_t type = number(t, at + 2, 2);
                struct values v = { .at = at + 8, .n = number(t, at + 4, 4) };

                if (number(t, at, 2) != tag)
                        continue;
                v.size = type < sizeof size_of / sizeof *size_of
                         ? size_of[type] : 0;
                if (!v.size || v.n > t->s.n / v.size)
                        break;
                if (v.n * v.size > 4)
                        v.at = number(t, v.at, 4);
                if (v.at > t->s.n || v.n * v.size > t->s.n - v.at)
                        break;
                return v;
        }
        return (struct values){ 0, 0, 0 };
}

static size_t value(const struct tiff *t, struct values v, size_t i,
                    size_t fallback)
{
        return i < v.n ? number(t, v.at + i * v.size, v.size < 4 ? v.size : 4)
                       : fallback;
}

static size_t tag(const struct tiff *t, size_t tag, size_t fallback)
{
        return value(t, values_of(t, tag), 0, fallback);
}

static double ratio(const struct tiff *t, size_t tag)
{
        struct values v = values_of(t, tag);
        size_t under = v.n && v.size == 8 ? number(t, v.at + 4, 4) : 0;
        double unit = value(t, values_of(t, TAG_UNIT), 0, 2) == 3 ? 2.54 : 1;

        return under ? (double)number(t, v.at, 4) / (double)under * unit : 0;
}

static str palette(const struct tiff *t, size_t bits)
{
        struct values v = values_of(t, TAG_PALETTE);
        size_t n = bits <= 8 ? (size_t)1 << bits : 0;
        buf b = buf_open(t->a, 4096);

        if (!n || v.size != 2 || v.n < 3 * n)
                return S("");
        buf_fmt(&b, "/ColorSpace [/Indexed /DeviceRGB %zu <", n - 1);
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < 3; k++)
                        buf_fmt(&b, "%02zx", value(t, v, k * n + i, 0) >> 8);
        buf_fmt(&b, ">] /BitsPerComponent %zu", bits);
        return buf_str(&b);
}

/* What the samples mean. */
static void kind_set(struct tiff *t, struct picture_page *p)
{
        size_t samples = tag(t, TAG_SAMPLES, 1), bits = tag(t, TAG_BITS, 1);
        size_t photo = tag(t, TAG_PHOTOMETRIC, 0);
        size_t colours = photo <= 1 || photo == 3 ? 1 : photo == 5 ? 4 : 3;
        bool jpeg = tag(t, TAG_PACKING, 1) == JPEG;
        bool veiled = samples == colours + 1 && photo <= 2 && !jpeg;

        if (photo == 3)
                p->kind = palette(t, bits);
        else if (samples == colours || veiled)
                p->kind = picture_kind(t->a, samples, bits, veiled,
                                       photo == 0 && !veiled);
        if (!p->kind.n || (photo > 3 && photo != 5 && !(photo == 6 && jpeg)) ||
            (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) ||
            (samples > 1 && tag(t, TAG_PLANAR, 1) == 2))
                p->why = S("a TIFF whose colours are stored in a rare way; "
                           "print it to a PDF");
        p->packed = arena_fmt(t->a, "/Predictor %d /Colors %zu "
                              "/BitsPerComponent %zu",
                              tag(t, TAG_PREDICTOR, 1) == 2 ? 2 : 1, samples,
                              bits);
}

/* The packings that PDF has filters for. A fax's runs of black are 1 to TIFF,
 * whatever they mean. */
static void packing_set(struct tiff *t, struct picture_page *p)
{
        size_t how = tag(t, TAG_PACKING, 1), t4 = tag(t, TAG_T4, 0);

        kind_set(t, p);
        p->rows = true;
        if (how == G4) {
                p->packing = S("CCITTFaxDecode");
                p->packed = S("/K -1 /BlackIs1 true");
        } else if (how == G3 || how == G3_BYTES) {
                p->packing = S("CCITTFaxDecode");
                p->packed = arena_fmt(t->a, "/K %d /BlackIs1 true%s",
                                      t4 & 1 ? 4 : 0, how == G3_BYTES || t4 & 4
                                      ? " /EncodedByteAlign true" : "");
        } else if (how == LZW || how == DEFLATE || how == DEFLATE_OLD) {
                p->packing = how == LZW ? S("LZWDecode") : S("FlateDecode");
        } else {
                p->packed = S("");
                p->rows = false;
                p->packing = how == JPEG ? S("DCTDecode")
                             : how == PACKBITS ? S("RunLengthDecode") : S("");
                if (how != PLAIN && how != JPEG && how != PACKBITS)
                        p->why = S("a TIFF packed in a rare way; print it to "
                                   "a PDF");
        }
}

static str bits_turned(arena *a, str s)
{
        char *p = arena_bytes(a, s.n);

        for (size_t i = 0; i < s.n; i++) {
                unsigned v = (unsigned char)s.p[i], w = 0;

                for (int k = 0; k < 8; k++)
                        w |= (v >> k & 1) << (7 - k);
                p[i] = (char)w;
        }
        return str_of(p, s.n);
}

/* Of `most` pieces, each told of in so many bytes, those there is room for: a
 * few bytes must not be the pieces of thousands of pages. */
static size_t pieces_count(struct tiff *t, size_t most, size_t told)
{
        size_t n = most < PICTURE_PIECES_MAX ? most : PICTURE_PIECES_MAX;

        t->spent += n * told;
        return t->spent > 2 * t->s.n ? 0 : n;
}

/* Strips are tiles as wide as the page. */
static void pieces_set(struct tiff *t, struct picture_page *p)
{
        bool tiles = values_of(t, TAG_TILES).n > 0;
        struct values at = values_of(t, tiles ? TAG_TILES : TAG_STRIPS);
        struct values size = values_of(t, tiles ? TAG_TILE_SIZES
                                                : TAG_STRIP_SIZES);
        size_t width = tiles ? tag(t, TAG_TILE_WIDTH, 0) : p->width;
        size_t height = tag(t, tiles ? TAG_TILE_HEIGHT : TAG_STRIP_ROWS,
                            p->height);
        bool turned = tag(t, TAG_FILL, 1) == 2;
        size_t columns, rows, n;

        if (!tiles && height > p->height)
                height = p->height;
        if (!width || !height || width > PICTURE_SIDE_MAX ||
            height > PICTURE_SIDE_MAX) {
                p->why = S("a damaged TIFF");
                return;
        }
        columns = (p->width + width - 1) / width;
        rows = (p->height + height - 1) / height;
        n = pieces_count(t, at.n < columns * rows ? at.n : columns * rows,
                         at.size + size.size);
        p->piece.at = NEWN(t->a, struct picture_piece, n);
        p->piece.cap = n;
        for (size_t i = 0; i < n; i++) {
                struct picture_piece *q = VEC_ADD(t->a, &p->piece);
                size_t from = value(t, at, i, 0);

                q->bytes = str_slice(t->s, from, from + value(t, size, i,
                                                              t->s.n));
                t->spent += q->bytes.n;
                if (t->spent > 2 * t->s.n) {
                        p->why = S("a damaged TIFF");
                        return;
                }
                if (turned)
                        q->bytes = bits_turned(t->a, q->bytes);
                q->left = i % columns * width;
                q->top = i / columns * height;
                q->width = width;
                q->height = !tiles && q->top + height > p->height
                            ? p->height - q->top : height;
        }
        if (!p->piece.n)
                p->why = S("a damaged TIFF");
}

static void page_set(struct tiff *t, struct picture_page *p)
{
        struct values tables = values_of(t, TAG_TABLES);

        p->width = tag(t, TAG_WIDTH, 0);
        p->height = tag(t, TAG_HEIGHT, 0);
        p->across = ratio(t, TAG_ACROSS);
        p->down = ratio(t, TAG_DOWN);
        picture_orient(p, tag(t, TAG_ORIENTATION, 1));
        picture_size(p);
        if (p->why.n)
                return;
        packing_set(t, p);
        if (tables.n && tables.size == 1)
                p->tables = str_slice(t->s, tables.at, tables.at + tables.n);
        pieces_set(t, p);
}

rc tiff_read(arena *a, str name, str bytes, struct picture *out, err *e)
{
        struct tiff t = { .a = a, .s = bytes,
                          .big = str_starts(bytes, S("MM")) };
        VEC(struct picture_page) page = { 0 };
        size_t seen = 0;

        for (t.dir = number(&t, 4, 4); t.dir; seen++) {
                if (t.dir + 2 > bytes.n)
                        break;          /* cut off: what is there is shown */
                if (seen == PICTURE_PAGES_MAX || t.walked > bytes.n)
                        return err_set(e, ERR_LIMIT, name, 0, "has more than "
                                       "%d pages, or its pages run in a "
                                       "circle; split it", PICTURE_PAGES_MAX);
                t.n = number(&t, t.dir, 2);
                if (t.n > (bytes.n - t.dir - 2) / 12)
                        t.n = (bytes.n - t.dir - 2) / 12;
                t.walked += 2 + 12 * t.n;
                /* not a small picture, or a mask, of another one */
                if (!(tag(&t, TAG_SUBFILE, 0) & 5))
                        page_set(&t, VEC_ADD(a, &page));
                t.dir = number(&t, t.dir + 2 + 12 * t.n, 4);
        }
        if (!page.n)
                return err_set(e, ERR_INPUT, name, 0, "is a damaged TIFF: no "
                               "page is found in it; give another copy");
        out->page = page.at;
        out->n = page.n;
        return OK;
}
