/* buf.c - append; growth doubles, so appending is linear in all. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

buf buf_open(arena *a, size_t ceiling)
{
        return (buf){ .a = a, .ceiling = ceiling };
}

char *buf_grow(buf *b, size_t n)
{
        if (n > b->ceiling - b->n)
                arena_leave(b->a, ERR_LIMIT, "output over %zu bytes",
                            b->ceiling);
        if (n > b->cap - b->n || !b->p) {
                size_t cap = b->cap ? b->cap * 2 : 256;
                char *p;

                while (cap < b->n + n)
                        cap *= 2;
                p = arena_bytes(b->a, cap);
                if (b->n)
                        memcpy(p, b->p, b->n);
                b->p = p;
                b->cap = cap;
        }
        return b->p + b->n;
}

void buf_fmt(buf *b, const char *fmt, ...)
{
        va_list ap;
        int n;

        va_start(ap, fmt);
        n = vsnprintf(NULL, 0, fmt, ap);
        va_end(ap);
        char *p = buf_room(b, (size_t)n + 1);
        va_start(ap, fmt);
        vsnprintf(p, (size_t)n + 1, fmt, ap);
        va_end(ap);
        b->n += (size_t)n;
}

void buf_add_folded(buf *b, str s)
{
        if (s.n == 0)
                return;
        char *out = buf_room(b, s.n);
        const char *in = s.p, *end = s.p + s.n;
        char *at = out;

        while (in < end && char_space(*in))
                in++;
        while (in < end) {
                if ((unsigned char)*in > ' ') {
                        *at++ = *in++;
                        continue;
                }
                if (!char_space(*in)) {
                        *at++ = *in++;
                        continue;
                }
                while (in < end && char_space(*in))
                        in++;
                if (in < end)
                        *at++ = ' ';
        }
        b->n += (size_t)(at - out);
}
