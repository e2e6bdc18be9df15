/* test_diff.c - what changed between two editions, on small invented ones. */
#include "library_test.h"

#include "base/buf.h"
#include "guideline/desk.h"

static const char *const dictionary_text =
        "choice class   request class   one of balm, spray\n"
        "number visits requested   request visits   unit visits   "
        "prior prior visits\n"
        "number prior visits   history class   unit visits\n"
        "state sign   finding sign\nstate exercise   finding exercise\n";

#define OLD "guideline handbook\nsource MTUS Handbook, 2020\n"               \
            "in force 2020-01-01 until 2020-12-31\nstatus read A. Name, MD\n"
#define NEW_ "guideline handbook\nsource MTUS Handbook, 2021\n"              \
             "in force 2021-01-01\nstatus read A. Name, MD\n"
#define BALM "topic balm   service, option   p.7\n  for class is balm\n"

static struct guidelines *load(arena *a, str text)
{
        return toy_open(a, dictionary_text, text);
}

static date day(const char *s)
{
        date d;

        assert_true(date_parse_iso(str_from(s), &d));
        return d;
}

/* The changes between the old lines and the new, a line each. */
static str changes(arena *a, const char *old, const char *new)
{
        static const char *const names[] = { "topic new", "topic gone",
                                             "class", "for", "new", "gone",
                                             "line", "page" };
        struct edition_diff d;
        buf b = buf_open(a, 1 << 16);
        str text = arena_fmt(a, "%s%s%s%s", OLD, old, NEW_, new);

        edition_diff(a, load(a, text), S("handbook"), day("2020-05-05"),
                     day("2021-05-05"), &d);
        assert_true(d.had && d.has && !d.same);
        for (size_t i = 0; i < d.n; i++)
                buf_fmt(&b, "%s %s "FMT"|"FMT"\n", arena_z(a, d.at[i].topic),
                        names[d.at[i].kind], ARG(d.at[i].was),
                        ARG(d.at[i].is));
        return buf_str(&b);
}

static void what_is_the_same_is_no_change(void **state)
{
        static const char *const lines = BALM
                "  require sign is present   p.7\n"
                "  when sign is present   p.8\n"
                "    limit visits requested at most 6 visits, per request\n";
        struct edition_diff d;
        struct guidelines *g;

        assert_str(changes(*state, lines, lines), "");
        g = load(*state, arena_fmt(*state, "%s%s", OLD, lines));
        edition_diff(*state, g, S("handbook"), day("2020-01-01"),
                     day("2020-12-31"), &d);
        assert_true(d.same && d.n == 0);
        edition_diff(*state, g, S("handbook"), day("2020-01-01"),
                     day("2021-01-01"), &d);
        assert_true(d.had && !d.has && d.n == 1);
        assert_int_equal(d.at[0].kind, CHANGE_TOPIC_GONE);
}

static void topics_come_and_go_and_change(void **state)
{
        assert_str(changes(*state, BALM
                "topic rub   service, recommended   p.9\n"
                "  for class is spray\n",
                "topic balm   service, not recommended   p.7\n"
                "  for class is one of balm, spray\n"
                "  except sign is present\n"
                "topic mist   service, option   p.9\n"
                "  for class is spray\n"),
                "balm class option|not recommended; except where sign is "
                "present\n"
                "balm for class is balm|class is one of balm, spray\n"
                "rub topic gone recommended; for class is spray|\n"
                "mist topic new |option; for class is spray\n");
}

/* What decides which topic governs, and how sure a line is, are changes. */
static void evidence_replacement_and_source_are_told(void **state)
{
        static const char *const rub =
                "topic rub   service, option   p.9\n  for class is spray\n";

        assert_str(changes(*state,
                arena_z(*state, arena_fmt(*state, "%s%s%s", BALM
                        "  evidence 1a\n", "  require sign is present   "
                        "p.8 unverified\n", rub)),
                arena_z(*state, arena_fmt(*state, "%s%s%s", BALM
                        "  instead of rub\n", "  require sign is present   "
                        "p.8 reported\n", rub))),
                "balm class option; evidence 1a|option; instead of rub\n"
                "balm page p. 8; unverified|p. 8; reported\n");
}

