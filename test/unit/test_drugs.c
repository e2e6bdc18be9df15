/* test_drugs.c - what a name in a chart stands for: the generic, its class in
 * a request and the concept of its finding; and words of every day that are
 * no drug. Invented sentences. */
#include "data.h"

#include "clinical/clinical.h"
#include "terms/lexicon.h"

enum { GENERICS_LEAST = 300 };

static const struct { const char *written, *drug, *class, *concept; } name[] = {
        /* a brand, an abbreviation, a salt, a misspelling */
        { "Norco 10/325", "hydrocodone/acetaminophen", "opioid", "opioid" },
        { "Vicoden 5/500", "hydrocodone/acetaminophen", "opioid", "opioid" },
        { "hydrocodne", "hydrocodone/acetaminophen", "opioid",
          "opioid" },
        { "Zohydro ER 20 mg", "hydrocodone", "opioid", "opioid" },
        { "MS Contin 30 mg", "morphine", "opioid", "opioid" },
        { "Percoset", "oxycodone/acetaminophen", "opioid", "opioid" },
        { "Tylenol #3", "codeine/acetaminophen", "opioid", "opioid" },
        { "Tylenol with codeine", "codeine/acetaminophen", "opioid",
          "opioid" },
        { "Suboxone film", "buprenorphine/naloxone", "opioid", "opioid" },
        { "Nucenta", "tapentadol", "opioid", "opioid" },
        { "Naprosen", "naproxen", "nsaid", "nsaid" },
        { "Arthrotec", "diclofenac/misoprostol", "nsaid", "nsaid" },
        { "cyclobenzaprin 7.5 mg", "cyclobenzaprine", "muscle-relaxant",
          "muscle-relaxant" },
        { "Soma 350 mg", "carisoprodol", "muscle-relaxant",
          "muscle-relaxant" },
        { "Gabapentine", "gabapentin", "anticonvulsant", "anticonvulsant" },
        { "Neurotin", "gabapentin", "anticonvulsant", "anticonvulsant" },
        { "Cymbalata", "duloxetine", "antidepressant", "antidepressant" },
        { "Prilosec OTC", "omeprazole", "ppi", "ppi" },
        { "Klonipin", "clonazepam", "sedative", "sedative" },
        { "Belsomra", "suvorexant", "sedative", "sedative" },
        { "LidoPro", "lidocaine", "topical", "topical" },
        { "Terocin patch", "lidocaine", "topical", "topical" },
        { "Voltaren gel", "diclofenac", "topical", "topical" },
        { "Voltaren XR", "diclofenac", "nsaid", "nsaid" },
        /* outside the classes of a request: what it is for */
        { "HCTZ 25 mg", "hydrochlorothiazide", "other-drug",
          "antihypertensive" },
        { "Zestril", "lisinopril", "other-drug", "antihypertensive" },
        { "Famotidine", "famotidine", "other-drug", "stomach-medicine" },
        { "APAP 500 mg", "acetaminophen", "other-drug",
          "non-opioid-analgesic" },
        { "Medrol dosepak", "methylprednisolone", "other-drug",
          "corticosteroid" },
        { "Depo-Medrol 80 mg", "methylprednisolone acetate", "other-drug",
          "injected-steroid" },
        { "1% lidocaine", "lidocaine", "other-drug", "local-anesthetic" },
        { "Marcaine", "bupivacaine", "other-drug", "local-anesthetic" },
        { "Colace", "docusate", "other-drug", "laxative" },
        { "Narcan", "naloxone", "other-drug", "dependence-medicine" },
        { "Viagra", "sildenafil", "other-drug", "erectile-medicine" },
        { "Theramine", "amino acid medical food", "other-drug",
          "medical-food" },
        { "AndroGel", "testosterone", "other-drug", "hormone" },
        { "low dose aspirin", "aspirin", "other-drug", "antithrombotic" },
        { "aspirin", "aspirin", "other-drug", "non-opioid-analgesic" },
        { "Prialt", "ziconotide", "other-drug", "anesthetic" },
        { "Seroquel", "quetiapine", "other-drug", "antipsychotic" },
        { "Boniva", "ibandronate", "other-drug", "osteoporosis-medicine" },
};

