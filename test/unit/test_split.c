/* test_split.c - pages to documents: where one begins and where it goes on,
 * what it is, who wrote it and when. All pages are invented. */
#include "data.h"

#include "base/buf.h"
#include "casefile/mark.h"
#include "casefile/stack.h"

struct files {                          /* one file of so many pages */
        struct case_ask ask;
        struct case_file c;
        struct document file;
        struct document *all;
};

static struct kinds *kinds_of_project(arena *a)
{
        struct data_file f = { S("vocabulary/documents.kinds"),
                               test_file(a, S("vocabulary/documents.kinds")) };
        struct kinds *k;
        err e = { 0 };

        if (kinds_load(a, &f, &k, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return k;
}

/* All its pages were recognised. */
static void recognise(arena *a, struct document *f)
{
        f->page = NEWN(a, struct document_page, f->pages);
        for (size_t i = 0; i < f->pages; i++) {
                f->page[i].from = PAGE_RECOGNISED;
                f->page[i].confidence = 0.95;
        }
}

/* The documents of a file whose pages are parted by form feeds. */
static struct files *split_as(arena *a, const char *text, str worker,
                              bool recognised)
{
        struct files *f = NEW(a, struct files);
        err e = { 0 };

        f->ask.kinds = kinds_of_project(a);
        f->file = (struct document){ .name = S("records.pdf"),
                .text = str_from(text), .date = DATE_NONE,
                .received = DATE_NONE };
        document_paginate(a, &f->file);
        if (recognised)
                recognise(a, &f->file);
        f->all = &f->file;
        f->c = (struct case_file){ .file = &f->all, .n_files = 1,
                .injury = DATE_NONE, .decision = DATE_NONE,
                .assigned = DATE_NONE, .worker.birth = DATE_NONE,
                .worker.name = worker };
        assert_int_equal(stack_read(a, &f->ask, &f->c, &e), OK);
        return f;
}

static struct files *split_of(arena *a, const char *text, str worker)
{
        return split_as(a, text, worker, false);
}

static struct files *split(arena *a, const char *text)
{
        return split_of(a, text, S(""));
}

/* The first pages of the documents, as "1 3 4". */
static str starts(arena *a, const struct files *f)
{
        buf b = buf_open(a, 1000);

        for (size_t i = 0; i < f->c.n_documents; i++)
                buf_fmt(&b, "%s%zu", i ? " " : "",
                        f->c.document[i]->first_page);
        return buf_str(&b);
}

#define CLINIC "        Elm Street Work Clinic\n"                              \
               "  12 Elm Street, Tel (555) 555-0110\n\n"
#define WORKER "Patient: Pat Sample      DOB: 1/2/1970\n"                      \
               "Claim No: X-1            Date of Injury: 2/3/2013\n"
#define PR2_ONE CLINIC "     PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT"     \
                " (PR-2)\n" WORKER "Date of exam: 03/17/2014\n\n"              \
                "Subjective complaints\nLow back pain, 6 of 10, worse with\n"
#define PR2_TWO "Pat Sample, Claim X-1\nsitting and better at rest.\n"         \
                "Treatment plan\nMassage, 6 visits.\n\nSincerely,\n\n"         \
                "Ada Byron, M.D.\nOrthopedic Surgery\n"
#define MRI CLINIC "   MRI OF THE LUMBAR SPINE\n" WORKER                       \
            "Exam date: 17 Mar 2014\nTechnique: sagittal T1 and T2.\n"         \
            "Impression: disc protrusion at L4-5.\n\n"                         \
            "Interpreted by: Max Ray, M.D., Radiology\n"

static void a_report_and_a_study_are_two_documents(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\f" PR2_TWO "\f" MRI);
        const struct document *d = f->c.document[0];

        assert_str(starts(a, f), "1 3");
        assert_int_equal(d->n_pages, 2);
        assert_str(d->class, "PR2_REPORT");
        assert_str(d->author, "Ada Byron, M.D.");
        assert_str(d->specialty, "orthopaedic surgery");
        assert_str(date_text(a, d->date), "2014-03-17");
        assert_int_equal(d->doubt.n, 0);
        d = f->c.document[1];
        assert_str(d->class, "IMAGING");
        assert_str(d->author, "Max Ray, M.D.");
        assert_str(date_text(a, d->date), "2014-03-17");
}

static void one_note_in_a_text_file_stays_one(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                "Progress note, 24 February 2015\n"
                "Treating physiatrist\n\n"
                "The worker returns. Pain is 7 of 10.\n");

        assert_str(starts(a, f), "1");
        assert_str(f->c.document[0]->class, "PR2_REPORT");
        assert_str(date_text(a, f->c.document[0]->date), "2015-02-24");
}

#define NOTE(day, n) "   PHYSICAL THERAPY DAILY NOTE\n" WORKER                 \
        "Date of service: " day "\n\nSubjective: sore.\n"                      \
        "Therapeutic exercise, 2 units.\n\nJo Mover, PT\n" n

static void notes_of_one_kind_are_parted_by_their_dates(void **state)
{
        arena *a = *state;
        struct files *f = split(a, NOTE("4/1/2014", "") "\f"
                                   NOTE("4/3/2014", "") "\f"
                                   NOTE("4/8/2014", ""));

        assert_str(starts(a, f), "1 2 3");
        assert_str(f->c.document[2]->class, "THERAPY_NOTE");
        assert_str(f->c.document[2]->author, "Jo Mover, PT");
        assert_str(f->c.document[2]->specialty, "physical therapy");
        assert_str(date_text(a, f->c.document[2]->date), "2014-04-08");
}

static void a_header_on_each_page_begins_nothing(void **state)
{
        arena *a = *state;
        struct files *f = split(a, NOTE("4/1/2014", "Page 1 of 3\n") "\f"
                                   NOTE("4/1/2014", "Page 2 of 3\n") "\f"
                                   NOTE("4/1/2014", "Page 3 of 3\n"));

        assert_str(starts(a, f), "1");
}

static void pages_out_of_order_stay_together(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "Page 1 of 3\f"
                "Sample, Pat\nMore of it.\n\n\nPage 3 of 3\f"
                "Sample, Pat\nThe exam.\n\n\nPage 2 of 3\f" MRI);

