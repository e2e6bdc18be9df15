/* test_tests_words.c - what the topics on imaging, nerve tests and injections
 * ask of a file: invented sentences, and the one concept that each is written
 * for. "" forbids the concept altogether. */
#include "clinical_test.h"

struct word_case { const char *text, *concept, *status; };

static const struct word_case words[] = {
        { "There is a red flag: weight loss and night pain.",
          "red-flag", "present" },
        { "Red flag symptoms are reported.", "red-flag", "present" },
        { "There are no red flags.", "red-flag", "absent" },
        { "No red flag conditions were found on examination.",
          "red-flag", "absent" },
        { "She denies any red flag symptoms.", "red-flag", "absent" },
        { "He has saddle anesthesia since Monday.",
          "cauda-equina", "present" },
        { "She reports new urinary incontinence.", "cauda-equina", "present" },
        { "There is loss of bladder control.", "cauda-equina", "present" },
        { "He denies bowel or bladder incontinence.",
          "cauda-equina", "absent" },
        { "No bowel or bladder dysfunction.", "cauda-equina", "absent" },
        { "There is no saddle anesthesia.", "cauda-equina", "absent" },
        { "No loss of bowel or bladder control is reported.",
          "cauda-equina", "absent" },
        { "Osteomyelitis of the toe was diagnosed.",
          "tumor-or-infection", "present" },
        { "She has a history of cancer.", "tumor-or-infection", "present" },
        { "The scan shows metastatic disease.",
          "tumor-or-infection", "present" },
        { "No malignancy is seen.", "tumor-or-infection", "absent" },
        { "There is no tumor.", "tumor-or-infection", "absent" },
        { "There is progressive weakness.", "progressive-deficit", "present" },
        { "He has a worsening neurologic deficit.",
          "progressive-deficit", "present" },
        { "Progressive motor weakness of the foot is noted.",
          "progressive-deficit", "present" },
        { "The weakness of the leg is worsening.",
          "progressive-deficit", "present" },
        { "There is no progressive neurologic deficit.",
          "progressive-deficit", "absent" },
        { "He denies progressive weakness.", "progressive-deficit", "absent" },
        { "He would consider surgery.", "surgery-considered", "present" },
        { "Surgery is being considered.", "surgery-considered", "present" },
        { "The surgeon is contemplating surgery of the shoulder.",
          "surgery-considered", "present" },
        { "The study is needed for surgical planning.",
          "surgery-considered", "present" },
        { "She is considering surgical intervention.",
          "surgery-considered", "present" },
        { "He is not considering surgery.", "surgery-considered", "absent" },
        { "Surgery is not being considered.", "surgical-candidate",
          "absent" },
        { "She wants to avoid surgery.", "surgery-considered", "absent" },
        { "There has been a significant change in symptoms.",
          "symptom-change", "present" },
        { "Her symptoms have worsened since the last study.",
          "symptom-change", "present" },
        { "He has new neurologic findings.", "symptom-change", "present" },
        { "The condition has deteriorated.", "symptom-change", "present" },
        { "There is no change in symptoms since the last MRI.",
          "symptom-change", "absent" },
        { "Symptoms are unchanged.", "symptom-change", "absent" },
        { "Her symptoms remain unchanged.", "symptom-change", "absent" },
        { "There are no new neurologic deficits.",
          "symptom-change", "absent" },
        { "He had acute trauma to the knee.", "trauma", "present" },
        { "Traumatic injury of the wrist.", "trauma", "present" },
        { "She denies recent trauma.", "trauma", "absent" },
        { "MRI is contraindicated.", "mri-contraindicated", "present" },
        { "He cannot have an MRI.", "mri-contraindicated", "present" },
        { "She has a pacemaker.", "mri-contraindicated", "present" },
        { "He has no pacemaker.", "mri-contraindicated", "absent" },
        { "There is hemarthrosis of the left knee.",
          "hemarthrosis", "present" },
        { "No hemarthrosis.", "hemarthrosis", "absent" },
        { "A stress fracture of the second metatarsal is suspected.",
          "stress-fracture", "present" },
        { "There is no stress fracture.", "stress-fracture", "absent" },
        { "The MRI shows avascular necrosis of the hip.",
          "osteonecrosis", "present" },
        { "No osteonecrosis.", "osteonecrosis", "absent" },
        { "X-rays show severe osteoarthritis of the right knee.",
          "severe-osteoarthritis", "present" },
        { "Diagnosis: end stage degenerative joint disease of the knee.",
          "severe-osteoarthritis", "present" },
        { "There is mild osteoarthritis of the knee.",
          "severe-osteoarthritis", "" },
        { "There is no severe arthritis of the knee.",
          "severe-osteoarthritis", "absent" },
        { "Trigger points with a local twitch response in the trapezius.",
          "twitch-response", "present" },
        { "There is a twitch response with referred pain.",
          "twitch-response", "present" },
        { "There is no local twitch response.", "twitch-response", "absent" },
        { "Facet mediated pain is suspected.", "facet-pain", "present" },
        { "Diagnosis: lumbar facetogenic pain.", "facet-pain", "present" },
        { "There is no facet pain.", "facet-pain", "absent" },
        { "There is tenderness over the facet joints.",
          "facet-tenderness", "present" },
        { "Lumbar facet tenderness is noted.", "facet-tenderness", "present" },
        { "No facet tenderness.", "facet-tenderness", "absent" },
        { "He had relief from the diagnostic medial branch block.",
          "block-relief", "present" },
        { "There was a positive response to the medial branch blocks.",
          "block-relief", "present" },
        { "She had 80% relief after the medial branch block.",
          "block-relief", "present" },
        { "He had no relief from the medial branch block.",
          "block-relief", "absent" },
        { "Gaenslen's test is positive on the left.",
          "sacroiliac-sign", "present" },
        { "Thigh thrust test is negative.", "sacroiliac-sign", "absent" },
        { "Positive sacroiliac compression test.",
          "sacroiliac-sign", "present" },
        { "He is at high risk of opioid misuse.", "abuse-risk", "present" },
        { "There is a moderate risk for abuse.", "abuse-risk", "present" },
        { "There are no risk factors for opioid abuse.",
          "abuse-risk", "absent" },
        { "Diagnosis: failed back surgery syndrome.",
          "failed-back-surgery", "present" },
        { "She has post-laminectomy syndrome.",
          "failed-back-surgery", "present" },
        { "He has stump pain.", "cord-or-stump-pain", "present" },
        { "Known multiple sclerosis.", "cord-or-stump-pain", "present" },
        { "The spinal cord stimulator trial was done in May.",
          "device-trial", "present" },
        { "A spinal cord stimulator trial is requested.",
          "device-trial", "planned" },
        { "She has not had a spinal cord stimulator trial.",
          "device-trial", "absent" },
        { "Diagnosis: cervical dystonia.", "cervical-dystonia", "present" },
        { "There is no cervical dystonia.", "cervical-dystonia", "absent" },
        { "She has chronic migraine headaches.",
          "chronic-migraine", "present" },
        { "He denies chronic migraines.", "chronic-migraine", "absent" },
        { "There was an unsuccessful attempt to return to work.",
          "return-to-work-failed", "present" },
        { "He had a failed return to work in June.",
          "return-to-work-failed", "present" },
        { "She is near maximum medical improvement.",
          "maximum-improvement", "present" },
        { "The worker is permanent and stationary.",
          "maximum-improvement", "present" },
        { "He is not permanent and stationary.",
          "maximum-improvement", "absent" },
        { "She has not reached maximum medical improvement.",
          "maximum-improvement", "absent" },
        { "She reports excessive daytime sleepiness.",
          "daytime-sleepiness", "present" },
        { "He denies daytime somnolence.", "daytime-sleepiness", "absent" },
        { "She had facet injections last year.",
          "facet-injection", "present" },
        { "He has not had a medial branch block.",
          "facet-injection", "absent" },
        { "A lumbar facet joint injection is requested.",
          "facet-injection", "planned" },
};

static const char *status_name(enum finding_status s)
{
        return s == FINDING_PRESENT ? "present" : s == FINDING_ABSENT
             ? "absent" : s == FINDING_PLANNED ? "planned" : "not documented";
}

static void what_topics_on_tests_ask_is_read(void **state)
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

TEST_MAIN(TEST(what_topics_on_tests_ask_is_read))
