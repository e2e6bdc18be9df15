/* mark_printed.c - dates as they are printed on pages, damaged or not, and the
 * last row of a table of them. Knows no label. */
#include "casefile/marking.h"

enum { DATE_BYTES = 24, YEAR_LEAST = 1950,
       ROW_BEFORE = 4, INITIALS = 3 };  /* words, letters before a row's date */

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

size_t date_printed(const struct marker *m, str t, size_t at, date *d)
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

/* So many dates one behind the other; or fewer behind the words of a row
 * before them. */
bool row_is(const struct marker *m)
{
        return m->row.n >= ROWS_LEAST ||
               (m->rows >= ROWS_LEAST && m->row.n && m->row_head.n &&
                str_eq(word_text(m, m->line[m->row.line].word), m->row_head));
}

/* What dates that stand one behind the other say once all of them are known:
 * of tables down the page one begins a row, of those across it three do. */
static void row_close(struct marker *m)
{
        struct dates_row *r = &m->row;
        bool across = r->n && row_is(m);
        size_t n = across ? r->n : r->begins;
        date d = across ? r->most : r->first;

        if (across)
                m->row_head = word_text(m, m->line[r->line].word);
        m->rows += n;
        if (n && (!date_known(m->out->row) || d.first > m->out->row.first))
                m->out->row = d;
        *r = (struct dates_row){ .first = DATE_NONE, .most = DATE_NONE };
}

/* AB, Mon */
static bool is_initials(str t)
{
        for (size_t i = 0; i < t.n; i++)
                if (!char_alpha(t.p[i]))
                        return false;
        return t.n <= INITIALS && t.p[0] >= 'A' && t.p[0] <= 'Z';
}

/* "3  4/5/2014", "3/12  4/5/2014", "3  AB 4/5/2014": behind the row's number,
 * of how many, and initials. */
static bool row_numbered(const struct marker *m, size_t w)
{
        size_t first = m->line[m->word[w].line].word, i;

        if (w == first || w > first + ROW_BEFORE ||
            !char_digit(word_text(m, first).p[0]))
                return false;
        for (i = first + 1; i < w; i++)
                if (!char_digit(word_text(m, i).p[0]) &&
                    !is_initials(word_text(m, i)))
                        return false;
        return true;
}

void row_note(struct marker *m, size_t w, date d)
{
        size_t line = m->word[w].line;
        struct dates_row *r = &m->row;

        bool chained = w > m->line[line].word && m->word[w - 1].dated;

        if (r->n && (r->line != line || (!chained && r->n < ROWS_LEAST)))
                row_close(m);
        if (r->n && !chained)
                return;
        if (!r->n++) {
                r->line = line;
                r->first = r->most = d;
        }
        if (d.first > r->most.first)
                r->most = d;
        if (w == m->line[line].word || row_numbered(m, w))
                r->begins = true;
}

void rows_open(struct marker *m)
{
        m->rows = 0;
        m->row_head = S("");
        m->row = (struct dates_row){ .first = DATE_NONE, .most = DATE_NONE };
        m->out->row = DATE_NONE;
}

void rows_close(struct marker *m)
{
        row_close(m);
        if (m->rows < ROWS_LEAST)
                m->out->row = DATE_NONE;
}

bool date_may_begin(const struct marker *m, size_t w)
{
        const struct text_word *t = &m->word[w].at;
        char c = m->text.p[t->begin];

        return char_digit(c) ||
               (c >= 'A' && c <= 'Z' && t->begin + 1 < t->end &&
                date_month_may(c, m->text.p[t->begin + 1])) ||
               (m->near && digit_near(c) != c);
}

/* The date in word w, or from it to the next line of its column. */
bool date_of_row(const struct marker *m, size_t w, date *d)
{
        size_t line = m->word[w].line;

        return (w == m->line[line].word || row_numbered(m, w)) &&
               !m->line[line].fax && date_wrapped(m, line, w, d);
}
