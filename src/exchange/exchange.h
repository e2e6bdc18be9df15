/* exchange.h - other programmes' tables, row by row, as records of ours.
 *
 * A table file (layouts/NAME.table) says by which column names a table is
 * known and which field of the record each column holds. Nothing of a row is
 * lost: its columns are the text of its document, a line each, and what no
 * field has is unread. Fields that a programme does not publish are null. */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "base/outline.h"
#include "model/letter.h"

struct tables;                  /* all table files */
struct table;                   /* one table, and one file's columns of it */

/* ERR_SYNTAX names file and line. */
rc tables_load(arena *a, const struct data_file *file, size_t n,
               struct tables **out, err *e);

/* The table whose header row this is, with or without a byte order mark:
 * separator and columns. ERR_INPUT: none; the message names the nearest one
 * and the columns it lacks (file is left to the caller: empty). */
rc table_known(const struct tables *t, str header, arena *a,
               struct table **out, err *e);

/* The record of one row. d->name is the caller's; text and pages are set
 * here. Rows of nothing but white space are the caller's to pass over.
 * ERR_SYNTAX or ERR_INPUT, at this line of d->name: another number of
 * columns, no outcome, an outcome whose words the table file lacks. */
rc table_row(arena *a, const struct table *t, str row, size_t line,
             struct document *d, struct letter *out, err *e);

/* The table's name: the record's layout. */
str table_name(const struct table *t);

#endif
