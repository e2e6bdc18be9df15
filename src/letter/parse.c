/* parse.c - a record printed as JSON, read back.
 *
 * What follows from a field is not read but found again: citations from the
 * guideline lines. Spans, named and unread count in another text and are
 * passed over. A key nobody knows is refused: it would be lost. */
#include "letter/inside.h"

#include "base/jsontree.h"
#include "model/record.h"

#include <math.h>

struct parse {
        arena *a;
        struct record r;
        struct letter *letter;
        str  file;
        size_t line;
        size_t item;            /* being read, from 1; 0: none */
        err *e;
};

static rc wrong(struct parse *p, str name, const char *what)
{
        if (p->item)
                return err_set(p->e, ERR_SYNTAX, p->file, p->line,
                               "items[%zu]."FMT" is no %s; write one, or null",
                               p->item - 1, ARG(name), what);
        return err_set(p->e, ERR_SYNTAX, p->file, p->line,
                       FMT" is no %s; write one, or null", ARG(name), what);
}

static str text_of(const json_t *v)
{
        return json_is_string(v)
               ? str_of(json_string_value(v), json_string_length(v)) : S("");
}

/* Keys that no field's name begins with. */
static const str derived[] = {
        STR("citations"), STR("spans"), STR("named"), STR("unread"),
        STR("explain")
};
static const str letter_keys[] = {
        STR("source"), STR("programme"), STR("layout"), STR("reviewer"),
        STR("patient"), STR("patient.age"), STR("patient.sex")
};
static const str item_keys[] = {
        STR("decision"), STR("companion"), STR("ur"), STR("ur.date"),
        STR("ur.action"), STR("ur.requested"), STR("ur.approved"),
        STR("ur.disputed")
};

static bool among(const str *of, size_t n, str name)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(of[i], name))
                        return true;
        return false;
}

#define AMONG(of, name) among((of), sizeof(of) / sizeof *(of), (name))

/* Objects within the record or an item. */
static const str groups[] = { STR("reviewer"), STR("patient"), STR("ur") };

/* Every key is one that is read. */
static rc keys_check(struct parse *p, json_t *object, str within)
{
        const char *key;
        json_t *v;

        json_object_foreach(object, key, v) {
                str name = within.n ? arena_fmt(p->a, FMT".%s", ARG(within),
                                                key) : str_from(key);
                bool known = p->item ? AMONG(item_keys, name)
                                     : AMONG(letter_keys, name);

                if (AMONG(derived, name) ||
                    field_named(name, p->item != 0))
                        continue;
                if (!known)
                        return err_set(p->e, ERR_SYNTAX, p->file, p->line,
                                       "a key that no record has, in %s; "
                                       "doc/record.md lists them",
                                       p->item ? "an item" : within.n
                                       ? "an object" : "the record");
                if (AMONG(groups, name) && !json_is_null(v)) {
                        rc fail = json_is_object(v)
                                  ? keys_check(p, v, name)
                                  : wrong(p, name, "object");

                        if (fail)
                                return fail;
                }
        }
        return OK;
}

/* "reviewer.years" in an object; NULL: not there, or null. */
static json_t *value_at(json_t *object, str name)
{
        str rest = name;

        while (rest.n && object) {
                str key = str_cut(&rest, '.');

                object = json_object_getn(object, key.p, key.n);
        }
        return json_is_null(object) ? NULL : object;
}

/* Adds the text, whose value must be itself: marks such as ** are dropped
 * from a record's values, and the text of one holds none. */
static rc text_add(struct parse *p, str name, str text, struct span *out)
{
        buf folded = buf_open(p->a, text.n + 1);
        struct document d = { .name = S("") };
        struct letter l = { .document = &d };
        str value;

        *out = record_add(&p->r, name, text);
        d.text = buf_str(&p->r.text);
        value = letter_value(p->a, &l, *out);
        buf_add_folded(&folded, text);
        if (str_eq(value, buf_str(&folded)))
                return OK;
        return wrong(p, name, "plain text: it holds a mark such as ** or <b>, "
                     "which a record drops");
}

/* Text, or a whole number as JSON prints one. */
static rc span_parse(struct parse *p, str name, const json_t *v,
                     struct span *out)
{
        if (json_is_integer(v))
                *out = record_add(&p->r, name,
                                  arena_fmt(p->a, "%lld", (long long)
                                            json_integer_value(v)));
        else if (json_is_string(v))
                return text_add(p, name, text_of(v), out);
        else
                return wrong(p, name, "text");
        return OK;
}

static rc date_parse(struct parse *p, str name, const json_t *v, date *d,
                     struct span *at)
{
        if (!date_parse_iso(text_of(v), d))
                return wrong(p, name, "date such as 2015-08-18, 2015-08 or "
                             "2015");
        *at = record_add(&p->r, name, text_of(v));
        return OK;
}

static rc list_parse(struct parse *p, const struct field *f, const json_t *v)
{
        size_t n = json_array_size(v);
        struct span *at = NEWN(p->a, struct span, n);
        size_t k = 0;

        if (!json_is_array(v))
                return wrong(p, f->name, "list of texts");
        for (size_t i = 0; i < n; i++) {
                const json_t *one = json_array_get(v, i);
                rc fail = json_is_string(one)
                          ? text_add(p, f->name, text_of(one), &at[k])
                          : wrong(p, f->name, "list of texts");

                if (fail)
                        return fail;
                k += span_set(at[k]);
        }
        field_entries_set(f, p->letter, (struct spans){ at, k });
        return OK;
}

