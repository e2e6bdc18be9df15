/* ledger.h - the treatment ledger and the chronology of a case: what its
 * documents say (clinical/course.h), each event once with all its places.
 *
 * Pages set apart are never read. Where pages are unread, counts are "at
 * least". Neither the order of the documents nor a duplicate changes a total.
 */
#ifndef CASEFILE_LEDGER_H
#define CASEFILE_LEDGER_H

#include "model/case.h"
#include "model/ledger.h"
#include "terms/vocabulary.h"

/* c: of case_read. Linear in the text, and n log n in what it says. */
void ledger_read(arena *a, const struct vocabulary *v, struct case_file *c,
                 struct ledger *out);

/* The case's own dates, its documents and the ledger's lines, by date; what
 * has no date stands at the end. */
void chronology_read(arena *a, const struct case_file *c,
                     const struct ledger *l, struct chronology *out);

#endif
