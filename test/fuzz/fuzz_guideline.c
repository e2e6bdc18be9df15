/* fuzz_guideline.c - any bytes as a dictionary, a guideline, examples and the
 * reference's Markdown: loaded or refused, never worse. What loads is also
 * evaluated, and its proof must give its own value. */
#include "guideline/desk.h"

#include <stdlib.h>

static const char *const dictionary_text =
        "choice class   request class   one of massage, laser\n"
        "number visits requested   request visits   unit visits   "
        "prior prior visits\n"
        "number prior visits   history class   unit visits\n"
        "state home exercise   finding home-exercise   by body   by side\n"
        "state working   finding working\n"
        "flag item is bundle   request bundle\n"
        "document progress report   case PR2_REPORT\n"
        "indication primary item   item primary\n"
        "indication every part   item parts\n"
        "defined lasting gain\n";

static void evaluate(arena *a, const struct guidelines *g)
{
        struct fact f[3] = {
                { .entry = 0, .choice = S("massage"), .date = DATE_NONE },
                { .entry = 1, .low = 6, .high = 6, .date = DATE_NONE },
                { .entry = 3, .state = STATE_PRESENT, .date = DATE_NONE }
        };
        struct facts facts = { .at = f, .n = 3, .request = DATE_NONE };
        struct evaluation v;

        date_parse_iso(S("2020-05-05"), &facts.on);
        if (part_evaluate(a, g, &facts, &v, NULL) == OK &&
            proof_value(v.proof) != v.proof->value)
                abort();
        if (item_evaluate(a, g, &facts, &v, NULL) == OK && v.proof &&
            proof_value(v.proof) != v.proof->value)
                abort();
}

/* What the keepers of the library ask of it. */
static void desk(arena *a, arena *step, const struct guidelines *g,
                 const struct example_results *x)
{
        static const struct request_kind kind = { STR("massage"), STR(""),
                                                  STR("") };
        struct topic_sheet sheet;
        struct edition_diff diff;
        struct work *work;
        struct gaps gaps;
        struct holes holes;
        date on, later;

        date_parse_iso(S("2020-05-05"), &on);
        date_parse_iso(S("2021-05-05"), &later);
        for (size_t i = 0; i < guidelines_topics(g) && i < 8; i++) {
                topic_sheet_read(a, g, i, &sheet);
                edition_diff(a, g, sheet.about.guideline, on, later, &diff);
        }
        work_list(a, g, NULL, &work);
        gaps_find(a, g, x->at, x->n, &gaps);
        if (gaps.tested > gaps.lines || gaps.whole > gaps.topics)
                abort();
        evaluate(a, guidelines_as_of(a, g, on));
        if (guidelines_topics(g) < 16)
                holes_find(a, step, g, &kind, 1, &holes, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        arena step = arena_open((size_t)64 << 20, &door);
        str text = str_of((const char *)data, size);
        struct guideline_file file = { S("fuzz.guideline"), text };
        struct dictionary *d;
        struct guidelines *g = NULL;
        struct example_results out;

        if (setjmp(door.env) == 0) {
                door.open = true;
                dictionary_load(&a, S("fuzz.outline"), text, &d, NULL);
                if (dictionary_load(&a, S("toy"), str_from(dictionary_text),
                                    &d, NULL))
                        abort();
                if (guidelines_load(&a, d, &file, 1, &g, NULL) == OK) {
                        evaluate(&a, g);
                        if (examples_run(&a, g, S("fuzz.example"), text, &out,
                                         NULL))
                                out.n = 0;
                        desk(&a, &step, g, &out);
                        examples_run(&a, g, S("fuzz.md"), text, &out, NULL);
                }
        }
        arena_close(&step);
        arena_close(&a);
        return 0;
}