/* All fields of the table, of the letter or of the item being read. */
static rc fields_parse(struct parse *p, json_t *object, void *record)
{
        const struct field *f;
        size_t n = fields_all(&f);
        rc fail = OK;

        for (size_t i = 0; i < n && !fail; i++, f++) {
                json_t *v;

                if (f->of_item != (p->item != 0) || f->kind == FIELD_ITEMS)
                        continue;
                v = value_at(object, f->name);
                if (!v)
                        continue;
                if (f->kind == FIELD_LIST)
                        fail = list_parse(p, f, v);
                else if (f->kind == FIELD_DATE)
                        fail = date_parse(p, f->name, v, field_date(f, record),
                                          field_span(f, record));
                else
                        fail = span_parse(p, f->name, v,
                                          field_span(f, record));
        }
        return fail;
}

static rc patient_parse(struct parse *p, json_t *object)
{
        const json_t *age = value_at(object, S("patient.age"));
        str sex = text_of(value_at(object, S("patient.sex")));
        struct letter *l = p->letter;

        if (age) {
                if (!json_is_integer(age) || json_integer_value(age) < 0 ||
                    json_integer_value(age) > 150)
                        return wrong(p, S("patient.age"), "number of years");
                l->patient_age = (long)json_integer_value(age);
                l->patient_age_at = record_add(
                        &p->r, S("patient.age"),
                        arena_fmt(p->a, "%ld", l->patient_age));
        }
        if (value_at(object, S("patient.sex"))) {
                if (!str_eq(sex, S("male")) && !str_eq(sex, S("female")))
                        return wrong(p, S("patient.sex"), "male or female");
                l->patient_sex = sex;
                l->patient_sex_at = record_add(&p->r, S("patient.sex"), sex);
        }
        return OK;
}

static rc quantity_parse(struct parse *p, json_t *object, const char *name,
                         double *out, struct span *at)
{
        const json_t *v = value_at(object, str_from(name));

        if (!v)
                return OK;
        if (!json_is_number(v))
                return wrong(p, str_from(name), "number");
        *out = json_number_value(v);
        *at = record_add(&p->r, str_from(name),
                         arena_fmt(p->a, "%.15g", *out));
        return OK;
}

static rc ur_parse(struct parse *p, json_t *object, struct letter_item *it)
{
        const json_t *day = value_at(object, S("ur.date"));
        struct span at = { 0 };
        rc fail = OK;

        it->ur.action = text_of(value_at(object, S("ur.action")));
        if (it->ur.action.n)
                record_known(&p->r, record_add(&p->r, S("ur.action"),
                                               it->ur.action));
        if (day)
                fail = date_parse(p, S("ur.date"), day, &it->ur.date, &at);
        record_known(&p->r, at);
        if (!fail)
                fail = quantity_parse(p, object, "ur.requested",
                                      &it->ur.requested,
                                      &it->ur.requested_at);
        if (!fail)
                fail = quantity_parse(p, object, "ur.approved",
                                      &it->ur.approved, &it->ur.approved_at);
        if (!fail)
                fail = quantity_parse(p, object, "ur.disputed",
                                      &it->ur.disputed, &it->ur.disputed_at);
        return fail;
}

static rc item_parse(struct parse *p, json_t *object, struct letter_item *it)
{
        str outcome;
        rc fail;

        *it = letter_item_blank();
        if (!json_is_object(object))
                return err_set(p->e, ERR_SYNTAX, p->file, p->line,
                               "items[%zu] is no object; write { and its "
                               "fields", p->item - 1);
        outcome = text_of(value_at(object, S("decision")));
        if (!outcome_named(outcome, &it->outcome))
                return err_set(p->e, ERR_SYNTAX, p->file, p->line,
                               "items[%zu].decision is none; write upheld, "
                               "overturned or overturned in part",
                               p->item - 1);
        fail = keys_check(p, object, S(""));
        if (!fail)
                fail = fields_parse(p, object, it);
        if (fail)
                return fail;
        it->decision = record_add(&p->r, S("decision"), outcome);
        it->companion = json_is_true(value_at(object, S("companion")));
        return ur_parse(p, object, it);
}

static rc items_parse(struct parse *p, json_t *root)
{
        json_t *items = value_at(root, S("items"));
        size_t n = json_array_size(items);
        rc fail = OK;

        if (items && !json_is_array(items))
                return wrong(p, S("items"), "list of objects");
        p->letter->item = NEWN(p->a, struct letter_item, n);
        p->letter->n_items = n;
        for (p->item = 1; p->item <= n && !fail; p->item++)
                fail = item_parse(p, json_array_get(items, p->item - 1),
                                  &p->letter->item[p->item - 1]);
        p->item = 0;
        return fail;
}

rc letter_parse(arena *a, str text, str file, size_t line,
                struct document *d, struct letter *out, err *e)
{
        struct parse p = { .a = a, .letter = out, .file = file, .line = line,
                           .e = e };
        json_t *root;
        rc fail = json_tree(a, file, line, text, &root, e);

        if (fail)
                return fail;
        p.r = record_open(a, d, out);
        fail = keys_check(&p, root, S(""));
        if (!fail)
                fail = fields_parse(&p, root, out);
        if (!fail)
                fail = patient_parse(&p, root);
        if (!fail)
                fail = items_parse(&p, root);
        if (fail)
                return fail;
        d->name = text_of(value_at(root, S("source")));
        out->programme = text_of(value_at(root, S("programme")));
        out->layout = text_of(value_at(root, S("layout")));
        record_end(&p.r);
        return OK;
}
