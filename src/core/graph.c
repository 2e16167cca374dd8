#include <core/graph.h>

size_t graph_spread(const struct ff_chart *chart, uint32_t *list, size_t done, size_t n,
		    bool *reached)
{
	for (size_t i = done; i < n; i++) {
		const struct ff_way *ways = ff_ways(chart, list[i]);
		for (size_t k = 0; k < ff_n_ways(chart, list[i]); k++) {
			if (reached[ways[k].to])
				continue;
			reached[ways[k].to] = true;
			list[n++] = ways[k].to;
		}
	}
	return n;
}

size_t graph_reach(const struct ff_chart *chart, size_t from, uint32_t *list, bool *reached)
{
	memset(reached, 0, chart->n_nodes * sizeof *reached);
	reached[from] = true;
	list[0] = (uint32_t)from;
	return graph_spread(chart, list, 0, 1, reached);
}

struct graph_backs graph_backs(struct ff_arena *a, const struct ff_chart *chart)
{
	size_t n = chart->n_nodes;
	size_t n_ways = chart->first_way[n];
	uint32_t *first = FF_NEW(a, uint32_t, n + 2);
	uint32_t *from = FF_NEW(a, uint32_t, n_ways);
	for (size_t i = 0; i < n_ways; i++)
		first[chart->ways[i].to + 2]++;
	for (size_t i = 0; i < n; i++)
		first[i + 2] += first[i + 1];
	/* Each place moves up as it is filled, so that first[i + 1] ends where i's begin. */
	for (uint32_t node = 0; node < n; node++)
		for (size_t k = 0; k < ff_n_ways(chart, node); k++)
			from[first[ff_ways(chart, node)[k].to + 1]++] = node;
	return (struct graph_backs){first, from};
}

size_t graph_postorder(struct ff_arena *scratch, const struct ff_chart *chart, size_t from,
		       uint32_t *order, bool *loop)
{
	enum { NEW, OPEN, DONE };
	unsigned char *state = FF_NEW(scratch, unsigned char, chart->n_nodes);
	uint32_t *next = FF_NEW(scratch, uint32_t, chart->n_nodes); /* way to take next */
	uint32_t *stack = FF_NEW(scratch, uint32_t, chart->n_nodes);
	size_t n = 1, n_order = 0;
	stack[0] = (uint32_t)from;
	state[from] = OPEN;
	*loop = false;
	while (n > 0) {
		uint32_t node = stack[n - 1];
		if (next[node] == ff_n_ways(chart, node)) {
			state[node] = DONE;
			order[n_order++] = node;
			n--;
			continue;
		}
		uint32_t to = ff_ways(chart, node)[next[node]++].to;
		if (state[to] == OPEN)
			*loop = true;
		if (state[to] != NEW)
			continue;
		state[to] = OPEN;
		stack[n++] = to;
	}
	return n_order;
}

/* Kosaraju: from the last node of a postorder, what leads back to it is its group; so on with the
 * last one that has no group yet. */
const uint32_t *graph_groups(struct ff_arena *a, const struct ff_chart *chart,
			     const struct graph_backs *backs)
{
	uint32_t *group = FF_NEW(a, uint32_t, chart->n_nodes);
	uint32_t *order = FF_NEW(a, uint32_t, chart->n_nodes);
	uint32_t *todo = FF_NEW(a, uint32_t, chart->n_nodes);
	bool *waits = FF_NEW(a, bool, chart->n_nodes);
	bool loop;
	size_t n = graph_postorder(a, chart, chart->start, order, &loop);
	memset(group, 0xff, chart->n_nodes * sizeof *group);
	for (size_t i = 0; i < n; i++)
		waits[order[i]] = true;
	for (size_t i = n; i-- > 0;) {
		size_t n_todo = 0;
		if (!waits[order[i]])
			continue;
		waits[order[i]] = false;
		todo[n_todo++] = order[i];
		for (size_t t = 0; t < n_todo; t++) {
			group[todo[t]] = order[i];
			for (uint32_t k = backs->first[todo[t]]; k < backs->first[todo[t] + 1]; k++)
				if (waits[backs->from[k]]) {
					waits[backs->from[k]] = false;
					todo[n_todo++] = backs->from[k];
				}
		}
	}
	return group;
}
