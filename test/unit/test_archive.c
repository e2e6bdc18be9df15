/* test_archive.c - members of archives as they come from strangers: every
 * format and packing, and what is refused. Archives are made here, in memory,
 * by libarchive's other half. */
#include "test.h"

#include <archive.h>
#include <archive_entry.h>

#include "host/archive.h"

enum { ROOM = 1 << 20 };

/* What a test puts into an archive: a file unless it says otherwise. */
struct put {
        const char *name, *text;
        mode_t type;            /* 0: AE_IFREG */
        const char *link;       /* hard link to */
};

struct made { struct archive *a; char *p; size_t n; };

static struct made made_open(arena *a, int format, int filter)
{
        struct made m = { archive_write_new(), arena_bytes(a, ROOM), 0 };

        assert_int_equal(archive_write_set_format(m.a, format), ARCHIVE_OK);
        assert_int_equal(archive_write_add_filter(m.a, filter), ARCHIVE_OK);
        return m;
}

static void made_begin(struct made *m)
{
        archive_write_set_bytes_in_last_block(m->a, 1);
        assert_int_equal(archive_write_open_memory(m->a, m->p, ROOM, &m->n),
                         ARCHIVE_OK);
}

static void made_put(struct made *m, const struct put *f)
{
        struct archive_entry *e = archive_entry_new();
        size_t n = f->text ? strlen(f->text) : 0;

        archive_entry_set_pathname(e, f->name);
        archive_entry_set_filetype(e, f->type ? f->type : AE_IFREG);
        archive_entry_set_perm(e, 0644);
        archive_entry_set_size(e, (la_int64_t)n);
        if (f->link)
                archive_entry_set_hardlink(e, f->link);
        assert_int_equal(archive_write_header(m->a, e), ARCHIVE_OK);
        if (n)
                assert_int_equal(archive_write_data(m->a, f->text, n), n);
        archive_entry_free(e);
}

static str made_close(struct made *m)
{
        assert_int_equal(archive_write_free(m->a), ARCHIVE_OK);
        return str_of(m->p, m->n);
}

static str archive_made(arena *a, int format, int filter,
                        const struct put *f, size_t n)
{
        struct made m = made_open(a, format, filter);

        made_begin(&m);
        for (size_t i = 0; i < n; i++)
                made_put(&m, &f[i]);
        return made_close(&m);
}

static struct host_archive *opened(str name, str bytes)
{
        struct host_archive *x;
        err e;

        if (host_archive_memory(name, bytes, &x, &e))
                fail_msg("%s: %s", e.file, e.text);
        return x;
}

/* The next member is this one, with this text. */
static void member_is(arena *a, struct host_archive *x, const char *name,
                      const char *text)
{
        str got, bytes;
        bool end;
        err e;

        if (host_archive_next(x, a, &got, &end, &e))
                fail_msg("%s: %s", e.file, e.text);
        assert_false(end);
        assert_true(str_eq(got, str_from(name)));
        assert_int_equal(host_archive_bytes(x, a, 1 << 20, &bytes, &e), OK);
        assert_true(str_eq(bytes, str_from(text)));
}

static void end_is_met(arena *a, struct host_archive *x)
{
        str name;
        bool end;
        err e;

        assert_int_equal(host_archive_next(x, a, &name, &end, &e), OK);
        assert_true(end);
        assert_int_equal(host_archive_next(x, a, &name, &end, &e), OK);
        assert_true(end);
        host_archive_close(x);
}

static void refused(arena *a, struct host_archive *x, rc code,
                    const char *name, const char *says)
{
        str got;
        bool end;
        err e = { 0 };

        assert_int_equal(host_archive_next(x, a, &got, &end, &e), code);
        assert_false(end);
        assert_true(str_eq(got, str_from(name)));
        if (!strstr(e.text, says))
                fail_msg("\"%s\" does not say \"%s\"", e.text, says);
}

/* libarchive takes the memory that a name claims: 2 GiB, of 150 bytes. */
static void cpio_is_no_archive(void **state)
{
        (void)state;
        assert_false(host_archive_begins(S("070702777777777777777777777")));
        assert_false(host_archive_begins(S("070707000000000000000000000")));
}

static void every_format_and_packing(void **state)
{
        static const int format[] = {
                ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FORMAT_TAR_USTAR,
                ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FORMAT_ZIP,
                ARCHIVE_FORMAT_7ZIP
        };
        static const int filter[] = {
                ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD,
                ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_BZIP2
        };
        static const struct put files[] = {
                { "2014/b.txt", "the second letter", 0, NULL },
                { "2014/a.txt", "the first letter", 0, NULL },
                { "empty.txt", "", 0, NULL }
        };

        for (size_t i = 0; i < 5; i++)
                for (size_t k = 0; k < (i < 3 ? 5 : 1); k++) {
                        str bytes = archive_made(*state, format[i], filter[k],
                                                 files, 3);
                        struct host_archive *x;

                        assert_true(host_archive_begins(bytes));
                        x = opened(S("letters"), bytes);
                        for (size_t f = 0; f < 3; f++)
                                member_is(*state, x, files[f].name,
                                          files[f].text);
                        assert_false(host_archive_lone(x));
                        assert_true(host_archive_at(x) > 0);
                        end_is_met(*state, x);
                }
}

