/* summary.c - the case summary in the usual order. Every sentence is of a
 * finding, the case file or the list of documents, and carries its place; one
 * fact stated in several places is one sentence. What was not found is said
 * so, and of the pages read only where some were not. */
#include "review/review.h"
#include "review/sentence.h"
#include "terms/patient.h"

/* One fact: its sentence, and every place that states it. */
struct stated {
        str text;
        const struct section *section;
        struct places places;
        bool planned;
        bool asked;             /* stated only where the item was asked for */
};

/* What facts are of: a concept and its place in the body. */
struct subject {
        const struct finding *finding;
        const struct section *section;
        str present, absent;    /* the first sentence of each; or empty */
};

struct summary {
        arena *a;
        const struct library *l;
        const struct review *r;
        struct page_node *to;
        VEC(struct stated) fact;
        VEC(struct subject) subject;
        uint32_t *by_text, *by_subject; /* tables of indexes + 1 */
        size_t mask;
        const char *where;      /* "in the file" or "on the pages read" */
};

/* The paragraphs of findings, in order. */
struct section {
        str  name;              /* of the vocabulary */
        const char *label;      /* NULL: goes on in the paragraph above */
        const char *gap;        /* NULL: none is said */
};

static const struct section sections[] = {
        { STR("diagnosis"), "Diagnoses", "No diagnosis was found" },
        { STR("complaint"), "Complaints", "No complaint was found" },
        { STR("examination"), "Examination",
          "No finding of an examination was found" },
        { STR("imaging"), "Imaging and tests", "No imaging or test was found" },
        { STR("treatment"), "Treatment and response",
          "No treatment or response to it was found" },
        { STR("function"), NULL, NULL },
        { STR("medication"), "Medication", "No medication was found" },
        { STR("work"), "Work status",
          "No statement of the work status was found" },
        { STR("other"), "Other facts", NULL },
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

static const struct section *section_of(const struct summary *s, str concept)
{
        const struct concept *c = vocabulary_concept(s->l->vocabulary,
                                                     concept);

        for (size_t i = 0; c && i < SECTIONS; i++)
                if (str_eq(sections[i].name, c->section))
                        return &sections[i];
        return &sections[SECTIONS - 1];
}

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

/* Its number alone is not documented: the finding before it, of the same
 * words, says that it was done. */
static bool uncounted(const struct findings *all, size_t i)
{
        const struct finding *f = &all->at[i];

        if (f->status != FINDING_NOT_DOCUMENTED)
                return false;
        for (size_t back = 1; back <= 8 && back <= i; back++) {
                const struct finding *g = &all->at[i - back];

                if (g->status == FINDING_PRESENT &&
                    str_eq(g->concept, f->concept) &&
                    g->evidence.document == f->evidence.document &&
                    g->evidence.begin == f->evidence.begin)
                        return true;
        }
        return false;
}

static bool bodies_meet(const struct finding *f, const struct request *q)
{
        for (size_t i = 0; i < f->n_body; i++)
                for (size_t k = 0; k < q->n_body; k++)
                        if (str_eq(f->body[i], q->body[k]))
                                return true;
        return f->n_body == 0 || q->n_body == 0;
}

/* A request for authorization or a utilization review decision says that a
 * disputed service is wanted. The paragraph of the request quotes the item
 * whole and so states that service already; this need not be said again.
 * Only a concept of the name of the item's class or service is taken for
 * what it asks; all else is kept, and so is what a report plans. */
static bool is_asked(const struct summary *s, const struct finding *f)
{
        const struct case_file *c = s->r->file;
        const struct document *d = f->evidence.document;

        if (f->status != FINDING_PLANNED || !d ||
            !(str_eq(d->class, S("RFA")) ||
              str_eq(d->class, S("UR_DECISION"))))
                return false;
        for (size_t i = 0; i < c->n_items; i++) {
                const struct request *q = &c->item[i].request;

                for (size_t k = 0; k < q->n_parts; k++)
                        if ((str_eq(q->part[k].class, f->concept) ||
                             str_eq(q->part[k].service, f->concept)) &&
                            bodies_meet(f, q))
                                return true;
        }
        return false;
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

static uint64_t subject_hash(const struct finding *f)
{
        uint64_t h = str_hash(f->concept) * 31 + str_hash(f->side);

        for (size_t i = 0; i < f->n_body; i++)
                h = h * 31 + str_hash(f->body[i]);
        return h;
}

static struct subject *subject_of(struct summary *s, const struct finding *f)
{
        uint64_t h = subject_hash(f);
        size_t i = (size_t)(h ^ h >> 29) & s->mask;

        while (s->by_subject[i] && !subject_same(f,
               s->subject.at[s->by_subject[i] - 1].finding))
                i = (i + 1) & s->mask;
        if (!s->by_subject[i]) {
                struct subject *n = VEC_ADD(s->a, &s->subject);

                n->finding = f;
                n->section = section_of(s, f->concept);
                s->by_subject[i] = (uint32_t)s->subject.n;
        }
        return &s->subject.at[s->by_subject[i] - 1];
}

/* The fact that text says, of whatever finding: no sentence stands twice. */
static struct stated *fact_of(struct summary *s, str text,
                              const struct section *section)
{
        uint64_t h = str_hash(text);
        size_t i = (size_t)(h ^ h >> 29) & s->mask;

        while (s->by_text[i] &&
               !str_eq(s->fact.at[s->by_text[i] - 1].text, text))
                i = (i + 1) & s->mask;
        if (!s->by_text[i]) {
                struct stated *n = VEC_ADD(s->a, &s->fact);

                n->text = text;
                n->section = section;
                n->asked = true;
                s->by_text[i] = (uint32_t)s->fact.n;
        }
        return &s->fact.at[s->by_text[i] - 1];
}

static void fact_add(struct summary *s, size_t i)
{
        const struct finding *f = &s->r->findings.at[i];
        struct subject *of = subject_of(s, f);
        unsigned flags = own_date(f) ? SENTENCE_DATED : 0;

        if (uncounted(&s->r->findings, i))
                flags |= SENTENCE_UNCOUNTED;
        str text = finding_sentence(s->a, s->l->vocabulary, f, flags);
        struct stated *n = fact_of(s, text, of->section);

        places_add(&n->places, &f->evidence);
        n->planned = f->status == FINDING_PLANNED;
        n->asked = n->asked && is_asked(s, f);
        if (f->status == FINDING_PRESENT && !of->present.n)
                of->present = text;
        if (f->status == FINDING_ABSENT && !of->absent.n)
                of->absent = text;
}

/* The facts of the worker's letters, or of everything else. */
static void facts_collect(struct summary *s, bool worker)
{
        size_t n = s->r->findings.n, size = 16;

        while (size < n * 2)
                size *= 2;
        s->mask = size - 1;
        s->by_text = NEWN(s->a, uint32_t, size);
        s->by_subject = NEWN(s->a, uint32_t, size);
        memset(&s->fact, 0, sizeof s->fact);    /* places begin at zero */
        memset(&s->subject, 0, sizeof s->subject);
        for (size_t i = 0; i < n; i++) {
                const struct evidence *e = &s->r->findings.at[i].evidence;

                if (is_letter(e->document) == worker)
                        fact_add(s, i);
        }
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
        for (size_t i = 0; i < s->fact.n * 2; i++) {    /* plans last */
                struct stated *t = &s->fact.at[i % s->fact.n];

                if ((!only || t->section == only) && !t->asked &&
                    t->planned == (i >= s->fact.n))
                        say(s, p, t->text, places_text(s->a, &t->places));
        }
        for (size_t i = 0; i < s->subject.n; i++) {
                struct subject *t = &s->subject.at[i];

                if (t->present.n && t->absent.n &&
                    (!only || t->section == only))
                        say(s, p, arena_fmt(s->a, "The records state both "
                            "that "FMT" and that "FMT".",
                            ARG(sentence_within(s->a, t->present)),
                            ARG(sentence_within(s->a, t->absent))), S(""));
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
                struct document *d = c->visible[i].document;
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
        struct evidence e = { .document = d, .begin = d->begin,
                              .end = d->begin };

        return d->unread ? arena_fmt(s->a, "("FMT", not read)", ARG(d->name))
                         : evidence_place(s->a, &e);
}

static void latest_report_say(struct summary *s)
{
        const struct case_file *c = s->r->file;
        struct page_node *p = paragraph(s, "Latest report");
        struct document *d = NULL;

        for (size_t i = 0; i < c->n_documents; i++)
                if (!c->document[i]->apart && is_report(c->document[i]) &&
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
                if (!p->child && at->gap)
                        say_gap(s, p, at->gap);
                if (p->child)
                        page_put(s->to, p);
                if (at == sections)     /* behind the diagnoses */
                        latest_report_say(s);
        }
}

static void letters_say(struct summary *s)
{
        const struct case_file *c = s->r->file;
        struct page_node *p = paragraph(s, "The worker's own letter");

        for (size_t i = 0; i < c->n_documents; i++)
                if (is_letter(c->document[i]) && !c->document[i]->apart)
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

        s.where = r->file->pages.unread ? "on the pages read" : "in the file";
        worker_say(&s);
        sections_say(&s);
        letters_say(&s);
        requests_say(&s);
}
