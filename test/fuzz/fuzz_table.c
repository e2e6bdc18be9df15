/* fuzz_table.c - any bytes as a table, as a table file and as a record of
 * JSON: read or refused, never worse. What is read prints; a record that can
 * be written as a letter reads back.
 *
 * The first row is the header, as it stands and behind one that is known. */
#include "base/csv.h"
#include "exchange/exchange.h"
#include "letter/letter.h"

#include "data.h"

static struct { struct layouts *layouts; struct tables *tables; } data;

static void data_load(void)
{
        static struct door door;
        static arena a;
        struct data_file f[2] = { { S("block"), S("") },
                                  { S("sentence"), S("") } };

        if (data.tables)
                return;
        a = arena_open((size_t)16 << 20, &door);
        f[0].text = file_text(&a, "layouts/maximus-block.layout");
        f[1].text = file_text(&a, "layouts/maximus-sentence.layout");
        if (layouts_load(&a, f, 2, &data.layouts, NULL))
                abort();
        f[0].text = file_text(&a, "layouts/california-dmhc.table");
        f[1].text = file_text(&a, "layouts/new-york-dfs.table");
        if (tables_load(&a, f, 2, &data.tables, NULL))
                abort();
}

static void print(arena *a, const struct letter *l)
{
        buf b = buf_open(a, (size_t)128 << 20);
        json j = json_open(&b);

        letter_json(&j, l, S("fuzz"), true);
        letter_print(&b, l, S("fuzz"));
}

static void rows(arena *a, const struct table *t, str text, size_t at)
{
        while (at < text.n) {
                size_t end = csv_row_end(text, at);
                str row = str_slice(text, at, end == STR_NONE ? text.n : end);
                struct document d = { .name = S("fuzz") };
                struct letter l;
                err e = { 0 };

                at += row.n;
                if (row.n == 0)
                        abort();
                if (table_row(a, t, row, 1, &d, &l, &e) == OK)
                        print(a, &l);
                else if (!e.text[0])
                        abort();
        }
}

static void tables(arena *a, const struct tables *all, str text)
{
        static const str head[] = {
                STR("ReferenceID,ReportYear,Determination,Findings,Other\n"),
                STR("Case Number;Appeal Decision;Summary 1;Summary 2\n")
        };
        size_t end = csv_row_end(text, 0);
        struct table *t;

        if (end == STR_NONE)
                end = text.n;
        if (table_known(all, str_slice(text, 0, end), a, &t, NULL) == OK)
                rows(a, t, text, end);
        for (size_t i = 0; i < 2; i++)
                if (table_known(data.tables, head[i], a, &t, NULL) == OK)
                        rows(a, t, text, 0);
}

static void record(arena *a, str text)
{
        static const str layout[] = { STR("maximus-block"),
                                      STR("maximus-sentence") };
        struct document d = { .name = S("fuzz") };
        struct letter l;
        err e = { 0 };
        str out;

        if (letter_parse(a, text, S("fuzz"), 1, &d, &l, &e)) {
                if (!e.text[0])
                        abort();
                return;
        }
        print(a, &l);
        for (size_t i = 0; i < 2; i++)
                if (letter_write(a, data.layouts, layout[i], &l, &out, &e) &&
                    !e.text[0])
                        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
        struct door door = { .open = false };
        arena a = arena_open((size_t)256 << 20, &door);
        str text = str_of((const char *)bytes, size);
        struct data_file f = { S("fuzz.table"), text };
        struct tables *own;

        data_load();
        if (setjmp(door.env) == 0) {
                door.open = true;
                tables(&a, data.tables, text);
                record(&a, text);
                if (tables_load(&a, &f, 1, &own, NULL) == OK)
                        tables(&a, own, text);
        }
        arena_close(&a);
        return 0;
}
