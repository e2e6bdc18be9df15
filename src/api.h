/* api.h - what the files that implement imr.h share. They alone may include
 * every room; no room includes this. */
#ifndef API_H
#define API_H

#include "imr.h"

#include "casefile/casefile.h"
#include "exchange/exchange.h"
#include "guideline/desk.h"
#include "host/host.h"
#include "intake/intake.h"
#include "model/listing.h"
#include "review/review.h"

#define EXPORT __attribute__((visibility("default")))

struct imr {
        struct door door;
        arena keep;             /* the data */
        arena work;             /* one call */
        arena step;             /* one record of a call that has many */
        arena head;             /* the table of the last header row: */
        str   header;           /* its bytes */
        struct table *table;
        str   data;             /* folder */
        str   overlay;          /* private folder; empty: none */
        struct library library;
        struct vocabulary *vocabulary;
        err   words_wrong;      /* why it could not be read: tried once, for
                                   each try would fill `keep` */
        struct identity_labels *identity;
        struct kinds *kinds;
        struct titles *titles;
        struct layouts *layouts;
        struct tables *tables;
        struct dictionary *dictionary;
        struct guidelines *guidelines;
        struct confirmations confirmed;
        struct programme *programme;
        void *more;             /* what a call is given beside its imr_ask */
};

typedef rc api_verb(imr *m, const imr_ask *ask, err *e);

/* The one place that sets the door: every call goes through here. */
imr_rc api_run(imr *m, const imr_ask *ask, api_verb *inner, imr_err *oe);

/* The error as callers know it, in *out unless NULL; its code. */
imr_rc api_fail(imr_err *out, const err *e);

enum trust api_trust(const imr_ask *ask);

/* Text for the caller, and what hands it over. ERR_IO: it was refused. */
buf api_output(imr *m);
rc  api_put(const imr_ask *ask, const buf *b, err *e);

/* The document at ask->path: its text, cut into pages. */
rc  api_document(imr *m, const imr_ask *ask, struct document *out, err *e);

/* An error that names a document by itself names it by the path given. */
rc  api_on_path(rc r, const char *path, err *e);

/* The case at ask->path, with every table that its steps need: all verbs read
 * a case by this, and so say the same of it. Who wants its request parsed, or
 * m->vocabulary, calls api_need_words before. */
rc  api_case(imr *m, const imr_ask *ask, struct case_file *c, err *e);

/* The page as text, Markdown or HTML. */
void api_page(buf *b, const struct page_node *page, imr_format format);

/* The same with its documents numbered. */
rc  api_listing(imr *m, const imr_ask *ask, struct listing *k, err *e);

/* The letter at ask->path, with its document. */
rc  api_letter_open(imr *m, const imr_ask *ask, struct document *d,
                    struct letter *l, bool *cut, err *e);

/* Everything that a review stands on, in m->library. */
rc  api_need_all(imr *m, err *e);
/* m->programme, read at the first need. */
rc  api_need_programme(imr *m, err *e);
/* m->vocabulary, read at the first need. */
rc  api_need_words(imr *m, err *e);
/* m->layouts and m->titles, read at the first need. */
rc  api_need_layouts(imr *m, err *e);

/* The letter in `bytes`, of whatever kind. A PDF that makes no letter as it is
 * laid out is read once more in the order in which it was written; of two
 * readings that fail, the first one's error. Touches nothing but its
 * arguments: threads may share the layouts. */
rc  api_letter(arena *a, const struct layouts *layouts, str name, str bytes,
               bool ocr, struct document *d, struct letter *l, bool *cut,
               err *e);
/* m->tables, read at the first need. */
rc  api_need_tables(imr *m, err *e);
/* The table whose header row this is becomes m->table. */
rc  api_header(imr *m, str header, err *e);
/* The record of one row, in a: header and row as they stand in the file. What
 * a header says is kept until another comes. d->name is the caller's. */
rc  api_row(imr *m, arena *a, str header, str row, struct document *d,
            struct letter *l, err *e);
/* imr_read with ask->explain. */
api_verb api_verb_explain;
/* What is said of a letter that is read, but cut off or with pages that
 * nobody read; OK: nothing. */
rc  api_told(str path, const struct document *d, bool cut, err *e);

/* m->dictionary and m->guidelines, read at the first need. */
rc  api_need_dictionary(imr *m, err *e);
rc  api_need_guidelines(imr *m, err *e);

/* The n files behind room for `before` others: those of the private folder
 * that end so, confirmed.outline excepted; none without such a folder. */
rc  api_overlay_files(imr *m, str ending, size_t before,
                      struct guideline_file **out, size_t *n, err *e);
/* The private folder's confirmed.outline to m->confirmed and onto g, which was
 * just loaded. */
rc  api_overlay_confirm(imr *m, struct guidelines *g, err *e);
/* Every example beside the guidelines that are loaded, run against them. */
rc  api_examples(imr *m, struct example_results *out, err *e);

/* A day that the caller wrote; DATE_NONE for NULL. ERR_USAGE. */
rc  api_day(const char *text, date *out, err *e);
/* `..., did you mean A, B or C?` of the names near a wrong one. */
rc  api_no_name(arena *a, const char *what, const char *word,
                const str *near, size_t n, err *e);

/* ---- Of the guideline library, by api_desk.c ---- */

/* "MTUS Handbook, 2020" */
str desk_title(arena *a, const struct topic_about *t);
/* "in force from 2020-01-01 until now" */
str desk_force(arena *a, const struct topic_about *t);
/* "p. 60", "pp. 46-47", "9792.20", "no page stated" */
str desk_page(arena *a, const struct criterion *c);
/* Which topics ask->on and ask->guideline leave. ERR_USAGE: no such day or
 * guideline. */
struct desk_choice { date on; str guideline; };
rc  desk_choice_read(imr *m, const imr_ask *ask, struct desk_choice *out,
                     err *e);
bool desk_chosen(const struct guidelines *g, const struct desk_choice *c,
                 size_t topic, const struct topic_about *t);
/* The class, or rule or definition. */
const char *desk_kind(const struct topic_about *t);

#endif
