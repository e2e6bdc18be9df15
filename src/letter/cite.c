/* cite.c - both guideline lines of every item, and the studies that its
 * rationale names, as citations: the claims administrator's, the reviewer's
 * line, the rationale's. Knows where they stand, not how they are read. */
#include "letter/inside.h"

/* Letters repeat their lines from item to item; the last few are kept. */
enum { SEEN = 8 };

struct line_read { str printed; struct citations read; };

struct citer {
        arena *a;
        const struct titles *t;
        const struct letter *l;
        struct line_read seen[SEEN]; size_t n;
};

static str span_text(const struct letter *l, struct span s)
{
        return str_slice(l->document->text, s.begin, s.end);
}

/* A citation's grammar knows the plain space alone; one that does not break,
 * or is of another width, is as good. */
static str spaces_plain(arena *a, str s)
{
        char *p;
        size_t n = 0;

        if (!s.n || (!memchr(s.p, 0xc2, s.n) && !memchr(s.p, 0xe2, s.n)))
                return s;
        p = arena_bytes(a, s.n);
        for (size_t i = 0; i < s.n;) {
                size_t white = (unsigned char)s.p[i] >= 0x80 ? white_at(s, i)
                               : s.p[i] == ' ';

                if (!white)
                        p[n++] = s.p[i++];
                else if (n && p[n - 1] != ' ')
                        p[n++] = ' ';
                i += white;
        }
        return str_of(p, n);
}

/* The citations of one line, read or remembered; whose they are is set where
 * they are put. */
static struct citations line_cite(struct citer *x, struct span line)
{
        str printed = span_text(x->l, line);
        struct line_read *s = x->seen;

        for (; s < x->seen + SEEN; s++)
                if (printed.n && str_eq(s->printed, printed))
                        return s->read;
        s = &x->seen[x->n++ % SEEN];
        s->printed = printed;
        s->read = citations_read(x->a, x->t, spaces_plain(
                                 x->a, letter_value(x->a, x->l, line)),
                                 BY_IMRO);
        return s->read;
}

/* The same study in the reviewer's line and in the rationale is one. */
static bool study_in(const struct citations *line, const struct citation *c)
{
        for (size_t i = 0; i < line->n; i++)
                if (line->at[i].class == CITED_STUDY &&
                    line->at[i].edition == c->edition &&
                    str_eq_fold(line->at[i].title, c->title))
                        return true;
        return false;
}

static void item_cite(struct citer *x, struct letter_item *it)
{
        struct citations c = line_cite(x, it->claims_administrator_guideline);
        struct citations m = line_cite(x, it->imro_guideline);
        struct citations s = studies_read(x->a, x->t,
                                          span_text(x->l, it->rationale),
                                          BY_IMRO);

        it->citation = NEWN(x->a, struct citation, c.n + m.n + s.n);
        for (size_t k = 0; k < c.n; k++) {
                it->citation[k] = c.at[k];
                it->citation[k].by = BY_CLAIMS_ADMINISTRATOR;
        }
        it->n_citations = c.n;
        for (size_t k = 0; k < m.n; k++)
                it->citation[it->n_citations++] = m.at[k];
        for (size_t k = 0; k < s.n; k++)
                if (!study_in(&m, &s.at[k]))
                        it->citation[it->n_citations++] = s.at[k];
}

void letter_cite(arena *a, const struct titles *t, struct letter *l)
{
        struct citer x = { .a = a, .t = t, .l = l };

        for (size_t i = 0; i < l->n_items; i++)
                item_cite(&x, &l->item[i]);
}
