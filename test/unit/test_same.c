/* test_same.c - documents that stand there twice: what keeps a copy one, and
 * what makes of two reports on one form two. All text is invented. */
#include "test.h"

#include "base/buf.h"
#include "casefile/same.h"

static const char visit[] =
        "Harbor Physical Therapy\n"
        "Daily note       Date of service: 03/04/2015     Visit 3 of 12\n"
        "The patient reports that the low back is stiff in the morning and\n"
        "eases with walking. Pain today is 6/10 before and 4/10 after.\n"
        "Treatment: moist heat for 15 minutes, manual mobilisation of the\n"
        "lumbar segments, and stabilisation exercises on the mat with good\n"
        "tolerance. Flexion reaches 50 degrees, extension 15 degrees. The\n"
        "home programme was gone through again and a sheet was handed out.\n"
        "Plan: go on with therapy twice a week. Next visit 03/09/2015.\n"
        "Signed on 03/04/2015 by the therapist named above.\n";

static const char letter[] =
        "To whom it may concern. We ask that the bakery keep the oven door\n"
        "shut while trays are moved, and that lifting be shared between two\n"
        "people until the doctor has written again about what is allowed.\n";

/* The text with its first `from` replaced by `to`, `times` times. */
static str changed(arena *a, str s, const char *from, const char *to,
                   size_t times)
{
        buf b = buf_open(a, 1 << 20);
        size_t at = 0, next;

        while (times-- && (next = str_find(s, str_from(from), at)) != STR_NONE)
        {
                buf_add(&b, str_slice(s, at, next));
                buf_add(&b, str_from(to));
                at = next + strlen(from);
        }
        buf_add(&b, str_slice(s, at, s.n));
        return buf_str(&b);
}

static unsigned roll(unsigned *seed)
{
        *seed = *seed * 1664525u + 1013904223u;
        return *seed >> 16;
}

/* One letter in `every` read wrongly, figures left as they are. */
static str worn(arena *a, str s, unsigned every, unsigned seed)
{
        char *p = arena_bytes(a, s.n + 1);

        for (size_t i = 0; i < s.n; i++)
                p[i] = char_alpha(s.p[i]) && roll(&seed) % every == 0
                       ? (char)('a' + roll(&seed) % 26) : s.p[i];
        return str_of(p, s.n);
}

static struct document *document_of(arena *a, str text)
{
        struct document *d = NEW(a, struct document);

        d->text = text;
        d->date = d->received = DATE_NONE;
        document_paginate(a, d);
        d->first_page = 1;
        d->n_pages = d->pages;
        d->end = text.n;
        d->page = NEWN(a, struct document_page, d->pages);
        return d;
}

/* documents_same of documents whose pages are all that there are. */
static void same_find(arena *a, struct case_file *c)
{
        struct stack s = { .a = a, .c = c };

        for (size_t i = 0; i < c->n_documents; i++)
                s.n += c->document[i]->pages;
        s.sheet = NEWN(a, struct sheet, s.n);
        s.n = 0;
        for (size_t i = 0; i < c->n_documents; i++) {
                struct document *d = c->document[i];

                for (size_t k = 0; k < d->pages; k++)
                        s.sheet[s.n++] = (struct sheet){
                                .file = d, .number = k + 1,
                                .page = &d->page[k],
                                .text = document_page_text(d, k + 1) };
        }
        documents_same(&s);
}

static struct document **compare(arena *a, const str *text, size_t n)
{
        struct case_file *c = NEW(a, struct case_file);

        c->document = NEWN(a, struct document *, n);
        for (size_t i = 0; i < n; i++)
                c->document[c->n_documents++] = document_of(a, text[i]);
        same_find(a, c);
        return c->document;
}

/* - no copy, = word for word, ~ nearly: of the second of two. */
static char copy_of(arena *a, str first, str second)
{
        const str text[] = { first, second };
        struct document **d = compare(a, text, 2);

        assert_null(d[0]->same_as);
        assert_true(!d[1]->same_as || d[1]->same_as == d[0]);
        return !d[1]->same_as ? '-' : d[1]->near ? '~' : '=';
}

