/* api_desk_gaps.c - the call of imr.h that lists what no example tests and
 * what no topic is for. */
#include "api.h"

#include "terms/lexicon.h"

#include <stdlib.h>

enum { SHOWN = 8 };             /* of a long list, for people */

/* ---- Every kind of request ------------------------------------------- */

struct kinds_of {
        arena *a;
        const struct dictionary_entry *class;   /* the choice of classes */
        VEC(struct request_kind) all;
};

/* A class that the dictionary does not list, no guideline can speak of. */
static void kind_add(struct kinds_of *k, str class, str service, str drug)
{
        size_t i = 0;

        while (i < k->class->n_choices && !str_eq(k->class->choice[i], class))
                i++;
        if (i < k->class->n_choices)
                *VEC_ADD(k->a, &k->all) = (struct request_kind){
                        class, service, drug };
}

static int kind_order(const void *x, const void *y)
{
        const struct request_kind *p = x, *q = y;
        int by = str_order(p->class, q->class);

        if (!by)
                by = str_order(p->service, q->service);
        return by ? by : str_order(p->drug, q->drug);
}

static void kinds_once(struct kinds_of *k)
{
        size_t kept = 0;

        if (k->all.n)
                qsort(k->all.at, k->all.n, sizeof *k->all.at, kind_order);
        for (size_t i = 0; i < k->all.n; i++)
                if (!kept || kind_order(&k->all.at[kept - 1], &k->all.at[i]))
                        k->all.at[kept++] = k->all.at[i];
        k->all.n = kept;
}

/* The services and drugs that the vocabulary reads out of requests, each with
 * its class, and each class alone. */
static void kinds_list(const struct vocabulary *v,
                       const struct guidelines *g, struct kinds_of *k)
{
        const struct dictionary_entry *n;
        size_t entries = dictionary_entries(guidelines_dictionary(g), &n);

        for (size_t i = 0; i < entries; i++)
                if (n[i].source == FROM_REQUEST && n[i].kind == FACT_CHOICE &&
                    str_eq(n[i].key, S("class")))
                        k->class = &n[i];
        if (!k->class)
                return;                 /* requests choose no topic at all */
        for (size_t c = 0; c < k->class->n_choices; c++)
                kind_add(k, k->class->choice[c], S(""), S(""));
        for (size_t i = 0; i < v->services; i++)
                kind_add(k, v->service[i].class, v->service[i].name, S(""));
        for (size_t i = 0; i < v->kinds; i++) {
                str of = v->kind[i].of;

                while (of.n) {
                        str class = str_trim(str_cut(&of, ','));

                        kind_add(k, class, v->kind[i].name, S(""));
                        for (size_t p = 0; p < v->kind[i].n_placed; p++)
                                kind_add(k, class, v->kind[i].placed[p].name,
                                         S(""));
                }
        }
        for (size_t i = 0; i < v->drugs; i++)
                kind_add(k, v->drug[i].class, v->drug[i].group,
                         v->drug[i].name);
        kinds_once(k);
}

/* ---- For people ------------------------------------------------------ */

static void gap_words(buf *b, const struct gap *n)
{
        static const char *const words[] = {
                [GAP_MET] = "never met", [GAP_NOT_MET] = "never not met",
                [GAP_UNKNOWN] = "never unknown", [GAP_AT] = "never at",
                [GAP_OVER] = "never just over",
                [GAP_UNDER] = "never just under",
                [GAP_BEFORE] = "no example on the day before",
                [GAP_AFTER] = "no example on the day after"
        };

        buf_add(b, str_from(words[n->kind]));
        if (n->kind >= GAP_AT && n->kind <= GAP_UNDER)
                buf_fmt(b, " %g "FMT, n->number, ARG(n->unit));
        if (n->kind >= GAP_BEFORE)
                buf_fmt(b, ", "FMT, ARG(date_text(b->a, n->day)));
}

