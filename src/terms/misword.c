/* misword.c - see misword.h.
 *
 * Each word is kept with each of its letters left open, so that a look-up
 * costs as many steps as the word has letters. */
#include "terms/misword.h"

#include "terms/lexicon.h"

enum {
        LEAST = 6, MOST = 24,   /* letters */
        LEAST_LIKE = 7,         /* where a letter was read: of shorter words
                                   another is too often one letter away */
        OPEN = '*'
};

/* A word with one letter open; two words that differ only there are none. */
struct slot { uint64_t key; const struct word *word; bool several; };

struct misword { struct slot *at; size_t room; };

/* Letters that are read for one another.
 * SOURCE: confusions usual in recognised print. */
static const char *const shapes[] = {
        "ceo", "ao", "iltjfr", "nuh", "uvy", "as", "gq", "bh", "nm"
};

static bool alike(char x, char y)
{
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
                if (strchr(shapes[i], x) && strchr(shapes[i], y))
                        return true;
        return false;
}

static uint64_t open_hash(const char *p, size_t n, size_t open)
{
        uint64_t h = 0xcbf29ce484222325u + n;

        for (size_t i = 0; i < n; i++) {
                unsigned char c = (unsigned char)(i == open ? OPEN : p[i]);

                h = (h ^ c) * 0x100000001b3u;
        }
        return h;
}

static struct slot *slot_find(const struct misword *m, uint64_t key)
{
        size_t i = (size_t)(key >> 9) & (m->room - 1);

        while (m->at[i].word && m->at[i].key != key)
                i = (i + 1) & (m->room - 1);
        return &m->at[i];
}

static bool is_kept(const struct word *w)
{
        for (size_t i = 0; i < w->form.n; i++)
                if (!char_alpha(w->form.p[i]))
                        return false;
        return w->form.n >= LEAST && w->form.n <= MOST;
}

struct misword *misword_open(arena *a, const struct vocabulary *v)
{
        struct misword *m = NEW(a, struct misword);
        size_t all = 1;

        for (size_t i = 0; i < v->room; i++)
                if (is_kept(&v->word[i]))
                        all += v->word[i].form.n;
        for (m->room = 64; m->room < all * 2;)
                m->room *= 2;
        m->at = NEWN(a, struct slot, m->room);
        for (size_t i = 0; i < v->room; i++) {
                const struct word *w = &v->word[i];

                for (size_t k = 0; is_kept(w) && k < w->form.n; k++) {
                        uint64_t key = open_hash(w->form.p, w->form.n, k);
                        struct slot *s = slot_find(m, key);

                        if (!s->word)
                                *s = (struct slot){ key, w, false };
                        else
                                s->several = true;
                }
        }
        return m;
}

/* The vocabulary's word that stands there, or would if the letter at `open`
 * were another. */
static const struct word *word_open(const struct misword *m, const char *p,
                                    size_t n, size_t open)
{
        const struct slot *s = slot_find(m, open_hash(p, n, open));

        if (!s->word || s->several || s->word->form.n != n)
                return NULL;
        for (size_t i = 0; i < n; i++)
                if (i != open && p[i] != s->word->form.p[i])
                        return NULL;
        return s->word;
}

/* One of the words that are there; a slot of several has lost some. */
static bool is_known(const struct misword *m, const char *p, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                const struct slot *s = slot_find(m, open_hash(p, n, i));

                if (!s->word)
                        return false;
                if (s->word->form.n == n && !memcmp(s->word->form.p, p, n))
                        return true;
        }
        return true;            /* every slot is another's: leave it */
}

/* Where one letter is to be another one, and which; 0: nowhere, or in more
 * than one way. */
static char letter_mend(const struct misword *m, const char *p, size_t n,
                        size_t mark, size_t *at)
{
        size_t from = mark < n ? mark : 0, to = mark < n ? mark + 1 : n;
        char found = 0;

        if (mark >= n && (n < LEAST_LIKE || is_known(m, p, n)))
                return 0;
        for (size_t i = from; i < to; i++) {
                const struct word *w = word_open(m, p, n, i);

                if (!w || (mark >= n && !alike(p[i], w->form.p[i])))
                        continue;
                if (found)
                        return 0;
                found = w->form.p[i];
                *at = i;
        }
        return found;
}

/* The word in lower case, with at most one mark or digit between letters;
 * *mark: where, or n. 0: it is too long, too short or has more of them. */
static size_t word_take(const char *p, size_t n, char low[MOST + 1],
                        size_t *mark)
{
        size_t i = 0, marks = 0;

        for (*mark = MOST + 1; i < n; i++) {
                bool between = i && i + 1 < n && p[i] > ' ' && p[i] < 127 &&
                               char_alpha(p[i - 1]) && char_alpha(p[i + 1]);

                if (!char_alpha(p[i]) && !between)
                        break;
                if (i == MOST)
                        return 0;
                if (!char_alpha(p[i])) {
                        marks++;
                        *mark = i;
                }
                low[i] = char_lower(p[i]);
        }
        return marks > 1 || i < LEAST ? 0 : i;
}

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

static void word_mend(const struct misword *m, char *p, size_t n)
{
        char low[MOST + 1], c;
        size_t mark, at = 0, k = word_take(p, n, low, &mark);

        if (!k)
                return;
        c = letter_mend(m, low, k, mark, &at);
        if (!c && k > LEAST && low[k - 1] == 's' &&
            !(mark >= k && is_known(m, low, k))) {
                c = letter_mend(m, low, k - 1, mark, &at);
                if (at + 2 == k)        /* suspicious, suspicions */
                        return;
        }
        if (!c)
                return;
        if (is_capital(p[at]) || (at > 1 && is_capital(p[at - 1]) &&
                                  is_capital(p[at - 2])))
                c = (char)(c - 'a' + 'A');
        p[at] = c;
}

void misword_mend(const struct misword *m, char *page, size_t n)
{
        for (size_t at = 0; at < n;) {
                if (char_alpha(page[at]))
                        word_mend(m, page + at, n - at);
                while (at < n && page[at] > ' ' && page[at] < 127)
                        at++;
                while (at < n && !char_alpha(page[at]))
                        at++;
        }
}
