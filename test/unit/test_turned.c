/* test_turned.c - damage never turns a verdict round, and never makes one
 * item of two: what cannot be told is refused. Over the invented letters of
 * every layout, each edit of one letter of each verdict. */
#include "data.h"

#include "letter/letter.h"

static const struct layouts *layouts_of(arena *a)
{
        struct data_file *f;
        struct layouts *l = NULL;
        size_t n, count = 0;
        str *name;
        err e;

        if (host_folder(a, S("layouts"), &name, &n, &e))
                fail_msg("%s: %s", e.file, e.text);
        f = NEWN(a, struct data_file, n + 1);
        for (size_t i = 0; i < n; i++)
                if (str_ends(name[i], S(".layout"))) {
                        f[count].name = name[i];
                        f[count++].text = test_file(a,
                                host_join(a, S("layouts"), name[i]));
                }
        if (layouts_load(a, f, count, &l, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return l;
}

static rc read_text(arena *a, const struct layouts *l, str text,
                    struct letter *out)
{
        struct document *d = NEW(a, struct document);
        bool cut;
        err e = { 0 };

        d->name = S("invented.txt");
        d->text = text;
        return letter_read(a, l, d, out, &cut, &e);
}

/* Calls each with every letter of examples/letters. */
static void letters_each(void **state, void (*each)(
                         arena *a, const struct layouts *l, str name,
                         const struct letter *is))
{
        const struct layouts *l = layouts_of(*state);
        size_t n, seen = 0;
        str *name;
        err e;

        if (host_folder(*state, S("examples/letters"), &name, &n, &e))
                fail_msg("%s: %s", e.file, e.text);
        for (size_t i = 0; i < n; i++) {
                struct letter is;

                if (!str_ends(name[i], S(".txt")) &&
                    !str_ends(name[i], S(".md")))
                        continue;
                if (read_text(*state, l, test_file(*state, host_join(
                        *state, S("examples/letters"), name[i])), &is))
                        fail_msg(FMT" is refused", ARG(name[i]));
                each(*state, l, name[i], &is);
                seen++;
        }
        assert_true(seen > 10);
}

/* The text with bytes [from, to) replaced. */
static str changed(arena *a, str t, size_t from, size_t to, str by)
{
        return arena_fmt(a, FMT FMT FMT, ARG(str_slice(t, 0, from)), ARG(by),
                         ARG(str_slice(t, to, t.n)));
}

/* Refused, or as it was. */
static void assert_unturned(const struct layouts *l, str name,
                            const struct letter *was, size_t from, size_t to,
                            const char *by)
{
        static struct door door;
        arena own = arena_open((size_t)16 << 20, &door);
        str text = changed(&own, was->document->text, from, to, str_from(by));
        struct letter is;

        if (!read_text(&own, l, text, &is)) {
                if (is.n_items != was->n_items)
                        fail_msg(FMT" %zu-%zu \"%s\": %zu items", ARG(name),
                                 from, to, by, is.n_items);
                for (size_t i = 0; i < is.n_items; i++)
                        if (is.item[i].outcome != was->item[i].outcome)
                                fail_msg(FMT" %zu-%zu \"%s\": item %zu is "
                                         "turned", ARG(name), from, to, by,
                                         i + 1);
        }
        arena_close(&own);
}

/* Each letter of each verdict, and of the words before it, lost, another one
 * or one more; each two and three lost. */
static void edits_try(arena *a, const struct layouts *l, str name,
                      const struct letter *is)
{
        static const char *const put[] = { "n", "o", "x", " ", "." };

        (void)a;
        for (size_t k = 0; k < is->n_items; k++) {
                struct span s = is->item[k].decision;

                for (size_t at = s.begin - 4; at <= s.end; at++) {
                        for (size_t n = 1; n <= 2 && at + n <= s.end; n++)
                                assert_unturned(l, name, is, at, at + n, "");
                        for (size_t i = 0; i < 5; i++) {
                                assert_unturned(l, name, is, at, at, put[i]);
                                if (at < s.end)
                                        assert_unturned(l, name, is, at,
                                                        at + 1, put[i]);
                        }
                }
        }
}

static void a_verdict_is_never_turned(void **state)
{
        letters_each(state, edits_try);
}

/* Every other word of the text [from, to) becomes x: of a label some is
 * left. */
static void words_spoil(char *p, size_t from, size_t to)
{
        bool spoil = true;

        for (size_t i = from; i < to; i++) {
                if (char_space(p[i]) && i > from && !char_space(p[i - 1]))
                        spoil = !spoil;
                else if (spoil && char_alpha(p[i]))
                        p[i] = 'x';
        }
}

/* Spoils some of four labels: the last of an item, and those of the next. */
static void labels_try(arena *a, const struct layouts *l, str name,
                       const struct letter *is)
{
        str t = is->document->text;

        for (size_t k = 1; k < is->n_items; k++) {
                const struct letter_item *x = &is->item[k - 1], *y = x + 1;
                const struct span gap[] = {
                        { x->imro_guideline.end, x->rationale.begin },
                        { y->request.end > y->decision.end ||
                          y->decision.end > y->imro_guideline.begin
                          ? y->request.end : y->decision.end,
                          y->claims_administrator_guideline.begin },
                        { y->claims_administrator_guideline.end,
                          y->imro_guideline.begin },
                        { y->imro_guideline.end, y->rationale.begin }
                };

                for (unsigned mask = 1; mask < 16; mask++) {
                        char *p = arena_bytes(a, t.n);
                        struct letter now;

                        memcpy(p, t.p, t.n);
                        for (size_t i = 0; i < 4; i++)
                                if (mask & 1u << i)
                                        words_spoil(p, gap[i].begin,
                                                    gap[i].end);
                        if (!read_text(a, l, str_of(p, t.n), &now) &&
                            now.n_items != is->n_items)
                                fail_msg(FMT": labels %x of item %zu are "
                                         "spoiled: %zu items", ARG(name),
                                         mask, k + 1, now.n_items);
                }
        }
}

static void two_items_are_never_one(void **state)
{
        letters_each(state, labels_try);
}

TEST_MAIN(TEST(a_verdict_is_never_turned), TEST(two_items_are_never_one))
