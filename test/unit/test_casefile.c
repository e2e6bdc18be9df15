/* test_casefile.c - the case file: what it says, what it refuses and where,
 * JSON as its equal, companions, folders. All cases are invented. */
#include "data.h"

#include "casefile/casefile.h"

#include <math.h>
#include <unistd.h>
#include <sys/stat.h>

static const char whole[] =
        "case   CM15-9999999\n"
        "title  Six visits\n"
        "worker\n"
        "  age  46\n"
        "  sex  Female\n"
        "employer  a bakery\n"
        "injury  2014-05\n"
        "  mechanism  lifting a tray\n"
        "dates\n"
        "  request for authorization  2015-03-02\n"
        "  utilization review         2015-03-09\n"
        "  decision                   2015-05-11\n"
        "priority  expedited\n"
        "item 1\n"
        "  request  \"Massage  2x week   # 6 visits\"\n"
        "  utilization review\n"
        "    action     modified\n"
        "    requested  12\n"
        "    approved   7.5\n"
        "    disputed   4.5\n"
        "    reason\n"
        "      \"Over the\"\n"
        "      usual number.\n"
        "  claims administrator guideline  \"MTUS, page 60\"\n";

static const char whole_json[] =
        "{ \"case\": \"CM15-9999999\", \"title\": \"Six visits\",\n"
        "  \"worker\": { \"age\": 46, \"sex\": \"female\" },\n"
        "  \"employer\": \"a bakery\",\n"
        "  \"injury\": { \"date\": \"2014-05\",\n"
        "              \"mechanism\": \"lifting a tray\" },\n"
        "  \"dates\": { \"request_for_authorization\": \"2015-03-02\",\n"
        "             \"utilization review\": \"2015-03-09\",\n"
        "             \"assigned\": null, \"decision\": \"2015-05-11\" },\n"
        "  \"priority\": \"expedited\",\n"
        "  \"item\": [ { \"number\": 1,\n"
        "    \"request\": \"Massage  2x week   # 6 visits\",\n"
        "    \"utilization_review\": { \"action\": \"modified\",\n"
        "      \"requested\": 12, \"approved\": 7.5, \"disputed\": 4.5,\n"
        "      \"reason\": \"Over the usual number.\" },\n"
        "    \"claims_administrator_guideline\": \"MTUS, page 60\" } ] }\n";

static void check_whole(arena *a, const struct case_file *c)
{
        const struct case_item *i = &c->item[0];

        assert_str(c->number, "CM15-9999999");
        assert_str(c->title, "Six visits");
        assert_int_equal(c->age, 46);
        assert_str(c->sex, "female");
        assert_str(c->employer, "a bakery");
        assert_str(c->mechanism, "lifting a tray");
        assert_str(c->priority, "expedited");
        assert_str(date_text(a, c->injury), "2014-05");
        assert_str(date_text(a, c->request_for_authorization), "2015-03-02");
        assert_str(date_text(a, c->decision), "2015-05-11");
        assert_false(date_known(c->assigned));
        assert_false(date_known(c->service));
        assert_int_equal(c->n_items, 1);
        assert_str(i->request_text, "Massage  2x week   # 6 visits");
        assert_null(i->request_at.document);
        assert_str(i->ur.action, "modified");
        assert_true(i->ur.requested == 12 && i->ur.approved == 7.5 &&
                    i->ur.disputed == 4.5);
        assert_str(i->ur.reason, "Over the usual number.");
        assert_str(date_text(a, i->ur.date), "2015-03-09");
        assert_str(i->claims_administrator_guideline, "MTUS, page 60");
        assert_true(i->primary == SIZE_MAX);
}

