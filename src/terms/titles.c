/* titles.c - vocabulary/guideline-titles.titles to its table of phrases.
 *
 * Openings, labels, titles and the words of studies are data; nothing here
 * knows what a phrase means, only which kinds of line there are. */
#include "terms/titles.h"

struct loader { arena *a; struct titles *t; str file; err *e; };

#define FAIL(x, l, ...)                                                      \
        err_set((x)->e, ERR_SYNTAX, (x)->file, (l)->no, __VA_ARGS__)

/* ---- Looking up ------------------------------------------------------- */

/* Two letters compared here, in the middle and at the end, tell most phrases
 * of one beginning apart. */
static bool phrase_stands(str s, size_t at, str phrase)
{
        size_t last = phrase.n - 1, end = at + phrase.n, half = phrase.n / 2;
        const char *p = s.p + at;

        return phrase.n <= s.n - at &&
               char_lower(p[half]) == char_lower(phrase.p[half]) &&
               char_lower(p[last]) == char_lower(phrase.p[last]) &&
               (end == s.n || !char_alpha(phrase.p[last]) ||
                !word_byte(s.p[end])) &&
               (end == s.n || !char_digit(phrase.p[last]) ||
                !char_digit(s.p[end])) &&
               (memcmp(p, phrase.p, phrase.n) == 0 ||
                str_eq_fold(str_of(p, phrase.n), phrase));
}

const struct phrase *phrase_find_at(const struct titles *t, str s, size_t at,
                                    unsigned kinds)
{
        const struct phrase *p;

        p = at + 1 < s.n ? t->phrase[phrase_key(s.p[at], s.p[at + 1])] : NULL;
        for (; p; p = p->next)          /* longest first */
                if (p->kind & kinds && phrase_stands(s, at, p->text))
                        return p;
        for (p = t->letter[(unsigned char)s.p[at]]; p; p = p->next)
                if (p->kind & kinds && phrase_stands(s, at, p->text))
                        return p;
        return NULL;
}

static unsigned word_key(str word)
{
        unsigned h = (unsigned)word.n;

        for (size_t i = 0; i < word.n; i++)
                h = h * 31 + (unsigned char)char_lower(word.p[i]);
        return h % WORD_KEYS;
}

unsigned word_kinds(const struct titles *t, str word)
{
        const struct word_entry *w = NULL;

        if (word.n && word.n <= WORD_MAX)
                for (w = t->word[word_key(word)]; w; w = w->next)
                        if (str_eq_fold(w->text, word))
                                return w->kinds;
        return 0;
}

long year_read(str s, size_t at)
{
        long year;

        if ((at && char_digit(s.p[at - 1])) ||
            !str_number(str_of(s.p + at, 4), &year))
                return 0;
        at += 4;
        if (at < s.n && (char_digit(s.p[at]) || s.p[at] == '/' ||
                         ((s.p[at] == '-' || s.p[at] == '.') &&
                          at + 1 < s.n && char_digit(s.p[at + 1]))))
                return 0;
        return year;
}

/* ---- Loading ---------------------------------------------------------- */

static bool class_of(str s, enum cited_class *out)
{
        for (int k = CITED_NONE; k <= CITED_OUTSIDE_MTUS; k++)
                if (str_eq(s, str_from(cited_class_name(
                                      (enum cited_class)k)))) {
                        *out = (enum cited_class)k;
                        return true;
                }
        return false;
}

/* `"quoted"` behind the first word of the line, or in its second column. */
static str quoted_of(const struct line *l)
{
        for (size_t k = 0; k < l->columns; k++) {
                str c = l->column[k];
                size_t at = str_find(c, S("\""), 0);

                if (at != STR_NONE && c.p[c.n - 1] == '"' && c.n - at > 2)
                        return str_slice(c, at + 1, c.n - 1);
        }
        return S("");
}

static struct phrase *phrase_add(struct loader *x, str text,
                                 enum phrase_kind kind)
{
        struct titles *t = x->t;
        struct phrase *p = NEW(x->a, struct phrase), **at;

