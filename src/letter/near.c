/* near.c - the edits between a phrase and damaged print, bounded.
 *
 * The usual table of edit distance, of which only a band is filled and which
 * is given up as soon as a row costs too much. It knows letters, not layouts:
 * where a phrase may stand is the caller's business. */
#include "letter/near.h"

#include "letter/inside.h"

enum {
        FIRST = 6, FAR = 200,
        WIDTH = NEAR_LETTERS + NEAR_SLACK + 1
};

/* A bit for each letter, digit and mark that print can be mistaken in. */
#define BIT(c) ((c) >= 'a' ? (c) - 'a' : (c) - '!' + 26)
#define B(c) ((uint64_t)1 << BIT(c))

/* Letters of like shape, folded.
 * SOURCE: confusions usual in recognised print; none is of one letter. */
static const uint64_t like[128] = {
        ['a'] = B('c') | B('e') | B('o'),
        ['b'] = B('6') | B('8') | B('h'),
        ['c'] = B('a') | B('e') | B('g') | B('o'),
        ['d'] = B('0') | B('o'),
        ['e'] = B('a') | B('c') | B('f') | B('o'),
        ['f'] = B('e') | B('t'),
        ['g'] = B('6') | B('9') | B('c') | B('q'),
        ['h'] = B('b') | B('k') | B('n'),
        ['i'] = B('!') | B('1') | B('j') | B('l') | B('r'),
        ['j'] = B('i') | B('l'),
        ['k'] = B('h'),
        ['l'] = B('!') | B('1') | B('i') | B('j') | B('t'),
        ['m'] = B('n'),
        ['n'] = B('h') | B('m') | B('r') | B('u'),
        ['o'] = B('0') | B('a') | B('c') | B('d') | B('e') | B('q'),
        ['p'] = B('r'),
        ['q'] = B('g') | B('o'),
        ['r'] = B('i') | B('n') | B('p') | B('t'),
        ['s'] = B('5'),
        ['t'] = B('f') | B('l') | B('r'),
        ['u'] = B('n') | B('v'),
        ['v'] = B('u') | B('y'),
        ['y'] = B('v'),
        ['z'] = B('2'),
        ['!'] = B(':') | B('i') | B('l'),
        [','] = B('.') | B(':') | B(';'),
        ['.'] = B(',') | B(':'),
        ['0'] = B('d') | B('o'),
        ['1'] = B('i') | B('l'),
        ['2'] = B('z'),
        ['5'] = B('s'),
        ['6'] = B('b') | B('g'),
        ['8'] = B('b'),
        ['9'] = B('g'),
        [':'] = B('!') | B(',') | B('.') | B(';'),
        [';'] = B(',') | B(':')
};

static inline bool one_of(char c, uint64_t set)
{
        return ((c >= 'a' && c <= 'z') || (c >= '!' && c <= ';')) &&
               (set >> BIT(c) & 1);
}

bool near_letter(char a, char b)
{
        return a == b || ((unsigned char)a < 128 &&
                          one_of(b, like[(unsigned char)a]));
}

/* One letter that is printed as two, or two that run together. */
static bool pair(char one, char a, char b)
{
        return (one == 'm' && a == 'r' && b == 'n') ||
               (one == 'd' && a == 'c' && b == 'l') ||
               (one == 'w' && a == 'v' && b == 'v') ||
               (one == 'h' && a == 'l' && b == 'i') ||
               (one == 'n' && a == 'r' && b == 'i');
}

char near_digit(char c)
{
        static const char letters[] = "OoQDlIi|!ZzSsBbGgqA";
        static const char digits[] =  "0000111112255886994";
        const char *at = c ? strchr(letters, c) : NULL;

        return char_digit(c) ? c : at ? digits[at - letters] : 0;
}

void near_open(struct near_text *x, str t, size_t at, size_t bytes)
{
        size_t most = bytes + bytes / 4 + 4;

        if (most > NEAR_LETTERS + NEAR_SLACK)
                most = NEAR_LETTERS + NEAR_SLACK;
        x->n = 0;
        while (x->n < most) {
                size_t end = t.n - at > NEAR_GAP ? at + NEAR_GAP : t.n;
                size_t i = at < t.n && char_alpha(t.p[at])
                           ? at : marks_skip(t, at, end);

                if (i == end)
                        break;
                char c = char_lower(t.p[i]);

                x->unit[x->n++] = (struct near_unit){ c == '|' ? 'l' : c,
                                                      i > at, i, i + 1 };
                at = i + 1;
        }
}

bool near_may(str t, size_t at, str phrase)
{
        size_t met = 0;

        for (size_t i = 0; i < 3 && i < phrase.n; i++) {
                size_t k = i ? at + i - 1 : at;
                char c = char_lower(phrase.p[i]);
                bool is = false;

                for (; k <= at + i + 1 && k < t.n && !is; k++)
                        is = c == ' ' ? char_space(t.p[k])
                                      : near_letter(c, char_lower(t.p[k]));
                met += is;
        }
        return met > 1;
}

/* A phrase as letters; joint: white space may stand before this one. */
struct letters { char c[NEAR_LETTERS + 1]; bool joint[NEAR_LETTERS + 1];
                 size_t n; };

