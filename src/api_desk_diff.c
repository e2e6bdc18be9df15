/* api_desk_diff.c - the calls of imr.h that set two editions beside each
 * other: what changed in a guideline, and what of it a case would see. */
#include "api.h"

/* ---- Of a guideline -------------------------------------------------- */

static const struct { const char *name, *words; } kinds[] = {
        [CHANGE_TOPIC_NEW]  = { "topic_new", "new topic" },
        [CHANGE_TOPIC_GONE] = { "topic_gone", "no longer there" },
        [CHANGE_CLASS]      = { "class", "class" },
        [CHANGE_FOR]        = { "for", "for" },
        [CHANGE_LINE_NEW]   = { "line_new", "new" },
        [CHANGE_LINE_GONE]  = { "line_gone", "gone" },
        [CHANGE_LINE]       = { "line", "changed" },
        [CHANGE_PAGE]       = { "page", "elsewhere" }
};

static void change_json(buf *b, const struct change *c)
{
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "change", str_from(kinds[c->kind].name));
        json_str_at(&j, "topic", c->topic);
        json_str_at(&j, "was_criterion", c->was_id);
        json_str_at(&j, "is_criterion", c->is_id);
        json_str_at(&j, "was", c->was);
        json_str_at(&j, "is", c->is);
        json_object_end(&j);
        buf_char(b, '\n');
}

static struct page_node *item_add(arena *a, struct page_node *list,
                                  const char *label, str text)
{
        struct page_node *n = page_add(a, list, PAGE_LIST_ITEM, text);

        n->label = str_from(label);
        return n;
}

static void change_add(arena *a, struct page_node *list,
                       const struct change *c)
{
        bool both = c->was.n && c->is.n;
        str id = c->is_id.n ? c->is_id : c->was_id;
        const char *label = kinds[c->kind].words;
        struct page_node *n;

        if (id.n)
                label = arena_z(a, arena_fmt(a, FMT" %s", ARG(id), label));
        n = item_add(a, list, label, both ? S("") : c->was.n ? c->was
                                                               : c->is);
        if (both) {
                list = page_add(a, n, PAGE_LIST, S(""));
                item_add(a, list, "was", c->was);
                item_add(a, list, "is", c->is);
        }
}

static str edition_words(arena *a, bool any, const struct topic_about *t,
                         date on)
{
        return any ? arena_fmt(a, FMT": "FMT", "FMT, ARG(date_text(a, on)),
                               ARG(desk_title(a, t)), ARG(desk_force(a, t)))
                   : arena_fmt(a, FMT": no edition in force",
                               ARG(date_text(a, on)));
}

static void diff_page(arena *a, struct page_node *root,
                      const struct edition_diff *d, date from, date to)
{
        struct page_node *list = NULL;
        str topic = S("");
        size_t topics = 0;

        page_add(a, root, PAGE_PARAGRAPH,
                 edition_words(a, d->had, &d->was, from));
        page_add(a, root, PAGE_PARAGRAPH,
                 edition_words(a, d->has, &d->is, to));
        for (size_t i = 0; i < d->n; i++) {
                const struct change *c = &d->at[i];

                if (!list || !str_eq(topic, c->topic)) {
                        page_add(a, root, PAGE_HEADING, c->topic)->level = 2;
                        list = page_add(a, root, PAGE_LIST, S(""));
                        topic = c->topic;
                        topics++;
                }
                change_add(a, list, c);
        }
        page_add(a, root, PAGE_PARAGRAPH, d->same
                 ? S("It is the same edition on both days.")
                 : arena_fmt(a, "%zu of %zu topics differ.", topics,
                             d->topics));
}

static rc days_read(const imr_ask *ask, date *from, date *to, err *e)
{
        rc r = api_day(ask->from, from, e);

        if (r == OK)
                r = api_day(ask->to, to, e);
        if (r == OK && (!date_known(*from) || !date_known(*to)))
                return err_set(e, ERR_USAGE, S(""), 0, "two days are needed; "
                               "write them as 2015-03-02");
        return r;
}

