/* draft.c - the final determination as a page: everything assembled, and
 * outcome and rationale only from the reviewer's decision. Without one they
 * stand open; nothing here reads an indication. */
#include "model/listing.h"
#include "review/review.h"
#include "review/reasons.h"
#include "review/sentence.h"

#include <stdlib.h>

struct draft {
        arena *a;
        const struct library *l;
        const struct review *r;
        const struct decision *d;       /* NULL: none yet */
        struct page_node *page;
        err *e;
};

static struct page_node *heading(struct draft *w, int level, str text)
{
        struct page_node *n = page_add(w->a, w->page, PAGE_HEADING, text);

        n->level = level;
        return n;
}

static struct page_node *labelled(struct draft *w, enum page_kind kind,
                                  const char *label, str text)
{
        struct page_node *n = page_add(w->a, w->page, kind, text);

        n->label = str_from(label);
        return n;
}

static void field(struct draft *w, const char *label, str text)
{
        if (text.n)
                labelled(w, PAGE_FIELD, label, text);
}

static void day_field(struct draft *w, const char *label, date d)
{
        str text = date_text(w->a, d);

        labelled(w, PAGE_FIELD, label, text.n ? text : S("not stated"));
}

/* ---- Head ------------------------------------------------------------- */

static void head_add(struct draft *w)
{
        const struct case_file *c = w->r->file;

        heading(w, 1, S("Independent Medical Review: Final Determination"));
        labelled(w, PAGE_NOTICE, "DRAFT", S("not signed. A program assembled "
                 "this page from the case file; the expert reviewer decides, "
                 "and it is no determination until the reviewer has signed "
                 "it."));
        if (c->pages.unread)
                labelled(w, PAGE_NOTICE, "Pages not read",
                         arena_fmt(w->a, "%zu. What stands on them is not "
                                   "considered here.", c->pages.unread));
        if (c->pages.apart)
                labelled(w, PAGE_NOTICE, "Pages set apart",
                         arena_fmt(w->a, "%zu. They name another worker, or it "
                                   "is not known whose they are; they are not "
                                   "considered here.", c->pages.apart));
        field(w, "Process", w->l->programme->title);
        labelled(w, PAGE_FIELD, "Case number",
                 c->number.n ? c->number : S("not stated"));
        day_field(w, "Date assigned", c->assigned);
        day_field(w, "Date of injury", c->injury);
        day_field(w, "Decision date", c->decision);
        day_field(w, "Utilization review date", c->utilization_review);
        day_field(w, "Application received", c->application);
        field(w, "Priority", c->priority);
        field(w, "Employer", c->employer);
        field(w, "Claims administrator", c->claims_administrator);
        field(w, "Requesting physician", c->requesting_physician);
}

static str joined(arena *a, const str *s, size_t n)
{
        buf b = buf_open(a, 1 << 20);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&b, "%s"FMT, i ? ", " : "", ARG(s[i]));
        return buf_str(&b);
}

static void credential(struct draft *w, const char *label, const str *s,
                       size_t n)
{
        str text = joined(w->a, s, n);

        if (text.n)
                labelled(w, PAGE_FIELD, label, text);
        else
                labelled(w, PAGE_OPEN, label, S("open - to be entered by the "
                                                "expert reviewer"));
}

static void statement_add(struct draft *w)
{
        const struct programme *p = w->l->programme;
        const struct decision none = { .n_states = 0 };
        const struct decision *d = w->d ? w->d : &none;
        struct page_node *n;

        heading(w, 2, S("How this determination was made"));
        n = page_add(w->a, w->page, PAGE_PARAGRAPH, S(""));
        for (size_t i = 0; i < p->n_statements; i++)
                page_add(w->a, n, PAGE_PARAGRAPH, p->statement[i]);
        credential(w, "State(s) of licensure", d->licensed_state,
                   d->n_states);
        credential(w, "Certification(s) and specialty", d->certification,
                   d->n_certifications);
        field(w, "Subspecialty",
              joined(w->a, d->subspecialty, d->n_subspecialties));
}

