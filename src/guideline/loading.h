/* loading.h - between the files that load a guideline: one loader a file, the
 * right margin, expressions, lines and topics. Not to be included outside
 * load.c, topic.c, line.c and margin.c. */
#ifndef GUIDELINE_LOADING_H
#define GUIDELINE_LOADING_H

#include "guideline/inside.h"

struct loader {
        arena *a;
        const struct dictionary *d;
        str file;
        bool overlay;                   /* a file of a private folder */
        struct edition *edition;        /* the one being read */
        err *e;
};

#define BAD(L, l, ...) err_set((L)->e, ERR_SYNTAX, (L)->file, (l)->no,       \
                               __VA_ARGS__)

/* ---- The right margin: page or section, source status, by whom --------- */

struct margin { str place; enum source_status status; bool stated; str by; };

bool status_word(str w, enum source_status *s);
bool margin_read(str column, struct margin *out);
/* l's text without its margin; the margin, or the one above it. */
rc margin_cut(struct loader *L, const struct line *l,
              const struct margin *above, str *text, struct margin *m);

/* ---- Lines --------------------------------------------------------------- */

bool is_attribute(const struct line *l);
str  because_read(struct loader *L, const struct line *l);
rc   expr_read(struct loader *L, const struct line *l, str text,
               struct expr **out);
/* The lines under l, as all-of or any-of. */
rc   group_read(struct loader *L, const struct line *l, enum expr_op op,
                struct expr **out);
/* The `except` lines under l, as any-of; NULL where there is none. */
rc   except_read(struct loader *L, const struct line *l, struct expr **out);
void criterion_make(struct loader *L, const struct line *l, str text,
                    const struct margin *m, str section,
                    struct criterion *out);
/* *is_one: whether l is a criterion at all. */
rc   line_read(struct loader *L, const struct topic *t, const struct line *l,
               const struct margin *above, str section, str id,
               struct rule_line **out, bool *is_one);

/* ---- Topics -------------------------------------------------------------- */

rc   topic_read(struct loader *L, const struct line *l, enum topic_kind kind,
                str word, struct topic *t);

#endif
