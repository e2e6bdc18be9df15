/* host.c - POSIX files and folders. Arena memory is taken before anything is
 * opened, or with a door of our own, so that leaving leaks no descriptor. */
#include "host/host.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static rc refused(err *e, str path, const char *what)
{
        return err_set(e, ERR_IO, path, 0, "%s: %s", what, strerror(errno));
}

/* Fills p with up to n bytes of fd; the count in *got. */
static bool read_all(int fd, char *p, size_t n, size_t *got)
{
        *got = 0;
        while (*got < n) {
                ssize_t k = read(fd, p + *got, n - *got);

                if (k < 0 && errno == EINTR)
                        continue;
                if (k < 0)
                        return false;
                if (k == 0)
                        break;
                *got += (size_t)k;
        }
        return true;
}

static rc too_large(err *e, str path, size_t ceiling)
{
        return err_set(e, ERR_LIMIT, path, 0, "larger than %zu MiB; give a "
                       "letter or document, not an archive", ceiling >> 20);
}

/* Standard input, a pipe or a device: its size is not known beforehand. */
static rc read_stream(arena *a, str path, int fd, size_t ceiling, str *out,
                      err *e)
{
        size_t cap = 1 << 16, n = 0, got;
        char *p = arena_bytes(a, cap);

        for (;;) {
                if (!read_all(fd, p + n, cap - n, &got))
                        return refused(e, path, "cannot read");
                n += got;
                if (n < cap)
                        break;
                if (n > ceiling)
                        return too_large(e, path, ceiling);
                char *q = arena_bytes(a, cap * 2);
                memcpy(q, p, n);
                p = q;
                cap *= 2;
        }
        *out = str_of(p, n);
        if (n > ceiling)
                return too_large(e, path, ceiling);
        return OK;
}

/* Arena memory while a descriptor is open: NULL, and why in *mine, where the
 * arena would leave through its door. */
static char *bytes_or_null(arena *a, size_t n, struct door *mine)
{
        struct door *door = a->door;

        a->door = mine;
        if (setjmp(mine->env)) {
                a->door = door;
                return NULL;
        }
        mine->open = true;
        char *p = arena_bytes(a, n);
        a->door = door;
        return p;
}

/* What is no file to be read; fd is open on it. */
static rc regular_check(str path, int fd, size_t ceiling, size_t *size,
                        err *e)
{
        struct stat st;

        if (fstat(fd, &st) < 0)
                return refused(e, path, "cannot open");
        if (S_ISDIR(st.st_mode))
                return err_set(e, ERR_IO, path, 0, "is a folder; name a file");
        if (!S_ISREG(st.st_mode))
                return err_set(e, ERR_IO, path, 0,
                               "is no regular file; name a file or -");
        *size = (size_t)st.st_size;
        if (*size > ceiling)
                return too_large(e, path, ceiling);
        return OK;
}

/* What is asked and what is read are one open file; a pipe put in its place
 * does not wait for a writer. */
