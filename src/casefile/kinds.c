/* kinds.c - vocabulary/documents.kinds to signs, every complaint with file and
 * line. The grammar is doc/case-documents.md's; keep the two equal. */
#include "casefile/kinds.h"

#define COUNT(t) (sizeof(t) / sizeof(t)[0])

const char document_classes[] =
        "APPLICATION|UR_DECISION|RFA|PR2_REPORT|CONSULT|IMAGING|OPERATIVE|"
        "LAB|PSYCH|THERAPY_NOTE|MED_LIST|EMPLOYEE_LETTER|ATTORNEY_LETTER|"
        "CA_STATEMENT|CERTIFICATION|COURT_ORDER|PRIOR_FDL|OTHER";

enum { WEIGHT_MOST = 9, WAYS_MOST = 2000, WORDS_MOST = 32 };

struct load {
        arena *a;
        str    file;
        err   *e;
        struct kinds *k;
        struct pattern pattern;         /* the phrase being read */
        VEC(struct practice) practice;
        bool   sourced;
        int    dates, authors;          /* ranks so far */
};

/* A key of the file; what its phrases are signs of. */
struct key { str name; enum sign_kind kind; int rank; };

/* Under a class. */
static const struct key class_keys[] = {
        { STR("form"), SIGN_FORM, 0 },
        { STR("title"), SIGN_TITLE, 0 },
        { STR("cue"), SIGN_CUE, 1 },
        { STR("word"), SIGN_WORD, 1 },
        { STR("date word"), SIGN_DATE_WORD, RANK_OWN },
        { STR("date"), SIGN_DATE, RANK_OWN },
        { STR("not date word"), SIGN_DATE_WORD, RANK_NEVER },
        { STR("not date"), SIGN_DATE, RANK_NEVER },
        { STR("author"), SIGN_AUTHOR, RANK_OWN },
        { STR("not author"), SIGN_AUTHOR, RANK_NEVER },
};

/* At the margin. */
static const struct key plain_keys[] = {
        { STR("opening"), SIGN_OPENING, 0 },
        { STR("section"), SIGN_SECTION, 0 },
        { STR("not date word"), SIGN_DATE_WORD, RANK_NEVER },
        { STR("not date"), SIGN_DATE, RANK_NEVER },
        { STR("not author"), SIGN_AUTHOR, RANK_NEVER },
        { STR("received word"), SIGN_DATE_WORD, RANK_CAME_IN },
        { STR("received"), SIGN_RECEIVED, 0 },
        { STR("credential"), SIGN_CREDENTIAL, 0 },
        { STR("patient"), SIGN_PATIENT, 0 },
        { STR("greeting"), SIGN_GREETING, 0 },
        { STR("closing"), SIGN_CLOSING, 0 },
        { STR("page"), SIGN_PAGE, 0 },
        { STR("of"), SIGN_OF, 0 },
        { STR("fax"), SIGN_FAX, 0 },
        { STR("goes on"), SIGN_GOES_ON, 0 },
};

static rc wrong(struct load *l, const struct line *at, const char *what)
{
        return err_set(l->e, ERR_SYNTAX, l->file, at->no, "%s", what);
}

/* ---- Phrases ------------------------------------------------------------ */

static bool is_heading(enum sign_kind kind)
{
        return kind == SIGN_FORM || kind == SIGN_TITLE ||
               kind == SIGN_OPENING || kind == SIGN_SECTION;
}

/* Whether one phrase cannot be both: two titles, a date that is meant and is
 * not, a cue given twice. */
static bool clash(const struct sign *a, const struct sign *b)
{
        if (is_heading(a->kind) && is_heading(b->kind))
                return true;
        if ((a->kind == SIGN_RECEIVED && b->kind == SIGN_DATE) ||
            (a->kind == SIGN_DATE && b->kind == SIGN_RECEIVED))
                return a->class == b->class;
        return a->kind == b->kind && a->class == b->class;
}

/* What one phrase of one line is a sign of. */
struct saying {
        struct load *l;
        const struct line *at;
        str    phrase;
        struct sign s;
        bool   made;                    /* of alternatives */
};

/* Of a phrase made of alternatives, what another line says of one of its
 * readings already goes before them. */
static rc sign_add(void *context, const void **end)
{
        const struct saying *y = context;
        struct sign *new;

        for (const struct sign *o = *end; o; o = o->next)
                if (clash(o, &y->s) && y->made)
                        return OK;
                else if (clash(o, &y->s))
                        return err_set(y->l->e, ERR_SYNTAX, y->l->file,
                                       y->at->no, "`" FMT "` stands on line "
                                       "%zu, too, as a sign of its like; keep "
                                       "one", ARG(y->phrase), o->line);
        new = NEW(y->l->a, struct sign);
        *new = y->s;
        new->line = y->at->no;
        new->next = *end;
        *end = new;
        return OK;
}

