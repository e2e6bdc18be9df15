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

/* How charts, not summaries, say it. */
static const struct sentence_case charted[] = {
        { "No weakness is reported.", "weakness absent", "weakness present" },
        { "No massage was reported.", "massage not_documented",
          "massage absent" },
        { "The pain does not radiate.", "radiating-pain absent",
          "radiating-pain present" },
        { "Symptoms run down the right leg.", "radiating-pain present", "" },
        { "Acupuncture, 6 visits, was received.", "acupuncture present 6",
          "" },
        { "Acupuncture, 6 visits, and chiropractic care.",
          "acupuncture present 6; chiropractic present",
          "chiropractic present 6" },
        { "PT: 9 visits completed.", "physical-therapy present 9", "" },
        { "PT is 43 years old.", "", "physical-therapy" },
        { "Begin a course of physical therapy.", "physical-therapy planned",
          "physical-therapy present" },
        { "A trial of massage is requested.", "massage planned",
          "massage present" },
        { "He failed a trial of massage.", "massage present", "" },
        { "Cortisone injection, left knee, on 3/4/2014.",
          "joint-injection present", "other-injection" },
        { "A cortisone injection was given for the neck.",
          "other-injection present", "joint-injection" },
        { "A nerve block at the knee was given.", "other-injection present",
          "joint-injection" },
        { "Right tibialis anterior is 4-/5.", "motor-deficit present", "" },
        { "The right biceps is intact.", "", "motor-deficit" },
        { "Strength in left shoulder abduction is 4/5.",
          "motor-deficit present", "decreased-rom" },
        { "Reflexes: left biceps 1+.", "reflex-change present",
          "motor-deficit" },
        { "There is weakness of knee extension, 4/5.",
          "motor-deficit present", "weakness" },
        { "She feels weakness in the leg, 4 times a day.", "weakness present",
          "motor-deficit" },
        { "The left ankle jerk is absent.", "reflex-change present",
          "reflex-change absent" },
        { "The wrist is nontender.", "tenderness absent",
          "tenderness present" },
        { "There is full and painless range of motion.",
          "decreased-rom absent", "decreased-rom present" },
        { "There is no documentation of a pain score.",
          "pain-score not_documented", "pain-score present" },
        { "Pain relief is not documented.", "pain-relief not_documented",
          "" },
        { "Urine drug screen at the next visit.", "drug-screen planned",
          "drug-screen present" },
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
        { "Urine drug screen was positive for cocaine.",
          "drug-screen present; aberrant-behavior present", "" },
        { "The drug screen was negative for cocaine.", "drug-screen present",
          "aberrant-behavior" },
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
          "medication.", "pain-score present 8; pain-relief present",
          "pain-relief present 50" },
        { "Pain is 10 out of 10 without medications and 7 out of 10 with "
          "medications.", "pain-score present 10; pain-relief present",
          "pain-relief present 30" },
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

/* What a chart says no to, in all the ways that it does. */
static const struct sentence_case contracted[] = {
        { "He doesn't do home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "He doesnt do home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "He doesn\xe2\x80\x99t do home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "He hasn't had physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "He isn't working.",
          "working absent",
          "working present" },
        { "He can't work.",
          "working absent",
          "working present" },
        { "He wasn't working.",
          "working absent",
          "working present" },
        { "He didn't have physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "He couldn't attend physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "He won't do home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "He haven't had massage.",
          "massage absent",
          "massage present" },
        { "He doesn't take Norco.",
          "opioid absent",
          "opioid present" },
        { "She didn't attend acupuncture.",
          "acupuncture absent",
          "acupuncture present" },
        { "He hasn't returned to work.",
          "working absent",
          "working present" },
        { "She aren't working.",
          "working absent",
          "working present" },
        { "He can not perform home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "She couldnt do her home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "He won`t use the brace.",
          "brace absent",
          "brace present" },
        { "The brace wasn't worn.",
          "brace absent",
          "brace present" },
        { "She isn't taking naproxen.",
          "nsaid absent",
          "nsaid present" },
        { "He didn\xef\xbf\xbdt have massage.",
          "massage absent",
          "massage present" },
        { "The worker doesn t use a TENS unit.",
          "tens-unit absent; electrotherapy absent",
          "tens-unit present; electrotherapy present" },
        { "The worker hasn't had any surgery.",
          "surgery absent",
          "surgery present" },
        { "He cannot return to work.",
          "working absent",
          "working present" },
};

