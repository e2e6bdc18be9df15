/* test_automaton.c - phrases that share their states: each reading means what
 * its own phrases mean, and none more. */
#include "test.h"

#include "terms/automaton.h"

enum { SYMBOLS = 3, LONGEST = 6, PATTERNS = 8 };

/* One pattern in plain sight: places, ways, symbols; 0 ends a way. */
struct plain { uint8_t way[3][3][3]; size_t ways[3], places; };

static uint32_t draw(uint32_t *seed, uint32_t n)
{
        *seed = *seed * 1664525u + 1013904223u;
        return (*seed >> 8) % n;
}

static struct plain plain_make(uint32_t *seed)
{
        struct plain p = { .places = 1 + draw(seed, 3) };

        for (size_t i = 0; i < p.places; i++) {
                p.ways[i] = 1 + draw(seed, 3);
                for (size_t k = 0; k < p.ways[i]; k++) {
                        size_t n = i ? draw(seed, 3) : 1 + draw(seed, 2);

                        for (size_t s = 0; s < n; s++)
                                p.way[i][k][s] =
                                        (uint8_t)(1 + draw(seed, SYMBOLS));
                }
        }
        return p;
}

/* Is s a reading of the pattern from place i on? */
static bool plain_reads(const struct plain *p, size_t i, const uint8_t *s,
                        size_t n)
{
        if (i == p->places)
                return n == 0;
        for (size_t k = 0; k < p->ways[i]; k++) {
                const uint8_t *w = p->way[i][k];
                size_t m = 0;

                while (w[m] && m < n && w[m] == s[m])
                        m++;
                if (!w[m] && plain_reads(p, i + 1, s + m, n - m))
                        return true;
        }
        return false;
}

struct adding { arena *a; uint32_t bit; };

static rc bit_set(void *context, const void **end)
{
        struct adding *w = context;
        uint32_t *new = NEW(w->a, uint32_t);

        *new = (*end ? *(const uint32_t *)*end : 0) | w->bit;
        *end = new;
        return OK;
}

static void plain_add(arena *a, struct automaton *m, const struct plain *p,
                      uint32_t bit)
{
        struct adding w = { a, bit };
        struct pattern all = { 0 };

        for (size_t i = 0; i < p->places; i++) {
                pattern_place(a, &all);
                for (size_t k = 0; k < p->ways[i]; k++) {
                        pattern_way(a, &all);
                        for (const uint8_t *s = p->way[i][k]; *s; s++)
                                pattern_symbol(a, &all, *s);
                }
        }
        assert_int_equal(automaton_add(a, m, &all, bit_set, &w), OK);
}

/* Every row of symbols up to LONGEST, from that of number `n` on. */
static size_t row_make(size_t n, uint8_t *s)
{
        size_t length = 0;

        for (; n; n = (n - 1) / SYMBOLS)
                s[length++] = (uint8_t)(1 + (n - 1) % SYMBOLS);
        return length;
}

static void every_row_means_what_its_patterns_say(void **state)
{
        arena *a = *state;
        uint32_t seed = 7;

        for (int round = 0; round < 400; round++) {
                struct automaton m = { 0 };
                struct plain p[PATTERNS];
                uint8_t s[LONGEST + 1];
                size_t n;

                for (size_t i = 0; i < PATTERNS; i++) {
                        p[i] = plain_make(&seed);
                        plain_add(a, &m, &p[i], 1u << i);
                }
                if (round % 2)
                        automaton_close(a, &m);
                for (size_t row = 1; (n = row_make(row, s)) <= LONGEST;
                     row++) {
                        uint32_t at = 0, means = 0, says = 0;

                        for (size_t i = 0; i < n; i++)
                                if (!(at = automaton_step(&m, at, s[i])))
                                        break;
                        if (automaton_end(&m, at))
                                says = *(const uint32_t *)
                                       automaton_end(&m, at);
                        for (size_t i = 0; i < PATTERNS; i++)
                                if (plain_reads(&p[i], 0, s, n))
                                        means |= 1u << i;
                        if (says != means)
                                fail_msg("round %d, row %zu: %x for %x",
                                         round, row, says, means);
                }
                arena_reset(a);
        }
}

/* Twenty ways at each of four places are 160,000 readings. */
static void readings_share_their_states(void **state)
{
        arena *a = *state;
        struct adding w = { a, 1 };
        struct automaton m = { 0 };
        struct pattern p = { 0 };

        for (uint32_t i = 0; i < 80; i++) {
                if (i % 20 == 0)
                        pattern_place(a, &p);
                pattern_way(a, &p);
                pattern_symbol(a, &p, i + 1);
        }
        assert_int_equal(pattern_readings(&p, 200000), 160000);
        assert_int_equal(pattern_readings(&p, 100000), 100001);
        assert_int_equal(pattern_longest(&p), 4);
        assert_int_equal(pattern_shortest(&p), 4);
        assert_int_equal(automaton_add(a, &m, &p, bit_set, &w), OK);
        assert_int_equal(m.state.n, 5);
        assert_int_equal(m.arcs, 80);
}

static rc never(void *context, const void **end)
{
        (void)context;
        return *end ? ERR_SYNTAX : OK;
}

static void what_a_reading_is_refused_for_is_told(void **state)
{
        arena *a = *state;
        struct plain p = { .places = 1, .ways = { 2 },
                           .way = { { { 1, 2 }, { 3 } } } };
        struct automaton m = { 0 };
        struct pattern again = { 0 };

        plain_add(a, &m, &p, 1);
        pattern_place(a, &again);
        pattern_way(a, &again);
        pattern_symbol(a, &again, 2);
        assert_int_equal(automaton_add(a, &m, &again, never, NULL), OK);
        pattern_way(a, &again);
        pattern_symbol(a, &again, 3);
        assert_int_equal(automaton_add(a, &m, &again, never, NULL),
                         ERR_SYNTAX);
}

TEST_MAIN(TEST(every_row_means_what_its_patterns_say),
          TEST(readings_share_their_states),
          TEST(what_a_reading_is_refused_for_is_told))
