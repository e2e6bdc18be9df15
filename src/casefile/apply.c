/* apply.c - corrections held against the pages and documents of a case: which
 * of them fit, and what they change. */
#include "casefile/correct.h"
#include "casefile/stack.h"

#include "host/host.h"

#include <stdlib.h>

enum { KEY_DIGITS = 16 };

/* A file of the case, found by name. */
struct named {
        str    name, key;       /* key: of its bytes; empty until asked */
        struct document *file;
        size_t sheet;           /* of its first page, in the stack */
};

struct names { struct named *at; size_t n; };

static int by_name(const void *a, const void *b)
{
        const struct named *x = a, *y = b;

        return str_order(x->name, y->name);
}

static struct names names_sort(arena *a, const struct case_file *c)
{
        struct names v = { NEWN(a, struct named, c->n_files + 1), 0 };
        size_t sheet = 0;

        for (size_t i = 0; i < c->n_files; i++) {
                v.at[v.n++] = (struct named){ .name = c->file[i]->name,
                                              .file = c->file[i],
                                              .sheet = sheet };
                sheet += c->file[i]->pages;
        }
        if (v.n)
                qsort(v.at, v.n, sizeof *v.at, by_name);
        return v;
}

static struct named *name_find(const struct names *v, str name)
{
        struct named key = { .name = name };

        return v->n ? bsearch(&key, v->at, v->n, sizeof *v->at, by_name)
                    : NULL;
}

/* The key of the file's bytes; of a member, FILE/MEMBER, that of FILE. One
 * that is not there has the key of nothing. */
static rc key_set(arena *a, str folder, struct named *f, err *e)
{
        size_t cut = str_find(f->name, S("/"), 0);
        str name = str_slice(f->name, 0, cut == STR_NONE ? f->name.n : cut);
        str sum;
        rc r;

        if (f->key.n)
                return OK;
        r = host_digest(a, host_join(a, folder, name), &sum, e);
        if (r == OK)
                f->key = str_slice(sum, 0, KEY_DIGITS);
        return r;
}

/* ---- A new one ----------------------------------------------------------- */

static rc place_check(const struct correction *n, const struct named *f,
                      err *e)
{
        if (!f)
                return err_set(e, ERR_USAGE, S(""), 0, "no file of the case "
                               "has this name; `imr file pages` lists them as "
                               "FILE:PAGE");
        if (n->to > f->file->pages &&
            f->file->pages_unread == f->file->pages)
                return err_set(e, ERR_INPUT, f->name, 0, "could not be read, "
                               "so how many pages it has is not known; give "
                               "another copy of it");
        if (n->from < 1 || n->to < n->from || n->to > f->file->pages)
                return err_set(e, ERR_USAGE, f->name, 0, "has %zu page%s; "
                               "name one of them", f->file->pages,
                               f->file->pages == 1 ? "" : "s");
        if (n->kind == CORRECT_JOIN && n->from == 1)
                return err_set(e, ERR_USAGE, f->name, 0, "begins with this "
                               "page: no document of the file comes before "
                               "it; join a later page");
        return OK;
}

rc correction_check(arena *a, const struct case_file *c,
                    struct correction *n, err *e)
{
        struct names v = names_sort(a, c);
        struct corrections again;
        struct named *f;
        err why = { 0 };
        rc r;

        if (n->kind == CORRECT_UNDO) {
                for (size_t i = 0; i < c->corrections->n; i++)
                        if (!c->corrections->at[i].undone &&
                            c->corrections->at[i].kind != CORRECT_UNDO)
                                return OK;
                return err_set(e, ERR_USAGE, c->corrections->path, 0, "holds "
                               "nothing that could be taken back");
        }
        f = name_find(&v, n->file);
        r = place_check(n, f, e);
        if (r)
                return r;
        r = key_set(a, c->folder, f, e);
        if (r)
                return r;
        n->key = f->key;
        /* what the reader would refuse is not written */
        if (corrections_parse(a, S(""), correction_line(a, n), &again, &why))
                return err_set(e, ERR_USAGE, S(""), 0, "%s", why.text);
        n->value = again.at[0].value;   /* a class as the list has it */
        return OK;
}

/* ---- What they change ---------------------------------------------------- */

static void sheets_change(struct stack *s, const struct correction *c,
                          size_t first)
{
        for (size_t i = c->from; i <= c->to; i++) {
                struct sheet *p = &s->sheet[first + i - 1];

                if (c->kind == CORRECT_SPLIT)
                        p->start = SHEET_STARTS;
                else if (c->kind == CORRECT_JOIN)
                        p->start = SHEET_GOES_ON;
                else if (c->kind == CORRECT_APART)
                        p->whose = SHEET_ANOTHERS;
                else if (c->kind == CORRECT_RELEASE)
                        p->whose = SHEET_OURS;
        }
}

