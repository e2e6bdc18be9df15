/* ledger.h - the treatment ledger and the chronology (model/ledger.h) as text
 * of at most 100 columns, as a table (RFC 4180), as one JSON object a line,
 * and as an HTML page with the timeline drawn in it (timeline.c).
 *
 * Every line is followed by its places: document and page. Where pages are
 * unread the head says how many, and that counts are "at least". */
#ifndef RENDER_LEDGER_H
#define RENDER_LEDGER_H

#include "model/ledger.h"

void render_ledger_text(buf *b, const struct ledger *l);
void render_ledger_csv(buf *b, const struct ledger *l);
void render_ledger_json(buf *b, const struct ledger *l);
/* One whole page, no script: the timeline, the ledger as tables. */
void render_ledger_html(buf *b, const struct ledger *l);

void render_chronology_text(buf *b, const struct chronology *c);
void render_chronology_csv(buf *b, const struct chronology *c);
void render_chronology_json(buf *b, const struct chronology *c);
/* One whole page: the timeline, then what happened by date. */
void render_chronology_html(buf *b, const struct ledger *l,
                            const struct chronology *c);

#endif
