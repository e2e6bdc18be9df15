/* archive.c - libarchive, asked for little: the formats and packings that
 * letters are published in, one member after another, counted.
 *
 * Arena memory may leave through its door at any time; the archive is the
 * caller's to close, so nothing is held here that the caller cannot free. */
#include "host/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD = 512, BLOCK = 1 << 18 };

/* What is called of libarchive. */
#define CALLS(X)                                                             \
        X(archive_read_new) X(archive_read_free)                             \
        X(archive_read_support_filter_gzip)                                  \
        X(archive_read_support_filter_zstd)                                  \
        X(archive_read_support_filter_xz)                                    \
        X(archive_read_support_filter_bzip2)                                 \
        X(archive_read_support_format_tar)                                   \
        X(archive_read_support_format_zip)                                   \
        X(archive_read_support_format_7zip)                                  \
        X(archive_read_support_format_raw)                                   \
        X(archive_read_set_read_callback) X(archive_read_set_seek_callback)  \
        X(archive_read_set_callback_data) X(archive_read_open1)              \
        X(archive_read_next_header2) X(archive_read_data)                    \
        X(archive_read_data_skip) X(archive_read_has_encrypted_entries)      \
        X(archive_filter_bytes) X(archive_filter_count) X(archive_format)    \
        X(archive_entry_new) X(archive_entry_free)                           \
        X(archive_entry_pathname) X(archive_entry_pathname_utf8)             \
        X(archive_entry_filetype) X(archive_entry_hardlink)                  \
        X(archive_entry_is_encrypted)

struct calls {
#define MEMBER(name) __typeof__(name) *name;
        CALLS(MEMBER)
#undef MEMBER
};

struct host_archive {
        struct calls call;
        struct archive *in;
        struct archive_entry *entry;    /* the member met last */
        int   fd;               /* -1: in memory */
        str   bytes;            /* in memory */
        size_t bytes_at;
        char *name;             /* NUL-terminated: for messages */
        uint64_t unpacked;      /* bytes of all members so far */
        size_t members;
        char  block[BLOCK];     /* of the file, as libarchive sees it */
        char  head[HEAD];       /* first bytes of the member, still unread */
        size_t head_at, head_n;
        bool  open;             /* a member is: it can be read or skipped */
        bool  over;             /* damaged or a bomb: no next member */
        bool  seeks;            /* skipping a member does not unpack it */
};

/* ---- Which files ------------------------------------------------------- */

static bool tar_header(str s)
{
        unsigned long sum = 0, said = 0;

        if (s.n < 512)
                return false;
        if (memcmp(s.p + 257, "ustar", 5) == 0)
                return true;
        for (size_t i = 0; i < 512; i++)
                sum += i >= 148 && i < 156 ? ' ' : (unsigned char)s.p[i];
        for (size_t i = 148; i < 156; i++)
                if (s.p[i] >= '0' && s.p[i] <= '7')
                        said = said * 8 + (unsigned long)(s.p[i] - '0');
        return s.p[0] && said == sum;
}

bool host_archive_begins(str s)
{
        static const str first[] = {
                STR("\x1f\x8b"), STR("\x28\xb5\x2f\xfd"),
                STR("\xfd" "7zXZ"), STR("BZh"), STR("PK\3\4"), STR("PK\5\6"),
                STR("7z\xbc\xaf\x27\x1c")
        };

        for (size_t i = 0; i < sizeof first / sizeof *first; i++)
                if (str_starts(s, first[i]))
                        return true;
        return tar_header(s);
}

static int file_open(str path, err *e)
{
        char z[4096];
        struct stat st;
        int fd;

        if (path.n >= sizeof z) {
                err_set(e, ERR_IO, path, 0, "the name is too long");
                return -1;
        }
        memcpy(z, path.p, path.n);
        z[path.n] = 0;
        fd = open(z, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (fd < 0) {
                err_set(e, ERR_IO, path, 0, "cannot open: %s",
                        strerror(errno));
        } else if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
                close(fd);
                fd = -1;
                err_set(e, ERR_IO, path, 0, "is no regular file; name a file");
        }
        return fd;
}

