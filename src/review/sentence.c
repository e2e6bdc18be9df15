/* sentence.c - findings, places, numbers and actions in words. The words of
 * medicine are the vocabulary's; here are only those of each section. */
#include "review/sentence.h"

#include "base/utf8.h"

#include <math.h>

void places_add(struct places *p, const struct evidence *e)
{
        long page = e->document ? document_page(e->document, e->begin) : 0;

        if (p->n && p->last.document == e->document && p->last.page == page)
                return;
        p->last.document = e->document;
        p->last.page = page;
        if (p->n < PLACES_MAX) {
                p->at[p->n].document = e->document;
                p->at[p->n].page = page;
        }
        p->n++;
}

static void place_put(buf *b, const struct document *d, long page)
{
        if (d)
                buf_fmt(b, FMT", p. %ld", ARG(d->name), page);
        else
                buf_add(b, S("case file"));
}

str places_text(arena *a, const struct places *p)
{
        buf b = buf_open(a, 1 << 12);

        buf_char(&b, '(');
        for (size_t i = 0; i < p->n && i < PLACES_MAX; i++) {
                buf_add(&b, i ? S("; ") : S(""));
                place_put(&b, p->at[i].document, p->at[i].page);
        }
        if (p->n > PLACES_MAX)
                buf_fmt(&b, "; and %zu more", p->n - PLACES_MAX);
        buf_char(&b, ')');
        return buf_str(&b);
}

str evidence_place(arena *a, const struct evidence *e)
{
        struct places p = { .n = 0 };

        places_add(&p, e);
        return places_text(a, &p);
}

str evidence_short(arena *a, const struct evidence *e)
{
        buf b = buf_open(a, 1 << 16);
        str all, cut;

        if (!e->document)
                return S("");
        buf_add_folded(&b, str_slice(evidence_quote(e), 0, 1 << 15));
        all = buf_str(&b);
        if (all.n <= QUOTE_MAX)
                return all;
        cut = str_slice(all, 0, utf8_start(all, QUOTE_MAX));
        while (cut.n && cut.p[cut.n - 1] != ' ')
                cut.n--;
        if (cut.n == 0)
                cut = str_slice(all, 0, utf8_start(all, QUOTE_MAX));
        return arena_fmt(a, FMT" ...", ARG(str_trim(cut)));
}

str number_text(arena *a, double v, str unit)
{
        if (isnan(v))
                return S("");
        if (unit.n == 0)
                return arena_fmt(a, "%.10g", v);
        return arena_fmt(a, "%.10g%s"FMT, v, unit.p[0] == '/' ? "" : " ",
                         ARG(unit));
}

/* ---- The sentence of a finding ---------------------------------------- */

/* How a section speaks where the vocabulary has no sentence of its own, by
 * status present, absent, planned; and how what is not documented begins. */
struct section_words { str section, say[3]; const char *unknown; };

#define WHETHER "The records do not state whether "

static const struct section_words section_words[] = {
        { STR("diagnosis"),
          { STR("{title}[ of {body}] is diagnosed."),
            STR("There is no {title}[ of {body}]."),
            STR("{title}[ of {body}] is to be clarified.") }, WHETHER },
        { STR("complaint"),
          { STR("The worker complains of {title}[ in {body}]."),
            STR("The worker denies {title}[ in {body}]."),
            STR("The worker is to be asked about {title}[ in {body}].") },
          WHETHER },
        { STR("examination"),
          { STR("On examination there is {title}[ of {body}]."),
            STR("On examination there is no {title}[ of {body}]."),
            STR("{title}[ of {body}] is to be examined.") }, WHETHER },
        { STR("imaging"),
          { STR("{title}[ of {body}] has been done."),
            STR("{title}[ of {body}] has not been done."),
            STR("{title}[ of {body}] is requested or planned.") },
          "The records do not state whether, or with what result, " },
        { STR("treatment"),
          { STR("The worker has had {title}[ for {body}]."),
            STR("The worker has not had {title}[ for {body}]."),
            STR("{title}[ for {body}] is requested or planned.") },
          WHETHER },
        { STR("medication"),
          { STR("The worker takes {title}."),
            STR("The worker does not take {title}."),
            STR("{title} is requested or planned.") }, WHETHER },
        { STR("other"),         /* and function and work */
          { STR("It is reported: {title}."),
            STR("It is reported as absent: {title}."),
            STR("It is planned: {title}.") }, WHETHER },
};
enum { SECTION_WORDS = sizeof section_words / sizeof section_words[0] };

