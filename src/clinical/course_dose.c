/* course_dose.c - a drug's strength, how many a day and how many in all, as a
 * prescription or a medication list says it: "Norco 10/325 mg 1 po q6h prn
 * #120". See leaf.h. What the abbreviations mean is data. */
#include "clinical/leaf.h"

#include <math.h>

enum { WINDOW_TOKENS = 45, WINDOW_LINES = 3, AGAIN_NEAR = 3, CHANGE_NEAR = 4,
       EACH_MOST = 9, COUNT_LEAST = 13, COUNT_MOST = 999,
       STRENGTH_MOST = 2000, DAILY_MOST = 20 };

struct dose {
        struct leaf *p;
        size_t drug;                    /* its first token */
        size_t from, to;                /* the tokens behind its name */
        bool  *used;                    /* by token - from */
        struct ledger_fact f;
        size_t last;                    /* last token that belongs to it */
};

static uint32_t drug_at(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_FACT);

        return e && e->kind == ENTRY_DRUG ? e->target : UINT32_MAX;
}

static bool same_drug(const struct leaf *p, uint32_t a, uint32_t b)
{
        return str_eq(p->v->drug[a].name, p->v->drug[b].name);
}

/* "hydrocodone" and "APAP" in brackets behind Norco are parts of it. */
static bool part_of(const struct leaf *p, uint32_t whole, uint32_t part)
{
        return str_find(p->v->drug[whole].name, p->v->drug[part].name, 0) !=
               STR_NONE;
}

/* Behind the name, and the same drug's other names near it. */
static size_t names_end(const struct leaf *p, size_t i)
{
        size_t end = i + p->hit[i][LANE_FACT].n;

        for (size_t k = end; k < p->t.n && k < end + AGAIN_NEAR; k++) {
                uint32_t other = drug_at(p, k);

                if (leaf_breaks(p, k))
                        break;
                if (other != UINT32_MAX &&
                    (same_drug(p, drug_at(p, i), other) ||
                     part_of(p, drug_at(p, i), other)))
                        end = k + p->hit[k][LANE_FACT].n;
        }
        return end;
}

static size_t window_end(const struct leaf *p, size_t from)
{
        size_t line = p->line[from ? from - 1 : 0], k;

        for (k = from; k < p->t.n && k < from + WINDOW_TOKENS; k++) {
                const struct token *t = &p->t.at[k];

                if (drug_at(p, k) != UINT32_MAX ||
                    p->line[k] >= line + WINDOW_LINES ||
                    t->before & (GLUE_PARAGRAPH | GLUE_BULLET) ||
                    (p->line[k] != p->line[k - 1] &&
                     leaf_entry(p, k, LANE_HEADING)))
                        break;
                /* "2. Gabapentin": the next item of a list */
                if (p->line[k] != p->line[k - 1] && t->digits &&
                    drug_at(p, k + 1) != UINT32_MAX)
                        break;
        }
        return k;
}

static void note(struct dose *o, size_t first, size_t n)
{
        for (size_t k = first; k < first + n; k++)
                if (k >= o->from && k < o->to)
                        o->used[k - o->from] = true;
        if (first + n - 1 > o->last)
                o->last = first + n - 1;
}

static bool free_number(const struct dose *o, size_t i)
{
        return i >= o->from && i < o->to && leaf_number(o->p, i) &&
               !o->used[i - o->from];
}

/* ---- Strength ----------------------------------------------------------- */

static str strength_unit(const struct leaf *p, size_t i)
{
        str word = str_slice(p->text, p->t.at[i].begin, p->t.at[i].end);

        if (p->t.at[i].before & GLUE_PERCENT)
                return S("percent");
        if (!leaf_unit(p, i, "mg"))
                return S("");
        return str_starts_fold(word, S("mcg")) ? S("mcg") : S("mg");
}

/* "Tylenol #3 300/30": of an opioid and acetaminophen the strength is the
 * opioid's, which is the lesser one. */
static void opioid_part(struct dose *o, size_t i, size_t end)
{
        const struct drug *d = &o->p->v->drug[drug_at(o->p, o->drug)];
        double other = o->p->t.at[end - 1].number;

        if (end - i == 2 && str_find(d->name, S("/"), 0) != STR_NONE &&
            str_eq(d->class, S("opioid")) && other < o->f.strength)
                o->f.strength = other;
}

