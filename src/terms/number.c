/* number.c - digits and number words. */
#include "terms/number.h"

static const struct { str word; long is; } words[] = {
        { STR("one"), 1 }, { STR("two"), 2 }, { STR("three"), 3 },
        { STR("four"), 4 }, { STR("five"), 5 }, { STR("six"), 6 },
        { STR("seven"), 7 }, { STR("eight"), 8 }, { STR("nine"), 9 },
        { STR("ten"), 10 }, { STR("eleven"), 11 }, { STR("twelve"), 12 },
        { STR("thirteen"), 13 }, { STR("fourteen"), 14 },
        { STR("fifteen"), 15 }, { STR("sixteen"), 16 },
        { STR("seventeen"), 17 }, { STR("eighteen"), 18 },
        { STR("nineteen"), 19 }, { STR("twenty"), 20 },
        { STR("thirty"), 30 }, { STR("forty"), 40 }, { STR("fifty"), 50 },
        { STR("sixty"), 60 }, { STR("seventy"), 70 }, { STR("eighty"), 80 },
        { STR("ninety"), 90 }
};

static bool joins(char c)
{
        return char_alpha(c) || char_digit(c) || c == '_';
}

/* The word at s[at] as a number, 0 for none; *end behind it. */
static long word_at(str s, size_t at, size_t *end)
{
        size_t i = at;

        while (i < s.n && char_alpha(s.p[i]))
                i++;
        *end = i;
        if (i - at < 3 || i - at > 9)
                return 0;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
                if (words[k].word.n == i - at &&
                    words[k].word.p[0] == char_lower(s.p[at]) &&
                    str_eq_fold(str_slice(s, at, i), words[k].word))
                        return words[k].is;
        return 0;
}

static size_t scan_digits(str s, size_t at, long *out)
{
        size_t i = at;

        while (i < s.n && char_digit(s.p[i]))
                i++;
        if (at >= 2 && char_digit(s.p[at - 2]) &&
            (s.p[at - 1] == '-' || s.p[at - 1] == '/' ||
             s.p[at - 1] == '.'))
                return 0;
        if (i < s.n && (joins(s.p[i]) || s.p[i] == '%'))
                return 0;
        if (i + 1 < s.n && char_digit(s.p[i + 1]) &&
            (s.p[i] == '-' || s.p[i] == '/' || s.p[i] == '.'))
                return 0;
        return i - at <= 6 && str_number(str_slice(s, at, i), out) ? i : 0;
}

size_t number_scan(str s, size_t at, long *out)
{
        size_t end, more;
        long tens, ones;

        if (at >= s.n || (at > 0 && joins(s.p[at - 1])))
                return 0;
        if (char_digit(s.p[at]))
                return scan_digits(s, at, out);
        tens = word_at(s, at, &end);
        if (!tens || (end < s.n && joins(s.p[end])))
                return 0;
        *out = tens;
        if (tens < 20 || end + 1 >= s.n || char_alpha(s.p[end + 1]) == false)
                return end;
        if (s.p[end] != '-' && s.p[end] != ' ')
                return end;
        ones = word_at(s, end + 1, &more);
        if (ones == 0 || ones > 9 || (more < s.n && joins(s.p[more])))
                return end;
        *out = tens + ones;
        return more;
}
