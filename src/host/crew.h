/* crew.h - threads that take whole jobs from a queue; results come back in
 * the order in which the jobs were given.
 *
 * One caller gives and takes. A job belongs to one thread at a time: the
 * caller's until crew_give, the crew's until crew_take returns it. */
#ifndef HOST_CREW_H
#define HOST_CREW_H

#include "base/err.h"

struct crew;

/* Does one job. member is the thread's own state. */
typedef void crew_work(void *member, void *job);

/* n threads, one for each of member[0..n), or as many as the system lets us
 * have, at least one; at most `slots` jobs are under way. ERR_MEMORY, ERR_IO
 * (no thread to be had). */
rc crew_open(size_t n, void *const *member, crew_work *work, size_t slots,
             struct crew **out, err *e);
/* False: all slots are taken; crew_take first. */
bool crew_give(struct crew *c, void *job);
/* The oldest job, waited for; NULL where none is under way. */
void *crew_take(struct crew *c);
/* Waits for what is under way, then ends the threads. */
void crew_close(struct crew *c);         /* NULL is allowed */

size_t host_cores(void);        /* processors this process may use */

#endif
