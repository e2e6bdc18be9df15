/* digest.c - what a file is known by, whatever its size: it is read piece by
 * piece. */
#include "host/host.h"

#include <sodium/crypto_hash_sha256.h>

str host_digest(arena *a, str path)
{
        static const char hex[] = "0123456789abcdef";
        unsigned char sum[crypto_hash_sha256_BYTES];
        char piece[1 << 14], *out = arena_bytes(a, 2 * sizeof sum);
        crypto_hash_sha256_state state;
        struct host_stream s;
        size_t got = 0;

        crypto_hash_sha256_init(&state);
        if (host_stream_open(path, &s, NULL) == OK) {
                while (host_stream_read(&s, piece, sizeof piece, &got, NULL) ==
                       OK && got)
                        crypto_hash_sha256_update(&state,
                                                  (unsigned char *)piece, got);
                host_stream_close(&s);
        }
        crypto_hash_sha256_final(&state, sum);
        for (size_t i = 0; i < sizeof sum; i++) {
                out[2 * i] = hex[sum[i] >> 4];
                out[2 * i + 1] = hex[sum[i] & 15];
        }
        return str_of(out, 2 * sizeof sum);
}
