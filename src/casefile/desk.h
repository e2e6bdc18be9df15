/* desk.h - a case's file as a person at a desk sees it: its documents by
 * number, and its pages.
 *
 * A document that goes on behind pages of another is one here, with all its
 * parts. What is printed for people has no control character in it, whatever
 * stood in a name or an author. */
#ifndef CASEFILE_DESK_H
#define CASEFILE_DESK_H

#include "casefile/casefile.h"

struct listed {
        struct document **part;         /* in order; the first says what the
                                           document is */
        size_t n_parts;
        size_t pages, unread;           /* of all parts; read are the others,
                                           unless it is set apart */
};

struct desk {
        struct case_file *c;
        struct listed *at; size_t n;    /* document number - 1 */
        size_t *number;                 /* of c->document[i] */
        const struct document **sorted; /* c->document, to find one's index */
        size_t *index;
};

struct desk desk_open(arena *a, struct case_file *c);
/* The document's number, from 1; 0 where it is none of the case. */
size_t desk_number(const struct desk *k, const struct document *d);

/* The documents: one JSON object a line, rows of a table with a header, or a
 * list for people. */
void documents_json(buf *b, const struct desk *k);
void documents_csv(buf *b, const struct desk *k);
void documents_print(buf *b, const struct desk *k);

/* The pages: one JSON object a line, or a line a page. */
void pages_json(buf *b, const struct desk *k);
void pages_print(buf *b, const struct desk *k);

/* "records.pdf, p. 1-3, 7", by the parts of one document. */
void place_print(buf *b, const struct listed *l);
/* "40 pages read, 3 not read, 2 set apart". */
void counts_print(buf *b, const struct case_file *c);
/* "read", "unread" or "apart". */
const char *page_state(const struct document_page *p);
/* s with white space folded and control characters as spaces. */
void plain_print(buf *b, str s);

#endif
