/* test_request.c - invented request lines, and what each asks for. */
#include "clinical_test.h"

#include "terms/lexicon.h"

#include <math.h>

/* n below 0: no quantity stated. class: of each part, parted by "+"; a finer
 * service behind a slash. flags: c companion, r retrospective, p partly
 * approved. body: parted by spaces. */
struct request_case {
        const char *text, *class;
        double n;
        const char *unit, *body, *side, *drug, *flags;
};

static const struct request_case therapy[] = {
        { "Massage therapy, 12 sessions", "massage", 12, "visits", "", "", "",
          "" },
        { "Massage therapy 2x week for 6 weeks for low back", "massage", 12,
          "visits", "lumbar", "", "", "" },
        { "Message therapy once a week for 8 weeks", "massage", 8, "visits",
          "", "", "", "" },
        { "6 massage therapy sessions for the neck", "massage", 6, "visits",
          "cervical", "", "", "" },
        { "4 Massage therapy", "massage", 4, "visits", "", "", "", "" },
        { "Massage therapy to the neck (sessions) Qty 6", "massage", 6,
          "visits", "cervical", "", "", "" },
        { "Massage", "massage", -1, "", "", "", "", "" },
        { "Myofascial release x 8",
          "massage/myofascial-release", 8, "visits", "", "", "", "" },
        { "Massage 1-2 times a week for 4 weeks", "massage", 8, "visits", "",
          "", "", "" },
        { "Massage therapy, 4 to 6 visits", "massage", 6, "visits", "", "",
          "", "" },
        { "Physical therapy 3 times per week for 4 weeks", "physical-therapy",
          12, "visits", "", "", "", "" },
        { "3 visits per week for 2 weeks of physical therapy",
          "physical-therapy", 6, "visits", "", "", "", "" },
        { "Physical therapy 2 times 8", "physical-therapy", 16, "visits", "",
          "", "", "" },
        { "Physical therapy 3x2", "physical-therapy", 6, "visits", "", "", "",
          "" },
        { "Physical therapy twice weekly for 5 weeks, right ankle",
          "physical-therapy", 10, "visits", "ankle", "right", "", "" },
        { "Physical therapy, twelve (12) sessions, cervical",
          "physical-therapy", 12, "visits", "cervical", "", "", "" },
        { "Physical therapy 2 times a week for 3 weeks (6)",
          "physical-therapy", 6, "visits", "", "", "", "" },
        { "PT 2x/wk x 6 wks", "physical-therapy", 12, "visits", "", "", "",
          "" },
        { "Occupational therapy 8 visits, left hand",
          "physical-therapy/occupational-therapy", 8,
          "visits", "hand", "left", "", "" },
        { "Pulsed ultrasound 2 times a week for 4 weeks",
          "physical-therapy/therapeutic-ultrasound", 8, "visits", "", "", "",
          "" },
        { "Manual therapy 6 sessions", "physical-therapy/manual-therapy", 6,
          "visits", "", "", "", "" },
        { "Lumbar traction x 12", "physical-therapy/traction", 12, "visits",
          "lumbar", "", "", "" },
        { "Home exercise program", "physical-therapy/exercise-program", -1,
          "", "", "", "", "" },
        { "Gym membership for 6 months", "other/gym-membership", 6, "months",
          "", "", "", "" },
        { "Chiropractic 12 visits for neck and low back", "chiropractic", 12,
          "visits", "cervical lumbar", "", "", "" },
        { "Spinal manipulation 1 times 8",
          "chiropractic/spinal-manipulation", 8, "visits", "",
          "", "", "" },
        { "Chiro with modalities 2 times a week for 3 weeks",
          "chiropractic/chiropractic-physiotherapy",
          6, "visits", "", "", "", "" },
        { "Acupuncture 6-8 sessions for the right knee", "acupuncture", 8,
          "visits", "knee", "right", "", "" },
        { "Ten infrared acupuncture visits, 2 times weekly for 5 weeks",
          "acupuncture/acupuncture-infrared", 10, "visits", "", "", "", "" },
        { "Aquatic therapy 2 x 4", "aquatic-therapy", 8, "visits", "", "", "",
          "" },
        { "Work hardening program 10 days",
          "work-program/work-hardening", 10, "days", "",
          "", "", "" },
        { "Functional restoration program, 2 weeks", "functional-restoration",
          2, "weeks", "", "", "", "" },
        { "Cognitive behavioral therapy 6 sessions",
          "psychotherapy/cognitive-behavioral-therapy", 6,
          "visits", "", "", "", "" },
        { "Biofeedback 4 sessions", "biofeedback", 4, "visits", "", "", "",
          "" },
        { "Physical therapy evaluation and treatment 2 times a week for 4 "
          "weeks", "physical-therapy", 8, "visits", "", "", "", "" },
};

