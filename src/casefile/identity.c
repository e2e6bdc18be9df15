/* identity.c - the labels of identity: their data file, and the reading of a
 * page by them. Knows no worker: what a page says, not whose it is. */
#include "casefile/identity.h"

#include "casefile/person.h"

enum kind {
        KIND_NAME, KIND_FIRST, KIND_LAST, KIND_BIRTH, KIND_CLAIM, KIND_SEX,
        KIND_INJURY, KIND_RECORD, KIND_OTHER, KIND_PAGE,
        KINDS_LABEL,            /* those before it stand before a value */
        KIND_TITLE = KINDS_LABEL, KIND_DOCTOR, KIND_NEVER, KIND_MALE,
        KIND_FEMALE, KIND_CALLED,
        KINDS
};

enum { LABEL_WORDS = 6, LABEL_BYTES = 48, LABEL_JOINED = 10,
       COLUMN = 3,              /* bytes between a label and the next column */
       ROOM = 256, LINES_BELOW = 2,
       NAME_WORDS = 6,
       NEAR_LEAST = 7,          /* letters of a label that may be damaged, */
       BARE_WORDS = 8 };        /* and words of one that needs no colon */

struct label {
        str  words;             /* lower case, parted by single spaces,
                                   without full stops and apostrophes */
        uint32_t letters;       /* which ones it has */
        char second;            /* its second letter; 0: none */
        size_t n_words;
        enum kind kind;
        bool bare, weak;
        size_t line;            /* where it stands in the file */
        struct label *next;     /* of the same first letter */
        struct label *next_bare;        /* of it and bare, as in the file */
};

/* Labels of one first letter that may have a certain second one. */
struct choice { struct label **at; size_t n; };

enum { SECONDS = 27 };          /* a to z; 0: no letter */

struct identity_labels {
        struct label *label[ROOM];      /* longest first */
        struct choice *second[ROOM];    /* the same; SECONDS of them */
        struct label *word[ROOM];       /* titles, doctors, never */
        struct label *bare[ROOM], **bare_end[ROOM];
        struct label **all; size_t n;   /* of `label`, for a slip of the pen */
};

static bool mark_dropped(char c)
{
        return c == '.' || c == '\'' || c == '/';
}

static size_t label_key(str s)
{
        return s.n ? (unsigned char)char_lower(s.p[0]) : 0;
}

/* Which letters and figures stand in s, which is lower case. */
static uint32_t letters_of(str s)
{
        uint32_t all = 0;

        for (size_t i = 0; i < s.n; i++)
                all |= letter_bit(s.p[i]);
        return all;
}

/* ---- Loading ------------------------------------------------------------ */

struct loader {
        arena *a;
        str    file;
        err   *e;
        struct identity_labels *to;
        bool   source;
        VEC(struct label *) all;
};

/* Words as labels compare: into out, of LABEL_BYTES; what does not fit is
 * not compared. */
static str words_fold(str s, char *out)
{
        size_t n = 0;

        s = str_trim(s);
        for (size_t i = 0; i < s.n && n < LABEL_BYTES; i++) {
                char c = char_lower(s.p[i]);

                if (mark_dropped(c))
                        continue;
                if (char_space(c))
                        c = ' ';
                if (c == ' ' && (n == 0 || out[n - 1] == ' '))
                        continue;
                out[n++] = c;
        }
        return str_of(out, n);
}

static size_t words_count(str s)
{
        size_t n = 1;

        for (size_t i = 0; i < s.n; i++)
                n += s.p[i] == ' ';
        return n;
}

static void bare_add(struct identity_labels *to, struct label *new)
{
        size_t key = label_key(new->words);

        if (!to->bare_end[key])
                to->bare_end[key] = &to->bare[key];
        *to->bare_end[key] = new;
        to->bare_end[key] = &new->next_bare;
}

static rc label_add(struct loader *x, const struct line *l, struct label like)
{
        bool word = like.kind >= KINDS_LABEL;
        struct label **at = word ? x->to->word : x->to->label;

        for (at += label_key(like.words); *at; at = &(*at)->next) {
                if (str_eq((*at)->words, like.words) &&
                    like.kind != KIND_CALLED &&
                    (!word || (*at)->kind == like.kind))
                        return err_set(x->e, ERR_SYNTAX, x->file, l->no,
                                       "\""FMT"\" stands twice; keep one",
                                       ARG(like.words));
                if ((*at)->words.n < like.words.n)
                        break;
        }
        struct label *new = NEW(x->a, struct label);

        *new = like;
        new->letters = letters_of(like.words);
        new->n_words = words_count(like.words);
        if (like.words.n > 1 && char_alpha(like.words.p[1]))
                new->second = like.words.p[1];
        new->next = *at;
        *at = new;
        if (!word)
                *VEC_ADD(x->a, &x->all) = new;
        if (!word && new->bare)
                bare_add(x->to, new);
        return OK;
}