static str read_how(arena *a, const struct listed *l)
{
        if (l->unread < l->pages || !l->part[0]->unread)
                return arena_fmt(a, "(%zu page%s%s)", l->pages,
                                 l->pages == 1 ? "" : "s",
                                 l->part[0]->unread || l->unread
                                 ? ", read in part" : "");
        return S("(not read)");
}

/* By author and date; nobody's and undated ones behind the others. */
static int by_author(const void *a, const void *b)
{
        const struct listed *const *x = a, *const *y = b;
        const struct document *p = (*x)->part[0], *q = (*y)->part[0];
        int o;

        if ((p->author.n == 0) != (q->author.n == 0))
                return p->author.n ? -1 : 1;
        o = str_order(p->author, q->author);
        if (o)
                return o;
        if (date_known(p->date) != date_known(q->date))
                return date_known(p->date) ? -1 : 1;
        if (date_known(p->date) && p->date.first != q->date.first)
                return p->date.first < q->date.first ? -1 : 1;
        return *x < *y ? -1 : 1;
}

static void document_add(struct draft *w, const struct listing *k,
                         const struct listed *l, struct page_node *list)
{
        const struct document *d = l->part[0];
        size_t same = listing_number(k, d->same_as);
        struct page_node *n = page_add(w->a, list, PAGE_LIST_ITEM,
                                       document_about(w->a, d));

        n->label = listed_whole(l) ? d->name : listed_place(w->a, l);
        n->place = read_how(w->a, l);
        if (same)
                n->place = arena_fmt(w->a, FMT", repeats "FMT, ARG(n->place),
                                     ARG(listed_place(w->a,
                                                      &k->at[same - 1])));
}

/* SOURCE     8 CCR 9792.10.6(d): the list of documents reviewed. */
static void documents_add(struct draft *w)
{
        struct listing k = listing_open(w->a, w->r->file);
        const struct listed **by = arena_get(w->a, sizeof *by, k.n + 1);
        struct page_node *list;
        size_t n = 0;

        for (size_t i = 0; i < k.n; i++)
                if (!k.at[i].part[0]->apart)
                        by[n++] = &k.at[i];
        heading(w, 2, S("Documents reviewed"));
        if (n == 0) {
                page_add(w->a, w->page, PAGE_PARAGRAPH,
                         S("The case file holds no document."));
                return;
        }
        qsort(by, n, sizeof *by, by_author);
        list = page_add(w->a, w->page, PAGE_LIST, S(""));
        for (size_t i = 0; i < n; i++)
                document_add(w, &k, by[i], list);
}

/* ---- One item --------------------------------------------------------- */

static bool strs_same(const str *x, size_t n, const str *y, size_t m)
{
        for (size_t i = 0; i < n && n == m; i++)
                if (!str_eq(x[i], y[i]))
                        return false;
        return n == m;
}

static bool cites_same(const struct citation *x, const struct citation *y)
{
        return str_eq(x->title, y->title) && x->edition == y->edition &&
               strs_same(x->sections, x->n_sections, y->sections,
                         y->n_sections) &&
               strs_same(x->pages, x->n_pages, y->pages, y->n_pages);
}

/* A citation that stands only on criteria that may not be cited. */
static bool cites_unverified(const struct analysis *n,
                             const struct citation *c)
{
        bool any = false;

        for (size_t i = 0; i < n->n_criteria; i++) {
                const struct criterion_result *k = &n->criterion[i];

                if (!cites_same(&k->criterion->citation, c))
                        continue;
                if (criterion_citable(k))
                        return false;
                any = true;
        }
        return any;
}

static const struct criterion_result *criterion_named(
        const struct analysis *n, str id)
{
        for (size_t i = 0; i < n->n_criteria; i++)
                if (str_eq(n->criterion[i].criterion->id, id))
                        return &n->criterion[i];
        return NULL;
}

