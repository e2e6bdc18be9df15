/* facts.c - imr facts: see the table in main.c for what it does. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* SOURCE   no-color.org: any value but an empty one asks for none. */
static bool colour_wanted(void)
{
        const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

        return isatty(1) && !(none && *none) &&
               !(term && strcmp(term, "dumb") == 0);
}

static imr_rc facts_score(struct call *c)
{
        struct files f = { 0 };
        imr_err e = { 0 };
        imr_rc rc;

        files_gather(c, &f);
        c->ask.path = c->score;
        rc = imr_facts_score(c->m, &c->ask, (const char *const *)f.path, f.n,
                             &e);
        if (e.text[0])
                error_print(&e);
        files_free(&f);
        return rc > c->worst ? rc : c->worst;
}

imr_rc cmd_facts(struct call *c)
{
        if (c->ask.format == IMR_FORMAT_MARKDOWN)
                return usage(c->command, "no such format here:", "markdown");
        if (c->score)
                return facts_score(c);
        if (c->ask.format == IMR_FORMAT_HTML && c->n > 1)
                return usage(c->command, "one page holds one file; a second "
                             "one:", c->path[1]);
        c->ask.colour = colour_wanted();
        return each_file(c, imr_facts);
}
