/* api.c - implements imr.h out of the rooms, with api_guideline.c and
 * api_read.c beside it; nothing else is exported.
 *
 * Each public call sets the one door through which exhausted limits and
 * memory leave, and turns what failed into an imr_err. */
#include "api.h"

#include "review/reasons.h"

#include "casefile/casefile.h"
#include "casefile/identity.h"
#include "host/crew.h"
#include "host/walk.h"
#include "render/render.h"

#include <stdlib.h>

/* Bytes: of the data of one imr, and of one call. */
static const size_t DATA_MOST = (size_t)256 << 20;
static const size_t CALL_MOST = (size_t)2 << 30;

/* ---- Errors ------------------------------------------------------------- */

static imr_rc rc_of(rc r)
{
        return r == OK ? IMR_OK : r == ERR_USAGE ? IMR_USAGE : IMR_INPUT;
}

imr_rc api_fail(imr_err *out, const err *e)
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
        return api_fail(out, &e);
}

/* The one place that sets the door: every call goes through here. */
imr_rc api_run(imr *m, const imr_ask *ask, api_verb *inner, imr_err *oe)
{
        err e = { 0 };
        rc r;

        if (setjmp(m->door.env))
                return left(m, ask->path ? ask->path : "", oe);
        m->door.open = true;
        arena_reset(&m->work);
        arena_reset(&m->step);
        r = inner(m, ask, &e);
        m->door.open = false;
        return r == OK ? IMR_OK : api_fail(oe, &e);
}

rc api_put(const imr_ask *ask, const buf *b, err *e)
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

static rc need_kinds(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->kinds)
                return OK;
        r = data_files(m, S("vocabulary"), S(".kinds"), &f, &n, e);
        return r ? r : kinds_load(&m->keep, &f[0], &m->kinds, e);
}

rc api_need_words(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->vocabulary)
                return OK;
        if (m->words_wrong.code) {
                *e = m->words_wrong;
                return e->code;
        }
        r = data_files(m, S("vocabulary"), S(".vocabulary"), &f, &n, e);
        if (r == OK)
                r = vocabulary_load(&m->keep, f, n, &m->vocabulary, e);
        if (r)
                m->words_wrong = *e;
        return r;
}

/* By what words a page names its patient. */
static rc need_identity(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->identity)
                return OK;
        r = data_files(m, S("vocabulary"), S(".labels"), &f, &n, e);
        return r ? r : identity_load(&m->keep, &f[0], &m->identity, e);
}

rc api_need_layouts(imr *m, err *e)
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

rc api_need_tables(imr *m, err *e)
{
        struct data_file *f;
        size_t n;
        rc r;

        if (m->tables)
                return OK;
        r = data_files(m, S("layouts"), S(".table"), &f, &n, e);
        return r ? r : tables_load(&m->keep, f, n, &m->tables, e);
}

/* The data folder's files that end so, and behind them the overlay's. */
static rc guideline_files(imr *m, str ending, struct guideline_file **out,
                          size_t *shipped, size_t *n, err *e)
{
        struct data_file *f = NULL;
        size_t more = 0;
        rc r = data_files(m, S("guidelines"), ending, &f, shipped, e);

        if (r == OK)
                r = api_overlay_files(m, ending, *shipped, out, &more, e);
        for (size_t i = 0; i < *shipped && r == OK; i++)
                (*out)[i] = (struct guideline_file){ f[i].name, f[i].text };
        *n = *shipped + more;
        return r;
}

rc api_need_dictionary(imr *m, err *e)
{
        struct guideline_file *f;
        struct dictionary *d;
        size_t n, shipped;
        rc r;

        if (m->dictionary)
                return OK;
        r = guideline_files(m, S(".outline"), &f, &shipped, &n, e);
        if (r == OK)
                r = dictionaries_load(&m->keep, f, n, &d, e);
        if (r == OK)
                m->dictionary = d;
        return r;
}

