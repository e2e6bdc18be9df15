/* inside.h - table files as loaded, and one file's columns. Not to be
 * included outside src/exchange. */
#ifndef EXCHANGE_INSIDE_H
#define EXCHANGE_INSIDE_H

#include "exchange/exchange.h"
#include "model/field.h"

enum { SPELLINGS_MAX = 7, RULES_MAX = 40, PARTS_MAX = 6, WORDS_MAX = 16 };

/* What a column holds. */
enum holds { HOLDS_NOTHING, HOLDS_FIELD, HOLDS_OUTCOME, HOLDS_SEX, HOLDS_AGE };

struct names { str at[SPELLINGS_MAX]; size_t n; };

/* A label inside a column's text, behind which another field stands. */
struct table_part { struct names label; const struct field *field; };

struct rule {                   /* one line of `columns` */
        struct names name;
        enum holds holds;
        const struct field *field;
        bool required;
        struct table_part part[PARTS_MAX]; size_t n_parts;
};

struct word {                   /* one line of `words` */
        const struct field *field;      /* NULL: by holds */
        enum holds holds;
        str says, means;
};

struct table_file {
        str name, programme, file;
        size_t line;
        struct rule rule[RULES_MAX]; size_t n_rules;
        struct word word[WORDS_MAX]; size_t n_words;
};

struct tables { struct table_file *at; size_t n; };

struct table {
        const struct table_file *file;
        char  separator;
        str  *column; size_t n;                 /* the header's names */
        const struct rule **rule;               /* of each; NULL: unknown */
};

/* Letters and digits alone, case folded. */
bool names_same(str a, str b);
/* The word of a column of this kind; NULL: not listed. */
const struct word *word_of(const struct table_file *t, const struct rule *r,
                           str value);
bool has_words(const struct table_file *t, const struct rule *r);

#endif
