/* confirm.c - confirmations read, written, made and applied. */
#include "guideline/confirm.h"

#include "base/form.h"
#include "base/hash.h"
#include "base/quoted.h"
#include "base/utf8.h"
#include "guideline/inside.h"

#include <stdlib.h>

enum { KEY_DIGITS = 16, CONFIRMED_MOST = 20000, PAGE_MOST = 40 };

/* ---- Lines in -------------------------------------------------------- */

static bool key_good(str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (!char_digit(s.p[i]) && (s.p[i] < 'a' || s.p[i] > 'f'))
                        return false;
        return s.n == KEY_DIGITS;
}

static bool column_says(str column, str word, str *rest)
{
        if (!str_starts(column, word) || column.n == word.n ||
            column.p[word.n] != ' ')
                return false;
        *rest = str_trim(str_slice(column, word.n, column.n));
        return true;
}

static rc text_read(struct form *f, const struct line *l, str s, str *out)
{
        str rest;

        if (quoted_cut(f->a, s, CONFIRMED_TEXT_MAX, out, &rest) && !rest.n &&
            utf8_valid(*out))
                return OK;
        return form_wrong(f, l, "not a text in quotes of 1 to %d bytes; write "
                          "\"...\", and in it %%22 for a quote and %%25 for "
                          "%%", CONFIRMED_TEXT_MAX);
}

/* A name as guidelines have them: printed and read back the same. */
static bool name_good(str s)
{
        for (size_t i = 0; i < s.n; i++)
                if ((unsigned char)s.p[i] < ' ' || s.p[i] == '"' ||
                    s.p[i] == 0x7f)
                        return false;
        return s.n > 0 && utf8_valid(s);
}

/* "handbook 2020-01-01" */
static bool of_read(str s, struct confirmation *c)
{
        size_t at = s.n;

        while (at > 0 && s.p[at - 1] != ' ')
                at--;
        c->guideline = str_trim(str_slice(s, 0, at));
        return name_good(c->guideline) &&
               date_parse_iso(str_slice(s, at, s.n), &c->from) &&
               date_exact(c->from);
}

static rc column_read(struct form *f, const struct line *l, str column,
                      struct confirmation *c)
{
        str s;

        if (column_says(column, S("of"), &s) && !c->guideline.n &&
            of_read(s, c))
                return OK;
        if (column_says(column, S("edition"), &s) && !c->edition.n)
                return text_read(f, l, s, &c->edition);
        if (column_says(column, S("page"), &s) && !c->page.n)
                return text_read(f, l, s, &c->page);
        if (column_says(column, S("by"), &s) && !c->by.n)
                return text_read(f, l, s, &c->by);
        if (column_says(column, S("line"), &s) && !c->key.n && key_good(s)) {
                c->key = s;
                return OK;
        }
        if (column_says(column, S("on"), &s) && !date_known(c->on) &&
            date_parse_iso(s, &c->on) && date_exact(c->on))
                return OK;
        return form_wrong(f, l, "not what stands behind a confirmation; "
                          "write, each once and two spaces apart, of and the "
                          "guideline with its first day, edition and page in "
                          "quotes, line and %d hex digits, on and a day, by "
                          "in quotes", KEY_DIGITS);
}

static rc line_read_in(struct form *f, const struct line *l,
                       struct confirmation *c)
{
        bool whole;

        *c = (struct confirmation){ .on = DATE_NONE, .from = DATE_NONE,
                                    .line = l->no };
        c->withdrawn = str_eq(l->column[0], S("withdrawn"));
        if ((!c->withdrawn && !str_eq(l->column[0], S("confirmed"))) ||
            l->columns < 2 || !name_good(l->column[1]))
                return form_wrong(f, l, "not a confirmation; write confirmed "
                                  "or withdrawn, and behind two spaces the "
                                  "number of the line, such as massage.2");
        if (l->under)
                return form_wrong(f, l->under, "nothing may stand under a "
                                  "confirmation; begin it in the column "
                                  "above");
        c->id = l->column[1];
        for (size_t i = 2; i < l->columns; i++) {
                rc r = column_read(f, l, l->column[i], c);

                if (r)
                        return r;
        }
        whole = c->withdrawn ? !c->key.n && !c->page.n && !c->edition.n
                             : c->key.n && c->page.n && c->edition.n &&
                               c->by.n;
        if (!whole || !c->guideline.n || !date_known(c->on))
                return form_wrong(f, l, "a confirmation that is not whole, as "
                                  "where its writing was cut off; take the "
                                  "line out and confirm again");
        return OK;
}

