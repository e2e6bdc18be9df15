/* api_desk_show.c - the call of imr.h that shows a topic as a physician reads
 * it: what it says, where, who read that, and its examples. */
#include "api.h"

enum { SHOWN_DEEP = 8 };

struct showing {
        arena *a;
        struct topic_sheet sheet;
        struct example_results examples;
        struct page_node *root;
};

/* ---- For people ------------------------------------------------------ */

static void names_field(struct showing *s, const char *label, const str *name,
                        size_t n)
{
        buf b = buf_open(s->a, 1 << 16);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : "", ARG(name[i]));
        if (b.n)
                page_add(s->a, s->root, PAGE_FIELD, buf_str(&b))->label =
                        str_from(label);
}

static void field(struct showing *s, const char *label, str text)
{
        names_field(s, label, &text, text.n > 0);
}

static struct page_node *heading(struct showing *s, const char *text)
{
        page_add(s->a, s->root, PAGE_HEADING, str_from(text))->level = 2;
        return page_add(s->a, s->root, PAGE_LIST, S(""));
}

/* The list under an item, made at the first need. */
static struct page_node *under(struct showing *s, struct page_node *item)
{
        return item->last ? item->last
                          : page_add(s->a, item, PAGE_LIST, S(""));
}

static str status_words(arena *a, const struct criterion *c)
{
        const char *word = source_status_name(c->status);

        return c->by.n ? arena_fmt(a, "%s: "FMT, word, ARG(c->by))
                       : str_from(word);
}

static void line_put(struct showing *s, const struct topic_line *l,
                     struct page_node *list, struct page_node **item)
{
        const struct criterion *c = l->criterion;
        struct page_node *n = page_add(s->a, list, PAGE_LIST_ITEM,
                                       arena_fmt(s->a, FMT": "FMT,
                                                 ARG(l->label),
                                                 ARG(l->text)));

        n->label = c->id;
        n->place = arena_fmt(s->a, "("FMT"; "FMT")", ARG(desk_page(s->a, c)),
                             ARG(status_words(s->a, c)));
        if (l->except.n)
                page_add(s->a, under(s, n), PAGE_LIST_ITEM,
                         arena_fmt(s->a, "Except where: "FMT,
                                   ARG(l->except)));
        if (c->because.n && !str_eq(l->label, S("Class")))
                page_add(s->a, under(s, n), PAGE_LIST_ITEM,
                         arena_fmt(s->a, "Because: "FMT, ARG(c->because)));
        *item = n;
}

static void lines_put(struct showing *s)
{
        struct page_node *list = heading(s, "Lines"), *item[SHOWN_DEEP + 1];

        for (size_t i = 0; i < s->sheet.n_lines; i++) {
                const struct topic_line *l = &s->sheet.line[i];
                size_t d = l->depth < SHOWN_DEEP ? l->depth : SHOWN_DEEP;

                line_put(s, l, d ? under(s, item[d - 1]) : list, &item[d]);
        }
}

static const char *expect_word(tri v)
{
        return v == TRI_YES ? "met" : v == TRI_NO ? "not met"
                            : "undetermined";
}

/* An example that this topic of this edition was found for. */
static bool example_is_of(const struct example_result *x,
                          const struct topic_about *t)
{
        const struct evaluation *v = &x->evaluation;
        date on = x->facts.on;
        bool named = false;

        for (size_t i = 0; i < v->n_topics; i++)
                named |= str_eq(v->topic[i], t->name);
        return named && date_known(on) && t->from.first <= on.first &&
               (!date_known(t->until) || on.last <= t->until.last);
}

static void examples_put(struct showing *s)
{
        struct page_node *list = NULL, *n;

        for (size_t i = 0; i < s->examples.n; i++) {
                const struct example_result *x = &s->examples.at[i];

                if (!example_is_of(x, &s->sheet.about))
                        continue;
                if (!list)
                        list = heading(s, "Examples");
                n = page_add(s->a, list, PAGE_LIST_ITEM, x->title);
                n->place = arena_fmt(s->a, "(expects %s%s)",
                                     expect_word(x->expect),
                                     x->passed ? "" : ", and FAILS");
        }
}

