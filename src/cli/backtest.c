/* backtest.c - imr backtest: see the table in main.c for what it does. */
#include "cli/cli.h"

static imr_rc backtest_summary(struct call *c)
{
        struct files f = { 0 };
        imr_err e = { 0 };
        imr_rc rc;

        if (c->ask.trust)
                return usage(c->command, "--summary shows every trust beside "
                             "the others; leave --trust away", NULL);
        files_gather(c, &f);
        c->ask.say = error_say;
        rc = imr_backtest_summary(c->m, &c->ask, (const char *const *)f.path,
                                  f.n, &e);
        if (e.text[0])
                error_print(&e);
        files_free(&f);
        return rc > c->worst ? rc : c->worst;
}

imr_rc cmd_backtest(struct call *c)
{
        return c->summary ? backtest_summary(c) : each_file(c, imr_backtest);
}
