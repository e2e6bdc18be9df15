/* load.c - guideline files to editions and their topics: one line, one reading,
 * or the load fails with file, line and what to write instead.
 *
 * doc/guideline-language.md is the grammar. Nothing here evaluates. */
#include "guideline/loading.h"

/* ---- Editions --------------------------------------------------------- */

/* "MTUS Chronic Pain Medical Treatment, 2009" */
static rc source_read(struct loader *L, const struct line *l, str rest)
{
        struct edition *n = L->edition;
        size_t comma = rest.n;
        long year;

        while (comma > 0 && rest.p[comma - 1] != ',')
                comma--;
        if (comma && str_number(str_trim(str_slice(rest, comma, rest.n)),
                                &year) && year > 1900 && year < 10000) {
                n->year = year;
                rest = str_trim(str_slice(rest, 0, comma - 1));
        }
        if (str_starts(rest, S("MTUS "))) {
                n->class = CITED_MTUS;
                rest = str_slice(rest, 5, rest.n);
        } else if (str_starts(rest, S("Non-MTUS "))) {
                n->class = CITED_NON_MTUS;
                rest = str_slice(rest, 9, rest.n);
        } else if (str_starts(rest, S("Practice "))) {
                n->class = CITED_NONE;  /* no document to cite */
                rest = str_slice(rest, 9, rest.n);
        } else {
                return BAD(L, l, "does not say what it is; begin the title "
                           "with MTUS or Non-MTUS, or Practice where there "
                           "is no document");
        }
        n->title = str_trim(rest);
        return OK;
}

static rc in_force_read(struct loader *L, const struct line *l, str rest)
{
        struct edition *n = L->edition;
        str from = str_word(&rest), until = S(""), w = str_word(&rest);

        if (str_eq(w, S("until")))
                until = str_word(&rest);
        if ((w.n && !until.n) || rest.n || !date_parse_iso(from, &n->from) ||
            (until.n && !date_parse_iso(until, &n->until)))
                return BAD(L, l, "no dates; write `in force 2009-07-18` or "
                           "`in force 2009-07-18 until 2016-07-28`, days of "
                           "the calendar");
        if (until.n && n->until.last < n->from.first)
                return BAD(L, l, "ends before it begins; swap the dates");
        return OK;
}

static rc edition_line(struct loader *L, const struct line *l, bool *known)
{
        struct edition *n = L->edition;
        str rest, w;

        *known = true;
        if (line_says(l, S("source"), &rest))
                return source_read(L, l, rest);
        if (line_says(l, S("in force"), &rest))
                return in_force_read(L, l, rest);
        if (line_says(l, S("authority"), &rest)) {
                if (rest.n != 1 || rest.p[0] < 'A' || rest.p[0] > 'F')
                        return BAD(L, l, "no rank; write A to F, as Labor "
                                   "Code 4610.5(c)(2) orders them");
                n->authority = rest.p[0] - 'A';
                return OK;
        }
        if (line_says(l, S("status"), &rest)) {
                w = str_word(&rest);
                if (!status_word(w, &n->status))
                        return BAD(L, l, "no status: "FMT"; write read, "
                                   "reported or unverified, then by whom",
                                   ARG(w));
                n->by = str_trim(rest);
                if (!n->by.n)
                        return BAD(L, l, "does not say by whom; name the "
                                   "page, determination or person");
                return OK;
        }
        if (line_says(l, S("coverage"), &rest)) {
                n->whole = str_eq(rest, S("whole"));
                if (!n->whole && !str_eq(rest, S("part")))
                        return BAD(L, l, "no coverage: "FMT"; write whole "
                                   "where every topic of the document is "
                                   "here, else part", ARG(rest));
                return OK;
        }
        if (line_says(l, S("gap before"), &rest)) {
                n->gap_until = n->from;
                if (!rest.n || !date_known(n->from))
                        return BAD(L, l, "write `gap before` below `in "
                                   "force`, with the reason");
                return OK;
        }
        *known = line_says(l, S("note"), &rest);
        return OK;
}