        p->text = text;
        p->kind = kind;
        if (text.n == 1) {
                unsigned char c = (unsigned char)char_lower(text.p[0]);
                unsigned char upper = (unsigned char)(char_alpha((char)c)
                                                      ? c - 32 : c);

                p->next = t->letter[c];
                t->letter[c] = t->letter[upper] = p;
                t->letter_kinds[c] |= (uint16_t)kind;
                t->letter_kinds[upper] |= (uint16_t)kind;
                return p;
        }
        unsigned key = phrase_key(text.p[0], text.p[1]);

        for (at = &t->phrase[key]; *at && (*at)->text.n >= text.n;
             at = &(*at)->next)
                ;
        p->next = *at;
        *at = p;
        t->kinds[key] |= (uint16_t)kind;
        t->third[key] |= text.n < 3 ? UINT32_MAX : UINT32_C(1) <<
                         ((unsigned char)text.p[2] & 31);
        return p;
}

/* `anywhere` and its like, in a title's columns. */
static bool title_flag(struct title *at, str s)
{
        const struct { str name; bool *flag; } known[] = {
                { S("anywhere"), &at->anywhere }, { S("dated"), &at->dated },
                { S("label"), &at->label },
                { S("chapters"), &at->chaptered },
                { S("schedule"), &at->schedule }
        };

        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
                if (str_eq(s, known[i].name))
                        return *known[i].flag = true;
        return false;
}

/* One spelling of a title; where it holds a comma it may also be met as a
 * section of another document, and stays whole there. */
static void title_spell(struct loader *x, str text, const struct title *at)
{
        phrase_add(x, text, PHRASE_TITLE)->title = at;
        if (str_find(text, S(","), 0) != STR_NONE)
                phrase_add(x, text, PHRASE_NAME);
}

/* also "SPELLING", section "NAME", chapter "NUMBER" under a title. */
static rc title_under(struct loader *x, struct title *at,
                      const struct line *u)
{
        str s = quoted_of(u);
        long n;

        if (s.n && line_says(u, S("also"), NULL)) {
                title_spell(x, s, at);
        } else if (s.n && line_says(u, S("section"), NULL)) {
                phrase_add(x, s, PHRASE_NAME);
        } else if (s.n && line_says(u, S("chapter"), NULL)) {
                if (!str_number(s, &n) || n >= CHAPTERS_MAX)
                        return FAIL(x, u, "no chapter "FMT"; write a number "
                                    "below %d", ARG(s), CHAPTERS_MAX);
                if (x->t->chapter[n])
                        return FAIL(x, u, "chapter "FMT" is "FMT" already; "
                                    "name it once", ARG(s),
                                    ARG(x->t->chapter[n]->name));
                x->t->chapter[n] = at;
        } else {
                return FAIL(x, u, "write also \"NAME\", section \"NAME\" or "
                            "chapter \"NUMBER\" here");
        }
        return OK;
}

static rc title_line(struct loader *x, const struct line *l)
{
        struct title *at = NEW(x->a, struct title);
        rc r = OK;

        at->name = quoted_of(l);
        for (size_t k = 1; k < l->columns; k++) {
                enum cited_class c;

                if (class_of(l->column[k], &c))
                        at->classes |= 1u << c;
                else if (!title_flag(at, l->column[k]) &&
                         l->column[k].p[0] != '"')
                        return FAIL(x, l, "no class "FMT"; write mtus or "
                                    "non_mtus", ARG(l->column[k]));
        }
        if (!at->name.n || !at->classes)
                return FAIL(x, l, "write title \"NAME\"  mtus or non_mtus");
        title_spell(x, at->name, at);
        if (at->schedule)
                x->t->schedule = at;
        for (const struct line *u = l->under; u && !r; u = u->next)
                r = title_under(x, at, u);
        return r;
}

/* A phrase in quotes and, where it has one, its class behind it. */
static rc phrase_line(struct loader *x, const struct line *l,
                      enum phrase_kind kind, bool classed)
{
        str s = quoted_of(l);
        struct phrase *p;

