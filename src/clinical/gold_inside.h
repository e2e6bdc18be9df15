/* gold_inside.h - what counting against an annotation and printing it share.
 * From inside the room. */
#ifndef CLINICAL_GOLD_INSIDE_H
#define CLINICAL_GOLD_INSIDE_H

#include "clinical/gold.h"

enum { GOLD_STATUSES = 4 };

struct gold_tally { size_t right, missed, wrong; };

struct gold_row {
        str concept;
        enum finding_status status;
        double value;                   /* NAN: none */
        bool found, value_right;
};

struct gold_text {
        str number, source;
        VEC(struct gold_row) row;
        struct gold_tally of[GOLD_STATUSES];
        bool counted;
};

struct gold_concept { str name; struct gold_tally of[GOLD_STATUSES]; };

struct gold_mistake {
        str source, concept;
        enum finding_status status;
        bool missed;                    /* else: found, and wrong */
        str quote; size_t begin, end;   /* of what was found */
};

struct gold {
        arena *a;
        VEC(struct gold_text) text;
        VEC(struct gold_concept) concept;
        VEC(struct gold_mistake) mistake;
        size_t values, values_right;
};

#endif
