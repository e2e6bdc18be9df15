/* check.c - what only all files together can show: editions that overlap or
 * leave a gap, names that nobody has, topics that stand twice. */
#include "guideline/inside.h"

/* Two files may hold parts of one edition: then their heads agree. */
static bool edition_same(const struct edition *p, const struct edition *q)
{
        return str_eq(p->guideline, q->guideline) &&
               p->from.first == q->from.first &&
               p->until.last == q->until.last &&
               str_eq(p->title, q->title) && p->year == q->year &&
               p->class == q->class && p->authority == q->authority &&
               p->whole == q->whole;
}

static rc editions_check(const struct edition *p, const struct edition *q,
                         err *e)
{
        const struct edition *early = p, *late = q;

        if (edition_same(p, q))
                return OK;
        if (!str_eq(p->file, q->file) && p->from.first == q->from.first)
                return err_set(e, ERR_SYNTAX, p->file, p->line,
                               "does not agree with "FMT":%zu, which begins "
                               "that edition of "FMT" too; give both the "
                               "same source, dates, authority and coverage",
                               ARG(q->file), q->line, ARG(q->guideline));
        if (late->from.first < early->from.first) {
                early = q;
                late = p;
        }
        if (!date_known(early->until) ||
            early->until.last >= late->from.first)
                return err_set(e, ERR_SYNTAX, late->file, late->line,
                               "this edition of "FMT" is in force while the "
                               "one of "FMT":%zu is; end that one the day "
                               "before", ARG(late->guideline),
                               ARG(early->file), early->line);
        return OK;
}

/* The edition of the same guideline that ends last before n begins. */
static const struct edition *edition_before(const struct guidelines *g,
                                            const struct edition *n)
{
        const struct edition *best = NULL;

        for (size_t i = 0; i < g->n_editions; i++) {
                const struct edition *p = &g->edition[i];

                if (p == n || !str_eq(p->guideline, n->guideline) ||
                    edition_same(p, n) || !date_known(p->until) ||
                    p->until.last >= n->from.first)
                        continue;
                if (!best || best->until.last < p->until.last)
                        best = p;
        }
        return best;
}

static rc gap_check(const struct guidelines *g, const struct edition *n,
                    err *e)
{
        const struct edition *p = edition_before(g, n);

        if (p && p->until.last + 1 < n->from.first &&
            !date_known(n->gap_until))
                return err_set(e, ERR_SYNTAX, n->file, n->line, "no edition "
                               "of "FMT" is in force between "FMT":%zu and "
                               "this one; correct the dates or add `gap "
                               "before REASON`", ARG(n->guideline),
                               ARG(p->file), p->line);
        return OK;
}

static bool editions_meet(const struct edition *p, const struct edition *q)
{
        return (!date_known(p->until) || p->until.last >= q->from.first) &&
               (!date_known(q->until) || q->until.last >= p->from.first);
}

static rc topic_twice(const struct topic *t, const struct topic *first,
                      err *e)
{
        if (str_eq(first->edition->file, t->edition->file))
                return err_set(e, ERR_SYNTAX, t->edition->file, t->line_no,
                               "`"FMT"` stands in line %zu already; give it "
                               "another name", ARG(t->name),
                               first->line_no);
        return err_set(e, ERR_SYNTAX, t->edition->file, t->line_no,
                       "`"FMT"` stands in "FMT":%zu already, in force on the "
                       "same days; give it another name", ARG(t->name),
                       ARG(first->edition->file), first->line_no);
}

/* A private topic of a shipped one's name is a later edition of the same
 * guideline, or nobody can tell which of the two is meant. */
static bool overlay_takes(const struct topic *t, const struct topic *first)
{
        return t->edition->overlay && !first->edition->overlay &&
               str_eq(t->name, first->name) &&
               (editions_meet(t->edition, first->edition) ||
                !str_eq(t->edition->guideline, first->edition->guideline));
}

static rc overlay_twice(const struct topic *t, const struct topic *first,
                        err *e)
{
        return err_set(e, ERR_SYNTAX, t->edition->file, t->line_no,
                       "`"FMT"` is a topic of the shipped guidelines "
                       "("FMT":%zu); give this one another name and, where "
                       "it shall govern, a line `instead of "FMT"`",
                       ARG(t->name), ARG(first->edition->file),
                       first->line_no, ARG(t->name));
}

