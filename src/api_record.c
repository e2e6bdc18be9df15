/* api_record.c - records that come from elsewhere: rows of tables, and
 * records written as letters. */
#include "api.h"

#include "base/utf8.h"

/* ---- Tables -------------------------------------------------------------- */

/* Whoever asks names the row or the file that was given: where our own table
 * file is wrong is said in the text. */
static rc tables_fail(rc r, err *e)
{
        char text[ERR_TEXT_MAX], file[sizeof e->file];

        memcpy(text, e->text, sizeof text);
        memcpy(file, e->file, sizeof file);
        return err_set(e, r, str_from(file), e->line, "%s:%zu: %s", file,
                       e->line, text);
}

rc api_header(imr *m, str header, err *e)
{
        rc r = api_need_tables(m, e);

        if (r == ERR_SYNTAX)
                return tables_fail(r, e);
        if (r || (m->table && str_eq(header, m->header)))
                return r;
        m->table = NULL;
        arena_reset(&m->head);
        m->header = arena_str(&m->head, header);
        r = table_known(m->tables, m->header, &m->head, &m->table, e);
        if (r)
                m->table = NULL;
        return r;
}

rc api_row(imr *m, arena *a, str header, str row, struct document *d,
           struct letter *l, err *e)
{
        rc r = api_header(m, header, e);

        return r ? r : table_row(a, m->table, row, 0, d, l, e);
}

/* ---- Records as letters -------------------------------------------------- */

struct writing {
        imr_say *say;
        size_t done;
        uint64_t *name;         /* hashes of the files written, open addressed;
                                   0: free */
        size_t n, room;
};

/* True where no file of this call has the name yet; then it has. */
static bool name_new(struct writing *w, arena *a, str name)
{
        uint64_t hash = str_hash(name) | 1;
        size_t i;

        if (w->n * 2 >= w->room) {
                struct writing more = { .room = w->room ? w->room * 2 : 256 };

                more.name = NEWN(a, uint64_t, more.room);
                for (size_t k = 0; k < w->room; k++) {
                        if (!w->name[k])
                                continue;
                        i = w->name[k] % more.room;
                        while (more.name[i])
                                i = (i + 1) % more.room;
                        more.name[i] = w->name[k];
                }
                w->name = more.name;
                w->room = more.room;
        }
        for (i = hash % w->room; w->name[i]; i = (i + 1) % w->room)
                if (w->name[i] == hash)
                        return false;
        w->name[i] = hash;
        w->n++;
        return true;
}

/* A file name made of the record's source, or of its line. */
static str name_of(arena *a, str source, size_t line)
{
        static const str endings[] = { STR(".txt"), STR(".md"), STR(".html"),
                                       STR(".pdf"), STR(".text"),
                                       STR(".markdown") };
        str base = host_base(source);
        char *p;

        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
                if (str_ends(base, endings[i])) {
                        base.n -= endings[i].n;
                        break;
                }
        if (!base.n || base.p[0] == '.' || base.p[0] == '-')
                base = arena_fmt(a, "letter-%zu", line);
        p = arena_bytes(a, base.n);
        for (size_t i = 0; i < base.n; i++)
                p[i] = char_alpha(base.p[i]) || char_digit(base.p[i]) ||
                       base.p[i] == '.' || base.p[i] == '-' ||
                       (unsigned char)base.p[i] >= 0x80 ? base.p[i] : '_';
        return arena_fmt(a, FMT".txt", ARG(str_of(p, base.n)));
}

static rc letter_put(imr *m, const imr_ask *ask, str letter, str source,
                     size_t line, err *e)
{
        struct writing *w = m->more;
        buf b;

        if (ask->folder) {
                str path = host_join(&m->step, str_from(ask->folder),
                                     name_of(&m->step, source, line));

                if (!name_new(w, &m->work, path))
                        return err_set(e, ERR_INPUT, str_from(ask->path), line,
                                       "a record above has the same source, "
                                       "and so its letter the same file; "
                                       "give it another");
                return host_put(&m->step, path, letter, ask->force, e);
        }
        b = buf_open(&m->step, letter.n + 2);
        if (w->done)
                buf_char(&b, '\f');
        buf_add(&b, letter);
        return api_put(ask, &b, e);
}

static rc record_write(imr *m, const imr_ask *ask, str text, size_t line,
                       err *e)
{
        struct document d = { .date = DATE_NONE };
        struct letter l;
        str letter, file = str_from(ask->path);
        rc r;

        arena_reset(&m->step);
        r = letter_parse(&m->step, text, file, line, &d, &l, e);
        if (r)
                return r;
        r = letter_write(&m->step, m->layouts, str_from(ask->layout), &l,
                         &letter, e);
        if (r)
                return err_set(e, r, file, line, "%s",
                               arena_z(&m->step, str_from(e->text)));
        r = letter_put(m, ask, letter, d.name, line, e);
        ((struct writing *)m->more)->done += r == OK;
        return r;
}

static rc verb_write(imr *m, const imr_ask *ask, err *e)
{
        struct writing *w = m->more;
        str rest, file = str_from(ask->path);
        size_t failed = 0, line = 0;
        utf8_done done;
        rc r = api_need_layouts(m, e);

        if (r == OK)
                r = host_file(&m->work, file, HOST_FILE_MAX, &rest, e);
        if (r)
                return r;
        rest = utf8_text(&m->work, rest, &done);
        while (rest.n) {
                str text = str_cut(&rest, '\n');

                line++;
                if (!str_trim(text).n)
                        continue;
                r = record_write(m, ask, text, line, e);
                if (r == OK)
                        continue;
                if (r == ERR_USAGE)
                        return r;
                imr_err told;

                api_fail(&told, e);
                w->say(ask->context, &told);
                failed++;
        }
        return failed ? err_set(e, ERR_INPUT, file, 0, "%zu of %zu records "
                                "were not written", failed, failed + w->done)
                      : OK;
}

EXPORT imr_rc imr_write(imr *m, const imr_ask *ask, imr_say *say,
                        imr_err *oe)
{
        struct writing w = { .say = say };

        m->more = &w;
        return api_run(m, ask, verb_write, oe);
}