/* "10/325 mg", "300mg", "5-325 mg", "5%": numbers from i, then a unit. */
static bool strength_at(struct dose *o, size_t i)
{
        const struct leaf *p = o->p;
        bool joined = str_find(o->f.name, S("/"), 0) != STR_NONE;
        size_t end = i + 1;
        str unit;

        while (end < o->to && leaf_number(p, end) &&
               p->t.at[end].before & (GLUE_SLASH | GLUE_HYPHEN) &&
               !(p->t.at[end].before & GLUE_SPACE))
                end++;
        if (end >= p->t.n)
                return false;
        unit = strength_unit(p, end);
        if (!unit.n || (str_eq(unit, S("percent")) &&
                        (i >= leaf_end(p, o->drug) ||
                         leaf_course(p, end, COURSE_RELIEF))))
                return false;
        bool range = end - i == 2 && p->t.at[i + 1].before & GLUE_HYPHEN;

        o->f.strength = p->t.at[range && !joined ? i + 1 : i].number;
        opioid_part(o, i, end);
        o->f.unit = unit;
        note(o, i, end - i + !str_eq(unit, S("percent")));
        return true;
}

/* "Norco 10/325 #120", "Gabapentin 600 TID": right behind the name, and no
 * count of anything. */
static void strength_bare(struct dose *o)
{
        const struct leaf *p = o->p;
        size_t i = o->from, end = i + 1;

        if (!free_number(o, i) || !p->t.at[i].digits || leaf_breaks(p, i) ||
            p->t.at[i].before & (GLUE_HASH | GLUE_COMMA | GLUE_OPEN) ||
            p->t.at[i].number > STRENGTH_MOST)
                return;
        while (end < o->to && free_number(o, end) &&
               p->t.at[end].before & (GLUE_SLASH | GLUE_HYPHEN) &&
               !(p->t.at[end].before & GLUE_SPACE))
                end++;
        const struct entry *e = leaf_entry(p, end, LANE_COUNT);
        bool counted = e && e->kind == ENTRY_UNIT;
        bool alone = end - i == 1;

        if (counted || (alone && (p->hit[i][LANE_COURSE].entry ||
            leaf_course(p, end, COURSE_TAKEN) || p->t.at[i].number < 2)))
                return;
        o->f.strength = p->t.at[i].number;
        opioid_part(o, i, end);
        o->f.unit = S("mg");
        note(o, i, end - i);
}

static void strength_read(struct dose *o)
{
        const struct leaf *p = o->p;
        size_t i = o->drug;

        for (size_t k = o->from; k < o->to; k++)
                if (free_number(o, k) && strength_at(o, k))
                        return;
        strength_bare(o);
        if (isnan(o->f.strength) && i > 1 && leaf_unit(p, i - 1, "mg") &&
            leaf_number(p, i - 2) && !leaf_breaks(p, i)) {
                o->f.strength = p->t.at[i - 2].number;
                o->f.unit = strength_unit(p, i - 1);
        }
}

/* ---- How many a day ----------------------------------------------------- */

/* Numbers within a hit: the least and the most. */
static void numbers_in(const struct leaf *p, size_t i, size_t n, double *least,
                       double *most)
{
        *least = *most = (double)NAN;
        for (size_t k = i; k < i + n; k++) {
                double x = p->t.at[k].number;

                if (!(x > 0))
                        continue;
                if (!(*least <= x))
                        *least = x;
                if (!(*most >= x))
                        *most = x;
        }
}

/* Times a day that the sig at token i says. */
static double sig_rate(const struct leaf *p, size_t i, const struct sig *s)
{
        double least, most;

        numbers_in(p, i, p->hit[i][LANE_COURSE].n, &least, &most);
        switch (s->kind) {
        case SIG_HOURS: return 24 / least;
        case SIG_DAYS:  return 1 / least;
        case SIG_WEEKS: return 1 / (7 * least);
        case SIG_TIMES:
        case SIG_MOST:  return most;
        case SIG_DAILY: break;
        }
        return s->per_day;
}

