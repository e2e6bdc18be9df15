/* api_overlay.c - the calls of imr.h that are about the private folder beside
 * the shipped guidelines: what it adds, and who confirmed which line. */
#include "api.h"

static rc verb_overlay(imr *m, const imr_ask *ask, err *e)
{
        str path = str_from(ask->path);
        str data = host_join(&m->work, m->data, S("guidelines"));
        struct host_id id, own;

        if (m->dictionary || m->guidelines)
                return err_set(e, ERR_USAGE, S(""), 0, "the guidelines are "
                               "loaded already; name the private folder right "
                               "after opening");
        if (host_kind(path, &id) != HOST_FOLDER)
                return err_set(e, ERR_INPUT, path, 0, "is no folder; name the "
                               "one that holds your own *.guideline files, or "
                               "make an empty one");
        if (host_within(data, path) ||
            (host_kind(data, &own) == HOST_FOLDER && host_id_same(id, own)))
                return err_set(e, ERR_INPUT, path, 0, "is part of the shipped "
                               "guidelines; a private folder lies elsewhere");
        m->overlay = arena_str(&m->keep, path);
        return OK;
}

EXPORT imr_rc imr_overlay(imr *m, const char *folder, imr_err *oe)
{
        imr_ask ask = { .path = folder };

        return api_run(m, &ask, verb_overlay, oe);
}

rc api_overlay_files(imr *m, str ending, size_t before,
                     struct guideline_file **out, size_t *n, err *e)
{
        size_t count = 0;
        str *name;
        rc r = OK;

        *n = 0;
        if (m->overlay.n)
                r = host_folder(&m->keep, m->overlay, &name, &count, e);
        *out = NEWN(&m->keep, struct guideline_file, before + count + 1);
        for (size_t i = 0; i < count && r == OK; i++) {
                struct guideline_file *f = &(*out)[before + *n];

                if (!str_ends(name[i], ending) ||
                    str_eq(name[i], S(CONFIRMED_NAME)))
                        continue;
                f->name = host_join(&m->keep, m->overlay, name[i]);
                r = host_file(&m->keep, f->name, HOST_FILE_MAX, &f->text, e);
                ++*n;
        }
        return r;
}

/* None, or an empty one, confirms nothing. */
rc api_overlay_confirm(imr *m, struct guidelines *g, err *e)
{
        str path, text;
        struct host_id id;
        size_t size;
        rc r;

        m->confirmed = (struct confirmations){ .n = 0 };
        if (!m->overlay.n)
                return OK;
        path = host_join(&m->keep, m->overlay, S(CONFIRMED_NAME));
        m->confirmed.file = path;
        if (host_kind_sized(path, &id, &size) == HOST_REFUSED || size == 0)
                return OK;
        r = host_file(&m->keep, path, CONFIRMED_BYTES, &text, e);
        if (r == OK)
                r = confirmations_parse(&m->keep, path, text, &m->confirmed,
                                        e);
        if (r == OK)
                confirmations_apply(&m->keep, g, &m->confirmed);
        return r;
}

/* ---- Confirming ------------------------------------------------------ */

static void confirmation_told(buf *b, imr_format format,
                              const struct confirmation *c, str file)
{
        if (format == IMR_FORMAT_JSON) {
                json j = json_open(b);

                json_object_open(&j);
                json_str_at(&j, "confirmation", c->withdrawn ? S("withdrawn")
                                                             : S("confirmed"));
                json_str_at(&j, "criterion", c->id);
                json_str_at(&j, "guideline", c->guideline);
                json_date_at(&j, "from", c->from);
                json_str_at(&j, "edition", c->edition);
                json_str_at(&j, "page", c->page);
                json_str_at(&j, "line", c->key);
                json_date_at(&j, "on", c->on);
                json_str_at(&j, "by", c->by);
                json_str_at(&j, "file", file);
                json_object_end(&j);
                buf_char(b, '\n');
                return;
        }
        buf_add(b, confirmation_line(b->a, c));
        buf_fmt(b, "kept in "FMT"\n", ARG(file));
}

static rc verb_confirm(imr *m, const imr_ask *ask, err *e)
{
        const imr_confirmation *what = m->more;
        struct confirm_ask k = {
                .id = str_from(what->criterion), .by = str_from(what->by),
                .edition = str_from(what->edition),
                .page = str_from(what->page), .withdraw = what->withdraw };
        struct confirmation c;
        rc r;

        if (!m->overlay.n)
                return err_set(e, ERR_USAGE, S(""), 0, "no private folder "
                               "that could keep it; name one with --overlay "
                               "FOLDER or IMR_OVERLAY");
        r = api_day(what->on, &k.on, e);
        if (r == OK)
                r = api_day(ask->on, &k.edition_on, e);
        if (r == OK)
                r = api_need_guidelines(m, e);
        if (r == OK)
                r = confirmation_make(&m->work, m->guidelines, &m->confirmed,
                                      &k, &c, e);
        if (r == OK)
                r = host_append(m->confirmed.file,
                                confirmation_line(&m->work, &c), e);
        if (r == OK) {
                buf b = api_output(m);

                confirmations_add(&m->keep, m->guidelines, &m->confirmed, &c);
                confirmation_told(&b, ask->format, &c, m->confirmed.file);
                r = api_put(ask, &b, e);
        }
        return r;
}

EXPORT imr_rc imr_guideline_confirm(imr *m, const imr_ask *ask,
                                    const imr_confirmation *what, imr_err *oe)
{
        imr_ask copy = *ask;

        copy.path = "";
        m->more = (void *)(uintptr_t)what;
        return api_run(m, &copy, verb_confirm, oe);
}
