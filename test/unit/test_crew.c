/* test_crew.c - threads that take whole jobs: each job done once, by one
 * member at a time, and handed back in the order given. */
#include "test.h"

#include <sched.h>

#include "host/crew.h"

enum { JOBS = 3000, SLOTS = 7, MEMBERS_MOST = 8 };

struct member { size_t jobs; uint64_t sum; };
struct job { size_t number, square; int done; };

/* Some jobs take longer, so that they end in another order than begun. */
static void square(void *member, void *job)
{
        struct member *m = member;
        struct job *j = job;

        for (size_t i = 0; i < j->number % 13 * 5; i++)
                sched_yield();
        j->square = j->number * j->number;
        j->done++;
        m->jobs++;
        m->sum += j->square;
}

static void in_order(struct crew *c, const struct job *first, size_t *taken)
{
        const struct job *j = crew_take(c);

        assert_ptr_equal(j, &first[*taken]);
        assert_int_equal(j->done, 1);
        assert_int_equal(j->square, *taken * *taken);
        ++*taken;
}

static void jobs_through(size_t n, struct job *job)
{
        struct member state[MEMBERS_MOST] = { { 0 } };
        void *member[MEMBERS_MOST];
        struct crew *c;
        size_t taken = 0, all = 0;
        err e;

        for (size_t i = 0; i < n; i++)
                member[i] = &state[i];
        assert_int_equal(crew_open(n, member, square, SLOTS, &c, &e), OK);
        assert_null(crew_take(c));
        for (size_t i = 0; i < JOBS; i++) {
                job[i] = (struct job){ .number = i };
                while (!crew_give(c, &job[i]))
                        in_order(c, job, &taken);
                assert_true(i - taken < SLOTS);
        }
        while (taken < JOBS)
                in_order(c, job, &taken);
        assert_null(crew_take(c));
        crew_close(c);
        for (size_t i = 0; i < n; i++)
                all += state[i].jobs;
        assert_int_equal(all, JOBS);
}

static void one_to_eight_members_keep_the_order(void **state)
{
        struct job *job = NEWN(*state, struct job, JOBS);

        for (size_t n = 1; n <= MEMBERS_MOST; n++)
                jobs_through(n, job);
}

static void closing_waits_for_what_is_under_way(void **state)
{
        struct job *job = NEWN(*state, struct job, SLOTS);
        struct member own = { 0 };
        void *member[1] = { &own };
        struct crew *c;
        err e;

        assert_int_equal(crew_open(1, member, square, SLOTS, &c, &e), OK);
        for (size_t i = 0; i < SLOTS; i++) {
                job[i].number = i;
                assert_true(crew_give(c, &job[i]));
        }
        assert_false(crew_give(c, &job[0]));
        crew_close(c);
        for (size_t i = 0; i < SLOTS; i++)
                assert_int_equal(job[i].done, 1);
        crew_close(NULL);
}

static void there_is_a_processor(void **state)
{
        (void)state;
        assert_true(host_cores() >= 1);
}

TEST_MAIN(TEST(one_to_eight_members_keep_the_order),
          TEST(closing_waits_for_what_is_under_way),
          TEST(there_is_a_processor))
