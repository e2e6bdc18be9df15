/* study.h - studies cited in running text: who wrote them and when.
 *
 * "(Smith, 2009)", "(Lin-2003)", "[Smith 2001]", "Smith et al. (2008)",
 * "Smith J, Jones K. A title. A Journal. 2010 Mar;35(4):123-9". The year is
 * the anchor: what stands around it decides. Precision before recall: what
 * could be a month, a drug, an image or a guideline is no author. Which words
 * those are is data (vocabulary/guideline-titles.titles, `words`). */
#ifndef TERMS_STUDY_H
#define TERMS_STUDY_H

#include "terms/titles.h"

struct study {
        size_t begin, end;              /* all its words */
        size_t from, to;                /* its authors, or its journal */
        long   year;
        bool   bracketed;               /* "(Smith, 2009)" */
};

/* Moves *at behind the next study of s; false where none is left. */
bool study_next(const struct titles *t, str s, size_t *at, struct study *out);

#endif
