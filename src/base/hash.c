/* hash.c - see hash.h. */
#include "base/hash.h"

#include <sodium/crypto_hash_sha256.h>

str hash_sha256(arena *a, str s)
{
        unsigned char sum[crypto_hash_sha256_BYTES];
        char *out = arena_bytes(a, 2 * sizeof sum);

        crypto_hash_sha256(sum, (const unsigned char *)s.p, s.n);
        for (size_t i = 0; i < sizeof sum; i++) {
                out[2 * i] = "0123456789abcdef"[sum[i] >> 4];
                out[2 * i + 1] = "0123456789abcdef"[sum[i] & 15];
        }
        return str_of(out, 2 * sizeof sum);
}
