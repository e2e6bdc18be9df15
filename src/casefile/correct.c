/* correct.c - the lines of corrections.outline, read and written. */
#include "casefile/kinds.h"
#include "casefile/correct.h"

#include "base/form.h"
#include "base/quoted.h"
#include "base/utf8.h"
#include "casefile/inside.h"
#include "host/host.h"

enum { KEY_DIGITS = 16 };

static const struct { const char *name; bool value, range; } kinds[] = {
        [CORRECT_SPLIT]    = { "split", false, false },
        [CORRECT_JOIN]     = { "join", false, true },
        [CORRECT_CLASSIFY] = { "classify", true, false },
        [CORRECT_DATE]     = { "date", true, false },
        [CORRECT_AUTHOR]   = { "author", true, false },
        [CORRECT_RECEIVED] = { "received", true, false },
        [CORRECT_APART]    = { "apart", false, true },
        [CORRECT_RELEASE]  = { "release", false, true },
        [CORRECT_UNDO]     = { "undo", false, false },
};

const char *correction_name(enum correction_kind kind)
{
        return kinds[kind].name;
}

enum correction_kind correction_kind_named(str name)
{
        int k = 0;

        while (k < CORRECTIONS && !str_eq(str_from(kinds[k].name), name))
                k++;
        return (enum correction_kind)k;
}

/* ---- Lines in ------------------------------------------------------------ */

static bool text_cut(struct form *f, str s, str *out, str *rest)
{
        return quoted_cut(f->a, s, CORRECTION_TEXT_MAX, out, rest);
}

static rc text_wrong(struct form *f, const struct line *l)
{
        return form_wrong(f, l, "not a text in quotes of 1 to %d bytes; write "
                          "\"...\", and in it %%22 for a quote and %%25 for "
                          "%%", CORRECTION_TEXT_MAX);
}

bool pages_parse(str s, size_t *from, size_t *to)
{
        str first = str_cut(&s, '-');
        long a, b;

        if (!str_number(first, &a) || a < 1)
                return false;
        b = a;
        if (s.n && (!str_number(s, &b) || b < a))
                return false;
        *from = (size_t)a;
        *to = (size_t)b;
        return true;
}

static rc place_read(struct form *f, const struct line *l, str s,
                     struct correction *c)
{
        str rest;

        if (!text_cut(f, s, &c->file, &rest))
                return text_wrong(f, l);
        if (!pages_parse(rest, &c->from, &c->to))
                return form_wrong(f, l, "no page behind the file; write its "
                                  "number, or two as 3-7");
        if (c->from != c->to && !kinds[c->kind].range)
                return form_wrong(f, l, "a range of pages; write one page");
        return OK;
}

static rc value_read(struct form *f, const struct line *l, str s,
                     struct correction *c)
{
        str rest;

        if (c->kind == CORRECT_CLASSIFY)
                return form_word(f, l, s, document_classes, &c->value);
        if (c->kind == CORRECT_AUTHOR) {
                if (!text_cut(f, s, &c->value, &rest) ||
                    !utf8_valid(c->value))
                        return text_wrong(f, l);
                return OK;
        }
        c->value = s;
        if (!date_parse_iso(s, &c->day))
                return form_wrong(f, l, "not a date; write a day of the "
                                  "calendar as YYYY-MM-DD, a month as YYYY-MM "
                                  "or a year as YYYY");
        return OK;
}

static bool key_good(str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (!char_digit(s.p[i]) && (s.p[i] < 'a' || s.p[i] > 'f'))
                        return false;
        return s.n == KEY_DIGITS;
}

/* What stands behind place and value: a word, and what it says. */
static rc column_read(struct form *f, const struct line *l, str s,
                      struct correction *c)
{
        str word = str_cut(&s, ' '), rest = s, *text = NULL;

        s = str_trim(s);
        if (str_eq(word, S("by")))
                text = &c->by;
        else if (str_eq(word, S("why")))
                text = &c->why;
        if (text && !text->n)
                return text_cut(f, s, text, &rest) && !rest.n &&
                       utf8_valid(*text) ? OK : text_wrong(f, l);
        if (str_eq(word, S("file")) && !c->key.n && key_good(s)) {
                c->key = s;
                return OK;
        }
        if (str_eq(word, S("on")) && !date_known(c->on) &&
            date_parse_iso(s, &c->on) && date_exact(c->on))
                return OK;
        return form_wrong(f, l, "not what stands behind a correction; write, "
                          "each once and two spaces apart, file and %d hex "
                          "digits, on and a day, by and why with a text in "
                          "quotes", KEY_DIGITS);
}

static rc line_read(struct form *f, const struct line *l, struct correction *c)
{
        size_t at = 1;
        rc r = OK;

        *c = (struct correction){ .on = DATE_NONE, .day = DATE_NONE,
                                  .line = l->no };
        c->kind = correction_kind_named(l->column[0]);
        if (c->kind == CORRECTIONS)
                return form_wrong(f, l, "not a correction; write split, join, "
                                  "classify, date, author, received, apart, "
                                  "release or undo, and two spaces behind it");
        if (l->under)
                return form_wrong(f, l->under, "nothing may stand under a "
                                  "correction; begin it in the column above");
        if (c->kind != CORRECT_UNDO)
                r = at < l->columns ? place_read(f, l, l->column[at++], c)
                                    : text_wrong(f, l);
        if (!r && kinds[c->kind].value)
                r = value_read(f, l, at < l->columns ? l->column[at++]
                                                     : S(""), c);
        while (!r && at < l->columns)
                r = column_read(f, l, l->column[at++], c);
        if (r)
                return r;
        if (!date_known(c->on) || (!c->key.n && c->kind != CORRECT_UNDO))
                return form_wrong(f, l, "a correction that is not whole, as "
                                  "where its writing was cut off; end it with "
                                  "the file's key and the day, or take the "
                                  "line out");
        return OK;
}

