#include "view/outline.h"

/* The outline is built by a walk in depth with a stack of its own. */
struct builder {
	struct ff_arena *arena;
	const struct ff_chart *chart;
	struct outline_row *rows;
	size_t n, cap;
	uint32_t *row_of;
	struct frame_of_row {
		uint32_t row, next_way;
	} * stack;
	size_t depth, stack_cap;
};

static void enter(struct builder *b, uint32_t node, uint32_t parent, uint32_t way, bool last)
{
	uint32_t row = (uint32_t)b->n;
	bool again = b->row_of[node] != UINT32_MAX;
	FF_PUSH(b->arena, b->rows, b->n, b->cap) =
		(struct outline_row){node, parent, way, row + 1, (uint32_t)b->depth, again, last};
	if (again)
		return;
	b->row_of[node] = row;
	FF_PUSH(b->arena, b->stack, b->depth, b->stack_cap) = (struct frame_of_row){row, 0};
}

const struct outline *outline_of(struct ff_arena *a, const struct ff_chart *chart)
{
	struct builder b = {.arena = a, .chart = chart};
	b.row_of = FF_NEW(a, uint32_t, chart->n_nodes);
	memset(b.row_of, 0xff, chart->n_nodes * sizeof *b.row_of);
	enter(&b, (uint32_t)chart->start, 0, 0, true);
	while (b.depth > 0) {
		struct frame_of_row *top = &b.stack[b.depth - 1];
		uint32_t node = b.rows[top->row].node;
		if (top->next_way == ff_n_ways(chart, node)) {
			b.rows[top->row].end = (uint32_t)b.n;
			b.depth--;
			continue;
		}
		uint32_t way = top->next_way++;
		enter(&b, ff_ways(chart, node)[way].to, top->row, way,
		      top->next_way == ff_n_ways(chart, node));
	}
	struct outline *o = FF_NEW(a, struct outline, 1);
	*o = (struct outline){b.rows, b.n, b.row_of};
	return o;
}