static rc topic_check(const struct guidelines *g, size_t i, err *e)
{
        const struct topic *t = &g->topic[i];

        for (size_t k = 0; k < i; k++) {
                if (overlay_takes(t, &g->topic[k]))
                        return overlay_twice(t, &g->topic[k], e);
                if (str_eq(g->topic[k].name, t->name) &&
                    editions_meet(g->topic[k].edition, t->edition))
                        return topic_twice(t, &g->topic[k], e);
        }
        return OK;
}

/* The topics of that name that are in force on a day with t: one behind k, or
 * the end. */
static size_t instead_next(const struct guidelines *g, const struct topic *t,
                           str name, size_t k)
{
        while (k < g->n_topics && (!str_eq(g->topic[k].name, name) ||
                                   !editions_meet(g->topic[k].edition,
                                                  t->edition)))
                k++;
        return k;
}

/* Where replacements go round, each is replaced and none governs. */
struct chain { size_t *at, *seen; };    /* by topic; seen: of which, + 1 */

static bool instead_circle(const struct guidelines *g, size_t i,
                           struct chain *c)
{
        const struct topic *t = &g->topic[i];
        size_t n = 1;

        c->at[0] = i;
        for (size_t x = 0; x < n; x++) {
                const struct topic *from = &g->topic[c->at[x]];

                for (size_t k = 0; k < from->n_instead; k++) {
                        str name = from->instead[k];
                        size_t j = instead_next(g, t, name, 0);

                        for (; j < g->n_topics;
                             j = instead_next(g, t, name, j + 1)) {
                                if (j == i)
                                        return true;
                                if (c->seen[j] == i + 1)
                                        continue;
                                c->seen[j] = i + 1;
                                c->at[n++] = j;
                        }
                }
        }
        return false;
}

/* SOURCE LC 4610.5(c)(2): a lower authority counts where a higher one does not
 * speak, whatever it says of it. */
static rc instead_rank(const struct guidelines *g, const struct topic *t,
                       str name, err *e)
{
        for (size_t j = instead_next(g, t, name, 0); j < g->n_topics;
             j = instead_next(g, t, name, j + 1)) {
                const struct edition *n = g->topic[j].edition;

                if (n->authority < t->edition->authority)
                        return err_set(e, ERR_SYNTAX, t->edition->file,
                                       t->line_no, "stands instead of "
                                       "`"FMT"`, which is of a higher "
                                       "authority ("FMT":%zu); correct "
                                       "`authority` or take that line out",
                                       ARG(name), ARG(n->file),
                                       g->topic[j].line_no);
        }
        return OK;
}

static rc instead_check(const struct guidelines *g, size_t i, struct chain *c,
                        err *e)
{
        const struct topic *t = &g->topic[i];

        for (size_t k = 0; k < t->n_instead; k++) {
                const struct topic *other = NULL;
                rc r;

                for (size_t j = 0; j < g->n_topics && !other; j++)
                        if (str_eq(g->topic[j].name, t->instead[k]))
                                other = &g->topic[j];
                for (size_t j = 0; other && j < other->n_instead; j++)
                        if (str_eq(other->instead[j], t->name))
                                return err_set(e, ERR_SYNTAX,
                                               t->edition->file, t->line_no,
                                               "`"FMT"` and `"FMT"` each "
                                               "stand instead of the other; "
                                               "keep one of the two lines",
                                               ARG(t->name),
                                               ARG(other->name));
                if (!other)
                        return err_set(e, ERR_SYNTAX, t->edition->file,
                                       t->line_no, "`instead of "FMT"` names "
                                       "no topic; write one that is loaded",
                                       ARG(t->instead[k]));
                r = instead_rank(g, t, t->instead[k], e);
                if (r)
                        return r;
        }
        if (t->n_instead && instead_circle(g, i, c))
                return err_set(e, ERR_SYNTAX, t->edition->file, t->line_no,
                               "`"FMT"` is replaced by what it stands instead "
                               "of, over other topics; take one of these "
                               "`instead of` lines out", ARG(t->name));
        return OK;
}

/* ---- Definitions in definitions -------------------------------------- */

