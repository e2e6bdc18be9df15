/* host.h - files and folders: the only room that asks the system for them. */
#ifndef HOST_HOST_H
#define HOST_HOST_H

#include "base/arena.h"

enum { HOST_FILE_MAX = 64 << 20 };      /* bytes of one input file */
enum { HOST_FOLDER_MAX = 1000000 };     /* entries of one folder */

/* The whole file ("-": standard input), at most ceiling bytes. ERR_IO where
 * the system refuses, ERR_LIMIT where it is larger (said before reading it),
 * ERR_INPUT for an empty file. The bytes live in a. */
rc host_file(arena *a, str path, size_t ceiling, str *out, err *e);

/* Writes the whole file. Where one stands there already it is kept, and that
 * is ERR_IO, unless over says to replace it. */
rc host_put(arena *a, str path, str text, bool over, err *e);
/* The same, never over another, and on the disk when it returns. */
rc host_put_lasting(arena *a, str path, str text, err *e);
/* Puts the name of a file that was just made on the disk: syncs its folder. */
bool host_name_sync(str path);
/* Adds text at the end of a file, which is made where there is none: whole and
 * on the disk, or the file is as it was. A last line without its end gets one
 * first. ERR_IO, also where another run adds to it. */
rc host_append(str path, str text, err *e);
/* SHA-256 of a file's bytes, in hex, read piece by piece; where there is no
 * such file, that of nothing. ERR_IO. */
rc host_digest(arena *a, str path, str *out, err *e);
/* A file, or standard input by "-", piece by piece; size 0: not known. */
struct host_stream { int fd; str path; size_t size; };
rc   host_stream_open(str path, struct host_stream *out, err *e);
/* The next bytes, at most n; 0 at the end. */
rc   host_stream_read(struct host_stream *s, char *to, size_t n, size_t *got,
                      err *e);
void host_stream_close(struct host_stream *s);

/* Names in a folder, sorted by bytes, without . and .. and without names
 * that begin with a dot. */
rc host_folder(arena *a, str path, str **names, size_t *n, err *e);

/* What stands at path, links followed, and which one it is: the same file by
 * two names has one id. HOST_REFUSED where the system does not say. */
enum host_kind { HOST_REFUSED, HOST_REGULAR, HOST_FOLDER, HOST_OTHER };
struct host_id { uint64_t device, number; };
static inline bool host_id_same(struct host_id x, struct host_id y)
{
        return x.device == y.device && x.number == y.number;
}
enum host_kind host_kind(str path, struct host_id *id);
enum host_kind host_kind_sized(str path, struct host_id *id, size_t *size);

/* The ids met so far. True where id is new, which then is among them. */
struct host_seen { struct host_id *at; size_t n, cap; };
bool host_seen_add(arena *a, struct host_seen *s, struct host_id id);

/* Whether what stands at path, links followed, lies in the folder or below
 * it. False where the system does not say. */
bool host_within(str folder, str path);

bool host_is_folder(str path);
bool host_exists(str path);
str  host_join(arena *a, str folder, str name);
str  host_base(str path);               /* behind the last slash */

/* Where the running program's file lies: its folder; empty if unknown. */
str  host_program_folder(arena *a);

#endif
