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

/* The nearest item before i of the class that i goes with, else the first
 * one behind it. None where the line names no class: that stays unknown. */
static size_t primary_of(const struct case_file *c, size_t i)
{
        str class = c->item[i].request.primary_class;

        if (class.n == 0)
                return SIZE_MAX;
        for (size_t k = i; k-- > 0;)
                if (item_is_of(&c->item[k], class))
                        return k;
        for (size_t k = i + 1; k < c->n_items; k++)
                if (item_is_of(&c->item[k], class))
                        return k;
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
