/* same.c - finds pages and documents that repeat one another.
 *
 * Equal words are found by their hash. Of the others, those that share most
 * runs of words are held against one another (copy.h). Pages come first: what
 * stands there twice began and ended somewhere, wherever it stands, so that
 * copies tell where documents begin. */
#include "casefile/same.h"

#include "casefile/copy.h"
#include "casefile/person.h"

#include <assert.h>
#include <stdlib.h>

enum {
        RUN = 3,                /* words of a run */
        RUNS_MOST = 400,        /* about so many runs of a paper count */
        FEW = 4,                /* papers that share a run: all compare */
        TRIES = 8,              /* comparisons for one paper */
        GAP = 3,                /* pages in which a copied run is found again
                                   though some were not */
        TWINS_MOST = 3          /* of one page: more are a form's back side */
};

struct paper {                  /* a document or a page */
        struct document *d;     /* NULL: a page */
        bool recognised;        /* from a picture */
        struct copy_text text;
        struct copy_word *own;  /* where its words are in several pieces: */
        size_t room;            /* ... theirs, and for so many */
        size_t first;           /* of those with the same words: an index */
        size_t of;              /* the one it repeats, or itself */
        bool near;              /* not word for word */
};

struct papers {
        arena *a;               /* until they are compared */
        const struct sheet_words *words;
        struct paper *at; size_t n;
};

/* ---- Words -------------------------------------------------------------- */

/* Of all pages, one behind another, so that pages that follow one another are
 * one text, too. */
struct sheet_words {
        copy_words all;
        size_t ids;
        size_t *from;           /* of each sheet, and behind the last */
};

enum { BYTES_A_WORD = 8 };      /* about; with the space around it */

/* For what is needed while papers are compared. */
static arena *scratch(const struct stack *s)
{
        return s->ask && s->ask->scratch ? s->ask->scratch : s->a;
}

static void scratch_reset(const struct stack *s)
{
        if (scratch(s) != s->a)
                arena_reset(scratch(s));
}

static const struct sheet_words *words_read(struct stack *s)
{
        struct sheet_words *w = NEW(s->a, struct sheet_words);
        size_t bytes = 0;

        for (size_t i = 0; i < s->n; i++)
                bytes += s->sheet[i].text.n;
        w->all.cap = bytes / BYTES_A_WORD + 1;
        w->all.at = arena_room(s->a, sizeof *w->all.at, w->all.cap);
        w->from = NEWN(s->a, size_t, s->n + 1);
        for (size_t i = 0; i < s->n; i++) {
                copy_page(s->a, &w->all, s->sheet[i].text);
                w->from[i + 1] = w->all.n;
        }
        w->ids = copy_number(scratch(s), &w->all);
        return w;
}

static struct papers papers_open(struct stack *s, size_t most)
{
        if (!s->words)
                s->words = words_read(s);
        scratch_reset(s);
        return (struct papers){ .a = scratch(s), .words = s->words,
                                .at = NEWN(scratch(s), struct paper,
                                           most + 1) };
}

/* ---- Papers ------------------------------------------------------------- */

static void paper_add(struct papers *k, struct document *d)
{
        k->at[k->n] = (struct paper){ .d = d, .first = k->n, .of = k->n,
                                      .text = { 0 } };
        k->n++;
}

/* Words from one to before another, behind what the paper has. Room is doubled:
 * a document may be interrupted at every page. */
static void paper_words(struct papers *k, struct paper *p, size_t from,
                        size_t end)
{
        const struct copy_word *word = k->words->all.at + from;
        size_t n = p->text.n, more = end - from;

        p->text.n += more;
        if (!n || (!p->own && p->text.word + n == word)) {
                p->text.word = n ? p->text.word : word;
                return;
        }
        if (p->text.n > p->room) {
                p->room = 2 * p->text.n;
                p->own = arena_room(k->a, sizeof *p->own, p->room);
                memcpy(p->own, p->text.word, n * sizeof *p->own);
                p->text.word = p->own;
        }
        memcpy(p->own + n, word, more * sizeof *p->own);
}

