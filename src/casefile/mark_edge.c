/* mark_edge.c - the edges of a page: its number, the line that a fax machine
 * printed there, and what repeats from page to page. */
#include "casefile/marking.h"

enum { PAGES_MOST = 9999, EDGE_LEAST = 5, EDGE_LONG = 45,
       YEAR_LEAST = 1900 };     /* 12/01/2011 is no page of 2011 */

/* ---- Numbers ------------------------------------------------------------ */

/* The number that word i is, or -1. In damaged print a letter may stand for
 * a digit, beside one that is. */
static long word_number(const struct marker *m, size_t i)
{
        static const char letters[] = "OoQDlIiZzSsBg";
        static const char digits[] =  "0000111225589";
        str w = i < m->words ? word_text(m, i) : S("");
        bool digit = false;
        long n = 0;

        if (!w.n || w.n > 5)
                return -1;
        for (size_t k = 0; k < w.n; k++) {
                const char *at = m->near ? memchr(letters, w.p[k],
                                                  sizeof letters - 1) : NULL;
                char c = at ? digits[at - letters] : w.p[k];

                if (!char_digit(c))
                        return -1;
                digit |= char_digit(w.p[k]) || w.n == 1;
                n = n * 10 + (c - '0');
        }
        return digit && n <= PAGES_MOST ? n : -1;
}

/* What stands between two words of a line, without white space. */
static str between(const struct marker *m, size_t i)
{
        return str_trim(str_slice(m->text, m->word[i].at.end,
                                  m->word[i + 1].at.begin));
}

/* Some of these, or nothing. */
static bool only(str t, const char *of)
{
        for (size_t i = 0; i < t.n; i++)
                if (!strchr(of, t.p[i]))
                        return false;
        return true;
}

static bool word_is(const struct marker *m, size_t i, enum sign_kind kind)
{
        uint32_t state = phrases_step(m->kinds->phrases, 0,
                                      m->word[i].at.symbol);

        return sign_of(kinds_sign(m->kinds, state), kind, -1);
}

static bool same_line(const struct marker *m, size_t i, size_t k)
{
        return k < m->words && m->word[i].line == m->word[k].line;
}

/* How many there are, said behind the page's number, which word i is; 0. */
static long count_of(const struct marker *m, size_t i)
{
        long n = -1;

        if (!same_line(m, i, i + 1))
                return 0;
        if (only(between(m, i), "/") && between(m, i).n == 1)
                n = word_number(m, i + 1);
        else if (same_line(m, i, i + 2) && word_is(m, i + 1, SIGN_OF))
                n = word_number(m, i + 2);
        return n > 0 ? n : 0;
}

static void count_add(struct marker *m, long k, long n)
{
        struct marks *o = m->out;

        if (k < 1 || (n && k > n) || o->n_counts == MARKS_COUNTS)
                return;
        for (size_t i = 0; i < o->n_counts; i++)
                if (o->count[i].k == k && (!n || o->count[i].n == n))
                        return;
        o->count[o->n_counts++] = (struct count){ k, n };
}

/* "2|Page", "2 | P a g e": as a word processor's foot has it. */
static bool of_page(const struct marker *m, size_t i)
{
        static const char page[] = "page";
        str t = str_slice(m->text, m->word[i].at.end,
                          m->line[m->word[i].line].end);
        size_t n = 0;

        if (word_number(m, i) < 1 || !str_starts(str_trim(t), S("|")))
                return false;
        for (size_t k = 0; k < t.n && n < 4; k++)
                if (t.p[k] != ' ' && t.p[k] != '|' &&
                    char_lower(t.p[k]) != page[n++])
                        return false;
        return n == 4;
}

static bool running_line(const struct marker *m, const struct page_line *l)
{
        size_t line = (size_t)(l - m->line);

        return line < LINES_RUNNING || line + LINES_RUNNING >= m->lines;
}

/* Behind a wide gap, at the line's end: - 2 -, 2 of 5; 2/5 on the lines that
 * head every page; and 2 beside a telephone number, which no table's row
 * has. */