rc api_need_guidelines(imr *m, err *e)
{
        struct guideline_file *f;
        struct guidelines *g;
        size_t n, shipped;
        rc r = api_need_dictionary(m, e);

        if (r || m->guidelines)
                return r;
        r = guideline_files(m, S(".guideline"), &f, &shipped, &n, e);
        if (r == OK)
                r = guidelines_load_over(&m->keep, m->dictionary, f, n,
                                         shipped, &g, e);
        if (r == OK)
                r = api_overlay_confirm(m, g, e);
        if (r == OK)
                m->guidelines = g;
        return r;
}

rc api_need_programme(imr *m, err *e)
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

rc api_need_all(imr *m, err *e)
{
        rc r = api_need_words(m, e);

        if (r == OK)
                r = api_need_layouts(m, e);
        if (r == OK)
                r = api_need_guidelines(m, e);
        if (r == OK)
                r = api_need_programme(m, e);
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
                return api_fail(oe, &e);
        }
        m->keep = arena_open(DATA_MOST, &m->door);
        m->work = arena_open(CALL_MOST, &m->door);
        m->step = arena_open(CALL_MOST, &m->door);
        m->head = arena_open(CALL_MOST, &m->door);
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
                return api_fail(oe, &e);
        }
        *out = m;
        return IMR_OK;
}

EXPORT void imr_close(imr *m)
{
        if (!m)
                return;
        arena_close(&m->head);
        arena_close(&m->step);
        arena_close(&m->work);
        arena_close(&m->keep);
        free(m);
}

EXPORT const char *imr_version(void) { return IMR_VERSION; }

/* ---- Files -------------------------------------------------------------- */

struct files {
        imr_each *each;
        void *context;
        int stopped;
        struct host_walk walk;
};

/* A folder that cannot be walked is kept for the end; the rest goes on. */
static rc walk_files(imr *m, struct files *f, err *e)
{
        rc bad = OK;
        bool end = false;

        while (!end && !f->stopped) {
                struct host_met met;
                err why;
                rc r = host_walk_next(&f->walk, &met, &end, &why);

                if (r && !bad) {
                        bad = r;
                        *e = why;
                }
                arena_reset(&m->work);
                if (met.path.n)
                        f->stopped = f->each(f->context,
                                             arena_z(&m->work, met.path));
        }
        return bad;
}

static rc verb_files(imr *m, const imr_ask *ask, err *e)
{
        struct files *f = m->more;
        struct host_id id;
        rc r;

        if (strcmp(ask->path, "-") == 0 ||
            host_kind(str_from(ask->path), &id) != HOST_FOLDER) {
                f->stopped = f->each(f->context, ask->path);
                return OK;
        }
        r = host_walk_open(str_from(ask->path), intake_named, &m->door,
                           &f->walk, e);
        return r ? r : walk_files(m, f, e);
}

EXPORT imr_rc imr_files(imr *m, const char *path, imr_each *each,
                        void *context, imr_err *oe)
{
        struct files f = { .each = each, .context = context };
        imr_ask ask = { .path = path };
        imr_rc r;

        m->more = &f;
        r = api_run(m, &ask, verb_files, oe);
        host_walk_close(&f.walk);
        return r == IMR_OK ? (imr_rc)f.stopped : r;
}

rc api_document(imr *m, const imr_ask *ask, struct document *out, err *e)
{
        struct intake_ask how = { .ocr = ask->ocr,
                                  .workers = (unsigned)host_cores() };
        struct case_ask within = { .ocr = ask->ocr };
        str bytes, name = str_from(ask->path);

        how.store = host_join(&m->work, str_slice(name, 0, name.n -
                                                  host_base(name).n),
                              S(".imr/pages"));
        if (!host_is_folder(how.store))
                how.store = S("");
        if (case_is_member(name))
                return case_member(&m->work, &within, name, out, e);
        rc r = host_file(&m->work, name, HOST_FILE_MAX, &bytes, e);

        return r ? r : intake_text(&m->work, name, bytes, &how, out, e);
}

/* The library names a letter's error by its document; people gave a path. */
rc api_on_path(rc r, const char *path, err *e)
{
        if (r && (!e->file[0] ||
                  str_eq(str_from(e->file), host_base(str_from(path))))) {
                char text[ERR_TEXT_MAX];

                memcpy(text, e->text, sizeof text);
                err_set(e, e->code, str_from(path), e->line, "%s", text);
        }
        return r;
}

