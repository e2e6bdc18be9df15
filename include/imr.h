/* imr.h - independent medical review as a library: the manual of libimr.
 *
 * libimr reads published determinations, finds the clinical facts a file
 * states, holds a case against the dated, cited guideline in force, and
 * drafts the final determination for a physician to decide and sign. It
 * makes no outcome of its own: one exists only where a reviewer's decision
 * file states it, and only a backtest of a published letter speaks of an
 * expected one.
 *
 * OWNERSHIP  What imr_open() gives, imr_close() takes back. Text handed to an
 *            imr_out callback is valid during that call only. You never call
 *            free().
 * ERRORS     0 is success. Anything else is an imr_rc, and then *err (which
 *            may be NULL) says where and why: print it as
 *            `file:line: text`, leaving out what is empty or 0. The library
 *            never prints and never exits. Codes are the program's exit
 *            codes.
 * UNITS      Dates are YYYY-MM-DD. Addresses are bytes of a document's UTF-8
 *            text as imr_text() gives it; pages count from 1.
 * LIMITS     An input file holds at most 64 MiB; one call uses at most 2 GiB
 *            of memory. Over that a call fails with IMR_INPUT. A letter's PDF
 *            has at most 1,000 pages. Of a case's folder no file fails a
 *            call: one over 64 MiB, 5,000 pages, 150 million pixels a page,
 *            or 2,000 members or 192 MiB unpacked has pages that are unread
 *            (doc/case-file.md).
 * THREADS    One imr per thread. Nothing is shared between two of them.
 * DATA       Law and medicine are files: guidelines/, vocabulary/, layouts/,
 *            programmes/ below the data folder, read when first needed. */
#ifndef IMR_H
#define IMR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct imr imr;

typedef enum imr_rc {
        IMR_OK = 0,
        IMR_NO = 1,             /* done, and the answer is no: a check found
                                   something, an example failed */
        IMR_USAGE = 2,          /* the call is wrong */
        IMR_INPUT = 3,          /* an input, or the data, could not be read */
        IMR_STORE = 4           /* the store failed (not used yet) */
} imr_rc;

typedef struct imr_err {
        imr_rc rc;
        char   file[256];       /* empty where none is concerned */
        size_t line;            /* from 1; 0 where none is concerned */
        char   text[512];       /* what is wrong; what to write instead */
} imr_err;

/* Receives output in pieces, in order. Returns 0 to go on; anything else
 * ends the call with IMR_INPUT. */
typedef int imr_out(void *context, const char *text, size_t n);

typedef enum imr_format {
        IMR_FORMAT_PEOPLE,      /* plain text for a terminal */
        IMR_FORMAT_JSON,        /* one object a line, stable names */
        IMR_FORMAT_MARKDOWN,    /* drafts, and where a verb says so */
        IMR_FORMAT_HTML,        /* the same: one whole page */
        IMR_FORMAT_CSV          /* imr_file_list, _ledger, _chronology: a
                                   table, RFC 4180 */
} imr_format;

/* Is told what a person should know beside the output; it fails nothing. */
typedef void imr_say(void *context, const imr_err *what);

/* How far the reading of a case has come: pages that are recognised, of which
 * more may be found as files are opened, and files. */
typedef struct imr_case_state {
        size_t pages, pages_all, files, files_all;
} imr_case_state;

/* How sure a criterion's source must be for it to refuse, and to be cited;
 * others ask their question all the same. */
typedef enum imr_trust {
        IMR_TRUST_REPORTED,     /* read at its source, or stated by published
                                   determinations or the regulator */
        IMR_TRUST_READ,         /* only read at its source */
        IMR_TRUST_UNVERIFIED    /* from memory too */
} imr_trust;