static void an_outline_and_its_json_are_equal(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = test_vocabulary(a);
        struct case_file c;
        err e = { 0 };

        assert_int_equal(case_parse(a, v, S("x.case"), str_from(whole), &c,
                                    &e), OK);
        check_whole(a, &c);
        if (case_parse(a, v, S("x.json"), str_from(whole_json), &c, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        check_whole(a, &c);
}

static void what_is_not_stated_stays_unknown(void **state)
{
        arena *a = *state;
        struct case_file c;
        err e = { 0 };

        assert_int_equal(case_parse(a, test_vocabulary(a), S("x.case"),
                                    S("item 1\n  request massage\n"), &c,
                                    &e), OK);
        assert_int_equal(c.age, -1);
        assert_int_equal(c.sex.n, 0);
        assert_false(date_known(c.injury));
        assert_false(date_known(c.utilization_review));
        assert_false(date_known(c.item[0].ur.date));
        assert_true(isnan(c.item[0].ur.requested));
        assert_true(isnan(c.item[0].ur.approved));
}

static void the_review_date_stands_once(void **state)
{
        arena *a = *state;
        struct case_file c;
        err e = { 0 };
        str text = S("item 1\n  request massage\n"
                     "  utilization review  2015-03-09\n"
                     "item 2\n  request massage\n");

        assert_int_equal(case_parse(a, test_vocabulary(a), S("x.case"), text,
                                    &c, &e), OK);
        assert_str(date_text(a, c.utilization_review), "2015-03-09");
        assert_str(date_text(a, c.item[1].ur.date), "2015-03-09");
}

#define ITEM "item 1\n  request massage\n"

static const struct {
        const char *text; rc code; size_t line; const char *says;
} mistakes[] = {
        { "case CM1\n", ERR_SYNTAX, 0, "without items" },
        { "", ERR_SYNTAX, 0, "without items" },
        { "# only words\n", ERR_SYNTAX, 0, "without items" },
        { ITEM "wroker\n  age 4\n", ERR_SYNTAX, 3, "\"worker\"" },
        { ITEM "injurry 2014\n", ERR_SYNTAX, 3, "\"injury\"" },
        { "worker\n  aeg 46\n", ERR_SYNTAX, 2, "\"age\"" },
        { "worker\n  shoe size 46\n", ERR_SYNTAX, 2,
          "write one of: age, sex" },
        { "dates\n  request for autorization 2015-01-01\n",
          ERR_SYNTAX, 2, "\"request for authorization\"" },
        { "dates\n  decision 2015-02-30\n", ERR_SYNTAX, 2,
          "write a day of the calendar as YYYY-MM-DD" },
        { "dates\n  decision 2015-02\n", ERR_SYNTAX, 2,
          "write a day of the calendar" },
        { "dates\n  decision 02/03/2015\n", ERR_SYNTAX, 2,
          "YYYY-MM-DD" },
        { "injury 2015-13\n", ERR_SYNTAX, 1, "YYYY-MM" },
        { "worker\n  age 46\n  age 47\n", ERR_SYNTAX, 3, "twice" },
        { "worker\n  age 200\n", ERR_SYNTAX, 2, "0 to 130" },
        { "worker\n  age -4\n", ERR_SYNTAX, 2, "0 to 130" },
        { "worker\n  sex unknown\n", ERR_SYNTAX, 2,
          "male or female" },
        { "worker  46\n", ERR_SYNTAX, 1, "in lines under it" },
        { "priority urgent\n", ERR_SYNTAX, 1,
          "standard or expedited" },
        { ITEM ITEM, ERR_SYNTAX, 3, "item 1 stands twice" },
        { ITEM "item 3\n  request massage\n", ERR_SYNTAX, 3,
          "item 2 is due" },
        { "item\n  request massage\n", ERR_SYNTAX, 1,
          "item 1 is due" },
        { "item 1\n", ERR_SYNTAX, 1, "asks for nothing" },
        { "item 1\n  request\n", ERR_SYNTAX, 2, "nothing is said" },
        { ITEM "  with item 1\n", ERR_INPUT, 1, "with itself" },
        { ITEM "  with item 7\n", ERR_SYNTAX, 1, "item 7" },
        { ITEM "  utilization review\n    action refused\n",
          ERR_SYNTAX, 4, "denied, modified or delayed" },
        { ITEM "  utilization review\n    requested 1e9\n",
          ERR_SYNTAX, 4, "not a number" },
        { ITEM "  utilization review\n    requested 6\n"
               "    approved 4\n    disputed 4\n",
          ERR_SYNTAX, 3, "make the numbers agree" },
        { ITEM "document ../../secret.txt\n", ERR_SYNTAX, 3,
          "without / or .." },
        { ITEM "document /tmp/secret.txt\n", ERR_SYNTAX, 3,
          "without / or .." },
        { ITEM "document .hidden\n", ERR_SYNTAX, 3,
          "the name of a file" },
        { ITEM "document a.txt\n  class NOTE\n", ERR_SYNTAX, 4,
          "PR2_REPORT" },
        { "item 1\n  request\n    a\n      b\n", ERR_SYNTAX, 4,
          "deeper" },
        { "worker\n  age 46\n    years\n", ERR_SYNTAX, 3,
          "nothing may stand under" },
        { "worker\n\tage 46\n", ERR_SYNTAX, 2, "spaces" },
        { "{ \"case\": 1,\n \"wroker\": {} }", ERR_SYNTAX, 2,
          "\"worker\"" },
        { "{\n \"worker\": {\n  \"age\": 46,\n  \"sex\": \"x\" } }",
          ERR_SYNTAX, 4, "male or female" },
        { "{ \"dates\": {\n \"decision\": \"2015-02-30\" } }",
          ERR_SYNTAX, 2, "a day of the calendar" },
        { "{ \"item\": [\n {\"number\": 1, \"request\": \"a\"},\n"
          " {\"number\": 1,\n \"request\": \"b\"} ] }",
          ERR_SYNTAX, 3, "item 1 stands twice" },
        { "{ \"case\": \"a\", \"case\": \"b\" }", ERR_SYNTAX, 1,
          "said twice" },
        { "{ \"case\": \"a\"", ERR_SYNTAX, 1, "too early" },
        { "{ \"case\" \"a\" }", ERR_SYNTAX, 1, "not JSON" },
        { "{ \"a\": 1 } x", ERR_SYNTAX, 1, "not JSON" },
};

static void mistakes_are_named_with_their_line(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = test_vocabulary(a);

        for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
                struct case_file c;
                err e = { 0 };
                rc r = case_parse(a, v, S("x.case"), str_from(mistakes[i].text),
                                  &c, &e);

                if (r != mistakes[i].code || e.line != mistakes[i].line ||
                    !strstr(e.text, mistakes[i].says))
                        fail_msg("row %zu: %d, line %zu: %s", i, r, e.line,
                                 e.text);
                assert_string_equal(e.file, "x.case");
        }
}

static void a_message_does_not_quote_the_case(void **state)
{
        arena *a = *state;
        struct case_file c;
        err e = { 0 };

        assert_int_equal(case_parse(a, test_vocabulary(a), S("x.case"),
                                    S("worker\n  surname Invented\n"), &c,
                                    &e), ERR_SYNTAX);
        assert_null(strstr(e.text, "Invented"));
}

static void binary_and_depth_are_refused(void **state)
{
        arena *a = *state;
        struct case_file c;
        err e = { 0 };
        buf b = buf_open(a, 1 << 20);

        assert_int_equal(case_parse(a, NULL, S("x"), str_of("it\0em", 5), &c,
                                    &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "byte 2"));
        for (int i = 0; i < 100; i++)
                buf_add(&b, S("{\"worker\":"));
        buf_char(&b, '1');
        for (int i = 0; i < 100; i++)
                buf_char(&b, '}');
        assert_int_equal(case_parse(a, NULL, S("x"), buf_str(&b), &c, &e),
                         ERR_LIMIT);
        b.n = 0;
        for (int i = 0; i < 100000; i++)
                buf_char(&b, '[');
        assert_int_not_equal(case_parse(a, NULL, S("x"), buf_str(&b), &c,
                                        &e), OK);
}

/* ---- Companions ------------------------------------------------------- */

static struct case_item item_of(str class, bool companion, str primary_class)
{
        struct case_item i = { .primary = SIZE_MAX };

        i.request.class = class;
        i.request.companion = companion;
        i.request.primary_class = primary_class;
        return i;
}

static void a_companion_finds_its_primary(void **state)
{
        struct case_item item[] = {
                item_of(S("sedative"), true, S("epidural-injection")),
                item_of(S("massage"), false, S("")),
                item_of(S("epidural-injection"), false, S("")),
                item_of(S("sedative"), true, S("epidural-injection")),
                item_of(S("surgical-companion"), true, S("surgery")),
                item_of(S("surgical-companion"), true, S("")),
        };
        static const size_t expect[] = { 2, SIZE_MAX, 2, 2, SIZE_MAX,
                                         SIZE_MAX };
        struct case_file c = { .item = item, .n_items = 6 };
        err e = { 0 };

        (void)state;
        item[2].primary = SIZE_MAX;
        assert_int_equal(case_tie(&c, &e), OK);
        for (size_t i = 0; i < 6; i++)
                assert_true(item[i].primary == (i == 2 ? SIZE_MAX
                                                       : expect[i]));
}

static void of_two_primaries_the_one_of_its_body_is_taken(void **state)
{
        static str knee[] = { STR("knee") }, wrist[] = { STR("wrist") };
        struct case_item item[] = {
                item_of(S("surgery"), false, S("")),
                item_of(S("surgery"), false, S("")),
                item_of(S("physical-therapy"), true, S("surgery")),
                item_of(S("physical-therapy"), true, S("surgery")),
                item_of(S("lab"), true, S("surgery")),
        };
        static const size_t expect[] = { SIZE_MAX, SIZE_MAX, 0, 1, 1 };
        str *body[] = { knee, wrist, knee, wrist, NULL };
        struct case_file c = { .item = item, .n_items = 5 };
        err e = { 0 };

        (void)state;
        for (size_t i = 0; i < 5; i++) {
                item[i].request.body = body[i];
                item[i].request.n_body = body[i] ? 1 : 0;
        }
        assert_int_equal(case_tie(&c, &e), OK);
        for (size_t i = 0; i < 5; i++)
                assert_true(item[i].primary == expect[i]);
}

static void a_stated_primary_wins_and_a_cycle_is_an_error(void **state)
{
        struct case_item item[] = {
                item_of(S("epidural-injection"), false, S("")),
                item_of(S("epidural-injection"), false, S("")),
                item_of(S("sedative"), true, S("epidural-injection")),
        };
        struct case_file c = { .item = item, .n_items = 3,
                               .source = S("x.case") };
        err e = { 0 };

        (void)state;
        item[2].primary = 0;
        assert_int_equal(case_tie(&c, &e), OK);
        assert_int_equal(item[2].primary, 0);
        item[0].primary = 2;
        assert_int_equal(case_tie(&c, &e), ERR_INPUT);
        assert_string_equal(e.file, "x.case");
}

static void with_item_makes_a_companion(void **state)
{
        arena *a = *state;
        struct case_file c;
        err e = { 0 };

        assert_int_equal(case_parse(a, test_vocabulary(a), S("x.case"),
                S("item 1\n  request massage\n"
                  "item 2\n  request taxi\n  with item 1\n"), &c, &e), OK);
        assert_true(c.item[1].request.companion);
        assert_int_equal(c.item[1].primary, 0);
}

/* ---- Folders ---------------------------------------------------------- */

struct place { char path[64]; };

static void put(const struct place *at, const char *name, const char *text,
                size_t n)
{
        char path[256];
        FILE *f;

        snprintf(path, sizeof path, "%s/%s", at->path, name);
        f = fopen(path, "wb");
        assert_non_null(f);
        assert_int_equal(fwrite(text, 1, n, f), n);
        fclose(f);
}

static void place_open(struct place *at)
{
        snprintf(at->path, sizeof at->path, "/tmp/imr-test-XXXXXX");
        assert_non_null(mkdtemp(at->path));
}

static void place_close(arena *a, struct place *at)
{
        str *name;
        size_t n;
        err e;

        assert_int_equal(host_folder(a, str_from(at->path), &name, &n, &e),
                         OK);
        for (size_t i = 0; i < n; i++)
                unlink(arena_z(a, host_join(a, str_from(at->path),
                                            name[i])));
        rmdir(at->path);
}

#define PUT(at, name, text) put(at, name, text, sizeof(text) - 1)

static rc case_open(arena *a, str path, struct case_file *c, err *e)
{
        struct case_ask ask = { .vocabulary = test_vocabulary(a) };

        return case_read(a, &ask, path, c, e);
}

/* The bytes of files are read into an arena that is used again. */
static void text_outlives_the_bytes_it_was_read_from(void **state)
{
        arena *a = *state;
        arena scratch = arena_open((size_t)1 << 30, a->door);
        struct case_ask ask = { .vocabulary = test_vocabulary(a),
                                .scratch = &scratch };
        struct place at;
        struct case_file c;
        err e = { 0 };

        place_open(&at);
        PUT(&at, "x.case", ITEM);
        PUT(&at, "b.txt", "She walks a mile.\n");
        if (case_read(a, &ask, str_from(at.path), &c, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        memset(arena_bytes(&scratch, 1 << 16), 'x', 1 << 16);
        assert_str(c.document[0]->text, "She walks a mile.\n");
        arena_close(&scratch);
        place_close(a, &at);
}

static void a_folder_accounts_for_every_document(void **state)
{
        arena *a = *state;
        struct place at;
        struct case_file c;
        err e = { 0 };

        place_open(&at);
        PUT(&at, "x.case", ITEM
            "dates\n  decision 2015-05-01\n"
            "document b.txt\n  class PR2_REPORT\n  date 2015-04-01\n"
            "document scan.pdf\n  pages 3\n  unread\n  date 2015-06-01\n"
            "document part.txt\n  pages unread 2\n");
        PUT(&at, "a.md", "caf\xe9\r\n");
        PUT(&at, "b.txt", "one\ftwo\n");
        PUT(&at, "part.txt", "part");
        PUT(&at, "picture.png", "x");
        rc r = case_open(a, str_from(at.path), &c, &e);

        if (r)
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        assert_int_equal(c.n_documents, 5);
        assert_str(c.document[0]->name, "b.txt");
        assert_str(c.document[0]->class, "PR2_REPORT");
        assert_int_equal(c.document[0]->pages, 2);
        assert_int_equal(document_hash(a, c.document[0]).n, 64);
        assert_true(c.document[1]->unread);
        assert_int_equal(c.document[1]->text.n, 0);
        assert_int_equal(c.document[1]->n_pages, 3);
        assert_true(c.document[2]->unread);
        assert_str(c.document[2]->text, "part");
        assert_str(c.document[3]->name, "a.md");
        assert_str(c.document[3]->text, "caf\xc3\xa9\n");
        assert_str(c.document[4]->name, "picture.png");
        assert_true(c.document[4]->unread);
        assert_int_equal(c.document[4]->n_pages, 1);
        assert_int_equal(c.pages.unread, 6);
        assert_int_equal(c.pages.read, 4);
        assert_int_equal(c.pages.all, 10);
        assert_int_equal(c.n_visible, 3);
        assert_int_equal(c.visible[0].end, 8);
        assert_int_equal(case_open(a, arena_fmt(a, "%s/x.case", at.path),
                                   &c, &e), OK);
        assert_int_equal(c.n_documents, 5);
        place_close(a, &at);
}

static struct case_file folder_read(arena *a, const struct place *at)
{
        struct case_file c;
        err e = { 0 };

        if (case_open(a, str_from(at->path), &c, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return c;
}

/* Whatever it is called, and whether or not it is a good one. */
static void a_decision_is_no_document(void **state)
{
        arena *a = *state;
        struct place at;

        place_open(&at);
        PUT(&at, "x.case", ITEM);
        PUT(&at, "decision.txt", "Anything at all.\n");
        PUT(&at, "decision.md", "Anything at all.\n");
        PUT(&at, "decision.outline", "Anything at all.\n");
        PUT(&at, "mine.txt", "# a note\r\n\r\nreviewer\r\n  licensed in Ohio"
                 "\r\nitem 1\r\n  outcome  upheld\r\n  reasons It is so.\r\n");
        PUT(&at, "faulty.md", "case a\nitem 1\n\toutcome no\n\treasons\n");
        PUT(&at, "other.txt", "{ \"item\": [ { \"outcome\": \"upheld\" } ]");
        PUT(&at, "note.txt", "case seen today\nitem 1 of the plan\n"
                             "outcome of the injection: good\n");
        PUT(&at, "plain.txt", "Visit.\nitem 1\n  outcome good\n");
        struct case_file c = folder_read(a, &at);

        assert_int_equal(c.n_documents, 2);
        assert_str(c.document[0]->name, "note.txt");
        assert_str(c.document[1]->name, "plain.txt");
        assert_int_equal(c.pages.unread, 0);
        place_close(a, &at);
}

static void an_earlier_determination_is_listed_and_not_seen(void **state)
{
        arena *a = *state;
        struct place at;

        place_open(&at);
        PUT(&at, "x.case", ITEM "document old.txt\n  class PRIOR_FDL\n");
        PUT(&at, "old.txt", "Massage: Upheld\n");
        struct case_file c = folder_read(a, &at);

        assert_int_equal(c.n_documents, 1);
        assert_int_equal(c.document[0]->pages, 1);
        assert_int_equal(c.n_visible, 0);
        place_close(a, &at);
}

static void what_is_ignored_is_no_part_of_the_file(void **state)
{
        arena *a = *state;
        struct place at;

        place_open(&at);
        PUT(&at, "x.case", ITEM "ignore \"fax, cover.pdf\"\n"
                                "ignore todo.txt, scan.text\n");
        PUT(&at, "fax, cover.pdf", "%PDF");
        PUT(&at, "todo.txt", "x");
        PUT(&at, "scan.text", "x");
        PUT(&at, ".hidden.pdf", "x");
        PUT(&at, "more.png", "x");
        struct case_file c = folder_read(a, &at);

        assert_int_equal(c.n_documents, 1);
        assert_str(c.document[0]->name, "more.png");
        assert_true(c.document[0]->unread);
        assert_int_equal(c.pages.unread, 1);
        unlink(arena_z(a, arena_fmt(a, "%s/.hidden.pdf", at.path)));
        place_close(a, &at);
}

static struct case_file parse_good(arena *a, const char *text)
{
        struct case_file c;
        err e = { 0 };

        if (case_parse(a, test_vocabulary(a), S("x.case"), str_from(text), &c,
                       &e))
                fail_msg("%zu: %s", e.line, e.text);
        return c;
}

static void an_approved_part_is_seen_in_the_numbers(void **state)
{
        static const struct { const char *ur; double requested; bool partly; }
        t[] = {
                { "requested 120\n    approved 108\n", 120, true },
                { "approved 108\n    disputed 12\n", 120, true },
                { "approved 0\n    disputed 12\n", 12, false },
                { "requested 12\n    approved 12\n", 12, false },
                { "requested 12\n", 12, false }
        };

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct case_file c = parse_good(*state, arena_z(*state,
                        arena_fmt(*state, "item 1\n  request massage\n"
                        "  utilization review\n    %s", t[i].ur)));

                assert_true(c.item[0].ur.requested == t[i].requested);
                assert_int_equal(c.item[0].request.partly_approved,
                                 t[i].partly);
        }
        struct case_file c = parse_good(*state, "item 1\n  request massage\n"
                                        "  utilization review\n"
                                        "    disputed 3\n");

        assert_true(isnan(c.item[0].ur.requested));
}

/* Quotes inside a request are its own, in either syntax. */
static void quotes_of_a_text_stay(void **state)
{
        static const struct { const char *outline, *json, *want; } t[] = {
                { "\"Massage\" and \"ultrasound\"",
                  "\\\"Massage\\\" and \\\"ultrasound\\\"",
                  "\"Massage\" and \"ultrasound\"" },
                { "\"Massage and ultrasound\"", "Massage and ultrasound",
                  "Massage and ultrasound" },
                { "Massage, so-called \"deep\"",
                  "Massage, so-called \\\"deep\\\"",
                  "Massage, so-called \"deep\"" },
                { "massage 5\" wide", "massage 5\\\" wide",
                  "massage 5\" wide" }
        };
        arena *a = *state;

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                struct case_file x = parse_good(a, arena_z(a, arena_fmt(a,
                        "item 1\n  request  %s\n", t[i].outline)));
                struct case_file y = parse_good(a, arena_z(a, arena_fmt(a,
                        "{\"item\":{\"number\":1,\"request\":\"%s\"}}",
                        t[i].json)));

                assert_true(str_eq(x.item[0].request_text,
                                   str_from(t[i].want)));
                assert_true(str_eq(y.item[0].request_text,
                                   str_from(t[i].want)));
        }
}

static void bad_folders_are_named(void **state)
{
        arena *a = *state;
        struct place at;
        struct case_file c;
        err e = { 0 };

        assert_int_equal(case_open(a, S("no/such/folder"), &c, &e),
                         ERR_IO);
        place_open(&at);
        str path = str_from(at.path);

        assert_int_equal(case_open(a, path, &c, &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "no case file"));
        PUT(&at, "x.case", ITEM "document gone.txt\n");
        assert_int_equal(case_open(a, path, &c, &e), ERR_INPUT);
        assert_int_equal(e.line, 3);
        assert_non_null(strstr(e.text, "does not stand in the folder"));
        PUT(&at, "x.case", ITEM "document a.txt\ndocument a.txt\n");
        PUT(&at, "a.txt", "a");
        assert_int_equal(case_open(a, path, &c, &e), ERR_SYNTAX);
        assert_int_equal(e.line, 4);
        PUT(&at, "x.case", ITEM);
        PUT(&at, "y.case", ITEM);
        assert_int_equal(case_open(a, path, &c, &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "more than one"));
        place_close(a, &at);
}

/* Listed or not: it is there, unread, and says why; the rest is read. */
static void what_cannot_be_read_is_unread_and_says_why(void **state)
{
        arena *a = *state;
        struct place at;

        place_open(&at);
        PUT(&at, "x.case", ITEM "document a.pdf\n  class IMAGING\n"
                                "document binary.txt\n");
        PUT(&at, "a.pdf", "%PDF");
        PUT(&at, "binary.txt", "a\0b");
        PUT(&at, "empty.txt", "");
        PUT(&at, "good.txt", "one\ftwo");
        PUT(&at, "sheet.xls", "x");
        PUT(&at, "torn.tif", "II*\0\1\1\1\1");
        struct case_file c = folder_read(a, &at);
        static const char *const why[] = {
                "is damaged, or no PDF: pdftotext cannot open it",
                "is binary (a NUL at byte 1)", "the file is empty", "",
                "is of a kind that is not read",
                "is a damaged TIFF: no page is found in it"
        };

        assert_int_equal(c.n_files, 6);
        for (size_t i = 0; i < 6; i++) {
                assert_int_equal(c.file[i]->page[0].unread, i != 3);
                if (!str_eq(c.file[i]->page[0].why, str_from(why[i])))
                        fail_msg("%zu: "FMT, i, ARG(c.file[i]->page[0].why));
        }
        assert_str(c.file[0]->class, "IMAGING");
        assert_int_equal(c.pages.unread, 5);
        assert_int_equal(c.pages.read, 2);
        place_close(a, &at);
}

static void every_example_is_read(void **state)
{
        arena *a = *state;
        str root = S("examples/cases"), *name;
        size_t n;
        err e = { 0 };

        assert_int_equal(host_folder(a, root, &name, &n, &e), OK);
        assert_true(n >= 7);
        for (size_t i = 0; i < n; i++) {
                str path = host_join(a, root, name[i]);
                struct case_file c;
                struct decision d;

                if (case_open(a, path, &c, &e) ||
                    decision_read(a, host_join(a, path,
                                  S("decision.outline")), c.n_items, &d, &e))
                        fail_msg("%s:%zu: %s", e.file, e.line, e.text);
                assert_true(c.n_documents > 0);
                assert_true(str_eq(c.number, d.case_number));
                assert_int_equal(d.n_items, c.n_items);
                for (size_t k = 0; k < c.n_items; k++)
                        assert_true(str_eq(
                                evidence_quote(&c.item[k].request_at),
                                c.item[k].request_text));
        }
}

static void a_wrapped_request_has_the_place_of_its_item(void **state)
{
        arena *a = *state;
        struct place at;
        struct case_file c;
        err e = { 0 };

        place_open(&at);
        PUT(&at, "x.case", "case a\r\nitem 1\r\n  request\r\n    massage\r\n"
                           "    therapy\r\nitem 2\r\n  request massage\r\n");
        assert_int_equal(case_open(a, str_from(at.path), &c, &e), OK);
        assert_str(c.item[0].request_text, "massage therapy");
        assert_str(evidence_quote(&c.item[0].request_at), "item 1");
        assert_str(evidence_quote(&c.item[1].request_at), "massage");
        place_close(a, &at);
}

struct words_count { arena *a; size_t asked; };

static rc words_asked(void *of, const struct vocabulary **out, err *e)
{
        struct words_count *w = of;

        (void)e;
        w->asked++;
        *out = test_vocabulary(w->a);
        return OK;
}

/* Loading them takes longer than telling apart the pages of a small file. */
static void words_are_asked_for_where_requests_may_go_together(void **state)
{
        arena *a = *state;
        struct words_count w = { .a = a };
        struct case_ask ask = { .words = words_asked, .words_of = &w };
        struct place at;
        struct case_file c;
        err e = { 0 };

        place_open(&at);
        PUT(&at, "x.case", ITEM);
        assert_int_equal(case_read(a, &ask, str_from(at.path), &c, &e), OK);
        assert_int_equal(w.asked, 0);
        PUT(&at, "x.case", "case a\nitem 1\n  request 8 visits of massage "
                           "therapy\nitem 2\n  request hot pack with "
                           "massage\n");
        assert_int_equal(case_read(a, &ask, str_from(at.path), &c, &e), OK);
        assert_int_equal(w.asked, 1);
        assert_str(c.item[0].request.class, "massage");
        place_close(a, &at);
}

TEST_MAIN(TEST(an_outline_and_its_json_are_equal),
          TEST(what_is_not_stated_stays_unknown),
          TEST(the_review_date_stands_once),
          TEST(mistakes_are_named_with_their_line),
          TEST(a_message_does_not_quote_the_case),
          TEST(binary_and_depth_are_refused),
          TEST(a_companion_finds_its_primary),
          TEST(of_two_primaries_the_one_of_its_body_is_taken),
          TEST(a_stated_primary_wins_and_a_cycle_is_an_error),
          TEST(with_item_makes_a_companion),
          TEST(text_outlives_the_bytes_it_was_read_from),
          TEST(words_are_asked_for_where_requests_may_go_together),
          TEST(a_folder_accounts_for_every_document),
          TEST(a_decision_is_no_document),
          TEST(an_earlier_determination_is_listed_and_not_seen),
          TEST(what_is_ignored_is_no_part_of_the_file),
          TEST(an_approved_part_is_seen_in_the_numbers),
          TEST(quotes_of_a_text_stay),
          TEST(bad_folders_are_named),
          TEST(what_cannot_be_read_is_unread_and_says_why),
          TEST(a_wrapped_request_has_the_place_of_its_item),
          TEST(every_example_is_read))