/* A letter that lacks something, and pages that nobody read: both are said. */
static rc with_pages(rc r, const struct document *d, err *e)
{
        if (!r || !d->pages_unread || !e)
                return r;
        err first = *e;

        return err_set(e, r, str_from(first.file), first.line, "%s; of its "
                       "%zu pages %zu could not be read: damaged, or without "
                       "text (--ocr recognises a scan)", first.text, d->pages,
                       d->pages_unread);
}

rc api_letter(arena *a, const struct layouts *layouts, str name, str bytes,
              bool ocr, struct document *d, struct letter *l, bool *cut,
              err *e)
{
        struct intake_ask how = { .ocr = ocr };
        rc r = intake_text(a, name, bytes, &how, d, e);

        if (r)
                return r;
        r = letter_read(a, layouts, d, l, cut, e);
        if ((r || *cut) && intake_kind(name, bytes) == INTAKE_PDF) {
                struct document *other = NEW(a, struct document);
                struct letter again;
                bool cut_again = false;

                how.raw = true;
                if (intake_text(a, name, bytes, &how, other, NULL) == OK &&
                    letter_read(a, layouts, other, &again, &cut_again,
                                NULL) == OK && (r || !cut_again)) {
                        *d = *other;
                        *l = again;
                        l->document = d;
                        *cut = cut_again;
                        return OK;
                }
        }
        return with_pages(r, d, e);
}

rc api_letter_open(imr *m, const imr_ask *ask, struct document *d,
                   struct letter *l, bool *cut, err *e)
{
        str bytes, name = str_from(ask->path);
        rc r = api_need_layouts(m, e);

        if (r == OK)
                r = host_file(&m->work, name, HOST_FILE_MAX, &bytes, e);
        if (r == OK)
                r = api_letter(&m->work, m->layouts, name, bytes, ask->ocr, d,
                               l, cut, e);
        return api_on_path(r, ask->path, e);
}

rc api_told(str path, const struct document *d, bool cut, err *e)
{
        if (!cut && !d->pages_unread)
                return OK;
        if (!cut)
                return err_set(e, ERR_INPUT, path, 0, "the letter is whole, "
                               "but of its %zu pages %zu could not be read: "
                               "empty, damaged, or without text (--ocr "
                               "recognises a scan)", d->pages,
                               d->pages_unread);
        err_set(e, ERR_INPUT, path, 0, "the last rationale "
                "stops in mid-sentence at byte %zu; the letter may be "
                "cut off", d->text.n);
        return with_pages(ERR_INPUT, d, e);
}

buf api_output(imr *m)
{
        return buf_open(&m->work, CALL_MOST / 2);
}

/* ---- Verbs -------------------------------------------------------------- */

