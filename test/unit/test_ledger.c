/* test_ledger.c - the treatment ledger and the chronology: what charts say of
 * visits, doses, pain, studies, injections and decisions, merged. All notes
 * are invented. */
#include "clinical_test.h"

#include "casefile/ledger.h"
#include "render/ledger.h"

#include <math.h>

/* ---- A case of documents ------------------------------------------------ */

struct note { const char *class, *date, *text; };

static struct document *document_of(arena *a, const struct note *n, size_t i)
{
        struct document *d = NEW(a, struct document);

        d->name = arena_fmt(a, "d%zu.txt", i + 1);
        d->text = str_from(n->text);
        document_paginate(a, d);
        d->class = str_from(n->class);
        d->date = d->received = DATE_NONE;
        if (n->date[0])
                assert_true(date_parse_iso(str_from(n->date), &d->date));
        return d;
}

static struct case_file case_of(arena *a, const struct note *n, size_t count)
{
        struct case_file c = { .injury = DATE_NONE,
                               .request_for_authorization = DATE_NONE,
                               .utilization_review = DATE_NONE,
                               .application = DATE_NONE,
                               .assigned = DATE_NONE };

        c.document = NEWN(a, struct document *, count);
        for (size_t i = 0; i < count; i++)
                c.document[c.n_documents++] = document_of(a, &n[i], i);
        c.pages.all = c.pages.read = count;
        return c;
}

static struct ledger ledger_of(arena *a, const struct note *n, size_t count)
{
        static const struct vocabulary *v;
        struct case_file c = case_of(a, n, count);
        struct ledger l;

        v = vocabulary_of_project(a);
        ledger_read(a, v, &c, &l);
        return l;
}

/* The i-th line of a kind and name; the test fails where there is none. */
static const struct ledger_line *line_of(const struct ledger *l,
                                         enum ledger_kind kind,
                                         const char *name, size_t i)
{
        for (size_t k = 0; k < l->n; k++)
                if (l->line[k].fact.kind == kind &&
                    str_eq(l->line[k].fact.name, str_from(name)) && !i--)
                        return &l->line[k];
        fail_msg("no such line: %s %s", ledger_kind_name(kind), name);
        return NULL;
}

static size_t lines_of(const struct ledger *l, enum ledger_kind kind)
{
        size_t n = 0;

        for (size_t k = 0; k < l->n; k++)
                n += l->line[k].fact.kind == kind;
        return n;
}

static void assert_num_of(double a, double b, const char *what)
{
        if (isnan(a) != isnan(b) || a < b - 0.01 || a > b + 0.01)
                fail_msg("%g is not %g: %s", a, b, what);
}
#define assert_num(a, b) assert_num_of(a, b, #a)

static void assert_day(arena *a, date d, const char *day)
{
        if (!str_eq(date_text(a, d), str_from(day)))
                fail_msg(FMT " is not %s", ARG(date_text(a, d)), day);
}

#define COUNT(t) (sizeof(t) / sizeof *(t))

/* ---- Visits ------------------------------------------------------------- */

static const struct note therapy[] = {
        { "THERAPY_NOTE", "2014-11-14",
          "From: A CLINIC  Page 2/9  Date: 12/24/2014 10:11\n"
          "Harbor Physical Therapy\n\n"
          "Attendance Record\n"
          "Patient: A. Worker      DOI: 05/02/2014   DOB: 03/01/1970\n"
          "Visit   Date            Pain   Signed\n"
          "1       11/03/2014      6/10   KT\n"
          "2       11/05/2014      5/10   KT\n"
          "        11/07/2014      no show\n"
          "3       November 10,    5/10   KT\n"
          "        2014\n"
          "4       11/14/2014      4/10   KT\n\n"
          "She completed 4 sessions of physical therapy for the lumbar"
          " spine.\n"
          "D: 11/14/2014 T: 11/17/2014\n" },
        { "THERAPY_NOTE", "2014-11-05",
          "Harbor Physical Therapy\nDaily Note\nDOS: 11/05/2014\n\n"
          "Visit 2 of 12 authorized.\nPain 5/10. Left leg feels weak.\n" },
        { "RFA", "2014-10-20",
          "Request for Authorization\n\n"
          "Lumbar strain       847.2   Physical therapy 2 x week x 6 weeks"
          "    97110\n" },
        { "PR2_REPORT", "2014-12-01",
          "Treatment to date: The patient attended 4 sessions of physical"
          " therapy for the low back.\n" }
};

