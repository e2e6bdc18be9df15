/* inside.h - what the files of this room share: layouts as loaded, the
 * anchors found in a letter, and the reader's state.
 *
 * An anchor is a phrase of some layout (heading or label) found where a line
 * begins. One pass finds those of all layouts together; fitting a layout is
 * then a walk over the anchors found, not over the text. */
#ifndef LETTER_INSIDE_H
#define LETTER_INSIDE_H

#include "letter/letter.h"
#include "letter/sieve.h"
#include "model/field.h"

enum {
        PARTS_MAX = 24, LABELS_MAX = 12, HEAD_MAX = 24, PHRASES_MAX = 8,
        FINDS_MAX = 24, LEADS_MAX = FINDS_MAX * PHRASES_MAX,
        ANCHORS_MAX = 250, TRAPS_MAX = 16, COMPANIONS_MAX = 4, PORTIONS_MAX = 4,
        VALUE_MAX = 400,        /* bytes of a clause inside a statement */
        INTRO_MAX = 1600,       /* bytes of a section's opening sentences */
        REQUEST_MAX = 1600      /* bytes of a request inside a sentence */
};

/* Phrases looked for together, put in by phrase_add. pair: by a first byte
 * & 31, a bit for each second byte & 31 with which one of them may begin, and
 * perhaps others: a letter's cases are one. */
struct phrases {
        str at[PHRASES_MAX]; size_t n;
        uint32_t pair[32];
};

/* How the value of a label is read. */
enum value_kind { VALUE_TEXT, VALUE_WORD, VALUE_NUMBER, VALUE_DATE };

struct head_label {
        str label;
        const struct field *field;      /* NULL: known, holds nothing */
        enum value_kind kind;
};

/* A heading or label; its text runs to the next one. */
struct part {
        uint8_t anchor[PHRASES_MAX]; size_t n_anchors;
        /* What the spelling of anchor i says: an enum outcome, or -1. */
        int8_t means[PHRASES_MAX];
        str  title;             /* its first phrase, for messages */
        const struct field *field;      /* NULL: known, holds nothing */
        bool optional, heading;
        bool opens;             /* no words of its own: the first item does */
        struct phrases split;   /* of a list; none: one entry a line */
        struct phrases bullet;  /* begin an entry, where a line has one */
        str  intro_from, intro_to;      /* an opening sentence to skip */
        bool intro_date;        /* which ends with a date */
};

/* Where clauses are looked for: the text of a field, or of a part that is
 * no field. */
struct place {
        const struct field *field;
        str  title;             /* of the part; empty: a field */
        size_t line;
        uint8_t part;           /* its number + 1 */
};

/* A clause inside the text of a place. */
struct find {
        uint8_t place;
        const struct field *field;
        struct phrases after, before, split, without;
        str  into[2 * PHRASES_MAX];     /* words that only lead into an */
        size_t n_into;                  /* entry: without, those of split */
        bool telling;           /* a layout is preferred for it */
};

struct verdict { str word; enum outcome means; };

/* A sentence or title that names a request: lead {request} mid {verdict}.
 * No lead: a title, whose verdict ends the line. */
struct form { str text, lead, mid, tail; bool verdict; };

/* One way to say that a part of the request was approved. It counts where
 * the phrase of its first line stands. */
enum portion_part { REQUESTED, APPROVED, DISPUTED, PORTION_PARTS };
struct portion {
        struct phrases of[PORTION_PARTS];
        struct phrases without;         /* last words that belong to none */
        enum portion_part first;
        str action;
};

/* How a request says that it goes with another one; beside: words of which
 * another request must have one (none: it need not stand there). */
struct companion { struct phrases of, beside; };

/* What a request says: a bit for each part of each portion, and one for each
 * kind of companion. */