rc confirmations_parse(arena *a, str file, str text,
                       struct confirmations *out, err *e)
{
        struct form f = { .a = a, .file = file, .e = e };
        struct line *first = NULL;
        size_t n = 0;
        rc r = outline_read(a, file, text, &first, e);

        *out = (struct confirmations){ .file = file };
        for (const struct line *l = first; l; l = l->next)
                n++;
        if (r == OK && n > CONFIRMED_MOST)
                return err_set(e, ERR_LIMIT, file, 0, "more than %d "
                               "confirmations; take out those that were "
                               "withdrawn", CONFIRMED_MOST);
        out->at = NEWN(a, struct confirmation, n + 1);
        for (const struct line *l = first; !r && l; l = l->next) {
                r = line_read_in(&f, l, &out->at[out->n]);
                out->n += !r;
        }
        return r;
}

/* ---- Lines out ------------------------------------------------------- */

str confirmation_line(arena *a, const struct confirmation *c)
{
        buf b = buf_open(a, 1 << 16);

        buf_fmt(&b, "%s  "FMT"  of "FMT" "FMT,
                c->withdrawn ? "withdrawn" : "confirmed", ARG(c->id),
                ARG(c->guideline), ARG(date_text(a, c->from)));
        quoted_said(&b, "edition", c->edition);
        quoted_said(&b, "page", c->page);
        if (c->key.n)
                buf_fmt(&b, "  line "FMT, ARG(c->key));
        buf_fmt(&b, "  on "FMT, ARG(date_text(a, c->on)));
        quoted_said(&b, "by", c->by);
        buf_char(&b, '\n');
        return buf_str(&b);
}

/* ---- Which line ------------------------------------------------------ */

struct found {
        const struct topic *topic;
        struct criterion *criterion;
        const struct rule_line *line;           /* NULL: the class */
        const struct expr *guard[OUTLINE_DEPTH]; size_t guards;
};

static bool line_seek(struct rule_line *l, str id, struct found *f)
{
        for (; l; l = l->next) {
                if (str_eq(l->criterion.id, id)) {
                        f->line = l;
                        f->criterion = &l->criterion;
                        return true;
                }
                if (!l->under || f->guards == OUTLINE_DEPTH)
                        continue;
                f->guard[f->guards++] = l->expr;
                if (line_seek(l->under, id, f))
                        return true;
                f->guards--;
        }
        return false;
}

static bool topic_seek(struct topic *t, str id, struct found *f)
{
        *f = (struct found){ .topic = t };
        if (!str_starts(id, t->name) || id.n == t->name.n ||
            id.p[t->name.n] != '.')
                return false;
        if (t->kind == TOPIC_SERVICE && str_eq(id, t->class_criterion.id)) {
                f->criterion = &t->class_criterion;
                return true;
        }
        return line_seek(t->line, id, f);
}

/* ---- The key of a line ----------------------------------------------- */

/* An expression as it was written, unlike any other. */
static void expr_put(buf *b, const struct expr *x)
{
        if (!x)
                return;
        buf_char(b, '(');
        if (x->op == EXPR_ATOM)
                buf_add(b, x->atom.text);
        else
                buf_add(b, x->op == EXPR_ALL ? S("all") : S("any"));
        for (const struct expr *c = x->child; c; c = c->next)
                expr_put(b, c);
        buf_char(b, ')');
}

/* Words, numbers and citation; of a class also what it is for. */
static str key_of(arena *a, const struct found *f)
{
        const struct criterion *c = f->criterion;
        const struct edition *n = f->topic->edition;
        buf b = buf_open(a, 1 << 20);

        buf_fmt(&b, FMT"\n%ld\n"FMT"\n", ARG(n->title), n->year, ARG(c->id));
        for (size_t i = 0; i < c->citation.n_sections; i++)
                buf_fmt(&b, "section "FMT"\n", ARG(c->citation.sections[i]));
        for (size_t i = 0; i < c->citation.n_pages; i++)
                buf_fmt(&b, "page "FMT"\n", ARG(c->citation.pages[i]));
        buf_fmt(&b, FMT"\n"FMT"\n", ARG(c->text), ARG(c->because));
        for (size_t i = 0; i < f->guards; i++)
                expr_put(&b, f->guard[i]);
        if (f->line) {
                expr_put(&b, f->line->except);
        } else {
                expr_put(&b, f->topic->of);
                expr_put(&b, f->topic->class_except);
        }
        return str_slice(hash_sha256(a, buf_str(&b)), 0, KEY_DIGITS);
}

