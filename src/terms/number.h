/* number.h - whole numbers as people print them: 24, five, twenty-four.
 *
 * English only. Knows no units and no medicine. */
#ifndef TERMS_NUMBER_H
#define TERMS_NUMBER_H

#include "base/str.h"

/* The number that begins at s[at]: up to six digits, or words below one
 * hundred. Returns the offset behind it, or 0 where none begins there. A
 * number glued to letters ("600mg", "L4") or to another one ("4-6", "5/325",
 * "7.5") is none. */
size_t number_scan(str s, size_t at, long *out);

#endif