static rc edition_complete(struct loader *L)
{
        const struct edition *n = L->edition;

        if (n && !n->title.n)
                return err_set(L->e, ERR_SYNTAX, L->file, n->line, "has no "
                               "source; add `source MTUS TITLE, YEAR`");
        if (n && !date_known(n->from))
                return err_set(L->e, ERR_SYNTAX, L->file, n->line,
                               "does not say since when; add `in force DATE`");
        return OK;
}

typedef VEC(struct topic) topics;

static rc top_line(struct loader *L, const struct line *l, topics *t,
                   struct edition ***editions, size_t *n)
{
        static const struct { str word; enum topic_kind kind; } heads[] = {
                { STR("topic"), TOPIC_SERVICE }, { STR("rule"), TOPIC_RULE },
                { STR("define"), TOPIC_DEFINITION }
        };
        bool known = false;
        str rest;
        rc r;

        if (line_says(l, S("guideline"), &rest)) {
                r = edition_complete(L);
                if (r)
                        return r;
                if (!rest.n)
                        return BAD(L, l, "no name; write one behind "
                                   "`guideline`");
                L->edition = NEW(L->a, struct edition);
                *L->edition = (struct edition){
                        .guideline = rest, .file = L->file, .line = l->no,
                        .overlay = L->overlay,
                        .from = DATE_NONE, .until = DATE_NONE,
                        .gap_until = DATE_NONE, .status = SOURCE_UNVERIFIED };
                (*editions)[(*n)++] = L->edition;
                return OK;
        }
        if (!L->edition)
                return BAD(L, l, "before any guideline; begin the file with "
                           "`guideline NAME`");
        r = edition_line(L, l, &known);
        if (r || known)
                return r;
        for (size_t i = 0; i < 3; i++)
                if (line_says(l, heads[i].word, &rest)) {
                        r = edition_complete(L);
                        return r ? r : topic_read(L, l, heads[i].kind,
                                                  heads[i].word,
                                                  VEC_ADD(L->a, t));
                }
        return BAD(L, l, "begins with no word of the language: "FMT"; write "
                   "guideline, source, in force, authority, coverage, "
                   "status, gap before, note, topic, rule or define",
                   ARG(l->column[0]));
}

static size_t lines_that_say(const struct line *l, str word)
{
        size_t n = 0;

        for (; l; l = l->next)
                n += line_says(l, word, NULL);
        return n;
}

rc guidelines_load_over(arena *a, const struct dictionary *d,
                        const struct guideline_file *file, size_t n,
                        size_t shipped, struct guidelines **out, err *e)
{
        struct guidelines *g = NEW(a, struct guidelines);
        VEC(struct edition *) all = { 0 };
        topics t = { 0 };

        for (size_t i = 0; i < n; i++) {
                struct loader L = { .a = a, .d = d, .e = e,
                                    .overlay = i >= shipped,
                                    .file = arena_str(a, file[i].name) };
                struct line *first;
                struct edition **mine;
                size_t count = 0;
                rc r = outline_read(a, L.file, file[i].text, &first, e);

                if (r)
                        return r;
                mine = NEWN(a, struct edition *,
                            lines_that_say(first, S("guideline")) + 1);
                for (const struct line *l = first; l && !r; l = l->next)
                        r = top_line(&L, l, &t, &mine, &count);
                if (r == OK)
                        r = edition_complete(&L);
                if (r)
                        return r;
                for (size_t k = 0; k < count; k++)
                        *VEC_ADD(a, &all) = mine[k];
        }
        *g = (struct guidelines){ .dictionary = d, .topic = t.at,
                                  .n_topics = t.n, .n_editions = all.n };
        g->edition = NEWN(a, struct edition, all.n + 1);
        for (size_t i = 0; i < all.n; i++)
                g->edition[i] = *all.at[i];
        topics_index(a, g);
        *out = g;
        return guidelines_check(a, g, e);
}

rc guidelines_load(arena *a, const struct dictionary *d,
                   const struct guideline_file *file, size_t n,
                   struct guidelines **out, err *e)
{
        return guidelines_load_over(a, d, file, n, n, out, e);
}