typedef uint32_t said_set;
enum { SAID_COMPANION = PORTIONS_MAX * PORTION_PARTS };
_Static_assert(SAID_COMPANION + COMPANIONS_MAX <= 32, "bits of said_set");
struct said_phrase { str text; said_set is; };
enum {
        SAID_MAX = (SAID_COMPANION + COMPANIONS_MAX) * PHRASES_MAX,
        SAID_CLASSES = 32
};

struct layout {
        str name, family, period, about, programme, status, source;
        str trap[TRAPS_MAX]; size_t n_traps;
        str like;               /* name of the layout it begins from */
        size_t line;
        str file;
        struct head_label head[HEAD_MAX]; size_t n_head;
        struct part part[PARTS_MAX]; size_t n_parts;
        struct find find[FINDS_MAX]; size_t n_finds;
        struct part label[LABELS_MAX]; size_t n_labels;
        struct place place[PARTS_MAX]; size_t n_places;
        struct verdict verdict[PHRASES_MAX]; size_t n_verdicts;
        struct form begins[PHRASES_MAX]; size_t n_begins;
        struct form decided[PHRASES_MAX]; size_t n_decided;
        size_t titled;          /* the one of begins without lead, + 1 */
        struct portion portion[PORTIONS_MAX]; size_t n_portions;
        struct phrases counted;         /* the count stands behind these */
        struct phrases uncounted;       /* with these no count is certain */
        struct companion companion[COMPANIONS_MAX]; size_t n_companions;
        struct said_phrase said[SAID_MAX];      /* of portions, companions; */
        uint8_t said_first[SAID_CLASSES + 1];   /* by class, see portion.c */
        uint32_t said_pair[32];                 /* as of phrases */
        struct phrases undecided;       /* with these no decision stands yet */
        bool one;               /* one item a letter, its fields in parts */
        size_t head_at, parts_at, finds_at, item_at;    /* lines; 0: none */
        bool merged;
        uint8_t part_of[ANCHORS_MAX + 1];  /* anchor to part + 1, 0: none */
        uint8_t label_of[ANCHORS_MAX + 1]; /* anchor to label + 1 */
        uint32_t head_pair[32];            /* of its labels, as of phrases */
        struct { uint8_t find, phrase, next; } lead[LEADS_MAX + 1];
        uint8_t lead_first[256];           /* letter to lead, 0: none */
        size_t n_leads;
};

struct anchor {
        str  phrase;
        bool heading;           /* must be the whole line */
        bool numbered;          /* "1)" may stand before it */
        char second;            /* its second word's first letter, or 0 */
        uint8_t next;           /* with the same first letter; 0: none */
};

struct layouts {
        struct layout *at; size_t n;
        struct anchor anchor[ANCHORS_MAX + 1];  /* from 1 */
        size_t n_anchors;
        uint8_t first[256];     /* folded first letter to anchor */
        uint32_t pair[32];      /* first letter & 31: a bit for each second */
        struct sieve_phrase damaged[ANCHORS_MAX + 1];   /* of each anchor */
};

/* Can the phrase stand at t[at], whose first letter fits? By two letters more;
 * refuses most. */
static inline bool phrase_may(str t, size_t at, str phrase)
{
        for (size_t i = 1; i < 3 && i < phrase.n && at + i < t.n &&
             char_alpha(phrase.p[i]); i++)
                if (char_lower(t.p[at + i]) != char_lower(phrase.p[i]))
                        return (unsigned char)t.p[at] >= 0x80; /* no-break */
        return true;
}

/* The first letter of the word behind the one at t[at], folded; 0 where more
 * or less than a space parts them. Refuses most of many phrases at once. */
static inline char second_letter(str t, size_t at)
{
        while (at < t.n && char_alpha(t.p[at]))
                at++;
        return at + 1 < t.n && t.p[at] == ' ' && char_alpha(t.p[at + 1])
               ? char_lower(t.p[at + 1]) : 0;
}

/* phrase.c: phrases as printed: case folded, a space stands for any white
 * space and marks, marks may stand before a colon. */
