/* api_backtest.c - the calls of imr.h that set reviews of published letters
 * beside what was decided: letter by letter, and all of them in one table. */
#include "api.h"

#include "review/agreement.h"

static void backtest_item(imr *m, buf *b, const struct review *v,
                          const struct letter *l, size_t i, bool as_json)
{
        str actual = str_from(outcome_name(l->item[i].outcome));
        str expected = outcome_expected(m->programme, &v->analysis[i]);

        if (as_json) {
                json j = json_open(b);

                analysis_json(&j, &m->library, v, &v->analysis[i],
                              v->file->source, expected, actual, true);
                buf_char(b, '\n');
        } else {
                buf_fmt(b, "Item %zu: expected by the programme's rule: "FMT
                        "; decided: "FMT"\n", i + 1,
                        ARG(expected.n ? expected : S("nothing")),
                        ARG(actual));
        }
}

static rc verb_backtest(imr *m, const imr_ask *ask, err *e)
{
        struct document d;
        struct letter l;
        struct case_file c;
        struct review v;
        bool cut = false, as_json = ask->format == IMR_FORMAT_JSON;
        rc r;

        r = api_need_all(m, e);
        if (r == OK)
                r = api_letter_open(m, ask, &d, &l, &cut, e);
        if (r == OK) {
                case_of_letter(&m->work, &m->library, &l, &c);
                r = case_tie(&c, e);
        }
        if (r == OK)
                r = api_on_path(review_case(&m->work, &m->library, &c,
                                        api_trust(ask), &v, e),
                            ask->path, e);
        if (r == OK) {
                buf b = api_output(m);

                if (!as_json)
                        review_print(&b, &v);
                for (size_t i = 0; i < c.n_items; i++)
                        backtest_item(m, &b, &v, &l, i, as_json);
                r = api_put(ask, &b, e);
        }
        if (r == OK)
                r = api_told(str_from(ask->path), &d, cut, e);
        return r;
}

EXPORT imr_rc imr_backtest(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_backtest, oe);
}

/* The letters of a summary, beside its imr_ask. */
struct summing { const char *const *path; size_t n; bool failed; };

/* One letter, reviewed under each trust. */
static rc letter_sum(imr *m, const imr_ask *ask, struct agreement *g, err *e)
{
        struct case_file c[3];
        struct review of[3];
        struct document d;
        struct letter l;
        bool cut = false;
        rc r = api_letter_open(m, ask, &d, &l, &cut, e);

        for (int t = 0; t < 3 && r == OK; t++) {
                case_of_letter(&m->work, &m->library, &l, &c[t]);
                r = case_tie(&c[t], e);
                if (r == OK)
                        r = review_case(&m->work, &m->library, &c[t],
                                        (enum trust)t, &of[t], e);
        }
        if (r == OK) {
                letter_cite(&m->work, m->titles, &l);
                agreement_letter(g, &m->work, &l, of);
        }
        return api_on_path(r, ask->path, e);
}

static rc verb_summary(imr *m, const imr_ask *ask, err *e)
{
        struct summing *s = m->more;
        struct agreement *g;
        imr_ask one = *ask;
        rc r = api_need_all(m, e);

        if (r)
                return r;
        g = agreement_open(&m->step, m->programme);
        for (size_t i = 0; i < s->n; i++) {
                imr_err told;
                err why = { 0 };

                one.path = s->path[i];
                arena_reset(&m->work);
                if (letter_sum(m, &one, g, &why) == OK)
                        continue;
                s->failed = true;
                api_fail(&told, &why);
                if (ask->say)
                        ask->say(ask->context, &told);
        }
        buf b = api_output(m);
        json j = json_open(&b);

        if (ask->format == IMR_FORMAT_JSON) {
                agreement_json(g, &j);
                buf_char(&b, '\n');
        } else {
                agreement_print(g, &b);
        }
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_backtest_summary(imr *m, const imr_ask *ask,
                                   const char *const *path, size_t n,
                                   imr_err *oe)
{
        struct summing s = { path, n, false };
        imr_rc r;

        m->more = &s;
        r = api_run(m, ask, verb_summary, oe);
        return r == IMR_OK && s.failed ? IMR_INPUT : r;
}
