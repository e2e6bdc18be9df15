/* reasons.h - an analysis in plain words: the paragraph on facts and criteria
 * that a reviewer can take over either way, and the documents to ask for
 * where the file does not settle an item. Reads the analysis; decides nothing
 * and knows no outcome. */
#ifndef REVIEW_REASONS_H
#define REVIEW_REASONS_H

#include "review/review.h"

/* What each criterion asks, what the file says to it and where, guideline by
 * guideline; presumptions and what is not settled are said as such. Empty
 * where no criterion was found. */
str reasons_paragraph(arena *a, const struct review *r,
                      const struct analysis *n);

/* Documents of these kinds would usually hold those facts. */
struct record_ask {
        str *title; size_t n_titles;    /* "progress report" */
        str *fact; size_t n_facts;      /* names of the dictionary */
};
struct record_asks { struct record_ask *at; size_t n; };

/* Of what is missing; what only a guideline would settle is not asked for. */
struct record_asks records_to_ask(arena *a, const struct library *l,
                                  const struct analysis *n);

/* What is missing before a request is sent, for the treating physician; true:
 * nothing. */
bool check_print(buf *b, const struct library *l, const struct review *r);

#endif
