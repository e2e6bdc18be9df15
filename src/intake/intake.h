/* intake.h - bytes of any known kind to a document: its text and its pages.
 *
 * Plain text and Markdown are read here, HTML by a walk over its tags, PDF
 * through pdftotext in a cage; pictures of text, whether a PDF holds them or
 * they are files of their own, through tesseract where the caller asks for
 * it. Knows nothing of letters or cases. */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "model/document.h"

enum intake_kind { INTAKE_TEXT, INTAKE_HTML, INTAKE_PDF, INTAKE_PICTURE };

/* By the first bytes, and where they do not say by the name's ending. Text
 * that carries a few HTML marks is text. */
enum intake_kind intake_kind(str name, str bytes);
/* Is a file of this name one that may hold a letter? Folders are walked by
 * it. */
bool intake_named(str name);
/* Is it one that may be a document of a case: also .tif, .tiff, .jpg, .jpeg,
 * .png? */
bool intake_document(str name);

enum {
        INTAKE_PAGES_MAX = 1000,        /* of one PDF that is a letter */
        INTAKE_FILE_PAGES_MAX = 5000,   /* of one that is a case's file */
        INTAKE_TEXT_MAX = 32 << 20      /* bytes of one document's text */
};

struct intake_progress {
        size_t done, all;       /* pages to be recognised */
        bool   unkept;          /* the store cannot be written to */
};

struct intake_ask {
        bool ocr;               /* recognise pages that have no text */
        bool raw;               /* PDF: in the order of the content stream,
                                   not as laid out */
        size_t pages;           /* most of one PDF; 0: INTAKE_PAGES_MAX */
        unsigned workers;       /* threads that recognise; 0: one */
        str  store;             /* a folder in which recognised pages are
                                   kept, made with the one it stands in; pages
                                   that are there are taken, without ocr, too.
                                   Empty: none */
        /* After each page that was recognised; non-zero: stop, which is
         * ERR_INPUT. NULL: nobody is told. */
        int (*progress)(void *context, const struct intake_progress *now);
        void *context;
};

/* The document's text and pages; its name is the last part of `name`.
 * Everything is in a. ERR_INPUT: no text, binary, a scan, encrypted, damaged;
 * ERR_LIMIT: too many pages, too long, too slow; ERR_IO: a program that this
 * needs is not installed.
 *
 * A PDF or TIFF whose pages only partly have text is read. out->page tells
 * what became of each of its pages, and why of those that are unread: without
 * ocr those that are pictures, with it what was not recognised, or badly (the
 * text is kept). A blank page counts as read: its picture is looked at, for
 * silence may be a failure. A page with a line or two of text on a picture, a
 * fax's stamp, is recognised, too.
 *
 * Time: a PDF may take 8 seconds, one more for each 4 MiB of it and each 200
 * pages allowed beyond 1,000; a page to be recognised 20 of processor to be
 * drawn, 60 to be read, and three times that where it must be turned. Safe to
 * call from several threads at once, each with its own arena. */
rc intake_text(arena *a, str name, str bytes, const struct intake_ask *ask,
               struct document *out, err *e);

/* The same for many files, whose pages are recognised side by side. */
struct intake_file {
        str    name, bytes;
        bool   text;            /* text, whatever name and bytes say */
        struct document document;
        err    why;             /* code not OK: it could not be read */
        size_t pages;           /* that it has all the same; 0: not known */
};
/* Reads each (the bytes are free to go afterwards): what cannot be read says
 * so in its `why`, and what has no text is a document all the same, its pages
 * unread. ERR_IO: a program is not installed; ERR_INPUT: progress said
 * stop. */
rc intake_files(arena *a, struct intake_file *file, size_t n,
                const struct intake_ask *ask, err *e);

#endif
