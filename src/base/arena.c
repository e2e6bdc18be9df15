/* arena.c - blocks, ceiling, door. The only malloc of the library. */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct arena_block {
        struct arena_block *older;
        size_t size;
        _Alignas(max_align_t) char bytes[];
};

enum { BLOCK_FIRST = 64 * 1024, BLOCK_MOST = 16 * 1024 * 1024 };

arena arena_open(size_t ceiling, struct door *door)
{
        assert(door);
        return (arena){ .ceiling = ceiling, .door = door };
}

void arena_close(arena *a)
{
        while (a->block) {
                struct arena_block *b = a->block;

                a->block = b->older;
                free(b);
        }
        a->at = a->end = NULL;
        a->size = 0;
}

void arena_reset(arena *a)
{
        struct arena_block *keep = a->block;

        if (!keep)
                return;
        a->block = keep->older;
        arena_close(a);
        keep->older = NULL;
        a->block = keep;
        a->size = keep->size;
        a->at = keep->bytes;
        a->end = keep->bytes + keep->size;
}

_Noreturn void arena_leave(arena *a, rc code, const char *fmt, ...)
{
        va_list ap;
        char text[ERR_TEXT_MAX];

        va_start(ap, fmt);
        vsnprintf(text, sizeof text, fmt, ap);
        va_end(ap);
        err_set(&a->door->why, code, S(""), 0, "%s", text);
        if (!a->door->open) {
                fprintf(stderr, "no door is open: %s\n", text);
                abort();        /* our mistake, never an input's */
        }
        a->door->open = false;
        longjmp(a->door->env, 1);
}

static void block_add(arena *a, size_t need)
{
        size_t size = a->block ? a->block->size * 2 : BLOCK_FIRST;
        struct arena_block *b;

        if (size > BLOCK_MOST)
                size = BLOCK_MOST;
        if (size < need)
                size = need;
        if (size > a->ceiling - a->size)
                size = need;
        if (need > a->ceiling - a->size)
                arena_leave(a, ERR_LIMIT,
                            "needs more than %zu MiB of memory; give a "
                            "smaller input", a->ceiling >> 20);
        b = malloc(sizeof *b + size);
        if (!b)
                arena_leave(a, ERR_MEMORY, "no memory left");
        b->older = a->block;
        b->size = size;
        a->block = b;
        a->size += size;
        a->at = b->bytes;
        a->end = b->bytes + size;
}

char *arena_bytes(arena *a, size_t size)
{
        char *p;

        if (!a->block || size > (size_t)(a->end - a->at))
                block_add(a, size);
        p = a->at;
        a->at += size;
        return p;
}

void *arena_room(arena *a, size_t size, size_t count)
{
        const size_t align = _Alignof(max_align_t);
        size_t pad = a->at ? -(uintptr_t)a->at & (align - 1) : 0, need;

        if (count && size > (SIZE_MAX >> 1) / count)
                arena_leave(a, ERR_LIMIT, "too many things at once");
        need = size * count;
        if (!a->block || need + pad > (size_t)(a->end - a->at)) {
                block_add(a, need + align);
                pad = -(uintptr_t)a->at & (align - 1);
        }
        char *p = a->at + pad;
        a->at = p + need;
        return p;
}

void *arena_get(arena *a, size_t size, size_t count)
{
        return memset(arena_room(a, size, count), 0, size * count);
}

void *arena_grow(arena *a, const void *old, size_t size, size_t n, size_t *cap)
{
        size_t more = *cap ? *cap * 2 : 8;
        char *p = arena_room(a, size, more);

        if (n)
                memcpy(p, old, size * n);
        memset(p + size * n, 0, size * (more - n));
        *cap = more;
        return p;
}

str arena_str(arena *a, str s)
{
        char *p = arena_bytes(a, s.n);

        if (s.n)
                memcpy(p, s.p, s.n);
        return str_of(p, s.n);
}

const char *arena_z(arena *a, str s)
{
        char *p = arena_bytes(a, s.n + 1);

        if (s.n)
                memcpy(p, s.p, s.n);
        p[s.n] = 0;
        return p;
}

str arena_fmt(arena *a, const char *fmt, ...)
{
        va_list ap;
        int n;

        va_start(ap, fmt);
        n = vsnprintf(NULL, 0, fmt, ap);
        va_end(ap);
        assert(n >= 0);
        char *p = arena_bytes(a, (size_t)n + 1);
        va_start(ap, fmt);
        vsnprintf(p, (size_t)n + 1, fmt, ap);
        va_end(ap);
        return str_of(p, (size_t)n);
}
