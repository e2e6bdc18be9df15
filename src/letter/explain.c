/* explain.c - how a letter was read: which layouts were held against it, what
 * was found of each, and of the one taken, label by label, where.
 *
 * The reader notes as it reads; nothing is looked for a second time here. It
 * knows places and lengths and prints no word of the letter. */
#include "letter/inside.h"

struct tried {
        const struct fit *fit;
        bool part[PARTS_MAX];   /* stands somewhere, in order or not */
        size_t found;
};

struct explain {
        arena *a;
        const struct layouts *layouts;
        const struct layout *taken;     /* NULL: none fits */
        struct tried *tried; size_t n_tried;
        VEC(struct seen) seen;
};

/* One line of the explanation: a phrase of the layout, found or not. */
struct row {
        enum seen_kind kind;
        str  phrase;
        const struct field *field;
        size_t item;
        const struct seen *seen;        /* NULL: not found */
};

struct rows { arena *a; VEC(struct row) v; };

struct explain *explain_open(arena *a)
{
        struct explain *x = NEW(a, struct explain);

        x->a = a;
        return x;
}

void explain_fits(struct reader *r, const struct fit *fit, size_t n)
{
        struct explain *x = r->why;

        if (!x)
                return;
        x->layouts = r->layouts;
        x->tried = NEWN(x->a, struct tried, n);
        x->n_tried = n;
        for (size_t i = 0; i < n; i++) {
                struct tried *t = &x->tried[i];

                t->fit = &fit[i];
                t->found = fit_parts(fit[i].layout, &r->hits, t->part);
        }
}

void explain_layout(struct explain *x, const struct layout *l)
{
        if (!x)
                return;
        x->taken = l;
        x->seen.n = 0;
}

void reader_note(struct reader *r, enum seen_kind kind, str phrase,
                 const struct field *f, size_t item, size_t begin, size_t end)
{
        struct explain *x = r->why;
        bool repaired;
        struct span s = reader_back(r, (struct span){ begin, end },
                                    &repaired);

        *VEC_ADD(x->a, &x->seen) = (struct seen){ kind, repaired, phrase, f,
                                                  item, s.begin, s.end };
}

void explain_again(struct explain *x, const struct explain *second)
{
        if (x)
                *x = *second;
}

/* ---- Rows ---------------------------------------------------------------- */

static void row_add(struct rows *to, enum seen_kind kind, str phrase,
                    const struct field *f, size_t item, const struct seen *s)
{
        *VEC_ADD(to->a, &to->v) = (struct row){ kind, phrase, f, item, s };
}

/* A row for each place where one of the phrases was found, or one that says
 * it was not. */
static void rows_of(struct rows *to, const struct explain *x,
                    enum seen_kind kind, const struct phrases *p,
                    const struct field *f)
{
        size_t before = to->v.n;

        for (size_t i = 0; i < x->seen.n; i++) {
                const struct seen *s = &x->seen.at[i];
                size_t k = 0;

                while (k < p->n && !(s->kind == kind && s->field == f &&
                                     str_eq_fold(s->phrase, p->at[k])))
                        k++;
                if (k < p->n)
                        row_add(to, kind, p->at[k], f, s->item, s);
        }
        if (to->v.n == before)
                row_add(to, kind, p->at[0], f, 0, NULL);
}

static struct phrases spellings(const struct explain *x, const struct part *p)
{
        struct phrases s = { .n = p->n_anchors };

        for (size_t i = 0; i < p->n_anchors; i++)
                s.at[i] = x->layouts->anchor[p->anchor[i]].phrase;
        if (s.n && !p->opens)   /* as this layout writes it */
                s.at[0] = p->title;
        return s;
}

/* The phrase of an item's row as its layout writes it; have: its label. */
static str spelling(const struct explain *x, const struct seen *s, bool *have)
{
        const struct layout *l = x->taken;

        for (size_t k = 0; k < l->n_labels && s->kind == SEEN_LABEL; k++) {
                struct phrases p = spellings(x, &l->label[k]);

                for (size_t i = 0; i < p.n; i++)
                        if (str_eq_fold(p.at[i], s->phrase)) {
                                have[k] = true;
                                return p.at[i];
                        }
        }
        return s->phrase;
}