/* What a verb is asked. Zero is a sensible default for every field. */
typedef struct imr_ask {
        const char *path;       /* a file, "-" for standard input, or where a
                                   verb says so a folder */
        imr_format  format;
        bool        spans;      /* imr_read: byte ranges, and what is unread */
        bool        explain;    /* imr_read: how the letter was read instead */
        imr_trust   trust;      /* which criteria may refuse, and be cited */
        bool        check;      /* imr_review: only what is missing before a
                                   request is sent */
        bool        ocr;        /* recognise the text of scanned pages: slow */
        unsigned    workers;    /* with ocr, of a case: pages recognised side
                                   by side; 0: one for each processor */
        int       (*progress)(void *context, const imr_case_state *s);
                                /* the same, now and then; non-zero: stop, with
                                   IMR_INPUT. NULL: nobody is told */
        const char *decision;   /* imr_draft: the reviewer's decision file */
        const char *layout;     /* imr_write: NULL: each record's own */
        const char *folder;     /* imr_write: a file for each letter there */
        const char *place;      /* imr_file_show: FILE:PAGE, FILE:FROM-TO, or
                                   a document's number */
        const char *topic;      /* imr_guideline_show */
        const char *guideline;  /* imr_guideline_list, _diff: its name; NULL:
                                   every one */
        const char *on;         /* imr_guideline_list, _show, _confirm: a day;
                                   of editions those in force. NULL: all */
        const char *from, *to;  /* imr_guideline_diff, _diff_case: two days */
        bool        unverified; /* imr_guideline_list: the work list */
        const char *words;      /* imr_file_search: phrases in quotes */
        bool        apart;      /* imr_file_show: what is set apart, too */
        bool        table;      /* imr_facts: without the text */
        bool        colour;     /* imr_facts: for a terminal that has them */
        bool        force;      /* imr_write: replace files that stand there */
        imr_out    *out;        /* required */
        void       *context;    /* for out, progress and say */
        imr_say    *say;        /* verbs that read a case: corrections that fit
                                   its files no more. NULL: nobody */
} imr_ask;

/* Opens the library on a data folder. NULL: the folder `../share/imr` or
 * `..` beside the running program, whichever holds the data.
 * RETURNS    IMR_OK, IMR_INPUT (no data there). */
imr_rc imr_open(const char *data, imr **out, imr_err *err);
void   imr_close(imr *m);       /* NULL is allowed */

/* Names a private folder, right after imr_open(): its *.guideline, *.outline
 * and *.example files are loaded behind the shipped ones (licensed text that
 * cannot be shipped), and its confirmed.outline says who confirmed which line
 * (doc/guidelines-desk.md). A topic of a shipped one's name is an error when
 * they are loaded.
 * RETURNS    IMR_OK; IMR_INPUT: no such folder, or a part of the shipped one;
 *            IMR_USAGE: the guidelines are loaded already. */
imr_rc imr_overlay(imr *m, const char *folder, imr_err *err);

/* The library's version, such as "0.1.0". */
const char *imr_version(void);

/* Calls each for a file, or for every .txt, .md, .text, .markdown, .html, .htm
 * and .pdf file below a folder, in the order of their names, at most 16
 * folders deep; each file once, whatever links lead to it. What the system
 * refuses is handed over, too, so that reading it says why; a folder too deep
 * or too full is passed over, and the first is the error in the end. Stops
 * where each returns non-zero, and returns that. */
typedef int imr_each(void *context, const char *path);
imr_rc imr_files(imr *m, const char *path, imr_each *each, void *context,
                 imr_err *err);

/* The text that all addresses of a document count in: UTF-8, lines ended by
 * LF. Of text and Markdown nothing else is changed (Windows-1252 and doubled
 * UTF-8 are read back, bytes damaged among good UTF-8 become U+FFFD). Of HTML
 * it is what a browser shows: blocks and table rows are lines, cells stand two
 * spaces apart. Of a PDF it is what pdftotext -layout writes, each page ended
 * by a form feed; scanned pages are empty without ask->ocr, and a PDF of
 * nothing else is refused. Pages that a case's reading recognised before
 * (doc/case-file.md) have their text without it, too. TIFF, JPEG and PNG are
 * pages likewise. Of a mail (.eml) it is header and body; of what is attached
 * to it, or stands in an archive, the path goes on: "records.zip/scan.tif"
 * as evidence names it. Programs that parse strangers' files run apart,
 * with limits, and without network or the right to write. */
imr_rc imr_text(imr *m, const imr_ask *ask, imr_err *err);

