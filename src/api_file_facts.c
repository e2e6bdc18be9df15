/* api_file_facts.c - the call of imr.h that tells what a case's documents
 * state, gathered over all of them: what several say is one fact with all its
 * places, and facts that cannot both hold name each other. */
#include "api.h"

#include "clinical/statement.h"

/* What a document states, with every place where a copy of it stands. */
static struct findings document_findings(imr *m, const struct case_file *c,
                                         size_t i)
{
        struct document *d = c->visible[i].document;
        struct findings f = findings_read(&m->work, m->vocabulary, d,
                                          c->visible[i].begin,
                                          c->visible[i].end);

        for (size_t k = 0; k < c->n_documents; k++) {
                struct document *copy = c->document[k];

                if (copy->same_as != d || copy->near || copy->apart)
                        continue;
                struct findings again =
                        findings_read(&m->work, m->vocabulary, copy,
                                      copy->begin, copy->end);

                f = findings_repeat(&m->work, f, &again);
        }
        return f;
}

static struct findings case_findings(imr *m, const struct case_file *c)
{
        VEC(struct finding) all = { 0 };

        for (size_t i = 0; i < c->n_visible; i++) {
                struct findings f = document_findings(m, c, i);

                for (size_t k = 0; k < f.n; k++)
                        *VEC_ADD(&m->work, &all) = f.at[k];
        }
        return (struct findings){ all.at, all.n };
}

/* ---- JSON: an object a finding ------------------------------------------ */

static void findings_json(imr *m, buf *b, const struct findings *f,
                          const struct statements *s)
{
        const struct statement **of = NEWN(&m->work,
                                           const struct statement *,
                                           f->n ? f->n : 1);

        for (size_t i = 0; i < s->n; i++)
                for (size_t k = 0; k < s->at[i].n; k++)
                        of[s->at[i].by[k] - f->at] = &s->at[i];
        for (size_t i = 0; i < f->n; i++) {
                json j = json_open(b);

                json_object_open(&j);
                finding_fields_json(&j, &f->at[i]);
                json_key(&j, "contradicts");
                json_array_open(&j);
                for (size_t k = 0; k < of[i]->n_against; k++)
                        json_int(&j, s->at[of[i]->against[k]].by[0] - f->at);
                json_array_end(&j);
                json_object_end(&j);
                buf_char(b, '\n');
        }
}

/* ---- For people --------------------------------------------------------- */

static void place_print(buf *b, const struct listing *k,
                        const struct evidence *e)
{
        buf_fmt(b, "        %zu "FMT" p. %ld: \"",
                listing_number(k, e->document), ARG(e->document->name),
                document_page(e->document, e->begin));
        buf_add_folded(b, evidence_quote(e));
        buf_add(b, S("\"\n"));
}

static void part_print(buf *b, str part)
{
        if (part.n)
                buf_fmt(b, "  "FMT, ARG(part));
}

static void statement_print(arena *a, buf *b, const struct statement *x,
                            const struct listing *k, size_t number)
{
        const char signs[] = "+->?";

        buf_fmt(b, "%4zu  "FMT"  %c %s", number, ARG(x->title),
                signs[x->said.status], finding_status_name(x->said.status));
        part_print(b, statement_value(a, &x->said));
        part_print(b, statement_site(a, &x->said));
        part_print(b, date_text(a, x->said.date));
        part_print(b, statement_note(a, x));
        buf_char(b, '\n');
        place_print(b, k, &x->said.evidence);
        for (size_t i = 0; i < x->said.n_also; i++)
                place_print(b, k, &x->said.also[i]);
}

static void statements_print(imr *m, buf *b, const struct statements *s,
                             const struct findings *f,
                             const struct listing *k)
{
        size_t against = 0;

        for (size_t i = 0; i < s->n; i++) {
                against += s->at[i].n_against > 0;
                statement_print(&m->work, b, &s->at[i], k, i + 1);
        }
        buf_fmt(b, "%zu fact%s in %zu place%s; %zu contradicted by another\n",
                s->n, s->n == 1 ? "" : "s", f->n, f->n == 1 ? "" : "s",
                against);
}

static rc verb_file_facts(imr *m, const imr_ask *ask, err *e)
{
        struct listing k;
        buf b = api_output(m);
        rc r = api_need_words(m, e);

        if (r == OK)
                r = api_listing(m, ask, &k, e);
        if (r)
                return r;
        struct findings f = case_findings(m, k.c);
        struct statements s = statements_gather(&m->work, m->vocabulary, &f);

        if (ask->format == IMR_FORMAT_JSON)
                findings_json(m, &b, &f, &s);
        else
                statements_print(m, &b, &s, &f, &k);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_facts(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_file_facts, oe);
}
