/* api.c - implements imr.h out of the rooms; nothing else is exported.
 *
 * Each public call sets the one door through which exhausted limits and
 * memory leave, and turns what failed into an imr_err. */
#include "imr.h"

#include "casefile/casefile.h"
#include "base/utf8.h"
#include "host/host.h"
#include "render/render.h"
#include "review/review.h"

#include <stdlib.h>

#define EXPORT __attribute__((visibility("default")))

/* Bytes: of the data of one imr, and of one call. */
static const size_t DATA_MOST = (size_t)256 << 20;
static const size_t CALL_MOST = (size_t)2 << 30;
enum { DEPTH_MOST = 16 };

struct imr {
        struct door door;
        arena keep;             /* the data */
        arena work;             /* one call */
        str   data;             /* folder */
        struct library library;
        struct vocabulary *vocabulary;
        struct titles *titles;
        struct layouts *layouts;
        struct dictionary *dictionary;
        struct guidelines *guidelines;
        struct programme *programme;
        void *more;             /* what a call is given beside its imr_ask */
};

/* ---- Errors ------------------------------------------------------------- */

static imr_rc rc_of(rc r)
{
        return r == OK ? IMR_OK : r == ERR_USAGE ? IMR_USAGE : IMR_INPUT;
}

static imr_rc fail(imr_err *out, const err *e)
{
        if (out) {
                out->rc = rc_of(e->code);
                memcpy(out->file, e->file, sizeof out->file);
                out->line = e->line;
                memcpy(out->text, e->text, sizeof out->text);
        }
        return rc_of(e->code);
}

/* What left through the door, on the file being read. */
static imr_rc left(imr *m, const char *path, imr_err *out)
{
        err e = m->door.why;

        if (!e.file[0])
                err_set(&e, e.code, str_from(path), 0, "%s",
                        m->door.why.text);
        return fail(out, &e);
}

typedef rc verb(imr *m, const imr_ask *ask, err *e);

/* The one place that sets the door: every call goes through here. */
static imr_rc run(imr *m, const imr_ask *ask, verb *inner, imr_err *oe)
{
        err e = { 0 };
        rc r;

        if (setjmp(m->door.env))
                return left(m, ask->path ? ask->path : "", oe);
        m->door.open = true;
        arena_reset(&m->work);
        r = inner(m, ask, &e);
        m->door.open = false;
        return r == OK ? IMR_OK : fail(oe, &e);
}

static rc put(const imr_ask *ask, const buf *b, err *e)
{
        if (b->n && ask->out(ask->context, b->p, b->n))
                return err_set(e, ERR_IO, S(""), 0,
                               "the output could not be written");
        return OK;
}

/* ---- Data --------------------------------------------------------------- */

static str data_path(imr *m, str folder, str name)
{
        return host_join(&m->keep, host_join(&m->keep, m->data, folder),
                         name);
}

/* All files of a data folder that end so. */
static rc data_files(imr *m, str folder, str ending, struct data_file **out,
                     size_t *n, err *e)
{
        str *name;
        size_t count;
        rc r = host_folder(&m->keep, host_join(&m->keep, m->data, folder),
                           &name, &count, e);

        *n = 0;
        if (r)
                return r;
        *out = NEWN(&m->keep, struct data_file, count + 1);
        for (size_t i = 0; i < count && r == OK; i++) {
                struct data_file *f = &(*out)[*n];

                if (!str_ends(name[i], ending))
                        continue;
                f->name = data_path(m, folder, name[i]);
                r = host_file(&m->keep, f->name, HOST_FILE_MAX, &f->text, e);
                ++*n;
        }
        if (r == OK && *n == 0)
                return err_set(e, ERR_INPUT, host_join(&m->keep, m->data,
                               folder), 0, "holds no *"FMT" file; name "
                               "another data folder", ARG(ending));
        return r;
}