        assert_str(starts(a, f), "1 4");
}

static void a_page_of_another_in_the_middle_interrupts(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "Page 1 of 3\f"
                "Sample, Pat\nMore of it.\n\n\nPage 2 of 3\f" MRI "\f"
                "Sample, Pat\nThe end.\nAda Byron, M.D.\n\nPage 3 of 3\n");
        const struct document *d = f->c.document[2];

        assert_str(starts(a, f), "1 3 4");
        assert_ptr_equal(d->continues, f->c.document[0]);
        assert_str(d->class, "PR2_REPORT");
        assert_str(date_text(a, d->date), "2014-03-17");
        assert_str(f->c.document[0]->author, "Ada Byron, M.D.");
}

static void a_report_quoted_inside_another_is_part_of_it(void **state)
{
        arena *a = *state;
        struct files *f = split(a, CLINIC
                "  QUALIFIED MEDICAL EVALUATION\n" WORKER
                "Date of evaluation: 5/6/2014\n\nReview of records\n"
                "2/1/2014. Progress Report, A. Byron, M.D.: pain was\n\f"
                "worse with sitting.\n"
                "MRI of the lumbar spine dated 3/17/2014: a disc\n"
                "protrusion, as described in the radiology report and\n"
                "operative report of that month.\n");

        assert_str(starts(a, f), "1");
        assert_str(f->c.document[0]->class, "CONSULT");
        assert_str(date_text(a, f->c.document[0]->date), "2014-05-06");
}

static void blank_pages_belong_to_what_stands_before(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\f" PR2_TWO "\f\n \n\f" MRI "\f");

        assert_str(starts(a, f), "1 4");
        assert_int_equal(f->c.document[0]->n_pages, 3);
}

static void the_line_of_a_fax_machine_says_nothing(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                "12/30/2015 14:22 FAX 5555550100  ELM CLINIC   001/003\n"
                PR2_ONE "\f"
                "12/30/2015 14:23 FAX 5555550100  ELM CLINIC   002/003\n"
                PR2_TWO "\f"
                "12/30/2015 14:24 FAX 5555550100  ELM CLINIC   003/003\n"
                MRI);

        assert_str(starts(a, f), "1 3");
        assert_str(date_text(a, f->c.document[0]->date), "2014-03-17");
}

static void a_stamp_says_when_it_came_in(void **state)
{
        arena *a = *state;
        struct files *f = split(a, "           RECEIVED MAR 24 2014\n"
                                   PR2_ONE "\f" PR2_TWO);

        assert_str(date_text(a, f->c.document[0]->received), "2014-03-24");
        assert_str(date_text(a, f->c.document[0]->date), "2014-03-17");
}

static void what_the_case_file_declares_is_one_document(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\f" MRI);
        err e = { 0 };

        f->file.declared = true;
        f->file.class = S("OTHER");
        f->c.n_documents = 0;
        f->c.pages.all = f->c.pages.read = 0;
        assert_int_equal(stack_read(a, &f->ask, &f->c, &e), OK);
        assert_str(starts(a, f), "1");
        assert_str(f->c.document[0]->class, "OTHER");
        assert_false(date_known(f->c.document[0]->date));
}

static str class_of(arena *a, const char *page)
{
        return split(a, page)->c.document[0]->class;
}

static void a_title_stands_in_its_column_or_behind_re(void **state)
{
        arena *a = *state;

        assert_str(class_of(a, WORKER
                "Recheck                         Elm Street Work Clinic\n"
                "The pain is the same as before and he sleeps badly.\n"),
                "PR2_REPORT");
        assert_str(class_of(a, CLINIC
                "RE: Operative report; Patient: Pat Sample\n"
                "The portals were closed with sutures.\n"), "OPERATIVE");
}

static void a_heading_nobody_listed_is_known_by_its_words(void **state)
{
        arena *a = *state;

        assert_str(class_of(a, CLINIC
                "      NARRATIVE OF PAIN PSYCHOLOGY INTAKE HOUR\n" WORKER
                "He grew up in a small town and finished school there.\n"),
                "PSYCH");
}

