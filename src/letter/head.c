/* head.c - the header table: labels and values, several to a line.
 *
 * A label counts where a word begins, before the first heading. Its value
 * runs to the next label of its line; where the rest of the line is empty it
 * is the next line's. A label may wrap with its value on the first row:
 * "Application   11/14/2016" above "Received:". */
#include "letter/inside.h"

enum { CELL_MAX = 400, CELLS = 8 };

/* A label found: where it stands, its value, and its second row if any. */
struct cell {
        const struct head_label *label;
        size_t begin, end;              /* the label */
        size_t rest_begin, rest_end;    /* its second row; equal: none */
};

static size_t line_end(str t, size_t at, size_t end)
{
        const char *nl = at < end ? memchr(t.p + at, '\n', end - at) : NULL;

        return nl ? (size_t)(nl - t.p) : end;
}

/* Two spaces or a tab. */
static bool column_gap(str t, size_t at, size_t end)
{
        return at < end && (t.p[at] == '\t' ||
                            (t.p[at] == ' ' && at + 1 < end &&
                             char_space(t.p[at + 1])));
}

/* The rest of a wrapped label, behind so many words, as a cell of its own on
 * the next line. */
static bool second_row(str t, size_t eol, size_t end, str label, size_t words,
                       struct cell *c)
{
        size_t i = eol + 1, stop;
        str rest = label;

        while (words--)
                str_cut(&rest, ' ');
        if (eol >= end)
                return false;
        if (end - i > CELL_MAX)
                end = i + CELL_MAX;     /* a row of a table is short */
        while (i < end && char_space(t.p[i]))
                i++;
        stop = line_end(t, i, end);
        for (; i < stop; i++) {
                if (char_space(t.p[i]) || !char_space(t.p[i - 1]))
                        continue;
                size_t to = phrase_at(str_slice(t, 0, stop), i, rest);

                if (to && marks_skip_line(t, to, stop) == stop) {
                        c->rest_begin = i;
                        c->rest_end = to;
                        return true;
                }
        }
        return false;
}

static bool cell_at(str t, size_t i, size_t eol, size_t end,
                    const struct layout *l, struct cell *c)
{
        for (size_t k = 0; k < l->n_head; k++) {
                str label = l->head[k].label;
                size_t words, to;

                if (char_lower(label.p[0]) != char_lower(t.p[i]) ||
                    !phrase_may(t, i, label))
                        continue;
                to = phrase_at(str_slice(t, 0, end), i, label);
                while (to && to < eol && t.p[to] == ':')
                        to++;           /* a colon printed twice */
                *c = (struct cell){ .label = &l->head[k], .begin = i,
                                    .end = to };
                if (to)
                        return true;
                to = phrase_begins(str_slice(t, 0, eol), i, label, &words);
                c->end = to;
                if (to && words && column_gap(t, to, eol) &&
                    second_row(t, eol, end, label, words, c))
                        return true;
        }
        return false;
}

/* The labels of one line, at most CELLS. */
static size_t cells_of(str t, size_t at, size_t eol, size_t end,
                       const struct layout *l, struct cell *out)
{
        /* behind these a word begins; 0xc2 0xa0 is a no-break space */
        static const bool gap[256] = {
                ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true,
                ['\r'] = true, [' '] = true, ['*'] = true, ['_'] = true,
                ['>'] = true, [0xa0] = true, [0xc2] = true
        };
        size_t n = 0, i = at;

        while (n < CELLS) {
                while (i < eol && gap[(unsigned char)t.p[i]])
                        i++;
                if (i >= eol)
                        break;
                if (pair_at(l->head_pair, t, i) &&
                    cell_at(t, i, eol, end, l, &out[n]))
                        i = out[n++].end;
                while (i < eol && !gap[(unsigned char)t.p[i]])
                        i++;
        }
        return n;
}

static struct span value_of(str t, const struct cell *c, size_t begin,
                            size_t end)
{
        struct span s = span_trim(t, begin, end);

        for (size_t i = s.begin; i < s.end; i++) {
                bool gap = c->label->kind == VALUE_NUMBER
                           ? char_space(t.p[i])
                           : c->label->kind != VALUE_DATE &&
                             column_gap(t, i, s.end);

                if (gap || t.p[i] == '\n')
                        return span_trim(t, s.begin, i);
        }
        return s;
}

static bool has_digit(str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (char_digit(s.p[i]))
                        return true;
        return false;
}

