/* citation.c - a printed guideline line to citations.
 *
 * Openings, labels and titles are data; what is written here is only how
 * they follow one another. Views into the line throughout: nothing copied. */
#include "terms/citation.h"

enum { TITLES_MAX = 400, WORDS_MAX = 24 };

struct title { str name; unsigned classes; };   /* bits by cited_class */
struct variant { str text; size_t title; };

/* A phrase that opens a citation of a class, or says one by itself. */
struct opening { str text; enum cited_class class; bool says; };

struct titles {
        struct title title[TITLES_MAX]; size_t n_titles;
        VEC(struct variant) variant;
        VEC(str) comma;                 /* names that hold a comma */
        struct opening opening[WORDS_MAX]; size_t n_openings;
        str  sections[WORDS_MAX]; size_t n_sections;
        str  pages[WORDS_MAX]; size_t n_pages;
        /* Which letters begin a phrase of each kind, either case: most places
         * of a line begin none. */
        bool begins_opening[256], begins_pages[256], begins_title[256];
};

struct loader { arena *a; struct titles *t; str file; err *e; };

#define FAIL(x, l, ...)                                                      \
        err_set((x)->e, ERR_SYNTAX, (x)->file, (l)->no, __VA_ARGS__)

static bool class_of(str s, enum cited_class *out)
{
        for (int k = CITED_NONE; k <= CITED_OUTSIDE_MTUS; k++)
                if (str_eq(s, str_from(cited_class_name(
                                      (enum cited_class)k)))) {
                        *out = (enum cited_class)k;
                        return true;
                }
        return false;
}

/* `"quoted"` behind the first word of the line, or in its second column. */
static str quoted_of(const struct line *l)
{
        for (size_t k = 0; k < l->columns; k++) {
                str c = l->column[k];
                size_t at = str_find(c, S("\""), 0);

                if (at != STR_NONE && c.p[c.n - 1] == '"' && c.n - at > 2)
                        return str_slice(c, at + 1, c.n - 1);
        }
        return S("");
}

/* One spelling of the title being loaded. */
static void variant_add(struct loader *x, str text)
{
        struct titles *t = x->t;

        *VEC_ADD(x->a, &t->variant) = (struct variant){ text, t->n_titles };
        if (str_find(text, S(","), 0) != STR_NONE)
                *VEC_ADD(x->a, &t->comma) = text;
}

static rc title_line(struct loader *x, const struct line *l)
{
        struct titles *t = x->t;
        struct title *at = &t->title[t->n_titles];

        if (t->n_titles == TITLES_MAX)
                return FAIL(x, l, "more than %d titles", TITLES_MAX);
        at->name = quoted_of(l);
        for (size_t k = 1; k < l->columns; k++) {
                enum cited_class c;

                if (class_of(l->column[k], &c))
                        at->classes |= 1u << c;
                else if (l->column[k].p[0] != '"')
                        return FAIL(x, l, "no class "FMT"; write mtus or "
                                    "non_mtus", ARG(l->column[k]));
        }
        if (!at->name.n || !at->classes)
                return FAIL(x, l, "write title \"NAME\"  mtus or non_mtus");
        variant_add(x, at->name);
        for (const struct line *u = l->under; u; u = u->next) {
                str s = quoted_of(u);

                if (s.n && line_says(u, S("also"), NULL))
                        variant_add(x, s);
                else if (s.n && line_says(u, S("section"), NULL))
                        *VEC_ADD(x->a, &t->comma) = s;
                else
                        return FAIL(x, u, "write also \"NAME\" or section "
                                    "\"NAME\" here");
        }
        t->n_titles++;
        return OK;
}

static rc opening_line(struct loader *x, const struct line *l, bool says)
{
        struct titles *t = x->t;
        struct opening *o = &t->opening[t->n_openings];

        if (t->n_openings == WORDS_MAX)
                return FAIL(x, l, "more than %d openings", WORDS_MAX);
        *o = (struct opening){ .text = quoted_of(l), .says = says };
        if (!o->text.n || l->columns < 2 ||
            !class_of(l->column[l->columns - 1], &o->class))
                return FAIL(x, l, "write the phrase in quotes, two spaces, "
                            "and its class");
        t->n_openings++;
        return OK;
}

