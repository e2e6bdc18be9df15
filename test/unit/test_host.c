/* test_host.c - files and folders as the system has them, and its refusals. */
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "host/host.h"

/* A folder of the test's own; names in it are made with in(). */
static char folder[] = "/tmp/imr-test-host-XXXXXX";

static const char *in(arena *a, const char *name)
{
        return arena_z(a, host_join(a, str_from(folder), str_from(name)));
}

static void file_make(arena *a, const char *name, str text, long size)
{
        FILE *f = fopen(in(a, name), "wb");

        assert_non_null(f);
        assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
        assert_int_equal(fflush(f), 0);
        if (size)
                assert_int_equal(ftruncate(fileno(f), size), 0);
        fclose(f);
}

static int folder_open(void **state)
{
        (void)state;
        return mkdtemp(folder) ? 0 : -1;
}

static int folder_close(void **state)
{
        static const char *const names[] = { "b.txt", "a.txt", "empty", "big",
                                             ".hidden", "pipe" };
        char path[200];

        (void)state;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
                snprintf(path, sizeof path, "%s/%s", folder, names[i]);
                unlink(path);
        }
        return rmdir(folder);
}

static void a_file_comes_whole(void **state)
{
        str text = S("left\0knee\n"), got;
        err e;

        file_make(*state, "a.txt", text, 0);
        assert_int_equal(host_file(*state, str_from(in(*state, "a.txt")),
                                   100, &got, &e), OK);
        assert_true(str_eq(got, text));
        assert_int_equal(host_file(*state, str_from(in(*state, "a.txt")),
                                   text.n, &got, &e), OK);
        assert_int_equal(host_file(*state, str_from(in(*state, "a.txt")),
                                   text.n - 1, &got, &e), ERR_LIMIT);
}

static void what_is_refused(void **state)
{
        const struct { const char *name, *says; rc code; } t[] = {
                { "empty", "empty", ERR_INPUT },
                { "big", "larger than", ERR_LIMIT },
                { "pipe", "no regular file", ERR_IO },
                { "nowhere", "cannot open", ERR_IO },
                { ".", "is a folder", ERR_IO }
        };
        str got;

        file_make(*state, "empty", S(""), 0);
        file_make(*state, "big", S("x"), 1L << 30);
        assert_int_equal(mkfifo(in(*state, "pipe"), 0600), 0);
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                err e = { 0 };

                assert_int_equal(host_file(*state,
                                           str_from(in(*state, t[i].name)),
                                           HOST_FILE_MAX, &got, &e),
                                 t[i].code);
                assert_non_null(strstr(e.text, t[i].says));
                assert_true(e.file[0]);
        }
}

static void a_folder_is_sorted_and_hides_dots(void **state)
{
        str *name;
        size_t n;
        err e;

        file_make(*state, "b.txt", S("x"), 0);
        file_make(*state, ".hidden", S("x"), 0);
        assert_int_equal(host_folder(*state, str_from(folder), &name, &n, &e),
                         OK);
        assert_int_equal(n, 5);
        assert_str(name[0], "a.txt");
        assert_str(name[1], "b.txt");
        assert_str(name[2], "big");
        assert_int_equal(host_folder(*state, S("/no/such/folder"), &name, &n,
                                     &e), ERR_IO);
        assert_true(host_is_folder(str_from(folder)));
        assert_false(host_is_folder(S("/no/such/folder")));
        assert_true(host_exists(str_from(in(*state, "a.txt"))));
        assert_false(host_exists(str_from(in(*state, "nowhere"))));
}

static size_t open_files(arena *a)
{
        str *name;
        size_t n = 0;
        err e;

        assert_int_equal(host_folder(a, S("/proc/self/fd"), &name, &n, &e),
                         OK);
        return n;
}

/* An arena too small for a file leaves through its door, nothing left open. */
static void a_file_over_memory_leaves_no_descriptor(void **state)
{
        struct door door = { .open = false };
        arena small = arena_open(4000, &door);
        const char *path = in(*state, "big");
        size_t before = open_files(*state);
        str got;
        err e;

        file_make(*state, "big", S("x"), 1 << 20);
        if (!setjmp(door.env)) {
                door.open = true;
                host_file(&small, str_from(path), HOST_FILE_MAX, &got, &e);
                fail_msg("did not leave");
        }
        assert_int_equal(door.why.code, ERR_LIMIT);
        assert_ptr_equal(small.door, &door);
        assert_int_equal(open_files(*state), before);
        arena_close(&small);
}

static void one_file_by_two_names_is_one(void **state)
{
        struct host_seen seen = { 0 };
        struct host_id one, two;

        assert_int_equal(host_kind(str_from(in(*state, "a.txt")), &one),
                         HOST_REGULAR);
        assert_int_equal(host_kind(str_from(in(*state, "./a.txt")), &two),
                         HOST_REGULAR);
        assert_true(host_seen_add(*state, &seen, one));
        assert_false(host_seen_add(*state, &seen, two));
        assert_int_equal(host_kind(str_from(folder), &one), HOST_FOLDER);
        assert_int_equal(host_kind(S("/no/such/file"), &two), HOST_REFUSED);
        for (uint64_t i = 1; i < 5000; i++)
                assert_true(host_seen_add(*state, &seen, (struct host_id){
                                          .device = 1u << 30, .number = i }));
        for (uint64_t i = 1; i < 5000; i++)
                assert_false(host_seen_add(*state, &seen, (struct host_id){
                                           .device = 1u << 30, .number = i }));
}

/* An arena too small for a folder's names: an error, not the door. */
static void a_folder_over_memory_is_an_error(void **state)
{
        struct door door = { .open = false };
        arena small = arena_open(60, &door);    /* the path, and no more */
        str *name;
        size_t n;
        err e = { 0 };

        (void)state;
        if (setjmp(door.env))
                fail_msg("left through the door: %s", door.why.text);
        door.open = true;
        assert_int_not_equal(host_folder(&small, str_from(folder), &name, &n,
                                         &e), OK);
        arena_close(&small);
}

static void names(void **state)
{
        assert_str(host_base(S("a/b.txt")), "b.txt");
        assert_str(host_base(S("a/b/")), "b");
        assert_str(host_base(S("b")), "b");
        assert_str(host_join(*state, S("a"), S("b")), "a/b");
        assert_str(host_join(*state, S("a/"), S("b")), "a/b");
        assert_str(host_join(*state, S(""), S("b")), "b");
        assert_true(host_program_folder(*state).n > 0);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                TEST(a_file_comes_whole), TEST(what_is_refused),
                TEST(a_folder_is_sorted_and_hides_dots),
                TEST(a_folder_over_memory_is_an_error),
                TEST(a_file_over_memory_leaves_no_descriptor),
                TEST(one_file_by_two_names_is_one), TEST(names)
        };

        cmocka_set_message_output(CM_OUTPUT_TAP);
        return cmocka_run_group_tests(tests, folder_open, folder_close);
}
