/* course.c - a document, page by page, to what it says of the course of
 * treatment. See course.h. */
#include "clinical/leaf.h"

static struct leaf *leaf_new(arena *a, const struct vocabulary *v,
                             struct document *d)
{
        struct leaf *p = NEW(a, struct leaf);

        p->a = a;
        p->v = v;
        p->d = d;
        p->treatment = UINT32_MAX;
        signer_course(p);
        return p;
}

static size_t page_end(const struct document *d, size_t page)
{
        size_t end = page < d->pages ? d->page_begin[page] : d->text.n;

        return end < d->end ? end : d->end;
}

struct ledger_entries course_read(arena *a, const struct vocabulary *v,
                                  struct document *d)
{
        struct leaf *p = leaf_new(a, v, d);
        struct findings f = findings_own(findings_read(a, v, d, d->begin,
                                                       d->end));
        size_t from = 0, at = d->begin;

        while (at < d->end) {
                size_t end = page_end(d, (size_t)document_page(d, at));
                size_t to = from;

                while (to < f.n && f.at[to].evidence.begin < end)
                        to++;
                leaf_open(p, at, end);
                if (p->t.n) {
                        doses_course(p);
                        visits_course(p);
                        requests_course(p);
                        decisions_course(p);
                        pain_course(p);
                        events_course(p, &f, from, to);
                }
                from = to;
                at = end;
        }
        days_close(p);
        return (struct ledger_entries){ p->out.at, p->out.n };
}
