/* inside.h - what the files of the casefile room share: both front ends, and
 * the form a case file fills. Not to be included outside src/casefile. */
#ifndef CASEFILE_INSIDE_H
#define CASEFILE_INSIDE_H

#include "base/form.h"
#include "casefile/casefile.h"

struct document_form {
        str  file, class, author;
        date date;
        long pages, pages_unread;
        bool unread;
        size_t line;
};

struct item_form {
        struct case_item item;
        long number, with;      /* 0: not stated */
        const struct line *line;
};

struct case_form {
        struct case_file c;
        VEC(struct item_form) item;
        VEC(struct document_form) document;
        long pages;                     /* that the documents are said to
                                           have */
        struct form_list ignore;        /* files that are no part of it */
};

/* The lines of an outline, or of JSON where the text begins with { : made
 * UTF-8 first. ERR_INPUT: binary; ERR_SYNTAX: file and line. */
rc lines_read(arena *a, str file, str text, struct line **out, err *e);

/* JSON to the lines an outline would have: a member is a line "key value", an
 * object's members stand under it, an array repeats its key, true is the key
 * alone, false and null are no line; _ in a key is a space. */
rc lines_of_json(arena *a, str file, str text, struct line **out, err *e);

/* The case file's own text; its documents are named, not read. */
rc case_form_read(arena *a, const struct case_ask *ask, str file, str text,
                  struct case_form *out, err *e);

/* The words, asked for where need be; NULL: there are none. */
rc case_words(const struct case_ask *ask, const struct vocabulary **out,
              err *e);

/* By its name, is a file of the folder a case file, or a decision? */
bool name_is_case(str name);
bool name_is_decision(str name);

/* ---- files.c ------------------------------------------------------------ */

/* A file of the folder, on its way to a document. */
struct folder_file {
        str    name;
        const struct document_form *form;       /* NULL: it is not listed */
        struct document *document;
        str    bytes;           /* until it is read; else empty */
        bool   text;            /* bytes are text, whatever the name says */
        str    why;             /* not empty: it cannot be had */
        size_t more;            /* others that wanted the same name */
};

struct files;

/* Files of a folder; nothing is read yet. */
struct files *files_open(arena *a, const struct case_ask *ask, str folder);
/* One more file; it is read at the latest by files_end. ERR_IO: a program
 * that is needed is not installed. */
rc files_add(struct files *f, str name, const struct document_form *form,
             err *e);
/* What the case file lists, in the order of names: a member of a container
 * that stands there is that form's, others that of the container. */
void files_listed(struct files *f, struct document_form *const *form,
                  size_t n);
/* The first of n listed that is `name` or behind it in that order. */
size_t listed_from(struct document_form *const *form, size_t n, str name);
/* Of a container only this member is read, others are but named. */
void files_only(struct files *f, str member);
/* All files, with their texts and pages, in the order in which they were
 * added. What cannot be read is there, its pages unread, and why; a decision
 * that is not listed is left out. */
rc files_end(struct files *f, struct folder_file **out, size_t *n, err *e);

/* ---- members.c ---------------------------------------------------------- */

/* A mail or an archive, by its name? */
bool name_is_container(str name);

enum {
        MEMBERS_MAX = 2000,             /* of one file of the folder */
        MEMBERS_BYTES_MAX = 192 << 20,  /* of them, unpacked */
        MEMBERS_DEPTH = 3               /* a container in one in one */
};

/* What a container holds, one after another: names FILE/MEMBER, safe to show
 * and each its own. */
struct members {
        arena *a, *room;        /* for names; for bytes */
        VEC(struct folder_file) at;
        size_t bytes;           /* of all, so far */
        str    only;            /* not empty: others are named, not read */
};
/* Adds what the container `name` holds, containers in it too: the mail's own
 * text under its own name, everything else under its. What cannot be had says
 * why. */
void members_add(struct members *m, str name, str bytes, size_t depth);

/* Does the text begin as a decision file does, and name an outcome under an
 * item? Also where it could not be read as one. */
bool decision_like(str text);

#endif
