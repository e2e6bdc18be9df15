/* explain.c - a proof to what people and JSON are told: criteria with their
 * status and evidence, what is missing, causes, citations, presumptions.
 * Reads the proof only; decides nothing. */
#include "review/inside.h"

typedef VEC(struct criterion_result) results;
typedef VEC(struct missing) missings;
typedef VEC(struct evidence) places;
typedef VEC(str) strs;

struct explaining {
        arena *a;
        const struct analysis *of;      /* whose criteria these are */
        const struct fact_table *t;
        results criteria;
        missings missing, against;
        strs cause, presumed;
        const struct criterion *here;   /* the criterion being walked */
};

static void str_once(arena *a, strs *v, str s)
{
        for (size_t i = 0; i < v->n; i++)
                if (str_eq(v->at[i], s))
                        return;
        *VEC_ADD(a, v) = s;
}

static void missing_once(struct explaining *x, missings *v, str name,
                         str scope, str cause)
{
        str id = x->here ? x->here->id : S("");

        for (size_t i = 0; i < v->n; i++)
                if (str_eq(v->at[i].name, name) &&
                    str_eq(v->at[i].criterion, id))
                        return;
        *VEC_ADD(x->a, v) = (struct missing){ name, scope, id, cause };
}

/* ---- Evidence ----------------------------------------------------------- */

static void place_once(struct explaining *x, places *v, struct evidence e)
{
        if (!e.document)
                return;
        for (size_t i = 0; i < v->n; i++)
                if (v->at[i].document == e.document &&
                    v->at[i].begin == e.begin && v->at[i].end == e.end)
                        return;
        *VEC_ADD(x->a, v) = e;
}

static void evidence_walk(struct explaining *x, const struct proof *p,
                          places *v)
{
        for (size_t i = 0; i < p->n_evidence; i++)
                place_once(x, v, x->t->evidence.at[p->evidence[i]]);
        for (const struct proof *c = p->child; c; c = c->next)
                if (!c->other)
                        evidence_walk(x, c, v);
}

/* ---- Why unknown -------------------------------------------------------- */

static bool distrusted(const struct proof *p)
{
        return p->op == PROOF_DISTRUST && p->child->value == TRI_NO;
}

/* The gravest reason among the unknown leaves that stand in the way. */
static enum proof_why why_walk(const struct proof *p)
{
        static const int rank[] = { 0, 1, 2, 4, 3, 5, 6 };
        enum proof_why worst = WHY_NONE;

        if (p->value != TRI_UNKNOWN)
                return WHY_NONE;
        if (distrusted(p))
                return WHY_UNVERIFIED;
        if (!p->child)
                return p->why;
        for (const struct proof *c = p->child; c; c = c->next) {
                enum proof_why w = why_walk(c);

                if (rank[w] > rank[worst])
                        worst = w;
        }
        return worst;
}

static enum criterion_status status_of(const struct proof *p)
{
        if (p->value != TRI_UNKNOWN)
                return p->value == TRI_YES ? CRITERION_MET : CRITERION_NOT_MET;
        switch (why_walk(p)) {
        case WHY_UNVERIFIED:  return CRITERION_UNVERIFIED;
        case WHY_CONFLICTING: return CRITERION_CONFLICTING;
        case WHY_UNREAD:      return CRITERION_UNREAD;
        case WHY_UNSETTLED:   return CRITERION_UNSETTLED;
        case WHY_NONE: case WHY_SILENT: case WHY_NO_GUIDELINE: break;
        }
        return CRITERION_NOT_DOCUMENTED;
}

static bool presumes(const struct proof *p)
{
        if (p->op == PROOF_PRESUME && p->child->value == TRI_UNKNOWN)
                return true;
        for (const struct proof *c = p->child; c; c = c->next)
                if (!c->other && presumes(c))
                        return true;
        return false;
}

/* ---- Criteria ----------------------------------------------------------- */

