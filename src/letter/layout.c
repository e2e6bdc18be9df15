/* layout.c - layout files to layouts. For people: layouts/README.md. The block
 * `item` is layout_item.c.
 *
 *   layout  NAME
 *   like    OTHER              begins as that one; a block below replaces it
 *   family  D
 *   programme california-workers-compensation
 *   period  2013-11 to 2014-12
 *   status  tried|untried
 *   about   TEXT
 *   source  TEXT
 *   trap    TEXT               a known trap, in words; as often as needed
 *   head                       labels of the header table
 *     "Case Number:"  case_number  number|date|word|text
 *     "A TITLE"  -
 *   parts                      in the order of the letter
 *     heading "TITLE"  FIELD|-  [optional]     a whole line
 *       or     "OTHER TITLE"  [upheld|overturned]
 *       intro  "from"  "to"      opening sentences that hold nothing
 *       split  ","               entries of a list (none: lines)
 *       bullet "-"               begin the entries, where a line has one
 *     label   "Label:"  FIELD|-  [optional]    value behind it
 *     begins  items              no heading: the first item opens the part
 *   find in FIELD|"HEADING"    clauses inside its text
 *     FIELD  [telling]
 *       after, before, split, without  "phrase" ... */
#include "letter/loader.h"

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
                phrase_add(out, unquoted(s));
        }
        return OK;
}

/* `word "phrase" ...`: the first phrase stands one space behind the word, or
 * in the next column. */
