/* misread.c - see misread.h.
 *
 * Specks at the edges of lines go first. Then each shape is tried where a word
 * begins: a date with a month's name, a date of numbers, a score of 5 or 10, a
 * number. */
#include "terms/misread.h"

#include "base/date.h"

enum {
        DATE_MOST = 32,         /* bytes of a date */
        MONTH_LEAST = 3, MONTH_MOST = 9, MONTH_LONG = 7,
        DIGITS_LEAST = 3,       /* true ones behind a month's name */
        NUMBER_MOST = 6, YEAR_DIGITS = 4,
        VALUE_MOST = 24, VALUE_DIGITS = 4       /* of a date behind its
                                                   label */
};

static const char *const months[] = {
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December", "Sept"
};

struct text { char *p; size_t n; };

/* What is being put together, of which `sure` digits were read as such. */
struct mended { char c[DATE_MOST]; size_t n, sure; };

static char digit_like(char c)
{
        static const char letters[] = "OoQDClIi|!]ZzASsGbBgq";
        static const char digits[] =  "000001111112245566899";
        const char *at = c ? strchr(letters, c) : NULL;

        return at ? digits[at - letters] : c;
}

static char byte_at(const struct text *t, size_t at)
{
        return at < t->n ? t->p[at] : ' ';
}

static bool is_word(char c) { return char_alpha(c) || char_digit(c); }

/* Up to `most` digits, or what looks like some; how many. */
static size_t group_take(const struct text *t, size_t at, size_t most,
                         struct mended *m)
{
        size_t i = 0;

        for (; i < most; i++) {
                char c = byte_at(t, at + i), d = digit_like(c);

                if (!char_digit(d))
                        break;
                m->sure += c == d;
                m->c[m->n++] = d;
        }
        return i;
}

/* Its first two digits are those of the last century or of this one, by
 * either of them: 2913 and 1355 are no years of any chart. */
static void century_mend(char *year)
{
        if (year[0] == '1')
                year[1] = '9';
        else if (year[0] == '2')
                year[1] = '0';
}

/* Is all of it a date? Then it goes where it came from. */
static size_t date_put(const struct text *t, size_t at,
                       const struct mended *m)
{
        date d;

        if (date_scan(str_of(m->c, m->n), 0, &d) != m->n)
                return 0;
        memcpy(t->p + at, m->c, m->n);
        return m->n;
}

/* (0/4/2013: no month is 0, and a thin 1 is easily read as a bracket. */
static bool is_ten(const struct text *t, size_t at)
{
        return byte_at(t, at) == '(' && byte_at(t, at + 1) == '0' &&
               byte_at(t, at + 2) == '/';
}

/* 01/26/2013. Marks that are none of a date's, where the year has all of its
 * digits. */
static size_t numbers_mend(const struct text *t, size_t at)
{
        struct mended m = { .n = 0 };
        size_t slashes = 0, width = 0, at_mark[2] = { 0 };
        bool ten = is_ten(t, at);

        for (int k = 0; k < 3; k++) {
                if (ten && k == 0)
                        m.c[m.n++] = '1';
                width = group_take(t, at + m.n, k < 2 ? 2 : YEAR_DIGITS, &m);
                if (!width || k == 2)
                        break;
                char mark = byte_at(t, at + m.n);

                if (mark != '/' && mark != ':' && mark != '.' && mark != '-')
                        return 0;
                slashes += mark == '/';
                at_mark[k] = m.n;
                m.c[m.n++] = mark;
        }
        if ((width != 2 && width != YEAR_DIGITS) || m.sure * 2 < m.n - 2 ||
            (slashes < 2 && width != YEAR_DIGITS) ||
            is_word(byte_at(t, at + m.n)))
                return 0;
        if (m.c[at_mark[0]] != m.c[at_mark[1]] || m.c[at_mark[0]] == ':')
                m.c[at_mark[0]] = m.c[at_mark[1]] = '/';
        if (width == YEAR_DIGITS)
                century_mend(m.c + m.n - YEAR_DIGITS);
        return date_put(t, at, &m);
}

/* Bytes in which the word differs from the first letters of the month. */
static size_t differing(const struct text *t, size_t at, size_t n,
                        const char *month)
{
        size_t d = 0;

        for (size_t i = 0; i < n; i++)
                d += char_lower(byte_at(t, at + i)) != char_lower(month[i]);
        return d;
}

