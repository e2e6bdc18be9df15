/* tell.h - of the pages of one document: what it is, whose and of when.
 *
 * Reads marks only (mark.h). Not to be included outside src/casefile. */
#ifndef CASEFILE_TELL_H
#define CASEFILE_TELL_H

#include "casefile/mark.h"
#include "casefile/stack.h"

/* The class that the pages show, KINDS_OTHER where none; page[0] is the
 * first. `sure`, which may be NULL: points between it and the next. */
int pages_class(const struct kinds *k, const struct sheet *page, size_t n,
                double *sure);

/* How well a date of a page does as the date of a document of the class: 0 is
 * best; negative: it is of something else. */
double date_rank(const struct marked_date *d, int class);

/* Fills class, author, specialty, date and received of the document that
 * these pages make. */
void document_tell(const struct stack *s, const struct sheet *page, size_t n,
                   struct document *d);

#endif
