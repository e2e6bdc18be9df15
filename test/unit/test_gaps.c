/* test_gaps.c - what no example tests, and requests that no topic or two are
 * for, on small invented guidelines. */
#include "library_test.h"

#include "base/buf.h"
#include "guideline/desk.h"

static const char *const dictionary_text =
        "choice class   request class   one of balm, spray, wrap\n"
        "choice service   request service   one of none, cold, other\n"
        "choice body part   request body   one of hip, knee, ankle\n"
        "flag item is postoperative   request postoperative\n"
        "flag item is bundle   request bundle\n"
        "number visits requested   request visits   unit visits   "
        "prior prior visits\n"
        "number prior visits   history class   unit visits\n"
        "number relief   measure relief   unit percent\n"
        "state sign   finding sign\nstate exercise   finding exercise\n"
        "indication every part   item parts\n";

#define HEAD "guideline handbook\nsource MTUS Handbook, 2020\n"              \
             "in force 2020-01-01 until 2020-12-31\nstatus read A. Name, MD\n"

static struct guidelines *load(arena *a, const char *text)
{
        return toy_open(a, dictionary_text, str_from(text));
}

/* Every gap in a line: "balm.1 met" or "balm before". */
static str gaps_of(arena *a, const char *guideline, const char *examples)
{
        static const char *const names[] = { "met", "no", "unknown", "at",
                                             "over", "under", "before",
                                             "after" };
        struct guidelines *g = load(a, guideline);
        struct example_results x = { .n = 0 };
        struct gaps k;
        buf b = buf_open(a, 1 << 16);
        err e = { 0 };

        if (examples_run(a, g, S("x.example"), str_from(examples), &x, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        for (size_t i = 0; i < x.n; i++)
                if (!x.at[i].passed)
                        fail_msg(FMT": "FMT, ARG(x.at[i].title),
                                 ARG(x.at[i].message));
        gaps_find(a, g, x.at, x.n, &k);
        for (size_t i = 0; i < k.n; i++) {
                const struct gap *n = &k.at[i];

                buf_fmt(&b, "%s"FMT" %s", i ? ", " : "",
                        ARG(n->line.criterion ? n->line.criterion->id
                            : topic_about(g, n->topic).name), names[n->kind]);
                if (n->kind >= GAP_AT && n->kind <= GAP_UNDER)
                        buf_fmt(&b, " %g", n->number);
        }
        return buf_str(&b);
}

#define ASK "  class is balm\n"
#define ON  "  on 2020-05-01\n" ASK

static void a_line_is_tested_in_each_value(void **state)
{
        static const char *const handbook = HEAD
                "topic balm   service, option   p.7\n  for class is balm\n"
                "  require sign is present   p.7\n";
        static const char *const days =
                "example a\n  on 2019-12-31\n" ASK "  expect undetermined\n"
                "example b\n  on 2021-01-01\n" ASK "  expect undetermined\n";
        arena *a = *state;

        assert_str(gaps_of(a, handbook, ""), "balm.class met, balm.1 met, "
                   "balm.1 no, balm.1 unknown, balm before, balm after");
        assert_str(gaps_of(a, handbook,
                           "example m\n" ON "  sign is present\n"
                           "  expect met\n"),
                   "balm.1 no, balm.1 unknown, balm before, balm after");
        assert_str(gaps_of(a, handbook,
                           "example u\n" ON "  expect undetermined\n"
                           "example n\n" ON "  sign is absent\n"
                           "  expect not met\n"),
                   "balm.1 met, balm before, balm after");
        assert_str(gaps_of(a, handbook, days),
                   "balm.class met, balm.1 met, balm.1 no, balm.1 unknown");
}

static void a_number_is_tested_at_its_edges(void **state)
{
        static const char *const handbook = HEAD
                "topic balm   service, option   p.7\n  for class is balm\n"
                "  limit visits requested at most 6 visits, in all   p.7\n"
                "  require relief at least 50 percent   p.7\n";
        arena *a = *state;

        assert_str(gaps_of(a, handbook,
                "example at\n" ON "  visits requested is 4 visits\n"
                "  prior visits is 2 visits\n  relief is 50 percent\n"
                "  expect met\n"
                "example over\n" ON "  visits requested is 4 visits\n"
                "  prior visits is 3 visits\n  relief is 49 percent\n"
                "  expect not met\n"
                "example open\n" ON "  expect undetermined\n"),
                "balm before, balm after");
        /* nothing known of before is no edge; 9 is not just over 6 */
        assert_str(gaps_of(a, handbook,
                "example at\n" ON "  visits requested is 6 visits\n"
                "  relief is 60 percent\n  expect undetermined\n"
                "example over\n" ON "  visits requested is 7 visits\n"
                "  prior visits is 2 visits\n  relief is 30 percent\n"
                "  expect not met\n"
                "example under\n" ON "  visits requested is 1 visits\n"
                "  prior visits is absent\n  expect undetermined\n"),
                "balm.1 at 6, balm.1 over 6, balm.2 at 50, balm.2 under 50, "
                "balm before, balm after");
}

/* What a line can never be is no gap. */
static void what_cannot_be_is_no_gap(void **state)
{
        static const char *const handbook = HEAD
                "topic balm   service, not recommended   p.7\n"
                "  for class is balm\n"
                "topic spray   service, option   p.7\n  for class is spray\n"
                "  require any of   p.7\n    exercise is present or planned\n"
                "    sign is present\n"
                "  avoid sign is present   p.7\n"
                "  when item is postoperative   p.7\n"
                "    require item is bundle\n";

        assert_str(gaps_of(*state, handbook,
                "example b\n" ON "  expect not met\n"
                "example s\n  on 2020-05-01\n  class is spray\n"
                "  exercise is present\n  sign is absent\n  expect met\n"),
                "balm before, balm after, spray.1 unknown, spray.2 no, "
                "spray.3 no, spray.3.1 met, spray.3.1 no, spray before, "
                "spray after");
}

/* A line under a condition that does not hold was not tested. */
static void a_condition_that_is_no_tests_nothing_below(void **state)
{
        static const char *const handbook = HEAD
                "topic balm   service, option   p.7\n  for class is balm\n"
                "  when sign is present   p.7\n"
                "    require exercise is present\n";

        assert_str(gaps_of(*state, handbook,
                "example no\n" ON "  sign is absent\n"
                "  exercise is present\n  expect met\n"),
                "balm.1 no, balm.1 unknown, balm.1.1 met, balm.1.1 no, "
                "balm.1.1 unknown, balm before, balm after");
        assert_str(gaps_of(*state, handbook,
                "example no\n" ON "  sign is present\n"
                "  exercise is absent\n  expect not met\n"),
                "balm.1 met, balm.1 unknown, balm.1.1 met, balm.1.1 unknown, "
                "balm before, balm after");
}

/* What an unverified line would say counts, though it refuses nothing. */
static void an_unverified_line_can_be_tested(void **state)
{
        static const char *const handbook = HEAD
                "topic balm   service, option   p.7\n  for class is balm\n"
                "  require sign is present   p.7 unverified\n";

        assert_str(gaps_of(*state, handbook,
                "example no\n" ON "  sign is absent\n"
                "  expect undetermined\n"),
                "balm.1 met, balm.1 unknown, balm before, balm after");
}

/* It is in no proof of its own, and has one value. */
static void a_silent_topic_is_tested_by_its_request(void **state)
{
        static const char *const handbook = HEAD
                "topic balm   service, silent   p.7\n  for class is balm\n"
                "topic wrap   service, silent   p.7 unverified\n"
                "  for class is wrap\n";

        assert_str(gaps_of(*state, handbook,
                "example b\n" ON "  expect undetermined\n"
                "example w\n  on 2019-12-31\n  class is wrap\n"
                "  expect undetermined\n"),
                "balm before, balm after, wrap.class met, wrap after");
}

/* ---- Requests that no topic is for ----------------------------------- */

static struct holes holes_of(arena *a, const char *guideline)
{
        static const struct request_kind kinds[] = {
                { STR("balm"), STR(""), STR("") },
                { STR("balm"), STR("cold"), STR("") },
                { STR("balm"), STR("ice"), STR("") },
                { STR("spray"), STR(""), STR("") },
                { STR("wrap"), STR(""), STR("") }
        };
        arena step = arena_open((size_t)1 << 24, a->door);
        struct holes h;
        err e = { 0 };

        if (holes_find(a, &step, load(a, guideline), kinds, 5, &h, &e))
                fail_msg("%s", e.text);
        arena_close(&step);
        return h;
}

static void requests_without_a_topic_are_grouped(void **state)
{
        struct holes h = holes_of(*state, HEAD
                "topic balm   service, option   p.7\n"
                "  for\n    class is balm\n    service is none\n"
                "topic wrap   service, option   p.7\n"
                "  for\n    class is wrap\n    body part is knee\n"
                "    item is postoperative\n");

        assert_int_equal(h.n_ties, 0);
        assert_int_equal(h.n, 5);
        assert_str(h.at[0].class, "balm");      /* of no service: afterwards */
        assert_str(h.at[0].what[0], "unnamed");
        assert_int_equal(h.at[0].n_days, 1);
        assert_int_equal(h.at[1].n_what, 2);
        assert_str(h.at[1].what[0], "cold");
        assert_str(h.at[1].what[1], "ice");
        assert_int_equal(h.at[0].days[0].from.first, 18628);
        assert_int_equal(h.at[1].n_days, 1);
        assert_int_equal(h.at[1].days[0].from.first, 18262);
        assert_false(date_known(h.at[1].days[0].until));
        assert_str(h.at[2].class, "spray");
        assert_int_equal(h.at[2].n_what, 0);
        assert_false(date_known(h.at[2].days[0].until));
        assert_str(h.at[3].class, "wrap");
        assert_str(h.at[4].class, "wrap");
        for (size_t i = 3; i < 5; i++) {        /* before, and afterwards */
                if (date_known(h.at[i].days[0].until))
                        assert_str(h.at[i].where, "hip; knee, item is not "
                                   "postoperative; ankle");
                else
                        assert_str(h.at[i].where, "");
        }
}

/* Body parts and flags are tried because a topic asks for them; where none of
 * them finds one, they say nothing. */
static void open_everywhere_is_said_without_places(void **state)
{
        struct holes h = holes_of(*state, HEAD
                "topic balm   service, option   p.7\n"
                "  for\n    class is balm\n    body part is knee\n"
                "    service is other\n    item is postoperative\n"
                "    item is not postoperative\n"
                "topic spray   service, option   p.7\n  for class is spray\n"
                "topic wrap   service, option   p.7\n  for class is wrap\n");

        assert_int_equal(h.n, 3);
        assert_str(h.at[0].class, "balm");
        assert_str(h.at[0].where, "");
        assert_int_equal(h.at[0].n_what, 0);
        assert_false(date_known(h.at[0].days[0].until));
}

static void two_topics_of_one_rank_are_told_once(void **state)
{
        struct holes h = holes_of(*state, HEAD
                "topic one   service, option   p.7\n  for class is balm\n"
                "topic two   service, option   p.7\n"
                "  for service is one of cold, other\n"
                "topic three   service, option   p.7\n"
                "  for class is one of spray, wrap\n");

        assert_int_equal(h.n_ties, 1);
        assert_int_equal(h.tie[0].times, 2);
        assert_str(h.tie[0].request.service, "cold");
        assert_true(strstr(h.tie[0].why.text, "`two`") != NULL);
        assert_int_equal(h.tie[0].why.line, 7);
}

TEST_MAIN(TEST(a_line_is_tested_in_each_value),
          TEST(a_number_is_tested_at_its_edges),
          TEST(what_cannot_be_is_no_gap),
          TEST(a_condition_that_is_no_tests_nothing_below),
          TEST(an_unverified_line_can_be_tested),
          TEST(a_silent_topic_is_tested_by_its_request),
          TEST(requests_without_a_topic_are_grouped),
          TEST(open_everywhere_is_said_without_places),
          TEST(two_topics_of_one_rank_are_told_once))
