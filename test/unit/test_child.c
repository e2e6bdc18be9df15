/* test_child.c - programs in the cage: what comes back, what stops them, what
 * they cannot do, and that nothing is left behind. */
#include "test.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/child.h"
#include "host/host.h"

enum { MIB = 1 << 20 };

static struct child_ask asked(const char *const *argv, str input)
{
        return (struct child_ask){ .argv = argv, .input = input,
                                   .seconds = 20,
                                   .memory = (size_t)1 << 30,
                                   .output = MIB };
}

static struct child_done ran(arena *a, struct child_ask ask)
{
        struct child_done done;
        err e = { 0 };

        if (child_run(a, &ask, &done, &e))
                fail_msg("%s", e.text);
        return done;
}

static struct child_done shell(arena *a, const char *script)
{
        const char *argv[] = { "sh", "-c", script, NULL };

        return ran(a, asked(argv, S("")));
}

static struct child_done python(arena *a, const char *script)
{
        const char *argv[] = { "/usr/bin/python3", "-I", "-S", "-B", "-c",
                               script, NULL };

        return ran(a, asked(argv, S("")));
}

static void what_it_writes_comes_back(void **state)
{
        const char *const cat[] = { "cat", NULL };
        char *big = arena_bytes(*state, 900 * 1024);
        struct child_done d;

        d = ran(*state, asked(cat, S("left\0knee\n")));
        assert_int_equal(d.end, CHILD_DONE);
        assert_true(str_eq(d.output, S("left\0knee\n")));
        assert_int_equal(d.said.n, 0);
        for (size_t i = 0; i < 900 * 1024; i++)
                big[i] = (char)(i * 7 % 251);
        d = ran(*state, asked(cat, str_of(big, 900 * 1024)));
        assert_true(str_eq(d.output, str_of(big, 900 * 1024)));
        d = ran(*state, asked(cat, S("")));
        assert_int_equal(d.end, CHILD_DONE);
        assert_int_equal(d.output.n, 0);
}

static void its_input_is_a_file(void **state)
{
        const char *const cat[] = { "cat", "/proc/self/fd/0", "-", NULL };

        assert_str(ran(*state, asked(cat, S("knee\n"))).output,
                   "knee\nknee\n");
}

static void how_it_ended(void **state)
{
        struct child_done d = python(*state, "import sys\n"
                                             "print('out')\n"
                                             "sys.stderr.write('err\\n')\n"
                                             "sys.exit(7)");

        assert_int_equal(d.end, CHILD_FAILED);
        assert_int_equal(d.code, 7);
        assert_str(d.output, "out\n");
        assert_str(d.said, "err\n");
        d = python(*state, "import ctypes; ctypes.string_at(0)");
        assert_int_equal(d.end, CHILD_KILLED);
        assert_int_equal(d.code, SIGSEGV);
}

static void a_missing_program_is_an_error(void **state)
{
        const char *const none[] = { "no-such-program", NULL };
        const char *const folder[] = { "/tmp", NULL };
        struct child_ask ask = asked(none, S(""));
        struct child_done d;
        err e;

        assert_int_equal(child_run(*state, &ask, &d, &e), ERR_IO);
        assert_non_null(strstr(e.text, "no-such-program"));
        ask = asked(folder, S(""));
        assert_int_equal(child_run(*state, &ask, &d, &e), ERR_IO);
        assert_non_null(strstr(e.text, "execveat"));
        assert_true(child_known("cat"));
        assert_false(child_known("no-such-program"));
}

/* Busy or asleep, with its output open or closed. */
static void its_time_is_limited(void **state)
{
        static const char *const script[] = {
                "while True: pass",
                "import os\nos.close(1)\nos.close(2)\nwhile True: pass"
        };
        const char *argv[] = { "/usr/bin/python3", "-I", "-S", "-c", NULL,
                               NULL };
        const char *const asleep[] = { "sleep", "1000", NULL };
        struct child_ask ask = asked(argv, S(""));

        ask.seconds = 1;
        for (size_t i = 0; i < 2; i++) {
                argv[4] = script[i];
                assert_int_equal(ran(*state, ask).end, CHILD_LATE);
        }
        ask.argv = asleep;
        assert_int_equal(ran(*state, ask).end, CHILD_LATE);
}

