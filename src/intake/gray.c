/* gray.c - see gray.h. */
#include "intake/gray.h"

/* Cells are an eighth of an inch. Parts of a hundred: how dark a pixel of ink
 * is against the paper; how much of a cell is ink where something stands in
 * it; how much of the page must be dark for it to be black. */
enum { CELLS_AN_INCH = 8, INK_MOST = 70, CELL_LEAST = 3, BLACK_LEAST = 60 };
/* Cells in which a page may have ink and still be blank: a staple, a stain. */
enum { CELLS_BLANK = 3 };
/* Levels of 255 by which a shade is darker than the page's lightest tenth, and
 * parts of a hundred of the page that it must cover. */
enum { SHADE_LEVELS = 8, SHADE_LEAST = 25 };
/* Of each side, in cells: what a scanner's edge darkens, and where binders
 * have holes. */
enum { EDGE = 2, HOLES = 7 };
/* Cells of ink outside all boxes that make a band one of text. */
enum { BAND_LEAST = 16 };

static bool digits(str s, size_t *at, size_t *out)
{
        size_t from = *at;

        for (*out = 0; *at < s.n && char_digit(s.p[*at]) && *at - from < 7;
             ++*at)
                *out = *out * 10 + (size_t)(s.p[*at] - '0');
        return *at > from && *at < s.n && char_space(s.p[(*at)++]);
}

bool gray_read(str s, struct gray *out)
{
        size_t at = 3, deep;

        if (!str_starts(s, S("P5")) || s.n < 4 || !char_space(s.p[2]) ||
            !digits(s, &at, &out->width) || !digits(s, &at, &out->height) ||
            !digits(s, &at, &deep) || deep != 255 || !out->width ||
            !out->height || (s.n - at) / out->width < out->height)
                return false;
        out->at = (const unsigned char *)s.p + at;
        return true;
}

/* The level of paper: the brightest that a good part of the page has. */
static unsigned paper_level(const struct gray *g)
{
        size_t of[256] = { 0 }, n = 0, sum = 0;

        for (size_t y = 0; y < g->height; y += 3)
                for (size_t x = 0; x < g->width; x += 3, n++)
                        of[g->at[y * g->width + x]]++;
        for (unsigned level = 256; level-- > 0;) {
                sum += of[level];
                if (sum * 3 > n)
                        return level;
        }
        return 0;
}

struct cells {
        size_t side, columns, rows;
        unsigned *dark;         /* pixels of ink in each */
        unsigned *light;        /* levels of all its pixels */
        size_t all;             /* pixels of ink on the page */
};

static struct cells cells_count(arena *a, const struct gray *g, unsigned dpi,
                                unsigned least)
{
        struct cells c = { .side = dpi / CELLS_AN_INCH };

        if (c.side < 4)
                c.side = 4;
        c.columns = (g->width + c.side - 1) / c.side;
        c.rows = (g->height + c.side - 1) / c.side;
        c.dark = NEWN(a, unsigned, c.columns * c.rows);
        c.light = NEWN(a, unsigned, c.columns * c.rows);
        for (size_t y = 0; y < g->height; y++) {
                const unsigned char *p = g->at + y * g->width;
                unsigned *row = c.dark + y / c.side * c.columns;
                unsigned *light = c.light + y / c.side * c.columns;

                for (size_t x = 0; x < g->width; row++, light++) {
                        size_t end = x + c.side;
                        unsigned n = 0;

                        if (end > g->width)
                                end = g->width;
                        for (; x < end; x++) {
                                n += p[x] < least;
                                *light += p[x];
                        }
                        *row += n;
                        c.all += n;
                }
        }
        return c;
}

/* The share of noise: what most cells have, so that it is of no account. */
static unsigned noise_of(const struct cells *c)
{
        size_t of[64] = { 0 }, n = c->columns * c->rows, sum = 0;
        unsigned full = (unsigned)(c->side * c->side);

        for (size_t i = 0; i < n; i++)
                of[(size_t)c->dark[i] * 63 / full]++;
        for (unsigned k = 0; k < 64; k++) {
                sum += of[k];
                if (sum * 2 > n)
                        return (k + 1) * full / 63;
        }
        return full;
}

/* Near the page's edge: a hole of a binder, which fills cells, or what lies
 * around one. */
static bool is_hole(const struct cells *c, size_t x, size_t y)
{
        unsigned solid = (unsigned)(c->side * c->side / 2);

        if (x >= HOLES && x + HOLES < c->columns && y >= HOLES &&
            y + HOLES < c->rows)
                return false;
        for (size_t j = y - 1; j <= y + 1; j++)
                for (size_t i = x - 1; i <= x + 1; i++)
                        if (c->dark[j * c->columns + i] > solid)
                                return true;
        return false;
}

