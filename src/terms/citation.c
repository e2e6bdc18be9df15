/* citation.c - a printed guideline line to citations.
 *
 * Openings, labels and titles are data (titles.h); what is written here is
 * only how they follow one another. A line is walked by opening, a body by
 * document; what stands behind a title is detail.c's. */
#include "terms/citation.h"

#include "terms/detail.h"
#include "terms/study.h"

enum { LEADS_MAX = 6 };

/* One line being read. Places are places in `line`; ends are exclusive. */
struct reading {
        arena *a;
        const struct titles *t;
        str  line;
        enum cited_by by;
        VEC(struct citation) v;
};

/* How a body is read: by which class, or as its title says; `known`: only
 * documents that we know, wherever they stand in it. */
struct how {
        enum cited_class class;
        bool any_class, known;
        bool led;                       /* a lead said the class */
};

/* ---- Titles ------------------------------------------------------------ */

/* Past words that lead to a title; a class that they say into *how. */
static size_t lead_skip(const struct titles *t, str s, size_t at,
                        struct how *how)
{
        const struct phrase *p;

        at = gap_skip(s, at);
        for (int k = 0; k < LEADS_MAX && at < s.n &&
             (p = wording_at(t, s, at, PHRASE_LEAD)); k++) {
                if (!p->any_class) {
                        how->class = p->class;
                        how->any_class = false;
                        how->led = true;
                }
                at = gap_skip(s, at + p->text.n);
        }
        return at;
}

static bool class_has(const struct title *title, const struct how *how)
{
        return !how->any_class && title->classes >> how->class & 1;
}

/* The title at s[at], by its name or its address; *end behind it. */
static const struct title *title_at(const struct titles *t, str s, size_t at,
                                    size_t *end)
{
        size_t address = at < s.n ? address_end(t, s, at) : 0;
        const struct phrase *p;

        if (address) {
                if (fold_at(s, at, S("http")))
                        at = str_find(s, S("/"), at) + 2;
                p = wording_at(t, s, at, PHRASE_TITLE);
                *end = address;
        } else {
                p = wording_at(t, s, at, PHRASE_TITLE);
                *end = p ? at + p->text.n : at;
        }
        return p ? p->title : NULL;
}

/* Is a title that ends at s[at] followed by its year or its details? */
static bool title_dated(const struct titles *t, str s, size_t at)
{
        struct note n;

        at = gap_skip(s, at);
        return at < s.n && (year_at(s, at) ||
                            wording_at(t, s, at, PHRASE_SECTIONS) ||
                            (note_at(t, s, at, &n) && n.year));
}

/* What parts s[at] from the document before it: '.', ';', ',', 'a' for
 * "and", or ' '. */
static char parted_by(str s, size_t low, size_t at)
{
        while (at > low && s.p[at - 1] == ' ')
                at--;
        if (at > low && strchr(".;,", s.p[at - 1]))
                return s.p[at - 1];
        return at >= low + 4 && str_eq(str_of(s.p + at - 4, 4), S(" and"))
               ? 'a' : ' ';
}

/* Does another document begin at s[at], behind one that ends at low? */
static bool title_begins(const struct titles *t, str s, size_t low, size_t at,
                         const struct how *how)
{
        struct how h = *how;
        size_t end, from = lead_skip(t, s, at, &h);
        const struct title *title = title_at(t, s, from, &end);
        char parted;

        if (!title || (how->known && title->classes == 1u << CITED_MTUS &&
                       how->class == CITED_NON_MTUS))
                return false;
        if (title->anywhere)
                return true;
        if (!class_has(title, &h))
                return false;
        parted = parted_by(s, low, at);
        if (parted == ',' || title->dated)
                return parted != ' ' && title_dated(t, s, end);
        return parted != ' ';
}

/* Where the next document begins, from s[at] on; s.n where none does. *part:
 * the first PHRASE_PART before it, at *part_at. */
