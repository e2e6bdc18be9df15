/* misdate.c - see misdate.h.
 *
 * What was read is laid beside the day as it would be printed, glyph by glyph:
 * a glyph costs by how often it is read for the other. Costs are hundredths of
 * a digit that is plainly another one; guesses, from how print breaks, held
 * against invented files. */
#include "terms/misdate.h"

#include <stdio.h>

enum {
        LIKE = 15,              /* a letter of the digit's shape */
        NEAR = 45,              /* digits easily taken for one another */
        MARK_FOR = 60,          /* a mark or letter for a digit */
        OTHER = 110,            /* another digit */
        MERGED = 55,            /* one glyph for two, a stroke among them */
        LOST_MARK = 35, LOST_DIGIT = 120, LOST_CENTURY = 5, LOST_LETTER = 60,
        MORE_BLANK = 15, MORE_MARK = 30, MORE = 80,
        STROKE = 30,            /* a slash read as a 1 or the like */
        MARK = 40, NO_MARK = 70,
        LETTER_NEAR = 30,
        CLEAR = 30,             /* the next day is so much farther */
        IMPOSSIBLE = 60,        /* for a date that is one, of before the
                                   injury */
        LATER = 110,            /* and of one behind the file's end */
        FAR = 10000
};

enum {
        FORM = 20, TOKEN = 20, RUNS = 3,        /* bytes and words of a date */
        TOKEN_LEAST = 6, SHAPE_LEAST = 7, NUMBERS_MOST = 12, DIGITS_LEAST = 3,
        ROOM_MORE = 4,          /* blanks behind it that may be taken */
        AGAIN = 2, AGAIN_LATER = 4,     /* so often a day out of the file is
                                           said that it is one */
        MONTH_COST = 95,        /* that a month's name may cost */
        GLYPH_COST = 17         /* that each glyph may, on average */
};

static const char *const months[] = {
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December"
};

struct day { int32_t at; int year, month, dom; size_t said; bool known; };

struct misdate {
        int32_t from, until;
        struct day day[MISDATE_DAYS]; size_t n;
};

struct misdate *misdate_open(arena *a, date from, date until)
{
        struct misdate *m = NEW(a, struct misdate);

        m->from = date_known(from) ? from.first : INT32_MIN;
        m->until = date_known(until) ? until.last : INT32_MAX;
        return m;
}

static struct day *day_find(const struct misdate *m, int32_t at)
{
        for (size_t i = 0; i < m->n; i++)
                if (m->day[i].at == at)
                        return (struct day *)&m->day[i];
        return NULL;
}

/* A day that the file may have: of before the injury and behind the file's
 * own days where it is said again. */
static bool in_file(const struct misdate *m, int32_t at)
{
        const struct day *d = day_find(m, at);

        if (d && d->known)
                return true;
        return at > m->until ? d && d->said >= AGAIN_LATER
             : at >= m->from || (d && d->said >= AGAIN);
}

static void day_add(struct misdate *m, int32_t at, bool known)
{
        struct day *d = day_find(m, at);

        if (!d && m->n < MISDATE_DAYS) {
                d = &m->day[m->n++];
                *d = (struct day){ .at = at };
                date_split(at, &d->year, &d->month, &d->dom);
        }
        if (!d)
                return;
        d->said++;
        d->known |= known;
}

void misdate_know(struct misdate *m, date d)
{
        if (date_known(d) && date_exact(d))
                day_add(m, d.first, true);
}

static bool is_word(char c) { return char_alpha(c) || char_digit(c); }

void misdate_note(struct misdate *m, str page)
{
        date d;

        for (size_t at = 0; at < page.n;) {
                bool begins = !at || !is_word(page.p[at - 1]);
                size_t end = begins && is_word(page.p[at])
                             ? date_scan(page, at, &d) : 0;

                if (end && date_exact(d))
                        day_add(m, d.first, false);
                at = end ? end : at + 1;
        }
}

