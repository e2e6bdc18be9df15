/* view.c - a repaired copy of a text, and the way back from it.
 *
 * Edits are few against bytes; a place is found among them by halving. */
#include "letter/repair.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
        const struct edit *x = a, *y = b;

        if (x->from != y->from)
                return x->from < y->from ? -1 : 1;
        return (x->to > y->to) - (x->to < y->to);
}

struct view view_make(arena *a, str below, struct edit *edit, size_t n)
{
        struct view v = { .t = below, .edit = edit };
        size_t more = 0, from = 0, at = 0;
        char *p;

        if (!n)
                return v;
        qsort(edit, n, sizeof *edit, by_place);
        for (size_t i = 0; i < n; i++) {
                if (v.n && edit[i].from < edit[v.n - 1].to)
                        continue;
                edit[v.n++] = edit[i];
                more += edit[i].text.n;
        }
        p = arena_bytes(a, below.n + more);
        for (size_t i = 0; i <= v.n; i++) {
                size_t to = i < v.n ? edit[i].from : below.n;

                memcpy(p + at, below.p + from, to - from);
                at += to - from;
                if (i == v.n)
                        break;
                edit[i].at = at;
                memcpy(p + at, edit[i].text.p, edit[i].text.n);
                at += edit[i].text.n;
                from = edit[i].to;
        }
        v.t = str_of(p, at);
        return v;
}

/* Edits that begin before this place of the copy. */
static size_t edits_before(const struct view *v, size_t at)
{
        size_t low = 0, high = v->n;

        while (low < high) {
                size_t mid = low + (high - low) / 2;

                if (v->edit[mid].at < at)
                        low = mid + 1;
                else
                        high = mid;
        }
        return low;
}

/* `end`: the place is behind a byte, not before one. */
static size_t place_back(const struct view *v, size_t at, bool end)
{
        size_t k = edits_before(v, end ? at : at + 1);
        const struct edit *e;

        if (!k)
                return at;
        e = &v->edit[k - 1];
        if (at >= e->at + e->text.n)
                return e->to + (at - e->at - e->text.n);
        return end ? e->to : e->from;
}

struct span view_back(const struct view *v, struct span s)
{
        if (!v->n || !span_set(s))
                return s;
        return (struct span){ place_back(v, s.begin, false),
                              place_back(v, s.end, true) };
}

struct span view_into(const struct view *v, struct span s)
{
        size_t low = 0, high = v->n;

        while (low < high) {    /* edits that begin before the span ends */
                size_t mid = low + (high - low) / 2;

                if (v->edit[mid].from < s.end)
                        low = mid + 1;
                else
                        high = mid;
        }
        if (!low)
                return s;
        const struct edit *e = &v->edit[low - 1];

        if (e->to > s.begin)
                return (struct span){ 0 };
        s.begin = e->at + e->text.n + (s.begin - e->to);
        s.end = e->at + e->text.n + (s.end - e->to);
        return s;
}
