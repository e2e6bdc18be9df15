/* sentence.c - places, numbers and actions in words. */
#include "review/sentence.h"

#include "base/utf8.h"

#include <math.h>

void places_add(struct places *p, const struct evidence *e)
{
        long page = e->document ? document_page(e->document, e->begin) : 0;

        if (p->n && p->last.document == e->document && p->last.page == page)
                return;
        p->last.document = e->document;
        p->last.page = page;
        if (p->n < PLACES_MAX) {
                p->at[p->n].document = e->document;
                p->at[p->n].page = page;
        }
        p->n++;
}

static void place_put(buf *b, const struct document *d, long page)
{
        if (d)
                buf_fmt(b, FMT", p. %ld", ARG(d->name), page);
        else
                buf_add(b, S("case file"));
}

str places_text(arena *a, const struct places *p)
{
        buf b = buf_open(a, 1 << 12);

        buf_char(&b, '(');
        for (size_t i = 0; i < p->n && i < PLACES_MAX; i++) {
                buf_add(&b, i ? S("; ") : S(""));
                place_put(&b, p->at[i].document, p->at[i].page);
        }
        if (p->n > PLACES_MAX)
                buf_fmt(&b, "; and %zu more", p->n - PLACES_MAX);
        buf_char(&b, ')');
        return buf_str(&b);
}

str evidence_place(arena *a, const struct evidence *e)
{
        struct places p = { .n = 0 };

        places_add(&p, e);
        return places_text(a, &p);
}

str evidence_short(arena *a, const struct evidence *e)
{
        buf b = buf_open(a, 1 << 16);
        str all, cut;

        if (!e->document)
                return S("");
        buf_add_folded(&b, str_slice(evidence_quote(e), 0, 1 << 15));
        all = buf_str(&b);
        if (all.n <= QUOTE_MAX)
                return all;
        cut = str_slice(all, 0, utf8_start(all, QUOTE_MAX));
        while (cut.n && cut.p[cut.n - 1] != ' ')
                cut.n--;
        if (cut.n == 0)
                cut = str_slice(all, 0, utf8_start(all, QUOTE_MAX));
        return arena_fmt(a, FMT" ...", ARG(str_trim(cut)));
}

str number_text(arena *a, double v, str unit)
{
        if (isnan(v))
                return S("");
        if (unit.n == 0)
                return arena_fmt(a, "%.10g", v);
        return arena_fmt(a, "%.10g%s"FMT, v, unit.p[0] == '/' ? "" : " ",
                         ARG(unit));
}

/* The unit is said once, with the first number. */
static void part_put(arena *a, buf *b, double v, str *unit, const char *what,
                     const char **gap)
{
        str n = number_text(a, v, *unit);

        if (n.n == 0)
                return;
        buf_fmt(b, "%s"FMT" %s", *gap, ARG(n), what);
        *gap = ", ";
        *unit = S("");
}

str review_did(arena *a, const struct case_item *item)
{
        str unit = item->request.unit, day = date_text(a, item->ur.date);
        buf b = buf_open(a, 1 << 12);
        const char *gap;

        if (item->ur.action.n)
                buf_add(&b, item->ur.action);
        else if (day.n)
                buf_add(&b, S("decided"));
        if (day.n)
                buf_fmt(&b, " on "FMT, ARG(day));
        gap = b.n ? ": " : "";
        part_put(a, &b, item->ur.requested, &unit, "requested", &gap);
        part_put(a, &b, item->ur.approved, &unit, "approved", &gap);
        part_put(a, &b, item->ur.disputed, &unit, "in dispute", &gap);
        return buf_str(&b);
}

str class_title(str class)
{
        static const struct { str class, title; } titles[] = {
                { STR("APPLICATION"), STR("application for review") },
                { STR("UR_DECISION"), STR("utilization review decision") },
                { STR("RFA"), STR("request for authorization") },
                { STR("PR2_REPORT"), STR("progress report") },
                { STR("CONSULT"), STR("consultation") },
                { STR("IMAGING"), STR("imaging report") },
                { STR("OPERATIVE"), STR("operative report") },
                { STR("LAB"), STR("laboratory report") },
                { STR("PSYCH"), STR("psychological report") },
                { STR("THERAPY_NOTE"), STR("therapy note") },
                { STR("MED_LIST"), STR("medication list") },
                { STR("EMPLOYEE_LETTER"), STR("letter from the worker") },
                { STR("ATTORNEY_LETTER"), STR("letter from a lawyer") },
                { STR("CA_STATEMENT"),
                  STR("statement of the claims administrator") },
                { STR("CERTIFICATION"), STR("certification") },
                { STR("COURT_ORDER"), STR("order of a court or board") },
                { STR("PRIOR_FDL"), STR("earlier determination") },
                { STR("OTHER"), STR("document") },
        };

        for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
                if (str_eq(titles[i].class, class))
                        return titles[i].title;
        return S("");
}

str document_about(arena *a, const struct document *d)
{
        str title = class_title(d->class), day = date_text(a, d->date);
        buf b = buf_open(a, 1 << 20);

        buf_add(&b, title.n ? title : S("document of no stated kind"));
        if (d->author.n)
                buf_fmt(&b, ", author: "FMT, ARG(d->author));
        if (day.n)
                buf_fmt(&b, ", dated "FMT, ARG(day));
        else
                buf_add(&b, S(", no date stated"));
        return buf_str(&b);
}
