/* level.c - see level.h. */
#include "clinical/level.h"

enum { LEVEL_MOST = 12, LISTED = 3, ABOVE_AGE = 8, LEVEL_BYTES = 12 };

static bool number_level(const struct passage *p, size_t i)
{
        return i < p->s->n && p->s->t[i].digits && !p->s->t[i].dated &&
               p->s->t[i].end - p->s->t[i].begin <= 2 &&
               p->s->t[i].number >= 1 && p->s->t[i].number <= LEVEL_MOST;
}

/* "L4" at token i: its letter, or 0. */
static char letter_at(const struct passage *p, str text, size_t i)
{
        const struct token *t = &p->s->t[i];
        char c = i + 1 < p->s->n ? char_lower(text.p[t->begin]) : 0;

        if (!c || t->end - t->begin != 1 || t->digits || c < 'a' || c > 'z' ||
            p->v->level[c - 'a'] == UINT32_MAX || !number_level(p, i + 1) ||
            t[1].begin > t->end + 1 || t[1].before & ~(uint32_t)
            (GLUE_SPACE | GLUE_HYPHEN))
                return 0;
        return t[1].begin == t->end || t[1].before & GLUE_HYPHEN
               ? (char)(c - 'a' + 'A') : 0;
}

static bool joins(const struct passage *p, size_t i)
{
        return i < p->s->n && p->v->flag_of[p->s->t[i].symbol] &
               (WORD_AND | WORD_OR);
}

static bool through(const struct passage *p, size_t i)
{
        const struct entry *e = i < p->s->n ? p->count[i].entry : NULL;

        return e && e->kind == ENTRY_MARK && e->target == COUNT_TO;
}

/* The other end of a disc or a range that begins at x and is written behind
 * token last; behind it, or last. */
static size_t end_read(const struct passage *p, str text, struct level *x,
                       size_t last)
{
        size_t i = last + 1;
        uint32_t glue = i < p->s->n ? p->s->t[i].before : 0;
        bool tight = glue & (GLUE_HYPHEN | GLUE_SLASH) &&
                     !(glue & (GLUE_COMMA | GLUE_STOP | GLUE_SEMICOLON));
        int n;
        char c;

        if (!tight && !through(p, i))
                return last;
        i += !tight;
        c = letter_at(p, text, i);
        n = c ? (int)p->s->t[i + 1].number :
            number_level(p, i) ? (int)p->s->t[i].number : 0;
        if (!c && n == 1 && x->to_letter == 'L' && x->to == 5)
                c = 'S';                        /* L5-1 */
        else if (!c && n <= x->to)
                return last;
        x->to_letter = c ? c : x->to_letter;
        x->to = n;
        return number_level(p, i) ? i : i + 1;
}

/* The level at token i; *last its last token. */
static bool level_at(const struct passage *p, str text, size_t i,
                     struct level *x, size_t *last)
{
        char c = letter_at(p, text, i);
        size_t end;

        if (!c)
                return false;
        *x = (struct level){ c, c, (int)p->s->t[i + 1].number,
                             (int)p->s->t[i + 1].number };
        *last = i + 1;
        end = end_read(p, text, x, *last);
        if (end != *last)                       /* L4-L5-S1 */
                end = end_read(p, text, x, end);
        *last = end;
        return true;
}

/* "5-6" behind "C4-5 and": the letter stays. */
static bool level_again(const struct passage *p, size_t i, struct level *x,
                        size_t *last)
{
        const struct token *t = &p->s->t[i];

        if (!number_level(p, i) || !number_level(p, i + 1) ||
            !(t[1].before & (GLUE_HYPHEN | GLUE_SLASH)) ||
            (int)t[1].number != (int)t->number + 1)
                return false;
        *x = (struct level){ x->to_letter, x->to_letter, (int)t->number,
                             (int)t[1].number };
        *last = i + 1;
        return true;
}

static void level_put(struct level_run *r, const struct level *x)
{
        for (size_t i = 0; i < r->n; i++)
                if (r->at[i].letter == x->letter && r->at[i].to == x->to &&
                    r->at[i].number == x->number)
                        return;
        if (r->n < LEVELS)
                r->at[r->n++] = *x;
}

/* The run that begins at token i. */
static bool run_read(const struct passage *p, str text, size_t i,
                     struct level_run *r)
{
        struct level x;

        *r = (struct level_run){ .first = i };
        if (!level_at(p, text, i, &x, &r->last))
                return false;
        for (;;) {
                size_t next = r->last + 1, last;

                level_put(r, &x);
                while (joins(p, next))
                        next++;
                if (next >= p->s->n ||
                    p->s->t[next].before & GLUE_SEMICOLON ||
                    (!level_at(p, text, next, &x, &last) &&
                     !level_again(p, next, &x, &last)))
                        return true;
                r->last = last;
        }
}