/* ---- What stands ----------------------------------------------------- */

static bool same_line(const struct confirmation *x,
                      const struct confirmation *y)
{
        return str_eq(x->id, y->id) && str_eq(x->guideline, y->guideline) &&
               x->from.first == y->from.first;
}

static int line_order(const void *x, const void *y)
{
        const struct confirmation *p = *(struct confirmation *const *)x;
        const struct confirmation *q = *(struct confirmation *const *)y;
        int by = str_order(p->id, q->id);

        if (!by)
                by = str_order(p->guideline, q->guideline);
        if (!by && p->from.first != q->from.first)
                by = p->from.first < q->from.first ? -1 : 1;
        return by ? by : p < q ? -1 : p > q;    /* in the file's order */
}

static bool year_cut(str *title, long *year)
{
        size_t at = title->n;

        while (at > 0 && title->p[at - 1] != ',')
                at--;
        if (!at || !str_number(str_trim(str_slice(*title, at, title->n)),
                               year) || *year < 1900 || *year > 9999)
                return false;
        *title = str_trim(str_slice(*title, 0, at - 1));
        return true;
}

static void line_confirm(arena *a, struct criterion *c,
                         const struct confirmation *by)
{
        str title = by->edition;
        long year;

        c->status = SOURCE_READ;
        c->by = by->by;
        c->citation.pages = NEW(a, str);
        c->citation.pages[0] = by->page;
        c->citation.n_pages = 1;
        if (!c->citation.edition && c->citation.title.n &&
            year_cut(&title, &year))
                c->citation.edition = year;
}

static void last_apply(arena *a, struct guidelines *g, struct confirmation *c)
{
        struct found f;

        c->state = CONFIRMATION_GONE;
        for (size_t i = 0; i < g->n_topics; i++) {
                const struct edition *n = g->topic[i].edition;

                if (!str_eq(n->guideline, c->guideline) ||
                    n->from.first != c->from.first ||
                    !topic_seek(&g->topic[i], c->id, &f))
                        continue;
                c->now = key_of(a, &f);
                c->state = str_eq(c->now, c->key) ? CONFIRMATION_STANDS
                                                  : CONFIRMATION_CHANGED;
                if (c->state == CONFIRMATION_STANDS) {
                        c->on_line = f.criterion;
                        c->before = *f.criterion;
                        line_confirm(a, f.criterion, c);
                }
                return;
        }
}

void confirmations_apply(arena *a, struct guidelines *g,
                         struct confirmations *k)
{
        struct confirmation **by = arena_get(a, sizeof *by, k->n + 1);

        for (size_t i = 0; i < k->n; i++)
                by[i] = &k->at[i];
        if (k->n)
                qsort(by, k->n, sizeof *by, line_order);
        for (size_t i = k->n; i > 0; i--) {
                struct confirmation *c = by[i - 1];
                const struct confirmation *later = i < k->n ? by[i] : NULL;

                if (later && same_line(c, later))
                        c->state = later->state == CONFIRMATION_WITHDRAWN
                                   ? CONFIRMATION_WITHDRAWN
                                   : CONFIRMATION_LATER;
                else if (c->withdrawn)
                        c->state = CONFIRMATION_WITHDRAWN;
                else
                        last_apply(a, g, c);
        }
}

/* The strings may be the caller's own. */
static void strings_keep(arena *a, struct confirmation *c)
{
        str *s[] = { &c->id, &c->guideline, &c->edition, &c->page, &c->key,
                     &c->by };

        for (size_t i = 0; i < sizeof s / sizeof *s; i++)
                *s[i] = arena_str(a, *s[i]);
}

void confirmations_add(arena *a, struct guidelines *g,
                       struct confirmations *k, const struct confirmation *c)
{
        struct confirmation *more = NEWN(a, struct confirmation, k->n + 1);