size_t phrase_at(str t, size_t at, str phrase);         /* end, or 0 */
/* Its first words only, as many as match: their end; *words how many. */
size_t phrase_begins(str t, size_t at, str phrase, size_t *words);
void phrase_add(struct phrases *p, str phrase);        /* room: theirs */
struct phrases phrases_of(str phrase);                  /* that one */
/* May a phrase begin at t[at]? Refuses most. */
static inline bool pair_at(const uint32_t *pair, str t, size_t at)
{
        uint32_t seconds = pair[(unsigned char)t.p[at] & 31];

        return at + 1 < t.n ? seconds >> ((unsigned char)t.p[at + 1] & 31) & 1
                            : seconds > 0;
}
/* The first place at or after `at` where one may; t.n: none. */
size_t pair_next(const uint32_t *pair, str t, size_t at);
/* The one of p at t[at], before end; *to its end. Which, or -1. */
int  phrase_here(str t, size_t at, const struct phrases *p, size_t *to);
/* The first of p at or after from, before end; *to its end. Which, or -1. */
int  phrase_find(str t, size_t from, size_t end, const struct phrases *p,
                 size_t *at, size_t *to);
size_t white_beyond(str t, size_t at);  /* of white_at, for such bytes */
static inline size_t white_at(str t, size_t at)
{
        return (unsigned char)t.p[at] < 0xc2 ? 0 : white_beyond(t, at);
}      /* beyond ASCII: its length, or 0 */
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

struct view;
/* A form found in a letter. */
struct form_at {
        const struct form *form;
        size_t begin, end;      /* number, words, request, verdict */
        struct span request, word;      /* word: the verdict, where it has */
        const struct verdict *is;
        long number;            /* printed before it; 0: none */
};

/* form.c: behind "1)", "1." or "(1)" at t[at], and white space; at: none. */
size_t number_skip(str t, size_t at, size_t end, long *number);
/* The one of n forms whose words begin at t[at] and end first, before end. */
bool forms_match(const struct layout *l, const struct form *f, size_t n,
                 str t, size_t at, size_t end, struct form_at *out);
/* A form without verdict: its request to the next words, before end, that end
 * their line. False: there are none. */
bool form_longer(str t, size_t end, struct form_at *f);
/* Does an item begin with words on the line that begins at `at`? */
bool form_line(const struct layout *l, str t, size_t at, size_t end,
               struct form_at *out);

/* What was recognised, for explain.c. */
enum seen_kind { SEEN_HEAD, SEEN_PART, SEEN_BEGINS, SEEN_LABEL, SEEN_CLAUSE,
                 SEEN_DECIDED };
struct seen {
        enum seen_kind kind;
        bool repaired;
        str  phrase;            /* of the layout */
        const struct field *field;
        size_t item;            /* from 1; of a verdict its number; or 0 */
        size_t begin, end;
};

/* How far a layout's parts stand in the letter, in order. */
struct fit {
        const struct layout *layout;
        size_t hit[PARTS_MAX];  /* index of the part's hit + 1; 0: none */
        size_t found;
        size_t missing;         /* first required part not found + 1 */
        bool whole;             /* all required parts stand */
        bool clause;            /* tried: the clauses that tell it lack */
};

/* Which parts stand somewhere, in order or not; how many. */
size_t fit_parts(const struct layout *l, const struct hits *h, bool *part);

/* One letter being read. Bytes up to `done` are accounted for. */
struct reader {
        arena *a;
        str  t;
        const struct layouts *layouts;
        const struct layout *layout;
        struct hits hits;
        struct letter *letter;
        struct letter *first;   /* of the first look; NULL: none, or refused */
        struct span part_at[PARTS_MAX];         /* the text of each part */
        size_t done;
        VEC(struct span) named;
        VEC(struct span) unread;
        VEC(struct form_at) decided;    /* in order; named by the layout */
        size_t claimed;         /* so many of them are accounted for */
        struct span said_at; said_set said;     /* by the last title asked */
        struct explain *why;    /* NULL: nobody asked */
        const struct span *cover; size_t n_covers;      /* page numbers and */
        size_t next_cover;              /* running heads: blank in t */
        size_t missing;         /* what a whole letter would have */
        unsigned lacks;         /* bits of enum missing, repair.h */
        bool changed;           /* t is not what the first look read */
        const struct view *view[3]; size_t n_views;     /* below t, last on
                                   top; none: t is as printed */
};