static rc need_words(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->vocabulary)
                return OK;
        r = data_files(m, S("vocabulary"), S(".vocabulary"), &f, &n, e);
        return r ? r : vocabulary_load(&m->keep, f, n, &m->vocabulary, e);
}

static rc need_layouts(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->layouts)
                return OK;
        r = data_files(m, S("vocabulary"), S(".titles"), &f, &n, e);
        if (r == OK)
                r = titles_load(&m->keep, &f[0], &m->titles, e);
        if (r == OK)
                r = data_files(m, S("layouts"), S(".layout"), &f, &n, e);
        return r ? r : layouts_load(&m->keep, f, n, &m->layouts, e);
}

static rc need_dictionary(imr *m, err *e)
{
        str name = data_path(m, S("guidelines"), S("dictionary.outline"));
        str text;
        rc r;

        if (m->dictionary)
                return OK;
        r = host_file(&m->keep, name, HOST_FILE_MAX, &text, e);
        return r ? r : dictionary_load(&m->keep, name, text, &m->dictionary,
                                       e);
}

static rc need_guidelines(imr *m, err *e)
{
        struct data_file *f;
        struct guideline_file *g;
        size_t n;
        rc r = need_dictionary(m, e);

        if (r || m->guidelines)
                return r;
        r = data_files(m, S("guidelines"), S(".guideline"), &f, &n, e);
        if (r)
                return r;
        g = NEWN(&m->keep, struct guideline_file, n);
        for (size_t i = 0; i < n; i++)
                g[i] = (struct guideline_file){ f[i].name, f[i].text };
        return guidelines_load(&m->keep, m->dictionary, g, n, &m->guidelines,
                               e);
}

static rc need_programme(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->programme)
                return OK;
        r = data_files(m, S("programmes"), S(".programme"), &f, &n, e);
        return r ? r : programme_load(&m->keep, f[0].name, f[0].text,
                                      &m->programme, e);
}

/* Everything that a review stands on. */
static rc need_all(imr *m, err *e)
{
        rc r = need_words(m, e);

        if (r == OK)
                r = need_layouts(m, e);
        if (r == OK)
                r = need_guidelines(m, e);
        if (r == OK)
                r = need_programme(m, e);
        m->library = (struct library){ m->vocabulary, m->titles, m->layouts,
                                       m->guidelines, m->programme };
        return r;
}

/* ---- Open and close ----------------------------------------------------- */

static bool has_data(arena *a, str folder)
{
        return host_exists(host_join(a, folder,
                                     S("guidelines/dictionary.outline")));
}

static rc data_find(imr *m, const char *data, err *e)
{
        static const str beside[] = { STR("../share/imr"), STR("..") };
        str own = host_program_folder(&m->keep);

        if (data) {
                m->data = arena_str(&m->keep, str_from(data));
                if (has_data(&m->keep, m->data))
                        return OK;
                return err_set(e, ERR_INPUT, m->data, 0, "is no data folder; "
                               "name one that holds guidelines/, vocabulary/,"
                               " layouts/ and programmes/");
        }
        for (size_t i = 0; i < 2 && own.n; i++) {
                m->data = host_join(&m->keep, own, beside[i]);
                if (has_data(&m->keep, m->data))
                        return OK;
        }
        return err_set(e, ERR_INPUT, S(""), 0, "no data folder beside the "
                       "program; name one with --data or IMR_DATA");
}

EXPORT imr_rc imr_open(const char *data, imr **out, imr_err *oe)
{
        imr *m = calloc(1, sizeof *m);
        err e = { 0 };
        rc r;

        if (!m) {
                err_set(&e, ERR_MEMORY, S(""), 0, "no memory left");
                return fail(oe, &e);
        }
        m->keep = arena_open(DATA_MOST, &m->door);
        m->work = arena_open(CALL_MOST, &m->door);
        if (setjmp(m->door.env)) {
                imr_rc why = left(m, "", oe);

                imr_close(m);
                return why;
        }
        m->door.open = true;
        r = data_find(m, data, &e);
        m->door.open = false;
        if (r) {
                imr_close(m);
                return fail(oe, &e);
        }
        *out = m;
        return IMR_OK;
}

