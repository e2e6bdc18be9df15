/* words_test.h - sentences that were written for one concept each, and the
 * status that it must have. "" forbids the concept altogether. */
#ifndef WORDS_TEST_H
#define WORDS_TEST_H

#include "clinical_test.h"

struct word_case { const char *text, *concept, *status; };

static inline const char *status_word(enum finding_status s)
{
        return s == FINDING_PRESENT ? "present" : s == FINDING_ABSENT
             ? "absent" : s == FINDING_PLANNED ? "planned" : "not documented";
}

static inline void words_check(arena *a, const struct word_case *word,
                               size_t n)
{
        const struct vocabulary *v = vocabulary_of_project(a);
        size_t wrong = 0;

        for (size_t i = 0; i < n; i++) {
                struct document d = { .text = str_from(word[i].text),
                                      .date = DATE_NONE };
                struct findings f = findings_read(a, v, &d, 0, d.text.n);
                const char *said = "";

                for (size_t k = 0; k < f.n; k++)
                        if (str_eq(f.at[k].concept,
                                   str_from(word[i].concept)))
                                said = status_word(f.at[k].status);
                if (strcmp(said, word[i].status) == 0)
                        continue;
                wrong++;
                print_message("# %s: %s is `%s`, not `%s`\n", word[i].text,
                              word[i].concept, said, word[i].status);
        }
        assert_int_equal(wrong, 0);
}

#endif
