/* case.h - one application for review: worker, dates, items, documents. */
#ifndef MODEL_CASE_H
#define MODEL_CASE_H

#include "model/document.h"
#include "model/request.h"

struct case_item {
        str  request_text;              /* verbatim */
        struct evidence request_at;     /* document NULL: from the case file */
        struct request request;         /* parsed from it */
        struct {
                date date;
                str  action;            /* denied, modified, delayed */
                double requested, approved, disputed;   /* NAN: not stated */
                str  reason;
        } ur;
        str  claims_administrator_guideline;
        size_t primary;                 /* of a companion: index of the item
                                           it goes with; SIZE_MAX: none */
};

/* What a person should be told of a case: a correction that fits no more. */
struct case_note { str file; size_t line; str text; };

struct corrections;                     /* casefile/correct.h */

struct case_file {
        str  source;                    /* file or folder, as given */
        str  folder;                    /* that its files stand in; p NULL:
                                           there is none */
        str  number;                    /* CM15-0000001; may be empty */
        str  title;
        long age;                       /* years; -1: not stated */
        str  sex;                       /* male, female or empty */
        struct {                        /* who the worker is: only to tell a
                                           page of another one, and never
                                           printed */
                str  name, claim_number;
                date birth;
        } worker;
        date injury, request_for_authorization, utilization_review,
             application, assigned, decision, service;
        struct evidence injury_at;      /* document NULL: from the case file */
        date latest_document;           /* latest dated one before decision */
        str  mechanism;                 /* of injury */
        str  employer, claims_administrator, requesting_physician;
        str  priority;                  /* standard, expedited */
        struct case_item *item; size_t n_items;
        struct document **file; size_t n_files; /* each whole, in order */
        struct document **document; size_t n_documents; /* what they hold */
        /* Only these bytes of a published letter may be seen: its summary.
         * Of a case folder, every document whole. */
        struct { struct document *document; size_t begin, end; }
                *visible; size_t n_visible;
        struct { size_t all, read, unread, apart; } pages;
        struct corrections *corrections;        /* made by a person */
        struct case_note *note; size_t n_notes;
};

#endif
