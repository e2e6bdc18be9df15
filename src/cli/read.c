/* read.c - imr read: one letter or a million. The library reads; this shows
 * how far it is, keeps count of what was not read and why, and hears Ctrl-C.
 * See the table in main.c for what it does. */
#include "cli/cli.h"

#include "base/utf8.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
        LINES_MOST = 20,        /* letters not read that are told one by one */
        KINDS_MOST = 200,       /* reasons told apart at the end */
        BAR = 24,
        STOPPED = 130           /* exit code, as of a shell's Ctrl-C */
};

static volatile sig_atomic_t stop_asked;

static void on_stop(int signal)
{
        (void)signal;
        stop_asked = 1;
}

/* The second Ctrl-C finds the system's own answer: the end. */
static void stop_listen(void)
{
        struct sigaction s = { .sa_handler = on_stop,
                               .sa_flags = (int)SA_RESETHAND };

        sigaction(SIGINT, &s, NULL);
        sigaction(SIGTERM, &s, NULL);
}

/* One reason, its numbers folded, and how many letters it kept out. */
struct kind { char text[sizeof ((imr_err *)0)->text]; size_t n; };

struct run {
        struct call *c;
        FILE  *report;
        struct kind *kind; size_t n_kinds, others;
        size_t said;
        bool   bar, shown;      /* a bar is wanted; one stands there now */
        double from, last;      /* seconds */
};

