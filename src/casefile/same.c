/* same.c - finds documents that repeat one another.
 *
 * Equal words are found by their hash. Of the others, those that share rare
 * runs of words are laid side by side, and what differs decides. */
#include "casefile/same.h"

#include "casefile/person.h"

#include <stdlib.h>

enum {
        WORDS_LEAST = 12,       /* fewer say nothing */
        RUN = 3,                /* words of a run */
        RUNS_MOST = 400,        /* about so many runs of a document count */
        FEW = 4,                /* documents that share a run: all compare */
        TRIES = 8,              /* comparisons for one document */
        NEARBY = 40, FAR = 400, /* words ahead in which both go on alike */
        FAR_MOST = 4,           /* so often */
        SAID = 64,              /* bytes of a difference that are compared */
        SLIPS = 32              /* that are remembered */
};

struct word {
        str  text;
        uint32_t hash;          /* of its lower-case letters and figures */
        bool figures;           /* nothing else */
        bool edge;              /* on a line that a machine may have printed */
};

struct body {                   /* a document's words */
        struct document *d;
        VEC(struct word) word;
        uint64_t whole;
        size_t first;           /* of those with the same words: an index */
};

struct bodies { arena *a; struct body *at; size_t n; };

/* ---- Words -------------------------------------------------------------- */

static bool word_byte(char c)
{
        return char_alpha(c) || char_digit(c) || (unsigned char)c >= 0x80;
}

/* What a fax machine prints on a page: a time of day, and a telephone's
 * number or the count of pages. */
static bool line_faxed(str s)
{
        size_t digits = 0, longest = 0;
        bool clock = false, count = false;

        for (size_t i = 0; i < s.n; i++) {
                digits = char_digit(s.p[i]) ? digits + 1 : 0;
                longest = digits > longest ? digits : longest;
                if (i < 1 || i + 1 >= s.n || !char_digit(s.p[i - 1]) ||
                    !char_digit(s.p[i + 1]))
                        continue;
                clock |= s.p[i] == ':';
                count |= s.p[i] == '/' &&       /* and not of a date */
                         !(i > 2 && str_find(str_slice(s, i - 3, i - 1),
                                             S("/"), 0) != STR_NONE) &&
                         str_find(str_slice(s, i + 1, i + 4), S("/"), 0) ==
                         STR_NONE;
        }
        return clock && (longest >= 7 || count);
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
        return digits >= 10 && digits * 2 >= other;
}

static void line_words(arena *a, struct body *b, str s, bool edge)
{
        for (size_t i = 0; i < s.n;) {
                size_t from = i, figures = 0;
                uint32_t h = 2166136261u;       /* FNV-1a */

                for (; i < s.n && word_byte(s.p[i]); i++) {
                        h = (h ^ (unsigned char)char_lower(s.p[i])) *
                            16777619u;
                        figures += char_digit(s.p[i]);
                }
                if (i == from) {
                        i++;
                        continue;
                }
                *VEC_ADD(a, &b->word) = (struct word){
                        .text = str_slice(s, from, i), .hash = h,
                        .figures = figures == i - from, .edge = edge };
        }
}

/* The two lines at a page's top and the last one are where machines print. */
static void page_words(arena *a, struct body *b, str text)
{
        size_t line = 0;

        for (str rest = str_trim(text); rest.n;) {
                str s = str_trim(str_cut(&rest, '\n'));

                if (!s.n)
                        continue;
                bool margin = line++ < 2 || !str_trim(rest).n;

                if (!margin || !line_faxed(s))
                        line_words(a, b, s, margin && line_figures(s));
        }
}

static void body_read(arena *a, struct body *b, const struct document *d)
{
        for (size_t i = 0; i < d->n_pages; i++)
                page_words(a, b, document_page_text(d, d->first_page + i));
        b->whole = 14695981039346656037u;
        for (size_t i = 0; i < b->word.n; i++)
                b->whole = (b->whole ^ b->word.at[i].hash) * 1099511628211u;
}

/* A document that was interrupted is read with what goes on behind. */
static struct bodies bodies_read(const struct stack *s)
{
        const struct case_file *c = s->c;
        struct bodies k = { .a = s->a };

