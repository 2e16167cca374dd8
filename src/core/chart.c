#include <core/graph.h>
#include <flowform/chart.h>

const char *ff_direction_name(enum ff_direction direction)
{
	static const char *const names[] = {
		[FF_TB] = "TB", [FF_BT] = "BT", [FF_LR] = "LR", [FF_RL] = "RL"};
	return names[direction];
}

const char *ff_stroke_name(enum ff_stroke stroke)
{
	static const char *const names[] = {[FF_NORMAL] = "normal",
					    [FF_THICK] = "thick",
					    [FF_DOTTED] = "dotted",
					    [FF_INVISIBLE] = "invisible"};
	return names[stroke];
}

const char *ff_tip_name(enum ff_tip tip, bool head)
{
	static const char *const names[] = {[FF_TIP_NONE] = "none",
					    [FF_TIP_ARROW] = "arrow",
					    [FF_TIP_CIRCLE] = "circle",
					    [FF_TIP_CROSS] = "cross"};
	return tip == FF_TIP_NONE && head ? "open" : names[tip];
}

enum ff_role ff_node_role(const struct ff_chart *chart, size_t node)
{
	size_t n = ff_n_ways(chart, node);
	return n == 0 ? FF_OUTCOME : n == 1 ? FF_STEP : FF_QUESTION;
}

/* A box that an edge leads to is named by its title: that is what the reader of the chart sees
 * there. */
static struct ff_str target_label(const struct ff_chart *chart, const struct ff_way *way)
{
	struct ff_end to = chart->edges[way->edge].to;
	if (to.is_subgraph && chart->subgraphs[to.index].title.len > 0)
		return chart->subgraphs[to.index].title;
	const struct ff_node *node = &chart->nodes[way->to];
	return node->label.len > 0 ? node->label : node->id;
}

struct ff_str ff_answer_label(const struct ff_chart *chart, size_t node, size_t way)
{
	const struct ff_way *w = &ff_ways(chart, node)[way];
	struct ff_str label = chart->edges[w->edge].label;
	return label.len > 0 ? label : target_label(chart, w);
}

void ff_chart_reach(struct ff_arena *scratch, const struct ff_chart *chart, size_t from,
		    bool *reached)
{
	graph_reach(chart, from, FF_NEW(scratch, uint32_t, chart->n_nodes), reached);
}

/* Questions on the shortest way: level by level, a level being the nodes behind equally many
 * questions. What entering a node costs depends on that node alone, so that the first way found to
 * it is the best. */
static size_t least_questions(struct ff_arena *scratch, const struct ff_chart *chart, size_t from)
{
	size_t n_nodes = chart->n_nodes;
	bool *seen = FF_NEW(scratch, bool, n_nodes);
	uint32_t *now = FF_NEW(scratch, uint32_t, n_nodes);
	uint32_t *next = FF_NEW(scratch, uint32_t, n_nodes);
	size_t n_now = 1, n_next = 0;
	now[0] = (uint32_t)from;
	seen[from] = true;
	for (size_t questions = 0; n_now > 0; questions++) {
		for (size_t i = 0; i < n_now; i++) {
			size_t n = ff_n_ways(chart, now[i]);
			if (n == 0)
				return questions;
			for (size_t k = 0; k < n; k++) {
				uint32_t to = ff_ways(chart, now[i])[k].to;
				if (seen[to])
					continue;
				seen[to] = true;
				if (ff_node_role(chart, to) == FF_QUESTION)
					next[n_next++] = to;
				else
					now[n_now++] = to;
			}
		}
		uint32_t *spare = now;
		now = next;
		next = spare;
		n_now = n_next;
		n_next = 0;
	}
	return FF_NONE;
}

/* Marks in `live` what of the `n` nodes of `list` (all that can be reached) leads to an outcome. */
static void mark_live(struct ff_arena *scratch, const struct ff_chart *chart, const uint32_t *list,
		      size_t n, const bool *reached, bool *live)
{
	struct graph_backs backs = graph_backs(scratch, chart);
	uint32_t *todo = FF_NEW(scratch, uint32_t, n);
	size_t n_todo = 0;
	for (size_t i = 0; i < n; i++)
		if (ff_n_ways(chart, list[i]) == 0) {
			live[list[i]] = true;
			todo[n_todo++] = list[i];
		}
	for (size_t i = 0; i < n_todo; i++)
		for (uint32_t k = backs.first[todo[i]]; k < backs.first[todo[i] + 1]; k++) {
			uint32_t from = backs.from[k];
			if (!reached[from] || live[from])
				continue;
			live[from] = true;
			todo[n_todo++] = from;
		}
}

/* The longest way over the live nodes, taken in an order in which each follows all that lead to it;
 * where there is no such order, they hold a loop. */
static size_t most_questions(struct ff_arena *scratch, const struct ff_chart *chart, size_t from,
			     const uint32_t *list, size_t n, const bool *live)
{
	uint32_t *waits = FF_NEW(scratch, uint32_t, chart->n_nodes); /* ways in not yet taken */
	size_t *most = FF_NEW(scratch, size_t, chart->n_nodes);
	uint32_t *order = FF_NEW(scratch, uint32_t, n);
	size_t n_order = 1, n_live = 0, longest = 0;
	for (size_t i = 0; i < n; i++) {
		n_live += live[list[i]];
		for (size_t k = 0; live[list[i]] && k < ff_n_ways(chart, list[i]); k++)
			waits[ff_ways(chart, list[i])[k].to]++;
	}
	order[0] = (uint32_t)from;
	if (waits[from] > 0)
		return FF_NONE;
	for (size_t i = 0; i < n_order; i++) {
		size_t here = most[order[i]];
		if (here > longest)
			longest = here;
		for (size_t k = 0; k < ff_n_ways(chart, order[i]); k++) {
			uint32_t to = ff_ways(chart, order[i])[k].to;
			size_t there = here + (ff_node_role(chart, to) == FF_QUESTION);
			if (there > most[to])
				most[to] = there;
			if (--waits[to] == 0 && live[to])
				order[n_order++] = to;
		}
	}
	return n_order == n_live ? longest : FF_NONE;
}

struct ff_distance ff_chart_distance(struct ff_arena *scratch, const struct ff_chart *chart,
				     size_t from)
{
	struct ff_distance d = {least_questions(scratch, chart, from), FF_NONE};
	if (d.least == FF_NONE)
		return d;
	bool *reached = FF_NEW(scratch, bool, chart->n_nodes);
	bool *live = FF_NEW(scratch, bool, chart->n_nodes);
	uint32_t *list = FF_NEW(scratch, uint32_t, chart->n_nodes);
	size_t n = graph_reach(chart, from, list, reached);
	mark_live(scratch, chart, list, n, reached, live);
	d.most = most_questions(scratch, chart, from, list, n, live);
	return d;
}
