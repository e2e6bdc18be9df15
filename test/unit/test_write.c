/* test_write.c - records written as letters read back the same, or are
 * refused.
 *
 * Records are invented by a generator: one to twenty-one items, missing
 * fields, several sentences, colons, numbers, letters beyond ASCII, and, in
 * every fourth, words of a letter's own headings and labels inside a text. */
#include "data.h"

#include "letter/letter.h"
#include "model/record.h"

static struct layouts *layouts_of(arena *a)
{
        struct data_file f[16];
        struct layouts *l = NULL;
        size_t n, used = 0;
        str *name;
        err e;

        if (host_folder(a, S("layouts"), &name, &n, &e))
                fail_msg("%s: %s", e.file, e.text);
        for (size_t i = 0; i < n && used < 16; i++)
                if (str_ends(name[i], S(".layout"))) {
                        f[used].name = name[i];
                        f[used++].text = test_file(a,
                                host_join(a, S("layouts"), name[i]));
                }
        if (layouts_load(a, f, used, &l, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return l;
}

/* ---- The generator ------------------------------------------------------- */

static uint32_t seed;

static uint32_t pick(uint32_t n)
{
        seed = seed * 1664525u + 1013904223u;
        return (seed >> 8) % n;
}

#define ONE_OF(of) ((of)[pick(sizeof(of) / sizeof *(of))])

static const char *const words[] = {
        "lumbar", "traction", "of", "the", "left", "knee", "with", "naproxen",
        "500 mg", "#60", "x 12", "(two per week)", "for", "caf\xc3\xa9",
        "\xe2\x80\x9cstiff\xe2\x80\x9d", "C5-C6", "range", "motion,", "and",
        "shoulder", "brace;", "L4/L5", "3.5", "unit", "50%", "\xe2\x80\x93",
        "Dr.", "no", "evidence", "weeks", "plan", "a", "report", "Page(s): 60",
        "follow-up"
};
static const char *const traps[] = {
        "CLINICAL CASE SUMMARY", "Decision rationale:", "Upheld",
        "MAXIMUS guideline:", "Claims Administrator guideline: none",
        "IMR ISSUES, DECISIONS AND RATIONALES", "was: Overturned",
        "Case Number: X", "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "**", "# of", "State(s) of Licensure: Ohio"
};

static str words_made(arena *a, size_t n, bool trap)
{
        buf b = buf_open(a, 1 << 16);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&b, "%s%s", i ? " " : "", trap && pick(9) == 0
                        ? ONE_OF(traps) : ONE_OF(words));
        return buf_str(&b);
}

static str text_made(arena *a, bool trap)
{
        size_t n = 1 + pick(9);
        buf b = buf_open(a, 1 << 16);

        for (size_t i = 0; i < n; i++) {
                str said = words_made(a, 1 + pick(30), trap);

                buf_fmt(&b, "%sIt says "FMT".", i ? " " : "", ARG(said));
        }
        return buf_str(&b);
}

static bool maybe(void) { return pick(5) > 0; }

static struct span day_made(struct record *r, const char *label, date *d)
{
        if (!maybe())
                return (struct span){ 0 };
        date_make(1990 + (int)pick(40), 1 + (int)pick(12), 1 + (int)pick(28),
                  d);
        return record_add(r, str_from(label), date_text(r->a, *d));
}

static struct span *list_made(struct record *r, buf *b, const char *const *of,
                              size_t most, const char *last, size_t *n)
{
        struct span *at = NEWN(r->a, struct span, most);
        size_t from = pick((uint32_t)most);

        *n = 1 + pick((uint32_t)(most - from));
        for (size_t i = 0; i < *n; i++) {
                buf_fmt(b, "%s%s", !i ? "" : i + 1 == *n ? last : ", ",
                        of[from + i]);
                at[i] = record_add(r, S("entry"), str_from(of[from + i]));
        }
        return at;
}

enum made { SENTENCE, BLOCK, FINAL, ISSUE, NOTICE, MADE };

static const str made_name[MADE] = {
        STR("maximus-sentence"), STR("maximus-block"), STR("maximus-final"),
        STR("maximus-issue"), STR("maximus-notice")
};

/* The statement, and the clauses that the layouts find in it. */
static void reviewer_made(struct record *r, enum made kind)
{
        bool sentence = kind != BLOCK;
        static const char *const whom[] = {
                "employer", "employee", "providers", "claims administrator"
        };
        static const char *const boards[] = {
                "Family Practice", "Sports Medicine", "Neurology"
        };
        static const char *const states[] = {
                "Ohio", "New Mexico", "Utah", "Maine"
        };
        struct letter *l = r->letter;
        buf b = buf_open(r->a, 1 << 16), list = buf_open(r->a, 1 << 12);

        l->reviewer.noun = record_add(r, S("noun"), S("expert reviewer"));
        buf_add(&b, kind == NOTICE
                ? S("The independent expert reviewer who decided is one. ")
                : S("They sent the complete case file to an expert "
                    "reviewer. "));
        if (maybe()) {
                buf_add(&b, S("It has no affiliation with the "));
                l->reviewer.independent_of = list_made(
                        r, &b, whom, 4, " or ",
                        &l->reviewer.n_independent_of);
                buf_add(&b, S(". "));
        }
        if (maybe()) {
                uint32_t n = 1 + pick(40);

                buf_fmt(&b, "In clinical practice for more than %u years. ",
                        n);
                l->reviewer.years = record_add(r, S("years"),
                                               arena_fmt(r->a, "%u", n));
        }
        l->reviewer.licensed_state = NULL;
        if (sentence)
                buf_add(&b, S("The expert reviewer is Board Certified in "));
        l->reviewer.certification = list_made(r, sentence ? &b : &list,
                                              boards, 3, ", ",
                                              &l->reviewer.n_certifications);
        if (sentence)
                buf_add(&b, S(" and is licensed to practice in "));
        l->reviewer.licensed_state = list_made(r, sentence ? &b : &list,
                                               states, 4, " and ",
                                               &l->reviewer.n_states);
        if (sentence)
                buf_add(&b, S("."));
        l->reviewer.statement = record_add(r, S("statement"), buf_str(&b));
}

static void summary_made(struct record *r, bool trap)
{
        struct letter *l = r->letter;
        str text = text_made(r->a, trap);

        if (!maybe())
                return;
        if (maybe()) {
                l->patient_age = 18 + (long)pick(70);
                l->patient_sex = pick(2) ? S("male") : S("female");
                text = arena_fmt(r->a, "A %ld-year-old "FMT". "FMT,
                                 l->patient_age, ARG(l->patient_sex),
                                 ARG(text));
        }
        l->case_summary = record_add(r, S("case_summary"), text);
}

static void documents_made(struct record *r)
{
        size_t n = pick(6);
        struct span *at = NEWN(r->a, struct span, n);

        for (size_t i = 0; i < n; i++) {
                str one = words_made(r->a, 2 + pick(20), false);

                at[i] = record_add(r, S("document"), arena_fmt(
                        r->a, "Report of "FMT, ARG(one)));
        }
        r->letter->document_reviewed = at;
        r->letter->n_documents_reviewed = n;
}

static void item_made(struct record *r, struct letter_item *it, bool trap,
                      enum made kind)
{
        str title = words_made(r->a, 1 + pick(20), trap && pick(3) == 0);

