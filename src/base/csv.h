/* csv.h - rows and fields of separated tables (RFC 4180; the separator may be
 * a comma, a semicolon or a tab; a quoted field may hold line ends). */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"

/* Where the row that begins at `from` ends: behind its line end, or
 * STR_NONE where text ends first. */
size_t csv_row_end(str text, size_t from);

/* The separator of a header row: the one of , ; tab that stands in it most
 * often outside quotes. */
char csv_separator(str header);

/* The fields of one row, unquoted (copied only where quotes were doubled),
 * white space at their ends dropped. ERR_SYNTAX: a quote that is not closed
 * (line is left to the caller: 0). */
rc csv_fields(arena *a, str row, char separator, str **out, size_t *n,
              err *e);

#endif
