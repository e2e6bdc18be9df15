/* test_vocabulary.c - the loader's messages, phrases, and the project's own
 * vocabulary as a whole. */
#include "clinical_test.h"

#include "terms/lexicon.h"

#define CONCEPT "concept  pain\n  title  pain\n  section  complaint\n"

struct bad_case { const char *text; size_t line; const char *says; };

static const struct bad_case bad[] = {
        { "notion  pain\n", 1, "unknown keyword `notion`" },
        { "concpt  pain\n", 1, "write `concept`" },
        { "concept  pain\n  title  pain\n", 1, "no section" },
        { "concept  pain\n  section  complaint\n", 1, "no title" },
        { "concept  pain\n  title  pain\n  section  complaints\n", 3,
          "write `complaint`" },
        { CONCEPT "  wrds  ache\n", 4, "write `words`" },
        { CONCEPT "  words  ache\n"
          "concept  ache\n  title  ache\n  section  complaint\n"
          "  words  ache\n", 8, "already a fact word of x.vocabulary:4" },
        { CONCEPT "  words  aches\nstop  ache\n", 5, "already a fact word" },
        { CONCEPT CONCEPT, 4, "stands already at x.vocabulary:1" },
        { CONCEPT "  also  sorrow\n", 1, "no concept `sorrow`" },
        { CONCEPT "  together  pain\n", 4, "no `with`" },
        { CONCEPT "  together  pain with sorrow\n", 4,
          "no concept `sorrow`" },
        { CONCEPT "  graded  5\n", 4, "graded 5 of 5" },
        { CONCEPT "  graded  as sorrow\n", 1, "no concept `sorrow`" },
        { CONCEPT "  by  sides\n", 4, "`by side of PART, PART`" },
        { "midline  head\n", 1, "no part named `head`" },
        { CONCEPT "  measure  score\n", 4, "score of 10" },
        { CONCEPT "  with  care\n", 4, "`with treatment`" },
        { CONCEPT "  say  gone \"no pain\"\n", 4, "unknown status" },
        { CONCEPT "  words  (ache\n", 4, "close each bracket" },
        { CONCEPT "  words  (an) (ache)\n", 4, "no word in" },
        { CONCEPT "  words  a b c d e f g h i j k l m n o p q\n", 4,
          "at most 16 words" },
        { "cue  absent\n", 1, "no direction" },
        { "cue  absent\n  behind  gone\n", 2, "`before` or `after`" },
        { "cue  absnt\n  before  no\n", 1, "write `absent`" },
        { "cue  absent loud\n  before  no\n", 1, "unknown reach" },
        { "role  injry\n  before  hurt\n", 1, "write `injury`" },
        { "drug  ibuprofen\n", 1, "no class" },
        { "drug  heparin  other-drug thinner\n", 1,
          "no concept `thinner`" },
        { "drug  codeine  opioid\ndrug  morphine  opioid  codeine\n", 2,
          "`codeine` is already a fact word of x.vocabulary:1" },
        { "number  x  ten\n", 1, "no number" },
        { "number  10  ten pins\n", 1, "not one word" },
        { "part  hand\n", 1, "no words" },
        { "level  lumbar  l\n", 1, "no part named `lumbar`" },
        { "mark  timez  x\n", 1, "write `times`" },
        { "request mark  originl  x\n", 1, "write `original`" },
        { "course  denyed  x\n", 1, "write `denied`" },
        { "course  denied\n", 1, "no words" },
        { "sig  hors  x\n", 1, "write `hours`" },
        { "service  -\n  words  x\n", 1, "no class" },
        { "kind  x\n  words  y\n", 1, "no class of kind" },
        { "kind  x\n  of  massage\n  placed  y\n", 3, "no parts" },
        { "spelt  injection\n", 1, "no forms" },
        { "spelt  injection  two words\n", 1, "not one word" },
        { "service  -\n  class  massage\n  from  massage\n", 3,
          "no concept with words named `massage`" },
        { "unit  visits\n", 1, "no words" },
        { "\tconcept  pain\n", 1, "a tab" },
};

