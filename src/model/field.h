/* field.h - the fields of the record by name: those of the JSON, of layouts
 * and of tables.
 *
 * "reviewer.years" is a member of the letter, "rationale" (of_item) one of
 * its items. What is not text, date or list (age, sex, outcome, the parts of
 * a request) stands in no row here. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "model/letter.h"

enum field_kind { FIELD_SPAN, FIELD_DATE, FIELD_LIST, FIELD_ITEMS };
enum { FIELDS_MOST = 64 };

struct field {
        str name;
        enum field_kind kind;
        bool of_item;
        size_t at;              /* offset of the span, date or list */
        size_t more;            /* offset of a date's span or list's count */
};

struct spans { struct span *at; size_t n; };

size_t fields_all(const struct field **out);
const struct field *field_named(str name, bool of_item);
/* Their names, at most FIELDS_MOST of them into out; how many. */
size_t field_names(bool of_item, str *out);

/* Of a record: a letter, or an item where the field is one of an item. */
struct span *field_span(const struct field *f, void *record);
date *field_date(const struct field *f, void *record);
struct spans field_entries(const struct field *f, const void *record);
void field_entries_set(const struct field *f, void *record, struct spans s);

#endif
