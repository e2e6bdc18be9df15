/* entity.c - `&eacute;`, `&#233;` and `&#xe9;` to the character.
 *
 * The names of HTML 4: what a letter saved as a page may hold. A name nobody
 * knows stays as it stands.
 * SOURCE     W3C HTML 4.01, section 24; numbers 128 to 159 are Windows-1252,
 *            as browsers take them (WHATWG HTML, 13.2.5.80). */
#include "intake/inside.h"

#include "base/utf8.h"

/* U+00A0 to U+00FF, in order; known without their semicolon, too. */
static const str latin[] = {
        STR("nbsp"), STR("iexcl"), STR("cent"), STR("pound"), STR("curren"),
        STR("yen"), STR("brvbar"), STR("sect"), STR("uml"), STR("copy"),
        STR("ordf"), STR("laquo"), STR("not"), STR("shy"), STR("reg"),
        STR("macr"), STR("deg"), STR("plusmn"), STR("sup2"), STR("sup3"),
        STR("acute"), STR("micro"), STR("para"), STR("middot"), STR("cedil"),
        STR("sup1"), STR("ordm"), STR("raquo"), STR("frac14"), STR("frac12"),
        STR("frac34"), STR("iquest"), STR("Agrave"), STR("Aacute"),
        STR("Acirc"), STR("Atilde"), STR("Auml"), STR("Aring"), STR("AElig"),
        STR("Ccedil"), STR("Egrave"), STR("Eacute"), STR("Ecirc"), STR("Euml"),
        STR("Igrave"), STR("Iacute"), STR("Icirc"), STR("Iuml"), STR("ETH"),
        STR("Ntilde"), STR("Ograve"), STR("Oacute"), STR("Ocirc"),
        STR("Otilde"), STR("Ouml"), STR("times"), STR("Oslash"), STR("Ugrave"),
        STR("Uacute"), STR("Ucirc"), STR("Uuml"), STR("Yacute"), STR("THORN"),
        STR("szlig"), STR("agrave"), STR("aacute"), STR("acirc"),
        STR("atilde"), STR("auml"), STR("aring"), STR("aelig"), STR("ccedil"),
        STR("egrave"), STR("eacute"), STR("ecirc"), STR("euml"), STR("igrave"),
        STR("iacute"), STR("icirc"), STR("iuml"), STR("eth"), STR("ntilde"),
        STR("ograve"), STR("oacute"), STR("ocirc"), STR("otilde"), STR("ouml"),
        STR("divide"), STR("oslash"), STR("ugrave"), STR("uacute"),
        STR("ucirc"), STR("uuml"), STR("yacute"), STR("thorn"), STR("yuml")
};

static const struct { str name; uint16_t code; } others[] = {
        { STR("quot"), 34 }, { STR("amp"), 38 }, { STR("apos"), 39 },
        { STR("lt"), 60 }, { STR("gt"), 62 }, { STR("OElig"), 338 },
        { STR("oelig"), 339 }, { STR("Scaron"), 352 }, { STR("scaron"), 353 },
        { STR("Yuml"), 376 }, { STR("fnof"), 402 }, { STR("circ"), 710 },
        { STR("tilde"), 732 }, { STR("Delta"), 916 }, { STR("Omega"), 937 },
        { STR("alpha"), 945 }, { STR("beta"), 946 }, { STR("gamma"), 947 },
        { STR("delta"), 948 }, { STR("theta"), 952 }, { STR("lambda"), 955 },
        { STR("mu"), 956 }, { STR("pi"), 960 }, { STR("sigma"), 963 },
        { STR("omega"), 969 }, { STR("ensp"), 8194 }, { STR("emsp"), 8195 },
        { STR("thinsp"), 8201 }, { STR("zwnj"), 8204 }, { STR("zwj"), 8205 },
        { STR("lrm"), 8206 }, { STR("rlm"), 8207 }, { STR("ndash"), 8211 },
        { STR("mdash"), 8212 }, { STR("lsquo"), 8216 }, { STR("rsquo"), 8217 },
        { STR("sbquo"), 8218 }, { STR("ldquo"), 8220 }, { STR("rdquo"), 8221 },
        { STR("bdquo"), 8222 }, { STR("dagger"), 8224 },
        { STR("Dagger"), 8225 }, { STR("bull"), 8226 },
        { STR("hellip"), 8230 }, { STR("permil"), 8240 },
        { STR("prime"), 8242 }, { STR("Prime"), 8243 },
        { STR("lsaquo"), 8249 }, { STR("rsaquo"), 8250 },
        { STR("frasl"), 8260 }, { STR("euro"), 8364 }, { STR("trade"), 8482 },
        { STR("larr"), 8592 }, { STR("uarr"), 8593 }, { STR("rarr"), 8594 },
        { STR("darr"), 8595 }, { STR("harr"), 8596 }, { STR("part"), 8706 },
        { STR("sum"), 8721 }, { STR("minus"), 8722 }, { STR("radic"), 8730 },
        { STR("infin"), 8734 }, { STR("asymp"), 8776 }, { STR("ne"), 8800 },
        { STR("equiv"), 8801 }, { STR("le"), 8804 }, { STR("ge"), 8805 }
};

/* Of Windows-1252: 128 to 159. */
static const uint16_t windows[32] = {
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,
        0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019,
        0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
        0x153, 0x9d, 0x17e, 0x178
};

enum { NAME_MAX_BYTES = 8, DIGITS_MAX = 8, BEYOND = 0x110000,
       DAMAGED = 0xfffd };

static int digit_of(char c, int base)
{
        int v = char_digit(c) ? c - '0' : char_alpha(c)
                ? char_lower(c) - 'a' + 10 : base;

        return v < base ? v : -1;
}

/* "#233" at s[at]: its code, and *end behind it; 0: no number. */
static uint32_t number_at(str s, size_t at, size_t *end)
{
        int base = at + 1 < s.n && char_lower(s.p[at + 1]) == 'x' ? 16 : 10;
        size_t i = at + (base == 16 ? 2 : 1), from = i;
        uint32_t code = 0;

        for (; i < s.n && digit_of(s.p[i], base) >= 0; i++)
                if (code < BEYOND)
                        code = code * (uint32_t)base +
                               (uint32_t)digit_of(s.p[i], base);
        *end = i;
        if (i == from)
                return 0;
        if (code >= 128 && code < 160)
                return windows[code - 128];
        return code == 0 || code >= BEYOND || (code >= 0xd800 && code < 0xe000)
               ? DAMAGED : code;
}

static uint32_t name_code(str name, bool closed)
{
        for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
                if (str_eq(latin[i], name))
                        return 0xa0 + (uint32_t)i;
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
                if (str_eq(others[i].name, name) &&
                    (closed || others[i].code < 128))
                        return others[i].code;
        return 0;
}

size_t entity_read(str s, size_t at, char out[4], size_t *n)
{
        size_t i = at + 1, end;
        uint32_t code;
        bool closed;

        if (i < s.n && s.p[i] == '#') {
                code = number_at(s, i, &end);
                closed = end < s.n && s.p[end] == ';';
        } else {
                end = i;
                while (end < s.n && end - i < NAME_MAX_BYTES &&
                       (char_alpha(s.p[end]) || char_digit(s.p[end])))
                        end++;
                closed = end < s.n && s.p[end] == ';';
                code = end > i ? name_code(str_slice(s, i, end), closed) : 0;
        }
        if (!code)
                return 0;
        *n = utf8_put(out, code);
        return end + closed;
}
