/* line.c - one line of a guideline to its one reading: expressions, limits,
 * conditions. doc/guideline-language.md is the grammar; nothing here
 * evaluates. */
#include "guideline/loading.h"

#include <math.h>

/* ---- Expressions ------------------------------------------------------ */

bool is_attribute(const struct line *l)
{
        return line_says(l, S("except"), NULL) ||
               line_says(l, S("because"), NULL) ||
               line_says(l, S("note"), NULL);
}

rc group_read(struct loader *L, const struct line *l, enum expr_op op,
              struct expr **out)
{
        struct expr *x = NEW(L->a, struct expr), **tail = &x->child;

        x->op = op;
        for (const struct line *u = l->under; u; u = u->next) {
                rc r;

                if (is_attribute(u))
                        continue;
                if (u->columns > 1)
                        return BAD(L, u, "the page of a group stands on its "
                                   "first line; move it there");
                r = expr_read(L, u, u->text, tail);
                if (r)
                        return r;
                tail = &(*tail)->next;
        }
        if (!x->child)
                return BAD(L, l, "a group of nothing; indent its lines below "
                           "it");
        *out = x;
        return OK;
}

/* A line that is whole: what is indented below it would go unread. */
static rc nothing_under(struct loader *L, const struct line *l)
{
        for (const struct line *u = l->under; u; u = u->next)
                if (!is_attribute(u))
                        return BAD(L, u, "stands under a line that is whole; "
                                   "indent it like that line, or write any "
                                   "of or all of above it");
        return OK;
}

rc expr_read(struct loader *L, const struct line *l, str text,
             struct expr **out)
{
        rc r;

        if (str_eq(text, S("any of"))) {
                r = group_read(L, l, EXPR_ANY, out);
        } else if (str_eq(text, S("all of"))) {
                r = group_read(L, l, EXPR_ALL, out);
        } else {
                r = nothing_under(L, l);
                if (r)
                        return r;
                *out = NEW(L->a, struct expr);
                r = atom_read(L->a, L->d, L->file, l->no, text,
                              &(*out)->atom, L->e);
        }
        if (r == OK)
                (*out)->text = text;
        return r;
}

rc except_read(struct loader *L, const struct line *l,
               struct expr **out)
{
        struct expr *x = NULL, **tail = NULL;
        str rest;

        for (const struct line *u = l->under; u; u = u->next) {
                if (!line_says(u, S("except"), &rest))
                        continue;
                if (!x) {
                        x = NEW(L->a, struct expr);
                        x->op = EXPR_ANY;
                        tail = &x->child;
                }
                rc r = expr_read(L, u, rest, tail);
                if (r)
                        return r;
                tail = &(*tail)->next;
        }
        *out = x;
        return OK;
}

str because_read(struct loader *L, const struct line *l)
{
        str rest;

        for (const struct line *u = l->under; u; u = u->next)
                if (line_says(u, S("because"), &rest))
                        return line_block(L->a, u, rest);
        return S("");
}

/* A line's words for people: what stands under it behind a colon, a group
 * within a group in parentheses. Depth is bounded by the outline's. */
static void words_add(buf *b, const struct line *l, str text, bool inner)
{
        bool first = true;

        buf_add(b, text);
        for (const struct line *u = l->under; u; u = u->next) {
                if (is_attribute(u))
                        continue;
                buf_add(b, !first ? S("; ") : inner ? S(" (") : S(": "));
                words_add(b, u, u->column[0], true);
                first = false;
        }
        if (inner && !first)
                buf_char(b, ')');
}

static str words_of(struct loader *L, const struct line *l, str text)
{
        buf b = buf_open(L->a, 1 << 16);

        words_add(&b, l, text, false);
        for (const struct line *u = l->under; u; u = u->next) {
                str rest;

                if (!line_says(u, S("except"), &rest))
                        continue;
                buf_add(&b, S("; except "));
                words_add(&b, u, rest, true);
        }
        return buf_str(&b);
}

/* ---- Lines ------------------------------------------------------------ */

static rc limit_read(struct loader *L, const struct line *l, str text,
                     struct rule_line *out)
{
        const struct dictionary_entry *n = NULL;
        size_t to, comma = str_find(text, S(","), 0);
        str rest, how = S("");
        rc under = nothing_under(L, l);

        if (under)
                return under;

        for (size_t i = 0; i < L->d->n; i++) {
                const struct dictionary_entry *d = &L->d->entry[i];

                if (d->kind == FACT_NUMBER && str_starts(text, d->name) &&
                    text.n > d->name.n && text.p[d->name.n] == ' ' &&
                    (!n || n->name.n < d->name.n)) {
                        n = d;
                        out->limit.atom.index = i;
                }
        }
        if (!n)
                return BAD(L, l, "no such number: "FMT"; write, for example, "
                           "`limit visits requested 4 to 6 visits, per "
                           "request`", ARG(text));
        if (comma != STR_NONE) {
                how = str_trim(str_slice(text, comma + 1, text.n));
                text = str_trim(str_slice(text, 0, comma));
        }
        if (!str_eq(how, S("per request")) && !str_eq(how, S("in all")))
                return BAD(L, l, "does not say of how much; end the line "
                           "with `, per request` or `, in all`");
        out->limit.in_all = str_eq(how, S("in all"));
        out->limit.atom.entry = n;
        out->limit.atom.text = text;
        rest = str_trim(str_slice(text, n->name.n, text.n));
        if (str_starts(rest, S("at most "))) {
                rest = str_slice(rest, 8, rest.n);
        } else if ((to = str_find(rest, S(" to "), 0)) != STR_NONE) {
                str low = arena_fmt(L->a, FMT" "FMT, ARG(str_slice(rest, 0, to
                                    )), ARG(n->unit));
                rc r = number_read(n, L->file, l->no, low, &out->limit.low,
                                   L->e);

                if (r)
                        return r;
                rest = str_slice(rest, to + 4, rest.n);
        } else {
                return BAD(L, l, "no limit; write `4 to 6 "FMT"` or `at most "
                           "6 "FMT"`", ARG(n->unit), ARG(n->unit));
        }
        if (out->limit.in_all &&
            !(n->prior.n && entry_find(L->d, n->prior, &out->limit.prior)))
                return BAD(L, l, "`in all` needs a count of earlier use, and "
                           "`"FMT"` has none; add `prior` to it in the "
                           "dictionary", ARG(n->name));
        under = number_read(n, L->file, l->no, str_trim(rest),
                            &out->limit.atom.number, L->e);
        if (!under && out->limit.low > out->limit.atom.number)
                return BAD(L, l, "runs from more to less; swap the numbers");
        return under;
}

