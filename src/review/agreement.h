/* agreement.h - how far reviews of published letters agree with what was
 * decided: the table of `imr backtest --summary`. A report, not a target.
 *
 * Intervals draw letters anew, not items: the items of a letter have one
 * reviewer and one file. The draws are the same every time. */
#ifndef REVIEW_AGREEMENT_H
#define REVIEW_AGREEMENT_H

#include "review/review.h"

struct agreement;

/* `read`, `reported` and `unverified` stand for three reviews of each letter,
 * one for each trust. */
struct agreement *agreement_open(arena *a, const struct programme *p);

/* What the programme's rule would expect; empty: nothing. */
str  outcome_expected(const struct programme *p, const struct analysis *n);

/* A letter, with its reviews in the order of enum trust. `a` is for the work;
 * what is kept is copied into the arena of agreement_open. */
void agreement_letter(struct agreement *g, arena *a, const struct letter *l,
                      const struct review of[3]);

/* For people; a table, then the overturned items that are called not met. */
void agreement_print(struct agreement *g, buf *b);
/* One object; doc/backtest.md has its names. */
void agreement_json(struct agreement *g, json *j);

#endif
