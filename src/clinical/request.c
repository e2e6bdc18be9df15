/* request.c - one line of a request to what it asks for.
 *
 * The line is cut at "was the original request ... was authorized ... the
 * remaining portion"; of the part in dispute the services, drug, numbers,
 * body and side are read. The rulings are those of the annotation guide; the
 * words are vocabulary/requests.vocabulary. Companions are settled by whoever
 * has all the items of the case. */
#include "clinical/clinical.h"
#include "clinical/sentence.h"

#include <math.h>

enum { REQUEST_TOKENS = 512, PARTS_MOST = 16, LEVELS_MOST = 12,
       DATE_NEAR = 7, CODE_DIGITS = 5, DOSE_MOST = 4, DOSE_NEAR = 5 };

struct ask {
        arena *a;
        const struct vocabulary *v;
        str text;
        struct token t[REQUEST_TOKENS + 1]; size_t n;
        struct hit hit[REQUEST_TOKENS][LANES];
        bool used[REQUEST_TOKENS];      /* a number that is a dose, a date, a
                                           level: no quantity */
};

/* What a stretch of tokens asks for in number. */
struct amount { double n; str unit; };

/* --- reading ----------------------------------------------------------- */

static void phrases_match(struct ask *q)
{
        size_t free[LANES] = { 0 };

        for (size_t i = 0; i < q->n; i++) {
                lexicon_match(q->v, q->t, q->n, i, q->hit[i]);
                for (size_t l = 0; l < LANES; l++) {
                        if (i < free[l])
                                q->hit[i][l].entry = NULL;
                        else if (q->hit[i][l].entry)
                                free[l] = i + q->hit[i][l].n;
                }
        }
}

/* Numbers of billing codes, five digits or a letter and four, count nothing:
 * "(97110)", "A4595". */
static void codes_mark(struct ask *q)
{
        for (size_t i = 0; i < q->n; i++) {
                size_t n = q->t[i].end - q->t[i].begin;
                bool lettered = i && q->t[i - 1].end == q->t[i].begin &&
                                q->t[i - 1].end - q->t[i - 1].begin == 1 &&
                                !q->t[i - 1].digits;

                for (size_t k = q->t[i].begin; k < q->t[i].end; k++)
                        n += char_digit(q->text.p[k]) ? 0 : CODE_DIGITS;
                if (q->t[i].digits && !(q->t[i].before & GLUE_HASH) &&
                    (n == CODE_DIGITS || (n == CODE_DIGITS - 1 && lettered)))
                        q->used[i] = true;
        }
}

static void ask_open(struct ask *q, arena *a, const struct vocabulary *v,
                     str text)
{
        size_t at = 0;

        q->a = a;
        q->v = v;
        q->text = text;
        while (q->n < REQUEST_TOKENS &&
               lexicon_token(v, text, text.n, &at, &q->t[q->n]))
                q->n++;
        if (q->n == REQUEST_TOKENS)
                (void)lexicon_token(v, text, text.n, &at, &q->t[q->n]);
        for (size_t i = 0; i < q->n; i++) {
                date d;
                size_t end = date_scan(text, q->t[i].begin, &d);

                for (size_t k = i; end && k < q->n && q->t[k].begin < end; k++)
                        q->used[k] = q->t[k].dated = true;
        }
        phrases_match(q);
        codes_mark(q);
}

static bool entry_is(const struct entry *e, enum entry_kind kind,
                     uint32_t target)
{
        return e && e->kind == kind && e->target == target;
}

static bool mark_at(const struct ask *q, size_t i, enum request_mark mark)
{
        return i < q->n && entry_is(q->hit[i][LANE_REQUEST].entry,
                                    ENTRY_REQUEST_MARK, mark);
}

static bool count_at(const struct ask *q, size_t i, enum count_mark mark)
{
        return i < q->n && entry_is(q->hit[i][LANE_COUNT].entry, ENTRY_MARK,
                                    mark);
}

/* The unit that begins at token i, or empty. */
static str unit_at(const struct ask *q, size_t i)
{
        const struct entry *e = i < q->n ? q->hit[i][LANE_COUNT].entry : NULL;

        return e && e->kind == ENTRY_UNIT ? q->v->unit[e->target].name : S("");
}

static bool unit_is(const struct ask *q, size_t i, const char *name)
{
        return str_eq(unit_at(q, i), str_from(name));
}

static bool number_at(const struct ask *q, size_t i)
{
        return i < q->n && !q->used[i] && q->t[i].number >= 0;
}

static size_t mark_find(const struct ask *q, enum request_mark mark,
                        size_t from, size_t to)
{
        while (from < to && !mark_at(q, from, mark))
                from++;
        return from < to ? from : SIZE_MAX;
}

/* --- levels, doses ----------------------------------------------------- */

/* "L4" at token i: a level's letter and number, written together. */
static bool level_at(const struct ask *q, size_t i, uint32_t *part)
{
        char c = char_lower(q->text.p[q->t[i].begin]);

        if (q->t[i].end - q->t[i].begin != 1 || q->t[i].digits ||
            i + 1 >= q->n || !q->t[i + 1].digits || c < 'a' || c > 'z' ||
            q->t[i + 1].begin != q->t[i].end || q->t[i + 1].number > 12)
                return false;
        *part = q->v->level[c - 'a'];
        return *part != UINT32_MAX;
}

