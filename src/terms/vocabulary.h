/* vocabulary.h - the words of the field, loaded from vocabulary/.
 *
 * Every *.vocabulary file there is an outline; doc/vocabulary.md says what
 * its lines mean. All files together are one vocabulary. */
#ifndef TERMS_VOCABULARY_H
#define TERMS_VOCABULARY_H

#include "base/outline.h"

struct vocabulary;

/* One concept, as vocabulary/ says it. */
struct concept {
        str name;               /* "straight-leg-raise" */
        str title;              /* "straight leg raise" for people */
        str section;            /* of a case summary: diagnosis, complaint,
                                   examination, imaging, treatment,
                                   medication, work, function, other */
        str present, absent, planned;   /* sentences of the case summary;
                                           empty: the section's own */
};

/* Reads all files as one vocabulary. ERR_SYNTAX names file and line: an
 * unknown keyword, a word given to two concepts, a cue without direction. */
rc vocabulary_load(arena *a, const struct data_file *file, size_t n,
                   struct vocabulary **out, err *e);

/* Parts of the body, and the limbs that hold them: a hand is of the arm. */
str *body_with_limbs(arena *a, const struct vocabulary *v, str *body,
                     size_t n, size_t *count);

const struct concept *vocabulary_concept(const struct vocabulary *v, str name);
size_t vocabulary_concepts(const struct vocabulary *v,
                           const struct concept **first);

#endif
