/* form.c - match each line to a field, then read its value. */
#include "base/form.h"

#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

enum { NAME_MAX_BYTES = 48 };

rc form_wrong(struct form *f, const struct line *l, const char *fmt, ...)
{
        char text[ERR_TEXT_MAX];
        va_list ap;

        va_start(ap, fmt);
        vsnprintf(text, sizeof text, fmt, ap);
        va_end(ap);
        return err_set(f->e, ERR_SYNTAX, f->file, l ? l->no : 0, "%s", text);
}

/* ---- Which field a line is ------------------------------------------- */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Edits that turn a into b (Levenshtein); both short. */
static size_t edits(str a, str b)
{
        size_t row[NAME_MAX_BYTES + 1];

        for (size_t j = 0; j <= b.n; j++)
                row[j] = j;
        for (size_t i = 1; i <= a.n; i++) {
                size_t corner = row[0];

                row[0] = i;
                for (size_t j = 1; j <= b.n; j++) {
                        size_t up = row[j], same;

                        same = corner + (char_lower(a.p[i - 1]) !=
                                         char_lower(b.p[j - 1]));
                        row[j] = least(same, least(up, row[j - 1]) + 1);
                        corner = up;
                }
        }
        return row[b.n];
}

/* The first words of s, as many as name has. */
static str words_like(str s, str name)
{
        size_t words = 1, i = 0;

        for (size_t k = 0; k < name.n; k++)
                words += name.p[k] == ' ';
        for (; i < s.n; i++)
                if (s.p[i] == ' ' && --words == 0)
                        break;
        return str_slice(s, 0, least(i, NAME_MAX_BYTES));
}

static const struct form_field *nearest(str text,
                                        const struct form_field *field,
                                        size_t n)
{
        const struct form_field *best = NULL;
        size_t fewest = SIZE_MAX;

        for (size_t i = 0; i < n; i++) {
                size_t d = edits(words_like(text, field[i].name),
                                 field[i].name);

                if (d < fewest && d * 3 <= field[i].name.n + 3) {
                        fewest = d;
                        best = &field[i];
                }
        }
        return best;
}

static rc unknown(struct form *f, str what, const struct line *l,
                  const struct form_field *field, size_t n)
{
        const struct form_field *near = nearest(l->text, field, n);
        buf b = buf_open(f->a, 1 << 16);

        if (near)
                return form_wrong(f, l, "not a key of "FMT"; the nearest is "
                                  "\""FMT"\"", ARG(what), ARG(near->name));
        for (size_t i = 0; i < n; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : "", ARG(field[i].name));
        return form_wrong(f, l, "not a key of "FMT"; write one of: "FMT,
                          ARG(what), ARG(buf_str(&b)));
}

/* The field with the longest name that l says. */
static const struct form_field *field_of(const struct line *l, str *rest,
                                         const struct form_field *field,
                                         size_t n)
{
        const struct form_field *best = NULL;
        str r;

        for (size_t i = 0; i < n; i++)
                if (line_says(l, field[i].name, &r) &&
                    (!best || field[i].name.n > best->name.n)) {
                        best = &field[i];
                        *rest = r;
                }
        return best;
}

/* ---- Values ----------------------------------------------------------- */

rc form_text(struct form *f, const struct line *l, str rest, str *out)
{
        for (const struct line *u = l->under; u; u = u->next)
                if (u->under)
                        return form_wrong(f, u->under, "indented deeper than "
                                          "the text it belongs to; begin it "
                                          "in the same column");
        *out = l->under ? line_block(f->a, l, rest) : unquoted(rest);
        *out = str_trim(*out);
        if (out->n == 0)
                return form_wrong(f, l, "nothing is said; write a text, or "
                                  "leave the line out");
        return OK;
}

rc form_word(struct form *f, const struct line *l, str value,
             const char *words, str *out)
{
        str rest = str_from(words);
        buf b = buf_open(f->a, 1 << 12);

        while (rest.n) {
                str one = str_cut(&rest, '|');

                if (str_eq_fold(one, value)) {
                        *out = one;
                        return OK;
                }
                buf_fmt(&b, "%s"FMT, b.n ? rest.n ? ", " : " or " : "",
                        ARG(one));
        }
        return form_wrong(f, l, "a word that does not fit; write "FMT,
                          ARG(buf_str(&b)));
}

static rc list_read(struct form *f, const struct line *l, str rest,
                    struct form_list *list)
{
        str text;
        rc r = form_text(f, l, rest, &text);

