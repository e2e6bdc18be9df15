/* fuzz_jsonl.c - any bytes as lines of JSONL, as rows of a table, and as an
 * archive: handed out or told, never worse, and always to an end. */
#include "host/archive.h"
#include "intake/jsonl.h"
#include "intake/pieces.h"

#include <stdlib.h>

enum { MEMBERS_MOST = 1000 };

/* The bytes between the lines are all that may be lost. */
static void lines(arena *a, str text)
{
        size_t from = 0;

        while (from < text.n) {
                size_t nl = str_find(text, S("\n"), from);
                str line = str_slice(text, from, nl);
                struct jsonl_text t;
                err e = { 0 };
                rc r = jsonl_read(a, line, &t, &e);

                if (r && (r != ERR_INPUT || !e.text[0]))
                        abort();
                if (r == OK && t.text.n > line.n)
                        abort();
                from += line.n + 1;
        }
}

/* Members, each read whole or cut into lines or rows. */
static void members(arena *a, str bytes)
{
        struct host_archive *x;
        bool end = false;
        err e = { 0 };

        if (host_archive_memory(S("fuzz.tar.gz"), bytes, &x, &e)) {
                if (!e.text[0])
                        abort();
                return;
        }
        for (size_t i = 0; i < MEMBERS_MOST && !end; i++) {
                str name, got;
                size_t line;
                rc r = host_archive_next(x, a, &name, &end, &e);

                if (r || end)
                        continue;
                if (i % 3 == 0) {
                        host_archive_bytes(x, a, 1 << 20, &got, &e);
                } else {
                        struct pieces p = pieces_open(NULL, x, i % 3 == 1,
                                                      a->door);

                        p.most = 1 << 20;
                        while (pieces_next(&p, &got, &line, &r, &e))
                                if (r == OK && got.n > p.most)
                                        abort();
                        pieces_close(&p);
                }
        }
        host_archive_close(x);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)512 << 20, &door);
        str text = str_of((const char *)bytes, size);

        if (setjmp(door.env) == 0) {
                door.open = true;
                lines(&a, text);
                if (host_archive_begins(text))
                        members(&a, text);
        }
        arena_close(&a);
        return 0;
}
