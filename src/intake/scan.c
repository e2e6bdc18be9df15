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

/* ---- Drawn anew --------------------------------------------------------- */

/* How much of each of four pixels in a row is in one that lies u/256 behind
 * the second: parts of 256. */
struct blend { int part[256][4]; };

/* Straight from one pixel to the next; or smooth, a cubic B-spline, which
 * gives a coarse page's steps the slopes of letters, and takes out grain. */
static struct blend *blend_make(arena *a, bool smooth)
{
        struct blend *b = NEW(a, struct blend);

        for (int u = 0; u < 256; u++) {
                int v = 256 - u, *part = b->part[u];
                long long near = 4LL * 256 * 256 * 256;

                if (!smooth) {
                        part[1] = v;
                        part[2] = u;
                        continue;
                }
                part[0] = v * v * v / (6 << 16);
                part[1] = (int)((near - 6LL * u * u * 256 +
                                 3LL * u * u * u) / (6 << 16));
                part[3] = u * u * u / (6 << 16);
                part[2] = 256 - part[0] - part[1] - part[3];
        }
        return b;
}

/* In parts of 65536 of a pixel: where in the page a row begins, and what one
 * column of it is there. */
struct path { long long x, y, right, down; };

static bool is_white(const unsigned char *p, size_t w)
{
        static const unsigned char white[4] = { WHITE, WHITE, WHITE, WHITE };

        return !memcmp(p, white, 4) && !memcmp(p + w, white, 4) &&
               !memcmp(p + 2 * w, white, 4) && !memcmp(p + 3 * w, white, 4);
}

/* Of the four by four pixels from p on. */
static unsigned char blended(const unsigned char *p, size_t w, const int *u,
                             const int *v)
{
        int sum = 0;

        for (size_t k = 0; k < 4; k++, p += w)
                sum += v[k] * (p[0] * u[0] + p[1] * u[1] + p[2] * u[2] +
                               p[3] * u[3]);
        return (unsigned char)(sum >> 16);
}

static void row_draw(const struct gray *g, struct path at,
                     const struct blend *b, unsigned char *out, size_t n)
{
        for (size_t i = 0; i < n; i++, at.x += at.right, at.y += at.down) {
                /* left of or above the page is very far right or down */
                size_t x = (size_t)(at.x >> 16) - 1;
                size_t y = (size_t)(at.y >> 16) - 1;
                const unsigned char *p = g->at + y * g->width + x;

                if (g->width < 4 || g->height < 4 || x > g->width - 4 ||
                    y > g->height - 4 || is_white(p, g->width))
                        out[i] = WHITE;
                else
                        out[i] = blended(p, g->width,
                                         b->part[at.x >> 8 & 255],
                                         b->part[at.y >> 8 & 255]);
        }
}

/* So many times as wide and high, and turned about its middle, against the
 * fall of its lines. */
static str redrawn(arena *a, const struct gray *g, double wider,
                   double higher, int tenths, const struct blend *b)
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
                        (long long)(s / higher * 65536) }, b,
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
        struct gray now = *g;

        if ((!coarse && !skew) || (double)all * wider * higher > LARGE)
                return false;
        if (coarse)             /* tesseract sees the rules of fine ones */
                now.at = rules_erased(a, g->at, &rules);
        *dpi = (unsigned)((double)across * wider + 0.5);
        *out = redrawn(a, &now, wider, higher, skew, blend_make(a, coarse));
        return true;
}
