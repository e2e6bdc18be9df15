/* fuzz_correct.c - any bytes as corrections.outline: an error with a message,
 * or corrections that keep their promises; and each of them, written again,
 * reads back the same. */
#include "casefile/correct.h"

#include <assert.h>
#include <stdlib.h>

static void same(const struct correction *x, const struct correction *y)
{
        assert(x->kind == y->kind && str_eq(x->file, y->file));
        assert(x->from == y->from && x->to == y->to);
        assert(str_eq(x->value, y->value) && str_eq(x->key, y->key));
        assert(str_eq(x->by, y->by) && str_eq(x->why, y->why));
        assert(x->on.first == y->on.first);
}

static void one_check(arena *a, const struct correction *c)
{
        struct corrections again;

        assert(c->kind < CORRECTIONS && date_exact(c->on));
        if (c->kind == CORRECT_UNDO) {
                assert(!c->undone && !c->file.n);
                return;
        }
        assert(c->file.n && c->from >= 1 && c->from <= c->to);
        if (corrections_parse(a, S("again"), correction_line(a, c), &again,
                              NULL))
                abort();
        assert(again.n == 1);
        same(c, &again.at[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        struct corrections k;
        err e = { 0 };

        if (setjmp(door.env) == 0) {
                door.open = true;
                if (corrections_parse(&a, S("fuzz"),
                                      str_of((const char *)data, size), &k,
                                      &e))
                        assert(e.text[0]);
                for (size_t i = 0; !e.code && i < k.n; i++)
                        one_check(&a, &k.at[i]);
        }
        arena_close(&a);
        return 0;
}
