/* main.c - the command table, options, and the exit code. */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define READ_HELP                                                            \
        "Each FILE is a letter (.txt, .md, .html, .pdf); a folder; an\n"     \
        "archive (tar, zip, 7z) or a file packed by gzip, zstd, xz\n"        \
        "or bzip2; JSONL, one object {\"source\": NAME, \"text\": TEXT} a\n" \
        "line; a table (.csv, .tsv); or - for standard input, a letter or\n" \
        "JSONL. In folders and archives names tell what is a letter;\n"      \
        "JSONL there counts if it holds texts. A PDF is read by pdftotext\n" \
        "as laid out or, where that makes no letter, in the order in which\n"\
        "it was written. What cannot be read is told, and the rest goes\n"   \
        "on; the exit code is 3 then.\n\n"                                   \
        "Without --json, a page for people: item by item the request, the\n" \
        "decision, both guideline lines and, behind \"=\", the citations\n"  \
        "found in them, the rationale, and on which page each begins; its\n" \
        "second line says how well the letter was understood.\n\n"           \
        "  --json              one object a letter, in the order of the\n"   \
        "                      input; doc/record.md explains every field,\n" \
        "                      and what null means\n"                        \
        "  --spans             the byte range of every field, and what no\n" \
        "                      field explains\n"                             \
        "  --explain           which layout was taken and why, and label by\n"\
        "                      label where it was found; places and lengths\n"\
        "                      only, so that it can be sent with a report;\n"\
        "                      of a letter that is refused, too\n"           \
        "  --out FILE          write there; FILE.journal keeps what is done\n"\
        "                      until all is\n"                               \
        "  --resume            go on where a run with the same words stopped\n"\
        "  --report FILE       one object {source, why} for each letter that\n"\
        "                      was not read, is cut off or has pages\n"      \
        "                      without text\n"                               \
        "  --jobs N            so many at a time; else one a processor\n"    \
        "  --quiet             no progress, and no line for each letter not\n"\
        "                      read, only the count of them at the end\n"

#define READ_END                                                             \
        "\nCtrl-C writes what was begun and exits 130; a second one ends it\n"\
        "at once. With --out both can be resumed.\n"

