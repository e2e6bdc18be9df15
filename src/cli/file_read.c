/* file_read.c - imr file read: how far it is, and Ctrl-C. See the table in
 * file.c for what it does. */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 24, STOPPED = 130 };       /* exit code, as of a shell's Ctrl-C */

static volatile sig_atomic_t stop_asked;

static void on_stop(int signal)
{
        (void)signal;
        stop_asked = 1;
}

struct reading { double from, last; bool bar; };

static double clock_now(void)
{
        struct timespec t;

        clock_gettime(CLOCK_MONOTONIC, &t);
        return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void bar_draw(const struct reading *r, const imr_case_state *s)
{
        double part = s->pages_all ? (double)s->pages / (double)s->pages_all
                                   : 0;
        double took = clock_now() - r->from;
        int full = (int)(part * BAR);

        fprintf(stderr, "\r%3.0f %% [%.*s%*s] %zu of %zu pages recognised",
                part * 100, full, "========================", BAR - full, "",
                s->pages, s->pages_all);
        if (s->pages && s->pages < s->pages_all) {
                long left = (long)(took / part * (1 - part)) + 1;

                fprintf(stderr, ", %ld:%02ld:%02ld left", left / 3600,
                        left / 60 % 60, left % 60);
        }
        fputs("\033[K", stderr);
        fflush(stderr);
}

static int progress(void *context, const imr_case_state *s)
{
        struct reading *r = context;
        double now = r->bar ? clock_now() : 0;

        if (r->bar && (now - r->last > 0.1 || s->pages == s->pages_all)) {
                bar_draw(r, s);
                r->last = now;
        }
        return stop_asked;
}

/* A second Ctrl-C finds the system's own answer: the end. */
imr_rc file_read(struct call *c)
{
        struct sigaction on = { .sa_handler = on_stop,
                                .sa_flags = (int)SA_RESETHAND };
        struct reading r = { .from = clock_now(),
                             .bar = isatty(2) && !c->many.quiet };
        imr_err e = { 0 };
        imr_rc rc;

        if (c->n > 1)
                return usage(c->command, "more than one case:", c->path[1]);
        sigaction(SIGINT, &on, NULL);
        sigaction(SIGTERM, &on, NULL);
        c->ask.path = c->path[0];
        c->ask.workers = c->many.jobs;
        c->ask.progress = progress;
        c->ask.context = &r;
        rc = imr_file_read(c->m, &c->ask, &e);
        if (r.bar && r.last > 0)
                fputs("\r\033[K", stderr);
        if (rc && stop_asked) {
                fputs("imr: stopped\n", stderr);
                return (imr_rc)STOPPED;
        }
        if (rc)
                error_print(&e);
        return rc;
}
