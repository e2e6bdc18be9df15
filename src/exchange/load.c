/* load.c - table files. For people: layouts/README.md.
 *
 *   table     NAME
 *   programme PROGRAMME
 *   about, period, source TEXT
 *   status    read | reported | unverified
 *   columns
 *     FIELD|-  "Column"  "Another spelling"  [required]
 *       part "Label:"  "Other label:"  FIELD
 *   words FIELD
 *     "as printed"  what it means */
#include "exchange/inside.h"

struct loader {
        struct table_file *t;
        err *e;
};

#define FAIL(x, l, ...)                                                      \
        err_set((x)->e, ERR_SYNTAX, (x)->t->file, (l)->no, __VA_ARGS__)

bool names_same(str a, str b)
{
        size_t i = 0, k = 0;

        for (;;) {
                while (i < a.n && !(char_alpha(a.p[i]) || char_digit(a.p[i]) ||
                                    a.p[i] & 0x80))
                        i++;
                while (k < b.n && !(char_alpha(b.p[k]) || char_digit(b.p[k]) ||
                                    b.p[k] & 0x80))
                        k++;
                if (i >= a.n || k >= b.n)
                        return i >= a.n && k >= b.n;
                if (char_lower(a.p[i++]) != char_lower(b.p[k++]))
                        return false;
        }
}

/* FIELD as the JSON names it, an item's behind "items."; - for nothing. */
static rc field_take(struct loader *x, const struct line *l, str name,
                     enum holds *holds, const struct field **out)
{
        static const struct { str name; enum holds holds; } other[] = {
                { STR("-"), HOLDS_NOTHING },
                { STR("items.decision"), HOLDS_OUTCOME },
                { STR("patient.sex"), HOLDS_SEX },
                { STR("patient.age"), HOLDS_AGE }
        };

        *out = NULL;
        for (size_t i = 0; i < sizeof other / sizeof *other; i++)
                if (str_eq(name, other[i].name)) {
                        *holds = other[i].holds;
                        return OK;
                }
        *holds = HOLDS_FIELD;
        *out = str_starts(name, S("items."))
               ? field_named(str_slice(name, 6, name.n), true)
               : field_named(name, false);
        if (*out && (*out)->kind != FIELD_ITEMS)
                return OK;
        if (str_find(name, S(" "), 0) != STR_NONE)
                return FAIL(x, l, "no field "FMT"; two spaces or more part a "
                            "field from what stands behind it", ARG(name));
        return FAIL(x, l, "no field "FMT"; write one that doc/record.md "
                    "lists, items.NAME for one of an item, or -", ARG(name));
}

static bool quoted(str s)
{
        return s.n > 2 && s.p[0] == '"' && s.p[s.n - 1] == '"';
}

/* The quoted columns from k on, up to the first that is none: *k. */
static rc names_take(struct loader *x, const struct line *l, size_t *k,
                     struct names *out)
{
        for (; *k < l->columns && quoted(l->column[*k]); ++*k) {
                if (out->n == SPELLINGS_MAX)
                        return FAIL(x, l, "more than %d spellings",
                                    SPELLINGS_MAX);
                out->at[out->n++] = unquoted(l->column[*k]);
        }
        if (!out->n)
                return FAIL(x, l, "no name; write one in quotes, two spaces "
                            "between columns");
        return OK;
}

static rc part_read(struct loader *x, const struct line *l, struct rule *r)
{
        struct table_part *p = &r->part[r->n_parts];
        struct line one = *l;
        enum holds holds;
        size_t k = 0;
        rc fail;

        if (!line_says(l, S("part"), &one.column[0]))
                return FAIL(x, l, "write part \"Label:\", two spaces, a "
                            "field");
        if (r->n_parts == PARTS_MAX)
                return FAIL(x, l, "more than %d parts", PARTS_MAX);
        one.column[0] = str_trim(str_slice(l->column[0], 4,
                                           l->column[0].n));
        fail = names_take(x, &one, &k, &p->label);
        if (!fail && k + 1 != l->columns)
                return FAIL(x, l, "write the part's field behind its labels");
        if (!fail)
                fail = field_take(x, l, l->column[k], &holds, &p->field);
        if (!fail && (holds != HOLDS_FIELD || p->field->kind != FIELD_SPAN))
                return FAIL(x, l, "a part holds a field that is text");
        r->n_parts++;
        return fail;
}

