/* test_study.c - studies in running text. Invented sentences; the names that
 * look like real ones are of nobody. */
#include "data.h"

#include "terms/citation.h"

static const struct titles *titles_of(arena *a)
{
        struct data_file f = { S("guideline-titles.titles"),
                test_file(a, S("vocabulary/guideline-titles.titles")) };
        struct titles *t = NULL;
        err e;

        if (titles_load(a, &f, &t, &e))
                fail_msg("%s:%zu: %s", e.file, e.line, e.text);
        return t;
}

/* "title|year|printed", studies by " + ". */
static str shown(arena *a, struct citations c)
{
        buf b = buf_open(a, 1 << 20);

        for (size_t i = 0; i < c.n; i++) {
                assert_int_equal(c.at[i].class, CITED_STUDY);
                buf_fmt(&b, "%s"FMT"|%ld|"FMT, i ? " + " : "",
                        ARG(c.at[i].title), c.at[i].edition,
                        ARG(c.at[i].printed));
        }
        return buf_str(&b);
}

struct row { str text, means; };

static void rows_read(arena *a, const struct row *row, size_t n)
{
        const struct titles *t = titles_of(a);

        for (size_t i = 0; i < n; i++) {
                str got = shown(a, studies_read(a, t, row[i].text, BY_IMRO));

                if (!str_eq(got, row[i].means))
                        fail_msg("row %zu: "FMT"\n  "FMT, i,
                                 ARG(row[i].text), ARG(got));
        }
}

static void in_brackets(void **state)
{
        static const struct row t[] = {
                { STR("It may help. (Smith, 2009) Not proven."),
                  STR("Smith|2009|(Smith, 2009)") },
                { STR("(Smith & Jones, 2009)"),
                  STR("Smith & Jones|2009|(Smith & Jones, 2009)") },
                { STR("(Lin-2003) (Meyer, 2003a)"),
                  STR("Lin|2003|(Lin-2003) + Meyer|2003|(Meyer, 2003a)") },
                { STR("so it is\n(Van der Berg,\n   2004) said"),
                  STR("Van der Berg|2004|(Van der Berg, 2004)") },
                { STR("[Smith 2001]"), STR("Smith|2001|[Smith 2001]") },
                { STR("(Ohio, 2002) (VA/DoD, 2003)"),
                  STR("Ohio|2002|(Ohio, 2002) + VA/DoD|2003|"
                      "(VA/DoD, 2003)") },
                { STR("(Smith et al., 2008; Jones 2010)"),
                  STR("Smith et al.|2008|Smith et al., 2008 + Jones|2010|"
                      "Jones 2010") },
                { STR("(Smith 2008, Jones 2010)"),
                  STR("Smith|2008|Smith 2008 + Jones|2010|Jones 2010") },
                { STR("(Cochrane Database Syst Rev 2010)"),
                  STR("Cochrane Database Syst Rev|2010|(Cochrane Database "
                      "Syst Rev 2010)") },
                { STR("(American Society of Back Surgery, 2011)"),
                  STR("American Society of Back Surgery|2011|(American "
                      "Society of Back Surgery, 2011)") },
                { STR("(O'Brien-Smith, 2012)"),
                  STR("O'Brien-Smith|2012|(O'Brien-Smith, 2012)") }
        };

        rows_read(*state, t, sizeof t / sizeof *t);
}

static void in_running_text(void **state)
{
        static const struct row t[] = {
                { STR("However, Smith et al. (2008) found nothing."),
                  STR("Smith et al.|2008|Smith et al. (2008)") },
                { STR("as Smith et al 2008 said"),
                  STR("Smith et al|2008|Smith et al 2008") },
                { STR("as in Smith and Jones (2008)"),
                  STR("Smith and Jones|2008|Smith and Jones (2008)") },
                { STR("Later Smith (2008) reported less pain."),
                  STR("Smith|2008|Smith (2008)") },
                { STR("Smith J, Jones K. A title of 3 words. A Journal. 2010 "
                      "Mar;35(4):123-9. Next."),
                  STR("Smith J, Jones K|2010|Smith J, Jones K. A title of 3 "
                      "words. A Journal. 2010 Mar;35(4):123-9") },
                { STR("He cites Spine 2008; 33: 18 for it."),
                  STR("Spine|2008|Spine 2008; 33: 18") },
                { STR("See (J Bone Joint Surg Am. 2010;92:1)."),
                  STR("J Bone Joint Surg Am|2010|J Bone Joint Surg Am. "
                      "2010;92:1") }
        };

        rows_read(*state, t, sizeof t / sizeof *t);
}