const struct command commands[] = {
        { "backtest", cmd_backtest,
          OPTION_JSON | OPTION_TRUST | OPTION_OCR | OPTION_SUMMARY, true,
          "[--summary] [--json] [--ocr] [--trust STATUS] LETTER...",
          "review published letters and set the decision beside it",
          "Reviews each letter from what may be seen of it: header, case\n"
          "summary, requests, the claims administrator's guideline. Then sets\n"
          "what the programme's rule would expect beside what was decided.\n"
          "The summary was written by the one who decided: this is agreement\n"
          "with a letter, not foresight.\n\n"
          "  --summary           one table of all letters: agreement, with\n"
          "                      intervals, for each kind of source, beside\n"
          "                      \"always upheld\" (doc/backtest.md)\n"
          OCR_HELP TRUST_HELP },
        { "draft", cmd_draft,
          OPTION_DECISION | OPTION_FORMAT | OPTION_TRUST | OPTION_OCR, true,
          "[--decision FILE] [--format text|markdown|html] CASE",
          "draft the final determination of a case",
          "Writes the determination: reviewer statement, case summary, items\n"
          "with both guideline lines. Outcome and rationale come from the\n"
          "reviewer's decision file alone, either way; without it they stand\n"
          "open.\n\n"
          "  --decision FILE     the reviewer's decision (doc/case-file.md)\n"
          "  --format FORMAT     text (default), markdown or html\n"
          OCR_HELP TRUST_HELP },
        { "facts", cmd_facts,
          OPTION_JSON | OPTION_OCR | OPTION_FORMAT | OPTION_TABLE |
          OPTION_SCORE, true,
          "[--table | --json | --format html] [--score GOLD] FILE...",
          "show the clinical facts that a text states, each with its place",
          "Of a published letter, the facts of its case summary; of any other\n"
          "text, of the whole. The text, its words marked with the number of\n"
          "the fact they say (+ present, - absent, > planned, ? not\n"
          "documented), then a table by concept with every place.\n\n"
          "  --table             the table alone\n"
          "  --json              one object a file; doc/facts.md\n"
          "  --format html       one page of one file, text and table side\n"
          "                      by side, linked\n"
          "  --score GOLD        hold what is found against an annotation:\n"
          "                      precision, recall and F1 by status and\n"
          "                      concept, and the mistakes (doc/facts.md)\n"
          OCR_HELP },
        { "file", cmd_file, 0, false, "VERB CASE...",
          "show the file of a case: its documents and pages",
          "CASE is a folder with one case file and its documents\n"
          "(doc/case-file.md), or that file. `imr help file VERB` tells more\n"
          "of one verb:\n\n" },
        { "guideline", cmd_guideline, 0, false, "VERB [...]",
          "check, read and confirm the guidelines",
          "`imr help guideline VERB` tells more of one verb. --overlay FOLDER\n"
          "(or IMR_OVERLAY) names a private folder that is loaded behind the\n"
          "shipped guidelines (doc/guidelines-desk.md).\n\n" },
        { "help", cmd_help, 0, false, "[COMMAND]",
          "show this list, or what one command does",
          "  --man   prints the man page, made from this same table\n" },
        { "read", cmd_read,
          OPTION_JSON | OPTION_SPANS | OPTION_OCR | OPTION_EXPLAIN |
          OPTION_MANY, true,
          "[--json] [--explain] [--out FILE [--resume]] [OPTION...] FILE...",
          "read published determinations into records",
          READ_HELP OCR_HELP READ_END },
        { "review", cmd_review,
          OPTION_JSON | OPTION_TRUST | OPTION_OCR | OPTION_CHECK, true,
          "[--check] [--json] [--ocr] [--trust STATUS] CASE...",
          "hold a case against the guideline in force, criterion by criterion",
          "CASE is a folder with one case file (doc/case-file.md) and its\n"
          "documents, or that file. Prints every criterion as met, not met or\n"
          "not documented, with page and evidence, and the drafted case\n"
          "summary; no outcome.\n\n"
          "  --check             only what is missing before a request is\n"
          "                      sent, and what the file states against it;\n"
          "                      exit 1 where anything is\n"
          OCR_HELP TRUST_HELP },
        { "text", cmd_text, OPTION_OCR, true, "[--ocr] FILE...",
          "print the text that all addresses count in",
          "UTF-8 with LF line ends; begin and end of evidence are bytes of\n"
          "it. Pages end by a form feed. Of a mail, header and body; of what\n"
          "it holds, or an archive, write FILE/MEMBER as evidence does.\n\n"
          OCR_HELP },
        { "write", cmd_write, OPTION_LAYOUT | OPTION_OUT | OPTION_FORCE, true,
          "[--layout NAME] [--out FOLDER] [--force] RECORDS.jsonl...",
          "write records as letters that read back the same",
          "Each line is one record, as `imr read --json` prints it. A letter\n"
          "is read back before it is written; a record that would come back\n"
          "otherwise is refused, and the field named. Several letters on\n"
          "standard output are parted by a form feed.\n\n"
          "  --layout NAME  a layout of layouts/; without it, each record's\n"
          "                 own\n"
          "  --out FOLDER   a file for each letter, named by its source; the\n"
          "                 folder is made where there is none\n"
          "  --force        replace files that stand there already; with one\n"
          "                 file of records only\n" }
};
const size_t commands_n = sizeof commands / sizeof *commands;

