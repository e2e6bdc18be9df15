/* token.c - the one reader of words and numbers. See token.h. */
#include "terms/token.h"

#include <math.h>

enum { NOT_LETTER, LETTER, APOSTROPHE, TIMES };

/* What a code point beyond ASCII is, and its length in bytes. Letters are
 * whatever we do not know as a mark. */
static int wide_kind(str s, size_t at, size_t *len, uint32_t *glue)
{
        const unsigned char *p = (const unsigned char *)s.p + at;
        size_t left = s.n - at, n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;

        *len = p[0] < 0xc0 || n > left ? 1 : n;
        *glue = GLUE_OTHER;
        if (*len == 2 && p[0] == 0xc2) {
                if (p[1] == 0xb4)
                        return APOSTROPHE;
                *glue = p[1] == 0xa0 ? GLUE_SPACE : GLUE_OTHER;
                return NOT_LETTER;
        }
        if (*len == 2 && p[0] == 0xc3 && p[1] == 0x97)
                return TIMES;
        if (*len == 3 && p[0] == 0xe2 && p[1] == 0x80) {
                if (p[2] == 0x98 || p[2] == 0x99)
                        return APOSTROPHE;
                if (p[2] >= 0x90 && p[2] <= 0x95)
                        *glue = GLUE_HYPHEN;
                if (p[2] == 0xa2)
                        *glue = GLUE_BULLET;
                return NOT_LETTER;
        }
        if ((*len == 3 && p[0] == 0xef && p[1] == 0x82 && p[2] == 0xb7) ||
            (*len == 3 && p[0] == 0xe2 && p[1] == 0x97 &&
             (p[2] == 0x8f || p[2] == 0xa6))) {
                *glue = GLUE_BULLET;    /* of symbol fonts too */
                return NOT_LETTER;
        }
        if (*len == 3 && p[0] == 0xe2 && p[1] == 0x98 && p[2] == 0x90)
                *glue = GLUE_OPEN | GLUE_CLOSE;         /* an empty box */
        if (*len == 3 && p[0] == 0xe2 &&
            ((p[1] == 0x98 && (p[2] == 0x91 || p[2] == 0x92)) ||
             (p[1] == 0x9c && p[2] >= 0x93 && p[2] <= 0x98)))
                return TIMES;                           /* a ticked one */
        if (*len == 3 && p[0] == 0xef && p[1] == 0xbf && p[2] == 0xbd)
                return APOSTROPHE;                      /* what was lost */
        if (*len == 1 || (p[0] == 0xe2 && *len == 3))
                return NOT_LETTER;
        return LETTER;
}

static uint32_t mark_glue(char c)
{
        static const uint32_t of[128] = {
                [','] = GLUE_COMMA, [';'] = GLUE_SEMICOLON,
                [':'] = GLUE_COLON, ['.'] = GLUE_STOP, ['!'] = GLUE_STOP,
                ['?'] = GLUE_STOP | GLUE_ASK, ['/'] = GLUE_SLASH,
                ['-'] = GLUE_HYPHEN, ['('] = GLUE_OPEN, ['['] = GLUE_OPEN,
                [')'] = GLUE_CLOSE, [']'] = GLUE_CLOSE, ['#'] = GLUE_HASH,
                ['+'] = GLUE_PLUS, ['%'] = GLUE_PERCENT, ['&'] = GLUE_AND,
                ['\f'] = GLUE_PARAGRAPH, ['\n'] = GLUE_LINE,
                [' '] = GLUE_SPACE, ['\t'] = GLUE_SPACE,
                ['\v'] = GLUE_SPACE, ['\r'] = GLUE_SPACE
        };
        uint32_t glue = (unsigned char)c < 128 ? of[(unsigned char)c] : 0;

        return glue ? glue : GLUE_OTHER;
}

/* The length of a tag such as <b> or </em> at s[at], or 0. */
static size_t tag_length(str s, size_t at)
{
        size_t i = at + 1;

        if (i < s.n && s.p[i] == '/')
                i++;
        if (i >= s.n || !char_alpha(s.p[i]))
                return 0;
        for (; i < s.n && i < at + 64; i++)
                if (s.p[i] == '>')
                        return i + 1 - at;
        return 0;
}

/* "(+) spasm", "[-] spasm", "+spasm": the mark of glue begin..end, where one
 * leads what is behind it. A "+" that a word or number ends in leads
 * nothing. */
