/* split.c - the pages of a file to documents.
 *
 * Of each page the evidence that a document begins on it is weighed against
 * the evidence that the one before it goes on; all weights stand in one table
 * below, and a page begins a document where they sum to more than nothing.
 * A sum near nothing is a doubt, which a person may settle. Knows marks and
 * pages, no words. */
#include "casefile/tell.h"

#include <math.h>

enum point {
        USUAL, COUNT_FIRST, NUMBER_FIRST, COUNT_NEXT, NUMBER_NEXT, COUNT_FITS,
        COUNT_PLACE, NUMBER_PLACE,
        COUNT_OTHER, COUNT_DONE, COUNT_OPEN, HEADING, DATE_OTHER, FIELD_OTHER,
        DATE_SAME, HEAD_SAME, HEAD_AGAIN, FOOT_SAME, PATIENT, SLIP, GREETING,
        LETTERHEAD, FIRST_LIKE, FIRST_AGAIN, CLOSED, CLOSED_TOO, COVER,
        CLASS_OTHER, BROKEN, GOES_ON, COPY_BEGINS, COPY_BEHIND, EVIDENCE
};

/* Tenths of what makes a page a first one are not worth having: the numbers
 * are guesses in halves, from how such files are made, held against invented
 * ones. Positive: a document begins. */
static const struct { double weight; const char *words; } weights[] = {
        /* most pages are not first pages */
        [USUAL] = { -1.5, "nothing says that a document begins" },
        /* "page 1 of 5" is said by nothing but a first page */
        [COUNT_FIRST] = { 4.5, "its number is 1 of a count" },
        [NUMBER_FIRST] = { 2.5, "its number is 1" },
        /* 3 of 5 behind 2 of 5: nearly certain; 3 behind 2: most likely */
        [COUNT_NEXT] = { -8, "its number is the next of the same count" },
        [NUMBER_NEXT] = { -3.5, "its number is the next" },
        /* page 2 stands second, though the first one bears no number */
        [COUNT_PLACE] = { -5, "its number of a count is its place" },
        [NUMBER_PLACE] = { -2.5, "its number is its place" },
        /* pages of one document out of order */
        [COUNT_FITS] = { -4, "its number lacks in the count before it" },
        /* 2 of 3 behind 1 of 5: another document, its first page lost */
        [COUNT_OTHER] = { 2.5, "its count is another one" },
        [COUNT_DONE] = { 3, "the count before it is complete" },
        [COUNT_OPEN] = { -1.5, "the count before it is not complete" },
        /* for a sure heading; in the measure that it is one */
        [HEADING] = { 3.5, "it bears a heading" },
        [DATE_OTHER] = { 2, "its date is another" },
        /* the heads are alike, and one field in them is not */
        [FIELD_OTHER] = { 2, "the date in its head is another" },
        [DATE_SAME] = { -1.5, "its date is the same" },
        /* in the measure in which its first lines repeat */
        [HEAD_SAME] = { -2.5, "its first lines are those of the page before" },
        /* the letterhead comes again that later pages had not */
        [HEAD_AGAIN] = { 1.5, "its first lines are those of a first page" },
        [FOOT_SAME] = { -0.5, "its last line is that of the page before" },
        [PATIENT] = { 1, "it says who the patient is" },
        [SLIP] = { 4, "it is a slip that parts documents" },
        [GREETING] = { 1, "a letter begins" },
        [LETTERHEAD] = { 0.5, "a letterhead stands at its top" },
        /* forms and notes of one kind follow one another, all heads alike */
        [FIRST_LIKE] = { 2, "it says who the patient is, and bears a heading "
                               "or stands behind a signed page" },
        /* a file sent twice, one behind the other */
        [FIRST_AGAIN] = { 7, "it is the document's first page once more" },
        [CLOSED] = { 1.5, "the page before is signed" },
        /* one page, one signature: a letter, a log */
        [CLOSED_TOO] = { 1.25, "it bears a name at its top and is signed, as "
                               "the page before is" },
        /* behind a cover or separator sheet something begins */
        [COVER] = { 2, "a cover sheet stands before it" },
        [CLASS_OTHER] = { 1, "its words are of another kind of document" },
        /* the sentence goes on */
        [BROKEN] = { -3.5, "a sentence goes on from the page before" },
        [GOES_ON] = { -3, "it says that it goes on" },
        /* what was copied was a document, or several */
        [COPY_BEGINS] = { 4, "it stands there twice, and the page before "
                               "does not" },
        [COPY_BEHIND] = { 4, "the page before stands there twice, and it "
                               "does not" },
};