static void lines_come_and_go_and_change(void **state)
{
        assert_str(changes(*state, BALM
                "  limit visits requested at most 6 visits, per request  p.7\n"
                "  require sign is present   p.7\n"
                "  avoid exercise is absent   p.8\n",
                BALM
                "  require exercise is present   p.9\n"
                "  avoid exercise is absent   p.9\n"
                "  limit visits requested at most 8 visits, per request  p.7\n"
                ),
                "balm page p. 8|p. 9\n"
                "balm line Limit: visits requested, at most 6 visits for one "
                "request|Limit: visits requested, at most 8 visits for one "
                "request\n"
                "balm gone Required: sign is present|\n"
                "balm new |Required: exercise is present\n");
}

/* A topic that moved to another guideline is not lost. */
static void a_topic_may_have_moved(void **state)
{
        struct edition_diff d;
        struct guidelines *g = load(*state, arena_fmt(*state, "%s%s%s", OLD,
                BALM, "guideline other\nsource MTUS Other, 2021\n"
                "in force 2021-01-01\n"
                "topic balm   service, not recommended   p.1\n"
                "  for class is balm\n"));

        edition_diff(*state, g, S("handbook"), day("2020-05-05"),
                     day("2021-05-05"), &d);
        assert_int_equal(d.n, 1);
        assert_int_equal(d.at[0].kind, CHANGE_TOPIC_GONE);
        assert_str(d.at[0].is, "in other: not recommended; for class is "
                   "balm");
}

/* What lifts a line belongs to it, and so does the condition above it. */
static void exceptions_and_conditions_count(void **state)
{
        assert_str(changes(*state, BALM
                "  require sign is present   p.7\n"
                "  when exercise is present   p.7\n"
                "    require sign is present\n",
                BALM
                "  require sign is present   p.7\n"
                "    except exercise is present\n"
                "  when exercise is absent   p.7\n"
                "    require sign is present\n"),
                "balm line Required: sign is present|Required: sign is "
                "present; except where exercise is present\n"
                "balm line Where: exercise is present|Where: exercise is "
                "absent\n"
                "balm gone Where exercise is present, Required: sign is "
                "present|\n"
                "balm new |Where exercise is absent, Required: sign is "
                "present\n");
}

/* The library of one day is in force on every day, and no other is. */
static void the_library_of_one_day(void **state)
{
        arena *a = *state;
        struct fact f = { .entry = 0, .choice = S("balm"),
                          .date = DATE_NONE };
        struct facts facts = { .at = &f, .n = 1, .request = DATE_NONE,
                               .on = day("2010-01-01") };
        struct guidelines *g = load(a, arena_fmt(a, "%s%s%s%s", OLD, BALM,
                NEW_, "topic balm   service, not recommended   p.7\n"
                "  for class is balm\n"));
        struct evaluation v;

        assert_int_equal(part_evaluate(a, g, &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_UNKNOWN);
        assert_int_equal(part_evaluate(a, guidelines_as_of(a, g,
                         day("2020-12-31")), &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_YES);
        assert_int_equal(part_evaluate(a, guidelines_as_of(a, g,
                         day("2021-01-01")), &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_NO);
        assert_int_equal(part_evaluate(a, guidelines_as_of(a, g,
                         day("2019-12-31")), &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_UNKNOWN);
        facts.on = DATE_NONE;           /* a case that tells no day */
        assert_int_equal(part_evaluate(a, guidelines_as_of(a, g,
                         day("2021-01-01")), &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_UNKNOWN);
}

TEST_MAIN(TEST(what_is_the_same_is_no_change),
          TEST(topics_come_and_go_and_change),
          TEST(evidence_replacement_and_source_are_told),
          TEST(lines_come_and_go_and_change),
          TEST(a_topic_may_have_moved),
          TEST(exceptions_and_conditions_count),
          TEST(the_library_of_one_day))
