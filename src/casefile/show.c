/* show.c - pages of a case chosen by a person, and words found on them. */
#include "casefile/show.h"
#include "casefile/correct.h"

/* ---- Places -------------------------------------------------------------- */

static rc no_place(err *e)
{
        return err_set(e, ERR_USAGE, S(""), 0, "no such place; write "
                       "FILE:PAGE, or the number of a document");
}

static rc document_place(arena *a, const struct listed *l,
                         struct places *out)
{
        out->at = NEWN(a, struct place, l->n_parts);
        for (size_t i = 0; i < l->n_parts; i++) {
                const struct document *d = l->part[i];

                out->at[out->n++] = (struct place){ d->name, d->first_page,
                                        d->first_page + d->n_pages - 1 };
        }
        return OK;
}

rc places_read(arena *a, const struct listing *k, str text,
               struct places *out, err *e)
{
        size_t colon = text.n;
        struct place p;
        long number;

        *out = (struct places){ 0 };
        if (str_number(text, &number) && number >= 1 &&
            (size_t)number <= k->n)
                return document_place(a, &k->at[number - 1], out);
        if (str_number(text, &number))
                return err_set(e, ERR_USAGE, S(""), 0, "no document has this "
                               "number; the case has %zu, `imr file list` "
                               "numbers them", k->n);
        while (colon > 0 && text.p[colon - 1] != ':')
                colon--;
        if (!colon || !pages_parse(str_slice(text, colon, text.n), &p.from,
                                  &p.to))
                return no_place(e);
        p.file = str_slice(text, 0, colon - 1);
        out->at = NEW(a, struct place);
        out->at[out->n++] = p;
        return OK;
}

/* ---- Pages --------------------------------------------------------------- */

size_t pages_each(const struct listing *k, page_fn *one, void *context)
{
        const struct case_file *c = k->c;
        size_t at = 0, n = 0;

        for (size_t i = 0; i < c->n_files; i++) {
                struct document *f = c->file[i];

                for (size_t p = 1; p <= f->pages; p++, n++) {
                        struct document *d;

                        while (at < c->n_documents &&
                               c->document[at]->page == f->page &&
                               p >= c->document[at]->first_page +
                                    c->document[at]->n_pages)
                                at++;
                        d = at < c->n_documents ? c->document[at] : NULL;
                        if (d && (d->page != f->page || p < d->first_page))
                                d = NULL;
                        one(context, &(struct shown){ f, p, d,
                            d ? k->number[at] : 0 });
                }
                while (at < c->n_documents &&
                       c->document[at]->page == f->page)
                        at++;
        }
        return n;
}

/* ---- Words --------------------------------------------------------------- */

enum { WORDS_MOST = 32 };

static bool of_word(char c)
{
        return char_alpha(c) || char_digit(c) || (unsigned char)c >= 0x80;
}

/* The words of `want` stand at text[at], white space or marks between them;
 * the last may go on. Returns the byte behind, or 0. */
static size_t stands_at(str text, size_t at, str want)
{
        size_t i = 0;

        while (i < want.n) {
                if (!of_word(want.p[i])) {
                        while (i < want.n && !of_word(want.p[i]))
                                i++;
                        if (i == want.n)
                                break;
                        if (at < text.n && of_word(text.p[at]))
                                return 0;
                        while (at < text.n && !of_word(text.p[at]))
                                at++;
                        continue;
                }
                if (at >= text.n ||
                    char_lower(text.p[at]) != char_lower(want.p[i]))
                        return 0;
                at++;
                i++;
        }
        while (at < text.n && of_word(text.p[at]))
                at++;
        return at;
}

/* Where the phrase first stands, at the beginning of a word. */
static bool phrase_find(str text, str want, size_t *begin, size_t *end)
{
        for (size_t i = 0; i < text.n; i++) {
                if (!of_word(text.p[i]) || (i > 0 && of_word(text.p[i - 1])))
                        continue;
                *end = stands_at(text, i, want);
                *begin = i;
                if (*end)
                        return true;
        }
        return false;
}

static bool has_word(str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (of_word(s.p[i]))
                        return true;
        return false;
}

static str from_word(str s)
{
        while (s.n && !of_word(s.p[0]))
                s = str_slice(s, 1, s.n);
        return s;
}

rc search_open(arena *a, str words, struct search *out, err *e)
{
        *out = (struct search){ NEWN(a, str, WORDS_MOST), 0 };
        while ((words = str_trim(words)).n) {
                str one;

                if (words.p[0] == '"') {
                        words = str_slice(words, 1, words.n);
                        one = str_cut(&words, '"');
                } else {
                        one = str_word(&words);
                }
                if (!has_word(one))
                        continue;
                if (out->n == WORDS_MOST)
                        return err_set(e, ERR_USAGE, S(""), 0, "more than %d "
                                       "words; search for fewer", WORDS_MOST);
                out->word[out->n++] = from_word(one);
        }
        if (out->n == 0)
                return err_set(e, ERR_USAGE, S(""), 0, "nothing to search "
                               "for; write words, and phrases in quotes");
        return OK;
}

bool search_page(const struct search *s, const struct shown *p,
                 struct hit *out)
{
        str text = document_page_text(p->file, p->page);
        size_t base = p->file->page_begin[p->page - 1];

        if (p->file->page[p->page - 1].apart)
                return false;
        for (size_t i = 0; i < s->n; i++) {
                size_t begin, end, from, to;

                if (!phrase_find(text, s->word[i], &begin, &end))
                        return false;
                for (from = begin; from && text.p[from - 1] != '\n'; from--)
                        ;
                for (to = end; to < text.n && text.p[to] != '\n'; to++)
                        ;
                out[i] = (struct hit){ base + begin, base + end, base + from,
                                       base + to };
        }
        return true;
}
