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

/* The one letter that these two print as, or that prints as these two; 0:
 * none. */
static char pair_of(char a, char b)
{
        return a == 'r' && b == 'n' ? 'm'
             : a == 'c' && b == 'l' ? 'd'
             : a == 'v' && b == 'v' ? 'w'
             : a == 'l' && b == 'i' ? 'h'
             : a == 'r' && b == 'i' ? 'n' : 0;
}

char near_digit(char c)
{
        static const char letters[] = "OoQDlIi|!ZzSsBbGgqA";
        static const char digits[] =  "0000111112255886994";
        const char *at = c ? strchr(letters, c) : NULL;

        return char_digit(c) ? c : at ? digits[at - letters] : 0;
}

static bool is_mark(char c)
{
        return one_of(c, B('.') | B(',') | B(':') | B(';') | B('\'') |
                         B('-') | B('"')) || c == '`' || c == '_';
}

/* What each costs that the phrase has not, and which letter it and the one
 * before it may stand for. */
static void units_cost(struct near_text *x)
{
        for (size_t j = 0; j < x->n; j++) {
                char c = x->unit[j].c, before = j ? x->unit[j - 1].c : 0;

                x->unit[j].stray = is_mark(c) || (j && c == before) ||
                                   (j + 1 < x->n && c == x->unit[j + 1].c)
                                   ? 1 : 2;
                x->unit[j].pair = pair_of(before, c);
        }
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

                c = c == '|' ? 'l' : c;
                x->unit[x->n++] = (struct near_unit){
                        .c = c, .white = i > at, .at = i, .end = i + 1,
                        .like = (unsigned char)c < 128
                                ? like[(unsigned char)c] : 0
                };
                at = i + 1;
        }
        units_cost(x);
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

/* A phrase as letters. */
struct letters {
        struct letter_of {
                char c;
                char pair;              /* of it and the one before it */
                bool joint;             /* white space may stand before it */
                uint8_t lost;           /* half edits, where it lacks */
                uint64_t bit;           /* in the sets of like letters */
        } at[NEAR_LETTERS + 1];
        size_t n;
};

static uint8_t cost_lost(char c, char before)
{
        if (c == ':')
                return 3;
        return c == before || is_mark(c) ? 1 : 2;
}

static bool letters_of(str phrase, struct letters *p)
{
        bool joint = true;
        char before = 0;

        p->n = 0;
        for (size_t i = 0; i < phrase.n; i++) {
                char c = char_lower(phrase.p[i]);

                if (c == ' ') {
                        joint = true;
                        continue;
                }
                if (p->n == NEAR_LETTERS)
                        return false;
                p->at[p->n++] = (struct letter_of){
                        .c = c, .pair = pair_of(before, c),
                        .joint = joint || c == ':',
                        .lost = cost_lost(c, before),
                        .bit = one_of(c, UINT64_MAX) ? B(c) : 0
                };
                joint = !char_alpha(c) && !char_digit(c);
                before = c;
        }
        return true;
}

static inline unsigned cost_taken(const struct letter_of *p,
                                  const struct near_unit *u)
{
        unsigned split = u->white && !p->joint ? 1 : 0;

        if (u->c == p->c)
                return split;
        if (u->like & p->bit)
                return split + 1;
        return p->c == ':' ? 4 : split + 2;
}

unsigned near_usual(size_t letters)
{
        return letters < 5 ? 1 : letters < 16 ? 2
                           : 2 * (unsigned)(letters / 8);
}

static inline unsigned least(unsigned a, unsigned b)
{
        return a < b ? a : b;
}

/* One cell: letter p of the phrase, column j of the text, of the row and the
 * two above it. */