/* What one kind of them overrides of another. */
static int subject_of(enum correction_kind kind)
{
        return kind == CORRECT_JOIN ? CORRECT_SPLIT
               : kind == CORRECT_RELEASE ? CORRECT_APART : (int)kind;
}

/* Is all that i says said again further down, of the file as it is? */
static bool said_again(const struct corrections *k, size_t i)
{
        const struct correction *c = &k->at[i];

        for (size_t n = i + 1; n < k->n; n++) {
                const struct correction *d = &k->at[n];

                if (d->stands && subject_of(d->kind) == subject_of(c->kind) &&
                    d->from <= c->from && d->to >= c->to &&
                    str_eq(d->file, c->file))
                        return true;
        }
        return false;
}

static void passed_over_tell(struct stack *s, struct corrections *k)
{
        struct case_file *c = s->c;
        VEC(struct case_note) note = { 0 };

        for (size_t i = 0; i < k->n; i++) {
                struct correction *one = &k->at[i];

                if (!one->passed_over.n || said_again(k, i))
                        continue;
                *VEC_ADD(s->a, &note) = (struct case_note){
                        k->path, one->line, arena_fmt(s->a, "not applied: "FMT
                        "; look at the page and say it again",
                        ARG(one->passed_over)) };
        }
        c->note = note.at;
        c->n_notes = note.n;
}

rc sheets_correct(struct stack *s, err *e)
{
        struct corrections *k = NEW(s->a, struct corrections);
        struct names v = names_sort(s->a, s->c);
        rc r = s->c->folder.p ? corrections_read(s->a, s->c->folder, k, e)
                              : OK;

        s->c->corrections = k;
        for (size_t i = 0; r == OK && i < k->n; i++) {
                struct correction *c = &k->at[i];
                struct named *f = c->undone || c->kind == CORRECT_UNDO
                                  ? NULL : name_find(&v, c->file);

                if (c->undone || c->kind == CORRECT_UNDO)
                        continue;
                if (!f)
                        c->passed_over = S("the file is not in the folder");
                else if (key_set(s->a, s->c->folder, f, NULL))
                        c->passed_over = S("the file could not be read");
                else if (!str_eq(f->key, c->key))
                        c->passed_over = S("the file has changed since");
                else if (c->to > f->file->pages)
                        c->passed_over = S("the file has not so many pages");
                c->stands = !c->passed_over.n;
                if (c->stands)
                        sheets_change(s, c, f->sheet);
        }
        if (r == OK)
                passed_over_tell(s, k);
        return r;
}

/* ---- Documents ----------------------------------------------------------- */

static void document_change(struct document *d, const struct correction *c)
{
        if (c->kind == CORRECT_CLASSIFY) {
                d->class = c->value;
                d->declared = true;
        } else if (c->kind == CORRECT_DATE) {
                d->date = c->day;
        } else if (c->kind == CORRECT_RECEIVED) {
                d->received = c->day;
        } else if (c->kind == CORRECT_AUTHOR) {
                d->author = c->value;
                d->specialty = S("");
        }
}

/* The document that each sheet is in. */
static struct document **of_sheets(struct stack *s)
{
        struct document **of = NEWN(s->a, struct document *, s->n + 1);
        size_t at = 0;

        for (size_t i = 0; i < s->c->n_documents; i++) {
                struct document *d = s->c->document[i];

                while (at < s->n && (s->sheet[at].file->page != d->page ||
                                     s->sheet[at].number != d->first_page))
                        at++;
                if (at < s->n && s->sheet[at].start == SHEET_STARTS)
                        d->doubt = S("");       /* a person settled it */
                for (size_t k = 0; k < d->n_pages && at < s->n; k++)
                        of[at++] = d;
        }
        return of;
}

void documents_correct(struct stack *s)
{
        struct corrections *k = s->c->corrections;
        struct names v = names_sort(s->a, s->c);
        struct document **of = of_sheets(s);

        for (size_t i = 0; i < k->n; i++) {
                const struct correction *c = &k->at[i];
                const struct named *f = c->stands ? name_find(&v, c->file)
                                                  : NULL;
                struct document *d = f ? of[f->sheet + c->from - 1] : NULL;

                if (!d)
                        continue;
                if (d->continues)
                        d = d->continues;
                document_change(d, c);
                for (size_t n = 0; n < s->c->n_documents; n++)
                        if (s->c->document[n]->continues == d)
                                document_change(s->c->document[n], c);
        }
}
