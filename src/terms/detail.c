/* detail.c - years, notes, sections and pages; see detail.h.
 *
 * One walk over what stands behind a title. A section ends at a comma, a
 * semicolon, a label, a note; a chapter's own words end it too. Views into
 * the text, but for a page range that is printed with spaces. */
#include "terms/detail.h"

enum { BRACKET = 160 };                 /* bytes of the longest one read */

/* ---- Signs and separators -------------------------------------------- */

static bool gap_byte(char c)
{
        return c == ' ' || c == ',' || c == '.' || c == ';' || c == ':' ||
               c == '-';
}

size_t gap_at(str s, size_t at)
{
        if (at + 2 < s.n && (unsigned char)s.p[at] == 0xe2 &&
            (unsigned char)s.p[at + 1] == 0x80 &&
            (unsigned char)s.p[at + 2] >= 0x90 &&
            (unsigned char)s.p[at + 2] <= 0x95)
                return 3;
        return at < s.n && gap_byte(s.p[at]);
}

size_t gap_skip(str s, size_t at)
{
        size_t n;

        while ((n = gap_at(s, at)))
                at += n;
        return at;
}

str strip(str s)
{
        s = str_slice(s, gap_skip(s, 0), s.n);
        while (s.n && (gap_byte(s.p[s.n - 1]) ||
                       (s.n > 2 && gap_at(s, s.n - 3) == 3)))
                s.n -= gap_byte(s.p[s.n - 1]) ? 1 : 3;
        return s;
}

bool fold_at(str s, size_t at, str word)
{
        return at <= s.n && word.n <= s.n - at &&
               str_eq_fold(str_of(s.p + at, word.n), word);
}

size_t address_end(const struct titles *t, str s, size_t at)
{
        if (!wording_at(t, s, at, PHRASE_ADDRESS))
                return 0;
        while (at < s.n && (s.p[at] != ' ' ||
                            ((s.p[at - 1] == '-' || s.p[at - 1] == '/') &&
                             at + 1 < s.n && word_byte(s.p[at + 1]))))
                at++;
        while (strchr(".,;:)", s.p[at - 1]))
                at--;
        return at;
}

/* ---- Notes: what is said of an edition --------------------------------- */

/* "2nd edition", "12th ed."; its end or 0. */
static size_t ordinal_end(str s, size_t at, long *ordinal)
{
        static const str ends[] = { STR("st"), STR("nd"), STR("rd"),
                                    STR("th") };
        static const str words[] = { STR("edition"), STR("ed."),
                                     STR("ed") };
        size_t i = at;
        long number;

        while (i < s.n && i - at < 3 && char_digit(s.p[i]))
                i++;
        if (i == at || !str_number(str_slice(s, at, i), &number))
                return 0;
        for (size_t k = 0; k < 4; k++) {
                size_t j = i + 2;

                if (!fold_at(s, i, ends[k]))
                        continue;
                while (j < s.n && s.p[j] == ' ')
                        j++;
                for (size_t w = 0; w < 3; w++) {
                        size_t end = j + words[w].n;

                        if (fold_at(s, j, words[w]) &&
                            (end == s.n || !word_byte(s.p[end]))) {
                                *ordinal = number;
                                return end;
                        }
                }
        }
        return 0;
}

/* The close of the bracket that opens at s[at]; s.n where none is near. */
static size_t close_of(str s, size_t at)
{
        size_t depth = 0, last = at + BRACKET < s.n ? at + BRACKET : s.n;

        for (; at < last; at++) {
                depth += s.p[at] == '(' || s.p[at] == '[';
                if ((s.p[at] == ')' || s.p[at] == ']') && --depth == 0)
                        return at;
        }
        return s.n;
}

/* A bracket that speaks of an edition: "(2004)", "(July 18, 2009)",
 * "(updated 12/21/16)", "(online version)". */
static bool note_bracket(const struct titles *t, str s, size_t at,
                         struct note *out)
{
        size_t close = close_of(s, at), i = at + 1, from, letters;
        bool dated = false, other = false;

