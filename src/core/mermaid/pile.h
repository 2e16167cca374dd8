/* A list that grows without moving what is in it: nothing is copied, pointers into it stay, and no
 * outgrown array is left behind in the arena. */
#ifndef CORE_MERMAID_PILE_H
#define CORE_MERMAID_PILE_H

#include <flowform/arena.h>

enum { PILE_CHUNK = 256 };

struct pile {
	struct ff_arena *arena;
	size_t size; /* of an item */
	char **chunks;
	size_t n_chunks, cap;
	size_t n;
};

static inline void *pile_at(const struct pile *p, size_t i)
{
	return p->chunks[i / PILE_CHUNK] + i % PILE_CHUNK * p->size;
}

/* A new item at the end, zeroed. */
static inline void *pile_add(struct pile *p)
{
	if (p->n == p->n_chunks * PILE_CHUNK)
		FF_PUSH(p->arena, p->chunks, p->n_chunks, p->cap) =
			ff_arena_alloc(p->arena, PILE_CHUNK, p->size);
	return pile_at(p, p->n++);
}

#endif