static const struct section_words *words_of(str section)
{
        size_t i = 0;

        while (i + 1 < SECTION_WORDS &&
               !str_eq(section_words[i].section, section))
                i++;
        return &section_words[i];
}

/* What a sentence may name, empty where the finding does not say it. */
enum { SLOT_TITLE, SLOT_BODY, SLOT_NERVES, SLOT_SIDE, SLOT_NUMBER, SLOT_DATE,
       SLOTS };
struct slots { str value[SLOTS]; unsigned used; };

static size_t slot_find(str name)
{
        static const str names[SLOTS] = {
                STR("title"), STR("body"), STR("nerves"), STR("side"),
                STR("number"), STR("date")
        };
        size_t i = 0;

        while (i < SLOTS && !str_eq(names[i], name))
                i++;
        return i;
}

/* The next {name} of *t: what stands before it, and its slot, SLOTS where
 * there is none (or one nobody knows). */
static str slot_next(str *t, size_t *slot)
{
        str before = str_cut(t, '{');

        *slot = t->n ? slot_find(str_cut(t, '}')) : (size_t)SLOTS;
        return before;
}

static bool slots_known(str t, const struct slots *s)
{
        size_t slot;

        while (t.n) {
                slot_next(&t, &slot);
                if (slot < SLOTS && s->value[slot].n == 0)
                        return false;
        }
        return true;
}

static void slots_put(buf *b, str t, struct slots *s)
{
        size_t slot;

        while (t.n) {
                buf_add(b, slot_next(&t, &slot));
                if (slot == SLOTS)
                        continue;
                buf_add(b, s->value[slot]);
                s->used |= 1u << slot;
        }
}

/* A text with its slots filled; "[...]" is left out where one in it is
 * empty. */
static void text_put(buf *b, str t, struct slots *s)
{
        while (t.n) {
                slots_put(b, str_cut(&t, '['), s);
                str optional = str_cut(&t, ']');

                if (slots_known(optional, s))
                        slots_put(b, optional, s);
        }
}

/* Of "first | second": the first of which every slot outside "[...]" is
 * known, else the last. */
static str text_choose(str texts, const struct slots *s)
{
        str one = { 0 };

        while (texts.n) {
                one = str_trim(str_cut(&texts, '|'));
                str rest = one;
                bool fits = true;

                while (rest.n && fits) {
                        fits = slots_known(str_cut(&rest, '['), s);
                        str_cut(&rest, ']');
                }
                if (fits)
                        break;
        }
        return one;
}

/* The name of a thing for people, where the vocabulary has none. */
static void name_put(buf *b, str name)
{
        for (size_t i = 0; i < name.n; i++)
                buf_char(b, name.p[i] == '-' ? ' ' : name.p[i]);
}

/* One part of the body in people's words: those of the concept part-NAME. */
static void part_name_put(buf *b, const struct vocabulary *v, str part,
                          str side, bool denied, bool nerves)
{
        const struct concept *c = vocabulary_concept(v, arena_fmt(b->a,
                "part-"FMT, ARG(part)));
        bool both = str_eq(side, S("bilateral"));
        struct slots s = { .value[SLOT_SIDE] = both ? S("") : side };
        str one, two, any;

        if (!c) {
                buf_add(b, both ? S("both sides: ") : S("the "));
                text_put(b, S("[{side} ]"), &s);
                name_put(b, part);
                return;
        }
        any = nerves && c->present.n ? c->present : c->title;
        one = str_trim(str_cut(&any, ','));
        two = str_trim(str_cut(&any, ','));
        any = str_trim(any);
        text_put(b, both && two.n ? two
                    : denied && !side.n && any.n ? any : one, &s);
}

