/* case.c - the case file's own text to a case: one reader of keys, whatever
 * the front end. doc/case-file.md documents every key; keep the two equal. */
#include "casefile/inside.h"

#include "intake/intake.h"

#include <math.h>

enum { AGE_MOST = 130, NUMBER_MOST = 1000000, ITEMS_MOST = 999,
       PAGES_MOST = 100000,     /* of all documents that are listed */
       MEMBER_NAME_MOST = 1000 };

#define AT_CASE(m) .at = offsetof(struct case_form, c.m)
#define AT_ITEM(m) .at = offsetof(struct item_form, m)
#define AT_DOC(m)  .at = offsetof(struct document_form, m)
#define COUNT(t)   (sizeof(t) / sizeof(t)[0])

/* ---- Groups ----------------------------------------------------------- */

static rc worker_read(struct form *f, const struct line *l, str rest,
                      void *into)
{
        static const struct form_field fields[] = {
                { STR("age"), FORM_COUNT, AT_CASE(age), .most = AGE_MOST },
                { STR("sex"), FORM_WORD, AT_CASE(sex),
                  .words = "male|female" },
                { STR("name"), FORM_TEXT, AT_CASE(worker.name) },
                { STR("birth date"), FORM_DAY, AT_CASE(worker.birth) },
                { STR("claim number"), FORM_TEXT,
                  AT_CASE(worker.claim_number) },
        };
        return form_under(f, S("a worker"), l, rest, fields, COUNT(fields),
                          into);
}

static rc injury_read(struct form *f, const struct line *l, str rest,
                      void *into)
{
        static const struct form_field fields[] = {
                { STR("date"), FORM_DATE, AT_CASE(injury), .head = true },
                { STR("mechanism"), FORM_TEXT, AT_CASE(mechanism) },
        };
        return form_under(f, S("an injury"), l, rest, fields, COUNT(fields),
                          into);
}

static rc dates_group(struct form *f, const struct line *l, str rest,
                      void *into)
{
        static const struct form_field fields[] = {
                { STR("service"), FORM_DAY, AT_CASE(service) },
                { STR("request for authorization"), FORM_DAY,
                  AT_CASE(request_for_authorization) },
                { STR("utilization review"), FORM_DAY,
                  AT_CASE(utilization_review) },
                { STR("application"), FORM_DAY, AT_CASE(application) },
                { STR("assigned"), FORM_DAY, AT_CASE(assigned) },
                { STR("decision"), FORM_DAY, AT_CASE(decision) },
        };
        return form_under(f, S("the dates"), l, rest, fields, COUNT(fields),
                          into);
}

static rc ur_read(struct form *f, const struct line *l, str rest, void *into)
{
        static const struct form_field fields[] = {
                { STR("date"), FORM_DAY, AT_ITEM(item.ur.date),
                  .head = true },
                { STR("action"), FORM_WORD, AT_ITEM(item.ur.action),
                  .words = "denied|modified|delayed" },
                { STR("requested"), FORM_NUMBER, AT_ITEM(item.ur.requested),
                  .most = NUMBER_MOST },
                { STR("approved"), FORM_NUMBER, AT_ITEM(item.ur.approved),
                  .most = NUMBER_MOST },
                { STR("disputed"), FORM_NUMBER, AT_ITEM(item.ur.disputed),
                  .most = NUMBER_MOST },
                { STR("reason"), FORM_TEXT, AT_ITEM(item.ur.reason) },
        };
        struct item_form *i = into;
        rc r = form_under(f, S("a utilization review"), l, rest, fields,
                          COUNT(fields), into);

        if (r)
                return r;
        double left = i->item.ur.requested - i->item.ur.approved;

        if (i->item.ur.disputed > left || left < 0)
                return form_wrong(f, l, "more is approved and disputed than "
                                  "was requested; make the numbers agree");
        return OK;
}

