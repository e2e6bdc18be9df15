/* course.h - what a document says of the course of treatment: visits, doses,
 * pain, studies, injections, decisions. For the ledger (casefile/ledger.h).
 *
 * A chart is read page by page, as lines and cells as well as sentences: a
 * medication list, an attendance table and a form have no sentences. Words
 * are data (vocabulary/course.vocabulary); it draws no conclusion. */
#ifndef CLINICAL_COURSE_H
#define CLINICAL_COURSE_H

#include "clinical/clinical.h"
#include "model/ledger.h"

struct ledger_entries { struct ledger_entry *at; size_t n; };

/* What the document's own pages state, in order of kind and place. One pass;
 * linear in the text. Class and date of the document are believed where they
 * are given. Strings live in v, in the text or in a. */
struct ledger_entries course_read(arena *a, const struct vocabulary *v,
                                  struct document *d);

#endif
