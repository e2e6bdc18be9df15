/* repair_head.c - damaged labels of the header, and its dates.
 *
 * A label that stands somewhere exactly is not looked for. A date is repaired
 * only where its shape leaves no doubt; other values stay as printed. */
#include "letter/near.h"
#include "letter/repair.h"

enum { DATE_MAX = 14, DIGITS = 8, ROW_MAX = 800 };

/* One part of a date as so many digits: one of a pair may be too many, and
 * marks between them. */
static bool digits_near(str s, size_t n, char *out)
{
        char d[DIGITS];
        size_t have = 0;

        for (size_t i = 0; i < s.n; i++) {
                if (any_of(s.p[i], ".,'"))
                        continue;
                if (have == DIGITS || !near_digit(s.p[i]))
                        return false;
                d[have++] = near_digit(s.p[i]);
        }
        if (have == n + 1)
                for (size_t i = 0; i + 1 < have; i++)
                        if (d[i] == d[i + 1]) {
                                have--;
                                memmove(d + i, d + i + 1, have - i);
                                break;
                        }
        if (have == n)
                memcpy(out, d, n);
        return have == n;
}

/* A month or day of two digits, or of one. */
static bool part_near(str s, char out[2])
{
        if (s.n > 1)
                return digits_near(s, 2, out);
        out[0] = '0';
        return digits_near(s, 1, out + 1);
}

/* "O9/03/2O12", "09/032012", "09//03/20122": eight digits, none in doubt. */
static bool date_near(str s, char out[DIGITS])
{
        str part[3];
        size_t n = 0, own = 0;

        for (size_t i = 0; i < s.n; i++)
                own += char_digit(s.p[i]);
        while (s.n && n < 3) {
                size_t i = 0;

                while (i < s.n && !any_of(s.p[i], "/-"))
                        i++;
                if (i)
                        part[n++] = str_slice(s, 0, i);
                s = str_slice(s, i + 1, s.n);
        }
        if (s.n || own < DIGITS / 2 || n < 2)
                return false;
        if (n == 3)
                return part_near(part[0], out) && part_near(part[1], out + 2)
                       && digits_near(part[2], 4, out + 4);
        return (digits_near(part[0], 2, out) &&
                digits_near(part[1], 6, out + 2)) ||
               (digits_near(part[0], 4, out) &&
                digits_near(part[1], 4, out + 4));
}

/* So many digits, or what is taken for them, at t[*at], put behind `out`. */
static size_t digits_take(str t, size_t *at, size_t most, char *out)
{
        size_t n = 0;

        while (*at < t.n && (char_space(t.p[*at]) ||
                             any_of(t.p[*at], ".,'")))
                ++*at;
        while (*at < t.n && n < most && near_digit(t.p[*at]))
                out[n++] = near_digit(t.p[(*at)++]);
        out[n] = 0;
        return n;
}

/* The month whose name the word is, but for damage; empty: none. */
static str month_near(str w)
{
        static const str name[] = {
                STR("January"), STR("February"), STR("March"), STR("April"),
                STR("June"), STR("July"), STR("August"), STR("September"),
                STR("October"), STR("November"), STR("December")
        };
        unsigned cost;

        for (size_t i = 0; i < sizeof name / sizeof *name; i++)
                if (w.n + 1 >= name[i].n && w.n <= name[i].n + 1 &&
                    near_at(w, 0, name[i], NEAR_USUAL, &cost) == w.n)
                        return name[i];
        return S("");
}

/* "8/1Z/2013", "SEPTEMBER20, 2O13", "Setember 20, 2013": as they should be
 * printed. */
