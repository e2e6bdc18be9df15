/* beside.c - see beside.h. */
#include "render/beside.h"

#include "render/inside.h"

static const char head[] =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        "<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<style>\n"
        ":root { --paper: #fff; --ink: #1a1a1a; --soft: #4a4a4a;\n"
        "  --line: #767676; --tint: #fff3c4; }\n"
        "@media (prefers-color-scheme: dark) {\n"
        "  :root { --paper: #161616; --ink: #ececec; --soft: #bdbdbd;\n"
        "    --line: #8c8c8c; --tint: #4a3d00; } }\n"
        "body { background: var(--paper); color: var(--ink); margin: 1rem;\n"
        "  font: 1rem/1.45 system-ui, sans-serif; }\n"
        "h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }\n"
        "section { border-top: 1px solid var(--line); margin-top: 1.5rem; }\n"
        ".about { color: var(--soft); }\n"
        ".notice { border: 2px solid var(--ink); padding: .5rem 1rem; }\n"
        ".both { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem;\n"
        "  align-items: start; }\n"
        "@media (max-width: 60rem) { .both { display: block; } }\n"
        "img { max-width: 100%; border: 1px solid var(--line); }\n"
        "pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0;\n"
        "  font: .8125rem/1.4 ui-monospace, monospace; }\n"
        "mark { background: var(--tint); color: inherit; }\n"
        "mark + small { font: .75rem system-ui, sans-serif; padding: 0 .3rem;\n"
        "  border: 1px solid var(--line); border-radius: .2rem;\n"
        "  margin: 0 .3rem; }\n"
        "</style>\n";

static void bytes_put(buf *b, str mime, str s)
{
        static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "abcdefghijklmnopqrstuvwxyz0123456789+/";

        buf_fmt(b, "data:"FMT";base64,", ARG(mime));
        for (size_t i = 0; i < s.n; i += 3) {
                unsigned long v = 0;
                size_t n = s.n - i < 3 ? s.n - i : 3;

                for (size_t k = 0; k < 3; k++)
                        v = v << 8 |
                            (k < n ? (unsigned char)s.p[i + k] : 0u);
                for (size_t k = 0; k < 4; k++)
                        buf_char(b, k <= n ? digit[v >> (18 - 6 * k) & 63]
                                           : '=');
        }
}

static void text_put(buf *b, const struct beside_page *p)
{
        size_t at = 0;

        buf_add(b, S("<pre>\n"));
        for (size_t i = 0; i < p->n_marks; i++) {
                const struct beside_mark *m = &p->mark[i];

                html_laid(b, str_slice(p->text, at, m->begin));
                buf_add(b, S("<mark>"));
                html_laid(b, str_slice(p->text, m->begin, m->end));
                buf_add(b, S("</mark><small>"));
                html_words(b, m->label);
                buf_add(b, S("</small>"));
                at = m->end;
        }
        html_laid(b, str_slice(p->text, at, p->text.n));
        buf_add(b, S("</pre>\n"));
}

static void picture_put(buf *b, const struct beside_page *p)
{
        buf_add(b, S("<div>"));
        if (p->picture.n) {
                buf_add(b, S("<img alt=\"Picture of "));
                html_words(b, p->title);
                buf_add(b, S("\" src=\""));
                bytes_put(b, p->mime, p->picture);
                buf_add(b, S("\">"));
        } else {
                buf_add(b, S("<p class=\"about\">No picture: "));
                html_words(b, p->no_picture);
                buf_add(b, S(".</p>"));
        }
        buf_add(b, S("</div>\n"));
}

void render_beside(buf *b, str title, const struct beside_page *page,
                   size_t n)
{
        buf_add(b, str_of(head, sizeof head - 1));
        buf_add(b, S("<title>"));
        html_words(b, title);
        buf_add(b, S("</title>\n</head>\n<body>\n<main>\n<h1>"));
        html_words(b, title);
        buf_add(b, S("</h1>\n"));
        for (size_t i = 0; i < n; i++) {
                buf_add(b, S("<section>\n"));
                if (n > 1) {
                        buf_add(b, S("<h2>"));
                        html_words(b, page[i].title);
                        buf_add(b, S("</h2>\n"));
                }
                buf_add(b, S("<p class=\"about\">"));
                html_words(b, page[i].about);
                buf_add(b, S("</p>\n"));
                if (page[i].notice.n) {
                        buf_add(b, S("<p class=\"notice\">"));
                        html_words(b, page[i].notice);
                        buf_add(b, S("</p>\n"));
                } else {
                        buf_add(b, S("<div class=\"both\">\n"));
                        picture_put(b, &page[i]);
                        text_put(b, &page[i]);
                        buf_add(b, S("</div>\n"));
                }
                buf_add(b, S("</section>\n"));
        }
        buf_add(b, S("</main>\n</body>\n</html>\n"));
}
