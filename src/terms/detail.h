/* detail.h - what stands behind a document's title: edition, sections, pages.
 *
 * "2009, Section(s): Massage therapy. Page(s): 98-99 of 127", "2nd edition,
 * Low Back (Acute & Chronic), Massage". Also the small signs that the grammar
 * of citations is made of: separators, web addresses, notes of an edition.
 * For citation.c only; knows no title. */
#ifndef TERMS_DETAIL_H
#define TERMS_DETAIL_H

#include "terms/titles.h"

/* Bytes of a separator at s[at], a dash of any width being one; 0: none. */
size_t gap_at(str s, size_t at);
size_t gap_skip(str s, size_t at);
/* s without separators at its ends. */
str strip(str s);
bool fold_at(str s, size_t at, str word);

/* A web address at s[at]; its end or 0. One that a line of print broke behind
 * a hyphen or a slash goes on. */
size_t address_end(const struct titles *t, str s, size_t at);

/* What is said of an edition: "2nd edition", "(July 18, 2009)", "online
 * version", "8 CCR 9792.20 - 9792.26". */
struct note { size_t end; long year, ordinal; };    /* 0: not said */

/* A note at s[at], where a word or a bracket begins. */
bool note_at(const struct titles *t, str s, size_t at, struct note *out);
/* Past separators, notes and a printed year; the year becomes the edition
 * where c has none, the last ordinal stays in *ordinal. */
size_t notes_skip(const struct titles *t, str s, size_t at,
                  struct citation *c, long *ordinal);

/* A page label at s[at] with a number behind it; where the number begins, or
 * 0. */
size_t pages_label(const struct titles *t, str s, size_t at);
/* Behind the digits at s[at], points inside them included. */
size_t digits_end(str s, size_t at);

/* Cuts s from `at` on into the sections and pages of c, behind those of
 * `first` (n of them); a year printed there is its edition if it has none. */
void detail_read(arena *a, const struct titles *t, str s, size_t at, str first,
                 struct citation *c);

#endif