/* Reads one published determination: JSON as doc/record.md lists it, or a
 * page for people. A PDF that makes no letter as laid out is read in the order
 * in which it was written, and addresses count in that text. A letter of no
 * known layout, or cut off, is refused with what was recognised. A letter
 * whose last rationale stops in mid-sentence is printed and then reported with
 * IMR_INPUT, and so is one that has all its parts and pages without text,
 * for nobody can tell an empty page from a scan (with ask->ocr what is empty
 * counts as read). Such pages are named where a letter is refused, too. What
 * a web page has below the letter in its elements footer and nav, or in ones
 * whose id, class or role says footer, is of no field.
 * With ask->explain the explanation is printed in place of the record, for a
 * letter that is refused, too: the layouts held against it, and of the one
 * taken each label and clause, where it was found or that it was not, with
 * lengths and no word of the letter (doc/record.md). */
imr_rc imr_read(imr *m, const imr_ask *ask, imr_err *err);

/* Writes records (one JSON object a line, as imr_read prints them) as letters
 * of ask->layout: to out, parted by a form feed, or a file each in
 * ask->folder, named by its source. Each letter is read back first; what
 * would not give the same record is not written, and told through `say` with
 * ask->context. Fields that follow from others (citations) are found again,
 * spans are passed over.
 * RETURNS    IMR_OK; IMR_USAGE: no such layout; IMR_INPUT where a record was
 *            not written. */
imr_rc imr_write(imr *m, const imr_ask *ask, imr_say *say, imr_err *err);

/* How far a read of many letters has come. */
typedef struct imr_many_state {
        size_t letters;                 /* read, this time and before */
        size_t failed;                  /* not read */
        size_t told;                    /* of the first: something was said */
        size_t skipped;                 /* done before: of the first two */
        uint64_t bytes;                 /* of input gone through, as stored */
        uint64_t bytes_all;             /* of it in all; 0: not known */
        bool   stopped;
} imr_many_state;

/* What a read of many letters is asked. Zero is a sensible default for every
 * field but path, n, out and say. */
typedef struct imr_many {
        const char *const *path;        /* files, folders, archives, JSONL,
                                           tables of other programmes, "-" */
        size_t      n;
        imr_format  format;             /* PEOPLE or JSON */
        bool        spans, ocr;
        bool        measure;            /* find bytes_all first: folders are
                                           walked once more */
        unsigned    workers;            /* 0: one for each processor */
        const char *journal;            /* a file that keeps what is done, so
                                           that a read can be resumed; NULL:
                                           none. Needs `file`. It is removed
                                           when all was gone through; one that
                                           stands there without `resume` is
                                           IMR_USAGE, and nothing is read. */
        const char *file;               /* output goes here instead of out; it
                                           must not be one of the letters */
        bool        resume;             /* go on where journal and file end:
                                           the file becomes, byte for byte,
                                           what one read would have written.
                                           No journal: from the beginning */
        imr_out    *out;
        void       *context;            /* for the three calls */
        void      (*say)(void *context, const imr_err *what);
                                        /* each letter that was not read, or
                                           was and is cut off or has pages
                                           without text; file: where it came
                                           from, PATH, PATH!MEMBER or
                                           PATH:LINE. On a resumed read those
                                           of before, too. NULL: nobody */
        int       (*progress)(void *context, const imr_many_state *s);
                                        /* now and then; non-zero: stop, with
                                           all that was begun written out */
} imr_many;

/* Reads many determinations on all processors, in the order of the input
 * (folders by name, archives by member), with flat memory. One bad file never
 * stops the run: it is said, counted, and the rest goes on.
 *
 * A path is a letter; a folder; an archive (tar, zip, 7z) or a packed
 * file (gzip, zstd, xz, bzip2); JSONL, one {"source": NAME, "text": TEXT} a
 * line; a table of another programme (.csv, .tsv), one record a row; or "-",
 * a letter or JSONL. In folders and archives names tell what is a letter;
 * JSONL there is read where it holds texts, a folder's tables are not.
 *
 * RETURNS    IMR_OK. IMR_USAGE: `file` is, or in a folder that is read would
 *            be, one of the letters; nothing is touched. IMR_INPUT where
 *            something was not read, with no text in *err; or with one, where
 *            the whole run ended: output, journal or data. *state always
 *            tells how far it came. */