        if (close == s.n)
                return false;
        if (wording_at(t, s, i, PHRASE_NOTE) ||
            ordinal_end(s, i, &out->ordinal))
                other = dated = true;
        for (; i < close; i++) {
                long year = year_at(s, i);

                if (year) {
                        out->year = year;
                        dated = true;
                        i += 3;
                } else if (word_byte(s.p[i])) {
                        for (from = i; i < close && word_byte(s.p[i]); i++)
                                ;
                        letters = i-- - from;
                        if (!other && !(word_kinds(t, str_of(s.p + from,
                                                             letters)) &
                                        WORD_MONTH))
                                return false;
                }
        }
        out->end = close + 1;
        return dated;
}

/* Past the numbers of a note: "8 C.C.R. 9792.20 - 9792.26". */
static size_t numbers_end(str s, size_t at)
{
        while (at < s.n && s.p[at] != '(' && s.p[at] != ',' && s.p[at] != ';')
                if (!word_byte(s.p[at]))
                        at++;
                else if (fold_at(s, at, S("\xc2\xa7")))  /* section sign */
                        at += 2;
                else
                        break;
        return at;
}

bool note_at(const struct titles *t, str s, size_t at, struct note *out)
{
        const struct phrase *p;
        char c = at < s.n ? s.p[at] : 0;

        *out = (struct note){ 0 };
        if (c == '(' || c == '[')
                return note_bracket(t, s, at, out);
        if (char_digit(c) && (out->end = ordinal_end(s, at, &out->ordinal)))
                return true;
        if (!(p = wording_at(t, s, at, PHRASE_NOTE)))
                return false;
        out->end = at + p->text.n;
        if (p->numbers)
                out->end = numbers_end(s, out->end);
        return true;
}

size_t notes_skip(const struct titles *t, str s, size_t at,
                  struct citation *c, long *ordinal)
{
        struct note n;

        for (;;) {
                size_t next = gap_skip(s, at);
                long year = next < s.n ? year_at(s, next) : 0;

                if (year && !c->edition) {
                        c->edition = year;
                        at = next + 4;
                } else if (next < s.n && note_at(t, s, next, &n)) {
                        if (n.year && !c->edition)
                                c->edition = n.year;
                        if (n.ordinal)
                                *ordinal = n.ordinal;
                        at = n.end;
                } else {
                        return at;
                }
        }
}

/* ---- Sections and pages ------------------------------------------------- */

struct list { VEC(str) v; };

static void list_add(arena *a, struct list *l, str s)
{
        s = strip(s);
        if (s.n)
                *VEC_ADD(a, &l->v) = s;
}

size_t pages_label(const struct titles *t, str s, size_t at)
{
        const struct phrase *p = wording_at(t, s, at, PHRASE_PAGES);
        size_t i, n;

        if (!p)
                return 0;
        for (i = at + p->text.n; i < s.n && strchr(" :.#", s.p[i]); i++)
                ;
        for (n = i; n < s.n && char_digit(s.p[n]); n++)
                ;
        return n > i && (n == s.n || !word_byte(s.p[n]) ||
                         gap_at(s, n) == 3) ? i : 0;
}

size_t digits_end(str s, size_t at)
{
        while (at < s.n && (char_digit(s.p[at]) ||
                            (s.p[at] == '.' && at + 1 < s.n &&
                             char_digit(s.p[at + 1]))))
                at++;
        return at;
}

/* Behind a number that goes on to another: "303-305", "303 - 305", "303 to
 * 305"; where the second begins, or 0. */
static size_t range_at(str s, size_t at)
{
        size_t i = at, n;

        while (i < s.n && s.p[i] == ' ')
                i++;
        if (fold_at(s, i, S("to ")))
                i += 3;
        else if (fold_at(s, i, S("through ")))
                i += 8;
        else if (i < s.n && (s.p[i] == '-' || gap_at(s, i) == 3))
                for (; (n = gap_at(s, i)) && s.p[i] != ',' &&
                     s.p[i] != ';' && s.p[i] != '.'; i += n)
                        ;
        else
                return 0;
        while (i < s.n && s.p[i] == ' ')
                i++;
        return i < s.n && char_digit(s.p[i]) ? i : 0;
}

/* One page or range at s[at], where a number begins; its end. */
static size_t page_read(arena *a, str s, size_t at, struct list *out)
{
        size_t first = digits_end(s, at), second = range_at(s, first);
        size_t end = second ? digits_end(s, second) : first;

        if (!second || (second == first + 1 && s.p[first] == '-'))
                list_add(a, out, str_slice(s, at, end));
        else
                list_add(a, out, arena_fmt(a, FMT"-"FMT,
                                           ARG(str_slice(s, at, first)),
                                           ARG(str_slice(s, second, end))));
        if (fold_at(s, end, S(" of ")) && end + 4 < s.n &&
            char_digit(s.p[end + 4]))           /* "98-99 of 127" */
                end = digits_end(s, end + 4);
        return end;
}

