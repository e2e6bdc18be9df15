/* topic.c - a topic, rule or definition of a guideline, with what it is for.
 * Lines are line.c's. */
#include "guideline/loading.h"

static const struct { str word; enum topic_class class; } class_words[] = {
        { STR("recommended"), TOPIC_RECOMMENDED },
        { STR("option"), TOPIC_OPTION }, { STR("criteria"), TOPIC_CRITERIA },
        { STR("not recommended"), TOPIC_NOT_RECOMMENDED },
        { STR("under study"), TOPIC_UNDER_STUDY },
        { STR("silent"), TOPIC_SILENT }
};

const char *topic_class_name(enum topic_class c)
{
        return class_words[c].word.p;
}

/* The first atom that is no request or case field; NULL for none. */
static const struct atom *not_of_request(const struct expr *x)
{
        const struct atom *found = NULL;

        if (x->op == EXPR_ATOM)
                return x->atom.entry->source == FROM_REQUEST ||
                       x->atom.entry->source == FROM_CASE ? NULL : &x->atom;
        for (const struct expr *c = x->child; c && !found; c = c->next)
                found = not_of_request(c);
        return found;
}

static rc for_read(struct loader *L, const struct line *l, str rest,
                   struct topic *t)
{
        const struct atom *other;
        rc r;

        if (t->of)
                return BAD(L, l, "a second `for`; put its lines under the "
                           "first");
        r = rest.n ? expr_read(L, l, rest, &t->of)
                   : group_read(L, l, EXPR_ALL, &t->of);
        other = r == OK ? not_of_request(t->of) : NULL;
        if (other)
                return BAD(L, l, "`for` asks for "FMT"; only what the request "
                           "and the case say chooses a topic, so make it a "
                           "`when`", ARG(other->text));
        return r;
}

const char *const evidence_levels[EVIDENCE_LEVELS] = { "1a", "1b", "2", "3",
                                                       "4", "5" };

static rc strength_read(struct loader *L, const struct line *l, str rest,
                        struct topic *t)
{
        for (int i = 0; i < EVIDENCE_LEVELS; i++)
                if (str_eq(rest, str_from(evidence_levels[i]))) {
                        t->strength = i;
                        return OK;
                }
        return BAD(L, l, "no level of evidence: "FMT"; write 1a, 1b, 2, 3, 4 "
                   "or 5", ARG(rest));
}

/* One line directly under a topic that is no criterion. */
static rc topic_attribute(struct loader *L, const struct line *l,
                          struct topic *t, str *section, bool *known)
{
        str rest;

        *known = true;
        if (line_says(l, S("for"), &rest))
                return for_read(L, l, rest, t);
        if (line_says(l, S("evidence"), &rest))
                return strength_read(L, l, rest, t);
        if (line_says(l, S("section"), &rest)) {
                *section = unquoted(rest);
                if (!t->section.n)
                        t->section = *section;
                return OK;
        }
        if (line_says(l, S("instead of"), &rest)) {
                str *more = NEWN(L->a, str, t->n_instead + 1);

                if (t->n_instead)
                        memcpy(more, t->instead,
                               t->n_instead * sizeof *more);
                more[t->n_instead++] = rest;
                t->instead = more;
                return OK;
        }
        if (is_attribute(l))
                return OK;
        *known = false;
        return OK;
}

/* `topic NAME   service, option   p.60`, `rule NAME   reported`,
 * `define NAME   9792.20(e)` */
static rc topic_head(struct loader *L, const struct line *l, str name,
                     struct topic *t, struct margin *m)
{
        size_t n = l->columns;
        str class = S("");

