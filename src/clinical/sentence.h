/* sentence.h - a text, sentence by sentence, as tokens. From inside the room.
 *
 * Letters and charts are careless: "visits.The", headings without a point,
 * lists, lines cut anywhere, "Dr. No. 5". A sentence is never longer than
 * SENTENCE_TOKENS, so all work within one is bounded. */
#ifndef CLINICAL_SENTENCE_H
#define CLINICAL_SENTENCE_H

#include "base/date.h"
#include "terms/lexicon.h"

enum { SENTENCE_TOKENS = 400 };

struct written_date { date date; size_t first, last; };

struct sentence {
        str text;                       /* of the document */
        struct token *t;                /* t[n] is the next one's first token,
                                           or empty with the last glue */
        size_t n;
        struct written_date *date;
        size_t dates;                   /* the dates it writes, by token */
        bool heads;                     /* it is a table's row of heads */
};

enum { CELLS = 10 };

/* The heads of the table whose rows are read now: of each cell one word, and
 * whether the cells below are read with it. */
struct row_head { struct token word[CELLS]; bool read[CELLS]; size_t cells; };

struct sentences {
        const struct vocabulary *v;
        str text;                       /* cut at the end of what is read */
        size_t at;
        bool double_spaced;             /* a blank line after every line */
        bool more;                      /* a token is held over */
        bool row_known, row;            /* the line that begins at row_begin
                                           is, or is not, a row of a table */
        size_t row_begin, row_end;
        double item;                    /* number of the last item of a list
                                           that stands in a line; 0: none */
        struct token held;
        struct sentence s;
        struct row_head head;
        struct token t[SENTENCE_TOKENS + 1];    /* from here on not zeroed */
        struct written_date date[SENTENCE_TOKENS];
};

struct sentences *sentences_open(arena *a, const struct vocabulary *v,
                                 str text, size_t begin, size_t end);
/* The next sentence, valid until the next call; NULL at the end. */
struct sentence *sentence_next(struct sentences *all);

#endif
