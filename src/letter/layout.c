/* layout.c - layout files to layouts. For people: layouts/README.md.
 *
 *   layout  NAME
 *   like    OTHER              begins as that one; a block below replaces it
 *   family  D
 *   programme california-workers-compensation
 *   period  2013-11 to 2014-12
 *   about   TEXT
 *   head                       labels of the header table
 *     "Case Number:"  case_number  number|date|word|text
 *   parts                      in the order of the letter
 *     heading "TITLE"  FIELD|-  [optional]     a whole line
 *       or     "OTHER TITLE"
 *       intro  "from"  "to"      an opening sentence that holds nothing
 *       split  ","               entries of a list (none: lines)
 *     label   "Label:"  FIELD|-  [optional]    value behind it
 *   find in FIELD              clauses inside its text
 *     FIELD  [required]
 *       after, before, split, without  "phrase" ...
 *   item                       what an item of the part `items` has
 *     verdict "Word"  upheld|overturned        ends the title
 *     behind  ":"              what stands before the verdict
 *     label   "Label:"  FIELD  [optional]
 *     portion ACTION           of a request partly approved
 *       requested, approved, disputed  "phrase" ... */
#include "letter/inside.h"

struct loader {
        arena *a;
        struct layouts *out;
        struct layout *l;
        str  file;
        err *e;
};

#define FAIL(x, line, ...)                                                   \
        err_set((x)->e, ERR_SYNTAX, (x)->file, (line)->no, __VA_ARGS__)

/* The quoted columns of a line from column k on. */
static rc phrases_take(struct loader *x, const struct line *ln, size_t k,
                       struct phrases *out)
{
        for (; k < ln->columns; k++) {
                str s = ln->column[k];

                if (s.n < 3 || s.p[0] != '"' || s.p[s.n - 1] != '"')
                        return FAIL(x, ln, "a phrase without quotes; write "
                                    "\"...\", two spaces between phrases");
                if (out->n == PHRASES_MAX)
                        return FAIL(x, ln, "more than %d phrases; write "
                                    "fewer", PHRASES_MAX);
                out->at[out->n++] = unquoted(s);
        }
        return OK;
}

/* `word "phrase" ...`: the first phrase stands one space behind the word, or
 * in the next column. */
static rc said_phrases(struct loader *x, const struct line *ln, str rest,
                       struct phrases *out)
{
        struct line part = *ln;
        size_t k = 0;

        if (rest.n == 0)
                return FAIL(x, ln, "no phrase; write one in quotes");
        if (ln->column[0].n && ln->column[0].p[0] != '"') {
                size_t at = str_find(ln->column[0], S("\""), 0);

                if (at == STR_NONE)
                        k = 1;
                else
                        part.column[0] = str_slice(ln->column[0], at,
                                                   ln->column[0].n);
        }
        return phrases_take(x, &part, k, out);
}

static rc field_take(struct loader *x, const struct line *ln, str name,
                     bool of_item, const struct field **out)
{
        size_t n;
        const str *names = field_names(of_item, &n);

        *out = NULL;
        if (str_eq(name, S("-")))
                return OK;
        *out = field_named(name, of_item);
        if (*out)
                return OK;
        str near = str_nearest(names, n, name);
        return FAIL(x, ln, "no field "FMT"; write %s"FMT, ARG(name), near.n ? ""
                    : "one that layouts/README.md lists, or -", ARG(near));
}

static rc anchor_add(struct loader *x, const struct line *ln, str phrase,
                     bool heading, uint8_t *out)
{
        struct layouts *all = x->out;
        unsigned char c;

        for (size_t i = 1; i <= all->n_anchors; i++)
                if (all->anchor[i].heading == heading &&
                    str_eq_fold(all->anchor[i].phrase, phrase)) {
                        *out = (uint8_t)i;
                        return OK;
                }
        if (all->n_anchors == ANCHORS_MAX)
                return FAIL(x, ln, "more than %d headings and labels in all "
                            "layouts", ANCHORS_MAX);
        *out = (uint8_t)++all->n_anchors;
        c = (unsigned char)char_lower(phrase.p[0]);
        all->anchor[*out] = (struct anchor){ phrase, heading, all->first[c] };
        all->first[c] = *out;
        return OK;
}

static rc part_anchors(struct loader *x, const struct line *ln,
                       const struct phrases *p, bool heading,
                       struct part *part)
{
        for (size_t i = 0; i < p->n; i++) {
                if (part->n_anchors == PHRASES_MAX)
                        return FAIL(x, ln, "more than %d spellings",
                                    PHRASES_MAX);
                rc r = anchor_add(x, ln, p->at[i], heading,
                                  &part->anchor[part->n_anchors]);

                if (r)
                        return r;
                part->n_anchors++;
        }
        return OK;
}

