/* statement.h - the findings of one text, gathered: what is said in several
 * places is one statement with all its places, and statements that cannot both
 * hold know of each other. It draws no conclusion: which one is right is a
 * person's to say. */
#ifndef CLINICAL_STATEMENT_H
#define CLINICAL_STATEMENT_H

#include "clinical/clinical.h"

struct statement {
        str    title;                   /* of its concept, for people */
        struct finding said;            /* the first; `also` has the others'
                                           places */
        const struct finding **by; size_t n;    /* every finding that says it,
                                           in order of place */
        size_t *against; size_t n_against;      /* those it contradicts, by
                                           index */
        uint32_t order;                 /* of its concept in the vocabulary */
};

struct statements {
        struct statement *at; size_t n;
        size_t pairs;                   /* all that contradict each other */
};

/* In the order of the vocabulary, so that a subject stands together; of one
 * concept by status, value, part. One statement: the same concept, status,
 * value, part, side, level, drug, date, person and doubt. n log n of the
 * findings.
 *
 * Contradicting: present and absent of one thing at one site, both certain,
 * of the patient, both of now or both past, unless both are dated and on
 * different days. Of what is had for good (`lasting`), as an operation, also
 * past and now, and absent on a later day. A side, level or part that only one
 * of them names is no contradiction: it is told less exactly. At most 32 are
 * named of each. Never of a concept `with treatment`: one may have helped,
 * another not. */
struct statements statements_gather(arena *a, const struct vocabulary *v,
                                    const struct findings *f);

/* One JSON object {source, case_number, findings[]}: as findings, each with
 * all its places as evidence, and contradicts[]: others, counted from 0. */
void statements_json(json *j, const struct statements *f, str source,
                     str number);

/* "8 visits", "4 to 6/10", "about" left out; empty where it has none. */
str  statement_value(arena *a, const struct finding *f);
/* "left knee, lumbar L4-L5"; empty where it has none. */
str  statement_site(arena *a, const struct finding *f);

/* What keeps it from being the patient's, now and certain: "of a relative,
 * possible, past history"; empty where nothing does. */
str  statement_but(arena *a, const struct finding *f);

/* "possible, history, contradicts 5": the rest, for people. */
str  statement_note(arena *a, const struct statement *f);

#endif