static bool letters_of(str phrase, struct letters *p)
{
        bool joint = true;

        p->n = 0;
        for (size_t i = 0; i < phrase.n; i++) {
                char c = char_lower(phrase.p[i]);

                if (c == ' ') {
                        joint = true;
                        continue;
                }
                if (p->n == NEAR_LETTERS)
                        return false;
                p->c[p->n] = c;
                p->joint[p->n++] = joint || c == ':';
                joint = !char_alpha(c) && !char_digit(c);
        }
        return true;
}

static bool is_mark(char c)
{
        return one_of(c, B('.') | B(',') | B(':') | B(';') | B('\'') |
                         B('-') | B('"')) || c == '`' || c == '_';
}

static unsigned cost_lost(const struct letters *p, size_t i)
{
        if (p->c[i] == ':')
                return 3;
        return (i > 0 && p->c[i] == p->c[i - 1]) || is_mark(p->c[i]) ? 1 : 2;
}

static unsigned cost_stray(const struct near_text *x, size_t j)
{
        char c = x->unit[j].c;

        return is_mark(c) || (j > 0 && c == x->unit[j - 1].c) ||
               (j + 1 < x->n && c == x->unit[j + 1].c) ? 1 : 2;
}

static unsigned cost_taken(const struct letters *p, size_t i,
                           const struct near_text *x, size_t j)
{
        char c = x->unit[j].c;
        unsigned split = x->unit[j].white && !p->joint[i] ? 1 : 0;

        if (c == p->c[i])
                return split;
        if (near_letter(c, p->c[i]))
                return split + 1;
        return p->c[i] == ':' ? 4 : split + 2;
}

static unsigned least(unsigned a, unsigned b)
{
        return a < b ? a : b;
}

/* One cell: row i of the phrase, column j of the text. */
static unsigned cell(const struct letters *p, size_t i,
                     const struct near_text *x, size_t j,
                     uint8_t row[3][WIDTH])
{
        const uint8_t *up = row[(i + 2) % 3], *upper = row[(i + 1) % 3];
        unsigned best = up[j] + cost_lost(p, i - 1);

        if (j == 0)
                return best;
        best = least(best, up[j - 1] + cost_taken(p, i - 1, x, j - 1));
        best = least(best, row[i % 3][j - 1] + cost_stray(x, j - 1));
        if (j > 1 && pair(p->c[i - 1], x->unit[j - 2].c, x->unit[j - 1].c))
                best = least(best, up[j - 2] + 1u);
        if (i > 1 && pair(x->unit[j - 1].c, p->c[i - 2], p->c[i - 1]))
                best = least(best, upper[j - 1] + 1u);
        return best;
}

/* Of the first letters, so many are near their place: else it is no use to
 * fill the table. */
static bool begins_near(const struct letters *p, const struct near_text *x)
{
        size_t met = 0, of = p->n < FIRST ? p->n : FIRST;

        for (size_t i = 0; i < of; i++) {
                bool is = false;

                for (size_t k = i ? i - 1 : 0; k <= i + 1 && k < x->n && !is;
                     k++)
                        is = near_letter(p->c[i], x->unit[k].c);
                met += is;
        }
        return met + (of < FIRST ? 1 : 2) >= of;
}

/* Fills the band; the column where the whole phrase costs least, or 0. */
static size_t band(const struct letters *p, const struct near_text *x,
                   unsigned most, unsigned *cost)
{
        uint8_t row[3][WIDTH];
        size_t end = 0;
        unsigned before = 0;

        memset(row, FAR, sizeof row);
        for (size_t j = 0; j <= x->n && j <= most; j++)
                row[0][j] = (uint8_t)least(j ? row[0][j - 1] +
                                           cost_stray(x, j - 1) : 0, FAR);
        *cost = most + 1;
        for (size_t i = 1; i <= p->n; i++) {
                size_t j = i > most ? i - most : 0, to = i + most;
                unsigned low = FAR;

                memset(row[i % 3], FAR, sizeof row[0]);
                for (; j <= to && j <= x->n; j++) {
                        unsigned c = least(cell(p, i, x, j, row), FAR);

                        row[i % 3][j] = (uint8_t)c;
                        low = least(low, c);
                        if (i == p->n && j && c < *cost) {
                                *cost = c;
                                end = j;
                        }
                }
                if (low > most && before > most)
                        return 0;
                before = low;
        }
        return end;
}

unsigned near_usual(size_t letters)
{
        return letters < 5 ? 1 : letters < 16 ? 2
                           : 2 * (unsigned)(letters / 8);
}

size_t near_end(const struct near_text *x, str phrase, unsigned most,
                unsigned *cost)
{
        struct letters p;
        size_t end;

        if (!letters_of(phrase, &p) || p.n < 4 || !begins_near(&p, x))
                return 0;
        if (most >= NEAR_USUAL)
                most = near_usual(p.n);
        end = band(&p, x, most, cost);
        if (!end)
                return 0;
        return x->unit[end - 1].end;
}

size_t near_at(str t, size_t at, str phrase, unsigned most, unsigned *cost)
{
        struct near_text x;

        if (!near_may(t, at, phrase))
                return 0;
        near_open(&x, t, at, phrase.n);
        return near_end(&x, phrase, most, cost);
}