static rc word_line(struct loader *x, const struct line *l, str *out,
                    size_t *n)
{
        str s = quoted_of(l);

        if (!s.n || *n == WORDS_MAX)
                return FAIL(x, l, "write one phrase in quotes, at most %d of "
                            "them", WORDS_MAX);
        out[(*n)++] = s;
        return OK;
}

static void begins(bool set[256], str phrase)
{
        unsigned char c = phrase.n ? (unsigned char)phrase.p[0] : 0;

        set[c] = set[(unsigned char)char_lower((char)c)] = true;
        if (c >= 'a' && c <= 'z')
                set[c - 32] = true;
}

static void begins_fill(struct titles *t)
{
        for (size_t i = 0; i < t->n_openings; i++)
                begins(t->begins_opening, t->opening[i].text);
        for (size_t i = 0; i < t->n_pages; i++)
                begins(t->begins_pages, t->pages[i]);
        for (size_t i = 0; i < t->variant.n; i++)
                begins(t->begins_title, t->variant.at[i].text);
}

rc titles_load(arena *a, const struct data_file *file, struct titles **out,
               err *e)
{
        struct titles *t = NEW(a, struct titles);
        struct loader x = { a, t, file->name, e };
        struct line *l;
        rc r = outline_read(a, file->name, file->text, &l, e);

        for (; l && !r; l = l->next) {
                if (line_says(l, S("title"), NULL))
                        r = title_line(&x, l);
                else if (line_says(l, S("opening"), NULL))
                        r = opening_line(&x, l, false);
                else if (line_says(l, S("says"), NULL))
                        r = opening_line(&x, l, true);
                else if (line_says(l, S("sections"), NULL))
                        r = word_line(&x, l, t->sections, &t->n_sections);
                else if (line_says(l, S("pages"), NULL))
                        r = word_line(&x, l, t->pages, &t->n_pages);
                else if (!line_says(l, S("source"), NULL))
                        r = FAIL(&x, l, "write title, opening, says, "
                                 "sections, pages or source here");
        }
        if (r)
                return r;
        begins_fill(t);
        *out = t;
        return OK;
}

/* Reading. p is always a place in s; ends are exclusive. */

static bool word_start(str s, size_t at)
{
        return at == 0 || !(char_alpha(s.p[at - 1]) ||
                            char_digit(s.p[at - 1]));
}

static bool has(str s, size_t at, str phrase)
{
        size_t last = phrase.n - 1;     /* its ends first: most differ */

        return phrase.n && phrase.n <= s.n - at &&
               char_lower(s.p[at]) == char_lower(phrase.p[0]) &&
               char_lower(s.p[at + last]) == char_lower(phrase.p[last]) &&
               str_eq_fold(str_of(s.p + at, phrase.n), phrase);
}

/* The longest title of the class that stands at s[at]; *end behind it. */
static const struct title *title_at(const struct titles *t, str s, size_t at,
                                    enum cited_class class, size_t *end)
{
        const struct title *best = NULL;

        *end = at;
        if (!t->begins_title[(unsigned char)s.p[at]])
                return NULL;
        for (size_t i = 0; i < t->variant.n; i++) {
                const struct variant *v = &t->variant.at[i];
                size_t stop = at + v->text.n;

                if (!(t->title[v->title].classes >> class & 1) ||
                    stop <= *end || !has(s, at, v->text) ||
                    (stop < s.n && (char_alpha(s.p[stop]) ||
                                    char_digit(s.p[stop]))))
                        continue;
                best = &t->title[v->title];
                *end = stop;
        }
        return best;
}

static str strip(str s)
{
        static const char ends[] = " ,.;:-";

        while (s.n && strchr(ends, s.p[0]))
                s = str_slice(s, 1, s.n);
        while (s.n && strchr(ends, s.p[s.n - 1]))
                s.n--;
        return s;
}

/* A printed year directly behind a title: " 2009", ", 2009", " (2004)". */
static long year_at(str s, size_t *at)
{
        size_t i = *at;
        long year;

        while (i < s.n && (s.p[i] == ' ' || s.p[i] == ',' || s.p[i] == '('))
                i++;
        if (i + 4 > s.n || !str_number(str_of(s.p + i, 4), &year) ||
            year < 1900 || year > 2100 ||
            (i + 4 < s.n && (char_digit(s.p[i + 4]) || s.p[i + 4] == '-' ||
                             s.p[i + 4] == '/')))
                return 0;
        i += 4;
        if (i < s.n && s.p[i] == ')')
                i++;
        *at = i;
        return year;
}

