/* agreement.c - see agreement.h: what is counted, and how sure it is.
 *
 * A figure is one number over another; the draws of the bootstrap add up the
 * same counts letter by letter. */
#include "review/agreement.h"

#include <stdlib.h>

enum { DRAWS = 1000, TRUSTS = 3, CITED_MOST = 2, CAUSES = 5 };

enum count {
        C_ITEMS, C_UPHELD, C_OVERTURNED, C_UPHELD_RIGHT, C_OVERTURNED_RIGHT,
        C_EXPECTED, C_EXPECTED_OVERTURNED, C_MET, C_MET_OVERTURNED, C_NOT_MET,
        C_NOT_MET_UPHELD, C_DETERMINED, C_TOPIC, C_ASKED, C_DOCUMENT,
        C_SECTION, C_CAUSE, COUNTS = C_CAUSE + CAUSES
};

struct counts { unsigned n[COUNTS]; };

/* An overturned item that is called not met: the kind to look at. */
struct against { str number; size_t item; str criterion, text; };

struct category { str title; struct counts of[TRUSTS]; };

struct agreement {
        arena *a;
        const struct programme *programme;
        VEC(struct counts) letter[TRUSTS];
        struct category *category; size_t n_categories;
        VEC(struct against) against;
        size_t elsewhere;       /* items whose reviewer cites something else */
};

static const str causes[CAUSES] = {
        STR("silent"), STR("contradictory"), STR("unreadable"),
        STR("unverified"), STR("no_guideline")
};

struct agreement *agreement_open(arena *a, const struct programme *p)
{
        struct agreement *g = NEW(a, struct agreement);

        g->a = a;
        g->programme = p;
        g->n_categories = p->n_categories + 1;
        g->category = NEWN(a, struct category, g->n_categories);
        for (size_t i = 0; i < p->n_categories; i++)
                g->category[i].title = p->category[i].title;
        g->category[p->n_categories].title = S("none of these");
        return g;
}

str outcome_expected(const struct programme *p, const struct analysis *n)
{
        if (n->indication == INDICATED_MET)
                return p->expect_met;
        if (n->indication == INDICATED_NOT_MET)
                return p->expect_not_met;
        for (size_t i = 0; i < n->n_causes; i++)
                if (str_eq(n->cause[i], S("silent")))
                        return p->expect_silent;
        return p->expect_undetermined;
}

/* ---- One item ------------------------------------------------------------ */

/* Letters and digits alone, lower case. */
static str folded(arena *a, str s)
{
        char *p = NEWN(a, char, s.n + 1);
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++) {
                char c = s.p[i];

                if (c >= 'A' && c <= 'Z')
                        c = (char)(c + 'a' - 'A');
                if ((c >= 'a' && c <= 'z') || char_digit(c))
                        p[n++] = c;
        }
        return (str){ p, n };
}

static bool within(str a, str b)
{
        return a.n && b.n && (str_find(a, b, 0) != STR_NONE ||
                              str_find(b, a, 0) != STR_NONE);
}

static bool same_document(arena *a, const struct citation *x,
                          const struct citation *y)
{
        return within(folded(a, x->title), folded(a, y->title)) &&
               (!x->edition || !y->edition || x->edition == y->edition);
}

static bool same_section(arena *a, const struct citation *x,
                         const struct citation *y)
{
        for (size_t i = 0; i < x->n_sections; i++)
                for (size_t k = 0; k < y->n_sections; k++)
                        if (within(folded(a, x->sections[i]),
                                   folded(a, y->sections[k])))
                                return true;
        for (size_t i = 0; i < x->n_pages; i++)
                for (size_t k = 0; k < y->n_pages; k++)
                        if (str_eq(x->pages[i], y->pages[k]))
                                return true;
        return !x->n_sections && !x->n_pages;
}

/* Of an item whose reviewer cites the MTUS: is that document, and section,
 * among our first two? */
