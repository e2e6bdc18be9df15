/* anchor.c - the one pass over a letter's lines.
 *
 * A line whose first letter begins no phrase of any layout costs a memchr
 * and two looks; no byte of it is touched again before output. */
#include "letter/inside.h"

/* Can a phrase begin with the two letters at j? Refuses most lines. */
static inline bool pair_may(const struct layouts *l, str t, size_t j)
{
        return j + 1 >= t.n || !char_alpha(t.p[j]) ||
               !char_alpha(t.p[j + 1]) ||
               (l->pair[t.p[j] & 31] >> (t.p[j + 1] & 31) & 1);
}

/* The longest phrase of any layout at j; *anchor says which. Behind a number
 * ("1)") only those count that may have one. */
static size_t anchor_at(const struct layouts *l, str t, size_t j,
                        bool numbered, uint8_t *anchor)
{
        unsigned char c = (unsigned char)char_lower(t.p[j]);
        char second = second_letter(t, j);
        size_t best = 0;

        for (uint8_t k = l->first[c]; k; k = l->anchor[k].next) {
                str phrase = l->anchor[k].phrase;
                char other = l->anchor[k].second;

                if (second && other && second != other)
                        continue;
                size_t end = phrase_may(t, j, phrase) ? phrase_at(t, j, phrase)
                                                      : 0;

                if (end <= best || (numbered && !l->anchor[k].numbered))
                        continue;
                if (l->anchor[k].heading) {
                        size_t rest = marks_skip_line(t, end, t.n);

                        if (rest < t.n && t.p[rest] != '\n')
                                continue;
                }
                best = end;
                *anchor = k;
        }
        return best;
}

/* A line that ends in the midst of a sentence. */
static bool wraps(str t, size_t begin, size_t end)
{
        while (end > begin && t.p[end - 1] == ' ')
                end--;
        return end > begin && (t.p[end - 1] == ',' ||
                               (t.p[end - 1] >= 'a' && t.p[end - 1] <= 'z'));
}

struct hits anchors_find(arena *a, const struct layouts *l, str t)
{
        VEC(struct hit) v = { 0 };
        size_t gaps[4] = { 0 }, blank = 0, usual = 0;
        bool wrapped = false, spaced = false;

        for (size_t at = 0, eol; at < t.n; at = eol + 1) {
                const char *nl = memchr(t.p + at, '\n', t.n - at);
                size_t i = at, j, k, end;
                long number;
                bool page = false;
                uint8_t anchor = 0;

                eol = nl ? (size_t)(nl - t.p) : t.n;
                for (; i < eol && char_space(t.p[i]); i++)
                        page |= t.p[i] == '\f';
                if (i == eol) {
                        blank++;
                        wrapped &= !page;
                        continue;
                }
                if (wrapped && !page)
                        gaps[blank < 3 ? blank : 3]++;
                spaced |= blank > 0;
                blank = 0;
                wrapped = wraps(t, i, eol);
                j = char_alpha(t.p[i]) ? i : marks_skip_line(t, i, eol);
                k = j < eol && !char_alpha(t.p[j])
                    ? number_skip(t, j, eol, &number) : j;
                if (k == eol || !pair_may(l, t, k) ||
                    !l->first[(unsigned char)char_lower(t.p[k])])
                        continue;
                end = anchor_at(l, t, k, k > j, &anchor);
                if (!end)
                        continue;
                *VEC_ADD(a, &v) = (struct hit){ anchor, i, end };
                spaced &= !l->anchor[anchor].heading;
        }
        for (size_t n = 1; n < 4; n++)
                if (gaps[n] > gaps[usual])
                        usual = n;
        /* No empty line below the last heading: paragraphs do not show, as
         * where every line stands alone. */
        return (struct hits){ v.at, v.n, spaced ? usual : 1 };
}