static double clock_now(void)
{
        struct timespec t;

        clock_gettime(CLOCK_MONOTONIC, &t);
        return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- What was not read -------------------------------------------------- */

/* A JSON string; a byte that is no UTF-8 is taken for its code point. */
static void json_put(FILE *f, const char *z, bool utf8)
{
        putc('"', f);
        for (const unsigned char *p = (const unsigned char *)z; *p; p++)
                if (*p < ' ' || *p == 0x7f || (!utf8 && *p > 0x7f))
                        fprintf(f, "\\u%04x", *p);
                else if (*p == '"' || *p == '\\')
                        fprintf(f, "\\%c", *p);
                else
                        putc(*p, f);
        putc('"', f);
}

static void report_put(FILE *f, const imr_err *what)
{
        fputs("{\"source\":", f);
        json_put(f, what->file, utf8_valid(str_from(what->file)));
        fputs(",\"why\":", f);
        json_put(f, what->text, utf8_valid(str_from(what->text)));
        fputs("}\n", f);
}

/* Every run of digits as one #: the same reason at another byte. */
static void kind_fold(char *to, const char *text)
{
        for (const char *p = text; *p; p++) {
                if (!char_digit(*p))
                        *to++ = *p;
                else if (p == text || !char_digit(p[-1]))
                        *to++ = '#';
        }
        *to = 0;
}

static void kind_count(struct run *r, const imr_err *what)
{
        struct kind k;
        size_t i = 0;

        if (!r->kind)           /* not before it is needed: startup */
                r->kind = calloc(KINDS_MOST, sizeof *r->kind);
        if (!r->kind) {
                r->others++;
                return;
        }
        kind_fold(k.text, what->text);
        while (i < r->n_kinds && strcmp(r->kind[i].text, k.text) != 0)
                i++;
        if (i == KINDS_MOST) {
                r->others++;
                return;
        }
        if (i == r->n_kinds) {
                k.n = 0;
                r->kind[r->n_kinds++] = k;
        }
        r->kind[i].n++;
}

static int by_count(const void *a, const void *b)
{
        const struct kind *x = a, *y = b;

        return x->n != y->n ? (x->n < y->n) - (x->n > y->n)
                            : strcmp(x->text, y->text);
}

static void summary_print(struct run *r, const imr_many_state *s)
{
        imr_err line = { .rc = IMR_OK };

        if (r->n_kinds)
                qsort(r->kind, r->n_kinds, sizeof *r->kind, by_count);
        snprintf(line.text, sizeof line.text, "%zu read%s, %zu not:",
                 s->letters, s->told ? " (some with a word on them)" : "",
                 s->failed);
        error_print(&line);
        for (size_t i = 0; i < r->n_kinds; i++) {
                snprintf(line.text, sizeof line.text, "%8zu  %.480s",
                         r->kind[i].n, r->kind[i].text);
                error_print(&line);
        }
        if (r->others)
                fprintf(stderr, "imr: %8zu  for other reasons\n", r->others);
}

/* ---- How far it is ------------------------------------------------------ */

static void bar_clear(struct run *r)
{
        if (r->shown)
                fputs("\r\033[K", stderr);
        r->shown = false;
}

static void bar_draw(struct run *r, const imr_many_state *s, double now)
{
        double took = now - r->from > 0.001 ? now - r->from : 0.001;
        double part = s->bytes_all ? (double)s->bytes / (double)s->bytes_all
                                   : 0;
        int full = part < 1 ? (int)(part * BAR) : BAR;

        fputs("\r", stderr);
        if (s->bytes_all)
                fprintf(stderr, "%3.0f %% [%.*s%*s] ", part * 100, full,
                        "========================", BAR - full, "");
        fprintf(stderr, "%zu letters, %.0f/s, %.1f MB/s",
                s->letters + s->failed,
                (double)(s->letters + s->failed - s->skipped) / took,
                (double)s->bytes / 1e6 / took);
        if (part > 0 && part < 1) {
                long left = (long)(took / part * (1 - part)) + 1;

                fprintf(stderr, ", %ld:%02ld:%02ld left", left / 3600,
                        left / 60 % 60, left % 60);
        }
        fputs("\033[K", stderr);
        fflush(stderr);
        r->shown = true;
}

static int progress(void *context, const imr_many_state *s)
{
        struct run *r = context;
        double now;

        if (r->bar && (now = clock_now()) - r->last > 0.1) {
                bar_draw(r, s, now);
                r->last = now;
        }
        return stop_asked || ferror(stdout);
}

static void say(void *context, const imr_err *what)
{
        struct run *r = context;

        kind_count(r, what);
        if (r->report)
                report_put(r->report, what);
        if (r->c->many.quiet || ++r->said > LINES_MOST)
                return;
        bar_clear(r);
        fflush(stdout);
        error_print(what);
        if (r->said == LINES_MOST)
                fputs("imr: further ones are counted at the end; --report "
                      "FILE lists them all\n", stderr);
}

/* ---- The command -------------------------------------------------------- */

static imr_rc many_end(struct run *r, imr_rc code, const imr_many_state *s,
                       const imr_err *e)
{
        const struct many *many = &r->c->many;
        size_t all = s->letters + s->failed;

        if (r->bar)
                bar_draw(r, s, clock_now());
        if (r->shown)
                putc('\n', stderr);
        if (all > 1 && (s->failed || s->told))
                summary_print(r, s);
        if (code && e->text[0])
                error_print(e);
        if (s->stopped && !ferror(stdout) && !e->text[0]) {
                fprintf(stderr, "imr: stopped after %zu letters%s\n", all,
                        many->out ? "; run again with --resume" : "");
                code = (imr_rc)STOPPED;
        }
        if (r->report && (fflush(r->report) || ferror(r->report))) {
                fprintf(stderr, "imr: %s: could not be written\n",
                        many->report);
                code = code ? code : IMR_INPUT;
        }
        return code;
}

static imr_rc read_many(struct run *r, imr_many *ask)
{
        const struct many *many = &r->c->many;
        imr_many_state state;
        char *journal = NULL;
        imr_err e = { .rc = IMR_OK };
        imr_rc code;

        if (many->out) {
                size_t n = strlen(many->out) + sizeof ".journal";

                journal = malloc(n);
                if (!journal) {
                        fputs("imr: no memory left\n", stderr);
                        return IMR_INPUT;
                }
                snprintf(journal, n, "%s.journal", many->out);
                ask->journal = journal;
        }
        stop_listen();
        r->from = clock_now();
        code = imr_read_many(r->c->m, ask, &state, &e);
        code = many_end(r, code, &state, &e);
        free(journal);
        return code;
}

static bool same_file(const char *a, const char *b)
{
        struct stat x, y;

        return strcmp(a, b) == 0 ||
               (stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISREG(x.st_mode) &&
                x.st_dev == y.st_dev && x.st_ino == y.st_ino);
}

/* Opens the report, which must be neither a letter nor the output. */
static imr_rc report_open(struct run *r)
{
        const struct many *many = &r->c->many;
        imr_err e = { .rc = IMR_OK };

        if (!many->report)
                return IMR_OK;
        if (many->out && same_file(many->report, many->out))
                return usage(r->c->command, "--report and --out name one "
                             "file; name two", NULL);
        if (imr_read_apart(r->c->path, r->c->n, many->report, &e)) {
                error_print(&e);
                return e.rc;
        }
        r->report = fopen(many->report, "we");
        if (r->report)
                return IMR_OK;
        fprintf(stderr, "imr: %s: cannot be written; name another report\n",
                many->report);
        return IMR_INPUT;
}

imr_rc cmd_read(struct call *c)
{
        struct run r = { .c = c };
        imr_many ask = { .path = c->path, .n = c->n, .format = c->ask.format,
                         .spans = c->ask.spans, .ocr = c->ask.ocr,
                         .workers = c->many.jobs, .file = c->many.out,
                         .resume = c->many.resume, .out = c->ask.out,
                         .context = &r, .say = say, .progress = progress };
        imr_rc code;

        if (c->ask.explain && (c->many.out || c->many.report ||
                               c->many.jobs))
                return usage(c->command, "--explain goes to standard output, "
                             "without --out, --report or --jobs", NULL);
        if (c->ask.explain)
                return each_file(c, imr_read);
        if (c->many.resume && !c->many.out)
                return usage(c->command, "--resume goes with --out FILE",
                             NULL);
        r.bar = isatty(2) && (c->many.out || !isatty(1)) && !c->many.quiet;
        ask.measure = r.bar;
        code = report_open(&r);
        if (code == IMR_OK)
                code = read_many(&r, &ask);
        if (r.report)
                fclose(r.report);
        free(r.kind);
        return code;
}
