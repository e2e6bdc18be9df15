/* test_draft.c - the draft and its case summary, from structs made by hand:
 * what is printed, what stands open, and that no outcome is there before a
 * reviewer has entered one. Invented throughout. */
#include "data.h"

#include "render/render.h"
#include "review/review.h"

#include <math.h>

struct made {
        struct case_file c;
        struct case_item item[2];
        struct document note, letter, scan, *document[3];
        struct criterion criterion[2];
        struct evidence evidence;
        struct criterion_result result[2];
        struct missing missing;
        struct analysis analysis[2];
        struct finding finding[16];
        struct review review;
        struct programme programme;
        struct library library;
        str statement, page;
        struct citation cited;
};

static const char note_text[] =
        "The patient denies numbness.\n"
        "Straight leg raise is positive on the left.\n\f"
        "Straight leg raise is positive on the left.\n"
        "She completed 8 visits of physical therapy.\n"
        "She is working. She is not working.\n";

static void finding_put(struct made *m, const char *concept,
                        enum finding_status status, struct document *d,
                        const char *quote, size_t from)
{
        struct finding *f = &m->finding[m->review.findings.n++];

        assert_true(m->review.findings.n <= 16);
        f->concept = str_from(concept);
        f->status = status;
        f->value = NAN;
        f->date = d->date;
        f->evidence.document = d;
        f->evidence.begin = str_find(d->text, str_from(quote), from);
        assert_true(f->evidence.begin != STR_NONE);
        f->evidence.end = f->evidence.begin + strlen(quote);
        f->evidence.confidence = 1;
}

static void documents_make(arena *a, struct made *m)
{
        m->note = (struct document){ .name = S("note.txt"),
                .text = str_from(note_text), .class = S("PR2_REPORT"),
                .author = S("treating physician") };
        m->letter = (struct document){ .name = S("letter.txt"),
                .text = S("I do my exercises at home."),
                .class = S("EMPLOYEE_LETTER"), .date = DATE_NONE };
        assert_true(date_make(2015, 2, 24, &m->note.date));
        document_paginate(a, &m->note);
        document_paginate(a, &m->letter);
        m->document[0] = &m->note;
        m->document[1] = &m->letter;
        m->c.document = m->document;
        m->c.n_documents = 2;
}

static void case_make(struct made *m)
{
        struct case_file *c = &m->c;

        c->number = S("CM15-9999999");
        c->age = 46;
        c->injury = c->request_for_authorization = DATE_NONE;
        c->utilization_review = c->application = c->assigned = DATE_NONE;
        c->decision = c->service = c->latest_document = DATE_NONE;
        c->item = m->item;
        c->n_items = 2;
        for (size_t i = 0; i < 2; i++) {
                m->item[i].request_text = i ? S("Sedation <b>")
                                            : S("Massage, 12 visits");
                m->item[i].primary = SIZE_MAX;
                m->item[i].ur.date = DATE_NONE;
                m->item[i].ur.requested = i ? NAN : 12;
                m->item[i].ur.approved = i ? NAN : 0;
                m->item[i].ur.disputed = NAN;
                m->item[i].request.unit = i ? S("") : S("visits");
        }
        m->item[0].ur.action = S("denied");
}

static void analysis_make(struct made *m)
{
        m->page = S("60");
        m->cited = (struct citation){ .class = CITED_MTUS,
                .title = S("Chronic Pain Medical Treatment"),
                .edition = 2009, .pages = &m->page, .n_pages = 1 };
        for (size_t i = 0; i < 2; i++) {
                m->criterion[i].id = i ? S("massage.2") : S("massage.1");
                m->criterion[i].text = i ? S("at most 6 visits")
                                         : S("home exercise is present");
                m->criterion[i].status = SOURCE_REPORTED;
                m->criterion[i].citation = m->cited;
                m->result[i].criterion = &m->criterion[i];
                m->result[i].status = i ? CRITERION_NOT_MET : CRITERION_MET;
        }
        m->evidence = (struct evidence){ &m->note, 0, 28, 1 };
        m->result[0].evidence = &m->evidence;
        m->result[0].n_evidence = 1;
        m->missing = (struct missing){ .name = S("prior massage"),
                .scope = S("lumbar"), .criterion = S("massage.2") };
        m->analysis[0] = (struct analysis){ .item = 0,
                .indication = INDICATED_NOT_MET, .criterion = m->result,
                .n_criteria = 2, .citation = &m->cited, .n_citations = 1,
                .missing = &m->missing, .n_missing = 1,
                .edition_date = m->note.date,
                .edition_rung = S("date of the request") };
        m->analysis[1] = (struct analysis){ .item = 1,
                .indication = INDICATED_UNDETERMINED,
                .edition_date = DATE_NONE };
        m->review.file = &m->c;
        m->review.analysis = m->analysis;
        m->review.findings.at = m->finding;
}

