/* file.c - imr file VERB CASE: a case's file, its documents and pages. The
 * verbs are rows as the commands of main.c are. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static imr_rc one_case(struct call *c, verb_fn *verb)
{
        if (c->n > 1)
                return usage(c->command, "more than one case:", c->path[1]);
        return each_path(c, verb);
}

/* A page with a timeline, or with pictures, is HTML or is not there. */
static imr_rc html_or_text(struct call *c, verb_fn *verb)
{
        if (c->ask.format == IMR_FORMAT_MARKDOWN)
                return usage(c->command, "no such format here:", "markdown");
        return one_case(c, verb);
}

/* CASE PLACE VALUE, as many of them as the verb has. */
static imr_rc correct(struct call *c, size_t words)
{
        char on[16];
        imr_correction what = { .verb = verb_of(c->command), .on = on,
                                .by = c->by, .why = c->why };
        imr_err e = { 0 };
        imr_rc rc;

        if (c->n < words)
                return usage(c->command, "too few words", NULL);
        if (c->n > words)
                return usage(c->command, "too many words:", c->path[words]);
        if (words > 1)
                what.place = c->path[1];
        if (words > 2)
                what.value = c->path[2];
        today(on);
        c->ask.path = c->path[0];
        rc = imr_file_correct(c->m, &c->ask, &what, &e);
        if (rc)
                error_print(&e);
        return rc;
}

static imr_rc add(struct call *c)
{
        imr_err e = { 0 };
        imr_rc rc;

        if (c->n < 2)
                return usage(c->command, "no file to add", NULL);
        c->ask.path = c->path[0];
        rc = imr_file_add(c->m, &c->ask, c->path + 1, c->n - 1, &e);
        if (rc && e.text[0])
                error_print(&e);
        return rc;
}

/* ---- Corrections --------------------------------------------------------- */

static imr_rc undo(struct call *c) { return correct(c, 1); }
static imr_rc place(struct call *c) { return correct(c, 2); }
static imr_rc value(struct call *c) { return correct(c, 3); }
static imr_rc corrections(struct call *c)
{
        return one_case(c, imr_file_corrections);
}

/* CASE --page PLACE, or CASE PLACE. */
static imr_rc show(struct call *c)
{
        size_t words = c->ask.place ? 1 : 2;

        if (c->n < words)
                return usage(c->command, "no page", NULL);
        if (c->n > words)
                return usage(c->command, "too many words:", c->path[words]);
        if (words == 2)
                c->ask.place = c->path[1];
        c->n = 1;
        return html_or_text(c, imr_file_show);
}

/* The words behind CASE as one text: what the shell handed over as one word
 * is a phrase. NULL: no memory. */
static char *words_join(struct call *c)
{
        size_t size = 1;
        char *out, *at;

        for (size_t i = 1; i < c->n; i++)
                size += strlen(c->path[i]) + 2;
        out = at = calloc(size, 1);
        for (size_t i = 1; out && i < c->n; i++) {
                const char *word = c->path[i];
                size_t n = strlen(word);
                char mark = strchr(word, ' ') && !strchr(word, '"') ? '"'
                                                                    : ' ';

                *at++ = mark;
                memcpy(at, word, n);
                at += n;
                *at++ = mark;
        }
        return out;
}

static imr_rc search(struct call *c)
{
        char *words = c->n > 1 ? words_join(c) : NULL;
        imr_err e = { 0 };
        imr_rc rc;

        if (c->n < 2)
                return usage(c->command, "nothing to search for", NULL);
        if (!words) {
                fputs("imr: no memory left\n", stderr);
                return IMR_INPUT;
        }
        c->ask.path = c->path[0];
        c->ask.words = words;
        rc = imr_file_search(c->m, &c->ask, &e);
        if (rc && e.text[0])
                error_print(&e);
        free(words);
        return rc;
}

static imr_rc list(struct call *c) { return one_case(c, imr_file_list); }
static imr_rc index_of(struct call *c) { return one_case(c, imr_file_index); }
static imr_rc pages(struct call *c) { return one_case(c, imr_file_pages); }
static imr_rc ledger(struct call *c)
{
        return html_or_text(c, imr_file_ledger);
}
static imr_rc chronology(struct call *c)
{
        return html_or_text(c, imr_file_chronology);
}
static imr_rc facts(struct call *c) { return one_case(c, imr_file_facts); }

