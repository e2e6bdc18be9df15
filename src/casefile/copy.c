/* copy.c - whether two texts are copies: equal words are taken from both,
 * wherever they stand, and what is left decides. Of what is left, words that
 * are nearly each other are one word worn. */
#include "casefile/copy.h"

#include "casefile/person.h"

#include <stdlib.h>

enum {
        EDGE_TOP = 3, EDGE_FOOT = 2,    /* lines on which machines print */
        LEFT_MOST = 4096,       /* words left over that are compared */
        WINDOW = 24,            /* of them, in which one is looked for */
        FIGURES_MACHINE = 10    /* on a line: it may be a machine's */
};

/* ---- Words -------------------------------------------------------------- */

static bool word_byte(char c)
{
        return char_alpha(c) || char_digit(c) || (unsigned char)c >= 0x80;
}

/* What stands inside a date, a time or a number, and ends a word elsewhere. */
static bool word_joins(str s, size_t i)
{
        return i > 0 && i + 1 < s.n && char_digit(s.p[i - 1]) &&
               char_digit(s.p[i + 1]) &&
               (s.p[i] == '/' || s.p[i] == '-' || s.p[i] == '.' ||
                s.p[i] == ':');
}

/* "P.12", "page 3" at s[i]: a page's number? */
static bool page_said(str s, size_t i)
{
        static const str mark[] = { STR("page"), STR("pg"), STR("p") };

        if (i > 0 && word_byte(s.p[i - 1]))
                return false;
        for (size_t k = 0; k < sizeof mark / sizeof *mark; k++) {
                size_t at = i + mark[k].n;

                if (!str_starts_fold(str_slice(s, i, s.n), mark[k]))
                        continue;
                while (at < s.n && (s.p[at] == '.' || s.p[at] == ':' ||
                                    s.p[at] == ' '))
                        at++;
                return at < s.n && char_digit(s.p[at]);
        }
        return false;
}

/* 3/17, and no part of a date. */
static bool count_said(str s, size_t i)
{
        return s.p[i] == '/' &&
               !(i > 2 && str_find(str_slice(s, i - 3, i - 1), S("/"), 0) !=
                          STR_NONE) &&
               str_find(str_slice(s, i + 1, i + 4), S("/"), 0) == STR_NONE;
}

/* What a fax machine prints on a page: a time of day, and a telephone's
 * number or the number of the page. */
static bool line_faxed(str s)
{
        size_t digits = 0, longest = 0;
        bool clock = false, page = false;

        for (size_t i = 0; i < s.n; i++) {
                digits = char_digit(s.p[i]) ? digits + 1 : 0;
                longest = digits > longest ? digits : longest;
                page |= page_said(s, i);
                if (i < 1 || i + 1 >= s.n || !char_digit(s.p[i - 1]) ||
                    !char_digit(s.p[i + 1]))
                        continue;
                clock |= s.p[i] == ':';
                page |= count_said(s, i);
        }
        return clock && (longest >= 7 || page);
}

/* A line of which a third is figures, ten of them at least. */
static bool line_figures(str s)
{
        size_t digits = 0, other = 0;

        for (size_t i = 0; i < s.n; i++)
                if (char_digit(s.p[i]))
                        digits++;
                else if (!char_space(s.p[i]))
                        other++;
        return digits >= FIGURES_MACHINE && digits * 2 >= other;
}

static void line_words(arena *a, struct copy_text *to, str s, bool edge)
{
        for (size_t i = 0; i < s.n;) {
                size_t from = i;
                bool figures = false;
                uint32_t h = 2166136261u;       /* FNV-1a */

                for (; i < s.n && (word_byte(s.p[i]) ||
                                   (i > from && word_joins(s, i))); i++) {
                        h = (h ^ (unsigned char)char_lower(s.p[i])) *
                            16777619u;
                        figures |= char_digit(s.p[i]);
                }
                if (i == from) {
                        i++;
                        continue;
                }
                *VEC_ADD(a, &to->word) = (struct copy_word){
                        .text = str_slice(s, from, i), .hash = h,
                        .figures = figures, .edge = edge };
        }
}

