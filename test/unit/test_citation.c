/* test_citation.c - printed guideline lines as citations. Invented lines in
 * the printed grammar. */
#include "data.h"

#include "terms/citation.h"

static const struct titles *titles_of(arena *a)
{
        struct data_file f = { S("guideline-titles.titles"),
                test_file(a, S("vocabulary/guideline-titles.titles")) };
        struct titles *t = NULL;
        err e;

        if (titles_load(a, &f, &t, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return t;
}

/* "class|title|edition|section;section|page;page", citations by " + ". */
static str shown(arena *a, struct citations c)
{
        buf b = buf_open(a, 1 << 20);

        for (size_t i = 0; i < c.n; i++) {
                const struct citation *x = &c.at[i];

                buf_fmt(&b, "%s%s|"FMT"|%ld|", i ? " + " : "",
                        cited_class_name(x->class), ARG(x->title),
                        x->edition);
                for (size_t k = 0; k < x->n_sections; k++)
                        buf_fmt(&b, "%s"FMT, k ? ";" : "",
                                ARG(x->sections[k]));
                buf_char(&b, '|');
                for (size_t k = 0; k < x->n_pages; k++)
                        buf_fmt(&b, "%s"FMT, k ? ";" : "", ARG(x->pages[k]));
        }
        return buf_str(&b);
}

static void lines(void **state)
{
        static const struct { str line, means; } t[] = {
                { STR(""), STR("") },
                { STR("The Claims Administrator did not cite any medical "
                      "evidence for its decision."), STR("none||0||") },
                { STR("Decision based on MTUS Chronic Pain Treatment "
                      "Guidelines Page(s): 60, 123."),
                  STR("mtus|Chronic Pain Medical Treatment|0||60;123") },
                { STR("Decision based on MTUS Chronic Pain Medical Treatment "
                      "Guidelines, Massage Therapy Page(s): 60."),
                  STR("mtus|Chronic Pain Medical Treatment|0|Massage Therapy"
                      "|60") },
                { STR("Decision based on MTUS Chronic Pain Medical Treatment "
                      "2009."),
                  STR("mtus|Chronic Pain Medical Treatment|2009||") },
                { STR("decision based on mtus Chronic Pain Medical Treatment "
                      "2009, Section(s): Massage therapy, Physical "
                      "Medicine."),
                  STR("mtus|Chronic Pain Medical Treatment|2009|Massage "
                      "therapy;Physical Medicine|") },
                { STR("Decision based on MTUS Knee Complaints 2004, "
                      "Section(s): Summary, and Chronic Pain Medical "
                      "Treatment 2016, Section(s): TENS, chronic pain "
                      "(nerves, skin), Exercise."),
                  STR("mtus|Knee Complaints|2004|Summary|"
                      " + mtus|Chronic Pain Medical Treatment|2016|TENS, "
                      "chronic pain (nerves, skin);Exercise|") },
                { STR("Decision based on MTUS Forearm, Wrist, and Hand "
                      "Complaints 2004, and Elbow Complaints 2007."),
                  STR("mtus|Forearm, Wrist, and Hand Complaints|2004||"
                      " + mtus|Elbow Complaints|2007||") },
                { STR("Decision based on MTUS Opioid Treatment 2016, "
                      "Section(s): 3.1.2 One: A, B, 3.2 Two, and More."),
                  STR("mtus|Opioid Treatment|2016|3.1.2 One: A, B;3.2 Two, "
                      "and More|") },
                { STR("Decision based on MTUS Chronic Pain Medical Treatment "
                      "2016, Section(s): NSAIDs, GI symptoms & "
                      "cardiovascular risk, Ultrasound, therapeutic."),
                  STR("mtus|Chronic Pain Medical Treatment|2016|NSAIDs, GI "
                      "symptoms & cardiovascular risk;Ultrasound, "
                      "therapeutic|") },
                { STR("Decision based on Non-MTUS Citation Official "
                      "Disability Guidelines, Neck and Upper Back (Acute & "
                      "Chronic) Massage."),
                  STR("non_mtus|Official Disability Guidelines|0|Neck and "
                      "Upper Back (Acute & Chronic) Massage|") },
                { STR("Decision based on MTUS Low Back Complaints 2004, "
                      "Section(s): Care. Decision based on Non-MTUS Citation "
                      "ODG, Low Back. Official Disability Guidelines (ODG) "
                      "Pain."),
                  STR("mtus|Low Back Complaints|2004|Care|"
                      " + non_mtus|Official Disability Guidelines|0|Low "
                      "Back|"
                      " + non_mtus|Official Disability Guidelines|0|Pain|") },
                { STR("The Expert Reviewer based their decision on "
                      "recommendation(s) outside of the MTUS Guidelines. "
                      "Decision based on Non-MTUS Citation ACOEM Practice "
                      "Guidelines, 3rd ed., Hand, Wrist, and Forearm "
                      "Disorders, pg. 607-9 and 612."),
                  STR("outside_mtus||0||"
                      " + non_mtus|ACOEM Practice Guidelines|0|3rd ed;Hand, "
                      "Wrist, and Forearm Disorders|607-9;612") },
                { STR("Decision based on Non-MTUS Citation Journal of "
                      "Invented Results (2011) page 4."),
                  STR("non_mtus|Journal of Invented Results|2011||4") },
                { STR("Decision based on MTUS A Guideline Nobody Knows "
                      "2015, Section(s): One."),
                  STR("mtus|A Guideline Nobody Knows|2015|One|") },
                { STR("Decision based on MTUS."), STR("mtus||0||") },
                { STR("It is a matter of judgment."), STR("") }
        };
        const struct titles *titles = titles_of(*state);

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str got = shown(*state, citations_read(*state, titles,
                                                       t[i].line, BY_IMRO));

                if (!str_eq(got, t[i].means))
                        fail_msg("row %zu: "FMT, i, ARG(got));
        }
}

/* Views of the line or of the titles, whatever the line. */
static void any_line_is_read(void **state)
{
        static const str bits[] = {
                STR("Decision based on "), STR("MTUS "), STR("Non-MTUS "),
                STR("Citation "), STR("Knee Complaints"), STR(" 2004"),
                STR(", and "), STR("Section(s): "), STR("Page(s): "),
                STR("60, "), STR("("), STR(")"), STR(". "), STR(";"),
                STR("outside of the MTUS"), STR("ODG"), STR(" p"), STR("9")
        };
        const struct titles *titles = titles_of(*state);
        struct door door = { .open = false };
        arena a = arena_open((size_t)1 << 28, &door);
        uint32_t r = 3;

        for (int round = 0; round < 20000; round++) {
                buf b = buf_open(&a, 1 << 16);

                for (int k = 0; k < 12; k++) {
                        r = r * 1664525u + 1013904223u;
                        buf_add(&b, bits[(r >> 16) % 18]);
                }
                struct citations c = citations_read(&a, titles, buf_str(&b),
                                                    BY_IMRO);

                for (size_t i = 0; i < c.n; i++)
                        for (size_t k = 0; k < c.at[i].n_sections; k++) {
                                str s = c.at[i].sections[k];

                                assert_true(s.n && s.p >= b.p &&
                                            s.p + s.n <= b.p + b.n);
                        }
                arena_reset(&a);
        }
        arena_close(&a);
}

static void titles_that_are_refused(void **state)
{
        static const struct { str text; size_t line; } t[] = {
                { STR("tilte \"A\"  mtus\n"), 1 },
                { STR("title \"A\"\n"), 1 },
                { STR("title \"A\"  mtsu\n"), 1 },
                { STR("title \"A\"  mtus\n  alias \"B\"\n"), 2 },
                { STR("opening \"A\"  maybe\n"), 1 },
                { STR("\npages 4\n"), 2 }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct data_file f = { S("x.titles"), t[i].text };
                struct titles *out;
                err e = { 0 };

                assert_int_equal(titles_load(*state, &f, &out, &e),
                                 ERR_SYNTAX);
                assert_int_equal(e.line, t[i].line);
                assert_string_equal(e.file, "x.titles");
        }
}

TEST_MAIN(TEST(lines), TEST(any_line_is_read), TEST(titles_that_are_refused))
