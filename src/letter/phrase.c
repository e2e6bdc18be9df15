/* phrase.c - a layout's words against a letter's, as printed.
 *
 * Case is folded; one space of the phrase stands for any white space and
 * marks, for labels wrap and letters are kept in many forms. */
#include "letter/inside.h"

enum { WHITE_MAX = 200 };       /* bytes that one space may stand for */

size_t white_beyond(str t, size_t at)
{
        static const str white[] = {
                STR("\xc2\xa0"), STR("\xe2\x80\xaf"), STR("\xe2\x81\x9f"),
                STR("\xe3\x80\x80"), STR("\xef\xbb\xbf")
        };
        str s = str_slice(t, at, at + 3);

        for (size_t i = 0; i < sizeof white / sizeof *white; i++)
                if (str_starts(s, white[i]))
                        return white[i].n;
        /* U+2000 to U+200B: of a width, or of none */
        return s.n == 3 && str_starts(s, S("\xe2\x80")) &&
               (unsigned char)s.p[2] >= 0x80 && (unsigned char)s.p[2] <= 0x8b
               ? 3 : 0;
}

size_t marks_skip(str t, size_t at, size_t end)
{
        while (at < end) {
                bool space;
                size_t mark;

                if (char_space(t.p[at]) || t.p[at] == '*' || t.p[at] == '_')
                        at++;
                else if ((t.p[at] == '<' || t.p[at] == '#') &&
                         (mark = letter_mark(t, at, &space)))
                        at += mark;
                else if ((mark = white_at(t, at)) > 0)
                        at += mark;
                else
                        break;
        }
        return at < end ? at : end;
}

size_t marks_skip_line(str t, size_t at, size_t end)
{
        while (at < end) {
                bool space;
                size_t mark;
                char c = t.p[at];

                if (c == '\n')
                        break;
                if (char_space(c) || c == '*' || c == '_' || c == '#' ||
                    c == '>')
                        at++;
                else if (c == '<' && (mark = letter_mark(t, at, &space)))
                        at += mark;
                else if ((mark = white_at(t, at)) > 0)
                        at += mark;
                else
                        break;
        }
        return at < end ? at : end;
}

static bool same(char a, char b)
{
        return a == b || char_lower(a) == char_lower(b);
}

/* As many bytes of the phrase as match; *end behind them in t. */
static size_t match(str t, size_t at, str phrase, size_t *end)
{
        size_t i = at, k;

        for (k = 0; k < phrase.n; k++) {
                char c = phrase.p[k];

                if (c != ' ' ? i < t.n && same(t.p[i], c)
                             : i + 1 < t.n && t.p[i] == ' ' &&
                               char_alpha(t.p[i + 1])) {
                        i++;
                        continue;
                }
                if (c != ' ' && c != ':')
                        break;
                size_t most = t.n - i > WHITE_MAX ? i + WHITE_MAX : t.n;
                size_t j = marks_skip(t, i, most);

                if (c == ' ' && j > i)
                        i = j;
                else if (c == ':' && j < t.n && t.p[j] == ':')
                        i = j + 1;
                else
                        break;
        }
        *end = i;
        return k;
}

size_t phrase_at(str t, size_t at, str phrase)
{
        size_t end = at + phrase.n;

        if (at >= t.n || !phrase.n || !phrase_may(t, at, phrase))
                return 0;
        if ((end > t.n || memcmp(t.p + at, phrase.p, phrase.n)) &&
            match(t, at, phrase, &end) < phrase.n)
                return 0;
        if (phrase.p[phrase.n - 1] == ':')
                while (end < t.n && (t.p[end] == '*' || t.p[end] == '_'))
                        end++;
        return end;
}

size_t phrase_begins(str t, size_t at, str phrase, size_t *words)
{
        size_t end, k = match(t, at, phrase, &end), last = 0;

        *words = 0;
        for (size_t i = 0; i < k && i < phrase.n; i++)
                if (phrase.p[i] == ' ') {
                        ++*words;
                        last = i;
                }
        return last && match(t, at, str_slice(phrase, 0, last), &end) == last
               ? end : 0;
}

static uint32_t bit(char c)
{
        return UINT32_C(1) << ((unsigned char)c & 31);
}

/* The bytes that may stand where a phrase has this one: a space is white space
 * of any kind, or a mark, and a colon may have those before it. */
static uint32_t bits(char c)
{
        static const char white[] = " \t\n\v\f\r*_<#\xc2\xe2\xe3\xef";
        uint32_t b = bit(c);

        for (size_t i = 0; (c == ' ' || c == ':') && i < sizeof white - 1; i++)
                b |= bit(white[i]);
        return b;
}

