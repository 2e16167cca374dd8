/* From edges to ways: which nodes an edge joins whose ends may be boxes, where a chart starts, and
 * whether it has loops. */
#include <core/boxes.h>
#include <core/graph.h>

/* The nodes that an end stands for: itself, or what a box is entered at or left from. */
static struct boxes_nodes sources(const struct boxes *boxes, const struct ff_end *end)
{
	if (end->is_subgraph)
		return boxes->exits[end->index];
	return (struct boxes_nodes){&end->index, 1};
}

static uint32_t target(const struct boxes *boxes, const struct ff_end *end)
{
	return end->is_subgraph ? boxes->entry[end->index] : end->index;
}

typedef void each_way(void *context, uint32_t from, struct ff_way way);

/* Calls `each` for all ways, in the order of their edges. */
static void for_each_way(const struct ff_chart *chart, const struct boxes *boxes, each_way *each,
			 void *context)
{
	for (uint32_t i = 0; i < chart->n_edges; i++) {
		const struct ff_edge *edge = &chart->edges[i];
		uint32_t to = target(boxes, &edge->to);
		if (edge->stroke == FF_INVISIBLE || to == BOXES_NOWHERE)
			continue;
		struct boxes_nodes from = sources(boxes, &edge->from);
		for (size_t k = 0; k < from.n; k++)
			each(context, from.list[k], (struct ff_way){i, to});
	}
}

struct filling {
	uint32_t *first;
	struct ff_way *ways;
	bool *has_in;
};

static void count_way(void *context, uint32_t from, struct ff_way way)
{
	struct filling *f = context;
	f->first[from + 2]++;
	f->has_in[way.to] = true;
}

static void fill_way(void *context, uint32_t from, struct ff_way way)
{
	struct filling *f = context;
	f->ways[f->first[from + 1]++] = way;
}

static void find_start(struct ff_chart *chart, const bool *has_in)
{
	size_t n = 0, first = FF_NONE;
	for (size_t i = 0; i < chart->n_nodes; i++)
		if (!has_in[i] && n++ == 0)
			first = i;
	chart->several_starts = n > 1;
	chart->start = n == 1 ? first : chart->n_nodes > 0 ? 0 : FF_NONE;
}

static bool has_loop(struct ff_arena *scratch, const struct ff_chart *chart)
{
	bool loop;
	uint32_t *order = FF_NEW(scratch, uint32_t, chart->n_nodes);
	graph_postorder(scratch, chart, chart->start, order, &loop);
	return loop;
}

void ff_chart_link(struct ff_arena *a, struct ff_chart *chart)
{
	size_t n = chart->n_nodes;
	struct ff_arena *scratch = ff_arena_scratch(a);
	struct boxes boxes = boxes_resolve(scratch, chart);
	struct filling f = {.first = FF_NEW(a, uint32_t, n + 2),
			    .has_in = FF_NEW(scratch, bool, n)};
	for_each_way(chart, &boxes, count_way, &f);
	for (size_t i = 0; i < n; i++)
		f.first[i + 2] += f.first[i + 1];
	f.ways = FF_NEW(a, struct ff_way, f.first[n + 1]);
	for_each_way(chart, &boxes, fill_way, &f);
	chart->first_way = f.first;
	chart->ways = f.ways;
	find_start(chart, f.has_in);
	chart->cyclic = n > 0 && has_loop(scratch, chart);
	ff_arena_free(scratch);
}
