/* stream.c - a file, or standard input, read piece by piece: for inputs that
 * are larger than memory. */
#include "host/host.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static rc refused(err *e, str path, const char *what)
{
        return err_set(e, ERR_IO, path, 0, "%s: %s", what, strerror(errno));
}

rc host_stream_open(str path, struct host_stream *out, err *e)
{
        char z[4096];
        struct stat st;

        *out = (struct host_stream){ .fd = -1, .path = path };
        if (str_eq(path, S("-"))) {
                *out = (struct host_stream){ 0, S("standard input"), 0 };
                return OK;
        }
        if (path.n >= sizeof z)
                return err_set(e, ERR_IO, path, 0, "the name is too long");
        memcpy(z, path.p, path.n);
        z[path.n] = 0;
        out->fd = open(z, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (out->fd < 0)
                return refused(e, path, "cannot open");
        if (fstat(out->fd, &st) || !S_ISREG(st.st_mode)) {
                host_stream_close(out);
                return err_set(e, ERR_IO, path, 0,
                               "is no regular file; name a file or -");
        }
        out->size = (size_t)st.st_size;
        return OK;
}

rc host_stream_read(struct host_stream *s, char *to, size_t n, size_t *got,
                    err *e)
{
        ssize_t k;

        do
                k = read(s->fd, to, n);
        while (k < 0 && errno == EINTR);
        *got = k > 0 ? (size_t)k : 0;
        return k < 0 ? refused(e, s->path, "cannot read") : OK;
}

void host_stream_close(struct host_stream *s)
{
        if (s->fd > 0)
                close(s->fd);
        s->fd = -1;
}
