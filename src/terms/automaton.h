/* automaton.h - many phrases as one automaton over symbols.
 *
 * States are numbers, 0 the beginning; each state's arcs are a list. The ways
 * of a phrase's place lead to one state, so that a phrase costs what it has
 * words, not what it has readings; a state that several arcs lead to is copied
 * before another phrase goes on behind only one of them. It knows nothing of
 * text: a symbol is whatever number > 0 the caller gives.
 *
 * Most steps lead nowhere, so what a state may read is kept small and near:
 * state 0's arcs in a table of their own, of the others a mask of their
 * symbols. */
#ifndef TERMS_AUTOMATON_H
#define TERMS_AUTOMATON_H

#include "terms/pattern.h"

struct automaton_state {
        uint64_t mask;                  /* 1 << symbol % 64 of each arc */
        const void *end;                /* what the readings that end here
                                           mean, the caller's */
        uint32_t first;                 /* its arcs, 0: none; closed, their
                                           first slot */
        uint32_t into;                  /* arcs that lead here; closed, how
                                           many slots it has, less one */
};

struct automaton_arc {
        uint32_t symbol, to;
        uint32_t next;                  /* of the same state; 0: none */
};

/* A state's arcs by their symbols. */
struct automaton_slot { uint32_t symbol, to; };         /* 0: empty */

struct automaton {
        VEC(struct automaton_arc) arc;  /* 0 is none */
        VEC(struct automaton_state) state;
        size_t arcs;
        struct automaton_slot *slot;    /* NULL until it is closed */
        uint32_t *root; size_t roots;   /* by symbol: where state 0 goes */
};

/* Room at once for so many arcs as text of so many bytes makes, about. */
void automaton_room(arena *a, struct automaton *m, size_t bytes);

/* What the readings that end in one state mean: *end, NULL at first. It is of
 * those readings alone; what it points at may be of others, too, and is not
 * changed but replaced. Not OK: nothing more is added. */
typedef rc automaton_mean(void *context, const void **end);

/* Adds all readings of a pattern that cannot be empty, and calls mean where
 * they end. Returns what mean did. */
rc automaton_add(arena *a, struct automaton *m, const struct pattern *p,
                 automaton_mean *mean, void *context);

/* Nothing is added any more: steps are fewer from now on. */
void automaton_close(arena *a, struct automaton *m);

static inline bool automaton_may(const struct automaton_state *s,
                                 uint32_t symbol)
{
        return s->mask >> (symbol & 63) & 1;
}

static inline size_t automaton_slot(uint32_t symbol)
{
        return symbol * 0x9e3779b1u >> 16;
}

/* The arc of symbol, not of state 0 and until it is closed; 0: there is
 * none. */
static inline uint32_t automaton_arc(const struct automaton *m, uint32_t from,
                                     uint32_t symbol)
{
        const struct automaton_state *s = &m->state.at[from];
        uint32_t i = automaton_may(s, symbol) ? s->first : 0;

        while (i && m->arc.at[i].symbol != symbol)
                i = m->arc.at[i].next;
        return i;
}

/* 0: it leads nowhere. */
static inline uint32_t automaton_step(const struct automaton *m, uint32_t from,
                                      uint32_t symbol)
{
        const struct automaton_state *s;
        const struct automaton_slot *slot;
        size_t k;

        if (!from)
                return symbol < m->roots ? m->root[symbol] : 0;
        s = &m->state.at[from];
        if (!symbol || !automaton_may(s, symbol))
                return 0;
        if (!m->slot)
                return m->arc.at[automaton_arc(m, from, symbol)].to;
        slot = m->slot + s->first;
        k = automaton_slot(symbol) & s->into;
        while (slot[k].symbol != symbol && slot[k].symbol)
                k = (k + 1) & s->into;
        return slot[k].to;
}

static inline const void *automaton_end(const struct automaton *m,
                                        uint32_t state)
{
        return state ? m->state.at[state].end : NULL;
}

#endif
