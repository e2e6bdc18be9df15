/* clinical_test.h - the project's own vocabulary, loaded for a test. Tests run
 * in the source folder. */
#ifndef CLINICAL_TEST_H
#define CLINICAL_TEST_H

#include "test.h"

#include "clinical/clinical.h"
#include "host/host.h"

static inline const struct vocabulary *vocabulary_of_project(arena *a)
{
        struct vocabulary *v = NULL;
        struct data_file *file;
        size_t n, used = 0;
        str *name;
        err e = { 0 };

        if (host_folder(a, S("vocabulary"), &name, &n, &e))
                fail_msg("%s", e.text);
        file = NEWN(a, struct data_file, n + 1);
        for (size_t i = 0; i < n; i++) {
                if (!str_ends(name[i], S(".vocabulary")))
                        continue;
                file[used].name = name[i];
                if (host_file(a, host_join(a, S("vocabulary"), name[i]),
                              HOST_FILE_MAX, &file[used++].text, &e))
                        fail_msg("%s", e.text);
        }
        if (vocabulary_load(a, file, used, &v, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return v;
}

#endif
