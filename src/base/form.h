/* form.h - the lines of an outline read by a table of fields.
 *
 * A data file that is a form (a case, a decision, a programme) says in one
 * table which keys may stand where and what each holds; form_read does the
 * rest, so that every such file refuses the same mistakes in the same words:
 * a key nobody knows (with the nearest known one), a key said twice, a day
 * that the calendar does not have, a word outside its list. Messages never
 * quote what was written: it may be a person's. */
#ifndef BASE_FORM_H
#define BASE_FORM_H

#include "base/date.h"
#include "base/outline.h"

struct form {                   /* what is being read */
        arena *a;
        str    file;
        err   *e;
};

enum form_kind {
        FORM_TEXT,              /* str: the rest of the line, or the lines
                                   under it joined by spaces */
        FORM_WORD,              /* str: one of `words`, parted by | */
        FORM_LIST,              /* struct form_list: parted by commas, unless
                                   quoted; the key may repeat */
        FORM_DAY,               /* date: one day */
        FORM_DATE,              /* date: a day, a month or a year */
        FORM_COUNT,             /* long: 0 to `most` */
        FORM_NUMBER,            /* double: 0 to `most` */
        FORM_MARK,              /* bool: that the key stands there */
        FORM_GROUP              /* `group` reads it; `into` is the struct */
};

struct form_list { str *at; size_t n, cap; };

typedef rc form_group(struct form *f, const struct line *l, str rest,
                      void *into);

struct form_field {
        str    name;            /* "utilization review" */
        enum form_kind kind;
        size_t at;              /* offsetof the value in `into` */
        const char *words;
        long   most;
        form_group *group;
        bool   many;            /* a group may repeat */
        bool   head;            /* stands on the group's own line, too */
};

enum { FORM_FIELDS_MAX = 64 };

/* Reads the lines from first on, beside one another, into `into`. `what`
 * names the form in messages: "a case", "an item". Strings are views of the
 * file or live in f->a. ERR_SYNTAX names file and line. */
rc form_read(struct form *f, str what, const struct line *first,
             const struct form_field *field, size_t n, void *into);

/* The same for a group: what stands on its own line is its head field. */
rc form_under(struct form *f, str what, const struct line *l, str rest,
              const struct form_field *field, size_t n, void *into);

/* One long text, see FORM_TEXT. */
rc form_text(struct form *f, const struct line *l, str rest, str *out);

/* One of the words parted by | in `words`, as they stand there. */
rc form_word(struct form *f, const struct line *l, str value,
             const char *words, str *out);

/* ERR_SYNTAX at a line. */
rc form_wrong(struct form *f, const struct line *l, const char *fmt, ...)
        __attribute__((format(printf, 3, 4)));

#endif
