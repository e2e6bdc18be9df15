/* request_kind.c - what each part of a request asks for more closely than its
 * class: the first kind of vocabulary/services.vocabulary that it names. */
#include "clinical/request_inside.h"

static str kind_name(const struct kind *k, const struct request *r)
{
        for (size_t i = 0; i < k->n_placed; i++)
                for (size_t b = 0; b < r->n_body; b++)
                        if (lexicon_listed(k->placed[i].parts, r->body[b]))
                                return k->placed[i].name;
        return k->name;
}

/* The first of the file among the kinds of the class that phrases from token
 * i on name, however long; best where none stands before it. */
static size_t kind_at(const struct ask *q, str class, size_t i, size_t to,
                      size_t best)
{
        uint32_t state = 0;

        for (size_t k = i; k < to; k++) {
                state = lexicon_step(q->v, &q->t[k], state);
                if (!state)
                        break;
                for (const struct entry *e = automaton_end(&q->v->automaton,
                                                           state);
                     e; e = e->next)
                        if (e->kind == ENTRY_KIND && e->target < best &&
                            lexicon_listed(q->v->kind[e->target].of, class))
                                best = e->target;
        }
        return best;
}

/* Several drugs, and not what one product is made of? */
static bool drug_mixed(const struct ask *q, str drug)
{
        if (str_find(drug, S("/"), 0) == STR_NONE)
                return false;
        for (size_t i = 0; i < q->v->drugs; i++)
                if (str_eq(q->v->drug[i].name, drug))
                        return false;
        return true;
}

/* The finest kind of the part's class that tokens from..to name. */
static str kind_of(const struct ask *q, const struct request *r,
                   const struct request_part *p, size_t from, size_t to)
{
        size_t best = q->v->kinds;

        for (size_t i = from; i < to; i++)
                best = kind_at(q, p->class, i, to, best);
        for (size_t k = 0; k < best; k++)
                if (q->v->kind[k].mixed &&
                    lexicon_listed(q->v->kind[k].of, p->class) &&
                    drug_mixed(q, r->drug))
                        best = k;
        return best < q->v->kinds ? kind_name(&q->v->kind[best], r) : S("");
}

/* The drug of a part; of one that has no finer service, what it is for. */
static void part_drug(const struct ask *q, const struct request *r,
                      struct request_part *p, size_t i)
{
        const struct drug *d;

        if (!drug_at(q, i))
                return;
        d = &q->v->drug[q->hit[i][LANE_REQUEST].entry->target];
        p->drug = str_eq(p->class, S("topical")) ? r->drug : d->name;
        if (!p->service.n && str_eq(p->class, d->class))
                p->service = d->group;
}

void kinds_read(const struct ask *q, struct request *r,
                const struct found *f, size_t from, size_t to)
{
        for (size_t k = 0; k < r->n_parts && r->part[k].class.n; k++) {
                size_t end = k + 1 < r->n_parts ? f->first[k + 1] : to;
                str kind;

                kind = kind_of(q, r, &r->part[k], k ? f->first[k] : from,
                               end);
                if (kind.n && !r->part[k].service.n)
                        r->part[k].service = kind;
                part_drug(q, r, &r->part[k], f->first[k]);
        }
        for (size_t i = 0; i < q->n; i++) {
                const struct entry *e = q->hit[i][LANE_SURGERY].entry;

                r->postoperative |= entry_is(e, ENTRY_REQUEST_MARK,
                                             MARK_POSTOPERATIVE);
                r->preoperative |= entry_is(e, ENTRY_REQUEST_MARK,
                                            MARK_PREOPERATIVE);
        }
}