rc said_phrases(struct loader *x, const struct line *ln, str rest,
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

rc field_take(struct loader *x, const struct line *ln, str name, bool of_item,
              const struct field **out)
{
        str names[FIELDS_MOST];
        size_t n = field_names(of_item, names);

        *out = NULL;
        if (str_eq(name, S("-")))
                return OK;
        *out = field_named(name, of_item);
        if (*out)
                return OK;
        if (str_find(name, S(" "), 0) != STR_NONE)
                return FAIL(x, ln, "no field "FMT"; two spaces or more part "
                            "a field from what stands behind it", ARG(name));
        str near = str_nearest(names, n, name);
        return FAIL(x, ln, "no field "FMT"; write %s"FMT, ARG(name), near.n ? ""
                    : "one that layouts/README.md lists, or -", ARG(near));
}

rc anchor_add(struct loader *x, const struct line *ln, str phrase,
              bool heading, bool numbered, uint8_t *out)
{
        struct layouts *all = x->out;
        unsigned char c;

        for (size_t i = 1; i <= all->n_anchors; i++) {
                struct anchor *a = &all->anchor[i];

                if (!str_eq_fold(a->phrase, phrase))
                        continue;
                if (a->heading != heading)
                        return FAIL(x, ln, "\""FMT"\" is a heading in one "
                                    "place and a label in another; write "
                                    "label in both", ARG(phrase));
                a->numbered |= numbered;
                *out = (uint8_t)i;
                return OK;
        }
        if (all->n_anchors == ANCHORS_MAX)
                return FAIL(x, ln, "more than %d headings and labels in all "
                            "layouts; write fewer", ANCHORS_MAX);
        *out = (uint8_t)++all->n_anchors;
        c = (unsigned char)char_lower(phrase.p[0]);
        all->anchor[*out] = (struct anchor){ phrase, heading, numbered,
                                             second_letter(phrase, 0),
                                             all->first[c] };
        sieve_phrase(&all->damaged[*out], phrase);
        all->pair[c & 31] |= phrase.n > 1 && char_alpha(phrase.p[1])
                             ? UINT32_C(1) << (phrase.p[1] & 31) : UINT32_MAX;
        all->first[c] = *out;
        return OK;
}

/* "SPELLING"  [upheld|overturned]: what a label's own words decide. */
static rc part_spelling(struct loader *x, const struct line *ln, str phrase,
                        str means, struct part *part)
{
        enum outcome o;

        if (part->n_anchors == PHRASES_MAX)
                return FAIL(x, ln, "more than %d spellings; write fewer",
                            PHRASES_MAX);
        part->means[part->n_anchors] = -1;
        if (means.n && !outcome_named(means, &o))
                return FAIL(x, ln, "no word "FMT" here; write upheld, "
                            "overturned or optional", ARG(means));
        if (means.n)
                part->means[part->n_anchors] = (int8_t)o;
        return anchor_add(x, ln, phrase, part->heading, false,
                          &part->anchor[part->n_anchors++]);
}

static rc part_or(struct loader *x, const struct line *u, str rest,
                  struct part *part)
{
        struct phrases p = { 0 };
        struct line one = *u;
        str last = u->column[u->columns - 1], means = S("");
        rc r;

        if (u->columns > 1 && last.p[0] != '"') {
                means = last;
                one.columns--;
        }
        r = said_phrases(x, &one, rest, &p);
        for (size_t i = 0; i < p.n && !r; i++)
                r = part_spelling(x, u, p.at[i], means, part);
        return r;
}

/* intro "from"  "to": `to` may end with {date}. */
static rc part_intro(struct loader *x, const struct line *u, str rest,
                     struct part *part)
{
        static const str day = STR(" {date}");
        struct phrases p = { 0 };
        rc r = said_phrases(x, u, rest, &p);

        if (r)
                return r;
        if (p.n != 2)
                return FAIL(x, u, "an intro has two phrases: how it begins "
                            "and how it ends");
        part->intro_from = p.at[0];
        part->intro_to = p.at[1];
        part->intro_date = str_ends(p.at[1], day) && p.at[1].n > day.n;
        if (part->intro_date)
                part->intro_to.n -= day.n;
        return OK;
}

static rc part_detail(struct loader *x, const struct line *u,
                      struct part *part)
{
        str rest;

        if (line_says(u, S("or"), &rest) && !part->opens)
                return part_or(x, u, rest, part);
        if (line_says(u, S("split"), &rest))
                return said_phrases(x, u, rest, &part->split);
        if (line_says(u, S("bullet"), &rest))
                return said_phrases(x, u, rest, &part->bullet);
        if (line_says(u, S("intro"), &rest))
                return part_intro(x, u, rest, part);
        return FAIL(x, u, "write or, intro, split or bullet here");
}

/* The words behind a part's field. */
static rc part_words(struct loader *x, const struct line *ln, size_t k,
                     str phrase, struct part *part)
{
        str means = S("");

        for (; k < ln->columns; k++)
                if (str_eq(ln->column[k], S("optional")))
                        part->optional = true;
                else
                        means = ln->column[k];
        part->title = phrase;
        return part_spelling(x, ln, phrase, means, part);
}

rc part_read(struct loader *x, const struct line *ln, bool of_item,
             struct part *out)
{
        struct phrases p = { 0 };
        str rest, name;
        bool heading = line_says(ln, S("heading"), &rest), of_one;
        struct line one = *ln;
        rc r;

        if ((!heading && !line_says(ln, S("label"), &rest)) ||
            (heading && of_item))
                return FAIL(x, ln, of_item ? "write begins, decided, verdict, "
                            "undecided, label, companion, count, no count or "
                            "portion here"
                            : "write heading, label or begins here");
        *out = (struct part){ .heading = heading };
        size_t k = ln->column[0].n > 7 ? 1 : 2;   /* the field's column */

        one.columns = k < ln->columns ? k : ln->columns;
        r = said_phrases(x, &one, rest, &p);
        if (r)
                return r;
        if (p.n != 1 || k >= ln->columns)
                return FAIL(x, ln, "write \"phrase\", two spaces, the field "
                            "that it holds, or -");
        name = ln->column[k];
        of_one = !of_item && str_starts(name, S("item."));
        if (of_one)
                name = str_slice(name, 5, name.n);
        r = field_take(x, ln, name, of_item || of_one, &out->field);
        if (!r)
                r = part_words(x, ln, k + 1, p.at[0], out);
        for (const struct line *u = ln->under; u && !r; u = u->next)
                r = part_detail(x, u, out);
        return r;
}

/* begins  FIELD: a part that the first item opens. Its anchors are the
 * layout's, known when all is read. */
static rc part_begins(struct loader *x, const struct line *ln, str rest,
                      struct part *out)
{
        rc r = field_take(x, ln, rest, false, &out->field);

        if (!r && (!out->field || out->field->kind != FIELD_ITEMS))
                return FAIL(x, ln, "only the items begin without a heading; "
                            "write begins  items");
        out->opens = true;
        out->title = S("the first item");
        for (const struct line *u = ln->under; u && !r; u = u->next)
                r = part_detail(x, u, out);
        return r;
}

/* "Label:"  field  kind; or "A TITLE"  - */
static rc head_line(struct loader *x, const struct line *u,
                    struct head_label *h)
{
        static const str kinds[] = { STR("text"), STR("word"), STR("number"),
                                     STR("date") };
        size_t kind = 0;
        rc r;

        if (u->columns < 2 || u->column[0].n < 3)
                return FAIL(x, u, "write \"Label:\"  field  number, date, "
                            "word or text; or \"A TITLE\"  -");
        h->label = unquoted(u->column[0]);
        h->kind = VALUE_TEXT;
        r = field_take(x, u, u->column[1], false, &h->field);
        if (r || !h->field)
                return r;
        while (kind < 4 && u->columns > 2 && !str_eq(kinds[kind],
                                                     u->column[2]))
                kind++;
        if (kind == 4 || u->columns != 3)
                return FAIL(x, u, "no kind "FMT"; write number, date, word "
                            "or text", ARG(u->column[u->columns - 1]));
        h->kind = (enum value_kind)kind;
        if ((h->field->kind == FIELD_DATE) != (h->kind == VALUE_DATE) ||
            h->field->kind > FIELD_DATE)
                return FAIL(x, u, "a field of another kind; a date field "
                            "takes date, no other does");
        return OK;
}

static rc head_block(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;
        rc r = OK;

        l->n_head = 0;
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                if (l->n_head == HEAD_MAX)
                        return FAIL(x, u, "more than %d labels; write fewer",
                                    HEAD_MAX);
                r = head_line(x, u, &l->head[l->n_head++]);
        }
        return r;
}

