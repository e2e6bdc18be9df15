/* cover.c - page numbers and running heads, which stand in the midst of
 * labels, titles and sentences where a page ends.
 *
 * A line beside a form feed is one of them where it is a number, "Page 2" or
 * "Page 2 of 9", or where it stands, but for its page number, at the same edge
 * of another page near by. */
#include "letter/repair.h"

enum { RUNNING_MAX = 160, NUMBER_MAX = 4, PAGES_NEAR = 4, CASE_DIGITS = 7 };

static struct span line_before(str t, size_t page)
{
        size_t end = page, begin;

        while (end > 0 && char_space(t.p[end - 1]) && t.p[end - 1] != '\f')
                end--;
        begin = end;
        while (begin > 0 && t.p[begin - 1] != '\n' && t.p[begin - 1] != '\f' &&
               end - begin <= RUNNING_MAX)
                begin--;
        while (begin < end && char_space(t.p[begin]))
                begin++;
        return (struct span){ begin, end };
}

static struct span line_behind(str t, size_t page)
{
        size_t begin = page + 1, end;

        while (begin < t.n && char_space(t.p[begin]) && t.p[begin] != '\f')
                begin++;
        end = begin;
        while (end < t.n && t.p[end] != '\n' && t.p[end] != '\f' &&
               end - begin <= RUNNING_MAX)
                end++;
        while (end > begin && char_space(t.p[end - 1]))
                end--;
        return (struct span){ begin, end };
}

static bool is_number(str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (!char_digit(s.p[i]))
                        return false;
        return s.n > 0 && s.n <= NUMBER_MAX;
}

/* "7", "- 7 -", "Page 7", "page 7 of 9". */
static bool page_number(str s)
{
        str word = str_word(&s);
        bool dash = str_eq(word, S("-"));

        if (str_eq_fold(word, S("page")) || dash)
                word = str_word(&s);
        if (!is_number(word))
                return false;
        word = str_word(&s);
        if (word.n == 0 || (dash && str_eq(word, S("-"))))
                return str_trim(s).n == 0;
        if (!str_eq_fold(word, S("of")))
                return false;
        word = str_word(&s);
        return is_number(word) && str_trim(s).n == 0;
}

/* The next byte at or after i that is neither white space nor a digit. */
static size_t skip_digits(str s, size_t i)
{
        while (i < s.n && (char_digit(s.p[i]) || char_space(s.p[i])))
                i++;
        return i;
}

/* The same line but for digits: another page's number. */
static bool same_line(str a, str b)
{
        size_t i = skip_digits(a, 0), k = skip_digits(b, 0);

        if (a.n == 0 || b.n == 0 || i == a.n)
                return false;
        while (i < a.n && k < b.n &&
               char_lower(a.p[i]) == char_lower(b.p[k])) {
                i = skip_digits(a, i + 1);
                k = skip_digits(b, k + 1);
        }
        return i == a.n && k == b.n;
}

/* The number a line begins or ends with; -1: none. */
static long edge_number(str s)
{
        str rest = s, first = str_word(&rest), last = first;
        long n;

        while (rest.n) {
                str word = str_word(&rest);

                if (word.n)
                        last = word;
        }
        if (is_number(last) && str_number(last, &n))
                return n;
        return is_number(first) && str_number(first, &n) ? n : -1;
}

/* A case number: many digits in one word. */
static bool case_number(str s)
{
        size_t digits = 0;

        for (size_t i = 0; i < s.n && digits < CASE_DIGITS; i++)
                if (char_space(s.p[i]))
                        digits = 0;
                else
                        digits += char_digit(s.p[i]);
        return digits == CASE_DIGITS;
}

/* The same line on a later page; what merely happens to be printed twice has
 * no number that grows, nor the case's. */
static bool later_line(str a, str b)
{
        return same_line(a, b) &&
               (case_number(a) ||
                (edge_number(a) >= 0 && edge_number(a) < edge_number(b)));
}

/* Line number i of the edges (two a page) is at one edge what another is. */
static bool is_running(str t, const struct span *edge, size_t n, size_t i)
{
        str line = str_slice(t, edge[i].begin, edge[i].end);
        size_t from = i > 2 * PAGES_NEAR ? i - 2 * PAGES_NEAR : i % 2;

        if (!span_set(edge[i]) || line.n > RUNNING_MAX)
                return false;
        if (page_number(line))
                return true;
        for (size_t k = from; k < n && k <= i + 2 * PAGES_NEAR; k += 2) {
                str other = str_slice(t, edge[k].begin, edge[k].end);

                if (edge[k].begin != edge[i].begin &&
                    (k < i ? later_line(other, line)
                           : later_line(line, other)))
                        return true;
        }
        return false;
}

/* Nothing but white space on its line before the form feed? What is known of
 * the one before it (at `last`) is not looked at again. */
static bool begins_line(str t, size_t last, bool known, size_t page)
{
        while (page > last && char_space(t.p[page - 1]) &&
               t.p[page - 1] != '\n')
                page--;
        return page == last ? known : t.p[page - 1] == '\n';
}

struct covers covers_find(arena *a, str t)
{
        VEC(struct span) v = { 0 }, edge = { 0 };
        const char *ff = t.n ? memchr(t.p, '\f', t.n) : NULL, *end = t.p + t.n;
        size_t last = 0;
        bool begins = true;

        for (; ff; ff = memchr(ff + 1, '\f', (size_t)(end - ff) - 1)) {
                size_t page = (size_t)(ff - t.p);

                begins = begins_line(t, last, begins, page);
                last = page;
                if (!begins)
                        continue;
                *VEC_ADD(a, &edge) = line_before(t, page);
                *VEC_ADD(a, &edge) = line_behind(t, page);
        }
        for (size_t i = 0; i < edge.n; i++)
                if (is_running(t, edge.at, edge.n, i) &&
                    (!v.n || v.at[v.n - 1].end <= edge.at[i].begin))
                        *VEC_ADD(a, &v) = edge.at[i];
        return (struct covers){ v.at, v.n };
}

str covers_text(arena *a, str t, const struct covers *c)
{
        char *p = arena_bytes(a, t.n + 1);

        memcpy(p, t.p, t.n);
        for (size_t i = 0; i < c->n; i++)
                memset(p + c->at[i].begin, ' ', c->at[i].end - c->at[i].begin);
        for (size_t i = 0; i < t.n; i++) {
                size_t white = (unsigned char)t.p[i] >= 0x80
                               ? white_at(t, i) : 0;

                if (white) {
                        memset(p + i, ' ', white);
                        i += white - 1;
                }
        }
        return str_of(p, t.n);
}
