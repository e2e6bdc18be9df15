/* dictionary.c - the closed dictionary: everything a case can say.
 *
 * One entry a line, columns parted by two spaces:
 *
 *     state home exercise     finding home-exercise
 *     number visits requested  request visits  unit visits  prior prior visits
 *     choice class             request class   one of massage, opioid
 *
 * doc/guideline-language.md, "Dictionary", documents the kinds. */
#include "guideline/inside.h"

static const struct { str word; enum fact_kind kind; } kinds[] = {
        { STR("state"), FACT_STATE }, { STR("number"), FACT_NUMBER },
        { STR("choice"), FACT_CHOICE }, { STR("flag"), FACT_FLAG },
        { STR("document"), FACT_DOCUMENT },
        { STR("indication"), FACT_INDICATION },
        { STR("defined"), FACT_STATE }
};

static const struct { str word; enum fact_source source; } sources[] = {
        { STR("finding"), FROM_FINDING }, { STR("request"), FROM_REQUEST },
        { STR("history"), FROM_HISTORY }, { STR("case"), FROM_CASE },
        { STR("item"), FROM_ITEM }, { STR("measure"), FROM_MEASURE }
};

static bool column_says(str column, str word, str *rest)
{
        if (!str_starts(column, word) ||
            (column.n > word.n && column.p[word.n] != ' '))
                return false;
        *rest = str_trim(str_slice(column, word.n, column.n));
        return true;
}

/* Every name after `one of` and on the lines below, parted by commas. */
static void choices_read(arena *a, const struct line *l, str list,
                         struct dictionary_entry *n)
{
        VEC(str) v = { 0 };

        for (const struct line *u = NULL; ; u = u ? u->next : l->under) {
                while (list.n) {
                        str one = str_trim(str_cut(&list, ','));

                        if (one.n)
                                *VEC_ADD(a, &v) = one;
                }
                if (u ? !u->next : !l->under)
                        break;
                list = u ? u->next->text : l->under->text;
        }
        n->choice = v.at;
        n->n_choices = v.n;
}

static rc column_read(arena *a, str file, const struct line *l, str column,
                      struct dictionary_entry *n, err *e)
{
        str rest;

        for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
                if (column_says(column, sources[i].word, &rest)) {
                        n->source = sources[i].source;
                        n->key = rest;
                        return OK;
                }
        if (column_says(column, S("unit"), &n->unit) ||
            column_says(column, S("prior"), &n->prior))
                return OK;
        if (str_eq(column, S("by body"))) {
                n->by_body = true;
        } else if (str_eq(column, S("by side"))) {
                n->by_side = true;
        } else if (column_says(column, S("one of"), &rest)) {
                choices_read(a, l, rest, n);
        } else {
                return err_set(e, ERR_SYNTAX, file, l->no,
                               "no such column: "FMT"; write finding, "
                               "request, history, measure, case, item, "
                               "unit, prior, one of, by body or by side",
                               ARG(column));
        }
        return OK;
}

static rc entry_read(arena *a, str file, const struct line *l,
                     struct dictionary_entry *n, err *e)
{
        bool found = false, defined;

        for (size_t i = 0; !found && i < sizeof kinds / sizeof *kinds; i++)
                if (column_says(l->column[0], kinds[i].word, &n->name)) {
                        n->kind = kinds[i].kind;
                        found = true;
                }
        if (!found || !n->name.n)
                return err_set(e, ERR_SYNTAX, file, l->no,
                               "begins with no kind of fact; write state, "
                               "number, choice, flag, document, indication "
                               "or defined, then a name");
        defined = str_starts(l->text, S("defined"));
        n->file = file;
        n->line = l->no;
        for (size_t i = 1; i < l->columns; i++) {
                rc r = column_read(a, file, l, l->column[i], n, e);

                if (r)
                        return r;
        }
        if (n->kind == FACT_NUMBER && !n->unit.n)
                return err_set(e, ERR_SYNTAX, file, l->no, "a number without "
                               "a unit; add a column such as `unit visits`");
        if (n->source == FROM_MEASURE && n->kind != FACT_NUMBER)
                return err_set(e, ERR_SYNTAX, file, l->no, "only a number "
                               "has a measure; begin the line with number");
        if (n->kind == FACT_CHOICE && !n->n_choices)
                return err_set(e, ERR_SYNTAX, file, l->no, "a choice of "
                               "nothing; add a column `one of A, B`");
        if (!n->key.n && !defined)
                return err_set(e, ERR_SYNTAX, file, l->no, "does not say "
                               "where it comes from; add a column such as "
                               "`finding home-exercise`");
        return OK;
}

bool entry_find(const struct dictionary *d, str name, size_t *index)
{
        for (size_t i = 0; i < d->n; i++)
                if (str_eq(d->entry[i].name, name)) {
                        *index = i;
                        return true;
                }
        return false;
}

static rc entry_twice(const struct dictionary_entry *n,
                      const struct dictionary_entry *first, err *e)
{
        if (str_eq(first->file, n->file))
                return err_set(e, ERR_SYNTAX, n->file, n->line,
                               "`"FMT"` stands in line %zu already; give it "
                               "another name", ARG(n->name), first->line);
        return err_set(e, ERR_SYNTAX, n->file, n->line, "`"FMT"` stands in "
                       FMT":%zu already; keep one of the two", ARG(n->name),
                       ARG(first->file), first->line);
}

static rc file_read(arena *a, const struct guideline_file *f,
                    struct dictionary *d, size_t *room, err *e)
{
        str file = arena_str(a, f->name);
        struct line *first;
        size_t other;
        rc r = outline_read(a, file, f->text, &first, e);

        for (const struct line *l = first; l && !r; l = l->next) {
                struct dictionary_entry n = { 0 };

                r = entry_read(a, file, l, &n, e);
                if (r == OK && entry_find(d, n.name, &other))
                        r = entry_twice(&n, &d->entry[other], e);
                if (r)
                        break;
                if (d->n == *room) {
                        struct dictionary_entry *more;

                        *room = *room ? *room * 2 : 64;
                        more = NEWN(a, struct dictionary_entry, *room);
                        if (d->n)
                                memcpy(more, d->entry, d->n * sizeof *more);
                        d->entry = more;
                }
                d->entry[d->n++] = n;
        }
        return r;
}

rc dictionaries_load(arena *a, const struct guideline_file *file, size_t n,
                     struct dictionary **out, err *e)
{
        struct dictionary *d = NEW(a, struct dictionary);
        size_t room = 0, other;
        rc r = OK;

        for (size_t i = 0; i < n && r == OK; i++)
                r = file_read(a, &file[i], d, &room, e);
        for (size_t i = 0; i < d->n && r == OK; i++)
                if (d->entry[i].prior.n &&
                    !entry_find(d, d->entry[i].prior, &other))
                        r = err_set(e, ERR_SYNTAX, d->entry[i].file,
                                    d->entry[i].line, "`prior "FMT"` names "
                                    "no entry; add that number",
                                    ARG(d->entry[i].prior));
        *out = d;
        return r;
}

rc dictionary_load(arena *a, str file, str text, struct dictionary **out,
                   err *e)
{
        struct guideline_file f = { file, text };

        return dictionaries_load(a, &f, 1, out, e);
}

size_t dictionary_entries(const struct dictionary *d,
                          const struct dictionary_entry **first)
{
        *first = d->entry;
        return d->n;
}