static rc part_detail(struct loader *x, const struct line *u, bool heading,
                      struct part *part)
{
        struct phrases p = { 0 };
        str rest;
        rc r;

        if (line_says(u, S("or"), &rest)) {
                r = said_phrases(x, u, rest, &p);
                return r ? r : part_anchors(x, u, &p, heading, part);
        }
        if (line_says(u, S("split"), &rest))
                return said_phrases(x, u, rest, &part->split);
        if (line_says(u, S("intro"), &rest)) {
                r = said_phrases(x, u, rest, &p);
                if (r)
                        return r;
                if (p.n != 2)
                        return FAIL(x, u, "an intro has two phrases: how it "
                                    "begins and how it ends");
                part->intro_from = p.at[0];
                part->intro_to = p.at[1];
                return OK;
        }
        return FAIL(x, u, "write or, intro or split here");
}

/* heading|label "TITLE"  FIELD  [optional], and what stands under it. */
static rc part_read(struct loader *x, const struct line *ln, bool of_item,
                    struct part *out)
{
        struct phrases p = { 0 };
        str rest;
        bool heading = line_says(ln, S("heading"), &rest);
        struct line one = *ln;
        rc r;

        if ((!heading && !line_says(ln, S("label"), &rest)) ||
            (heading && of_item))
                return FAIL(x, ln, of_item ? "write label, verdict, behind "
                            "or portion here"
                            : "write heading or label here");
        *out = (struct part){ 0 };
        size_t k = ln->column[0].n > 7 ? 1 : 2;   /* the field's column */

        one.columns = k < ln->columns ? k : ln->columns;
        r = said_phrases(x, &one, rest, &p);
        if (r)
                return r;
        if (p.n != 1 || k >= ln->columns)
                return FAIL(x, ln, "write \"phrase\", two spaces, the field "
                            "that it holds, or -");
        out->title = p.at[0];
        out->optional = k + 1 < ln->columns &&
                        str_eq(ln->column[k + 1], S("optional"));
        r = part_anchors(x, ln, &p, heading, out);
        if (!r)
                r = field_take(x, ln, ln->column[k], of_item, &out->field);
        for (const struct line *u = ln->under; u && !r; u = u->next)
                r = part_detail(x, u, heading, out);
        return r;
}

static rc head_block(struct loader *x, const struct line *ln)
{
        static const str kinds[] = { STR("text"), STR("word"), STR("number"),
                                     STR("date") };
        struct layout *l = x->l;

        l->n_head = 0;
        for (const struct line *u = ln->under; u; u = u->next) {
                struct head_label *h = &l->head[l->n_head];
                size_t kind = 0;
                rc r;

                if (l->n_head == HEAD_MAX)
                        return FAIL(x, u, "more than %d labels", HEAD_MAX);
                if (u->columns != 3 || u->column[0].n < 3)
                        return FAIL(x, u, "write \"Label:\"  field  number, "
                                    "date, word or text");
                while (kind < 4 && !str_eq(kinds[kind], u->column[2]))
                        kind++;
                if (kind == 4)
                        return FAIL(x, u, "no kind "FMT"; write number, "
                                    "date, word or text", ARG(u->column[2]));
                h->label = unquoted(u->column[0]);
                h->kind = (enum value_kind)kind;
                r = field_take(x, u, u->column[1], false, &h->field);
                if (r)
                        return r;
                if (!h->field || (h->field->kind == FIELD_DATE) !=
                                 (h->kind == VALUE_DATE) ||
                    h->field->kind > FIELD_DATE)
                        return FAIL(x, u, "a field of another kind; a date "
                                    "field takes date, no other does");
                l->n_head++;
        }
        return OK;
}

static rc parts_block(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;

        l->n_parts = 0;
        for (const struct line *u = ln->under; u; u = u->next) {
                if (l->n_parts == PARTS_MAX)
                        return FAIL(x, u, "more than %d parts", PARTS_MAX);
                rc r = part_read(x, u, false, &l->part[l->n_parts++]);

                if (r)
                        return r;
        }
        return OK;
}

static rc find_detail(struct loader *x, const struct line *u, struct find *f)
{
        str rest;

        if (line_says(u, S("after"), &rest))
                return said_phrases(x, u, rest, &f->after);
        if (line_says(u, S("before"), &rest))
                return said_phrases(x, u, rest, &f->before);
        if (line_says(u, S("split"), &rest))
                return said_phrases(x, u, rest, &f->split);
        if (line_says(u, S("without"), &rest))
                return said_phrases(x, u, rest, &f->without);
        return FAIL(x, u, "write after, before, split or without here");
}

