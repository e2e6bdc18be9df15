/* automaton.h - many phrases as one automaton over symbols.
 *
 * A trie whose states are numbers and whose arcs stand in one hash table. It
 * knows nothing of text: a symbol is whatever number the caller gives. State
 * 0 is the beginning; a step that leads nowhere is 0 too. Most steps lead
 * nowhere, so what a state may read is kept small and near: state 0's arcs in
 * a table of their own, of the others a mask of their symbols. */
#ifndef TERMS_AUTOMATON_H
#define TERMS_AUTOMATON_H

#include "base/arena.h"

struct automaton {
        struct arc { uint64_t key; uint32_t to; } *arc;
        size_t arcs, room;              /* room: a power of two */
        uint32_t states;
        uint32_t *root; size_t roots;   /* by symbol: where state 0 goes */
        uint64_t *mask; size_t masks;   /* by state: 1 << symbol % 64 of each
                                           arc */
};

/* The state that symbol leads to, made where there is none. Symbols > 0. */
uint32_t automaton_add(arena *a, struct automaton *m, uint32_t from,
                       uint32_t symbol);
uint32_t automaton_step(const struct automaton *m, uint32_t from,
                        uint32_t symbol);

#endif
