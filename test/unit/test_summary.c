/* test_summary.c - the sentences of the case summary: that every concept of
 * the vocabulary speaks, in whole sentences, and what they say. Findings are
 * made by hand, invented throughout. */
#include "data.h"

#include "review/review.h"
#include "review/sentence.h"
#include "terms/lexicon.h"

#include <math.h>

/* ---- One finding, one sentence ----------------------------------------- */

struct said {
        const char *concept;
        enum finding_status status;
        const char *body[3], *side;
        double value;           /* 0: none */
        const char *unit;
        const char *text;
};

static const struct said said[] = {
        { "pain", FINDING_PRESENT, { "lumbar" }, "", 0, "",
          "The worker complains of pain in the low back." },
        { "pain", FINDING_PRESENT, { "cervical", "shoulder" }, "", 0, "",
          "The worker complains of pain in the neck and the shoulder." },
        { "pain", FINDING_PRESENT, { "cervical", "shoulder" }, "left", 0, "",
          "The worker complains of pain in the neck and the shoulder "
          "(left)." },
        { "pain", FINDING_PRESENT, { "cervical" }, "left", 0, "",
          "The worker complains of pain in the left side of the neck." },
        { "pain", FINDING_ABSENT, { "knee" }, "bilateral", 0, "",
          "The worker denies pain in both knees." },
        { "pain", FINDING_PRESENT, { "left-ear" }, "", 0, "",
          "The worker complains of pain in the left ear." },
        { "pain-score", FINDING_PRESENT, { 0 }, "", 6, "/10",
          "Pain is rated 6/10." },
        { "numbness-tingling", FINDING_ABSENT, { "lower-extremity" }, "", 0,
          "", "The worker denies numbness or tingling in the legs." },
        { "straight-leg-raise", FINDING_ABSENT, { 0 }, "", 0, "",
          "Straight leg raise is negative." },
        { "straight-leg-raise", FINDING_PRESENT, { 0 }, "bilateral", 0, "",
          "Straight leg raise is positive on both sides." },
        { "motor-deficit", FINDING_ABSENT, { "lower-extremity" }, "bilateral",
          0, "", "Strength is normal in both legs." },
        { "sensory-deficit", FINDING_PRESENT, { "lumbar" }, "right", 0, "",
          "Sensation is reduced or changed in the right lumbar "
          "distribution." },
        { "tenderness", FINDING_PRESENT, { "shoulder" }, "right", 0, "",
          "On examination there is tenderness of the right shoulder." },
        { "fracture", FINDING_ABSENT, { 0 }, "", 0, "",
          "There is no fracture." },
        { "mri", FINDING_NOT_DOCUMENTED, { "lumbar" }, "", 0, "",
          "The records do not state whether, or with what result, an MRI of "
          "the low back has been done." },
        { "x-ray", FINDING_NOT_DOCUMENTED, { 0 }, "", 0, "",
          "The records do not state whether, or with what result, X-rays "
          "have been taken." },
        { "physical-therapy", FINDING_PRESENT, { 0 }, "", 8, "visits",
          "The worker has completed 8 visits of physical or occupational "
          "therapy." },
        { "physical-therapy", FINDING_PRESENT, { "knee" }, "", 1, "visits",
          "The worker has completed 1 visit of physical or occupational "
          "therapy for the knee." },
        { "home-exercise", FINDING_PRESENT, { 0 }, "", 0, "",
          "The worker does a home exercise program." },
        { "massage", FINDING_ABSENT, { 0 }, "", 0, "",
          "Massage has not been had before." },
        { "massage", FINDING_PLANNED, { 0 }, "", 0, "",
          "Massage is requested or planned." },
        { "massage", FINDING_PLANNED, { 0 }, "", 12, "visits",
          "Massage is requested or planned (12 visits)." },
        { "massage", FINDING_NOT_DOCUMENTED, { 0 }, "", 0, "",
          "The records do not state whether the worker has had massage, or "
          "how much." },
        { "pain-relief", FINDING_PRESENT, { 0 }, "", 400.0 / 7, "percent",
          "Treatment is reported to relieve the pain by about 57 percent." },
        { "nsaid", FINDING_PRESENT, { 0 }, "", 0, "",
          "The worker takes an anti-inflammatory medicine." },
        { "working", FINDING_NOT_DOCUMENTED, { 0 }, "", 0, "",
          "The records do not state whether the worker is working." },
        { "modified-duty", FINDING_PRESENT, { 0 }, "", 0, "",
          "The worker has work restrictions or modified duty." },
        { "no-such-thing", FINDING_PRESENT, { 0 }, "", 0, "",
          "It is reported: no such thing." },
};

