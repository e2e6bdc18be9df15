/* ledger_morphine.c - the doses of opioids in the ledger, in morphine. The
 * factors are data (terms/morphine.h); what is not stated stays so. */
#include "casefile/ledger_inside.h"

#include <math.h>

/* A patch is changed every other day or more rarely; its micrograms are those
 * of an hour. */
#define PATCH_PER_DAY 0.5

static bool opioid(const struct vocabulary *v, str name)
{
        for (size_t i = 0; i < v->drugs; i++)
                if (str_eq(v->drug[i].name, name))
                        return str_eq(v->drug[i].class, S("opioid"));
        return false;
}

static void fact_convert(const struct morphine_table *t, struct ledger_fact *f)
{
        bool patch = str_eq(f->unit, S("mcg")) && f->per_day <= PATCH_PER_DAY;
        struct morphine m;

        if (isnan(f->strength) || isnan(f->per_day))
                return;
        m = patch ? morphine_equivalent(t, f->name, S("transdermal"),
                                        f->strength, S("mcg/h"), f->date)
                  : morphine_equivalent(t, f->name, S("oral"),
                                        f->strength * f->per_day, f->unit,
                                        f->date);
        f->morphine = m.mg;
        f->morphine_by = isnan(m.mg) ? m.why : m.scale->title;
}

void doses_convert(const struct vocabulary *v, struct ledger *l)
{
        for (size_t i = 0; i < l->n; i++)
                if (l->line[i].fact.kind == LEDGER_DOSE &&
                    opioid(v, l->line[i].fact.name))
                        fact_convert(&v->morphine, &l->line[i].fact);
}