static size_t title_next(const struct titles *t, str s, size_t at,
                         const struct how *how, const struct phrase **part,
                         size_t *part_at)
{
        size_t depth = 0, low = at, end;

        *part = NULL;
        for (; at < s.n; at = word_skip(t, s, at)) {
                for (; at < s.n && !t->word_byte[(unsigned char)s.p[at]];
                     at++) {
                        char c = s.p[at];

                        depth += c == '(' || c == '[';
                        depth -= (c == ')' || c == ']') && depth;
                }
                if (depth || !word_begins(s, at) ||
                    !phrase_may(t, s, at, PHRASE_TITLE | PHRASE_LEAD |
                                PHRASE_ADDRESS | PHRASE_PART))
                        continue;
                if (title_begins(t, s, low, at, how))
                        return at;
                if (!*part && (*part = wording_at(t, s, at, PHRASE_PART)))
                        *part_at = at;
                if ((end = address_end(t, s, at)))
                        at = end;
        }
        return s.n;
}

/* ---- Documents ---------------------------------------------------------  */

/* "Chapter 12 (Low Back Complaints)" of the guidelines whose chapters the
 * MTUS took over, at or behind s[*at]: the title of that part, or NULL.
 * Without `by_number` it must be named. */
static const struct title *chapter_title(const struct titles *t, str s,
                                         size_t *at, bool by_number,
                                         str *number)
{
        size_t i = gap_skip(s, *at), n, end;
        const struct phrase *p = wording_at(t, s, i, PHRASE_NUMBERED);
        const struct title *named, *title = NULL;
        str printed = { 0 };
        long chapter;

        if (p) {
                for (n = i + p->text.n; n < s.n && strchr(" .#", s.p[n]); n++)
                        ;
                end = digits_end(s, n);
                if (!str_number(str_slice(s, n, end), &chapter) ||
                    chapter >= CHAPTERS_MAX)
                        return NULL;
                title = t->chapter[chapter];
                printed = str_slice(s, i, end);
                i = end;
        }
        n = gap_skip(s, i);
        if (n < s.n && s.p[n] == '(')
                n++;
        named = title_at(t, s, n, &end);
        for (size_t k = 0; named && k < CHAPTERS_MAX; k++) {
                if (t->chapter[k] != named)
                        continue;
                *at = end + (end < s.n && s.p[end] == ')');
                *number = printed;
                return named;
        }
        if (!title || !by_number)
                return NULL;
        *at = i;
        *number = printed;
        return title;
}

/* An unknown title runs to its year, its sections, its pages, a semicolon or
 * a note of its edition. */
static size_t unknown_end(const struct titles *t, str s, size_t at)
{
        size_t low = at, end;
        struct note n;

        for (; at < s.n; at++) {
                char c = s.p[at];

                if (c == ';')
                        return at;
                if (at > low && (c == '(' || c == '[') &&
                    note_at(t, s, at, &n))
                        return at;
                if (!(word_byte(c) || char_digit(c)) || !word_begins(s, at))
                        continue;
                if ((end = address_end(t, s, at))) {
                        if (at == low)
                                return end;
                        at = end - 1;
                } else if (wording_at(t, s, at, PHRASE_SECTIONS) ||
                           pages_label(t, s, at) ||
                           (at > low && (year_at(s, at) ||
                                         note_at(t, s, at, &n)))) {
                        return at;
                }
        }
        return s.n;
}

/* Does a word of s say that it is prose, and names no document? */
static bool prose(const struct titles *t, str s)
{
        while (s.n) {
                str w = strip(str_word(&s));

                if (word_kinds(t, w) & WORD_PROSE)
                        return true;
        }
        return false;
}

/* The words of s[at, stop) less what parts them from the next document. */
static str printed_of(str s, size_t at, size_t stop)
{
        str p = strip(str_slice(s, at, stop));

        if (str_ends(p, S(" and")))
                p.n -= 4;
        return strip(p);
}

static struct citation *citation_add(struct reading *r,
                                     enum cited_class class, str printed)
{
        struct citation *c = VEC_ADD(r->a, &r->v);

        c->by = r->by;
        c->class = class;
        c->printed = printed;
        return c;
}

/* A document being read: where it stands and what is known of it yet. */
struct document_at {
        size_t begin, at, end;          /* with its lead; title; behind it */
        const struct title *title;      /* NULL: nobody knows it */
        str number;                     /* the chapter it was named by */
        struct citation c;
};

/* Behind a known title: notes, and a chapter that is a title of its own.
 * `bare`: the line said no class. */
static void title_rest(const struct titles *t, str s, bool bare,
                       struct document_at *d)
{
        const struct title *part;
        long ordinal = 0;

