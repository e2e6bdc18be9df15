/* test_course.c - the course of treatment as charts write it: whose visits a
 * page is of, which of its dates are days of visits, what a table's columns
 * say. All pages are invented. */
#include "clinical_test.h"

#include "casefile/ledger.h"
#include "render/ledger.h"

#include <math.h>

struct note { const char *class, *date, *author, *text; };

static struct ledger ledger_of(arena *a, const struct note *n, size_t count)
{
        struct case_file c = { .injury = DATE_NONE };
        struct ledger l;

        c.document = NEWN(a, struct document *, count);
        for (size_t i = 0; i < count; i++) {
                struct document *d = NEW(a, struct document);

                d->name = arena_fmt(a, "d%zu.txt", i + 1);
                d->text = str_from(n[i].text);
                document_paginate(a, d);
                d->class = str_from(n[i].class);
                d->author = str_from(n[i].author);
                if (str_find(d->author, S(", DC"), 0) != STR_NONE)
                        d->specialty = S("chiropractic");
                d->date = d->received = DATE_NONE;
                assert_true(date_parse_iso(str_from(n[i].date), &d->date));
                c.document[c.n_documents++] = d;
        }
        c.pages.all = c.pages.read = count;
        ledger_read(a, vocabulary_of_project(a), &c, &l);
        return l;
}

/* The line of a kind and name; NULL: none. */
static const struct ledger_line *line_of(const struct ledger *l,
                                         enum ledger_kind kind,
                                         const char *name)
{
        for (size_t i = 0; i < l->n; i++)
                if (l->line[i].fact.kind == kind &&
                    str_eq(l->line[i].fact.name, str_from(name)))
                        return &l->line[i];
        return NULL;
}

static bool same(double a, double b) { return !(a < b) && !(a > b); }

/* ---- Whose visits, on which days ---------------------------------------- */

struct visits_row {
        const char *what, *treatment;   /* NULL: no visits at all */
        struct note note;
        double done;
};

static const struct visits_row visits_rows[] = {
        { "a table of acupuncture bills what a therapist bills", "acupuncture",
          { "THERAPY_NOTE", "2015-02-08", "Ann Lee, L.Ac., O.M.D.",
            "Quiet Needle Clinic\nVisit Tracker\nBorn: 3-16-62\n"
            "Tx no.   Date seen   Pain    CPT              Init\n"
            "1        1-12-15     5/10    97110x2, 97140   jz\n"
            "2        1-14-15     4/10    97014, 97110     jz\n"
            "3        1-19-15     4/10    Needles x 12     jz\n"
            "Acu: 3 acupuncture visits to date.\nAnn Lee, L.Ac., O.M.D.\n" },
          3 },
        { "the treatment of whoever signs, not of the letterhead",
          "chiropractic",
          { "THERAPY_NOTE", "2014-03-14", "Ray Moss, DC",
            "Whole Body Wellness\nNew Patient Therapy Evaluation\n"
            "1 of 12 visits\n98941 spinal CMT, 3-4 regions.\n"
            "Chiropractic adjustment, 3 regions.\n" }, 1 },
        { "a physician's report taken for a note is no visit", NULL,
          { "THERAPY_NOTE", "2014-07-07", "Ray Moss, M.D., M.P.H.",
            "Spine Associates\nVisit Date: 07.07.2014\n"
            "Prior care: Pt. has finished physical therapy.\n"
            "P: Cont. PT, requesting more sessions.\n"
            "PAST APPOINTMENTS\n05.01.2014    Kept\n06.02.2014    Kept\n"
            "06.30.2014    Arrived\n" }, 0 },
        { "the line of a fax machine, a stamp and an injury are no days",
          "physical-therapy",
          { "THERAPY_NOTE", "2014-05-08", "Ann Lee, DPT",
            "10/29/2016   11:36 AM   FROM:A CLINIC TO:15550100   P:18/26\n"
            "Harbor Physical Therapy\n                 May 8, 2014\n"
            "Physical Therapy Daily Note\nInjury 04/02/2014\n"
            "1 of 6 visits\nTreated as planned.\n"
            "                          RECEIVED\n"
            "                                 Jun 12, 2014\n" }, 1 },
        { "labels in a row, their dates in the row below",
          "physical-therapy",
          { "THERAPY_NOTE", "2014-09-25", "Ann Lee, MPT",
            "Harbor Physical Therapy\n"
            "NAME:              DATE OF SERVICE   D/Injury\n"
            "A. WORKER          Mon 09/22/2014    Thu 03/27/2014\n"
            "DAILY NOTE\nTreated as planned.\n"
            "Transcribed Thu 09/25/2014\n" }, 1 },
        { "initials before the date of a row", "acupuncture",
          { "THERAPY_NOTE", "2012-06-04", "Ann Lee, L.Ac.",
            "Record of sessions\n"
            "Session   Initials and date   Score   Method\n"
            "1         AW May 16, 2012     5       Acupuncture\n"
            "2         AW May 21, 2012     6       Acupuncture\n"
            "3         AW June 04, 2012    5       Acupuncture\n" }, 3 },
        { "a laboratory's dates are no visits", NULL,
          { "LAB", "2013-04-30", "",
            "Pt:                    DOB             Claim\n"
            "Worker, Ann            7/9/1973        1234\n"
            "Specimen received      Rptd:           Ordering\n"
            "5/1/2013               5/4/2013        Ray Moss, MD\n" }, 0 },
        { "an invoice joined to a note shows no treatment", NULL,
          { "THERAPY_NOTE", "2014-04-06", "",
            "Home Supply            INVOICE 4295\n"
            "Delivered      HCPCS      Qty     Amount\n"
            "04/06/2014     E0730      1       258.21\n"
            "04/15/2014     A4557      1       47.67\n"
            "04/24/2014     A4557      2       47.67\n" }, 0 },
};

