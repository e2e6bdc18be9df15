/* marking.h - what the files that make marks share: the page as lines, words
 * and phrases found. Not to be included elsewhere. */
#ifndef CASEFILE_MARKING_H
#define CASEFILE_MARKING_H

#include "casefile/mark.h"

enum {
        PAGE_HEAD = 20000, PAGE_TAIL = 4000,    /* bytes that are read */
        PAGE_WORDS = (PAGE_HEAD + PAGE_TAIL) / 2 + 2,
        PAGE_LINES = PAGE_WORDS, PAGE_FOUND = PAGE_WORDS,
        PAGE_COUNTED = 16384,           /* more than words, a power of two */
        LINES_TOP = 24,         /* lines in which a document says what it is */
        LINES_EDGE = 5,         /* in which page numbers stand */
        LINES_RUNNING = 2,      /* that head every page */
        ROWS_LEAST = 3          /* dates of a table */
};

#define NOT_LEFT SIZE_MAX

struct page_line {
        size_t begin, end;              /* without white space around it */
        size_t left;                    /* where it begins as it was printed;
                                           NOT_LEFT: not known */
        size_t word, words;             /* its first one, and how many */
        bool   after_blank;             /* a blank line stands before it */
        bool   fax;                     /* printed by a fax machine */
};

struct page_word {
        struct text_word at;
        size_t line;
        bool   joined;                  /* follows the one before without a
                                           wide gap */
        bool   label;                   /* a label begins here */
        bool   dated;                   /* part of a date */
};

struct found {                          /* a phrase */
        const struct sign *sign;        /* all that it is a sign of */
        enum sign_kind kind;            /* as which it was found */
        size_t first, last;             /* words */
};

struct dates_row {                      /* dates one behind the other */
        size_t line, n;
        date   first, most;
        bool   begins;                  /* one of them begins it, or stands
                                           behind its number */
};

struct marker {
        arena *a;
        const struct kinds *kinds;
        str    text;
        bool   near;
        struct page_line *line; size_t lines;
        struct page_word *word; size_t words;
        struct found *found; size_t n_found;
        struct counted_words { uint64_t key; uint32_t page; } *counted;
                                        /* by hash: when they were last */
        uint32_t page;                  /* from 1 */
        bool   capitals;                /* hardly any small letter on it */
        struct dates_row row; size_t rows;
        str    row_head;                /* what the row before begins with */
        struct marks *out;
};

static inline bool line_last_word(const struct marker *m, size_t word)
{
        const struct page_line *l = &m->line[m->word[word].line];

        return word + 1 == l->word + l->words;
}
static inline str word_text(const struct marker *m, size_t i)
{
        return str_slice(m->text, m->word[i].at.begin, m->word[i].at.end);
}
static inline bool word_capital(const struct marker *m, size_t i)
{
        char c = m->text.p[m->word[i].at.begin];

        return c >= 'A' && c <= 'Z';
}
static inline bool line_near_top(const struct marker *m, size_t line)
{
        return line < LINES_TOP && (line < 8 || line * 2 <= m->lines);
}
static inline bool line_near_foot(const struct marker *m, size_t line)
{
        return line * 10 >= m->lines * 6;
}

/* The first of what was found that begins with the word or behind it. */
size_t found_from(const struct marker *m, size_t word);

bool text_telephone(str t);

/* A date as printed that begins at t[at], in damaged print of a recognised
 * page, too: the end of it; 0: none. Most words say no by their first
 * letter: date_may_begin. */
size_t date_printed(const struct marker *m, str t, size_t at, date *d);
bool date_may_begin(const struct marker *m, size_t w);

/* Every date of the page in order, to find the last one of a table. */
void rows_open(struct marker *m);
void row_note(struct marker *m, size_t w, date d);
bool row_is(const struct marker *m);
bool date_of_row(const struct marker *m, size_t w, date *d);
void rows_close(struct marker *m);

/* A label begins a line or a column of it, or a colon follows. */
bool found_is_label(const struct marker *m, const struct found *f);

void marks_headings(struct marker *m);  /* mark_head.c */
void marks_counts(struct marker *m);    /* mark_edge.c: and the fax's lines */
void marks_edges(struct marker *m);
void marks_print(struct marker *m);
void marks_dates(struct marker *m);     /* mark_date.c */
void marks_names(struct marker *m);     /* mark_name.c */

#endif