        for (size_t i = 0; i < k->n; i++) {
                more[i] = k->at[i];
                if (more[i].on_line)
                        *more[i].on_line = more[i].before;
                more[i].on_line = NULL;
        }
        more[k->n] = *c;
        strings_keep(a, &more[k->n]);
        k->at = more;
        k->n++;
        confirmations_apply(a, g, k);
}

/* ---- Making one ------------------------------------------------------ */

/* "Handbook, 2020", with or without MTUS before it, and without its year. */
static bool edition_agrees(const struct edition *n, str said)
{
        long year = 0;

        if (year_cut(&said, &year) && n->year && year != n->year)
                return false;
        if (str_eq_fold(said, n->title))
                return true;
        if (str_starts_fold(said, S("Non-MTUS ")))
                said = str_slice(said, 9, said.n);
        else if (str_starts_fold(said, S("MTUS ")))
                said = str_slice(said, 5, said.n);
        return str_eq_fold(str_trim(said), n->title);
}

/* "p. 60", "pp.46-47", "60" or a section, as citations hold it. */
static bool page_make(str said, str *out)
{
        bool digit = false;

        if (str_starts(said, S("pp")))
                said = str_slice(said, 2, said.n);
        else if (str_starts(said, S("p")))
                said = str_slice(said, 1, said.n);
        if (str_starts(said, S(".")))
                said = str_slice(said, 1, said.n);
        *out = str_trim(said);
        for (size_t i = 0; i < out->n; i++) {
                if ((unsigned char)out->p[i] < ' ' ||
                    (unsigned char)out->p[i] > '~')
                        return false;
                digit |= char_digit(out->p[i]);
        }
        return digit && out->n <= PAGE_MOST;
}

/* Name and qualification, parted by a comma. */
static bool by_good(str s)
{
        str rest = s, name = str_trim(str_cut(&rest, ','));

        for (size_t i = 0; i < s.n; i++)
                if ((unsigned char)s.p[i] < ' ')
                        return false;
        return name.n && str_trim(rest).n && s.n <= CONFIRMED_TEXT_MAX &&
               utf8_valid(s);
}

static rc words_check(const struct confirm_ask *ask, str *page, err *e)
{
        if (!by_good(ask->by))
                return err_set(e, ERR_USAGE, S(""), 0, "does not say who read "
                               "it; write --by \"NAME, qualification\", such "
                               "as --by \"A. Name, MD\"");
        if (!ask->edition.n || ask->edition.n > CONFIRMED_TEXT_MAX ||
            !utf8_valid(ask->edition))
                return err_set(e, ERR_USAGE, S(""), 0, "does not say what was "
                               "read; write --edition \"TITLE, YEAR\"");
        if (!page_make(ask->page, page))
                return err_set(e, ERR_USAGE, S(""), 0, "no page; write "
                               "--page 60, --page 46-47 or a section such as "
                               "--page 9792.20");
        return OK;
}

static rc no_line(const struct guidelines *g, str id, err *e)
{
        size_t dot = id.n, i = 0;
        str name;

        while (dot > 0 && id.p[dot - 1] != '.')
                dot--;
        name = str_slice(id, 0, dot ? dot - 1 : id.n);
        while (i < g->n_topics && !str_eq(g->topic[i].name, name))
                i++;
        if (i < g->n_topics)
                return err_set(e, ERR_USAGE, S(""), 0, "`"FMT"` has no line "
                               FMT" there; `imr guideline show "FMT"` numbers "
                               "them", ARG(name), ARG(id), ARG(name));
        return err_set(e, ERR_USAGE, S(""), 0, "no such line: "FMT"; write "
                       "the topic and its number, such as massage.2, or "
                       ".class for the class, as `imr guideline list "
                       "--unverified` does", ARG(id));
}

