/* fuzz_confirm.c - any bytes as confirmed.outline: an error with a message,
 * or confirmations that read back as they are written, and that a guideline
 * takes without harm. */
#include "guideline/desk.h"

#include <assert.h>
#include <stdlib.h>

static const char *const dictionary_text =
        "choice class   request class   one of balm\n"
        "number visits requested   request visits   unit visits\n";
static const char *const handbook =
        "guideline handbook\nsource MTUS Handbook\nin force 2020-01-01\n"
        "topic balm   service, option   p.7\n  for class is balm\n"
        "  limit visits requested at most 6 visits, per request   p.8\n";

static void one_check(arena *a, const struct confirmation *c)
{
        struct confirmations k;

        assert(c->id.n && c->guideline.n && date_exact(c->on) &&
               date_exact(c->from));
        assert(c->withdrawn || (c->key.n == 16 && c->page.n && c->by.n));
        if (confirmations_parse(a, S("again"), confirmation_line(a, c), &k,
                                NULL))
                abort();
        assert(k.n == 1 && k.at[0].withdrawn == c->withdrawn);
        assert(str_eq(k.at[0].id, c->id) && str_eq(k.at[0].by, c->by));
        assert(str_eq(k.at[0].guideline, c->guideline));
        assert(str_eq(k.at[0].edition, c->edition));
        assert(str_eq(k.at[0].page, c->page) && str_eq(k.at[0].key, c->key));
        assert(k.at[0].on.first == c->on.first);
        assert(k.at[0].from.first == c->from.first);
}

static void apply(arena *a, struct confirmations *k)
{
        struct guideline_file f = { S("h"), str_from(handbook) };
        struct dictionary *d;
        struct guidelines *g;
        struct work *w;

        if (dictionary_load(a, S("d"), str_from(dictionary_text), &d, NULL) ||
            guidelines_load(a, d, &f, 1, &g, NULL))
                abort();
        confirmations_apply(a, g, k);
        assert(work_list(a, g, k, &w) <= 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        struct confirmations k;
        err e = { 0 };

        if (setjmp(door.env) == 0) {
                door.open = true;
                if (confirmations_parse(&a, S("fuzz"),
                                        str_of((const char *)data, size), &k,
                                        &e))
                        assert(e.text[0]);
                for (size_t i = 0; !e.code && i < k.n; i++)
                        one_check(&a, &k.at[i]);
                if (!e.code)
                        apply(&a, &k);
        }
        arena_close(&a);
        return 0;
}
