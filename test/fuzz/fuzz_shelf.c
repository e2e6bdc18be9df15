/* fuzz_shelf.c - any bytes as a shelf, read piece by piece and at once: both
 * find the same records, and every record that was put on it.
 *
 * The first byte says what stands before the bytes: nothing, or a record so
 * long that they lie across the end of the first piece that is read. */
#include "host/shelf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 1 << 20, HEAD_ABOUT = 42, SHORT = 248 };

struct seen { str bytes; size_t at, n; };

static void record_check(void *context, str record, size_t at)
{
        struct seen *s = context;
        str same;

        if (!host_shelf_next(s->bytes, &s->at, &same))
                abort();
        assert(str_eq(record, same));
        assert(at == (size_t)(same.p - s->bytes.p));
        s->n++;
}

/* Lines before the first empty one, each a record; their number. */
static size_t records_put(str path, str *rest, size_t pad, char *room)
{
        struct host_shelf *s;
        size_t n = 0;

        if (host_shelf_open(path, 0, &s, NULL))
                abort();
        if (pad && host_shelf_add(s, str_of(room, pad)))
                n++;
        while (rest->n) {
                str one = str_cut(rest, '\n');

                if (!one.n)
                        break;
                if (!host_shelf_add(s, one))
                        abort();
                n++;
        }
        host_shelf_close(s);
        return n;
}

static void shelf_try(const char *path, char *room, uint8_t how, str bytes)
{
        size_t pad = how < SHORT ? 0 : PIECE - HEAD_ABOUT - 4 * (size_t)how;
        size_t n, good;
        FILE *f;
        struct seen s = { 0 };
        bool whole = how == 1;          /* the bytes are the shelf */

        n = whole ? 0 : records_put(str_from(path), &bytes, pad, room);
        f = fopen(path, whole ? "wb" : "ab");
        if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f))
                abort();
        f = fopen(path, "rb");
        s.bytes = str_of(room, f ? fread(room, 1, 2 * PIECE, f) : 0);
        fclose(f);
        if (host_shelf_walk(str_from(path), record_check, &s, &good, NULL))
                assert(!good && !s.n && whole);
        else
                assert(s.n >= n && (!s.n || good == s.at));
        str more;
        if (good && host_shelf_next(s.bytes, &s.at, &more))
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static char path[64], *room;

        if (!room) {
                snprintf(path, sizeof path, "%s/fuzz_shelf.%ld",
                         access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm",
                         (long)getpid());       /* no disk to wait for */
                room = calloc(2, PIECE);
        }
        if (room && size && size < PIECE / 2) {
                shelf_try(path, room, data[0],
                          str_of((const char *)data + 1, size - 1));
                unlink(path);
        }
        return 0;
}
