/* html.c - the text of an HTML page, as a browser without pictures lays it
 * out: blocks and table rows on lines of their own, cells two spaces apart,
 * for those are the columns of a letter.
 *
 * One walk over the tags, without a tree: which element closes which makes no
 * difference to lines and columns, work is linear whatever is nested, and
 * nothing a page says can end the process (doc/decisions). */
#include "intake/inside.h"

#include "base/buf.h"

/* ---- The text ----------------------------------------------------------- */

/* What must stand before the next word, unless it begins a line. */
enum gap { GAP_NONE, GAP_SPACE, GAP_CELL, GAP_LINE };

struct writer {
        buf   b;
        enum gap gap;
        bool  in_row;           /* the row's line has text */
        size_t pre;             /* open elements that keep white space */
        size_t tables;          /* open tables */
        size_t foot;            /* where the page's foot begins, or STR_NONE */
        str    foot_name;       /* the element that is open as such */
        size_t foot_open;       /* elements of its name open; 0: none is */
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
                        if (!w->foot_open && !hard && !char_space(c))
                                w->foot = STR_NONE;
                        i += hard;
                }
        }
}

/* ---- The tags ----------------------------------------------------------- */

enum shape { SHAPE_INLINE, SHAPE_BLOCK, SHAPE_ROW, SHAPE_CELL, SHAPE_BREAK,
             SHAPE_TABLE, SHAPE_PRE, SHAPE_NOTHING };

/* Elements that are not inline; of NOTHING the content is no text. */
static const struct { str name; enum shape shape; } shapes[] = {
        { STR("p"), SHAPE_BLOCK }, { STR("div"), SHAPE_BLOCK },
        { STR("td"), SHAPE_CELL }, { STR("th"), SHAPE_CELL },
        { STR("tr"), SHAPE_ROW }, { STR("table"), SHAPE_TABLE },
        { STR("br"), SHAPE_BREAK }, { STR("li"), SHAPE_BLOCK },
        { STR("ul"), SHAPE_BLOCK }, { STR("ol"), SHAPE_BLOCK },
        { STR("h1"), SHAPE_BLOCK }, { STR("h2"), SHAPE_BLOCK },
        { STR("h3"), SHAPE_BLOCK }, { STR("h4"), SHAPE_BLOCK },
        { STR("h5"), SHAPE_BLOCK }, { STR("h6"), SHAPE_BLOCK },
        { STR("hr"), SHAPE_BLOCK }, { STR("html"), SHAPE_BLOCK },
        { STR("body"), SHAPE_BLOCK }, { STR("tbody"), SHAPE_BLOCK },
        { STR("thead"), SHAPE_BLOCK }, { STR("tfoot"), SHAPE_BLOCK },
        { STR("caption"), SHAPE_BLOCK }, { STR("address"), SHAPE_BLOCK },
        { STR("article"), SHAPE_BLOCK }, { STR("aside"), SHAPE_BLOCK },
        { STR("blockquote"), SHAPE_BLOCK }, { STR("center"), SHAPE_BLOCK },
        { STR("dd"), SHAPE_BLOCK }, { STR("dl"), SHAPE_BLOCK },
        { STR("dt"), SHAPE_BLOCK }, { STR("dir"), SHAPE_BLOCK },
        { STR("details"), SHAPE_BLOCK }, { STR("summary"), SHAPE_BLOCK },
        { STR("fieldset"), SHAPE_BLOCK }, { STR("legend"), SHAPE_BLOCK },
        { STR("figure"), SHAPE_BLOCK }, { STR("figcaption"), SHAPE_BLOCK },
        { STR("footer"), SHAPE_BLOCK }, { STR("header"), SHAPE_BLOCK },
        { STR("form"), SHAPE_BLOCK }, { STR("hgroup"), SHAPE_BLOCK },
        { STR("main"), SHAPE_BLOCK }, { STR("menu"), SHAPE_BLOCK },
        { STR("nav"), SHAPE_BLOCK }, { STR("section"), SHAPE_BLOCK },
        { STR("optgroup"), SHAPE_BLOCK }, { STR("option"), SHAPE_BLOCK },
        { STR("pre"), SHAPE_PRE }, { STR("listing"), SHAPE_PRE },
        { STR("xmp"), SHAPE_PRE }, { STR("textarea"), SHAPE_PRE },
        { STR("script"), SHAPE_NOTHING }, { STR("style"), SHAPE_NOTHING },
        { STR("title"), SHAPE_NOTHING }, { STR("template"), SHAPE_NOTHING },
        { STR("iframe"), SHAPE_NOTHING }, { STR("noframes"), SHAPE_NOTHING },
        { STR("noembed"), SHAPE_NOTHING }
};

struct tag { str name; enum shape shape; bool ends, foot; size_t end; };

static enum shape shape_of(str name)
{
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
                if (str_eq_fold(shapes[i].name, name))
                        return shapes[i].shape;
        return SHAPE_INLINE;
}

/* Behind the `>` of a tag whose name ends at i; a `>` in quotes is none. */
static size_t tag_end(str s, size_t i)
{
        while (i < s.n && s.p[i] != '>') {
                char c = s.p[i++];
                const char *q = (c == '"' || c == '\'') && i < s.n &&
                                s.p[i - 2] == '='
                                ? memchr(s.p + i, c, s.n - i) : NULL;

                if (q)
                        i = (size_t)(q - s.p) + 1;
        }
        return i < s.n ? i + 1 : s.n;
}