        *it = letter_item_blank();
        it->outcome = pick(2) ? OUTCOME_UPHELD : OUTCOME_OVERTURNED;
        it->request = record_add(r, S("request"), arena_fmt(
                r->a, "%s"FMT, pick(3) ? "" : "Associated service: ",
                ARG(title)));
        if (maybe() && kind != ISSUE)
                it->claims_administrator_guideline = record_add(
                        r, S("ca"), text_made(r->a, trap));
        if (maybe())
                it->imro_guideline = record_add(r, S("imro"),
                                                text_made(r->a, trap));
        it->rationale = record_add(r, S("rationale"), text_made(r->a, trap));
}

static void letter_made(arena *a, struct document *d, struct letter *l,
                        bool trap)
{
        struct record r = record_open(a, d, l);
        enum made kind = (enum made)pick(MADE);

        d->name = S("invented");
        l->layout = made_name[kind];
        l->programme = S("california-workers-compensation");
        if (maybe())
                l->case_number = record_add(&r, S("case_number"), arena_fmt(
                        a, "CM15-9%06u", pick(1000000)));
        l->date_assigned_at = day_made(&r, "a", &l->date_assigned);
        l->date_of_injury_at = day_made(&r, "b", &l->date_of_injury);
        l->decision_date_at = day_made(&r, "c", &l->decision_date);
        l->ur_denial_date_at = day_made(&r, "d", &l->ur_denial_date);
        l->application_received_at = day_made(&r, "e",
                                              &l->application_received);
        if (maybe())
                l->priority = record_add(&r, S("p"), pick(2) ? S("standard")
                                         : S("expedited"));
        reviewer_made(&r, kind);
        summary_made(&r, trap);
        if (kind >= FINAL)
                documents_made(&r);
        l->n_items = kind == ISSUE ? 1 : 1 + pick(21);
        l->item = NEWN(a, struct letter_item, l->n_items);
        for (size_t i = 0; i < l->n_items; i++)
                item_made(&r, &l->item[i], trap, kind);
        record_end(&r);
}

/* ---- The tests ----------------------------------------------------------- */

static str said(arena *a, const struct letter *l)
{
        buf b = buf_open(a, 1 << 26);
        json j = json_open(&b);

        letter_json(&j, l, S(""), false);
        return buf_str(&b);
}

/* What a letter reads as; companions are found by the reader alone. */
static str read_again(arena *a, const struct layouts *l, str text)
{
        struct document *d = NEW(a, struct document);
        struct letter *out = NEW(a, struct letter);
        bool cut;
        err e;

        *d = (struct document){ .name = S("again"), .text = text };
        if (letter_read(a, l, d, out, &cut, &e))
                fail_msg("%s", e.text);
        return said(a, out);
}

static void five_hundred_records(void **state)
{
        static struct door door;
        arena data = arena_open((size_t)64 << 20, &door);
        struct layouts *l = layouts_of(&data);
        size_t written = 0, refused = 0, trapped = 0;
        arena *a = *state;

        seed = 3;
        for (int i = 0; i < 500; i++) {
                struct document d = { 0 };
                struct letter one;
                bool trap = i % 4 == 3;
                str text;
                err e = { 0 };

                arena_reset(a);
                letter_made(a, &d, &one, trap);
                trapped += trap;
                if (letter_write(a, l, S(""), &one, &text, &e) == OK) {
                        str x = said(a, &one), y = read_again(a, l, text);

                        if (!str_eq(x, y))
                                fail_msg("record %d:\n"FMT"\n"FMT, i, ARG(x),
                                         ARG(y));
                        written++;
                        continue;
                }
                if (!trap)
                        fail_msg("record %d, which holds no trap: %s", i,
                                 e.text);
                assert_true(e.text[0]);
                refused++;
        }
        print_message("# 500 records: %zu written and read back equal, %zu "
                      "of %zu with traps refused\n", written, refused,
                      trapped);
        assert_true(refused < trapped);
        arena_close(&data);
}

/* Writes one record of JSON; the message where it is refused. */
static str refusal(arena *a, const char *layout, const char *text)
{
        struct document d = { 0 };
        struct letter l;
        str out;
        err e = { 0 };

        if (letter_parse(a, str_from(text), S("r.jsonl"), 1, &d, &l, &e) ||
            letter_write(a, layouts_of(a), str_from(layout), &l, &out, &e))
                return arena_str(a, str_from(e.text));
        return S("");
}

#define ITEM "{\"request\":\"Knee brace\",\"decision\":\"upheld\","          \
             "\"rationale\":\"No.\"}"

static void what_cannot_be_written_is_named(void **state)
{
        static const struct { const char *layout, *record, *says; } t[] = {
                { "maximus-block", "{\"items\":[" ITEM "]}", "" },
                { "no-such", "{\"items\":[" ITEM "]}", "no layout no-such" },
                { "maximus-block", "{\"items\":[]}", "has no item" },
                { "maximus-block", "{\"decision_date\":\"2016\",\"items\":["
                  ITEM "]}", "decision_date would be read back" },
                { "maximus-block", "{\"reviewer\":{\"subspecialties\":"
                  "[\"Hand Surgery\"]},\"items\":[" ITEM "]}",
                  "reviewer.subspecialties would be" },
                { "maximus-block", "{\"reviewer\":{\"licensed_states\":"
                  "[\"Ohio, Utah\"]},\"items\":[" ITEM "]}",
                  "reviewer.licensed_states would be" },
                { "maximus-block", "{\"items\":[" ITEM ",{\"request\":\"x\","
                  "\"decision\":\"overturned in part\"}]}",
                  "items[1].decision: layout" },
                { "maximus-block", "{\"items\":[{\"request\":\"x\","
                  "\"decision\":\"upheld\",\"category\":\"y\","
                  "\"rationale\":\"No.\"}]}", "items[0].category would be" },
                { "maximus-block", "{\"items\":[{\"request\":\"x\","
                  "\"decision\":\"upheld\",\"ur\":{\"approved\":3},"
                  "\"rationale\":\"No.\"}]}", "items[0].approved would be" },
                { "maximus-block", "{\"items\":[{\"decision\":\"upheld\","
                  "\"rationale\":\"No.\"}]}", "items[0].request is null" },
                { "maximus-block", "{\"programme\":\"new-york-dfs\","
                  "\"items\":[" ITEM "]}", "programme new-york-dfs" },
                { "maximus-sentence", "{\"items\":[" ITEM "]}",
                  "would be read as one of maximus-block" },
                { "maximus-block", "{\"colour\":1,\"items\":[]}",
                  "a key that no record has" },
                { "maximus-block", "{\"reviewer\":{\"x\":1},\"items\":[]}",
                  "a key that no record has" },
                { "maximus-block", "{\"reviewer\":3,\"items\":[]}",
                  "reviewer is no object" },
                { "maximus-block", "{\"decision_date\":\"May\"}",
                  "decision_date is no date" },
                { "maximus-block", "{\"diagnoses\":\"x\"}",
                  "diagnoses is no list" },
                { "maximus-block", "{\"priority\":[]}", "priority is no text" },
                { "maximus-block", "{\"dispute\":\"a ** b\"}",
                  "dispute is no plain text" },
                { "maximus-block", "{\"patient\":{\"age\":\"old\"}}",
                  "patient.age is no number" },
                { "maximus-block", "{\"items\":[{\"request\":\"x\"}]}",
                  "items[0].decision is none" },
                { "maximus-block", "{\"items\":[3]}", "is no object" },
                { "maximus-block", "{\"items\":3}", "items is no list" }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str text = refusal(*state, t[i].layout, t[i].record);

                if (*t[i].says ? str_find(text, str_from(t[i].says), 0) ==
                                 STR_NONE : text.n > 0)
                        fail_msg("%zu: \""FMT"\" for \"%s\"", i, ARG(text),
                                 t[i].says);
        }
}

/* Printed, read back and printed again is the same, byte for byte. Where
 * dropping a mark makes another, as in "** # of", the value is refused. */
static void json_reads_back(void **state)
{
        arena *a = *state;
        size_t marked = 0;

        seed = 11;
        for (int i = 0; i < 100; i++) {
                struct document d = { 0 }, e = { 0 };
                struct letter one, again;
                str text;
                err why = { 0 };

                arena_reset(a);
                letter_made(a, &d, &one, i % 2);
                text = said(a, &one);
                if (letter_parse(a, text, S("r"), 1, &e, &again, &why)) {
                        if (!strstr(why.text, "no plain text"))
                                fail_msg("%s", why.text);
                        marked++;
                        continue;
                }
                if (!str_eq(said(a, &again), text))
                        fail_msg("record %d:\n"FMT, i, ARG(text));
        }
        assert_true(marked < 10);
}

/* White space around a mark is one space, wherever in a value it stands, and
 * none at the end. */
static void marks_leave_one_space(void **state)
{
        arena *a = *state;

        for (size_t pad = 0; pad < 40; pad++) {
                char *p = arena_bytes(a, 100);
                struct document d = { .text = { p, pad + 11 } };
                struct letter l = { .document = &d };
                str v;

                memset(p, 'x', pad);
                memcpy(p + pad, "a ** b <b> ", 11);
                v = letter_value(a, &l, (struct span){ 0, d.text.n });
                assert_int_equal(v.n, pad + 3);
                assert_memory_equal(v.p + pad, "a b", 3);
        }
}

TEST_MAIN(TEST(marks_leave_one_space), TEST(five_hundred_records),
          TEST(what_cannot_be_written_is_named),
          TEST(json_reads_back))
