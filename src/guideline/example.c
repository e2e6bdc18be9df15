/* example.c - tests by example, in the words of the guidelines themselves.
 *
 *     example Twelve visits asked, nothing else known
 *       on 2015-03-02
 *       class is massage
 *       visits requested is 12 visits
 *       expect undetermined
 *         missing special circumstances
 *
 * doc/guideline-language.md, "Examples", lists what may stand below expect.
 * Its own examples run through this file, so the reference cannot drift. */
#include "guideline/inside.h"

#include <math.h>

struct run {
        arena *a;
        const struct guidelines *g;
        str file;
        VEC(struct fact) fact;
        struct facts facts;
        err *e;
};

static rc bad(struct run *R, const struct line *l, const char *what)
{
        return err_set(R->e, ERR_SYNTAX, R->file, l->no, "%s", what);
}

static rc scope_read(struct run *R, const struct line *l, str rest,
                     struct fact *f)
{
        while (rest.n) {
                str one = str_trim(str_cut(&rest, ',')), w = str_word(&one);

                one = str_trim(one);
                if (str_eq(w, S("body"))) {
                        str *more = NEWN(R->a, str, f->n_body + 1);

                        if (f->n_body)
                                memcpy(more, f->body,
                                       f->n_body * sizeof *more);
                        more[f->n_body++] = one;
                        f->body = more;
                } else if (str_eq(w, S("side"))) {
                        f->side = one;
                } else if (str_eq(w, S("on")) &&
                           date_parse_iso(one, &f->date)) {
                        f->own_date = true;
                } else {
                        return bad(R, l, "no scope; write `, body lumbar`, "
                                   "`, side left` or `, on 2015-03-02`");
                }
        }
        return OK;
}

static bool state_named(str s, enum state *out)
{
        static const str names[] = { STR("present"), STR("absent"),
                                     STR("planned"), STR("not documented") };

        for (int i = 0; i < 4; i++)
                if (str_eq(s, names[i])) {
                        *out = (enum state)i;
                        return true;
                }
        return false;
}

/* "12 visits", "6 to 8 visits", "at least 1 visits", "absent", "present" */
static rc number_fact(struct run *R, const struct line *l,
                      const struct dictionary_entry *n, str value,
                      struct fact *f)
{
        size_t to = str_find(value, S(" to "), 0);
        rc r;

        f->high = INFINITY;
        if (state_named(value, &f->state)) {
                f->low = f->state == STATE_PRESENT;
                if (f->state == STATE_ABSENT)
                        f->high = 0;
                return OK;
        }
        if (str_starts(value, S("at least ")))
                return number_read(n, R->file, l->no,
                                   str_slice(value, 9, value.n), &f->low,
                                   R->e);
        if (to != STR_NONE) {
                str low = arena_fmt(R->a, FMT" "FMT,
                                    ARG(str_slice(value, 0, to)),
                                    ARG(n->unit));

                r = number_read(n, R->file, l->no, low, &f->low, R->e);
                return r ? r : number_read(n, R->file, l->no,
                                           str_slice(value, to + 4, value.n),
                                           &f->high, R->e);
        }
        r = number_read(n, R->file, l->no, value, &f->low, R->e);
        f->high = f->low;
        return r;
}

static rc value_read(struct run *R, const struct line *l,
                     const struct dictionary_entry *n, str value,
                     struct fact *f)
{
        static const str indications[] = { STR("not met"),
                                           STR("undetermined"), STR("met") };

        switch (n->kind) {
        case FACT_STATE:
                return state_named(value, &f->state) ? OK
                     : bad(R, l, "no state; write present, absent, planned or "
                           "not documented");
        case FACT_NUMBER:
                return number_fact(R, l, n, value, f);
        case FACT_CHOICE:
                for (size_t i = 0; i < n->n_choices; i++)
                        if (str_eq(value, n->choice[i])) {
                                f->choice = value;
                                return OK;
                        }
                return bad(R, l, "no such choice; the dictionary lists them");
        case FACT_DOCUMENT:
                return date_parse_iso(value, &f->date) ? OK
                     : bad(R, l, "no date; write YYYY-MM-DD");
        case FACT_INDICATION:
                for (int i = 0; i < 3; i++)
                        if (str_eq(value, indications[i])) {
                                f->indication = (tri)i;
                                return OK;
                        }
                return bad(R, l, "no indication; write met, not met or "
                           "undetermined");
        case FACT_FLAG:
                break;
        }
        return bad(R, l, "a flag has no value; write its name alone");
}

