/* repair_clause.c - damaged phrases inside a field's text: what clauses begin
 * and end with, and the opening sentences of sections. */
#include "letter/near.h"
#include "letter/repair.h"

enum { WORD_LONG = 8 };         /* bytes of a word that few are as long as */

/* The best place of a phrase from word to word: its cost, or none. */
struct place_at { size_t begin, end; unsigned cost; };

/* Is the phrase's longest word there, nearly? Mostly a clause is not there at
 * all, and few words are as long. It may have run into its neighbours. */
static bool phrase_hope(str t, size_t from, size_t end, str phrase)
{
        unsigned most = 2 * (unsigned)(phrase.n / 8), cost;
        str rest = phrase, word = { 0 };

        while (rest.n) {
                str w = str_word(&rest);

                if (w.n > word.n)
                        word = w;
        }
        if (word.n < WORD_LONG)
                return true;
        t = str_slice(t, 0, end);
        for (size_t i = from, to; i < end; i = to + 1) {
                to = word_end(t, i, end);
                if (to + 2 < i + word.n)
                        continue;
                if (near_at(t, i, word, most, &cost) ||
                    (to > i + word.n &&
                     near_at(t, to - word.n, word, most, &cost)))
                        return true;
        }
        return false;
}

static void phrase_nearest(struct repair *x, size_t from, size_t end,
                           str phrase, struct place_at *best)
{
        const struct sieve *sieve = repair_sieve(x, from, end);
        str s = str_slice(x->t, 0, end);
        struct sieve_phrase may;

        phrase = str_trim(phrase);
        sieve_phrase(&may, phrase);
        if (!sieve_any(sieve, from, end, &may) ||
            !phrase_hope(x->t, from, end, phrase))
                return;
        for (size_t i = 0; i < sieve->n_words; i++) {
                const struct sieve_word *w = &sieve->word[i];
                unsigned cost;
                size_t stop;

                if (w->at < from || w->at >= end ||
                    !near_may(s, w->at, phrase) || !sieve_may(sieve, w, &may))
                        continue;
                stop = near_at(s, w->at, phrase, NEAR_USUAL, &cost);
                if (stop && cost < best->cost)
                        *best = (struct place_at){ w->at, stop, cost };
        }
}

/* Is one of the phrases there, as the sieve sees it? */
static bool phrases_hope(struct repair *x, size_t from, size_t end,
                         const struct phrases *p)
{
        const struct sieve *sieve = repair_sieve(x, from, end);
        struct sieve_phrase may;

        for (size_t k = 0; k < p->n; k++) {
                sieve_phrase(&may, str_trim(p->at[k]));
                if (sieve_any(sieve, from, end, &may))
                        return true;
        }
        return false;
}

/* One of the phrases, exactly or else nearly and then repaired; its end, or
 * 0. */
size_t phrase_repair(struct repair *x, size_t from, size_t end,
                     const struct phrases *p)
{
        struct place_at best = { .cost = UINT8_MAX };
        size_t which = 0, exact;

        if (from >= end || !phrases_hope(x, from, end, p))
                return 0;
        exact = phrase_exact(x->t, from, end, p);
        if (exact)
                return exact;
        for (size_t k = 0; k < p->n; k++) {
                unsigned was = best.cost;

                phrase_nearest(x, from, end, p->at[k], &best);
                if (best.cost < was)
                        which = k;
        }
        if (best.cost == UINT8_MAX)
                return 0;
        edit_add(x, best.begin, best.end, str_trim(p->at[which]), true);
        return best.end;
}

/* ", has a subspecialty in" lacks its comma, or has a stop for it. */
static void lead_repair(struct repair *x, size_t at, str phrase)
{
        size_t k = at;

        if (phrase.p[0] != ',')
                return;
        while (k > 0 && (char_space(x->t.p[k - 1]) ||
                         any_of(x->t.p[k - 1], ".;'")))
                k--;
        if (k > 0 && x->t.p[k - 1] != ',')
                edit_add(x, k, at, S(", "), false);
}

