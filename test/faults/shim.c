/* shim.c - loaded before libc by test/faults/run: the call numbered FAIL_AT
 * of the function named FAIL fails, as a full disk or an empty memory would. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t m);
void *__libc_realloc(void *p, size_t n);

/* The system's loader ends the program itself, with a message of its own and
 * 127, where it has no memory for a library: nothing that imr could catch. */
static int loading;

void *dlopen(const char *path, int flags)
{
        void *(*real)(const char *, int), *library;

        *(void **)&real = dlsym(RTLD_NEXT, "dlopen");
        loading++;
        library = real(path, flags);
        loading--;
        return library;
}

static int fails(const char *name)
{
        static long calls;
        const char *which = getenv("FAIL"), *at = getenv("FAIL_AT");

        return !loading && which && at && strcmp(which, name) == 0 &&
               ++calls == strtol(at, NULL, 10);
}

static int no_memory(void)
{
        if (!fails("malloc"))
                return 0;
        errno = ENOMEM;         /* as the real one does; scandir asks it */
        return 1;
}

void *malloc(size_t n) { return no_memory() ? NULL : __libc_malloc(n); }
void *calloc(size_t n, size_t m)
{
        return no_memory() ? NULL : __libc_calloc(n, m);
}
void *realloc(void *p, size_t n)
{
        return no_memory() ? NULL : __libc_realloc(p, n);
}

ssize_t read(int fd, void *p, size_t n)
{
        ssize_t (*real)(int, void *, size_t);

        *(void **)&real = dlsym(RTLD_NEXT, "read");
        if (!fails("read"))
                return real(fd, p, n);
        errno = EIO;
        return -1;
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *to)
{
        size_t (*real)(const void *, size_t, size_t, FILE *);

        *(void **)&real = dlsym(RTLD_NEXT, "fwrite");
        if (to != stdout || !fails("fwrite"))
                return real(p, size, n, to);
        errno = ENOSPC;
        return 0;
}

/* What open is called where file offsets have 64 bits. */
int open64(const char *path, int flags, ...)
{
        int (*real)(const char *, int, ...);
        va_list ap;
        mode_t mode = 0;

        *(void **)&real = dlsym(RTLD_NEXT, "open64");
        if (flags & O_CREAT) {
                va_start(ap, flags);
                mode = va_arg(ap, mode_t);
                va_end(ap);
        }
        if (!fails("open"))
                return real(path, flags, mode);
        errno = EMFILE;
        return -1;
}

/* A disk that is full once; half of it is written, as a disk may do. */
ssize_t write(int fd, const void *p, size_t n)
{
        ssize_t (*real)(int, const void *, size_t);

        *(void **)&real = dlsym(RTLD_NEXT, "write");
        if (!fails("write"))
                return real(fd, p, n);
        if (n > 1)
                (void)!real(fd, p, n / 2);
        errno = ENOSPC;
        return -1;
}

int fdatasync(int fd)
{
        int (*real)(int);

        *(void **)&real = dlsym(RTLD_NEXT, "fdatasync");
        if (!fails("fdatasync"))
                return real(fd);
        errno = EIO;
        return -1;
}

int fsync(int fd)
{
        int (*real)(int);

        *(void **)&real = dlsym(RTLD_NEXT, "fsync");
        if (!fails("fsync"))
                return real(fd);
        errno = EIO;
        return -1;
}
