/* add.h - files copied into a case's folder, where no file is ever replaced. */
#ifndef CASEFILE_ADD_H
#define CASEFILE_ADD_H

#include "base/arena.h"

struct added {
        str  name;              /* in the folder */
        bool same;              /* it stood there already, with these bytes */
        size_t size;            /* bytes */
};

/* Copies the file at `from` into folder, on the disk and read back. Where its
 * name stands there with other bytes it gets the next free one: scan-2.pdf.
 * ERR_INPUT: a name that would be no document (a case file, a decision,
 * corrections, one that begins with a dot); it came out otherwise than it
 * went in. ERR_IO. */
rc file_add(arena *a, str folder, str from, struct added *out, err *e);

#endif