static void body_add(struct request *r, str name)
{
        for (size_t i = 0; i < r->n_body; i++)
                if (str_eq(r->body[i], name))
                        return;
        if (r->n_body < PARTS_MOST)
                r->body[r->n_body++] = name;
}

/* Reads "L4-L5", "L4-5" or "L4" at i; returns the token behind it. */
static size_t level_read(struct ask *q, struct request *r, size_t i)
{
        size_t end = i + 2;
        uint32_t part, other;

        (void)level_at(q, i, &part);
        if (end < q->n && q->t[end].before & (GLUE_HYPHEN | GLUE_SLASH)) {
                if (q->t[end].digits && q->t[end].number <= 12)
                        end++;
                else if (level_at(q, end, &other))
                        end += 2;
        }
        for (size_t k = i; k < end; k++)
                q->used[k] = true;
        r->n_levels++;
        r->levels = r->levels.n ? str_of(r->levels.p, (size_t)(q->text.p +
                                        q->t[end - 1].end - r->levels.p))
                                : str_slice(q->text, q->t[i].begin,
                                            q->t[end - 1].end);
        body_add(r, q->v->part[part].name);
        return end;
}

static bool drug_at(const struct ask *q, size_t i)
{
        const struct entry *e = q->hit[i][LANE_REQUEST].entry;

        return e && e->kind == ENTRY_DRUG;
}

static bool sig_at(const struct ask *q, size_t i)
{
        const struct entry *e = q->hit[i][LANE_COURSE].entry;

        return e && e->kind == ENTRY_SIG;
}

/* "Norco 10/325": the strength of two drugs without its unit. */
static void strength_bare(struct ask *q, struct request *r, size_t i,
                          size_t to)
{
        if (i + 1 >= to || !number_at(q, i) || !number_at(q, i + 1) ||
            q->t[i].before & GLUE_HASH || !(q->t[i + 1].before & GLUE_SLASH))
                return;
        if (isnan(r->strength))
                r->strength = q->t[i].number;
        q->used[i] = q->used[i + 1] = true;
}

/* How a drug is taken counts nothing: "1 tab po q6h", "bid". */
static void sigs_mark(struct ask *q, size_t from, size_t to)
{
        size_t i = from;

        while (i < to && !drug_at(q, i))
                i++;
        for (; i < to; i++) {
                for (size_t k = i; sig_at(q, i) && k < to &&
                     k < i + q->hit[i][LANE_COURSE].n; k++)
                        q->used[k] |= !(q->t[k].before & GLUE_HASH) &&
                                      !unit_is(q, k + 1, "tablets");
                if (!number_at(q, i) || !unit_is(q, i + 1, "tablets") ||
                    q->t[i].number > DOSE_MOST)
                        continue;
                for (size_t k = i + 2; k < to && k < i + DOSE_NEAR; k++)
                        q->used[i] |= sig_at(q, k) || mark_at(q, k, MARK_DOSE);
        }
}

/* Strength of one tablet, and marks what is no quantity: doses, hours,
 * minutes, percentages, "every 4-6 hours". */
static void doses_read(struct ask *q, struct request *r, size_t from,
                       size_t to)
{
        for (size_t i = from; i < to; i++) {
                bool percent = q->t[i + 1].before & GLUE_PERCENT &&
                               q->t[i].digits;
                bool dose = unit_is(q, i + 1, "mg") ||
                            unit_is(q, i + 1, "hours") ||
                            unit_is(q, i + 1, "minutes");

                if (!number_at(q, i) || !(dose || percent))
                        continue;
                size_t first = i;

                while (first > from && number_at(q, first - 1) &&
                       q->t[first].before & (GLUE_SLASH | GLUE_HYPHEN))
                        first--;
                if (unit_is(q, i + 1, "mg") && isnan(r->strength))
                        r->strength = q->t[first].number;
                for (size_t k = first; k <= i; k++)
                        q->used[k] = true;
                /* 10mg/1ml: the volume is part of the strength */
                if (i + 2 < to && q->t[i + 2].before & GLUE_SLASH)
                        q->used[i + 2] = true;
        }
        for (size_t i = from; i < to; i++) {
                const struct entry *e = q->hit[i][LANE_REQUEST].entry;
                size_t n = q->hit[i][LANE_REQUEST].n;

                if (mark_at(q, i, MARK_DOSE))
                        for (size_t k = i + 1; number_at(q, k) && k < to &&
                             !(q->t[k].before & GLUE_HASH); k++)
                                q->used[k] = true;
                /* "three phase bone scan"; but "one month trial" lasts */
                for (size_t k = i; e && k < i + n &&
                     (e->kind == ENTRY_SERVICE || e->kind == ENTRY_DRUG); k++)
                        q->used[k] |= number_at(q, k) &&
                                      (!unit_at(q, k + 1).n ||
                                       unit_is(q, k + 1, "injections"));
                if (drug_at(q, i))
                        strength_bare(q, r, i + n, to);
        }
        sigs_mark(q, from, to);
}

/* --- quantity ---------------------------------------------------------- */

/* The number at i, or the upper end of a range that begins there; *end is
 * behind it. */