static void a_copy_is_one_whatever_a_machine_printed_on_it(void **state)
{
        arena *a = *state;
        str v = str_from(visit);

        assert_int_equal(copy_of(a, v, v), '=');
        assert_int_equal(copy_of(a, v, changed(a, v, " ", "   ", 999)), '=');
        assert_int_equal(copy_of(a, arena_fmt(a, "FAX 05/06/2016 10:11 "
                "5550100142 -> 5550100199 [4/38]\n%s", visit),
                arena_fmt(a, "06/07/2016 9:08 HARBOR 5550100142 "
                "P.014/029\n%s", visit)), '=');
        assert_int_equal(copy_of(a, arena_fmt(a, "Received Fax : 05/06/2016 "
                "10:11   Fax Station : HARBOR   p. 12\n%s", visit),
                arena_fmt(a, "Received Fax : 06/07/2016 9:08   Fax Station : "
                "HARBOR   p. 7\n%s", visit)), '=');
        assert_int_equal(copy_of(a, v, arena_fmt(a, "RECEIVED MAY 06 2016\n"
                                                    "%s", visit)), '~');
        assert_int_equal(copy_of(a, v, arena_fmt(a, "AMENDED\n%sAddendum: "
                "the patient telephoned and asked for a copy.\n", visit)),
                '~');
}

static void another_visit_on_the_same_form_is_another(void **state)
{
        arena *a = *state;
        str v = str_from(visit);

        assert_int_equal(copy_of(a, v, changed(a, v, "03/04/2015",
                                               "03/06/2015", 2)), '-');
        assert_int_equal(copy_of(a, v, changed(a, v, "Visit 3", "Visit 4",
                                               1)), '-');
        assert_int_equal(copy_of(a, v, changed(a, v, "6/10", "7/10", 1)),
                         '-');
        assert_int_equal(copy_of(a, v, str_from(letter)), '-');
        assert_int_equal(copy_of(a, S("See file."), S("See file.")), '-');
        assert_int_equal(copy_of(a, S(""), S("")), '-');
}

/* A table that recognition reads by rows once, and once by columns. */
static void the_turn_of_the_words_does_not_matter(void **state)
{
        arena *a = *state;
        str rows = arena_fmt(a, "%sDate 01/09 01/12 01/17\n"
                             "Pain 6/10 4/10 5/10\n", visit);
        str columns = arena_fmt(a, "Date 01/09 Pain 6/10\n01/12 4/10\n"
                                "01/17 5/10\n%s", visit);

        assert_int_equal(copy_of(a, rows, columns), '~');
        assert_int_equal(copy_of(a, rows, changed(a, columns, "01/17",
                                                  "01/18", 1)), '-');
        assert_int_equal(copy_of(a, rows, changed(a, columns, "4/10", "9/10",
                                                  2)), '-');
}

/* Pages of a file, - for one that goes on, b where a run that stands there
 * twice begins, e behind its end, x for both. */
static str runs_of(arena *a, const str *text, size_t n)
{
        struct document *file = NEW(a, struct document);
        struct stack s = { .a = a, .n = n };
        char *p = arena_bytes(a, n + 1);

        s.sheet = NEWN(a, struct sheet, n);
        for (size_t i = 0; i < n; i++)
                s.sheet[i] = (struct sheet){
                        .file = file, .number = i + 1, .text = text[i],
                        .page = NEW(a, struct document_page) };
        sheets_same(&s);
        for (size_t i = 0; i < n; i++)
                p[i] = s.sheet[i].copy_begins
                       ? (s.sheet[i].copy_behind ? 'x' : 'b')
                       : s.sheet[i].copy_behind ? 'e' : '-';
        return str_of(p, n);
}

static void a_copied_run_begins_and_ends(void **state)
{
        arena *a = *state;
        str v = str_from(visit), l = str_from(letter);
        str w = changed(a, v, "03/04/2015", "05/06/2015", 2);
        str u = changed(a, v, "03/04/2015", "07/08/2015", 2);
        str t = changed(a, v, "03/04/2015", "09/10/2015", 2);
        str blank = S("");

        /* one page, again */
        assert_str(runs_of(a, (str[]){ w, v, l, u, v, t }, 6), "-be-be");
        /* two pages; the same two behind one another */
        assert_str(runs_of(a, (str[]){ v, l, w, u, v, l, t }, 7), "b-e-b-e");
        assert_str(runs_of(a, (str[]){ v, l, v, l }, 4), "b-x-");
        /* a page of the run was not found in one of them */
        assert_str(runs_of(a, (str[]){ v, w, l, u, v, blank, l, t }, 8),
                   "b--eb--e");
        /* a form's back side, behind many */
        assert_str(runs_of(a, (str[]){ v, l, w, l, u, l, t, l, w, l }, 10),
                   "----------");
}

static void an_amended_report_of_one_day_is_nearly_it(void **state)
{
        arena *a = *state;
        struct case_file c = { .n_documents = 2 };
        struct document *d[2] = {
                document_of(a, str_from(visit)),
                document_of(a, changed(a, str_from(visit), "50 deg", "55 deg",
                                       1)) };

        c.document = d;
        for (size_t i = 0; i < 2; i++) {
                d[i]->author = S("Lee Broad");
                d[i]->class = S("THERAPY_NOTE");
                date_parse_iso(S("2015-03-04"), &d[i]->date);
        }
        same_find(a, &c);
        assert_ptr_equal(d[1]->same_as, d[0]);
        assert_true(d[1]->near);
}