#define CORRECT_OPTIONS (OPTION_BY | OPTION_WHY)

#define KEPT_HELP                                                            \
        "\nThis is kept in CASE/corrections.outline; no other file is\n"     \
        "touched, and `imr file undo` takes it back. FILE:PAGE is as\n"      \
        "`imr file pages` prints it; a document's number from `imr file\n"

#define WHO_HELP                                                             \
        "  --by WHOM           who says so\n"                                \
        "  --why TEXT          why\n"

#define CORRECT_HELP                                                         \
        KEPT_HELP "list` stands for its first page.\n\n" WHO_HELP

#define RANGE_HELP                                                           \
        KEPT_HELP "list` stands for all its pages.\n\n" WHO_HELP

#define CLASS_HELP                                                           \
        "Classes: APPLICATION, UR_DECISION, RFA, PR2_REPORT, CONSULT,\n"     \
        "IMAGING, OPERATIVE, LAB, PSYCH, THERAPY_NOTE, MED_LIST,\n"          \
        "EMPLOYEE_LETTER, ATTORNEY_LETTER, CA_STATEMENT, CERTIFICATION,\n"   \
        "COURT_ORDER, PRIOR_FDL, OTHER.\n"

const struct command file_verbs[] = {
        { "file add", add, OPTION_JSON, true, "[--json] CASE FILE...",
          "copy files into a case's folder",
          "Each is written, put on the disk and read back. No file there is\n"
          "replaced: where the name is taken by other bytes the copy gets a\n"
          "number (scan-2.pdf); where the same bytes stand there, nothing is\n"
          "done. To undo it, delete the file that was added.\n\n"
          "  --json              one object a file\n" },
        { "file apart", place, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE[-PAGE]",
          "set pages apart: they are another worker's",
          "Pages that are set apart are listed, but neither searched for\n"
          "facts nor quoted.\n" RANGE_HELP },
        { "file author", value, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE NAME",
          "say who wrote the document that a page is in",
          "A role (\"treating physician\") does as well as a name.\n"
          CORRECT_HELP },
        { "file chronology", chronology,
          OPTION_JSON | OPTION_CSV | OPTION_FORMAT | OPTION_OCR, true,
          "[--json | --csv | --format html] [--ocr] CASE",
          "list by date what happened: documents, visits, doses, decisions",
          "Dates that are told in part stay so; what has no date stands at\n"
          "the end. A dose or a work status stands there when it begins and\n"
          "when it changes. Every line has its page.\n\n"
          "  --json              one object a line\n"
          "  --csv               a table, with a header\n"
          "  --format html       a page with a timeline\n" OCR_HELP },
        { "file classify", value, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE CLASS",
          "say what the document is that a page is in",
          CLASS_HELP CORRECT_HELP },
        { "file corrections", corrections, OPTION_JSON, true,
          "[--json] CASE",
          "list what was corrected, and what of it holds no more",
          "Each with its line in CASE/corrections.outline. A correction of a\n"
          "file that has changed since is not applied: look at the page and\n"
          "say it again.\n\n"
          "  --json              one object a correction\n" },
        { "file date", value, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE DATE",
          "say of what date the document is that a page is in",
          "DATE is a day (YYYY-MM-DD), a month or a year.\n" CORRECT_HELP },
        { "file facts", facts, OPTION_JSON | OPTION_OCR, true,
          "[--json] [--ocr] CASE",
          "list what the documents of a case state, each with its page",
          "The clinical facts of every document that counts: not of pages\n"
          "that are set apart, not of an earlier determination, and of\n"
          "documents that repeat another word for word only once. What\n"
          "several state is one fact with all its places; facts that\n"
          "cannot both hold name each other.\n\n"
          "  --json              one object a finding, not gathered\n"
          OCR_HELP },
        { "file index", index_of, OPTION_JSON | OPTION_FORMAT | OPTION_OCR,
          true, "[--json | --format text|markdown|html] [--ocr] CASE",
          "list the documents by kind, date and author, and what is missing",
          "The list that a determination gives of the documents reviewed\n"
          "(8 CCR 9792.10.6(d)). Below it stands what a complete file holds\n"
          "and this one does not show, as the programme's file asks for it;\n"
          "\"missing\" is said only where every page was read.\n\n"
          "  --json              one object\n"
          "  --format FORMAT     text (default), markdown or html\n" OCR_HELP },
        { "file join", place, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE[-PAGE]",
          "say that pages go on with the document before them",
          "Of a range, each page goes on with the one before.\n"
          CORRECT_HELP },
        { "file ledger", ledger,
          OPTION_JSON | OPTION_CSV | OPTION_FORMAT | OPTION_OCR, true,
          "[--json | --csv | --format html] [--ocr] CASE",
          "list by treatment what was asked, authorized and done",
          "Visits with their dates, doses over time, pain scores, studies and\n"
          "their results, injections and their relief, determinations, each\n"
          "with its pages. What several places tell is one line; where they\n"
          "disagree both stand there and are marked. Where pages were not\n"
          "read, counts are \"at least\".\n\n"
          "  --json              one object a line\n"
          "  --csv               a table, with a header\n"
          "  --format html       a page with a timeline\n" OCR_HELP },
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
          "  --json              one object a page\n" OCR_HELP },
        { "file read", file_read, OPTION_JSON | OPTION_JOBS | OPTION_QUIET,
          true, "[--json] [--jobs N] [--quiet] CASE",
          "read every page, scans too, and count what could not be read",
          "Pages without text are recognised, as many side by side as there\n"
          "are processors: this takes seconds a page, and needs the program\n"
          "tesseract. Then it says how many pages were read, and of each\n"
          "other one why not. Ctrl-C stops it, with exit code 130.\n\n"
          "  --json              one object\n"
          "  --jobs N            so many pages at a time\n"
          "  --quiet             no progress\n" },
        { "file received", value, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE DATE",
          "say when the document came in that a page is in",
          "DATE is a day (YYYY-MM-DD), a month or a year.\n" CORRECT_HELP },
        { "file release", place, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE[-PAGE]",
          "say that pages are this worker's, whatever they name",
          "Pages that were set apart count again.\n" RANGE_HELP },
        { "file search", search, OPTION_JSON | OPTION_OCR, true,
          "[--json] [--ocr] CASE WORD...",
          "find the pages that hold all of some words",
          "A word is found where one begins with it, in small letters or\n"
          "capitals: injection finds Injections. Words in quotes stand next\n"
          "to one another: 'low back'. Pages set apart are not searched, and\n"
          "those not read cannot be: the last line counts them. Exit 1 where\n"
          "nothing was found.\n\n"
          "  --json              one object a page\n" OCR_HELP },
        { "file show", show,
          OPTION_JSON | OPTION_FORMAT | OPTION_OCR | OPTION_PAGE |
          OPTION_APART, true,
          "[--json | --format html] [--apart] [--ocr] CASE --page FILE:PAGE",
          "show pages: their text, or beside it in HTML their pictures",
          "FILE:PAGE is as `imr file pages` prints it, also FILE:3-7; or a\n"
          "document's number from `imr file list`. In HTML the findings are\n"
          "marked in the text.\n\n"
          "  --page FILE:PAGE    which pages; the word --page may be left out\n"
          "  --json              one object a page, with its findings\n"
          "  --format FORMAT     text (default) or html\n"
          "  --apart             pages that are set apart, too\n" OCR_HELP },
        { "file split", place, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE FILE:PAGE",
          "say that a document begins on a page",
          "What was taken for one document with the page before is one of its\n"
          "own from here on.\n" CORRECT_HELP },
        { "file undo", undo, CORRECT_OPTIONS, true,
          "[--by WHOM] [--why TEXT] CASE",
          "take back the last correction that stands",
          "Nothing is deleted: the line stays, behind it stands that it was\n"
          "taken back. Again, the one before is.\n\n"
          "  --by WHOM           who says so\n"
          "  --why TEXT          why\n" }
};
const size_t file_verbs_n = sizeof file_verbs / sizeof *file_verbs;

imr_rc cmd_file(struct call *c)
{
        return no_verb(c, file_verbs, file_verbs_n);
}