static void cite_put(buf *b, const struct citation *c,
                     const struct citation **done, size_t *n)
{
        for (size_t i = 0; i < *n; i++)
                if (cites_same(done[i], c))
                        return;
        done[(*n)++] = c;
        buf_add(b, b->n ? S("; ") : S(""));
        citation_text(b, c);
}

/* The citations of the criteria that the reviewer relied on. */
static str relied_text(struct draft *w, const struct analysis *n,
                       const struct item_decision *d)
{
        const struct citation **done =
                NEWN(w->a, const struct citation *, d->n_relied_on + 1);
        buf b = buf_open(w->a, 1 << 20);
        size_t count = 0;

        for (size_t i = 0; i < d->n_relied_on; i++) {
                const struct criterion_result *k =
                        criterion_named(n, d->relied_on[i]);

                if (criterion_citable(k))
                        cite_put(&b, &k->criterion->citation, done, &count);
        }
        return buf_str(&b);
}

/* What the analysis cites. */
static str found_text(struct draft *w, const struct analysis *n)
{
        const struct citation **done =
                NEWN(w->a, const struct citation *, n->n_citations + 1);
        buf b = buf_open(w->a, 1 << 20);
        size_t count = 0;

        for (size_t i = 0; i < n->n_citations; i++)
                if (!cites_unverified(n, &n->citation[i]))
                        cite_put(&b, &n->citation[i], done, &count);
        return buf_str(&b);
}

/* The reviewer's line names only what the reviewer relied on; before there is
 * a decision the line is the program's, and says so. */
static void guideline_add(struct draft *w, const struct analysis *n,
                          const struct item_decision *d)
{
        str text = d ? relied_text(w, n, d) : found_text(w, n);

        if (text.n)
                text = arena_fmt(w->a, FMT".", ARG(text));
        else if (d && d->n_relied_on == 0)
                text = S("none named by the reviewer");
        else
                text = n->n_criteria ? S("none that was checked at its source")
                                     : S("none at hand");
        field(w, d ? "Guideline relied on"
                   : "Guideline in force, as the program found it", text);
}

static str criterion_place(struct draft *w, const struct criterion_result *k)
{
        enum source_status status = k->criterion->status;
        buf b = buf_open(w->a, 1 << 16);

        if (!criterion_citable(k))
                return S("(source not verified; not cited)");
        buf_char(&b, '(');
        citation_text(&b, &k->criterion->citation);
        buf_add(&b, status == SOURCE_REPORTED ? S("; as reported)")
                    : status == SOURCE_UNVERIFIED ? S("; not verified)")
                                                  : S(")"));
        return buf_str(&b);
}

static void criterion_add(struct draft *w, struct page_node *list,
                          const struct criterion_result *k)
{
        struct page_node *n = page_add(w->a, list, PAGE_LIST_ITEM,
                                       k->criterion->text);
        struct page_node *quotes = NULL;

        n->label = k->criterion->id;
        n->mark = str_from(criterion_status_name(k->status));
        n->place = criterion_place(w, k);
        if (k->n_evidence || k->presumed)
                quotes = page_add(w->a, n, PAGE_LIST, S(""));
        if (k->presumed)
                page_add(w->a, quotes, PAGE_LIST_ITEM,
                         S("presumed: nothing in the file speaks against "
                           "it"));
        for (size_t i = 0; i < k->n_evidence; i++) {
                const struct evidence *e = &k->evidence[i];
                str quote = evidence_short(w->a, e);
                struct page_node *q = page_add(w->a, quotes, PAGE_LIST_ITEM,
                        quote.n ? arena_fmt(w->a, "\"" FMT "\"", ARG(quote))
                                : S("as the case file states"));

                q->place = evidence_place(w->a, e);
        }
}