        k.at = NEWN(s->a, struct body, c->n_documents + 1);
        for (size_t i = 0; i < c->n_documents; i++) {
                const struct document *head = c->document[i], *d = head;
                size_t at = k.n;

                if (d->apart)
                        continue;
                while (head->continues)
                        head = head->continues;
                while (head != d && at > 0 && k.at[at - 1].d != head)
                        at--;
                if (head != d && at > 0) {
                        body_read(s->a, &k.at[at - 1], d);
                        continue;
                }
                k.at[k.n].d = c->document[i];
                body_read(s->a, &k.at[k.n++], d);
        }
        for (size_t i = 0; i < k.n; i++)
                k.at[i].first = i;
        return k;
}

/* ---- Laid side by side -------------------------------------------------- */

struct differing {
        size_t alike;           /* words that are equal, in order */
        size_t worn;            /* differ as recognition makes them */
        size_t other;           /* are other words */
        size_t more;            /* stand in one alone */
        size_t figures;         /* other figures */
        size_t slips;           /* one figure read as another */
        size_t drops;           /* one figure lost, or one too many */
        uint64_t slip[SLIPS];   /* which for which: twice the same is none */
        size_t worn_edge;       /* either, on a machine's line */
        bool   lost;            /* they do not go on alike */
        bool   changed;         /* one figure for another in two places */
};

static bool words_equal(const struct word *x, const struct word *y)
{
        return x->hash == y->hash && x->text.n == y->text.n;
}

/* The nearest place at or behind i and k where two words running are equal
 * in both; false where there is none within `reach`. */
static bool meet(const struct body *a, const struct body *b, size_t *i,
                 size_t *k, size_t reach)
{
        size_t n = a->word.n - *i, m = b->word.n - *k;

        for (size_t s = 1; s <= 2 * reach; s++)
                for (size_t d = s > reach ? s - reach : 0;
                     d <= s && d <= reach; d++) {
                        size_t x = *i + d, y = *k + s - d;

                        if (d > n || s - d > m)
                                continue;
                        bool end = d == n && s - d == m;

                        if (!end && (d >= n || s - d >= m ||
                                     !words_equal(&a->word.at[x],
                                                  &b->word.at[y]) ||
                                     (d + 1 < n && s - d + 1 < m &&
                                      !words_equal(&a->word.at[x + 1],
                                                   &b->word.at[y + 1]))))
                                continue;
                        *i = x;
                        *k = y;
                        return true;
                }
        return false;
}

/* The letters and figures of words, without gaps, lower case. */
static str words_said(const struct word *w, size_t n, char *out)
{
        size_t at = 0;

        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < w[i].text.n && at < SAID; k++)
                        out[at++] = char_lower(w[i].text.p[k]);
        return str_of(out, at);
}

/* One figure for another: a slip, unless it stands so elsewhere, too. */
static void slip_count(const struct word *x, const struct word *y,
                       struct differing *out)
{
        uint64_t pair = (uint64_t)x->hash << 32 | y->hash;

        for (size_t i = 0; i < out->slips && i < SLIPS; i++)
                out->changed |= out->slip[i] == pair;
        if (out->slips < SLIPS)
                out->slip[out->slips] = pair;
        out->slips++;
}

static void figures_compare(const struct word *x, const struct word *y,
                            struct differing *out)
{
        if (!x->figures || !y->figures || words_equal(x, y))
                return;
        if (x->edge && y->edge)
                out->worn_edge++;
        else if (edits(x->text, y->text, 1) > 1)
                out->figures++;
        else if (x->text.n == y->text.n)
                slip_count(x, y, out);
        else
                out->drops++;
}

/* n words in place of m others. */
static void part_compare(const struct word *x, size_t n, const struct word *y,
                         size_t m, struct differing *out)
{
        size_t most = n > m ? n : m;
        char p[SAID], q[SAID];

        if (n == 0 || m == 0) {
                out->more += most;
                return;
        }
        str a = words_said(x, n, p), b = words_said(y, m, q);
        size_t most_edits = (a.n > b.n ? a.n : b.n) * 2 / 5;
        bool worn = edits(a, b, most_edits) <= most_edits;

        for (size_t i = 0; i < n && i < m; i++) {
                figures_compare(&x[i], &y[i], out);
                if (!x[i].figures || !y[i].figures) {
                        out->worn += worn;
                        out->other += !worn;
                }
        }
        if (worn)
                out->worn += most - (n < m ? n : m);
        else
                out->more += most - (n < m ? n : m);
}

