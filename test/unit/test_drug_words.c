/* test_drug_words.c - what the drug topics ask of a file: invented sentences,
 * and the one concept that each is written for. "" forbids the concept
 * altogether. */
#include "words_test.h"

static const struct word_case words[] = {
        { "History of peptic ulcer.", "stomach-disease", "present" },
        { "She denies heartburn.", "stomach-disease", "absent" },
        { "GERD from ibuprofen.", "stomach-disease", "present" },
        { "Constipation is reported.", "stomach-disease", "" },
        { "GERD from ibuprofen.", "gi-problem", "present" },
        { "Prilosec for GI prophylaxis.", "stomach-disease", "" },
        { "He takes two NSAIDs.", "multiple-nsaids", "present" },
        { "She is on high dose NSAIDs.", "multiple-nsaids", "present" },
        { "He failed gabapentin.", "failed-anticonvulsant", "present" },
        { "Lyrica was ineffective.", "failed-anticonvulsant", "present" },
        { "He takes gabapentin with relief.", "failed-anticonvulsant", "" },
        { "Failed trial of Cymbalta.", "failed-antidepressant", "present" },
        { "Amitriptyline has failed.", "failed-antidepressant", "present" },
        { "She takes amitriptyline.", "failed-antidepressant", "" },
        { "She is unable to take oral medications.", "oral-intolerance",
          "present" },
        { "He cannot tolerate oral NSAIDs.", "oral-intolerance", "present" },
        { "Oral medications are not tolerated.", "oral-intolerance",
          "present" },
        { "She tolerates oral medications.", "oral-intolerance", "absent" },
        { "He has taken Norco for more than 6 months.", "long-term-opioid",
          "present" },
        { "He has taken ibuprofen for more than 6 months.", "long-term-opioid",
          "" },
        { "He has taken ibuprofen for more than 6 months.", "long-term-nsaid",
          "present" },
        { "Zanaflex has been used on a long term basis.",
          "long-term-muscle-relaxant", "present" },
        { "Ambien has been taken since at least 2014.", "long-term-sedative",
          "present" },
        { "Ambien was begun today.", "long-term-sedative", "" },
        { "The opioid dose exceeds the recommended dose.",
          "opioid-dose-over-limit", "present" },
        { "She takes more than 120 mg MED a day.", "opioid-dose-over-limit",
          "present" },
        { "A CURES report was reviewed.", "prescription-monitoring",
          "present" },
        { "No CURES report was done.", "prescription-monitoring", "absent" },
        { "An opioid risk tool was completed.", "opioid-risk-assessment",
          "present" },
        { "A weaning schedule was begun.", "opioid-taper", "present" },
        { "Wean off the opioids.", "opioid-taper", "present" },
        { "Hypogonadism is treated.", "low-testosterone", "present" },
        { "Testosterone level was normal.", "low-testosterone", "absent" },
        { "He complains of erectile dysfunction.", "erectile-dysfunction",
          "present" },
        { "He denies erectile dysfunction.", "erectile-dysfunction",
          "absent" },
        { "Vitamin D deficiency was found.", "nutritional-deficiency",
          "present" },
        { "Sleep hygiene was discussed.", "sleep-hygiene", "present" },
        { "Narcolepsy was diagnosed.", "wakefulness-disorder", "present" },
};

static void what_drug_topics_ask_is_read(void **state)
{
        words_check(*state, words, sizeof words / sizeof *words);
}

TEST_MAIN(TEST(what_drug_topics_ask_is_read))
