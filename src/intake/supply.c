/* supply.c - what is open right now, from the outside in: a folder's walk, an
 * archive, the lines or rows of a file or member. Each call goes on with the
 * innermost. */
#include "intake/supply.h"

#include "host/archive.h"
#include "host/walk.h"
#include "intake/intake.h"
#include "intake/pieces.h"

static const str BOM = STR("\xef\xbb\xbf");

struct supply {
        const char *const *path;
        size_t n, at;
        struct door *door;
        struct host_walk walk;
        struct host_archive *archive;
        struct host_stream stream;
        struct pieces pieces;
        bool   walking, cutting;        /* walk, pieces are open */
        str    top, box;                /* the path given; the archive */
        str    cut;                     /* what is cut: for names */
        arena  names;                   /* holds box, cut and header */
        str    header;                  /* of a table */
        bool   rowed;                   /* a row of it was handed out */
        supply_header *known;           /* NULL: every header is */
        void  *context;                 /* for it */
        size_t handed;                  /* letters out of top */
        size_t boxed;                   /* letters out of the archive */
        uint64_t bytes;                 /* of what is closed again */
};

struct supply *supply_open(arena *a, const char *const *path, size_t n)
{
        struct supply *s = NEW(a, struct supply);

        s->path = path;
        s->n = n;
        s->door = a->door;
        s->stream.fd = -1;
        s->names = arena_open((size_t)4 * SUPPLY_LINE_MAX, a->door);
        return s;
}

void supply_headers(struct supply *s, supply_header *known, void *context)
{
        s->known = known;
        s->context = context;
}

static void cut_close(struct supply *s)
{
        if (s->cutting && !s->archive)
                s->bytes += s->pieces.read;
        if (s->cutting)
                pieces_close(&s->pieces);
        s->cutting = false;
        host_stream_close(&s->stream);
}

static void archive_close(struct supply *s)
{
        if (s->archive)
                s->bytes += host_archive_at(s->archive);
        host_archive_close(s->archive);
        s->archive = NULL;
}

void supply_close(struct supply *s)
{
        if (!s)
                return;
        cut_close(s);
        archive_close(s);
        if (s->walking)
                host_walk_close(&s->walk);
        arena_close(&s->names);
}

uint64_t supply_bytes(const struct supply *s)
{
        return s->bytes + (s->archive ? host_archive_at(s->archive)
                           : s->cutting ? s->pieces.read : 0);
}

bool supply_over(const struct supply *s)
{
        return !s->cutting && !s->archive && !s->walking && s->at == s->n;
}

/* ---- What is what ------------------------------------------------------ */

static bool is_table(str name)
{
        return str_ends(name, S(".csv")) || str_ends(name, S(".tsv"));
}

static bool is_jsonl(str name)
{
        return str_ends(name, S(".jsonl")) || str_ends(name, S(".ndjson"));
}

/* In a folder: letters, and what may hold many of them or one packed. */
static bool wanted(str name)
{
        str inner;

        return intake_named(name) || is_jsonl(name) ||
               (host_archive_named(name, &inner) &&
                (inner.n == 0 || intake_named(inner)));
}

static bool begins_object(str head)
{
        if (str_starts(head, BOM))
                head = str_slice(head, BOM.n, head.n);
        for (size_t i = 0; i < head.n; i++)
                if (!char_space(head.p[i]))
                        return head.p[i] == '{';
        return false;
}

/* Does JSONL hold texts? In folders and archives others are passed over:
 * records that were read before, findings, a journal of something. */
static bool holds_texts(str head)
{
        return begins_object(head) && str_find(head, S("\"text\""), 0) !=
               STR_NONE;
}

static void failed(struct supply_one *out, str name, const err *why)
{
        *out = (struct supply_one){ .kind = SUPPLY_FAILED, .name = name,
                                    .why = *why };
}

