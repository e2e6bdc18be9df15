/* document.h - one document of a file, its pages, and evidence in it.
 *
 * The text is UTF-8 as `imr text` prints it; all addresses are bytes of it.
 * Pages count from 1 and begin after each form feed. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/json.h"

enum page_from {
        PAGE_EMBEDDED,          /* text that the file itself holds */
        PAGE_RECOGNISED,        /* read from a picture */
        PAGE_NONE               /* no text was found */
};

/* What became of one page of a file. A page is unread, set apart, or read. */
struct document_page {
        enum page_from from;
        double confidence;      /* 0 to 1: of recognition; else 1 */
        int  rotation;          /* degrees clockwise by which it was turned to
                                   be read: 0, 90, 180, 270 */
        bool blank;             /* nothing stands on it; it counts as read */
        bool unread;            /* nobody could read it, or only badly */
        bool apart;             /* of another worker, or not known whose: not
                                   searched for facts and never quoted */
        str  why;               /* unread or apart: in a few words, none of
                                   them the page's; else empty */
        str  doubt;             /* whether it is the worker's, where it stays:
                                   in such words; else empty */
};

/* A document is a run of pages of one file, which often holds many. Those of
 * one file share its name, text, hash and pages. */
struct document {
        str  name;              /* the file's name, without folder; of a
                                   member, FILE/MEMBER */
        str  text;              /* the whole file's */
        str  reading;           /* the same bytes, with what recognition
                                   misread put right, to be parsed but never
                                   shown; empty: the text itself */
        str  hash;              /* SHA-256 of text, hex; empty until asked;
                                   kept by the whole */
        struct document *whole; /* the file that this is a part of; NULL:
                                   itself */
        size_t begin, end;      /* bytes of text that are this document's */
        size_t first_page, n_pages;     /* its pages; the first from 1 */
        str  class;             /* process.md D.7, such as PR2_REPORT */
        str  author;
        str  specialty;
        date date;              /* of the document */
        date received;
        size_t *page_begin;     /* byte where page i + 1 of the file begins */
        size_t pages;           /* of the file */
        struct document_page *page;     /* of the file; NULL: all of them
                                   embedded and read */
        size_t pages_unread;    /* of the file: scans whose text nobody read;
                                   1 where it was damaged somewhere */
        size_t foot;            /* of a web page: where what stands below the
                                   document begins; 0: nothing does */
        bool unread;            /* some of it could not be read: nothing is
                                   "silent" */
        bool apart;             /* its pages are set apart */
        bool declared;          /* the case file, or a person, says what it
                                   is: nothing of it was guessed */
        bool unclassed;         /* OTHER, for nothing says what it is */
        str  doubt;             /* why its beginning is not sure; else empty */
        struct document *continues;     /* what it goes on with, behind pages
                                   of another that lie in between; or NULL */
        struct document *same_as;       /* the first one that it repeats */
        bool near;              /* that not word for word */
};

/* Where a fact stands. begin and end are bytes of document->text; the quote
 * is exactly the bytes between them. */
struct evidence {
        struct document *document;
        size_t begin, end;
        double confidence;      /* 0 to 1; 1 where the text is embedded */
};

/* Cuts text into pages; sets page_begin and pages. The document is the whole
 * file. */
void document_paginate(arena *a, struct document *d);
/* Page `number`, from 1, of the file; a view of text, without the form feed
 * that ends it. */
str  document_page_text(const struct document *d, size_t number);
/* What is parsed of it: reading or text, all bytes of the file. */
str  document_reading(const struct document *d);
/* The document's text alone. */
str  document_own(const struct document *d);
/* The page's confidence; 1 where nothing was recognised. */
double document_confidence(const struct document *d, size_t at);
long document_page(const struct document *d, size_t at);
/* The hash, computed at the first asking. */
str  document_hash(arena *a, struct document *d);
str  evidence_quote(const struct evidence *e);
/* {document, page, begin, end, quote, text_hash, class, author, date,
 * confidence} */
void evidence_json(json *j, const struct evidence *e);

/* Where the class stands in the process's list, from 0; one that is not there
 * is behind all others. */
size_t class_rank(str class);
/* "progress report" for PR2_REPORT; empty for an unknown or no class. */
str  class_title(str class);

#endif
