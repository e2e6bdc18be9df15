/* stack.h - the pages of a case as they came, on their way to documents.
 *
 * stack_read runs the steps in order; each is a file of its own and knows
 * only the pages:
 *
 *   files     every file of the folder to text and pages      folder.c
 *   correct   what a person said about pages and documents    correct.c
 *   mark      headings, page numbers, dates, names on a page  mark.c
 *   worker    pages of another worker are set apart           worker.c
 *   same      pages that stand there twice                    same.c
 *   split     pages to documents, with class, author, dates   split.c
 *   correct   what a person said about those documents        correct.c
 *   same      documents that stand there twice                same.c
 *   visible   what findings may be read from                  stack.c */
#ifndef CASEFILE_STACK_H
#define CASEFILE_STACK_H

#include "casefile/inside.h"

/* Whether a document begins on a page, where a person or the case file says
 * so; whose the page is, where a person says so. */
enum sheet_start { SHEET_FREE, SHEET_STARTS, SHEET_GOES_ON };
enum sheet_whose { SHEET_UNSAID, SHEET_OURS, SHEET_ANOTHERS };

struct marks;                   /* mark.h: what stands on a page */
struct sheet_words;             /* same.c: the words of all pages */

struct sheet {                  /* one page of a file */
        struct document *file;
        size_t number;          /* in it, from 1 */
        str    text;            /* a view of file->text */
        str    reading;         /* the same bytes as they are parsed */
        struct document_page *page;     /* what becomes of it: one of
                                   file->page */
        enum sheet_start start;
        enum sheet_whose whose;
        struct marks *marks;
        bool copy_begins;       /* a run of pages that stands there twice
                                   begins on it */
        bool copy_behind;       /* ... ended on the page before */
};

struct stack {
        arena *a;
        const struct case_ask *ask;
        struct case_file *c;    /* files in; documents out */
        struct sheet *sheet; size_t n;  /* all pages of all files, in order */
        const struct sheet_words *words;        /* read once; NULL until then */
};

/* c->file to c->document, c->visible and c->pages. A file that the case file
 * lists with class, author or date is one document as declared there. Every
 * file has its pages (file->page) afterwards. */
rc stack_read(arena *a, const struct case_ask *ask, struct case_file *c,
              err *e);

/* ---- The steps ---------------------------------------------------------- */

/* What a person said of pages: sheet->start and sheet->whose. Reads the
 * folder's corrections; those that fit no more become c->note. ERR_SYNTAX:
 * file and line. */
rc sheets_correct(struct stack *s, err *e);
/* What a person said of documents: class, date, author, received. */
void documents_correct(struct stack *s);
/* sheet->marks of all pages; of one that is not text, those of a blank. */
void sheets_mark(struct stack *s);

/* Documents of the files: runs of pages that begin where sheet->start says or
 * where the pages do; a page set apart is never in one document with a page
 * that is not. Fills c->document in the order of the pages. Of those that
 * nobody declared, class, author, specialty, date and received are told. */
void sheets_split(struct stack *s);

#endif
