/* api_facts.c - the calls of imr.h about what one text states: as a marked
 * text and a table, and held against an annotation. */
#include "api.h"

#include "clinical/statement.h"
#include "clinical/gold.h"
#include "render/marked.h"

#include <stdlib.h>

/* What a text is read for: the case summary of a published letter; of
 * anything else all of it. */
struct read_text {
        struct document d;
        struct letter l;
        str    number;                  /* the letter's; empty: it is none */
        size_t begin, end;
        struct findings f;
};

static rc text_read(imr *m, const imr_ask *ask, struct read_text *t, err *e)
{
        bool cut;
        rc r = api_need_words(m, e);

        *t = (struct read_text){ 0 };
        if (r == OK)
                r = api_need_layouts(m, e);
        if (r == OK)
                r = api_on_path(api_document(m, ask, &t->d, e), ask->path,
                                e);
        if (r)
                return r;
        t->end = t->d.text.n;
        if (letter_read(&m->work, m->layouts, &t->d, &t->l, &cut, NULL) ==
            OK) {
                t->begin = t->l.case_summary.begin;
                t->end = t->l.case_summary.end;
                t->number = letter_value(&m->work, &t->l, t->l.case_number);
        }
        t->f = findings_read(&m->work, m->vocabulary, &t->d, t->begin,
                             t->end);
        return OK;
}

/* ---- Marked ------------------------------------------------------------- */

static enum marked_kind kind_of(enum finding_status s)
{
        static const enum marked_kind kinds[] = {
                MARKED_PRESENT, MARKED_ABSENT, MARKED_PLANNED,
                MARKED_NOT_DOCUMENTED
        };
        return kinds[s];
}

/* Words of one finding, before they are joined to marks. */
struct said { size_t begin, end, row, place; };

static int by_place(const void *a, const void *b)
{
        const struct said *x = a, *y = b;

        if (x->begin != y->begin)
                return x->begin < y->begin ? -1 : 1;
        return x->row < y->row ? -1 : x->row > y->row;
}

static void row_fill(imr *m, struct marked_row *r, const struct statement *f)
{
        r->subject = f->title;
        r->kind = kind_of(f->said.status);
        r->value = statement_value(&m->work, &f->said);
        r->site = statement_site(&m->work, &f->said);
        r->when = date_text(&m->work, f->said.date);
        r->note = statement_note(&m->work, f);
        r->but = statement_but(&m->work, &f->said);
        r->n_places = f->n;
        r->mark = NEWN(&m->work, size_t, f->n);
        str *place = NEWN(&m->work, str, f->n);

        for (size_t i = 0; i < f->n; i++) {
                const struct evidence *e = &f->by[i]->evidence;

                place[i] = arena_fmt(&m->work, "p. %ld, bytes %zu-%zu",
                                     document_page(e->document, e->begin),
                                     f->by[i]->mark_begin,
                                     f->by[i]->mark_end);
        }
        r->place = place;
}

/* Words that overlap become one mark that says several things. */
static void marks_join(imr *m, struct marked_text *t, struct said *s,
                       size_t n)
{
        size_t *row = NEWN(&m->work, size_t, n ? n : 1);
        struct marked_words *w = NULL;

        t->mark = NEWN(&m->work, struct marked_words, n ? n : 1);
        for (size_t i = 0; i < n; i++) {
                size_t k = 0;

                if (!w || s[i].begin >= w->end) {
                        w = &t->mark[t->n_marks++];
                        *w = (struct marked_words){ s[i].begin, s[i].end,
                                                    row + i, 0 };
                }
                if (s[i].end > w->end)
                        w->end = s[i].end;
                while (k < w->n && w->row[k] != s[i].row)
                        k++;
                if (k == w->n)
                        (row + (w->row - row))[w->n++] = s[i].row;
                t->row[s[i].row].mark[s[i].place] = t->n_marks - 1;
        }
}