/* Does the tag's text behind its name call it the foot of a page? */
static bool tag_calls_foot(str t)
{
        static const str names[] = { STR("id"), STR("class"), STR("role") };

        for (size_t i = 0; i < t.n; i++) {
                size_t from = 0, end;
                char close;

                for (size_t k = 0; char_space(t.p[i]) && k < 3 && !from; k++) {
                        size_t to = i + 1 + names[k].n;

                        if (to + 1 < t.n && t.p[to] == '=' && str_eq_fold(
                                    str_slice(t, i + 1, to), names[k]))
                                from = to + 1;
                }
                if (!from)
                        continue;
                close = t.p[from] == '"' || t.p[from] == '\'' ? t.p[from] : 0;
                for (end = from + 1; end < t.n && (close ? t.p[end] != close
                     : !char_space(t.p[end])); end++)
                        if (str_eq_fold(str_slice(t, end, end + 6),
                                        S("footer")))
                                return true;
                if (!close && str_eq_fold(str_slice(t, from, from + 6),
                                          S("footer")))
                        return true;
                i = end - 1;
        }
        return false;
}

/* <!-- a comment --> or <!DOCTYPE ...> at s[at]: behind it. */
static size_t remark_end(str s, size_t at)
{
        bool comment = str_starts(str_slice(s, at, s.n), S("<!--"));
        size_t end = str_find(s, comment ? S("-->") : S(">"),
                              comment ? at + 2 : at);

        return end == STR_NONE ? s.n : end + (comment ? 3 : 1);
}

/* The tag at s[at], which is a `<`. False: it is text. */
static bool tag_read(str s, size_t at, struct tag *t)
{
        size_t i = at + 1, from;

        t->ends = i < s.n && s.p[i] == '/';
        from = i += t->ends;
        while (i < s.n && (char_alpha(s.p[i]) || char_digit(s.p[i])))
                i++;
        t->name = str_slice(s, from, i);
        if (!t->name.n || !char_alpha(t->name.p[0]))
                return false;
        t->shape = shape_of(t->name);
        t->end = tag_end(s, i);
        t->foot = str_eq_fold(t->name, S("footer")) ||
                  str_eq_fold(t->name, S("nav")) ||
                  (!t->ends && t->shape != SHAPE_INLINE &&
                   tag_calls_foot(str_slice(s, i, t->end)));
        return true;
}

/* Behind the content of an element that is no text, and its end tag. */
static size_t nothing_end(str s, const struct tag *open)
{
        const char *p = s.p + open->end;
        size_t left;

        for (;;) {
                left = s.n - (size_t)(p - s.p);
                p = memchr(p, '<', left);
                if (!p)
                        return s.n;
                size_t at = (size_t)(++p - s.p), name = at + 1;
                size_t end = name + open->name.n;

                if (end <= s.n && s.p[at] == '/' && str_eq_fold(
                            str_slice(s, name, end), open->name) &&
                    (end == s.n || !char_alpha(s.p[end])))
                        return tag_end(s, end);
        }
}

/* A cell follows what its row holds already, whatever blocks end there. */
static void shape_begin(struct writer *w, enum shape s)
{
        w->tables += s == SHAPE_TABLE;
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
        w->tables -= s == SHAPE_TABLE && w->tables;
        w->pre -= s == SHAPE_PRE && w->pre;
        if (s != SHAPE_INLINE && s != SHAPE_BREAK && s != SHAPE_CELL)
                gap_at_least(w, GAP_LINE);
        if (s == SHAPE_ROW || s == SHAPE_TABLE)
                w->in_row = false;
}

/* What stands in such elements behind all else is the page's foot. */
static void foot_note(struct writer *w, const struct tag *t)
{
        if (w->foot_open && str_eq_fold(t->name, w->foot_name)) {
                w->foot_open = t->ends ? w->foot_open - 1 : w->foot_open + 1;
        } else if (!w->foot_open && t->foot && !t->ends) {
                w->foot_open = 1;
                w->foot_name = t->name;
                if (w->foot == STR_NONE)
                        w->foot = w->b.n;
        }
}

/* The tag at *at, which is a `<`, or what else begins so: behind it. */
static size_t tag_take(struct writer *w, str s, size_t at)
{
        struct tag t;

        if (at + 1 < s.n && (s.p[at + 1] == '!' || s.p[at + 1] == '?'))
                return remark_end(s, at);
        if (!tag_read(s, at, &t)) {
                words_write(w, S("<"));
                return at + 1;
        }
        if (t.shape == SHAPE_NOTHING)
                return t.ends ? t.end : nothing_end(s, &t);
        foot_note(w, &t);
        if ((t.shape == SHAPE_CELL || t.shape == SHAPE_ROW) && !w->tables)
                return t.end;
        if (t.ends)
                shape_end(w, t.shape);
        else
                shape_begin(w, t.shape);
        if (t.shape == SHAPE_PRE && !t.ends && t.end < s.n &&
            s.p[t.end] == '\n')
                t.end++;        /* the first line end is none */
        return t.end;
}

void html_text(arena *a, str s, str *out, size_t *foot)
{
        struct writer w = { .b = buf_open(a, INTAKE_TEXT_MAX),
                            .foot = STR_NONE };
        char c[4];

        for (size_t i = 0, n; i < s.n; ) {
                size_t from = i;

                while (i < s.n && s.p[i] != '<' && s.p[i] != '&')
                        i++;
                words_write(&w, str_slice(s, from, i));
                if (i == s.n)
                        break;
                if (s.p[i] == '<') {
                        i = tag_take(&w, s, i);
                } else if ((from = entity_read(s, i, c, &n)) != 0) {
                        words_write(&w, str_of(c, n));
                        i = from;
                } else {
                        words_write(&w, S("&"));
                        i++;
                }
        }
        if (w.b.n && w.b.p[w.b.n - 1] != '\n')
                buf_char(&w.b, '\n');
        *out = buf_str(&w.b);
        *foot = w.foot == STR_NONE ? 0 : w.foot;
}
