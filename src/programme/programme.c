/* programme.c - read a programme file. It knows the form of the file, not one
 * rule of any programme. */
#include "programme/programme.h"

#include "base/form.h"

#define COUNT(t) (sizeof(t) / sizeof(t)[0])

/* One sentence, date or expectation with where it comes from. */
struct sourced {
        str  text, date, title, outcome, source, status, class;
        struct form_list or, classes, records;
        long months;
        bool retrospective;
};

struct programme_form {
        struct programme p;
        VEC(str) statement;
        VEC(struct programme_rung) rung;
        VEC(struct programme_record) record;
        VEC(struct programme_category) category;
        VEC(struct programme_ask) ask;
};

#define AT(m) .at = offsetof(struct sourced, m)
#define SOURCED                                                              \
        { STR("source"), FORM_TEXT, AT(source) },                            \
        { STR("status"), FORM_WORD, AT(status),                              \
          .words = "read|reported|unverified" }

static rc sourced_check(struct form *f, const struct line *l,
                        const struct sourced *s)
{
        if (s->source.n == 0)
                return form_wrong(f, l, "no source; write \"source\" and the "
                                  "statute, rule or page under it");
        if (s->status.n == 0)
                return form_wrong(f, l, "not said how far the source was "
                                  "checked; write \"status read\", \"status "
                                  "reported\" or \"status unverified\" under "
                                  "it");
        return OK;
}

static rc sentence_read(struct form *f, const struct line *l, str rest,
                        str *out)
{
        static const struct form_field fields[] = {
                { STR("text"), FORM_TEXT, AT(text), .head = true },
                SOURCED
        };
        struct sourced s = { 0 };
        rc r = form_under(f, S("a sentence"), l, rest, fields, COUNT(fields),
                          &s);

        if (!r && s.text.n == 0)
                r = form_wrong(f, l, "no sentence; write \"text\" and the "
                               "words under it");
        if (!r)
                r = sourced_check(f, l, &s);
        *out = s.text;
        return r;
}

static rc statement_read(struct form *f, const struct line *l, str rest,
                         void *into)
{
        struct programme_form *p = into;

        return sentence_read(f, l, rest, VEC_ADD(f->a, &p->statement));
}

static rc summary_read(struct form *f, const struct line *l, str rest,
                       void *into)
{
        struct programme_form *p = into;

        return sentence_read(f, l, rest, &p->p.summary_intro);
}

static rc items_read(struct form *f, const struct line *l, str rest,
                     void *into)
{
        struct programme_form *p = into;

        return sentence_read(f, l, rest, &p->p.items_intro);
}

static rc citation_read(struct form *f, const struct line *l, str rest,
                        void *into)
{
        struct programme_form *p = into;

        return sentence_read(f, l, rest, &p->p.no_citation);
}

static rc guideline_read(struct form *f, const struct line *l, str rest,
                         void *into)
{
        struct programme_form *p = into;

        return sentence_read(f, l, rest, &p->p.no_guideline);
}

static rc rung_read(struct form *f, const struct line *l, str rest,
                    void *into)
{
        static const struct form_field fields[] = {
                { STR("date"), FORM_WORD, AT(date), .head = true,
                  .words = "service|request_for_authorization|"
                           "utilization_review|application|latest_document" },
                { STR("title"), FORM_TEXT, AT(title) },
                { STR("retrospective only"), FORM_MARK, AT(retrospective) },
                SOURCED
        };
        struct programme_form *p = into;
        struct sourced s = { 0 };
        rc r = form_under(f, S("an edition date"), l, rest, fields,
                          COUNT(fields), &s);

        if (!r && (s.date.n == 0 || s.title.n == 0))
                r = form_wrong(f, l, "an edition date needs its name and "
                               "\"title\"; write both");
        if (!r)
                r = sourced_check(f, l, &s);
        for (size_t i = 0; !r && i < p->rung.n; i++)
                if (str_eq(p->rung.at[i].date, s.date))
                        r = form_wrong(f, l, "this date stands twice; keep "
                                       "the first");
        if (!r)
                *VEC_ADD(f->a, &p->rung) = (struct programme_rung){
                        s.date, s.title, s.source, s.retrospective
                };
        return r;
}

