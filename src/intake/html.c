/* html.c - the text of an HTML page, as a browser without pictures lays it
 * out: blocks and table rows on lines of their own, cells two spaces apart,
 * for those are the columns of a letter. Gumbo builds the tree, from our
 * arena; we walk it.
 *
 * Gumbo's work grows with the square of some counts (elements that are open,
 * attributes of one tag), so those have ceilings, far above any letter. */
#include "intake/inside.h"

#include "base/buf.h"

#include <gumbo.h>

enum {
        HTML_TAGS_MAX = 20000,          /* tags, ends of tags, comments */
        HTML_ATTRIBUTES_MAX = 20000,
        HTML_NODES_MAX = 100000
};

/* ---- The tree ----------------------------------------------------------- */

struct forest { arena *a; size_t nodes, attributes; };

/* Sizes tell nodes and attributes; a string that happens to be as long counts
 * as one, which errs on the safe side. */
static void *tree_memory(void *context, size_t size)
{
        struct forest *f = context;

        f->nodes += size == sizeof(GumboNode);
        f->attributes += size == sizeof(GumboAttribute);
        if (f->nodes > HTML_NODES_MAX || f->attributes > HTML_ATTRIBUTES_MAX)
                arena_leave(f->a, ERR_LIMIT, "more than %d elements or %d "
                            "attributes; give a letter or document",
                            HTML_NODES_MAX, HTML_ATTRIBUTES_MAX);
        return arena_get(f->a, size, 1);
}

static void tree_forget(void *context, void *p)
{
        (void)context;
        (void)p;
}

static bool too_many_tags(str s)
{
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++)
                n += s.p[i] == '<';
        return n > HTML_TAGS_MAX;
}

/* ---- The text ----------------------------------------------------------- */

/* What must stand before the next word, unless it begins a line. */
enum gap { GAP_NONE, GAP_SPACE, GAP_CELL, GAP_LINE };

struct writer {
        buf   b;
        enum gap gap;
        bool  in_row;           /* the row's line has text */
        size_t pre;             /* open elements that keep white space */
};

static void gap_at_least(struct writer *w, enum gap gap)
{
        if (w->gap < gap)
                w->gap = gap;
}

static void gap_write(struct writer *w)
{
        bool at_start = w->b.n == 0 || w->b.p[w->b.n - 1] == '\n';

        if (!at_start)
                buf_add(&w->b, w->gap == GAP_LINE ? S("\n")
                               : w->gap == GAP_CELL ? S("  ")
                               : w->gap == GAP_SPACE ? S(" ") : S(""));
        w->gap = GAP_NONE;
}

static void line_break(struct writer *w)
{
        if (w->gap != GAP_LINE)
                w->gap = GAP_NONE;
        gap_write(w);
        buf_char(&w->b, '\n');
}

/* A no-break space is a space that does not fold. */
static void words_write(struct writer *w, str s)
{
        static const str nbsp = STR("\xc2\xa0");

        for (size_t i = 0; i < s.n; i++) {
                char c = s.p[i];
                bool hard = str_starts(str_slice(s, i, s.n), nbsp);

                if (char_space(c) && !w->pre) {
                        gap_at_least(w, GAP_SPACE);
                } else if (c == '\n') {
                        line_break(w);
                } else {
                        gap_write(w);
                        buf_char(&w->b, hard || char_space(c) ? ' ' : c);
                        w->in_row = true;
                        i += hard;
                }
        }
}

enum shape { SHAPE_INLINE, SHAPE_BLOCK, SHAPE_ROW, SHAPE_CELL, SHAPE_BREAK,
             SHAPE_TABLE, SHAPE_PRE, SHAPE_NOTHING };

