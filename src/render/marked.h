/* marked.h - a text with the words marked that say something, and the table
 * of what they say: for a terminal and as an HTML page.
 *
 * It is told what to mark and what to call it; it knows nothing of medicine.
 * Nothing is told by colour alone: a mark carries a sign and the number of
 * its row, + present, - absent, > planned, ? not documented, and behind it
 * what a reader of the text alone must not miss: "of a relative". */
#ifndef RENDER_MARKED_H
#define RENDER_MARKED_H

#include "base/buf.h"

enum marked_kind { MARKED_PRESENT, MARKED_ABSENT, MARKED_PLANNED,
                   MARKED_NOT_DOCUMENTED };

/* A row of the table. */
struct marked_row {
        str  subject;                   /* rows of one subject stand together */
        enum marked_kind kind;
        str  value, site, when;         /* each may be empty */
        str  note;                      /* "possible", "contradicts 5" */
        str  but;                       /* that of it which every mark says:
                                           "possible"; may be empty */
        size_t n_places;
        const str *place;               /* "p. 3": for people, and the bytes */
        size_t *mark;                   /* the mark of each place; SIZE_MAX:
                                           none was made */
};

/* Words, and the rows that they say. Marks do not overlap. */
struct marked_words {
        size_t begin, end;              /* bytes of the text */
        const size_t *row; size_t n;    /* at least one; the first gives the
                                           mark its kind */
};

struct marked_text {
        str  name;                      /* of the document */
        str  about;                     /* a line under it; may be empty */
        str  text;
        size_t begin, end;              /* what was read of it */
        struct marked_words *mark; size_t n_marks;      /* in order */
        struct marked_row *row; size_t n_rows;
};

/* The text, where `text`, then the table. Lines are kept; control characters
 * become spaces. */
void marked_print(buf *b, const struct marked_text *m, bool text,
                  bool colour);

/* One HTML5 page for the n texts: no script, nothing fetched; by keyboard
 * every mark leads to its row and every place of a row to its mark. */
void marked_html(buf *b, const struct marked_text *m, size_t n);

#endif
