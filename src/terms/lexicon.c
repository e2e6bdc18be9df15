/* lexicon.c - words to symbols, tokens to phrases. The loading of the data is
 * vocabulary.c's; what a phrase means for a text is the reader's. */
#include "terms/lexicon.h"

#include <math.h>
#include <string.h>

enum { AROUND = 4,              /* tokens before and behind */
       SLIP_LETTERS = 6, SLIP_LONG_LETTERS = 9, SLIP_LONG = 2 };

static const struct word *word_find(const struct vocabulary *v, str form)
{
        size_t i;

        if (!v->room)
                return NULL;
        i = word_hash(form) & (v->room - 1);
        while (v->word[i].symbol && !str_eq(v->word[i].form, form))
                i = (i + 1) & (v->room - 1);
        return v->word[i].symbol ? &v->word[i] : NULL;
}

/* "numb-" at a line's end and "ness" on the next are one word where the data
 * know it; "follow-" and "up" stay two. */
static void word_joined(const struct vocabulary *v, str text, size_t end,
                        size_t *at, struct token *t)
{
        char raw[2 * TOKEN_FORM], form[TOKEN_FORM];
        size_t i = t->end, n = i - t->begin, len, zero = 0;
        const struct word *w;
        struct token one;

        if (i >= end || text.p[i] != '-' || n > TOKEN_FORM)
                return;
        for (i++; i < end && char_space(text.p[i]) && text.p[i] != '\f'; i++)
                ;
        if (!memchr(text.p + t->end, '\n', i - t->end))
                return;
        memcpy(raw, text.p + t->begin, n);
        for (; i < end && n < sizeof raw && text.p[i] >= 'a' &&
               text.p[i] <= 'z'; i++)
                raw[n++] = text.p[i];
        if (!token_next(str_of(raw, n), n, &zero, &one, form, &len) ||
            zero != n || n == t->end - t->begin)
                return;
        w = len ? word_find(v, str_of(form, len)) : NULL;
        if (!w)
                return;
        t->symbol = w->symbol;
        t->end = *at = i;
}

bool lexicon_token(const struct vocabulary *v, str text, size_t end,
                   size_t *at, struct token *t)
{
        char form[TOKEN_FORM];
        size_t n;

        if (!token_next(text, end, at, t, form, &n))
                return false;
        const struct word *w = n ? word_find(v, str_of(form, n)) : NULL;

        t->symbol = w ? w->symbol : 0;
        if (!t->digits)
                word_joined(v, text, end, at, t);
        if (!t->digits && t->symbol)
                t->number = v->number_of[t->symbol];
        return true;
}

/* A phrase does not run over these. */
static bool glue_parts(uint32_t before)
{
        return before & (GLUE_COMMA | GLUE_SEMICOLON | GLUE_STOP |
                         GLUE_PARAGRAPH | GLUE_BULLET);
}

/* Is token i an abbreviation in capitals? Not where all around is in capitals
 * too, and not what stands behind a person's name. */
static bool abbreviated(const struct token *t, size_t n, size_t i)
{
        bool small = false;

        if (!t[i].capitals)
                return false;
        for (size_t k = i > AROUND ? i - AROUND : 0; k < n && k <= i + AROUND;
             k++)
                small |= !t[k].capitals && !t[k].digits &&
                         t[k].end - t[k].begin > 1;
        if (i + 1 < n && t[i + 1].before & GLUE_COLON && t[i + 1].capital &&
            !t[i + 1].capitals && !t[i + 1].symbol)
                return false;                   /* "PT: Doe", a patient */
        return small && !(i && t[i].before & GLUE_COMMA && t[i - 1].capital &&
                          (i + 1 == n || t[i + 1].capitals ||
                           t[i + 1].before & GLUE_LINE));
}

