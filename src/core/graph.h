/* What several files of core ask of a chart's ways. */
#ifndef CORE_GRAPH_H
#define CORE_GRAPH_H

#include <flowform/chart.h>

/* The ways backwards: what leads to node i is from[first[i]] up to, without, from[first[i + 1]]. */
struct graph_backs {
	const uint32_t *first, *from;
};
struct graph_backs graph_backs(struct ff_arena *a, const struct ff_chart *chart);

/* ff_chart_reach() that also lists what is reached, `from` first, nearest first; `list` has n_nodes
 * places. Returns how many. */
size_t graph_reach(const struct ff_chart *chart, size_t from, uint32_t *list, bool *reached);

#endif
