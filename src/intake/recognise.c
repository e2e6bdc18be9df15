/* recognise.c - the pages that are pictures, of many files, on all
 * processors; results in the order of the pages.
 *
 * Pictures are large: each thread has an arena for the one at hand, emptied
 * behind it. A page that fills it was too large, and is unread. */
#include "intake/inside.h"

#include "host/crew.h"
#include "intake/columns.h"

enum {
        PICTURE_MEMORY = 512 << 20,     /* of one page while it is read */
        TEXT_MEMORY = 64 << 20,
        WORKERS_MOST = 64, JOBS_A_WORKER = 2
};

struct member { arena scratch; struct door door; };

struct job {
        struct reading *file;
        size_t number;          /* of the page, from 1 */
        struct leaf *leaf;
        struct leaf got;
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
                m->door.open = false;
        }
        arena_reset(&m->scratch);
}

/* A scan often bears a line of text: a fax's or a browser's, with date and
 * page. That stays where the picture says hardly more, for it is without
 * mistakes; but it does not make a picture read that was not. */
static void job_keep(arena *a, struct job *j)
{
        struct leaf *l = j->leaf;
        size_t own = str_trim(l->text).n;

        l->wanted = false;
        if (!own || str_trim(j->got.text).n > 2 * own)
                l->text = columns_unfold(a, arena_str(a, j->got.text));
        else if (!l->covered || !j->got.is.unread)
                j->got.is = (struct document_page){ .confidence = 1 };
        l->is = j->got.is;
        j->file->recognised = true;
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
};

/* The next wanted page into j; false: there is none. */
static bool job_next(struct work *w, struct job *j)
{
        for (; w->at < w->n; w->at++, w->page = 0) {
                struct reading *f = w->file[w->at];

                while (w->page < f->n) {
                        struct leaf *l = &f->leaf[w->page++];

                        if (!l->wanted)
                                continue;
                        j->file = f;
                        j->number = w->page;
                        j->leaf = l;
                        return true;
                }
        }
        return false;
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
                        job_keep(w->a, j);
                arena_reset(&j->keep);
                if (r == OK && w->ask->progress &&
                    w->ask->progress(w->ask->context, w->taken, w->all))
                        r = err_set(e, ERR_INPUT, S(""), 0, "stopped");
        }
}

static void work_close(struct work *w)
{
        crew_close(w->crew);
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

rc leaves_recognise(arena *a, struct reading *const *file, size_t n,
                    const struct intake_ask *ask, err *e)
{
        struct work w = { .a = a, .file = file, .n = n, .ask = ask };
        struct door *door = a->door, mine = { .open = false };
        err why = { 0 };
        rc r;

        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < file[i]->n; k++)
                        w.all += file[i]->leaf[k].wanted;
        if (!w.all)
                return OK;
        a->door = &mine;
        r = work_guarded(&w, &mine, &why);
        a->door = door;
        work_close(&w);
        if (mine.why.code)
                arena_leave(a, mine.why.code, "%s", mine.why.text);
        if (r && e)
                *e = why;
        return r;
}
