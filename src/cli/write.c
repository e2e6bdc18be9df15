/* write.c - imr write: see the table in main.c for what it does. */
#include "cli/cli.h"

#include <sys/stat.h>

static void say(void *context, const imr_err *what)
{
        (void)context;
        error_print(what);
}

static imr_rc write_one(imr *m, const imr_ask *ask, imr_err *err)
{
        return imr_write(m, ask, say, err);
}

imr_rc cmd_write(struct call *c)
{
        c->ask.folder = c->many.out;
        if (c->ask.folder)      /* where it cannot be made, writing says so */
                mkdir(c->ask.folder, 0777);
        return each_path(c, write_one);
}
