/* study.c - the next study that a text cites.
 *
 * Looks for a year and reads what stands around it. Bounded everywhere: no
 * look back passes LOOK bytes, so a text of nothing but years costs no more
 * than so much for each. */
#include "terms/study.h"

enum { LOOK = 600, BRACKET = 200, TOKENS_MAX = 16 };

static bool capital(char c)
{
        return (c >= 'A' && c <= 'Z') || (unsigned char)c > 127;
}

static bool between(char c)             /* authors and year */
{
        return char_space(c) || c == ',' || c == ';' || c == ':' || c == '-';
}

static size_t space_skip(str s, size_t at)
{
        while (at < s.n && char_space(s.p[at]))
                at++;
        return at;
}

/* Where the last word before s[end] begins; *stop is where it ends, less
 * points and commas. */
static size_t word_back(str s, size_t low, size_t end, size_t *stop)
{
        size_t at;

        while (end > low && (between(s.p[end - 1]) || s.p[end - 1] == '.'))
                end--;
        for (at = end; at > low && (word_byte(s.p[at - 1]) ||
                                    s.p[at - 1] == '\'' ||
                                    s.p[at - 1] == '-'); at--)
                ;
        *stop = end;
        return at;
}

/* What the parts of a token are, "VA/DoD" being two; WORD_NEVER too where
 * one of them holds a digit or no capital. */
static unsigned token_kinds(const struct titles *t, str token)
{
        unsigned kinds = 0;
        size_t from = 0;

        for (size_t i = 0; i <= token.n; i++) {
                char c = i < token.n ? token.p[i] : '/';
                str part;

                if (word_byte(c) || c == '\'' || c == '.')
                        continue;
                if (c != '/' && c != '-')
                        return WORD_NEVER;
                part = str_slice(token, from, i);
                while (part.n && part.p[part.n - 1] == '.')
                        part.n--;
                kinds |= word_kinds(t, part);
                from = i + 1;
        }
        return kinds;
}

/* All letters capitals: "CMS", "VA/DoD" is not. */
static bool acronym(str token)
{
        for (size_t i = 0; i < token.n; i++)
                if (token.p[i] >= 'a' && token.p[i] <= 'z')
                        return false;
        return true;
}

/* A token of the words before a year: does it speak for authors? */
struct names { size_t capitals; bool weak, publisher, acronym; };

static bool token_names(const struct titles *t, str token, struct names *n)
{
        unsigned kinds;

        while (token.n && strchr(",;:.", token.p[token.n - 1]))
                token.n--;
        if (!token.n)
                return false;
        if (token.p[0] == '&')
                return token.n == 1;
        kinds = token_kinds(t, token);
        if (kinds & (WORD_NEVER | WORD_MONTH))
                return false;
        if (kinds & WORD_SMALL)
                return true;
        if (!capital(token.p[0]))
                return false;
        n->capitals += token.n > 1;
        n->weak |= (kinds & WORD_WEAK) != 0;
        n->publisher |= (kinds & WORD_PUBLISHER) != 0;
        n->acronym |= n->capitals == 1 && acronym(token);
        return true;
}

/* Are these words authors? `parted`: a comma or hyphen stands before the
 * year, as in no "(ACDF 2012)". */
static bool authors(const struct titles *t, str s, bool parted)
{
        struct names n = { 0 };
        size_t tokens = 0;

        while (s.n) {
                str token = str_word(&s);

                if (!token.n)
                        break;
                if (++tokens > TOKENS_MAX || !token_names(t, token, &n))
                        return false;
        }
        if (!n.capitals || (n.weak && !n.publisher))
                return false;
        return n.publisher || parted || !n.acronym || tokens > 1;
}

/* Behind the year: a letter of its own ("2009a"). */
static size_t suffix_skip(str s, size_t at)
{
        return at < s.n && s.p[at] >= 'a' && s.p[at] <= 'f' &&
               (at + 1 == s.n || !word_byte(s.p[at + 1])) ? at + 1 : at;
}

/* Where the words before the year at y begin in their bracket: behind the
 * bracket, a semicolon or an earlier year; y where there is no bracket. */