static double number_top(const struct ask *q, size_t i, size_t *end)
{
        double n = q->t[i].number;

        *end = i + 1;
        if (*end < q->n && number_at(q, *end) && q->t[*end].digits &&
            q->t[*end].before & GLUE_HYPHEN && q->t[*end].number > n)
                return q->t[(*end)++].number;
        if (count_at(q, *end, COUNT_TO) && number_at(q, *end + 1) &&
            q->t[*end + 1].number > n) {
                *end += 2;
                return q->t[*end - 1].number;
        }
        if (*end < q->n && number_at(q, *end) && q->t[*end].before & GLUE_PLUS)
                return n + q->t[(*end)++].number;
        /* "five (5)" is one number */
        if (*end < q->n && number_at(q, *end) && q->t[*end].before & GLUE_OPEN
            && !(q->t[*end].number > n) && !(q->t[*end].number < n))
                ++*end;
        return n;
}

/* A rate at token i, in weeks: "times a week", "x week", "visits per week",
 * "/week", "weekly". *end is behind it. */
static str rate_at(const struct ask *q, size_t i, size_t *end)
{
        static const struct { enum count_mark mark; str unit; } rate[] = {
                { COUNT_PER_DAY, STR("days") },
                { COUNT_PER_WEEK, STR("weeks") },
                { COUNT_PER_MONTH, STR("months") },
                { COUNT_PER_YEAR, STR("years") }
        };
        bool times = false;

        while (i < q->n && (count_at(q, i, COUNT_TIMES) ||
                            unit_is(q, i, "visits") ||
                            (unit_is(q, i, "days") &&
                             count_at(q, i + 1, COUNT_PER_WEEK)))) {
                times = true;
                i++;
        }
        for (size_t k = 0; k < 4; k++)
                if (count_at(q, i, rate[k].mark)) {
                        *end = i + q->hit[i][LANE_COUNT].n;
                        return rate[k].unit;
                }
        str unit = unit_at(q, i);
        bool period = str_eq(unit, S("weeks")) || str_eq(unit, S("days")) ||
                      str_eq(unit, S("months"));

        if (period && (times || q->t[i].before & GLUE_SLASH)) {
                *end = i + 1;
                return unit;
        }
        return S("");
}

/* "for 6 weeks", "x 6 weeks", "times 2 weeks", "6 weeks" from token i on, at
 * most a few words away. NAN: none. */
static double duration_at(const struct ask *q, size_t i, size_t to, str unit)
{
        size_t end;

        for (size_t k = i; k < to && k < i + 6; k++) {
                if (!number_at(q, k))
                        continue;
                double n = number_top(q, k, &end);

                return str_eq(unit_at(q, end), unit) ? n : (double)NAN;
        }
        return (double)NAN;
}

struct counted {
        double product;         /* rate by duration, "2 times 8", "3x2" */
        double marked;          /* Qty 6, #120, 60 count */
        double stated;          /* that, 12 sessions, x 12 */
        double leading;         /* 6 massage therapy */
        double bare;            /* a number in brackets, a last number */
        double lasting;         /* 6 weeks, with no rate */
        str unit, lasting_unit;
        double refills;
};

static bool counts(str unit)
{
        return str_eq(unit, S("visits")) || str_eq(unit, S("injections")) ||
               str_eq(unit, S("tablets")) || str_eq(unit, S("units")) ||
               str_eq(unit, S("levels"));
}

static bool lasts(str unit)
{
        return str_eq(unit, S("days")) || str_eq(unit, S("weeks")) ||
               str_eq(unit, S("months"));
}

/* The first unit that counts, up to a few words behind token i: "12 massage
 * therapy sessions". */
static str unit_ahead(const struct ask *q, size_t i, size_t to)
{
        for (size_t k = i; k < to && k < i + 5; k++) {
                if (counts(unit_at(q, k)))
                        return unit_at(q, k);
                if (number_at(q, k) || lasts(unit_at(q, k)) ||
                    count_at(q, k, COUNT_FOR) || count_at(q, k, COUNT_TIMES) ||
                    mark_at(q, k, MARK_JOIN) ||
                    q->t[k].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
        }
        return S("");
}

static bool marked_at(const struct ask *q, size_t i, size_t end, size_t from)
{
        if (q->t[i].before & GLUE_HASH || (mark_at(q, end, MARK_QUANTITY) &&
                                           !number_at(q, end + 1)))
                return true;
        for (size_t k = i; k-- > from && i - k <= 2;)
                if (mark_at(q, k, MARK_QUANTITY))
                        return true;
        return false;
}

/* "Refill x 3", "refills: 2" and not "#60, 3 refills". */
static bool refills_before(const struct ask *q, size_t i, size_t from)
{
        if (i > from && count_at(q, i - 1, COUNT_TIMES))
                i--;
        return i > from && mark_at(q, i - 1, MARK_REFILL) &&
               !(q->t[i].before & GLUE_HASH) &&
               !(i - 1 > from && number_at(q, i - 2) &&
                 !(q->t[i - 2].before & GLUE_HASH) &&
                 q->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON));
}