static void days_are_counted_and_others_stand_beside(void **state)
{
        arena *a = *state;
        struct ledger l = ledger_of(a, therapy, COUNT(therapy));
        const struct ledger_line *x = line_of(&l, LEDGER_VISITS,
                                              "physical-therapy", 0);

        assert_int_equal(lines_of(&l, LEDGER_VISITS), 1);
        assert_int_equal(x->n_visits, 4);
        assert_day(a, x->visit[0].date, "2014-11-03");
        assert_day(a, x->visit[2].date, "2014-11-10");
        assert_day(a, x->visit[3].date, "2014-11-14");
        assert_num(x->fact.done, 4);
        assert_num(x->stated, 4);
        assert_num(x->fact.requested, 12);
        assert_num(x->fact.authorized, 12);
        assert_false(x->contradicted);
        assert_str(x->fact.body[0], "lumbar");
}

static void order_and_duplicates_change_nothing(void **state)
{
        arena *a = *state;
        struct note turned[COUNT(therapy) + 1];
        struct ledger l = ledger_of(a, therapy, COUNT(therapy)), m;

        for (size_t i = 0; i < COUNT(therapy); i++)
                turned[i] = therapy[COUNT(therapy) - 1 - i];
        turned[COUNT(therapy)] = therapy[0];
        m = ledger_of(a, turned, COUNT(turned));
        assert_int_equal(l.n, m.n);
        for (size_t i = 0; i < l.n; i++) {
                const struct ledger_fact *f = &l.line[i].fact;
                const struct ledger_fact *g = &m.line[i].fact;

                assert_int_equal(f->kind, g->kind);
                assert_true(str_eq(f->name, g->name));
                assert_num(f->done, g->done);
                assert_num(f->score, g->score);
                assert_int_equal(l.line[i].n_visits, m.line[i].n_visits);
                assert_true(m.line[i].n_at >= l.line[i].n_at);
        }
}

static void a_report_that_tells_otherwise_is_a_contradiction(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "THERAPY_NOTE", "2014-11-14",
                  "Acupuncture Treatment Log\nDate\n11/03/2014   KT\n"
                  "11/05/2014   KT\n11/10/2014   KT\n" },
                { "PR2_REPORT", "2014-12-01",
                  "He has completed 8 of 12 sessions of acupuncture.\n" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));
        const struct ledger_line *x = line_of(&l, LEDGER_VISITS,
                                              "acupuncture", 0);

        assert_num(x->fact.done, 3);
        assert_num(x->stated, 8);
        assert_num(x->fact.of, 12);
        assert_true(x->contradicted);
}

static void parts_of_the_body_are_lines_of_their_own(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "PR2_REPORT", "2014-12-01",
                  "He completed 8 sessions of physical therapy for the right"
                  " knee.\n\nHe completed 12 sessions of physical therapy for"
                  " the neck.\n" }
        };
        struct ledger l = ledger_of(a, n, 1);

        assert_int_equal(lines_of(&l, LEDGER_VISITS), 2);
        for (size_t i = 0; i < 2; i++) {
                const struct ledger_line *x = line_of(&l, LEDGER_VISITS,
                                                "physical-therapy", i);

                assert_num(x->fact.done, str_eq(x->fact.body[0], S("knee"))
                                         ? 8 : 12);
        }
}

/* A clinic's name says nothing; what the log counts, or the letters of who
 * signs it, say what it is of. The day of the injury is no visit. */
