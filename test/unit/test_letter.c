/* test_letter.c - letters read by their layouts: fields, traps, refusals.
 *
 * Every letter here is invented. Published ones, where IMR_SHARED (default
 * ../shared) has them, are read by test_published.c. */
#include "data.h"

#include "letter/letter.h"

#include <math.h>

#define HEAD                                                                 \
        "Case Number:\tCM15-9100001\t\n"                                     \
        "Date Assigned:\t03/02/2015\tDate of Injury:\t01/05/2014\n"          \
        "Decision Date:\t04/01/2015\tUR Denial Date:\t02/10/2015\n"          \
        "Priority:\tStandard\tApplication Received:\t02/20/2015\n\n"
#define HOW "HOW THE IMR FINAL DETERMINATION WAS MADE\n"
#define SAYS                                                                 \
        "They sent the complete case file to an expert reviewer. No name. "  \
        "It has no affiliation with the employer or the claims\n"            \
        "administrator. In clinical practice for more than five years, "     \
        "working at least 24 hours a week. "
#define SENTENCE                                                             \
        HOW SAYS "The expert reviewer is Board Certified in Family\n"        \
        "Practice, has a subspecialty in Sports Medicine and is licensed "   \
        "to practice in Ohio.\n\n"
#define BLOCK                                                                \
        HOW SAYS "\n\nThe Expert Reviewer has the following credentials:\n"  \
        "State(s) of Licensure: Ohio,Utah\n"                                 \
        "Certification(s)/Specialty: Family Practice, Sports\nMedicine\n\n"
#define SUMMARY                                                              \
        "CLINICAL CASE SUMMARY\n"                                            \
        "The expert reviewer developed this from all medical records:\n\n"   \
        "A 44-year-old male with knee pain.\n\n"
#define ISSUES                                                               \
        "IMR ISSUES, DECISIONS AND RATIONALES\n"                             \
        "The Final Determination was based on the items set forth below:\n\n"
#define GUIDES                                                               \
        "Claims Administrator guideline: Decision based on MTUS Knee "       \
        "Complaints 2004.\n\nMAXIMUS guideline: Decision based on MTUS Knee "\
        "Complaints 2004.\n\nDecision rationale: "
#define ITEM(title) title "\n\n" GUIDES "It is so.\n\n"
#define LETTER HEAD SENTENCE SUMMARY ISSUES ITEM("Knee brace: Upheld")

