/* test_repair.c - letters that are damaged, and prose that only looks like a
 * label. Every letter here is invented. */
#include "data.h"

#include "letter/letter.h"

static const char clean[] =
        "Case Number:      CM15-9200001\n"
        "Date Assigned:    03/02/2015      Date of Injury:   01/05/2014\n"
        "Decision Date:    04/01/2015      UR Denial Date:   02/10/2015\n"
        "Priority:         Standard        Application       02/20/2015\n"
        "                                  Received:\n\n"
        "      HOW THE IMR FINAL DETERMINATION WAS MADE\n"
        "They sent the complete case file to an expert reviewer. It has no\n"
        "affiliation with the employer, the employee or any provider. In\n"
        "clinical practice for more than five years, working at least 24\n"
        "hours a week.\n\n"
        "The Expert Reviewer has the following credentials:\n"
        "State(s) of Licensure: Ohio, Utah\n"
        "Certification(s)/Specialty: Family Practice\n\n"
        "      CLINICAL CASE SUMMARY\n"
        "The expert reviewer developed this from all medical records:\n\n"
        "A 44-year-old male with knee pain.\n\n"
        "      IMR ISSUES, DECISIONS AND RATIONALES\n"
        "The Final Determination was based on the items set forth below:\n\n"
        "Knee brace: Upheld\n\n"
        "Claims Administrator guideline: A guide.\n\n"
        "MAXIMUS guideline: Another one.\n\n"
        "Decision rationale: It is not needed. He walks.\n\n"
        "Cane for the right hand: Overturned\n\n"
        "Claims Administrator guideline: A second guide.\n\n"
        "MAXIMUS guideline: The same.\n\n"
        "Decision rationale: It is needed.\n";

