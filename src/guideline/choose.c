/* choose.c - which service topic governs a part: those in force whose `for` is
 * yes, less what others replace, by authority, class and strength of evidence;
 * and, in the proof, why no higher authority does. */
#include "guideline/inside.h"

enum { READINGS_MOST = 6 };

/* ---- Which service topic ---------------------------------------------- */

struct candidates {
        const struct topic *sure[16]; size_t n_sure;
        const struct topic *unsure[READINGS_MOST]; size_t n_unsure;
        const struct topic *silent[AUTHORITIES];  /* of each rank the first
                                                     that is trusted, or the
                                                     first */
        const struct topic *unsure_silent[AUTHORITIES];
        bool too_many;
};

static bool replaced(const struct topic *t, const struct topic *const *all,
                     size_t n)
{
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < all[i]->n_instead; k++)
                        if (all[i] != t &&
                            str_eq(all[i]->instead[k], t->name))
                                return true;
        return false;
}

/* Keeps those of n topics that no other beats; returns how many. */
static size_t keep(const struct topic **all, size_t n,
                   bool (*beats)(const struct topic *, const struct topic *))
{
        const struct topic *in[16 + READINGS_MOST];
        size_t kept = 0;

        memcpy(in, all, n * sizeof *in);
        for (size_t i = 0; i < n; i++) {
                bool beaten = false;

                for (size_t k = 0; k < n && !beaten; k++)
                        beaten = beats(in[k], in[i]);
                if (!beaten)
                        all[kept++] = in[i];
        }
        return kept;
}

static bool by_authority(const struct topic *a, const struct topic *b)
{
        return a->edition->authority < b->edition->authority;
}

static bool by_class(const struct topic *a, const struct topic *b)
{
        return b->class == TOPIC_OPTION && (a->class == TOPIC_RECOMMENDED ||
                                            a->class == TOPIC_CRITERIA);
}

static bool by_strength(const struct topic *a, const struct topic *b)
{
        return a->strength < b->strength;
}

/* The one of n topics that governs; NULL for none. *tie: another of equal
 * rank. SOURCE LC 4610.5(c)(2), 8 CCR 9792.25.1. */
static const struct topic *topic_win(const struct topic *const *from, size_t n,
                                     const struct topic **tie)
{
        const struct topic *all[16 + READINGS_MOST];
        size_t left = 0;

        for (size_t i = 0; i < n; i++)
                if (!replaced(from[i], from, n))
                        all[left++] = from[i];
        left = keep(all, left, by_authority);
        left = keep(all, left, by_class);
        left = keep(all, left, by_strength);
        *tie = left > 1 ? all[1] : NULL;
        return left ? all[0] : NULL;
}

static void silent_keep(const struct reach *r, const struct topic **to,
                        const struct topic *t)
{
        if (!*to || (!status_trusted((*to)->class_criterion.status,
                                     r->f->trust) &&
                     status_trusted(t->class_criterion.status, r->f->trust)))
                *to = t;
}

static void candidates_find(struct reach *r, struct candidates *c)
{
        size_t n, *at = topics_near(r, &n);

        *c = (struct candidates){ 0 };
        for (size_t i = 0; i < n; i++) {
                const struct topic *t = &r->g->topic[at[i]];
                tri of;

                if (!edition_in_force(t->edition, r->f->on))
                        continue;
                of = expr_evaluate(r, t->of)->value;
                if (t->class == TOPIC_SILENT) {
                        const struct topic **to = of == TRI_YES ? c->silent
                                                             : c->unsure_silent;

                        if (of != TRI_NO)
                                silent_keep(r, &to[t->edition->authority], t);
                        continue;
                }
                if (of == TRI_YES && c->n_sure < 16)
                        c->sure[c->n_sure++] = t;
                else if (of == TRI_UNKNOWN && c->n_unsure < READINGS_MOST)
                        c->unsure[c->n_unsure++] = t;
                else if (of != TRI_NO)
                        c->too_many = true;
        }
}

static rc tie_error(const struct topic *a, const struct topic *b, err *e)
{
        return err_set(e, ERR_SYNTAX, b->edition->file, b->line_no,
                       "`"FMT"` and `"FMT"` ("FMT":%zu) are both for this "
                       "request and of one rank; let one say `instead of` "
                       "the other", ARG(b->name), ARG(a->name),
                       ARG(a->edition->file), a->line_no);
}