/* The items' rows: what was found of each in turn, and the labels that are
 * missing. The notes on items stand in the order of the items. */
static void item_rows(struct rows *to, const struct explain *x)
{
        const struct layout *l = x->taken;
        size_t item = 0, at = 0;

        while (at < x->seen.n) {
                bool have[LABELS_MAX] = { false };
                size_t next = 0;

                for (; at < x->seen.n; at++) {
                        const struct seen *s = &x->seen.at[at];

                        if (s->kind != SEEN_BEGINS && s->kind != SEEN_LABEL)
                                continue;
                        if (s->kind == SEEN_BEGINS && next++)
                                break;
                        item = s->item;
                        row_add(to, s->kind, spelling(x, s, have), s->field,
                                item, s);
                }
                for (size_t k = 0; k < l->n_labels && next; k++)
                        if (!have[k])
                                row_add(to, SEEN_LABEL, l->label[k].title,
                                        l->label[k].field, item, NULL);
        }
}

static struct rows rows_all(arena *a, const struct explain *x)
{
        const struct layout *l = x->taken;
        struct rows to = { .a = a };
        struct phrases p = { .n = 1 };

        for (size_t i = 0; l && i < l->n_head; i++) {
                p.at[0] = l->head[i].label;
                rows_of(&to, x, SEEN_HEAD, &p, l->head[i].field);
        }
        for (size_t i = 0; l && i < l->n_parts; i++) {
                p = spellings(x, &l->part[i]);
                rows_of(&to, x, SEEN_PART, &p, l->part[i].field);
        }
        for (size_t i = 0; l && i < l->n_finds; i++)
                rows_of(&to, x, SEEN_CLAUSE, &l->find[i].after,
                        l->find[i].field);
        p.n = l ? l->n_decided : 0;
        for (size_t i = 0; i < p.n; i++)
                p.at[i] = l->decided[i].text;
        if (p.n)
                rows_of(&to, x, SEEN_DECIDED, &p, NULL);
        if (l && !l->one)
                item_rows(&to, x);
        return to;
}

/* ---- What is said of them ------------------------------------------------ */

static const char *kind_name(enum seen_kind k)
{
        static const char *const names[] = {
                "head", "part", "begins", "label", "clause", "decided"
        };

        return names[k];
}

static const char *how(const struct row *w)
{
        return !w->seen ? "not found" : w->seen->repaired ? "repaired"
                                                          : "exact";
}

/* The length of what the field holds: bytes, or entries of a list; -1: the
 * row has no value. */
static long value_length(const struct row *w, const struct letter *l,
                         bool *entries)
{
        const struct field *f = w->field;
        void *record = (void *)(uintptr_t)l;
        struct span *s;

        *entries = f && f->kind == FIELD_LIST;
        if (!l || !f || f->kind == FIELD_ITEMS || !w->seen ||
            (f->of_item && (w->item > l->n_items || !l->n_items)))
                return -1;
        if (*entries)
                return (long)*(size_t *)(void *)((char *)record + f->more);
        if (f->of_item)
                record = &l->item[w->item ? w->item - 1 : 0];
        s = field_span(f, record);
        return s ? (long)(s->end - s->begin) : -1;
}

static const struct tried *tried_of(const struct explain *x,
                                    const struct layout *l)
{
        for (size_t i = 0; i < x->n_tried; i++)
                if (x->tried[i].fit->layout == l)
                        return &x->tried[i];
        return NULL;
}

/* Why the layout was taken, or was not. */
static str reason(arena *a, const struct explain *x, const struct tried *t)
{
        const struct fit *f = t->fit;
        const struct tried *best = tried_of(x, x->taken);
        str name = x->taken ? x->taken->name : S("");

        if (f->layout == x->taken)
                return S("taken: its required parts stand, in order");
        if (f->whole && f->found < best->fit->found)
                return arena_fmt(a, "fits, with fewer parts than "FMT,
                                 ARG(name));
        if (f->whole && f->clause)
                return S("its parts stand; none of the clauses that tell it");
        if (f->whole)
                return arena_fmt(a, "fits as well; "FMT" has clauses that "
                                 "tell it, or comes first", ARG(name));
        for (size_t i = 0; i < f->layout->n_parts; i++)
                if (!t->part[i] && !f->layout->part[i].optional)
                        return arena_fmt(a, "lacks \""FMT"\"",
                                         ARG(f->layout->part[i].title));
        if (!f->missing)
                return S("its parts stand when repaired; read so, it is "
                         "refused");
        return arena_fmt(a, "out of order from \""FMT"\" on",
                         ARG(f->layout->part[f->missing - 1].title));
}

