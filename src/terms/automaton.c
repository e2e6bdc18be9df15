/* automaton.c - the arcs' hash table, and phrases that share their states. */
#include "terms/automaton.h"

#include <assert.h>

/* ---- Arcs and states ---------------------------------------------------- */

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

static struct arc *arc_find(const struct automaton *m, uint32_t from,
                            uint32_t symbol)
{
        return &m->arc[arc_slot(m, arc_key(from, symbol))];
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

static void root_note(arena *a, struct automaton *m, uint32_t symbol,
                      uint32_t to)
{
        size_t room = m->roots ? m->roots : 1024;
        uint32_t *old = m->root;

        while (room <= symbol)
                room *= 2;
        if (room > m->roots) {
                m->root = NEWN(a, uint32_t, room);
                if (m->roots)
                        memcpy(m->root, old, m->roots * sizeof *old);
                m->roots = room;
        }
        m->root[symbol] = to;
}

static uint32_t state_new(arena *a, struct automaton *m)
{
        VEC_ADD(a, &m->state);
        return (uint32_t)(m->state.n - 1);
}

/* There is none yet. */
static void arc_add(arena *a, struct automaton *m, uint32_t from,
                    uint32_t symbol, uint32_t to)
{
        struct automaton_state *s = &m->state.at[from];

        assert(symbol && to);
        if (m->arcs * 2 >= m->room)
                arcs_grow(a, m);
        *arc_find(m, from, symbol) = (struct arc){
                arc_key(from, symbol), to, s->first };
        m->arcs++;
        s->first = symbol;
        s->mask |= (uint64_t)1 << (symbol & 63);
        m->state.at[to].into++;
        if (!from)
                root_note(a, m, symbol, to);
}

/* Where the arc of symbol leads, 0: there is none. A state that other arcs
 * lead to as well is copied, and this one leads to the copy. */
static uint32_t own_step(arena *a, struct automaton *m, uint32_t from,
                         uint32_t symbol)
{
        uint32_t old = m->room ? arc_find(m, from, symbol)->to : 0, copy;

        if (!old || m->state.at[old].into < 2)
                return old;
        copy = state_new(a, m);
        m->state.at[copy].end = m->state.at[old].end;
        for (uint32_t s = m->state.at[old].first; s;
             s = arc_find(m, old, s)->next)
                arc_add(a, m, copy, s, arc_find(m, old, s)->to);
        m->state.at[old].into--;
        m->state.at[copy].into = 1;
        arc_find(m, from, symbol)->to = copy;
        if (!from)
                m->root[symbol] = copy;
        return copy;
}

/* ---- Phrases ------------------------------------------------------------ */

struct growth {
        arena *a;
        struct automaton *m;
        const struct pattern *p;
        automaton_mean *mean;
        void *context;
};

static rc places_grow(struct growth *g, uint32_t from, size_t i);

/* Where a new way of place i ends, with all that follows there. Held by one
 * more until the place's ways are all there, so that another way that goes on
 * behind this one gets a copy. */
static rc shared_grow(struct growth *g, size_t i, uint32_t *shared)
{
        *shared = state_new(g->a, g->m);
        g->m->state.at[*shared].into = 1;
        return places_grow(g, *shared, i + 1);
}

/* Readings that begin with the way, from a state that nothing else leads to.
 * All ways whose last arc is new lead to *shared. */
static rc way_grow(struct growth *g, uint32_t from, size_t i,
                   const struct pattern_way *w, uint32_t *shared)
{
        for (size_t k = 0; k < w->symbols; k++) {
                uint32_t symbol = g->p->symbol.at[w->symbol + k];
                uint32_t to = own_step(g->a, g->m, from, symbol);

                if (!to && k + 1 == w->symbols) {
                        rc r = *shared ? OK : shared_grow(g, i, shared);

                        arc_add(g->a, g->m, from, symbol, *shared);
                        return r;
                }
                if (!to) {
                        to = state_new(g->a, g->m);
                        arc_add(g->a, g->m, from, symbol, to);
                }
                from = to;
        }
        return places_grow(g, from, i + 1);
}

/* All readings from place i on. */
static rc places_grow(struct growth *g, uint32_t from, size_t i)
{
        struct automaton *m = g->m;
        uint32_t shared = 0;
        rc r = OK;

        if (i == g->p->place.n)
                return g->mean(g->context, &m->state.at[from].end);
        for (size_t k = 0; k < g->p->place.at[i].ways && !r; k++)
                r = way_grow(g, from, i,
                             &g->p->way.at[g->p->place.at[i].way + k],
                             &shared);
        if (shared)
                m->state.at[shared].into--;
        return r;
}

rc automaton_add(arena *a, struct automaton *m, const struct pattern *p,
                 automaton_mean *mean, void *context)
{
        struct growth g = { a, m, p, mean, context };

        assert(pattern_shortest(p) > 0);
        if (!m->state.n)
                state_new(a, m);
        return places_grow(&g, 0, 0);
}

uint32_t automaton_step(const struct automaton *m, uint32_t from,
                        uint32_t symbol)
{
        if (!from)
                return symbol < m->roots ? m->root[symbol] : 0;
        if (!symbol || !(m->state.at[from].mask >> (symbol & 63) & 1))
                return 0;
        return arc_find(m, from, symbol)->to;
}
