/* words.h - what tesseract says of a page: its text, and how sure it is of
 * each word. */
#ifndef INTAKE_WORDS_H
#define INTAKE_WORDS_H

#include "intake/gray.h"

struct words {
        str    text;            /* without the form feed that ends it */
        double confidence;      /* 0 to 1: of words by their length; 0 where
                                   there are none */
        size_t letters;         /* in all words */
        size_t sound;           /* of them, in words that look like some */
        struct gray_box *box; size_t boxes;     /* of the words, in a */
        size_t outside;         /* gray_outside of the page, for who knows its
                                   picture */
};

/* said: a TSV and behind it the text, as one run writes both (tessedit_create_
 * tsv, tessedit_create_txt). Any bytes do: a line that is no row of the table
 * is where the text begins. text is a view, or in a. */
void words_read(arena *a, str said, struct words *out);

/* Of an orientation run (--psm 0): degrees clockwise by which the page must be
 * turned to stand upright. False: it does not say, or is not sure. */
bool words_turn(str said, int *degrees);

#endif