        d->end = notes_skip(t, s, d->end, &d->c, &ordinal);
        if (!d->title->chaptered || (ordinal && ordinal != 2) ||
            (d->c.class != CITED_MTUS && !bare))
                return;
        part = chapter_title(t, s, &d->end, d->c.class == CITED_MTUS,
                             &d->number);
        if (!part)
                return;
        d->title = part;
        d->c.class = CITED_MTUS;
        d->end = notes_skip(t, s, d->end, &d->c, &ordinal);
}

/* The title at s[*at], past words that only lead to it: the same document
 * named again ("Official ... - ODG"), and "Other guidelines: X", where what
 * follows may be a title nobody knows. */
static const struct title *title_settle(const struct titles *t, str s,
                                        size_t *at, size_t *end)
{
        const struct title *title = title_at(t, s, *at, end), *next;
        size_t from, to;

        while (title && (from = gap_skip(s, *end)) < s.n) {
                next = title_at(t, s, from, &to);
                if (next && (next == title || title->label)) {
                        *end = to;
                        title = next;
                } else if (title->label && !next && !title_dated(t, s, from) &&
                           !pages_label(t, s, from)) {
                        *at = from;
                        return NULL;
                } else {
                        break;
                }
        }
        return title;
}

/* The class of a known title: the line's, where the title can be of it. */
static enum cited_class class_given(const struct title *title,
                                    const struct how *how)
{
        if (class_has(title, how))
                return how->class;
        return title->classes >> CITED_NON_MTUS & 1 ? CITED_NON_MTUS
                                                    : CITED_MTUS;
}

/* A study where no document is known: "Smith J. A title. ... 2010;35:4". */
static bool study_instead(struct reading *r, str s, size_t at, size_t stop)
{
        struct study f;
        size_t from = at;
        struct citation *c;

        s.n = stop;
        if (!study_next(r->t, s, &from, &f) || f.bracketed)
                return false;
        c = citation_add(r, CITED_STUDY, printed_of(s, at, stop));
        c->title = strip(str_slice(s, f.from, f.to));
        c->edition = f.year;
        return true;
}

/* The title at the beginning of a document, by name, address or chapter. */
static void title_open(const struct titles *t, str s, size_t at,
                       struct how *how, struct document_at *d)
{
        bool given = !how->any_class;
        size_t lead;

        d->begin = gap_skip(s, at);
        d->at = lead = lead_skip(t, s, d->begin, how);
        d->title = title_settle(t, s, &d->at, &d->end);
        if (d->title && !class_has(d->title, how) && !d->title->anywhere &&
            !how->any_class)
                d->title = NULL;
        if (!d->title && !how->any_class && how->class == CITED_MTUS) {
                d->end = d->at;
                d->title = chapter_title(t, s, &d->end, true, &d->number);
        }
        if (!d->title && given && !how->led && d->at == lead)
                d->at = d->begin;       /* "A ..." belongs to its title */
        d->c.class = d->title ? class_given(d->title, how)
                   : how->any_class ? CITED_NON_MTUS : how->class;
}

/* The citation of a document whose words are s[begin, cut). */
static void document_cite(struct reading *r, str s, size_t cut, bool bare,
                          const struct phrase *part, struct document_at *d)
{
        const struct titles *t = r->t;
        struct citation *c = &d->c;
        long ordinal = 0;

        c->by = r->by;
        c->printed = printed_of(s, d->begin, cut);
        s.n = (size_t)(c->printed.p - s.p) + c->printed.n;
        if (d->title) {
                title_rest(t, s, bare, d);
                c->title = d->title->name;
        } else {
                if (c->class == CITED_MTUS)     /* "MTUS 2009": all of it */
                        d->at = notes_skip(t, s, d->at, c, &ordinal);
                d->end = unknown_end(t, s, d->at);
                c->title = strip(str_slice(s, d->at, d->end));
                d->end = notes_skip(t, s, d->end, c, &ordinal);
        }
        if (part)
                c->class = part->class;
        if (!c->title.n && c->class == CITED_MTUS && t->schedule)
                c->title = t->schedule->name;
        detail_read(r->a, t, s, d->end, d->number, c);
        *VEC_ADD(r->a, &r->v) = *c;
}