static void criterion_add(struct explaining *x, const struct proof *p)
{
        struct criterion_result *n = VEC_ADD(x->a, &x->criteria);
        places v = { 0 };

        n->criterion = p->criterion;
        n->proof = p;
        n->status = status_of(p);
        evidence_walk(x, p, &v);
        n->evidence = v.at;
        n->n_evidence = v.n;
        n->presumed = presumes(p);
        if (n->presumed)
                str_once(x->a, &x->presumed, p->criterion->id);
}

/* A condition whose guard holds gives way to the lines under it. */
static const struct proof *lines_of_condition(const struct proof *p)
{
        const struct proof *guard = p->child, *lines;

        if (p->op != PROOF_ANY || !guard || guard->op != PROOF_NOT ||
            guard->value != TRI_NO || !guard->next)
                return NULL;
        lines = guard->next;
        return lines->op == PROOF_ALL && lines->child &&
               lines->child->criterion ? lines : NULL;
}

static void criteria_walk(struct explaining *x, const struct proof *p)
{
        const struct proof *lines;

        if (p->criterion) {
                lines = lines_of_condition(p);
                if (!lines) {
                        criterion_add(x, p);
                        return;
                }
                p = lines;
        }
        for (const struct proof *c = p->child; c; c = c->next)
                if (!c->other)
                        criteria_walk(x, c);
}

/* ---- Missing, and what would change a not_met --------------------------- */

static str cause_name(enum proof_why why)
{
        return str_from(proof_why_name(why == WHY_UNSETTLED ? WHY_SILENT
                                                            : why));
}

/* The criterion that a leaf is told under: the innermost that the item lists,
 * so that people and programs can join the two. */
static void here_set(struct explaining *x, const struct proof *p)
{
        if (!p->criterion)
                return;
        for (size_t i = 0; x->here && i < x->of->n_criteria; i++)
                if (x->of->criterion[i].criterion == p->criterion)
                        x->here = NULL;
        if (!x->here)
                x->here = p->criterion;
}

/* The leaves that make p no (or, below a not, yes). */
static void against_walk(struct explaining *x, const struct proof *p, tri want,
                         missings *to, str cause)
{
        const struct criterion *above = x->here;

        if (p->value != want)
                return;
        here_set(x, p);
        if (!p->child)
                missing_once(x, to, p->fact, p->scope, cause);
        for (const struct proof *c = p->child; c; c = c->next)
                against_walk(x, c, p->op == PROOF_NOT ? tri_not(want) : want,
                             to, cause);
        x->here = above;
}

/* Unknown leaves all of whose ancestors are unknown; of a criterion nobody
 * has checked, the leaves that would make it fail. */
static void missing_walk(struct explaining *x, const struct proof *p)
{
        const struct criterion *above = x->here;

        if (p->value != TRI_UNKNOWN)
                return;
        here_set(x, p);
        if (distrusted(p)) {
                against_walk(x, p->child, TRI_NO, &x->missing,
                             cause_name(WHY_UNVERIFIED));
                str_once(x->a, &x->cause, cause_name(WHY_UNVERIFIED));
        } else if (!p->child) {
                missing_once(x, &x->missing, p->fact, p->scope,
                             cause_name(p->why));
                str_once(x->a, &x->cause, cause_name(p->why));
        }
        for (const struct proof *c = p->child; c && !distrusted(p);
             c = c->next)
                missing_walk(x, c);
        x->here = above;
}

void analysis_explain(arena *a, const struct fact_table *t,
                      const struct proof *p, struct analysis *out)
{
        struct explaining x = { .a = a, .t = t };

        for (size_t i = 0; i < out->n_criteria; i++)
                *VEC_ADD(a, &x.criteria) = out->criterion[i];
        for (size_t i = 0; i < out->n_presumed; i++)
                *VEC_ADD(a, &x.presumed) = out->presumed[i];
        criteria_walk(&x, p);
        out->criterion = x.criteria.at;
        out->n_criteria = x.criteria.n;
        out->presumed = x.presumed.at;
        out->n_presumed = x.presumed.n;
}

