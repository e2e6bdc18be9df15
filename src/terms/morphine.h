/* morphine.h - what a day's dose of an opioid is in milligrams of morphine by
 * mouth, by the table in force on the day.
 *
 * The factors are data (vocabulary/morphine.vocabulary), each table with its
 * dates and its source. They compare doses for risk; nobody may change one
 * opioid for another by them. A drug without a factor, a date that leaves two
 * answers open and a drug that no table converts have no equivalent, and the
 * reason says which: never 0. */
#ifndef TERMS_MORPHINE_H
#define TERMS_MORPHINE_H

#include "base/date.h"
#include "base/outline.h"

enum factor_status { FACTOR_READ, FACTOR_REPORTED, FACTOR_UNVERIFIED };

struct factor {
        str drug, route, unit;  /* methadone, oral, mg; of a patch mcg/h */
        double times;           /* NAN: not converted, `why` says so */
        double most;            /* up to this much a day; INFINITY */
        str why;
};

struct scale {
        str name, title, source;
        date from, to;          /* in force; `to` may be DATE_NONE: still */
        enum factor_status status;
        struct factor *factor; size_t factors;
};

struct morphine_table { struct scale *scale; size_t n; };

struct morphine {
        double mg;              /* a day; NAN: none */
        const struct scale *scale;      /* NULL: none says anything of it */
        str why;                /* of what has none; for people */
};

/* `scale  NAME  TITLE` and the lines under it go behind those of t. Names the
 * line of what is not a date, a number or a keyword. */
rc morphine_load(arena *a, struct morphine_table *t, str file,
                 const struct line *at, err *e);

/* drug: a generic name of the vocabulary; of a combination its opioid counts,
 * which is named first. dose: in all of one day, in `unit`, of the opioid
 * alone; of a patch what it gives in an hour. route: oral, transdermal,
 * buccal. Of the tables in force that know drug and route the youngest
 * counts. */
struct morphine morphine_equivalent(const struct morphine_table *t, str drug,
                                    str route, double dose, str unit,
                                    date when);

#endif
