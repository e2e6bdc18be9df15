/* child.h - another program, run in a cage.
 *
 * What strangers' files are parsed with runs as a child: no network, no file
 * written, limits on time, memory and output, and only the system calls that
 * such a program needs (cage.h). The child has its input as a file of its own
 * (/proc/self/fd/0 works for programs that seek), learns no name and nothing
 * of our environment, stands alone in a session of its own, and dies with
 * the thread that runs it.
 *
 * Where the kernel has no seccomp the child runs with all the rest: limits
 * still stop it from writing files, but not from opening a socket.
 * Needs Linux 5.9 (close_range, pidfd_open). */
#ifndef HOST_CHILD_H
#define HOST_CHILD_H

#include "base/arena.h"

enum { CHILD_SAID_MAX = 4096 };

struct child_ask {
        const char *const *argv;        /* argv[0] is looked up in PATH */
        str    input;                   /* the child's standard input */
        unsigned seconds;               /* of the clock */
        unsigned processor;             /* seconds of it; 0: the same */
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
        str  said;              /* the first CHILD_SAID_MAX bytes of its
                                   standard error */
};

/* Runs it to its end. ERR_IO: it is not in PATH, or is a script there (the
 * cage starts one program, and no interpreter after it), or the system
 * refuses; the message says which. Never leaves a child or a descriptor
 * behind, not even where the arena leaves through its door. Safe to call from
 * several threads at once, each with its own arena; a caller of much memory
 * pays nothing for it (vfork). SIGCHLD must not be ignored. */
rc child_run(arena *a, const struct child_ask *ask, struct child_done *out,
             err *e);

/* Is there such a program in PATH? */
bool child_known(const char *program);

#endif
