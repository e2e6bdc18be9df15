/* intake.h - bytes of any known kind to a document: its text and its pages.
 *
 * Plain text and Markdown are read here, HTML through gumbo, PDF through
 * pdftotext in a cage, pictures of text through tesseract where the caller
 * asks for it. Knows nothing of letters or cases. */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "model/document.h"

enum intake_kind { INTAKE_TEXT, INTAKE_HTML, INTAKE_PDF, INTAKE_UNKNOWN };

/* By the first bytes, and where they do not say by the name's ending. */
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
 * needs is not installed. */
rc intake_text(arena *a, str name, str bytes, const struct intake_ask *ask,
               struct document *out, err *e);

#endif
