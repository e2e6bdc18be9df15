/* portion.c - what a request says of utilization review in its own words: the
 * three parts of one that was partly approved, their numbers where these are
 * certain, and whether it goes with another request.
 *
 * A number that could be read two ways is none: it would be compared with the
 * limits of a guideline. */
#include "letter/inside.h"

#include "terms/number.h"

#include <math.h>

static bool speaks(str t, struct span s, const struct phrases *p)
{
        size_t at, to;

        return p->n && phrase_find(t, s.begin, s.end, p, &at, &to) >= 0;
}

static said_set said_of(size_t portion, enum portion_part part)
{
        return (said_set)1 << (portion * PORTION_PARTS + part);
}

static said_set said_beside(size_t companion)
{
        return (said_set)1 << (SAID_COMPANION + companion);
}

/* Phrases are held apart by their first byte, all white space being one. */
static unsigned said_class(char c)
{
        return char_space(c) || (unsigned char)c >= 0x80 ? 0 : c & 31;
}

static void said_add(struct layout *l, const struct phrases *p, said_set is,
                     unsigned class)
{
        for (size_t i = 0; i < p->n; i++)
                if (said_class(p->at[i].p[0]) == class)
                        l->said[l->said_first[class + 1]++] =
                                (struct said_phrase){ p->at[i], is };
        for (size_t i = 0; i < sizeof p->pair / sizeof *p->pair; i++)
                l->said_pair[i] |= p->pair[i];
}

void said_finish(struct layout *l)
{
        for (unsigned class = 0; class < SAID_CLASSES; class++) {
                l->said_first[class + 1] = l->said_first[class];
                for (size_t i = 0; i < l->n_portions; i++)
                        for (int k = REQUESTED; k < PORTION_PARTS; k++)
                                said_add(l, &l->portion[i].of[k],
                                         said_of(i, (enum portion_part)k),
                                         class);
                for (size_t i = 0; i < l->n_companions; i++)
                        said_add(l, &l->companion[i].of, said_beside(i),
                                 class);
        }
}

/* Of the sets of phrases, those of which one stands at t[at]. */
static said_set said_here(const struct layout *l, str t, size_t at)
{
        unsigned class = said_class(t.p[at]);
        said_set here = 0;

        for (size_t i = l->said_first[class]; i < l->said_first[class + 1];
             i++) {
                const struct said_phrase *p = &l->said[i];

                if (!(here & p->is) && phrase_may(t, at, p->text) &&
                    phrase_at(t, at, p->text))
                        here |= p->is;
        }
        return here;
}

said_set request_said(struct reader *r, struct span s)
{
        const uint32_t *pair = r->layout->said_pair;
        str t = str_slice(r->t, 0, s.end);

        s = span_trim(t, s.begin, s.end);
        if (s.begin == r->said_at.begin && s.end == r->said_at.end)
                return r->said;
        r->said_at = s;
        r->said = 0;
        t.n = s.end;
        for (size_t i = pair_next(pair, t, s.begin); i < t.n;
             i = pair_next(pair, t, i + 1))
                r->said |= said_here(r->layout, t, i);
        return r->said;
}

/* Only a form of several sentences can lack one of them. */
bool portion_lacks(const struct layout *l, said_set what)
{
        for (size_t i = 0; i < l->n_portions; i++) {
                const struct portion *p = &l->portion[i];

                if (p->first == REQUESTED && p->of[DISPUTED].n &&
                    !(what & said_of(i, REQUESTED)) &&
                    (what & (said_of(i, APPROVED) | said_of(i, DISPUTED))))
                        return true;
        }
        return false;
}

/* The whole numbers of a phrase, outside brackets and inside. */
struct numbers {
        long outside, inside;   /* the last of each */
        double inside_product;
        int  n_outside, n_inside;
        bool first;             /* the last inside follows its bracket */
};

static size_t word_skip(str t, size_t i)
{
        while (i < t.n && (char_alpha(t.p[i]) || char_digit(t.p[i])))
                i++;
        return i;
}

static struct numbers numbers_of(str t, struct span s)
{
        struct numbers n = { .inside_product = 1 };
        bool in = false;
        str phrase = str_slice(t, 0, s.end);

        for (size_t i = s.begin; i < s.end; ) {
                char c = t.p[i];
                size_t end;
                long v;

                in = c == '(' || (in && c != ')');
                if (!char_digit(c) && !char_alpha(c)) {
                        i++;
                        continue;
                }
                end = number_scan(phrase, i, &v);
                if (!end) {
                        i = word_skip(phrase, i);
                        continue;
                }
                if (in) {
                        n.n_inside++;
                        n.first = t.p[i - 1] == '(';
                        n.inside = v;
                        n.inside_product *= (double)v;
                } else {
                        n.n_outside++;
                        n.outside = v;
                }
                i = end;
        }
        return n;
}