/* One document at s[at]; where the next begins. */
static size_t document_read(struct reading *r, str s, size_t at,
                            struct how *how)
{
        const struct titles *t = r->t;
        struct how h = *how;
        struct document_at d = { 0 };
        const struct phrase *part;
        size_t stop, cut;

        title_open(t, s, at, &h, &d);
        stop = title_next(t, s, d.title ? d.end : word_skip(t, s, d.at), &h,
                          &part, &cut);
        if (!d.title && (h.known ||
                         (h.any_class && prose(t, str_slice(s, d.at, stop)))))
                return stop;
        if (!part)
                cut = stop;
        if (!d.title && study_instead(r, s, d.at, cut))
                return stop;
        document_cite(r, s, cut, h.any_class, part, &d);
        if (!part)
                return stop;
        how->known = true;
        return cut + part->text.n;
}

static void body_read(struct reading *r, size_t at, size_t end,
                      struct how how, size_t opened)
{
        str s = str_slice(r->line, 0, end);
        size_t before = r->v.n;

        do {
                at = document_read(r, s, at, &how);
        } while (gap_skip(s, at) < s.n);
        if (r->v.n > before && !r->v.at[before].printed.n)
                r->v.at[before].printed = printed_of(s, opened, end);
}

/* ---- The line ----------------------------------------------------------  */

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

/* What is being walked: the body that is open, and where it began. */
struct walk { bool open; size_t opened, from, said; struct how how; };

static void opening_meet(struct reading *r, struct walk *w, size_t at,
                         const struct phrase *p)
{
        if (w->open)
                body_read(r, w->from, at, w->how, w->opened);
        *w = (struct walk){ true, at, at + p->text.n, w->said,
                            { p->class, p->any_class, false, false } };
}

/* "did not cite any medical evidence", "outside of the MTUS": a citation by
 * itself. Behind the second a document may follow in the same sentence. */
static void says_meet(struct reading *r, struct walk *w, size_t at,
                      const struct phrase *p)
{
        size_t begin, end = w->said;

        if (end <= at) {                /* of this sentence nothing yet */
                begin = sentence_begin(r->line, 0, at);
                end = sentence_end(r->line, at);
                if (w->open && begin > w->from)
                        body_read(r, w->from, begin, w->how, w->opened);
                citation_add(r, p->class,
                             str_trim(str_slice(r->line, begin, end)));
        }
        *w = (struct walk){ p->class != CITED_NONE, at, at + p->text.n, end,
                            { CITED_NON_MTUS, false, true, false } };
        if (!w->open)
                w->from = end;
}

/* Studies that the line names besides its documents. Both lists are in the
 * order of the line, so one walk along it finds what is had already. */
static void studies_add(struct reading *r)
{
        struct citations all = studies_read(r->a, r->t, r->line, r->by);
        size_t n = r->v.n, k = 0;

        for (size_t i = 0; i < all.n; i++) {
                const char *at = all.at[i].printed.p;

                while (k < n && (r->v.at[k].class != CITED_STUDY ||
                                 r->v.at[k].printed.p +
                                 r->v.at[k].printed.n <= at))
                        k++;
                if (k == n || r->v.at[k].printed.p > at)
                        *VEC_ADD(r->a, &r->v) = all.at[i];
        }
}

struct citations citations_read(arena *a, const struct titles *t, str line,
                                enum cited_by by)
{
        struct reading r = { .a = a, .t = t, .line = line, .by = by };
        struct walk w = { 0 };
        bool met = false;
        const struct phrase *p;

        for (size_t i = 0; i < line.n; i = word_next(t, line, i)) {
                if (!phrase_may(t, line, i, PHRASE_OPENING | PHRASE_SAYS) ||
                    !(p = phrase_find_at(t, line, i, PHRASE_OPENING |
                                         PHRASE_SAYS)))
                        continue;
                if (p->whole && strip(line).n != p->text.n)
                        continue;
                met = true;
                if (p->kind == PHRASE_OPENING)
                        opening_meet(&r, &w, i, p);
                else
                        says_meet(&r, &w, i, p);
                i += p->text.n - 1;
        }
        if (!met) {
                w.open = strip(line).n != 0;
                w.how.any_class = true;
        }
        if (w.open)
                body_read(&r, w.from, line.n, w.how, w.opened);
        studies_add(&r);
        return (struct citations){ r.v.at, r.v.n };
}

