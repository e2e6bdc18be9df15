/* tell.c - class, author, specialty and dates of a document, out of the marks
 * of its pages: each by points, where the first page counts most. */
#include "casefile/tell.h"

#include "casefile/person.h"

#include <math.h>

/* Points. A heading that has its line to itself outweighs all cues of a page;
 * one with other words beside it does not. */
static const double
        POINTS_TITLE = 12,      /* on the first page, for a sure heading */
        POINTS_TITLE_LATER = 2, /* on another: sections, quoted reports */
        POINTS_CUE = 0.5,       /* for each weight of a cue, a page */
        POINTS_SIGNER = 4,      /* signed by one who writes such documents */
        POINTS_TOLD = 4,        /* at most, for telling of several others */
        POINTS_LEAST = 2.5;     /* for any class but OTHER */

/* Ranks that are not in the file; between those that are. */
static const double
        RANK_ALONE = 2.5,       /* a date alone: of a letter, behind those
                                   labelled so */
        RANK_BY_WORDS = 0.3,    /* a label known by its words only */
        RANK_PROSE = 2.6,       /* "I saw him on" that day */
        RANK_PARTIAL = 1.5,     /* less, of a month or a year */
        RANK_UNKNOWN = 5.5,     /* one of which nothing is known: before the
                                   day of printing */
        RANK_LATER_PAGE = 3,    /* of other reports rather than of this one */
        RANK_AT_END = 0.4,      /* "date of exam" beside the signature */
        RANK_FAR_DOWN = 1.6,
        RANK_ROW = 2.8,         /* the last visit of a log, before the day
                                   on which it was signed */
        RANK_SIGNATURE = 1.5,   /* a name with credentials at the end */
        RANK_BEHALF = 0.9,      /* one who had another sign */
        RANK_LETTERHEAD = 4;

enum { CUE_PAGES = 6, END_LINES = 12, FOOT_LINES = 3, YEAR_FIRST = 1950 };

static const struct marks *marks_of(const struct sheet *page, size_t i)
{
        return page[i].marks;
}

/* ---- Class -------------------------------------------------------------- */

/* Who writes of therapy, of films and of drugs at once writes a report: as
 * much as what stands there of the second of them. */
static void told_points(const struct kinds *k,
                        const double cue[KINDS_CLASSES],
                        double points[KINDS_CLASSES])
{
        double most = 0, second = 0;

        for (size_t c = 0; c < KINDS_CLASSES; c++)
                if (k->told[c] && cue[c] > most) {
                        second = most;
                        most = cue[c];
                } else if (k->told[c] && cue[c] > second) {
                        second = cue[c];
                }
        for (size_t c = 0; c < KINDS_CLASSES; c++)
                if (k->tells[c])
                        points[c] += fmin(second, POINTS_TOLD);
}

static void class_points(const struct kinds *k, const struct sheet *page,
                         size_t n, double points[KINDS_CLASSES])
{
        double cue[KINDS_CLASSES] = { 0 };
        size_t pages = 0, first = 0;
        int signer = -1;

        while (first + 1 < n && marks_of(page, first)->blank)
                first++;
        for (size_t i = first; i < n; i++) {
                const struct marks *m = marks_of(page, i);
                double title = i == first ? POINTS_TITLE : POINTS_TITLE_LATER;

                if (m->blank)
                        continue;
                pages++;
                if (m->practice >= 0)
                        signer = m->practice;
                if (m->slip && i == first)
                        points[KINDS_OTHER] += POINTS_TITLE;
                for (size_t c = 0; c < KINDS_CLASSES && !m->slip; c++) {
                        double t = title * fmax(m->form[c], m->title[c]);

                        points[c] = fmax(points[c], t);
                        if (pages <= CUE_PAGES)
                                cue[c] += m->cue[c];
                }
        }
        if (pages > CUE_PAGES)
                pages = CUE_PAGES;
        if (signer >= 0)
                points[signer] += POINTS_SIGNER;
        for (size_t c = 0; c < KINDS_CLASSES && pages; c++) {
                cue[c] *= POINTS_CUE / (double)pages;
                points[c] += cue[c];
        }
        if (signer < 0 && k)
                told_points(k, cue, points);
}