        if (r)
                return r;
        if (rest.n && rest.p[0] == '"') {
                *VEC_ADD(f->a, list) = text;
                return OK;
        }
        while (text.n) {
                str one = str_trim(str_cut(&text, ','));

                if (one.n == 0)
                        return form_wrong(f, l, "an empty place between "
                                          "commas; take one comma away");
                *VEC_ADD(f->a, list) = one;
        }
        return OK;
}

static rc date_read(struct form *f, const struct line *l, str value,
                    bool day, date *out)
{
        date d;

        if (!date_parse_iso(value, &d) || (day && !date_exact(d)))
                return form_wrong(f, l, day
                        ? "not a date; write a day of the calendar as "
                          "YYYY-MM-DD"
                        : "not a date; write a day of the calendar as "
                          "YYYY-MM-DD, a month as YYYY-MM or a year as YYYY");
        *out = d;
        return OK;
}

static rc count_read(struct form *f, const struct line *l, str value,
                     long most, long *out)
{
        long v;

        if (!str_number(value, &v) || v > most)
                return form_wrong(f, l, "not a number that fits; write a "
                                  "whole number from 0 to %ld", most);
        *out = v;
        return OK;
}

static rc number_read(struct form *f, const struct line *l, str value,
                      long most, double *out)
{
        double v = 0, unit = 1;
        bool point = false, digit = false, good = value.n && value.n <= 15;

        for (size_t i = 0; good && i < value.n; i++) {
                if (char_digit(value.p[i])) {
                        v = v * 10 + (value.p[i] - '0');
                        unit *= point ? 10 : 1;
                        digit = true;
                } else if (value.p[i] == '.' && !point) {
                        point = true;
                } else {
                        good = false;
                }
        }
        v /= unit;
        if (!good || !digit || v > (double)most)
                return form_wrong(f, l, "not a number that fits; write a "
                                  "number from 0 to %ld", most);
        *out = v;
        return OK;
}

static rc value_read(struct form *f, const struct line *l, str rest,
                     const struct form_field *field, void *into)
{
        void *at = (char *)into + field->at;
        str value = str_trim(unquoted(rest));

        switch (field->kind) {
        case FORM_TEXT:  return form_text(f, l, rest, at);
        case FORM_LIST:  return list_read(f, l, rest, at);
        case FORM_GROUP: return field->group(f, l, rest, into);
        default:         break;
        }
        if (l->under)
                return form_wrong(f, l->under, "nothing may stand under \""
                                  FMT"\"; begin it in the column above",
                                  ARG(field->name));
        switch (field->kind) {
        case FORM_WORD: return form_word(f, l, value, field->words, at);
        case FORM_DAY:
        case FORM_DATE: return date_read(f, l, value,
                                         field->kind == FORM_DAY, at);
        case FORM_COUNT:  return count_read(f, l, value, field->most, at);
        case FORM_NUMBER: return number_read(f, l, value, field->most, at);
        default:
                if (value.n)
                        return form_wrong(f, l, "\""FMT"\" stands alone; "
                                          "write nothing behind it",
                                          ARG(field->name));
                *(bool *)at = true;
                return OK;
        }
}

/* ---- The form --------------------------------------------------------- */

static rc lines_read(struct form *f, str what, const struct line *first,
                     const struct form_field *field, size_t n, void *into,
                     uint64_t seen)
{
        assert(n <= FORM_FIELDS_MAX);
        for (const struct line *l = first; l; l = l->next) {
                str rest = { 0 };
                const struct form_field *at = field_of(l, &rest, field, n);

                if (!at)
                        return unknown(f, what, l, field, n);
                uint64_t bit = (uint64_t)1 << (at - field);

                if ((seen & bit) && !at->many && at->kind != FORM_LIST)
                        return form_wrong(f, l, "\""FMT"\" is said twice; "
                                          "keep one", ARG(at->name));
                seen |= bit;
                rc r = value_read(f, l, rest, at, into);

                if (r)
                        return r;
        }
        return OK;
}

rc form_read(struct form *f, str what, const struct line *first,
             const struct form_field *field, size_t n, void *into)
{
        return lines_read(f, what, first, field, n, into, 0);
}

rc form_under(struct form *f, str what, const struct line *l, str rest,
              const struct form_field *field, size_t n, void *into)
{
        struct line alone = *l;         /* the head without what is under */
        size_t i = 0;
        rc r;

        if (rest.n == 0)
                return lines_read(f, what, l->under, field, n, into, 0);
        while (i < n && !field[i].head)
                i++;
        if (i == n)
                return form_wrong(f, l, "words that belong nowhere; write "
                                  "what belongs to "FMT" in lines under it",
                                  ARG(what));
        alone.under = NULL;
        r = value_read(f, &alone, rest, &field[i], into);
        return r ? r : lines_read(f, what, l->under, field, n, into,
                                  (uint64_t)1 << i);
}
