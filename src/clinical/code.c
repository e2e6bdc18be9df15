/* code.c - see code.h. What a code means is the vocabulary's. */
#include "clinical/code.h"

#include <string.h>

enum { WRITTEN_MOST = 8 };              /* "S83.242A" without its point */

static bool alnum(char ch)
{
        return char_digit(ch) || char_alpha(ch);
}

static bool among(const uint32_t *of, size_t n, uint32_t symbol)
{
        for (size_t i = 0; symbol && i < n; i++)
                if (of[i] == symbol)
                        return true;
        return false;
}

/* Is there no longer number or word around begin..end, and no money? */
static bool stands_alone(str text, size_t begin, size_t end)
{
        char before = begin ? text.p[begin - 1] : ' ';
        char behind = end < text.n ? text.p[end] : ' ';
        char next = end + 1 < text.n ? text.p[end + 1] : ' ';

        if (alnum(before) || before == '$' || before == '-' ||
            before == '.' || before == '#' || alnum(behind) ||
            behind == '%')
                return false;
        return !((behind == '-' || behind == '.' || behind == '/' ||
                  behind == ',') && char_digit(next));
}

/* "M54.16", "S33.5XXA"; "M5416" where plain. Its letters and digits with the
 * point go to form; returns the end, 0: none. */
static size_t tenth_read(str text, size_t at, bool plain, char *form,
                         size_t *n)
{
        size_t i = at, tail = 0;

        *n = 0;
        if (at + 3 > text.n || text.p[at] < 'A' || text.p[at] > 'Z' ||
            !char_digit(text.p[at + 1]) || !char_digit(text.p[at + 2]))
                return 0;
        for (; i < at + 3; i++)
                form[(*n)++] = text.p[i];
        if (i + 1 < text.n && text.p[i] == '.' && alnum(text.p[i + 1]))
                i++;
        else if (!plain)
                return 0;
        for (; i < text.n && tail < 4 && (char_digit(text.p[i]) ||
             (text.p[i] >= 'A' && text.p[i] <= 'Z')); i++, tail++) {
                if (!tail)
                        form[(*n)++] = '.';
                form[(*n)++] = text.p[i];
        }
        return stands_alone(text, at, i) ? i : 0;
}

/* "724.2", "722.10", "311": digits of the token, with a point or plain. */
static size_t ninth_read(str text, const struct token *t, bool plain,
                         char *form, size_t *n)
{
        *n = t->end - t->begin;
        if (!t->digits || t->dated || *n < 3 || *n > 6 ||
            (*n > 3 && text.p[t->begin + 3] != '.') || (*n == 3 && !plain) ||
            !stands_alone(text, t->begin, t->end))
                return 0;
        memcpy(form, text.p + t->begin, *n);
        return t->end;
}

static bool code_at(const struct vocabulary *v, str text,
                    const struct sentence *s, const struct code_context *c,
                    size_t i, struct written_code *out)
{
        const struct token *t = &s->t[i];
        char form[WRITTEN_MOST + 1];
        size_t n = 0, end = 0;
        bool ninth = t->digits;

        if (!ninth)
                end = t->capital && t->end - t->begin == 1
                      ? tenth_read(text, t->begin, c->strong, form, &n) : 0;
        else if (c->strong || c->weak)
                end = ninth_read(text, t, c->strong, form, &n);
        if (!end || !codes_find(&v->codes, str_of(form, n), ninth,
                                &out->means))
                return false;
        out->first = out->last = i;
        while (out->last + 1 < s->n && s->t[out->last + 1].begin < end)
                out->last++;
        return true;
}

/* The context that the sentence before leaves this one: where it begins, but
 * for the number of a list, with a code, or is no more than that number. */
static void context_begin(const struct vocabulary *v, str text,
                          const struct sentence *s, struct code_context *c)
{
        size_t lead = s->n > 1 && s->t[0].digits && s->t[1].before & GLUE_STOP;
        struct written_code code;

        if (!(s->n == 1 && s->t[0].digits) &&
            !code_at(v, text, s, c, lead, &code))
                *c = (struct code_context){ false, false };
}

bool code_next(const struct vocabulary *v, str text, const struct sentence *s,
               struct code_context *c, size_t *i, struct written_code *out)
{
        if (!*i && s->n)
                context_begin(v, text, s, c);
        for (; *i < s->n; ++*i) {
                uint32_t symbol = s->t[*i].symbol;

                c->strong |= among(v->codes.word, v->codes.words, symbol);
                c->weak |= among(v->codes.weak, v->codes.weaks, symbol);
                if (code_at(v, text, s, c, *i, out)) {
                        *i = out->last + 1;
                        return true;
                }
        }
        return false;
}
