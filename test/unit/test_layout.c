/* test_layout.c - the forms a layout may have: items that begin with words,
 * verdicts apart from them, one item a letter, dates in sentences, lists with
 * bullets; what is refused of a layout file; and how a reading is explained.
 *
 * Layouts and letters are invented here; those of layouts/ are read by
 * test_letter.c and, with examples/letters, by test_published.c. */
#include "data.h"

#include "letter/letter.h"

#include <math.h>

static rc load(arena *a, str text, struct layouts **out, err *e)
{
        struct data_file f = { S("x.layout"), text };

        *e = (err){ 0 };
        return layouts_load(a, &f, 1, out, e);
}

static rc read_by(arena *a, str layout, str text, struct letter *l, err *e)
{
        struct document *d = NEW(a, struct document);
        struct layouts *all;
        bool cut;

        if (load(a, layout, &all, e))
                fail_msg("%s:%zu: %s", e->file, e->line, e->text);
        d->name = S("invented.txt");
        d->text = text;
        return letter_read(a, all, d, l, &cut, e);
}

static struct letter read_good(arena *a, str layout, str text)
{
        struct letter l;
        err e;

        if (read_by(a, layout, text, &l, &e))
                fail_msg("%s", e.text);
        return l;
}

#define assert_value(l, span, lit)                                           \
        assert_str(letter_value(*state, (l), (span)), lit)
#define assert_date(d, lit) assert_str(date_text(*state, (d)), lit)

/* ---- A sixth layout, of which no C knows --------------------------------- */

#define COAST                                                                \
        "layout  coast-notice\n"                                             \
        "family  Y\n"                                                        \
        "status  untried\n"                                                  \
        "source  \"invented\"\n"                                             \
        "trap    the year is missing in some\n"                              \
        "head\n"                                                             \
        "  \"COAST BOARD\"  -\n"                                             \
        "  \"On:\"  decision_date  date\n"                                   \
        "parts\n"                                                            \
        "  heading \"WHAT WAS DECIDED\"  -\n"                                \
        "    intro \"You wrote\"  \"is this:\"\n"                            \
        "  heading \"THE STORY\"  case_summary\n"                            \
        "    intro \"Told by\"  \"on {date}\"\n"                             \
        "  label   \"Papers:\"  documents_reviewed  optional\n"              \
        "    bullet \"+\"  \"o\"\n"                                         \
        "  begins  items\n"                                                  \
        "find in \"WHAT WAS DECIDED\"\n"                                     \
        "  application_received\n"                                           \
        "    after \"You wrote on\"\n"                                       \
        "item\n"                                                             \
        "  begins  \"On {request}:\"\n"                                      \
        "  decided \"the wish for {request} is {verdict}\"\n"                \
        "  decided \"the wish for {request} are {verdict}\"\n"               \
        "  verdict \"granted\"      overturned\n"                            \
        "  verdict \"not granted\"  upheld\n"                                \
        "  label   \"By the rule\"  imro_guideline  optional\n"              \
        "  label   \"Because:\"     rationale\n"

#define TOP                                                                  \
        "COAST BOARD\nOn: 3/4/2014\n"                                        \
        "1) To us the wish for a cane is granted.\n"                         \
        "2) To us the wish for two\ncrutches are not granted.\n"             \
        "WHAT WAS DECIDED\nYou wrote on 2/1/2014, and the answer is this:\n"
#define STORY                                                                \
        "THE STORY\nTold by the payer on March 1, 2014. A 30-year-old "      \
        "woman.\n"
#define ITEMS                                                                \
        "1) On a cane:\nBy the rule 7.\nBecause: She limps.\n"               \
        "2) On two\ncrutches:\nBecause: She walks.\n"

