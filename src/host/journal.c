/* journal.c - the journal of a long read; its lines are in write.h.
 *
 * It is read once from its beginning, in step with the input, and written at
 * its end: what is noted between two `=` is kept in memory and goes out in
 * one write. */
#include "host/write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct host_journal {
        str   path;
        const char *path_z;
        FILE *in;               /* NULL: nothing (more) is known */
        char *line;             /* getline's */
        size_t line_cap;
        size_t left;            /* bytes of `in` that count */
        char *noted;            /* lines since the last `=` */
        size_t n, cap;
        bool  empty;            /* nothing in it is whole */
        struct host_writer out;
};

static rc no_memory(err *e)
{
        return err_set(e, ERR_MEMORY, S(""), 0, "no memory left");
}

/* The next whole line, without its end; false where there is none. */
static bool line_next(struct host_journal *j, str *out)
{
        ssize_t n = getline(&j->line, &j->line_cap, j->in);

        if (n <= 0 || j->line[n - 1] != '\n')
                return false;
        *out = str_of(j->line, (size_t)n - 1);
        return true;
}

static bool length_read(str line, uint64_t *out)
{
        uint64_t v = 0;

        if (!str_starts(line, S("= ")) || line.n < 3 || line.n > 20)
                return false;
        for (size_t i = 2; i < line.n; i++) {
                if (!char_digit(line.p[i]))
                        return false;
                v = v * 10 + (uint64_t)(line.p[i] - '0');
        }
        *out = v;
        return true;
}

static bool is_letter_line(str l)
{
        return l.n > 2 && l.p[1] == ' ' &&
               (l.p[0] == '+' || l.p[0] == '~' || l.p[0] == '-');
}

/* What of an old journal counts: up to its last `=`, as far as its lines are
 * lines. *whole: so many bytes; 0: not even its first line. */
static rc journal_scan(struct host_journal *j, str first, size_t *whole,
                       uint64_t *length, err *e)
{
        size_t at = 0;
        str line;

        *whole = 0;
        *length = 0;
        if (!line_next(j, &line))
                return OK;
        if (!str_eq(line, first))
                return err_set(e, ERR_INPUT, j->path, 0, "is the journal of "
                               "another read (other files, options or "
                               "version); write the same again, or leave out "
                               "--resume to begin anew");
        *whole = at = line.n + 1;
        while (line_next(j, &line)) {
                at += line.n + 1;
                if (length_read(line, length))
                        *whole = at;
                else if (!is_letter_line(line))
                        break;
        }
        rewind(j->in);
        j->left = *whole;
        if (line_next(j, &line))
                j->left -= line.n + 1;
        return OK;
}

/* A journal stands there, and is not to be gone on with: it is of a run that
 * was stopped, or of one that is under way and holds its lock. */
static rc journal_stands(struct host_journal *j, err *e)
{
        int fd = open(j->path_z, O_RDONLY | O_CLOEXEC | O_NOCTTY);
        struct stat st;
        bool held, stands;

        if (fd < 0)
                return OK;
        stands = !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0;
        held = flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK;
        close(fd);
        if (held)
                return err_set(e, ERR_INPUT, j->path, 0, "another run is "
                               "writing it; wait for its end, or name "
                               "another output");
        return !stands ? OK :
               err_set(e, ERR_USAGE, j->path, 0, "keeps what a run that was "
                       "stopped has done; go on with --resume, or remove it");
}

static rc journal_start(struct host_journal *j, str hash, bool resume,
                        uint64_t *length, err *e)
{
        char first[100];
        size_t whole = 0;
        rc r = resume ? OK : journal_stands(j, e);
        int n = snprintf(first, sizeof first, "imr journal 1 "FMT"\n",
                         ARG(hash));

        if (r)
                return r;
        j->in = resume ? fopen(j->path_z, "re") : NULL;
        if (resume && !j->in && errno != ENOENT)
                return err_set(e, ERR_IO, j->path, 0, "cannot open: %s",
                               strerror(errno));
        if (j->in)
                r = journal_scan(j, str_of(first, (size_t)n - 1), &whole,
                                 length, e);
        if (r == OK)
                r = host_writer_open(j->path, whole, &j->out, e);
        j->empty = r == OK && whole == 0;
        if (j->empty)
                r = host_writer_add(&j->out, str_of(first, (size_t)n), e);
        return r;
}

rc host_journal_open(str path, str hash, bool resume,
                     struct host_journal **out, uint64_t *length, err *e)
{
        struct host_journal *j = calloc(1, sizeof *j + path.n + 1);
        char *z;
        rc r;

