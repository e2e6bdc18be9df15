/* api_desk.c - the calls of imr.h with which a physician reads the guideline
 * library: the list of topics, and the work list. */
#include "api.h"

#include <stdlib.h>

/* ---- What they share ------------------------------------------------- */

rc api_day(const char *text, date *out, err *e)
{
        *out = DATE_NONE;
        if (!text || (date_parse_iso(str_from(text), out) &&
                      date_exact(*out)))
                return OK;
        return err_set(e, ERR_USAGE, S(""), 0, "no day of the calendar: %s; "
                       "write it as 2015-03-02", text);
}

rc api_no_name(arena *a, const char *what, const char *word, const str *near,
               size_t n, err *e)
{
        buf b = buf_open(a, 1 << 16);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&b, "%s"FMT, !i ? "; did you mean "
                        : i + 1 < n ? ", " : " or ", ARG(near[i]));
        return err_set(e, ERR_USAGE, S(""), 0, "no such %s: %s"FMT"%s", what,
                       word, ARG(buf_str(&b)), n ? "?" : "; `imr guideline "
                       "list` lists them");
}

static rc examples_of(imr *m, str folder, struct example_results *all,
                      err *e)
{
        arena *a = &m->work;
        str *name;
        size_t n;
        rc r = host_folder(a, folder, &name, &n, e);

        for (size_t i = 0; i < n && r == OK; i++) {
                struct example_results one = { .n = 0 };
                struct example_result *more;
                str path = host_join(a, folder, name[i]), text;

                if (!str_ends(name[i], S(".example")))
                        continue;
                r = host_file(a, path, HOST_FILE_MAX, &text, e);
                if (r == OK)
                        r = examples_run(a, m->guidelines, path, text, &one,
                                         e);
                more = NEWN(a, struct example_result, all->n + one.n + 1);
                if (all->n)
                        memcpy(more, all->at, all->n * sizeof *more);
                if (one.n)
                        memcpy(more + all->n, one.at, one.n * sizeof *more);
                all->at = more;
                all->n += one.n;
        }
        return r;
}

rc api_examples(imr *m, struct example_results *out, err *e)
{
        rc r;

        *out = (struct example_results){ .n = 0 };
        r = examples_of(m, host_join(&m->work, m->data, S("guidelines")), out,
                        e);
        if (r == OK && m->overlay.n)
                r = examples_of(m, m->overlay, out, e);
        return r;
}

str desk_title(arena *a, const struct topic_about *t)
{
        str title = t->source == CITED_MTUS
                    ? arena_fmt(a, "MTUS "FMT, ARG(t->title)) : t->title;

        return t->edition ? arena_fmt(a, FMT", %ld", ARG(title), t->edition)
                          : title;
}

str desk_force(arena *a, const struct topic_about *t)
{
        return arena_fmt(a, "in force from "FMT" until "FMT,
                         ARG(date_text(a, t->from)),
                         ARG(date_known(t->until) ? date_text(a, t->until)
                                                  : S("now")));
}

rc desk_choice_read(imr *m, const imr_ask *ask, struct desk_choice *out,
                    err *e)
{
        str near[3];
        rc r = api_need_guidelines(m, e);

        *out = (struct desk_choice){ .guideline = str_from(ask->guideline) };
        if (r == OK)
                r = api_day(ask->on, &out->on, e);
        if (r == OK && ask->guideline &&
            !guideline_known(m->guidelines, out->guideline))
                r = api_no_name(&m->work, "guideline", ask->guideline, near,
                                guideline_names_near(&m->work, m->guidelines,
                                                out->guideline, near, 3), e);
        return r;
}

bool desk_chosen(const struct guidelines *g, const struct desk_choice *c,
                 size_t topic, const struct topic_about *t)
{
        return (!c->guideline.n || str_eq(c->guideline, t->guideline)) &&
               (!date_known(c->on) || topic_in_force(g, topic, c->on));
}

/* ---- list ------------------------------------------------------------ */

const char *desk_kind(const struct topic_about *t)
{
        return t->definition ? "definition" : t->rule ? "rule"
                             : topic_class_name(t->class);
}