/* The one line meant: by its edition's title, else by the day. */
static rc line_choose(arena *a, const struct guidelines *g,
                      const struct confirm_ask *ask, struct found *out,
                      err *e)
{
        const struct edition *other = NULL;
        size_t n = 0;
        struct found f;
        date first = DATE_NONE;

        for (size_t i = 0; i < g->n_topics; i++) {
                const struct edition *of = g->topic[i].edition;

                if ((date_known(ask->edition_on) &&
                     !edition_in_force(of, ask->edition_on)) ||
                    !topic_seek(&g->topic[i], ask->id, &f))
                        continue;
                other = of;
                if (!edition_agrees(of, ask->edition))
                        continue;
                if (n++)
                        return err_set(e, ERR_USAGE, S(""), 0, FMT" stands in "
                                       "several editions of that title, in "
                                       "force from "FMT" and from "FMT"; say "
                                       "which with --on DATE", ARG(ask->id),
                                       ARG(date_text(a, first)),
                                       ARG(date_text(a, of->from)));
                first = of->from;
                *out = f;
        }
        if (n)
                return OK;
        if (!other)
                return no_line(g, ask->id, e);
        return err_set(e, ERR_USAGE, S(""), 0, FMT" is a line of another "
                       "document; write --edition \""FMT"\" where that was "
                       "read, else correct its `source`", ARG(ask->id),
                       ARG(other->year ? arena_fmt(a, FMT", %ld",
                                                   ARG(other->title),
                                                   other->year)
                                       : other->title));
}

static rc withdraw(const struct guidelines *g, const struct confirmations *k,
                   const struct confirm_ask *ask, struct confirmation *out,
                   err *e)
{
        const struct confirmation *found = NULL;

        if (ask->by.n && !by_good(ask->by))
                return err_set(e, ERR_USAGE, S(""), 0, "does not say who; "
                               "write --by \"NAME, qualification\"");
        for (size_t i = 0; i < k->n; i++) {
                const struct confirmation *c = &k->at[i];
                bool on = !date_known(ask->edition_on);

                for (size_t n = 0; n < g->n_editions && !on; n++)
                        on = str_eq(g->edition[n].guideline, c->guideline) &&
                             g->edition[n].from.first == c->from.first &&
                             edition_in_force(&g->edition[n],
                                              ask->edition_on);
                if (!on || c->withdrawn || !str_eq(c->id, ask->id) ||
                    c->state == CONFIRMATION_LATER ||
                    c->state == CONFIRMATION_WITHDRAWN)
                        continue;
                if (found)
                        return err_set(e, ERR_USAGE, S(""), 0, FMT" is "
                                       "confirmed in several editions; say "
                                       "which with --on DATE", ARG(ask->id));
                found = c;
        }
        if (!found)
                return err_set(e, ERR_USAGE, S(""), 0, "no confirmation of "
                               FMT" stands; `imr guideline show` tells who "
                               "confirmed a line", ARG(ask->id));
        *out = (struct confirmation){
                .withdrawn = true, .id = found->id, .on = ask->on,
                .guideline = found->guideline, .from = found->from,
                .by = ask->by };
        return OK;
}

rc confirmation_make(arena *a, const struct guidelines *g,
                     const struct confirmations *k,
                     const struct confirm_ask *ask,
                     struct confirmation *out, err *e)
{
        struct found f;
        str page;
        rc r;

        if (!date_exact(ask->on))
                return err_set(e, ERR_USAGE, S(""), 0, "no day of the "
                               "confirmation; write it as YYYY-MM-DD");
        if (ask->withdraw)
                return withdraw(g, k, ask, out, e);
        r = words_check(ask, &page, e);
        if (r == OK)
                r = line_choose(a, g, ask, &f, e);
        if (r)
                return r;
        if (f.topic->edition->class == CITED_NONE)
                return err_set(e, ERR_USAGE, S(""), 0, FMT" is practice: no "
                               "document stands behind it that could be "
                               "read", ARG(ask->id));
        if (!name_good(f.criterion->id) ||
            !name_good(f.topic->edition->guideline))
                return err_set(e, ERR_USAGE, S(""), 0, "its topic or "
                               "guideline has a name with quotes; give it "
                               "another name first");
        *out = (struct confirmation){
                .id = f.criterion->id, .on = ask->on, .by = ask->by,
                .guideline = f.topic->edition->guideline,
                .from = f.topic->edition->from, .edition = ask->edition,
                .page = page };
        for (size_t i = 0; i < k->n; i++)       /* its page is cited by now */
                if (k->at[i].state == CONFIRMATION_STANDS &&
                    same_line(&k->at[i], out))
                        out->key = k->at[i].now;
        if (!out->key.n)
                out->key = key_of(a, &f);
        return OK;
}
