/* child.c - start, watch, end. All that can fail for want of memory is done
 * before the child starts; between vfork and exec there are only system
 * calls, with every signal blocked, and memory is not touched but to note
 * which of them failed. */
#include "host/child.h"

#include "base/buf.h"
#include "host/cage.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH_MOST = 4096, READ_LEAST = 4096, OUTPUT_FIRST = 48 << 10 };

struct run {
        const struct child_ask *ask;
        int   program, input;           /* descriptors; -1: none */
        int   out[2], said[2];          /* pipes: to read, to write */
        int   clock, life;              /* ready when time is up; at its end */
        pid_t parent, pid;
        buf   output;
        char *errors; size_t n_errors;
        bool  late, loud;
        const char *step;               /* what the system refused, and why */
        int   why;
        struct door mine;               /* the arena's, while a child lives */
};

static bool refused(struct run *r, const char *step)
{
        r->step = step;
        r->why = errno;
        return false;
}

static void shut(int *fd)
{
        if (*fd >= 0)
                close(*fd);
        *fd = -1;
}

/* ---- In the child ------------------------------------------------------- */

static bool limit_set(struct run *r, __rlimit_resource_t which, size_t most)
{
        struct rlimit l;

        if (getrlimit(which, &l))
                return refused(r, "getrlimit");
        if (l.rlim_max > most)
                l.rlim_max = most;
        l.rlim_cur = l.rlim_max;
        return !setrlimit(which, &l) || refused(r, "setrlimit");
}

/* A second more of processor than of the clock: the clock says why. */
static bool limits_set(struct run *r)
{
        unsigned most = r->ask->processor ? r->ask->processor
                                          : r->ask->seconds;

        return limit_set(r, RLIMIT_CPU, most + 1) &&
               limit_set(r, RLIMIT_FSIZE, 0) &&
               limit_set(r, RLIMIT_CORE, 0) &&
               limit_set(r, RLIMIT_NPROC, 0) &&
               limit_set(r, RLIMIT_NOFILE, CAGE_FILES) &&
               limit_set(r, RLIMIT_AS, r->ask->memory);
}

/* To 0, 1, 2 and CAGE_PROGRAM, by way of numbers that are none of these: our
 * own may be any where the caller's were closed. */
static bool descriptors_set(struct run *r)
{
        int from[] = { r->input, r->out[1], r->said[1], r->program };

        for (int i = 0; i < 4; i++) {
                from[i] = fcntl(from[i], F_DUPFD_CLOEXEC, CAGE_PROGRAM + 1);
                if (from[i] < 0)
                        return refused(r, "fcntl");
        }
        for (int i = 0; i < 3; i++)
                if (dup2(from[i], i) < 0)
                        return refused(r, "dup2");
        if (dup3(from[3], CAGE_PROGRAM, O_CLOEXEC) < 0)
                return refused(r, "dup3");
        if (close_range(3, CAGE_PROGRAM - 1, 0) ||
            close_range(CAGE_PROGRAM + 1, ~0u, 0))
                return refused(r, "close_range");
        return true;
}

/* Its parent may have ended before the child asked to die with it. */
static bool apart_set(struct run *r)
{
        if (setsid() < 0)
                return refused(r, "setsid");
        if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != r->parent)
                return refused(r, "prctl");
        return !chdir("/") || refused(r, "chdir");
}

static _Noreturn void child_main(struct run *r)
{
        static char *const environment[] = {
                "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent",
                "OMP_THREAD_LIMIT=1", NULL
        };
        const struct sock_fprog *filter = cage_filter();

        if (apart_set(r) && descriptors_set(r) && limits_set(r)) {
                if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
                        refused(r, "prctl");
                /* a kernel without it: the limits hold all the same */
                if (filter)
                        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0,
                                filter);
                syscall(SYS_execveat, CAGE_PROGRAM, "", r->ask->argv,
                        environment, AT_EMPTY_PATH);
                refused(r, "execveat");
        }
        _exit(127);
}

/* ---- Start -------------------------------------------------------------- */

