/* proof.h - the evaluation, step by step: the walk that decides writes it.
 *
 * A value follows from the children alone: all is their minimum, any their
 * maximum, not the mirror, presume reads an unknown child as no, distrust
 * reads a no as unknown, text carries no value of its own. fact and class
 * are leaves. So a proof fed back gives the same value (proof_value). */
#ifndef BASE_PROOF_H
#define BASE_PROOF_H

#include "base/citation.h"
#include "base/tri.h"

enum proof_op {
        PROOF_ALL, PROOF_ANY, PROOF_NOT, PROOF_PRESUME, PROOF_DISTRUST,
        PROOF_FACT, PROOF_CLASS
};

/* Why a leaf is unknown. */
enum proof_why {
        WHY_NONE,               /* it is not */
        WHY_SILENT,             /* nothing found, or found "not documented" */
        WHY_UNSETTLED,          /* spoken of, not decisive */
        WHY_CONFLICTING,        /* stated both ways */
        WHY_UNREAD,             /* pages not read */
        WHY_UNVERIFIED,         /* only a criterion nobody has checked */
        WHY_NO_GUIDELINE        /* no edition in force or no topic */
};

enum source_status { SOURCE_READ, SOURCE_REPORTED, SOURCE_UNVERIFIED };

/* Up to what status a line may refuse, and is cited. */
enum trust { TRUST_REPORTED, TRUST_READ, TRUST_UNVERIFIED };
bool status_trusted(enum source_status s, enum trust t);

/* One line of a guideline, as a proof names it. */
struct criterion {
        str id;                 /* "massage-therapy.2" */
        str text;               /* the line's own words */
        str because;            /* the sentence for people; may be empty */
        enum source_status status;
        str by;                 /* who read or reported it; may be empty */
        struct citation citation;
        size_t line;            /* in its file */
};

struct proof {
        enum proof_op op;
        tri  value;
        enum proof_why why;
        const struct criterion *criterion;      /* NULL inside one */
        str  text;              /* of a leaf: the atom's words */
        str  fact;              /* of a leaf: the dictionary's name */
        str  scope;             /* of a leaf: body and side, may be empty */
        const uint32_t *evidence; size_t n_evidence;    /* fact indexes */
        bool other;             /* the root of another item's or part's
                                   proof: evidence indexes are its own */
        struct proof *child, *next;
};

const char *proof_op_name(enum proof_op op);
const char *proof_why_name(enum proof_why why);
const char *source_status_name(enum source_status s);

/* The value computed anew from the leaves. */
tri  proof_value(const struct proof *p);
/* {op, value, criterion, children[]} and, of a leaf, {fact, text, scope,
 * why}. */
void proof_json(json *j, const struct proof *p);

#endif
