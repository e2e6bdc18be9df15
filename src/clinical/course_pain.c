/* course_pain.c - pain scores out of ten, with or without medication, at rest
 * or at worst. See leaf.h. */
#include "clinical/leaf.h"

#include <math.h>

/* The date of a table's row stands among its first tokens. */
enum { SCALE = 10, ROW_TOKENS = 5, ABOVE_LINES = 3, COLUMN_SLACK = 3,
       LABEL_TOKENS = 6 };

struct score { size_t first, last; double n; };

/* "7/10", "6-7 out of 10" at token i. */
static bool scale_at(const struct leaf *p, size_t i, struct score *out)
{
        const struct token *t = p->t.at;
        size_t top = i, k;

        if (!leaf_number(p, i) || t[i].number > SCALE)
                return false;
        if (leaf_number(p, i + 1) && t[i + 1].before & GLUE_HYPHEN)
                top = i + 1;
        else if (leaf_count(p, i + 1, COUNT_TO) && leaf_number(p, i + 2))
                top = i + 2;
        k = top + 1;
        if (leaf_count(p, k, COUNT_OUT_OF))
                k += p->hit[k][LANE_COUNT].n;
        else if (k >= p->t.n || !(t[k].before & GLUE_SLASH))
                return false;
        if (!leaf_number(p, k) || !t[k].digits || t[k].number < SCALE ||
            t[k].number > SCALE || t[top].number > SCALE ||
            leaf_unit(p, k + 1, "visits"))
                return false;
        *out = (struct score){ i, k, t[top].number };
        return true;
}

/* "Pain level 7", "rated at a 7": the vocabulary's own words for it. */
static bool told_at(const struct leaf *p, size_t i, struct score *out)
{
        const struct entry *e = leaf_entry(p, i, LANE_FACT);
        size_t last;

        if (!e || e->kind != ENTRY_WORDS ||
            p->v->lexeme[e->target].measure != MEASURE_SCORE)
                return false;
        last = i + p->hit[i][LANE_FACT].n - 1;
        if (!leaf_number(p, last) || p->t.at[last].number > SCALE)
                return false;
        if (scale_at(p, last, out))
                return true;
        if (last + 1 < p->t.n && p->t.at[last + 1].before &
            (GLUE_SLASH | GLUE_PERCENT | GLUE_HYPHEN))
                return false;
        *out = (struct score){ i, last, p->t.at[last].number };
        return true;
}

static bool names_score(const struct leaf *p, size_t from, size_t to)
{
        for (size_t k = from; k < to; k++)
                if (leaf_course(p, k, COURSE_SCORE))
                        return true;
        return false;
}

/* "Pain before needles: 7 (0-10)"; a 7 in the column of "NPRS", in the row of
 * a date. */
static bool labelled_at(const struct leaf *p, size_t i, struct score *out)
{
        const struct token *t = &p->t.at[i];
        size_t begin = leaf_line_begin(p, i), last = i, from, to;
        bool scale;

        if (!leaf_number(p, i) || !t->digits || t->number > SCALE)
                return false;
        scale = leaf_number(p, i + 1) && leaf_number(p, i + 2) &&
                t[1].before & GLUE_OPEN && t[1].number < 2 &&
                t[2].before & GLUE_HYPHEN && t[2].number >= SCALE &&
                t[2].number <= SCALE;
        if (scale)
                last = i + 2;
        *out = (struct score){ i, last, t->number };
        if (scale && t->before & GLUE_COLON)
                return names_score(p, i > LABEL_TOKENS + begin ?
                                   i - LABEL_TOKENS : begin, i);
        return leaf_alone(p, i) &&
               date_known(leaf_date_in(p, begin, begin + ROW_TOKENS)) &&
               leaf_over(&p, i, &from, &to) && names_score(p, from, to);
}

static bool score_at(const struct leaf *p, size_t i, struct score *out)
{
        return scale_at(p, i, out) || told_at(p, i, out) ||
               labelled_at(p, i, out);
}

static tri medicine_of(const struct leaf *p, size_t i, bool bare)
{
        if (leaf_count(p, i, COUNT_WITH_TREATMENT) ||
            (bare && leaf_count(p, i, COUNT_WITH)))
                return TRI_YES;
        if (leaf_count(p, i, COUNT_WITHOUT_TREATMENT) ||
            (bare && leaf_count(p, i, COUNT_WITHOUT)))
                return TRI_NO;
        return TRI_UNKNOWN;
}

static str condition_of(const struct leaf *p, size_t i)
{
        static const struct { enum course_mark mark; str name; } all[] = {
                { COURSE_REST, STR("rest") },
                { COURSE_ACTIVITY, STR("activity") },
                { COURSE_BEST, STR("best") }, { COURSE_WORST, STR("worst") },
                { COURSE_AVERAGE, STR("average") },
                { COURSE_NOW, STR("now") }
        };

        for (size_t k = 0; k < sizeof all / sizeof *all; k++)
                if (leaf_course(p, i, all[k].mark))
                        return all[k].name;
        return S("");
}

