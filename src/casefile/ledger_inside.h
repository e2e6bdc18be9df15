/* ledger_inside.h - lines while they grow. Not to be included outside the
 * ledger of src/casefile. */
#ifndef CASEFILE_LEDGER_INSIDE_H
#define CASEFILE_LEDGER_INSIDE_H

#include "model/ledger.h"
#include "terms/lexicon.h"

struct draft {
        arena *a;
        struct ledger_line line;
        VEC(struct evidence) at;
        VEC(struct ledger_visit) visit;
};

struct merge {
        arena *a;
        bool unread;                    /* the case has pages unread */
        VEC(struct draft) line;
};

/* Adds the place where it is not there yet. */
void line_place(struct draft *d, const struct evidence *at);
/* A part of the body in common, or none stated of one of them. */
bool facts_share_body(const struct ledger_fact *f,
                      const struct ledger_fact *g);
/* All that is said of one treatment had in visits: a line for each part of
 * the body. e is sorted by date. */
void visits_merge(struct merge *m, const struct ledger_entry *e, size_t n);
/* What doses of opioids count for in morphine. */
void doses_convert(const struct vocabulary *v, struct ledger *l);

#endif