static rc labels_add(struct loader *x, const struct line *l, enum kind kind)
{
        struct label like = { .kind = kind, .line = l->no };
        str rest = l->columns > 1 ? l->column[1] : S("");

        for (size_t i = 2; i < l->columns; i++) {
                if (str_eq(l->column[i], S("bare")))
                        like.bare = true;
                else if (str_eq(l->column[i], S("weak")))
                        like.weak = true;
                else
                        return err_set(x->e, ERR_SYNTAX, x->file, l->no,
                                       "a mark nobody knows; write bare or "
                                       "weak, behind two spaces");
        }
        if (rest.n == 0)
                return err_set(x->e, ERR_SYNTAX, x->file, l->no, "no words; "
                               "write them behind the kind and two spaces, "
                               "parted by commas");
        while (rest.n) {
                char *p = arena_bytes(x->a, LABEL_BYTES);

                like.words = words_fold(str_cut(&rest, ','), p);
                if (like.words.n == 0)
                        continue;
                rc r = label_add(x, l, like);

                if (r)
                        return r;
        }
        return OK;
}

static rc line_add(struct loader *x, const struct line *l)
{
        static const str kind[KINDS] = {
                STR("name"), STR("first"), STR("last"), STR("birth"),
                STR("claim"), STR("sex"), STR("injury"), STR("record"),
                STR("other"), STR("page"), STR("title"), STR("doctor"),
                STR("never"), STR("male"), STR("female"), STR("called")
        };
        str rest;

        if (line_says(l, S("source"), &rest)) {
                x->source |= rest.n > 0;
                return OK;
        }
        for (size_t i = 0; i < KINDS; i++)
                if (line_says(l, kind[i], &rest))
                        return labels_add(x, l, (enum kind)i);
        return err_set(x->e, ERR_SYNTAX, x->file, l->no, "a kind nobody "
                       "knows; write source, name, first, last, birth, claim,"
                       " sex, injury, other, page, title, doctor, never, "
                       "male, female or called");
}

static size_t second_key(char c)
{
        return char_alpha(c) ? (size_t)(char_lower(c) - 'a') + 1 : 0;
}

/* A label whose second is no letter may stand before any. */
static void choices_make(arena *a, struct identity_labels *to)
{
        for (size_t key = 0; key < ROOM; key++) {
                size_t n = 0;

                for (struct label *k = to->label[key]; k; k = k->next)
                        n++;
                if (!n)
                        continue;
                to->second[key] = NEWN(a, struct choice, SECONDS);
                for (size_t i = 0; i < SECONDS; i++) {
                        struct choice *c = &to->second[key][i];

                        c->at = NEWN(a, struct label *, n);
                        for (struct label *k = to->label[key]; k; k = k->next)
                                if (!k->second || second_key(k->second) == i)
                                        c->at[c->n++] = k;
                }
        }
}

rc identity_load(arena *a, const struct data_file *file,
                 struct identity_labels **out, err *e)
{
        struct loader x = { .a = a, .file = file->name, .e = e,
                            .to = NEW(a, struct identity_labels) };
        struct line *l = NULL;
        rc r = outline_read(a, file->name, file->text, &l, e);

        for (; l && !r; l = l->next)
                r = l->under
                    ? err_set(e, ERR_SYNTAX, file->name, l->under->no,
                              "nothing stands under a line here; begin it at "
                              "the margin") : line_add(&x, l);
        if (!r && !x.source)
                r = err_set(e, ERR_SYNTAX, file->name, 0, "no source; write "
                            "\"source\" and where the labels were seen");
        x.to->all = x.all.at;
        x.to->n = x.all.n;
        choices_make(a, x.to);
        *out = x.to;
        return r;
}

static bool word_is(const struct identity_labels *l, str word, enum kind kind)
{
        char room[LABEL_BYTES];
        str w = words_fold(word, room);
        const struct label *at = w.n ? l->word[label_key(w)] : NULL;

        for (; at; at = at->next)
                if (at->kind == kind && str_eq(at->words, w))
                        return true;
        return false;
}

