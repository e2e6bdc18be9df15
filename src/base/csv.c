/* csv.c - one walk over the bytes; what a quote means depends on where it
 * stands. */
#include "base/csv.h"

static bool separates(char c) { return c == ',' || c == ';' || c == '\t'; }

/* Behind the quote that closes the field whose first quote stands at i. */
static size_t quoted_end(str s, size_t i)
{
        while (++i < s.n) {
                const char *q = memchr(s.p + i, '"', s.n - i);

                if (!q)
                        return STR_NONE;
                i = (size_t)(q - s.p);
                if (i + 1 >= s.n || s.p[i + 1] != '"')
                        return i + 1;
                i++;
        }
        return STR_NONE;
}

size_t csv_row_end(str text, size_t from)
{
        bool begins = true;

        for (size_t i = from; i < text.n; i++) {
                char c = text.p[i];

                if (c == '"' && begins) {
                        i = quoted_end(text, i);
                        if (i == STR_NONE)
                                return STR_NONE;
                        i--;
                        begins = false;
                } else if (c == '\n') {
                        return i + 1;
                } else if (separates(c)) {
                        begins = true;
                } else if (c != ' ') {
                        begins = false;
                }
        }
        return STR_NONE;
}

char csv_separator(str header)
{
        static const char which[] = { ',', ';', '\t' };
        size_t count[3] = { 0 }, best = 0;
        bool begins = true;

        for (size_t i = 0; i < header.n; i++) {
                char c = header.p[i];

                if (c == '"' && begins) {
                        i = quoted_end(header, i);
                        if (i == STR_NONE)
                                break;
                        i--;
                        begins = false;
                        continue;
                }
                for (size_t k = 0; k < 3; k++)
                        count[k] += c == which[k];
                begins = separates(c) || (begins && c == ' ');
        }
        for (size_t k = 1; k < 3; k++)
                if (count[k] > count[best])
                        best = k;
        return which[best];
}

/* What stands between the quotes, doubled ones as one. */
static str unescaped(arena *a, str s)
{
        char *p;
        size_t n = 0;

        if (!s.n || !memchr(s.p, '"', s.n))
                return s;
        p = arena_bytes(a, s.n);
        for (size_t i = 0; i < s.n; i++) {
                p[n++] = s.p[i];
                i += s.p[i] == '"';
        }
        return str_of(p, n);
}

/* The separator may be white space itself. */
static void blank_skip(str row, size_t *i, char separator)
{
        while (*i < row.n && row.p[*i] != separator &&
               char_space(row.p[*i]))
                ++*i;
}

/* The field that begins at *i, which moves to what ends it. */
static rc field_at(arena *a, str row, size_t *i, char separator, str *out,
                   err *e)
{
        const char *stop;
        size_t from, end;

        blank_skip(row, i, separator);
        from = *i;
        if (from < row.n && row.p[from] == '"') {
                end = quoted_end(row, from);
                if (end == STR_NONE)
                        return err_set(e, ERR_SYNTAX, S(""), 0, "a quote is "
                                       "not closed; write \" at the end of "
                                       "the value");
                *i = end;
                blank_skip(row, i, separator);
                if (*i < row.n && row.p[*i] != separator)
                        return err_set(e, ERR_SYNTAX, S(""), 0, "text behind "
                                       "a closing quote; write \"\" for a "
                                       "quote inside a value");
                *out = str_trim(unescaped(a, str_slice(row, from + 1,
                                                       end - 1)));
                return OK;
        }
        stop = from < row.n ? memchr(row.p + from, separator, row.n - from)
                            : NULL;
        *i = stop ? (size_t)(stop - row.p) : row.n;
        *out = str_trim(str_slice(row, from, *i));
        return OK;
}

rc csv_fields(arena *a, str row, char separator, str **out, size_t *n,
              err *e)
{
        VEC(str) v = { 0 };
        size_t i = 0;

        for (;;) {
                rc r = field_at(a, row, &i, separator, VEC_ADD(a, &v), e);

                if (r)
                        return r;
                if (i >= row.n)
                        break;
                i++;
        }
        *out = v.at;
        *n = v.n;
        return OK;
}

void csv_put(buf *b, str field)
{
        buf folded = buf_open(b->a, field.n + 2);
        str s;

        field = str_trim(field);
        if (field.n && strchr("=+-@", field.p[0]))
                buf_char(&folded, '\'');
        buf_add_folded(&folded, field);
        s = buf_str(&folded);
        if (!memchr(s.n ? s.p : "", ',', s.n) &&
            !memchr(s.n ? s.p : "", '"', s.n)) {
                buf_add(b, s);
                return;
        }
        buf_char(b, '"');
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '"')
                        buf_char(b, '"');
                buf_char(b, s.p[i]);
        }
        buf_char(b, '"');
}