static rc parts_block(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;
        rc r = OK;
        str rest;

        l->n_parts = 0;
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                struct part *p = &l->part[l->n_parts];

                if (l->n_parts == PARTS_MAX)
                        return FAIL(x, u, "more than %d parts; write fewer",
                                    PARTS_MAX);
                *p = (struct part){ 0 };
                r = line_says(u, S("begins"), &rest)
                    ? part_begins(x, u, rest, p) : part_read(x, u, false, p);
                l->n_parts++;
        }
        return r;
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

/* Where a block `find in` looks: a field, or a part by its heading. */
static rc place_take(struct loader *x, const struct line *ln, str in,
                     struct place *out)
{
        str title = unquoted(in);
        rc r = OK;

        *out = (struct place){ .line = ln->no };
        if (title.n < in.n) {
                out->title = title;
                return OK;
        }
        r = field_take(x, ln, in, false, &out->field);
        if (!r && (!out->field || out->field->kind != FIELD_SPAN))
                return FAIL(x, ln, "no text there; write find in and a field "
                            "that is text, or a \"HEADING\"");
        return r;
}

static rc find_line(struct loader *x, const struct line *u, struct find *f)
{
        rc r = field_take(x, u, u->column[0], false, &f->field);
        bool dated;

        f->telling = u->columns > 1 && str_eq(u->column[1], S("telling"));
        if (!r && u->columns > 1 && !f->telling)
                return FAIL(x, u, "no word "FMT" here; write telling or "
                            "nothing", ARG(u->column[1]));
        for (const struct line *d = u->under; d && !r; d = d->next)
                r = find_detail(x, d, f);
        dated = f->field && f->field->kind == FIELD_DATE;
        if (!r && (!f->field || !f->after.n || (!dated && !f->before.n) ||
                   f->field->kind == FIELD_ITEMS))
                return FAIL(x, u, "a clause has a field of text, a date or a "
                            "list, after and, but for a date, before");
        return r;
}

