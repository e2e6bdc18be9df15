/* evaluate.c - the walk that decides, and writes the proof as it goes: lines,
 * definitions, topics, then a part with its rules. Which service topic governs
 * is choose.c's. Pure: the same inputs give the same proof. */
#include "guideline/inside.h"

struct proof *expr_evaluate(struct reach *r, const struct expr *x)
{
        struct proof *p, *last = NULL;

        if (x->op == EXPR_ATOM)
                return atom_evaluate(r, &x->atom);
        p = proof_new(r->a, x->op == EXPR_ALL ? PROOF_ALL : PROOF_ANY);
        for (const struct expr *c = x->child; c; c = c->next)
                proof_under(p, &last, expr_evaluate(r, c));
        return p;
}

struct proof *over(struct reach *r, enum proof_op op, struct proof *child)
{
        struct proof *p = proof_new(r->a, op), *last = NULL;

        proof_under(p, &last, child);
        return p;
}

static struct proof *either(struct reach *r, struct proof *one,
                            struct proof *other)
{
        struct proof *p = proof_new(r->a, PROOF_ANY), *last = NULL;

        proof_under(p, &last, one);
        proof_under(p, &last, other);
        return p;
}

/* Silence as no: only where every page was read is there silence. */
static struct proof *presume(struct reach *r, struct proof *child)
{
        return r->f->unread ? child : over(r, PROOF_PRESUME, child);
}

/* The outermost node of a line: what an unverified one may not do. */
static struct proof *criterion_node(struct reach *r, struct proof *p,
                                    const struct criterion *c)
{
        if (!status_trusted(c->status, r->f->trust))
                p = over(r, PROOF_DISTRUST, p);
        p->criterion = c;
        return p;
}

static struct proof *lines_evaluate(struct reach *r,
                                    const struct rule_line *l,
                                    struct proof *all, struct proof *last);

static struct proof *line_evaluate(struct reach *r,
                                   const struct rule_line *l)
{
        struct proof *p = NULL, *guard;

        switch (l->kind) {
        case RULE_REQUIRE:
                p = expr_evaluate(r, l->expr);
                break;
        case RULE_EXCLUDE:
                p = over(r, PROOF_NOT, expr_evaluate(r, l->expr));
                break;
        case RULE_LIMIT:
                p = limit_evaluate(r, l);
                break;
        case RULE_AVOID:
                p = over(r, PROOF_NOT, presume(r, expr_evaluate(r, l->expr)));
                break;
        case RULE_WHEN:
        case RULE_WHEN_STATED:
                guard = expr_evaluate(r, l->expr);
                if (l->kind == RULE_WHEN_STATED)
                        guard = presume(r, guard);
                p = either(r, over(r, PROOF_NOT, guard),
                           lines_evaluate(r, l->under,
                                          proof_new(r->a, PROOF_ALL), NULL));
                p->criterion = &l->criterion;   /* its lines distrust */
                return p;
        }
        if (l->except)
                p = either(r, p, expr_evaluate(r, l->except));
        if (p->criterion)                       /* a definition's own node */
                p = over(r, PROOF_ALL, p);
        return criterion_node(r, p, &l->criterion);
}

static struct proof *lines_evaluate(struct reach *r,
                                    const struct rule_line *l,
                                    struct proof *all, struct proof *last)
{
        for (; l; l = l->next)
                proof_under(all, &last, line_evaluate(r, l));
        return all;
}

/* A definition in force gives the state its meaning: present is all its
 * lines, absent the mirror. None in force: unknown. */
struct proof *definition_evaluate(struct reach *r, const struct atom *atom)
{
        struct proof *p;

