/* copy.c - whether two texts are copies: equal words are taken from both,
 * wherever they stand, and what is left decides. Of what is left, words that
 * are nearly each other are one word worn. */
#include "casefile/copy.h"

#include "casefile/person.h"

enum {
        EDGE_TOP = 3, EDGE_FOOT = 2,    /* lines on which machines print */
        LEFT_MOST = 4096,       /* words left over that are compared */
        WINDOW = 24,            /* of them, in which one is looked for */
        FIGURES_MACHINE = 10    /* on a line: it may be a machine's */
};

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

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

        if (char_lower(s.p[i]) != 'p' || (i > 0 && word_byte(s.p[i - 1])))
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

/* What each byte of a word is in lower case; of others 0. */
struct lower { unsigned char of[256]; };

static struct lower lower_open(void)
{
        struct lower l;

        for (unsigned c = 0; c < 256; c++)
                l.of[c] = word_byte((char)c)
                          ? (unsigned char)char_lower((char)c) : 0;
        return l;
}

static void line_words(arena *a, copy_words *to, str s, bool edge,
                       const struct lower *lower)
{
        const unsigned char *p = (const unsigned char *)s.p;

        for (size_t i = 0; i < s.n; i++) {
                size_t from = i;
                bool figures = false;
                uint32_t h = 2166136261u, letters = 0;  /* FNV-1a */

                for (; i < s.n; i++) {
                        unsigned char c = lower->of[p[i]];

                        if (!c && (i == from || !word_joins(s, i)))
                                break;
                        c = c ? c : p[i];
                        h = (h ^ c) * 16777619u;
                        letters |= i - from < COPY_SAID ? letter_bit((char)c)
                                                        : 0;
                        figures |= char_digit((char)c);
                }
                if (i > from)
                        *VEC_ADD(a, to) = (struct copy_word){
                                .text = str_slice(s, from, i), .hash = h,
                                .letters = letters, .figures = figures,
                                .edge = edge };
        }
}

/* A page's lines that hold text, from its first one on; the last ones wait,
 * for they may be the foot. */
void copy_page(arena *a, copy_words *to, str page)
{
        const struct lower lower = lower_open();
        str wait[EDGE_FOOT];
        size_t line = 0, waiting = 0;

        for (str rest = page; rest.n || waiting;) {
                bool more = rest.n > 0;
                str s = more ? str_trim(str_cut(&rest, '\n')) : S("");

                if (more && !s.n)
                        continue;
                if (more && waiting < EDGE_FOOT) {
                        wait[waiting++] = s;
                        continue;
                }
                str now = wait[0];
                bool margin = line < EDGE_TOP || !more;

                line++;
                for (size_t i = 1; i < waiting; i++)
                        wait[i - 1] = wait[i];
                if (more)
                        wait[waiting - 1] = s;
                else
                        waiting--;
                if (!margin || !line_faxed(now))
                        line_words(a, to, now, margin && line_figures(now),
                                   &lower);
        }
}

enum { DIGIT = 11, DIGITS = 1 << DIGIT, PASSES = 3 };

/* Keys by their upper halves, least digits first: linear, whatever they are.
 * Returns where they then stand. */
static const uint64_t *keys_sort(uint64_t *key, uint64_t *room, size_t n)
{
        uint32_t at[PASSES][DIGITS] = { 0 };

        for (size_t i = 0; i < n; i++)
                for (unsigned p = 0; p < PASSES; p++)
                        at[p][key[i] >> (32 + p * DIGIT) & (DIGITS - 1)]++;
        for (unsigned p = 0; p < PASSES; p++) {
                uint32_t sum = 0;
                uint64_t *swap;

                for (size_t d = 0; d < DIGITS; d++) {
                        uint32_t here = at[p][d];

                        at[p][d] = sum;
                        sum += here;
                }
                for (size_t i = 0; i < n; i++)
                        room[at[p][key[i] >> (32 + p * DIGIT) &
                                   (DIGITS - 1)]++] = key[i];
                swap = key;
                key = room;
                room = swap;
        }
        return key;
}

