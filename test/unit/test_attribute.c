/* test_attribute.c - what is said of a fact beside its status, one invented
 * text a row: doubt, past, relatives, section, level, date. */
#include "clinical_test.h"

#include "clinical/statement.h"

/* of: "concept status"; says: of the first such finding. */
struct told_case { const char *text, *of, *says; };

typedef str (*aspect)(arena *a, const struct finding *f);

static const struct told_case doubts[] = {
        { "Possible carpal tunnel syndrome.", "carpal-tunnel present",
          "possible" },
        { "Suspected cervical radiculopathy, treated with gabapentin.",
          "radiculopathy present", "possible" },
        { "Probable gastritis.", "gi-problem present", "possible" },
        { "Imaging is consistent with a rotator cuff tear.",
          "rotator-cuff-disease present", "possible" },
        { "A meniscal tear cannot be excluded.", "meniscus-tear present",
          "possible" },
        { "?radiculopathy on the left.", "radiculopathy present",
          "possible" },
        { "Dx: meniscal tear (?)", "meniscus-tear present", "possible" },
        { "Likely lumbar strain or radiculopathy.", "radiculopathy present",
          "possible" },
        { "Possible strain; she has insomnia.", "sleep-problem present", "" },
        { "Possible carpal tunnel syndrome, but the spasm is plain.",
          "spasm present", "" },
        { "Findings are consistent with the diagnosed carpal tunnel "
          "syndrome.", "carpal-tunnel present", "" },
        { "More likely than not he has spasm.", "spasm present", "" },
        { "Possible strain, treated with massage.", "massage present", "" },
};

static const struct told_case past[] = {
        { "She has a history of migraine headaches.", "headache present",
          "historical" },
        { "Hx of GERD and insomnia.", "sleep-problem present",
          "historical" },
        { "Status post lumbar laminectomy.", "surgery present",
          "historical" },
        { "S/p right knee arthroscopy with persistent swelling.",
          "swelling present", "" },
        { "Prior to the injury, he had a lumbar strain.",
          "sprain-strain present", "historical" },
        { "He had neck spasm before this claim.", "spasm present",
          "historical" },
        { "She had carpal tunnel syndrome in 1998.", "carpal-tunnel present",
          "historical" },
        { "PAST MEDICAL HISTORY:\nGERD\nInsomnia\n\nEXAM:\nSpasm.",
          "sleep-problem present", "historical" },
        { "PAST MEDICAL HISTORY:\nGERD\nInsomnia\n\nEXAM:\nSpasm.",
          "spasm present", "" },
        { "History of present illness: He has headaches.",
          "headache present", "" },
        { "He has a long history of headaches.", "headache present", "" },
        { "A two year history of insomnia.", "sleep-problem present", "" },
        { "Low back spasm since 2012.", "spasm present", "" },
        { "An MRI of 2011 showed a disc bulge.", "disc-disease present",
          "" },
        { "Prior authorization is needed; she has spasm.", "spasm present",
          "" },
        { "History of lumbar strain, now has spasm.", "spasm present", "" },
        { "Problems: 1) s/p laminectomy 3/2012  2) insomnia  3) spasm",
          "sleep-problem present", "" },
};