static const struct layouts *layouts_of(arena *a)
{
        static const char *const names[] = {
                "layouts/maximus-block.layout",
                "layouts/maximus-sentence.layout"
        };
        struct data_file f[2];
        struct layouts *l = NULL;
        err e;

        for (size_t i = 0; i < 2; i++) {
                f[i].name = str_from(names[i]);
                f[i].text = test_file(a, f[i].name);
        }
        if (layouts_load(a, f, 2, &l, &e))
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

/* The record as JSON; of two that say the same it is equal. */
static str record(arena *a, const struct letter *l, bool spans)
{
        buf b = buf_open(a, 1 << 20);
        json j = json_open(&b);

        letter_json(&j, l, S("x"), spans);
        return buf_str(&b);
}

/* Fails where two records differ, and shows where. */
static void assert_same(str want, str got, const char *of, size_t row)
{
        size_t i = 0;

        while (i < want.n && i < got.n && want.p[i] == got.p[i])
                i++;
        if (i == want.n && i == got.n)
                return;
        i = i > 40 ? i - 40 : 0;
        want = str_slice(want, i, i + 160);
        got = str_slice(got, i, i + 160);
        fail_msg("%s %zu: "FMT"\nfor "FMT, of, row, ARG(got), ARG(want));
}

/* The text with one piece of it replaced; it must be there. */
static str replaced(arena *a, str t, str old, str new)
{
        size_t at = str_find(t, old, 0);
        buf b = buf_open(a, 1 << 20);

        if (at == STR_NONE)
                fail_msg("not in the letter: "FMT, ARG(old));
        buf_add(&b, str_slice(t, 0, at));
        buf_add(&b, new);
        buf_add(&b, str_slice(t, at + old.n, t.n));
        return buf_str(&b);
}

/* One damage each; the record stays what it was. */
static const struct { str old, new; } damage[] = {
        { STR("Case Number:"), STR("Case Numbcr:") },
        { STR("Case Number:"), STR("CaseNumber:") },
        { STR("Date Assigned:"), STR("Date Asslgned;") },
        { STR("Date Assigned:    03/02/2015"), STR("Date\xc2\xa0""Assigned "
                ":\xc2\xa0""03/02/2015") },
        { STR("Application "), STR("Applicati0n ") },
        { STR("Received:"), STR("Receivcd:") },
        { STR("HOW THE IMR FINAL DETERMINATION WAS MADE"),
          STR("HOW THF IMR FINAL DETERMINATION WAS MADEE.") },
        { STR("HOW THE IMR FINAL DETERMINATION WAS MADE"),
          STR("HOW THE IMR FINAL\n\n2\n\f   DETERMlNATION WAS MADE") },
        { STR("no\naffiliation with"), STR("no\naffi1iation with") },
        { STR("affiliation with"), STR("affiliation\xc2\xa0with") },
        { STR("affiliation with"), STR("a\xef\xac\x83liation with") },
        { STR("affiliation with"),
          STR("a\xef\xac\x80il\xc2\xad""iation with") },
        { STR("Date of Injury:"), STR("Date of In\xc2\xadjury:") },
        { STR("Date Assigned:"), STR("Da\xc2\xadte As\xc2\xadsigned:") },
        { STR("Certification(s)"), STR("Certi\xef\xac\x81""cation(s)") },
        { STR("more than five"), STR("rnore than five") },
        { STR("24\nhours"), STR("24\nh0urs") },
        { STR("affiliation with the employer, the employee or any"),
          STR("affi1iation with the employer, the employee 0r any") },
        { STR("following credentials:"), STR("fo1lowing credentials.") },
        { STR("State(s) of Licensure:"), STR("State(s) of Licensvre:") },
        { STR("Certification(s)/Specialty:"),
          STR("Certifica tion(s)/Speciality:") },
        { STR("CLINICAL CASE SUMMARY"), STR("CLlNICAL CASE\nSUMMARY'") },
        { STR("developed this from all medical records:"),
          STR("developed this from all medica1 records\n") },
        { STR("44-year-old male"), STR("44-ycar-old male") },
        { STR("IMR ISSUES, DECISIONS"), STR("IMR ISSUES. DECISIQNS") },
        { STR("set forth below:"), STR("setforth be1ow:") },
        { STR("Upheld"), STR("Uphe1d") },
        { STR("brace: Upheld"), STR("brace; Upheld") },
        { STR("brace: Upheld"), STR("brace upheld") },
        { STR("brace: Upheld"), STR("brace: Upheld'") },
        { STR("Overturned"), STR("0vertumed") },
        { STR("hand: Overturned"), STR("hand:\n\n  Page 3 of 4\n\f\n"
                                       "Overturned") },
        { STR("Administrator guideline: A s"),
          STR("Adrninistrator guidelinc: A s") },
        { STR("Claims Administrator guideline: A s"),
          STR("Claims\n\n12\n\fAdministrator guideline: A s") },
        { STR("MAXIMUS guideline: A"), STR("MAXlMUSguideline ; A") },
        { STR("Decision rationale: It is n"),
          STR("Declsion\xc2\xa0rationale: It is n") },
        { STR("Decision rationale: It is needed"),
          STR("Decision rationa1e It is needed") }
};

static void damaged_labels(void **state)
{
        const struct layouts *l = layouts_of(*state);
        struct letter is;
        str want;
        err e;

        assert_int_equal(read_text(*state, l, str_from(clean), &is, &e), OK);
        assert_int_equal(is.n_items, 2);
        assert_int_equal(is.repaired, 0);
        is.reviewer.statement = is.case_summary = (struct span){ 0 };
        want = record(*state, &is, false);
        for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
                str t = replaced(*state, str_from(clean), damage[i].old,
                                 damage[i].new), got;

                if (read_text(*state, l, t, &is, &e))
                        fail_msg("row %zu: %s", i, e.text);
                /* these are as printed, damage and all */
                is.reviewer.statement = is.case_summary = (struct span){ 0 };
                got = record(*state, &is, false);
                assert_same(want, got, "row", i);
        }
}

