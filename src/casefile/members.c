/* members.c - what a mail or an archive holds, by names that are safe to show
 * and lead nowhere: nothing is written to disk, so a name is only a name.
 *
 * A container within one is opened in turn, to a depth; what is too much is
 * said, and what was had before stays. */
#include "casefile/inside.h"

#include "base/utf8.h"
#include "host/archive.h"
#include "host/host.h"
#include "intake/mail.h"

enum { NAME_MOST = 200 };

static bool ends_fold(str s, str ending)
{
        return s.n >= ending.n &&
               str_eq_fold(str_slice(s, s.n - ending.n, s.n), ending);
}

static bool name_is_mail(str name) { return ends_fold(name, S(".eml")); }

bool name_is_container(str name)
{
        static const str archives[] = { STR(".zip"), STR(".tar"), STR(".7z"),
                                        STR(".tgz"), STR(".tar.gz") };

        for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
                if (ends_fold(name, archives[i]))
                        return true;
        return name_is_mail(name);
}

/* ---- Names -------------------------------------------------------------- */

/* A part of a path, its control characters as _; empty where it leads
 * elsewhere or nowhere. */
static void part_add(buf *b, str part)
{
        part = str_trim(part);
        if (!part.n || str_eq(part, S(".")) || str_eq(part, S("..")))
                return;
        if (part.n == 2 && part.p[1] == ':')            /* C: */
                return;
        if (b->n)
                buf_char(b, '/');
        for (size_t i = 0; i < part.n; i++) {
                unsigned char c = (unsigned char)part.p[i];
                bool c1 = c == 0xc2 && i + 1 < part.n &&
                          (unsigned char)part.p[i + 1] < 0xa0;

                buf_char(b, c < ' ' || c == 0x7f || c1 ? '_' : (char)c);
                i += c1;
        }
}

static str name_safe(arena *a, str name)
{
        utf8_done done;
        buf b = buf_open(a, 4 * name.n + 64);
        size_t from = 0;

        name = utf8_text(a, name, &done);
        for (size_t i = 0; i <= name.n; i++)
                if (i == name.n || name.p[i] == '/' || name.p[i] == '\\') {
                        part_add(&b, str_slice(name, from, i));
                        from = i + 1;
                }
        name = buf_str(&b);
        if (name.n > NAME_MOST)         /* its end tells the kind */
                name = str_slice(name, utf8_start(name, name.n - NAME_MOST),
                                 name.n);
        return name;
}

/* What systems put into archives beside the files. */
static bool name_is_litter(str name)
{
        return str_starts(host_base(name), S(".")) ||
               str_starts(name, S("__MACOSX/")) ||
               str_eq(name, S("Thumbs.db"));
}

static struct folder_file *named(const struct members *m, str name)
{
        for (size_t i = 0; i < m->at.n; i++)
                if (str_eq(m->at.at[i].name, name))
                        return &m->at.at[i];
        return NULL;
}

/* Of two files of one name the second is "name (2).pdf". */
static str name_own(struct members *m, str container, str name)
{
        str whole, base;
        size_t dot;

        name = name_safe(m->a, name);
        if (!name.n)
                name = S("unnamed");
        whole = base = arena_fmt(m->a, FMT"/"FMT, ARG(container), ARG(name));
        for (dot = base.n; dot > 0 && base.p[dot - 1] != '.' &&
                           base.p[dot - 1] != '/'; dot--)
                ;
        dot = dot && base.p[dot - 1] == '.' ? dot - 1 : base.n;
        for (struct folder_file *first = named(m, base);
             first && named(m, whole);)
                whole = arena_fmt(m->a, FMT" (%zu)"FMT, (int)dot, base.p,
                                  ++first->more + 1, (int)(base.n - dot),
                                  base.p + dot);
        return whole;
}

/* ---- Members ------------------------------------------------------------ */

static struct folder_file *member_add(struct members *m, str name, str bytes,
                                str why)
{
        struct folder_file *to = VEC_ADD(m->a, &m->at);

        *to = (struct folder_file){ .name = name, .bytes = bytes, .why = why };
        return to;
}

/* Room for one more? Where there is none, that is said once of the
 * container. What was unpacked and came to nothing fills the room, too. */
static bool room_left(struct members *m, str container)
{
        str why = m->at.n >= MEMBERS_MAX
                  ? S("the file holds more than 2000 files")
                  : m->bytes > MEMBERS_BYTES_MAX
                  ? S("the file unpacks to more than 192 MiB")
                  : m->room->size > m->room->ceiling / 2
                  ? S("reading the file takes too much memory") : S("");

        if (why.n)
                member_add(m, name_own(m, container, S("the rest")), S(""),
                           why);
        return !why.n;
}

