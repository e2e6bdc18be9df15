/* stack.c - the steps from a case's files to its documents, in order; and
 * the count of pages, in which none is lost. */
#include "casefile/stack.h"

#include "casefile/person.h"
#include "casefile/same.h"
#include "casefile/worker.h"
#include "terms/misdate.h"
#include "terms/misdose.h"
#include "terms/misread.h"
#include "terms/misword.h"

/* Of a file that only counts its unread pages, which they are is not known:
 * those without text first, the last ones before others. */
static void pages_make(arena *a, struct document *f)
{
        size_t n = f->pages, unread = f->pages_unread;

        if (f->page)
                return;
        f->page = NEWN(a, struct document_page, n);
        for (size_t i = 0; i < n; i++)
                f->page[i].confidence = 1;
        for (int empty = 1; empty >= 0; empty--)
                for (size_t i = n; i-- > 0 && unread;) {
                        struct document_page *p = &f->page[i];
                        bool none = !str_trim(document_page_text(f, i + 1)).n;

                        if (p->unread || (empty && !none))
                                continue;
                        *p = (struct document_page){ .unread = true,
                                .from = none ? PAGE_NONE : PAGE_EMBEDDED,
                                .confidence = none ? 0 : 1,
                                .why = S("was not read") };
                        unread--;
                }
}

/* A page as sure as that has hardly a word misread. */
#define WORDS_SURE 0.90

/* What recognition misread is put right in a copy; NULL: nothing was. ERR_*
 * of the words. */
static rc reading_make(struct stack *s, struct document *f,
                       struct misword **words, char **out, err *e)
{
        const struct vocabulary *v = NULL;
        char *copy = NULL;

        for (size_t i = 0; i < f->pages; i++) {
                str page = document_page_text(f, i + 1);

                if (f->page[i].from != PAGE_RECOGNISED || !page.n)
                        continue;
                if (!*words && case_words(s->ask, &v, e))
                        return e->code;
                if (!*words && v)
                        *words = misword_open(s->a, v);
                if (!copy) {
                        copy = arena_bytes(s->a, f->text.n);
                        memcpy(copy, f->text.p, f->text.n);
                }
                misread_mend(copy + f->page_begin[i], page.n);
                misdose_mend(copy + f->page_begin[i], page.n);
                if (*words && f->page[i].confidence < WORDS_SURE)
                        misword_mend(*words, copy + f->page_begin[i], page.n);
        }
        f->reading = copy ? str_of(copy, f->text.n) : S("");
        *out = copy;
        return OK;
}

/* Behind the last day that the case knows of itself, records of it are still
 * asked for and sent. */
#define DAYS_BEHIND 731

/* The days that the case states, in its own file and on its pages. */
static struct misdate *days_open(struct stack *s)
{
        struct case_file *c = s->c;
        const date of[] = { c->request_for_authorization,
                c->utilization_review, c->application, c->assigned,
                c->decision, c->service };
        date until = DATE_NONE;
        struct misdate *m;

        for (size_t i = 0; i < sizeof of / sizeof *of; i++)
                if (date_known(of[i]) && (!date_known(until) ||
                                          of[i].last > until.last))
                        until = of[i];
        until.last += date_known(until) ? DAYS_BEHIND : 0;
        m = misdate_open(s->a, c->injury, until);
        misdate_know(m, c->injury);
        misdate_know(m, c->worker.birth);
        for (size_t i = 0; i < sizeof of / sizeof *of; i++)
                misdate_know(m, of[i]);
        return m;
}

/* Dates of recognised pages by those of all pages. */
static void dates_mend(struct stack *s, char *const *copy)
{
        struct case_file *c = s->c;
        struct misdate *m = NULL;

        for (size_t i = 0; i < c->n_files; i++)
                if (copy[i])
                        m = m ? m : days_open(s);
        for (size_t i = 0; m && i < c->n_files; i++)
                misdate_note(m, document_reading(c->file[i]));
        for (size_t i = 0; m && i < c->n_files; i++) {
                struct document *f = c->file[i];

                for (size_t k = 0; copy[i] && k < f->pages; k++)
                        if (f->page[k].from == PAGE_RECOGNISED)
                                misdate_mend(m, copy[i] + f->page_begin[k],
                                             document_page_text(f, k + 1).n);
        }
}

