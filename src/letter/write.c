/* write.c - a record as the letter it would be read from, by the layout's own
 * headings, labels and words.
 *
 * No rule here knows what a value may not hold. What was written is read
 * again, and where a field differs (a rationale that quotes a heading, a
 * title that ends a sentence) another way to set the lines is tried; then the
 * record is refused. */
#include "letter/inside.h"

enum { LETTER_MOST = 64 << 20, LABEL_WIDE = 24 };

/* Ways to set the text: columns of a line (0: none is wrapped), empty lines
 * above an item. */
static const struct setting { size_t width, above; } settings[] = {
        { 80, 1 }, { 80, 4 }, { 0, 1 }, { 0, 4 }, { 72, 4 }, { 64, 4 }
};

enum {
        SETTINGS = sizeof settings / sizeof *settings,
        TRIES = SETTINGS * PHRASES_MAX
};

struct writer {
        arena *a;
        const struct letter *record;
        const struct layout *layout;
        const struct layouts *layouts;
        const struct setting *setting;
        const struct form *begins;      /* how items begin; NULL: in parts */
        buf  out;
        size_t column;
        bool listed;            /* the last part was a label with a list */
};

/* The line ends here, with n - 1 empty lines below it. */
static void lines_end(struct writer *w, size_t n)
{
        size_t have = 0;

        while (have < w->out.n && w->out.p[w->out.n - 1 - have] == '\n')
                have++;
        while (w->out.n && have++ < n)
                buf_char(&w->out, '\n');
        w->column = 0;
}

/* Text as words, wrapped where the form says so. */
static void words_put(struct writer *w, str text)
{
        str word;

        while ((word = str_word(&text)).n) {
                if (w->column && w->setting->width &&
                    w->column + 1 + word.n > w->setting->width) {
                        lines_end(w, 1);
                } else if (w->column) {
                        buf_char(&w->out, ' ');
                        w->column++;
                }
                buf_add(&w->out, word);
                w->column += word.n;
        }
}

static str value_of(struct writer *w, struct span s)
{
        return letter_value(w->a, w->record, s);
}

/* ---- The header table ---------------------------------------------------- */

static str day_text(arena *a, date d)
{
        int y, m, dom;

        if (!date_exact(d))
                return date_text(a, d);
        date_split(d.first, &y, &m, &dom);
        return arena_fmt(a, "%02d/%02d/%04d", m, dom, y);
}

/* As printed: "Standard" of "standard". */
static str word_text(arena *a, str s)
{
        char *p;

        if (!s.n || s.p[0] < 'a' || s.p[0] > 'z')
                return s;
        p = arena_bytes(a, s.n);
        memcpy(p, s.p, s.n);
        p[0] = (char)(p[0] - 32);
        return str_of(p, s.n);
}

static str head_value(struct writer *w, const struct head_label *h)
{
        struct letter *l = (struct letter *)w->record;
        const date *d = field_date(h->field, l);
        str text;

        if (d)
                return day_text(w->a, *d);
        text = value_of(w, *field_span(h->field, l));
        return h->kind == VALUE_WORD ? word_text(w->a, text) : text;
}

/* Another label before it holds the same field. */
static bool head_said(const struct writer *w, size_t i)
{
        for (size_t k = 0; k < i; k++)
                if (w->layout->head[k].field == w->layout->head[i].field)
                        return true;
        return false;
}

static void head_put(struct writer *w)
{
        for (size_t i = 0; i < w->layout->n_head; i++) {
                const struct head_label *h = &w->layout->head[i];
                str text = h->field ? head_value(w, h) : S("");

                if (!h->field && !str_ends(h->label, S(":"))) {
                        buf_add(&w->out, h->label);
                        lines_end(w, 1);
                }
                if (!text.n || head_said(w, i))
                        continue;
                buf_fmt(&w->out, "%-*.*s "FMT, LABEL_WIDE, ARG(h->label),
                        ARG(text));
                lines_end(w, 1);
        }
}

/* ---- Parts --------------------------------------------------------------- */