static uint32_t lead_mark(str s, size_t begin, size_t end)
{
        size_t i = end;

        while (i > begin && char_space(s.p[i - 1]))
                i--;
        if (i >= begin + 3 && (s.p[i - 1] == ')' || s.p[i - 1] == ']') &&
            (s.p[i - 3] == '(' || s.p[i - 3] == '['))
                return s.p[i - 2] == '+' ? GLUE_MARKED :
                       s.p[i - 2] == '-' ? GLUE_UNMARKED : 0;
        return i == end && i > begin && s.p[i - 1] == '+' &&
               (i - 1 == 0 || (i - 1 > begin && (char_space(s.p[i - 2]) ||
                                                s.p[i - 2] == '(')))
               ? GLUE_MARKED : 0;
}

static bool is_plain(char c) { return char_alpha(c) || char_digit(c); }

/* Skips glue from *at; returns what it was. */
static uint32_t glue_skip(str s, size_t end, size_t *at)
{
        uint32_t all = 0, one;
        size_t i = *at, len;
        bool line = false;              /* only space since a line break */

        if (i < end && is_plain(s.p[i]))
                return 0;
        if (i + 1 < end && s.p[i] == ' ' && is_plain(s.p[i + 1])) {
                ++*at;
                return GLUE_SPACE;
        }
        while (i < end) {
                char c = s.p[i];

                if (c == ' ') {
                        all |= GLUE_SPACE;
                        i++;
                        continue;
                }
                if (line && c == 'o' && i + 1 < end && s.p[i + 1] == ' ') {
                        all |= GLUE_BULLET;     /* a hollow one, as text */
                        line = false;
                        i++;
                        continue;
                }
                if (is_plain(c))
                        break;
                if ((unsigned char)c >= 0x80) {
                        int kind = wide_kind(s, i, &len, &one);

                        if (kind == LETTER || kind == TIMES)
                                break;
                        all |= one;
                        i += len;
                        continue;
                }
                if (c == '<' && (len = tag_length(s, i))) {
                        i += len;
                        continue;
                }
                one = mark_glue(c);
                if (line && one == GLUE_LINE)
                        all |= GLUE_PARAGRAPH;
                if (line && (c == '-' || c == '*') && i + 1 < end &&
                    s.p[i + 1] == ' ')
                        all |= GLUE_BULLET;
                line = one == GLUE_LINE || (line && one == GLUE_SPACE);
                all |= one;
                i++;
        }
        all |= lead_mark(s, *at, i);
        *at = i;
        return all;
}

static bool letter_at(str s, size_t end, size_t i)
{
        uint32_t glue;
        size_t len;

        if (i >= end)
                return false;
        if ((unsigned char)s.p[i] >= 0x80)
                return wide_kind(s, i, &len, &glue) == LETTER;
        return char_alpha(s.p[i]);
}

/* Length of an apostrophe, or of the "?" that one became, inside a word. */
static size_t apostrophe_at(str s, size_t end, size_t i)
{
        uint32_t glue;
        size_t len = 1;
        bool is = s.p[i] == '\'' || s.p[i] == '?' || s.p[i] == '`';

        if ((unsigned char)s.p[i] >= 0x80)
                is = wide_kind(s, i, &len, &glue) == APOSTROPHE;
        /* Only where a lower-case letter follows: "pain?Yes" are two words */
        return is && i + len < end && s.p[i + len] >= 'a' &&
               s.p[i + len] <= 'z' ? len : 0;
}

/* Drops a plural or possessive s: "spasms", "Spurling's"; not "pelvis",
 * "illness", "nervous", "gas", and TENS is no "ten". */
static size_t form_stem(const char *f, size_t n)
{
        if (n < 4 || f[n - 1] != 's' || (n == 4 && f[2] == 'n'))
                return n;
        if (f[n - 2] == 's' || f[n - 2] == 'u' || f[n - 2] == 'i')
                return n;
        return n - 1;
}

/* The length of the "not" that a contraction ends with at s[i]: "n't", "nt",
 * "n t", "not"; 0: none. A whole word must end with it. */
