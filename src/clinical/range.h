/* range.h - the other figures of a fact: the lower end of a range, the lowest
 * grade, how long relief lasted. From inside the room. NAN: none stated. */
#ifndef CLINICAL_RANGE_H
#define CLINICAL_RANGE_H

#include "clinical/passage.h"

/* "4 to 6", "50-60 %": the lower end where `value` is the upper one, nearest
 * to tokens from..to. */
double range_low(const struct passage *p, double value, size_t from,
                 size_t to);

/* Of scores out of scale in tokens from..to; or the lowest of the sentence,
 * where it tells a worst and a best, a fall, or with and without treatment. */
double range_score_low(const struct passage *p, double scale, double value,
                       size_t from, size_t to);

/* The lowest grade out of scale ("3/5") of event k, up to the next mention. */
double range_grade(const struct passage *p, double scale, size_t k);

/* Degrees of motion against normal from event k on, up to the next mention:
 * "40/60", "40 of 60 degrees", "45 degrees (normal 90)". Of the pair
 * that falls shortest. */
double range_motion(const struct passage *p, size_t k);

/* "For 6 weeks" behind token i, or "x 6 weeks": the number, *unit its unit,
 * *to its last token. */
double range_duration(const struct passage *p, size_t i, str *unit,
                      size_t *to);

#endif
