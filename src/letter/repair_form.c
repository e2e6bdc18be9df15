/* repair_form.c - damaged sentences that name a request and say what was
 * decided: their first words, and the words of the verdict.
 *
 * Of two verdicts one may be the other with "not" before it. A damaged one is
 * taken only where that word stands, nearly, or where nothing can stand in
 * its place; of what could be either nothing is made. */
#include "letter/near.h"
#include "letter/repair.h"

static size_t token_end(str t, size_t at, size_t end)
{
        while (at < end && !char_space(t.p[at]) && !any_of(t.p[at], "*_/"))
                at++;
        return at;
}

/* Does t begin with the end of `left`, or a part of that, and the word? */
static bool word_glued(str t, str left, str word)
{
        for (size_t k = 1; k <= left.n && k + word.n <= t.n; k++)
                if (str_eq_fold(str_slice(t, 0, k),
                                str_slice(left, left.n - k, left.n)) &&
                    str_eq_fold(str_slice(t, k, k + word.n), word))
                        return true;
        return false;
}

/* Does the word stand in t[at, end), behind `left`: nearly, or run into a
 * neighbour? */
static bool word_stands(str t, size_t at, size_t end, str word, str left)
{
        for (size_t to; at < end; at = to + 1) {
                str w;

                to = token_end(t, at, end);
                w = str_slice(t, at, to);
                if (near_word(w, word) || word_glued(w, left, word))
                        return true;
                if (w.n > word.n + 3 &&
                    (str_eq_fold(str_slice(w, 0, word.n), word) ||
                     str_eq_fold(str_slice(w, w.n - word.n, w.n), word)))
                        return true;
        }
        return false;
}

/* Does the word begin at t[at]? It may be damaged. */
static bool word_here(str t, size_t at, size_t end, str word)
{
        unsigned cost;

        return at < end &&
               near_letter(char_lower(t.p[at]), char_lower(word.p[0])) &&
               near_at(str_slice(t, 0, token_end(t, at, end)), at, word,
                       NEAR_USUAL, &cost);
}

/* Are these two words side by side in t[at, end), with nothing between them
 * but a stray mark? Both may have run into a neighbour. */
static bool words_join(str t, size_t at, size_t end, str left, str right)
{
        str s = str_slice(t, 0, end);

        for (size_t i = at; i < end; i++) {
                size_t to = phrase_at(s, i, left), next;

                if (!to)
                        continue;
                next = to + (to < end && any_of(t.p[to], ".,;'"));
                if (word_here(t, marks_skip(t, next, end), end, right))
                        return true;
        }
        return false;
}

static str last_word(str s)
{
        size_t at = s.n;

        while (at > 0 && s.p[at - 1] != ' ')
                at--;
        return str_slice(s, at, s.n);
}

/* Where phrase `a` has a word that `b` lacks, and is b else: that word, the
 * one before it and the one behind. */
static bool word_more(str a, str b, str *word, str *before, str *behind)
{
        size_t same = 0, tail = 0, more;

        if (a.n <= b.n)
                return false;
        more = a.n - b.n;
        while (same < b.n && char_lower(a.p[same]) == char_lower(b.p[same]))
                same++;
        while (tail < b.n && char_lower(a.p[a.n - 1 - tail]) ==
                             char_lower(b.p[b.n - 1 - tail]))
                tail++;
        if (same + tail < b.n)
                return false;
        /* of several places where it may be cut, one before a word */
        for (size_t at = b.n - tail; at <= same; at++)
                if (at == 0 || b.p[at - 1] == ' ') {
                        str rest = str_slice(b, at, b.n);

                        *word = str_trim(str_slice(a, at, at + more));
                        *before = last_word(str_trim(str_slice(b, 0, at)));
                        *behind = str_word(&rest);
                        return true;
                }
        return false;
}

/* Do the words end before t[at], with nothing but white space between? */
static bool words_before(str t, size_t at, str words)
{
        size_t k = at;

        while (k > 0 && at - k < NEAR_GAP && (char_space(t.p[k - 1]) ||
                                              any_of(t.p[k - 1], "*_")))
                k--;
        return k >= words.n && phrase_at(t, k - words.n, words) == k;
}

bool means_certain(str t, size_t at, size_t end, str phrase, str opposed,
                   str before)
{
        str word, left, right;

        if (word_more(phrase, opposed, &word, &left, &right))
                return word_stands(t, at, end, word, left);
        if (!word_more(opposed, phrase, &word, &left, &right))
                return true;
        if (left.n)
                return words_join(t, at, end, left, right);
        return words_before(t, at, before) && word_here(t, at, end, right);
}

