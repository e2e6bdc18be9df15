/* sieve.c - sets of letters, and a phrase asked of them.
 *
 * It counts what is not there: so many letters missing are so many half
 * edits at least. It knows neither costs nor layouts. */
#include "letter/sieve.h"

#include "letter/repair.h"

enum { SKIPPED = 64, MARKS = 26, OTHERS = 53 };

/* The bit of a folded letter; the rare share one. */
static unsigned bit_of(char c)
{
        if (c >= 'a' && c <= 'z')
                return (unsigned)(c - 'a');
        if (c >= '!' && c <= ';')
                return (unsigned)(c - '!') + MARKS;
        return OTHERS + (unsigned char)c % (64 - OTHERS);
}

/* The letters of the text, as near_open takes them, and its words. */
static void letters_take(struct sieve *s, str t)
{
        size_t at = s->from, i = at;

        while (i < t.n) {
                size_t end = t.n - at > NEAR_GAP ? at + NEAR_GAP : t.n, next;

                next = char_alpha(t.p[at]) ? at : marks_skip(t, at, end);
                for (; i < next; i++)
                        if (!char_space(t.p[i]) && word_begins(t, i))
                                s->word[s->n_words++] = (struct sieve_word){
                                        i, SIZE_MAX };
                if (next == end) {      /* white space too wide to step over */
                        s->set[0][s->n++] = 0;
                        at = end;
                        continue;
                }
                char c = char_lower(t.p[next]);

                if (!char_space(c) && word_begins(t, next))
                        s->word[s->n_words++] = (struct sieve_word){ next,
                                                                     s->n };
                s->set[0][s->n++] = UINT64_C(1) << bit_of(c == '|' ? 'l' : c);
                at = i = next + 1;
        }
}

struct sieve *sieve_open(arena *a, str t, size_t from, size_t end)
{
        struct sieve *s = NEW(a, struct sieve);
        size_t most = end - from;

        *s = (struct sieve){ .from = from, .end = end };
        s->word = arena_room(a, sizeof *s->word, most + 1);
        for (size_t k = 0; k < SIEVE_SETS; k++)
                s->set[k] = arena_room(a, sizeof *s->set[k], most + 1);
        letters_take(s, str_slice(t, 0, end));
        s->set[0][s->n] = 0;
        for (size_t k = 1; k < SIEVE_SETS; k++) {
                const uint64_t *half = s->set[k - 1];
                size_t step = (size_t)1 << (k - 1);

                for (size_t i = 0; i + step <= s->n; i++)
                        s->set[k][i] = half[i] | half[i + step];
                for (size_t i = s->n - (step < s->n ? step : s->n);
                     i <= s->n; i++)
                        s->set[k][i] = half[i];
        }
        return s;
}

const struct sieve_word *sieve_at(const struct sieve *s, size_t at)
{
        size_t low = 0, high = s->n_words;

        while (low < high) {
                size_t mid = low + (high - low) / 2;

                if (s->word[mid].at < at)
                        low = mid + 1;
                else
                        high = mid;
        }
        return low < s->n_words && s->word[low].at == at ? &s->word[low]
                                                         : NULL;
}

/* Two letters that one half edit can make into one. */
static bool runs_together(char a, char b)
{
        return (a == 'r' && b == 'n') || (a == 'c' && b == 'l') ||
               (a == 'v' && b == 'v') || (a == 'l' && b == 'i') ||
               (a == 'r' && b == 'i');
}

void sieve_phrase(struct sieve_phrase *p, str phrase)
{
        char before = 0;

        p->first = p->n = 0;
        for (size_t i = 0; i < phrase.n; i++) {
                char c = char_lower(phrase.p[i]);

                if (c == ' ')
                        continue;
                if (p->n == NEAR_FIRST)
                        break;
                p->bit[p->n] = (uint8_t)(runs_together(before, c)
                                         ? SKIPPED : bit_of(c));
                if (p->n < SIEVE_FIRST && p->bit[p->n] != SKIPPED)
                        p->first |= UINT64_C(1) << p->bit[p->n];
                before = c;
                p->n++;
        }
        p->most = near_usual(p->n);
}

/* The letters from i on, so many: 1 to 16. */
static inline uint64_t set_of(const struct sieve *s, size_t i, size_t n)
{
        unsigned k = n < 2 ? 0 : n < 4 ? 1 : n < 8 ? 2 : 3;
        size_t last = i + n - ((size_t)1 << k);

        return s->set[k][i < s->n ? i : s->n] |
               s->set[k][last < s->n ? last : s->n];
}

bool sieve_may(const struct sieve *s, const struct sieve_word *w,
               const struct sieve_phrase *p)
{
        size_t lost = 0, m = p->most, wide = 2 * m + 1;
        uint64_t gone;

        if (w->unit == SIZE_MAX)
                return true;
        gone = p->first & ~set_of(s, w->unit, SIEVE_FIRST + m);
        for (; gone; gone &= gone - 1)
                if (lost++ == m)
                        return false;
        lost = 0;
        for (size_t i = 0; i < p->n; i++) {
                uint64_t set = i < m ? set_of(s, w->unit, i + m + 1)
                                     : set_of(s, w->unit + i - m, wide);

                if (p->bit[i] != SKIPPED && !(set >> p->bit[i] & 1) &&
                    lost++ == m)
                        return false;
        }
        return true;
}

bool sieve_any(const struct sieve *s, size_t from, size_t end,
               const struct sieve_phrase *p)
{
        for (size_t i = 0; i < s->n_words && s->word[i].at < end; i++)
                if (s->word[i].at >= from && sieve_may(s, &s->word[i], p))
                        return true;
        return false;
}
