/* words.c - guideline lines in plain words: what a physician reads who does
 * not know the language. */
#include "guideline/desk.h"

#include "guideline/inside.h"

enum { WORDS_MOST = 1 << 16 };

static void expr_words(buf *b, const struct expr *x, bool inner)
{
        if (x->op == EXPR_ATOM) {
                buf_add(b, x->atom.text);
                return;
        }
        if (inner)
                buf_char(b, '(');
        for (const struct expr *c = x->child; c; c = c->next) {
                expr_words(b, c, c->op != EXPR_ATOM);
                if (c->next)
                        buf_add(b, x->op == EXPR_ALL ? S(", and ")
                                                     : S(", or "));
        }
        if (inner)
                buf_char(b, ')');
}

static str words_of(arena *a, const struct expr *x)
{
        buf b = buf_open(a, WORDS_MOST);

        if (x)
                expr_words(&b, x, false);
        return buf_str(&b);
}

static str limit_words(arena *a, const struct guidelines *g,
                       const struct rule_line *l)
{
        const struct dictionary_entry *n = l->limit.atom.entry;
        buf b = buf_open(a, WORDS_MOST);

        buf_add(&b, n->name);
        if (l->limit.in_all)
                buf_fmt(&b, " together with "FMT, ARG(
                        g->dictionary->entry[l->limit.prior].name));
        if (l->limit.low > 0)
                buf_fmt(&b, ", %g to %g ", l->limit.low,
                        l->limit.atom.number);
        else
                buf_fmt(&b, ", at most %g ", l->limit.atom.number);
        buf_fmt(&b, FMT" %s", ARG(n->unit), l->limit.in_all
                ? "in all" : "for one request");
        return buf_str(&b);
}

static str label_of(const struct rule_line *l)
{
        switch (l->kind) {
        case RULE_REQUIRE:     return S("Required");
        case RULE_EXCLUDE:     return S("Ruled out where");
        case RULE_LIMIT:       return l->limit.soft ? S("Usual limit")
                                                    : S("Limit");
        case RULE_WHEN:        return S("Where");
        case RULE_WHEN_STATED: return S("Where it is stated that");
        case RULE_AVOID:       break;
        }
        return S("To be avoided");
}

typedef VEC(struct topic_line) lines;

static void lines_add(arena *a, const struct guidelines *g,
                      const struct rule_line *l, size_t depth, lines *out)
{
        for (; l; l = l->next) {
                *VEC_ADD(a, out) = (struct topic_line){
                        .criterion = &l->criterion, .label = label_of(l),
                        .text = l->kind == RULE_LIMIT
                                ? limit_words(a, g, l)
                                : words_of(a, l->expr),
                        .except = words_of(a, l->except), .depth = depth };
                lines_add(a, g, l->under, depth + 1, out);
        }
}

size_t topic_lines(arena *a, const struct guidelines *g, size_t topic,
                   struct topic_line **out)
{
        const struct topic *t = &g->topic[topic];
        lines v = { 0 };

        if (t->kind == TOPIC_SERVICE)
                *VEC_ADD(a, &v) = (struct topic_line){
                        .criterion = &t->class_criterion,
                        .label = S("Class"), .text = t->class_criterion.text,
                        .except = words_of(a, t->class_except) };
        lines_add(a, g, t->line, 0, &v);
        *out = v.at;
        return v.n;
}

/* ---- Sheets ---------------------------------------------------------- */

static str class_words(enum topic_class c)
{
        switch (c) {
        case TOPIC_RECOMMENDED:
                return S("recommended: necessary where every line below "
                         "holds");
        case TOPIC_OPTION:
                return S("an option: necessary where every line below holds; "
                         "what is recommended comes before it");
        case TOPIC_CRITERIA:
                return S("necessary where every line below holds");
        case TOPIC_NOT_RECOMMENDED:
                return S("not recommended: not necessary");
        case TOPIC_UNDER_STUDY:
                return S("under study: not necessary");
        case TOPIC_SILENT:
                break;
        }
        return S("the document says nothing of it: the order of authority "
                 "goes on");
}

static void replaced_find(arena *a, const struct guidelines *g,
                          const struct topic *t, struct topic_sheet *out)
{
        out->replaced = NEWN(a, str, g->n_topics + 1);
        for (size_t i = 0; i < g->n_topics; i++)
                for (size_t k = 0; k < g->topic[i].n_instead; k++)
                        if (str_eq(g->topic[i].instead[k], t->name))
                                out->replaced[out->n_replaced++] =
                                        g->topic[i].name;
}

