/* test_site.c - where a fact is: one invented sentence a row, and the side of
 * what it states; "none" where none may be said. */
#include "clinical_test.h"

/* has: "concept status side", parted by ";". */
struct side_case { const char *text, *has; };

static const struct side_case sides[] = {
        { "McMurray's test is positive on the right.",
          "mcmurray present right" },
        { "Left knee: McMurray positive, Lachman negative.",
          "mcmurray present left" },
        { "McMurray positive on the left and negative on the right.",
          "mcmurray present left; mcmurray absent right" },
        { "SLR positive on the left, negative on the right.",
          "straight-leg-raise present left; straight-leg-raise absent right" },
        { "SLR: R positive, L negative.",
          "straight-leg-raise present right; straight-leg-raise absent left" },
        { "Straight leg raise is positive bilaterally.",
          "straight-leg-raise present bilateral" },
        { "SLR positive on the left and on the right.",
          "straight-leg-raise present bilateral" },
        { "Tenderness of the lumbar paraspinals, right greater than left.",
          "tenderness present bilateral" },
        { "TTP lumbar paraspinals R>L.",
          "tenderness present bilateral" },
        { "There is tenderness over the R knee.",
          "tenderness present right" },
        { "L shoulder is tender.",
          "tenderness present left" },
        { "Rt. knee tender medially.",
          "tenderness present right" },
        { "Lt knee jt line TTP.",
          "tenderness present left" },
        { "Swelling and tenderness of the right knee.",
          "swelling present right; tenderness present right" },
        { "Pain in the left shoulder and right knee.",
          "pain present left; pain present right" },
        { "Tenderness of the neck and right shoulder swelling.",
          "tenderness present none" },
        { "Tenderness of the neck and right shoulder swelling.",
          "swelling present right" },
        { "RIGHT KNEE:\nMeniscal tear noted.",
          "meniscus-tear present right" },
        { "RIGHT KNEE:\nThere is medial joint line tenderness.\nMcMurray's "
          "is positive.",
          "tenderness present right; mcmurray present right" },
        { "Left knee exam\nTender over the patella.",
          "tenderness present left" },
        { "Bilateral carpal tunnel syndrome.",
          "carpal-tunnel present bilateral" },
        { "Carpal tunnel syndrome, right.",
          "carpal-tunnel present right" },
        { "CTS (L).",
          "carpal-tunnel present left" },
        { "Carpal tunnel syndrome - left wrist",
          "carpal-tunnel present left" },
        { "Low back pain with numbness and weakness of the right leg.",
          "numbness-tingling present right" },
        { "Low back pain with numbness and weakness of the right leg.",
          "weakness present right" },
        { "He is right-hand dominant and has pain in the left knee.",
          "pain present left" },
        { "The left leg is weak.",
          "weakness present left" },
        { "Antalgic gait favoring the right leg.",
          "gait-problem present right" },
        { "Right shoulder: full-thickness rotator cuff tear.",
          "rotator-cuff-disease present right" },
        { "On the right, Hawkins and Neer are positive.",
          "impingement-sign present right" },
        { "Motor: R EHL 4/5.",
          "motor-deficit present right" },
        { "EHL strength 4/5 on the left.",
          "motor-deficit present left" },
        { "Left quadriceps 4/5. Right quadriceps 5/5.",
          "motor-deficit present left; motor-deficit absent right" },
        { "Ankle jerk is absent on the right and 2+ on the left.",
          "reflex-change present right" },
        { "Decreased sensation in a left L5 distribution.",
          "sensory-deficit present left" },
        { "L5 radiculopathy on the right side.",
          "radiculopathy present right" },
        { "Radiculopathy, lumbar, right-sided.",
          "radiculopathy present right" },
        { "Bilateral knee pain.",
          "pain present bilateral" },
        { "Left knee and right knee pain.",
          "pain present bilateral" },
        { "Spurling's is positive with left arm pain.",
          "spurling present left" },
        { "Numbness into the right thumb and index finger.",
          "numbness-tingling present right" },
        { "Right wrist and hand numbness.",
          "numbness-tingling present right" },
        { "Left knee pain. There is swelling of the ankle.",
          "swelling present none" },
        { "Tinel's positive right wrist, Phalen's negative.",
          "tinel-phalen present right" },
        { "Spurling positive right; Tinel negative.",
          "tinel-phalen absent none" },
        { "The patient left work early. Tenderness of the knee.",
          "tenderness present none" },
        { "Weakness is noted in the left upper extremity.",
          "weakness present left" },
        { "LUE weakness.",
          "weakness present left" },
        { "weakness RLE",
          "weakness present right" },
        { "Trigger points were palpated in the upper trapezius on the left.",
          "trigger-point present left" },
        { "Muscle spasm noted over the lumbar paraspinals, more so on the "
          "right.",
          "spasm present right" },
        { "Palpation: tenderness, left AC joint.",
          "tenderness present left" },
        { "On palpation of the right elbow, there is tenderness over the "
          "lateral epicondyle.",
          "tenderness present right" },
        { "Neck pain which radiates down the left arm.",
          "radiating-pain present left" },
        { "Pain radiates to both legs.",
          "radiating-pain present bilateral" },
        { "Pain radiates to the lower extremities, right greater than left.",
          "radiating-pain present bilateral" },
        { "Lateral epicondylitis, right elbow.",
          "tendon-disease present right" },
        { "Left cubital tunnel syndrome.",
          "nerve-entrapment present left" },
        { "Left shoulder range of motion is limited.",
          "decreased-rom present left" },
        { "Left shoulder: flexion 120, abduction 100, decreased range of "
          "motion.",
          "decreased-rom present left" },
        { "Fracture of the distal radius, left.",
          "fracture present left" },
        { "Right knee: tricompartmental osteoarthritis.",
          "osteoarthritis present right" },
        { "Right knee: Lachman positive.",
          "instability present right" },
        { "Left paracentral disc protrusion at L4-5.",
          "disc-disease present left" },
        { "Moderate right-sided foraminal narrowing at L5-S1.",
          "spinal-stenosis present right" },
        { "Bilateral foraminal stenosis at C5-6.",
          "spinal-stenosis present bilateral" },
};

