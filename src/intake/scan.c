/* scan.c - see scan.h.
 *
 * The skew is where the profile of the page, its ink counted line by line
 * along that angle, has its highest peaks: under the letters of a line of
 * text nearly all pixels of ink end at one height. */
#include "intake/scan.h"

#include "intake/rule.h"

/* Tenths of a degree. */
enum { SKEW_MOST = 30, SKEW_COARSE = 3, SKEW_LEAST = 2 };
/* Parts of a hundred, of the level profile: so much higher must one be. */
enum { SKEW_GAIN = 110 };
/* Parts of a hundred of the ink of a page of dots that stand alone: of others
 * one, of one that was dithered a fifth to three quarters. */
enum { DOTTED_LEAST = 10 };
/* Columns looked at for skew; and pixels of a side of what is looked at. */
enum { PROFILE_COLUMNS = 850, SIDE_MOST = 24000 };
/* Pixels to an inch: a page that has fewer than FINE of them, one way or the
 * other, is enlarged to READY, but by not more than MORE_MOST. */
enum { FINE = 180, READY = 200, MORE_MOST = 3 };
/* Pixels, before or after: a larger page is no letter, and is left alone. */
enum { LARGE = 24 << 20, WHITE = 255 };

#define TENTH (3.14159265358979 / 1800)

/* ---- Skew --------------------------------------------------------------- */

struct dot { unsigned short x, y; };

struct profile {
        struct dot *dot; size_t n;      /* where ink ends below */
        unsigned *line;                 /* of them, at an angle */
        size_t lines, pad;
        size_t columns;
};

/* For the few degrees that matter here. */
static double sine(double r) { return r - r * r * r / 6; }
static double cosine(double r) { return 1 - r * r / 2 + r * r * r * r / 24; }
static double tangent(double r) { return sine(r) / cosine(r); }

static void dots_find(const struct gray *g, size_t k, unsigned dark,
                      struct profile *p)
{
        for (size_t y = 0; y + 1 < g->height; y++) {
                const unsigned char *at = g->at + y * g->width;

                for (size_t x = 0; x < g->width; x += k)
                        if (at[x] < dark && at[x + g->width] >= dark)
                                p->dot[p->n++] = (struct dot){
                                        (unsigned short)(x / k),
                                        (unsigned short)(y / k) };
        }
}

/* How high its peaks are at that angle. */
static double peaks(const struct profile *p, int tenths)
{
        int slope = (int)(tangent(tenths * TENTH) * 65536);
        double sum = 0;

        memset(p->line, 0, p->lines * sizeof p->line[0]);
        for (size_t i = 0; i < p->n; i++) {
                int fall = (int)p->dot[i].x * slope;
                int y = (int)(p->dot[i].y + p->pad) * 65536 + 32768 - fall;

                p->line[y / 65536]++;
        }
        for (size_t i = 0; i < p->lines; i++)
                sum += (double)p->line[i] * p->line[i];
        return sum;
}

static int steepest(const struct profile *p, int from, int to, int step)
{
        double most = -1;
        int best = from;

        for (int t = from; t <= to; t += step) {
                double high = peaks(p, t);

                if (high > most) {
                        most = high;
                        best = t;
                }
        }
        return best;
}

int scan_skew(arena *a, const struct gray *g)
{
        size_t k = (g->width + PROFILE_COLUMNS - 1) / PROFILE_COLUMNS;
        struct profile p = { .columns = g->width / k + 1 };
        int t;

        if (g->width > SIDE_MOST || g->height > SIDE_MOST)
                return 0;
        p.pad = p.columns / 16 + 2;     /* more than 3 degrees */
        p.lines = g->height / k + 1 + 2 * p.pad;
        p.dot = NEWN(a, struct dot, p.columns * (g->height / 2 + 1));
        p.line = NEWN(a, unsigned, p.lines);
        dots_find(g, k, gray_dark(g), &p);
        t = steepest(&p, -SKEW_MOST, SKEW_MOST, SKEW_COARSE);
        t = steepest(&p, t - SKEW_COARSE + 1, t + SKEW_COARSE - 1, 1);
        if (t <= -SKEW_MOST || t >= SKEW_MOST ||
            peaks(&p, t) * 100 < peaks(&p, 0) * SKEW_GAIN)
                return 0;
        return t < SKEW_LEAST && t > -SKEW_LEAST ? 0 : t;
}

/* ---- Dots --------------------------------------------------------------- */

static bool is_alone(const unsigned char *p, size_t w, unsigned char dark)
{
        size_t n = 0;

        for (int k = -1; k <= 1; k++) {
                const unsigned char *row = k < 0 ? p - w : k ? p + w : p;

                n += (size_t)((row[-1] < dark) + (row[0] < dark) +
                              (row[1] < dark));
        }
        return n == 1;
}

/* The page without ink that stands alone, pixel by pixel; NULL where that is
 * little of its ink. A fax prints gray by such dots, also what is hardly gray:
 * paper, grain. */
static const unsigned char *dots_erased(arena *a, const struct gray *g)
{
        size_t w = g->width, ink = 0, alone = 0;
        unsigned char dark = gray_dark(g), *out;

        out = (unsigned char *)arena_bytes(a, w * g->height);
        memcpy(out, g->at, w * g->height);
        for (size_t y = 1; y + 1 < g->height; y++)
                for (size_t x = 1; x + 1 < w; x++) {
                        const unsigned char *p = g->at + y * w + x;

                        if (*p >= dark)
                                continue;
                        ink++;
                        if (!is_alone(p, w, dark))
                                continue;
                        alone++;
                        out[y * w + x] = WHITE;
                }
        return alone * 100 > ink * DOTTED_LEAST ? out : NULL;
}