static rc record_read(struct form *f, const struct line *l, str rest,
                      void *into)
{
        static const struct form_field fields[] = {
                { STR("class"), FORM_TEXT, AT(class), .head = true },
                { STR("or"), FORM_LIST, AT(or) },
                { STR("title"), FORM_TEXT, AT(title) },
                { STR("months before"), FORM_COUNT, AT(months), .most = 120 },
                SOURCED
        };
        struct programme_form *p = into;
        struct sourced s = { 0 };
        rc r = form_under(f, S("a record"), l, rest, fields, COUNT(fields),
                          &s);

        if (!r && (s.class.n == 0 || s.title.n == 0))
                r = form_wrong(f, l, "a record needs its class and \"title\"; "
                               "write both");
        if (!r)
                r = sourced_check(f, l, &s);
        if (!r)
                *VEC_ADD(f->a, &p->record) = (struct programme_record){
                        s.class, s.or.at, s.or.n, s.title, s.source, s.status,
                        s.months };
        return r;
}

static rc category_read(struct form *f, const struct line *l, str rest,
                        void *into)
{
        static const struct form_field fields[] = {
                { STR("title"), FORM_TEXT, AT(title), .head = true },
                { STR("classes"), FORM_LIST, AT(classes) },
                SOURCED
        };
        struct programme_form *p = into;
        struct sourced s = { 0 };
        rc r = form_under(f, S("a category"), l, rest, fields, COUNT(fields),
                          &s);

        if (!r && (s.title.n == 0 || s.classes.n == 0))
                r = form_wrong(f, l, "a category needs its title and "
                               "\"classes\"; write both");
        if (!r)
                r = sourced_check(f, l, &s);
        if (!r)
                *VEC_ADD(f->a, &p->category) = (struct programme_category){
                        s.title, s.classes.at, s.classes.n };
        return r;
}

static rc ask_read(struct form *f, const struct line *l, str rest, void *into)
{
        static const struct form_field fields[] = {
                { STR("section"), FORM_WORD, AT(class), .head = true,
                  .words = "diagnosis|complaint|examination|imaging|treatment|"
                           "medication|work|function|other|request" },
                { STR("records"), FORM_LIST, AT(records) },
                SOURCED
        };
        struct programme_form *p = into;
        struct sourced s = { 0 };
        rc r = form_under(f, S("what to ask for"), l, rest, fields,
                          COUNT(fields), &s);

        if (!r && (s.class.n == 0 || s.records.n == 0))
                r = form_wrong(f, l, "what to ask for needs the kind of fact "
                               "and \"records\"; write both");
        if (!r)
                r = sourced_check(f, l, &s);
        if (!r)
                *VEC_ADD(f->a, &p->ask) = (struct programme_ask){
                        s.class, s.records.at, s.records.n };
        return r;
}

static rc outcome_read(struct form *f, const struct line *l, str rest,
                       str *out)
{
        static const struct form_field fields[] = {
                { STR("outcome"), FORM_WORD, AT(outcome), .head = true,
                  .words = "upheld|overturned|none" },
                SOURCED
        };
        struct sourced s = { 0 };
        rc r = form_under(f, S("an expectation"), l, rest, fields,
                          COUNT(fields), &s);

        if (!r && s.outcome.n == 0)
                r = form_wrong(f, l, "no outcome; write upheld, overturned "
                               "or none");
        if (!r)
                r = sourced_check(f, l, &s);
        if (!r && !str_eq(s.outcome, S("none")))
                *out = s.outcome;
        return r;
}

static rc met_read(struct form *f, const struct line *l, str rest, void *into)
{
        return outcome_read(f, l, rest, &((struct programme *)into)
                                        ->expect_met);
}

