/* request.h - what a disputed item asks for, as parsed from its line.
 * Names and rulings: letters/ANNOTATION.md, requests.jsonl. */
#ifndef MODEL_REQUEST_H
#define MODEL_REQUEST_H

#include "base/date.h"
#include "base/json.h"

/* One service of the line. A line that joins two is a bundle of parts. */
struct request_part {
        str class;              /* massage, opioid, ...; empty: not known */
        str service;            /* finer than class: therapeutic-ultrasound;
                                   empty where class says all */
        str drug;               /* generic, its own, or empty */
        size_t begin, end;      /* bytes of the request's text */
};

struct request {
        str  text;              /* verbatim, white space folded */
        str  class;             /* of the first part */
        double quantity;        /* NAN: none stated. The disputed part where
                                   the line states a remaining portion. */
        double requested;       /* NAN, or the original of such a line */
        double approved;        /* NAN, or what it says was approved */
        str  unit;              /* visits, tablets, ... or empty */
        str *body; size_t n_body;
        str  side;              /* left, right, bilateral or empty */
        str  drug;              /* generic, lower case, or empty */
        double strength;        /* mg of one tablet, NAN: none stated */
        str  levels;            /* "L4-L5" as printed, or empty */
        size_t n_levels;
        str  primary_class;     /* of a companion: class of the service that
                                   it goes with; empty where not named */
        date service;           /* the day it was done, as the line says, or
                                   DATE_NONE */
        bool companion, bundle, retrospective, partly_approved;
        bool postoperative, preoperative;       /* as the line says */
        struct request_part *part; size_t n_parts;      /* at least one;
                                   of more services than can be told, one
                                   part of unknown class, and a bundle */
};

/* {class, quantity, unit, body[], side, drug, strength, companion, bundle,
 * retrospective, partly_approved} */
void request_json(json *j, const struct request *r);

#endif