/* ---- Glyphs ------------------------------------------------------------- */

/* Each digit, and the letters and marks read for it. */
static const char *const shapes[] = {
        "OoQDCU(", "lIi|!]Jjt[", "ZzT", "Ssa", "AfdY", "SsE$", "GbS", "TYV",
        "BSERgs&%$@", "gqoS"
};

/* And the digits that are. SOURCE of both: confusions usual in print of few
 * dots. */
static const char *const digits_near[] = {
        "689", "47", "7", "589", "19", "368", "058", "12", "03569", "0348"
};

static int digit_cost(char is, char read)
{
        if (is == read)
                return 0;
        if (strchr(shapes[is - '0'], read))
                return LIKE;
        if (strchr(digits_near[is - '0'], read))
                return NEAR;
        if (read == '/' || read == ' ')
                return is == '1' || is == '7' ? NEAR : OTHER;
        return char_digit(read) ? OTHER : MARK_FOR;
}

static int mark_cost(char read)
{
        return strchr("/-.:", read) ? MORE_BLANK / 3
             : strchr("1lIiJjf!|()[]7tT,;'", read) ? STROKE
             : is_word(read) ? NO_MARK : MARK;
}

static int letter_cost(char is, char read)
{
        static const char *const near[] = { "ceo", "ao", "iltjfr", "nuhm",
                                            "uvy", "gqc", "bh", "pb" };
        char x = char_lower(is), y = char_lower(read);

        if (x == y)
                return 0;
        for (size_t i = 0; i < sizeof near / sizeof *near; i++)
                if (y && strchr(near[i], x) && strchr(near[i], y))
                        return LETTER_NEAR;
        return MARK_FOR;
}

static int glyph_cost(char is, char read)
{
        return char_digit(is) ? digit_cost(is, read)
             : is == '/' ? mark_cost(read)
             : is == ' ' || is == ',' ? (is_word(read) ? OTHER : 5)
             : letter_cost(is, read);
}

static int more_cost(char read)
{
        return read == ' ' ? MORE_BLANK : is_word(read) ? MORE : MORE_MARK;
}

/* ---- Forms -------------------------------------------------------------- */

/* A day as it is printed, and what each glyph costs where it is lost. */
struct form { char c[FORM + 1]; int lost[FORM]; size_t n; };

static void form_put(struct form *f, const char *s, int lost)
{
        for (; *s && f->n < FORM; s++) {
                f->lost[f->n] = lost;
                f->c[f->n++] = *s;
        }
        f->c[f->n] = 0;
}

static void form_number(struct form *f, int x, size_t width)
{
        char s[8];

        snprintf(s, sizeof s, "%0*d", (int)width, x);
        form_put(f, s, LOST_DIGIT);
        if (width == 2 && x < 10)
                f->lost[f->n - 2] = 0;
        if (width == 4)
                f->lost[f->n - 4] = f->lost[f->n - 3] = LOST_CENTURY;
}

static struct form form_numbers(const struct day *d)
{
        struct form f = { .n = 0 };

        form_number(&f, d->month, 2);
        form_put(&f, "/", LOST_MARK);
        form_number(&f, d->dom, 2);
        form_put(&f, "/", LOST_MARK);
        form_number(&f, d->year, 4);
        return f;
}

/* letters: that stand for the month. */
static struct form form_named(const struct day *d, size_t letters)
{
        struct form f = { .n = 0 };
        char name[10] = { 0 };

        memcpy(name, months[d->month - 1], strlen(months[d->month - 1]));
        if (letters <= 4)
                name[3] = 0;
        form_put(&f, name, LOST_LETTER);
        form_put(&f, " ", MORE_BLANK);
        form_number(&f, d->dom, 2);
        form_put(&f, ",", MORE_BLANK);
        form_put(&f, " ", MORE_BLANK);
        form_number(&f, d->year, 4);
        return f;
}

static int least(int a, int b) { return a < b ? a : b; }