static inline uint32_t token_step(const struct vocabulary *v,
                                  const struct token *t, uint32_t state)
{
        uint32_t to;

        if (state && glue_parts(t->before))
                return 0;
        to = automaton_step(&v->automaton, state, t->symbol);
        if (!to && !isnan(t->number) && !t->dated)
                to = automaton_step(&v->automaton, state, v->any_number);
        return to;
}

uint32_t lexicon_step(const struct vocabulary *v, const struct token *t,
                      uint32_t state)
{
        return token_step(v, t, state);
}

void lexicon_match(const struct vocabulary *v, const struct token *t, size_t n,
                   size_t i, struct hit hit[LANES])
{
        uint32_t state = 0;

        for (size_t k = 0; k < LANES; k++)
                hit[k] = (struct hit){ NULL, 0 };
        for (size_t k = i; k < n; k++) {
                state = token_step(v, &t[k], state);
                if (!state)
                        break;
                for (const struct entry *e = automaton_end(&v->automaton,
                                                           state);
                     e; e = e->next)
                        if (!e->capitals || abbreviated(t, n, i))
                                hit[e->lane] = (struct hit){ e, k - i + 1 };
        }
}

/* Edits between two words, neighbours that changed places being one; more
 * than SLIP_LONG is not told apart. */
static size_t word_edits(str a, str b)
{
        size_t row[3][TOKEN_FORM + 1], *two = row[0], *one = row[1],
               *now = row[2], *spare;

        for (size_t k = 0; k <= b.n; k++)
                one[k] = two[k] = k;
        for (size_t i = 1; i <= a.n; i++) {
                now[0] = i;
                for (size_t k = 1; k <= b.n; k++) {
                        size_t best = one[k - 1] + (a.p[i - 1] != b.p[k - 1]);

                        if (one[k] + 1 < best)
                                best = one[k] + 1;
                        if (now[k - 1] + 1 < best)
                                best = now[k - 1] + 1;
                        if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] &&
                            a.p[i - 2] == b.p[k - 1] && two[k - 2] + 1 < best)
                                best = two[k - 2] + 1;
                        now[k] = best;
                }
                spare = two;
                two = one;
                one = now;
                now = spare;
        }
        return one[b.n];
}

uint32_t lexicon_slip(const struct vocabulary *v, str text,
                      const struct token *t)
{
        char raw[TOKEN_FORM];
        struct token same;
        size_t at = t->begin, n, best = SLIP_LONG + 1;
        uint32_t symbol = 0;

        if (t->symbol || t->digits ||
            !token_next(text, t->end, &at, &same, raw, &n) || n < SLIP_LETTERS)
                return 0;
        for (size_t i = 0; i < v->room; i++) {
                str form = v->word[i].form;
                size_t edits;

                if (!v->word[i].symbol || form.n + 2 < n || form.n > n + 2 ||
                    form.n > TOKEN_FORM || form.p[0] != raw[0])
                        continue;
                edits = word_edits(str_of(raw, n), form);
                if (edits > (n < SLIP_LONG_LETTERS ? 1 : SLIP_LONG))
                        continue;
                if (edits == best && v->word[i].symbol != symbol)
                        symbol = 0;
                if (edits < best) {
                        best = edits;
                        symbol = v->word[i].symbol;
                }
        }
        return symbol;
}

bool lexicon_listed(str list, str name)
{
        while (list.n)
                if (str_eq(str_trim(str_cut(&list, ',')), name))
                        return true;
        return false;
}

uint32_t lexicon_concept(const struct vocabulary *v, str name)
{
        for (size_t i = 0; i < v->concepts; i++)
                if (str_eq(v->concept[i].name, name))
                        return (uint32_t)i;
        return UINT32_MAX;
}

const struct concept *vocabulary_concept(const struct vocabulary *v, str name)
{
        uint32_t i = lexicon_concept(v, name);

        return i == UINT32_MAX ? NULL : &v->concept[i];
}

size_t vocabulary_concepts(const struct vocabulary *v,
                           const struct concept **first)
{
        *first = v->concept;
        return v->concepts;
}
