/* cage.h - the system calls that a child may use, as a program for the
 * kernel's seccomp.
 *
 * Reading files, memory, standard output and error, and ending: that is what
 * a parser needs. Everything else fails with EPERM: sockets, files opened for
 * writing or made, processes and threads started, traced, signalled or read,
 * limits raised, devices controlled. Constant data: nothing is built or
 * allocated, so that any thread may use it between fork and exec. */
#ifndef HOST_CAGE_H
#define HOST_CAGE_H

struct sock_fprog;

/* The program to be run stands open, close-on-exec, at this descriptor, and
 * its descriptors are limited to fewer than it. So it is executed by
 * execveat(CAGE_PROGRAM), the one exec that the cage allows, and exactly
 * once: the descriptor closes as it starts, and none of that number can be
 * had again. */
enum { CAGE_PROGRAM = 48, CAGE_FILES = 40 };

/* NULL on a processor that this file does not know. */
const struct sock_fprog *cage_filter(void);

#endif