static const struct sentence_case not_had[] = {
        { "He is unable to return to work.",
          "working absent",
          "working present" },
        { "There is no evidence that he has returned to work.",
          "working absent",
          "working present" },
        { "His home exercise program was discontinued due to pain.",
          "home-exercise absent; pain present",
          "home-exercise present; pain absent" },
        { "He never attended physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "Functional improvement has not been demonstrated.",
          "functional-improvement absent",
          "functional-improvement present" },
        { "Physical therapy is contraindicated.",
          "",
          "physical-therapy" },
        { "Continue home exercise if tolerated.",
          "home-exercise planned",
          "home-exercise present" },
        { "He was given a home exercise program handout but has not been "
          "doing it.",
          "home-exercise absent",
          "home-exercise present" },
        { "Inadequate pain relief with Norco.",
          "pain-relief absent; opioid present",
          "pain-relief present; opioid absent" },
        { "Low back pain radiating to the left leg.",
          "pain present; radiating-pain present",
          "pain absent; radiating-pain absent" },
        { "He had not begun massage.",
          "massage absent",
          "massage present" },
        { "She was released but has not returned to work.",
          "working absent",
          "working present" },
        { "He is working full duty.",
          "working present",
          "working absent" },
        { "Naproxen was discontinued.",
          "nsaid absent",
          "nsaid present" },
        { "Naproxen has been discontinued due to gastritis.",
          "nsaid absent; gi-problem present",
          "nsaid present; gi-problem absent" },
        { "She quit her home exercise program.",
          "home-exercise absent",
          "home-exercise present" },
        { "He was given a TENS unit but did not use it.",
          "tens-unit absent; electrotherapy absent",
          "tens-unit present; electrotherapy present" },
        { "She was prescribed acupuncture and has not attended it.",
          "acupuncture absent",
          "acupuncture present" },
        { "She received a brace but is not using it.",
          "brace absent",
          "brace present" },
        { "Functional improvement was not shown.",
          "functional-improvement absent",
          "functional-improvement present" },
        { "Functional gains have not been achieved.",
          "functional-improvement absent",
          "functional-improvement present" },
        { "No functional improvement has been demonstrated.",
          "functional-improvement absent",
          "functional-improvement present" },
        { "Acupuncture is contraindicated by the anticoagulant.",
          "",
          "acupuncture" },
        { "Poor relief with naproxen.",
          "pain-relief absent; nsaid present",
          "pain-relief present; nsaid absent" },
        { "Pain relief is inadequate with Norco.",
          "pain-relief absent; opioid present",
          "pain-relief present; opioid absent" },
        { "Insufficient benefit from massage.",
          "pain-relief absent; massage present",
          "pain-relief present; massage absent" },
        { "Numbness of the right arm.",
          "numbness-tingling present",
          "numbness-tingling absent" },
        { "Positive straight leg raise of the left leg.",
          "straight-leg-raise present",
          "straight-leg-raise absent" },
        { "Decreased sensation in the left foot.",
          "sensory-deficit present",
          "sensory-deficit absent" },
        { "He has back pain when working.",
          "pain present",
          "pain absent" },
        { "She is able to work.",
          "",
          "working" },
        { "She is able to work full duty.",
          "",
          "working" },
        { "He has been unable to do his home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "He refuses physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "He declined the injection.",
          "other-injection absent",
          "other-injection present" },
        { "Physical therapy was never started.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "She has yet to start physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "She failed to attend physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "He was instructed in a home exercise program.",
          "home-exercise planned",
          "home-exercise present" },
        { "He is not compliant with the home exercise program.",
          "home-exercise absent",
          "home-exercise present" },
        { "He is no longer doing home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "Physical therapy was cancelled.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "The worker denies having had surgery.",
          "surgery absent",
          "surgery present" },
        { "He does not currently do home exercises.",
          "home-exercise absent",
          "home-exercise present" },
        { "She has never used a TENS unit.",
          "tens-unit absent; electrotherapy absent",
          "tens-unit present; electrotherapy present" },
        { "He has not been able to return to work.",
          "working absent",
          "working present" },
        { "He returned to work in June, and an MRI was requested.",
          "working present; mri planned",
          "working absent; mri present" },
        { "MRI was requested and he returned to work.",
          "mri planned; working present",
          "mri present; working absent" },
        { "She is working full time and requests acupuncture.",
          "working present; acupuncture planned",
          "working absent; acupuncture present" },
        { "He is not yet working.",
          "working absent",
          "working present" },
        { "He has failed conservative treatment.",
          "conservative-treatment-failed present",
          "conservative-treatment-failed absent" },
        { "He has not failed conservative treatment.",
          "conservative-treatment-failed absent",
          "conservative-treatment-failed present" },
        { "There is no indication that she has had physical therapy.",
          "physical-therapy absent",
          "physical-therapy present" },
        { "Physical therapy helped, but home exercise was not started.",
          "physical-therapy present; pain-relief present null; "
          "home-exercise absent",
          "physical-therapy absent; pain-relief absent; home-exercise "
          "present" },
        { "Cervical epidurals x 2 were done.",
          "epidural-injection present",
          "epidural-injection absent" },
        { "He has had three MRIs.",
          "mri present",
          "mri absent" },
        { "Acupuncture was stopped in May.",
          "acupuncture present",
          "acupuncture absent" },
        { "Cyclobenzaprine was stopped because of drowsiness.",
          "muscle-relaxant absent",
          "muscle-relaxant present" },
        { "He does his home exercises and is not working.",
          "home-exercise present; working absent",
          "home-exercise absent; working present" },
        { "Home exercise is not being performed.",
          "home-exercise absent",
          "home-exercise present" },
        { "The home exercise program has not been followed.",
          "home-exercise absent",
          "home-exercise present" },
        { "There has been no home exercise.",
          "home-exercise absent",
          "home-exercise present" },
        { "No home exercise program has been started.",
          "home-exercise absent",
          "home-exercise present" },
        { "He has yet to return to work.",
          "working absent",
          "working present" },
        { "The patient is not able to work.",
          "working absent",
          "working present" },
};

