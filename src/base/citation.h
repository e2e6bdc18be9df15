/* citation.h - where a rule stands: document, edition, section, page.
 *
 * Shared by the guideline language (each criterion has one), by letters
 * (what each side printed) and by drafts. JSON: {by, class, title, edition,
 * sections[], pages[], printed}; the program's own have no `printed`. */
#ifndef BASE_CITATION_H
#define BASE_CITATION_H

#include "base/json.h"

enum cited_by { BY_PROGRAM, BY_CLAIMS_ADMINISTRATOR, BY_IMRO };
enum cited_class {
        CITED_NONE,             /* "did not cite any medical evidence" */
        CITED_MTUS, CITED_NON_MTUS, CITED_STUDY,
        CITED_OUTSIDE_MTUS      /* says it went outside the MTUS */
};

struct citation {
        enum cited_by by;
        enum cited_class class;
        str  title;             /* one name per document; empty for none */
        long edition;           /* printed year, 0 where none is printed */
        str *sections; size_t n_sections;
        str *pages;    size_t n_pages;   /* "60", "46-47", "9792.20" */
        str  printed;           /* its own words in the letter, white space
                                   folded; empty for BY_PROGRAM */
};

const char *cited_class_name(enum cited_class c);
void citation_json(json *j, const struct citation *c);
/* As printed in a letter: "MTUS Chronic Pain Medical Treatment 2009,
 * Section(s): Massage therapy. Page(s): 60." */
void citation_text(buf *b, const struct citation *c);

#endif