EXPORT void imr_close(imr *m)
{
        if (!m)
                return;
        arena_close(&m->work);
        arena_close(&m->keep);
        free(m);
}

EXPORT const char *imr_version(void) { return IMR_VERSION; }

/* ---- Files -------------------------------------------------------------- */

static bool is_document(str name)
{
        static const str endings[] = { STR(".txt"), STR(".md"), STR(".text"),
                                       STR(".markdown") };

        for (size_t i = 0; i < 4; i++)
                if (str_ends(name, endings[i]))
                        return true;
        return false;
}

struct walk { imr *m; imr_each *each; void *context; int stopped; };

static rc walk_folder(struct walk *w, str path, int depth, err *e)
{
        arena *a = &w->m->work;
        str *name;
        size_t n;
        rc r;

        if (depth > DEPTH_MOST)
                return err_set(e, ERR_LIMIT, path, 0, "more than %d folders "
                               "deep; name a folder further down", DEPTH_MOST);
        r = host_folder(a, path, &name, &n, e);
        for (size_t i = 0; i < n && r == OK && !w->stopped; i++) {
                str one = host_join(a, path, name[i]);

                if (host_is_folder(one))
                        r = walk_folder(w, one, depth + 1, e);
                else if (is_document(name[i]))
                        w->stopped = w->each(w->context, arena_z(a, one));
        }
        return r;
}

static rc verb_files(imr *m, const imr_ask *ask, err *e)
{
        struct walk *w = m->more;

        if (strcmp(ask->path, "-") && host_is_folder(str_from(ask->path)))
                return walk_folder(w, str_from(ask->path), 0, e);
        w->stopped = w->each(w->context, ask->path);
        return OK;
}

EXPORT imr_rc imr_files(imr *m, const char *path, imr_each *each,
                        void *context, imr_err *oe)
{
        struct walk w = { m, each, context, 0 };
        imr_ask ask = { .path = path };
        imr_rc r;

        m->more = &w;
        r = run(m, &ask, verb_files, oe);
        return r == IMR_OK ? (imr_rc)w.stopped : r;
}

/* The document at path: its text, cut into pages. */
static rc document_open(imr *m, const char *path, struct document *out,
                        err *e)
{
        str bytes, name = str_from(path);
        utf8_done done;
        rc r = host_file(&m->work, name, HOST_FILE_MAX, &bytes, e);

        if (r)
                return r;
        if (str_starts(bytes, S("%PDF-")))
                return err_set(e, ERR_INPUT, name, 0, "is a PDF; give its "
                               "text, as pdftotext -layout writes it");
        *out = (struct document){ .name = host_base(name),
                                  .date = DATE_NONE };
        out->text = utf8_text(&m->work, bytes, &done);
        if (done.nul_at != STR_NONE)
                return err_set(e, ERR_INPUT, name, 0, "is binary (a NUL at "
                               "byte %zu); give a text file", done.nul_at);
        if (str_trim(out->text).n == 0)
                return err_set(e, ERR_INPUT, name, 0,
                               "holds no text; give a letter or document");
        document_paginate(&m->work, out);
        return OK;
}

/* The library names a letter's error by its document; people gave a path. */
static rc on_path(rc r, const char *path, err *e)
{
        if (r && (!e->file[0] ||
                  str_eq(str_from(e->file), host_base(str_from(path))))) {
                char text[ERR_TEXT_MAX];

                memcpy(text, e->text, sizeof text);
                err_set(e, e->code, str_from(path), e->line, "%s", text);
        }
        return r;
}

static rc letter_open(imr *m, const char *path, struct document *d,
                      struct letter *l, bool *cut, err *e)
{
        rc r = need_layouts(m, e);

        if (r == OK)
                r = document_open(m, path, d, e);
        if (r == OK)
                r = letter_read(&m->work, m->layouts, d, l, cut, e);
        return on_path(r, path, e);
}

