/* checklist.c - what is missing before a request is sent: for the treating
 * physician, from the same analysis as the review. No outcome is here. */
#include "review/reasons.h"

/* The line that the fact is for, with its place. */
static void criterion_print(buf *b, const struct analysis *n, str id)
{
        for (size_t i = 0; i < n->n_criteria; i++) {
                const struct criterion *c = n->criterion[i].criterion;
                buf cite = buf_open(b->a, 1 << 16);

                if (!str_eq(c->id, id))
                        continue;
                citation_text(&cite, &c->citation);
                buf_fmt(b, "          "FMT"\n          ["FMT"; %s]\n",
                        ARG(c->because.n ? c->because : c->text),
                        ARG(buf_str(&cite)), source_status_name(c->status));
                return;
        }
}

static str missing_words(const struct missing *m)
{
        if (str_eq(m->cause, S("contradictory")))
                return S(" - stated both ways: make clear which holds");
        if (str_eq(m->cause, S("unreadable")))
                return S(" - pages were not read: send them so that they can "
                         "be");
        if (str_eq(m->cause, S("unverified")))
                return S(" - asked by a line that nobody has checked");
        return S("");
}

static void facts_print(buf *b, const struct analysis *n, const char *title,
                        const struct missing *m, size_t count)
{
        if (count)
                buf_fmt(b, "  %s\n", title);
        for (size_t i = 0; i < count; i++) {
                buf_fmt(b, "    [ ] "FMT, ARG(m[i].name));
                if (m[i].scope.n)
                        buf_fmt(b, " ("FMT")", ARG(m[i].scope));
                buf_fmt(b, FMT"\n", ARG(missing_words(&m[i])));
                if (i + 1 == count ||
                    !str_eq(m[i + 1].criterion, m[i].criterion))
                        criterion_print(b, n, m[i].criterion);
        }
}

static void asks_print(buf *b, const struct record_asks *v)
{
        if (v->n)
                buf_add(b, S("  where such facts usually stand:\n"));
        for (size_t i = 0; i < v->n; i++) {
                buf_add(b, S("    - "));
                for (size_t k = 0; k < v->at[i].n_titles; k++)
                        buf_fmt(b, "%s"FMT, k ? " or " : "",
                                ARG(v->at[i].title[k]));
                for (size_t k = 0; k < v->at[i].n_facts; k++)
                        buf_fmt(b, "%s"FMT, k ? ", " : ": ",
                                ARG(v->at[i].fact[k]));
                buf_char(b, '\n');
        }
}

static bool no_guideline(const struct analysis *n)
{
        for (size_t i = 0; i < n->n_causes; i++)
                if (str_eq(n->cause[i], S("no_guideline")))
                        return true;
        return false;
}

static bool item_check(buf *b, const struct library *l,
                       const struct review *r, const struct analysis *n)
{
        const struct case_item *it = &r->file->item[n->item];
        struct record_asks asks = records_to_ask(b->a, l, n);
        size_t met = 0;

        for (size_t i = 0; i < n->n_criteria; i++)
                met += n->criterion[i].status == CRITERION_MET;
        buf_fmt(b, "\nItem %zu: "FMT"\n  %zu of %zu criteria are met by what "
                "stands in the file\n", n->item + 1, ARG(it->request_text),
                met, n->n_criteria);
        if (no_guideline(n))
                buf_fmt(b, "  "FMT"\n", ARG(l->programme->no_guideline));
        facts_print(b, n, "not in the file:", n->missing, n->n_missing);
        facts_print(b, n, "against it, by what the file states:", n->against,
                    n->n_against);
        asks_print(b, &asks);
        if (n->indication == INDICATED_MET)
                buf_add(b, S("  nothing is missing\n"));
        return n->indication == INDICATED_MET;
}

bool check_print(buf *b, const struct library *l, const struct review *r)
{
        const struct case_file *c = r->file;
        bool all = true;

        buf_fmt(b, "What is missing before it is sent: %zu item%s, %zu page%s "
                "read, %zu not read\n", c->n_items, c->n_items == 1 ? "" : "s",
                c->pages.read, c->pages.read == 1 ? "" : "s",
                c->pages.unread);
        for (size_t i = 0; i < c->n_items; i++)
                all = item_check(b, l, r, &r->analysis[i]) && all;
        buf_add(b, S("\nNo outcome stands here: a reviewer decides.\n"));
        return all;
}
