/* letter.h - read a determination letter: layouts are data, one reader.
 *
 * A layout file (layouts/NAME.layout) says by which headings and labels a
 * letter of that kind is known and where each field stands. The reader tries
 * each and takes the one whose required parts all stand in order; a letter
 * that fits none is refused with what was recognised, never guessed. */
#ifndef LETTER_LETTER_H
#define LETTER_LETTER_H

#include "model/letter.h"
#include "terms/citation.h"

struct layouts;

/* ERR_SYNTAX names file and line. */
rc layouts_load(arena *a, const struct data_file *file, size_t n,
                struct layouts **out, err *e);

/* Reads the letter whose text is d->text (made by utf8_text). One pass over
 * the text; nothing is copied. ERR_INPUT: no known layout (the message names
 * what was recognised and the nearest layout), or cut off (the message names
 * the byte and what is missing). *cut is set where the record is whole but
 * its last rationale stops in mid-sentence: the record is given all the
 * same. */
rc letter_read(arena *a, const struct layouts *l, struct document *d,
               struct letter *out, bool *cut, err *e);

/* Parses both guideline lines of every item into its citations. Separate,
 * for it needs the titles and costs more than the reading. */
void letter_cite(arena *a, const struct titles *t, struct letter *l);

/* DESIGN, Interfaces; with spans: the byte range of every field, and
 * `unread`. */
void letter_json(json *j, const struct letter *l, str source, bool spans);
void letter_print(buf *b, const struct letter *l, str source);  /* people */

#endif
