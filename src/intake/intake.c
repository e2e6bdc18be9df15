/* intake.c - which kind bytes are, and the document that comes of them. */
#include "intake/inside.h"

#include "base/utf8.h"

#include <assert.h>

/* Readers of PDF look so far for its mark; what stands before is ignored. */
enum { PDF_MARK_WITHIN = 1024 };

static bool ends_fold(str s, str ending)
{
        return s.n >= ending.n &&
               str_eq_fold(str_slice(s, s.n - ending.n, s.n), ending);
}

static bool begins_as_html(str s)
{
        if (str_starts(s, S("\xef\xbb\xbf")))
                s = str_slice(s, 3, s.n);
        while (s.n && char_space(s.p[0]))
                s = str_slice(s, 1, s.n);
        return str_starts_fold(s, S("<!doctype html")) ||
               str_starts_fold(s, S("<html"));
}

static bool ends_any(str name, const str *ending, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (ends_fold(name, ending[i]))
                        return true;
        return false;
}

static bool picture_named(str name)
{
        static const str endings[] = { STR(".tif"), STR(".tiff"), STR(".jpg"),
                                       STR(".jpeg"), STR(".png") };

        return ends_any(name, endings, sizeof endings / sizeof *endings);
}

enum intake_kind intake_kind(str name, str bytes)
{
        str head = str_slice(bytes, 0, PDF_MARK_WITHIN);

        if (str_starts(bytes, S("%PDF-")))
                return INTAKE_PDF;
        if (picture_begins(bytes))
                return INTAKE_PICTURE;
        if (begins_as_html(bytes))
                return INTAKE_HTML;
        if (ends_fold(name, S(".pdf")) ||
            str_find(head, S("\n%PDF-"), 0) != STR_NONE)
                return INTAKE_PDF;
        if (ends_fold(name, S(".html")) || ends_fold(name, S(".htm")))
                return INTAKE_HTML;
        return picture_named(name) ? INTAKE_PICTURE : INTAKE_TEXT;
}

bool intake_named(str name)
{
        static const str endings[] = {
                STR(".txt"), STR(".text"), STR(".md"), STR(".markdown"),
                STR(".html"), STR(".htm"), STR(".pdf")
        };

        return ends_any(name, endings, sizeof endings / sizeof *endings);
}

bool intake_document(str name)
{
        return intake_named(name) || picture_named(name);
}

static str base_of(str path)
{
        for (size_t i = path.n; i > 0; i--)
                if (path.p[i - 1] == '/')
                        return str_slice(path, i, path.n);
        return path;
}

rc program_missing(str name, const char *program, const char *package, err *e)
{
        return err_set(e, ERR_IO, name, 0, "needs the program %s, which is "
                       "not installed; install the package %s", program,
                       package);
}

/* ---- A file to pages ---------------------------------------------------- */

/* Every page of a picture is wanted; until then it is unread. */
static rc pictures_read(arena *a, const struct intake_ask *ask,
                        struct reading *f, err *e)
{
        struct picture p;
        rc r;

        if (!picture_begins(f->bytes))
                return err_set(e, ERR_INPUT, f->name, 0, "is no picture that "
                               "can be read; give TIFF, JPEG, PNG or PDF");
        r = picture_read(a, f->name, f->bytes, &p, e);
        if (r)
                return r;
        if (p.n > ask->pages)
                return err_set(e, ERR_LIMIT, f->name, 0, "has more than %zu "
                               "pages; split it", ask->pages);
        f->leaf = NEWN(a, struct leaf, p.n);
        f->n = p.n;
        f->recognised = true;
        for (size_t i = 0; i < p.n; i++) {
                bool shown = !p.page[i].why.n;

                f->leaf[i] = (struct leaf){
                        .text = S(""), .picture = &p.page[i],
                        .wanted = shown, .covered = true,
                        .is = { .from = PAGE_NONE, .unread = true,
                                .why = shown
                                       ? S("a picture, and not recognised")
                                       : p.page[i].why }
                };
        }
        return OK;
}

static rc characters_read(arena *a, struct reading *f, err *e)
{
        utf8_done done;

        f->text = utf8_text(a, f->text, &done);
        if (done.nul_at == STR_NONE)
                return OK;
        if (str_starts(f->bytes, S("\xff\xfe")) ||
            str_starts(f->bytes, S("\xfe\xff")))
                return err_set(e, ERR_INPUT, f->name, 0, "is UTF-16; save it "
                               "as UTF-8");
        return err_set(e, ERR_INPUT, f->name, 0, "is binary (a NUL at byte "
                       "%zu); give a text file", done.nul_at);
}

/* Up to what must be recognised. */
static rc reading_begin(arena *a, const struct intake_ask *ask,
                        struct reading *f, err *e)
{
        rc r;