static void citations_count(arena *a, const struct letter_item *it,
                            const struct analysis *n, struct counts *c)
{
        bool asked = false, document = false, section = false;

        for (size_t i = 0; i < it->n_citations; i++) {
                const struct citation *x = &it->citation[i];

                if (x->by != BY_IMRO || x->class != CITED_MTUS)
                        continue;
                asked = true;
                for (size_t k = 0, seen = 0; k < n->n_citations &&
                     seen < CITED_MOST; k++) {
                        const struct citation *y = &n->citation[k];

                        if (y->class == CITED_OUTSIDE_MTUS)
                                continue;
                        seen++;
                        if (!same_document(a, x, y))
                                continue;
                        document = true;
                        section |= same_section(a, x, y);
                }
        }
        c->n[C_ASKED] += asked;
        c->n[C_DOCUMENT] += document;
        c->n[C_SECTION] += section;
}

/* Does a service topic govern, or only rules across topics? */
static bool topic_found(const struct analysis *n)
{
        for (size_t i = 0; i < n->n_missing; i++)
                if (str_eq(n->missing[i].name, S("topic")) ||
                    str_eq(n->missing[i].name, S("date of the request")))
                        return false;
        return n->n_topics > 0;
}

static void item_count(arena *a, const struct programme *p,
                       const struct letter_item *it,
                       const struct analysis *n, struct counts *c)
{
        bool overturned = it->outcome != OUTCOME_UPHELD;
        str expected = outcome_expected(p, n);
        bool right = str_eq(expected, str_from(outcome_name(overturned
                                       ? OUTCOME_OVERTURNED
                                       : OUTCOME_UPHELD)));

        c->n[C_ITEMS]++;
        c->n[overturned ? C_OVERTURNED : C_UPHELD]++;
        if (right)
                c->n[overturned ? C_OVERTURNED_RIGHT : C_UPHELD_RIGHT]++;
        c->n[C_EXPECTED] += expected.n > 0;
        c->n[C_EXPECTED_OVERTURNED] += str_eq(expected, S("overturned"));
        c->n[C_MET] += n->indication == INDICATED_MET;
        c->n[C_MET_OVERTURNED] += n->indication == INDICATED_MET && overturned;
        c->n[C_NOT_MET] += n->indication == INDICATED_NOT_MET;
        c->n[C_NOT_MET_UPHELD] += n->indication == INDICATED_NOT_MET &&
                                  !overturned;
        c->n[C_DETERMINED] += n->indication != INDICATED_UNDETERMINED;
        c->n[C_TOPIC] += topic_found(n);
        for (size_t i = 0; i < CAUSES; i++)
                for (size_t k = 0; k < n->n_causes; k++)
                        c->n[C_CAUSE + i] += str_eq(n->cause[k], causes[i]);
        citations_count(a, it, n, c);
}

static void against_add(struct agreement *g, const struct letter *l, size_t i,
                        const struct analysis *n)
{
        str id = n->n_against ? n->against[0].criterion : S("");
        struct against *x = VEC_ADD(g->a, &g->against);

        *x = (struct against){ arena_str(g->a, letter_value(g->a, l,
                                                           l->case_number)),
                               i + 1, arena_str(g->a, id), S("") };
        for (size_t k = 0; k < n->n_criteria; k++)
                if (str_eq(n->criterion[k].criterion->id, id))
                        x->text = arena_str(g->a,
                                            n->criterion[k].criterion->text);
}

static struct category *category_of(struct agreement *g, str class)
{
        const struct programme *p = g->programme;

        for (size_t i = 0; i < p->n_categories; i++)
                for (size_t k = 0; k < p->category[i].n_classes; k++)
                        if (str_eq(p->category[i].class[k], class))
                                return &g->category[i];
        return &g->category[p->n_categories];
}

static void counts_add(struct counts *to, const struct counts *c)
{
        for (int i = 0; i < COUNTS; i++)
                to->n[i] += c->n[i];
}

