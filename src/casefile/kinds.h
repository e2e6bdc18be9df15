/* kinds.h - the words by which documents of a case are told apart, loaded from
 * vocabulary/documents.kinds; doc/case-documents.md says what its lines mean.
 *
 * Of a phrase: what it is a sign of. One phrase may be a sign of several
 * things (a title of one class and a cue for another). Knows no page. */
#ifndef CASEFILE_KINDS_H
#define CASEFILE_KINDS_H

#include "base/outline.h"
#include "terms/phrases.h"

/* Classes of documents, parted by |, the process's own list. The last is what
 * a document is that shows no other.
 * SOURCE: the classes of records of a review, process fact sheet D.7. */
extern const char document_classes[];
enum { KINDS_CLASSES = 18, KINDS_OTHER = KINDS_CLASSES - 1 };

enum sign_kind {
        SIGN_FORM,              /* begins a document, which says what it is */
        SIGN_TITLE,
        SIGN_OPENING,           /* a title of several classes */
        SIGN_SECTION,           /* no title: of a part, or an address */
        SIGN_WORD,              /* of headings, points at the class */
        SIGN_CUE,               /* stands in documents of the class */
        SIGN_DATE,              /* before the document's date */
        SIGN_DATE_WORD,         /* of a date's label that nobody listed */
        SIGN_RECEIVED,          /* before the date it came in */
        SIGN_AUTHOR,            /* before the author's name */
        SIGN_CREDENTIAL,        /* behind a name */
        SIGN_SPECIALTY,
        SIGN_PATIENT,           /* labels who the patient is */
        SIGN_GREETING,          /* a letter begins */
        SIGN_CLOSING,           /* a document ends */
        SIGN_PAGE,              /* before a page's number */
        SIGN_OF,                /* between it and how many there are */
        SIGN_FAX,               /* in the line that a fax machine prints */
        SIGN_GOES_ON,           /* a document goes on */
        SIGNS
};

enum { RANK_CAME_IN = -2, RANK_NEVER = -1, RANK_OWN = 0,
       RANK_SIGNED = 3                  /* dates: from here on they are of
                                   what was done with the document */
};

struct sign {
        enum sign_kind kind;
        int  class;             /* of which; -1: of any */
        int  rank;              /* cue, word: weight, 1 to 9. Date, author:
                                   as in the file, from 1; 0: the class's own;
                                   -1: before what is not meant; -2: word of
                                   when it came in */
        str  specialty;         /* of a credential, or the one named */
        size_t line;
        const struct sign *next;        /* of the same phrase */
};

struct kinds {
        struct phrases *phrases;
        str  name[KINDS_CLASSES];
        struct practice { str specialty; int class; } *practice;
        size_t practices;       /* whose practitioners write which class */
        bool rows[KINDS_CLASSES];       /* its date may be its table's last */
        bool worker[KINDS_CLASSES], house[KINDS_CLASSES];
                                /* where no name is signed, written by the
                                   worker; by whose letterhead it bears */
        str  by[KINDS_CLASSES];         /* who writes it; or empty */
        bool told[KINDS_CLASSES], tells[KINDS_CLASSES];
                                /* others tell of what it does; it tells of
                                   them */
};

/* ERR_SYNTAX: file and line; an unknown key or class, a phrase that is a sign
 * of two things that exclude one another, a file without source. */
rc kinds_load(arena *a, const struct data_file *file, struct kinds **out,
              err *e);

/* The table without words: nothing is known by its words. */
struct kinds *kinds_none(arena *a);

/* The class of that name, or -1. */
int kinds_class(const struct kinds *k, str name);

/* What the phrase that ends in the state of k->phrases is a sign of; NULL: none
 * ends there. */
const struct sign *kinds_sign(const struct kinds *k, uint32_t state);

/* The class that those of the specialty write by their signature, or -1. */
int kinds_practice(const struct kinds *k, str specialty);

/* The sign that counts in a document of the class: the class's own before
 * that of any; NULL: none of this kind. */
const struct sign *sign_of(const struct sign *s, enum sign_kind kind,
                           int class);

#endif
