/* scan.h - a drawn page made ready to be recognised: turned upright from a
 * slight skew; a coarse one is enlarged smoothly, and its rules and a
 * scanner's streaks are taken out; of one printed by dots, as a fax has gray,
 * those that stand alone. What a picture does not need is not done to it.
 * Knows nothing of files, programs or text. */
#ifndef INTAKE_SCAN_H
#define INTAKE_SCAN_H

#include "intake/gray.h"

/* Tenths of a degree by which its lines fall to the right, -29 to 29; 0 where
 * they are level to 0.1 degrees, or nothing like lines is seen. Linear. */
int scan_skew(arena *a, const struct gray *g);

/* *out: a PGM of the page at *dpi, of one drawn at `across` and `down` pixels
 * to an inch (not 0). False: nothing is to be done, for it is fine enough,
 * level and not of dots, or larger than any letter. Linear; memory is a few
 * bytes for each pixel that goes in and that comes out. */
bool scan_ready(arena *a, const struct gray *g, unsigned across,
                unsigned down, str *out, unsigned *dpi);

#endif
