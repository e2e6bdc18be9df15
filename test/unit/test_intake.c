/* test_intake.c - documents of every kind: what is taken for what, the text
 * and pages that come of it, and what is refused. PDFs are made by
 * test/pdf.py from text invented here. */
#include "test.h"

#include <pthread.h>

#include "base/buf.h"
#include "intake/intake.h"

static void a_kind_is_known_by_bytes_then_name(void **state)
{
        static const struct { str name, bytes; enum intake_kind kind; } of[] = {
                { STR("a.txt"), STR("Case Number: 1"), INTAKE_TEXT },
                { STR("a.txt"), STR("%PDF-1.4\n"), INTAKE_PDF },
                { STR("-"), STR("junk\n%PDF-1.4\n"), INTAKE_PDF },
                { STR("a.txt"), STR("speaks of %PDF-1.4"), INTAKE_TEXT },
                { STR("a.PDF"), STR("junk"), INTAKE_PDF },
                { STR("a.txt"), STR("\xef\xbb\xbf \n<!DOCTYPE HTML>"),
                  INTAKE_HTML },
                { STR("a.md"), STR("<Html lang=en>"), INTAKE_HTML },
                { STR("a.md"), STR("<b>Case Number</b>"), INTAKE_TEXT },
                { STR("a.Htm"), STR("<b>Case Number</b>"), INTAKE_HTML },
                { STR("a.html"), STR(""), INTAKE_HTML },
                { STR("a.html"), STR("%PDF-1.4"), INTAKE_PDF },
                { STR("html"), STR("pdf"), INTAKE_TEXT }
        };

        (void)state;
        for (size_t i = 0; i < sizeof of / sizeof *of; i++)
                if (intake_kind(of[i].name, of[i].bytes) != of[i].kind)
                        fail_msg(FMT" "FMT, ARG(of[i].name),
                                 ARG(of[i].bytes));
        assert_true(intake_named(S("x.Markdown")));
        assert_true(intake_named(S("x.PDF")));
        assert_true(intake_named(S("x.htm")));
        assert_false(intake_named(S("x.png")));
        assert_false(intake_named(S("pdf")));
}

static struct document taken(arena *a, const char *name, str bytes,
                             struct intake_ask ask)
{
        struct document d;
        err e = { 0 };

        if (intake_text(a, str_from(name), bytes, &ask, &d, &e))
                fail_msg("%s: %s", e.file, e.text);
        return d;
}

/* The message of what is refused, and its code. */
static const char *refused(arena *a, const char *name, str bytes, rc code)
{
        struct intake_ask ask = { .ocr = false };
        err *e = NEW(a, err);
        struct document d;

        assert_int_equal(intake_text(a, str_from(name), bytes, &ask, &d, e),
                         code);
        assert_string_equal(e->file, name);
        return e->text;
}

static void html_is_laid_out(void **state)
{
        static const struct { const char *html, *text; } of[] = {
                { "one two", "one two\n" },
                { "  one\n\t two  <i> three</i>,<b>four</b> ",
                  "one two three,four\n" },
                { "<p>one<p>two<div>three</div>four",
                  "one\ntwo\nthree\nfour\n" },
                { "one<br>two<br><br/>three", "one\ntwo\n\nthree\n" },
                { "<p>one</p><br><p>two", "one\n\ntwo\n" },
                { "<ul><li>one<li>two</ul>three", "one\ntwo\nthree\n" },
                { "<h1>one</h1>two<hr>three", "one\ntwo\nthree\n" },
                /* columns: what separates label from value */
                { "<table><tr><td>Case:<td>1<tr><th>Date:</th><td>2</table>x",
                  "Case:  1\nDate:  2\nx\n" },
                { "<table><tr><td><p>Case:</p></td> <td><div>1</div></td>"
                  "</tr></table>", "Case:  1\n" },
                { "<table><tr><td></td><td>1</td></tr></table>", "1\n" },
                { "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
                  "a  b\nc\n" },
                { "a<td>b", "ab\n" },           /* no table: no cell */
                /* entities, no-break spaces, scripts, comments, head */
                { "&lt;b&gt; &amp;amp; &eacute;&#8217;&#x2019;&bogus;",
                  "<b> &amp; \xc3\xa9\xe2\x80\x99\xe2\x80\x99&bogus;\n" },
                { "one&nbsp;&nbsp; two", "one   two\n" },
                { "<head><title>t</title></head>one<script>two</script>"
                  "<style>three</style><!-- four -->five", "onefive\n" },
                { "<pre>a  b\n  c\n</pre>d", "a  b\n  c\nd\n" },
                { "<pre>\n\n a</pre>", "\n a\n" },
                { "<textarea>a\fb</textarea>", "a b\n" },
                { "a&#12;b", "a b\n" },
                { "a<unknown>b</unknown>c</p>d", "abc\nd\n" },
                { "a < b &amp c &copy; &#150; &#0;", "a < b & c \xc2\xa9 "
                  "\xe2\x80\x93 \xef\xbf\xbd\n" },
                { "a<script>if (x < y) '</p>'</script >b<p title='>'>c",
                  "ab\nc\n" },
                { "a<!-- > --->b<!DOCTYPE html>c<?x y?>d", "abcd\n" },
                { "a<script>b", "a\n" }, { "a<p title='", "a\n" }
        };

        for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
                struct document d = taken(*state, "x/a.html",
                                          str_from(of[i].html),
                                          (struct intake_ask){ 0 });

                if (!str_eq(d.text, str_from(of[i].text)))
                        fail_msg("%s\nis\n"FMT"not\n%s", of[i].html,
                                 ARG(d.text), of[i].text);
                assert_str(d.name, "a.html");
                assert_int_equal(d.pages, 1);
        }
}