static const struct sentence_case answered[] = {
        { "Home exercises - none.",
          "home-exercise absent",
          "home-exercise present" },
        { "Home exercise program: [ ] yes [x] no",
          "home-exercise absent",
          "home-exercise present" },
        { "Does the patient perform home exercises? No.",
          "home-exercise absent",
          "home-exercise present" },
        { "Failed conservative treatment: no.",
          "conservative-treatment-failed absent",
          "conservative-treatment-failed present" },
        { "Acupuncture: no.",
          "acupuncture absent",
          "acupuncture present" },
        { "Prior surgery: none.",
          "surgery absent",
          "surgery present" },
        { "Surgery: none. MRI: yes.",
          "surgery absent; mri present",
          "surgery present; mri absent" },
        { "Numbness/tingling: no",
          "numbness-tingling absent",
          "numbness-tingling present" },
        { "Numbness: no. Weakness: yes.",
          "numbness-tingling absent; weakness present",
          "numbness-tingling present; weakness absent" },
        { "Surgery: no complications.",
          "surgery present",
          "surgery absent" },
        { "Any prior injections? None.",
          "other-injection absent",
          "other-injection present" },
        { "Has the worker had an MRI? Yes.",
          "mri present",
          "mri absent" },
        { "Has the worker had an MRI?",
          "",
          "working" },
        { "Is the worker working? No.",
          "working absent",
          "working present" },
        { "Swelling ( ) yes (x) no",
          "swelling absent",
          "swelling present" },
        { "Swelling [x] yes [ ] no",
          "swelling present",
          "swelling absent" },
        { "Swelling: yes [ ] no [x]",
          "swelling absent",
          "swelling present" },
        { "Currently working: \xe2\x98\x90 Yes \xe2\x98\x92 No",
          "working absent",
          "working present" },
        { "Currently working: \xe2\x98\x92 Yes \xe2\x98\x90 No",
          "working present",
          "working absent" },
        { "Exercise program - none",
          "home-exercise absent",
          "home-exercise present" },
        { "Opioids: none. NSAIDs: naproxen.",
          "opioid absent; nsaid present",
          "opioid present; nsaid absent" },
        { "Is there numbness? Yes.",
          "numbness-tingling present",
          "numbness-tingling absent" },
        { "Have you had chiropractic? Yes - 8 visits.",
          "chiropractic present 8",
          "chiropractic absent" },
        { "Tenderness: none. Spasm: present.",
          "tenderness absent; spasm present",
          "tenderness present; spasm absent" },
};

