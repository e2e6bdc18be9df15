/* digest.c - what a file is known by, whatever its size: it is read piece by
 * piece. */
#include "host/host.h"

#include <sodium/crypto_hash_sha256.h>

static rc bytes_add(str path, crypto_hash_sha256_state *state, err *e)
{
        char piece[1 << 14];
        struct host_stream s;
        size_t got = 1;
        rc r = host_stream_open(path, &s, e);

        while (r == OK && got) {
                r = host_stream_read(&s, piece, sizeof piece, &got, e);
                if (r == OK && got)
                        crypto_hash_sha256_update(state,
                                                  (unsigned char *)piece, got);
        }
        host_stream_close(&s);
        return r;
}

rc host_digest(arena *a, str path, str *out, err *e)
{
        static const char hex[] = "0123456789abcdef";
        unsigned char sum[crypto_hash_sha256_BYTES];
        char *p = arena_bytes(a, 2 * sizeof sum);
        crypto_hash_sha256_state state;
        rc r = OK;

        crypto_hash_sha256_init(&state);
        if (host_exists(path))
                r = bytes_add(path, &state, e);
        crypto_hash_sha256_final(&state, sum);
        for (size_t i = 0; i < sizeof sum; i++) {
                p[2 * i] = hex[sum[i] >> 4];
                p[2 * i + 1] = hex[sum[i] & 15];
        }
        *out = str_of(p, 2 * sizeof sum);
        return r;
}
