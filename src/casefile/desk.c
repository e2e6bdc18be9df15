/* desk.c - words that all prints of a case's file share. */
#include "casefile/desk.h"

const char *page_state(const struct document_page *p)
{
        return p->apart ? "apart" : p->unread ? "unread" : "read";
}

void plain_print(buf *b, str s)
{
        bool gap = false, any = false;

        for (size_t i = 0; i < s.n; i++) {
                unsigned char c = (unsigned char)s.p[i];
                bool c1 = c == 0xc2 && i + 1 < s.n &&
                          (unsigned char)s.p[i + 1] >= 0x80 &&
                          (unsigned char)s.p[i + 1] < 0xa0;

                if (c <= ' ' || c == 0x7f || c1) {
                        gap = any;
                        i += c1;
                        continue;
                }
                if (gap)
                        buf_char(b, ' ');
                gap = false;
                any = true;
                buf_char(b, (char)c);
        }
}

void counts_print(buf *b, const struct case_file *c)
{
        buf_fmt(b, "%zu page%s read, %zu not read, %zu set apart",
                c->pages.read, c->pages.read == 1 ? "" : "s",
                c->pages.unread, c->pages.apart);
}