/* The one month that the word of n bytes is nearest to, in full or in three
 * letters; NULL: none, or two. */
static const char *month_near(const struct text *t, size_t at, size_t n)
{
        size_t best = n >= MONTH_LONG ? 3 : 2;
        const char *found = NULL;

        for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
                size_t d;

                if (n != MONTH_LEAST && n != strlen(months[i]))
                        continue;
                d = differing(t, at, n, months[i]);
                if (d < best) {
                        best = d;
                        found = months[i];
                } else if (d == best && found &&
                           memcmp(found, months[i], n) != 0) {
                        found = NULL;
                }
        }
        return found;
}

/* A thin 1 in the midst of a year is easily read as a mark: 20.4 */
static size_t year_take(const struct text *t, size_t at, struct mended *m)
{
        size_t n = group_take(t, at, YEAR_DIGITS, m);
        char c = byte_at(t, at + n);

        if (n == 2 && (c == '.' || c == '-' || c == ':' || c == '_')) {
                m->c[m->n++] = '1';
                n += 1 + group_take(t, at + 3, 1, m);
        }
        return n;
}

static size_t blanks(const struct text *t, size_t at, struct mended *m)
{
        size_t n = 0;

        while (n < 3 && byte_at(t, at + n) == ' ' && at + n < t->n)
                n++;
        memset(m->c + m->n, ' ', n);
        m->n += n;
        return n;
}

/* March 6, 2000; Dec. 6 2000 */
static size_t named_mend(const struct text *t, size_t at)
{
        struct mended m = { .n = 0 };
        const char *month;
        size_t n = 0;
        char c;

        while (n <= MONTH_MOST && (is_word(byte_at(t, at + n)) ||
                                   byte_at(t, at + n) == '|'))
                n++;
        if (n < MONTH_LEAST || n > MONTH_MOST ||
            !(month = month_near(t, at, n)))
                return 0;
        for (; m.n < n; m.n++) {
                c = byte_at(t, at + m.n);
                m.c[m.n] = char_lower(c) == char_lower(month[m.n])
                           ? c : month[m.n];
        }
        if (byte_at(t, at + m.n) == '.')
                m.c[m.n++] = '.';
        if (!blanks(t, at + m.n, &m) || !group_take(t, at + m.n, 2, &m))
                return 0;
        c = byte_at(t, at + m.n);
        if (c == ',' || c == '.' || c == ';')
                m.c[m.n++] = ',';               /* 5. 1955 */
        blanks(t, at + m.n, &m);
        if (year_take(t, at + m.n, &m) != YEAR_DIGITS ||
            m.sure < DIGITS_LEAST || is_word(byte_at(t, at + m.n)))
                return 0;
        century_mend(m.c + m.n - YEAR_DIGITS);
        return date_put(t, at, &m);
}

/* 7/10 and 4/5: pain and strength. */
static size_t score_mend(const struct text *t, size_t at)
{
        struct mended m = { .n = 0 };
        size_t n = group_take(t, at, 2, &m), of;
        bool ten;

        if (!n || byte_at(t, at + n) != '/')
                return 0;
        m.c[m.n++] = '/';
        of = group_take(t, at + m.n, 2, &m);
        ten = of == 2 && m.c[n + 1] == '1' && m.c[n + 2] == '0';
        if (!m.sure || (!ten && (of != 1 || n != 1 || m.c[n + 1] != '5' ||
                                 m.c[0] > '5')) ||
            (n == 2 && (m.c[0] != '1' || m.c[1] != '0')) ||
            is_word(byte_at(t, at + m.n)) || byte_at(t, at + m.n) == '/')
                return 0;
        memcpy(t->p + at, m.c, m.n);
        return m.n;
}

/* 1O, 5OO, l2. What begins with a capital may be a code or a level: B12, S1,
 * I10. */
static size_t number_mend(const struct text *t, size_t at)
{
        struct mended m = { .n = 0 };
        char c = byte_at(t, at);
        size_t n;

        if (!char_digit(c) && (c != 'l' || !char_digit(byte_at(t, at + 1))))
                return 0;
        n = group_take(t, at, NUMBER_MOST, &m);
        for (size_t i = 0; i < n; i++)
                if (!char_digit(t->p[at + i]) &&
                    !memchr("OolI|", t->p[at + i], 5))
                        return 0;
        c = byte_at(t, at + n);
        if (!n || c == '-' || c == '/' || (is_word(c) &&
            !(c == 'm' && byte_at(t, at + n + 1) == 'g')))
                return 0;
        memcpy(t->p + at, m.c, n);
        return n;
}