static size_t bracket_back(str s, size_t low, size_t y, size_t *open)
{
        *open = STR_NONE;
        for (size_t at = y; at > low && y - at < BRACKET; at--) {
                char c = s.p[at - 1];

                if (c == ')' || c == ']')
                        return y;
                if (c == '(' || c == '[') {
                        *open = at - 1;
                        return at;
                }
                if (c == ';')
                        return at;
                if (year_at(s, at - 1))
                        return suffix_skip(s, at + 3);
        }
        return y;
}

/* "(Smith & Jones, 2009)" whose year stands at y. */
static bool bracket_read(const struct titles *t, str s, size_t low, size_t y,
                         struct study *out)
{
        size_t end = suffix_skip(s, y + 4), close = space_skip(s, end);
        size_t open, from, to = y;

        if (close == s.n || !strchr(")],;:", s.p[close]))
                return false;
        from = bracket_back(s, low, y, &open);
        while (from < y && between(s.p[from]))
                from++;
        while (to > from && between(s.p[to - 1]))
                to--;
        if (to == from ||
            !authors(t, str_slice(s, from, to), !char_space(s.p[to])))
                return false;
        *out = (struct study){ from, end, from, to, 0, true };
        if (open != STR_NONE && (s.p[close] == ')' || s.p[close] == ']')) {
                out->begin = open;
                out->end = close + 1;
        }
        return true;
}

/* A name in running text: capital, no other word that we know. */
static bool name_stands(const struct titles *t, str word)
{
        return word.n > 1 && capital(word.p[0]) && !acronym(word) &&
               !(token_kinds(t, word) & (WORD_NEVER | WORD_WEAK | WORD_MONTH |
                                         WORD_SMALL | WORD_PUBLISHER));
}

/* The word behind s[at]. */
static str word_after(str s, size_t at)
{
        size_t from = space_skip(s, at), to = from;

        while (to < s.n && word_byte(s.p[to]))
                to++;
        return str_slice(s, from, to);
}

/* "Smith et al. (2008)", "Smith and Jones (2008)", "Smith (2008) found". */
static bool running_read(const struct titles *t, str s, size_t low, size_t y,
                         struct study *out)
{
        size_t end = suffix_skip(s, y + 4), before = y, at, stop, first;
        size_t name_to;
        bool bracket = y > low && (s.p[y - 1] == '(' || s.p[y - 1] == '[');
        str word;

        if (bracket) {
                if (end == s.n || (s.p[end] != ')' && s.p[end] != ']'))
                        return false;
                before = y - 1;
                end++;
        }
        at = word_back(s, low, before, &stop);
        word = str_slice(s, at, stop);
        name_to = stop;
        if (str_eq_fold(word, S("al"))) {
                name_to = stop + (stop < s.n && s.p[stop] == '.');
                at = word_back(s, low, at, &stop);
                if (!str_eq_fold(str_slice(s, at, stop), S("et")))
                        return false;
                at = word_back(s, low, at, &stop);
                word = str_slice(s, at, stop);
        } else if (!bracket || !name_stands(t, word)) {
                return false;
        } else {
                first = word_back(s, low, at, &stop);
                str and = str_slice(s, first, stop);

                if (str_eq(and, S("and")) ||
                    (at > low + 1 && s.p[at - 2] == '&')) {
                        if (!str_eq(and, S("and")))
                                first = at - 2;
                        at = word_back(s, low, first, &stop);
                        word = str_slice(s, at, stop);
                } else if (!(word_kinds(t, word_after(s, end)) & WORD_FOUND) ||
                           word_kinds(t, and) & WORD_NEVER) {
                        return false;
                }
        }
        if (!name_stands(t, word))
                return false;
        *out = (struct study){ at, end, at, name_to, 0, false };
        return true;
}

/* Digits, and a range of them: "123-9", "S12". */
static size_t range_skip(str s, size_t at)
{
        size_t from = at;

        while (at < s.n && (char_digit(s.p[at]) ||
                            ((s.p[at] == '-' || char_alpha(s.p[at])) &&
                             at + 1 < s.n && char_digit(s.p[at + 1]))))
                at++;
        return at > from && char_digit(s.p[at - 1]) ? at : from;
}