static struct finding finding_of(arena *a, const struct said *t)
{
        struct finding f = { .concept = str_from(t->concept),
                .status = t->status, .unit = str_from(t->unit),
                .side = str_from(t->side), .date = DATE_NONE };

        f.value = t->value > 0 ? t->value : (double)NAN;
        f.body = NEWN(a, str, 3);
        while (f.n_body < 3 && t->body[f.n_body]) {
                f.body[f.n_body] = str_from(t->body[f.n_body]);
                f.n_body++;
        }
        return f;
}

static void a_finding_reads_as_a_physician_writes_it(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = test_vocabulary(a);
        int wrong = 0;

        for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
                struct finding f = finding_of(a, &said[i]);
                str s = finding_sentence(a, v, &f, 0);

                if (str_eq(s, str_from(said[i].text)))
                        continue;
                print_error("%s: " FMT "\n", said[i].text, ARG(s));
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

/* ---- Every concept ------------------------------------------------------ */

static bool holds(str s, const char *what)
{
        return str_find(s, str_from(what), 0) != STR_NONE;
}

/* A capital, one point at the end, no mark of the data's. */
static void sentence_check(str s)
{
        static const char *const never[] = {
                "{", "}", "[", "]", "|", "  ", " .", "..", "()", " )", ". "
        };

        if (s.n < 8 || s.p[0] < 'A' || s.p[0] > 'Z' || s.p[s.n - 1] != '.')
                fail_msg("no sentence: " FMT, ARG(s));
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
                if (holds(s, never[i]))
                        fail_msg("\"%s\" in: " FMT, never[i], ARG(s));
}

static void every_concept_has_its_sentences(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = test_vocabulary(a);
        const struct concept *c;
        size_t n = vocabulary_concepts(v, &c);

        for (size_t i = 0; i < n; i++)
                for (int k = 0; k < 4 * 2 * 2; k++) {
                        struct said t = { .concept = "", .side = "",
                                .status = (enum finding_status)(k % 4),
                                .unit = k & 8 ? "visits" : "",
                                .value = k & 8 ? 31 : 0 };

                        if (str_starts(c[i].name, S("part-")))
                                continue;
                        t.body[0] = k & 4 ? "shoulder" : NULL;
                        t.side = k & 4 ? "right" : "";
                        struct finding f = finding_of(a, &t);

                        f.concept = c[i].name;
                        assert_true(date_make(2015, 2, k & 8 ? 9 : 0,
                                              &f.date));
                        str s = finding_sentence(a, v, &f, SENTENCE_DATED);

                        sentence_check(s);
                        /* nothing that the finding says is lost */
                        if (!holds(s, "2015-02") ||
                            (k & 8 && !holds(s, "31 visits")) ||
                            (k & 4 && !holds(s, "right")))
                                fail_msg("loses a part: " FMT, ARG(s));
                }
}

static void present_and_absent_differ(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = test_vocabulary(a);
        const struct concept *c;
        size_t n = vocabulary_concepts(v, &c);

        for (size_t i = 0; i < n; i++) {
                struct finding f = { .concept = c[i].name,
                        .value = (double)NAN, .date = DATE_NONE };
                str text[4];

                for (size_t k = 0; k < 4; k++) {
                        f.status = (enum finding_status)k;
                        text[k] = finding_sentence(a, v, &f, 0);
                        for (size_t j = 0; j < k; j++)
                                if (str_eq(text[k], text[j]))
                                        fail_msg("twice: " FMT, ARG(text[k]));
                }
        }
}

static void every_part_of_the_body_has_words_for_people(void **state)
{
        static const char *const sides[] = { "", "left", "bilateral" };
        arena *a = *state;
        const struct vocabulary *v = test_vocabulary(a);

        for (size_t i = 0; i < v->parts; i++) {
                str name = v->part[i].name;

                if (!vocabulary_concept(v, arena_fmt(a, "part-" FMT,
                                                     ARG(name))))
                        fail_msg("no words for " FMT, ARG(name));
                for (size_t k = 0; k < 3 * 2; k++) {
                        struct finding f = { .concept = k & 1 ? S("pain")
                                             : S("sensory-deficit"),
                                .status = (enum finding_status)(k & 1),
                                .value = (double)NAN, .date = DATE_NONE,
                                .body = &name, .n_body = 1,
                                .side = str_from(sides[k / 2]) };
                        str s = finding_sentence(a, v, &f, 0);

                        sentence_check(s);
                        if ((k / 2 == 1 && !holds(s, "left")) ||
                            (k / 2 == 2 && !holds(s, "both")))
                                fail_msg("no side: " FMT, ARG(s));
                }
        }
}

static void a_sentence_goes_on_within_another(void **state)
{
        arena *a = *state;

        assert_str(sentence_within(a, S("The worker is working.")),
                   "the worker is working");
        assert_str(sentence_within(a, S("A drug screen has been done.")),
                   "a drug screen has been done");
        assert_str(sentence_within(a, S("TENS is planned.")),
                   "TENS is planned");
        assert_str(sentence_within(a, S("X-rays")), "X-rays");
        assert_str(sentence_within(a, S("")), "");
        assert_str(sentence_within(a, S(".")), "");
}

static void what_the_data_leaves_out_is_survived(void **state)
{
        static const char *const texts[] = {
                "{", "[", "]", "}", "|", "{body", "[{body}", "{nobody}",
                "[[{body}]]", "a | ", " | ", "{}", "[]", "{number}{number"
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
                struct data_file file = { S("x.vocabulary"), arena_fmt(a,
                        "concept  x\n  title  x\n  section  other\n"
                        "  say  present  %s\n", texts[i]) };
                struct vocabulary *v;
                err e;

                if (vocabulary_load(a, &file, 1, &v, &e))
                        fail_msg("%s", e.text);
                for (unsigned k = 0; k < 4; k++) {
                        struct finding f = { .concept = S("x"),
                                .status = (enum finding_status)k,
                                .value = 3, .date = DATE_NONE };
                        str s = finding_sentence(a, v, &f, 0);

                        assert_true(s.n && s.p[s.n - 1] == '.');
                }
        }
}

/* ---- The summary -------------------------------------------------------- */

struct made {
        struct case_file c;
        struct case_item item;
        struct request_part part;
        struct document note, rfa, *document[2];
        struct finding finding[8];
        struct review review;
        struct library library;
};

static struct made *make(arena *a)
{
        struct made *m = NEW(a, struct made);
        struct case_file *c = &m->c;

        m->note = (struct document){ .name = S("note.txt"),
                .text = S("one\ftwo"), .class = S("PR2_REPORT"),
                .date = DATE_NONE };
        m->rfa = (struct document){ .name = S("request.txt"),
                .text = S("one\ftwo"), .class = S("RFA"),
                .date = DATE_NONE };
        document_paginate(a, &m->note);
        document_paginate(a, &m->rfa);
        m->document[0] = &m->note;
        m->document[1] = &m->rfa;
        c->document = m->document;
        c->n_documents = 2;
        c->age = -1;
        c->injury = DATE_NONE;
        m->part.class = S("massage");
        m->item.request_text = S("Massage, 6 visits");
        m->item.request.part = &m->part;
        m->item.request.n_parts = 1;
        m->item.ur.date = DATE_NONE;
        m->item.ur.requested = m->item.ur.approved = (double)NAN;
        m->item.ur.disputed = (double)NAN;
        c->item = &m->item;
        c->n_items = 1;
        m->review.file = c;
        m->review.findings.at = m->finding;
        m->library.vocabulary = test_vocabulary(a);
        return m;
}

static struct finding *put(struct made *m, struct document *d, size_t begin,
                           const char *concept, enum finding_status status)
{
        struct finding *f = &m->finding[m->review.findings.n++];

        assert_true(m->review.findings.n <= 8);
        *f = (struct finding){ .concept = str_from(concept),
                .status = status, .value = (double)NAN, .date = DATE_NONE,
                .evidence = { d, begin, begin + 3, 1 } };
        return f;
}

/* A paragraph's sentences, each with its place, as one text. */
static str paragraph(arena *a, const struct made *m, const char *label)
{
        struct page_node *page = page_open(a);
        buf b = buf_open(a, 1 << 16);

        summary_page(a, &m->library, &m->review, page);
        for (struct page_node *p = page->child; p; p = p->next)
                if (str_eq(p->label, str_from(label)))
                        for (struct page_node *s = p->child; s; s = s->next)
                                buf_fmt(&b, FMT "%s" FMT "\n", ARG(s->text),
                                        s->place.n ? " " : "",
                                        ARG(s->place));
        return buf_str(&b);
}

static void a_sentence_stands_once_with_all_its_places(void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        put(m, &m->note, 0, "home-exercise", FINDING_PLANNED);
        put(m, &m->note, 0, "home-exercise", FINDING_PRESENT);
        put(m, &m->note, 4, "home-exercise", FINDING_PRESENT);
        put(m, &m->rfa, 0, "home-exercise", FINDING_PRESENT);
        assert_str(paragraph(a, m, "Treatment and response"),
                   "The worker does a home exercise program. (note.txt, p. "
                   "1; note.txt, p. 2; request.txt, p. 1)\n"
                   "A home exercise program is advised or planned. "
                   "(note.txt, p. 1)\n");
}

static void what_a_request_asks_is_said_with_the_request(void **state)
{
        arena *a = *state;
        struct made *m = make(a);
        str neck = S("cervical"), back = S("lumbar");

        put(m, &m->rfa, 0, "massage", FINDING_PLANNED);
        put(m, &m->rfa, 0, "acupuncture", FINDING_PLANNED);
        assert_str(paragraph(a, m, "Treatment and response"),
                   "Acupuncture is requested or planned. (request.txt, p. "
                   "1)\n");
        /* a report's plan is the physician's, and is kept */
        put(m, &m->note, 0, "massage", FINDING_PLANNED);
        assert_true(holds(paragraph(a, m, "Treatment and response"),
                          "Massage is requested or planned. (request.txt, p. "
                          "1; note.txt, p. 1)\n"));
        /* and so is what was asked for elsewhere in the body */
        m->review.findings.n = 0;
        m->item.request.body = &back;
        m->item.request.n_body = 1;
        struct finding *f = put(m, &m->rfa, 0, "massage", FINDING_PLANNED);

        f->body = &neck;
        f->n_body = 1;
        assert_str(paragraph(a, m, "Treatment and response"),
                   "Massage for the neck is requested or planned. "
                   "(request.txt, p. 1)\n");
        f->body = &back;
        assert_str(paragraph(a, m, "Treatment and response"),
                   "No treatment or response to it was found in the file.\n");
}

static void a_number_alone_may_be_unknown(void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        put(m, &m->note, 0, "acupuncture", FINDING_PRESENT);
        put(m, &m->note, 0, "acupuncture", FINDING_NOT_DOCUMENTED);
        put(m, &m->note, 4, "massage", FINDING_NOT_DOCUMENTED);
        assert_str(paragraph(a, m, "Treatment and response"),
                   "The worker has had acupuncture. (note.txt, p. 1)\n"
                   "The records do not state how often the worker has had "
                   "acupuncture. (note.txt, p. 1)\n"
                   "The records do not state whether the worker has had "
                   "massage, or how much. (note.txt, p. 2)\n");
}

static void records_that_conflict_are_named(void **state)
{
        arena *a = *state;
        struct made *m = make(a);

        put(m, &m->note, 0, "working", FINDING_PRESENT);
        put(m, &m->note, 4, "working", FINDING_ABSENT);
        assert_str(paragraph(a, m, "Work status"),
                   "The worker is working. (note.txt, p. 1)\n"
                   "The worker is not working. (note.txt, p. 2)\n"
                   "The records state both that the worker is working and "
                   "that the worker is not working.\n");
}

TEST_MAIN(TEST(a_finding_reads_as_a_physician_writes_it),
          TEST(every_concept_has_its_sentences),
          TEST(present_and_absent_differ),
          TEST(every_part_of_the_body_has_words_for_people),
          TEST(a_sentence_goes_on_within_another),
          TEST(what_the_data_leaves_out_is_survived),
          TEST(a_sentence_stands_once_with_all_its_places),
          TEST(what_a_request_asks_is_said_with_the_request),
          TEST(a_number_alone_may_be_unknown),
          TEST(records_that_conflict_are_named))
