/* find.c - clauses inside a field's text: whom the reviewer is independent
 * of, how long in practice, board and state.
 *
 * One walk over the words of the text for all clauses of a layout. */
#include "letter/inside.h"
#include "letter/near.h"

/* A full stop between small letters is a stray mark. */
static bool stop_stray(str t, size_t at)
{
        return t.p[at] == '.' && at > 0 && at + 1 < t.n &&
               t.p[at - 1] >= 'a' && t.p[at - 1] <= 'z' &&
               t.p[at + 1] >= 'a' && t.p[at + 1] <= 'z';
}

/* The first phrase that ends a clause; false: none. */
static bool clause_end(str t, size_t from, size_t end,
                       const struct phrases *before, size_t *at)
{
        size_t to;

        for (; phrase_find(t, from, end, before, at, &to) >= 0; from = to)
                if (!stop_stray(t, *at))
                        return true;
        return false;
}

/* Behind the words of a longer phrase that begins like the one that ends at
 * `from`, where they are damaged; else `from`. */
static size_t lead_longer(const struct find *f, str phrase, str t,
                          size_t from)
{
        size_t at = marks_skip(t, from, t.n);

        for (size_t i = 0; i < f->after.n; i++) {
                str more = f->after.at[i];
                unsigned cost;
                size_t end;

                if (more.n <= phrase.n + 1 ||
                    !str_eq_fold(str_slice(more, 0, phrase.n), phrase))
                        continue;
                more = str_trim(str_slice(more, phrase.n, more.n));
                end = near_at(t, at, more, NEAR_USUAL, &cost);
                if (end)
                        return end;
        }
        return from;
}

/* The clause that begins at `from`: up to the nearest phrase that ends it. */
static void find_take(struct reader *r, const struct find *f, size_t from,
                      size_t end)
{
        if (f->field->kind == FIELD_DATE) {
                reader_set(r, f->field, r->letter, (struct span){ from, end });
                return;
        }
        size_t stop = end - from > VALUE_MAX ? from + VALUE_MAX : end, at;

        if (clause_end(r->t, from, stop, &f->before, &at))
                stop = at;
        else if (stop < end)
                return;         /* too long to be a clause */
        if (f->field->kind == FIELD_LIST)
                reader_list(r, f->field, (struct span){ from, stop },
                            &f->split, f->into, f->n_into);
        else
                reader_set(r, f->field, r->letter,
                           (struct span){ from, stop });
}

/* Tries the finds that look in this place at one word. */
static void word_try(struct reader *r, size_t place, uint8_t lead, size_t at,
                     size_t end, bool *done)
{
        const struct layout *l = r->layout;
        str t = str_slice(r->t, 0, end);

        for (; lead; lead = l->lead[lead].next) {
                size_t k = l->lead[lead].find, from;
                str phrase = l->find[k].after.at[l->lead[lead].phrase];

                if (done[k] || l->find[k].place != place ||
                    !phrase_may(t, at, phrase))
                        continue;
                from = phrase_at(t, at, phrase);
                if (!from || from >= end)
                        continue;
                reader_seen(r, SEEN_CLAUSE, phrase, l->find[k].field, 0, at,
                            from);
                from = lead_longer(&l->find[k], phrase, t, from);
                find_take(r, &l->find[k], from, end);
                done[k] = true;
        }
}

/* Behind these a word may begin. */
static const bool joint[256] = {
        [0] = true, [1] = true, [2] = true, [3] = true, [4] = true, [5] = true,
        [6] = true, [7] = true, [8] = true, ['\t'] = true, ['\n'] = true,
        ['\v'] = true, ['\f'] = true, ['\r'] = true, [14] = true,
        [15] = true, [16] = true, [17] = true, [18] = true, [19] = true,
        [20] = true, [21] = true, [22] = true, [23] = true, [24] = true,
        [25] = true, [26] = true, [27] = true, [28] = true, [29] = true,
        [30] = true, [31] = true, [' '] = true, ['('] = true, ['*'] = true,
        ['_'] = true, [0xa0] = true     /* the end of a no-break space */
};

static struct span place_span(const struct reader *r, const struct place *p)
{
        if (p->part)
                return r->part_at[p->part - 1];
        return *field_span(p->field, r->letter);
}

static void find_in(struct reader *r, size_t place, bool *done)
{
        struct span s = place_span(r, &r->layout->place[place]);
        const uint8_t *lead = r->layout->lead_first;
        size_t i;

        for (i = s.begin; i < s.end; i++) {
                unsigned char c = (unsigned char)r->t.p[i];

                if (lead[c])
                        word_try(r, place, lead[c], i, s.end, done);
                while (i < s.end && !joint[(unsigned char)r->t.p[i]])
                        i++;
        }
}

bool finds_read(struct reader *r)
{
        const struct layout *l = r->layout;
        bool done[FINDS_MAX] = { false }, told = false, telling = false;

        for (size_t k = 0; k < l->n_places; k++)
                find_in(r, k, done);
        for (size_t k = 0; k < l->n_finds; k++) {
                telling |= l->find[k].telling;
                told |= l->find[k].telling && done[k];
        }
        return told || !telling;
}