static const struct request_case joined[] = {
        { "6 Massage therapy with ultrasound for the neck",
          "massage+physical-therapy/therapeutic-ultrasound", 6, "visits",
          "cervical", "", "", "" },
        { "Chiropractic with physiotherapy 8 visits",
          "chiropractic+physical-therapy", 8, "visits", "", "", "", "" },
        { "Massage and acupuncture, 6 sessions", "massage+acupuncture", 6,
          "visits", "", "", "", "" },
        { "Physical therapy with ultrasound and electrical stimulation 2 x 6",
          "physical-therapy+physical-therapy/therapeutic-ultrasound+"
          "dme-electrotherapy/electrical-stimulation", 12, "visits", "", "",
          "", "" },
        { "Acupuncture + massage x 6", "acupuncture+massage", 6, "visits",
          "", "", "", "" },
        { "Six acupuncture visits with capsaicin patch",
          "acupuncture+topical/topical-patch",
          6, "visits", "", "", "capsaicin", "" },
        { "Lumbar epidural steroid injection with fluoroscopy",
          "epidural-injection", -1, "", "lumbar", "", "", "" },
        { "MRI of the neck without contrast", "imaging-mri", -1, "",
          "cervical", "", "", "" },
        { "EMG/NCV of the bilateral upper extremities", "emg-ncs", -1, "",
          "upper-extremity", "bilateral", "", "" },
        { "Ice/heat pads times 6", "dme-cold-heat/hot-cold-packs", 6,
          "visits", "", "", "", "" },
        { "Right shoulder arthroscopy with decompression and rotator cuff "
          "repair",
          "surgery/rotator-cuff-repair", -1, "", "shoulder", "right", "", "" },
        { "Re-exam with chiropractor for the lumbar spine",
          "office-visit/follow-up-visit",
          -1, "", "lumbar", "", "", "" },
};

static const struct request_case tests_and_devices[] = {
        { "MRI of the left knee", "imaging-mri", -1, "", "knee", "left", "",
          "" },
        { "Left knee magnetic resonance imaging (MRI)", "imaging-mri", -1, "",
          "knee", "left", "", "" },
        { "CT scan of the head", "imaging-ct", -1, "", "head", "", "", "" },
        { "X-ray of the right hand", "imaging-xray", -1, "", "hand", "right",
          "", "" },
        { "Three phase bone scan, left foot",
          "imaging-other/bone-scan", -1, "", "foot",
          "left", "", "" },
        { "NCS/EMG RUE", "emg-ncs", -1, "", "upper-extremity", "right", "",
          "" },
        { "Urine drug screen", "drug-screen", -1, "", "", "", "", "" },
        { "CBC", "lab/blood-count-chemistry", -1, "", "", "", "", "" },
        { "TENS unit one month trial", "dme-electrotherapy/tens-unit", 1,
          "months", "", "", "", "" },
        { "30 day trial of TENS unit", "dme-electrotherapy/tens-unit", 30,
          "days", "", "", "", "" },
        { "H-wave unit", "dme-electrotherapy/h-wave", -1, "", "", "", "", "" },
        { "Lumbar brace",
          "dme-brace/lumbar-support", -1, "", "lumbar", "", "", "" },
        { "Sit-stand workstation",
          "dme-other/sit-stand-workstation", -1, "", "", "", "", "" },
        { "Hospital bed rental",
          "dme-other/hospital-bed", -1, "", "", "", "", "" },
        { "Home aide 12 hours per day, 5 times a week for 4 weeks",
          "home-health/home-health-aide", 20, "visits", "", "", "", "" },
        { "Transportation to appointments",
          "transportation/medical-transportation", -1, "", "", "",
          "", "" },
        { "Orthopedic consultation",
          "consultation/orthopedic-consultation", -1, "", "", "", "", "" },
        { "Functional capacity evaluation",
          "functional-capacity/functional-capacity-evaluation", -1, "",
          "", "", "", "" },
        { "Extracorporeal shockwave therapy",
          "other/shockwave", -1, "", "", "", "",
          "" },
        { "Blood glucose lamp of no known kind", "", -1, "", "", "", "", "" },
};