static struct proof *no_topic(struct reach *r, enum proof_why why)
{
        struct proof *p = proof_new(r->a, PROOF_FACT);

        p->fact = S("topic");
        p->text = date_known(r->f->on)
                  ? S("a guideline topic in force for this request")
                  : S("a date that chooses the edition in force");
        if (!date_known(r->f->on))
                p->fact = S("date of the request");
        p->why = why;
        return p;
}

/* The topics that any reading of the unknown `for` lines would choose. */
static rc readings_try(const struct candidates *c,
                       const struct topic **chosen, size_t *n, err *e)
{
        *n = 0;
        for (unsigned set = 0; set < 1u << c->n_unsure; set++) {
                const struct topic *all[16 + READINGS_MOST], *best, *tie;
                size_t k = c->n_sure, i;

                memcpy(all, c->sure, k * sizeof *all);
                for (i = 0; i < c->n_unsure; i++)
                        if (set & 1u << i)
                                all[k++] = c->unsure[i];
                best = topic_win(all, k, &tie);
                if (tie && c->n_unsure == 0)
                        return tie_error(best, tie, e);
                if (tie)
                        best = NULL;
                for (i = 0; i < *n && chosen[i] != best; i++)
                        ;
                if (i == *n)
                        chosen[(*n)++] = best;
        }
        return OK;
}

/* ---- The order of authority ------------------------------------------- */

/* One higher source, and why it does not govern: it says nothing of the
 * service, by a line of its own or because all of it is here. Where nobody
 * can say so it is unknown. SOURCE LC 4610.5(c)(2), 8 CCR 9792.21.1(a). */
static struct proof *higher_leaf(struct reach *r, const struct candidates *c,
                                 int authority)
{
        const struct topic *t = c->silent[authority];
        bool whole = true, any = false;
        str who = S("");
        struct proof *p;

        if (!t && c->unsure_silent[authority]) {
                p = over(r, PROOF_ALL,
                         expr_evaluate(r, c->unsure_silent[authority]->of));
                p->text = S("whether a higher authority speaks of it");
                return p;
        }
        p = proof_new(r->a, PROOF_CLASS);
        for (size_t i = 0; i < r->g->n_editions; i++) {
                const struct edition *n = &r->g->edition[i];

                if (n->authority != authority || n->class == CITED_NONE)
                        continue;
                who = n->class == CITED_MTUS ? S("MTUS") : n->title;
                if (!edition_in_force(n, r->f->on))
                        continue;
                any = true;
                whole = whole && n->whole;
        }
        if (t)
                who = t->edition->class == CITED_MTUS ? S("MTUS")
                                                      : t->edition->title;
        p->fact = S("order of authority");
        p->text = arena_fmt(r->a, "authority %c ("FMT") %s", 'A' + authority,
                            ARG(who), t ? "says nothing of it"
                            : any ? "has no topic here that is for this "
                                    "request"
                            : "is not known to have any in force");
        if (t) {
                p->criterion = &t->class_criterion;
                whole = status_trusted(t->class_criterion.status,
                                       r->f->trust);
        }
        p->value = (any && whole) || r->f->trust == TRUST_UNVERIFIED
                   ? TRI_YES : TRI_UNKNOWN;
        if (p->value == TRI_UNKNOWN)
                p->why = any ? WHY_UNVERIFIED : WHY_NO_GUIDELINE;
        return p;
}

/* Does anything loaded have this authority? Rungs of the law that nothing
 * fills are not asked. */
static bool authority_filled(const struct guidelines *g, int authority)
{
        for (size_t i = 0; i < g->n_editions; i++)
                if (g->edition[i].authority == authority &&
                    g->edition[i].class != CITED_NONE)
                        return true;
        return false;
}

/* A recommendation of equal authority that t outweighs.
 * SOURCE 8 CCR 9792.25.1: competing recommendations, by strength of
 * evidence. */
static struct proof *outweighed_leaf(struct reach *r, const struct topic *t,
                                     const struct topic *other)
{
        struct proof *p = proof_new(r->a, PROOF_CLASS);

        p->value = TRI_YES;
        p->fact = S("competing recommendation");
        p->text = by_class(t, other)
                  ? arena_fmt(r->a, "%s outweighs option: "FMT,
                              topic_class_name(t->class), ARG(other->name))
                  : arena_fmt(r->a, "evidence %s outweighs %s: "FMT,
                              evidence_levels[t->strength],
                              evidence_levels[other->strength],
                              ARG(other->name));
        return p;
}

