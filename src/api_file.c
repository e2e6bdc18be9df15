/* api_file.c - the calls of imr.h that are about a case's file: its documents
 * and pages, what they state, and what a person says of them. */
#include "api.h"

#include "casefile/desk.h"
#include "casefile/ledger.h"
#include "render/ledger.h"

/* The case read and numbered; every verb here begins so. */
static rc desk_read(imr *m, const imr_ask *ask, struct desk *k, err *e)
{
        struct case_file *c = NEW(&m->work, struct case_file);
        rc r = api_on_path(api_case(m, ask, c, e), ask->path, e);

        if (r == OK)
                *k = desk_open(&m->work, c);
        return r;
}

static rc verb_list(imr *m, const imr_ask *ask, err *e)
{
        struct desk k;
        buf b = api_output(m);
        rc r = desk_read(m, ask, &k, e);

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
        struct desk k;
        buf b = api_output(m);
        rc r = desk_read(m, ask, &k, e);

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

static void findings_put(buf *b, const struct findings *f, size_t number,
                         const struct document *d, imr_format format)
{
        if (format != IMR_FORMAT_JSON) {
                findings_print(b, f, arena_fmt(b->a, "%zu "FMT, number,
                                               ARG(d->name)));
                return;
        }
        for (size_t i = 0; i < f->n; i++) {
                json j = json_open(b);

                finding_json(&j, &f->at[i]);
                buf_char(b, '\n');
        }
}

static rc verb_file_facts(imr *m, const imr_ask *ask, err *e)
{
        struct desk k;
        buf b = api_output(m);
        rc r = desk_read(m, ask, &k, e);

        for (size_t i = 0; r == OK && i < k.c->n_visible; i++) {
                struct document *d = k.c->visible[i].document;
                struct findings f = findings_read(&m->work, m->vocabulary, d,
                                                  k.c->visible[i].begin,
                                                  k.c->visible[i].end);

                if (f.n)
                        findings_put(&b, &f, desk_number(&k, d), d,
                                     ask->format);
        }
        return r ? r : api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_facts(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_file_facts, oe);
}

static rc verb_ledger(imr *m, const imr_ask *ask, err *e)
{
        struct desk k;
        struct ledger l;
        struct chronology when;
        buf b = api_output(m);
        rc r = desk_read(m, ask, &k, e);

        if (r)
                return r;
        ledger_read(&m->work, m->vocabulary, k.c, &l);
        if (ask->format == IMR_FORMAT_JSON) {
                render_ledger_json(&b, &l);
        } else if (ask->format == IMR_FORMAT_CSV) {
                render_ledger_csv(&b, &l);
        } else if (ask->format == IMR_FORMAT_HTML) {
                chronology_read(&m->work, k.c, &l, &when);
                render_ledger_html(&b, &l, &when);
        } else {
                render_ledger_text(&b, &l);
        }
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_ledger(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_ledger, oe);
}

static rc verb_chronology(imr *m, const imr_ask *ask, err *e)
{
        struct desk k;
        struct ledger l;
        struct chronology when;
        buf b = api_output(m);
        rc r = desk_read(m, ask, &k, e);

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
