/* test_supply.c - letters out of whatever they come in: their order, their
 * names, and what is told instead of handed out. */
#include "test.h"

#include <archive.h>
#include <archive_entry.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "host/host.h"
#include "intake/pieces.h"
#include "intake/supply.h"

static char folder[] = "/tmp/imr-test-supply-XXXXXX";

static int folder_open(void **state)
{
        (void)state;
        return mkdtemp(folder) ? 0 : -1;
}

static int one_remove(const char *path, const struct stat *st, int type,
                      struct FTW *at)
{
        (void)st, (void)type, (void)at;
        return remove(path);
}

static int folder_close(void **state)
{
        (void)state;
        return nftw(folder, one_remove, 16, FTW_DEPTH | FTW_PHYS);
}

static const char *in(arena *a, const char *name)
{
        return arena_z(a, host_join(a, str_from(folder), str_from(name)));
}

static const char *file_made(arena *a, const char *name, str text)
{
        const char *path = in(a, name);
        FILE *f = fopen(path, "wb");

        assert_non_null(f);
        assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
        assert_int_equal(fclose(f), 0);
        return path;
}

static const char *folder_made(arena *a, const char *name)
{
        assert_int_equal(mkdir(in(a, name), 0755), 0);
        return in(a, name);
}

/* A zip with these members, each holding its own name. */
static const char *zip_made(arena *a, const char *name,
                            const char *const *member, size_t n)
{
        struct archive *z = archive_write_new();

        archive_write_set_format_zip(z);
        assert_int_equal(archive_write_open_filename(z, in(a, name)), 0);
        for (size_t i = 0; i < n; i++) {
                struct archive_entry *e = archive_entry_new();
                const char *text = strstr(member[i], ".jsonl")
                                   ? "{\"text\": \"one\"}\n{\"text\": \"\"}"
                                   : member[i];

                archive_entry_set_pathname(e, member[i]);
                archive_entry_set_filetype(e, AE_IFREG);
                archive_entry_set_size(e, (la_int64_t)strlen(text));
                archive_write_header(z, e);
                archive_write_data(z, text, strlen(text));
                archive_entry_free(e);
        }
        assert_int_equal(archive_write_free(z), ARCHIVE_OK);
        return in(a, name);
}

/* All that the paths supply, a line each: kind, name below the folder, and
 * the bytes or the reason. */
static str all_of(arena *a, const char *const *path, size_t n)
{
        static const char *const kinds[] = { "file", "bytes", "line", "row",
                                             "failed" };
        struct supply *s = supply_open(a, path, n);
        buf b = buf_open(a, 1 << 20);

        for (;;) {
                struct supply_one o;
                bool end;
                str name;

                supply_next(s, a, &o, &end);
                if (end)
                        break;
                name = o.name;
                if (str_starts(name, str_from(folder)))
                        name = str_slice(name, strlen(folder) + 1, name.n);
                buf_fmt(&b, "%s "FMT" [", kinds[o.kind], ARG(name));
                if (o.header.n)
                        buf_fmt(&b, FMT"|", ARG(o.header));
                buf_add(&b, o.kind == SUPPLY_FAILED ? str_from(o.why.text)
                                                    : o.bytes);
                buf_add(&b, S("]\n"));
        }
        assert_true(supply_over(s));
        supply_close(s);
        return buf_str(&b);
}

static void supplies(arena *a, const char *path, const char *wanted)
{
        str got = all_of(a, &path, 1);

        if (!str_eq(got, str_from(wanted)))
                fail_msg("it was:\n"FMT"\nnot:\n%s", ARG(got), wanted);
}

static void a_folder_by_name_each_file_once(void **state)
{
        static const char *const members[] = { "m.txt" };
        const char *f = folder_made(*state, "f");

        folder_made(*state, "f/b");
        file_made(*state, "f/c.txt", S("c"));
        file_made(*state, "f/a.md", S("a"));
        file_made(*state, "f/picture.png", S("p"));
        file_made(*state, "f/.hidden.txt", S("h"));
        file_made(*state, "f/b/x.txt", S("x"));
        file_made(*state, "f/records.jsonl", S("{\"source\": \"x\"}\n"));
        file_made(*state, "f/texts.jsonl", S("{\"text\": \"t\"}\n"));
        zip_made(*state, "f/d.zip", members, 1);
        assert_int_equal(symlink("..", in(*state, "f/b/up")), 0);
        assert_int_equal(symlink("c.txt", in(*state, "f/z.txt")), 0);
        supplies(*state, f, "file f/a.md []\nfile f/b/x.txt []\n"
                            "file f/c.txt []\nbytes f/d.zip!m.txt [m.txt]\n"
                            "line f/texts.jsonl:1 [{\"text\": \"t\"}]\n");
}

