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
        const unsigned char *ink;       /* 1 dark, 0 not */
        const unsigned char *band;      /* is there ink in the three lines
                                           around; line after line */
        unsigned char *mark;            /* has `bit`: in a rule */
        unsigned char *page;            /* where rules are taken out */
        size_t n, m, step, line;
        double fall;                    /* lines for a pixel */
        size_t least, thick;            /* pixels of the shortest rule, and of
                                           the thickest */
        unsigned char bit, paper;
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

/* The ink at line y goes, where it is thin across the rule; and what surrounds
 * it, which is the rule's, too, where the page is gray. */
static void ink_clear(const struct view *v, size_t i, size_t y)
{
        const unsigned char *ink = v->ink + i * v->step;
        size_t from = y, end = y + 1;

        while (from && ink[(from - 1) * v->line] && end - from <= v->thick)
                from--;
        while (end < v->n && ink[end * v->line] && end - from <= v->thick)
                end++;
        if (end - from > v->thick)
                return;
        for (y = from ? from - 1 : 0; y < v->n && y <= end; y++)
                v->page[i * v->step + y * v->line] = v->paper;
}

/* Where two rules cross, neither is thin. */
static void band_clear(const struct view *v, const int *fall, long at,
                       size_t from, size_t end)
{
        for (size_t i = from; i < end; i++)
                for (long y = at + fall[i] - 1; y <= at + fall[i] + 1; y++) {
                        size_t k = i * v->step + (size_t)y * v->line;

                        if (y < 0 || y >= (long)v->n)
                                continue;
                        v->mark[k] |= v->bit;
                        if (v->mark[k] == (LYING | STANDING))
                                v->page[k] = v->paper;
                        if (v->ink[k])
                                ink_clear(v, i, (size_t)y);
                }
}

/* The next pixel with ink of one band, from i on; m: there is none. While the
 * band stays in one line it is looked for there. */
static size_t band_next(const struct view *v, const int *fall,
                        const size_t *level, long at, size_t i)
{
        while (i < v->m) {
                long y = at + fall[i];
                const unsigned char *p = y < 0 || y >= (long)v->n ? NULL
                        : v->band + (size_t)y * v->m;
                const unsigned char *ink = p
                        ? memchr(p + i, 1, level[i] - i) : NULL;

                if (ink)
                        return (size_t)(ink - p);
                i = level[i];
        }
        return v->m;
}

/* The runs of one band: from the page's edge to its other edge. */
static void band_follow(const struct view *v, const int *fall,
                        const size_t *level, long at)
{
        size_t from = 0, end = 0;       /* of the run at hand */

        for (size_t i = 0; (i = band_next(v, fall, level, at, i)) < v->m;
             i++) {
                if (i > end + GAP || !end) {
                        if (end - from >= v->least)
                                band_clear(v, fall, at, from, end);
                        from = i;
                }
                end = i + 1;
        }
        if (end - from >= v->least)
                band_clear(v, fall, at, from, end);
}

static void rules_clear(arena *a, const struct view *v)
{
        const int *fall = falls(a, v);
        size_t *level = NEWN(a, size_t, v->m + 1);      /* behind the pixels
                                                           that fell as far */
        long last = v->m ? fall[v->m - 1] : 0;
        long low = last > 0 ? -last : 0, high = last < 0 ? -last : 0;

        for (size_t i = v->m; i-- > 0;)
                level[i] = i + 1 < v->m && fall[i + 1] == fall[i]
                           ? level[i + 1] : i + 1;
        for (long at = low; at < (long)v->n + high; at++)
                band_follow(v, fall, level, at);
}

/* Of the page as it lies. */
static unsigned char *band_lying(arena *a, const unsigned char *ink, size_t w,
                                 size_t h)
{
        unsigned char *band = (unsigned char *)arena_bytes(a, w * h);

        for (size_t y = 0; y < h; y++) {
                const unsigned char *p = ink + y * w;
                const unsigned char *over = y ? p - w : p;
                const unsigned char *under = y + 1 < h ? p + w : p;

                for (size_t x = 0; x < w; x++)
                        band[y * w + x] = over[x] | p[x] | under[x];
        }
        return band;
}

/* Of the page as it stands: its columns are the lines. */
static unsigned char *band_standing(arena *a, const unsigned char *ink,
                                    size_t w, size_t h)
{
        unsigned char *band = (unsigned char *)arena_bytes(a, w * h);

        memset(band, 0, w * h);
        for (size_t y = 0; y < h; y++)
                for (size_t x = 0; x < w; x++) {
                        if (!ink[y * w + x])
                                continue;
                        for (size_t k = x ? x - 1 : 0; k < w && k <= x + 1;
                             k++)
                                band[k * h + y] = 1;
                }
        return band;
}

static size_t thick_most(unsigned dpi)
{
        return dpi / THICK_AN_INCH > THIN_LEAST ? dpi / THICK_AN_INCH
                                                : THIN_LEAST;
}

const unsigned char *rules_erased(arena *a, const unsigned char *from,
                                  const struct rule_ask *ask)
{
        size_t w = ask->width, h = ask->height, all = w * h;
        unsigned char *page = (unsigned char *)arena_bytes(a, all);
        unsigned char *ink = (unsigned char *)arena_bytes(a, all);
        struct view v = { .ink = ink, .mark = NEWN(a, unsigned char, all),
                          .page = page, .n = h, .m = w, .step = 1, .line = w,
                          .fall = ask->fall, .least = ask->across,
                          .thick = thick_most(ask->down), .bit = LYING,
                          .paper = ask->paper };

        memcpy(page, from, all);
        for (size_t i = 0; i < all; i++)
                ink[i] = page[i] < ask->dark;
        v.band = band_lying(a, ink, w, h);
        rules_clear(a, &v);
        v.band = band_standing(a, ink, w, h);
        v.n = w;
        v.m = h;
        v.step = w;
        v.line = 1;
        v.fall = -ask->fall;
        v.least = ask->down;
        v.thick = thick_most(ask->across);
        v.bit = STANDING;
        rules_clear(a, &v);
        v.fall = 0;
        rules_clear(a, &v);
        return page;
}