/* The program's file, open for executing; -1 where PATH has none. */
static int program_open(const char *name)
{
        const char *path = getenv("PATH");
        str rest = str_from(path ? path : "/usr/bin:/bin");
        char z[PATH_MOST];
        int fd = -1;

        if (strchr(name, '/'))
                return open(name, O_PATH | O_CLOEXEC);
        while (rest.n && fd < 0) {
                str folder = str_cut(&rest, ':');
                size_t n = strlen(name);

                if (!folder.n || folder.n + n + 2 > sizeof z)
                        continue;
                memcpy(z, folder.p, folder.n);
                z[folder.n] = '/';
                memcpy(z + folder.n + 1, name, n + 1);
                if (faccessat(AT_FDCWD, z, X_OK, AT_EACCESS) == 0)
                        fd = open(z, O_PATH | O_CLOEXEC);
        }
        return fd;
}

bool child_known(const char *program)
{
        int fd = program_open(program);

        if (fd >= 0)
                close(fd);
        return fd >= 0;
}

static bool input_open(struct run *r)
{
        str left = r->ask->input;

        r->input = memfd_create("input", MFD_CLOEXEC);
        if (r->input < 0)
                return refused(r, "memfd_create");
        while (left.n) {
                ssize_t n = write(r->input, left.p, left.n);

                if (n < 0 && errno == EINTR)
                        continue;
                if (n <= 0)
                        return refused(r, "write");
                left = str_slice(left, (size_t)n, left.n);
        }
        return lseek(r->input, 0, SEEK_SET) == 0 || refused(r, "lseek");
}

static bool clock_open(struct run *r)
{
        struct itimerspec t = { .it_value.tv_sec = (time_t)r->ask->seconds };

        r->clock = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
        if (r->clock < 0)
                return refused(r, "timerfd_create");
        return !timerfd_settime(r->clock, 0, &t, NULL) ||
               refused(r, "timerfd_settime");
}

/* No signal handler of ours may run in a child that shares our memory; the
 * child keeps them blocked, which stops none that a limit sends. */
static bool process_start(struct run *r)
{
        sigset_t all, old;
        pid_t pid;

        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &old);
        r->parent = getpid();
        pid = vfork();
        if (pid == 0)
                child_main(r);
        r->pid = pid;
        if (pid < 0)
                refused(r, "vfork");
        pthread_sigmask(SIG_SETMASK, &old, NULL);
        shut(&r->out[1]);
        shut(&r->said[1]);
        if (r->step)
                return false;
        r->life = (int)syscall(SYS_pidfd_open, r->pid, 0);
        return r->life >= 0 || refused(r, "pidfd_open");
}

static bool run_start(struct run *r)
{
        if (!input_open(r) || !clock_open(r))
                return false;
        if (pipe2(r->out, O_CLOEXEC) || pipe2(r->said, O_CLOEXEC))
                return refused(r, "pipe2");
        return process_start(r);
}

/* Kills what is left of it, waits, closes. Its status, or -1. */
static int run_end(struct run *r)
{
        int status = -1;

        if (r->pid > 0) {
                kill(-r->pid, SIGKILL);         /* not yet reaped: its own */
                kill(r->pid, SIGKILL);
                while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
                        ;
        }
        shut(&r->program);
        shut(&r->input);
        shut(&r->out[0]);
        shut(&r->out[1]);
        shut(&r->said[0]);
        shut(&r->said[1]);
        shut(&r->clock);
        shut(&r->life);
        return status;
}

/* ---- Watch -------------------------------------------------------------- */

/* Reads once from *fd, which is ready; closes it at its end. False: the
 * system refuses. */
static bool read_once(struct run *r, int *fd, char *to, size_t room,
                      size_t *got)
{
        ssize_t n = read(*fd, to, room);

        *got = n > 0 ? (size_t)n : 0;
        if (n < 0 && errno != EINTR && errno != EAGAIN)
                return refused(r, "read");
        if (n == 0)
                shut(fd);
        return true;
}