/* Do four digits stand on the line, within the bytes that a date would take?
 */
static bool dates_behind(const struct text *t, size_t at)
{
        size_t digits = 0;

        for (size_t i = at; i < at + VALUE_MOST && byte_at(t, i) != '\n'; i++)
                digits += char_digit(byte_at(t, i));
        return digits >= VALUE_DIGITS;
}

static bool one_of(char c, const char *set) { return c && strchr(set, c); }

/* bOS: 3/4/2014, 208: 3/7/1973: of service, of birth, of injury. The last
 * letter says which. */
static size_t initials_mend(const struct text *t, size_t at)
{
        char last = byte_at(t, at + 2), as;

        as = one_of(last, "Ss5$") ? 'S' : one_of(last, "B8b") ? 'B'
             : one_of(last, "Il1|T") ? 'I' : 0;
        if (!as || !one_of(byte_at(t, at), "DbLOoU0IPpnfBC2%") ||
            !one_of(byte_at(t, at + 1), "O0oQCpG") ||
            !one_of(byte_at(t, at + 3), ":;.") || !dates_behind(t, at + 4))
                return 0;
        t->p[at] = 'D';
        t->p[at + 1] = 'O';
        t->p[at + 2] = as;
        t->p[at + 3] = ':';
        return 4;
}

/* Cate: 3/4/2014, Da e of exam: one letter of the word was lost. */
static size_t label_mend(const struct text *t, size_t at)
{
        static const char word[] = "Date";
        size_t same = 0;
        bool of = byte_at(t, at + 4) == ' ' && byte_at(t, at + 5) == 'o' &&
                  byte_at(t, at + 6) == 'f';

        for (size_t i = 0; i < 4; i++)
                same += char_lower(byte_at(t, at + i)) == char_lower(word[i]);
        if (same != 3 || !one_of(byte_at(t, at), "DdOCWpPBUQ0") ||
            (!of && !one_of(byte_at(t, at + 4), ":;.,")) ||
            !dates_behind(t, at + 5))
                return 0;
        memcpy(t->p + at, word, 4);
        if (!of)
                t->p[at + 4] = ':';
        return 5;
}

/* Lone points and the like at a line's edge, where specks were read, become
 * blanks; what may be a bullet or a hyphen stays. */
static void edges_blank(char *line, size_t n)
{
        size_t from = 0;

        while (from < n && line[from] == ' ')
                from++;
        while (from + 1 < n && strchr(".,:;'`_|", line[from]) &&
               line[from] && line[from + 1] == ' ') {
                line[from++] = ' ';
                while (from < n && line[from] == ' ')
                        from++;
        }
        for (;;) {
                while (n > from && line[n - 1] == ' ')
                        n--;
                if (n < from + 2 || line[n - 2] != ' ' || !line[n - 1] ||
                    !strchr(line[n - 3 < n ? n - 3 : 0] == ' '
                            ? ".,:;'`_|-~=*" : ".,:;'`_|", line[n - 1]))
                        return;
                n--;
                line[n] = ' ';
        }
}

static void lines_blank(char *page, size_t n)
{
        for (size_t at = 0; at < n;) {
                char *end = memchr(page + at, '\n', n - at);
                size_t k = end ? (size_t)(end - (page + at)) : n - at;

                edges_blank(page + at, k);
                at += k + 1;
        }
}

void misread_mend(char *page, size_t n)
{
        struct text t = { page, n };

        lines_blank(page, n);
        for (size_t at = 0; at < n;) {
                char before = at ? page[at - 1] : ' ';
                size_t end = 0;

                if (!is_word(before) && before != '/' && before != '-' &&
                    before != '#' && (unsigned char)before < 128) {
                        end = initials_mend(&t, at);
                        if (!end)
                                end = label_mend(&t, at);
                        if (!end)
                                end = named_mend(&t, at);
                        if (!end)
                                end = numbers_mend(&t, at);
                        if (!end)
                                end = score_mend(&t, at);
                        if (!end)
                                end = number_mend(&t, at);
                }
                at += end ? end : 1;
        }
}
