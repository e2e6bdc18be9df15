/* inside.h - the guideline room's own structures: what loading makes and
 * evaluation walks. Not to be included outside src/guideline. */
#ifndef GUIDELINE_INSIDE_H
#define GUIDELINE_INSIDE_H

#include "guideline/guideline.h"

struct dictionary {
        struct dictionary_entry *entry;
        size_t n;
};

/* ---- Atoms and expressions ------------------------------------------ */

enum compare { AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, EXACTLY };

/* One reading of one line: an entry and what is asked of it. */
struct atom {
        const struct dictionary_entry *entry;
        size_t index;           /* of the entry */
        str    text;            /* as written */
        unsigned states;        /* of a state: bits 1 << enum state */
        bool   denied;          /* of a flag: "item is not companion" */
        enum compare compare;   /* of a number */
        double number;          /* of a number; days of a document */
        str   *choice; size_t n_choices;
};

enum expr_op { EXPR_ATOM, EXPR_ALL, EXPR_ANY };

struct expr {
        enum expr_op op;
        struct atom atom;
        str text;
        struct expr *child, *next;
};

/* ---- Lines, topics, editions ----------------------------------------- */

enum rule_kind {
        RULE_REQUIRE, RULE_EXCLUDE, RULE_LIMIT, RULE_WHEN, RULE_WHEN_STATED,
        RULE_AVOID
};

struct rule_line {
        enum rule_kind kind;
        struct criterion criterion;
        struct expr *expr;              /* not of a limit */
        struct {
                struct atom atom;       /* at most B */
                double low;             /* A, which only informs */
                bool soft, in_all;
                size_t prior;           /* index of the count `in all` adds */
        } limit;
        struct expr *except;            /* any of these lifts the line */
        struct rule_line *under, *next; /* of a when */
};

struct edition {
        str  guideline;                 /* lineage: "mtus-chronic-pain" */
        str  title;
        enum cited_class class;
        long year;
        int  authority;                 /* LC 4610.5(c)(2): 0 for A, 5 for F */
        date from, until;               /* until: none where open */
        date gap_until;                 /* declared gap before it; or none */
        bool whole;                     /* every topic of it is here, so that
                                           what is not here it does not say */
        enum source_status status;      /* where a line states none */
        str  by;                        /* and by whom */
        bool overlay;                   /* not shipped: of a private folder */
        str  file;
        size_t line;
};

enum { AUTHORITIES = 6 };        /* A to F of LC 4610.5(c)(2) */

/* Strongest first, as 8 CCR 9792.25.1 orders them. */
enum { EVIDENCE_LEVELS = 6 };
extern const char *const evidence_levels[EVIDENCE_LEVELS];

enum topic_kind { TOPIC_SERVICE, TOPIC_RULE, TOPIC_DEFINITION };

struct topic {
        str  name;
        enum topic_kind kind;
        enum topic_class class;
        struct criterion class_criterion;       /* of a service */
        struct expr *class_except;
        struct expr *of;                /* the lines of `for` */
        str *instead; size_t n_instead;
        int  strength;                  /* of evidence: 0 is 1a, 5 is 5 */
        size_t defines;                 /* of a definition: entry index */
        bool on_item;                   /* asks of `every part` */
        str  section;
        str  because;
        struct rule_line *line;
        size_t n_lines;
        const struct edition *edition;
        size_t line_no;
};

struct topic_list { uint32_t *at; size_t n, room; };

struct guidelines {
        const struct dictionary *dictionary;
        struct topic_list **near;       /* by entry, then by its choice */
        struct topic_list anywhere;     /* whose `for` needs no choice */
        struct edition *edition; size_t n_editions;
        struct topic *topic; size_t n_topics;
};

enum { DEFINITIONS_DEEP = 8 };  /* definitions within definitions */

/* ---- Between the files of this room ---------------------------------- */

/* Reads text as an atom: every entry is tried, exactly one must fit.
 * ERR_SYNTAX at file:line. */
rc atom_read(arena *a, const struct dictionary *d, str file, size_t line,
             str text, struct atom *out, err *e);
bool entry_find(const struct dictionary *d, str name, size_t *index);
/* "12 visits" for an entry with unit visits. */
rc number_read(const struct dictionary_entry *entry, str file, size_t line,
               str text, double *out, err *e);

/* Facts in reach of one evaluation, by entry. */
struct reach {
        arena *a;
        const struct guidelines *g;
        const struct facts *f;
        uint32_t *first, *next;         /* row + 1; 0 ends */
        size_t rows;                    /* of next */
        unsigned depth;                 /* of definitions in definitions */
};
struct reach reach_open(arena *a, const struct guidelines *g,
                        const struct facts *f);
bool row_in_reach(const struct reach *r, const struct dictionary_entry *n,
                  const struct fact *f);
struct proof *atom_evaluate(struct reach *r, const struct atom *atom);
struct proof *limit_evaluate(struct reach *r, const struct rule_line *l);
/* Of a definition: its lines, by evaluate.c. */
struct proof *definition_evaluate(struct reach *r, const struct atom *atom);
struct proof *proof_new(arena *a, enum proof_op op);
void proof_under(struct proof *parent, struct proof **last,
                 struct proof *child);

struct proof *expr_evaluate(struct reach *r, const struct expr *x);
/* p under a node of one child. */
struct proof *over(struct reach *r, enum proof_op op, struct proof *p);
/* of: the value of its `for`; unknown: a rule that may not be for it. */
struct proof *topic_evaluate(struct reach *r, const struct topic *t, tri of);

/* The service topic that governs, with why no higher authority does. */
rc service_evaluate(struct reach *r, struct evaluation *out,
                    struct proof **p, err *e);

/* Made once all topics are loaded; then the service topics whose `for` may be
 * yes or unknown, in order. */
void topics_index(arena *a, struct guidelines *g);
size_t *topics_near(struct reach *r, size_t *n);

rc guidelines_check(arena *a, const struct guidelines *g, err *e);
bool edition_in_force(const struct edition *n, date on);

#endif