imr_rc imr_read_many(imr *m, const imr_many *ask, imr_many_state *state,
                     imr_err *err);

/* For a file that the caller writes beside, such as a report: is it, or would
 * it be, one of the letters that these paths lead to? Nothing is touched.
 * RETURNS    IMR_OK: no. IMR_USAGE: yes; err says so. */
imr_rc imr_read_apart(const char *const *path, size_t n, const char *file,
                      imr_err *err);

/* The clinical facts of a letter's case summary or, of any other text, of the
 * whole. What is said in several places is one fact with all its places; facts
 * that cannot both hold name each other.
 *
 * For people the text with the words marked (a sign and the number of the
 * fact, with ask->colour in colours), then a table by concept; only the table
 * with ask->table. HTML: one page, text and table side by side. JSON, one
 * object a document: source, case_number, findings[] {concept, status, value,
 * low (of a range, whose upper end is value), unit, drug (generic name),
 * body[], side, level, date, possible, historical, ended (present once, and
 * discontinued since), family (of a relative: it counts for no criterion),
 * section, evidence[], contradicts[] (others of findings, counted from 0, at
 * most 32)}. */
imr_rc imr_facts(imr *m, const imr_ask *ask, imr_err *err);

/* Holds what imr_facts finds in the n files against an annotation made by
 * reading: ask->path, JSONL, one object a text, {case_number or source,
 * findings[] {concept, status, value}} (doc/facts.md). Precision, recall and
 * F1 by status, with intervals, and by concept, then the mistakes; JSON: one
 * object {texts, annotated, statuses[], concepts[], values, mistakes[]}. Files
 * that the annotation does not know are passed over; what cannot be read is
 * told through ask->say.
 * RETURNS    IMR_OK; IMR_INPUT: the annotation, or one of the files, could not
 *            be read. */
imr_rc imr_facts_score(imr *m, const imr_ask *ask, const char *const *path,
                       size_t n, imr_err *err);

/* Reviews a case (folder or case file): every criterion of the guideline in
 * force as met, not met or not documented, with page and evidence. No
 * outcome. JSON: one object an item, `reasons` with the same in words, `ask`
 * with the kinds of documents that would settle what is missing.
 * With ask->check only what is missing, and what stands against each item, as
 * a treating physician would want it before sending a request.
 * RETURNS    IMR_OK; with ask->check IMR_NO where anything is.
 * SOURCE     LC 4610.5(c)(2); 8 CCR 9792.21.1; doc/guideline-language.md. */
imr_rc imr_review(imr *m, const imr_ask *ask, imr_err *err);

/* Drafts the final determination of a case: PEOPLE is text, or MARKDOWN or
 * HTML. Outcome and rationale come from ask->decision alone; without it they
 * stand open.
 * SOURCE     8 CCR 9792.10.6(d). */
imr_rc imr_draft(imr *m, const imr_ask *ask, imr_err *err);

/* Reviews a published letter from what may be seen of it (header, summary,
 * requests, the claims administrator's guideline) and sets what the
 * programme's rule would expect beside what was decided. */
imr_rc imr_backtest(imr *m, const imr_ask *ask, imr_err *err);

/* The same of n letters, in one table: agreement with what was decided,
 * precision and recall, what was determined, why not, and whether the
 * reviewer's document and section are cited; under each imr_trust, beside
 * "always upheld", by category. Intervals draw letters anew. JSON: one object
 * (doc/backtest.md). ask->path is not looked at; what cannot be read is told
 * through ask->say.
 * RETURNS    IMR_OK; IMR_INPUT: a letter could not be read. */
imr_rc imr_backtest_summary(imr *m, const imr_ask *ask,
                            const char *const *path, size_t n, imr_err *err);

/* ---- The file of a case ------------------------------------------------- *
 *
 * ask->path is a case as imr_review() takes it. One file of it often holds
 * many documents, and one document may go on behind pages of another. Every
 * page of every file is in exactly one of: read, not read, set apart. */

