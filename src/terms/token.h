/* token.h - text to words and numbers, each with what stands before it.
 *
 * A token is a run of letters (apostrophes join, "?" inside a word is a lost
 * apostrophe) or a number (decimals in one). Everything else is glue: white
 * space, points, hyphens, Markdown stars, tags. A word is known by the form
 * that the vocabulary uses too: lower case, without apostrophes, without a
 * possessive or plural s. Knows no vocabulary; one pass, no memory of its
 * own. */
#ifndef TERMS_TOKEN_H
#define TERMS_TOKEN_H

#include "base/str.h"

/* What stands between a token and the one before it; any of these. */
enum glue {
        GLUE_SPACE = 1, GLUE_COMMA = 2, GLUE_SEMICOLON = 4, GLUE_COLON = 8,
        GLUE_STOP = 16,                         /* . ! ? */
        GLUE_SLASH = 32, GLUE_HYPHEN = 64, GLUE_OPEN = 128, GLUE_CLOSE = 256,
        GLUE_HASH = 512, GLUE_PLUS = 1024, GLUE_PERCENT = 2048,
        GLUE_LINE = 4096,                       /* a line break */
        GLUE_PARAGRAPH = 8192,                  /* a blank line, form feed */
        GLUE_AND = 16384,                       /* & */
        GLUE_BULLET = 32768,                    /* a line's -, * or o */
        GLUE_OTHER = 65536,
        GLUE_ASK = 131072,                      /* the stop is a ? */
        GLUE_MARKED = 262144,                   /* (+) or + leads the token */
        GLUE_UNMARKED = 524288                  /* (-) does */
};

enum { TOKEN_FORM = 32 };               /* longer words are unknown words */

struct token {
        size_t begin, end;              /* bytes of the text */
        double number;                  /* of a number or number word, or NAN */
        uint32_t symbol;                /* the vocabulary's; 0: unknown */
        uint32_t before;                /* enum glue */
        bool   digits;                  /* written in digits */
        bool   capital;                 /* begins with a capital letter */
        bool   capitals;                /* two or more, and no small letter */
        bool   dated;                   /* part of a date; the reader's mark */
};

/* "Doesn't", with whatever apostrophe or none, is two tokens: "does" and
 * "not"; "cannot" is "can" and "not". A ticked box is an "x".
 *
 * The next token of text[*at, end): fills *t except symbol and dated, writes
 * its form (at most TOKEN_FORM bytes, *n of them; n 0 where it is longer) and
 * moves *at behind it. False at the end, *t then holding the last glue. */
bool token_next(str text, size_t end, size_t *at, struct token *t,
                char form[TOKEN_FORM], size_t *n);

#endif
