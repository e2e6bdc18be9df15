/* mark_date.c - the dates of a page, each with the label before it.
 *
 * What the label means is decided where the class of the document is known.
 * Dates of running text without a label are none of the document's. */
#include "casefile/marking.h"

enum {
        PROSE_WORDS = 6,
        ALONE_BEHIND = 3,       /* of these letters, so many behind it */
        LABEL_WORDS = 3, SIGNED_WORDS = 10,     /* between label and date */
        ALONE_LETTERS = 24,     /* beside a date that stands alone */
        DATE_BYTES = 24, YEAR_LEAST = 1950,
        COLUMN_MOST = 400, STAMP_LINES = 2, STAMP_WIDTH = 16, OVER_MOST = 200,
        ROW_WORDS_MOST = 40
};

/* ---- Printed forms ------------------------------------------------------ */

static char digit_near(char c)
{
        static const char letters[] = "OoQDlIi|!ZzSsB";
        static const char digits[] =  "00001111122558";
        const char *at = c ? strchr(letters, c) : NULL;

        return at ? digits[at - letters] : c;
}

/* 20140317: a year of this century or the last, a month, a day. */
static size_t date_joined(str t, size_t at, date *d)
{
        int v[3] = { 0 };
        static const size_t width[3] = { 4, 2, 2 };
        size_t i = at;

        for (size_t k = 0; k < 3; k++)
                for (size_t n = 0; n < width[k]; n++, i++) {
                        if (i >= t.n || !char_digit(t.p[i]))
                                return 0;
                        v[k] = v[k] * 10 + (t.p[i] - '0');
                }
        if ((i < t.n && (char_digit(t.p[i]) || char_alpha(t.p[i]))) ||
            v[0] < YEAR_LEAST || v[0] > 2100 || !v[1] || !v[2])
                return 0;
        return date_make(v[0], v[1], v[2], d) ? i : 0;
}

/* The same bytes with marks between the parts that date_scan knows: points
 * and lone hyphens, and in damaged print digits for letters of their shape
 * and no blanks around the marks. `back` has where each came from. */
struct repaired { char c[DATE_BYTES]; size_t back[DATE_BYTES + 1]; size_t n; };

static void date_repair(str t, size_t at, bool near, struct repaired *r)
{
        r->n = 0;
        for (size_t i = at; i < t.n && r->n < DATE_BYTES; i++) {
                char c = near ? digit_near(t.p[i]) : t.p[i];
                char last = r->n ? r->c[r->n - 1] : 0;
                bool mark = c == '/' || c == '-' || c == '.';

                if (near && c == ' ' && (last == '/' || last == '-'))
                        continue;
                if (near && c == ' ' && i + 1 < t.n &&
                    (t.p[i + 1] == '/' || t.p[i + 1] == '-'))
                        continue;
                if (!char_digit(c) && !mark)
                        break;
                r->back[r->n] = i;
                r->c[r->n++] = mark ? '/' : c;
        }
        while (r->n && !char_digit(r->c[r->n - 1]))
                r->n--;
        r->back[r->n] = r->n ? r->back[r->n - 1] + 1 : at;
}

/* 17-Mar-2014, 17/Mar/2014 */
static size_t date_hyphened(arena *a, str t, size_t at, date *d)
{
        str s = str_slice(t, at, at + 11);
        char *copy;
        size_t end;

        if (s.n < 9 || (s.p[1] != '-' && s.p[2] != '-' && s.p[2] != '/'))
                return 0;
        copy = arena_bytes(a, s.n);
        for (size_t i = 0; i < s.n; i++)
                copy[i] = s.p[i] == '-' || s.p[i] == '/' ? ' ' : s.p[i];
        end = date_scan(str_of(copy, s.n), 0, d);
        return end ? at + end : 0;
}

