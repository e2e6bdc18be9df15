/* near.h - phrases as damaged print has them, for the second look.
 *
 * What costs how much is measured in half edits: a letter taken for one of
 * like shape (l and 1, rn and m), a letter printed twice or a stray mark is
 * half an edit; a lost, a strange or another letter a whole one. White space
 * is free where the phrase has it or before a colon, and half an edit inside
 * a word. A phrase of five to fifteen letters may lack one edit, one of
 * sixteen two, and so on; of four, half an edit; shorter ones none. The first
 * 24 letters of a longer one lack no more than if they were all of it. A lost
 * colon costs more: it tells a label from prose. */
#ifndef LETTER_NEAR_H
#define LETTER_NEAR_H

#include "base/str.h"

enum {
        NEAR_LETTERS = 128, NEAR_FIRST = 24, NEAR_SLACK = 34, NEAR_USUAL = 255,
        NEAR_GAP = 200          /* bytes of white space stepped over */
};

/* The bytes at a place as letters: folded, without white space and marks. */
struct near_text {
        struct near_unit {
                size_t at, end;
                uint64_t like;          /* letters of like shape */
                char c;
                char pair;              /* it and the one before it may be */
                bool white;             /* before it */
                uint8_t stray;          /* half edits, where it is too many */
        } unit[NEAR_LETTERS + NEAR_SLACK];
        size_t n;
};

/* Enough of t from `at` on to hold a phrase of so many bytes. */
void near_open(struct near_text *x, str t, size_t at, size_t bytes);
/* Do the first three letters leave hope? Refuses most. */
bool near_may(str t, size_t at, str phrase);
/* The end of the phrase in the text that x was opened on, or 0; *cost in half
 * edits, not more than `most`. NEAR_USUAL: what its length allows. */
size_t near_end(const struct near_text *x, str phrase, unsigned most,
                unsigned *cost);
/* The half edits that a phrase of so many letters may lack. */
unsigned near_usual(size_t letters);
/* near_may, near_open and near_end in one. */
size_t near_at(str t, size_t at, str phrase, unsigned most, unsigned *cost);
/* Is w the short word `as`, but for one letter: of like shape, lost, or printed
 * twice, or a stray mark? Another letter makes another word: "now" is not
 * "not". */
bool near_word(str w, str as);
/* Letters of like shape, or the same; folded. */
bool near_letter(char a, char b);
/* A digit taken for a letter of its shape: the digit, else 0. */
char near_digit(char c);

#endif