/* Behind the year of a journal: " Mar 15;35(4):123-9"; its end or 0. */
static size_t volume_end(const struct titles *t, str s, size_t at)
{
        str month = word_after(s, at);
        size_t i = at, to;
        bool issue = false;

        if (month.n && word_kinds(t, month) & WORD_MONTH) {
                i = (size_t)(month.p - s.p) + month.n;
                i = range_skip(s, space_skip(s, i));
        }
        i = space_skip(s, i);
        if (i == s.n || s.p[i] != ';')
                return 0;
        i = space_skip(s, i + 1);
        to = range_skip(s, i);
        if (to == i || to - i > 9)
                return 0;
        i = space_skip(s, to);
        if (i < s.n && s.p[i] == '(') {
                for (to = i + 1; to < s.n && to - i < 16 &&
                     s.p[to] != ')'; to++)
                        ;
                if (to < s.n && s.p[to] == ')') {
                        issue = true;
                        i = space_skip(s, ++to);
                }
        }
        if (i == s.n || s.p[i] != ':')
                return issue ? to : 0;
        i = space_skip(s, i + 1);
        at = range_skip(s, i);
        return at > i ? at : issue ? to : 0;
}

/* The surname at s[at], with what joins it to the one before. */
static str surname(const struct titles *t, str s, size_t at)
{
        str name = word_after(s, at);

        for (int k = 0; k < 3 && name.n &&
             word_kinds(t, name) & WORD_SMALL; k++)
                name = word_after(s, (size_t)(name.p - s.p) + name.n);
        return name.n > 1 && capital(name.p[0]) && !acronym(name) ? name
                                                                  : S("");
}

/* "Smith J, van Dyk KL, et al." at s[at]; where it ends, or 0. */
static size_t author_list(const struct titles *t, str s, size_t at)
{
        size_t end = 0, n;

        for (size_t k = 0; k < TOKENS_MAX; k++) {
                str name = word_after(s, at), initials;
                char c;

                if (end && str_eq_fold(name, S("et"))) {
                        name = word_after(s, (size_t)(name.p - s.p) + 2);
                        n = (size_t)(name.p - s.p) + name.n;
                        return str_eq_fold(name, S("al"))
                               ? n + (n < s.n && s.p[n] == '.') : end;
                }
                name = surname(t, s, at);
                if (!name.n)
                        return end;
                initials = word_after(s, (size_t)(name.p - s.p) + name.n);
                if (!initials.n || initials.n > 3 || !acronym(initials))
                        return end;
                n = (size_t)(initials.p - s.p) + initials.n;
                c = n < s.n ? s.p[n] : 0;
                if (!c || !strchr(".,;: ", c))
                        return end;
                if (c == ' ' && !(word_kinds(t, word_after(s, n)) &
                                  WORD_SMALL))
                        return end;
                end = n;
                n += c == '.';
                if (n < s.n && s.p[n] != ',' && c != ' ')
                        return end;
                at = n + 1;
        }
        return end;
}

/* The beginning of the sentence whose last byte is before s[at]. */
static size_t sentence_back(str s, size_t low, size_t at)
{
        while (at > low && !(char_space(s.p[at - 1]) && at - 1 > low &&
                             s.p[at - 2] == '.') &&
               s.p[at - 1] != '(' && s.p[at - 1] != '[')
                at--;
        return at;
}

/* The journal's words before the year: capitals and what joins them. */
static size_t journal_back(const struct titles *t, str s, size_t low,
                           size_t y, size_t *to)
{
        size_t begin = y, at = y, stop;

        *to = y;
        for (int k = 0; k < TOKENS_MAX; k++) {
                at = word_back(s, low, at, &stop);
                str word = str_slice(s, at, stop);
                unsigned kinds = word_kinds(t, word);

                if (!word.n || kinds & (WORD_NEVER | WORD_MONTH) ||
                    !(capital(word.p[0]) || (k && kinds & WORD_SMALL)) ||
                    (k && word.n > 6 && stop < s.n && s.p[stop] == '.'))
                        break;
                if (!k)
                        *to = stop;
                if (capital(word.p[0]))
                        begin = at;
        }
        return begin;
}

