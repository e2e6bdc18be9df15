/* site.c - the places that words name, and which of them a fact has. See
 * site.h.
 *
 * A side belongs to the part that follows it ("right knee") and, where none
 * does, to the parts before it ("knee, on the right"). It passes on to limbs
 * named after it ("right wrist and hand"), not to the spine. */
#include "clinical/site.h"

enum {
        ITEMS = 24, NEAR = 2, HEAD_TOKENS = 8, HEAD_AGE = 12,
        SEGMENTS = 3
};

/* A part or a side as written. */
struct item { bool side; uint32_t part; str name; size_t first, last; };

/* Parts with their sides; `side` is one that no part has. */
struct spots {
        uint32_t part[SITE_PARTS];
        str of[SITE_PARTS];
        size_t n;
        str side;
};

static bool word_joins(const struct passage *p, size_t i)
{
        return p->v->flag_of[p->s->t[i].symbol] & (WORD_AND | WORD_OR);
}

static bool comma_at(const struct passage *p, size_t i)
{
        return p->s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON);
}

static bool names_end(const struct passage *p, size_t i)
{
        for (size_t k = 0; k < p->n && p->event[k].first <= i; k++)
                if (p->event[k].last == i &&
                    (event_names(&p->event[k]) ||
                     p->event[k].kind == ENTRY_NORMAL ||
                     p->event[k].kind == ENTRY_ABNORMAL))
                        return true;
        return p->body[i].entry && p->body[i].entry->kind == ENTRY_PART;
}

/* Does a mention or a finding word begin at token i? */
static bool names_begin(const struct passage *p, size_t i)
{
        for (size_t k = 0; k < p->n && p->event[k].first <= i; k++)
                if (p->event[k].first == i &&
                    (event_names(&p->event[k]) ||
                     p->event[k].kind == ENTRY_NORMAL ||
                     p->event[k].kind == ENTRY_ABNORMAL))
                        return true;
        return p->body[i].entry && p->body[i].entry->kind == ENTRY_PART;
}

/* "(R)", "R knee", "R EHL 4/5", "positive R", "R > L": a capital letter that
 * is a side. */
static bool letter_side(const struct passage *p, str text, size_t i,
                        str *side)
{
        const struct token *t = &p->s->t[i];
        char before, behind;

        if (!t->capital)
                return false;
        *side = p->v->side[p->body[i].entry->target];
        before = t->begin ? text.p[t->begin - 1] : '\n';
        behind = t->end < text.n ? text.p[t->end] : '\n';
        if (strchr("'&-/", behind) && behind)
                return false;
        if ((before == '(' && behind == ')') || behind == ':' ||
            behind == '=' || behind == '>' || before == '>')
                return true;
        if (i + 1 < p->s->n && !comma_at(p, i + 1))
                return t[1].before == GLUE_SPACE && names_begin(p, i + 1);
        return before == ' ' && i && names_end(p, i - 1);
}

/* "L4": a spinal level's letter and number, written together. */
static bool letter_level(const struct passage *p, str text, size_t i,
                         uint32_t *part)
{
        const struct token *t = &p->s->t[i];
        char c = char_lower(text.p[t->begin]);

        if (t->end - t->begin != 1 || t->digits || i + 1 >= p->s->n ||
            t[1].begin != t->end || !t[1].digits || c < 'a' || c > 'z')
                return false;
        *part = p->v->level[c - 'a'];
        return *part != UINT32_MAX;
}

static bool item_read(const struct passage *p, str text, size_t i,
                      struct item *x)
{
        const struct entry *e = p->body[i].entry;

        *x = (struct item){ .first = i, .last = i };
        if (e && (e->kind == ENTRY_PART || e->kind == ENTRY_SIDE)) {
                x->last = i + p->body[i].n - 1;
                x->side = e->kind == ENTRY_SIDE;
                x->part = e->target;
                x->name = x->side ? p->v->side[e->target]
                                  : p->v->part[e->target].side;
                return true;
        }
        if (letter_level(p, text, i, &x->part))
                return true;
        x->side = e && e->kind == ENTRY_SIDE_LETTER &&
                  letter_side(p, text, i, &x->name);
        return x->side;
}