/* Control characters, of one byte or of C1, as \xNN. */
static void plain_put(const char *z)
{
        const unsigned char *p = (const unsigned char *)z;

        for (; *p; p++)
                if (*p < ' ' || *p == 0x7f ||
                    (*p == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0)) {
                        fprintf(stderr, "\\x%02x", *p);
                        if (*p == 0xc2)
                                fprintf(stderr, "\\x%02x", *++p);
                } else {
                        putc(*p, stderr);
                }
}

void error_print(const imr_err *e)
{
        fputs("imr: ", stderr);
        plain_put(e->file);
        if (e->file[0])
                putc(':', stderr);
        if (e->line)
                fprintf(stderr, "%zu:", e->line);
        if (e->file[0] || e->line)
                putc(' ', stderr);
        plain_put(e->text);
        putc('\n', stderr);
}

void error_say(void *context, const imr_err *what)
{
        (void)context;
        fflush(stdout);
        error_print(what);
}

imr_rc usage(const struct command *c, const char *what, const char *word)
{
        fprintf(stderr, "imr: %s%s%s; ", what, word ? " " : "",
                word ? word : "");
        if (c)
                fprintf(stderr, "write imr %s %s\n", c->name, c->args);
        else
                fputs("`imr help` lists the commands\n", stderr);
        return IMR_USAGE;
}

static int to_stdout(void *context, const char *text, size_t n)
{
        (void)context;
        return fwrite(text, 1, n, stdout) != n;
}

/* ---- Many files --------------------------------------------------------- */

struct one { struct call *c; verb_fn *verb; };

/* A line that is written over, only where a terminal shows it. */
static void progress(struct call *c)
{
        if (c->terminal && c->done % 64 == 0)
                fprintf(stderr, "\r%zu files read, %zu not", c->done,
                        c->failed);
}

static int one_file(void *context, const char *path)
{
        struct one *o = context;
        imr_err e = { 0 };
        imr_rc rc;

        o->c->ask.path = path;
        rc = o->verb(o->c->m, &o->c->ask, &e);
        if (rc && (rc != IMR_NO || e.text[0])) {        /* no is an answer */
                fflush(stdout);
                error_print(&e);
                o->c->failed++;
        }
        o->c->done++;
        if (rc > o->c->worst)
                o->c->worst = rc;
        progress(o->c);
        return ferror(stdout) ? (int)IMR_INPUT : 0;
}

/* Paths are gathered first: a verb must not run inside the walk, which holds
 * the library's memory of one call. */
static int gather(void *context, const char *path)
{
        struct files *l = context;

        if (l->n == l->cap) {
                size_t cap = l->cap ? l->cap * 2 : 64;
                char **more = realloc(l->path, cap * sizeof *more);

                if (!more)
                        return IMR_INPUT;
                l->path = more;
                l->cap = cap;
        }
        l->path[l->n] = strdup(path);
        if (!l->path[l->n])
                return IMR_INPUT;
        l->n++;
        return 0;
}

/* One of the call's paths. */
static void path_gather(struct call *c, const char *path, struct files *out)
{
        size_t before = out->n;
        imr_err e = { 0 };
        imr_rc rc = imr_files(c->m, path, gather, out, &e);

        if (rc) {
                error_print(&e);
                if (rc > c->worst)
                        c->worst = rc;
        } else if (out->n == before) {
                fprintf(stderr, "imr: %s: holds no .txt, .md, .html or .pdf "
                        "file; name another folder\n", path);
                c->worst = IMR_INPUT;
        }
}

void files_gather(struct call *c, struct files *out)
{
        for (size_t i = 0; i < c->n; i++)
                path_gather(c, c->path[i], out);
}

void files_free(struct files *f)
{
        for (size_t i = 0; i < f->n; i++)
                free(f->path[i]);
        free(f->path);
}

imr_rc each_file(struct call *c, verb_fn *verb)
{
        struct one o = { c, verb };

        for (size_t i = 0; i < c->n; i++) {
                struct files l = { 0 };

                path_gather(c, c->path[i], &l);
                for (size_t k = 0; k < l.n; k++)
                        one_file(&o, l.path[k]);
                files_free(&l);
        }
        if (c->terminal && c->done >= 64)
                fprintf(stderr, "\r%zu files read, %zu not\n", c->done,
                        c->failed);
        return c->worst;
}

