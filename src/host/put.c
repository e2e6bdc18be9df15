/* put.c - a whole file written: it is there in full, or not at all. */
#include "host/host.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static bool write_all(int fd, str text)
{
        while (text.n) {
                ssize_t k = write(fd, text.p, text.n);

                if (k < 0 && errno == EINTR)
                        continue;
                if (k <= 0)
                        return false;
                text = str_slice(text, (size_t)k, text.n);
        }
        return true;
}

/* The text under a name of its own, then renamed or linked to its place. */
static rc put(arena *a, str path, str text, bool over, bool lasting, err *e)
{
        const char *to = arena_z(a, path);
        str spare = arena_fmt(a, FMT".%ld.part", ARG(path), (long)getpid());
        const char *from = arena_z(a, spare);
        int fd = open(from, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        bool good, there = false;

        if (fd < 0)
                return err_set(e, ERR_IO, path, 0, "cannot write: %s",
                               strerror(errno));
        good = write_all(fd, text) && (!lasting || fsync(fd) == 0);
        good = close(fd) == 0 && good;
        if (good && over) {
                good = rename(from, to) == 0;
        } else if (good) {
                good = link(from, to) == 0;
                there = !good && errno == EEXIST;
        }
        if (!good)
                err_set(e, ERR_IO, path, 0, there ? "stands there already; "
                        "say --force to replace it" : "cannot write: %s",
                        strerror(errno));
        if (!good || !over)
                unlink(from);
        if (good && lasting && !host_name_sync(path))
                return err_set(e, ERR_IO, path, 0, "cannot write: %s",
                               strerror(errno));
        return good ? OK : ERR_IO;
}

rc host_put(arena *a, str path, str text, bool over, err *e)
{
        return put(a, path, text, over, false, e);
}

rc host_put_lasting(arena *a, str path, str text, err *e)
{
        return put(a, path, text, false, true, e);
}