static size_t not_length(str s, size_t end, size_t i)
{
        size_t k = i + 1, len;

        if (i >= end || char_lower(s.p[i]) != 'n')
                return 0;
        if (k < end && char_lower(s.p[k]) == 'o')
                k++;
        else if (k < end && s.p[k] == ' ')
                k++;
        else if (k < end && (len = apostrophe_at(s, end, k)))
                k += len;
        if (k >= end || char_lower(s.p[k]) != 't' || letter_at(s, end, k + 1) ||
            (k + 1 < end && apostrophe_at(s, end, k + 1)))
                return 0;
        return k + 1 - i;
}

/* What a contraction's first part is, of its letters: "ca" is "can". Empty:
 * none of them. */
static str not_stem(str stem)
{
        static const struct { str part, word; } of[] = {
                { STR("do"), STR("do") }, { STR("does"), STR("does") },
                { STR("did"), STR("did") }, { STR("is"), STR("is") },
                { STR("are"), STR("are") }, { STR("was"), STR("was") },
                { STR("were"), STR("were") }, { STR("has"), STR("has") },
                { STR("have"), STR("have") }, { STR("had"), STR("had") },
                { STR("ca"), STR("can") }, { STR("can"), STR("can") },
                { STR("could"), STR("could") }, { STR("wo"), STR("will") },
                { STR("would"), STR("would") },
                { STR("should"), STR("should") }
        };

        for (size_t i = 0; i < sizeof of / sizeof *of; i++)
                if (str_eq(stem, of[i].part))
                        return of[i].word;
        return S("");
}

/* May the word s[i, end) be a contraction? Of letters alone it then ends in
 * a "not", or goes on in "n t". */
static bool may_contract(str s, size_t limit, size_t i, size_t end, bool plain)
{
        char last, before;
        bool apart;

        if (end - i > 12 || end - i < 3)
                return false;
        last = char_lower(s.p[end - 1]);
        before = char_lower(s.p[end - 2]);
        apart = last == 'n' && end < limit && s.p[end] == ' ';
        if (!plain)
                return last == 't' || apart;
        return (last == 't' && (before == 'n' || before == 'o')) ||
               (apart && end + 1 < limit && char_lower(s.p[end + 1]) == 't');
}

/* The form of a word read from i to its end; cuts a contraction after its
 * first part. Returns the end. */
static size_t contraction_cut(str s, size_t limit, size_t i, size_t end,
                              bool plain, char *form, size_t *n)
{
        char low[8];
        size_t k = 0;
        str word;

        if (!may_contract(s, limit, i, end, plain))
                return end;
        for (; k < sizeof low && i + k < end; k++) {
                if (k && not_length(s, limit, i + k) &&
                    (word = not_stem(str_of(low, k))).n) {
                        memcpy(form, word.p, word.n);
                        *n = form_stem(form, word.n);
                        return i + k;
                }
                low[k] = char_lower(s.p[i + k]);
        }
        return end;
}

/* Capitals and a small s: "ESIs", "ESI's". */
static bool acronyms(str s, size_t i, size_t end)
{
        if (end - i < 3 || s.p[end - 1] != 's')
                return false;
        end -= s.p[end - 2] == '\'' ? 2 : 1;
        for (; i < end; i++)
                if (s.p[i] < 'A' || s.p[i] > 'Z')
                        return false;
        return true;
}

/* The length of what nobody sees at s[i], where the word goes on behind it:
 * a soft hyphen, with the line break that it allowed, marks of zero width. */
static size_t unseen_at(str s, size_t end, size_t i)
{
        const unsigned char *p = (const unsigned char *)s.p + i;
        size_t len = 0;

        if (i + 2 < end && p[0] == 0xc2 && p[1] == 0xad) {
                len = 2;
                while (i + len < end && char_space(s.p[i + len]))
                        len++;
        } else if (i + 3 < end &&
                   ((p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x8b &&
                     p[2] <= 0x8f) ||
                    (p[0] == 0xe2 && p[1] == 0x81 && p[2] == 0xa0) ||
                    (p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf))) {
                len = 3;
        }
        return len && letter_at(s, end, i + len) ? len : 0;
}

/* The letters that one ligature at s[i] joins, three bytes long; empty: it is
 * none. */
static str ligature_at(str s, size_t end, size_t i)
{
        static const str joined[] = { STR("ff"), STR("fi"), STR("fl"),
                                      STR("ffi"), STR("ffl") };
        const unsigned char *p = (const unsigned char *)s.p + i;

        if (i + 3 > end || p[0] != 0xef || p[1] != 0xac || p[2] < 0x80 ||
            p[2] > 0x84)
                return S("");
        return joined[p[2] - 0x80];
}