static str date_text_near(arena *a, str t, size_t *at)
{
        char one[3], two[3], year[5];
        size_t from = *at;

        while (*at < t.n && char_alpha(t.p[*at]))
                ++*at;
        str month = str_slice(t, from, *at), name = month_near(month);
        bool worded = month.n > 2;

        month = name.n ? name : month;

        if (!worded) {
                *at = from;
                if (!digits_take(t, at, 2, one) || *at == t.n ||
                    t.p[(*at)++] != '/')
                        return S("");
        }
        if (!digits_take(t, at, 2, two))
                return S("");
        if (!worded && *at + 1 < t.n && t.p[*at] == '\'')
                ++*at;
        if ((!worded && (*at == t.n || t.p[(*at)++] != '/')) ||
            digits_take(t, at, 4, year) < 4)
                return S("");
        return worded ? arena_fmt(a, " "FMT" %s, %s", ARG(month), two, year)
                      : arena_fmt(a, " %s/%s/%s", one, two, year);
}

void date_mend(struct repair *x, size_t at, size_t end)
{
        str t = str_slice(x->t, 0, end), text;
        size_t from = marks_skip(t, at, end), to = from;
        date is;

        if (date_scan(t, from, &is))
                return;
        text = date_text_near(x->a, t, &to);
        if (text.n && date_scan(text, 1, &is) == text.n &&
            (to == end || !(char_alpha(t.p[to]) || char_digit(t.p[to]))))
                edit_add(x, from, to, text, false);
}

/* The letters that t[at, end) begins with. */
static str word_of(str t, size_t at, size_t end)
{
        size_t to = at;

        while (to < end && char_alpha(t.p[to]))
                to++;
        return str_slice(t, at, to);
}

static void dates_repair(struct repair *x, size_t head)
{
        str t = x->t;

        for (size_t i = 0; i < head; i++) {
                char d[DIGITS];
                size_t end = i;
                bool mark = false;
                date is;

                while (end < head && !char_space(t.p[end]) &&
                       !any_of(t.p[end], "<*")) {
                        mark |= any_of(t.p[end], "/-");
                        end++;
                }
                str s = str_slice(t, i, end);

                if (mark && s.n <= DATE_MAX && s.n >= DIGITS &&
                    date_near(s, d) && date_scan(s, 0, &is) < s.n)
                        edit_add(x, i, end, arena_fmt(
                                 x->a, "%.2s/%.2s/%.4s", d, d + 2, d + 4),
                                 false);
                else if (month_near(word_of(t, i, end)).n)
                        date_mend(x, i, head);
                i = end;
        }
}

/* "Application   11/14/2016" above "Received:". */
static bool label_wrapped(struct repair *x, size_t at, size_t end, str label)
{
        unsigned cost, more;
        str t = str_slice(x->t, 0, end), rest = label;
        str first = str_cut(&rest, ' ');
        size_t to = near_at(t, at, first, NEAR_USUAL, &cost), eol, next, i;

        if (!to || !rest.n || to + 2 > end || !char_space(t.p[to]) ||
            !char_space(t.p[to + 1]))
                return false;
        if (end - at > ROW_MAX)
                end = at + ROW_MAX;
        eol = line_end(t, to, end);
        next = eol < end ? line_end(t, eol + 1, end) : end;
        for (i = eol + 1; i < next; i++) {
                size_t stop;

                if (char_space(t.p[i]) || !word_begins(t, i))
                        continue;
                stop = near_at(str_slice(t, 0, next), i, rest, NEAR_USUAL,
                               &more);
                if (!stop || marks_skip_line(t, stop, next) < next)
                        continue;
                if (cost)
                        edit_add(x, at, to, first, true);
                if (more)
                        edit_add(x, i, stop, rest, true);
                return cost || more;
        }
        return false;
}

/* Labels that may stand at a word, or, cut in two, begin there. */
typedef uint32_t labels;
_Static_assert(HEAD_MAX <= 32, "a bit for each label");

/* So many of the header's labels, for the sieve: whole, and their first words
 * where they have more. */
struct head_sieve {
        struct sieve_phrase whole[HEAD_MAX], word[HEAD_MAX];
};