/* Does a service or drug begin at token i? */
static bool asked_at(const struct ask *q, size_t i)
{
        const struct entry *e = i < q->n ? q->hit[i][LANE_REQUEST].entry : NULL;

        return e && e->kind != ENTRY_REQUEST_MARK &&
               !(e->kind == ENTRY_SERVICE &&
                 q->v->service[e->target].accessory);
}

static void number_sort(const struct ask *q, size_t i, size_t from, size_t to,
                        struct counted *c, size_t *next)
{
        size_t end, after;
        double n = number_top(q, i, &end), m;
        str unit, rate;

        *next = end;
        rate = rate_at(q, end, &after);
        if (rate.n) {
                m = duration_at(q, after, to, rate);
                if (!isnan(m) && isnan(c->product))
                        c->product = n * m;
                /* its duration is no quantity of its own */
                while (!isnan(m) && after < to && !number_at(q, after))
                        after++;
                *next = isnan(m) ? after : after + 2;
                return;
        }
        unit = unit_ahead(q, end, to);
        if (refills_before(q, i, from)) {
                c->refills = n;
        } else if (marked_at(q, i, end, from)) {
                c->marked = isnan(c->marked) ? n : c->marked;
                c->stated = isnan(c->stated) ? n : c->stated;
                c->unit = c->unit.n ? c->unit : unit;
        } else if (mark_at(q, end, MARK_REFILL)) {
                c->refills = n;
        } else if (count_at(q, end, COUNT_TIMES) && number_at(q, end + 1) &&
                   !unit.n) {
                c->product = n * number_top(q, end + 1, next);
        } else if (unit.n) {
                c->stated = isnan(c->stated) ? n : c->stated;
                c->unit = c->unit.n ? c->unit : unit;
        } else if (lasts(unit_at(q, end))) {
                c->lasting = n;
                c->lasting_unit = unit_at(q, end);
        } else if (i && count_at(q, i - 1, COUNT_TIMES)) {
                c->stated = isnan(c->stated) ? n : c->stated;
        } else if ((i == from && end < to) || asked_at(q, end)) {
                c->leading = n;
        } else if (end >= to || q->t[i].before & GLUE_OPEN) {
                c->bare = n;
        }
}

/* "Weekly x 12 weeks": once in each. */
static double weekly_at(const struct ask *q, size_t i, size_t to)
{
        size_t after;
        str rate = rate_at(q, i, &after);

        if ((!count_at(q, i, COUNT_PER_WEEK) &&
             !count_at(q, i, COUNT_PER_MONTH)) || !rate.n)
                return (double)NAN;
        return duration_at(q, after, to, rate);
}

static struct counted count(const struct ask *q, size_t from, size_t to)
{
        double none = (double)NAN;
        struct counted c = { none, none, none, none, none, none, S(""),
                             S(""), none };
        size_t next;

        for (size_t i = from; i < to; i = next) {
                next = i + 1;
                if (number_at(q, i))
                        number_sort(q, i, from, to, &c, &next);
                else if (isnan(c.product))
                        c.product = weekly_at(q, i, to);
        }
        return c;
}

static bool drug_asked(const struct ask *q, size_t from, size_t to)
{
        while (from < to && !drug_at(q, from))
                from++;
        return from < to;
}

/* The total of tokens from..to; unit empty where the service's own holds. */
static struct amount amount_of(const struct ask *q, size_t from, size_t to,
                               bool refills_only)
{
        struct counted c = count(q, from, to);
        struct amount m = { c.stated, c.unit };

        if (isnan(m.n) || (!isnan(c.product) && !c.unit.n))
                m.n = isnan(c.product) ? m.n : c.product;
        if (!isnan(c.marked) && drug_asked(q, from, to))
                m.n = c.marked;
        if (isnan(m.n))
                m.n = c.leading;
        if (isnan(m.n))
                m.n = c.bare;
        if (isnan(m.n) && !isnan(c.lasting)) {
                m.n = c.lasting;
                m.unit = c.lasting_unit;
        }
        if (!isnan(c.refills) && !isnan(m.n))
                m.n *= refills_only ? c.refills : c.refills + 1;
        return m;
}

/* "Two refills of X #90": only the refills are asked for. */
static bool refills_lead(const struct ask *q, size_t from, size_t to)
{
        for (size_t i = from; i < to; i++) {
                const struct entry *e = q->hit[i][LANE_REQUEST].entry;

                if (mark_at(q, i, MARK_REFILL))
                        return true;
                if (e && e->kind != ENTRY_REQUEST_MARK)
                        return false;
        }
        return false;
}

/* --- services ---------------------------------------------------------- */

struct found {
        const struct service *service;  /* of the first part; NULL: a drug */
        size_t first[PARTS_MOST];       /* token of each part */
        bool perioperative;
        bool crowded;                   /* more than PARTS_MOST */
        bool last;                      /* nothing was found: read the words
                                           that say little too */
};

/* Does the service at token i only say what the line is for? "Sedation (for
 * lumbar ESI)": nothing but parts, sides and articles after "for". */
