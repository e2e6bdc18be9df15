/* inside.h - what the files of this room share: layouts as loaded, the
 * anchors found in a letter, and the reader's state.
 *
 * An anchor is a phrase of some layout (heading or label) found where a line
 * begins. One pass finds those of all layouts together; fitting a layout is
 * then a walk over the anchors found, not over the text. */
#ifndef LETTER_INSIDE_H
#define LETTER_INSIDE_H

#include "letter/letter.h"

enum {
        PARTS_MAX = 24, LABELS_MAX = 12, HEAD_MAX = 24, PHRASES_MAX = 8,
        FINDS_MAX = 24, LEADS_MAX = FINDS_MAX * PHRASES_MAX,
        ANCHORS_MAX = 250,
        VALUE_MAX = 400,        /* bytes of a clause inside a statement */
        INTRO_MAX = 800         /* bytes of a section's opening sentence */
};

/* A field of the record by its name in layouts and JSON. */
enum field_kind { FIELD_SPAN, FIELD_DATE, FIELD_LIST, FIELD_ITEMS };

struct field {
        str name;
        enum field_kind kind;
        bool of_item;
        size_t at;              /* offset of the span, date or list */
        size_t more;            /* offset of a date's span or list's count */
};

const struct field *field_named(str name, bool of_item);
const str *field_names(bool of_item, size_t *n);

struct phrases { str at[PHRASES_MAX]; size_t n; };

/* How the value of a label is read. */
enum value_kind { VALUE_TEXT, VALUE_WORD, VALUE_NUMBER, VALUE_DATE };

struct head_label {
        str label;
        const struct field *field;
        enum value_kind kind;
};

/* A heading or label; its text runs to the next one. */
struct part {
        uint8_t anchor[PHRASES_MAX]; size_t n_anchors;
        str  title;             /* its first phrase, for messages */
        const struct field *field;      /* NULL: known, holds nothing */
        bool optional;
        struct phrases split;   /* of a list; none: one entry a line */
        str  intro_from, intro_to;      /* an opening sentence to skip */
};

/* A clause inside the text of a field. */
struct find {
        const struct field *in, *field;
        struct phrases after, before, split, without;
        bool required;
};

struct verdict { str word; enum outcome means; };

struct portion { struct phrases of; bool after; };

struct layout {
        str name, family, period, about, programme;
        str like;               /* name of the layout it begins from */
        size_t line;
        str file;
        struct head_label head[HEAD_MAX]; size_t n_head;
        struct part part[PARTS_MAX]; size_t n_parts;
        struct find find[FINDS_MAX]; size_t n_finds;
        struct part label[LABELS_MAX]; size_t n_labels;
        struct verdict verdict[PHRASES_MAX]; size_t n_verdicts;
        str  verdict_behind;    /* what stands between title and verdict */
        struct { struct phrases requested, approved, disputed; str action; }
                portion;        /* phrases of a partly approved request */
        size_t head_at, parts_at, finds_at, item_at;    /* lines; 0: none */
        bool merged;
        uint8_t part_of[ANCHORS_MAX + 1];  /* anchor to part + 1, 0: none */
        uint8_t label_of[ANCHORS_MAX + 1]; /* anchor to label + 1 */
        bool head_first[256];              /* first letters */
        struct { uint8_t find, phrase, next; } lead[LEADS_MAX + 1];
        uint8_t lead_first[256];           /* letter to lead, 0: none */
        size_t n_leads;
};

struct anchor {
        str  phrase;
        bool heading;           /* must be the whole line */
        uint8_t next;           /* with the same first letter; 0: none */
};

struct layouts {
        struct layout *at; size_t n;
        struct anchor anchor[ANCHORS_MAX + 1];  /* from 1 */
        size_t n_anchors;
        uint8_t first[256];     /* folded first letter to anchor */
};

/* Can the phrase stand at t[at], whose first letter fits? Refuses most. */
static inline bool phrase_may(str t, size_t at, str phrase)
{
        return phrase.n < 2 || at + 1 >= t.n || !char_alpha(phrase.p[1]) ||
               char_lower(t.p[at + 1]) == char_lower(phrase.p[1]);
}

/* phrase.c: phrases as printed: case folded, a space stands for any white
 * space and marks, marks may stand before a colon. */
size_t phrase_at(str t, size_t at, str phrase);         /* end, or 0 */
/* Its first words only, as many as match: their end; *words how many. */
size_t phrase_begins(str t, size_t at, str phrase, size_t *words);
/* The first of p at or after from, before end; *to its end. Which, or -1. */
int  phrase_find(str t, size_t from, size_t end, const struct phrases *p,
                 size_t *at, size_t *to);
size_t marks_skip(str t, size_t at, size_t end);        /* and white space */
size_t marks_skip_line(str t, size_t at, size_t end);   /* not past a line */
struct span span_trim(str t, size_t begin, size_t end);

/* anchor.c */
struct hit { uint8_t anchor; size_t begin, end; };
struct hits {
        struct hit *at; size_t n;
        size_t usual_gap;       /* blank lines between wrapped lines */
};
struct hits anchors_find(arena *a, const struct layouts *l, str t);

/* One letter being read. Bytes up to `done` are accounted for. */
struct reader {
        arena *a;
        str  t;
        const struct layouts *layouts;
        const struct layout *layout;
        struct hits hits;
        struct letter *letter;
        size_t done;
        VEC(struct span) named;
        VEC(struct span) unread;
};

void reader_named(struct reader *r, size_t begin, size_t end);
void reader_field(struct reader *r, struct span s);
/* Gives the record's field its value: bytes s, trimmed. */
void reader_set(struct reader *r, const struct field *f, void *record,
                struct span s);
/* A list: s cut at every one of split (none: at line ends). */
void reader_list(struct reader *r, const struct field *f, struct span s,
                 const struct phrases *split, const struct phrases *without);
struct span *field_span(const struct field *f, void *record);

void head_read(struct reader *r, size_t end);           /* head.c */
size_t head_known(str t, const struct layout *l, size_t end);
bool finds_read(struct reader *r);                      /* find.c */

/* item.c: the items between bytes begin and end, by hits from to to. */
rc items_read(struct reader *r, size_t begin, size_t end, size_t from,
              size_t to, bool *cut, err *e);

#endif