/* ---- Drawn anew --------------------------------------------------------- */

/* One part of black, white and gray: as each pixel's eight neighbours have
 * it, by 1 4 1, as a cubic B-spline has it at its knots. What is outside is as
 * the edge. */
static unsigned char *smoothed(arena *a, const struct gray *g)
{
        size_t w = g->width, h = g->height;
        unsigned char *out = (unsigned char *)arena_bytes(a, w * h);
        unsigned *sum = NEWN(a, unsigned, w + 2);

        for (size_t y = 0; y < h; y++) {
                const unsigned char *p = g->at + y * w;
                const unsigned char *over = y ? p - w : p;
                const unsigned char *under = y + 1 < h ? p + w : p;

                for (size_t x = 0; x < w; x++)
                        sum[x + 1] = over[x] + 4u * p[x] + under[x];
                sum[0] = sum[1];
                sum[w + 1] = sum[w];
                for (size_t x = 0; x < w; x++)
                        out[y * w + x] = (unsigned char)
                                ((sum[x] + 4 * sum[x + 1] + sum[x + 2]) / 36);
        }
        return out;
}

/* In parts of 65536 of a pixel: where in the page a row begins, and what one
 * column of it is there. */
struct path { long long x, y, right, down; };

static unsigned mixed(unsigned a, unsigned b, unsigned part)
{
        return a * (256 - part) + b * part;
}

static void row_draw(const struct gray *g, struct path at, unsigned char paper,
                     unsigned char *out, size_t n)
{
        for (size_t i = 0; i < n; i++, at.x += at.right, at.y += at.down) {
                size_t x = (size_t)(at.x >> 16), y = (size_t)(at.y >> 16);
                unsigned u = (unsigned)(at.x >> 8) & 255;
                unsigned v = (unsigned)(at.y >> 8) & 255;

                /* left of or above the page is very far right or down */
                if (x >= g->width - 1 || y >= g->height - 1) {
                        out[i] = paper;
                        continue;
                }
                const unsigned char *p = g->at + y * g->width + x;
                unsigned top = mixed(p[0], p[1], u);
                unsigned end = mixed(p[g->width], p[g->width + 1], u);

                out[i] = (unsigned char)(mixed(top, end, v) >> 16);
        }
}

/* So many times as wide and high, and turned about its middle, against the
 * fall of its lines. */
static str redrawn(arena *a, const struct gray *g, double wider,
                   double higher, int tenths, unsigned char paper)
{
        size_t w = (size_t)((double)g->width * wider + 0.5);
        size_t h = (size_t)((double)g->height * higher + 0.5);
        str head = arena_fmt(a, "P5\n%zu %zu\n255\n", w, h);
        char *p = arena_bytes(a, head.n + w * h);
        unsigned char *out = (unsigned char *)p + head.n;
        double s = sine(tenths * TENTH), c = cosine(tenths * TENTH);
        double x = 0.5 - (double)w / 2;

        memcpy(p, head.p, head.n);
        for (size_t row = 0; row < h; row++) {
                double y = (double)row + 0.5 - (double)h / 2;
                double u = (double)g->width / 2 - 0.5;
                double v = (double)g->height / 2 - 0.5;

                u += (x * c - y * s) / wider;
                v += (x * s + y * c) / higher;
                row_draw(g, (struct path){
                        (long long)(u * 65536), (long long)(v * 65536),
                        (long long)(c / wider * 65536),
                        (long long)(s / higher * 65536) }, paper,
                        out + row * w, w);
        }
        return str_of(p, head.n + w * h);
}

static double more(unsigned dpi)
{
        double m = (double)READY / dpi;

        return m > MORE_MOST ? MORE_MOST : m;
}

bool scan_ready(arena *a, const struct gray *g, unsigned across,
                unsigned down, str *out, unsigned *dpi)
{
        size_t all = g->width * g->height;
        int skew = all > LARGE ? 0 : scan_skew(a, g);
        bool coarse = across < FINE || down < FINE;
        double wider = coarse ? more(across) : 1;
        double higher = coarse ? more(down) : 1;
        struct rule_ask rules = { g->width, g->height, gray_dark(g), WHITE,
                                  across, down, tangent(skew * TENTH) };
        const unsigned char *clean = all > LARGE ? NULL : dots_erased(a, g);
        struct gray now = *g;
        bool ruled = false;

        if ((double)all * wider * higher > LARGE)
                return false;
        if (clean)
                now.at = clean;
        if (all <= LARGE) {     /* with them tesseract takes a table for a
                                   picture, and says nothing of it */
                const unsigned char *bare = rules_erased(a, now.at, &rules);

                ruled = memcmp(bare, now.at, all) != 0;
                now.at = bare;
        }
        if (!coarse && !skew && !clean && !ruled)
                return false;
        if (coarse || clean)
                now.at = smoothed(a, &now);
        *dpi = (unsigned)((double)across * wider + 0.5);
        *out = redrawn(a, &now, wider, higher, skew, WHITE);
        return true;
}