static rc read_regular(arena *a, str path, size_t ceiling, str *out, err *e)
{
        struct door mine = { .open = false };
        const char *z = arena_z(a, path);
        int fd = open(z, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        size_t size = 0, got = 0;
        char *p = NULL;
        rc r;

        if (fd < 0)
                return refused(e, path, "cannot open");
        r = regular_check(path, fd, ceiling, &size, e);
        if (r == OK)
                p = bytes_or_null(a, size + 1, &mine);
        if (p && !read_all(fd, p, size, &got))
                r = refused(e, path, "cannot read");
        close(fd);
        if (r)
                return r;
        if (!p)
                arena_leave(a, mine.why.code, "%s", mine.why.text);
        *out = str_of(p, got);
        return OK;
}

rc host_file(arena *a, str path, size_t ceiling, str *out, err *e)
{
        str text;
        rc r;

        if (str_eq(path, S("-")))
                r = read_stream(a, S("standard input"), 0, ceiling, &text, e);
        else
                r = read_regular(a, path, ceiling, &text, e);
        if (r)
                return r;
        if (text.n == 0)
                return err_set(e, ERR_INPUT, path, 0, "the file is empty");
        *out = text;
        return OK;
}

static int by_name(const void *a, const void *b)
{
        return str_order(*(const str *)a, *(const str *)b);
}

rc host_folder(arena *a, str path, str **names, size_t *n, err *e)
{
        struct dirent **entry;
        int count = scandir(arena_z(a, path), &entry, NULL, NULL);
        size_t bytes = 0, kept = 0;

        if (count < 0)
                return refused(e, path, "cannot open the folder");
        for (int i = 0; i < count; i++)
                bytes += strlen(entry[i]->d_name);
        /* One arena call, and entries are freed before any other: the door
         * must find nothing but arena memory. */
        struct door *door = a->door, mine = { .open = true };
        str *out = NULL;
        char *text = NULL;
        bool full = count > HOST_FOLDER_MAX;

        a->door = &mine;
        if (full || setjmp(mine.env)) {
                full = true;
        } else {
                out = NEWN(a, str, (size_t)count + 1);
                text = arena_bytes(a, bytes + 1);
        }
        a->door = door;
        for (int i = 0; i < count; i++) {
                const char *name = entry[i]->d_name;

                if (!full && name[0] != '.') {
                        out[kept] = str_of(text, strlen(name));
                        memcpy(text, name, out[kept].n);
                        text += out[kept++].n;
                }
                free(entry[i]);
        }
        free(entry);
        if (full)
                return err_set(e, ERR_LIMIT, path, 0, "more than %d files; "
                               "give a smaller folder", HOST_FOLDER_MAX);
        qsort(out, kept, sizeof *out, by_name);
        *names = out;
        *n = kept;
        return OK;
}

static bool stat_of(str path, struct stat *st)
{
        char z[4096];

        if (path.n >= sizeof z)
                return false;
        memcpy(z, path.p, path.n);
        z[path.n] = 0;
        return stat(z, st) == 0;
}

bool host_is_folder(str path)
{
        struct stat st;

        return stat_of(path, &st) && S_ISDIR(st.st_mode);
}

enum host_kind host_kind_sized(str path, struct host_id *id, size_t *size)
{
        struct stat st;

        *id = (struct host_id){ 0, 0 };
        *size = 0;
        if (!stat_of(path, &st))
                return HOST_REFUSED;
        *id = (struct host_id){ (uint64_t)st.st_dev, (uint64_t)st.st_ino };
        if (S_ISREG(st.st_mode))
                *size = (size_t)st.st_size;
        return S_ISDIR(st.st_mode) ? HOST_FOLDER
               : S_ISREG(st.st_mode) ? HOST_REGULAR : HOST_OTHER;
}

enum host_kind host_kind(str path, struct host_id *id)
{
        size_t size;

        return host_kind_sized(path, id, &size);
}

bool host_within(str folder, str path)
{
        char z[2][PATH_MAX], real[2][PATH_MAX];
        const str of[2] = { folder.n ? folder : S("."), path };
        size_t n;

        for (size_t i = 0; i < 2; i++) {
                if (of[i].n >= PATH_MAX)
                        return false;
                memcpy(z[i], of[i].p, of[i].n);
                z[i][of[i].n] = 0;
                if (!realpath(z[i], real[i]))
                        return false;
        }
        n = strlen(real[0]);
        n -= n && real[0][n - 1] == '/';        /* the root */
        return strncmp(real[0], real[1], n) == 0 && real[1][n] == '/';
}

bool host_exists(str path)
{
        struct stat st;

        return stat_of(path, &st);
}

str host_join(arena *a, str folder, str name)
{
        bool slash = folder.n && folder.p[folder.n - 1] == '/';

        if (folder.n == 0)
                return name;
        return arena_fmt(a, FMT"%s"FMT, ARG(folder), slash ? "" : "/",
                         ARG(name));
}

str host_base(str path)
{
        while (path.n > 1 && path.p[path.n - 1] == '/')
                path.n--;
        for (size_t i = path.n; i > 0; i--)
                if (path.p[i - 1] == '/')
                        return str_slice(path, i, path.n);
        return path;
}

str host_program_folder(arena *a)
{
        char at[4096];
        ssize_t n = readlink("/proc/self/exe", at, sizeof at);

        if (n <= 0 || (size_t)n >= sizeof at)
                return S("");
        str path = str_of(at, (size_t)n), base = host_base(path);
        return arena_str(a, str_slice(path, 0, path.n - base.n));
}
