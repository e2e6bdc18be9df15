/* model.c - names of the nouns and their plain JSON. */
#include "model/analysis.h"
#include "model/finding.h"
#include "model/request.h"

#include <math.h>

const char *finding_status_name(enum finding_status s)
{
        static const char *const names[] = { "present", "absent", "planned",
                                             "not_documented" };
        return names[s];
}

const char *finding_section_name(enum finding_section s)
{
        static const char *const names[] = {
                "", "history", "complaints", "examination", "imaging",
                "diagnosis", "plan", "work"
        };
        return names[s];
}

const char *indication_name(enum indication i)
{
        static const char *const names[] = { "not_met", "undetermined",
                                             "met" };
        return names[i];
}

const char *criterion_status_name(enum criterion_status s)
{
        static const char *const names[] = {
                "met", "not_met", "not_documented", "unsettled",
                "conflicting", "unread", "unverified"
        };
        return names[s];
}

static void num_at(json *j, const char *key, double v)
{
        json_key(j, key);
        if (isnan(v))
                json_nil(j);
        else
                json_num(j, v);
}

void request_json(json *j, const struct request *r)
{
        json_object_open(j);
        json_str_at(j, "class", r->class);
        num_at(j, "quantity", r->quantity);
        json_str_at(j, "unit", r->unit);
        json_strs_at(j, "body", r->body, r->n_body);
        json_str_at(j, "side", r->side);
        json_str_at(j, "drug", r->drug);
        num_at(j, "strength", r->strength);
        json_bool_at(j, "companion", r->companion);
        json_bool_at(j, "bundle", r->bundle);
        json_bool_at(j, "retrospective", r->retrospective);
        json_bool_at(j, "partly_approved", r->partly_approved);
        json_object_end(j);
}