static void an_office_and_a_row_are_no_titles(void **state)
{
        arena *a = *state;

        assert_str(class_of(a,
                "Utilization Review Department\n12 Elm Street\n\n"
                "My doctor says that I need this. I hurt every day.\n\n"
                "Pat Sample\n"), "EMPLOYEE_LETTER");
        assert_str(class_of(a, WORKER
                "MRI right knee         was seen at the last visit and shows "
                "a tear\n"), "OTHER");
}

static void a_record_listed_begins_nothing(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\f" "Pat Sample, Claim X-1\n"
                "and better at rest.\n"
                "Supplemental Report, 3/1/2014, Ada Byron, M.D.\n"
                "   The pain was 7 of 10.\n"
                "Ada Byron, M.D. (2/1/2014), Progress Report:\n"
                "   The pain was 8 of 10.\n");

        assert_str(starts(a, f), "1");
}

static void a_label_may_stand_over_its_date(void **state)
{
        arena *a = *state;
        struct files *f = split(a, CLINIC "    UDS REPORT\n"
                "Patient:             Date of birth:       Collected:\n"
                "Pat Sample           1/2/1970             6/13/2013\n"
                "Cutoff 50 ng/mL, not detected.\n");

        assert_str(date_text(a, f->c.document[0]->date), "2013-06-13");
}

static void a_day_of_the_week_may_stand_before_a_date(void **state)
{
        arena *a = *state;
        struct files *f = split(a, CLINIC "    RECHECK\n" WORKER
                                   "Seen on: Thu 06/13/2013\n");

        assert_str(date_text(a, f->c.document[0]->date), "2013-06-13");
}

static void a_stamp_has_its_date_on_either_side(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "  03/24/2014 RECEIVED BY "
                                   "MAILROOM\n");

        assert_str(date_text(a, f->c.document[0]->received), "2014-03-24");
        f = split(a, "                    RECEIVED\n"
                     "                    CLAIMS DEPT\n"
                     "                    2014 Mar 24\n" PR2_ONE);
        assert_str(date_text(a, f->c.document[0]->received), "2014-03-24");
}

static void a_page_number_may_end_its_line(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\n"
                "Elm Street Work Clinic (555) 555-0110          1\f"
                "    PROGRESS REPORT\nThe pain is less.\n\n"
                "Elm Street Work Clinic (555) 555-0110          2\n");

        assert_str(starts(a, f), "1");
}

/* The date of a note with that line in it. */
static str date_of(arena *a, const char *line)
{
        struct files *f = split(a, arena_fmt(a, CLINIC "    RECHECK\n"
                "%s\nThe pain is less than before.\n", line).p);

        return date_text(a, f->c.document[0]->date);
}

static void a_label_is_known_by_its_words(void **state)
{
        arena *a = *state;

        assert_str(date_of(a, "Clinic encounter day: 6/13/2013"),
                   "2013-06-13");
        assert_str(date_of(a, "Chart entry prepared     2013-06-13"),
                   "2013-06-13");
        assert_str(date_of(a, "Client: A    Our exam day: 6/13/2013    "
                              "Onset seen: 2/3/2013"), "2013-06-13");
        assert_str(date_of(a, "Exam day\n6/13/2013"), "2013-06-13");
        assert_str(date_of(a, "6/13/2013 Office encounter"), "2013-06-13");
}

static void a_word_of_another_date_takes_a_label_back(void **state)
{
        arena *a = *state;

        assert_str(date_of(a, "Projected next exam day: 6/13/2013"), "");
        assert_str(date_of(a, "Policy begin: 6/13/2013"), "");
        assert_str(date_of(a, "Next date: 6/13/2013"), "");
        assert_str(date_of(a, "X-ray knee 6/13/2013 shows a tear."), "");
}

static void the_farthest_word_says_what_a_date_is(void **state)
{
        arena *a = *state;

        assert_str(date_of(a, "Visit note output: 6/20/2014\n"
                              "Clinic encounter day: 6/13/2013"),
                   "2013-06-13");
        assert_str(date_of(a, "Folio stub: 6/20/2014\n"
                              "Chart entry attested: 6/13/2013"),
                   "2013-06-13");
}

static void a_log_may_have_its_dates_across(void **state)
{
        arena *a = *state;
        struct files *f = split(a, CLINIC "    PHYSICAL THERAPY LOG\n" WORKER
                "Date     3/3/2014     3/5/2014     3/7/2014\n"
                "Pain     7/10         6/10         6/10\n"
                "Date     3/10/2014    3/12/2014    3/14/2014\n"
                "Pain     7/10         6/10         5/10\n"
                "Printed 5/1/2015\n");

        assert_str(f->c.document[0]->class, "THERAPY_NOTE");
        assert_str(date_text(a, f->c.document[0]->date), "2014-03-14");
        f = split(a, CLINIC "    PHYSICAL THERAPY LOG\n" WORKER
                "3/3/2014    Massage   P. Sample\n"
                "3/5/2014    Massage   P. Sample\n"
                "3/7/2014    Massage   P. Sample\n"
                "5/1/2015 8:14 AM Printed by: mail room\n");
        assert_str(date_text(a, f->c.document[0]->date), "2014-03-07");
}

static void a_title_is_no_label_of_the_date_below_it(void **state)
{
        arena *a = *state;
        struct files *f = split(a, CLINIC "UR DETERMINATION\n3/14/2014\n"
                "Massage is not certified.\n\nPrinted 5/1/2015\n");

        assert_str(date_text(a, f->c.document[0]->date), "2014-03-14");
}