static void visits_are_of_a_treatment_and_a_day(void **state)
{
        arena *a = *state;

        for (size_t i = 0; i < sizeof visits_rows / sizeof *visits_rows; i++) {
                const struct visits_row *r = &visits_rows[i];
                struct ledger l = ledger_of(a, &r->note, 1);
                const struct ledger_line *x = NULL;
                size_t lines = 0;

                for (size_t k = 0; k < l.n; k++)
                        lines += l.line[k].n_visits > 0;
                if (r->treatment)
                        x = line_of(&l, LEDGER_VISITS, r->treatment);
                if (lines != (r->treatment != NULL) ||
                    (r->treatment && !x) || (x && !same(x->fact.done,
                                                        r->done)))
                        fail_msg("%s: %g of %zu lines", r->what,
                                 x ? x->fact.done : -1, lines);
        }
}

static const char table[] =
        "Harbor Physical Therapy\nAttendance Record\n"
        "1   09/03/2014   KT\n2   09/05/2014   KT\n3   09/08/2014   KT\n"
        "Ann Lee, DPT\n";
static const char second[] =
        "Harbor Physical Therapy\nPhysical Therapy Daily Note\nVisit 2 of 3\n"
        "Treated as planned.\nAnn Lee, DPT\n";
static const char report[] =
        "Treatment to date: he has completed 3 visits of physical therapy.\n";

static void a_note_and_its_row_are_one_visit(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "THERAPY_NOTE", "2014-09-08", "Ann Lee, DPT", table },
                /* dated when it was printed */
                { "THERAPY_NOTE", "2014-10-26", "Ann Lee, DPT", second },
                { "THERAPY_NOTE", "2014-09-06", "Ann Lee, DPT", second }
        };
        struct ledger l = ledger_of(a, n, 3);

        assert_true(same(line_of(&l, LEDGER_VISITS, "physical-therapy")
                         ->fact.done, 3));
}

static void two_reports_outweigh_a_note_without_a_day(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "THERAPY_NOTE", "2014-09-08", "Ann Lee, DPT", table },
                { "THERAPY_NOTE", "2015-02-20", "Ann Lee, DPT",
                  "Harbor Physical Therapy\nPhysical Therapy Note\n"
                  "Treated as planned.\n" },
                { "PR2_REPORT", "2014-11-01", "", report },
                { "PR2_REPORT", "2014-12-01", "", report }
        };
        struct ledger l = ledger_of(a, n, 4);
        const struct ledger_line *x = line_of(&l, LEDGER_VISITS,
                                              "physical-therapy");

        assert_true(same(x->fact.done, 3));
        assert_int_equal(x->n_visits, 4);       /* the other is still shown */
        l = ledger_of(a, n, 2);
        assert_true(same(line_of(&l, LEDGER_VISITS, "physical-therapy")
                         ->fact.done, 4));
}

