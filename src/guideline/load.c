/* load.c - guideline files to topics: one line, one reading, or the load
 * fails with file, line and what to write instead.
 *
 * doc/guideline-language.md is the grammar. Nothing here evaluates. */
#include "guideline/inside.h"

#include <math.h>

struct loader {
        arena *a;
        const struct dictionary *d;
        str file;
        struct edition *edition;        /* the one being read */
        str status_from;
        err *e;
};

#define BAD(L, l, ...) err_set((L)->e, ERR_SYNTAX, (L)->file, (l)->no,       \
                               __VA_ARGS__)

/* ---- The right margin: page or section, and source status ------------ */

struct margin { str place; enum source_status status; bool stated; str by; };

static bool status_word(str w, enum source_status *s)
{
        if (str_eq(w, S("read")))
                *s = SOURCE_READ;
        else if (str_eq(w, S("reported")))
                *s = SOURCE_REPORTED;
        else if (str_eq(w, S("unverified")))
                *s = SOURCE_UNVERIFIED;
        else
                return false;
        return true;
}

/* p.60, pp.46-47, 9792.20(e), 4610.5(c)(2), or one of LC, CCR, 8 */
static bool place_word(str w)
{
        bool digit = false;

        if (str_eq(w, S("LC")) || str_eq(w, S("CCR")))
                return true;
        if (str_starts(w, S("pp.")))
                w = str_slice(w, 3, w.n);
        else if (str_starts(w, S("p.")))
                w = str_slice(w, 2, w.n);
        for (size_t i = 0; i < w.n; i++) {
                if (char_digit(w.p[i]))
                        digit = true;
                else if (i == 0)
                        return false;
        }
        return digit;
}

static bool margin_read(str column, struct margin *out)
{
        str rest = column, w;
        size_t end = 0;

        *out = (struct margin){ .status = SOURCE_READ };
        while ((w = str_word(&rest)).n) {
                if (status_word(w, &out->status)) {
                        out->stated = true;
                        out->by = str_trim(rest);
                        break;
                }
                if (!place_word(w))
                        return false;
                end = (size_t)(w.p + w.n - column.p);
        }
        out->place = str_slice(column, 0, end);
        return true;
}

/* l's text without its margin; the margin, or the one above it. */
static rc margin_cut(struct loader *L, const struct line *l,
                     const struct margin *above, str *text, struct margin *m)
{
        size_t last = l->columns - 1;

        *m = *above;
        *text = l->column[0];
        if (l->columns == 1)
                return OK;
        struct margin own;

        if (l->columns > 2 || !margin_read(l->column[last], &own))
                return BAD(L, l, "`"FMT"` is no page; write p.60 or a section "
                           "such as 9792.20, then read, reported or "
                           "unverified, at the right margin",
                           ARG(l->column[last]));
        if (own.place.n)
                m->place = own.place;
        if (own.stated) {
                m->status = own.status;
                m->stated = true;
                m->by = own.by;
        }
        return OK;
}

/* ---- Expressions ------------------------------------------------------ */

static bool is_attribute(const struct line *l)
{
        return line_says(l, S("except"), NULL) ||
               line_says(l, S("because"), NULL) ||
               line_says(l, S("note"), NULL);
}

static rc expr_read(struct loader *L, const struct line *l, str text,
                    struct expr **out);

