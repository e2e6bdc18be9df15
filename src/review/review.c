/* review.c - every item of a case: parts, then primaries, then companions.
 * The evaluator decides; here its inputs are laid out in order. */
#include "review/inside.h"

static struct facts facts_view(const struct review *r, size_t item,
                               const struct fact_table *t,
                               const struct analysis *n, enum trust trust)
{
        const struct case_file *c = r->file;
        const struct request *q = &c->item[item].request;

        return (struct facts){
                .at = t->fact.at, .n = t->fact.n, .body = q->body,
                .n_body = q->n_body, .side = q->side,
                .on = n->edition_date,
                .request = date_known(c->request_for_authorization)
                           ? c->request_for_authorization
                           : c->utilization_review,
                .unread = c->pages.unread > 0, .trust = trust };
}

static void topics_add(arena *a, struct analysis *n,
                       const struct evaluation *v)
{
        str *more = NEWN(a, str, n->n_topics + v->n_topics + 1);

        if (n->n_topics)
                memcpy(more, n->topic, n->n_topics * sizeof *more);
        n->topic = more;
        for (size_t i = 0; i < v->n_topics; i++) {
                bool have = false;

                for (size_t k = 0; k < n->n_topics && !have; k++)
                        have = str_eq(more[k], v->topic[i]);
                if (!have)
                        more[n->n_topics++] = v->topic[i];
        }
}

struct reviewing {
        arena *a;
        const struct library *l;
        struct review *r;
        struct fact_table *t;   /* the rows of the case, then of one part */
        enum trust trust;
        err *e;
};

static rc part_review(struct reviewing *R, size_t item, size_t part,
                      struct analysis *n, const struct proof **out)
{
        const struct case_item *it = &R->r->file->item[item];
        const size_t of_case = R->t->fact.n;
        struct evaluation v;
        struct facts f;
        rc r;

        facts_of_part(R->a, R->l, R->r, item, part, n->edition_date, R->t);
        if (it->primary != SIZE_MAX)
                facts_add_indication(R->a, R->l, R->t, S("primary"),
                                     R->r->analysis[it->primary].proof,
                                     R->r->file->item[it->primary].request_at);
        f = facts_view(R->r, item, R->t, n, R->trust);
        r = part_evaluate(R->a, R->l->guidelines, &f, &v, R->e);
        if (r)
                return r;
        topics_add(R->a, n, &v);
        analysis_explain(R->a, R->t, v.proof, n);
        R->t->fact.n = R->t->evidence.n = of_case;
        *out = v.proof;
        return OK;
}

/* Several parts: the bundle rule over their indications. */
static rc bundle_review(struct reviewing *R, size_t item,
                        const struct proof **parts, struct analysis *n)
{
        const struct case_item *it = &R->r->file->item[item];
        struct fact_table t = { 0 };
        struct evaluation v;
        struct facts f;
        rc r;

        facts_of_part(R->a, R->l, R->r, item, 0, n->edition_date, &t);
        for (size_t i = 0; i < it->request.n_parts; i++)
                facts_add_indication(R->a, R->l, &t, S("parts"), parts[i],
                                     it->request_at);
        f = facts_view(R->r, item, &t, n, R->trust);
        r = item_evaluate(R->a, R->l->guidelines, &f, &v, R->e);
        if (r)
                return r;
        if (!v.proof) {
                struct proof *p = NEW(R->a, struct proof);

                *p = (struct proof){ .op = PROOF_FACT, .value = TRI_UNKNOWN,
                        .why = WHY_NO_GUIDELINE, .fact = S("bundle rule"),
                        .text = S("a rule for a line that joins services") };
                n->proof = p;
                return OK;
        }
        topics_add(R->a, n, &v);
        analysis_explain(R->a, &t, v.proof, n);
        n->proof = v.proof;
        return OK;
}

