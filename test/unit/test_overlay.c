/* test_overlay.c - the private folder through imr.h: named once, before the
 * guidelines are loaded; confirmations hold at once, in the same imr. */
#include "test.h"

#include "base/buf.h"
#include "imr.h"

#include <stdio.h>
#include <unistd.h>

static const char *const handbook =
        "guideline handbook\nsource MTUS Handbook, 2020\n"
        "in force 2020-01-01\n"
        "topic balm   service, option   p.7\n"
        "  for class is topical\n"
        "  limit visits requested at most 6 visits, per request   p.8\n";

static char folder[] = "/tmp/imr-overlay-XXXXXX", file[64], kept[64];

static int overlay_make(void **state)
{
        FILE *f;

        if (test_setup(state) || !mkdtemp(folder))
                return -1;
        snprintf(file, sizeof file, "%s/handbook.guideline", folder);
        snprintf(kept, sizeof kept, "%s/confirmed.outline", folder);
        f = fopen(file, "w");
        if (!f)
                return -1;
        fputs(handbook, f);
        return fclose(f);
}

static int overlay_remove(void **state)
{
        unlink(file);
        unlink(kept);
        rmdir(folder);
        return test_teardown(state);
}

static int into(void *context, const char *text, size_t n)
{
        buf_add(context, str_of(text, n));
        return 0;
}

static imr *opened(void)
{
        imr *m = NULL;

        assert_int_equal(imr_open(".", &m, NULL), IMR_OK);
        assert_int_equal(imr_overlay(m, folder, NULL), IMR_OK);
        return m;
}

/* How many lines of the handbook nobody has read. */
static size_t unread(arena *a, imr *m)
{
        buf b = buf_open(a, 1 << 20);
        imr_ask ask = { .out = into, .context = &b, .unverified = true,
                        .guideline = "handbook", .format = IMR_FORMAT_JSON };
        imr_err e = { 0 };
        size_t n = 0;

        if (imr_guideline_list(m, &ask, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        for (size_t i = 0; i < b.n; i++)
                n += b.p[i] == '\n';
        return n;
}

static void confirm(arena *a, imr *m, const char *line, const char *page)
{
        buf b = buf_open(a, 1 << 20);
        imr_ask ask = { .out = into, .context = &b };
        imr_confirmation what = {
                .criterion = line, .by = "A. Name, MD", .page = page,
                .edition = "Handbook, 2020", .on = "2026-11-22",
                .withdraw = !page };
        imr_err e = { 0 };

        if (imr_guideline_confirm(m, &ask, &what, &e))
                fail_msg("%s: %s", line, e.text);
}

static void a_confirmation_holds_at_once(void **state)
{
        imr *m = opened();

        assert_int_equal(unread(*state, m), 2);
        confirm(*state, m, "balm.1", "9");
        assert_int_equal(unread(*state, m), 1);
        confirm(*state, m, "balm.class", "7");
        assert_int_equal(unread(*state, m), 0);
        confirm(*state, m, "balm.1", "10");     /* read again, elsewhere */
        assert_int_equal(unread(*state, m), 0);
        confirm(*state, m, "balm.class", NULL);
        assert_int_equal(unread(*state, m), 1);
        imr_close(m);

        m = opened();                   /* and is so when loaded anew */
        assert_int_equal(unread(*state, m), 1);
        confirm(*state, m, "balm.1", NULL);
        assert_int_equal(unread(*state, m), 2);
        imr_close(m);
}

static void it_is_named_before_anything_is_loaded(void **state)
{
        imr *m = opened();
        imr_err e = { 0 };

        unread(*state, m);
        assert_int_equal(imr_overlay(m, folder, &e), IMR_USAGE);
        assert_non_null(strstr(e.text, "loaded already"));
        imr_close(m);
}

static void a_day_is_required(void **state)
{
        buf b = buf_open(*state, 1 << 20);
        imr_ask ask = { .out = into, .context = &b };
        imr_confirmation what = { .criterion = "balm.1", .page = "8",
                                  .by = "A. Name, MD",
                                  .edition = "Handbook, 2020" };
        imr *m = opened();
        imr_err e = { 0 };

        assert_int_equal(imr_guideline_confirm(m, &ask, &what, &e),
                         IMR_USAGE);
        what.on = "2026-11";
        assert_int_equal(imr_guideline_confirm(m, &ask, &what, &e),
                         IMR_USAGE);
        what.on = "2026-11-22";
        what.criterion = NULL;
        assert_int_equal(imr_guideline_confirm(m, &ask, &what, &e),
                         IMR_USAGE);
        assert_int_equal(access(kept, F_OK), -1);
        imr_close(m);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                TEST(a_day_is_required),
                TEST(it_is_named_before_anything_is_loaded),
                TEST(a_confirmation_holds_at_once)
        };

        cmocka_set_message_output(CM_OUTPUT_TAP);
        return cmocka_run_group_tests(tests, overlay_make, overlay_remove);
}
