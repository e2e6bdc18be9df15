/* test_finding.c - one invented sentence a row: what it must state, and what
 * it must not. Rows are grouped by the trap they set. */
#include "clinical_test.h"

#include <math.h>

/* has, not: "concept status" or "concept status value", parted by ";".
 * A row of `not` without a status forbids the concept altogether. */
struct sentence_case { const char *text, *has, *not; };

static const struct sentence_case plain[] = {
        { "The worker has a lumbar sprain.", "sprain-strain present", "" },
        { "Diagnoses: cervical radiculitis, carpal tunnel syndrome.",
          "radiculopathy present; carpal-tunnel present", "" },
        { "She was told she has lumbago.", "back-pain-diagnosis present", "" },
        { "He carries the diagnosis of spondylolisthesis.",
          "spondylolisthesis present", "" },
        { "There is a 3 mm disc protrusion.", "disc-disease present", "" },
        { "Degenerative disc disease of the neck.", "disc-disease present",
          "" },
        { "Foraminal stenosis is moderate.", "spinal-stenosis present", "" },
        { "A full thickness rotator cuff tear is known.",
          "rotator-cuff-disease present", "" },
        { "Right knee medial meniscus tear.", "meniscus-tear present", "" },
        { "Facet arthropathy at two levels.", "osteoarthritis present", "" },
        { "She complains of migraines.", "headache present", "" },
        { "He reports heartburn and insomnia.",
          "gi-problem present; sleep-problem present", "" },
        { "Complains of burning pain radiating to the right leg.",
          "radiating-pain present", "" },
        { "Sciatica on the left.", "radiculopathy present", "radiating-pain" },
        { "Depression and anxiety are treated elsewhere.",
          "depression-anxiety present", "" },
        { "She has numbness and tingling in both hands.",
          "numbness-tingling present", "" },
        { "There is tenderness over the trapezius.", "tenderness present",
          "" },
        { "Paraspinal spasms were noted.", "spasm present", "" },
        { "He walks with a limp.", "gait-problem present", "" },
        { "Taut bands are felt in the rhomboids.", "trigger-point present",
          "" },
        { "Message therapy has been helpful.", "massage present", "" },
        { "An EMG was obtained in May.", "emg-ncs present", "" },
        { "X-rays were taken.", "x-ray present", "" },
        { "She uses a wrist brace and ice.",
          "brace present; heat-cold present", "" },
        { "He takes Norco, Flexeril and Neurontin.",
          "opioid present; muscle-relaxant present; anticonvulsant present",
          "" },
        { "Voltaren gel is applied to the elbow.", "topical present",
          "nsaid" },
        { "She takes Motrin and Prilosec.", "nsaid present; ppi present",
          "topical" },
        { "Famotidine is taken at night.", "", "ppi" },
        { "Medication includes Ambien and Cymbalta.",
          "sedative present; antidepressant present", "" },
        { "A TENS unit is used daily.",
          "tens-unit present; electrotherapy present", "" },
        { "Trigger point injections were given.",
          "trigger-point-injection present; other-injection present", "" },
        { "He had a one-month trial of TENS.",
          "tens-trial present; electrotherapy present", "" },
        { "She is faithful to her home exercise program.",
          "home-exercise present", "" },
        { "He signed a pain management agreement.",
          "opioid-agreement present", "" },
};