static void each_mistake_is_named_with_its_line(void **state)
{
        int wrong = 0;

        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
                struct data_file f = { S("x.vocabulary"),
                                       str_from(bad[i].text) };
                struct vocabulary *v = NULL;
                err e = { 0 };
                rc r = vocabulary_load(*state, &f, 1, &v, &e);

                if (r != OK && e.line == bad[i].line &&
                    strstr(e.text, bad[i].says) && !v)
                        continue;
                print_error("%d, line %zu, %s; for line %zu, %s\n", r,
                            e.line, e.text, bad[i].line, bad[i].says);
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

/* The tokens that a phrase of the one concept takes at the text's start. */
static size_t taken(arena *a, const char *words, const char *text)
{
        str all = arena_fmt(a, CONCEPT "  words  %s\n", words);
        struct data_file f = { S("x.vocabulary"), all };
        struct vocabulary *v = NULL;
        struct hit hit[LANES];
        struct token t[32];
        size_t n = 0, at = 0;
        str s = str_from(text);

        assert_int_equal(vocabulary_load(a, &f, 1, &v, NULL), OK);
        while (n < 32 && lexicon_token(v, s, s.n, &at, &t[n]))
                n++;
        lexicon_match(v, t, n, 0, hit);
        return hit[LANE_FACT].entry ? hit[LANE_FACT].n : 0;
}

static void a_phrase_has_all_its_readings(void **state)
{
        arena *a = *state;

        assert_int_equal(taken(a, "neck|back pain", "Back pain now"), 2);
        assert_int_equal(taken(a, "neck|back pain", "leg pain"), 0);
        assert_int_equal(taken(a, "(severe) pain", "severe pain"), 2);
        assert_int_equal(taken(a, "(severe) pain", "pain"), 1);
        assert_int_equal(taken(a, "pain (of the|in a) limb",
                               "pain in a limb"), 4);
        assert_int_equal(taken(a, "pain for <n> weeks",
                               "pain for 12 weeks"), 4);
        assert_int_equal(taken(a, "pain, pain of the neck",
                               "pain of the back"), 1);
}

static void words_fold(void **state)
{
        arena *a = *state;

        assert_int_equal(taken(a, "Spurling test", "spurling's tests"), 2);
        assert_int_equal(taken(a, "Spurling test",
                               "Spurling\xe2\x80\x99s test"), 2);
        assert_int_equal(taken(a, "follow up", "follow-up"), 2);
        assert_int_equal(taken(a, "follow up", "follow\nup"), 2);
        assert_int_equal(taken(a, "follow up", "**follow** <b>up</b>"), 2);
        assert_int_equal(taken(a, "follow up", "follow. Up"), 0);
        assert_int_equal(taken(a, "follow up", "follow, up"), 0);
        assert_int_equal(taken(a, "tens", "ten"), 0);
        assert_int_equal(taken(a, "h wave", "H-wave"), 2);
        assert_int_equal(taken(a, "does not", "doesn't"), 2);
        assert_int_equal(taken(a, "does not", "doesnt do"), 2);
        assert_int_equal(taken(a, "does not", "doesn\xe2\x80\x99t"), 2);
        assert_int_equal(taken(a, "can not", "cannot"), 2);
        assert_int_equal(taken(a, "cannot", "can't"), 2);
        assert_int_equal(taken(a, "will not", "won't"), 2);
        assert_int_equal(taken(a, "did not", "Didn t"), 2);
        assert_int_equal(taken(a, "do not", "don't\xe2\x80\x8b" "eat"), 2);
        assert_int_equal(taken(a, "want", "want"), 1);
        assert_int_equal(taken(a, "does note", "does note"), 2);
        assert_int_equal(taken(a, "esi", "ESIs"), 1);
}

static void the_projects_vocabulary_is_whole(void **state)
{
        static const char *const names[] = {
                "home-exercise", "physical-therapy", "chiropractic",
                "massage", "acupuncture", "electrotherapy", "tens-unit",
                "epidural-injection", "trigger-point-injection",
                "other-injection", "opioid", "functional-improvement",
                "pain-relief", "working", "modified-duty", "radiculopathy",
                "radiating-pain", "radiculopathy-corroborated",
                "conservative-treatment-failed", "special-circumstances",
                "treatment-dependence", "side-effect", "aberrant-behavior",
                "opioid-agreement", "drug-screen", "pain-chronic",
                "flare-up", "new-injury", "tens-trial",
                "goals-of-treatment", "fluoroscopy", "spurling",
                "work-restrictions-reduced", "dependency-reduced",
                "sensory-deficit", "motor-deficit", "reflex-change",
                "straight-leg-raise", "pain-score", "pain", "mri"
        };
        const struct vocabulary *v = vocabulary_of_project(*state);
        const struct concept *c;
        size_t n = vocabulary_concepts(v, &c);

        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
                if (!vocabulary_concept(v, str_from(names[i])))
                        fail_msg("no concept %s", names[i]);
        for (size_t i = 0; i < n; i++)
                assert_true(c[i].name.n && c[i].title.n && c[i].section.n);
        assert_true(vocabulary_concept(v, S("no-such")) == NULL);
}

TEST_MAIN(TEST(each_mistake_is_named_with_its_line),
          TEST(a_phrase_has_all_its_readings), TEST(words_fold),
          TEST(the_projects_vocabulary_is_whole))