/* "the neck and the shoulder (left)": of several parts the finding does not
 * say whose side it is. */
static str body_text(arena *a, const struct vocabulary *v,
                     const struct finding *f, bool nerves)
{
        buf b = buf_open(a, 1 << 16);
        bool denied = f->status == FINDING_ABSENT;
        bool several = f->n_body > 1;

        for (size_t i = 0; i < f->n_body; i++) {
                buf_add(&b, i == 0 ? S("") : i + 1 < f->n_body ? S(", ")
                                                               : S(" and "));
                part_name_put(&b, v, f->body[i], several ? S("") : f->side,
                              denied, nerves);
        }
        if (several && f->side.n)
                buf_fmt(&b, " ("FMT")", ARG(f->side));
        return buf_str(&b);
}

static str side_text(arena *a, str side)
{
        return str_eq(side, S("bilateral")) ? S("both sides")
               : side.n ? arena_fmt(a, "the "FMT, ARG(side)) : S("");
}

/* "about 57 percent", "1 visit" */
static str count_text(arena *a, double v, str unit)
{
        bool percent = str_eq(unit, S("percent"));
        str n;

        if (percent && v != round(v))
                return arena_fmt(a, "about "FMT,
                                 ARG(number_text(a, round(v), unit)));
        n = number_text(a, v, unit);
        if (v == 1 && str_ends(unit, S("s")))
                n.n--;
        return n;
}

static void slots_fill(arena *a, const struct vocabulary *v,
                       const struct finding *f, str title, bool nerves,
                       bool dated, struct slots *s)
{
        *s = (struct slots){ .value[SLOT_TITLE] = title };
        s->value[SLOT_SIDE] = side_text(a, f->side);
        s->value[SLOT_BODY] = s->value[SLOT_NERVES] = s->value[SLOT_SIDE];
        if (f->n_body)
                s->value[SLOT_BODY] = body_text(a, v, f, false);
        if (f->n_body && nerves)
                s->value[SLOT_NERVES] = body_text(a, v, f, true);
        s->value[SLOT_NUMBER] = count_text(a, f->value, f->unit);
        if (dated)
                s->value[SLOT_DATE] = date_text(a, f->date);
}

/* " (the low back, 8 visits, 2015-01)": what the text did not use. */
static void rest_put(buf *b, const struct finding *f, const struct slots *s)
{
        const unsigned where = 1u << SLOT_BODY | 1u << SLOT_NERVES |
                               (f->n_body ? 0 : 1u << SLOT_SIDE);
        static const unsigned slot[] = { SLOT_BODY, SLOT_NUMBER, SLOT_DATE };
        const char *gap = " (";

        for (size_t i = 0; i < 3; i++) {
                unsigned used = i ? 1u << slot[i] : where;

                if (s->value[slot[i]].n == 0 || s->used & used)
                        continue;
                buf_fmt(b, "%s"FMT, gap, ARG(s->value[slot[i]]));
                gap = ", ";
        }
        if (gap[0] == ',')
                buf_char(b, ')');
}

/* The text, what it has no room for, a capital and a point. */
static str sentence_make(arena *a, const struct finding *f, str text,
                         struct slots *s)
{
        buf b = buf_open(a, 1 << 17);

        text_put(&b, text_choose(text, s), s);
        if (str_ends(buf_str(&b), S(".")))
                b.n--;
        rest_put(&b, f, s);
        buf_char(&b, '.');
        if (b.p[0] >= 'a' && b.p[0] <= 'z')
                b.p[0] = (char)(b.p[0] - 32);
        return buf_str(&b);
}