static bool digits_between(const struct passage *p, size_t after,
                           size_t before)
{
        for (size_t i = after + 1; i < before; i++)
                if (p->s->t[i].digits)
                        return true;
        return false;
}

/* The items of tokens from..to; two sides of which no part stands between
 * are both sides, or the first where each has its own figure. */
static size_t items_read(const struct passage *p, str text, size_t from,
                         size_t to, struct item *out)
{
        size_t n = 0;

        for (size_t i = from; i < to && n < ITEMS; i++) {
                struct item x, *last = n ? &out[n - 1] : NULL;

                if (!item_read(p, text, i, &x))
                        continue;
                if (!last || !last->side || !x.side) {
                        out[n++] = x;
                        continue;
                }
                if (digits_between(p, last->last, x.first))
                        continue;
                if (!str_eq(last->name, x.name))
                        last->name = S("bilateral");
                last->last = x.last;
        }
        return n;
}

static void side_join(str *side, str other)
{
        if (!side->n)
                *side = other;
        else if (other.n && !str_eq(*side, other))
                *side = S("bilateral");
}

static void spot_add(struct spots *s, const struct part *part, uint32_t i,
                     str side)
{
        for (size_t k = 0; k < s->n; k++)
                if (str_eq(part[s->part[k]].name, part[i].name)) {
                        side_join(&s->of[k], side);
                        return;
                }
        if (s->n < SITE_PARTS) {
                s->part[s->n] = i;
                s->of[s->n++] = side;
        }
}

/* Is the side at x[k] that of the part behind it? */
static bool side_bound(const struct passage *p, const struct item *x, size_t k,
                       size_t n)
{
        if (k + 1 >= n || x[k + 1].side ||
            x[k + 1].first - x[k].last > NEAR + 1)
                return false;
        for (size_t i = x[k].last + 1; i <= x[k + 1].first; i++)
                if (word_joins(p, i) || comma_at(p, i))
                        return false;
        return true;
}

static void items_place(const struct passage *p, const struct item *x,
                        size_t n, struct spots *s)
{
        const struct part *part = p->v->part;
        str side = S("");
        size_t open = 0;                /* parts from here want a side */

        *s = (struct spots){ 0 };
        for (size_t i = 0; i < n; i++) {
                bool touch = i && x[i - 1].side;

                if (!x[i].side) {
                        spot_add(s, part, x[i].part, x[i].name.n ? x[i].name :
                                 part[x[i].part].midline && !touch ? S("")
                                                                   : side);
                        continue;
                }
                side = x[i].name;
                if (!side_bound(p, x, i, n)) {
                        if (!s->n)
                                side_join(&s->side, side);
                        for (size_t k = open; k < s->n; k++)
                                if (!s->of[k].n)
                                        s->of[k] = side;
                }
                open = s->n;
        }
}

static void spots_read(const struct passage *p, str text, size_t from,
                       size_t to, struct spots *s)
{
        struct item item[ITEMS];
        size_t n = items_read(p, text, from, to, item);

        items_place(p, item, n, s);
}

static bool spots_sided(const struct spots *s)
{
        bool sided = s->side.n > 0;

        for (size_t i = 0; i < s->n; i++)
                sided |= s->of[i].n > 0;
        return sided;
}

/* Fills what s lacks with what is named in `other`. */
static void spots_take(struct spots *s, const struct part *part,
                       const struct spots *other)
{
        if (!s->n) {
                str side = s->side;

                *s = *other;
                if (!side.n)
                        return;
                s->side = side;
                for (size_t i = 0; i < s->n; i++)
                        s->of[i] = side;
                return;
        }
        if (spots_sided(s))
                return;
        for (size_t i = 0; i < s->n; i++) {
                if (!other->n)
                        s->of[i] = other->side;
                for (size_t k = 0; k < other->n; k++)
                        if (str_eq(part[s->part[i]].name,
                                   part[other->part[k]].name))
                                s->of[i] = other->of[k];
        }
}