static const struct told_case relatives[] = {
        { "His mother has osteoarthritis.", "osteoarthritis present",
          "family" },
        { "Family history of depression.", "depression-anxiety present",
          "family" },
        { "Family history: migraine in a sister.", "headache present",
          "family" },
        { "FH: anxiety (aunt).", "depression-anxiety present", "family" },
        { "Paternal uncle: RSD of the hand.", "crps present", "family" },
        { "There is no family history of migraine.", "headache absent",
          "family" },
        { "FAMILY HISTORY:\nMother with arthritis\nFather: GERD\n\n"
          "COMPLAINTS:\nHeadaches.", "gi-problem present", "family" },
        { "FAMILY HISTORY:\nMother with arthritis\nFather: GERD\n\n"
          "COMPLAINTS:\nHeadaches.", "headache present", "" },
        { "Her husband takes Norco; she has spasm.", "spasm present", "" },
        { "Her father had headaches and she has spasm.", "spasm present",
          "" },
        { "His wife drove him to physical therapy.",
          "physical-therapy present", "" },
        { "She has a strain from lifting her mother.",
          "sprain-strain present", "" },
        { "He lives with his wife and has headaches.", "headache present",
          "" },
        { "Family Hx:  Father - gout; Mother - MI at 61; Brother - migraine "
          "since youth\nReview of Systems\n  GI:  (+) constipation\n",
          "gi-problem present", "" },
        { "Family Hx: Mother - osteoarthritis; Father - a stroke, and heart "
          "trouble since youth\nMedication List\nTramadol 50 mg\n",
          "opioid present", "" },
        { "Does your family have arthritis - yes (mother); anything of the "
          "back - yes (dad)\nHave you ever had an MRI?  Yes\n",
          "mri present", "" },
        { "My neighbor had an MRI of his knee.", "mri present", "family" },
        { "A coworker drove him to the MRI.", "mri present", "" },
};

static const char chart[] =
        "HPI: He had a lumbar strain.\n"
        "Subjective: Low back pain radiates to the leg. He has insomnia.\n"
        "PMH: GERD.\n"
        "ROS: Headaches.\n"
        "\n"
        "OBJECTIVE\n"
        "There is spasm.\n"
        "LUMBAR SPINE:\n"
        "Tenderness is present.\n"
        "\n"
        "Diagnostic studies:\n"
        "X-rays show a fracture.\n"
        "Impression: Lumbar radiculopathy. Plan: MRI is requested.\n"
        "\n"
        "Work status: Modified duty.\n"
        "Treatment plan:\n"
        "1. Acupuncture is requested.\n";

static const struct told_case sections[] = {
        { chart, "sprain-strain present", "history" },
        { chart, "radiating-pain present", "complaints" },
        { chart, "sleep-problem present", "complaints" },
        { chart, "gi-problem present", "history" },
        { chart, "headache present", "complaints" },
        { chart, "spasm present", "examination" },
        { chart, "tenderness present", "examination" },
        { chart, "fracture present", "imaging" },
        { chart, "radiculopathy present", "diagnosis" },
        { chart, "mri planned", "plan" },
        { chart, "modified-duty present", "work" },
        { chart, "acupuncture planned", "plan" },
        { "She has spasm.", "spasm present", "" },
        { "S: Headaches.\nO: Spasm.\nA: Lumbar strain.\nP: MRI requested.",
          "spasm present", "examination" },
        { "S: Headaches.\nO: Spasm.\nA: Lumbar strain.\nP: MRI requested.",
          "sprain-strain present", "diagnosis" },
        { "CC: Headaches.", "headache present", "complaints" },
        { "Interval history: Headaches.", "headache present", "history" },
        { "Dx: Lumbar strain.", "sprain-strain present", "diagnosis" },
        { "Disability status: He is working.", "working present", "work" },
        { "Recommendations: Acupuncture.", "acupuncture planned", "plan" },
};

