/* beside.h - pages of a file as one HTML page: each one's picture, and beside
 * it its text with places marked. For a person who checks the one against the
 * other. */
#ifndef RENDER_BESIDE_H
#define RENDER_BESIDE_H

#include "base/buf.h"

struct beside_mark {
        size_t begin, end;              /* bytes of the text */
        str    label;                   /* what stands there */
};

struct beside_page {
        str title;                      /* "records.pdf, p. 3" */
        str about;                      /* the document it is in; may be
                                           empty */
        str notice;                     /* what must not be overlooked; or
                                           empty */
        str mime, picture;              /* bytes of a picture; empty: none */
        str no_picture;                 /* then: why */
        str text;                       /* laid out; lines are kept */
        struct beside_mark *mark;       /* in the order of begin, none in
                                           another */
        size_t n_marks;
};

/* One complete HTML5 page: no script, nothing fetched; pictures are within
 * it. Control characters in a text become spaces. */
void render_beside(buf *b, str title, const struct beside_page *page,
                   size_t n);

#endif
