/* show.h - pages of a case as a person asks for them: by place, one after
 * another, or by the words on them. */
#ifndef CASEFILE_SHOW_H
#define CASEFILE_SHOW_H

#include "model/listing.h"

struct place { str file; size_t from, to; };    /* pages, from 1 */
struct places { struct place *at; size_t n; };

/* "FILE:PAGE", "FILE:FROM-TO", or a document's number: all its parts. Whether
 * the file is there and has the page is not asked. ERR_USAGE: it is none. */
rc places_read(arena *a, const struct listing *k, str text,
               struct places *out, err *e);

struct shown {
        struct document *file;
        size_t page;                    /* of it, from 1 */
        struct document *document;      /* NULL: the page is in none */
        size_t number;                  /* of the document; or 0 */
};

typedef void page_fn(void *context, const struct shown *p);

/* Every page of every file, in order. Returns how many. */
size_t pages_each(const struct listing *k, page_fn *one, void *context);

/* What is searched for: words, and phrases in double quotes. A word is found
 * where one begins with it, ASCII letters in either case, so that "injection"
 * finds "Injections"; the words of a phrase stand next to one another, with
 * white space or marks between them. */
struct search { str *word; size_t n; };

/* Where one was found first on a page, and the line or lines it stands on:
 * bytes of the file's text. */
struct hit { size_t begin, end, from, to; };

/* ERR_USAGE: nothing to search for, or too much. */
rc search_open(arena *a, str words, struct search *out, err *e);
/* Are all on the page? One hit for each in out. Never on a page set apart. */
bool search_page(const struct search *s, const struct shown *p,
                 struct hit *out);

#endif
