/* test_removed.c - every example of the library with one fact taken out: the
 * item is then undetermined and names that fact, or the fact was not needed.
 * A fact under a presuming word may turn the answer, but only where every page
 * was read. So nothing is decided by a fact that nobody stated. */
#include "library_test.h"

struct tally { size_t decisive, named, redundant, presumed; };

struct removing {
        arena *keep, *each;
        const struct guidelines *g;
        const struct dictionary_entry *entry; size_t entries;
        struct tally t;
        buf wrong;
};

/* The longest name of the dictionary that the line begins with; empty for a
 * flag and a choice, which say what is asked for: a request is never silent
 * on what it is. */
static str fact_name(const struct removing *x, str line)
{
        str best = S("");
        bool own = false;

        for (size_t i = 0; i < x->entries; i++) {
                str n = x->entry[i].name;

                if (str_starts(line, n) && n.n > best.n &&
                    (line.n == n.n || line.p[n.n] == ' ')) {
                        best = n;
                        own = x->entry[i].kind == FACT_FLAG ||
                              x->entry[i].kind == FACT_CHOICE;
                }
        }
        return own ? S("") : best;
}

/* Does the example, without line `out` and with `more` before its expectation,
 * come out so? */
static bool comes_out(struct removing *x, const struct line *example,
                      const struct line *out, const char *more, str expect,
                      str missing)
{
        buf b = buf_open(x->each, 1 << 20);
        struct example_results r;
        err e = { 0 };

        buf_add(&b, S("example x\n"));
        for (const struct line *u = example->under; u; u = u->next)
                if (u != out && !line_says(u, S("expect"), NULL))
                        buf_fmt(&b, "  "FMT"\n", ARG(u->text));
        buf_fmt(&b, "%s  expect "FMT"\n", more, ARG(expect));
        if (missing.n)
                buf_fmt(&b, "    missing "FMT"\n", ARG(missing));
        return examples_run(x->each, x->g, S("x"), buf_str(&b), &r, &e) == OK &&
               r.n == 1 && r.at[0].passed;
}

/* Is the fact said by another line too? Then the line alone decides nothing. */
static bool said_again(const struct removing *x, const struct line *example,
                       const struct line *out, str name)
{
        for (const struct line *u = example->under; u; u = u->next)
                if (u != out && str_eq(fact_name(x, u->text), name))
                        return true;
        return false;
}

static void line_remove(struct removing *x, const struct line *example,
                        const struct line *out, str expect, str file)
{
        str name = fact_name(x, out->text);
        str other = str_eq(expect, S("met")) ? S("not met") : S("met");

        if (!name.n || said_again(x, example, out, name))
                return;
        arena_reset(x->each);
        if (comes_out(x, example, out, "", expect, S(""))) {
                x->t.redundant++;
        } else if (comes_out(x, example, out, "", S("undetermined"), name)) {
                x->t.decisive++;
                x->t.named++;
        } else if (comes_out(x, example, out, "", other, S("")) &&
                   comes_out(x, example, out, "  pages unread\n",
                             S("undetermined"), S(""))) {
                x->t.presumed++;
        } else {
                x->t.decisive++;
                buf_fmt(&x->wrong, "# "FMT":%zu: without \""FMT"\"\n",
                        ARG(file), out->no, ARG(out->text));
        }
}

static void example_remove(struct removing *x, const struct line *example,
                           str file)
{
        str expect = S("");

        for (const struct line *u = example->under; u; u = u->next)
                line_says(u, S("expect"), &expect);
        if (!str_eq(expect, S("met")) && !str_eq(expect, S("not met")))
                return;
        for (const struct line *u = example->under; u; u = u->next)
                if (!line_says(u, S("expect"), NULL))
                        line_remove(x, example, u, expect, file);
}

static void a_fact_taken_out_is_named(void **state)
{
        struct guideline_file f[FILES_MOST];
        struct door door = { .open = false };
        arena each = arena_open((size_t)1 << 28, &door);
        struct removing x = { .keep = *state, .each = &each };
        size_t n = files_open(*state, S(".example"), f);
        struct line *first;
        err e = { 0 };

        x.g = library_open(*state);
        x.entries = dictionary_entries(guidelines_dictionary(x.g), &x.entry);
        x.wrong = buf_open(*state, 1 << 24);
        for (size_t i = 0; i < n; i++) {
                assert_int_equal(outline_read(*state, f[i].name, f[i].text,
                                              &first, &e), OK);
                for (const struct line *l = first; l; l = l->next)
                        if (line_says(l, S("example"), NULL))
                                example_remove(&x, l, f[i].name);
        }
        arena_close(&each);
        print_message("# %zu facts decide, %zu are named when taken out; %zu "
                      "were not needed, %zu presumed\n"FMT, x.t.decisive,
                      x.t.named, x.t.redundant, x.t.presumed,
                      ARG(buf_str(&x.wrong)));
        assert_true(x.t.decisive > 50);
        assert_true(x.t.named * 100 >= x.t.decisive * 99);
}

TEST_MAIN(TEST(a_fact_taken_out_is_named))