bool identity_title(const struct identity_labels *l, str word)
{
        return word_is(l, word, KIND_TITLE);
}

/* Do both words stand on one line of those called alike? */
static bool words_called(const struct identity_labels *l, str a, str b)
{
        char room[LABEL_BYTES], other[LABEL_BYTES];
        str x = words_fold(a, room), y = words_fold(b, other);
        const struct label *at = x.n ? l->word[label_key(x)] : NULL;

        for (; at; at = at->next) {
                if (at->kind != KIND_CALLED || !str_eq(at->words, x))
                        continue;
                const struct label *k = y.n ? l->word[label_key(y)] : NULL;

                for (; k; k = k->next)
                        if (k->kind == KIND_CALLED && k->line == at->line &&
                            str_eq(k->words, y))
                                return true;
        }
        return false;
}

static str name_word(str *rest)
{
        str w = str_word(rest);

        while (w.n && !char_alpha(w.p[w.n - 1]) &&
               (unsigned char)w.p[w.n - 1] < 0x80)
                w.n--;
        return w;
}

bool identity_called(const struct identity_labels *l, str a, str b)
{
        for (str x = name_word(&a); x.n; x = name_word(&a)) {
                str rest = b;

                for (str y = name_word(&rest); y.n; y = name_word(&rest))
                        if (words_called(l, x, y))
                                return true;
        }
        return false;
}

/* ---- Labels on a line --------------------------------------------------- */

struct found {                  /* a label on a line */
        const struct label *label;
        size_t begin, end;      /* bytes of the line: the label */
        size_t value;           /* where its value would begin */
        bool colon, gap;        /* a colon, or two spaces, behind it */
};

static bool gap_at(str s, size_t i)
{
        return i < s.n && (s.p[i] == '\t' || s.p[i] == '|' ||
                           (char_space(s.p[i]) && i + 1 < s.n &&
                            (char_space(s.p[i + 1]) || s.p[i + 1] == '|')));
}

static bool blank(char c) { return char_space(c) || c == '_' || c == '|'; }

static bool colon(char c) { return c == ':' || c == ';' || c == '='; }

/* A label of some length that recognition joined to its value: the value, in
 * capitals, begins behind it. */
static bool value_joined(str s, size_t end, str words)
{
        return words.n >= LABEL_JOINED && end + 1 < s.n &&
               s.p[end] >= 'A' && s.p[end] <= 'Z' &&
               char_alpha(s.p[end + 1]) &&
               str_find(words, S(" "), 0) != STR_NONE;
}

/* Do the label's words stand at s[at]? Where they end, else 0. */
static size_t words_end(str s, size_t at, str words)
{
        size_t i = at;

        for (size_t k = 0; k < words.n; k++) {
                while (i < s.n && mark_dropped(s.p[i]))
                        i++;
                if (words.p[k] == ' ') {
                        if (i < s.n && char_space(s.p[i]) && !gap_at(s, i))
                                i++;
                        else if (k + 1 < words.n && words.p[k + 1] != '#')
                                return 0;
                        continue;
                }
                if (i >= s.n || char_lower(s.p[i]) != words.p[k])
                        return 0;
                i++;
        }
        while (i < s.n && mark_dropped(s.p[i]))
                i++;
        if (i < s.n && words.p[words.n - 1] != '#' &&
            (char_alpha(s.p[i]) || char_digit(s.p[i]) || s.p[i] == '-') &&
            !value_joined(s, i, words))
                return 0;
        return i;
}

/* What stands behind a label that ends at f->end. */
static void value_begin(str s, struct found *f)
{
        size_t i = f->end;

        f->gap = gap_at(s, i);
        while (i < s.n && (blank(s.p[i]) || colon(s.p[i]) || s.p[i] == '#' ||
                           s.p[i] == '.')) {
                f->colon |= colon(s.p[i]) || s.p[i] == '#';
                i++;
        }
        f->value = i;
}

/* Half of a name counts only with the other half beside it. */
static size_t near_least(const struct label *k)
{
        return k->kind == KIND_FIRST ? NEAR_LEAST - 2 : NEAR_LEAST;
}

/* Is w as near to what is written as the nearest so far? Of two as near, the
 * one whose value is not compared. */
