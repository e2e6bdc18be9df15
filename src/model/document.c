/* document.c - pages and evidence. */
#include "model/document.h"

#include "base/hash.h"

#include <assert.h>

void document_paginate(arena *a, struct document *d)
{
        VEC(size_t) v = { 0 };
        const char *at = d->text.n ? d->text.p : "", *end = at + d->text.n;

        *VEC_ADD(a, &v) = 0;
        while (at < end && (at = memchr(at, '\f', (size_t)(end - at)))) {
                at++;
                if (at < end)
                        *VEC_ADD(a, &v) = (size_t)(at - d->text.p);
        }
        d->page_begin = v.at;
        d->pages = v.n;
        d->first_page = 1;
        d->n_pages = v.n;
        d->begin = 0;
        d->end = d->text.n;
}

str document_page_text(const struct document *d, size_t number)
{
        size_t begin = d->page_begin[number - 1];
        size_t end = number < d->pages ? d->page_begin[number] : d->text.n;

        assert(number >= 1 && number <= d->pages);
        if (end > begin && d->text.p[end - 1] == '\f')
                end--;
        return str_slice(d->text, begin, end);
}

str document_reading(const struct document *d)
{
        return d->reading.n ? d->reading : d->text;
}

str document_own(const struct document *d)
{
        return str_slice(d->text, d->begin, d->end);
}

double document_confidence(const struct document *d, size_t at)
{
        return d->page ? d->page[document_page(d, at) - 1].confidence : 1;
}

long document_page(const struct document *d, size_t at)
{
        size_t lo = 0, hi = d->pages;

        while (hi - lo > 1) {
                size_t mid = (lo + hi) / 2;

                if (d->page_begin[mid] <= at)
                        lo = mid;
                else
                        hi = mid;
        }
        return (long)lo + 1;
}

str document_hash(arena *a, struct document *d)
{
        struct document *f = d->whole ? d->whole : d;

        if (!f->hash.n)
                f->hash = hash_sha256(a, f->text);
        return f->hash;
}

str evidence_quote(const struct evidence *e)
{
        return str_slice(e->document->text, e->begin, e->end);
}

void evidence_json(json *j, const struct evidence *e)
{
        struct document *d = e->document;

        json_object_open(j);
        json_str_at(j, "document", d->name);
        json_count_at(j, "page", document_page(d, e->begin));
        json_count_at(j, "begin", (long)e->begin);
        json_count_at(j, "end", (long)e->end);
        json_str_at(j, "quote", evidence_quote(e));
        json_str_at(j, "text_hash", document_hash(j->out->a, d));
        json_str_at(j, "class", d->class);
        json_str_at(j, "author", d->author);
        json_date_at(j, "date", d->date);
        json_key(j, "confidence");
        json_num(j, e->confidence * document_confidence(d, e->begin));
        json_object_end(j);
}

/* ---- Classes ------------------------------------------------------------ */

static const struct { str class, title; } titles[] = {
        { STR("APPLICATION"), STR("application for review") },
        { STR("UR_DECISION"), STR("utilization review decision") },
        { STR("RFA"), STR("request for authorization") },
        { STR("PR2_REPORT"), STR("progress report") },
        { STR("CONSULT"), STR("consultation") },
        { STR("IMAGING"), STR("imaging report") },
        { STR("OPERATIVE"), STR("operative report") },
        { STR("LAB"), STR("laboratory report") },
        { STR("PSYCH"), STR("psychological report") },
        { STR("THERAPY_NOTE"), STR("therapy note") },
        { STR("MED_LIST"), STR("medication list") },
        { STR("EMPLOYEE_LETTER"), STR("letter from the worker") },
        { STR("ATTORNEY_LETTER"), STR("letter from a lawyer") },
        { STR("CA_STATEMENT"),
          STR("statement of the claims administrator") },
        { STR("CERTIFICATION"), STR("certification") },
        { STR("COURT_ORDER"), STR("order of a court or board") },
        { STR("PRIOR_FDL"), STR("earlier determination") },
        { STR("OTHER"), STR("document") },
};
enum { TITLES = sizeof titles / sizeof titles[0] };

size_t class_rank(str class)
{
        size_t i = 0;

        while (i < TITLES && !str_eq(titles[i].class, class))
                i++;
        return i;
}

str class_title(str class)
{
        size_t i = class_rank(class);

        return i < TITLES ? titles[i].title : S("");
}
