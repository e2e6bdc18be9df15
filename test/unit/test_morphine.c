/* test_morphine.c - opioid doses in morphine, reckoned by hand from the tables
 * as printed; and what a scale must say. */
#include "data.h"

#include "terms/lexicon.h"

#include <math.h>

#define NONE ((double)NAN)

static const struct {
        const char *drug, *route; double dose; const char *unit, *date;
        double mg; const char *says;    /* the scale, or why there is none */
} vector[] = {
        /* hydrocodone 10 mg every six hours: 4 x 10 x 1 */
        { "hydrocodone/acetaminophen", "oral", 40, "mg", "2017-05-01", 40,
          "cdc-2017" },
        /* oxycodone 20 mg twice a day: 2 x 20 x 1.5 */
        { "oxycodone", "oral", 40, "mg", "2016-06-01", 60, "cdc-2016" },
        { "oxycodone/acetaminophen", "oral", 40, "mg", "2023-06-01", 60,
          "cdc-2022" },
        /* a patch of 25 mcg an hour: 25 x 2.4, however often it is changed */
        { "fentanyl", "transdermal", 25, "mcg/h", "2016-06-01", 60,
          "cdc-2016" },
        { "fentanyl", "transdermal", 100, "mcg/h", "2024-01-01", 240,
          "cdc-2022" },
        /* methadone by its steps; one figure before and after them */
        { "methadone", "oral", 20, "mg", "2018-01-01", 80, "cdc-2017" },
        { "methadone", "oral", 20.5, "mg", "2018-01-01", 164, "cdc-2017" },
        { "methadone", "oral", 40, "mg", "2016-03-18", 320, "cdc-2016" },
        { "methadone", "oral", 60, "mg", "2018-01-01", 600, "cdc-2017" },
        { "methadone", "oral", 80, "mg", "2018-01-01", 960, "cdc-2017" },
        { "methadone", "oral", 40, "mg", "2016-03-17", 120, "cdc-2014" },
        { "methadone", "oral", 40, "mg", "2022-11-04", 188, "cdc-2022" },
        /* the day that the factor changed */
        { "tramadol", "oral", 200, "mg", "2016-06-01", 20, "cdc-2014" },
        { "tramadol/acetaminophen", "oral", 150, "mg", "2022-11-03", 15,
          "cdc-2017" },
        { "tramadol", "oral", 200, "mg", "2022-11-04", 40, "cdc-2022" },
        { "hydromorphone", "oral", 8, "mg", "2022-11-03", 32, "cdc-2017" },
        { "hydromorphone", "oral", 8, "mg", "2022-11-04", 40, "cdc-2022" },
        { "tapentadol", "oral", 200, "mg", "2016-06-01", 80, "cdc-2016" },
        { "tapentadol", "oral", 200, "mg", "2013-06-01", NONE, "no factor" },
        { "codeine/acetaminophen", "oral", 120, "mg", "2010-01-01", 18,
          "von-korff-2008" },
        { "levorphanol", "oral", 6, "mg", "2023-01-01", 66, "cdc-2017" },
        /* not converted, and says so */
        { "buprenorphine", "transdermal", 10, "mcg/h", "2018-01-01", NONE,
          "partial agonist" },
        { "buprenorphine/naloxone", "oral", 16, "mg", "2023-01-01", NONE,
          "partial agonist" },
        { "gabapentin", "oral", 900, "mg", "2018-01-01", NONE, "no factor" },
        { "fentanyl", "transdermal", 25, "mg", "2018-01-01", NONE,
          "another unit" },
        { "morphine", "intrathecal", 2, "mg", "2018-01-01", NONE,
          "no factor" },
        { "morphine", "oral", NONE, "mg", "2018-01-01", NONE, "not stated" },
        { "morphine", "oral", 0, "mg", "2018-01-01", NONE, "not stated" },
        { "morphine", "oral", 30, "mg", "", NONE, "date is not stated" },
        /* before any table */
        { "morphine", "oral", 30, "mg", "2005", NONE, "no factor" },
        /* a year within which the factor changed, and one in which not */
        { "tramadol", "oral", 200, "mg", "2022", NONE, "changed within" },
        { "oxycodone", "oral", 20, "mg", "2022", 30, "cdc-2022" },
        { "tapentadol", "oral", 100, "mg", "2014", NONE, "changed within" },
        /* a name that only begins alike */
        { "morphinex", "oral", 30, "mg", "2018-01-01", NONE, "no factor" },
};

static void doses_count_as_morphine_by_the_table_of_their_day(void **state)
{
        const struct vocabulary *v = test_vocabulary(*state);
        int wrong = 0;

        for (size_t i = 0; i < sizeof vector / sizeof *vector; i++) {
                date when = DATE_NONE;

                if (vector[i].date[0])
                        assert_true(date_parse_iso(str_from(vector[i].date),
                                                   &when));
                struct morphine m = morphine_equivalent(
                        &v->morphine, str_from(vector[i].drug),
                        str_from(vector[i].route), vector[i].dose,
                        str_from(vector[i].unit), when);
                bool same = isnan(vector[i].mg) ? isnan(m.mg)
                            : fabs(m.mg - vector[i].mg) < 1e-9;
                str says = isnan(m.mg) ? m.why : m.scale->name;

                if (same && str_find(says, str_from(vector[i].says), 0) !=
                    STR_NONE)
                        continue;
                print_error("%s %g %s on %s: %g, "FMT"\n", vector[i].drug,
                            vector[i].dose, vector[i].unit, vector[i].date,
                            m.mg, ARG(says));
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

/* And whatever it converts is an opioid of the vocabulary. */
static void every_table_has_dates_and_a_source(void **state)
{
        const struct vocabulary *v = test_vocabulary(*state);

        assert_true(v->morphine.n >= 5);
        for (size_t i = 0; i < v->morphine.n; i++) {
                const struct scale *s = &v->morphine.scale[i];

                assert_true(date_exact(s->from) && s->source.n);
                for (size_t k = 0; k < s->factors; k++) {
                        bool known = false;

                        for (size_t d = 0; d < v->drugs; d++)
                                known |= str_starts(v->drug[d].name,
                                                    s->factor[k].drug) &&
                                         str_eq(v->drug[d].class,
                                                S("opioid"));
                        if (!known)
                                fail_msg("no opioid "FMT" in the vocabulary",
                                         ARG(s->factor[k].drug));
                }
        }
}

static const struct { const char *text, *says; } bad[] = {
        { "scale  a\n", "TITLE" },
        { "scale  a  A\n  read  somewhere\n", "`from` and a date" },
        { "scale  a  A\n  from  2016-01-01\n", "`read`, `reported`" },
        { "scale  a  A\n  from  soon\n", "write a date" },
        { "scale  a  A\n  factor  x  oral  mg\n", "write `factor" },
        { "scale  a  A\n  factor  x  oral  mg  0\n", "write `factor" },
        { "scale  a  A\n  factor  x  oral  mg  1.5.2\n", "write `factor" },
        { "scale  a  A\n  factor  x  oral  mg  4  up to 20\n", "at most 20" },
        { "scale  a  A\n  none  x\n", "none  drug  why" },
        { "scale  a  A\n  red  somewhere\n", "`unverified`" },
};

static void a_mistake_in_a_scale_is_named(void **state)
{
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
                test_refused(*state, bad[i].text, bad[i].says);
}

TEST_MAIN(TEST(doses_count_as_morphine_by_the_table_of_their_day),
          TEST(every_table_has_dates_and_a_source),
          TEST(a_mistake_in_a_scale_is_named))
