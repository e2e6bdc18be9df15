/* finding.h - one clinical fact that a document states, with its place. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include "model/document.h"

/* letters/ANNOTATION.md, "status". */
enum finding_status {
        FINDING_PRESENT, FINDING_ABSENT, FINDING_PLANNED,
        FINDING_NOT_DOCUMENTED
};

struct finding {
        str  concept;           /* a name of the vocabulary */
        enum finding_status status;
        double value;           /* NAN where none */
        str  unit;              /* "visits", "percent", "/10"; may be empty */
        str *body; size_t n_body;       /* lumbar, shoulder, ...; none: any */
        str *region; size_t n_region;   /* where the nerves of body come from,
                                   in findings of nerves and pain: leg,
                                   lumbar. Counts for the scope of a request
                                   as body does; never printed. */
        str  side;              /* left, right, bilateral or empty */
        date date;              /* of the fact, else of its document */
        struct evidence evidence;
        struct evidence *also; size_t n_also;   /* the same words in copies of
                                   the document; counts once */
};

const char *finding_status_name(enum finding_status s);

#endif
