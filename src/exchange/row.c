/* row.c - which table a header row is, and the record of each row below. */
#include "exchange/inside.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "model/record.h"

/* ---- The header ----------------------------------------------------------*/

static const struct rule *rule_of(const struct table_file *t, str column)
{
        for (size_t i = 0; i < t->n_rules; i++)
                for (size_t k = 0; k < t->rule[i].name.n; k++)
                        if (names_same(t->rule[i].name.at[k], column))
                                return &t->rule[i];
        return NULL;
}

/* The columns known to this table; *lacks its first required one that is not
 * there. */
static size_t table_fit(const struct table_file *t, const str *column,
                        size_t n, const struct rule **lacks)
{
        size_t known = 0;

        *lacks = NULL;
        for (size_t i = 0; i < n; i++)
                known += rule_of(t, column[i]) != NULL;
        for (size_t k = t->n_rules; k-- > 0; ) {
                bool there = !t->rule[k].required;

                for (size_t i = 0; i < n && !there; i++)
                        there = rule_of(t, column[i]) == &t->rule[k];
                if (!there)
                        *lacks = &t->rule[k];
        }
        return known;
}

/* Two columns for one field that takes only one. */
static rc table_check(const struct table *t, err *e)
{
        for (size_t i = 0; i < t->n; i++)
                for (size_t k = 0; k < i; k++)
                        if (t->rule[i] && t->rule[i] == t->rule[k] &&
                            t->rule[i]->holds != HOLDS_NOTHING &&
                            (t->rule[i]->holds != HOLDS_FIELD ||
                             t->rule[i]->field->kind == FIELD_DATE))
                                return err_set(e, ERR_INPUT, S(""), 1,
                                               "columns %zu and %zu hold the "
                                               "same field; keep one", k + 1,
                                               i + 1);
        return OK;
}

rc table_known(const struct tables *all, str header, arena *a,
               struct table **out, err *e)
{
        struct table *t = NEW(a, struct table);
        const struct rule *lacks = NULL, *other;
        size_t most = 0, known;
        utf8_done done;
        rc fail;

        header = utf8_text(a, header, &done);
        if (done.nul_at != STR_NONE)
                return err_set(e, ERR_INPUT, S(""), 1, "UTF-16, or binary; "
                               "save the table as UTF-8");
        t->separator = csv_separator(header);
        fail = csv_fields(a, header, t->separator, &t->column, &t->n, e);
        if (fail)
                return fail;
        for (size_t i = 0; i < all->n; i++) {
                known = table_fit(&all->at[i], t->column, t->n, &other);
                if (t->file && (!other == !lacks ? known <= most : !!other))
                        continue;
                t->file = &all->at[i];
                most = known;
                lacks = other;
        }
        if (!t->file || most == 0)
                return err_set(e, ERR_INPUT, S(""), 1, "no known table; none "
                               "of its %zu columns is known; write a table "
                               "file for it", t->n);
        if (lacks)
                return err_set(e, ERR_INPUT, S(""), 1, "no known table; "
                               "nearest is "FMT" (%zu of %zu columns known), "
                               "which has a column \""FMT"\" that this one "
                               "lacks; write a table file for it",
                               ARG(t->file->name), most, t->n,
                               ARG(lacks->name.at[0]));
        t->rule = NEWN(a, const struct rule *, t->n);
        for (size_t i = 0; i < t->n; i++)
                t->rule[i] = rule_of(t->file, t->column[i]);
        *out = t;
        return table_check(t, e);
}

str table_name(const struct table *t) { return t->file->name; }

/* ---- A row ---------------------------------------------------------------*/

struct row {
        arena *a;
        const struct table *t;
        struct record r;
        struct letter *letter;
        struct letter_item *item;
        size_t line;
        bool decided;
        err *e;
};

bool has_words(const struct table_file *t, const struct rule *r)
{
        for (size_t i = 0; i < t->n_words; i++)
                if (t->word[i].holds == r->holds &&
                    t->word[i].field == r->field)
                        return true;
        return false;
}

const struct word *word_of(const struct table_file *t, const struct rule *r,
                           str value)
{
        for (size_t i = 0; i < t->n_words; i++)
                if (t->word[i].holds == r->holds &&
                    t->word[i].field == r->field &&
                    names_same(t->word[i].says, value))
                        return &t->word[i];
        return NULL;
}

static void *record_of(struct row *w, const struct field *f)
{
        return f->of_item ? (void *)w->item : (void *)w->letter;
}

static void entry_add(struct row *w, const struct field *f, struct span s)
{
        struct spans old = field_entries(f, w->letter);
        struct span *at = NEWN(w->a, struct span, old.n + 1);

        if (old.n)
                memcpy(at, old.at, old.n * sizeof *at);
        at[old.n] = s;
        field_entries_set(f, w->letter, (struct spans){ at, old.n + 1 });
}

static bool date_take(str s, date *out)
{
        return date_parse_iso(s, out) || date_scan(s, 0, out) == s.n;
}

static struct span part_trim(str t, size_t begin, size_t end)
{
        while (begin < end && char_space(t.p[begin]))
                begin++;
        while (end > begin && char_space(t.p[end - 1]))
                end--;
        return begin < end ? (struct span){ begin, end } : (struct span){ 0 };
}

/* Where one of the part's labels stands, first of all; *to behind it. */
static size_t label_find(str t, size_t from, const struct table_part *p,
                         size_t *to)
{
        size_t best = STR_NONE;

        for (size_t i = 0; i < p->label.n; i++) {
                size_t at = str_find_fold(t, p->label.at[i], from);

                if (at < best) {
                        best = at;
                        *to = at + p->label.at[i].n;
                }
        }
        return best;
}

