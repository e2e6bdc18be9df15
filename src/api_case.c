/* api_case.c - imr_file_read: every page of a case read, scans too, and what
 * came of it. */
#include "api.h"

#include "casefile/desk.h"
#include "casefile/show.h"

struct counting {
        size_t recognised, blank;
        VEC(struct shown) left;         /* not read, or set apart */
        arena *a;
};

static void page_count(void *context, const struct shown *s)
{
        const struct document_page *p = &s->file->page[s->page - 1];
        struct counting *k = context;

        if (p->apart || p->unread) {
                *VEC_ADD(k->a, &k->left) = *s;
                return;
        }
        k->recognised += p->from == PAGE_RECOGNISED;
        k->blank += p->blank;
}

static const struct document_page *page_of(const struct shown *s)
{
        return &s->file->page[s->page - 1];
}

/* Do two pages stand in one line: neighbours, of one state and reason? */
static bool goes_on(const struct shown *x, const struct shown *y)
{
        return x->file == y->file && x->page + 1 == y->page &&
               page_of(x)->apart == page_of(y)->apart &&
               str_eq(page_of(x)->why, page_of(y)->why);
}

static void left_print(buf *b, const struct counting *k)
{
        for (size_t i = 0, end; i < k->left.n; i = end) {
                const struct shown *s = &k->left.at[i];

                for (end = i + 1; end < k->left.n &&
                     goes_on(&k->left.at[end - 1], &k->left.at[end]); end++)
                        ;
                buf_add(b, S("  "));
                plain_print(b, s->file->name);
                buf_fmt(b, end - i > 1 ? ":%zu-%zu  " : ":%zu  ", s->page,
                        s->page + end - i - 1);
                buf_fmt(b, "%s: ", page_of(s)->apart ? "set apart"
                                                     : "not read");
                plain_print(b, page_of(s)->why);
                buf_char(b, '\n');
        }
}

static void read_print(buf *b, const struct case_file *c,
                       const struct counting *k)
{
        buf_fmt(b, "%zu file%s, ", c->n_files, c->n_files == 1 ? "" : "s");
        counts_print(b, c);
        buf_fmt(b, "\n%zu of those read recognised from pictures, %zu blank"
                "\n", k->recognised, k->blank);
        if (k->left.n)
                buf_char(b, '\n');
        left_print(b, k);
}

static void read_json(buf *b, struct case_file *c, const struct counting *k)
{
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "source", c->source);
        json_count_at(&j, "files", (long)c->n_files);
        counts_json(&j, c);
        json_count_at(&j, "recognised", (long)k->recognised);
        json_count_at(&j, "blank", (long)k->blank);
        json_key(&j, "left");
        json_array_open(&j);
        for (size_t i = 0; i < k->left.n; i++) {
                const struct shown *s = &k->left.at[i];

                json_object_open(&j);
                json_str_at(&j, "file", s->file->name);
                json_count_at(&j, "page", (long)s->page);
                json_str_at(&j, "state", str_from(page_state(page_of(s))));
                json_str_at(&j, "why", page_of(s)->why);
                json_object_end(&j);
        }
        json_array_end(&j);
        json_object_end(&j);
        buf_char(b, '\n');
}

static rc verb_case_read(imr *m, const imr_ask *ask, err *e)
{
        struct counting k = { .a = &m->work };
        struct listing l;
        buf b = api_output(m);
        rc r = api_listing(m, ask, &l, e);

        if (r)
                return r;
        pages_each(&l, page_count, &k);
        if (ask->format == IMR_FORMAT_JSON)
                read_json(&b, l.c, &k);
        else
                read_print(&b, l.c, &k);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_read(imr *m, const imr_ask *ask, imr_err *oe)
{
        imr_ask all = *ask;

        all.ocr = true;
        return api_run(m, &all, verb_case_read, oe);
}
