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
        size_t n_words;
        enum kind kind;
        bool bare, weak;
        size_t line;            /* where it stands in the file */
        size_t rank;            /* among all of the same first letter */
        struct label *next;     /* of the same first letter */
        struct label *next_bare;        /* of it and bare, as in the file */
};

/* Labels letter by letter: those that begin alike share their nodes. */
struct node {
        uint32_t letters;       /* which ones go on from here */
        uint32_t child, sibling;        /* 0: none */
        const struct label *label;      /* that ends here; or NULL */
        char letter;
};

/* Labels as rows of bits, by their place in `all`. */
enum { BITS = 64 };
typedef uint64_t *bits;

struct identity_labels {
        struct label *label[ROOM];      /* longest first */
        VEC(struct node) node;  /* the same; 0 is the beginning */
        uint32_t first[ROOM];   /* its nodes by their letter; 0: none */
        struct label *word[ROOM];       /* titles, doctors, never */
        struct label *bare[ROOM], **bare_end[ROOM];
        struct label **all; size_t n;   /* of `label`, for a slip of the pen */
        bits   of_length[LABEL_BYTES + 1];      /* that may be near a text of
                                           so many letters */
        bits   of_bare[ROOM];   /* that are bare, by their first letter */
        size_t bare_words[ROOM];        /* the most words of one of these */
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

/* The node behind `from` of that letter, which is made where there is none. */
static uint32_t node_get(arena *a, struct identity_labels *to, uint32_t from,
                         char letter)
{
        uint32_t new = to->node.at[from].child;

        while (new && to->node.at[new].letter != letter)
                new = to->node.at[new].sibling;
        if (new)
                return new;
        *VEC_ADD(a, &to->node) = (struct node){
                .letter = letter, .sibling = to->node.at[from].child };
        new = (uint32_t)(to->node.n - 1);
        to->node.at[from].child = new;
        to->node.at[from].letters |= letter_bit(letter);
        return new;
}

static void nodes_make(arena *a, struct identity_labels *to)
{
        VEC_ADD(a, &to->node);
        for (size_t key = 0; key < ROOM; key++) {
                size_t rank = 0;

                for (struct label *k = to->label[key]; k; k = k->next) {
                        uint32_t at = 0;

                        k->rank = rank++;
                        for (size_t i = 0; i < k->words.n; i++)
                                at = node_get(a, to, at, k->words.p[i]);
                        to->node.at[at].label = k;
                }
        }
        for (uint32_t at = to->node.at[0].child; at;
             at = to->node.at[at].sibling)
                to->first[(unsigned char)to->node.at[at].letter] = at;
}

/* Half of a name counts only with the other half beside it. */
static size_t near_least(const struct label *k)
{
        return k->kind == KIND_FIRST ? NEAR_LEAST - 2 : NEAR_LEAST;
}

/* Edits that a text of so many letters may have. */
static size_t near_most(size_t letters) { return letters >= 12 ? 2 : 1; }

static void bit_set(bits b, size_t i)
{
        b[i / BITS] |= (uint64_t)1 << i % BITS;
}

static void nears_make(arena *a, struct identity_labels *to)
{
        for (size_t n = 0; n <= LABEL_BYTES; n++)
                to->of_length[n] = NEWN(a, uint64_t, to->n / BITS + 1);
        for (size_t i = 0; i < to->n; i++) {
                const struct label *k = to->all[i];
                size_t key = label_key(k->words);

                if (k->words.n < near_least(k))
                        continue;
                for (size_t n = 0; n <= LABEL_BYTES; n++)
                        if (n + near_most(n) >= k->words.n &&
                            n <= k->words.n + near_most(n))
                                bit_set(to->of_length[n], i);
                if (!k->bare || k->n_words > BARE_WORDS)
                        continue;
                if (!to->of_bare[key])
                        to->of_bare[key] = NEWN(a, uint64_t,
                                                to->n / BITS + 1);
                bit_set(to->of_bare[key], i);
                if (k->n_words > to->bare_words[key])
                        to->bare_words[key] = k->n_words;
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
        nodes_make(a, x.to);
        nears_make(a, x.to);
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

static inline bool gap_at(str s, size_t i)
{
        if (i >= s.n || !(char_space(s.p[i]) || s.p[i] == '|'))
                return false;
        return s.p[i] == '\t' || s.p[i] == '|' ||
               (i + 1 < s.n && (char_space(s.p[i + 1]) || s.p[i + 1] == '|'));
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

/* Where the label ends whose letters end at s[i]; 0: it does not end there. */
static size_t words_end(str s, size_t i, str words)
{
        while (i < s.n && mark_dropped(s.p[i]))
                i++;
        if (i < s.n && words.p[words.n - 1] != '#' &&
            (char_alpha(s.p[i]) || char_digit(s.p[i]) || s.p[i] == '-') &&
            !value_joined(s, i, words))
                return 0;
        return i;
}

/* Labels whose words stand at one place, longest first. */
enum { STANDING = 2 * LABEL_BYTES };
struct standing {
        struct { const struct label *label; size_t end; } at[STANDING];
        size_t n;
};

static void standing_add(struct standing *to, const struct label *k,
                         size_t end)
{
        size_t i = to->n < STANDING ? to->n++ : STANDING - 1;

        for (; i > 0 && to->at[i - 1].label->rank > k->rank; i--)
                to->at[i] = to->at[i - 1];
        to->at[i].label = k;
        to->at[i].end = end;
}

static uint32_t node_next(const struct identity_labels *l, uint32_t from,
                          char letter)
{
        uint32_t at = l->node.at[from].letters & letter_bit(letter)
                      ? l->node.at[from].child : 0;

        while (at && l->node.at[at].letter != letter)
                at = l->node.at[at].sibling;
        return at;
}

/* Says no where what stands at s[i] is a letter that no label goes on with:
 * of most words the second. */
static inline bool node_may_go(const struct node *k, str s, size_t i)
{
        return k->label || i >= s.n || !char_alpha(s.p[i]) ||
               k->letters & letter_bit(char_lower(s.p[i]));
}

/* Which labels stand at s[i], of those that go on from a node. A blank before
 * a # may be missing. */
static void labels_stand(const struct identity_labels *l, str s, size_t i,
                         uint32_t at, struct standing *to)
{
        while (at) {
                const struct node *k = &l->node.at[at];
                size_t end = k->label ? words_end(s, i, k->label->words) : 0;
                uint32_t blank;

                if (end)
                        standing_add(to, k->label, end);
                while (i < s.n && mark_dropped(s.p[i]))
                        i++;
                if (i == s.n)
                        return;
                blank = node_next(l, at, ' ');
                if (blank && char_space(s.p[i])) {
                        if (gap_at(s, i))
                                return;
                        at = blank;
                } else {
                        if (blank && s.p[i] == '#')
                                labels_stand(l, s, i + 1,
                                             node_next(l, blank, '#'), to);
                        at = node_next(l, at, char_lower(s.p[i]));
                }
                i++;
        }
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

/* Is w as near to what is written as the nearest so far? Of two as near, the
 * one whose value is not compared. */
static bool label_nearer(const struct label *k, str written,
                         uint32_t letters, size_t end, size_t *least,
                         struct found *out)
{
        size_t most = near_most(written.n), d;

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

/* What stands at a place before a gap or a colon: of its first words so many,
 * where they end and which letters they have. */
struct written {
        size_t words;
        size_t end[BARE_WORDS + 1];
        uint32_t letters[BARE_WORDS + 1];
        size_t stop;            /* of a label before a colon, as far as one
                                   goes */
};

static bool colon_within(str s, size_t at, size_t end)
{
        size_t n = (end < s.n ? end : s.n) - at;

        return memchr(s.p + at, ':', n) || memchr(s.p + at, ';', n) ||
               memchr(s.p + at, '=', n);
}

/* At least `most` words of it, where there are so many. */
static void written_read(str s, size_t at, size_t most, struct written *w)
{
        uint32_t letters = 0;
        size_t i = at, hash = SIZE_MAX, far = at + LABEL_BYTES, bytes = 0;
        size_t end = colon_within(s, at, far + 1) ? far : at;
        char last = ' ';

        w->words = 0;
        for (; i < s.n && (w->words < most || i < end); i++) {
                char c = s.p[i];

                if (!char_alpha(c)) {
                        if (gap_at(s, i) || colon(c))
                                break;
                        if (char_space(c)) {
                                c = ' ';
                                if (w->words < most) {
                                        w->end[++w->words] = i;
                                        w->letters[w->words] = letters;
                                }
                        }
                        if (c == '#' && hash == SIZE_MAX)
                                hash = i;
                        if (mark_dropped(c) || (c == ' ' && last == ' '))
                                continue;
                }
                if (bytes < LABEL_BYTES)
                        letters |= letter_bit(char_lower(c));
                last = c;
                bytes++;
        }
        if (w->words < most) {
                w->end[++w->words] = i;
                w->letters[w->words] = letters;
        }
        w->stop = i < hash ? i : hash;
        w->stop = w->stop < far ? w->stop : far;
}

/* The same of a label that needs no colon: of the words at s[at] as many. */
static void bare_nearer(const struct label *k, str s, size_t at,
                        const struct written *w, size_t *least,
                        struct found *out)
{
        char room[LABEL_BYTES];
        str text;

        if (k->n_words > w->words ||
            !letters_near(k->letters, w->letters[k->n_words], 2))
                return;
        text = words_fold(str_slice(s, at, w->end[k->n_words]), room);
        label_nearer(k, text, letters_of(text), w->end[k->n_words], least,
                     out);
}

/* The label whose letters are nearly those before the next colon, or of one
 * that needs none, those of as many words: recognition and slips of the pen.
 * Short ones must be as they are. */
static bool label_near(const struct identity_labels *l, str s, size_t at,
                       struct found *out)
{
        size_t key = label_key(str_slice(s, at, s.n)), least = SIZE_MAX;
        uint64_t none = 0;
        const uint64_t *bare = l->of_bare[key], *near = NULL;
        struct written w;
        char room[LABEL_BYTES];
        uint32_t letters = 0;
        str words = S("");

        written_read(s, at, l->bare_words[key], &w);
        *out = (struct found){ .begin = at };
        if (w.stop < s.n && colon(s.p[w.stop])) {
                words = words_fold(str_slice(s, at, w.stop), room);
                letters = letters_of(words);
                near = l->of_length[words.n];
        }
        for (size_t i = 0; (near || bare) && i < l->n; i += BITS) {
                uint64_t any = (near ? near[i / BITS] : none) |
                               (bare ? bare[i / BITS] : none);

                for (; any; any &= any - 1) {
                        size_t bit = (size_t)__builtin_ctzll(any);
                        const struct label *k = l->all[i + bit];

                        if (near && near[i / BITS] >> bit & 1 &&
                            label_nearer(k, words, letters, w.stop, &least,
                                         out))
                                continue;
                        if (bare && bare[i / BITS] >> bit & 1)
                                bare_nearer(k, s, at, &w, &least, out);
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
        uint32_t first = l->first[(unsigned char)char_lower(s.p[at])];
        struct standing all;

        all.n = 0;
        if (first && node_may_go(&l->node.at[first], s, at + 1))
                labels_stand(l, s, at + 1, first, &all);
        for (size_t n = 0; n < all.n; n++) {
                const struct label *k = all.at[n].label;

                *out = (struct found){ .label = k, .begin = at,
                                       .end = all.at[n].end };
                value_begin(s, out);
                if (out->colon || (start && (k->bare || out->gap ||
                                             out->value >= s.n)) ||
                    value_typed(s, out))
                        return true;
        }
        return start && label_near(l, s, at, out);
}

/* A label that begins no column is one by the colon or the figures behind it:
 * before this. */
static size_t sure_before(str s)
{
        static const bool of[256] = {
                [':'] = true, [';'] = true, ['='] = true, ['#'] = true,
                ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true,
                ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
                ['8'] = true, ['9'] = true
        };
        size_t i = s.n;

        while (i > 0 && !of[(unsigned char)s.p[i - 1]])
                i--;
        return i;
}

/* What a word may begin behind. */
static bool parts_words(char c)
{
        static const bool of[256] = {
                [' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true,
                ['\f'] = true, ['\r'] = true, ['|'] = true, ['('] = true,
                [','] = true, [':'] = true, [';'] = true, ['/'] = true
        };

        return of[(unsigned char)c];
}

/* The next label of the line at or behind `at`, where a word may begin, and
 * with `start` a column; one that begins none stands before `sure`. */
static bool label_next(const struct identity_labels *l, str s, size_t at,
                       bool start, size_t sure, struct found *out)
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
                if (word && (start || i < sure) &&
                    label_at(l, s, i, start, out))
                        return true;
                word = parts_words(c);
                start = false;
                while (!word && i + 1 < s.n && !parts_words(s.p[i + 1]))
                        i++;
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
        str    below[LINES_BELOW]; size_t n_below;
        size_t below_line;      /* the line that these stand below */
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
                struct standing all;

                all.n = 0;
                labels_stand(r->l, w, 1, r->l->first[label_key(w)], &all);
                for (size_t i = 0; i < all.n; i++)
                        if (all.at[i].label->kind == KIND_NAME &&
                            !all.at[i].label->weak && all.at[i].end == w.n)
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

/* The lines below that say something: cut once for all labels of a line, of
 * which one may be long and hold many. */
static void lines_below(struct reading *r, str rest)
{
        if (r->below_line == r->line)
                return;
        r->below_line = r->line;
        r->n_below = 0;
        while (r->n_below < LINES_BELOW && rest.n) {
                str s = str_cut(&rest, '\n');

                if (str_trim(s).n)
                        r->below[r->n_below++] = s;
        }
}

/* What stands in the column of f, up to the next label, on a line below. */
static void below_take(struct reading *r, str rest, const struct found *f,
                       size_t next)
{
        lines_below(r, rest);
        for (size_t n = 0; n < r->n_below; n++) {
                str s = r->below[n];
                size_t i = f->begin > 3 ? f->begin - 3 : 0;
                struct found other;

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
        size_t sure = sure_before(s);
        bool more = label_next(r->l, s, 0, true, sure, &f);

        if (more)
                name_before(r, s, 0, &f);
        while (more) {
                more = label_next(r->l, s, f.value, f.gap, sure, &next);
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