static const double
        DOUBT = 0.75,           /* nearer to nothing than this: say so */
        SAME = 0.93,            /* two pages are one: of their words */
        ALIKE = 0.75,           /* two lines are one: of their pairs of
                                   letters */
        HEADING_REPEATS = 0.3,  /* of a heading's weight, where its line is
                                   that of the page before, or it names what
                                   the document is beside other words */
        HEADING_SURE = 0.6,
        LETTERHEAD_SAME = 0.6,  /* a letterhead is on first pages rather than
                                   on all */
        SIGNED_SAME = 0.4,      /* behind a signed page, one that says who the
                                   patient is heads another of its kind */
        CLASS_SURE = 5;         /* points by which a class leads */

enum {
        INTERRUPTED_MOST = 3,   /* pages of another document in between */
        PARTS_MOST = 8,         /* documents, from the first part to the last */
        SEEN_MOST = 63,
        LINES_HEAD = 5,         /* where "signed this date" heads a page */
        FIELD_LINES = 4         /* by which heads are longer, of stamps */
};

/* ---- What a document has shown so far ----------------------------------- */

struct run {
        struct document *d;     /* NULL: none */
        size_t first, last;     /* sheets; the last that is not blank */
        size_t end;             /* behind its last */
        size_t pages;           /* that are not blank */
        const struct sign *heading;     /* of its first page */
        long  total;            /* pages it says it has; 0 */
        uint64_t seen;          /* their numbers */
        const struct marked_date *date;         /* NULL: none yet */
};

struct splitter {
        struct stack *s;
        struct run now, before; /* before: the one that now may interrupt */
        size_t *first;          /* sheet, of each document */
};

static const struct marks *marks_at(const struct splitter *p, size_t i)
{
        return p->s->sheet[i].marks;
}

/* A page on which nothing can be seen. */
static bool is_blank(const struct sheet *p)
{
        return p->page->blank || p->marks->blank;
}

/* The date that a page bears near its top, or as a form anywhere, of this
 * document for all that is known of its class; or NULL. */
static const struct marked_date *page_date(const struct marks *m, int class)
{
        const struct marked_date *d = NULL;
        double best = 2.6;
        bool form = m->patient && m->heading >= HEADING_SURE;

        for (size_t i = 0; i < m->n_dates; i++) {
                double rank = date_rank(&m->date[i], class);

                if (rank >= RANK_SIGNED && rank < RANK_SIGNED + 0.5 &&
                    m->date[i].line < LINES_HEAD)
                        rank = RANK_SIGNED - 0.5;
                if ((m->date[i].line < 20 || rank == RANK_OWN || form) &&
                    rank >= 0 && rank < best) {
                        best = rank;
                        d = &m->date[i];
                }
        }
        return d;
}

/* Behind the same label, at about the same place of the page? */
static bool date_same_field(const struct marked_date *x,
                            const struct marked_date *y)
{
        return x->label == y->label && x->words == y->words &&
               (!x->words || x->word[0] == y->word[0]) &&
               x->line <= y->line + FIELD_LINES &&
               y->line <= x->line + FIELD_LINES;
}

static void run_add(struct splitter *p, size_t i)
{
        struct run *r = &p->now;
        const struct sheet *at = &p->s->sheet[i];
        const struct marks *m = at->marks;

        r->d->n_pages++;
        r->d->end = (size_t)(at->text.p - at->file->text.p) + at->text.n;
        r->d->unread |= at->page->unread;
        r->end = i + 1;
        if (is_blank(at))
                return;
        r->last = i;
        if (!r->pages++)
                r->heading = m->heading_sign;
        if (!r->date)
                r->date = page_date(m, pages_class(p->s->ask->kinds, at, 1,
                                                   NULL));
        for (size_t k = 0; k < m->n_counts; k++) {
                if (!r->total)
                        r->total = m->count[k].n;
                if (m->count[k].k <= SEEN_MOST && (!m->count[k].n ||
                    m->count[k].n == r->total))
                        r->seen |= (uint64_t)1 << m->count[k].k;
        }
}

/* ---- Evidence ----------------------------------------------------------- */

struct weighed { double of[EVIDENCE], sum; };

static void weigh(struct weighed *w, enum point e, double measure)
{
        w->of[e] = weights[e].weight * measure;
        w->sum += w->of[e];
}

static const struct count *count_with(const struct marks *m, long k, long n)
{
        for (size_t i = 0; i < m->n_counts; i++)
                if (m->count[i].k == k && m->count[i].n == n)
                        return &m->count[i];
        return NULL;
}