/* Is the number that ends at s[at] counted in something: "4 visits"? */
static bool counted(str s, size_t at)
{
        return at < s.n && gap_at(s, at) != 3 &&
               (word_byte(s.p[at]) || s.p[at] == '/' ||
                (at + 1 < s.n && s.p[at] == ' ' && s.p[at + 1] >= 'a' &&
                 s.p[at + 1] <= 'z' && !fold_at(s, at, S(" and ")) &&
                 !fold_at(s, at, S(" of ")) && !range_at(s, at)));
}

/* "60, 123", "46-47 and 98; 102"; where they end. */
static size_t pages_read(arena *a, str s, size_t at, struct list *out)
{
        for (;;) {
                size_t end = page_read(a, s, at, out), next = end, digits;

                while (next < s.n && strchr(", &;", s.p[next]))
                        next++;
                if (next > end && fold_at(s, next, S("and ")))
                        next += 4;
                digits = digits_end(s, next);
                if (next == end || digits == next || counted(s, digits))
                        return end;
                at = next;
        }
}

/* "3.3.9 ...": sections known by number hold commas of their own. */
static bool numbered(str s, size_t at)
{
        return at + 2 < s.n && char_digit(s.p[at]) && s.p[at + 1] == '.' &&
               char_digit(s.p[at + 2]);
}

/* What stands behind title and year, being cut into sections and pages. */
struct detail {
        arena *a;
        const struct titles *t;
        struct citation *c;
        str  s;
        struct list sections, pages;
        size_t from, at;                /* the section's begin, and now */
        size_t depth;
        bool   number;                  /* sections by number */
};

static void section_end(struct detail *d, size_t next)
{
        list_add(d->a, &d->sections, str_slice(d->s, d->from, d->at));
        d->from = d->at = next;
        d->depth = 0;
}

/* A section at s[from] that is a chapter its topics follow: "Low Back
 * (Acute & Chronic) Massage", "Pain Chapter: Opioids", "Knee/Bracing". */
static bool chapter_cut(struct detail *d, const struct phrase *chapter)
{
        const struct titles *t = d->t;
        size_t end = d->from + chapter->text.n, keep = end, i, close;
        bool tail = false, noted = false;
        const struct phrase *p;
        struct note n;

        for (;; tail = true) {
                for (i = end; i < d->s.n && d->s.p[i] == ' '; i++)
                        ;
                if ((p = wording_at(t, d->s, i, PHRASE_TAIL))) {
                        end = i + p->text.n;
                        keep = noted ? keep : end;
                } else if (i < d->s.n && note_at(t, d->s, i, &n)) {
                        end = n.end;
                        noted = true;
                        if (n.year && !d->c->edition)
                                d->c->edition = n.year;
                } else {
                        break;
                }
        }
        close = i < d->s.n && d->s.p[i] == '(' ? close_of(d->s, i) : d->s.n;
        d->at = keep;
        if (i == d->s.n || gap_at(d->s, i) || d->s.p[i] == '/') {
                section_end(d, i + (i < d->s.n && d->s.p[i] == '/'));
        } else if (close < d->s.n && (gap_at(d->s, close + 1) == 1 ||
                                      close + 1 == d->s.n) &&
                   !fold_at(d->s, close + 1, S(" "))) {
                section_end(d, i + 1);  /* "Low Back (a topic)" */
                d->at = close;
                section_end(d, close + 1);
        } else if (tail) {
                section_end(d, i);
        } else {
                d->at = end;
                return false;
        }
        return true;
}

