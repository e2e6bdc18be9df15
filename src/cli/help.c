/* help.c - imr help: the list, one command, or the man page, all from the
 * table in main.c. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static void list_print(void)
{
        puts("imr reviews disputed medical treatment against the guideline in "
             "force and\nshows each fact and criterion with its place. The "
             "physician decides.\n");
        for (size_t i = 0; i < commands_n; i++)
                printf("  %-10s %s\n", commands[i].name, commands[i].about);
        puts("\nimr help COMMAND tells more. --data FOLDER (or IMR_DATA) names "
             "the folder of\nguidelines, vocabulary, layouts and programmes; "
             "--overlay FOLDER (or\nIMR_OVERLAY) one with guidelines of your "
             "own.\n"
             "Exit: 0 done, 1 the answer is no, 2 wrong use, 3 an input could "
             "not be read,\n4 the store failed, 130 stopped with Ctrl-C.");
}

static void roff(const char *text)
{
        bool start = true;

        for (; *text; text++) {
                if (start && (*text == '.' || *text == '\''))
                        fputs("\\&", stdout);
                if (*text == '\\')
                        fputs("\\e", stdout);
                else if (*text == '-')
                        fputs("\\-", stdout);
                else
                        putchar(*text);
                start = *text == '\n';
        }
}

typedef void row_fn(const struct command *row);

/* Every command and, behind its own, every verb. */
static void rows_each(row_fn *one)
{
        for (size_t i = 0; i < commands_n; i++) {
                size_t n;
                const struct command *verb = verbs_of(&commands[i], &n);

                one(&commands[i]);
                for (size_t k = 0; k < n; k++)
                        one(&verb[k]);
        }
}

static void row_synopsis(const struct command *row)
{
        printf(".B imr %s\n", row->name);
        roff(row->args);
        puts("\n.br");
}

static void row_section(const struct command *row)
{
        printf(".SS %s\n", row->name);
        roff(row->about);
        puts(".\n.PP\n.nf");
        roff(row->help);
        puts(".fi");
}

static void man_print(void)
{
        puts(".TH IMR 1\n.SH NAME\nimr \\- independent medical review\n"
             ".SH SYNOPSIS");
        rows_each(row_synopsis);
        puts(".SH COMMANDS");
        rows_each(row_section);
        puts(".SH OPTIONS\n.TP\n.B \\-\\-data FOLDER\nthe folder of "
             "guidelines, vocabulary, layouts and programmes; before or "
             "behind the command. Else the environment's IMR_DATA, else the "
             "folder beside the program.\n.TP\n.B \\-\\-overlay FOLDER\n"
             "guidelines of your own, loaded behind the shipped ones, and who "
             "confirmed which line; likewise, or IMR_OVERLAY.\n.TP\n"
             ".B \\-\\-help, \\-h\nwhat a "
             "command does.\n.TP\n.B \\-\\-version\nthe program's version.");
        puts(".SH EXIT STATUS\n0 done, 1 the answer is no, 2 wrong use, 3 an "
             "input could not be read, 4 the store failed, 130 stopped with "
             "Ctrl-C.");
}

/* What one command does, or one verb, named by one word or two. */
static imr_rc one_print(const char *name, const char *verb)
{
        const struct command *row = command_named(name, verb), *verbs;
        size_t n;

        if (!row || (verb && !strchr(row->name, ' ')))
                return usage(NULL, "no such command:", row ? verb : name);
        printf("imr %s %s\n\n%s.\n\n%s", row->name, row->args, row->about,
               row->help);
        verbs = verbs_of(row, &n);
        for (size_t i = 0; i < n; i++)
                printf("  %-12s %s\n", verb_of(&verbs[i]), verbs[i].about);
        return IMR_OK;
}

imr_rc cmd_help(struct call *c)
{
        if (c->n == 0) {
                list_print();
                return IMR_OK;
        }
        if (strcmp(c->path[0], "--man") == 0) {
                man_print();
                return IMR_OK;
        }
        return one_print(c->path[0], c->n > 1 ? c->path[1] : NULL);
}