static void end_count(struct marker *m, const struct page_line *l)
{
        size_t last = l->word + l->words - 1;
        const struct text_word *w = &m->word[last].at;
        long k = word_number(m, last);

        if (l->words > 1 && !m->word[last].joined && k > 0 && k < 1000 &&
            ((m->text.p[w->begin - 1] == '-' && m->text.p[l->end - 1] == '-') ||
             text_telephone(str_slice(m->text, l->begin, w->begin))))
                count_add(m, k, 0);
        if (l->words > 3 && !m->word[last - 2].joined &&
            m->word[last - 1].joined && m->word[last].joined &&
            word_is(m, last - 1, SIGN_OF))
                count_add(m, word_number(m, last - 2), k);
        for (size_t i = l->word + 1; i < last; i++)
                if (!m->word[i].joined && of_page(m, i))
                        count_add(m, word_number(m, i), 0);
        if (l->words > 3 && !m->word[last - 1].joined &&
            running_line(m, l) && count_of(m, last - 1) == k)
                count_add(m, word_number(m, last - 1), k);
}

/* A line that is nothing but a number: 2, - 2 -, 2 of 5, 2/5. */
static void line_count(struct marker *m, const struct page_line *l)
{
        long k = word_number(m, l->word), n;
        str all = str_slice(m->text, l->begin, l->end);

        end_count(m, l);
        if (k > 0 && l->words > 1 && of_page(m, l->word))
                count_add(m, k, 0);
        if (k < 0 || l->words > 3)
                return;
        n = count_of(m, l->word);
        if (n) {
                if (l->words == (between(m, l->word).n ? 2 : 3))
                        count_add(m, k, n);
        } else if (l->words == 1 && k < 1000 && (all.n <= 3 ||
                   (all.p[0] == '-' && all.p[all.n - 1] == '-'))) {
                count_add(m, k, 0);
        }
}

/* ---- Lines of a fax machine --------------------------------------------- */

/* 14:22, 2:22:10 */
static bool has_time(str t)
{
        for (size_t i = 1; i + 2 < t.n; i++)
                if (t.p[i] == ':' && char_digit(t.p[i - 1]) &&
                    char_digit(t.p[i + 1]) && char_digit(t.p[i + 2]))
                        return true;
        return false;
}

/* 003/015, P. 3, P.003 at the end */
static bool has_running_number(const struct marker *m,
                               const struct page_line *l)
{
        for (size_t i = l->word; i < l->word + l->words; i++) {
                str w = word_text(m, i);

                if (w.n > 1 && w.p[0] == '0' && char_digit(w.p[1]) &&
                    count_of(m, i) > 12 && count_of(m, i) < YEAR_LEAST &&
                    m->text.p[m->word[i].at.begin - (i > 0)] != '/')
                        return true;
                if (w.n == 1 && char_lower(w.p[0]) == 'p' &&
                    same_line(m, i, i + 1) && word_number(m, i + 1) >= 0)
                        return true;
        }
        return false;
}

struct seen { bool fax, page, label; };

static void fax_line(struct marker *m, size_t i, const struct seen *s)
{
        struct page_line *l = &m->line[i];
        str t = str_slice(m->text, l->begin, l->end);
        bool number = has_running_number(m, l);

        l->fax = (has_time(t) && (s->fax || number || s->page) && !s->label) ||
                 (s->fax && number);
}

static bool edge_line(const struct marker *m, size_t line)
{
        return line < LINES_EDGE || line + LINES_EDGE >= m->lines;
}

/* "Electronically signed", "Printed": of the document itself. */
static bool is_signing(const struct found *f)
{
        const struct sign *s = sign_of(f->sign, SIGN_DATE, -1);

        return f->kind == SIGN_DATE && s && s->rank >= RANK_SIGNED;
}

/* Which of the first two lines and the last two a fax machine printed: what it
 * says of dates and pages is of the whole fax. */
static void fax_lines(struct marker *m)
{
        for (size_t i = 0; i < m->lines; i++) {
                struct seen s = { .fax = false };

                if (i == 2 && m->lines > 4)
                        i = m->lines - 2;
                for (size_t k = 0; k < m->n_found; k++) {
                        const struct found *f = &m->found[k];

                        if (m->word[f->first].line > i)
                                break;
                        if (m->word[f->first].line < i)
                                continue;
                        s.fax |= f->kind == SIGN_FAX;
                        s.page |= f->kind == SIGN_PAGE;
                        s.label |= is_signing(f);
                }
                fax_line(m, i, &s);
        }
}

