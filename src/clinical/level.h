/* level.h - the levels of the spine that a fact is at. From inside the room.
 *
 * "L4-5", "L4/L5", "L5 and S1", "L3 through L5", "C3-4, 4-5 and 5-6". A run of
 * levels belongs to the mention before it that it is said of ("stenosis at
 * L4-5"), else to the one behind it ("L4-5 disc bulge"); what heads its
 * sentence or its line ("L4-5: ...") belongs to all that follows. */
#ifndef CLINICAL_LEVEL_H
#define CLINICAL_LEVEL_H

#include "clinical/site.h"

enum { LEVEL_RUNS = 16, LEVELS = 8 };

/* From one vertebra to another, or one alone: the two are the same. */
struct level { char letter, to_letter; int number, to; };

/* Levels that stand together. */
struct level_run {
        size_t first, last;             /* tokens */
        struct level at[LEVELS]; size_t n;
};

struct levels {
        struct level_run run[LEVEL_RUNS]; size_t n;
        struct level_run above;         /* heads the lines read now; n 0 */
        size_t age;                     /* sentences since it did */
};

/* The levels that the sentence of p names; above stays from the one before
 * up to the next paragraph, item or heading. */
void levels_read(struct levels *x, const struct passage *p, str text,
                 bool restart);

/* "L4-L5, L5-S1" of a mention; empty where none is said of it. */
str  levels_of(arena *a, const struct levels *x, const struct passage *p,
               const struct mention *m);

#endif
