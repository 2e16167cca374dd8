/* A walk through two guides at once: the same answers given to both. */
#ifndef CORE_JOINT_H
#define CORE_JOINT_H

#include "pairing.h"
#include "triples.h"

#define JOINT_NOT_ASKED UINT32_MAX

/* An answer: a way on either side, or JOINT_NOT_ASKED. */
struct joint_edge {
	uint32_t to; /* state */
	uint32_t ways[2];
};

/* All states that any answers lead to, nearest first; the first is the start. In each either side
 * is at a question, at an outcome, or PAIRING_NOWHERE. What follows state i is edges[first[i]] up
 * to, without, edges[first[i + 1]]. */
struct joint {
	const struct triple *states; /* see joint_at() */
	size_t n_states;
	const uint32_t *first;
	const struct joint_edge *edges;
	bool complete; /* false: there are more than are looked at */
};

/* Linear where both ask the same in the same order. */
struct joint joint_walk(struct ff_arena *a, const struct pairing *pairing);

/* Where a side stands in a state. */
static inline uint32_t joint_at(const struct joint *j, size_t state, int side)
{
	return side == PAIRING_OLD ? j->states[state].a : j->states[state].b;
}

#endif