int pages_class(const struct kinds *k, const struct sheet *page, size_t n,
                double *sure)
{
        double points[KINDS_CLASSES] = { 0 }, next = 0;
        int best = KINDS_OTHER;

        class_points(k, page, n, points);
        if (points[best] < POINTS_LEAST)
                points[best] = POINTS_LEAST;
        for (int c = 0; c < KINDS_OTHER; c++)
                if (points[c] > points[best])
                        best = c;
        for (int c = 0; c < KINDS_CLASSES; c++)
                if (c != best)
                        next = fmax(next, points[c]);
        if (sure)
                *sure = points[best] - next;
        return best;
}

/* Does a sign say that it is none of the other classes: a cover sheet? */
static bool other_told(const struct kinds *k, const struct sheet *page,
                       size_t n)
{
        double points[KINDS_CLASSES] = { 0 };

        class_points(k, page, n, points);
        return points[KINDS_OTHER] >= POINTS_LEAST;
}

/* ---- Dates -------------------------------------------------------------- */

/* Of the first n words of a label the one farthest from the document's date
 * says of what it is: "report printed". -1: of another thing; -2: when it
 * came in. */
static double words_rank(const struct marked_date *d, size_t n, int class)
{
        double most = RANK_UNKNOWN;
        bool came = false, known = false;

        for (size_t i = 0; i < n; i++) {
                const struct sign *s = sign_of(d->word[i], SIGN_DATE_WORD,
                                               class);

                if (s && s->rank == RANK_NEVER)
                        return RANK_NEVER;
                came |= s && s->rank == RANK_CAME_IN;
                if (s)
                        most = known ? fmax(most, s->rank) : s->rank;
                known |= s != NULL;
        }
        return came ? RANK_CAME_IN : most;
}

double date_rank(const struct marked_date *d, int class)
{
        const struct sign *s = sign_of(d->label, SIGN_DATE, class);
        double words = words_rank(d, s ? d->before : d->words, class);

        if (s && (s->rank == RANK_OWN || s->rank == RANK_NEVER))
                return s->rank;
        if (words < 0)
                return RANK_NEVER;
        if (s)
                return d->before ? fmax(s->rank, words) : s->rank;
        if (d->label && (!d->words || !d->named ||
                         sign_of(d->label, SIGN_RECEIVED, class)))
                return RANK_NEVER;
        if (d->prose)
                return words <= 1 ? RANK_PROSE : RANK_NEVER;
        return d->words ? words + RANK_BY_WORDS
             : d->named ? RANK_UNKNOWN : RANK_ALONE;
}

/* Does its label say that the document came in on it? */
static bool date_received(const struct marked_date *d, int class)
{
        if (!d->label)
                return words_rank(d, d->words, class) == RANK_CAME_IN;
        return sign_of(d->label, SIGN_RECEIVED, class) &&
               !sign_of(d->label, SIGN_DATE, class) &&
               words_rank(d, d->before, class) != RANK_NEVER;
}

/* Later than the file, the day of birth, that of the injury standing alone, a
 * year that no file has: not this document's. */
static bool date_possible(const struct case_file *c,
                          const struct marked_date *d)
{
        date until = date_known(c->decision) ? c->decision : c->assigned;
        date least;
        bool alone = !d->label && !d->words;

        if (!date_known(d->date) || !date_make(YEAR_FIRST, 1, 1, &least) ||
            d->date.first < least.first)
                return false;
        if (date_known(until) && d->date.first > until.last)
                return false;
        if (date_known(c->worker.birth) &&
            c->worker.birth.first == d->date.first)
                return false;
        return !alone || !date_known(c->injury) ||
               c->injury.first != d->date.first;
}

/* The rank of any class, where a page's foot says when it was printed: that
 * is a list's own date only where it heads it. */
static double foot_rank(const struct marks *m, const struct marked_date *d,
                        double rank)
{
        const struct sign *s = sign_of(d->label, SIGN_DATE, -1);

        return rank == RANK_OWN && s && s->rank > RANK_SIGNED &&
               d->line + FOOT_LINES >= m->lines ? s->rank : rank;
}

/* Where on which page it stands: how much less it counts. */
static double place_less(const struct sheet *page, size_t n, size_t i,
                         const struct marked_date *d, double rank)
{
        const struct marks *m = marks_of(page, i);

        if (rank >= RANK_SIGNED)
                return i + 1 == n || i == 0 ? 0 : 1;
        if (i && i + 1 == n && (d->line * 2 > m->lines ||
                                d->line + END_LINES > m->lines))
                return RANK_AT_END;
        if (i)
                return RANK_LATER_PAGE;
        if (d->line <= 20 || d->line * 2 <= m->lines)
                return 0;
        return d->line + END_LINES > m->lines ? RANK_AT_END : RANK_FAR_DOWN;
}