/* The words of text are a way of the phrase's last place. */
static rc way_read(struct load *l, const struct line *at, str text)
{
        pattern_way(l->a, &l->pattern);
        if (phrases_words(l->k->phrases, text, &l->pattern))
                return OK;
        return err_set(l->e, ERR_SYNTAX, l->file, at->no, "`" FMT "` is no "
                       "phrase; write words of at most %d letters", ARG(text),
                       PHRASE_WORD_MAX);
}

/* What stands between brackets: "one|two three|". */
static rc ways_read(struct load *l, const struct line *at, str rest)
{
        bool more = true;
        rc r = OK;

        pattern_place(l->a, &l->pattern);
        while (more && !r) {
                more = rest.n && memchr(rest.p, '|', rest.n);
                r = way_read(l, at, str_cut(&rest, '|'));
        }
        return r;
}

static bool letter_at(str s, size_t i)
{
        return i < s.n && (char_alpha(s.p[i]) || char_digit(s.p[i]));
}

/* "[MRI|CT] of the [left|right] knee" to l->pattern; of "[|left] knee" the
 * first reading has nothing there. */
static rc pattern_read(struct load *l, const struct line *at, str phrase)
{
        str rest = phrase;
        rc r = OK;

        pattern_clear(&l->pattern);
        while (rest.n && !r) {
                size_t open = str_find(rest, S("["), 0);
                size_t shut = str_find(rest, S("]"), 0);
                size_t first = open == STR_NONE ? rest.n : open;
                str in = str_slice(rest, first + 1, shut);

                if ((open == STR_NONE) != (shut == STR_NONE) ||
                    shut < open || str_find(in, S("["), 0) != STR_NONE)
                        return wrong(l, at, "a bracket without its other; "
                                     "write [one|two]");
                if (open != STR_NONE && ((open && letter_at(rest, open - 1)) ||
                                         letter_at(rest, shut + 1)))
                        return wrong(l, at, "a bracket within a word; write "
                                     "each word out, as [report|reports]");
                pattern_place(l->a, &l->pattern);
                r = way_read(l, at, str_slice(rest, 0, first));
                if (!r && open != STR_NONE)
                        r = ways_read(l, at, in);
                rest = open == STR_NONE ? S("")
                                        : str_slice(rest, shut + 1, rest.n);
        }
        return r;
}

static rc phrase_add(struct load *l, const struct line *at, str phrase,
                     struct sign s)
{
        struct saying y = { l, at, phrase, s,
                            str_find(phrase, S("["), 0) != STR_NONE };
        rc r = pattern_read(l, at, phrase);

        if (r)
                return r;
        if (pattern_readings(&l->pattern, WAYS_MOST) > WAYS_MOST)
                return wrong(l, at, "a phrase that may be read in too many "
                             "ways; write several phrases");
        if (!pattern_shortest(&l->pattern))
                return err_set(l->e, ERR_SYNTAX, l->file, at->no, "`" FMT "` "
                               "is no phrase; write a word that must be "
                               "there", ARG(phrase));
        if (pattern_longest(&l->pattern) > WORDS_MOST)
                return wrong(l, at, "too long a phrase; write at most 32 "
                             "words");
        return phrases_add(l->k->phrases, &l->pattern, sign_add, &y);
}

/* "one"  "two": each of them a phrase. */
static rc phrases_read(struct load *l, const struct line *at, str rest,
                       struct sign s)
{
        if (!rest.n)
                return wrong(l, at, "no phrase; write one or more in double "
                             "quotes");
        while (rest.n) {
                str inner = str_slice(rest, 1, rest.n);
                size_t end = str_find(inner, S("\""), 0);
                rc r;

                if (rest.p[0] != '"' || end == STR_NONE)
                        return wrong(l, at, "a phrase without its quotes; "
                                     "write each in double quotes");
                r = phrase_add(l, at, str_slice(inner, 0, end), s);
                if (r)
                        return r;
                rest = str_trim(str_slice(inner, end + 1, inner.n));
        }
        return OK;
}

/* The key's phrases on its line and on those below it. */
static rc phrases_under(struct load *l, const struct line *at, str rest,
                        struct sign s)
{
        rc r = rest.n || !at->under ? phrases_read(l, at, rest, s) : OK;

        for (const struct line *u = at->under; u && !r; u = u->next)
                r = phrases_read(l, u, u->text, s);
        return r;
}

/* ---- Keys --------------------------------------------------------------- */

