/* finding.c - passages to findings: values, body part, side, date, evidence.
 * Which words mean what is the vocabulary's; it draws no conclusion. */
#include "clinical/clinical.h"
#include "clinical/attribute.h"
#include "clinical/code.h"
#include "clinical/level.h"
#include "clinical/range.h"
#include "clinical/section.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum {
        EVIDENCE_BYTES = 300, MARK_TOKENS = 12, TITLE_TOKENS = 12,
        ROWS_MOST = 2 * SENTENCE_TOKENS
};

/* A row before it becomes a finding: also the hidden ones, which only
 * `together` sees. */
struct row {
        uint32_t concept;
        enum finding_status status;
        double value;
        str unit;                       /* where its words tell it */
        size_t event, from, to;         /* tokens that support it */
        date when;                      /* that its sentence gives it */
        struct attributes told;
        bool ended;
};

struct reader {
        arena *a;
        const struct vocabulary *v;
        struct document *d;
        size_t rows;
        uint32_t *joint; size_t joints; /* concepts with `together` */
        uint32_t measured[MEASURES];    /* the concept of each measure that
                                           words make; or UINT32_MAX */
        uint32_t title;                 /* the test that a report's first
                                           line names; UINT32_MAX: none */
        struct above above;
        struct code_context codes;
        struct levels levels;
        struct section section;
        struct standing standing;
        VEC(struct finding) out;
        size_t sentence;                /* the first of this sentence */
        struct passage p;               /* from here on not zeroed: it would
                                           cost more than reading a page */
        struct row row[ROWS_MOST];
};

/* The date of tokens from..to or nearest to them; where the sentence has
 * none, a year of the same clause. */
static date date_find(const struct reader *r, size_t from, size_t to)
{
        const struct sentence *s = r->p.s;
        size_t gap = SIZE_MAX, g;
        date best = DATE_NONE, year;

        for (size_t i = 0; i < s->dates; i++) {
                g = s->date[i].last < from ? from - s->date[i].last :
                    s->date[i].first > to ? s->date[i].first - to : 0;
                if (g < gap) {
                        gap = g;
                        best = s->date[i].date;
                }
        }
        for (size_t i = 0; i < s->n && !s->dates; i++) {
                g = i < from ? from - i : i > to ? i - to : 0;
                if (g < gap && attribute_year(&r->p, r->d->text, i, &year) &&
                    attribute_clause(&r->p, i, from, to)) {
                        gap = g;
                        best = year;
                }
        }
        return best;
}

/* The drug that a row is said of; empty: of a class, or of no drug. */
static str row_drug(const struct reader *r, const struct row *row)
{
        const struct event *m = row->event == SIZE_MAX
                                ? NULL : &r->p.event[row->event];

        return m && m->kind == ENTRY_DRUG ? r->v->drug[m->target].name
                                          : S("");
}

/* Said already of the same words or, of what has neither part nor value, in
 * the same sentence; of each drug of a class by itself. */
static bool row_known(const struct reader *r, const struct row *row)
{
        const struct lexeme *x = &r->v->lexeme[row->concept];
        bool plain = !x->by_body && !x->by_side && isnan(row->value);
        str drug = row_drug(r, row);

        for (size_t i = r->rows; i-- && r->rows - i < 16;)
                if (r->row[i].concept == row->concept &&
                    r->row[i].status == row->status &&
                    r->row[i].told.family == row->told.family &&
                    (plain ? !drug.n || str_eq(drug, row_drug(r, &r->row[i]))
                           : r->row[i].from == row->from))
                        return true;
        return false;
}

static void row_add(struct reader *r, struct row row)
{
        struct mention m = { row.concept, row.status, row.event, row.from,
                             row.to };

        row.when = date_find(r, row.from, row.to);
        row.told = attributes_find(&r->p, r->d->text, &m, &r->standing,
                                   row.when);
        if (r->rows < ROWS_MOST && !row_known(r, &row))
                r->row[r->rows++] = row;
}

/* The row, and the rows of the concepts that it counts as too, and theirs.
 * What its own words say of a treatment needs none named. */