/* Inked cells; those that fill a column are a scanner's streak. */
static size_t cells_inked(arena *a, const struct cells *c, unsigned least)
{
        size_t *column = NEWN(a, size_t, c->columns), n = 0;

        for (size_t y = EDGE; y + EDGE < c->rows; y++)
                for (size_t x = EDGE; x + EDGE < c->columns; x++)
                        column[x] += c->dark[y * c->columns + x] > least &&
                                     !is_hole(c, x, y);
        for (size_t x = 0; x < c->columns; x++)
                n += column[x] * 2 > c->rows ? 0 : column[x];
        return n;
}

/* Does a shade lie over much of the page, inside its edges? Paper is even, and
 * so is its grain; what is washed out or smeared is not paper. */
static bool is_shaded(const struct cells *c)
{
        size_t of[256] = { 0 }, all = 0, n = 0, light = 0;
        size_t full = c->side * c->side;

        for (size_t y = HOLES; y + HOLES < c->rows; y++)
                for (size_t x = HOLES; x + HOLES < c->columns; x++, all++)
                        of[c->light[y * c->columns + x] / full]++;
        for (size_t level = 256; level-- > 0;) {
                n += of[level];
                if (!light && n * 10 > all)
                        light = level;
                if (light > level + SHADE_LEVELS)
                        return (all - n) * 100 > all * SHADE_LEAST;
        }
        return false;
}

unsigned char gray_dark(const struct gray *g)
{
        return (unsigned char)(paper_level(g) * INK_MOST / 100);
}

enum gray_ink gray_ink(arena *a, const struct gray *g, unsigned dpi)
{
        unsigned paper = paper_level(g), full, noise;
        struct cells c;

        if (paper < 100)
                return GRAY_BLACK;
        c = cells_count(a, g, dpi, paper * INK_MOST / 100);
        if (c.all / BLACK_LEAST * 100 > g->width * g->height)
                return GRAY_BLACK;
        full = (unsigned)(c.side * c.side);
        noise = noise_of(&c);
        noise = noise > full / 20 ? noise * 2 : 0;
        return cells_inked(a, &c, noise + full * CELL_LEAST / 100) >
               CELLS_BLANK || is_shaded(&c) ? GRAY_INKED : GRAY_BLANK;
}

/* Nothing of a box, or of what lies against it, is left. */
static void box_clear(struct cells *c, const struct gray_box *b)
{
        size_t left = b->left / c->side, top = b->top / c->side;
        size_t right = (b->left + b->width) / c->side + 1;
        size_t bottom = (b->top + b->height) / c->side + 1;

        for (size_t y = top ? top - 1 : 0; y <= bottom && y < c->rows; y++)
                for (size_t x = left ? left - 1 : 0; x <= right &&
                     x < c->columns; x++)
                        c->dark[y * c->columns + x] = 0;
}

size_t gray_outside(arena *a, const struct gray *g, unsigned dpi,
                    const struct gray_box *box, size_t n)
{
        struct cells c = cells_count(a, g, dpi, gray_dark(g));
        unsigned full = (unsigned)(c.side * c.side);
        unsigned least = noise_of(&c) + full * CELL_LEAST / 100;
        size_t bands = 0;

        for (size_t i = 0; i < n; i++)
                if (box[i].left < g->width && box[i].top < g->height)
                        box_clear(&c, &box[i]);
        for (size_t y = EDGE; y + EDGE < c.rows; y++) {
                size_t inked = 0;

                for (size_t x = EDGE; x + EDGE < c.columns; x++)
                        inked += c.dark[y * c.columns + x] > least;
                bands += inked >= BAND_LEAST;
        }
        return bands;
}

str gray_turned(arena *a, const struct gray *g, int degrees)
{
        bool lies = degrees == 90 || degrees == 270;
        size_t w = lies ? g->height : g->width, h = lies ? g->width
                                                         : g->height;
        str head = arena_fmt(a, "P5\n%zu %zu\n255\n", w, h);
        char *p = arena_bytes(a, head.n + w * h), *to = p + head.n;

        memcpy(p, head.p, head.n);
        for (size_t y = 0; y < h; y++)
                for (size_t x = 0; x < w; x++) {
                        size_t i = degrees == 90 ? (w - 1 - x) * h + y
                                   : degrees == 270 ? x * h + h - 1 - y
                                   : degrees == 180
                                   ? (h - 1 - y) * w + w - 1 - x : y * w + x;

                        *to++ = (char)g->at[i];
                }
        return str_of(p, head.n + w * h);
}