static void holds_nothing(struct supply_one *out, str name)
{
        err e = { 0 };

        err_set(&e, ERR_INPUT, name, 0, "holds no .txt, .md, .html or .pdf "
                "file; name another folder or archive, or a table itself");
        failed(out, name, &e);
}

/* ---- Lines and rows ---------------------------------------------------- */

/* Begins to cut the open stream, or the archive's member. */
static void cut_open(struct supply *s, str name, bool rows)
{
        s->cut = arena_str(&s->names, name);
        s->header = (str){ NULL, 0 };
        s->rowed = false;
        s->pieces = pieces_open(s->archive ? NULL : &s->stream, s->archive,
                                rows, s->door);
        s->cutting = true;
}

/* The header row, which is no letter itself. */
static void header_keep(struct supply *s, str row)
{
        s->header = arena_str(&s->names, row);
        if (!s->header.p)
                s->header = S("");
}

/* A table of one row is none, or its lines end otherwise than we know. */
static bool no_row(struct supply *s, arena *a, struct supply_one *out)
{
        err e = { 0 };

        err_set(&e, ERR_INPUT, s->cut, 0, "holds no row below its header; "
                "give a table whose lines end with LF or CR LF");
        failed(out, arena_str(a, s->cut), &e);
        return true;
}

/* The next line or row; false where there is none, and all is closed. */
static bool cut_next(struct supply *s, arena *a, struct supply_one *out)
{
        bool rows = s->pieces.rows;
        size_t line;
        err e = { 0 };
        str text;
        rc r;

        while (pieces_next(&s->pieces, &text, &line, &r, &e)) {
                if (line == 1 && str_starts(text, BOM))
                        text = str_slice(text, BOM.n, text.n);
                if (r == OK && str_trim(text).n == 0)
                        continue;
                if (r == OK && rows && !s->header.p) {
                        header_keep(s, text);
                        if (!s->known ||
                            s->known(s->context, s->header, &e) == OK)
                                continue;
                        failed(out, arena_fmt(a, FMT":%zu", ARG(s->cut),
                                              line), &e);
                        cut_close(s);
                        return true;
                }
                str name = arena_fmt(a, FMT":%zu", ARG(s->cut), line);

                s->rowed = rows;
                if (r) {
                        failed(out, name, &e);
                        return true;
                }
                *out = (struct supply_one){
                        .kind = rows ? SUPPLY_ROW : SUPPLY_LINE, .name = name,
                        .bytes = arena_str(a, text), .size = text.n
                };
                if (rows)
                        out->header = arena_str(a, s->header);
                return true;
        }
        cut_close(s);
        return rows && s->header.p && !s->rowed && no_row(s, a, out);
}

/* ---- Archives ---------------------------------------------------------- */

static void archive_open(struct supply *s, arena *a, str path,
                         struct supply_one *out)
{
        err e = { 0 };

        arena_reset(&s->names);
        s->box = arena_str(&s->names, path);
        s->boxed = 0;
        if (host_archive_open(s->box, &s->archive, &e))
                failed(out, arena_str(a, path), &e);
}

static str member_shown(struct supply *s, arena *a, str member)
{
        return member.n && !host_archive_lone(s->archive)
               ? arena_fmt(a, FMT"!"FMT, ARG(s->box), ARG(member))
               : arena_str(a, s->box);
}

/* A member with a name for letters, or the lone one, whatever its name. */
static void member_take(struct supply *s, arena *a, str member,
                        struct supply_one *out)
{
        str name = member_shown(s, a, member), bytes, head;
        bool lone = host_archive_lone(s->archive);
        err e = { 0 };