/* What it costs that the n bytes were read for the form. */
static int form_cost(const struct form *f, const char *t, size_t n)
{
        int row[TOKEN + 1][FORM + 1];

        for (size_t i = 0; i <= n; i++)
                for (size_t k = 0; k <= f->n; k++) {
                        int c = i || k ? FAR : 0;

                        if (i)
                                c = least(c, row[i - 1][k] +
                                             more_cost(t[i - 1]));
                        if (k)
                                c = least(c, row[i][k - 1] + f->lost[k - 1]);
                        if (i && k)
                                c = least(c, row[i - 1][k - 1] +
                                             glyph_cost(f->c[k - 1],
                                                        t[i - 1]));
                        if (i && k > 1 && char_alpha(t[i - 1]) &&
                            (f->c[k - 1] == '/' || f->c[k - 2] == '/'))
                                c = least(c, row[i - 1][k - 2] + MERGED);
                        row[i][k] = c;
                }
        return row[n][f->n];
}

/* ---- The day ------------------------------------------------------------ */

/* What stands there; letters: of the month, where one is named. */
struct token { const char *p; size_t n, letters; };

static int day_cost(const struct day *d, const struct token *t)
{
        struct form f = t->letters ? form_named(d, t->letters)
                                   : form_numbers(d), month = f;

        if (t->letters) {
                month.n = (size_t)(strchr(f.c, ' ') - f.c);
                if (form_cost(&month, t->p, t->letters) > MONTH_COST)
                        return FAR;
        }
        return form_cost(&f, t->p, t->n);
}

/* The best so far, and what the next best costs. */
struct nearest { struct day day; int cost, next; };

static void nearest_try(struct nearest *w, const struct day *d,
                        const struct token *t)
{
        int c = day_cost(d, t);

        if (w->cost < FAR && d->at == w->day.at)
                return;
        if (c < w->cost) {
                w->next = w->cost;
                w->cost = c;
                w->day = *d;
        } else {
                w->next = least(w->next, c);
        }
}

static int digits_value(const char *p, size_t n)
{
        int x = 0;

        for (size_t i = 0; i < n; i++)
                x = char_digit(p[i]) ? x * 10 + (p[i] - '0') : 10000;
        return x;
}

/* 7232011, 9723/2011: all its digits are there, and only the marks between
 * them are lost or were read for digits. widths: of month, mark, day, mark. */
static void shape_try(const struct misdate *m, struct nearest *w,
                      const struct token *t, const size_t width[4])
{
        size_t at[5] = { 0 }, years;
        struct day d = { .said = 0 };
        date day;

        for (size_t i = 0; i < 4; i++)
                at[i + 1] = at[i] + width[i];
        if (at[4] + 2 > t->n)
                return;
        years = t->n - at[4];
        if ((years != 2 && years != 4) || t->n < SHAPE_LEAST)
                return;
        for (size_t i = 1; i < 4; i += 2)
                if (width[i] && !strchr("/17", t->p[at[i]]))
                        return;
        d.month = digits_value(t->p, width[0]);
        d.dom = digits_value(t->p + at[2], width[2]);
        d.year = digits_value(t->p + at[4], years) + (years == 2 ? 2000 : 0);
        if (d.month && d.dom && d.month < 13 && d.dom < 32 && d.year < 10000 &&
            d.year && date_make(d.year, d.month, d.dom, &day) &&
            day.first >= m->from && day.first <= m->until) {
                d.at = day.first;
                nearest_try(w, &d, t);
        }
}

static void shapes_try(const struct misdate *m, struct nearest *w,
                       const struct token *t)
{
        for (size_t k = 0; k < 16 && !t->letters; k++) {
                size_t width[4] = { 1 + (k & 1), k >> 1 & 1,
                                    1 + (k >> 2 & 1), k >> 3 & 1 };

                shape_try(m, w, t, width);
        }
}

