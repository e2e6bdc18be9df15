/* repair.c - the edits that make damaged headings, labels, verdicts and
 * clauses what the layouts print, each only where it may stand.
 *
 * A phrase that stands somewhere exactly is not looked for. Values are left
 * as printed, but for dates whose shape leaves no doubt. */
#include "letter/near.h"
#include "letter/repair.h"

enum {
        STRAY_MAX = 3,          /* marks behind a heading */
        LONG = 16,              /* bytes of a label that is no prose */
        DIGITS_MAX = 3          /* of an item's number */
};

void edit_add(struct repair *x, size_t from, size_t to, str text, bool label)
{
        struct edit *e = VEC_ADD(x->a, &x->edit);

        *e = (struct edit){ .from = from, .to = to, .text = text,
                            .label = label };
}

struct sieve *repair_sieve(struct repair *x, size_t from, size_t end)
{
        if (!x->sieve || from < x->sieve->from || end > x->sieve->end)
                x->sieve = sieve_open(x->a, x->t, from, end);
        return x->sieve;
}

size_t phrase_exact(str t, size_t from, size_t end, const struct phrases *p)
{
        size_t at, to;

        for (; phrase_find(t, from, end, p, &at, &to) >= 0; from = at + 1)
                if (word_begins(t, at) || char_space(t.p[at]))
                        return to;
        return 0;
}

/* Does something new begin at t[at]: behind an empty line, a page's end or a
 * sentence? */
static bool stands(str t, size_t at)
{
        size_t lines = 0, k = at;

        while (k > 0 && (char_space(t.p[k - 1]) || any_of(t.p[k - 1], "*_#"))) {
                k--;
                lines += t.p[k] == '\n';
                if (t.p[k] == '\f' || lines > 1)
                        return true;
        }
        return k == 0 || any_of(t.p[k - 1], ".:!?)\"");
}

/* Behind the heading: nothing but stray marks to the end of its line, or 0. */
static size_t heading_rest(str t, size_t at)
{
        int stray = 0;

        for (; at < t.n && t.p[at] != '\n'; at++)
                if (!char_space(t.p[at]) && !any_of(t.p[at], "*_#") &&
                    (char_alpha(t.p[at]) || char_digit(t.p[at]) ||
                     stray++ == STRAY_MAX))
                        return 0;
        return at;
}

/* Is the anchor in this place, ended before `end`, more than prose? */
static bool anchor_holds(str t, const struct anchor *n, size_t at, bool line,
                         size_t *end)
{
        char last = t.p[*end - 1];

        if (n->heading) {
                size_t rest;

                /* its last letter twice */
                if (*end < t.n && char_lower(t.p[*end]) == char_lower(last))
                        ++*end;
                rest = heading_rest(t, *end);

                if (rest)
                        *end = rest;
                return rest > 0;
        }
        if (n->phrase.p[n->phrase.n - 1] != ':' || any_of(last, ":;"))
                return true;
        return (line && last == '.' && n->phrase.n >= LONG) || stands(t, at);
}

/* A spelling that says what was decided must not be the one that says the
 * opposite. */
static bool anchor_certain(const struct repair *x, size_t anchor, size_t at,
                           size_t end, const struct layout *l)
{
        for (size_t k = 0; k < l->n_parts; k++) {
                const struct part *p = &l->part[k];
                int means = -1;

                for (size_t i = 0; i < p->n_anchors; i++)
                        if (p->anchor[i] == anchor)
                                means = p->means[i];
                for (size_t i = 0; i < p->n_anchors && means >= 0; i++)
                        if (p->means[i] != means &&
                            !means_certain(x->t, at, end,
                                           x->all->anchor[anchor].phrase,
                                           x->all->anchor[p->anchor[i]].phrase,
                                           S("")))
                                return false;
        }
        return true;
}

static bool anchors_certain(const struct repair *x, size_t anchor, size_t at,
                            size_t end)
{
        for (size_t i = 0; i < x->all->n; i++)
                if (!anchor_certain(x, anchor, at, end, &x->all->at[i]))
                        return false;
        return true;
}

