/* marked_html.c - see marked.h: as a page. The text on the left, the table
 * beside it; links lead both ways, so that keys and a screen reader do what a
 * pointer does. Kinds differ by sign, border and colour. */
#include "render/inside.h"

static const char head[] =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<style>\n"
        ":root { --paper: #fff; --ink: #1a1a1a; --soft: #4a4a4a;\n"
        "  --line: #767676; --k0: #d7f0d9; --k1: #dbe7fb; --k2: #fff0b8;\n"
        "  --k3: #f6ddf3; }\n"
        "@media (prefers-color-scheme: dark) {\n"
        "  :root { --paper: #161616; --ink: #ececec; --soft: #bdbdbd;\n"
        "    --line: #8c8c8c; --k0: #1f4023; --k1: #1d3358; --k2: #4a3d00;\n"
        "    --k3: #4b2247; } }\n"
        "body { background: var(--paper); color: var(--ink); margin: 1rem;\n"
        "  font: 1rem/1.45 system-ui, sans-serif; }\n"
        "h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }\n"
        ".about { color: var(--soft); }\n"
        ".skip { position: absolute; left: -100rem; }\n"
        ".skip:focus { position: static; }\n"
        ".both { display: grid; grid-template-columns: 5fr 7fr; gap: 1.5rem;\n"
        "  align-items: start; }\n"
        ".text { position: sticky; top: 1rem; overflow: auto;\n"
        "  max-height: calc(100vh - 2rem); }\n"
        "pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0;\n"
        "  font: .9rem/1.6 ui-monospace, monospace; }\n"
        "mark { color: inherit; border-bottom: 2px solid var(--line); }\n"
        ".k0 { background: var(--k0); }\n"
        ".k1 { background: var(--k1); border-bottom-style: dashed; }\n"
        ".k2 { background: var(--k2); border-bottom-style: dotted; }\n"
        ".k3 { background: var(--k3); border-bottom-style: double; }\n"
        "a { color: inherit; } a:focus, :target { outline: 3px solid;\n"
        "  outline-offset: 1px; }\n"
        "mark a { text-decoration: none; font: .75rem system-ui,\n"
        "  sans-serif; vertical-align: super; padding: 0 .1rem;\n"
        "  white-space: nowrap; }\n"
        ".away { position: absolute; width: 1px; height: 1px;\n"
        "  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }\n"
        "table { border-collapse: collapse; width: 100%; font-size: .9rem; }\n"
        "caption { text-align: left; font-weight: 600; }\n"
        "th, td { text-align: left; vertical-align: top;\n"
        "  padding: .2rem .6rem .2rem 0; overflow-wrap: break-word;\n"
        "  border-bottom: 1px solid var(--line); }\n"
        "thead th { font-size: .8rem; }\n"
        ".kind { padding: 0 .3rem; }\n"
        ".kind, .when, td a { white-space: nowrap; }\n"
        "@media print, (max-width: 70rem) { .both { display: block; }\n"
        "  .text { position: static; max-height: none; }\n"
        "  .facts { margin-top: 1.5rem; overflow-x: auto; } }\n"
        "</style>\n";

static void mark_open(buf *b, const struct marked_text *m, size_t doc,
                      size_t i)
{
        const struct marked_words *w = &m->mark[i];
        enum marked_kind kind = m->row[w->row[0]].kind;

        buf_fmt(b, "<mark class=\"k%d\" id=\"m%zu-%zu\">", (int)kind, doc, i);
        html_laid(b, str_slice(m->text, w->begin, w->end));
        for (size_t k = 0; k < w->n; k++) {
                const struct marked_row *r = &m->row[w->row[k]];

                buf_fmt(b, "<a href=\"#r%zu-%zu\">", doc, w->row[k]);
                buf_fmt(b, "<span aria-hidden=\"true\">%s%zu</span>"
                        "<span class=\"away\"> (row %zu, %s: ",
                        r->kind == MARKED_PLANNED ? "&gt;" :
                        (char[]){ marked_kind_sign(r->kind), 0 },
                        w->row[k] + 1, w->row[k] + 1,
                        marked_kind_name(r->kind));
                html_words(b, r->subject);
                buf_add(b, S(")</span>"));
                if (r->but.n) {
                        buf_add(b, S(" ("));
                        html_words(b, r->but);
                        buf_add(b, S(")"));
                }
                buf_add(b, S("</a>"));
        }
        buf_add(b, S("</mark>"));
}

