/* guideline.c - imr guideline check | test | list. */
#include "cli/cli.h"

#include <stdio.h>

static imr_rc check(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc = imr_guideline_check(c->m, c->path + 1, c->n - 1, error_say,
                                        NULL, &e);

        if (rc == IMR_OK)
                printf("%s: nothing wrong\n", c->n > 1 ? "guideline files"
                                                       : "guidelines");
        else if (e.text[0])
                error_print(&e);
        return rc;
}

imr_rc cmd_guideline(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc;

        if (c->n == 0)
                return usage(c->command, "nothing to do", NULL);
        if (strcmp(c->path[0], "check") == 0)
                return check(c);
        if (strcmp(c->path[0], "test") == 0)
                rc = imr_guideline_test(c->m, c->path + 1, c->n - 1, &c->ask,
                                        &e);
        else if (strcmp(c->path[0], "list") == 0 && c->n == 1)
                rc = imr_guideline_list(c->m, &c->ask, &e);
        else
                return usage(c->command, "no such thing:", c->path[0]);
        if (rc && e.text[0])
                error_print(&e);
        return rc;
}
