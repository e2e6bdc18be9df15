/* outline.c - lines to a tree. */
#include "base/outline.h"

#include "base/buf.h"

/* Where a comment begins in one line, or its length. */
static size_t comment_at(str s)
{
        bool quoted = false;

        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '"')
                        quoted = !quoted;
                if (s.p[i] == '#' && !quoted &&
                    (i == 0 || (i >= 2 && s.p[i - 1] == ' ' &&
                                s.p[i - 2] == ' ')))
                        return i;
        }
        return s.n;
}

static void columns_cut(struct line *l)
{
        str rest = l->text;

        while (rest.n && l->columns < OUTLINE_COLUMNS) {
                size_t i = 0;
                bool quoted = false;

                for (; i < rest.n; i++) {
                        if (rest.p[i] == '"')
                                quoted = !quoted;
                        if (!quoted && rest.p[i] == ' ' && i + 1 < rest.n &&
                            rest.p[i + 1] == ' ')
                                break;
                }
                if (l->columns == OUTLINE_COLUMNS - 1)
                        i = rest.n;
                l->column[l->columns++] = str_trim(str_slice(rest, 0, i));
                rest = str_trim(str_slice(rest, i, rest.n));
        }
}

/* One line's indent and text; an empty text is no line. */
static rc line_cut(str file, size_t no, str raw, size_t *indent, str *text,
                   err *e)
{
        size_t i = 0;

        while (i < raw.n && raw.p[i] == ' ')
                i++;
        if (i < raw.n && raw.p[i] == '\t')
                return err_set(e, ERR_SYNTAX, file, no,
                               "a tab; indent with spaces");
        *indent = i;
        raw = str_slice(raw, i, raw.n);
        *text = str_trim(str_slice(raw, 0, comment_at(raw)));
        return OK;
}

rc outline_read(arena *a, str file, str text, struct line **out, err *e)
{
        struct line *open[OUTLINE_DEPTH] = { NULL }, *first = NULL;
        size_t depth = 0, no = 0, indent = 0;
        str one;

        while (text.n) {
                str raw = str_cut(&text, '\n');

                if (raw.n && raw.p[raw.n - 1] == '\r')
                        raw.n--;
                rc r = line_cut(file, ++no, raw, &indent, &one, e);

                if (r)
                        return r;
                if (one.n == 0)
                        continue;
                struct line *l = NEW(a, struct line);

                *l = (struct line){ .text = one, .no = no, .indent = indent };
                columns_cut(l);
                while (depth && open[depth - 1]->indent > indent)
                        depth--;
                if (depth && open[depth - 1]->indent == indent) {
                        open[depth - 1]->next = l;
                        open[depth - 1] = l;
                        continue;
                }
                if (!depth && first)
                        return err_set(e, ERR_SYNTAX, file, no, "indented "
                                       "less than the first line; begin it "
                                       "in the same column");
                if (depth == OUTLINE_DEPTH)
                        return err_set(e, ERR_LIMIT, file, no,
                                       "more than %d levels; write it flatter",
                                       OUTLINE_DEPTH);
                if (depth) {
                        if (open[depth - 1]->under)
                                return err_set(e, ERR_SYNTAX, file, no,
                                               "indent fits no line above; "
                                               "begin it where a line above "
                                               "begins");
                        open[depth - 1]->under = l;
                } else {
                        first = l;
                }
                open[depth++] = l;
        }
        *out = first;
        return OK;
}

bool line_says(const struct line *l, str word, str *rest)
{
        str t = l->text;

        if (!str_starts(t, word) ||
            (t.n > word.n && !char_space(t.p[word.n])))
                return false;
        if (rest)
                *rest = str_trim(str_slice(t, word.n, t.n));
        return true;
}

str unquoted(str s)
{
        if (s.n >= 2 && s.p[0] == '"' &&
            str_find(s, S("\""), 1) == s.n - 1)
                return str_slice(s, 1, s.n - 1);
        return s;
}

str line_block(arena *a, const struct line *l, str rest)
{
        buf b = buf_open(a, 1 << 20);

        buf_add(&b, unquoted(rest));
        for (const struct line *u = l->under; u; u = u->next) {
                if (b.n)
                        buf_char(&b, ' ');
                buf_add(&b, unquoted(u->text));
        }
        return buf_str(&b);
}