        head = host_archive_head(s->archive);
        if (is_table(member)) {
                cut_open(s, name, true);
        } else if (is_jsonl(member) && !lone) {
                if (holds_texts(head))
                        cut_open(s, name, false);
        } else if (is_jsonl(member) || (lone && !intake_named(member) &&
                                        begins_object(head))) {
                cut_open(s, name, false);
        } else if (lone || intake_named(member)) {
                if (host_archive_bytes(s->archive, a, HOST_FILE_MAX, &bytes,
                                       &e))
                        failed(out, name, &e);
                else
                        *out = (struct supply_one){
                                .kind = SUPPLY_BYTES, .name = name,
                                .file = member, .bytes = bytes,
                                .size = bytes.n
                        };
        }
}

/* Sets *out, begins to cut, or neither (a member that is no letter). */
static void member_next(struct supply *s, arena *a, struct supply_one *out)
{
        err e = { 0 };
        str member, inner;
        bool end;

        if (host_archive_next(s->archive, a, &member, &end, &e)) {
                if (!member.n || wanted(member) || is_table(member) ||
                    host_archive_named(member, &inner))
                        failed(out, member_shown(s, a, member), &e);
        } else if (!end) {
                member_take(s, a, member, out);
        } else {
                if (s->boxed == 0)
                        holds_nothing(out, arena_str(a, s->box));
                archive_close(s);
        }
}

/* ---- Paths ------------------------------------------------------------- */

/* Standard input: one letter, or JSONL. */
static void input_begin(struct supply *s, arena *a, struct supply_one *out)
{
        err e = { 0 };
        str bytes;

        if (host_stream_open(S("-"), &s->stream, &e) != OK) {
                failed(out, S("-"), &e);
                return;
        }
        cut_open(s, S("-"), false);
        if (begins_object(pieces_peek(&s->pieces, 512)))
                return;
        if (pieces_rest(&s->pieces, a, HOST_FILE_MAX, &bytes, &e))
                failed(out, S("-"), &e);
        else
                *out = (struct supply_one){ .kind = SUPPLY_BYTES,
                                            .name = S("-"), .file = S("-"),
                                            .bytes = bytes, .size = bytes.n };
        cut_close(s);
}

static void file_hand(struct supply *s, arena *a, str path, size_t size,
                      struct supply_one *out)
{
        path = arena_str(a, path);
        s->bytes += size;
        *out = (struct supply_one){ .kind = SUPPLY_FILE, .name = path,
                                    .file = path, .size = size };
}

/* The first bytes of a file; empty where it cannot be opened. */
static str head_read(struct supply *s, str path, char *to, size_t most)
{
        size_t n = 0;

        if (host_stream_open(path, &s->stream, NULL) != OK)
                return str_of(to, 0);
        host_stream_read(&s->stream, to, most, &n, NULL);
        host_stream_close(&s->stream);
        return str_of(to, n);
}

static void file_cut(struct supply *s, arena *a, str path, bool rows,
                     struct supply_one *out)
{
        err e = { 0 };

        if (host_stream_open(path, &s->stream, &e) != OK)
                failed(out, arena_str(a, path), &e);
        else
                cut_open(s, path, rows);
}

/* A file that was named itself: its first bytes are looked at unless its
 * name says that it is a letter. */
static void file_begin(struct supply *s, arena *a, str path, size_t size,
                       struct supply_one *out)
{
        char first[512];
        str head = S("");

        if (!intake_named(path))
                head = head_read(s, path, first, sizeof first);
        if (host_archive_begins(head))
                archive_open(s, a, path, out);
        else if (head.n && (is_table(path) || is_jsonl(path) ||
                            begins_object(head)))
                file_cut(s, a, path, is_table(path), out);
        else
                file_hand(s, a, path, size, out);
}

static void path_begin(struct supply *s, arena *a, struct supply_one *out)
{
        str path = str_from(s->path[s->at++]);
        struct host_id id;
        err e = { 0 };
        size_t size = 0;

        arena_reset(&s->names);
        s->handed = 0;
        s->top = path;
        if (path.n == 0) {
                err_set(&e, ERR_USAGE, S(""), 0, "an empty name; write a "
                        "file or folder");
                failed(out, S("\"\""), &e);
        } else if (str_eq(path, S("-"))) {
                input_begin(s, a, out);
        } else if (host_kind_sized(path, &id, &size) != HOST_FOLDER) {
                file_begin(s, a, path, size, out);
        } else {
                s->walking = true;
                if (host_walk_open(path, wanted, s->door, &s->walk, &e)) {
                        failed(out, path, &e);
                        s->handed++;
                }
        }
}

