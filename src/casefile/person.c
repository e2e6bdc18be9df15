/* person.c - the comparing of names, birth dates and claim numbers. */
#include "casefile/person.h"

enum { WORD_MOST = 64, NAME_WORDS = 8, CLAIM_MOST = 48 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }
static size_t most_of(size_t a, size_t b) { return a > b ? a : b; }

/* Of no empty text, a of at most 64 letters: a column of the table of edits as
 * the bits where it rises and falls, all at once.
 * SOURCE: Myers 1999, after Hyyro 2001. */
static size_t edits_bits(str a, str b)
{
        uint64_t where[256], up = ~(uint64_t)0, down = 0;
        size_t d = a.n;

        for (size_t j = 0; j < b.n; j++)        /* no other is looked at */
                where[(unsigned char)b.p[j]] = 0;
        for (size_t i = 0; i < a.n; i++)
                where[(unsigned char)a.p[i]] = 0;
        for (size_t i = 0; i < a.n; i++)
                where[(unsigned char)a.p[i]] |= (uint64_t)1 << i;
        for (size_t j = 0; j < b.n; j++) {
                uint64_t same = where[(unsigned char)b.p[j]];
                uint64_t x = same | down;
                uint64_t level = (((same & up) + up) ^ up) | same;
                uint64_t more = down | ~(level | up), less = up & level;

                d += more >> (a.n - 1) & 1;
                d -= less >> (a.n - 1) & 1;
                more = more << 1 | 1;
                less <<= 1;
                up = less | ~(x | more);
                down = more & x;
        }
        return d;
}

size_t edits(str a, str b, size_t most)
{
        a.n = least(a.n, WORD_MOST);
        b.n = least(b.n, WORD_MOST);
        while (a.n && b.n && a.p[a.n - 1] == b.p[b.n - 1]) {
                a.n--;
                b.n--;
        }
        while (a.n && b.n && a.p[0] == b.p[0]) {
                a = str_slice(a, 1, a.n);
                b = str_slice(b, 1, b.n);
        }
        if (most_of(a.n, b.n) - least(a.n, b.n) > most)
                return most + 1;
        if (!a.n || !b.n)
                return most_of(a.n, b.n);
        return least(edits_bits(a, b), most + 1);
}

/* ---- Names -------------------------------------------------------------- */

struct name {                   /* lower-case letters only */
        char text[2 * WORD_MOST];
        str  word[NAME_WORDS]; size_t n;
        size_t full;            /* words that are no initials */
};

/* What recognition reads for a letter, as that letter. */
static char letter_of(char c)
{
        switch (c) {
        case '0': return 'o';
        case '1': case '|': case '!': return 'l';
        case '5': case '$': return 's';
        case '8': return 'b';
        default:  return char_lower(c);
        }
}

