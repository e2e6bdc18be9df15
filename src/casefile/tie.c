/* tie.c - which item a companion goes with. */
#include "casefile/casefile.h"

static bool item_is_of(const struct case_item *item, str class)
{
        const struct request *q = &item->request;

        if (str_eq(q->class, class))
                return true;
        for (size_t i = 0; i < q->n_parts; i++)
                if (str_eq(q->part[i].class, class) ||
                    str_eq(q->part[i].service, class))
                        return true;
        return false;
}

/* Do both name one part of the body? */
static bool one_body(const struct request *a, const struct request *b)
{
        for (size_t i = 0; i < a->n_body; i++)
                for (size_t k = 0; k < b->n_body; k++)
                        if (str_eq(a->body[i], b->body[k]))
                                return true;
        return false;
}

static bool may_go_with(const struct case_file *c, size_t i, size_t k,
                        bool same_body)
{
        const struct request *q = &c->item[i].request;

        return item_is_of(&c->item[k], q->primary_class) &&
               (!same_body || one_body(q, &c->item[k].request));
}

/* The nearest item before i of the class that i goes with, else the first
 * one behind it; of several one for the same part of the body. None where the
 * line names no class: that stays unknown. */
static size_t primary_of(const struct case_file *c, size_t i)
{
        if (c->item[i].request.primary_class.n == 0)
                return SIZE_MAX;
        for (int same_body = 1; same_body >= 0; same_body--) {
                for (size_t k = i; k-- > 0;)
                        if (may_go_with(c, i, k, same_body))
                                return k;
                for (size_t k = i + 1; k < c->n_items; k++)
                        if (may_go_with(c, i, k, same_body))
                                return k;
        }
        return SIZE_MAX;
}

rc case_tie(struct case_file *c, err *e)
{
        for (size_t i = 0; i < c->n_items; i++) {
                struct case_item *it = &c->item[i];

                if (!it->request.companion || it->primary != SIZE_MAX)
                        continue;
                it->primary = primary_of(c, i);
                /* What it names is not in dispute here: it stands alone. */
                if (it->primary == SIZE_MAX && it->request.primary_class.n)
                        it->request.companion = false;
        }
        for (size_t i = 0; i < c->n_items; i++) {
                size_t at = c->item[i].primary;

                for (size_t k = 0; k < c->n_items && at < c->n_items; k++) {
                        if (at == i)
                                return err_set(e, ERR_INPUT, c->source, 0,
                                               "item %zu goes, in the end, "
                                               "with itself; let one of the "
                                               "items stand alone", i + 1);
                        at = c->item[at].primary;
                }
        }
        return OK;
}
