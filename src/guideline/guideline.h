/* guideline.h - the guideline language: load, check, evaluate, explain.
 *
 * doc/guideline-language.md is the reference; this is its implementation.
 * Sees only base: facts come in as a table, a proof goes out, so a review can
 * be replayed years later from its inputs. */
#ifndef GUIDELINE_GUIDELINE_H
#define GUIDELINE_GUIDELINE_H

#include "base/outline.h"
#include "base/proof.h"

/* ---- The closed dictionary: everything a case can say --------------- */

enum fact_kind {
        FACT_STATE,             /* present, absent, planned, not documented */
        FACT_NUMBER,            /* an interval with a unit */
        FACT_CHOICE,            /* one or more of a closed list */
        FACT_FLAG,              /* "item is companion" */
        FACT_DOCUMENT,          /* a dated document of the file */
        FACT_INDICATION         /* met, not met, undetermined */
};

enum fact_source {
        FROM_FINDING, FROM_REQUEST, FROM_HISTORY, FROM_CASE, FROM_ITEM,
        FROM_MEASURE            /* of a number: the values findings state */
};

struct dictionary_entry {
        str  name;              /* "home exercise" */
        enum fact_kind kind;
        enum fact_source source;
        str  key;               /* what the source calls it: "home-exercise" */
        str  unit;              /* of a number: "visits" */
        str *choice; size_t n_choices;
        str  prior;             /* of a number: the count that `in all` adds */
        bool by_body;           /* facts of another body part are not seen */
        bool by_side;
        str  file;
        size_t line;
};

struct guideline_file { str name, text; };

/* All files are one dictionary: a name stands once. ERR_SYNTAX names file and
 * line. */
struct dictionary;
rc dictionaries_load(arena *a, const struct guideline_file *file, size_t n,
                     struct dictionary **out, err *e);
rc dictionary_load(arena *a, str file, str text, struct dictionary **out,
                   err *e);
size_t dictionary_entries(const struct dictionary *d,
                          const struct dictionary_entry **first);

/* ---- Facts ---------------------------------------------------------- */

enum state {
        STATE_PRESENT, STATE_ABSENT, STATE_PLANNED, STATE_NOT_DOCUMENTED
};

/* One row. Which value counts follows from the entry's kind. */
struct fact {
        size_t entry;           /* index into the dictionary */
        enum state state;       /* of a state; of a count: how it is stated */
        double low, high;       /* of a number; INFINITY: without end */
        str    choice;          /* of a choice */
        date   date;            /* of a document; of a state, when it was so */
        bool   own_date;        /* the text dates the fact itself, not only
                                   the document it stands in */
        tri    flag;            /* of a flag */
        tri    indication;      /* of an indication: yes is met */
        const struct proof *proof;      /* of an indication: the other's */
        str   *body; size_t n_body;     /* none: any */
        str    side;            /* empty: any */
};

/* The facts of one part of one item, and its scope. */
struct facts {
        const struct fact *at; size_t n;
        str *body; size_t n_body;       /* of the request; none: any */
        str  side;
        date on;                /* the date that chooses the edition */
        date request;           /* facts after it are not seen; none: all */
        bool unread;            /* some pages of the file were not read */
        enum trust trust;       /* which lines may refuse */
};

/* ---- Guidelines ------------------------------------------------------ */

enum topic_class {
        TOPIC_RECOMMENDED, TOPIC_OPTION, TOPIC_CRITERIA,
        TOPIC_NOT_RECOMMENDED, TOPIC_UNDER_STUDY,
        TOPIC_SILENT            /* says nothing of it: the order goes on */
};

struct guidelines;
struct topic;

/* Loads and checks all files together: ERR_SYNTAX names file and line. Files
 * that name one guideline, source and dates are parts of one edition. An
 * overlap of editions of one guideline in force is an error, and so is a gap
 * that no `gap` line declares. */
rc guidelines_load(arena *a, const struct dictionary *d,
                   const struct guideline_file *file, size_t n,
                   struct guidelines **out, err *e);
/* The same, and the files from `shipped` on are of a private overlay: its
 * topics may not have the name of a shipped one. */
rc guidelines_load_over(arena *a, const struct dictionary *d,
                        const struct guideline_file *file, size_t n,
                        size_t shipped, struct guidelines **out, err *e);

struct topic_about {
        str name, guideline, title, section;
        long edition;
        date from, until;               /* until none: no end stated */
        enum topic_class class;
        enum cited_class source;        /* MTUS or not, or practice */
        bool rule;                      /* a rule across topics */
        bool definition;                /* `rule`, too: it has no class */
        bool overlay;                   /* of a private folder */
        int  authority;                 /* 0 for A */
        str  file; size_t line;         /* where it begins */
        size_t lines, unverified;       /* with its class */
};
size_t guidelines_topics(const struct guidelines *g);
struct topic_about topic_about(const struct guidelines *g, size_t i);
const char *topic_class_name(enum topic_class c);
const struct dictionary *guidelines_dictionary(const struct guidelines *g);

/* ---- Evaluation ------------------------------------------------------ */

struct evaluation {
        struct proof *proof;            /* op all: service topic and rules */
        str *topic; size_t n_topics;    /* service first, then rules */
        enum proof_why why;             /* when no service topic was found */
        int authority;                  /* of the service topic; F where none */
};

/* One part: chooses its service topic and rules by date and `for`, then
 * evaluates. ERR_INPUT: two service topics of one rank, both named. */
rc part_evaluate(arena *a, const struct guidelines *g, const struct facts *f,
                 struct evaluation *out, err *e);

/* The item's own rules (the bundle rule), over facts that hold `every part`.
 * No proof (NULL) where no rule is for it. */
rc item_evaluate(arena *a, const struct guidelines *g, const struct facts *f,
                 struct evaluation *out, err *e);

/* ---- Examples -------------------------------------------------------- */

struct example_result {
        str file; size_t line; str title;
        bool passed; str message;
        tri  expect;
        struct facts facts;             /* what it said, */
        struct evaluation evaluation;   /* and what came of it */
};
struct example_results { struct example_result *at; size_t n; };

/* Runs the examples of one file against g: an outline of examples, or a
 * Markdown text whose ```example blocks they are (its ```guideline and
 * ```dictionary blocks are then loaded in place of g). */
rc examples_run(arena *a, const struct guidelines *g, str file, str text,
                struct example_results *out, err *e);

#endif
