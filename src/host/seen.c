/* seen.c - the set of files already met on a walk, by open addressing. Slot
 * number 0 of no device is empty: no file system gives out that id. */
#include "host/host.h"

/* Where id stands in at[cap], or the empty slot where it would. */
static size_t slot_of(const struct host_id *at, size_t cap, struct host_id id)
{
        static const struct host_id none = { 0, 0 };
        uint64_t h = (id.number ^ id.device << 32) * 0x9e3779b97f4a7c15u;
        size_t i = (size_t)(h >> 32) & (cap - 1);

        while (!host_id_same(at[i], none) && !host_id_same(at[i], id))
                i = (i + 1) & (cap - 1);
        return i;
}

static void seen_grow(arena *a, struct host_seen *s)
{
        size_t cap = s->cap ? s->cap * 2 : 64;
        struct host_id *at = NEWN(a, struct host_id, cap);

        for (size_t i = 0; i < s->cap; i++)
                if (s->at[i].device || s->at[i].number)
                        at[slot_of(at, cap, s->at[i])] = s->at[i];
        s->at = at;
        s->cap = cap;
}

bool host_seen_add(arena *a, struct host_seen *s, struct host_id id)
{
        if (s->n * 2 >= s->cap)
                seen_grow(a, s);
        size_t i = slot_of(s->at, s->cap, id);

        if (host_id_same(s->at[i], id))
                return false;
        s->at[i] = id;
        s->n++;
        return true;
}
