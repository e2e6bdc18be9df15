/* course_event.c - studies with their day and result, injections with their
 * relief, surgery, function and work: from the findings of a page and the
 * words around them. See leaf.h. */
#include "clinical/leaf.h"

#include <math.h>

enum { RESULTS_MOST = 4, RESULT_BYTES = 400, RELIEF_NEAR = 8,
       RELIEF_AFTER = 60, LASTING_NEAR = 4, REPORT_LINES = 25,
       WEEKS_MOST = 520, FINDINGS_NEAR = 64 };

static const struct lexeme *lexeme_of(const struct leaf *p, str concept,
                                      uint32_t *i)
{
        *i = lexicon_concept(p->v, concept);
        return *i == UINT32_MAX ? NULL : &p->v->lexeme[*i];
}

static bool is_study(const struct leaf *p, uint32_t c)
{
        return p->v->lexeme[c].act && p->v->lexeme[c].by_body &&
               str_eq(p->v->concept[c].section, S("imaging"));
}

/* The token at or behind byte at. Tokens are in order. */
static size_t token_at(const struct leaf *p, size_t at)
{
        size_t lo = 0, hi = p->t.n;

        while (lo < hi) {
                size_t mid = (lo + hi) / 2;

                if (p->t.at[mid].end <= at)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo < p->t.n ? lo : p->t.n - 1;
}

/* ---- Studies ------------------------------------------------------------ */

static bool result_of(const struct leaf *p, const struct finding *f)
{
        uint32_t c;
        const struct lexeme *x = lexeme_of(p, f->concept, &c);

        return x && f->status == FINDING_PRESENT &&
               str_eq(p->v->concept[c].section, S("diagnosis"));
}

/* What is found in bytes from..to, in short: titles with their levels. */
static str results(const struct leaf *p, const struct findings *f,
                   size_t first, size_t last, size_t from, size_t to)
{
        buf b = buf_open(p->a, 4096);
        str seen[RESULTS_MOST];
        size_t n = 0;

        for (size_t i = first; i < last && n < RESULTS_MOST; i++) {
                const struct finding *x = &f->at[i];
                struct ledger_fact where = { .n_body = 0 };
                bool known = false;

                for (size_t k = 0; k < n; k++)
                        known |= str_eq(seen[k], x->concept);
                if (x->evidence.begin >= to)
                        break;
                if (known || !result_of(p, x) || x->evidence.begin < from)
                        continue;
                seen[n++] = x->concept;
                leaf_where(p, token_at(p, x->evidence.begin),
                           token_at(p, x->evidence.end), &where);
                buf_fmt(&b, "%s"FMT, n > 1 ? ", " : "",
                        ARG(vocabulary_concept(p->v, x->concept)->title));
                if (where.levels.n)
                        buf_fmt(&b, " "FMT, ARG(where.levels));
        }
        return buf_str(&b);
}

static struct ledger_fact study_fact(const struct leaf *p, uint32_t c)
{
        struct ledger_fact f = ledger_fact_empty(LEDGER_IMAGING);

        f.name = p->v->concept[c].name;
        f.title = p->v->concept[c].title;
        return f;
}

/* The date behind a label of the study's day; else of the document. */
static date study_date(const struct leaf *p)
{
        for (size_t k = 0; k < p->date.n; k++) {
                size_t first = p->date.at[k].first;

                for (size_t i = first; i-- > 0 && first - i <= 4;)
                        if (leaf_course(p, i, COURSE_STUDY_DATE) ||
                            leaf_course(p, i, COURSE_VISIT_DATE))
                                return p->date.at[k].date;
        }
        return p->d->date;
}

/* A study's own report names it in its head. */
static bool report_read(struct leaf *p, const struct findings *f,
                        size_t from, size_t to)
{
        if (!str_eq(p->d->class, S("IMAGING")))
                return false;
        if (p->reported)
                return true;
        for (size_t i = 0; i < p->t.n && p->line[i] < REPORT_LINES; i++) {
                const struct entry *e = leaf_entry(p, i, LANE_FACT);

                if (!e || e->kind != ENTRY_WORDS || !is_study(p, e->target))
                        continue;
                struct ledger_fact x = study_fact(p, e->target);

                x.reported = x.dated = p->reported = true;
                x.date = study_date(p);
                leaf_where(p, leaf_line_begin(p, i), leaf_line_end(p, i),
                           &x);
                x.levels = S("");
                x.result = results(p, f, from, to, 0, SIZE_MAX);
                leaf_put(p, x, leaf_line_begin(p, i), leaf_line_end(p, i));
                return true;
        }
        return false;
}

static void study_told(struct leaf *p, const struct findings *f, size_t k,
                       size_t from, size_t to)
{
        const struct finding *x = &f->at[k];
        uint32_t c;
        const struct lexeme *l = lexeme_of(p, x->concept, &c);
        struct ledger_fact s;
        size_t first, last;

        if (!l || x->status != FINDING_PRESENT || !is_study(p, c))
                return;
        first = token_at(p, x->evidence.begin);
        last = token_at(p, x->evidence.end - 1) + 1;
        s = study_fact(p, c);
        for (size_t i = 0; i < x->n_body && i < LEDGER_PARTS; i++)
                s.body[s.n_body++] = x->body[i];
        s.side = x->side;
        s.dated = date_known(leaf_date_in(p, first, last));
        s.date = s.dated ? x->date : DATE_NONE;
        s.result = results(p, f, k > from + FINDINGS_NEAR ?
                           k - FINDINGS_NEAR : from, to, x->evidence.begin,
                           x->evidence.end + RESULT_BYTES);
        leaf_put(p, s, first, last);
}

/* ---- Injections --------------------------------------------------------- */

static bool percent_at(const struct leaf *p, size_t i)
{
        return leaf_number(p, i) && p->t.at[i].number <= 100 &&
               i + 1 < p->t.n && (p->t.at[i + 1].before & GLUE_PERCENT ||
                                  leaf_count(p, i + 1, COUNT_PERCENT));
}

static double weeks_at(const struct leaf *p, size_t i)
{
        static const struct { const char *unit; double weeks; } all[] = {
                { "weeks", 1 }, { "months", 52.0 / 12 }, { "days", 1 / 7.0 }
        };
        size_t k = i + 1;

        if (!leaf_number(p, i))
                return (double)NAN;
        if (leaf_number(p, k) && p->t.at[k].before & (GLUE_HYPHEN | GLUE_OPEN))
                k++;
        for (size_t u = 0; u < 3; u++)
                if (leaf_unit(p, k, all[u].unit))
                        return round(p->t.at[k - 1].number * all[u].weeks *
                                     10) / 10;
        return (double)NAN;
}

/* "50% relief for 6 weeks" in tokens from..to, of an injection. */
static size_t relief_read(const struct leaf *p, size_t from, size_t to,
                          struct ledger_fact *f)
{
        size_t last = 0, told = SIZE_MAX;

        for (size_t i = from; i < to; i++)
                if (leaf_course(p, i, COURSE_RELIEF) && told == SIZE_MAX)
                        told = i;
        if (told == SIZE_MAX)
                return 0;
        for (size_t i = from; i < to; i++) {
                size_t gap = i < told ? told - i : i - told;

                if (isnan(f->relief_percent) && percent_at(p, i) &&
                    gap <= RELIEF_NEAR) {
                        f->relief_percent = p->t.at[i].number;
                        last = i + 1;
                }
                bool lasts = false;

                for (size_t k = i; k-- > from && i - k <= LASTING_NEAR;)
                        lasts |= leaf_course(p, k, COURSE_LASTING) ||
                                 leaf_count(p, k, COUNT_FOR);
                if (isnan(f->relief_weeks) && weeks_at(p, i) <= WEEKS_MOST &&
                    (lasts || gap <= 3)) {
                        f->relief_weeks = weeks_at(p, i);
                        last = i + 2;
                }
        }
        return last < p->t.n ? last : p->t.n;
}

/* Does a finding say that the injection named in these bytes was had? */
static bool was_had(struct leaf *p, const struct findings *f, size_t from,
                    size_t to, uint32_t c, size_t i)
{
        if (p->cursor < from)
                p->cursor = from;
        while (p->cursor < to &&
               f->at[p->cursor].evidence.end <= p->t.at[i].begin)
                p->cursor++;
        for (size_t k = p->cursor; k < to && k < p->cursor + FINDINGS_NEAR;
             k++)
                if (str_eq(f->at[k].concept, p->v->concept[c].name) &&
                    f->at[k].evidence.begin <= p->t.at[i].begin &&
                    f->at[k].evidence.end > p->t.at[i].begin)
                        return f->at[k].status == FINDING_PRESENT;
        return false;
}

/* The date nearest to token i in its sentence. */
static date date_near(const struct leaf *p, size_t i)
{
        size_t from = leaf_begin(p, i), to = leaf_end(p, i), best = SIZE_MAX;
        date d = DATE_NONE;

        for (size_t k = leaf_date_from(p, from); k < p->date.n; k++) {
                size_t at = p->date.at[k].first;
                size_t gap = at < i ? i - at : at - i;

                if (at >= to)
                        break;
                if (gap < best) {
                        best = gap;
                        d = p->date.at[k].date;
                }
        }
        return d;
}

static void injection_read(struct leaf *p, const struct findings *f,
                           size_t from, size_t to, size_t i)
{
        uint32_t c = leaf_injection(p, i);
        struct ledger_fact x = ledger_fact_empty(LEDGER_INJECTION);
        bool own = str_eq(p->d->class, S("OPERATIVE"));
        size_t begin = leaf_begin(p, i), end = leaf_end(p, i), last;

        if (!own && !was_had(p, f, from, to, c, i))
                return;
        x.name = p->v->concept[c].name;
        x.title = p->v->concept[c].title;
        leaf_where(p, begin, end, &x);
        x.date = date_near(p, i);
        x.dated = date_known(x.date);
        if (own && !p->reported) {
                p->reported = x.reported = x.dated = true;
                x.date = study_date(p);
        } else if (own && !x.dated) {
                return;
        }
        last = relief_read(p, begin, end, &x);
        if (!last && end < p->t.n)
                last = relief_read(p, end, leaf_end(p, end), &x);
        if (!x.dated && isnan(x.relief_percent) && isnan(x.relief_weeks))
                return;
        leaf_put(p, x, begin, last > end ? last : end);
}

/* ---- Surgery, function, work -------------------------------------------- */

static void state_read(struct leaf *p, const struct finding *x)
{
        uint32_t c;
        const struct lexeme *l = lexeme_of(p, x->concept, &c);
        struct ledger_fact f = ledger_fact_empty(LEDGER_FUNCTION);
        str section = l ? p->v->concept[c].section : S("");
        bool surgery = str_eq(x->concept, S("surgery"));
        size_t first = token_at(p, x->evidence.begin);
        size_t last = token_at(p, x->evidence.end - 1) + 1;
        date d = leaf_date_in(p, first, last);

        if (!str_eq(section, S("work")) && !str_eq(section, S("function")) &&
            !(surgery && date_known(d)))
                return;
        if (x->status != FINDING_PRESENT && (x->status != FINDING_ABSENT ||
                                             surgery))
                return;
        f.kind = surgery ? LEDGER_SURGERY : LEDGER_FUNCTION;
        f.name = x->concept;
        f.title = p->v->concept[c].title;
        f.outcome = str_from(finding_status_name(x->status));
        f.dated = surgery;
        f.date = surgery ? d : p->d->date;
        leaf_where(p, first, last, &f);
        leaf_put(p, f, first, last);
}

void events_course(struct leaf *p, const struct findings *f, size_t from,
                   size_t to)
{
        bool report = report_read(p, f, from, to);

        if (p->review)
                return;
        for (size_t k = from; k < to; k++) {
                if (!report)
                        study_told(p, f, k, from, to);
                if (!p->therapy && !p->asks)
                        state_read(p, &f->at[k]);
        }
        for (size_t i = 0; i < p->t.n && !p->asks; i++) {
                size_t n = p->hit[i][LANE_REQUEST].n;

                if (leaf_injection(p, i) == UINT32_MAX)
                        continue;
                injection_read(p, f, from, to, i);
                i += n ? n - 1 : 0;
        }
}
