/* listing.h - the documents of a case by number, as people count them: from 1,
 * in the order of their pages. One that goes on behind pages of another is one
 * here, with all its parts. */
#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

#include "model/case.h"

struct listed {
        struct document **part;         /* in order; the first says what the
                                           document is */
        size_t n_parts;
        size_t pages, unread;           /* of all parts; read are the others,
                                           unless it is set apart */
};

struct listing {
        struct case_file *c;
        struct listed *at; size_t n;    /* document number - 1 */
        size_t *number;                 /* of c->document[i] */
        const struct document **sorted; /* c->document, to find one's index */
        size_t *index;
};

struct listing listing_open(arena *a, struct case_file *c);
/* The document's number, from 1; 0 where it is none of the case, or NULL. */
size_t listing_number(const struct listing *k, const struct document *d);

/* Its author; of a document set apart none, for nothing of it is quoted. */
str listed_author(const struct listed *l);
/* Pages of it that were read, and that were not; of a document set apart,
 * none of either. */
size_t listed_read(const struct listed *l);
size_t listed_unread(const struct listed *l);
/* {source, document, pages[], class, author, specialty, date, received,
 * duplicate_of, near, apart, doubt, read, unread}: imr.h, imr_file_list. */
void listed_json(json *j, const struct listing *k, size_t i);

/* "pages": {all, read, unread, apart}, what the case's pages came to; what is
 * not read may say more. */
void counts_json(json *j, const struct case_file *c);

/* "records.pdf, p. 1-3, 7": where the document stands. */
str listed_place(arena *a, const struct listed *l);
/* Is the document all of its file? */
bool listed_whole(const struct listed *l);

#endif
