/* fuzz_misread.c - any bytes as a recognised page: as many come back, lines
 * and what is no ASCII where they were. */
#include "terms/misdate.h"
#include "terms/misdose.h"
#include "terms/misread.h"
#include "terms/misword.h"
#include "terms/vocabulary.h"

#include <stdlib.h>

static const char words[] =
        "concept  pain\n  title  pain\n  section  complaint\n"
        "  words  shoulder, gabapentin, abduction, adduction\n";

static struct misword *words_of(arena *a)
{
        struct data_file f = { S("words"), str_from(words) };
        struct vocabulary *v = NULL;

        if (vocabulary_load(a, &f, 1, &v, NULL))
                abort();
        return misword_open(a, v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)64 << 20, &door);

        if (!setjmp(door.env)) {
                char *page = arena_bytes(&a, size + 1);
                struct misdate *days = misdate_open(&a, DATE_NONE,
                                                    DATE_NONE);

                door.open = true;
                memcpy(page, data, size);
                page[size] = '7';
                misread_mend(page, size);
                misdose_mend(page, size);
                misdate_note(days, str_of(page, size));
                misdate_mend(days, page, size);
                misword_mend(words_of(&a), page, size);
                for (size_t i = 0; i < size; i++) {
                        bool kept = (char)data[i] == page[i];

                        if (!kept && (data[i] >= 128 || data[i] < ' '))
                                abort();
                }
                if (page[size] != '7')
                        abort();
        }
        arena_close(&a);
        return 0;
}