static void text_put(buf *b, const struct marked_text *m, size_t doc)
{
        size_t at = m->begin;

        buf_add(b, S("<pre>\n"));
        for (size_t i = 0; i < m->n_marks; i++) {
                html_laid(b, str_slice(m->text, at, m->mark[i].begin));
                mark_open(b, m, doc, i);
                at = m->mark[i].end;
        }
        html_laid(b, str_slice(m->text, at, m->end));
        buf_add(b, S("</pre>\n"));
}

static void cell_put(buf *b, str s)
{
        buf_add(b, S("<td>"));
        html_words(b, s);
        buf_add(b, S("</td>"));
}

static void places_put(buf *b, const struct marked_row *r, size_t doc)
{
        buf_add(b, S("<td>"));
        for (size_t k = 0; k < r->n_places; k++) {
                buf_add(b, k ? S("; ") : S(""));
                if (r->mark[k] != SIZE_MAX)
                        buf_fmt(b, "<a href=\"#m%zu-%zu\">", doc, r->mark[k]);
                html_words(b, r->place[k]);
                if (r->mark[k] != SIZE_MAX)
                        buf_add(b, S("</a>"));
        }
        buf_add(b, S("</td>"));
}

static void row_put(buf *b, const struct marked_text *m, size_t doc, size_t i)
{
        const struct marked_row *r = &m->row[i];

        buf_fmt(b, "<tr id=\"r%zu-%zu\"><td>%zu</td><th scope=\"row\">", doc,
                i, i + 1);
        html_words(b, r->subject);
        buf_fmt(b, "</th><td><span class=\"kind k%d\">%s</span></td>",
                (int)r->kind, marked_kind_name(r->kind));
        cell_put(b, r->value);
        cell_put(b, r->site);
        buf_add(b, S("<td class=\"when\">"));
        html_words(b, r->when);
        buf_add(b, S("</td>"));
        cell_put(b, r->note);
        places_put(b, r, doc);
        buf_add(b, S("</tr>\n"));
}

static void table_put(buf *b, const struct marked_text *m, size_t doc)
{
        buf_fmt(b, "<table id=\"t%zu\">\n<caption>What the text states"
                "</caption>\n<thead><tr><th scope=\"col\">Row</th>"
                "<th scope=\"col\">Fact</th><th scope=\"col\">Status</th>"
                "<th scope=\"col\">Value</th><th scope=\"col\">Part</th>"
                "<th scope=\"col\">Date</th><th scope=\"col\">Note</th>"
                "<th scope=\"col\">Said at</th></tr></thead>\n<tbody>\n",
                doc);
        for (size_t i = 0; i < m->n_rows; i++)
                row_put(b, m, doc, i);
        buf_add(b, S("</tbody>\n</table>\n"));
}

static void one_put(buf *b, const struct marked_text *m, size_t doc)
{
        buf_add(b, S("<section>\n<h2>"));
        html_words(b, m->name);
        buf_add(b, S("</h2>\n<p class=\"about\">"));
        html_words(b, m->about);
        buf_fmt(b, ".</p>\n<p><a class=\"skip\" href=\"#t%zu\">Skip to the "
                "table of facts</a></p>\n<div class=\"both\">\n"
                "<div class=\"text\">\n", doc);
        text_put(b, m, doc);
        buf_add(b, S("</div>\n<div class=\"facts\">\n"));
        table_put(b, m, doc);
        buf_add(b, S("</div>\n</div>\n</section>\n"));
}

void marked_html(buf *b, const struct marked_text *m, size_t n)
{
        buf_add(b, str_of(head, sizeof head - 1));
        buf_add(b, S("<title>Clinical facts</title>\n</head>\n<body>\n"
                     "<main>\n<h1>Clinical facts</h1>\n"));
        buf_add(b, S("<p class=\"about\">A mark carries the number of its "
                     "row: + present, - absent, &gt; planned, ? not "
                     "documented.</p>\n"));
        for (size_t i = 0; i < n; i++)
                one_put(b, &m[i], i);
        buf_add(b, S("</main>\n</body>\n</html>\n"));
}
