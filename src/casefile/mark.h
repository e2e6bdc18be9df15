/* mark.h - what stands on a page, as far as documents are told apart by it.
 *
 * Marks are signs seen, not yet decided on: which title a page bears, what its
 * number is, what repeats of the page before, which dates and names stand
 * behind which labels. Made from the page's text alone, in one pass, and in
 * time linear in it; of a very long page its beginning and its end. */
#ifndef CASEFILE_MARK_H
#define CASEFILE_MARK_H

#include "base/date.h"
#include "casefile/kinds.h"
#include "model/document.h"

enum {
        MARKS_DATES = 24, MARKS_NAMES = 8, MARKS_COUNTS = 4, MARKS_EDGE = 4,
        MARKS_WORDS = 6, MARKS_PRINT = 16
};

/* A line at the page's edge, so that one that repeats is known on the next
 * page, whatever number stands in it and though it be damaged: which pairs of
 * letters it has. */
struct edge {
        uint64_t pair[4];
        unsigned pairs;         /* bits set; few: too short to be known by */
        bool low;               /* begins in small letters: goes on */
        bool open;              /* a full line that ends without a stop */
        bool shut;              /* ends with one */
};

/* "Page 2 of 5" */
struct count { long k, n; };    /* n 0: not said */

struct marked_date {
        date date;
        const struct sign *label;       /* NULL: none that is listed */
        const struct sign *word[MARKS_WORDS]; size_t words, before;
                                        /* those known of the words that stand
                                           as its label; so many of them
                                           before the one listed */
        bool named;                     /* that is no listed one, or ends with
                                           a colon; else without label it
                                           stands alone */
        bool prose;                     /* its words are of a sentence */
        size_t line;                    /* of the lines that hold text, from
                                           0 */
};

enum name_place { NAME_LABEL, NAME_SIGNATURE, NAME_LETTERHEAD };

struct marked_name {
        str  name;                      /* with credentials, white space
                                           folded */
        enum name_place place;
        const struct sign *label;       /* of NAME_LABEL */
        str  specialty;                 /* that stands with it; or empty */
        size_t line;
        bool foot;                      /* with credentials, on the last
                                           lines */
        bool behalf;                    /* another one signed for them */
};

/* Which words stand on a page, so that the same page is known again. */
struct page_print { uint64_t word[MARKS_PRINT]; unsigned words; };

struct marks {
        bool   blank;
        size_t lines;                   /* that hold text */
        struct page_print print;
        /* Headings: how surely the page bears one of the class, 0 to 1, and
         * as what; the best and where it stands. */
        double form[KINDS_CLASSES], title[KINDS_CLASSES];
        double opening;                 /* one of any class */
        double heading;                 /* the best of them all near the top */
        size_t heading_edge;            /* which head line; MARKS_EDGE: none */
        const struct sign *heading_sign;        /* its words; NULL: none */
        bool   heading_alone;           /* nothing else stands on its line */
        date   row;                     /* the latest of a table of three or
                                           more, down or across; or none */
        str    house;                   /* whose letterhead: its first line */
        bool   housed;                  /* which heads the page */
        str    house_specialty;         /* that its name holds; or empty */
        double cue[KINDS_CLASSES];      /* weights, added up to a ceiling */
        struct count count[MARKS_COUNTS]; size_t n_counts;
        struct edge head[MARKS_EDGE], foot[MARKS_EDGE]; /* foot[0]: the last */
        size_t n_head, n_foot;
        bool   patient;                 /* says near its top who it is about */
        bool   greeting;                /* a letter's, near its top */
        bool   closing;                 /* a document's end, near its foot */
        bool   slip;                    /* a few words in capitals and no more:
                                           what is put between documents */
        bool   goes_on;                 /* says so near its top */
        bool   letterhead;              /* an address or telephone at its top */
        struct marked_date date[MARKS_DATES]; size_t n_dates;
        struct marked_name name[MARKS_NAMES]; size_t n_names;
        str    specialty;               /* the first near the top; or empty */
        int    practice;                /* the class that the signer's kind
                                           writes; -1: none */
};

/* Of many pages, one after another: what is needed for one of them is used
 * again for the next. */
struct marker;
struct marker *marker_open(arena *a, const struct kinds *k);
/* near: the page was recognised; words are taken though they be damaged. */
struct marks *page_mark(struct marker *m, str page, bool near);

/* 0 to 1: how far two lines at the edge are one and the same. */
double edge_alike(const struct edge *x, const struct edge *y);

/* Enough words to be known by? */
bool print_known(const struct page_print *p);

/* 0 to 1: how far the words of two pages are the same ones. */
double print_alike(const struct page_print *x, const struct page_print *y);

#endif