/* A word holds no digit: where one follows, single spaces are all that is left
 * of the columns, and the value of another label stands behind it. */
static struct span word_only(str t, struct span s)
{
        size_t i = s.begin;

        if (!has_digit(str_slice(t, s.begin, s.end)))
                return s;
        while (i < s.end && !char_space(t.p[i]))
                i++;
        return span_trim(t, s.begin, i);
}

/* A label's second row stands behind cells of that row, and is named in its
 * turn. */
static void rest_named(struct reader *r, struct span *rest, size_t before)
{
        if (!span_set(*rest) || rest->begin >= before)
                return;
        reader_named(r, rest->begin, rest->end);
        *rest = (struct span){ 0 };
}

/* Does a label stand alone on the line above the one of t[at]? Then both are
 * of a column. */
static bool label_above(const struct reader *r, size_t at)
{
        struct cell cell[CELLS];
        size_t end = at, begin;

        while (end > 0 && r->t.p[end - 1] != '\n')
                end--;
        while (end > 0 && char_space(r->t.p[end - 1]))
                end--;
        for (begin = end; begin > 0 && r->t.p[begin - 1] != '\n'; )
                begin--;
        return end - begin <= CELL_MAX &&
               cells_of(r->t, begin, end, end, r->layout, cell) == 1 &&
               cell[0].label->field &&
               marks_skip_line(r->t, cell[0].end, end) == end;
}

/* The value on the line that begins at `at`, or where that is empty and the
 * value a date, on the next one that is not. */
static struct span value_below(const struct reader *r, const struct cell *c,
                               size_t at, size_t end)
{
        struct cell other[CELLS];
        size_t from = at, eol;

        if (end - at > CELL_MAX)
                end = at + CELL_MAX;
        if (c->label->kind == VALUE_DATE && !label_above(r, c->begin))
                while (from < end && char_space(r->t.p[from]))
                        from++;
        eol = line_end(r->t, from, end);
        if ((eol == end && eol < r->t.n && r->t.p[eol] != '\n') ||
            cells_of(r->t, from, eol, end, r->layout, other))
                return (struct span){ 0 };
        return value_of(r->t, c, from, eol);
}

static void cell_read(struct reader *r, const struct cell *c, size_t stop,
                      size_t end, struct span *rest)
{
        struct span s = value_of(r->t, c, c->end, stop);
        size_t eol = line_end(r->t, c->end, end);

        rest_named(r, rest, c->begin);
        reader_named(r, c->begin, c->end);
        reader_seen(r, SEEN_HEAD, c->label->label, c->label->field, 0,
                    c->begin, c->end);
        if (!c->label->field)
                return;
        if (!span_set(s) && stop == eol && eol < end)
                s = value_below(r, c, eol + 1, end);
        if (c->label->kind == VALUE_WORD)
                s = word_only(r->t, s);
        if (c->label->kind != VALUE_NUMBER ||
            has_digit(str_slice(r->t, s.begin, s.end)))
                reader_set(r, c->label->field, r->letter, s);
        if (c->rest_begin < c->rest_end) {
                rest_named(r, rest, end);
                *rest = (struct span){ c->rest_begin, c->rest_end };
        }
}

/* ---- Labels in one place, values in another ------------------------------
 *
 * Plain pdftotext prints a table column by column: the labels of a block one
 * under the other, then their values in the same order. They are paired only
 * where there are as many values as labels and each is of its label's kind. */

enum { COLUMN_MAX = HEAD_MAX, DATE_LEAST = 6, DATE_MOST = 12 };

struct column {
        struct cell cell[COLUMN_MAX]; size_t n;
        struct span value[COLUMN_MAX]; size_t values;
};

/* A date, or what damage left of one. */
static bool date_like(str s)
{
        size_t digits = 0, marks = 0;

        for (size_t i = 0; i < s.n; i++) {
                digits += char_digit(s.p[i]);
                marks += s.p[i] == '/' || s.p[i] == '-';
                if (char_space(s.p[i]))
                        return false;
        }
        return marks > 0 && digits > marks && digits + marks + 1 >= s.n &&
               s.n >= DATE_LEAST && s.n <= DATE_MOST;
}

static bool kind_fits(str t, struct span s, enum value_kind kind)
{
        str v = str_slice(t, s.begin, s.end);
        date d;
        bool is_date = date_scan(v, 0, &d) == v.n || date_like(v);

        switch (kind) {
        case VALUE_DATE:
                return is_date;
        case VALUE_NUMBER:
                return !is_date && has_digit(v);
        case VALUE_WORD:
                return !has_digit(v);
        case VALUE_TEXT:
                break;
        }
        return true;
}