/* ---- Citations ---------------------------------------------------------- */

static void list_once(arena *a, str **list, size_t *n, const str *from,
                      size_t count)
{
        for (size_t i = 0; i < count; i++) {
                bool have = false;
                str *more;

                for (size_t k = 0; k < *n && !have; k++)
                        have = str_eq((*list)[k], from[i]);
                if (have)
                        continue;
                more = NEWN(a, str, *n + 1);
                if (*n)
                        memcpy(more, *list, *n * sizeof *more);
                more[(*n)++] = from[i];
                *list = more;
        }
}

/* One citation a document: sections and pages in the order they matter. */
static void cite(arena *a, struct analysis *out, const struct criterion *c)
{
        struct citation *at = NULL, *more;

        if (c->citation.class == CITED_NONE)    /* practice: no document */
                return;
        for (size_t i = 0; i < out->n_citations && !at; i++)
                if (str_eq(out->citation[i].title, c->citation.title) &&
                    out->citation[i].edition == c->citation.edition)
                        at = &out->citation[i];
        if (!at) {
                more = NEWN(a, struct citation, out->n_citations + 1);
                if (out->n_citations)
                        memcpy(more, out->citation,
                               out->n_citations * sizeof *more);
                out->citation = more;
                at = &more[out->n_citations++];
                *at = (struct citation){ .by = BY_PROGRAM,
                                         .class = c->citation.class,
                                         .title = c->citation.title,
                                         .edition = c->citation.edition };
        }
        list_once(a, &at->sections, &at->n_sections, c->citation.sections,
                  c->citation.n_sections);
        list_once(a, &at->pages, &at->n_pages, c->citation.pages,
                  c->citation.n_pages);
}

/* Criteria that decide first: those of the wanted value on a path of it. */
static void cite_walk(arena *a, struct analysis *out, const struct proof *p,
                      tri want, enum trust trust)
{
        if (p->value != want)
                return;
        if (p->criterion && status_trusted(p->criterion->status, trust))
                cite(a, out, p->criterion);
        for (const struct proof *c = p->child; c; c = c->next)
                cite_walk(a, out, c, want, trust);
}

void analysis_finish(arena *a, struct analysis *out, enum trust trust)
{
        struct explaining x = { .a = a, .of = out };
        tri v = out->proof->value;

        out->indication = v == TRI_YES ? INDICATED_MET
                        : v == TRI_NO ? INDICATED_NOT_MET
                        : INDICATED_UNDETERMINED;
        if (v == TRI_UNKNOWN)
                missing_walk(&x, out->proof);
        if (v == TRI_NO)
                against_walk(&x, out->proof, TRI_NO, &x.against, S(""));
        out->missing = x.missing.at;
        out->n_missing = x.missing.n;
        out->against = x.against.at;
        out->n_against = x.against.n;
        out->cause = x.cause.at;
        out->n_causes = x.cause.n;
        cite_walk(a, out, out->proof, v, trust);
        for (size_t i = 0; i < out->n_criteria; i++)
                if (status_trusted(out->criterion[i].criterion->status,
                                   trust))
                        cite(a, out, out->criterion[i].criterion);
}

/* ---- What a criterion's proof looks like -------------------------------- */

bool criterion_not_applying(const struct criterion_result *c)
{
        return str_starts(c->criterion->text, S("when ")) && !c->presumed &&
               c->proof && c->proof->op == PROOF_ANY && c->proof->child &&
               c->proof->child->value == TRI_YES;
}

bool criterion_over_usual(const struct criterion_result *c)
{
        return str_starts(c->criterion->text, S("usually limit")) &&
               c->proof && c->proof->value == TRI_UNKNOWN &&
               c->proof->op == PROOF_ANY && c->proof->child &&
               c->proof->child->value == TRI_NO;
}

bool criterion_citable(const struct criterion_result *c)
{
        return c->criterion->status != SOURCE_UNVERIFIED ||
               (c->proof && c->proof->op != PROOF_DISTRUST);
}