/* How many lines hold text. */
static size_t lines_count(str text)
{
        size_t n = 0;

        for (str rest = text; rest.n;)
                n += str_trim(str_cut(&rest, '\n')).n > 0;
        return n;
}

void copy_page(arena *a, struct copy_text *to, str page)
{
        size_t line = 0, lines = lines_count(page);

        for (str rest = page; rest.n;) {
                str s = str_trim(str_cut(&rest, '\n'));

                if (!s.n)
                        continue;
                bool margin = line < EDGE_TOP || line + EDGE_FOOT >= lines;

                line++;
                if (!margin || !line_faxed(s))
                        line_words(a, to, s, margin && line_figures(s));
        }
}

static int by_hash(const void *a, const void *b)
{
        const uint64_t *x = a, *y = b;

        return *x < *y ? -1 : *x > *y;
}

void copy_close(arena *a, struct copy_text *t)
{
        size_t n = t->word.n;
        uint64_t *key = NEWN(a, uint64_t, n + 1);

        t->by = NEWN(a, uint32_t, n + 1);
        t->whole = 14695981039346656037u;
        for (size_t i = 0; i < n; i++) {
                t->whole = (t->whole ^ t->word.at[i].hash) * 1099511628211u;
                key[i] = (uint64_t)t->word.at[i].hash << 32 | i;
        }
        if (n)
                qsort(key, n, sizeof *key, by_hash);
        for (size_t i = 0; i < n; i++)
                t->by[i] = (uint32_t)key[i];
}

/* ---- What is left ------------------------------------------------------- */

/* Of one text, in its order: the words that the other has not. */
struct left {
        uint32_t at[LEFT_MOST];
        bool gone[LEFT_MOST];           /* paired since */
        size_t n;
};

struct copy_room { struct left a, b; };

struct copy_room *copy_room(arena *a) { return NEW(a, struct copy_room); }

static int by_place(const void *a, const void *b)
{
        const uint32_t *x = a, *y = b;

        return *x < *y ? -1 : *x > *y;
}

static void left_add(struct left *l, uint32_t word, bool *all)
{
        *all &= l->n < LEFT_MOST;
        if (l->n < LEFT_MOST)
                l->at[l->n++] = word;
}

/* False where more is left than can be held: they are no copies. */
static bool left_find(struct copy_room *r, const struct copy_text *a,
                      const struct copy_text *b)
{
        size_t i = 0, k = 0;
        bool all = true;

        r->a.n = r->b.n = 0;
        while (all && (i < a->word.n || k < b->word.n)) {
                uint32_t x = i < a->word.n ? a->word.at[a->by[i]].hash : 0;
                uint32_t y = k < b->word.n ? b->word.at[b->by[k]].hash : 0;

                if (i < a->word.n && k < b->word.n && x == y) {
                        i++;
                        k++;
                } else if (k >= b->word.n || (i < a->word.n && x < y)) {
                        left_add(&r->a, a->by[i++], &all);
                } else {
                        left_add(&r->b, b->by[k++], &all);
                }
        }
        if (!all)
                return false;
        if (r->a.n)
                qsort(r->a.at, r->a.n, sizeof *r->a.at, by_place);
        if (r->b.n)
                qsort(r->b.at, r->b.n, sizeof *r->b.at, by_place);
        memset(r->a.gone, 0, r->a.n * sizeof *r->a.gone);
        memset(r->b.gone, 0, r->b.n * sizeof *r->b.gone);
        return true;
}

/* ---- What differs ------------------------------------------------------- */

enum { SAID = 64, SLIPS = 32 };