static str repeated(arena *a, const char *head, const char *piece, size_t n)
{
        buf b = buf_open(a, (size_t)256 << 20);

        buf_add(&b, str_from(head));
        while (n--)
                buf_add(&b, str_from(piece));
        return buf_str(&b);
}

/* Whatever is nested, left open or long: it is read, and in time that grows
 * with its length. The last ones ended gumbo, or took it minutes. */
static void html_of_any_shape(void **state)
{
        static const char *const piece[] = {
                "<div>", "<b>", "<dd><li>", "</x>", "<table><td>", "<a ",
                "<script><b", "<p ='", "<p title=\"", "<!--", "<!", "&#", "&",
                "<b a b c><i>", "<table>x", "<table>\xef\xbb\xbf<tr>"
        };
        struct intake_ask ask = { 0 };
        buf b;

        for (size_t i = 0; i < sizeof piece / sizeof *piece; i++) {
                str html = repeated(*state, "knee<p>", piece[i], 200000);

                assert_true(str_starts(taken(*state, "a.html", html, ask).text,
                                       S("knee\n")));
        }
        b = buf_open(*state, (size_t)64 << 20);
        buf_add(&b, repeated(*state, "<p title='", "x", 10000000));
        buf_add(&b, S("'>knee"));
        assert_str(taken(*state, "a.html", buf_str(&b), ask).text, "knee\n");
        b = buf_open(*state, (size_t)64 << 20);
        buf_add(&b, S("<p"));
        for (int i = 0; i < 30000; i++)
                buf_fmt(&b, " a%d", i);
        buf_add(&b, S(">knee"));
        assert_str(taken(*state, "a.html", buf_str(&b), ask).text, "knee\n");
}

/* What test/pdf.py makes of a text, in which printf's escapes stand. */
static str pdf_made(arena *a, const char *how, const char *text)
{
        str command = arena_fmt(a, "printf '%s' | python3 test/pdf.py %s "
                                   "/dev/stdin", text, how);
        size_t most = (size_t)16 << 20, n;
        char *p = arena_bytes(a, most);
        FILE *f = popen(arena_z(a, command), "r");

        assert_non_null(f);
        n = fread(p, 1, most, f);
        assert_int_equal(pclose(f), 0);
        assert_true(n > 0 && n < most);
        return str_of(p, n);
}

static void a_pdf_has_text_and_pages(void **state)
{
        str pdf = pdf_made(*state, "text", "Knee pain\\n\\nand\\fhip\\f");
        struct document d = taken(*state, "x/a.pdf", pdf,
                                  (struct intake_ask){ 0 });

        assert_str(d.name, "a.pdf");
        assert_int_equal(d.pages, 2);
        assert_int_equal(d.pages_unread, 0);
        assert_str(str_trim(str_slice(d.text, d.page_begin[1], d.text.n)),
                   "hip");
        d = taken(*state, "-", pdf_made(*state, "guarded", "Knee pain"),
                  (struct intake_ask){ 0 });
        assert_str(str_trim(d.text), "Knee pain");
}

static void a_pdf_is_read_in_two_orders(void **state)
{
        str pdf = pdf_made(*state, "mirrored", "first\\nsecond");
        struct document d = taken(*state, "a.pdf", pdf,
                                  (struct intake_ask){ 0 });

        assert_true(str_find(d.text, S("second"), 0) <
                    str_find(d.text, S("first"), 0));
        d = taken(*state, "a.pdf", pdf, (struct intake_ask){ .raw = true });
        assert_true(str_find(d.text, S("first"), 0) <
                    str_find(d.text, S("second"), 0));
}

