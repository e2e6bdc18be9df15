/* json.c - the record as JSON; with spans, where each field stands. */
#include "letter/inside.h"

#include "terms/number.h"

#include <math.h>

static void value_at(json *j, const char *key, const struct letter *l,
                     struct span s)
{
        json_key(j, key);
        letter_value_json(j, l, s);
}

static void values_at(json *j, const char *key, const struct letter *l,
                      const struct span *s, size_t n)
{
        json_key(j, key);
        json_array_open(j);
        for (size_t i = 0; i < n; i++)
                letter_value_json(j, l, s[i]);
        json_array_end(j);
}

static void digits(char *out, int v, int n)
{
        while (n-- > 0) {
                out[n] = (char)('0' + v % 10);
                v /= 10;
        }
}

/* As json_date_at, for a whole day, without going through printf: half a
 * dozen of them in every letter. */
static void day_at(json *j, const char *key, date d)
{
        char s[10] = "0000-00-00";
        int y, m, day;

        if (!date_exact(d)) {
                json_date_at(j, key, d);
                return;
        }
        date_split(d.first, &y, &m, &day);
        digits(s, y, 4);
        digits(s + 5, m, 2);
        digits(s + 8, day, 2);
        json_str_at(j, key, str_of(s, sizeof s));
}

static void lower_at(json *j, const char *key, const struct letter *l,
                     struct span s)
{
        char word[64];
        str v = letter_value(j->out->a, l, s);
        size_t n = v.n < sizeof word ? v.n : sizeof word;

        for (size_t i = 0; i < n; i++)
                word[i] = char_lower(v.p[i]);
        json_str_at(j, key, v.n > sizeof word ? v : str_of(word, n));
}

static void number_at(json *j, const char *key, const struct letter *l,
                      struct span s)
{
        long n = -1;

        if (span_set(s) &&
            !number_scan(str_slice(l->document->text, 0, s.end), s.begin, &n))
                n = -1;
        json_count_at(j, key, n);
}

static void quantity_at(json *j, const char *key, double v)
{
        json_key(j, key);
        if (isnan(v))
                json_nil(j);
        else
                json_num(j, v);
}

static void reviewer_json(json *j, const struct letter *l)
{
        json_key(j, "reviewer");
        json_object_open(j);
        values_at(j, "licensed_states", l, l->reviewer.licensed_state,
                  l->reviewer.n_states);
        values_at(j, "certifications", l, l->reviewer.certification,
                  l->reviewer.n_certifications);
        values_at(j, "subspecialties", l, l->reviewer.subspecialty,
                  l->reviewer.n_subspecialties);
        value_at(j, "statement", l, l->reviewer.statement);
        value_at(j, "noun", l, l->reviewer.noun);
        values_at(j, "independent_of", l, l->reviewer.independent_of,
                  l->reviewer.n_independent_of);
        number_at(j, "years", l, l->reviewer.years);
        number_at(j, "hours_a_week", l, l->reviewer.hours_a_week);
        values_at(j, "selected_for", l, l->reviewer.selected_for,
                  l->reviewer.n_selected_for);
        values_at(j, "law_known", l, l->reviewer.law_known,
                  l->reviewer.n_law_known);
        json_object_end(j);
        json_key(j, "patient");
        json_object_open(j);
        json_count_at(j, "age", l->patient_age);
        json_str_at(j, "sex", l->patient_sex);
        value_at(j, "age_range", l, l->patient_age_range);
        json_object_end(j);
        values_at(j, "diagnoses", l, l->diagnosis, l->n_diagnoses);
        value_at(j, "dispute", l, l->dispute);
}

static void item_json(json *j, const struct letter *l,
                      const struct letter_item *it)
{
        json_object_open(j);
        value_at(j, "request", l, it->request);
        value_at(j, "category", l, it->category);
        json_key(j, "ur");
        json_object_open(j);
        day_at(j, "date", it->ur.date);
        json_str_at(j, "action", it->ur.action);
        quantity_at(j, "requested", it->ur.requested);
        quantity_at(j, "approved", it->ur.approved);
        quantity_at(j, "disputed", it->ur.disputed);
        json_object_end(j);
        json_str_at(j, "decision", str_from(outcome_name(it->outcome)));
        json_bool_at(j, "companion", it->companion);
        value_at(j, "claims_administrator_guideline", l,
                 it->claims_administrator_guideline);
        value_at(j, "imro_guideline", l, it->imro_guideline);
        json_key(j, "citations");
        json_array_open(j);
        for (size_t i = 0; i < it->n_citations; i++)
                citation_json(j, &it->citation[i]);
        json_array_end(j);
        value_at(j, "rationale", l, it->rationale);
        json_object_end(j);
}