static void list_json(buf *b, const struct topic_about *t)
{
        json j = json_open(b);
        char authority[] = { (char)('A' + t->authority), 0 };

        json_object_open(&j);
        json_str_at(&j, "topic", t->name);
        json_str_at(&j, "guideline", t->guideline);
        json_str_at(&j, "title", t->title);
        json_count_at(&j, "edition", t->edition ? t->edition : -1);
        json_str_at(&j, "authority", str_from(authority));
        json_str_at(&j, "section", t->section);
        json_str_at(&j, "class", str_from(desk_kind(t)));
        json_date_at(&j, "from", t->from);
        json_date_at(&j, "until", t->until);
        json_count_at(&j, "lines", (long)t->lines);
        json_count_at(&j, "unverified", (long)t->unverified);
        json_bool_at(&j, "overlay", t->overlay);
        json_object_end(&j);
        buf_char(b, '\n');
}

/* By guideline and edition; within one as they were loaded. */
static int list_order(const void *x, const void *y)
{
        const struct topic_about *p = *(struct topic_about *const *)x;
        const struct topic_about *q = *(struct topic_about *const *)y;
        int by = str_order(p->guideline, q->guideline);

        if (!by && p->from.first != q->from.first)
                by = p->from.first < q->from.first ? -1 : 1;
        return by ? by : p < q ? -1 : p > q;
}

static void list_line(buf *b, const struct topic_about *t)
{
        buf_fmt(b, "  %-36.*s %-15s %3zu line%s", ARG(t->name), desk_kind(t),
                t->lines, t->lines == 1 ? "" : "s");
        if (t->unverified)
                buf_fmt(b, ", %zu unverified", t->unverified);
        buf_add(b, t->overlay ? S(", overlay\n") : S("\n"));
}

static void list_print(imr *m, buf *b, struct topic_about **at, size_t n)
{
        const struct topic_about *before = NULL;
        size_t lines = 0, unverified = 0;

        if (n)
                qsort(at, n, sizeof *at, list_order);
        for (size_t i = 0; i < n; i++) {
                const struct topic_about *t = at[i];

                if (!before || !str_eq(before->guideline, t->guideline) ||
                    before->from.first != t->from.first)
                        buf_fmt(b, "%s"FMT" ("FMT")\n  "FMT", authority %c\n",
                                before ? "\n" : "",
                                ARG(desk_title(&m->work, t)),
                                ARG(t->guideline),
                                ARG(desk_force(&m->work, t)),
                                'A' + t->authority);
                list_line(b, t);
                before = t;
                lines += t->lines;
                unverified += t->unverified;
        }
        buf_fmt(b, "%s%zu topics, %zu lines, of which %zu unverified\n",
                n ? "\n" : "", n, lines, unverified);
}

static rc topics_list(imr *m, const imr_ask *ask, const struct desk_choice *c,
                      err *e)
{
        size_t n = guidelines_topics(m->guidelines), count = 0;
        struct topic_about *t = NEWN(&m->work, struct topic_about, n + 1);
        struct topic_about **at = arena_get(&m->work, sizeof *at, n + 1);
        buf b = api_output(m);

        for (size_t i = 0; i < n; i++) {
                t[i] = topic_about(m->guidelines, i);
                if (!desk_chosen(m->guidelines, c, i, &t[i]))
                        continue;
                at[count++] = &t[i];
                if (ask->format == IMR_FORMAT_JSON)
                        list_json(&b, &t[i]);
        }
        if (ask->format != IMR_FORMAT_JSON)
                list_print(m, &b, at, count);
        return api_put(ask, &b, e);
}

/* ---- The work list --------------------------------------------------- */

str desk_page(arena *a, const struct criterion *c)
{
        str p = c->citation.n_pages ? c->citation.pages[0] : S("");

        if (!p.n)
                return S("no page stated");
        if (str_find(p, S("."), 0) != STR_NONE)
                return p;               /* a section of a regulation */
        return arena_fmt(a, str_find(p, S("-"), 0) == STR_NONE
                            ? "p. "FMT : "pp. "FMT, ARG(p));
}

static str words_line(arena *a, const struct topic_line *l)
{
        return arena_fmt(a, FMT": "FMT"%s"FMT, ARG(l->label), ARG(l->text),
                         l->except.n ? "; except where " : "",
                         ARG(l->except));
}

static void work_json(buf *b, const struct work *w,
                      const struct topic_about *t)
{
        const struct criterion *c = w->line.criterion;
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "criterion", c->id);
        json_str_at(&j, "topic", t->name);
        json_str_at(&j, "label", w->line.label);
        json_str_at(&j, "text", w->line.text);
        json_str_at(&j, "except", w->line.except);
        json_str_at(&j, "because", c->because);
        json_str_at(&j, "guideline", t->guideline);
        json_str_at(&j, "title", t->title);
        json_count_at(&j, "edition", t->edition ? t->edition : -1);
        json_strs_at(&j, "sections", c->citation.sections,
                     c->citation.n_sections);
        json_strs_at(&j, "pages", c->citation.pages, c->citation.n_pages);
        json_str_at(&j, "from_where", w->from);
        json_str_at(&j, "confirmed_before_by", w->lost ? w->lost->by : S(""));
        json_date_at(&j, "confirmed_before_on", w->lost ? w->lost->on
                                                        : DATE_NONE);
        json_bool_at(&j, "overlay", t->overlay);
        json_object_end(&j);
        buf_char(b, '\n');
}