static void missing_add(struct draft *w, const struct analysis *n)
{
        struct page_node *list;

        if (n->n_missing == 0)
                return;
        page_add(w->a, w->page, PAGE_PARAGRAPH, S(""))->label =
                S("Facts that the file does not settle");
        list = page_add(w->a, w->page, PAGE_LIST, S(""));
        for (size_t i = 0; i < n->n_missing; i++) {
                const struct missing *m = &n->missing[i];
                struct page_node *p = page_add(w->a, list, PAGE_LIST_ITEM,
                        m->scope.n ? arena_fmt(w->a, FMT" ("FMT")",
                                               ARG(m->name), ARG(m->scope))
                                   : m->name);

                if (m->criterion.n)
                        p->place = arena_fmt(w->a, "("FMT")",
                                             ARG(m->criterion));
                else if (str_eq(m->cause, S("no_guideline")))
                        p->text = S("a guideline in force that addresses "
                                    "this request: none is at hand");
        }
}

/* Before there is a decision: the same in words that a reviewer may take over,
 * and what to ask for. */
static void words_add(struct draft *w, const struct analysis *n)
{
        struct record_asks asks = records_to_ask(w->a, w->l, n);
        str text = reasons_paragraph(w->a, w->r, n);
        struct page_node *list;

        if (text.n)
                labelled(w, PAGE_PARAGRAPH, "In words, for the reviewer to "
                         "take over or change", text);
        if (!asks.n)
                return;
        page_add(w->a, w->page, PAGE_PARAGRAPH, S(""))->label =
                S("Documents that would usually settle it");
        list = page_add(w->a, w->page, PAGE_LIST, S(""));
        for (size_t i = 0; i < asks.n; i++)
                page_add(w->a, list, PAGE_LIST_ITEM, arena_fmt(w->a,
                         FMT": "FMT,
                         ARG(joined(w->a, asks.at[i].title,
                                    asks.at[i].n_titles)),
                         ARG(joined(w->a, asks.at[i].fact,
                                    asks.at[i].n_facts))));
}

static str outcome_word(const struct item_decision *d)
{
        return d->overturned ? S("Overturned") : S("Upheld");
}

static void outcome_add(struct draft *w, const struct item_decision *d)
{
        if (!d) {
                labelled(w, PAGE_OPEN, "Outcome",
                         S("open - to be entered by the expert reviewer"));
                labelled(w, PAGE_OPEN, "Decision rationale",
                         S("open - to be entered by the expert reviewer"));
                return;
        }
        field(w, "Outcome", outcome_word(d));
        field(w, "Criteria relied on",
              joined(w->a, d->relied_on, d->n_relied_on));
        labelled(w, PAGE_PARAGRAPH, "Decision rationale", d->reasons);
}

static void edition_add(struct draft *w, const struct analysis *n)
{
        str day = date_text(w->a, n->edition_date);

        if (day.n)
                field(w, "Guideline in force on",
                      n->edition_rung.n
                      ? arena_fmt(w->a, FMT" ("FMT")", ARG(day),
                                  ARG(n->edition_rung)) : day);
}

/* Decided: as published determinations head an item, with the verdict at the
 * end, so that imr read finds it there. */
static str item_title(struct draft *w, size_t number, str request,
                      const struct item_decision *d)
{
        if (!d)
                return arena_fmt(w->a, "Item %zu: "FMT, number, ARG(request));
        return arena_fmt(w->a, FMT": "FMT, ARG(request),
                         ARG(outcome_word(d)));
}

