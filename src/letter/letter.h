/* letter.h - read a determination letter: layouts are data, one reader.
 *
 * A layout file (layouts/NAME.layout) says by which headings and labels a
 * letter of that kind is known and where each field stands. The reader tries
 * each and takes the one whose required parts all stand in order (of several,
 * the one with most); a letter that fits none is refused with what was
 * recognised, never guessed. A clause or credential that is missing is null,
 * no ground for refusal.
 *
 * Where the exact reading misses something, a second one knows headings and
 * labels that are damaged, and is kept where it misses less; l->repaired says
 * how many. Values stay as printed, damage and all. Labels of an item above
 * which no decision is found are an error: two items are never made one. Nor
 * are two letters: a text in which a layout's parts stand whole twice, one
 * behind the other, is refused. */
#ifndef LETTER_LETTER_H
#define LETTER_LETTER_H

#include "model/letter.h"
#include "terms/citation.h"

struct layouts;

/* ERR_SYNTAX names file and line. */
rc layouts_load(arena *a, const struct data_file *file, size_t n,
                struct layouts **out, err *e);

/* Reads the letter whose text is d->text (made by utf8_text). One pass over
 * the text, nothing copied, where nothing is missing; the second reading is
 * of texts up to 1 MiB, and linear. ERR_INPUT: no known layout (the message
 * names what was recognised and the nearest layout), or cut off (the message
 * names the byte and what is missing), or an item without its decision. *cut
 * is set where the record is whole but its last rationale stops in
 * mid-sentence: the record is given all the same. */
rc letter_read(arena *a, const struct layouts *l, struct document *d,
               struct letter *out, bool *cut, err *e);

/* How a letter was read, or why it was not: which layouts were held against
 * it, and label by label what was found where. It shows places and lengths,
 * never the letter's words: people hand it on to report a fault. */
struct explain;
struct explain *explain_open(arena *a);
/* As letter_read; *why is filled either way. */
rc letter_explained(arena *a, const struct layouts *l, struct document *d,
                    struct letter *out, bool *cut, struct explain *why,
                    err *e);
/* One object, or a page for people. l: the letter read from d, NULL where it
 * was refused; refused says why, else empty. */
void explain_json(json *j, const struct explain *x, const struct letter *l,
                  const struct document *d, str refused);
void explain_print(buf *b, const struct explain *x, const struct letter *l,
                   const struct document *d, str refused);

/* A record that letter_json printed, read back: text is one object, which
 * begins on this line of the file. d becomes a document of its values, named
 * as its source. ERR_SYNTAX: no such object, a key that no record has, a
 * value of another kind; ERR_LIMIT: too deep. */
rc letter_parse(arena *a, str text, str file, size_t line,
                struct document *d, struct letter *out, err *e);

/* The record as a letter of this layout (empty: its own): headings, labels
 * and verdict words of the layout, the record's values. What is written was
 * read back and found equal, field by field. ERR_USAGE: no such layout.
 * ERR_INPUT: it would read back otherwise; the message names the field. Files
 * in messages are the record's source. */
rc letter_write(arena *a, const struct layouts *l, str layout,
                const struct letter *record, str *out, err *e);

/* Parses both guideline lines of every item into its citations. Separate,
 * for it needs the titles and costs more than the reading. */
void letter_cite(arena *a, const struct titles *t, struct letter *l);

/* DESIGN, Interfaces; with spans: the byte range of every field, and
 * `unread`. */
void letter_json(json *j, const struct letter *l, str source, bool spans);
void letter_print(buf *b, const struct letter *l, str source);  /* people */

#endif
