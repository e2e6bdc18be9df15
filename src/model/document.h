/* document.h - one document of a file, its pages, and evidence in it.
 *
 * The text is UTF-8 as `imr text` prints it; all addresses are bytes of it.
 * Pages count from 1 and begin after each form feed. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/json.h"

struct document {
        str  name;              /* the file's name, without folder */
        str  text;
        str  hash;              /* SHA-256 of text, hex; empty until asked */
        str  class;             /* process.md D.7, such as PR2_REPORT */
        str  author;
        date date;              /* of the document */
        size_t *page_begin;     /* byte where page i + 1 begins */
        size_t pages;
        size_t pages_unread;    /* of them: scans whose text nobody read; 1
                                   where the file was damaged somewhere */
        bool unread;            /* could not be read: nothing is "silent" */
};

/* Where a fact stands. begin and end are bytes of document->text; the quote
 * is exactly the bytes between them. */
struct evidence {
        struct document *document;
        size_t begin, end;
        double confidence;      /* 0 to 1; 1 for embedded text */
};

/* Cuts text into pages; sets page_begin and pages. */
void document_paginate(arena *a, struct document *d);
long document_page(const struct document *d, size_t at);
/* The hash, computed at the first asking. */
str  document_hash(arena *a, struct document *d);
str  evidence_quote(const struct evidence *e);
/* {document, page, begin, end, quote, text_hash, class, author, date,
 * confidence} */
void evidence_json(json *j, const struct evidence *e);

#endif