static rc not_met_read(struct form *f, const struct line *l, str rest,
                       void *into)
{
        return outcome_read(f, l, rest, &((struct programme *)into)
                                        ->expect_not_met);
}

static rc silent_read(struct form *f, const struct line *l, str rest,
                      void *into)
{
        return outcome_read(f, l, rest, &((struct programme *)into)
                                        ->expect_silent);
}

static rc unknown_read(struct form *f, const struct line *l, str rest,
                       void *into)
{
        return outcome_read(f, l, rest, &((struct programme *)into)
                                        ->expect_undetermined);
}

static rc expect_read(struct form *f, const struct line *l, str rest,
                      void *into)
{
        static const struct form_field fields[] = {
                { STR("met"), FORM_GROUP, .group = met_read },
                { STR("not met"), FORM_GROUP, .group = not_met_read },
                { STR("undetermined and silent"), FORM_GROUP,
                  .group = silent_read },
                { STR("undetermined"), FORM_GROUP, .group = unknown_read },
        };
        size_t n = 0;
        rc r = form_under(f, S("the expectations"), l, rest, fields,
                          COUNT(fields), &((struct programme_form *)into)->p);

        for (const struct line *u = l->under; u; u = u->next)
                n++;
        if (!r && n != COUNT(fields))   /* none is twice: the form says so */
                r = form_wrong(f, l, "an expectation is missing; write met, "
                               "not met, undetermined and silent, "
                               "undetermined");
        return r;
}

static const struct form_field programme_fields[] = {
        { STR("programme"), FORM_TEXT,
          .at = offsetof(struct programme_form, p.name) },
        { STR("title"), FORM_TEXT,
          .at = offsetof(struct programme_form, p.title) },
        { STR("organisation"), FORM_TEXT,
          .at = offsetof(struct programme_form, p.organisation) },
        { STR("statement"), FORM_GROUP, .group = statement_read,
          .many = true },
        { STR("summary intro"), FORM_GROUP, .group = summary_read },
        { STR("items intro"), FORM_GROUP, .group = items_read },
        { STR("no citation"), FORM_GROUP, .group = citation_read },
        { STR("no guideline"), FORM_GROUP, .group = guideline_read },
        { STR("record"), FORM_GROUP, .group = record_read, .many = true },
        { STR("category"), FORM_GROUP, .group = category_read,
          .many = true },
        { STR("ask"), FORM_GROUP, .group = ask_read, .many = true },
        { STR("edition date"), FORM_GROUP, .group = rung_read,
          .many = true },
        { STR("expect"), FORM_GROUP, .group = expect_read },
};

/* Every field of the file is required. */
static rc all_there(struct form *f, const struct line *first)
{
        for (size_t i = 0; i < COUNT(programme_fields); i++) {
                const struct line *l = first;

                while (l && !line_says(l, programme_fields[i].name, NULL))
                        l = l->next;
                if (!l)
                        return form_wrong(f, first, "the programme has no "
                                          "\""FMT"\"; add it",
                                          ARG(programme_fields[i].name));
        }
        return OK;
}

rc programme_load(arena *a, str file, str text, struct programme **out,
                  err *e)
{
        struct form f = { .a = a, .file = file, .e = e };
        struct programme_form *p = NEW(a, struct programme_form);
        struct line *first = NULL;
        rc r = outline_read(a, file, text, &first, e);

        if (!r)
                r = form_read(&f, S("a programme"), first, programme_fields,
                              COUNT(programme_fields), p);
        if (!r)
                r = all_there(&f, first);
        if (r)
                return r;
        p->p.statement = p->statement.at;
        p->p.n_statements = p->statement.n;
        p->p.rung = p->rung.at;
        p->p.n_rungs = p->rung.n;
        p->p.record = p->record.at;
        p->p.n_records = p->record.n;
        p->p.category = p->category.at;
        p->p.n_categories = p->category.n;
        p->p.ask = p->ask.at;
        p->p.n_asks = p->ask.n;
        *out = &p->p;
        return OK;
}
