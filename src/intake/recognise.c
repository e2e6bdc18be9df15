/* recognise.c - the pages that are pictures, of many files, on all
 * processors; results in the order of the pages.
 *
 * Pictures are large: each thread has an arena for the one at hand, emptied
 * behind it. A page that fills it was too large, and is unread. */
#include "intake/inside.h"

#include "host/child.h"
#include "host/crew.h"
#include "host/host.h"
#include "intake/columns.h"
#include "intake/store.h"

enum {
        PICTURE_MEMORY = 512 << 20,     /* of one page while it is read */
        TEXT_MEMORY = 64 << 20,
        WORKERS_MOST = 64, JOBS_A_WORKER = 2,
        VERSION_SECONDS = 10, VERSION_MEMORY = 1 << 30, VERSION_MAX = 4096
};
/* To be raised where pages would come out otherwise than before. */
#define RECIPE "6"

struct member { arena scratch; struct door door; };

struct job {
        struct reading *file;
        size_t number;          /* of the page, from 1 */
        struct leaf *leaf;
        struct leaf got;
        str    version;         /* of what recognises */
        arena  keep;            /* what the page leaves behind */
        rc     r;
        err    e;
};

static void job_run(void *own, void *given)
{
        struct member *m = own;
        struct job *j = given;

        j->got = *j->leaf;
        j->keep.door = &m->door;
        if (setjmp(m->door.env)) {
                m->door.open = false;
                j->r = m->door.why.code == ERR_MEMORY ? ERR_MEMORY : OK;
                j->e = m->door.why;
                j->got.text = S("");
                j->got.is = (struct document_page){
                        .unread = true, .why = S("its picture is too large")
                };
        } else {
                m->door.open = true;
                j->r = ocr_page(&m->scratch, &j->keep, j->file, j->number,
                                &j->got, &j->e);
                if (j->r == OK && !j->got.passing && j->file->shelf)
                        host_shelf_add(j->file->shelf,
                                       store_record(&j->keep, j->number,
                                                    j->version, &j->got));
                m->door.open = false;
        }
        arena_reset(&m->scratch);
}

/* A scan often bears a line of text: a fax's or a browser's, with date and
 * page. That stays where the picture says hardly more, for it is without
 * mistakes; but it does not make a picture read that was not. */
static void page_take(arena *a, struct reading *f, struct leaf *l,
                      const struct leaf *got)
{
        size_t own = str_trim(l->text).n;

        l->wanted = false;
        if (own && str_trim(got->text).n <= 2 * own) {
                l->is = (struct document_page){ .confidence = 1 };
                if (!l->covered || !got->is.unread)
                        return;
        } else {
                l->text = columns_unfold(a, arena_str(a, got->text));
                f->recognised = true;
        }
        l->is = got->is;
        l->is.why = arena_str(a, l->is.why);
}

struct work {
        arena *a;
        struct reading *const *file; size_t n;
        const struct intake_ask *ask;
        size_t at, page;        /* the next one to give */
        struct crew *crew;
        struct member *member; size_t members;
        struct job *job; size_t jobs, given, taken;
        size_t all;             /* pages wanted */
        str    version;
        bool   unkept;          /* a store was named, and cannot be written */
};

/* Where a file's pages are kept, from its first to its last. */
static void shelf_open(struct work *w, struct reading *f)
{
        str folder = w->ask->store;

        if (f->tried || !folder.n)
                return;
        f->tried = true;
        if (host_folder_make(str_slice(folder, 0, folder.n -
                                       host_base(folder).n)) &&
            host_folder_make(folder))
                f->shelf = store_open(w->a, folder, f);
        w->unkept |= !f->shelf;
}

static void shelf_close(struct reading *f)
{
        host_shelf_close(f->shelf);
        f->shelf = NULL;
}

/* The next wanted page into j; false: there is none. */
static bool job_next(struct work *w, struct job *j)
{
        for (; w->at < w->n; w->at++, w->page = 0) {
                struct reading *f = w->file[w->at];

                while (w->page < f->n) {
                        struct leaf *l = &f->leaf[w->page++];

                        if (!l->wanted)
                                continue;
                        shelf_open(w, f);
                        j->version = w->version;
                        j->file = f;
                        j->number = w->page;
                        j->leaf = l;
                        return true;
                }
        }
        return false;
}

static int told(struct work *w)
{
        struct intake_progress now = { w->taken, w->all, w->unkept };

        return w->ask->progress ? w->ask->progress(w->ask->context, &now) : 0;
}

