/* shelf.c - see shelf.h. */
#include "host/shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FIRST "imr shelf 1\n"
enum { FIRST_N = sizeof FIRST - 1, HEAD_MOST = 64, WINDOW = 1 << 20 };

struct host_shelf {
        int    fd;
        pthread_mutex_t lock;
        unsigned unsynced;
        bool   broken;          /* a write failed: nothing may follow */
};

static bool path_z(str path, char z[4096])
{
        if (path.n >= 4096)
                return false;
        memcpy(z, path.p, path.n);
        z[path.n] = 0;
        return true;
}

bool host_folder_make(str path)
{
        char z[4096];
        struct stat st;

        if (!path_z(path, z))
                return false;
        if (mkdir(z, 0777) && errno != EEXIST)
                return false;
        return lstat(z, &st) == 0 && S_ISDIR(st.st_mode);
}

static int head_of(char head[HEAD_MOST], str record)
{
        return snprintf(head, HEAD_MOST, "= %zu %016" PRIx64 "\n", record.n,
                        str_hash(record));
}

enum torn { TORN_NOT, TORN_SHORT, TORN };      /* SHORT: bytes are missing */

/* The record at s[*at]. */
static enum torn record_next(str s, size_t *at, str *record)
{
        char head[HEAD_MOST];
        str rest = str_slice(s, *at, *at + HEAD_MOST);
        bool all = rest.n == HEAD_MOST;
        str line = str_cut(&rest, '\n');
        size_t end = *at + line.n + 1;
        long n;

        if (!rest.n && !all)
                return TORN_SHORT;
        if (!str_starts(line, S("= ")))
                return TORN;
        line = str_slice(line, 2, line.n);
        if (!str_number(str_cut(&line, ' '), &n) || n > SHELF_RECORD_MOST ||
            end > s.n)
                return TORN;
        if ((size_t)n >= s.n - end)
                return TORN_SHORT;
        *record = str_slice(s, end, end + (size_t)n);
        n = head_of(head, *record);
        if (!str_eq(str_of(head, (size_t)n), str_slice(s, *at, end)) ||
            s.p[end + record->n] != '\n')
                return TORN;
        *at = end + record->n + 1;
        return TORN_NOT;
}

bool host_shelf_next(str s, size_t *at, str *record)
{
        if (s.n < FIRST_N || !str_starts(s, S(FIRST)))
                return false;
        if (!*at)
                *at = FIRST_N;
        return record_next(s, at, record) == TORN_NOT;
}

static rc refused(str path, err *e)
{
        return err_set(e, ERR_IO, path, 0, "cannot write: %s",
                       strerror(errno));
}

/* What was read of a shelf and is not yet taken. */
struct window { char *p; size_t n, room; };

/* Reads on behind what is there; false at the end, or where no more fits. */
static bool window_fill(struct window *w, int fd)
{
        ssize_t got;

        if (w->n == w->room) {
                size_t room = w->room ? w->room * 2 : WINDOW;
                char *p = room > 2 * (size_t)SHELF_RECORD_MOST
                          ? NULL : realloc(w->p, room);

                if (!p)
                        return false;
                w->p = p;
                w->room = room;
        }
        do
                got = read(fd, w->p + w->n, w->room - w->n);
        while (got < 0 && errno == EINTR);
        w->n += got > 0 ? (size_t)got : 0;
        return got > 0;
}

/* Takes the whole records; false: what follows them is none. */
static bool window_take(struct window *w, host_shelf_take *take,
                        void *context, size_t *good)
{
        size_t from = 0, at;
        enum torn torn;
        str record;

        if (!*good && w->n < FIRST_N)
                return true;
        if (!*good && memcmp(w->p, FIRST, FIRST_N))
                return false;
        if (!*good)
                *good = from = FIRST_N;
        for (at = from; !(torn = record_next(str_of(w->p, w->n), &at,
                                             &record)); from = at) {
                take(context, record, *good + (size_t)(record.p - w->p) -
                                      from);
                *good += at - from;
        }
        w->n -= from;
        memmove(w->p, w->p + from, w->n);
        return torn == TORN_SHORT;
}