static bool label_nearer(const struct label *k, str written,
                         uint32_t letters, size_t end, size_t *least,
                         struct found *out)
{
        size_t most = written.n >= 12 ? 2 : 1, d;

        if (k->words.n < near_least(k) || written.n + 1 < near_least(k) ||
            !letters_near(k->letters, letters, most))
                return false;
        d = edits(written, k->words, most);
        if (d > most || d > *least ||
            (d == *least && k->kind != KIND_OTHER))
                return false;
        *least = d;
        out->label = k;
        out->end = end;
        return true;
}

/* So many words that begin somewhere, before a gap, as labels compare. */
struct written {
        bool   had;
        size_t end;             /* 0: there are not so many */
        str    text;
        uint32_t letters;
        char   room[LABEL_BYTES];
};

static size_t words_past(str s, size_t at, size_t words)
{
        size_t i = at;

        while (i < s.n && !gap_at(s, i) && !colon(s.p[i]))
                if (char_space(s.p[i++]) && --words == 0)
                        return i - 1;
        return words == 1 ? i : 0;
}

/* The same of a label that needs no colon: of the words at s[at] as many.
 * What was once had of them is in `by`, by their number. */
static void bare_nearer(const struct label *k, str s, size_t at,
                        struct written by[BARE_WORDS + 1], size_t *least,
                        struct found *out)
{
        struct written *w;

        if (k->n_words > BARE_WORDS || k->words.n < near_least(k))
                return;
        w = &by[k->n_words];
        if (!w->had) {
                w->had = true;
                w->end = words_past(s, at, k->n_words);
                w->text = words_fold(str_slice(s, at, w->end), w->room);
                w->letters = letters_of(w->text);
        }
        if (w->end)
                label_nearer(k, w->text, w->letters, w->end, least, out);
}

/* The label whose letters are nearly those before the next colon, or of one
 * that needs none, those of as many words: recognition and slips of the pen.
 * Short ones must be as they are. */
static bool label_near(const struct identity_labels *l, str s, size_t at,
                       struct found *out)
{
        struct written by[BARE_WORDS + 1];
        size_t end = at, least = SIZE_MAX;
        char room[LABEL_BYTES];
        uint32_t letters;
        str words;

        for (size_t i = 0; i <= BARE_WORDS; i++)
                by[i].had = false;
        while (end < s.n && end - at < LABEL_BYTES && !colon(s.p[end]) &&
               s.p[end] != '#' && !gap_at(s, end))
                end++;
        *out = (struct found){ .begin = at };
        if (end == s.n || !colon(s.p[end])) {
                const struct label *k = l->bare[label_key(str_slice(s, at,
                                                                    s.n))];

                for (; k; k = k->next_bare)
                        bare_nearer(k, s, at, by, &least, out);
        } else {
                words = words_fold(str_slice(s, at, end), room);
                letters = letters_of(words);
                for (size_t i = 0; i < l->n; i++) {
                        const struct label *k = l->all[i];

                        if (!label_nearer(k, words, letters, end, &least,
                                          out) &&
                            k->bare && char_lower(s.p[at]) == k->words.p[0])
                                bare_nearer(k, s, at, by, &least, out);
                }
        }
        if (out->label)
                value_begin(s, out);
        return out->label;
}

/* A number with at least four figures: as many words as belong to it. */
static str claim_take(str s)
{
        size_t i = 0, end = 0, figures = 0, letters = 0;

        while (i < s.n && !gap_at(s, i) && end < 40) {
                size_t from = i, own = 0, other = 0;

                while (i < s.n && !char_space(s.p[i]) && s.p[i] != ',' &&
                       s.p[i] != ';' && s.p[i] != '(' && s.p[i] != '|') {
                        own += char_digit(s.p[i]);
                        other += char_alpha(s.p[i]);
                        i++;
                }
                if (i == from || (own == 0 && (end || other > 4)))
                        break;
                figures += own;
                letters += other;
                end = i;
                if (i >= s.n || s.p[i] != ' ')
                        break;
                i++;
        }
        return figures >= 4 && letters <= figures + 4 ? str_slice(s, 0, end)
                                                      : S("");
}

/* Does a value of the label's own kind stand right behind it? */
static bool value_typed(str s, const struct found *f)
{
        date d;

        if (f->label->kind == KIND_BIRTH)
                return date_scan(s, f->value, &d) > 0;
        if (f->label->kind == KIND_PAGE || f->label->kind == KIND_RECORD)
                return f->value < s.n && char_digit(s.p[f->value]);
        return f->label->kind == KIND_CLAIM && f->label->bare &&
               f->value - f->end <= 3 &&
               claim_take(str_slice(s, f->value, s.n)).n > 0;
}