struct differing {
        size_t alike;           /* words that both have */
        size_t worn;            /* differ as recognition makes them */
        size_t other;           /* are other words: of the one that has fewer
                                   of its own */
        size_t words;           /* the same of words of three letters */
        size_t known;           /* of these, words that are no misreading and
                                   that the other has nowhere */
        size_t strange, brief;  /* of both: words that stand nowhere else, and
                                   those too short to say so */
        size_t figures;         /* other figures, of the one with fewer */
        size_t slips;           /* one figure read as another */
        size_t drops;           /* one figure lost, or one too many */
        size_t edge;            /* either, on a machine's lines in both */
        bool   changed;         /* one figure for another in two places */
};

struct pairing {
        const struct copy_text *a, *b;
        struct copy_room *r;
        struct differing d;
        uint64_t slip[SLIPS];   /* which for which */
};

/* One figure for another: a slip, unless it stands so elsewhere, too. */
static void slip_count(struct pairing *p, const struct copy_word *x,
                       const struct copy_word *y)
{
        uint64_t pair = (uint64_t)x->hash << 32 | y->hash;

        for (size_t i = 0; i < p->d.slips && i < SLIPS; i++)
                p->d.changed |= p->slip[i] == pair;
        if (p->d.slips < SLIPS)
                p->slip[p->d.slips] = pair;
        p->d.slips++;
}

static str word_lower(const struct copy_word *w, char *room)
{
        size_t n = w->text.n < SAID ? w->text.n : SAID;

        for (size_t i = 0; i < n; i++)
                room[i] = char_lower(w->text.p[i]);
        return str_of(room, n);
}

/* Edits between two words; SIZE_MAX where they are too many for one word. */
static size_t word_edits(const struct copy_word *x, const struct copy_word *y)
{
        char p[SAID], q[SAID];
        str a = word_lower(x, p), b = word_lower(y, q);
        size_t n = a.n > b.n ? a.n : b.n;
        size_t most = x->figures ? 1 : n * 2 / 5;
        size_t d = edits(a, b, most);

        return d <= most ? d : SIZE_MAX;
}

static void pair_count(struct pairing *p, const struct copy_word *x,
                       const struct copy_word *y)
{
        if (!x->figures)
                p->d.worn++;
        else if (x->edge && y->edge)
                p->d.edge++;
        else if (x->text.n == y->text.n)
                slip_count(p, x, y);
        else
                p->d.drops++;
}

/* The word left of b that is nearest to x, not far from `from`; SIZE_MAX
 * where none is near. */
static size_t left_nearest(const struct pairing *p, const struct copy_word *x,
                           size_t from)
{
        const struct left *l = &p->r->b;
        size_t best = SIZE_MAX, least = SIZE_MAX;
        size_t k = from > WINDOW ? from - WINDOW : 0;

        for (; k < l->n && k < from + WINDOW && least > 1; k++) {
                const struct copy_word *y = &p->b->word.at[l->at[k]];
                size_t d = l->gone[k] || x->figures != y->figures
                           ? SIZE_MAX : word_edits(x, y);

                if (d < least) {
                        least = d;
                        best = k;
                }
        }
        return best;
}

static void left_pair(struct pairing *p)
{
        struct left *x = &p->r->a, *y = &p->r->b;
        size_t n = p->a->word.n, m = p->b->word.n, from = 0;

        for (size_t i = 0; i < x->n; i++) {
                const struct copy_word *w = &p->a->word.at[x->at[i]];

                while (from < y->n && (uint64_t)y->at[from] * n <
                                      (uint64_t)x->at[i] * m)
                        from++;
                size_t k = left_nearest(p, w, from);

                if (k == SIZE_MAX)
                        continue;
                pair_count(p, w, &p->b->word.at[y->at[k]]);
                x->gone[i] = y->gone[k] = true;
        }
}

struct own { size_t words, brief, known, figures; };    /* one's alone */

