/* supply.h - all letters under some paths, one after another, whatever they
 * come in: a file, a folder (sorted, each file once), an archive or packed
 * file, JSONL, a table of another programme, standard input.
 *
 * Nothing is read here that another thread could read: a plain file is only
 * named. What streams (members, lines, rows) is streamed, so that memory does
 * not grow with the input; a line or row holds at most SUPPLY_LINE_MAX bytes.
 *
 * In folders and archives the names tell what is a letter (intake_named).
 * JSONL there is read where it holds texts, and passed over where it holds
 * records or anything else, for that may be what an earlier read wrote. A
 * folder's archives are read; its tables are to be named themselves. Knows no
 * letters. */
#ifndef INTAKE_SUPPLY_H
#define INTAKE_SUPPLY_H

#include "base/arena.h"

enum { SUPPLY_LINE_MAX = 64 << 20 };

enum supply_kind {
        SUPPLY_FILE,            /* to be read from disk; bytes is empty */
        SUPPLY_BYTES,           /* a member, or standard input */
        SUPPLY_LINE,            /* of JSONL: see jsonl.h */
        SUPPLY_ROW,             /* of a table, without its line end */
        SUPPLY_FAILED           /* could not be had: why */
};

struct supply_one {
        enum supply_kind kind;
        str  name;              /* for people: PATH, PATH!MEMBER, PATH:LINE */
        str  file;              /* what its kind can be told by: the path, or
                                   the member's name; of a line nothing */
        str  bytes;
        str  header;            /* SUPPLY_ROW: the table's first row */
        size_t size;            /* bytes, of a file as it lies on disk */
        err  why;               /* SUPPLY_FAILED */
};

struct supply;

/* In a, as the paths must be for as long; nothing is opened yet. */
struct supply *supply_open(arena *a, const char *const *path, size_t n);
/* Asks of each table's header row whether it is known; where it is not, the
 * table is one that failed, by that error, and no row of it is handed out. */
typedef rc supply_header(void *context, str header, err *e);
void supply_headers(struct supply *s, supply_header *known, void *context);
/* The next letter, its strings in a; *end at the end. What cannot be had is
 * a letter that failed, never the end. May leave through a door; supply_close
 * is safe then, too. */
void supply_next(struct supply *s, arena *a, struct supply_one *out,
                 bool *end);
/* Nothing can follow (true may come late). */
bool supply_over(const struct supply *s);
/* Bytes of input gone through, as they are stored. */
uint64_t supply_bytes(const struct supply *s);
/* Bytes there are in all: folders are walked for it. 0: not known. */
uint64_t supply_measure(const char *const *path, size_t n,
                        struct door *door);
/* Would this file, if it were written, be one of the letters, or replace one?
 * To be asked before the first is taken. */
bool supply_meets(struct supply *s, arena *a, str file);
void supply_close(struct supply *s);            /* NULL is allowed */

#endif