/* "Smith J. A title. A Journal. 2010;35(4):123-9", from its year. */
static bool reference_read(const struct titles *t, str s, size_t low,
                           size_t y, struct study *out)
{
        size_t end = volume_end(t, s, y + 4), to, at, list;
        size_t journal;

        if (!end)
                return false;
        journal = journal_back(t, s, low, y, &to);
        for (at = y, list = 0; at > low && !list;) {
                at = sentence_back(s, low, at - 1);
                list = author_list(t, s, at);
                if (list > y || (list > journal && at >= journal))
                        list = 0;
        }
        if (list)
                *out = (struct study){ at, end, at, list, 0, false };
        else if (journal < y)
                *out = (struct study){ journal, end, journal, to, 0, false };
        return list || journal < y;
}

/* The next '1' or '2' at or after at, each sought once. */
struct digits { size_t one, two; };

static size_t digit_find(str s, char c, size_t at)
{
        const char *p = at < s.n ? memchr(s.p + at, c, s.n - at) : NULL;

        return p ? (size_t)(p - s.p) : s.n;
}

bool study_next(const struct titles *t, str s, size_t *at, struct study *out)
{
        struct digits d = { digit_find(s, '1', *at), digit_find(s, '2', *at) };
        size_t low = *at, y;

        while ((y = d.one < d.two ? d.one : d.two) + 4 <= s.n) {
                long year = year_at(s, y);
                size_t from = y - low > LOOK ? y - LOOK : low;
                size_t year_before = from > 5 ? from - 5 : 0;

                if (s.p[y] == '1')
                        d.one = digit_find(s, '1', y + 1);
                else
                        d.two = digit_find(s, '2', y + 1);
                if (!year || (y && s.p[y - 1] == '/') ||
                    (y > 1 && s.p[y - 1] == '-' && char_digit(s.p[y - 2])))
                        continue;
                if (reference_read(t, s, from, y, out) ||
                    bracket_read(t, s, year_before, y, out) ||
                    running_read(t, s, from, y, out)) {
                        out->year = year;
                        *at = out->end;
                        return true;
                }
        }
        *at = s.n;
        return false;
}

/* s with its white space folded: a view where it is so already. */
static str folded(arena *a, str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (char_space(s.p[i]) &&
                    (s.p[i] != ' ' || !i || s.p[i - 1] == ' ')) {
                        buf b = buf_open(a, 2 * s.n + 256);

                        buf_add_folded(&b, s);
                        return buf_str(&b);
                }
        return s;
}

/* What was found, by a hash of it: a text of nothing but studies must not
 * cost the square of their number. */
enum { KEYS = 256 };

struct found {
        VEC(struct citation) v;
        VEC(size_t) next;               /* of the same key; index + 1 */
        size_t key[KEYS];
};

static size_t found_key(str title, long year)
{
        size_t h = (size_t)year;

        for (size_t i = 0; i < title.n; i++)
                h = h * 31 + (unsigned char)char_lower(title.p[i]);
        return h % KEYS;
}

static bool found_has(const struct found *f, size_t key, str title, long year)
{
        for (size_t i = f->key[key]; i; i = f->next.at[i - 1])
                if (f->v.at[i - 1].edition == year &&
                    str_eq_fold(f->v.at[i - 1].title, title))
                        return true;
        return false;
}

struct citations studies_read(arena *a, const struct titles *t, str text,
                              enum cited_by by)
{
        struct study f;
        size_t at = 0;

        if (!study_next(t, text, &at, &f))
                return (struct citations){ NULL, 0 };
        struct found *found = NEW(a, struct found);
        do {
                str title = folded(a, str_slice(text, f.from, f.to));
                size_t key = found_key(title, f.year);

                if (found_has(found, key, title, f.year))
                        continue;
                *VEC_ADD(a, &found->v) = (struct citation){
                        .by = by, .class = CITED_STUDY, .title = title,
                        .edition = f.year,
                        .printed = folded(a, str_slice(text, f.begin, f.end))
                };
                *VEC_ADD(a, &found->next) = found->key[key];
                found->key[key] = found->v.n;
        } while (study_next(t, text, &at, &f));
        return (struct citations){ found->v.at, found->v.n };
}