static void a_file_sent_twice_is_two_documents(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\f" PR2_TWO "\f" PR2_ONE "\f"
                                   PR2_TWO);

        assert_str(starts(a, f), "1 3");
        f = split(a, MRI "\f" MRI);
        assert_str(starts(a, f), "1 2");
}

#define VISIT(day) CLINIC WORKER "Date: " day "\nPain is 6 of 10.\n"         \
                   "Massage to the low back, tolerated well.\n"

static void a_date_in_the_head_parts_notes_without_heading(void **state)
{
        arena *a = *state;

        assert_str(starts(a, split(a, VISIT("3/3/2014") "\f"
                                      VISIT("3/5/2014") "\f"
                                      VISIT("3/7/2014"))), "1 2 3");
}

static void a_slip_parts_documents(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\fAPPLICANT'S EXHIBITS\n\f" MRI);

        assert_str(starts(a, f), "1 2 3");
        assert_str(f->c.document[1]->class, "OTHER");
}

static void a_subpoena_is_no_order_and_a_bill_no_statement(void **state)
{
        arena *a = *state;
        struct files *f = split(a, "     WORKERS' COMPENSATION APPEALS BOARD\n"
                "Pat Sample, Applicant,     Case No. X-1\n"
                "vs.                        SUBPOENA DUCES TECUM\n"
                "You are ordered to produce the records.\n");

        assert_str(f->c.document[0]->class, "OTHER");
        f = split(a, "Elm Insurance\n   EXPLANATION OF BENEFITS\n" WORKER
                     "Code 97140    Billed 90.00    Allowed 40.00\n");
        assert_str(f->c.document[0]->class, "OTHER");
}

static void a_title_may_bear_its_authors_name(void **state)
{
        arena *a = *state;
        struct files *f = split(a, "Progress Notes: Ada Byron, M.D.\n" WORKER
                "Seen on: 6/13/2013\nPhysical therapy helps. Massage x 4.\n");

        assert_str(f->c.document[0]->class, "PR2_REPORT");
}

static void a_lettered_line_and_prose_in_capitals_are_no_titles(void **state)
{
        arena *a = *state;
        struct files *f = split(a, "Elm Review\n   UTILIZATION OUTCOME\n"
                WORKER "I. Records\n   A. Therapy notes.\n"
                "Massage is not certified.\n");

        assert_str(f->c.document[0]->class, "UR_DECISION");
        f = split(a, "ELM STREET WORK CLINIC\nRE-CHECK\n"
                "PRIOR TX: S/P 4 SESSIONS OF PT; E-STIM APPLIED IN CLINIC,\n"
                "MIN; CHIROPRACTIC CARE; 6 VISITS; ACUPUNCTURE; NONE AT ALL\n"
                "OBJ: LIGAMENTS STABLE; NO EDEMA; TENDER TO PALPATION OVER\n"
                "THE MEDIAL JOINT LINE; STRENGTH IS 5/5; GAIT WITHOUT LIMP\n"
                "PLAN: CONTINUE THE MEDICATIONS; RETURN IN SIX WEEKS; WORK\n"
                "STATUS: MODIFIED, NO LIFTING OVER 20 POUNDS UNTIL THEN\n");
        assert_str(f->c.document[0]->class, "PR2_REPORT");
}