void agreement_letter(struct agreement *g, arena *a, const struct letter *l,
                      const struct review of[3])
{
        for (int t = 0; t < TRUSTS; t++) {
                struct counts all = { 0 };

                for (size_t i = 0; i < l->n_items; i++) {
                        const struct analysis *n = &of[t].analysis[i];
                        struct counts one = { 0 };

                        item_count(a, g->programme, &l->item[i], n, &one);
                        counts_add(&all, &one);
                        counts_add(&category_of(g, of[t].file->item[i]
                                                .request.class)->of[t], &one);
                        if (t != TRUST_REPORTED)
                                continue;
                        g->elsewhere += !one.n[C_ASKED];
                        if (l->item[i].outcome != OUTCOME_UPHELD &&
                            n->indication == INDICATED_NOT_MET)
                                against_add(g, l, i, n);
                }
                *VEC_ADD(g->a, &g->letter[t]) = all;
        }
}

/* ---- Figures ------------------------------------------------------------- */

struct figure {
        const char *name, *about;
        enum count over, under;
        double (*of)(const struct counts *c);   /* else over / under */
};

static double share(unsigned over, unsigned under)
{
        return under ? (double)over / under : -1;
}

static double agreement_of(const struct counts *c)
{
        return share(c->n[C_UPHELD_RIGHT] + c->n[C_OVERTURNED_RIGHT],
                     c->n[C_ITEMS]);
}

static double balanced_of(const struct counts *c)
{
        if (!c->n[C_UPHELD] || !c->n[C_OVERTURNED])
                return -1;
        return (share(c->n[C_UPHELD_RIGHT], c->n[C_UPHELD]) +
                share(c->n[C_OVERTURNED_RIGHT], c->n[C_OVERTURNED])) / 2;
}

static const struct figure figures[] = {
        { "agreement", "agreement, of all items", 0, C_ITEMS, agreement_of },
        { "balanced_accuracy", "balanced accuracy", 0, C_ITEMS, balanced_of },
        { "overturn_precision", "overturn: precision", C_OVERTURNED_RIGHT,
          C_EXPECTED_OVERTURNED, NULL },
        { "overturn_recall", "overturn: recall", C_OVERTURNED_RIGHT,
          C_OVERTURNED, NULL },
        { "met_precision", "met: overturned", C_MET_OVERTURNED, C_MET, NULL },
        { "not_met_precision", "not met: upheld", C_NOT_MET_UPHELD, C_NOT_MET,
          NULL },
        { "determined", "determined (coverage)", C_DETERMINED, C_ITEMS, NULL },
        { "expected", "with an expectation", C_EXPECTED, C_ITEMS, NULL },
        { "silent", "undetermined: silent", C_CAUSE, C_ITEMS, NULL },
        { "contradictory", "undetermined: contradictory", C_CAUSE + 1,
          C_ITEMS, NULL },
        { "unreadable", "undetermined: unreadable", C_CAUSE + 2, C_ITEMS,
          NULL },
        { "unverified", "undetermined: unverified", C_CAUSE + 3, C_ITEMS,
          NULL },
        { "no_guideline", "undetermined: no guideline", C_CAUSE + 4, C_ITEMS,
          NULL },
        { "topic", "a topic was found", C_TOPIC, C_ITEMS, NULL },
        { "document", "cites the reviewer's document", C_DOCUMENT, C_ASKED,
          NULL },
        { "section", "cites the reviewer's section", C_SECTION, C_ASKED,
          NULL }
};
enum { FIGURES = sizeof figures / sizeof *figures };

static double figure_value(const struct figure *f, const struct counts *c)
{
        return f->of ? f->of(c) : share(c->n[f->over], c->n[f->under]);
}

struct value { double at, low, high; };         /* at < 0: of nothing */

static int double_order(const void *a, const void *b)
{
        double x = *(const double *)a, y = *(const double *)b;

        return x < y ? -1 : x > y;
}

static struct counts letters_sum(const struct agreement *g, int t)
{
        struct counts all = { 0 };

        for (size_t i = 0; i < g->letter[t].n; i++)
                counts_add(&all, &g->letter[t].at[i]);
        return all;
}

/* All figures of one trust, with the middle 95 % of draws of letters.
 * SOURCE   Efron, Tibshirani, An Introduction to the Bootstrap, 1993. */