/* An entry a line, behind a bullet where the layout has one. */
static void lines_put(struct writer *w, const struct part *p, struct spans s)
{
        for (size_t i = 0; i < s.n; i++) {
                str one = value_of(w, s.at[i]);

                lines_end(w, 1);
                if (p->bullet.n) {
                        words_put(w, p->bullet.at[0]);
                        words_put(w, one);
                } else {
                        buf_add(&w->out, one);
                }
        }
}

/* Entries by the first phrase that parts them. */
static void list_put(struct writer *w, const struct part *p)
{
        struct spans s = field_entries(p->field, w->record);
        str between = p->split.n ? str_trim(p->split.at[0]) : S("");

        if (!p->split.n) {
                lines_put(w, p, s);
                return;
        }
        for (size_t i = 0; i < s.n; i++) {
                str one = value_of(w, s.at[i]);

                if (i + 1 < s.n)
                        one = arena_fmt(w->a, char_alpha(between.p[0])
                                        ? FMT" "FMT : FMT FMT, ARG(one),
                                        ARG(between));
                words_put(w, one);
        }
}

static bool part_holds(const struct writer *w, const struct part *p)
{
        struct letter *l = (struct letter *)w->record;

        if (!p->field)
                return false;
        return p->field->kind == FIELD_LIST
               ? field_entries(p->field, l).n > 0
               : p->field->kind == FIELD_SPAN && !p->field->of_item &&
                 span_set(*field_span(p->field, l));
}

/* An optional part that holds nothing is left out; a title above labels
 * where they all are. */
static bool part_said(const struct writer *w, const struct part *p)
{
        const struct part *end = w->layout->part + w->layout->n_parts;
        bool said = !p->optional || part_holds(w, p);

        for (const struct part *q = p + 1; !p->field && q < end && !said &&
                                           !q->heading; q++)
                said = part_holds(w, q);
        return said;
}

/* ---- Items --------------------------------------------------------------- */

/* The layout's words for an outcome: of several the shortest for a title, the
 * longest for a sentence. Empty: it has none. */
static str verdict_word(const struct layout *l, enum outcome o, bool title)
{
        str best = S("");

        for (size_t i = 0; i < l->n_verdicts; i++) {
                str word = l->verdict[i].word;

                if (l->verdict[i].means == o &&
                    (!best.n || (title ? word.n < best.n : word.n > best.n)))
                        best = word;
        }
        return best;
}

/* "lead request mid verdict", as the form has them. */
static void form_put(struct writer *w, const struct form *f,
                     const struct letter_item *it)
{
        str request = value_of(w, it->request);
        bool spaced = f->mid.n && char_alpha(str_trim(f->mid).p[0]);

        words_put(w, f->lead);
        if (spaced) {
                words_put(w, request);
                words_put(w, f->mid);
        } else {
                words_put(w, arena_fmt(w->a, FMT FMT, ARG(request),
                                       ARG(f->mid)));
        }
        if (f->verdict || !f->lead.n)
                words_put(w, verdict_word(w->layout, it->outcome,
                                          !f->lead.n));
}

/* Decided in sentences above the items, which then are numbered. */
static bool decided_above(const struct writer *w)
{
        return w->begins && w->begins->lead.n && !w->begins->verdict &&
               w->layout->n_decided;
}

static void decided_put(struct writer *w)
{
        str lead = decided_above(w) ? w->layout->decided[0].lead : S("");

        for (size_t i = 0; i < w->record->n_items && decided_above(w); i++) {
                lines_end(w, 2);
                words_put(w, arena_fmt(w->a, "%zu)", i + 1));
                if (!char_alpha(lead.p[0]) || lead.p[0] >= 'a')
                        words_put(w, S("It"));  /* who decides */
                form_put(w, &w->layout->decided[0], &w->record->item[i]);
                buf_char(&w->out, '.');
        }
}