/* "not recommended" stands on what was requested. */
static void class_evidence(arena *a, struct analysis *n, struct evidence at)
{
        for (size_t i = 0; i < n->n_criteria; i++) {
                struct criterion_result *c = &n->criterion[i];

                if (c->n_evidence || !at.document ||
                    !str_ends(c->criterion->id, S(".class")))
                        continue;
                c->evidence = NEW(a, struct evidence);
                c->evidence[0] = at;
                c->n_evidence = 1;
        }
}

static rc item_review(struct reviewing *R, size_t item)
{
        const struct case_item *it = &R->r->file->item[item];
        struct analysis *n = &R->r->analysis[item];
        const struct proof **parts = arena_get(R->a, sizeof *parts,
                                               it->request.n_parts);
        rc r = OK;

        n->item = item;
        edition_date(R->l, R->r, item, n);
        for (size_t i = 0; i < it->request.n_parts && r == OK; i++)
                r = part_review(R, item, i, n, &parts[i]);
        if (r)
                return r;
        n->proof = parts[0];
        if (it->request.n_parts > 1)
                r = bundle_review(R, item, parts, n);
        if (r)
                return r;
        class_evidence(R->a, n, it->request_at);
        analysis_finish(R->a, n, R->trust);
        return OK;
}

/* What the documents state of the worker, within what may be seen: what a
 * relative has is no fact of the case. */
static void documents_read(arena *a, const struct library *l,
                           struct review *out)
{
        struct case_file *c = out->file;
        VEC(struct finding) all = { 0 };
        VEC(struct dated) dates = { 0 };

        for (size_t i = 0; i < c->n_visible; i++) {
                struct document *d = c->visible[i].document;
                size_t begin = c->visible[i].begin, end = c->visible[i].end;
                struct findings f = findings_own(findings_read(a,
                                        l->vocabulary, d, begin, end));
                struct dates t = dates_read(a, l->vocabulary,
                                            document_reading(d), begin, end);

                for (size_t k = 0; k < f.n; k++)
                        *VEC_ADD(a, &all) = f.at[k];
                for (size_t k = 0; k < t.n; k++)
                        *VEC_ADD(a, &dates) = t.at[k];
        }
        out->findings = (struct findings){ all.at, all.n };
        out->dates = (struct dates){ dates.at, dates.n };
}

/* The latest dated document before the decision; of the documents' own dates
 * and of the reports their text names; none of another worker. */
static void latest_document(struct review *r)
{
        struct case_file *c = r->file;
        date before = c->decision, best = c->latest_document;

        for (size_t i = 0; i < c->n_documents + r->dates.n; i++) {
                date d = i < c->n_documents && c->document[i]->apart
                       ? DATE_NONE : i < c->n_documents
                       ? c->document[i]->date
                       : r->dates.at[i - c->n_documents].date;

                if (i >= c->n_documents &&
                    !str_eq(r->dates.at[i - c->n_documents].role,
                            S("document")))
                        continue;
                if (!date_known(d) ||
                    (date_known(before) && d.last > before.last))
                        continue;
                if (!date_known(best) || d.last > best.last)
                        best = d;
        }
        c->latest_document = best;
}

rc review_case(arena *a, const struct library *l, struct case_file *c,
               enum trust trust, struct review *out, err *e)
{
        struct fact_table base = { 0 };
        struct reviewing R = { a, l, out, &base, trust, e };
        bool *done = NEWN(a, bool, c->n_items + 1);
        size_t left = c->n_items;
        rc r = OK;

        *out = (struct review){ .file = c };
        documents_read(a, l, out);
        latest_document(out);
        out->analysis = NEWN(a, struct analysis, c->n_items + 1);
        facts_of_case(a, l, out, &base);
        while (left && r == OK) {
                size_t before = left;

                for (size_t i = 0; i < c->n_items && r == OK; i++) {
                        size_t p = c->item[i].primary;

                        if (done[i] || (p != SIZE_MAX && !done[p]))
                                continue;
                        r = item_review(&R, i);
                        done[i] = true;
                        left--;
                }
                if (r == OK && left == before)
                        return err_set(e, ERR_INPUT, c->source, 0,
                                       "companion items go round in a "
                                       "circle; correct `with item`");
        }
        return r;
}