/* Reads every page, recognising those that have no text, and says what came
 * of it. JSON: one object, source, files, pages {all, read, unread, apart},
 * recognised and blank (of those read), left[] {file, page, state, why}: the
 * pages that were not read, or are set apart. */
imr_rc imr_file_read(imr *m, const imr_ask *ask, imr_err *err);

/* The documents, numbered from 1 in the order of their pages. JSON, an object
 * each: source, document (its number), pages [[file, page], ...], class,
 * author, specialty, date, received (null where not known), duplicate_of (the
 * number of the first one that it repeats, or null), near (it repeats it with
 * small differences), apart (its pages are set apart), doubt (why its
 * beginning is not sure, or null), read and unread (pages of it). CSV: the
 * same with the file and its pages in two columns, and their count. */
imr_rc imr_file_list(imr *m, const imr_ask *ask, imr_err *err);

/* The pages. JSON, an object each: file, page, document (null: in none), from
 * (embedded, recognised, none), confidence (0 to 1), rotation (degrees
 * clockwise), blank, state (read, unread, apart), why (or null). */
imr_rc imr_file_pages(imr *m, const imr_ask *ask, imr_err *err);

/* The findings of every document that is searched, in the order of the pages.
 * For people they are gathered: what several documents state is one fact, with
 * all its places (the document's number, file and page). JSON: an object a
 * finding, as in imr_facts(), not gathered; contradicts[] are objects counted
 * from 0, the first that states each fact which cannot hold beside this one.
 * Not searched: pages set apart and earlier determinations. What a copy of a
 * document repeats word for word is one finding, with evidence at each place.
 */
imr_rc imr_file_facts(imr *m, const imr_ask *ask, imr_err *err);

/* The documents as the regulation wants them listed, by kind, date and author,
 * each with its pages; then what a complete file holds and this one does not
 * show, as the programme's file says. JSON: one object, source, case_number,
 * pages {all, read, unread, apart}, documents[] as above, missing[] {class,
 * what, source, may_be_unread, unclassed, undated}: whether pages are not read
 * or set apart; how many documents there are of which nothing says what they
 * are, as a cover sheet does; and how many of this class without a date.
 * PEOPLE, MARKDOWN, HTML too.
 * SOURCE     8 CCR 9792.10.6(d), 9792.10.5(a)(1). */
imr_rc imr_file_index(imr *m, const imr_ask *ask, imr_err *err);

/* The pages at ask->place: their text. JSON, an object a page: file, page,
 * document, state, why, begin, end (bytes of the file's text), text, findings.
 * HTML: the page's picture beside its text, with the findings marked in it;
 * pictures are within the page (PNG), nothing is fetched. Of a page
 * that is set apart no more is shown than that, unless ask->apart.
 * RETURNS    IMR_USAGE: the case has no such page. */
imr_rc imr_file_show(imr *m, const imr_ask *ask, imr_err *err);

/* The pages that hold all of ask->words, each with a line of context. A word
 * is found where one begins with it, in small letters or capitals; words in
 * double quotes stand next to one another. Pages set apart are not searched.
 * JSON, an object a page: file, page, document, class, author, date, found[]
 * {words, begin, end, line}. RETURNS IMR_NO where there is none. */
imr_rc imr_file_search(imr *m, const imr_ask *ask, imr_err *err);

/* Copies n files into the case's folder, each on the disk and read back. No
 * file there is replaced: where the name stands there with other bytes the
 * copy gets a number (scan-2.pdf), with the same bytes nothing is done. JSON,
 * an object each: from, file (its name there), state (added, same), bytes.
 * What was not added is told through ask->say, and IMR_INPUT is returned in
 * the end, with no text in *err. To undo it, delete the file. */
imr_rc imr_file_add(imr *m, const imr_ask *ask, const char *const *path,
                    size_t n, imr_err *err);

/* What a person says of a case's pages and documents. It is kept in the case's
 * folder, in corrections.outline (doc/case-file.md), which is added to and
 * never changed; no other file is touched. A correction holds for the bytes
 * that the file has now: of a file that changes later it is told through
 * ask->say, and not applied. A later one overrides an earlier one. */