static struct marked_text marked_fill(imr *m, const struct read_text *r,
                                      const struct statements *f)
{
        struct marked_text t = { .name = r->d.name, .text = r->d.text,
                                 .begin = r->begin, .end = r->end,
                                 .n_rows = f->n };
        struct said *s = NEWN(&m->work, struct said, r->f.n ? r->f.n : 1);
        size_t n = 0;

        t.row = NEWN(&m->work, struct marked_row, f->n ? f->n : 1);
        for (size_t i = 0; i < f->n; i++) {
                row_fill(m, &t.row[i], &f->at[i]);
                for (size_t k = 0; k < f->at[i].n; k++)
                        s[n++] = (struct said){ f->at[i].by[k]->mark_begin,
                                                f->at[i].by[k]->mark_end, i,
                                                k };
        }
        qsort(s, n, sizeof *s, by_place);
        marks_join(m, &t, s, n);
        t.about = arena_fmt(&m->work, "%s%zu fact%s in %zu place%s, %zu "
                            "contradiction%s", r->number.n ?
                            "case summary, " : "", f->n, f->n == 1 ? "" : "s",
                            r->f.n, r->f.n == 1 ? "" : "s", f->pairs,
                            f->pairs == 1 ? "" : "s");
        return t;
}

static rc verb_facts(imr *m, const imr_ask *ask, err *e)
{
        struct read_text t;
        buf b = api_output(m);
        rc r = text_read(m, ask, &t, e);

        if (r)
                return r;
        struct statements f = statements_gather(&m->work, m->vocabulary, &t.f);
        struct marked_text shown = marked_fill(m, &t, &f);
        json j = json_open(&b);

        if (ask->format == IMR_FORMAT_JSON) {
                statements_json(&j, &f, t.d.name, t.number);
                buf_char(&b, '\n');
        } else if (ask->format == IMR_FORMAT_HTML) {
                marked_html(&b, &shown, 1);
        } else {
                marked_print(&b, &shown, !ask->table, ask->colour);
        }
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_facts(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, verb_facts, oe);
}

/* ---- Held against an annotation ----------------------------------------- */

/* The texts of a call that scores, beside its imr_ask. */
struct scoring { const char *const *path; size_t n; bool failed; };

/* The annotation and what is counted live in m->step, each text in m->work. */
static void text_score(imr *m, const imr_ask *ask, struct gold *g,
                       struct scoring *s, const char *path)
{
        imr_ask one = *ask;
        struct read_text t;
        imr_err told;
        err why = { 0 };

        one.path = path;
        arena_reset(&m->work);
        if (text_read(m, &one, &t, &why) == OK) {
                gold_count(g, t.d.name, t.number, &t.f);
                return;
        }
        s->failed = true;
        api_fail(&told, &why);
        if (ask->say)
                ask->say(ask->context, &told);
}

static rc verb_score(imr *m, const imr_ask *ask, err *e)
{
        struct scoring *s = m->more;
        struct gold *g;
        str bytes;
        rc r = host_file(&m->step, str_from(ask->path), HOST_FILE_MAX,
                         &bytes, e);

        if (r == OK)
                r = gold_load(&m->step, str_from(ask->path), bytes, &g, e);
        if (r)
                return r;
        for (size_t i = 0; i < s->n; i++)
                text_score(m, ask, g, s, s->path[i]);
        buf b = api_output(m);
        json j = json_open(&b);

        if (ask->format == IMR_FORMAT_JSON)
                gold_json(&j, g);
        else
                gold_print(&b, g);
        return api_put(ask, &b, e);
}

EXPORT imr_rc imr_facts_score(imr *m, const imr_ask *ask,
                              const char *const *path, size_t n, imr_err *oe)
{
        struct scoring s = { path, n, false };
        imr_rc r;

        m->more = &s;
        r = api_run(m, ask, verb_score, oe);
        return r == IMR_OK && s.failed ? IMR_INPUT : r;
}
