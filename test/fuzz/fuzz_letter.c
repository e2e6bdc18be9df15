/* fuzz_letter.c - any bytes as a letter and as a layout: read or refused,
 * never worse. Of what is read, every byte is accounted for.
 *
 * Bytes that begin with "layout" are also tried as a layout file. */
#include "base/utf8.h"
#include "letter/inside.h"

#include "data.h"

enum { LAYOUTS = 6 };

static struct { struct layouts *layouts; struct titles *titles; } data;

static void data_load(void)
{
        static struct door door;
        static arena a;
        static const char *const names[LAYOUTS] = {
                "layouts/maximus-block.layout",
                "layouts/maximus-final.layout",
                "layouts/maximus-issue.layout",
                "layouts/maximus-notice.layout",
                "layouts/maximus-sentence.layout",
                "layouts/openimr-draft.layout"
        };
        struct data_file f[LAYOUTS];
        struct data_file t = { S("titles"), S("") };

        if (data.titles)
                return;
        a = arena_open((size_t)16 << 20, &door);
        for (size_t i = 0; i < LAYOUTS; i++) {
                f[i].name = str_from(names[i]);
                f[i].text = file_text(&a, names[i]);
        }
        t.text = file_text(&a, "vocabulary/guideline-titles.titles");
        if (layouts_load(&a, f, LAYOUTS, &data.layouts, NULL) ||
            titles_load(&a, &t, &data.titles, NULL))
                abort();
}

static void paint(char *seen, size_t n, const struct span *s, size_t count)
{
        for (size_t i = 0; i < count; i++) {
                if (s[i].begin > s[i].end || s[i].end > n)
                        abort();
                memset(seen + s[i].begin, 1, s[i].end - s[i].begin);
        }
}

static void cover(arena *a, const struct letter *l)
{
        str t = l->document->text;
        char *seen = NEWN(a, char, t.n + 1);

        paint(seen, t.n, &l->case_number, 1);
        paint(seen, t.n, &l->date_assigned_at, 1);
        paint(seen, t.n, &l->date_of_injury_at, 1);
        paint(seen, t.n, &l->decision_date_at, 1);
        paint(seen, t.n, &l->ur_denial_date_at, 1);
        paint(seen, t.n, &l->application_received_at, 1);
        paint(seen, t.n, &l->priority, 1);
        paint(seen, t.n, &l->reviewer.statement, 1);
        paint(seen, t.n, l->reviewer.licensed_state, l->reviewer.n_states);
        paint(seen, t.n, l->reviewer.certification,
              l->reviewer.n_certifications);
        paint(seen, t.n, &l->case_summary, 1);
        paint(seen, t.n, l->document_reviewed, l->n_documents_reviewed);
        for (size_t i = 0; i < l->n_items; i++) {
                const struct letter_item *it = &l->item[i];

                paint(seen, t.n, &it->request, 1);
                paint(seen, t.n, &it->decision, 1);
                paint(seen, t.n, &it->claims_administrator_guideline, 1);
                paint(seen, t.n, &it->imro_guideline, 1);
                paint(seen, t.n, &it->rationale, 1);
        }
        paint(seen, t.n, l->named, l->n_named);
        paint(seen, t.n, l->unread, l->n_unread);
        for (size_t i = 0; i < t.n; i++) {
                size_t white = white_at(t, i);

                if (white)
                        i += white - 1;
                else if (!seen[i] && !char_space(t.p[i]))
                        abort();
        }
}

static void explained(arena *a, const struct explain *x,
                      const struct letter *l, const struct document *d,
                      str refused)
{
        buf b = buf_open(a, (size_t)128 << 20);
        json j = json_open(&b);

        explain_json(&j, x, l, d, refused);
        explain_print(&b, x, l, d, refused);
}

static void one(arena *a, const struct layouts *layouts, str text)
{
        struct document d = { .name = S("fuzz.txt") };
        struct explain *x = explain_open(a);
        struct letter l;
        utf8_done done;
        bool cut;
        err e;

        d.text = utf8_text(a, text, &done);
        document_paginate(a, &d);
        if (letter_explained(a, layouts, &d, &l, &cut, x, &e)) {
                if (e.code != ERR_INPUT || !e.text[0])
                        abort();
                explained(a, x, NULL, &d, str_from(e.text));
                return;
        }
        explained(a, x, &l, &d, S(""));
        cover(a, &l);
        letter_cite(a, data.titles, &l);
        buf b = buf_open(a, (size_t)128 << 20);
        json j = json_open(&b);
        letter_json(&j, &l, d.name, true);
        letter_print(&b, &l, d.name);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        str text = str_of((const char *)bytes, size);
        struct data_file f = { S("fuzz.layout"), text };
        struct layouts *own;
        struct titles *t;

        data_load();
        if (setjmp(door.env) == 0) {
                door.open = true;
                one(&a, data.layouts, text);
                titles_load(&a, &f, &t, NULL);
                if (layouts_load(&a, &f, 1, &own, NULL) == OK)
                        one(&a, own, text);
        }
        arena_close(&a);
        return 0;
}