struct work_page {
        arena *a;
        struct page_node *root, *list;
        str title, place;               /* of the headings so far */
};

static void work_add(struct work_page *p, const struct work *w,
                     const struct topic_about *t)
{
        const struct criterion *c = w->line.criterion;
        str title = arena_fmt(p->a, FMT", "FMT, ARG(desk_title(p->a, t)),
                              ARG(desk_force(p->a, t)));
        str place = desk_page(p->a, c);
        struct page_node *n;

        if (!str_eq(title, p->title)) {
                page_add(p->a, p->root, PAGE_HEADING, title)->level = 2;
                p->title = title;
                p->place = S("");
        }
        if (c->citation.n_sections)
                place = arena_fmt(p->a, FMT", "FMT, ARG(place),
                                  ARG(c->citation.sections[0]));
        if (!str_eq(place, p->place)) {
                page_add(p->a, p->root, PAGE_HEADING, place)->level = 3;
                p->place = place;
                p->list = page_add(p->a, p->root, PAGE_LIST, S(""));
        }
        n = page_add(p->a, p->list, PAGE_LIST_ITEM, words_line(p->a,
                                                               &w->line));
        n->label = c->id;
        n->place = w->from.n ? arena_fmt(p->a, "("FMT")", ARG(w->from))
                             : S("");
        if (w->lost)
                page_add(p->a, page_add(p->a, n, PAGE_LIST, S("")),
                         PAGE_LIST_ITEM,
                         arena_fmt(p->a, "changed since "FMT" confirmed it on "
                                   FMT": to be read again", ARG(w->lost->by),
                                   ARG(date_text(p->a, w->lost->on))));
}

/* Confirmations of lines that no loaded file has. */
static void work_gone(imr *m, struct page_node *root)
{
        struct page_node *list = NULL;

        for (size_t i = 0; i < m->confirmed.n; i++) {
                const struct confirmation *c = &m->confirmed.at[i];

                if (c->state != CONFIRMATION_GONE)
                        continue;
                if (!list) {
                        page_add(&m->work, root, PAGE_HEADING, S(
                                 "Confirmed lines that are gone"))->level = 2;
                        list = page_add(&m->work, root, PAGE_LIST, S(""));
                }
                page_add(&m->work, list, PAGE_LIST_ITEM,
                         arena_fmt(&m->work, FMT" of "FMT" "FMT", by "FMT
                                   " (line %zu)", ARG(c->id),
                                   ARG(c->guideline),
                                   ARG(date_text(&m->work, c->from)),
                                   ARG(c->by), c->line));
        }
}

static rc lines_list(imr *m, const imr_ask *ask, const struct desk_choice *c,
                     err *e)
{
        struct work *w;
        size_t n = work_list(&m->work, m->guidelines, &m->confirmed, &w),
               count = 0;
        struct work_page p = { .a = &m->work, .root = page_open(&m->work) };
        buf b = api_output(m);

        for (size_t i = 0; i < n; i++) {
                struct topic_about t = topic_about(m->guidelines, w[i].topic);

                if (!desk_chosen(m->guidelines, c, w[i].topic, &t))
                        continue;
                count++;
                if (ask->format == IMR_FORMAT_JSON)
                        work_json(&b, &w[i], &t);
                else
                        work_add(&p, &w[i], &t);
        }
        if (ask->format != IMR_FORMAT_JSON) {
                work_gone(m, p.root);
                page_add(&m->work, p.root, PAGE_PARAGRAPH,
                         arena_fmt(&m->work, "%zu lines that nobody has read "
                                   "at their source.", count));
                api_page(&b, p.root, ask->format);
        }
        return api_put(ask, &b, e);
}

static rc verb_list(imr *m, const imr_ask *ask, err *e)
{
        struct desk_choice c;
        rc r = desk_choice_read(m, ask, &c, e);

        if (r)
                return r;
        return ask->unverified ? lines_list(m, ask, &c, e)
                               : topics_list(m, ask, &c, e);
}

EXPORT imr_rc imr_guideline_list(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_list, oe);
}
