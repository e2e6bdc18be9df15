/* diff.c - what changed between the editions in force on two days, topic by
 * topic and line by line, in words.
 *
 * A line is the same where its words are; where only they changed it is known
 * by what it asks about: the number it limits, the fact it begins with. */
#include "guideline/desk.h"

#include "guideline/inside.h"

/* ---- Lines ----------------------------------------------------------- */

struct flat {
        const struct rule_line *line;
        struct topic_line words;
        str  path;              /* the conditions it stands under */
        str  page;
        bool paired;
};
typedef VEC(struct flat) flats;

static size_t subject_of(const struct rule_line *l)
{
        const struct expr *x = l->expr;

        if (l->kind == RULE_LIMIT)
                return l->limit.atom.index;
        while (x && x->op != EXPR_ATOM)
                x = x->child;
        return x ? x->atom.index : SIZE_MAX;
}

static str page_of(arena *a, const struct criterion *c)
{
        str section = c->citation.n_sections ? c->citation.sections[0]
                                             : S("");
        str page = c->citation.n_pages ? c->citation.pages[0] : S("");

        return arena_fmt(a, FMT"%s%s"FMT, ARG(section),
                         section.n && page.n ? ", " : "",
                         page.n ? "p. " : "", ARG(page));
}

/* Where a line stands; its source status, where that changed too. */
static str place_of(arena *a, const struct flat *f, const struct flat *other)
{
        enum source_status s = f->line->criterion.status;

        if (s == other->line->criterion.status)
                return f->page;
        return arena_fmt(a, FMT"%s%s", ARG(f->page), f->page.n ? "; " : "",
                         source_status_name(s));
}

/* words: the topic's lines from *k on, in the order of the walk. */
static void flat_add(arena *a, const struct rule_line *l, str path,
                     const struct topic_line *words, size_t *k, flats *out)
{
        for (; l; l = l->next) {
                const struct topic_line *w = &words[(*k)++];

                *VEC_ADD(a, out) = (struct flat){
                        .line = l, .words = *w, .path = path,
                        .page = page_of(a, &l->criterion) };
                if (l->under)
                        flat_add(a, l->under,
                                 arena_fmt(a, FMT FMT" "FMT", ", ARG(path),
                                           ARG(w->label), ARG(w->text)),
                                 words, k, out);
        }
}

static flats lines_of(arena *a, const struct guidelines *g, size_t topic)
{
        struct topic_line *words;
        size_t k = g->topic[topic].kind == TOPIC_SERVICE;
        flats out = { 0 };

        topic_lines(a, g, topic, &words);
        flat_add(a, g->topic[topic].line, S(""), words, &k, &out);
        return out;
}

static bool same_words(const struct flat *x, const struct flat *y)
{
        return str_eq(x->path, y->path) &&
               str_eq(x->words.label, y->words.label) &&
               str_eq(x->words.text, y->words.text);
}

static bool same_subject(const struct flat *x, const struct flat *y)
{
        return str_eq(x->path, y->path) && x->line->kind == y->line->kind &&
               subject_of(x->line) == subject_of(y->line);
}

static str sentence(arena *a, const struct flat *f)
{
        return arena_fmt(a, FMT FMT": "FMT"%s"FMT, ARG(f->path),
                         ARG(f->words.label), ARG(f->words.text),
                         f->words.except.n ? "; except where " : "",
                         ARG(f->words.except));
}

/* ---- Changes --------------------------------------------------------- */

struct diffing {
        arena *a;
        const struct guidelines *g;
        VEC(struct change) all;
};

static void change(struct diffing *D, enum change_kind kind, str topic,
                   const struct flat *was, const struct flat *is)
{
        struct change c = { .kind = kind, .topic = topic };

        if (was) {
                c.was_id = was->line->criterion.id;
                c.was = kind == CHANGE_PAGE ? place_of(D->a, was, is)
                                            : sentence(D->a, was);
        }
        if (is) {
                c.is_id = is->line->criterion.id;
                c.is = kind == CHANGE_PAGE ? place_of(D->a, is, was)
                                           : sentence(D->a, is);
        }
        *VEC_ADD(D->a, &D->all) = c;
}