static void the_author_is_a_name_and_no_label(void **state)
{
        static const struct { const char *signed_by, *author; } at[] = {
                { "Max Ray, MD\nReviewer, Family Medicine\n", "Max Ray, MD" },
                { "Primary Treating Physician: (sign here)\n"
                  "Cal. Lic. #: A12345\nName: Max Ray, MD\n", "" },
                { "Max Ray, MD\nCal. Lic. #: A12345\n", "Max Ray, MD" },
                { "Signed by: Max Ray, MD\n", "Max Ray, MD" },
                { "PTP PROGRESS REPORT - PR2 Patient Name: Pat Sample\n", "" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
                char *text = arena_bytes(a, 400);

                snprintf(text, 400, "U.S. WORK CLINIC OF ELM STREET\n"
                         "   UTILIZATION REVIEW DETERMINATION\n" WORKER
                         "Date of determination: 6/2/2014\n%s",
                         at[i].signed_by);
                assert_true(str_eq(split(a, text)->c.document[0]->author,
                                   str_from(at[i].author)));
        }
}

static void what_a_page_tells_of_is_not_its_authors_specialty(void **state)
{
        static const char *const line[] = {
                "Acupuncture: none so far.\n",
                "Physical therapy was attended 6 times.\n",
                "Claims administrator name: Elm Insurance\n",
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof line / sizeof *line; i++) {
                char *text = arena_bytes(a, 400);

                snprintf(text, 400, "   PROGRESS REPORT\n" WORKER
                         "%sMassage, 6 visits.\n\nMax Ray, MD\n", line[i]);
                assert_str(split(a, text)->c.document[0]->specialty, "");
        }
        assert_str(split(a, "Elm Street Pain Medicine\n   PROGRESS REPORT\n"
                         WORKER "Massage, 6 visits.\n\nAda Byron, MD\n")
                   ->c.document[0]->specialty, "pain medicine");
}

static void a_clinics_specialty_is_not_each_signers(void **state)
{
        arena *a = *state;
        const char *body = WORKER "     Progress report\nLow back pain.\n\n"
                           "Sincerely,\n\nAda Byron, M.D.\n";
        struct files *f = split(a, arena_fmt(a, "  Elm Street Clinic\n"
                                "  Emergency Medicine\n  (555) 555-0110\n%s",
                                body).p);

        assert_str(f->c.document[0]->author, "Ada Byron, M.D.");
        assert_str(f->c.document[0]->specialty, "");
        f = split(a, arena_fmt(a, "  ADA BYRON, M.D.\n  Orthopaedic Surgery\n"
                               "  (555) 555-0110\n%s", body).p);
        assert_str(f->c.document[0]->specialty, "orthopaedic surgery");
}

static void a_physician_may_have_the_workers_family_name(void **state)
{
        static const struct { const char *author, *said; } at[] = {
                { "Frances S. De La Rosa, M.D., M.P.H.",
                  "Frances S. De La Rosa, M.D., M.P.H." },
                { "Wendy De La Rosa, RN", "worker" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
                char *text = arena_bytes(a, 400);
                struct files *f;

                snprintf(text, 400, "   PROGRESS REPORT\n" WORKER
                         "Massage, 6 visits.\n\n%s\n", at[i].author);
                f = split_of(a, text, S("Wendy De La Rosa"));
                assert_true(str_eq(f->c.document[0]->author,
                                   str_from(at[i].said)));
        }
}

static void a_page_with_a_fax_line_alone_is_blank(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\f" PR2_TWO "\f"
                "To: Page: 3 of 30 04/18/2013 11:28 5595550142 From: COPY\n\f"
                MRI);

        assert_str(starts(a, f), "1 4");
}

#define LETTER "      ADA BYRON, M.D.\n   12 Elm Street\n"                    \
               "   Telephone (555) 555-0110\n\n"

/* Of one page each: what it is and of when; NULL: not asked. */
static const struct { const char *text, *class, *date; } pages_told[] = {
        /* the day of the injury, told behind a sentence, is not the visit's */
        { CLINIC "02/08/2013\n" WORKER "Progress report\n\n"
          "The adjuster was informed of the visit. On 02/03/2013, while\n"
          "lifting a crate, she felt pain.\n", "PR2_REPORT", "2013-02-08" },
        /* a value broken to the line below its label */
        { CLINIC "     Progress report\n"
          "DOB:     1/2/1970         Date of Service:\n"
          "                                 06/03/2013\n"
          "Next appointment:\n         07/03/2013\n\nLow back pain.\n",
          "PR2_REPORT", "2013-06-03" },
        /* an entry of what is told, with a date before its colon */
        { CLINIC "     Progress report\n12/31/13 10:26 Office Visit\n"
          WORKER "Acupuncture is done each week. DOS 11/27/12: knee\n"
          "arthroscopy. No better. DOS 11/28/12: a brace was given.\n",
          "PR2_REPORT", "2013-12-31" },
        /* the title above is no part of the sentence that tells the day */
        { CLINIC "        Op Note - Injection\n"
          "I had the opportunity to evaluate the patient on Oct 31, 2011.\n"
          "Preoperative diagnosis: sprain.\nPrinted 10/31/2012 11:33\n",
          "OPERATIVE", "2011-10-31" },
        /* a line that is nothing but a date ends no sentence */
        { "      Elm Medical Review\n"
          "  Utilization review services on behalf of the Fund for relief\n"
          "12/28/2016\nAda Byron, M.D.\n\n    NOTICE OF DENIAL\n"
          "Request received     12/22/2016\nNot certified.\n",
          "UR_DECISION", "2016-12-28" },
        /* rows: a count, or the number and initials, before the date */
        { CLINIC "   Exercise flow sheet\n" WORKER
          "Vis      Date           Pain\n"
          "1/3      09-05-2014     6\n2/3      09-09-2014     6\n"
          "3/3      09-12-2014     5\n\nJo Mover, PT\n",
          "THERAPY_NOTE", "2014-09-12" },
        { CLINIC "   Record of sessions\n" WORKER
          "   RECEIVED\n   30 Jan 2013\n"
          "1        PS  January 5, 2013    6\n"
          "2        PS  January 8, 2013    5\n"
          "3        PS  January 9, 2013    5\n\nJo Needle, L.Ac.\n",
          "THERAPY_NOTE", "2013-01-09" },
        { CLINIC "   Treatment grid\n" WORKER
          "1        Fri 12/12/2014    8/10\n2        Mon 12/15/2014    9/10\n"
          "3        Thu 12/18/2014    8/10\n\n/s/ Jo Mover, DC\n",
          "THERAPY_NOTE", "2014-12-18" },
        /* when one signed; a label that a line's end cut; what was told */
        { "   Elm Therapy\nPat Sample      clm X-1\ntx 2/12\n"
          "S: pain is 6 of 10\nO: strength is 5/5\nTx: 97110, 2 units\n"
          "Jo Mover, PT, 09-Jan-2014\n", "THERAPY_NOTE", "2014-01-09" },
        { "   Elm Case Management\n   NCM Progress Notes\n"
          "EMPLOYER Corvane Foods; PATIENT: Pat Sample; DOB 5-26-58; Inj.\n"
          "date: 11-10-13; CLM# X-1\nNext contact in two weeks.\n"
          "DATED: MARCH 31, 2014\n", "OTHER", "2014-03-31" },
        { CLINIC "     Progress report\n12/31/13 10:26 Office Visit\n"
          WORKER "- Therapy is done each week.\n"
          "- DOS 11/27/12: knee arthroscopy.\n"
          "A urine drug screen will be taken at the next\nvisit.\n"
          "11/20/2012 - Max Ray, M.D. - Chart note.\n", "PR2_REPORT",
          "2013-12-31" },
        { CLINIC "     Initial consultation\n" WORKER
          "Pat Sample was first seen here on\nMarch 4, 2013. Injured at\n"
          "work. Low back pain.\n", "CONSULT", "2013-03-04" },
        /* a date alone beside a stamp; below a title in its column */
        { "   Elm Claims Services\n   1 Elm Street\n"
          "August 26, 2014                           RECEIVED 2014 Sep 02\n"
          "   Employee Pat Sample\n   STATEMENT OF THE CLAIMS ADMINISTRATOR\n"
          "The claim is accepted.\n", "CA_STATEMENT", "2014-08-26" },
        { "   Elm Review Services\n"
          "Denial of Requested Treatment            Elm Review Services\n"
          "DECEMBER 16, 2014\nClaim No: X-1    Case 4051782\n"
          "Determination: Deny.\n", "UR_DECISION", "2014-12-16" },
        { "UR ACTION FORM - DENIAL\nREQ BY Ada Byron, MD   RFA DATED "
          "13-Jun-2016   ACTION TAKEN 20-Jun-2016\nITEM 1: DENIED\n",
          "UR_DECISION", "2016-06-20" },
        { "   ELM IMAGING, INC.\n"
          "Name Sample, Pat            Exam ended 12/01/2011 8:26\n"
          "Birth 07/21/1981            Order entered 11/30/2011\n"
          "LUMBAR SPINE MRI\nOPINION: disc bulge.\n"
          "Dictated and signed by Max Ray, M.D. on 12/03/2011\n",
          "IMAGING", "2011-12-01" },
        { "   MEDICAL MILEAGE EXPENSE FORM\nEmployee Pat Sample\n"
          "Date submitted 01/28/2013\n", "OTHER", "2013-01-28" },
        { "   Elm Evaluations\nMarch 9, 2015\nRE Pat Sample\n"
          "   STATE PANEL QME IN ORTHOPEDIC SURGERY: INITIAL REPORT\n"
          "The above was evaluated in my office today.\n", "CONSULT",
          "2015-03-09" },
        /* a physician tells of therapy, of tests and of drugs */
        { LETTER "March 18, 2013\n\nDear Jo Desk:\n\n"
          "Thank you for your continued courtesy. Therapy was attended 12\n"
          "times, with manual therapy and therapeutic exercise. The drug\n"
          "screen showed what was prescribed, the specimen was good.\n"
          "Diagnoses: sprain. Please authorize acupuncture.\n\n"
          "With kind regards,\n\nAda Byron, M.D.\n", "PR2_REPORT",
          "2013-03-18" },
        /* the first cell of a row says of what the others tell */
        { CLINIC "     Progress report\nDate of service: 4/1/2014\n" WORKER
          "Hearing       with some difficulty\n"
          "Typing        without difficulty\n", "PR2_REPORT", "2014-04-01" },
        /* who sends is said by the head, what it is by the title */
        { "   Elm, Oak & Ash\n   Attorneys at Law\n   12 Elm Street\n\n"
          "       Proof of Service (CCP 1013a)\n"
          "I am readily familiar with the practice of mailing here.\n",
          "OTHER", NULL },
        { "  Durable Medical Equipment Prescription\n" WORKER
          "Order date 01/19/2015\n[X] TENS unit, 30 day trial\n"
          "Length of need: 3 months.\n", "OTHER", "2015-01-19" },
        { "   INTERPRETER'S CERTIFICATION OF ATTENDANCE\n"
          "Date of appointment 06/19/2012\nTime in 9:00\n", "OTHER",
          "2012-06-19" },
        { "   Elm Street Offices\n  Consultation: Ada Byron, M.D.\n" WORKER
          "Reason for consultation\nRecheck of a work injury.\n",
          "CONSULT", NULL },
};

static void a_page_tells_what_it_is_and_of_when(void **state)
{
        arena *a = *state;

        for (size_t i = 0; i < sizeof pages_told / sizeof *pages_told; i++) {
                struct files *f = split(a, pages_told[i].text);
                const struct document *d = f->c.document[0];

                if (!str_eq(d->class, str_from(pages_told[i].class)))
                        fail_msg("page %zu: " FMT, i, ARG(d->class));
                if (pages_told[i].date && !str_eq(date_text(a, d->date),
                    str_from(pages_told[i].date)))
                        fail_msg("page %zu: " FMT, i,
                                 ARG(date_text(a, d->date)));
        }
}

static void a_page_of_few_words_goes_on_by_its_number(void **state)
{
        arena *a = *state;
        struct files *f = split(a, PR2_ONE "\n    - 1 -\n\f" PR2_TWO
                                "\n    - 2 -\n\fCal. License G20489\n\n"
                                "     - 3 -\n\f" MRI);

        assert_str(starts(a, f), "1 4");
        assert_str(f->c.document[0]->class, "PR2_REPORT");
}

static void a_signed_page_with_a_letterhead_stands_behind_another(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                CLINIC WORKER "Subjective: sore.\nTherapy, 97110.\n\n"
                "Signed by: Jo Mover, PT\n\f"
                "Willow Acupuncture\nPat Sample\n1) Jan. 12, 2015, pain 9\n"
                "2) Jan. 19, 2015, pain 8\n\nTreated by: Max Needle, LAc\n");

        assert_str(starts(a, f), "1 2");
        f = split(a, "     Progress report\nLow back pain.\n\n"
                     "Signed by: Jo Mover, PT\n\f"
                     "Plane         Now        Prior\nFlex          40\n"
                     "Name: Jo Mover, PT\n");
        assert_str(starts(a, f), "1");
}

