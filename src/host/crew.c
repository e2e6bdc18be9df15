/* crew.c - one lock, a ring of jobs in the order given, two conditions. A job
 * is a whole batch of letters, so the lock is taken some hundred times a
 * second and nothing cleverer would be seen.
 *
 * The threads take no signals: those are for the one who gives the jobs. */
#include "host/crew.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>

struct slot { void *job; bool done; };

struct member {
        struct crew *crew;
        void *own;
        pthread_t thread;
};

struct crew {
        pthread_mutex_t lock;
        pthread_cond_t  given;          /* a job, or the end, for members */
        pthread_cond_t  done;           /* the oldest job, for the caller */
        crew_work *work;
        struct slot *ring;
        size_t slots;
        uint64_t n_given, n_begun, n_taken;     /* jobs, counted for ever */
        bool closing;
        size_t n;                       /* threads that were started */
        struct member member[];
};

static struct slot *slot_of(struct crew *c, uint64_t job)
{
        return &c->ring[job % c->slots];
}

static void *member_run(void *arg)
{
        struct member *m = arg;
        struct crew *c = m->crew;

        pthread_mutex_lock(&c->lock);
        for (;;) {
                while (c->n_begun == c->n_given && !c->closing)
                        pthread_cond_wait(&c->given, &c->lock);
                if (c->n_begun == c->n_given)
                        break;
                uint64_t mine = c->n_begun++;
                struct slot *s = slot_of(c, mine);

                pthread_mutex_unlock(&c->lock);
                c->work(m->own, s->job);
                pthread_mutex_lock(&c->lock);
                s->done = true;
                if (mine == c->n_taken)
                        pthread_cond_signal(&c->done);
        }
        pthread_mutex_unlock(&c->lock);
        return NULL;
}

/* Starts the threads with signals held back (but those of a fault); how many
 * came up. */
static size_t members_start(struct crew *c, size_t n, void *const *own)
{
        static const int fault[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL };
        sigset_t all, before;

        sigfillset(&all);
        for (size_t i = 0; i < sizeof fault / sizeof *fault; i++)
                sigdelset(&all, fault[i]);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        for (c->n = 0; c->n < n; c->n++) {
                struct member *m = &c->member[c->n];

                m->crew = c;
                m->own = own[c->n];
                if (pthread_create(&m->thread, NULL, member_run, m))
                        break;
        }
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        return c->n;
}

rc crew_open(size_t n, void *const *member, crew_work *work, size_t slots,
             struct crew **out, err *e)
{
        struct crew *c = calloc(1, sizeof *c + n * sizeof *c->member);

        *out = NULL;
        if (c)
                c->ring = calloc(slots, sizeof *c->ring);
        if (!c || !c->ring) {
                free(c);
                return err_set(e, ERR_MEMORY, S(""), 0, "no memory left");
        }
        c->work = work;
        c->slots = slots;
        pthread_mutex_init(&c->lock, NULL);
        pthread_cond_init(&c->given, NULL);
        pthread_cond_init(&c->done, NULL);
        if (members_start(c, n, member) == 0) {
                crew_close(c);
                return err_set(e, ERR_IO, S(""), 0, "no thread can be "
                               "started; give fewer jobs");
        }
        *out = c;
        return OK;
}

bool crew_give(struct crew *c, void *job)
{
        bool room;

        pthread_mutex_lock(&c->lock);
        room = c->n_given - c->n_taken < c->slots;
        if (room) {
                *slot_of(c, c->n_given++) = (struct slot){ .job = job };
                pthread_cond_signal(&c->given);
        }
        pthread_mutex_unlock(&c->lock);
        return room;
}

void *crew_take(struct crew *c)
{
        void *job = NULL;

        pthread_mutex_lock(&c->lock);
        if (c->n_taken < c->n_given) {
                struct slot *s = slot_of(c, c->n_taken);

                while (!s->done)
                        pthread_cond_wait(&c->done, &c->lock);
                job = s->job;
                c->n_taken++;
        }
        pthread_mutex_unlock(&c->lock);
        return job;
}

void crew_close(struct crew *c)
{
        if (!c)
                return;
        while (crew_take(c) != NULL)
                ;
        pthread_mutex_lock(&c->lock);
        c->closing = true;
        pthread_cond_broadcast(&c->given);
        pthread_mutex_unlock(&c->lock);
        for (size_t i = 0; i < c->n; i++)
                pthread_join(c->member[i].thread, NULL);
        pthread_mutex_destroy(&c->lock);
        pthread_cond_destroy(&c->given);
        pthread_cond_destroy(&c->done);
        free(c->ring);
        free(c);
}

size_t host_cores(void)
{
        cpu_set_t set;
        int n = sched_getaffinity(0, sizeof set, &set) ? 0 : CPU_COUNT(&set);

        return n > 0 ? (size_t)n : 1;
}