static rc item_read(struct form *f, const struct line *l, str rest,
                    void *into)
{
        static const struct form_field fields[] = {
                { STR("number"), FORM_COUNT, AT_ITEM(number),
                  .most = ITEMS_MOST, .head = true },
                { STR("request"), FORM_TEXT, AT_ITEM(item.request_text) },
                { STR("utilization review"), FORM_GROUP, .group = ur_read },
                { STR("claims administrator guideline"), FORM_TEXT,
                  AT_ITEM(item.claims_administrator_guideline) },
                { STR("with item"), FORM_COUNT, AT_ITEM(with),
                  .most = ITEMS_MOST },
        };
        struct case_form *c = into;
        struct item_form *i = VEC_ADD(f->a, &c->item);
        size_t due = c->item.n;
        rc r;

        i->line = l;
        i->item.primary = SIZE_MAX;
        i->item.ur.date = DATE_NONE;
        i->item.ur.requested = i->item.ur.approved = NAN;
        i->item.ur.disputed = NAN;
        r = form_under(f, S("an item"), l, rest, fields, COUNT(fields), i);
        if (r)
                return r;
        if (i->number > 0 && (size_t)i->number < due)
                return form_wrong(f, l, "item %ld stands twice; number the "
                                  "items 1, 2, 3", i->number);
        if ((size_t)i->number != due)
                return form_wrong(f, l, "item %zu is due here; number the "
                                  "items 1, 2, 3", due);
        if (i->with == i->number)
                return err_set(f->e, ERR_INPUT, f->file, l->no, "an item "
                               "that goes with itself; name another item");
        if (i->item.request_text.n == 0)
                return form_wrong(f, l, "item %zu asks for nothing; write "
                                  "\"request\" and its words under it", due);
        return OK;
}

/* A name in the case's own folder: no path leads out of it. */
static bool name_is_plain(str name)
{
        if (name.n == 0 || name.n > 255 || name.p[0] == '.' ||
            str_find(name, S(".."), 0) != STR_NONE)
                return false;
        for (size_t i = 0; i < name.n; i++)
                if (name.p[i] == '/' || name.p[i] == '\\' ||
                    (unsigned char)name.p[i] < ' ')
                        return false;
        return true;
}

/* FILE/MEMBER of a mail or an archive in the folder, as the listing names it:
 * a name that nothing is opened by. */
static bool name_is_member(str name)
{
        str rest = name, part = str_cut(&rest, '/');

        if (!rest.n || !name_is_plain(part) || !name_is_container(part) ||
            name.n > MEMBER_NAME_MOST)
                return false;
        for (size_t i = 0; i < rest.n; i++)
                if (rest.p[i] == '\\' || (unsigned char)rest.p[i] < ' ')
                        return false;
        while (rest.n) {
                part = str_cut(&rest, '/');
                if (!part.n || str_eq(part, S(".")) || str_eq(part, S("..")))
                        return false;
        }
        return name.p[name.n - 1] != '/';
}

static rc document_group(struct form *f, const struct line *l, str rest,
                         void *into)
{
        static const struct form_field fields[] = {
                { STR("file"), FORM_TEXT, AT_DOC(file), .head = true },
                { STR("class"), FORM_WORD, AT_DOC(class),
                  .words = document_classes },
                { STR("author"), FORM_TEXT, AT_DOC(author) },
                { STR("date"), FORM_DATE, AT_DOC(date) },
                { STR("pages"), FORM_COUNT, AT_DOC(pages),
                  .most = INTAKE_FILE_PAGES_MAX },
                { STR("unread"), FORM_MARK, AT_DOC(unread) },
                { STR("pages unread"), FORM_COUNT, AT_DOC(pages_unread),
                  .most = INTAKE_FILE_PAGES_MAX },
        };
        struct case_form *c = into;
        struct document_form *d = VEC_ADD(f->a, &c->document);
        rc r;

        d->line = l->no;
        d->date = DATE_NONE;
        r = form_under(f, S("a document"), l, rest, fields, COUNT(fields), d);
        if (r)
                return r;
        c->pages += d->pages > d->pages_unread ? d->pages : d->pages_unread;
        if (c->pages > PAGES_MOST)
                return form_wrong(f, l, "more than %d pages in all documents; "
                                  "write fewer", PAGES_MOST);
        if (!name_is_plain(d->file) && !name_is_member(d->file))
                return form_wrong(f, l, "not the name of a file in the case's "
                                  "folder; write a name without / or .., or "
                                  "of what a mail or archive there holds, "
                                  "its own and behind / the member's");
        return OK;
}

/* ---- The whole -------------------------------------------------------- */