static rc verb_diff(imr *m, const imr_ask *ask, err *e)
{
        struct page_node *root = page_open(&m->work);
        struct desk_choice c;
        struct edition_diff d;
        buf b = api_output(m);
        date from, to;
        rc r = days_read(ask, &from, &to, e);

        if (r == OK)
                r = desk_choice_read(m, ask, &c, e);
        if (r)
                return r;
        edition_diff(&m->work, m->guidelines, c.guideline, from, to, &d);
        if (!d.had && !d.has)
                return err_set(e, ERR_USAGE, S(""), 0, "no edition of "FMT" "
                               "is in force on either day; `imr guideline "
                               "list --guideline "FMT"` shows which are",
                               ARG(c.guideline), ARG(c.guideline));
        if (ask->format == IMR_FORMAT_JSON) {
                for (size_t i = 0; i < d.n; i++)
                        change_json(&b, &d.at[i]);
        } else {
                diff_page(&m->work, root, &d, from, to);
                api_page(&b, root, ask->format);
        }
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_guideline_diff(imr *m, const imr_ask *ask, imr_err *oe)
{
        imr_ask copy = *ask;

        copy.path = "";
        copy.on = NULL;
        if (!copy.guideline)
                copy.guideline = "";
        return api_run(m, &copy, verb_diff, oe);
}

/* ---- Of a case ------------------------------------------------------- */

struct seen {
        date on;
        struct review review;
};

/* The case reviewed as if the editions of that day were in force. */
static rc case_under(imr *m, const imr_ask *ask, struct case_file *c,
                     struct seen *out, err *e)
{
        struct library l = m->library;

        l.guidelines = guidelines_as_of(&m->work, m->guidelines, out->on);
        return review_case(&m->work, &l, c, api_trust(ask), &out->review, e);
}

/* The criterion of the other review that says the same. */
static const struct criterion_result *twin(const struct analysis *of,
                                           const struct criterion_result *c)
{
        for (size_t i = 0; i < of->n_criteria; i++) {
                const struct criterion *x = of->criterion[i].criterion;

                if (str_eq(x->text, c->criterion->text) &&
                    str_ends(x->id, S(".class")) ==
                    str_ends(c->criterion->id, S(".class")))
                        return &of->criterion[i];
        }
        return NULL;
}

static void names_put(buf *b, const str *s, size_t n)
{
        for (size_t i = 0; i < n; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : "", ARG(s[i]));
        if (!n)
                buf_add(b, S("none"));
}

static str status_of(const struct criterion_result *c)
{
        return str_from(criterion_status_name(c->status));
}

/* not_met, for people. */
static str spaced(arena *a, str name)
{
        char *p = arena_bytes(a, name.n);

        for (size_t i = 0; i < name.n; i++)
                p[i] = name.p[i] == '_' ? ' ' : name.p[i];
        return str_of(p, name.n);
}

static void criterion_put(buf *b, const char *what,
                          const struct criterion_result *c, str status)
{
        buf_fmt(b, "    %s "FMT": "FMT" (%s"FMT"): "FMT"\n", what,
                ARG(c->criterion->id), ARG(c->criterion->text),
                c->criterion->citation.n_pages ? "p. " : "no page",
                ARG(c->criterion->citation.n_pages
                    ? c->criterion->citation.pages[0] : S("")),
                ARG(spaced(b->a, status)));
}

static void item_seen(buf *b, const struct seen *s, size_t i)
{
        const struct analysis *n = &s->review.analysis[i];

        buf_fmt(b, "  "FMT": criteria "FMT"%s", ARG(date_text(b->a, s->on)),
                ARG(spaced(b->a, str_from(indication_name(n->indication)))),
                n->n_causes ? " - " : "");
        if (n->n_causes)
                names_put(b, n->cause, n->n_causes);
        buf_add(b, S("; topics "));
        names_put(b, n->topic, n->n_topics);
        buf_char(b, '\n');
}

static void item_differs(buf *b, const struct seen *was,
                         const struct seen *is, size_t i)
{
        const struct analysis *x = &was->review.analysis[i];
        const struct analysis *y = &is->review.analysis[i];
        size_t n = 0;

        buf_fmt(b, "Item %zu: "FMT"\n", i + 1,
                ARG(was->review.file->item[i].request_text));
        item_seen(b, was, i);
        item_seen(b, is, i);
        for (size_t k = 0; k < x->n_criteria; k++) {
                const struct criterion_result *c = &x->criterion[k];
                const struct criterion_result *d = twin(y, c);

                if (d && d->status == c->status)
                        continue;
                n++;
                if (d)
                        criterion_put(b, "both", c,
                                      arena_fmt(b->a, FMT", then "FMT,
                                                ARG(status_of(c)),
                                                ARG(status_of(d))));
                else
                        criterion_put(b, "first", c, status_of(c));
        }
        for (size_t k = 0; k < y->n_criteria; k++)
                if (!twin(x, &y->criterion[k])) {
                        criterion_put(b, "second", &y->criterion[k],
                                      status_of(&y->criterion[k]));
                        n++;
                }
        if (!n)
                buf_add(b, S("    the same criteria, of the same status\n"));
}

static void analysis_seen_json(json *j, const char *key,
                               const struct seen *s, size_t i)
{
        const struct analysis *n = &s->review.analysis[i];

        json_key(j, key);
        json_object_open(j);
        json_date_at(j, "on", s->on);
        json_str_at(j, "indication", str_from(indication_name(
                    n->indication)));
        json_strs_at(j, "topics", n->topic, n->n_topics);
        json_strs_at(j, "causes", n->cause, n->n_causes);
        json_key(j, "criteria");
        json_array_open(j);
        for (size_t k = 0; k < n->n_criteria; k++) {
                const struct criterion_result *c = &n->criterion[k];

                json_object_open(j);
                json_str_at(j, "criterion", c->criterion->id);
                json_str_at(j, "text", c->criterion->text);
                json_str_at(j, "status", status_of(c));
                json_strs_at(j, "pages", c->criterion->citation.pages,
                             c->criterion->citation.n_pages);
                json_object_end(j);
        }
        json_array_end(j);
        json_object_end(j);
}

static void item_json(buf *b, const struct seen *was, const struct seen *is,
                      size_t i)
{
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "source", was->review.file->source);
        json_count_at(&j, "item", (long)i + 1);
        json_str_at(&j, "request",
                    was->review.file->item[i].request_text);
        analysis_seen_json(&j, "was", was, i);
        analysis_seen_json(&j, "is", is, i);
        json_object_end(&j);
        buf_char(b, '\n');
}

static rc verb_diff_case(imr *m, const imr_ask *ask, err *e)
{
        struct case_file c;
        struct seen was = { .on = DATE_NONE }, is = was;
        buf b = api_output(m);
        rc r = days_read(ask, &was.on, &is.on, e);

        if (r == OK)
                r = api_need_all(m, e);
        if (r == OK)
                r = api_case(m, ask, &c, e);
        if (r == OK)
                r = case_tie(&c, e);
        if (r == OK)
                r = case_under(m, ask, &c, &was, e);
        if (r == OK)
                r = case_under(m, ask, &c, &is, e);
        if (r)
                return api_on_path(r, ask->path, e);
        for (size_t i = 0; i < c.n_items; i++)
                if (ask->format == IMR_FORMAT_JSON)
                        item_json(&b, &was, &is, i);
                else
                        item_differs(&b, &was, &is, i);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_guideline_diff_case(imr *m, const imr_ask *ask,
                                      imr_err *oe)
{
        return api_run(m, ask, verb_diff_case, oe);
}
