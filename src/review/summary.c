/* summary.c - the case summary in the usual order. Every sentence is of a
 * finding, the case file or the list of documents, and carries its place; one
 * fact stated in several places is one sentence. What was not found is said
 * so, and of the pages read only where some were not. */
#include "review/review.h"
#include "review/sentence.h"
#include "terms/patient.h"

#include <math.h>

/* One fact: the first finding that states it, and every place. */
struct stated {
        const struct finding *finding;
        struct concept concept;
        struct places places;
        bool own_date;          /* the fact's date is not its document's */
        bool subject;           /* the first fact of its concept and place */
        unsigned said;          /* of a subject: bits of statuses stated */
};

struct summary {
        arena *a;
        const struct library *l;
        const struct review *r;
        struct page_node *to;
        VEC(struct stated) fact;
        uint32_t *same, *subject;       /* tables of fact indexes + 1 */
        size_t mask;
        const char *where;      /* "in the file" or "on the pages read" */
};

/* ---- Facts: findings that say the same ------------------------------- */

static bool is_letter(const struct document *d)
{
        return d && str_eq(d->class, S("EMPLOYEE_LETTER"));
}

static bool own_date(const struct finding *f)
{
        const struct document *d = f->evidence.document;

        return date_known(f->date) && (!d || f->date.first != d->date.first ||
                                       f->date.last != d->date.last);
}

static bool subject_same(const struct finding *x, const struct finding *y)
{
        if (!str_eq(x->concept, y->concept) || !str_eq(x->side, y->side) ||
            x->n_body != y->n_body)
                return false;
        for (size_t i = 0; i < x->n_body; i++)
                if (!str_eq(x->body[i], y->body[i]))
                        return false;
        return true;
}

static bool fact_same(const struct finding *x, const struct finding *y)
{
        bool dated = own_date(x);

        return subject_same(x, y) && x->status == y->status &&
               (x->value == y->value ||
                (isnan(x->value) && isnan(y->value))) &&
               str_eq(x->unit, y->unit) && dated == own_date(y) &&
               (!dated || (x->date.first == y->date.first &&
                           x->date.last == y->date.last));
}

static uint64_t subject_hash(const struct finding *f)
{
        uint64_t h = str_hash(f->concept) * 31 + str_hash(f->side);

        for (size_t i = 0; i < f->n_body; i++)
                h = h * 31 + str_hash(f->body[i]);
        return h;
}

static uint64_t fact_hash(const struct finding *f)
{
        double v = isnan(f->value) ? -1 : f->value;
        uint64_t h = str_hash(str_of((const char *)&v, sizeof v));

        h = (h * 31 + (uint64_t)f->status) * 31 + subject_hash(f);
        return own_date(f) ? h * 31 + (uint64_t)f->date.first : h;
}

/* The slot of table that holds f's like, or the empty one for it. */
static uint32_t *slot_of(const struct summary *s, uint32_t *table, uint64_t h,
                         const struct finding *f,
                         bool same(const struct finding *,
                                   const struct finding *))
{
        size_t i = (size_t)(h ^ h >> 29) & s->mask;

        while (table[i] && !same(s->fact.at[table[i] - 1].finding, f))
                i = (i + 1) & s->mask;
        return &table[i];
}

static struct concept concept_of(struct summary *s, str name)
{
        const struct concept *c = vocabulary_concept(s->l->vocabulary, name);
        struct concept made = { .name = name, .section = S("other") };

        if (c)
                made = *c;
        if (made.title.n == 0) {
                char *p = (char *)arena_str(s->a, name).p;

                for (size_t i = 0; i < name.n; i++)
                        if (p[i] == '-')
                                p[i] = ' ';
                made.title = str_of(p, name.n);
        }
        return made;
}

static void fact_add(struct summary *s, const struct finding *f)
{
        uint32_t *at = slot_of(s, s->same, fact_hash(f), f, fact_same);

        if (!*at) {
                struct stated *n = VEC_ADD(s->a, &s->fact);

                n->finding = f;
                n->concept = concept_of(s, f->concept);
                n->own_date = own_date(f);
                *at = (uint32_t)s->fact.n;
        }
        places_add(&s->fact.at[*at - 1].places, &f->evidence);

        uint32_t *of = slot_of(s, s->subject, subject_hash(f), f,
                               subject_same);
        if (!*of) {
                *of = *at;
                s->fact.at[*at - 1].subject = true;
        }
        s->fact.at[*of - 1].said |= 1u << f->status;
}