static rc verb_text(imr *m, const imr_ask *ask, err *e)
{
        struct document d;
        rc r;

        r = api_document(m, ask, &d, e);
        if (r == OK) {
                buf b = api_output(m);

                buf_add(&b, d.text);
                r = api_put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_text(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_text, oe);
}

/* How the letter was read, printed for one that is refused, too: of a PDF in
 * the order of its text that was taken. */
rc api_verb_explain(imr *m, const imr_ask *ask, err *e)
{
        struct document d = { 0 };
        struct letter l;
        struct explain *why = explain_open(&m->work);
        buf b = api_output(m);
        json j = json_open(&b);
        bool cut = false;
        rc r = api_letter_open(m, ask, &d, &l, &cut, e), put;

        if (!d.text.p)
                return r;       /* no text to explain */
        const struct letter *read =
                letter_explained(&m->work, m->layouts, &d, &l, &cut, why,
                                 NULL) == OK ? &l : NULL;
        str refused = r ? str_from(e->text) : S("");

        if (ask->format == IMR_FORMAT_JSON) {
                explain_json(&j, why, read, &d, refused);
                buf_char(&b, '\n');
        } else {
                explain_print(&b, why, read, &d, refused);
        }
        put = api_put(ask, &b, r ? NULL : e);
        if (r || put)
                return r ? r : put;
        return api_told(str_from(ask->path), &d, cut, e);
}

static int case_told(void *context, const struct case_progress *p)
{
        const imr_ask *ask = context;
        imr_case_state s = { p->pages, p->pages_all, p->files, p->files_all };

        return ask->progress(ask->context, &s);
}

static rc words_asked(void *words_of, const struct vocabulary **out, err *e)
{
        imr *m = words_of;
        rc r = api_need_words(m, e);

        *out = m->vocabulary;
        return r;
}

rc api_case(imr *m, const imr_ask *ask, struct case_file *c, err *e)
{
        imr_ask copy = *ask;
        struct case_ask how = { .ocr = ask->ocr, .scratch = &m->step,
                                .workers = ask->workers, .context = &copy,
                                .progress = ask->progress ? case_told
                                                          : NULL };
        rc r = ask->ocr ? api_need_words(m, e) : OK;

        if (r == OK)
                r = need_identity(m, e);
        if (r == OK)
                r = need_kinds(m, e);
        how.vocabulary = m->vocabulary;
        how.words = words_asked;
        how.words_of = m;
        how.kinds = m->kinds;
        how.identity = m->identity;
        if (r == OK)
                r = case_read(&m->work, &how, str_from(ask->path), c, e);
        for (size_t i = 0; r == OK && ask->say && i < c->n_notes; i++) {
                imr_err told;
                err note;

                err_set(&note, ERR_INPUT, c->note[i].file, c->note[i].line,
                        FMT, ARG(c->note[i].text));
                api_fail(&told, &note);
                ask->say(ask->context, &told);
        }
        return r;
}

enum trust api_trust(const imr_ask *ask)
{
        return ask->trust == IMR_TRUST_UNVERIFIED ? TRUST_UNVERIFIED
             : ask->trust == IMR_TRUST_READ ? TRUST_READ : TRUST_REPORTED;
}

static rc case_open(imr *m, const imr_ask *ask, struct case_file *c,
                    struct review *out, err *e)
{
        rc r = api_need_all(m, e);

        if (r == OK)
                r = api_case(m, ask, c, e);
        if (r == OK)
                r = case_tie(c, e);
        return r ? r : review_case(&m->work, &m->library, c,
                                   api_trust(ask), out, e);
}

static rc verb_review(imr *m, const imr_ask *ask, err *e)
{
        bool *missing = m->more;
        struct case_file c;
        struct review v;
        rc r;

        r = api_on_path(case_open(m, ask, &c, &v, e), ask->path, e);
        if (r == OK) {
                buf b = api_output(m);
                struct page_node *page = page_open(&m->work);

                if (ask->format == IMR_FORMAT_JSON) {
                        for (size_t i = 0; i < c.n_items; i++) {
                                json j = json_open(&b);

                                analysis_json(&j, &m->library, &v,
                                              &v.analysis[i], c.source,
                                              S(""), S(""), false);
                                buf_char(&b, '\n');
                        }
                } else if (ask->check) {
                        check_print(&b, &m->library, &v);
                } else {
                        review_print(&b, &v);
                        summary_page(&m->work, &m->library, &v, page);
                        buf_char(&b, '\n');
                        render_text(&b, page, 80);
                }
                for (size_t i = 0; i < c.n_items; i++)
                        *missing |= v.analysis[i].indication !=
                                    INDICATED_MET;
                r = api_put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_review(imr *m, const imr_ask *ask, imr_err *oe)
{
        bool missing = false;
        imr_rc r;

        m->more = &missing;
        r = api_run(m, ask, verb_review, oe);
        return r == IMR_OK && ask->check && missing ? IMR_NO : r;
}

void api_page(buf *b, const struct page_node *page, imr_format format)
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

        r = api_on_path(case_open(m, ask, &c, &v, e), ask->path, e);
        if (r == OK && ask->decision)
                r = decision_read(&m->work, str_from(ask->decision),
                                  c.n_items, &d, e);
        if (r == OK)
                r = api_on_path(draft_page(&m->work, &m->library, &v,
                                       ask->decision ? &d : NULL, &page, e),
                            ask->decision ? ask->decision : ask->path, e);
        if (r == OK) {
                buf b = api_output(m);

                api_page(&b, page, ask->format);
                r = api_put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_draft(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_draft, oe);
}