static void item_add(struct draft *w, const struct analysis *n,
                     const struct item_decision *d)
{
        const struct case_item *item = &w->r->file->item[n->item];
        str did = review_did(w->a, item), ca;
        struct page_node *list;

        heading(w, 3, item_title(w, n->item + 1, item->request_text, d));
        field(w, "Utilization review", did.n ? did : S("not stated"));
        if (item->ur.reason.n)
                field(w, "Its reason, as stated", arena_fmt(w->a, "\"" FMT
                      "\"", ARG(item->ur.reason)));
        ca = item->claims_administrator_guideline;
        field(w, "Claims administrator guideline",
              str_eq_fold(ca, S("none")) ? w->l->programme->no_citation
              : ca.n ? ca : S("not stated in the case file"));
        guideline_add(w, n, d);
        edition_add(w, n);
        page_add(w->a, w->page, PAGE_PARAGRAPH, S(""))->label =
                S("Facts and criteria");
        if (n->n_criteria == 0)
                page_add(w->a, w->page, PAGE_PARAGRAPH,
                         S("No guideline at hand addresses this request."));
        list = n->n_criteria ? page_add(w->a, w->page, PAGE_LIST, S(""))
                             : NULL;
        for (size_t i = 0; i < n->n_criteria; i++)
                criterion_add(w, list, &n->criterion[i]);
        missing_add(w, n);
        if (!d)
                words_add(w, n);
        outcome_add(w, d);
}

/* ---- The whole -------------------------------------------------------- */

static const struct item_decision *decided(const struct decision *d,
                                           size_t item)
{
        for (size_t i = 0; d && i < d->n_items; i++)
                if (d->item[i].item == item)
                        return &d->item[i];
        return NULL;
}

/* Every criterion relied on must be one of its item's. */
static rc relied_check(struct draft *w, const struct item_decision *d)
{
        const struct analysis *n = &w->r->analysis[d->item];
        buf b = buf_open(w->a, 1 << 20);

        for (size_t i = 0; i < d->n_relied_on; i++)
                if (!criterion_named(n, d->relied_on[i]))
                        buf_fmt(&b, "%s"FMT, b.n ? ", " : "",
                                ARG(str_slice(d->relied_on[i], 0, 80)));
        if (b.n == 0)
                return OK;
        return err_set(w->e, ERR_INPUT, S(""), 0, "the decision of item %zu "
                       "relies on criteria that the item does not have: "
                       FMT"; write ids as `imr review` lists them",
                       d->item + 1, ARG(str_slice(buf_str(&b), 0, 300)));
}

static rc decision_check(struct draft *w)
{
        const struct decision *d = w->d;
        rc r = OK;

        if (d->case_number.n && w->r->file->number.n &&
            !str_eq(d->case_number, w->r->file->number))
                return err_set(w->e, ERR_INPUT, S(""), 0, "the decision is of "
                               "another case; give the one whose number is "
                               FMT, ARG(w->r->file->number));
        for (size_t i = 0; !r && i < d->n_items; i++) {
                if (d->item[i].item >= w->r->file->n_items)
                        return err_set(w->e, ERR_INPUT, S(""), 0, "the "
                                       "decision is of an item %zu, which the "
                                       "case has not; its items are 1 to %zu",
                                       d->item[i].item + 1,
                                       w->r->file->n_items);
                r = relied_check(w, &d->item[i]);
        }
        return r;
}

rc draft_page(arena *a, const struct library *l, const struct review *r,
              const struct decision *d, struct page_node **out, err *e)
{
        struct draft w = { .a = a, .l = l, .r = r, .d = d, .e = e };
        rc code = d ? decision_check(&w) : OK;

        if (code)
                return code;
        w.page = page_open(a);
        head_add(&w);
        statement_add(&w);
        heading(&w, 2, S("Clinical case summary"));
        page_add(a, w.page, PAGE_PARAGRAPH, l->programme->summary_intro);
        summary_page(a, l, r, w.page);
        documents_add(&w);
        heading(&w, 2, S("Disputed items, guidelines and decisions"));
        page_add(a, w.page, PAGE_PARAGRAPH, l->programme->items_intro);
        for (size_t i = 0; i < r->file->n_items; i++)
                item_add(&w, &r->analysis[i], decided(d, i));
        heading(&w, 2, S("Signature"));
        labelled(&w, PAGE_OPEN, "Signature",
                 S("open - the expert reviewer signs the final text"));
        *out = w.page;
        return OK;
}