static rc find_block(struct loader *x, const struct line *ln, str in)
{
        struct layout *l = x->l;
        struct place where;
        rc r = place_take(x, ln, in, &where);

        if (r)
                return r;
        if (l->n_places == PARTS_MAX)
                return FAIL(x, ln, "more than %d blocks find in; write fewer",
                            PARTS_MAX);
        l->place[l->n_places] = where;
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                struct find *f = &l->find[l->n_finds];

                if (l->n_finds == FINDS_MAX)
                        return FAIL(x, u, "more than %d clauses; write fewer",
                                    FINDS_MAX);
                *f = (struct find){ .place = (uint8_t)l->n_places };
                r = find_line(x, u, f);
                l->n_finds++;
        }
        l->n_places++;
        return r;
}

static rc about_line(struct loader *x, const struct line *ln, bool *mine)
{
        struct layout *l = x->l;
        str rest;

        *mine = true;
        if (line_says(ln, S("family"), &l->family) ||
            line_says(ln, S("period"), &l->period) ||
            line_says(ln, S("about"), &l->about) ||
            line_says(ln, S("programme"), &l->programme) ||
            line_says(ln, S("like"), &l->like))
                return OK;
        if (line_says(ln, S("source"), &rest)) {
                l->source = unquoted(rest);
                return OK;
        }
        if (line_says(ln, S("status"), &l->status)) {
                if (!str_eq(l->status, S("tried")) &&
                    !str_eq(l->status, S("untried")))
                        return FAIL(x, ln, "no status "FMT"; write tried "
                                    "(letters were read with it) or untried",
                                    ARG(l->status));
                return OK;
        }
        if (line_says(ln, S("trap"), &rest)) {
                if (l->n_traps == TRAPS_MAX || !rest.n)
                        return FAIL(x, ln, "a trap is one sentence, at most "
                                    "%d of them", TRAPS_MAX);
                l->trap[l->n_traps++] = rest;
                return OK;
        }
        *mine = false;
        return OK;
}

