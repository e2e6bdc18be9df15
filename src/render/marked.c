/* marked.c - see marked.h: for a terminal. What a subject's rows have in
 * common is said once, so that a table can be read down. */
#include "render/inside.h"

enum { SUBJECT_MOST = 40, SITE_MOST = 30, VALUE_MOST = 16 };

const char *marked_kind_name(enum marked_kind k)
{
        static const char *const names[] = { "present", "absent", "planned",
                                             "not documented" };
        return names[k];
}

char marked_kind_sign(enum marked_kind k)
{
        static const char signs[] = { '+', '-', '>', '?' };

        return signs[k];
}

/* Green, blue, yellow, magenta: told apart in pairs by the colour-blind, and
 * never without the sign. */
static const char *kind_colour(enum marked_kind k)
{
        static const char *const codes[] = { "32", "34", "33", "35" };

        return codes[k];
}

/* Lines as they stand; what drives a terminal does not pass. */
void laid_put(buf *b, str s)
{
        for (size_t i = 0; i < s.n; i++) {
                size_t blank = s.p[i] == '\n' ? 0 : blank_at(s, i);

                buf_char(b, blank ? ' ' : s.p[i]);
                i += blank > 1;
        }
}

static void signs_put(buf *b, const struct marked_text *m,
                      const struct marked_words *w)
{
        for (size_t i = 0; i < w->n; i++) {
                const struct marked_row *r = &m->row[w->row[i]];

                buf_fmt(b, "%s%c%zu", i ? " " : "",
                        marked_kind_sign(r->kind), w->row[i] + 1);
                if (r->but.n)
                        buf_fmt(b, " ("FMT")", ARG(r->but));
        }
}

static void words_put(buf *b, const struct marked_text *m,
                      const struct marked_words *w, bool colour)
{
        str words = str_slice(m->text, w->begin, w->end);

        if (colour)
                buf_fmt(b, "\033[1;%sm",
                        kind_colour(m->row[w->row[0]].kind));
        else
                buf_char(b, '[');
        laid_put(b, words);
        buf_add(b, colour ? S("\033[0;2m") : S("]"));
        buf_char(b, '{');
        signs_put(b, m, w);
        buf_char(b, '}');
        if (colour)
                buf_add(b, S("\033[0m"));
}

static void text_put(buf *b, const struct marked_text *m, bool colour)
{
        size_t at = m->begin;

        for (size_t i = 0; i < m->n_marks; i++) {
                laid_put(b, str_slice(m->text, at, m->mark[i].begin));
                words_put(b, m, &m->mark[i], colour);
                at = m->mark[i].end;
        }
        laid_put(b, str_slice(m->text, at, m->end));
        if (b->n && b->p[b->n - 1] != '\n')
                buf_char(b, '\n');
        buf_char(b, '\n');
}

static void padded_put(buf *b, str s, size_t wide)
{
        buf_add_folded(b, s);
        for (size_t i = s.n; i < wide; i++)
                buf_char(b, ' ');
        buf_char(b, ' ');
}

/* One wider than its column has a line of its own. */
static void subject_put(buf *b, str s, size_t wide)
{
        if (s.n > wide) {
                buf_add_folded(b, s);
                buf_fmt(b, "\n%6s", "");
                s = S("");
        }
        padded_put(b, s, wide);
}

/* A column is as wide as what stands in it, within reason. */
struct columns { size_t subject, value, site; };

static size_t wider(size_t wide, str s, size_t most)
{
        return s.n > wide && s.n <= most ? s.n : wide;
}

static struct columns columns_of(const struct marked_text *m)
{
        struct columns c = { 0 };

        for (size_t i = 0; i < m->n_rows; i++) {
                const struct marked_row *r = &m->row[i];

                c.subject = wider(c.subject, r->subject, SUBJECT_MOST);
                c.value = wider(c.value, r->value, VALUE_MOST);
                c.site = wider(c.site, r->site, SITE_MOST);
        }
        return c;
}

static void row_put(buf *b, const struct marked_text *m,
                    const struct columns *c, size_t i, bool colour)
{
        const struct marked_row *r = &m->row[i];
        bool again = i && str_eq(m->row[i - 1].subject, r->subject);

        buf_fmt(b, "%4zu  ", i + 1);
        subject_put(b, again ? S("") : r->subject, c->subject);
        if (colour)
                buf_fmt(b, "\033[%sm", kind_colour(r->kind));
        buf_fmt(b, "%c %-14s ", marked_kind_sign(r->kind),
                marked_kind_name(r->kind));
        if (colour)
                buf_add(b, S("\033[0m"));
        padded_put(b, r->value, c->value);
        padded_put(b, r->site, c->site + 1);
        if (r->when.n)
                buf_fmt(b, FMT", ", ARG(r->when));
        if (r->note.n)
                buf_fmt(b, FMT", ", ARG(r->note));
        for (size_t k = 0; k < r->n_places; k++)
                if (!k || !str_eq(r->place[k], r->place[k - 1]))
                        buf_fmt(b, "%s"FMT, k ? "; " : "", ARG(r->place[k]));
        buf_char(b, '\n');
}

void marked_print(buf *b, const struct marked_text *m, bool text, bool colour)
{
        struct columns c = columns_of(m);

        buf_add_folded(b, m->name);
        buf_fmt(b, ": "FMT"\n\n", ARG(m->about));
        if (text)
                text_put(b, m, colour);
        for (size_t i = 0; i < m->n_rows; i++)
                row_put(b, m, &c, i, colour);
        if (m->n_rows)
                buf_char(b, '\n');
}
