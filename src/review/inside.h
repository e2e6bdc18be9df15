/* inside.h - the review room's own seams. */
#ifndef REVIEW_INSIDE_H
#define REVIEW_INSIDE_H

#include "review/review.h"

/* Rows for the evaluator, and beside each the place that supports it. */
struct fact_table {
        VEC(struct fact) fact;
        VEC(struct evidence) evidence;  /* document NULL: no place */
};

/* The rows that hold for every item: findings and documents. */
void facts_of_case(arena *a, const struct library *l,
                   const struct review *r, struct fact_table *out);

/* Adds the rows of one part of one item: request, history, measures, the
 * case's own fields as they stand on a day. */
void facts_of_part(arena *a, const struct library *l, const struct review *r,
                   size_t item, size_t part, date on, struct fact_table *t);

/* Adds the row of another item's or part's indication under `key`. */
void facts_add_indication(arena *a, const struct library *l,
                          struct fact_table *t, str key,
                          const struct proof *proof, struct evidence at);

/* Chooses the date of the edition by the programme's rungs. */
void edition_date(const struct library *l, const struct review *r,
                  size_t item, struct analysis *out);

/* Fills criteria, missing, causes, citations and presumed from the proof. */
void analysis_explain(arena *a, const struct fact_table *t,
                      const struct proof *p, struct analysis *out);
void analysis_finish(arena *a, struct analysis *out, enum trust trust);

#endif
