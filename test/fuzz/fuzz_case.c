/* fuzz_case.c - any bytes as a case file and as a decision file, outline or
 * JSON: an error with a message, or a case that keeps its promises. The
 * vocabulary is a few words, so that time goes into the reading. */
#include "casefile/casefile.h"

#include <assert.h>
#include <stdlib.h>

static void case_check(const struct case_file *c)
{
        assert(c->n_items > 0);
        for (size_t i = 0; i < c->n_items; i++) {
                const struct case_item *item = &c->item[i];

                assert(item->request_text.n > 0);
                assert(item->primary == SIZE_MAX ||
                       (item->primary < c->n_items && item->primary != i));
        }
}

static void decision_check(const struct decision *d, size_t n_items)
{
        assert(d->n_items > 0 && d->n_items <= n_items);
        for (size_t i = 0; i < d->n_items; i++)
                assert(d->item[i].item < n_items && d->item[i].reasons.n > 0);
}

static void both_read(arena *a, str text)
{
        static const struct data_file none[1] = { { STR("none"), STR("") } };
        struct vocabulary *v = NULL;
        struct case_file c;
        struct decision d;
        err e = { 0 };

        if (vocabulary_load(a, none, 1, &v, &e))
                abort();
        if (case_parse(a, v, S("fuzz.case"), text, &c, &e) == OK)
                case_check(&c);
        else
                assert(e.text[0]);
        e = (err){ 0 };
        if (decision_parse(a, S("fuzz.decision"), text, 3, &d, &e) == OK)
                decision_check(&d, 3);
        else
                assert(e.text[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);

        if (setjmp(door.env) == 0) {
                door.open = true;
                both_read(&a, str_of((const char *)data, size));
        }
        arena_close(&a);
        return 0;
}
