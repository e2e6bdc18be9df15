/* backtest.c - a case made of what may be seen of a published letter.
 *
 * Header, case summary, requests and the claims administrator's guideline
 * are copied field by field; decision, rationale and the reviewer's
 * guideline are never looked at, so nothing downstream can. */
#include "review/inside.h"

#include <math.h>

/* The latest date of a role that is not after the limit; NULL for none. */
static const struct dated *latest_at(const struct dates *d, str role,
                                     date limit)
{
        const struct dated *best = NULL;

        for (size_t i = 0; i < d->n; i++) {
                const struct dated *at = &d->at[i];

                if (!str_eq(at->role, role) ||
                    (date_known(limit) && at->date.first > limit.last))
                        continue;
                if (!best || at->date.last > best->date.last)
                        best = at;
        }
        return best;
}

static date latest_of(const struct dates *d, str role, date limit)
{
        const struct dated *at = latest_at(d, role, limit);

        return at ? at->date : DATE_NONE;
}

/* The injury: of the letter's head, else of its summary. */
static void injury_find(const struct letter *t, const struct dates *d,
                        struct case_file *out)
{
        const struct dated *said = latest_at(d, S("injury"), out->decision);
        struct span at = t->date_of_injury_at;

        if (date_known(out->injury)) {
                if (span_set(at))
                        out->injury_at = (struct evidence){
                                t->document, at.begin, at.end, 1 };
        } else if (said) {
                out->injury = said->date;
                out->injury_at = (struct evidence){ t->document, said->begin,
                                                    said->end, 1 };
        }
}

static void item_of_letter(arena *a, const struct library *l,
                           const struct letter *t,
                           const struct letter_item *from,
                           struct case_item *out)
{
        out->request_text = letter_value(a, t, from->request);
        out->request_at = (struct evidence){ t->document, from->request.begin,
                                             from->request.end, 1 };
        out->request = request_parse(a, l->vocabulary, out->request_text);
        out->ur.date = from->ur.date;
        out->ur.action = from->ur.action;
        out->ur.requested = from->ur.requested;
        out->ur.approved = from->ur.approved;
        out->ur.disputed = from->ur.disputed;
        out->claims_administrator_guideline =
                letter_value(a, t, from->claims_administrator_guideline);
        out->primary = SIZE_MAX;
}

void case_of_letter(arena *a, const struct library *l,
                    const struct letter *t, struct case_file *out)
{
        struct dates d = dates_read(a, l->vocabulary, t->document->text,
                                    t->case_summary.begin,
                                    t->case_summary.end);

        *out = (struct case_file){
                .source = t->document->name,
                .number = letter_value(a, t, t->case_number),
                .age = t->patient_age, .sex = t->patient_sex,
                .injury = t->date_of_injury,
                .utilization_review = t->ur_denial_date,
                .application = t->application_received,
                .assigned = t->date_assigned, .decision = t->decision_date,
                .service = DATE_NONE, .latest_document = DATE_NONE };
        if (!date_known(out->utilization_review))
                out->utilization_review = latest_of(
                        &d, S("utilization_review"), out->decision);
        out->request_for_authorization = latest_of(
                &d, S("request"), date_known(out->utilization_review)
                                  ? out->utilization_review : out->decision);
        injury_find(t, &d, out);
        out->item = NEWN(a, struct case_item, t->n_items + 1);
        out->n_items = t->n_items;
        for (size_t i = 0; i < t->n_items; i++)
                item_of_letter(a, l, t, &t->item[i], &out->item[i]);
        out->document = arena_get(a, sizeof *out->document, 1);
        out->document[0] = t->document;
        out->n_documents = 1;
        out->visible = arena_get(a, sizeof *out->visible, 1);
        out->visible[0].document = t->document;
        out->visible[0].begin = t->case_summary.begin;
        out->visible[0].end = t->case_summary.end;
        out->n_visible = 1;
}
