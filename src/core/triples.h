/* Numbers for triples of numbers: the same one for the same triple. */
#ifndef CORE_TRIPLES_H
#define CORE_TRIPLES_H

#include <flowform/arena.h>
#include <stdint.h>

struct triple {
	uint32_t a, b, c;
};

struct triples {
	struct ff_arena *arena; /* set this; the rest starts as zero */
	struct triple *list;    /* each by its number */
	size_t n, cap;
	uint32_t *slots; /* of the hash table: number + 1 */
	size_t n_slots;
};

/* The number of a triple; a new one is the next, so that `n` grows. */
uint32_t triples_number(struct triples *t, struct triple triple);

#endif