static const struct layouts *layouts_of(arena *a)
{
        static const char *const names[] = {
                "layouts/maximus-block.layout",
                "layouts/maximus-final.layout",
                "layouts/maximus-issue.layout",
                "layouts/maximus-notice.layout",
                "layouts/maximus-sentence.layout"
        };
        struct data_file f[5];
        struct layouts *l = NULL;
        err e;

        for (size_t i = 0; i < 5; i++) {
                f[i].name = str_from(names[i]);
                f[i].text = test_file(a, f[i].name);
        }
        if (layouts_load(a, f, 5, &l, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return l;
}

static rc read_with(arena *a, const struct layouts *l, str text,
                    struct letter *out, bool *cut, err *e)
{
        struct document *d = NEW(a, struct document);

        d->name = S("invented.txt");
        d->text = text;
        *e = (err){ 0 };
        return letter_read(a, l, d, out, cut, e);
}

static struct letter read_good(arena *a, str text)
{
        struct letter l;
        bool cut;
        err e;

        if (read_with(a, layouts_of(a), text, &l, &cut, &e))
                fail_msg("%s", e.text);
        assert_false(cut);
        return l;
}

#define assert_value(l, span, lit)                                           \
        assert_str(letter_value(*state, (l), (span)), lit)
#define assert_date(d, lit) assert_str(date_text(*state, (d)), lit)

static void header_and_reviewer(void **state)
{
        struct letter l = read_good(*state, S(LETTER));

        assert_str(l.layout, "maximus-sentence");
        assert_value(&l, l.case_number, "CM15-9100001");
        assert_date(l.date_assigned, "2015-03-02");
        assert_date(l.date_of_injury, "2014-01-05");
        assert_date(l.decision_date, "2015-04-01");
        assert_date(l.ur_denial_date, "2015-02-10");
        assert_date(l.application_received, "2015-02-20");
        assert_value(&l, l.priority, "Standard");
        assert_value(&l, l.reviewer.noun, "expert reviewer");
        assert_value(&l, l.reviewer.years, "five");
        assert_value(&l, l.reviewer.hours_a_week, "24");
        assert_int_equal(l.reviewer.n_independent_of, 2);
        assert_value(&l, l.reviewer.independent_of[0], "employer");
        assert_value(&l, l.reviewer.independent_of[1],
                     "claims administrator");
        assert_int_equal(l.reviewer.n_certifications, 1);
        assert_value(&l, l.reviewer.certification[0], "Family Practice");
        assert_int_equal(l.reviewer.n_subspecialties, 1);
        assert_value(&l, l.reviewer.subspecialty[0], "Sports Medicine");
        assert_int_equal(l.reviewer.n_states, 1);
        assert_value(&l, l.reviewer.licensed_state[0], "Ohio");
        assert_int_equal(l.patient_age, 44);
        assert_str(l.patient_sex, "male");
        assert_value(&l, l.case_summary, "A 44-year-old male with knee pain.");
        assert_int_equal(l.n_unread, 0);
}

static void credentials_in_a_block(void **state)
{
        struct letter l = read_good(*state, S(
                BLOCK SUMMARY ISSUES ITEM("Knee brace: Overturned")));

        assert_str(l.layout, "maximus-block");
        assert_false(span_set(l.case_number));
        assert_false(date_known(l.decision_date));
        assert_int_equal(l.reviewer.n_states, 2);
        assert_value(&l, l.reviewer.licensed_state[1], "Utah");
        assert_int_equal(l.reviewer.n_certifications, 2);
        assert_value(&l, l.reviewer.certification[1], "Sports Medicine");
        assert_int_equal(l.reviewer.n_subspecialties, 0);
        assert_int_equal(l.item[0].outcome, OUTCOME_OVERTURNED);
        assert_value(&l, l.item[0].rationale, "It is so.");
}

/* No credential and no clause is ground for refusal; what is there decides
 * which layout it is. */
static void credentials_that_are_missing(void **state)
{
        static const struct { str how; const char *layout; size_t states,
                              boards; } t[] = {
                { STR(HOW "Somebody did it.\n"), "maximus-block", 0, 0 },
                { STR(HOW SAYS "\n"), "maximus-block", 0, 0 },
                { STR(HOW "Board Certified in Surgery.\n"),
                  "maximus-sentence", 0, 1 },
                { STR(HOW "She is licensed to practice in Ohio.\n"),
                  "maximus-sentence", 1, 0 },
                { STR(HOW SAYS "\nState(s) of Licensure: Ohio\n"),
                  "maximus-block", 1, 0 },
                { STR(HOW SAYS "\nCertification(s)/Specialty: Surgery\n"),
                  "maximus-block", 0, 1 },
                { STR(HOW "\n"), "maximus-block", 0, 0 }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct letter l = read_good(*state, arena_fmt(*state, FMT"%s",
                        ARG(t[i].how), SUMMARY ISSUES ITEM("Cane: Upheld")));

                if (!str_eq(l.layout, str_from(t[i].layout)) ||
                    l.reviewer.n_states != t[i].states ||
                    l.reviewer.n_certifications != t[i].boards)
                        fail_msg("row %zu: "FMT, i, ARG(l.layout));
                assert_int_equal(l.n_items, 1);
        }
}

static void the_statement_clause_by_clause(void **state)
{
        struct letter l = read_good(*state, S(
                HOW SAYS "The expert reviewer was selected based on his/her "
                "training,\nbackground, and skill in the field. It is "
                "familiar with the law of the land,\nincluding the order of "
                "evidence.\n" SUMMARY ISSUES ITEM("Cane: Upheld")));

        assert_int_equal(l.reviewer.n_selected_for, 3);
        assert_value(&l, l.reviewer.selected_for[1], "background");
        assert_value(&l, l.reviewer.selected_for[2], "skill in the field");
        assert_int_equal(l.reviewer.n_law_known, 2);
        assert_value(&l, l.reviewer.law_known[0], "the law of the land");
        assert_value(&l, l.reviewer.law_known[1], "the order of evidence");
}

/* One header in the ways it is met in print. */
static void headers(void **state)
{
        static const str t[] = {
                STR("Date Assigned: 03/02/2015 Decision Date: 04/01/2015\n"
                    "Application Received: 02/20/2015\n"),
                STR("Date Assigned:        03/02/2015            "
                    "Application          02/20/2015\n"
                    "Decision Date:        04/01/2015            Received:\n"),
                STR("Date Assigned:        03/02/2015            "
                    "Application          02/20/2015\n"
                    "                                            Received:\n"
                    "Decision Date:        04/01/2015\n"),
                STR("<b>Date Assigned:</b>\t03/02/2015\t<b>Decision Date:"
                    "</b>\t04/01/2015\n<b>Application\nReceived:</b> "
                    "02/20/2015\n"),
                STR("**Date Assigned**: March 2, 2015\n"
                    "**Decision Date**: 4-1-15\n"
                    "**Application Received:**\nFebruary 20, 2015\n"),
                STR("A title nobody knows\n\nDATE ASSIGNED:\t03/02/2015\n"
                    "decision date :\t04/01/2015\n"
                    "Application Received:\t02/20/2015 (by mail)\n")
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                buf b = buf_open(*state, 1 << 20);

                buf_add(&b, t[i]);
                buf_add(&b, S(SENTENCE SUMMARY ISSUES
                              ITEM("Knee brace: Upheld")));
                struct letter l = read_good(*state, buf_str(&b));

                assert_date(l.date_assigned, "2015-03-02");
                assert_date(l.decision_date, "2015-04-01");
                assert_date(l.application_received, "2015-02-20");
                assert_int_equal(l.n_unread, i == 5 ? 2 : 0);
        }
}

static void a_day_that_is_none_stays_unread(void **state)
{
        struct letter l = read_good(*state, S(
                "Decision Date:\t02/30/2015\n" SENTENCE SUMMARY ISSUES
                ITEM("Knee brace: Upheld")));

        assert_false(date_known(l.decision_date));
        assert_int_equal(l.n_unread, 1);
        assert_value(&l, l.unread[0], "02/30/2015");
}

/* What stands before the second item, and the title it must give. */
static void titles(void **state)
{
        static const struct { str before, title; } t[] = {
                { STR("Massage, 6 visits: Upheld"),
                  STR("Massage, 6 visits") },
                { STR("Associated surgical service: Sling: Upheld"),
                  STR("Associated surgical service: Sling") },
                { STR("A long request that goes over\n"
                      "two lines: Overturned"),
                  STR("A long request that goes over two lines") },
                { STR("Gel, #60, DOS: 11/11/2014:\nUpheld"),
                  STR("Gel, #60, DOS: 11/11/2014") },
                { STR("X times 12 was the original request. X times\n"
                      "6 was authorized by the Claims Administrator.\n"
                      "The remaining eligible portion of the original "
                      "request, X times 6 is: Upheld"),
                  STR("X times 12 was the original request. X times 6 was "
                      "authorized by the Claims Administrator. The remaining "
                      "eligible portion of the original request, X times 6 "
                      "is") },
                { STR("X times 12 was the original request.\n\fX times 6 was "
                      "authorized by the Claims Administrator. The rest is: "
                      "Upheld"),
                  STR("X times 12 was the original request. X times 6 was "
                      "authorized by the Claims Administrator. The rest is") },
                { STR("A request that a\n\fpage end cuts: Upheld"),
                  STR("A request that a page end cuts") },
                { STR("**Massage, 6 visits:** Upheld"),
                  STR("Massage, 6 visits") },
                { STR("**Massage, 6 visits: Upheld**"),
                  STR("Massage, 6 visits") },
                { STR("Massage, 6 visits :  UPHELD "),
                  STR("Massage, 6 visits") },
                { STR("Gel,\n# 60: Upheld"), STR("Gel, # 60") }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                buf b = buf_open(*state, 1 << 20);

                buf_add(&b, S(LETTER));
                buf_add(&b, t[i].before);
                buf_add(&b, S("\n\n" GUIDES "So it is.\n"));
                struct letter l = read_good(*state, buf_str(&b));
                str got;

                assert_int_equal(l.n_items, 2);
                got = letter_value(*state, &l, l.item[1].request);
                if (!str_eq(got, t[i].title))
                        fail_msg("row %zu: "FMT, i, ARG(got));
                assert_value(&l, l.item[0].rationale, "It is so.");
                assert_value(&l, l.item[1].rationale, "So it is.");
                assert_int_equal(l.n_unread, 0);
        }
}

static void a_title_at_the_top_of_a_page(void **state)
{
        struct letter l = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES "Brace: Upheld\n\n" GUIDES
                "It goes over\ntwo lines.\n\fCane: Overturned\n" GUIDES
                "So it is.\n\f"));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].rationale, "It goes over two lines.");
        assert_value(&l, l.item[1].request, "Cane");
        assert_int_equal(l.item[1].outcome, OUTCOME_OVERTURNED);
}

