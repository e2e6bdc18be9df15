/* file.c - imr file VERB CASE: a case's file, its documents and pages. The
 * verbs are rows as the commands of main.c are. */
#include "cli/cli.h"

static imr_rc one_case(struct call *c, verb_fn *verb)
{
        if (c->n > 1)
                return usage(c->command, "more than one case:", c->path[1]);
        return each_path(c, verb);
}

static imr_rc list(struct call *c) { return one_case(c, imr_file_list); }
static imr_rc pages(struct call *c) { return one_case(c, imr_file_pages); }
static imr_rc ledger(struct call *c) { return one_case(c, imr_file_ledger); }
static imr_rc chronology(struct call *c)
{
        return one_case(c, imr_file_chronology);
}
static imr_rc facts(struct call *c) { return one_case(c, imr_file_facts); }

const struct command file_verbs[] = {
        { "file chronology", chronology,
          OPTION_JSON | OPTION_CSV | OPTION_HTML | OPTION_OCR, true,
          "[--json | --csv | --html] [--ocr] CASE",
          "list by date what happened: documents, visits, doses, decisions",
          "Dates that are told in part stay so; what has no date stands at\n"
          "the end. A dose or a work status stands there when it begins and\n"
          "when it changes. Every line has its page.\n\n"
          "  --json              one object a line\n"
          "  --csv               a table, with a header\n"
          "  --html              a page with a timeline\n" OCR_HELP },
        { "file facts", facts, OPTION_JSON | OPTION_OCR, true,
          "[--json] [--ocr] CASE",
          "list what the documents of a case state, each with its page",
          "The clinical findings of every document that counts: not of pages\n"
          "that are set apart, not of an earlier determination, and of\n"
          "documents that repeat another word for word only once.\n\n"
          "  --json              one object a finding\n" OCR_HELP },
        { "file ledger", ledger,
          OPTION_JSON | OPTION_CSV | OPTION_HTML | OPTION_OCR, true,
          "[--json | --csv | --html] [--ocr] CASE",
          "list by treatment what was asked, authorized and done",
          "Visits with their dates, doses over time, pain scores, studies and\n"
          "their results, injections and their relief, determinations, each\n"
          "with its pages. What several places tell is one line; where they\n"
          "disagree both stand there and are marked. Where pages were not\n"
          "read, counts are \"at least\".\n\n"
          "  --json              one object a line\n"
          "  --csv               a table, with a header\n"
          "  --html              a page with a timeline\n" OCR_HELP },
        { "file list", list, OPTION_JSON | OPTION_CSV | OPTION_OCR, true,
          "[--json | --csv] [--ocr] CASE",
          "list the documents of a case with class, author, dates and pages",
          "One file often holds many documents: they are told apart by\n"
          "headings, forms, page numbers and dates. Where that is in doubt\n"
          "the list says why; `imr file split`, `join` and `classify` settle\n"
          "it. A document that stands there twice names the first one.\n\n"
          "  --json              one object a document\n"
          "  --csv               a table, with a header\n" OCR_HELP },
        { "file pages", pages, OPTION_JSON | OPTION_OCR, true,
          "[--json] [--ocr] CASE",
          "list every page of a case: read, not read, or set apart, and why",
          "Every page is in exactly one of the three. A page that is not read\n"
          "may hold what the others do not say; one that is set apart names\n"
          "another worker, and is neither searched nor quoted.\n\n"
          "  --json              one object a page\n" OCR_HELP }
};
const size_t file_verbs_n = sizeof file_verbs / sizeof *file_verbs;

imr_rc cmd_file(struct call *c)
{
        return c->n ? usage(c->command, "no such thing:", c->path[0])
                    : usage(c->command, "nothing to do", NULL);
}
