/* clinical.h - text to findings, requests to quantities, dates to roles.
 *
 * Everything it knows of medicine is vocabulary data (terms/vocabulary.h).
 * It never sees a guideline and never draws a conclusion. */
#ifndef CLINICAL_CLINICAL_H
#define CLINICAL_CLINICAL_H

#include "model/finding.h"
#include "model/request.h"
#include "terms/vocabulary.h"

struct findings { struct finding *at; size_t n; };

/* The findings that bytes begin to end of d state, in order of place. One
 * pass; linear in the text. Strings of a finding live in v or in a. */
struct findings findings_read(arena *a, const struct vocabulary *v,
                              struct document *d, size_t begin, size_t end);

/* What a criterion, a summary and a ledger may take of f: without what a
 * relative has, and what was ended is absent, for they ask what holds now. In
 * place. */
struct findings findings_own(struct findings f);

/* The findings of a document and, in `also`, where they stand in a copy of it
 * word for word. A finding that only the copy has comes behind the others. */
struct findings findings_repeat(arena *a, struct findings first,
                                const struct findings *copy);

/* What one request line asks for. Never fails: what is not stated is empty
 * or NAN, and a class nobody knows leaves class empty. */
struct request request_parse(arena *a, const struct vocabulary *v, str text);

/* The dates a text speaks of, each with its role: injury, request (the
 * request for authorization), utilization_review, application, document
 * (a report, note, letter or visit), imaging, other. */
struct dated { date date; str role; size_t begin, end; };
struct dates { struct dated *at; size_t n; };
struct dates dates_read(arena *a, const struct vocabulary *v, str text,
                        size_t begin, size_t end);

/* {concept, status, value, low, unit, drug, body[], side, level, date,
 * possible, historical, family, section, evidence[]}; and what stands in it,
 * for who adds more. */
void finding_json(json *j, const struct finding *f);
void finding_fields_json(json *j, const struct finding *f);
/* A line a finding. */
void findings_print(buf *b, const struct findings *f, str source);

#endif