/* As plain pdftotext prints them: no empty line but where a page ends. */
static void a_title_below_the_end_of_a_sentence(void **state)
{
        struct letter l = read_good(*state, S(
                HEAD SENTENCE SUMMARY "IMR ISSUES, DECISIONS AND RATIONALES\n"
                "The Final Determination was based on the items set forth "
                "below:\nBrace: Upheld\n" GUIDES "It goes over\ntwo lines. "
                "A page\nends here.\n\n\fTwo lines go\non below it.\n"
                "Cane: Overturned\n" GUIDES "So it is.\n"));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[1].request, "Cane");
}

/* Every line on its own with an empty one between, as some copies are. */
static str spread(arena *a, str s)
{
        buf b = buf_open(a, 1 << 20);

        for (size_t i = 0; i < s.n; i++) {
                buf_char(&b, s.p[i]);
                if (s.p[i] == '\n')
                        buf_char(&b, '\n');
        }
        return buf_str(&b);
}

static void double_spaced(void **state)
{
        struct letter l = read_good(*state, spread(*state, S(
                HEAD BLOCK SUMMARY "He walks with a\nlimp and has pain,\n"
                "they say.\n" ISSUES "Brace for the\nleft knee: Upheld\n"
                GUIDES "A reason that goes\nover two lines.\n"
                "Cane for the\nright hand: Overturned\n" GUIDES
                "Another that goes\non.\n")));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].request, "Brace for the left knee");
        assert_value(&l, l.item[0].rationale,
                     "A reason that goes over two lines.");
        assert_value(&l, l.item[1].request, "Cane for the right hand");
        assert_int_equal(l.reviewer.n_states, 2);
}