static rc source_read(struct load *l, const struct line *at, str rest)
{
        if (unquoted(rest).n == 0)
                return wrong(l, at, "a source without words; name where the "
                             "phrases are from");
        l->sourced = true;
        return OK;
}

static const struct key *key_find(const struct key *of, size_t n,
                                  const struct line *at, str *rest)
{
        for (size_t i = 0; i < n; i++)
                if (line_says(at, of[i].name, rest))
                        return &of[i];
        return NULL;
}

/* cue 3 "..." : a weight before the phrases. */
static rc weight_read(struct load *l, const struct line *at, str *rest,
                      int *rank)
{
        str all = *rest, word = str_word(&all);
        long n;

        if (!word.n || !char_digit(word.p[0]))
                return OK;
        if (!str_number(word, &n) || n < 1 || n > WEIGHT_MOST)
                return wrong(l, at, "no weight; write 1 to 9");
        *rank = (int)n;
        *rest = str_trim(all);
        return OK;
}

/* written by "SPECIALTY": a signature that tells the class. */
static rc practice_read(struct load *l, const struct line *at, str rest,
                        int class)
{
        struct practice *new;

        rest = unquoted(rest);
        if (!rest.n)
                return wrong(l, at, "no specialty; write one in double "
                             "quotes");
        for (size_t i = 0; i < l->practice.n; i++)
                if (str_eq(l->practice.at[i].specialty, rest))
                        return wrong(l, at, "a specialty that another line "
                                     "gives to a class; keep one");
        new = VEC_ADD(l->a, &l->practice);
        *new = (struct practice){ rest, class };
        return OK;
}

/* always by "NAME": who writes all such documents. */
static rc by_read(struct load *l, const struct line *at, str rest, int class)
{
        rest = unquoted(rest);
        if (!rest.n)
                return wrong(l, at, "no name; write one in double quotes");
        l->k->by[class] = rest;
        return OK;
}

/* A key that stands alone, and sets a mark of the class. */
static bool *mark_of(struct load *l, const struct line *at, int class,
                     str *rest)
{
        return line_says(at, S("date of last row"), rest) ? &l->k->rows[class]
             : line_says(at, S("told in reports"), rest) ? &l->k->told[class]
             : line_says(at, S("tells of others"), rest) ? &l->k->tells[class]
             : line_says(at, S("by the worker"), rest) ? &l->k->worker[class]
             : line_says(at, S("by its letterhead"), rest)
               ? &l->k->house[class]
             : NULL;
}

static rc class_line(struct load *l, const struct line *at, int class)
{
        str rest = { 0 };
        bool *mark = mark_of(l, at, class, &rest);
        const struct key *k;
        struct sign s = { .class = class };
        rc r = OK;

        if (line_says(at, S("source"), &rest))
                return source_read(l, at, rest);
        if (line_says(at, S("always by"), &rest))
                return by_read(l, at, rest, class);
        if (line_says(at, S("written by"), &rest))
                return practice_read(l, at, rest, class);
        if (mark) {
                *mark = true;
                return rest.n ? wrong(l, at, "words behind a mark; leave "
                                      "them out") : OK;
        }
        k = key_find(class_keys, COUNT(class_keys), at, &rest);
        if (!k)
                return wrong(l, at, "a key that a class has not; write one "
                             "of: source, form, title, word, cue, date, not "
                             "date, date word, not date word, date of last "
                             "row, author, not author, written by, told in "
                             "reports, tells of others, by the worker, by "
                             "its letterhead, always by");
        s.kind = k->kind;
        s.rank = k->rank;
        if (k->kind == SIGN_CUE || k->kind == SIGN_WORD)
                r = weight_read(l, at, &rest, &s.rank);
        return r ? r : phrases_under(l, at, rest, s);
}

static rc class_read(struct load *l, const struct line *at, str name)
{
        int class = kinds_class(l->k, name);
        rc r = OK;

        if (class < 0) {
                str near = str_nearest(l->k->name, KINDS_CLASSES, name);

                return err_set(l->e, ERR_SYNTAX, l->file, at->no, "no class "
                               "`" FMT "`; write `" FMT "` or another of "
                               "doc/case-documents.md", ARG(name),
                               ARG(near.n ? near : S("OTHER")));
        }
        for (const struct line *u = at->under; u && !r; u = u->next)
                r = class_line(l, u, class);
        return r;
}

/* date NAME, author NAME: the labels below it have the next rank; of a date,
 * words of labels, too. */
static rc ranked_read(struct load *l, const struct line *at,
                      enum sign_kind kind, int *ranks)
{
        struct sign s = { .kind = kind, .class = -1, .rank = ++*ranks };
        rc r = OK;