/* --- which words a mention's place is in ------------------------------- */

struct search {
        const struct passage *p;
        str text;
        const struct lexeme *x;
        const struct mention *m;
        struct spots s;
};

static bool found(const struct search *f)
{
        return (f->x->by_side || f->s.n) && spots_sided(&f->s);
}

static void take(struct search *f, size_t from, size_t to)
{
        struct spots other;

        spots_read(f->p, f->text, from, to, &other);
        spots_take(&f->s, f->p->v->part, &other);
}

static size_t segment_begin(const struct passage *p, size_t i)
{
        while (i && !comma_at(p, i))
                i--;
        return i;
}

static size_t segment_end(const struct passage *p, size_t i)
{
        for (i++; i < p->s->n && !comma_at(p, i); i++)
                ;
        return i < p->s->n ? i : p->s->n;
}

/* The words of event k alone: from the mention before it, or its comma, to
 * the next. */
static void own_words(const struct passage *p, size_t k, size_t *from,
                      size_t *to)
{
        const struct event *m = &p->event[k];

        *from = segment_begin(p, m->first);
        *to = segment_end(p, m->last);
        for (size_t i = 0; i < k; i++)
                if (event_names(&p->event[i]) && p->event[i].last >= *from &&
                    (p->event[i].kind != ENTRY_OBSERVED ||
                     p->event[i].last + 1 < m->first))
                        *from = p->event[i].last + 1;
        for (size_t i = k + 1; i < p->n; i++)
                if (event_names(&p->event[i]) && p->event[i].first < *to)
                        *to = p->event[i].first;
}

/* Where its own words begin: at its finding word ("decreased ..."), and not
 * before an "and", which parts it from what stands there. */
static size_t own_begin(const struct search *f, const struct event *e,
                        size_t from)
{
        if (e->kind == ENTRY_OBSERVED && f->m->from < e->first &&
            f->m->from > from)
                return f->m->from;
        return e->first && word_joins(f->p, e->first - 1) ? e->first : from;
}

/* "Positive on the left and negative on the right": the finding words of the
 * clause, between joining words, that token i stands in. A set of 1 normal,
 * 2 abnormal. */
static unsigned words_around(const struct passage *p, size_t i, size_t from,
                             size_t to)
{
        size_t a = i, b = i + 1;
        unsigned words = 0;

        while (a > from && !word_joins(p, a) && !comma_at(p, a))
                a--;
        while (b < to && !word_joins(p, b) && !comma_at(p, b))
                b++;
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first >= a && e->last < b)
                        words |= e->kind == ENTRY_NORMAL ? 1u :
                                 e->kind == ENTRY_ABNORMAL ? 2u : 0;
        }
        return words;
}

/* An observation that is one thing on one side and another on the other: only
 * the sides where it is what the mention says. */
static bool opposed(struct search *f, size_t from, size_t to)
{
        unsigned mine = f->m->status == FINDING_ABSENT ? 1 : 2, all = 0;
        struct item item[ITEMS];
        size_t n = 0, used = 0;

        for (size_t i = from; i < to && n < ITEMS; i++)
                if (item_read(f->p, f->text, i, &item[n])) {
                        all |= item[n].side
                               ? words_around(f->p, i, from, to) : 0;
                        n++;
                }
        if (all != 3)
                return false;
        for (size_t i = 0; i < n; i++)
                if (!item[i].side || words_around(f->p, item[i].first, from,
                                                  to) & mine)
                        item[used++] = item[i];
        items_place(f->p, item, used, &f->s);
        return true;
}

/* "Injection, left knee": the comma segments behind that name nothing but a
 * place. */