static void pair_same(struct diffing *D, str topic, flats *was, flats *is)
{
        for (size_t i = 0; i < was->n; i++)
                for (size_t k = 0; k < is->n; k++) {
                        struct flat *x = &was->at[i], *y = &is->at[k];

                        if (x->paired || y->paired || !same_words(x, y))
                                continue;
                        x->paired = y->paired = true;
                        if (!str_eq(x->words.except, y->words.except))
                                change(D, CHANGE_LINE, topic, x, y);
                        else if (!str_eq(x->page, y->page) ||
                                 x->line->criterion.status !=
                                 y->line->criterion.status)
                                change(D, CHANGE_PAGE, topic, x, y);
                }
}

static void lines_diff(struct diffing *D, str topic, flats was, flats is)
{
        pair_same(D, topic, &was, &is);
        for (size_t i = 0; i < was.n; i++) {
                struct flat *x = &was.at[i];

                for (size_t k = 0; k < is.n && !x->paired; k++)
                        if (!is.at[k].paired && same_subject(x, &is.at[k])) {
                                x->paired = is.at[k].paired = true;
                                change(D, CHANGE_LINE, topic, x, &is.at[k]);
                        }
                if (!x->paired)
                        change(D, CHANGE_LINE_GONE, topic, x, NULL);
        }
        for (size_t k = 0; k < is.n; k++)
                if (!is.at[k].paired)
                        change(D, CHANGE_LINE_NEW, topic, NULL, &is.at[k]);
}

/* What decides whether the topic governs, and what it then says. */
static str class_words(arena *a, const struct topic_sheet *s,
                       const struct topic *t)
{
        str except = s->n_lines ? s->line[0].except : S("");
        buf b = buf_open(a, 1 << 16);

        buf_fmt(&b, "%s%s"FMT, topic_class_name(s->about.class),
                except.n ? "; except where " : "", ARG(except));
        if (t->strength != EVIDENCE_LEVELS - 1)
                buf_fmt(&b, "; evidence %s", evidence_levels[t->strength]);
        for (size_t i = 0; i < t->n_instead; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : "; instead of ",
                        ARG(t->instead[i]));
        return buf_str(&b);
}

static void topic_diff(struct diffing *D, size_t was, size_t is)
{
        struct topic_sheet x, y;
        str topic = D->g->topic[was].name;

        topic_sheet_read(D->a, D->g, was, &x);
        topic_sheet_read(D->a, D->g, is, &y);
        if (!x.about.rule && !y.about.rule) {
                struct change c = { .kind = CHANGE_CLASS, .topic = topic,
                                    .was = class_words(D->a, &x,
                                                       &D->g->topic[was]),
                                    .is = class_words(D->a, &y,
                                                      &D->g->topic[is]) };

                if (!str_eq(c.was, c.is))
                        *VEC_ADD(D->a, &D->all) = c;
        }
        if (!str_eq(x.of, y.of))
                *VEC_ADD(D->a, &D->all) = (struct change){
                        .kind = CHANGE_FOR, .topic = topic, .was = x.of,
                        .is = y.of };
        lines_diff(D, topic, lines_of(D->a, D->g, was),
                   lines_of(D->a, D->g, is));
}

static bool of_edition(const struct guidelines *g, size_t topic,
                       str guideline, date on)
{
        return str_eq(g->topic[topic].edition->guideline, guideline) &&
               edition_in_force(g->topic[topic].edition, on);
}

static size_t same_name(const struct guidelines *g, size_t topic,
                        str guideline, date on)
{
        for (size_t i = 0; i < g->n_topics; i++)
                if (of_edition(g, i, guideline, on) &&
                    g->topic[i].kind == g->topic[topic].kind &&
                    str_eq(g->topic[i].name, g->topic[topic].name))
                        return i;
        return SIZE_MAX;
}

