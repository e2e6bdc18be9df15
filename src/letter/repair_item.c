/* repair_item.c - damaged verdicts above the first labels of items, what titles
 * say of a partly approved request, and the patient's age and sex. */
#include "letter/near.h"
#include "letter/repair.h"

#include "terms/patient.h"

enum {
        ABOVE = 3,              /* lines between verdict and label */
        TITLE_MAX = 1600,       /* bytes above a label that a title has */
        FIRST = 800,            /* bytes of a summary that state the age */
        REACH = 80              /* bytes behind the age that state the sex */
};

/* The verdict that the last word of a line is, or is nearest to. Only one of
 * them stands there: half of its letters tell them apart. */
static size_t verdict_nearest(const struct layout *l, str t, size_t at,
                              unsigned *cost)
{
        size_t best = 0;

        *cost = UINT8_MAX;
        for (size_t i = 0; i < l->n_verdicts; i++) {
                str w = l->verdict[i].word;
                unsigned c;
                size_t to = near_at(t, at, w, (unsigned)(2 * (w.n / 3)), &c);

                /* what is left behind it goes with it */
                c += to < t.n;
                if (to && t.n - to <= 2 && c < *cost) {
                        *cost = c;
                        best = i + 1;
                }
        }
        return best;
}

/* "Uphe1d", ";Upheld" or "Upheld" without its colon where the line above a
 * label ends: its edits. */
static bool verdict_repair(struct repair *x, size_t floor, size_t end,
                           bool next)
{
        str t = str_slice(x->t, 0, end);
        size_t at = end, mark, which;
        unsigned cost;
        char c;

        while (at > floor && !char_space(t.p[at - 1]) && t.p[at - 1] != ':')
                at--;
        which = verdict_nearest(x->l, t, at, &cost);
        for (mark = at; mark > floor && (char_space(t.p[mark - 1]) ||
                                         any_of(t.p[mark - 1], "*_")); )
                mark--;
        if (!which || mark == floor)
                return false;
        c = t.p[mark - 1];
        if (c != ':' && !any_of(c, ";.,") && (cost > 2 || !next))
                return false;           /* prose */
        if (cost)
                edit_add(x, at, end, x->l->verdict[which - 1].word, true);
        if (any_of(c, ";.,"))
                edit_add(x, mark - 1, mark, S(":"), false);
        else if (c != ':')
                edit_add(x, mark, mark, S(":"), false);
        return true;
}

static void verdict_above(struct repair *x, size_t floor, size_t label)
{
        size_t end = label;

        for (int k = 0; k < ABOVE; k++) {
                while (end > floor && (char_space(x->t.p[end - 1]) ||
                                       any_of(x->t.p[end - 1], "*_#")))
                        end--;
                if (end == floor || verdict_repair(x, floor, end,
                                                   k == 0))
                        return;
                while (end > floor && x->t.p[end - 1] != '\n')
                        end--;
        }
}

/* What a partly approved request says, in the title above the label. */
static void title_repair(struct repair *x, size_t floor, size_t label)
{
        if (label - floor > TITLE_MAX)
                floor = label - TITLE_MAX;
        for (size_t i = 0; i < x->l->n_portions; i++) {
                const struct portion *p = &x->l->portion[i];

                /* one of several sentences: their words are many */
                for (size_t k = 0; k < PORTION_PARTS &&
                                   p->of[DISPUTED].n && p->first == REQUESTED;
                     k++)
                        phrase_repair(x, floor, label, &p->of[k]);
        }
}

void items_repair(struct repair *x, const struct hits *h,
                         struct span in)
{
        size_t floor = in.begin;

        for (size_t i = 0; i < h->n; i++) {
                const struct hit *hit = &h->at[i];

                if (hit->begin < in.begin || hit->end > in.end ||
                    !x->l->label_of[hit->anchor])
                        continue;
                if (x->l->label_of[hit->anchor] == 1 && x->l->titled) {
                        verdict_above(x, floor, hit->begin);
                        title_repair(x, floor, hit->begin);
                }
                floor = hit->end;
        }
}

/* Is the word t[from, to), but for damage, one of sex? */
static bool sex_near(struct repair *x, size_t from, size_t to)
{
        for (size_t k = 0; ; k++) {
                str w = patient_word(k);
                unsigned cost;

                if (!w.n)
                        return false;
                if (to - from + 1 < w.n || to - from > w.n + 1 ||
                    near_at(str_slice(x->t, 0, to), from, w, NEAR_USUAL,
                            &cost) != to)
                        continue;
                if (cost)
                        edit_add(x, from, to, w, false);
                return true;
        }
}

static void sex_repair(struct repair *x, size_t from, size_t end)
{
        for (size_t i = from, to; i < end; i = to + 1) {
                to = word_end(x->t, i, end);
                if (to > i && sex_near(x, i, to))
                        return;
        }
}

/* "5O" before the years: 50. */
static void number_repair(struct repair *x, size_t from, size_t to)
{
        char *p = arena_bytes(x->a, to - from);
        bool other = false;

        for (size_t i = from; i < to; i++) {
                p[i - from] = near_digit(x->t.p[i]);
                other |= p[i - from] != x->t.p[i];
        }
        if (other)
                edit_add(x, from, to, str_of(p, to - from), false);
}

/* "34-ycar-old": behind the years, or 0. */
static size_t age_repair(struct repair *x, struct span in)
{
        static const str year[] = { STR("year-old"), STR("years old") };

        for (size_t i = in.begin; i < in.end; i++) {
                size_t at = i, number, to;
                unsigned cost;

                if (!word_begins(x->t, i) || !near_digit(x->t.p[i]))
                        continue;
                while (at < in.end && near_digit(x->t.p[at]))
                        at++;
                number = at;
                while (at < in.end && (char_space(x->t.p[at]) ||
                                       any_of(x->t.p[at], "-.,'")))
                        at++;
                for (size_t k = 0; k < 2; k++) {
                        to = near_at(str_slice(x->t, 0, in.end), at, year[k],
                                     NEAR_USUAL, &cost);
                        if (!to)
                                continue;
                        number_repair(x, i, number);
                        if (phrase_at(x->t, at, year[k]) != to)
                                edit_add(x, at, to, year[k], false);
                        return to;
                }
        }
        return 0;
}

void patient_repair(struct repair *x, struct span in,
                    const struct letter *first)
{
        size_t at;

        if (in.end - in.begin > FIRST)
                in.end = in.begin + FIRST;
        if (first && span_set(first->patient_age_at))
                at = first->patient_age_at.end;
        else
                at = age_repair(x, in);
        if (at && at < in.end)
                sex_repair(x, at, in.end - at > REACH ? at + REACH
                                                        : in.end);
}
