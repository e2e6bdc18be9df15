/* fuzz_split.c - any bytes as the pages of a case's file, and as the words by
 * which they are told apart. The first byte says which; of pages, its bits
 * say whether they were recognised, and which of them are set apart. Every
 * page is in one document, and documents are runs of pages. */
#include "data.h"

#include "casefile/stack.h"

#include <assert.h>

static const char words[] =
        "source \"ours\"\n"
        "class PR2_REPORT\n  form \"progress report\"\n  cue 3 \"plan\"\n"
        "class IMAGING\n  title \"mri\"\n  date of last row\n"
        "  written by \"radiology\"\n"
        "opening \"report\"\ndate service\n  \"date of exam\"  \"dos\"\n"
        "not date \"dob\"\nreceived \"received\"\n"
        "author signed\n  \"signed by\"\ncredential \"M.D.\"\n"
        "specialty \"radiology\"\n  also \"radiologist\"\n"
        "patient \"name\"  \"claim\"  \"dob\"\ngreeting \"dear\"\n"
        "closing \"sincerely\"\npage \"page\"\nof \"of\"\nfax \"fax\"\n"
        "goes on \"continued\"\n";

static void documents_check(const struct case_file *c, size_t pages)
{
        size_t next = 1, at = 0;

        for (size_t i = 0; i < c->n_documents; i++) {
                const struct document *d = c->document[i];

                assert(d->first_page == next && d->n_pages > 0);
                assert(d->begin >= at && d->end >= d->begin);
                assert(d->class.n > 0);
                assert(!d->continues || (d->continues->first_page < next &&
                                         !d->continues->continues));
                next += d->n_pages;
                at = d->end;
        }
        assert(next == pages + 1);
}

static void pages_split(arena *a, const struct kinds *k, uint8_t how,
                        str text)
{
        struct document file = { .name = S("x"), .text = text,
                                 .date = DATE_NONE, .received = DATE_NONE };
        struct document *all = &file;
        struct case_ask ask = { .kinds = k };
        struct case_file c = { .file = &all, .n_files = 1,
                               .injury = DATE_NONE, .decision = DATE_NONE,
                               .assigned = DATE_NONE,
                               .worker.birth = DATE_NONE };
        struct stack s = { .a = a, .ask = &ask, .c = &c };

        document_paginate(a, &file);
        file.page = NEWN(a, struct document_page, file.pages);
        s.sheet = NEWN(a, struct sheet, file.pages + 1);
        for (size_t i = 0; i < file.pages; i++) {
                file.page[i].confidence = 1;
                file.page[i].from = how & 2 ? PAGE_RECOGNISED : PAGE_EMBEDDED;
                file.page[i].apart = how >> (i % 6 + 2) & 1;
                s.sheet[s.n++] = (struct sheet){
                        .file = &file, .number = i + 1,
                        .text = document_page_text(&file, i + 1),
                        .reading = document_page_text(&file, i + 1),
                        .page = &file.page[i] };
        }
        sheets_mark(&s);
        sheets_split(&s);
        documents_check(&c, file.pages);
}

static void any_read(arena *a, uint8_t how, str text)
{
        struct data_file f = { S("fuzz.kinds"), how & 1 ? text
                                                        : str_from(words) };
        struct kinds *k;
        err e = { 0 };

        if (kinds_load(a, &f, &k, &e)) {
                assert(how & 1 && e.text[0]);
                return;
        }
        pages_split(a, k, how, how & 1 ? str_from(words) : text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);

        if (size && setjmp(door.env) == 0) {
                door.open = true;
                any_read(&a, data[0], str_of((const char *)data + 1,
                                             size - 1));
        }
        arena_close(&a);
        return 0;
}