static void item_put(struct writer *w, const struct letter_item *it, size_t n)
{
        const struct layout *l = w->layout;

        if (decided_above(w))
                words_put(w, arena_fmt(w->a, "%zu)", n));
        form_put(w, w->begins, it);
        lines_end(w, 2);
        for (size_t i = 0; i < l->n_labels; i++) {
                const struct part *p = &l->label[i];
                struct span s = p->field ? *field_span(p->field, (void *)it)
                                         : (struct span){ 0 };

                if (p->optional && !span_set(s))
                        continue;
                words_put(w, p->title);
                words_put(w, value_of(w, s));
                lines_end(w, 2);
        }
}

/* The label's words; of one that decides, those for the outcome. */
static str part_title(const struct writer *w, const struct part *p)
{
        for (size_t i = 0; i < p->n_anchors; i++)
                if (p->means[i] >= 0 && w->record->n_items &&
                    (enum outcome)p->means[i] == w->record->item[0].outcome)
                        return w->layouts->anchor[p->anchor[i]].phrase;
        return p->title;
}

static void items_put(struct writer *w)
{
        for (size_t i = 0; i < w->record->n_items; i++) {
                lines_end(w, 1 + w->setting->above);
                item_put(w, &w->record->item[i], i + 1);
        }
}

static void part_put(struct writer *w, const struct part *p)
{
        const void *of = p->field && p->field->of_item
                         ? (const void *)w->record->item : w->record;

        if (!part_said(w, p))
                return;
        if (!p->opens) {
                lines_end(w, w->listed && p->split.n ? 1 : 2);
                buf_add(&w->out, part_title(w, p));
                w->column = p->title.n;
                if (p->heading)
                        lines_end(w, 2);
        }
        if (p->field && p->field->kind == FIELD_ITEMS)
                items_put(w);
        else if (p->field && p->field->kind == FIELD_LIST)
                list_put(w, p);
        else if (p->field)
                words_put(w, value_of(w, *field_span(p->field, (void *)of)));
        lines_end(w, 1);
        w->listed = !p->heading && p->split.n;
}

/* ---- Read back ----------------------------------------------------------- */

/* The record as JSON, but for what names its source and layout. */
static str record_said(arena *a, const struct letter *l,
                       const struct layout *by)
{
        struct letter one = *l;
        buf b = buf_open(a, LETTER_MOST);
        json j = json_open(&b);

        one.layout = by->name;
        one.programme = by->programme;
        one.item = NEWN(a, struct letter_item, l->n_items);
        for (size_t i = 0; i < l->n_items; i++) {
                one.item[i] = l->item[i];
                one.item[i].n_citations = 0;    /* they follow from text */
        }
        letter_json(&j, &one, S(""), false);
        return buf_str(&b);
}

static size_t string_end(str s, size_t i)
{
        for (i++; i < s.n && s.p[i] != '"'; i++)
                i += s.p[i] == '\\';
        return i + 1;
}

/* The key under which two records first differ, as "items[2].rationale". */
static str key_differs(arena *a, str x, str y)
{
        str key = S(""), group = S("");
        size_t items = 0, depth = 0;

        for (size_t i = 0; i < x.n; ) {
                size_t end = x.p[i] == '"' ? string_end(x, i) : i + 1;

                depth += x.p[i] == '{';
                depth -= x.p[i] == '}';
                if (end < x.n && x.p[i] == '"' && x.p[end] == ':') {
                        key = str_slice(x, i + 1, end - 1);
                        if (str_eq(key, S("request")))
                                items++;
                        if (depth <= 1 || str_eq(key, S("ur")))
                                group = key;
                }
                if (end > y.n || memcmp(x.p + i, y.p + i, end - i))
                        break;
                i = end;
        }
        if (items)
                return arena_fmt(a, "items[%zu]."FMT, items - 1, ARG(key));
        return str_eq(group, key) || !depth ? key
               : arena_fmt(a, FMT"."FMT, ARG(group), ARG(key));
}