/* A label that begins at s[at], where a word does; `start`: a column does,
 * too. */
static bool label_at(const struct identity_labels *l, str s, size_t at,
                     bool start, struct found *out)
{
        const struct choice *c = l->second[label_key(str_slice(s, at, s.n))];
        size_t i = at + 1, end;

        while (i < s.n && mark_dropped(s.p[i]))
                i++;
        if (c)
                c += second_key(i < s.n ? s.p[i] : 0);
        for (size_t n = 0; c && n < c->n; n++) {
                const struct label *k = c->at[n];

                end = words_end(s, at, k->words);
                if (!end)
                        continue;
                *out = (struct found){ .label = k, .begin = at, .end = end };
                value_begin(s, out);
                if (out->colon || (start && (k->bare || out->gap ||
                                             out->value >= s.n)) ||
                    value_typed(s, out))
                        return true;
        }
        return start && label_near(l, s, at, out);
}

/* The next label of the line at or behind `at`, where a word may begin, and
 * with `start` a column. */
static bool label_next(const struct identity_labels *l, str s, size_t at,
                       bool start, struct found *out)
{
        bool word = true;

        for (size_t i = at; i < s.n; i++) {
                char c = s.p[i];

                if (char_space(c) || c == '|' || c == '(' || c == ',') {
                        start = start || gap_at(s, i) || c == '|' ||
                                (i == 0 && char_space(c));
                        word = true;
                        continue;
                }
                if (word && label_at(l, s, i, start, out))
                        return true;
                word = c == ':' || c == ';' || c == '/';
                start = false;
        }
        return false;
}

/* ---- Values ------------------------------------------------------------- */

struct reading {
        const struct identity_labels *l;
        struct identity *to;
        arena *a;
        str    first, last;     /* of a name that stands in parts ... */
        size_t line, part_line; /* ... near one another */
};

static struct said *said_add(struct reading *r, enum said_kind kind, str text,
                             bool weak)
{
        struct identity *to = r->to;

        for (size_t i = 0; i < to->n; i++)
                if (to->said[i].kind == kind && str_eq(to->said[i].text, text))
                        return &to->said[i];
        if (to->n == SAID_MOST)
                return &to->said[SAID_MOST - 1];
        to->said[to->n] = (struct said){ .kind = kind, .weak = weak,
                                         .text = text, .birth = DATE_NONE };
        return &to->said[to->n++];
}

/* Of a name's word; 0xE2 begins dashes and quotes, no letter. */
static bool name_byte(char c)
{
        return char_alpha(c) ||
               ((unsigned char)c >= 0x80 && (unsigned char)c != 0xE2) ||
               c == '\'' || c == '-' || c == '.' || char_digit(c) || c == '`';
}

/* A word as names hold: capital, most of it letters. */
static bool word_names(str w)
{
        static const str small[] = { STR("de"), STR("la"), STR("del"),
                                     STR("los"), STR("las"), STR("van"),
                                     STR("von"), STR("y"), STR("da"),
                                     STR("dos"), STR("der"), STR("el") };
        size_t letters = 0;

        for (size_t i = 0; i < w.n; i++)
                letters += char_alpha(w.p[i]) || (unsigned char)w.p[i] >= 0x80;
        if (letters == 0 || letters * 10 < w.n * 5)
                return false;
        for (size_t i = 0; i < sizeof small / sizeof *small; i++)
                if (str_eq(w, small[i]))
                        return true;
        return !(w.p[0] >= 'a' && w.p[0] <= 'z');
}

/* The name that begins s: its words, `words` of them; empty where it is a
 * doctor's, or no person's. */
static str name_take(const struct reading *r, str s, size_t *words)
{
        size_t i = 0, begin = 0, end = 0;
        bool comma = false;

        *words = 0;
        while (i < s.n && *words < NAME_WORDS) {
                size_t from = i;

                while (i < s.n && name_byte(s.p[i]))
                        i++;
                str w = str_slice(s, from, i);

                if (word_is(r->l, w, KIND_DOCTOR))
                        return S("");
                if (word_is(r->l, w, KIND_NEVER) && w.n > 1) {
                        if (*words < 2)
                                return S("");
                        break;
                }
                if (identity_title(r->l, w)) {
                        begin = *words ? begin : i;
                } else if (word_names(w)) {
                        begin = *words ? begin : from;
                        ++*words;
                        end = i;
                } else {
                        break;
                }
                if (i < s.n && s.p[i] == ',' && *words) {
                        if (comma)
                                break;
                        comma = true;
                        i++;
                }
                if (gap_at(s, i) && !(comma && s.p[i - 1] == ','))
                        break;
                while (i < s.n && char_space(s.p[i]))
                        i++;
        }
        return str_slice(s, begin, end);
}

