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

/* A word before a family name that is part of it: de, la. */
bool name_particle(str word);

/* The words of a name that name_shared counts, by their letters: to pass over
 * texts in which they cannot be. */
struct name_letters { uint32_t of[8]; size_t most[8], n; };
struct name_letters name_letters(str name);
/* Which of them, as bits, may a word hold, alone or with others? */
unsigned name_may_be(const struct name_letters *l, str word);
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

/* Which letters and figures a text has, as bits, from its bytes in lower case:
 * of two texts, whoever has more of its own than `most` is more than that many
 * edits from the other, each of which takes away one letter and adds one. */
static inline uint32_t letter_bit(char lower) { return 1u << (lower & 31); }
static inline bool letters_near(uint32_t a, uint32_t b, size_t most)
{
        uint32_t own = a & ~b, other = b & ~a;

        for (; (own || other) && most; most--) {
                own &= own - 1;
                other &= other - 1;
        }
        return !own && !other;
}

#endif
