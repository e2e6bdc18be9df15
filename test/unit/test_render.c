/* test_render.c - one page tree in three formats: structure, wrapping, and
 * that no text of a case can become markup or drive a terminal. */
#include "test.h"

#include "render/render.h"

static struct page_node *add(arena *a, struct page_node *to,
                             enum page_kind kind, const char *label,
                             const char *text, const char *place)
{
        struct page_node *n = page_add(a, to, kind, str_from(text));

        n->label = str_from(label);
        n->place = str_from(place);
        return n;
}

static struct page_node *sample(arena *a)
{
        struct page_node *page = page_open(a), *n, *list;

        add(a, page, PAGE_HEADING, "", "The title", "")->level = 1;
        add(a, page, PAGE_NOTICE, "DRAFT", "not signed", "");
        add(a, page, PAGE_FIELD, "Case", "CM15-9999999", "");
        add(a, page, PAGE_FIELD, "Date of injury", "2014-05-12", "");
        add(a, page, PAGE_HEADING, "", "Summary", "")->level = 2;
        n = add(a, page, PAGE_PARAGRAPH, "Examination", "", "");
        add(a, n, PAGE_PARAGRAPH, "", "Tenderness: found.",
            "(note.txt, p. 1)");
        add(a, n, PAGE_PARAGRAPH, "", "Spasm: found.", "(note.txt, p. 2)");
        list = add(a, page, PAGE_LIST, "", "", "");
        n = add(a, list, PAGE_LIST_ITEM, "massage.1", "home exercise",
                "(p. 60)");
        n->mark = S("not_documented");
        n = add(a, n, PAGE_LIST, "", "", "");
        add(a, n, PAGE_LIST_ITEM, "", "\"exercises at home every day\"",
            "(note.txt, p. 1)");
        add(a, page, PAGE_OPEN, "Outcome", "open", "");
        return page;
}

static void text_is_laid_out(void **state)
{
        arena *a = *state;
        buf b = buf_open(a, 1 << 20);

        render_text(&b, sample(a), 40);
        assert_str(buf_str(&b),
                   "The title\n"
                   "=========\n"
                   "\n"
                   "| DRAFT: not signed\n"
                   "\n"
                   "Case:           CM15-9999999\n"
                   "Date of injury: 2014-05-12\n"
                   "\n"
                   "Summary\n"
                   "-------\n"
                   "\n"
                   "Examination: Tenderness: found.\n"
                   "(note.txt, p. 1) Spasm: found.\n"
                   "(note.txt, p. 2)\n"
                   "\n"
                   "- [not documented] massage.1: home\n"
                   "  exercise (p. 60)\n"
                   "  - \"exercises at home every day\"\n"
                   "    (note.txt, p. 1)\n"
                   "\n"
                   "[Outcome: open]\n");
}

static void markdown_is_structured(void **state)
{
        arena *a = *state;
        buf b = buf_open(a, 1 << 20);

        render_markdown(&b, sample(a));
        assert_str(buf_str(&b),
                   "# The title\n"
                   "\n"
                   "> **DRAFT:** not signed\n"
                   "\n"
                   "**Case:** CM15-9999999\\\n"
                   "**Date of injury:** 2014-05-12\n"
                   "\n"
                   "## Summary\n"
                   "\n"
                   "**Examination:** Tenderness: found. "
                   "*(note.txt, p. 1)* Spasm: found. *(note.txt, p. 2)*\n"
                   "\n"
                   "- **\\[not documented\\]** **massage.1:** home exercise "
                   "*(p. 60)*\n"
                   "  - \"exercises at home every day\" "
                   "*(note.txt, p. 1)*\n"
                   "\n"
                   "**Outcome:** open \\_\\_\\_\\_\n");
}

static bool holds(str s, const char *what)
{
        return str_find(s, str_from(what), 0) != STR_NONE;
}

static void html_is_complete(void **state)
{
        static const char *const parts[] = {
                "<!DOCTYPE html>\n<html lang=\"en\">", "charset=\"utf-8\"",
                "<title>The title</title>", "prefers-color-scheme: dark",
                "@media print", "<main>", "<h1>The title</h1>",
                "<h2>Summary</h2>", "role=\"note\"",
                "<dl>\n<dt>Case</dt><dd>CM15-9999999</dd>\n",
                "<dt>Date of injury</dt><dd>2014-05-12</dd>\n</dl>",
                "<span class=\"mark\">not documented</span>",
                "<span class=\"place\">(note.txt, p. 2)</span>",
                "<p class=\"open\"><strong>Outcome:</strong> open</p>",
                "</main>\n</body>\n</html>\n"
        };
        arena *a = *state;
        buf b = buf_open(a, 1 << 20);

        render_html(&b, sample(a));
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
                if (!holds(buf_str(&b), parts[i]))
                        fail_msg("lacks %s", parts[i]);
        assert_false(holds(buf_str(&b), "<script"));
        assert_false(holds(buf_str(&b), "http:"));
        assert_false(holds(buf_str(&b), "https:"));
        assert_false(holds(buf_str(&b), "src="));
}

