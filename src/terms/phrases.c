/* phrases.c - words to symbols, and to those they may be damaged from. */
#include "terms/phrases.h"

#include <assert.h>

enum { NEAR_LEAST = 4, NEAR_CUT = 6, WORDS_ROOM = 1024 };

struct entry { uint64_t key; uint32_t symbol; };
struct table { struct entry *at; size_t n, room; };

struct form { char c[PHRASE_WORD_MAX]; size_t n; };

struct phrases {
        arena *a;
        struct automaton m;
        struct table exact, near;       /* by hash of the form, of its shape */
        uint32_t words;
        VEC(struct form) form;          /* of each word */
        uint32_t nears;                 /* words that stand in `near` */
};

/* ---- Tables of hashes --------------------------------------------------- */

static struct entry *entry_find(const struct table *t, uint64_t key)
{
        size_t i = (size_t)(key >> 7) & (t->room - 1);

        while (t->at[i].symbol && t->at[i].key != key)
                i = (i + 1) & (t->room - 1);
        return &t->at[i];
}

static void table_grow(arena *a, struct table *t)
{
        struct table old = *t;

        t->room = old.room ? old.room * 2 : WORDS_ROOM;
        t->at = NEWN(a, struct entry, t->room);
        for (size_t i = 0; i < old.room; i++)
                if (old.at[i].symbol)
                        *entry_find(t, old.at[i].key) = old.at[i];
}

/* The first word of a hash keeps it. */
static uint32_t table_note(arena *a, struct table *t, uint64_t key,
                           uint32_t symbol)
{
        struct entry *e;

        if (t->n * 2 >= t->room)
                table_grow(a, t);
        e = entry_find(t, key);
        if (!e->symbol) {
                *e = (struct entry){ key, symbol };
                t->n++;
        }
        return e->symbol;
}

static uint32_t table_get(const struct table *t, uint64_t key)
{
        return t->room ? entry_find(t, key)->symbol : 0;
}

/* ---- Words -------------------------------------------------------------- */

/* The one letter that stands for all of its shape.
 * SOURCE: confusions usual in recognised print. */
static char shape_of(char c)
{
        switch (c) {
        case '0': case 'q': return 'o';
        case '1': case 'l': case 'j': return 'i';
        case '5': return 's';
        case '8': return 'b';
        case '6': case '9': return 'g';
        case '2': return 'z';
        case 'e': return 'c';
        case 'v': return 'u';
        default: return c;
        }
}

/* Two shapes that print as one: rn, vv, cl. */
static char shape_pair(char a, char b)
{
        return a == 'r' && b == 'n' ? 'm' : a == 'u' && b == 'u' ? 'w'
             : a == 'c' && b == 'i' ? 'd' : 0;
}

static struct form form_shape(const struct form *f)
{
        struct form s = { .n = 0 };

        for (size_t i = 0; i < f->n; i++) {
                char c = shape_of(f->c[i]);
                char one = s.n ? shape_pair(s.c[s.n - 1], c) : 0;

                if (one)
                        s.c[s.n - 1] = one;
                else
                        s.c[s.n++] = c;
        }
        return s;
}

/* Of all letters but one; SIZE_MAX: of all. */
static uint64_t form_hash(const struct form *f, size_t without)
{
        uint64_t h = 0xcbf29ce484222325u;

        for (size_t i = 0; i < f->n; i++)
                if (i != without)
                        h = (h ^ (unsigned char)f->c[i]) * 0x100000001b3u;
        return h;
}

/* A sign that joins what stands around it: ' or a typographic one. */
static size_t apostrophe(str t, size_t at)
{
        if (t.p[at] == '\'')
                return 1;
        return t.p[at] == '\xe2' &&
               str_starts(str_slice(t, at, t.n), S("\xe2\x80\x99")) ? 3 : 0;
}

static uint32_t print_add(uint32_t print, char c)
{
        return (print ^ (unsigned char)c) * 0x01000193u;
}

/* The word at t[at], where a letter stands; what is behind it. *print is of
 * all its bytes, *hash that of the form. */