static void gaps_print(imr *m, buf *b, const struct gaps *k,
                       const struct desk_choice *c)
{
        const struct gap *before = NULL;

        for (size_t i = 0; i < k->n; i++) {
                const struct gap *n = &k->at[i];
                struct topic_about t = topic_about(m->guidelines, n->topic);
                const struct criterion *line = n->line.criterion;
                str id = line ? line->id : S("in force");

                if (!desk_chosen(m->guidelines, c, n->topic, &t))
                        continue;
                if (!before || before->topic != n->topic)
                        buf_fmt(b, "%s"FMT", "FMT", "FMT"\n",
                                before ? "\n" : "", ARG(t.name),
                                ARG(desk_title(&m->work, &t)),
                                ARG(desk_force(&m->work, &t)));
                if (before && before->topic == n->topic &&
                    before->line.criterion == line)
                        buf_add(b, S("; "));
                else
                        buf_fmt(b, "%s  "FMT": ", before &&
                                before->topic == n->topic ? "\n" : "",
                                ARG(id));
                gap_words(b, n);
                before = n;
                if (i + 1 == k->n || k->at[i + 1].topic != n->topic)
                        buf_char(b, '\n');
        }
        buf_fmt(b, "%s%zu of %zu topics, and %zu of %zu lines, are tested in "
                "every way.\n", before ? "\n" : "", k->whole, k->topics,
                k->tested, k->lines);
}

static void names_print(buf *b, const str *s, size_t n)
{
        for (size_t i = 0; i < n && i < SHOWN; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : "", ARG(s[i]));
        if (n > SHOWN)
                buf_fmt(b, " and %zu more", n - SHOWN);
}

/* "hip; knee; ...", of which the first are shown. */
static void where_print(buf *b, str where)
{
        str name[SHOWN];
        size_t n = 0;

        if (!where.n)
                return;
        for (; where.n; n++) {
                str one = str_trim(str_cut(&where, ';'));

                if (n < SHOWN)
                        name[n] = one.n ? one : S("else");
        }
        buf_add(b, S(" ("));
        names_print(b, name, n < SHOWN ? n : SHOWN);
        if (n > SHOWN)
                buf_fmt(b, " and %zu more", n - SHOWN);
        buf_char(b, ')');
}

static void days_print(buf *b, const struct hole *h)
{
        for (size_t i = 0; i < h->n_days; i++) {
                buf_fmt(b, "%s"FMT, i ? ", " : "",
                        ARG(date_text(b->a, h->days[i].from)));
                if (date_known(h->days[i].until))
                        buf_fmt(b, " to "FMT,
                                ARG(date_text(b->a, h->days[i].until)));
                else
                        buf_add(b, S(" on"));
        }
}

static void holes_print(buf *b, const struct holes *k)
{
        if (k->n)
                buf_add(b, S("\nNo topic is for\n"));
        for (size_t i = 0; i < k->n; i++) {
                const struct hole *h = &k->at[i];

                buf_fmt(b, "  "FMT, ARG(h->class));
                if (h->n_what)
                        buf_add(b, S(": "));
                names_print(b, h->what, h->n_what);
                where_print(b, h->where);
                buf_add(b, S("\n    "));
                days_print(b, h);
                buf_char(b, '\n');
        }
        buf_fmt(b, "%zu of %zu requests that were tried have no topic.\n",
                k->open, k->tried);
        if (k->n_ties)
                buf_add(b, S("\nTwo topics of one rank are for\n"));
        for (size_t i = 0; i < k->n_ties; i++) {
                const struct tie *t = &k->tie[i];

                buf_fmt(b, "  "FMT"%s"FMT"%s"FMT"%s"FMT", on "FMT"; %zu in "
                        "all\n    %s:%zu: %s\n", ARG(t->request.class),
                        t->request.service.n ? ", " : "",
                        ARG(t->request.service), t->request.drug.n ? ", " : "",
                        ARG(t->request.drug), t->where.n ? ", " : "",
                        ARG(t->where), ARG(date_text(b->a, t->on)), t->times,
                        t->why.file, t->why.line, t->why.text);
        }
}

/* ---- JSON ------------------------------------------------------------ */

static const char *gap_name(enum gap_kind kind)
{
        static const char *const names[] = {
                "met", "not_met", "unknown", "at", "over", "under", "before",
                "after"
        };
        return names[kind];
}