static const struct sentence_case absent[] = {
        { "She denies numbness, tingling, or weakness.",
          "numbness-tingling absent; weakness absent",
          "numbness-tingling present" },
        { "He denies headache but has neck pain.",
          "headache absent; pain present", "pain absent; headache present" },
        { "There is no swelling.", "swelling absent", "swelling present" },
        { "No fracture, dislocation or instability was seen.",
          "fracture absent; instability absent", "" },
        { "Left shoulder: no deformity, tenderness over the cuff.",
          "deformity absent; tenderness present", "tenderness absent" },
        { "Negative for fracture, effusion or stenosis.",
          "fracture absent; swelling absent; spinal-stenosis absent", "" },
        { "There was no evidence of radiculopathy.", "radiculopathy absent",
          "radiculopathy present" },
        { "No history of surgery.", "surgery absent", "surgery present" },
        { "The worker has not had acupuncture.", "acupuncture absent",
          "acupuncture present" },
        { "She is not taking opioids.", "opioid absent", "opioid present" },
        { "Tenderness was not found.", "tenderness absent",
          "tenderness present" },
        { "No MRI has been performed.", "mri absent", "mri present" },
        { "There is no spasm and tenderness is marked.",
          "spasm absent; tenderness present", "tenderness absent" },
        { "No numbness and tingling.", "numbness-tingling absent", "" },
        { "Side effects are denied by the worker; he has constipation.",
          "gi-problem present", "gi-problem absent" },
        { "He denies side effects.", "side-effect absent", "" },
        { "Without swelling or laxity.",
          "swelling absent; instability absent", "" },
        { "She never had physical therapy.", "physical-therapy absent",
          "physical-therapy present" },
        { "There is no aberrant behavior.", "aberrant-behavior absent", "" },
        { "MRI without contrast was done.", "mri present", "mri absent" },
        { "There is no change in the tenderness.", "tenderness present",
          "tenderness absent" },
        { "Not only neck pain but headache.", "headache present",
          "headache absent" },
        { "No acute distress, antalgic gait.", "gait-problem present",
          "gait-problem absent" },
        { "He is neither numb nor weak.",
          "numbness-tingling absent", "numbness-tingling present" },
};

static const struct sentence_case observed[] = {
        { "Straight leg raise was positive on the right.",
          "straight-leg-raise present", "straight-leg-raise absent" },
        { "Straight leg raise is negative.", "straight-leg-raise absent",
          "straight-leg-raise present" },
        { "SLR positive on the left and negative on the right.",
          "straight-leg-raise present; straight-leg-raise absent", "" },
        { "Straight leg raise was tested at 60 degrees.", "",
          "straight-leg-raise" },
        { "Positive Tinel's and Phalen's signs.", "tinel-phalen present",
          "" },
        { "Spurling's test was negative.", "spurling absent",
          "spurling present" },
        { "Hawkins and Neer tests were positive.",
          "impingement-sign present", "" },
        { "McMurray's was difficult to assess.", "", "mcmurray" },
        { "Sensation was decreased in the left L5 dermatome.",
          "sensory-deficit present", "sensory-deficit absent" },
        { "Sensation is intact to light touch.", "sensory-deficit absent",
          "sensory-deficit present" },
        { "Decreased sensation over the thumb.", "sensory-deficit present",
          "" },
        { "Motor strength was 4/5 in the left leg.", "motor-deficit present",
          "motor-deficit absent; pain-score" },
        { "Strength is 5/5 throughout.", "motor-deficit absent",
          "motor-deficit present; pain-score" },
        { "Motor strength was 4 out of 5.", "motor-deficit present", "" },
        { "Strength 5-/5 on the right.", "motor-deficit present", "" },
        { "4+/5 strength of the quadriceps.", "motor-deficit present", "" },
        { "Grip strength was decreased.", "motor-deficit present", "" },
        { "Ankle reflexes were 1+.", "reflex-change present",
          "reflex-change absent" },
        { "Deep tendon reflexes are 2+ and symmetric.",
          "reflex-change absent", "reflex-change present" },
        { "Absent ankle reflex on the left.", "reflex-change present", "" },
        { "Cervical range of motion is decreased by 50 percent.",
          "decreased-rom present", "pain-relief" },
        { "Full range of motion of the knee.", "decreased-rom absent",
          "decreased-rom present" },
        { "Range of motion was normal and strength was decreased.",
          "decreased-rom absent; motor-deficit present",
          "decreased-rom present" },
        { "Flexion to 50 degrees, extension to 10 degrees.", "",
          "decreased-rom" },
        { "There is pain with flexion.", "", "decreased-rom" },
        { "Range of motion is not limited.", "decreased-rom absent",
          "decreased-rom present" },
        { "Gait was normal.", "gait-problem absent",
          "gait-problem present" },
        { "He walks with a normal gait, abnormal posture is seen.",
          "gait-problem absent", "gait-problem present" },
        { "Intact motor and sensory examination.",
          "motor-deficit absent; sensory-deficit absent", "" },
        { "On examination there is weakness of the deltoid.",
          "motor-deficit present", "weakness" },
        { "She complains of weakness of the hand.", "weakness present",
          "motor-deficit" },
        { "Lachman was negative.", "instability absent",
          "instability present" },
        { "Pain with flexion and extension, 2+ ankle reflexes, negative "
          "straight leg raise.",
          "reflex-change absent; straight-leg-raise absent",
          "decreased-rom" },
        { "Pain was 7/10 to 8/10.", "pain-score present 8",
          "pain-score present 10" },
        { "The straight leg raise was not tested.", "",
          "straight-leg-raise present; straight-leg-raise absent" },
};

