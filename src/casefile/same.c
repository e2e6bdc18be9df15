/* same.c - finds pages and documents that repeat one another.
 *
 * Equal words are found by their hash. Of the others, those that share most
 * runs of words are held against one another (copy.h). Pages come first: what
 * stands there twice began and ended somewhere, wherever it stands, so that
 * copies tell where documents begin. */
#include "casefile/same.h"

#include "casefile/copy.h"
#include "casefile/person.h"

#include <stdlib.h>

enum {
        RUN = 3,                /* words of a run */
        RUNS_MOST = 400,        /* about so many runs of a paper count */
        FEW = 4,                /* papers that share a run: all compare */
        TRIES = 8,              /* comparisons for one paper */
        GAP = 3,                /* pages in which a copied run is found again
                                   though some were not */
        TWINS_MOST = 3,         /* of one page: more are a form's back side */
        ROOM_MOST = 1 << 20     /* words that are remembered as known */
};

struct paper {                  /* a document or a page */
        struct document *d;     /* NULL: a page */
        bool recognised;        /* from a picture */
        struct copy_text text;
        size_t first;           /* of those with the same words: an index */
        size_t of;              /* the one it repeats, or itself */
        bool near;              /* not word for word */
};

struct papers { arena *a; struct paper *at; size_t n; };

/* ---- Papers ------------------------------------------------------------- */

static void paper_add(struct papers *k, struct document *d)
{
        k->at[k->n] = (struct paper){ .d = d, .first = k->n, .of = k->n };
        k->n++;
}

static void document_words(arena *a, struct paper *p,
                           const struct document *d)
{
        for (size_t i = 0; i < d->n_pages; i++) {
                size_t page = d->first_page + i;

                copy_page(a, &p->text, document_page_text(d, page));
                p->recognised |= d->page && d->page[page - 1].from ==
                                            PAGE_RECOGNISED;
        }
}

/* A document that was interrupted is read with what goes on behind. */
static struct papers documents_read(const struct stack *s)
{
        const struct case_file *c = s->c;
        struct papers k = { .a = s->a };

        k.at = NEWN(s->a, struct paper, c->n_documents + 1);
        for (size_t i = 0; i < c->n_documents; i++) {
                const struct document *head = c->document[i], *d = head;
                size_t at = k.n;

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
                document_words(s->a, &k.at[at - 1], d);
        }
        return k;
}

/* Every page is a paper, at its place; one set apart has no words. */
static struct papers pages_read(const struct stack *s)
{
        struct papers k = { .a = s->a };

        k.at = NEWN(s->a, struct paper, s->n + 1);
        for (size_t i = 0; i < s->n; i++) {
                const struct sheet *p = &s->sheet[i];

                paper_add(&k, NULL);
                if (p->page->apart || p->page->unread)
                        continue;
                copy_page(s->a, &k.at[i].text, p->text);
                k.at[i].recognised = p->page->from == PAGE_RECOGNISED;
        }
        return k;
}

/* ---- Words that are known ----------------------------------------------- */

struct seen { uint32_t hash, paper; };  /* paper: from 1; MANY */

enum { PROBES = 16 };

static const uint32_t MANY = UINT32_MAX;

/* The word's place in the table, or a free one; NULL where it is full. */
static struct seen *seen_at(struct seen *table, size_t room, uint32_t hash)
{
        for (size_t i = 0; i < PROBES; i++) {
                struct seen *at = &table[(hash + i) & (room - 1)];

                if (at->paper == 0 || at->hash == hash)
                        return at;
        }
        return NULL;
}

static void paper_seen(struct seen *table, size_t room, const struct paper *p,
                       uint32_t number)
{
        for (size_t w = 0; w < p->text.word.n; w++) {
                uint32_t hash = p->text.word.at[w].hash;
                struct seen *at = seen_at(table, room, hash);

                if (!at)
                        continue;
                at->paper = at->paper == 0 || at->paper == number ? number
                                                                  : MANY;
                at->hash = hash;
        }
}

/* Which words stand in two papers that are no copies word for word: what
 * recognition makes of a word stands in one. Where the table is full, a word
 * is taken for known. */
