/* test_physical_words.c - what the therapy, programme and equipment topics ask
 * of a file: invented sentences, and the one concept that each is written
 * for. "" forbids the concept altogether. */
#include "clinical_test.h"

struct word_case { const char *text, *concept, *status; };

static const struct word_case words[] = {
        { "Progress in therapy has plateaued.", "therapy-plateau",
          "present" },
        { "He reached a functional plateau in March.", "therapy-plateau",
          "present" },
        { "She has not yet plateaued.", "therapy-plateau", "absent" },
        { "She is a candidate for surgery.", "surgical-candidate",
          "present" },
        { "He is not a surgical candidate.", "surgical-candidate",
          "absent" },
        { "The worker is not a candidate for surgery.",
          "surgical-candidate", "absent" },
        { "She declined surgery.", "surgical-candidate", "absent" },
        { "The goal is to return to work as a cook.",
          "return-to-work-goal", "present" },
        { "There is no job to return to.", "return-to-work-goal",
          "absent" },
        { "He comes for maintenance care once a month.",
          "maintenance-care", "present" },
        { "Pain is poorly controlled with medication.",
          "medication-ineffective", "present" },
        { "The medication was not effective.", "medication-ineffective",
          "present" },
        { "Diagnosis: diabetic peripheral neuropathy.",
          "diabetic-neuropathy", "present" },
        { "He denies diabetic neuropathy.", "diabetic-neuropathy",
          "absent" },
        { "She failed a trial of TENS.", "tens-failed", "present" },
        { "The TENS unit was ineffective.", "tens-failed", "present" },
        { "The TENS unit helps.", "tens-failed", "" },
        { "A baseline functional evaluation was done.",
          "functional-baseline", "present" },
        { "She is unable to care for herself.", "loss-of-independence",
          "present" },
        { "She is dependent on others for activities.",
          "loss-of-independence", "present" },
        { "He is independent with his activities of daily living.",
          "loss-of-independence", "absent" },
        { "He is highly motivated to return to work.", "motivation",
          "present" },
        { "She lacks motivation.", "motivation", "absent" },
        { "Negative predictors of success have been addressed.",
          "negative-predictors-addressed", "present" },
        { "Negative predictors were not addressed.",
          "negative-predictors-addressed", "absent" },
        { "Psychosocial barriers delay recovery.", "psychosocial-factors",
          "present" },
        { "There is fear avoidance and catastrophizing.",
          "psychosocial-factors", "present" },
        { "There are no psychosocial factors.", "psychosocial-factors",
          "absent" },
        { "The diagnosis remains unclear.", "uncertain-diagnosis",
          "present" },
        { "This is a complex case.", "uncertain-diagnosis", "present" },
        { "The diagnosis is lumbar sprain.", "uncertain-diagnosis", "" },
        { "He has been unable to lose weight.", "failed-weight-loss",
          "present" },
        { "She failed diet and exercise.", "failed-weight-loss",
          "present" },
        { "The worker is obese.", "obesity", "present" },
        { "BMI is 34.", "body-mass-index", "present" },
        { "The home exercise program was not effective.",
          "home-exercise-failed", "present" },
        { "There was no improvement with a home exercise program.",
          "home-exercise-failed", "present" },
        { "He needs special equipment.", "need-of-equipment", "present" },
        { "Reduced weight bearing is desirable.",
          "reduced-weight-bearing", "present" },
        { "She can not tolerate land based therapy.",
          "reduced-weight-bearing", "present" },
        { "He is full weight bearing.", "reduced-weight-bearing", "" },
        { "He is weight bearing as tolerated.", "reduced-weight-bearing",
          "absent" },
        { "The worker is homebound.", "homebound", "present" },
        { "She is not homebound.", "homebound", "absent" },
        { "He has trouble leaving his home.", "homebound", "present" },
        { "He was hospitalized for six days.", "hospital-stay",
          "present" },
        { "She was discharged from the hospital in June.",
          "hospital-stay", "present" },
        { "He was never hospitalized.", "hospital-stay", "absent" },
        { "She needs help with bathing and dressing.",
          "need-of-personal-care", "present" },
        { "He does not need help with bathing.", "need-of-personal-care",
          "absent" },
        { "He ambulates with a cane.", "walks-with-aid", "present" },
        { "He walks daily.", "walks-with-aid", "" },
        { "She is bedbound.", "bed-care-need", "present" },
        { "There is a pressure ulcer of the heel.", "bed-care-need",
          "present" },
        { "No pressure ulcer.", "bed-care-need", "absent" },
        { "He is at high risk for deep venous thrombosis.",
          "thrombosis-risk", "present" },
        { "There is a history of DVT.", "thrombosis-risk", "present" },
        { "He has no risk factors for DVT.", "thrombosis-risk",
          "absent" },
        { "The risk of falling is discussed.", "thrombosis-risk", "" },
        { "The job asks for repetitive kneeling.", "load-on-the-knee",
          "present" },
        { "She is unable to drive.", "unable-to-travel-alone", "present" },
        { "He drove himself to the visit.", "unable-to-travel-alone",
          "absent" },
        { "Neuropathic pain of the left foot.", "neuropathic-pain",
          "present" },
        { "She smokes daily.", "tobacco-use", "present" },
        { "He denies tobacco use.", "tobacco-use", "absent" },
        { "He is a nonsmoker.", "tobacco-use", "absent" },
        { "There is a history of substance abuse.", "substance-abuse",
          "present" },
        { "He denies alcohol abuse.", "substance-abuse", "absent" },
        { "Osteoporosis is treated elsewhere.", "osteoporosis",
          "present" },
        { "Metatarsalgia of the right foot.", "metatarsalgia",
          "present" },
        { "There is chronic soft tissue inflammation.",
          "soft-tissue-inflammation", "present" },
        { "She will return to review the results of the MRI.",
          "reason-for-visit", "present" },
        { "The left leg is spastic.", "spasticity", "present" },
        { "Patellar subluxation of the right knee.", "ligament-tear",
          "present" },
};

static const char *status_name(enum finding_status s)
{
        return s == FINDING_PRESENT ? "present" : s == FINDING_ABSENT
             ? "absent" : s == FINDING_PLANNED ? "planned" : "not documented";
}

static void what_physical_topics_ask_is_read(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        size_t wrong = 0;

        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
                struct document d = { .text = str_from(words[i].text),
                                      .date = DATE_NONE };
                struct findings f = findings_read(*state, v, &d, 0, d.text.n);
                const char *said = "";

                for (size_t k = 0; k < f.n; k++)
                        if (str_eq(f.at[k].concept,
                                   str_from(words[i].concept)))
                                said = status_name(f.at[k].status);
                if (strcmp(said, words[i].status) == 0)
                        continue;
                wrong++;
                print_message("# %s: %s is `%s`, not `%s`\n", words[i].text,
                              words[i].concept, said, words[i].status);
        }
        assert_int_equal(wrong, 0);
}

TEST_MAIN(TEST(what_physical_topics_ask_is_read))