/* The facts of the worker's letters, or of everything else. */
static void facts_collect(struct summary *s, bool worker)
{
        size_t n = s->r->findings.n, size = 16;

        while (size < n * 2)
                size *= 2;
        s->mask = size - 1;
        s->same = NEWN(s->a, uint32_t, size);
        s->subject = NEWN(s->a, uint32_t, size);
        memset(&s->fact, 0, sizeof s->fact);    /* places begin at zero */
        for (size_t i = 0; i < n; i++) {
                const struct finding *f = &s->r->findings.at[i];

                if (is_letter(f->evidence.document) == worker)
                        fact_add(s, f);
        }
}

/* ---- Sentences -------------------------------------------------------- */

struct form_of_words { const char *before, *after; };

/* How a section speaks where the vocabulary has no sentence of its own: by
 * status present, absent, planned, not documented. */
struct section {
        str  name;              /* of the vocabulary */
        const char *label;      /* NULL: goes on in the paragraph above */
        const char *gap;        /* NULL: none is said */
        struct form_of_words say[4];
};

#define UNDOCUMENTED { "The file says that this is not documented: ", "" }

static const struct section sections[] = {
        { STR("diagnosis"), "Diagnoses", "No diagnosis was found",
          { { "diagnosis: ", "" }, { "no ", "" },
            { "to be clarified: ", "" }, UNDOCUMENTED } },
        { STR("complaint"), "Complaints", "No complaint was found",
          { { "complaint: ", "" }, { "denied or absent: ", "" },
            { "to be asked about: ", "" }, UNDOCUMENTED } },
        { STR("examination"), "Examination",
          "No finding of an examination was found",
          { { "", ": present" }, { "", ": absent or negative" },
            { "", ": to be examined" }, UNDOCUMENTED } },
        { STR("imaging"), "Imaging and tests", "No imaging or test was found",
          { { "", ": done or reported" }, { "", ": not done or negative" },
            { "", ": requested or planned" }, UNDOCUMENTED } },
        { STR("treatment"), "Treatment and response",
          "No treatment or response to it was found",
          { { "", ": reported" }, { "", ": reported as absent" },
            { "", ": requested or planned" }, UNDOCUMENTED } },
        { STR("function"), NULL, NULL,
          { { "", ": reported" }, { "", ": reported as absent" },
            { "", ": planned" }, UNDOCUMENTED } },
        { STR("medication"), "Medication", "No medication was found",
          { { "medication: ", "" }, { "no medication: ", "" },
            { "", ": requested or planned" }, UNDOCUMENTED } },
        { STR("work"), "Work status",
          "No statement of the work status was found",
          { { "work: ", "" }, { "work: not ", "" }, { "work, planned: ", "" },
            UNDOCUMENTED } },
        { STR("other"), "Other facts", NULL,
          { { "", ": reported" }, { "", ": reported as absent" },
            { "", ": planned" }, UNDOCUMENTED } },
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

static const struct section *section_of(const struct concept *c)
{
        for (size_t i = 0; i < SECTIONS; i++)
                if (str_eq(sections[i].name, c->section))
                        return &sections[i];
        return &sections[SECTIONS - 1];
}

/* " (lumbar, left), 8 visits, 2015-01-10" */
static void particulars_put(struct summary *s, buf *b, const struct stated *t)
{
        const struct finding *f = t->finding;
        str number = number_text(s->a, f->value, f->unit);
        const char *gap = " (";

        for (size_t i = 0; i < f->n_body; i++) {
                buf_fmt(b, "%s", gap);
                for (size_t k = 0; k < f->body[i].n; k++)
                        buf_char(b, f->body[i].p[k] == '-'
                                    ? ' ' : f->body[i].p[k]);
                gap = ", ";
        }
        if (f->side.n) {
                buf_fmt(b, "%s"FMT, gap, ARG(f->side));
                gap = ", ";
        }
        if (gap[0] == ',')
                buf_char(b, ')');
        if (number.n)
                buf_fmt(b, ", "FMT, ARG(number));
        if (t->own_date)
                buf_fmt(b, ", "FMT, ARG(date_text(s->a, f->date)));
}

/* "Words particulars after." with a capital. */
static str sentence_of(struct summary *s, const struct stated *t)
{
        const struct concept *c = &t->concept;
        const str own[4] = { c->present, c->absent, c->planned, { 0 } };
        enum finding_status status = t->finding->status;
        struct form_of_words say = section_of(c)->say[status];
        buf b = buf_open(s->a, 1 << 16);

        if (own[status].n) {
                say = (struct form_of_words){ "", "" };
                buf_add(&b, own[status]);
                if (str_ends(own[status], S(".")))
                        b.n--;
        } else {
                buf_fmt(&b, "%s"FMT, say.before, ARG(c->title));
        }
        particulars_put(s, &b, t);
        buf_fmt(&b, "%s.", say.after);
        if (b.p[0] >= 'a' && b.p[0] <= 'z')
                b.p[0] = (char)(b.p[0] - 32);
        return buf_str(&b);
}

/* ---- The page --------------------------------------------------------- */

static struct page_node *paragraph(struct summary *s, const char *label)
{
        struct page_node *p = page_add(s->a, s->to, PAGE_PARAGRAPH, S(""));

        p->label = str_from(label);
        return p;
}

static void say(struct summary *s, struct page_node *p, str text, str place)
{
        page_add(s->a, p, PAGE_PARAGRAPH, text)->place = place;
}

static void say_gap(struct summary *s, struct page_node *p, const char *what)
{
        say(s, p, arena_fmt(s->a, "%s %s.", what, s->where), S(""));
}

static void facts_say(struct summary *s, struct page_node *p,
                      const struct section *only)
{
        const unsigned both = 1u << FINDING_PRESENT | 1u << FINDING_ABSENT;

        for (size_t i = 0; i < s->fact.n; i++) {
                struct stated *t = &s->fact.at[i];

                if (!only || section_of(&t->concept) == only)
                        say(s, p, sentence_of(s, t),
                            places_text(s->a, &t->places));
        }
        for (size_t i = 0; i < s->fact.n; i++) {
                struct stated *t = &s->fact.at[i];

                if (t->subject && (t->said & both) == both &&
                    (!only || section_of(&t->concept) == only))
                        say(s, p, arena_fmt(s->a, "The file states both that "
                            "there is and that there is not: "FMT".",
                            ARG(t->concept.title)), S(""));
        }
}

/* Age and sex: the case file's, else the first that a document read states,
 * each with its place. */
struct about { long age; str sex, age_place, sex_place; };

static struct about about_find(struct summary *s)
{
        const struct case_file *c = s->r->file;
        struct about w = { c->age, c->sex, S("(case file)"),
                           S("(case file)") };

        for (size_t i = 0; i < c->n_visible; i++) {
                struct document *d = (struct document *)c->visible[i].document;
                struct patient p;

                if (w.age >= 0 && w.sex.n)
                        break;
                p = patient_find(d->text, c->visible[i].begin,
                                 c->visible[i].end);
                if (w.age < 0 && p.age >= 0) {
                        struct evidence e = { d, p.age_begin, p.age_end, 1 };

                        w.age = p.age;
                        w.age_place = evidence_place(s->a, &e);
                }
                if (!w.sex.n && p.sex.n) {
                        struct evidence e = { d, p.sex_begin, p.sex_end, 1 };

                        w.sex = p.sex;
                        w.sex_place = evidence_place(s->a, &e);
                }
        }
        return w;
}

static void worker_say(struct summary *s)
{
        const struct case_file *c = s->r->file;
        struct page_node *p = paragraph(s, "Worker and injury");
        str day = date_text(s->a, c->injury);
        struct about w = about_find(s);

        if (w.age >= 0)
                say(s, p, arena_fmt(s->a, "The worker is %ld years old.",
                    w.age), w.age_place);
        else
                say_gap(s, p, "The worker's age was not found");
        if (w.sex.n)
                say(s, p, arena_fmt(s->a, "The worker is "FMT".", ARG(w.sex)),
                    w.sex_place);
        else
                say_gap(s, p, "The worker's sex was not found");
        if (day.n)
                say(s, p, arena_fmt(s->a, "The injury is dated "FMT".",
                    ARG(day)), S("(case file)"));
        else
                say_gap(s, p, "The date of injury was not found");
        if (c->mechanism.n)
                say(s, p, arena_fmt(s->a, "Mechanism of injury: "FMT"%s",
                    ARG(c->mechanism),
                    str_ends(c->mechanism, S(".")) ? "" : "."),
                    S("(case file)"));
        else
                say_gap(s, p, "The mechanism of injury was not found");
}

static bool is_report(const struct document *d)
{
        return str_eq(d->class, S("PR2_REPORT")) ||
               str_eq(d->class, S("CONSULT")) ||
               str_eq(d->class, S("PSYCH"));
}

static str document_place(struct summary *s, struct document *d)
{
        struct evidence e = { .document = d };

        return d->unread ? arena_fmt(s->a, "("FMT", not read)", ARG(d->name))
                         : evidence_place(s->a, &e);
}

static void latest_report_say(struct summary *s)
{
        const struct case_file *c = s->r->file;
        struct page_node *p = paragraph(s, "Latest report");
        struct document *d = NULL;

        for (size_t i = 0; i < c->n_documents; i++)
                if (is_report(c->document[i]) &&
                    date_known(c->document[i]->date) &&
                    (!d || c->document[i]->date.last > d->date.last))
                        d = c->document[i];
        if (d)
                say(s, p, arena_fmt(s->a, "The latest report is a "FMT".",
                    ARG(document_about(s->a, d))), document_place(s, d));
        else
                say(s, p, S("The list of documents names no dated report of "
                            "a physician."), S(""));
}

static void sections_say(struct summary *s)
{
        struct page_node *p = NULL;

        facts_collect(s, false);
        for (size_t i = 0; i < SECTIONS; i++) {
                const struct section *at = &sections[i];

                if (at->label) {
                        p = page_open(s->a);
                        p->kind = PAGE_PARAGRAPH;
                        p->label = str_from(at->label);
                }
                facts_say(s, p, at);
                if (i + 1 < SECTIONS && !sections[i + 1].label)
                        continue;
                for (; !at->label; at--)
                        ;
                if (!p->child && !at->gap)
                        continue;
                if (!p->child)
                        say_gap(s, p, at->gap);
                page_put(s->to, p);
        }
}

static void letters_say(struct summary *s)
{
        const struct case_file *c = s->r->file;
        struct page_node *p = paragraph(s, "The worker's own letter");

        for (size_t i = 0; i < c->n_documents; i++)
                if (is_letter(c->document[i]))
                        say(s, p, arena_fmt(s->a, "The file holds a "FMT".",
                            ARG(document_about(s->a, c->document[i]))),
                            document_place(s, c->document[i]));
        if (!p->child) {
                say(s, p, S("The list of documents names no letter from the "
                            "worker."), S(""));
                return;
        }
        facts_collect(s, true);
        if (s->fact.n)
                say(s, p, S("It states:"), S(""));
        facts_say(s, p, NULL);
}

static void requests_say(struct summary *s)
{
        const struct case_file *c = s->r->file;

        for (size_t i = 0; i < c->n_items; i++) {
                struct case_item *item = &c->item[i];
                struct page_node *p = paragraph(s, "Request");
                str did = review_did(s->a, item);

                say(s, p, arena_fmt(s->a, "Item %zu asks for: \"" FMT "\".",
                    i + 1, ARG(item->request_text)),
                    evidence_place(s->a, &item->request_at));
                if (did.n)
                        say(s, p, arena_fmt(s->a, "Utilization review: "FMT
                            ".", ARG(did)), S("(case file)"));
                else
                        say_gap(s, p, "What utilization review did was not "
                                "found");
                if (item->ur.reason.n)
                        say(s, p, arena_fmt(s->a, "Its reason, as stated: \""
                            FMT "\"%s", ARG(item->ur.reason),
                            str_ends(item->ur.reason, S(".")) ? "" : "."),
                            S("(case file)"));
        }
}

void summary_page(arena *a, const struct library *l, const struct review *r,
                  struct page_node *parent)
{
        struct summary s = { .a = a, .l = l, .r = r, .to = parent };

        s.where = r->file->pages_unread ? "on the pages read" : "in the file";
        worker_say(&s);
        latest_report_say(&s);
        sections_say(&s);
        letters_say(&s);
        requests_say(&s);
}
