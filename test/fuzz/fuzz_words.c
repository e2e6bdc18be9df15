/* fuzz_words.c - any bytes as lines of a vocabulary behind a small one, and as
 * a text that is read by it: a NUL parts them. Drugs, codes and scales that
 * could be loaded are used; an error has a message. */
#include "clinical/clinical.h"
#include "terms/lexicon.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const char small[] =
        "concept  pain\n  title  pain\n  section  complaint\n  words  pain\n"
        "concept  opioid\n  title  opioid\n  section  treatment\n"
        "  words  opioid\ndrug  morphine  opioid  MS Contin\n"
        "part  knee  knee\n"
        "side  right  right\nside  left  left\n"
        "unit  mg  mg, milligrams\n"
        "icd word  icd, dx\nicd character  s  1 right, 2 left\n"
        "icd 10  M25.56s  pain  knee\n"
        "cue  absent noun\n  before  no\n";

static void morphine_try(const struct vocabulary *v)
{
        static const double dose[] = { 1, 20, 21, 1e9 };
        date when;

        if (date_parse_iso(S("2016-05-01"), &when))
                for (size_t i = 0; i < sizeof dose / sizeof *dose; i++) {
                        struct morphine m = morphine_equivalent(&v->morphine,
                                S("morphine"), S("oral"), dose[i], S("mg"),
                                when);

                        assert(isnan(m.mg) || (m.scale && m.mg > 0));
                        assert(!isnan(m.mg) || m.why.n > 0);
                }
}

static void text_try(arena *a, const struct vocabulary *v, str text)
{
        struct document d = { .text = text, .date = DATE_NONE };
        struct findings f = findings_read(a, v, &d, 0, text.n);

        for (size_t i = 0; i < f.n; i++)
                if (f.at[i].evidence.begin >= f.at[i].evidence.end ||
                    f.at[i].evidence.end > text.n)
                        abort();
}

static void both_try(arena *a, str bytes)
{
        str own = str_cut(&bytes, '\0');
        struct data_file f[] = { { S("small.vocabulary"), str_from(small) },
                                 { S("fuzz.vocabulary"), own } };
        struct vocabulary *v = NULL;
        err e = { 0 };

        if (vocabulary_load(a, f, 2, &v, &e)) {
                assert(e.text[0] && own.n);
                return;
        }
        morphine_try(v);
        text_try(a, v, bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);

        if (setjmp(door.env) == 0) {
                door.open = true;
                both_try(&a, str_of((const char *)data, size));
        }
        arena_close(&a);
        return 0;
}