/* The number behind a phrase such as "#": alone, or all the same. */
static double counted(const struct layout *l, str t, struct span s)
{
        size_t at = s.begin, to;
        double count = (double)NAN;
        long v;

        while (phrase_find(t, at, s.end, &l->counted, &at, &to) >= 0) {
                size_t from = to;

                if (at > 0 && char_alpha(t.p[at]) && char_alpha(t.p[at - 1]))
                        from = s.end;   /* inside a word */
                while (from < s.end && (char_space(t.p[from]) ||
                                        t.p[from] == ':'))
                        from++;
                if (from < s.end &&
                    number_scan(str_slice(t, 0, s.end), from, &v)) {
                        if (!isnan(count) && fabs(count - (double)v) > 0.5)
                                return (double)NAN;
                        count = (double)v;
                }
                at = to;
        }
        return count;
}

/* The one number of a phrase whose meaning is certain: "8 sessions" is 8;
 * "#60" is 60 whatever else stands there; "2 times a week for 6 weeks (12
 * sessions)" and "12 sessions (2 times a week for 6 weeks)" are 12; two
 * numbers otherwise are none. */
static double number_of(const struct layout *l, str t, struct span s)
{
        struct numbers n;
        double count;

        if (speaks(t, s, &l->uncounted))
                return (double)NAN;
        count = counted(l, t, s);
        if (!isnan(count))
                return count;
        n = numbers_of(t, s);
        if (n.n_outside == 1)
                return n.n_inside == 0 ||
                       fabs(n.inside_product - (double)n.outside) < 0.5
                       ? (double)n.outside : (double)NAN;
        return n.n_inside == 1 && n.first ? (double)n.inside : (double)NAN;
}

/* "... is: Upheld": the last word belongs to the sentence. */
static struct span last_word_drop(str t, struct span s,
                                  const struct phrases *without)
{
        for (size_t i = 0; i < without->n; i++) {
                str w = without->at[i];

                if (s.end - s.begin > w.n && char_space(t.p[s.end - w.n - 1])
                    && str_eq_fold(str_of(t.p + s.end - w.n, w.n), w))
                        return span_trim(t, s.begin, s.end - w.n);
        }
        return s;
}

static double part_set(struct reader *r, const struct portion *p,
                       size_t begin, size_t end, struct span *at)
{
        while (begin < end && (char_space(r->t.p[begin]) ||
                               r->t.p[begin] == '.' || r->t.p[begin] == ','))
                begin++;
        *at = last_word_drop(r->t, span_trim(r->t, begin, end), &p->without);
        return span_set(*at) ? number_of(r->layout, r->t, *at) : (double)NAN;
}

/* Requested and approved stand before their phrase, disputed behind it. */
static void portion_read(struct reader *r, const struct portion *p,
                         struct letter_item *it)
{
        struct span s = it->request;
        size_t at, to, from = s.begin;

        if (phrase_find(r->t, from, s.end, &p->of[REQUESTED], &at, &to) >= 0) {
                it->ur.requested = part_set(r, p, from, at,
                                            &it->ur.requested_at);
                from = to;
        }
        if (phrase_find(r->t, from, s.end, &p->of[APPROVED], &at, &to) >= 0) {
                it->ur.approved = part_set(r, p, from, at,
                                           &it->ur.approved_at);
                from = to;
                it->ur.action = p->action;
                it->ur.date = r->letter->ur_denial_date;
        }
        if (phrase_find(r->t, from, s.end, &p->of[DISPUTED], &at, &to) >= 0) {
                it->ur.disputed = part_set(r, p, to, s.end,
                                           &it->ur.disputed_at);
                it->ur.action = p->action;
                it->ur.date = r->letter->ur_denial_date;
        }
}

void portions_read(struct reader *r, struct letter_item *it, said_set what)
{
        const struct layout *l = r->layout;

        it->ur.requested = it->ur.approved = it->ur.disputed = (double)NAN;
        it->ur.date = DATE_NONE;
        for (size_t i = 0; i < l->n_portions; i++)
                if (what & said_of(i, l->portion[i].first)) {
                        portion_read(r, &l->portion[i], it);
                        return;
                }
}

/* Does some request that is no companion of this kind have one of the words
 * that a companion stands beside? */
static bool beside_stands(struct reader *r, size_t kind, const said_set *what)
{
        const struct companion *c = &r->layout->companion[kind];

        for (size_t i = 0; i < r->letter->n_items; i++)
                if (!(what[i] & said_beside(kind)) &&
                    speaks(r->t, r->letter->item[i].request, &c->beside))
                        return true;
        return false;
}

void companions_mark(struct reader *r, const said_set *what)
{
        const struct layout *l = r->layout;

        for (size_t k = 0; k < l->n_companions; k++) {
                const struct companion *c = &l->companion[k];
                bool asked = false, stands = !c->beside.n;

                for (size_t i = 0; i < r->letter->n_items; i++) {
                        struct letter_item *it = &r->letter->item[i];

                        if (it->companion || !(what[i] & said_beside(k)))
                                continue;
                        if (!asked && !stands)
                                stands = beside_stands(r, k, what);
                        asked = true;
                        it->companion = stands;
                }
        }
}
