/* arena.h - one lifetime, one arena.
 *
 * A chain of blocks with a ceiling. Owns everything cut from it; nothing is
 * freed singly. An arena that reaches its ceiling, or a system without
 * memory, leaves through the arena's door: a longjmp to the one imr.h call
 * that set it (src/api*.c), which then returns an error. So arena_get never
 * returns NULL, and code between must hold nothing but arena memory. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/err.h"

#include <setjmp.h>

struct door {
        jmp_buf env;
        bool    open;           /* env is set: if (!setjmp(env)) open = true */
        err     why;            /* filled before the jump */
};

struct arena_block;

typedef struct arena {
        char *at, *end;
        struct arena_block *block;
        size_t size;            /* bytes in all blocks */
        size_t ceiling;         /* bytes; size never passes it */
        struct door *door;      /* required */
} arena;

/* Nothing is allocated until the first arena_get. */
arena arena_open(size_t ceiling, struct door *door);
void  arena_close(arena *a);
/* Forgets all contents and keeps the largest block, for the next letter. */
void  arena_reset(arena *a);

/* Zeroed and aligned. */
void *arena_get(arena *a, size_t size, size_t count);
#define NEW(a, T)      ((T *)arena_get((a), sizeof(T), 1))
#define NEWN(a, T, n)  ((T *)arena_get((a), sizeof(T), (n)))

/* Like arena_get, without zeroing: for tables that are filled at once. */
void *arena_room(arena *a, size_t size, size_t count);

/* Like arena_get, without zeroing and without alignment: for text. */
char *arena_bytes(arena *a, size_t size);
str   arena_str(arena *a, str s);                /* a copy */
str   arena_fmt(arena *a, const char *fmt, ...)
        __attribute__((format(printf, 2, 3)));
const char *arena_z(arena *a, str s);            /* a NUL-terminated copy */

/* Leaves through the door. For callers that meet a ceiling of their own. */
_Noreturn void arena_leave(arena *a, rc code, const char *fmt, ...)
        __attribute__((format(printf, 3, 4)));

/* A growing array in an arena: VEC(T) v; VEC_ADD(a, &v) gives a zeroed T. */
#define VEC(T) struct { T *at; size_t n, cap; }
#define VEC_ADD(a, v)                                                        \
        ((v)->n == (v)->cap                                                  \
         ? (void)((v)->at = arena_grow((a), (v)->at, sizeof *(v)->at,        \
                                       (v)->n, &(v)->cap))                   \
         : (void)0,                                                          \
         &(v)->at[(v)->n++])
void *arena_grow(arena *a, const void *old, size_t size, size_t n,
                 size_t *cap);

#endif
