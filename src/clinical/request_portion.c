/* request_portion.c - a line of which utilization review granted a part: what
 * was asked for, what was authorized, what is left in dispute. */
#include "clinical/request_inside.h"

/* "#120 (remaining 12 tablets)": what was asked for stands before it. */
static void remaining_cut(const struct ask *q, struct request *r,
                          struct portions *p)
{
        size_t at = mark_find(q, MARK_REMAINING, 1, q->n), end;

        if (at == SIZE_MAX)
                return;
        end = at + q->hit[at][LANE_REQUEST].n;
        for (size_t i = end; i < q->n && i < end + 3; i++)
                if (number_at(q, i)) {
                        r->partly_approved = true;
                        p->original_to = at;
                        p->from = end;
                        return;
                }
}

struct portions portions_cut(const struct ask *q, struct request *r)
{
        struct portions p = { .to = q->n };
        size_t original = mark_find(q, MARK_ORIGINAL, 0, q->n), at;

        at = mark_find(q, MARK_LEAVING, 0, q->n);
        if (at != SIZE_MAX && original == SIZE_MAX) {
                r->partly_approved = true;
                p.to = at ? at : q->n;
                return p;
        }
        if (original == SIZE_MAX || !original) {
                remaining_cut(q, r, &p);
                return p;
        }
        r->partly_approved = true;
        p.original_to = p.to = original;
        p.authorized_from = original +
                            q->hit[original][LANE_REQUEST].n;
        at = mark_find(q, MARK_AUTHORIZED, p.authorized_from, q->n);
        p.authorized_to = at == SIZE_MAX ? p.authorized_from : at;
        at = mark_find(q, MARK_REMAINING, p.authorized_to, q->n);
        if (at != SIZE_MAX) {
                p.from = at + q->hit[at][LANE_REQUEST].n;
                p.to = q->n;
        }
        return p;
}
