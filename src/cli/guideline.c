/* guideline.c - imr guideline VERB: the library of guidelines, checked, read,
 * confirmed. The verbs are rows as the commands of main.c are. */
#include "cli/cli.h"

#include <stdio.h>

static imr_rc told(imr_rc rc, const imr_err *e)
{
        if (rc && e->text[0])
                error_print(e);
        return rc;
}

static imr_rc no_words(struct call *c)
{
        return c->n ? usage(c->command, "one word too many:", c->path[0])
                    : IMR_OK;
}

static imr_rc check(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc = imr_guideline_check(c->m, c->path, c->n, error_say, NULL,
                                        &e);

        if (rc == IMR_OK)
                printf("%s: nothing wrong\n", c->n ? "guideline files"
                                                   : "guidelines");
        return told(rc, &e);
}

static imr_rc test(struct call *c)
{
        imr_err e = { 0 };

        return told(imr_guideline_test(c->m, c->path, c->n, &c->ask, &e), &e);
}

static imr_rc list(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc = no_words(c);

        if (rc)
                return rc;
        if (!c->ask.unverified && c->ask.format != IMR_FORMAT_JSON &&
            c->ask.format != IMR_FORMAT_PEOPLE)
                return usage(c->command, "--format is for --unverified", NULL);
        return told(imr_guideline_list(c->m, &c->ask, &e), &e);
}

static imr_rc show(struct call *c)
{
        imr_err e = { 0 };

        if (c->n != 1)
                return usage(c->command, c->n ? "one topic at a time, not also"
                                              : "no topic",
                             c->n ? c->path[1] : NULL);
        c->ask.topic = c->path[0];
        return told(imr_guideline_show(c->m, &c->ask, &e), &e);
}

/* Several lines that were read on one page; the first that is refused ends
 * it, and those before it are kept. */
static imr_rc confirm(struct call *c)
{
        char on[16];
        imr_confirmation what = { .by = c->by, .page = c->ask.place,
                                  .edition = c->edition, .on = on,
                                  .withdraw = c->withdraw };
        imr_err e = { 0 };
        imr_rc rc = IMR_OK;

        if (c->n == 0)
                return usage(c->command, "no line", NULL);
        today(on);
        for (size_t i = 0; i < c->n && rc == IMR_OK; i++) {
                what.criterion = c->path[i];
                rc = told(imr_guideline_confirm(c->m, &c->ask, &what, &e),
                          &e);
        }
        return rc;
}

static imr_rc gaps(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc = no_words(c);

        return rc ? rc : told(imr_guideline_gaps(c->m, &c->ask, &e), &e);
}

/* GUIDELINE FROM TO, or --case CASE FROM TO */
static imr_rc diff(struct call *c)
{
        size_t words = c->case_path ? 2 : 3;
        imr_err e = { 0 };

        if (c->n < words)
                return usage(c->command, "too few words", NULL);
        if (c->n > words)
                return usage(c->command, "too many words:", c->path[words]);
        c->ask.from = c->path[words - 2];
        c->ask.to = c->path[words - 1];
        if (!c->case_path) {
                c->ask.guideline = c->path[0];
                return told(imr_guideline_diff(c->m, &c->ask, &e), &e);
        }
        if (c->ask.format == IMR_FORMAT_MARKDOWN ||
            c->ask.format == IMR_FORMAT_HTML)
                return usage(c->command, "--format is not for --case", NULL);
        c->ask.path = c->case_path;
        return told(imr_guideline_diff_case(c->m, &c->ask, &e), &e);
}

#define CHOICE_HELP                                                          \
        "  --on DATE           only editions in force on that day\n"         \
        "  --guideline NAME    only the editions of that guideline\n"

#define FORMAT_HELP                                                          \
        "  --format FORMAT     text (default), markdown or html\n"