static void a_sixth_layout(void **state)
{
        struct letter l = read_good(*state, S(COAST), S(
                TOP "1) Again the wish for a cane is granted.\n" STORY
                "Papers:\nThree of them\n+ a letter that\n   goes on\n"
                "o a note\n" ITEMS));

        assert_str(l.layout, "coast-notice");
        assert_date(l.decision_date, "2014-03-04");
        assert_date(l.application_received, "2014-02-01");
        assert_value(&l, l.case_summary, "A 30-year-old woman.");
        assert_int_equal(l.n_documents_reviewed, 3);
        assert_value(&l, l.document_reviewed[0], "Three of them");
        assert_value(&l, l.document_reviewed[1], "a letter that goes on");
        assert_value(&l, l.document_reviewed[2], "a note");
        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].request, "a cane");
        assert_value(&l, l.item[0].imro_guideline, "7.");
        assert_value(&l, l.item[0].decision, "granted");
        assert_int_equal(l.item[0].outcome, OUTCOME_OVERTURNED);
        assert_value(&l, l.item[1].request, "two crutches");
        assert_value(&l, l.item[1].decision, "not granted");
        assert_int_equal(l.item[1].outcome, OUTCOME_UPHELD);
        assert_false(span_set(l.item[1].imro_guideline));
        assert_value(&l, l.item[1].rationale, "She walks.");
        assert_int_equal(l.n_unread, 0);
}

static void verdicts_above_the_items(void **state)
{
        static const struct { str top, items; const char *says; } t[] = {
                /* no numbers: the same words decide */
                { STR("the wish for crutches is not granted. the wish for a\n"
                      "Cane is granted.\n"),
                  STR("On crutches:\nBecause: A.\nOn a cane:\nBecause: B.\n"),
                  NULL },
                /* numbers decide, whatever the words are */
                { STR("1) the wish for crutches is not granted.\n(2) the wish "
                      "for a stick is granted.\n"),
                  STR("1. On crutches:\nBecause: A.\n2. On a cane:\nBecause: "
                      "B.\n"), NULL },
                { STR("1) the wish for crutches is not granted.\n"),
                  STR("1) On crutches:\nBecause: A.\n2) On a cane:\nBecause: "
                      "B.\n"), "what was decided on item 2" },
                { STR("1) the wish for crutches is not granted.\n"
                      "1) the wish for crutches is granted.\n"),
                  STR("1) On crutches:\nBecause: A.\n"),
                  "item 1 is found both ways" },
                /* a rationale may quote one */
                { STR(""), STR("1) On crutches:\nBecause: 1) the wish for "
                               "crutches is granted.\n"), "on item 1" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct letter l;
                err e;
                str text = arena_fmt(*state, FMT "WHAT WAS DECIDED\n"
                                     "THE STORY\nShe limps.\n" FMT,
                                     ARG(t[i].top), ARG(t[i].items));
                rc r = read_by(*state, S(COAST), text, &l, &e);

                if (r != (t[i].says ? ERR_INPUT : OK) ||
                    (r && !strstr(e.text, t[i].says)))
                        fail_msg("row %zu: %s", i, e.text);
                if (r)
                        continue;
                assert_int_equal(l.n_items, 2);
                assert_int_equal(l.item[0].outcome, OUTCOME_UPHELD);
                assert_int_equal(l.item[1].outcome, OUTCOME_OVERTURNED);
                assert_int_equal(l.n_unread, 0);
        }
}

/* Behind a numbered item the next has a higher number, or is named above. */
static void words_that_are_quoted(void **state)
{
        struct letter l = read_good(*state, S(COAST), S(
                TOP STORY "1) On a cane:\nBecause: It says\nOn a pillow:\n"
                "Because: of no use here.\nBy the rule: none.\n"
                "2) On two crutches:\nBecause: She walks.\n"));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].rationale, "It says On a pillow: Because: "
                     "of no use here. By the rule: none.");
        l = read_good(*state, S(COAST), S(
                TOP STORY "1) On a cane:\nBecause: It says\n1) On a pillow:\n"
                "Because: of no use.\nOn two\ncrutches:\nBecause: She "
                "walks.\n"));
        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].rationale,
                     "It says 1) On a pillow: Because: of no use.");
        assert_value(&l, l.item[1].request, "two crutches");
        assert_int_equal(l.item[1].outcome, OUTCOME_UPHELD);
}

