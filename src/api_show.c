/* api_show.c - the calls of imr.h that show a case's pages: as text, beside
 * their pictures, and found by words. */
#include "api.h"

#include "casefile/desk.h"
#include "casefile/show.h"
#include "intake/draw.h"
#include "render/beside.h"

#include <stdlib.h>

/* ---- Pages by place ------------------------------------------------------ */

struct showing {
        imr *m;
        const imr_ask *ask;
        struct listing k;
        struct places places;
        VEC(struct shown) page;
        struct document *read;  /* whose findings these are */
        struct findings findings;
        str    file, bytes;     /* the file drawn last */
};

static void page_choose(void *context, const struct shown *p)
{
        struct showing *s = context;

        for (size_t i = 0; i < s->places.n; i++) {
                const struct place *at = &s->places.at[i];

                if (p->page >= at->from && p->page <= at->to &&
                    str_eq(p->file->name, at->file)) {
                        *VEC_ADD(&s->m->work, &s->page) = *p;
                        return;
                }
        }
}

static rc pages_choose(struct showing *s, err *e)
{
        str place = str_from(s->ask->place);
        size_t want = 0;
        rc r = places_read(&s->m->work, &s->k, place, &s->places, e);

        if (r)
                return r;
        for (size_t i = 0; i < s->places.n; i++)
                want += s->places.at[i].to - s->places.at[i].from + 1;
        pages_each(&s->k, page_choose, s);
        if (s->page.n != want)
                return err_set(e, ERR_USAGE, S(""), 0, "the case has no such "
                               "page; `imr file pages` lists them as "
                               "FILE:PAGE");
        return OK;
}

static bool visible(const struct case_file *c, const struct document *d)
{
        for (size_t i = 0; i < c->n_visible; i++)
                if (c->visible[i].document == d)
                        return true;
        return false;
}

/* The findings of the page's document; none where it is not searched. */
static const struct findings *findings_of(struct showing *s,
                                          const struct shown *p)
{
        struct document *d = p->document;

        if (d != s->read) {
                s->findings = (struct findings){ 0 };
                if (d && visible(s->k.c, d))
                        s->findings = findings_read(&s->m->work,
                                                    s->m->vocabulary, d,
                                                    d->begin, d->end);
                s->read = d;
        }
        return &s->findings;
}

static bool hidden(const struct showing *s, const struct shown *p)
{
        return p->file->page[p->page - 1].apart && !s->ask->apart;
}

static str page_title(arena *a, const struct shown *p)
{
        return arena_fmt(a, FMT", p. %zu", ARG(p->file->name), p->page);
}

/* "document 3, PR2_REPORT, 2015-02-24, an author; recognised (93 %)". */
static str page_about(arena *a, const struct shown *p)
{
        const struct document_page *q = &p->file->page[p->page - 1];
        const struct document *d = p->document;
        buf b = buf_open(a, 1 << 20);

        if (d)
                buf_fmt(&b, "document %zu, "FMT, p->number,
                        ARG(d->class.n ? d->class : S("no class")));
        else
                buf_add(&b, S("in no document"));
        if (d && date_known(d->date))
                buf_fmt(&b, ", "FMT, ARG(date_text(a, d->date)));
        if (d && d->author.n && !q->apart)
                buf_fmt(&b, ", "FMT, ARG(d->author));
        if (q->from == PAGE_RECOGNISED)
                buf_fmt(&b, "; recognised (%.0f %%)", q->confidence * 100);
        if (q->unread || q->apart)
                buf_fmt(&b, "; %s: "FMT, q->apart ? "set apart" : "not read",
                        ARG(q->why));
        return buf_str(&b);
}

/* ---- For people and machines --------------------------------------------- */

/* Lines as they stand, with nothing that drives a terminal. */
static void laid_print(buf *b, str text)
{
        while (text.n) {
                str line = str_cut(&text, '\n');
                size_t at = 0;

                while (at < line.n && line.p[at] == ' ')
                        at++;
                buf_add(b, str_slice(line, 0, at));
                for (size_t i = at; i < line.n; i++) {
                        unsigned char c = (unsigned char)line.p[i];
                        bool c1 = c == 0xc2 && i + 1 < line.n &&
                                  (unsigned char)line.p[i + 1] >= 0x80 &&
                                  (unsigned char)line.p[i + 1] < 0xa0;

                        buf_char(b, c < ' ' || c == 0x7f || c1 ? ' '
                                                               : (char)c);
                        i += c1;
                }
                buf_char(b, '\n');
        }
}

static void page_print(struct showing *s, buf *b, const struct shown *p)
{
        plain_print(b, page_title(b->a, p));
        buf_add(b, S(" ("));
        plain_print(b, page_about(b->a, p));
        buf_add(b, S(")\n\n"));
        if (hidden(s, p))
                buf_add(b, S("It is not shown; --apart shows it.\n"));
        else
                laid_print(b, document_page_text(p->file, p->page));
}