static bool wanted(const struct members *m, str name)
{
        return !m->only.n || str_eq(m->only, name) ||
               (name_is_container(name) && str_starts(m->only, name));
}

/* One that was had: a container is opened, anything else a file. */
static void member_take(struct members *m, str name, str bytes, size_t depth)
{
        m->bytes += bytes.n;
        if (!wanted(m, name))
                member_add(m, name, S(""), S("was not asked for"));
        else if (!bytes.n)
                member_add(m, name, S(""), S("the file is empty"));
        else if (!name_is_container(name))
                member_add(m, name, bytes, S(""));
        else if (depth > MEMBERS_DEPTH)
                member_add(m, name, S(""), S("lies too deep in other files"));
        else
                members_add(m, name, bytes, depth);
}

static void mail_take(struct members *m, str name, str bytes, size_t depth)
{
        struct mail mail;
        size_t first = m->at.n;

        mail_read(m->room, bytes, &mail);
        member_add(m, name, mail.text, S(""))->text = true;
        if (m->only.n && !str_eq(m->only, name)) {
                m->at.at[first].bytes = S("");
                m->at.at[first].why = S("was not asked for");
        }
        for (size_t i = 0; i < mail.n && room_left(m, name); i++)
                member_take(m, name_own(m, name, mail.part[i].name),
                            mail.part[i].bytes, depth + 1);
        if (mail.cut)
                member_add(m, name_own(m, name, S("the rest")), S(""),
                           S("the mail has too many parts"));
}

/* The part of a message that says what is wrong. */
static str said(struct members *m, const err *e)
{
        str s = str_from(e->text);

        return arena_str(m->a, str_cut(&s, ';'));
}

/* One member that was met; an archive within is one to us, too. */
static void archive_one(struct members *m, struct host_archive *x, str name,
                        str stored, rc r, err *e, size_t depth)
{
        str own, bytes = S("");

        if (name_is_litter(name_safe(m->a, stored)))
                return;
        own = name_own(m, name, stored);
        if (!wanted(m, own)) {
                member_add(m, own, S(""), S("was not asked for"));
                return;
        }
        if (r == ERR_INPUT && host_archive_begins(host_archive_head(x)))
                r = OK;
        if (r == OK)
                r = host_archive_bytes(x, m->room, HOST_FILE_MAX, &bytes, e);
        if (r) {
                m->bytes += bytes.n;
                member_add(m, own, S(""), said(m, e));
        } else {
                member_take(m, own, bytes, depth + 1);
        }
}

static void archive_members(struct members *m, struct host_archive *x,
                            str name, size_t depth)
{
        bool end = false;

        while (!end && room_left(m, name)) {
                str stored;
                err e = { 0 };
                rc r = host_archive_next(x, m->room, &stored, &end, &e);

                if (end)
                        break;
                if (r && !stored.n) {
                        member_add(m, name_own(m, name, S("the rest")), S(""),
                                   said(m, &e));
                        break;
                }
                archive_one(m, x, name, stored, r, &e, depth);
        }
}

/* The archive is closed wherever the arenas leave to. */
static rc archive_guarded(struct members *m, struct host_archive *x, str name,
                          size_t depth, struct door *mine)
{
        if (setjmp(mine->env))
                return mine->why.code;
        mine->open = true;
        archive_members(m, x, name, depth);
        return OK;
}

static void archive_take(struct members *m, str name, str bytes, size_t depth)
{
        struct door mine = { .open = false }, *door = m->a->door;
        struct host_archive *x;
        err e = { 0 };
        rc r;

        if (host_archive_memory(name, bytes, &x, &e)) {
                member_add(m, name, S(""), said(m, &e));
                return;
        }
        m->a->door = m->room->door = &mine;
        r = archive_guarded(m, x, name, depth, &mine);
        m->a->door = m->room->door = door;
        host_archive_close(x);
        if (r)
                arena_leave(m->a, mine.why.code, "%s", mine.why.text);
}

void members_add(struct members *m, str name, str bytes, size_t depth)
{
        size_t first = m->at.n;

        if (name_is_mail(name)) {
                mail_take(m, name, bytes, depth);
                return;
        }
        archive_take(m, name, bytes, depth);
        if (m->at.n == first)
                member_add(m, name, S(""), S("holds no file"));
}
