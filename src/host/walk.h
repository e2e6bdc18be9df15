/* walk.h - the files below a folder, one after another: sorted by name, at
 * most HOST_WALK_DEPTH folders deep, each file once whatever links lead to
 * it, without names that begin with a dot.
 *
 * Memory: the ids of what was met, and the names of the folders it stands in.
 * The caller closes it, also after the door was taken. */
#ifndef HOST_WALK_H
#define HOST_WALK_H

#include "host/host.h"

enum { HOST_WALK_DEPTH = 16 };

/* Is a file of this name wanted? */
typedef bool host_wanted(str name);

struct host_level { arena names; str path; str *name; size_t n, at; };

struct host_walk {
        host_wanted *wanted;
        arena keep;                     /* the ids met */
        struct host_seen seen;
        struct host_level level[HOST_WALK_DEPTH + 1];
        size_t depth;                   /* levels that are open */
        char path[4096];                /* of what was met last */
};

/* What the walk came to. path lives until the next call. */
struct host_met {
        str  path;
        size_t size;
        bool refused;           /* the system does not let it be looked at, or
                                   walked: reading it says why */
};

/* ERR_IO, ERR_LIMIT: the folder itself cannot be walked. */
rc   host_walk_open(str folder, host_wanted *wanted, struct door *door,
                    struct host_walk *w, err *e);
/* The next file; *end at the end. ERR_LIMIT: a folder too deep or too full
 * was passed over; the walk goes on. */
rc   host_walk_next(struct host_walk *w, struct host_met *out, bool *end,
                    err *e);
void host_walk_close(struct host_walk *w);

#endif
