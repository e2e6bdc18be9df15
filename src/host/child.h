/* child.h - another program, run in a cage.
 *
 * What strangers' files are parsed with runs as a child: no network, no file
 * written, limits on time, memory and output, and where the kernel has
 * seccomp only the system calls that such a program needs. The child reads
 * its input as a file of its own (/proc/self/fd/0 works for programs that
 * seek) and never learns a name. */
#ifndef HOST_CHILD_H
#define HOST_CHILD_H

#include "base/arena.h"

struct child_ask {
        const char *const *argv;        /* argv[0] is looked up in PATH */
        str    input;                   /* the child's standard input */
        unsigned seconds;               /* of the clock, and of processor */
        size_t memory;                  /* bytes of address space */
        size_t output;                  /* bytes of standard output */
};

enum child_end {
        CHILD_DONE,             /* exit 0: output is whole */
        CHILD_FAILED,           /* another exit code, in `code` */
        CHILD_KILLED,           /* by signal `code`: its memory, a crash */
        CHILD_LATE,             /* over `seconds`; it was killed */
        CHILD_LOUD              /* over `output`; it was killed */
};

struct child_done {
        enum child_end end;
        int  code;
        str  output;            /* what came before the end; in the arena */
        str  said;              /* first bytes of its standard error */
};

/* Runs it to its end. ERR_IO: it is not installed or the system refuses
 * (the message says which). Never leaves a child behind; safe to call from
 * several threads at once. */
rc child_run(arena *a, const struct child_ask *ask, struct child_done *out,
             err *e);

/* Is there such a program in PATH? */
bool child_known(const char *program);

#endif