static const struct sentence_case planned[] = {
        { "An MRI of the neck is requested.", "mri planned", "mri present" },
        { "The treatment plan included acupuncture and a home exercise "
          "program.", "acupuncture planned; home-exercise planned",
          "acupuncture present" },
        { "The physician recommended surgery.", "surgery planned",
          "surgery present; surgery absent" },
        { "Request for authorization was made for massage therapy.",
          "massage planned", "massage present" },
        { "Manipulative therapy and massage were endorsed.",
          "chiropractic planned; massage planned", "massage present" },
        { "She was asked to obtain a TENS unit.", "tens-unit planned",
          "tens-unit present" },
        { "Tramadol was refilled.", "opioid present; opioid planned", "" },
        { "Continue naproxen.", "nsaid present; nsaid planned", "" },
        { "Additional physical therapy was requested.",
          "physical-therapy planned", "" },
        { "Utilization review denied acupuncture and an MRI.",
          "acupuncture planned; mri planned",
          "acupuncture present; acupuncture absent; mri absent" },
        { "The claims administrator failed to approve a request for a "
          "lumbar epidural steroid injection.",
          "epidural-injection planned", "epidural-injection present; "
          "epidural-injection absent; conservative-treatment-failed" },
        { "On review the request for massage was non-certified.",
          "massage planned", "massage present" },
        { "He is scheduled for arthroscopy.", "surgery planned",
          "surgery present" },
        { "He had physical therapy and an MRI was requested.",
          "physical-therapy present; mri planned",
          "physical-therapy planned; mri present" },
        { "She has completed massage, and acupuncture was recommended.",
          "massage present; acupuncture planned", "massage planned" },
        { "An EMG was ordered to rule out radiculopathy.",
          "emg-ncs planned", "radiculopathy; radiculopathy-corroborated" },
        { "Rule out rotator cuff tear.", "", "rotator-cuff-disease" },
        { "Massage is sought to reduce spasm.", "massage planned", "spasm" },
        { "A prescription for Mobic was given.", "nsaid planned",
          "nsaid present" },
        { "Referral for acupuncture.", "acupuncture planned", "" },
        { "He had been authorized for 6 sessions of massage.",
          "massage planned", "massage present" },
        { "Treated for neck pain and rule out herniated discs.",
          "pain present", "disc-disease" },
        { "An MRI to rule out a tear is recommended.", "mri planned",
          "mri present" },
        { "Authorization is requested for six massage visits for low back "
          "pain.", "massage planned", "massage present" },
        { "The worker states she cannot be managed without massage.", "",
          "massage present" },
        { "If pain persists, surgery will be considered.",
          "", "surgery present; surgery absent" },
        { "She would like to avoid surgery.", "",
          "surgery present; surgery absent" },
};

