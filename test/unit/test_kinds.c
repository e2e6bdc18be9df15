/* test_kinds.c - vocabulary/documents.kinds: what it refuses, and where; and
 * phrases in damaged print. */
#include "data.h"

#include "casefile/kinds.h"

#define SOURCE "source \"ours\"\n"

static void the_projects_own_words_load(void **state)
{
        arena *a = *state;
        struct data_file f = { S("vocabulary/documents.kinds"),
                               test_file(a, S("vocabulary/documents.kinds")) };
        struct kinds *k;
        err e = { 0 };

        if (kinds_load(a, &f, &k, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        assert_int_equal(kinds_practice(k, S("radiology")),
                         kinds_class(k, S("IMAGING")));
}

#define TENS "[a|b|c|d|e|f|g|h|i|j] "

static const struct { const char *text; size_t line; const char *says; }
mistakes[] = {
        { "class LAB\n  title \"a\"\n", 1, "no source" },
        { "source \"\"\n", 1, "source without words" },
        { SOURCE "class LABS\n", 2, "write `LAB`" },
        { SOURCE "class XYZ\n", 2, "write `OTHER`" },
        { SOURCE "clas LAB\n", 2, "write one of: source, class" },
        { SOURCE "class LAB\n  titel \"a\"\n", 3, "a class has not" },
        { SOURCE "class LAB\n  title\n", 3, "no phrase" },
        { SOURCE "class LAB\n  title lab report\n", 3, "without its quotes" },
        { SOURCE "class LAB\n  title \"lab\n", 3, "without its quotes" },
        { SOURCE "class LAB\n  title \"--\"\n", 3, "is no phrase" },
        { SOURCE "class LAB\n  cue 0 \"a\"\n", 3, "write 1 to 9" },
        { SOURCE "class LAB\n  cue 10 \"a\"\n", 3, "write 1 to 9" },
        { SOURCE "class LAB\n  title \"a b\"\n  form \"c\"  \"A, B\"\n", 4,
          "stands on line 3" },
        { SOURCE "class LAB\n  title \"a\"\nopening \"a\"\n", 4,
          "stands on line 3" },
        { SOURCE "date service\n", 2, "write them below" },
        { SOURCE "date service\n  \"dos\"\nnot date \"DOS\"\n", 4,
          "stands on line 3" },
        { SOURCE "date service\n  \"in\"\nreceived \"in\"\n", 4,
          "stands on line 3" },
        { SOURCE "specialty\n", 2, "without name" },
        { SOURCE "specialty \"a\"\n  and \"b\"\n", 3, "also or credential" },
        { SOURCE "class LAB\n  written by \"a\"\n"
          "class PSYCH\n  written by \"a\"\n", 5, "gives to a class" },
        { SOURCE "class LAB\n  date of last row \"x\"\n", 3, "leave them" },
        { SOURCE "class LAB\n  told in reports \"x\"\n", 3, "leave them" },
        { SOURCE "class LAB\n  always by\n", 3, "no name" },
        { SOURCE "class LAB\n  word 0 \"a\"\n", 3, "write 1 to 9" },
        { SOURCE "date service\n  word \"in\"\nnot date word \"in\"\n", 4,
          "stands on line 3" },
        { SOURCE "date service\n  word in\n", 3, "without its quotes" },
        { SOURCE "class LAB\n  title \"a [b|c\"\n", 3, "without its other" },
        { SOURCE "class LAB\n  title \"a] b\"\n", 3, "without its other" },
        { SOURCE "class LAB\n  title \"[a [b|c]\"\n", 3, "without its other" },
        { SOURCE "class LAB\n  title \"note[|s]\"\n", 3, "within a word" },
        { SOURCE "class LAB\n  title \"[un|]done\"\n", 3, "within a word" },
        { SOURCE "class LAB\n  title \"abcdefghijklmnopqrstuvwxyz\"\n", 3,
          "at most 24 letters" },
        { SOURCE "class LAB\n  title \"a\"\nsection \"a\"\n", 4,
          "stands on line 3" },
        { SOURCE "class LAB\n  title \"[|]\"\n", 3, "is no phrase" },
        { SOURCE "class LAB\n  title \"" TENS TENS TENS TENS "x\"\n", 3,
          "too many ways" },
};

static void mistakes_are_refused_where_they_stand(void **state)
{
        arena *a = *state;

        for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
                struct data_file f = { S("x.kinds"),
                                       str_from(mistakes[i].text) };
                struct kinds *k;
                err e = { 0 };

                assert_int_equal(kinds_load(a, &f, &k, &e), ERR_SYNTAX);
                if (e.line != mistakes[i].line ||
                    !strstr(e.text, mistakes[i].says))
                        fail_msg("%zu: line %zu: %s", i, e.line, e.text);
        }
}

/* What the word of a phrase of so many leads to; 0: no phrase. */
static uint32_t state_of(const struct kinds *k, const char *text)
{
        uint32_t state = 0;
        struct text_word w;
        size_t at = 0;

        while (phrases_word(k->phrases, str_from(text), &at, false, &w))
                state = phrases_step(k->phrases, state, w.symbol);
        return kinds_sign(k, state) ? state : 0;
}

static void alternatives_are_phrases_each(void **state)
{
        arena *a = *state;
        struct data_file f = { S("x.kinds"), S(SOURCE
                "class LAB\n  title \"blood [test|count] [report|]\"\n"
                "class PSYCH\n  title \"[blood|mood] count\"\n") };
        struct kinds *k;
        err e = { 0 };

        assert_int_equal(kinds_load(a, &f, &k, &e), OK);
        assert_true(state_of(k, "blood test") && state_of(k, "mood count"));
        assert_true(state_of(k, "blood count report"));
        assert_false(state_of(k, "blood report"));
        /* what another line says already goes before */
        assert_int_equal(kinds_sign(k, state_of(k, "blood count"))->class,
                         kinds_class(k, S("LAB")));
}

static void a_phrase_may_be_a_sign_of_several_things(void **state)
{
        arena *a = *state;
        struct data_file f = { S("x.kinds"), S(SOURCE
                "class LAB\n  title \"a\"\n  cue \"a\"\n  not date \"a\"\n"
                "class PSYCH\n  cue \"a\"\n"
                "date service\n  \"a\"\nauthor signed\n  \"a\"\n") };
        struct kinds *k;
        const struct sign *s;
        err e = { 0 };

        assert_int_equal(kinds_load(a, &f, &k, &e), OK);
        s = kinds_sign(k, state_of(k, "a"));
        assert_int_equal(sign_of(s, SIGN_DATE, -1)->rank, 1);
        assert_int_equal(sign_of(s, SIGN_DATE, kinds_class(k, S("LAB")))->rank,
                         RANK_NEVER);
        assert_int_equal(sign_of(s, SIGN_DATE,
                                 kinds_class(k, S("PSYCH")))->rank, 1);
        assert_null(sign_of(s, SIGN_CLOSING, -1));
}

/* Is the whole text the phrase? */
static bool is_phrase(const struct phrases *p, const char *text, bool near)
{
        struct text_word w;
        uint32_t state = 0;
        size_t at = 0;

        while (phrases_word(p, str_from(text), &at, near, &w)) {
                state = phrases_step(p, state, w.symbol);
                if (!state)
                        return false;
        }
        return phrases_end(p, state);
}

static rc known(void *context, const void **end)
{
        (void)context;
        *end = "known";
        return OK;
}

static void words_are_known_though_print_is_damaged(void **state)
{
        arena *a = *state;
        struct phrases *p = phrases_open(a);
        struct pattern words = { 0 };
        static const char *const damaged[] = {
                "PHYSlClAN'S PR0GRE5S REPORT", "Physicians progrees report",
                "Physician\xe2\x80\x99s progres report",
                "Phvsicians  progress repont", "Physicians progresss rep0rt"
        };

        pattern_place(a, &words);
        pattern_way(a, &words);
        assert_true(phrases_words(p, S("Physician's progress report"), &words));
        assert_int_equal(phrases_add(p, &words, known, NULL), OK);
        phrases_near(p);
        assert_true(is_phrase(p, "PHYSICIANS   Progress, report", false));
        for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++)
                if (!is_phrase(p, damaged[i], true))
                        fail_msg("%s", damaged[i]);
        assert_false(is_phrase(p, damaged[0], false));
        assert_false(is_phrase(p, "physicians prowess report", true));
        assert_false(phrases_words(p, S("abcdefghijklmnopqrstuvwxyz"), &words));
}

TEST_MAIN(TEST(the_projects_own_words_load),
          TEST(mistakes_are_refused_where_they_stand),
          TEST(alternatives_are_phrases_each),
          TEST(a_phrase_may_be_a_sign_of_several_things),
          TEST(words_are_known_though_print_is_damaged))
