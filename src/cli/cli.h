/* cli.h - the command line: a table of commands, one file a command.
 *
 * Sees imr.h and base only: whatever the program does, a user of the library
 * can do. Data goes to stdout, talk to stderr; there is no prompt.
 * `imr help`, each command's help and the man page come from the table. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/str.h"
#include "imr.h"

enum cli_option {
        OPTION_JSON = 1 << 0, OPTION_SPANS = 1 << 1, OPTION_TRUST = 1 << 2,
        OPTION_DECISION = 1 << 3, OPTION_FORMAT = 1 << 4,
        OPTION_OCR = 1 << 5, OPTION_EXPLAIN = 1 << 6,
        OPTION_LAYOUT = 1 << 7, OPTION_FORCE = 1 << 8,
        OPTION_OUT = 1 << 9, OPTION_RESUME = 1 << 10,
        OPTION_REPORT = 1 << 11, OPTION_JOBS = 1 << 12,
        OPTION_QUIET = 1 << 13, OPTION_CSV = 1 << 14,
        OPTION_BY = 1 << 15, OPTION_WHY = 1 << 16,
        OPTION_PAGE = 1 << 17, OPTION_APART = 1 << 18,
        OPTION_TABLE = 1 << 19, OPTION_SCORE = 1 << 20,
        OPTION_SUMMARY = 1 << 21, OPTION_CHECK = 1 << 22,
        OPTION_ON = 1 << 23, OPTION_UNVERIFIED = 1 << 24,
        OPTION_GUIDELINE = 1 << 25, OPTION_EDITION = 1 << 26,
        OPTION_WITHDRAW = 1 << 27, OPTION_CASE = 1 << 28,
        OPTION_DATA = 1 << 29, OPTION_OVERLAY = 1 << 30,
        OPTION_ANYWHERE = OPTION_DATA | OPTION_OVERLAY,
        OPTION_MANY = 31 << 9           /* the five of many letters */
};

/* What a read of many letters is told beside its imr_ask. */
struct many {
        const char *out, *report;       /* files; NULL: none */
        unsigned jobs;                  /* 0: one for each processor */
        bool resume, quiet;
};

struct call {
        imr *m;
        const char *data, *overlay;     /* folders; NULL: not named */
        const struct command *command;
        imr_ask ask;                    /* path is set for each file */
        struct many many;
        const char *const *path;        /* what is left of the arguments */
        size_t n;
        imr_rc worst;                   /* so far: the exit code */
        const char *by, *why;           /* of a correction */
        const char *edition;            /* of a confirmation */
        bool withdraw;
        const char *case_path;          /* of a case beside other words */
        const char *score;              /* the annotation to score against */
        bool summary;                   /* one table of all files */
        size_t done, failed;            /* files */
        bool terminal;                  /* progress may be shown */
};

typedef imr_rc command_fn(struct call *c);

/* One row is all it takes to add a command (and its file). */
struct command {
        const char *name;
        command_fn *run;
        unsigned    options;            /* of enum cli_option */
        bool        needs_path;
        const char *args;               /* as shown behind the name */
        const char *about;              /* one line, no full stop */
        const char *help;               /* what it does, for `help NAME` */
};

extern const struct command commands[];
extern const size_t commands_n;
/* The verbs of `imr file` and `imr guideline`: rows whose name is "file
 * VERB". */
extern const struct command file_verbs[], guideline_verbs[];
extern const size_t file_verbs_n, guideline_verbs_n;
/* A command's verbs; n is 0 where it has none. */
const struct command *verbs_of(const struct command *c, size_t *n);
/* What a verb is called, behind the name of its command. */
const char *verb_of(const struct command *row);
/* The command alone, or with a word that is no verb of it: IMR_USAGE. */
imr_rc no_verb(struct call *c, const struct command *verbs, size_t n);
/* Today, where we are, as YYYY-MM-DD: here alone the clock is read. */
void today(char out[16]);
/* A command, or a verb of one where `verb` (NULL allowed) names it; NULL
 * where there is none. */
const struct command *command_named(const char *name, const char *verb);

#define OCR_HELP                                                             \
        "  --ocr               recognise the text of scanned pages: slow,\n"  \
        "                      and needs the program tesseract\n"

#define TRUST_HELP                                                           \
        "  --trust STATUS      which criteria may refuse and be cited: those\n"\
        "                      read at their source (read), those that\n"    \
        "                      determinations report too (reported, the\n"   \
        "                      default), or all (unverified)\n"

command_fn cmd_read, cmd_text, cmd_facts, cmd_review, cmd_draft,
           cmd_backtest, cmd_guideline, cmd_help, cmd_write, cmd_file,
           file_read;

/* Runs one verb over every path, folders walked to their files; each failure
 * is told and the others are still done. */
typedef imr_rc verb_fn(imr *m, const imr_ask *ask, imr_err *err);
imr_rc each_file(struct call *c, verb_fn *verb);
/* The same without walking: a folder is what the verb wants. */
imr_rc each_path(struct call *c, verb_fn *verb);

/* The files that the call's paths lead to, folders walked. What cannot be
 * walked is told, and becomes c->worst. */
struct files { char **path; size_t n, cap; };
void files_gather(struct call *c, struct files *out);
void files_free(struct files *f);

/* file:line: text, on stderr; names are escaped where a terminal would take
 * them for more than text. */
void error_print(const imr_err *e);
/* The same as an imr_say. */
void error_say(void *context, const imr_err *what);
imr_rc usage(const struct command *c, const char *what, const char *word);

#endif
