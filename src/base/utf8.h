/* utf8.h - bytes as they come to the UTF-8 text that addresses count in.
 *
 * The steps, in this order, each only where needed: a byte order mark goes;
 * text most of whose bytes above ASCII are no UTF-8 is taken as Windows-1252
 * (the usual origin of these letters); where they are few, each becomes
 * U+FFFD, for a damaged byte says nothing of the rest; UTF-8 read once as
 * Windows-1252 and written again ("â€™") is read back; CR LF and
 * lone CR become LF. Nothing else changes. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

typedef struct utf8_done {
        bool from_1252;         /* was not UTF-8 */
        bool mojibake;          /* was UTF-8 twice over */
        size_t replaced;        /* bytes that became U+FFFD */
        size_t nul_at;          /* first NUL byte, or STR_NONE */
} utf8_done;

/* The text; s itself where nothing had to change. */
str  utf8_text(arena *a, str s, utf8_done *done);
bool utf8_valid(str s);
size_t utf8_put(char *out, uint32_t c);         /* 1 to 4 bytes */
/* Moves at back or forward to the start of a code point. */
size_t utf8_start(str s, size_t at);

#endif