static void a_log_is_of_what_it_counts_or_who_signs(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "THERAPY_NOTE", "2014-11-07",
                  "Hillside Health Center\n\nTreatment Grid\n"
                  "Inj. Date 05.02.2014\n\n"
                  "Visit   Date              Pain   Init\n"
                  "1       Mon 03-Nov-2014   6/10   KT\n"
                  "2       Wed 05-Nov-2014   5/10   KT\n"
                  "3       Fri 07-Nov-2014   5/10   KT\n\n"
                  "Worker finished 3 chiropractic treatments.\n"
                  "DD: Fri 11/07/2014 DT: Sat 11/08/2014\n"
                  "Job ID 40021 / D 2014-11-07 / T 2014-11-10\n" },
                { "OTHER", "",
                  "Hillside Health Center\n\nPatient Sign-In Log\n"
                  "Name A. Worker / DATE OF INJURY\nMay 2, 2014\n\n"
                  "10.06.2014      tol well   KT\n"
                  "10.08.2014      tol well   KT\n"
                  "10.10.2014      tol well   KT\n\n"
                  "ANN LEE, LAc\n" },
                { "OTHER", "2014-12-01",
                  "Family Clinic\n\nAppointment history\n\n"
                  "09/02/2014      Est pt visit   seen\n"
                  "09/16/2014      Est pt visit   seen\n"
                  "10/02/2014      Office visit   seen\n" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));
        const struct ledger_line *x = line_of(&l, LEDGER_VISITS,
                                              "chiropractic", 0);

        assert_int_equal(lines_of(&l, LEDGER_VISITS), 2);
        assert_int_equal(x->n_visits, 3);
        assert_day(a, x->visit[0].date, "2014-11-03");
        x = line_of(&l, LEDGER_VISITS, "acupuncture", 0);
        assert_int_equal(x->n_visits, 3);
        assert_day(a, x->visit[2].date, "2014-10-10");
        assert_day(a, line_of(&l, LEDGER_PAIN, "pain-score",
                              0)->fact.date, "2014-11-03");
}

/* ---- Doses -------------------------------------------------------------- */

struct sig_case {
        const char *text, *drug;
        double strength, per_day, count;
};

#define NO ((double)NAN)

static void prescriptions_are_read(void **state)
{
        arena *a = *state;
        const struct sig_case sig[] = {
                { "Norco 10/325 mg 1 po q6h prn pain #120",
                  "hydrocodone/acetaminophen", 10, 4, 120 },
                { "Norco 10/325 1-2 tabs q4-6h prn, max 8/day #180",
                  "hydrocodone/acetaminophen", 10, 8, 180 },
                { "Gabapentin 300mg TID", "gabapentin", 300, 3, NO },
                { "gabapentin 600 mg, one three times daily",
                  "gabapentin", 600, 3, NO },
                { "Lyrica 75 b.i.d. #60", "pregabalin", 75, 2, 60 },
                { "Soma 350 mg 1 p.o. q.h.s.", "carisoprodol", 350, 1, NO },
                { "Tizanidine 4 mg 1/2 tab TID", "tizanidine", 4, 1.5, NO },
                { "OxyContin 20 mg 1 tab in the morning and 2 tabs at "
                  "bedtime", "oxycodone", 20, 3, NO },
                { "Ultram (tramadol) 50 mg, take 1-2 tablets every 4-6 "
                  "hours", "tramadol", 50, 12, NO },
                { "Celebrex 200 mg daily, quantity: 30", "celecoxib", 200, 1,
                  30 },
                { "naproxen 550 mg, one every 12 hours (#60)", "naproxen",
                  550, 2, 60 },
                { "Butrans 10 mcg/hr patch every 7 days", "buprenorphine",
                  10, 1 / 7.0, NO },
                { "tramadol 50 mg 4 tabs/day", "tramadol", 50, 4, NO },
                { "Norco 10/325, dispense 90 tablets",
                  "hydrocodone/acetaminophen", 10, NO, 90 }
        };

        for (size_t i = 0; i < COUNT(sig); i++) {
                struct note n = { "PR2_REPORT", "2014-10-01", sig[i].text };
                struct ledger l = ledger_of(a, &n, 1);
                const struct ledger_line *x = line_of(&l, LEDGER_DOSE,
                                                      sig[i].drug, 0);

                assert_num_of(x->fact.strength, sig[i].strength, sig[i].text);
                assert_num_of(x->fact.per_day, sig[i].per_day, sig[i].text);
                assert_num_of(x->fact.count, sig[i].count, sig[i].text);
                assert_day(a, x->fact.date, "2014-10-01");
        }
}

