/* api_guideline.c - the calls of imr.h that are about guideline files: check
 * them, run their examples. Reading them is api_desk.c's. */
#include "api.h"

struct checking {
        imr *m;
        imr_say *say;
        void *context;
        const char *const *path; size_t n_paths;
        struct guideline_file *file;    /* that load alone */
        size_t n;
        imr_rc worst;
};

static void say_of(struct checking *k, const err *e, imr_rc code)
{
        imr_err out;

        api_fail(&out, e);
        out.rc = code;
        if (code > k->worst)
                k->worst = code;
        k->say(k->context, &out);
}

static void check_one(struct checking *k, const struct dictionary *d,
                      str path)
{
        struct guideline_file *f = &k->file[k->n];
        struct guidelines *g;
        err e = { 0 };
        rc r;

        f->name = path;
        r = host_file(&k->m->work, path, HOST_FILE_MAX, &f->text, &e);
        if (r) {
                say_of(k, &e, IMR_INPUT);
                return;
        }
        r = guidelines_load(&k->m->work, d, f, 1, &g, &e);
        if (r)
                say_of(k, &e, IMR_NO);
        else
                k->n++;
}

/* The dictionary that the paths' outlines make, or the data folder's. */
static rc dictionary_of(imr *m, const char *const *path, size_t n,
                        struct dictionary **out, err *e)
{
        rc r = api_need_dictionary(m, e);

        struct guideline_file *f = NEWN(&m->work, struct guideline_file,
                                        n + 1);
        size_t count = 0;

        *out = m->dictionary;
        for (size_t i = 0; i < n && r == OK; i++) {
                if (!str_ends(str_from(path[i]), S(".outline")))
                        continue;
                f[count].name = str_from(path[i]);
                r = host_file(&m->work, f[count].name, HOST_FILE_MAX,
                              &f[count].text, e);
                count++;
        }
        return r || !count ? r : dictionaries_load(&m->work, f, count, out,
                                                   e);
}

static rc verb_check(imr *m, const imr_ask *ask, err *e)
{
        struct checking *k = m->more;
        struct dictionary *d;
        struct guidelines *g;
        rc r;

        (void)ask;
        r = k->n_paths ? dictionary_of(m, k->path, k->n_paths, &d, e)
                       : api_need_guidelines(m, e);
        if (r == ERR_SYNTAX) {          /* what was to be found out */
                say_of(k, e, IMR_NO);
                return OK;
        }
        if (r || !k->n_paths)
                return r;
        k->file = NEWN(&m->work, struct guideline_file, k->n_paths);
        for (size_t i = 0; i < k->n_paths; i++)
                if (!str_ends(str_from(k->path[i]), S(".outline")))
                        check_one(k, d, str_from(k->path[i]));
        if (k->n > 1 && guidelines_load(&m->work, d, k->file, k->n, &g, e))
                say_of(k, e, IMR_NO);
        return OK;
}

EXPORT imr_rc imr_guideline_check(imr *m, const char *const *path, size_t n,
                                  imr_say *say, void *context, imr_err *oe)
{
        struct checking k = { .m = m, .say = say, .context = context,
                              .path = path, .n_paths = n };
        imr_ask ask = { .path = n ? path[0] : "" };
        imr_rc r;

        m->more = &k;
        r = api_run(m, &ask, verb_check, oe);
        return r > k.worst ? r : k.worst;
}

struct testing {
        imr *m;
        const char *const *path; size_t n;
        const struct guidelines *g;
        buf b;
        size_t passed, failed;
};

static rc test_file(struct testing *t, str path, err *e)
{
        struct example_results out = { .n = 0 };
        str text;
        rc r = host_file(&t->m->work, path, HOST_FILE_MAX, &text, e);

        if (r == OK)
                r = examples_run(&t->m->work, t->g, path, text, &out, e);
        for (size_t i = 0; i < out.n && r == OK; i++) {
                const struct example_result *x = &out.at[i];

                t->passed += x->passed;
                t->failed += !x->passed;
                buf_fmt(&t->b, "%s "FMT, x->passed ? "ok    " : "not ok",
                        ARG(x->title));
                if (!x->passed)
                        buf_fmt(&t->b, " - "FMT":%zu: "FMT, ARG(x->file),
                                x->line, ARG(x->message));
                buf_char(&t->b, '\n');
        }
        return r;
}

static rc test_path(struct testing *t, str path, err *e)
{
        arena *a = &t->m->work;
        str *name = NULL;
        size_t n = 0;
        rc r;

        if (!host_is_folder(path))
                return test_file(t, path, e);
        r = host_folder(a, path, &name, &n, e);
        for (size_t i = 0; i < n && r == OK; i++)
                if (str_ends(name[i], S(".example")))
                        r = test_file(t, host_join(a, path, name[i]), e);
        return r;
}

/* The guidelines that examples run against. */
static rc guidelines_of(imr *m, const char *const *path, size_t n,
                        const struct guidelines **out, err *e)
{
        struct guideline_file *f = NEWN(&m->work, struct guideline_file,
                                        n + 1);
        struct dictionary *d;
        struct guidelines *g;
        size_t count = 0;
        rc r = dictionary_of(m, path, n, &d, e);

        for (size_t i = 0; i < n && r == OK; i++)
                if (str_ends(str_from(path[i]), S(".guideline"))) {
                        f[count].name = str_from(path[i]);
                        r = host_file(&m->work, f[count].name, HOST_FILE_MAX,
                                      &f[count].text, e);
                        count++;
                }
        if (r == OK && count) {
                r = guidelines_load(&m->work, d, f, count, &g, e);
                *out = g;
        } else if (r == OK) {
                r = api_need_guidelines(m, e);
                *out = m->guidelines;
        }
        return r;
}

static rc verb_test(imr *m, const imr_ask *ask, err *e)
{
        struct testing *t = m->more;
        rc r = guidelines_of(m, t->path, t->n, &t->g, e);

        t->b = api_output(m);
        for (size_t i = 0; i < t->n && r == OK; i++)
                if (!str_ends(str_from(t->path[i]), S(".guideline")) &&
                    !str_ends(str_from(t->path[i]), S(".outline")))
                        r = test_path(t, str_from(t->path[i]), e);
        if (t->n == 0 && r == OK)
                r = test_path(t, host_join(&m->work, m->data,
                                           S("guidelines")), e);
        if (t->n == 0 && r == OK && m->overlay.n)
                r = test_path(t, m->overlay, e);
        if (r == OK && t->passed + t->failed == 0)
                return err_set(e, ERR_INPUT, str_from(ask->path), 0,
                               "holds no example; give *.example files");
        if (r)
                return r;
        buf_fmt(&t->b, "%zu passed, %zu failed\n", t->passed, t->failed);
        return api_put(ask, &t->b, e);
}

EXPORT imr_rc imr_guideline_test(imr *m, const char *const *path, size_t n,
                                 const imr_ask *how, imr_err *oe)
{
        struct testing t = { .m = m, .path = path, .n = n };
        imr_ask ask = *how;
        imr_rc r;

        ask.path = n ? path[0] : "";
        m->more = &t;
        r = api_run(m, &ask, verb_test, oe);
        return r == IMR_OK && t.failed ? IMR_NO : r;
}