static const struct request_case injections[] = {
        { "Lumbar epidural steroid injection at L4-L5", "epidural-injection",
          1, "levels", "lumbar", "", "", "" },
        { "Right L4 transforaminal ESI",
          "epidural-injection/transforaminal-epidural", 1, "levels",
          "lumbar", "right", "", "" },
        { "Facet injections L4-5, L5-S1",
          "facet-injection/facet-joint-injection", 2, "levels",
          "lumbar", "", "", "" },
        { "Medial branch block C4-5, C5-6, C6-7 bilateral",
          "facet-injection/medial-branch-block",
          3, "levels", "cervical", "bilateral", "", "" },
        { "Two cervical epidural steroid injections", "epidural-injection",
          2, "injections", "cervical", "", "", "" },
        { "Trigger point injections x 4", "trigger-point-injection", 4,
          "injections", "", "", "", "" },
        { "Left shoulder subacromial injection",
          "joint-injection/bursa-injection", -1, "",
          "shoulder", "left", "", "" },
        { "Sedation (for lumbar epidural steroid injection)",
          "surgical-companion/sedation", -1, "", "lumbar", "", "", "c" },
        { "IV sedation during cervical ESI", "surgical-companion/sedation",
          -1, "", "cervical", "", "", "c" },
        { "Assistant surgeon",
          "surgical-companion/assistant-surgeon", -1, "", "", "", "",
          "c" },
        { "Pre-operative medical clearance",
          "surgical-companion/preoperative-clearance", -1, "",
          "", "", "", "c" },
        { "Pre-operative EKG",
          "surgical-companion/electrocardiogram", -1, "", "", "", "",
          "c" },
        { "Associated surgical service: sling",
          "dme-brace/sling", -1, "", "", "",
          "", "c" },
};

static const struct request_case drugs[] = {
        { "Hydrocodone/Acetaminophen 10mg Qty 120", "opioid", 120, "tablets",
          "", "", "hydrocodone/acetaminophen", "" },
        { "Norco 10/325 mg #90", "opioid", 90, "tablets", "", "",
          "hydrocodone/acetaminophen", "" },
        { "Ultram 50 mg #60 with 2 refills", "opioid", 180, "tablets", "", "",
          "tramadol", "" },
        { "Naproxen 500 mg, #60", "nsaid", 60, "tablets", "", "", "naproxen",
          "" },
        { "Motrin 800mg, 90 tablets", "nsaid", 90, "tablets", "", "",
          "ibuprofen", "" },
        { "Flexeril 7.5 mg #30, 1 tablet every 8-12 hours",
          "muscle-relaxant", 30, "tablets", "", "", "cyclobenzaprine", "" },
        { "Neurontin 300mg #90", "anticonvulsant", 90, "tablets", "", "",
          "gabapentin", "" },
        { "Cymbalta 30mg", "antidepressant", -1, "", "", "", "duloxetine",
          "" },
        { "Lidoderm patch 5% #30", "topical/topical-patch", 30, "units", "", "",
          "lidocaine", "" },
        { "Voltaren gel #100 grams",
          "topical/topical-gel-cream", 100, "units", "", "",
          "diclofenac", "" },
        { "Compound ketoprofen 20%, 120 grams",
          "topical/compounded-topical", 120, "units", "",
          "", "ketoprofen", "" },
        { "Prilosec 20mg #60", "ppi", 60, "tablets", "", "", "omeprazole",
          "" },
        { "Ambien 10mg #30", "sedative", 30, "tablets", "", "", "zolpidem",
          "" },
        { "Colace 100mg #60", "other-drug/laxative", 60, "tablets", "", "",
          "docusate", "" },
};

