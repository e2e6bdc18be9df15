/* near.c - the service topics that a request can be for at all, without
 * evaluating every `for`: most of them ask for a class or a service, and a
 * topic none of whose choices the request makes cannot be for it.
 *
 * Only an index: what it leaves out is no, what it lets through is evaluated.
 */
#include "guideline/inside.h"

#include <stdlib.h>

typedef VEC(const struct atom *) atoms;

/* Choices of which x cannot do without one; none where it can. Of all-of the
 * shortest list of a child, of any-of those of all its children. */
static size_t choices_needed(arena *a, const struct expr *x, atoms *out)
{
        size_t best = 0, n;

        if (x->op == EXPR_ATOM) {
                if (x->atom.entry->kind != FACT_CHOICE)
                        return 0;
                *VEC_ADD(a, out) = &x->atom;
                return x->atom.n_choices;
        }
        for (const struct expr *c = x->child; c; c = c->next) {
                atoms one = { 0 };

                n = choices_needed(a, c, &one);
                if (x->op == EXPR_ANY && !n) {
                        out->n = 0;
                        return 0;
                }
                if (x->op == EXPR_ALL && (!n || (best && n >= best)))
                        continue;
                if (x->op == EXPR_ALL)
                        out->n = 0;
                best = x->op == EXPR_ALL ? n : best + n;
                for (size_t i = 0; i < one.n; i++)
                        *VEC_ADD(a, out) = one.at[i];
        }
        return best;
}

static size_t choice_index(const struct dictionary_entry *n, str choice)
{
        size_t i = 0;

        while (i < n->n_choices && !str_eq(n->choice[i], choice))
                i++;
        return i;
}

static void list_add(arena *a, struct topic_list *l, size_t topic)
{
        if (l->n == l->room) {
                uint32_t *more;

                l->room = l->room ? l->room * 2 : 4;
                more = NEWN(a, uint32_t, l->room);
                if (l->n)
                        memcpy(more, l->at, l->n * sizeof *more);
                l->at = more;
        }
        l->at[l->n++] = (uint32_t)topic;
}

static void topic_index(arena *a, struct guidelines *g, size_t topic)
{
        atoms need = { 0 };

        if (!choices_needed(a, g->topic[topic].of, &need)) {
                list_add(a, &g->anywhere, topic);
                return;
        }
        for (size_t i = 0; i < need.n; i++) {
                const struct atom *x = need.at[i];
                struct topic_list **l = &g->near[x->index];

                if (!*l)
                        *l = NEWN(a, struct topic_list, x->entry->n_choices);
                for (size_t k = 0; k < x->n_choices; k++)
                        list_add(a, &(*l)[choice_index(x->entry,
                                                       x->choice[k])], topic);
        }
}

void topics_index(arena *a, struct guidelines *g)
{
        g->near = NEWN(a, struct topic_list *, g->dictionary->n + 1);
        for (size_t i = 0; i < g->n_topics; i++)
                if (g->topic[i].kind == TOPIC_SERVICE)
                        topic_index(a, g, i);
}

static int index_order(const void *a, const void *b)
{
        size_t x = *(const size_t *)a, y = *(const size_t *)b;

        return x < y ? -1 : x > y;
}

struct near { size_t *at, n; bool *in; };

static void near_add(struct near *v, const struct topic_list *l)
{
        for (size_t i = 0; i < l->n; i++)
                if (!v->in[l->at[i]]) {
                        v->in[l->at[i]] = true;
                        v->at[v->n++] = l->at[i];
                }
}

/* The topics under one choice: those of what the request chooses, or all of
 * them where it does not say. */
static void choice_near(const struct reach *r, size_t entry, struct near *v)
{
        const struct dictionary_entry *n = &r->g->dictionary->entry[entry];
        const struct topic_list *l = r->g->near[entry];
        bool any = false;

        for (uint32_t i = r->first[entry]; i; i = r->next[i - 1]) {
                const struct fact *f = &r->f->at[i - 1];
                size_t k;

                if (!row_in_reach(r, n, f))
                        continue;
                any = true;
                k = choice_index(n, f->choice);
                if (k < n->n_choices)
                        near_add(v, &l[k]);
        }
        for (size_t k = 0; k < n->n_choices && !any; k++)
                near_add(v, &l[k]);
}

size_t *topics_near(struct reach *r, size_t *n)
{
        const struct guidelines *g = r->g;
        struct near v = { NEWN(r->a, size_t, g->n_topics + 1), 0,
                          NEWN(r->a, bool, g->n_topics + 1) };

        near_add(&v, &g->anywhere);
        for (size_t i = 0; i < g->dictionary->n; i++)
                if (g->near[i])
                        choice_near(r, i, &v);
        qsort(v.at, v.n, sizeof *v.at, index_order);
        *n = v.n;
        return v.at;
}
