/* index.c - the documents of a case as the regulation wants them listed: by
 * kind, date and author, each with its pages; and what a complete file of the
 * programme holds that this one does not show.
 *
 * SOURCE     8 CCR 9792.10.6(d), the list of documents; what is asked for is
 *            the programme's own data. */
#include "model/listing.h"
#include "review/review.h"
#include "review/sentence.h"

#include <stdlib.h>

/* ---- What is missing ----------------------------------------------------- */

/* A record that no document shows, and where it may be all the same. */
struct lack {
        const struct programme_record *what;
        size_t undated;         /* documents of its class without a date */
};

struct lacks {
        struct lack *at; size_t n;
        size_t unclassed;       /* documents of which nothing says what they
                                   are */
};

static bool class_fits(const struct programme_record *p, str class)
{
        bool fits = str_eq(p->class, class);

        for (size_t i = 0; i < p->n_or && !fits; i++)
                fits = str_eq(p->or[i], class);
        return fits;
}

/* So many months before a day; the last of a month that is shorter. */
static int32_t months_before(int32_t day, long months)
{
        int y, m, dom;
        date d;

        date_split(day, &y, &m, &dom);
        m -= (int)months;
        while (m < 1) {
                m += 12;
                y--;
        }
        while (!date_make(y, m, dom, &d))
                dom--;
        return d.first;
}

/* The day of the request for authorization: the case's, that of the document,
 * else of what came next. */
static date request_day(const struct case_file *c)
{
        date d = c->request_for_authorization;

        for (size_t i = 0; i < c->n_documents && !date_known(d); i++)
                if (str_eq(c->document[i]->class, S("RFA")) &&
                    !c->document[i]->apart)
                        d = c->document[i]->date;
        if (!date_known(d))
                d = c->utilization_review;
        return date_known(d) ? d : c->application;
}

static bool date_fits(const struct programme_record *p, date request, date d)
{
        if (!p->months || !date_known(request))
                return true;
        return d.first <= request.last &&
               d.last >= months_before(request.first, p->months);
}

/* Nothing in it said what it is, and no person did. What is known to be
 * another thing, as a cover sheet, hides no record. */
static bool kind_unknown(const struct document *d)
{
        return !d->apart && !d->declared && !d->continues &&
               (!d->class.n || d->unclassed);
}

static struct lacks lacks_find(arena *a, const struct programme *p,
                               const struct case_file *c)
{
        struct lacks out = { NEWN(a, struct lack, p->n_records + 1), 0, 0 };
        date request = request_day(c);

        for (size_t i = 0; i < c->n_documents; i++)
                out.unclassed += kind_unknown(c->document[i]);
        for (size_t i = 0; i < p->n_records; i++) {
                struct lack l = { &p->record[i], 0 };
                bool there = false;

                for (size_t k = 0; k < c->n_documents && !there; k++) {
                        const struct document *d = c->document[k];

                        if (d->apart || !class_fits(l.what, d->class))
                                continue;
                        if (date_known(d->date) || !l.what->months)
                                there = date_fits(l.what, request, d->date);
                        else
                                l.undated++;
                }
                if (!there)
                        out.at[out.n++] = l;
        }
        return out;
}

static bool may_be_unread(const struct case_file *c)
{
        return c->pages.unread + c->pages.apart > 0;
}

/* "; it may be among the 3 pages not read and the 1 set apart". */
static void maybe_add(buf *b, const struct case_file *c,
                      const struct lacks *l, const struct lack *one)
{
        const struct { size_t n; const char *thing, *how; } where[] = {
                { c->pages.unread, "page", "not read" },
                { c->pages.apart, "page", "set apart" },
                { l->unclassed, "document", "of no known kind" },
                { one->undated, "document", "of its kind without a date" },
        };
        const char *before = "; it may be among the";

        for (size_t i = 0; i < 4; i++) {
                if (!where[i].n)
                        continue;
                buf_fmt(b, "%s %zu %s%s %s", before, where[i].n,
                        where[i].thing, where[i].n == 1 ? "" : "s",
                        where[i].how);
                before = " or the";
        }
}

static void lacks_add(arena *a, const struct programme *p,
                      const struct case_file *c, struct page_node *root)
{
        struct lacks l = lacks_find(a, p, c);
        struct page_node *list;

        page_add(a, root, PAGE_HEADING, S("What a complete file holds and "
                 "this one does not show"))->level = 2;
        if (l.n == 0) {
                page_add(a, root, PAGE_PARAGRAPH, arena_fmt(a, "Nothing: all "
                         "%zu records that are asked for were found.",
                         p->n_records));
                return;
        }
        list = page_add(a, root, PAGE_LIST, S(""));
        for (size_t i = 0; i < l.n; i++) {
                buf b = buf_open(a, 1 << 16);
                struct page_node *n;

                buf_add(&b, l.at[i].what->title);
                maybe_add(&b, c, &l, &l.at[i]);
                n = page_add(a, list, PAGE_LIST_ITEM, buf_str(&b));
                n->label = str_find(buf_str(&b), S("; it may be"), 0) ==
                           STR_NONE ? S("Missing") : S("Not found");
                n->place = arena_fmt(a, "("FMT")", ARG(l.at[i].what->source));
        }
}

/* ---- The documents ------------------------------------------------------- */