static const struct request_case kinds[] = {
        { "Right knee arthroscopy with partial medial meniscectomy",
          "surgery/knee-arthroscopy", -1, "", "knee", "right", "", "" },
        { "Fusion L5-S1", "surgery/lumbar-fusion", 1, "levels", "lumbar", "",
          "", "" },
        { "Fusion C5-6", "surgery/cervical-fusion", 1, "levels", "cervical",
          "", "", "" },
        { "Discectomy L4-5 with fusion", "surgery/lumbar-fusion", 1, "levels",
          "lumbar", "", "", "" },
        { "MRA right shoulder", "imaging-mri/mr-arthrogram", -1, "",
          "shoulder", "right", "", "" },
        { "MRA of the brain", "imaging-mri/mr-angiography", -1, "", "head",
          "", "", "" },
        { "Brace, left wrist", "dme-brace/wrist-splint", -1, "", "wrist",
          "left", "", "" },
        { "Vascutherm cold unit with compression, 14 days",
          "dme-cold-heat/hot-cold-contrast-unit", 14, "days", "", "", "", "" },
        { "Rhizotomy L4-5, L5-S1", "facet-injection/radiofrequency-ablation",
          2, "levels", "lumbar", "", "", "" },
        { "Topical flurbiprofen 20%, baclofen 5% 60 gm",
          "topical/compounded-topical", 60, "units", "", "",
          "flurbiprofen/baclofen", "" },
        /* one product of several ingredients is no compound */
        { "Menthoderm gel 120 gm", "topical/topical-gel-cream", 120, "units",
          "", "", "methyl salicylate/menthol", "" },
        { "Ultrasound therapy, right elbow",
          "physical-therapy/therapeutic-ultrasound", -1, "", "elbow", "right",
          "", "" },
        { "Shower chair", "dme-other/bathroom-equipment", -1, "", "", "", "",
          "" },
        { "Ondansetron 4 mg #10", "other-drug/antiemetic", 10, "tablets", "",
          "", "ondansetron", "" },
        /* "follow up" is a longer word of another class's kind */
        { "Follow-up visit", "office-visit/follow-up-visit", -1, "", "", "",
          "", "" },
        { "Arthrogram, right hip", "imaging-other/arthrogram", -1, "", "hip",
          "right", "", "" },
        { "Urine drug screen, quantitative confirmation",
          "drug-screen/drug-screen-confirmation", -1, "", "", "", "", "" },
};

static const struct request_case portions[] = {
        { "Massage for 12 sessions was the original request. Massage for 4 "
          "sessions was authorized by the Claims Administrator. The "
          "remaining IMR eligible portion of the original request, massage "
          "for 8 sessions is", "massage", 8, "visits", "", "", "", "p" },
        { "Mobic 15mg #30 with 3 refills was the original request. Mobic "
          "15mg #30 was authorized by the Claims Administrator. The "
          "remaining IMR eligible portion of the original request, three "
          "refills of Mobic 15mg #30 is", "nsaid", 90, "tablets", "", "",
          "meloxicam", "p" },
        { "Physical therapy 10 sessions leaving the original request "
          "eligible", "physical-therapy", 10, "visits", "", "", "", "p" },
        { "Retrospective massage DOS 3/4/2014", "massage", -1, "", "", "",
          "", "r" },
        { "Urine drug screen, date of service 05/06/2014", "drug-screen", -1,
          "", "", "", "", "r" },
};

/* --- checking ------------------------------------------------------------ */

static str parts_text(arena *a, const struct request *r)
{
        buf b = buf_open(a, 1 << 12);

        for (size_t i = 0; i < r->n_parts; i++)
                buf_fmt(&b, "%s" FMT "%s" FMT, i ? "+" : "",
                        ARG(r->part[i].class),
                        r->part[i].service.n ? "/" : "",
                        ARG(r->part[i].service));
        return buf_str(&b);
}

static str body_text(arena *a, const struct request *r)
{
        buf b = buf_open(a, 1 << 12);

        for (size_t i = 0; i < r->n_body; i++)
                buf_fmt(&b, "%s" FMT, i ? " " : "", ARG(r->body[i]));
        return buf_str(&b);
}

static int differs(const char *what, const char *text, str is, str want)
{
        if (str_eq(is, want))
                return 0;
        print_error("%s is `" FMT "` for `" FMT "` in: %s\n", what, ARG(is),
                    ARG(want), text);
        return 1;
}

static int line_wrong(arena *a, const struct vocabulary *v,
                      const struct request_case *c)
{
        struct request r = request_parse(a, v, str_from(c->text));
        str n = isnan(r.quantity) ? S("none")
                                  : arena_fmt(a, "%g", r.quantity);
        str want = c->n < 0 ? S("none") : arena_fmt(a, "%g", c->n);
        str flags = arena_fmt(a, "%s%s%s", r.companion ? "c" : "",
                              r.retrospective ? "r" : "",
                              r.partly_approved ? "p" : "");

        assert_true(r.n_parts >= 1);
        assert_int_equal(r.bundle, r.n_parts > 1);
        return differs("class", c->text, parts_text(a, &r),
                       str_from(c->class)) +
               differs("quantity", c->text, n, want) +
               differs("unit", c->text, r.unit, str_from(c->unit)) +
               differs("body", c->text, body_text(a, &r),
                       str_from(c->body)) +
               differs("side", c->text, r.side, str_from(c->side)) +
               differs("drug", c->text, r.drug, str_from(c->drug)) +
               differs("flags", c->text, flags, str_from(c->flags));
}