void marks_counts(struct marker *m)
{
        fax_lines(m);
        for (size_t i = 0; i < m->n_found; i++) {
                const struct found *f = &m->found[i];
                size_t line = m->word[f->first].line, w = f->last + 1;

                if (f->kind == SIGN_PAGE && edge_line(m, line) &&
                    !m->line[line].fax && same_line(m, f->last, w) &&
                    only(between(m, f->last), ":#.-"))
                        count_add(m, word_number(m, w), count_of(m, w));
        }
        for (size_t i = 0; i < m->lines; i++)
                if (edge_line(m, i) && !m->line[i].fax && m->line[i].words)
                        line_count(m, &m->line[i]);
}

/* ---- What repeats ------------------------------------------------------- */

static void pair_set(struct edge *e, unsigned at)
{
        uint64_t bit = (uint64_t)1 << (at & 63);
        uint64_t *of = &e->pair[at >> 6 & 3];

        e->pairs += !(*of & bit);
        *of |= bit;
}

static struct edge edge_of(const struct marker *m, size_t line)
{
        const struct page_line *l = &m->line[line];
        struct edge e = { .pairs = 0 };
        char first = m->text.p[l->begin], last = m->text.p[l->end - 1];
        unsigned before = 0;

        for (size_t i = l->begin; i < l->end; i++) {
                char c = char_lower(m->text.p[i]);

                if (!char_alpha(c))
                        continue;
                unsigned now = (unsigned)(c - 'a') + 1;

                if (before)
                        pair_set(&e, (before * 27 + now) * 2654435761u >> 24);
                before = now;
        }
        e.low = first >= 'a' && first <= 'z';
        e.shut = last == '.' || last == ':' || last == '?';
        e.open = !e.shut && l->end - l->begin > EDGE_LONG;
        return e;
}

void marks_edges(struct marker *m)
{
        struct marks *o = m->out;

        for (size_t i = 0; i < m->lines && o->n_head < MARKS_EDGE; i++)
                if (!m->line[i].fax)
                        o->head[o->n_head++] = edge_of(m, i);
        for (size_t i = m->lines; i-- > 0 && o->n_foot < MARKS_EDGE;)
                if (!m->line[i].fax)
                        o->foot[o->n_foot++] = edge_of(m, i);
}

static unsigned bits(uint64_t x)
{
        return (unsigned)__builtin_popcountll(x);
}

double edge_alike(const struct edge *x, const struct edge *y)
{
        unsigned both = 0;

        if (x->pairs < EDGE_LEAST || y->pairs < EDGE_LEAST)
                return 0;
        for (size_t i = 0; i < 4; i++)
                both += bits(x->pair[i] & y->pair[i]);
        return 2.0 * both / (x->pairs + y->pairs);
}

/* ---- The page as a whole ------------------------------------------------ */

enum { PRINT_LEAST = 20, PRINT_BITS = 64 };

void marks_print(struct marker *m)
{
        struct page_print *p = &m->out->print;

        for (size_t i = 0; i < m->words; i++) {
                uint32_t h = m->word[i].at.print;
                uint64_t bit, *of;

                if (m->line[m->word[i].line].fax)
                        continue;
                h ^= h >> 15;
                of = &p->word[h / PRINT_BITS % MARKS_PRINT];
                bit = (uint64_t)1 << h % PRINT_BITS;
                p->words += !(*of & bit);
                *of |= bit;
        }
}

bool print_known(const struct page_print *p)
{
        return p->words >= PRINT_LEAST;
}

double print_alike(const struct page_print *x, const struct page_print *y)
{
        unsigned both = 0;

        if (x->words < PRINT_LEAST || y->words < PRINT_LEAST)
                return 0;
        for (size_t i = 0; i < MARKS_PRINT; i++)
                both += bits(x->word[i] & y->word[i]);
        return 2.0 * both / (x->words + y->words);
}