static void walk_next(struct supply *s, arena *a, struct supply_one *out)
{
        struct host_met met;
        err e = { 0 };
        char first[512];
        bool end;
        str inner;

        if (host_walk_next(&s->walk, &met, &end, &e)) {
                failed(out, arena_str(a, str_from(e.file)), &e);
        } else if (end) {
                host_walk_close(&s->walk);
                s->walking = false;
                if (s->handed == 0)
                        holds_nothing(out, s->top);
        } else if (!met.refused && is_jsonl(met.path)) {
                if (holds_texts(head_read(s, met.path, first, sizeof first)))
                        file_cut(s, a, met.path, false, out);
        } else if (!met.refused && host_archive_named(met.path, &inner)) {
                archive_open(s, a, met.path, out);
        } else {
                file_hand(s, a, met.path, met.size, out);
        }
}

void supply_next(struct supply *s, arena *a, struct supply_one *out,
                 bool *end)
{
        *end = false;
        out->name = S("");
        while (out->name.n == 0) {
                if (s->cutting)
                        cut_next(s, a, out);
                else if (s->archive)
                        member_next(s, a, out);
                else if (s->walking)
                        walk_next(s, a, out);
                else if (s->at < s->n)
                        path_begin(s, a, out);
                else
                        *end = true;
                if (*end)
                        return;
        }
        s->handed++;
        s->boxed++;
}

uint64_t supply_measure(const char *const *path, size_t n, struct door *door)
{
        uint64_t all = 0;

        for (size_t i = 0; i < n; i++) {
                struct host_walk w;
                struct host_met met;
                struct host_id id;
                bool end = false;
                size_t size = 0;

                if (host_kind_sized(str_from(path[i]), &id, &size) !=
                    HOST_FOLDER) {
                        if (size == 0)
                                return 0;
                        all += size;
                        continue;
                }
                if (host_walk_open(str_from(path[i]), wanted, door, &w, NULL))
                        end = true;
                while (!end) {
                        host_walk_next(&w, &met, &end, NULL);
                        all += met.size;
                }
                host_walk_close(&w);
        }
        return all;
}

/* Does the file lie in the folder, at any depth that a walk reaches? */
static bool folder_holds(arena *a, struct host_id folder, str file)
{
        str up = str_slice(file, 0, file.n - host_base(file).n);
        struct host_id id, below = { 0, 0 };

        up = up.n ? up : S(".");
        for (size_t i = 0; i <= HOST_WALK_DEPTH; i++) {
                if (host_kind(up, &id) != HOST_FOLDER ||
                    host_id_same(id, below))
                        return false;
                if (host_id_same(id, folder))
                        return true;
                below = id;
                up = host_join(a, up, S(".."));
        }
        return false;
}

bool supply_meets(struct supply *s, arena *a, str file)
{
        struct host_id id, given;
        bool there = host_kind(file, &id) == HOST_REGULAR;
        bool taken = wanted(host_base(file));
        char first[512];

        if (is_jsonl(file))
                taken = there && holds_texts(head_read(s, file, first,
                                                       sizeof first));
        for (size_t i = 0; i < s->n; i++) {
                str path = str_from(s->path[i]);
                enum host_kind kind = host_kind(str_eq(path, S("-"))
                                                ? S("/dev/stdin") : path,
                                                &given);

                if (kind == HOST_FOLDER ? taken && folder_holds(a, given, file)
                    : kind == HOST_REGULAR && there &&
                      host_id_same(id, given))
                        return true;
        }
        return false;
}