/* Parts a column's text at its labels, in their order: only where one begins
 * the text and the column's own stands. False: it is one text. */
static bool parts_take(struct row *w, const struct rule *r, struct span s)
{
        str t = str_slice(buf_str(&w->r.text), 0, s.end);
        size_t at[PARTS_MAX], to[PARTS_MAX], from = s.begin;
        bool begun = false, own = false;

        for (size_t k = 0; k < r->n_parts; k++) {
                at[k] = label_find(t, from, &r->part[k], &to[k]);
                if (at[k] == STR_NONE)
                        continue;
                if (!begun && at[k] != s.begin)
                        return false;
                begun = true;
                own |= r->part[k].field == r->field;
                from = to[k];
        }
        if (!begun || !own)
                return false;
        for (size_t k = 0; k < r->n_parts; k++) {
                size_t end = s.end;

                if (at[k] == STR_NONE)
                        continue;
                for (size_t m = r->n_parts; m-- > k + 1; )
                        if (at[m] != STR_NONE)
                                end = at[m];
                record_known(&w->r, (struct span){ at[k], to[k] });
                *field_span(r->part[k].field,
                            record_of(w, r->part[k].field)) =
                        part_trim(t, to[k], end);
        }
        return true;
}

static rc outcome_take(struct row *w, const struct rule *r, str value,
                       struct span s)
{
        const struct word *is = word_of(w->t->file, r, value);

        if (!is)
                return err_set(w->e, ERR_INPUT, w->letter->document->name,
                               w->line, "the outcome in column \""FMT"\" is "
                               "none that the table file knows; write its "
                               "words there", ARG(r->name.at[0]));
        outcome_named(is->means, &w->item->outcome);
        w->item->decision = s;
        w->decided = true;
        return OK;
}

/* Text, date or list. False: the field does not take this value. */
static bool field_take(struct row *w, const struct rule *r, str value,
                       struct span s)
{
        const struct field *f = r->field;

        if (has_words(w->t->file, r) && !word_of(w->t->file, r, value))
                return false;
        if (f->kind == FIELD_LIST) {
                entry_add(w, f, s);
                return true;
        }
        if (f->kind == FIELD_DATE) {
                if (!date_take(value, field_date(f, w->letter)))
                        return false;
                *field_span(f, w->letter) = s;
                return true;
        }
        if (!parts_take(w, r, s))
                *field_span(f, record_of(w, f)) = s;
        return true;
}

static rc cell_take(struct row *w, const struct rule *r, str value,
                    struct span s)
{
        const struct word *is;
        bool taken = false;

        switch (r ? r->holds : HOLDS_FIELD) {
        case HOLDS_NOTHING:
                record_known(&w->r, s);
                return OK;
        case HOLDS_OUTCOME:
                return outcome_take(w, r, value, s);
        case HOLDS_SEX:
                is = word_of(w->t->file, r, value);
                taken = is && is->means.n;
                if (taken) {
                        w->letter->patient_sex = is->means;
                        w->letter->patient_sex_at = s;
                }
                break;
        case HOLDS_AGE:
                taken = str_number(value, &w->letter->patient_age);
                if (taken)
                        w->letter->patient_age_at = s;
                break;
        case HOLDS_FIELD:
                taken = r && field_take(w, r, value, s);
                break;
        }
        if (!taken)
                record_unread(&w->r, s);
        return OK;
}

/* Further columns of the same text go below the first. */
static struct span columns_join(struct row *w, const str *cell, size_t i,
                                bool *done, struct span s)
{
        const struct rule *r = w->t->rule[i];

        if (!r || r->holds != HOLDS_FIELD || r->field->kind != FIELD_SPAN)
                return s;
        for (size_t k = i + 1; k < w->t->n; k++)
                if (w->t->rule[k] == r) {
                        s = record_more(&w->r, s, cell[k]);
                        done[k] = true;
                }
        return s;
}

static rc cells_take(struct row *w, const str *cell)
{
        bool *done = NEWN(w->a, bool, w->t->n);
        rc fail = OK;

        for (size_t i = 0; i < w->t->n && !fail; i++) {
                struct span s;

                if (done[i] || !str_trim(cell[i]).n)
                        continue;
                s = record_add(&w->r, w->t->column[i], cell[i]);
                s = columns_join(w, cell, i, done, s);
                fail = cell_take(w, w->t->rule[i], str_trim(cell[i]), s);
        }
        return fail;
}

rc table_row(arena *a, const struct table *t, str row, size_t line,
             struct document *d, struct letter *out, err *e)
{
        struct row w = { .a = a, .t = t, .letter = out, .line = line, .e = e };
        utf8_done done;
        str *cell;
        size_t n;
        rc fail;

        row = utf8_text(a, row, &done);
        if (done.nul_at != STR_NONE)
                return err_set(e, ERR_INPUT, d->name, line, "binary: a NUL; "
                               "give a table of text");
        fail = csv_fields(a, row, t->separator, &cell, &n, e);
        if (fail)
                return err_set(e, fail, d->name, line, "a quote is not "
                               "closed, or text stands behind one; write "
                               "\"\" for a quote inside a value");
        if (n != t->n)
                return err_set(e, ERR_INPUT, d->name, line, "%zu columns where "
                               "the header has %zu; quote values that hold "
                               "the separator", n, t->n);
        w.r = record_open(a, d, out);
        out->item = w.item = NEW(a, struct letter_item);
        *w.item = letter_item_blank();
        out->n_items = 1;
        out->layout = t->file->name;
        out->programme = t->file->programme;
        fail = cells_take(&w, cell);
        if (fail)
                return fail;
        if (!w.decided)
                return err_set(e, ERR_INPUT, d->name, line, "no outcome; a "
                               "row is a decided case");
        record_end(&w.r);
        return OK;
}