/* Every element that opens closes, in order. */
static void html_nests(void **state)
{
        arena *a = *state;
        buf b = buf_open(a, 1 << 20);
        str open[64], s;
        size_t n = 0, i = 0;

        render_html(&b, sample(a));
        s = buf_str(&b);
        while ((i = str_find(s, S("<"), i)) != STR_NONE) {
                bool end = s.p[i + 1] == '/';
                size_t from = i + 1 + end, to = from;

                while (char_alpha(s.p[to]) || char_digit(s.p[to]))
                        to++;
                str name = str_slice(s, from, to);

                i = to;
                if (s.p[from] == '!' || str_eq(name, S("meta")))
                        continue;
                if (!end) {
                        assert_true(n < 64);
                        open[n++] = name;
                        continue;
                }
                assert_true(n > 0);
                assert_true(str_eq(open[--n], name));
        }
        assert_int_equal(n, 0);
}

static const char hostile[] =
        "<script>alert('x')</script> & \"q\" **b** [l](javascript:x) "
        "![i](x) `c` # h\x1b[31m \xc2\x9b" "31m \x07\x7f";

static struct page_node *hostile_page(arena *a)
{
        struct page_node *page = page_open(a), *list;

        add(a, page, PAGE_HEADING, "", hostile, hostile)->level = 1;
        add(a, page, PAGE_FIELD, hostile, hostile, hostile);
        add(a, page, PAGE_NOTICE, hostile, hostile, "");
        add(a, page, PAGE_OPEN, hostile, hostile, "");
        add(a, page, PAGE_PARAGRAPH, "", hostile, hostile);
        list = add(a, page, PAGE_LIST, "", "", "");
        add(a, list, PAGE_LIST_ITEM, hostile, hostile, hostile)->mark =
                str_from(hostile);
        return page;
}

static void no_text_becomes_markup(void **state)
{
        arena *a = *state;
        buf html = buf_open(a, 1 << 20), md = buf_open(a, 1 << 20);

        render_html(&html, hostile_page(a));
        assert_false(holds(buf_str(&html), "<script"));
        assert_false(holds(buf_str(&html), "'x'"));
        assert_true(holds(buf_str(&html), "&lt;script&gt;alert(&#39;x&#39;)"));
        render_markdown(&md, hostile_page(a));
        assert_true(holds(buf_str(&md), "\\<script\\>"));
        assert_false(holds(buf_str(&md), " <script"));
        assert_false(holds(buf_str(&md), " [l]"));
        assert_false(holds(buf_str(&md), " **b"));
}

static void no_text_drives_a_terminal(void **state)
{
        arena *a = *state;
        buf b = buf_open(a, 1 << 20);

        render_text(&b, hostile_page(a), 80);
        for (size_t i = 0; i < b.n; i++) {
                unsigned char c = (unsigned char)b.p[i];

                assert_true(c == '\n' || (c >= ' ' && c != 0x7f));
                assert_false(c == 0xc2 && (unsigned char)b.p[i + 1] < 0xa0);
        }
}

static void a_line_start_is_no_list(void **state)
{
        static const struct { const char *text, *out; } t[] = {
                { "1. one", "1\\. one\n" }, { "12) x", "12\\) x\n" },
                { "- x", "\\- x\n" }, { "+ x", "\\+ x\n" },
                { "# x", "\\# x\n" }, { "2015-03-09", "2015-03-09\n" },
                { "4 to 6", "4 to 6\n" }, { "> x", "\\> x\n" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
                struct page_node *page = page_open(a);
                buf b = buf_open(a, 1 << 12);

                add(a, page, PAGE_PARAGRAPH, "", t[i].text, "");
                render_markdown(&b, page);
                assert_true(str_eq(buf_str(&b), str_from(t[i].out)));
        }
}

/* No line is wider than asked for, except for one long word; and the words
 * come out as they went in. */
static void words_survive_wrapping(void **state)
{
        arena *a = *state;
        uint32_t seed = 7;

        for (int round = 0; round < 300; round++) {
                struct page_node *page = page_open(a);
                buf in = buf_open(a, 1 << 16), out = buf_open(a, 1 << 16),
                    back = buf_open(a, 1 << 16);
                int width = 20 + round % 80;

                for (int i = 0; i < 60; i++) {
                        seed = seed * 1664525 + 1013904223;
                        for (uint32_t k = 0; k < 1 + (seed >> 20) % 15; k++)
                                buf_add(&in, seed >> 29 == 1 ? S("\xc3\xa9")
                                                             : S("x"));
                        buf_char(&in, ' ');
                }
                page_add(a, page, PAGE_PARAGRAPH, str_trim(buf_str(&in)));
                render_text(&out, page, width);
                buf_add_folded(&back, buf_str(&out));
                assert_true(str_eq(buf_str(&back), str_trim(buf_str(&in))));
                str rest = buf_str(&out);

                while (rest.n) {
                        str line = str_cut(&rest, '\n');
                        int n = 0;

                        for (size_t i = 0; i < line.n; i++)
                                n += ((unsigned char)line.p[i] & 0xc0) != 0x80;
                        assert_true(n <= width);
                }
        }
}

TEST_MAIN(TEST(text_is_laid_out), TEST(markdown_is_structured),
          TEST(html_is_complete), TEST(html_nests),
          TEST(no_text_becomes_markup), TEST(no_text_drives_a_terminal),
          TEST(a_line_start_is_no_list), TEST(words_survive_wrapping))
