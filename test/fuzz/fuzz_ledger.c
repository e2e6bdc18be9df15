/* fuzz_ledger.c - any bytes as a case's documents, to the ledger, the
 * chronology and all their formats.
 *
 * The first byte says the class. What is printed of a place must lie in the
 * document. Runs in the source folder, for the project's vocabulary. */
#include "casefile/ledger.h"
#include "base/utf8.h"
#include "host/host.h"
#include "render/ledger.h"

#include <stdlib.h>

static const struct vocabulary *vocabulary_any(arena *a)
{
        struct data_file *file;
        struct vocabulary *v = NULL;
        size_t n, used = 0;
        str *name;

        if (host_folder(a, S("vocabulary"), &name, &n, NULL))
                abort();
        file = NEWN(a, struct data_file, n + 1);
        for (size_t i = 0; i < n; i++) {
                file[used].name = name[i];
                if (str_ends(name[i], S(".vocabulary")) &&
                    host_file(a, host_join(a, S("vocabulary"), name[i]),
                              HOST_FILE_MAX, &file[used].text, NULL) == OK)
                        used++;
        }
        if (vocabulary_load(a, file, used, &v, NULL))
                abort();
        return v;
}

static void places_check(const struct evidence *at, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (at[i].begin > at[i].end ||
                    at[i].end > at[i].document->text.n)
                        abort();
}

static void ledger_try(arena *a, const struct vocabulary *v, str text,
                       str class)
{
        struct document d = { .name = S("d"), .text = text, .class = class,
                              .date = DATE_NONE, .received = DATE_NONE };
        struct document *all[] = { &d };
        struct case_file c = { .document = all, .n_documents = 1,
                               .injury = DATE_NONE,
                               .request_for_authorization = DATE_NONE,
                               .utilization_review = DATE_NONE,
                               .application = DATE_NONE,
                               .assigned = DATE_NONE };
        struct chronology when;
        struct ledger l;
        buf b = buf_open(a, (size_t)64 << 20);

        (void)date_parse_iso(S("2015-03-02"), &d.date);
        document_paginate(a, &d);
        ledger_read(a, v, &c, &l);
        chronology_read(a, &c, &l, &when);
        for (size_t i = 0; i < l.n; i++)
                places_check(l.line[i].at, l.line[i].n_at);
        render_ledger_text(&b, &l);
        render_ledger_csv(&b, &l);
        render_ledger_json(&b, &l);
        render_ledger_html(&b, &l);
        render_chronology_text(&b, &when);
        render_chronology_html(&b, &l, &when);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const str class[] = { STR(""), STR("THERAPY_NOTE"),
                STR("UR_DECISION"), STR("RFA"), STR("IMAGING"),
                STR("OPERATIVE"), STR("PR2_REPORT"), STR("PRIOR_FDL") };
        static const struct vocabulary *v;      /* loaded once */
        static struct door door0;
        static arena lasting;
        struct door door = { 0 };
        arena a = arena_open((size_t)512 << 20, &door);

        if (!v) {
                lasting = arena_open((size_t)256 << 20, &door0);
                if (setjmp(door0.env))
                        abort();
                door0.open = true;
                v = vocabulary_any(&lasting);
        }
        if (size && !setjmp(door.env)) {
                utf8_done done = { 0 };

                door.open = true;
                ledger_try(&a, v, utf8_text(&a, str_of((const char *)data + 1,
                           size - 1), &done), class[data[0] % 8]);
        }
        arena_close(&a);
        return 0;
}
