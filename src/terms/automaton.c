/* automaton.c - lists of arcs, and phrases that share their states. */
#include "terms/automaton.h"

#include <assert.h>

/* ---- Arcs and states ---------------------------------------------------- */

enum { BYTES_AN_ARC = 4, BYTES_A_STATE = 8, ROOTS = 1024 };

static void root_note(arena *a, struct automaton *m, uint32_t symbol,
                      uint32_t to)
{
        size_t room = m->roots ? m->roots : ROOTS;
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
        *VEC_ADD(a, &m->state) = (struct automaton_state){ 0 };
        return (uint32_t)(m->state.n - 1);
}

void automaton_room(arena *a, struct automaton *m, size_t bytes)
{
        assert(!m->state.n);
        m->arc.cap = bytes / BYTES_AN_ARC + 1;
        m->arc.at = arena_room(a, sizeof *m->arc.at, m->arc.cap);
        m->state.cap = bytes / BYTES_A_STATE + 1;
        m->state.at = arena_room(a, sizeof *m->state.at, m->state.cap);
}

/* There is none yet. */
static void arc_add(arena *a, struct automaton *m, uint32_t from,
                    uint32_t symbol, uint32_t to)
{
        struct automaton_state *s = &m->state.at[from];

        assert(symbol && to);
        m->arcs++;
        m->state.at[to].into++;
        if (!from) {
                root_note(a, m, symbol, to);
                return;
        }
        *VEC_ADD(a, &m->arc) = (struct automaton_arc){ symbol, to, s->first };
        s->first = (uint32_t)(m->arc.n - 1);
        s->mask |= (uint64_t)1 << (symbol & 63);
}

/* Where the arc of symbol leads, 0: there is none. A state that other arcs
 * lead to as well is copied, and this one leads to the copy. */
static uint32_t own_step(arena *a, struct automaton *m, uint32_t from,
                         uint32_t symbol)
{
        uint32_t arc = from ? automaton_arc(m, from, symbol) : 0, copy;
        uint32_t old = from ? (arc ? m->arc.at[arc].to : 0)
                            : automaton_step(m, 0, symbol);

        if (!old || m->state.at[old].into < 2)
                return old;
        copy = state_new(a, m);
        m->state.at[copy].end = m->state.at[old].end;
        for (uint32_t i = m->state.at[old].first; i; i = m->arc.at[i].next)
                arc_add(a, m, copy, m->arc.at[i].symbol, m->arc.at[i].to);
        m->state.at[old].into--;
        m->state.at[copy].into = 1;
        if (from)
                m->arc.at[arc].to = copy;
        else
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

        assert(pattern_shortest(p) > 0 && !m->slot);
        if (!m->arc.n)
                *VEC_ADD(a, &m->arc) = (struct automaton_arc){ 0 };
        if (!m->state.n)
                state_new(a, m);
        return places_grow(&g, 0, 0);
}

/* ---- Closing ------------------------------------------------------------ */

/* One stays empty. */
static uint32_t slots_of(const struct automaton *m,
                         const struct automaton_state *s)
{
        uint32_t n = 0, last = 1;

        for (uint32_t i = s->first; i; i = m->arc.at[i].next)
                n++;
        while (last < n + n / 4)
                last = last * 2 + 1;
        return n ? last + 1 : 0;
}

static void state_close(struct automaton *m, struct automaton_state *s,
                        uint32_t *next)
{
        uint32_t slots = slots_of(m, s), last = slots ? slots - 1 : 0;

        for (uint32_t i = s->first; i; i = m->arc.at[i].next) {
                size_t k = automaton_slot(m->arc.at[i].symbol) & last;

                while (m->slot[*next + k].symbol)
                        k = (k + 1) & last;
                m->slot[*next + k] = (struct automaton_slot){
                        m->arc.at[i].symbol, m->arc.at[i].to };
        }
        s->first = *next;
        s->into = last;
        *next += slots;
}

void automaton_close(arena *a, struct automaton *m)
{
        uint32_t next = 0;
        size_t all = 0;

        for (size_t i = 0; i < m->state.n; i++)
                all += slots_of(m, &m->state.at[i]);
        m->slot = NEWN(a, struct automaton_slot, all + 1);
        for (size_t i = 0; i < m->state.n; i++)
                state_close(m, &m->state.at[i], &next);
}
