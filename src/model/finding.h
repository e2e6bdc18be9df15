/* finding.h - one clinical fact that a document states, with its place. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include "model/document.h"

/* letters/ANNOTATION.md, "status". */
enum finding_status {
        FINDING_PRESENT, FINDING_ABSENT, FINDING_PLANNED,
        FINDING_NOT_DOCUMENTED
};

/* Where in a document it was said. */
enum finding_section {
        SECTION_NONE, SECTION_HISTORY, SECTION_COMPLAINTS,
        SECTION_EXAMINATION, SECTION_IMAGING, SECTION_DIAGNOSIS,
        SECTION_PLAN, SECTION_WORK
};

struct finding {
        str  concept;           /* a name of the vocabulary */
        enum finding_status status;
        bool possible;          /* told with doubt: "possible", "probable" */
        bool historical;        /* told as past, and not of now: "history of",
                                   "in 2012" */
        bool ended;             /* present once, and ended: "discontinued";
                                   historical, too */
        bool family;            /* of a relative, not of the patient: counts
                                   for no criterion */
        enum finding_section section;
        str  drug;              /* generic name, of a drug's class; or empty */
        str  level;             /* "L4-L5": of the spine; or empty */
        double low;             /* the lower end where value is the upper one
                                   of a range; NAN */
        size_t mark_begin, mark_end;    /* bytes: the words that say it,
                                   within the evidence */
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
/* "history", "complaints", ...; "" of none. */
const char *finding_section_name(enum finding_section s);

#endif