static void its_output_is_limited(void **state)
{
        const char *const yes[] = { "yes", NULL };
        const char *const exact[] = { "head", "-c", "1048576", "/dev/zero",
                                      NULL };
        struct child_done d = ran(*state, asked(yes, S("")));

        assert_int_equal(d.end, CHILD_LOUD);
        assert_int_equal(d.output.n, MIB);
        d = ran(*state, asked(exact, S("")));
        assert_int_equal(d.end, CHILD_DONE);
        assert_int_equal(d.output.n, MIB);
        /* of its errors the first bytes are kept, and the rest is read */
        d = python(*state, "import sys\nsys.stderr.write('x' * 10**7)");
        assert_int_equal(d.end, CHILD_DONE);
        assert_int_equal(d.said.n, CHILD_SAID_MAX);
}

static void its_memory_is_limited(void **state)
{
        struct child_done d = python(*state, "x = bytearray(2 << 30)");

        assert_int_equal(d.end, CHILD_FAILED);
        assert_int_not_equal(str_find(d.said, S("MemoryError"), 0), STR_NONE);
}

/* Each line is refused; the first that is not is named. */
static void what_it_cannot_do(void **state)
{
        struct child_done d = python(*state,
                "import os, socket, ctypes\n"
                "libc = ctypes.CDLL(None, use_errno=True)\n"
                "def call(name, *a):\n"
                "    if getattr(libc, name)(*a) < 0:\n"
                "        raise OSError(ctypes.get_errno(), '')\n"
                "def opened(path, flags):\n"
                "    return lambda: os.open(path, flags)\n"
                "tries = {\n"
                " 'socket': socket.socket,\n"
                " 'pair': socket.socketpair,\n"
                " 'create': opened('/tmp/imr-x', os.O_WRONLY | os.O_CREAT),\n"
                " 'make': opened('/tmp/imr-x', os.O_CREAT),\n"
                " 'append': opened('/dev/null', os.O_WRONLY | os.O_APPEND),\n"
                " 'both': opened('/dev/null', os.O_RDWR),\n"
                " 'empty': opened('/dev/null', os.O_TRUNC),\n"
                " 'unnamed': opened('/tmp', os.O_TMPFILE | os.O_RDWR),\n"
                " 'own input': lambda: os.write(0, b'x'),\n"
                " 'fork': os.fork,\n"
                " 'kill': lambda: os.kill(os.getppid(), 0),\n"
                " 'kill all': lambda: os.kill(-1, 0),\n"
                " 'trace': lambda: call('ptrace', 16, os.getppid(), 0, 0),\n"
                " 'exec': lambda: os.execv('/bin/true', ['true']),\n"
                " 'exec again': lambda: call('execveat', 48, b'', None, None,"
                                             " 4096),\n"
                " 'limit': lambda: call('setrlimit', 0, b'\\x09' * 16),\n"
                " 'remove': lambda: os.unlink('/tmp/imr-x'),\n"
                " 'rename': lambda: os.rename('/tmp/x', '/tmp/y'),\n"
                " 'folder': lambda: os.mkdir('/tmp/imr-x'),\n"
                " 'memfd': lambda: os.memfd_create('x'),\n"
                "}\n"
                "expected = {'own input': 27, 'exec again': 9}\n"
                "for name, one in tries.items():\n"
                "    try:\n"
                "        one()\n"
                "    except OSError as e:\n"
                "        if e.errno != expected.get(name, 1):\n"
                "            print(name, e.errno)\n"
                "    else:\n"
                "        print(name, 'was done')\n"
                "print('all tried')\n");

        if (!str_eq(d.output, S("all tried\n")))
                fail_msg(FMT""FMT, ARG(d.output), ARG(d.said));
}