/* `home exercise is present, body lumbar` */
static rc fact_read(struct run *R, const struct line *l)
{
        const struct dictionary *d = R->g->dictionary;
        size_t is = str_find(l->text, S(" is "), 0), comma, entry;
        struct fact f = { .date = DATE_NONE };
        str name, value = S(""), scope = S("");
        rc r;

        if (entry_find(d, l->text, &entry)) {
                f.flag = TRI_YES;
        } else {
                if (is == STR_NONE)
                        return bad(R, l, "no such fact; write a name of the "
                                   "dictionary, `is` and a value");
                name = str_slice(l->text, 0, is);
                value = str_slice(l->text, is + 4, l->text.n);
                comma = str_find(value, S(","), 0);
                if (comma != STR_NONE) {
                        scope = str_slice(value, comma + 1, value.n);
                        value = str_trim(str_slice(value, 0, comma));
                }
                if (!entry_find(d, name, &entry))
                        return err_set(R->e, ERR_SYNTAX, R->file, l->no,
                                       "no such fact: "FMT"; use a name of "
                                       "the dictionary", ARG(name));
                r = value_read(R, l, &d->entry[entry], value, &f);
                if (r == OK)
                        r = scope_read(R, l, scope, &f);
                if (r)
                        return r;
        }
        if (d->entry[entry].kind == FACT_DOCUMENT && !date_known(f.date))
                return bad(R, l, "a document without its date");
        f.entry = entry;
        *VEC_ADD(R->a, &R->fact) = f;
        return OK;
}

static rc setting_read(struct run *R, const struct line *l, bool *known)
{
        str rest;

        *known = true;
        if (line_says(l, S("on"), &rest)) {
                if (!date_parse_iso(rest, &R->facts.on))
                        return bad(R, l, "no date; write `on 2015-03-02`");
                R->facts.request = R->facts.on;
        } else if (line_says(l, S("request body"), &rest)) {
                str *more = NEWN(R->a, str, R->facts.n_body + 1);

                if (R->facts.n_body)
                        memcpy(more, R->facts.body,
                               R->facts.n_body * sizeof *more);
                more[R->facts.n_body++] = rest;
                R->facts.body = more;
        } else if (line_says(l, S("request side"), &rest)) {
                R->facts.side = rest;
        } else if (str_eq(l->text, S("pages unread"))) {
                R->facts.unread = true;
        } else if (str_eq(l->text, S("trust unverified"))) {
                R->facts.trust = TRUST_UNVERIFIED;
        } else if (str_eq(l->text, S("trust read"))) {
                R->facts.trust = TRUST_READ;
        } else {
                *known = false;
        }
        return OK;
}

/* Flags that an example does not name are no; of the case itself yes, for an
 * example is a file like any other. */
static void flags_default(struct run *R)
{
        const struct dictionary *d = R->g->dictionary;

        for (size_t i = 0; i < d->n; i++) {
                bool named = d->entry[i].kind != FACT_FLAG;

                for (size_t k = 0; k < R->fact.n && !named; k++)
                        named = R->fact.at[k].entry == i;
                if (!named)
                        *VEC_ADD(R->a, &R->fact) = (struct fact){
                                .entry = i,
                                .flag = tri_of(d->entry[i].source ==
                                               FROM_CASE),
                                .date = DATE_NONE };
        }
}

/* ---- What is expected ------------------------------------------------ */

