/* Where edges to and from subgraphs lead: the nodes behind the boxes. */
#ifndef CORE_BOXES_H
#define CORE_BOXES_H

#include <flowform/chart.h>

#define BOXES_NOWHERE UINT32_MAX

struct boxes_nodes {
	const uint32_t *list;
	size_t n;
};

/* For each subgraph. Only those that are an end of an edge are filled in. */
struct boxes {
	const uint32_t *entry;           /* node, or BOXES_NOWHERE in an empty box */
	const struct boxes_nodes *exits; /* in the order of the members */
};

/* As ff_chart_link() says. Edges count as inside a box if both ends are in it, however deep; loops
 * from a node to itself do not count. */
struct boxes boxes_resolve(struct ff_arena *a, const struct ff_chart *chart);

#endif
