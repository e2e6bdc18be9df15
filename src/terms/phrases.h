/* phrases.h - phrases by the thousand, found in text that may be damaged print.
 *
 * A word is a run of letters and digits; apostrophes are dropped, capitals
 * folded. Phrases are words in one automaton; what one means is the caller's.
 * A word that no phrase has can be taken for one that some phrase
 * has where it differs by letters of like shape (0 and o, rn and m) or by one
 * letter: each word of five letters or more is also kept with each of its
 * letters left out, so that a look-up costs as many steps as the word has
 * letters, whatever the number of phrases.
 *
 * It knows no page and nothing of what the phrases mean. */
#ifndef TERMS_PHRASES_H
#define TERMS_PHRASES_H

#include "terms/automaton.h"

enum { PHRASE_WORD_MAX = 24 };          /* longer words are in no phrase */

struct phrases;

struct text_word {
        size_t begin, end;              /* bytes */
        uint32_t symbol;                /* 0: in no phrase */
        uint32_t print;                 /* equal of equal bytes, whatever their
                                           case: FNV-1a */
};

struct phrases *phrases_open(arena *a);

/* The words of text are added to the pattern's last way; false: one of them
 * is too long. */
bool phrases_words(struct phrases *p, str text, struct pattern *to);

/* automaton_add, of words that phrases_words gave. */
rc phrases_add(struct phrases *p, const struct pattern *phrase,
               automaton_mean *mean, void *context);

/* Nothing is added any more. */
void phrases_close(struct phrases *p);

/* Before words are looked for as damaged print may have them. */
void phrases_near(struct phrases *p);

/* The next word of text at or after *at, of which *at is moved behind it;
 * near: as damaged print may have it (phrases_near). False: there is none. */
bool phrases_word(const struct phrases *p, str text, size_t *at, bool near,
                  struct text_word *out);

/* From state 0 on; 0: no phrase goes on so. */
uint32_t phrases_step(const struct phrases *p, uint32_t state,
                      uint32_t symbol);
/* What a phrase means that ends in the state; NULL: none does. */
const void *phrases_end(const struct phrases *p, uint32_t state);

#endif