/* A date in s, with what recognition reads for figures put right. */
static date birth_take(str s)
{
        char room[24];
        size_t n = 0;
        date d = DATE_NONE;

        if (date_scan(s, 0, &d))
                return d;
        for (size_t i = 0; i < s.n && n < sizeof room && !gap_at(s, i); i++) {
                char c = s.p[i];

                if (char_space(c) && n && (room[n - 1] == '/' ||
                                           room[n - 1] == '-'))
                        continue;
                room[n++] = c == 'O' || c == 'o' ? '0'
                          : c == 'l' || c == 'I' || c == '|' ? '1'
                          : c == 'S' ? '5' : c == 'B' ? '8' : c;
        }
        d = DATE_NONE;
        date_scan(str_of(room, n), 0, &d);
        return d;
}

/* First and last name that stand in columns of their own. */
static void name_part(struct reading *r, const struct label *k, str name)
{
        if (r->line > r->part_line + LINES_BELOW)
                r->first = r->last = S("");
        r->part_line = r->line;
        *(k->kind == KIND_LAST ? &r->last : &r->first) = name;
        if (r->last.n && r->first.n) {
                said_add(r, SAID_NAME, arena_fmt(r->a, FMT", "FMT,
                         ARG(r->last), ARG(r->first)), k->weak);
                r->last = r->first = S("");
        }
}

/* One word behind the label; where boxes for both stand, nothing is said. */
static bool sex_take(struct reading *r, str s)
{
        size_t n = 0;
        char said = 0;

        while (n < s.n && char_alpha(s.p[n]))
                n++;
        str word = str_slice(s, 0, n);

        if (word_is(r->l, word, KIND_MALE))
                said = 'm';
        else if (word_is(r->l, word, KIND_FEMALE))
                said = 'f';
        if (!said)
                return false;
        for (size_t i = n; i < s.n && !gap_at(s, i); i++)
                if (s.p[i] == '[' || s.p[i] == '/' || s.p[i] == '_')
                        return false;
        if (!r->to->sex)
                r->to->sex = said;
        return true;
}

/* "Re: Ana Quillfeather, employee of ...": does a patient's label stand soon
 * behind the name? */
static bool name_explained(const struct reading *r, str s, str name)
{
        str rest = str_slice(s, (size_t)(name.p + name.n - s.p), s.n);

        for (int n = 0; n < 3 && rest.n; n++) {
                str w = name_word(&rest);
                const struct label *k = w.n ? r->l->label[label_key(w)] : NULL;

                for (; k; k = k->next)
                        if (k->kind == KIND_NAME && !k->weak &&
                            words_end(w, 0, k->words) == w.n)
                                return true;
        }
        return false;
}

/* "Quillfeather, Ana (MRN 4471)", "Ana Quillfeather b. 3/4/65": a name alone
 * before the label of a record, a birth date or a claim is the patient's. */
static void name_before(struct reading *r, str s, size_t from,
                        const struct found *f)
{
        size_t words, end = f->begin;
        str v;

        if (f->label->kind != KIND_BIRTH && f->label->kind != KIND_CLAIM &&
            f->label->kind != KIND_RECORD)
                return;
        while (end > from && (char_space(s.p[end - 1]) ||
                              s.p[end - 1] == '(' || s.p[end - 1] == ',' ||
                              s.p[end - 1] == ';' || s.p[end - 1] == '-'))
                end--;
        for (size_t i = from; i < end; i++)
                if (gap_at(s, i))
                        from = i + 1;
        while (from < end && char_space(s.p[from]))
                from++;
        v = name_take(r, str_slice(s, from, end), &words);
        if (words >= 2 && v.n && v.p + v.n == s.p + end)
                said_add(r, SAID_NAME, v, false);
}