static void no_empty_line_at_all(void **state)
{
        struct letter l = read_good(*state, S(
                BLOCK "CLINICAL CASE SUMMARY\nShe limps.\n"
                "IMR ISSUES, DECISIONS AND RATIONALES\n"
                "The Final Determination was based on what is set forth "
                "below:\nBrace: Upheld\n"
                "Claims Administrator guideline: A.\nMAXIMUS guideline: B.\n"
                "Decision rationale: One. A page\nends here.\n\fTwo goes "
                "on.\nCane for the\nright hand: Overturned\n"
                "Claims Administrator guideline: A.\nMAXIMUS guideline: B.\n"
                "Decision rationale: So.\n"));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].rationale,
                     "One. A page ends here. Two goes on.");
        assert_value(&l, l.item[1].request, "Cane for the right hand");
}

static void lines_joined_to_paragraphs(void **state)
{
        struct letter l = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES "Cane: Upheld\n"
                "Claims Administrator guideline: A. MAXIMUS guideline: B. "
                "Decision rationale: C. MAXIMUS guideline: is quoted.\n\n"
                "Brace: Upheld\n\nClaims Administrator guideline: D. "
                "MAXIMUS guideline: E. Decision rationale: F."));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].imro_guideline, "B.");
        assert_value(&l, l.item[0].rationale,
                     "C. MAXIMUS guideline: is quoted.");
        assert_value(&l, l.item[1].claims_administrator_guideline, "D.");
        assert_value(&l, l.item[1].rationale, "F.");
}

static void rationales_that_quote(void **state)
{
        struct letter l = read_good(*state, S(
                LETTER "Cane: Overturned\n\n" GUIDES
                "The words\nMAXIMUS guideline: are quoted, and\n"
                "Claims Administrator guideline: too. An earlier item was "
                "Upheld.\n\nCLINICAL CASE SUMMARY\n\n"
                "Decision rationale: is not repeated. It is so.\n"));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[1].rationale,
                     "The words MAXIMUS guideline: are quoted, and Claims "
                     "Administrator guideline: too. An earlier item was "
                     "Upheld. CLINICAL CASE SUMMARY Decision rationale: is "
                     "not repeated. It is so.");
}

static void a_label_that_lacks_is_null(void **state)
{
        struct letter l = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES "Cane: Upheld\n\n"
                "Claims Administrator guideline: None stated.\n"
                "Decision rationale: It is so.\n\n" ITEM("Brace: Upheld")));

        assert_int_equal(l.n_items, 2);
        assert_false(span_set(l.item[0].imro_guideline));
        assert_value(&l, l.item[0].claims_administrator_guideline,
                     "None stated.");
}

static void marks_and_defects_in_values(void **state)
{
        struct letter l = read_good(*state, S(
                "# " HOW SAYS "It is __Board Certified in__ Surgery and is "
                "licensed\nto practice in Ohio.\n\n### " SUMMARY
                "<p>A positive stork?s  test</p>, para-\nspinals \"sore\";"
                " 2*3 and **bold**, pain <5, ***\n\n" "## " ISSUES
                "<b>Cane:</b> Upheld\n\n"
                "<b>Claims Administrator guideline:</b> One.\n"
                "**MAXIMUS guideline:** Two.\n"
                "__Decision rationale:__ Three.\n"));

        assert_value(&l, l.case_summary,
                     "A 44-year-old male with knee pain. A positive stork?s "
                     "test , para- spinals \"sore\"; 2*3 and bold, pain <5, "
                     "***");
        assert_value(&l, l.item[0].request, "Cane");
        assert_value(&l, l.item[0].claims_administrator_guideline, "One.");
        assert_value(&l, l.item[0].imro_guideline, "Two.");
        assert_value(&l, l.item[0].rationale, "Three.");
        assert_value(&l, l.reviewer.certification[0], "Surgery");
}

#define WAS   " was the original request. "
#define HAD   " was authorized by the Claims Administrator. "
#define LEFT  "The remaining IMR eligible portion of the original request, "

static void portions(void **state)
{
        static const struct { str title; double asked, had, left; } t[] = {
                { STR("X for 8 sessions" WAS "X for 6 sessions" HAD LEFT
                      "X for 2 sessions is"), 8, 6, 2 },
                { STR("Eight X 2 times a week (12 visits)" WAS "Six X" HAD
                      LEFT "Two X"), 12, 6, 2 },
                { STR("12 sessions (2x6)" WAS "4 sessions (2 times a week for "
                      "2 weeks)" HAD LEFT "8 sessions are"), 12, 4, 8 },
                { STR("X 2 times a week for 3 weeks (6)" WAS "X 12 times (6 "
                      "weeks)" HAD LEFT "X 3 to 4"), 6, NAN, NAN },
                { STR("X 600mg #90 with 2 refills" WAS "X 600mg #90" HAD
                      "The rest is"), NAN, 90, NAN },
                { STR("X 10/325mg #60, 2 bottles" WAS "X, quantity: 20, #20"
                      HAD LEFT "X qty 40"), 60, 20, 40 },
                { STR("X #60 or #90" WAS "X, sequantity 4" HAD LEFT "X"),
                  NAN, 4, NAN },
                { STR("X for 8 sessions, of which 6 were authorized"),
                  8, 6, NAN },
                { STR("Remaining IMR eligible portion of X, 4 sessions is"),
                  NAN, NAN, 4 }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str text = arena_fmt(*state, "%s"FMT": Upheld\n\n%s",
                                     HEAD SENTENCE SUMMARY ISSUES,
                                     ARG(t[i].title), GUIDES "So.\n");
                struct letter l = read_good(*state, text);
                double got[3] = { l.item[0].ur.requested,
                                  l.item[0].ur.approved,
                                  l.item[0].ur.disputed };
                double want[3] = { t[i].asked, t[i].had, t[i].left };

                for (int k = 0; k < 3; k++)
                        if (isnan(want[k]) ? !isnan(got[k]) :
                            !(fabs(got[k] - want[k]) < 0.5))
                                fail_msg("row %zu, part %d: %g", i, k,
                                         got[k]);
                assert_str(l.item[0].ur.action, "modified");
                assert_date(l.item[0].ur.date, "2015-02-10");
                assert_false(l.item[0].companion);
        }
}

