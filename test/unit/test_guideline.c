/* test_guideline.c - the guideline language: the reference's tables cell by
 * cell, every refusal with its message, and what must hold for any facts. */
#include "library_test.h"

#include <math.h>

/* ---- The tables of the reference ---------------------------------------- */

static bool tri_named(str s, tri *out)
{
        for (int i = 0; i < 3; i++)
                if (str_eq(s, str_from(tri_name((tri)i)))) {
                        *out = (tri)i;
                        return true;
                }
        return false;
}

/* | a | b | ... | to its cells; their count. */
static size_t cells(str line, str *out, size_t most)
{
        size_t n = 0;

        if (!str_starts(line, S("|")))
                return 0;
        str_cut(&line, '|');
        while (line.n && n < most)
                out[n++] = str_trim(str_cut(&line, '|'));
        return n;
}

static void truth_tables_of_the_reference(void **state)
{
        str text = test_file(*state, S("doc/guideline-language.md"));
        size_t two = 0, one = 0;

        while (text.n) {
                str line = str_cut(&text, '\n'), c[4];
                size_t n = cells(line, c, 4);
                tri v[4];
                bool all = n > 0;

                for (size_t i = 0; i < n; i++)
                        all = all && tri_named(c[i], &v[i]);
                if (!all)
                        continue;
                if (n == 4) {
                        assert_int_equal(tri_and(v[0], v[1]), v[2]);
                        assert_int_equal(tri_or(v[0], v[1]), v[3]);
                        two++;
                } else if (n == 2) {
                        assert_int_equal(tri_not(v[0]), v[1]);
                        one++;
                }
        }
        assert_int_equal(two, 9);
        assert_int_equal(one, 3);
}

static const char *const toy_dictionary =
        "choice class    request class   one of it\n"
        "state sign      finding sign\n";
static const char *const toy_guideline =
        "guideline toy\nsource MTUS Toy\nin force 2020-01-01\n"
        "status read invented\n"
        "topic present   service, option   p.1\n  for class is it\n"
        "  require sign is present   p.1\n";

/* The state table: every row against every question. */
static void state_table_of_the_reference(void **state)
{
        static const str words[] = { STR("present"), STR("absent"),
                                     STR("planned"), STR("not documented") };
        static const str asked[] = { STR("present"), STR("absent"),
                                     STR("planned") };
        str text = test_file(*state, S("doc/guideline-language.md"));
        size_t rows = 0;

        while (text.n) {
                str line = str_cut(&text, '\n'), c[4], said;
                tri want[3];

                if (cells(line, c, 4) != 4 || !tri_named(c[1], &want[0]) ||
                    !tri_named(c[2], &want[1]) || !tri_named(c[3], &want[2]))
                        continue;
                if (tri_named(c[0], &want[0]))
                        continue;               /* the table of all and any */
                rows++;
                for (int q = 0; q < 3; q++) {
                        buf b = buf_open(*state, 4096);
                        struct dictionary *d;
                        struct guidelines *g;
                        struct guideline_file f = { .name = S("toy") };
                        struct example_results out;
                        err e = { 0 };

                        assert_int_equal(dictionary_load(*state, S("d"),
                                str_from(toy_dictionary), &d, &e), OK);
                        buf_add(&b, str_from(toy_guideline));
                        b.n -= strlen("present   p.1\n");
                        buf_fmt(&b, FMT"   p.1\n", ARG(asked[q]));
                        f.text = buf_str(&b);
                        assert_int_equal(guidelines_load(*state, d, &f, 1, &g,
                                                         &e), OK);
                        b = buf_open(*state, 4096);
                        buf_add(&b, S("example x\n  on 2020-02-02\n"
                                      "  class is it\n"));
                        said = c[0];
                        while (said.n && !str_eq(said, S("nothing"))) {
                                str w = str_trim(str_cut(&said, ','));
                                bool known = false;

                                for (int k = 0; k < 4; k++)
                                        known |= str_eq(w, words[k]);
                                assert_true(known);
                                buf_fmt(&b, "  sign is "FMT"\n", ARG(w));
                        }
                        buf_fmt(&b, "  expect %s\n",
                                want[q] == TRI_YES ? "met" :
                                want[q] == TRI_NO ? "not met"
                                                  : "undetermined");
                        assert_int_equal(examples_run(*state, g, S("t"),
                                         buf_str(&b), &out, &e), OK);
                        if (!out.at[0].passed)
                                fail_msg(FMT": "FMT, ARG(buf_str(&b)),
                                         ARG(out.at[0].message));
                }
        }
        assert_int_equal(rows, 8);
}