static void figures_of(struct agreement *g, int t, struct value out[FIGURES])
{
        struct counts all = letters_sum(g, t);
        double *drawn = NEWN(g->a, double, (size_t)DRAWS * FIGURES);
        size_t n[FIGURES] = { 0 };
        uint64_t seed = 20170228;

        for (size_t d = 0; d < DRAWS; d++) {
                struct counts c = { 0 };

                for (size_t i = 0; i < g->letter[t].n; i++) {
                        seed = seed * 6364136223846793005u +
                               1442695040888963407u;
                        counts_add(&c, &g->letter[t].at[(seed >> 33) %
                                                        g->letter[t].n]);
                }
                for (size_t k = 0; k < FIGURES; k++) {
                        double v = figure_value(&figures[k], &c);

                        if (v >= 0)
                                drawn[k * DRAWS + n[k]++] = v;
                }
        }
        for (size_t k = 0; k < FIGURES; k++) {
                double *v = &drawn[k * DRAWS];

                out[k] = (struct value){ figure_value(&figures[k], &all), -1,
                                         -1 };
                if (!n[k])
                        continue;
                qsort(v, n[k], sizeof *v, double_order);
                out[k].low = v[n[k] / 40];
                out[k].high = v[n[k] - 1 - n[k] / 40];
        }
}

/* ---- For people ---------------------------------------------------------- */

static const char *const trust_names[TRUSTS] = {
        [TRUST_REPORTED] = "reported", [TRUST_READ] = "read",
        [TRUST_UNVERIFIED] = "unverified"
};

static void value_print(buf *b, struct value v)
{
        if (v.at < 0)
                buf_fmt(b, "  %20s", "-");
        else
                buf_fmt(b, "  %5.1f (%5.1f-%5.1f)", 100 * v.at, 100 * v.low,
                        100 * v.high);
}

/* What "always upheld" would give of the same items. */
static double upheld_value(const struct figure *f, const struct counts *c)
{
        if (f->of == agreement_of || f->under == C_NOT_MET)
                return share(c->n[C_UPHELD], c->n[C_ITEMS]);
        if (f->of == balanced_of)
                return 0.5;
        return f->over == C_OVERTURNED_RIGHT && f->under == C_OVERTURNED ? 0
             : f->under == C_ITEMS && (f->over == C_DETERMINED ||
                                       f->over == C_EXPECTED) ? 1 : -1;
}

static void table_print(struct agreement *g, buf *b, const struct counts *all)
{
        struct value v[TRUSTS][FIGURES];

        for (int t = 0; t < TRUSTS; t++)
                figures_of(g, t, v[t]);
        buf_fmt(b, "%-30s  %20s  %20s  %20s  %13s\n", "per cent (95 %)",
                "lines read", "and reported", "and unverified",
                "always upheld");
        for (size_t k = 0; k < FIGURES; k++) {
                double up = upheld_value(&figures[k], all);

                buf_fmt(b, "%-30s", figures[k].about);
                value_print(b, v[TRUST_READ][k]);
                value_print(b, v[TRUST_REPORTED][k]);
                value_print(b, v[TRUST_UNVERIFIED][k]);
                if (up >= 0)
                        buf_fmt(b, "  %13.1f\n", 100 * up);
                else
                        buf_fmt(b, "  %13s\n", "-");
        }
}

static void share_print(buf *b, double v)
{
        if (v < 0)
                buf_fmt(b, "  %9s", "-");
        else
                buf_fmt(b, "  %9.1f", 100 * v);
}

static void categories_print(const struct agreement *g, buf *b)
{
        buf_fmt(b, "\n%-44s  %5s  %10s  %9s  %9s  %9s\n",
                "by category, lines read and reported", "items",
                "overturned", "agreement", "determ.", "topic");
        for (size_t i = 0; i < g->n_categories; i++) {
                const struct counts *c = &g->category[i].of[TRUST_REPORTED];

                if (!c->n[C_ITEMS])
                        continue;
                buf_fmt(b, "%-44.*s  %5u  %10u", ARG(g->category[i].title),
                        c->n[C_ITEMS], c->n[C_OVERTURNED]);
                share_print(b, agreement_of(c));
                share_print(b, share(c->n[C_DETERMINED], c->n[C_ITEMS]));
                share_print(b, share(c->n[C_TOPIC], c->n[C_ITEMS]));
                buf_char(b, '\n');
        }
}