        for (size_t i = 0; i < r->g->n_topics && r->depth < DEFINITIONS_DEEP;
             i++) {
                const struct topic *t = &r->g->topic[i];

                if (t->kind != TOPIC_DEFINITION || t->defines != atom->index ||
                    !edition_in_force(t->edition, r->f->on))
                        continue;
                r->depth++;
                p = lines_evaluate(r, t->line, proof_new(r->a, PROOF_ALL),
                                   NULL);
                r->depth--;
                p->text = atom->text;
                p->fact = atom->entry->name;
                if (atom->states == 1u << STATE_ABSENT)
                        p = over(r, PROOF_NOT, p);
                return p;
        }
        p = proof_new(r->a, PROOF_FACT);
        p->fact = atom->entry->name;
        p->text = atom->text;
        p->why = WHY_NO_GUIDELINE;
        return p;
}

static struct proof *class_evaluate(struct reach *r, const struct topic *t)
{
        struct proof *p = proof_new(r->a, PROOF_CLASS);

        p->value = tri_of(t->class <= TOPIC_CRITERIA);
        p->text = str_from(topic_class_name(t->class));
        p->fact = t->name;
        if (t->class_except)
                p = either(r, p, expr_evaluate(r, t->class_except));
        return criterion_node(r, p, &t->class_criterion);
}

struct proof *topic_evaluate(struct reach *r, const struct topic *t, tri of)
{
        struct proof *all = proof_new(r->a, PROOF_ALL), *last = NULL;

        all->text = t->name;
        if (t->kind == TOPIC_SERVICE)
                proof_under(all, &last, class_evaluate(r, t));
        lines_evaluate(r, t->line, all, last);
        if (of == TRI_UNKNOWN)          /* a rule that may not be for it */
                all = either(r, over(r, PROOF_NOT, expr_evaluate(r, t->of)),
                             all);
        return all;
}

/* ---- Parts and items --------------------------------------------------- */

/* The rules that are for it. One of a lower authority than the topic's adds
 * nothing: a lower source counts only where no higher one speaks.
 * SOURCE LC 4610.5(c)(2), 8 CCR 9792.21.1(a). */
static size_t rules_evaluate(struct reach *r, bool on_item,
                             struct evaluation *out, struct proof *all,
                             struct proof *last)
{
        size_t n = 0;

        for (size_t i = 0; i < r->g->n_topics; i++) {
                const struct topic *t = &r->g->topic[i];
                tri of;

                if (t->kind != TOPIC_RULE || t->on_item != on_item ||
                    t->edition->authority > out->authority ||
                    !edition_in_force(t->edition, r->f->on))
                        continue;
                of = expr_evaluate(r, t->of)->value;
                if (of == TRI_NO)
                        continue;
                out->topic[out->n_topics++] = t->name;
                proof_under(all, &last, topic_evaluate(r, t, of));
                if (!last->text.n)
                        last->text = t->name;
                n++;
        }
        return n;
}

rc part_evaluate(arena *a, const struct guidelines *g, const struct facts *f,
                 struct evaluation *out, err *e)
{
        struct reach r = reach_open(a, g, f);
        struct proof *all = proof_new(a, PROOF_ALL), *last = NULL, *service;
        rc rr;

        *out = (struct evaluation){ .proof = all, .authority = AUTHORITIES };
        out->topic = NEWN(a, str, g->n_topics + 1);
        rr = service_evaluate(&r, out, &service, e);
        if (rr)
                return rr;
        if (service->op == PROOF_FACT)
                out->why = service->why;
        proof_under(all, &last, service);
        rules_evaluate(&r, false, out, all, last);
        return OK;
}

rc item_evaluate(arena *a, const struct guidelines *g, const struct facts *f,
                 struct evaluation *out, err *e)
{
        struct reach r = reach_open(a, g, f);
        struct proof *all = proof_new(a, PROOF_ALL);

        (void)e;
        *out = (struct evaluation){ .authority = AUTHORITIES };
        out->topic = NEWN(a, str, g->n_topics + 1);
        if (rules_evaluate(&r, true, out, all, NULL))
                out->proof = all;
        return OK;
}