size_t copy_number(arena *a, copy_words *all)
{
        size_t n = all->n, ids = 0;
        uint64_t *key = arena_room(a, sizeof *key, n + 1);
        uint64_t *room = arena_room(a, sizeof *room, n + 1);
        const uint64_t *by;

        for (size_t i = 0; i < n; i++)
                key[i] = (uint64_t)all->at[i].hash << 32 | i;
        by = keys_sort(key, room, n);
        for (size_t i = 0; i < n; i++) {
                ids += i && by[i] >> 32 != by[i - 1] >> 32;
                all->at[(uint32_t)by[i]].id = (uint32_t)ids;
        }
        return n ? ids + 1 : 0;
}

struct copy_text copy_text(const struct copy_word *word, size_t n)
{
        struct copy_text t = { .word = word, .n = n,
                               .whole = 14695981039346656037u };

        for (size_t i = 0; i < n; i++) {
                t.whole = (t.whole ^ word[i].hash) * 1099511628211u;
                t.figures += word[i].figures;
        }
        return t;
}

/* Counts that are added and compared at once. */
typedef int16_t counts __attribute__((vector_size(16), may_alias));
enum { COUNTS = sizeof(counts) / sizeof(int16_t) };

void copy_spread(arena *a, struct copy_text *t)
{
        int16_t *n;

        if (t->n > INT16_MAX)
                return;
        n = NEWN(a, int16_t, COPY_SPREAD);
        for (size_t i = 0; i < t->n; i++)
                n[t->word[i].id % COPY_SPREAD]++;
        t->spread = n;
}

/* No fewer words than both have. */
static size_t alike_most(const struct copy_text *a, const struct copy_text *b)
{
        const counts *x = (const counts *)a->spread;
        const counts *y = (const counts *)b->spread;
        counts all = { 0 };
        size_t n = 0;

        if (!x || !y)
                return least(a->n, b->n);
        for (size_t i = 0; i < COPY_SPREAD / COUNTS; i++) {
                counts less = x[i] < y[i];

                all += (x[i] & less) | (y[i] & ~less);
        }
        for (size_t i = 0; i < COUNTS; i++)
                n += (size_t)all[i];
        return n;
}

/* ---- What is left ------------------------------------------------------- */

enum left_kind { LEFT_WORD, LEFT_FIGURES, LEFT_GONE };

/* Of one text, in its order: the words that the other has not. */
struct left {
        uint32_t *at;           /* room for every word of a text */
        size_t n;
        uint32_t letters[LEFT_MOST];
        uint8_t size[LEFT_MOST];
        uint8_t kind[LEFT_MOST];        /* gone: paired since */
        size_t words;           /* without figures */
        size_t figures;         /* with figures, on no machine's line */
};

struct copy_room {
        struct left a, b;
        uint32_t *count;        /* of each word; 0 between two uses */
        const bool *known;
};

struct copy_room *copy_room(arena *a, size_t longest, size_t ids,
                            const bool *known)
{
        struct copy_room *r = arena_room(a, sizeof *r, 1);

        r->a.at = arena_room(a, sizeof *r->a.at, longest + 1);
        r->b.at = arena_room(a, sizeof *r->b.at, longest + 1);
        r->count = NEWN(a, uint32_t, ids + 1);
        r->known = known;
        return r;
}

static void left_fill(struct left *l, const struct copy_text *t)
{
        l->words = l->figures = 0;
        for (size_t i = 0; i < l->n; i++) {
                const struct copy_word *w = &t->word[l->at[i]];

                l->letters[i] = w->letters;
                l->size[i] = (uint8_t)(w->text.n < COPY_SAID ? w->text.n
                                                             : COPY_SAID);
                l->kind[i] = w->figures ? LEFT_FIGURES : LEFT_WORD;
                l->words += !w->figures;
                l->figures += w->figures && !w->edge;
        }
}