static const struct sentence_case others[] = {
        { "If he could get relief he would be able to work.",
          "",
          "working" },
        { "He would like to return to work.",
          "",
          "working" },
        { "His wife works full time.",
          "",
          "working" },
        { "He was working full time at the time of injury.",
          "",
          "working" },
        { "He was working full time until 2012.",
          "",
          "working" },
        { "The goal is to return to work.",
          "",
          "working" },
        { "Family history: mother with radiculopathy.",
          "",
          "radiculopathy" },
        { "He was counseled on addiction and diversion.",
          "",
          "aberrant-behavior" },
        { "She hopes to be working by spring.",
          "",
          "working" },
        { "She wishes to be working again.",
          "",
          "working" },
        { "If she were working she would need a brace.",
          "brace planned",
          "brace present" },
        { "Her husband is working.",
          "",
          "working" },
        { "Her mother has radiculopathy.",
          "",
          "radiculopathy" },
        { "His son had a fracture.",
          "",
          "fracture" },
        { "Her father underwent surgery.",
          "",
          "surgery" },
        { "He was employed as a driver at the time of the injury.",
          "",
          "working" },
        { "Before the injury he was working full duty.",
          "",
          "working" },
        { "Her husband reports that she is working.",
          "working present",
          "working absent" },
        { "Warned of the risk of diversion.",
          "",
          "aberrant-behavior" },
        { "Educated on misuse and diversion.",
          "",
          "aberrant-behavior" },
        { "He may return to full duty.",
          "",
          "working" },
        { "She hopes to return to work soon.",
          "",
          "working" },
        { "He is eager to return to work.",
          "",
          "working" },
        { "Work status: may return to work on Monday.",
          "",
          "working" },
        { "His brother is working as a roofer.",
          "",
          "working" },
        { "The spouse had physical therapy.",
          "",
          "physical-therapy" },
};

static const struct sentence_case quoted[] = {
        { "ODG states: lumbar radiculopathy must be corroborated by MRI.",
          "",
          "radiculopathy; radiculopathy-corroborated" },
        { "The MTUS guidelines recommend home exercise.",
          "",
          "home-exercise" },
        { "ACOEM requires functional improvement.",
          "",
          "functional-improvement" },
        { "According to the MTUS, massage is limited to 6 visits.",
          "",
          "massage" },
        { "Massage is recommended by the MTUS as an adjunct.",
          "",
          "massage" },
        { "The guidelines state that an epidural injection requires "
          "radiculopathy.",
          "",
          "epidural-injection; radiculopathy" },
        { "ODG supports TENS where functional improvement is shown.",
          "",
          "tens-unit; functional-improvement" },
        { "He has radiculopathy, and ODG requires an MRI.",
          "radiculopathy present",
          "radiculopathy absent" },
        { "The ODG criteria require failed conservative treatment.",
          "",
          "conservative-treatment-failed" },
        { "MTUS notes that massage is an adjunct to exercise.",
          "",
          "home-exercise" },
        { "Per ACOEM guidelines, surgery is considered after 3 months.",
          "",
          "surgery" },
};