/* What words of tokens from..to say of a score; the nearest to `at` wins. */
static void said(const struct leaf *p, size_t from, size_t to, bool near_end,
                 bool bare, struct ledger_fact *f)
{
        for (size_t k = from; k < to; k++) {
                size_t i = near_end ? k : from + to - 1 - k;
                tri m = medicine_of(p, i, bare);

                if (m != TRI_UNKNOWN)
                        f->with_medication = m;
                if (condition_of(p, i).n)
                        f->condition = condition_of(p, i);
        }
}

/* Do words of the sentence say something of its first score before it? */
static bool words_lead(const struct leaf *p, size_t from, size_t first)
{
        for (size_t i = from; i < first; i++)
                if (medicine_of(p, i, false) != TRI_UNKNOWN ||
                    condition_of(p, i).n)
                        return true;
        return false;
}

/* "From 9/10 to 6/10 with medication": what is said of the one tells of the
 * other. */
static void drop_read(struct leaf *p, size_t before, const struct score *s,
                      const struct ledger_fact *f)
{
        struct ledger_fact *x = &p->out.at[before].fact;

        if (!s->first || !leaf_count(p, s->first - 1, COUNT_TO) ||
            f->with_medication == TRI_UNKNOWN ||
            x->with_medication == f->with_medication)
                return;
        if (x->with_medication == TRI_UNKNOWN)
                x->with_medication = f->with_medication == TRI_YES ? TRI_NO
                                                                   : TRI_YES;
}

/* The date over the column of token i, of a table that has a day to each
 * column: "Date 3/4 3/6" over "Pain 5/10 4/10". */
static date column_date(const struct leaf *p, size_t i)
{
        size_t begin = leaf_line_begin(p, i);
        size_t column = leaf_column(p, p->t.at[i].begin);

        for (size_t n = 0; n < ABOVE_LINES && begin; n++) {
                begin = leaf_line_begin(p, begin - 1);
                size_t end = leaf_line_end(p, begin), dates = 0;
                date found = DATE_NONE;

                for (size_t k = leaf_date_from(p, begin); k < p->date.n &&
                     p->date.at[k].first < end; k++, dates++) {
                        size_t at = leaf_column(p, p->t.at[p->date.at[k]
                                                .first].begin);

                        if (at <= column + COLUMN_SLACK &&
                            column <= at + COLUMN_SLACK)
                                found = p->date.at[k].date;
                }
                if (dates)
                        return dates > 1 ? found : DATE_NONE;
        }
        return DATE_NONE;
}

/* The day of a score: its row's, its column's, its sentence's. */
static date score_date(const struct leaf *p, const struct score *s,
                       size_t sentence)
{
        size_t line = leaf_line_begin(p, s->first);
        date d = leaf_date_in(p, line, line + ROW_TOKENS < s->first ?
                              line + ROW_TOKENS : s->first);

        if (!date_known(d))
                d = column_date(p, s->first);
        if (!date_known(d))
                d = leaf_date_in(p, sentence, leaf_end(p, s->first));
        return d;
}

static void score_put(struct leaf *p, const struct score *s, size_t from,
                      size_t to, bool lead)
{
        struct ledger_fact f = ledger_fact_empty(LEDGER_PAIN);
        size_t sentence = leaf_begin(p, s->first);
        date d = score_date(p, s, sentence);

        f.name = S("pain-score");
        f.title = S("pain");
        f.score = s->n;
        bool bare = words_lead(p, sentence, leaf_end(p, s->first));

        said(p, lead ? from : s->last + 1, lead ? s->first : to, lead, bare,
             &f);
        if (f.with_medication == TRI_UNKNOWN && !f.condition.n && lead)
                said(p, s->last + 1, to, false, bare, &f);
        leaf_where(p, sentence, leaf_end(p, s->first), &f);
        f.dated = date_known(d);
        f.date = f.dated ? d : leaf_when(p, s->first);
        if (from > sentence && p->out.n &&
            p->out.at[p->out.n - 1].fact.kind == LEDGER_PAIN)
                drop_read(p, p->out.n - 1, s, &f);
        leaf_put(p, f, sentence, s->last + 1);
}

void pain_course(struct leaf *p)
{
        size_t sentence = SIZE_MAX, from = 0;
        struct score s, next;
        bool lead = false;

        if (p->review)
                return;
        for (size_t i = 0; i < p->t.n; i++) {
                if (!score_at(p, i, &s))
                        continue;
                size_t begin = leaf_begin(p, s.first);
                size_t end = leaf_end(p, s.first), to;

                if (begin != sentence) {
                        sentence = from = begin;
                        lead = words_lead(p, begin, s.first);
                }
                for (to = s.last + 1; to < end && !score_at(p, to, &next);
                     to++)
                        ;
                score_put(p, &s, from, to, lead);
                from = s.last + 1;
                i = s.last;
        }
}
