/* loading.h - what the files that load the vocabulary share. Not to be included
 * elsewhere.
 *
 * vocabulary.c knows the keywords; for each there is a function here that
 * reads its line and those under it, to the loader's tables. ERR_SYNTAX names
 * file and line. */
#ifndef TERMS_LOADING_H
#define TERMS_LOADING_H

#include "terms/lexicon.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))

struct phrase { uint32_t concept; str text; };
/* A service's `from CONCEPT`. */
struct from { str concept, file; uint32_t service; size_t line; };

struct loader {
        arena *a;
        struct vocabulary *v;
        err *e;
        str file;
        VEC(struct concept) concept;
        VEC(struct lexeme) lexeme;
        VEC(struct drug) drug;
        VEC(struct cue) cue;
        VEC(struct part) part;
        VEC(str) side;
        VEC(struct unit) unit;
        VEC(struct service) service;
        VEC(struct kind) kind;
        VEC(str) role;
        VEC(struct sig) sig;
        VEC(struct treater) treater;
        VEC(double) number;                     /* by symbol */
        VEC(uint16_t) flag;                     /* by symbol */
        VEC(uint32_t) spelt;                    /* by symbol */
        struct pattern pattern;                 /* the phrase being read */
        VEC(struct phrase) phrase;              /* of concepts */
        VEC(struct from) from;
};

/* ---- wording.c ---------------------------------------------------------- */

rc bad(struct loader *l, const struct line *at, const char *what, str name,
       const char *instead);
/* name among n names, or SIZE_MAX with an error that tells the nearest. */
size_t name_find(struct loader *l, const struct line *at, const char *what,
                 const str *of, size_t n, str name);

uint32_t word_symbol(struct loader *l, str form);
/* The symbol of one word; false: it is none, or several. */
bool word_read(struct loader *l, str s, uint32_t *symbol);

/* Adds every reading of "decreased|reduced (light) touch". */
rc wording_add(struct loader *l, const struct line *at, str phrase,
              struct entry e);
/* The same of a list in the line and in the lines under it. */
rc lists_add(struct loader *l, const struct line *at, str list,
             struct entry e);
/* `KEYWORD  NAME  words`: a side, a unit, a mark. */
rc named_read(struct loader *l, const struct line *at, struct entry e);

/* ---- By keyword --------------------------------------------------------- */

rc concept_load(struct loader *l, const struct line *at);    /* concept.c */
rc concept_tie(struct loader *l, struct lexeme *x);

rc cue_load(struct loader *l, const struct line *at);        /* cue.c */
rc attribute_load(struct loader *l, const struct line *at);
rc section_load(struct loader *l, const struct line *at);
rc role_load(struct loader *l, const struct line *at);
rc number_load(struct loader *l, const struct line *at);
rc flagged_load(struct loader *l, const struct line *at);
rc mark_load(struct loader *l, const struct line *at);
rc course_load(struct loader *l, const struct line *at);
rc sig_load(struct loader *l, const struct line *at);
rc heading_load(struct loader *l, const struct line *at);
rc plain_load(struct loader *l, const struct line *at);

rc part_load(struct loader *l, const struct line *at);       /* body.c */
rc serves_load(struct loader *l, const struct line *at);
rc midline_load(struct loader *l, const struct line *at);
rc level_load(struct loader *l, const struct line *at);
rc side_load(struct loader *l, const struct line *at);
rc unit_load(struct loader *l, const struct line *at);

rc drug_load(struct loader *l, const struct line *at);       /* drug.c */
rc drug_tie(struct loader *l, struct drug *d);
rc form_load(struct loader *l, const struct line *at);
rc scale_load(struct loader *l, const struct line *at);

rc icd_load(struct loader *l, const struct line *at);        /* codes.c */
rc code_tie(struct loader *l, struct code *k);

rc treater_load(struct loader *l, const struct line *at);    /* service.c */
rc service_load(struct loader *l, const struct line *at);
rc kind_load(struct loader *l, const struct line *at);
rc spelt_load(struct loader *l, const struct line *at);
rc services_from(struct loader *l);

#endif
