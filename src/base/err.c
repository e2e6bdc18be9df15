/* err.c - one function: fill and return. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

rc err_set(err *e, rc code, str file, size_t line, const char *fmt, ...)
{
        va_list ap;

        if (!e)
                return code;
        e->code = code;
        e->line = line;
        if (file.n >= sizeof e->file)   /* keep the end: it names the file */
                file = str_slice(file, file.n - sizeof e->file + 1, file.n);
        if (file.n)
                memcpy(e->file, file.p, file.n);
        e->file[file.n] = 0;
        va_start(ap, fmt);
        vsnprintf(e->text, sizeof e->text, fmt, ap);
        va_end(ap);
        return code;
}