static void gap_json(imr *m, buf *b, const struct gap *n,
                     const struct topic_about *t)
{
        json j = json_open(b);

        (void)m;
        json_object_open(&j);
        json_str_at(&j, "gap", str_from(gap_name(n->kind)));
        json_str_at(&j, "topic", t->name);
        json_str_at(&j, "guideline", t->guideline);
        json_date_at(&j, "from", t->from);
        json_str_at(&j, "criterion", n->line.criterion ? n->line.criterion->id
                                                       : S(""));
        json_key(&j, "number");
        if (n->kind >= GAP_AT && n->kind <= GAP_UNDER)
                json_num(&j, n->number);
        else
                json_nil(&j);
        json_str_at(&j, "unit", n->kind >= GAP_AT && n->kind <= GAP_UNDER
                                ? n->unit : S(""));
        json_date_at(&j, "day", n->kind >= GAP_BEFORE ? n->day : DATE_NONE);
        json_object_end(&j);
        buf_char(b, '\n');
}

static void hole_json(buf *b, const struct hole *h)
{
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "gap", S("no_topic"));
        json_str_at(&j, "class", h->class);
        json_strs_at(&j, "what", h->what, h->n_what);
        json_str_at(&j, "where", h->where);
        json_key(&j, "days");
        json_array_open(&j);
        for (size_t i = 0; i < h->n_days; i++) {
                json_object_open(&j);
                json_date_at(&j, "from", h->days[i].from);
                json_date_at(&j, "until", h->days[i].until);
                json_object_end(&j);
        }
        json_array_end(&j);
        json_object_end(&j);
        buf_char(b, '\n');
}

static void tie_json(buf *b, const struct tie *t)
{
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "gap", S("two_topics"));
        json_str_at(&j, "class", t->request.class);
        json_str_at(&j, "service", t->request.service);
        json_str_at(&j, "drug", t->request.drug);
        json_str_at(&j, "where", t->where);
        json_date_at(&j, "on", t->on);
        json_count_at(&j, "times", (long)t->times);
        json_str_at(&j, "file", str_from(t->why.file));
        json_count_at(&j, "line", (long)t->why.line);
        json_str_at(&j, "text", str_from(t->why.text));
        json_object_end(&j);
        buf_char(b, '\n');
}

static void all_json(imr *m, buf *b, const struct gaps *k,
                     const struct holes *h, const struct desk_choice *c)
{
        for (size_t i = 0; i < k->n; i++) {
                struct topic_about t = topic_about(m->guidelines,
                                                   k->at[i].topic);

                if (desk_chosen(m->guidelines, c, k->at[i].topic, &t))
                        gap_json(m, b, &k->at[i], &t);
        }
        for (size_t i = 0; i < h->n; i++)
                hole_json(b, &h->at[i]);
        for (size_t i = 0; i < h->n_ties; i++)
                tie_json(b, &h->tie[i]);
}

/* ---- The call -------------------------------------------------------- */

static rc verb_gaps(imr *m, const imr_ask *ask, err *e)
{
        struct kinds_of kinds = { .a = &m->work };
        struct example_results x;
        struct desk_choice c;
        struct gaps k;
        struct holes h;
        bool *ties = m->more;
        buf b = api_output(m);
        rc r = desk_choice_read(m, ask, &c, e);

        if (r == OK)
                r = api_need_words(m, e);
        if (r == OK)
                r = api_examples(m, &x, e);
        if (r)
                return r;
        gaps_find(&m->work, m->guidelines, x.at, x.n, &k);
        kinds_list(m->vocabulary, m->guidelines, &kinds);
        r = holes_find(&m->work, &m->step, m->guidelines, kinds.all.at,
                       kinds.all.n, &h, e);
        if (r)
                return r;
        *ties = h.n_ties > 0;
        if (ask->format == IMR_FORMAT_JSON) {
                all_json(m, &b, &k, &h, &c);
        } else {
                gaps_print(m, &b, &k, &c);
                holes_print(&b, &h);
        }
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_guideline_gaps(imr *m, const imr_ask *ask, imr_err *oe)
{
        imr_ask copy = *ask;
        bool ties = false;
        imr_rc r;

        copy.path = "";
        m->more = &ties;
        r = api_run(m, &copy, verb_gaps, oe);
        return r == IMR_OK && ties ? IMR_NO : r;
}
