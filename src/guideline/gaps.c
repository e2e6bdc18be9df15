/* gaps.c - what no example tests: of each line the values it can have, of each
 * number its edges, of each topic the days around it.
 *
 * The values are those of the proofs that examples made. */
#include "guideline/desk.h"

#include "guideline/inside.h"

#include <stdlib.h>

enum { CAN_NO = 1 << TRI_NO, CAN_UNKNOWN = 1 << TRI_UNKNOWN,
       CAN_YES = 1 << TRI_YES, CAN_ALL = CAN_NO | CAN_UNKNOWN | CAN_YES };

/* ---- Which values a line can have ------------------------------------ */

static unsigned atom_can(const struct atom *x)
{
        const struct dictionary_entry *n = x->entry;

        if (n->kind == FACT_FLAG ||
            (n->kind == FACT_CHOICE && n->source == FROM_REQUEST))
                return CAN_NO | CAN_YES;        /* a request says it */
        if (n->kind == FACT_STATE && x->states & 1u << STATE_PLANNED)
                return CAN_UNKNOWN | CAN_YES;
        return CAN_ALL;
}

static unsigned can_not(unsigned can)
{
        return (can & CAN_UNKNOWN) | (can & CAN_NO ? CAN_YES : 0u) |
               (can & CAN_YES ? CAN_NO : 0u);
}

/* What all of, or any of, the two can be. */
static unsigned can_both(unsigned x, unsigned y, bool all)
{
        unsigned out = 0;

        for (int i = TRI_NO; i <= TRI_YES; i++)
                for (int k = TRI_NO; k <= TRI_YES; k++)
                        if (x & 1u << i && y & 1u << k)
                                out |= 1u << (all ? tri_and((tri)i, (tri)k)
                                                  : tri_or((tri)i, (tri)k));
        return out;
}

static unsigned expr_can(const struct expr *x)
{
        unsigned can = x->op == EXPR_ANY ? CAN_NO : CAN_YES;

        if (x->op == EXPR_ATOM)
                return atom_can(&x->atom);
        for (const struct expr *c = x->child; c; c = c->next)
                can = can_both(can, expr_can(c), x->op == EXPR_ALL);
        return can;
}

static unsigned lines_can(const struct rule_line *l);

static unsigned line_can(const struct rule_line *l)
{
        unsigned can = CAN_ALL;

        switch (l->kind) {
        case RULE_REQUIRE:
                can = expr_can(l->expr);
                break;
        case RULE_EXCLUDE:
                can = can_not(expr_can(l->expr));
                break;
        case RULE_AVOID:
                can = expr_can(l->expr);        /* silence is no */
                can = can_not((can & CAN_YES) |
                              (can & (CAN_NO | CAN_UNKNOWN) ? CAN_NO : 0u));
                break;
        case RULE_WHEN_STATED:
                can = expr_can(l->expr);
                can = (can & CAN_YES) |
                      (can & (CAN_NO | CAN_UNKNOWN) ? CAN_NO : 0u);
                return can_both(can_not(can), lines_can(l->under), false);
        case RULE_WHEN:
                return can_both(can_not(expr_can(l->expr)),
                                lines_can(l->under), false);
        case RULE_LIMIT:
                break;
        }
        return l->except ? can_both(can, expr_can(l->except), false) : can;
}

static unsigned lines_can(const struct rule_line *l)
{
        unsigned can = CAN_YES;

        for (; l; l = l->next)
                can = can_both(can, line_can(l), true);
        return can;
}

/* Of a silent topic that it is silent, and no more. */
static unsigned class_can(const struct topic *t)
{
        unsigned can = t->class <= TOPIC_CRITERIA || t->class == TOPIC_SILENT
                       ? CAN_YES : CAN_NO;

        return t->class_except ? can_both(can, expr_can(t->class_except),
                                          false) : can;
}

/* ---- What was seen --------------------------------------------------- */

/* A number that a line holds a value against. */
struct edge {
        size_t entry, prior;            /* prior: SIZE_MAX for none */
        double number;
        enum compare compare;
        bool at, beyond;
        struct edge *next;
};

struct seen {
        const struct criterion *criterion;
        const struct rule_line *line;           /* NULL: the class */
        size_t topic;
        unsigned can, have;
        struct edge *edge;
};

struct gapping {
        arena *a;
        const struct guidelines *g;
        VEC(struct seen) seen;          /* as they stand in the files */
        struct seen **by; size_t n;     /* by the criterion's address */
        bool *before, *after;           /* by topic */
};

