/* casefile.h - a case folder, or its one case file, to a case.
 *
 * doc/case-file.md documents the format: an outline, with JSON its equal.
 * Documents stand beside the case file or are named in it. */
#ifndef CASEFILE_CASEFILE_H
#define CASEFILE_CASEFILE_H

#include "casefile/kinds.h"
#include "clinical/clinical.h"
#include "model/case.h"
#include "model/decision.h"

struct identity_labels;

/* How far the reading has come: pages that must be recognised, of which the
 * number grows where there are more files than fit into memory at once. */
struct case_progress {
        size_t pages, pages_all, files, files_all;
        bool   unkept;          /* the folder cannot be written to: another
                                   run must recognise them again */
};

/* What a case is read with. */
struct case_ask {
        const struct vocabulary *vocabulary;
        /* Where it is NULL, asked for it once something needs it: several
         * requests, which may go with one another, or a recognised page. One
         * request alone is then not parsed. NULL: there is none. */
        rc (*words)(void *words_of, const struct vocabulary **out, err *e);
        void *words_of;
        const struct identity_labels *identity; /* identity.h; NULL: no page
                                   is told to be another worker's */
        const struct kinds *kinds;      /* words by which documents are told
                                   apart; NULL: a file is one document */
        bool ocr;               /* scanned pages are recognised (intake.h);
                                   without it they are unread */
        unsigned workers;       /* threads that recognise; 0: one for each
                                   processor */
        arena *scratch;         /* for files' bytes, emptied now and then, in
                                   the end too; NULL: they stay in `a` */
        /* Now and then; non-zero: stop, which is ERR_INPUT. NULL: nobody is
         * told. */
        int (*progress)(void *context, const struct case_progress *p);
        void *context;
};

/* path: a folder holding one *.case or case.json, or that file itself.
 * Requests are parsed, companions tied to their primaries, documents read,
 * hashed and paginated. ERR_INPUT, ERR_SYNTAX: file and line; a case without
 * items, a date that does not exist and a key nobody knows are errors. */
rc case_read(arena *a, const struct case_ask *ask, str path,
             struct case_file *out, err *e);

/* The bytes of a case's file by the name of its document, also FILE/MEMBER.
 * ERR_IO, ERR_LIMIT, ERR_INPUT: there is none. */
rc case_bytes(arena *a, str folder, str name, str *out, err *e);

/* The folder of the case at path, as case_read takes it, without reading any
 * document. ERR_IO, ERR_INPUT: it is no case. */
rc case_folder(arena *a, str path, str *out, err *e);

/* Is this the path of a mail or an archive, or of something in one? */
bool case_is_member(str path);
/* The document at FILE/MEMBER, as a case has it; of a mail also FILE itself.
 * ERR_INPUT: no such member, or an archive alone: the message names members;
 * it could not be read, and why. */
rc case_member(arena *a, const struct case_ask *ask, str path,
               struct document *out, err *e);

/* Finds, for each companion item, the item it goes with; one that names a
 * service which the case does not dispute is no companion. Also used for
 * published letters. ERR_INPUT: a companion of itself, a cycle. */
rc case_tie(struct case_file *c, err *e);

/* The reviewer's decision file (outline or JSON) for a case with n_items.
 * ERR_SYNTAX: an outcome that is neither upheld nor overturned, an item
 * decided twice or not of the case, an item without reasons. */
rc decision_read(arena *a, str path, size_t n_items, struct decision *out,
                 err *e);

/* For fuzzing and tests: the same from text in memory, no documents. */
rc case_parse(arena *a, const struct vocabulary *v, str file, str text,
              struct case_file *out, err *e);
rc decision_parse(arena *a, str file, str text, size_t n_items,
                  struct decision *out, err *e);

#endif
