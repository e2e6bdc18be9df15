/* body.c - the vocabulary's lines about parts of the body, their sides and
 * levels, and units. */
#include "terms/loading.h"

rc part_load(struct loader *l, const struct line *at)
{
        bool sided = str_starts(at->text, S("sided"));
        str name = at->columns > 1 ? at->column[1] : S(""), side = S("");

        if (at->columns < 3)
                return bad(l, at, "no words in", at->text, sided ?
                           "write `sided part  hand left  words`" :
                           "write `part  hand  words`");
        if (sided) {
                side = name;
                name = str_word(&side);
                side = str_trim(side);
        }
        struct entry e = { .kind = ENTRY_PART, .lane = LANE_BODY,
                           .target = (uint32_t)l->part.n };

        *VEC_ADD(l->a, &l->part) = (struct part){ .name = name,
                                                      .side = side };
        return lists_add(l, at, at->column[2], e);
}

/* `serves  lumbar  foot, lower-extremity`: parts whose nerves come from that
 * region. `holds  upper-extremity  wrist, hand`: parts of a limb. */
rc serves_load(struct loader *l, const struct line *at)
{
        bool holds = str_starts(at->text, S("holds"));
        str list = at->columns > 2 ? at->column[2] : S("");

        if (!list.n)
                return bad(l, at, "no parts in", at->text, holds ?
                           "write `holds  upper-extremity  wrist, hand`" :
                           "write `serves  lumbar  foot, lower-extremity`");
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));
                bool any = false;

                for (size_t i = 0; i < l->part.n; i++) {
                        struct part *p = &l->part.at[i];

                        if (!str_eq(p->name, one))
                                continue;
                        *(holds ? &p->held : &p->serves) = at->column[1];
                        any = true;
                }
                if (!any)
                        return bad(l, at, "no part named", one,
                                   "write its `part` line above");
        }
        return OK;
}

static bool body_has(const str *body, size_t n, str name)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(body[i], name))
                        return true;
        return false;
}

str *body_with_limbs(arena *a, const struct vocabulary *v, str *body,
                     size_t n, size_t *count)
{
        str *all = body;

        *count = n;
        for (size_t i = 0; i < v->parts; i++) {
                const struct part *p = &v->part[i];

                if (!p->held.n || !body_has(body, n, p->name) ||
                    body_has(all, *count, p->held))
                        continue;
                if (all == body) {
                        all = NEWN(a, str, n + v->parts);
                        memcpy(all, body, n * sizeof *all);
                }
                all[(*count)++] = p->held;
        }
        return all;
}

/* `midline  head, lumbar`: parts that take no side of another one's. */
rc midline_load(struct loader *l, const struct line *at)
{
        str list = at->columns > 1 ? at->column[1] : S("");

        while (list.n) {
                str one = str_trim(str_cut(&list, ','));
                bool any = false;

                for (size_t i = 0; i < l->part.n; i++)
                        if (str_eq(l->part.at[i].name, one))
                                any = l->part.at[i].midline = true;
                if (!any)
                        return bad(l, at, "no part named", one,
                                   "write its `part` line above");
        }
        return OK;
}

/* `level  lumbar  l`: the letter of a spinal level. */
rc level_load(struct loader *l, const struct line *at)
{
        str letter = at->columns > 2 ? at->column[2] : S("");

        if (letter.n != 1 || letter.p[0] < 'a' || letter.p[0] > 'z')
                return bad(l, at, "no letter in", at->text,
                           "write `level  lumbar  l`");
        for (size_t i = 0; i < l->part.n; i++)
                if (str_eq(l->part.at[i].name, at->column[1])) {
                        l->v->level[letter.p[0] - 'a'] = (uint32_t)i;
                        return OK;
                }
        return bad(l, at, "no part named", at->column[1],
                   "write its `part` line above");
}

/* `side  left  words`; `side letter  left  l`, what a capital beside a part
 * stands for; `side none  words`, what says no side. */
rc side_load(struct loader *l, const struct line *at)
{
        struct entry e = { .kind = ENTRY_SIDE, .lane = LANE_BODY,
                           .target = (uint32_t)l->side.n };
        str name = at->columns > 1 ? at->column[1] : S("");

        if (str_eq(at->column[0], S("side letter")))
                e.kind = ENTRY_SIDE_LETTER;
        else if (str_eq(name, S("none")))
                e.kind = ENTRY_IGNORE;
        *VEC_ADD(l->a, &l->side) = name;
        return named_read(l, at, e);
}

rc unit_load(struct loader *l, const struct line *at)
{
        struct entry e = { .kind = ENTRY_UNIT, .lane = LANE_COUNT,
                           .target = (uint32_t)l->unit.n };

        VEC_ADD(l->a, &l->unit)->name =
                at->columns > 1 ? at->column[1] : S("");
        return named_read(l, at, e);
}