static void table_check(arena *a, const struct request_case *c, size_t n)
{
        const struct vocabulary *v = vocabulary_of_project(a);
        int wrong = 0;

        for (size_t i = 0; i < n; i++)
                wrong += line_wrong(a, v, &c[i]);
        assert_int_equal(wrong, 0);
}

#define TABLE(name)                                                          \
        static void requests_of_##name(void **state)                         \
        {                                                                    \
                table_check(*state, name, sizeof name / sizeof *name);       \
        }

TABLE(therapy)
TABLE(joined)
TABLE(tests_and_devices)
TABLE(injections)
TABLE(drugs)
TABLE(portions)
TABLE(kinds)

static void portions_keep_their_numbers(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(
                "Massage for 12 sessions was the original request. Massage "
                "for 4 sessions was authorized by the Claims Administrator. "
                "The remaining IMR eligible portion of the original request, "
                "massage for 8 sessions is"));

        assert_true(fabs(r.requested - 12) < 0.5);
        assert_true(fabs(r.approved - 4) < 0.5);
        assert_true(fabs(r.quantity - 8) < 0.5);
}

static void a_companion_names_what_it_goes_with(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(
                "Sedation (for lumbar epidural steroid injection, L4-L5)"));

        assert_str(r.primary_class, "epidural-injection");
        r = request_parse(*state, v, S("Assistant surgeon"));
        assert_str(r.primary_class, "surgery");
        r = request_parse(*state, v, S("Massage for neck pain"));
        assert_str(r.primary_class, "");
}

static void strength_and_levels_are_read(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S("Norco 5/325mg #60"));

        assert_true(fabs(r.strength - 5) < 0.01);
        r = request_parse(*state, v, S("Mobic 7.5mg #30"));
        assert_true(fabs(r.strength - 7.5) < 0.01);
        r = request_parse(*state, v, S("Lidoderm 5% #30"));
        assert_true(isnan(r.strength));
        r = request_parse(*state, v, S("Facet block L3-4, L4-5 on the left"));
        assert_str(r.levels, "L3-4, L4-5");
        assert_int_equal(r.n_levels, 2);
}

static void parts_lie_in_the_text(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(
                "  6 Massage  therapy\nwith ultrasound for the neck "));

        assert_str(r.text, "6 Massage therapy with ultrasound for the neck");
        assert_int_equal(r.n_parts, 2);
        assert_str(str_slice(r.text, r.part[0].begin, r.part[0].end),
                   "Massage therapy");
        assert_str(str_slice(r.text, r.part[1].begin, r.part[1].end),
                   "ultrasound for the neck");
}

static void a_remaining_portion_takes_its_service_from_the_head(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(
                "Massage therapy for 12 visits was the original request. 8 "
                "visits were authorized by the Claims Administrator. The "
                "remaining portion of 4 visits"));

        assert_str(r.class, "massage");
        assert_true(r.partly_approved);
        assert_int_equal(r.quantity, 4);
        assert_int_equal(r.requested, 12);
        assert_int_equal(r.approved, 8);
        r = request_parse(*state, v, S("Hydrocodone 10/325 mg #120 "
                                       "(remaining 12 tablets)"));
        assert_str(r.class, "opioid");
        assert_true(r.partly_approved);
        assert_int_equal(r.quantity, 12);
        assert_int_equal(r.requested, 120);
        assert_int_equal(r.strength, 10);
        assert_str(r.unit, "tablets");
}

static void a_date_of_service_is_kept(void **state)
{
        static const struct { const char *text, *date; } c[] = {
                { "MRI of the neck DOS 01/05/2016", "2016-01-05" },
                { "Massage, 6 visits (date of service 1/5/16)",
                  "2016-01-05" },
                { "Retrospective request, dates of service: 1/5/2016 and "
                  "1/7/2016: massage", "2016-01-05" },
                { "Massage, 6 visits", "" },
        };
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);

        for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
                struct request r = request_parse(a, v, str_from(c[i].text));

                assert_true(c[i].date[0] ? str_eq(date_text(a, r.service),
                                                  str_from(c[i].date))
                                         : !date_known(r.service));
        }
}

