/* correct.h - what a person says of a case's pages and documents, kept beside
 * them in corrections.outline; doc/case-file.md documents the form.
 *
 * The file is added to and never changed: what is taken back stays there,
 * behind it an `undo`. A correction names a page of a file by the file's name
 * and the hash of its bytes, so that one made of another file of that name is
 * told, and not applied. No clock is read: the day is passed in. */
#ifndef CASEFILE_CORRECT_H
#define CASEFILE_CORRECT_H

#include "base/outline.h"
#include "model/case.h"

#define CORRECTIONS_NAME "corrections.outline"

enum {
        CORRECTIONS_BYTES = 4 << 20,    /* of the file */
        CORRECTIONS_MAX = 10000,        /* lines of it that say something */
        CORRECTION_TEXT_MAX = 400       /* bytes of an author, a name, a why */
};

enum correction_kind {
        CORRECT_SPLIT,          /* a document begins on the page */
        CORRECT_JOIN,           /* the pages go on with the one before */
        CORRECT_CLASSIFY,       /* of the document that the page is in: */
        CORRECT_DATE,
        CORRECT_AUTHOR,
        CORRECT_RECEIVED,
        CORRECT_APART,          /* the pages are another's */
        CORRECT_RELEASE,        /* the pages are this worker's */
        CORRECT_UNDO,           /* the last one that stands counts no more */
        CORRECTIONS
};

struct correction {
        enum correction_kind kind;
        str    file;            /* none: undo */
        size_t from, to;        /* pages of it, from 1 */
        str    value;           /* class, date or author as written */
        date   day;             /* where the value is a date */
        str    key;             /* of the file's bytes: 16 hex digits */
        date   on;              /* when it was said */
        str    by, why;         /* empty: not said */
        size_t line;
        bool   undone;          /* by an undo below */
        bool   stands;          /* it was applied */
        str    passed_over;     /* why not, in a few words; else empty */
};

struct corrections {
        str path;
        struct correction *at; size_t n;
};

/* "split", "join", ...; CORRECTIONS where there is no such kind. */
const char *correction_name(enum correction_kind kind);
enum correction_kind correction_kind_named(str name);

/* The corrections in `text`, undone ones marked. ERR_SYNTAX: file and line.
 * ERR_LIMIT: too many. */
rc corrections_parse(arena *a, str file, str text, struct corrections *out,
                     err *e);
/* Those that stand in the folder; none where there is no such file. */
rc corrections_read(arena *a, str folder, struct corrections *out, err *e);

/* Is the correction one that can be made of this case? Sets its key. Its
 * strings stay as they are. ERR_USAGE: no such file or page, a range where one
 * page is meant, a class nobody knows, a date that does not exist, nothing to
 * undo. */
rc correction_check(arena *a, const struct case_file *c,
                    struct correction *new, err *e);
/* Its line, ended by LF. */
str correction_line(arena *a, const struct correction *c);
/* Adds it at the end of the folder's file: whole and on the disk, or not at
 * all. ERR_IO. */
rc correction_add(arena *a, str folder, const struct correction *c, err *e);

void corrections_json(buf *b, const struct corrections *k);
void corrections_print(buf *b, const struct corrections *k);

/* "12", "3-7": pages from 1, the second not below the first. */
bool pages_parse(str s, size_t *from, size_t *to);

#endif