static void dates_tell(const struct stack *s, const struct sheet *page,
                       size_t n, int class, struct document *d)
{
        double best = 100;

        for (size_t i = 0; i < n; i++) {
                const struct marks *m = marks_of(page, i);

                if (s->ask->kinds->rows[class] && date_known(m->row) &&
                    best >= RANK_ROW) {
                        best = RANK_ROW;
                        d->date = m->row;
                }
                for (size_t k = 0; k < m->n_dates; k++) {
                        const struct marked_date *at = &m->date[k];
                        double rank = date_rank(at, class);

                        if (!date_possible(s->c, at))
                                continue;
                        if (!date_known(d->received) &&
                            date_received(at, class))
                                d->received = at->date;
                        if (rank < 0)
                                continue;
                        rank = foot_rank(m, at, rank);
                        rank += date_exact(at->date) ? 0 : RANK_PARTIAL;
                        rank += place_less(page, n, i, at, rank);
                        if (rank < best) {
                                best = rank;
                                d->date = at->date;
                        }
                }
        }
}

/* ---- Author ------------------------------------------------------------- */

static double name_rank(const struct marked_name *w, int class)
{
        const struct sign *s, *any;

        if (w->place == NAME_SIGNATURE)
                return w->behalf ? RANK_BEHALF : RANK_SIGNATURE;
        if (w->place == NAME_LETTERHEAD)
                return RANK_LETTERHEAD;
        s = sign_of(w->label, SIGN_AUTHOR, class);
        /* "Provider" is who ordered a study, but not where one signs */
        any = sign_of(w->label, SIGN_AUTHOR, -1);
        if (s && s->rank < 0 && any && any->rank > 0 && w->foot)
                return any->rank;
        return s ? s->rank : -1;
}

/* Where nobody is named as having signed: who writes such documents. */
static void author_by_kind(const struct stack *s, const struct marks *first,
                           int class, struct document *d)
{
        const struct kinds *k = s->ask->kinds;

        if (k->worker[class])
                d->author = S("worker");
        else if (k->by[class].n)
                d->author = k->by[class];
        else if ((first->letterhead || k->house[class]) &&
                 name_like(first->house, s->c->worker.name) != LIKE_SAME)
                d->author = first->house;
}

/* What the letterhead says, where it is the author's own, or the practice is
 * named for it: what else a clinic does is not what each does who signs. */
static str head_specialty(const struct marks *m, str author)
{
        if (str_eq(author, m->house))
                return m->specialty;
        for (size_t i = 0; i < m->n_names; i++)
                if (m->name[i].place == NAME_LETTERHEAD &&
                    name_like(m->name[i].name, author) == LIKE_SAME)
                        return m->name[i].specialty.n ? m->name[i].specialty
                                                      : m->specialty;
        return m->house_specialty;
}

static void author_tell(const struct stack *s, const struct sheet *page,
                        size_t n, int class, struct document *d)
{
        double best = 100;

        for (size_t i = 0; i < n; i++) {
                const struct marks *m = marks_of(page, i);

                for (size_t k = 0; k < m->n_names; k++) {
                        const struct marked_name *w = &m->name[k];
                        double rank = name_rank(w, class);

                        if (rank < 0)
                                continue;
                        /* a later page may quote another's signature: only
                         * the last one's is this document's */
                        rank += i && i + 1 < n ? 2 : 0;
                        rank -= i && i + 1 == n &&
                                w->place == NAME_SIGNATURE ? 0.2 : 0;
                        if (rank >= best)
                                continue;
                        best = rank;
                        d->author = w->name;
                        d->specialty = w->specialty;
                }
        }
        if (!d->author.n && n)
                author_by_kind(s, marks_of(page, 0), class, d);
        if (!d->specialty.n && d->author.n && n)
                d->specialty = head_specialty(marks_of(page, 0), d->author);
}

void document_tell(const struct stack *s, const struct sheet *page, size_t n,
                   struct document *d)
{
        int class = pages_class(s->ask->kinds, page, n, NULL);

        d->class = s->ask->kinds->name[class];
        d->unclassed = class == KINDS_OTHER &&
                       !other_told(s->ask->kinds, page, n);
        d->author = d->specialty = S("");
        d->date = d->received = DATE_NONE;
        dates_tell(s, page, n, class, d);
        author_tell(s, page, n, class, d);
}