static const struct told_case levels[] = {
        { "Disc bulge at L4-5.", "disc-disease present", "L4-L5" },
        { "Disc bulge at L4-L5.", "disc-disease present", "L4-L5" },
        { "Stenosis of C5-6 and C6-7.", "spinal-stenosis present",
          "C5-C6, C6-C7" },
        { "L5/S1 herniation.", "disc-disease present", "L5-S1" },
        { "Disc bulges at C3-4, 4-5 and 5-6.", "disc-disease present",
          "C3-C4, C4-C5, C5-C6" },
        { "Facet arthropathy at L3 through L5.", "osteoarthritis present",
          "L3-L5" },
        { "Decreased sensation in the left L5 dermatome.",
          "sensory-deficit present", "L5" },
        { "Disc bulge at L3-4 with stenosis at L4-5.",
          "spinal-stenosis present", "L4-L5" },
        { "Disc bulge at L3-4 with stenosis at L4-5.", "disc-disease present",
          "L3-L4" },
        { "Disc bulge and stenosis at L4-5.", "disc-disease present",
          "L4-L5" },
        { "At L4-5 there is a disc bulge, at L5-S1 stenosis.",
          "spinal-stenosis present", "L5-S1" },
        { "L4-5: There is a bulge. Stenosis is moderate.",
          "spinal-stenosis present", "L4-L5" },
        { "L4-5: There is a bulge.\n\nThe cord has stenosis.",
          "spinal-stenosis present", "" },
        { "Fusion of L4-L5-S1 was done.", "surgery present", "L4-S1" },
        { "MRI of the lumbar spine showed L4-5 bulging.", "mri present",
          "" },
        { "Headaches. Disc bulge at L4-5.", "headache present", "" },
};

static const struct told_case dates[] = {
        { "Lumbar strain in 2012.", "sprain-strain present", "2012" },
        { "An injection was given in March 2014.", "other-injection present",
          "2014-03" },
        { "An injection was given on 3/4/2014.", "other-injection present",
          "2014-03-04" },
        { "Norco 2000 mg and spasm.", "spasm present", "" },
        { "Headaches since 2012.", "headache present", "" },
        { "Injured in 2012, he has spasm.", "spasm present", "" },
};

/* The lower end, the value and its unit. */
static const struct told_case figures[] = {
        { "Pain is 6/10.", "pain-score present", "6/10" },
        { "Pain 4-6/10.", "pain-score present", "4 to 6/10" },
        { "Pain is rated from 4 to 6 out of 10.", "pain-score present",
          "4 to 6/10" },
        { "VAS 5-7.", "pain-score present", "5 to 7/10" },
        { "Pain is 8/10 at its worst and 4/10 at best.",
          "pain-score present", "4 to 8/10" },
        { "Norco reduces the pain from 8/10 to 3/10.", "pain-score present",
          "3 to 8/10" },
        { "Neck pain 4/10, low back pain 7/10.", "pain-score present",
          "7/10" },
        { "Pain is 8/10 without medication and 4/10 with medication.",
          "pain-score-with-medication present", "4/10" },
        { "Pain is 8/10 without medication and 4/10 with medication.",
          "pain-score-without-medication present", "8/10" },
        { "Visit 8/10 of physical therapy.", "physical-therapy present",
          "8 visits" },
        { "She attended 6 to 8 visits of acupuncture.",
          "acupuncture present", "6 to 8 visits" },
        { "She attended twenty-four visits of acupuncture.",
          "acupuncture present", "24 visits" },
        { "The epidural injection gave 50 to 60 % relief.",
          "pain-relief present", "50 to 60 percent" },
        { "The epidural injection gave 70% relief for 6 weeks.",
          "pain-relief-duration present", "6 weeks" },
        { "The epidural injection gave relief lasting 4 to 6 months.",
          "pain-relief-duration present", "4 to 6 months" },
        { "The epidural injection gave 0% relief.", "pain-relief absent",
          "" },
};

static const struct told_case examined[] = {
        { "EHL 4/5 on the left.", "motor-deficit present", "4/5" },
        { "Strength of the right grip is 4+/5, of the left 3/5.",
          "motor-deficit present", "3/5" },
        { "Strength is 5/5.", "motor-deficit absent", "" },
        { "Lumbar flexion 40/60 degrees.", "decreased-rom present",
          "40 degrees" },
        { "Flexion is 45 degrees (normal 90).", "decreased-rom present",
          "45 degrees" },
        { "Flexion 40 of 60 degrees.", "decreased-rom present",
          "40 degrees" },
        { "Shoulder abduction to 90 degrees, normal 180.",
          "decreased-rom present", "90 degrees" },
        { "Cervical rotation 80/80 left, 40/80 right.",
          "decreased-rom present", "40 degrees" },
        { "Flexion 60/60.", "decreased-rom absent", "" },
        { "Extension 25 degrees (25 normal).", "decreased-rom absent", "" },
};

