/* What of one guide is the same in another. */
#ifndef CORE_PAIRING_H
#define CORE_PAIRING_H

#include <flowform/guide.h>

enum { PAIRING_OLD, PAIRING_NEW };

/* One of the two guides, and what of the other is the same. */
struct pairing_side {
	const struct ff_guide *guide;
	const struct ff_chart *chart;
	size_t *nodes; /* of questions and outcomes, by node; FF_NONE if there is none */
	size_t *ways;  /* of answers, by their place in `chart->ways`: the way, or FF_NONE */
	size_t *alternatives;
	uint32_t *stop; /* for each node: where its steps lead, PAIRING_NOWHERE if in a circle */
};
#define PAIRING_NOWHERE UINT32_MAX

struct pairing {
	struct pairing_side sides[2];
};

/* As ff_diff() says. O(n log n). */
struct pairing *pairing_make(struct ff_arena *a, const struct ff_guide *old,
			     const struct ff_guide *new);

/* The way of the other guide's question that is the same as this one; FF_NONE if there is none. */
static inline size_t pairing_way(const struct pairing_side *s, size_t node, size_t way)
{
	return s->ways[s->chart->first_way[node] + way];
}

/* Whether an old and a new outcome recommend the same. */
bool pairing_same_end(const struct pairing *p, size_t old_outcome, size_t new_outcome);

/* Where the steps from each node lead: the node itself if it is none, PAIRING_NOWHERE in a circle.
 */
uint32_t *pairing_stops(struct ff_arena *a, const struct ff_chart *chart);

/* An answer's label in the form in which answers are compared. */
struct ff_str pairing_answer_key(struct ff_arena *a, struct ff_str label);

#endif
