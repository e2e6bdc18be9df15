/* test_published.c - whole letters against what they are known to say: the
 * invented ones of examples/letters, and, where IMR_SHARED (default
 * ../shared) has them, published ones. Of the letters there that are kept
 * back (held-back.txt) none is opened here.
 *
 * White space, hyphens and case are folded before comparing, as the letters'
 * README says. */
#include "data.h"

#include "base/utf8.h"
#include "letter/letter.h"

#include <jansson.h>

struct score { size_t right, of; };

static str fold(arena *a, str s)
{
        buf b = buf_open(a, 2 * s.n + 64);

        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '\xc2' && i + 1 < s.n && s.p[i + 1] == '\xad')
                        i++;
                else if (!char_space(s.p[i]) && s.p[i] != '-')
                        buf_char(&b, char_lower(s.p[i]));
        }
        return buf_str(&b);
}

static str text_of(const json_t *j)
{
        return json_is_string(j) ? str_of(json_string_value(j),
                                          json_string_length(j)) : S("");
}

/* A list as one string, as expected records print it. */
static str joined(arena *a, const json_t *j)
{
        buf b = buf_open(a, 1 << 20);

        if (json_is_string(j))
                return text_of(j);
        for (size_t i = 0; i < json_array_size(j); i++) {
                buf_add(&b, i ? S(", ") : S(""));
                buf_add(&b, text_of(json_array_get(j, i)));
        }
        return buf_str(&b);
}

static void check(arena *a, struct score *s, str where, const char *field,
                  str want, str got)
{
        s->of++;
        if (str_eq(fold(a, want), fold(a, got)))
                s->right++;
        else
                print_message("# "FMT": %s differs\n", ARG(where), field);
}

static void check_items(arena *a, struct score *s, str where,
                        const json_t *want, const json_t *got)
{
        static const char *const fields[] = {
                "request", "decision", "claims_administrator_guideline",
                "imro_guideline", "rationale"
        };

        check(a, s, where, "number of items",
              arena_fmt(a, "%zu", json_array_size(want)),
              arena_fmt(a, "%zu", json_array_size(got)));
        for (size_t i = 0; i < json_array_size(want); i++)
                for (size_t k = 0; k < 5; k++)
                        check(a, s, where, fields[k], text_of(json_object_get(
                                      json_array_get(want, i), fields[k])),
                              text_of(json_object_get(json_array_get(got, i),
                                                      fields[k])));
}

static void check_letter(arena *a, struct score *s, str where,
                         const json_t *want, const json_t *got)
{
        static const char *const fields[] = {
                "case_number", "date_assigned", "date_of_injury",
                "decision_date", "ur_denial_date", "priority",
                "application_received", "case_summary"
        };
        const json_t *rev = json_object_get(got, "reviewer");
        const json_t *patient = json_object_get(got, "patient");
        const json_t *age = json_object_get(want, "age");

        for (size_t k = 0; k < 8; k++)
                check(a, s, where, fields[k],
                      text_of(json_object_get(want, fields[k])),
                      text_of(json_object_get(got, fields[k])));
        check(a, s, where, "licensed_states",
              joined(a, json_object_get(want, "licensed_states")),
              joined(a, json_object_get(rev, "licensed_states")));
        check(a, s, where, "certifications",
              joined(a, json_object_get(want, "certifications")),
              joined(a, json_object_get(rev, "certifications")));
        if (json_object_get(want, "subspecialty"))
                check(a, s, where, "subspecialty",
                      text_of(json_object_get(want, "subspecialty")),
                      joined(a, json_object_get(rev, "subspecialties")));
        if (json_is_string(json_object_get(want, "sex")))
                check(a, s, where, "sex",
                      text_of(json_object_get(want, "sex")),
                      text_of(json_object_get(patient, "sex")));
        if (age)
                check(a, s, where, "age",
                      arena_fmt(a, "%lld", json_integer_value(age)),
                      arena_fmt(a, "%lld", json_integer_value(
                              json_object_get(patient, "age"))));
        check_items(a, s, where, json_object_get(want, "items"),
                    json_object_get(got, "items"));
}

