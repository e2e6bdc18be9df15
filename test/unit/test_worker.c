/* test_worker.c - whose a page is: labels, forms, headers, tables; pages of
 * another worker are set apart, and no page of the worker's is. All names,
 * dates and numbers are invented. */
#include "data.h"

#include "casefile/identity.h"
#include "casefile/worker.h"

#include <time.h>

static const struct identity_labels *labels(arena *a)
{
        str name = S("vocabulary/identity.labels");
        struct data_file f = { name, test_file(a, name) };
        struct identity_labels *l = NULL;
        err e;

        if (identity_load(a, &f, &l, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return l;
}

/* ---- Reading a page ----------------------------------------------------- */

static struct identity *page_read(arena *a, const char *text)
{
        struct identity *p = NEW(a, struct identity);

        identity_read(a, labels(a), str_from(text), p);
        return p;
}

static void says(const struct identity *p, enum said_kind kind,
                 const char *text)
{
        for (size_t i = 0; i < p->n; i++)
                if (p->said[i].kind == kind &&
                    str_eq(p->said[i].text, str_from(text)))
                        return;
        fail_msg("not read: %s (%zu read)", text, p->n);
}

static void labels_stand_before_their_values(void **state)
{
        static const char *const page[] = {
                "Patient Name: Ana Quillfeather   DOB: 03/04/1965\n"
                "Claim #: WC-4417-88\n",
                "PATIENT: Ana Quillfeather DOB 03/04/1965 Claim No. "
                "WC-4417-88 DOI: 01/02/2013\n",
                "Employee Name      Ana Quillfeather\n"
                "Date of Birth      March 4, 1965\n"
                "Claim Number       WC-4417-88\n",
                "  Patient Narne: Ana Quillfeather\n"
                "  Dale of Birth: O3/04/l965\n"
                "  Clairn Number: WC-4417-88\n",
                "RE:      Ana Quillfeather\nD.O.B.:  3-4-65\n"
                "Claim Number:  WC-4417-88\nEmployer: Golden Oven\n",
                "EE: Ana Quillfeather; D/O/B: 03/04/1965; Ins. Claim No: "
                "WC-4417-88\n",
                "NAME OF PATIENTAna Quillfeather   Born: 03/04/1965\n"
                "Clm # WC-4417-88\n",
                "Mr. Claimant: Mrs. Ana Quillfeather, 49 years old\n"
                "Birth date;  03/04/1965 (49)\nClm #WC-4417-88\n",
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
                const struct identity *p = page_read(a, page[i]);

                says(p, SAID_NAME, "Ana Quillfeather");
                says(p, SAID_CLAIM, "WC-4417-88");
                says(p, SAID_BIRTH, i == 4 ? "2065-03-04" : "1965-03-04");
        }
}

static void labels_stand_above_their_values(void **state)
{
        arena *a = *state;
        const struct identity *p = page_read(a,
                "Patient Name            Date of Birth    Claim Number\n"
                "QUILLFEATHER, ANA M.    03/04/1965       WC-4417-88\n");

        says(p, SAID_NAME, "QUILLFEATHER, ANA M.");
        says(p, SAID_BIRTH, "1965-03-04");
        says(p, SAID_CLAIM, "WC-4417-88");
        p = page_read(a, "Patient Name | Physician   | DOB\n"
                         "-------------+-------------+-----------\n"
                         "Ana Marsh    | Lee Broad   | 03/04/1965\n");
        says(p, SAID_NAME, "Ana Marsh");
        says(p, SAID_BIRTH, "1965-03-04");
        assert_int_equal(p->n, 2);
        p = page_read(a, "Last Name: Marsh   First Name: Ana   MI: B\n");
        says(p, SAID_NAME, "Marsh, Ana");
        p = page_read(a, "Last Marsh       First Ana      Sex f\n");
        says(p, SAID_NAME, "Marsh, Ana");
}

static void other_peoples_names_are_not_read(void **state)
{
        static const char *const page[] = {
                "Physician: Lee Broad\nAdjuster: Ina Stall\n"
                "Employer: Golden Oven\nSpouse: Udo Marsh\n",
                "Patient reports pain. Employee denies it.\n",
                "Name: Lee Broad, M.D.\nRE: Request For Authorization\n",
                "Patient: Progress Note\nPatient Name:\n\n",
                "Claimant:\nMRN: 4471902\nPolicy Number: 99183301\n"
                "Authorization #: 1100229\nDOI: 02/03/2014\n",
                "The patient's date of birth was not stated.\n",
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
                const struct identity *p = page_read(a, page[i]);

                if (p->n)
                        fail_msg("%zu: "FMT, i, ARG(p->said[0].text));
        }
}

static void a_pages_number_is_read(void **state)
{
        arena *a = *state;
        const struct identity *p = page_read(a, "P. 04/12\n\ntext\n"
                                                "Page 2 of 3\n");

        assert_int_equal(p->numbers, 2);
        assert_int_equal(p->number[0].page, 4);
        assert_int_equal(p->number[0].of, 12);
        assert_int_equal(p->number[1].page, 2);
        assert_int_equal(p->number[1].of, 3);
}

/* ---- Setting pages apart ------------------------------------------------ */

#define OURS    "Patient Name: Ana Quillfeather\nDOB: 03/04/1965\n" \
                "Claim #: WC-4417-88\n"
#define OTHER   "Patient Name: Bruno Ostermark\nDOB: 11/20/1981\n" \
                "Claim #: 77-410936\n"

static struct stack *stack_of(arena *a, const char *const *text, size_t n)
{
        struct stack *s = NEW(a, struct stack);
        struct case_ask *ask = NEW(a, struct case_ask);
        struct document *f = NEW(a, struct document);

        ask->identity = labels(a);
        s->a = a;
        s->ask = ask;
        s->c = NEW(a, struct case_file);
        s->c->worker.birth = s->c->injury = s->c->assigned = DATE_NONE;
        s->sheet = NEWN(a, struct sheet, n);
        s->n = n;
        for (size_t i = 0; i < n; i++) {
                s->sheet[i].file = f;
                s->sheet[i].number = i + 1;
                s->sheet[i].text = s->sheet[i].reading = str_from(text[i]);
                s->sheet[i].page = NEW(a, struct document_page);
        }
        return s;
}

/* Pages set apart, as a word of - and x; ? is a page in doubt. */
static str told(arena *a, struct stack *s)
{
        char *p = arena_bytes(a, s->n + 1);

        sheets_whose(s);
        for (size_t i = 0; i < s->n; i++) {
                const struct document_page *page = s->sheet[i].page;

                assert_int_equal(page->apart, page->why.n > 0);
                p[i] = page->apart ? 'x' : page->doubt.n ? '?' : '-';
        }
        return str_of(p, s->n);
}

#define TOLD(a, want, ...) do {                                              \
                const char *const t_[] = { __VA_ARGS__ };                    \
                assert_str(told(a, stack_of(a, t_, sizeof t_ / sizeof *t_)), \
                           want);                                            \
        } while (0)

static void a_page_that_names_another_worker_is_set_apart(void **state)
{
        arena *a = *state;

        TOLD(a, "---x-", OURS, OURS, "Pain 4/10.\n", OTHER, OURS);
        TOLD(a, "--x", OURS, OURS, "Patient: Bruno Ostermark\n");
        TOLD(a, "--x", OURS, OURS, "Name: Bruno Ostermark\n"
                                   "DOB: 11/20/1981\n");
        TOLD(a, "--x", OURS, OURS, "DOB: 11/20/1981\n");
        TOLD(a, "--x", OURS, OURS, "RE: Bruno Ostermark\n"
                                   "Claim Number: 77-410936\n");
        TOLD(a, "--x", OURS, OURS, "Patient: Ana Ostermark\n"
                                   "DOB: 11/20/1981\n");
        TOLD(a, "--x", OURS, OURS, "Re Bruno Ostermark v. Golden Oven\n"
                                   "Claim 77-410936\n");
        /* a form's boxes, recognised */
        TOLD(a, "--x", OURS, OURS, "Last Ostermark    Farst Bruno   Sex m\n");
}

static void what_may_be_the_workers_stays(void **state)
{
        arena *a = *state;

        /* another claim of theirs; a misprint; another's name in a weak
         * place; a married name; a second number */
        TOLD(a, "---", OURS, OURS, "Patient: Ana Quillfeather\n"
                                   "Claim #: 9900-1122\n");
        TOLD(a, "----", OURS, OURS, "Patient: Ana Quillfeather\n"
                                    "Claim #: 9900-1122\n",
                                    "Claim #: 9900-1122\n");
        TOLD(a, "--?", OURS, OURS, "Patient: Ana Quillfeather\n"
                                   "DOB: 11/20/1981\n");
        TOLD(a, "--?", OURS, OURS, "RE: Bruno Ostermark\n");
        TOLD(a, "--?", OURS, OURS, "Claim #: 77-410936\n");
        TOLD(a, "--?", OURS, OURS, "Patient: Ana Ostermark\n");
        TOLD(a, "---", OURS, OURS, "Patient: Ana Ostermark\n"
                                   "DOB: 03/04/1965\n");
        TOLD(a, "---", OURS, OURS, "MRN: 118822\nPolicy #: 77-410936\n");
        TOLD(a, "---", OURS, OURS, "Physician: Bruno Ostermark\n");
        TOLD(a, "--?", OURS, OURS, "Patient Name: Bruno Ostermark\n"
                                   "Claim #: WC-4417-88\n");
}

static void a_namesake_is_another(void **state)
{
        arena *a = *state;

        /* a relative; the worker as friends say it; initials; a weak label,
         * alone and with what else differs */
        TOLD(a, "--x", OURS, OURS, "Patient: Quillfeather, Bruno\n");
        TOLD(a, "--x", OURS, OURS, "Patient: Bruno Quillfeather\n"
                                   "DOB: 11/20/1981\n");
        TOLD(a, "--?", OURS, OURS, "Patient: Bruno Quillfeather\n"
                                   "Claim #: WC-4417-88\n");
        TOLD(a, "--?", OURS, OURS, "Patient: B. Quillfeather\n");
        TOLD(a, "--?", OURS, OURS, "RE: Bruno Quillfeather\n");
        TOLD(a, "--x", OURS, OURS, "RE: Bruno Quillfeather\n"
                                   "Claim #: 77-410936\n");
        TOLD(a, "--?", "Patient: Robert Ostermark\n",
             "Patient: Robert Ostermark\n", "Patient: Bob Ostermark\n");
}

/* Names without a label: before a record's number, a birth date, a claim. */
static void a_name_before_a_number_is_the_patients(void **state)
{
        arena *a = *state;

        TOLD(a, "---", OURS, OURS,
             "Quillfeather, Ana M (MRN 447120)      Encounter: 03/04/2014\n");
        TOLD(a, "--x", OURS, OURS,
             "Ostermark, Bruno L (MRN 447120)       Encounter: 03/04/2014\n");
        TOLD(a, "--x", OURS, OURS,
             "Bruno De La Marsh b. 20-Nov-1981 clm 05978130\n");
        TOLD(a, "--x", OURS, OURS,
             "Re: Bruno Ostermark, employee of Golden Oven\n");
        TOLD(a, "---", OURS, OURS,
             "Plan: a. ice b. 03/04/2015 recheck by Dr. Lee Marsh MRN 4471\n");
}

static void little_signs_count_beside_another(void **state)
{
        static const struct { const char *text, *want; } row[] = {
                { "Claim #: 77-410936\n", "-?" },
                { "Sex: M\n", "--" },
                { "DOI: 05/06/2014\n", "--" },
                { "Claim #: 77-410936\nSex: M\n", "-x" },
                { "Claim #: 77-410936\nDate of Injury: 05/06/2014\n", "-x" },
                { "Claim #: 77-410936\nSex: [ ] M [x] F   DOI: 01/02/2013\n",
                  "-?" },
                { "RE: Bruno Ostermark\nGender: male\n", "-x" },
                { "RE: Bruno Ostermark\nHe called to say that he moved.\n",
                  "-x" },
                { "RE: Bruno Ostermark\nHe asked, and she wrote.\n", "-?" },
                /* of the same administrator; misread */
                { "Claim #: KX-1938-02\n", "-x" },
                { "Claim #: WC-4411-83\n", "-?" },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
                const char *const page[] = { OURS, row[i].text };
                struct stack *s = stack_of(a, page, 2);

                s->c->worker.name = S("Ana Quillfeather");
                s->c->sex = S("female");
                assert_true(date_parse_iso(S("2013-01-02"), &s->c->injury));
                if (!str_eq(told(a, s), str_from(row[i].want)))
                        fail_msg("%s", row[i].text);
        }
}

/* What one column or one damaged label says is not believed against what the
 * page says elsewhere. */
static void one_sign_yields_to_the_workers_own(void **state)
{
        static const char *const page[] = {
                OURS, OURS,
                /* the table's columns were read out of place */
                "BIRTH DATE:\nQuillfeather, Ana   4471   03/04/1965\n"
                "01/02/2013\n",
                "BIRTH DATE:\n11/20/1981\nQuillfeather, Ana   4471\n",
                "DOB: 11/20/1981\nseen on 3/4/65\n",
                "BIRTH DATE:       PID\n20-Nov-1981       4471\n",
                "Date of Birth: 03/04/1965\nName: Kovin Berg, M.O.\n"
                "Claim #: &5-453305\n",
        };
        arena *a = *state;
        struct stack *s = stack_of(a, page, sizeof page / sizeof *page);

        assert_true(date_parse_iso(S("2013-01-02"), &s->c->injury));
        assert_str(told(a, s), "---??x?");
}

/* Words that are part of a family name do not part it from the given one. */
static void a_name_of_many_words_is_found_in_a_line(void **state)
{
        arena *a = *state;

        TOLD(a, "--?", "Patient: Nathan De La Marsh\nDOB: 03/04/1965\n",
             "Patient: Nathan De La Marsh\nDOB: 03/04/1965\n",
             "DOB: 11/20/1981\nI spoke for Nathan De La Marsh today.\n");
}

static void a_page_that_was_not_read_says_little(void **state)
{
        static const char *const page[] = { OURS, OURS,
                "Patient: Bruno Ostermark\n", "Marshall, Udo   WC-9902-13\n",
                OTHER };
        arena *a = *state;
        struct stack *s = stack_of(a, page, 5);

        for (size_t i = 2; i < 5; i++)
                s->sheet[i].page->unread = true;
        assert_str(told(a, s), "----x");
}

static void what_is_known_of_another_helps_with_the_next(void **state)
{
        arena *a = *state;

        TOLD(a, "--xx", OURS, OURS, OTHER, "Claim #: 77410936\n");
        TOLD(a, "--xx", OURS, OURS, OTHER, "RE: Bruno Ostermark\n");
        TOLD(a, "--xx", OURS, OURS, "Claim #: 77410936\n", OTHER);
}

/* However many pages of one stranger came before: each is learned once. */
static void a_second_stranger_is_known_behind_hundreds_of_pages(void **state)
{
        enum { PAGES = 304 };
        static const char third[] = "Patient: Cora Lindqvist\nDOB: 2/3/1944\n"
                                    "Claim #: 55-880012\n";
        const char *text[PAGES];
        arena *a = *state;
        str t;

        for (size_t i = 0; i < PAGES; i++)
                text[i] = i < 2 ? OURS : OTHER;
        text[PAGES - 2] = third;
        text[PAGES - 1] = "Claim #: 55-880012\n";
        t = told(a, stack_of(a, text, PAGES));
        assert_int_equal(t.p[PAGES - 2], 'x');
        assert_int_equal(t.p[PAGES - 1], 'x');
}

static void running_heads_need_no_labels(void **state)
{
        arena *a = *state;

        TOLD(a, "--xx-", OURS, OURS, OTHER,
             "PROGRESS REPORT - Ostermark, Bruno\n\nPain 4/10.\n",
             "PROGRESS REPORT - Quillfeather, Ana\n\nPain 4/10.\n");
        TOLD(a, "--x", OURS, OURS, "Marshall, Udo   WC-9902-13\nPain\n");
        TOLD(a, "---", OURS, OURS, "Port Alder, CA 90210\n"
                                   "Phone 555-010-0199\nMarsh, Lee, M.D.\n");
        /* a lawyer of the stranger's name */
        TOLD(a, "--x-", OURS, OURS, "Patient: Eva Pine-Marsh\n",
             "Very truly yours\nLee T. Pine-Marsh, Esq.\n");
        /* what recognition makes of a line, and of a letterhead */
        TOLD(a, "---", OURS, OURS, "Patient: Letituming \xE2\x80\x94 SSC\n");
        TOLD(a, "---", OURS, OURS, ", Cyeco Cierat bedbu Meds VW-8684-99\n");
}

static void where_nothing_is_settled_nothing_is_set_apart(void **state)
{
        arena *a = *state;

        TOLD(a, "--", OURS, OTHER);
        TOLD(a, "-", OTHER);
        TOLD(a, "-", "");
        TOLD(a, "----", OURS, OTHER, OURS, OTHER);
}

static void the_case_file_settles(void **state)
{
        static const char *const page[] = { OURS, OTHER, OTHER };
        arena *a = *state;
        struct stack *s = stack_of(a, page, 3);

        s->c->worker.name = S("Ana Quillfeather");
        assert_str(told(a, s), "-xx");
        s = stack_of(a, page, 3);
        s->c->worker.claim_number = S("WC 4417 88");
        assert_str(told(a, s), "-xx");
}

static void a_persons_word_stands(void **state)
{
        static const char *const page[] = { OURS, OURS, OTHER, OURS };
        arena *a = *state;
        struct stack *s = stack_of(a, page, 4);

        s->sheet[2].whose = SHEET_OURS;
        s->sheet[3].whose = SHEET_ANOTHERS;
        assert_str(told(a, s), "---x");
}

static void silent_pages_go_with_their_numbers(void **state)
{
        arena *a = *state;

        TOLD(a, "--xxx-", OURS, OURS, OTHER "Page 1 of 3\n", "Page 2 of 3\n",
             "Page 3 of 3\n", "Page 4 of 9\n");
        TOLD(a, "--xx", OURS, OURS, "Page 1 of 2\n", OTHER "Page 2 of 2\n");
        /* a fax numbers through */
        TOLD(a, "-x--", OURS "P. 01/04\n", OTHER "P. 02/04\n", "P. 03/04\n",
             OURS "P. 04/04\n");
        /* laid between two pages of the worker's */
        TOLD(a, "--x-", OURS, OURS "Page 1 of 2\n", OTHER "Page 1 of 2\n",
             "Page 2 of 2\n");
}

/* ---- The data file ------------------------------------------------------ */

static void the_labels_are_checked(void **state)
{
        static const struct { const char *text, *want; size_t line; } bad[] = {
                { "source x\nnam  patient\n", "a kind nobody knows", 2 },
                { "source x\nname  patient  bold\n", "a mark nobody knows",
                  2 },
                { "source x\nname  pt, p.t\n", "stands twice", 2 },
                { "source x\nname\n", "no words", 2 },
                { "source x\nname  pt\n  birth  dob\n", "nothing stands", 3 },
                { "name  pt\n", "no source", 0 },
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
                struct data_file f = { S("x.labels"), str_from(bad[i].text) };
                struct identity_labels *l;
                err e = { 0 };

                assert_int_equal(identity_load(a, &f, &l, &e), ERR_SYNTAX);
                assert_non_null(strstr(e.text, bad[i].want));
                assert_int_equal(e.line, bad[i].line);
        }
}

/* Half a million labels above one line as long: read in one pass, which takes
 * a moment; label by label it took minutes. */
static void labels_above_a_long_line_are_read_once(void **state)
{
        arena *a = *state;
        size_t n = 500000;
        buf b = buf_open(a, (size_t)1 << 26);
        clock_t from;
        struct identity p;

        for (size_t i = 0; i < n; i++)
                buf_add(&b, S("Name:  "));
        buf_char(&b, '\n');
        for (size_t i = 0; i < n * 4; i++)
                buf_add(&b, S("x  "));
        buf_add(&b, S("\nDOB: 3/4/1965\n"));
        from = clock();
        identity_read(a, labels(a), buf_str(&b), &p);
        says(&p, SAID_BIRTH, "1965-03-04");
        assert_true((clock() - from) / CLOCKS_PER_SEC < 10);
}

TEST_MAIN(TEST(labels_above_a_long_line_are_read_once),
          TEST(labels_stand_before_their_values),
          TEST(labels_stand_above_their_values),
          TEST(other_peoples_names_are_not_read),
          TEST(a_pages_number_is_read),
          TEST(a_page_that_names_another_worker_is_set_apart),
          TEST(what_may_be_the_workers_stays),
          TEST(a_namesake_is_another),
          TEST(a_name_before_a_number_is_the_patients),
          TEST(little_signs_count_beside_another),
          TEST(one_sign_yields_to_the_workers_own),
          TEST(a_page_that_was_not_read_says_little),
          TEST(what_is_known_of_another_helps_with_the_next),
          TEST(a_second_stranger_is_known_behind_hundreds_of_pages),
          TEST(running_heads_need_no_labels),
          TEST(where_nothing_is_settled_nothing_is_set_apart),
          TEST(the_case_file_settles), TEST(a_persons_word_stands),
          TEST(a_name_of_many_words_is_found_in_a_line),
          TEST(silent_pages_go_with_their_numbers),
          TEST(the_labels_are_checked))
