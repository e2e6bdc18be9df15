/* ledger_inside.h - the words of a ledger's line, shared by its formats. Not
 * to be included outside src/render. */
#ifndef RENDER_LEDGER_INSIDE_H
#define RENDER_LEDGER_INSIDE_H

#include "model/ledger.h"
#include "render/inside.h"

const char *ledger_heading(enum ledger_kind k);
/* "acupuncture (left knee)" */
void ledger_name_put(buf *b, const struct ledger_fact *f);
/* "10 mg; up to 4 a day (40 mg a day); #120"; least: counts are "at least". */
void ledger_says_put(buf *b, const struct ledger_line *l, bool least);
/* "records.pdf, p. 3; mail.eml, p. 1" */
void places_put(buf *b, const struct evidence *at, size_t n);
void pages_said(buf *b, size_t read, size_t unread, size_t apart);
/* White space folded, control characters as spaces. */
void plain_put(buf *b, str text);

/* The timeline as one <svg> element with title and description; nothing where
 * no line has a date. */
void timeline_put(buf *b, const struct ledger *l);

#endif