static void a_name_stands_for_a_generic_and_its_class(void **state)
{
        const struct vocabulary *v = test_vocabulary(*state);
        int wrong = 0;

        for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
                struct document d = { .date = DATE_NONE };

                d.text = arena_fmt(*state, "Medications: %s daily.",
                                   name[i].written);
                struct findings f = findings_read(*state, v, &d, 0, d.text.n);
                struct request r = request_parse(*state, v,
                                                 str_from(name[i].written));

                if (f.n == 1 && str_eq(f.at[0].drug, str_from(name[i].drug)) &&
                    str_eq(f.at[0].concept, str_from(name[i].concept)) &&
                    str_eq(r.class, str_from(name[i].class)) &&
                    str_eq(r.drug, str_from(name[i].drug)))
                        continue;
                print_error("%s: %zu findings, "FMT", "FMT"; request "FMT", "
                            FMT"\n", name[i].written, f.n,
                            ARG(f.n ? f.at[0].drug : S("-")),
                            ARG(f.n ? f.at[0].concept : S("-")),
                            ARG(r.class), ARG(r.drug));
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

/* What works on the whole body is no topical medicine, patch or not. */
static void a_patch_is_topical_or_not_by_its_drug(void **state)
{
        static const struct { const char *text, *drug, *class; } row[] = {
                { "Butrans patch 10 mcg/hr #4", "buprenorphine", "opioid" },
                { "Fentanyl patch 25 mcg #10", "fentanyl", "opioid" },
                { "AndroGel 1.62% gel", "testosterone", "other-drug" },
                { "Nicotine patch #30", "nicotine", "other-drug" },
                { "Lidoderm patch 5% #30", "lidocaine", "topical" },
                { "Ketoprofen cream 120 g", "ketoprofen", "topical" },
        };
        const struct vocabulary *v = test_vocabulary(*state);

        for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
                struct request r = request_parse(*state, v,
                                                 str_from(row[i].text));

                if (!str_eq(r.class, str_from(row[i].class)) ||
                    !str_eq(r.drug, str_from(row[i].drug)))
                        fail_msg("%s: "FMT", "FMT, row[i].text, ARG(r.class),
                                 ARG(r.drug));
        }
}

static void words_of_every_day_are_no_drug(void **state)
{
        static const char *const text[] = {
                "He is well versed in the home exercises.",
                "Calcium 9.2, magnesium 2.0, zinc normal.",
                "The thyroid is not enlarged. Testosterone level 310.",
                "Treatment is to restore function and alleviate pain.",
                "Caffeine: two cups a day. Denies nicotine.",
                "Collagen fibres and folate were discussed.",
                "Ensure proper lifting; boost morale.",
        };
        const struct vocabulary *v = test_vocabulary(*state);

        for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
                struct document d = { .date = DATE_NONE,
                                      .text = str_from(text[i]) };
                struct findings f = findings_read(*state, v, &d, 0, d.text.n);

                for (size_t k = 0; k < f.n; k++)
                        if (f.at[k].drug.n)
                                fail_msg("%s: "FMT, text[i],
                                         ARG(f.at[k].drug));
        }
}

static void drugs_are_many_and_their_classes_known(void **state)
{
        const struct vocabulary *v = test_vocabulary(*state);
        str dictionary = test_file(*state, S("guidelines/dictionary.outline"));
        size_t generics = 0;

        for (size_t i = 0; i < v->drugs; i++) {
                bool first = true;

                for (size_t k = 0; k < i; k++)
                        first &= !str_eq(v->drug[k].name, v->drug[i].name);
                generics += first;
                if (v->drug[i].concept == UINT32_MAX ||
                    str_find(dictionary, v->drug[i].class, 0) == STR_NONE)
                        fail_msg(FMT": "FMT" is no class", ARG(v->drug[i].name),
                                 ARG(v->drug[i].class));
        }
        assert_true(generics >= GENERICS_LEAST);
}

TEST_MAIN(TEST(a_name_stands_for_a_generic_and_its_class),
          TEST(a_patch_is_topical_or_not_by_its_drug),
          TEST(words_of_every_day_are_no_drug),
          TEST(drugs_are_many_and_their_classes_known))
