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
                      "Upper Back (Acute & Chronic);Massage|") },
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
                      " + non_mtus|ACOEM Practice Guidelines|0|Hand, Wrist, "
                      "and Forearm Disorders|607-9;612") },
                { STR("Decision based on Non-MTUS Citation Journal of "
                      "Invented Results (2011) page 4."),
                  STR("non_mtus|Journal of Invented Results|2011||4") },
                { STR("Decision based on MTUS A Guideline Nobody Knows "
                      "2015, Section(s): One."),
                  STR("mtus|A Guideline Nobody Knows|2015|One|") },
                { STR("Decision based on MTUS."),
                  STR("mtus|Medical Treatment Utilization Schedule|0||") },
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

struct row { str line, means; };

static void rows_read(arena *a, const struct row *row, size_t n)
{
        const struct titles *titles = titles_of(a);

        for (size_t i = 0; i < n; i++) {
                str got = shown(a, citations_read(a, titles, row[i].line,
                                                  BY_IMRO));

                if (!str_eq(got, row[i].means))
                        fail_msg("row %zu: "FMT"\n  "FMT, i,
                                 ARG(row[i].line), ARG(got));
        }
}

/* One document, as the years spelled it. */
static void one_name_for_a_document(void **state)
{
        static const struct row t[] = {
                { STR("MTUS Chronic Pain Medical Treatment Guidelines"),
                  STR("mtus|Chronic Pain Medical Treatment|0||") },
                { STR("Chronic Pain Medical Treatment Guidelines 8 C.C.R. "
                      "9792.20 - 9792.26, Page(s): 98-99 of 127"),
                  STR("mtus|Chronic Pain Medical Treatment|0||98-99") },
                { STR("The Physician Reviewer based his/her decision on the "
                      "Chronic Pain Medical Treatment Guidelines, (Effective "
                      "July 18, 2009), pgs. 60 and 64, which are part of the "
                      "MTUS."),
                  STR("mtus|Chronic Pain Medical Treatment|2009||60;64") },
                { STR("Decision based on MTUS Chronic Pain Medical Treatment "
                      "Guidelines (July 28, 2016), Section(s): Exercise."),
                  STR("mtus|Chronic Pain Medical Treatment|2016|Exercise|") },
                { STR("CA MTUS"),
                  STR("mtus|Medical Treatment Utilization Schedule|0||") },
                { STR("California MTUS Guidelines, web-based edition, page "
                      "12"),
                  STR("mtus|Medical Treatment Utilization Schedule|0||12") },
                { STR("Decision based on MTUS Acupuncture Medical Treatment "
                      "Guidelines 9792.24.1"),
                  STR("mtus|Acupuncture Treatment|0||") },
                { STR("Decision based on MTUS DWC Opioids Treatment "
                      "Guidelines"), STR("mtus|Opioid Treatment|0||") },
                { STR("Decision based on MTUS Post-Surgical Treatment "
                      "Guidelines Page(s): 10, 24."),
                  STR("mtus|Postsurgical Treatment|0||10;24") },
                { STR("ODG-TWC"),
                  STR("non_mtus|Official Disability Guidelines|0||") },
                { STR("The Claims Administrator based its decision on the "
                      "MTUS Chronic Pain Guidelines, Opioids, pages 78-80, "
                      "which are part of the MTUS."),
                  STR("mtus|Chronic Pain Medical Treatment|0|Opioids|"
                      "78-80") },
                { STR("Decision based on Non-MTUS Citation Official "
                      "Disability Guidelines (ODG) Treatment Index, 11th "
                      "Edition (web), 2013, Pain, accessed 1/2/2014, "
                      "Opioids"),
                  STR("non_mtus|Official Disability Guidelines|2013|Pain;"
                      "Opioids|") },
                { STR("ODG Low Back Chapter"),
                  STR("non_mtus|Official Disability Guidelines|0|Low Back "
                      "Chapter|") },
                { STR("Official Disability Guidelines, Treatment in Workers "
                      "Compensation (TWC), 12th edition, Pain Chapter"),
                  STR("non_mtus|Official Disability Guidelines|0|Pain "
                      "Chapter|") },
                { STR("http://www.odg-twc.com/odgtwc/knee.htm#Braces"),
                  STR("non_mtus|Official Disability Guidelines|0||") },
                { STR("The Claims Administrator based its decision on the "
                      "Official Disability Guidelines - ODG (2013), Elbow, "
                      "which is not part of the MTUS."),
                  STR("non_mtus|Official Disability Guidelines|2013|Elbow|") },
                { STR("Decision based on Non-MTUS Citation Medscape; FDA "
                      "package insert 2012; and www.drugs.com/soma.html."),
                  STR("non_mtus|Medscape|0|| + non_mtus|Food and Drug "
                      "Administration|2012|| + non_mtus|Drugs.com|0||") },
                { STR("Decision based on Non-MTUS Citation Other Medical "
                      "Treatment Guideline or Medical Evidence: Handbook of "
                      "Braces, 3rd ed., 2011, p 9"),
                  STR("non_mtus|Handbook of Braces|2011||9") },
                { STR("Decision based on Non-MTUS Citation "
                      "https://example.org/a-b/c.pdf, page 3"),
                  STR("non_mtus|https://example.org/a-b/c.pdf|0||3") },
                { STR("A Handbook of Braces"),
                  STR("non_mtus|Handbook of Braces|0||") }
        };

        rows_read(*state, t, sizeof t / sizeof *t);
}

