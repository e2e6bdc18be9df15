/* html.c - a page as one complete HTML5 document: semantic elements, one
 * stylesheet inside it, no script, nothing fetched. */
#include "render/inside.h"

#include <assert.h>

static const char head[] =
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n";

/* Contrast of every pair of colours is at least 7 to 1 (WCAG 2.1, 1.4.6). */
static const char style[] =
        "<style>\n"
        ":root { --paper: #fff; --ink: #1a1a1a; --soft: #4a4a4a;\n"
        "  --line: #767676; --tint: #f3f3f0; }\n"
        "@media (prefers-color-scheme: dark) {\n"
        "  :root { --paper: #161616; --ink: #ececec; --soft: #bdbdbd;\n"
        "    --line: #8c8c8c; --tint: #262626; } }\n"
        "body { background: var(--paper); color: var(--ink);\n"
        "  font: 1.0625rem/1.5 Georgia, serif; margin: 0; }\n"
        "main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem; }\n"
        "h1, h2, h3, dt, .mark { font-family: system-ui, sans-serif; }\n"
        "h1 { font-size: 1.6rem; line-height: 1.25; }\n"
        "h2 { font-size: 1.25rem; margin-top: 2rem;\n"
        "  border-bottom: 1px solid var(--line); }\n"
        "h3 { font-size: 1.05rem; margin-top: 1.75rem; }\n"
        "dl { display: grid; gap: .15rem 1rem;\n"
        "  grid-template-columns: minmax(8rem, auto) 1fr; }\n"
        "dt { font-size: .9rem; color: var(--soft); }\n"
        "dd { margin: 0; overflow-wrap: anywhere; }\n"
        "li { margin: .3rem 0; overflow-wrap: anywhere; }\n"
        ".place { color: var(--soft); font-size: .875rem;\n"
        "  overflow-wrap: anywhere; }\n"
        ".mark { font-size: .8rem; font-weight: 600; padding: 0 .35rem;\n"
        "  border: 1px solid var(--line); border-radius: .2rem; }\n"
        ".notice { border: 2px solid var(--ink); padding: .5rem 1rem;\n"
        "  background: var(--tint); }\n"
        ".open { border: 2px dashed var(--line); padding: .4rem 1rem; }\n"
        "table { border-collapse: collapse; width: 100%; font-size: .9rem; }\n"
        "caption { text-align: left; font: 600 1.05rem system-ui,\n"
        "  sans-serif; margin: 1.75rem 0 .4rem; }\n"
        "th, td { text-align: left; vertical-align: top;\n"
        "  padding: .2rem .6rem .2rem 0; overflow-wrap: break-word;\n"
        "  border-bottom: 1px solid var(--line); }\n"
        "th { font-family: system-ui, sans-serif; }\n"
        "th, td:first-child, .kind { white-space: nowrap; }\n"
        "main:has(svg) { max-width: 64rem; }\n"
        "svg { width: 100%; height: auto; color: var(--ink); }\n"
        "svg text { font: 12px system-ui, sans-serif;\n"
        "  fill: currentColor; }\n"
        "@media (max-width: 30rem) { dl { display: block; }\n"
        "  dd { margin-bottom: .5rem; } }\n"
        "@media print { :root { --paper: #fff; --ink: #000;\n"
        "  --soft: #333; --tint: #fff; } main { max-width: none; }\n"
        "  h2, h3, caption { break-after: avoid; }\n"
        "  li, dl, tr, svg { break-inside: avoid; } }\n"
        "</style>\n";

void html_escaped(buf *b, str word)
{
        for (size_t i = 0; i < word.n; i++) {
                switch (word.p[i]) {
                case '<':  buf_add(b, S("&lt;"));   break;
                case '>':  buf_add(b, S("&gt;"));   break;
                case '&':  buf_add(b, S("&amp;"));  break;
                case '"':  buf_add(b, S("&quot;")); break;
                case '\'': buf_add(b, S("&#39;"));  break;
                default:   buf_char(b, word.p[i]);
                }
        }
}

void html_laid(buf *b, str s)
{
        for (size_t i = 0; i < s.n; i++) {
                size_t blank = s.p[i] == '\n' ? 0 : blank_at(s, i);

                if (blank)
                        buf_char(b, ' ');
                else
                        html_escaped(b, str_slice(s, i, i + 1));
                i += blank > 1;
        }
}