/* At the beginning of a section: what is whole there, or no part of it. */
static void section_begin(struct detail *d)
{
        const struct titles *t = d->t;
        const struct phrase *p;
        struct note n;

        for (;;) {
                d->from = d->at = gap_skip(d->s, d->from);
                if (d->at >= d->s.n)
                        return;
                p = wording_at(t, d->s, d->at, PHRASE_SECTIONS | PHRASE_NAME |
                              (d->c->class == CITED_MTUS ? 0
                                                         : PHRASE_CHAPTER));
                if (p && p->kind == PHRASE_SECTIONS) {
                        d->from += p->text.n;
                        d->number = numbered(d->s, gap_skip(d->s, d->from));
                } else if (p && p->kind == PHRASE_NAME) {
                        d->at += p->text.n;
                        return;
                } else if (p) {
                        if (!chapter_cut(d, p))
                                return;
                } else if (note_at(t, d->s, d->at, &n)) {
                        if (n.year && !d->c->edition)
                                d->c->edition = n.year;
                        d->from = n.end;
                } else if (!d->c->edition && year_at(d->s, d->at) &&
                           (d->at + 4 == d->s.n ||
                            (d->s.p[d->at + 4] != ' ' &&
                             gap_at(d->s, d->at + 4)))) {
                        d->c->edition = year_at(d->s, d->at);
                        d->from += 4;
                } else {
                        return;
                }
        }
}

/* A comma that belongs to the name: "Ultrasound, therapeutic". */
static bool comma_inside(const struct detail *d)
{
        size_t next = d->at + 1;

        while (next < d->s.n && d->s.p[next] == ' ')
                next++;
        return next < d->s.n &&
               (d->number ? !numbered(d->s, next)
                          : d->s.p[next] >= 'a' && d->s.p[next] <= 'z' &&
                            !pages_label(d->t, d->s, next) &&
                            !address_end(d->t, d->s, next));
}

/* A full stop between two sentences, not behind a short word. */
static bool stop_parts(const struct detail *d)
{
        size_t at = d->at;

        return at > d->from + 3 && at + 2 < d->s.n && d->s.p[at + 1] == ' ' &&
               d->s.p[at + 2] >= 'A' && d->s.p[at + 2] <= 'Z' &&
               (strchr(")]", d->s.p[at - 1]) ||
                (word_byte(d->s.p[at - 1]) && word_byte(d->s.p[at - 2]) &&
                 word_byte(d->s.p[at - 3])));
}

/* Where a word begins: a label, a note, an address end a section or are
 * passed whole. True where it moved. */
static bool word_cut(struct detail *d)
{
        const struct titles *t = d->t;
        size_t next = pages_label(t, d->s, d->at);
        struct note n;

        if (next) {
                next = pages_read(d->a, d->s, next, &d->pages);
        } else if (wording_at(t, d->s, d->at, PHRASE_SECTIONS)) {
                next = d->at;
        } else if (!d->depth && note_at(t, d->s, d->at, &n)) {
                if (n.year && !d->c->edition)
                        d->c->edition = n.year;
                next = n.end;
        } else {
                next = address_end(t, d->s, d->at);
                if (next)
                        d->at = next;
                return next != 0;
        }
        section_end(d, next);
        section_begin(d);
        return true;
}

static void detail_cut(struct detail *d)
{
        section_begin(d);
        while (d->at < d->s.n) {
                char c = d->s.p[d->at];
                bool bracket = c == '(' || c == '[';

                if ((bracket || char_digit(c) ||
                     phrase_may(d->t, d->s, d->at, PHRASE_PAGES |
                                PHRASE_SECTIONS | PHRASE_NOTE |
                                PHRASE_ADDRESS)) &&
                    (bracket || word_begins(d->s, d->at)) && word_cut(d))
                        continue;
                d->depth += bracket;
                d->depth -= (c == ')' || c == ']') && d->depth;
                if (!d->depth &&
                    (c == ';' || (c == ',' && !comma_inside(d)) ||
                     (c == '.' && stop_parts(d)) ||
                     (c == '/' && d->c->class != CITED_MTUS &&
                      wording_at(d->t, d->s, d->at + 1,
                                PHRASE_CHAPTER)))) {
                        section_end(d, d->at + 1);
                        section_begin(d);
                } else {
                        size_t end = word_skip(d->t, d->s, d->at);

                        d->at = end > d->at ? end : d->at + 1;
                }
        }
        d->at = d->s.n;
        section_end(d, d->s.n);
}

void detail_read(arena *a, const struct titles *t, str s, size_t at, str first,
                 struct citation *c)
{
        struct detail d = { .a = a, .t = t, .c = c, .s = s, .from = at,
                            .at = at };

        list_add(a, &d.sections, first);
        detail_cut(&d);
        c->sections = d.sections.v.at;
        c->n_sections = d.sections.v.n;
        c->pages = d.pages.v.at;
        c->n_pages = d.pages.v.n;
}
