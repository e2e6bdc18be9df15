/* api_file.c - the calls of imr.h that are about a case's file: its documents
 * and pages, what they state, and what a person says of them. */
#include "api.h"

#include "casefile/add.h"
#include "casefile/correct.h"
#include "casefile/desk.h"
#include "casefile/ledger.h"
#include "casefile/show.h"
#include "render/ledger.h"

/* The case read and numbered; every verb here begins so. */
rc api_listing(imr *m, const imr_ask *ask, struct listing *k, err *e)
{
        struct case_file *c = NEW(&m->work, struct case_file);
        rc r = api_on_path(api_case(m, ask, c, e), ask->path, e);

        if (r == OK)
                *k = listing_open(&m->work, c);
        return r;
}

static rc verb_list(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        buf b = api_output(m);
        rc r = api_listing(m, ask, &k, e);

        if (r)
                return r;
        if (ask->format == IMR_FORMAT_JSON)
                documents_json(&b, &k);
        else if (ask->format == IMR_FORMAT_CSV)
                documents_csv(&b, &k);
        else
                documents_print(&b, &k);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_list(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_list, oe);
}

static rc verb_pages(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        buf b = api_output(m);
        rc r = api_listing(m, ask, &k, e);

        if (r)
                return r;
        if (ask->format == IMR_FORMAT_JSON)
                pages_json(&b, &k);
        else
                pages_print(&b, &k);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_pages(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_pages, oe);
}

static rc verb_index(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        buf b = api_output(m);
        json j = json_open(&b);
        rc r = api_need_programme(m, e);

        if (r == OK)
                r = api_listing(m, ask, &k, e);
        if (r)
                return r;
        if (ask->format == IMR_FORMAT_JSON) {
                index_json(&j, m->programme, k.c);
                buf_char(&b, '\n');
        } else {
                struct page_node *page = page_open(&m->work);

                index_page(&m->work, m->programme, k.c, page);
                api_page(&b, page, ask->format);
        }
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_index(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_index, oe);
}

/* ---- Corrections --------------------------------------------------------- */

/* What an undo takes back: the last that stood before it. */
static void taken_back_put(arena *a, const struct corrections *k, buf *b)
{
        size_t i = k->n;

        while (i > 0 && (k->at[i - 1].undone ||
                         k->at[i - 1].kind == CORRECT_UNDO))
                i--;
        if (i > 0)
                buf_fmt(b, "takes back: "FMT,
                        ARG(correction_line(a, &k->at[i - 1])));
}

static rc one_add(imr *m, const struct listing *k, struct correction *c,
                  buf *b, err *e)
{
        rc r = correction_check(&m->work, k->c, c, e);

        if (r == OK)
                r = correction_add(&m->work, k->c->folder, c, e);
        if (r == OK)
                buf_add(b, correction_line(&m->work, c));
        if (r == OK && c->kind == CORRECT_UNDO)
                taken_back_put(&m->work, k->c->corrections, b);
        return r;
}

/* Of several pages where one is meant, the first; else a line a part. */
static rc place_add(imr *m, const struct listing *k, str place,
                    struct correction *c, buf *b, err *e)
{
        bool one = c->kind != CORRECT_APART && c->kind != CORRECT_RELEASE;
        long number;
        struct places p;
        rc r;

        if (c->kind == CORRECT_UNDO && !place.n)
                return one_add(m, k, c, b, e);
        r = places_read(&m->work, k, place, &p, e);
        for (size_t i = 0; r == OK && i < (one ? 1 : p.n); i++) {
                c->file = p.at[i].file;
                c->from = p.at[i].from;
                c->to = one && str_number(place, &number) ? c->from
                                                          : p.at[i].to;
                r = one_add(m, k, c, b, e);
        }
        return r;
}

