/* fuzz_clinical.c - any bytes as vocabulary, as a document, as a request.
 *
 * The first byte says which. Documents and requests are read with the
 * project's vocabulary (run in the source folder), or, where it is not there,
 * with a small one. */
#include "clinical/clinical.h"
#include "host/host.h"

#include <stdlib.h>

static const char small[] =
        "concept  pain\n  title  pain\n  section  complaint\n  words  pain\n"
        "cue  absent noun\n  before  no\n";

static const struct vocabulary *vocabulary_any(arena *a)
{
        struct data_file one = { S("small"), str_from(small) }, *file = &one;
        struct vocabulary *v = NULL;
        size_t n, used = 1;
        str *name;

        if (host_folder(a, S("vocabulary"), &name, &n, NULL) == OK) {
                file = NEWN(a, struct data_file, n + 1);
                used = 0;
                for (size_t i = 0; i < n; i++) {
                        file[used].name = name[i];
                        if (str_ends(name[i], S(".vocabulary")) &&
                            host_file(a, host_join(a, S("vocabulary"),
                                                   name[i]), HOST_FILE_MAX,
                                      &file[used].text, NULL) == OK)
                                used++;
                }
        }
        if (vocabulary_load(a, file, used, &v, NULL))
                abort();
        return v;
}

static void document_try(arena *a, const struct vocabulary *v, str text)
{
        struct document d = { .text = text, .date = DATE_NONE };
        struct findings f = findings_read(a, v, &d, 0, text.n);

        for (size_t i = 0; i < f.n; i++)
                if (f.at[i].evidence.begin >= f.at[i].evidence.end ||
                    f.at[i].evidence.end > text.n)
                        abort();
        dates_read(a, v, text, text.n / 3, text.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const struct vocabulary *v;      /* loaded once */
        static struct door door0;
        static arena lasting;
        struct door door = { 0 };
        arena a = arena_open((size_t)256 << 20, &door);

        if (!v) {
                lasting = arena_open((size_t)256 << 20, &door0);
                if (setjmp(door0.env))
                        abort();
                door0.open = true;
                v = vocabulary_any(&lasting);
        }
        if (size && !setjmp(door.env)) {
                str text = str_of((const char *)data + 1, size - 1);
                struct data_file f = { S("fuzz"), text };
                struct vocabulary *own = NULL;

                door.open = true;
                if (data[0] % 3 == 0)
                        (void)vocabulary_load(&a, &f, 1, &own, NULL);
                else if (data[0] % 3 == 1)
                        document_try(&a, v, text);
                else
                        (void)request_parse(&a, v, text);
        }
        arena_close(&a);
        return 0;
}