static void damaged_values_keep_their_bytes(void **state)
{
        const struct layouts *l = layouts_of(*state);
        str t = replaced(*state, str_from(clean), S("03/02/2015"),
                         S("O3/022O15"));
        struct letter is;
        err e;

        t = replaced(*state, t, S("CM15-9200001"), S("CM15-92OO001"));
        t = replaced(*state, t, S("04/01/2015"), S("04/01/215"));
        assert_int_equal(read_text(*state, l, t, &is, &e), OK);
        assert_str(date_text(*state, is.date_assigned), "2015-03-02");
        assert_str(letter_value(*state, &is, is.date_assigned_at),
                   "O3/022O15");
        assert_str(letter_value(*state, &is, is.case_number),
                   "CM15-92OO001");
        assert_false(date_known(is.decision_date));     /* not guessed */
        assert_int_equal(is.n_unread, 1);
}

/* What stands in the last rationale, and stays there. */
static void prose_is_no_label(void **state)
{
        static const str prose[] = {
                STR("The\nMAXIMUS guidelines, as they say, differ."),
                STR("One.\n\nDecisions rationally made are made once."),
                STR("The case was\nupheld.\n\nClaims administrators guide "
                    "nobody."),
                STR("He asks why.\n\nThe decision rationale: is quoted."),
                STR("An earlier item was Upheld\nby the claims "
                    "administrator; guideline or not."),
                STR("A clinical case\nsummary of it was made."),
                STR("One.\nDecision rationaIe: is quoted once more.")
        };
        const struct layouts *l = layouts_of(*state);

        for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
                /* damage elsewhere, so that there is a second look */
                str t = replaced(*state, str_from(clean), S("Case Number"),
                                 S("Case Nunber"));
                struct letter is;
                err e;

                t = replaced(*state, t, S("It is needed."), prose[i]);
                if (read_text(*state, l, t, &is, &e))
                        fail_msg("row %zu: %s", i, e.text);
                assert_int_equal(is.n_items, 2);
                assert_true(is.item[1].outcome == OUTCOME_OVERTURNED);
                assert_int_equal(is.item[1].rationale.end,
                                 str_trim(t).n);
                assert_true(span_set(is.case_number));
        }
}

static void an_item_without_a_verdict_is_refused(void **state)
{
        static const str title[] = {
                STR("Cane for the right hand"), STR("Cane: Denied"),
                STR("Cane: Ovxxtxxed")
        };

        for (size_t i = 0; i < sizeof title / sizeof *title; i++) {
                str t = replaced(*state, str_from(clean),
                                 S("Cane for the right hand: Overturned"),
                                 title[i]);
                struct letter is;
                err e;

                assert_int_equal(read_text(*state, layouts_of(*state), t,
                                           &is, &e), ERR_INPUT);
                assert_non_null(strstr(e.text, "behind item 1"));
        }
}

/* The clean letter below a header of its own. */
static str headed(arena *a, str head)
{
        str t = str_from(clean);
        size_t at = str_find(t, S("HOW THE"), 0);
        buf b = buf_open(a, 1 << 20);

        buf_add(&b, head);
        buf_char(&b, '\n');
        buf_add(&b, str_slice(t, at, t.n));
        return buf_str(&b);
}

static void labels_apart_from_values(void **state)
{
        static const str head[] = {
                STR("Case Number:\nDate Assigned:\nDecision Date:\nPriority:\n"
                    "\nCM15-9200001\n03/02/2015\n04/01/2015\nStandard\n\n"
                    "Date of Injury:\nUR Denial Date:\nApplication\n"
                    "Received:\n\n01/05/2014\n02/10/2015\n02/20/2015\n"),
                STR("Case Number:\nDate Assigned:\nDecision Date:\nPriority:\n"
                    "Date of Injury:\nUR Denial Date:\nApplication Received:"
                    "\nCM15-9200001\n03/02/2015\n04/01/2015\nStandard\n\n"
                    "01/05/2014\n02/10/2015\n02/20/2015\n"),
                STR("Casc Number:\nDate Assigned:\nDecislonDate:\nPriority;\n"
                    "\nCM15-9200001\nO3/02/2015\n04/01/2015\nStandard\n\n"
                    "Date of Injury:\nUR Denial Date:\nApplicaticn\n"
                    "Received:\n\n01/05/2014\n02/10/20l5\n02/20/2015\n")
        };
        const struct layouts *l = layouts_of(*state);
        struct letter is;
        str want;
        err e;

        assert_int_equal(read_text(*state, l, str_from(clean), &is, &e), OK);
        want = record(*state, &is, false);
        for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
                str got;

                assert_int_equal(read_text(*state, l, headed(
                        *state, head[i]), &is, &e), OK);
                got = record(*state, &is, false);
                assert_same(want, got, "row", i);
        }
}