static void a_lone_packed_file(void **state)
{
        static const struct put one = { "x", "a letter", 0, NULL };
        str bytes = archive_made(*state, ARCHIVE_FORMAT_RAW,
                                 ARCHIVE_FILTER_ZSTD, &one, 1);
        struct host_archive *x = opened(S("in/letter.txt.zst"), bytes);

        member_is(*state, x, "in/letter.txt", "a letter");
        assert_true(host_archive_lone(x));
        end_is_met(*state, x);
}

static void only_files_are_met_and_names_are_only_names(void **state)
{
        static const struct put files[] = {
                { "folder", NULL, AE_IFDIR, NULL },
                { "/etc/absolute.txt", "one", 0, NULL },
                { "device", NULL, AE_IFCHR, NULL },
                { "../../climbs.txt", "two", 0, NULL },
                { "again.txt", NULL, 0, "/etc/absolute.txt" },
                { "pipe", NULL, AE_IFIFO, NULL }
        };
        str bytes = archive_made(*state, ARCHIVE_FORMAT_TAR_GNUTAR,
                                 ARCHIVE_FILTER_GZIP, files, 6);
        struct host_archive *x = opened(S("x.tar.gz"), bytes);

        member_is(*state, x, "/etc/absolute.txt", "one");
        member_is(*state, x, "../../climbs.txt", "two");
        end_is_met(*state, x);
}

/* What is not asked for is passed over, whatever its size. */
static void members_may_be_skipped(void **state)
{
        static const int format[] = { ARCHIVE_FORMAT_TAR_USTAR,
                                      ARCHIVE_FORMAT_ZIP,
                                      ARCHIVE_FORMAT_7ZIP };
        char *large = arena_get(*state, 1, 300000);
        struct put files[] = { { "large.txt", large, 0, NULL },
                               { "small.txt", "letter", 0, NULL } };

        for (size_t i = 0; i < 299999; i++)
                large[i] = (char)('a' + i * i % 23);
        for (size_t i = 0; i < 3; i++)
                for (int k = 0; k < (i == 0 ? 2 : 1); k++) {
                        struct host_archive *x = opened(S("x"), archive_made(
                                *state, format[i], k ? ARCHIVE_FILTER_GZIP
                                : ARCHIVE_FILTER_NONE, files, 2));
                        bool end;
                        str name;
                        err e;

                        assert_int_equal(host_archive_next(x, *state, &name,
                                                           &end, &e), OK);
                        member_is(*state, x, "small.txt", "letter");
                        end_is_met(*state, x);
                }
}

static void an_archive_inside_is_refused_and_the_rest_read(void **state)
{
        struct made m = made_open(*state, ARCHIVE_FORMAT_TAR_USTAR,
                                  ARCHIVE_FILTER_NONE);
        static const struct put inner = { "deep.txt", "x", 0, NULL };
        str zip = archive_made(*state, ARCHIVE_FORMAT_ZIP,
                               ARCHIVE_FILTER_NONE, &inner, 1);
        struct archive_entry *e = archive_entry_new();
        struct host_archive *x;

        made_begin(&m);
        archive_entry_set_pathname(e, "inner.zip");
        archive_entry_set_filetype(e, AE_IFREG);
        archive_entry_set_size(e, (la_int64_t)zip.n);
        assert_int_equal(archive_write_header(m.a, e), ARCHIVE_OK);
        assert_int_equal(archive_write_data(m.a, zip.p, zip.n), zip.n);
        archive_entry_free(e);
        made_put(&m, &(struct put){ "after.txt", "y", 0, NULL });
        x = opened(S("x.tar"), made_close(&m));
        refused(*state, x, ERR_INPUT, "inner.zip", "inside an archive");
        member_is(*state, x, "after.txt", "y");
        end_is_met(*state, x);
}

static void an_encrypted_member_is_refused(void **state)
{
        struct made m = made_open(*state, ARCHIVE_FORMAT_ZIP,
                                  ARCHIVE_FILTER_NONE);
        struct host_archive *x;

        assert_int_equal(archive_write_set_options(m.a,
                         "zip:encryption=traditional"), ARCHIVE_OK);
        assert_int_equal(archive_write_set_passphrase(m.a, "secret"),
                         ARCHIVE_OK);
        made_begin(&m);
        made_put(&m, &(struct put){ "closed.txt", "a letter", 0, NULL });
        x = opened(S("x.zip"), made_close(&m));
        refused(*state, x, ERR_INPUT, "closed.txt", "is encrypted");
        end_is_met(*state, x);
}

