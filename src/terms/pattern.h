/* pattern.h - a phrase with all its readings, as symbols.
 *
 * A row of places; at each one of its ways is read, which is a row of symbols
 * or, of a place that may be left out, nothing. "decreased|reduced (light)
 * touch" is three places, of 2, 2 and 1 ways. It knows no text. */
#ifndef TERMS_PATTERN_H
#define TERMS_PATTERN_H

#include "base/arena.h"

struct pattern_place { size_t way, ways; };     /* the first, how many */
struct pattern_way { size_t symbol, symbols; };

struct pattern {
        VEC(struct pattern_place) place;
        VEC(struct pattern_way) way;
        VEC(uint32_t) symbol;
};

/* Forgets all places and keeps the room, for the next phrase. */
void pattern_clear(struct pattern *p);
/* A way belongs to the place, and a symbol to the way, that was added last. */
void pattern_place(arena *a, struct pattern *p);
void pattern_way(arena *a, struct pattern *p);
void pattern_symbol(arena *a, struct pattern *p, uint32_t symbol);

/* How many readings there are; past `most` it is most + 1. */
size_t pattern_readings(const struct pattern *p, size_t most);
/* Symbols of the longest and of the shortest reading. */
size_t pattern_longest(const struct pattern *p);
size_t pattern_shortest(const struct pattern *p);

#endif
