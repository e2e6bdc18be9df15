/* text.c - a page for a terminal: wrapped words, hanging indents, aligned
 * fields. */
#include "render/inside.h"

#include <assert.h>

struct out {
        buf *b;
        size_t width;
        size_t column;          /* where the line stands; 0: nothing on it */
        size_t indent;          /* of the lines that follow */
};

static size_t columns_of(str s)
{
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++)
                n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
        return n;
}

static void repeat(buf *b, char c, size_t n)
{
        while (n--)
                buf_char(b, c);
}

static void line_end(struct out *o)
{
        buf_char(o->b, '\n');
        o->column = 0;
}

/* One word, behind a space where the line holds one already. */
static void word_put(struct out *o, str word)
{
        size_t n = columns_of(word);

        if (o->column > o->indent && o->column + 1 + n > o->width)
                line_end(o);
        if (o->column == 0) {
                repeat(o->b, ' ', o->indent);
                o->column = o->indent;
        } else if (o->column > o->indent) {
                buf_char(o->b, ' ');
                o->column++;
        }
        buf_add(o->b, word);
        o->column += n;
}

static void words_put(struct out *o, str text)
{
        str word;

        while ((word = plain_word(&text)).n)
                word_put(o, word);
}

/* "label: text (place)", as far as they are there. */
static void own_put(struct out *o, const struct page_node *n)
{
        if (n->mark.n) {
                buf m = buf_open(o->b->a, 1 << 16);

                buf_char(&m, '[');
                mark_put(&m, n->mark);
                buf_char(&m, ']');
                words_put(o, buf_str(&m));
        }
        if (n->label.n)
                words_put(o, arena_fmt(o->b->a, FMT":", ARG(n->label)));
        words_put(o, n->text);
        words_put(o, n->place);
}

static void node_put(struct out *o, const struct page_node *n, int depth);

static void heading_put(struct out *o, const struct page_node *n)
{
        size_t begin = o->b->n, at, longest = 0;

        own_put(o, n);
        line_end(o);
        if (n->level > 2)
                return;
        for (at = begin; at < o->b->n; at++) {
                size_t end = at;

                while (o->b->p[end] != '\n')
                        end++;
                size_t k = columns_of(str_of(o->b->p + at, end - at));

                longest = k > longest ? k : longest;
                at = end;
        }
        repeat(o->b, n->level == 1 ? '=' : '-', longest);
        line_end(o);
}

/* Fields that stand beside one another share one column of values. */
static const struct page_node *fields_put(struct out *o,
                                          const struct page_node *n)
{
        const struct page_node *f;
        size_t wide = 0, indent = o->indent;

        for (f = n; f && f->kind == PAGE_FIELD; f = f->next) {
                size_t k = columns_of(f->label) + 1;

                wide = k > wide && k <= 32 ? k : wide;
        }
        for (f = n; f && f->kind == PAGE_FIELD; f = f->next) {
                words_put(o, arena_fmt(o->b->a, FMT":", ARG(f->label)));
                if (o->column < indent + wide)
                        repeat(o->b, ' ', indent + wide - o->column);
                o->column = indent + wide;
                buf_char(o->b, ' ');
                o->indent = ++o->column;
                words_put(o, f->text);
                words_put(o, f->place);
                line_end(o);
                o->indent = indent;
                n = f;
        }
        return n;
}

static void list_put(struct out *o, const struct page_node *n, int depth)
{
        for (const struct page_node *i = n->child; i; i = i->next) {
                size_t indent = o->indent;

                repeat(o->b, ' ', indent);
                buf_add(o->b, S("- "));
                o->column = o->indent = indent + 2;
                own_put(o, i);
                line_end(o);
                for (const struct page_node *c = i->child; c; c = c->next)
                        node_put(o, c, depth + 1);
                o->indent = indent;
        }
}

/* "| text" on every line. */
static void notice_put(struct out *o, const struct page_node *n)
{
        buf inner = buf_open(o->b->a, o->b->ceiling);
        struct out in = { .b = &inner, .width = o->width - 2 - o->indent };
        str rest;

        own_put(&in, n);
        rest = buf_str(&inner);
        while (rest.n) {
                str line = str_cut(&rest, '\n');

                repeat(o->b, ' ', o->indent);
                buf_fmt(o->b, "| "FMT"\n", ARG(line));
        }
}

static void node_put(struct out *o, const struct page_node *n, int depth)
{
        assert(depth < RENDER_DEPTH);
        switch (n->kind) {
        case PAGE_HEADING:
                heading_put(o, n);
                break;
        case PAGE_FIELD:
                fields_put(o, n);
                break;
        case PAGE_LIST:
                list_put(o, n, depth);
                break;
        case PAGE_NOTICE:
                notice_put(o, n);
                break;
        case PAGE_OPEN:
                repeat(o->b, ' ', o->indent);
                buf_char(o->b, '[');
                o->column = o->indent;
                own_put(o, n);
                buf_char(o->b, ']');
                line_end(o);
                break;
        default:
                own_put(o, n);
                for (const struct page_node *c = n->child; c; c = c->next)
                        own_put(o, c);
                line_end(o);
                break;
        }
}

void render_text(buf *b, const struct page_node *page, int width)
{
        struct out o = { .b = b, .width = width < 20 ? 20 : (size_t)width };

        for (const struct page_node *n = page->child; n; n = n->next) {
                if (n != page->child)
                        line_end(&o);
                if (n->kind == PAGE_FIELD)
                        n = fields_put(&o, n);
                else
                        node_put(&o, n, 0);
        }
}
