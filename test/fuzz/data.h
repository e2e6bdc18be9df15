/* data.h - the project's data files, for targets that need them. They run in
 * the root of the project and say so where they do not. */
#ifndef FUZZ_DATA_H
#define FUZZ_DATA_H

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

enum { DATA_MAX = 1 << 16 };

static inline str file_text(arena *a, const char *path)
{
        char *p = arena_bytes(a, DATA_MAX);
        FILE *f = fopen(path, "rb");
        size_t n;

        if (!f) {
                fprintf(stderr, "%s: run in the root of the project\n", path);
                exit(1);
        }
        n = fread(p, 1, DATA_MAX, f);
        fclose(f);
        return str_of(p, n);
}

#endif