/* No topic at all: what was found stands in the structs above. */
static struct guidelines *guidelines_make(arena *a)
{
        struct dictionary *d;
        struct guidelines *g = NULL;
        err e = { 0 };

        if (dictionary_load(a, S("d"), S("state it   finding it\n"), &d, &e) ||
            guidelines_load(a, d, NULL, 0, &g, &e))
                fail_msg("%s", e.text);
        return g;
}

static struct made *make(arena *a)
{
        struct made *m = NEW(a, struct made);

        documents_make(a, m);
        case_make(m);
        analysis_make(m);
        m->statement = S("A reviewer examined the file.");
        m->programme = (struct programme){ .title = S("A programme"),
                .statement = &m->statement, .n_statements = 1,
                .summary_intro = S("From the file."),
                .items_intro = S("The items."),
                .no_citation = S("No evidence was named.") };
        m->library.vocabulary = test_vocabulary(a);
        m->library.programme = &m->programme;
        m->library.guidelines = guidelines_make(a);
        return m;
}

static str drawn(arena *a, const struct made *m, const struct decision *d,
                 void render(buf *, const struct page_node *))
{
        struct page_node *page = NULL;
        buf b = buf_open(a, 1 << 20), folded = buf_open(a, 1 << 20);
        err e = { 0 };

        if (draft_page(a, &m->library, &m->review, d, &page, &e))
                fail_msg("%s", e.text);
        render(&b, page);
        buf_add_folded(&folded, buf_str(&b));
        return buf_str(&folded);
}

static void text_wide(buf *b, const struct page_node *page)
{
        render_text(b, page, 80);
}

static bool holds(str s, const char *what)
{
        return str_find(s, str_from(what), 0) != STR_NONE;
}

#define HOLDS(s, what) do {                                                  \
                if (!holds(s, what))                                         \
                        fail_msg("lacks \"%s\" in: " FMT, what, ARG(s));     \
        } while (0)

/* ---- The draft -------------------------------------------------------- */

static void without_a_decision_nothing_speaks_of_an_outcome(void **state)
{
        static void (*const renderers[])(buf *, const struct page_node *) = {
                text_wide, render_markdown, render_html
        };
        static const char *const words[] = {
                "upheld", "uphold", "overturn", "medically necessary",
                "indicated", "undetermined"
        };
        arena *a = *state;
        struct made *m = make(a);

        for (size_t i = 0; i < 3; i++) {
                str s = drawn(a, m, NULL, renderers[i]);

                for (size_t k = 0; k < 6; k++)
                        if (str_find_fold(s, str_from(words[k]), 0) !=
                            STR_NONE)
                                fail_msg("says %s", words[k]);
                HOLDS(s, "open - to be entered by the expert reviewer");
                HOLDS(s, "DRAFT");
        }
}

static void a_draft_has_every_part_in_order(void **state)
{
        static const char *const parts[] = {
                "Independent Medical Review: Final Determination",
                "DRAFT: not signed", "Case number:", "CM15-9999999",
                "How this determination was made",
                "A reviewer examined the file.",
                "State(s) of licensure: open",
                "Clinical case summary", "From the file.",
                "Diagnoses", "Latest report", "Complaints",
                "Documents reviewed",
                "- note.txt: progress report, author: treating physician, "
                "dated 2015-02-24 (2 pages)",
                "- letter.txt: letter from the worker, no date stated "
                "(1 page)",
                "The items.", "Item 1: Massage, 12 visits",
                "denied: 12 visits requested, 0 approved",
                "Claims administrator guideline: not stated in the case file",
                "Guideline in force, as the program found it:",
                "MTUS Chronic Pain Medical Treatment 2009, Page(s): 60.",
                "2015-02-24 (date of the request)",
                "[met] massage.1: home exercise is present",
                "\"The patient denies numbness.\" (note.txt, p. 1)",
                "[not met] massage.2: at most 6 visits",
                "prior massage (lumbar) (massage.2)",
                "[Outcome: open", "[Decision rationale: open",
                "Item 2: Sedation <b>",
                "No guideline at hand addresses this request.",
                "[Outcome: open", "Signature"
        };
        arena *a = *state;
        str s = drawn(a, make(a), NULL, text_wide);
        size_t at = 0;

        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
                size_t k = str_find(s, str_from(parts[i]), at);

                if (k == STR_NONE)
                        fail_msg("lacks \"%s\" in: " FMT, parts[i], ARG(s));
                at = k + strlen(parts[i]);
        }
}