void levels_read(struct levels *x, const struct passage *p, str text,
                 bool restart)
{
        const struct sentence *s = p->s;

        x->n = 0;
        if (restart || s->t[0].before & (GLUE_PARAGRAPH | GLUE_BULLET) ||
            ++x->age > ABOVE_AGE)
                x->above.n = 0;
        for (size_t i = 0; i < s->n && x->n < LEVEL_RUNS; i++)
                if (run_read(p, text, i, &x->run[x->n]))
                        i = x->run[x->n++].last;
        if (x->n && x->run[0].first == 0 &&
            s->t[x->run[0].last + 1].before & GLUE_COLON) {
                x->above = x->run[0];
                x->age = 0;
        }
}

/* --- whose they are ------------------------------------------------------ */

static bool may_have(const struct passage *p, const struct event *e)
{
        const struct lexeme *x;

        if (!event_names(e) || e->kind == ENTRY_DRUG)
                return false;
        x = &p->v->lexeme[e->target];
        return (x->by_body || x->by_side || x->by_region) &&
               !str_eq(p->v->concept[e->target].section, S("imaging"));
}

/* Does anything that parts clauses stand between tokens? */
static bool parted(const struct passage *p, size_t after, size_t before)
{
        for (size_t i = after + 1; i <= before && i < p->s->n; i++)
                if (p->s->t[i].before & (GLUE_SEMICOLON | GLUE_COLON) ||
                    (p->s->t[i].before & GLUE_COMMA &&
                     p->verb_at[i] != SIZE_MAX))
                        return true;
        return false;
}

/* Does a comma or an "and" stand between tokens? */
static bool listed(const struct passage *p, size_t after, size_t before)
{
        for (size_t i = after + 1; i <= before; i++)
                if (p->s->t[i].before & GLUE_COMMA || joins(p, i))
                        return true;
        return false;
}

/* The mention that a run is said of: the last before it, or the first behind.
 * p->n: none; *all: it heads what follows. */
static size_t run_owner(const struct passage *p, const struct level_run *r,
                        bool *all)
{
        size_t before = p->n, behind = p->n;
        const struct event *e = p->event;

        *all = false;
        for (size_t k = 0; k < p->n; k++) {
                if (!may_have(p, &e[k]))
                        continue;
                if (e[k].first <= r->last && e[k].last >= r->first)
                        return k;
                if (e[k].last < r->first)
                        before = k;
                else if (behind == p->n)
                        behind = k;
        }
        if (before < p->n && !parted(p, e[before].last, r->first) &&
            (behind == p->n || !listed(p, e[before].last, r->first) ||
             listed(p, r->last, e[behind].first)))
                return before;
        *all = behind < p->n && before == p->n;
        return behind < p->n ? behind : before;
}

static bool run_holds(const struct passage *p, const struct level_run *r,
                      size_t event)
{
        bool all;
        size_t owner = run_owner(p, r, &all);

        if (owner == event || owner == p->n)
                return owner == event;
        if (all && event > owner)
                return true;
        /* "bulge and stenosis at L4-5" */
        return event < owner && may_have(p, &p->event[event]) &&
               p->event[owner].last < r->first &&
               passage_listed(p, p->event[event].last, p->event[owner].first,
                              LISTED);
}

static void run_say(buf *b, const struct level_run *r)
{
        for (size_t i = 0; i < r->n; i++)
                if (r->at[i].letter == r->at[i].to_letter &&
                    r->at[i].number == r->at[i].to)
                        buf_fmt(b, "%s%c%d", b->n ? ", " : "",
                                r->at[i].letter, r->at[i].number);
                else
                        buf_fmt(b, "%s%c%d-%c%d", b->n ? ", " : "",
                                r->at[i].letter, r->at[i].number,
                                r->at[i].to_letter, r->at[i].to);
}

str levels_of(arena *a, const struct levels *x, const struct passage *p,
              const struct mention *m)
{
        buf b = buf_open(a, LEVEL_RUNS * LEVELS * LEVEL_BYTES);
        size_t heads = LEVEL_RUNS;

        if (m->event == SIZE_MAX || (!x->n && !x->above.n) ||
            !may_have(p, &p->event[m->event]))
                return S("");
        for (size_t i = 0; i < x->n; i++) {
                bool all;

                if (!run_holds(p, &x->run[i], m->event))
                        continue;
                run_owner(p, &x->run[i], &all);
                if (all)
                        heads = i;      /* unless one of its own follows */
                else
                        run_say(&b, &x->run[i]);
        }
        if (!b.n && heads < LEVEL_RUNS)
                run_say(&b, &x->run[heads]);
        if (!b.n && !x->n)
                run_say(&b, &x->above);
        return buf_str(&b);
}
