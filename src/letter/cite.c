/* cite.c - both guideline lines of every item as citations. */
#include "letter/letter.h"

void letter_cite(arena *a, const struct titles *t, struct letter *l)
{
        for (size_t i = 0; i < l->n_items; i++) {
                struct letter_item *it = &l->item[i];
                struct citations c = citations_read(
                        a, t,
                        letter_value(a, l, it->claims_administrator_guideline),
                        BY_CLAIMS_ADMINISTRATOR);
                struct citations m = citations_read(
                        a, t, letter_value(a, l, it->imro_guideline),
                        BY_IMRO);

                it->n_citations = c.n + m.n;
                it->citation = NEWN(a, struct citation, it->n_citations);
                for (size_t k = 0; k < c.n; k++)
                        it->citation[k] = c.at[k];
                for (size_t k = 0; k < m.n; k++)
                        it->citation[c.n + k] = m.at[k];
        }
}
