/* folder.c - a case folder: its one case file, and the files beside it.
 *
 * Every file is accounted for: those that the case file lists, in its order,
 * then every other one of the folder (files.c reads them). A decision stays
 * out: it must not become evidence. */
#include "casefile/correct.h"
#include "casefile/stack.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "host/host.h"

#include <stdlib.h>

struct listed {                 /* by the case file, in the order of names */
        struct document_form **at; size_t n;
        bool *begun;            /* of a container's first member: it is read */
};

struct folder {
        arena *a;
        struct listed listed;
        str    path;            /* of the folder; empty: where we are */
        str    case_path;
        str   *name; size_t n;
        const struct case_ask *ask;
        err   *e;
};

bool name_is_case(str name)
{
        return str_ends(name, S(".case")) || str_eq(name, S("case.json"));
}

/* Finds the case file; lists the folder. */
static rc folder_open(struct folder *f, str path)
{
        str found = { 0 };
        rc r;

        if (!host_is_folder(path)) {
                f->case_path = path;
                f->path = str_slice(path, 0, path.n - host_base(path).n);
                return host_folder(f->a, f->path.n ? f->path : S("."),
                                   &f->name, &f->n, f->e);
        }
        f->path = path;
        r = host_folder(f->a, path, &f->name, &f->n, f->e);
        if (r)
                return r;
        for (size_t i = 0; i < f->n; i++) {
                if (!name_is_case(f->name[i]))
                        continue;
                if (found.n)
                        return err_set(f->e, ERR_INPUT, path, 0, "more than "
                                       "one case file; name the one that is "
                                       "meant");
                found = f->name[i];
        }
        if (!found.n)
                return err_set(f->e, ERR_INPUT, path, 0, "no case file; put "
                               "one NAME.case or case.json into the folder");
        f->case_path = host_join(f->a, path, found);
        return OK;
}

static int by_file(const void *a, const void *b)
{
        const struct document_form *const *x = a, *const *y = b;
        int o = str_order((*x)->file, (*y)->file);

        return o ? o : (*x)->line < (*y)->line ? -1 : 1;
}

/* The listed documents sorted by name; an error where one stands twice. */
static rc listed_sort(struct folder *f, struct case_form *form)
{
        size_t n = form->document.n;
        struct document_form **by = NEWN(f->a, struct document_form *, n + 1);

        for (size_t i = 0; i < n; i++)
                by[i] = &form->document.at[i];
        if (n)
                qsort(by, n, sizeof *by, by_file);
        for (size_t i = 1; i < n; i++)
                if (str_eq(by[i - 1]->file, by[i]->file))
                        return err_set(f->e, ERR_SYNTAX, f->case_path,
                                       by[i]->line, "a document that stands "
                                       "on line %zu, too; keep one",
                                       by[i - 1]->line);
        f->listed = (struct listed){ by, n, NEWN(f->a, bool, n + 1) };
        return OK;
}

/* The first listed member of the container; SIZE_MAX: none is. */
static size_t member_first(struct folder *f, str container)
{
        str head = arena_fmt(f->a, FMT"/", ARG(container));
        size_t i = listed_from(f->listed.at, f->listed.n, head);

        return i < f->listed.n && str_starts(f->listed.at[i]->file, head)
               ? i : SIZE_MAX;
}

static const struct document_form *form_of(const struct folder *f, str name)
{
        size_t i = listed_from(f->listed.at, f->listed.n, name);

        return i < f->listed.n && str_eq(f->listed.at[i]->file, name)
               ? f->listed.at[i] : NULL;
}

bool name_is_decision(str name)
{
        return str_eq(name, S("decision")) || str_starts(name, S("decision."));
}

static bool ignored(const struct case_form *form, str name)
{
        for (size_t i = 0; i < form->ignore.n; i++)
                if (str_eq(form->ignore.at[i], name))
                        return true;
        return false;
}

/* Files that the case file does not list, nor a member of them. */
static rc unlisted_add(struct folder *f, struct files *to,
                       const struct case_form *form)
{
        rc r = OK;

        for (size_t i = 0; i < f->n && r == OK; i++) {
                str name = f->name[i];
                struct host_id id;

                if (form_of(f, name) || name_is_case(name) ||
                    name_is_decision(name) ||
                    str_eq(name, S(CORRECTIONS_NAME)) ||
                    ignored(form, name) ||
                    (name_is_container(name) &&
                     member_first(f, name) != SIZE_MAX) ||
                    host_kind(host_join(f->a, f->path, name), &id) ==
                    HOST_FOLDER)
                        continue;
                r = files_add(to, name, NULL, f->e);
        }
        return r;
}

