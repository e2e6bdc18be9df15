/* work.c - the lines that nobody has read at their source, in the order in
 * which somebody would read them: document, edition, page. */
#include "guideline/desk.h"

#include "guideline/inside.h"

#include <stdlib.h>

/* "46-47" begins on 46; a section number or none comes last, as it stands. */
static long page_of(const struct criterion *c)
{
        str s = c->citation.n_pages ? c->citation.pages[0] : S("");
        size_t i = 0;
        long n;

        while (i < s.n && char_digit(s.p[i]))
                i++;
        return str_number(str_slice(s, 0, i), &n) &&
               (i == s.n || s.p[i] == '-') ? n : 1L << 30;
}

static int work_order(const void *x, const void *y)
{
        const struct work *p = x, *q = y;
        const struct criterion *a = p->line.criterion, *b = q->line.criterion;
        int by = str_order(p->title, q->title);
        long m = page_of(a), n = page_of(b);

        if (by)
                return by;
        if (p->edition != q->edition)
                return p->edition < q->edition ? -1 : 1;
        if (m != n)
                return m < n ? -1 : 1;
        if (p->topic != q->topic)
                return p->topic < q->topic ? -1 : 1;
        return a->line < b->line ? -1 : a->line > b->line;
}

/* The confirmation that the line lost by changing. */
static const struct confirmation *lost_of(const struct confirmations *k,
                                          const struct edition *n, str id)
{
        for (size_t i = k ? k->n : 0; i > 0; i--) {
                const struct confirmation *c = &k->at[i - 1];

                if (c->state == CONFIRMATION_CHANGED && str_eq(c->id, id) &&
                    str_eq(c->guideline, n->guideline) &&
                    c->from.first == n->from.first)
                        return c;
        }
        return NULL;
}

size_t work_list(arena *a, const struct guidelines *g,
                 const struct confirmations *k, struct work **out)
{
        VEC(struct work) v = { 0 };

        for (size_t i = 0; i < g->n_topics; i++) {
                const struct edition *n = g->topic[i].edition;
                struct topic_line *line;
                size_t lines = topic_lines(a, g, i, &line);

                for (size_t j = 0; j < lines; j++) {
                        const struct criterion *c = line[j].criterion;
                        const struct confirmation *lost =
                                lost_of(k, n, c->id);
                        bool own = c->by.n || n->status != SOURCE_UNVERIFIED;

                        if (c->status != SOURCE_UNVERIFIED && !lost)
                                continue;
                        *VEC_ADD(a, &v) = (struct work){
                                .topic = i, .line = line[j],
                                .title = n->title, .edition = n->year,
                                .from = own ? c->by : n->by, .lost = lost };
                }
        }
        if (v.n)
                qsort(v.at, v.n, sizeof *v.at, work_order);
        *out = v.at;
        return v.n;
}