static const struct sentence_case undocumented[] = {
        { "There is no documentation of functional improvement.",
          "functional-improvement not_documented",
          "functional-improvement absent" },
        { "The report did not state whether he was working.",
          "working not_documented", "working present; working absent" },
        { "There was no mention of whether or not she had or had not had a "
          "prior epidural injection.", "epidural-injection not_documented",
          "epidural-injection absent; epidural-injection present" },
        { "The MRI report was not provided.", "mri not_documented",
          "mri absent" },
        { "No MRI report was available.", "mri not_documented",
          "mri absent" },
        { "It is unclear whether massage was tried.",
          "massage not_documented", "massage present" },
        { "The record does not mention a home exercise program.",
          "home-exercise not_documented", "" },
        { "He had physical therapy, the number of sessions was not "
          "specified.",
          "physical-therapy present; physical-therapy not_documented", "" },
        { "An unknown number of massage sessions were attended.",
          "massage not_documented", "" },
        { "Goals of treatment were not documented.",
          "goals-of-treatment not_documented", "" },
        { "No drug screen was documented.", "drug-screen not_documented",
          "drug-screen absent" },
        { "Side effects were not discussed.", "side-effect not_documented",
          "" },
        { "The file lacks documentation of pain relief with medication.",
          "pain-relief not_documented", "pain-relief present" },
        { "There is no record of an opioid agreement.",
          "opioid-agreement not_documented", "" },
        { "Surgery was not discussed.", "surgery not_documented",
          "surgery present" },
        { "Work status was not stated.", "", "working present" },
};

static const struct sentence_case effect[] = {
        { "He had an injection in May, without benefit.",
          "other-injection present; pain-relief absent",
          "other-injection absent" },
        { "Massage is helping her pain.",
          "massage present; pain-relief present", "" },
        { "Physical therapy did not help.",
          "physical-therapy present; pain-relief absent",
          "pain-relief present" },
        { "Medication gives 50% pain relief.", "pain-relief present 50",
          "" },
        { "With the injection she had 70-80% relief.",
          "pain-relief present 80", "" },
        { "There was no relief from acupuncture.", "pain-relief absent",
          "pain-relief present" },
        { "He failed conservative treatment.",
          "conservative-treatment-failed present",
          "conservative-treatment-failed absent" },
        { "The pain was unresponsive to conservative care.",
          "conservative-treatment-failed present", "" },
        { "There is no documentation that she failed conservative "
          "treatment.", "conservative-treatment-failed not_documented",
          "conservative-treatment-failed present" },
        { "Massage brought functional improvement.",
          "functional-improvement present", "" },
        { "There was no functional improvement with chiropractic.",
          "functional-improvement absent",
          "functional-improvement present" },
        { "She has improvement in pain and function since therapy.",
          "pain-relief present; functional-improvement present", "" },
        { "Rest alleviates the pain in the evening.", "",
          "pain-relief absent" },
        { "The pain is rated 8/10 without medication and 4/10 with "
          "medication.", "pain-score present 8; pain-relief present 50",
          "" },
        { "Pain is 10 out of 10 without medications and 7 out of 10 with "
          "medications.", "pain-score present 10; pain-relief present 30",
          "" },
        { "He can sit longer with the medication.",
          "functional-improvement present", "" },
        { "Nausea from tramadol.", "gi-problem present; opioid present",
          "" },
};

