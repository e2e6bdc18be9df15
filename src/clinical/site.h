/* site.h - where on the body a fact is: parts, each with its side. From
 * inside the room.
 *
 * A side is said only where the words bear it out: of the mention itself, of
 * a place that stands alone behind it, of the list it is in, of what heads
 * its sentence or its lines. Otherwise it is empty; it is never guessed. */
#ifndef CLINICAL_SITE_H
#define CLINICAL_SITE_H

#include "clinical/passage.h"

enum { SITE_PARTS = 8, SITES = 3 };

/* Parts of the body of one side. */
struct site { uint32_t part[SITE_PARTS]; size_t n; str side; };
/* At least one, which may be empty. */
struct sites { struct site at[SITES]; size_t n; };

/* What heads the lines read now: "RIGHT KNEE:". */
struct above { struct site site; size_t age; };

/* Reads the sentence of p for what heads the lines behind it; restart: a
 * heading of another kind stands here. */
void above_read(struct above *above, const struct passage *p, str text,
                bool restart);

/* A mention, and the tokens that state it. */
struct mention {
        uint32_t concept;
        enum finding_status status;
        size_t event, from, to;
};

void sites_find(const struct passage *p, str text, const struct above *above,
                const struct mention *m, struct sites *out);

#endif