/* Of our environment and descriptors it sees nothing. */
static void what_it_sees(void **state)
{
        const char *const env[] = { "env", NULL };
        const char *const ls[] = { "ls", "/proc/self/fd", NULL };
        int extra = dup(2);
        str seen;

        assert_true(extra > 2);
        assert_int_equal(setenv("IMR_SECRET", "x", 1), 0);
        seen = ran(*state, asked(env, S(""))).output;
        assert_int_equal(str_find(seen, S("SECRET"), 0), STR_NONE);
        assert_int_not_equal(str_find(seen, S("LC_ALL=C.UTF-8\n"), 0),
                             STR_NONE);
        /* 3 is the folder that it lists */
        assert_str(ran(*state, asked(ls, S(""))).output, "0\n1\n2\n3\n");
        assert_str(shell(*state, "pwd").output, "/\n");
        close(extra);
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

static void nothing_is_left_behind(void **state)
{
        const char *const argv[4][4] = {
                { "cat" }, { "sh", "-c", "exit 1" }, { "no-such-program" },
                { "yes" }
        };
        size_t before = open_files(*state);

        for (int i = 0; i < 200; i++) {
                struct child_ask ask = asked(argv[i % 4], S("knee"));
                struct child_done d;

                assert_int_equal(child_run(*state, &ask, &d, NULL),
                                 i % 4 == 2 ? ERR_IO : OK);
        }
        assert_int_equal(open_files(*state), before);
        /* no child, running or dead */
        assert_int_equal(waitpid(-1, NULL, 0), -1);
}

/* An arena that fills while the child writes: it leaves by the caller's door,
 * and child and descriptors are gone. */
static void a_full_arena_leaves_nothing_behind(void **state)
{
        static const char *const yes[] = { "yes", NULL };
        struct door door = { .open = false };
        arena small = arena_open(300 << 10, &door);
        struct child_ask ask = asked(yes, S(""));
        size_t before = open_files(*state);
        struct child_done d;

        if (!setjmp(door.env)) {
                door.open = true;
                child_run(&small, &ask, &d, NULL);
                fail_msg("did not leave");
        }
        assert_int_equal(door.why.code, ERR_LIMIT);
        assert_ptr_equal(small.door, &door);
        assert_int_equal(open_files(*state), before);
        assert_int_equal(waitpid(-1, NULL, 0), -1);
        arena_close(&small);
}

/* Without descriptors: an error each time, until there are enough. */
static void without_descriptors_it_is_an_error(void **state)
{
        const char *const cat[] = { "cat", NULL };
        struct child_ask ask = asked(cat, S("knee"));
        struct child_done d;
        int held[1 << 12], n = 0;
        size_t before = open_files(*state);
        struct rlimit old, few = { 64, 64 };
        err e;

        assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
        few.rlim_max = old.rlim_max;
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        while ((held[n] = dup(0)) >= 0)
                n++;
        while (n > 0) {
                rc r = child_run(*state, &ask, &d, &e);

                if (r == OK)
                        break;
                assert_int_equal(r, ERR_IO);
                close(held[--n]);
        }
        assert_true(n > 0);
        assert_str(d.output, "knee");
        while (n > 0)
                close(held[--n]);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
        assert_int_equal(open_files(*state), before);
}

static void *many(void *failures)
{
        const char *const cat[] = { "cat", NULL };
        struct door door = { .open = false };
        arena a = arena_open((size_t)64 << 20, &door);
        str text = S("each its own\n");

        if (setjmp(door.env) == 0) {
                door.open = true;
                for (int i = 0; i < 50; i++) {
                        struct child_ask ask = asked(cat, text);
                        struct child_done d;

                        text = arena_fmt(&a, "%d %p\n", i, failures);
                        ask.input = text;
                        if (child_run(&a, &ask, &d, NULL) ||
                            !str_eq(d.output, text))
                                ++*(int *)failures;
                }
        } else {
                ++*(int *)failures;
        }
        arena_close(&a);
        return NULL;
}

static void threads_run_their_own(void **state)
{
        pthread_t thread[4];
        int failures[4] = { 0 };

        (void)state;
        for (int i = 0; i < 4; i++)
                assert_int_equal(pthread_create(&thread[i], NULL, many,
                                                &failures[i]), 0);
        for (int i = 0; i < 4; i++) {
                pthread_join(thread[i], NULL);
                assert_int_equal(failures[i], 0);
        }
}

TEST_MAIN(TEST(what_it_writes_comes_back), TEST(its_input_is_a_file),
          TEST(how_it_ended), TEST(a_missing_program_is_an_error),
          TEST(its_time_is_limited), TEST(its_output_is_limited),
          TEST(its_memory_is_limited), TEST(what_it_cannot_do),
          TEST(what_it_sees), TEST(nothing_is_left_behind),
          TEST(a_full_arena_leaves_nothing_behind),
          TEST(without_descriptors_it_is_an_error),
          TEST(threads_run_their_own))
