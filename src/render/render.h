/* render.h - a page tree (model/page.h) as text, Markdown or HTML.
 *
 * One file a format. A renderer prints what the tree says, in its order, and
 * adds no word that is a statement of its own. Text in a node is plain:
 * white space is folded, control characters become spaces (a document must
 * not drive a terminal), everything a format would take for markup is
 * escaped. Output is UTF-8 and ends with a line feed. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/buf.h"
#include "model/page.h"

enum { RENDER_DEPTH = 32 };     /* levels of a tree; deeper is our mistake */

/* For a terminal: wrapped at width columns (at least 20), a column a code
 * point; words longer than a line stay whole. */
void render_text(buf *b, const struct page_node *page, int width);

/* CommonMark, without raw HTML. */
void render_markdown(buf *b, const struct page_node *page);

/* One complete HTML5 page: language, title, an embedded stylesheet for light,
 * dark and print, no script and nothing from outside. Marks are words, not
 * colours alone. */
void render_html(buf *b, const struct page_node *page);

#endif
