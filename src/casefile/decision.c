/* decision.c - the reviewer's decision file: outline or JSON. It is the only
 * door by which an outcome comes in. doc/case-file.md documents the keys. */
#include "casefile/inside.h"

#include "host/host.h"

struct reviewer_form { struct form_list states, certifications, subspecialty; };

struct decided_form {
        struct item_decision d;
        long number;
        str  outcome;
        struct form_list relied_on;
};

struct decision_form {
        struct decision d;
        struct reviewer_form reviewer;
        size_t n_items;
        const struct line **decided;    /* by item; NULL: not yet */
        VEC(struct item_decision) item;
};

#define COUNT(t) (sizeof(t) / sizeof(t)[0])

static rc reviewer_read(struct form *f, const struct line *l, str rest,
                        void *into)
{
        static const struct form_field fields[] = {
                { STR("licensed in"), FORM_LIST,
                  .at = offsetof(struct reviewer_form, states) },
                { STR("certified in"), FORM_LIST,
                  .at = offsetof(struct reviewer_form, certifications) },
                { STR("subspecialty"), FORM_LIST,
                  .at = offsetof(struct reviewer_form, subspecialty) },
        };
        struct decision_form *d = into;

        return form_under(f, S("a reviewer"), l, rest, fields, COUNT(fields),
                          &d->reviewer);
}

static rc decided_check(struct form *f, const struct line *l,
                        struct decision_form *d,
                        const struct decided_form *i)
{
        if (i->number < 1 || (size_t)i->number > d->n_items)
                return form_wrong(f, l, "an item that the case has not; its "
                                  "items are 1 to %zu", d->n_items);
        if (d->decided[i->number - 1])
                return form_wrong(f, l, "item %ld is decided twice, first on "
                                  "line %zu; keep one", i->number,
                                  d->decided[i->number - 1]->no);
        if (i->outcome.n == 0)
                return form_wrong(f, l, "item %ld has no outcome; write "
                                  "\"outcome upheld\" or \"outcome "
                                  "overturned\" under it", i->number);
        if (i->d.reasons.n == 0)
                return form_wrong(f, l, "item %ld has no reasons; write "
                                  "\"reasons\" and the rationale under it",
                                  i->number);
        return OK;
}

static rc decided_read(struct form *f, const struct line *l, str rest,
                       void *into)
{
        static const struct form_field fields[] = {
                { STR("number"), FORM_COUNT,
                  .at = offsetof(struct decided_form, number), .most = 999,
                  .head = true },
                { STR("outcome"), FORM_WORD,
                  .at = offsetof(struct decided_form, outcome),
                  .words = "upheld|overturned" },
                { STR("relies on"), FORM_LIST,
                  .at = offsetof(struct decided_form, relied_on) },
                { STR("reasons"), FORM_TEXT,
                  .at = offsetof(struct decided_form, d.reasons) },
        };
        struct decision_form *d = into;
        struct decided_form i = { .number = 0 };
        rc r = form_under(f, S("a decided item"), l, rest, fields,
                          COUNT(fields), &i);

        if (!r)
                r = decided_check(f, l, d, &i);
        if (r)
                return r;
        i.d.item = (size_t)i.number - 1;
        i.d.overturned = str_eq(i.outcome, S("overturned"));
        i.d.relied_on = i.relied_on.at;
        i.d.n_relied_on = i.relied_on.n;
        d->decided[i.d.item] = l;
        *VEC_ADD(f->a, &d->item) = i.d;
        return OK;
}

static const struct form_field decision_fields[] = {
        { STR("case"), FORM_TEXT,
          .at = offsetof(struct decision_form, d.case_number) },
        { STR("reviewer"), FORM_GROUP, .group = reviewer_read },
        { STR("item"), FORM_GROUP, .group = decided_read, .many = true },
};

rc decision_parse(arena *a, str file, str text, size_t n_items,
                  struct decision *out, err *e)
{
        struct form f = { .a = a, .file = file, .e = e };
        struct decision_form d = { .n_items = n_items };
        struct line *first = NULL;
        rc r = lines_read(a, file, text, &first, e);

        if (r)
                return r;
        d.decided = NEWN(a, const struct line *, n_items + 1);
        r = form_read(&f, S("a decision"), first, decision_fields,
                      COUNT(decision_fields), &d);
        if (r)
                return r;
        if (d.item.n == 0)
                return form_wrong(&f, NULL, "no item is decided; write \"item "
                                  "1\" and under it \"outcome\" and "
                                  "\"reasons\"");
        d.d.licensed_state = d.reviewer.states.at;
        d.d.n_states = d.reviewer.states.n;
        d.d.certification = d.reviewer.certifications.at;
        d.d.n_certifications = d.reviewer.certifications.n;
        d.d.subspecialty = d.reviewer.subspecialty.at;
        d.d.n_subspecialties = d.reviewer.subspecialty.n;
        d.d.item = d.item.at;
        d.d.n_items = d.item.n;
        *out = d.d;
        return OK;
}

/* word, whole, at the start of s. */
static bool first_word(str s, str word, str *rest)
{
        struct line l = { .text = s };

        return line_says(&l, word, rest);
}

bool decision_like(str text)
{
        bool begun = false, item = false;
        size_t indent = 0;

        if (str_starts(text, S("\xef\xbb\xbf")))
                text = str_slice(text, 3, text.n);
        if (str_starts(str_trim(text), S("{")))
                return str_find(text, S("\"item\""), 0) != STR_NONE &&
                       str_find(text, S("\"outcome\""), 0) != STR_NONE;
        while (text.n) {
                str raw = str_cut(&text, '\n'), s = str_trim(raw), rest;
                size_t at = s.n ? (size_t)(s.p - raw.p) : 0;

                if (s.n == 0 || s.p[0] == '#')
                        continue;
                if (!begun && !first_word(s, S("case"), NULL) &&
                    !first_word(s, S("reviewer"), NULL) &&
                    !first_word(s, S("item"), NULL))
                        return false;
                begun = true;
                if (first_word(s, S("item"), &rest) &&
                    (rest.n == 0 || char_digit(rest.p[0]))) {
                        item = true;
                        indent = at;
                }
                if (item && at > indent && first_word(s, S("outcome"), NULL))
                        return true;
        }
        return false;
}

rc decision_read(arena *a, str path, size_t n_items, struct decision *out,
                 err *e)
{
        str text;
        rc r = host_file(a, path, HOST_FILE_MAX, &text, e);

        return r ? r : decision_parse(a, path, text, n_items, out, e);
}