static void the_reviewer_decides_either_way(void **state)
{
        arena *a = *state;
        struct made *m = make(a);
        str relied = S("massage.2"), state_name = S("California");
        str board = S("Physical Medicine");
        struct item_decision one = { .item = 0, .reasons = S("My reasons."),
                .relied_on = &relied, .n_relied_on = 1 };
        struct decision d = { .item = &one, .n_items = 1,
                .licensed_state = &state_name, .n_states = 1,
                .certification = &board, .n_certifications = 1 };

        for (int overturned = 0; overturned < 2; overturned++) {
                one.overturned = overturned;
                str s = drawn(a, m, &d, text_wide);

                HOLDS(s, overturned ? "Outcome: Overturned"
                                    : "Outcome: Upheld");
                assert_false(holds(s, overturned ? "Upheld" : "Overturned"));
                HOLDS(s, "Criteria relied on: massage.2");
                HOLDS(s, "Decision rationale: My reasons.");
                HOLDS(s, "State(s) of licensure: California");
                HOLDS(s, "[Outcome: open");     /* item 2 */
                HOLDS(s, "DRAFT");
        }
}

static void a_decision_must_fit_its_case(void **state)
{
        arena *a = *state;
        struct made *m = make(a);
        str relied[] = { S("massage.1"), S("massage.9"), S("other.1") };
        struct item_decision one = { .item = 0, .reasons = S("x"),
                .relied_on = relied, .n_relied_on = 3 };
        struct decision d = { .item = &one, .n_items = 1 };
        struct page_node *page = NULL;
        err e = { 0 };

        assert_int_equal(draft_page(a, &m->library, &m->review, &d, &page,
                                    &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "massage.9, other.1"));
        assert_null(strstr(e.text, "massage.1,"));
        one.n_relied_on = 0;
        d.case_number = S("CM15-0000001");
        assert_int_equal(draft_page(a, &m->library, &m->review, &d, &page,
                                    &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "another case"));
        d.case_number = S("");
        one.item = 2;
        assert_int_equal(draft_page(a, &m->library, &m->review, &d, &page,
                                    &e), ERR_INPUT);
        assert_null(page);
}

static void an_unverified_source_is_not_cited(void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        m->criterion[0].status = m->criterion[1].status = SOURCE_UNVERIFIED;
        str s = drawn(a, m, NULL, text_wide);

        assert_false(holds(s, "MTUS"));
        HOLDS(s, "source not verified; not cited");
        HOLDS(s, "none that was checked at its source");
}

/* What the program found never stands as what the reviewer relied on. */
static void the_reviewers_guideline_is_the_reviewers(void **state)
{
        arena *a = *state;
        struct made *m = make(a);
        struct proof trusted = { .op = PROOF_ALL };
        str relied = S("massage.2");
        struct item_decision one = { .item = 0, .reasons = S("x") };
        struct decision d = { .item = &one, .n_items = 1 };

        HOLDS(drawn(a, m, &d, text_wide),
              "Guideline relied on: none named by the reviewer");
        assert_false(holds(drawn(a, m, NULL, text_wide), "relied on"));
        one.relied_on = &relied;
        one.n_relied_on = 1;
        HOLDS(drawn(a, m, &d, text_wide), "Guideline relied on: MTUS");
        m->criterion[1].status = SOURCE_UNVERIFIED;
        HOLDS(drawn(a, m, &d, text_wide),
              "Guideline relied on: none that was checked");
        m->result[1].proof = &trusted;          /* --trust unverified */
        HOLDS(drawn(a, m, &d, text_wide), "Guideline relied on: MTUS");
        HOLDS(drawn(a, m, &d, text_wide), "not verified)");
}

/* ---- The summary ------------------------------------------------------ */

