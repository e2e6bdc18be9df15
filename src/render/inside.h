/* inside.h - what the renderers share. Not to be included outside
 * src/render. */
#ifndef RENDER_INSIDE_H
#define RENDER_INSIDE_H

#include "render/marked.h"
#include "render/render.h"

/* The next run of visible text of *rest: bytes up to white space or a control
 * character (C0, DEL, or C1 in UTF-8). Empty when none is left. */
str plain_word(str *rest);

/* How many bytes at s[i] are white space or control: 0, 1, or 2 for C1. */
size_t blank_at(str s, size_t i);

/* HTML: bytes escaped, and text as words with one space between them. */
void html_escaped(buf *b, str word);
void html_words(buf *b, str text);
/* Everything of a page before and behind the children of <main>. */
void html_open(buf *b, str title);
void html_end(buf *b);

/* Text as it is laid out: line ends are kept, other control characters become
 * spaces; and the same escaped. */
void laid_put(buf *b, str s);
void html_laid(buf *b, str s);

/* marked.h: "not documented", '?'. */
const char *marked_kind_name(enum marked_kind k);
char marked_kind_sign(enum marked_kind k);

/* A criterion's mark for people: not_documented is "not documented". */
void mark_put(buf *b, str mark);

#endif
