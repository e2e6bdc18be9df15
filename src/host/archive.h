/* archive.h - what stands in an archive (tar, zip, 7z; plain or packed by
 * gzip, zstd, xz, bzip2), or in one packed file, one member after another. Not
 * cpio: libarchive takes the memory that its header claims, up to 4 GiB.
 *
 * Members are streamed: memory does not grow with the archive. What a member
 * claims is not believed: sizes are counted while unpacking. Nothing is ever
 * written to disk, so a name that is absolute or climbs is only a name.
 * libarchive does the work; it is loaded when the first archive is met, for
 * its own libraries take longer to load than a letter takes to be read. Where
 * the system has no memory left it may end the process, with a message. */
#ifndef HOST_ARCHIVE_H
#define HOST_ARCHIVE_H

#include "base/arena.h"

/* An archive that has unpacked to more than BOMB_BYTES and to more than
 * BOMB_TIMES the packed bytes read so far is refused. Letters pack 5 to 20
 * times; what was made from a few of them, for a test, 1000 times; an empty
 * gigabyte more than that by every packing there is. */
enum { ARCHIVE_BOMB_BYTES = 1 << 30, ARCHIVE_BOMB_TIMES = 1000 };

struct host_archive;

/* Do these first bytes of a file (512 are enough) belong to an archive or a
 * packed file? */
bool host_archive_begins(str bytes);
/* Does the name, by its ending? *inner is then the name without the ending of
 * a packing (letter.txt of letter.txt.gz), or empty where it holds many. */
bool host_archive_named(str name, str *inner);

/* ERR_IO, ERR_INPUT (not an archive), ERR_MEMORY. */
rc host_archive_open(str path, struct host_archive **out, err *e);
/* The same over bytes, which must outlive it. */
rc host_archive_memory(str name, str bytes, struct host_archive **out,
                       err *e);
void host_archive_close(struct host_archive *x);        /* NULL is allowed */

/* The next regular file: *name in a (of a lone packed file: its name without
 * the ending), its bytes not yet read. *end at the end. Folders, links and
 * devices are passed over. ERR_INPUT, with *name where it is known: the
 * member is encrypted or itself an archive, and the next one can be asked
 * for; or the archive is damaged, and the next answer is *end. ERR_LIMIT: it
 * unpacks to far more than its own size; likewise the end. */
rc host_archive_next(struct host_archive *x, arena *a, str *name, bool *end,
                     err *e);
/* All bytes of the member met last; ERR_LIMIT over ceiling, or where the
 * archive as a whole unpacks to far more than its own size; ERR_INPUT:
 * damaged. */
rc host_archive_bytes(struct host_archive *x, arena *a, size_t ceiling,
                      str *out, err *e);
/* The next bytes of it, at most n; 0 at its end. For members larger than
 * memory, read line by line. */
rc host_archive_read(struct host_archive *x, char *to, size_t n, size_t *got,
                     err *e);
/* Of the member met last: its first bytes, at most 512, whatever was read
 * since; and is it the only one there can be, a lone packed file? */
str  host_archive_head(const struct host_archive *x);
bool host_archive_lone(const struct host_archive *x);
/* How far it has come: bytes of the archive file read so far. */
size_t host_archive_at(const struct host_archive *x);

#endif