static rc read_back(struct writer *w, err *e)
{
        struct document d = { .name = w->record->document->name,
                              .text = buf_str(&w->out) };
        struct letter again;
        bool cut;
        str x, y, key;
        rc fail;

        document_paginate(w->a, &d);
        fail = letter_read(w->a, w->layouts, &d, &again, &cut, e);
        if (fail)
                return fail;
        if (!str_eq(again.layout, w->layout->name))
                return err_set(e, ERR_INPUT, d.name, 0, "as a letter of "FMT
                               " it would be read as one of "FMT"; write it "
                               "in that layout", ARG(w->layout->name),
                               ARG(again.layout));
        x = record_said(w->a, w->record, w->layout);
        y = record_said(w->a, &again, w->layout);
        if (str_eq(x, y))
                return OK;
        key = key_differs(w->a, x, y);
        return err_set(e, ERR_INPUT, d.name, 0, FMT" would be read back "
                       "otherwise from a letter of "FMT", which has no place "
                       "for it or takes its words for another part; choose "
                       "another layout", ARG(key), ARG(w->layout->name));
}

static const struct layout *layout_named(const struct layouts *l, str name)
{
        for (size_t i = 0; i < l->n; i++)
                if (str_eq(l->at[i].name, name))
                        return &l->at[i];
        return NULL;
}

/* What a letter of the layout needs; said before anything is written. */
static rc writable(const struct layout *l, const struct letter *r, err *e)
{
        str file = r->document->name;

        if (r->programme.n && !str_eq(r->programme, l->programme))
                return err_set(e, ERR_INPUT, file, 0, "a record of programme "
                               FMT", but layout "FMT" is one of "FMT";"
                               " choose another layout", ARG(r->programme),
                               ARG(l->name), ARG(l->programme));
        if (!r->n_items)
                return err_set(e, ERR_INPUT, file, 0, "the record has no "
                               "item; a letter decides one at least");
        if (l->one && r->n_items > 1)
                return err_set(e, ERR_INPUT, file, 0, "the record has %zu "
                               "items, and a letter of "FMT" has one; choose "
                               "another layout", r->n_items, ARG(l->name));
        for (size_t i = 0; i < r->n_items; i++) {
                enum outcome is = r->item[i].outcome;

                if (!l->one && !verdict_word(l, is, true).n)
                        return err_set(e, ERR_INPUT, file, 0, "items[%zu]."
                                       "decision: layout "FMT" has no word "
                                       "for %s; choose another layout", i,
                                       ARG(l->name), outcome_name(is));
                if (!span_set(r->item[i].request))
                        return err_set(e, ERR_INPUT, file, 0, "items[%zu]."
                                       "request is null; a letter names what "
                                       "it decides", i);
        }
        return OK;
}

static void letter_set(struct writer *w)
{
        w->out = buf_open(w->a, LETTER_MOST);
        w->column = 0;
        w->listed = false;
        head_put(w);
        decided_put(w);
        for (size_t k = 0; k < w->layout->n_parts; k++)
                part_put(w, &w->layout->part[k]);
}

rc letter_write(arena *a, const struct layouts *l, str layout,
                const struct letter *record, str *out, err *e)
{
        struct writer w = { .a = a, .record = record, .layouts = l };
        str file = record->document->name;
        err first = { 0 }, why;
        rc fail;

        if (!layout.n)
                layout = record->layout;
        w.layout = layout_named(l, layout);
        if (!w.layout)
                return err_set(e, ERR_USAGE, file, 0, "no layout "FMT"; name "
                               "one of layouts/", ARG(layout));
        fail = writable(w.layout, record, e);
        for (size_t k = 0; k < TRIES && !fail; k++) {
                size_t n = w.layout->n_begins ? w.layout->n_begins : 1;

                if (k / SETTINGS >= n)
                        break;
                w.begins = w.layout->n_begins ? &w.layout->begins[k / SETTINGS]
                                              : NULL;
                w.setting = &settings[k % SETTINGS];
                letter_set(&w);
                *out = buf_str(&w.out);
                if (read_back(&w, k ? &why : &first) == OK)
                        return OK;
        }
        return fail ? fail : err_set(e, ERR_INPUT, file, 0, "%s", first.text);
}
