/* code.h - codes of diagnoses written in a sentence. From inside the room.
 *
 * A code of ICD-10-CM is known by its shape, a capital, two digits and a point
 * ("M54.16"); without the point only behind "ICD". One of ICD-9-CM is a number
 * like any other: only behind "ICD", "diagnosis" and their like (data), in
 * their sentence or in a line right under it that begins with a code too.
 * Money, dates, percentages and parts of longer numbers are none. */
#ifndef CLINICAL_CODE_H
#define CLINICAL_CODE_H

#include "clinical/sentence.h"

struct written_code {
        struct code_meaning means;
        size_t first, last;             /* tokens */
};

/* What goes before codes; kept from one sentence to the next. */
struct code_context { bool strong, weak; };

/* The next code of s at or behind token *i, of which *i is moved behind it. */
bool code_next(const struct vocabulary *v, str text, const struct sentence *s,
               struct code_context *c, size_t *i, struct written_code *out);

#endif