static const struct form_field case_fields[] = {
        { STR("case"), FORM_TEXT, AT_CASE(number) },
        { STR("title"), FORM_TEXT, AT_CASE(title) },
        { STR("worker"), FORM_GROUP, .group = worker_read },
        { STR("employer"), FORM_TEXT, AT_CASE(employer) },
        { STR("claims administrator"), FORM_TEXT,
          AT_CASE(claims_administrator) },
        { STR("requesting physician"), FORM_TEXT,
          AT_CASE(requesting_physician) },
        { STR("injury"), FORM_GROUP, .group = injury_read },
        { STR("dates"), FORM_GROUP, .group = dates_group },
        { STR("priority"), FORM_WORD, AT_CASE(priority),
          .words = "standard|expedited" },
        { STR("item"), FORM_GROUP, .group = item_read, .many = true },
        { STR("document"), FORM_GROUP, .group = document_group,
          .many = true },
        { STR("ignore"), FORM_LIST, .at = offsetof(struct case_form, ignore) },
};

/* The review's date stands once for the case or in each item: each place
 * takes it from the other, the case only where all items agree. */
static void review_dates(struct case_file *c)
{
        date d = DATE_NONE;
        bool one = true;

        for (size_t i = 0; i < c->n_items; i++) {
                date of = c->item[i].ur.date;

                if (!date_known(of))
                        continue;
                one &= !date_known(d) || d.first == of.first;
                d = of;
        }
        if (!date_known(c->utilization_review) && one)
                c->utilization_review = d;
        for (size_t i = 0; i < c->n_items; i++)
                if (!date_known(c->item[i].ur.date))
                        c->item[i].ur.date = c->utilization_review;
}

/* What a review says in numbers: the whole of what it parted, and that it
 * approved a part. */
static void portions_finish(struct case_item *it)
{
        if (isnan(it->ur.requested))
                it->ur.requested = it->ur.approved + it->ur.disputed;
        if (it->ur.approved > 0 && it->ur.approved < it->ur.requested)
                it->request.partly_approved = true;
}

rc case_words(const struct case_ask *ask, const struct vocabulary **out,
              err *e)
{
        *out = ask->vocabulary;
        return *out || !ask->words ? OK : ask->words(ask->words_of, out, e);
}

static rc items_finish(struct form *f, const struct case_ask *ask,
                       struct case_form *form)
{
        struct case_file *c = &form->c;
        const struct vocabulary *v = ask->vocabulary;
        rc r = form->item.n > 1 ? case_words(ask, &v, f->e) : OK;

        if (r)
                return r;
        c->n_items = form->item.n;
        c->item = NEWN(f->a, struct case_item, c->n_items);
        for (size_t i = 0; i < c->n_items; i++) {
                struct item_form *from = &form->item.at[i];
                struct case_item *to = &c->item[i];

                if ((size_t)from->with > c->n_items)
                        return form_wrong(f, from->line, "goes with item %ld, "
                                          "which the case has not; the last "
                                          "is item %zu", from->with,
                                          c->n_items);
                *to = from->item;
                if (v)
                        to->request = request_parse(f->a, v,
                                                    to->request_text);
                portions_finish(to);
                if (from->with) {
                        to->primary = (size_t)from->with - 1;
                        to->request.companion = true;
                }
        }
        return OK;
}

rc case_form_read(arena *a, const struct case_ask *ask, str file, str text,
                  struct case_form *out, err *e)
{
        struct form f = { .a = a, .file = file, .e = e };
        struct case_file *c = &out->c;
        struct line *first = NULL;
        rc r;

        *out = (struct case_form){ 0 };
        c->source = file;
        c->age = -1;
        c->injury = c->request_for_authorization = DATE_NONE;
        c->utilization_review = c->application = c->assigned = DATE_NONE;
        c->decision = c->service = c->latest_document = DATE_NONE;
        c->worker.birth = DATE_NONE;
        r = lines_read(a, file, text, &first, e);
        if (!r)
                r = form_read(&f, S("a case"), first, case_fields,
                              COUNT(case_fields), out);
        if (r)
                return r;
        if (out->item.n == 0)
                return form_wrong(&f, NULL, "a case without items; write "
                                  "\"item 1\" and under it \"request\" with "
                                  "the words of what is disputed");
        r = items_finish(&f, ask, out);
        review_dates(c);
        return r ? r : case_tie(c, e);
}

rc case_parse(arena *a, const struct vocabulary *v, str file, str text,
              struct case_file *out, err *e)
{
        const struct case_ask ask = { .vocabulary = v };
        struct case_form form;
        rc r = case_form_read(a, &ask, file, text, &form, e);

        if (!r)
                *out = form.c;
        return r;
}