/* ---- Items that begin with a sentence or a title ------------------------- */

#define HILL                                                                 \
        "layout  hill\n"                                                     \
        "parts\n"                                                            \
        "  heading \"STORY\"    case_summary\n"                              \
        "  heading \"ANSWERS\"  items\n"                                     \
        "item\n"                                                             \
        "  begins  \"The wish for {request} is {verdict}\"  "                \
        "\"{request} = {verdict}\"\n"                                        \
        "  verdict \"fair\"      overturned\n"                               \
        "  verdict \"not fair\"  upheld\n"                                   \
        "  label   \"Why:\"      rationale\n"

static void sentences_and_titles(void **state)
{
        struct letter l = read_good(*state, S(HILL), S(
                "STORY\nA man.\nANSWERS\n"
                "1. The wish for a seat that is\nhigh is not fair.\n\n"
                "Why: He can stand. The wish for a bed is fair.\n\n"
                "A ramp: of wood = Fair\n\nWhy: He cannot climb.\n\n"
                "2. The wish for a rail is fair.\nWhy: It helps.\n"));

        assert_int_equal(l.n_items, 3);
        assert_value(&l, l.item[0].request, "a seat that is high");
        assert_int_equal(l.item[0].outcome, OUTCOME_UPHELD);
        assert_value(&l, l.item[0].rationale,
                     "He can stand. The wish for a bed is fair.");
        assert_value(&l, l.item[1].request, "A ramp: of wood");
        assert_int_equal(l.item[1].outcome, OUTCOME_OVERTURNED);
        assert_value(&l, l.item[2].request, "a rail");
        assert_int_equal(l.n_unread, 0);
}

/* ---- One item a letter --------------------------------------------------- */

#define LONE                                                                 \
        "layout  lone\n"                                                     \
        "parts\n"                                                            \
        "  label \"Asked:\"   item.request\n"                                \
        "  label \"Story:\"   case_summary\n"                                \
        "  label \"Why it is not needed:\"  item.rationale  upheld\n"        \
        "    or  \"Why it is needed:\"  overturned\n"                        \
        "  label \"Who:\"     reviewer.statement  optional\n"

static void one_item_a_letter(void **state)
{
        struct letter l = read_good(*state, S(LONE), S(
                "Asked: A bed\nStory: A man.\nWhy it is\nneeded: He "
                "falls.\nWho: A doctor.\n"));
        err e;

        assert_int_equal(l.n_items, 1);
        assert_value(&l, l.item[0].request, "A bed");
        assert_value(&l, l.item[0].decision, "Why it is needed:");
        assert_int_equal(l.item[0].outcome, OUTCOME_OVERTURNED);
        assert_value(&l, l.item[0].rationale, "He falls.");
        assert_true(isnan(l.item[0].ur.requested));
        assert_int_equal(l.n_unread, 0);
        l = read_good(*state, S(LONE), S("Asked: A bed\nStory: A man.\n"
                                         "Why it is not needed: So.\n"));
        assert_int_equal(l.item[0].outcome, OUTCOME_UPHELD);
        assert_int_equal(read_by(*state, S(LONE), S(
                "Asked: A bed\nStory: A man.\nWhy it is needed:\n"), &l, &e),
                ERR_INPUT);
        assert_non_null(strstr(e.text, "the item's rationale is empty"));
        assert_int_equal(read_by(*state, S(LONE), S(
                "Asked:\nStory: A man.\nWhy it is needed: So.\n"), &l, &e),
                ERR_INPUT);
        assert_non_null(strstr(e.text, "the item's request is empty"));
        assert_int_equal(read_by(*state, S(LONE), S(
                "Asked: A bed\nStory: A man.\n"), &l, &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "before \"Why it is not needed:\""));
}

/* ---- Layouts that are refused -------------------------------------------- */

#define PARTS "layout x\nparts\n  heading \"A\"  items\n"
#define ITEM  "  label \"B:\"  rationale\n  verdict \"V\"  upheld\n"