static enum shape shape_of(const GumboNode *n)
{
        switch (n->v.element.tag) {
        case GUMBO_TAG_HEAD: case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TITLE: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_NOEMBED:
                return SHAPE_NOTHING;
        case GUMBO_TAG_BR:
                return SHAPE_BREAK;
        case GUMBO_TAG_TD: case GUMBO_TAG_TH:
                return SHAPE_CELL;
        case GUMBO_TAG_TR:
                return SHAPE_ROW;
        case GUMBO_TAG_TABLE:
                return SHAPE_TABLE;
        case GUMBO_TAG_PRE: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_LISTING:
        case GUMBO_TAG_XMP: case GUMBO_TAG_PLAINTEXT:
                return SHAPE_PRE;
        case GUMBO_TAG_ADDRESS: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_BODY:
        case GUMBO_TAG_CAPTION: case GUMBO_TAG_CENTER: case GUMBO_TAG_DD:
        case GUMBO_TAG_DETAILS: case GUMBO_TAG_DIR: case GUMBO_TAG_DIV:
        case GUMBO_TAG_DL: case GUMBO_TAG_DT: case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_H1:
        case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4:
        case GUMBO_TAG_H5: case GUMBO_TAG_H6: case GUMBO_TAG_HEADER:
        case GUMBO_TAG_HGROUP: case GUMBO_TAG_HR: case GUMBO_TAG_HTML:
        case GUMBO_TAG_LEGEND: case GUMBO_TAG_LI: case GUMBO_TAG_MAIN:
        case GUMBO_TAG_MENU: case GUMBO_TAG_NAV: case GUMBO_TAG_OL:
        case GUMBO_TAG_OPTGROUP: case GUMBO_TAG_OPTION: case GUMBO_TAG_P:
        case GUMBO_TAG_SECTION: case GUMBO_TAG_SUMMARY:
        case GUMBO_TAG_TBODY: case GUMBO_TAG_TFOOT: case GUMBO_TAG_THEAD:
        case GUMBO_TAG_UL:
                return SHAPE_BLOCK;
        default:
                return SHAPE_INLINE;
        }
}

/* A cell follows what its row holds already, whatever blocks end there. */
static void shape_begin(struct writer *w, enum shape s)
{
        if (s == SHAPE_BREAK)
                line_break(w);
        else if (s == SHAPE_CELL)
                w->gap = w->in_row ? GAP_CELL : GAP_LINE;
        else if (s != SHAPE_INLINE && !(w->gap == GAP_CELL))
                w->gap = GAP_LINE;
        if (s == SHAPE_ROW || s == SHAPE_TABLE) {
                w->gap = GAP_LINE;
                w->in_row = false;
        }
        w->pre += s == SHAPE_PRE;
}

static void shape_end(struct writer *w, enum shape s)
{
        w->pre -= s == SHAPE_PRE;
        if (s != SHAPE_INLINE && s != SHAPE_BREAK && s != SHAPE_CELL)
                gap_at_least(w, GAP_LINE);
        if (s == SHAPE_ROW || s == SHAPE_TABLE)
                w->in_row = false;
}

/* Where the walk stands: an element, the child to go to next. */
struct place { const GumboNode *node; unsigned next; enum shape shape; };

/* With a stack of its own: a page may nest deeper than ours. */
static void tree_write(arena *a, struct writer *w, const GumboNode *root)
{
        VEC(struct place) open = { 0 };

        *VEC_ADD(a, &open) = (struct place){ root, 0, SHAPE_BLOCK };
        while (open.n) {
                struct place *p = &open.at[open.n - 1];
                const GumboVector *child = &p->node->v.element.children;

                if (p->next == child->length) {
                        shape_end(w, p->shape);
                        open.n--;
                        continue;
                }
                const GumboNode *n = child->data[p->next++];

                if (n->type == GUMBO_NODE_ELEMENT) {
                        enum shape s = shape_of(n);

                        if (s == SHAPE_NOTHING)
                                continue;
                        shape_begin(w, s);
                        *VEC_ADD(a, &open) = (struct place){ n, 0, s };
                } else if (n->type == GUMBO_NODE_TEXT ||
                           n->type == GUMBO_NODE_WHITESPACE ||
                           n->type == GUMBO_NODE_CDATA) {
                        words_write(w, str_from(n->v.text.text));
                }
        }
}

rc html_text(arena *a, str name, str bytes, str *out, err *e)
{
        struct forest f = { .a = a };
        struct writer w = { .b = buf_open(a, INTAKE_TEXT_MAX) };
        GumboOptions how = kGumboDefaultOptions;

        if (too_many_tags(bytes))
                return err_set(e, ERR_LIMIT, name, 0, "more than %d tags; "
                               "give a letter or document", HTML_TAGS_MAX);
        how.allocator = tree_memory;
        how.deallocator = tree_forget;
        how.userdata = &f;
        how.max_errors = 0;
        tree_write(a, &w, gumbo_parse_with_options(&how, bytes.p,
                                                   bytes.n)->root);
        if (w.b.n && w.b.p[w.b.n - 1] != '\n')
                buf_char(&w.b, '\n');
        *out = buf_str(&w.b);
        return OK;
}
