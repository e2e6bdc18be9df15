/* help.c - imr help: the list, one command, or the man page, all from the
 * table in main.c. */
#include "cli/cli.h"

#include <stdio.h>

static void list_print(void)
{
        puts("imr reviews disputed medical treatment against the guideline in "
             "force and\nshows each fact and criterion with its place. The "
             "physician decides.\n");
        for (size_t i = 0; i < commands_n; i++)
                printf("  %-10s %s\n", commands[i].name, commands[i].about);
        puts("\nimr help COMMAND tells more. --data FOLDER (or IMR_DATA) names "
             "the folder of\nguidelines, vocabulary, layouts and programmes.\n"
             "Exit: 0 done, 1 the answer is no, 2 wrong use, 3 an input could "
             "not be read.");
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

static void man_print(void)
{
        puts(".TH IMR 1\n.SH NAME\nimr \\- independent medical review\n"
             ".SH SYNOPSIS");
        for (size_t i = 0; i < commands_n; i++) {
                printf(".B imr %s\n", commands[i].name);
                roff(commands[i].args);
                puts("\n.br");
        }
        puts(".SH COMMANDS");
        for (size_t i = 0; i < commands_n; i++) {
                printf(".SS %s\n", commands[i].name);
                roff(commands[i].about);
                puts(".\n.PP\n.nf");
                roff(commands[i].help);
                puts(".fi");
        }
        puts(".SH OPTIONS\n.TP\n.B \\-\\-data FOLDER\nthe folder of "
             "guidelines, vocabulary, layouts and programmes; before or "
             "behind the command. Else the environment's IMR_DATA, else the "
             "folder beside the program.\n.TP\n.B \\-\\-help, \\-h\nwhat a "
             "command does.\n.TP\n.B \\-\\-version\nthe program's version.");
        puts(".SH EXIT STATUS\n0 done, 1 the answer is no, 2 wrong use, 3 an "
             "input could not be read, 4 the store failed.");
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
        for (size_t i = 0; i < commands_n; i++)
                if (strcmp(commands[i].name, c->path[0]) == 0) {
                        printf("imr %s %s\n\n%s.\n\n%s", commands[i].name,
                               commands[i].args, commands[i].about,
                               commands[i].help);
                        return IMR_OK;
                }
        return usage(NULL, "no such command:", c->path[0]);
}
