/* inside.h - what the readers of single kinds share. Each gives text as its
 * kind holds it; intake.c makes a document of it. */
#ifndef INTAKE_INSIDE_H
#define INTAKE_INSIDE_H

#include "intake/intake.h"

/* Lines of text in reading order. *foot: where what the page has below its
 * document begins (footer, nav, or what is called footer); 0: nothing. */
void html_text(arena *a, str s, str *out, size_t *foot);
/* The character that an entity at s[at], a `&`, stands for: n bytes of UTF-8
 * in out. Behind it, or 0: it is none. */
size_t entity_read(str s, size_t at, char out[4], size_t *n);

/* Pages ended by form feeds; how many of them could not be read. */
rc pdf_text(arena *a, str name, str bytes, const struct intake_ask *ask,
            str *out, size_t *unread, err *e);

/* The text of page `number` of a PDF, recognised from its picture: empty
 * where there is none. *read is false where the page defeats the programs (it
 * is too large, or takes too long). ERR_IO: they are not installed. */
rc ocr_page(arena *a, str name, str pdf, size_t number, str *out, bool *read,
            err *e);

/* The package to install for a program that child_run did not find: fills *e
 * with that, or leaves what child_run said. Returns ERR_IO. */
rc program_missing(str name, const char *program, const char *package,
                   err *e);

#endif
