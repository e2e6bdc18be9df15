/* verdict.c - verdicts that stand apart from the items, in sentences above
 * them, numbered or not, each naming its request.
 *
 * They are looked for above the items only: a rationale may quote one. An
 * item takes the verdict of its number; where either has no number, the one
 * that names the same request. A letter that says both is refused. */
#include "letter/inside.h"
#include "letter/near.h"

enum {
        SURE = 16,              /* letters of a name that may lack half one */
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
        struct phrases leads = { .n = 0 };
        size_t at = 0, to, done = 0;

        r->decided.n = r->claimed = 0;
        if (!l->n_decided)
                return;
        for (size_t i = 0; i < l->n_decided; i++)
                if (!i || !str_eq(l->decided[i].lead, l->decided[i - 1].lead))
                        phrase_add(&leads, l->decided[i].lead);
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

static size_t letter_next(str t, size_t at)
{
        while (at < t.n && char_space(t.p[at]))
                at++;
        return at;
}

/* The same letters: copies lose spaces. */
static bool same_words(str a, str b)
{
        size_t i = letter_next(a, 0), k = letter_next(b, 0);

        while (i < a.n && k < b.n &&
               char_lower(a.p[i]) == char_lower(b.p[k])) {
                i = letter_next(a, i + 1);
                k = letter_next(b, k + 1);
        }
        return i == a.n && k == b.n;
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

/* The same digits, in order: they are what requests differ in. */
static bool same_digits(str a, str b)
{
        size_t i = 0, k = 0;

        for (;; i++, k++) {
                while (i < a.n && !char_digit(a.p[i]))
                        i++;
                while (k < b.n && !char_digit(b.p[k]))
                        k++;
                if (i == a.n || k == b.n || a.p[i] != b.p[k])
                        return i == a.n && k == b.n;
        }
}

/* The words with a space between them. */
static str words_text(arena *a, str t)
{
        buf b = buf_open(a, REQUEST_MAX + 1);

        while (t.n) {
                str w = str_word(&t);

                buf_fmt(&b, "%s"FMT, b.n && w.n ? " " : "", ARG(w));
        }
        return buf_str(&b);
}

/* In half edits, what parts the request of a verdict from the item's; `most`
 * and more: another one. */
static unsigned names_cost(const struct reader *r, const struct form_at *f,
                           str request, unsigned most)
{
        str t = str_slice(r->t, 0, f->request.end);
        unsigned cost;
        size_t end = near_at(t, f->request.begin, request, most - 1, &cost);

        return end && marks_skip(t, end, t.n) == t.n ? cost : most;
}

/* The verdict whose request is the item's but for damage. NULL: none, or it
 * could be another one's that says otherwise. */
static const struct form_at *verdict_near(const struct reader *r,
                                          struct span request, size_t number)
{
        str t = words_text(r->a, str_slice(r->t, request.begin, request.end));
        unsigned most = 3 + (unsigned)(t.n / SURE), best = 2 * most;
        const struct form_at *found = NULL;

        for (size_t i = 0; i < r->decided.n; i++) {
                const struct form_at *f = &r->decided.at[i];
                unsigned cost = f->number && number ? 2 * most :
                                names_cost(r, f, t, 2 * most);

                if (cost == 2 * most)
                        continue;
                if (found && found->is->means != f->is->means)
                        return NULL;
                if (cost < best) {
                        found = f;
                        best = cost;
                }
        }
        return found && best < most &&
               same_digits(t, str_slice(r->t, found->request.begin,
                                        found->request.end)) ? found : NULL;
}

bool verdict_nearly(const struct reader *r, struct span request)
{
        return verdict_names(r, request) || verdict_near(r, request, 0);
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
                found = verdict_near(r, it->request, number);
        if (!found)
                return err_set(e, ERR_INPUT, file, 0, "nothing above the "
                               "items says what was decided on item %zu "
                               "(layout "FMT"); read the whole letter", item,
                               ARG(r->layout->name));
        it->decision = found->word;
        it->outcome = found->is->means;
        return OK;
}