static void look_behind(struct search *f, size_t k, size_t at)
{
        const struct passage *p = f->p;

        for (size_t n = 0; n < SEGMENTS && at < p->s->n && !found(f); n++) {
                size_t to = segment_end(p, at);

                if (!comma_at(p, at) || p->s->t[at].before & GLUE_SEMICOLON ||
                    p->verb_at[at] != SIZE_MAX)
                        return;
                for (size_t i = k + 1; i < p->n; i++)
                        if (p->event[i].first >= at && p->event[i].first < to &&
                            event_names(&p->event[i]))
                                return;
                take(f, at, to);
                at = to;
        }
}

/* "Swelling and tenderness of the left knee": the words of the last of a
 * list, where none but it names a place. */
static void look_ahead(struct search *f, size_t k)
{
        const struct passage *p = f->p;
        size_t last = k, from, to;

        for (size_t i = k + 1; i < p->n; i++) {
                const struct event *e = &p->event[i];

                if (!event_names(e))
                        continue;
                if (!passage_listed(p, p->event[last].last, e->first, 1))
                        break;
                for (size_t t = p->event[last].last + 1; t < e->first; t++)
                        if (p->body[t].entry)
                                return;
                last = i;
        }
        if (last == k)
                return;
        own_words(p, last, &from, &to);
        take(f, p->event[last].first, to);
        if (!found(f))
                look_behind(f, last, to);
}

/* What heads the sentence: "Right knee: ...", "On the left, ...". */
static void look_head(struct search *f)
{
        const struct passage *p = f->p;
        size_t to = 0, first = p->s->n;

        for (size_t k = p->n; k--;)
                if (event_names(&p->event[k]))
                        first = p->event[k].first;
        for (size_t i = 1; i <= first && i < p->s->n; i++)
                if (comma_at(p, i) || p->s->t[i].before & GLUE_COLON)
                        to = i;
        if (to && to <= p->event[f->m->event].first)
                take(f, 0, to);
}

static bool part_in(str list, str name)
{
        while (list.n)
                if (str_eq(str_trim(str_cut(&list, ',')), name))
                        return true;
        return false;
}

/* Of what has its one place in the body, a side that another place has is
 * none of its own. */
static void spots_keep(struct spots *s, const struct part *part, str list)
{
        size_t n = 0;

        for (size_t i = 0; i < s->n; i++)
                if (part_in(list, part[s->part[i]].name)) {
                        s->part[n] = s->part[i];
                        s->of[n++] = s->of[i];
                }
        s->n = n;
        s->side = S("");
}

/* The segments before it: the last that names a part, or the side of the
 * part that is known. */
static void look_back(struct search *f, size_t from)
{
        const struct passage *p = f->p;
        size_t to;

        while (from && !found(f)) {
                struct spots other;

                to = from--;
                from = segment_begin(p, from);
                spots_read(p, f->text, from, to, &other);
                if (!other.n)
                        continue;
                if (f->x->by_side)
                        spots_keep(&other, p->v->part, f->x->side_of);
                spots_take(&f->s, p->v->part, &other);
                if (f->s.n)
                        return;
        }
}

static void look_above(struct search *f, const struct above *above)
{
        struct spots other = { .side = above->site.side };

        if (f->x->act || above->age > HEAD_AGE)
                return;
        for (size_t i = 0; i < above->site.n; i++) {
                other.part[i] = above->site.part[i];
                other.of[other.n++] = above->site.side;
        }
        if (f->x->by_side && other.n) {
                spots_keep(&other, f->p->v->part, f->x->side_of);
                if (!other.n)
                        return;
        }
        if (other.n || other.side.n)
                spots_take(&f->s, f->p->v->part, &other);
}

/* --- what is found ----------------------------------------------------- */