static const struct sentence_case summed[] = {
        { "He had three injections, none of which gave relief.",
          "other-injection present 3; pain-relief absent",
          "other-injection absent; pain-relief present" },
        { "He had one lumbar ESI in 2013 and one in 2014.",
          "epidural-injection present 2",
          "epidural-injection absent" },
        { "He had one lumbar ESI in 2013. He had one lumbar ESI in 2014.",
          "epidural-injection present 1; epidural-injection present 1",
          "epidural-injection absent" },
        { "He had 6 visits of physical therapy in 2013 and 6 visits in 2014.",
          "physical-therapy present 12",
          "massage absent" },
        { "He completed 6 of 12 massage visits.",
          "massage present 6",
          "massage absent" },
        { "He has had 2 prior ESIs.",
          "epidural-injection present 2",
          "epidural-injection absent" },
        { "He has had 3 LESIs.",
          "epidural-injection present 3",
          "epidural-injection absent" },
        { "He had two TFESIs and two MRIs.",
          "epidural-injection present 2; mri present",
          "epidural-injection absent; mri absent" },
        { "He discontinued physical therapy after 6 visits.",
          "physical-therapy present 6",
          "massage absent" },
        { "Physical therapy was discontinued after 6 visits.",
          "physical-therapy present 6",
          "massage absent" },
        { "He completed 4 of 6 acupuncture visits.",
          "acupuncture present 4",
          "acupuncture absent" },
        { "She had 3 massage visits in 2012 and 5 in 2014.",
          "massage present 8",
          "massage absent" },
        { "She had two injections in March 2013, and one in May 2014.",
          "other-injection present 3",
          "other-injection absent" },
        { "He had 6 massage visits in 2013. He had 4 massage visits in 2014.",
          "massage present 6; massage present 4",
          "massage absent" },
        { "No pain relief from three injections.",
          "pain-relief absent; other-injection present 3",
          "pain-relief present; other-injection absent" },
        { "He had 4 visits of acupuncture in 2012, 6 in 2013 and 2 in 2014.",
          "acupuncture present 12",
          "acupuncture absent" },
        { "She had massage 6 visits in 2013.",
          "massage present 6",
          "massage absent" },
};

/* PT is the therapy, pt the patient; and what counts its visits. */
static const struct sentence_case abbreviated[] = {
        { "Patient has had 6 PT visits so far.",
          "physical-therapy present 6", "physical-therapy absent" },
        { "PT x12 completed in 2013.", "physical-therapy present 12", "" },
        { "PT has not been started.", "physical-therapy absent", "" },
        { "Start PT 2x/wk x 6 wks.", "physical-therapy planned",
          "physical-therapy present" },
        { "Acupuncture 2x3, pending.", "acupuncture planned",
          "acupuncture planned 3; acupuncture present" },
        { "Acupuncture visit 4 of 6 today.", "acupuncture present 4",
          "acupuncture present 6" },
        { "PT visits to date: 10", "physical-therapy present 10", "" },
        { "Pt states that the pain is worse.", "pain present",
          "physical-therapy" },
        { "PT: Lindqvist, Ann   DOB: 1/1/1970", "", "physical-therapy" },
        { "Gerald A. Example, PT, DPT", "", "physical-therapy" },
        { "PT C/O PAIN IN LOWER BACK.", "", "physical-therapy" },
        { "Pain scale (0-10): 9", "pain-score present 9", "" },
        { "Butrans 10 mcg weekly, transdermal.", "opioid present", "topical" },
        { "Allergies: codeine", "", "opioid" },
        { "Mood is sad and tearful.", "", "surgery" },
};

