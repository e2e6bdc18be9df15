/* dated.c - the dates a text speaks of, each with the role that the nearest
 * cue in its clause gives it (vocabulary/dates.vocabulary). */
#include "clinical/clinical.h"
#include "clinical/sentence.h"

struct role_cue { size_t first, last; const struct entry *entry; };

static size_t cues_read(const struct vocabulary *v, const struct sentence *s,
                        struct role_cue *cue)
{
        size_t n = 0, free = 0;

        for (size_t i = 0; i < s->n; i++) {
                struct hit hit[LANES];

                if (i < free || s->t[i].dated)
                        continue;
                lexicon_match(v, s->t, s->n, i, hit);
                if (!hit[LANE_DATE].entry)
                        continue;
                free = i + hit[LANE_DATE].n;
                cue[n++] = (struct role_cue){ i, free - 1,
                                              hit[LANE_DATE].entry };
        }
        return n;
}

/* Tokens from a to b, and more where a clause ends between; other dates on
 * the way ("from 3/1 to 4/2/2014") cost nothing. */
static size_t gap_of(const struct sentence *s, size_t a, size_t b)
{
        size_t gap = 0;

        for (size_t i = a + 1; i <= b; i++) {
                gap += i < b && !s->t[i].dated;
                if (s->t[i].before & GLUE_SEMICOLON)
                        gap += 100;
                if (s->t[i].before & GLUE_COMMA && !s->t[i].dated)
                        gap += 3;
        }
        return gap;
}

static str role_of(const struct vocabulary *v, const struct sentence *s,
                   const struct written_date *d, const struct role_cue *cue,
                   size_t n)
{
        size_t best = SIZE_MAX, at = SIZE_MAX;

        for (size_t k = 0; k < n; k++) {
                size_t gap;

                if (cue[k].last < d->first &&
                    cue[k].entry->direction & BEFORE)
                        gap = gap_of(s, cue[k].last, d->first);
                else if (cue[k].first > d->last &&
                         cue[k].entry->direction & AFTER)
                        /* what stands behind a date is the weaker sign */
                        gap = 3 + gap_of(s, d->last, cue[k].first);
                else
                        continue;
                if (gap < best) {
                        best = gap;
                        at = k;
                }
        }
        return at == SIZE_MAX ? S("other") : v->role[cue[at].entry->target];
}

struct dates dates_read(arena *a, const struct vocabulary *v, str text,
                        size_t begin, size_t end)
{
        struct sentences *all = sentences_open(a, v, text, begin, end);
        struct role_cue *cue = NEWN(a, struct role_cue, SENTENCE_TOKENS);
        VEC(struct dated) out = { 0 };
        struct sentence *s;

        while ((s = sentence_next(all))) {
                size_t n = s->dates ? cues_read(v, s, cue) : 0;

                for (size_t i = 0; i < s->dates; i++) {
                        const struct written_date *d = &s->date[i];

                        *VEC_ADD(a, &out) = (struct dated){
                                d->date, role_of(v, s, d, cue, n),
                                s->t[d->first].begin, s->t[d->last].end };
                }
        }
        return (struct dates){ out.at, out.n };
}