static void the_three_parts_of_a_request(void **state)
{
        struct letter l = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES
                "X for 8 sessions" WAS "X for\n6 sessions" HAD LEFT
                "X for 2 sessions is: Upheld\n\n" GUIDES "So.\n\n"
                ITEM("X that was approved by nobody, of 8 sessions: Upheld")
                ITEM("X, 8 sessions; of which 6 were approved: Upheld")));
        const struct letter_item *it = l.item;

        assert_int_equal(l.n_items, 3);
        assert_value(&l, it[0].ur.requested_at, "X for 8 sessions");
        assert_value(&l, it[0].ur.approved_at, "X for 6 sessions");
        assert_value(&l, it[0].ur.disputed_at, "X for 2 sessions");
        assert_int_equal(it[1].ur.action.n, 0);
        assert_false(span_set(it[1].ur.approved_at));
        assert_false(date_known(it[1].ur.date));
        assert_value(&l, it[2].ur.requested_at, "X, 8 sessions");
        assert_value(&l, it[2].ur.approved_at, "6");
        assert_false(span_set(it[2].ur.disputed_at));
}

/* A portion whose first sentence is nowhere takes nothing from above. */
static void a_portion_that_lacks_its_beginning(void **state)
{
        struct letter l = read_good(*state, S(
                LETTER LEFT "X for 2 sessions is: Upheld\n\n" GUIDES
                "So.\n"));

        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[0].rationale, "It is so.");
        assert_value(&l, l.item[1].request, LEFT "X for 2 sessions is");
        assert_value(&l, l.item[1].ur.disputed_at, "X for 2 sessions");
}

static void companions(void **state)
{
        struct letter l = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES
                ITEM("Associated surgical service: Sling: Upheld")
                ITEM("Associated surgical\nservices - Brace: Upheld")
                ITEM("Surgical service: Upheld")));

        assert_int_equal(l.n_items, 3);
        assert_true(l.item[0].companion);
        assert_true(l.item[1].companion);
        assert_false(l.item[2].companion);
}

/* What goes before an operation is a companion where one is asked for. */
static void companions_beside_an_operation(void **state)
{
        struct letter with = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES
                ITEM("Pre-operative blood count: Upheld")
                ITEM("Knee arthroscopy: Upheld")
                ITEM("Assistant surgeon: Upheld")
                ITEM("Massage, 6 visits: Upheld")));
        struct letter without = read_good(*state, S(
                HEAD SENTENCE SUMMARY ISSUES
                ITEM("Pre-op chest x-ray: Upheld")
                ITEM("Post-op surgery clearance: Upheld")));

        assert_int_equal(with.n_items, 4);
        assert_true(with.item[0].companion);
        assert_false(with.item[1].companion);
        assert_true(with.item[2].companion);
        assert_false(with.item[3].companion);
        assert_int_equal(without.n_items, 2);
        assert_false(without.item[0].companion);
        assert_false(without.item[1].companion);
}

static void many_items(void **state)
{
        buf b = buf_open(*state, 1 << 20);

        buf_add(&b, S(HEAD BLOCK SUMMARY ISSUES));
        for (int i = 1; i <= 40; i++)
                buf_fmt(&b, "Part: Service number %d: %s\n\n%sReason of item "
                        "%d.\n\n", i, i % 3 ? "Upheld" : "Overturned", GUIDES,
                        i);
        struct letter l = read_good(*state, buf_str(&b));

        assert_int_equal(l.n_items, 40);
        for (int i = 1; i <= 40; i++) {
                str r = arena_fmt(*state, "Part: Service number %d", i);
                str w = arena_fmt(*state, "Reason of item %d.", i);

                assert_true(str_eq(letter_value(*state, &l,
                                                l.item[i - 1].request), r));
                assert_true(str_eq(letter_value(*state, &l,
                                                l.item[i - 1].rationale), w));
                assert_int_equal(l.item[i - 1].outcome,
                                 i % 3 == 0 ? OUTCOME_OVERTURNED
                                            : OUTCOME_UPHELD);
        }
        assert_int_equal(l.n_unread, 0);
}

