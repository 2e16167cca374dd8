/* What several files of core ask of a chart's ways. */
#ifndef CORE_GRAPH_H
#define CORE_GRAPH_H

#include <flowform/chart.h>

/* Adds to `list` (n_nodes places) what can be reached from its nodes, those before `done` apart,
 * and isn't in `reached` yet. All of `list` is in `reached`. Returns the new length. */
size_t graph_spread(const struct ff_chart *chart, uint32_t *list, size_t done, size_t n,
		    bool *reached);

/* ff_chart_reach() that also lists what is reached: `from` first, nearest first; `list` has n_nodes
 * places. Returns how many. */
size_t graph_reach(const struct ff_chart *chart, size_t from, uint32_t *list, bool *reached);

/* The ways backwards: what leads to node i is from[first[i]] up to, without, from[first[i + 1]]. */
struct graph_backs {
	const uint32_t *first, *from;
};
struct graph_backs graph_backs(struct ff_arena *a, const struct ff_chart *chart);

/* The nodes that can be reached from `from`, each behind all that it leads to, but for ways that
 * close a loop: `loop` is set to whether there are any. `order` has n_nodes places. Returns how
 * many. */
size_t graph_postorder(struct ff_arena *scratch, const struct ff_chart *chart, size_t from,
		       uint32_t *order, bool *loop);

/* For each node that can be reached from the start, the number of its group: two nodes are in one
 * group if each can be reached from the other. GRAPH_NO_GROUP for the rest. */
#define GRAPH_NO_GROUP UINT32_MAX
const uint32_t *graph_groups(struct ff_arena *a, const struct ff_chart *chart,
			     const struct graph_backs *backs);

#endif