static rc find_block(struct loader *x, const struct line *ln, str in)
{
        struct layout *l = x->l;
        const struct field *where;
        rc r = field_take(x, ln, in, false, &where);

        if (!r && (!where || where->kind != FIELD_SPAN))
                return FAIL(x, ln, "find in a field that is text");
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                struct find *f = &l->find[l->n_finds];

                if (l->n_finds == FINDS_MAX)
                        return FAIL(x, u, "more than %d clauses", FINDS_MAX);
                *f = (struct find){ .in = where };
                f->required = u->columns > 1 &&
                              str_eq(u->column[1], S("required"));
                r = field_take(x, u, u->column[0], false, &f->field);
                for (const struct line *d = u->under; d && !r; d = d->next)
                        r = find_detail(x, d, f);
                if (!r && (!f->field || !f->after.n || !f->before.n ||
                           f->field->kind == FIELD_DATE ||
                           f->field->kind == FIELD_ITEMS))
                        return FAIL(x, u, "a clause has a field of text or a "
                                    "list, after and before");
                l->n_finds++;
        }
        return r;
}

static rc verdict_read(struct loader *x, const struct line *ln, str rest)
{
        struct layout *l = x->l;
        struct phrases p = { 0 };
        struct line one = *ln;
        str means = ln->column[ln->columns - 1];
        rc r;

        if (l->n_verdicts == PHRASES_MAX || ln->columns < 2)
                return FAIL(x, ln, "write verdict \"Word\"  upheld or "
                            "overturned");
        one.columns--;
        r = said_phrases(x, &one, rest, &p);
        if (r)
                return r;
        if (p.n != 1 || (!str_eq(means, S("upheld")) &&
                         !str_eq(means, S("overturned"))))
                return FAIL(x, ln, "a verdict means upheld or overturned");
        l->verdict[l->n_verdicts++] = (struct verdict){
                p.at[0], str_eq(means, S("overturned")) ? OUTCOME_OVERTURNED
                                                : OUTCOME_UPHELD };
        return OK;
}

static rc portion_read(struct loader *x, const struct line *ln, str action)
{
        struct layout *l = x->l;
        rc r = OK;
        str rest;

        l->portion.action = action;
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                struct phrases *p =
                        line_says(u, S("requested"), &rest)
                        ? &l->portion.requested :
                        line_says(u, S("approved"), &rest)
                        ? &l->portion.approved :
                        line_says(u, S("disputed"), &rest)
                        ? &l->portion.disputed : NULL;

                if (!p)
                        return FAIL(x, u, "write requested, approved or "
                                    "disputed here");
                r = said_phrases(x, u, rest, p);
        }
        return r;
}

static rc item_block(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;
        rc r = OK;
        str rest;

        l->n_labels = l->n_verdicts = 0;
        l->verdict_behind = S(":");
        memset(&l->portion, 0, sizeof l->portion);
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                struct phrases p = { 0 };

                if (line_says(u, S("verdict"), &rest)) {
                        r = verdict_read(x, u, rest);
                } else if (line_says(u, S("portion"), &rest)) {
                        r = portion_read(x, u, rest);
                } else if (line_says(u, S("behind"), &rest)) {
                        r = said_phrases(x, u, rest, &p);
                        l->verdict_behind = p.at[0];
                } else {
                        if (l->n_labels == LABELS_MAX)
                                return FAIL(x, u, "more than %d labels",
                                            LABELS_MAX);
                        r = part_read(x, u, true, &l->label[l->n_labels++]);
                }
        }
        if (!r && (!l->n_labels || !l->n_verdicts))
                return FAIL(x, ln, "an item has verdicts and labels");
        return r;
}

/* One top line of a layout file. */
static rc block_read(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;
        str rest;

        if (line_says(ln, S("family"), &l->family) ||
            line_says(ln, S("period"), &l->period) ||
            line_says(ln, S("about"), &l->about) ||
            line_says(ln, S("programme"), &l->programme) ||
            line_says(ln, S("like"), &l->like) ||
            line_says(ln, S("source"), NULL))
                return OK;
        if (line_says(ln, S("head"), NULL)) {
                l->head_at = ln->no;
                return head_block(x, ln);
        }
        if (line_says(ln, S("parts"), NULL)) {
                l->parts_at = ln->no;
                return parts_block(x, ln);
        }
        if (line_says(ln, S("find in"), &rest)) {
                l->finds_at = ln->no;
                return find_block(x, ln, rest);
        }
        if (line_says(ln, S("item"), NULL)) {
                l->item_at = ln->no;
                return item_block(x, ln);
        }
        return FAIL(x, ln, "write like, family, period, programme, about, "
                    "source, head, parts, find in or item here");
}

