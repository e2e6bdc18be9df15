/* jsonl.c - one object, read in one pass. What is passed over is still
 * checked to be JSON in its brackets and strings, so that a torn line is
 * never taken for a whole one. */
#include "intake/jsonl.h"

#include "base/utf8.h"

enum { DEPTH_MOST = 64 };

struct scan {
        arena *a;
        const char *at, *end;
        err *e;
};

static rc wrong(struct scan *s, const char *what)
{
        return err_set(s->e, ERR_INPUT, S(""), 0, "%s; write one object a "
                       "line, {\"source\": NAME, \"text\": TEXT}", what);
}

static void space_skip(struct scan *s)
{
        while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' ||
                                  *s->at == '\r' || *s->at == '\n'))
                s->at++;
}

static bool char_next(struct scan *s, char c)
{
        space_skip(s);
        if (s->at == s->end || *s->at != c)
                return false;
        s->at++;
        return true;
}

/* The body of a string whose opening quote was read: up to its closing one,
 * the first with an even number of backslashes before it, which is passed. */
static bool body_find(struct scan *s, str *out, bool *escaped)
{
        const char *from = s->at, *q = from, *back;

        while ((q = memchr(q, '"', (size_t)(s->end - q))) != NULL) {
                for (back = q; back > from && back[-1] == '\\'; back--)
                        ;
                if ((q - back) % 2 == 0)
                        break;
                q++;
        }
        if (!q)
                return false;
        *out = str_of(from, (size_t)(q - from));
        *escaped = out->n && memchr(from, '\\', out->n) != NULL;
        s->at = q + 1;
        return true;
}

/* Four hex digits; false where they are none. */
static bool hex4(str s, size_t at, uint32_t *out)
{
        uint32_t v = 0;

        if (s.n - at < 4)
                return false;
        for (size_t i = at; i < at + 4; i++) {
                char c = char_lower(s.p[i]);

                if (!char_digit(c) && !(c >= 'a' && c <= 'f'))
                        return false;
                v = v * 16 + (uint32_t)(char_digit(c) ? c - '0'
                                                      : c - 'a' + 10);
        }
        *out = v;
        return true;
}

/* The code point of \uXXXX at s[*at], which stands behind the u; a pair is
 * one, half a pair U+FFFD. */
static bool unicode(str s, size_t *at, uint32_t *c)
{
        uint32_t low;

        if (!hex4(s, *at, c))
                return false;
        *at += 4;
        if (*c < 0xd800 || *c > 0xdfff)
                return true;
        if (*c < 0xdc00 && s.n - *at >= 6 && s.p[*at] == '\\' &&
            s.p[*at + 1] == 'u' && hex4(s, *at + 2, &low) &&
            low >= 0xdc00 && low <= 0xdfff) {
                *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
                *at += 6;
        } else {
                *c = 0xfffd;
        }
        return true;
}

static bool unescape(arena *a, str s, str *out)
{
        static const char means[256] = {
                ['"'] = '"', ['\\'] = '\\', ['/'] = '/', ['b'] = '\b',
                ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t'
        };
        char *p = arena_bytes(a, s.n), *to = p;

        for (size_t i = 0; i < s.n;) {
                const char *next = memchr(s.p + i, '\\', s.n - i);
                size_t run = next ? (size_t)(next - s.p) - i : s.n - i;
                uint32_t c;
                char mean;

                memcpy(to, s.p + i, run);
                to += run;
                i += run;
                if (!next)
                        break;
                i += 2;         /* an escape is never the last byte */
                mean = means[(unsigned char)s.p[i - 1]];
                if (mean)
                        *to++ = mean;
                else if (s.p[i - 1] == 'u' && unicode(s, &i, &c))
                        to += utf8_put(to, c);
                else
                        return false;
        }
        *out = str_of(p, (size_t)(to - p));
        return true;
}

static bool string_read(struct scan *s, str *out)
{
        bool escaped;
        str body;

        if (!char_next(s, '"') || !body_find(s, &body, &escaped))
                return false;
        *out = body;
        return !escaped || unescape(s->a, body, out);
}

static bool string_skip(struct scan *s)
{
        bool escaped;
        str body;

        return char_next(s, '"') && body_find(s, &body, &escaped);
}

/* Anything that is no string: a number or word, or brackets with what stands
 * in them. */
static bool value_skip(struct scan *s)
{
        char open[DEPTH_MOST];
        size_t depth = 0;

        do {
                const char *from = s->at;

                space_skip(s);
                if (s->at == s->end)
                        return false;
                char c = *s->at;

                if (c == '"') {
                        if (!string_skip(s))
                                return false;
                } else if (c == '{' || c == '[') {
                        if (depth == DEPTH_MOST)
                                return false;
                        open[depth++] = (char)(c == '{' ? '}' : ']');
                        s->at++;
                } else if (depth && (c == '}' || c == ']')) {
                        if (open[--depth] != c)
                                return false;
                        s->at++;
                } else if (depth && (c == ',' || c == ':')) {
                        s->at++;
                } else {
                        while (s->at < s->end &&
                               (char_alpha(*s->at) || char_digit(*s->at) ||
                                *s->at == '+' || *s->at == '-' ||
                                *s->at == '.'))
                                s->at++;
                        if (s->at == from)
                                return false;
                }
        } while (depth);
        return true;
}

struct members { struct jsonl_text text; bool source, has_text, record; };

static rc member_read(struct scan *s, struct members *m)
{
        str key;
        bool *seen = NULL, good;
        str *into = NULL;

        if (!string_read(s, &key) || !char_next(s, ':'))
                return wrong(s, "is no JSON object");
        if (str_eq(key, S("source"))) {
                seen = &m->source;
                into = &m->text.source;
        } else if (str_eq(key, S("text"))) {
                seen = &m->has_text;
                into = &m->text.text;
        }
        m->record = m->record || str_eq(key, S("items")) ||
                    str_eq(key, S("layout"));
        space_skip(s);
        if (!seen)
                return value_skip(s) ? OK : wrong(s, "is no whole JSON "
                                                  "object");
        if (*seen)
                return wrong(s, "\"source\" or \"text\" stands twice");
        good = s->at < s->end && *s->at == '"';
        if (!good)
                return wrong(s, "\"source\" or \"text\" is no string");
        *seen = string_read(s, into);
        return *seen ? OK : wrong(s, "is no whole JSON object");
}

rc jsonl_read(arena *a, str line, struct jsonl_text *out, err *e)
{
        struct scan s = { a, line.p, line.p + line.n, e };
        struct members m = { .source = false };
        rc r = OK;

        if (!char_next(&s, '{'))
                return wrong(&s, "is no JSON object");
        if (!char_next(&s, '}')) {
                do
                        r = member_read(&s, &m);
                while (r == OK && char_next(&s, ','));
                if (r)
                        return r;
                if (!char_next(&s, '}'))
                        return wrong(&s, "is no whole JSON object");
        }
        space_skip(&s);
        if (s.at < s.end)
                return wrong(&s, "holds something behind its object");
        if (!m.has_text && m.record)
                return err_set(e, ERR_INPUT, S(""), 0, "is a record that was "
                               "read already, not a text; give the letter "
                               "itself, as {\"source\": NAME, \"text\": "
                               "TEXT}");
        if (!m.has_text)
                return wrong(&s, "has no \"text\"");
        *out = m.text;
        return OK;
}
