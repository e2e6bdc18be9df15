/* reasons.c - see reasons.h. Every clause prints what the proof says of one
 * criterion; none is left out, and none added. */
#include "review/reasons.h"

#include "review/sentence.h"

enum { QUOTES_MOST = 3 };

/* ---- The paragraph ------------------------------------------------------- */

static str class_verb(str class)
{
        static const struct { str class, verb; } verbs[] = {
                { STR("recommended"), STR("recommends the treatment") },
                { STR("option"), STR("holds the treatment to be an option") },
                { STR("criteria"), STR("recommends the treatment where its "
                                       "criteria hold") },
                { STR("not recommended"), STR("does not recommend the "
                                              "treatment") },
                { STR("under study"), STR("holds the treatment to be under "
                                          "study and does not recommend it") }
        };

        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
                if (str_eq(class, verbs[i].class))
                        return verbs[i].verb;
        return S("");
}

static bool is_class(const struct criterion *c)
{
        return str_ends(c->id, S(".class"));
}

/* "as reported" and its like: how sure the source is. */
static str source_words(const struct criterion *c)
{
        return c->status == SOURCE_REPORTED ? S(", as reported")
             : c->status == SOURCE_UNVERIFIED ? S(", not verified") : S("");
}

static void quotes_put(buf *b, const struct criterion_result *c)
{
        for (size_t i = 0; i < c->n_evidence && i < QUOTES_MOST; i++) {
                str quote = evidence_short(b->a, &c->evidence[i]);

                buf_add(b, i ? S("; ") : S(": "));
                if (quote.n)
                        buf_fmt(b, "\""FMT"\" ", ARG(quote));
                buf_add(b, evidence_place(b->a, &c->evidence[i]));
        }
        if (c->n_evidence > QUOTES_MOST)
                buf_fmt(b, "; and %zu more place%s",
                        c->n_evidence - QUOTES_MOST,
                        c->n_evidence - QUOTES_MOST == 1 ? "" : "s");
}

static str standing(const struct criterion_result *c)
{
        if (criterion_not_applying(c))
                return S("this does not apply here");
        if (criterion_over_usual(c))
                return S("the request exceeds the usual number, and no "
                         "exceptional reason was found");
        if (c->presumed)
                return c->n_evidence
                       ? S("presumed, for the file does not settle it")
                       : S("presumed, for nothing in the file speaks of it");
        switch (c->status) {
        case CRITERION_MET:
                return c->n_evidence ? S("this is met") : S("this holds");
        case CRITERION_NOT_MET:
                return S("this is not met");
        case CRITERION_NOT_DOCUMENTED:
                return S("no page that was read says so");
        case CRITERION_UNSETTLED:
                return S("the file speaks of it and does not settle it");
        case CRITERION_CONFLICTING:
                return S("the file states it both ways");
        case CRITERION_UNREAD:
                return S("pages of the file were not read, so it is not "
                         "known");
        case CRITERION_UNVERIFIED:
                return S("it would fail, but nobody has checked this line at "
                         "its source");
        }
        return S("");
}

/* A sentence without its full stop, its own words kept. */
static str bare(str s)
{
        s = str_trim(s);
        while (s.n && s.p[s.n - 1] == '.')
                s.n--;
        return s;
}

static str source_text(arena *a, const struct criterion_result *c)
{
        buf b = buf_open(a, 1 << 16);

        if (!criterion_citable(c))
                return S("source not verified; not cited");
        citation_text(&b, &c->criterion->citation);
        return arena_fmt(a, FMT""FMT, ARG(bare(buf_str(&b))),
                         ARG(source_words(c->criterion)));
}

/* Said once, then only where another place is meant. */
static void source_put(buf *b, const struct criterion_result *c, str *last)
{
        str text = source_text(b->a, c);

        if (!text.n || str_eq(text, *last))
                return;
        *last = text;
        buf_fmt(b, " ("FMT")", ARG(text));
}

static void class_put(buf *b, const struct criterion_result *c, str *last)
{
        str verb = class_verb(c->criterion->text);

        if (str_eq(c->criterion->text, S("silent"))) {
                buf_fmt(b, "By the order of authority, "FMT"%s"FMT". ",
                        ARG(c->proof->text), c->status == CRITERION_MET ? ""
                        : ", as far as is known here",
                        ARG(source_words(c->criterion)));
                return;
        }
        *last = source_text(b->a, c);
        buf_fmt(b, "The guideline in force ("FMT") "FMT, ARG(*last),
                ARG(verb));
        if (c->status == CRITERION_MET && str_starts(verb, S("does not")))
                buf_add(b, S(", but for an exception that holds here"));
        buf_add(b, S(". "));
        if (c->criterion->because.n)
                buf_fmt(b, FMT". ", ARG(bare(c->criterion->because)));
}