static bool purpose_before(const struct ask *q, size_t i, size_t from)
{
        for (size_t k = i; k-- > from && i - k < 8;) {
                const struct entry *e = q->hit[k][LANE_REQUEST].entry;

                if (mark_at(q, k, MARK_PURPOSE))
                        return true;
                if (mark_at(q, k, MARK_JOIN) ||
                    (e && e->kind != ENTRY_REQUEST_MARK) ||
                    q->t[k + 1].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        return false;
        }
        return false;
}

/* Are the services at tokens a and b two, joined by "with", "and", a comma,
 * a slash or a plus? Else the second only says the first more closely. */
static bool joined(const struct ask *q, size_t a, size_t b)
{
        for (size_t k = a + 1; k <= b; k++)
                if (mark_at(q, k, MARK_JOIN) || q->t[k].before &
                    (GLUE_COMMA | GLUE_SEMICOLON | GLUE_SLASH | GLUE_PLUS |
                     GLUE_AND))
                        return true;
        return false;
}

/* Is a percentage the strength of the drug at token i? Then it is part of a
 * preparation for the skin. */
static bool percent_at(const struct ask *q, size_t i)
{
        size_t end = i + q->hit[i][LANE_REQUEST].n;

        return end < q->n && q->t[end].digits &&
               q->t[end + 1].before & GLUE_PERCENT;
}

/* The topical class where a form stands within a few words of the drug. */
static bool topical_at(const struct ask *q, size_t i, size_t to)
{
        if (percent_at(q, i))
                return true;
        for (size_t k = i; k < to && k < i + 8; k++) {
                if (q->hit[k][LANE_FORM].entry)
                        return true;
                if (k > i && q->t[k].before & GLUE_SEMICOLON)
                        return false;
        }
        return i && q->hit[i - 1][LANE_FORM].entry;
}

static void part_add(struct ask *q, struct request *r, struct found *f,
                     size_t i, str class, str service)
{
        for (size_t k = 0; k < r->n_parts; k++)
                if (str_eq(r->part[k].class, class) &&
                    str_eq(r->part[k].service, service))
                        return;
        if (r->n_parts == PARTS_MOST) {
                f->crowded = true;
                return;
        }
        if (r->n_parts && !joined(q, f->first[r->n_parts - 1], i)) {
                struct request_part *p = &r->part[r->n_parts - 1];

                if (!p->service.n && str_eq(p->class, class))
                        p->service = service;
                return;
        }
        f->first[r->n_parts] = i;
        r->part[r->n_parts++] = (struct request_part){
                .class = class, .service = service,
                .begin = q->t[i].begin, .end = q->t[i].end };
}

/* "Follow-up drug screen": the only part so far says no more than when or
 * that a drug is asked for, and is no part. */
static void part_yield(const struct ask *q, struct request *r,
                       struct found *f, size_t i)
{
        if (r->n_parts != 1 || !f->service || !f->service->yields ||
            joined(q, f->first[0], i))
                return;
        r->n_parts = 0;
        f->service = NULL;
}

static void drug_add(struct ask *q, struct request *r, struct found *f,
                     size_t i, size_t to)
{
        const struct drug *d = &q->v->drug[q->hit[i][LANE_REQUEST]
                                           .entry->target];
        bool topical = topical_at(q, i, to) &&
                       (d->concept == UINT32_MAX ||
                        !q->v->lexeme[d->concept].never_topical);

        part_yield(q, r, f, i);

        bool mixed = (topical || percent_at(q, i)) && r->n_parts &&
                     str_eq(r->part[0].class, S("topical"));

        if (!r->drug.n)
                r->drug = d->name;
        else if (mixed && percent_at(q, i) &&
                 str_find(r->drug, d->name, 0) == STR_NONE)
                r->drug = arena_fmt(q->a, FMT "/" FMT, ARG(r->drug),
                                    ARG(d->name));
        /* Two drugs of one preparation are one part. */
        if (mixed)
                return;
        part_add(q, r, f, i, topical ? S("topical") : d->class, S(""));
}

/* The service one of whose endings the unmatched word at token i has. */
static const struct service *service_ending(const struct ask *q, size_t i)
{
        str word = str_slice(q->text, q->t[i].begin, q->t[i].end), list, end;

        for (size_t k = 0; k < q->v->services && !q->t[i].digits; k++)
                for (list = q->v->service[k].endings; list.n;) {
                        end = str_trim(str_cut(&list, ','));
                        if (word.n > end.n + 1 && str_eq_fold(end,
                                str_slice(word, word.n - end.n, word.n)))
                                return &q->v->service[k];
                }
        return NULL;
}

/* The service that token i names, NULL: none, or one that makes no part. */
static const struct service *service_at(const struct ask *q,
                                        const struct found *f, size_t i,
                                        bool covered)
{
        const struct entry *e = q->hit[i][LANE_REQUEST].entry;
        const struct service *s;

        if (!e)
                return covered ? NULL : service_ending(q, i);
        if (e->kind != ENTRY_SERVICE)
                return NULL;
        s = &q->v->service[e->target];
        if (s->accessory)
                return f->last && s->class.n ? s : NULL;
        return s->last && !f->last ? NULL : s;
}

static str class_placed(const struct request *r, const struct service *s)
{
        for (size_t i = 0; s->placed.n && i < r->n_body; i++)
                if (lexicon_listed(s->places, r->body[i]))
                        return s->placed;
        return s->class;
}

/* "Acupuncture consultation" asks for a consultation. */
static bool head_taken(const struct ask *q, struct request *r,
                       struct found *f, size_t i, const struct service *s)
{
        size_t k = r->n_parts ? f->first[r->n_parts - 1] : 0;

        if (!s->head || !r->n_parts || joined(q, k, i) ||
            k + q->hit[k][LANE_REQUEST].n != i)
                return false;
        r->part[r->n_parts - 1].class = s->class;
        r->part[r->n_parts - 1].service = s->name;
        if (r->n_parts == 1)
                f->service = s;
        return true;
}

/* "With a psychiatrist". */
static bool with_before(const struct ask *q, size_t i)
{
        for (size_t k = i; k-- > 0 && i - k <= 2;)
                if (count_at(q, k, COUNT_WITH))
                        return true;
        return false;
}

static void service_add(struct ask *q, struct request *r, struct found *f,
                        size_t i, size_t from, const struct service *s)
{
        if (head_taken(q, r, f, i, s) ||
            (s->whom && r->n_parts && with_before(q, i)))
                return;
        if (!s->whom && !purpose_before(q, i, from))
                part_yield(q, r, f, i);
        if (r->n_parts && purpose_before(q, i, from)) {
                if (!r->primary_class.n)
                        r->primary_class = s->class;
                return;
        }
        if (!r->n_parts)
                f->service = s;
        part_add(q, r, f, i, class_placed(r, s), s->name);
}

static void services_read(struct ask *q, struct request *r, struct found *f,
                          size_t from, size_t to)
{
        size_t covered = from;

        for (size_t i = from; i < to; i++) {
                const struct hit *h = &q->hit[i][LANE_REQUEST];
                const struct service *s;

                if (mark_at(q, i, MARK_PERIOPERATIVE))
                        f->perioperative = true;
                s = service_at(q, f, i, i < covered);
                if (h->entry)
                        covered = i + h->n;
                if (drug_at(q, i))
                        drug_add(q, r, f, i, to);
                else if (s)
                        service_add(q, r, f, i, from, s);
        }
}

/* "Xyz #30" is a drug that is not in the list, "Xyz 5 %" one for the skin. */
static void numbered_add(struct ask *q, struct request *r, struct found *f,
                         size_t i)
{
        str sign = q->t[i].before & GLUE_HASH ? S("#")
                 : q->t[i + 1].before & GLUE_PERCENT ? S("%") : S("");

        for (size_t k = 0; k < q->v->services && !r->n_parts; k++) {
                const struct service *s = &q->v->service[k];

                if (sign.n && str_eq(s->numbered, sign)) {
                        f->service = s;
                        part_add(q, r, f, i, s->class, s->name);
                }
        }
}

/* Where nothing is known: the words as they may have been meant, and then
 * those that say little. */
static void services_guess(struct ask *q, struct request *r, struct found *f,
                           size_t from, size_t to)
{
        bool any = false;
        uint32_t symbol;

        for (size_t i = from; i < to; i++) {
                symbol = lexicon_slip(q->v, q->text, &q->t[i]);
                if (symbol) {
                        q->t[i].symbol = symbol;
                        any = true;
                }
        }
        if (any) {
                phrases_match(q);
                services_read(q, r, f, from, to);
        }
        f->last = true;
        if (!r->n_parts)
                services_read(q, r, f, from, to);
        for (size_t i = from; i < to && !r->n_parts; i++)
                if (q->t[i].digits)
                        numbered_add(q, r, f, i);
}

/* Each part's bytes run up to the next part. */
static void parts_close(struct ask *q, struct request *r,
                        const struct found *f, size_t to)
{
        for (size_t k = 0; k < r->n_parts; k++) {
                size_t end = k + 1 < r->n_parts ? f->first[k + 1] : to;
                size_t last = end ? end - 1 : 0;

                while (last > f->first[k] && mark_at(q, last, MARK_JOIN))
                        last--;
                r->part[k].end = q->t[last].end;
                if (r->part[k].end < q->text.n &&
                    q->text.p[r->part[k].end] == ')')
                        r->part[k].end++;
        }
        if (!r->n_parts)
                r->part[r->n_parts++] = (struct request_part){
                        .begin = 0, .end = q->text.n };
}

/* --- body and side ----------------------------------------------------- */

/* "R shoulder", "(L) knee", "knee (R)". */
static bool part_beside(const struct ask *q, size_t i)
{
        const struct entry *e = i + 1 < q->n ? q->hit[i + 1][LANE_BODY].entry
                                             : NULL;

        if (e && e->kind == ENTRY_PART &&
            !(q->t[i + 1].before & (GLUE_SLASH | GLUE_COMMA)))
                return true;
        e = i ? q->hit[i - 1][LANE_BODY].entry : NULL;
        return e && e->kind == ENTRY_PART && q->t[i].before & GLUE_OPEN;
}

static void body_read(struct ask *q, struct request *r, size_t from, size_t to)
{
        bool mixed = false;
        str side;
        uint32_t part;

        for (size_t i = from; i < to; i++) {
                const struct entry *e = q->hit[i][LANE_BODY].entry;

                side = S("");
                if (e && e->kind == ENTRY_SIDE_LETTER &&
                    part_beside(q, i)) {
                        side = q->v->side[e->target];
                } else if (e && e->kind == ENTRY_PART) {
                        body_add(r, q->v->part[e->target].name);
                        side = q->v->part[e->target].side;
                } else if (e && e->kind == ENTRY_SIDE) {
                        side = q->v->side[e->target];
                } else if (level_at(q, i, &part)) {
                        i = level_read(q, r, i) - 1;
                }
                if (side.n && r->side.n && !str_eq(side, r->side))
                        mixed = true;
                if (side.n)
                        r->side = side;
        }
        if (mixed)
                r->side = S("");
}

/* --- kinds ------------------------------------------------------------- */

static str kind_name(const struct kind *k, const struct request *r)
{
        for (size_t i = 0; i < k->n_placed; i++)
                for (size_t b = 0; b < r->n_body; b++)
                        if (lexicon_listed(k->placed[i].parts, r->body[b]))
                                return k->placed[i].name;
        return k->name;
}

/* The first of the file among the kinds of the class that phrases from token
 * i on name, however long; best where none stands before it. */
static size_t kind_at(const struct ask *q, str class, size_t i, size_t to,
                      size_t best)
{
        uint32_t state = 0;

        for (size_t k = i; k < to; k++) {
                state = lexicon_step(q->v, &q->t[k], state);
                if (!state)
                        break;
                for (const struct entry *e = automaton_end(&q->v->automaton,
                                                           state);
                     e; e = e->next)
                        if (e->kind == ENTRY_KIND && e->target < best &&
                            lexicon_listed(q->v->kind[e->target].of, class))
                                best = e->target;
        }
        return best;
}

/* The finest kind of the part's class that tokens from..to name. */
static str kind_of(const struct ask *q, const struct request *r,
                   const struct request_part *p, size_t from, size_t to)
{
        size_t best = q->v->kinds;

        for (size_t i = from; i < to; i++)
                best = kind_at(q, p->class, i, to, best);
        for (size_t k = 0; k < best; k++)
                if (q->v->kind[k].mixed &&
                    lexicon_listed(q->v->kind[k].of, p->class) &&
                    str_find(r->drug, S("/"), 0) != STR_NONE)
                        best = k;
        return best < q->v->kinds ? kind_name(&q->v->kind[best], r) : S("");
}

/* The drug of a part; of one that has no finer service, what it is for. */
static void part_drug(const struct ask *q, const struct request *r,
                      struct request_part *p, size_t i)
{
        const struct drug *d;

        if (!drug_at(q, i))
                return;
        d = &q->v->drug[q->hit[i][LANE_REQUEST].entry->target];
        p->drug = str_eq(p->class, S("topical")) ? r->drug : d->name;
        if (!p->service.n && str_eq(p->class, d->class))
                p->service = d->group;
}

static void kinds_read(const struct ask *q, struct request *r,
                       const struct found *f, size_t from, size_t to)
{
        for (size_t k = 0; k < r->n_parts && r->part[k].class.n; k++) {
                size_t end = k + 1 < r->n_parts ? f->first[k + 1] : to;
                str kind;

                kind = kind_of(q, r, &r->part[k], k ? f->first[k] : from,
                               end);
                if (kind.n && !r->part[k].service.n)
                        r->part[k].service = kind;
                part_drug(q, r, &r->part[k], f->first[k]);
        }
        for (size_t i = 0; i < q->n; i++) {
                const struct entry *e = q->hit[i][LANE_SURGERY].entry;

                r->postoperative |= entry_is(e, ENTRY_REQUEST_MARK,
                                             MARK_POSTOPERATIVE);
                r->preoperative |= entry_is(e, ENTRY_REQUEST_MARK,
                                            MARK_PREOPERATIVE);
        }
}

/* --- the whole line ---------------------------------------------------- */

/* Which tokens are in dispute, which were asked for and which authorized. */
struct portions {
        size_t from, to;                /* in dispute */
        size_t original_to;             /* 0: none */
        size_t authorized_from, authorized_to;
};

/* "#120 (remaining 12 tablets)": what was asked for stands before it. */
static void remaining_cut(const struct ask *q, struct request *r,
                          struct portions *p)
{
        size_t at = mark_find(q, MARK_REMAINING, 1, q->n), end;

        if (at == SIZE_MAX)
                return;
        end = at + q->hit[at][LANE_REQUEST].n;
        for (size_t i = end; i < q->n && i < end + 3; i++)
                if (number_at(q, i)) {
                        r->partly_approved = true;
                        p->original_to = at;
                        p->from = end;
                        return;
                }
}

static struct portions portions_cut(const struct ask *q, struct request *r)
{
        struct portions p = { .to = q->n };
        size_t original = mark_find(q, MARK_ORIGINAL, 0, q->n), at;

        at = mark_find(q, MARK_LEAVING, 0, q->n);
        if (at != SIZE_MAX && original == SIZE_MAX) {
                r->partly_approved = true;
                p.to = at ? at : q->n;
                return p;
        }
        if (original == SIZE_MAX || !original) {
                remaining_cut(q, r, &p);
                return p;
        }
        r->partly_approved = true;
        p.original_to = p.to = original;
        p.authorized_from = original +
                            q->hit[original][LANE_REQUEST].n;
        at = mark_find(q, MARK_AUTHORIZED, p.authorized_from, q->n);
        p.authorized_to = at == SIZE_MAX ? p.authorized_from : at;
        at = mark_find(q, MARK_REMAINING, p.authorized_to, q->n);
        if (at != SIZE_MAX) {
                p.from = at + q->hit[at][LANE_REQUEST].n;
                p.to = q->n;
        }
        return p;
}

static bool form_in(const struct ask *q)
{
        for (size_t i = 0; i < q->n; i++)
                if (q->hit[i][LANE_FORM].entry)
                        return true;
        return false;
}

static str default_unit(const struct ask *q, const struct request *r,
                        const struct found *f)
{
        if (!f->service && r->n_parts && r->drug.n)
                return str_eq(r->class, S("topical")) || form_in(q)
                        ? S("units") : S("tablets");
        return f->service && f->service->unit.n ? f->service->unit
                                                : S("visits");
}

static void quantity_read(struct ask *q, struct request *r,
                          const struct found *f, const struct portions *p)
{
        struct amount m = amount_of(q, p->from, p->to,
                                    refills_lead(q, p->from, p->to));
        bool by_level = f->service && f->service->by_level;

        r->quantity = m.n;
        r->unit = m.unit.n ? m.unit : default_unit(q, r, f);
        if (r->drug.n && !f->service && str_eq(r->unit, S("visits")))
                r->unit = S("tablets");
        if (isnan(m.n) && by_level && r->n_levels) {
                r->quantity = (double)r->n_levels;
                r->unit = S("levels");
        }
        if (isnan(r->quantity))
                r->unit = S("");
        if (isnan(r->quantity) && f->service && f->service->uncounted.n &&
            r->n_parts == 1 && !f->crowded)
                r->part[0] = (struct request_part){
                        .class = f->service->uncounted,
                        .begin = r->part[0].begin, .end = r->part[0].end };
        if (p->original_to)
                r->requested = amount_of(q, 0, p->original_to, false).n;
        if (p->authorized_to > p->authorized_from)
                r->approved = amount_of(q, p->authorized_from,
                                        p->authorized_to, false).n;
}

static void companion_mark(struct request *r, const struct found *f)
{
        if (f->service && f->service->companion) {
                r->companion = true;
                if (!r->primary_class.n)
                        r->primary_class = f->service->primary;
        }
        if (f->perioperative) {
                r->companion = true;
                if (!r->primary_class.n)
                        r->primary_class = S("surgery");
        }
        if (!r->companion)
                r->primary_class = S("");
}

/* What is in dispute, and where the tail of the line does not name it, what
 * its head names; the end of what was read. */
static size_t asked_read(struct ask *q, struct request *r, struct found *f,
                       const struct portions *p)
{
        size_t to = p->to;

        doses_read(q, r, p->from, p->to);
        body_read(q, r, p->from, p->to);
        services_read(q, r, f, p->from, p->to);
        if (!r->n_parts && p->from && p->original_to) {
                to = p->original_to;
                doses_read(q, r, 0, to);
                if (!r->n_body)
                        body_read(q, r, 0, to);
                services_read(q, r, f, 0, to);
        }
        if (!r->n_parts && !f->crowded)
                services_guess(q, r, f, p->from, p->to);
        if (f->crowded)
                r->n_parts = 0;
        parts_close(q, r, f, to);
        return to;
}

/* The date beside "date of service": within a few tokens behind, else just
 * before it. */
static date service_date(const struct ask *q)
{
        date d;

        for (size_t i = 0; i < q->n; i++) {
                if (!mark_at(q, i, MARK_RETROSPECTIVE))
                        continue;
                for (size_t k = i; k < q->n && k < i + DATE_NEAR; k++)
                        if (date_scan(q->text, q->t[k].begin, &d))
                                return d;
                for (size_t k = i; k-- > 0 && i - k <= 3;)
                        if (q->t[k].dated &&
                            date_scan(q->text, q->t[k].begin, &d))
                                return d;
        }
        return DATE_NONE;
}

struct request request_parse(arena *a, const struct vocabulary *v, str text)
{
        struct ask *q = NEW(a, struct ask);
        struct found f = { 0 };
        struct request r = { .quantity = (double)NAN,
                             .requested = (double)NAN,
                             .approved = (double)NAN,
                             .strength = (double)NAN };
        struct portions p;
        size_t to;
        buf folded = buf_open(a, text.n + 1);

        buf_add_folded(&folded, text);
        r.text = buf_str(&folded);
        r.body = NEWN(a, str, PARTS_MOST);
        r.part = NEWN(a, struct request_part, PARTS_MOST);
        ask_open(q, a, v, r.text);
        p = portions_cut(q, &r);
        to = asked_read(q, &r, &f, &p);
        r.service = service_date(q);
        r.class = r.part[0].class;      /* the unit of a drug needs it */
        r.bundle = r.n_parts > 1 || f.crowded;
        companion_mark(&r, &f);
        for (size_t i = 0; i < q->n; i++)
                r.retrospective |= mark_at(q, i, MARK_RETROSPECTIVE);
        quantity_read(q, &r, &f, &p);
        r.class = r.part[0].class;
        kinds_read(q, &r, &f, to == p.to ? p.from : 0, to);
        return r;
}