imr_rc each_path(struct call *c, verb_fn *verb)
{
        struct one o = { c, verb };

        for (size_t i = 0; i < c->n; i++)
                one_file(&o, c->path[i]);
        return c->worst;
}

/* ---- Options ------------------------------------------------------------ */

static bool format_named(const char *word, imr_format *out)
{
        if (strcmp(word, "text") == 0)
                *out = IMR_FORMAT_PEOPLE;
        else if (strcmp(word, "markdown") == 0)
                *out = IMR_FORMAT_MARKDOWN;
        else if (strcmp(word, "html") == 0)
                *out = IMR_FORMAT_HTML;
        else
                return false;
        return true;
}

static imr_rc jobs_read(struct call *c, const char *value)
{
        long n;

        if (!str_number(str_from(value), &n) || n < 1 || n > 1024)
                return usage(c->command, "--jobs takes a number from 1 to "
                             "1024, not", value);
        c->many.jobs = (unsigned)n;
        return IMR_OK;
}

static imr_rc trust_set(struct call *c, const char *value)
{
        if (strcmp(value, "unverified") == 0)
                c->ask.trust = IMR_TRUST_UNVERIFIED;
        else if (strcmp(value, "read") == 0)
                c->ask.trust = IMR_TRUST_READ;
        else if (strcmp(value, "reported") == 0)
                c->ask.trust = IMR_TRUST_REPORTED;
        else
                return usage(c->command, "--trust takes read, reported or "
                             "unverified, not", value);
        return IMR_OK;
}

/* One output has one format: of two, neither is what was meant. */
static imr_rc format_set(struct call *c, imr_format format)
{
        if (c->ask.format != IMR_FORMAT_PEOPLE && c->ask.format != format)
                return usage(c->command, "two formats at once", NULL);
        c->ask.format = format;
        return IMR_OK;
}

/* Stores an option that was found, with its value. */
static imr_rc option_set(struct call *c, unsigned bit, const char *value)
{
        imr_format format;

        switch (bit) {
        case OPTION_JSON:     return format_set(c, IMR_FORMAT_JSON);
        case OPTION_CSV:      return format_set(c, IMR_FORMAT_CSV);
        case OPTION_PAGE:     c->ask.place = value; break;
        case OPTION_APART:    c->ask.apart = true; break;
        case OPTION_TABLE:    c->ask.table = true; break;
        case OPTION_SCORE:    c->score = value; break;
        case OPTION_CHECK:    c->ask.check = true; break;
        case OPTION_SUMMARY:  c->summary = true; break;
        case OPTION_BY:       c->by = value; break;
        case OPTION_WHY:      c->why = value; break;
        case OPTION_SPANS:    c->ask.spans = true; break;
        case OPTION_OCR:      c->ask.ocr = true; break;
        case OPTION_EXPLAIN:  c->ask.explain = true; break;
        case OPTION_DECISION: c->ask.decision = value; break;
        case OPTION_OUT:      c->many.out = value; break;
        case OPTION_RESUME:   c->many.resume = true; break;
        case OPTION_REPORT:   c->many.report = value; break;
        case OPTION_JOBS:     return jobs_read(c, value);
        case OPTION_QUIET:    c->many.quiet = true; break;
        case OPTION_LAYOUT:   c->ask.layout = value; break;
        case OPTION_FORCE:    c->ask.force = true; break;
        case OPTION_TRUST:
                return trust_set(c, value);
        case OPTION_FORMAT:
                if (!format_named(value, &format))
                        return usage(c->command, "no such format:", value);
                return format_set(c, format);
        case OPTION_ON:       c->ask.on = value; break;
        case OPTION_UNVERIFIED: c->ask.unverified = true; break;
        case OPTION_GUIDELINE: c->ask.guideline = value; break;
        case OPTION_EDITION:  c->edition = value; break;
        case OPTION_WITHDRAW: c->withdraw = true; break;
        case OPTION_CASE:     c->case_path = value; break;
        case OPTION_OVERLAY:  c->overlay = value; break;
        default:
                c->data = value;
        }
        return IMR_OK;
}