void phrase_add(struct phrases *p, str phrase)
{
        static const char white[] = " \t\n\v\f\r", beyond[] =
                "\xc2\xe2\xe3\xef";
        bool space = phrase.p[0] == ' ';
        uint32_t second = phrase.n < 2 ? UINT32_MAX : bits(phrase.p[1]);

        p->at[p->n++] = phrase;
        if (!space)
                p->pair[(unsigned char)phrase.p[0] & 31] |= second;
        /* of more white space the last byte counts: phrase_may */
        if (phrase.n > 1 && !char_alpha(phrase.p[1]))
                second |= bits(' ');
        for (size_t i = 0; space && i < sizeof white - 1; i++)
                p->pair[(unsigned char)white[i] & 31] |= second;
        for (size_t i = 0; space && i < sizeof beyond - 1; i++)
                p->pair[(unsigned char)beyond[i] & 31] = UINT32_MAX;
}

struct phrases phrases_of(str phrase)
{
        struct phrases p = { .n = 0 };

        phrase_add(&p, phrase);
        return p;
}

/* A phrase that begins with a space begins at white space, not at a mark. */
int phrase_here(str t, size_t at, const struct phrases *p, size_t *to)
{
        char c = char_lower(t.p[at]);
        bool white = char_space(c) || white_at(t, at);

        for (size_t k = 0; k < p->n; k++) {
                str phrase = p->at[k];

                if (phrase.p[0] == ' ' ? !white
                                       : char_lower(phrase.p[0]) != c)
                        continue;
                *to = phrase_may(t, at, phrase) ? phrase_at(t, at, phrase) : 0;
                if (*to)
                        return (int)k;
        }
        return -1;
}

size_t pair_next(const uint32_t *pair, str t, size_t at)
{
        unsigned char second;

        if (at >= t.n)
                return t.n;
        for (uint32_t may = pair[(unsigned char)t.p[at] & 31]; at + 1 < t.n;
             at++, may = pair[second & 31]) {
                second = (unsigned char)t.p[at + 1];
                if (may >> (second & 31) & 1)
                        return at;
        }
        return pair_at(pair, t, at) ? at : t.n;
}

int phrase_find(str t, size_t from, size_t end, const struct phrases *p,
                size_t *at, size_t *to)
{
        str s = str_slice(t, 0, end);
        char only = p->n == 1 && !char_alpha(p->at[0].p[0]) ? p->at[0].p[0]
                                                            : ' ';

        for (size_t i = from; i < s.n; i++) {
                size_t stop;
                int k;

                if (only != ' ') {      /* most often a full stop */
                        const char *hit = memchr(s.p + i, only, s.n - i);

                        if (!hit)
                                return -1;
                        i = (size_t)(hit - s.p);
                } else {
                        i = pair_next(p->pair, s, i);
                        if (i == s.n)
                                return -1;
                }
                k = phrase_here(s, i, p, &stop);
                if (k >= 0) {
                        *at = i;
                        *to = stop;
                        return k;
                }
        }
        return -1;
}

/* White space beyond ASCII that ends at end: its length. */
static size_t white_before(str t, size_t begin, size_t end)
{
        for (size_t n = 2; n <= 3 && end - begin >= n; n++)
                if (white_at(t, end - n) == n)
                        return n;
        return 0;
}

struct span span_trim(str t, size_t begin, size_t end)
{
        bool space;
        size_t mark;

        while (begin < end) {
                if (char_space(t.p[begin]))
                        begin++;
                else if ((mark = letter_mark(t, begin, &space)) > 0 ||
                         (mark = white_at(t, begin)) > 0)
                        begin += mark;
                else
                        break;
        }
        while (end > begin) {
                char c = t.p[end - 1];

                if (char_space(c))
                        end--;
                else if ((unsigned char)c >= 0x80) {
                        size_t wide = white_before(t, begin, end);

                        if (!wide)
                                break;
                        end -= wide;
                }
                else if ((c == '*' || c == '_') && end - begin >= 2 &&
                         letter_mark(t, end - 2, &space) == 2)
                        end -= 2;
                else if (c == '>') {
                        size_t open = end - 1;

                        while (open > begin && t.p[open] != '<' &&
                               end - open < 12)
                                open--;
                        if (t.p[open] != '<' ||
                            letter_mark(t, open, &space) != end - open)
                                break;
                        end = open;
                } else {
                        break;
                }
        }
        return begin < end ? (struct span){ begin, end } : (struct span){ 0 };
}