static void doses_of_one_day_are_one_line(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "PR2_REPORT", "2014-10-01",
                  "Medications: Norco 10/325 mg 1 po q6h\n\n"
                  "Plan: refill Norco 10/325 #120.\n" },
                { "MED_LIST", "2014-12-01",
                  "Date         Drug                     Qty\n"
                  "10/01/2014   Norco 10/325 mg 1 q6h    120\n"
                  "11/01/2014   Norco 10/325 mg 1 q8h    90\n" },
                { "PR2_REPORT", "2014-11-01", "She takes Norco 10/325 mg,"
                  " one four times a day.\n" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));
        const struct ledger_line *x;

        assert_int_equal(lines_of(&l, LEDGER_DOSE), 3);
        x = line_of(&l, LEDGER_DOSE, "hydrocodone/acetaminophen", 0);
        assert_num(x->fact.per_day, 4);
        assert_num(x->fact.count, 120);
        assert_num(ledger_daily(&x->fact), 40);
        assert_int_equal(x->n_at, 3);
        assert_false(x->contradicted);
        x = line_of(&l, LEDGER_DOSE, "hydrocodone/acetaminophen", 1);
        assert_day(a, x->fact.date, "2014-11-01");
        assert_true(x->contradicted);           /* q8h, and four a day */
}

/* Reckoned by hand from vocabulary/morphine.vocabulary. */
static void an_opioids_dose_counts_as_morphine(void **state)
{
        static const struct {
                const char *text, *drug; double strength, mg; const char *by;
        } row[] = {
                /* 2 x 20 x 1.5 */
                { "OxyContin 20 mg 1 po bid #60", "oxycodone", 20, 60,
                  "CDC guideline of 2016" },
                /* the codeine of it: 4 x 30 x 0.15 */
                { "Tylenol #3 300/30 mg 1 po qid #120",
                  "codeine/acetaminophen", 30, 18, "CDC guideline of 2016" },
                /* by the hour, however often it is changed: 25 x 2.4 */
                { "Duragesic 25 mcg patch, one every 72 hours #10",
                  "fentanyl", 25, 60, "CDC guideline of 2016" },
                /* 30 a day is of the second step: 30 x 8 */
                { "Methadone 10 mg 1 po tid #90", "methadone", 10, 240,
                  "CDC guideline of 2016" },
                { "Suboxone 8 mg 1 film daily #30", "buprenorphine/naloxone",
                  8, NO, "a partial agonist, not converted" },
                { "OxyContin 20 mg #60", "oxycodone", 20, NO, "" },
                { "Gabapentin 300 mg 1 po tid #90", "gabapentin", 300, NO,
                  "" },
        };
        arena *a = *state;

        for (size_t i = 0; i < COUNT(row); i++) {
                struct note n = { "PR2_REPORT", "2016-10-01", row[i].text };
                struct ledger l = ledger_of(a, &n, 1);
                const struct ledger_line *x = line_of(&l, LEDGER_DOSE,
                                                      row[i].drug, 0);

                assert_num_of(x->fact.strength, row[i].strength, row[i].text);
                assert_num_of(x->fact.morphine, row[i].mg, row[i].text);
                if (!str_eq(x->fact.morphine_by, str_from(row[i].by)))
                        fail_msg("%s: "FMT, row[i].text,
                                 ARG(x->fact.morphine_by));
        }
}

/* ---- Pain, studies, injections, decisions ------------------------------- */

static void what_nobody_took_is_no_dose(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "PR2_REPORT", "2014-05-06",
                  "ODG does not recommend Soma 350 mg TID.\n"
                  "UR denied Lyrica 75 mg BID.\n"
                  "Dr. Lee advised against Ambien 10 mg qhs.\n"
                  "We may consider Topamax 25 mg BID.\n"
                  "Oxycodone was denied. She had 60% relief.\n"
                  "Naproxen 550 mg 1 daily, with dinner.\n" }
        };
        struct ledger l = ledger_of(a, n, 1);

        assert_int_equal(lines_of(&l, LEDGER_DOSE), 1);
        assert_num(line_of(&l, LEDGER_DOSE, "naproxen", 0)->fact.per_day, 1);
}

