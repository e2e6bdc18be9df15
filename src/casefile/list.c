/* list.c - the documents and pages of a case, printed: JSON, a table, and for
 * people. */
#include "casefile/desk.h"

#include "base/csv.h"
#include "casefile/show.h"

/* ---- Documents ---------------------------------------------------------- */

void documents_json(buf *b, const struct listing *k)
{
        for (size_t i = 0; i < k->n; i++) {
                json j = json_open(b);

                listed_json(&j, k, i);
                buf_char(b, '\n');
        }
}

static void number_csv(buf *b, size_t n)
{
        buf_char(b, ',');
        if (n)
                buf_fmt(b, "%zu", n);
}

static void str_csv(buf *b, str s)
{
        buf_char(b, ',');
        csv_put(b, s);
}

void documents_csv(buf *b, const struct listing *k)
{
        buf_add(b, S("document,file,pages,count,class,author,specialty,date,"
                     "received,duplicate_of,near,apart,doubt,read,unread\n"));
        for (size_t i = 0; i < k->n; i++) {
                const struct listed *l = &k->at[i];
                const struct document *d = l->part[0];
                buf place = buf_open(b->a, (size_t)1 << 24);

                for (size_t p = 0; p < l->n_parts; p++) {
                        size_t from = l->part[p]->first_page;

                        buf_fmt(&place, "%s%zu-%zu", p ? " " : "", from,
                                from + l->part[p]->n_pages - 1);
                }
                buf_fmt(b, "%zu", i + 1);
                str_csv(b, d->name);
                str_csv(b, buf_str(&place));
                number_csv(b, l->pages);
                str_csv(b, d->class);
                str_csv(b, listed_author(l));
                str_csv(b, d->specialty);
                str_csv(b, date_text(b->a, d->date));
                str_csv(b, date_text(b->a, d->received));
                number_csv(b, listing_number(k, d->same_as));
                str_csv(b, d->near ? S("yes") : S("no"));
                str_csv(b, d->apart ? S("yes") : S("no"));
                str_csv(b, d->doubt);
                buf_fmt(b, ",%zu,%zu\n", listed_read(l), listed_unread(l));
        }
}

/* The line below: what is known besides, and what a reader must not miss. */
static void document_more(buf *b, const struct listing *k,
                          const struct listed *l)
{
        const struct document *d = l->part[0];
        size_t same = listing_number(k, d->same_as);
        buf more = buf_open(b->a, (size_t)1 << 20);

        if (listed_author(l).n) {
                buf_add(&more, S("; "));
                plain_print(&more, d->author);
        }
        if (d->specialty.n) {
                buf_add(&more, S("; "));
                plain_print(&more, d->specialty);
        }
        if (date_known(d->received))
                buf_fmt(&more, "; received "FMT,
                        ARG(date_text(b->a, d->received)));
        if (same)
                buf_fmt(&more, "; repeats %zu %s", same, d->near
                        ? "with small differences" : "word for word");
        if (listed_unread(l))
                buf_fmt(&more, "; %zu of its pages not read", listed_unread(l));
        if (d->apart)
                buf_add(&more, S("; SET APART: not searched for facts"));
        if (d->doubt.n)
                buf_fmt(&more, "; where it begins is in doubt: "FMT,
                        ARG(d->doubt));
        if (more.n)
                buf_fmt(b, "        "FMT"\n",
                        ARG(str_slice(buf_str(&more), 2, more.n)));
}

void documents_print(buf *b, const struct listing *k)
{
        buf_fmt(b, "%zu document%s, ", k->n, k->n == 1 ? "" : "s");
        counts_print(b, k->c);
        if (k->c->pages.unread)
                buf_add(b, S("\n`imr file read` reads scans, and says of each "
                             "other page why it was not read"));
        buf_add(b, S("\n\n"));
        for (size_t i = 0; i < k->n; i++) {
                const struct document *d = k->at[i].part[0];
                str day = date_text(b->a, d->date);

                buf_fmt(b, "%5zu  %-15.*s  %-10.*s  ", i + 1,
                        ARG(d->class.n ? d->class : S("(no class)")),
                        ARG(day.n ? day : S("undated")));
                plain_print(b, listed_place(b->a, &k->at[i]));
                buf_char(b, '\n');
                document_more(b, k, &k->at[i]);
        }
}

/* ---- Pages -------------------------------------------------------------- */

static str from_name(enum page_from from)
{
        static const str name[] = {
                STR("embedded"), STR("recognised"), STR("none")
        };
        return name[from];
}

static void page_json(void *context, const struct shown *s)
{
        const struct document_page *p = &s->file->page[s->page - 1];
        buf *b = context;
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "file", s->file->name);
        json_count_at(&j, "page", (long)s->page);
        json_count_at(&j, "document", s->number ? (long)s->number : -1);
        json_str_at(&j, "from", from_name(p->from));
        json_key(&j, "confidence");
        json_num(&j, p->confidence);
        json_count_at(&j, "rotation", p->rotation);
        json_bool_at(&j, "blank", p->blank);
        json_str_at(&j, "state", str_from(page_state(p)));
        json_str_at(&j, "why", p->why);
        json_object_end(&j);
        buf_char(b, '\n');
}

static void page_line(void *context, const struct shown *s)
{
        const struct document_page *p = &s->file->page[s->page - 1];
        buf *b = context;

        buf_add(b, S("  "));
        plain_print(b, s->file->name);
        buf_fmt(b, ":%zu  ", s->page);
        if (s->number)
                buf_fmt(b, "document %zu, ", s->number);
        buf_fmt(b, "%s", page_state(p));
        if (p->from == PAGE_RECOGNISED)
                buf_fmt(b, ", recognised (%.0f %%)", p->confidence * 100);
        if (p->from == PAGE_NONE)
                buf_add(b, S(", no text"));
        if (p->rotation)
                buf_fmt(b, ", turned by %d", p->rotation);
        if (p->blank)
                buf_add(b, S(", blank"));
        if (p->why.n) {
                buf_add(b, S(": "));
                plain_print(b, p->why);
        }
        buf_char(b, '\n');
}

void pages_json(buf *b, const struct listing *k)
{
        pages_each(k, page_json, b);
}

void pages_print(buf *b, const struct listing *k)
{
        counts_print(b, k->c);
        buf_add(b, S("\n\n"));
        pages_each(k, page_line, b);
}
