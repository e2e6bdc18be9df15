/* test_mail.c - mails as mailers write them, and as nobody should. */
#include "test.h"

#include "base/buf.h"
#include "intake/mail.h"

static struct mail mailed(arena *a, const char *z)
{
        struct mail m;

        mail_read(a, str_from(z), &m);
        return m;
}

static void a_plain_mail_is_its_text(void **state)
{
        struct mail m = mailed(*state, "From: a@b.example\r\nX-Other: no\r\n"
                               "Subject: Re:\r\n  knee\r\n\r\nSeen today.\r\n");

        assert_str(m.text, "From: a@b.example\nSubject: Re: knee\n\n"
                           "Seen today.\n");
        assert_int_equal(m.n, 0);
        m = mailed(*state, "");
        assert_str(m.text, "\n");
        m = mailed(*state, "\nno header at all");
        assert_str(m.text, "\nno header at all\n");
}

static void parts_are_files(void **state)
{
        struct mail m = mailed(*state,
                "Content-Type: multipart/mixed; boundary=\"x y\"\n\n"
                "not shown\n--x y\n\nThe body.\n"
                "--x y\nContent-Type: application/pdf; name=\"a.pdf\"\n"
                "Content-Transfer-Encoding: base64\n\naGVs\r\nbG8=\n"
                "--x y\nContent-Disposition: attachment;\n"
                " filename*0*=utf-8''caf%C3%A9;\n filename*1=\".txt\"\n"
                "Content-Transfer-Encoding: quoted-printable\n\n"
                "a=3Db=\nc\n"
                "--x y\nContent-Type: message/rfc822\n\n"
                "Subject: inner\n\nhello\n"
                "--x y\nContent-Type: image/tiff\n\nII*\n--x y--\nafter\n");

        assert_str(m.text, "\nThe body.\n");
        assert_int_equal(m.n, 4);
        assert_str(m.part[0].name, "a.pdf");
        assert_str(m.part[0].bytes, "hello");
        assert_str(m.part[1].name, "caf\xc3\xa9.txt");
        assert_str(m.part[1].bytes, "a=bc\n");
        assert_str(m.part[2].name, "part 3.eml");
        assert_str(m.part[2].bytes, "Subject: inner\n\nhello\n");
        assert_str(m.part[3].name, "part 4.tif");
        assert_false(m.cut);
}

static void of_alternatives_the_plain_one_is_read(void **state)
{
        static const char both[] =
                "Content-Type: multipart/alternative; boundary=b\n\n"
                "--b\nContent-Type: text/plain\n\nplain\n"
                "--b\nContent-Type: text/html\n\n<p>marked</p>\n--b--\n";
        static const char html[] =
                "Content-Type: multipart/alternative; boundary=b\n\n"
                "--b\nContent-Type: text/plain\n\n \n"
                "--b\nContent-Type: text/html\n\n<p>marked</p>\n--b--\n";

        assert_str(mailed(*state, both).text, "\nplain\n");
        assert_str(mailed(*state, html).text, "\nmarked\n");
}

static void characters_become_utf_8(void **state)
{
        assert_str(mail_words(*state, S("=?utf-8?Q?caf=C3=A9_?= "
                                        "=?ISO-8859-1?b?6Q==?= x")),
                   "caf\xc3\xa9 \xc3\xa9 x");
        assert_str(mail_words(*state, S("=?x?z?a?= =?broken")),
                   "=?x?z?a?= =?broken");
        assert_str(mailed(*state, "Content-Type: text/plain; charset="
                          "windows-1252\n\nit\x92s\n").text,
                   "\nit\xe2\x80\x99s\n");
}

/* Three bytes of Windows-1252 are four of base64 and nine of UTF-8. */
static void a_subject_may_become_longer(void **state)
{
        buf b = buf_open(*state, 1 << 20);
        str s;

        for (int i = 0; i < 20; i++) {
                buf_fmt(&b, "=?windows-1252?B?");
                for (int k = 0; k < 60; k++)
                        buf_fmt(&b, "gICA");    /* three euro signs */
                buf_fmt(&b, "?= ");
        }
        s = mail_words(*state, buf_str(&b));
        assert_int_equal(str_trim(s).n, 20 * 60 * 3 * 3);
        assert_true(str_starts(s, S("\xe2\x82\xac")));
}

static void parameters_are_cut_and_unquoted(void **state)
{
        struct mail m = mailed(*state, "Content-Type: x/y; a=\"p;q\\\"\"; "
                               "name=\"b;\\\"c\\\\.pdf\" ; z\n\n1\n");

        assert_int_equal(m.n, 1);
        assert_str(m.part[0].name, "b;\"c\\.pdf");
        m = mailed(*state, "Content-Type: x/y; name=\"open\n\n1\n");
        assert_str(m.part[0].name, "open");
        m = mailed(*state, "Content-Type: x/y; name=\"\n\n1\n");
        assert_str(m.part[0].name, "part 1");
        m = mailed(*state, "Content-Type: x/y; name=\n\n1\n");
        assert_str(m.part[0].name, "part 1");
}

static void parts_without_end_are_cut(void **state)
{
        buf b = buf_open(*state, 4 << 20);
        struct mail m;

        buf_fmt(&b, "Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 20000; i++)
                buf_fmt(&b, "--b\nContent-Type: text/plain\n\n%d\n", i);
        mail_read(*state, buf_str(&b), &m);
        assert_true(m.cut);
        assert_true(str_find(m.text, S("\n9000\n"), 0) != STR_NONE);
        assert_true(str_find(m.text, S("\n10001\n"), 0) == STR_NONE);
}

static void what_is_missing_or_deep_ends(void **state)
{
        buf b = buf_open(*state, 1 << 20);
        struct mail m;

        /* no boundary named, and none that closes */
        m = mailed(*state, "Content-Type: multipart/mixed\n\n--zzz1\n\none\n"
                           "--zzz1\nContent-Type: image/png\n\ntwo");
        assert_str(m.text, "\none\n");
        assert_int_equal(m.n, 1);
        assert_str(m.part[0].bytes, "two");
        m = mailed(*state, "Content-Type: multipart/mixed\n\njust text\n");
        assert_str(m.text, "\njust text\n");
        for (int i = 0; i < 40; i++)
                buf_fmt(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n"
                        "--b%d\n", i, i);
        mail_read(*state, buf_str(&b), &m);
        assert_true(m.cut);
        b.n = 0;
        buf_fmt(&b, "Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < MAIL_PARTS_MAX + 1; i++)
                buf_fmt(&b, "--b\nContent-Type: x/y\n\n1\n");
        mail_read(*state, buf_str(&b), &m);
        assert_true(m.cut);
        assert_int_equal(m.n, MAIL_PARTS_MAX);
}

TEST_MAIN(TEST(a_plain_mail_is_its_text), TEST(parts_are_files),
          TEST(of_alternatives_the_plain_one_is_read),
          TEST(a_subject_may_become_longer),
          TEST(parameters_are_cut_and_unquoted),
          TEST(parts_without_end_are_cut),
          TEST(characters_become_utf_8), TEST(what_is_missing_or_deep_ends))