const struct command guideline_verbs[] = {
        { "guideline check", check, 0, false, "[FILE...]",
          "load guideline files and say what is wrong with them",
          "With file, line and what to write instead. Without FILE, the data\n"
          "folder's own and the private folder's.\n" },
        { "guideline confirm", confirm,
          OPTION_JSON | OPTION_BY | OPTION_EDITION | OPTION_PAGE | OPTION_ON |
          OPTION_WITHDRAW, true,
          "[--json] [--on DATE] LINE... --by \"NAME, QUALIFICATION\" "
          "--edition \"TITLE, YEAR\" --page PAGE | LINE... --withdraw",
          "record who read a line of a guideline at its source",
          "LINE is as `imr guideline list --unverified` prints it, such as\n"
          "massage-therapy.2, or .class for a topic's class; several, where\n"
          "they stand on one page; the first refused ends it. It is kept in\n"
          "confirmed.outline of the private folder (--overlay); no shipped\n"
          "file is touched. From then on the line is `read`, by whom, and\n"
          "cited at that page, until its words, numbers or citation change.\n\n"
          "  --by WHO            name and qualification, parted by a comma\n"
          "  --edition EDITION   title and year of what was read: the one\n"
          "                      that the line cites\n"
          "  --page PAGE         60, 46-47, or a section such as 9792.20\n"
          "  --on DATE           of several editions, the one in force then\n"
          "  --withdraw          take the last one back; nothing is deleted\n"
          "  --json              one object a line\n" },
        { "guideline diff", diff,
          OPTION_JSON | OPTION_FORMAT | OPTION_CASE | OPTION_OCR |
          OPTION_TRUST, true,
          "[--json | --format text|markdown|html] GUIDELINE FROM TO | [--json] "
          "[--ocr] [--trust STATUS] --case CASE FROM TO",
          "show what changed between the editions of two days",
          "GUIDELINE is the name in brackets that `imr guideline list`\n"
          "prints. Topic by topic: new, gone, another class, lines new, gone,\n"
          "changed or on another page.\n\n"
          "  --case CASE         a case instead: reviewed as if the editions\n"
          "                      of each day were in force, with what differs\n"
          FORMAT_HELP
          "  --json              one object a change, or an item\n"
          OCR_HELP TRUST_HELP },
        { "guideline gaps", gaps,
          OPTION_JSON | OPTION_ON | OPTION_GUIDELINE, false,
          "[--json] [--on DATE] [--guideline NAME]",
          "list what no example tests, and requests that no topic is for",
          "Of each line the values that it can have (met, not met, unknown),\n"
          "of each number its edges, of each topic the day before it comes\n"
          "into force and the day after. Then, of every service and drug that\n"
          "requests name, on every day on which editions change, those that\n"
          "no topic is for. Exit 1 where two topics of one rank are for one.\n"
          "\n"
          CHOICE_HELP
          "                      (both: of the untested)\n"
          "  --json              one object a gap\n" },
        { "guideline list", list,
          OPTION_JSON | OPTION_UNVERIFIED | OPTION_ON | OPTION_GUIDELINE |
          OPTION_FORMAT, false,
          "[--json] [--unverified [--format text|markdown|html]] [--on DATE] "
          "[--guideline NAME]",
          "list the topics, or the lines that nobody has read",
          "The topics by document and edition, with their class, how many\n"
          "lines they have, and how many of these nobody has read at the\n"
          "source.\n\n"
          "  --unverified        those lines instead, by document and page:\n"
          "                      the work list for a physician\n"
          CHOICE_HELP FORMAT_HELP
          "  --json              one object a topic, or a line\n" },
        { "guideline show", show,
          OPTION_JSON | OPTION_FORMAT | OPTION_ON, true,
          "[--json | --format text|markdown|html] [--on DATE] TOPIC",
          "show a topic, rule or definition as a physician reads it",
          "Document, edition, section and page; whom it is for; every line\n"
          "in plain words with its page and who read it; exceptions, what it\n"
          "replaces, and its examples.\n\n"
          "  --on DATE           the edition in force that day; else all\n"
          FORMAT_HELP
          "  --json              one object an edition\n" },
        { "guideline test", test, 0, false, "[FILE...]",
          "run the examples of guidelines",
          "Of *.example files, folders of them, or Markdown with example\n"
          "blocks; without FILE those beside the guidelines. *.guideline and\n"
          "*.outline files among them take the place of the data folder's.\n"
          "Exit 1 where one failed.\n" }
};
const size_t guideline_verbs_n = sizeof guideline_verbs /
                                 sizeof *guideline_verbs;

imr_rc cmd_guideline(struct call *c)
{
        return no_verb(c, guideline_verbs, guideline_verbs_n);
}
