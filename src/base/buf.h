/* buf.h - text that grows, in an arena, under a ceiling named at birth. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

typedef struct buf {
        char *p;
        size_t n, cap, ceiling;
        arena *a;
} buf;

/* Passing the ceiling leaves through the arena's door. */
buf  buf_open(arena *a, size_t ceiling);
void buf_fmt(buf *b, const char *fmt, ...)
        __attribute__((format(printf, 2, 3)));
/* s with every run of white space as one space and none at either end. */
void buf_add_folded(buf *b, str s);
char *buf_grow(buf *b, size_t n);       /* of buf_room */
static inline char *buf_room(buf *b, size_t n)
{                                       /* n writable bytes, not yet counted */
        return b->p && n <= b->cap - b->n && n <= b->ceiling - b->n
               ? b->p + b->n : buf_grow(b, n);
}
static inline void buf_add(buf *b, str s)
{
        if (s.n) {
                memcpy(buf_room(b, s.n), s.p, s.n);
                b->n += s.n;
        }
}
static inline void buf_char(buf *b, char c)
{
        *buf_room(b, 1) = c;
        b->n++;
}
static inline str buf_str(const buf *b) { return str_of(b->p, b->n); }

#endif