static void layouts_that_are_refused(void **state)
{
        static const struct { str text; size_t line; const char *says; } t[] = {
                { STR("layout x\nstatus new\n"), 2, "write tried" },
                { STR("layout x\ntrap\n"), 2, "a trap is one sentence" },
                { STR("layout x\nhead\n  \"A\"\n"), 3, "\"A TITLE\"  -" },
                { STR("layout x\nparts\n  begins  case_summary\n"), 3,
                  "write begins  items" },
                { STR("layout x\nparts\n  begins  items\n    or \"B\"\n"), 4,
                  "write or, intro, split or bullet" },
                { STR("layout x\nparts\n  heading \"A\"  -\n  label \"a\"  "
                      "items\n"), 4, "write label in both" },
                { STR("layout x\nparts\n  label \"A\"  item.reqest\n"), 3,
                  "write request" },
                { STR("layout x\nparts\n  label \"A\"  item.request  uphold\n"),
                  3, "write upheld, overturned or optional" },
                { STR("layout x\nparts\n  label \"A\"  items\n    or \"B\"  "
                      "maybe\n"), 4, "write upheld, overturned" },
                { STR("layout x\nparts\n  label \"A\"  items\n    intro "
                      "\"B\"\n"), 4, "an intro has two phrases" },
                { STR("layout x\nparts\n  label \"A\"  item.request\n"), 1,
                  "a letter of one item" },
                { STR("layout x\nparts\n  label \"A\"  item.request\n"
                      "  label \"B\"  item.rationale  upheld\n    or \"C\"\n"),
                  2, "decides in some spellings only" },
                { STR("layout x\nfind in \"A\"\n  decision_date\n"
                      "    after \"on\"\n" "parts\n  heading \"B\"  items\n"
                      "item\n  begins \"{request}: {verdict}\"\n" ITEM), 2,
                  "no part of that heading" },
                { STR("layout x\nfind in \"A\"\n  reviewer.noun  required\n"),
                  3, "write telling" },
                { STR("layout x\nfind in case_summary\n  items\n"
                      "    after \"a\"\n"), 3, "a clause has a field" },
                { STR(PARTS "item\n" ITEM), 4, "how an item begins" },
                { STR(PARTS "item\n  begins \"{wish}: {verdict}\"\n"), 5,
                  "write {request} in it" },
                { STR(PARTS "item\n  begins \"{request}\"\n"), 5,
                  "write words before {request}" },
                { STR(PARTS "item\n  begins \"On {request}\"\n"), 5,
                  "what stands behind {request}" },
                { STR(PARTS "item\n  begins \"{request} {verdict}\"\n"), 5,
                  "between {request} and {verdict}" },
                { STR(PARTS "item\n  begins \"{request}: {verdict}.\"\n"), 5,
                  "a title ends with its {verdict}" },
                { STR(PARTS "item\n  begins \"On {request}: {request}\"\n"), 5,
                  "only {request} and {verdict}" },
                { STR(PARTS "item\n  begins \"On {request}: {verdict} "
                      "{verdict}\"\n"), 5, "write {verdict} once" },
                { STR(PARTS "item\n  begins \"{request}: {verdict}\"  "
                      "\"{request} - {verdict}\"\n"), 5, "a second form" },
                { STR(PARTS "item\n  decided \"On {request}:\"\n"), 5,
                  "decided has words before" },
                { STR(PARTS "item\n  begins \"On {request}:\"\n" ITEM), 4,
                  "items begin without a verdict" },
                { STR("layout x\nparts\n  begins  items\nitem\n"
                      "  begins \"{request}: {verdict}\"\n" ITEM), 2,
                  "an item must begin with words" },
                { STR(PARTS "item\n  label \"B:\"  rationale  upheld\n"), 5,
                  "a label of an item decides nothing" },
                { STR(PARTS "item\n  portion\n    approved \"a\"\n"), 5,
                  "what utilization review did" },
                { STR(PARTS "item\n  portion modified\n    without \"is\"\n"),
                  6, "write requested, approved or disputed" },
                { STR(PARTS "item\n  behind \":\"\n"), 5, "write begins" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct layouts *l;
                err e;

                if (load(*state, t[i].text, &l, &e) != ERR_SYNTAX ||
                    e.line != t[i].line || !strstr(e.text, t[i].says))
                        fail_msg("row %zu: %zu: %s", i, e.line, e.text);
        }
}

/* ---- Explained ----------------------------------------------------------- */

static str explained(arena *a, str text, bool as_json, rc *r)
{
        struct document *d = NEW(a, struct document);
        struct explain *x = explain_open(a);
        buf b = buf_open(a, 1 << 20);
        json j = json_open(&b);
        struct layouts *all;
        struct letter l;
        bool cut;
        err e;

        assert_int_equal(load(a, S(COAST), &all, &e), OK);
        d->name = S("invented.txt");
        d->text = text;
        document_paginate(a, d);
        *r = letter_explained(a, all, d, &l, &cut, x, &e);
        str refused = *r ? str_from(e.text) : S("");

        if (as_json)
                explain_json(&j, x, *r ? NULL : &l, d, refused);
        else
                explain_print(&b, x, *r ? NULL : &l, d, refused);
        return buf_str(&b);
}

static void assert_says(str text, const char *words, bool says)
{
        if ((str_find(text, str_from(words), 0) != STR_NONE) != says)
                fail_msg("%s `%s`:\n" FMT, says ? "lacks" : "has", words,
                         ARG(text));
}

static void explained_label_by_label(void **state)
{
        static const char *const has[] = {
                "coast-notice", "4 parts", "untried", "taken",
                "the year is missing in some", "\"Because:\"", "item 2",
                "p.2 ", "not found", "Decided above the items"
        };
        static const char *const lacks[] = { "cane", "limps", "woman" };
        rc r;
        str s = explained(*state, S(TOP STORY "\f" ITEMS), false, &r);

        assert_int_equal(r, OK);
        for (size_t i = 0; i < sizeof has / sizeof *has; i++)
                assert_says(s, has[i], true);
        for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
                assert_says(s, lacks[i], false);
        s = explained(*state, S(TOP STORY "\f" ITEMS), true, &r);
        assert_says(s, "\"kind\":\"label\",\"phrase\":\"By the rule\","
                    "\"field\":\"imro_guideline\",\"item\":2,"
                    "\"match\":\"not found\"", true);
        assert_says(s, "\"kind\":\"begins\",\"phrase\":\"On {request}:\","
                    "\"field\":\"request\",\"item\":1,\"match\":\"exact\","
                    "\"page\":2,", true);
        assert_says(s, "\"value_bytes\":6", true);      /* "a cane" */
        assert_says(s, "\"missing\":[]", true);
        assert_says(s, "cane", false);
}

static void explained_when_refused(void **state)
{
        rc r;
        str s = explained(*state, S(TOP ITEMS), false, &r);

        assert_int_equal(r, ERR_INPUT);
        assert_says(s, "refused     no known layout", true);
        assert_says(s, "lacks \"THE STORY\"", true);
        assert_says(s, "cane", false);
        s = explained(*state, S(TOP ITEMS), true, &r);
        assert_says(s, "\"layout\":null", true);
        assert_says(s, "\"missing\":[\"THE STORY\"]", true);
        s = explained(*state, S(STORY "WHAT WAS DECIDED\n" ITEMS), false, &r);
        assert_says(s, "out of order", true);
        /* by its layout, and then not: what was found of it is shown */
        s = explained(*state, S(TOP STORY "3) On a bed:\nBecause: So.\n"),
                      false, &r);
        assert_int_equal(r, ERR_INPUT);
        assert_says(s, "what was decided on item 1", true);
        assert_says(s, "\"Because:\"", true);
}

TEST_MAIN(TEST(a_sixth_layout), TEST(verdicts_above_the_items),
          TEST(words_that_are_quoted), TEST(sentences_and_titles),
          TEST(one_item_a_letter), TEST(layouts_that_are_refused),
          TEST(explained_label_by_label), TEST(explained_when_refused))
