/* str.h - a read-only view of bytes somebody else owns.
 *
 * Pointer and length, never NUL-terminated. Every function returns a view
 * into its argument: nothing here allocates or copies. Letters compare as
 * ASCII where a name says fold; bytes above 127 compare as they are.
 * The lowest file of the lowest room: it includes libc only. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
        const char *p;
        size_t n;
} str;

#define STR(lit) { "" lit, sizeof(lit) - 1 }     /* in static tables */
#define S(lit)   ((str)STR(lit))                 /* in expressions */
#define FMT      "%.*s"
#define ARG(s)   (int)(s).n, (s).p
#define STR_NONE SIZE_MAX                        /* not found */

static inline str str_of(const char *p, size_t n) { return (str){ p, n }; }
static inline str str_from(const char *z)
{
        return z ? (str){ z, strlen(z) } : (str){ NULL, 0 };
}
static inline char char_lower(char c)
{
        return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
static inline bool char_space(char c)
{
        return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool char_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool char_alpha(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Of a letter the small one, of a figure itself, of all else 0. */
extern const char char_plain[256];

static inline char char_word(char c)
{
        return char_plain[(unsigned char)c];
}

static inline bool str_eq(str a, str b)
{
        return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
bool str_eq_fold(str a, str b);
bool str_starts(str s, str prefix);
bool str_starts_fold(str s, str prefix);
bool str_ends(str s, str suffix);
int  str_order(str a, str b);                    /* as memcmp, then length */
str  str_trim(str s);                            /* white space, both ends */
static inline str str_slice(str s, size_t begin, size_t end)
{                                                /* clamped to s */
        if (end > s.n)
                end = s.n;
        if (begin > end)
                begin = end;
        return str_of(s.n ? s.p + begin : s.p, end - begin);
}

/* Offset of the first needle in s at or after from, or STR_NONE. */
size_t str_find(str s, str needle, size_t from);
size_t str_find_fold(str s, str needle, size_t from);

/* What stands before the first sep; *rest moves behind it. The last piece is
 * returned with an empty rest. */
str  str_cut(str *rest, char sep);
/* The next run of non-space bytes; empty when none is left. */
str  str_word(str *rest);

/* A whole string of digits, at most nine of them. */
bool str_number(str s, long *out);
/* The one of n words nearest to s in edits, for "did you mean"; empty where
 * none is near (more than a third of its letters differ). */
str  str_nearest(const str *of, size_t n, str s);
uint64_t str_hash(str s);                        /* FNV-1a, for tables */

#endif
