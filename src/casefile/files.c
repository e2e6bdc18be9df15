/* files.c - the files of a case folder to text and pages.
 *
 * Files are gathered until they hold so many bytes, and then read together,
 * so that the scanned pages of all of them keep every processor busy. What
 * cannot be read is a file all the same: its pages are unread, and say why. */
#include "casefile/inside.h"

#include "base/buf.h"
#include "host/crew.h"
#include "host/host.h"
#include "intake/intake.h"

/* Bytes of files that are read together. */
enum { TOGETHER = 64 << 20 };

struct files {
        arena *a, *room;        /* room: bytes of files, until they are read */
        const struct case_ask *ask;
        str    folder, store, only;
        struct document_form *const *form; size_t forms;
        VEC(struct folder_file) found;
        size_t read;            /* of found: these were read */
        size_t held;            /* bytes in room */
        struct case_progress told, now; /* when the batch at hand began */
};

struct files *files_open(arena *a, const struct case_ask *ask, str folder)
{
        struct files *f = NEW(a, struct files);

        f->a = a;
        f->ask = ask;
        f->folder = folder;
        f->room = ask->scratch ? ask->scratch : a;
        f->store = host_join(a, folder.n ? folder : S("."),
                             S(".imr/pages"));
        return f;
}

/* The part of a message that says what is wrong: what to do about it is not
 * for a list of pages. */
static str why_of(arena *a, const err *e)
{
        str s = str_from(e->text);

        return arena_str(a, str_cut(&s, ';'));
}

static void document_unread(arena *a, struct document *d, size_t pages,
                            str why)
{
        d->text = S("");
        d->page_begin = NEWN(a, size_t, pages);
        d->page = NEWN(a, struct document_page, pages);
        d->first_page = 1;
        d->pages = d->n_pages = d->pages_unread = pages;
        for (size_t i = 0; i < pages; i++)
                d->page[i] = (struct document_page){ .from = PAGE_NONE,
                                                     .unread = true,
                                                     .why = why };
}

static int pages_told(void *context, const struct intake_progress *now)
{
        struct files *f = context;

        f->now = f->told;
        f->now.pages += now->done;
        f->now.pages_all += now->all;
        f->now.unkept |= now->unkept;
        return f->ask->progress(f->ask->context, &f->now);
}

/* ---- Together ----------------------------------------------------------- */

static rc batch_read(struct files *f, struct intake_file *x, size_t n, err *e)
{
        struct intake_ask how = {
                .ocr = f->ask->ocr, .store = f->store,
                .pages = INTAKE_FILE_PAGES_MAX,
                .workers = f->ask->workers ? f->ask->workers
                           : (unsigned)host_cores(),
                .progress = f->ask->progress ? pages_told : NULL,
                .context = f
        };

        f->told.files_all = f->found.n;
        f->now = f->told;
        rc r = intake_files(f->a, x, n, &how, e);

        f->told = f->now;
        f->told.files = f->found.n;
        return r;
}

/* Reads what was gathered. */
static rc gathered_read(struct files *f, err *e)
{
        size_t n = 0;
        struct intake_file *x = NEWN(f->room, struct intake_file,
                                     f->found.n - f->read + 1);
        rc r;

        for (size_t i = f->read; i < f->found.n; i++)
                if (f->found.at[i].bytes.n)
                        x[n++] = (struct intake_file){
                                .name = f->found.at[i].name,
                                .bytes = f->found.at[i].bytes,
                                .text = f->found.at[i].text };
        r = batch_read(f, x, n, e);
        n = 0;
        for (; f->read < f->found.n && r == OK; f->read++) {
                struct folder_file *to = &f->found.at[f->read];

                if (!to->bytes.n)
                        continue;
                *to->document = x[n].document;
                to->document->name = to->name;
                if (x[n].why.code)
                        document_unread(f->a, to->document,
                                        x[n].pages ? x[n].pages : 1,
                                        why_of(f->a, &x[n].why));
                to->bytes = S("");
                n++;
        }
        f->held = 0;
        if (f->room != f->a)
                arena_reset(f->room);
        return r;
}

/* ---- One by one --------------------------------------------------------- */

static void document_set(struct files *f, struct folder_file *to)
{
        to->document = NEW(f->a, struct document);
        *to->document = (struct document){ .name = to->name, .text = S(""),
                                           .first_page = 1,
                                           .date = DATE_NONE,
                                           .received = DATE_NONE };
}

/* One that was had, or not; it is read with the others. */
static void found_take(struct files *f, struct folder_file *to)
{
        document_set(f, to);
        if (!to->why.n && !to->text && !intake_document(to->name) &&
            intake_kind(to->name, to->bytes) == INTAKE_TEXT)
                to->why = S("is of a kind that is not read");
        if (to->why.n) {
                document_unread(f->a, to->document, 1, to->why);
                to->bytes = S("");
        }
        f->held += to->bytes.n;
}

/* Said to be unread: whatever stands there is not looked at. */
static void unread_take(struct files *f, struct folder_file *to)
{
        to->bytes = to->why = S("");
        document_set(f, to);
}

size_t listed_from(struct document_form *const *form, size_t n, str name)
{
        size_t low = 0;

        while (low < n) {
                size_t mid = low + (n - low) / 2;

                if (str_order(form[mid]->file, name) < 0)
                        low = mid + 1;
                else
                        n = mid;
        }
        return low;
}

