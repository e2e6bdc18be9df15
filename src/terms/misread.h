/* misread.h - dates, scores and numbers of a recognised page, put right where
 * letters or marks were read for their digits: 2C13, O5/05/55, Dee I2, 2014;
 * and lone points at a line's edge, which were specks, taken out.
 *
 * The bytes stay as many, so that every address in the page stays true: what
 * is mended is parsed, what was recognised is shown and quoted. Nothing is
 * guessed: a date is mended where that gives one of the calendar, and only by
 * digits of the same shape as what was read. Knows nothing of documents. */
#ifndef TERMS_MISREAD_H
#define TERMS_MISREAD_H

#include "base/str.h"

/* In place. Linear; bytes that are no ASCII stay. */
void misread_mend(char *page, size_t n);

#endif