static struct sheet sheet_of(struct document *f, size_t number)
{
        str text = document_page_text(f, number);
        size_t at = f->page_begin[number - 1];

        return (struct sheet){
                .file = f, .number = number, .text = text,
                .reading = str_slice(document_reading(f), at, at + text.n),
                .page = &f->page[number - 1],
                .start = f->declared && number > 1 ? SHEET_GOES_ON
                                                   : SHEET_FREE };
}

static rc sheets_make(struct stack *s, err *e)
{
        struct case_file *c = s->c;
        struct misword *words = NULL;   /* made where a page needs them */
        char **copy = arena_get(s->a, sizeof *copy, c->n_files + 1);
        size_t n = 0;

        for (size_t i = 0; i < c->n_files; i++) {
                pages_make(s->a, c->file[i]);
                if (reading_make(s, c->file[i], &words, &copy[i], e))
                        return e->code;
                n += c->file[i]->pages;
        }
        dates_mend(s, copy);
        s->sheet = NEWN(s->a, struct sheet, n + 1);
        for (size_t i = 0; i < c->n_files; i++)
                for (size_t k = 1; k <= c->file[i]->pages; k++)
                        s->sheet[s->n++] = sheet_of(c->file[i], k);
        return OK;
}

/* What a person set apart is apart, whatever stands on it. */
static void sheets_apart(struct stack *s)
{
        for (size_t i = 0; i < s->n; i++)
                if (s->sheet[i].whose == SHEET_ANOTHERS) {
                        s->sheet[i].page->apart = true;
                        s->sheet[i].page->why = S("set apart by a person");
                }
}

/* Credentials stand behind a whole name: "Ana Sample, M.D."; a given name
 * behind a family name's words. */
static bool is_worker(str author, str name)
{
        str rest = author, whole = str_trim(str_cut(&rest, ','));

        if (str_find(whole, S(" "), 0) == STR_NONE)
                whole = author;
        return name_like(whole, name) == LIKE_SAME;
}

/* The worker is named in no listing and no draft: what the worker wrote is by
 * "worker". */
static void worker_unname(struct stack *s)
{
        str name = s->c->worker.name;

        for (size_t i = 0; name.n && i < s->c->n_documents; i++) {
                struct document *d = s->c->document[i];

                if (d->author.n && is_worker(d->author, name))
                        d->author = S("worker");
        }
}

/* What findings may be read from: not pages set apart, not an earlier
 * determination, which is no chart, and not what stands there twice word for
 * word. */
static void visible_set(struct stack *s)
{
        struct case_file *c = s->c;

        c->visible = arena_get(s->a, sizeof *c->visible, c->n_documents + 1);
        for (size_t i = 0; i < c->n_documents; i++) {
                struct document *d = c->document[i];

                if (d->begin == d->end || d->apart ||
                    (d->same_as && !d->near) ||
                    str_eq(d->class, S("PRIOR_FDL")))
                        continue;
                c->visible[c->n_visible].document = d;
                c->visible[c->n_visible].begin = d->begin;
                c->visible[c->n_visible++].end = d->end;
        }
}

static void pages_count(struct stack *s)
{
        struct case_file *c = s->c;

        for (size_t i = 0; i < s->n; i++) {
                const struct document_page *p = s->sheet[i].page;

                if (p->apart)
                        c->pages.apart++;
                else if (p->unread)
                        c->pages.unread++;
                else
                        c->pages.read++;
        }
        c->pages.all = s->n;
}

rc stack_read(arena *a, const struct case_ask *ask, struct case_file *c,
              err *e)
{
        struct stack s = { .a = a, .ask = ask, .c = c };
        rc r = sheets_make(&s, e);

        if (r == OK)
                r = sheets_correct(&s, e);
        if (r)
                return r;
        sheets_apart(&s);
        sheets_whose(&s);
        sheets_mark(&s);
        sheets_same(&s);
        sheets_split(&s);
        documents_correct(&s);
        worker_unname(&s);
        documents_same(&s);
        visible_set(&s);
        pages_count(&s);
        return OK;
}