/* A date that prose was broken before heads nothing; the first sentence of
 * a paragraph that names a paper does. A row's date is that row's. */
static void a_dose_has_the_day_of_its_paragraph(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "PR2_REPORT", "2014-05-06",
                  "No surgery for this. She had a cortisone injection of the"
                  " right shoulder,\n10/1/12. Function is better.\n"
                  "Meds: Tramadol 50 mg TID.\n\n"
                  "Ann Lee, MD (3/4/14), Progress Report:\n"
                  "  Gabapentin 300 mg TID.\n\n"
                  "Soma      350mg    BID    Discontinued 02/01/2014\n"
                  "Flexeril  7.5 mg   TID    Current\n" }
        };
        struct ledger l = ledger_of(a, n, 1);
        const struct { const char *name, *day, *change; } want[] = {
                { "tramadol", "2014-05-06", "" },
                { "gabapentin", "2014-03-04", "" },
                { "carisoprodol", "2014-02-01", "stopped" },
                { "cyclobenzaprine", "2014-05-06", "" }
        };

        for (size_t i = 0; i < COUNT(want); i++) {
                const struct ledger_line *x = line_of(&l, LEDGER_DOSE,
                                                      want[i].name, 0);

                assert_day(a, x->fact.date, want[i].day);
                assert_true(str_eq(x->fact.change,
                                   str_from(want[i].change)));
        }
}

static void a_drop_tells_both_scores(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "PR2_REPORT", "2014-05-06",
                  "Pain decreases from 9/10 to 6/10 with medication.\n" }
        };
        struct ledger l = ledger_of(a, n, 1);

        assert_int_equal(lines_of(&l, LEDGER_PAIN), 2);
        for (size_t i = 0; i < 2; i++) {
                const struct ledger_fact *f = &line_of(&l, LEDGER_PAIN,
                                                "pain-score", i)->fact;

                assert_int_equal(f->with_medication, f->score > 7 ? TRI_NO
                                                                  : TRI_YES);
        }
}

static void pain_is_told_with_and_without(void **state)
{
        arena *a = *state;
        const struct note n = { "PR2_REPORT", "2014-10-01",
                "Pain is 8/10 without medication and 4/10 with medication."
                " Motor strength is 5/5.\n\n"
                "09/01/2014. Progress report, Dr. Able:\n"
                "     Pain at rest is rated 6 out of 10.\n" };
        struct ledger l = ledger_of(a, &n, 1);
        const struct ledger_line *x = line_of(&l, LEDGER_PAIN, "pain-score",
                                              0);

        assert_int_equal(lines_of(&l, LEDGER_PAIN), 3);
        assert_day(a, x->fact.date, "2014-09-01");
        assert_num(x->fact.score, 6);
        assert_str(x->fact.condition, "rest");
        x = line_of(&l, LEDGER_PAIN, "pain-score", 1);
        assert_num(x->fact.score, 4);
        assert_int_equal(x->fact.with_medication, TRI_YES);
        x = line_of(&l, LEDGER_PAIN, "pain-score", 2);
        assert_num(x->fact.score, 8);
        assert_int_equal(x->fact.with_medication, TRI_NO);
}

static void a_study_has_its_own_day(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "IMAGING", "2014-09-12",
                  "Bay Open MRI\n\nMRI OF THE LUMBAR SPINE\n"
                  "Date of exam: 09/12/2014\n\n"
                  "Impression: L5-S1 disc herniation.\n" },
                { "PR2_REPORT", "2014-10-01",
                  "MRI of the lumbar spine dated 9/12/14 showed a disc"
                  " herniation at L5-S1.\n" },
                { "PR2_REPORT", "2014-11-01",
                  "An MRI of the low back was obtained.\n" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));
        const struct ledger_line *x = line_of(&l, LEDGER_IMAGING, "mri", 0);

        assert_int_equal(lines_of(&l, LEDGER_IMAGING), 1);
        assert_day(a, x->fact.date, "2014-09-12");
        assert_int_equal(x->n_at, 3);
        assert_str(x->fact.body[0], "lumbar");
        assert_true(str_find(x->fact.result, S("L5-S1"), 0) != STR_NONE);
}