static void a_form_behind_one_whose_name_field_ends_it_begins(void **state)
{
        arena *a = *state;
        const char *form = "     State of California\n"
                "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT\n" WORKER
                "Low back pain.\n\nName: Ada Byron, M.D.     Specialty: none"
                "\nForm 9580-A\n";

        assert_str(starts(a, split(a, arena_fmt(a, "%s\f%s", form, form).p)),
                   "1 2");
}

static void how_many_pages_there_are_may_be_misread(void **state)
{
        arena *a = *state;
        const char *text =
                PR2_ONE "PROGRESS REPORT (PR-2)                1/3\n\f"
                "No spasm is found, and none was told of.\n"
                "PROGRESS REPORT (PR-2)                2/8\n";

        assert_str(starts(a, split_as(a, text, S(""), true)), "1");
        assert_str(starts(a, split_as(a, text, S(""), false)), "1 2");
}

static void a_number_and_page_may_stand_at_a_foot(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                PR2_ONE "\n                          1|Page\n\f"
                "         Progress note\nNo spasm.\n\n"
                "                          2|Page\n\f"
                "         Progress note\nNo spasm.\n\n"
                "                          3 | P a g e\n");

        assert_str(starts(a, f), "1");
}

static void a_note_behind_a_signed_one_with_the_same_head_begins(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                CLINIC WORKER "Subjective: sore.\nTherapy.\n\n"
                "/s/ Jo Mover, PT\n\f"
                CLINIC WORKER "Subjective: less sore.\nTherapy.\n\n"
                "/s/ Jo Mover, PT\n");

        assert_str(starts(a, f), "1 2");
}