static bool count_has(const struct marks *m, long k)
{
        for (size_t i = 0; i < m->n_counts; i++)
                if (m->count[i].k == k)
                        return true;
        return false;
}

/* The number of the page that goes best with the run; *e: how it goes. How
 * many there are may be misread on a recognised page. */
static bool count_judge(const struct run *r, const struct marks *m,
                        const struct marks *last, bool near, enum point *e)
{
        bool any = false;

        for (size_t i = 0; i < m->n_counts; i++) {
                long k = m->count[i].k, n = m->count[i].n;
                bool seen = k <= SEEN_MOST && (r->seen >> k & 1);
                enum point as;

                if (k > 1 && count_with(last, k - 1, n))
                        as = n ? COUNT_NEXT : NUMBER_NEXT;
                else if (n && n == r->total && !seen && k > 1)
                        as = COUNT_FITS;
                else if (near && k > 1 && count_has(last, k - 1))
                        as = NUMBER_NEXT;
                else if (k > 1 && (size_t)k == r->pages + 1 &&
                         !last->n_counts)
                        as = n ? COUNT_PLACE : NUMBER_PLACE;
                else if (k == 1)
                        as = n ? COUNT_FIRST : NUMBER_FIRST;
                else if (n && r->total)
                        as = COUNT_OTHER;
                else
                        continue;
                if (!any || weights[as].weight < weights[*e].weight)
                        *e = as;
                any = true;
        }
        return any;
}

static void counts_weigh(struct weighed *w, const struct run *r,
                         const struct marks *m, const struct marks *last,
                         bool near)
{
        enum point e = USUAL;
        bool any = count_judge(r, m, last, near, &e);
        bool done = false, open = false;

        if (any)
                weigh(w, e, 1);
        if (any && weights[e].weight < 0)
                return;
        for (size_t i = 0; i < last->n_counts; i++) {
                done |= last->count[i].n && last->count[i].k ==
                                            last->count[i].n;
                open |= last->count[i].k < last->count[i].n;
        }
        if (done)
                weigh(w, COUNT_DONE, 1);
        else if (open && !any)
                weigh(w, COUNT_OPEN, 1);
}

static bool edge_in(const struct edge *e, const struct edge *of, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (edge_alike(e, &of[i]) >= ALIKE)
                        return true;
        return false;
}

/* How much of the first lines stands at the top of the other page, too. */
static double head_alike(const struct marks *m, const struct marks *other)
{
        size_t same = 0, of = m->n_head < 3 ? m->n_head : 3;

        for (size_t i = 0; i < of; i++)
                same += edge_in(&m->head[i], other->head, other->n_head);
        return of ? (double)same / (double)of : 0;
}

/* The first line of the page's own, and the last one of the page before:
 * behind and above those that repeat. */
static bool sentence_broken(const struct marks *m, const struct marks *last)
{
        const struct edge *top = NULL, *end = NULL;

        for (size_t i = 0; i < m->n_head && !top; i++)
                if (!edge_in(&m->head[i], last->head, last->n_head) &&
                    m->head[i].pairs > 4)
                        top = &m->head[i];
        for (size_t i = 0; i < last->n_foot && !end; i++)
                if (!edge_in(&last->foot[i], m->foot, m->n_foot) &&
                    last->foot[i].pairs > 8)
                        end = &last->foot[i];
        return top && top->low && !(end && end->shut);
}

static void heads_weigh(struct weighed *w, const struct splitter *p,
                        const struct run *r, const struct marks *m,
                        const struct marks *last)
{
        double same = head_alike(m, last);
        double again = r->last > r->first
                       ? head_alike(m, marks_at(p, r->first)) : 0;
        bool repeats = (m->heading_edge < m->n_head &&
                        edge_in(&m->head[m->heading_edge], last->head,
                                last->n_head)) ||
                       (m->heading_sign == r->heading &&
                        !m->heading_alone && m->heading_edge < 2);

        if (same > 0)
                weigh(w, HEAD_SAME, same * (m->patient && last->closing
                                            ? SIGNED_SAME : m->letterhead
                                            ? LETTERHEAD_SAME : 1));
        if (again > same)
                weigh(w, HEAD_AGAIN, again - same);
        if (m->n_foot && edge_in(&m->foot[0], last->foot, 1))
                weigh(w, FOOT_SAME, 1);
        if (m->heading > 0)
                weigh(w, HEADING, m->heading *
                                  (repeats ? HEADING_REPEATS : 1));
        if (m->letterhead && same < 0.5)
                weigh(w, LETTERHEAD, 1);
        if (m->patient && (m->heading >= HEADING_SURE || last->closing))
                weigh(w, FIRST_LIKE, 1);
        else if (m->patient && same < 0.5)
                weigh(w, PATIENT, 1);
}

