/* columns.h - two columns of prose on a page, put one below the other.
 *
 * A page kept as laid out prints two columns side by side, so that each line
 * mixes two sentences. Where lines share an empty gutter and the text on a
 * side runs on from line to line, the left column is written first, then the
 * right one. Tables, and labels with their values, stay as they stand: there
 * the line is what belongs together. */
#ifndef INTAKE_COLUMNS_H
#define INTAKE_COLUMNS_H

#include "base/arena.h"

/* One page without its form feed; itself where it has no such columns. Every
 * character but blanks is kept. Linear in the page, its lines times a gutter's
 * width at worst. */
str columns_unfold(arena *a, str page);

#endif