static rc group_read(struct loader *L, const struct line *l, enum expr_op op,
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

static rc expr_read(struct loader *L, const struct line *l, str text,
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

/* The `except` lines under l, as any-of; NULL where there is none. */
static rc except_read(struct loader *L, const struct line *l,
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

static str because_read(struct loader *L, const struct line *l)
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

static rc line_read(struct loader *L, const struct topic *t,
                    const struct line *l, const struct margin *above,
                    str section, str id, struct rule_line **out, bool *is_one);

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

static void criterion_make(struct loader *L, const struct line *l, str text,
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

static rc line_read(struct loader *L, const struct topic *t,
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

/* ---- Topics ----------------------------------------------------------- */

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

static rc strength_read(struct loader *L, const struct line *l, str rest,
                        struct topic *t)
{
        static const str levels[] = { STR("1a"), STR("1b"), STR("2"),
                                      STR("3"), STR("4"), STR("5") };

        for (int i = 0; i < 6; i++)
                if (str_eq(rest, levels[i])) {
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
        t->strength = 5;
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

static rc topic_read(struct loader *L, const struct line *l,
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

/* ---- Editions --------------------------------------------------------- */

/* "MTUS Chronic Pain Medical Treatment, 2009" */
static rc source_read(struct loader *L, const struct line *l, str rest)
{
        struct edition *n = L->edition;
        size_t comma = rest.n;
        long year;

        while (comma > 0 && rest.p[comma - 1] != ',')
                comma--;
        if (comma && str_number(str_trim(str_slice(rest, comma, rest.n)),
                                &year) && year > 1900 && year < 10000) {
                n->year = year;
                rest = str_trim(str_slice(rest, 0, comma - 1));
        }
        if (str_starts(rest, S("MTUS "))) {
                n->class = CITED_MTUS;
                rest = str_slice(rest, 5, rest.n);
        } else if (str_starts(rest, S("Non-MTUS "))) {
                n->class = CITED_NON_MTUS;
                rest = str_slice(rest, 9, rest.n);
        } else if (str_starts(rest, S("Practice "))) {
                n->class = CITED_NONE;  /* no document to cite */
                rest = str_slice(rest, 9, rest.n);
        } else {
                return BAD(L, l, "does not say what it is; begin the title "
                           "with MTUS or Non-MTUS, or Practice where there "
                           "is no document");
        }
        n->title = str_trim(rest);
        return OK;
}

static rc in_force_read(struct loader *L, const struct line *l, str rest)
{
        struct edition *n = L->edition;
        str from = str_word(&rest), until = S(""), w = str_word(&rest);

        if (str_eq(w, S("until")))
                until = str_word(&rest);
        if ((w.n && !until.n) || rest.n || !date_parse_iso(from, &n->from) ||
            (until.n && !date_parse_iso(until, &n->until)))
                return BAD(L, l, "no dates; write `in force 2009-07-18` or "
                           "`in force 2009-07-18 until 2016-07-28`, days of "
                           "the calendar");
        if (until.n && n->until.last < n->from.first)
                return BAD(L, l, "ends before it begins; swap the dates");
        return OK;
}

static rc edition_line(struct loader *L, const struct line *l, bool *known)
{
        struct edition *n = L->edition;
        str rest, w;

        *known = true;
        if (line_says(l, S("source"), &rest))
                return source_read(L, l, rest);
        if (line_says(l, S("in force"), &rest))
                return in_force_read(L, l, rest);
        if (line_says(l, S("authority"), &rest)) {
                if (rest.n != 1 || rest.p[0] < 'A' || rest.p[0] > 'F')
                        return BAD(L, l, "no rank; write A to F, as Labor "
                                   "Code 4610.5(c)(2) orders them");
                n->authority = rest.p[0] - 'A';
                return OK;
        }
        if (line_says(l, S("status"), &rest)) {
                w = str_word(&rest);
                if (!status_word(w, &n->status))
                        return BAD(L, l, "no status: "FMT"; write read, "
                                   "reported or unverified, then by whom",
                                   ARG(w));
                n->by = str_trim(rest);
                if (!n->by.n)
                        return BAD(L, l, "does not say by whom; name the "
                                   "page, determination or person");
                return OK;
        }
        if (line_says(l, S("coverage"), &rest)) {
                n->whole = str_eq(rest, S("whole"));
                if (!n->whole && !str_eq(rest, S("part")))
                        return BAD(L, l, "no coverage: "FMT"; write whole "
                                   "where every topic of the document is "
                                   "here, else part", ARG(rest));
                return OK;
        }
        if (line_says(l, S("gap before"), &rest)) {
                n->gap_until = n->from;
                if (!rest.n || !date_known(n->from))
                        return BAD(L, l, "write `gap before` below `in "
                                   "force`, with the reason");
                return OK;
        }
        *known = line_says(l, S("note"), &rest);
        return OK;
}

static rc edition_complete(struct loader *L)
{
        const struct edition *n = L->edition;

        if (n && !n->title.n)
                return err_set(L->e, ERR_SYNTAX, L->file, n->line, "has no "
                               "source; add `source MTUS TITLE, YEAR`");
        if (n && !date_known(n->from))
                return err_set(L->e, ERR_SYNTAX, L->file, n->line,
                               "does not say since when; add `in force DATE`");
        return OK;
}

typedef VEC(struct topic) topics;

static rc top_line(struct loader *L, const struct line *l, topics *t,
                   struct edition ***editions, size_t *n)
{
        static const struct { str word; enum topic_kind kind; } heads[] = {
                { STR("topic"), TOPIC_SERVICE }, { STR("rule"), TOPIC_RULE },
                { STR("define"), TOPIC_DEFINITION }
        };
        bool known = false;
        str rest;
        rc r;

        if (line_says(l, S("guideline"), &rest)) {
                r = edition_complete(L);
                if (r)
                        return r;
                if (!rest.n)
                        return BAD(L, l, "no name; write one behind "
                                   "`guideline`");
                L->edition = NEW(L->a, struct edition);
                *L->edition = (struct edition){
                        .guideline = rest, .file = L->file, .line = l->no,
                        .from = DATE_NONE, .until = DATE_NONE,
                        .gap_until = DATE_NONE, .status = SOURCE_UNVERIFIED };
                (*editions)[(*n)++] = L->edition;
                return OK;
        }
        if (!L->edition)
                return BAD(L, l, "before any guideline; begin the file with "
                           "`guideline NAME`");
        r = edition_line(L, l, &known);
        if (r || known)
                return r;
        for (size_t i = 0; i < 3; i++)
                if (line_says(l, heads[i].word, &rest)) {
                        r = edition_complete(L);
                        return r ? r : topic_read(L, l, heads[i].kind,
                                                  heads[i].word,
                                                  VEC_ADD(L->a, t));
                }
        return BAD(L, l, "begins with no word of the language: "FMT"; write "
                   "guideline, source, in force, authority, coverage, "
                   "status, gap before, note, topic, rule or define", ARG(l->column[0]));
}

static size_t lines_that_say(const struct line *l, str word)
{
        size_t n = 0;

        for (; l; l = l->next)
                n += line_says(l, word, NULL);
        return n;
}

rc guidelines_load(arena *a, const struct dictionary *d,
                   const struct guideline_file *file, size_t n,
                   struct guidelines **out, err *e)
{
        struct guidelines *g = NEW(a, struct guidelines);
        VEC(struct edition *) all = { 0 };
        topics t = { 0 };

        for (size_t i = 0; i < n; i++) {
                struct loader L = { .a = a, .d = d, .e = e,
                                    .file = arena_str(a, file[i].name) };
                struct line *first;
                struct edition **mine;
                size_t count = 0;
                rc r = outline_read(a, L.file, file[i].text, &first, e);

                if (r)
                        return r;
                mine = NEWN(a, struct edition *,
                            lines_that_say(first, S("guideline")) + 1);
                for (const struct line *l = first; l && !r; l = l->next)
                        r = top_line(&L, l, &t, &mine, &count);
                if (r == OK)
                        r = edition_complete(&L);
                if (r)
                        return r;
                for (size_t k = 0; k < count; k++)
                        *VEC_ADD(a, &all) = mine[k];
        }
        *g = (struct guidelines){ .dictionary = d, .topic = t.at,
                                  .n_topics = t.n, .n_editions = all.n };
        g->edition = NEWN(a, struct edition, all.n + 1);
        for (size_t i = 0; i < all.n; i++)
                g->edition[i] = *all.at[i];
        *out = g;
        return guidelines_check(a, g, e);
}