static void refusals(void **state)
{
        static const struct { str text; const char *says; } t[] = {
                { STR("A note without any heading.\n"), "recognised nothing" },
                { STR(HEAD), "before \"HOW THE IMR" },
                { STR(HEAD SENTENCE), "before \"CLINICAL CASE SUMMARY\"" },
                { STR(HEAD SENTENCE SUMMARY), "before \"IMR ISSUES" },
                { STR(HEAD SENTENCE SUMMARY ISSUES), "of item 1" },
                { STR(HEAD SENTENCE SUMMARY ISSUES "Cane: Upheld\n"),
                  "\"Claims Administrator guideline:\" of item 1" },
                { STR(LETTER "Cane: Upheld\n\n"
                      "Claims Administrator guideline: Non"),
                  "\"MAXIMUS guideline:\" of item 2" },
                { STR(LETTER "Cane: Upheld\n\n"
                      "Claims Administrator guideline: No.\n"
                      "MAXIMUS guideline: De"),
                  "\"Decision rationale:\" of item 2" },
                { STR(LETTER "Cane: Upheld\n\n" GUIDES),
                  "the text of \"Decision rationale:\" of item 2" },
                { STR(SUMMARY ISSUES ITEM("Cane: Upheld")),
                  "\"HOW THE IMR FINAL DETERMINATION WAS MADE\" is not" },
                { STR(SUMMARY ISSUES ITEM("Cane: Upheld")),
                  "\"CLINICAL CASE SUMMARY\", \"IMR ISSUES" }
        };
        const struct layouts *all = layouts_of(*state);

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct letter l;
                bool cut;
                err e;

                assert_int_equal(read_with(*state, all, t[i].text, &l, &cut,
                                           &e), ERR_INPUT);
                if (!strstr(e.text, t[i].says))
                        fail_msg("row %zu: %s", i, e.text);
                assert_string_equal(e.file, "invented.txt");
        }
}

static void cut_in_mid_sentence(void **state)
{
        struct letter l;
        bool cut = false;
        err e;

        assert_int_equal(read_with(*state, layouts_of(*state), S(
                LETTER "Cane: Upheld\n\n" GUIDES "The request is not med"),
                &l, &cut, &e), OK);
        assert_true(cut);
        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[1].rationale, "The request is not med");
        /* no label behind the verdict: perhaps an item, perhaps a quote */
        assert_int_equal(read_with(*state, layouts_of(*state), S(
                LETTER "Cane: Upheld\n\n"), &l, &cut, &e), OK);
        assert_true(cut);
        assert_int_equal(l.n_items, 1);
}

/* Reads text with words put in at `at`, inside rationale k of the letter
 * `was`: nothing but that rationale may change. */
static void check_quoted(arena *a, const struct letter *was, size_t k,
                         size_t at, str words)
{
        str t = was->document->text;
        struct letter l = read_good(a, arena_fmt(a, FMT FMT FMT,
                ARG(str_slice(t, 0, at)), ARG(words),
                ARG(str_slice(t, at, t.n))));

        if (l.n_items != was->n_items)
                fail_msg(FMT": byte %zu makes an item",
                         ARG(was->document->name), at);
        for (size_t i = 0; i < l.n_items; i++) {
                const struct letter_item *x = &was->item[i], *y = &l.item[i];
                const struct { struct span x, y; } s[] = {
                        { x->request, y->request },
                        { x->decision, y->decision },
                        { x->claims_administrator_guideline,
                          y->claims_administrator_guideline },
                        { x->imro_guideline, y->imro_guideline },
                        { x->rationale, y->rationale } };

                for (size_t n = 0; n < sizeof s / sizeof *s - (i == k); n++)
                        if (!str_eq(letter_value(a, was, s[n].x),
                                    letter_value(a, &l, s[n].y)))
                                fail_msg(FMT": byte %zu changes item %zu",
                                         ARG(was->document->name), at, i + 1);
        }
}

/* A verdict quoted at a line's end is text, in every rationale. */
static void verdicts_that_are_quoted(void **state)
{
        static const str file[] = {
                STR("examples/letters/block-double-spaced.txt"),
                STR("examples/letters/block-four-items.txt"),
                STR("examples/letters/block-traps.txt"),
                STR("examples/letters/final-sentences.txt"),
                STR("examples/letters/final-titles.txt"),
                STR("examples/letters/issue-upheld.txt"),
                STR("examples/letters/notice-numbered.txt"),
                STR("examples/letters/notice-unnumbered.txt"),
                STR("examples/letters/sentence-markdown.md"),
                STR("examples/letters/sentence-plain.txt"),
                STR("examples/letters/sentence-traps.txt")
        };
        static const str words = STR(" Before, it read Massage: Upheld\n");
        arena *a = *state;

        for (size_t f = 0; f < sizeof file / sizeof *file; f++) {
                struct letter was = read_good(a, test_file(a, file[f]));
                str t = was.document->text;

                was.document->name = file[f];
                for (size_t k = 0; k < was.n_items; k++) {
                        struct span s = was.item[k].rationale;

                        for (size_t at = s.begin; at + 1 < s.end; at++)
                                if (t.p[at] == '.' && t.p[at + 1] == ' ')
                                        check_quoted(a, &was, k, at + 1,
                                                     words);
                        check_quoted(a, &was, k, s.end,
                                     S(" It read Massage: Upheld."));
                        check_quoted(a, &was, k, s.end,
                                     S("\n\nIt read Massage: Upheld."));
                }
        }
}

