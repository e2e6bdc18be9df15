/* print.c - findings as JSON (DESIGN, `imr facts --json`) and for people. */
#include "clinical/clinical.h"

#include <math.h>

static void number_at(json *j, const char *key, double v)
{
        json_key(j, key);
        if (isnan(v))
                json_nil(j);
        else
                json_num(j, v);
}

static void truth_at(json *j, const char *key, bool v)
{
        json_key(j, key);
        json_bool(j, v);
}

void finding_fields_json(json *j, const struct finding *f)
{
        json_str_at(j, "concept", f->concept);
        json_str_at(j, "status", str_from(finding_status_name(f->status)));
        number_at(j, "value", f->value);
        number_at(j, "low", f->low);
        json_str_at(j, "unit", f->unit);
        json_str_at(j, "drug", f->drug);
        json_strs_at(j, "body", f->body, f->n_body);
        json_str_at(j, "side", f->side);
        json_str_at(j, "level", f->level);
        json_date_at(j, "date", f->date);
        truth_at(j, "possible", f->possible);
        truth_at(j, "historical", f->historical);
        truth_at(j, "ended", f->ended);
        truth_at(j, "family", f->family);
        json_str_at(j, "section",
                    str_from(finding_section_name(f->section)));
        json_key(j, "evidence");
        json_array_open(j);
        evidence_json(j, &f->evidence);
        for (size_t i = 0; i < f->n_also; i++)
                evidence_json(j, &f->also[i]);
        json_array_end(j);
}

void finding_json(json *j, const struct finding *f)
{
        json_object_open(j);
        finding_fields_json(j, f);
        json_object_end(j);
}

void findings_print(buf *b, const struct findings *f, str source)
{
        buf_fmt(b, FMT": %zu findings\n", ARG(source), f->n);
        for (size_t i = 0; i < f->n; i++) {
                const struct finding *x = &f->at[i];

                buf_fmt(b, "  %-26.*s %-15s", ARG(x->concept),
                        finding_status_name(x->status));
                if (!isnan(x->value))
                        buf_fmt(b, "%g "FMT" ", x->value, ARG(x->unit));
                buf_fmt(b, " p. %ld, bytes %zu-%zu: \"",
                        document_page(x->evidence.document,
                                      x->evidence.begin),
                        x->evidence.begin, x->evidence.end);
                buf_add_folded(b, evidence_quote(&x->evidence));
                buf_char(b, '"');
                for (size_t k = 0; k < x->n_also; k++)
                        buf_fmt(b, "; again "FMT" p. %ld",
                                ARG(x->also[k].document->name),
                                document_page(x->also[k].document,
                                              x->also[k].begin));
                buf_char(b, '\n');
        }
}