/* Gives while there is room, takes the oldest, and so on to the end. */
static rc work_run(struct work *w, err *e)
{
        bool more = true;
        rc r = OK;

        for (;;) {
                while (more && r == OK && w->given - w->taken < w->jobs) {
                        struct job *j = &w->job[w->given % w->jobs];

                        more = job_next(w, j);
                        if (more && crew_give(w->crew, j))
                                w->given++;
                }
                struct job *j = crew_take(w->crew);

                if (!j)
                        return r;
                w->taken++;
                if (j->r && r == OK) {
                        r = j->r;
                        *e = j->e;
                }
                if (r == OK)
                        page_take(w->a, j->file, j->leaf, &j->got);
                if (--j->file->left == 0)
                        shelf_close(j->file);
                arena_reset(&j->keep);
                if (r == OK && told(w))
                        r = err_set(e, ERR_INPUT, S(""), 0, "stopped");
        }
}

static void work_close(struct work *w)
{
        crew_close(w->crew);
        for (size_t i = 0; i < w->n; i++)
                shelf_close(w->file[i]);
        for (size_t i = 0; i < w->jobs; i++)
                arena_close(&w->job[i].keep);
        for (size_t i = 0; i < w->members; i++)
                arena_close(&w->member[i].scratch);
}

static rc work_open(struct work *w, err *e)
{
        void *own[WORKERS_MOST];
        size_t n = w->ask->workers ? w->ask->workers : 1;

        if (n > WORKERS_MOST)
                n = WORKERS_MOST;
        if (n > w->all)
                n = w->all;
        w->member = NEWN(w->a, struct member, n);
        w->jobs = n * JOBS_A_WORKER;
        w->job = NEWN(w->a, struct job, w->jobs);
        for (w->members = 0; w->members < n; w->members++) {
                struct member *m = &w->member[w->members];

                m->scratch = arena_open(PICTURE_MEMORY, &m->door);
                own[w->members] = m;
        }
        for (size_t i = 0; i < w->jobs; i++)
                w->job[i].keep = arena_open(TEXT_MEMORY,
                                            &w->member[0].door);
        return crew_open(n, own, job_run, w->jobs, &w->crew, e);
}

/* Threads must be ended wherever the arena leaves to. */
static rc work_guarded(struct work *w, struct door *mine, err *e)
{
        rc r;

        if (setjmp(mine->env))
                return mine->why.code;
        mine->open = true;
        r = work_open(w, e);
        return r ? r : work_run(w, e);
}

static rc recognise(struct work *w, err *e)
{
        struct door *door = w->a->door, mine = { .open = false };
        err why = { 0 };
        rc r;

        w->a->door = &mine;
        r = work_guarded(w, &mine, &why);
        w->a->door = door;
        work_close(w);
        if (mine.why.code)
                arena_leave(w->a, mine.why.code, "%s", mine.why.text);
        if (r && e)
                *e = why;
        return r;
}

/* Our recipe and the program's version; empty where it does not say. */
static str version_of(arena *a)
{
        static const char *const argv[] = { "tesseract", "--version", NULL };
        struct child_ask ask = { .argv = argv, .seconds = VERSION_SECONDS,
                                 .memory = VERSION_MEMORY,
                                 .output = VERSION_MAX };
        struct child_done done;
        str said;

        if (child_run(a, &ask, &done, NULL) || done.end != CHILD_DONE)
                return S("");
        said = str_trim(str_cut(&done.output, '\n'));
        return said.n ? arena_fmt(a, RECIPE" "FMT, ARG(said)) : S("");
}

static size_t wanted_count(struct work *w)
{
        w->all = 0;
        for (size_t i = 0; i < w->n; i++) {
                struct reading *f = w->file[i];

                f->left = 0;
                for (size_t k = 0; k < f->n; k++)
                        f->left += f->leaf[k].wanted;
                w->all += f->left;
        }
        return w->all;
}

rc leaves_fill(arena *a, struct reading *const *file, size_t n,
               const struct intake_ask *ask, err *e)
{
        struct work w = { .a = a, .file = file, .n = n, .ask = ask };

        if (!wanted_count(&w))
                return OK;
        if (ask->store.n) {
                w.version = ask->ocr ? version_of(a) : S("");
                for (size_t i = 0; i < n; i++)
                        if (file[i]->left)
                                store_read(a, ask->store, w.version, file[i],
                                           page_take);
        }
        return ask->ocr && wanted_count(&w) ? recognise(&w, e) : OK;
}
