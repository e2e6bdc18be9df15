/* markdown.c - a page as CommonMark. Every byte that could be read as markup
 * is escaped, so the text of a case cannot add a link, an image or HTML. */
#include "render/inside.h"

#include <assert.h>

static void escaped_put(buf *b, str word, bool first)
{
        static const char always[] = "\\`*_[]<>|&~#$!";
        size_t i = 0;

        /* "1." or "1)" or "-" at the start of a line would be a list */
        while (first && i < word.n && char_digit(word.p[i]))
                buf_char(b, word.p[i++]);
        if (first && i < word.n && strchr(i ? ".)" : "+-=:", word.p[i]))
                buf_char(b, '\\');
        for (; i < word.n; i++) {
                if (strchr(always, word.p[i]))
                        buf_char(b, '\\');
                buf_char(b, word.p[i]);
        }
}

/* Words behind what stands on the line already. */
static void words_put(buf *b, str text, bool *first)
{
        str word;

        while ((word = plain_word(&text)).n) {
                if (!*first)
                        buf_char(b, ' ');
                escaped_put(b, word, *first);
                *first = false;
        }
}

static void own_put(buf *b, const struct page_node *n, bool *first)
{
        if (n->mark.n) {
                buf m = buf_open(b->a, 1 << 16);
                bool begin = true;

                mark_put(&m, n->mark);
                buf_fmt(b, "%s**\\[", *first ? "" : " ");
                words_put(b, buf_str(&m), &begin);
                buf_add(b, S("\\]**"));
                *first = false;
        }
        if (n->label.n) {
                bool begin = true;

                buf_fmt(b, "%s**", *first ? "" : " ");
                words_put(b, n->label, &begin);
                buf_add(b, S(":**"));
                *first = false;
        }
        words_put(b, n->text, first);
        if (n->place.n) {
                bool begin = true;

                buf_fmt(b, "%s*", *first ? "" : " ");
                words_put(b, n->place, &begin);
                buf_char(b, '*');
                *first = false;
        }
}

static void indent_put(buf *b, int depth)
{
        for (int i = 0; i < depth; i++)
                buf_add(b, S("  "));
}

static void list_put(buf *b, const struct page_node *list, int depth)
{
        assert(depth < RENDER_DEPTH);
        for (const struct page_node *i = list->child; i; i = i->next) {
                bool first = true;

                indent_put(b, depth);
                buf_add(b, S("- "));
                own_put(b, i, &first);
                buf_char(b, '\n');
                for (const struct page_node *c = i->child; c; c = c->next)
                        if (c->kind == PAGE_LIST)
                                list_put(b, c, depth + 1);
        }
}

static void node_put(buf *b, const struct page_node *n)
{
        bool first = true;

        switch (n->kind) {
        case PAGE_HEADING:
                for (int i = 0; i < n->level; i++)
                        buf_char(b, '#');
                first = false;
                break;
        case PAGE_LIST:
                list_put(b, n, 0);
                return;
        case PAGE_NOTICE:
                buf_char(b, '>');
                first = false;
                break;
        case PAGE_OPEN:
                own_put(b, n, &first);
                buf_add(b, S(" \\_\\_\\_\\_\n"));
                return;
        default:
                break;
        }
        own_put(b, n, &first);
        for (const struct page_node *c = n->child; c; c = c->next)
                own_put(b, c, &first);
        /* fields stand on lines of their own within one paragraph */
        if (n->kind == PAGE_FIELD && n->next && n->next->kind == PAGE_FIELD)
                buf_char(b, '\\');
        buf_char(b, '\n');
}

void render_markdown(buf *b, const struct page_node *page)
{
        for (const struct page_node *n = page->child; n; n = n->next) {
                node_put(b, n);
                if (n->next && !(n->kind == PAGE_FIELD &&
                                 n->next->kind == PAGE_FIELD))
                        buf_char(b, '\n');
        }
}
