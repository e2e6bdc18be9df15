/* codes.h - codes of diagnoses (ICD-10-CM, and ICD-9-CM of charts up to 2015)
 * and what they say: concepts, part of the body, side.
 *
 * Patterns are data (vocabulary/codes.vocabulary). Capitals, digits and the
 * point stand for themselves, `?` for any character, [136] for one of these,
 * a small letter for a character that says a part or a side (`icd character`).
 * An ICD-10 pattern matches every code that begins so, and one cut short before
 * its small letters; an ICD-9 pattern matches the whole code. The first that
 * matches counts, and one that nothing can reach is an error. Knows no text:
 * clinical/code.c finds codes in it. */
#ifndef TERMS_CODES_H
#define TERMS_CODES_H

#include "base/arena.h"
#include "base/outline.h"

enum { CODE_CONCEPTS = 3, CODE_PARTS = 3, CODE_LETTERS = 8, CODE_MOST = 8,
       CODE_WORDS = 24 };

struct code {
        bool ninth;                     /* of ICD-9-CM */
        str pattern;
        str concepts, parts, side;      /* as written; may be empty */
        uint32_t concept[CODE_CONCEPTS]; size_t n_concepts;
        str file; size_t line;
};

/* What the characters of one small letter say: '1' "right". */
struct code_letter { char letter; str of[36]; };

struct codes {
        VEC(struct code) code;
        struct code_letter letter[CODE_LETTERS]; size_t letters;
        /* Words before codes: of "ICD" any code follows, of "diagnosis" one
         * with a point. */
        uint32_t word[CODE_WORDS], weak[CODE_WORDS]; size_t words, weaks;
};

struct code_meaning {
        const struct code *code;
        str parts;                      /* names, parted by spaces */
        str side;                       /* right, left, bilateral or empty */
};

/* What written says, with its point; false: no pattern has it. */
bool codes_find(const struct codes *c, str written, bool ninth,
                struct code_meaning *out);

#endif