/* Tablets at a time, of the number at i; NAN: it counts something else. */
static double each_at(const struct dose *o, size_t i, size_t *end)
{
        const struct leaf *p = o->p;
        const struct token *t = p->t.at;
        double n = t[i].number;

        *end = i + 1;
        if (free_number(o, *end) && t[*end].before & GLUE_SLASH && n > 0 &&
            t[*end].number > n && t[*end].number <= 4) {
                n /= t[(*end)++].number;                /* 1/2 tablet */
        } else if (free_number(o, *end) && t[*end].before &
                   (GLUE_HYPHEN | GLUE_OPEN) && t[*end].number >= n) {
                n = t[(*end)++].number;                 /* 1-2; one (1) */
        } else if (leaf_count(p, *end, COUNT_TO) &&
                   free_number(o, *end + 1) && t[*end + 1].number > n) {
                n = t[*end + 1].number;
                *end += 2;
        }
        if (n > EACH_MOST || t[i].before & GLUE_HASH)
                return (double)NAN;
        bool told = leaf_unit(p, *end, "tablets") ||
                    leaf_unit(p, *end, "units") ||
                    leaf_course(p, *end, COURSE_TAKEN) ||
                    (i && leaf_course(p, i - 1, COURSE_INTAKE)) ||
                    (leaf_entry(p, *end, LANE_COURSE) &&
                     leaf_entry(p, *end, LANE_COURSE)->kind == ENTRY_SIG);

        return told ? n : (double)NAN;
}

static const struct sig *sig_at(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_COURSE);

        return e && e->kind == ENTRY_SIG ? &p->v->sig[e->target] : NULL;
}

/* Does another dose of the day follow: "1 qam and 2 qhs", "1 qam, 2 qhs"?
 * Behind a comma alone tablets are named again: "daily, at bedtime" is one. */
static bool goes_on(const struct dose *o, size_t i)
{
        const struct leaf *p = o->p;
        bool joined = false, comma = false, number = false;

        for (size_t k = i; k < o->to && k < i + 6; k++) {
                joined |= p->v->flag_of[p->t.at[k].symbol] & WORD_AND ||
                          p->t.at[k].before & GLUE_AND;
                comma |= (p->t.at[k].before & GLUE_COMMA) != 0;
                number |= free_number(o, k);
                if (sig_at(p, k))
                        return (joined || (comma && number)) &&
                               sig_at(p, k)->kind == SIG_DAILY;
                if (leaf_breaks(p, k))
                        break;
        }
        return false;
}

struct rate { double sum, cap, each; bool done; };

/* The sig at token i, and the tablets said before it. */
static void sig_add(struct dose *o, struct rate *r, size_t i)
{
        const struct leaf *p = o->p;
        const struct sig *s = sig_at(p, i);
        size_t n = p->hit[i][LANE_COURSE].n;
        double rate = sig_rate(p, i, s);
        str words = str_slice(p->text, p->t.at[i].begin,
                              p->t.at[i + n - 1].end);
        bool times = str_find_fold(words, S("time"), 0) != STR_NONE;

        note(o, i, n);
        if (s->kind == SIG_MOST && !times) {
                r->cap = rate;
                return;
        }
        if (r->done)
                return;
        r->sum += rate * (isnan(r->each) ? 1 : r->each);
        r->done = !goes_on(o, i + n);
        r->each = (double)NAN;
}

/* "4/day", "4 tabs/day". */
static bool slash_day(const struct dose *o, size_t i)
{
        const struct leaf *p = o->p;
        size_t k = i + 1 + leaf_unit(p, i + 1, "tablets");

        return k < o->to && p->t.at[k].before & GLUE_SLASH &&
               leaf_unit(p, k, "days");
}

static void rate_read(struct dose *o)
{
        double none = (double)NAN;
        struct rate r = { 0, none, none, false };
        size_t end;

        for (size_t i = o->from; i < o->to; i++) {
                if (sig_at(o->p, i)) {
                        sig_add(o, &r, i);
                        i += o->p->hit[i][LANE_COURSE].n - 1;
                } else if (free_number(o, i) && !r.done) {
                        double each = each_at(o, i, &end);

                        if (slash_day(o, i) && o->p->t.at[i].number <=
                            DAILY_MOST) {
                                r.sum += o->p->t.at[i].number;
                                r.done = true;
                                note(o, i, 1);
                        }
                        if (isnan(each))
                                continue;
                        r.each = each;
                        note(o, i, end - i);
                        i = end - 1;
                }
        }
        if (r.sum > 0 || isnan(o->f.per_day))
                o->f.per_day = r.sum > 0 ? r.sum : none;
        if (!isnan(r.cap) && !(o->f.per_day <= r.cap))
                o->f.per_day = r.cap;
}