        *m = (struct margin){ 0 };
        if (n > 1 && margin_read(l->column[n - 1], m))
                n--;
        t->name = name;
        t->line_no = l->no;
        t->strength = EVIDENCE_LEVELS - 1;
        t->edition = L->edition;
        if (n > 2 || (n == 2 && t->kind != TOPIC_SERVICE))
                return BAD(L, l, "`"FMT"` is no page; write p.60, a section, "
                           "or a status at the right margin",
                           ARG(l->column[n - 1]));
        if (t->kind == TOPIC_DEFINITION) {
                if (!entry_find(L->d, name, &t->defines))
                        return BAD(L, l, "`"FMT"` is not in the dictionary; "
                                   "add a line `defined "FMT"`", ARG(name),
                                   ARG(name));
                return OK;
        }
        if (t->kind == TOPIC_RULE)
                return OK;
        if (n == 2) {
                class = l->column[1];
                if (!str_eq(str_trim(str_cut(&class, ',')), S("service")))
                        class = S("");
        }
        class = str_trim(class);
        for (size_t i = 0; i < sizeof class_words / sizeof *class_words; i++)
                if (str_eq(class, class_words[i].word)) {
                        t->class = class_words[i].class;
                        return OK;
                }
        return BAD(L, l, "no class; write after the name `service, ` and one "
                   "of recommended, option, criteria, not recommended, under "
                   "study, silent");
}

/* Does the expression ask of `every part`? Then the rule is the item's. */
static bool asks_of_parts(const struct expr *x)
{
        if (!x)
                return false;
        if (x->op == EXPR_ATOM)
                return x->atom.entry->kind == FACT_INDICATION &&
                       str_eq(x->atom.entry->key, S("parts"));
        for (const struct expr *c = x->child; c; c = c->next)
                if (asks_of_parts(c))
                        return true;
        return false;
}

static rc topic_lines(struct loader *L, const struct line *l, struct topic *t,
                      const struct margin *m)
{
        struct rule_line **tail = &t->line;
        str section = S("");

        for (const struct line *u = l->under; u; u = u->next) {
                bool known;
                rc r = topic_attribute(L, u, t, &section, &known);

                if (r)
                        return r;
                if (known)
                        continue;
                r = line_read(L, t, u, m, section,
                              arena_fmt(L->a, FMT".%zu", ARG(t->name),
                                        t->n_lines + 1), tail, &known);
                if (r)
                        return r;
                if (!known)
                        return BAD(L, u, "begins with no word of the "
                                   "language: "FMT"; write for, require, "
                                   "exclude, limit, usually limit, when, "
                                   "avoid, except, because, note, section, "
                                   "instead of or evidence", ARG(u->text));
                t->n_lines++;
                t->on_item |= asks_of_parts((*tail)->expr);
                tail = &(*tail)->next;
        }
        return OK;
}

rc topic_read(struct loader *L, const struct line *l,
              enum topic_kind kind, str word, struct topic *t)
{
        struct margin m;
        str name = str_trim(str_slice(l->column[0], word.n,
                                      l->column[0].n));
        rc r;

        t->kind = kind;
        if (!name.n)
                return BAD(L, l, "no name; write one behind `"FMT"`",
                           ARG(word));
        r = topic_head(L, l, name, t, &m);
        if (r == OK)
                r = topic_lines(L, l, t, &m);
        if (r == OK)
                r = except_read(L, l, &t->class_except);
        if (r)
                return r;
        if (kind == TOPIC_SERVICE && t->class == TOPIC_SILENT &&
            (t->line || t->class_except))
                return BAD(L, l, "says nothing of it, and has criteria; give "
                           "it another class or take the lines away");
        if (!t->of && kind != TOPIC_DEFINITION)
                return BAD(L, l, "says for nothing; add `for` and, below it, "
                           "the requests it is for");
        if (!t->line && kind != TOPIC_SERVICE)
                return BAD(L, l, "has no line; add `require ...` below it");
        t->because = because_read(L, l);
        if (kind == TOPIC_SERVICE) {
                struct line bare = { .no = l->no };

                if (!m.place.n && !t->section.n)
                        return BAD(L, l, "no page; write it at the right "
                                   "margin, such as p.60");
                criterion_make(L, &bare, str_from(topic_class_name(t->class)),
                               &m, t->section, &t->class_criterion);
                t->class_criterion.because = t->because;
                if (t->class == TOPIC_SILENT)   /* nothing there to cite */
                        t->class_criterion.citation = (struct citation){
                                .class = CITED_OUTSIDE_MTUS };
                t->class_criterion.id = arena_fmt(L->a, FMT".class",
                                                  ARG(t->name));
        }
        return OK;
}
