/* fuzz_facts.c - any bytes as a text whose facts are asked for, in every form
 * that imr_facts() has. What a text says never becomes markup: marks are
 * opened and closed as often, and nothing drives a terminal. Runs in the
 * source folder. */
#include "imr.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct seen { char *p; size_t n, room; };

static int take(void *context, const char *text, size_t n)
{
        struct seen *s = context;

        if (s->n + n + 1 > s->room) {
                s->room = 2 * (s->n + n + 1);
                s->p = realloc(s->p, s->room);
                if (!s->p)
                        abort();
        }
        memcpy(s->p + s->n, text, n);
        s->n += n;
        s->p[s->n] = 0;
        return 0;
}

static size_t count(const struct seen *s, const char *word)
{
        size_t n = 0;

        for (const char *p = s->p; s->n && (p = strstr(p, word)); p++)
                n++;
        return n;
}

static void seen_check(const struct seen *s, imr_format format)
{
        assert(strlen(s->n ? s->p : "") == s->n);
        for (size_t i = 0; i < s->n; i++)
                assert(s->p[i] == '\n' || (unsigned char)s->p[i] >= ' ');
        if (format == IMR_FORMAT_HTML)
                assert(count(s, "<mark") == count(s, "</mark>") &&
                       count(s, "<tr") == count(s, "</tr>") &&
                       count(s, "<script") == 0);
}

static void file_put(const char *path, const uint8_t *data, size_t size)
{
        FILE *f = fopen(path, "wb");

        if (!f || fwrite(data, 1, size, f) != size || fclose(f))
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const imr_format format[] = { IMR_FORMAT_PEOPLE,
                IMR_FORMAT_JSON, IMR_FORMAT_HTML };
        static struct seen s;
        static imr *m;
        static char path[64];

        if (!m && imr_open(".", &m, NULL))
                abort();
        snprintf(path, sizeof path, "/tmp/fuzz_facts.%ld.txt",
                 (long)getpid());
        file_put(path, data, size);
        for (size_t i = 0; i < sizeof format / sizeof *format; i++) {
                imr_ask ask = { .path = path, .format = format[i],
                                .out = take, .context = &s };
                imr_err e = { 0 };

                s.n = 0;
                if (imr_facts(m, &ask, &e))
                        assert(e.text[0]);
                else
                        seen_check(&s, format[i]);
        }
        unlink(path);
        return 0;
}