static void dates_weigh(struct weighed *w, const struct run *r,
                        const struct marks *m, const struct marked_date *d,
                        const struct marks *last)
{
        if (!d || !r->date)
                return;
        weigh(w, d->date.first == r->date->date.first ? DATE_SAME
                                                      : DATE_OTHER, 1);
        if (d->date.first != r->date->date.first && m->patient &&
            date_same_field(d, r->date) && head_alike(m, last) >= 0.5)
                weigh(w, FIELD_OTHER, 1);
}

/* Is it a cover or a separator sheet: another thing by its title, and little
 * on it? */
static bool is_cover(const struct marks *m)
{
        return m->slip || (m->form[KINDS_OTHER] >= 0.7 && m->lines < 40);
}

static struct weighed page_weigh(const struct splitter *p,
                                 const struct run *r, size_t i)
{
        const struct marks *m = marks_at(p, i), *last = marks_at(p, r->last);
        struct weighed w = { .sum = 0 };
        double here, there;
        const struct kinds *k = p->s->ask->kinds;
        int class = pages_class(k, &p->s->sheet[i], 1, &here);
        int of = pages_class(k, &p->s->sheet[r->last], 1, &there);
        bool next;

        weigh(&w, USUAL, 1);
        counts_weigh(&w, r, m, last,
                     p->s->sheet[i].page->from == PAGE_RECOGNISED);
        next = w.of[COUNT_NEXT] < 0 || w.of[NUMBER_NEXT] < 0;
        if (!next && print_alike(&m->print,
                                 &marks_at(p, r->first)->print) >= SAME)
                weigh(&w, FIRST_AGAIN, 1);
        heads_weigh(&w, p, r, m, last);
        dates_weigh(&w, r, m, page_date(m, class), last);
        if (m->slip && !next && w.of[NUMBER_PLACE] >= 0 &&
            w.of[COUNT_PLACE] >= 0 && w.of[COUNT_FITS] >= 0)
                weigh(&w, SLIP, 1);
        if (m->greeting)
                weigh(&w, GREETING, 1);
        if (last->closing)
                weigh(&w, CLOSED, 1);
        if (last->closing && m->closing && m->housed && !next)
                weigh(&w, CLOSED_TOO, 1);
        if (is_cover(last))
                weigh(&w, COVER, 1);
        if (class != of && here >= CLASS_SURE && there >= CLASS_SURE)
                weigh(&w, CLASS_OTHER, 1);
        if (sentence_broken(m, last))
                weigh(&w, BROKEN, 1);
        if (m->goes_on)
                weigh(&w, GOES_ON, 1);
        if (p->s->sheet[i].copy_begins)
                weigh(&w, COPY_BEGINS, 1);
        else if (p->s->sheet[i].copy_behind && print_known(&m->print))
                weigh(&w, COPY_BEHIND, 1);
        return w;
}

/* ---- Doubts ------------------------------------------------------------- */

static str doubt_words(const struct splitter *p, const struct weighed *w,
                       size_t page)
{
        size_t yes = USUAL, no = USUAL;

        for (size_t e = 0; e < EVIDENCE; e++) {
                if (w->of[e] > w->of[yes])
                        yes = e;
                if (w->of[e] < w->of[no])
                        no = e;
        }
        if (w->of[yes] <= 0)
                return S("");
        return arena_fmt(p->s->a, "page %zu %s a document: %s, but %s", page,
                         w->sum > 0 ? "begins" : "may begin",
                         weights[yes].words, weights[no].words);
}

/* ---- Documents ---------------------------------------------------------- */

static void run_open(struct splitter *p, size_t i)
{
        const struct sheet *at = &p->s->sheet[i];
        struct document *d = NEW(p->s->a, struct document);

        *d = *at->file;
        d->whole = at->file;
        d->first_page = at->number;
        d->n_pages = 0;
        d->begin = (size_t)(at->text.p - at->file->text.p);
        d->apart = at->page->apart;
        d->unread = false;
        p->first[p->s->c->n_documents] = i;
        p->s->c->document[p->s->c->n_documents++] = d;
        p->before = p->now;
        p->now = (struct run){ .d = d, .first = i, .last = i, .end = i,
                               .date = NULL };
}

