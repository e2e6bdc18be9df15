/* walk.c - a walk as a stack of folders, each with its sorted names. A folder
 * that was gone through gives its memory back. */
#include "host/walk.h"

static const size_t MEMORY_MOST = (size_t)1 << 30;

static rc level_open(struct host_walk *w, str path, err *e)
{
        struct host_level *l = &w->level[w->depth];
        rc r;

        if (w->depth > HOST_WALK_DEPTH)
                return err_set(e, ERR_LIMIT, path, 0, "more than %d folders "
                               "deep; name a folder further down",
                               HOST_WALK_DEPTH);
        *l = (struct host_level){ .names = arena_open(MEMORY_MOST,
                                                      w->keep.door) };
        w->depth++;             /* from here on closed with the walk */
        l->path = arena_str(&l->names, path);
        r = host_folder(&l->names, l->path, &l->name, &l->n, e);
        if (r) {
                w->depth--;
                arena_close(&l->names);
        }
        return r;
}

/* True where id was not met before. A table that grew leaves its old room. */
static bool is_new(struct host_walk *w, struct host_id id)
{
        arena room = arena_open(MEMORY_MOST, w->keep.door);
        bool new = host_seen_add(&room, &w->seen, id);

        if (room.size) {
                arena_close(&w->keep);
                w->keep = room;
        }
        return new;
}

rc host_walk_open(str folder, host_wanted *wanted, struct door *door,
                  struct host_walk *w, err *e)
{
        struct host_id id;

        *w = (struct host_walk){ .wanted = wanted,
                                 .keep = arena_open(MEMORY_MOST, door) };
        if (host_kind(folder, &id) != HOST_REFUSED)
                is_new(w, id);
        return level_open(w, folder, e);
}

/* The entry's path, in the walk's own bytes; empty where it is too long. */
static str path_join(struct host_walk *w, str folder, str name)
{
        size_t n = folder.n;

        if (n + 1 + name.n > sizeof w->path)
                return S("");
        memcpy(w->path, folder.p, n);
        if (n && w->path[n - 1] != '/')
                w->path[n++] = '/';
        memcpy(w->path + n, name.p, name.n);
        return str_of(w->path, n + name.n);
}

/* Sets *out where this entry is a file that is wanted and new; a folder is
 * entered. */
static rc entry_met(struct host_walk *w, str path, str name,
                    struct host_met *out, err *e)
{
        struct host_id id;
        enum host_kind kind = host_kind_sized(path, &id, &out->size);
        rc r;

        if (path.n == 0)
                return err_set(e, ERR_LIMIT, name, 0, "the path to it is too "
                               "long; name a folder further down");
        if (kind != HOST_REFUSED && kind != HOST_FOLDER && !w->wanted(name))
                return OK;
        if (kind != HOST_REFUSED && !is_new(w, id))
                return OK;              /* a link to what was met */
        if (kind != HOST_FOLDER) {
                out->path = path;
                out->refused = kind == HOST_REFUSED;
                return OK;
        }
        r = level_open(w, path, e);
        if (r != ERR_IO)
                return r;
        out->path = path;
        out->refused = true;
        return OK;
}

rc host_walk_next(struct host_walk *w, struct host_met *out, bool *end,
                  err *e)
{
        *end = false;
        *out = (struct host_met){ .path = S("") };
        while (w->depth) {
                struct host_level *l = &w->level[w->depth - 1];
                rc r;

                if (l->at == l->n) {
                        arena_close(&l->names);
                        w->depth--;
                        continue;
                }
                str name = l->name[l->at++];

                r = entry_met(w, path_join(w, l->path, name), name, out, e);
                if (r || out->path.n)
                        return r;
        }
        *end = true;
        return OK;
}

void host_walk_close(struct host_walk *w)
{
        while (w->depth)
                arena_close(&w->level[--w->depth].names);
        arena_close(&w->keep);
}