/* What was had and what is asked for, in the words of charts. */
static const struct sentence_case asked[] = {
        { "Plan:\nA TENS unit has been used. Massage was received.",
          "tens-unit present; massage present",
          "tens-unit planned; massage planned" },
        { "Trial of massage therapy.", "massage planned",
          "massage present" },
        { "He failed a trial of massage.", "massage present",
          "massage planned" },
        { "PT 2-3 x/wk x 4 wks, shoulder.", "physical-therapy planned",
          "physical-therapy present" },
        { "Treatment to date: PT 2 x/wk x 4 wks.",
          "physical-therapy present", "physical-therapy planned" },
        { "Acupuncture 8 visits, pending auth.", "acupuncture planned",
          "acupuncture present" },
        { "Kindly note that acupuncture is now requested.",
          "acupuncture planned", "acupuncture present" },
        { "A second epidural is being asked for.",
          "epidural-injection planned", "epidural-injection present" },
        { "He should have a wrist brace.", "brace planned",
          "brace present" },
        { "Urine drug screen was requested and collected today.",
          "drug-screen present", "drug-screen planned" },
        { "The pain does not improve with the brace.", "brace present",
          "brace absent" },
        { "The patient has not improved since surgery.", "surgery present",
          "surgery absent" },
        { "Acupuncture has yet to be tried.", "acupuncture absent",
          "acupuncture present" },
        { "It is unknown whether she had physical therapy.",
          "physical-therapy not_documented", "physical-therapy present" },
        { "EMG findings are not documented.", "emg-ncs not_documented",
          "emg-ncs present" },
        { "Documentation of TENS use is lacking.",
          "tens-unit not_documented", "tens-unit present" },
        { "Tramadol stopped.", "opioid absent", "opioid present" },
        { "Range of motion is full without restrictions.", "",
          "modified-duty" },
        { "Return to work without restrictions.", "modified-duty absent",
          "modified-duty present" },
        { "Sitting tolerance increased from 15 to 45 minutes.",
          "functional-improvement present", "functional-improvement absent" },
        { "She has more active range of motion.", "",
          "functional-improvement present" },
};

/* A row of cells is a sentence; a word may break at a line's end. */
static const struct sentence_case cells[] = {
        { "Visit   Date        Pain    Treatment\n"
          "1       2/7/2014    9/10    bike 10 min\n"
          "2       2/9/2014    7/10    stretching\n",
          "pain-score present 9; pain-score present 7", "" },
        { "Visit  Date  Pain  Treatment\n"
          "1  2/7/2014  9/10  bike 10 min\n"
          "2  2/9/2014  7/10  stretching\n",
          "pain-score present 9; pain-score present 7", "" },
        { "Pain       5/10      8/10      6/10\n",
          "pain-score present 5; pain-score present 8; pain-score present 6",
          "" },
        { "naproxen      550 mg   twice daily   60\n"
          "omeprazole    20 mg    no refill     30\n",
          "nsaid present; ppi present", "nsaid absent" },
        { "He has completed twelve ses-\nsions of physical therapy.",
          "physical-therapy present 12", "" },
        { "She denies weakness or tin-\n   gling of the arm.",
          "numbness-tingling absent; weakness absent", "" },
        { "An x-\nray of the left knee was taken.", "x-ray present", "" },
};