static size_t expr_depth(const struct guidelines *g, const struct expr *x,
                         const unsigned char *depth)
{
        size_t most = 0;

        if (!x)
                return 0;
        if (x->op == EXPR_ATOM)
                return depth[x->atom.index];
        for (const struct expr *c = x->child; c; c = c->next) {
                size_t d = expr_depth(g, c, depth);

                most = d > most ? d : most;
        }
        return most;
}

static size_t lines_depth(const struct guidelines *g,
                          const struct rule_line *l,
                          const unsigned char *depth)
{
        size_t most = 0;

        for (; l; l = l->next) {
                size_t d[3] = { expr_depth(g, l->expr, depth),
                                expr_depth(g, l->except, depth),
                                lines_depth(g, l->under, depth) };

                for (int i = 0; i < 3; i++)
                        most = d[i] > most ? d[i] : most;
        }
        return most;
}

/* How deep each definition goes, until nothing changes: one that goes deeper
 * than the bound goes round in a circle, or is too deep to read. */
static rc definitions_check(arena *a, const struct guidelines *g, err *e)
{
        unsigned char *depth = NEWN(a, unsigned char, g->dictionary->n + 1);
        bool changed = true;

        while (changed) {
                changed = false;
                for (size_t i = 0; i < g->n_topics; i++) {
                        const struct topic *t = &g->topic[i];
                        size_t d;

                        if (t->kind != TOPIC_DEFINITION)
                                continue;
                        d = 1 + lines_depth(g, t->line, depth);
                        if (d > DEFINITIONS_DEEP)
                                return err_set(e, ERR_SYNTAX, t->edition->file,
                                               t->line_no, "is defined by "
                                               "itself, or more than %d "
                                               "definitions deep; write it "
                                               "with findings",
                                               DEFINITIONS_DEEP);
                        if (d > depth[t->defines]) {
                                depth[t->defines] = (unsigned char)d;
                                changed = true;
                        }
                }
        }
        return OK;
}

rc guidelines_check(arena *a, const struct guidelines *g, err *e)
{
        struct chain c = { NEWN(a, size_t, g->n_topics + 1),
                           NEWN(a, size_t, g->n_topics + 1) };
        rc r = OK;

        for (size_t i = 0; i < g->n_editions && !r; i++)
                for (size_t k = 0; k < i && !r; k++)
                        if (str_eq(g->edition[i].guideline,
                                   g->edition[k].guideline))
                                r = editions_check(&g->edition[i],
                                                   &g->edition[k], e);
        for (size_t i = 0; i < g->n_editions && !r; i++)
                r = gap_check(g, &g->edition[i], e);
        for (size_t i = 0; i < g->n_topics && !r; i++)
                r = topic_check(g, i, e);
        for (size_t i = 0; i < g->n_topics && !r; i++)
                r = instead_check(g, i, &c, e);
        return r ? r : definitions_check(a, g, e);
}

bool edition_in_force(const struct edition *n, date on)
{
        return date_known(on) && n->from.first <= on.first &&
               (!date_known(n->until) || on.last <= n->until.last);
}

size_t guidelines_topics(const struct guidelines *g) { return g->n_topics; }

const struct dictionary *guidelines_dictionary(const struct guidelines *g)
{
        return g->dictionary;
}

static void lines_count(const struct rule_line *l, struct topic_about *out)
{
        for (; l; l = l->next) {
                out->lines++;
                out->unverified += l->criterion.status == SOURCE_UNVERIFIED;
                lines_count(l->under, out);
        }
}

struct topic_about topic_about(const struct guidelines *g, size_t i)
{
        const struct topic *t = &g->topic[i];
        struct topic_about out = {
                .name = t->name, .guideline = t->edition->guideline,
                .title = t->edition->title, .section = t->section,
                .edition = t->edition->year, .from = t->edition->from,
                .until = t->edition->until, .class = t->class,
                .rule = t->kind != TOPIC_SERVICE,
                .definition = t->kind == TOPIC_DEFINITION,
                .source = t->edition->class,
                .overlay = t->edition->overlay,
                .authority = t->edition->authority,
                .file = t->edition->file, .line = t->line_no };

        lines_count(t->line, &out);
        if (t->kind == TOPIC_SERVICE) {
                out.lines++;
                out.unverified += t->class_criterion.status ==
                                  SOURCE_UNVERIFIED;
        }
        return out;
}