/* The value of a label, if s begins with one. */
static bool value_take(struct reading *r, const struct label *k, str s)
{
        size_t words;
        date d;
        str v;

        switch (k->kind) {
        case KIND_NAME:
                v = name_take(r, s, &words);
                if (words < 2 || v.n == 0)
                        return false;
                said_add(r, SAID_NAME, v, k->weak && !name_explained(r, s, v));
                return true;
        case KIND_FIRST:
        case KIND_LAST:
                v = name_take(r, s, &words);
                if (v.n)
                        name_part(r, k, v);
                return v.n > 0;
        case KIND_BIRTH:
                d = birth_take(s);
                if (date_known(d))
                        said_add(r, SAID_BIRTH, date_text(r->a, d), false)
                                ->birth = d;
                return date_known(d);
        case KIND_CLAIM:
                v = claim_take(s);
                if (v.n)
                        said_add(r, SAID_CLAIM, v, k->weak);
                return v.n > 0;
        case KIND_SEX:
                return sex_take(r, s);
        case KIND_INJURY:
                d = birth_take(s);
                if (!date_known(r->to->injury))
                        r->to->injury = d;
                return date_known(d);
        default:
                return false;
        }
}

/* Numbers behind "page": 2, 2 of 3, 2/3. */
static void number_take(struct identity *to, str s)
{
        long n[2] = { 0, 0 };
        size_t i = 0;

        for (int k = 0; k < 2; k++) {
                size_t from = i;

                while (i < s.n && char_digit(s.p[i]))
                        i++;
                if (!str_number(str_slice(s, from, i), &n[k]))
                        break;
                while (i < s.n && char_space(s.p[i]))
                        i++;
                if (str_starts_fold(str_slice(s, i, s.n), S("of")))
                        i += 2;
                else if (i < s.n && s.p[i] == '/')
                        i++;
                else
                        break;
                while (i < s.n && char_space(s.p[i]))
                        i++;
        }
        if (n[0] <= 0 || n[1] < 0 || to->numbers == NUMBERS_MOST)
                return;
        to->number[to->numbers].page = n[0];
        to->number[to->numbers++].of = n[1];
}

/* ---- Pages -------------------------------------------------------------- */

/* What stands in the column of f, up to the next label, on a line below. */
static void below_take(struct reading *r, str rest, const struct found *f,
                       size_t next)
{
        for (size_t n = 0; n < LINES_BELOW && rest.n;) {
                str s = str_cut(&rest, '\n');
                size_t i = f->begin > 3 ? f->begin - 3 : 0;
                struct found other;

                if (!str_trim(s).n)
                        continue;
                n++;
                /* to where a column begins */
                while (i > 0 && i < s.n && i < next && !char_space(s.p[i]) &&
                       !gap_at(s, i - 1))
                        i++;
                while (i < s.n && i < next && blank(s.p[i]))
                        i++;
                if (i >= s.n || i >= next)
                        continue;
                if (label_at(r->l, s, i, true, &other) ||
                    value_take(r, f->label, str_slice(s, i, s.n)))
                        return;
        }
}

/* A label's value: behind it, in the next column, or on a line below. */
static void found_take(struct reading *r, str s, str rest,
                       const struct found *f, const struct found *next)
{
        size_t end = next ? next->begin : s.n;

        if (f->label->kind == KIND_PAGE) {
                number_take(r->to, str_slice(s, f->value, end));
                return;
        }
        if (f->label->kind == KIND_OTHER || f->label->kind == KIND_RECORD)
                return;
        if (f->value < end &&
            (value_take(r, f->label, str_slice(s, f->value, end)) ||
             f->value < f->end + COLUMN))
                return;
        below_take(r, rest, f, f->value < end ? f->value
                             : next ? next->begin : SIZE_MAX);
}

static void line_read(struct reading *r, str s, str rest)
{
        struct found f, next;
        bool more = label_next(r->l, s, 0, true, &f);

        if (more)
                name_before(r, s, 0, &f);
        while (more) {
                more = label_next(r->l, s, f.value, f.gap, &next);
                found_take(r, s, rest, &f, more ? &next : NULL);
                f = next;
        }
}

void identity_read(arena *a, const struct identity_labels *l, str text,
                   struct identity *out)
{
        struct reading r = { .l = l, .to = out, .a = a };

        *out = (struct identity){ .injury = DATE_NONE };
        for (str rest = text; rest.n;) {
                str s = str_cut(&rest, '\n');

                r.line++;
                line_read(&r, s, rest);
        }
}