        *out = NULL;
        *length = 0;
        if (!j)
                return no_memory(e);
        z = (char *)(j + 1);
        memcpy(z, path.p, path.n);
        j->path_z = z;
        j->path = str_of(z, path.n);
        j->out.fd = -1;
        r = journal_start(j, hash, resume, length, e);
        if (r)
                host_journal_close(j);
        else
                *out = j;
        return r;
}

/* ---- What is known ------------------------------------------------------ */

/* Undoes the escapes of a field, in place; its length. */
static size_t unescape(char *p, size_t n)
{
        size_t to = 0;

        for (size_t i = 0; i < n; i++) {
                char c = p[i];

                if (c == '\\' && i + 1 < n) {
                        c = p[++i];
                        c = (char)(c == 'n' ? '\n' : c == 't' ? '\t'
                                   : c == 'r' ? '\r' : c);
                }
                p[to++] = c;
        }
        return to;
}

static void known_end(struct host_journal *j)
{
        if (j->in)
                fclose(j->in);
        j->in = NULL;
}

rc host_journal_next(struct host_journal *j, arena *a, str name, bool *known,
                     enum journal_mark *mark, str *text, err *e)
{
        str line = S("="), field;
        size_t tab, n;

        *known = false;
        while (j->in && line.p[0] == '=') {
                if (j->left == 0 || !line_next(j, &line)) {
                        known_end(j);
                        return OK;
                }
                j->left -= line.n + 1;
        }
        if (!j->in)
                return OK;
        *mark = (enum journal_mark)line.p[0];
        field = str_slice(line, 2, line.n);
        tab = str_find(field, S("\t"), 0);
        n = tab == STR_NONE ? field.n : tab;
        *text = tab == STR_NONE ? S("") : str_slice(field, n + 1, field.n);
        text->n = unescape(j->line + 2 + n + 1, text->n);
        field.n = unescape(j->line + 2, n);
        if (!str_eq(field, name))
                return err_set(e, ERR_INPUT, j->path, 0, "the input is not "
                               "what it was: another letter stands where the "
                               "journal has "FMT"; read again without "
                               "--resume", ARG(str_slice(field, 0, 200)));
        *text = arena_str(a, *text);
        *known = true;
        return OK;
}

/* ---- What is noted ------------------------------------------------------ */

static rc noted_room(struct host_journal *j, size_t more, err *e)
{
        size_t cap = j->cap ? j->cap : 4096;
        char *p;

        while (cap < j->n + more)
                cap *= 2;
        if (cap == j->cap)
                return OK;
        p = realloc(j->noted, cap);
        if (!p)
                return no_memory(e);
        j->noted = p;
        j->cap = cap;
        return OK;
}

static void noted_escaped(struct host_journal *j, str s)
{
        for (size_t i = 0; i < s.n; i++) {
                char c = s.p[i];

                if (c == '\n' || c == '\t' || c == '\r' || c == '\\') {
                        j->noted[j->n++] = '\\';
                        c = (char)(c == '\n' ? 'n' : c == '\t' ? 't'
                                   : c == '\r' ? 'r' : c);
                }
                j->noted[j->n++] = c;
        }
}

rc host_journal_add(struct host_journal *j, str name, enum journal_mark mark,
                    str text, err *e)
{
        rc r = noted_room(j, 2 * (name.n + text.n) + 4, e);

        if (r)
                return r;
        j->noted[j->n++] = (char)mark;
        j->noted[j->n++] = ' ';
        noted_escaped(j, name);
        if (mark != JOURNAL_READ) {
                j->noted[j->n++] = '\t';
                noted_escaped(j, text);
        }
        j->noted[j->n++] = '\n';
        return OK;
}

rc host_journal_whole(struct host_journal *j, uint64_t length, err *e)
{
        rc r = noted_room(j, 32, e);

        if (r)
                return r;
        j->n += (size_t)snprintf(j->noted + j->n, 32, "= %llu\n",
                                 (unsigned long long)length);
        r = host_writer_add(&j->out, str_of(j->noted, j->n), e);
        j->n = 0;
        j->empty = false;
        return r;
}

void host_journal_close(struct host_journal *j)
{
        if (!j)
                return;
        known_end(j);
        if (j->empty)           /* nothing to go on with */
                unlink(j->path_z);
        host_writer_close(&j->out);
        free(j->line);
        free(j->noted);
        free(j);
}

rc host_journal_remove(struct host_journal *j, err *e)
{
        if (unlink(j->path_z))
                return err_set(e, ERR_IO, j->path, 0, "cannot be removed: %s",
                               strerror(errno));
        j->empty = false;
        return OK;
}