/* The order of classes is that of document_classes; what has none is last. */
static int by_class(const void *a, const void *b)
{
        const struct listed *const *x = a, *const *y = b;
        const struct document *p = (*x)->part[0], *q = (*y)->part[0];
        size_t m = class_rank(p->class), n = class_rank(q->class);

        if (p->apart != q->apart)
                return p->apart ? 1 : -1;
        if (m != n && !p->apart)
                return m < n ? -1 : 1;
        if (date_known(p->date) != date_known(q->date))
                return date_known(p->date) ? -1 : 1;
        if (date_known(p->date) && p->date.first != q->date.first)
                return p->date.first < q->date.first ? -1 : 1;
        return *x < *y ? -1 : 1;
}

static void part_add(buf *b, const char *before, str text)
{
        if (text.n)
                buf_fmt(b, "%s%s"FMT, b->n ? ", " : "", before, ARG(text));
}

static void item_add(arena *a, const struct listing *k,
                     const struct listed *l, struct page_node *list)
{
        const struct document *d = l->part[0];
        size_t same = listing_number(k, d->same_as);
        str day = date_text(a, d->date);
        buf b = buf_open(a, 1 << 20);
        struct page_node *n;

        if (!d->apart) {
                buf_add(&b, d->author.n ? d->author : S("no author found"));
                part_add(&b, "", d->specialty);
                part_add(&b, "received ", date_text(a, d->received));
        } else {
                buf_add(&b, d->page ? d->page[d->first_page - 1].why : S(""));
        }
        if (same)
                part_add(&b, d->near ? "nearly the same as " : "the same as ",
                         listed_place(a, &k->at[same - 1]));
        if (listed_unread(l))
                part_add(&b, "", arena_fmt(a, "%zu of its pages not read",
                                           listed_unread(l)));
        n = page_add(a, list, PAGE_LIST_ITEM, buf_str(&b));
        n->label = d->apart ? S("Set apart") : day.n ? day : S("Undated");
        n->place = arena_fmt(a, "("FMT"; %zu page%s)",
                             ARG(listed_place(a, l)), l->pages,
                             l->pages == 1 ? "" : "s");
}

static str group_title(arena *a, const struct document *d)
{
        str t = class_title(d->class);
        char *p;

        if (d->apart)
                return S("Set apart, until a person decides");
        if (!t.n || str_eq(d->class, S("OTHER")))
                return S("Other documents");
        p = arena_bytes(a, t.n);
        memcpy(p, t.p, t.n);
        if (p[0] >= 'a' && p[0] <= 'z')
                p[0] = (char)(p[0] - 32);
        return str_of(p, t.n);
}

static void groups_add(arena *a, const struct listing *k,
                       struct page_node *root)
{
        const struct listed **by = arena_get(a, sizeof *by, k->n + 1);
        struct page_node *list = NULL;
        str last = S("");

        for (size_t i = 0; i < k->n; i++)
                by[i] = &k->at[i];
        if (k->n)
                qsort(by, k->n, sizeof *by, by_class);
        for (size_t i = 0; i < k->n; i++) {
                str title = group_title(a, by[i]->part[0]);

                if (!list || !str_eq(title, last)) {
                        page_add(a, root, PAGE_HEADING, title)->level = 2;
                        list = page_add(a, root, PAGE_LIST, S(""));
                        last = title;
                }
                item_add(a, k, by[i], list);
        }
}

void index_page(arena *a, const struct programme *p, struct case_file *c,
                struct page_node *root)
{
        struct listing k = listing_open(a, c);

        page_add(a, root, PAGE_HEADING, c->number.n
                 ? arena_fmt(a, "Documents of case "FMT, ARG(c->number))
                 : S("Documents of the case"))->level = 1;
        page_add(a, root, PAGE_PARAGRAPH, arena_fmt(a, "%zu document%s; of "
                 "%zu page%s %zu read, %zu not read, %zu set apart.", k.n,
                 k.n == 1 ? "" : "s", c->pages.all,
                 c->pages.all == 1 ? "" : "s", c->pages.read, c->pages.unread,
                 c->pages.apart));
        groups_add(a, &k, root);
        lacks_add(a, p, c, root);
}

void index_json(json *j, const struct programme *p, struct case_file *c)
{
        arena *a = j->out->a;
        struct listing k = listing_open(a, c);
        struct lacks l = lacks_find(a, p, c);

        json_object_open(j);
        json_str_at(j, "source", c->source);
        json_str_at(j, "case_number", c->number);
        counts_json(j, c);
        json_key(j, "documents");
        json_array_open(j);
        for (size_t i = 0; i < k.n; i++)
                listed_json(j, &k, i);
        json_array_end(j);
        json_key(j, "missing");
        json_array_open(j);
        for (size_t i = 0; i < l.n; i++) {
                json_object_open(j);
                json_str_at(j, "class", l.at[i].what->class);
                json_str_at(j, "what", l.at[i].what->title);
                json_str_at(j, "source", l.at[i].what->source);
                json_bool_at(j, "may_be_unread", may_be_unread(c));
                json_count_at(j, "unclassed", (long)l.unclassed);
                json_count_at(j, "undated", (long)l.at[i].undated);
                json_object_end(j);
        }
        json_array_end(j);
        json_object_end(j);
}