/* ACOEM's chapters of 2004 that the MTUS took over. */
static void chapters_are_titles(void **state)
{
        static const struct row t[] = {
                { STR("ACOEM Occupational Medicine Practice Guidelines 2nd "
                      "Edition, Chapter 12 (Low Back Complaints) (2004), "
                      "page 303"),
                  STR("mtus|Low Back Complaints|2004|Chapter 12|303") },
                { STR("Decision based on MTUS ACOEM Practice Guidelines, "
                      "Chapter 8 Neck and Upper Back Complaints Page(s): "
                      "177-178."),
                  STR("mtus|Neck and Upper Back Complaints|0|Chapter 8|"
                      "177-178") },
                { STR("Decision based on MTUS ACOEM, Chapter 8"),
                  STR("mtus|Neck and Upper Back Complaints|0|Chapter 8|") },
                { STR("ACOEM, Chapter 8"),
                  STR("non_mtus|ACOEM Practice Guidelines|0|Chapter 8|") },
                { STR("MTUS: Chronic Pain Guidelines, page 9; ACOEM (2004), "
                      "Chapter 9, Shoulder Complaints; ODG"),
                  STR("mtus|Chronic Pain Medical Treatment|0||9 + mtus|"
                      "Shoulder Complaints|2004|Chapter 9| + non_mtus|"
                      "Official Disability Guidelines|0||") },
                { STR("Decision based on MTUS ACOEM Chapter 3 Initial "
                      "Approaches to Treatment Page(s): 48"),
                  STR("mtus|General Approaches|0|Chapter 3;Initial "
                      "Approaches to Treatment|48") },
                { STR("Decision based on MTUS ACOEM Chapter 7, page 127"),
                  STR("mtus|ACOEM Practice Guidelines|0|Chapter 7|127") },
                { STR("Decision based on Non-MTUS Citation ACOEM 3rd "
                      "edition, Chapter 12 Low Back Complaints"),
                  STR("non_mtus|ACOEM Practice Guidelines|0|Chapter 12 Low "
                      "Back Complaints|") }
        };

        rows_read(*state, t, sizeof t / sizeof *t);
}

static void sections_and_pages(void **state)
{
        static const struct row t[] = {
                { STR("ODG Low Back, Lumbar & Thoracic (Acute & Chronic), "
                      "Physical Therapy"),
                  STR("non_mtus|Official Disability Guidelines|0|Low Back, "
                      "Lumbar & Thoracic (Acute & Chronic);Physical "
                      "Therapy|") },
                { STR("ODG Pain Chapter: Opioids, specific drug list"),
                  STR("non_mtus|Official Disability Guidelines|0|Pain "
                      "Chapter;Opioids, specific drug list|") },
                { STR("ODG Knee/Bracing, Shoulder (updated 01/02/15) Sling, "
                      "Hip & Pelvis (Manipulation [spine, pelvis])"),
                  STR("non_mtus|Official Disability Guidelines|0|Knee;"
                      "Bracing;Shoulder;Sling;Hip & Pelvis;Manipulation "
                      "[spine, pelvis]|") },
                { STR("ODG, Neck (2014), Collars. Traction at home, see "
                      "www.example.org/a,b;c page 2"),
                  STR("non_mtus|Official Disability Guidelines|2014|Neck;"
                      "Collars;Traction at home, see www.example.org/a,b;c|"
                      "2") },
                { STR("MTUS Shoulder Complaints 2004, pages 46-47, 60; 98"),
                  STR("mtus|Shoulder Complaints|2004||46-47;60;98") },
                { STR("MTUS Shoulder Complaints p 303 - 305; Table 9-6"),
                  STR("mtus|Shoulder Complaints|0|Table 9-6|303-305") },
                { STR("MTUS Shoulder Complaints Page(s) 92, 98 to 99, 137"
                      "\xe2\x80\x93" "138, 4 visits"),
                  STR("mtus|Shoulder Complaints|0|4 visits|92;98-99;137-138") },
                { STR("ODG, Physical therapy, ODG Elbow, Splints and MTUS "
                      "Elbow Complaints 2007"),
                  STR("non_mtus|Official Disability Guidelines|0|Physical "
                      "therapy| + non_mtus|Official Disability Guidelines|0|"
                      "Elbow;Splints| + mtus|Elbow Complaints|2007||") }
        };

        rows_read(*state, t, sizeof t / sizeof *t);
}