/* Of words that are there more often in one, the last are left. */
static void left_find(struct copy_room *r, const struct copy_text *a,
                      const struct copy_text *b)
{
        uint32_t *count = r->count, *x = r->a.at, *y = r->b.at;
        size_t n = 0, m = 0;

        for (size_t i = 0; i < b->n; i++)
                count[b->word[i].id]++;
        for (size_t i = 0; i < a->n; i++) {
                uint32_t *c = &count[a->word[i].id];

                x[n] = (uint32_t)i;
                n += *c == 0;
                *c -= *c != 0;
        }
        for (size_t i = b->n; i-- > 0;) {
                uint32_t *c = &count[b->word[i].id];

                y[m] = (uint32_t)i;
                m += *c != 0;
                *c -= *c != 0;
        }
        for (size_t i = 0; i < m / 2; i++) {
                uint32_t swap = y[i];

                y[i] = y[m - 1 - i];
                y[m - 1 - i] = swap;
        }
        r->a.n = n;
        r->b.n = m;
}

/* ---- What differs ------------------------------------------------------- */

enum { SLIPS = 32 };

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
        size_t n = w->text.n < COPY_SAID ? w->text.n : COPY_SAID;

        for (size_t i = 0; i < n; i++)
                room[i] = char_lower(w->text.p[i]);
        return str_of(room, n);
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

/* The word left of b that is nearest to the i-th left of a, not far from
 * `from`; SIZE_MAX where none is near. Most are too far by their lengths or
 * letters alone. */
static size_t left_nearest(const struct pairing *p, size_t i, size_t from)
{
        const struct left *x = &p->r->a, *l = &p->r->b;
        char room[COPY_SAID], other[COPY_SAID];
        str text = word_lower(&p->a->word[x->at[i]], room);
        size_t best = SIZE_MAX, bound = SIZE_MAX;
        size_t k = from > WINDOW ? from - WINDOW : 0;

        for (; k < l->n && k < from + WINDOW; k++) {
                size_t n = text.n, m = l->size[k], more = n > m ? n : m;
                size_t most = x->kind[i] == LEFT_FIGURES ? 1 : more * 2 / 5;
                size_t d;

                most = least(most, bound);
                if (l->kind[k] != x->kind[i] || more - least(n, m) > most ||
                    !letters_near(x->letters[i], l->letters[k], most))
                        continue;
                d = edits(text, word_lower(&p->b->word[l->at[k]], other),
                          most);
                if (d > most)
                        continue;
                best = k;
                if (d <= 1)
                        break;
                bound = d - 1;
        }
        return best;
}

/* Pairs what is left of one kind; false as soon as more than `alone` of a
 * stay alone. */
static bool left_pair(struct pairing *p, enum left_kind kind, size_t alone)
{
        struct left *x = &p->r->a, *y = &p->r->b;
        size_t n = p->a->n, m = p->b->n, from = 0;

        for (size_t i = 0; i < x->n; i++) {
                while (from < y->n && (uint64_t)y->at[from] * n <
                                      (uint64_t)x->at[i] * m)
                        from++;
                if (x->kind[i] != kind)
                        continue;
                size_t k = left_nearest(p, i, from);

                if (k == SIZE_MAX) {
                        if (alone-- == 0)
                                return false;
                        continue;
                }
                pair_count(p, &p->a->word[x->at[i]], &p->b->word[y->at[k]]);
                x->kind[i] = y->kind[k] = LEFT_GONE;
        }
        return true;
}

/* Of one: figures that stand in it alone. */
static size_t own_figures(const struct copy_text *t, const struct left *l)
{
        size_t n = 0;

        for (size_t i = 0; i < l->n; i++)
                n += l->kind[i] == LEFT_FIGURES && !t->word[l->at[i]].edge;
        return n;
}

struct own { size_t brief, known; };    /* words of one alone */

/* Of words that were recognised, which are misread? */
static struct own own_count(struct differing *d, struct copy_room *r,
                            const struct copy_text *t, const struct left *l,
                            const struct copy_text *other)
{
        struct own o = { 0 };

        for (size_t i = 0; i < other->n; i++)
                r->count[other->word[i].id] = 1;
        for (size_t i = 0; i < l->n; i++) {
                const struct copy_word *w = &t->word[l->at[i]];

                if (l->kind[i] != LEFT_WORD)
                        continue;
                if (w->text.n < 3)
                        o.brief++;
                else if (!r->known[w->id])
                        d->strange++;
                else
                        o.known += !r->count[w->id];
        }
        for (size_t i = 0; i < other->n; i++)
                r->count[other->word[i].id] = 0;
        return o;
}

