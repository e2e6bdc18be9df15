/* copy.h - are two texts copies of one paper?
 *
 * Word for word but for white space and the lines that a fax machine prints;
 * or nearly: faxed or recognised again, its columns read in another order,
 * stamped, amended. Two reports on one form are no copies: what tells them
 * apart is that figures of one stand otherwise in the other (dates of
 * service, scores, counts), or that words do. What stands in one alone, as a
 * stamp does, tells nothing. Knows texts, no pages and no documents. Not to
 * be included outside src/casefile. */
#ifndef CASEFILE_COPY_H
#define CASEFILE_COPY_H

#include "base/arena.h"

struct copy_word {
        str  text;              /* letters and figures; a date whole */
        uint32_t hash;          /* of it in lower case */
        bool figures;           /* some of it are figures */
        bool edge;              /* on a line that a machine may have printed */
        bool known;             /* stands in other papers, too: no misreading.
                                   Said by the caller */
};

struct copy_text {
        VEC(struct copy_word) word;
        uint32_t *by;           /* words by their hash; copy_close */
        uint64_t whole;         /* of all words, in order */
};

enum { COPY_WORDS_LEAST = 12 }; /* fewer say nothing */

/* One page's words behind those that are there. Views of the text. */
void copy_page(arena *a, struct copy_text *to, str page);
/* Behind the last page. */
void copy_close(arena *a, struct copy_text *t);

struct copy_room;               /* for comparing: used again and again */
struct copy_room *copy_room(arena *a);

/* What is known of the two papers beside their words. */
struct copy_about {
        bool paired;            /* by one author on one day: one may be the
                                   other amended */
        bool other_day;         /* their dates are known and are two */
        bool recognised;        /* one of them was a picture */
};

bool copy_exact(const struct copy_text *a, const struct copy_text *b);
/* In time about linear in the words. */
bool copy_near(struct copy_room *r, const struct copy_text *a,
               const struct copy_text *b, struct copy_about about);

#endif