static void head_sieve(const struct layout *l, struct head_sieve *h)
{
        for (size_t k = 0; k < l->n_head; k++) {
                str rest = l->head[k].label, first = str_cut(&rest, ' ');

                sieve_phrase(&h->whole[k], l->head[k].label);
                sieve_phrase(&h->word[k], first);
        }
}

static labels labels_may(const struct sieve *s, const struct sieve_word *w,
                         const struct sieve_phrase *p, size_t n)
{
        labels may = 0;

        for (size_t k = 0; k < n; k++)
                may |= (labels)sieve_may(s, w, &p[k]) << k;
        return may;
}

static bool head_near(struct repair *x, size_t at, size_t end,
                      labels whole, labels word)
{
        const struct layout *l = x->l;
        unsigned best = UINT8_MAX, cost;
        size_t to = 0, which = 0;

        for (size_t k = 0; k < l->n_head; k++) {
                size_t stop = !(whole >> k & 1) ? 0 : near_at(
                        str_slice(x->t, 0, end), at, l->head[k].label,
                        NEAR_USUAL, &cost);

                if (stop && cost < best) {
                        best = cost;
                        to = stop;
                        which = k;
                }
        }
        if (to) {
                edit_add(x, at, to, l->head[which].label, true);
                return true;
        }
        for (size_t k = 0; k < l->n_head; k++)
                if ((word >> k & 1) &&
                    label_wrapped(x, at, end, l->head[k].label))
                        return true;
        return false;
}

/* Labels that stand exactly, and other labels of the same field. */
static labels labels_seen(const struct repair *x, str t, labels may)
{
        const struct layout *l = x->l;
        labels seen = 0;

        for (size_t k = 0; k < l->n_head; k++) {
                struct phrases one;

                if (!(may >> k & 1))
                        continue;
                one = phrases_of(l->head[k].label);
                if (!phrase_exact(t, 0, t.n, &one))
                        continue;
                for (size_t i = 0; i < l->n_head; i++)
                        if (i == k || (l->head[k].field &&
                            l->head[i].field == l->head[k].field))
                                seen |= (labels)1 << i;
        }
        return seen;
}

/* The end of the label that stands exactly at `at`, or 0. */
static size_t label_exact(const struct layout *l, str t, size_t at,
                          labels may)
{
        size_t end = 0;

        for (size_t k = 0; k < l->n_head; k++) {
                size_t to = may >> k & 1 ? phrase_at(t, at, l->head[k].label)
                                         : 0;

                end = to > end ? to : end;
        }
        return end;
}

void head_repair(struct repair *x, size_t head)
{
        const struct layout *l = x->l;
        const struct sieve *sieve = repair_sieve(x, 0, head);
        struct head_sieve *h = NEW(x->a, struct head_sieve);
        labels *may = NEWN(x->a, labels, sieve->n_words + 1), any = 0, lacks;
        str t = str_slice(x->t, 0, head);
        size_t done = 0;

        head_sieve(l, h);
        for (size_t i = 0; i < sieve->n_words; i++) {
                may[i] = labels_may(sieve, &sieve->word[i], h->whole,
                                    l->n_head);
                any |= may[i];
        }
        lacks = ~labels_seen(x, t, any);
        for (size_t i = 0; i < sieve->n_words; i++) {
                const struct sieve_word *w = &sieve->word[i];
                size_t exact;

                if (w->at < done || w->at >= head)
                        continue;
                exact = label_exact(l, t, w->at, may[i]);
                if (exact)      /* no part of it is another's */
                        done = exact;
                else if (head_near(x, w->at, t.n, may[i] & lacks,
                                   labels_may(sieve, w, h->word, l->n_head) &
                                   lacks) &&
                         x->edit.at[x->edit.n - 1].from == w->at)
                        done = x->edit.at[x->edit.n - 1].to;
        }
        dates_repair(x, head);
}
