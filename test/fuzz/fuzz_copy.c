/* fuzz_copy.c - any bytes as two texts of pages, to be told copies or not. The
 * first byte says what is known of them; a NUL parts the texts, form feeds
 * part pages. A text is always a copy of itself. */
#include "casefile/copy.h"

#include <assert.h>
#include <stdlib.h>

static void pages_words(arena *a, copy_words *all, str pages)
{
        while (pages.n)
                copy_page(a, all, str_cut(&pages, '\f'));
}

static void words_check(const copy_words *all, size_t ids)
{
        for (size_t i = 0; i < all->n; i++) {
                const struct copy_word *w = &all->at[i];

                assert(w->text.n > 0 && w->id < ids);
                assert(!i || w->id == w[-1].id ||
                       !str_eq_fold(w->text, w[-1].text));
        }
}

static void texts_try(arena *a, uint8_t how, str text)
{
        struct copy_about about = { how & 1, how & 2, how & 4 };
        str first = str_cut(&text, '\0');
        copy_words all = { 0 };
        size_t n, ids;

        pages_words(a, &all, first);
        n = all.n;
        pages_words(a, &all, text);
        ids = copy_number(a, &all);
        words_check(&all, ids);

        bool *known = NEWN(a, bool, ids + 1);
        struct copy_text x = copy_text(all.at, n);
        struct copy_text y = copy_text(all.n > n ? all.at + n : NULL,
                                       all.n - n);
        struct copy_room *room = copy_room(a, all.n, ids, known);

        for (size_t i = 0; i < ids; i++)
                known[i] = how & 8 && i & 1;
        (void)copy_near(room, &y, &x, about);
        if (copy_near(room, &x, &y, about))
                assert(x.n >= COPY_WORDS_LEAST);
        else if (x.n >= COPY_WORDS_LEAST)
                assert(!copy_exact(&x, &y));
        assert(copy_exact(&x, &x));
        if (!copy_near(room, &x, &x, about) && x.n >= COPY_WORDS_LEAST)
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