/* Does the word stand in the text? */
static bool text_has(const struct copy_text *t, uint32_t hash)
{
        size_t lo = 0, hi = t->word.n;

        while (lo < hi) {
                size_t mid = lo + (hi - lo) / 2;

                if (t->word.at[t->by[mid]].hash < hash)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo < t->word.n && t->word.at[t->by[lo]].hash == hash;
}

static struct own own_count(struct differing *d, const struct copy_text *t,
                            const struct left *l,
                            const struct copy_text *other)
{
        struct own o = { 0 };

        for (size_t i = 0; i < l->n; i++) {
                const struct copy_word *w = &t->word.at[l->at[i]];

                if (l->gone[i])
                        continue;
                o.figures += w->figures && !w->edge;
                if (w->figures)
                        continue;
                o.words++;
                if (w->text.n < 3)
                        o.brief++;
                else if (!w->known)
                        d->strange++;
                else
                        o.known += !text_has(other, w->hash);
        }
        return o;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* False where so much is left that they are no copies: half of the words; a
 * third where nothing was recognised. */
static bool texts_differ(struct copy_room *r, const struct copy_text *a,
                         const struct copy_text *b, bool recognised,
                         struct differing *out)
{
        struct pairing p = { .a = a, .b = b, .r = r };
        size_t less = least(a->word.n, b->word.n);

        if (!left_find(r, a, b))
                return false;
        p.d.alike = a->word.n - r->a.n;
        if (p.d.alike * 2 < less ||
            (!recognised && least(r->a.n, r->b.n) * 3 > less))
                return false;
        left_pair(&p);
        struct own x = own_count(&p.d, a, &r->a, b);
        struct own y = own_count(&p.d, b, &r->b, a);

        p.d.other = least(x.words, y.words);
        p.d.brief = x.brief + y.brief;
        p.d.words = least(x.words - x.brief, y.words - y.brief);
        p.d.known = least(x.known, y.known);
        p.d.figures = least(x.figures, y.figures);
        *out = p.d;
        return true;
}

/* ---- Copies ------------------------------------------------------------- */

bool copy_exact(const struct copy_text *a, const struct copy_text *b)
{
        return a->whole == b->whole && a->word.n == b->word.n;
}

static size_t figures_count(const struct copy_text *t)
{
        size_t n = 0;

        for (size_t i = 0; i < t->word.n; i++)
                n += t->word.at[i].figures;
        return n;
}

/* Badly read: a twelfth of the words are worn or stand nowhere else. Then
 * figures are misread, too, in the measure in which words are; but words that
 * others know, and that stand on both sides where the other has them nowhere,
 * are not. The measures are from pairs of invented pages recognised at
 * 100 dpi, copies and the likest others. */
static bool noise_alone(const struct differing *d, size_t less, size_t figures,
                        size_t all)
{
        size_t bad = d->worn + d->strange;

        return bad * 12 >= less && d->known * 66 <= less &&
               d->known * 14 <= bad && (d->alike + d->worn) * 3 >= less * 2 &&
               all * less <= 4 * (bad + d->brief) * figures &&
               all * 5 <= figures * 3;
}

/* Where words are worn, some figures are, too; where none are, another figure
 * is another document. */
bool copy_near(struct copy_room *r, const struct copy_text *a,
               const struct copy_text *b, struct copy_about about)
{
        size_t n = a->word.n, m = b->word.n, less = least(n, m);
        size_t more = n > m ? n : m, all;
        struct differing d;

        if (less < COPY_WORDS_LEAST || less * 5 < more * 3 ||
            !texts_differ(r, a, b, about.recognised, &d))
                return false;
        if (d.worn == 0)
                d.figures += d.edge;
        all = d.figures + d.slips + d.drops;
        if (all && about.other_day)
                return false;
        if (all <= 2 && d.other * 60 <= less && about.paired)
                return true;
        size_t f = figures_count(a), g = figures_count(b);
        size_t figures = f > g ? f : g;

        if (about.recognised && noise_alone(&d, less, figures, all))
                return true;
        if (about.recognised && d.known == 0 && d.words * 20 <= less &&
            (all * 10 <= figures || (all == 1 && d.drops == 1)) &&
            less * 5 >= more * 4)
                return true;
        return d.other * 20 <= less && !d.changed &&
               d.figures <= d.worn / 40 &&
               d.slips <= (d.worn + 8) / 16 && d.drops <= (d.worn + 4) / 8;
}
