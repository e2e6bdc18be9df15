/* repair.h - the second look: a copy of the text in which what is nearly a
 * phrase of a layout is that phrase, read by the one exact reader.
 *
 * The copy knows where each of its bytes comes from, so that the record's
 * spans are moved back and hold what is printed. What matches exactly is
 * never touched. All memory is the caller's arena's; work is linear. */
#ifndef LETTER_REPAIR_H
#define LETTER_REPAIR_H

#include "letter/inside.h"

/* Bytes [from, to) of the text below become `text`. */
struct edit {
        size_t from, to;
        str  text;
        size_t at;              /* where text stands in the copy */
        bool label;             /* a heading, label, verdict or clause */
        uint8_t anchor;         /* the one of all layouts'; 0: none of them */
};

/* A text and the edits that made it, in order. */
struct view {
        str  t;
        const struct edit *edit; size_t n;
};

/* Sorts the edits; of two that overlap the first is made. */
struct view view_make(arena *a, str below, struct edit *edit, size_t n);
/* Where the bytes of a span of the copy come from. */
struct span view_back(const struct view *v, struct span s);
/* Moves a span of the text below into the copy; unset where an edit took a
 * part of it away. */
struct span view_into(const struct view *v, struct span s);

/* cover.c: page numbers, and lines repeated where pages begin or end. */
struct covers { struct span *at; size_t n; };
struct covers covers_find(arena *a, str t);
/* The text with spaces for these, and for white space beyond ASCII; of the
 * same length. */
str  covers_text(arena *a, str t, const struct covers *c);

/* ligature.c: the text with plain letters for ligatures and without soft
 * hyphens; n == 0: it has none. */
bool ligatures_any(str t);
struct view ligatures_view(arena *a, str t);

/* repair.c: what was missing in the first look, one bit each. */
enum missing {
        MISSING_ANCHOR = 1, MISSING_HEAD = 2, MISSING_CLAUSE = 4,
        MISSING_PATIENT = 8, MISSING_ALL = 15
};
/* Headings and labels: t as a view; n == 0: there is nothing to repair. */
struct view repair_anchors(arena *a, const struct layouts *l, str t,
                           const struct hits *h);
/* The rest, where the reader's layout and its parts are known. Clauses that
 * r->first has stand. */
struct view repair_rest(struct reader *r, unsigned missing);

/* ---- What the files repair*.c share ---------------------------------------*/

struct repair {
        arena *a;
        const struct layouts *all;
        const struct layout *l;
        str  t;
        VEC(struct edit) edit;
        struct sieve *sieve;    /* of the text asked last, or NULL */
};

static inline bool any_of(char c, const char *of)
{
        return c && strchr(of, c);
}

static inline size_t line_end(str t, size_t at, size_t end)
{
        const char *nl = at < end ? memchr(t.p + at, '\n', end - at) : NULL;

        return nl ? (size_t)(nl - t.p) : end;
}

/* A word begins here: behind white space, a mark or a bracket. */
static inline bool word_begins(str t, size_t at)
{
        return at == 0 || !(char_alpha(t.p[at - 1]) ||
                            char_digit(t.p[at - 1]));
}

static inline size_t word_end(str t, size_t at, size_t end)
{
        while (at < end && (char_alpha(t.p[at]) || char_digit(t.p[at])))
                at++;
        return at;
}

/* The sieve of t[from, end), or of more. */
struct sieve *repair_sieve(struct repair *x, size_t from, size_t end);
void edit_add(struct repair *x, size_t from, size_t to, str text, bool label);
/* The first of the phrases where a word begins: its end, or 0. */
size_t phrase_exact(str t, size_t from, size_t end, const struct phrases *p);

/* Behind an item's damaged number, "Z)", "1," or "1", and white space; at:
 * there is none. */
size_t number_near(str t, size_t at, size_t end, long *number);

/* repair_head.c: the header, which ends at byte head. */
void head_repair(struct repair *x, size_t head);
/* The date behind the words that end at `at`, where it is certain. */
void date_mend(struct repair *x, size_t at, size_t end);

/* repair_clause.c: a clause and what ends it, in a part's text; a section's
 * opening sentence; any phrase: its end, or 0. */
void find_repair(struct repair *x, const struct find *f, struct span in);
void intro_repair(struct repair *x, const struct part *p, struct span in);
size_t phrase_repair(struct repair *x, size_t from, size_t end,
                     const struct phrases *p);

/* repair_form.c: the sentences that begin items; those above byte end that say
 * what was decided. */
void begins_repair(struct repair *x, const struct hits *h, struct span in);
void decided_repair(struct repair *x, size_t end);
/* Does what stands at t[at, end) say, for certain, the phrase that it is near
 * to, and not the opposed one, which may have a word more ("not") or less?
 * before: the words that stand before both. */
bool means_certain(str t, size_t at, size_t end, str phrase, str opposed,
                   str before);

/* repair_item.c: verdicts above the labels of items, and what their titles
 * say; age and sex. first: of the first look, on the same text; or NULL. */
void items_repair(struct repair *x, const struct hits *h, struct span in);
void patient_repair(struct repair *x, struct span in,
                    const struct letter *first);

#endif
