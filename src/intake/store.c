/* store.c - see store.h. */
#include "intake/store.h"

#include "base/buf.h"
#include "base/hash.h"
#include "host/host.h"

str store_record(arena *a, size_t number, str version,
                 const struct leaf *leaf)
{
        static const char from[] = { 'e', 'r', 'n' };   /* enum page_from */
        const struct document_page *p = &leaf->is;
        buf b = buf_open(a, leaf->text.n + 4096);

        buf_fmt(&b, "page %zu %c %d %d %s "FMT"\n"FMT"\n", number,
                from[p->from], (int)(p->confidence * 10000 + 0.5),
                p->rotation, p->unread ? "unread" : p->blank ? "blank"
                                                             : "read",
                ARG(version), ARG(p->why));
        buf_add(&b, leaf->text);
        return buf_str(&b);
}

static bool number_next(str *rest, long most, long *out)
{
        return str_number(str_cut(rest, ' '), out) && *out <= most;
}

bool store_page(str record, size_t *number, str *version, struct leaf *out)
{
        str line = str_cut(&record, '\n'), from, state;
        struct document_page p = { 0 };
        long n, confidence, rotation;

        if (!str_eq(str_cut(&line, ' '), S("page")) ||
            !number_next(&line, 999999999, &n) || n < 1)
                return false;
        from = str_cut(&line, ' ');
        if (!number_next(&line, 10000, &confidence) ||
            !number_next(&line, 270, &rotation) || rotation % 90)
                return false;
        state = str_cut(&line, ' ');
        p.from = str_eq(from, S("e")) ? PAGE_EMBEDDED
                 : str_eq(from, S("r")) ? PAGE_RECOGNISED : PAGE_NONE;
        p.confidence = (double)confidence / 10000;
        p.rotation = (int)rotation;
        p.blank = str_eq(state, S("blank"));
        p.unread = str_eq(state, S("unread"));
        if (!p.blank && !p.unread && !str_eq(state, S("read")))
                return false;
        p.why = str_cut(&record, '\n');
        *number = (size_t)n;
        *version = line;
        *out = (struct leaf){ .text = record, .is = p };
        return memchr(record.n ? record.p : "", '\f', record.n) == NULL;
}

static str shelf_path(arena *a, str folder, struct reading *f)
{
        if (!f->hash.n)
                f->hash = hash_sha256(a, f->bytes);
        return arena_fmt(a, FMT"/"FMT".pages", ARG(folder), ARG(f->hash));
}

/* Where the last good record of each page stands; n 0: it has none. */
struct shelved {
        str    version;
        struct place { size_t at, n; } *place;
        size_t pages;
};

static void record_take(void *context, str record, size_t at)
{
        struct shelved *s = context;
        struct leaf page;
        size_t number;
        str by;

        if (store_page(record, &number, &by, &page) && number <= s->pages &&
            (!s->version.n || str_eq(by, s->version)))
                s->place[number - 1] = (struct place){ at, record.n };
}

void store_read(arena *a, str folder, str version, struct reading *f,
                void (*take)(arena *a, struct reading *f, struct leaf *leaf,
                             const struct leaf *got))
{
        struct shelved s = { version, NEWN(a, struct place, f->n), f->n };
        str path, by;

        if (!host_exists(folder))       /* nothing was ever kept */
                return;
        path = shelf_path(a, folder, f);
        host_shelf_walk(path, record_take, &s, &f->kept, NULL);
        for (size_t i = 0; i < f->n; i++) {
                const struct place *p = &s.place[i];
                struct leaf got;
                size_t number;
                char *to;

                if (!p->n || !f->leaf[i].wanted)
                        continue;
                to = arena_bytes(a, p->n);
                if (host_shelf_part(path, p->at, to, p->n) &&
                    store_page(str_of(to, p->n), &number, &by, &got))
                        take(a, f, &f->leaf[i], &got);
        }
}

struct host_shelf *store_open(arena *a, str folder, struct reading *f)
{
        struct host_shelf *s;

        return host_shelf_open(shelf_path(a, folder, f), f->kept, &s, NULL)
               ? NULL : s;
}
