/* confirm.h - who read which line of a guideline at its source.
 *
 * A private folder's confirmed.outline, which is added to and never changed,
 * one line each (two columns are parted by two spaces):
 *
 *     confirmed  massage.2  of handbook 2020-01-01  edition "Handbook, 2020"
 *         page "60"  line 0123456789abcdef  on 2026-11-22  by "A. Name, MD"
 *     withdrawn  massage.2  of handbook 2020-01-01  on 2026-11-23  by "..."
 *
 * (here broken). `of` names the edition by guideline and first day in force.
 * `line` is the short SHA-256 of the line's words, numbers and citation: a
 * line that changes later loses its confirmation. The last one that names a
 * line counts. */
#ifndef GUIDELINE_CONFIRM_H
#define GUIDELINE_CONFIRM_H

#include "guideline/guideline.h"

#define CONFIRMED_NAME "confirmed.outline"
enum { CONFIRMED_BYTES = 16 << 20, CONFIRMED_TEXT_MAX = 500 };

enum confirmation_state {
        CONFIRMATION_STANDS,    /* its line is `read`, by whom it says */
        CONFIRMATION_LATER,     /* a later one of the line counts */
        CONFIRMATION_WITHDRAWN, /* and the withdrawal itself */
        CONFIRMATION_CHANGED,   /* the line is not what was read */
        CONFIRMATION_GONE       /* no such line is loaded */
};

struct confirmation {
        bool withdrawn;
        str  id;                /* of the criterion */
        str  guideline; date from;
        str  edition, page;     /* as read; empty in a withdrawal */
        str  key;               /* of the line as it was read */
        str  by;
        date on;
        size_t line;            /* in its file */
        enum confirmation_state state;          /* once applied */
        str  now;               /* the key of the line as it is loaded */
        struct criterion *on_line;      /* where it stands, else NULL, */
        struct criterion before;        /* and what the line was before */
};

struct confirmations {
        str file;
        struct confirmation *at; size_t n;
};

/* ERR_SYNTAX names file and line. */
rc confirmations_parse(arena *a, str file, str text,
                       struct confirmations *out, err *e);
/* As it is written. */
str confirmation_line(arena *a, const struct confirmation *c);

/* What stands makes its line `read`, by whom, at the page that was read. To g
 * as it was loaded, once. */
void confirmations_apply(arena *a, struct guidelines *g,
                         struct confirmations *k);
/* One more, which was just written; g and k are then as if loaded anew. */
void confirmations_add(arena *a, struct guidelines *g,
                       struct confirmations *k, const struct confirmation *c);

struct confirm_ask {
        str  id, by, edition, page;
        date edition_on;        /* of several editions, the one in force */
        date on;                /* today */
        bool withdraw;
};
/* One that can be written. ERR_USAGE: no such line, several editions of it,
 * another document than it cites, nothing to withdraw. */
rc confirmation_make(arena *a, const struct guidelines *g,
                     const struct confirmations *k,
                     const struct confirm_ask *ask,
                     struct confirmation *out, err *e);

#endif
