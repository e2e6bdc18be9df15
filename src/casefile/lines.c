/* lines.c - the two front ends of a case file: outline and JSON, to lines.
 *
 * jansson keeps no line numbers, so a cursor walks the text's strings beside
 * the tree. */
#include "casefile/inside.h"

#include "base/jsontree.h"
#include "base/utf8.h"

struct walk {
        arena *a;
        str    file, text;
        size_t at, line;        /* cursor: behind the last string; its line */
        err   *e;
};

struct tail { struct line *first, *last; };

/* The line on which the next string of the text begins. */
static size_t string_line(struct walk *w)
{
        const char *p = w->text.p;

        for (; w->at < w->text.n && p[w->at] != '"'; w->at++)
                w->line += p[w->at] == '\n';
        return w->line;
}

/* The same, and moves behind it. A string of JSON holds no line end. */
static size_t string_next(struct walk *w)
{
        size_t line = string_line(w), i = w->at + 1, n = w->text.n;

        for (; i < n && w->text.p[i] != '"'; i++)
                i += w->text.p[i] == '\\';
        w->at = i < n ? i + 1 : n;
        return line;
}

static struct line *line_add(struct walk *w, struct tail *t, str text,
                             size_t no, int depth)
{
        struct line *l = NEW(w->a, struct line);

        l->text = text;
        l->column[0] = text;
        l->columns = 1;
        l->no = no;
        l->indent = (size_t)depth * 2;
        if (t->last)
                t->last->next = l;
        else
                t->first = l;
        t->last = l;
        return l;
}

/* A JSON string as an outline would write it: in quotes, unless it holds
 * some, which would end them. */
static str string_said(struct walk *w, str key, str value)
{
        bool bare = str_find(value, S("\""), 0) != STR_NONE;

        return arena_fmt(w->a, bare ? FMT" "FMT : FMT" \""FMT"\"", ARG(key),
                         ARG(value));
}

static rc members(struct walk *w, json_t *object, struct tail *t, int depth);

/* Value v of key, said on line no. */
static rc member(struct walk *w, str key, json_t *v, size_t no,
                 struct tail *t, int depth)
{
        struct tail under = { 0 };
        struct line *l;
        rc r = OK;

        if (depth >= OUTLINE_DEPTH)
                return err_set(w->e, ERR_LIMIT, w->file, no, "more than %d "
                               "levels; write it flatter", OUTLINE_DEPTH);
        switch (json_typeof(v)) {
        case JSON_OBJECT:
                l = line_add(w, t, key, no, depth);
                r = members(w, v, &under, depth + 1);
                l->under = under.first;
                return r;
        case JSON_ARRAY:
                for (size_t i = 0; !r && i < json_array_size(v); i++) {
                        json_t *one = json_array_get(v, i);

                        if (json_is_object(one) && json_object_size(one))
                                no = string_line(w);
                        r = member(w, key, one, no, t, depth + 1);
                }
                return r;
        case JSON_STRING:
                no = string_next(w);
                line_add(w, t, string_said(w, key,
                                           str_from(json_string_value(v))),
                         no, depth);
                return OK;
        case JSON_INTEGER:
                line_add(w, t, arena_fmt(w->a, FMT" %lld", ARG(key),
                         (long long)json_integer_value(v)), no, depth);
                return OK;
        case JSON_REAL:
                line_add(w, t, arena_fmt(w->a, FMT" %.15g", ARG(key),
                                         json_real_value(v)), no, depth);
                return OK;
        case JSON_TRUE:
                line_add(w, t, key, no, depth);
                return OK;
        case JSON_FALSE:
        case JSON_NULL:
                return OK;
        }
        return OK;
}

static rc members(struct walk *w, json_t *object, struct tail *t, int depth)
{
        const char *name;
        json_t *v;

        json_object_foreach(object, name, v) {
                str key = arena_str(w->a, str_from(name));
                size_t no = string_next(w);

                for (size_t i = 0; i < key.n; i++)
                        if (key.p[i] == '_')
                                ((char *)key.p)[i] = ' ';
                rc r = member(w, key, v, no, t, depth);

                if (r)
                        return r;
        }
        return OK;
}

rc lines_of_json(arena *a, str file, str text, struct line **out, err *e)
{
        struct walk w = { .a = a, .file = file, .text = text, .line = 1,
                          .e = e };
        struct tail t = { 0 };
        json_t *root;
        rc r = json_tree(a, file, 1, text, &root, e);

        if (!r)
                r = members(&w, root, &t, 0);
        *out = t.first;
        return r;
}

rc lines_read(arena *a, str file, str text, struct line **out, err *e)
{
        utf8_done done = { 0 };

        text = utf8_text(a, text, &done);
        if (done.nul_at != STR_NONE)
                return err_set(e, ERR_INPUT, file, 0, "binary: a NUL at byte "
                               "%zu; give a text file", done.nul_at);
        if (str_starts(str_trim(text), S("{")))
                return lines_of_json(a, file, text, out, e);
        return outline_read(a, file, text, out, e);
}
