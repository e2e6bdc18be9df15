/* data.h - the project's own data, for tests that need the real thing. Unit
 * tests run in the root of the project. */
#ifndef TEST_DATA_H
#define TEST_DATA_H

#include "test.h"

#include "host/host.h"
#include "terms/vocabulary.h"

static inline str test_file(arena *a, str path)
{
        str text;
        err e;

        if (host_file(a, path, HOST_FILE_MAX, &text, &e))
                fail_msg("%s: %s", e.file, e.text);
        return text;
}

static inline const struct vocabulary *test_vocabulary(arena *a)
{
        struct data_file *f;
        struct vocabulary *v = NULL;
        size_t n, count = 0;
        str *name;
        err e;

        if (host_folder(a, S("vocabulary"), &name, &n, &e))
                fail_msg("%s: %s", e.file, e.text);
        f = NEWN(a, struct data_file, n + 1);
        for (size_t i = 0; i < n; i++)
                if (str_ends(name[i], S(".vocabulary"))) {
                        f[count].name = name[i];
                        f[count++].text = test_file(a,
                                host_join(a, S("vocabulary"), name[i]));
                }
        if (vocabulary_load(a, f, count, &v, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return v;
}

/* A vocabulary that must be refused, by a message that says so. */
static inline void test_refused(arena *a, const char *text, const char *says)
{
        struct data_file f = { S("x.vocabulary"), str_from(text) };
        struct vocabulary *v = NULL;
        err e = { 0 };

        assert_int_not_equal(vocabulary_load(a, &f, 1, &v, &e), OK);
        if (!strstr(e.text, says) || !e.line)
                fail_msg("%s: %s", text, e.text);
}

#endif
