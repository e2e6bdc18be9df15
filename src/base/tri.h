/* tri.h - Kleene's three-valued logic: a missing record is not a "no".
 *
 * The values are ordered, so all-of is the minimum, any-of the maximum and
 * not the mirror. That is the whole theory, and the whole implementation. */
#ifndef BASE_TRI_H
#define BASE_TRI_H

#include <stdbool.h>

typedef enum tri { TRI_NO, TRI_UNKNOWN, TRI_YES } tri;

static inline tri tri_and(tri a, tri b) { return a < b ? a : b; }
static inline tri tri_or(tri a, tri b)  { return a > b ? a : b; }
static inline tri tri_not(tri a)        { return (tri)(TRI_YES - a); }
static inline tri tri_of(bool b)        { return b ? TRI_YES : TRI_NO; }
static inline const char *tri_name(tri a)
{
        return a == TRI_YES ? "yes" : a == TRI_NO ? "no" : "unknown";
}

#endif