static bool side_said(str row, const struct findings *f)
{
        str concept = str_word(&row), status = str_word(&row);
        str side = str_trim(row);

        if (str_eq(side, S("none")))
                side = S("");
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->at[i].concept, concept) &&
                    str_eq(status, str_from(finding_status_name(
                                           f->at[i].status))) &&
                    str_eq(f->at[i].side, side))
                        return true;
        return false;
}

static void each_side_is_that_of_its_own_words(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        int wrong = 0;

        for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
                struct document d = { .text = str_from(sides[i].text),
                                      .date = DATE_NONE };
                struct findings f = findings_read(a, v, &d, 0, d.text.n);
                str rest = str_from(sides[i].has);

                while (rest.n) {
                        str row = str_trim(str_cut(&rest, ';'));

                        if (side_said(row, &f))
                                continue;
                        print_error("%s\n  wants "FMT"\n", sides[i].text,
                                    ARG(row));
                        wrong++;
                }
        }
        assert_int_equal(wrong, 0);
}

/* Two parts on two sides are two findings, each with its own. */
static void two_sides_are_two_findings(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        struct document d = { .text = S("Pain in the left shoulder and right "
                                        "knee."), .date = DATE_NONE };
        struct findings f = findings_read(a, v, &d, 0, d.text.n);

        assert_int_equal(f.n, 2);
        assert_str(f.at[0].body[0], "shoulder");
        assert_str(f.at[0].side, "left");
        assert_str(f.at[1].body[0], "knee");
        assert_str(f.at[1].side, "right");
}

TEST_MAIN(TEST(each_side_is_that_of_its_own_words),
          TEST(two_sides_are_two_findings))
