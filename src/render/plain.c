/* plain.c - the text of a node as words, whatever bytes it came with. */
#include "render/inside.h"

size_t blank_at(str s, size_t i)
{
        unsigned char c = (unsigned char)s.p[i];

        if (c <= ' ' || c == 0x7f)
                return 1;
        if (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] >= 0x80 &&
            (unsigned char)s.p[i + 1] < 0xa0)
                return 2;
        return 0;
}

str plain_word(str *rest)
{
        size_t i = 0, begin, k;

        while (i < rest->n && (k = blank_at(*rest, i)) != 0)
                i += k;
        begin = i;
        while (i < rest->n && blank_at(*rest, i) == 0)
                i++;
        str word = str_slice(*rest, begin, i);

        *rest = str_slice(*rest, i, rest->n);
        return word;
}

void mark_put(buf *b, str mark)
{
        for (size_t i = 0; i < mark.n; i++)
                buf_char(b, mark.p[i] == '_' ? ' ' : mark.p[i]);
}
