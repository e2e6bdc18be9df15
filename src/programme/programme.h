/* programme.h - whose process it is, as data: programmes/NAME.programme.
 *
 * Outcome rule (backtest only), the order of dates that choose an edition,
 * and the standing sentences of the determination. Pure: no files, no clock. */
#ifndef PROGRAMME_PROGRAMME_H
#define PROGRAMME_PROGRAMME_H

#include "base/outline.h"

/* A date that may choose the edition; the first one known does. */
struct programme_rung {
        str  date;              /* a member of struct case_file: service,
                                   request_for_authorization,
                                   utilization_review, application,
                                   latest_document */
        str  title;             /* for people */
        str  source;
        bool retrospective;     /* only for a retrospective request */
};

/* A document that a complete file holds. */
struct programme_record {
        str  class;             /* of documents, such as RFA */
        str *or; size_t n_or;   /* classes that will do as well */
        str  title;             /* for people */
        str  source, status;
        long months;            /* dated at most so many before the request
                                   for authorization; 0: whenever */
};

/* What the programme's yearly reports count together. */
struct programme_category {
        str  title;             /* "Pharmaceuticals" */
        str *class; size_t n_classes;   /* of requests */
};

/* Which documents usually hold a kind of fact, to be asked for. */
struct programme_ask {
        str  section;           /* of concepts (vocabulary.h), or `request` */
        str *class; size_t n_classes;   /* of documents, likeliest first */
};

struct programme {
        str name;               /* california-workers-compensation */
        str title;
        str organisation;       /* who prints the letter: "IMRO" label */
        str *statement; size_t n_statements;    /* sentences of the reviewer
                                                   statement */
        str summary_intro, items_intro;
        str no_citation;        /* "... did not cite any medical evidence" */
        str no_guideline;       /* what to do where none is at hand */
        struct programme_rung *rung; size_t n_rungs;
        struct programme_record *record; size_t n_records;
        struct programme_category *category; size_t n_categories;
        struct programme_ask *ask; size_t n_asks;
        /* Expected outcome of an indication; empty: none. */
        str expect_met, expect_not_met, expect_silent, expect_undetermined;
};

/* Every sentence, rung and expectation of the file must carry a source and
 * say how far it was checked. ERR_SYNTAX: file and line; a part that is
 * missing is named. Strings are views of text or live in a.
 * SOURCE     the file's own `source` lines. */
rc programme_load(arena *a, str file, str text, struct programme **out,
                  err *e);

#endif
