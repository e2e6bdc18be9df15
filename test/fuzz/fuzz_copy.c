/* fuzz_copy.c - any bytes as two texts of pages, to be told copies or not. The
 * first byte says what is known of them; a NUL parts the texts, form feeds
 * part pages. A text is always a copy of itself. */
#include "casefile/copy.h"

#include <assert.h>
#include <stdlib.h>

static struct copy_text text_of(arena *a, str pages, uint8_t how)
{
        struct copy_text t = { 0 };

        while (pages.n)
                copy_page(a, &t, str_cut(&pages, '\f'));
        copy_close(a, &t);
        for (size_t i = 0; i < t.word.n; i++) {
                const struct copy_word *w = &t.word.at[i];

                assert(w->text.n > 0 && t.by[i] < t.word.n);
                assert(!i || t.word.at[t.by[i - 1]].hash <=
                             t.word.at[t.by[i]].hash);
                t.word.at[i].known = how & 8 && w->hash & 1;
        }
        return t;
}

static void texts_try(arena *a, uint8_t how, str text)
{
        struct copy_about about = { how & 1, how & 2, how & 4 };
        str first = str_cut(&text, '\0');
        struct copy_text x = text_of(a, first, how);
        struct copy_text y = text_of(a, text, how);
        struct copy_room *room = copy_room(a);
        bool exact = copy_exact(&x, &y);

        (void)copy_near(room, &y, &x, about);
        if (copy_near(room, &x, &y, about))
                assert(x.word.n >= COPY_WORDS_LEAST);
        else if (x.word.n >= COPY_WORDS_LEAST)
                assert(!exact);
        assert(copy_exact(&x, &x));
        if (!copy_near(room, &x, &x, about) &&
            x.word.n >= COPY_WORDS_LEAST)
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);

        if (size && setjmp(door.env) == 0) {
                door.open = true;
                texts_try(&a, data[0], str_of((const char *)data + 1,
                                              size - 1));
        }
        arena_close(&a);
        return 0;
}