static rc rule_read(struct loader *x, const struct line *l)
{
        struct table_file *t = x->t;
        struct rule *r = &t->rule[t->n_rules];
        bool own = false;
        size_t k = 1;
        rc fail;

        if (t->n_rules == RULES_MAX)
                return FAIL(x, l, "more than %d columns", RULES_MAX);
        fail = field_take(x, l, l->column[0], &r->holds, &r->field);
        if (!fail)
                fail = names_take(x, l, &k, &r->name);
        if (fail)
                return fail;
        r->required = k < l->columns &&
                      str_eq(l->column[k], S("required"));
        if (k + r->required < l->columns)
                return FAIL(x, l, "write names in quotes, then required or "
                            "nothing");
        for (const struct line *u = l->under; u && !fail; u = u->next)
                fail = part_read(x, u, r);
        for (size_t i = 0; i < r->n_parts; i++)
                own |= r->part[i].field == r->field;
        if (!fail && r->n_parts && !own)
                return FAIL(x, l, "none of its parts holds the column's own "
                            "field; write one");
        t->n_rules++;
        return fail;
}

static rc word_read(struct loader *x, const struct line *l, str name)
{
        struct table_file *t = x->t;
        struct word *w = &t->word[t->n_words];
        rc fail;

        if (t->n_words == WORDS_MAX)
                return FAIL(x, l, "more than %d words", WORDS_MAX);
        fail = field_take(x, l, name, &w->holds, &w->field);
        if (fail)
                return fail;
        if (l->columns != 2 || !quoted(l->column[0]))
                return FAIL(x, l, "write \"as printed\", two spaces, what it "
                            "means");
        w->says = unquoted(l->column[0]);
        w->means = str_eq(l->column[1], S("-")) ? S("") : l->column[1];
        if (w->holds == HOLDS_OUTCOME && !outcome_named(w->means, NULL))
                return FAIL(x, l, "an outcome is upheld, overturned or "
                            "overturned in part");
        if (w->holds == HOLDS_SEX && w->means.n &&
            !str_eq(w->means, S("male")) && !str_eq(w->means, S("female")))
                return FAIL(x, l, "a sex is male, female or -");
        if (w->field && !str_eq_fold(w->says, w->means))
                return FAIL(x, l, "text stays as printed; write the same "
                            "word, case folded");
        t->n_words++;
        return OK;
}

static rc block_read(struct loader *x, const struct line *l)
{
        static const str plain[] = { STR("about"), STR("period"),
                                     STR("source") };
        struct table_file *t = x->t;
        rc fail = OK;
        str rest;

        if (line_says(l, S("table"), &t->name) ||
            line_says(l, S("programme"), &t->programme))
                return OK;
        if (line_says(l, S("status"), &rest))
                return str_eq(rest, S("read")) || str_eq(rest, S("reported"))
                       || str_eq(rest, S("unverified")) ? OK :
                       FAIL(x, l, "a status is read, reported or "
                            "unverified");
        for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
                if (line_says(l, plain[i], &rest))
                        return OK;
        if (line_says(l, S("words"), &rest)) {
                for (const struct line *u = l->under; u && !fail; u = u->next)
                        fail = word_read(x, u, rest);
                return fail;
        }
        if (!line_says(l, S("columns"), &rest))
                return FAIL(x, l, "write table, programme, about, period, "
                            "source, status, columns or words here");
        for (const struct line *u = l->under; u && !fail; u = u->next)
                fail = rule_read(x, u);
        return fail;
}

static rc file_read(arena *a, const struct data_file *f, struct table_file *t,
                    err *e)
{
        struct loader x = { .t = t, .e = e };
        struct line *first;
        bool outcome = false;
        rc fail;

        t->file = f->name;
        t->line = 1;
        fail = outline_read(a, f->name, f->text, &first, e);
        for (const struct line *l = first; l && !fail; l = l->next)
                fail = block_read(&x, l);
        if (fail)
                return fail;
        for (size_t i = 0; i < t->n_rules; i++)
                outcome |= t->rule[i].holds == HOLDS_OUTCOME &&
                           t->rule[i].required;
        if (!t->name.n || !t->programme.n || !outcome)
                return err_set(e, ERR_SYNTAX, f->name, 1, "a table file has "
                               "table, programme and a required column of "
                               "items.decision; write them");
        return OK;
}

rc tables_load(arena *a, const struct data_file *file, size_t n,
               struct tables **out, err *e)
{
        struct tables *all = NEW(a, struct tables);

        all->at = NEWN(a, struct table_file, n);
        for (size_t i = 0; i < n; i++) {
                rc fail = file_read(a, &file[i], &all->at[i], e);

                if (fail)
                        return fail;
                all->n++;
        }
        *out = all;
        return OK;
}