/* The verdict nearest to what stands in a sentence. */
struct verdict_near {
        const struct verdict *is;
        size_t mid, begin, end;
        unsigned cost;
        bool doubt;             /* another one stands there as well */
};

/* Where the words before the verdict begin, at byte `at`; none: at. They may
 * have run into the word before them. */
static size_t mid_before(str t, size_t floor, size_t at, str mid)
{
        size_t end = at, from;
        str w;

        while (end > floor && (char_space(t.p[end - 1]) ||
                               any_of(t.p[end - 1], "*_")))
                end--;
        from = end;
        while (from > floor && !char_space(t.p[from - 1]) &&
               end - from <= mid.n)
                from--;
        w = str_slice(t, from, end);
        if (w.n > mid.n && char_alpha(w.p[0]))
                w = str_slice(w, w.n - mid.n, w.n);
        if (str_eq_fold(w, mid))
                return end - mid.n;
        return w.n == mid.n && end - from == mid.n && near_word(w, mid)
               ? from : at;
}

static void verdict_try(const struct repair *x, const struct form *f,
                        struct span in, size_t at, struct verdict_near *best)
{
        const struct layout *l = x->l;
        str t = str_slice(x->t, 0, in.end);
        size_t mid = mid_before(t, in.begin, at, f->mid);

        if (mid == at)
                return;
        for (size_t i = 0; i < l->n_verdicts; i++) {
                const struct verdict *v = &l->verdict[i];
                unsigned cost;
                size_t to = near_at(t, at, v->word, NEAR_USUAL, &cost);
                bool sure = to > 0;

                for (size_t k = 0; k < l->n_verdicts && sure; k++)
                        if (l->verdict[k].means != v->means)
                                sure = means_certain(t, at, to, v->word,
                                                     l->verdict[k].word,
                                                     f->mid);
                if (!sure)
                        continue;
                best->doubt |= best->is && best->is->means != v->means;
                if (!best->is || cost < best->cost)
                        *best = (struct verdict_near){ v, mid, at, to, cost,
                                                       best->doubt };
        }
}

/* The words before the verdict, parted from their neighbours. */
static void mid_mend(struct repair *x, size_t at, size_t verdict, str mid)
{
        bool apart = word_begins(x->t, at), behind = at + mid.n == verdict;

        if (!apart || behind || !phrase_at(x->t, at, mid))
                edit_add(x, at, at + mid.n,
                         arena_fmt(x->a, "%s"FMT"%s", apart ? "" : " ",
                                   ARG(mid), behind ? " " : ""), true);
}

static bool verdict_mend(struct repair *x, const struct form *f,
                         struct span in)
{
        struct verdict_near best = { 0 };

        if (in.end - in.begin > REQUEST_MAX)
                in.end = in.begin + REQUEST_MAX;
        for (size_t i = in.begin; i < in.end; i++) {
                if (char_space(x->t.p[i]))
                        continue;
                if (word_begins(x->t, i))
                        verdict_try(x, f, in, i, &best);
                /* "isnot medically": run into one another */
                if (phrase_at(x->t, i, f->mid) &&
                    char_alpha(x->t.p[i + f->mid.n]))
                        verdict_try(x, f, in, i + f->mid.n, &best);
        }
        if (!best.is || best.doubt)
                return false;
        mid_mend(x, best.mid, best.begin, f->mid);
        if (phrase_at(x->t, best.begin, best.is->word) != best.end)
                edit_add(x, best.begin, best.end, best.is->word, true);
        return true;
}

/* Words behind the request that are a mark at the end of a line: it is lost,
 * or another one, where a label follows. */
static void mark_mend(struct repair *x, const struct form *f, struct span in)
{
        const struct phrases mid = phrases_of(f->mid);
        size_t at = in.begin, to, end = in.end;

        while (phrase_find(x->t, at, in.end, &mid, &at, &to) >= 0) {
                size_t rest = marks_skip_line(x->t, to, in.end);

                if (rest == in.end || x->t.p[rest] == '\n')
                        return;
                at = to;
        }
        while (end > in.begin && (char_space(x->t.p[end - 1]) ||
                                  any_of(x->t.p[end - 1], "*_")))
                end--;
        if (end == in.begin || end - in.begin > REQUEST_MAX)
                return;
        edit_add(x, any_of(x->t.p[end - 1], ";.,!") ? end - 1 : end, end,
                 f->mid, true);
}

