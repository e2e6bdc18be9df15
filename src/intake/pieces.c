/* pieces.c - see the header. The buffer doubles while a piece does not fit,
 * so that looking at it again stays linear, and is given back after. */
#include "intake/pieces.h"

#include "base/csv.h"
#include "intake/supply.h"

enum { CAP_FIRST = 1 << 18 };

struct pieces pieces_open(struct host_stream *file,
                          struct host_archive *member, bool rows,
                          struct door *door)
{
        return (struct pieces){
                .file = file, .member = member, .rows = rows, .line = 1,
                .most = SUPPLY_LINE_MAX,
                .room = arena_open((size_t)4 * SUPPLY_LINE_MAX, door)
        };
}

void pieces_close(struct pieces *p)
{
        arena_close(&p->room);
        p->p = NULL;
        p->begin = p->end = p->cap = 0;
}

/* A buffer of another size with the bytes that are still to hand out. */
static void buffer_size(struct pieces *p, size_t cap)
{
        arena room = arena_open(p->room.ceiling, p->room.door);
        char *bytes = arena_bytes(&room, cap);  /* may leave: room is empty */

        if (p->p)
                memcpy(bytes, p->p + p->begin, p->end - p->begin);
        arena_close(&p->room);
        p->room = room;
        p->p = bytes;
        p->end -= p->begin;
        p->begin = 0;
        p->cap = cap;
}

/* Reads on; room is made at the front, or by doubling. */
static void buffer_fill(struct pieces *p)
{
        size_t held = p->end - p->begin, got = 1;
        rc r = OK;

        if (!p->p || held > p->cap / 2)
                buffer_size(p, p->p ? p->cap * 2 : CAP_FIRST);
        else if (p->cap > 16 * CAP_FIRST && held < CAP_FIRST / 2)
                buffer_size(p, CAP_FIRST);
        else if (p->begin)
                memmove(p->p, p->p + p->begin, held);
        p->begin = 0;
        p->end = held;
        while (r == OK && got && p->end < p->cap) {
                if (p->member)
                        r = host_archive_read(p->member, p->p + p->end,
                                              p->cap - p->end, &got, &p->why);
                else
                        r = host_stream_read(p->file, p->p + p->end,
                                             p->cap - p->end, &got, &p->why);
                p->end += got;
                p->read += got;
        }
        p->over = r || !got;
}

str pieces_peek(struct pieces *p, size_t n)
{
        if (!p->p)
                buffer_fill(p);
        return str_slice(str_of(p->p, p->end), p->begin, p->begin + n);
}

/* Where the piece at the buffer's beginning ends, line end and all; STR_NONE:
 * not in what is there. */
static size_t piece_end(const struct pieces *p, size_t from)
{
        const char *nl;

        if (p->rows)
                return csv_row_end(str_of(p->p, p->end), p->begin);
        nl = from < p->end ? memchr(p->p + from, '\n', p->end - from) : NULL;
        return nl ? (size_t)(nl - p->p) + 1 : STR_NONE;
}

/* Goes behind the next line end, whatever was quoted. */
static void piece_skip(struct pieces *p)
{
        const char *nl = NULL;

        while (!nl) {
                if (p->begin < p->end)
                        nl = memchr(p->p + p->begin, '\n',
                                    p->end - p->begin);
                p->begin = nl ? (size_t)(nl - p->p) + 1 : p->end;
                if (!nl && p->over)
                        return;
                if (!nl)
                        buffer_fill(p);
        }
        p->line++;
}

static size_t lines_of(str s)
{
        size_t n = 0;

        for (size_t at = 0; (at = str_find(s, S("\n"), at)) != STR_NONE; at++)
                n++;
        return n;
}

static rc piece_too_long(struct pieces *p, err *e)
{
        piece_skip(p);
        return err_set(e, ERR_LIMIT, S(""), 0, "a %s of more than %zu MiB; "
                       "give shorter ones, or close the quote in it",
                       p->rows ? "row" : "line", p->most >> 20);
}

bool pieces_next(struct pieces *p, str *out, size_t *line, rc *r, err *e)
{
        size_t end, seen = 0;
        bool torn = false;

        *r = OK;
        *line = p->line;
        *out = S("");
        while (p->p == NULL ||
               (end = piece_end(p, p->begin + seen)) == STR_NONE) {
                seen = p->end - p->begin;
                if (seen > p->most) {
                        *r = piece_too_long(p, e);
                        return true;
                }
                if (p->over) {
                        end = p->end;
                        torn = p->why.code != OK;
                        break;
                }
                buffer_fill(p);
        }
        if (torn) {
                *r = p->why.code;       /* a torn piece is none */
                if (e)
                        *e = p->why;
                p->why.code = OK;
                p->begin = p->end;
                return true;
        }
        if (end == p->begin)
                return false;
        if (end - p->begin > p->most) {
                *r = piece_too_long(p, e);
                return true;
        }
        *out = str_of(p->p + p->begin, end - p->begin);
        p->line += p->rows ? lines_of(*out) : 1;
        p->begin = end;
        if (str_ends(*out, S("\n")))
                out->n--;
        if (str_ends(*out, S("\r")))
                out->n--;
        return true;
}

rc pieces_rest(struct pieces *p, arena *a, size_t ceiling, str *out, err *e)
{
        if (!p->p)
                buffer_fill(p);
        while (!p->over && p->end - p->begin <= ceiling)
                buffer_fill(p);
        if (p->why.code) {
                *e = p->why;
                return p->why.code;
        }
        if (p->end - p->begin > ceiling)
                return err_set(e, ERR_LIMIT, S(""), 0, "larger than %zu MiB; "
                               "give a letter or document, not an archive",
                               ceiling >> 20);
        *out = arena_str(a, str_of(p->p + p->begin, p->end - p->begin));
        p->begin = p->end;
        return OK;
}
