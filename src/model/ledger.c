/* ledger.c - names of the ledger's kinds, and its JSON. */
#include "model/ledger.h"

#include <math.h>

const char *ledger_kind_name(enum ledger_kind k)
{
        static const char *const names[LEDGER_KINDS] = {
                "visits", "dose", "pain", "imaging", "injection",
                "determination", "surgery", "function"
        };
        return names[k];
}

struct ledger_fact ledger_fact_empty(enum ledger_kind k)
{
        double none = (double)NAN;

        return (struct ledger_fact){
                .kind = k, .date = DATE_NONE, .done = none, .of = none,
                .authorized = none, .requested = none, .strength = none,
                .per_day = none, .morphine = none, .count = none,
                .score = none, .number = none,
                .with_medication = TRI_UNKNOWN, .relief_percent = none,
                .relief_weeks = none };
}

double ledger_daily(const struct ledger_fact *f)
{
        return str_eq(f->unit, S("mg")) ? f->strength * f->per_day
                                        : (double)NAN;
}

static void num_at(json *j, const char *key, double v)
{
        json_key(j, key);
        if (isnan(v))
                json_nil(j);
        else
                json_num(j, v);
}

static void name_json(json *j, const struct ledger_fact *f)
{
        static const char *const key[LEDGER_KINDS] = {
                [LEDGER_VISITS] = "treatment", [LEDGER_DOSE] = "drug",
                [LEDGER_IMAGING] = "study", [LEDGER_INJECTION] = "class",
                [LEDGER_DETERMINATION] = "treatment",
                [LEDGER_SURGERY] = "class", [LEDGER_FUNCTION] = "concept"
        };
        static const char *const all[] = { "treatment", "drug", "study",
                                           "class", "concept" };

        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
                bool own = key[f->kind] && !strcmp(key[f->kind], all[i]);

                json_str_at(j, all[i], own ? f->name : S(""));
        }
}

static void visits_json(json *j, const struct ledger_line *l)
{
        json_key(j, "dates");
        json_array_open(j);
        for (size_t i = 0; i < l->n_visits; i++)
                json_str(j, date_text(j->out->a, l->visit[i].date));
        json_array_end(j);
        num_at(j, "done", l->fact.done);
        num_at(j, "stated", l->stated);
        num_at(j, "authorized", l->fact.authorized);
        num_at(j, "requested", l->fact.requested);
}

static void dose_json(json *j, const struct ledger_fact *f)
{
        num_at(j, "strength", f->strength);
        json_str_at(j, "unit", f->unit);
        num_at(j, "per_day", f->per_day);
        num_at(j, "daily_mg", ledger_daily(f));
        num_at(j, "morphine_mg", f->morphine);
        json_str_at(j, "morphine_by", f->morphine_by);
        num_at(j, "count", f->count);
        json_str_at(j, "change", f->change);
}

static void rest_json(json *j, const struct ledger_fact *f)
{
        num_at(j, "score", f->score);
        json_key(j, "with_medication");
        if (f->with_medication == TRI_UNKNOWN)
                json_nil(j);
        else
                json_bool(j, f->with_medication == TRI_YES);
        json_str_at(j, "condition", f->condition);
        num_at(j, "relief_percent", f->relief_percent);
        num_at(j, "relief_weeks", f->relief_weeks);
        json_str_at(j, "levels", f->levels);
        json_str_at(j, "result", f->result);
        json_str_at(j, "outcome", f->outcome);
}

static void places_json(json *j, const struct evidence *at, size_t n)
{
        json_str_at(j, "document", n ? at[0].document->name : S(""));
        json_count_at(j, "page", n ? document_page(at[0].document,
                                                   at[0].begin) : -1);
        json_key(j, "evidence");
        json_array_open(j);
        for (size_t i = 0; i < n; i++)
                evidence_json(j, &at[i]);
        json_array_end(j);
}

str ledger_outcome(const struct ledger_fact *f)
{
        return str_eq(f->outcome, S("present")) ? S("yes")
             : str_eq(f->outcome, S("absent")) ? S("no") : f->outcome;
}

void ledger_line_json(json *j, const struct ledger_line *l)
{
        const struct ledger_fact *f = &l->fact;

        json_object_open(j);
        json_str_at(j, "kind", str_from(ledger_kind_name(f->kind)));
        name_json(j, f);
        json_strs_at(j, "body", f->body, f->n_body);
        json_str_at(j, "side", f->side);
        json_date_at(j, "date", f->date);
        visits_json(j, l);
        dose_json(j, f);
        rest_json(j, f);
        json_bool_at(j, "contradicted", l->contradicted);
        places_json(j, l->at, l->n_at);
        json_object_end(j);
}

void happening_json(json *j, const struct happening *h)
{
        json_object_open(j);
        json_date_at(j, "date", h->date);
        json_str_at(j, "kind", h->kind);
        json_str_at(j, "text", h->text);
        places_json(j, h->at, h->n_at);
        json_object_end(j);
}