static bool outweighs(const struct candidates *c, const struct topic *t,
                      const struct topic *other)
{
        return other != t && !replaced(other, c->sure, c->n_sure) &&
               other->edition->authority == t->edition->authority &&
               (by_class(t, other) || by_strength(t, other));
}

/* A lower source counts only where every higher one does not speak; while
 * that is unknown it can neither settle the item nor refuse it. */
static struct proof *ordered(struct reach *r, const struct candidates *c,
                             const struct topic *t, struct proof *p)
{
        struct proof *all = NULL, *last = NULL;
        bool sure = true;

        for (int i = 0; i < t->edition->authority; i++) {
                struct proof *higher;

                if (!authority_filled(r->g, i))
                        continue;
                if (!all)
                        all = proof_new(r->a, PROOF_ALL);
                higher = higher_leaf(r, c, i);
                sure = sure && higher->value == TRI_YES;
                proof_under(all, &last, higher);
        }
        for (size_t i = 0; i < c->n_sure; i++) {
                if (!outweighs(c, t, c->sure[i]))
                        continue;
                if (!all)
                        all = proof_new(r->a, PROOF_ALL);
                proof_under(all, &last, outweighed_leaf(r, t, c->sure[i]));
        }
        if (!all)
                return p;
        all->text = S("order of authority");
        proof_under(all, &last, sure ? p : over(r, PROOF_DISTRUST, p));
        return all;
}

/* Several readings: any of them, and it is known only where all agree. The
 * leaf names what the `for` lines could not tell. */
static struct proof *readings_join(struct reach *r,
                                   const struct candidates *c,
                                   const struct topic **chosen, size_t n,
                                   struct evaluation *out)
{
        struct proof *one = NULL;
        tri value = TRI_UNKNOWN;
        bool agree = true;

        for (size_t i = 0; i < n && agree; i++) {
                if (!chosen[i])
                        return NULL;
                one = ordered(r, c, chosen[i],
                              topic_evaluate(r, chosen[i], TRI_YES));
                agree = i == 0 || one->value == value;
                value = one->value;
        }
        if (!agree || value == TRI_UNKNOWN)
                return NULL;
        out->topic[0] = chosen[n - 1]->name;
        out->authority = chosen[n - 1]->edition->authority;
        out->n_topics = 1;
        return one;
}

/* What is unknown in the `for` lines of the unsure topics. */
static struct proof *for_unknown(struct reach *r, const struct candidates *c)
{
        struct proof *p = proof_new(r->a, PROOF_ALL), *last = NULL;

        for (size_t i = 0; i < c->n_unsure; i++)
                proof_under(p, &last, expr_evaluate(r, c->unsure[i]->of));
        p->text = S("which topic governs");
        return p;
}

rc service_evaluate(struct reach *r, struct evaluation *out,
                    struct proof **p, err *e)
{
        const struct topic *chosen[1u << READINGS_MOST];
        struct candidates c;
        size_t n;
        rc rr;

        candidates_find(r, &c);
        if (c.n_sure + c.n_unsure == 0) {
                *p = no_topic(r, WHY_NO_GUIDELINE);
                return OK;
        }
        if (c.too_many) {       /* more readings than are tried: say of what */
                *p = c.n_unsure ? for_unknown(r, &c)
                                : no_topic(r, WHY_NO_GUIDELINE);
                return OK;
        }
        rr = readings_try(&c, chosen, &n, e);
        if (rr)
                return rr;
        if (n == 1 && chosen[0]) {
                out->topic[out->n_topics++] = chosen[0]->name;
                out->authority = chosen[0]->edition->authority;
                *p = ordered(r, &c, chosen[0],
                             topic_evaluate(r, chosen[0], TRI_YES));
                return OK;
        }
        *p = n > 1 ? readings_join(r, &c, chosen, n, out) : NULL;
        if (!*p && c.n_unsure)
                *p = for_unknown(r, &c);
        if (!*p)
                *p = no_topic(r, WHY_NO_GUIDELINE);
        return OK;
}
