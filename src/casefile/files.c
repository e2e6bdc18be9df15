/* files.c - the files of a case folder to text and pages.
 *
 * Files are gathered until they hold so many bytes, and then read together,
 * so that the scanned pages of all of them keep every processor busy. What
 * cannot be read is a file all the same: its pages are unread, and say why. */
#include "casefile/inside.h"

#include "host/crew.h"
#include "host/host.h"
#include "intake/intake.h"

/* Bytes of files that are read together. */
enum { TOGETHER = 64 << 20 };

struct files {
        arena *a, *room;        /* room: bytes of files, until they are read */
        const struct case_ask *ask;
        str    folder;
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

static int pages_told(void *context, size_t done, size_t all)
{
        struct files *f = context;

        f->now = f->told;
        f->now.pages += done;
        f->now.pages_all += all;
        return f->ask->progress(f->ask->context, &f->now);
}

/* ---- Together ----------------------------------------------------------- */

static rc batch_read(struct files *f, struct intake_file *x, size_t n, err *e)
{
        struct intake_ask how = {
                .ocr = f->ask->ocr, .pages = INTAKE_FILE_PAGES_MAX,
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
                                .bytes = f->found.at[i].bytes };
        r = batch_read(f, x, n, e);
        n = 0;
        for (; f->read < f->found.n && r == OK; f->read++) {
                struct folder_file *to = &f->found.at[f->read];

                if (!to->bytes.n)
                        continue;
                *to->document = x[n].document;
                to->document->name = to->name;
                /* plain text is a view of the bytes, which go with the room */
                if ((uintptr_t)to->document->text.p -
                    (uintptr_t)to->bytes.p <= to->bytes.n)
                        to->document->text = arena_str(f->a,
                                                       to->document->text);
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

static rc bytes_add(struct files *f, struct folder_file *to, err *e)
{
        err why = { 0 };
        str path = host_join(f->a, f->folder, to->name);

        if (host_file(f->room, path, HOST_FILE_MAX, &to->bytes, &why)) {
                to->bytes = S("");
                document_unread(f->a, to->document, 1, why_of(f->a, &why));
                return OK;
        }
        if (!intake_document(to->name) &&
            intake_kind(to->name, to->bytes) == INTAKE_TEXT) {
                to->bytes = S("");
                document_unread(f->a, to->document, 1,
                                S("is of a kind that is not read"));
                return OK;
        }
        f->held += to->bytes.n;
        return f->held < TOGETHER ? OK : gathered_read(f, e);
}

rc files_add(struct files *f, str name, const struct document_form *form,
             err *e)
{
        struct folder_file *to = VEC_ADD(f->a, &f->found);

        to->name = name;
        to->form = form;
        to->bytes = S("");
        to->document = NEW(f->a, struct document);
        *to->document = (struct document){ .name = name, .text = S(""),
                                           .first_page = 1,
                                           .date = DATE_NONE,
                                           .received = DATE_NONE };
        return form && form->unread ? OK : bytes_add(f, to, e);
}

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
