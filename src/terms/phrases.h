/* phrases.h - some hundred phrases, found in text that may be damaged print.
 *
 * A word is a run of letters and digits; apostrophes are dropped, capitals
 * folded. Phrases are words in one automaton, whose states the caller keeps a
 * table of. A word that no phrase has can be taken for one that some phrase
 * has where it differs by letters of like shape (0 and o, rn and m) or by one
 * letter: each word of five letters or more is also kept with each of its
 * letters left out, so that a look-up costs as many steps as the word has
 * letters, whatever the number of phrases.
 *
 * It knows no page and nothing of what the phrases mean. */
#ifndef TERMS_PHRASES_H
#define TERMS_PHRASES_H

#include "base/arena.h"

enum { PHRASE_WORD_MAX = 24 };          /* longer words are in no phrase */

struct phrases;

struct text_word {
        size_t begin, end;              /* bytes */
        uint32_t symbol;                /* 0: in no phrase */
};

struct phrases *phrases_open(arena *a);

/* The state behind the phrase, > 0 and small; 0: it has no word, or one that
 * is too long. */
uint32_t phrases_add(struct phrases *p, str phrase);

/* The next word of text at or after *at, of which *at is moved behind it;
 * near: as damaged print may have it. False: there is none. */
bool phrases_word(const struct phrases *p, str text, size_t *at, bool near,
                  struct text_word *out);

/* From state 0 on; 0: no phrase goes on so. */
uint32_t phrases_step(const struct phrases *p, uint32_t state,
                      uint32_t symbol);

#endif
