/* drug.c - the vocabulary's lines about drugs: their names, classes and forms,
 * and the scales of what they count for in morphine. */
#include "terms/loading.h"

/* "other-drug antibiotic": the class of a request, and the concept where it is
 * not named as the class is. */
static struct drug drug_of(const struct loader *l, const struct line *at)
{
        struct drug d = { .name = at->column[1], .concept = UINT32_MAX,
                          .group = at->column[2], .file = l->file,
                          .line = at->no };

        if (d.name.n > 2 && d.name.p[0] == '(')
                d.name = str_slice(d.name, 1, d.name.n - 1);
        d.class = str_word(&d.group);
        d.group = str_trim(d.group);
        return d;
}

/* A generic name in brackets is a word of every day and not read alone. */
rc drug_load(struct loader *l, const struct line *at)
{
        if (at->columns < 3)
                return bad(l, at, "no class in", at->text,
                           "write `drug  generic  class  other names`, two "
                           "spaces between");
        uint32_t i = (uint32_t)l->drug.n;
        bool known = at->column[1].p[0] == '(';  /* or a word already */
        struct drug d = drug_of(l, at);
        rc r = OK;

        for (uint32_t k = 0; k < i && !known; k++)
                known = str_eq(l->drug.at[k].name, d.name);
        *VEC_ADD(l->a, &l->drug) = d;
        for (size_t k = 0; k < 2 && !r; k++) {
                struct entry e = { .kind = ENTRY_DRUG, .target = i,
                                   .lane = k ? LANE_REQUEST : LANE_FACT };

                if (!known)
                        r = wording_add(l, at, d.name, e);
                if (!r)
                        r = lists_add(l, at, at->columns > 3 ? at->column[3]
                                                             : S(""), e);
        }
        return r;
}

rc drug_tie(struct loader *l, struct drug *d)
{
        d->concept = lexicon_concept(l->v, d->group.n ? d->group : d->class);
        if (d->group.n && d->concept == UINT32_MAX)
                return err_set(l->e, ERR_SYNTAX, d->file, d->line,
                               "no concept `" FMT "`; write the name of one",
                               ARG(d->group));
        return OK;
}

rc form_load(struct loader *l, const struct line *at)
{
        bool not = at->columns > 0 && str_eq(at->column[0], S("form not"));

        return lists_add(l, at, at->columns > 1 ? at->column[1] : S(""),
                         (struct entry){ .kind = not ? ENTRY_IGNORE
                                                     : ENTRY_FORM,
                                         .lane = LANE_FORM });
}

rc scale_load(struct loader *l, const struct line *at)
{
        return morphine_load(l->a, &l->v->morphine, l->file, at, l->e);
}
