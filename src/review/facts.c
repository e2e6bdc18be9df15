/* facts.c - findings, request and file to the evaluator's table of facts.
 *
 * The dictionary says which finding, count or field each name comes from;
 * nothing here knows what any of them means. */
#include "review/inside.h"

#include <math.h>

static void row_add(arena *a, struct fact_table *t, struct fact f,
                    struct evidence at)
{
        *VEC_ADD(a, &t->fact) = f;
        *VEC_ADD(a, &t->evidence) = at;
}

static enum state state_of(enum finding_status s)
{
        switch (s) {
        case FINDING_PRESENT: return STATE_PRESENT;
        case FINDING_ABSENT:  return STATE_ABSENT;
        case FINDING_PLANNED: return STATE_PLANNED;
        case FINDING_NOT_DOCUMENTED: break;
        }
        return STATE_NOT_DOCUMENTED;
}

/* Does a finding serve an entry whose key is "concept, absent other, ..."? */
static bool key_takes(str key, const struct finding *f)
{
        while (key.n) {
                str one = str_trim(str_cut(&key, ','));

                if (str_starts(one, S("absent "))) {
                        if (f->status == FINDING_ABSENT &&
                            str_eq(str_slice(one, 7, one.n), f->concept))
                                return true;
                } else if (str_eq(one, f->concept)) {
                        return true;
                }
        }
        return false;
}

/* Does the key speak of the concept, with whatever status? */
static bool key_names(str key, str concept)
{
        while (key.n) {
                str one = str_trim(str_cut(&key, ','));

                if (str_starts(one, S("absent ")))
                        one = str_slice(one, 7, one.n);
                if (str_eq(one, concept))
                        return true;
        }
        return false;
}

/* Body and the region whose nerves serve it: a finding in the leg bears on a
 * request for the low back. */
static str *reach_of(arena *a, const struct finding *f)
{
        str *all;

        if (!f->n_region)
                return f->body;
        all = NEWN(a, str, f->n_body + f->n_region);
        if (f->n_body)
                memcpy(all, f->body, f->n_body * sizeof *all);
        memcpy(all + f->n_body, f->region, f->n_region * sizeof *all);
        return all;
}

static struct fact fact_of(arena *a, size_t entry, const struct finding *f)
{
        date of = f->evidence.document->date;

        return (struct fact){ .entry = entry, .state = state_of(f->status),
                              .date = f->date, .body = reach_of(a, f),
                              .n_body = f->n_body + f->n_region,
                              .side = f->side,
                              .own_date = date_known(f->date) &&
                                          (f->date.first != of.first ||
                                           f->date.last != of.last) };
}

/* A count: stated n is n, a mention is at least one, absent is none. */
static struct fact count_of(arena *a, size_t entry,
                            const struct finding *f)
{
        struct fact x = fact_of(a, entry, f);

        x.high = INFINITY;
        if (f->status == FINDING_ABSENT)
                x.high = 0;
        else if (f->status == FINDING_PRESENT)
                x.low = isnan(f->value) ? 1 : f->value;
        if (f->status == FINDING_PRESENT && !isnan(f->value))
                x.high = f->value;
        return x;
}

/* The place of a document as such: its first line with text. */
static struct evidence document_place(struct document *d)
{
        size_t i = 0, j;

        while (i < d->text.n && char_space(d->text.p[i]))
                i++;
        for (j = i; j < d->text.n && d->text.p[j] != '\n'; j++)
                ;
        return (struct evidence){ d, i, j, 1 };
}

/* The entries that one concept serves, in the order of the dictionary. Kept,
 * for a file states the same few concepts over and over. */
struct served { str concept; const size_t *entry; size_t n; };
typedef VEC(struct served) served_list;

static const struct served *entries_served(arena *a,
                                           const struct dictionary_entry *n,
                                           size_t count,
                                           const struct finding *f,
                                           served_list *known)
{
        VEC(size_t) v = { 0 };

        for (size_t i = 0; i < known->n; i++)
                if (str_eq(known->at[i].concept, f->concept))
                        return &known->at[i];
        for (size_t i = 0; i < count; i++)
                if (n[i].source == FROM_FINDING && n[i].key.n &&
                    key_names(n[i].key, f->concept))
                        *VEC_ADD(a, &v) = i;
        *VEC_ADD(a, known) = (struct served){ f->concept, v.at, v.n };
        return &known->at[known->n - 1];
}