static void lines_of_jsonl(void **state)
{
        supplies(*state, file_made(*state, "l.jsonl",
                                   S("\xef\xbb\xbf{\"a\":1}\r\n\n  \n{2}\n"
                                     "last")),
                 "line l.jsonl:1 [{\"a\":1}]\nline l.jsonl:4 [{2}]\n"
                 "line l.jsonl:5 [last]\n");
        supplies(*state, file_made(*state, "no-ending", S("  {\"a\":1}\n")),
                 "line no-ending:1 [  {\"a\":1}]\n");
        supplies(*state, file_made(*state, "named.txt", S("{\"a\":1}\n")),
                 "file named.txt []\n");
}

static void rows_of_a_table(void **state)
{
        supplies(*state, file_made(*state, "t.csv",
                                   S("a,b\n1,\"two\nlines\"\n3,4\n")),
                 "row t.csv:2 [a,b|1,\"two\nlines\"]\n"
                 "row t.csv:4 [a,b|3,4]\n");
}

static void members_of_an_archive(void **state)
{
        static const char *const members[] = {
                "b/one.txt", "picture.png", "l.jsonl", "two.md"
        };

        supplies(*state, zip_made(*state, "x.zip", members, 4),
                 "bytes x.zip!b/one.txt [b/one.txt]\n"
                 "line x.zip!l.jsonl:1 [{\"text\": \"one\"}]\n"
                 "line x.zip!l.jsonl:2 [{\"text\": \"\"}]\n"
                 "bytes x.zip!two.md [two.md]\n");
}

static void what_holds_nothing_is_told(void **state)
{
        static const char *const members[] = { "picture.png" };
        const char *paths[4];
        str got;

        paths[0] = folder_made(*state, "none");
        paths[1] = zip_made(*state, "none.zip", members, 1);
        paths[2] = "";
        paths[3] = in(*state, "nowhere.txt");
        got = all_of(*state, paths, 4);
        assert_true(str_starts(got, S("failed none [holds no ")));
        assert_true(str_find(got, S("\nfailed none.zip [holds no "), 0) !=
                    STR_NONE);
        assert_true(str_find(got, S("\nfailed \"\" [an empty name"), 0) !=
                    STR_NONE);
        assert_true(str_ends(got, S("\nfile nowhere.txt []\n")));
}

static void bytes_are_counted_as_they_are_stored(void **state)
{
        const char *paths[2];
        struct supply *s;
        struct supply_one o;
        bool end = false;

        folder_made(*state, "count");
        file_made(*state, "count/a.txt", S("12345"));
        file_made(*state, "count/b.txt", S("123"));
        paths[0] = in(*state, "count");
        paths[1] = file_made(*state, "count.jsonl", S("{}\n{}\n"));
        s = supply_open(*state, paths, 2);
        while (!end)
                supply_next(s, *state, &o, &end);
        assert_int_equal(supply_bytes(s), 5 + 3 + 6);
        assert_int_equal(supply_measure(paths, 2, ((arena *)*state)->door),
                         5 + 3 + 6);
        supply_close(s);
        supply_close(NULL);
}

/* A piece over the ceiling is told and passed over; the rest is not lost. */
static void a_line_too_long_is_one_failure(void **state)
{
        char *text = arena_get(*state, 1, 900000);
        struct host_stream file;
        struct pieces p;
        size_t line;
        str got;
        rc r;
        err e;

        memset(text, 'x', 900000);
        memcpy(text, "first\n", 6);
        memcpy(text + 899990, "\nlast\n", 6);
        file_made(*state, "long", str_of(text, 899996));
        assert_int_equal(host_stream_open(str_from(in(*state, "long")), &file,
                                          &e), OK);
        p = pieces_open(&file, NULL, false, ((arena *)*state)->door);
        p.most = 600000;
        assert_true(pieces_next(&p, &got, &line, &r, &e) && r == OK);
        assert_str(got, "first");
        assert_true(pieces_next(&p, &got, &line, &r, &e));
        assert_int_equal(r, ERR_LIMIT);
        assert_int_equal(line, 2);
        assert_true(pieces_next(&p, &got, &line, &r, &e) && r == OK);
        assert_str(got, "last");
        assert_int_equal(line, 3);
        assert_false(pieces_next(&p, &got, &line, &r, &e));
        pieces_close(&p);
        host_stream_close(&file);
}

#define TESTS                                                                \
        TEST(a_folder_by_name_each_file_once), TEST(lines_of_jsonl),         \
        TEST(rows_of_a_table), TEST(members_of_an_archive),                  \
        TEST(what_holds_nothing_is_told),                                    \
        TEST(bytes_are_counted_as_they_are_stored),                          \
        TEST(a_line_too_long_is_one_failure)

int main(void)
{
        const struct CMUnitTest tests[] = { TESTS };

        cmocka_set_message_output(CM_OUTPUT_TAP);
        return cmocka_run_group_tests(tests, folder_open, folder_close);
}
