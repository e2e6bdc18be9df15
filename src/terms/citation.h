/* citation.h - the grammar of printed citations and the guideline titles.
 *
 * "Decision based on MTUS <title>[ <year>][, Section(s): <a>[, <b>]]
 * [ Page(s): <p>[, <p>]]." ; "Decision based on Non-MTUS Citation <title>." ;
 * "... based its decision on the <title>, which is part of the MTUS." ;
 * "did not cite any medical evidence" ; a bare title. Several sentences may
 * follow. Titles, their variants and every other word are data:
 * vocabulary/guideline-titles.titles. */
#ifndef TERMS_CITATION_H
#define TERMS_CITATION_H

#include "base/citation.h"
#include "terms/vocabulary.h"

struct titles;

/* ERR_SYNTAX: file and line. */
rc titles_load(arena *a, const struct data_file *file, struct titles **out,
               err *e);

struct citations { struct citation *at; size_t n; };

/* The citations of one guideline line (white space already folded), in the
 * order printed, studies that it names last. Titles are normalised to one
 * name per document; a title nobody knows is kept as printed. A line that
 * goes outside the MTUS and names a document gives both. Text is of the line,
 * of the titles or of the arena.
 * SOURCE of the chapters that became MTUS titles: 8 CCR 9792.22, 9792.23.1 to
 * 9792.23.9 (ACOEM, 2nd edition 2004). */
struct citations citations_read(arena *a, const struct titles *t, str line,
                                enum cited_by by);

/* The studies that a text cites ("(Smith, 2009)", "Smith et al. (2008)", a
 * journal's reference), in the order printed, each once: title its authors
 * as printed, or the journal; edition the year. White space need not be
 * folded. See study.h. */
struct citations studies_read(arena *a, const struct titles *t, str text,
                              enum cited_by by);

#endif
