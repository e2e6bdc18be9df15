/* fuzz_gold.c - any bytes as an annotation, and what it names as findings: an
 * error with a message, or counts that add up, printed both ways. */
#include "clinical/gold_inside.h"

#include <assert.h>
#include <stdlib.h>

enum { FINDINGS_MOST = 64, OUTPUT_MOST = 64 << 20 };

/* Every second pair that the text states, and its neighbour's status. */
static struct findings some(arena *a, const struct gold_text *t,
                            struct document *d)
{
        struct findings f = { .at = NEWN(a, struct finding, FINDINGS_MOST) };

        for (size_t i = 0; i < t->row.n && f.n < FINDINGS_MOST; i += 2) {
                const struct gold_row *r = &t->row.at[i];
                int s = ((int)r->status + (int)(i / 2 % 2)) % GOLD_STATUSES;

                f.at[f.n++] = (struct finding){
                        .concept = r->concept, .value = r->value,
                        .status = (enum finding_status)s,
                        .family = i % 8 == 6,
                        .evidence = { .document = d, .end = d->text.n } };
        }
        return f;
}

static void tally_check(const struct gold_text *t)
{
        size_t is = 0;

        for (int s = 0; s < GOLD_STATUSES; s++)
                is += t->of[s].right + t->of[s].missed;
        assert(is == t->row.n);
}

static void gold_use(arena *a, struct gold *g)
{
        struct document d = { .name = S("d"), .text = S("no pain") };
        buf b = buf_open(a, OUTPUT_MOST);
        json j = json_open(&b);

        assert(g->text.n > 0);
        for (size_t i = 0; i < g->text.n; i++) {
                struct gold_text *t = &g->text.at[i];
                struct findings f = some(a, t, &d);

                if (!gold_count(g, t->source, t->number, &f))
                        abort();
                if (t->counted)
                        tally_check(t);
        }
        for (int s = -1; s < GOLD_STATUSES; s++) {
                double p, r, f1;

                gold_rates(g, s, &p, &r, &f1);
                assert(p >= 0 && p <= 1 && r >= 0 && r <= 1);
                assert(f1 >= 0 && f1 <= 1);
        }
        gold_print(&b, g);
        gold_json(&j, g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)512 << 20, &door);

        if (setjmp(door.env) == 0) {
                struct gold *g;
                err e = { 0 };

                door.open = true;
                if (gold_load(&a, S("fuzz.jsonl"),
                              str_of((const char *)data, size), &g, &e))
                        assert(e.text[0]);
                else
                        gold_use(&a, g);
        }
        arena_close(&a);
        return 0;
}