        f->kind = f->plain ? INTAKE_TEXT : intake_kind(f->name, f->bytes);
        f->text = f->bytes;
        if (f->kind == INTAKE_PDF)
                return pdf_read(a, ask, f, e);
        if (f->kind == INTAKE_PICTURE)
                return pictures_read(a, ask, f, e);
        r = characters_read(a, f, e);
        if (r == OK && f->kind == INTAKE_HTML)
                html_text(a, f->text, &f->text, &f->foot);
        return r;
}

/* ---- Pages to a document ------------------------------------------------ */

/* Of what a PDF wrote nothing is copied unless a page's text is another. */
static void leaves_join(arena *a, struct reading *f)
{
        size_t n = 0;
        char *p;

        for (size_t i = 0; i < f->n; i++)
                n += f->leaf[i].text.n + 1;
        p = arena_bytes(a, n);
        f->text = str_of(p, n);
        for (size_t i = 0; i < f->n; i++) {
                str s = f->leaf[i].text;

                if (s.n)
                        memcpy(p, s.p, s.n);
                p += s.n;
                *p++ = '\f';
        }
}

static void pages_set(arena *a, const struct reading *f, struct document *d)
{
        d->page = NEWN(a, struct document_page, f->n);
        for (size_t i = 0; i < f->n; i++) {
                d->page[i] = f->leaf[i].is;
                d->pages_unread += d->page[i].unread;
        }
        /* something of a page may be missing; which one is not known */
        if (f->damaged && !d->pages_unread) {
                d->page[f->n - 1].unread = true;
                d->page[f->n - 1].why = S("the file is damaged");
                d->pages_unread = 1;
        }
}

static rc reading_end(arena *a, struct reading *f, struct document *d, err *e)
{
        rc r = OK;

        if (f->recognised)
                leaves_join(a, f);
        if (f->n)
                r = characters_read(a, f, e);
        if (r)
                return r;
        d->text = f->text;
        d->foot = f->foot;
        document_paginate(a, d);
        assert(!f->n || d->pages == f->n);
        if (f->n)
                pages_set(a, f, d);
        return OK;
}

static struct intake_ask ask_of(const struct intake_ask *ask)
{
        struct intake_ask how = *ask;

        if (!how.pages)
                how.pages = INTAKE_PAGES_MAX;
        return how;
}

/* Why a letter's file has no text. */
static rc no_text(const struct reading *f, bool ocr, err *e)
{
        return err_set(e, ERR_INPUT, f->name, 0, !f->n
                       ? "holds no text; give a letter or document"
                       : ocr ? "is a scan in which no text was recognised; "
                               "give a better copy"
                       : f->damaged
                       ? "is damaged: no text is found in it; give another "
                         "copy or, if it is a scan, write --ocr"
                       : "is a scan without text; write --ocr to have its "
                         "text recognised");
}

rc intake_text(arena *a, str name, str bytes, const struct intake_ask *ask,
               struct document *out, err *e)
{
        struct intake_ask how = ask_of(ask);
        struct reading *f = NEW(a, struct reading);
        rc r;

        *f = (struct reading){ .name = name, .bytes = bytes };
        *out = (struct document){ .name = base_of(name), .date = DATE_NONE };
        r = reading_begin(a, &how, f, e);
        if (r == OK)
                r = leaves_fill(a, &f, 1, &how, e);
        if (r == OK)
                r = reading_end(a, f, out, e);
        if (r == OK && str_trim(out->text).n == 0)
                r = no_text(f, how.ocr, e);
        return r;
}

/* The document, which may outlive the file's bytes. */
static rc text_own(arena *a, struct reading *f, struct intake_file *x)
{
        /* a byte order mark may have gone */
        if (f->text.p >= f->bytes.p && f->text.p <= f->bytes.p + f->bytes.n)
                f->text = arena_str(a, f->text);
        return reading_end(a, f, &x->document, &x->why);
}

rc intake_files(arena *a, struct intake_file *file, size_t n,
                const struct intake_ask *ask, err *e)
{
        struct intake_ask how = ask_of(ask);
        struct reading **f = NEWN(a, struct reading *, n + 1);
        rc r = OK;

        for (size_t i = 0; i < n && r == OK; i++) {
                struct intake_file *x = &file[i];

                f[i] = NEW(a, struct reading);
                *f[i] = (struct reading){ .name = x->name,
                                          .bytes = x->bytes,
                                          .plain = x->text };
                x->document = (struct document){ .name = base_of(x->name),
                                                 .date = DATE_NONE };
                x->why.code = reading_begin(a, &how, f[i], &x->why);
                if (x->why.code)
                        f[i]->n = 0;
                x->pages = f[i]->pages;
                if (x->why.code == ERR_IO) {
                        *e = x->why;
                        r = ERR_IO;
                }
        }
        if (r == OK)
                r = leaves_fill(a, f, n, &how, e);
        for (size_t i = 0; i < n && r == OK; i++)
                if (!file[i].why.code)
                        file[i].why.code = text_own(a, f[i], &file[i]);
        return r;
}
