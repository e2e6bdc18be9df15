/* quoted.c - a text of people in quotes, written and read. */
#include "base/quoted.h"

#include "base/utf8.h"

/* What would end the quotes or the line, or is no UTF-8, as %XX. */
void quoted_put(buf *b, str s)
{
        bool good = utf8_valid(s);

        buf_char(b, '"');
        for (size_t i = 0; i < s.n; i++) {
                unsigned char c = (unsigned char)s.p[i];

                if (c < ' ' || c == '"' || c == '%' || c == 0x7f ||
                    (c > 0x7f && !good))
                        buf_fmt(b, "%%%02X", c);
                else
                        buf_char(b, (char)c);
        }
        buf_char(b, '"');
}

static int digit_of(char c)
{
        return char_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
}

/* The text between quotes that begin at s; *rest stands behind them. */
bool quoted_cut(arena *a, str s, size_t most, str *out, str *rest)
{
        size_t end = s.n && s.p[0] == '"' ? str_find(s, S("\""), 1) : STR_NONE;
        char *p;
        size_t n = 0;

        if (end == STR_NONE)
                return false;
        p = arena_bytes(a, end);
        for (size_t i = 1; i < end; i++) {
                int high, low;

                if (s.p[i] != '%') {
                        p[n++] = s.p[i];
                        continue;
                }
                high = i + 2 < end ? digit_of(s.p[i + 1]) : -1;
                low = high >= 0 ? digit_of(s.p[i + 2]) : -1;
                if (low < 0)
                        return false;
                p[n++] = (char)(high * 16 + low);
                i += 2;
        }
        *out = str_of(p, n);
        *rest = str_trim(str_slice(s, end + 1, s.n));
        return n > 0 && n <= most;
}

void quoted_said(buf *b, const char *word, str text)
{
        if (!text.n)
                return;
        buf_fmt(b, "  %s ", word);
        quoted_put(b, text);
}
