/* write.c - imr write: see the table in main.c for what it does. */
#include "cli/cli.h"

#include <stdio.h>
#include <sys/stat.h>

/* Letters of two files of records are parted as those of one are. */
struct parted { bool any, next; };

static int letter_out(void *context, const char *text, size_t n)
{
        struct parted *p = context;

        if (p->any && p->next && putc('\f', stdout) == EOF)
                return 1;
        p->any = true;
        p->next = false;
        return fwrite(text, 1, n, stdout) != n;
}

static imr_rc write_one(imr *m, const imr_ask *ask, imr_err *err)
{
        struct parted *p = ask->context;

        p->next = true;
        return imr_write(m, ask, error_say, err);
}

imr_rc cmd_write(struct call *c)
{
        struct parted p = { false, false };

        if (c->ask.force && c->n > 1)
                return usage(c->command, "--force takes one file of records, "
                             "for letters of one could replace another's",
                             NULL);
        c->ask.folder = c->many.out;
        if (c->ask.folder)      /* where it cannot be made, writing says so */
                mkdir(c->ask.folder, 0777);
        c->ask.out = letter_out;
        c->ask.context = &p;
        return each_path(c, write_one);
}