static size_t form_read(str t, size_t at, struct form *f, uint64_t *hash,
                        uint32_t *print)
{
        uint64_t h = 0xcbf29ce484222325u;
        uint32_t p = 0x811c9dc5u;
        size_t n = 0;

        for (;;) {
                size_t skip;
                char c;

                for (; at < t.n && (c = char_word(t.p[at])); at++, n++) {
                        if (n < PHRASE_WORD_MAX)
                                f->c[n] = c;
                        h = (h ^ (unsigned char)c) * 0x100000001b3u;
                        p = print_add(p, c);
                }
                skip = at < t.n ? apostrophe(t, at) : 0;
                if (!skip || at + skip >= t.n || !char_alpha(t.p[at + skip]))
                        break;
                for (; skip; skip--, at++)
                        p = print_add(p, t.p[at]);
        }
        f->n = n;
        *hash = h;
        *print = p;
        return at;
}

static uint32_t near_symbol(const struct phrases *p, const struct form *f)
{
        struct form s = form_shape(f);
        uint32_t found = 0;

        if (s.n >= NEAR_LEAST)
                found = table_get(&p->near, form_hash(&s, SIZE_MAX));
        for (size_t i = 0; i < s.n && s.n >= NEAR_CUT && !found; i++)
                found = table_get(&p->near, form_hash(&s, i));
        return found;
}

bool phrases_word(const struct phrases *p, str text, size_t *at, bool near,
                  struct text_word *out)
{
        struct form f;
        uint64_t hash;
        size_t i = *at;

        assert(!near || p->nears == p->words);
        while (i < text.n && !char_word(text.p[i]))
                i++;
        if (i == text.n) {
                *at = i;
                return false;
        }
        out->begin = i;
        out->end = *at = form_read(text, i, &f, &hash, &out->print);
        out->symbol = 0;
        if (f.n <= PHRASE_WORD_MAX) {
                out->symbol = table_get(&p->exact, hash);
                if (near && !out->symbol)
                        out->symbol = near_symbol(p, &f);
        }
        return true;
}

/* ---- Phrases ------------------------------------------------------------ */

struct phrases *phrases_open(arena *a)
{
        struct phrases *p = NEW(a, struct phrases);

        p->a = a;
        return p;
}

static uint32_t word_add(struct phrases *p, const struct form *f,
                         uint64_t hash)
{
        uint32_t symbol = table_note(p->a, &p->exact, hash, p->words + 1);

        if (symbol <= p->words)
                return symbol;
        p->words = symbol;
        *VEC_ADD(p->a, &p->form) = *f;
        return symbol;
}

void phrases_near(struct phrases *p)
{
        while (p->nears < p->words) {
                struct form s = form_shape(&p->form.at[p->nears++]);
                uint32_t symbol = p->nears;

                if (s.n >= NEAR_LEAST)
                        table_note(p->a, &p->near, form_hash(&s, SIZE_MAX),
                                   symbol);
                for (size_t i = 0; i < s.n && s.n >= NEAR_CUT - 1; i++)
                        table_note(p->a, &p->near, form_hash(&s, i), symbol);
        }
}

bool phrases_words(struct phrases *p, str text, struct pattern *to)
{
        size_t at = 0;

        for (;;) {
                struct form f;
                uint64_t hash;
                uint32_t print;

                while (at < text.n && !char_word(text.p[at]))
                        at++;
                if (at == text.n)
                        return true;
                at = form_read(text, at, &f, &hash, &print);
                if (f.n > PHRASE_WORD_MAX)
                        return false;
                pattern_symbol(p->a, to, word_add(p, &f, hash));
        }
}

rc phrases_add(struct phrases *p, const struct pattern *phrase,
               automaton_mean *mean, void *context)
{
        return automaton_add(p->a, &p->m, phrase, mean, context);
}

void phrases_close(struct phrases *p)
{
        automaton_close(p->a, &p->m);
}

uint32_t phrases_step(const struct phrases *p, uint32_t state,
                      uint32_t symbol)
{
        return automaton_step(&p->m, state, symbol);
}

const void *phrases_end(const struct phrases *p, uint32_t state)
{
        return automaton_end(&p->m, state);
}
