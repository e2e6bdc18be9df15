/* write.c - a file written at its end, and cut to a length that is known. */
#include "host/write.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static rc refused(err *e, str path, const char *what)
{
        return err_set(e, ERR_IO, path, 0, "%s: %s", what, strerror(errno));
}

rc host_writer_open(str path, uint64_t keep, struct host_writer *out, err *e)
{
        char z[4096];
        struct stat st;
        rc r = OK;

        *out = (struct host_writer){ .fd = -1, .path = path };
        if (path.n >= sizeof z)
                return err_set(e, ERR_IO, path, 0, "the name is too long");
        memcpy(z, path.p, path.n);
        z[path.n] = 0;
        out->fd = open(z, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
        if (out->fd < 0)
                return refused(e, path, "cannot write");
        if (fstat(out->fd, &st))
                r = refused(e, path, "cannot write");
        else if (S_ISREG(st.st_mode) && flock(out->fd, LOCK_EX | LOCK_NB) &&
                 errno == EWOULDBLOCK)
                r = err_set(e, ERR_INPUT, path, 0, "another run is writing "
                            "it; wait for its end, or name another output");
        else if (keep > (uint64_t)st.st_size)
                r = err_set(e, ERR_INPUT, path, 0, "is shorter than its "
                            "journal says; read again without --resume");
        else if (S_ISREG(st.st_mode) && (ftruncate(out->fd, (off_t)keep) ||
                 lseek(out->fd, (off_t)keep, SEEK_SET) < 0))
                r = refused(e, path, "cannot write");
        out->n = keep;
        if (r)
                host_writer_close(out);
        return r;
}

rc host_writer_add(struct host_writer *w, str text, err *e)
{
        while (text.n) {
                ssize_t k = write(w->fd, text.p, text.n);

                if (k < 0 && errno == EINTR)
                        continue;
                if (k < 0)
                        return refused(e, w->path, "cannot write");
                text = str_slice(text, (size_t)k, text.n);
                w->n += (uint64_t)k;
        }
        return OK;
}

rc host_writer_sync(struct host_writer *w, err *e)
{
        if (fdatasync(w->fd) && errno != EINVAL && errno != EROFS)
                return refused(e, w->path, "cannot write");
        return OK;              /* a pipe or device has nothing to sync */
}

void host_writer_close(struct host_writer *w)
{
        if (w->fd >= 0)
                close(w->fd);
        w->fd = -1;
}
