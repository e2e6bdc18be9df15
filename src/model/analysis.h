/* analysis.h - what the review of one item found. No outcome is here. */
#ifndef MODEL_ANALYSIS_H
#define MODEL_ANALYSIS_H

#include "base/proof.h"
#include "model/case.h"
#include "model/finding.h"

enum indication { INDICATED_NOT_MET, INDICATED_UNDETERMINED, INDICATED_MET };

enum criterion_status {
        CRITERION_MET, CRITERION_NOT_MET, CRITERION_NOT_DOCUMENTED,
        CRITERION_UNSETTLED, CRITERION_CONFLICTING, CRITERION_UNREAD,
        CRITERION_UNVERIFIED
};

struct criterion_result {
        const struct criterion *criterion;
        enum criterion_status status;
        const struct proof *proof;
        struct evidence *evidence; size_t n_evidence;
        bool presumed;          /* passed only because nothing was said */
};

struct missing {
        str name;               /* the dictionary's name of the fact */
        str scope;              /* body and side; may be empty */
        str criterion;          /* id */
        str cause;              /* silent, contradictory, ... */
};

struct analysis {
        size_t item;            /* index into the case */
        enum indication indication;
        str *topic; size_t n_topics;
        str *cause; size_t n_causes;
        struct citation *citation; size_t n_citations;
        struct criterion_result *criterion; size_t n_criteria;
        struct missing *missing; size_t n_missing;
        struct missing *against; size_t n_against;      /* of not_met: what
                                                           would change it */
        str *presumed; size_t n_presumed;               /* criterion ids */
        const struct proof *proof;
        date edition_date;
        str  edition_rung;      /* which date that is */
};

const char *indication_name(enum indication i);
const char *criterion_status_name(enum criterion_status s);

#endif
