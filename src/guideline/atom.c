/* atom.c - one line of near-English to its one reading.
 *
 * Every dictionary entry whose name begins the line is tried with what its
 * kind allows behind it. No reading, or two, is an error: near-English is
 * only safe where the dictionary is closed. */
#include "guideline/inside.h"

static const struct { str word; unsigned bit; } state_words[] = {
        { STR("present"), 1u << STATE_PRESENT },
        { STR("absent"), 1u << STATE_ABSENT },
        { STR("planned"), 1u << STATE_PLANNED }
};

static const struct { str word; enum compare compare; } compare_words[] = {
        { STR("at least"), AT_LEAST }, { STR("at most"), AT_MOST },
        { STR("more than"), MORE_THAN }, { STR("less than"), LESS_THAN },
        { STR("is"), EXACTLY }
};

static bool word_cut(str s, str word, str *rest)
{
        if (!str_starts(s, word) ||
            (s.n > word.n && s.p[word.n] != ' '))
                return false;
        *rest = str_trim(str_slice(s, word.n, s.n));
        return true;
}

/* The next of a list "a, b or c"; empty at its end. */
static str list_next(str *rest)
{
        size_t comma = str_find(*rest, S(","), 0);
        size_t or = str_find(*rest, S(" or "), 0), cut = rest->n, skip = 0;

        if (or != STR_NONE && (comma == STR_NONE || or < comma)) {
                cut = or;
                skip = 4;
        } else if (comma != STR_NONE) {
                cut = comma;
                skip = 1;
        }
        str one = str_trim(str_slice(*rest, 0, cut));
        *rest = str_trim(str_slice(*rest, cut + skip, rest->n));
        return one;
}

static bool state_read(str rest, struct atom *out)
{
        if (!word_cut(rest, S("is"), &rest) || !rest.n)
                return false;
        while (rest.n) {
                str one = list_next(&rest);
                bool known = false;

                for (size_t i = 0; i < 3; i++)
                        if (str_eq(one, state_words[i].word)) {
                                out->states |= state_words[i].bit;
                                known = true;
                        }
                if (!known)
                        return false;
        }
        return true;
}

static bool choice_read(arena *a, const struct dictionary_entry *n, str rest,
                        struct atom *out, str *unknown)
{
        VEC(str) v = { 0 };

        if (!word_cut(rest, S("is"), &rest) || !rest.n)
                return false;
        word_cut(rest, S("one of"), &rest);
        while (rest.n) {
                str one = list_next(&rest);
                bool known = false;

                for (size_t i = 0; i < n->n_choices && !known; i++)
                        known = str_eq(one, n->choice[i]);
                if (!known) {
                        *unknown = one;
                        return false;
                }
                *VEC_ADD(a, &v) = one;
        }
        out->choice = v.at;
        out->n_choices = v.n;
        return true;
}

/* "12" or "2.5", then the rest. */
static bool decimal_cut(str *s, double *out)
{
        size_t i = 0;
        double v = 0, part = 1;
        bool point = false;

        for (; i < s->n && i < 15; i++) {
                char c = s->p[i];

                if (c == '.' && !point && i) {
                        point = true;
                        continue;
                }
                if (!char_digit(c))
                        break;
                if (point)
                        part /= 10;
                v = point ? v + part * (c - '0') : v * 10 + (c - '0');
        }
        if (i == 0 || (i < s->n && s->p[i] != ' '))
                return false;
        *out = v;
        *s = str_trim(str_slice(*s, i, s->n));
        return true;
}

rc number_read(const struct dictionary_entry *n, str file, size_t line,
               str text, double *out, err *e)
{
        if (!decimal_cut(&text, out))
                return err_set(e, ERR_SYNTAX, file, line,
                               "expected a number; write, for example, `6 "
                               FMT"`", ARG(n->unit));
        if (!str_eq(text, n->unit))
                return err_set(e, ERR_SYNTAX, file, line,
                               "unit `"FMT"` does not fit; write "FMT,
                               ARG(text), ARG(n->unit));
        return OK;
}

