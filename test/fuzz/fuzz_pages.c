/* fuzz_pages.c - any bytes as the labels of identity, and as the pages of a
 * case: what a page names, whose pages are set apart, what repeats. The first
 * byte says which; pages are parted by form feeds, a document each. */
#include "data.h"

#include "casefile/identity.h"
#include "casefile/same.h"
#include "casefile/worker.h"

#include <assert.h>

static struct identity_labels *labels(arena *a, str text, err *e)
{
        struct data_file f = { S("fuzz.labels"), text };
        struct identity_labels *l = NULL;

        return identity_load(a, &f, &l, e) ? NULL : l;
}

static void labels_check(arena *a, str text)
{
        struct identity out;
        err e = { 0 };
        struct identity_labels *l = labels(a, text, &e);

        assert(l || e.text[0]);
        if (l)
                identity_read(a, l, text, &out);
}

static void pages_check(const struct stack *s)
{
        for (size_t i = 0; i < s->n; i++)
                assert(s->sheet[i].page->apart == (s->sheet[i].page->why.n >
                                                   0));
        for (size_t i = 0; i < s->c->n_documents; i++) {
                const struct document *d = s->c->document[i];

                assert(!d->same_as || (d->same_as != d && !d->apart &&
                                       !d->same_as->same_as));
        }
}

static void pages_read(arena *a, str text)
{
        err e = { 0 };
        struct case_ask ask = { .identity = labels(a, file_text(a,
                                "vocabulary/identity.labels"), &e) };
        struct document *whole = NEW(a, struct document);
        struct case_file c = { .worker.birth = DATE_NONE };
        struct stack s = { .a = a, .ask = &ask, .c = &c };

        if (!ask.identity)
                abort();
        whole->text = text;
        whole->date = DATE_NONE;
        document_paginate(a, whole);
        s.n = whole->pages;
        whole->page = NEWN(a, struct document_page, s.n + 1);
        s.sheet = NEWN(a, struct sheet, s.n + 1);
        for (size_t i = 0; i < s.n; i++)
                s.sheet[i] = (struct sheet){ .file = whole, .number = i + 1,
                        .text = document_page_text(whole, i + 1),
                        .reading = document_page_text(whole, i + 1),
                        .page = &whole->page[i] };
        sheets_whose(&s);
        c.document = NEWN(a, struct document *, s.n + 1);
        for (size_t i = 0; i < s.n; i++) {
                struct document *d = NEW(a, struct document);

                *d = *whole;
                d->first_page = i + 1;
                d->n_pages = 1;
                d->apart = whole->page[i].apart;
                c.document[c.n_documents++] = d;
        }
        documents_same(&s);
        pages_check(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);

        if (setjmp(door.env) == 0) {
                str text = str_of((const char *)data, size);

                door.open = true;
                if (size && (data[0] & 1))
                        labels_check(&a, str_slice(text, 1, size));
                else
                        pages_read(&a, str_slice(text, 1, size));
        }
        arena_close(&a);
        return 0;
}