static bool output_read(struct run *r)
{
        char *to = buf_room(&r->output, READ_LEAST);
        size_t got;

        if (!read_once(r, &r->out[0], to, r->output.cap - r->output.n, &got))
                return false;
        r->output.n += got;
        r->loud = r->output.n > r->ask->output;
        if (r->loud)
                r->output.n = r->ask->output;
        return true;
}

/* What is too much is read, too: a child that waits for us ends never. */
static bool errors_read(struct run *r)
{
        char more[READ_LEAST];
        size_t got, keep;

        if (!read_once(r, &r->said[0], more, sizeof more, &got))
                return false;
        keep = CHILD_SAID_MAX - r->n_errors;
        if (keep > got)
                keep = got;
        memcpy(r->errors + r->n_errors, more, keep);
        r->n_errors += keep;
        return true;
}

/* Until its end and the end of what it wrote. When it has ended, whatever it
 * wrote stands in the pipes: they are read until nothing is ready. */
static bool watch(struct run *r)
{
        bool ended = false;

        for (;;) {
                struct pollfd p[] = {
                        { r->out[0], POLLIN, 0 }, { r->said[0], POLLIN, 0 },
                        { r->clock, POLLIN, 0 },
                        { ended ? -1 : r->life, POLLIN, 0 }
                };

                if (poll(p, 4, ended ? 0 : -1) < 0) {
                        if (errno == EINTR)
                                continue;
                        return refused(r, "poll");
                }
                r->late = p[2].revents;
                if (r->late || (ended && !p[0].revents && !p[1].revents))
                        return true;
                if ((p[0].revents && !output_read(r)) ||
                    (p[1].revents && !errors_read(r)))
                        return false;
                if (r->loud)
                        return true;
                ended = ended || p[3].revents;
        }
}

/* With a door of our own: an arena that is full must not leave while the
 * child lives. True where it did. */
static bool watch_or_leave(arena *a, struct run *r)
{
        struct door *door = a->door;

        if (setjmp(r->mine.env)) {
                a->door = door;
                return true;
        }
        a->door = &r->mine;
        r->mine.open = true;
        r->errors = arena_bytes(a, CHILD_SAID_MAX);
        buf_room(&r->output, OUTPUT_FIRST);
        if (run_start(r))
                watch(r);
        a->door = door;
        return false;
}

static enum child_end end_of(const struct run *r, int status, int *code)
{
        *code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
        if (r->late)
                return CHILD_LATE;
        if (r->loud)
                return CHILD_LOUD;
        if (WIFSIGNALED(status))
                return CHILD_KILLED;
        return *code ? CHILD_FAILED : CHILD_DONE;
}

rc child_run(arena *a, const struct child_ask *ask, struct child_done *out,
             err *e)
{
        const char *name = ask->argv[0];
        struct run r = {
                .ask = ask, .input = -1, .out = { -1, -1 },
                .said = { -1, -1 }, .clock = -1, .life = -1,
                /* one read may pass the limit, and must not be refused */
                .output = buf_open(a, ask->output + OUTPUT_FIRST)
        };
        bool left;
        int status;

        assert(ask->seconds);
        r.program = program_open(name);
        if (r.program < 0)
                return err_set(e, ERR_IO, S(""), 0, "%s: no such program in "
                               "PATH; install it", name);
        left = watch_or_leave(a, &r);
        status = run_end(&r);
        if (left)
                arena_leave(a, r.mine.why.code, "%s", r.mine.why.text);
        if (r.step && r.why == ENOENT)
                return err_set(e, ERR_IO, S(""), 0, "%s in PATH is a script; "
                               "put the program itself there", name);
        if (r.step || status == -1)
                return err_set(e, ERR_IO, S(""), 0, "cannot run %s: %s: %s",
                               name, r.step ? r.step : "waitpid",
                               strerror(r.step ? r.why : errno));
        *out = (struct child_done){ .output = buf_str(&r.output),
                                    .said = str_of(r.errors, r.n_errors) };
        out->end = end_of(&r, status, &out->code);
        return OK;
}