struct list { VEC(str) v; };

static void list_add(arena *a, struct list *l, str s)
{
        s = strip(s);
        if (s.n)
                *VEC_ADD(a, &l->v) = s;
}

/* "3.3.9 ...": sections known by number hold commas of their own. */
static bool numbered(str s, size_t at)
{
        return at + 2 < s.n && char_digit(s.p[at]) && s.p[at + 1] == '.' &&
               char_digit(s.p[at + 2]);
}

/* The known name at s[at] that holds a comma; its length or 0. */
static size_t comma_name_at(const struct titles *t, str s, size_t at)
{
        size_t best = 0;

        for (size_t i = 0; i < t->comma.n; i++)
                if (t->comma.at[i].n > best &&
                    has(s, at, t->comma.at[i]))
                        best = t->comma.at[i].n;
        return best;
}

/* Cuts at commas and semicolons outside brackets. A comma before a small
 * letter belongs to the name: "Ultrasound, therapeutic". */
static void sections_cut(arena *a, const struct titles *t, str s,
                         struct list *out)
{
        size_t from = 0, depth = 0, i = 0;

        s = strip(s);
        bool number = numbered(s, 0);
        i = comma_name_at(t, s, 0);
        for (; i < s.n; i++) {
                char c = s.p[i];
                size_t next = i + 1;

                depth += c == '(';
                depth -= c == ')' && depth;
                if (depth || (c != ',' && c != ';'))
                        continue;
                while (next < s.n && s.p[next] == ' ')
                        next++;
                if (c == ',' && next < s.n &&
                    (number ? !numbered(s, next)
                            : s.p[next] >= 'a' && s.p[next] <= 'z'))
                        continue;
                list_add(a, out, str_slice(s, from, i));
                from = next;
                if (from < s.n)
                        i = from + comma_name_at(t, s, from) - 1;
        }
        list_add(a, out, str_slice(s, from, s.n));
}

/* A page label with a number behind it; *end where the numbers begin. */
static bool pages_label(const struct titles *t, str s, size_t at, size_t *end)
{
        size_t best = 0;

        if (!t->begins_pages[(unsigned char)s.p[at]])
                return false;
        for (size_t i = 0; i < t->n_pages; i++)
                if (has(s, at, t->pages[i]) && t->pages[i].n > best)
                        best = t->pages[i].n;
        if (!best || !word_start(s, at))
                return false;
        for (*end = at + best; *end < s.n && s.p[*end] == ' '; ++*end)
                ;
        return *end < s.n && char_digit(s.p[*end]);
}

/* "60, 123", "46-47 and 98"; where they end. */
static size_t pages_read(arena *a, str s, size_t at, struct list *out)
{
        for (;;) {
                size_t i = at, next;

                while (i < s.n && (char_digit(s.p[i]) ||
                                   ((s.p[i] == '-' || s.p[i] == '.') &&
                                    i + 1 < s.n && char_digit(s.p[i + 1]))))
                        i++;
                list_add(a, out, str_slice(s, at, i));
                next = i;
                while (next < s.n && (s.p[next] == ',' || s.p[next] == ' ' ||
                                      s.p[next] == '&'))
                        next++;
                if (has(str_slice(s, 0, s.n), next < s.n ? next : 0,
                        S("and ")) && next > i && next < s.n)
                        next += 4;
                if (next == i || next >= s.n || !char_digit(s.p[next]))
                        return i;
                at = next;
        }
}

/* What stands behind title and year: sections and pages. */
static void detail_read(arena *a, const struct titles *t, str s,
                        struct citation *c)
{
        struct list sections = { 0 }, pages = { 0 };
        size_t from = 0, end;

        for (size_t i = 0; i < t->n_sections; i++) {
                str d = strip(s);

                if (d.n && has(d, 0, t->sections[i])) {
                        s = str_slice(d, t->sections[i].n, d.n);
                        break;
                }
        }
        for (size_t i = 0; i < s.n; i++) {
                if (!pages_label(t, s, i, &end))
                        continue;
                sections_cut(a, t, str_slice(s, from, i), &sections);
                from = pages_read(a, s, end, &pages);
                i = from - 1;
        }
        sections_cut(a, t, str_slice(s, from, s.n), &sections);
        c->sections = sections.v.at;
        c->n_sections = sections.v.n;
        c->pages = pages.v.at;
        c->n_pages = pages.v.n;
}