static void more_services_than_can_be_told_are_unknown(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(
                "massage, acupuncture, chiropractic, MRI, x-ray, EMG, "
                "naproxen, tramadol, gabapentin, omeprazole, "
                "cyclobenzaprine, TENS unit, wrist brace, urine drug screen, "
                "aquatic therapy, physical therapy, epidural steroid "
                "injection, duloxetine, zolpidem"));

        assert_true(r.bundle);
        assert_str(r.class, "");
        assert_int_equal(r.n_parts, 1);
        assert_int_equal(r.part[0].end, r.text.n);
}

static void each_part_has_its_drug(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(
                "Naproxen 550 mg #60 and omeprazole 20 mg #30"));

        assert_int_equal(r.n_parts, 2);
        assert_str(r.part[0].drug, "naproxen");
        assert_str(r.part[1].drug, "omeprazole");
}

static void before_and_after_surgery_are_told(void **state)
{
        static const struct { const char *text; bool before, after; } c[] = {
                { "Post-op physical therapy 2 x 6, right knee", false, true },
                { "Physical therapy s/p left rotator cuff repair", false,
                  true },
                { "Physical therapy after surgery, 12 visits", false, true },
                { "Pre-op labs: CBC, CMP", true, false },
                { "Preoperative chest x-ray", true, false },
                { "Physical therapy 2 x 6, right knee", false, false },
        };
        const struct vocabulary *v = vocabulary_of_project(*state);

        for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
                struct request r = request_parse(*state, v,
                                                 str_from(c[i].text));

                assert_int_equal(r.preoperative, c[i].before);
                assert_int_equal(r.postoperative, c[i].after);
        }
}

static void listed_in(str dictionary, str name)
{
        size_t at = str_find(dictionary, name, 0);

        while (at != STR_NONE) {
                char before = dictionary.p[at - 1];
                char after = dictionary.p[at + name.n];

                if (before == ' ' && (after == ',' || after == '\n'))
                        return;
                at = str_find(dictionary, name, at + 1);
        }
        fail_msg("the dictionary lists no service `%.*s`", (int)name.n,
                 name.p);
}

/* What the dictionary does not list would be `other` to every guideline. */
static void the_dictionary_lists_every_service(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        str all;
        size_t at;
        err e;

        assert_int_equal(host_file(*state, S("guidelines/dictionary.outline"),
                                   HOST_FILE_MAX, &all, &e), OK);
        at = str_find(all, S("choice service"), 0);
        assert_true(at != STR_NONE);
        all = str_slice(all, at, str_find(all, S("choice drug"), at));
        for (size_t i = 0; i < v->kinds; i++) {
                listed_in(all, v->kind[i].name);
                for (size_t k = 0; k < v->kind[i].n_placed; k++)
                        listed_in(all, v->kind[i].placed[k].name);
        }
        for (size_t i = 0; i < v->services; i++)
                if (v->service[i].name.n && !v->service[i].accessory)
                        listed_in(all, v->service[i].name);
        for (size_t i = 0; i < v->drugs; i++)
                if (v->drug[i].group.n)
                        listed_in(all, v->drug[i].group);
}

static void nothing_asked_is_nothing(void **state)
{
        const struct vocabulary *v = vocabulary_of_project(*state);
        struct request r = request_parse(*state, v, S(""));

        assert_str(r.class, "");
        assert_int_equal(r.n_parts, 1);
        assert_true(isnan(r.quantity));
        assert_str(r.unit, "");
}

TEST_MAIN(TEST(requests_of_therapy), TEST(requests_of_joined),
          TEST(requests_of_tests_and_devices), TEST(requests_of_injections),
          TEST(requests_of_drugs), TEST(requests_of_portions),
          TEST(requests_of_kinds), TEST(each_part_has_its_drug),
          TEST(before_and_after_surgery_are_told),
          TEST(the_dictionary_lists_every_service),
          TEST(portions_keep_their_numbers),
          TEST(a_companion_names_what_it_goes_with),
          TEST(strength_and_levels_are_read), TEST(parts_lie_in_the_text),
          TEST(a_remaining_portion_takes_its_service_from_the_head),
          TEST(a_date_of_service_is_kept),
          TEST(more_services_than_can_be_told_are_unknown),
          TEST(nothing_asked_is_nothing))