/* Marks the last one that stands. */
static rc undo_read(struct form *f, const struct line *l,
                    struct corrections *k)
{
        size_t i = k->n;

        while (i > 0 && (k->at[i - 1].undone ||
                         k->at[i - 1].kind == CORRECT_UNDO))
                i--;
        if (i == 0)
                return form_wrong(f, l, "nothing stands above that could be "
                                  "taken back; take the line out");
        k->at[i - 1].undone = true;
        return OK;
}

rc corrections_parse(arena *a, str file, str text, struct corrections *out,
                     err *e)
{
        struct form f = { .a = a, .file = file, .e = e };
        struct line *first = NULL;
        size_t n = 0;
        rc r = outline_read(a, file, text, &first, e);

        *out = (struct corrections){ .path = file };
        for (const struct line *l = first; l; l = l->next)
                n++;
        if (r == OK && n > CORRECTIONS_MAX)
                return err_set(e, ERR_LIMIT, file, 0, "more than %d "
                               "corrections; split the case",
                               CORRECTIONS_MAX);
        out->at = NEWN(a, struct correction, n + 1);
        for (const struct line *l = first; !r && l; l = l->next) {
                r = line_read(&f, l, &out->at[out->n]);
                if (!r && out->at[out->n].kind == CORRECT_UNDO)
                        r = undo_read(&f, l, out);
                out->n += !r;
        }
        return r;
}

rc corrections_read(arena *a, str folder, struct corrections *out, err *e)
{
        str path = host_join(a, folder, S(CORRECTIONS_NAME)), text;
        struct host_id id;
        size_t size;
        rc r;

        *out = (struct corrections){ .path = path };
        if (host_kind_sized(path, &id, &size) == HOST_REFUSED ||
            (size == 0 && host_kind(path, &id) == HOST_REGULAR))
                return OK;
        r = host_file(a, path, CORRECTIONS_BYTES, &text, e);
        return r ? r : corrections_parse(a, path, text, out, e);
}

/* ---- Lines out ----------------------------------------------------------- */

str correction_line(arena *a, const struct correction *c)
{
        buf b = buf_open(a, 1 << 16);

        buf_fmt(&b, "%s", kinds[c->kind].name);
        if (c->kind != CORRECT_UNDO) {
                buf_add(&b, S("  "));
                quoted_put(&b, c->file);
                buf_fmt(&b, c->from == c->to ? " %zu" : " %zu-%zu", c->from,
                        c->to);
        }
        if (c->kind == CORRECT_AUTHOR) {
                buf_add(&b, S("  "));
                quoted_put(&b, c->value);
        } else if (kinds[c->kind].value) {
                buf_fmt(&b, "  "FMT, ARG(c->value));
        }
        if (c->key.n)
                buf_fmt(&b, "  file "FMT, ARG(c->key));
        buf_fmt(&b, "  on "FMT, ARG(date_text(a, c->on)));
        quoted_said(&b, "by", c->by);
        quoted_said(&b, "why", c->why);
        buf_char(&b, '\n');
        return buf_str(&b);
}

rc correction_add(arena *a, str folder, const struct correction *c, err *e)
{
        return host_append(host_join(a, folder, S(CORRECTIONS_NAME)),
                           correction_line(a, c), e);
}

static const char *state_of(const struct correction *c)
{
        return c->undone ? "undone" : c->kind == CORRECT_UNDO ? "undo"
               : c->stands ? "applied" : "passed over";
}

void corrections_json(buf *b, const struct corrections *k)
{
        for (size_t i = 0; i < k->n; i++) {
                const struct correction *c = &k->at[i];
                json j = json_open(b);

                json_object_open(&j);
                json_str_at(&j, "correction", str_from(kinds[c->kind].name));
                json_str_at(&j, "file", c->file);
                json_count_at(&j, "from", c->from ? (long)c->from : -1);
                json_count_at(&j, "to", c->to ? (long)c->to : -1);
                json_str_at(&j, "value", c->value);
                json_date_at(&j, "on", c->on);
                json_str_at(&j, "by", c->by);
                json_str_at(&j, "reason", c->why);
                json_str_at(&j, "state", str_from(state_of(c)));
                json_str_at(&j, "why", c->passed_over);
                json_object_end(&j);
                buf_char(b, '\n');
        }
}

void corrections_print(buf *b, const struct corrections *k)
{
        if (k->n == 0)
                buf_add(b, S("no corrections\n"));
        for (size_t i = 0; i < k->n; i++) {
                const struct correction *c = &k->at[i];
                str line = correction_line(b->a, c);

                buf_fmt(b, "%4zu  "FMT, c->line, ARG(line));
                if (c->undone || c->passed_over.n)
                        buf_fmt(b, "      %s"FMT"\n", c->undone ? "undone"
                                : "NOT APPLIED: ", ARG(c->passed_over));
        }
}
