/* ligature.c - letters as print joins and parts them: ligatures, and soft
 * hyphens. For the second look only: a copy with the plain letters. */
#include "letter/repair.h"

/* U+FB00 to U+FB06, in UTF-8 three bytes of which the last counts up. */
static const str ligature[] = {
        STR("ff"), STR("fi"), STR("fl"), STR("ffi"), STR("ffl"), STR("st"),
        STR("st")
};

/* What stands at t[at], which is no ASCII: its length and its letters; 0: it
 * is neither. */
static size_t ligature_at(str t, size_t at, str *letters)
{
        str s = str_slice(t, at, at + 3);
        size_t k;

        if (str_starts(s, S("\xc2\xad"))) {
                *letters = S("");
                return 2;
        }
        if (s.n < 3 || !str_starts(s, S("\xef\xac")))
                return 0;
        k = (unsigned char)s.p[2] - 0x80u;
        if (k >= sizeof ligature / sizeof *ligature)
                return 0;
        *letters = ligature[k];
        return 3;
}

bool ligatures_any(str t)
{
        return str_find(t, S("\xc2\xad"), 0) != STR_NONE ||
               str_find(t, S("\xef\xac"), 0) != STR_NONE;
}

struct view ligatures_view(arena *a, str t)
{
        struct repair x = { .a = a, .t = t };

        for (size_t i = 0; i < t.n; i++) {
                str letters;
                size_t n = (unsigned char)t.p[i] < 0x80 ? 0
                           : ligature_at(t, i, &letters);

                if (!n)
                        continue;
                edit_add(&x, i, i + n, letters, false);
                i += n - 1;
        }
        return view_make(a, t, x.edit.at, x.edit.n);
}
