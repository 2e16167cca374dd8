#include "view/marks.h"

static const bool *reach(struct ff_arena *a, const struct ff_path *path)
{
	bool *reached = FF_NEW(a, bool, path->chart->n_nodes);
	ff_chart_reach(a, path->chart, path->end, reached);
	return reached;
}

/* Goes along `way` and on over steps, up to the next question, the end, or an edge that was taken.
 */
static void take(const struct ff_chart *c, size_t node, size_t way, bool *taken)
{
	const struct ff_way *w = &ff_ways(c, node)[way];
	while (!taken[w->edge]) {
		taken[w->edge] = true;
		if (ff_n_ways(c, w->to) != 1)
			return;
		w = ff_ways(c, w->to);
	}
}

static const bool *edges_taken(struct ff_arena *a, const struct ff_path *path)
{
	const struct ff_chart *c = path->chart;
	bool *taken = FF_NEW(a, bool, c->n_edges);
	if (ff_n_ways(c, c->start) == 1)
		take(c, c->start, 0, taken);
	for (size_t i = 0; i < path->n_visits; i++)
		if (path->visits[i].way != FF_NO_WAY)
			take(c, path->visits[i].node, path->visits[i].way, taken);
	return taken;
}

struct coverage coverage_of(struct ff_arena *a, const struct ff_path *path)
{
	return (struct coverage){reach(a, path), edges_taken(a, path)};
}

const uint32_t *visits_by_node(struct ff_arena *a, const struct ff_path *path)
{
	uint32_t *visit = FF_NEW(a, uint32_t, path->chart->n_nodes);
	for (size_t i = 0; i < path->n_visits; i++)
		visit[path->visits[i].node] = (uint32_t)i + 1;
	return visit;
}
