/* test_confirm.c - who read which line: read as written, the last one counts,
 * a line that changes loses its confirmation. */
#include "library_test.h"

#include "base/buf.h"
#include "guideline/desk.h"

#define KEY "  line 0123456789abcdef"
#define END "  on 2026-11-22  by \"A. Name, MD\""
#define OF  "  of handbook 2020-01-01"

static const char *const dictionary_text =
        "choice class   request class   one of balm, spray\n"
        "number visits requested   request visits   unit visits\n"
        "state sign   finding sign\n";

static const char *const handbook =
        "guideline handbook\nsource MTUS Handbook, 2020\n"
        "in force 2020-01-01\nstatus unverified memory\n"
        "topic balm   service, option   p.7\n"
        "  for class is balm\n"
        "  limit visits requested at most 6 visits, per request   p.8\n"
        "    except sign is present\n"
        "  when sign is present   p.9\n"
        "    require visits requested at most 2 visits\n"
        "      because \"Fewer where there is the sign.\"\n";

static struct guidelines *load(arena *a, str text)
{
        return toy_open(a, dictionary_text, text);
}

static struct confirmations parse(arena *a, str text)
{
        struct confirmations k;
        err e = { 0 };

        if (confirmations_parse(a, S("c"), text, &k, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return k;
}

static void a_line_reads_as_it_is_written(void **state)
{
        static const char *const lines[] = {
                "confirmed  balm.1" OF "  edition \"%22Big%22  # 100%25\"  "
                "page \"9792.20\"" KEY END "\n",
                "confirmed  balm.1" OF "  edition \"Handbook, 2020\"  page "
                "\"46-47\"" KEY END "\n",
                "withdrawn  functional improvement.2  of two words "
                "2020-01-01  on 2026-11-22\n",
                "withdrawn  balm.1" OF END "\n"
        };
        arena *a = *state;

        for (size_t i = 0; i < 4; i++) {
                struct confirmations k = parse(a, str_from(lines[i]));

                assert_int_equal(k.n, 1);
                assert_true(str_eq(confirmation_line(a, &k.at[0]),
                                   str_from(lines[i])));
        }
        struct confirmations k = parse(a, str_from(lines[2]));

        assert_str(k.at[0].id, "functional improvement.2");
        assert_str(k.at[0].guideline, "two words");
        assert_true(k.at[0].withdrawn);
}

static void what_is_wrong_is_refused_and_where(void **state)
{
        static const struct { const char *text, *says; } bad[] = {
                { "seen  balm.1", "not a confirmation; write confirmed" },
                { "confirmed", "not a confirmation" },
                { "confirmed  balm.1" OF, "is not whole" },
                { "confirmed  balm.1" OF "  edition \"H\"  page \"8\""
                  KEY "  on 2026-11-22", "is not whole" },
                { "withdrawn  balm.1  on 2026-11-22", "is not whole" },
                { "withdrawn  balm.1" OF KEY END, "is not whole" },
                { "withdrawn  balm.1  of handbook" END, "not what stands" },
                { "withdrawn  balm.1  of handbook 2020" END,
                  "not what stands" },
                { "withdrawn  balm.1" OF "  on 2026-02-30",
                  "not what stands" },
                { "withdrawn  balm.1" OF "  on 2026-02-28  by \"\"",
                  "not a text in quotes" },
                { "confirmed  balm.1" OF "  line 0123", "not what stands" },
                { "withdrawn  balm.1" OF END "\n  more", "nothing may stand" }
        };

        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
                struct confirmations k;
                err e = { 0 };
                str text = arena_fmt(*state, "# notes\n%s\n", bad[i].text);

                assert_int_equal(confirmations_parse(*state, S("c"), text, &k,
                                                     &e), ERR_SYNTAX);
                assert_true(e.line >= 2);
                if (!strstr(e.text, bad[i].says))
                        fail_msg("%s: %s", bad[i].text, e.text);
        }
}

static struct confirm_ask asked(const char *id)
{
        struct confirm_ask k = {
                .id = str_from(id), .by = S("A. Name, MD"),
                .edition = S("Handbook, 2020"), .page = S("p.8"),
                .edition_on = DATE_NONE };

        date_parse_iso(S("2026-11-22"), &k.on);
        return k;
}

/* The line that confirming one makes. */
static str confirmed(arena *a, const char *id)
{
        struct guidelines *g = load(a, str_from(handbook));
        struct confirmations none = { .n = 0 };
        struct confirm_ask k = asked(id);
        struct confirmation c;
        err e = { 0 };

        if (confirmation_make(a, g, &none, &k, &c, &e))
                fail_msg("%s", e.text);
        return confirmation_line(a, &c);
}

static str replaced(arena *a, str s, const char *old, const char *by)
{
        size_t at = str_find(s, str_from(old), 0), n = strlen(old);

        assert_true(at != STR_NONE);
        return arena_fmt(a, FMT"%s"FMT, ARG(str_slice(s, 0, at)), by,
                         ARG(str_slice(s, at + n, s.n)));
}

/* How many lines nobody has read, with this text and these confirmations;
 * the state of the first of them. */
static size_t unread(arena *a, str text, str confirmations,
                     enum confirmation_state *state)
{
        struct guidelines *g = load(a, text);
        struct confirmations k = parse(a, confirmations);
        struct work *w;