static void no_studies(void **state)
{
        static const str t[] = {
                STR("(March, 2015)"), STR("in (May 2014)"), STR("May 2014"),
                STR("(ODG, 2015)"), STR("(ACOEM, 2004)"), STR("(MTUS 2009)"),
                STR("Section 2009"), STR("(L4-5, 2012)"), STR("(Norco, 2014)"),
                STR("MRI 2014"), STR("(MRI, 2014)"), STR("(MRI Lumbar 2014)"),
                STR("(Lumbar Fusion, 2011)"), STR("(ACDF 2012)"),
                STR("(Dr. Smith, 2014)"), STR("Dr. Smith (2014) noted pain"),
                STR("Pain Guidelines (July 28, 2016)"), STR("(2009)"),
                STR("Chronic Pain Medical Treatment Guidelines (2009)"),
                STR("(07/02/2009)"), STR("(Smith, 2009-12-01)"),
                STR("(Smith, 20095)"), STR("(the Smith clinic, 2009)"),
                STR("on January 6, 2017 the visit"), STR("(Spring, 2010)"),
                STR("seen at 2010;35"), STR("Smith (2008) was seen"),
                STR("Norco and Soma (2012)"), STR("(Injury 2010)"),
                STR("(Chapter 12, 2004)"), STR("(Knee, 2010)"),
                STR("(Surgery, 2012)"), STR("2009"),
                STR("(, 2009)"), STR("et al. (2008)"), STR("("), STR("")
        };
        const struct titles *titles = titles_of(*state);

        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
                str got = shown(*state, studies_read(*state, titles, t[i],
                                                     BY_IMRO));

                if (got.n)
                        fail_msg(FMT": "FMT, ARG(t[i]), ARG(got));
        }
}

static void once_each(void **state)
{
        static const struct row t[] = {
                { STR("(Smith, 2009) and again (Smith 2009), (Smith, 2010)"),
                  STR("Smith|2009|(Smith, 2009) + Smith|2010|"
                      "(Smith, 2010)") }
        };

        rows_read(*state, t, 1);
}

/* In a guideline line too: instead of a document nobody knows, or beside
 * one. */
static void in_guideline_lines(void **state)
{
        const struct titles *t = titles_of(*state);
        struct citations c = citations_read(*state, t,
                S("Decision based on Non-MTUS Citation ODG Neck, Collars "
                  "(Jones, 2003). Decision based on Non-MTUS Citation Smith "
                  "J. On braces. Spine 2008;33:18."), BY_CLAIMS_ADMINISTRATOR);

        assert_int_equal(c.n, 3);
        assert_int_equal(c.at[0].class, CITED_NON_MTUS);
        assert_int_equal(c.at[1].class, CITED_STUDY);
        assert_true(str_eq(c.at[1].title, S("Smith J")));
        assert_true(str_eq(c.at[1].printed,
                           S("Smith J. On braces. Spine 2008;33:18")));
        assert_true(str_eq(c.at[2].title, S("Jones")));
        assert_int_equal(c.at[2].edition, 2003);
        assert_int_equal(c.at[2].by, BY_CLAIMS_ADMINISTRATOR);
}

/* Ten times the text, about ten times the work: nothing but years, brackets,
 * openings; it ends, that is all that is asked. */
static void hostile_text_ends(void **state)
{
        static const str bit[] = {
                STR("(Aa, 2000) "), STR("(2000 "), STR("2000;1:"),
                STR("((((("), STR("the "), STR("www."), STR("MTUS is silent "),
                STR("Decision based on "), STR("Other Medical Treatment "
                                               "Guideline "),
                STR("Smith J, "), STR("et al. (2000) "), STR("page 1, "),
                STR("8 CCR \xc2\xa7"), STR("Pain Chapter ")
        };
        const struct titles *t = titles_of(*state);
        struct door door = { .open = false };
        arena a = arena_open((size_t)1 << 30, &door);

        for (size_t i = 0; i < sizeof bit / sizeof *bit; i++) {
                buf b = buf_open(&a, 1 << 20);

                while (b.n < 200000)
                        buf_add(&b, bit[i]);
                citations_read(&a, t, buf_str(&b), BY_IMRO);
                studies_read(&a, t, buf_str(&b), BY_IMRO);
                arena_reset(&a);
        }
        arena_close(&a);
}

TEST_MAIN(TEST(in_brackets), TEST(in_running_text), TEST(no_studies),
          TEST(once_each), TEST(in_guideline_lines), TEST(hostile_text_ends))