static void an_injection_gets_the_relief_told_later(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "OPERATIVE", "2014-03-04",
                  "Operative Report\nDate of procedure: 03/04/2014\n\n"
                  "Procedure: L5-S1 interlaminar epidural steroid"
                  " injection.\n" },
                { "PR2_REPORT", "2014-05-01",
                  "The injection of 3/4/2014 gave 50% relief for 6 weeks.\n" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));
        const struct ledger_line *x = line_of(&l, LEDGER_INJECTION,
                                              "epidural-injection", 0);

        assert_int_equal(lines_of(&l, LEDGER_INJECTION), 1);
        assert_day(a, x->fact.date, "2014-03-04");
        assert_num(x->fact.relief_percent, 50);
        assert_num(x->fact.relief_weeks, 6);
        assert_str(x->fact.levels, "L5-S1");
}

static void decisions_are_read_item_by_item(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "UR_DECISION", "2015-02-10",
                  "Notice of Utilization Review Decision\n\n"
                  "1. Physical therapy, 12 visits, lumbar spine\n"
                  "   Decision: Modified\n"
                  "2. Tramadol 50 mg #60\n   Decision: Certified\n"
                  "3. MRI of the lumbar spine\n   Decision: Non-certified\n" },
                { "PRIOR_FDL", "2014-06-01",
                  "Independent Medical Review Final Determination\n\n"
                  "Acupuncture, 6 visits is not medically necessary. The\n"
                  "decision is UPHELD.\n" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));

        assert_int_equal(lines_of(&l, LEDGER_DETERMINATION), 4);
        assert_str(line_of(&l, LEDGER_DETERMINATION, "physical-therapy",
                           0)->fact.outcome, "modified");
        assert_str(line_of(&l, LEDGER_DETERMINATION, "tramadol",
                           0)->fact.outcome, "approved");
        assert_str(line_of(&l, LEDGER_DETERMINATION, "mri",
                           0)->fact.outcome, "denied");
        assert_str(line_of(&l, LEDGER_DETERMINATION, "acupuncture",
                           0)->fact.outcome, "upheld");
}

static void an_outcome_may_stand_before_its_item(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "UR_DECISION", "2014-06-02",
                  "UR Non-Authorization Notice\nAuth. # 121874\n\n"
                  "Conclusion\n"
                  "We are unable to authorize 8 chiropractic treatments for"
                  " the neck.\n\n"
                  "Prior acupuncture was approved in March.\n" },
                { "UR_DECISION", "2014-07-02",
                  "The following treatment has been APPROVED:\n"
                  "  Norco 10/325 #60\n  Gabapentin 600 mg #90\n"
                  "The following treatment has been DENIED:\n"
                  "  Lumbar MRI\n"
                  "The following treatment has been MODIFIED:\n"
                  "  Physical therapy 12 visits - 6 visits approved\n" },
                { "UR_DECISION", "2014-08-02",
                  "Treatment requested        Decision        Approved"
                  " through\n"
                  "Tramadol 50 mg #60         Non-Certified\n"
                  "Omeprazole 20 mg           Certified       12/1/2014\n" },
                { "PRIOR_FDL", "2014-09-02",
                  "The TENS unit is not medically necessary.\n" }
        };
        const struct { const char *name, *outcome, *day; } want[] = {
                { "chiropractic", "denied", "2014-06-02" },
                { "hydrocodone/acetaminophen", "approved", "2014-07-02" },
                { "gabapentin", "approved", "2014-07-02" },
                { "mri", "denied", "2014-07-02" },
                { "physical-therapy", "modified", "2014-07-02" },
                { "tramadol", "denied", "2014-08-02" },
                { "omeprazole", "approved", "2014-08-02" },
                { "tens-unit", "upheld", "2014-09-02" }
        };
        struct ledger l = ledger_of(a, n, COUNT(n));

        assert_int_equal(lines_of(&l, LEDGER_DETERMINATION), COUNT(want));
        for (size_t i = 0; i < COUNT(want); i++) {
                const struct ledger_line *x = line_of(&l,
                                LEDGER_DETERMINATION, want[i].name, 0);

                assert_true(str_eq(x->fact.outcome,
                                   str_from(want[i].outcome)));
                assert_day(a, x->fact.date, want[i].day);
        }
}

