/* hash.h - SHA-256 of a text, in hex, by libsodium: what a text is known by. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"

str hash_sha256(arena *a, str s);       /* 64 lower-case hex digits */

#endif
