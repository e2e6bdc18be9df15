/* fuzz_guideline.c - any bytes as a dictionary, a guideline, examples and the
 * reference's Markdown: loaded or refused, never worse. What loads is also
 * evaluated, and its proof must give its own value. */
#include "guideline/guideline.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
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
                        examples_run(&a, g, S("fuzz.example"), text, &out,
                                     NULL);
                        examples_run(&a, g, S("fuzz.md"), text, &out, NULL);
                }
        }
        arena_close(&a);
        return 0;
}
