/* csv.h - rows and fields of separated tables (RFC 4180; the separator may be
 * a comma, a semicolon or a tab; a quoted field may hold line ends).
 *
 * A quote opens a quoted field only where the field begins, so that 5" in the
 * midst of one is what it says. Where a row ends is asked before its
 * separator is known: there a field begins behind any of the three. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

/* Where the row that begins at `from` ends: behind its line end, or
 * STR_NONE where text ends first. */
size_t csv_row_end(str text, size_t from);

/* The separator of a header row: the one of , ; tab that stands in it most
 * often outside quotes. */
char csv_separator(str header);

/* The fields of one row, unquoted (copied only where quotes were doubled),
 * white space at their ends dropped. A row of nothing has one empty field.
 * ERR_SYNTAX: a quote that is not closed, text behind a closing quote (line
 * is left to the caller: 0). */
rc csv_fields(arena *a, str row, char separator, str **out, size_t *n,
              err *e);

/* One field of a row, in quotes where it needs them. White space is folded;
 * what a spreadsheet would take for a formula gets a ' before it, for the
 * text may be a stranger's. */
void csv_put(buf *b, str field);

#endif
