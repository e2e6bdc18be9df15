/* decision.h - what the expert reviewer decided: the only source of an
 * outcome in this program. */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include "base/arena.h"

struct item_decision {
        size_t item;            /* from 0 */
        bool overturned;        /* else upheld */
        str  reasons;           /* the rationale */
        str *relied_on; size_t n_relied_on;     /* criterion ids */
};

struct decision {
        str  case_number;       /* of the case decided; empty: not stated */
        str *licensed_state; size_t n_states;
        str *certification; size_t n_certifications;
        str *subspecialty; size_t n_subspecialties;
        struct item_decision *item; size_t n_items;
};

#endif