/* The sheet that is the document's first page; s->n where none is. Documents
 * stand in the order of the sheets: it is looked for from `near` on. */
static size_t document_sheet(const struct stack *s, const struct document *d,
                             size_t near)
{
        for (size_t i = 0; i < s->n; i++) {
                size_t at = near + i < s->n ? near + i : near + i - s->n;

                if (s->sheet[at].number == d->first_page &&
                    s->sheet[at].page == &d->page[d->first_page - 1])
                        return at;
        }
        return s->n;
}

/* A document that was interrupted is read with what goes on behind. */
static struct papers documents_read(struct stack *s)
{
        const struct case_file *c = s->c;
        struct papers k = papers_open(s, c->n_documents);
        size_t next = 0;

        for (size_t i = 0; i < c->n_documents; i++) {
                const struct document *head = c->document[i], *d = head;
                size_t at = k.n, sheet = document_sheet(s, d, next);

                assert(sheet + d->n_pages <= s->n);
                next = sheet + d->n_pages;
                if (d->apart)
                        continue;
                while (head->continues)
                        head = head->continues;
                while (head != d && at > 0 && k.at[at - 1].d != head)
                        at--;
                if (head == d || at == 0) {
                        paper_add(&k, c->document[i]);
                        at = k.n;
                }
                paper_words(&k, &k.at[at - 1], s->words->from[sheet],
                            s->words->from[next]);
                for (; sheet < next; sheet++)
                        k.at[at - 1].recognised |=
                                s->sheet[sheet].page->from == PAGE_RECOGNISED;
        }
        return k;
}

/* Every page is a paper, at its place; one set apart has no words. */
static struct papers pages_read(struct stack *s)
{
        struct papers k = papers_open(s, s->n);

        for (size_t i = 0; i < s->n; i++) {
                const struct sheet *p = &s->sheet[i];

                paper_add(&k, NULL);
                if (p->page->apart || p->page->unread)
                        continue;
                paper_words(&k, &k.at[i], s->words->from[i],
                            s->words->from[i + 1]);
                k.at[i].recognised = p->page->from == PAGE_RECOGNISED;
        }
        return k;
}

/* ---- Words that are known ----------------------------------------------- */

/* Which words, by their ids, stand in two papers that are no copies word for
 * word: what recognition makes of a word stands in one. NULL where nothing was
 * recognised. */
static const bool *words_know(const struct papers *k)
{
        uint32_t *paper = NEWN(k->a, uint32_t, k->words->ids + 1);
        bool *known = NEWN(k->a, bool, k->words->ids + 1);
        bool any = false;

        for (size_t i = 0; i < k->n; i++)
                any |= k->at[i].recognised;
        if (!any)
                return NULL;
        for (size_t i = 0; i < k->n; i++) {
                const struct copy_text *t = &k->at[i].text;

                for (size_t w = 0; k->at[i].first == i && w < t->n; w++) {
                        uint32_t id = t->word[w].id, here = (uint32_t)i + 1;

                        known[id] |= paper[id] && paper[id] != here;
                        paper[id] = here;
                }
        }
        return known;
}

/* ---- What may be a copy ------------------------------------------------- */

static bool date_same(date a, date b)
{
        return date_known(a) && a.first == b.first && a.last == b.last;
}

/* By one author on one day: of two such, one is an amended copy. One figure of
 * a date that was recognised may be misread. */
static struct copy_about papers_about(const struct paper *x,
                                      const struct paper *y)
{
        const struct document *a = x->d, *b = y->d;
        struct copy_about out = {
                .recognised = x->recognised || y->recognised };

        if (!a || !b)
                return out;
        out.paired = date_same(a->date, b->date) && a->author.n &&
                     str_eq_fold(a->author, b->author) &&
                     str_eq(a->class, b->class);
        out.other_day = date_known(a->date) && date_known(b->date) &&
                        !date_same(a->date, b->date) &&
                        !(out.recognised && birth_like(a->date, b->date) ==
                                            LIKE_PART);
        return out;
}