static void words_know(struct papers *k)
{
        size_t all = 0, room = 1024;
        struct seen *table;

        for (size_t i = 0; i < k->n; i++)
                all += k->at[i].text.word.n;
        while (room < all * 2 && room < ROOM_MOST)
                room *= 2;
        table = NEWN(k->a, struct seen, room);
        for (size_t i = 0; i < k->n; i++)
                if (k->at[i].first == i)
                        paper_seen(table, room, &k->at[i], (uint32_t)i + 1);
        for (size_t i = 0; i < k->n; i++) {
                struct copy_text *t = &k->at[i].text;

                for (size_t w = 0; w < t->word.n; w++) {
                        struct copy_word *x = &t->word.at[w];
                        const struct seen *at = seen_at(table, room, x->hash);

                        x->known = !at || at->paper == MANY;
                }
        }
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

struct run { uint64_t hash; uint32_t paper; };
struct pair { uint32_t late, early, n; };
typedef VEC(struct pair) pairs;

static int by_run(const void *a, const void *b)
{
        const struct run *x = a, *y = b;

        return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1)
             : x->paper < y->paper ? -1 : x->paper > y->paper;
}

static int by_pair(const void *a, const void *b)
{
        const struct pair *x = a, *y = b;

        return x->late != y->late ? (x->late < y->late ? -1 : 1)
             : x->early < y->early ? -1 : x->early > y->early;
}

/* Of one paper: those that share most first. */
static int by_count(const void *a, const void *b)
{
        const struct pair *x = a, *y = b;

        return x->late != y->late ? (x->late < y->late ? -1 : 1)
             : x->n != y->n ? (x->n > y->n ? -1 : 1)
             : x->early < y->early ? -1 : x->early > y->early;
}

/* Runs of words of every paper whose words stand first; of a long one,
 * the same part of them wherever it stands. */
static struct run *runs_make(const struct papers *k, size_t *n)
{
        VEC(struct run) v = { 0 };

        for (size_t i = 0; i < k->n; i++) {
                const struct paper *b = &k->at[i];
                uint64_t mask = 0;

                if (b->first != i || b->text.word.n < COPY_WORDS_LEAST)
                        continue;
                while (b->text.word.n / (mask + 1) > RUNS_MOST)
                        mask = mask * 2 + 1;
                for (size_t w = 0; w + RUN <= b->text.word.n; w++) {
                        uint64_t h = 14695981039346656037u;

                        for (size_t r = 0; r < RUN; r++)
                                h = (h ^ b->text.word.at[w + r].hash) *
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

/* Papers that share a run: of few, each with each; of many, each with the
 * first and the one before, so that the work stays linear. */
static void pairs_make(arena *a, const struct run *run, size_t n, pairs *out)
{
        for (size_t i = 0, end; i < n; i = end) {
                for (end = i; end < n && run[end].hash == run[i].hash;)
                        end++;
                for (size_t k = i + 1; k < end; k++) {
                        size_t from = end - i <= FEW ? i : k - 1;

                        if (from != i)
                                pair_add(a, out, run[i].paper, run[k].paper);
                        for (size_t f = from; f < k; f++)
                                pair_add(a, out, run[f].paper, run[k].paper);
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
                    by[i]->text.word.n >= COPY_WORDS_LEAST)
                        by[i]->first = by[i]->of = by[i - 1]->first;
}

static void nears_find(struct papers *k)
{
        struct copy_room *room = copy_room(k->a);
        pairs v = { 0 };
        size_t n, tries = 0;
        const struct run *run = runs_make(k, &n);

        pairs_make(k->a, run, n, &v);
        pairs_fold(&v);
        for (size_t i = 0; i < v.n; i++) {
                struct paper *b = &k->at[v.at[i].late];
                const struct paper *a = &k->at[v.at[i].early];

                tries = i && v.at[i - 1].late == v.at[i].late ? tries + 1 : 0;
                if (tries >= TRIES || b->near ||
                    !copy_near(room, &a->text, &b->text, papers_about(a, b)))
                        continue;
                b->of = v.at[i].early;
                b->near = true;
        }
}

static void papers_same(struct papers *k)
{
        for (size_t i = 0; i < k->n; i++)
                copy_close(k->a, &k->at[i].text);
        wholes_find(k);
        words_know(k);
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

/* Does page i repeat page `of` of the same run as pages near it do, `step`
 * forward or back? Pages that were not found in between do not end it. */
static bool run_goes(const struct stack *s, const struct papers *k, size_t i,
                     size_t of, int step)
{
        for (size_t d = 1; d <= GAP; d++) {
                size_t x = step < 0 ? i - d : i + d;
                size_t y = step < 0 ? of - d : of + d;

                if ((step < 0 && (of < d || i < d)) || x >= k->n ||
                    s->sheet[x].file != s->sheet[i].file ||
                    s->sheet[y].file != s->sheet[of].file)
                        return false;
                if (k->at[x].of == k->at[y].of && x != y)
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
}
