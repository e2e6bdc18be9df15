/* intake.c - which kind bytes are, and the document that comes of them. */
#include "intake/inside.h"

#include "base/utf8.h"

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

enum intake_kind intake_kind(str name, str bytes)
{
        str head = str_slice(bytes, 0, PDF_MARK_WITHIN);

        if (str_starts(bytes, S("%PDF-")))
                return INTAKE_PDF;
        if (begins_as_html(bytes))
                return INTAKE_HTML;
        if (ends_fold(name, S(".pdf")) ||
            str_find(head, S("\n%PDF-"), 0) != STR_NONE)
                return INTAKE_PDF;
        if (ends_fold(name, S(".html")) || ends_fold(name, S(".htm")))
                return INTAKE_HTML;
        return INTAKE_TEXT;
}

bool intake_named(str name)
{
        static const str endings[] = {
                STR(".txt"), STR(".text"), STR(".md"), STR(".markdown"),
                STR(".html"), STR(".htm"), STR(".pdf")
        };

        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
                if (ends_fold(name, endings[i]))
                        return true;
        return false;
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

rc intake_text(arena *a, str name, str bytes, const struct intake_ask *ask,
               struct document *out, err *e)
{
        enum intake_kind kind = intake_kind(name, bytes);
        utf8_done done;
        rc r = OK;

        *out = (struct document){ .name = base_of(name), .date = DATE_NONE };
        if (kind == INTAKE_PDF)
                r = pdf_text(a, name, bytes, ask, &bytes, &out->pages_unread,
                             e);
        if (r)
                return r;
        out->text = utf8_text(a, bytes, &done);
        if (done.nul_at != STR_NONE && (str_starts(bytes, S("\xff\xfe")) ||
                                        str_starts(bytes, S("\xfe\xff"))))
                return err_set(e, ERR_INPUT, name, 0, "is UTF-16; save it as "
                               "UTF-8");
        if (done.nul_at != STR_NONE)
                return err_set(e, ERR_INPUT, name, 0, "is binary (a NUL at "
                               "byte %zu); give a text file", done.nul_at);
        if (kind == INTAKE_HTML)
                html_text(a, out->text, &out->text, &out->foot);
        if (r == OK && str_trim(out->text).n == 0)
                r = err_set(e, ERR_INPUT, name, 0,
                            "holds no text; give a letter or document");
        if (r == OK)
                document_paginate(a, out);
        return r;
}