/* ---- Which to compare --------------------------------------------------- */

/* A run's hash above, its paper below. */
enum { PAPER_BITS = 20 };
typedef VEC(uint64_t) runs;

/* Of each paper, those before it that share a run with it, as often as they
 * do. */
struct pairs {
        size_t *first;          /* of each paper, and behind the last */
        uint32_t *early;        /* NULL while they are counted */
};

static uint64_t run_hash(const struct copy_word *w)
{
        uint64_t h = 14695981039346656037u;

        for (size_t r = 0; r < RUN; r++)
                h = (h ^ w[r].hash) * 1099511628211u;
        return h ^ h >> 29;
}

static uint32_t run_paper(uint64_t run)
{
        return (uint32_t)(run & (((uint64_t)1 << PAPER_BITS) - 1));
}

/* Runs of words of every paper whose words stand first; of a long one,
 * the same part of them wherever it stands. */
static runs runs_make(const struct papers *k)
{
        runs v = { .cap = 1 };

        for (size_t i = 0; i < k->n; i++)
                v.cap += k->at[i].text.n;
        v.at = arena_room(k->a, sizeof *v.at, v.cap);
        for (size_t i = 0; i < k->n && i >> PAPER_BITS == 0; i++) {
                const struct copy_text *t = &k->at[i].text;
                uint64_t mask = 0;

                if (k->at[i].first != i || t->n < COPY_WORDS_LEAST)
                        continue;
                while (t->n / (mask + 1) > RUNS_MOST)
                        mask = mask * 2 + 1;
                for (size_t w = 0; w + RUN <= t->n; w++) {
                        uint64_t h = run_hash(&t->word[w]);

                        if ((h & mask) == 0)
                                v.at[v.n++] = h >> PAPER_BITS << PAPER_BITS
                                              | i;
                }
        }
        return v;
}

/* Drops runs that stand nowhere else: those whose place in a table, told by
 * some of the hash, no other has. */
static void runs_shared(arena *a, runs *v)
{
        size_t room = 1024, n = 0;
        unsigned char *seen;

        while (room < v->n * 4)
                room *= 2;
        seen = NEWN(a, unsigned char, room);
        for (size_t i = 0; i < v->n; i++) {
                unsigned char *at = &seen[v->at[i] >> 32 & (room - 1)];

                *at = (unsigned char)(*at * 2 | 1);
        }
        for (size_t i = 0; i < v->n; i++)
                if (seen[v->at[i] >> 32 & (room - 1)] > 1)
                        v->at[n++] = v->at[i];
        v->n = n;
}

enum { DIGIT = 11, DIGITS = 1 << DIGIT };

/* By their hashes, least digits first: equal ones stand together, each in the
 * order of its papers. Linear, whatever they are. */
static void runs_sort(arena *a, runs *v)
{
        uint64_t *room = arena_room(a, sizeof *room, v->n + 1);

        for (unsigned shift = PAPER_BITS; shift < 64; shift += DIGIT) {
                size_t at[DIGITS] = { 0 }, sum = 0;
                uint64_t *from = v->at;

                for (size_t i = 0; i < v->n; i++)
                        at[from[i] >> shift & (DIGITS - 1)]++;
                for (size_t d = 0; d < DIGITS; d++) {
                        size_t here = at[d];

                        at[d] = sum;
                        sum += here;
                }
                for (size_t i = 0; i < v->n; i++)
                        room[at[from[i] >> shift & (DIGITS - 1)]++] = from[i];
                v->at = room;
                room = from;
        }
}

static void pair_add(struct pairs *v, uint64_t early, uint64_t late)
{
        size_t *at = &v->first[run_paper(late) + 1];

        if (run_paper(early) == run_paper(late))
                return;
        if (v->early)
                v->early[*at] = run_paper(early);
        ++*at;
}

