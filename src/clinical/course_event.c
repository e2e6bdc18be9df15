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

                if (day_label(p, first) == COURSE_VISIT_DATE &&
                    !leaf_sent(p, first))
                        return p->date.at[k].date;
        }
        return p->d->date;
}

/* The token of the head that names the study and, on its line, the part of
 * the body: "MRI" alone may belong to the name of the house. */
static size_t head_study(const struct leaf *p, struct ledger_fact *out)
{
        size_t first = SIZE_MAX;

        for (size_t i = 0; i < p->t.n && p->line[i] < REPORT_LINES; i++) {
                const struct entry *e = leaf_entry(p, i, LANE_FACT);
                struct ledger_fact x;

                if (!e || e->kind != ENTRY_WORDS || !is_study(p, e->target))
                        continue;
                x = study_fact(p, e->target);
                leaf_where(p, leaf_line_begin(p, i), leaf_line_end(p, i),
                           &x);
                if (first == SIZE_MAX || x.n_body) {
                        first = i;
                        *out = x;
                }
                if (x.n_body)
                        break;
        }
        return first;
}

/* A study's own report names it in its head. */
static bool report_read(struct leaf *p, const struct findings *f,
                        size_t from, size_t to)
{
        struct ledger_fact x;
        size_t i;

        if (!str_eq(p->d->class, S("IMAGING")))
                return false;
        if (p->reported)
                return true;
        i = head_study(p, &x);
        if (i == SIZE_MAX)
                return false;
        x.reported = x.dated = p->reported = true;
        x.date = study_date(p);
        x.levels = S("");
        x.result = results(p, f, from, to, 0, SIZE_MAX);
        leaf_put(p, x, leaf_line_begin(p, i), leaf_line_end(p, i));
        return true;
}

static void study_told(struct leaf *p, const struct findings *f, size_t k,
                       size_t from, size_t to)
{
        const struct finding *x = &f->at[k];
        uint32_t c;
        const struct lexeme *l = lexeme_of(p, x->concept, &c);
        struct ledger_fact s;
        size_t first, last, end = SIZE_MAX;

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
        for (size_t i = k + 1; i < to && end == SIZE_MAX &&
             i < k + FINDINGS_NEAR; i++) {
                l = lexeme_of(p, f->at[i].concept, &c);
                if (l && is_study(p, c) && f->at[i].evidence.begin >
                    x->evidence.begin)
                        end = f->at[i].evidence.begin;
        }
        if (end > x->evidence.end + RESULT_BYTES)
                end = x->evidence.end + RESULT_BYTES;
        s.result = results(p, f, k > from + FINDINGS_NEAR ?
                           k - FINDINGS_NEAR : from, to, x->evidence.begin,
                           end);
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
                    (lasts || gap <= 3 ||
                     leaf_count(p, i + 2, COUNT_OUT_OF))) {
                        f->relief_weeks = weeks_at(p, i);
                        last = i + 2;
                }
        }
        return last < p->t.n ? last : p->t.n;
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

/* The class that findings give it, which may tell from the part of the body
 * what the words do not; else the words' own. */
static uint32_t injection_class(struct leaf *p, const struct findings *f,
                                size_t from, size_t to, size_t i, bool *had)
{
        uint32_t own = leaf_injection(p, i), found = UINT32_MAX, c;

        *had = false;
        if (p->cursor < from)
                p->cursor = from;
        while (p->cursor < to &&
               f->at[p->cursor].evidence.end <= p->t.at[i].begin)
                p->cursor++;
        for (size_t k = p->cursor; k < to && k < p->cursor + FINDINGS_NEAR;
             k++) {
                const struct finding *x = &f->at[k];

                if (x->evidence.begin > p->t.at[i].begin ||
                    x->evidence.end <= p->t.at[i].begin)
                        continue;
                c = lexicon_concept(p->v, x->concept);
                if (c == UINT32_MAX || !leaf_injects(p, c))
                        continue;
                *had |= x->status == FINDING_PRESENT;
                if (found == UINT32_MAX || c == own)
                        found = c;
        }
        return found == UINT32_MAX ? own : found;
}

/* Does the sentence of token i name one itself? */
static bool names_injection(const struct leaf *p, size_t i)
{
        size_t end = leaf_end(p, i);

        while (i < end && leaf_injection(p, i) == UINT32_MAX)
                i++;
        return i < end;
}

static void injection_read(struct leaf *p, const struct findings *f,
                           size_t from, size_t to, size_t i)
{
        struct ledger_fact x = ledger_fact_empty(LEDGER_INJECTION);
        bool own = str_eq(p->d->class, S("OPERATIVE")), had;
        uint32_t c = injection_class(p, f, from, to, i, &had);
        size_t begin = leaf_begin(p, i), end = leaf_end(p, i), last;

        if (!own && !had)
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
        if (!last && end < p->t.n && !names_injection(p, end))
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
        f.date = surgery ? d : leaf_when(p, first);
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