static void noise_keeps_a_copy_and_a_change_breaks_it(void **state)
{
        arena *a = *state;
        str v = str_from(visit);

        for (unsigned seed = 1; seed <= 50; seed++) {
                str first = worn(a, v, 50, seed);
                str second = worn(a, v, 50, seed * 77);
                str other = changed(a, second, "03/04/2015", "03/06/2015", 2);

                if (copy_of(a, first, second) == '-')
                        fail_msg("seed %u: a copy was missed", seed);
                if (copy_of(a, first, other) != '-')
                        fail_msg("seed %u: another day", seed);
        }
}

/* Documents 0 to 3 of a case: a visit, its copy, another visit, a letter.
 * Whatever their order, the first and second stand together. */
static void the_order_of_the_files_does_not_matter(void **state)
{
        arena *a = *state;
        str v = str_from(visit);
        const str text[4] = { v, worn(a, v, 50, 3),
                              changed(a, v, "03/04/2015", "04/01/2015", 2),
                              str_from(letter) };

        for (unsigned o = 0; o < 256; o++) {
                const size_t at[4] = { o & 3, o >> 2 & 3, o >> 4 & 3,
                                       o >> 6 };
                str turned[4];
                struct document **d;
                unsigned seen = 0;

                for (size_t i = 0; i < 4; i++) {
                        seen |= 1u << at[i];
                        turned[i] = text[at[i]];
                }
                if (seen != 15)
                        continue;
                d = compare(a, turned, 4);
                for (size_t i = 0; i < 4; i++)
                        for (size_t k = 0; k < i; k++)
                                if ((d[i]->same_as == d[k]) !=
                                    (at[i] < 2 && at[k] < 2))
                                        fail_msg("order %u", o);
        }
}

static void many_copies_all_repeat_the_first(void **state)
{
        enum { N = 300 };
        arena *a = *state;
        str *text = NEWN(a, str, N);
        struct document **d;

        for (unsigned i = 0; i < N; i++)
                text[i] = i % 3 == 0 ? str_from(visit)
                        : i % 3 == 1 ? worn(a, str_from(visit), 60, i)
                        : changed(a, str_from(visit), "03/04/2015",
                                  (const char *)arena_z(a, arena_fmt(a,
                                  "%02u/%02u/2%03u", i % 12 + 1, i % 28 + 1,
                                  i)), 2);
        d = compare(a, text, N);
        for (unsigned i = 1; i < N; i++)
                if (i % 3 == 2 ? d[i]->same_as != NULL
                               : d[i]->same_as != d[0])
                        fail_msg("%u", i);
}

static void what_is_set_apart_repeats_nothing(void **state)
{
        arena *a = *state;
        struct document *d[2] = { document_of(a, str_from(visit)),
                                  document_of(a, str_from(visit)) };
        struct case_file c = { .document = d, .n_documents = 2 };

        d[0]->apart = true;
        same_find(a, &c);
        assert_null(d[1]->same_as);
}

/* Its two pages stand around another document; again, they stand together. */
static void what_was_interrupted_is_read_with_what_goes_on(void **state)
{
        arena *a = *state;
        str half = str_from(visit), rest = changed(a, half, "Visit 3",
                                                   "Visit 9", 1);
        struct document *d[4] = {
                document_of(a, half), document_of(a, str_from(letter)),
                document_of(a, rest),
                document_of(a, arena_fmt(a, FMT"\f"FMT, ARG(half),
                                         ARG(rest))) };
        struct case_file c = { .document = d, .n_documents = 4 };

        d[2]->continues = d[0];
        same_find(a, &c);
        assert_null(d[0]->same_as);
        assert_null(d[1]->same_as);
        assert_null(d[2]->same_as);
        assert_ptr_equal(d[3]->same_as, d[0]);
        assert_false(d[3]->near);
}

TEST_MAIN(TEST(a_copy_is_one_whatever_a_machine_printed_on_it),
          TEST(another_visit_on_the_same_form_is_another),
          TEST(the_turn_of_the_words_does_not_matter),
          TEST(a_copied_run_begins_and_ends),
          TEST(an_amended_report_of_one_day_is_nearly_it),
          TEST(noise_keeps_a_copy_and_a_change_breaks_it),
          TEST(the_order_of_the_files_does_not_matter),
          TEST(many_copies_all_repeat_the_first),
          TEST(what_is_set_apart_repeats_nothing),
          TEST(what_was_interrupted_is_read_with_what_goes_on))
