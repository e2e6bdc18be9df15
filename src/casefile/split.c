/* split.c - the pages of a file to documents.
 *
 * A file is one document, but where a person says that one begins. */
#include "casefile/stack.h"

/* A document of the file that begins on this page. */
static struct document *document_begin(struct stack *s, const struct sheet *p)
{
        struct document *d = NEW(s->a, struct document);

        *d = *p->file;
        d->first_page = p->number;
        d->n_pages = 0;
        d->begin = (size_t)(p->text.p - p->file->text.p);
        d->apart = p->page->apart;
        d->unread = false;
        s->c->document[s->c->n_documents++] = d;
        return d;
}

static bool begins(const struct sheet *p, const struct document *d)
{
        return !d || p->number == 1 || p->start == SHEET_STARTS ||
               d->apart != p->page->apart;
}

void sheets_split(struct stack *s)
{
        struct document *d = NULL;

        s->c->document = NEWN(s->a, struct document *, s->n + 1);
        for (size_t i = 0; i < s->n; i++) {
                const struct sheet *p = &s->sheet[i];

                if (begins(p, d))
                        d = document_begin(s, p);
                d->n_pages++;
                d->end = (size_t)(p->text.p - p->file->text.p) + p->text.n;
                d->unread |= p->page->unread;
        }
}
