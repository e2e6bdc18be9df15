/* misdate.h - dates of a recognised page that are no dates any more, or
 * impossible ones, put right by those that the file states elsewhere:
 * 1227/12, OI/18/I6, 7/8/7016.
 *
 * A file says its days again and again: in the running head, in the note of
 * the next visit, in the list of prescriptions. What looks like a date and
 * gives none is that one of the days said elsewhere which is nearest to it in
 * shape, where it is near and no other is. The bytes stay as many (misread.h
 * has why). Knows nothing of documents; a case file's own days are noted by
 * whoever has them. */
#ifndef TERMS_MISDATE_H
#define TERMS_MISDATE_H

#include "base/date.h"

struct misdate;

/* Days from..until are those of the file; an end that is not known leaves it
 * open. */
struct misdate *misdate_open(arena *a, date from, date until);

/* A day that is known to be said: of birth, of injury. It may be out of
 * from..until. */
void misdate_know(struct misdate *m, date d);

/* The days that a page says. Linear; of very many, those that came first. */
void misdate_note(struct misdate *m, str page);

/* In place. Of each word that may be a date at most MISDATE_DAYS are tried,
 * and of a page at most so many words. */
enum { MISDATE_DAYS = 256, MISDATE_WORDS = 256 };
void misdate_mend(const struct misdate *m, char *page, size_t n);

#endif