/* May so many figures differ, beside so many words worn? */
static bool figures_few(const struct differing *d, size_t worn)
{
        return d->figures <= worn / 40 && d->slips <= (worn + 8) / 16 &&
               d->drops <= (worn + 4) / 8;
}

/* Of two that were not recognised, can there be a copy yet? Says no only
 * where copy_near would, so that few are laid side by side to the end: every
 * figure left is another, a slip or a drop, and all but a twentieth of the
 * words are worn, of those left in the one that has fewer. */
static bool texts_hope(struct pairing *p, struct copy_about about,
                       size_t less)
{
        const struct left *x = &p->r->a, *y = &p->r->b;
        size_t figures = least(x->figures, y->figures);
        size_t words = least(x->words, y->words);
        size_t needed = words > less / 20 ? words - less / 20 : 0;
        struct differing *d = &p->d;

        if (figures && about.other_day)
                return false;
        if (figures > words / 40 + (words + 8) / 16 + (words + 4) / 8 &&
            !(about.paired && figures <= 2))
                return false;
        left_pair(p, LEFT_FIGURES, SIZE_MAX);
        d->figures = least(own_figures(p->a, x), own_figures(p->b, y));
        if (!(about.paired && d->figures + d->slips + d->drops <= 2) &&
            (d->changed || !figures_few(d, words)))
                return false;
        return left_pair(p, LEFT_WORD, x->words - needed);
}

static bool alike_few(size_t alike, size_t less, bool recognised)
{
        return alike * 2 < less || (!recognised && (less - alike) * 3 > less);
}

/* False where so much is left that they are no copies: half of the words; a
 * third where nothing was recognised. */
static bool texts_differ(struct copy_room *r, const struct copy_text *a,
                         const struct copy_text *b, struct copy_about about,
                         struct differing *out)
{
        struct pairing p = { .a = a, .b = b, .r = r };
        size_t less = least(a->n, b->n);

        if (alike_few(alike_most(a, b), less, about.recognised))
                return false;
        left_find(r, a, b);
        p.d.alike = a->n - r->a.n;
        if (r->a.n > LEFT_MOST || r->b.n > LEFT_MOST ||
            alike_few(p.d.alike, less, about.recognised))
                return false;
        left_fill(&r->a, a);
        left_fill(&r->b, b);
        if (!about.recognised && !texts_hope(&p, about, less))
                return false;
        if (about.recognised) {
                left_pair(&p, LEFT_FIGURES, SIZE_MAX);
                left_pair(&p, LEFT_WORD, SIZE_MAX);
                struct own x = own_count(&p.d, r, a, &r->a, b);
                struct own y = own_count(&p.d, r, b, &r->b, a);

                p.d.brief = x.brief + y.brief;
                p.d.words = least(r->a.words - p.d.worn - x.brief,
                                  r->b.words - p.d.worn - y.brief);
                p.d.known = least(x.known, y.known);
                p.d.figures = least(own_figures(a, &r->a),
                                    own_figures(b, &r->b));
        }
        p.d.other = least(r->a.words, r->b.words) - p.d.worn;
        *out = p.d;
        return true;
}

/* ---- Copies ------------------------------------------------------------- */

bool copy_exact(const struct copy_text *a, const struct copy_text *b)
{
        return a->whole == b->whole && a->n == b->n;
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
        size_t n = a->n, m = b->n, less = least(n, m);
        size_t more = n > m ? n : m, all;
        struct differing d;

        if (less < COPY_WORDS_LEAST || less * 5 < more * 3 ||
            !texts_differ(r, a, b, about, &d))
                return false;
        if (d.worn == 0)
                d.figures += d.edge;
        all = d.figures + d.slips + d.drops;
        if (all && about.other_day)
                return false;
        if (all <= 2 && d.other * 60 <= less && about.paired)
                return true;
        size_t figures = a->figures > b->figures ? a->figures : b->figures;

        if (about.recognised && noise_alone(&d, less, figures, all))
                return true;
        if (about.recognised && d.known == 0 && d.words * 20 <= less &&
            (all * 10 <= figures || (all == 1 && d.drops == 1)) &&
            less * 5 >= more * 4)
                return true;
        return d.other * 20 <= less && !d.changed && figures_few(&d, d.worn);
}
