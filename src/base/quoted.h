/* quoted.h - a text of people on one line of an outline: in double quotes,
 * with %XX for what would end the quotes or the line, or is no UTF-8. */
#ifndef BASE_QUOTED_H
#define BASE_QUOTED_H

#include "base/buf.h"

void quoted_put(buf *b, str s);
/* The text between the quotes that s begins with, 1 to most bytes; *rest is
 * what stands behind them. False: no such text. */
bool quoted_cut(arena *a, str s, size_t most, str *out, str *rest);

/* A column `WORD "TEXT"` behind two spaces; nothing where there is no text. */
void quoted_said(buf *b, const char *word, str text);

#endif