static void facts_make(struct made *m)
{
        const char *slr = "Straight leg raise is positive";
        size_t second = str_find(m->note.text, S("\f"), 0);

        finding_put(m, "straight-leg-raise", FINDING_PRESENT, &m->note, slr,
                    0);
        m->finding[0].side = S("left");
        finding_put(m, "straight-leg-raise", FINDING_PRESENT, &m->note, slr,
                    second);
        m->finding[1].side = S("left");
        finding_put(m, "physical-therapy", FINDING_PRESENT, &m->note,
                    "physical therapy", 0);
        m->finding[2].value = 8;
        m->finding[2].unit = S("visits");
        finding_put(m, "working", FINDING_PRESENT, &m->note,
                    "She is working", 0);
        finding_put(m, "working", FINDING_ABSENT, &m->note,
                    "She is not working", 0);
        finding_put(m, "home-exercise", FINDING_PRESENT, &m->letter,
                    "exercises at home", 0);
}

static void each_fact_is_one_sentence_with_its_places(void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        facts_make(m);
        str s = drawn(a, m, NULL, text_wide);

        HOLDS(s, "The worker is 46 years old. (case file)");
        HOLDS(s, "(note.txt, p. 1; note.txt, p. 2)");
        HOLDS(s, "8 visits");
        HOLDS(s, "The records state both that the worker is working and that "
                 "the worker is not working.");
        HOLDS(s, "The worker has completed 8 visits of physical or "
                 "occupational therapy. (note.txt, p. 2)");
        HOLDS(s, "Straight leg raise is positive on the left. (note.txt, p. "
                 "1; note.txt, p. 2)");
        HOLDS(s, "The file holds a letter from the worker, no date stated. "
                 "(letter.txt, p. 1) It states:");
        HOLDS(s, "(letter.txt, p. 1) Request:");
        HOLDS(s, "The latest report is a progress report, author: treating "
                 "physician, dated 2015-02-24. (note.txt, p. 1)");
        HOLDS(s, "Item 1 asks for: \"Massage, 12 visits\". (case file)");
        HOLDS(s, "Utilization review: denied: 12 visits requested, 0 "
                 "approved. (case file)");
        /* the same sentence stands once */
        size_t one = str_find_fold(s, S("straight leg raise"), 0);

        assert_true(one != STR_NONE);
        assert_true(str_find_fold(s, S("straight leg raise"), one + 1) ==
                    STR_NONE);
}

static void places_beyond_three_are_counted(void **state)
{
        arena *a = *state;
        struct made *m = make(a);
        buf b = buf_open(a, 1 << 12);

        for (int i = 0; i < 6; i++)
                buf_add(&b, S("spasm\n\f"));
        m->note.text = buf_str(&b);
        document_paginate(a, &m->note);
        for (size_t i = 0; i < 6; i++)
                finding_put(m, "spasm", FINDING_PRESENT, &m->note, "spasm",
                            i * 7);
        HOLDS(drawn(a, m, NULL, text_wide),
              "(note.txt, p. 1; note.txt, p. 2; note.txt, p. 3; and 3 more)");
}

static void gaps_are_said_of_what_was_read(void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        HOLDS(drawn(a, m, NULL, text_wide),
              "The mechanism of injury was not found in the file.");
        m->c.pages.unread = 3;
        str s = drawn(a, m, NULL, text_wide);

        HOLDS(s, "The mechanism of injury was not found on the pages read.");
        HOLDS(s, "Pages not read: 3.");
        assert_false(holds(s, "not found in the file"));
        m->c.mechanism = S("lifting a tray");
        HOLDS(drawn(a, m, NULL, text_wide),
              "Mechanism of injury: lifting a tray. (case file)");
}

static void age_and_sex_come_from_a_document_where_the_case_has_none(
        void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        m->c.age = -1;
        m->note.text = S("\fThis is a 52-year-old male with back pain.");
        document_paginate(a, &m->note);
        m->c.visible = arena_get(a, sizeof *m->c.visible, 1);
        m->c.visible[0].document = &m->note;
        m->c.visible[0].end = m->note.text.n;
        m->c.n_visible = 1;
        HOLDS(drawn(a, m, NULL, text_wide),
              "The worker is 52 years old. (note.txt, p. 2) "
              "The worker is male. (note.txt, p. 2)");
}

TEST_MAIN(TEST(without_a_decision_nothing_speaks_of_an_outcome),
          TEST(a_draft_has_every_part_in_order),
          TEST(the_reviewer_decides_either_way),
          TEST(a_decision_must_fit_its_case),
          TEST(an_unverified_source_is_not_cited),
          TEST(the_reviewers_guideline_is_the_reviewers),
          TEST(each_fact_is_one_sentence_with_its_places),
          TEST(places_beyond_three_are_counted),
          TEST(gaps_are_said_of_what_was_read),
          TEST(age_and_sex_come_from_a_document_where_the_case_has_none))