        if (!s.n)
                return FAIL(x, l, "write one phrase in quotes here");
        p = phrase_add(x, s, kind);
        p->any_class = true;
        for (size_t k = 1; k < l->columns; k++) {
                if (class_of(l->column[k], &p->class))
                        p->any_class = false;
                else if (str_eq(l->column[k], S("whole line")))
                        p->whole = true;
                else if (str_eq(l->column[k], S("numbers")))
                        p->numbers = true;
                else if (l->column[k].p[0] != '"')
                        return FAIL(x, l, "no class "FMT"; write none, mtus, "
                                    "non_mtus or outside_mtus",
                                    ARG(l->column[k]));
        }
        if (classed && p->any_class)
                return FAIL(x, l, "write the phrase in quotes, two spaces, "
                            "and its class");
        return OK;
}

static rc word_add(struct loader *x, const struct line *l, str word,
                   enum word_kind kind)
{
        struct word_entry *w, **key = &x->t->word[word_key(word)];

        if (word.n > WORD_MAX)
                return FAIL(x, l, "a word of more than %d letters; write a "
                            "shorter one", WORD_MAX);
        for (w = *key; w; w = w->next)
                if (str_eq_fold(w->text, word))
                        break;
        if (!w) {
                w = NEW(x->a, struct word_entry);
                *w = (struct word_entry){ word, 0, *key };
                *key = w;
        }
        w->kinds |= kind;
        return OK;
}

/* `words KIND` and, below it, the words. */
static rc words_line(struct loader *x, const struct line *l, str kind)
{
        static const struct { str name; enum word_kind kind; } known[] = {
                { STR("never"), WORD_NEVER }, { STR("weak"), WORD_WEAK },
                { STR("publisher"), WORD_PUBLISHER },
                { STR("small"), WORD_SMALL }, { STR("month"), WORD_MONTH },
                { STR("found"), WORD_FOUND }, { STR("prose"), WORD_PROSE }
        };
        rc r = OK;

        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
                str rest = line_block(x->a, l, S("")), word;

                if (!str_eq(kind, known[i].name))
                        continue;
                while (!r && (word = str_word(&rest)).n)
                        r = word_add(x, l, word, known[i].kind);
                return r;
        }
        return FAIL(x, l, "no words "FMT"; write never, weak, publisher, "
                    "small, month, found or prose", ARG(kind));
}

static rc line_load(struct loader *x, const struct line *l)
{
        static const struct { str name; enum phrase_kind kind; bool classed; }
                known[] = {
                { STR("opening"), PHRASE_OPENING, false },
                { STR("says"), PHRASE_SAYS, true },
                { STR("lead"), PHRASE_LEAD, false },
                { STR("part"), PHRASE_PART, true },
                { STR("sections"), PHRASE_SECTIONS, false },
                { STR("pages"), PHRASE_PAGES, false },
                { STR("chapter"), PHRASE_CHAPTER, false },
                { STR("tail"), PHRASE_TAIL, false },
                { STR("note"), PHRASE_NOTE, false },
                { STR("numbered"), PHRASE_NUMBERED, false },
                { STR("address"), PHRASE_ADDRESS, false }
        };
        str rest;

        if (line_says(l, S("title"), NULL))
                return title_line(x, l);
        if (line_says(l, S("words"), &rest))
                return words_line(x, l, rest);
        if (line_says(l, S("source"), NULL))
                return OK;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
                if (line_says(l, known[i].name, NULL))
                        return phrase_line(x, l, known[i].kind,
                                           known[i].classed);
        return FAIL(x, l, "write title, words, source, or a kind of phrase: "
                    "opening, says, lead, part, sections, pages, chapter, "
                    "tail, note, numbered or address");
}

rc titles_load(arena *a, const struct data_file *file, struct titles **out,
               err *e)
{
        struct titles *t = NEW(a, struct titles);
        struct loader x = { a, t, file->name, e };
        struct line *l;
        rc r = outline_read(a, file->name, file->text, &l, e);

        for (; l && !r; l = l->next)
                r = line_load(&x, l);
        for (int c = 0; c < 256; c++)
                t->word_byte[c] = word_byte((char)c) || char_digit((char)c);
        if (!r)
                *out = t;
        return r;
}