/* 2014 Mar 17, 2014-Mar-17 */
static size_t date_year_first(arena *a, str t, size_t at, date *d)
{
        str s = str_slice(t, at, at + 12), again;
        size_t i = 9;

        if (s.n < 10 || (s.p[4] != ' ' && s.p[4] != '-') ||
            !char_alpha(s.p[5]) || s.p[8] != s.p[4] || !char_digit(s.p[9]))
                return 0;
        while (i < s.n && i < 11 && char_digit(s.p[i]))
                i++;
        again = arena_fmt(a, FMT " " FMT ", " FMT, ARG(str_slice(s, 5, 8)),
                          ARG(str_slice(s, 9, i)), ARG(str_slice(s, 0, 4)));
        return date_scan(again, 0, d) == again.n ? at + i : 0;
}

static size_t date_printed(const struct marker *m, str t, size_t at, date *d)
{
        struct repaired r;
        size_t end = date_scan(t, at, d);

        if (!end && char_digit(t.p[at]))
                end = date_joined(t, at, d);
        if (!end && char_digit(t.p[at]))
                end = date_hyphened(m->a, t, at, d);
        if (!end && char_digit(t.p[at]))
                end = date_year_first(m->a, t, at, d);
        if (!end && (m->near || char_digit(t.p[at]))) {
                date_repair(t, at, m->near, &r);
                end = r.n >= 6 ? date_scan(str_of(r.c, r.n), 0, d) : 0;
                end = end ? r.back[end - 1] + 1 : 0;
        }
        return end;
}

/* ---- Rows --------------------------------------------------------------- */

enum { ROWS_LEAST = 3, ROW_WORDS = 2 };

/* February 10, and on the next line of its column 2014 */
static bool date_wrapped(const struct marker *m, size_t line, size_t w,
                         date *d)
{
        str t = word_text(m, w), day, year;
        size_t next;

        if (line + 1 >= m->lines || w + 1 >= m->words ||
            m->word[w + 1].line != line)
                return false;
        next = m->line[line + 1].word;
        if (m->line[line + 1].words != 1)
                return false;
        day = word_text(m, w + 1);
        year = word_text(m, next);
        if (t.n > 12 || day.n > 2 || year.n != 4)
                return false;
        t = arena_fmt(m->a, FMT " " FMT ", " FMT, ARG(t), ARG(day),
                      ARG(year));
        return date_scan(t, 0, d) == t.n;
}

/* The latest date that begins a row, or stands behind its number. */
static void rows_note(struct marker *m)
{
        date last = DATE_NONE, d;
        size_t rows = 0;

        for (size_t i = 0; i < m->lines; i++) {
                const struct page_line *l = &m->line[i];
                str t = str_slice(m->text, 0, l->end);

                for (size_t k = 0; k < ROW_WORDS && k < l->words && !l->fax;
                     k++) {
                        size_t w = l->word + k;

                        if (!date_printed(m, t, m->word[w].at.begin, &d) &&
                            !date_wrapped(m, i, w, &d))
                                continue;
                        rows++;
                        if (!date_known(last) || d.first > last.first)
                                last = d;
                        break;
                }
        }
        m->out->row = rows >= ROWS_LEAST ? last : DATE_NONE;
}

/* ---- Columns ------------------------------------------------------------ */

/* Where the word stands in its line as it was printed. */
static size_t column_of(const struct marker *m, size_t at)
{
        size_t i = at;

        while (i > 0 && at - i < COLUMN_MOST && m->text.p[i - 1] != '\n')
                i--;
        return at - i;
}

/* Does a column begin with the word? */
static bool column_begins(const struct marker *m, size_t w)
{
        return w == m->line[m->word[w].line].word || !m->word[w].joined;
}

/* ---- Labels ------------------------------------------------------------- */

static bool is_signing(const struct found *f)
{
        return sign_of(f->sign, SIGN_AUTHOR, -1) != NULL;
}

/* Monday, Mon, */
static bool is_weekday(str t)
{
        static const char *days[] = { "mon", "tue", "wed", "thu", "fri",
                                      "sat", "sun" };

        for (size_t i = 0; i < sizeof days / sizeof *days && t.n < 12; i++)
                if (str_starts_fold(t, str_from(days[i])))
                        return true;
        return false;
}