/* To read it; -1: that cannot be. */
static int shelf_read_open(str path)
{
        struct stat st;
        char z[4096];
        int fd;

        if (!path_z(path, z))
                return -1;
        fd = open(z, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW |
                     O_NONBLOCK);
        if (fd >= 0 && (fstat(fd, &st) || !S_ISREG(st.st_mode))) {
                close(fd);
                fd = -1;
        }
        return fd;
}

rc host_shelf_walk(str path, host_shelf_take *take, void *context,
                   size_t *good, err *e)
{
        struct window w = { NULL, 0, 0 };
        int fd = shelf_read_open(path);

        *good = 0;
        if (fd < 0)
                return err_set(e, ERR_IO, path, 0, "cannot be read");
        while (window_fill(&w, fd) && window_take(&w, take, context, good))
                ;
        free(w.p);
        close(fd);
        return *good ? OK : err_set(e, ERR_INPUT, path, 0, "is not what its "
                                    "name says; remove it");
}

bool host_shelf_part(str path, size_t at, char *to, size_t n)
{
        int fd = shelf_read_open(path);
        bool good = fd >= 0 && pread(fd, to, n, (off_t)at) == (ssize_t)n;

        if (fd >= 0)
                close(fd);
        return good;
}

/* An empty file becomes a shelf; one that is none stays as it is. */
static rc begin(int fd, str path, size_t keep, err *e)
{
        char first[FIRST_N];
        struct stat st;

        if (flock(fd, LOCK_EX | LOCK_NB))
                return err_set(e, ERR_INPUT, path, 0, "another run is writing "
                               "it; wait for its end");
        if (fstat(fd, &st))
                return refused(path, e);
        if (st.st_size && (!S_ISREG(st.st_mode) ||
             pread(fd, first, FIRST_N, 0) != FIRST_N ||
             memcmp(first, FIRST, FIRST_N)))
                return err_set(e, ERR_INPUT, path, 0, "is not what its name "
                               "says; remove it");
        if (keep < FIRST_N || (off_t)keep > st.st_size)
                keep = 0;
        if (ftruncate(fd, (off_t)keep) || lseek(fd, (off_t)keep, SEEK_SET) < 0
            || (!keep && write(fd, FIRST, FIRST_N) != FIRST_N))
                return refused(path, e);
        return OK;
}

rc host_shelf_open(str path, size_t keep, struct host_shelf **out, err *e)
{
        char z[4096];
        struct host_shelf *s;
        rc r;

        *out = NULL;
        if (!path_z(path, z))
                return err_set(e, ERR_IO, path, 0, "the name is too long");
        s = calloc(1, sizeof *s);
        if (!s)
                return err_set(e, ERR_MEMORY, S(""), 0, "no memory left");
        s->fd = open(z, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW |
                        O_NONBLOCK, 0666);
        r = s->fd < 0 ? refused(path, e) : begin(s->fd, path, keep, e);
        if (r) {
                if (s->fd >= 0)
                        close(s->fd);
                free(s);
                return r;
        }
        pthread_mutex_init(&s->lock, NULL);
        *out = s;
        return OK;
}

bool host_shelf_add(struct host_shelf *s, str record)
{
        char head[HEAD_MOST];
        size_t n = (size_t)head_of(head, record);
        struct iovec part[] = { { head, n },
                                { (void *)(size_t)record.p, record.n },
                                { (void *)(size_t)"\n", 1 } };
        bool good;

        pthread_mutex_lock(&s->lock);
        good = !s->broken && writev(s->fd, part, 3) ==
                             (ssize_t)(n + record.n + 1);
        s->broken = !good;
        if (good && ++s->unsynced == SHELF_UNSYNCED) {
                s->unsynced = 0;
                fdatasync(s->fd);
        }
        pthread_mutex_unlock(&s->lock);
        return good;
}

void host_shelf_close(struct host_shelf *s)
{
        if (!s)
                return;
        if (s->unsynced)
                fdatasync(s->fd);
        close(s->fd);
        pthread_mutex_destroy(&s->lock);
        free(s);
}
