/* library_test.h - the project's own dictionary and guidelines, and its
 * examples, for tests that hold for the whole library. */
#ifndef LIBRARY_TEST_H
#define LIBRARY_TEST_H

#include "data.h"

#include "guideline/guideline.h"

enum { FILES_MOST = 256 };

/* The files of guidelines/ that end so. */
static inline size_t files_open(arena *a, str ending,
                                struct guideline_file *f)
{
        str *name, folder = S("guidelines");
        size_t n, count = 0;
        err e = { 0 };

        assert_int_equal(host_folder(a, folder, &name, &n, &e), OK);
        for (size_t i = 0; i < n; i++) {
                str path = host_join(a, folder, name[i]);

                if (!str_ends(name[i], ending))
                        continue;
                assert_true(count < FILES_MOST);
                f[count++] = (struct guideline_file){ path,
                                                      test_file(a, path) };
        }
        return count;
}

static inline struct dictionary *dictionary_open(arena *a)
{
        struct guideline_file f[FILES_MOST];
        struct dictionary *d = NULL;
        size_t n = files_open(a, S(".outline"), f);
        err e = { 0 };

        if (dictionaries_load(a, f, n, &d, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return d;
}

static inline struct guidelines *library_open(arena *a)
{
        struct guideline_file f[FILES_MOST];
        struct guidelines *g = NULL;
        size_t n = files_open(a, S(".guideline"), f);
        err e = { 0 };

        if (guidelines_load(a, dictionary_open(a), f, n, &g, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return g;
}

/* A library of one invented file and dictionary. */
static inline struct guidelines *toy_open(arena *a, const char *dictionary,
                                          str text)
{
        struct guideline_file f = { S("h"), text };
        struct dictionary *d;
        struct guidelines *g = NULL;
        err e = { 0 };

        if (dictionary_load(a, S("d"), str_from(dictionary), &d, &e) ||
            guidelines_load(a, d, &f, 1, &g, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return g;
}

#endif