        if (!at->under)
                return wrong(l, at, "a kind without labels; write them below "
                             "it, each in double quotes");
        for (const struct line *u = at->under; u && !r; u = u->next) {
                str words = { 0 };

                if (kind == SIGN_DATE && line_says(u, S("word"), &words)) {
                        struct sign w = s;

                        w.kind = SIGN_DATE_WORD;
                        r = phrases_under(l, u, words, w);
                } else {
                        r = phrases_read(l, u, u->text, s);
                }
        }
        return r;
}

/* specialty "NAME": it and the phrases below are words for it; behind a
 * credential it says what its bearer practises. */
static rc specialty_read(struct load *l, const struct line *at, str rest)
{
        struct sign s = { .kind = SIGN_SPECIALTY, .class = -1,
                          .specialty = unquoted(rest) };
        rc r;

        if (!s.specialty.n)
                return wrong(l, at, "a specialty without name; write it in "
                             "double quotes");
        r = phrases_read(l, at, rest, s);
        for (const struct line *u = at->under; u && !r; u = u->next) {
                str words = { 0 };

                if (line_says(u, S("also"), &words)) {
                        r = phrases_read(l, u, words, s);
                } else if (line_says(u, S("credential"), &words)) {
                        struct sign c = s;

                        c.kind = SIGN_CREDENTIAL;
                        r = phrases_read(l, u, words, c);
                } else {
                        r = wrong(l, u, "a key that a specialty has not; "
                                  "write also or credential");
                }
        }
        return r;
}

static rc margin_line(struct load *l, const struct line *at)
{
        str rest = { 0 };
        const struct key *k;

        if (line_says(at, S("source"), &rest))
                return source_read(l, at, rest);
        if (line_says(at, S("class"), &rest))
                return class_read(l, at, rest);
        if (line_says(at, S("date"), &rest))
                return ranked_read(l, at, SIGN_DATE, &l->dates);
        if (line_says(at, S("author"), &rest))
                return ranked_read(l, at, SIGN_AUTHOR, &l->authors);
        if (line_says(at, S("specialty"), &rest))
                return specialty_read(l, at, rest);
        k = key_find(plain_keys, COUNT(plain_keys), at, &rest);
        if (!k)
                return wrong(l, at, "a key that nobody knows; write one of: "
                             "source, class, opening, section, date, not date, "
                             "not date word, received word, received, "
                             "author, not author, credential, specialty, "
                             "patient, greeting, closing, page, "
                             "of, fax, goes on");
        return phrases_under(l, at, rest,
                             (struct sign){ .kind = k->kind, .class = -1,
                                            .rank = k->rank });
}

/* ---- The whole ---------------------------------------------------------- */

struct kinds *kinds_none(arena *a)
{
        struct kinds *k = NEW(a, struct kinds);
        str rest = str_from(document_classes);

        k->phrases = phrases_open(a);
        for (size_t i = 0; i < KINDS_CLASSES; i++)
                k->name[i] = str_cut(&rest, '|');
        return k;
}

int kinds_class(const struct kinds *k, str name)
{
        for (int i = 0; i < KINDS_CLASSES; i++)
                if (str_eq(k->name[i], name))
                        return i;
        return -1;
}

const struct sign *kinds_sign(const struct kinds *k, uint32_t state)
{
        return phrases_end(k->phrases, state);
}

int kinds_practice(const struct kinds *k, str specialty)
{
        for (size_t i = 0; i < k->practices; i++)
                if (str_eq(k->practice[i].specialty, specialty))
                        return k->practice[i].class;
        return -1;
}

const struct sign *sign_of(const struct sign *s, enum sign_kind kind,
                           int class)
{
        const struct sign *any = NULL;

        for (; s; s = s->next) {
                if (s->kind != kind)
                        continue;
                if (s->class >= 0 && s->class == class)
                        return s;
                if (s->class < 0)
                        any = s;
        }
        return any;
}

rc kinds_load(arena *a, const struct data_file *file, struct kinds **out,
              err *e)
{
        struct load l = { .a = a, .file = file->name, .e = e,
                          .k = kinds_none(a) };
        struct line *first = NULL;
        rc r = outline_read(a, file->name, file->text, &first, e);

        for (const struct line *at = first; at && !r; at = at->next)
                r = margin_line(&l, at);
        if (!r && !l.sourced)
                r = err_set(e, ERR_SYNTAX, file->name, 1, "no source; name "
                            "where the phrases are from");
        phrases_close(l.k->phrases);
        l.k->practice = l.practice.at;
        l.k->practices = l.practice.n;
        *out = l.k;
        return r;
}
