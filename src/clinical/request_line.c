/* request_line.c - a request line as tokens and what each of them begins. */
#include "clinical/request_inside.h"

enum { CODE_DIGITS = 5 };

/* Phrases that begin with any number, where the number itself begins others:
 * "3 views". */
static void number_match(struct ask *q, size_t i)
{
        struct hit hit[LANES];
        uint32_t symbol = q->t[i].symbol;

        if (!q->t[i].digits || !symbol)
                return;
        q->t[i].symbol = 0;
        lexicon_match(q->v, q->t, q->n, i, hit);
        q->t[i].symbol = symbol;
        for (size_t l = 0; l < LANES; l++)
                if (hit[l].entry && hit[l].n > q->hit[i][l].n)
                        q->hit[i][l] = hit[l];
}

void phrases_match(struct ask *q)
{
        size_t free[LANES] = { 0 };

        for (size_t i = 0; i < q->n; i++) {
                lexicon_match(q->v, q->t, q->n, i, q->hit[i]);
                number_match(q, i);
                for (size_t l = 0; l < LANES; l++) {
                        if (i < free[l])
                                q->hit[i][l].entry = NULL;
                        else if (q->hit[i][l].entry)
                                free[l] = i + q->hit[i][l].n;
                }
        }
}

/* Numbers of billing codes, five digits or a letter and four, count nothing:
 * "(97110)", "A4595". */
static void codes_mark(struct ask *q)
{
        for (size_t i = 0; i < q->n; i++) {
                size_t n = q->t[i].end - q->t[i].begin;
                bool lettered = i && q->t[i - 1].end == q->t[i].begin &&
                                q->t[i - 1].end - q->t[i - 1].begin == 1 &&
                                !q->t[i - 1].digits;

                for (size_t k = q->t[i].begin; k < q->t[i].end; k++)
                        n += char_digit(q->text.p[k]) ? 0 : CODE_DIGITS;
                if (q->t[i].digits && !(q->t[i].before & GLUE_HASH) &&
                    (n == CODE_DIGITS || (n == CODE_DIGITS - 1 && lettered)))
                        q->used[i] = true;
        }
}

/* How many tokens from i on are initials with points: "P.T.", "L.Ac.". */
static size_t initials_at(const struct ask *q, size_t i)
{
        size_t k = i;

        while (k < q->n && !q->t[k].digits && q->t[k].end < q->text.n &&
               q->t[k].end - q->t[k].begin <= (k == i ? 1 : 2) &&
               q->text.p[q->t[k].end] == '.' &&
               (k == i || q->t[k].begin == q->t[k - 1].end + 1))
                k++;
        return k - i;
}

/* Initials that make a known word are that word. */
static void initials_join(struct ask *q)
{
        size_t to = 0, n;

        for (size_t i = 0; i < q->n; i += n, to++) {
                buf b = buf_open(q->a, 16);
                struct token one = { 0 };
                size_t at = 0;

                n = initials_at(q, i);
                for (size_t k = i; k < i + n; k++)
                        buf_add(&b, str_slice(q->text, q->t[k].begin,
                                              q->t[k].end));
                if (n < 2 || !lexicon_token(q->v, buf_str(&b), buf_str(&b).n,
                                            &at, &one) || !one.symbol)
                        n = 1;
                q->t[to] = q->t[i];
                if (n == 1)
                        continue;
                q->t[to].symbol = one.symbol;
                q->t[to].number = one.number;
                q->t[to].end = q->t[i + n - 1].end;
                q->t[i + n].before &= ~(uint32_t)GLUE_STOP;
        }
        q->t[to] = q->t[q->n];
        q->n = to;
}

/* Short forms as the words they stand for. */
static void words_spell(struct ask *q)
{
        for (size_t i = 0; i < q->n; i++) {
                struct token *t = &q->t[i];
                bool brief = q->v->spelt_of[t->symbol] ||
                             q->v->flag_of[t->symbol] & WORD_ABBREVIATION;

                if (brief)
                        q->t[i + 1].before &= ~(uint32_t)GLUE_STOP;
                if (q->v->spelt_of[t->symbol])
                        t->symbol = q->v->spelt_of[t->symbol];
        }
}

void ask_open(struct ask *q, arena *a, const struct vocabulary *v,
              str text)
{
        size_t at = 0;

        q->a = a;
        q->v = v;
        q->text = text;
        while (q->n < REQUEST_TOKENS &&
               lexicon_token(v, text, text.n, &at, &q->t[q->n]))
                q->n++;
        if (q->n == REQUEST_TOKENS)
                (void)lexicon_token(v, text, text.n, &at, &q->t[q->n]);
        initials_join(q);
        words_spell(q);
        for (size_t i = 0; i < q->n; i++) {
                date d;
                size_t end = date_scan(text, q->t[i].begin, &d);

                for (size_t k = i; end && k < q->n && q->t[k].begin < end; k++)
                        q->used[k] = q->t[k].dated = true;
        }
        phrases_match(q);
        codes_mark(q);
}

bool entry_is(const struct entry *e, enum entry_kind kind,
              uint32_t target)
{
        return e && e->kind == kind && e->target == target;
}

bool mark_at(const struct ask *q, size_t i, enum request_mark mark)
{
        return i < q->n && entry_is(q->hit[i][LANE_REQUEST].entry,
                                    ENTRY_REQUEST_MARK, mark);
}

bool count_at(const struct ask *q, size_t i, enum count_mark mark)
{
        return i < q->n && entry_is(q->hit[i][LANE_COUNT].entry, ENTRY_MARK,
                                    mark);
}

/* The unit that begins at token i, or empty. */
str unit_at(const struct ask *q, size_t i)
{
        const struct entry *e = i < q->n ? q->hit[i][LANE_COUNT].entry : NULL;

        return e && e->kind == ENTRY_UNIT ? q->v->unit[e->target].name : S("");
}

bool unit_is(const struct ask *q, size_t i, const char *name)
{
        return str_eq(unit_at(q, i), str_from(name));
}

bool number_at(const struct ask *q, size_t i)
{
        return i < q->n && !q->used[i] && q->t[i].number >= 0;
}

size_t mark_find(const struct ask *q, enum request_mark mark,
                 size_t from, size_t to)
{
        while (from < to && !mark_at(q, from, mark))
                from++;
        return from < to ? from : SIZE_MAX;
}

bool drug_at(const struct ask *q, size_t i)
{
        const struct entry *e = q->hit[i][LANE_REQUEST].entry;

        return e && e->kind == ENTRY_DRUG;
}

bool form_at(const struct ask *q, size_t i)
{
        const struct entry *e = q->hit[i][LANE_FORM].entry;

        return e && e->kind == ENTRY_FORM;
}
