/* test_programme.c - the programme file: the shipped one, and what is
 * refused. */
#include "data.h"

#include "base/buf.h"
#include "programme/programme.h"

#define SHIPPED "programmes/california-workers-compensation.programme"

static void the_shipped_programme_is_whole(void **state)
{
        static const char *const rungs[] = {
                "service", "request_for_authorization", "utilization_review",
                "application", "latest_document"
        };
        arena *a = *state;
        struct programme *p;
        err e = { 0 };

        if (programme_load(a, S(SHIPPED), test_file(a, S(SHIPPED)), &p, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        assert_str(p->name, "california-workers-compensation");
        assert_true(p->n_statements >= 4);
        assert_int_equal(p->n_rungs, 5);
        for (size_t i = 0; i < 5; i++) {
                assert_true(str_eq(p->rung[i].date, str_from(rungs[i])));
                assert_true(p->rung[i].title.n && p->rung[i].source.n);
                assert_int_equal(p->rung[i].retrospective, i == 0);
        }
        assert_int_equal(p->n_records, 4);
        assert_str(p->record[3].class, "PR2_REPORT");
        assert_int_equal(p->record[3].months, 6);
        assert_int_equal(p->record[3].n_or, 1);
        assert_str(p->record[3].or[0], "CONSULT");
        assert_str(p->expect_met, "overturned");
        assert_str(p->expect_not_met, "upheld");
        assert_str(p->expect_silent, "upheld");
        assert_int_equal(p->expect_undetermined.n, 0);
        assert_true(p->summary_intro.n && p->items_intro.n &&
                    p->no_citation.n && p->title.n && p->organisation.n);
}

/* The standing sentences go into drafts: no word of an outcome in them. */
static void no_sentence_speaks_of_an_outcome(void **state)
{
        static const char *const words[] = {
                "upheld", "uphold", "overturn", "medically necessary"
        };
        arena *a = *state;
        struct programme *p;
        buf b = buf_open(a, 1 << 20);
        err e = { 0 };

        assert_int_equal(programme_load(a, S(SHIPPED), test_file(a,
                         S(SHIPPED)), &p, &e), OK);
        for (size_t i = 0; i < p->n_statements; i++)
                buf_add(&b, p->statement[i]);
        buf_add(&b, p->summary_intro);
        buf_add(&b, p->items_intro);
        buf_add(&b, p->no_citation);
        for (size_t i = 0; i < 4; i++)
                assert_true(str_find_fold(buf_str(&b), str_from(words[i]), 0)
                            == STR_NONE);
}

#define SOURCED "  source x\n  status read\n"
#define PART(key) key "  words\n" SOURCED

static const char *const parts[] = {
        "programme p\n", "title t\n", "organisation o\n", PART("statement"),
        PART("summary intro"), PART("items intro"), PART("no citation"),
        PART("no guideline"),
        "category  c\n  classes massage, opioid\n" SOURCED,
        "ask  imaging\n  records IMAGING\n" SOURCED,
        "record  RFA\n  title t\n  or CONSULT, LAB\n" SOURCED,
        "edition date  application\n  title t\n" SOURCED,
        "expect\n"
        "  met overturned\n    source x\n    status read\n"
        "  not met upheld\n    source x\n    status read\n"
        "  undetermined and silent upheld\n    source x\n    status read\n"
        "  undetermined none\n    source x\n    status read\n",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void every_part_is_required(void **state)
{
        arena *a = *state;

        for (size_t without = 0; without <= PARTS; without++) {
                buf b = buf_open(a, 1 << 16);
                struct programme *p;
                err e = { 0 };
                rc r;

                for (size_t i = 0; i < PARTS; i++)
                        if (i != without)
                                buf_fmt(&b, "%s", parts[i]);
                r = programme_load(a, S("p"), buf_str(&b), &p, &e);
                assert_int_equal(r, without == PARTS ? OK : ERR_SYNTAX);
                if (r)
                        assert_non_null(strstr(e.text, "has no"));
        }
}

static void mistakes_are_named_with_their_line(void **state)
{
        static const struct {
                const char *text; size_t line; const char *says;
        } t[] = {
                { "statment x\n", 1, "\"statement\"" },
                { "statement words\n  status read\n", 1, "no source" },
                { "statement words\n  source x\n", 1, "how far" },
                { "statement words\n  source x\n  status sure\n", 3,
                  "read, reported or unverified" },
                { "statement\n  source x\n  status read\n", 1,
                  "no sentence" },
                { "edition date  birthday\n", 1, "latest_document" },
                { "edition date  service\n" SOURCED, 1, "\"title\"" },
                { "edition date  service\n  title t\n" SOURCED
                  "edition date  service\n  title t\n" SOURCED, 5,
                  "stands twice" },
                { "expect\n  met upheld\n    source x\n    status read\n", 1,
                  "an expectation is missing" },
                { "expect\n  met maybe\n", 2, "upheld, overturned or none" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
                struct programme *p;
                err e = { 0 };
                rc r = programme_load(a, S("p"), str_from(t[i].text), &p,
                                      &e);

                if (r != ERR_SYNTAX || e.line != t[i].line ||
                    !strstr(e.text, t[i].says))
                        fail_msg("row %zu: %d, line %zu: %s", i, r, e.line,
                                 e.text);
        }
}

TEST_MAIN(TEST(the_shipped_programme_is_whole),
          TEST(no_sentence_speaks_of_an_outcome),
          TEST(every_part_is_required),
          TEST(mistakes_are_named_with_their_line))