static const struct document_form *form_named(const struct files *f, str name)
{
        size_t i = listed_from(f->form, f->forms, name);

        return i < f->forms && str_eq(f->form[i]->file, name) ? f->form[i]
                                                              : NULL;
}

/* What a container holds is read with it: its bytes are in the room, too. */
static rc container_add(struct files *f, struct folder_file from, err *e)
{
        struct members m = { .a = f->a, .room = f->room, .only = f->only };

        members_add(&m, from.name, from.bytes, 1);
        for (size_t i = 0; i < m.at.n; i++) {
                struct folder_file *to = VEC_ADD(f->a, &f->found);

                *to = m.at.at[i];
                to->form = form_named(f, to->name);
                if (!to->form)
                        to->form = from.form;
                if (to->form && to->form->unread)
                        unread_take(f, to);
                else
                        found_take(f, to);
        }
        return gathered_read(f, e);
}

static rc bytes_add(struct files *f, struct folder_file new, err *e)
{
        str path = host_join(f->a, f->folder, new.name);
        struct folder_file *to;
        err why = { 0 };
        rc r = OK;

        if (name_is_container(new.name))
                r = gathered_read(f, e);        /* to make room */
        if (r)
                return r;
        if (!f->only.n && !host_within(f->folder, path) && host_exists(path)) {
                new.why = S("is a link that leads out of the folder");
        } else if (host_file(f->room, path, HOST_FILE_MAX, &new.bytes,
                             &why)) {
                new.bytes = S("");
                new.why = why_of(f->a, &why);
        } else if (name_is_container(new.name)) {
                return container_add(f, new, e);
        }
        to = VEC_ADD(f->a, &f->found);
        *to = new;
        found_take(f, to);
        return f->held < TOGETHER ? OK : gathered_read(f, e);
}

rc files_add(struct files *f, str name, const struct document_form *form,
             err *e)
{
        struct folder_file new = { .name = name, .form = form }, *to;

        if (!form || !form->unread)
                return bytes_add(f, new, e);
        to = VEC_ADD(f->a, &f->found);
        *to = new;
        unread_take(f, to);
        return OK;
}

void files_listed(struct files *f, struct document_form *const *form,
                  size_t n)
{
        f->form = form;
        f->forms = n;
}

void files_only(struct files *f, str member) { f->only = member; }

rc files_end(struct files *f, struct folder_file **out, size_t *n, err *e)
{
        rc r = gathered_read(f, e);

        *n = 0;
        *out = f->found.at;
        for (size_t i = 0; i < f->found.n && r == OK; i++)
                if (f->found.at[i].form ||
                    !decision_like(f->found.at[i].document->text))
                        (*out)[(*n)++] = f->found.at[i];
        return r;
}

/* ---- One member --------------------------------------------------------- */

/* The container on the way to path: its length; 0 where there is none. */
static size_t container_of(str path)
{
        struct host_id id;

        for (size_t n = path.n; n > 0; n--) {
                str at = str_slice(path, 0, n);

                if ((n == path.n || path.p[n] == '/') &&
                    name_is_container(at) && host_kind(at, &id) ==
                    HOST_REGULAR)
                        return n;
        }
        return 0;
}

bool case_is_member(str path) { return container_of(path) > 0; }

static rc no_member(arena *a, str path, const struct folder_file *found,
                    size_t n, err *e)
{
        buf b = buf_open(a, 4096);

        for (size_t i = 0; i < n && b.n < 300; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : "", ARG(found[i].name));
        return err_set(e, ERR_INPUT, path, 0, "is no document; of %zu in "
                       "this file name one, such as "FMT, n,
                       ARG(buf_str(&b)));
}

rc case_member(arena *a, const struct case_ask *ask, str path,
               struct document *out, err *e)
{
        size_t n = container_of(path);
        str whole = str_slice(path, 0, n), name = host_base(whole);
        struct files *f = files_open(a, ask, str_slice(path, 0,
                                                       n - name.n));
        struct folder_file *found;
        str member = str_slice(path, n - name.n, path.n);
        rc r;

        files_only(f, member);
        r = files_add(f, name, NULL, e);
        if (r == OK)
                r = files_end(f, &found, &n, e);
        for (size_t i = 0; i < n && r == OK; i++) {
                struct document *d = found[i].document;

                if (!str_eq(found[i].name, member))
                        continue;
                *out = *d;
                if (d->text.n || !d->pages_unread)
                        return OK;
                return err_set(e, ERR_INPUT, path, 0, FMT,
                               ARG(d->page[0].why));
        }
        return r ? r : no_member(a, path, found, n, e);
}

rc case_bytes(arena *a, str folder, str name, str *out, err *e)
{
        str path = host_join(a, folder, name), bytes;
        size_t n = container_of(path);
        str file = str_slice(path, 0, n ? n : path.n), base = host_base(file);
        struct members m = { .a = a, .room = a };
        rc r = OK;

        if (!host_within(folder, file))
                r = err_set(e, ERR_INPUT, path, 0, "does not stand in the "
                            "case's folder; put a copy there");
        if (!r)
                r = host_file(a, file, HOST_FILE_MAX, &bytes, e);
        *out = r ? S("") : bytes;
        if (r || !n)
                return r;
        m.only = str_slice(path, n - base.n, path.n);
        members_add(&m, base, bytes, 1);
        for (size_t i = 0; i < m.at.n; i++)
                if (str_eq(m.at.at[i].name, m.only)) {
                        *out = m.at.at[i].bytes;
                        return OK;
                }
        return err_set(e, ERR_INPUT, path, 0, "holds no such file");
}
