/* pattern.c - places, ways, symbols: three arrays that are filled in step. It
 * knows neither words nor the automaton. */
#include "terms/pattern.h"

void pattern_clear(struct pattern *p)
{
        p->place.n = p->way.n = p->symbol.n = 0;
}

void pattern_place(arena *a, struct pattern *p)
{
        struct pattern_place *new = VEC_ADD(a, &p->place);

        *new = (struct pattern_place){ p->way.n, 0 };
}

void pattern_way(arena *a, struct pattern *p)
{
        struct pattern_way *new = VEC_ADD(a, &p->way);

        *new = (struct pattern_way){ p->symbol.n, 0 };
        p->place.at[p->place.n - 1].ways++;
}

void pattern_symbol(arena *a, struct pattern *p, uint32_t symbol)
{
        *VEC_ADD(a, &p->symbol) = symbol;
        p->way.at[p->way.n - 1].symbols++;
}

size_t pattern_readings(const struct pattern *p, size_t most)
{
        size_t all = 1;

        for (size_t i = 0; i < p->place.n && all <= most; i++)
                all *= p->place.at[i].ways;
        return all <= most ? all : most + 1;
}

static size_t way_length(const struct pattern *p, size_t place, size_t way)
{
        return p->way.at[p->place.at[place].way + way].symbols;
}

size_t pattern_longest(const struct pattern *p)
{
        size_t all = 0;

        for (size_t i = 0; i < p->place.n; i++) {
                size_t one = 0;

                for (size_t k = 0; k < p->place.at[i].ways; k++)
                        if (way_length(p, i, k) > one)
                                one = way_length(p, i, k);
                all += one;
        }
        return all;
}

size_t pattern_shortest(const struct pattern *p)
{
        size_t all = 0;

        for (size_t i = 0; i < p->place.n; i++) {
                size_t one = way_length(p, i, 0);

                for (size_t k = 1; k < p->place.at[i].ways; k++)
                        if (way_length(p, i, k) < one)
                                one = way_length(p, i, k);
                all += one;
        }
        return all;
}
