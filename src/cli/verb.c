/* verb.c - commands that have verbs, such as imr file list: which they are,
 * and what is said where none is meant. */
#include "cli/cli.h"

#include <stdio.h>
#include <time.h>

const struct command *verbs_of(const struct command *c, size_t *n)
{
        *n = c->run == cmd_file ? file_verbs_n
           : c->run == cmd_guideline ? guideline_verbs_n : 0;
        return c->run == cmd_file ? file_verbs : guideline_verbs;
}

const char *verb_of(const struct command *row)
{
        return strchr(row->name, ' ') + 1;
}

imr_rc no_verb(struct call *c, const struct command *verbs, size_t n)
{
        str name[64], near = { 0 };

        n = n < 64 ? n : 64;
        for (size_t i = 0; i < n; i++)
                name[i] = str_from(verb_of(&verbs[i]));
        if (c->n)
                near = str_nearest(name, n, str_from(c->path[0]));
        if (c->n)
                fprintf(stderr, "imr: no such verb: %s; ", c->path[0]);
        else
                fprintf(stderr, "imr: no verb; write imr %s %s; ",
                        c->command->name, c->command->args);
        if (near.n)
                fprintf(stderr, "did you mean "FMT"? ", ARG(near));
        fprintf(stderr, "`imr help %s` lists them\n", c->command->name);
        return IMR_USAGE;
}

void today(char out[16])
{
        time_t now = time(NULL);
        struct tm tm;

        if (!localtime_r(&now, &tm) || !strftime(out, 16, "%Y-%m-%d", &tm))
                out[0] = 0;
}