/* ---- JSON ---------------------------------------------------------------- */

static void tried_json(json *j, const struct explain *x,
                       const struct tried *t)
{
        const struct layout *l = t->fit->layout;

        json_object_open(j);
        json_str_at(j, "name", l->name);
        json_str_at(j, "family", l->family);
        json_str_at(j, "period", l->period);
        json_str_at(j, "status", l->status);
        json_bool_at(j, "taken", l == x->taken);
        json_count_at(j, "parts", (long)l->n_parts);
        json_count_at(j, "found", (long)t->found);
        json_key(j, "missing");
        json_array_open(j);
        for (size_t i = 0; i < l->n_parts; i++)
                if (!t->part[i] && !l->part[i].optional)
                        json_str(j, l->part[i].title);
        json_array_end(j);
        json_str_at(j, "reason", reason(j->out->a, x, t));
        json_object_end(j);
}

static void row_json(json *j, const struct row *w, const struct letter *l,
                     const struct document *d)
{
        bool entries;
        long n = value_length(w, l, &entries);

        json_object_open(j);
        json_str_at(j, "kind", str_from(kind_name(w->kind)));
        json_str_at(j, "phrase", w->phrase);
        json_str_at(j, "field", w->field ? w->field->name : S(""));
        json_count_at(j, "item", w->item ? (long)w->item : -1);
        json_str_at(j, "match", str_from(how(w)));
        json_count_at(j, "page", w->seen ? document_page(d, w->seen->begin)
                                         : -1);
        json_count_at(j, "begin", w->seen ? (long)w->seen->begin : -1);
        json_count_at(j, "end", w->seen ? (long)w->seen->end : -1);
        json_count_at(j, entries ? "value_entries" : "value_bytes", n);
        json_object_end(j);
}

void explain_json(json *j, const struct explain *x, const struct letter *l,
                  const struct document *d, str refused)
{
        struct rows w = rows_all(j->out->a, x);

        json_object_open(j);
        json_str_at(j, "source", d->name);
        json_str_at(j, "layout", x->taken ? x->taken->name : S(""));
        json_str_at(j, "refused", refused);
        json_key(j, "layouts");
        json_array_open(j);
        for (size_t i = 0; i < x->n_tried; i++)
                tried_json(j, x, &x->tried[i]);
        json_array_end(j);
        json_key(j, "labels");
        json_array_open(j);
        for (size_t i = 0; i < w.v.n; i++)
                row_json(j, &w.v.at[i], l, d);
        json_array_end(j);
        json_key(j, "unread");
        json_array_open(j);
        for (size_t i = 0; l && i < l->n_unread; i++) {
                json_array_open(j);
                json_int(j, (long)l->unread[i].begin);
                json_int(j, (long)l->unread[i].end);
                json_array_end(j);
        }
        json_array_end(j);
        json_key(j, "traps");
        json_array_open(j);
        for (size_t i = 0; x->taken && i < x->taken->n_traps; i++)
                json_str(j, x->taken->trap[i]);
        json_array_end(j);
        json_object_end(j);
}

/* ---- For people ---------------------------------------------------------- */

static void tried_print(buf *b, const struct explain *x)
{
        buf_fmt(b, "\nLayouts held against it\n");
        for (size_t i = 0; i < x->n_tried; i++) {
                const struct tried *t = &x->tried[i];
                const struct layout *l = t->fit->layout;

                buf_fmt(b, "  %-18.*s %2zu of %2zu parts  "FMT"\n",
                        ARG(l->name), t->found, l->n_parts,
                        ARG(reason(b->a, x, t)));
        }
}

