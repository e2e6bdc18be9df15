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

        if (e && e->kind == ENTRY_PART &&
            !(q->t[i + 1].before & (GLUE_SLASH | GLUE_COMMA)))
                return true;
        e = i ? q->hit[i - 1][LANE_BODY].entry : NULL;
        return e && e->kind == ENTRY_PART && q->t[i].before & GLUE_OPEN;
}

void body_read(struct ask *q, struct request *r, size_t from, size_t to)
{
        bool mixed = false;
        str side;
        uint32_t part;

        for (size_t i = from; i < to; i++) {
                const struct entry *e = q->hit[i][LANE_BODY].entry;

                side = S("");
                if (e && e->kind == ENTRY_SIDE_LETTER &&
                    part_beside(q, i)) {
                        side = q->v->side[e->target];
                } else if (e && e->kind == ENTRY_PART) {
                        body_add(r, q->v->part[e->target].name);
                        side = q->v->part[e->target].side;
                } else if (e && e->kind == ENTRY_SIDE) {
                        side = q->v->side[e->target];
                } else if (level_at(q, i, &part)) {
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