static void a_count_may_end_the_line_that_heads_each_page(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                "RE: Sample, Pat                              1/3\n" PR2_ONE
                "\fRE: Sample, Pat                              2/3\n\n"
                "             PROGRESS NOTE\n    The back is tender.\n"
                "Progress Report by Max Ray, M.D., dated Aug 2, 2011.\n"
                "    No spasm.\n"
                "\fRE: Sample, Pat                              3/3\n\n"
                PR2_TWO);

        assert_str(starts(a, f), "1");
}

#define TOLD(n) "Low back pain is " n " of 10 today, less with rest, worse "   \
        "with lifting, sitting and walking up stairs at home and at work; "    \
        "heat helps, so do stretches, and sleep is fair on most nights " n "\n"

static void a_copy_goes_on_where_a_page_was_laid_into_it(void **state)
{
        arena *a = *state;
        struct files *f = split(a,
                PR2_ONE TOLD("6") "\f" TOLD("5") TOLD("4") "\f"
                PR2_TWO TOLD("3") "\f" MRI "\f"
                PR2_ONE TOLD("6") "Page 1 of 3\n\f" NOTE("4/1/2014", "")
                "\f" TOLD("5") TOLD("4") "Page 2 of 3\n\f"
                PR2_TWO TOLD("3") "Page 3 of 3\n");

        assert_str(starts(a, f), "1 4 5 6 7");
        assert_int_equal(f->c.document[0]->n_pages, 3);
        assert_ptr_equal(f->c.document[4]->continues, f->c.document[2]);
}

