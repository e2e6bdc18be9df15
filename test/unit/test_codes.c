/* test_codes.c - diagnoses by their codes: what each family says, and numbers
 * that are no code. Invented lines. */
#include "data.h"

#include "clinical/clinical.h"
#include "terms/lexicon.h"

/* "concept part part side, ..." of all findings. */
static str shown(arena *a, const struct vocabulary *v, const char *text)
{
        struct document d = { .date = DATE_NONE, .text = str_from(text) };
        struct findings f = findings_read(a, v, &d, 0, d.text.n);
        buf b = buf_open(a, 1 << 16);

        for (size_t i = 0; i < f.n; i++) {
                buf_fmt(&b, "%s%s"FMT, i ? ", " : "",
                        f.at[i].status == FINDING_ABSENT ? "no " : "",
                        ARG(f.at[i].concept));
                for (size_t k = 0; k < f.at[i].n_body; k++)
                        buf_fmt(&b, " "FMT, ARG(f.at[i].body[k]));
                if (f.at[i].side.n)
                        buf_fmt(&b, " "FMT, ARG(f.at[i].side));
        }
        return buf_str(&b);
}

static const struct { const char *text, *says; } line[] = {
        /* by their shape, wherever they stand */
        { "M54.5", "back-pain-diagnosis lumbar" },
        { "Assessment: M54.16.", "radiculopathy lumbar" },
        { "(M54.12)", "radiculopathy cervical" },
        { "M54.13", "radiculopathy cervical thoracic" },
        { "M54.10", "radiculopathy" },
        { "M51.26; M48.061", "disc-disease lumbar, spinal-stenosis lumbar" },
        { "M51.16", "disc-disease lumbar, radiculopathy lumbar" },
        { "M50.20", "disc-disease cervical" },
        { "S33.5XXA", "sprain-strain lumbar" },
        { "S16.1XXD", "sprain-strain cervical" },
        { "F32.9, G47.00", "depression-anxiety, sleep-problem" },
        /* sides: 1 right, 2 left, 9 and 0 none; the part only where findings
         * of that concept carry one */
        { "G56.01", "carpal-tunnel right" },
        { "G56.02", "carpal-tunnel left" },
        { "G56.03", "carpal-tunnel bilateral" },
        { "G56.00", "carpal-tunnel" },
        { "G56.0", "carpal-tunnel" },
        { "M25.511 M25.562", "pain shoulder right, pain knee left" },
        { "M25.569", "pain knee" },
        { "M17.0", "osteoarthritis knee bilateral" },
        { "M17.12", "osteoarthritis knee left" },
        { "M17.9", "osteoarthritis knee" },
        { "M75.111", "rotator-cuff-disease right" },
        { "M75.42", "rotator-cuff-disease left" },
        { "S83.241A", "meniscus-tear right" },
        { "S83.282D", "meniscus-tear left" },
        { "S83.249A", "meniscus-tear" },
        { "S83.207A", "meniscus-tear left" },
        { "S83.202A", "meniscus-tear" },
        { "M79.604", "pain lower-extremity right" },
        /* the words beside it say it too; the code says the side */
        { "G56.01 Carpal tunnel syndrome", "carpal-tunnel right" },
        { "Lumbar radiculopathy (M54.16)", "radiculopathy lumbar" },
        { "No lumbar radiculopathy (M54.16).", "no radiculopathy lumbar" },
        /* only behind the words for codes */
        { "ICD-9: 722.10", "disc-disease lumbar" },
        { "ICD-9 codes: 354.0, 847.2", "carpal-tunnel, "
          "sprain-strain lumbar" },
        { "Diagnosis: 724.2", "back-pain-diagnosis lumbar" },
        { "Dx 338.29", "pain-chronic" },
        { "ICD-9 codes:\n\n1. 724.4\n\n2. 715.96\n\nTotal 847.2",
          "radiculopathy, osteoarthritis knee" },
        { "ICD9 311", "depression-anxiety" },
        { "ICD-10 M5416", "radiculopathy lumbar" },
        { "ICD 10: I10", "hypertension" },
        /* traps: money, other numbers, parts of longer ones */
        { "724.2", "" },
        { "Diagnosis billed at $724.20 and $847.2", "" },
        { "Diagnosis: claim 847.2-33, 722.10.4, 311", "" },
        { "ICD-9 fee 724.25", "" },
        { "The diagnosis was made after 311 days.", "" },
        { "Dx code sheet of 7/24.2", "" },
        { "Diagnosis 12724.2", "" },
        { "CPT 97110, 99213", "" },
        { "Form M5416, room S33, m54.5", "" },
        { "XM54.5 and 2M54.5", "" },
        { "M54.5-11", "" },
        { "Page 847.2 of the diagnosis index", "" },
        { "T98.6 P72 R20", "" },
        { "M99.99", "" },
};

static void codes_say_concept_part_and_side(void **state)
{
        const struct vocabulary *v = test_vocabulary(*state);
        int wrong = 0;

        for (size_t i = 0; i < sizeof line / sizeof *line; i++) {
                str got = shown(*state, v, line[i].text);

                if (str_eq(got, str_from(line[i].says)))
                        continue;
                print_error("%s: "FMT"; not %s\n", line[i].text, ARG(got),
                            line[i].says);
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

#define PAIN "concept  pain\n  title  pain\n  section  complaint\n"

static const struct { const char *text, *says; } bad[] = {
        { PAIN "icd 10  M54.5\n", "write `icd 10" },
        { PAIN "icd 11  M54.5  pain\n", "write `icd 10" },
        { PAIN "icd 10  M54.5s  pain\n", "letters named before" },
        { PAIN "icd 10  M54.[5  pain\n", "write a pattern" },
        { PAIN "icd 10  M54.512345  pain\n", "at most 8" },
        { PAIN "icd 10  M54  pain\nicd 10  M54.5  pain\n",
          "`M54` of x.vocabulary:4 comes first" },
        { PAIN "icd 9  724.2  pain\nicd 9  724.2  pain\n",
          "is never reached" },
        { PAIN "icd 10  M54  ache\n", "no concept `ache`" },
        { PAIN "icd 10  M54  pain  wing\n", "no part of the body `wing`" },
        { PAIN "icd character  S  1 right\n", "icd character  s" },
        { PAIN "icd character  s  one right\n", "icd character  s" },
        { PAIN "icd word  two words\n", "single words" },
};

static void a_mistake_in_a_code_is_named(void **state)
{
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
                test_refused(*state, bad[i].text, bad[i].says);
}

TEST_MAIN(TEST(codes_say_concept_part_and_side),
          TEST(a_mistake_in_a_code_is_named))