/* Papers that share a run: of few, each with each; of many, each with the
 * first and the one before, so that the work stays linear. */
static void pairs_add(const runs *v, struct pairs *out)
{
        const uint64_t *run = v->at;

        for (size_t i = 0, end; i < v->n; i = end) {
                for (end = i; end < v->n && run[end] >> PAPER_BITS ==
                                            run[i] >> PAPER_BITS;)
                        end++;
                for (size_t k = i + 1; k < end; k++) {
                        size_t from = end - i <= FEW ? i : k - 1;

                        if (from != i)
                                pair_add(out, run[i], run[k]);
                        for (size_t f = from; f < k; f++)
                                pair_add(out, run[f], run[k]);
                }
        }
}

/* Of n papers: counted, then put where they belong. */
static struct pairs pairs_make(arena *a, const runs *v, size_t n)
{
        struct pairs out = { .first = NEWN(a, size_t, n + 2) };
        size_t sum = 0;

        pairs_add(v, &out);
        for (size_t i = 1; i < n + 1; i++) {
                size_t here = out.first[i];

                out.first[i] = sum;
                sum += here;
        }
        out.early = arena_room(a, sizeof *out.early, sum + 1);
        pairs_add(v, &out);
        return out;
}

/* Of the n pairs of one late paper, the early ones that share most with it, of
 * equals the first: at most TRIES. count is 0 of each before and behind. */
static size_t pairs_best(const uint32_t *v, size_t n, uint32_t *count,
                         uint32_t best[TRIES])
{
        uint32_t share[TRIES];
        size_t held = 0;

        for (size_t i = 0; i < n; i++)
                count[v[i]]++;
        for (size_t i = 0; i < n; i++) {
                uint32_t early = v[i], c = count[early];
                size_t at = held;

                count[early] = 0;
                while (c && at > 0 && (share[at - 1] < c ||
                                       (share[at - 1] == c &&
                                        best[at - 1] > early)))
                        at--;
                if (!c || at == TRIES)
                        continue;
                held += held < TRIES;
                for (size_t m = held - 1; m > at; m--) {
                        share[m] = share[m - 1];
                        best[m] = best[m - 1];
                }
                share[at] = c;
                best[at] = early;
        }
        return held;
}

/* ---- What repeats what -------------------------------------------------- */

static int by_whole(const void *a, const void *b)
{
        const struct paper *const *x = a, *const *y = b;

        return (*x)->text.whole != (*y)->text.whole
               ? ((*x)->text.whole < (*y)->text.whole ? -1 : 1)
               : *x < *y ? -1 : 1;
}

/* Word for word: `first` of each is the first of those with its words. */
static void wholes_find(struct papers *k)
{
        struct paper **by = NEWN(k->a, struct paper *, k->n + 1);

        for (size_t i = 0; i < k->n; i++)
                by[i] = &k->at[i];
        if (k->n)
                qsort(by, k->n, sizeof *by, by_whole);
        for (size_t i = 1; i < k->n; i++)
                if (copy_exact(&by[i]->text, &by[i - 1]->text) &&
                    by[i]->text.n >= COPY_WORDS_LEAST)
                        by[i]->first = by[i]->of = by[i - 1]->first;
}

static size_t papers_longest(const struct papers *k)
{
        size_t n = 0;

        for (size_t i = 0; i < k->n; i++)
                n = k->at[i].text.n > n ? k->at[i].text.n : n;
        return n;
}