/* Does the page go on with the document that this one interrupted? Behind
 * pages set apart, wherever it would go on with the one before them; else
 * only where its number is the next there and not here. */
static bool resumes(const struct splitter *p, size_t i)
{
        const struct run *b = &p->before, *r = &p->now;
        const struct sheet *at = &p->s->sheet[i];
        struct weighed w, here;

        if (!b->d || !b->pages || b->d->declared || !p->s->ask->kinds ||
            at->number == 1 || at->start != SHEET_FREE || is_blank(at) ||
            p->s->sheet[b->first].file != at->file ||
            b->d->apart != at->page->apart ||
            i - b->last > INTERRUPTED_MOST + 1)
                return false;
        w = page_weigh(p, b, i);
        if (r->d->apart != at->page->apart)
                return w.sum <= 0;
        if (w.of[COUNT_NEXT] >= 0 && w.of[NUMBER_NEXT] >= 0)
                return false;
        here = page_weigh(p, r, i);
        if (w.of[COUNT_NEXT] >= 0)
                return w.sum < 0 && here.sum > 0;
        return here.of[COUNT_NEXT] >= 0 && here.of[NUMBER_NEXT] >= 0 &&
               here.of[COUNT_FITS] >= 0 && w.sum < here.sum;
}

/* Like run_open; the document is the other part of an earlier one. */
static void run_resume(struct splitter *p, size_t i)
{
        struct run b = p->before;
        struct document *whole = b.d->continues ? b.d->continues : b.d;

        run_open(p, i);
        p->now.d->continues = whole;
        p->now.first = b.first;
        p->now.pages = b.pages;
        p->now.heading = b.heading;
        p->now.total = b.total;
        p->now.seen = b.seen;
        p->now.date = b.date;
}

/* Whether a document begins on the page, for whatever reason. */
static bool begins(struct splitter *p, size_t i, str *doubt)
{
        const struct sheet *at = &p->s->sheet[i];
        const struct run *r = &p->now;
        struct weighed w;

        if (!r->d || at->number == 1 || at->start == SHEET_STARTS ||
            r->d->apart != at->page->apart)
                return true;
        if (at->start == SHEET_GOES_ON || r->d->declared || !r->pages ||
            is_blank(at) || !p->s->ask->kinds)
                return false;
        w = page_weigh(p, r, i);
        if (fabs(w.sum) < DOUBT)
                *doubt = doubt_words(p, &w, at->number);
        return w.sum > 0;
}

/* What document i says of itself in all its parts, which stand soon behind
 * it, is told of each of them. */
static void document_whole(struct splitter *p, size_t i)
{
        struct case_file *c = p->s->c;
        struct document *d = c->document[i];
        struct sheet *page = &p->s->sheet[p->first[i]];
        size_t n = d->n_pages;

        for (size_t k = i + 1; k < c->n_documents; k++) {
                struct document *part = c->document[k];
                struct sheet *all;

                if (part->continues != d) {
                        if (k - i > PARTS_MOST)
                                break;
                        continue;
                }
                all = NEWN(p->s->a, struct sheet, n + part->n_pages);
                memcpy(all, page, n * sizeof *all);
                memcpy(all + n, &p->s->sheet[p->first[k]],
                       part->n_pages * sizeof *all);
                page = all;
                n += part->n_pages;
        }
        document_tell(p->s, page, n, d);
}

static void documents_tell(struct splitter *p)
{
        struct case_file *c = p->s->c;

        for (size_t i = 0; i < c->n_documents && p->s->ask->kinds; i++) {
                struct document *d = c->document[i];

                if (!d->declared && !d->continues)
                        document_whole(p, i);
                if (!d->continues)
                        continue;
                d->class = d->continues->class;
                d->author = d->continues->author;
                d->specialty = d->continues->specialty;
                d->date = d->continues->date;
                d->received = d->continues->received;
        }
}

void sheets_split(struct stack *s)
{
        struct splitter p = { .s = s };

        s->c->document = NEWN(s->a, struct document *, s->n + 1);
        p.first = NEWN(s->a, size_t, s->n + 1);
        for (size_t i = 0; i < s->n; i++) {
                str doubt = S("");

                if (resumes(&p, i))
                        run_resume(&p, i);
                else if (begins(&p, i, &doubt))
                        run_open(&p, i);
                if (doubt.n && !p.now.d->doubt.n)
                        p.now.d->doubt = doubt;
                run_add(&p, i);
        }
        documents_tell(&p);
}