/* A container is read where it or the first of its members is listed, with
 * all that it holds. */
static rc listed_add(struct folder *f, struct files *to,
                     const struct document_form *from)
{
        str rest = from->file, name = str_cut(&rest, '/');
        bool there = host_exists(host_join(f->a, f->path, name));
        size_t first = name_is_container(name) ? member_first(f, name)
                                               : SIZE_MAX;

        /* what is unread may never have come */
        if (!from->unread && !there)
                return err_set(f->e, ERR_INPUT, f->case_path, from->line,
                               "the document does not stand in the folder; "
                               "put it beside the case file, or write "
                               "\"unread\" under it");
        if (!there || first == SIZE_MAX)
                return files_add(to, from->file, from, f->e);
        if (f->listed.begun[first])
                return OK;
        f->listed.begun[first] = true;
        return files_add(to, name, form_of(f, name), f->e);
}

static rc member_missing(struct folder *f, const struct document_form *form,
                         const struct folder_file *found, size_t n)
{
        str rest = form->file, name = str_cut(&rest, '/');
        str head = arena_fmt(f->a, FMT"/", ARG(name));
        buf b = buf_open(f->a, 4096);

        for (size_t i = 0; i < n && b.n < 120; i++)
                if (str_starts(found[i].name, head))
                        buf_fmt(&b, "%s"FMT, b.n ? ", " : "",
                                ARG(found[i].name));
        return err_set(f->e, ERR_INPUT, f->case_path, form->line, FMT" is "
                       "no document of that file; write another, such as "FMT,
                       ARG(form->file), ARG(buf_str(&b)));
}

/* Every member that is listed was found. */
static rc members_check(struct folder *f, const struct case_form *form,
                        const struct folder_file *found, size_t n)
{
        bool *seen = NEWN(f->a, bool, form->document.n + 1);

        for (size_t i = 0; i < n; i++)
                if (found[i].form &&
                    str_eq(found[i].form->file, found[i].name))
                        seen[found[i].form - form->document.at] = true;
        for (size_t i = 0; i < form->document.n; i++)
                if (!seen[i] && !form->document.at[i].unread &&
                    memchr(form->document.at[i].file.p, '/',
                           form->document.at[i].file.n))
                        return member_missing(f, &form->document.at[i], found,
                                              n);
        return OK;
}

/* Does the case file say what the document is? */
static bool form_declares(const struct document_form *from)
{
        return from->class.n || from->author.n || date_known(from->date);
}

/* Pages of which the file has nothing: behind the others, without text. */
static void pages_add(arena *a, struct document *d, size_t n)
{
        size_t *begin = NEWN(a, size_t, d->pages + n);
        struct document_page *page = NEWN(a, struct document_page,
                                          d->pages + n);

        if (d->pages)
                memcpy(begin, d->page_begin, d->pages * sizeof *begin);
        for (size_t i = 0; i < d->pages + n; i++) {
                if (i < d->pages && d->page) {
                        page[i] = d->page[i];
                        continue;
                }
                page[i].confidence = i < d->pages;
                if (i < d->pages)
                        continue;
                begin[i] = d->text.n;
                page[i] = (struct document_page){
                        .from = PAGE_NONE, .unread = true,
                        .why = S("was not read") };
        }
        d->page_begin = begin;
        d->page = page;
        d->pages += n;
        d->pages_unread += n;
        d->n_pages = d->pages;
}

/* What the case file says of it. */
static void form_apply(arena *a, const struct document_form *from,
                       struct document *d)
{
        size_t unread = (size_t)from->pages_unread;

        if (from->unread)
                unread = from->pages ? (size_t)from->pages : 1;
        if (unread > d->pages_unread)
                pages_add(a, d, unread - d->pages_unread);
        d->class = from->class;
        d->author = from->author;
        d->date = from->date;
        d->declared = form_declares(from);
}

