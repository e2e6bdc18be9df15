/* titles.h - the words of citations, loaded: every phrase that the grammars
 * of this room know, found by where it stands.
 *
 * Made by titles_load (citation.h documents it) and never changed. One table
 * of phrases, keyed by the first two letters, serves all kinds: most places
 * of a line begin none, and that is seen by one look. For citation.c and
 * study.c only. */
#ifndef TERMS_TITLES_H
#define TERMS_TITLES_H

#include "terms/citation.h"

enum phrase_kind {
        PHRASE_OPENING = 1,     /* begins citations: "Decision based on" */
        PHRASE_SAYS = 2,        /* is a citation by itself */
        PHRASE_TITLE = 4,
        PHRASE_LEAD = 8,        /* before a title: "the", "California MTUS" */
        PHRASE_PART = 16,       /* behind one: "which is part of the MTUS" */
        PHRASE_SECTIONS = 32,   /* "Section(s):" */
        PHRASE_PAGES = 64,      /* "Page(s)", before a number */
        PHRASE_NAME = 128,      /* a section's name that holds a comma */
        PHRASE_CHAPTER = 256,   /* a chapter that its topics follow */
        PHRASE_TAIL = 512,      /* belongs to a chapter: "(Chronic)" */
        PHRASE_NOTE = 1024,     /* of an edition: "online version" */
        PHRASE_NUMBERED = 2048, /* before a chapter's number: "Chapter" */
        PHRASE_ADDRESS = 4096   /* how web addresses begin: "www." */
};

enum { CHAPTERS_MAX = 24, WORD_MAX = 24 };

struct phrase {
        str  text;
        enum phrase_kind kind;
        bool any_class;                 /* opening, lead: as the title says */
        bool whole;                     /* says: only as the whole line */
        bool numbers;                   /* note: those behind it are its */
        enum cited_class class;
        const struct title *title;
        struct phrase *next;            /* of the same first letters */
};

struct title {
        str      name;
        unsigned classes;               /* bits by cited_class */
        bool     anywhere;              /* no other words are spelled so */
        bool     dated;                 /* behind another: only with a year */
        bool     label;                 /* yields to what stands behind it */
        bool     chaptered;             /* its chapters are other titles */
        bool     schedule;              /* the MTUS as a whole */
};

/* What a word is where authors are looked for. */
enum word_kind {
        WORD_NEVER = 1,         /* no study holds it: "MTUS", "January" */
        WORD_WEAK = 2,          /* none, unless a publisher: "Lumbar" */
        WORD_PUBLISHER = 4,     /* "Journal", "Society" */
        WORD_SMALL = 8,         /* between capitals: "of", "and", "van" */
        WORD_MONTH = 16,
        WORD_FOUND = 32,        /* what studies do: "reported" */
        WORD_PROSE = 64         /* a line that holds it names no document */
};

struct word_entry {
        str text; unsigned kinds;
        struct word_entry *next;
};

enum { PHRASE_KEYS = 1024, WORD_KEYS = 512 };

struct titles {
        struct phrase *phrase[PHRASE_KEYS];     /* longest first */
        struct phrase *letter[256];           /* phrases of one letter */
        uint16_t kinds[PHRASE_KEYS];            /* of any phrase there */
        uint32_t third[PHRASE_KEYS];    /* a bit for each third byte & 31 */
        uint16_t letter_kinds[256];
        struct word_entry *word[WORD_KEYS];
        bool word_byte[256];            /* letters, digits, beyond ASCII */
        const struct title *chapter[CHAPTERS_MAX];      /* by its number */
        const struct title *schedule;
};

/* Of the first two letters, either case; two letters have it alone. */
static inline unsigned phrase_key(char a, char b)
{
        return ((unsigned)(unsigned char)a & 31u) << 5 |
               ((unsigned)(unsigned char)b & 31u);
}

/* May a phrase of these kinds stand at s[at]? Most places say no. */
static inline bool phrase_may(const struct titles *t, str s, size_t at,
                              unsigned kinds)
{
        unsigned key;

        if (at < s.n && t->letter_kinds[(unsigned char)s.p[at]] & kinds)
                return true;
        if (at + 1 >= s.n)
                return false;
        key = phrase_key(s.p[at], s.p[at + 1]);
        return t->kinds[key] & kinds &&
               (at + 2 >= s.n || (t->third[key] >>
                                  ((unsigned char)s.p[at + 2] & 31) & 1));
}

/* The longest phrase of these kinds at s[at], letters folded, that does not
 * end inside a word; NULL where none stands there. */
const struct phrase *phrase_find_at(const struct titles *t, str s, size_t at,
                                    unsigned kinds);

static inline const struct phrase *wording_at(const struct titles *t, str s,
                                              size_t at, unsigned kinds)
{
        return phrase_may(t, s, at, kinds) ? phrase_find_at(t, s, at, kinds)
                                           : NULL;
}

/* word_kind bits of a word; letters folded. */
unsigned word_kinds(const struct titles *t, str word);

/* A letter of a word, counting every byte beyond ASCII as one. */
static inline bool word_byte(char c)
{
        return char_alpha(c) || (unsigned char)c > 127;
}

static inline bool word_begins(str s, size_t at)
{
        return at == 0 || !(word_byte(s.p[at - 1]) || char_digit(s.p[at - 1]));
}

/* Behind the word, if one stands at s[at]. */
static inline size_t word_skip(const struct titles *t, str s, size_t at)
{
        while (at < s.n && t->word_byte[(unsigned char)s.p[at]])
                at++;
        return at;
}

/* Where the next word begins behind the one at s[at]; s.n where none does. */
static inline size_t word_next(const struct titles *t, str s, size_t at)
{
        at = word_skip(t, s, at);
        while (at < s.n && !t->word_byte[(unsigned char)s.p[at]])
                at++;
        return at;
}

/* A year from 1900 to 2099 as four digits at s[at] that stand alone: not part
 * of a longer number, a date or a range. 0 where none. */
long year_read(str s, size_t at);

static inline long year_at(str s, size_t at)
{
        return at + 4 <= s.n && ((s.p[at] == '1' && s.p[at + 1] == '9') ||
                                 (s.p[at] == '2' && s.p[at + 1] == '0'))
               ? year_read(s, at) : 0;
}

#endif