static size_t examples_pass(arena *a, const struct guidelines *g, str file,
                            str text)
{
        struct example_results out;
        err e = { 0 };

        if (examples_run(a, g, file, text, &out, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        for (size_t k = 0; k < out.n; k++)
                if (!out.at[k].passed)
                        fail_msg(FMT": "FMT": "FMT, ARG(file),
                                 ARG(out.at[k].title),
                                 ARG(out.at[k].message));
        return out.n;
}

static void examples_of_the_reference_and_the_library(void **state)
{
        struct guidelines *g = library_open(*state);
        struct guideline_file f[FILES_MOST];
        size_t n = files_open(*state, S(".example"), f), all = 0;
        str reference = S("doc/guideline-language.md");

        assert_true(examples_pass(*state, g, reference,
                                  test_file(*state, reference)) > 30);
        for (size_t i = 0; i < n; i++)
                all += examples_pass(*state, g, f[i].name, f[i].text);
        assert_true(all > 300);
}

/* ---- Refusals ------------------------------------------------------------ */

/* Each file's first line says which line must be refused, and how. */
static void bad_files_are_refused_with_line_and_advice(void **state)
{
        arena *a = *state;
        struct dictionary *d = dictionary_open(a);
        str *name;
        size_t n;
        err e = { 0 };

        assert_int_equal(host_folder(a, S("test/guideline/bad"), &name, &n,
                                     &e), OK);
        assert_true(n >= 30);
        for (size_t i = 0; i < n; i++) {
                str path = host_join(a, S("test/guideline/bad"), name[i]);
                struct guideline_file f = { path,
                                            test_file(a, path) };
                str rest = f.text, first = str_cut(&rest, '\n'), no;
                struct guidelines *g;
                long line;

                assert_true(str_starts(first, S("# expect line ")));
                first = str_slice(first, 14, first.n);
                no = str_cut(&first, ':');
                assert_true(str_number(no, &line));
                e = (err){ 0 };
                if (guidelines_load(a, d, &f, 1, &g, &e) != ERR_SYNTAX)
                        fail_msg(FMT": is accepted", ARG(name[i]));
                if (e.line != (size_t)line ||
                    str_find(str_from(e.text), str_trim(first), 0) ==
                    STR_NONE)
                        fail_msg(FMT": line %zu: %s", ARG(name[i]), e.line,
                                 e.text);
        }
}

static void a_line_with_two_readings_is_refused(void **state)
{
        static const char *const text =
                "choice class    request class   one of it\n"
                "state sign      finding sign\n"
                "flag sign is present   request companion\n";
        struct guideline_file f = { S("toy"), str_from(toy_guideline) };
        struct dictionary *d;
        struct guidelines *g;
        err e = { 0 };

        assert_int_equal(dictionary_load(*state, S("d"), str_from(text), &d,
                                         &e), OK);
        assert_int_equal(guidelines_load(*state, d, &f, 1, &g, &e),
                         ERR_SYNTAX);
        assert_int_equal(e.line, 7);
        assert_non_null(strstr(e.text, "can be read two ways"));
}

static void bad_dictionaries_are_refused(void **state)
{
        static const struct { const char *text, *message; } bad[] = {
                { "thing x   finding x\n", "begins with no kind of fact" },
                { "state x\n", "does not say where it comes from" },
                { "number x   request visits\n", "a number without a unit" },
                { "choice x   request class\n", "a choice of nothing" },
                { "state x   finding x\nstate x   finding y\n",
                  "stands in line 1 already" },
                { "state x   hearsay x\n", "no such column" },
                { "state x   measure x\n", "only a number has a measure" },
                { "number x   request visits   unit visits   prior y\n",
                  "names no entry" }
        };

        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
                struct dictionary *d;
                err e = { 0 };

                assert_int_equal(dictionary_load(*state, S("d"),
                                 str_from(bad[i].text), &d, &e), ERR_SYNTAX);
                if (!strstr(e.text, bad[i].message))
                        fail_msg("%s", e.text);
        }
}

#define HEAD "guideline toy\nsource MTUS Toy, 2020\nin force 2020-01-01\n"

/* Files that begin alike hold parts of one edition; what they hold stands
 * once. */
static void parts_of_one_edition_must_agree(void **state)
{
        static const struct { const char *second, *message; } cases[] = {
                { HEAD "topic two   service, option   p.1\n"
                  "  for class is other\n", NULL },
                { HEAD "authority B\n", "does not agree with one:1" },
                { HEAD "coverage whole\n", "does not agree with one:1" },
                { HEAD "topic one   service, option   p.1\n"
                  "  for class is other\n", "stands in one:4 already" },
                { "guideline toy\nsource MTUS Toy, 2021\n"
                  "in force 2021-01-01\n", "end that one the day before" },
                { "guideline game\nsource MTUS Game\nin force 2021-01-01\n"
                  "topic one   service, option   p.1\n  for class is other\n",
                  "in force on the same days" }
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct guideline_file f[2] = {
                        { S("one"), S(HEAD "topic one   service, option   p.1"
                                      "\n  for class is it\n") },
                        { S("two"), str_from(cases[i].second) } };
                struct dictionary *d;
                struct guidelines *g;
                err e = { 0 };
                rc r;

                assert_int_equal(dictionary_load(*state, S("d"),
                                 S("choice class   request class   one of it, "
                                   "other\n"), &d, &e), OK);
                r = guidelines_load(*state, d, f, 2, &g, &e);
                if (!cases[i].message && r)
                        fail_msg("%zu: %s", i, e.text);
                if (cases[i].message && (r != ERR_SYNTAX ||
                    !strstr(e.text, cases[i].message)))
                        fail_msg("%zu: %s", i, e.text);
        }
}

static void a_name_of_two_dictionaries_is_refused(void **state)
{
        struct guideline_file f[2] = {
                { S("one"), S("state x   finding x\n") },
                { S("two"), S("state y   finding y\nstate x   finding z\n") }
        };
        struct dictionary *d;
        err e = { 0 };

        assert_int_equal(dictionaries_load(*state, f, 2, &d, &e), ERR_SYNTAX);
        assert_int_equal(e.line, 2);
        assert_non_null(strstr(e.text, "stands in one:1 already"));
}

static void two_topics_of_one_rank_are_named(void **state)
{
        static const char *const text =
                "guideline toy\nsource MTUS Toy\nin force 2020-01-01\n"
                "status read invented\n"
                "topic one   service, option   p.1\n  for class is it\n"
                "topic two   service, option   p.1\n  for class is it\n";
        struct guideline_file f = { S("toy"), str_from(text) };
        struct dictionary *d;
        struct guidelines *g;
        struct evaluation v;
        struct fact fact = { .entry = 0, .choice = S("it"),
                             .date = DATE_NONE };
        struct facts facts = { .at = &fact, .n = 1, .request = DATE_NONE };
        err e = { 0 };

        date_parse_iso(S("2020-05-05"), &facts.on);
        dictionary_load(*state, S("d"), str_from(toy_dictionary), &d, &e);
        assert_int_equal(guidelines_load(*state, d, &f, 1, &g, &e), OK);
        assert_int_equal(part_evaluate(*state, g, &facts, &v, &e),
                         ERR_SYNTAX);
        assert_non_null(strstr(e.text, "`two` and `one`"));
}

/* Where `for` is unknown, every reading is tried: known only if all agree. */
static void readings_of_an_unknown_for_must_agree(void **state)
{
        static const char *const dictionary =
                "choice class   request class   one of it\n"
                "choice part    request body    one of arm, leg\n"
                "state sign     finding sign\n";
        static const struct { const char *second; tri value; } cases[] = {
                { "not recommended", TRI_NO }, { "recommended", TRI_UNKNOWN },
                { "under study", TRI_NO }
        };

        for (size_t i = 0; i < 3; i++) {
                struct guideline_file f = { S("toy"), arena_fmt(*state,
                        "guideline toy\nsource MTUS Toy\n"
                        "in force 2020-01-01\nstatus read invented\n"
                        "topic all   service, not recommended   p.1\n"
                        "  for class is it\n"
                        "topic arms   service, %s   p.2\n  evidence 1a\n"
                        "  for\n    class is it\n    part is arm\n",
                        cases[i].second) };
                struct fact fact = { .entry = 0, .choice = S("it"),
                                     .date = DATE_NONE };
                struct facts facts = { .at = &fact, .n = 1,
                                       .request = DATE_NONE };
                struct dictionary *d;
                struct guidelines *g;
                struct evaluation v;
                err e = { 0 };

                date_parse_iso(S("2020-05-05"), &facts.on);
                dictionary_load(*state, S("d"), str_from(dictionary), &d, &e);
                if (guidelines_load(*state, d, &f, 1, &g, &e))
                        fail_msg("%zu: %s", e.line, e.text);
                assert_int_equal(part_evaluate(*state, g, &facts, &v, &e),
                                 OK);
                assert_int_equal(v.proof->value, cases[i].value);
                assert_int_equal(proof_value(v.proof), cases[i].value);
        }
}

/* ---- What must hold for any facts ---------------------------------------- */

static uint32_t draw(uint32_t *seed, uint32_t n)
{
        *seed = *seed * 1664525u + 1013904223u;
        return (*seed >> 8) % n;
}

/* Most requests name no finer service and no drug. */
static str choice_draw(const struct dictionary_entry *n, uint32_t *seed)
{
        for (size_t i = 0; i < n->n_choices; i++)
                if (str_eq(n->choice[i], S("none")) && draw(seed, 4))
                        return n->choice[i];
        return n->choice[draw(seed, (uint32_t)n->n_choices)];
}

/* Random facts for every entry, the request's own fields always stated. */
static size_t facts_draw(const struct dictionary_entry *n, size_t count,
                         uint32_t *seed, struct fact *out)
{
        size_t k = 0;

        for (size_t i = 0; i < count; i++) {
                struct fact f = { .entry = i, .date = DATE_NONE };
                bool finding = n[i].source == FROM_FINDING ||
                               n[i].source == FROM_HISTORY;

                if (n[i].kind == FACT_INDICATION ||
                    n[i].kind == FACT_DOCUMENT || !n[i].key.n)
                        continue;
                if (finding && draw(seed, 3) == 0)
                        continue;
                if (n[i].n_choices)
                        f.choice = choice_draw(&n[i], seed);
                f.state = (enum state)draw(seed, 3);
                if (n[i].source == FROM_CASE)   /* the case has its days, */
                        f.state = STATE_PRESENT;        /* and plans none */
                f.low = f.high = draw(seed, 14);
                f.flag = TRI_NO;
                out[k++] = f;
        }
        return k;
}

static bool proof_has(const struct proof *p, enum proof_op op)
{
        if (p->op == op)
                return true;
        for (const struct proof *c = p->child; c; c = c->next)
                if (proof_has(c, op))
                        return true;
        return false;
}

static arena each_open(struct door *door)
{
        return arena_open((size_t)1 << 28, door);
}

static void a_proof_fed_back_gives_the_same_value(void **state)
{
        struct door door = { .open = false };
        arena each = each_open(&door);
        struct guidelines *g = library_open(*state);
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(guidelines_dictionary(g), &n);
        struct fact *at = NEWN(*state, struct fact, count + 8);
        uint32_t seed = 7;
        size_t seen = 0;

        for (int i = 0; i < 20000; i++) {
                struct facts f = { .at = at, .request = DATE_NONE };
                struct evaluation v;
                err e = { 0 };

                date_parse_iso(S("2014-05-05"), &f.on);
                f.n = facts_draw(n, count, &seed, at);
                arena_reset(&each);
                if (part_evaluate(&each, g, &f, &v, &e))
                        continue;       /* a request of two topics at once */
                assert_int_equal(proof_value(v.proof), v.proof->value);
                seen++;
        }
        arena_close(&each);
        assert_true(seen > 5000);
}

/* Every leaf of p that names the row: in q, where the row is gone, it has
 * another value, or names another row; how many leaves were looked at. */
static size_t leaves_hold(const struct proof *p, const struct proof *q,
                          uint32_t row)
{
        const struct proof *d = q ? q->child : NULL;
        size_t n = 0;

        if (!q || p->op != q->op)
                fail_msg("the proof has another shape");
        for (size_t i = 0; i < p->n_evidence && !p->child; i++) {
                if (p->evidence[i] != row || p->value == TRI_UNKNOWN)
                        continue;
                n++;
                if (p->value == q->value && q->n_evidence == 0)
                        fail_msg(FMT" stands on nothing", ARG(p->text));
        }
        for (const struct proof *c = p->child; c; c = c->next) {
                n += leaves_hold(c, d, row);
                d = d ? d->next : NULL;
        }
        return n;
}

/* What a proof names it needs: with a place taken away the leaf that named it
 * says otherwise, or stands on another place that says the same. */
static void evidence_taken_away_is_missed_or_redundant(void **state)
{
        struct door door = { .open = false };
        arena each = each_open(&door);
        struct guidelines *g = library_open(*state);
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(guidelines_dictionary(g), &n);
        struct fact *at = NEWN(*state, struct fact, 2 * count + 8);
        uint32_t seed = 19;
        size_t seen = 0;

        for (int i = 0; i < 20000; i++) {
                struct facts f = { .at = at, .request = DATE_NONE };
                struct evaluation v, w;
                size_t twice, row;
                err e = { 0 };

                date_parse_iso(S("2014-05-05"), &f.on);
                f.n = facts_draw(n, count, &seed, at);
                twice = draw(&seed, (uint32_t)f.n);     /* said again */
                row = draw(&seed, (uint32_t)f.n);
                if (n[at[row].entry].source == FROM_REQUEST ||
                    n[at[row].entry].source == FROM_CASE)
                        continue;       /* what chooses the topic */
                at[f.n++] = at[twice];
                arena_reset(&each);
                if (part_evaluate(&each, g, &f, &v, &e))
                        continue;
                struct fact *less = NEWN(&each, struct fact, f.n);

                memcpy(less, at, f.n * sizeof *less);
                memmove(less + row, less + row + 1,
                        (f.n - row - 1) * sizeof *less);
                f.at = less;
                f.n--;
                assert_int_equal(part_evaluate(&each, g, &f, &w, &e), OK);
                seen += leaves_hold(v.proof, w.proof, (uint32_t)row);
        }
        arena_close(&each);
        assert_true(seen > 50);
}

/* More facts never turn met into not met or back, where nothing is
 * presumed: a state that was unknown is stated. */
static void a_further_finding_never_reverses(void **state)
{
        struct door door = { .open = false };
        arena each = each_open(&door);
        struct guidelines *g = library_open(*state);
        const struct dictionary_entry *n;
        size_t count = dictionary_entries(guidelines_dictionary(g), &n);
        struct fact *at = NEWN(*state, struct fact, count + 8);
        uint32_t seed = 11;
        size_t decided = 0;

        for (int i = 0; i < 200000; i++) {
                struct facts f = { .at = at, .request = DATE_NONE };
                struct evaluation v, w;
                err e = { 0 };
                size_t entry = draw(&seed, (uint32_t)count);
                bool stated = false;

                date_parse_iso(S("2014-05-05"), &f.on);
                f.n = facts_draw(n, count, &seed, at);
                for (size_t k = 0; k < f.n; k++)
                        stated |= at[k].entry == entry;
                if (stated || n[entry].kind != FACT_STATE || !n[entry].key.n)
                        continue;
                arena_reset(&each);
                if (part_evaluate(&each, g, &f, &v, &e))
                        continue;
                at[f.n] = (struct fact){ .entry = entry, .date = DATE_NONE,
                        .state = (enum state)draw(&seed, 2) };
                f.n++;
                assert_int_equal(part_evaluate(&each, g, &f, &w, &e), OK);
                if (proof_has(v.proof, PROOF_PRESUME) ||
                    v.proof->value == TRI_UNKNOWN)
                        continue;
                decided++;
                assert_int_equal(v.proof->value, w.proof->value);
        }
        arena_close(&each);
        if (decided <= 100)
                fail_msg("only %zu were decided", decided);
}

/* Two silent topics of one rank: whichever stands first, the one that was read
 * counts, and a lower source governs. */
static void a_silent_topic_that_was_read_counts_in_any_order(void **state)
{
        static const char *const marks[2][2] = { { "unverified", "read" },
                                                 { "read", "unverified" } };
        arena *a = *state;
        struct guideline_file df = { S("toy.dictionary"),
                                     str_from(toy_dictionary) };

        for (int i = 0; i < 2; i++) {
                str text = arena_fmt(a, "guideline toy\n"
                        "source MTUS Toy, 2020\nin force 2020-01-01\n"
                        "topic s1   service, silent   p.1 %s\n"
                        "  for class is it\n"
                        "topic s2   service, silent   p.2 %s\n"
                        "  for class is it\n"
                        "guideline lower\nsource Non-MTUS Low, 2020\n"
                        "authority D\nin force 2020-01-01\n"
                        "status read A. Name, MD\n"
                        "topic low   service, recommended   p.3\n"
                        "  for class is it\n", marks[i][0], marks[i][1]);
                struct guideline_file f = { S("toy.guideline"), text };
                struct fact row = { .choice = S("it"), .date = DATE_NONE };
                struct facts facts = { .at = &row, .n = 1 };
                struct dictionary *d;
                struct guidelines *g;
                struct evaluation v;
                err e = { 0 };

                assert_true(date_parse_iso(S("2020-05-05"), &facts.on));
                facts.request = facts.on;
                assert_int_equal(dictionary_load(a, df.name, df.text, &d, &e),
                                 OK);
                assert_int_equal(guidelines_load(a, d, &f, 1, &g, &e), OK);
                assert_int_equal(part_evaluate(a, g, &facts, &v, &e), OK);
                assert_int_equal(v.proof->value, TRI_YES);
        }
}

TEST_MAIN(TEST(truth_tables_of_the_reference),
          TEST(state_table_of_the_reference),
          TEST(examples_of_the_reference_and_the_library),
          TEST(bad_files_are_refused_with_line_and_advice),
          TEST(a_silent_topic_that_was_read_counts_in_any_order),
          TEST(a_line_with_two_readings_is_refused),
          TEST(bad_dictionaries_are_refused),
          TEST(parts_of_one_edition_must_agree),
          TEST(a_name_of_two_dictionaries_is_refused),
          TEST(two_topics_of_one_rank_are_named),
          TEST(readings_of_an_unknown_for_must_agree),
          TEST(a_proof_fed_back_gives_the_same_value),
          TEST(evidence_taken_away_is_missed_or_redundant),
          TEST(a_further_finding_never_reverses))
