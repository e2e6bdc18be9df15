/* desk.h - what those who keep the guideline library ask of it: a topic in
 * plain words, the lines that nobody has read, what no example tests, requests
 * that no topic is for, and what changed between two editions.
 *
 * Nothing here decides: values come from part_evaluate alone. */
#ifndef GUIDELINE_DESK_H
#define GUIDELINE_DESK_H

#include "guideline/confirm.h"
#include "guideline/guideline.h"

/* ---- A topic as a physician reads it --------------------------------- */

struct topic_line {
        const struct criterion *criterion;
        str label;              /* "Required", "Usual limit", "Class", ... */
        str text;               /* plain words, without the label */
        str except;             /* what lifts it; may be empty */
        size_t depth;           /* below a condition 1, below two 2, ... */
};

/* A topic's lines in order, the class of a service first. */
size_t topic_lines(arena *a, const struct guidelines *g, size_t topic,
                   struct topic_line **out);

struct topic_sheet {
        struct topic_about about;
        str class_words;        /* what the class means; empty for a rule */
        str of;                 /* the requests it is for */
        str evidence;           /* level; empty where none is stated */
        str because;
        str *instead; size_t n_instead;         /* topics that it replaces */
        str *replaced; size_t n_replaced;       /* topics that replace it */
        struct topic_line *line; size_t n_lines;
        struct { str name, words, where; } *defined; size_t n_defined;
                                /* names that a definition, in force with it,
                                   gives a meaning; where: its title */
};
void topic_sheet_read(arena *a, const struct guidelines *g, size_t topic,
                      struct topic_sheet *out);

bool topic_in_force(const struct guidelines *g, size_t topic, date on);
/* The up to most names of topics that are near s, best first. */
size_t topic_names_near(arena *a, const struct guidelines *g, str s, str *out,
                        size_t most);
/* The same of guidelines through their editions. */
size_t guideline_names_near(arena *a, const struct guidelines *g, str s,
                            str *out, size_t most);
bool guideline_known(const struct guidelines *g, str name);

/* ---- The work list --------------------------------------------------- */

struct work {
        size_t topic;
        str title; long edition;        /* of the document */
        str from;               /* where the line comes from, as it or its
                                   edition says; may be empty */
        struct topic_line line;
        const struct confirmation *lost;        /* of the line as it was
                                                   before it changed; NULL */
};
/* The unverified lines, and whatever else lost its confirmation, by document
 * and page: so that somebody can read on from page to page. */
size_t work_list(arena *a, const struct guidelines *g,
                 const struct confirmations *k, struct work **out);

/* ---- What no example tests ------------------------------------------- */

enum gap_kind {
        GAP_MET, GAP_NOT_MET, GAP_UNKNOWN,      /* no example has the line so */
        GAP_AT,                 /* of a number in it: none at that, */
        GAP_OVER,               /* none just over it, */
        GAP_UNDER,              /* none just under it */
        GAP_BEFORE, GAP_AFTER   /* of a topic: none on the day before it comes
                                   into force, on the day after its last */
};

struct gap {
        size_t topic;
        enum gap_kind kind;
        struct topic_line line;         /* no criterion: of the topic */
        double number; str unit;        /* of an edge */
        date day;                       /* of a topic */
};

struct gaps {
        struct gap *at; size_t n;       /* by topic, then by line */
        size_t lines, tested;           /* all of what a line can be */
        size_t topics, whole;           /* topics without a gap */
};

/* What the n examples, run against g, leave untested. A value that a line can
 * never have is no gap: a plan that is not found is unknown, never no. */
void gaps_find(arena *a, const struct guidelines *g,
               const struct example_result *x, size_t n, struct gaps *out);

/* ---- Requests that no topic is for ----------------------------------- */

/* A request as far as it chooses a topic; service and drug are empty where
 * it names none. */
struct request_kind { str class, service, drug; };

struct hole {
        str  class;
        str *what; size_t n_what;       /* services or drugs; none: of all that
                                           were tried */
        str  where;             /* body parts, flags; empty: whatever they
                                   are */
        struct { date from, until; } *days; size_t n_days;
                                /* until none: still */
};

struct tie {
        err  why;               /* as evaluation says it, with file and line */
        struct request_kind request; str where;         /* the first */
        date on;
        size_t times;
};

struct holes {
        struct hole *at; size_t n;
        struct tie *tie; size_t n_ties;
        size_t tried, open;     /* requests on those days; open: no topic */
};

/* Tries every kind on every day on which an edition begins or has ended, with
 * the body parts and flags that a `for` asks of it. step is emptied again and
 * again. ERR_LIMIT: too many such days. */
rc holes_find(arena *a, arena *step, const struct guidelines *g,
              const struct request_kind *kind, size_t n, struct holes *out,
              err *e);

/* ---- Between two editions -------------------------------------------- */

enum change_kind {
        CHANGE_TOPIC_NEW, CHANGE_TOPIC_GONE,
        CHANGE_CLASS,           /* with what lifts it, its evidence, and what
                                   it stands instead of */
        CHANGE_FOR,             /* the requests it is for */
        CHANGE_LINE_NEW, CHANGE_LINE_GONE,
        CHANGE_LINE,            /* the same is asked otherwise: its number,
                                   what lifts it */
        CHANGE_PAGE             /* the same words stand elsewhere, or their
                                   source is surer or less sure */
};

struct change {
        enum change_kind kind;
        str topic;
        str was_id, is_id;      /* of a line */
        str was, is;            /* in words; empty where there is none. Of a
                                   topic new or gone: what has its name in
                                   another guideline on the other day */
};

struct edition_diff {
        bool had, has;          /* is any edition in force on the day */
        struct topic_about was, is;     /* of it, by one of its topics */
        bool same;              /* one edition on both days */
        struct change *at; size_t n;    /* by topic, in the order of files */
        size_t topics;          /* that are in either */
};

/* What changed in the guideline of that name between two days. */
void edition_diff(arena *a, const struct guidelines *g, str guideline,
                  date from, date to, struct edition_diff *out);

/* The library as if the editions in force on that day were so on every day:
 * how a case would be seen under them. */
struct guidelines *guidelines_as_of(arena *a, const struct guidelines *g,
                                    date on);

#endif
