/* draw.h - a page of a file as a picture that a browser shows. */
#ifndef INTAKE_DRAW_H
#define INTAKE_DRAW_H

#include "base/arena.h"

struct drawn {
        str mime;               /* image/png; empty: there is none */
        str bytes;
        str why;                /* where there is none: why, in a few words */
};

/* Page `number`, from 1, of the file in bytes. A PDF is drawn by pdftoppm in
 * its cage, and so is a picture's file; text has no picture. What cannot be
 * drawn has a why. ERR_IO: the program is not installed. */
rc page_drawn(arena *a, str name, str bytes, size_t number,
              struct drawn *out, err *e);

#endif