/* Too few values, too many, or of another kind: nothing is paired. */
static void columns_that_do_not_fit(void **state)
{
        static const str head[] = {
                STR("Case Number:\nDate Assigned:\nDecision Date:\n\n"
                    "CM15-9200001\n03/02/2015\n\n"),
                STR("Case Number:\nDate Assigned:\n\n"
                    "03/02/2015\nCM15-9200001\n\n"),
                STR("Date Assigned:\nPriority:\n\n03/02/2015\n04/01/2015\n")
        };

        for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
                struct letter is;
                err e;

                assert_int_equal(read_text(*state, layouts_of(*state), headed(
                        *state, head[i]), &is, &e), OK);
                assert_false(span_set(is.date_assigned_at));
                assert_false(span_set(is.case_number));
                assert_true(is.n_unread > 0);
        }
}

/* ---- Properties ---------------------------------------------------------*/

static void paint(char *seen, size_t n, struct span s)
{
        if (!span_set(s))
                return;
        assert_true(s.end <= n);
        for (size_t i = s.begin; i < s.end; i++)
                seen[i]++;
}

/* Of a list, but for what stands in the statement. */
static void paint_list(char *seen, size_t n, const struct letter *l,
                       const struct span *s, size_t count)
{
        struct span in = l->reviewer.statement;

        for (size_t i = 0; i < count; i++)
                if (s[i].begin >= in.end || s[i].end <= in.begin)
                        paint(seen, n, s[i]);
}

static void assert_accounted(arena *a, const struct letter *l)
{
        str t = l->document->text;
        char *seen = NEWN(a, char, t.n + 1);
        const struct span own[] = {
                l->case_number, l->date_assigned_at, l->date_of_injury_at,
                l->decision_date_at, l->ur_denial_date_at, l->priority,
                l->application_received_at, l->reviewer.statement,
                l->case_summary
        };

        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
                paint(seen, t.n, own[i]);
        paint_list(seen, t.n, l, l->reviewer.licensed_state,
                   l->reviewer.n_states);
        paint_list(seen, t.n, l, l->reviewer.certification,
                   l->reviewer.n_certifications);
        for (size_t i = 0; i < l->n_items; i++) {
                paint(seen, t.n, l->item[i].request);
                paint(seen, t.n, l->item[i].decision);
                paint(seen, t.n, l->item[i].claims_administrator_guideline);
                paint(seen, t.n, l->item[i].imro_guideline);
                paint(seen, t.n, l->item[i].rationale);
        }
        for (size_t i = 0; i < l->n_named; i++)
                paint(seen, t.n, l->named[i]);
        for (size_t i = 0; i < l->n_unread; i++)
                paint(seen, t.n, l->unread[i]);
        for (size_t i = 0; i < t.n; i++) {
                if (seen[i] > 1)
                        fail_msg("byte %zu is in %d places", i, seen[i]);
                if (!seen[i] && !char_space(t.p[i]) &&
                    t.p[i] != '\xc2' && t.p[i] != '\xa0')
                        fail_msg("byte %zu is lost", i);
        }
}

static unsigned long turn(unsigned long *x)
{
        *x = *x * 6364136223846793005ul + 1442695040888963407ul;
        return *x >> 33;
}