static rc cut_message(const char *path, const struct document *d, err *e)
{
        return err_set(e, ERR_INPUT, str_from(path), 0, "the last rationale "
                       "stops in mid-sentence at byte %zu; the letter may be "
                       "cut off", d->text.n);
}

static buf output(imr *m)
{
        return buf_open(&m->work, CALL_MOST / 2);
}

/* ---- Verbs -------------------------------------------------------------- */

static rc verb_text(imr *m, const imr_ask *ask, err *e)
{
        struct document d;
        rc r;

        r = document_open(m, ask->path, &d, e);
        if (r == OK) {
                buf b = output(m);

                buf_add(&b, d.text);
                r = put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_text(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_text, oe);
}

static rc verb_read(imr *m, const imr_ask *ask, err *e)
{
        struct document d;
        struct letter l;
        bool cut = false;
        rc r;

        r = letter_open(m, ask->path, &d, &l, &cut, e);
        if (r == OK) {
                buf b = output(m);
                json j = json_open(&b);

                letter_cite(&m->work, m->titles, &l);
                if (ask->format == IMR_FORMAT_JSON) {
                        letter_json(&j, &l, d.name, ask->spans);
                        buf_char(&b, '\n');
                } else {
                        letter_print(&b, &l, d.name);
                }
                r = put(ask, &b, e);
        }
        if (r == OK && cut)
                r = cut_message(ask->path, &d, e);
        return r;
}

EXPORT imr_rc imr_read(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_read, oe);
}

