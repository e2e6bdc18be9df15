/* record.c - labels and values, line by line, into one text. */
#include "model/record.h"

/* Bytes: of what one record's values come to. */
static const size_t RECORD_MOST = (size_t)128 << 20;

struct record record_open(arena *a, struct document *d, struct letter *out)
{
        letter_blank(out, d);
        return (struct record){ .a = a, .letter = out,
                                .text = buf_open(a, RECORD_MOST) };
}

struct span record_add(struct record *r, str label, str value)
{
        struct span s;

        value = str_trim(value);
        if (!value.n)
                return (struct span){ 0 };
        s.begin = r->text.n;
        buf_add_folded(&r->text, label);
        buf_add(&r->text, S(":"));
        s.end = r->text.n;
        *VEC_ADD(r->a, &r->named) = s;
        buf_char(&r->text, ' ');
        s.begin = r->text.n;
        buf_add(&r->text, value);
        s.end = r->text.n;
        buf_char(&r->text, '\n');
        return s;
}

struct span record_more(struct record *r, struct span s, str value)
{
        value = str_trim(value);
        if (!value.n)
                return s;
        buf_add(&r->text, value);
        s.end = r->text.n;
        buf_char(&r->text, '\n');
        return s;
}

void record_known(struct record *r, struct span s)
{
        if (span_set(s))
                *VEC_ADD(r->a, &r->named) = s;
}

void record_unread(struct record *r, struct span s)
{
        if (span_set(s))
                *VEC_ADD(r->a, &r->unread) = s;
}

void record_end(struct record *r)
{
        struct letter *l = r->letter;

        l->document->text = r->text.n ? buf_str(&r->text) : S("");
        document_paginate(r->a, l->document);
        l->named = r->named.at;
        l->n_named = r->named.n;
        l->unread = r->unread.at;
        l->n_unread = r->unread.n;
}
