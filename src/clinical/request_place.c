/* request_place.c - parts of the body, spinal levels and side of a request. */
#include "clinical/request_inside.h"

/* "L4" at token i: a level's letter and number, written together. */
static bool level_at(const struct ask *q, size_t i, uint32_t *part)
{
        char c = char_lower(q->text.p[q->t[i].begin]);

        if (q->t[i].end - q->t[i].begin != 1 || q->t[i].digits ||
            i + 1 >= q->n || !q->t[i + 1].digits || c < 'a' || c > 'z' ||
            q->t[i + 1].begin != q->t[i].end || q->t[i + 1].number > 12)
                return false;
        *part = q->v->level[c - 'a'];
        return *part != UINT32_MAX;
}

static void body_add(struct request *r, str name)
{
        for (size_t i = 0; i < r->n_body; i++)
                if (str_eq(r->body[i], name))
                        return;
        if (r->n_body < PARTS_MOST)
                r->body[r->n_body++] = name;
}

/* Reads "L4-L5", "L4-5" or "L4" at i; returns the token behind it. */
static size_t level_read(struct ask *q, struct request *r, size_t i)
{
        size_t end = i + 2;
        uint32_t part, other;

        (void)level_at(q, i, &part);
        if (end < q->n && q->t[end].before & (GLUE_HYPHEN | GLUE_SLASH)) {
                if (q->t[end].digits && q->t[end].number <= 12)
                        end++;
                else if (level_at(q, end, &other))
                        end += 2;
        }
        for (size_t k = i; k < end; k++)
                q->used[k] = true;
        r->n_levels++;
        r->levels = r->levels.n ? str_of(r->levels.p, (size_t)(q->text.p +
                                        q->t[end - 1].end - r->levels.p))
                                : str_slice(q->text, q->t[i].begin,
                                            q->t[end - 1].end);
        body_add(r, q->v->part[part].name);
        return end;
}

/* "R shoulder", "(L) knee", "knee (R)". */
static bool part_beside(const struct ask *q, size_t i)
{
        const struct entry *e = i + 1 < q->n ? q->hit[i + 1][LANE_BODY].entry
                                             : NULL;
        uint32_t part;

        if (((e && e->kind == ENTRY_PART) ||
             (i + 1 < q->n && level_at(q, i + 1, &part))) &&
            !(q->t[i + 1].before & (GLUE_SLASH | GLUE_COMMA)))
                return true;
        e = i ? q->hit[i - 1][LANE_BODY].entry : NULL;
        return e && e->kind == ENTRY_PART && q->t[i].before & GLUE_OPEN;
}

/* "R L4-5 discectomy", "knee brace R": a capital letter at either end. */
static bool letter_at_end(const struct ask *q, size_t i, size_t from,
                          size_t to)
{
        const struct token *t = &q->t[i];
        bool beside = i + 1 < q->n && q->t[i + 1].begin == t->end;

        if (t->end - t->begin != 1 || q->text.p[t->begin] < 'A' ||
            q->text.p[t->begin] > 'Z' || beside)
                return false;
        if (i == from)
                return i + 1 < to && q->t[i + 1].before == GLUE_SPACE;
        return i + 1 == to && t->before & GLUE_SPACE &&
               !(t->before & (GLUE_SLASH | GLUE_STOP | GLUE_PLUS));
}

/* Is token i inside the words of a service that has no levels? "Free T4". */
static bool service_over(const struct ask *q, size_t i)
{
        for (size_t k = i; k-- > 0 && i - k < 4;) {
                const struct hit *h = &q->hit[k][LANE_REQUEST];

                if (h->entry && h->entry->kind == ENTRY_SERVICE &&
                    k + h->n > i && !q->v->service[h->entry->target].by_level)
                        return true;
        }
        return false;
}

/* The body word at token i; of "R L5" that of the "R". */
static const struct entry *body_at(const struct ask *q, size_t i)
{
        const struct hit *h = &q->hit[i][LANE_BODY];
        struct hit one[LANES];
        uint32_t part;

        if (!h->entry || h->n != 2 || h->entry->kind != ENTRY_SIDE ||
            !level_at(q, i + 1, &part))
                return h->entry;
        lexicon_match(q->v, q->t, i + 1, i, one);
        return one[LANE_BODY].entry;
}

/* Reads an unknown word as the part of the body it is a slip of. */
static bool body_slip(struct ask *q, size_t i)
{
        uint32_t known = q->t[i].symbol;
        struct hit before[LANES] = { { NULL, 0 } }, at[LANES];

        if (known)
                return false;
        q->t[i].symbol = lexicon_slip(q->v, q->text, &q->t[i]);
        if (!q->t[i].symbol)
                return false;
        if (i)
                lexicon_match(q->v, q->t, q->n, i - 1, before);
        lexicon_match(q->v, q->t, q->n, i, at);
        if (before[LANE_BODY].n > 1 || at[LANE_BODY].n)
                return true;
        q->t[i].symbol = 0;
        return false;
}

void body_read(struct ask *q, struct request *r, size_t from, size_t to)
{
        bool mixed = false;
        str side;
        uint32_t part;

        for (size_t i = from; i < to; i++) {
                const struct entry *e = body_at(q, i);

                side = S("");
                if (e && e->kind == ENTRY_SIDE_LETTER &&
                    (part_beside(q, i) || letter_at_end(q, i, from, to))) {
                        side = q->v->side[e->target];
                } else if (e && e->kind == ENTRY_PART) {
                        body_add(r, q->v->part[e->target].name);
                        side = q->v->part[e->target].side;
                } else if (e && e->kind == ENTRY_SIDE) {
                        side = q->v->side[e->target];
                } else if (level_at(q, i, &part) && !service_over(q, i)) {
                        i = level_read(q, r, i) - 1;
                }
                if (side.n && r->side.n && !str_eq(side, r->side))
                        mixed = true;
                if (side.n)
                        r->side = side;
        }
        if (mixed)
                r->side = S("");
}

void body_mend(struct ask *q, struct request *r, size_t from, size_t to)
{
        bool any = false;

        for (size_t i = from; i < to; i++)
                any |= body_slip(q, i);
        if (!any)
                return;
        phrases_match(q);
        r->side = S("");
        body_read(q, r, from, to);
}