/* The one day that it was read for; false: none, or two. */
static bool day_near(const struct misdate *m, const struct token *t,
                     struct nearest *w)
{
        *w = (struct nearest){ .cost = FAR, .next = FAR };
        for (size_t i = 0; i < m->n; i++)
                if (in_file(m, m->day[i].at))
                        nearest_try(w, &m->day[i], t);
        shapes_try(m, w, t);
        return w->cost <= GLYPH_COST * (int)t->n && w->next - w->cost >= CLEAR;
}

/* The day in n bytes, the longest form that goes into them; false: none. */
static bool day_print(const struct day *d, char *p, size_t n)
{
        char s[4][16];

        snprintf(s[0], sizeof *s, "%02d/%02d/%04d", d->month, d->dom, d->year);
        snprintf(s[1], sizeof *s, "%d/%d/%04d", d->month, d->dom, d->year);
        snprintf(s[2], sizeof *s, "%02d/%02d/%02d", d->month, d->dom,
                 d->year % 100);
        snprintf(s[3], sizeof *s, "%d/%d/%02d", d->month, d->dom,
                 d->year % 100);
        for (size_t i = 0; i < 4; i++)
                if (strlen(s[i]) <= n &&
                    (i < 2 || (d->year > 1968 && d->year < 2069))) {
                        memset(p, ' ', n);
                        memcpy(p, s[i], strlen(s[i]));
                        return true;
                }
        return false;
}

/* ---- What may be a date ------------------------------------------------- */

static size_t run_end(const char *p, size_t n, size_t at)
{
        while (at < n && p[at] > ' ')
                at++;
        return at;
}

/* Marks that end a sentence or a list's part are none of the date. */
static size_t run_trim(const char *p, size_t from, size_t end)
{
        while (end > from && strchr(".,;:)", p[end - 1]))
                end--;
        return end;
}

static size_t digits_in(const char *p, size_t n)
{
        size_t digits = 0;

        for (size_t i = 0; i < n; i++)
                digits += char_digit(p[i]);
        return digits;
}

/* 141.11, 13:14, 555-0142 and 14, 2014, 10/325: a value, a time, a
 * telephone, part of a date, a strength, which have one mark. */
static bool is_other(const struct token *t)
{
        size_t marks = 0, at = 0;

        for (size_t i = 0; i < t->n; i++)
                if (!is_word(t->p[i]) && !(i && t->p[i] == ' ')) {
                        marks++;
                        at = i;
                }
        return marks == 1 && ((t->p[at] == '-' && at == 3 && t->n == 8) ||
                              strchr(".:, ", t->p[at]) ||
                              (t->p[at] == '/' && t->n <= TOKEN_LEAST));
}

/* Numbers in each of its words; only ASCII, for other bytes stay. */
static bool may_be_date(const struct token *t, size_t runs)
{
        size_t letters = 0, from = 0;

        if (t->n < TOKEN_LEAST || digits_in(t->p, t->n) < DIGITS_LEAST ||
            t->p[0] == '#')
                return false;
        for (size_t i = 0; i <= t->n; i++) {
                if (i == t->n || t->p[i] == ' ') {
                        if (!t->letters && !digits_in(t->p + from, i - from) &&
                            !memchr(t->p + from, '/', i - from))
                                return false;
                        from = i + 1;
                        continue;
                }
                letters += char_alpha(t->p[i]);
                if ((unsigned char)t->p[i] > 126)
                        return false;
        }
        return t->letters ? runs == RUNS
             : t->n <= NUMBERS_MOST && letters <= 4 && runs < RUNS &&
               !is_other(t);
}

/* The letters a month would have: of a first word that has no digit. */
static size_t month_letters(const char *p, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (char_digit(p[i]) || p[i] == '/')
                        return 0;
        return n > 2 && n < 11 ? n : 0;
}

/* The best of what begins at p[at] and is one to three words long, and how
 * many bytes it has; false: none. */