static void nears_find(struct papers *k)
{
        struct copy_room *room = copy_room(k->a, papers_longest(k),
                                           k->words->ids, words_know(k));
        uint32_t *count = NEWN(k->a, uint32_t, k->n + 1), best[TRIES];
        runs shared = runs_make(k);
        struct pairs v;

        runs_shared(k->a, &shared);
        runs_sort(k->a, &shared);
        v = pairs_make(k->a, &shared, k->n);
        for (size_t i = 0; i < k->n; i++) {
                struct paper *b = &k->at[i];
                size_t n = pairs_best(v.early + v.first[i],
                                      v.first[i + 1] - v.first[i], count,
                                      best);

                for (size_t t = 0; t < n && !b->near; t++) {
                        const struct paper *a = &k->at[best[t]];

                        b->near = copy_near(room, &a->text, &b->text,
                                            papers_about(a, b));
                        if (b->near)
                                b->of = best[t];
                }
        }
}

static void papers_same(struct papers *k)
{
        for (size_t i = 0; i < k->n; i++) {
                k->at[i].text = copy_text(k->at[i].text.word,
                                          k->at[i].text.n);
                copy_spread(k->a, &k->at[i].text);
        }
        wholes_find(k);
        nears_find(k);
        for (size_t i = 0; i < k->n; i++) {     /* the first ones stand first */
                struct paper *p = &k->at[i];
                const struct paper *first = &k->at[p->first];

                p->near |= first->near;
                p->of = k->at[p->first != i ? first->of : p->of].of;
        }
}

/* ---- Pages -------------------------------------------------------------- */

/* How many pages repeat each. */
static size_t *twins_count(const struct papers *k)
{
        size_t *n = NEWN(k->a, size_t, k->n + 1);

        for (size_t i = 0; i < k->n; i++)
                n[k->at[i].of]++;
        return n;
}

/* The page d before or behind page i in its file; k->n: there is none. */
static size_t page_near(const struct stack *s, const struct papers *k,
                        size_t i, size_t d, int step)
{
        size_t x = step < 0 ? i - d : i + d;

        return (step < 0 && i < d) || x >= k->n ||
               s->sheet[x].file != s->sheet[i].file ? k->n : x;
}

/* Does page i repeat page `of` of the same run as pages near it do, `step`
 * forward or back? Pages that were not found in between do not end it, nor
 * does one that was laid into one of the two. */
static bool run_goes(const struct stack *s, const struct papers *k, size_t i,
                     size_t of, int step)
{
        for (size_t d = 1; d <= GAP; d++)
                for (size_t g = 1; g <= GAP; g++) {
                        size_t x = page_near(s, k, i, d, step);
                        size_t y = page_near(s, k, of, g, step);

                        if (x < k->n && y < k->n && x != y &&
                            k->at[x].of == k->at[y].of)
                                return true;
                }
        return false;
}

/* Behind the last page of a run, in its file. */
static void run_end(struct stack *s, size_t i)
{
        if (i + 1 < s->n && s->sheet[i + 1].file == s->sheet[i].file)
                s->sheet[i + 1].copy_behind = true;
}

void sheets_same(struct stack *s)
{
        struct papers k = pages_read(s);
        const size_t *twins;

        papers_same(&k);
        twins = twins_count(&k);
        for (size_t i = 0; i < k.n; i++) {
                size_t of = k.at[i].of;

                if (of == i || twins[of] > TWINS_MOST)
                        continue;
                if (!run_goes(s, &k, i, of, -1))
                        s->sheet[i].copy_begins = s->sheet[of].copy_begins =
                                true;
                if (!run_goes(s, &k, i, of, 1)) {
                        run_end(s, i);
                        run_end(s, of);
                }
        }
}

/* ---- Documents ---------------------------------------------------------- */

void documents_same(struct stack *s)
{
        struct papers k = documents_read(s);

        papers_same(&k);
        for (size_t i = 0; i < k.n; i++) {
                struct paper *p = &k.at[i];

                if (p->of == i)
                        continue;
                p->d->same_as = k.at[p->of].d;
                p->d->near = p->near;
        }
        for (size_t i = 0; i < s->c->n_documents; i++) {
                struct document *d = s->c->document[i];

                if (!d->continues)
                        continue;
                d->same_as = d->continues->same_as;
                d->near = d->continues->near;
        }
        scratch_reset(s);
}
