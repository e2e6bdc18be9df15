/* desk.h - a case's file as a person at a desk sees it: its documents and its
 * pages, printed.
 *
 * What is printed for people has no control character in it, whatever stood
 * in a name or an author. */
#ifndef CASEFILE_DESK_H
#define CASEFILE_DESK_H

#include "casefile/casefile.h"
#include "model/listing.h"

/* The documents: one JSON object a line, rows of a table with a header, or a
 * list for people. */
void documents_json(buf *b, const struct listing *k);
void documents_csv(buf *b, const struct listing *k);
void documents_print(buf *b, const struct listing *k);

/* The pages: one JSON object a line, or a line a page. */
void pages_json(buf *b, const struct listing *k);
void pages_print(buf *b, const struct listing *k);

/* "40 pages read, 3 not read, 2 set apart". */
void counts_print(buf *b, const struct case_file *c);
/* "read", "unread" or "apart". */
const char *page_state(const struct document_page *p);
/* s with white space folded and control characters as spaces. */
void plain_print(buf *b, str s);

#endif