/* RECEIVED: a stamp is in capitals. */
static bool is_stamp(const struct marker *m, const struct found *f)
{
        str w = word_text(m, f->first);

        return w.n > 2 && w.p[1] >= 'A' && w.p[1] <= 'Z' &&
               sign_of(f->sign, SIGN_RECEIVED, -1);
}

/* Does more than one column stand on the line? */
static bool has_columns(const struct marker *m, size_t line)
{
        const struct page_line *l = &m->line[line];

        for (size_t w = l->word + 1; w < l->word + l->words &&
             w < l->word + ROW_WORDS_MOST; w++)
                if (!m->word[w].joined)
                        return true;
        return false;
}

/* Does the label speak of the date that word w begins? */
static bool label_reaches(const struct marker *m, const struct found *f,
                          size_t w)
{
        size_t line, words;

        if (!f)
                return false;
        line = m->word[f->last].line;
        words = w - f->last - 1;
        if (words && is_weekday(word_text(m, w - 1)))
                words--;
        if (m->word[w].line == line)
                return words <= (is_signing(f) ? SIGNED_WORDS
                                 : f->last > f->first ? LABEL_WORDS : 0);
        return m->word[w].line == line + 1 && line_last_word(m, f->last) &&
               m->line[line + 1].word == w && !has_columns(m, line);
}

/* Is the line the end of a sentence that fills the one above it? */
static bool wraps(const struct marker *m, size_t line)
{
        const struct page_line *up = line ? &m->line[line - 1] : NULL;
        char c = up ? m->text.p[up->end - 1] : 0;

        return up && !m->line[line].after_blank && up->words > PROSE_WORDS &&
               ((c >= 'a' && c <= 'z') || c == ',') &&
               !memchr(m->text.p + up->begin, ':', up->end - up->begin);
}

/* A day of the week, or a place and a comma: "Dry Creek, March 3, 2014" */
static bool may_precede(const struct marker *m, size_t begin, size_t end)
{
        str t = str_trim(str_slice(m->text, begin, end));

        return !t.n || t.p[t.n - 1] == ',' || is_weekday(t);
}

/* A line, or the last column of one, that says little but the date, near the
 * top; what stands behind the label of another thing does not. */
static bool stands_alone(const struct marker *m, size_t w, size_t begin,
                         size_t end)
{
        size_t line = m->word[w].line;
        const struct page_line *l = &m->line[line];
        size_t from = w;

        while (from > l->word && m->word[from].joined && w - from < 4)
                from--;
        return line_near_top(m, line) && !wraps(m, line) &&
               (from == l->word ||
                l->end - l->begin <= end - begin + ALONE_LETTERS) &&
               l->end - end <= ALONE_BEHIND &&
               may_precede(m, m->word[from].at.begin, begin) &&
               !memchr(m->text.p + l->begin, ':', begin - l->begin) &&
               !memchr(m->text.p + l->begin, '#', begin - l->begin);
}

/* ---- Labels over their dates -------------------------------------------- */

/* Does a date stand below this one, too, as in a table's column? */
static bool column_goes_on(const struct marker *m, size_t line, size_t at)
{
        const struct page_line *l = &m->line[line + 1];
        str t = line + 1 < m->lines ? str_slice(m->text, 0, l->end) : S("");
        date d;

        for (size_t w = l->word; t.n && w < l->word + l->words &&
             w < l->word + ROW_WORDS_MOST; w++) {
                size_t x = column_of(m, m->word[w].at.begin);

                if (x <= at + 2 && at <= x + 2)
                        return date_printed(m, t, m->word[w].at.begin, &d);
        }
        return false;
}

/* The label that stands over the date, or for a stamp below it: in the same
 * column of a line so near. */