/* That nothing was cited, and that the MTUS was left, are values. */
static void absences(void **state)
{
        static const struct row t[] = {
                { STR("The Expert Reviewer did not cite any evidence basis "
                      "for its decision."), STR("none||0||") },
                { STR("No evidence-based guidelines were cited."),
                  STR("none||0||") },
                { STR("The Claims Administrator did not base its decision on "
                      "the MTUS or medical evidence."), STR("none||0||") },
                { STR("not specified"), STR("none||0||") },
                { STR("N/A."), STR("none||0||") },
                { STR("Unknown"), STR("none||0||") },
                { STR("The unknown handbook"),
                  STR("non_mtus|unknown handbook|0||") },
                { STR("The decision was outside of the MTUS Guidelines."),
                  STR("outside_mtus||0||") },
                { STR("The MTUS did not cover magnets, therefore outside of "
                      "the MTUS the ODG Low Back, Magnets was used."),
                  STR("outside_mtus||0|| + non_mtus|Official Disability "
                      "Guidelines|0|Low Back;Magnets was used|") }
        };

        rows_read(*state, t, sizeof t / sizeof *t);
}

static void printed_words_are_kept(void **state)
{
        struct citations c = citations_read(*state, titles_of(*state),
                S("The reviewer went outside of the MTUS. Decision based on "
                  "MTUS Knee Complaints 2004, Section(s): Care, and Chronic "
                  "Pain Guidelines p. 9. Decision based on MTUS."), BY_IMRO);
        static const str printed[] = {
                STR("The reviewer went outside of the MTUS."),
                STR("Knee Complaints 2004, Section(s): Care"),
                STR("Chronic Pain Guidelines p. 9"),
                STR("Decision based on MTUS")
        };

        assert_int_equal(c.n, 4);
        for (size_t i = 0; i < 4; i++)
                if (!str_eq(c.at[i].printed, printed[i]))
                        fail_msg("%zu: "FMT, i, ARG(c.at[i].printed));
}

/* Every title of the data file, from its own lines. */
static size_t titles_named(arena *a, struct citation *out, size_t most)
{
        str text = test_file(a, S("vocabulary/guideline-titles.titles"));
        size_t n = 0;

        while (text.n && n < most) {
                str line = str_cut(&text, '\n'), rest = line;
                size_t close;

                if (!str_starts(line, S("title \"")))
                        continue;
                rest = str_slice(line, 7, line.n);
                close = str_find(rest, S("\""), 0);
                out[n].by = BY_IMRO;
                out[n].class = str_find(rest, S("  mtus"), 0) != STR_NONE
                               ? CITED_MTUS : CITED_NON_MTUS;
                out[n++].title = str_slice(rest, 0, close);
        }
        return n;
}

static bool strs_same(const str *x, size_t n, const str *y, size_t m)
{
        for (size_t i = 0; n == m && i < n; i++)
                if (!str_eq(x[i], y[i]))
                        return false;
        return n == m;
}

static void trip(arena *a, const struct titles *t, const struct citation *c)
{
        buf b = buf_open(a, 1 << 12);
        struct citations back;

        citation_text(&b, c);
        back = citations_read(a, t, buf_str(&b), BY_IMRO);
        if (back.n != 1 || back.at->class != c->class ||
            !str_eq(back.at->title, c->title) ||
            back.at->edition != c->edition ||
            !strs_same(back.at->sections, back.at->n_sections, c->sections,
                       c->n_sections) ||
            !strs_same(back.at->pages, back.at->n_pages, c->pages,
                       c->n_pages))
                fail_msg(FMT"\n  "FMT, ARG(buf_str(&b)),
                         ARG(shown(a, back)));
}

/* What a letter prints of a citation is read back the same. */
static void round_trip(void **state)
{
        static str section[][2] = {
                { STR("Massage therapy"), STR("NSAIDs, GI symptoms & "
                                              "cardiovascular risk") },
                { STR("Ultrasound, therapeutic"), STR("Exercise (home)") },
                { STR("3.1.2 One: A, B"), STR("3.2 Two, and More") },
                { STR("Low Back (Acute & Chronic)"), STR("Traction") }
        };
        static str page[][3] = {
                { STR("60"), STR("98-99"), STR("123") },
                { STR("9792.20"), STR("4"), STR("5") }
        };
        struct door door = { .open = false };
        arena each = arena_open((size_t)1 << 26, &door);
        const struct titles *t = titles_of(*state);
        struct citation *all = NEWN(*state, struct citation, 200);
        size_t n = titles_named(*state, all, 200);

        assert_true(n > 40);
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < 2 * 13 * 7; k++) {
                        struct citation c = all[i];
                        size_t s = k / 2 % 13, p = k / 26;

                        c.edition = k % 2 ? 2009 : 0;
                        c.sections = s ? section[(s - 1) / 3] : NULL;
                        c.n_sections = s ? (s - 1) % 3 : 0;
                        c.pages = p ? page[(p - 1) / 3] : NULL;
                        c.n_pages = p ? (p - 1) % 3 + 1 : 0;
                        trip(&each, t, &c);
                        arena_reset(&each);
                }
        arena_close(&each);
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

TEST_MAIN(TEST(lines), TEST(one_name_for_a_document),
          TEST(chapters_are_titles), TEST(sections_and_pages), TEST(absences),
          TEST(printed_words_are_kept), TEST(round_trip),
          TEST(any_line_is_read), TEST(titles_that_are_refused))