static inline unsigned cell(const struct letter_of *p,
                            const struct near_text *x, size_t j,
                            const uint8_t *row, const uint8_t *up,
                            const uint8_t *upper)
{
        const struct near_unit *u;
        unsigned best = up[j] + p->lost;

        if (j == 0)
                return best;
        u = &x->unit[j - 1];
        best = least(best, up[j - 1] + cost_taken(p, u));
        best = least(best, row[j - 1] + (unsigned)u->stray);
        if (u->pair && u->pair == p->c)
                best = least(best, up[j - 2] + 1u);
        if (p->pair && p->pair == u->c)
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
                        is = p->at[i].c == x->unit[k].c ||
                             (x->unit[k].like & p->at[i].bit);
                met += is;
        }
        return met + (of < FIRST ? 1 : 2) >= of;
}

/* The columns of a row that cost no more than allowed. */
struct reach { size_t from, to; };      /* to: behind the last */

/* Fills row i where the two above it reach. */
static struct reach row_fill(const struct letters *p, size_t i,
                             const struct near_text *x, unsigned most,
                             uint8_t row[3][WIDTH], const struct reach *above)
{
        uint8_t *now = row[i % 3];
        const uint8_t *up = row[(i + 2) % 3], *upper = row[(i + 1) % 3];
        struct reach r = { WIDTH, 0 };
        size_t j = above[0].from < above[1].from + 1 ? above[0].from
                                                     : above[1].from + 1;
        size_t to = above[0].to + 2 > above[1].to + 1 ? above[0].to + 2
                                                      : above[1].to + 1;

        memset(now, FAR, WIDTH);
        for (; j <= x->n && (j < to || now[j - 1] <= most); j++) {
                unsigned c = cell(&p->at[i - 1], x, j, now, up, upper);

                if (c > most)
                        continue;
                now[j] = (uint8_t)c;
                r.from = r.to ? r.from : j;
                r.to = j + 1;
        }
        return r;
}

static unsigned row_least(const uint8_t *row, const struct reach *r)
{
        unsigned low = FAR;

        for (size_t j = r->from; j < r->to; j++)
                low = least(low, row[j]);
        return low;
}

/* Fills the band; the column where the whole phrase costs least, or 0. */
static size_t band(const struct letters *p, const struct near_text *x,
                   unsigned most, unsigned *cost)
{
        uint8_t row[3][WIDTH];
        struct reach above[2] = { { 0, 1 }, { WIDTH, 0 } };
        unsigned first = least(most, near_usual(NEAR_FIRST));
        size_t end = 0;

        memset(row, FAR, sizeof row);
        row[0][0] = 0;
        for (size_t j = 1; j <= x->n && row[0][j - 1] < most; j++) {
                row[0][j] = (uint8_t)(row[0][j - 1] + x->unit[j - 1].stray);
                above[0].to = j + 1;
        }
        for (size_t i = 1; i <= p->n; i++) {
                struct reach r = row_fill(p, i, x, most, row, above);

                if ((!r.to && !above[0].to) ||
                    (i == NEAR_FIRST && row_least(row[i % 3], &r) > first))
                        return 0;
                above[1] = above[0];
                above[0] = r;
        }
        *cost = most + 1;
        for (size_t j = above[0].from ? above[0].from : 1; j < above[0].to;
             j++)
                if (row[p->n % 3][j] < *cost) {
                        *cost = row[p->n % 3][j];
                        end = j;
                }
        return end;
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

bool near_word(str w, str as)
{
        size_t i = 0, k = 0, other = 0;

        if (w.n + 1 < as.n || w.n > as.n + 1)
                return false;
        while (i < w.n && k < as.n) {
                char a = char_lower(w.p[i]), b = char_lower(as.p[k]);

                if (a == b) {
                        i++;
                        k++;
                } else if (w.n == as.n && near_letter(a, b)) {
                        other++;
                        i++;
                        k++;
                } else if (w.n < as.n) {
                        other++;
                        k++;
                } else if (w.n > as.n && (is_mark(a) || (i > 0 &&
                           a == char_lower(w.p[i - 1])))) {
                        other++;
                        i++;
                } else {
                        return false;
                }
        }
        return other + (w.n - i) + (as.n - k) <= 1 &&
               (i == w.n || char_lower(w.p[i]) == char_lower(w.p[i - 1]));
}
