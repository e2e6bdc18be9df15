/* form.c - sentences that name a request: "1) Regarding the request for X:",
 * "the request for X is not medically necessary and appropriate", as a layout
 * writes them with {request} and {verdict}. Knows nothing of items. */
#include "letter/inside.h"

enum { NUMBER_MAX = 999 };

size_t number_skip(str t, size_t at, size_t end, long *number)
{
        size_t i = at + (at < end && (t.p[at] == '(' || t.p[at] == '#'));
        size_t from = i;
        long n = 0;

        *number = 0;
        while (i < end && char_digit(t.p[i]) && n <= NUMBER_MAX)
                n = 10 * n + (t.p[i++] - '0');
        if (i == from || n > NUMBER_MAX || i == end ||
            (t.p[i] != ')' && t.p[i] != '.' && t.p[i] != ':'))
                return at;
        if (t.p[i++] != ')' && (i == end || char_digit(t.p[i])))
                return at;      /* 1.5 and 10:30 number nothing */
        *number = n;
        return marks_skip_line(t, i, end);
}

/* The verdict whose words begin at `at`, the longest; NULL: none. */
static const struct verdict *verdict_begins(const struct layout *l, str t,
                                            size_t at, size_t *end)
{
        const struct verdict *best = NULL;

        *end = 0;
        for (size_t i = 0; i < l->n_verdicts; i++) {
                size_t to = phrase_at(t, at, l->verdict[i].word);

                if (to > *end && (to == t.n || !char_alpha(t.p[to]))) {
                        *end = to;
                        best = &l->verdict[i];
                }
        }
        return best;
}

/* Words begin at `at`: no letter stands before one. */
static bool apart(str t, size_t at)
{
        return at == 0 || !char_alpha(t.p[at]) || !char_alpha(t.p[at - 1]);
}

/* Where the words that begin a form stand next behind it: asked once for all
 * forms that begin alike. */
struct next_lead { str lead; size_t at, to; };

static void lead_next(struct next_lead *n, str lead, str t, size_t from)
{
        struct phrases p;

        if (str_eq(n->lead, lead))
                return;
        p = phrases_of(lead);
        n->lead = lead;
        if (phrase_find(t, from, t.n, &p, &n->at, &n->to) < 0)
                n->at = n->to = t.n;
}

/* The request ends where the words between it and the verdict, and one of
 * the verdicts, follow. */
static bool verdict_behind(const struct layout *l, const struct form *f,
                           str t, size_t from, struct next_lead *next,
                           struct form_at *out)
{
        const struct phrases mid = phrases_of(f->mid);
        size_t at, to, end;

        lead_next(next, f->lead, t, from);
        if (next->to <= t.n)
                t = str_slice(t, 0, next->at);  /* another one begins */
        while (phrase_find(t, from, t.n, &mid, &at, &to) >= 0) {
                size_t word = marks_skip(t, to, t.n);

                from = at + 1;
                if (!apart(t, at) ||
                    !(out->is = verdict_begins(l, t, word, &end)))
                        continue;
                out->request = span_trim(t, out->request.begin, at);
                out->word = (struct span){ word, end };
                out->end = end;
                if (end < t.n && t.p[end] == '.')
                        out->end++;
                return span_set(out->request);
        }
        return false;
}

/* The request ends before the words that end their line; failing that,
 * before the first of them. */
static bool words_behind(const struct form *f, str t, size_t from,
                         struct form_at *out)
{
        const struct phrases mid = phrases_of(f->mid);
        size_t at, to, first = STR_NONE;

        out->is = NULL;
        out->word = (struct span){ 0 };
        while (phrase_find(t, from, t.n, &mid, &at, &to) >= 0) {
                size_t rest = marks_skip_line(t, to, t.n);
                bool ends = rest == t.n || t.p[rest] == '\n';

                if (ends || first == STR_NONE) {
                        first = at;
                        out->end = to;
                }
                if (ends)
                        break;
                from = to;
        }
        if (first == STR_NONE)
                return false;
        out->request = span_trim(t, out->request.begin, first);
        return span_set(out->request);
}

bool form_longer(str t, size_t end, struct form_at *f)
{
        struct phrases mid = { .n = 0 };
        size_t at = f->end, to;

        if (f->form->verdict)
                return false;
        phrase_add(&mid, f->form->mid);
        if (end > t.n)
                end = t.n;
        if (end - f->request.begin > REQUEST_MAX)
                end = f->request.begin + REQUEST_MAX;
        for (; phrase_find(t, at, end, &mid, &at, &to) >= 0; at = to) {
                size_t rest = marks_skip_line(t, to, end);

                if (rest < end && t.p[rest] != '\n')
                        continue;
                f->request = span_trim(t, f->request.begin, at);
                f->end = to;
                return true;
        }
        return false;
}

static bool form_match(const struct layout *l, const struct form *f, str t,
                       size_t at, size_t end, struct next_lead *next,
                       struct form_at *out)
{
        size_t from;

        if (end > t.n)
                end = t.n;
        from = phrase_at(str_slice(t, 0, end), at, f->lead);
        if (!from || !apart(t, at) ||
            (from < end && char_alpha(t.p[from]) &&
             char_alpha(t.p[from - 1])))
                return false;
        out->form = f;
        out->begin = at;
        out->request = (struct span){ from, end };
        if (end - from > REQUEST_MAX)
                end = from + REQUEST_MAX;
        t = str_slice(t, 0, end);
        return f->verdict ? verdict_behind(l, f, t, from, next, out)
                          : words_behind(f, t, from, out);
}

bool forms_match(const struct layout *l, const struct form *f, size_t n,
                 str t, size_t at, size_t end, struct form_at *out)
{
        struct next_lead next = { .at = 0 };
        struct form_at one;
        bool found = false;

        for (size_t i = 0; i < n; i++) {
                if (!f[i].lead.n || !form_match(l, &f[i], t, at, end, &next,
                                               &one))
                        continue;
                *out = one;
                found = true;
                end = one.end;  /* of several, the one that ends first */
        }
        return found;
}

bool form_line(const struct layout *l, str t, size_t at, size_t end,
               struct form_at *out)
{
        size_t i, words;
        long number;

        if (l->n_begins == (l->titled > 0))
                return false;   /* all that begins an item is a title */
        i = marks_skip_line(t, at, end);
        words = number_skip(t, i, end, &number);
        if (!forms_match(l, l->begins, l->n_begins, t, words, end, out))
                return false;
        out->begin = i;
        out->number = number;
        return true;
}
