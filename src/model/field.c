/* field.c - the table of fields. */
#include "model/field.h"

#include <stddef.h>

#define SPAN(name, member)                                                   \
        { STR(name), FIELD_SPAN, false, offsetof(struct letter, member), 0 }
#define DATE(name)                                                           \
        { STR(#name), FIELD_DATE, false, offsetof(struct letter, name),      \
          offsetof(struct letter, name ## _at) }
#define LIST(name, member, count)                                            \
        { STR(name), FIELD_LIST, false, offsetof(struct letter, member),     \
          offsetof(struct letter, count) }
#define ITEM(name)                                                           \
        { STR(#name), FIELD_SPAN, true, offsetof(struct letter_item, name), 0 }

static const struct field fields[] = {
        SPAN("case_number", case_number),
        DATE(date_assigned),
        DATE(date_of_injury),
        DATE(decision_date),
        DATE(ur_denial_date),
        SPAN("priority", priority),
        DATE(application_received),
        SPAN("reviewer.statement", reviewer.statement),
        SPAN("reviewer.noun", reviewer.noun),
        SPAN("reviewer.years", reviewer.years),
        SPAN("reviewer.hours_a_week", reviewer.hours_a_week),
        LIST("reviewer.licensed_states", reviewer.licensed_state,
             reviewer.n_states),
        LIST("reviewer.certifications", reviewer.certification,
             reviewer.n_certifications),
        LIST("reviewer.subspecialties", reviewer.subspecialty,
             reviewer.n_subspecialties),
        LIST("reviewer.independent_of", reviewer.independent_of,
             reviewer.n_independent_of),
        LIST("reviewer.selected_for", reviewer.selected_for,
             reviewer.n_selected_for),
        LIST("reviewer.law_known", reviewer.law_known,
             reviewer.n_law_known),
        SPAN("case_summary", case_summary),
        LIST("documents_reviewed", document_reviewed, n_documents_reviewed),
        SPAN("patient.age_range", patient_age_range),
        LIST("diagnoses", diagnosis, n_diagnoses),
        SPAN("dispute", dispute),
        { STR("items"), FIELD_ITEMS, false, 0, 0 },
        ITEM(request),
        ITEM(category),
        ITEM(claims_administrator_guideline),
        ITEM(imro_guideline),
        ITEM(rationale)
};

enum { FIELDS = sizeof fields / sizeof *fields };
_Static_assert(FIELDS <= (int)FIELDS_MOST, "room for all names");

size_t fields_all(const struct field **out)
{
        *out = fields;
        return FIELDS;
}

const struct field *field_named(str name, bool of_item)
{
        for (size_t i = 0; i < FIELDS; i++)
                if (fields[i].of_item == of_item &&
                    str_eq(fields[i].name, name))
                        return &fields[i];
        return NULL;
}

struct span *field_span(const struct field *f, void *record)
{
        char *p = record;

        if (f->kind == FIELD_SPAN)
                return (struct span *)(void *)(p + f->at);
        return f->kind == FIELD_DATE ? (struct span *)(void *)(p + f->more)
                                     : NULL;
}

struct spans field_entries(const struct field *f, const void *record)
{
        const char *p = record;

        if (f->kind != FIELD_LIST)
                return (struct spans){ 0 };
        return (struct spans){ *(struct span *const *)(const void *)(p + f->at),
                               *(const size_t *)(const void *)(p + f->more) };
}

void field_entries_set(const struct field *f, void *record, struct spans s)
{
        char *p = record;

        *(struct span **)(void *)(p + f->at) = s.at;
        *(size_t *)(void *)(p + f->more) = s.n;
}

date *field_date(const struct field *f, void *record)
{
        char *p = record;

        return f->kind == FIELD_DATE ? (date *)(void *)(p + f->at) : NULL;
}

size_t field_names(bool of_item, str *out)
{
        size_t n = 0;

        for (size_t i = 0; i < FIELDS; i++)
                if (fields[i].of_item == of_item)
                        out[n++] = fields[i].name;
        return n;
}