        confirmations_apply(a, g, &k);
        *state = k.at[0].state;
        return work_list(a, g, &k, &w);
}

static void a_line_that_changes_loses_it(void **state)
{
        static const struct { const char *id, *old, *by; bool lost; } t[] = {
                { "balm.1", "at most 6", "at most 7", true },
                { "balm.1", "except sign is present",
                  "except sign is absent", true },
                { "balm.1", "p.8", "p.10", true },
                { "balm.1", "Handbook, 2020", "Handbook, 2021", true },
                { "balm.1", "at most 2", "at most 3", false },
                { "balm.1", "balm\n", "balm\n    # a comment\n", false },
                { "balm.1", "unverified memory", "reported CM00", false },
                { "balm.2.1", "when sign is present",
                  "when sign is absent", true },
                { "balm.2.1", "Fewer where", "Less where", true },
                { "balm.2.1", "at most 6", "at most 7", false },
                { "balm.class", "for class is balm",
                  "for class is one of balm, spray", true },
                { "balm.class", "option", "recommended", true },
                { "balm.class", "at most 6", "at most 7", false }
        };
        arena *a = *state;
        enum confirmation_state s;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str line = confirmed(a, t[i].id);

                assert_int_equal(unread(a, str_from(handbook), line, &s), 3);
                assert_int_equal(s, CONFIRMATION_STANDS);
                unread(a, replaced(a, str_from(handbook), t[i].old, t[i].by),
                       line, &s);
                if (s != (t[i].lost ? CONFIRMATION_CHANGED
                                    : CONFIRMATION_STANDS))
                        fail_msg("%s: %s: %d", t[i].id, t[i].by, s);
        }
}

/* Also of a line that was better than unverified before. */
static void what_was_lost_is_on_the_work_list(void **state)
{
        arena *a = *state;
        str text = replaced(a, str_from(handbook), "p.8", "p.8 reported CM");
        str line = confirmed(a, "balm.1");
        enum confirmation_state s;

        assert_int_equal(unread(a, text, line, &s), 3);
        assert_int_equal(s, CONFIRMATION_STANDS);
        assert_int_equal(unread(a, replaced(a, text, "at most 6",
                                            "at most 7"), line, &s), 4);
        assert_int_equal(s, CONFIRMATION_CHANGED);
}

static void the_last_one_counts(void **state)
{
        arena *a = *state;
        str one = confirmed(a, "balm.1");
        str taken = S("withdrawn  balm.1" OF END "\n");
        enum confirmation_state s;

        assert_int_equal(unread(a, str_from(handbook),
                         arena_fmt(a, FMT FMT, ARG(one), ARG(taken)), &s), 4);
        assert_int_equal(s, CONFIRMATION_WITHDRAWN);
        assert_int_equal(unread(a, str_from(handbook),
                         arena_fmt(a, FMT FMT FMT, ARG(one), ARG(taken),
                                   ARG(one)), &s), 3);
        assert_int_equal(s, CONFIRMATION_LATER);
        assert_int_equal(unread(a, str_from(handbook),
                         replaced(a, one, "2020-01-01", "2020-01-02"), &s),
                         4);
        assert_int_equal(s, CONFIRMATION_GONE);
}

/* Confirming again a line that is cited at the page read keeps its key. */
static void confirming_again_stands(void **state)
{
        arena *a = *state;
        struct guidelines *g = load(a, str_from(handbook));
        struct confirmations k = parse(a, confirmed(a, "balm.1"));
        struct confirm_ask ask = asked("balm.1");
        struct confirmation c;

        k.at[0].page = S("11");
        confirmations_apply(a, g, &k);
        assert_int_equal(confirmation_make(a, g, &k, &ask, &c, NULL), OK);
        assert_true(str_eq(c.key, k.at[0].key));
}

static void a_confirmed_line_can_refuse_and_is_cited(void **state)
{
        arena *a = *state;
        struct fact f[2] = {
                { .entry = 0, .choice = S("balm"), .date = DATE_NONE },
                { .entry = 1, .low = 9, .high = 9, .date = DATE_NONE } };
        struct facts facts = { .at = f, .n = 2, .request = DATE_NONE };
        struct guidelines *g = load(a, str_from(handbook));
        struct confirmations k;
        struct evaluation v;
        str all = arena_fmt(a, FMT FMT FMT FMT, ARG(confirmed(a, "balm.1")),
                            ARG(confirmed(a, "balm.class")),
                            ARG(confirmed(a, "balm.2")),
                            ARG(confirmed(a, "balm.2.1")));
        struct fact sign = { .entry = 2, .state = STATE_ABSENT,
                             .date = DATE_NONE };
        struct fact with[3] = { f[0], f[1], sign };

        facts.at = with;
        facts.n = 3;
        date_parse_iso(S("2020-05-05"), &facts.on);
        assert_int_equal(part_evaluate(a, g, &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_UNKNOWN);
        k = parse(a, all);
        confirmations_apply(a, g, &k);
        assert_int_equal(part_evaluate(a, g, &facts, &v, NULL), OK);
        assert_int_equal(v.proof->value, TRI_NO);
}

TEST_MAIN(TEST(a_line_reads_as_it_is_written),
          TEST(what_is_wrong_is_refused_and_where),
          TEST(a_line_that_changes_loses_it),
          TEST(what_was_lost_is_on_the_work_list),
          TEST(the_last_one_counts),
          TEST(confirming_again_stands),
          TEST(a_confirmed_line_can_refuse_and_is_cited))
