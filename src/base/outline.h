/* outline.h - the one syntax of all our data files: an indented outline.
 *
 * A line is text; lines indented deeper stand under it. Spaces only, any
 * depth, but a line must return to a depth that is open. `#` at the start of
 * a line's text, or after two spaces, begins a comment. Runs of two or more
 * spaces part a line into columns. What the lines mean is each room's own:
 * guidelines, examples, cases, layouts, vocabulary, programmes. */
#ifndef BASE_OUTLINE_H
#define BASE_OUTLINE_H

#include "base/arena.h"

enum { OUTLINE_COLUMNS = 8, OUTLINE_DEPTH = 32 };

/* A file of data: its name for errors, and its text. Both must outlive what
 * is loaded from it. */
struct data_file { str name, text; };

struct line {
        str    text;                    /* trimmed, without comment */
        str    column[OUTLINE_COLUMNS]; /* the parts; the last takes the rest */
        size_t columns;
        size_t no;                      /* line number, from 1 */
        size_t indent;
        struct line *under, *next;      /* first line below it, next beside */
};

/* The outline of text, whose bytes must outlive it. *out is the first line
 * of depth 0, NULL for an empty file. ERR_SYNTAX names the line. */
rc outline_read(arena *a, str file, str text, struct line **out, err *e);

/* `line` says `word ...`: its first words are word, whole; the rest in *rest
 * (trimmed, possibly empty). */
bool line_says(const struct line *l, str word, str *rest);

/* The text of all lines under l joined by spaces, or l's own rest where it
 * has one: how a long text is written. */
str line_block(arena *a, const struct line *l, str rest);

/* s without surrounding double quotes, if it has both and no other: those of
 * `"one" and "two"` belong to the text. */
str unquoted(str s);

#endif
