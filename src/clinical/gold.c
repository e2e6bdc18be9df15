/* gold.c - see gold.h: reading the annotation, and counting against it. */
#include "clinical/gold.h"
#include "clinical/gold_inside.h"

#include "base/jsontree.h"

#include <math.h>

/* --- the annotation ------------------------------------------------------ */

static str tree_str(arena *a, json_t *o, const char *key)
{
        const char *s = json_string_value(json_object_get(o, key));

        return s ? arena_str(a, str_from(s)) : S("");
}

static bool status_named(str name, enum finding_status *out)
{
        for (int i = 0; i < GOLD_STATUSES; i++)
                if (str_eq(name, str_from(finding_status_name(
                                         (enum finding_status)i)))) {
                        *out = (enum finding_status)i;
                        return true;
                }
        return false;
}

static struct gold_concept *concept_of(struct gold *g, str name, bool add)
{
        struct gold_concept *c;

        for (size_t i = 0; i < g->concept.n; i++)
                if (str_eq(g->concept.at[i].name, name))
                        return &g->concept.at[i];
        if (!add)
                return NULL;
        c = VEC_ADD(g->a, &g->concept);
        c->name = name;
        return c;
}

static rc row_read(struct gold *g, struct gold_text *t, json_t *o, str file,
                   size_t line, err *e)
{
        str concept = tree_str(g->a, o, "concept");
        str status = tree_str(g->a, o, "status");
        json_t *value = json_object_get(o, "value");
        struct gold_row *r;
        enum finding_status s;

        if (!concept.n || !status_named(status, &s))
                return err_set(e, ERR_SYNTAX, file, line, "a finding without "
                               "concept, or whose status is none; write {"
                               "\"concept\": NAME, \"status\": \"present\", "
                               "\"absent\", \"planned\" or "
                               "\"not_documented\"}");
        for (size_t i = 0; i < t->row.n; i++)
                if (t->row.at[i].status == s &&
                    str_eq(t->row.at[i].concept, concept))
                        return OK;      /* said twice is said */
        r = VEC_ADD(g->a, &t->row);
        r->concept = concept;
        r->status = s;
        r->value = json_is_number(value) ? json_number_value(value)
                                         : (double)NAN;
        concept_of(g, concept, true);
        return OK;
}

static rc text_read(struct gold *g, json_t *o, str file, size_t line, err *e)
{
        struct gold_text *t = VEC_ADD(g->a, &g->text);
        json_t *x;
        size_t i;
        rc r = OK;

        t->number = tree_str(g->a, o, "case_number");
        t->source = tree_str(g->a, o, "source");
        if (!t->number.n && !t->source.n)
                return err_set(e, ERR_SYNTAX, file, line, "which text is it? "
                               "write \"case_number\" or \"source\"");
        json_array_foreach(json_object_get(o, "concepts"), i, x)
                if (json_is_string(x))
                        concept_of(g, arena_str(g->a, str_from(
                                                json_string_value(x))), true);
        json_array_foreach(json_object_get(o, "findings"), i, x)
                if (r == OK)
                        r = row_read(g, t, x, file, line, e);
        return r;
}

rc gold_load(arena *a, str file, str text, struct gold **out, err *e)
{
        struct gold *g = NEW(a, struct gold);
        rc r = OK;

        g->a = a;
        for (size_t line = 1; text.n && r == OK; line++) {
                str one = str_trim(str_cut(&text, '\n'));
                json_t *tree;

                if (!one.n)
                        continue;
                r = json_tree(a, file, line, one, &tree, e);
                if (r == OK)
                        r = text_read(g, tree, file, line, e);
        }
        if (r == OK && !g->text.n)
                r = err_set(e, ERR_SYNTAX, file, 0, "holds no annotation; "
                            "write one JSON object a text (doc/facts.md)");
        *out = g;
        return r;
}

/* --- counting ------------------------------------------------------------ */

static str stem(str name)
{
        for (size_t i = name.n; i--;)
                if (name.p[i] == '.')
                        return str_slice(name, 0, i);
        return name;
}

static struct gold_text *text_of(struct gold *g, str source, str number)
{
        for (size_t i = 0; i < g->text.n; i++) {
                struct gold_text *t = &g->text.at[i];

                if ((t->number.n && (str_eq(t->number, number) ||
                                     str_eq(t->number, stem(source)))) ||
                    (t->source.n && (str_eq(t->source, source) ||
                                     str_eq(stem(t->source), stem(source)))))
                        return t;
        }
        return NULL;
}

static struct gold_row *row_of(struct gold_text *t, const struct finding *f)
{
        for (size_t i = 0; i < t->row.n; i++)
                if (t->row.at[i].status == f->status &&
                    str_eq(t->row.at[i].concept, f->concept))
                        return &t->row.at[i];
        return NULL;
}

static void mistake_add(struct gold *g, str source, str concept,
                        enum finding_status s, const struct evidence *at)
{
        struct gold_mistake *m = VEC_ADD(g->a, &g->mistake);

        m->source = arena_str(g->a, source);
        m->concept = arena_str(g->a, concept);
        m->status = s;
        m->missed = !at;
        if (at) {
                m->quote = arena_str(g->a, evidence_quote(at));
                m->begin = at->begin;
                m->end = at->end;
        }
}

/* The first finding of each pair that the annotation lacks is a mistake. */
static void wrong_count(struct gold *g, struct gold_text *t, str source,
                        const struct findings *f, size_t i)
{
        const struct finding *x = &f->at[i];
        struct gold_concept *c = concept_of(g, x->concept, false);

        if (!c)
                return;
        for (size_t k = 0; k < i; k++)
                if (!f->at[k].family && f->at[k].status == x->status &&
                    str_eq(f->at[k].concept, x->concept))
                        return;
        t->of[x->status].wrong++;
        c->of[x->status].wrong++;
        mistake_add(g, source, x->concept, x->status, &x->evidence);
}

bool gold_count(struct gold *g, str source, str number,
                const struct findings *f)
{
        struct gold_text *t = text_of(g, source, number);

        if (!t || t->counted)
                return t != NULL;
        t->counted = true;
        for (size_t i = 0; i < f->n; i++) {
                const struct finding *x = &f->at[i];
                struct gold_row *r = x->family ? NULL : row_of(t, x);

                if (r) {
                        r->found = true;
                        r->value_right |= r->value == x->value;
                } else if (!x->family) {
                        wrong_count(g, t, source, f, i);
                }
        }
        for (size_t i = 0; i < t->row.n; i++) {
                struct gold_row *r = &t->row.at[i];
                struct gold_concept *c = concept_of(g, r->concept, false);

                if (r->found && !isnan(r->value)) {
                        g->values++;
                        g->values_right += r->value_right;
                }
                if (r->found) {
                        t->of[r->status].right++;
                        c->of[r->status].right++;
                } else {
                        t->of[r->status].missed++;
                        c->of[r->status].missed++;
                        mistake_add(g, source, r->concept, r->status, NULL);
                }
        }
        return true;
}