static const struct found *label_over(const struct marker *m, size_t w,
                                      size_t end)
{
        size_t line = m->word[w].line, at = column_of(m, m->word[w].at.begin);
        size_t width = end - m->word[w].at.begin;
        size_t from = line < STAMP_LINES ? 0 : line - STAMP_LINES;
        const struct found *best = NULL;

        for (size_t i = found_from(m, m->line[from].word); i < m->n_found;
             i++) {
                const struct found *f = &m->found[i];
                size_t on = m->word[f->first].line, x;
                bool stamp = sign_of(f->sign, SIGN_RECEIVED, -1) != NULL;

                if (on > line + 1 || i > OVER_MOST + found_from(m,
                    m->line[from].word))
                        break;
                if (f->kind != SIGN_DATE || on == line ||
                    !column_begins(m, f->first) ||
                    (stamp ? !is_stamp(m, f) : on + 1 != line ||
                     column_goes_on(m, line, at)))
                        continue;
                x = column_of(m, m->word[f->first].at.begin);
                if (stamp ? x <= at + width && at <= x + STAMP_WIDTH
                          : x <= at + 2 && at <= x + 2)
                        best = f;
        }
        return best;
}

/* 3/4/2014 RECEIVED BY MAILROOM */
static const struct found *stamp_behind(const struct marker *m, size_t w)
{
        for (size_t i = found_from(m, w);
             i < m->n_found && m->found[i].first == w; i++)
                if (m->found[i].kind == SIGN_DATE && m->word[w].joined &&
                    is_stamp(m, &m->found[i]))
                        return &m->found[i];
        return NULL;
}

static void date_add(struct marker *m, date d, const struct sign *label,
                     size_t line)
{
        struct marks *o = m->out;

        if (o->n_dates < MARKS_DATES)
                o->date[o->n_dates++] = (struct marked_date){ d, label, line };
}

/* The date at word w, if there is one; the words that are part of it. */
static size_t date_at(struct marker *m, size_t w, const struct found *label)
{
        size_t line = m->word[w].line, begin = m->word[w].at.begin, k = w;
        str t = str_slice(m->text, 0, m->line[line].end);
        const struct found *over;
        date d;
        size_t end = date_printed(m, t, begin, &d);

        if (!end)
                return 0;
        while (k < m->words && m->word[k].at.begin < end)
                m->word[k++].dated = true;
        if (m->line[line].fax)
                return k - w;
        if (label_reaches(m, label, w)) {
                date_add(m, d, label->sign, line);
                return k - w;
        }
        over = stamp_behind(m, k);
        if (!over && column_begins(m, w))
                over = label_over(m, w, end);
        if (over)
                date_add(m, d, over->sign, line);
        else if (stands_alone(m, w, begin, end))
                date_add(m, d, NULL, line);
        return k - w;
}

/* May a date begin here? Most words say no by their first letter. */
static bool may_begin(const struct marker *m, size_t w)
{
        char c = m->text.p[m->word[w].at.begin];

        return char_digit(c) || (c >= 'A' && c <= 'Z') ||
               (m->near && digit_near(c) != c);
}

/* "Profile date:", "Tx date:": one word more before it, and a colon. */
static bool is_named(const struct marker *m, const struct found *f)
{
        return f->first > m->line[m->word[f->first].line].word &&
               m->word[f->first].joined && column_begins(m, f->first - 1) &&
               m->word[f->last].at.end < m->text.n &&
               m->text.p[m->word[f->last].at.end] == ':';
}

/* A single word is a label only where it looks like one: "visit: 3/4/14", and
 * not "at his visit 3/4/14"; a stamp is in capitals. */
static const struct found *label_of(const struct marker *m,
                                    const struct found *f)
{
        return f->last > f->first || is_stamp(m, f) || found_is_label(m, f) ||
               is_named(m, f) ? f : NULL;
}

void marks_dates(struct marker *m)
{
        const struct found *label = NULL;
        size_t next = 0;

        rows_note(m);
        for (size_t w = 0; w < m->words; w++) {
                while (next < m->n_found && m->found[next].last < w) {
                        const struct found *f = &m->found[next++];

                        if (f->kind == SIGN_DATE)
                                label = label_of(m, f);
                }
                if (may_begin(m, w)) {
                        size_t n = date_at(m, w, label);

                        w += n ? n - 1 : 0;
                }
        }
}