/* What ends a clause, nearly and sooner than any exact one. */
static size_t before_repair(struct repair *x, size_t from, size_t end,
                            const struct phrases *before)
{
        size_t stop = end - from > VALUE_MAX ? from + VALUE_MAX : end, to;

        if (phrase_find(x->t, from, stop, before, &stop, &to) < 0 &&
            stop < end)
                stop = from + VALUE_MAX;
        for (size_t k = 0; k < before->n; k++) {
                struct place_at best = { .cost = UINT8_MAX };
                str phrase = before->at[k], word = str_trim(phrase);

                while (word.n && any_of(word.p[0], ", "))
                        word = str_slice(word, 1, word.n);
                phrase_nearest(x, from, stop, word, &best);
                if (best.cost == UINT8_MAX)
                        continue;
                lead_repair(x, best.begin, phrase);
                edit_add(x, best.begin, best.end, word, true);
                stop = best.begin;
        }
        return stop;
}

/* "0r" for "or": words too short for edits, one letter of like shape. */
static bool word_near(str w, str as)
{
        size_t other = 0;

        if (w.n != as.n || w.n < 2)
                return false;
        for (size_t i = 0; i < w.n; i++) {
                char a = char_lower(w.p[i]), b = char_lower(as.p[i]);

                if (!near_letter(a, b))
                        return false;
                other += a != b;
        }
        return other == 1;
}

static void words_repair(struct repair *x, size_t from, size_t end,
                         const struct phrases *p)
{
        for (size_t i = from; i < end; i++) {
                size_t to = i;

                if (!word_begins(x->t, i) || !(char_alpha(x->t.p[i]) ||
                                               char_digit(x->t.p[i])))
                        continue;
                while (to < end && !char_space(x->t.p[to]))
                        to++;
                for (size_t k = 0; k < p->n; k++)
                        if (word_near(str_slice(x->t, i, to),
                                      str_trim(p->at[k]))) {
                                edit_add(x, i, to, str_trim(p->at[k]), false);
                                break;
                        }
                i = to;
        }
}

void find_repair(struct repair *x, const struct find *f, struct span in)
{
        size_t from = phrase_repair(x, in.begin, in.end, &f->after);

        if (!from)
                return;
        if (f->field->kind == FIELD_DATE)
                date_mend(x, from, in.end);
        in.end = before_repair(x, from, in.end, &f->before);
        words_repair(x, from, in.end, &f->split);
        words_repair(x, from, in.end, &f->without);
}

/* The phrase at the end of a line, without its colon. */
static void colon_repair(struct repair *x, size_t from, size_t end,
                         str phrase)
{
        struct place_at best = { .cost = UINT8_MAX };

        if (phrase.p[phrase.n - 1] != ':')
                return;
        phrase_nearest(x, from, end, str_slice(phrase, 0, phrase.n - 1),
                       &best);
        if (best.cost < UINT8_MAX &&
            marks_skip_line(x->t, best.end, end) ==
            line_end(x->t, best.end, end))
                edit_add(x, best.begin, best.end, phrase, true);
}

/* The phrase that runs into the word before it. */
static bool glued_repair(struct repair *x, size_t from, size_t end,
                         str phrase)
{
        str t = str_slice(x->t, 0, end);

        for (size_t i = from; i < end; i++) {
                unsigned cost;
                size_t to = char_lower(t.p[i]) == char_lower(phrase.p[0]) &&
                            !word_begins(t, i)
                            ? near_at(t, i, phrase, 1, &cost) : 0;

                if (!to)
                        continue;
                edit_add(x, i, to, arena_fmt(x->a, " "FMT, ARG(phrase)),
                         true);
                return true;
        }
        return false;
}

/* A section's opening sentence. */
void intro_repair(struct repair *x, const struct part *p,
                         struct span in)
{
        struct phrases to;
        size_t from = marks_skip(x->t, in.begin, in.end), end;
        unsigned cost;

        if (!p->intro_from.n || !span_set(in))
                return;
        end = phrase_at(str_slice(x->t, 0, in.end), from, p->intro_from);
        if (!end) {
                end = near_at(str_slice(x->t, 0, in.end), from, p->intro_from,
                              NEAR_USUAL, &cost);
                if (!end)
                        return;
                edit_add(x, from, end, p->intro_from, true);
        }
        if (in.end - end > INTRO_MAX)
                in.end = end + INTRO_MAX;
        to = phrases_of(p->intro_to);
        if (!phrase_repair(x, end, in.end, &to) &&
            !glued_repair(x, end, in.end, p->intro_to))
                colon_repair(x, end, in.end, p->intro_to);
}
