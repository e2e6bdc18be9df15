/* fuzz_citation.c - any bytes as a guideline line, as a rationale and as a
 * file of titles: read or refused, never worse. What is read is of the line,
 * and what a citation prints can be read again. */
#include "base/utf8.h"
#include "terms/citation.h"

#include <stdio.h>
#include <stdlib.h>

enum { DATA_MAX = 1 << 17 };

static const struct titles *titles_known(void)
{
        static char text[DATA_MAX];
        static struct door door;
        static struct titles *t;
        static arena a;
        struct data_file f = { S("titles"), S("") };
        FILE *in;

        if (t)
                return t;
        in = fopen("vocabulary/guideline-titles.titles", "rb");
        if (!in) {
                fprintf(stderr, "run in the root of the project\n");
                exit(1);
        }
        f.text = str_of(text, fread(text, 1, sizeof text, in));
        fclose(in);
        a = arena_open((size_t)16 << 20, &door);
        if (titles_load(&a, &f, &t, NULL))
                abort();
        return t;
}

/* Every value is set, and one that is a view of the line lies in it. */
static void citation_check(const struct citation *c)
{
        if ((int)c->class < 0 || c->class > CITED_OUTSIDE_MTUS ||
            (c->edition && (c->edition < 1900 || c->edition > 2099)))
                abort();
        if (c->class == CITED_STUDY && (!c->title.n || !c->edition ||
                                        !c->printed.n))
                abort();
        for (size_t i = 0; i < c->n_sections; i++)
                if (!c->sections[i].n)
                        abort();
        for (size_t i = 0; i < c->n_pages; i++)
                if (!c->pages[i].n || !char_digit(c->pages[i].p[0]))
                        abort();
}

static void all_check(arena *a, const struct titles *t, struct citations c)
{
        buf b = buf_open(a, (size_t)64 << 20);
        json j = json_open(&b);

        for (size_t i = 0; i < c.n; i++) {
                buf line = buf_open(a, (size_t)64 << 20);

                citation_check(&c.at[i]);
                citation_json(&j, &c.at[i]);
                citation_text(&line, &c.at[i]);
                if (i < 4)
                        citations_read(a, t, buf_str(&line), BY_IMRO);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        const struct titles *t = titles_known();
        struct data_file f = { S("fuzz.titles"),
                               str_of((const char *)bytes, size) };
        struct titles *own;
        utf8_done done;

        if (setjmp(door.env) == 0) {
                door.open = true;
                str text = utf8_text(&a, f.text, &done);
                buf line = buf_open(&a, (size_t)1 << 24);

                buf_add_folded(&line, text);
                all_check(&a, t, citations_read(&a, t, buf_str(&line),
                                                BY_IMRO));
                all_check(&a, t, studies_read(&a, t, text, BY_IMRO));
                if (titles_load(&a, &f, &own, NULL) == OK)
                        citations_read(&a, own, buf_str(&line), BY_IMRO);
        }
        arena_close(&a);
        return 0;
}
