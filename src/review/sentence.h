/* sentence.h - small texts that the case summary and the draft share: places,
 * numbers with units, what utilization review did. They put together what the
 * file states and add nothing. Not to be included outside src/review. */
#ifndef REVIEW_SENTENCE_H
#define REVIEW_SENTENCE_H

#include "model/case.h"
#include "base/buf.h"

enum { PLACES_MAX = 3, QUOTE_MAX = 160 };

/* Distinct pages on which one fact stands; places beyond the third are only
 * counted. Add them in the order of document and byte. */
struct places {
        struct { const struct document *document; long page; }
                at[PLACES_MAX], last;
        size_t n;
};
void places_add(struct places *p, const struct evidence *e);
/* "(note.txt, p. 2; letter.md, p. 1; and 3 more)" */
str  places_text(arena *a, const struct places *p);

/* "(progress-note.txt, p. 2)"; "(case file)" without a document. */
str  evidence_place(arena *a, const struct evidence *e);
/* The quote, folded, at most QUOTE_MAX bytes and a mark where it was cut. */
str  evidence_short(arena *a, const struct evidence *e);

/* "12 visits", "8/10", "50 percent"; empty for NAN. */
str  number_text(arena *a, double v, str unit);

/* "denied on 2015-03-09: 12 visits requested, 0 approved, 12 in dispute";
 * empty where the file states nothing of it. */
str  review_did(arena *a, const struct case_item *item);

/* "progress report" for PR2_REPORT; empty for an unknown or no class. */
str  class_title(str class);
/* "progress report, author: treating physician, dated 2015-02-20" */
str  document_about(arena *a, const struct document *d);

#endif
