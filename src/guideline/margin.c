/* margin.c - what stands at the right margin of a guideline's line: page or
 * section, source status, and who read or reported it. */
#include "guideline/loading.h"

bool status_word(str w, enum source_status *s)
{
        if (str_eq(w, S("read")))
                *s = SOURCE_READ;
        else if (str_eq(w, S("reported")))
                *s = SOURCE_REPORTED;
        else if (str_eq(w, S("unverified")))
                *s = SOURCE_UNVERIFIED;
        else
                return false;
        return true;
}

/* p.60, pp.46-47, 9792.20(e), 4610.5(c)(2), or one of LC, CCR, 8 */
static bool place_word(str w)
{
        bool digit = false;

        if (str_eq(w, S("LC")) || str_eq(w, S("CCR")))
                return true;
        if (str_starts(w, S("pp.")))
                w = str_slice(w, 3, w.n);
        else if (str_starts(w, S("p.")))
                w = str_slice(w, 2, w.n);
        for (size_t i = 0; i < w.n; i++) {
                if (char_digit(w.p[i]))
                        digit = true;
                else if (i == 0)
                        return false;
        }
        return digit;
}

bool margin_read(str column, struct margin *out)
{
        str rest = column, w;
        size_t end = 0;

        *out = (struct margin){ .status = SOURCE_READ };
        while ((w = str_word(&rest)).n) {
                if (status_word(w, &out->status)) {
                        out->stated = true;
                        out->by = str_trim(rest);
                        break;
                }
                if (!place_word(w))
                        return false;
                end = (size_t)(w.p + w.n - column.p);
        }
        out->place = str_slice(column, 0, end);
        return true;
}

rc margin_cut(struct loader *L, const struct line *l,
              const struct margin *above, str *text, struct margin *m)
{
        size_t last = l->columns - 1;

        *m = *above;
        *text = l->column[0];
        if (l->columns == 1)
                return OK;
        struct margin own;

        if (l->columns > 2 || !margin_read(l->column[last], &own))
                return BAD(L, l, "`"FMT"` is no page; write p.60 or a section "
                           "such as 9792.20, then read, reported or "
                           "unverified, at the right margin",
                           ARG(l->column[last]));
        if (own.place.n)
                m->place = own.place;
        if (own.stated) {
                m->status = own.status;
                m->stated = true;
                m->by = own.by;
        }
        return OK;
}