static void form_add(char *form, size_t *n, str letters)
{
        for (size_t k = 0; k < letters.n; k++, ++*n)
                if (*n < TOKEN_FORM)
                        form[*n] = char_lower(letters.p[k]);
}

/* Of what stands in words, beside letters, as text has it. */
static bool may_go_on(char c)
{
        return char_alpha(c) || (unsigned char)c >= 0x80 || c == '\'' ||
               c == '?' || c == '`';
}

static size_t word_read(str s, size_t end, size_t i, char *form, size_t *n)
{
        uint32_t glue;
        size_t len, from = i, letters;

        for (; i < end && char_alpha(s.p[i]); i++)
                if (i - from < TOKEN_FORM)
                        form[i - from] = char_lower(s.p[i]);
        *n = letters = i - from;
        while (i < end && may_go_on(s.p[i])) {
                if (letter_at(s, end, i)) {
                        str joined = ligature_at(s, end, i);

                        len = 1;
                        if ((unsigned char)s.p[i] >= 0x80)
                                (void)wide_kind(s, i, &len, &glue);
                        form_add(form, n, joined.n ? joined
                                          : str_slice(s, i, i + len));
                        i += len;
                } else if ((len = apostrophe_at(s, end, i)) ||
                           (len = unseen_at(s, end, i))) {
                        i += len;
                } else {
                        break;
                }
        }
        if (*n > 2 && *n <= TOKEN_FORM && acronyms(s, from, i))
                --*n;                                   /* ESIs, MRIs */
        *n = *n > TOKEN_FORM ? 0 : form_stem(form, *n);
        return contraction_cut(s, end, from, i, letters == i - from, form, n);
}

static size_t number_read(str s, size_t end, size_t i, double *v, char *form,
                          size_t *n)
{
        double scale = 1;
        bool point = false;

        *v = 0;
        *n = 0;
        for (; i < end; i++) {
                char c = s.p[i];

                if (c == '.' && !point && i + 1 < end &&
                    char_digit(s.p[i + 1]))
                        point = true;
                else if (c == ',' && !point && i + 3 < end &&
                         char_digit(s.p[i + 1]) && char_digit(s.p[i + 2]) &&
                         char_digit(s.p[i + 3]) &&
                         (i + 4 >= end || !char_digit(s.p[i + 4])))
                        continue;               /* 1,200 */
                else if (char_digit(c) && *v < 1e12)
                        *v = point ? *v + (c - '0') * (scale /= 10)
                                   : *v * 10 + (c - '0');
                else if (!char_digit(c))
                        break;
                if (*n < TOKEN_FORM)
                        form[*n] = c;
                ++*n;
        }
        if (*n > TOKEN_FORM)
                *n = 0;
        return i;
}

static bool capitals(str s, size_t i, size_t end)
{
        if (end - i < 2)
                return false;
        while (i < end && s.p[i] >= 'A' && s.p[i] <= 'Z')
                i++;
        return i == end || (s.p[i] == '\'' && i + 2 == end);    /* HA's */
}

bool token_next(str s, size_t end, size_t *at, struct token *t,
                char form[TOKEN_FORM], size_t *n)
{
        uint32_t glue;
        size_t len;

        *t = (struct token){ .number = (double)NAN };
        *n = 0;
        t->before = glue_skip(s, end, at);
        t->begin = t->end = *at;
        if (*at >= end)
                return false;
        t->capital = s.p[*at] >= 'A' && s.p[*at] <= 'Z';
        t->digits = char_digit(s.p[*at]);
        if (t->digits) {
                t->end = number_read(s, end, *at, &t->number, form, n);
        } else if ((unsigned char)s.p[*at] >= 0x80 &&
                   wide_kind(s, *at, &len, &glue) == TIMES) {
                t->end = *at + len;
                form[(*n)++] = 'x';
        } else if (*at && !t->before && char_alpha(s.p[*at - 1]) &&
                   (len = not_length(s, end, *at))) {
                memcpy(form, "not", *n = 3);
                t->end = *at + len;
        } else {
                t->end = word_read(s, end, *at, form, n);
        }
        t->capitals = capitals(s, t->begin, t->end);
        *at = t->end;
        return true;
}
