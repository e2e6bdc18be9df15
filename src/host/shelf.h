/* shelf.h - a file of records that only grows, each with a checksum: what was
 * put on it stays there whatever ends the program, and of a record that was
 * being written nothing is believed.
 *
 *     imr shelf 1
 *     = LENGTH CHECK
 *     the record's bytes, ended by LF
 *     = ...
 *
 * CHECK is FNV-1a of the bytes, in hex. A folder may come from strangers: no
 * link is followed, and a file that is no shelf is left alone. */
#ifndef HOST_SHELF_H
#define HOST_SHELF_H

#include "base/arena.h"

/* Makes the folder where there is none. False: it cannot be, or is a link. */
bool host_folder_make(str path);

/* The records of a shelf's bytes, one after another: *at is 0 at first, and
 * where the next one begins. False at the end, or at the first that is torn;
 * what stands before *at is good. */
bool host_shelf_next(str bytes, size_t *at, str *record);

/* The good records of the shelf at path, one after another, read piece by
 * piece: take is given each, whose bytes are gone when it returns, and where
 * in the file they stand; it does not leave by a door. *good: how many bytes
 * of the shelf are good. ERR_IO, ERR_INPUT: it cannot be read, or is none;
 * then *good is 0. */
typedef void host_shelf_take(void *context, str record, size_t at);
rc host_shelf_walk(str path, host_shelf_take *take, void *context,
                   size_t *good, err *e);
/* Fills to[0, n) with what stands at `at`. False: it is not there any more. */
bool host_shelf_part(str path, size_t at, char *to, size_t n);

enum { SHELF_RECORD_MOST = 64 << 20 };  /* bytes; a longer one is torn */

struct host_shelf;

/* To add records behind the first `keep` bytes, which host_shelf_next found
 * good; 0: a new one. ERR_IO: it cannot be written; ERR_INPUT: another run
 * has it open, or it is no shelf; ERR_MEMORY. */
rc   host_shelf_open(str path, size_t keep, struct host_shelf **out, err *e);
/* One more; several threads may add to one shelf. It is on disk at the latest
 * SHELF_UNSYNCED records later. False: it could not be written. */
bool host_shelf_add(struct host_shelf *s, str record);
void host_shelf_close(struct host_shelf *s);    /* NULL is allowed */

enum { SHELF_UNSYNCED = 16 };

#endif