/* Each byte of a letter that is no white space is in a field, is named by
 * the layout, or is unread; and no range leaves the text. */
static void paint(char *seen, size_t n, struct span s)
{
        assert_true(s.begin <= s.end && s.end <= n);
        for (size_t i = s.begin; i < s.end; i++)
                seen[i] = 1;
}

static void check_cover(arena *a, const struct letter *l)
{
        str t = l->document->text;
        char *seen = NEWN(a, char, t.n + 1);

        paint(seen, t.n, l->case_number);
        paint(seen, t.n, l->date_assigned_at);
        paint(seen, t.n, l->date_of_injury_at);
        paint(seen, t.n, l->decision_date_at);
        paint(seen, t.n, l->ur_denial_date_at);
        paint(seen, t.n, l->priority);
        paint(seen, t.n, l->application_received_at);
        paint(seen, t.n, l->reviewer.statement);
        paint(seen, t.n, l->case_summary);
        for (size_t i = 0; i < l->reviewer.n_states; i++)
                paint(seen, t.n, l->reviewer.licensed_state[i]);
        for (size_t i = 0; i < l->reviewer.n_certifications; i++)
                paint(seen, t.n, l->reviewer.certification[i]);
        for (size_t i = 0; i < l->n_documents_reviewed; i++)
                paint(seen, t.n, l->document_reviewed[i]);
        for (size_t i = 0; i < l->n_items; i++) {
                const struct letter_item *it = &l->item[i];

                paint(seen, t.n, it->request);
                paint(seen, t.n, it->decision);
                paint(seen, t.n, it->claims_administrator_guideline);
                paint(seen, t.n, it->imro_guideline);
                paint(seen, t.n, it->rationale);
        }
        for (size_t i = 0; i < l->n_named; i++)
                paint(seen, t.n, l->named[i]);
        for (size_t i = 0; i < l->n_unread; i++)
                paint(seen, t.n, l->unread[i]);
        for (size_t i = 0; i < t.n; i++)
                if (!seen[i] && !char_space(t.p[i]))
                        fail_msg("byte %zu is lost", i);
}

static void nothing_is_lost(void **state)
{
        static const str letters[] = {
                STR(LETTER ITEM("A, DOS: 1/2/2015: Upheld")),
                STR(BLOCK SUMMARY ISSUES ITEM("Cane: Upheld") ITEM("B\nC: "
                    "Overturned"))
        };
        static const str noise[] = {
                STR("\n"), STR("\n\n"), STR("\f"), STR("**"), STR(" x "),
                STR(": Upheld\n"), STR("Page 2 of 3\n"), STR("# "),
                STR("Decision rationale: "), STR("<b>"), STR("*"), STR(".")
        };
        const struct layouts *all = layouts_of(*state);
        struct door door = { .open = false };
        arena a = arena_open((size_t)1 << 28, &door);
        uint32_t r = 7;
        size_t good = 0;

        for (int round = 0; round < 4000; round++) {
                str s = letters[round % 2];
                buf b = buf_open(&a, 1 << 20);
                struct letter l;
                bool cut;
                err e;
                size_t at = 0;

                for (int k = 0; k < 3; k++) {
                        r = r * 1664525u + 1013904223u;
                        size_t next = at + (r >> 8) % (s.n - at + 1);

                        buf_add(&b, str_slice(s, at, next));
                        buf_add(&b, noise[(r >> 3) % 12]);
                        at = next;
                }
                buf_add(&b, str_slice(s, at, s.n));
                if (read_with(&a, all, buf_str(&b), &l, &cut, &e) == OK) {
                        check_cover(&a, &l);
                        good++;
                }
                arena_reset(&a);
        }
        assert_true(good > 2000);
        arena_close(&a);
}

