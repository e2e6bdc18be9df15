/* repeat.c - findings of a document that stands in the file twice.
 *
 * A copy word for word states nothing new: its findings are those of the
 * first, each with the copy's place added. What it cannot know is which
 * documents are copies; the case file says so. */
#include "clinical/clinical.h"

#include <math.h>

static bool finding_says(const struct finding *a, const struct finding *b)
{
        return a->status == b->status && str_eq(a->concept, b->concept) &&
               (a->value == b->value || (isnan(a->value) && isnan(b->value)));
}

static void place_add(arena *a, struct finding *f, struct evidence at)
{
        struct evidence *all = NEWN(a, struct evidence, f->n_also + 1);

        for (size_t i = 0; i < f->n_also; i++)
                all[i] = f->also[i];
        all[f->n_also++] = at;
        f->also = all;
}

struct findings findings_repeat(arena *a, struct findings first,
                                const struct findings *copy)
{
        VEC(struct finding) all = { 0 };
        size_t next = 0;

        for (size_t i = 0; i < first.n; i++)
                *VEC_ADD(a, &all) = first.at[i];
        for (size_t i = 0; i < copy->n; i++) {
                size_t k = next;

                while (k < first.n && !finding_says(&all.at[k], &copy->at[i]))
                        k++;
                if (k < first.n) {
                        place_add(a, &all.at[k], copy->at[i].evidence);
                        next = k + 1;
                } else {                /* of what a fax machine printed */
                        *VEC_ADD(a, &all) = copy->at[i];
                }
        }
        return (struct findings){ all.at, all.n };
}