static rc verb_facts(imr *m, const imr_ask *ask, err *e)
{
        struct document d;
        struct letter l;
        struct findings f;
        bool cut;
        rc r;

        r = need_words(m, e);
        if (r == OK)
                r = need_layouts(m, e);
        if (r == OK)
                r = on_path(document_open(m, ask->path, &d, e), ask->path,
                            e);
        if (r == OK) {
                str number = S("");
                size_t begin = 0, end = d.text.n;
                buf b = output(m);
                json j = json_open(&b);

                /* A letter: its summary. Anything else: the whole text. */
                if (letter_read(&m->work, m->layouts, &d, &l, &cut, NULL) ==
                    OK) {
                        begin = l.case_summary.begin;
                        end = l.case_summary.end;
                        number = letter_value(&m->work, &l, l.case_number);
                }
                f = findings_read(&m->work, m->vocabulary, &d, begin, end);
                if (ask->format == IMR_FORMAT_JSON) {
                        findings_json(&j, &f, d.name, number);
                        buf_char(&b, '\n');
                } else {
                        findings_print(&b, &f, d.name);
                }
                r = put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_facts(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_facts, oe);
}

static rc case_open(imr *m, const imr_ask *ask, struct case_file *c,
                    struct review *out, err *e)
{
        rc r = need_all(m, e);

        if (r == OK)
                r = case_read(&m->work, m->vocabulary, str_from(ask->path), c,
                              e);
        if (r == OK)
                r = case_tie(c, e);
        return r ? r : review_case(&m->work, &m->library, c,
                                   ask->trust_unverified, out, e);
}

static rc verb_review(imr *m, const imr_ask *ask, err *e)
{
        struct case_file c;
        struct review v;
        rc r;

        r = on_path(case_open(m, ask, &c, &v, e), ask->path, e);
        if (r == OK) {
                buf b = output(m);
                struct page_node *page = page_open(&m->work);

                if (ask->format == IMR_FORMAT_JSON) {
                        for (size_t i = 0; i < c.n_items; i++) {
                                json j = json_open(&b);

                                analysis_json(&j, &v, &v.analysis[i],
                                              c.source, S(""), S(""), false);
                                buf_char(&b, '\n');
                        }
                } else {
                        review_print(&b, &v);
                        summary_page(&m->work, &m->library, &v, page);
                        buf_char(&b, '\n');
                        render_text(&b, page, 80);
                }
                r = put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_review(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_review, oe);
}

static void page_render(buf *b, const struct page_node *page,
                        imr_format format)
{
        if (format == IMR_FORMAT_MARKDOWN)
                render_markdown(b, page);
        else if (format == IMR_FORMAT_HTML)
                render_html(b, page);
        else
                render_text(b, page, 80);
}

static rc verb_draft(imr *m, const imr_ask *ask, err *e)
{
        struct case_file c;
        struct review v;
        struct decision d;
        struct page_node *page;
        rc r;

        r = on_path(case_open(m, ask, &c, &v, e), ask->path, e);
        if (r == OK && ask->decision)
                r = decision_read(&m->work, str_from(ask->decision),
                                  c.n_items, &d, e);
        if (r == OK)
                r = on_path(draft_page(&m->work, &m->library, &v,
                                       ask->decision ? &d : NULL, &page, e),
                            ask->decision ? ask->decision : ask->path, e);
        if (r == OK) {
                buf b = output(m);

                page_render(&b, page, ask->format);
                r = put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_draft(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_draft, oe);
}

static str expected_of(const struct programme *p, const struct analysis *n)
{
        if (n->indication == INDICATED_MET)
                return p->expect_met;
        if (n->indication == INDICATED_NOT_MET)
                return p->expect_not_met;
        for (size_t i = 0; i < n->n_causes; i++)
                if (str_eq(n->cause[i], S("silent")))
                        return p->expect_silent;
        return p->expect_undetermined;
}

static void backtest_item(imr *m, buf *b, const struct review *v,
                          const struct letter *l, size_t i, bool as_json)
{
        str actual = l->item[i].overturned ? S("overturned") : S("upheld");
        str expected = expected_of(m->programme, &v->analysis[i]);

        if (as_json) {
                json j = json_open(b);

                analysis_json(&j, v, &v->analysis[i], v->file->source,
                              expected, actual, true);
                buf_char(b, '\n');
        } else {
                buf_fmt(b, "Item %zu: expected by the programme's rule: "FMT
                        "; decided: "FMT"\n", i + 1,
                        ARG(expected.n ? expected : S("nothing")),
                        ARG(actual));
        }
}

static rc verb_backtest(imr *m, const imr_ask *ask, err *e)
{
        struct document d;
        struct letter l;
        struct case_file c;
        struct review v;
        bool cut = false, as_json = ask->format == IMR_FORMAT_JSON;
        rc r;

        r = need_all(m, e);
        if (r == OK)
                r = letter_open(m, ask->path, &d, &l, &cut, e);
        if (r == OK) {
                case_of_letter(&m->work, &m->library, &l, &c);
                r = case_tie(&c, e);
        }
        if (r == OK)
                r = on_path(review_case(&m->work, &m->library, &c,
                                        ask->trust_unverified, &v, e),
                            ask->path, e);
        if (r == OK) {
                buf b = output(m);

                if (!as_json)
                        review_print(&b, &v);
                for (size_t i = 0; i < c.n_items; i++)
                        backtest_item(m, &b, &v, &l, i, as_json);
                r = put(ask, &b, e);
        }
        if (r == OK && cut)
                r = cut_message(ask->path, &d, e);
        return r;
}

EXPORT imr_rc imr_backtest(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_backtest, oe);
}

/* ---- Guidelines --------------------------------------------------------- */

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

        fail(&out, e);
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

/* The dictionary among the paths, or the data folder's. */
static rc dictionary_of(imr *m, const char *const *path, size_t n,
                        struct dictionary **out, err *e)
{
        rc r = need_dictionary(m, e);

        *out = m->dictionary;
        for (size_t i = 0; i < n && r == OK; i++) {
                str name = str_from(path[i]), text;

                if (!str_ends(name, S(".outline")))
                        continue;
                r = host_file(&m->work, name, HOST_FILE_MAX, &text, e);
                if (r == OK)
                        r = dictionary_load(&m->work, name, text, out, e);
        }
        return r;
}

static rc verb_check(imr *m, const imr_ask *ask, err *e)
{
        struct checking *k = m->more;
        struct dictionary *d;
        struct guidelines *g;
        rc r;

        (void)ask;
        r = k->n_paths ? dictionary_of(m, k->path, k->n_paths, &d, e)
                       : need_guidelines(m, e);
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
        r = run(m, &ask, verb_check, oe);
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
        struct example_results out;
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
        str *name;
        size_t n;
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
                r = need_guidelines(m, e);
                *out = m->guidelines;
        }
        return r;
}

static rc verb_test(imr *m, const imr_ask *ask, err *e)
{
        struct testing *t = m->more;
        rc r = guidelines_of(m, t->path, t->n, &t->g, e);

        t->b = output(m);
        for (size_t i = 0; i < t->n && r == OK; i++)
                if (!str_ends(str_from(t->path[i]), S(".guideline")) &&
                    !str_ends(str_from(t->path[i]), S(".outline")))
                        r = test_path(t, str_from(t->path[i]), e);
        if (t->n == 0 && r == OK)
                r = test_path(t, host_join(&m->work, m->data,
                                           S("guidelines")), e);
        if (r == OK && t->passed + t->failed == 0)
                return err_set(e, ERR_INPUT, str_from(ask->path), 0,
                               "holds no example; give *.example files");
        if (r)
                return r;
        buf_fmt(&t->b, "%zu passed, %zu failed\n", t->passed, t->failed);
        return put(ask, &t->b, e);
}

EXPORT imr_rc imr_guideline_test(imr *m, const char *const *path, size_t n,
                                 const imr_ask *how, imr_err *oe)
{
        struct testing t = { .m = m, .path = path, .n = n };
        imr_ask ask = *how;
        imr_rc r;

        ask.path = n ? path[0] : "";
        m->more = &t;
        r = run(m, &ask, verb_test, oe);
        return r == IMR_OK && t.failed ? IMR_NO : r;
}

static void topic_list_json(buf *b, const struct topic_about *t)
{
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "topic", t->name);
        json_str_at(&j, "guideline", t->guideline);
        json_str_at(&j, "title", t->title);
        json_count_at(&j, "edition", t->edition ? t->edition : -1);
        json_str_at(&j, "section", t->section);
        json_str_at(&j, "class", t->rule ? S("rule")
                                 : str_from(topic_class_name(t->class)));
        json_date_at(&j, "from", t->from);
        json_date_at(&j, "until", t->until);
        json_count_at(&j, "lines", (long)t->lines);
        json_count_at(&j, "unverified", (long)t->unverified);
        json_object_end(&j);
        buf_char(b, '\n');
}

static rc verb_guideline_list(imr *m, const imr_ask *ask, err *e)
{
        rc r;

        r = need_guidelines(m, e);
        if (r == OK) {
                buf b = output(m);

                for (size_t i = 0; i < guidelines_topics(m->guidelines);
                     i++) {
                        struct topic_about t = topic_about(m->guidelines, i);

                        if (ask->format == IMR_FORMAT_JSON) {
                                topic_list_json(&b, &t);
                                continue;
                        }
                        buf_fmt(&b, "%-32.*s %-16s "FMT, ARG(t.name),
                                t.rule ? "rule"
                                       : topic_class_name(t.class),
                                ARG(t.title));
                        if (t.edition)
                                buf_fmt(&b, " %ld", t.edition);
                        buf_fmt(&b, ", in force from "FMT" until "FMT"; %zu "
                                "lines, %zu unverified\n",
                                ARG(date_text(&m->work, t.from)),
                                ARG(date_known(t.until)
                                    ? date_text(&m->work, t.until)
                                    : S("now")), t.lines, t.unverified);
                }
                r = put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_guideline_list(imr *m, const imr_ask *ask, imr_err *oe)
{
        return run(m, ask, verb_guideline_list, oe);
}
