/* timeline.c - stub */
#include "render/ledger_inside.h"
#include "render/ledger.h"
void render_ledger_html(buf *b, const struct ledger *l, const struct chronology *c) { (void)b;(void)l;(void)c; }
void render_chronology_html(buf *b, const struct ledger *l, const struct chronology *c) { (void)b;(void)l;(void)c; }