static bool date_near(const struct misdate *m, const char *p, size_t n,
                      size_t at, size_t *bytes, struct nearest *best)
{
        size_t end = at, letters = 0;
        struct nearest w;

        *best = (struct nearest){ .cost = FAR, .next = FAR };
        for (size_t runs = 1; runs <= RUNS; runs++) {
                size_t from = end + (runs > 1);
                struct token t = { p + at, 0, letters };

                if (runs > 1 && (end >= n || p[end] != ' '))
                        break;
                end = run_end(p, n, from);
                if (end == from || end - at > TOKEN)
                        break;
                t.n = run_trim(p, from, end) - at;
                if (runs == 1)
                        t.letters = letters = month_letters(t.p, t.n);
                if (!may_be_date(&t, runs) || !day_near(m, &t, &w) ||
                    w.cost >= best->cost)
                        continue;
                *best = w;
                *bytes = t.n;
        }
        return best->cost < FAR;
}

/* Is the day that stands there one that the file may have? */
static bool day_fits(const struct misdate *m, date d)
{
        return !date_exact(d) || in_file(m, d.first);
}

/* Do three digits stand in the few bytes from here on? Then it is one more
 * word that is tried. */
static bool may_begin(const char *p, size_t n, size_t at, size_t *words)
{
        size_t digits = 0;

        for (size_t i = at; i < n && i < at + TOKEN && p[i] != '\n'; i++)
                digits += char_digit(p[i]);
        *words += digits >= DIGITS_LEAST;
        return digits >= DIGITS_LEAST;
}

/* The year of the file that the day has where one digit of it is another;
 * 0: none, or two. */
static int year_near(const struct misdate *m, date said)
{
        int year, month, dom, found = 0;
        date d;

        date_split(said.first, &year, &month, &dom);
        for (int unit = 1; unit <= 1000; unit *= 10)
                for (int k = 0; k < 10; k++) {
                        int y = year - year / unit % 10 * unit + k * unit;

                        if (y == year || !date_make(y, month, dom, &d) ||
                            d.first < m->from || d.first > m->until)
                                continue;
                        if (found)
                                return 0;
                        found = y;
                }
        return found;
}

/* A date that the file cannot have, which ends at p[end] with its year. */
static void year_mend(const struct misdate *m, char *p, size_t end, date said)
{
        int year = year_near(m, said);

        for (size_t i = 1; year && i <= 4 && end >= 4; i++)
                if (!char_digit(p[end - i]))
                        return;
        for (size_t i = 1; year && i <= 4; i++, year /= 10)
                p[end - i] = (char)('0' + year % 10);
}

/* Puts right what begins at p[at]; where it ends, 0: nothing to put right. */
static size_t date_mend(const struct misdate *m, char *p, size_t n, size_t at)
{
        size_t bytes = 0, room;
        struct nearest best;
        bool near;
        date said;
        size_t end = date_scan(str_of(p, n), at, &said);

        if (end && day_fits(m, said))
                return end;
        near = date_near(m, p, n, at, &bytes, &best);
        if (end && said.first > m->until && best.cost > LATER)
                year_mend(m, p, end, said);
        if (!near || (end && best.cost > (said.last < m->from ? IMPOSSIBLE
                                                              : LATER)))
                return end;
        for (room = bytes; room < bytes + ROOM_MORE && at + room + 1 < n &&
             p[at + room] == ' ' && p[at + room + 1] == ' ';)
                room++;
        return day_print(&best.day, p + at, room) ? at + room : end;
}

void misdate_mend(const struct misdate *m, char *page, size_t n)
{
        size_t words = 0;

        for (size_t at = 0; at < n && words < MISDATE_WORDS;) {
                size_t end = run_end(page, n, at), to = 0;

                while (at < end && strchr("([,.;:'`_|", page[at]))
                        at++;
                if (at < end && may_begin(page, n, at, &words))
                        to = date_mend(m, page, n, at);
                at = (to > end ? to : end) + 1;
        }
}
