/* mended.h - words as they were recognised, and what must become of them. */
#ifndef TEST_MENDED_H
#define TEST_MENDED_H

#include "test.h"

struct mended { const char *from, *to; };

/* mend(text, bytes) changes text in place, to words of the same length. */
#define EXPECT_MENDED(mend, t)                                               \
        for (size_t i = 0; i < sizeof (t) / sizeof *(t); i++) {              \
                char copy[100];                                              \
                size_t bytes = strlen((t)[i].from);                          \
                                                                             \
                memcpy(copy, (t)[i].from, bytes + 1);                        \
                mend(copy, bytes);                                           \
                assert_string_equal(copy, (t)[i].to);                        \
        }

#endif