/* Where bytes of t come from; *repaired: a label among them was damaged. */
struct span reader_back(const struct reader *r, struct span s,
                        bool *repaired);

/* explain.c: keeps what was recognised, where somebody asked. */
void explain_fits(struct reader *r, const struct fit *fit, size_t n);
void explain_layout(struct explain *x, const struct layout *l);
/* What the second look noted takes the place of what the first did. */
void explain_again(struct explain *x, const struct explain *second);
void reader_note(struct reader *r, enum seen_kind kind, str phrase,
                 const struct field *f, size_t item, size_t begin,
                 size_t end);
static inline void reader_seen(struct reader *r, enum seen_kind kind,
                               str phrase, const struct field *f, size_t item,
                               size_t begin, size_t end)
{
        if (r->why)
                reader_note(r, kind, phrase, f, item, begin, end);
}

/* Where the item read last begins. */
static inline void reader_begins(struct reader *r, str phrase, size_t item,
                                 size_t begin, size_t end)
{
        if (r->why)
                reader_note(r, SEEN_BEGINS, phrase,
                            field_named(S("request"), true), item, begin, end);
}

void reader_named(struct reader *r, size_t begin, size_t end);
void reader_field(struct reader *r, struct span s);
/* Gives the record's field its value: bytes s, trimmed. */
void reader_set(struct reader *r, const struct field *f, void *record,
                struct span s);
/* A list: an entry a line; where lines begin with a bullet, one a bullet. */
void reader_lines(struct reader *r, const struct field *f, struct span s,
                  const struct phrases *bullet);
/* A list: s cut at every one of split (none: at line ends), without words that
 * only lead into an entry: n of them. */
void reader_list(struct reader *r, const struct field *f, struct span s,
                 const struct phrases *split, const str *into, size_t n);
bool field_set(const struct field *f, void *record);
/* Calls each with every span of the record that is set. */
void letter_spans(struct letter *l, void (*each)(struct span *s, void *what),
                  void *what);

void head_read(struct reader *r, size_t end);           /* head.c */
size_t head_known(str t, const struct layout *l, size_t end);
/* find.c: false where the layout has telling clauses and none is found. */
bool finds_read(struct reader *r);

/* item.c: the items between bytes begin and end, by hits from to to. */
rc items_read(struct reader *r, size_t begin, size_t end, size_t from,
              size_t to, bool *cut, err *e);
/* The item of a letter that has one. */
struct letter_item *item_only(struct reader *r);
rc item_only_whole(struct reader *r, bool *cut, err *e);

/* portion.c: what the request of an item says: what was requested, approved
 * and is disputed; whether it goes with another.
 *
 * Requests are short and phrases many: one pass tells which stand there. */
said_set request_said(struct reader *r, struct span s);
void said_finish(struct layout *l);     /* when it is loaded */
void portions_read(struct reader *r, struct letter_item *it, said_set what);
/* Marks the items that go with another one, when all are read; what: of the
 * request of each. */
void companions_mark(struct reader *r, const said_set *what);
/* Does a title speak of a portion, and lack what was requested? */
bool portion_lacks(const struct layout *l, said_set what);

/* verdict.c: the verdicts that stand above byte end. */
void verdicts_read(struct reader *r, size_t end);
/* Does one of them name the request in the same words? */
bool verdict_names(const struct reader *r, struct span request);
/* The same but for damage? */
bool verdict_nearly(const struct reader *r, struct span request);
/* Gives the item of that number (printed; 0: none) its decision. */
rc verdict_take(struct reader *r, struct letter_item *it, size_t item,
                size_t number, err *e);

#endif