void html_words(buf *b, str text)
{
        bool first = true;
        str word;

        while ((word = plain_word(&text)).n) {
                if (!first)
                        buf_char(b, ' ');
                html_escaped(b, word);
                first = false;
        }
}

/* Mark, label, text and place, a space between them. */
static void own_put(buf *b, const struct page_node *n)
{
        const char *gap = "";

        if (n->mark.n) {
                buf m = buf_open(b->a, 1 << 16);

                mark_put(&m, n->mark);
                buf_add(b, S("<span class=\"mark\">"));
                html_words(b, buf_str(&m));
                buf_add(b, S("</span>"));
                gap = " ";
        }
        if (n->label.n) {
                buf_fmt(b, "%s<strong>", gap);
                html_words(b, n->label);
                buf_add(b, S(":</strong>"));
                gap = " ";
        }
        if (n->text.n) {
                buf_fmt(b, "%s", gap);
                html_words(b, n->text);
                gap = " ";
        }
        if (n->place.n) {
                buf_fmt(b, "%s<span class=\"place\">", gap);
                html_words(b, n->place);
                buf_add(b, S("</span>"));
        }
}

static const struct page_node *fields_put(buf *b, const struct page_node *n)
{
        buf_add(b, S("<dl>\n"));
        for (;; n = n->next) {
                struct page_node value = *n;

                value.label = S("");
                buf_add(b, S("<dt>"));
                html_words(b, n->label);
                buf_add(b, S("</dt><dd>"));
                own_put(b, &value);
                buf_add(b, S("</dd>\n"));
                if (!n->next || n->next->kind != PAGE_FIELD)
                        break;
        }
        buf_add(b, S("</dl>\n"));
        return n;
}

static void list_put(buf *b, const struct page_node *list, int depth)
{
        assert(depth < RENDER_DEPTH);
        if (!list->child)
                return;
        buf_add(b, S("<ul>\n"));
        for (const struct page_node *i = list->child; i; i = i->next) {
                buf_add(b, S("<li>"));
                own_put(b, i);
                for (const struct page_node *c = i->child; c; c = c->next)
                        if (c->kind == PAGE_LIST) {
                                buf_char(b, '\n');
                                list_put(b, c, depth + 1);
                        }
                buf_add(b, S("</li>\n"));
        }
        buf_add(b, S("</ul>\n"));
}

static void paragraph_put(buf *b, const struct page_node *n)
{
        const char *gap = n->text.n || n->label.n || n->place.n ? " " : "";

        buf_add(b, S("<p>"));
        own_put(b, n);
        for (const struct page_node *c = n->child; c; c = c->next) {
                buf_fmt(b, "%s", gap);
                own_put(b, c);
                gap = " ";
        }
        buf_add(b, S("</p>\n"));
}

static void node_put(buf *b, const struct page_node *n)
{
        switch (n->kind) {
        case PAGE_HEADING:
                buf_fmt(b, "<h%d>", n->level);
                own_put(b, n);
                buf_fmt(b, "</h%d>\n", n->level);
                break;
        case PAGE_LIST:
                list_put(b, n, 0);
                break;
        case PAGE_NOTICE:
                buf_add(b, S("<div role=\"note\" class=\"notice\"><p>"));
                own_put(b, n);
                buf_add(b, S("</p></div>\n"));
                break;
        case PAGE_OPEN:
                buf_add(b, S("<p class=\"open\">"));
                own_put(b, n);
                buf_add(b, S("</p>\n"));
                break;
        default:
                paragraph_put(b, n);
                break;
        }
}

static str title_of(const struct page_node *page)
{
        for (const struct page_node *n = page->child; n; n = n->next)
                if (n->kind == PAGE_HEADING)
                        return n->text;
        return S("OpenIMR");
}

void html_open(buf *b, str title)
{
        buf_add(b, S("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"));
        buf_fmt(b, "%s<title>", head);
        html_words(b, title);
        buf_fmt(b, "</title>\n%s</head>\n<body>\n<main>\n", style);
}

void html_end(buf *b)
{
        buf_add(b, S("</main>\n</body>\n</html>\n"));
}

void render_html(buf *b, const struct page_node *page)
{
        html_open(b, title_of(page));
        for (const struct page_node *n = page->child; n; n = n->next)
                if (n->kind == PAGE_FIELD)
                        n = fields_put(b, n);
                else
                        node_put(b, n);
        html_end(b);
}
