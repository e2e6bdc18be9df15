/* codes.c - patterns of codes, loaded and matched. See codes.h. */
#include "terms/loading.h"

static const struct code_letter *letter_find(const struct codes *c, char l)
{
        for (size_t i = 0; i < c->letters; i++)
                if (c->letter[i].letter == l)
                        return &c->letter[i];
        return NULL;
}

static size_t place_of(char ch)
{
        return char_digit(ch) ? (size_t)(ch - '0')
                              : ch >= 'A' && ch <= 'Z'
                                ? (size_t)(ch - 'A') + 10 : SIZE_MAX;
}

static bool small(char ch)
{
        return ch >= 'a' && ch <= 'z';
}

/* The first place of a pattern, `[136]` or one character, from *at. */
static str place_next(str pattern, size_t *at)
{
        size_t from = *at, end = from + 1;

        if (pattern.p[from] == '[')
                while (end < pattern.n && pattern.p[end - 1] != ']')
                        end++;
        *at = end;
        return str_slice(pattern, from, end);
}

static bool place_matches(const struct codes *c, str place, char ch,
                          struct code_meaning *m)
{
        const struct code_letter *l;
        str says;

        if (place.n > 1) {
                for (size_t i = 1; i + 1 < place.n; i++)
                        if (place.p[i] == ch)
                                return true;
                return false;
        }
        if (!small(place.p[0]))
                return place.p[0] == ch || (place.p[0] == '?' && ch != '.');
        l = letter_find(c, place.p[0]);
        if (!l || place_of(ch) == SIZE_MAX)
                return false;
        says = l->of[place_of(ch)];
        if (str_eq(says, S("right")) || str_eq(says, S("left")) ||
            str_eq(says, S("bilateral")))
                m->side = says;
        else if (says.n)
                m->parts = says;
        return true;
}

static bool code_matches(const struct codes *c, const struct code *k,
                         str written, struct code_meaning *m)
{
        size_t i = 0, at = 0;

        *m = (struct code_meaning){ k, k->parts, k->side };
        while (at < k->pattern.n) {
                str place = place_next(k->pattern, &at);

                if (i == written.n)
                        return !k->ninth && small(place.p[0]);
                if (!place_matches(c, place, written.p[i++], m))
                        return false;
        }
        return !k->ninth || i == written.n;
}

bool codes_find(const struct codes *c, str written, bool ninth,
                struct code_meaning *out)
{
        for (size_t i = 0; i < c->code.n; i++) {
                const struct code *k = &c->code.at[i];

                if (k->ninth == ninth && written.n &&
                    k->pattern.p[0] == written.p[0] &&
                    code_matches(c, k, written, out))
                        return true;
        }
        return false;
}

/* ---- Loading ------------------------------------------------------------ */

static rc wrong(str file, const struct line *at, const char *instead, err *e)
{
        return err_set(e, ERR_SYNTAX, file, at->no, "`" FMT "` is no line of "
                       "codes; %s", ARG(at->text), instead);
}

/* `icd character  s  1 right, 2 left`. */
static rc letter_load(struct codes *c, str file, const struct line *at, err *e)
{
        static const char how[] = "write `icd character  s  1 right, 2 left`";
        str list = at->columns > 2 ? at->column[2] : S(""), name;
        struct code_letter *l = &c->letter[c->letters];

        if (!list.n || at->column[1].n != 1 || !small(at->column[1].p[0]) ||
            c->letters == CODE_LETTERS ||
            letter_find(c, at->column[1].p[0]))
                return wrong(file, at, how, e);
        l->letter = at->column[1].p[0];
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));

                name = str_word(&one);
                if (name.n != 1 || place_of(name.p[0]) == SIZE_MAX)
                        return wrong(file, at, how, e);
                l->of[place_of(name.p[0])] = str_trim(one);
        }
        c->letters++;
        return OK;
}