static struct differing bodies_compare(const struct body *a,
                                       const struct body *b)
{
        struct differing d = { 0 };
        size_t i = 0, k = 0, far = 0;

        while (i < a->word.n || k < b->word.n) {
                size_t x = i, y = k;

                if (i < a->word.n && k < b->word.n &&
                    words_equal(&a->word.at[i], &b->word.at[k])) {
                        d.alike++;
                        i++;
                        k++;
                        continue;
                }
                if (!meet(a, b, &x, &y, NEARBY) &&
                    (far++ == FAR_MOST || !meet(a, b, &x, &y, FAR))) {
                        d.lost = true;
                        return d;
                }
                part_compare(&a->word.at[i], x - i, &b->word.at[k], y - k,
                             &d);
                i = x;
                k = y;
        }
        return d;
}

static bool date_same(date a, date b)
{
        return date_known(a) && a.first == b.first && a.last == b.last;
}

/* By one author on one day: of two such, one is an amended copy. */
static bool documents_paired(const struct document *a,
                             const struct document *b)
{
        return date_same(a->date, b->date) && a->author.n &&
               str_eq_fold(a->author, b->author) && str_eq(a->class, b->class);
}

/* Where words are worn, some figures are, too; where none are, another figure
 * is another document. */
static bool bodies_near(const struct body *a, const struct body *b)
{
        size_t n = a->word.n, m = b->word.n, less = n < m ? n : m;

        if (less < WORDS_LEAST || less * 5 < (n > m ? n : m) * 3)
                return false;
        struct differing d = bodies_compare(a, b);

        if (d.lost || d.other * 20 > less || d.alike * 2 < less)
                return false;
        if (d.worn == 0)
                d.figures += d.worn_edge;
        size_t all = d.figures + d.slips + d.drops;

        if (all && date_known(a->d->date) && date_known(b->d->date) &&
            !date_same(a->d->date, b->d->date))
                return false;
        if (all <= 2 && d.other * 60 <= less && documents_paired(a->d, b->d))
                return true;
        return !d.changed && d.figures <= d.worn / 40 &&
               d.slips <= (d.worn + 8) / 16 && d.drops <= (d.worn + 4) / 8;
}

/* ---- Which to compare --------------------------------------------------- */

struct run { uint64_t hash; uint32_t body; };
struct pair { uint32_t late, early, n; };
typedef VEC(struct pair) pairs;

static int by_run(const void *a, const void *b)
{
        const struct run *x = a, *y = b;

        return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1)
             : x->body < y->body ? -1 : x->body > y->body;
}

static int by_pair(const void *a, const void *b)
{
        const struct pair *x = a, *y = b;

        return x->late != y->late ? (x->late < y->late ? -1 : 1)
             : x->early < y->early ? -1 : x->early > y->early;
}

/* Of one document: those that share most first. */
static int by_count(const void *a, const void *b)
{
        const struct pair *x = a, *y = b;

        return x->late != y->late ? (x->late < y->late ? -1 : 1)
             : x->n != y->n ? (x->n > y->n ? -1 : 1)
             : x->early < y->early ? -1 : x->early > y->early;
}

/* Runs of words of every document whose words stand first; of a long one,
 * the same part of them wherever it stands. */
static struct run *runs_make(const struct bodies *k, size_t *n)
{
        VEC(struct run) v = { 0 };

        for (size_t i = 0; i < k->n; i++) {
                const struct body *b = &k->at[i];
                uint64_t mask = 0;

                if (b->first != i || b->word.n < WORDS_LEAST)
                        continue;
                while (b->word.n / (mask + 1) > RUNS_MOST)
                        mask = mask * 2 + 1;
                for (size_t w = 0; w + RUN <= b->word.n; w++) {
                        uint64_t h = 14695981039346656037u;

                        for (size_t r = 0; r < RUN; r++)
                                h = (h ^ b->word.at[w + r].hash) *
                                    1099511628211u;
                        h ^= h >> 29;
                        if ((h & mask) == 0)
                                *VEC_ADD(k->a, &v) = (struct run){
                                        h, (uint32_t)i };
                }
        }
        if (v.n)
                qsort(v.at, v.n, sizeof *v.at, by_run);
        *n = v.n;
        return v.at;
}

