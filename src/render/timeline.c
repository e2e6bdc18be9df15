/* timeline.c - the dated lines of a ledger as one SVG: a lane for each
 * treatment's visits, for each medicine with its daily dose as height, for
 * pain, and for studies, injections, surgery and determinations.
 *
 * Marks are told apart by shape, not colour. Every mark has a title; the
 * picture has a title and a description, and the tables of the page say
 * everything that stands in it. It knows nothing of clinic: only lines. */
#include "render/ledger_inside.h"

#include <math.h>

/* Below the picture, for eyes that have no description read to them. */
#define LEGEND \
        "<p class=\"place\">Stroke: a visit. Step: the daily dose. Circle: " \
        "pain; filled, with medication; the line joins the highest of each " \
        "day. Square: a study. Triangle: an injection. Cross: surgery. " \
        "Diamond: a determination, with the first letter of what it says: " \
        "D, denied.</p>\n"

enum {
        LEFT = 200, RIGHT = 980, WIDTH = 1000, TOP = 28, LANE = 40,
        PAIN_LANE = 84, MARKS_MOST = 4000, LANES_MOST = 60, LABEL_MOST = 26,
        SCALE = 10
};

struct picture {
        buf *b;
        const struct ledger *l;
        int32_t first, last;            /* days */
        double y;                       /* top of the next lane */
        size_t marks, lanes;
};

static double x_of(const struct picture *p, int32_t day)
{
        double all = p->last > p->first ? p->last - p->first : 1;

        return LEFT + (RIGHT - LEFT) * (day - p->first) / all;
}

static void span_take(struct picture *p, date d, bool *any)
{
        if (!date_exact(d))
                return;
        if (!*any || d.first < p->first)
                p->first = d.first;
        if (!*any || d.first > p->last)
                p->last = d.first;
        *any = true;
}

/* False where no line has a day. */
static bool span_find(struct picture *p)
{
        bool any = false;

        for (size_t i = 0; i < p->l->n; i++) {
                const struct ledger_line *x = &p->l->line[i];

                if (x->fact.kind != LEDGER_FUNCTION)
                        span_take(p, x->fact.date, &any);
                for (size_t k = 0; k < x->n_visits; k++)
                        span_take(p, x->visit[k].date, &any);
        }
        return any;
}

/* ---- Lanes -------------------------------------------------------------- */