/* One top line of a layout file. */
static rc block_read(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;
        bool mine;
        str rest;
        rc r = about_line(x, ln, &mine);

        if (r || mine)
                return r;
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
        return FAIL(x, ln, "write like, family, period, status, programme, "
                    "about, source, trap, head, parts, find in or item here");
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

static void item_merge(struct layout *l, const struct layout *b)
{
        memcpy(l->label, b->label, sizeof l->label);
        memcpy(l->verdict, b->verdict, sizeof l->verdict);
        memcpy(l->begins, b->begins, sizeof l->begins);
        memcpy(l->decided, b->decided, sizeof l->decided);
        memcpy(l->portion, b->portion, sizeof l->portion);
        l->n_labels = b->n_labels;
        l->n_verdicts = b->n_verdicts;
        l->n_begins = b->n_begins;
        l->n_decided = b->n_decided;
        l->titled = b->titled;
        l->n_portions = b->n_portions;
        l->counted = b->counted;
        l->uncounted = b->uncounted;
        memcpy(l->companion, b->companion, sizeof l->companion);
        l->n_companions = b->n_companions;
        l->undecided = b->undecided;
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
                memcpy(l->place, b->place, sizeof l->place);
                l->n_finds = b->n_finds;
                l->n_places = b->n_places;
        }
        if (!l->item_at)
                item_merge(l, b);
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

#define WRONG(l, e, line, ...)                                               \
        err_set(e, ERR_SYNTAX, (l)->file, line, __VA_ARGS__)

/* A part that the first item opens begins as an item does. */
static rc part_opens(struct loader *x, struct part *p)
{
        const struct layout *l = x->l;
        struct line ln = { .no = l->parts_at ? l->parts_at : l->line };
        rc r = OK;

        p->n_anchors = 0;
        for (size_t i = 0; i < l->n_begins && !r; i++)
                if (l->begins[i].lead.n) {
                        p->means[p->n_anchors] = -1;
                        r = anchor_add(x, &ln, l->begins[i].lead, false, true,
                                       &p->anchor[p->n_anchors++]);
                }
        return r || p->n_anchors ? r : FAIL(x, &ln, "the items begin without "
                        "a heading, so an item must begin with words; write "
                        "begins \"words {request} ...\" under item");
}

/* Behind marks and white space: "including" of ", including". */
static void into_add(struct find *f, const struct phrases *p)
{
        for (size_t i = 0; i < p->n; i++) {
                str word = str_trim(p->at[i]);

                while (word.n && !char_alpha(word.p[0]))
                        word = str_trim(str_slice(word, 1, word.n));
                if (word.n)
                        f->into[f->n_into++] = word;
        }
}

/* Which part each anchor is, and what the parts must be together: one is
 * `items`, or some are fields of the one item, of which one decides. */
static rc parts_finish(struct loader *x, err *e)
{
        struct layout *l = x->l;
        size_t items = 0, of_one = 0, decide = 0, requests = 0;
        rc r = OK;

        for (size_t i = 0; i < l->n_parts && !r; i++) {
                struct part *p = &l->part[i];

                if (p->opens)
                        r = part_opens(x, p);
                items += p->field && p->field->kind == FIELD_ITEMS;
                of_one += p->field && p->field->of_item;
                requests += p->field && p->field->of_item &&
                            str_eq(p->field->name, S("request"));
                decide += p->n_anchors && p->means[0] >= 0;
                for (size_t k = 0; k < p->n_anchors; k++) {
                        l->part_of[p->anchor[k]] = (uint8_t)(i + 1);
                        if ((p->means[k] >= 0) != (p->means[0] >= 0))
                                return WRONG(l, e, l->parts_at, "\""FMT"\" "
                                             "decides in some spellings only; "
                                             "write upheld or overturned "
                                             "behind each", ARG(p->title));
                }
        }
        l->one = of_one > 0;
        if (r || (l->one && !items && decide == 1 && requests == 1) ||
            (!l->one && items == 1 && !decide && l->n_labels))
                return r;
        return WRONG(l, e, l->line, l->one || decide ? "a letter of one item "
                     "has a part item.request, one part whose spellings say "
                     "upheld or overturned, and no part items" :
                     "no part items, or no item; a layout has parts, one of "
                     "them items, and item");
}

static rc places_finish(struct layout *l, err *e)
{
        for (size_t i = 0; i < l->n_places; i++) {
                struct place *p = &l->place[i];

                p->part = 0;
                for (size_t k = 0; k < l->n_parts && p->title.n; k++)
                        if (str_eq_fold(l->part[k].title, p->title) &&
                            !l->part[k].field)
                                p->part = (uint8_t)(k + 1);
                if (p->title.n && !p->part)
                        return WRONG(l, e, l->finds_at ? p->line : l->line,
                                     "find in \""FMT"\": no part of that "
                                     "heading holds -; write it under parts, "
                                     "or name the field it holds",
                                     ARG(p->title));
        }
        return OK;
}

/* The tables that reading looks things up in, and what must hold. */
static rc layout_finish(struct loader *x, err *e)
{
        struct layout *l = x->l;
        rc r = parts_finish(x, e);

        for (size_t i = 0; i < l->n_labels; i++)
                for (size_t k = 0; k < l->label[i].n_anchors; k++)
                        l->label_of[l->label[i].anchor[k]] =
                                (uint8_t)(i + 1);
        for (size_t i = 0; i < l->n_head; i++) {
                struct phrases one = phrases_of(l->head[i].label);

                for (size_t k = 0; k < 32; k++)
                        l->head_pair[k] |= one.pair[k];
        }
        said_finish(l);
        for (size_t i = 0; i < l->n_finds; i++) {
                l->find[i].n_into = 0;  /* it may be another layout's */
                into_add(&l->find[i], &l->find[i].without);
                into_add(&l->find[i], &l->find[i].split);
        }
        for (size_t i = l->n_finds; i-- > 0; )  /* the first comes first */
                for (size_t k = l->find[i].after.n; k-- > 0; )
                        lead_add(l, i, k);
        return r ? r : places_finish(l, e);
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
                struct loader x = { a, all, &all->at[i], all->at[i].file, e };
                rc r = layout_merge(all, &all->at[i], 0, e);

                if (!r)
                        r = layout_finish(&x, e);
                if (r)
                        return r;
        }
        *out = all;
        return OK;
}