static const struct layouts *layouts_of(arena *a)
{
        struct data_file f[8];
        struct layouts *l = NULL;
        size_t n, used = 0;
        str *name;
        err e;

        if (host_folder(a, S("layouts"), &name, &n, &e))
                fail_msg("%s: %s", e.file, e.text);
        for (size_t i = 0; i < n && used < 8; i++)
                if (str_ends(name[i], S(".layout"))) {
                        f[used].name = name[i];
                        f[used++].text = test_file(a,
                                host_join(a, S("layouts"), name[i]));
                }
        if (layouts_load(a, f, used, &l, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return l;
}

static void score_letter(arena *a, const struct layouts *l, str path,
                         const json_t *want, struct score *s)
{
        struct document d = { .name = host_base(path) };
        struct letter letter;
        utf8_done done;
        bool cut;
        err e;

        d.text = utf8_text(a, test_file(a, path), &done);
        if (letter_read(a, l, &d, &letter, &cut, &e))
                fail_msg("%s: %s", e.file, e.text);
        assert_int_equal(letter.n_unread, 0);
        buf b = buf_open(a, 1 << 26);
        json j = json_open(&b);
        letter_json(&j, &letter, d.name, true);
        json_t *got = json_loadb(b.p, b.n, 0, NULL);
        assert_non_null(got);
        check_letter(a, s, d.name, want, got);
        json_decref(got);
}

/* Every record of the file, but those whose case number is in skip. */
static struct score score_file(arena *a, str expected, str folder, str end,
                               str skip)
{
        const struct layouts *l = layouts_of(a);
        str text = test_file(a, expected);
        struct score s = { 0 };

        while (text.n) {
                str line = str_cut(&text, '\n');
                json_t *want = json_loadb(line.p, line.n, 0, NULL);

                if (!want)
                        continue;
                str number = text_of(json_object_get(want, "case_number"));
                str name = text_of(json_object_get(want, "source"));

                if (!name.n || str_find(name, S("."), 0) == STR_NONE)
                        name = arena_fmt(a, FMT FMT, ARG(number), ARG(end));
                if (!number.n || str_find(skip, number, 0) == STR_NONE)
                        score_letter(a, l, host_join(a, folder, name), want,
                                     &s);
                json_decref(want);
        }
        print_message("# "FMT": %zu of %zu fields\n", ARG(expected), s.right,
                      s.of);
        return s;
}

static void our_examples(void **state)
{
        struct score s = score_file(*state,
                                    S("examples/letters/expected.jsonl"),
                                    S("examples/letters"), S(""), S(""));

        assert_true(s.of > 80);
        assert_int_equal(s.right, s.of);
}

/* A folder of the shared material, or the test is skipped, loudly. */
static str shared(arena *a, const char *part)
{
        const char *root = getenv("IMR_SHARED");
        str path = arena_fmt(a, "%s/letters/%s", root && *root ? root
                                                 : "../shared", part);

        if (!host_is_folder(path)) {
                print_message("# SKIPPED, PUBLISHED LETTERS NOT THERE: "
                              "letters/%s (set IMR_SHARED)\n", part);
                skip();
        }
        return path;
}

static void published_seeds(void **state)
{
        arena *a = *state;
        str at = shared(a, "seeds");
        struct score s = score_file(a, host_join(a, at, S("expected.jsonl")),
                                    at, S(".txt"), S(""));

        assert_int_equal(s.right, s.of);
}

/* expected.jsonl there was made by a program, so the bar is not all. */
static void published_of_2017(void **state)
{
        arena *a = *state;
        str at = shared(a, "dwc-2017");
        struct score s = score_file(
                a, host_join(a, at, S("expected.jsonl")),
                host_join(a, at, S("txt")), S(".txt"),
                test_file(a, host_join(a, at, S("held-back.txt"))));

        assert_true(s.right * 100 >= s.of * 99);
}

TEST_MAIN(TEST(our_examples), TEST(published_seeds), TEST(published_of_2017))
