/* misdose.c - see misdose.h. */
#include "terms/misdose.h"

enum {
        STRENGTH_MOST = 9,      /* bytes of a strength */
        BEHIND = 48             /* a strength, how often it is taken */
};

/* Words of how often, as they are read. SOURCE: confusions usual in
 * recognised print: t for L and l, q for g, 8 for &, blanks and stops lost. */
static const struct { const char *read, *is; } often[] = {
        { "QUID", "QID " }, { "gid", "qid" }, { "gid.", "qid " },
        { "QlD", "QID" }, { "Q1D", "QID" }, { "QI0", "QID" },
        { "BlD", "BID" }, { "B1D", "BID" }, { "BI0", "BID" },
        { "TlD", "TID" }, { "T1D", "TID" }, { "TI0", "TID" },
        { "TIO", "TID" }, { "TIE", "TID" }, { "TIV", "TID" },
        { "Lid", "tid" }, { "lid", "tid" }, { "Lid.", "tid " },
        { "Li.d.", "tid  " }, { "ti.d.", "tid  " }, { "t.id.", "tid  " },
        { "Li.d..", "tid   " }, { "l.i.d.", "t.i.d." },
        { "L.i.d.", "t.i.d." }, { "1.i.d.", "t.i.d." },
        { "bi.d.", "bid  " }, { "b.id.", "bid  " }, { "b.id..", "bid   " },
        { "bad.", "bid " }, { "q.id.", "qid  " }, { "qi.d.", "qid  " },
        { "q..d.", "qid  " }, { "gi.d.", "qid  " }, { "gd", "qd" },
        { "g8h", "q8h" }, { "g6h", "q6h" }, { "g12h", "q12h" },
        { "g4h", "q4h" }, { "q&h", "q8h" }, { "q! 2h", "q12h " },
        { "ql2h", "q12h" }, { "qI2h", "q12h" }, { "q1 2h", "q12h " },
        { "&", "8" }, { "@", "8" }, { "%", "8" }, { "l2", "12" },
        { "I2", "12" }, { "!2", "12" }, { ".!2", " 12" },
};

static bool is_word(char c) { return char_alpha(c) || char_digit(c); }

/* Of a strength: the digit or mark that was read as c; 0: none. */
static char strength_glyph(char c)
{
        static const char read[] = "SsOolI|$,]!";
        static const char is[] =   "55001115.11";
        const char *at = c ? strchr(read, c) : NULL;

        if (at)
                return is[at - read];
        return char_digit(c) || c == '.' || c == '/' ? c : 0;
}

/* "mg" stands there, or what is read for it; its bytes. */
static size_t unit_at(const char *p, size_t n, size_t at)
{
        char second = at + 1 < n ? char_lower(p[at + 1]) : 0;

        if (at + 1 >= n || char_lower(p[at]) != 'm' ||
            (at + 2 < n && is_word(p[at + 2])))
                return 0;
        return second && strchr("gypqe", second) ? 2 : 0;
}

/* A strength, and where its unit stands. */
struct strength { char c[STRENGTH_MOST]; size_t n, digits, unit; };

static bool strength_take(const char *p, size_t n, size_t at,
                          struct strength *s)
{
        size_t i = at;

        *s = (struct strength){ .n = 0 };
        while (i < n && s->n < STRENGTH_MOST && strength_glyph(p[i])) {
                s->digits += char_digit(p[i]);
                s->c[s->n++] = strength_glyph(p[i++]);
        }
        if (!s->n || s->n == STRENGTH_MOST || !char_digit(s->c[0]) ||
            !char_digit(s->c[s->n - 1]))
                return false;
        s->unit = i < n && p[i] == ' ' ? i + 1 : i;
        return unit_at(p, n, s->unit) > 0;
}

/* "1 Smg" and "7 Smg": 15 mg and 7.5 mg, for no 1 or 7 stands before 5 mg. */
static size_t parted_mend(char *p, size_t n, size_t at)
{
        char c = p[at];

        if (at + 4 > n || p[at + 1] != ' ' || p[at + 2] != 'S' ||
            !unit_at(p, n, at + 3) || !strchr("1|l7", c))
                return 0;
        p[at] = c == '7' ? '7' : ' ';
        p[at + 1] = c == '7' ? '.' : '1';
        p[at + 2] = '5';
        return at + 3;
}

/* "10325 mg": of a drug with acetaminophen, whose strength it ends with. */
static void slash_mend(size_t at, struct strength *s)
{
        size_t first = s->n > 3 ? s->n - 3 : 0;

        if (s->n < 4 || s->n > 5 || memcmp(s->c + first, "325", 3) != 0 ||
            memchr(s->c, '/', s->n) || s->unit != at + s->n + 1)
                return;
        memmove(s->c + first + 1, s->c + first, 3);
        s->c[first] = '/';
        s->n++;
}

/* Where the unit ends of the strength that begins at p[at]; 0: none does. */
static size_t strength_mend(char *p, size_t n, size_t at)
{
        struct strength s;
        size_t unit = parted_mend(p, n, at);

        if (unit) {
                memcpy(p + unit, "mg", 2);
                return unit + 2;
        }
        if (!strength_take(p, n, at, &s) ||
            (!s.digits && (s.n != 1 || !strchr("S$", p[at]))) ||
            (s.digits < 2 && char_lower(p[s.unit + 1]) != 'g'))
                return 0;
        slash_mend(at, &s);
        memcpy(p + at, s.c, s.n);
        memcpy(p + s.unit, "mg", 2);
        return s.unit + 2;
}

/* The word at p[at] is one of those: "&" only behind "every". */
static size_t often_mend(char *p, size_t n, size_t at, size_t end)
{
        for (size_t i = 0; i < sizeof often / sizeof *often; i++) {
                size_t k = strlen(often[i].read);
                char last = at + k < n ? p[at + k] : ' ';
                bool count = !char_alpha(often[i].is[0]);

                if (at + k > end || memcmp(p + at, often[i].read, k) != 0 ||
                    is_word(last) || (last == '.' && !count &&
                    at + k + 1 < n && is_word(p[at + k + 1])) ||
                    (count && (at < 6 || memcmp(p + at - 6, "every ", 6) != 0)))
                        continue;
                memcpy(p + at, often[i].is, k);
                return k;
        }
        return 0;
}

static void behind_mend(char *p, size_t n, size_t at)
{
        size_t end = at + BEHIND < n ? at + BEHIND : n;

        for (; at < end && p[at] != '\n'; at++)
                if (p[at - 1] == ' ' && p[at] > ' ')
                        often_mend(p, n, at, end);
}

void misdose_mend(char *page, size_t n)
{
        for (size_t at = 0; at < n;) {
                char before = at ? page[at - 1] : ' ';
                size_t end = before == ' ' || before == '\n' || before == '('
                             ? strength_mend(page, n, at) : 0;

                if (end)
                        behind_mend(page, n, end);
                at = end ? end : at + 1;
        }
}