static str doubt_of(arena *a, const struct finding *f)
{
        (void)a;
        return f->possible ? S("possible") : S("");
}

static str past_of(arena *a, const struct finding *f)
{
        (void)a;
        return f->historical ? S("historical") : S("");
}

static str person_of(arena *a, const struct finding *f)
{
        (void)a;
        return f->family ? S("family") : S("");
}

static str section_of(arena *a, const struct finding *f)
{
        (void)a;
        return str_from(finding_section_name(f->section));
}

static str level_of(arena *a, const struct finding *f)
{
        (void)a;
        return f->level;
}

static str date_of(arena *a, const struct finding *f)
{
        return date_text(a, f->date);
}

/* The aspect of the first finding that row is of, or what was found instead. */
static str row_says(arena *a, const struct vocabulary *v,
                    const struct told_case *row, aspect of)
{
        struct document d = { .name = S("told"), .text = str_from(row->text),
                              .date = DATE_NONE };
        struct findings f = findings_read(a, v, &d, 0, d.text.n);
        str status = str_from(row->of), concept = str_word(&status);

        status = str_trim(status);
        for (size_t i = 0; i < f.n; i++)
                if (str_eq(f.at[i].concept, concept) &&
                    str_eq(status, str_from(finding_status_name(
                                            f.at[i].status))))
                        return of(a, &f.at[i]);
        return S("no such finding");
}

static void table_check(arena *a, const struct told_case *row, size_t n,
                        aspect of)
{
        const struct vocabulary *v = vocabulary_of_project(a);
        int wrong = 0;

        for (size_t i = 0; i < n; i++) {
                str got = row_says(a, v, &row[i], of);

                if (str_eq(got, str_from(row[i].says)))
                        continue;
                print_error("%s\n  %s: expected \"%s\", got \"" FMT "\"\n",
                            row[i].text, row[i].of, row[i].says, ARG(got));
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

#define TABLE(name, rows, of)                                           \
        static void name(void **state)                                  \
        {                                                               \
                table_check(*state, rows, sizeof(rows) / sizeof *(rows), \
                            of);                                        \
        }

TABLE(figures_keep_both_ends, figures, statement_value)
TABLE(grades_and_degrees_have_figures, examined, statement_value)
TABLE(doubt_reaches_what_it_is_said_of, doubts, doubt_of)
TABLE(past_is_told_from_now, past, past_of)
TABLE(a_relative_is_not_the_patient, relatives, person_of)
TABLE(headings_open_sections, sections, section_of)
TABLE(levels_belong_to_their_mention, levels, level_of)
TABLE(partial_dates_stay_partial, dates, date_of)

static void relatives_are_left_out(void **state)
{
        arena *a = *state;
        struct document d = { .text = S("Mother had headaches. He has "
                                        "spasm."), .date = DATE_NONE };
        struct findings f = findings_read(a, vocabulary_of_project(a), &d, 0,
                                          d.text.n);

        assert_int_equal(f.n, 2);
        f = findings_own(f);
        assert_int_equal(f.n, 1);
        assert_str(f.at[0].concept, "spasm");
}

TEST_MAIN(TEST(grades_and_degrees_have_figures),
          TEST(figures_keep_both_ends),
          TEST(doubt_reaches_what_it_is_said_of), TEST(past_is_told_from_now),
          TEST(a_relative_is_not_the_patient), TEST(headings_open_sections),
          TEST(levels_belong_to_their_mention),
          TEST(partial_dates_stay_partial), TEST(relatives_are_left_out))