static void page_json(struct showing *s, buf *b, const struct shown *p)
{
        const struct document_page *q = &p->file->page[p->page - 1];
        const struct findings *f = findings_of(s, p);
        str text = document_page_text(p->file, p->page);
        size_t begin = p->file->page_begin[p->page - 1];
        json j = json_open(b);

        json_object_open(&j);
        json_str_at(&j, "file", p->file->name);
        json_count_at(&j, "page", (long)p->page);
        json_count_at(&j, "document", p->number ? (long)p->number : -1);
        json_str_at(&j, "state", str_from(page_state(q)));
        json_str_at(&j, "why", q->why);
        json_count_at(&j, "begin", (long)begin);
        json_count_at(&j, "end", (long)(begin + text.n));
        json_str_at(&j, "text", hidden(s, p) ? S("") : text);
        json_key(&j, "findings");
        json_array_open(&j);
        for (size_t i = 0; i < f->n; i++)
                if (f->at[i].evidence.begin >= begin &&
                    f->at[i].evidence.begin < begin + text.n)
                        finding_json(&j, &f->at[i]);
        json_array_end(&j);
        json_object_end(&j);
        buf_char(b, '\n');
}

/* ---- Beside its picture -------------------------------------------------- */

static str finding_label(arena *a, const struct finding *f)
{
        buf b = buf_open(a, 1 << 16);

        buf_fmt(&b, FMT" %s", ARG(f->concept),
                finding_status_name(f->status));
        if (f->value == f->value)       /* not NAN */
                buf_fmt(&b, " %g "FMT, f->value, ARG(f->unit));
        return buf_str(&b);
}

