/* misword.h - words of a recognised page that the vocabulary has, put right
 * where one letter was read for another of its shape, or for a mark:
 * shouider, Neur=ntin.
 *
 * The bytes stay as many (misread.h has why). Only words of seven letters and
 * more are mended (six where a mark stands), and only where one word of the
 * vocabulary comes of it; a word that the vocabulary has stays. Knows nothing
 * of documents. */
#ifndef TERMS_MISWORD_H
#define TERMS_MISWORD_H

#include "base/arena.h"

struct vocabulary;
struct misword;

/* Of the vocabulary's words, of which it keeps views; in a. */
struct misword *misword_open(arena *a, const struct vocabulary *v);

/* In place. Linear. */
void misword_mend(const struct misword *m, char *page, size_t n);

#endif