/* Unknown leaves all of whose ancestors are unknown: does one fit? */
static bool missing_fits(const struct proof *p, str fact, str cause)
{
        if (p->value != TRI_UNKNOWN)
                return false;
        if (p->op == PROOF_DISTRUST && p->child->value == TRI_NO)
                return str_eq(cause, S("unverified"));
        if (!p->child)
                return fact.n ? str_eq(p->fact, fact)
                              : str_eq(str_from(proof_why_name(
                                       p->why == WHY_UNSETTLED ? WHY_SILENT
                                                               : p->why)),
                                       cause);
        for (const struct proof *c = p->child; c; c = c->next)
                if (missing_fits(c, fact, cause))
                        return true;
        return false;
}

static const struct proof *criterion_find(const struct proof *p, str id)
{
        const struct proof *found = NULL;

        if (p->criterion && str_eq(p->criterion->id, id))
                return p;
        for (const struct proof *c = p->child; c && !found; c = c->next)
                found = criterion_find(c, id);
        return found;
}

static bool presumes(const struct proof *p)
{
        if (p->op == PROOF_PRESUME && p->child->value == TRI_UNKNOWN)
                return true;
        for (const struct proof *c = p->child; c; c = c->next)
                if (presumes(c))
                        return true;
        return false;
}

static bool listed(const str *s, size_t n, str one)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(s[i], one))
                        return true;
        return false;
}

/* One line below `expect`; what it found instead in *why, empty if right. */
static rc expectation(struct run *R, const struct line *l,
                      const struct evaluation *v, str *why)
{
        static const struct { str word; tri value; } values[] = {
                { STR("met"), TRI_YES }, { STR("not met"), TRI_NO },
                { STR("unknown"), TRI_UNKNOWN }
        };
        const struct proof *p;
        str rest;
        bool ok = false;

        if (line_says(l, S("missing"), &rest)) {
                ok = missing_fits(v->proof, rest, S(""));
        } else if (line_says(l, S("cause"), &rest)) {
                ok = missing_fits(v->proof, S(""), rest);
        } else if (line_says(l, S("topic"), &rest)) {
                ok = listed(v->topic, v->n_topics, rest);
        } else if (line_says(l, S("presumed"), &rest)) {
                p = criterion_find(v->proof, rest);
                ok = p && presumes(p);
        } else {
                size_t i = 0;

                while (i < 3 && !line_says(l, values[i].word, &rest))
                        i++;
                if (i == 3)
                        return bad(R, l, "expects nothing known; write "
                                   "missing, cause, topic, presumed, met, "
                                   "not met or unknown");
                p = criterion_find(v->proof, rest);
                ok = p && p->value == values[i].value;
        }
        if (!ok && !why->n)
                *why = arena_fmt(R->a, "line %zu does not hold: "FMT, l->no,
                                 ARG(l->text));
        return OK;
}

static rc expect_read(struct run *R, const struct line *l, str rest,
                      struct example_result *out)
{
        static const str names[] = { STR("not met"), STR("undetermined"),
                                     STR("met") };
        struct evaluation v;
        tri want = TRI_UNKNOWN;
        bool known = false;
        rc r;

        for (int i = 0; i < 3; i++)
                if (str_eq(rest, names[i])) {
                        want = (tri)i;
                        known = true;
                }
        if (!known)
                return bad(R, l, "expects no indication; write `expect met`, "
                           "`expect not met` or `expect undetermined`");
        flags_default(R);
        R->facts.at = R->fact.at;
        R->facts.n = R->fact.n;
        r = item_evaluate(R->a, R->g, &R->facts, &v, R->e);
        if (r == OK && !v.proof)
                r = part_evaluate(R->a, R->g, &R->facts, &v, R->e);
        if (r)
                return r;
        out->expect = want;
        out->facts = R->facts;
        out->evaluation = v;
        out->message = S("");
        if (v.proof->value != want)
                out->message = arena_fmt(R->a, "is "FMT", not "FMT,
                                         ARG(names[v.proof->value]),
                                         ARG(names[want]));
        else if (proof_value(v.proof) != v.proof->value)
                out->message = S("its proof gives another value");
        for (const struct line *u = l->under; u; u = u->next) {
                r = expectation(R, u, &v, &out->message);
                if (r)
                        return r;
        }
        out->passed = out->message.n == 0;
        return OK;
}