static const char *const letters[] = {
        "examples/letters/block-four-items.txt",
        "examples/letters/block-double-spaced.txt",
        "examples/letters/sentence-plain.txt",
        "examples/letters/sentence-markdown.md"
};
enum { LETTERS = sizeof letters / sizeof *letters, ROUNDS = 250 };

/* Pieces of one letter, and of another, and single bytes changed. */
static str spliced(arena *a, const str *of, unsigned long *x)
{
        static const char bytes[] = "l1O0:.;,\n\f eca";
        buf b = buf_open(a, 1 << 20);
        str one = of[turn(x) % LETTERS], two = of[turn(x) % LETTERS];
        size_t at = turn(x) % one.n;
        size_t hits = turn(x) % 40;
        char *p;

        buf_add(&b, one);
        if (turn(x) % 4 == 0) {
                b.n = 0;
                buf_add(&b, str_slice(one, 0, at));
                buf_add(&b, str_slice(two, turn(x) % two.n, two.n));
        }
        p = (char *)(uintptr_t)buf_str(&b).p;
        while (hits--)
                p[turn(x) % b.n] = bytes[turn(x) % (sizeof bytes - 1)];
        return str_of(p, b.n);
}

static void nothing_is_lost(void **state)
{
        const struct layouts *l = layouts_of(*state);
        unsigned long x = 7;
        size_t was_read = 0;
        str of[LETTERS];

        for (size_t i = 0; i < LETTERS; i++)
                of[i] = test_file(*state, str_from(letters[i]));
        for (int i = 0; i < ROUNDS; i++) {
                str t = spliced(*state, of, &x);
                struct letter is, again;
                err e;

                if (read_text(*state, l, t, &is, &e))
                        continue;
                was_read++;
                assert_accounted(*state, &is);
                assert_int_equal(read_text(*state, l, t, &again, &e), OK);
                assert_true(str_eq(record(*state, &is, true),
                                   record(*state, &again, true)));
        }
        assert_true(was_read > ROUNDS / 2);
}

/* White space put beside white space: more of it, never a new line. */
static str widened(arena *a, str t, unsigned long *x)
{
        static const char *const white[] = { " ", "  ", "\xc2\xa0", "\t" };
        buf b = buf_open(a, 1 << 20);

        for (size_t i = 0; i < t.n; i++) {
                buf_char(&b, t.p[i]);
                if ((t.p[i] == ' ' || t.p[i] == '\n') && turn(x) % 8 == 0)
                        buf_add(&b, str_from(white[turn(x) % 4]));
        }
        return buf_str(&b);
}

/* The same but for the white space inside values. */
static str folded(arena *a, str s)
{
        buf b = buf_open(a, 1 << 20);

        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] == '\xc2' && i + 1 < s.n && s.p[i + 1] == '\xa0')
                        i++;
                else if (s.p[i] != ' ')
                        buf_char(&b, s.p[i]);
        return buf_str(&b);
}

static void white_space_changes_nothing(void **state)
{
        const struct layouts *l = layouts_of(*state);
        unsigned long x = 3;

        for (size_t i = 0; i < LETTERS; i++) {
                str t = test_file(*state, str_from(letters[i])), want;
                struct letter is;
                err e;

                assert_int_equal(read_text(*state, l, t, &is, &e), OK);
                want = folded(*state, record(*state, &is, false));
                for (size_t k = 0; k < 20; k++) {
                        str w = widened(*state, t, &x), got;

                        assert_int_equal(read_text(*state, l, w, &is, &e),
                                         OK);
                        got = folded(*state, record(*state, &is, false));
                        assert_same(want, got, letters[i], k);
                        assert_accounted(*state, &is);
                }
        }
}

TEST_MAIN(TEST(damaged_labels), TEST(damaged_values_keep_their_bytes),
          TEST(prose_is_no_label), TEST(an_item_without_a_verdict_is_refused),
          TEST(labels_apart_from_values), TEST(columns_that_do_not_fit),
          TEST(nothing_is_lost), TEST(white_space_changes_nothing))
