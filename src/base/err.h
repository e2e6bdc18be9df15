/* err.h - why a call failed, and where in the input.
 *
 * A failing call fills *e once and returns its code; callers pass it up
 * untouched, and it is printed once, at the top. The message says what is
 * wrong and what to write instead. It never quotes a case's own text. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/str.h"

typedef enum rc {
        OK,
        ERR_USAGE,      /* the call itself is wrong */
        ERR_SYNTAX,     /* a data file says something we cannot read */
        ERR_INPUT,      /* a letter or document could not be read */
        ERR_IO,         /* the system refused a file or folder */
        ERR_LIMIT,      /* over a stated ceiling */
        ERR_MEMORY      /* no memory left */
} rc;

enum { ERR_FILE_MAX = 256, ERR_TEXT_MAX = 512 };

typedef struct err {
        rc     code;
        char   file[ERR_FILE_MAX];      /* empty where there is none */
        size_t line;                    /* from 1; 0 where there is none */
        char   text[ERR_TEXT_MAX];
} err;

/* Fills *e (which may be NULL) and returns code. */
rc err_set(err *e, rc code, str file, size_t line, const char *fmt, ...)
        __attribute__((format(printf, 5, 6)));

#endif