/* Who wrote it. */
static const struct { const char *text, *author; } pages_signed[] = {
        { "   Elm Claims Services\n  STATEMENT OF THE CLAIMS ADMINISTRATOR\n"
          WORKER "The claim is accepted.\nTreatment was reviewed in time.\n"
          "Records are enclosed.\n\nDated: 10/08/2014\nJo Desk\n",
          "Jo Desk" },
        { CLINIC "     Progress report\n" WORKER
          "Pat Sample was employed as a machine operator\n"
          "by Corvane Medical Center.\nSprain.\n\n\nAda Byron, M.D.\n"
          "Occupational Medicine\n", "Ada Byron, M.D." },
        { "  PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)\n" WORKER
          "Physician Work Activity Status and Transcription\n"
          "Low back pain.\n 17 Lic. A1      18 Physician Ada Byron, M.D.\n",
          "Ada Byron, M.D." },
        { "  PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)\n" WORKER
          "Low back pain.\nCal. Lic. #: A12345\n"
          "Name: Ada Byron, M.D.       Specialty: family medicine\n",
          "Ada Byron, M.D." },
        { CLINIC "        S O A P N O T E\n" WORKER "Provider: S O A P\n"
          "Low back pain.\n\n/s/ Ada Byron, M.D.\n", "Ada Byron, M.D." },
        { CLINIC "     Nota / Progress note\n" WORKER "Low back pain.\n"
          "Firma / Signature: Ada Byron, M.D.\n", "Ada Byron, M.D." },
        { CLINIC "     Chiropractic chart notes\n" WORKER "Sprain.\n"
          "Max Ray, M.D. (3/4/2013), Progress report:\n   No spasm.\n"
          "(Ada Byron, D.C.)\n", "Ada Byron, D.C." },
        { CLINIC "     Progress note\n" WORKER "Low back pain.\n\n"
          "Jo Mover, PA-C for Ada Byron, M.D.\n", "Ada Byron, M.D." },
        { "   Elm Review\n  UTILIZATION REVIEW DETERMINATION\n" WORKER
          "Not certified.\nMore may be sent.\n\nSincerely,\n"
          "Jo Mover, Intake Coordinator, for Ada Byron, M.D.\n",
          "Ada Byron, M.D." },
        { "   Elm Claims Services\n  STATEMENT OF THE CLAIMS ADMINISTRATOR\n"
          WORKER "The claim is accepted.\nTreatment was reviewed in time.\n"
          "Records are enclosed.\n\nJo Desk\nClaims Examiner\n",
          "Jo Desk" },
        { "   Elm Street Laboratories\n     TOXICOLOGY REPORT\n" WORKER
          "Collected: 3/4/2014\n", "Elm Street Laboratories" },
        { "   State of California\n APPLICATION FOR INDEPENDENT MEDICAL "
          "REVIEW\n" WORKER "Employee signature: ________\n", "worker" },
        { "   WORKERS' COMPENSATION APPEALS BOARD\n     FINDINGS AND AWARD\n"
          "Pat Sample, Applicant,    Case No. ADJ1\n",
          "Workers' Compensation Appeals Board" },
};

static void a_page_tells_who_wrote_it(void **state)
{
        arena *a = *state;

        for (size_t i = 0; i < sizeof pages_signed / sizeof *pages_signed;
             i++) {
                struct files *f = split(a, pages_signed[i].text);
                str author = f->c.document[0]->author;

                if (!str_eq(author, str_from(pages_signed[i].author)))
                        fail_msg("page %zu: " FMT, i, ARG(author));
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                TEST(a_report_and_a_study_are_two_documents),
                TEST(one_note_in_a_text_file_stays_one),
                TEST(notes_of_one_kind_are_parted_by_their_dates),
                TEST(a_header_on_each_page_begins_nothing),
                TEST(pages_out_of_order_stay_together),
                TEST(a_page_of_another_in_the_middle_interrupts),
                TEST(a_report_quoted_inside_another_is_part_of_it),
                TEST(blank_pages_belong_to_what_stands_before),
                TEST(the_line_of_a_fax_machine_says_nothing),
                TEST(a_stamp_says_when_it_came_in),
                TEST(a_title_stands_in_its_column_or_behind_re),
                TEST(a_heading_nobody_listed_is_known_by_its_words),
                TEST(an_office_and_a_row_are_no_titles),
                TEST(a_record_listed_begins_nothing),
                TEST(a_label_may_stand_over_its_date),
                TEST(a_day_of_the_week_may_stand_before_a_date),
                TEST(a_stamp_has_its_date_on_either_side),
                TEST(a_page_number_may_end_its_line),
                TEST(what_the_case_file_declares_is_one_document),
                TEST(a_label_is_known_by_its_words),
                TEST(a_word_of_another_date_takes_a_label_back),
                TEST(the_farthest_word_says_what_a_date_is),
                TEST(a_log_may_have_its_dates_across),
                TEST(a_title_is_no_label_of_the_date_below_it),
                TEST(a_file_sent_twice_is_two_documents),
                TEST(a_date_in_the_head_parts_notes_without_heading),
                TEST(a_slip_parts_documents),
                TEST(a_subpoena_is_no_order_and_a_bill_no_statement),
                TEST(a_title_may_bear_its_authors_name),
                TEST(a_lettered_line_and_prose_in_capitals_are_no_titles),
                TEST(the_author_is_a_name_and_no_label),
                TEST(what_a_page_tells_of_is_not_its_authors_specialty),
                TEST(a_clinics_specialty_is_not_each_signers),
                TEST(a_physician_may_have_the_workers_family_name),
                TEST(a_page_with_a_fax_line_alone_is_blank),
                TEST(a_page_tells_what_it_is_and_of_when),
                TEST(a_page_of_few_words_goes_on_by_its_number),
                TEST(a_signed_page_with_a_letterhead_stands_behind_another),
                TEST(a_form_behind_one_whose_name_field_ends_it_begins),
                TEST(how_many_pages_there_are_may_be_misread),
                TEST(a_number_and_page_may_stand_at_a_foot),
                TEST(a_note_behind_a_signed_one_with_the_same_head_begins),
                TEST(a_count_may_end_the_line_that_heads_each_page),
                TEST(a_copy_goes_on_where_a_page_was_laid_into_it),
                TEST(a_page_tells_who_wrote_it),
        };

        cmocka_set_message_output(CM_OUTPUT_TAP);
        return cmocka_run_group_tests(tests, NULL, NULL);
}
