/* desk.h - what those who keep the guideline library ask of it: a topic in
 * plain words, the lines that nobody has read, what no example tests, requests
 * that no topic is for, and what changed between two editions.
 *
 * Nothing here decides: values come from part_evaluate alone. */
#ifndef GUIDELINE_DESK_H
#define GUIDELINE_DESK_H

#include "guideline/confirm.h"
#include "guideline/guideline.h"

/* ---- A topic as a physician reads it ---------------------------------- */

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

/* ---- The work list ------------------------------------------------------ */

struct work {
        size_t topic;
        str title; long edition;        /* of the document */
        struct topic_line line;
        const struct confirmation *lost;        /* of the line as it was
                                                   before it changed; NULL */
};
/* The unverified lines, by document and page: so that somebody can read on
 * from page to page. */
size_t work_list(arena *a, const struct guidelines *g,
                 const struct confirmations *k, struct work **out);

#endif