/* ---- How many in all ---------------------------------------------------- */

static void count_read(struct dose *o)
{
        const struct leaf *p = o->p;
        const struct token *t = p->t.at;

        for (size_t i = o->from; i < o->to && isnan(o->f.count); i++) {
                bool told = t[i].before & GLUE_HASH ||
                            (i && leaf_course(p, i - 1, COURSE_COUNT)) ||
                            (i > 1 && leaf_course(p, i - 2, COURSE_COUNT) &&
                             p->hit[i - 2][LANE_COURSE].n == 2) ||
                            ((leaf_unit(p, i + 1, "tablets") ||
                              leaf_unit(p, i + 1, "units")) &&
                             t[i].number >= COUNT_LEAST);

                if (!free_number(o, i) || !told || t[i].number < 1 ||
                    t[i].number > COUNT_MOST)
                        continue;
                o->f.count = t[i].number;
                note(o, i, 1);
        }
        /* the last cell of a row that says how it is taken */
        size_t end = leaf_line_end(p, o->drug);

        if (isnan(o->f.count) && !isnan(o->f.per_day) && end <= o->to &&
            free_number(o, end - 1) && leaf_cell(p, end - 1) &&
            t[end - 1].number >= 7 && t[end - 1].number <= COUNT_MOST) {
                o->f.count = t[end - 1].number;
                note(o, end - 1, 1);
        }
}

/* ---- Columns ------------------------------------------------------------ */

/* What the heads of a table's columns say that the row's numbers are: "Qty",
 * "Per day", "Days": a supply for so many days. */
static void columns_read(struct dose *o)
{
        const struct leaf *p = o->p;
        size_t end = leaf_line_end(p, o->drug), from, to;
        double days = (double)NAN;

        if (end > o->to)
                end = o->to;
        for (size_t i = o->from; i < end; i++) {
                bool qty = false, daily = false, supply = false;
                const struct leaf *on = p;

                if (!leaf_number(p, i) || !p->t.at[i].digits ||
                    !leaf_alone(p, i) || !leaf_over(&on, i, &from, &to))
                        continue;
                for (size_t k = from; k < to; k++) {
                        qty |= leaf_course(on, k, COURSE_COUNT);
                        daily |= sig_at(on, k) != NULL;
                        supply |= leaf_unit(on, k, "days");
                }
                if (daily && p->t.at[i].number <= DAILY_MOST)
                        o->f.per_day = p->t.at[i].number;
                else if (qty && p->t.at[i].number <= COUNT_MOST)
                        o->f.count = p->t.at[i].number;
                else if (supply && p->t.at[i].number > 0)
                        days = p->t.at[i].number;
                else
                        continue;
                note(o, i, 1);
        }
        if (isnan(o->f.per_day) && !isnan(days) && !isnan(o->f.count))
                o->f.per_day = round(o->f.count / days * 100) / 100;
}

/* ---- Started, stopped, changed ------------------------------------------ */

static str change_of(const struct leaf *p, size_t i)
{
        static const struct { enum course_mark mark; str name; } change[] = {
                { COURSE_START, STR("started") },
                { COURSE_STOP, STR("stopped") },
                { COURSE_RAISE, STR("increased") },
                { COURSE_LOWER, STR("decreased") }
        };

        for (size_t k = 0; k < 4; k++)
                if (leaf_course(p, i, change[k].mark))
                        return change[k].name;
        return S("");
}

/* Where its sentence begins; but not on the line of the drug before it: rows
 * of a list are not told apart by points. */
static size_t sentence_from(const struct leaf *p, size_t i)
{
        size_t from = leaf_begin(p, i);

        for (size_t k = i; k-- > from;)
                if (drug_at(p, k) != UINT32_MAX && p->line[k] != p->line[i])
                        return leaf_line_begin(p, i);
        return from;
}