/* Where the next document of the same class begins: a known title behind
 * "and", or as a sentence of its own. */
static size_t next_title(const struct titles *t, str s, size_t at,
                         enum cited_class class)
{
        size_t end;

        for (; at + 2 < s.n; at++) {
                size_t skip = s.p[at] == '.' && s.p[at + 1] == ' ' ? 2 :
                              s.p[at] == ' ' && has(s, at, S(" and ")) ? 5 :
                              0;

                if (skip && at + skip < s.n &&
                    title_at(t, s, at + skip, class, &end))
                        return at + skip;
        }
        return s.n;
}

/* An unknown title runs to its year, its sections or its pages. */
static size_t unknown_end(const struct titles *t, str s, size_t at)
{
        size_t end, year;

        for (size_t i = at; i < s.n; i++) {
                if (!word_start(s, i) || s.p[i] == ' ')
                        continue;
                for (size_t k = 0; k < t->n_sections; k++)
                        if (has(s, i, t->sections[k]))
                                return i;
                year = i;
                if (pages_label(t, s, i, &end) ||
                    (i > at && year_at(s, &year)))
                        return i;
        }
        return s.n;
}

struct reading {
        arena *a;
        const struct titles *t;
        enum cited_by by;
        VEC(struct citation) v;
};

static void body_read(struct reading *r, str s, enum cited_class class)
{
        size_t at = 0;

        s = str_trim(s);
        do {
                struct citation *c = VEC_ADD(r->a, &r->v);
                const struct title *title;
                size_t end, stop;

                c->by = r->by;
                c->class = class;
                title = at < s.n ? title_at(r->t, s, at, class, &end) : NULL;
                if (!title)
                        end = unknown_end(r->t, s, at);
                c->title = title ? title->name : strip(str_slice(s, at, end));
                c->edition = year_at(s, &end);
                stop = next_title(r->t, s, end, class);
                str rest = str_slice(s, end, stop);
                if (stop < s.n && str_ends(rest, S(" and ")))
                        rest.n -= 5;
                detail_read(r->a, r->t, strip(rest), c);
                at = stop;
        } while (at < s.n);
}

static const struct opening *opening_at(const struct titles *t, str s,
                                        size_t at)
{
        const struct opening *best = NULL;

        if (!t->begins_opening[(unsigned char)s.p[at]])
                return NULL;
        for (size_t i = 0; i < t->n_openings; i++)
                if (has(s, at, t->opening[i].text) &&
                    (!best || t->opening[i].text.n > best->text.n))
                        best = &t->opening[i];
        return best;
}

/* The beginning of the sentence that holds s[at]. */
static size_t sentence_begin(str s, size_t from, size_t at)
{
        while (at > from && !(s.p[at - 1] == ' ' && at - 1 > from &&
                              s.p[at - 2] == '.'))
                at--;
        return at;
}

static size_t sentence_end(str s, size_t at)
{
        while (at < s.n && !(s.p[at] == '.' &&
                             (at + 1 == s.n || s.p[at + 1] == ' ')))
                at++;
        return at < s.n ? at + 1 : at;
}

struct citations citations_read(arena *a, const struct titles *t, str line,
                                enum cited_by by)
{
        struct reading r = { .a = a, .t = t, .by = by };
        const struct opening *open = NULL, *o;
        size_t from = 0;

        for (size_t i = 0; i < line.n; i++) {
                if (!t->begins_opening[(unsigned char)line.p[i]] ||
                    !word_start(line, i) || !(o = opening_at(t, line, i)))
                        continue;
                size_t until = o->says ? sentence_begin(line, from, i) : i;

                if (open)
                        body_read(&r, str_slice(line, from, until),
                                  open->class);
                open = o->says ? NULL : o;
                if (o->says) {
                        struct citation *c = VEC_ADD(a, &r.v);

                        c->by = by;
                        c->class = o->class;
                        from = sentence_end(line, i);
                } else {
                        from = i + o->text.n;
                }
                i = from > i ? from - 1 : i;
        }
        if (open)
                body_read(&r, str_slice(line, from, line.n), open->class);
        return (struct citations){ r.v.at, r.v.n };
}