/* A code that the pattern is for; 0: the pattern is none. */
static size_t pattern_sample(const struct codes *c, str pattern,
                             char sample[CODE_MOST])
{
        size_t n = 0, at = 0;

        while (at < pattern.n) {
                str place = place_next(pattern, &at);
                char ch = place.p[0];

                if (n == CODE_MOST)
                        return 0;
                if (ch == '[') {
                        if (place.n < 3 || place.p[place.n - 1] != ']')
                                return 0;
                        ch = place.p[1];
                } else if (small(ch)) {
                        if (!letter_find(c, ch))
                                return 0;
                        ch = '1';
                } else if (ch == '?') {
                        ch = '0';
                }
                if (ch != '.' && place_of(ch) == SIZE_MAX)
                        return 0;
                sample[n++] = ch;
        }
        return n;
}

static rc code_load(arena *a, struct codes *c, str file,
                    const struct line *at, err *e)
{
        char sample[CODE_MOST];
        struct code_meaning m;
        struct code k = { .file = file, .line = at->no };
        size_t n;

        if (str_eq(at->column[0], S("icd character")))
                return letter_load(c, file, at, e);
        k.ninth = str_eq(at->column[0], S("icd 9"));
        if (at->columns < 3 || (!k.ninth &&
                                !str_eq(at->column[0], S("icd 10"))))
                return wrong(file, at, "write `icd 10  M54.2  CONCEPT  PART  "
                             "SIDE`, `icd 9`, `icd character` or `icd word`",
                             e);
        k.pattern = at->column[1];
        k.concepts = at->column[2];
        k.parts = at->columns > 3 ? at->column[3] : S("");
        k.side = at->columns > 4 ? at->column[4] : S("");
        n = pattern_sample(c, k.pattern, sample);
        if (!n)
                return wrong(file, at, "write a pattern of at most 8 "
                             "characters: capitals, digits, a point, `?`, "
                             "`[136]`, or letters named before by `icd "
                             "character`", e);
        if (codes_find(c, str_of(sample, n), k.ninth, &m))
                return err_set(e, ERR_SYNTAX, file, at->no,
                               "`" FMT "` is never reached: `" FMT "` of "
                               FMT ":%zu comes first; write it above that "
                               "line, or leave it out", ARG(k.pattern),
                               ARG(m.code->pattern), ARG(m.code->file),
                               m.code->line);
        *VEC_ADD(a, &c->code) = k;
        return OK;
}

/* `icd word  dx`: what stands before codes, each one word. */
static rc word_load(struct loader *l, const struct line *at)
{
        struct codes *c = &l->v->codes;
        bool weak = str_eq(at->column[0], S("icd word weak"));
        str list = at->columns > 1 ? at->column[1] : S("");

        while (list.n) {
                size_t *many = weak ? &c->weaks : &c->words;
                str one = str_trim(str_cut(&list, ','));

                if (*many == CODE_WORDS || !word_read(l, one, (weak ? c->weak
                    : c->word) + *many))
                        return bad(l, at, "not one word:", one,
                                   "write at most 24 single words");
                ++*many;
        }
        return OK;
}

rc icd_load(struct loader *l, const struct line *at)
{
        if (str_starts(at->text, S("icd word")))
                return word_load(l, at);
        return code_load(l->a, &l->v->codes, l->file, at, l->e);
}

static rc no_name(struct loader *l, const struct code *k, const char *what,
                  str name)
{
        return err_set(l->e, ERR_SYNTAX, k->file, k->line, "no %s `" FMT "`; "
                       "write the name of one", what, ARG(name));
}

rc code_tie(struct loader *l, struct code *k)
{
        for (str all = k->concepts; all.n;) {
                str one = str_trim(str_cut(&all, ','));
                uint32_t i = lexicon_concept(l->v, one);

                if (i == UINT32_MAX || k->n_concepts == CODE_CONCEPTS)
                        return no_name(l, k, "concept", one);
                k->concept[k->n_concepts++] = i;
        }
        for (str all = k->parts; all.n; all = str_trim(all)) {
                str one = str_word(&all);
                bool known = false;

                for (size_t i = 0; i < l->v->parts; i++)
                        known |= str_eq(l->v->part[i].name, one);
                if (!known)
                        return no_name(l, k, "part of the body", one);
        }
        return OK;
}