/* The end of the form's first words at t[at], exactly or nearly. */
static size_t lead_near(const struct form *f, str t, size_t at,
                        unsigned *cost)
{
        size_t to = phrase_at(t, at, f->lead);

        *cost = 0;
        return to ? to : near_at(t, at, f->lead, NEAR_USUAL, cost);
}

/* The form whose first words begin at t[at], or NULL. */
static const struct form *form_near(const struct form *f, size_t n, str t,
                                    size_t at, size_t *to, unsigned *cost)
{
        const struct form *best = NULL;

        for (size_t i = 0; i < n; i++) {
                unsigned c;
                size_t end;

                if (!f[i].lead.n ||
                    (i && str_eq(f[i].lead, f[i - 1].lead)))
                        continue;
                end = lead_near(&f[i], t, at, &c);
                if (end && (!best || c < *cost)) {
                        best = &f[i];
                        *to = end;
                        *cost = c;
                }
        }
        return best;
}

/* Mends the sentence whose first words end at in.begin: by the forms that
 * begin like this one. */
static void form_mend(struct repair *x, const struct form *f,
                      const struct form *last, struct span in)
{
        for (const struct form *k = f; k < last; k++) {
                if (!str_eq(k->lead, f->lead))
                        continue;
                if (!k->verdict)
                        mark_mend(x, k, in);
                else if (verdict_mend(x, k, in))
                        return;
        }
}

/* First words found at a place. */
struct lead_at { const struct form *form; size_t at, to; };

/* Mends the sentence of each of these first words; it ends where the next
 * begins, or the next label stands. */
static void forms_mend(struct repair *x, const struct lead_at *lead, size_t n,
                       const struct form *last, const struct hits *h,
                       size_t end)
{
        size_t hit = 0;

        for (size_t i = 0; i < n; i++) {
                struct span in = { lead[i].to,
                                   i + 1 < n ? lead[i + 1].at : end };

                while (h && hit < h->n && (h->at[hit].begin < in.begin ||
                       !x->l->label_of[h->at[hit].anchor]))
                        hit++;
                if (h && hit < h->n && h->at[hit].begin < in.end)
                        in.end = h->at[hit].begin;
                form_mend(x, lead[i].form, last, in);
        }
}

/* The form whose first words begin at t[at]; they may be damaged, or have run
 * into the request. */
static const struct form *lead_mend(struct repair *x, const struct form *f,
                                    size_t n, size_t at, size_t end,
                                    size_t *to)
{
        unsigned cost = 0;
        const struct form *found = form_near(f, n, str_slice(x->t, 0, end),
                                             at, to, &cost);

        if (!found)
                return NULL;
        bool glued = *to < end && char_alpha(x->t.p[*to]) &&
                     char_alpha(found->lead.p[found->lead.n - 1]);

        if (glued || phrase_at(x->t, at, found->lead) != *to)
                edit_add(x, at, *to,
                         arena_fmt(x->a, FMT"%s", ARG(found->lead),
                                   glued ? " " : ""), true);
        return found;
}

void begins_repair(struct repair *x, const struct hits *h, struct span in)
{
        const struct layout *l = x->l;
        VEC(struct lead_at) v = { 0 };

        if (l->n_begins == (l->titled > 0))
                return;
        for (size_t at = in.begin, eol; at < in.end; at = eol + 1) {
                size_t i, n, near, to;
                long number;
                const struct form *f;

                eol = line_end(x->t, at, in.end);
                n = marks_skip_line(x->t, at, eol);
                i = number_skip(x->t, n, eol, &number);
                near = i == n ? number_near(x->t, n, eol, &number) : i;
                f = near < eol ? lead_mend(x, l->begins, l->n_begins, near,
                                           in.end, &to) : NULL;
                if (f && near != i)
                        edit_add(x, n, near, arena_fmt(x->a, "%ld) ", number),
                                 false);
                i = near;
                if (f)
                        *VEC_ADD(x->a, &v) = (struct lead_at){ f, i, to };
        }
        forms_mend(x, v.at, v.n, l->begins + l->n_begins, h, in.end);
}

void decided_repair(struct repair *x, size_t end)
{
        const struct layout *l = x->l;
        VEC(struct lead_at) v = { 0 };

        for (size_t i = 0; i < end && l->n_decided; i++) {
                const struct form *f;
                size_t to;

                if (char_space(x->t.p[i]) || !word_begins(x->t, i))
                        continue;
                f = lead_mend(x, l->decided, l->n_decided, i, end, &to);
                if (!f)
                        continue;
                *VEC_ADD(x->a, &v) = (struct lead_at){ f, i, to };
                i = to - 1;
        }
        forms_mend(x, v.at, v.n, l->decided + l->n_decided, NULL, end);
}