static void change_read(struct dose *o)
{
        const struct leaf *p = o->p;
        size_t to = leaf_end(p, o->drug), from = sentence_from(p, o->drug);

        for (size_t i = o->drug; i-- > from && o->drug - i <= CHANGE_NEAR &&
             !leaf_breaks(p, i + 1) && drug_at(p, i) == UINT32_MAX;)
                if (change_of(p, i).n) {
                        o->f.change = change_of(p, i);
                        return;
                }
        for (size_t i = o->from; i < to && i < o->to &&
             i < o->last + 1 + CHANGE_NEAR; i++)
                if (change_of(p, i).n) {
                        o->f.change = change_of(p, i);
                        if (i > o->last)
                                o->last = i;
                        return;
                }
}

/* The day it was taken: of its line, of its sentence, of its document. */
static void date_read(struct dose *o)
{
        const struct leaf *p = o->p;
        size_t line = leaf_line_end(p, o->drug), end = leaf_end(p, o->drug);
        date d = leaf_date_in(p, leaf_line_begin(p, o->drug),
                              o->to < line ? o->to : line);

        if (!date_known(d))
                d = leaf_date_in(p, sentence_from(p, o->drug),
                                 o->to < end ? o->to : end);
        o->f.dated = date_known(d);
        o->f.date = o->f.dated ? d : leaf_when(p, o->drug);
}

/* Does its sentence say that nobody took it: a guideline's, one that was
 * denied, advised against or only thought of? Not of the drugs before it. */
static bool untaken(const struct dose *o)
{
        const struct leaf *p = o->p;
        size_t to = leaf_end(p, o->drug), from = leaf_begin(p, o->drug);

        for (size_t k = o->last + 1; k < to && k < o->last + CHANGE_NEAR + 4 &&
             drug_at(p, k) == UINT32_MAX; k++)
                if (leaf_course(p, k, COURSE_UNTAKEN) ||
                    leaf_course(p, k, COURSE_DENIED))
                        return true;
        for (size_t k = o->drug; k-- > from;) {
                if (leaf_course(p, k, COURSE_UNTAKEN) ||
                    leaf_course(p, k, COURSE_DENIED) ||
                    p->v->flag_of[p->t.at[k].symbol] & WORD_GUIDELINE)
                        return true;
                if (change_of(p, k).n || leaf_course(p, k, COURSE_REFILL) ||
                    leaf_course(p, k, COURSE_INTAKE))
                        break;
        }
        return false;
}

static void dose_read(struct leaf *p, size_t i)
{
        struct dose o = { .p = p, .drug = i, .from = names_end(p, i),
                          .f = ledger_fact_empty(LEDGER_DOSE) };

        o.to = window_end(p, o.from);
        o.used = NEWN(p->a, bool, o.to - o.from + 1);
        o.last = o.from - 1;
        o.f.name = o.f.title = p->v->drug[drug_at(p, i)].name;
        columns_read(&o);
        strength_read(&o);
        rate_read(&o);
        count_read(&o);
        change_read(&o);
        if (isnan(o.f.strength) && isnan(o.f.per_day) && isnan(o.f.count) &&
            !o.f.change.n)
                return;
        if (!p->asks && untaken(&o))
                return;
        if (p->asks) {
                o.f.requested = o.f.count;
                o.f.count = (double)NAN;
                o.f.change = S("requested");
        }
        date_read(&o);
        leaf_put(p, o.f, i, o.last + 1);
}

/* The dose of the drug at token i; where it stands in a table, of its row. */
static void row_read(struct leaf *p, size_t i)
{
        struct leaf row;
        size_t at = leaf_unfold(p, i, &row);

        if (at == SIZE_MAX) {
                dose_read(p, i);
                return;
        }
        dose_read(&row, at);
        p->out.at = row.out.at;
        p->out.n = row.out.n;
        p->out.cap = row.out.cap;
}

void doses_course(struct leaf *p)
{
        size_t end = 0;

        if (p->review || p->therapy)
                return;
        for (size_t i = 0; i < p->t.n; i++) {
                if (i < end || drug_at(p, i) == UINT32_MAX)
                        continue;
                end = names_end(p, i);
                row_read(p, i);
        }
}
