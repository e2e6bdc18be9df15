/* gold.h - findings held against an annotation made by reading: what was
 * right, missed and wrong, by concept and status, so that anybody can better
 * the vocabulary and see it.
 *
 * The annotation is JSONL, one object a text: case_number or source, and
 * findings[] {concept, status, value}. A pair (concept, status) is stated or
 * it is not, however often. Judged are the concepts that the annotation
 * names anywhere, in findings or in a list `concepts`; findings of others and
 * of relatives are neither right nor wrong. */
#ifndef CLINICAL_GOLD_H
#define CLINICAL_GOLD_H

#include "clinical/clinical.h"

struct gold;

/* ERR_SYNTAX names file and line: not JSON, no such status, a text without
 * case_number and source. Everything lives in a. */
rc   gold_load(arena *a, str file, str text, struct gold **out, err *e);

/* The findings of one text; the annotation knows it by its case number or the
 * name of its file, with or without ending. False: it has none. What is kept
 * is copied into the arena of the gold. Counted once for each text. */
bool gold_count(struct gold *g, str source, str number,
                const struct findings *f);

/* Of one status, of all where status is negative; 1 where there is nothing. */
void gold_rates(const struct gold *g, int status, double *precision,
                double *recall, double *f1);

/* Precision, recall and F1 by status (with an interval of 95 %, resampled by
 * text) and by concept, and the mistakes, most frequent concepts first. */
void gold_print(buf *b, struct gold *g);
/* One object {texts, annotated, statuses[] {status, right, missed, wrong,
 * precision, recall, f1, low, high}, the last of all together, concepts[] {
 * concept, status, right, ...}, values {right, of}, mistakes[] {source, kind,
 * concept, status, quote, begin, end}}. */
void gold_json(json *j, struct gold *g);

#endif
