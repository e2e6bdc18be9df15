/* test_dates.c - invented sentences with dates, and the role of each. */
#include "clinical_test.h"

struct date_case { const char *text, *want; };  /* "role date; role date" */

static const struct date_case cases[] = {
        { "The worker reported an injury on 11/08/2008.",
          "injury 2008-11-08" },
        { "Date of injury: 5-1-09.", "injury 2009-05-01" },
        { "He has filed a claim for back pain associated with an industrial "
          "injury of March 6, 2000.", "injury 2000-03-06" },
        { "In a Utilization Review report dated August 25, 2015, the claims "
          "administrator failed to approve massage.",
          "utilization_review 2015-08-25" },
        { "UR dated 10-21-15 denied the request.",
          "utilization_review 2015-10-21" },
        { "The request was non-certified on 12/21/2016.",
          "utilization_review 2016-12-21" },
        { "On 11/18/2016 utilization review non-certified an MRI.",
          "utilization_review 2016-11-18" },
        { "The treatment was denied on 12/21/2014.",
          "utilization_review 2014-12-21" },
        { "On RFA forms of August 20, 2015, an MRI was endorsed.",
          "request 2015-08-20" },
        { "A Request for Authorization was signed on 12/02/2014.",
          "request 2014-12-02" },
        { "Request for Authorization dated 03/04/2014.",
          "request 2014-03-04" },
        { "Progress report dated 10-13-15 reports neck pain.",
          "document 2015-10-13" },
        { "The progress report was documented on 10/06/2014.",
          "document 2014-10-06" },
        { "On August 18, 2015, the applicant reported pain.",
          "document 2015-08-18" },
        { "In a letter dated August 31, 2015, she asked for massage.",
          "document 2015-08-31" },
        { "She was seen on 4/5/2014.", "document 2014-04-05" },
        { "The physical exam (12-14-2013) revealed tenderness.",
          "document 2013-12-14" },
        { "She is status post injection from 11/13/2013.",
          "other 2013-11-13" },
        { "He had surgery on 02/03/2012.", "other 2012-02-03" },
        { "MRI of the lumbar spine, dated 11/20/2012.",
          "imaging 2012-11-20" },
        { "X-rays from 1/2/2013 were normal.", "imaging 2013-01-02" },
        { "Application for independent medical review received 9/9/2015.",
          "application 2015-09-09" },
        { "The request for authorization is dated 3/1/2014 and was denied on "
          "3/9/2014.",
          "request 2014-03-01; utilization_review 2014-03-09" },
        { "Records from 3/1/2014 to 4/2/2014 were sent.",
          "document 2014-03-01; document 2014-04-02" },
        { "Nothing beside 7/8/2013 says what it is.", "other 2013-07-08" },
        { "There is no date here, 4/5 strength only.", "" },
        { "02/30/2014 is no day.", "" },
};

static str dates_text(arena *a, const struct dates *d)
{
        buf b = buf_open(a, 1 << 14);

        for (size_t i = 0; i < d->n; i++)
                buf_fmt(&b, "%s" FMT " " FMT, i ? "; " : "",
                        ARG(d->at[i].role), ARG(date_text(a, d->at[i].date)));
        return buf_str(&b);
}

static void each_date_has_its_role(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        int wrong = 0;

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                str text = str_from(cases[i].text);
                struct dates d = dates_read(a, v, text, 0, text.n);
                str is = dates_text(a, &d);

                if (str_eq(is, str_from(cases[i].want)))
                        continue;
                print_error("`" FMT "` for `%s` in: %s\n", ARG(is),
                            cases[i].want, cases[i].text);
                wrong++;
        }
        assert_int_equal(wrong, 0);
}

static void a_date_stands_where_it_says(void **state)
{
        arena *a = *state;
        const struct vocabulary *v = vocabulary_of_project(a);
        str text = S("Seen 1/1/2010. Then seen on March 6, 2012 again.");
        struct dates d = dates_read(a, v, text, 10, text.n);

        assert_int_equal(d.n, 1);
        assert_str(str_slice(text, d.at[0].begin, d.at[0].end),
                   "March 6, 2012");
}

TEST_MAIN(TEST(each_date_has_its_role), TEST(a_date_stands_where_it_says))