static void documents_add(arena *a, const struct review *r,
                          const struct dictionary_entry *n, size_t entry,
                          struct fact_table *out)
{
        for (size_t k = 0; k < r->file->n_documents; k++) {
                struct document *d = r->file->document[k];

                if (str_eq(d->class, n[entry].key))
                        row_add(a, out, (struct fact){ .entry = entry,
                                                       .date = d->date },
                                document_place(d));
        }
}

/* What is found in a part is found in the limb that a request names. */
static void limbs_add(arena *a, const struct library *l,
                      struct fact_table *t, size_t from)
{
        for (size_t i = from; i < t->fact.n; i++) {
                struct fact *f = &t->fact.at[i];

                f->body = body_with_limbs(a, l->vocabulary, f->body,
                                          f->n_body, &f->n_body);
        }
}

void facts_of_case(arena *a, const struct library *l, const struct review *r,
                   struct fact_table *out)
{
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(
                guidelines_dictionary(l->guidelines), &n);
        served_list known = { 0 };

        for (size_t k = 0; k < r->findings.n; k++) {
                const struct finding *f = &r->findings.at[k];
                const struct served *s = entries_served(a, n, count, f,
                                                        &known);

                for (size_t i = 0; i < s->n; i++)
                        if (key_takes(n[s->entry[i]].key, f))
                                row_add(a, out, fact_of(a, s->entry[i], f),
                                        f->evidence);
        }
        for (size_t i = 0; i < count; i++)
                if (n[i].kind == FACT_DOCUMENT)
                        documents_add(a, r, n, i, out);
        limbs_add(a, l, out, 0);
}

static void history_add(arena *a, const struct review *r, size_t entry,
                        str concept, struct fact_table *t)
{
        for (size_t k = 0; k < r->findings.n; k++)
                if (str_eq(r->findings.at[k].concept, concept))
                        row_add(a, t, count_of(a, entry, &r->findings.at[k]),
                                r->findings.at[k].evidence);
}

/* A span of time in another unit; NAN where one of the two is none. */
static double span_in(double v, str from, str to)
{
        static const struct { str unit; double days; } span[] = {
                { STR("minutes"), 1 / 1440.0 }, { STR("hours"), 1 / 24.0 },
                { STR("days"), 1 }, { STR("weeks"), 7 },
                { STR("months"), 365.25 / 12 }, { STR("years"), 365.25 }
        };
        double a = 0, b = 0;

        for (size_t i = 0; i < sizeof span / sizeof *span; i++) {
                if (str_eq(span[i].unit, from))
                        a = span[i].days;
                if (str_eq(span[i].unit, to))
                        b = span[i].days;
        }
        return a > 0 && b > 0 ? v * a / b : (double)NAN;
}

/* The value that a finding states, in the unit asked; one that states none, or
 * of a unit that is another measure, says nothing. */
static void measure_add(arena *a, const struct review *r, size_t entry,
                        str concept, str unit, struct fact_table *t)
{
        for (size_t k = 0; k < r->findings.n; k++) {
                const struct finding *f = &r->findings.at[k];
                struct fact x = fact_of(a, entry, f);

                if (!str_eq(f->concept, concept) || isnan(f->value) ||
                    f->status != FINDING_PRESENT)
                        continue;
                x.low = x.high = !f->unit.n || str_eq(f->unit, unit)
                               ? f->value : span_in(f->value, f->unit, unit);
                if (!isnan(x.low))
                        row_add(a, t, x, f->evidence);
        }
}

static bool choice_has(const struct dictionary_entry *n, str choice)
{
        for (size_t i = 0; i < n->n_choices; i++)
                if (str_eq(n->choice[i], choice))
                        return true;
        return false;
}

static void choice_add(arena *a, const struct dictionary_entry *n,
                       size_t entry, str choice, struct fact_table *t,
                       struct evidence at)
{
        if (!choice.n)
                return;
        if (!choice_has(n, choice))
                choice = S("other");
        row_add(a, t, (struct fact){ .entry = entry, .choice = choice,
                                     .date = DATE_NONE }, at);
}

/* The drug, or each ingredient of a mixture that has no name of its own. */
static void drug_add(arena *a, const struct dictionary_entry *n, size_t entry,
                     str drug, struct fact_table *t, struct evidence at)
{
        if (!drug.n || choice_has(n, drug)) {
                choice_add(a, n, entry, drug.n ? drug : S("none"), t, at);
                return;
        }
        while (drug.n)
                choice_add(a, n, entry, str_trim(str_cut(&drug, '/')), t, at);
}