/* The anchor nearest to what stands at t[at]; its edit, if it has one. */
static bool anchor_near(struct repair *x, size_t at, const bool *among)
{
        const struct sieve *sieve = repair_sieve(x, 0, x->t.n);
        const struct sieve_word *word = sieve_at(sieve, at);
        struct near_text text;
        unsigned best = UINT8_MAX;
        size_t to = 0, which = 0, open = 0;     /* bytes seen in text */

        for (size_t k = 1; k <= x->all->n_anchors; k++) {
                const struct anchor *n = &x->all->anchor[k];
                unsigned cost;
                size_t end;

                if ((among && !among[k]) ||
                    !near_may(x->t, at, n->phrase) ||
                    (word && !sieve_may(sieve, word, &x->all->damaged[k])))
                        continue;
                if (n->phrase.n > open)
                        near_open(&text, x->t, at, open = n->phrase.n);
                end = near_end(&text, n->phrase, NEAR_USUAL, &cost);
                if (end && (cost < best || (cost == best && end > to)) &&
                    anchor_holds(x->t, n, at, !among, &end) &&
                    anchors_certain(x, k, at, end)) {
                        best = cost;
                        to = end;
                        which = k;
                }
        }
        if (!which)
                return false;
        if (phrase_at(x->t, at, x->all->anchor[which].phrase) != to) {
                edit_add(x, at, to, x->all->anchor[which].phrase, true);
                x->edit.at[x->edit.n - 1].anchor = (uint8_t)which;
        }
        return true;
}

/* Labels of items stand in the midst of a line where lines were joined. */
static void labels_inside(struct repair *x, size_t at, size_t eol,
                          const bool *label)
{
        for (size_t i = at + 1; i + 1 < eol; i++) {
                if (!char_space(x->t.p[i - 1]) || char_space(x->t.p[i]) ||
                    !stands(x->t, i))
                        continue;
                if (anchor_near(x, i, label) && x->edit.n &&
                    x->edit.at[x->edit.n - 1].to > i)
                        i = x->edit.at[x->edit.n - 1].to;
        }
}

/* Kinds of anchors, by number. */
struct kinds {
        bool label[ANCHORS_MAX + 1];    /* of items */
        bool numbered[ANCHORS_MAX + 1]; /* may stand behind a number */
};

static void kinds_of(const struct layouts *l, struct kinds *is)
{
        *is = (struct kinds){ 0 };
        for (size_t k = 1; k <= l->n_anchors; k++) {
                is->numbered[k] = l->anchor[k].numbered;
                for (size_t i = 0; i < l->n; i++)
                        is->label[k] |= l->at[i].label_of[k] > 0;
        }
}

/* What matches exactly holds, a heading in two lines too; but one that only
 * begins as a longer one does may be that one, damaged behind it. */
static bool anchor_longer(struct repair *x, size_t at, uint8_t anchor)
{
        bool longer[ANCHORS_MAX + 1] = { false }, any = false;
        str begin = x->all->anchor[anchor].phrase;

        for (size_t k = 1; k <= x->all->n_anchors; k++) {
                str phrase = x->all->anchor[k].phrase;

                longer[k] = phrase.n > begin.n + 1 &&
                            str_eq_fold(str_slice(phrase, 0, begin.n), begin);
                any |= longer[k];
        }
        return any && anchor_near(x, at, longer);
}

size_t number_near(str t, size_t at, size_t end, long *number)
{
        size_t to = at;

        *number = 0;
        while (to < end && near_digit(t.p[to]) && to - at < DIGITS_MAX)
                *number = 10 * *number + (near_digit(t.p[to++]) - '0');
        if (to == at || !*number || to == end || char_alpha(t.p[to]) ||
            char_digit(t.p[to]))
                return at;
        if (any_of(t.p[to], ").:;,"))
                to++;
        while (to < end && char_space(t.p[to]))
                to++;
        return to < end ? to : at;
}

/* Words that begin an item behind a damaged number. False: there are none. */
static bool number_repair(struct repair *x, size_t at, size_t eol,
                          const struct kinds *is)
{
        long number;
        size_t to = number_near(x->t, at, eol, &number);

        if (to == at)
                return false;
        edit_add(x, at, to, arena_fmt(x->a, "%ld) ", number), false);
        if (anchor_near(x, to, is->numbered))
                return true;
        x->edit.n--;
        return false;
}