static const struct sentence_case scored[] = {
        { "Pain decreases from 8/10 to 4/10 with medication.",
          "pain present; pain-score present 8; pain-relief present null",
          "pain absent; pain-score absent; pain-relief absent" },
        { "He reports 50% pain relief.",
          "pain-relief present 50",
          "pain-relief absent" },
        { "Pain is 8/10 without medication and 5/10 with.",
          "pain-score present 8; pain-relief present null",
          "pain-score absent; pain-relief absent" },
        { "Pain dropped from 9 to 3/10 with naproxen.",
          "pain present; nsaid present; pain-score present 9; pain-relief "
          "present null",
          "pain absent; nsaid absent; pain-score absent; pain-relief "
          "absent" },
        { "Pain increased from 4/10 to 8/10 with naproxen.",
          "pain present; nsaid present; pain-score present 8",
          "pain absent; nsaid absent; pain-score absent" },
        { "She reports 60 percent relief of pain.",
          "pain-relief present 60",
          "pain-relief absent" },
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
                if (str_eq(value, S("null")) && isnan(x->value))
                        return true;
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
TABLE(charted)
TABLE(absent)
TABLE(observed)
TABLE(planned)
TABLE(undocumented)
TABLE(effect)
TABLE(numbers)
TABLE(work)
TABLE(corroboration)
TABLE(layout)
TABLE(contracted)
TABLE(not_had)
TABLE(answered)
TABLE(others)
TABLE(quoted)
TABLE(summed)
TABLE(scored)
TABLE(abbreviated)
TABLE(asked)
TABLE(cells)

/* --- what kind of document it stands in --------------------------------- */

static void a_determination_tells_a_history(void **state)
{
        arena *a = *state;
        struct document d = { .class = S("UR_DECISION"), .date = DATE_NONE,
                .text = S("UTILIZATION REVIEW DETERMINATION\n"
                          "Decision:\n"
                          "Chiropractic treatment, 6 visits: non-certified.\n"
                          "What the file tells:\n"
                          "He had twelve visits of physical therapy. There is "
                          "no documentation of a urine drug screen.\n") };
        struct findings f = findings_read(a, vocabulary_of_project(a), &d, 0,
                                          d.text.n);

        assert_int_equal(rows_wrong("a determination",
                                    "chiropractic planned; physical-therapy "
                                    "present 12; drug-screen not_documented",
                                    true, &f) +
                         rows_wrong("a determination", "chiropractic present",
                                    false, &f), 0);
}

/* A copy states nothing new: its place goes to the finding it repeats. */
static void a_copy_adds_its_place(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        struct document d = { .name = S("one"), .date = DATE_NONE,
                .text = S("No spasm. Massage was done. No spasm.") };
        struct document e = { .name = S("two"), .date = DATE_NONE,
                .text = S("From: fax 12. No spasm. Massage was done. "
                          "No spasm. An MRI was done.") };
        struct findings f = findings_read(a, v, &d, 0, d.text.n);
        struct findings g = findings_read(a, v, &e, 0, e.text.n);
        struct findings all = findings_repeat(a, f, &g);

        assert_int_equal(f.n, 3);
        assert_int_equal(all.n, 4);
        for (size_t i = 0; i < 3; i++) {
                assert_int_equal(all.at[i].n_also, 1);
                assert_ptr_equal(all.at[i].evidence.document, &d);
                assert_ptr_equal(all.at[i].also[0].document, &e);
                assert_true(all.at[i].also[0].begin ==
                            all.at[i].evidence.begin + 14);
        }
        assert_str(all.at[3].concept, "mri");
        assert_int_equal(all.at[3].n_also, 0);
}

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

static void a_limb_speaks_of_its_region(void **state)
{
        static const struct { const char *text, *concept, *region; } c[] = {
                { "Low back pain radiating to the left leg.",
                  "radiating-pain", "lumbar" },
                { "Numbness of the right arm.", "numbness-tingling",
                  "cervical" },
                { "Decreased sensation in the left foot.", "sensory-deficit",
                  "lumbar" },
                { "Positive straight leg raise of the left leg.",
                  "straight-leg-raise", "lumbar" },
                { "Numbness of the right hand.", "numbness-tingling", "" },
                { "Swelling of the left leg.", "swelling", "" },
                { "Sensation is decreased at L5.", "sensory-deficit", "" },
        };
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);

        for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
                struct document d = { .date = DATE_NONE,
                                      .text = str_from(c[i].text) };
                struct findings f = findings_read(a, v, &d, 0, d.text.n);
                const struct finding *x = finding_of(&f, c[i].concept);

                assert_int_equal(x->n_region, c[i].region[0] != 0);
                if (x->n_region)
                        assert_true(str_eq(x->region[0],
                                           str_from(c[i].region)));
        }
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

TEST_MAIN(TEST(what_is_plain), TEST(what_is_charted),
          TEST(what_is_absent), TEST(what_is_observed),
          TEST(what_is_planned), TEST(what_is_undocumented),
          TEST(what_is_effect), TEST(what_is_numbers), TEST(what_is_work),
          TEST(what_is_corroboration), TEST(what_is_layout),
          TEST(what_is_contracted),
          TEST(what_is_not_had),
          TEST(what_is_answered),
          TEST(what_is_others),
          TEST(what_is_quoted),
          TEST(what_is_summed),
          TEST(what_is_scored),
          TEST(what_is_abbreviated),
          TEST(what_is_asked),
          TEST(what_is_cells),
          TEST(a_determination_tells_a_history),
          TEST(a_copy_adds_its_place),
          TEST(a_limb_speaks_of_its_region),
          TEST(body_side_and_date_are_attached),
          TEST(evidence_is_the_quote_and_in_range),
          TEST(an_empty_text_states_nothing))