str sentence_within(arena *a, str s)
{
        char *p = (char *)arena_str(a, s).p;

        if (str_ends(s, S(".")))
                s.n--;
        if (s.n > 1 && (s.p[1] == ' ' || (s.p[1] >= 'a' && s.p[1] <= 'z')))
                p[0] = char_lower(p[0]);
        return str_of(p, s.n);
}

/* Not documented: the sentence of what is present, behind "whether". What is
 * counted may be known to have been had, and only its number not. */
static str unknown_sentence(arena *a, str present, bool counted,
                            const struct section_words *w, unsigned flags)
{
        str s = sentence_within(a, present);

        if (flags & SENTENCE_UNCOUNTED)
                return arena_fmt(a, "The records do not state how often "
                                 FMT".", ARG(s));
        return arena_fmt(a, "%s"FMT"%s.", w->unknown, ARG(s),
                         counted ? ", or how much" : "");
}

str finding_sentence(arena *a, const struct vocabulary *v,
                     const struct finding *f, unsigned flags)
{
        const struct concept *c = vocabulary_concept(v, f->concept);
        const struct section_words *w = words_of(c ? c->section : S(""));
        enum finding_status as = f->status;
        buf name = buf_open(a, 1 << 16);
        struct slots s;
        str text;

        if (!c)
                name_put(&name, f->concept);
        if (as == FINDING_NOT_DOCUMENTED)
                as = FINDING_PRESENT;
        text = !c ? S("") : as == FINDING_PRESENT ? c->present
               : as == FINDING_ABSENT ? c->absent : c->planned;
        if (text.n == 0)
                text = w->say[as];
        slots_fill(a, v, f, c ? c->title : buf_str(&name),
                   str_find(text, S("{nerves}"), 0) != STR_NONE,
                   flags & SENTENCE_DATED, &s);
        str said = sentence_make(a, f, text, &s);

        if (f->status != FINDING_NOT_DOCUMENTED)
                return said;
        return unknown_sentence(a, said, str_find(text, S("{number}"), 0) !=
                                STR_NONE, w, flags);
}

/* ---- What utilization review did, and documents ----------------------- */

/* The unit is said once, with the first number. */
static void part_put(arena *a, buf *b, double v, str *unit, const char *what,
                     const char **gap)
{
        str n = number_text(a, v, *unit);

        if (n.n == 0)
                return;
        buf_fmt(b, "%s"FMT" %s", *gap, ARG(n), what);
        *gap = ", ";
        *unit = S("");
}

str review_did(arena *a, const struct case_item *item)
{
        str unit = item->request.unit, day = date_text(a, item->ur.date);
        buf b = buf_open(a, 1 << 12);
        const char *gap;

        if (item->ur.action.n)
                buf_add(&b, item->ur.action);
        else if (day.n)
                buf_add(&b, S("decided"));
        if (day.n)
                buf_fmt(&b, " on "FMT, ARG(day));
        gap = b.n ? ": " : "";
        part_put(a, &b, item->ur.requested, &unit, "requested", &gap);
        part_put(a, &b, item->ur.approved, &unit, "approved", &gap);
        part_put(a, &b, item->ur.disputed, &unit, "in dispute", &gap);
        return buf_str(&b);
}

str document_about(arena *a, const struct document *d)
{
        str title = class_title(d->class), day = date_text(a, d->date);
        buf b = buf_open(a, 1 << 20);

        buf_add(&b, title.n ? title : S("document of no stated kind"));
        if (d->author.n)
                buf_fmt(&b, ", author: "FMT, ARG(d->author));
        if (day.n)
                buf_fmt(&b, ", dated "FMT, ARG(day));
        else
                buf_add(&b, S(", no date stated"));
        return buf_str(&b);
}
