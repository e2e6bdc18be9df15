/* leaf.h - one page of a chart as tokens with their lines, cells and hits in
 * every lane; and what the page as a whole is about. From inside the room,
 * for the readers of the course of treatment. */
#ifndef CLINICAL_LEAF_H
#define CLINICAL_LEAF_H

#include "clinical/course.h"
#include "terms/lexicon.h"

struct leaf_date { date date; size_t first, last; };

struct leaf {
        arena *a;
        const struct vocabulary *v;
        struct document *d;
        const struct leaf *whole;       /* the page of which this is a row */
        str    text;                    /* of the file, up to the page's end */
        VEC(struct token) t;
        struct hit (*hit)[LANES]; size_t hits;  /* by token */
        size_t *line;                   /* by token: from 0 */
        VEC(struct leaf_date) date;
        VEC(struct leaf_date) headed;   /* tokens that a date heads */
        uint32_t treatment;             /* had in visits, that the page's head
                                           names; UINT32_MAX: none */
        bool   therapy;                 /* written by the one who treats */
        bool   log;                     /* a table of visits */
        bool   review;                  /* a decision on a request */
        bool   asks;                    /* a request for authorization */
        str    body[LEDGER_PARTS]; size_t n_body;       /* that its head
                                                           names */
        str    side;
        size_t cursor;                  /* findings before it end before the
                                           token that is read now */
        bool   reported;                /* its own study or injection is put */
        bool   treats;                  /* of therapy: the page itself shows
                                           signs of a treatment */
        uint32_t signs;                 /* treatment of the letters behind the
                                           author's name; UINT32_MAX: none */
        bool   physician;               /* those letters are a physician's */
        size_t days;                    /* of visits, in the document so far */
        bool   has_first;               /* a page of therapy was there: */
        struct ledger_entry first;      /* its visit, where the document's
                                           date is all that says when */
        struct { struct ledger_entry *at; size_t n, cap; } out;
};

/* Reads bytes begin..end of d->text; what the page before said of the whole
 * document stays. */
void leaf_open(struct leaf *p, size_t begin, size_t end);

static inline const struct entry *leaf_entry(const struct leaf *p, size_t i,
                                             enum lane lane)
{
        return i < p->t.n ? p->hit[i][lane].entry : NULL;
}
bool leaf_course(const struct leaf *p, size_t i, enum course_mark mark);
bool leaf_unit(const struct leaf *p, size_t i, const char *name);
bool leaf_count(const struct leaf *p, size_t i, enum count_mark mark);
/* A number of digits or words that is no part of a date. */
bool leaf_number(const struct leaf *p, size_t i);
/* Between tokens i - 1 and i: a sentence, list item or paragraph ends; or, of
 * cells, two spaces or more stand. */
bool leaf_breaks(const struct leaf *p, size_t i);
bool leaf_cell(const struct leaf *p, size_t i);
/* Bytes between the begin of its line and byte `at`. */
size_t leaf_column(const struct leaf *p, size_t at);
/* First token of the line of token i, and the one behind its last. */
size_t leaf_line_begin(const struct leaf *p, size_t i);
size_t leaf_line_end(const struct leaf *p, size_t i);
/* Does the date at token i begin its line, but for a weekday, the number of a
 * row and the initials of who signs? */
bool leaf_row(const struct leaf *p, size_t i);
/* Is the line of i, before it, one of a fax machine, or of who typed and
 * printed? Its dates are no one's. */
bool leaf_sent(const struct leaf *p, size_t i);
/* First token of the sentence that holds i, and the one behind its last. */
size_t leaf_begin(const struct leaf *p, size_t i);
size_t leaf_end(const struct leaf *p, size_t i);
/* Index of the first date at or behind token i; the first date of tokens
 * from..to, or DATE_NONE. */
size_t leaf_date_from(const struct leaf *p, size_t i);
/* The day that token i speaks of where its sentence names none: that of the
 * paragraph's head, else of the document. */
date leaf_when(const struct leaf *p, size_t i);
date leaf_date_in(const struct leaf *p, size_t from, size_t to);

/* Do the letters behind a name begin at token i: "Ann Lee, DPT", "L.Ac."? "Pt"
 * is the patient. */
bool leaf_letters(const struct leaf *p, size_t i);
/* A treatment had in visits, or UINT32_MAX, that token i names. */
uint32_t leaf_treatment(const struct leaf *p, size_t i);
bool leaf_injects(const struct leaf *p, uint32_t concept);
/* A class of injections, or UINT32_MAX. */
uint32_t leaf_injection(const struct leaf *p, size_t i);
/* "L4-L5" at token i: behind it, or 0. */
size_t leaf_level(const struct leaf *p, size_t i, uint32_t *part);
/* Parts, sides and levels that tokens from..to name go into f. */
void leaf_where(const struct leaf *p, size_t from, size_t to,
                struct ledger_fact *f);

/* The row of a table whose cells go on in the lines below it, as a page of its
 * own, each cell whole: "one tab twice a | A. Lee" over "day". Returns what
 * token i is there; SIZE_MAX where the row has one line. */
size_t leaf_unfold(const struct leaf *p, size_t i, struct leaf *q);

/* The cell of text over the column of token i, as the head of a table's
 * column: "Qty" over its numbers. Its tokens, from *first to before *end of
 * *on, which becomes the page where it was a row; false: there is none near. */
bool leaf_over(const struct leaf **on, size_t i, size_t *first, size_t *end);
/* Is token i all that its cell holds? */
bool leaf_alone(const struct leaf *p, size_t i);

/* A new entry whose words are tokens from..to - 1. */
struct ledger_fact *leaf_put(struct leaf *p, struct ledger_fact f,
                             size_t from, size_t to);

/* What the page as a whole is about; course_head.c. signer_course: what the
 * letters of the document's author tell, once. */
void signer_course(struct leaf *p);
void head_course(struct leaf *p);
/* "Visit 5", "3 of 8 visits" at number i: which visit of its course the page
 * is; false: the number counts something else. course_visit.c */
bool visit_numbered(const struct leaf *p, size_t i, double *of);
/* A fact of treatment c's visits that tokens from..to tell. course_visit.c */
struct ledger_fact visits_fact(const struct leaf *p, uint32_t c,
                               size_t from, size_t to);
/* Which day the date at token `first` is, of the label beside it or in the
 * column above: COURSE_VISIT_DATE (of a study's day, too), COURSE_OTHER_DATE,
 * COURSE_MARKS where none says. course_day.c */
enum course_mark day_label(const struct leaf *p, size_t first);

/* The readers, each in a file of its own. */
void doses_course(struct leaf *p);              /* course_dose.c */
void visits_course(struct leaf *p);             /* course_visit.c */
void days_course(struct leaf *p);               /* course_day.c */
void days_close(struct leaf *p);                /* behind the last page */
void requests_course(struct leaf *p);           /* course_request.c */
void decisions_course(struct leaf *p);          /* course_request.c */
void pain_course(struct leaf *p);               /* course_pain.c */
/* f->at[from..to) are the findings of the page. */
void events_course(struct leaf *p, const struct findings *f,
                   size_t from, size_t to);     /* course_event.c */

#endif
