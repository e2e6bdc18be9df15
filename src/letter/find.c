/* find.c - clauses inside a field's text: whom the reviewer is independent
 * of, how long in practice, board and state.
 *
 * One walk over the words of the text for all clauses of a layout. */
#include "letter/inside.h"

/* The clause that begins at `from`: up to the nearest phrase that ends it. */
static void find_take(struct reader *r, const struct find *f, size_t from,
                      size_t end)
{
        size_t stop = end - from > VALUE_MAX ? from + VALUE_MAX : end, to;

        if (phrase_find(r->t, from, stop, &f->before, &stop, &to) < 0 &&
            stop < end)
                return;         /* too long to be a clause */
        if (f->field->kind == FIELD_LIST)
                reader_list(r, f->field, (struct span){ from, stop },
                            &f->split, &f->without);
        else
                reader_set(r, f->field, r->letter,
                           (struct span){ from, stop });
}

/* Tries the finds that look in this field at one word. */
static void word_try(struct reader *r, const struct field *in, uint8_t lead,
                     size_t at, size_t end, bool *done)
{
        const struct layout *l = r->layout;
        str t = str_slice(r->t, 0, end);

        for (; lead; lead = l->lead[lead].next) {
                size_t k = l->lead[lead].find, from;
                str phrase = l->find[k].after.at[l->lead[lead].phrase];

                if (done[k] || l->find[k].in != in ||
                    !phrase_may(t, at, phrase))
                        continue;
                from = phrase_at(t, at, phrase);
                if (!from || from >= end)
                        continue;
                find_take(r, &l->find[k], from, end);
                done[k] = true;
        }
}

/* Behind these a word may begin. */
static inline bool joint(char c)
{
        return (unsigned char)c <= ' ' || c == '*' || c == '_' || c == '(';
}

static void find_in(struct reader *r, const struct field *in, bool *done)
{
        const struct span *s = field_span(in, r->letter);
        const uint8_t *lead = r->layout->lead_first;
        size_t i;

        if (!s)
                return;
        for (i = s->begin; i < s->end; i++) {
                unsigned char c = (unsigned char)r->t.p[i];

                if (lead[c])
                        word_try(r, in, lead[c], i, s->end, done);
                while (i < s->end && !joint(r->t.p[i]))
                        i++;
        }
}

bool finds_read(struct reader *r)
{
        const struct layout *l = r->layout;
        bool done[FINDS_MAX] = { false };

        for (size_t k = 0; k < l->n_finds; k++) {
                bool first = true;

                for (size_t i = 0; i < k; i++)
                        first &= l->find[i].in != l->find[k].in;
                if (first)
                        find_in(r, l->find[k].in, done);
        }
        for (size_t k = 0; k < l->n_finds; k++)
                if (l->find[k].required && !done[k])
                        return false;
        return true;
}
