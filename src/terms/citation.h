/* citation.h - the grammar of printed citations and the guideline titles.
 *
 * "Decision based on MTUS <title>[ <year>][, Section(s): <a>[, <b>]]
 * [ Page(s): <p>[, <p>]]." ; "Decision based on Non-MTUS Citation <title>." ;
 * "did not cite any medical evidence" ; several sentences may follow.
 * Titles and their variants are data: vocabulary/guideline-titles. */
#ifndef TERMS_CITATION_H
#define TERMS_CITATION_H

#include "base/citation.h"
#include "terms/vocabulary.h"

struct titles;

/* ERR_SYNTAX: file and line. */
rc titles_load(arena *a, const struct data_file *file, struct titles **out,
               err *e);

struct citations { struct citation *at; size_t n; };

/* The citations of one guideline line (white space already folded). Titles
 * are normalised to one name per document; a title nobody knows is kept as
 * printed. */
struct citations citations_read(arena *a, const struct titles *t, str line,
                                enum cited_by by);

#endif
