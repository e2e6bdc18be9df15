/* archive.h - what stands in an archive (tar, zip, 7z, cpio; plain or packed
 * by gzip, zstd, xz, bzip2), or in one packed file, one member after another.
 *
 * Members are streamed: memory does not grow with the archive. What a member
 * claims is not believed: sizes are counted while unpacking. */
#ifndef HOST_ARCHIVE_H
#define HOST_ARCHIVE_H

#include "base/arena.h"

struct host_archive;

/* Does the file look like an archive or a packed file, by its first bytes
 * (and, for tar, by its header)? */
bool host_archive_like(str path);

/* ERR_IO, ERR_INPUT (not an archive), ERR_MEMORY. */
rc host_archive_open(str path, struct host_archive **out, err *e);
void host_archive_close(struct host_archive *x);        /* NULL is allowed */

/* The next regular file: *name in a (of a lone packed file: its name without
 * the ending), its bytes not yet read. *end at the end. ERR_INPUT: damaged or
 * encrypted, or a link, device or name that leads out of the archive was
 * passed over; the archive can be asked for the next one unless *end. */
rc host_archive_next(struct host_archive *x, arena *a, str *name, bool *end,
                     err *e);
/* All bytes of the member met last; ERR_LIMIT over ceiling, or where the
 * archive as a whole unpacks to far more than its own size. */
rc host_archive_bytes(struct host_archive *x, arena *a, size_t ceiling,
                      str *out, err *e);
/* The next bytes of it, at most n; 0 at its end. For members larger than
 * memory, read line by line. */
rc host_archive_read(struct host_archive *x, char *to, size_t n, size_t *got,
                     err *e);
/* How far it has come: bytes of the archive file read so far. */
size_t host_archive_at(const struct host_archive *x);

#endif