void agreement_print(struct agreement *g, buf *b)
{
        struct counts all = letters_sum(g, TRUST_REPORTED);

        buf_fmt(b, "%zu letters, %u items: %u upheld, %u overturned. Agreement "
                "with letters whose\nsummary was written by the one who "
                "decided: a report, not a target.\n\n",
                g->letter[0].n, all.n[C_ITEMS], all.n[C_UPHELD],
                all.n[C_OVERTURNED]);
        table_print(g, b, &all);
        buf_fmt(b, "\nOf %u items the reviewer cites the MTUS (documents and "
                "sections are of those);\nof %zu something else or nothing.\n",
                all.n[C_ASKED], g->elsewhere);
        categories_print(g, b);
        if (g->against.n)
                buf_add(b, S("\noverturned, and called not met (lines read and "
                           "reported):\n"));
        for (size_t i = 0; i < g->against.n; i++) {
                const struct against *x = &g->against.at[i];

                buf_fmt(b, "  "FMT" item %zu: "FMT" ("FMT")\n",
                        ARG(x->number), x->item, ARG(x->text),
                        ARG(x->criterion));
        }
}

/* ---- For programs -------------------------------------------------------- */

static void share_json(json *j, const char *key, double v)
{
        json_key(j, key);
        if (v < 0)
                json_nil(j);
        else
                json_num(j, v);
}

static void figures_json(struct agreement *g, json *j, int t)
{
        struct value v[FIGURES];

        figures_of(g, t, v);
        json_object_open(j);
        json_str_at(j, "trust", str_from(trust_names[t]));
        for (size_t k = 0; k < FIGURES; k++) {
                json_key(j, figures[k].name);
                json_object_open(j);
                share_json(j, "value", v[k].at);
                share_json(j, "low", v[k].low);
                share_json(j, "high", v[k].high);
                json_object_end(j);
        }
        json_object_end(j);
}

static void categories_json(const struct agreement *g, json *j)
{
        json_key(j, "categories");
        json_array_open(j);
        for (size_t i = 0; i < g->n_categories; i++) {
                const struct counts *c = &g->category[i].of[TRUST_REPORTED];

                if (!c->n[C_ITEMS])
                        continue;
                json_object_open(j);
                json_str_at(j, "category", g->category[i].title);
                json_count_at(j, "items", c->n[C_ITEMS]);
                json_count_at(j, "overturned", c->n[C_OVERTURNED]);
                share_json(j, "agreement", agreement_of(c));
                share_json(j, "determined", share(c->n[C_DETERMINED],
                                                  c->n[C_ITEMS]));
                share_json(j, "topic", share(c->n[C_TOPIC], c->n[C_ITEMS]));
                json_object_end(j);
        }
        json_array_end(j);
}

void agreement_json(struct agreement *g, json *j)
{
        static const int order[TRUSTS] = { TRUST_READ, TRUST_REPORTED,
                                           TRUST_UNVERIFIED };
        struct counts all = letters_sum(g, TRUST_REPORTED);

        json_object_open(j);
        json_count_at(j, "letters", (long)g->letter[0].n);
        json_count_at(j, "items", all.n[C_ITEMS]);
        json_count_at(j, "upheld", all.n[C_UPHELD]);
        json_count_at(j, "overturned", all.n[C_OVERTURNED]);
        json_count_at(j, "citing_mtus", all.n[C_ASKED]);
        share_json(j, "always_upheld", share(all.n[C_UPHELD],
                                             all.n[C_ITEMS]));
        json_key(j, "figures");
        json_array_open(j);
        for (int i = 0; i < TRUSTS; i++)
                figures_json(g, j, order[i]);
        json_array_end(j);
        categories_json(g, j);
        json_key(j, "overturned_not_met");
        json_array_open(j);
        for (size_t i = 0; i < g->against.n; i++) {
                json_object_open(j);
                json_str_at(j, "case_number", g->against.at[i].number);
                json_count_at(j, "item", (long)g->against.at[i].item);
                json_str_at(j, "criterion", g->against.at[i].criterion);
                json_object_end(j);
        }
        json_array_end(j);
        json_object_end(j);
}