static const struct sentence_case numbers[] = {
        { "She had 8 sessions of physical therapy.",
          "physical-therapy present 8", "" },
        { "He completed 12 visits of chiropractic.",
          "chiropractic present 12", "" },
        { "Six sessions of massage were done.", "massage present 6", "" },
        { "She had five (5) physical therapy sessions.",
          "physical-therapy present 5", "" },
        { "Physical therapy x 10.", "physical-therapy present 10", "" },
        { "Prior treatment: 4 acupuncture visits, 6 massage visits.",
          "acupuncture present 4; massage present 6",
          "acupuncture present 6" },
        { "Two epidural steroid injections were given.",
          "epidural-injection present 2", "" },
        { "She receives four massage sessions monthly.", "massage present",
          "massage present 4" },
        { "Physical therapy (8 sessions in May).",
          "physical-therapy present 8", "" },
        { "At least 4 to 6 sessions of massage.", "massage present 6", "" },
        { "12 massage sessions were requested.", "massage planned",
          "massage planned 12; massage present" },
        { "He attended 8 sessions of therapy.",
          "physical-therapy present 8", "" },
        { "Pain is 6-9/10.", "pain-score present 9", "" },
        { "Pain is rated at a 7.", "pain-score present 7", "" },
        { "Pain is rated 2 to 5 out of 10.", "pain-score present 5", "" },
        { "Seen on 10/10/2014 for neck pain.", "pain present",
          "pain-score" },
        { "Reflexes were rated as 2 of 4.", "reflex-change absent",
          "pain-score" },
        { "VAS 8.", "pain-score present 8", "" },
};

static const struct sentence_case work[] = {
        { "He is working full time.", "working present", "working absent" },
        { "She remains off work.", "working absent", "working present" },
        { "He is not working.", "working absent", "working present" },
        { "She is temporarily totally disabled.", "working absent", "" },
        { "He returned to work in March.", "working present", "" },
        { "Work status is return to work with restrictions.",
          "working present; modified-duty present", "" },
        { "She can return to work with restrictions.",
          "modified-duty present", "working present" },
        { "He has not returned to work.", "working absent",
          "working present" },
        { "Work restrictions were imposed.", "modified-duty present",
          "working" },
        { "She called in sick at work.", "", "working" },
        { "The work-related injury was a fall.", "", "working" },
        { "He is retired.", "working absent", "" },
        { "He works modified duty.", "working present; "
          "modified-duty present", "" },
};

static const struct sentence_case corroboration[] = {
        { "MRI shows L5 nerve root compression.",
          "mri present; radiculopathy-corroborated present", "" },
        { "EMG was consistent with L5 radiculopathy.",
          "emg-ncs present; radiculopathy-corroborated present", "" },
        { "MRI shows no nerve root compression.",
          "mri present; radiculopathy-corroborated absent",
          "radiculopathy-corroborated present" },
        { "She has a radiographically confirmed radiculopathy.",
          "radiculopathy present; radiculopathy-corroborated present", "" },
        { "The MRI showed a disc bulge.", "disc-disease present",
          "radiculopathy-corroborated" },
        { "An MRI is requested for radiculopathy.", "mri planned; "
          "radiculopathy present", "radiculopathy-corroborated" },
        { "It was not documented whether the radiculopathy had been "
          "confirmed by MRI.", "", "radiculopathy-corroborated present" },
};

