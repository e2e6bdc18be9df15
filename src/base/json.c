/* json.c - see json.h. */
#include "base/json.h"

#include <math.h>

json json_open(buf *out) { return (json){ .out = out }; }

static void before_value(json *j)
{
        if (j->more)
                buf_char(j->out, ',');
        j->more = true;
}

static void open_with(json *j, char c)
{
        before_value(j);
        buf_char(j->out, c);
        j->more = false;
}

static void close_with(json *j, char c)
{
        buf_char(j->out, c);
        j->more = true;
}

void json_object_open(json *j)     { open_with(j, '{'); }
void json_object_end(json *j) { close_with(j, '}'); }
void json_array_open(json *j)      { open_with(j, '['); }
void json_array_end(json *j)  { close_with(j, ']'); }

static void escape(buf *b, unsigned char c)
{
        switch (c) {
        case '"':  buf_add(b, S("\\\"")); break;
        case '\\': buf_add(b, S("\\\\")); break;
        case '\n': buf_add(b, S("\\n")); break;
        case '\r': buf_add(b, S("\\r")); break;
        case '\t': buf_add(b, S("\\t")); break;
        default:   buf_fmt(b, "\\u%04x", c);
        }
}

static bool plain(char c)
{
        return (unsigned char)c >= ' ' && c != '"' && c != '\\' && c != 0x7f;
}

/* Are eight bytes plain? The high bit is set where a byte is below a space,
 * or nothing once a quote, a backslash or DEL is taken from it; borrows may
 * set more of them, which then are looked at singly. */
static inline bool plain_eight(const char *p)
{
        const uint64_t ones = 0x0101010101010101u, high = ones << 7;
        uint64_t v;

        memcpy(&v, p, 8);
        return !(((v - ones * ' ') | ((v ^ ones * '"') - ones) |
                  ((v ^ ones * '\\') - ones) | ((v ^ ones * 0x7f) - ones)) &
                 ~v & high);
}

/* Past bytes that need no escape. */
static size_t plain_skip(str s, size_t i)
{
        for (; i + 8 <= s.n && plain_eight(s.p + i); i += 8)
                ;
        if (s.n >= 8 && i + 8 > s.n && plain_eight(s.p + s.n - 8))
                return s.n;
        while (i < s.n && plain(s.p[i]))
                i++;
        return i;
}

/* Runs of plain bytes are copied whole; most strings are one. */
static void quoted(json *j, str s)
{
        size_t from = 0, i = plain_skip(s, 0);

        buf_char(j->out, '"');
        for (; i < s.n; i = plain_skip(s, from)) {
                buf_add(j->out, str_slice(s, from, i));
                escape(j->out, (unsigned char)s.p[i]);
                from = i + 1;
        }
        buf_add(j->out, str_slice(s, from, s.n));
        buf_char(j->out, '"');
}

/* Keys are names of ours: nothing in them needs an escape. */
void json_key(json *j, const char *key)
{
        size_t n = strlen(key);
        char *at = buf_room(j->out, n + 4);

        if (j->more)
                *at++ = ',';
        *at++ = '"';
        memcpy(at, key, n);
        memcpy(at + n, "\":", 2);
        j->out->n += n + 3 + j->more;
        j->more = false;
}

void json_str(json *j, str s)
{
        before_value(j);
        quoted(j, s);
}

void json_folded(json *j, str s)
{
        buf b = buf_open(j->out->a, s.n + 1);

        buf_add_folded(&b, s);
        json_str(j, buf_str(&b));
}

/* Not by printf: numbers stand in every record, thousands of them. */
void json_int(json *j, long v)
{
        unsigned long u = v < 0 ? 0 - (unsigned long)v : (unsigned long)v;
        char s[24], *at = s + sizeof s;

        do {
                *--at = (char)('0' + u % 10);
                u /= 10;
        } while (u);
        if (v < 0)
                *--at = '-';
        before_value(j);
        buf_add(j->out, str_of(at, (size_t)(s + sizeof s - at)));
}

void json_num(json *j, double v)
{
        if (fabs(v) < 1e15 && v == floor(v)) {
                json_int(j, (long)v);
                return;
        }
        before_value(j);
        buf_fmt(j->out, "%.10g", v);
}

void json_bool(json *j, bool v)
{
        before_value(j);
        buf_add(j->out, v ? S("true") : S("false"));
}

void json_nil(json *j)
{
        before_value(j);
        buf_add(j->out, S("null"));
}

void json_str_at(json *j, const char *key, str s)
{
        json_key(j, key);
        if (s.n)
                json_str(j, s);
        else
                json_nil(j);
}

void json_date_at(json *j, const char *key, date d)
{
        json_str_at(j, key, date_text(j->out->a, d));
}

void json_count_at(json *j, const char *key, long v)
{
        json_key(j, key);
        if (v < 0)
                json_nil(j);
        else
                json_int(j, v);
}

void json_bool_at(json *j, const char *key, bool v)
{
        json_key(j, key);
        json_bool(j, v);
}

void json_strs_at(json *j, const char *key, const str *s, size_t n)
{
        json_key(j, key);
        json_array_open(j);
        for (size_t i = 0; i < n; i++)
                json_str(j, s[i]);
        json_array_end(j);
}
