/* letter.h - a published determination as a record, field for field.
 *
 * Every text value is a span of the letter's text; printing folds its white
 * space and drops Markdown and HTML marks, nothing else. Field names are
 * those of the JSON (../shared DESIGN, Interfaces). */
#ifndef MODEL_LETTER_H
#define MODEL_LETTER_H

#include "model/document.h"

struct span { size_t begin, end; };     /* begin == end: the letter lacks it */

static inline bool span_set(struct span s) { return s.begin < s.end; }

/* Some programmes also overturn a part (New York, external appeals). */
enum outcome { OUTCOME_UPHELD, OUTCOME_OVERTURNED, OUTCOME_IN_PART };

/* "upheld", "overturned", "overturned in part". */
const char *outcome_name(enum outcome o);
/* The outcome of that name; out may be NULL. False: none is called so. */
bool outcome_named(str name, enum outcome *out);

struct letter_item {
        struct span request;
        struct span category;                   /* other programmes only */
        struct span decision;                   /* the printed words */
        struct span claims_administrator_guideline;
        struct span imro_guideline;
        struct span rationale;
        struct {
                str  action;                    /* empty: not stated */
                double requested, approved, disputed;   /* NAN: not stated */
                date date;
                struct span requested_at, approved_at, disputed_at;
        } ur;                   /* the three parts of a partly approved line */
        struct citation *citation; size_t n_citations;
        enum outcome outcome;
        bool companion;         /* the line says that it goes with another */
};

struct letter {
        struct document *document;
        str  layout;                            /* name of the layout */
        str  programme;                         /* whose process */
        struct span case_number;
        date date_assigned, date_of_injury, decision_date, ur_denial_date,
             application_received;
        struct span date_assigned_at, date_of_injury_at, decision_date_at,
             ur_denial_date_at, application_received_at;
        struct span priority;
        struct {
                struct span statement;
                struct span noun;               /* "physician reviewer" */
                struct span *licensed_state; size_t n_states;
                struct span *certification; size_t n_certifications;
                struct span *subspecialty; size_t n_subspecialties;
                struct span *independent_of; size_t n_independent_of;
                struct span years, hours_a_week;        /* "five", "24" */
                struct span *selected_for; size_t n_selected_for;
                struct span *law_known; size_t n_law_known;
        } reviewer;
        long patient_age;                       /* -1: not stated */
        str  patient_sex;                       /* male, female or empty */
        struct span patient_age_at, patient_sex_at;
        struct span patient_age_range;          /* other programmes: "41-50" */
        struct span *diagnosis; size_t n_diagnoses;     /* likewise */
        struct span dispute;                    /* likewise: what kind */
        struct span case_summary;
        struct span *document_reviewed; size_t n_documents_reviewed;
        struct letter_item *item; size_t n_items;
        struct span *named; size_t n_named;     /* what the layout explains:
                                   headings, labels, separators, marks */
        struct span *unread; size_t n_unread;   /* text no field explains */
        size_t repaired;        /* labels that were damaged and yet known */
};

/* A record that states nothing yet, of this document. */
void letter_blank(struct letter *l, struct document *d);
/* Likewise. */
struct letter_item letter_item_blank(void);

/* The value of a span: white space folded, "**", "__", leading "#" and tags
 * such as <b> dropped. */
str letter_value(arena *a, const struct letter *l, struct span s);
/* The same as a JSON string, or null for a span that is not set. One pass:
 * this is most of the work of printing a letter. */
void letter_value_json(json *j, const struct letter *l, struct span s);

/* Length of the mark that begins at text[at], else 0. *space: it stands for
 * white space, as <br> does. A "#" counts only where a line begins. */
size_t letter_mark(str text, size_t at, bool *space);

#endif
