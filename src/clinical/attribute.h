/* attribute.h - what is said of a fact beside its status: with doubt, as past,
 * of a relative. From inside the room.
 *
 * vocabulary/attributes.vocabulary holds the words. A word before a mention
 * reaches it and what is listed with it, up to a stop word, a verb or a clause
 * of its own; one behind it reaches back as far. `earlier` words are of their
 * whole clause; a relative's reach ends where the patient is named again. */
#ifndef CLINICAL_ATTRIBUTE_H
#define CLINICAL_ATTRIBUTE_H

#include "clinical/site.h"

/* Where the mention stands: under a heading of past or of family history. */
struct standing {
        bool past, family;
        date document;                  /* of the document; may be none */
};

struct attributes { bool possible, historical, family; };

/* when: of the mention itself, DATE_NONE where its sentence gives it none. */
struct attributes attributes_find(const struct passage *p, str text,
                                  const struct mention *m,
                                  const struct standing *at, date when);

/* A year that stands alone, "in 2012", at token i: nobody counts in it. */
bool attribute_year(const struct passage *p, str text, size_t i, date *out);
/* Is it of one clause with tokens from..to, and no "since 2012"? */
bool attribute_clause(const struct passage *p, size_t i, size_t from,
                      size_t to);

#endif
