/* str.c - views: compare, search, cut. Libc only. */
#include "base/str.h"

const char char_plain[256] = {
        ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
        ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
        ['A'] = 'a', ['a'] = 'a', ['B'] = 'b', ['b'] = 'b', ['C'] = 'c',
        ['c'] = 'c', ['D'] = 'd', ['d'] = 'd', ['E'] = 'e', ['e'] = 'e',
        ['F'] = 'f', ['f'] = 'f', ['G'] = 'g', ['g'] = 'g', ['H'] = 'h',
        ['h'] = 'h', ['I'] = 'i', ['i'] = 'i', ['J'] = 'j', ['j'] = 'j',
        ['K'] = 'k', ['k'] = 'k', ['L'] = 'l', ['l'] = 'l', ['M'] = 'm',
        ['m'] = 'm', ['N'] = 'n', ['n'] = 'n', ['O'] = 'o', ['o'] = 'o',
        ['P'] = 'p', ['p'] = 'p', ['Q'] = 'q', ['q'] = 'q', ['R'] = 'r',
        ['r'] = 'r', ['S'] = 's', ['s'] = 's', ['T'] = 't', ['t'] = 't',
        ['U'] = 'u', ['u'] = 'u', ['V'] = 'v', ['v'] = 'v', ['W'] = 'w',
        ['w'] = 'w', ['X'] = 'x', ['x'] = 'x', ['Y'] = 'y', ['y'] = 'y',
        ['Z'] = 'z', ['z'] = 'z'
};

bool str_eq_fold(str a, str b)
{
        if (a.n != b.n)
                return false;
        for (size_t i = 0; i < a.n; i++)
                if (char_lower(a.p[i]) != char_lower(b.p[i]))
                        return false;
        return true;
}

bool str_starts(str s, str prefix)
{
        return s.n >= prefix.n && str_eq(str_of(s.p, prefix.n), prefix);
}

bool str_starts_fold(str s, str prefix)
{
        return s.n >= prefix.n && str_eq_fold(str_of(s.p, prefix.n), prefix);
}

bool str_ends(str s, str suffix)
{
        return s.n >= suffix.n &&
               str_eq(str_of(s.p + s.n - suffix.n, suffix.n), suffix);
}

int str_order(str a, str b)
{
        size_t n = a.n < b.n ? a.n : b.n;
        int c = n ? memcmp(a.p, b.p, n) : 0;

        return c ? c : (a.n > b.n) - (a.n < b.n);
}

str str_trim(str s)
{
        while (s.n && char_space(s.p[0])) {
                s.p++;
                s.n--;
        }
        while (s.n && char_space(s.p[s.n - 1]))
                s.n--;
        return s;
}

size_t str_find(str s, str needle, size_t from)
{
        const char *hit;

        if (from > s.n || needle.n == 0 || s.n - from < needle.n)
                return STR_NONE;
        /* a sanitizer's memmem looks at all of s, its memchr up to the hit */
        hit = needle.n == 1
              ? memchr(s.p + from, needle.p[0], s.n - from)
              : memmem(s.p + from, s.n - from, needle.p, needle.n);
        return hit ? (size_t)(hit - s.p) : STR_NONE;
}

size_t str_find_fold(str s, str needle, size_t from)
{
        if (needle.n == 0)
                return STR_NONE;
        for (size_t i = from; i + needle.n <= s.n; i++)
                if (char_lower(s.p[i]) == char_lower(needle.p[0]) &&
                    str_eq_fold(str_of(s.p + i, needle.n), needle))
                        return i;
        return STR_NONE;
}

str str_cut(str *rest, char sep)
{
        const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
        str head = *rest;

        if (!hit) {
                *rest = str_of(rest->n ? rest->p + rest->n : rest->p, 0);
                return head;
        }
        head.n = (size_t)(hit - rest->p);
        *rest = str_of(hit + 1, rest->n - head.n - 1);
        return head;
}

str str_word(str *rest)
{
        size_t i = 0, j;

        while (i < rest->n && char_space(rest->p[i]))
                i++;
        for (j = i; j < rest->n && !char_space(rest->p[j]); j++)
                ;
        str w = str_slice(*rest, i, j);
        *rest = str_slice(*rest, j, rest->n);
        return w;
}

bool str_number(str s, long *out)
{
        long v = 0;

        if (s.n == 0 || s.n > 9)
                return false;
        for (size_t i = 0; i < s.n; i++) {
                if (!char_digit(s.p[i]))
                        return false;
                v = v * 10 + (s.p[i] - '0');
        }
        *out = v;
        return true;
}

/* Edits (insert, delete, replace) between a and b; both at most 64 bytes. */
static size_t str_distance(str a, str b)
{
        size_t row[65], left, up;

        for (size_t j = 0; j <= b.n; j++)
                row[j] = j;
        for (size_t i = 1; i <= a.n; i++) {
                left = row[0];
                row[0] = i;
                for (size_t j = 1; j <= b.n; j++) {
                        up = row[j];
                        size_t d = left + (char_lower(a.p[i - 1]) !=
                                           char_lower(b.p[j - 1]));

                        if (row[j - 1] + 1 < d)
                                d = row[j - 1] + 1;
                        row[j] = up + 1 < d ? up + 1 : d;
                        left = up;
                }
        }
        return row[b.n];
}

str str_nearest(const str *of, size_t n, str s)
{
        size_t best = SIZE_MAX, at = 0;

        for (size_t i = 0; i < n && s.n <= 64; i++) {
                size_t d = of[i].n <= 64 ? str_distance(of[i], s) : SIZE_MAX;

                if (d < best) {
                        best = d;
                        at = i;
                }
        }
        return best != SIZE_MAX && best * 3 <= of[at].n ? of[at] : S("");
}

uint64_t str_hash(str s)
{
        uint64_t h = 14695981039346656037u;

        for (size_t i = 0; i < s.n; i++)
                h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
        return h;
}