bool host_archive_named(str name, str *inner)
{
        static const str many[] = { STR(".tar"), STR(".zip"), STR(".7z"),
                                    STR(".tgz"), STR(".txz"), STR(".tbz2"),
                                    STR(".tzst") };
        static const str packed[] = { STR(".gz"), STR(".zst"), STR(".xz"),
                                      STR(".bz2") };
        bool one = false;

        *inner = name;
        for (size_t i = 0; i < sizeof packed / sizeof *packed && !one; i++)
                if (str_ends(name, packed[i]) && name.n > packed[i].n) {
                        inner->n -= packed[i].n;
                        one = true;
                }
        for (size_t i = 0; i < sizeof many / sizeof *many; i++)
                if (str_ends(*inner, many[i])) {
                        *inner = S("");
                        return true;
                }
        return one;
}

/* ---- Open and close ---------------------------------------------------- */

static bool calls_load(struct calls *c)
{
        void *library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
        bool all = library != NULL;

#define LOAD(name)                                                           \
        all = all && (*(void **)&c->name = dlsym(library, #name)) != NULL;
        CALLS(LOAD)
#undef LOAD
        return all;
}

/* ---- What libarchive reads from ----------------------------------------- */

static la_ssize_t block_read(struct archive *in, void *own, const void **out)
{
        struct host_archive *x = own;
        ssize_t n;

        (void)in;
        if (x->fd < 0) {
                n = (ssize_t)(x->bytes.n - x->bytes_at);
                *out = x->bytes.p + x->bytes_at;
                x->bytes_at = x->bytes.n;
                return n;
        }
        do
                n = read(x->fd, x->block, BLOCK);
        while (n < 0 && errno == EINTR);
        *out = x->block;
        return n < 0 ? ARCHIVE_FATAL : n;
}

static la_int64_t block_seek(struct archive *in, void *own, la_int64_t to,
                             int whence)
{
        struct host_archive *x = own;
        la_int64_t size = (la_int64_t)x->bytes.n;

        (void)in;
        if (x->fd >= 0) {
                to = lseek(x->fd, to, whence);
                return to < 0 ? ARCHIVE_FATAL : to;
        }
        to += whence == SEEK_CUR ? (la_int64_t)x->bytes_at
              : whence == SEEK_END ? size : 0;
        to = to < 0 ? 0 : to > size ? size : to;
        x->bytes_at = (size_t)to;
        return to;
}

static void kinds_set(struct host_archive *x)
{
        x->call.archive_read_support_filter_gzip(x->in);
        x->call.archive_read_support_filter_zstd(x->in);
        x->call.archive_read_support_filter_xz(x->in);
        x->call.archive_read_support_filter_bzip2(x->in);
        x->call.archive_read_support_format_tar(x->in);
        x->call.archive_read_support_format_zip(x->in);
        x->call.archive_read_support_format_7zip(x->in);
        x->call.archive_read_support_format_raw(x->in);
}

static rc no_memory(err *e)
{
        return err_set(e, ERR_MEMORY, S(""), 0, "no memory left");
}

static str name_of(const struct host_archive *x) { return str_from(x->name); }

/* A reader for name, over nothing yet. */
static rc reader_new(str name, struct host_archive **out, err *e)
{
        struct host_archive *x = calloc(1, sizeof *x + name.n + 1);

        *out = NULL;
        if (!x)
                return no_memory(e);
        x->fd = -1;
        x->name = (char *)(x + 1);
        memcpy(x->name, name.p, name.n);
        if (!calls_load(&x->call)) {
                free(x);
                return err_set(e, ERR_IO, name, 0, "is an archive, and "
                               "libarchive is not installed; install the "
                               "package libarchive13");
        }
        x->in = x->call.archive_read_new();
        x->entry = x->call.archive_entry_new();
        if (!x->in || !x->entry) {
                host_archive_close(x);
                return no_memory(e);
        }
        kinds_set(x);
        *out = x;
        return OK;
}

static rc reader_open(struct host_archive **out, err *e)
{
        struct host_archive *x = *out;
        rc r = OK;

        if (x->call.archive_read_set_callback_data(x->in, x) != ARCHIVE_OK)
                r = no_memory(e);       /* open1 would believe that it is set */
        x->call.archive_read_set_read_callback(x->in, block_read);
        x->call.archive_read_set_seek_callback(x->in, block_seek);
        if (r == OK && x->call.archive_read_open1(x->in) != ARCHIVE_OK)
                r = err_set(e, ERR_INPUT, name_of(x), 0, "is no archive that "
                            "can be read: damaged, or of another kind; give "
                            "tar, zip or 7z");
        if (r) {
                host_archive_close(x);
                *out = NULL;
        }
        return r;
}

rc host_archive_open(str path, struct host_archive **out, err *e)
{
        rc r = reader_new(path, out, e);

        if (r)
                return r;
        (*out)->fd = file_open(path, e);
        if ((*out)->fd < 0) {
                host_archive_close(*out);
                *out = NULL;
                return ERR_IO;
        }
        return reader_open(out, e);
}

rc host_archive_memory(str name, str bytes, struct host_archive **out, err *e)
{
        rc r = reader_new(name, out, e);

        if (r)
                return r;
        (*out)->bytes = bytes;
        return reader_open(out, e);
}

void host_archive_close(struct host_archive *x)
{
        if (!x)
                return;
        if (x->in)
                x->call.archive_read_free(x->in);
        if (x->entry)
                x->call.archive_entry_free(x->entry);
        if (x->fd >= 0)
                close(x->fd);
        free(x);
}

size_t host_archive_at(const struct host_archive *x)
{
        int64_t n = x->call.archive_filter_bytes(x->in, -1);

        return n > 0 ? (size_t)n : 0;
}

/* ---- Members ----------------------------------------------------------- */

static rc damaged(struct host_archive *x, err *e)
{
        x->over = true;
        x->open = false;
        if (x->call.archive_read_has_encrypted_entries(x->in) > 0)
                return err_set(e, ERR_INPUT, name_of(x), 0, "is encrypted; "
                               "unpack it first");
        return err_set(e, ERR_INPUT, name_of(x), 0, "is damaged at member "
                       "%zu; what follows it was not read", x->members + 1);
}

static rc is_bomb(struct host_archive *x, err *e)
{
        uint64_t packed = host_archive_at(x);

        packed = packed > BLOCK ? packed - BLOCK : 0;   /* read ahead */
        if (x->unpacked <= ARCHIVE_BOMB_BYTES ||
            x->unpacked / ARCHIVE_BOMB_TIMES <= packed)
                return OK;
        x->over = true;
        x->open = false;
        return err_set(e, ERR_LIMIT, name_of(x), 0, "unpacks to more than %d "
                       "times its size; unpack it first if it is to be "
                       "trusted", ARCHIVE_BOMB_TIMES);
}

/* Unpacks the next bytes, counted; 0 at the member's end. */
static rc unpack(struct host_archive *x, char *to, size_t n, size_t *got,
                 err *e)
{
        la_ssize_t k = x->call.archive_read_data(x->in, to, n);

        *got = 0;
        if (k == ARCHIVE_WARN || k == ARCHIVE_FAILED) {
                x->open = false;        /* this member only */
                return err_set(e, ERR_INPUT, name_of(x), 0, "a member cannot "
                               "be unpacked; it is damaged, or packed in a "
                               "way that is not known");
        }
        if (k < 0)
                return damaged(x, e);
        *got = (size_t)k;
        x->unpacked += *got;
        return is_bomb(x, e);
}

/* Goes behind the member met last. Where skipping would unpack it all the
 * same, it is unpacked here, so that it is counted. */
static rc member_end(struct host_archive *x, err *e)
{
        char waste[1 << 14];
        size_t got = 1;
        rc r = OK;

        if (!x->open)
                return OK;
        x->open = false;
        if (x->seeks)
                return x->call.archive_read_data_skip(x->in) < ARCHIVE_WARN
                       ? damaged(x, e) : OK;
        while (r == OK && got)
                r = unpack(x, waste, sizeof waste, &got, e);
        return x->over ? r : OK;
}

/* A member's name as it is stored; of a lone packed file, our own without
 * the ending. */
static str member_name(struct host_archive *x, arena *a)
{
        const char *z;
        str inner;

        if (host_archive_lone(x)) {
                host_archive_named(name_of(x), &inner);
                return arena_str(a, inner.n ? inner : name_of(x));
        }
        z = x->call.archive_entry_pathname_utf8(x->entry);
        if (!z)
                z = x->call.archive_entry_pathname(x->entry);
        return z ? arena_str(a, str_from(z))
                 : arena_fmt(a, "member %zu", x->members + 1);
}

/* Reads the member's first bytes; what is no letter is said here. */
static rc member_begin(struct host_archive *x, str name, err *e)
{
        size_t got = 1;
        rc r = OK;

        x->head_at = x->head_n = 0;
        x->open = true;
        if (x->call.archive_entry_is_encrypted(x->entry))
                r = err_set(e, ERR_INPUT, name, 0, "is encrypted; unpack it "
                            "first");
        while (r == OK && got && x->head_n < HEAD) {
                r = unpack(x, x->head + x->head_n, HEAD - x->head_n, &got, e);
                x->head_n += got;
        }
        if (r == OK && host_archive_begins(str_of(x->head, x->head_n)))
                r = err_set(e, ERR_INPUT, name, 0, "is an archive inside an "
                            "archive; unpack it first");
        return r;
}

static bool is_file(struct host_archive *x)
{
        return x->call.archive_entry_filetype(x->entry) == AE_IFREG &&
               !x->call.archive_entry_hardlink(x->entry);
}

/* The next header, of whatever it is, in x->entry; *end where there is none. */
static rc header_next(struct host_archive *x, bool *end, err *e)
{
        rc r = member_end(x, e);
        int said;

        *end = r == OK && x->over;
        if (r || x->over)
                return r;
        said = x->call.archive_read_next_header2(x->in, x->entry);
        if (said == ARCHIVE_EOF) {
                *end = x->over = true;
                return OK;
        }
        if (said < ARCHIVE_WARN)
                return damaged(x, e);
        x->open = true;
        return OK;
}

/* Bytes that are no archive at all come as a raw member that nothing packed. */
static rc format_check(struct host_archive *x, err *e)
{
        int format = x->call.archive_format(x->in) & ARCHIVE_FORMAT_BASE_MASK;
        bool packed = x->call.archive_filter_count(x->in) > 1;

        x->seeks = format == ARCHIVE_FORMAT_ZIP ||
                   (!packed && format != ARCHIVE_FORMAT_7ZIP);
        if (format != ARCHIVE_FORMAT_RAW || packed)
                return OK;
        x->over = true;
        return err_set(e, ERR_INPUT, name_of(x), 0, "is no archive that can "
                       "be read; it may be damaged");
}

rc host_archive_next(struct host_archive *x, arena *a, str *name, bool *end,
                     err *e)
{
        rc r;

        *name = S("");
        do {
                r = header_next(x, end, e);
                if (r == OK && !*end)
                        r = format_check(x, e);
                if (r || *end)
                        return r;
        } while (!is_file(x));
        *name = member_name(x, a);
        r = member_begin(x, *name, e);
        if (x->over)
                *name = S("");          /* the archive's end, not only its */
        x->members++;
        return r;
}

str host_archive_head(const struct host_archive *x)
{
        return str_of(x->head, x->head_n);
}

bool host_archive_lone(const struct host_archive *x)
{
        return (x->call.archive_format(x->in) & ARCHIVE_FORMAT_BASE_MASK) ==
               ARCHIVE_FORMAT_RAW;
}

rc host_archive_read(struct host_archive *x, char *to, size_t n, size_t *got,
                     err *e)
{
        size_t left = x->head_n - x->head_at;

        if (left == 0) {
                *got = 0;
                return x->open ? unpack(x, to, n, got, e) : OK;
        }
        *got = n < left ? n : left;
        memcpy(to, x->head + x->head_at, *got);
        x->head_at += *got;
        return OK;
}

rc host_archive_bytes(struct host_archive *x, arena *a, size_t ceiling,
                      str *out, err *e)
{
        size_t cap = 1 << 14, n = 0, got = 1;
        char *p = arena_bytes(a, cap);
        rc r = OK;

        while (r == OK && got) {
                if (n == cap) {
                        char *q = arena_bytes(a, cap * 2);

                        memcpy(q, p, n);
                        p = q;
                        cap *= 2;
                }
                r = host_archive_read(x, p + n, cap - n, &got, e);
                n += got;
                if (r == OK && n > ceiling)
                        r = err_set(e, ERR_LIMIT, name_of(x), 0, "a member "
                                    "is larger than %zu MiB; give letters or "
                                    "documents", ceiling >> 20);
        }
        *out = str_of(p, n);
        return r;
}