/* ---- Names that are defined ------------------------------------------- */

static bool expr_asks(const struct expr *x, size_t entry)
{
        if (!x || x->op == EXPR_ATOM)
                return x && x->atom.index == entry;
        for (const struct expr *c = x->child; c; c = c->next)
                if (expr_asks(c, entry))
                        return true;
        return false;
}

static bool lines_ask(const struct rule_line *l, size_t entry)
{
        for (; l; l = l->next)
                if (expr_asks(l->expr, entry) || expr_asks(l->except, entry) ||
                    lines_ask(l->under, entry))
                        return true;
        return false;
}

static bool together(const struct edition *p, const struct edition *q)
{
        return (!date_known(p->until) || p->until.last >= q->from.first) &&
               (!date_known(q->until) || q->until.last >= p->from.first);
}

static str lines_words(arena *a, const struct guidelines *g, size_t topic)
{
        struct topic_line *line;
        size_t n = topic_lines(a, g, topic, &line);
        buf b = buf_open(a, WORDS_MOST);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&b, "%s"FMT": "FMT, i ? "; " : "",
                        ARG(line[i].label), ARG(line[i].text));
        return buf_str(&b);
}

static void defined_find(arena *a, const struct guidelines *g,
                         const struct topic *t, struct topic_sheet *out)
{
        out->defined = arena_get(a, sizeof *out->defined, g->n_topics + 1);
        for (size_t i = 0; i < g->n_topics; i++) {
                const struct topic *d = &g->topic[i];
                struct topic_about about;

                if (d == t || d->kind != TOPIC_DEFINITION ||
                    !together(d->edition, t->edition) ||
                    !(lines_ask(t->line, d->defines) ||
                      expr_asks(t->class_except, d->defines)))
                        continue;
                about = topic_about(g, i);
                out->defined[out->n_defined].name = d->name;
                out->defined[out->n_defined].words = lines_words(a, g, i);
                out->defined[out->n_defined++].where = about.title;
        }
}

void topic_sheet_read(arena *a, const struct guidelines *g, size_t topic,
                      struct topic_sheet *out)
{
        const struct topic *t = &g->topic[topic];
        bool stated = t->strength != EVIDENCE_LEVELS - 1;

        *out = (struct topic_sheet){
                .about = topic_about(g, topic), .of = words_of(a, t->of),
                .evidence = stated ? str_from(evidence_levels[t->strength])
                                   : S(""),
                .because = t->because,
                .instead = t->instead, .n_instead = t->n_instead };
        if (t->kind == TOPIC_SERVICE)
                out->class_words = class_words(t->class);
        replaced_find(a, g, t, out);
        defined_find(a, g, t, out);
        out->n_lines = topic_lines(a, g, topic, &out->line);
}

bool topic_in_force(const struct guidelines *g, size_t topic, date on)
{
        return edition_in_force(g->topic[topic].edition, on);
}

/* ---- Names ----------------------------------------------------------- */

static bool listed(const str *s, size_t n, str one)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(s[i], one))
                        return true;
        return false;
}

/* First the nearest in letters, then those that have s as a part. */
static size_t near(const str *names, size_t n, str s, str *out, size_t most)
{
        str best = str_nearest(names, n, s);
        size_t count = 0;

        if (best.n && most)
                out[count++] = best;
        for (size_t i = 0; i < n && s.n > 2 && count < most; i++)
                if (str_find_fold(names[i], s, 0) != STR_NONE &&
                    !listed(out, count, names[i]))
                        out[count++] = names[i];
        return count;
}

size_t topic_names_near(arena *a, const struct guidelines *g, str s, str *out,
                        size_t most)
{
        str *names = NEWN(a, str, g->n_topics + 1);

        for (size_t i = 0; i < g->n_topics; i++)
                names[i] = g->topic[i].name;
        return near(names, g->n_topics, s, out, most);
}

size_t guideline_names_near(arena *a, const struct guidelines *g, str s,
                            str *out, size_t most)
{
        str *names = NEWN(a, str, g->n_editions + 1);

        for (size_t i = 0; i < g->n_editions; i++)
                names[i] = g->edition[i].guideline;
        return near(names, g->n_editions, s, out, most);
}

bool guideline_known(const struct guidelines *g, str name)
{
        for (size_t i = 0; i < g->n_editions; i++)
                if (str_eq(g->edition[i].guideline, name))
                        return true;
        return false;
}