static void number_add(arena *a, size_t entry, double v,
                       struct fact_table *t, struct evidence at)
{
        if (!isnan(v))
                row_add(a, t, (struct fact){ .entry = entry, .low = v,
                                             .high = v, .date = DATE_NONE },
                        at);
}

static void flag_add(arena *a, size_t entry, bool v, struct fact_table *t,
                     struct evidence at)
{
        row_add(a, t, (struct fact){ .entry = entry, .flag = tri_of(v),
                                     .date = DATE_NONE }, at);
}

/* What the whole request asked for: limits test that, not what is left in
 * dispute after utilization review approved a part. */
static double requested_in_all(const struct case_item *it)
{
        if (!isnan(it->ur.requested))
                return it->ur.requested;
        if (!isnan(it->request.requested))
                return it->request.requested;
        if (!isnan(it->ur.approved) && !isnan(it->ur.disputed))
                return it->ur.approved + it->ur.disputed;
        return it->request.quantity;
}

/* A count in the unit asked; an injection named without a count is one. */
static double count_requested(const struct case_item *it,
                              const struct request_part *part, str unit)
{
        const struct request *q = &it->request;

        if (str_eq(unit, S("visits")))
                return str_eq(q->unit, unit) ? requested_in_all(it) : NAN;
        if (str_eq(unit, S("levels")))
                return q->n_levels ? (double)q->n_levels : NAN;
        if (!str_eq(unit, S("injections")) ||
            !str_ends(part->class, S("injection")))
                return NAN;
        if (isnan(q->quantity) || str_eq(q->unit, S("levels")))
                return 1;
        return requested_in_all(it);
}

static void request_add(arena *a, const struct dictionary_entry *n,
                        size_t entry, const struct case_item *it,
                        const struct request_part *part,
                        struct fact_table *t)
{
        const struct request *q = &it->request;
        struct evidence at = it->request_at;

        if (str_eq(n->key, S("class"))) {
                choice_add(a, n, entry, part->class, t, at);
        } else if (str_eq(n->key, S("service"))) {
                choice_add(a, n, entry, part->service.n ? part->service
                                                        : S("none"), t, at);
        } else if (str_eq(n->key, S("drug"))) {
                drug_add(a, n, entry, part->drug, t, at);
        } else if (str_eq(n->key, S("body"))) {
                for (size_t i = 0; i < q->n_body; i++)
                        choice_add(a, n, entry, q->body[i], t, at);
        } else if (str_eq(n->key, S("companion"))) {
                flag_add(a, entry, q->companion, t, at);
        } else if (str_eq(n->key, S("bundle"))) {
                flag_add(a, entry, q->n_parts > 1, t, at);
        } else if (str_eq(n->key, S("retrospective"))) {
                flag_add(a, entry, q->retrospective, t, at);
        } else if (str_eq(n->key, S("postoperative"))) {
                flag_add(a, entry, q->postoperative, t, at);
        } else if (str_eq(n->key, S("preoperative"))) {
                flag_add(a, entry, q->preoperative, t, at);
        } else if (n->kind == FACT_NUMBER) {
                number_add(a, entry, count_requested(it, part, n->unit), t,
                           at);
        }
}

/* Days from the injury to the request; a range where a date is partial. */
static void injury_add(arena *a, const struct review *r, size_t entry,
                       date on, struct fact_table *t)
{
        date from = r->file->injury;

        if (!date_known(from) || !date_known(on))
                return;
        row_add(a, t, (struct fact){
                .entry = entry, .date = DATE_NONE,
                .low = fmax(0, (double)(on.first - from.last)),
                .high = fmax(0, (double)(on.last - from.first)) },
                r->file->injury_at);
}

/* A paper of the file that is of another class; NULL where there is none: the
 * file is then not known to be empty, so unknown, never no. */
static struct document *record_beyond(const struct review *r, str class)
{
        for (size_t i = 0; i < r->file->n_documents; i++) {
                struct document *d = r->file->document[i];

                if (!d->apart && !str_eq(d->class, class))
                        return d;
        }
        return NULL;
}

static void records_add(arena *a, const struct review *r, size_t entry,
                        str class, struct fact_table *t)
{
        struct document *d = record_beyond(r, class);

        row_add(a, t, (struct fact){ .entry = entry,
                        .flag = d ? TRI_YES : TRI_UNKNOWN,
                        .date = DATE_NONE },
                d ? document_place(d) : (struct evidence){ 0 });
}