static bool name_byte(char c)
{
        return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static void name_cut(str s, struct name *out)
{
        size_t at = 0, from = 0;

        *out = (struct name){ .n = 0 };
        for (size_t i = 0; i <= s.n && at < sizeof out->text &&
                           out->n < NAME_WORDS; i++) {
                char c = i < s.n ? letter_of(s.p[i]) : ' ';

                if (name_byte(c)) {
                        out->text[at++] = c;
                } else if (c != '\'' && c != '`' && at > from) {
                        out->word[out->n++] = str_of(out->text + from,
                                                     at - from);
                        out->full += at - from > 1;
                        from = at;
                }
        }
}

/* One word of both? Short ones must be equal. */
static enum likeness word_like(str a, str b)
{
        size_t n = most_of(a.n, b.n), d = edits(a, b, n / 2);

        if (d <= (size_t)(n >= 4) + (n >= 8))
                return LIKE_SAME;
        return d * 2 <= n ? LIKE_NOT : LIKE_ANOTHER;
}

/* The letters of both names without gaps, in any turn of the words: a name
 * that was parted or joined otherwise ("De La Cruz", "Delacruz"). */
static bool name_joined(const struct name *a, const struct name *b)
{
        str all = str_of(a->text, 0);
        char turned[2 * WORD_MOST];

        for (size_t i = 0; i < a->n; i++)
                all.n += a->word[i].n;
        for (size_t k = 0; k < b->n; k++) {
                size_t n = 0;

                for (size_t i = 0; i < b->n; i++) {
                        str w = b->word[(k + i) % b->n];

                        memcpy(turned + n, w.p, w.n);
                        n += w.n;
                }
                if (edits(all, str_of(turned, n), all.n / 6) <= all.n / 6)
                        return true;
        }
        return false;
}

/* Full words of a that are words of b, each once; *near: so many more are
 * almost. */
static size_t words_shared(const struct name *a, const struct name *b,
                           unsigned *of_a, unsigned *of_b, size_t *near)
{
        unsigned near_a = 0, near_b = 0;
        size_t n = 0;

        for (size_t i = 0; i < a->n; i++)
                for (size_t k = 0; k < b->n; k++) {
                        if (a->word[i].n < 2 || b->word[k].n < 2 ||
                            *of_a >> i & 1 || *of_b >> k & 1)
                                continue;
                        enum likeness l = word_like(a->word[i], b->word[k]);

                        if (l == LIKE_NOT && !(near_a >> i & 1) &&
                            !(near_b >> k & 1)) {
                                near_a |= 1u << i;
                                near_b |= 1u << k;
                                ++*near;
                        }
                        if (l != LIKE_SAME)
                                continue;
                        *of_a |= 1u << i;
                        *of_b |= 1u << k;
                        n++;
                }
        return n;
}

/* A word left in a and one left in b, of which one is the other's initial. */
static bool initial_shared(const struct name *a, const struct name *b,
                           unsigned of_a, unsigned of_b)
{
        for (size_t i = 0; i < a->n; i++)
                for (size_t k = 0; k < b->n; k++)
                        if (!(of_a >> i & 1) && !(of_b >> k & 1) &&
                            least(a->word[i].n, b->word[k].n) == 1 &&
                            a->word[i].p[0] == b->word[k].p[0])
                                return true;
        return false;
}

/* A word that stands before a family name and is part of it. */
bool name_particle(str word)
{
        static const str known[] = { STR("de"), STR("la"), STR("del"),
                                     STR("los"), STR("las"), STR("van"),
                                     STR("von"), STR("da"), STR("dos"),
                                     STR("der"), STR("el"), STR("le") };

        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
                if (str_eq_fold(word, known[i]))
                        return true;
        return false;
}

/* The name's family name and its given names. */
static void name_part(str s, struct name *family, struct name *given)
{
        str rest = str_trim(s), first = str_trim(str_cut(&rest, ','));
        size_t i = first.n, from;

        if (rest.n) {
                name_cut(first, family);
                name_cut(rest, given);
                return;
        }
        while (i > 0 && !char_space(first.p[i - 1]))
                i--;
        for (from = i; from > 0; i = from) {    /* De La Cruz */
                while (from > 0 && char_space(first.p[from - 1]))
                        from--;
                size_t end = from;

                while (from > 0 && !char_space(first.p[from - 1]))
                        from--;
                if (!name_particle(str_slice(first, from, end)))
                        break;
        }
        name_cut(str_slice(first, i, first.n), family);
        name_cut(str_slice(first, 0, i), given);
}

bool name_namesake(str x, str y)
{
        struct name family[2], given[2];
        unsigned of_a = 0, of_b = 0;
        size_t near = 0;

        name_part(x, &family[0], &given[0]);
        name_part(y, &family[1], &given[1]);
        if (!family[0].n || !family[1].n ||
            !words_shared(&family[0], &family[1], &of_a, &of_b, &near))
                return false;
        for (size_t i = 0; i < given[0].n; i++)
                for (size_t k = 0; k < given[1].n; k++) {
                        str a = given[0].word[i], b = given[1].word[k];

                        if (a.p[0] == b.p[0] ||
                            word_like(a, b) != LIKE_ANOTHER)
                                return false;
                }
        return given[0].full && given[1].full;
}

enum likeness name_like(str x, str y)
{
        unsigned of_a = 0, of_b = 0;
        struct name a, b;
        size_t n, near = 0;

        name_cut(x, &a);
        name_cut(y, &b);
        n = words_shared(&a, &b, &of_a, &of_b, &near);
        if (n >= 2 || name_joined(&a, &b))      /* two of a family name? */
                return name_namesake(x, y) ? LIKE_PART : LIKE_SAME;
        if (n == 1 && (a.full == 1 || b.full == 1) &&
            initial_shared(&a, &b, of_a, of_b))
                return LIKE_SAME;
        if (n == 1)
                return LIKE_PART;
        return near >= 2 || a.full < 2 || b.full < 2 ? LIKE_NOT : LIKE_ANOTHER;
}

/* Words that are a name alone: no particle; a hyphen joins two to one. */
static void name_whole(str s, struct name *out)
{
        char room[2 * WORD_MOST];
        size_t n = 0, kept = 0;

        for (size_t i = 0; i < s.n && n < sizeof room; i++)
                if (s.p[i] != '-')
                        room[n++] = s.p[i];
        name_cut(str_of(room, n), out);
        for (size_t i = 0; i < out->n; i++)
                if (!name_particle(out->word[i]))
                        out->word[kept++] = out->word[i];
        out->n = kept;
}

size_t name_shared(str x, str y)
{
        unsigned of_a = 0, of_b = 0;
        struct name a, b;
        size_t near = 0;

        name_whole(x, &a);
        name_whole(y, &b);
        return words_shared(&a, &b, &of_a, &of_b, &near);
}

/* Words of so few letters must be nearer: word_like. The longer of two that
 * are one has two letters more at most. */
struct name_letters name_letters(str name)
{
        struct name_letters l = { .n = 0 };
        struct name whole;

        name_whole(name, &whole);
        for (size_t i = 0; i < whole.n; i++) {
                str w = whole.word[i];

                if (w.n < 2)
                        continue;
                l.most[l.n] = (size_t)(w.n >= 3) + (w.n >= 6);
                for (size_t k = 0; k < w.n; k++)
                        l.of[l.n] |= letter_bit(w.p[k]);
                l.n++;
        }
        return l;
}

unsigned name_may_be(const struct name_letters *l, str word)
{
        uint32_t letters = 0;
        unsigned may = 0;

        for (size_t i = 0; i < word.n; i++)
                letters |= letter_bit(letter_of(word.p[i]));
        for (size_t i = 0; i < l->n; i++)
                if (letters_near(l->of[i] & ~letters, 0, l->most[i]))
                        may |= 1u << i;
        return may;
}

/* ---- Birth dates -------------------------------------------------------- */

enum likeness birth_like(date a, date b)
{
        int y[2], m[2], d[2], off = 0;

        if (!date_known(a) || !date_known(b) || !date_exact(a) ||
            !date_exact(b))
                return LIKE_PART;
        date_split(a.first, &y[0], &m[0], &d[0]);
        date_split(b.first, &y[1], &m[1], &d[1]);
        for (size_t i = 0; i < 2; i++)
                y[i] %= 100;
        if (y[0] == y[1] && m[0] == d[1] && d[0] == m[1])
                return m[0] == m[1] ? LIKE_SAME : LIKE_PART;
        const int pair[3][2] = { { y[0], y[1] }, { m[0], m[1] },
                                 { d[0], d[1] } };

        for (size_t i = 0; i < 3; i++)
                off += (pair[i][0] % 10 != pair[i][1] % 10) +
                       (pair[i][0] / 10 != pair[i][1] / 10);
        return off == 0 ? LIKE_SAME : off == 1 ? LIKE_PART : LIKE_ANOTHER;
}

/* ---- Claim numbers ------------------------------------------------------ */

static char figure_of(char c)
{
        switch (c) {
        case 'O': case 'o': case 'Q': case 'D': return '0';
        case 'I': case 'i': case 'L': case 'l': case '|': return '1';
        case 'Z': case 'z': return '2';
        case 'S': case 's': return '5';
        case 'G': return '6';
        case 'B': return '8';
        default:  return char_lower(c);
        }
}

static str claim_cut(str s, char *out)
{
        size_t n = 0;

        for (size_t i = 0; i < s.n && n < CLAIM_MOST; i++) {
                char c = figure_of(s.p[i]);

                if (!char_digit(c) && !char_alpha(c))
                        continue;
                if (c == '0' && (n == 0 || !char_digit(out[n - 1])))
                        continue;
                out[n++] = c;
        }
        return str_of(out, n);
}

enum likeness claim_like(str x, str y)
{
        char p[CLAIM_MOST], q[CLAIM_MOST];
        str a = claim_cut(x, p), b = claim_cut(y, q);
        size_t n = least(a.n, b.n), d;

        if (n == 0)
                return LIKE_PART;
        if (str_eq(a, b) || (n >= 6 && (str_starts(a, b) || str_starts(b, a)
                                        || str_ends(a, b) || str_ends(b, a))))
                return LIKE_SAME;
        d = edits(a, b, 2);
        if (d <= (size_t)(n >= 6) + (n >= 10))
                return LIKE_PART;
        return LIKE_ANOTHER;
}
