/* test_exchange.c - tables of other programmes: which one, and its rows. */
#include "data.h"

#include "base/csv.h"
#include "exchange/exchange.h"

static struct tables *tables_of(arena *a)
{
        static const char *const names[] = {
                "layouts/california-dmhc.table", "layouts/new-york-dfs.table"
        };
        struct data_file f[2];
        struct tables *t = NULL;
        err e;

        for (size_t i = 0; i < 2; i++) {
                f[i].name = str_from(names[i]);
                f[i].text = test_file(a, f[i].name);
        }
        if (tables_load(a, f, 2, &t, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return t;
}

static str known(arena *a, str header)
{
        struct table *t;
        err e = { 0 };

        return table_known(tables_of(a), header, a, &t, &e)
               ? arena_str(a, str_from(e.text)) : table_name(t);
}

static void assert_says(str text, const char *part)
{
        if (str_find(text, str_from(part), 0) == STR_NONE)
                fail_msg("\""FMT"\" lacks \"%s\"", ARG(text), part);
}

static void tables_are_known_by_their_columns(void **state)
{
        arena *a = *state;

        assert_str(known(a, S("ReferenceID,ReportYear,Determination\n")),
                   "california-dmhc");
        assert_str(known(a, S("\xef\xbb\xbfREFERENCE_ID;report year;"
                              "Determination;More")), "california-dmhc");
        assert_str(known(a, S("Case Number\tAppeal Decision\tAgent")),
                   "new-york-dfs");
        assert_says(known(a, S("Reference ID,Findings,Type")),
                    "nearest is california-dmhc (3 of 3 columns known), which "
                    "has a column \"ReportYear\"");
        assert_says(known(a, S("a,b,c")), "none of its 3 columns is known");
        assert_says(known(a, S("Case Number,Decision,Appeal Decision")),
                    "columns 2 and 3 hold the same field");
        assert_says(known(a, S("\"Case Number")), "not closed");
}

#define HEADER "ReferenceID,ReportYear,Determination,PatientGender,Findings"

static str row_read(arena *a, str row, struct letter *l, struct document *d)
{
        struct table *t;
        err e = { 0 };

        *d = (struct document){ .name = S("table.csv:7") };
        assert_int_equal(table_known(tables_of(a), S(HEADER), a, &t, &e), OK);
        if (table_row(a, t, row, 7, d, l, &e) == OK)
                return S("");
        assert_string_equal(e.file, "table.csv:7");
        assert_int_equal(e.line, 7);
        return arena_str(a, str_from(e.text));
}

static void rows_that_are_refused(void **state)
{
        static const struct { str row; const char *says; } t[] = {
                { STR("X1,2020"), "2 columns where the header has 5" },
                { STR("X1,2020,,Male,x"), "no outcome" },
                { STR("X1,2020,Perhaps,Male,x"), "\"Determination\" is none" },
                { STR("X1,2020,\"Upheld,Male,x"), "a quote is not closed" },
                { STR("X1,20\0,Upheld,Male,x"), "binary" }
        };
        struct letter l;
        struct document d;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++)
                assert_says(row_read(*state, t[i].row, &l, &d), t[i].says);
}

static void words_and_dates(void **state)
{
        arena *a = *state;
        struct letter l;
        struct document d;

        assert_str(row_read(a, S("X1,2020,upheld decision of health plan,"
                                 "FEMALE,x"), &l, &d), "");
        assert_str(l.patient_sex, "female");
        assert_str(date_text(a, l.decision_date), "2020");
        assert_int_equal(l.item[0].outcome, OUTCOME_UPHELD);
        assert_int_equal(l.n_unread, 0);
        assert_str(row_read(a, S("X1,soon,Overturned,unknown,caf\xe9"), &l,
                            &d), "");
        assert_false(date_known(l.decision_date));
        assert_str(l.patient_sex, "");
        assert_int_equal(l.n_unread, 2);
        assert_str(letter_value(a, &l, l.item[0].rationale), "caf\xc3\xa9");
        assert_str(letter_value(a, &l, l.unread[0]), "soon");
        assert_str(letter_value(a, &l, l.unread[1]), "unknown");
}

static void findings_are_parted_where_their_labels_stand(void **state)
{
        arena *a = *state;
        struct letter l;
        struct document d;

        row_read(a, S("X,2020,Upheld,,\"nature of statutory criteria/case "
                      "summary: One.\n\nFindings: Two. Findings: Three.\""),
                 &l, &d);
        assert_str(letter_value(a, &l, l.case_summary), "One.");
        assert_str(letter_value(a, &l, l.item[0].rationale),
                   "Two. Findings: Three.");
        row_read(a, S("X,2020,Upheld,,One. Findings: Two."), &l, &d);
        assert_false(span_set(l.case_summary));
        assert_str(letter_value(a, &l, l.item[0].rationale),
                   "One. Findings: Two.");
        row_read(a, S("X,2020,Upheld,,Nature of Statutory Criteria/Case "
                      "Summary: One."), &l, &d);
        assert_false(span_set(l.case_summary));
}

static void paint(char *seen, size_t n, struct span s)
{
        assert_true(s.begin <= s.end && s.end <= n);
        memset(seen + s.begin, 1, s.end - s.begin);
}

/* Every byte of a row's text that is not white space is in a field, named or
 * unread. */
static void nothing_is_lost(void **state)
{
        arena *a = *state;
        struct letter l;
        struct document d;
        char *seen;

        row_read(a, S("X,2020,Upheld,Other,\"Nature of Statutory Criteria/"
                      "Case Summary: One. Findings: Two. Credentials/"
                      "Qualifications: Three.\""), &l, &d);
        seen = NEWN(a, char, d.text.n);
        paint(seen, d.text.n, l.case_number);
        paint(seen, d.text.n, l.decision_date_at);
        paint(seen, d.text.n, l.case_summary);
        paint(seen, d.text.n, l.reviewer.statement);
        paint(seen, d.text.n, l.item[0].decision);
        paint(seen, d.text.n, l.item[0].rationale);
        for (size_t i = 0; i < l.n_named; i++)
                paint(seen, d.text.n, l.named[i]);
        for (size_t i = 0; i < l.n_unread; i++)
                paint(seen, d.text.n, l.unread[i]);
        for (size_t i = 0; i < d.text.n; i++)
                assert_true(seen[i] || char_space(d.text.p[i]));
}

#define TABLE "table x\nprogramme y\ncolumns\n"

static void table_files_that_are_refused(void **state)
{
        static const struct { str text; size_t line; const char *says; } t[] =
        {
                { STR("table x\n"), 1, "a required column" },
                { STR("colour red\n"), 1, "write table, programme" },
                { STR("status sure\n"), 1, "read, reported or" },
                { STR(TABLE "  colour  \"A\"\n"), 4, "no field colour" },
                { STR(TABLE "  case_number  A\n"), 4, "no name" },
                { STR(TABLE "  case_number  \"A\"  always\n"), 4,
                  "then required" },
                { STR(TABLE "  case_number  \"A\"\n    part \"B\"  "
                      "case_summary\n"), 4, "column's own" },
                { STR(TABLE "  case_number  \"A\"\n    part \"B\"  "
                      "diagnoses\n"), 5, "field that is text" },
                { STR(TABLE "  case_number  \"A\"\n    piece \"B\"\n"), 5,
                  "write part" },
                { STR("words items.decision\n  \"A\"  no\n"), 2,
                  "an outcome is" },
                { STR("words patient.sex\n  \"A\"  cat\n"), 2, "a sex is" },
                { STR("words priority\n  \"A\"  b\n"), 2, "as printed" },
                { STR("words priority\n  A  b\n"), 2, "as printed" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct data_file f = { S("x.table"), t[i].text };
                struct tables *out;
                err e = { 0 };

                assert_int_equal(tables_load(*state, &f, 1, &out, &e),
                                 ERR_SYNTAX);
                assert_says(str_from(e.text), t[i].says);
                assert_int_equal(e.line, t[i].line);
        }
}

TEST_MAIN(TEST(tables_are_known_by_their_columns),
          TEST(rows_that_are_refused), TEST(words_and_dates),
          TEST(findings_are_parted_where_their_labels_stand),
          TEST(nothing_is_lost), TEST(table_files_that_are_refused))
