/* intake.h - bytes of any known kind to a document: its text and its pages.
 *
 * Plain text and Markdown are read here, HTML by a walk over its tags, PDF
 * through pdftotext in a cage, pictures of text through tesseract where the
 * caller asks for it. Knows nothing of letters or cases. */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "model/document.h"

enum intake_kind { INTAKE_TEXT, INTAKE_HTML, INTAKE_PDF };

/* By the first bytes, and where they do not say by the name's ending. Text
 * that carries a few HTML marks is text. */
enum intake_kind intake_kind(str name, str bytes);
/* Is a file of this name one that intake_text may read? Folders are walked
 * by it. */
bool intake_named(str name);

enum {
        INTAKE_PAGES_MAX = 1000,        /* of one PDF */
        INTAKE_TEXT_MAX = 32 << 20      /* bytes of one document's text */
};

struct intake_ask {
        bool ocr;               /* recognise pages that have no text */
        bool raw;               /* PDF: in the order of the content stream,
                                   not as laid out */
};

/* The document's text and pages; its name is the last part of `name`.
 * Everything is in a. ERR_INPUT: no text, binary, a scan, encrypted, damaged;
 * ERR_LIMIT: too many pages, too long, too slow; ERR_IO: a program that this
 * needs is not installed.
 *
 * A PDF whose pages only partly have text is read, and its pages_unread says
 * how many have none: nobody can tell an empty page from a scan. With ocr
 * they are recognised, and a page on which nothing is found counts as read;
 * so are pages that have a line or two, a fax's stamp on a scan.
 *
 * Time: a PDF may take 8 seconds, and one more for each 4 MiB of it; a page
 * to be recognised 80. Safe to call from several threads at once, each with
 * its own arena. */
rc intake_text(arena *a, str name, str bytes, const struct intake_ask *ask,
               struct document *out, err *e);

#endif
