/* test_gold.c - findings counted against an annotation. Invented ones. */
#include "test.h"

#include "clinical/gold.h"

#include <math.h>

enum { MANY = 5000 };

static struct gold *loaded(arena *a, str text)
{
        struct gold *g = NULL;
        err e = { 0 };

        if (gold_load(a, S("gold.jsonl"), text, &g, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return g;
}

static void right_missed_and_wrong_are_counted(void **state)
{
        arena *a = *state;
        struct gold *g = loaded(a, S("{\"source\": \"a.txt\", \"findings\": ["
                "{\"concept\": \"spasm\", \"status\": \"present\"},"
                "{\"concept\": \"mri\", \"status\": \"planned\"}]}\n"));
        struct document d = { .text = S("spasm, no mri, kind") };
        struct finding at[] = {
                { .concept = S("spasm"), .status = FINDING_PRESENT },
                { .concept = S("mri"), .status = FINDING_ABSENT,
                  .evidence = { .document = &d, .begin = 7, .end = 13 } },
                { .concept = S("not judged"), .status = FINDING_PRESENT } };
        struct findings f = { at, 3 };
        double precision, recall, f1;

        assert_false(gold_count(g, S("b.txt"), S(""), &f));
        assert_true(gold_count(g, S("a"), S(""), &f));
        gold_rates(g, -1, &precision, &recall, &f1);
        assert_true(fabs(precision - 0.5) < 1e-9);
        assert_true(fabs(recall - 0.5) < 1e-9);
        assert_true(fabs(f1 - 0.5) < 1e-9);
}

/* Ordering the mistakes once took the third power of them. */
static void mistakes_stand_by_how_many_a_concept_has(void **state)
{
        arena *a = *state;
        struct findings none = { NULL, 0 };
        buf b = buf_open(a, (size_t)64 << 20), out = b;
        json j = json_open(&out);
        struct gold *g;
        size_t most, other;

        buf_add(&b, S("{\"source\": \"a\", \"findings\": ["));
        for (int i = 0; i < MANY; i++)
                buf_fmt(&b, "{\"concept\": \"c%04d\", \"status\": \"present\""
                        "},", i);
        buf_add(&b, S("{\"concept\": \"c4999\", \"status\": \"absent\"}]}\n"));
        g = loaded(a, buf_str(&b));
        assert_true(gold_count(g, S("a"), S(""), &none));
        gold_json(&j, g);
        most = str_find(buf_str(&out), S("\"concept\":\"c4999\""), 0);
        other = str_find(buf_str(&out), S("\"concept\":\"c0000\""), 0);
        assert_true(most != STR_NONE && other != STR_NONE && most < other);
}

static void a_text_without_findings_is_an_annotation(void **state)
{
        arena *a = *state;
        struct findings none = { NULL, 0 };
        struct gold *g = loaded(a, S("{\"source\": \"a\", \"findings\": []}"));
        buf b = buf_open(a, 1 << 16);
        json j = json_open(&b);

        assert_true(gold_count(g, S("a"), S(""), &none));
        gold_print(&b, g);
        assert_true(str_starts(buf_str(&b), S("1 of the 1 annotated")));
        gold_json(&j, g);
}

TEST_MAIN(TEST(right_missed_and_wrong_are_counted),
          TEST(mistakes_stand_by_how_many_a_concept_has),
          TEST(a_text_without_findings_is_an_annotation))