static const struct sentence_case layout[] = {
        { "She had six visits.The MRI was done.", "mri present", "" },
        { "Seen by Dr. Example. No spasm.", "spasm absent", "" },
        { "Tenderness at L4-5. No spasm.",
          "tenderness present; spasm absent", "" },
        { "Denies numbness\n\nHas headache", "numbness-tingling absent; "
          "headache present", "headache absent" },
        { "- no swelling\n- tenderness at the elbow",
          "swelling absent; tenderness present", "" },
        { "**Massage** therapy was <b>denied</b> by utilization review.",
          "massage planned", "massage present" },
        { "physi\xc2\xad\ncal", "", "physical-therapy" },
        { "Treatment\nShe had massage.\n\nPlan\nAcupuncture, 6 visits.",
          "massage present; acupuncture planned",
          "acupuncture present; massage planned" },
        { "Plan: massage for the neck, 6 visits. Acupuncture too.",
          "massage planned; acupuncture planned",
          "massage present; acupuncture present" },
        { "Plan: massage.\nWork status: off work. He had acupuncture.",
          "massage planned; acupuncture present; working absent",
          "acupuncture planned" },
        { "**Plan.** Continue naproxen. 6 sessions of massage.",
          "nsaid planned; nsaid present; massage planned",
          "massage present" },
        { "UTILIZATION REVIEW DECISION\n\nMassage, 12 visits: denied.",
          "massage planned", "massage present; massage absent" },
        { "Examination\nThere is weakness of the left foot.",
          "motor-deficit present", "weakness" },
        { "MRI OF THE LUMBAR SPINE\n\nFindings: compression of the left L5 "
          "nerve root.", "mri present; radiculopathy-corroborated present",
          "" },
        { "Without the tramadol I could not stand.", "", "opioid" },
        { "Plan\nRefill tramadol 50 mg, quantity 60.",
          "opioid present; opioid planned", "" },
        { "Past physical\ntherapy helped.", "physical-therapy present", "" },
        { "Kemp?s test was positive.", "kemp present", "" },
        { "Spurling\xe2\x80\x99s was positive.", "spurling present", "" },
};

/* --- checking ----------------------------------------------------------- */

static bool row_said(str row, const struct findings *f)
{
        str concept = str_word(&row), status = str_word(&row);
        str value = str_word(&row);

        for (size_t i = 0; i < f->n; i++) {
                const struct finding *x = &f->at[i];
                long n = 0;

                if (!str_eq(x->concept, concept))
                        continue;
                if (status.n && !str_eq(status, str_from(
                                        finding_status_name(x->status))))
                        continue;
                if (value.n && (!str_number(value, &n) ||
                                !(fabs(x->value - (double)n) < 0.5)))
                        continue;
                return true;
        }
        return false;
}

static int rows_wrong(const char *text, const char *rows, bool wanted,
                      const struct findings *f)
{
        str rest = str_from(rows);
        int wrong = 0;

        while (rest.n) {
                str row = str_trim(str_cut(&rest, ';'));

                if (!row.n || row_said(row, f) == wanted)
                        continue;
                print_error("%s `" FMT "` in: %s\n",
                            wanted ? "no" : "unwanted", ARG(row), text);
                wrong++;
        }
        return wrong;
}

static void table_check(arena *a, const struct sentence_case *c, size_t n)
{
        const struct vocabulary *v = vocabulary_of_project(a);
        int wrong = 0;

        for (size_t i = 0; i < n; i++) {
                struct document d = { .text = str_from(c[i].text),
                                      .date = DATE_NONE };
                struct findings f = findings_read(a, v, &d, 0, d.text.n);

                wrong += rows_wrong(c[i].text, c[i].has, true, &f);
                wrong += rows_wrong(c[i].text, c[i].not, false, &f);
        }
        assert_int_equal(wrong, 0);
}

#define TABLE(name)                                                          \
        static void what_is_##name(void **state)                             \
        {                                                                    \
                table_check(*state, name, sizeof name / sizeof *name);       \
        }

TABLE(plain)
TABLE(absent)
TABLE(observed)
TABLE(planned)
TABLE(undocumented)
TABLE(effect)
TABLE(numbers)
TABLE(work)
TABLE(corroboration)
TABLE(layout)

/* --- body, side, date ---------------------------------------------------- */

static const struct finding *finding_of(const struct findings *f,
                                        const char *concept)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->at[i].concept, str_from(concept)))
                        return &f->at[i];
        fail_msg("no %s", concept);
        return NULL;
}