static void two_reports_know_of_days_that_are_not_there(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "THERAPY_NOTE", "2014-09-05", "Ann Lee, DPT", second },
                { "PR2_REPORT", "2014-11-01", "", report },
                { "PR2_REPORT", "2014-12-01", "", report }
        };
        struct ledger l = ledger_of(a, n, 3);

        assert_true(same(line_of(&l, LEDGER_VISITS, "physical-therapy")
                         ->fact.done, 3));
}

static void an_early_count_does_not_end_a_later_course(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "THERAPY_NOTE", "2014-09-08", "Ann Lee, DPT", table },
                { "PR2_REPORT", "2014-11-01", "", report },
                { "PR2_REPORT", "2014-12-01", "", report },
                { "THERAPY_NOTE", "2015-03-04", "Ann Lee, DPT",
                  "Harbor Physical Therapy\nAttendance Record\n"
                  "1   03/02/2015   KT\n2   03/04/2015   KT\n" },
                { "PR2_REPORT", "2015-04-01", "",
                  "He has completed 5 visits of physical therapy.\n" }
        };
        struct ledger l = ledger_of(a, n, 5);

        assert_true(same(line_of(&l, LEDGER_VISITS, "physical-therapy")
                         ->fact.done, 5));
}

/* ---- Pain --------------------------------------------------------------- */

struct pain_row { const char *what, *class, *text, *day; double score; };

static const struct pain_row pain_rows[] = {
        { "a grid with a day to each column", "THERAPY_NOTE",
          "Physical Therapy Sign-In Log\n"
          "Date      5/27/13        5/31/13       6/3/13\n"
          "Pain      8/10           7/10          9/10\n"
          "Tx        ice            TE, MT        ice\n", "2013-05-31", 7 },
        { "a column of scores without \"of ten\"", "THERAPY_NOTE",
          "Physical Therapy Treatment Log\n"
          "#     DOS             Modality         NPRS   Tol.\n"
          "1     09-Apr-2013     TE, MT           6      ok\n"
          "2     15-Apr-2013     TE, ice          4      ok\n", "2013-04-15",
          4 },
        { "its scale behind it", "THERAPY_NOTE",
          "Acupuncture Treatment Note\nPain before needles: 7 (0-10)\n",
          "2014-01-02", 7 },
        { "\"On DATE, NAME authored a ..., which states:\"", "CONSULT",
          "On 06.28.2012, Ann L. O'Lee, MD, FAAOS authored a Follow Up, which"
          "\nstates:\n     VAS 6/10 today.\n", "2012-06-28", 6 },
        { "\"Progress note, DATE, NAME, M.D..\"", "CONSULT",
          "Progress Note, 07.25.2012, Ann L. Lee, M.D..\n"
          "     Pain: 8/10.\n", "2012-07-25", 8 },
        { "\"NAME, M.D. (DATE), Recheck:\"", "CONSULT",
          "Ann L. Lee, M.D. (05.02.2013), Recheck:\n     VAS 3/10.\n",
          "2013-05-02", 3 },
};

static void a_score_has_the_day_it_was_of(void **state)
{
        arena *a = *state;

        for (size_t i = 0; i < sizeof pain_rows / sizeof *pain_rows; i++) {
                const struct pain_row *r = &pain_rows[i];
                struct note n = { r->class, "2014-01-02", "", r->text };
                struct ledger l = ledger_of(a, &n, 1);
                bool found = false;

                for (size_t k = 0; k < l.n; k++)
                        found |= l.line[k].fact.kind == LEDGER_PAIN &&
                                 same(l.line[k].fact.score, r->score) &&
                                 str_eq(date_text(a, l.line[k].fact.date),
                                        str_from(r->day));
                if (!found)
                        fail_msg("%s", r->what);
        }
}