static void defined_put(struct showing *s)
{
        const struct topic_sheet *t = &s->sheet;
        struct page_node *list = t->n_defined
                                 ? heading(s, "What its words mean") : NULL;

        for (size_t i = 0; i < t->n_defined; i++) {
                struct page_node *n = page_add(s->a, list, PAGE_LIST_ITEM,
                                               t->defined[i].words);

                n->label = t->defined[i].name;
                n->place = arena_fmt(s->a, "("FMT")",
                                     ARG(t->defined[i].where));
        }
}

static void topic_page(struct showing *s)
{
        const struct topic_sheet *t = &s->sheet;
        const struct topic_about *about = &t->about;
        char authority[] = { (char)('A' + about->authority), 0 };

        page_add(s->a, s->root, PAGE_HEADING, about->name)->level = 1;
        field(s, "Document", desk_title(s->a, about));
        field(s, "Guideline", about->overlay
              ? arena_fmt(s->a, FMT" (private overlay)",
                          ARG(about->guideline)) : about->guideline);
        field(s, "Section", about->section);
        field(s, "In force", str_slice(desk_force(s->a, about), 9, 99));
        field(s, "Authority", str_from(authority));
        field(s, "Class", about->rule ? str_from(desk_kind(about))
                                      : t->class_words);
        field(s, "Evidence", t->evidence);
        field(s, "For", t->of);
        names_field(s, "Instead of", t->instead, t->n_instead);
        names_field(s, "Gives way to", t->replaced, t->n_replaced);
        field(s, "In short", t->because);
        field(s, "File", arena_fmt(s->a, FMT":%zu", ARG(about->file),
                                   about->line));
        lines_put(s);
        defined_put(s);
        examples_put(s);
}

/* ---- JSON ------------------------------------------------------------ */

static void line_json(json *j, const struct topic_line *l)
{
        const struct criterion *c = l->criterion;

        json_object_open(j);
        json_str_at(j, "criterion", c->id);
        json_count_at(j, "depth", (long)l->depth);
        json_str_at(j, "label", l->label);
        json_str_at(j, "text", l->text);
        json_str_at(j, "except", l->except);
        json_str_at(j, "because", c->because);
        json_str_at(j, "status", str_from(source_status_name(c->status)));
        json_str_at(j, "by", c->by);
        json_strs_at(j, "sections", c->citation.sections,
                     c->citation.n_sections);
        json_strs_at(j, "pages", c->citation.pages, c->citation.n_pages);
        json_object_end(j);
}

static void examples_json(json *j, const struct showing *s)
{
        json_key(j, "examples");
        json_array_open(j);
        for (size_t i = 0; i < s->examples.n; i++) {
                const struct example_result *x = &s->examples.at[i];

                if (!example_is_of(x, &s->sheet.about))
                        continue;
                json_object_open(j);
                json_str_at(j, "title", x->title);
                json_str_at(j, "expect", str_from(expect_word(x->expect)));
                json_bool_at(j, "passed", x->passed);
                json_str_at(j, "file", x->file);
                json_count_at(j, "line", (long)x->line);
                json_object_end(j);
        }
        json_array_end(j);
}