static void body_side_and_date_are_attached(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        struct document d = { .date = DATE_NONE, .text = S(
                "MRI of the left knee from 03/04/2014 was done. "
                "Examination of the cervical spine shows tenderness, spasm. "
                "Sensation is decreased at L5-S1. Pain in the neck, "
                "numbness of the right hand.") };
        struct findings f = findings_read(a, v, &d, 0, d.text.n);
        const struct finding *x = finding_of(&f, "mri");

        assert_int_equal(x->n_body, 1);
        assert_str(x->body[0], "knee");
        assert_str(x->side, "left");
        assert_str(date_text(a, x->date), "2014-03-04");
        assert_str(finding_of(&f, "tenderness")->body[0], "cervical");
        assert_str(finding_of(&f, "spasm")->body[0], "cervical");
        x = finding_of(&f, "sensory-deficit");
        assert_int_equal(x->n_body, 1);
        assert_str(x->body[0], "lumbar");
        x = finding_of(&f, "numbness-tingling");
        assert_str(x->body[0], "hand");
        assert_str(x->side, "right");
}

/* --- every quote is where it says --------------------------------------- */

static uint32_t next(uint32_t *seed)
{
        *seed = *seed * 1664525u + 1013904223u;
        return *seed >> 16;
}

static str text_random(arena *a, uint32_t *seed)
{
        static const char *const piece[] = {
                "no ", "massage ", "tenderness", ", ", ". ", "\n", "\n\n",
                "\xc3\xa9t\xc3\xa9 ", "8 sessions of ", "7/10 ", "MRI ",
                "was requested ", "denies ", "or ", "\xe2\x80\x94", "L5-S1 ",
                "\xf0\x9f\x99\x82", "physical therapy ", "(", ")", "50% ",
                "positive ", "straight leg raise ", "03/04/2014 ", "; ",
                "not documented whether ", "\xc2\xb0", "* ", "<b>", "Dr. ",
                "radiculopathy ", "nerve root compression ", "\f"
        };
        buf b = buf_open(a, 1 << 20);

        for (uint32_t n = next(seed) % 400; n; n--)
                buf_add(&b, str_from(piece[next(seed) %
                                           (sizeof piece / sizeof *piece)]));
        return buf_str(&b);
}

static void evidence_is_the_quote_and_in_range(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        uint32_t seed = 7;

        for (int i = 0; i < 400; i++) {
                struct document d = { .text = text_random(a, &seed),
                                      .date = DATE_NONE };
                size_t begin = d.text.n ? next(&seed) % d.text.n : 0;
                struct findings f;

                while (begin && (d.text.p[begin] & 0xc0) == 0x80)
                        begin--;
                f = findings_read(a, v, &d, begin, d.text.n);
                for (size_t k = 0; k < f.n; k++) {
                        const struct evidence *e = &f.at[k].evidence;
                        str q = evidence_quote(e);

                        assert_true(e->begin >= begin && e->begin < e->end);
                        assert_true(e->end <= d.text.n && q.n <= 310);
                        assert_ptr_equal(q.p, d.text.p + e->begin);
                        assert_false((q.p[0] & 0xc0) == 0x80);
                        assert_true(e->end == d.text.n ||
                                    (d.text.p[e->end] & 0xc0) != 0x80);
                        assert_false(char_space(q.p[0]));
                        assert_true(vocabulary_concept(v, f.at[k].concept) !=
                                    NULL);
                }
        }
}

static void an_empty_text_states_nothing(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        struct document d = { .text = S(""), .date = DATE_NONE };

        assert_int_equal(findings_read(a, v, &d, 0, 0).n, 0);
        d.text = S(" \n.,;\f");
        assert_int_equal(findings_read(a, v, &d, 0, d.text.n).n, 0);
        assert_int_equal(findings_read(a, v, &d, 9, 3).n, 0);
}

TEST_MAIN(TEST(what_is_plain), TEST(what_is_absent), TEST(what_is_observed),
          TEST(what_is_planned), TEST(what_is_undocumented),
          TEST(what_is_effect), TEST(what_is_numbers), TEST(what_is_work),
          TEST(what_is_corroboration), TEST(what_is_layout),
          TEST(body_side_and_date_are_attached),
          TEST(evidence_is_the_quote_and_in_range),
          TEST(an_empty_text_states_nothing))