static rc example_run(arena *a, const struct guidelines *g, str file,
                      const struct line *l, str title,
                      struct example_result *out, err *e)
{
        struct run R = { .a = a, .g = g, .file = file, .e = e };
        bool expected = false, known;
        str rest;
        rc r = OK;

        R.facts.on = R.facts.request = DATE_NONE;
        *out = (struct example_result){ .file = file, .line = l->no,
                                        .title = title };
        for (const struct line *u = l->under; u && r == OK; u = u->next) {
                if (line_says(u, S("expect"), &rest)) {
                        expected = true;
                        r = expect_read(&R, u, rest, out);
                        continue;
                }
                r = setting_read(&R, u, &known);
                if (r == OK && !known)
                        r = fact_read(&R, u);
        }
        if (r == OK && !expected)
                return bad(&R, l, "expects nothing; end it with `expect ...`");
        return r;
}

typedef VEC(struct example_result) results;

static rc outline_run(arena *a, const struct guidelines *g, str file,
                      str text, results *v, err *e)
{
        struct line *first;
        str rest;
        rc r = outline_read(a, file, text, &first, e);

        for (const struct line *l = first; l && r == OK; l = l->next) {
                if (!line_says(l, S("example"), &rest))
                        return err_set(e, ERR_SYNTAX, file, l->no, "is no "
                                       "example; begin it with `example "
                                       "TITLE`");
                r = example_run(a, g, file, l, rest, VEC_ADD(a, v), e);
        }
        return r;
}

/* ---- Examples in a Markdown text ------------------------------------- */

/* The next ```WORD block at or after *at: its word, its text, and the number
 * of its first line. */
static bool block_next(str text, size_t *at, size_t *line, str *word,
                       str *body)
{
        while (*at < text.n) {
                size_t end = str_find(text, S("\n"), *at), close;
                str one = str_slice(text, *at, end == STR_NONE ? text.n : end);

                *at = end == STR_NONE ? text.n : end + 1;
                ++*line;
                if (!str_starts(one, S("```")))
                        continue;
                *word = str_trim(str_slice(one, 3, one.n));
                close = str_find(text, S("\n```"), *at ? *at - 1 : 0);
                if (close == STR_NONE)
                        return false;
                *body = str_slice(text, *at, close + 1);
                *at = close + 4;
                return true;
        }
        return false;
}

static size_t lines_in(str s)
{
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++)
                n += s.p[i] == '\n';
        return n;
}

/* body with as many empty lines before it as make its line numbers those of
 * the whole text. */
static str in_place(arena *a, size_t lines, str body)
{
        char *p = arena_bytes(a, lines + body.n + 1);

        memset(p, '\n', lines);
        if (body.n)
                memcpy(p + lines, body.p, body.n);
        return str_of(p, lines + body.n);
}

static rc markdown_run(arena *a, const struct guidelines *g, str file,
                       str text, results *v, err *e)
{
        const struct dictionary *dictionary = g ? g->dictionary : NULL;
        size_t at = 0, line = 0;
        str word, body;
        rc r = OK;

        while (r == OK && block_next(text, &at, &line, &word, &body)) {
                str placed = in_place(a, line, body);

                if (str_eq(word, S("dictionary"))) {
                        struct dictionary *d;

                        r = dictionary_load(a, file, placed, &d, e);
                        dictionary = d;
                } else if (str_eq(word, S("guideline")) && dictionary) {
                        struct guideline_file f = { file, placed };
                        struct guidelines *mine;

                        r = guidelines_load(a, dictionary, &f, 1, &mine, e);
                        g = mine;
                } else if (str_eq(word, S("example")) && g) {
                        r = outline_run(a, g, file, placed, v, e);
                }
                line += lines_in(body) + 1;
        }
        return r;
}

rc examples_run(arena *a, const struct guidelines *g, str file, str text,
                struct example_results *out, err *e)
{
        results v = { 0 };
        str name = arena_str(a, file);
        rc r = str_ends(file, S(".md"))
               ? markdown_run(a, g, name, text, &v, e)
               : outline_run(a, g, name, text, &v, e);

        *out = (struct example_results){ v.at, v.n };
        return r;
}