/* ---- The whole ---------------------------------------------------------- */

static void pages_set_apart_say_nothing(void **state)
{
        arena *a = *state;
        struct case_file c = case_of(a, therapy, COUNT(therapy));
        struct ledger l;

        for (size_t i = 0; i < c.n_documents; i++)
                c.document[i]->apart = true;
        ledger_read(a, vocabulary_of_project(a), &c, &l);
        assert_int_equal(l.n, 0);
}

static void the_chronology_keeps_dates_as_they_are_told(void **state)
{
        arena *a = *state;
        const struct note n[] = {
                { "PR2_REPORT", "2014-05-01",
                  "She underwent a lumbar epidural steroid injection in March"
                  " 2014 with 50% relief.\n" },
                { "OTHER", "", "A letter without a date.\n" }
        };
        struct case_file c = case_of(a, n, COUNT(n));
        struct chronology when;
        struct ledger l;

        assert_true(date_parse_iso(S("2014-02-03"), &c.injury));
        ledger_read(a, vocabulary_of_project(a), &c, &l);
        chronology_read(a, &c, &l, &when);
        assert_int_equal(when.n, 4);
        assert_str(when.at[0].kind, "case");
        assert_day(a, when.at[1].date, "2014-03");
        assert_str(when.at[1].kind, "injection");
        assert_str(when.at[2].kind, "document");
        assert_false(date_known(when.at[3].date));
}

static bool has(const buf *b, const char *s)
{
        return str_find(buf_str(b), str_from(s), 0) != STR_NONE;
}

static void every_format_says_it(void **state)
{
        arena *a = *state;
        struct ledger l = ledger_of(a, therapy, COUNT(therapy));
        buf t = buf_open(a, 1 << 20), h = t, s = t, j = t;
        str rest, line;

        l.pages.unread = 2;
        render_ledger_text(&t, &l);
        assert_true(has(&t, "2 not read: counts are \"at least\""));
        assert_true(has(&t, "4 found"));
        rest = buf_str(&t);
        while (rest.n) {
                line = str_cut(&rest, '\n');
                assert_true(line.n <= 100);
        }
        render_ledger_html(&h, &l);
        assert_true(has(&h, "<title id=\"timeline-title\">"));
        assert_true(has(&h, "<desc id=\"timeline-desc\">"));
        assert_false(has(&h, "<script"));
        render_ledger_csv(&s, &l);
        assert_true(has(&s, "kind,name,body,side,date,requested"));
        assert_true(has(&s, "2014-11-03; 2014-11-05; 2014-11-10"));
        render_ledger_json(&j, &l);
        assert_true(has(&j, "{\"kind\":\"visits\",\"treatment\":"
                            "\"physical-therapy\""));
}

TEST_MAIN(TEST(days_are_counted_and_others_stand_beside),
          TEST(order_and_duplicates_change_nothing),
          TEST(a_report_that_tells_otherwise_is_a_contradiction),
          TEST(parts_of_the_body_are_lines_of_their_own),
          TEST(a_log_is_of_what_it_counts_or_who_signs),
          TEST(prescriptions_are_read),
          TEST(doses_of_one_day_are_one_line),
          TEST(an_opioids_dose_counts_as_morphine),
          TEST(what_nobody_took_is_no_dose),
          TEST(a_dose_has_the_day_of_its_paragraph),
          TEST(pain_is_told_with_and_without),
          TEST(a_drop_tells_both_scores),
          TEST(a_study_has_its_own_day),
          TEST(an_injection_gets_the_relief_told_later),
          TEST(decisions_are_read_item_by_item),
          TEST(an_outcome_may_stand_before_its_item),
          TEST(pages_set_apart_say_nothing),
          TEST(the_chronology_keeps_dates_as_they_are_told),
          TEST(every_format_says_it))
