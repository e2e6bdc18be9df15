/* inside.h - what the readers of single kinds share: a file on its way to a
 * document, page by page. Some pages have their text at once; those that are
 * pictures get it when they are recognised. */
#ifndef INTAKE_INSIDE_H
#define INTAKE_INSIDE_H

#include "intake/intake.h"
#include "intake/picture.h"

struct host_shelf;

/* A page of a file. */
struct leaf {
        str    text;
        struct document_page is;
        bool   wanted;          /* to be recognised, or asked of the store */
        const struct picture_page *picture;     /* of a picture's file */
        unsigned dpi;           /* of its picture; 0: not known */
        bool   passing;         /* a program failed on it, which may be by
                                   chance: it is not kept */
        bool   covered;         /* by pictures: what text it has is not all */
};

struct reading {
        str    name, bytes;
        bool   plain;           /* text, whatever name and bytes say */
        enum intake_kind kind;
        str    text;            /* of all pages, as the file has it */
        struct leaf *leaf; size_t n;    /* PDF and pictures; else none */
        bool   recognised;      /* some leaf's text is another than there */
        size_t foot;            /* as html_text tells it */
        size_t pages;           /* of a file refused for having too many */
        bool   damaged;         /* something of it may be missing */
        /* where a store is asked: */
        str    hash;            /* SHA-256 of bytes; empty until needed */
        size_t kept;            /* bytes of its shelf that are good */
        struct host_shelf *shelf;       /* open for writing */
        bool   tried;           /* to open it */
        size_t left;            /* wanted pages that are not done */
};

/* Lines of text in reading order. *foot: where what the page has below its
 * document begins (footer, nav, or what is called footer); 0: nothing. */
void html_text(arena *a, str s, str *out, size_t *foot);
/* The character that an entity at s[at], a `&`, stands for: n bytes of UTF-8
 * in out. Behind it, or 0: it is none. */
size_t entity_read(str s, size_t at, char out[4], size_t *n);

/* The pages of a PDF, with the text that they have; those that may be
 * pictures are wanted. */
rc pdf_read(arena *a, const struct intake_ask *ask, struct reading *r,
            err *e);

/* Recognises one page: fills its text, what it is, and why it is unread.
 * scratch holds its picture, text lives in a. What a page does to the
 * programs is told in it; ERR_IO: they are not installed. */
rc ocr_page(arena *scratch, arena *a, const struct reading *r, size_t number,
            struct leaf *out, err *e);

/* The wanted pages of n files: what ask->store has and, with ask->ocr, the
 * others on ask->workers threads. */
rc leaves_fill(arena *a, struct reading *const *r, size_t n,
               const struct intake_ask *ask, err *e);

/* The package to install for a program that child_run did not find: fills *e
 * with that, or leaves what child_run said. Returns ERR_IO. */
rc program_missing(str name, const char *program, const char *package,
                   err *e);

#endif
