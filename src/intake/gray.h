/* gray.h - a drawn page as gray pixels: is anything on it, and the same page
 * turned. Knows nothing of files, programs or text. */
#ifndef INTAKE_GRAY_H
#define INTAKE_GRAY_H

#include "base/arena.h"

struct gray { const unsigned char *at; size_t width, height; };

enum gray_ink {
        GRAY_BLANK,             /* paper; specks, streaks of a scanner */
        GRAY_INKED,             /* or shaded: it may be washed out */
        GRAY_BLACK              /* nothing could be told apart on it */
};

/* The pixels of a binary PGM of 8 bits (P5); views of it. False: it is none,
 * or cut off. */
bool gray_read(str pgm, struct gray *out);

/* dpi: of the picture. Judged by eighths of an inch: a character darkens a
 * good part of one, noise little of any. Linear. */
enum gray_ink gray_ink(arena *a, const struct gray *g, unsigned dpi);

/* Where words were seen, in pixels; what lies outside the page counts not. */
struct gray_box { size_t left, top, width, height; };

/* The height, in eighths of an inch, of what looks like lines of text and lies
 * in no box: bands that have ink over two inches or more outside them. A
 * letterhead's picture, a stamp or a signature is narrower, or a band or
 * two. Linear in pixels and boxes. */
size_t gray_outside(arena *a, const struct gray *g, unsigned dpi,
                    const struct gray_box *box, size_t n);

/* Below it a pixel is ink, by the page's own paper. */
unsigned char gray_dark(const struct gray *g);

/* A PGM of the page, turned clockwise by 0, 90, 180 or 270 degrees. */
str gray_turned(arena *a, const struct gray *g, int degrees);

#endif
