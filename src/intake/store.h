/* store.h - pages that were recognised, kept beside what they came of, so
 * that none is ever recognised twice.
 *
 * A folder with one shelf (host/shelf.h) for each file, named by the SHA-256
 * of its bytes: what the file is called, and where it lies, is of no account.
 * A record is one page:
 *
 *     page NUMBER FROM CONFIDENCE ROTATION STATE VERSION
 *     why it is unread; else empty
 *     its text
 *
 * Of several of one page the last counts. VERSION is our recipe and the
 * program's own (tesseract 5.3.0). */
#ifndef INTAKE_STORE_H
#define INTAKE_STORE_H

#include "host/shelf.h"
#include "intake/inside.h"

/* A page's record, in a; and back: false, it is none. */
str  store_record(arena *a, size_t number, str version,
                  const struct leaf *leaf);
bool store_page(str record, size_t *number, str *version, struct leaf *out);

/* Gives each wanted page of f to take that the store has, by this version;
 * empty: by any. Sets f->kept, the bytes of its shelf that are
 * good. */
void store_read(arena *a, str folder, str version, struct reading *f,
                void (*take)(arena *a, struct reading *f, struct leaf *leaf,
                             const struct leaf *got));
/* To add f's pages, behind store_read; NULL: it cannot be written. */
struct host_shelf *store_open(arena *a, str folder, struct reading *f);

#endif
