/* patient.c - find "year", look back for the number, on for the sex. */
#include "terms/patient.h"

#include "terms/number.h"

enum { AGE_LEAST = 10, AGE_MOST = 120, BACK = 24, REACH = 80, WORDS = 7 };

static const struct { str word, sex; } sexes[] = {
        { STR("male"), STR("male") }, { STR("man"), STR("male") },
        { STR("gentleman"), STR("male") }, { STR("female"), STR("female") },
        { STR("woman"), STR("female") }, { STR("lady"), STR("female") }
};

/* Behind these another person or a clause of its own begins. */
static const str ends[] = {
        STR("who"), STR("whose"), STR("with"), STR("by"), STR("and"),
        STR("that"), STR("which"), STR("was"), STR("is"), STR("has")
};

static bool is_end(str w)
{
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
                if (str_eq_fold(w, ends[i]))
                        return true;
        return false;
}

str patient_word(size_t i)
{
        return i < sizeof sexes / sizeof *sexes ? sexes[i].word : S("");
}

static str sex_of(str w)
{
        for (size_t i = 0; i < sizeof sexes / sizeof *sexes; i++)
                if (str_eq_fold(w, sexes[i].word))
                        return sexes[i].sex;
        return S("");
}

/* The first sex word of a few from at on, before the clause ends. */
static bool sex_after(str t, size_t at, size_t end, struct patient *p)
{
        if (end - at > REACH)
                end = at + REACH;
        for (int n = 0; n < WORDS && at < end; n++) {
                size_t i;

                while (at < end && !char_alpha(t.p[at])) {
                        if (t.p[at] == '.' || t.p[at] == ';')
                                return false;
                        at++;
                }
                for (i = at; i < end && char_alpha(t.p[i]); i++)
                        ;
                str w = str_slice(t, at, i);
                if (is_end(w))
                        return false;
                p->sex = sex_of(w);
                if (p->sex.n) {
                        p->sex_begin = at;
                        p->sex_end = i;
                        return true;
                }
                at = i;
        }
        return false;
}

/* "a female, 61 years old": the last sex word before, in the sentence. */
static void sex_before(str t, size_t begin, size_t at, struct patient *p)
{
        size_t from = at - begin > REACH ? at - REACH : begin;

        for (size_t i = at; i > from; i--)
                if (t.p[i - 1] == '.' || t.p[i - 1] == ';') {
                        from = i;
                        break;
                }
        for (size_t i = from; i < at; i++) {
                size_t k = i;

                while (k < at && char_alpha(t.p[k]))
                        k++;
                str sex = sex_of(str_slice(t, i, k));
                if (sex.n) {
                        p->sex = sex;
                        p->sex_begin = i;
                        p->sex_end = k;
                }
                if (k > i)
                        i = k - 1;
        }
}

/* "55-" or "fifty-five " directly before at. */
static bool age_before(str t, size_t begin, size_t at, struct patient *p)
{
        size_t to = at, from;

        while (to > begin && (char_space(t.p[to - 1]) || t.p[to - 1] == '-'))
                to--;
        from = to - begin > BACK ? to - BACK : begin;
        for (size_t i = to; i > from; i--) {
                long n;

                if (i - 1 > begin && (char_alpha(t.p[i - 2]) ||
                                      char_digit(t.p[i - 2])))
                        continue;
                if (number_scan(str_slice(t, 0, to), i - 1, &n) == to &&
                    n >= AGE_LEAST && n <= AGE_MOST) {
                        p->age = n;
                        p->age_begin = i - 1;
                        p->age_end = to;
                        return true;
                }
        }
        return false;
}

/* "-old", " old", "s old" behind "year"; where they end, or 0. */
static size_t old_after(str t, size_t at, size_t end)
{
        if (at < end && t.p[at] == 's')
                at++;
        while (at < end && (char_space(t.p[at]) || t.p[at] == '-'))
                at++;
        if (at + 3 <= end && str_eq_fold(str_of(t.p + at, 3), S("old")))
                return at + 3;
        return at + 3 <= end && str_starts_fold(str_of(t.p + at, 3), S("of "))
               ? at : 0;
}

/* The first age that ends at a `word`; with old: "years old", "year-old". */
static bool find_by(str t, size_t begin, str word, bool old,
                    struct patient *p)
{
        size_t at = begin, to;

        while ((at = str_find(t, word, at)) != STR_NONE) {
                to = old ? old_after(t, at + word.n, t.n) : at + word.n;
                if (to && age_before(t, begin, at, p)) {
                        if (!sex_after(t, to, t.n, p))
                                sex_before(t, begin, p->age_begin, p);
                        return true;
                }
                at += word.n;
        }
        return false;
}

struct patient patient_find(str text, size_t begin, size_t end)
{
        static const str brief[] = { STR("y/o"), STR("yo "), STR("y.o") };
        struct patient p = { .age = -1 };
        str t = str_slice(text, 0, end);

        if (find_by(t, begin, S("year"), true, &p))
                return p;
        for (size_t i = 0; i < sizeof brief / sizeof *brief; i++)
                if (find_by(t, begin, brief[i], false, &p))
                        return p;
        return p;
}

void patient_scan(str text, size_t begin, size_t end, long *age, str *sex)
{
        struct patient p = patient_find(text, begin, end);

        *age = p.age;
        *sex = p.sex;
}