static void edge_add(struct gapping *G, struct seen *s, struct edge e)
{
        struct edge *new = NEW(G->a, struct edge);

        *new = e;
        new->next = s->edge;
        s->edge = new;
}

static void edges_of(struct gapping *G, struct seen *s, const struct expr *x)
{
        if (x->op == EXPR_ATOM && x->atom.entry->kind == FACT_NUMBER)
                edge_add(G, s, (struct edge){
                        .entry = x->atom.index, .prior = SIZE_MAX,
                        .number = x->atom.number,
                        .compare = x->atom.compare });
        for (const struct expr *c = x->op == EXPR_ATOM ? NULL : x->child; c;
             c = c->next)
                edges_of(G, s, c);
}

static void lines_list(struct gapping *G, size_t topic,
                       const struct rule_line *l)
{
        for (; l; l = l->next) {
                struct seen *s = VEC_ADD(G->a, &G->seen);

                *s = (struct seen){ .criterion = &l->criterion, .line = l,
                                    .topic = topic, .can = line_can(l) };
                if (l->kind == RULE_LIMIT)
                        edge_add(G, s, (struct edge){
                                .entry = l->limit.atom.index,
                                .prior = l->limit.in_all ? l->limit.prior
                                                         : SIZE_MAX,
                                .number = l->limit.atom.number,
                                .compare = AT_MOST });
                else if (l->kind != RULE_WHEN && l->kind != RULE_WHEN_STATED)
                        edges_of(G, s, l->expr);
                lines_list(G, topic, l->under);
        }
}

static int by_address(const void *x, const void *y)
{
        uintptr_t p = (uintptr_t)(*(struct seen *const *)x)->criterion;
        uintptr_t q = (uintptr_t)(*(struct seen *const *)y)->criterion;

        return p < q ? -1 : p > q;
}

static void gapping_open(struct gapping *G)
{
        const struct guidelines *g = G->g;

        for (size_t i = 0; i < g->n_topics; i++) {
                const struct topic *t = &g->topic[i];

                if (t->kind == TOPIC_SERVICE)
                        *VEC_ADD(G->a, &G->seen) = (struct seen){
                                .criterion = &t->class_criterion, .topic = i,
                                .can = class_can(t) };
                lines_list(G, i, t->line);
        }
        G->n = G->seen.n;
        G->by = arena_get(G->a, sizeof *G->by, G->n + 1);
        for (size_t i = 0; i < G->n; i++)
                G->by[i] = &G->seen.at[i];
        if (G->n)
                qsort(G->by, G->n, sizeof *G->by, by_address);
        G->before = NEWN(G->a, bool, g->n_topics + 1);
        G->after = NEWN(G->a, bool, g->n_topics + 1);
}

static struct seen *seen_of(struct gapping *G, const struct criterion *c)
{
        struct seen key = { .criterion = c }, *p = &key, **found;

        found = G->n ? bsearch(&p, G->by, G->n, sizeof *G->by, by_address)
                     : NULL;
        return found ? *found : NULL;
}

/* The one value that the facts state of a number. */
static bool value_of(const struct facts *f, size_t entry, double *out)
{
        size_t n = 0;

        for (size_t i = 0; i < f->n; i++) {
                const struct fact *x = &f->at[i];

                if (x->entry != entry || x->state == STATE_NOT_DOCUMENTED ||
                    x->state == STATE_PLANNED)
                        continue;
                if (n++ || x->low < x->high || x->low > x->high)
                        return false;
                *out = x->low;
        }
        return n == 1;
}

/* Just beyond is within one unit. */
static void edge_see(struct edge *e, const struct facts *f)
{
        bool under = e->compare == AT_LEAST || e->compare == LESS_THAN;
        double v, prior = 0, over;

        if (!value_of(f, e->entry, &v) ||
            (e->prior != SIZE_MAX && !value_of(f, e->prior, &prior)))
                return;
        over = v + prior - e->number;
        if (under)
                over = -over;
        e->at |= !(over < 0) && !(over > 0);
        e->beyond |= over > 0 && over <= 1;
}

static void proof_see(struct gapping *G, const struct proof *p,
                      const struct facts *f)
{
        struct seen *s = p->criterion ? seen_of(G, p->criterion) : NULL;
        tri v = p->op == PROOF_DISTRUST ? p->child->value : p->value;

        if (p->other)                   /* another item's */
                return;
        if (s) {
                s->have |= 1u << v;
                for (struct edge *e = s->edge; e; e = e->next)
                        edge_see(e, f);
        }
        if (s && s->line && (s->line->kind == RULE_WHEN ||
                             s->line->kind == RULE_WHEN_STATED) &&
            p->child->value == TRI_YES)
                return;                 /* its lines do not matter here */
        for (const struct proof *c = p->child; c; c = c->next)
                proof_see(G, c, f);
}

