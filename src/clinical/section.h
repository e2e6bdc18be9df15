/* section.h - which section of a document its lines stand in, and what that
 * makes of them. From inside the room.
 *
 * A heading at the beginning of a line rules up to the next one. In the midst
 * of a line its section holds up to the paragraph's end, its rule for its own
 * sentence alone. A line set as a heading that nobody knows leaves the section,
 * which it may be a part of ("LUMBAR SPINE:"), and ends past and family
 * history. */
#ifndef CLINICAL_SECTION_H
#define CLINICAL_SECTION_H

#include "clinical/passage.h"

struct section {
        const struct vocabulary *v;
        str  text;
        bool determination;             /* by utilization review */
        enum heading rule;              /* of the lines read now */
        enum opens line, now;           /* section of the lines; of what is
                                           read */
        bool headed;                    /* this sentence is, or begins with,
                                           a heading that is known */
        bool begun;                     /* it is not the first one */
};

/* Before the first line of d. */
void section_open(struct section *x, const struct vocabulary *v,
                  const struct document *d);
/* The rule of sentence s. */
enum heading section_read(struct section *x, const struct sentence *s);
/* The passage of that sentence: does another paper of a review of records
 * begin? */
void section_paper(struct section *x, const struct passage *p);

enum finding_section section_name(const struct section *x);

#endif
