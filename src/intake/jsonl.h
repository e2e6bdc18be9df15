/* jsonl.h - one line of JSONL that holds a text: an object with the members
 * "source", its name, and "text". Others are passed over.
 *
 * Our own, for a line is a whole letter and jansson would take as long over
 * its text as the reader does. */
#ifndef INTAKE_JSONL_H
#define INTAKE_JSONL_H

#include "base/arena.h"

struct jsonl_text { str source, text; };

/* Strings are views into line where nothing is escaped, else in a. A half of
 * a surrogate pair becomes U+FFFD. ERR_INPUT: no JSON object, or one without
 * a text (a record that was read before says so). */
rc jsonl_read(arena *a, str line, struct jsonl_text *out, err *e);

#endif