static bool column_pairs(const struct column *c, str t)
{
        for (size_t i = 0; i < c->n && i < c->values; i++)
                if (!kind_fits(t, c->value[i], c->cell[i].label->kind))
                        return false;
        return c->n == c->values && c->n > 1;
}

/* The end of the value at t[at]: two spaces or a tab, but inside a date. */
static size_t column_stop(str t, size_t at, size_t eol)
{
        date d;
        size_t stop = date_scan(str_slice(t, 0, eol), at, &d);

        if (!stop)
                stop = at;
        while (stop < eol && !column_gap(t, stop, eol))
                stop++;
        return stop;
}

/* A line's values. False: too many. */
static bool column_values(struct column *c, str t, size_t at, size_t eol)
{
        for (at = marks_skip_line(t, at, eol); at < eol; ) {
                size_t stop = column_stop(t, at, eol);
                struct span s = span_trim(t, at, stop);

                if (span_set(s)) {
                        if (c->values == COLUMN_MAX)
                                return false;
                        c->value[c->values++] = s;
                }
                at = marks_skip_line(t, stop, eol);
        }
        return true;
}

static void column_read(struct reader *r, const struct column *c)
{
        for (size_t i = 0; i < c->n; i++)
                reader_named(r, c->cell[i].begin, c->cell[i].end);
        for (size_t i = 0; i < c->n; i++)
                reader_set(r, c->cell[i].label->field, r->letter,
                           c->value[i]);
}

/* The labels of a block that begins at `at`, each alone on its line: behind
 * the last one's line; at: there are none. */
static size_t column_labels(const struct reader *r, size_t at, size_t end,
                            struct column *c)
{
        struct cell cell[CELLS];
        size_t eol;

        c->n = c->values = 0;
        for (; at < end; at = eol + 1) {
                size_t from = marks_skip_line(r->t, at, end);

                eol = line_end(r->t, at, end);
                if (from >= eol)
                        continue;
                if (cells_of(r->t, at, eol, end, r->layout, cell) != 1 ||
                    !cell[0].label->field ||    /* a title has no value */
                    cell[0].rest_end || cell[0].begin > from ||
                    c->n == COLUMN_MAX)
                        break;
                eol = line_end(r->t, cell[0].end, end);
                if (marks_skip_line(r->t, cell[0].end, eol) < eol)
                        break;
                c->cell[c->n++] = cell[0];
        }
        return at;
}

/* Reads a block of labels and the block of their values: behind it, or 0
 * where no such pair of blocks begins at `at`. */
static size_t columns_read(struct reader *r, size_t at, size_t end)
{
        struct column c;
        struct cell cell[CELLS];
        size_t eol;

        at = column_labels(r, at, end, &c);
        if (c.n < 2)
                return 0;
        for (; at < end && c.values < c.n; at = eol + 1) {
                eol = line_end(r->t, at, end);
                if (cells_of(r->t, at, eol, end, r->layout, cell) ||
                    !column_values(&c, r->t, at, eol))
                        return 0;
        }
        if (!column_pairs(&c, r->t))
                return 0;
        column_read(r, &c);
        return at;
}

void head_read(struct reader *r, size_t end)
{
        struct cell cell[CELLS];
        struct span rest = { 0 };

        for (size_t at = 0, eol; at < end; at = eol + 1) {
                eol = line_end(r->t, at, end);
                size_t n = cells_of(r->t, at, eol, end, r->layout, cell);
                size_t columns = n == 1 ? columns_read(r, at, end) : 0;

                if (columns) {
                        eol = columns - 1;
                        continue;
                }
                for (size_t i = 0; i + 1 < n; i++)
                        cell_read(r, &cell[i], cell[i + 1].begin, end,
                                  &rest);
                if (n)
                        cell_read(r, &cell[n - 1],
                                  line_end(r->t, cell[n - 1].end, end), end,
                                  &rest);
        }
        rest_named(r, &rest, end);
}

size_t head_known(str t, const struct layout *l, size_t end)
{
        struct cell cell[CELLS];
        size_t n = 0;

        for (size_t at = 0, eol; at < end && at < 64 * CELL_MAX;
             at = eol + 1) {
                eol = line_end(t, at, end);
                n += cells_of(t, at, eol, end, l, cell);
        }
        return n;
}