/* A silent topic stands in no proof where no lower source speaks: it is seen
 * where the request is one that it is for. */
static void silent_see(struct gapping *G, struct reach *r)
{
        size_t n, *near = topics_near(r, &n);

        for (size_t i = 0; i < n; i++) {
                const struct topic *t = &G->g->topic[near[i]];

                if (t->class == TOPIC_SILENT &&
                    edition_in_force(t->edition, r->f->on) &&
                    expr_evaluate(r, t->of)->value == TRI_YES)
                        seen_of(G, &t->class_criterion)->have |= CAN_YES;
        }
}

/* The day before and after each topic that this request would be for. */
static void days_see(struct gapping *G, const struct facts *f)
{
        struct reach r = reach_open(G->a, G->g, f);

        silent_see(G, &r);
        for (size_t i = 0; i < G->g->n_topics && date_exact(f->on); i++) {
                const struct topic *t = &G->g->topic[i];
                const struct edition *n = t->edition;
                bool before = f->on.first == n->from.first - 1;
                bool after = date_known(n->until) &&
                             f->on.first == n->until.last + 1;

                if (t->kind != TOPIC_SERVICE || (!before && !after))
                        continue;
                if (expr_evaluate(&r, t->of)->value != TRI_YES)
                        continue;
                G->before[i] |= before;
                G->after[i] |= after;
        }
}

/* ---- What was not ---------------------------------------------------- */

typedef VEC(struct gap) gap_list;

static void seen_gaps(struct gapping *G, const struct seen *s,
                      const struct topic_line *l, gap_list *out)
{
        static const struct { unsigned can; enum gap_kind kind; } values[] = {
                { CAN_YES, GAP_MET }, { CAN_NO, GAP_NOT_MET },
                { CAN_UNKNOWN, GAP_UNKNOWN }
        };
        struct gap gap = { .topic = s->topic, .line = *l, .day = DATE_NONE };
        unsigned lack = s->can & ~s->have;

        for (int i = 0; i < 3; i++)
                if (lack & values[i].can) {
                        gap.kind = values[i].kind;
                        *VEC_ADD(G->a, out) = gap;
                }
        for (const struct edge *e = s->edge; e; e = e->next) {
                gap.number = e->number;
                gap.unit = G->g->dictionary->entry[e->entry].unit;
                gap.kind = GAP_AT;
                if (!e->at)
                        *VEC_ADD(G->a, out) = gap;
                gap.kind = e->compare == AT_LEAST || e->compare == LESS_THAN
                           ? GAP_UNDER : GAP_OVER;
                if (!e->beyond && e->compare != EXACTLY)
                        *VEC_ADD(G->a, out) = gap;
        }
}

static void day_gaps(struct gapping *G, size_t topic, gap_list *out)
{
        const struct edition *n = G->g->topic[topic].edition;
        struct gap gap = { .topic = topic };
        int32_t day;

        if (G->g->topic[topic].kind != TOPIC_SERVICE)
                return;
        if (!G->before[topic]) {
                gap.kind = GAP_BEFORE;
                day = n->from.first - 1;
                gap.day = (date){ day, day };
                *VEC_ADD(G->a, out) = gap;
        }
        if (!G->after[topic] && date_known(n->until)) {
                gap.kind = GAP_AFTER;
                day = n->until.last + 1;
                gap.day = (date){ day, day };
                *VEC_ADD(G->a, out) = gap;
        }
}

void gaps_find(arena *a, const struct guidelines *g,
               const struct example_result *x, size_t n, struct gaps *out)
{
        struct gapping G = { .a = a, .g = g };
        gap_list all = { 0 };

        gapping_open(&G);
        for (size_t i = 0; i < n; i++) {
                if (x[i].evaluation.proof)
                        proof_see(&G, x[i].evaluation.proof, &x[i].facts);
                days_see(&G, &x[i].facts);
        }
        *out = (struct gaps){ .topics = g->n_topics, .lines = G.n };
        for (size_t i = 0, k = 0; i < g->n_topics; i++) {
                struct topic_line *line;
                size_t lines = topic_lines(a, g, i, &line), before = all.n;

                for (size_t j = 0; j < lines; j++, k++) {
                        size_t had = all.n;

                        seen_gaps(&G, &G.seen.at[k], &line[j], &all);
                        out->tested += all.n == had;
                }
                day_gaps(&G, i, &all);
                out->whole += all.n == before;
        }
        out->at = all.at;
        out->n = all.n;
}