/* Cut anywhere: whole members, then one error at most, then the end. */
static void a_damaged_archive_ends_with_the_member_named(void **state)
{
        static const struct put files[] = {
                { "a.txt", "the first letter", 0, NULL },
                { "b.txt", "the second letter", 0, NULL }
        };
        str whole = archive_made(*state, ARCHIVE_FORMAT_TAR_USTAR,
                                 ARCHIVE_FILTER_NONE, files, 2);
        bool told = false;

        for (size_t n = 600; n < whole.n; n += 7) {
                struct host_archive *x;
                bool end = false;
                size_t errors = 0;
                err e = { 0 };

                if (host_archive_memory(S("x.tar"), str_of(whole.p, n), &x,
                                        &e)) {
                        assert_non_null(strstr(e.text, "no archive that can"));
                        continue;
                }
                while (!end) {
                        str name, bytes;
                        rc r = host_archive_next(x, *state, &name, &end, &e);

                        if (r == OK && !end)
                                r = host_archive_bytes(x, *state, 1 << 20,
                                                       &bytes, &e);
                        errors += r != OK;
                        assert_true(errors < 3);
                        told = told || strstr(e.text, "damaged at member 2");
                }
                host_archive_close(x);
        }
        assert_true(told);
}

static void what_is_no_archive(void **state)
{
        struct host_archive *x;
        str name;
        bool end;
        err e;

        if (host_archive_memory(S("x"), S("Case Number: CM14-9000001"), &x,
                                &e) == OK) {
                assert_int_equal(host_archive_next(x, *state, &name, &end,
                                                   &e), ERR_INPUT);
                host_archive_close(x);
        }
        assert_false(host_archive_begins(S("Case Number:")));
        assert_int_equal(host_archive_open(S("/nowhere/x.zip"), &x, &e),
                         ERR_IO);
        assert_null(x);
        host_archive_close(NULL);
}

static void a_member_over_the_ceiling(void **state)
{
        static const struct put files[] = {
                { "long.txt", "eleven byte", 0, NULL },
                { "short.txt", "ten  bytes", 0, NULL }
        };
        struct host_archive *x = opened(S("x.tar"), archive_made(*state,
                ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, files, 2));
        str name, bytes;
        bool end;
        err e;

        assert_int_equal(host_archive_next(x, *state, &name, &end, &e), OK);
        assert_int_equal(host_archive_bytes(x, *state, 10, &bytes, &e),
                         ERR_LIMIT);
        assert_int_equal(host_archive_next(x, *state, &name, &end, &e), OK);
        assert_int_equal(host_archive_bytes(x, *state, 10, &bytes, &e), OK);
        end_is_met(*state, x);
}

/* A gigabyte and a half of one letter, in some fifty thousand bytes. */
static void a_bomb_is_refused_once_it_shows(void **state)
{
        struct made m = made_open(*state, ARCHIVE_FORMAT_RAW,
                                  ARCHIVE_FILTER_ZSTD);
        char *chunk = arena_get(*state, 1, 1 << 20);
        struct archive_entry *entry = archive_entry_new();
        struct host_archive *x;
        size_t got = 1, all = 0;
        bool end;
        str name;
        rc r = OK;
        err e;

        memset(chunk, 'a', 1 << 20);
        made_begin(&m);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(m.a, entry);
        archive_entry_free(entry);
        for (int i = 0; i < 1536; i++)
                archive_write_data(m.a, chunk, 1 << 20);
        x = opened(S("bomb.jsonl.zst"), made_close(&m));
        assert_int_equal(host_archive_next(x, *state, &name, &end, &e), OK);
        while (r == OK && got) {
                r = host_archive_read(x, chunk, 1 << 20, &got, &e);
                all += got;
        }
        assert_int_equal(r, ERR_LIMIT);
        assert_true(all < (size_t)ARCHIVE_BOMB_BYTES + (2 << 20));
        assert_non_null(strstr(e.text, "times its size"));
        end_is_met(*state, x);
}

static void names_tell(void **state)
{
        static const struct { const char *name; bool is; const char *inner; }
        t[] = {
                { "a.tar", true, "" }, { "a.tar.gz", true, "" },
                { "a.tgz", true, "" }, { "a.tar.zst", true, "" },
                { "b/a.zip", true, "" }, { "a.7z", true, "" },
                { "a.txt.gz", true, "a.txt" },
                { "a.jsonl.zst", true, "a.jsonl" }, { "a.txt", false, "a.txt" }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str inner;

                assert_int_equal(host_archive_named(str_from(t[i].name),
                                                    &inner), t[i].is);
                assert_true(str_eq(inner, str_from(t[i].inner)));
        }
}

TEST_MAIN(TEST(cpio_is_no_archive), TEST(every_format_and_packing),
          TEST(a_lone_packed_file),
          TEST(only_files_are_met_and_names_are_only_names),
          TEST(members_may_be_skipped),
          TEST(an_archive_inside_is_refused_and_the_rest_read),
          TEST(an_encrypted_member_is_refused),
          TEST(a_damaged_archive_ends_with_the_member_named),
          TEST(what_is_no_archive), TEST(a_member_over_the_ceiling),
          TEST(a_bomb_is_refused_once_it_shows), TEST(names_tell))