static str topic_words(struct diffing *D, size_t topic)
{
        struct topic_sheet s;
        str words;

        topic_sheet_read(D->a, D->g, topic, &s);
        words = s.about.definition ? S("definition")
              : s.about.rule ? S("rule")
              : class_words(D->a, &s, &D->g->topic[topic]);
        return s.of.n ? arena_fmt(D->a, FMT"; for "FMT, ARG(words),
                                  ARG(s.of)) : words;
}

/* A topic of another guideline that has the name on that day. */
static str elsewhere(struct diffing *D, size_t topic, date on)
{
        for (size_t i = 0; i < D->g->n_topics; i++) {
                const struct topic *t = &D->g->topic[i];

                if (str_eq(t->name, D->g->topic[topic].name) &&
                    !str_eq(t->edition->guideline,
                            D->g->topic[topic].edition->guideline) &&
                    edition_in_force(t->edition, on))
                        return arena_fmt(D->a, "in "FMT": "FMT,
                                         ARG(t->edition->guideline),
                                         ARG(topic_words(D, i)));
        }
        return S("");
}

/* A topic that is in one edition alone, in a few words, and where its name
 * stands on the other day. */
static void topic_alone(struct diffing *D, size_t topic, bool new, date other)
{
        struct change c = { .topic = D->g->topic[topic].name,
                            .kind = new ? CHANGE_TOPIC_NEW
                                        : CHANGE_TOPIC_GONE };

        c.was = new ? elsewhere(D, topic, other) : topic_words(D, topic);
        c.is = new ? topic_words(D, topic) : elsewhere(D, topic, other);
        *VEC_ADD(D->a, &D->all) = c;
}

void edition_diff(arena *a, const struct guidelines *g, str guideline,
                  date from, date to, struct edition_diff *out)
{
        struct diffing D = { .a = a, .g = g };

        *out = (struct edition_diff){ .had = false };
        for (size_t i = 0; i < g->n_topics; i++) {
                size_t other;

                if (!of_edition(g, i, guideline, from))
                        continue;
                out->had = true;
                out->was = topic_about(g, i);
                out->topics++;
                other = same_name(g, i, guideline, to);
                if (other == SIZE_MAX)
                        topic_alone(&D, i, false, to);
                else if (other != i)
                        topic_diff(&D, i, other);
        }
        for (size_t i = 0; i < g->n_topics; i++) {
                if (!of_edition(g, i, guideline, to))
                        continue;
                out->has = true;
                out->is = topic_about(g, i);
                if (same_name(g, i, guideline, from) != SIZE_MAX)
                        continue;
                out->topics++;
                topic_alone(&D, i, true, from);
        }
        out->same = out->had && out->has &&
                    out->was.from.first == out->is.from.first;
        out->at = D.all.at;
        out->n = D.all.n;
}

/* ---- The library of one day ------------------------------------------ */

struct guidelines *guidelines_as_of(arena *a, const struct guidelines *g,
                                    date on)
{
        struct guidelines *out = NEW(a, struct guidelines);
        struct edition *n;

        *out = (struct guidelines){ .dictionary = g->dictionary };
        out->edition = NEWN(a, struct edition, g->n_editions + 1);
        out->topic = NEWN(a, struct topic, g->n_topics + 1);
        for (size_t i = 0; i < g->n_editions; i++) {
                if (!edition_in_force(&g->edition[i], on))
                        continue;
                n = &out->edition[out->n_editions++];
                *n = g->edition[i];
                n->from = (date){ INT32_MIN, INT32_MIN };
                n->until = DATE_NONE;
        }
        for (size_t i = 0; i < g->n_topics; i++) {
                struct topic *t = &out->topic[out->n_topics];

                if (!edition_in_force(g->topic[i].edition, on))
                        continue;
                n = NEW(a, struct edition);
                *n = *g->topic[i].edition;
                n->from = (date){ INT32_MIN, INT32_MIN };
                n->until = DATE_NONE;
                *t = g->topic[i];
                t->edition = n;
                out->n_topics++;
        }
        topics_index(a, out);
        return out;
}