/* The lines under a `when`, numbered id.1, id.2, ... */
static rc lines_under(struct loader *L, const struct topic *t,
                      const struct line *l, const struct margin *m,
                      str section, str id, struct rule_line **out)
{
        size_t n = 0;

        for (const struct line *u = l->under; u; u = u->next) {
                bool is_one = true;
                rc r;

                if (is_attribute(u))
                        continue;
                r = line_read(L, t, u, m, section,
                              arena_fmt(L->a, FMT".%zu", ARG(id), ++n), out,
                              &is_one);
                if (r)
                        return r;
                if (!is_one)
                        return BAD(L, u, "is no criterion; write require, "
                                   "exclude, limit, usually limit, when or "
                                   "avoid");
                out = &(*out)->next;
        }
        return n ? OK : BAD(L, l, "a condition without lines; indent below "
                            "it what holds then");
}

void criterion_make(struct loader *L, const struct line *l, str text,
                    const struct margin *m, str section,
                    struct criterion *out)
{
        const struct edition *n = L->edition;

        out->text = words_of(L, l, text);
        out->because = because_read(L, l);
        out->status = m->stated ? m->status : n->status;
        out->by = m->stated ? m->by : n->by;
        out->line = l->no;
        out->citation = (struct citation){ .class = n->class,
                                           .title = n->title,
                                           .edition = n->year };
        if (section.n) {
                out->citation.sections = NEW(L->a, str);
                out->citation.sections[0] = section;
                out->citation.n_sections = 1;
        }
        if (m->place.n) {
                str p = m->place;

                p = str_starts(p, S("pp.")) ? str_slice(p, 3, p.n)
                  : str_starts(p, S("p.")) ? str_slice(p, 2, p.n) : p;
                out->citation.pages = NEW(L->a, str);
                out->citation.pages[0] = p;
                out->citation.n_pages = 1;
        }
}

static const struct { str word; enum rule_kind kind; } line_words[] = {
        { STR("require"), RULE_REQUIRE }, { STR("exclude"), RULE_EXCLUDE },
        { STR("usually limit"), RULE_LIMIT }, { STR("limit"), RULE_LIMIT },
        { STR("when stated"), RULE_WHEN_STATED }, { STR("when"), RULE_WHEN },
        { STR("avoid"), RULE_AVOID }
};

rc line_read(struct loader *L, const struct topic *t,
             const struct line *l, const struct margin *above,
             str section, str id, struct rule_line **out, bool *is_one)
{
        struct rule_line *n = NULL;
        struct margin m;
        str text, rest = S("");
        rc r = OK;

        for (size_t i = 0; !n && i < sizeof line_words / sizeof *line_words;
             i++)
                if (line_says(l, line_words[i].word, &rest)) {
                        n = NEW(L->a, struct rule_line);
                        n->kind = line_words[i].kind;
                        n->limit.soft = str_starts(l->text, S("usually"));
                        rest = line_words[i].word;
                }
        *is_one = n != NULL;
        if (!n)
                return OK;
        r = margin_cut(L, l, above, &text, &m);
        if (r)
                return r;
        rest = str_trim(str_slice(text, rest.n, text.n));
        if (t->kind == TOPIC_SERVICE && !m.place.n && !section.n)
                return BAD(L, l, "no page; write it at the right margin, such "
                           "as p.60");
        criterion_make(L, l, text, &m, section, &n->criterion);
        n->criterion.id = id;
        *out = n;
        r = except_read(L, l, &n->except);
        if (r)
                return r;
        switch (n->kind) {
        case RULE_LIMIT:
                if (n->limit.soft && !n->except)
                        return BAD(L, l, "a usual limit without exception; "
                                   "add a line `except ...` below it or write "
                                   "`limit`");
                return limit_read(L, l, rest, n);
        case RULE_WHEN:
        case RULE_WHEN_STATED:
                if (n->except)
                        return BAD(L, l, "an exception of a condition; put "
                                   "`except` under the line that it lifts");
                n->expr = NEW(L->a, struct expr);
                n->expr->text = rest;
                r = atom_read(L->a, L->d, L->file, l->no, rest,
                              &n->expr->atom, L->e);
                return r ? r : lines_under(L, t, l, &m, section, id,
                                           &n->under);
        case RULE_REQUIRE:
        case RULE_EXCLUDE:
        case RULE_AVOID:
                break;
        }
        return expr_read(L, l, rest, &n->expr);
}