static rc verb_correct(imr *m, const imr_ask *ask, err *e)
{
        const imr_correction *what = m->more;
        struct correction c = { .value = str_from(what->value),
                                .day = DATE_NONE, .on = DATE_NONE,
                                .by = str_from(what->by),
                                .why = str_from(what->why) };
        struct listing k;
        buf b = api_output(m);
        rc r;

        c.kind = correction_kind_named(str_from(what->verb));
        if (c.kind == CORRECTIONS)
                return err_set(e, ERR_USAGE, S(""), 0, "no such correction; "
                               "write split, join, classify, date, author, "
                               "received, apart, release or undo");
        if (!date_parse_iso(str_from(what->on), &c.on) || !date_exact(c.on))
                return err_set(e, ERR_USAGE, S(""), 0, "a correction needs "
                               "the day on which it is made, YYYY-MM-DD");
        r = api_listing(m, ask, &k, e);
        if (r == OK)
                r = place_add(m, &k, str_from(what->place), &c, &b, e);
        return r ? r : api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_correct(imr *m, const imr_ask *ask,
                               const imr_correction *what, imr_err *oe)
{
        imr_correction copy = *what;

        m->more = &copy;
        return api_run(m, ask, verb_correct, oe);
}

static rc verb_corrections(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        buf b = api_output(m);
        rc r = api_listing(m, ask, &k, e);

        if (r)
                return r;
        if (ask->format == IMR_FORMAT_JSON)
                corrections_json(&b, k.c->corrections);
        else
                corrections_print(&b, k.c->corrections);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_corrections(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_corrections, oe);
}

/* ---- The ledger and the chronology -------------------------------------- */

static rc verb_ledger(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        struct ledger l;
        buf b = api_output(m);
        rc r = api_need_words(m, e);

        if (r == OK)
                r = api_listing(m, ask, &k, e);
        if (r)
                return r;
        ledger_read(&m->work, m->vocabulary, k.c, &l);
        if (ask->format == IMR_FORMAT_JSON)
                render_ledger_json(&b, &l);
        else if (ask->format == IMR_FORMAT_CSV)
                render_ledger_csv(&b, &l);
        else if (ask->format == IMR_FORMAT_HTML)
                render_ledger_html(&b, &l);
        else
                render_ledger_text(&b, &l);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_ledger(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_ledger, oe);
}

static rc verb_chronology(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        struct ledger l;
        struct chronology when;
        buf b = api_output(m);
        rc r = api_need_words(m, e);

        if (r == OK)
                r = api_listing(m, ask, &k, e);
        if (r)
                return r;
        ledger_read(&m->work, m->vocabulary, k.c, &l);
        chronology_read(&m->work, k.c, &l, &when);
        if (ask->format == IMR_FORMAT_JSON)
                render_chronology_json(&b, &when);
        else if (ask->format == IMR_FORMAT_CSV)
                render_chronology_csv(&b, &when);
        else if (ask->format == IMR_FORMAT_HTML)
                render_chronology_html(&b, &l, &when);
        else
                render_chronology_text(&b, &when);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_chronology(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_chronology, oe);
}

/* ---- Files added --------------------------------------------------------- */

struct adding {
        const char *const *path; size_t n;
        bool failed;
};

static void added_put(buf *b, imr_format format, str from,
                      const struct added *one)
{
        json j = json_open(b);

        if (format == IMR_FORMAT_JSON) {
                json_object_open(&j);
                json_str_at(&j, "from", from);
                json_str_at(&j, "file", one->name);
                json_str_at(&j, "state", one->same ? S("same") : S("added"));
                json_count_at(&j, "bytes", (long)one->size);
                json_object_end(&j);
        } else if (one->same) {
                plain_print(b, one->name);
                buf_add(b, S(": stands there already, the same; not added"));
        } else {
                buf_add(b, S("added "));
                plain_print(b, one->name);
                buf_fmt(b, ", %zu bytes", one->size);
        }
        buf_char(b, '\n');
}

/* One after another; each is told when it is there, or why not. */
static rc verb_add(imr *m, const imr_ask *ask, err *e)
{
        struct adding *w = m->more;
        str folder;
        rc r = case_folder(&m->work, str_from(ask->path), &folder, e);

        for (size_t i = 0; r == OK && i < w->n; i++) {
                str from = str_from(w->path[i]);
                buf b = buf_open(&m->work, (size_t)1 << 20);
                struct added one;
                imr_err told;
                err why;

                arena_reset(&m->step);
                if (file_add(&m->step, folder, from, &one, &why) == OK) {
                        added_put(&b, ask->format, from, &one);
                        r = api_put(ask, &b, e);
                        continue;
                }
                w->failed = true;
                api_fail(&told, &why);
                if (ask->say)
                        ask->say(ask->context, &told);
        }
        return r;
}

EXPORT imr_rc imr_file_add(imr *m, const imr_ask *ask,
                           const char *const *path, size_t n, imr_err *oe)
{
        struct adding w = { path, n, false };
        imr_rc r;

        m->more = &w;
        r = api_run(m, ask, verb_add, oe);
        return r == IMR_OK && w.failed ? IMR_INPUT : r;
}
