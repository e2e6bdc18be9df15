/* test_arena.c - one lifetime, one ceiling, one door. */
#include "test.h"

#include "base/buf.h"

static void memory_is_zeroed_and_aligned(void **state)
{
        arena *a = *state;

        for (size_t i = 1; i < 200; i++) {
                char *odd = arena_bytes(a, i);
                double *d = NEWN(a, double, i);

                memset(odd, 0xff, i);
                assert_int_equal((uintptr_t)d % _Alignof(max_align_t), 0);
                for (size_t k = 0; k < i; k++)
                        assert_true(d[k] == 0.0);
                memset(d, 0xff, i * sizeof *d);
        }
}

static void nothing_is_a_good_size(void **state)
{
        arena *a = *state;

        assert_non_null(arena_get(a, 8, 0));
        arena_close(a);
        assert_non_null(arena_bytes(a, 0));
        arena_reset(a);
        assert_non_null(arena_get(a, 0, 8));
        arena_close(a);
        arena_reset(a);
        arena_close(a);
        assert_str(arena_str(a, S("")), "");
}

static void reset_forgets_and_keeps_one_block(void **state)
{
        arena *a = *state;
        size_t kept;

        for (int i = 0; i < 100; i++)
                memset(arena_bytes(a, 10000), 1, 10000);
        arena_reset(a);
        kept = a->size;
        assert_true(kept > 0);
        for (int round = 0; round < 50; round++) {
                char *p = NEWN(a, char, kept / 2);

                assert_int_equal(p[0], 0);
                arena_reset(a);
                assert_int_equal(a->size, kept);
        }
}

/* Takes size bytes from an arena of so low a ceiling, through the door. */
static rc take(size_t ceiling, size_t size, size_t count, err *e)
{
        struct door door = { .open = false };
        volatile rc r = OK;
        arena a = arena_open(ceiling, &door);

        if (setjmp(door.env)) {
                r = door.why.code;
                *e = door.why;
        } else {
                door.open = true;
                arena_get(&a, size, count);
        }
        arena_close(&a);
        return r;
}

static void a_ceiling_is_never_passed(void **state)
{
        const size_t mib = 1 << 20;
        err e = { 0 };

        (void)state;
        assert_int_equal(take(mib, mib / 2, 1, &e), OK);
        assert_int_equal(take(mib, mib + 1, 1, &e), ERR_LIMIT);
        assert_non_null(strstr(e.text, "1 MiB"));
        assert_int_equal(take(mib, mib, mib, &e), ERR_LIMIT);
        assert_int_equal(take(mib, SIZE_MAX / 2, 4, &e), ERR_LIMIT);
        assert_int_equal(take(mib, SIZE_MAX, 1, &e), ERR_LIMIT);
        assert_int_equal(take(0, 1, 1, &e), ERR_LIMIT);
}

static void a_buffer_stops_at_its_ceiling(void **state)
{
        struct door door = { .open = false };
        arena a = arena_open(1 << 20, &door);
        volatile bool left = false;
        volatile size_t added = 0;
        (void)state;

        if (setjmp(door.env)) {
                left = true;
        } else {
                buf b = buf_open(&a, 1000);

                door.open = true;
                for (int i = 0; i < 1001; i++, added++)
                        buf_char(&b, 'x');
        }
        arena_close(&a);
        assert_true(left);
        assert_int_equal(added, 1000);
        assert_int_equal(door.why.code, ERR_LIMIT);
}

static void a_vector_grows_and_keeps(void **state)
{
        VEC(int) v = { 0 };

        for (int i = 0; i < 10000; i++)
                *VEC_ADD((arena *)*state, &v) = i;
        assert_int_equal(v.n, 10000);
        for (int i = 0; i < 10000; i++)
                assert_int_equal(v.at[i], i);
}

static void text(void **state)
{
        char z[] = "left knee";
        str copy = arena_str(*state, str_from(z));

        memset(z, 'x', sizeof z - 1);
        assert_str(copy, "left knee");
        assert_string_equal(arena_z(*state, copy), "left knee");
        assert_str(arena_fmt(*state, "%s %d", "L", 5), "L 5");
        assert_str(arena_str(*state, S("")), "");
}

TEST_MAIN(TEST(memory_is_zeroed_and_aligned),
          TEST(nothing_is_a_good_size),
          TEST(reset_forgets_and_keeps_one_block),
          TEST(a_ceiling_is_never_passed),
          TEST(a_buffer_stops_at_its_ceiling),
          TEST(a_vector_grows_and_keeps), TEST(text))