typedef struct imr_correction {
        const char *verb;       /* split: a document begins on the page. join:
                                   the pages go on with the one before.
                                   classify, date, received, author: of the
                                   document that the page is in. apart: the
                                   pages are another worker's; release: they
                                   are this one's. undo: the last one that
                                   stands is taken back */
        const char *place;      /* FILE:PAGE; for join, apart and release also
                                   FILE:FROM-TO; a document's number: its
                                   first page, or for apart and release all of
                                   them. Not for undo */
        const char *value;      /* a class, a date, an author's name */
        const char *on;         /* today, YYYY-MM-DD; required */
        const char *by, *why;   /* NULL: not said */
} imr_correction;

/* Makes one, and prints its lines; of an undo, below it, the one that it takes
 * back. RETURNS IMR_USAGE: no such verb, page, class or date, or nothing to
 * undo; IMR_INPUT: the case could not be read, or the correction not written;
 * then the file is as it was. */
imr_rc imr_file_correct(imr *m, const imr_ask *ask,
                        const imr_correction *what, imr_err *err);

/* Those made so far. JSON, an object each: correction, file, from, to, value,
 * on, by, reason, state (applied, undone, undo, passed over), why (passed
 * over). */
imr_rc imr_file_corrections(imr *m, const imr_ask *ask, imr_err *err);

/* The treatment ledger of the documents that are searched, and of earlier
 * determinations. JSON, an object a line: kind (visits, dose, pain, imaging,
 * injection, determination, surgery, function), treatment | drug | study |
 * class | concept, body[], side, date, dates[], done, stated (by reports,
 * where the one who treated is counted in done), authorized, requested,
 * strength, unit, per_day (at most), daily_mg, morphine_mg (what a day of an
 * opioid counts for; vocabulary/morphine.vocabulary), morphine_by (the table,
 * or why there is none), count, change, score (of 10), with_medication,
 * condition, relief_percent, relief_weeks, levels, result, outcome,
 * contradicted, document, page, evidence[]; null where a thing is not stated.
 * What several places say is one line with all of them; where they disagree
 * each is a line, and both are `contradicted`. CSV: the same, with the places
 * in one column. HTML: a page with a timeline. */
imr_rc imr_file_ledger(imr *m, const imr_ask *ask, imr_err *err);

/* What happened, by date: the case's own dates, documents, visits, doses that
 * began or changed, studies, injections, surgery, determinations, changes of
 * function and work. JSON, an object each: date (YYYY, YYYY-MM or YYYY-MM-DD;
 * null: undated, at the end), kind, text, document, page, evidence[]. */
imr_rc imr_file_chronology(imr *m, const imr_ask *ask, imr_err *err);

/* Loads guideline files and says what is wrong with them, one message a
 * file through `say`; then all of them together (editions that overlap).
 * n 0: the data folder's own. A file named *.outline is taken as the
 * dictionary. RETURNS IMR_OK, IMR_NO where one is faulty, IMR_INPUT where one
 * cannot be opened. */
imr_rc imr_guideline_check(imr *m, const char *const *path, size_t n,
                           imr_say *say, void *context, imr_err *err);

/* Runs the examples of files (*.example, or Markdown with ```example
 * blocks), or of every such file in a folder, against the data folder's
 * guidelines or, where some are among the paths, those *.guideline files.
 * Prints a line an example and the count. RETURNS IMR_NO where one failed. */
imr_rc imr_guideline_test(imr *m, const char *const *path, size_t n,
                          const imr_ask *ask, imr_err *err);

/* Lists the topics by document and edition; ask->guideline and ask->on leave
 * out others. JSON, an object each: topic, guideline, title, edition,
 * authority, section, class (or rule, definition), from, until, lines (with
 * the class), unverified (of them), overlay.
 *
 * With ask->unverified, the work list for a physician instead: every line that
 * nobody has read at its source, or that changed since somebody confirmed it,
 * by document and page. PEOPLE, MARKDOWN, HTML.
 * JSON, an object each: criterion (what imr_guideline_confirm takes), topic,
 * label, text, except, because, guideline, title, edition, sections[],
 * pages[], from_where, confirmed_before_by and _on (the line has changed since
 * that confirmation; or null), overlay.
 * RETURNS    IMR_USAGE: no such guideline or day. */
