/* record.h - a record whose values come as plain strings.
 *
 * A letter's values are spans of its text. What comes from a table or from
 * JSON has no such text, so one is put together here: a line for each value,
 * behind its label. Everything that reads a record then works on it
 * unchanged. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "model/letter.h"

struct record {
        arena *a;
        struct letter *letter;          /* the caller fills its fields */
        buf  text;
        VEC(struct span) named;         /* the labels, and what is known to
                                           hold nothing */
        VEC(struct span) unread;        /* values no field has */
};

/* Blanks *out, whose document becomes d; d->name is the caller's. */
struct record record_open(arena *a, struct document *d, struct letter *out);

/* Appends "label: value" as a line and returns where the value stands; not
 * set where there is none but white space: then no line is written. A value
 * may hold line ends. */
struct span record_add(struct record *r, str label, str value);
/* Appends a further value below the one just added: s, made longer. */
struct span record_more(struct record *r, struct span s, str value);

/* What a value just added is, where it is no field: known to hold nothing,
 * or unread. */
void record_known(struct record *r, struct span s);
void record_unread(struct record *r, struct span s);

/* The document's text and pages, and the letter's named and unread. */
void record_end(struct record *r);

#endif
