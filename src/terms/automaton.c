/* automaton.c - the arcs' hash table. */
#include "terms/automaton.h"

#include <assert.h>

static uint64_t arc_key(uint32_t from, uint32_t symbol)
{
        return (uint64_t)from << 32 | symbol;
}

static size_t arc_slot(const struct automaton *m, uint64_t key)
{
        uint64_t h = key * 0x9e3779b97f4a7c15u;
        size_t i = (size_t)(h >> 20) & (m->room - 1);

        while (m->arc[i].to && m->arc[i].key != key)
                i = (i + 1) & (m->room - 1);
        return i;
}

static void arcs_grow(arena *a, struct automaton *m)
{
        struct automaton old = *m;

        m->room = old.room ? old.room * 2 : 1024;
        m->arc = NEWN(a, struct arc, m->room);
        for (size_t i = 0; i < old.room; i++)
                if (old.arc[i].to)
                        m->arc[arc_slot(m, old.arc[i].key)] = old.arc[i];
}

/* Room for index i in a zeroed table of n; what it is then. */
static size_t table_room(size_t n, size_t i)
{
        size_t room = n ? n : 1024;

        while (room <= i)
                room *= 2;
        return room;
}

static void root_note(arena *a, struct automaton *m, uint32_t symbol,
                      uint32_t to)
{
        size_t room = table_room(m->roots, symbol);

        if (room > m->roots) {
                uint32_t *old = m->root;

                m->root = NEWN(a, uint32_t, room);
                if (m->roots)
                        memcpy(m->root, old, m->roots * sizeof *old);
                m->roots = room;
        }
        m->root[symbol] = to;
}

static void mask_note(arena *a, struct automaton *m, uint32_t state,
                      uint32_t symbol)
{
        size_t room = table_room(m->masks, m->states);

        if (room > m->masks) {
                uint64_t *old = m->mask;

                m->mask = NEWN(a, uint64_t, room);
                if (m->masks)
                        memcpy(m->mask, old, m->masks * sizeof *old);
                m->masks = room;
        }
        m->mask[state] |= (uint64_t)1 << (symbol & 63);
}

uint32_t automaton_add(arena *a, struct automaton *m, uint32_t from,
                       uint32_t symbol)
{
        assert(symbol);
        if (m->arcs * 2 >= m->room)
                arcs_grow(a, m);
        struct arc *at = &m->arc[arc_slot(m, arc_key(from, symbol))];

        if (!at->to) {
                at->key = arc_key(from, symbol);
                at->to = ++m->states;
                m->arcs++;
                mask_note(a, m, from, symbol);
                if (!from)
                        root_note(a, m, symbol, at->to);
        }
        return at->to;
}

uint32_t automaton_step(const struct automaton *m, uint32_t from,
                        uint32_t symbol)
{
        if (!from)
                return symbol < m->roots ? m->root[symbol] : 0;
        if (!symbol || !(m->mask[from] >> (symbol & 63) & 1))
                return 0;
        return m->arc[arc_slot(m, arc_key(from, symbol))].to;
}