static void site_part(struct sites *out, uint32_t part, str side, bool one)
{
        struct site *w = NULL;

        for (size_t i = 0; i < out->n && !w; i++)
                if (one || str_eq(out->at[i].side, side))
                        w = &out->at[i];
        if (!w) {
                if (out->n == SITES)
                        return;
                w = &out->at[out->n++];
                w->side = side;
        }
        if (!str_eq(w->side, side))
                w->side = S("");
        if (w->n < SITE_PARTS)
                w->part[w->n++] = part;
}

/* The side of what carries a side alone: that of its own part, else the one
 * side that is named. */
static void side_only(const struct search *f, struct sites *out)
{
        struct spots own = f->s;
        str side = f->s.side;
        bool several = false;

        spots_keep(&own, f->p->v->part, f->x->side_of);
        if (!own.n)
                own = f->s;
        for (size_t i = 0; i < own.n; i++) {
                several |= side.n && own.of[i].n && !str_eq(side, own.of[i]);
                if (own.of[i].n)
                        side = own.of[i];
        }
        out->n = 1;
        out->at[0].side = several ? S("") : side;
}

static void sites_of(const struct search *f, struct sites *out)
{
        *out = (struct sites){ 0 };
        if (f->x->by_side) {
                side_only(f, out);
                return;
        }
        for (size_t i = 0; i < f->s.n; i++)
                site_part(out, f->s.part[i], f->s.of[i], f->x->counts);
        if (!out->n) {
                out->n = 1;
                out->at[0].side = f->s.side;
        }
}

void sites_find(const struct passage *p, str text, const struct above *above,
                const struct mention *m, struct sites *out)
{
        struct search f = { .p = p, .text = text, .m = m,
                            .x = &p->v->lexeme[m->concept] };
        const struct event *e;
        size_t from, to, end;

        *out = (struct sites){ .n = 1 };
        if (m->event == SIZE_MAX || !(f.x->by_body || f.x->by_side))
                return;
        e = &p->event[m->event];
        own_words(p, m->event, &from, &to);
        if (e->again)                   /* its place is what it says anew */
                from = e->first;
        end = e->kind == ENTRY_OBSERVED && m->to >= to
              ? segment_end(p, m->to) : to;
        if (!(e->kind == ENTRY_OBSERVED && opposed(&f, from, end))) {
                spots_read(p, text, own_begin(&f, e, from), to, &f.s);
                if (!found(&f))
                        take(&f, from, to);
        }
        if (!found(&f))
                look_behind(&f, m->event, to);
        if (!found(&f) && !f.s.n)
                look_ahead(&f, m->event);
        if (!found(&f))
                look_head(&f);
        if (!found(&f))
                look_back(&f, from);
        if (!found(&f))
                look_above(&f, above);
        sites_of(&f, out);
}

/* --- what heads the lines ---------------------------------------------- */

void above_read(struct above *above, const struct passage *p, str text,
                bool restart)
{
        const struct sentence *s = p->s;
        size_t end = 0;
        struct spots spots;

        above->age++;
        if (restart)
                *above = (struct above){ 0 };
        for (size_t i = 1; i <= s->n && i <= HEAD_TOKENS && !end; i++)
                if (s->t[i].before & GLUE_COLON ||
                    (i == s->n && s->t[i].before & (GLUE_LINE |
                                                    GLUE_PARAGRAPH) &&
                     !(s->t[i].before & (GLUE_STOP | GLUE_COMMA))))
                        end = i;
        if (!end)
                return;
        for (size_t k = 0; k < p->n; k++)
                if (event_names(&p->event[k]) && p->event[k].first < end)
                        return;
        spots_read(p, text, 0, end, &spots);
        if (!spots.n && !spots.side.n)
                return;
        *above = (struct above){ .site.side = spots.n ? spots.of[0]
                                                      : spots.side };
        for (size_t i = 0; i < spots.n; i++) {
                if (!str_eq(spots.of[i], above->site.side))
                        above->site.side = S("");
                above->site.part[above->site.n++] = spots.part[i];
        }
}