static void case_add(arena *a, const struct review *r,
                     const struct dictionary_entry *n, size_t entry, date on,
                     struct fact_table *t)
{
        if (str_eq(n->key, S("injury")))
                injury_add(a, r, entry, on, t);
        else if (str_eq(n->key, S("age")) && r->file->age >= 0)
                number_add(a, entry, (double)r->file->age, t,
                           (struct evidence){ 0 });
        else if (str_starts(n->key, S("beyond ")))
                records_add(a, r, entry,
                            str_trim(str_slice(n->key, 7, n->key.n)), t);
}

/* What the request line itself names (guidance by fluoroscopy, a brace) is
 * planned, for this item and those that go with it. */
static void named_add(arena *a, const struct library *l,
                      const struct case_item *it, struct fact_table *t)
{
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(
                guidelines_dictionary(l->guidelines), &n);
        struct findings f = { 0 };

        if (it->request_at.document)
                f = findings_own(findings_read(a, l->vocabulary,
                                it->request_at.document, it->request_at.begin,
                                it->request_at.end));
        for (size_t k = 0; k < f.n; k++) {
                f.at[k].status = FINDING_PLANNED;
                for (size_t i = 0; i < count; i++)
                        if (n[i].source == FROM_FINDING && n[i].key.n &&
                            key_takes(n[i].key, &f.at[k]))
                                row_add(a, t, fact_of(a, i, &f.at[k]),
                                        it->request_at);
        }
}

void facts_of_part(arena *a, const struct library *l, const struct review *r,
                   size_t item, size_t part, date on, struct fact_table *t)
{
        const struct case_item *it = &r->file->item[item];
        const struct request_part *p = &it->request.part[part];
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(
                guidelines_dictionary(l->guidelines), &n);
        const size_t of_case = t->fact.n;

        named_add(a, l, it, t);
        if (it->primary < r->file->n_items)
                named_add(a, l, &r->file->item[it->primary], t);
        for (size_t i = 0; i < count; i++) {
                if (n[i].source == FROM_REQUEST)
                        request_add(a, &n[i], i, it, p, t);
                else if (n[i].source == FROM_HISTORY)
                        history_add(a, r, i, str_eq(n[i].key, S("class"))
                                             ? p->class : n[i].key, t);
                else if (n[i].source == FROM_MEASURE)
                        measure_add(a, r, i, n[i].key, n[i].unit, t);
                else if (n[i].source == FROM_CASE &&
                         n[i].kind != FACT_DOCUMENT)
                        case_add(a, r, &n[i], i, on, t);
        }
        limbs_add(a, l, t, of_case);
}

void facts_add_indication(arena *a, const struct library *l,
                          struct fact_table *t, str key,
                          const struct proof *proof, struct evidence at)
{
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(
                guidelines_dictionary(l->guidelines), &n);

        for (size_t i = 0; i < count; i++)
                if (n[i].kind == FACT_INDICATION && str_eq(n[i].key, key))
                        row_add(a, t, (struct fact){
                                .entry = i, .indication = proof->value,
                                .proof = proof, .date = DATE_NONE }, at);
}

/* ---- The date that chooses the edition --------------------------------- */

void edition_date(const struct library *l, const struct review *r,
                  size_t item, struct analysis *out)
{
        const struct case_file *c = r->file;
        const struct case_item *it = &c->item[item];

        out->edition_date = DATE_NONE;
        for (size_t i = 0; i < l->programme->n_rungs; i++) {
                const struct programme_rung *g = &l->programme->rung[i];
                date d = DATE_NONE;

                /* what was already done is judged by the day it was done */
                if (str_eq(g->date, S("request_for_authorization")) &&
                    !it->request.retrospective)
                        d = c->request_for_authorization;
                else if (str_eq(g->date, S("service")) &&
                         it->request.retrospective)
                        d = date_known(it->request.service)
                          ? it->request.service : c->service;
                else if (str_eq(g->date, S("utilization_review")))
                        d = date_known(it->ur.date) ? it->ur.date
                                                    : c->utilization_review;
                else if (str_eq(g->date, S("application")))
                        d = c->application;
                else if (str_eq(g->date, S("latest_document")))
                        d = c->latest_document;
                if (date_known(d)) {
                        out->edition_date = d;
                        out->edition_rung = g->title;
                        return;
                }
        }
        out->edition_rung = S("");
}
