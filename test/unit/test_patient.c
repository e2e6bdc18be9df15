/* test_patient.c - ages, sexes and numbers as people print them. */
#include "test.h"

#include "terms/number.h"
#include "terms/patient.h"

static void patients(void **state)
{
        static const struct { str text; long age; const char *sex; } t[] = {
                { STR("The patient is a 55-year-old male who fell."), 55,
                  "male" },
                { STR("A 53 year old female."), 53, "female" },
                { STR("The applicant is a represented 37-year-old who has a "
                      "male supervisor."), 37, "" },
                { STR("a now 58-year-old, right-hand\ndominant woman"), 58,
                  "female" },
                { STR("a 61-\nyear-old gentleman"), 61, "male" },
                { STR("This is a male, 45 years old, with pain."), 45,
                  "male" },
                { STR("A lady of 50 years of age."), 50, "female" },
                { STR("a fifty-five year old man"), 55, "male" },
                { STR("a forty year-old lady"), 40, "female" },
                { STR("a 45 y/o male"), 45, "male" },
                { STR("a 45yo male"), 45, "male" },
                { STR("He has been 3 years in pain."), -1, "" },
                { STR("A 300-year-old house. A 44-year-old female."), 44,
                  "female" },
                { STR("injured 10 years ago, a 47-year-old male"), 47,
                  "male" },
                { STR("The worker is 49 years old. The male nurse"), 49,
                  "" },
                { STR(""), -1, "" }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                long age;
                str sex;

                patient_scan(t[i].text, 0, t[i].text.n, &age, &sex);
                if (age != t[i].age || !str_eq(sex, str_from(t[i].sex)))
                        fail_msg("row %zu: %ld "FMT, i, age, ARG(sex));
        }
}

static void only_between_the_bytes_given(void **state)
{
        str s = S("a 30-year-old male. a 60-year-old female.");
        struct patient p = patient_find(s, 20, s.n);

        (void)state;
        assert_int_equal(p.age, 60);
        assert_str(str_slice(s, p.age_begin, p.age_end), "60");
        assert_str(str_slice(s, p.sex_begin, p.sex_end), "female");
        assert_int_equal(patient_find(s, 0, 6).age, -1);
        assert_str(patient_find(s, 0, 14).sex, "");
}

static void numbers(void **state)
{
        static const struct { str text; size_t end; long is; } t[] = {
                { STR("24 hours"), 2, 24 }, { STR("five years"), 4, 5 },
                { STR("Twenty-two"), 10, 22 }, { STR("twenty two"), 10, 22 },
                { STR("twenty percent"), 6, 20 }, { STR("tens"), 0, 0 },
                { STR("600mg"), 0, 0 }, { STR("4-6"), 0, 0 },
                { STR("10/325"), 0, 0 }, { STR("7.5"), 0, 0 },
                { STR("50%"), 0, 0 }, { STR("6."), 1, 6 },
                { STR("1234567"), 0, 0 }, { STR("someone"), 0, 0 },
                { STR("sixty-"), 5, 60 }
        };

        (void)state;
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                long n = 0;

                assert_int_equal(number_scan(t[i].text, 0, &n), t[i].end);
                if (t[i].end)
                        assert_int_equal(n, t[i].is);
        }
}

TEST_MAIN(TEST(patients), TEST(only_between_the_bytes_given), TEST(numbers))
