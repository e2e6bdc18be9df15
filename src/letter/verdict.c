/* verdict.c - verdicts that stand apart from the items, in sentences above
 * them, numbered or not, each naming its request.
 *
 * They are looked for above the items only: a rationale may quote one. An
 * item takes the verdict of its number; where either has no number, the one
 * that names the same request. A letter that says both is refused. */
#include "letter/inside.h"

enum {
        BACK_MAX = 200,         /* bytes from a line's begin to the words */
        DECIDED_MAX = 200       /* sentences: each item looks at all of them */
};

/* Where the sentence of the words at `at` begins: with its number, on this
 * line or the one above, else on this line. */
static size_t sentence_begin(str t, size_t floor, size_t at, long *number)
{
        size_t line = at, first = STR_NONE;

        for (size_t k = 0; k < 2 && line > floor; k++) {
                const char *nl = memrchr(t.p + floor, '\n', line - floor - k);
                size_t i, begin = nl ? (size_t)(nl - t.p) + 1 : floor;

                if (at - begin > BACK_MAX)
                        break;
                i = marks_skip_line(t, begin, at);
                if (first == STR_NONE)
                        first = i;
                if (number_skip(t, i, at, number) > i)
                        return i;
                line = begin;
        }
        *number = 0;
        return first == STR_NONE ? at : first;
}

void verdicts_read(struct reader *r, size_t end)
{
        const struct layout *l = r->layout;
        struct phrases leads = { .n = l->n_decided };
        size_t at = 0, to, done = 0;

        r->decided.n = r->claimed = 0;
        if (!l->n_decided)
                return;
        for (size_t i = 0; i < l->n_decided; i++)
                leads.at[i] = l->decided[i].lead;
        while (r->decided.n < DECIDED_MAX &&
               phrase_find(r->t, at, end, &leads, &at, &to) >= 0) {
                struct form_at f;

                if (!forms_match(l, l->decided, l->n_decided, r->t, at, end,
                                 &f)) {
                        at = to;
                        continue;
                }
                f.begin = sentence_begin(r->t, done, at, &f.number);
                *VEC_ADD(r->a, &r->decided) = f;
                reader_seen(r, SEEN_DECIDED, f.form->text, NULL,
                            (size_t)f.number, f.begin, f.end);
                at = done = f.end;
        }
}

/* The same words, white space and case folded. */
static bool same_words(str a, str b)
{
        for (;;) {
                str x = str_word(&a), y = str_word(&b);

                if (x.n == 0 || y.n == 0)
                        return x.n == y.n;
                if (!str_eq_fold(x, y))
                        return false;
        }
}

static bool names(const struct reader *r, const struct form_at *f,
                  struct span request)
{
        return same_words(str_slice(r->t, f->request.begin, f->request.end),
                          str_slice(r->t, request.begin, request.end));
}

bool verdict_names(const struct reader *r, struct span request)
{
        for (size_t i = 0; i < r->decided.n; i++)
                if (names(r, &r->decided.at[i], request))
                        return true;
        return false;
}

static bool verdict_of(const struct reader *r, const struct form_at *f,
                       const struct letter_item *it, size_t number)
{
        if (f->number && number)
                return (size_t)f->number == number;
        return names(r, f, it->request);
}

rc verdict_take(struct reader *r, struct letter_item *it, size_t item,
                size_t number, err *e)
{
        const struct form_at *found = NULL;
        str file = r->letter->document->name;

        for (size_t i = 0; i < r->decided.n; i++) {
                const struct form_at *f = &r->decided.at[i];

                if (!verdict_of(r, f, it, number))
                        continue;
                if (found && found->is->means != f->is->means)
                        return err_set(e, ERR_INPUT, file, 0, "item %zu is "
                                       "found both ways (bytes %zu and %zu); "
                                       "read it by eye", item,
                                       found->begin, f->begin);
                found = f;
        }
        if (!found)
                return err_set(e, ERR_INPUT, file, 0, "nothing above the "
                               "items says what was decided on item %zu "
                               "(layout "FMT"); read the whole letter", item,
                               ARG(r->layout->name));
        it->decision = found->word;
        it->outcome = found->is->means;
        return OK;
}