/* At most LABEL_MOST code points, so that it stays left of the lane. */
static void label_put(buf *b, str s)
{
        size_t n = 0, at = 0;

        while (at < s.n && n < LABEL_MOST) {
                at++;
                while (at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
                        at++;
                n++;
        }
        html_words(b, str_slice(s, 0, at));
        if (at < s.n)
                buf_add(b, S("..."));
}

static void lane_open(struct picture *p, str label, double height)
{
        buf_fmt(p->b, "<g>\n<text x=\"4\" y=\"%.1f\">",
                p->y + height / 2 + 4);
        label_put(p->b, label);
        buf_fmt(p->b, "</text>\n<path d=\"M%d %.1fH%d\" "
                "stroke=\"currentColor\" stroke-width=\"0.4\" fill=\"none\"/>"
                "\n", LEFT, p->y + height, RIGHT);
        p->lanes++;
}

static void lane_end(struct picture *p, double height)
{
        buf_add(p->b, S("</g>\n"));
        p->y += height;
}

static bool mark_may(struct picture *p)
{
        return p->marks++ < MARKS_MOST;
}

/* A title within a mark, which says what the mark is. */
static void says_put(struct picture *p, const struct ledger_line *l, date d)
{
        buf_add(p->b, S("<title>"));
        html_words(p->b, date_text(p->b->a, d));
        buf_char(p->b, ' ');
        buf w = buf_open(p->b->a, 1 << 16);

        ledger_name_put(&w, &l->fact);
        buf_add(&w, S(": "));
        if (l->fact.kind != LEDGER_VISITS)
                ledger_says_put(&w, l, false);
        else
                buf_add(&w, S("visit"));
        html_words(p->b, buf_str(&w));
        buf_add(p->b, S("</title>"));
}

static void visits_lane(struct picture *p, const struct ledger_line *l)
{
        buf w = buf_open(p->b->a, 1 << 16);

        if (!l->n_visits || p->lanes >= LANES_MOST)
                return;
        ledger_name_put(&w, &l->fact);
        lane_open(p, buf_str(&w), LANE);
        for (size_t i = 0; i < l->n_visits && mark_may(p); i++) {
                buf_fmt(p->b, "<path d=\"M%.1f %.1fv%d\" "
                        "stroke=\"currentColor\" stroke-width=\"2\">",
                        x_of(p, l->visit[i].date.first), p->y + 10,
                        LANE - 10);
                says_put(p, l, l->visit[i].date);
                buf_add(p->b, S("</path>\n"));
        }
        lane_end(p, LANE);
}

/* mg a day where that is known, else tablets a day. */
static double dose_of(const struct ledger_fact *f)
{
        double mg = ledger_daily(f);

        return isnan(mg) ? f->per_day : mg;
}

static bool dose_drawn(const struct ledger_fact *f)
{
        return f->kind == LEDGER_DOSE && date_exact(f->date) &&
               (!isnan(dose_of(f)) || str_eq(f->change, S("stopped")));
}

/* Steps: a dose holds until the next one that is told; it is not drawn past
 * the last day that tells of it. */
static void dose_steps(struct picture *p, size_t from, size_t to, double most)
{
        double x = 0, y = 0, said = -1;
        bool open = false;

        for (size_t i = from; i < to; i++) {
                const struct ledger_line *l = &p->l->line[i];
                double dose, top;

                if (!dose_drawn(&l->fact) || !mark_may(p))
                        continue;
                dose = isnan(dose_of(&l->fact)) ? 0 : dose_of(&l->fact);
                x = x_of(p, l->fact.date.first);
                top = p->y + LANE - (LANE - 16) * dose / most;
                buf_fmt(p->b, "<path d=\"M%.1f %.1f", x, open ? y : top);
                buf_fmt(p->b, "V%.1f\" stroke=\"currentColor\" "
                        "stroke-width=\"1.5\" fill=\"none\"/>\n", top);
                buf_fmt(p->b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" "
                        "fill=\"currentColor\">", x, top);
                says_put(p, l, l->fact.date);
                buf_add(p->b, S("</circle>\n"));
                if (dose > said || dose < said)
                        buf_fmt(p->b, "<text x=\"%.1f\" y=\"%.1f\">%g</text>"
                                "\n", x + 3, top - 3, dose);
                said = dose;
                y = top;
                open = true;
                for (size_t k = i + 1; k < to; k++)
                        if (dose_drawn(&p->l->line[k].fact)) {
                                buf_fmt(p->b, "<path d=\"M%.1f %.1fH%.1f\" "
                                        "stroke=\"currentColor\" "
                                        "stroke-width=\"1.5\"/>\n", x, y,
                                        x_of(p, p->l->line[k].fact.date
                                                .first));
                                break;
                        }
        }
}

/* The lines from..to are one drug's, by date. */
static void doses_lane(struct picture *p, size_t from, size_t to)
{
        double most = 0;
        bool mg = false;

        for (size_t i = from; i < to; i++) {
                const struct ledger_fact *f = &p->l->line[i].fact;

                if (dose_drawn(f) && dose_of(f) > most)
                        most = dose_of(f);
                mg |= dose_drawn(f) && !isnan(ledger_daily(f));
        }
        if (!(most > 0) || p->lanes >= LANES_MOST)
                return;
        lane_open(p, arena_fmt(p->b->a, FMT", %s a day",
                               ARG(p->l->line[from].fact.title),
                               mg ? "mg" : "doses"), LANE);
        dose_steps(p, from, to, most);
        lane_end(p, LANE);
}

static void pain_mark(struct picture *p, const struct ledger_line *l)
{
        double y = p->y + PAIN_LANE - (PAIN_LANE - 14) * l->fact.score /
                   SCALE;

        buf_fmt(p->b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" "
                "stroke=\"currentColor\" fill=\"%s\">",
                x_of(p, l->fact.date.first), y, l->fact.with_medication ==
                TRI_YES ? "currentColor" : "none");
        says_put(p, l, l->fact.date);
        buf_add(p->b, S("</circle>\n"));
}

/* A line through the highest score of each day. */
static void pain_line(struct picture *p, size_t from, size_t to)
{
        bool open = false;

        buf_add(p->b, S("<path d=\""));
        for (size_t i = from, k; i < to; i = k) {
                date d = p->l->line[i].fact.date;
                double high = p->l->line[i].fact.score;

                for (k = i + 1; k < to && p->l->line[k].fact.date.first ==
                     d.first; k++)
                        if (p->l->line[k].fact.score > high)
                                high = p->l->line[k].fact.score;
                if (!date_exact(d) || p->marks > MARKS_MOST)
                        continue;
                buf_fmt(p->b, "%s%.1f %.1f", open ? "L" : "M",
                        x_of(p, d.first), p->y + PAIN_LANE -
                        (PAIN_LANE - 14) * high / SCALE);
                open = true;
        }
        buf_add(p->b, S("\" stroke=\"currentColor\" stroke-width=\"0.8\" "
                        "fill=\"none\"/>\n"));
}

static void pain_lane(struct picture *p, size_t from, size_t to)
{
        lane_open(p, S("pain, 0 to 10"), PAIN_LANE);
        for (int n = 0; n <= SCALE; n += 5) {
                double y = p->y + PAIN_LANE - (PAIN_LANE - 14.0) * n / SCALE;

                buf_fmt(p->b, "<path d=\"M%d %.1fH%d\" stroke=\"currentColor"
                        "\" stroke-width=\"0.4\" stroke-dasharray=\"1 4\"/>"
                        "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d"
                        "</text>\n", LEFT, y, RIGHT, LEFT - 4, y + 4, n);
        }
        pain_line(p, from, to);
        for (size_t i = from; i < to; i++)
                if (date_exact(p->l->line[i].fact.date) && mark_may(p))
                        pain_mark(p, &p->l->line[i]);
        lane_end(p, PAIN_LANE);
}

/* Square, triangle, diamond, cross: a study, an injection, a determination,
 * surgery. */
static void event_mark(struct picture *p, const struct ledger_line *l)
{
        static const char *const shape[LEDGER_KINDS] = {
                [LEDGER_IMAGING] = "m-5 -5h10v10h-10z",
                [LEDGER_INJECTION] = "m0 -6l6 11h-12z",
                [LEDGER_DETERMINATION] = "m0 -7l6 7l-6 7l-6 -7z",
                [LEDGER_SURGERY] = "m-5 -5l10 10m0 -10l-10 10"
        };
        double x = x_of(p, l->fact.date.first), y = p->y + LANE / 2.0;

        buf_fmt(p->b, "<path d=\"M%.1f %.1f%s\" stroke=\"currentColor\" "
                "stroke-width=\"1.5\" fill=\"none\">", x, y,
                shape[l->fact.kind]);
        says_put(p, l, l->fact.date);
        buf_add(p->b, S("</path>\n"));
        if (l->fact.kind == LEDGER_DETERMINATION && l->fact.outcome.n)
                buf_fmt(p->b, "<text x=\"%.1f\" y=\"%.1f\" "
                        "text-anchor=\"middle\">%c</text>\n", x, y - 9,
                        l->fact.outcome.p[0] - 32);
}

static void events_lane(struct picture *p, enum ledger_kind kind)
{
        bool open = false;

        for (size_t i = 0; i < p->l->n; i++) {
                const struct ledger_line *l = &p->l->line[i];

                if (l->fact.kind != kind || !date_exact(l->fact.date) ||
                    !mark_may(p))
                        continue;
                if (!open)
                        lane_open(p, str_from(ledger_heading(kind)), LANE);
                open = true;
                event_mark(p, l);
        }
        if (open)
                lane_end(p, LANE);
}

/* ---- The picture -------------------------------------------------------- */

static void axis_put(struct picture *p)
{
        int year, last, month, day;

        date_split(p->first, &year, &month, &day);
        date_split(p->last, &last, &month, &day);
        int step = (last - year) / 20 + 1;

        for (; year <= last + 1; year += step) {
                date d;
                double x;

                if (!date_make(year, 1, 1, &d) || d.first < p->first ||
                    d.first > p->last)
                        continue;
                x = x_of(p, d.first);
                buf_fmt(p->b, "<path d=\"M%.1f %dV%.1f\" "
                        "stroke=\"currentColor\" stroke-width=\"0.4\" "
                        "stroke-dasharray=\"2 3\"/><text x=\"%.1f\" y=\"14\" "
                        "text-anchor=\"middle\">%d</text>\n", x, TOP - 8,
                        p->y, x, year);
        }
        buf_fmt(p->b, "<text x=\"%d\" y=\"%.1f\">"FMT"</text>\n", LEFT,
                p->y + 16, ARG(date_text(p->b->a, (date){ p->first,
                                                          p->first })));
        buf_fmt(p->b, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">"FMT
                "</text>\n", RIGHT, p->y + 16,
                ARG(date_text(p->b->a, (date){ p->last, p->last })));
}

static void lanes_put(struct picture *p)
{
        const struct ledger_line *line = p->l->line;

        for (size_t i = 0, to; i < p->l->n; i = to) {
                const struct ledger_fact *f = &line[i].fact;

                for (to = i + 1; to < p->l->n && f->kind != LEDGER_VISITS &&
                     line[to].fact.kind == f->kind &&
                     str_eq(line[to].fact.name, f->name); to++)
                        ;
                if (f->kind == LEDGER_VISITS)
                        visits_lane(p, &line[i]);
                else if (f->kind == LEDGER_DOSE)
                        doses_lane(p, i, to);
                else if (f->kind == LEDGER_PAIN)
                        pain_lane(p, i, to);
        }
        events_lane(p, LEDGER_IMAGING);
        events_lane(p, LEDGER_INJECTION);
        events_lane(p, LEDGER_SURGERY);
        events_lane(p, LEDGER_DETERMINATION);
}

void timeline_put(buf *b, const struct ledger *l)
{
        buf body = buf_open(b->a, (size_t)16 << 20);
        struct picture p = { .b = &body, .l = l, .y = TOP };

        if (!span_find(&p))
                return;
        lanes_put(&p);
        axis_put(&p);
        buf_fmt(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                "aria-labelledby=\"timeline-title timeline-desc\" "
                "viewBox=\"0 0 %d %.0f\">\n<title id=\"timeline-title\">"
                "Treatment over time</title>\n<desc id=\"timeline-desc\">",
                WIDTH, p.y + 24);
        buf_fmt(b, "From "FMT" to ", ARG(date_text(b->a, (date){ p.first,
                                                                 p.first })));
        buf_fmt(b, FMT", %zu lanes: visits as strokes, medicines as steps "
                "whose height is the daily dose, pain as circles (filled: "
                "with medication), studies as squares, injections as "
                "triangles, surgery as crosses, determinations as diamonds "
                "with their first letter. The tables below say the same."
                "%s</desc>\n", ARG(date_text(b->a, (date){ p.last, p.last })),
                p.lanes, p.marks > MARKS_MOST ? " Not all marks are drawn."
                                              : "");
        buf_add(b, buf_str(&body));
        buf_add(b, S("</svg>\n"));
        buf_add(b, S(LEGEND));
}