static rc layout_file(struct loader *x, str text)
{
        struct line *ln;
        rc r = outline_read(x->a, x->file, text, &ln, x->e);

        if (r)
                return r;
        if (!ln || !line_says(ln, S("layout"), &x->l->name) ||
            !x->l->name.n)
                return err_set(x->e, ERR_SYNTAX, x->file, ln ? ln->no : 1,
                               "no layout; begin with: layout NAME");
        x->l->line = ln->no;
        x->l->file = x->file;
        for (const struct layout *o = x->out->at; o < x->l; o++)
                if (str_eq(o->name, x->l->name))
                        return FAIL(x, ln, "a second layout "FMT"; give it "
                                    "another name", ARG(x->l->name));
        for (ln = ln->next; ln && !r; ln = ln->next)
                r = block_read(x, ln);
        return r;
}

/* Takes over what a layout does not say itself from the one it is like. */
static rc layout_merge(struct layouts *all, struct layout *l, int depth,
                       err *e)
{
        struct layout *b = NULL;
        rc r;

        if (l->merged || !l->like.n) {
                l->merged = true;
                return OK;
        }
        for (size_t i = 0; i < all->n; i++)
                if (str_eq(all->at[i].name, l->like))
                        b = &all->at[i];
        if (!b || depth > (int)all->n)
                return err_set(e, ERR_SYNTAX, l->file, l->line,
                               b ? "like "FMT" goes round in a circle; name "
                                   "another"
                                 : "like "FMT": no such layout; name a "
                                   "layout file beside it", ARG(l->like));
        r = layout_merge(all, b, depth + 1, e);
        if (r)
                return r;
        if (!l->programme.n)
                l->programme = b->programme;
        if (!l->head_at) {
                memcpy(l->head, b->head, sizeof l->head);
                l->n_head = b->n_head;
        }
        if (!l->parts_at) {
                memcpy(l->part, b->part, sizeof l->part);
                l->n_parts = b->n_parts;
        }
        if (!l->finds_at) {
                memcpy(l->find, b->find, sizeof l->find);
                l->n_finds = b->n_finds;
        }
        if (!l->item_at) {
                memcpy(l->label, b->label, sizeof l->label);
                l->n_labels = b->n_labels;
                memcpy(l->verdict, b->verdict, sizeof l->verdict);
                l->n_verdicts = b->n_verdicts;
                l->verdict_behind = b->verdict_behind;
                l->portion = b->portion;
        }
        l->merged = true;
        return OK;
}

static char char_upper(char c)
{
        return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* The phrase a find begins behind, under both cases of its first letter. */
static void lead_add(struct layout *l, size_t find, size_t phrase)
{
        char c = l->find[find].after.at[phrase].p[0];
        uint8_t *low = &l->lead_first[(unsigned char)char_lower(c)];

        l->n_leads++;
        l->lead[l->n_leads].find = (uint8_t)find;
        l->lead[l->n_leads].phrase = (uint8_t)phrase;
        l->lead[l->n_leads].next = *low;
        *low = (uint8_t)l->n_leads;
        l->lead_first[(unsigned char)char_upper(char_lower(c))] = *low;
}

/* The tables that reading looks things up in, and what must hold. */
static rc layout_finish(struct layout *l, err *e)
{
        size_t items = 0;

        for (size_t i = 0; i < l->n_parts; i++) {
                const struct part *p = &l->part[i];

                items += p->field && p->field->kind == FIELD_ITEMS;
                for (size_t k = 0; k < p->n_anchors; k++)
                        l->part_of[p->anchor[k]] = (uint8_t)(i + 1);
        }
        for (size_t i = 0; i < l->n_labels; i++)
                for (size_t k = 0; k < l->label[i].n_anchors; k++)
                        l->label_of[l->label[i].anchor[k]] =
                                (uint8_t)(i + 1);
        for (size_t i = 0; i < l->n_head; i++) {
                char c = char_lower(l->head[i].label.p[0]);

                l->head_first[(unsigned char)c] = true;
                l->head_first[(unsigned char)char_upper(c)] = true;
        }
        for (size_t i = l->n_finds; i-- > 0; )  /* the first comes first */
                for (size_t k = l->find[i].after.n; k-- > 0; )
                        lead_add(l, i, k);
        if (items != 1 || !l->n_labels)
                return err_set(e, ERR_SYNTAX, l->file, l->line,
                               "no part items, or no item; a layout has "
                               "parts, one of them items, and item");
        return OK;
}

rc layouts_load(arena *a, const struct data_file *file, size_t n,
                struct layouts **out, err *e)
{
        struct layouts *all = NEW(a, struct layouts);

        all->at = NEWN(a, struct layout, n);
        for (size_t i = 0; i < n; i++) {
                struct loader x = { a, all, &all->at[i], file[i].name, e };
                rc r = layout_file(&x, file[i].text);

                if (r)
                        return r;
                all->n++;
        }
        for (size_t i = 0; i < n; i++) {
                rc r = layout_merge(all, &all->at[i], 0, e);

                if (!r)
                        r = layout_finish(&all->at[i], e);
                if (r)
                        return r;
        }
        *out = all;
        return OK;
}