static int by_begin(const void *a, const void *b)
{
        const struct beside_mark *x = a, *y = b;

        return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* Findings that overlap are one place with several labels. */
static void marks_join(arena *a, struct beside_page *p)
{
        size_t n = 0;

        if (p->n_marks)
                qsort(p->mark, p->n_marks, sizeof *p->mark, by_begin);
        for (size_t i = 0; i < p->n_marks; i++) {
                struct beside_mark *m = &p->mark[i];
                struct beside_mark *last = n ? &p->mark[n - 1] : NULL;

                if (!last || m->begin >= last->end) {
                        p->mark[n++] = *m;
                        continue;
                }
                if (m->end > last->end)
                        last->end = m->end;
                if (str_find(last->label, m->label, 0) == STR_NONE)
                        last->label = arena_fmt(a, FMT"; "FMT,
                                                ARG(last->label),
                                                ARG(m->label));
        }
        p->n_marks = n;
}

static void marks_add(struct showing *s, const struct shown *p,
                      struct beside_page *out)
{
        const struct findings *f = findings_of(s, p);
        size_t begin = p->file->page_begin[p->page - 1];

        out->mark = NEWN(&s->m->work, struct beside_mark, f->n + 1);
        for (size_t i = 0; i < f->n; i++) {
                const struct evidence *at = &f->at[i].evidence;

                if (at->begin < begin || at->begin >= begin + out->text.n)
                        continue;
                out->mark[out->n_marks++] = (struct beside_mark){
                        at->begin - begin,
                        at->end > begin + out->text.n ? out->text.n
                                                      : at->end - begin,
                        finding_label(&s->m->work, &f->at[i]) };
        }
        marks_join(&s->m->work, out);
}

static rc picture_add(struct showing *s, const struct shown *p,
                      struct beside_page *out, err *e)
{
        arena *a = &s->m->work;
        struct drawn drawn;
        rc r;

        if (!s->bytes.p || !str_eq(s->file, p->file->name)) {
                s->file = p->file->name;
                s->bytes = S("");
                if (case_bytes(a, s->k.c->folder, s->file, &s->bytes, NULL))
                        s->bytes = S("");
        }
        out->no_picture = S("its file cannot be opened");
        if (!s->bytes.n)
                return OK;
        r = page_drawn(a, s->file, s->bytes, p->page, &drawn, e);
        out->mime = drawn.mime;
        out->picture = drawn.bytes;
        out->no_picture = drawn.why;
        return r;
}

static rc pages_beside(struct showing *s, buf *b, err *e)
{
        arena *a = &s->m->work;
        struct beside_page *page = NEWN(a, struct beside_page, s->page.n);
        rc r = OK;

        for (size_t i = 0; r == OK && i < s->page.n; i++) {
                const struct shown *p = &s->page.at[i];

                page[i].title = page_title(a, p);
                page[i].about = page_about(a, p);
                if (hidden(s, p)) {
                        page[i].notice = S("The page is set apart and is not "
                                           "shown; --apart shows it.");
                        continue;
                }
                page[i].text = document_page_text(p->file, p->page);
                marks_add(s, p, &page[i]);
                r = picture_add(s, p, &page[i], e);
        }
        if (r == OK)
                render_beside(b, s->page.n > 1
                              ? arena_fmt(a, FMT" to p. %zu",
                                          ARG(page[0].title),
                                          s->page.at[s->page.n - 1].page)
                              : page[0].title, page, s->page.n);
        return r;
}

static rc verb_show(imr *m, const imr_ask *ask, err *e)
{
        struct showing *s = NEW(&m->work, struct showing);
        buf b = api_output(m);
        rc r;

        if (!ask->place)
                return err_set(e, ERR_USAGE, S(""), 0, "no page; write "
                               "FILE:PAGE, or the number of a document");
        *s = (struct showing){ .m = m, .ask = ask };
        r = api_need_words(m, e);
        if (r == OK)
                r = api_listing(m, ask, &s->k, e);
        if (r == OK)
                r = pages_choose(s, e);
        if (r == OK && ask->format == IMR_FORMAT_HTML)
                r = pages_beside(s, &b, e);
        for (size_t i = 0; r == OK && ask->format != IMR_FORMAT_HTML &&
                           i < s->page.n; i++) {
                if (ask->format == IMR_FORMAT_JSON) {
                        page_json(s, &b, &s->page.at[i]);
                        continue;
                }
                if (i)
                        buf_char(&b, '\n');
                page_print(s, &b, &s->page.at[i]);
        }
        return r ? r : api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_show(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_show, oe);
}

/* ---- Search -------------------------------------------------------------- */

struct searching {
        struct search words;
        struct hit *hit;
        size_t found;
        imr_format format;
        buf *b;
};

static void hit_json(struct searching *s, const struct shown *p)
{
        const struct document *d = p->document;
        json j = json_open(s->b);

        json_object_open(&j);
        json_str_at(&j, "file", p->file->name);
        json_count_at(&j, "page", (long)p->page);
        json_count_at(&j, "document", p->number ? (long)p->number : -1);
        json_str_at(&j, "class", d ? d->class : S(""));
        json_str_at(&j, "author", d ? d->author : S(""));
        json_date_at(&j, "date", d ? d->date : DATE_NONE);
        json_key(&j, "found");
        json_array_open(&j);
        for (size_t i = 0; i < s->words.n; i++) {
                const struct hit *h = &s->hit[i];

                json_object_open(&j);
                json_str_at(&j, "words", s->words.word[i]);
                json_count_at(&j, "begin", (long)h->begin);
                json_count_at(&j, "end", (long)h->end);
                json_str_at(&j, "line", str_trim(str_slice(p->file->text,
                                                           h->from, h->to)));
                json_object_end(&j);
        }
        json_array_end(&j);
        json_object_end(&j);
        buf_char(s->b, '\n');
}

static void hit_print(struct searching *s, const struct shown *p)
{
        plain_print(s->b, page_title(s->b->a, p));
        buf_add(s->b, S(" ("));
        plain_print(s->b, page_about(s->b->a, p));
        buf_add(s->b, S(")\n"));
        for (size_t i = 0; i < s->words.n; i++) {
                bool said = false;      /* the line, of a word before */

                for (size_t k = 0; k < i && !said; k++)
                        said = s->hit[k].from == s->hit[i].from &&
                               s->hit[k].to == s->hit[i].to;
                if (said)
                        continue;
                buf_add(s->b, S("    "));
                plain_print(s->b, str_slice(p->file->text, s->hit[i].from,
                                            s->hit[i].to));
                buf_char(s->b, '\n');
        }
}

static void page_search(void *context, const struct shown *p)
{
        struct searching *s = context;

        if (!search_page(&s->words, p, s->hit))
                return;
        s->found++;
        if (s->format == IMR_FORMAT_JSON)
                hit_json(s, p);
        else
                hit_print(s, p);
}

static rc verb_search(imr *m, const imr_ask *ask, err *e)
{
        buf b = api_output(m);
        struct searching s = { .format = ask->format, .b = &b };
        struct listing k;
        rc r = search_open(&m->work, str_from(ask->words), &s.words, e);

        if (r == OK)
                r = api_listing(m, ask, &k, e);
        if (r)
                return r;
        s.hit = NEWN(&m->work, struct hit, s.words.n);
        pages_each(&k, page_search, &s);
        if (ask->format != IMR_FORMAT_JSON) {
                buf_fmt(&b, "%s%zu page%s found; searched: ", s.found ? "\n"
                        : "", s.found, s.found == 1 ? "" : "s");
                counts_print(&b, k.c);
                buf_char(&b, '\n');
        }
        *(size_t *)m->more = s.found;
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_file_search(imr *m, const imr_ask *ask, imr_err *oe)
{
        size_t found = 0;
        imr_rc r;

        m->more = &found;
        r = api_run(m, ask, verb_search, oe);
        return r == IMR_OK && !found ? IMR_NO : r;
}
