/* sieve.h - where in a text a damaged phrase may begin at all, asked cheaply:
 * most clauses that are missing are not there, and to find that out must not
 * cost what finding them does.
 *
 * An edit of half (near.h) loses one letter at most, or two where they are
 * printed as one. So of a phrase that may lack so many half edits, all
 * letters but so many stand in the text, each no further from its place. The
 * letters of every 1, 2, 4 and 8 of the text are kept as sets; a question
 * is then a few bits. What the sieve refuses near_at refuses, too, and what
 * matches exactly is never refused. */
#ifndef LETTER_SIEVE_H
#define LETTER_SIEVE_H

#include "base/arena.h"
#include "letter/near.h"

enum { SIEVE_SETS = 4, SIEVE_FIRST = 8 };

/* A place where a word begins; unit: its letter's number, or SIZE_MAX. */
struct sieve_word { size_t at, unit; };

struct sieve {
        size_t from, end;               /* the bytes of the text it holds */
        struct sieve_word *word; size_t n_words;
        uint64_t *set[SIEVE_SETS];      /* [k][i]: letters i to i + 2^k */
        size_t n;                       /* letters */
};

struct sieve_phrase {
        uint64_t first;                 /* its first letters */
        unsigned most;                  /* half edits */
        size_t n;
        uint8_t bit[NEAR_FIRST];        /* of each letter */
};

/* The words of t[from, end), letters that stand behind `end` unseen. */
struct sieve *sieve_open(arena *a, str t, size_t from, size_t end);
/* The word that begins there, or NULL. */
const struct sieve_word *sieve_at(const struct sieve *s, size_t at);
/* A phrase that may lack what its length allows. */
void sieve_phrase(struct sieve_phrase *p, str phrase);
/* May the phrase, or most of it, begin at this word? */
bool sieve_may(const struct sieve *s, const struct sieve_word *w,
               const struct sieve_phrase *p);
/* At one of the words in t[from, end)? */
bool sieve_any(const struct sieve *s, size_t from, size_t end,
               const struct sieve_phrase *p);

#endif