/* One option at argv[*i]; its value may follow, or stand behind `=`. */
static imr_rc option_read(struct call *c, char **argv, int argc, int *i)
{
        static const struct { const char *name; unsigned bit; bool value; }
        known[] = {
                { "--json", OPTION_JSON, false },
                { "--csv", OPTION_CSV, false },
                { "--by", OPTION_BY, true },
                { "--page", OPTION_PAGE, true },
                { "--apart", OPTION_APART, false },
                { "--table", OPTION_TABLE, false },
                { "--score", OPTION_SCORE, true },
                { "--summary", OPTION_SUMMARY, false },
                { "--check", OPTION_CHECK, false },
                { "--why", OPTION_WHY, true },
                { "--spans", OPTION_SPANS, false },
                { "--trust", OPTION_TRUST, true },
                { "--decision", OPTION_DECISION, true },
                { "--format", OPTION_FORMAT, true },
                { "--ocr", OPTION_OCR, false },
                { "--explain", OPTION_EXPLAIN, false },
                { "--layout", OPTION_LAYOUT, true },
                { "--force", OPTION_FORCE, false },
                { "--out", OPTION_OUT, true },
                { "--resume", OPTION_RESUME, false },
                { "--report", OPTION_REPORT, true },
                { "--jobs", OPTION_JOBS, true },
                { "--quiet", OPTION_QUIET, false },
                { "--on", OPTION_ON, true },
                { "--unverified", OPTION_UNVERIFIED, false },
                { "--guideline", OPTION_GUIDELINE, true },
                { "--edition", OPTION_EDITION, true },
                { "--withdraw", OPTION_WITHDRAW, false },
                { "--case", OPTION_CASE, true },
                { "--data", OPTION_DATA, true },
                { "--overlay", OPTION_OVERLAY, true }
        };
        const size_t count = sizeof known / sizeof *known;
        const char *word = argv[*i], *value = strchr(word, '=');
        size_t n = value ? (size_t)(value++ - word) : strlen(word), k = 0;

        while (k < count && !(strlen(known[k].name) == n &&
                              strncmp(known[k].name, word, n) == 0))
                k++;
        if (k == count ||
            !((c->command->options | OPTION_ANYWHERE) & known[k].bit))
                return usage(c->command, "no such option here:", word);
        if (known[k].value && !value)
                value = *i + 1 < argc ? argv[++*i] : NULL;
        if (known[k].value && !value)
                return usage(c->command, "no value behind", word);
        return option_set(c, known[k].bit, value);
}

/* Is row the one called "name verb"? Both may stand in name. */
static bool row_is(const struct command *row, const char *name,
                   const char *verb)
{
        size_t n = strlen(name);

        if (strcmp(row->name, name) == 0)
                return true;
        return verb && strncmp(row->name, name, n) == 0 &&
               row->name[n] == ' ' && strcmp(row->name + n + 1, verb) == 0;
}

const struct command *command_named(const char *name, const char *verb)
{
        for (size_t i = 0; i < commands_n; i++) {
                size_t n;
                const struct command *row = verbs_of(&commands[i], &n);

                for (size_t k = 0; k < n; k++)
                        if (row_is(&row[k], name, verb))
                                return &row[k];
        }
        for (size_t i = 0; i < commands_n; i++)
                if (strcmp(commands[i].name, name) == 0)
                        return &commands[i];
        return NULL;
}

