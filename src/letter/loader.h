/* loader.h - what the files that load layouts share: layout.c and
 * layout_item.c. No other file of the room includes it. */
#ifndef LETTER_LOADER_H
#define LETTER_LOADER_H

#include "letter/inside.h"

struct loader {
        arena *a;
        struct layouts *out;
        struct layout *l;
        str  file;
        err *e;
};

#define FAIL(x, line, ...)                                                   \
        err_set((x)->e, ERR_SYNTAX, (x)->file, (line)->no, __VA_ARGS__)

/* The quoted columns of a line behind its word: `word "phrase" ...`; rest is
 * what line_says gave. They are added to out. */
rc said_phrases(struct loader *x, const struct line *ln, str rest,
                struct phrases *out);
/* The field of that name; `-`: NULL. */
rc field_take(struct loader *x, const struct line *ln, str name, bool of_item,
              const struct field **out);
/* A heading or label among all layouts' anchors. */
rc anchor_add(struct loader *x, const struct line *ln, str phrase,
              bool heading, bool numbered, uint8_t *out);
/* heading|label "TITLE"  FIELD  [optional], and what stands under it. */
rc part_read(struct loader *x, const struct line *ln, bool of_item,
             struct part *out);

/* layout_item.c: the block `item`. */
rc item_block(struct loader *x, const struct line *ln);

#endif