static const char *title_of(enum seen_kind k)
{
        static const char *const titles[] = {
                "Header", "Parts", "Items", "Items", "Clauses",
                "Decided above the items"
        };

        return titles[k];
}

static void row_print(buf *b, const struct row *w, const struct letter *l,
                      const struct document *d)
{
        bool entries;
        long n = value_length(w, l, &entries);
        str place = !w->seen ? S("") :
                    arena_fmt(b->a, "p.%ld %zu-%zu",
                              document_page(d, w->seen->begin),
                              w->seen->begin, w->seen->end);
        str length = n < 0 ? S("") :
                     arena_fmt(b->a, "%ld %s", n, entries ? n == 1 ? "entry"
                               : "entries" : n == 1 ? "byte" : "bytes");
        str field = w->field ? w->field->name : S("-");

        buf_fmt(b, "  %-9s  %-18.*s %-30.*s %-11.*s \""FMT"\"\n", how(w),
                ARG(place), ARG(field), ARG(length), ARG(w->phrase));
}

static void rows_print(buf *b, const struct explain *x,
                       const struct letter *l, const struct document *d)
{
        struct rows rows = rows_all(b->a, x);
        const char *title = "";
        size_t item = 0;

        for (size_t i = 0; i < rows.v.n; i++) {
                const struct row *w = &rows.v.at[i];

                if (strcmp(title, title_of(w->kind)) != 0) {
                        title = title_of(w->kind);
                        buf_fmt(b, "\n%s\n", title);
                }
                if (w->kind != SEEN_DECIDED && w->item != item) {
                        item = w->item;
                        buf_fmt(b, "  item %zu\n", item);
                }
                row_print(b, w, l, d);
        }
}

static void rest_print(buf *b, const struct explain *x,
                       const struct letter *l, const struct document *d)
{
        for (size_t i = 0; l && i < l->n_unread; i++) {
                struct span s = l->unread[i];

                buf_fmt(b, "%s  p.%ld %zu-%zu, %zu bytes\n",
                        i ? "" : "\nIn no field\n",
                        document_page(d, s.begin), s.begin, s.end,
                        s.end - s.begin);
        }
        for (size_t i = 0; x->taken && i < x->taken->n_traps; i++)
                buf_fmt(b, "%s  "FMT"\n", i ? "" :
                        "\nKnown traps of this layout\n",
                        ARG(x->taken->trap[i]));
}

/* What somebody who has only the letter can do about a refusal. */
static void advice_print(buf *b, const struct explain *x)
{
        bool any = x->taken != NULL;

        for (size_t i = 0; i < x->n_tried; i++)
                any |= x->tried[i].found > 0;
        buf_add(b, S("\nWhat to do\n"));
        if (!any) {
                buf_add(b, S("  No heading of any layout stands in it. Is it "
                             "a determination?\n  `imr text FILE` shows the "
                             "text that was read; where that is not what the\n"
                             "  page says, try --ocr, or another copy.\n"));
                return;
        }
        buf_add(b, S("  `imr text FILE` shows the text that was read. Look "
                     "for what is lacking:\n"
                     "  - cut off or unreadable: take another copy;\n"
                     "  - printed in other words: add them to the layout, a "
                     "line `or \"WORDS\"`;\n"
                     "  - another kind of letter: write a layout file, "
                     "layouts/README.md.\n"
                     "  This page shows no word of the letter and can be sent "
                     "with a report.\n"));
}

void explain_print(buf *b, const struct explain *x, const struct letter *l,
                   const struct document *d, str refused)
{
        const struct layout *t = x->taken;

        buf_fmt(b, "letter      "FMT"\n", ARG(d->name));
        if (t)
                buf_fmt(b, "layout      "FMT": "FMT"\n            "FMT
                        ", %s\n", ARG(t->name), ARG(t->about), ARG(t->period),
                        str_eq(t->status, S("untried"))
                        ? "untried: its labels are known, no letter of it "
                          "was seen" : "tried");
        if (refused.n)
                buf_fmt(b, "refused     "FMT"\n", ARG(refused));
        tried_print(b, x);
        rows_print(b, x, l, d);
        rest_print(b, x, l, d);
        if (refused.n)
                advice_print(b, x);
}