/* The anchor of the line whose words begin at `at`, and those inside. */
static void line_repair(struct repair *x, size_t at, size_t eol,
                        const struct kinds *is)
{
        long number;
        size_t behind = number_skip(x->t, at, eol, &number);

        if (behind > at && behind < eol
            ? !anchor_near(x, behind, is->numbered)
            : !number_repair(x, at, eol, is) && !anchor_near(x, at, NULL))
                labels_inside(x, at, eol, is->label);
}

struct view repair_anchors(arena *a, const struct layouts *l, str t,
                           const struct hits *h)
{
        struct repair x = { .a = a, .all = l, .t = t };
        struct kinds is;
        size_t hit = 0, done = 0;

        kinds_of(l, &is);
        for (size_t at = 0, eol; at < t.n; at = eol + 1) {
                size_t i = at;

                eol = line_end(t, at, t.n);
                while (i < eol && (char_space(t.p[i]) ||
                                   any_of(t.p[i], "*_#>")))
                        i++;
                while (hit < h->n && h->at[hit].end <= i)
                        hit++;
                if (i == eol || i < done)
                        continue;
                if (hit == h->n || h->at[hit].begin > i)
                        line_repair(&x, i, eol, &is);
                else if (h->at[hit].begin == i &&
                         !anchor_longer(&x, i, h->at[hit].anchor))
                        labels_inside(&x, h->at[hit].end, eol, is.label);
                if (x.edit.n)
                        done = x.edit.at[x.edit.n - 1].to;
        }
        return view_make(a, t, x.edit.at, x.edit.n);
}

/* The text that the clauses of a find stand in. */
static struct span find_place(const struct layout *l, const struct find *f,
                              const struct span *part)
{
        const struct place *p = &l->place[f->place];

        for (size_t k = 0; k < l->n_parts; k++)
                if (p->part ? k + 1 == p->part : l->part[k].field == p->field)
                        return part[k];
        return (struct span){ 0 };
}

/* The part's text; the first words of an item that opens it belong to it. */
static struct span part_whole(const struct reader *r, const struct part *p,
                              struct span at)
{
        for (size_t i = 0; p->opens && i < r->hits.n; i++)
                if (r->hits.at[i].end == at.begin)
                        at.begin = r->hits.at[i].begin;
        return at;
}

static void parts_repair(struct repair *x, const struct reader *r,
                         unsigned missing)
{
        for (size_t k = 0; k < x->l->n_parts; k++) {
                const struct part *p = &x->l->part[k];
                struct span at = r->part_at[k];

                if (!span_set(at))
                        continue;
                if (missing & MISSING_CLAUSE)
                        intro_repair(x, p, at);
                if ((missing & MISSING_ANCHOR) && p->field &&
                    p->field->kind == FIELD_ITEMS) {
                        items_repair(x, &r->hits, at);
                        at = part_whole(r, p, at);
                        begins_repair(x, &r->hits, at);
                        decided_repair(x, at.begin);
                }
                if ((missing & MISSING_PATIENT) && p->field &&
                    str_eq(p->field->name, S("case_summary")))
                        patient_repair(x, at, r->changed ? NULL : r->first);
        }
}

struct view repair_rest(struct reader *r, unsigned missing)
{
        const struct layout *l = r->layout;
        struct repair x = { .a = r->a, .all = r->layouts, .l = l, .t = r->t };
        size_t head = r->t.n;

        for (size_t i = 0; i < r->hits.n; i++)
                if (l->part_of[r->hits.at[i].anchor] &&
                    r->hits.at[i].begin < head)
                        head = r->hits.at[i].begin;
        if (missing & MISSING_HEAD)
                head_repair(&x, head);
        if (missing & MISSING_CLAUSE)
                for (size_t k = 0; k < l->n_finds; k++)
                        if (!r->first ||
                            !field_set(l->find[k].field, r->first))
                                find_repair(&x, &l->find[k], find_place(
                                            l, &l->find[k], r->part_at));
        parts_repair(&x, r, missing);
        return view_make(r->a, r->t, x.edit.at, x.edit.n);
}