/* "item is not companion", of the flag "item is companion". */
static bool flag_denied(str flag, str text)
{
        size_t is = str_find(flag, S(" is "), 0), to = is + 4;

        return is != STR_NONE && text.n == flag.n + 4 &&
               str_eq(str_slice(text, 0, to), str_slice(flag, 0, to)) &&
               str_eq(str_slice(text, to, to + 4), S("not ")) &&
               str_eq(str_slice(text, to + 4, text.n),
                      str_slice(flag, to, flag.n));
}

/* One try: does text read as this entry? A near miss is told in *e. */
static bool entry_reads(arena *a, const struct dictionary_entry *n, str file,
                        size_t line, str text, struct atom *out, err *e)
{
        str rest, unknown = S("");

        if (n->kind == FACT_FLAG && flag_denied(n->name, text)) {
                out->denied = true;
                return true;
        }
        if (!word_cut(text, n->name, &rest))
                return false;
        switch (n->kind) {
        case FACT_FLAG:
                return rest.n == 0;
        case FACT_STATE:
                if (state_read(rest, out))
                        return true;
                err_set(e, ERR_SYNTAX, file, line, "of `"FMT"` write is "
                        "present, is absent or is planned", ARG(n->name));
                return false;
        case FACT_CHOICE:
                if (choice_read(a, n, rest, out, &unknown))
                        return true;
                err_set(e, ERR_SYNTAX, file, line, "`"FMT"` is no choice of "
                        "`"FMT"`; the dictionary lists them", ARG(unknown),
                        ARG(n->name));
                return false;
        case FACT_INDICATION:
                return str_eq(rest, S("is met"));
        case FACT_DOCUMENT:
                if (word_cut(rest, S("within"), &rest) &&
                    decimal_cut(&rest, &out->number) &&
                    str_eq(rest, S("days")))
                        return true;
                err_set(e, ERR_SYNTAX, file, line, "of a document write, for "
                        "example, `"FMT" within 60 days`", ARG(n->name));
                return false;
        case FACT_NUMBER:
                break;
        }
        for (size_t i = 0; i < 5; i++)
                if (word_cut(rest, compare_words[i].word, &rest)) {
                        out->compare = compare_words[i].compare;
                        return number_read(n, file, line, rest, &out->number,
                                           e) == OK;
                }
        err_set(e, ERR_SYNTAX, file, line, "of `"FMT"` write at least, at "
                "most, more than, less than or is, then a number and "FMT,
                ARG(n->name), ARG(n->unit));
        return false;
}

static rc no_reading(arena *a, const struct dictionary *d, str file,
                     size_t line, str text, err *e)
{
        str *names = NEWN(a, str, d->n + 1), near;
        size_t is = str_find(text, S(" is "), 0);

        for (size_t i = 0; i < d->n; i++)
                names[i] = d->entry[i].name;
        near = str_nearest(names, d->n,
                           str_slice(text, 0, is == STR_NONE ? text.n : is));
        if (near.n)
                return err_set(e, ERR_SYNTAX, file, line, "no such fact: "
                               FMT"; did you mean `"FMT"`?", ARG(text),
                               ARG(near));
        return err_set(e, ERR_SYNTAX, file, line, "no such fact: "FMT
                       "; add it to the dictionary or use a name of it",
                       ARG(text));
}

rc atom_read(arena *a, const struct dictionary *d, str file, size_t line,
             str text, struct atom *out, err *e)
{
        size_t found = 0;
        err why = { 0 };

        for (size_t i = 0; i < d->n; i++) {
                struct atom try = { .entry = &d->entry[i], .index = i,
                                    .text = text };

                if (!entry_reads(a, &d->entry[i], file, line, text, &try,
                                 &why))
                        continue;
                if (found++)
                        return err_set(e, ERR_SYNTAX, file, line,
                                       "can be read two ways: "FMT" (`"FMT
                                       "` and `"FMT"`); rename one in the "
                                       "dictionary", ARG(text),
                                       ARG(out->entry->name),
                                       ARG(try.entry->name));
                *out = try;
        }
        if (found)
                return OK;
        if (why.code) {
                if (e)
                        *e = why;
                return why.code;
        }
        return no_reading(a, d, file, line, text, e);
}
