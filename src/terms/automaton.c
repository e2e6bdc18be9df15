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
        }
        return at->to;
}

uint32_t automaton_step(const struct automaton *m, uint32_t from,
                        uint32_t symbol)
{
        if (!m->room || !symbol)
                return 0;
        return m->arc[arc_slot(m, arc_key(from, symbol))].to;
}
