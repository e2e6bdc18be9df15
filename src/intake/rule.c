/* rule.c - see rule.h.
 *
 * A rule is followed in its direction, through a band three pixels wide, for
 * one that is nearly level steps up and down. Those that stand are followed
 * twice: with the page, as a table's are, and upright, as a scanner's streak
 * is on a page that lay askew. */
#include "intake/rule.h"

enum { GAP = 2 };               /* pixels of paper that do not end a rule */
enum { THICK_AN_INCH = 25 };    /* a rule is a 25th of an inch, or thinner */
enum { THIN_LEAST = 4 };        /* pixels, whatever the page is drawn at */

enum { LYING = 1, STANDING = 2 };

/* The page lying or standing: n lines of m pixels, `step` bytes from one to
 * the next of a line and `line` from line to line. */
struct view {
        unsigned char *ink;             /* 1 dark, 0 not */
        unsigned char *mark;            /* has `bit`: in a rule */
        size_t n, m, step, line;
        unsigned char bit;
        double fall;                    /* lines for a pixel */
        size_t least;                   /* pixels of the shortest rule */
};

/* By how many lines a rule has fallen at each of its pixels. */
static int *falls(arena *a, const struct view *v)
{
        int *f = NEWN(a, int, v->m + 1);

        for (size_t i = 0; i < v->m; i++) {
                double d = (double)i * v->fall;

                f[i] = (int)(d < 0 ? d - 0.5 : d + 0.5);
        }
        return f;
}

/* Is there ink in the band around line y? */
static bool band_dark(const struct view *v, long y, size_t i)
{
        const unsigned char *p = v->ink + i * v->step;
        long n = (long)v->n;

        if (y < 1 || y + 1 >= n)
                return y >= 0 && y < n && p[(size_t)y * v->line];
        p += ((size_t)y - 1) * v->line;
        return p[0] | p[v->line] | p[2 * v->line];
}

static void band_mark(const struct view *v, const int *fall, long at,
                      size_t from, size_t end)
{
        for (size_t i = from; i < end; i++)
                for (long y = at + fall[i] - 1; y <= at + fall[i] + 1; y++)
                        if (y >= 0 && y < (long)v->n)
                                v->mark[(size_t)y * v->line +
                                        i * v->step] |= v->bit;
}

/* The runs of one band: from the page's edge to its other edge. */
static void band_follow(const struct view *v, const int *fall, long at)
{
        size_t from = 0, end = 0;       /* of the run at hand */

        for (size_t i = 0; i < v->m; i++) {
                if (!band_dark(v, at + fall[i], i))
                        continue;
                if (i > end + GAP || !end) {
                        if (end - from >= v->least)
                                band_mark(v, fall, at, from, end);
                        from = i;
                }
                end = i + 1;
        }
        if (end - from >= v->least)
                band_mark(v, fall, at, from, end);
}

static void rules_mark(arena *a, const struct view *v)
{
        const int *fall = falls(a, v);
        long last = v->m ? fall[v->m - 1] : 0;
        long low = last > 0 ? -last : 0, high = last < 0 ? -last : 0;

        for (long at = low; at < (long)v->n + high; at++)
                band_follow(v, fall, at);
}

/* Across the rule it must be thin; and what surrounds its ink is its, too,
 * where the page is gray. */
static void rules_clear(unsigned char *page, const struct view *v,
                        size_t thick, unsigned char paper)
{
        for (size_t i = 0; i < v->m; i++) {
                for (size_t y = 0, end; y < v->n; y = end + 1) {
                        size_t at = i * v->step;
                        unsigned char rule = 0;

                        for (end = y; end < v->n &&
                             v->ink[at + end * v->line]; end++)
                                rule |= v->mark[at + end * v->line];
                        if (!(rule & v->bit) || end - y > thick)
                                continue;
                        for (size_t k = y ? y - 1 : 0;
                             k < v->n && k <= end; k++)
                                page[at + k * v->line] = paper;
                }
        }
}

static size_t thick_most(unsigned dpi)
{
        return dpi / THICK_AN_INCH > THIN_LEAST ? dpi / THICK_AN_INCH
                                                : THIN_LEAST;
}

const unsigned char *rules_erased(arena *a, const unsigned char *from,
                                  const struct rule_ask *ask)
{
        size_t all = ask->width * ask->height;
        unsigned char *page = (unsigned char *)arena_bytes(a, all);
        unsigned char *ink = (unsigned char *)arena_bytes(a, all);
        struct view v = { ink, NEWN(a, unsigned char, all), ask->height,
                          ask->width, 1, ask->width, LYING, ask->fall,
                          ask->across };

        memcpy(page, from, all);
        for (size_t i = 0; i < all; i++)
                ink[i] = page[i] < ask->dark;
        rules_mark(a, &v);
        rules_clear(page, &v, thick_most(ask->down), ask->paper);
        v = (struct view){ ink, v.mark, ask->width, ask->height, ask->width,
                           1, STANDING, -ask->fall, ask->down };
        rules_mark(a, &v);
        v.fall = 0;
        rules_mark(a, &v);
        rules_clear(page, &v, thick_most(ask->across), ask->paper);
        for (size_t i = 0; i < all; i++)        /* where two cross */
                if (v.mark[i] == (LYING | STANDING))
                        page[i] = ask->paper;
        return page;
}