static rc files_read(struct folder *f, struct case_form *form)
{
        struct files *to = files_open(f->a, f->ask, f->path);
        struct case_file *c = &form->c;
        struct folder_file *found = NULL;
        size_t n = 0;
        rc r = listed_sort(f, form);

        files_listed(to, f->listed.at, f->listed.n);
        for (size_t i = 0; i < form->document.n && r == OK; i++)
                r = listed_add(f, to, &form->document.at[i]);
        if (r == OK)
                r = unlisted_add(f, to, form);
        if (r == OK)
                r = files_end(to, &found, &n, f->e);
        if (r == OK)
                r = members_check(f, form, found, n);
        if (r)
                return r;
        c->file = NEWN(f->a, struct document *, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct document *d = found[i].document;

                d->received = DATE_NONE;
                if (found[i].form)
                        form_apply(f->a, found[i].form, d);
                c->file[c->n_files++] = d;
        }
        return OK;
}

/* Byte where the line begins that stands `lines` below the one at `from`; the
 * text's end where there are not so many. */
static size_t line_below(str text, size_t from, size_t lines)
{
        while (lines-- && from < text.n) {
                size_t at = str_find(text, S("\n"), from);

                from = at == STR_NONE ? text.n : at + 1;
        }
        return from;
}

/* Where the request stands between two bytes of d: its own words, or where
 * they are wrapped or escaped there, the line of the item. */
static struct evidence request_place(struct document *d, str request,
                                     size_t begin, size_t end)
{
        str part = str_slice(d->text, begin, end);
        size_t at = str_find(part, request, 0);

        if (at != STR_NONE)
                return (struct evidence){ d, begin + at,
                                          begin + at + request.n, 1 };
        at = str_find(part, S("\n"), 0);
        return (struct evidence){ d, begin, at == STR_NONE ? end : begin + at,
                                  1 };
}

/* The case file is a document, too: where each request stands in it. It is
 * not among those whose findings are read. */
static void requests_place(struct folder *f, struct case_form *form, str bytes)
{
        struct document *d = NEW(f->a, struct document);
        const struct item_form *from = form->item.at;
        size_t n = form->c.n_items, begin;
        utf8_done done;

        *d = (struct document){ .name = host_base(f->case_path),
                                .class = S("APPLICATION"),
                                .date = form->c.application };
        d->text = utf8_text(f->a, bytes, &done);
        document_paginate(f->a, d);
        begin = line_below(d->text, 0, from[0].line->no - 1);
        for (size_t i = 0; i < n; i++) {
                struct case_item *it = &form->c.item[i];
                size_t end = d->text.n;

                if (i + 1 < n && from[i + 1].line->no > from[i].line->no)
                        end = line_below(d->text, begin, from[i + 1].line->no -
                                                         from[i].line->no);
                it->request_at = request_place(d, it->request_text, begin,
                                               end);
                if (i + 1 < n && from[i + 1].line->no > from[i].line->no)
                        begin = end;
        }
}

rc case_folder(arena *a, str path, str *out, err *e)
{
        struct folder f = { .a = a, .e = e };
        rc r;

        if (!host_exists(path))
                return err_set(e, ERR_IO, path, 0, "no such file or folder; "
                               "name a case folder or its case file");
        r = folder_open(&f, path);
        *out = f.path.n ? f.path : S(".");
        return r;
}

rc case_read(arena *a, const struct case_ask *ask, str path,
             struct case_file *out, err *e)
{
        struct folder f = { .a = a, .ask = ask, .e = e };
        struct case_form form;
        str text;
        rc r;

        if (str_eq(path, S("-")))
                return err_set(e, ERR_USAGE, path, 0, "a case is a folder; "
                               "name it or its case file");
        if (!host_exists(path))
                return err_set(e, ERR_IO, path, 0, "no such file or folder; "
                               "name a case folder or its case file");
        r = folder_open(&f, path);
        if (!r)
                r = host_file(a, f.case_path, HOST_FILE_MAX, &text, e);
        if (!r)
                r = case_form_read(a, ask, f.case_path, text, &form, e);
        if (!r)
                r = files_read(&f, &form);
        if (!r)
                form.c.folder = f.path.n ? f.path : S(".");
        if (!r)
                r = stack_read(a, ask, &form.c, e);
        if (r)
                return r;
        requests_place(&f, &form, text);
        form.c.source = path;
        *out = form.c;
        return OK;
}