/* A layout of the same general shape needs no C. */
static void another_layout(void **state)
{
        static const str text = STR(
                "layout  far-county\n"
                "family  X\n"
                "head\n"
                "  \"Ref:\"  case_number  number\n"
                "parts\n"
                "  heading \"WHO REVIEWED\"  reviewer.statement\n"
                "  heading \"PAPERS READ\"   documents_reviewed\n"
                "  heading \"STORY\"         case_summary\n"
                "    or \"THE STORY\"\n"
                "  heading \"ANSWERS\"       items\n"
                "  heading \"SIGNED\"        -  optional\n"
                "find in reviewer.statement\n"
                "  reviewer.certifications  telling\n"
                "    after  \"doctor of\"\n"
                "    before \".\"\n"
                "    split  \"/\"\n"
                "item\n"
                "  begins  \"{request} - {verdict}\"\n"
                "  verdict \"refusal stands\"  upheld\n"
                "  verdict \"refusal falls\"   overturned\n"
                "  label   \"Why:\"  rationale\n");
        struct data_file f = { S("far-county.layout"), text };
        struct layouts *all;
        struct letter l;
        bool cut;
        err e;

        assert_int_equal(layouts_load(*state, &f, 1, &all, &e), OK);
        assert_int_equal(read_with(*state, all, S(
                "Ref: 12/77\n\nWHO REVIEWED\nA doctor of bones/joints. Good.\n"
                "PAPERS READ\nNote of May 1\nLetter\n\nTHE STORY\nA 30 year "
                "old woman.\nANSWERS\nCane - refusal stands\nWhy: No need.\n\n"
                "Crutch - refusal falls\nWhy: Need.\n\nSIGNED\nNobody\n"),
                &l, &cut, &e), OK);
        assert_str(l.layout, "far-county");
        assert_value(&l, l.case_number, "12/77");
        assert_int_equal(l.reviewer.n_certifications, 2);
        assert_value(&l, l.reviewer.certification[1], "joints");
        assert_int_equal(l.n_documents_reviewed, 2);
        assert_value(&l, l.document_reviewed[0], "Note of May 1");
        assert_int_equal(l.n_items, 2);
        assert_value(&l, l.item[1].request, "Crutch");
        assert_int_equal(l.item[1].outcome, OUTCOME_OVERTURNED);
        assert_value(&l, l.item[1].rationale, "Need.");
        assert_str(l.patient_sex, "female");
        assert_int_equal(l.n_unread, 1);        /* the signature */
        check_cover(*state, &l);
}

static void layouts_that_are_refused(void **state)
{
        static const struct { str text; size_t line; const char *says; } t[] = {
                { STR("family D\n"), 1, "begin with: layout NAME" },
                { STR("layout x\nlike y\n"), 1, "no such layout" },
                { STR("layout x\nlike x\n"), 1, "round in a circle" },
                { STR("layout x\nhead\n  \"A:\"  case_numbre  word\n"), 3,
                  "write case_number" },
                { STR("layout x\nhead\n  \"A:\"  decision_date  word\n"), 3,
                  "a date field takes date" },
                { STR("layout x\nhead\n  \"A:\"  priority  wrod\n"), 3,
                  "write number, date, word or text" },
                { STR("layout x\nparts\n  heading A  case_summary\n"), 3,
                  "write \"phrase\"" },
                { STR("layout x\nparts\n  heading \"A\"\n"), 3, "the field" },
                { STR("layout x\nparts\n  heading \"A\"  items\n"), 1,
                  "no item" },
                { STR("layout x\nitem\n  label \"A:\"  rationale\n"), 2,
                  "an item has verdicts and labels" },
                { STR("layout x\nitem\n  verdict \"A\"  maybe\n"), 3,
                  "upheld or overturned" },
                { STR("layout x\nfind in priority\n  reviewer.noun\n"
                      "    after \"a\"\n"), 3, "a clause has a field" },
                { STR("layout x\nsurprise\n"), 2, "write like" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct data_file f = { S("x.layout"), t[i].text };
                struct layouts *l;
                err e = { 0 };

                assert_int_equal(layouts_load(*state, &f, 1, &l, &e),
                                 ERR_SYNTAX);
                if (e.line != t[i].line || !strstr(e.text, t[i].says))
                        fail_msg("row %zu: %zu: %s", i, e.line, e.text);
                assert_string_equal(e.file, "x.layout");
        }
}

static void printed(void **state)
{
        struct letter l = read_good(*state, S(LETTER));
        buf b = buf_open(*state, 1 << 20);
        json j = json_open(&b);

        letter_json(&j, &l, S("a.txt"), true);
        assert_true(str_find(buf_str(&b), S("\"unread\":[]"), 0) != STR_NONE);
        assert_true(str_find(buf_str(&b), S("\"priority\":\"standard\""), 0)
                    != STR_NONE);
        assert_true(str_find(buf_str(&b), S("\"years\":5,"), 0) != STR_NONE);
        b.n = 0;
        letter_print(&b, &l, S("a.txt"));
        assert_true(str_find(buf_str(&b), S("upheld"), 0) != STR_NONE);
        assert_true(str_find(buf_str(&b), S("44 years, male"), 0)
                    != STR_NONE);
}

TEST_MAIN(TEST(header_and_reviewer), TEST(credentials_in_a_block),
          TEST(credentials_that_are_missing),
          TEST(the_statement_clause_by_clause),
          TEST(headers), TEST(a_day_that_is_none_stays_unread),
          TEST(titles), TEST(a_title_at_the_top_of_a_page),
          TEST(a_title_below_the_end_of_a_sentence), TEST(double_spaced),
          TEST(no_empty_line_at_all),
          TEST(lines_joined_to_paragraphs), TEST(rationales_that_quote),
          TEST(verdicts_that_are_quoted),
          TEST(a_label_that_lacks_is_null),
          TEST(marks_and_defects_in_values), TEST(portions),
          TEST(the_three_parts_of_a_request),
          TEST(a_portion_that_lacks_its_beginning), TEST(companions),
          TEST(companions_beside_an_operation),
          TEST(many_items), TEST(refusals), TEST(cut_in_mid_sentence),
          TEST(nothing_is_lost), TEST(another_layout),
          TEST(layouts_that_are_refused), TEST(printed))
