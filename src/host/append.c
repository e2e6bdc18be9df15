/* append.c - a line added to a file: it is there in full and on the disk, or
 * the file is as it was. */
#include "host/host.h"

#include "host/write.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static rc refused(err *e, str path)
{
        return err_set(e, ERR_IO, path, 0, "cannot write: %s",
                       strerror(errno));
}

/* A name that was made lasts once its folder is on the disk. */
bool host_name_sync(str path)
{
        char z[4096] = ".";
        size_t n = path.n - host_base(path).n;
        bool good;
        int fd;

        if (n && n < sizeof z) {
                memcpy(z, path.p, n);
                z[n] = 0;
        }
        fd = open(z, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0)
                return false;
        good = fsync(fd) == 0 || errno == EINVAL;
        close(fd);
        return good;
}

/* fd is open and ours alone. A last line without its end gets one. */
static rc line_add(int fd, str path, str text, bool is_new, err *e)
{
        struct host_writer w = { .fd = fd, .path = path };
        struct stat st;
        char last = '\n';
        rc r = OK;

        if (fstat(fd, &st))
                return refused(e, path);
        if (st.st_size > 0 && pread(fd, &last, 1, st.st_size - 1) != 1)
                return refused(e, path);
        if (last != '\n')
                r = host_writer_add(&w, S("\n"), e);
        if (r == OK)
                r = host_writer_add(&w, text, e);
        if (r == OK)
                r = host_writer_sync(&w, e);
        if (r == OK && is_new && !host_name_sync(path))
                r = refused(e, path);
        if (r && ftruncate(fd, st.st_size))
                return err_set(e, r, path, 0, "cannot write, and what was "
                               "written of the last line cannot be taken "
                               "back: %s", strerror(errno));
        return r;
}

rc host_append(str path, str text, err *e)
{
        char z[4096];
        struct stat st;
        bool is_new;
        int fd;
        rc r;

        if (path.n >= sizeof z)
                return err_set(e, ERR_IO, path, 0, "the name is too long");
        memcpy(z, path.p, path.n);
        z[path.n] = 0;
        is_new = stat(z, &st) != 0;
        fd = open(z, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY |
                     O_NONBLOCK, 0666);
        if (fd < 0)
                return refused(e, path);
        if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
                r = err_set(e, ERR_IO, path, 0, "is no regular file; move it "
                            "away");
        else if (flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
                r = err_set(e, ERR_IO, path, 0, "another run is writing it; "
                            "wait for its end");
        else
                r = line_add(fd, path, text, is_new, e);
        if (r && is_new)        /* ours alone, and empty */
                unlink(z);
        close(fd);
        return r;
}