static void pair_add(arena *a, pairs *v, uint32_t early, uint32_t late)
{
        if (early != late)
                *VEC_ADD(a, v) = (struct pair){ late, early, 1 };
}

/* Documents that share a run: of few, each with each; of many, each with the
 * first and the one before, so that the work stays linear. */
static void pairs_make(arena *a, const struct run *run, size_t n, pairs *out)
{
        for (size_t i = 0, end; i < n; i = end) {
                for (end = i; end < n && run[end].hash == run[i].hash;)
                        end++;
                for (size_t k = i + 1; k < end; k++) {
                        size_t from = end - i <= FEW ? i : k - 1;

                        if (from != i)
                                pair_add(a, out, run[i].body, run[k].body);
                        for (size_t f = from; f < k; f++)
                                pair_add(a, out, run[f].body, run[k].body);
                }
        }
}

/* Equal pairs become one that says how many they were. */
static void pairs_fold(pairs *v)
{
        size_t n = 0;

        if (v->n)
                qsort(v->at, v->n, sizeof *v->at, by_pair);
        for (size_t i = 0; i < v->n; i++)
                if (n && by_pair(&v->at[n - 1], &v->at[i]) == 0)
                        v->at[n - 1].n += v->at[i].n;
                else
                        v->at[n++] = v->at[i];
        v->n = n;
        if (n)
                qsort(v->at, n, sizeof *v->at, by_count);
}

/* ---- The whole ---------------------------------------------------------- */

static void same_set(struct body *b, const struct body *first, bool near)
{
        struct document *root = first->d;

        b->d->near = near || first->d->near;
        b->d->same_as = root->same_as ? root->same_as : root;
}

static int by_whole(const void *a, const void *b)
{
        const struct body *const *x = a, *const *y = b;

        return (*x)->whole != (*y)->whole
               ? ((*x)->whole < (*y)->whole ? -1 : 1)
               : *x < *y ? -1 : 1;
}

/* Word for word: `first` of each is the first of those with its words. */
static void wholes_find(struct bodies *k)
{
        struct body **by = NEWN(k->a, struct body *, k->n + 1);

        for (size_t i = 0; i < k->n; i++)
                by[i] = &k->at[i];
        if (k->n)
                qsort(by, k->n, sizeof *by, by_whole);
        for (size_t i = 1; i < k->n; i++)
                if (by[i]->whole == by[i - 1]->whole &&
                    by[i]->word.n == by[i - 1]->word.n &&
                    by[i]->word.n >= WORDS_LEAST)
                        by[i]->first = by[i - 1]->first;
}

static void nears_find(struct bodies *k)
{
        pairs v = { 0 };
        size_t n, tries = 0;
        const struct run *run = runs_make(k, &n);

        pairs_make(k->a, run, n, &v);
        pairs_fold(&v);
        for (size_t i = 0; i < v.n; i++) {
                struct body *b = &k->at[v.at[i].late];

                tries = i && v.at[i - 1].late == v.at[i].late ? tries + 1 : 0;
                if (tries < TRIES && !b->d->same_as &&
                    bodies_near(&k->at[v.at[i].early], b))
                        same_set(b, &k->at[v.at[i].early], true);
        }
}

void documents_same(struct stack *s)
{
        struct bodies k = bodies_read(s);

        wholes_find(&k);
        nears_find(&k);
        for (size_t i = 0; i < k.n; i++)
                if (k.at[i].first != i)
                        same_set(&k.at[i], &k.at[k.at[i].first], false);
        for (size_t i = 0; i < s->c->n_documents; i++) {
                struct document *d = s->c->document[i];

                if (!d->continues)
                        continue;
                d->same_as = d->continues->same_as;
                d->near = d->continues->near;
        }
}
