/* test_proof.c - a proof's value follows from its leaves; both print. */
#include "test.h"

#include "base/proof.h"

static struct proof *node(arena *a, enum proof_op op, tri value,
                          struct proof *child)
{
        struct proof *p = NEW(a, struct proof);

        p->op = op;
        p->value = value;
        p->child = child;
        return p;
}

static struct proof *leaf(arena *a, tri value)
{
        return node(a, PROOF_FACT, value, NULL);
}

/* op over two leaves */
static tri over(arena *a, enum proof_op op, tri x, tri y)
{
        struct proof *p = leaf(a, x);

        p->next = leaf(a, y);
        return proof_value(node(a, op, TRI_NO, p));
}

static void all_and_any_are_minimum_and_maximum(void **state)
{
        for (tri x = TRI_NO; x <= TRI_YES; x++)
                for (tri y = TRI_NO; y <= TRI_YES; y++) {
                        assert_int_equal(over(*state, PROOF_ALL, x, y),
                                         tri_and(x, y));
                        assert_int_equal(over(*state, PROOF_ANY, x, y),
                                         tri_or(x, y));
                }
        assert_int_equal(proof_value(node(*state, PROOF_ALL, 0, NULL)),
                         TRI_YES);
        assert_int_equal(proof_value(node(*state, PROOF_ANY, 0, NULL)),
                         TRI_NO);
}

static void the_three_that_change_one_value(void **state)
{
        const struct { enum proof_op op; tri of_no, of_unknown, of_yes; } t[] =
        {
                { PROOF_NOT, TRI_YES, TRI_UNKNOWN, TRI_NO },
                { PROOF_PRESUME, TRI_NO, TRI_NO, TRI_YES },
                { PROOF_DISTRUST, TRI_UNKNOWN, TRI_UNKNOWN, TRI_YES }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                arena *a = *state;
                enum proof_op op = t[i].op;
                struct proof *no = node(a, op, 0, leaf(a, TRI_NO));
                struct proof *un = node(a, op, 0, leaf(a, TRI_UNKNOWN));
                struct proof *yes = node(a, op, 0, leaf(a, TRI_YES));

                assert_int_equal(proof_value(no), t[i].of_no);
                assert_int_equal(proof_value(un), t[i].of_unknown);
                assert_int_equal(proof_value(yes), t[i].of_yes);
        }
}

/* What a node claims does not matter; its leaves do. */
static void a_value_is_computed_not_believed(void **state)
{
        struct proof *p = node(*state, PROOF_ALL, TRI_YES,
                               node(*state, PROOF_ANY, TRI_YES,
                                    leaf(*state, TRI_NO)));

        assert_int_equal(proof_value(p), TRI_NO);
}

static void prints(void **state)
{
        const struct criterion c = { .id = STR("invented.1") };
        struct proof *l = leaf(*state, TRI_UNKNOWN), *p;
        buf b = buf_open(*state, 1000);
        json j = json_open(&b);

        l->why = WHY_SILENT;
        l->fact = S("prior visits");
        l->text = S("prior visits at most 6 visits");
        l->scope = S("lumbar");
        p = node(*state, PROOF_ALL, TRI_UNKNOWN, l);
        p->criterion = &c;
        proof_json(&j, p);
        assert_str(buf_str(&b),
                   "{\"op\":\"all\",\"value\":\"unknown\","
                   "\"criterion\":\"invented.1\",\"children\":["
                   "{\"op\":\"fact\",\"value\":\"unknown\","
                   "\"criterion\":null,\"fact\":\"prior visits\","
                   "\"text\":\"prior visits at most 6 visits\","
                   "\"scope\":\"lumbar\",\"why\":\"silent\","
                   "\"children\":[]}]}");
}

TEST_MAIN(TEST(all_and_any_are_minimum_and_maximum),
          TEST(the_three_that_change_one_value),
          TEST(a_value_is_computed_not_believed), TEST(prints))
