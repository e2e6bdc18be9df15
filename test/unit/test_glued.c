/* test_glued.c - letters of every layout whose spaces, line ends and numbers
 * are damaged where an item begins, a verdict or a date stands: each still
 * gives the whole letter's record, or is refused. Over our invented letters. */
#include "data.h"

#include "letter/letter.h"

static const struct layouts *layouts_of(arena *a)
{
        struct data_file *f;
        struct layouts *l = NULL;
        size_t n, count = 0;
        str *name;
        err e;

        if (host_folder(a, S("layouts"), &name, &n, &e))
                fail_msg("%s: %s", e.file, e.text);
        f = NEWN(a, struct data_file, n + 1);
        for (size_t i = 0; i < n; i++)
                if (str_ends(name[i], S(".layout"))) {
                        f[count].name = name[i];
                        f[count++].text = test_file(a,
                                host_join(a, S("layouts"), name[i]));
                }
        if (layouts_load(a, f, count, &l, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return l;
}

static rc read_text(arena *a, const struct layouts *l, str text,
                    struct letter *out, err *e)
{
        struct document *d = NEW(a, struct document);
        bool cut;

        d->name = S("invented.txt");
        d->text = text;
        *e = (err){ 0 };
        return letter_read(a, l, d, out, &cut, e);
}

static str record(arena *a, const struct letter *l)
{
        buf b = buf_open(a, 1 << 20);
        json j = json_open(&b);

        letter_json(&j, l, S("x"), false);
        return buf_str(&b);
}

/* The text with one piece of it replaced, its last; it must be there. */
static str replaced(arena *a, str t, str old, str new)
{
        size_t at = STR_NONE;
        buf b = buf_open(a, 1 << 20);

        for (size_t i = str_find(t, old, 0); i != STR_NONE;
             i = str_find(t, old, i + 1))
                at = i;
        if (at == STR_NONE)
                fail_msg("not in the letter: "FMT, ARG(old));
        buf_add(&b, str_slice(t, 0, at));
        buf_add(&b, new);
        buf_add(&b, str_slice(t, at + old.n, t.n));
        return buf_str(&b);
}

struct damage { const char *file; str old, new; };

#define FINAL "examples/letters/final-sentences.txt"
#define NUMBERED "examples/letters/notice-numbered.txt"
#define NOTICE "examples/letters/notice-unnumbered.txt"
#define ISSUE "examples/letters/issue-upheld.txt"
#define OVERTURNED "examples/letters/issue-overturned.txt"

static const struct damage kept[] = {
        /* the words that begin an item, and the request */
        { FINAL, STR("request for a knee"), STR("request fora knee") },
        { FINAL, STR("2. The request"), STR("2.The request") },
        { FINAL, STR("2. The request"), STR("2, The request") },
        { FINAL, STR("2. The request"), STR("2.\n\n4\n\fThe request") },
        { NUMBERED, STR("2) Regarding"), STR("Z) Regarding") },
        { NUMBERED, STR("1) Regarding"), STR("1 Regarding") },
        { NUMBERED, STR("1) Regarding the request"),
          STR("1)Regarding therequest") },
        { NUMBERED, STR("cold therapy\nunit: right shoulder:"),
          STR("cold therapy unit:\nright shoulder:") },
        { NOTICE, STR("request for two visits of acupuncture are"),
          STR("request fortwo visits of acupuncture are") },
        { NOTICE, STR("Regarding the request for an"),
          STR("Regarding the' request for an") },
        /* the verdict */
        { FINAL, STR("meniscectomy is medically"),
          STR("meniscectomyis medically") },
        { FINAL, STR("meniscectomy is medically"),
          STR("meniscectomyismedically") },
        { FINAL, STR("operation is not medically"),
          STR("operation isnot medically") },
        { NOTICE, STR("are\nmedically necessary and"),
          STR("are\n               medically necessaryand") },
        { OVERTURNED, STR("WAS\nMEDICALLY"), STR("WASMEDICALLY") },
        { OVERTURNED, STR("WAS\nMEDICALLY"), STR("WAS, MEDICALLY") },
        { ISSUE, STR("IS/WAS NOT"), STR("IS/WASNOT") },
        /* labels */
        { ISSUE, STR("DOCUMENTS REVIEWED"), STR("DOCUMENTSREVIEWED") },
        { NUMBERED, STR("The Expert Reviewer based his/her decision on the "
                        "same\npage"),
          STR("The Expert Reviewerbased his/her decision on the "
              "same\npage") },
        /* a date */
        { NUMBERED, STR("filed on 8/12/2013"), STR("filed on8/12/20l3") },
        { NUMBERED, STR("Injury:    6/11/2011"),
          STR("Injury:    6/11/22011") },
        { NOTICE, STR("September 20"), STR("Setember 20") },
        { NOTICE, STR("dated September"), STR("datedSeptember") },
        { NOTICE, STR("Dated: 11/4/2013"), STR("Dated:\n\n\n11/4/2013") },
        { "examples/letters/block-double-spaced.txt",
          STR("L4-L5 with \n\n"), STR("L4-L5 with \n\n\n\n") },
        { "examples/letters/sentence-markdown.md", STR("October 21, 2013"),
          STR("October 21, 2O13") }
};

static void damage_is_read_through(void **state)
{
        const struct layouts *l = layouts_of(*state);

        for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
                str t = test_file(*state, str_from(kept[i].file)), want;
                struct letter is;
                err e;

                if (read_text(*state, l, t, &is, &e))
                        fail_msg("row %zu, whole: %s", i, e.text);
                want = record(*state, &is);
                t = replaced(*state, t, kept[i].old, kept[i].new);
                if (read_text(*state, l, t, &is, &e))
                        fail_msg("row %zu: %s", i, e.text);
                if (!str_eq(want, record(*state, &is)))
                        fail_msg("row %zu: "FMT"\nfor "FMT, i,
                                 ARG(record(*state, &is)), ARG(want));
        }
}

/* The item that these words begin is lost: the letter is not read without. */
static const struct damage refused[] = {
        { NUMBERED, STR("1) Regarding the request for"),
          STR("1) Rexxxxing xxx rexxxxx xxr") },
        { NUMBERED, STR("2) Regarding the request for"),
          STR("2) Rexxxxing xxx rexxxxx xxr") },
        { NOTICE, STR("Regarding the request for an"),
          STR("Rexxxxing xxx rexxxxx xxr an") },
        { NOTICE, STR("Regarding the request for two"),
          STR("Rexxxxing xxx rexxxxx xxr two") }
};

static void a_lost_item_is_refused(void **state)
{
        const struct layouts *l = layouts_of(*state);

        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
                str t = test_file(*state, str_from(refused[i].file));
                struct letter is;
                err e;

                t = replaced(*state, t, refused[i].old, refused[i].new);
                if (!read_text(*state, l, t, &is, &e))
                        fail_msg("row %zu: read with %zu items", i,
                                 is.n_items);
                assert_int_equal(e.code, ERR_INPUT);
        }
}

/* What was repaired is counted of the layout that was taken. */
static void labels_of_others_do_not_count(void **state)
{
        const struct layouts *l = layouts_of(*state);
        str t = test_file(*state,
                          S("examples/letters/sentence-plain.txt"));
        struct letter is;
        err e;

        t = replaced(*state, t, S("CLINICAL CASE SUMMARY"),
                     S("CLlNICAL CASE SUMMARY"));
        t = replaced(*state, t, S("Decision rationale:"),
                     S("Decision rationale: He was seen once.\n\n"
                       "Documents Reviewed for Deterrnination: one.\n\n"));
        assert_int_equal(read_text(*state, l, t, &is, &e), OK);
        assert_int_equal(is.repaired, 1);
}

TEST_MAIN(TEST(labels_of_others_do_not_count),
          TEST(damage_is_read_through), TEST(a_lost_item_is_refused))
