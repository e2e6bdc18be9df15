/* write.h - output to a file, and the journal of a long read, so that it can
 * be taken up again after a crash, at any byte.
 *
 * The journal's lines, each ended by LF:
 *
 *     imr journal 1 HASH      whose: the hash of what was asked
 *     + NAME                  a letter, read
 *     ~ NAME TAB TEXT         read, and something was said of it
 *     - NAME TAB TEXT         not read, and why
 *     = LENGTH                the output so far holds just these letters
 *
 * in the order of the input. Backslash, tab and line ends in a name or text
 * are \\, \t, \n, \r. Lines behind the last whole `=` count for nothing: the
 * output is on disk before its `=` is written. */
#ifndef HOST_WRITE_H
#define HOST_WRITE_H

#include "base/arena.h"

struct host_writer { int fd; str path; uint64_t n; };

/* Keeps the first `keep` bytes of the file and writes behind them. ERR_IO;
 * ERR_INPUT: it is shorter, or another run has it open for writing (where the
 * file system knows locks). path must outlive it. */
rc   host_writer_open(str path, uint64_t keep, struct host_writer *out,
                      err *e);
rc   host_writer_add(struct host_writer *w, str text, err *e);
rc   host_writer_sync(struct host_writer *w, err *e);       /* to the disk */
void host_writer_close(struct host_writer *w);

struct host_journal;

enum journal_mark { JOURNAL_READ = '+', JOURNAL_TOLD = '~',
                    JOURNAL_FAILED = '-' };

/* One that stands there is ERR_USAGE without resume, ERR_INPUT where another
 * run holds it. One in which nothing became whole goes when it is closed.
 * resume: the journal is kept where there is one, and *length is the output
 * it vouches for; otherwise a new one, and *length is 0. ERR_INPUT: it is of
 * another question. ERR_IO, ERR_MEMORY. */
rc   host_journal_open(str path, str hash, bool resume,
                       struct host_journal **out, uint64_t *length, err *e);
/* The next letter of a resumed read is this one: *known, and what became of
 * it (text in a); or the journal ends here. ERR_INPUT: it has another letter
 * at this place, so the input is not what it was. */
rc   host_journal_next(struct host_journal *j, arena *a, str name,
                       bool *known, enum journal_mark *mark, str *text,
                       err *e);
/* Notes a letter; it counts from the next host_journal_whole on. */
rc   host_journal_add(struct host_journal *j, str name,
                      enum journal_mark mark, str text, err *e);
/* The output has this length and is on disk. */
rc   host_journal_whole(struct host_journal *j, uint64_t length, err *e);
void host_journal_close(struct host_journal *j);    /* NULL is allowed */
/* The read is complete: the journal goes. */
rc   host_journal_remove(struct host_journal *j, err *e);

#endif