static void span_json(json *j, struct span s)
{
        if (!span_set(s)) {
                json_nil(j);
                return;
        }
        json_array_open(j);
        json_int(j, (long)s.begin);
        json_int(j, (long)s.end);
        json_array_end(j);
}

static void span_at(json *j, const char *key, struct span s)
{
        json_key(j, key);
        span_json(j, s);
}

static void spans_at(json *j, const char *key, const struct span *s, size_t n)
{
        json_key(j, key);
        json_array_open(j);
        for (size_t i = 0; i < n; i++)
                span_json(j, s[i]);
        json_array_end(j);
}

static void reviewer_spans(json *j, const struct letter *l)
{
        json_key(j, "reviewer");
        json_object_open(j);
        spans_at(j, "licensed_states", l->reviewer.licensed_state,
                 l->reviewer.n_states);
        spans_at(j, "certifications", l->reviewer.certification,
                 l->reviewer.n_certifications);
        spans_at(j, "subspecialties", l->reviewer.subspecialty,
                 l->reviewer.n_subspecialties);
        span_at(j, "statement", l->reviewer.statement);
        span_at(j, "noun", l->reviewer.noun);
        spans_at(j, "independent_of", l->reviewer.independent_of,
                 l->reviewer.n_independent_of);
        span_at(j, "years", l->reviewer.years);
        span_at(j, "hours_a_week", l->reviewer.hours_a_week);
        spans_at(j, "selected_for", l->reviewer.selected_for,
                 l->reviewer.n_selected_for);
        spans_at(j, "law_known", l->reviewer.law_known,
                 l->reviewer.n_law_known);
        json_object_end(j);
        json_key(j, "patient");
        json_object_open(j);
        span_at(j, "age", l->patient_age_at);
        span_at(j, "sex", l->patient_sex_at);
        span_at(j, "age_range", l->patient_age_range);
        json_object_end(j);
        spans_at(j, "diagnoses", l->diagnosis, l->n_diagnoses);
        span_at(j, "dispute", l->dispute);
}

static void spans_json(json *j, const struct letter *l)
{
        json_key(j, "spans");
        json_object_open(j);
        span_at(j, "case_number", l->case_number);
        span_at(j, "date_assigned", l->date_assigned_at);
        span_at(j, "date_of_injury", l->date_of_injury_at);
        span_at(j, "decision_date", l->decision_date_at);
        span_at(j, "ur_denial_date", l->ur_denial_date_at);
        span_at(j, "priority", l->priority);
        span_at(j, "application_received", l->application_received_at);
        reviewer_spans(j, l);
        span_at(j, "case_summary", l->case_summary);
        spans_at(j, "documents_reviewed", l->document_reviewed,
                 l->n_documents_reviewed);
        json_key(j, "items");
        json_array_open(j);
        for (size_t i = 0; i < l->n_items; i++) {
                const struct letter_item *it = &l->item[i];

                json_object_open(j);
                span_at(j, "request", it->request);
                span_at(j, "category", it->category);
                json_key(j, "ur");
                json_object_open(j);
                span_at(j, "requested", it->ur.requested_at);
                span_at(j, "approved", it->ur.approved_at);
                span_at(j, "disputed", it->ur.disputed_at);
                json_object_end(j);
                span_at(j, "decision", it->decision);
                span_at(j, "claims_administrator_guideline",
                        it->claims_administrator_guideline);
                span_at(j, "imro_guideline", it->imro_guideline);
                span_at(j, "rationale", it->rationale);
                json_object_end(j);
        }
        json_array_end(j);
        json_object_end(j);
        spans_at(j, "named", l->named, l->n_named);
        spans_at(j, "unread", l->unread, l->n_unread);
}

void letter_json(json *j, const struct letter *l, str source, bool spans)
{
        json_object_open(j);
        json_str_at(j, "source", source);
        json_str_at(j, "programme", l->programme);
        json_str_at(j, "layout", l->layout);
        value_at(j, "case_number", l, l->case_number);
        day_at(j, "date_assigned", l->date_assigned);
        day_at(j, "date_of_injury", l->date_of_injury);
        day_at(j, "decision_date", l->decision_date);
        day_at(j, "ur_denial_date", l->ur_denial_date);
        lower_at(j, "priority", l, l->priority);
        day_at(j, "application_received", l->application_received);
        reviewer_json(j, l);
        value_at(j, "case_summary", l, l->case_summary);
        values_at(j, "documents_reviewed", l, l->document_reviewed,
                  l->n_documents_reviewed);
        json_key(j, "items");
        json_array_open(j);
        for (size_t i = 0; i < l->n_items; i++)
                item_json(j, l, &l->item[i]);
        json_array_end(j);
        if (spans)
                spans_json(j, l);
        json_object_end(j);
}
