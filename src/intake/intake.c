/* intake.c - which kind bytes are, and plain text read. */
#include "intake/intake.h"

#include "base/utf8.h"

enum intake_kind intake_kind(str name, str bytes)
{
        (void)name;
        if (str_starts(bytes, S("%PDF-")))
                return INTAKE_PDF;
        return INTAKE_TEXT;
}

bool intake_named(str name)
{
        static const str endings[] = { STR(".txt"), STR(".md"), STR(".text"),
                                       STR(".markdown") };

        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
                if (str_ends(name, endings[i]))
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

rc intake_text(arena *a, str name, str bytes, const struct intake_ask *ask,
               struct document *out, err *e)
{
        utf8_done done;

        (void)ask;
        if (intake_kind(name, bytes) == INTAKE_PDF)
                return err_set(e, ERR_INPUT, name, 0, "is a PDF; give its "
                               "text, as pdftotext -layout writes it");
        *out = (struct document){ .name = base_of(name), .date = DATE_NONE };
        out->text = utf8_text(a, bytes, &done);
        if (done.nul_at != STR_NONE)
                return err_set(e, ERR_INPUT, name, 0, "is binary (a NUL at "
                               "byte %zu); give a text file", done.nul_at);
        if (str_trim(out->text).n == 0)
                return err_set(e, ERR_INPUT, name, 0,
                               "holds no text; give a letter or document");
        document_paginate(a, out);
        return OK;
}
