/* utf8.c - validation and repair. */
#include "base/utf8.h"

#include "base/buf.h"

/* Windows-1252, 0x80 to 0x9f; 0 where it has no character (Unicode's own
 * CP1252.TXT); those become U+FFFD. */
static const uint16_t cp1252[32] = {
        0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
        0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
        0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178
};

static size_t ascii_run(str s, size_t i)
{
        while (i + 8 <= s.n) {
                uint64_t w;

                memcpy(&w, s.p + i, 8);
                if (w & 0x8080808080808080u)
                        break;
                i += 8;
        }
        while (i < s.n && !((unsigned char)s.p[i] & 0x80))
                i++;
        return i;
}

/* The length of the sequence at s[i], 0 where it is none; its value in *c. */
static size_t sequence(str s, size_t i, uint32_t *c)
{
        unsigned char b = (unsigned char)s.p[i];
        size_t n = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;

        if (b < 0xc2 || b > 0xf4 || i + n > s.n)
                return 0;
        *c = b & (0xffu >> (n + 1));
        for (size_t k = 1; k < n; k++) {
                unsigned char d = (unsigned char)s.p[i + k];

                if ((d & 0xc0) != 0x80)
                        return 0;
                *c = *c << 6 | (d & 0x3fu);
        }
        if ((n == 3 && *c < 0x800) || (n == 4 && *c < 0x10000) ||
            *c > 0x10ffff || (*c >= 0xd800 && *c < 0xe000))
                return 0;
        return n;
}

bool utf8_valid(str s)
{
        size_t i = 0, n;
        uint32_t c;

        while ((i = ascii_run(s, i)) < s.n) {
                n = sequence(s, i, &c);
                if (!n)
                        return false;
                i += n;
        }
        return true;
}

size_t utf8_put(char *out, uint32_t c)
{
        if (c < 0x80) {
                out[0] = (char)c;
                return 1;
        }
        if (c < 0x800) {
                out[0] = (char)(0xc0 | c >> 6);
                out[1] = (char)(0x80 | (c & 0x3f));
                return 2;
        }
        if (c < 0x10000) {
                out[0] = (char)(0xe0 | c >> 12);
                out[1] = (char)(0x80 | (c >> 6 & 0x3f));
                out[2] = (char)(0x80 | (c & 0x3f));
                return 3;
        }
        out[0] = (char)(0xf0 | c >> 18);
        out[1] = (char)(0x80 | (c >> 12 & 0x3f));
        out[2] = (char)(0x80 | (c >> 6 & 0x3f));
        out[3] = (char)(0x80 | (c & 0x3f));
        return 4;
}

size_t utf8_start(str s, size_t at)
{
        while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
                at--;
        return at;
}

static str from_1252(arena *a, str s)
{
        char *out = arena_bytes(a, s.n * 3 + 1);
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++) {
                unsigned char b = (unsigned char)s.p[i];
                uint32_t c = b;

                if (b >= 0x80 && b < 0xa0)
                        c = cp1252[b - 0x80] ? cp1252[b - 0x80] : 0xfffd;
                n += utf8_put(out + n, c);
        }
        return str_of(out, n);
}

/* The bytes above ASCII that are no part of a sequence; all of them. */
static size_t bad_bytes(str s, size_t *all)
{
        size_t i = 0, n, bad = 0;
        uint32_t c;

        *all = 0;
        while ((i = ascii_run(s, i)) < s.n) {
                n = sequence(s, i, &c);
                bad += !n;
                *all += n ? n : 1;
                i += n ? n : 1;
        }
        return bad;
}

/* Each of the `bad` bytes that are no sequence becomes U+FFFD. */
static str replaced(arena *a, str s, size_t bad)
{
        char *out = arena_bytes(a, s.n + 2 * bad + 1);
        size_t i = 0, n = 0, e, k;
        uint32_t c;

        while (i < s.n) {
                e = ascii_run(s, i);
                memcpy(out + n, s.p + i, e - i);
                n += e - i;
                i = e;
                if (i == s.n)
                        break;
                k = sequence(s, i, &c);
                if (k)
                        memcpy(out + n, s.p + i, k);
                n += k ? k : utf8_put(out + n, 0xfffd);
                i += k ? k : 1;
        }
        return str_of(out, n);
}

/* The Windows-1252 byte that shows as c, or -1. */
static int byte_1252(uint32_t c)
{
        if (c >= 0xa0 && c < 0x100)
                return (int)c;
        for (int i = 0; i < 32; i++)
                if (c == (cp1252[i] ? cp1252[i] : 0x80u + (uint32_t)i))
                        return 0x80 + i;
        return -1;
}

/* At s[i], a character that was UTF-8 read as Windows-1252: two to four
 * characters whose bytes make one sequence above U+00A0. Its length in s. */
static size_t doubled(str s, size_t i, uint32_t *out)
{
        char bytes[4];
        size_t at = i, n = 0, k;
        uint32_t c;

        while (n < 4 && at < s.n && (k = sequence(s, at, &c)) != 0) {
                int b = byte_1252(c);

                if (b < 0)
                        break;
                bytes[n++] = (char)b;
                at += k;
                if (n >= 2) {
                        str t = str_of(bytes, n);

                        if (sequence(t, 0, out) == n && *out > 0xa0)
                                return at - i;
                }
        }
        return 0;
}

static str undouble(arena *a, str s, bool *any)
{
        size_t n = 0, i = 0, k;
        uint32_t c;
        char *out;

        /* The first byte of a sequence, U+00C2 to U+00F4, begins so. */
        if (!memchr(s.p, 0xc3, s.n))
                return s;
        out = arena_bytes(a, s.n + 1);
        while (i < s.n) {
                size_t e = ascii_run(s, i);

                memcpy(out + n, s.p + i, e - i);
                n += e - i;
                i = e;
                if (i >= s.n)
                        break;
                k = doubled(s, i, &c);
                if (k) {
                        *any = true;
                        n += utf8_put(out + n, c);
                        i += k;
                        continue;
                }
                k = sequence(s, i, &c);
                memcpy(out + n, s.p + i, k);
                n += k;
                i += k;
        }
        return *any ? str_of(out, n) : s;
}

static str without_cr(arena *a, str s)
{
        char *out = arena_bytes(a, s.n + 1);
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] != '\r')
                        out[n++] = s.p[i];
                else if (i + 1 >= s.n || s.p[i + 1] != '\n')
                        out[n++] = '\n';
        }
        return str_of(out, n);
}

str utf8_text(arena *a, str s, utf8_done *done)
{
        const char *nul = s.n ? memchr(s.p, 0, s.n) : NULL;
        size_t high;

        *done = (utf8_done){ .nul_at = nul ? (size_t)(nul - s.p) : STR_NONE };
        if (str_starts(s, S("\xef\xbb\xbf")))
                s = str_slice(s, 3, s.n);
        high = ascii_run(s, 0);
        if (high < s.n) {
                size_t all, bad = bad_bytes(s, &all);

                if (bad * 2 > all) {
                        s = from_1252(a, s);
                        done->from_1252 = true;
                } else {
                        if (bad)
                                s = replaced(a, s, bad);
                        done->replaced = bad;
                        s = undouble(a, s, &done->mojibake);
                }
        }
        if (s.n && memchr(s.p, '\r', s.n))
                s = without_cr(a, s);
        return s;
}
