/* person.h - are two names, birth dates or claim numbers one person's?
 *
 * Tolerant as a clerk is: of order, initials, hyphens, a slip of the pen and
 * what recognition confuses. Knows no page and no case. */
#ifndef CASEFILE_PERSON_H
#define CASEFILE_PERSON_H

#include "base/date.h"

enum likeness {
        LIKE_SAME,
        LIKE_PART,      /* half of it: one of two names; one figure off */
        LIKE_NOT,       /* another, though all of it is near, or little of it
                           is there */
        LIKE_ANOTHER    /* nothing of it is near */
};

/* Names as printed: LAST, FIRST M. or First M. Last. LIKE_PART: one name is
 * the same, as a married woman's or a brother's. */
enum likeness name_like(str a, str b);
/* Is it one family name with given names that are not near, nor begin alike:
 * a relative's or a namesake's? The family name stands before the comma, else
 * last. `a` and `b` have no titles. */
bool name_namesake(str a, str b);
/* How many words that are no initials both have: De La counts for nothing,
 * Pine-Marsh for one. */
size_t name_shared(str a, str b);
/* Years compare by their last two digits: 03/04/65 is of 1965. LIKE_PART: one
 * figure differs, or day and month are swapped, or one is not a whole day. */
enum likeness birth_like(date a, date b);
/* Without spaces, dashes and leading zeros; 0 is O, 1 is I or l, 5 S, 8 B.
 * LIKE_SAME also where one is the other with a suffix. LIKE_PART: one figure
 * of six off, two of ten. */
enum likeness claim_like(str a, str b);

/* Edits that make one of the other (insert, delete, change); `most` + 1 where
 * it takes more. Words of up to 64 bytes; longer ones compare by their
 * beginning. */
size_t edits(str a, str b, size_t most);

#endif