static void row_add_all(struct reader *r, struct row row)
{
        const struct lexeme *own = &r->v->lexeme[row.concept];
        uint32_t open[CONCEPT_ALSO_MAX * 4] = { row.concept };
        size_t n = 1;

        if (own->with_treatment && !r->p.treatment &&
            (isnan(row.value) || own->hidden) &&
            row.status != FINDING_NOT_DOCUMENTED)
                return;
        for (size_t i = 0; i < n; i++) {
                const struct lexeme *x = &r->v->lexeme[open[i]];

                row.concept = open[i];
                row_add(r, row);
                for (size_t k = 0; k < x->n_also &&
                     n < sizeof open / sizeof *open; k++)
                        open[n++] = x->also[k];
        }
}

/* Of visits had and asked for again the count is that of the plan: "12
 * additional sessions are requested" tells of no 12 that were done. */
static void rows_add(struct reader *r, unsigned statuses, struct row row)
{
        bool again = r->v->lexeme[row.concept].counts &&
                     statuses >> FINDING_PRESENT & 1 &&
                     statuses >> FINDING_PLANNED & 1;
        double value = row.value;

        for (unsigned s = 0; s < 4; s++) {
                if (!(statuses >> s & 1))
                        continue;
                row.status = (enum finding_status)s;
                row.value = s == FINDING_PRESENT && !again ? value
                                                           : (double)NAN;
                row_add_all(r, row);
        }
}