imr_rc imr_guideline_list(imr *m, const imr_ask *ask, imr_err *err);

/* Shows ask->topic as a physician reads it, in every edition or in that of
 * ask->on: PEOPLE, MARKDOWN, HTML. JSON, an object an edition: topic,
 * guideline, title, edition, section, from, until, authority, class,
 * class_words, evidence, for, instead_of[], gives_way_to[], because, overlay,
 * file, line, lines[] {criterion, depth (below a condition 1, ...), label,
 * text, except, because, status, by, sections[], pages[]}, defined[] {name,
 * words, title}, examples[] {title, expect, passed, file, line}.
 * RETURNS    IMR_USAGE: no such topic, or none in force on that day. */
imr_rc imr_guideline_show(imr *m, const imr_ask *ask, imr_err *err);

/* Lists what no example beside the guidelines tests (of each line the values
 * it can have, of each number its edges, of each topic the days around it;
 * ask->guideline and ask->on leave out others), then the requests that no topic
 * is for, and those that two topics of one rank are for: every service and drug
 * that the vocabulary knows, on every day on which an edition begins or has
 * ended. JSON, an object each: gap (met, not_met, unknown, at, over, under,
 * before, after) with topic, guideline, from, criterion, number, unit, day; or
 * no_topic with class, what[] (empty: everything of it), where, days[] {from,
 * until}; or two_topics with class, service, drug, where, on, times, file,
 * line, text.
 * RETURNS    IMR_OK; IMR_NO where two topics of one rank are for a request. */
imr_rc imr_guideline_gaps(imr *m, const imr_ask *ask, imr_err *err);

/* What changed in ask->guideline between the editions in force on ask->from
 * and ask->to, topic by topic, in words: PEOPLE, MARKDOWN, HTML. A line is the
 * same where its words are, and a changed one where it asks about the same.
 * JSON, an object a change: change (topic_new, topic_gone, class, for,
 * line_new, line_gone, line, page), topic, was_criterion, is_criterion, was,
 * is (words; null where there is none; of a topic that is new or gone, what
 * another guideline says under its name on the other day).
 * RETURNS    IMR_USAGE: no such guideline, or no edition on either day. */
imr_rc imr_guideline_diff(imr *m, const imr_ask *ask, imr_err *err);

/* The case at ask->path reviewed twice, as if the editions of ask->from, and
 * those of ask->to, were in force: of each item what differs, topics, criteria
 * and their status. No outcome. JSON, an object an item: source, item,
 * request, was and is, each {on, indication, topics[], causes[], criteria[]
 * {criterion, text, status, pages[]}}. */
imr_rc imr_guideline_diff_case(imr *m, const imr_ask *ask, imr_err *err);

/* Who read which line of a guideline at its source. */
typedef struct imr_confirmation {
        const char *criterion;  /* "massage.2", "massage.class" */
        const char *by;         /* "NAME, qualification" */
        const char *edition;    /* "TITLE, YEAR" of what was read: that which
                                   the line cites */
        const char *page;       /* where it stands there; this is cited */
        const char *on;         /* today, YYYY-MM-DD; required */
        bool withdraw;          /* take the last one back; by may be NULL,
                                   edition and page are not asked */
} imr_confirmation;

/* Makes one and prints it. It is added to confirmed.outline in the private
 * folder (imr_overlay), and makes the line `read`, by whom, until its words,
 * numbers or citation change. ask->on chooses between editions. JSON: one
 * object, confirmation (confirmed, withdrawn), criterion, guideline, from,
 * edition, page, line (its key), on, by, file.
 * RETURNS    IMR_USAGE: no private folder, no such line, another document
 *            than it cites, nothing to withdraw; IMR_INPUT: not written, and
 *            the file is as it was. */
imr_rc imr_guideline_confirm(imr *m, const imr_ask *ask,
                             const imr_confirmation *what, imr_err *err);

#ifdef __cplusplus
}
#endif
#endif
