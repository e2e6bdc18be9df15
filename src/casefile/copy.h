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

enum {
        COPY_WORDS_LEAST = 12,  /* fewer say nothing */
        COPY_SAID = 64          /* bytes of a word that are compared */
};

struct copy_word {
        str  text;              /* letters and figures; a date whole */
        uint32_t hash;          /* of it in lower case */
        uint32_t id;            /* equal words have one; copy_number */
        uint32_t letters;       /* which it has: bit c & 31 of each byte */
        bool figures;           /* some of it are figures */
        bool edge;              /* on a line that a machine may have printed */
};

typedef VEC(struct copy_word) copy_words;

/* One page's words behind those that are there. Views of the text. */
void copy_page(arena *a, copy_words *to, str page);
/* Gives all words their ids, from 0, and returns how many there are. Once,
 * behind the last page. */
size_t copy_number(arena *a, copy_words *all);

struct copy_text {              /* a page or a document */
        const struct copy_word *word; size_t n;
        size_t figures;         /* words that have figures */
        uint64_t whole;         /* of all words, in order */
        const int16_t *spread;  /* how many words have an id that leaves so
                                   much of COPY_SPREAD; or NULL */
};

enum { COPY_SPREAD = 1024 };

struct copy_text copy_text(const struct copy_word *word, size_t n);
/* What tells of most texts at once that they are no copies, where each is
 * compared with several. */
void copy_spread(arena *a, struct copy_text *t);

/* For comparing texts of at most `longest` words, again and again. known, by
 * id: the word stands in other papers, too, and is no misreading; it is looked
 * at only where something was recognised. */
struct copy_room;
struct copy_room *copy_room(arena *a, size_t longest, size_t ids,
                            const bool *known);

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