/* The line's own words, its keyword said as people would. */
static void line_put(buf *b, str text)
{
        static const struct { str word, say; } words[] = {
                { STR("require "), STR("Required: ") },
                { STR("exclude "), STR("Must not be so: ") },
                { STR("usually limit "), STR("Usual limit: ") },
                { STR("limit "), STR("Limit: ") },
                { STR("avoid "), STR("To be avoided: ") },
                { STR("when stated "), STR("Where it is stated that ") },
                { STR("when "), STR("Where ") }
        };

        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (str_starts(text, words[i].word)) {
                        buf_add(b, words[i].say);
                        buf_add(b, str_slice(text, words[i].word.n, text.n));
                        return;
                }
        buf_add(b, text);
}

static void criterion_put(buf *b, const struct criterion_result *c, str *last)
{
        const struct criterion *k = c->criterion;

        if (k->because.n)
                buf_add(b, bare(k->because));
        else
                line_put(b, bare(k->text));
        source_put(b, c, last);
        buf_fmt(b, "; "FMT, ARG(standing(c)));
        quotes_put(b, c);
        buf_add(b, S(". "));
}

str reasons_paragraph(arena *a, const struct review *r,
                      const struct analysis *n)
{
        buf b = buf_open(a, 1 << 22);
        str last = S("");

        for (size_t i = 0; i < n->n_criteria; i++)
                if (is_class(n->criterion[i].criterion))
                        class_put(&b, &n->criterion[i], &last);
                else
                        criterion_put(&b, &n->criterion[i], &last);
        if (b.n && r->file->pages.unread)
                buf_fmt(&b, "Of the file, %zu page%s not read.",
                        r->file->pages.unread,
                        r->file->pages.unread == 1 ? " was" : "s were");
        return str_trim(buf_str(&b));
}

/* ---- What to ask for ----------------------------------------------------- */

typedef VEC(struct record_ask) asks;

static const struct dictionary_entry *entry_named(const struct library *l,
                                                  str name)
{
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(
                guidelines_dictionary(l->guidelines), &n);

        for (size_t i = 0; i < count; i++)
                if (str_eq(n[i].name, name))
                        return &n[i];
        return NULL;
}

/* The section of the summary that a fact belongs to. */
static str section_of(const struct library *l,
                      const struct dictionary_entry *n)
{
        const struct concept *c;
        str key = n->key, one = str_trim(str_cut(&key, ','));

        if (n->source == FROM_REQUEST)
                return S("request");
        if (str_starts(one, S("absent ")))
                one = str_slice(one, 7, one.n);
        c = one.n ? vocabulary_concept(l->vocabulary, one) : NULL;
        return c ? c->section : n->source == FROM_HISTORY ? S("treatment")
                                                          : S("other");
}

static const struct programme_ask *ask_for(const struct programme *p,
                                           str section)
{
        for (size_t i = 0; i < p->n_asks; i++)
                if (str_eq(p->ask[i].section, section))
                        return &p->ask[i];
        return NULL;
}

static struct record_ask *ask_of(arena *a, asks *v, const str *class,
                                 size_t n)
{
        str *title = NEWN(a, str, n);

        for (size_t i = 0; i < n; i++)
                title[i] = class_title(class[i]);
        for (size_t i = 0; i < v->n; i++) {
                bool same = v->at[i].n_titles == n;

                for (size_t k = 0; k < n && same; k++)
                        same = str_eq(v->at[i].title[k], title[k]);
                if (same)
                        return &v->at[i];
        }
        *VEC_ADD(a, v) = (struct record_ask){ title, n, NULL, 0 };
        return &v->at[v->n - 1];
}

static void fact_once(arena *a, struct record_ask *x, str fact)
{
        str *more;

        for (size_t i = 0; i < x->n_facts; i++)
                if (str_eq(x->fact[i], fact))
                        return;
        more = NEWN(a, str, x->n_facts + 1);
        if (x->n_facts)
                memcpy(more, x->fact, x->n_facts * sizeof *more);
        more[x->n_facts++] = fact;
        x->fact = more;
}

struct record_asks records_to_ask(arena *a, const struct library *l,
                                  const struct analysis *n)
{
        asks v = { 0 };

        for (size_t i = 0; i < n->n_missing; i++) {
                const struct missing *m = &n->missing[i];
                const struct dictionary_entry *d = entry_named(l, m->name);
                const struct programme_ask *ask;

                if (!d || str_eq(m->cause, S("no_guideline")))
                        continue;
                if (d->kind == FACT_DOCUMENT) {
                        fact_once(a, ask_of(a, &v, &d->key, 1), m->name);
                        continue;
                }
                ask = ask_for(l->programme, section_of(l, d));
                if (ask)
                        fact_once(a, ask_of(a, &v, ask->class,
                                            ask->n_classes), m->name);
        }
        return (struct record_asks){ v.at, v.n };
}