static void pages_without_text_are_counted(void **state)
{
        str pdf = pdf_made(*state, "mixed", "Knee pain\\fHip pain\\fEnd");
        struct document d = taken(*state, "a.pdf", pdf,
                                  (struct intake_ask){ 0 });

        assert_int_equal(d.pages, 3);
        assert_int_equal(d.pages_unread, 2);
        d = taken(*state, "a.pdf", pdf, (struct intake_ask){ .ocr = true });
        assert_int_equal(d.pages, 3);
        assert_int_equal(d.pages_unread, 0);
        assert_str(str_trim(str_slice(d.text, d.page_begin[1],
                                      d.page_begin[2])), "Hip pain");
        /* damage somewhere: something may be missing */
        d = taken(*state, "a.pdf", pdf_made(*state, "twisted",
                                            "Knee pain\\fHip pain"),
                  (struct intake_ask){ 0 });
        assert_int_equal(d.pages_unread, 1);
}

static void what_is_refused_says_why(void **state)
{
        const char *why;

        why = refused(*state, "a.pdf", pdf_made(*state, "locked", "Knee"),
                      ERR_INPUT);
        assert_non_null(strstr(why, "password"));
        why = refused(*state, "a.pdf", pdf_made(*state, "cut", "Knee"),
                      ERR_INPUT);
        assert_non_null(strstr(why, "damaged"));
        why = refused(*state, "a.pdf", pdf_made(*state, "scan", "Knee"),
                      ERR_INPUT);
        assert_non_null(strstr(why, "--ocr"));
        why = refused(*state, "a.pdf", pdf_made(*state, "text", " "),
                      ERR_INPUT);
        assert_non_null(strstr(why, "--ocr"));
        why = refused(*state, "a.html", S("<p> &nbsp; <script>x</script>"),
                      ERR_INPUT);
        assert_non_null(strstr(why, "holds no text"));
        why = refused(*state, "a.html", S("<p>\0x"), ERR_INPUT);
        assert_non_null(strstr(why, "NUL"));
        why = refused(*state, "a.txt", S(" \n"), ERR_INPUT);
        assert_non_null(strstr(why, "holds no text"));
}

static void a_pdf_of_many_pages_is_refused(void **state)
{
        buf text = buf_open(*state, 1 << 20);
        struct document d;

        for (int i = 0; i < 999; i++)
                buf_add(&text, S("x\\f"));
        buf_add(&text, S("y"));
        d = taken(*state, "a.pdf",
                  pdf_made(*state, "text", arena_z(*state, buf_str(&text))),
                  (struct intake_ask){ 0 });
        assert_int_equal(d.pages, INTAKE_PAGES_MAX);
        buf_add(&text, S("\\fz"));
        assert_non_null(strstr(refused(*state, "a.pdf", pdf_made(*state,
                        "text", arena_z(*state, buf_str(&text))), ERR_LIMIT),
                        "1000 pages"));
}

struct job { str pdf, want; int failures; };

static void *many(void *context)
{
        struct job *job = context;
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        struct intake_ask ask = { 0 };

        if (setjmp(door.env) == 0) {
                door.open = true;
                for (int i = 0; i < 20; i++) {
                        struct document d;

                        arena_reset(&a);
                        if (intake_text(&a, S("a.pdf"), job->pdf, &ask, &d,
                                        NULL) ||
                            !str_eq(str_trim(d.text), job->want))
                                job->failures++;
                }
        } else {
                job->failures++;
        }
        arena_close(&a);
        return NULL;
}

static void threads_read_side_by_side(void **state)
{
        struct job job[3] = { { .want = STR("left knee") },
                              { .want = STR("right hip") },
                              { .want = STR("neck") } };
        pthread_t thread[3];

        for (int i = 0; i < 3; i++) {
                job[i].pdf = pdf_made(*state, "text",
                                      arena_z(*state, job[i].want));
                assert_int_equal(pthread_create(&thread[i], NULL, many,
                                                &job[i]), 0);
        }
        for (int i = 0; i < 3; i++)
                pthread_join(thread[i], NULL);
        for (int i = 0; i < 3; i++)
                assert_int_equal(job[i].failures, 0);
}

TEST_MAIN(TEST(a_kind_is_known_by_bytes_then_name), TEST(html_is_laid_out),
          TEST(html_of_any_shape), TEST(a_pdf_has_text_and_pages),
          TEST(a_pdf_is_read_in_two_orders),
          TEST(pages_without_text_are_counted),
          TEST(what_is_refused_says_why),
          TEST(a_pdf_of_many_pages_is_refused),
          TEST(threads_read_side_by_side))