/* ---- Doses -------------------------------------------------------------- */

struct dose_row {
        const char *what, *text, *drug;
        double strength, per_day, count;
};

static const struct dose_row dose_rows[] = {
        { "a cell goes on below, beside the prescriber",
          "Date Filled    Drug                         Prescriber    Pharmacy\n"
          "08/05/2014     gabapentin 600 mg one tab    Ann A. Lee    Corner\n"
          "               three times a day, #90       MD            No. 4\n"
          "08/05/2014     Ambien 10 mg qhs             Ann A. Lee    Corner\n",
          "gabapentin", 600, 3, 90 },
        { "the column says how many a day",
          "Filled        Drug                     Qty     Per day   By\n"
          "06/10/2012    Norco 7.5/325 mg         120     4         A. Lee\n",
          "hydrocodone/acetaminophen", 7.5, 4, 120 },
        { "the same, the drug's strength in the line below",
          "Filled        Drug                     Qty     Per day   By\n"
          "06/10/2012    hydrocodone-             120     4         A. Lee\n"
          "              acetaminophen 10/325 mg\n"
          "07/10/2012    zolpidem 5 mg            30      1         A. Lee\n",
          "zolpidem", 5, 1, 30 },
        { "so many for so many days",
          "Filled        Drug                     Qty     Days   By\n"
          "06/10/2012    tramadol 50 mg           90      30     A. Lee\n",
          "tramadol", 50, 3, 90 },
};

static void doses_are_read_by_their_columns(void **state)
{
        arena *a = *state;

        for (size_t i = 0; i < sizeof dose_rows / sizeof *dose_rows; i++) {
                const struct dose_row *r = &dose_rows[i];
                struct note n = { "MED_LIST", "2014-12-31", "", r->text };
                struct ledger l = ledger_of(a, &n, 1);
                const struct ledger_line *x = line_of(&l, LEDGER_DOSE,
                                                      r->drug);

                if (!x || !same(x->fact.strength, r->strength) ||
                    !same(x->fact.per_day, r->per_day) ||
                    !same(x->fact.count, r->count))
                        fail_msg("%s: %g mg, %g a day, #%g", r->what,
                                 x ? x->fact.strength : -1,
                                 x ? x->fact.per_day : -1,
                                 x ? x->fact.count : -1);
        }
}

/* ---- Text --------------------------------------------------------------- */

static void what_is_told_again_is_one_line_of_text(void **state)
{
        arena *a = *state;
        static const char dose[] = "Gabapentin 600 mg tid.\n";
        static const char more[] = "Gabapentin 800 mg tid.\n";
        const struct note n[] = {
                { "PR2_REPORT", "2014-01-02", "", dose },
                { "PR2_REPORT", "2014-02-03", "", dose },
                { "PR2_REPORT", "2014-03-04", "", dose },
                { "PR2_REPORT", "2014-04-05", "", more }
        };
        struct ledger l = ledger_of(a, n, 4);
        buf t = buf_open(a, 1 << 20), j = buf_open(a, 1 << 20);
        size_t lines = 0;

        render_ledger_text(&t, &l);
        assert_true(str_find(buf_str(&t), S("the same to 2014-03-04"), 0) !=
                    STR_NONE);
        assert_true(str_find(buf_str(&t), S("800 mg"), 0) != STR_NONE);
        render_ledger_json(&j, &l);
        for (size_t i = 0; i < j.n; i++)
                lines += buf_str(&j).p[i] == '\n';
        assert_int_equal(lines, 4);             /* programs get all */
}

TEST_MAIN(TEST(visits_are_of_a_treatment_and_a_day),
          TEST(a_note_and_its_row_are_one_visit),
          TEST(two_reports_outweigh_a_note_without_a_day),
          TEST(two_reports_know_of_days_that_are_not_there),
          TEST(an_early_count_does_not_end_a_later_course),
          TEST(a_score_has_the_day_it_was_of),
          TEST(doses_are_read_by_their_columns),
          TEST(what_is_told_again_is_one_line_of_text))