/* A drug's class, or the topical one where a cream or patch follows. */
static uint32_t drug_concept(const struct reader *r, const struct event *m)
{
        const struct passage *p = &r->p;
        size_t end = m->last + 5 < p->s->n ? m->last + 5 : p->s->n - 1;
        uint32_t class = r->v->drug[m->target].concept;

        if (class != UINT32_MAX && r->v->lexeme[class].never_topical)
                return class;
        for (size_t i = m->first; i <= end; i++) {
                if (i > m->last && p->s->t[i].before &
                    (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
                if (p->form[i].entry)
                        return r->v->form_concept;
        }
        if (m->first && p->form[m->first - 1].entry)
                return r->v->form_concept;
        return class;
}

static double event_value(const struct reader *r, size_t k,
                          const struct lexeme *x)
{
        if (x->counts)
                return passage_visits(&r->p, k);
        if (x->measure == MEASURE_PERCENT)
                return passage_percent(&r->p, k);
        return (double)NAN;
}

static void measured_add(struct reader *r, enum measure m, struct row row)
{
        row.concept = r->measured[m];
        if (row.concept != UINT32_MAX && !isnan(row.value))
                rows_add(r, 1u << FINDING_PRESENT, row);
}

/* How long the relief of row lasted. */
static void duration_read(struct reader *r, struct row row)
{
        size_t after = row.to;

        row.value = range_duration(&r->p, after, &row.unit, &row.to);
        measured_add(r, MEASURE_DURATION, row);
}

/* Grades and degrees are the figures of what they make present. */
static void figures_read(struct reader *r, size_t k, struct row *row)
{
        const struct lexeme *x = &r->v->lexeme[row->concept];

        if (x->scale > 0 && x->grade >= x->scale) {
                row->value = range_grade(&r->p, x->scale, k);
                row->unit = arena_fmt(r->a, "/%g", x->scale);
        } else if (x->degrees) {
                row->value = range_motion(&r->p, k);
                row->unit = S("degrees");
        }
}

static void event_read(struct reader *r, size_t k)
{
        const struct event *m = &r->p.event[k];
        struct row row = { .event = k, .concept = m->target };
        const struct lexeme *x;
        unsigned statuses;

        if (m->kind == ENTRY_DRUG)
                row.concept = drug_concept(r, m);
        if (row.concept == UINT32_MAX)
                return;
        x = &r->v->lexeme[row.concept];
        if (x->examined != UINT32_MAX &&
            (m->first >= r->p.examined ||
             passage_graded(&r->p, k, x->examined) != TRI_UNKNOWN))
                row.concept = x->examined;
        statuses = m->kind == ENTRY_OBSERVED
                   ? passage_observe(&r->p, k, &row.from, &row.to)
                   : passage_assert(&r->p, m, &row.from, &row.to);
        if (x->graded_as != UINT32_MAX) {
                tri g = passage_graded(&r->p, k, x->graded_as);

                if (g != TRI_UNKNOWN && !r->p.review) {
                        row.concept = x->graded_as;
                        statuses = g == TRI_YES ? 1u << FINDING_ABSENT
                                                : 1u << FINDING_PRESENT;
                }
        }
        if (x->measure == MEASURE_SCORE)        /* values are scores_read's */
                statuses &= 1u << FINDING_NOT_DOCUMENTED;
        row.value = event_value(r, k, x);
        figures_read(r, k, &row);
        if (x->measure == MEASURE_PERCENT && row.value <= 0 &&
            statuses & 1u << FINDING_PRESENT)
                statuses = 1u << FINDING_ABSENT;        /* 0 % relief */
        row.ended = statuses & PASSAGE_ENDED;
        rows_add(r, statuses, row);
        if (x->measure == MEASURE_PERCENT && statuses & 1u << FINDING_PRESENT)
                duration_read(r, row);
        if (x->counts && statuses & 1u << FINDING_PRESENT &&
            isnan(row.value) && passage_uncounted(&r->p, m))
                rows_add(r, 1u << FINDING_NOT_DOCUMENTED, row);
}

/* A row of a table: the score of each day. */
static void scores_beside(struct reader *r, double scale)
{
        struct row row = { .concept = r->measured[MEASURE_SCORE],
                           .event = SIZE_MAX };

        for (row.from = 0; row.from < r->p.s->n; row.from++)
                if (passage_score_beside(&r->p, scale, row.from, &row.value,
                                         &row.to))
                        rows_add(r, 1u << FINDING_PRESENT, row);
}

static void scores_read(struct reader *r)
{
        uint32_t score = r->measured[MEASURE_SCORE];
        struct row row = { .concept = score, .event = SIZE_MAX }, with, bare;
        double scale, relief;

        if (score == UINT32_MAX || r->p.review || r->p.quoted < r->p.s->n)
                return;
        scale = r->v->lexeme[score].scale;
        row.value = passage_score(&r->p, scale, &row.from, &row.to);
        if (isnan(row.value))
                return;
        rows_add(r, 1u << FINDING_PRESENT, row);
        scores_beside(r, scale);
        with = bare = row;
        passage_sides(&r->p, scale, &with.value, &bare.value, &with.from,
                      &with.to);
        measured_add(r, MEASURE_SCORE_WITH, with);
        measured_add(r, MEASURE_SCORE_WITHOUT, bare);
        relief = passage_relief(&r->p, scale, &row.from, &row.to);
        row.concept = r->measured[MEASURE_PERCENT];
        if (isnan(relief) || row.concept == UINT32_MAX)
                return;
        r->p.treatment = true;
        row.value = (double)NAN;        /* no percentage stands there */
        rows_add(r, relief > 0 ? 1u << FINDING_PRESENT : 1u << FINDING_ABSENT,
                 row);
}

static const struct row *row_of(const struct reader *r, const uint32_t *of,
                                size_t n, bool any_status)
{
        for (size_t i = 0; i < r->rows; i++)
                for (size_t k = 0; k < n; k++)
                        if (r->row[i].concept == of[k] &&
                            (any_status ? r->row[i].status != FINDING_PLANNED
                             : r->row[i].status == FINDING_PRESENT ||
                               r->row[i].status == FINDING_NOT_DOCUMENTED))
                                return &r->row[i];
        return NULL;
}

/* An MRI, and a nerve root compressed, in one sentence. */
static void together_read(struct reader *r, uint32_t concept,
                          const struct together *t)
{
        const struct row *a = row_of(r, t->all, t->n_all, false);
        const struct row *b = row_of(r, t->with, t->n_with, true);

        if (!a && b && b->status == FINDING_ABSENT) {
                a = row_of(r, t->all, t->n_all, true);
                if (a && r->v->lexeme[a->concept].act)
                        a = NULL;       /* no MRI was done: it shows nothing */
        }
        bool titled = false;            /* the report is that test's */

        for (size_t i = 0; i < t->n_all; i++)
                titled |= t->all[i] == r->title;
        if (!b || (!a && !titled))
                return;
        struct row row = { .concept = concept, .event = b->event,
                           .value = (double)NAN, .from = b->from,
                           .to = b->to };

        if (a && a->from < row.from)
                row.from = a->from;
        if (a && a->to > row.to)
                row.to = a->to;
        rows_add(r, 1u << (!a || a->status != FINDING_NOT_DOCUMENTED
                           ? b->status : a->status), row);
}

/* --- rows to findings -------------------------------------------------- */

/* Bytes of the clause or sentence that supports a row: the sentence where it
 * is short enough, else as much of it around the tokens as fits. */
static void evidence_cut(const struct reader *r, const struct row *row,
                         struct evidence *e)
{
        const struct sentence *s = r->p.s;
        str text = r->d->text;
        size_t from = 0, to = s->n - 1;

        if (s->t[to].end - s->t[0].begin > EVIDENCE_BYTES) {
                const struct event *m = row->event == SIZE_MAX ? NULL :
                                        &r->p.event[row->event];

                from = row->from;
                to = row->to;
                if (m && s->t[to].end - s->t[from].begin > EVIDENCE_BYTES) {
                        from = m->first;
                        to = m->last;
                }
                for (bool grown = true; grown;) {
                        grown = false;
                        if (from && s->t[to].end - s->t[from - 1].begin <=
                            EVIDENCE_BYTES) {
                                from--;
                                grown = true;
                        }
                        if (to + 1 < s->n && s->t[to + 1].end -
                            s->t[from].begin <= EVIDENCE_BYTES) {
                                to++;
                                grown = true;
                        }
                }
        }
        e->begin = s->t[from].begin;
        e->end = s->t[to].end;
        while (e->end < text.n && e->end < s->t[to + 1].begin &&
               strchr("%).", text.p[e->end]) && text.p[e->end])
                e->end++;
        e->document = r->d;
        e->confidence = 1;
}

/* The words that say it; only the mention where its cue is far off. Of a
 * drug, which one. */
static void mark_cut(const struct reader *r, const struct row *row,
                     struct finding *f)
{
        const struct token *t = r->p.s->t;
        size_t from = row->from, to = row->to;

        if (row->event != SIZE_MAX) {
                const struct event *m = &r->p.event[row->event];

                f->drug = row_drug(r, row);
                if (to - from > MARK_TOKENS) {
                        from = m->first;
                        to = m->last;
                }
        }
        f->mark_begin = t[from].begin;
        f->mark_end = t[to].end;
        while (f->mark_end < r->d->text.n &&    /* 4+/5, 50% */
               strchr("/+%-", r->d->text.p[f->mark_end]) &&
               r->d->text.p[f->mark_end])
                f->mark_end++;
        if (r->d->text.p[f->mark_end - 1] == '/')
                while (f->mark_end < r->d->text.n &&
                       r->d->text.p[f->mark_end] >= '0' &&
                       r->d->text.p[f->mark_end] <= '9')
                        f->mark_end++;
}

/* The regions that the nerves of the parts come from, without those parts. */
static void regions_add(const struct reader *r, const struct site *w,
                        struct finding *f)
{
        f->region = NEWN(r->a, str, w->n ? w->n : 1);
        for (size_t i = 0; i < w->n; i++) {
                str region = r->v->part[w->part[i]].serves;
                bool known = !region.n;

                for (size_t k = 0; k < f->n_body; k++)
                        known |= str_eq(f->body[k], region);
                for (size_t k = 0; k < f->n_region; k++)
                        known |= str_eq(f->region[k], region);
                if (!known)
                        f->region[f->n_region++] = region;
        }
}

/* What the row's concept is where it stands: an injection in the knee is a
 * joint's. Only where the words themselves were read as that concept. */
static uint32_t concept_placed(const struct reader *r, const struct row *row,
                               const struct site *w)
{
        const struct lexeme *x = &r->v->lexeme[row->concept];

        if (x->placed == UINT32_MAX || row->event == SIZE_MAX ||
            r->p.event[row->event].target != row->concept)
                return row->concept;
        for (size_t i = 0; i < w->n; i++)
                for (str all = x->places_text; all.n;)
                        if (str_eq(str_trim(str_cut(&all, ',')),
                                   r->v->part[w->part[i]].name))
                                return x->placed;
        return row->concept;
}

static void body_set(const struct reader *r, const struct site *w,
                     struct finding *f)
{
        f->body = NEWN(r->a, str, w->n ? w->n : 1);
        for (size_t i = 0; i < w->n; i++)
                f->body[f->n_body++] = r->v->part[w->part[i]].name;
}

static str row_unit(const struct reader *r, const struct row *row)
{
        const struct lexeme *x = &r->v->lexeme[row->concept];

        if (isnan(row->value) || row->unit.n)
                return isnan(row->value) ? S("") : row->unit;
        if (x->measure >= MEASURE_SCORE)
                return arena_fmt(r->a, "/%g", x->scale);
        return x->measure == MEASURE_PERCENT ? S("percent") : S("visits");
}

static double row_low(const struct reader *r, const struct row *row)
{
        const struct lexeme *x = &r->v->lexeme[row->concept];

        if (isnan(row->value))
                return row->value;
        if (x->measure == MEASURE_SCORE)
                return range_score_low(&r->p, x->scale, row->value, row->from,
                                       row->to);
        return range_low(&r->p, row->value, row->from, row->to);
}

/* The level that its words say, of what has a part of the body. */
static str row_level(const struct reader *r, const struct row *row)
{
        struct mention m = { row->concept, row->status, row->event, row->from,
                             row->to };

        return levels_of(r->a, &r->levels, &r->p, &m);
}

static void finding_add(struct reader *r, const struct row *row,
                        const struct site *w)
{
        const struct lexeme *x = &r->v->lexeme[row->concept];
        struct finding *f = VEC_ADD(r->a, &r->out);

        f->concept = r->v->concept[concept_placed(r, row, w)].name;
        f->status = row->status;
        f->value = row->value;
        f->low = row_low(r, row);
        f->unit = row_unit(r, row);
        mark_cut(r, row, f);
        body_set(r, w, f);
        if (x->by_region)
                regions_add(r, w, f);
        f->side = w->side;
        f->level = row_level(r, row);
        f->date = date_known(row->when) ? row->when : r->d->date;
        f->section = section_name(&r->section);
        f->possible = row->told.possible;
        f->ended = row->ended;
        f->historical = row->told.historical || row->ended;
        f->family = row->told.family;
        evidence_cut(r, row, &f->evidence);
}

/* Of what carries a side alone: did this sentence say it already, of this
 * side or of none? */
static bool side_known(struct reader *r, const struct row *row, str side)
{
        str name = r->v->concept[row->concept].name;

        if (!r->v->lexeme[row->concept].by_side)
                return false;
        for (size_t i = r->sentence; i < r->out.n; i++) {
                struct finding *f = &r->out.at[i];

                if (!str_eq(f->concept, name) || f->status != row->status ||
                    f->family != row->told.family)
                        continue;
                if (!f->side.n)
                        f->side = side;
                if (!side.n || str_eq(f->side, side))
                        return true;
        }
        return false;
}

/* A finding for each side that the row has parts on. */
static void row_place(struct reader *r, const struct row *row)
{
        struct mention m = { row->concept, row->status, row->event, row->from,
                             row->to };
        struct sites sites;

        if (r->v->lexeme[row->concept].hidden)
                return;
        sites_find(&r->p, r->d->text, &r->above, &m, &sites);
        for (size_t i = 0; i < sites.n; i++)
                if (!side_known(r, row, sites.at[i].side))
                        finding_add(r, row, &sites.at[i]);
}

/* ---- Diagnoses by their code -------------------------------------------- */

/* The place that a code says, as far as findings of its concept have one. */
static void code_site(const struct reader *r, const struct code_meaning *m,
                      const struct lexeme *x, struct site *w)
{
        *w = (struct site){ .n = 0 };
        if (x->by_body || x->by_side)
                w->side = m->side;
        for (str all = m->parts; x->by_body && all.n; all = str_trim(all)) {
                str one = str_word(&all);
                uint32_t i = 0;

                while (!str_eq(r->v->part[i].name, one))
                        i++;
                w->part[w->n++] = i;
        }
}

/* Does the sentence say it in words too, of that place or of none? Then they
 * take what only the code says. */
static bool code_said(struct reader *r, const struct row *row,
                      const struct site *w)
{
        for (size_t i = r->sentence; i < r->out.n; i++) {
                struct finding *f = &r->out.at[i];
                bool share = !f->n_body || !w->n;

                if (!str_eq(f->concept, r->v->concept[row->concept].name) ||
                    f->status != row->status ||
                    (f->side.n && w->side.n && !str_eq(f->side, w->side)))
                        continue;
                for (size_t k = 0; k < f->n_body * w->n && !share; k++)
                        share = str_eq(f->body[k / w->n],
                                       r->v->part[w->part[k % w->n]].name);
                if (!share)
                        continue;
                if (!f->side.n)
                        f->side = w->side;
                if (!f->n_body)
                        body_set(r, w, f);
                return true;
        }
        return false;
}

static void code_place(struct reader *r, const struct written_code *c)
{
        for (size_t i = 0; i < c->means.code->n_concepts; i++) {
                struct event m = { .kind = ENTRY_WORDS,
                                   .target = c->means.code->concept[i],
                                   .first = c->first, .last = c->last };
                struct row row = { .concept = m.target, .event = SIZE_MAX,
                                   .value = (double)NAN };
                unsigned all = passage_assert(&r->p, &m, &row.from, &row.to);
                struct site w;

                code_site(r, &c->means, &r->v->lexeme[m.target], &w);
                for (unsigned s = 0; s < 4; s++) {
                        row.status = (enum finding_status)s;
                        if (all >> s & 1 && !code_said(r, &row, &w))
                                finding_add(r, &row, &w);
                }
        }
}

static void codes_read(struct reader *r)
{
        struct written_code c;

        for (size_t i = 0; code_next(r->v, r->d->text, r->p.s, &r->codes, &i,
                                     &c);)
                code_place(r, &c);
}

static void reader_open(struct reader *r, arena *a, const struct vocabulary *v,
                        struct document *d)
{
        r->a = a;
        r->v = v;
        r->d = d;
        r->title = UINT32_MAX;
        for (int m = 0; m < MEASURES; m++)
                r->measured[m] = UINT32_MAX;
        r->joint = NEWN(a, uint32_t, v->concepts ? v->concepts : 1);
        for (uint32_t i = 0; i < v->concepts; i++) {
                const struct lexeme *x = &v->lexeme[i];

                if (x->n_together)
                        r->joint[r->joints++] = i;
                if (!x->hidden && r->measured[x->measure] == UINT32_MAX)
                        r->measured[x->measure] = i;
        }
}

/* A report whose first line names one test is that test's report. */
static void title_read(struct reader *r)
{
        const struct sentence *s = r->p.s;
        const struct row *row = &r->row[0];

        if (r->rows == 1 && row->status == FINDING_PRESENT &&
            s->n <= TITLE_TOKENS &&
            s->t[s->n].before & (GLUE_LINE | GLUE_PARAGRAPH) &&
            !(s->t[s->n].before & GLUE_STOP) &&
            str_eq(r->v->concept[row->concept].section, S("imaging")))
                r->title = row->concept;
}

struct findings findings_read(arena *a, const struct vocabulary *v,
                              struct document *d, size_t begin, size_t end)
{
        struct reader *r = arena_room(a, sizeof *r, 1);
        struct sentences *all = sentences_open(a, v, document_reading(d), begin,
                                               end);
        struct sentence *s;
        bool first = true;

        memset(r, 0, offsetof(struct reader, p));
        r->p.s = NULL;
        reader_open(r, a, v, d);
        section_open(&r->section, v, d);
        r->standing.document = d->date;
        while ((s = sentence_next(all))) {
                passage_read(&r->p, v, s, section_read(&r->section, s));
                r->standing.past = r->section.now == OPENS_PAST;
                r->standing.family = r->section.now == OPENS_FAMILY;
                levels_read(&r->levels, &r->p, d->text, r->section.headed);
                above_read(&r->above, &r->p, d->text, r->section.headed);
                r->rows = 0;
                for (size_t k = 0; k < r->p.n; k++)
                        if (event_names(&r->p.event[k]))
                                event_read(r, k);
                scores_read(r);
                section_paper(&r->section, &r->p);
                for (size_t i = 0; i < r->joints; i++) {
                        const struct lexeme *x = &v->lexeme[r->joint[i]];

                        for (size_t k = 0; k < x->n_together; k++)
                                together_read(r, r->joint[i], &x->together[k]);
                }
                if (first)
                        title_read(r);
                first = false;
                r->sentence = r->out.n;
                for (size_t i = 0; i < r->rows; i++)
                        row_place(r, &r->row[i]);
                codes_read(r);
        }
        return (struct findings){ r->out.at, r->out.n };
}

struct findings findings_own(struct findings f)
{
        size_t n = 0;

        for (size_t i = 0; i < f.n; i++)
                if (!f.at[i].family) {
                        if (f.at[i].ended)
                                f.at[i].status = FINDING_ABSENT;
                        f.at[n++] = f.at[i];
                }
        return (struct findings){ f.at, n };
}