static void topic_json(buf *b, const struct showing *s)
{
        const struct topic_sheet *t = &s->sheet;
        const struct topic_about *about = &t->about;
        char authority[] = { (char)('A' + about->authority), 0 };
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "topic", about->name);
        json_str_at(&j, "guideline", about->guideline);
        json_str_at(&j, "title", about->title);
        json_count_at(&j, "edition", about->edition ? about->edition : -1);
        json_str_at(&j, "section", about->section);
        json_date_at(&j, "from", about->from);
        json_date_at(&j, "until", about->until);
        json_str_at(&j, "authority", str_from(authority));
        json_str_at(&j, "class", str_from(desk_kind(about)));
        json_str_at(&j, "class_words", t->class_words);
        json_str_at(&j, "evidence", t->evidence);
        json_str_at(&j, "for", t->of);
        json_strs_at(&j, "instead_of", t->instead, t->n_instead);
        json_strs_at(&j, "gives_way_to", t->replaced, t->n_replaced);
        json_str_at(&j, "because", t->because);
        json_bool_at(&j, "overlay", about->overlay);
        json_str_at(&j, "file", about->file);
        json_count_at(&j, "line", (long)about->line);
        json_key(&j, "lines");
        json_array_open(&j);
        for (size_t i = 0; i < t->n_lines; i++)
                line_json(&j, &t->line[i]);
        json_array_end(&j);
        json_key(&j, "defined");
        json_array_open(&j);
        for (size_t i = 0; i < t->n_defined; i++) {
                json_object_open(&j);
                json_str_at(&j, "name", t->defined[i].name);
                json_str_at(&j, "words", t->defined[i].words);
                json_str_at(&j, "title", t->defined[i].where);
                json_object_end(&j);
        }
        json_array_end(&j);
        examples_json(&j, s);
        json_object_end(&j);
        buf_char(b, '\n');
}

/* ---- The call -------------------------------------------------------- */

static rc not_then(imr *m, const imr_ask *ask, size_t last, err *e)
{
        struct topic_about t = topic_about(m->guidelines, last);

        return err_set(e, ERR_USAGE, S(""), 0, "`%s` has no edition in force "
                       "on %s; one is "FMT, ask->topic, ask->on,
                       ARG(desk_force(&m->work, &t)));
}

/* The topics of that name, in force on the day where one is asked for. */
static rc topics_find(imr *m, const imr_ask *ask, size_t **out, size_t *n,
                      err *e)
{
        const struct guidelines *g = m->guidelines;
        size_t all = guidelines_topics(g), last = all;
        str name = str_from(ask->topic), near[4];
        date on;
        rc r = api_day(ask->on, &on, e);

        *out = NEWN(&m->work, size_t, all + 1);
        *n = 0;
        for (size_t i = 0; i < all && r == OK; i++) {
                if (!str_eq(topic_about(g, i).name, name))
                        continue;
                last = i;
                if (!date_known(on) || topic_in_force(g, i, on))
                        (*out)[(*n)++] = i;
        }
        if (r || *n)
                return r;
        if (last < all)
                return not_then(m, ask, last, e);
        return api_no_name(&m->work, "topic", ask->topic, near,
                           topic_names_near(&m->work, g, name, near, 4), e);
}

static void by_date(const struct guidelines *g, size_t *at, size_t n)
{
        for (size_t i = 1; i < n; i++)
                for (size_t k = i; k > 0; k--) {
                        size_t one = at[k];

                        if (topic_about(g, at[k - 1]).from.first <=
                            topic_about(g, one).from.first)
                                break;
                        at[k] = at[k - 1];
                        at[k - 1] = one;
                }
}

static rc verb_show(imr *m, const imr_ask *ask, err *e)
{
        struct showing s = { .a = &m->work, .root = page_open(&m->work) };
        buf b = api_output(m);
        size_t *at, n;
        rc r = api_need_guidelines(m, e);

        if (r == OK)
                r = topics_find(m, ask, &at, &n, e);
        if (r == OK)
                r = api_examples(m, &s.examples, e);
        if (r)
                return r;
        by_date(m->guidelines, at, n);
        for (size_t i = 0; i < n; i++) {
                topic_sheet_read(&m->work, m->guidelines, at[i], &s.sheet);
                if (ask->format == IMR_FORMAT_JSON)
                        topic_json(&b, &s);
                else
                        topic_page(&s);
        }
        if (ask->format != IMR_FORMAT_JSON)
                api_page(&b, s.root, ask->format);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_guideline_show(imr *m, const imr_ask *ask, imr_err *oe)
{
        imr_ask copy = *ask;

        copy.path = "";
        return api_run(m, &copy, verb_show, oe);
}
