/* pieces.h - lines, or rows of a table, of a file or of an archive's member,
 * cut out of a buffer that is filled as it runs empty. Of use to supply.c
 * only. */
#ifndef INTAKE_PIECES_H
#define INTAKE_PIECES_H

#include "host/archive.h"
#include "host/host.h"

struct pieces {
        struct host_stream *file;       /* one of the two */
        struct host_archive *member;
        bool   rows;                    /* rows, not lines */
        size_t most;                    /* bytes of one */
        arena  room;                    /* the buffer */
        char  *p;
        size_t cap, begin, end;         /* bytes not yet handed out */
        bool   over;                    /* nothing more to fill it with */
        size_t line;                    /* of the next piece, from 1 */
        uint64_t read;                  /* bytes read of `file` */
        err    why;                     /* code not OK: reading failed */
};

/* file and member (one of them NULL) must outlive it. */
struct pieces pieces_open(struct host_stream *file,
                          struct host_archive *member, bool rows,
                          struct door *door);
/* The first bytes, at most n, not taken out. */
str  pieces_peek(struct pieces *p, size_t n);
/* The next piece without its line end, a view until the next call; *line is
 * where it begins. False at the end. ERR_LIMIT: it is over `most` and was
 * passed over; ERR_IO, ERR_INPUT: the end, by an error. */
bool pieces_next(struct pieces *p, str *out, size_t *line, rc *r, err *e);
/* All that is left, copied to a; ERR_LIMIT over ceiling. */
rc   pieces_rest(struct pieces *p, arena *a, size_t ceiling, str *out,
                 err *e);
void pieces_close(struct pieces *p);

#endif
