/* patient.h - age and sex of the one a text speaks of.
 *
 * "a 55-year-old male", "a now 53 year old right-hand dominant woman",
 * "represented 37-year-old" (no sex stated), "a female, 61 years old". The
 * first age of a text counts. Shared by letters and clinical notes. */
#ifndef TERMS_PATIENT_H
#define TERMS_PATIENT_H

#include "base/str.h"

struct patient {
        long age;                       /* years; -1: not stated */
        str  sex;                       /* male, female or empty */
        size_t age_begin, age_end;      /* bytes of the text; equal: none */
        size_t sex_begin, sex_end;
};

/* From bytes begin to end of text. Linear; ages 10 to 120 only. */
struct patient patient_find(str text, size_t begin, size_t end);

/* The same, the values only. */
void patient_scan(str text, size_t begin, size_t end, long *age, str *sex);

/* The words of sex that are known, one after the other; then empty. */
str patient_word(size_t i);

#endif
