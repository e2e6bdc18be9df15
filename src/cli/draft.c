/* draft.c - imr draft: one case, one decision file. */
#include "cli/cli.h"

imr_rc cmd_draft(struct call *c)
{
        if (c->n > 1)
                return usage(c->command, "more than one case:", c->path[1]);
        return each_path(c, imr_draft);
}
