/* sentence.h - small texts that the case summary and the draft share: the
 * sentence of a finding, places, numbers with units, what utilization review
 * did. They put together what the file states and add nothing. Not to be
 * included outside src/review. */
#ifndef REVIEW_SENTENCE_H
#define REVIEW_SENTENCE_H

#include "base/buf.h"
#include "model/case.h"
#include "model/finding.h"
#include "terms/vocabulary.h"

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

/* What a finding's sentence depends on beside the finding. */
enum { SENTENCE_DATED = 1,      /* say the finding's date: it is its own */
       SENTENCE_UNCOUNTED = 2 };        /* done; how often is not stated */

/* "Pain is rated 6/10.": the finding in the words of its concept's `say`
 * lines, else of its section (doc/vocabulary.md, "Sentences"). What these
 * have no room for follows in brackets, so that no part, number or date is
 * lost. A concept that the vocabulary does not have speaks by its name. */
str  finding_sentence(arena *a, const struct vocabulary *v,
                      const struct finding *f, unsigned flags);

/* s as it goes on behind "that": without its point, a small letter first
 * unless it is an abbreviation. */
str  sentence_within(arena *a, str s);

/* "12 visits", "8/10", "50 percent"; empty for NAN. */
str  number_text(arena *a, double v, str unit);

/* "denied on 2015-03-09: 12 visits requested, 0 approved, 12 in dispute";
 * empty where the file states nothing of it. */
str  review_did(arena *a, const struct case_item *item);

/* "progress report, author: treating physician, dated 2015-02-20" */
str  document_about(arena *a, const struct document *d);

#endif
