/* identity.h - what a page says of whose it is: names, birth dates and claim
 * numbers behind their labels, and the page's own numbers.
 *
 * A label stands before its value, in the column beside it, or above it in a
 * table; vocabulary/identity.labels lists them and documents the form. What
 * is read here is compared (person.h) and never printed. */
#ifndef CASEFILE_IDENTITY_H
#define CASEFILE_IDENTITY_H

#include "base/date.h"
#include "base/outline.h"

struct identity_labels;

/* ERR_SYNTAX: file and line of a kind or a mark nobody knows, a label that
 * stands twice, a file that gives no source. */
rc identity_load(arena *a, const struct data_file *file,
                 struct identity_labels **out, err *e);

enum said_kind { SAID_NAME, SAID_BIRTH, SAID_CLAIM };

struct said {
        enum said_kind kind;
        bool weak;              /* the label stands before others' names, too */
        str  text;              /* as printed; a name without titles */
        date birth;
};

enum { SAID_MOST = 12, NUMBERS_MOST = 4 };

struct identity {
        struct said said[SAID_MOST]; size_t n;  /* the first ones */
        char sex;               /* m, f; 0: not said, or both */
        date injury;            /* the first one said */
        struct { long page, of; }               /* "page 2 of 3"; of 0: not
                                                   said */
                number[NUMBERS_MOST]; size_t numbers;
};

/* Linear in the text. Views of it, or of the arena. */
void identity_read(arena *a, const struct identity_labels *l, str text,
                   struct identity *out);
/* Is the word one of those that go with a name and are no part of it? */
bool identity_title(const struct identity_labels *l, str word);
/* Do two names hold a given name and what people are called who bear it? */
bool identity_called(const struct identity_labels *l, str a, str b);

#endif