static imr_rc no_command(const char *name)
{
        str names[64], near;
        size_t n = commands_n < 64 ? commands_n : 64;

        for (size_t i = 0; i < n; i++)
                names[i] = str_from(commands[i].name);
        near = str_nearest(names, n, str_from(name));
        fprintf(stderr, "imr: no such command: %s; ", name);
        if (near.n)
                fprintf(stderr, "did you mean "FMT"? ", ARG(near));
        fputs("`imr help` lists the commands\n", stderr);
        return IMR_USAGE;
}

/* The library with the folders that are named, or that the environment
 * names. */
static imr_rc library_open(struct call *c, imr_err *e)
{
        const char *data = c->data ? c->data : getenv("IMR_DATA");
        const char *overlay = c->overlay ? c->overlay : getenv("IMR_OVERLAY");
        imr_rc rc = imr_open(data, &c->m, e);

        if (rc == IMR_OK && overlay && overlay[0])
                rc = imr_overlay(c->m, overlay, e);
        return rc;
}

static imr_rc command_run(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc;

        if (c->command->run != cmd_help) {
                rc = library_open(c, &e);
                if (rc) {
                        error_print(&e);
                        imr_close(c->m);
                        return rc;
                }
        }
        rc = c->command->run(c);
        imr_close(c->m);
        if (fflush(stdout) || ferror(stdout)) {
                fputs("imr: standard output could not be written\n", stderr);
                return rc ? rc : IMR_INPUT;
        }
        return rc;
}

/* Everything behind the command: options, and paths into c->path. */
static imr_rc words_read(struct call *c, int from, int argc, char **argv,
                         const char **path, bool *help)
{
        bool only_paths = c->command->run == cmd_help;
        imr_rc rc = IMR_OK;

        for (int i = from; i < argc && rc == IMR_OK && !*help; i++) {
                if (only_paths || argv[i][0] != '-' || !argv[i][1])
                        path[c->n++] = argv[i];
                else if (strcmp(argv[i], "--") == 0)
                        only_paths = true;
                else if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
                        *help = true;
                else
                        rc = option_read(c, argv, argc, &i);
        }
        if (rc == IMR_OK && !*help && c->command->needs_path && c->n == 0)
                rc = usage(c->command, "no file", NULL);
        return rc;
}

/* A file that may grow no further is told as any that cannot be written; by
 * itself the signal would end us without a word. Not ignored, for programs
 * that we start would inherit that. */
static void on_file_limit(int signal)
{
        (void)signal;
}

int main(int argc, char **argv)
{
        struct call c = { .ask = { .out = to_stdout, .say = error_say } };
        const char *name, **path;
        bool help = false;
        int at = 1;             /* of the command; folders may stand before */
        imr_rc rc;

        signal(SIGXFSZ, on_file_limit);
        for (; at + 1 < argc; at += 2)
                if (strcmp(argv[at], "--data") == 0)
                        c.data = argv[at + 1];
                else if (strcmp(argv[at], "--overlay") == 0)
                        c.overlay = argv[at + 1];
                else
                        break;
        name = at < argc ? argv[at] : "help";

        if (strcmp(name, "--version") == 0)
                return printf("imr %s\n", imr_version()) < 0 ? IMR_INPUT : 0;
        if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
                name = "help";
        c.command = command_named(name, at + 1 < argc ? argv[at + 1] : NULL);
        if (!c.command)
                return (int)no_command(name);
        at += strchr(c.command->name, ' ') != NULL;
        path = calloc((size_t)argc + 1, sizeof *path);
        if (!path) {
                fputs("imr: no memory left\n", stderr);
                return IMR_INPUT;
        }
        c.path = path;
        c.terminal = isatty(2) && !isatty(1);
        rc = words_read(&c, at + 1, argc, argv, path, &help);
        if (rc == IMR_OK && help) {
                path[0] = c.command->name;
                c.n = 1;
                c.command = command_named("help", NULL);
        }
        if (rc == IMR_OK)
                rc = command_run(&c);
        free(path);
        return (int)rc;
}
