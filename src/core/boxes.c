#include <core/boxes.h>

/* Boxes are nested as a tree. A walk through it lays their nodes in a row, so that each box, with
 * all that is nested in it, is one stretch of the row. Nodes that have been led to (or from) inside
 * are then crossed out of the row, innermost boxes first: what is left of a stretch when its box
 * has its turn are the places where the box is entered (or left). */

#define NO_BOX  UINT32_MAX
#define NO_EDGE UINT32_MAX

/* What edges from boxes may add in all; a box that would go beyond is left from one node only. Far
 * above any real chart, it keeps `n` edges from a box of `n` nodes from giving n * n ways. */
enum { MOST_EXITS = 1 << 20 };

/* A row of places, some crossed out: next[i] is i, or a place nearer to the first one from i on
 * that isn't. */
struct row {
	uint32_t *next;
};

struct resolver {
	struct ff_arena *arena;
	const struct ff_chart *chart;
	uint32_t *node_box, *box_box; /* the box around each, or NO_BOX */
	uint32_t *depth;
	uint32_t *place;       /* of each node in the row; those in no box have none */
	uint32_t *nodes;       /* in the row */
	uint32_t *first, *end; /* the stretch of each box */
	uint32_t *order;       /* boxes, outer ones first */
	size_t n_order;
	size_t n_row;
	uint32_t *edges_in;  /* the first edge whose innermost common box is this one, or NO_EDGE */
	uint32_t *next_edge; /* the next such edge */
	bool *is_source, *is_target;
	bool *left; /* an edge from this box has been crossed out */
	uint32_t *entry;
	struct boxes_nodes *exits;
	struct row no_in, no_out;
	size_t n_exits;
};

static uint32_t *filled(struct ff_arena *a, size_t n, uint32_t with)
{
	uint32_t *v = FF_NEW(a, uint32_t, n);
	for (size_t i = 0; i < n; i++)
		v[i] = with;
	return v;
}

static struct row new_row(struct ff_arena *a, size_t n)
{
	struct row r = {FF_NEW(a, uint32_t, n + 1)};
	for (uint32_t i = 0; i <= n; i++)
		r.next[i] = i;
	return r;
}

static uint32_t row_find(struct row *r, uint32_t i)
{
	while (r->next[i] != i) {
		r->next[i] = r->next[r->next[i]];
		i = r->next[i];
	}
	return i;
}

static void row_cross_out(struct row *r, uint32_t i)
{
	if (r->next[i] == i)
		r->next[i] = i + 1;
}

static void note_ends(struct resolver *r)
{
	for (size_t i = 0; i < r->chart->n_edges; i++) {
		const struct ff_edge *e = &r->chart->edges[i];
		if (e->stroke == FF_INVISIBLE)
			continue;
		if (e->from.is_subgraph)
			r->is_source[e->from.index] = true;
		if (e->to.is_subgraph)
			r->is_target[e->to.index] = true;
	}
}

static void note_members(struct resolver *r)
{
	for (uint32_t box = 0; box < r->chart->n_subgraphs; box++) {
		const struct ff_subgraph *s = &r->chart->subgraphs[box];
		for (size_t i = 0; i < s->n_members; i++) {
			struct ff_end m = s->members[i];
			uint32_t *around = m.is_subgraph ? r->box_box : r->node_box;
			if (around[m.index] == NO_BOX && !(m.is_subgraph && m.index == box))
				around[m.index] = box;
		}
	}
}

static void open_box(struct resolver *r, uint32_t box, uint32_t depth)
{
	r->depth[box] = depth;
	r->order[r->n_order++] = box;
	r->first[box] = (uint32_t)r->n_row;
}

/* Lays out one tree of boxes. `stack` holds the open boxes, `next` the member to look at next. */
static void lay_out(struct resolver *r, uint32_t top, uint32_t *stack, size_t *next)
{
	size_t n = 1;
	stack[0] = top;
	open_box(r, top, 1);
	while (n > 0) {
		uint32_t box = stack[n - 1];
		const struct ff_subgraph *s = &r->chart->subgraphs[box];
		if (next[box] == s->n_members) {
			r->end[box] = (uint32_t)r->n_row;
			n--;
			continue;
		}
		struct ff_end m = s->members[next[box]++];
		if (!m.is_subgraph && r->node_box[m.index] == box &&
		    r->place[m.index] == BOXES_NOWHERE) {
			r->place[m.index] = (uint32_t)r->n_row;
			r->nodes[r->n_row++] = m.index;
		} else if (m.is_subgraph && r->box_box[m.index] == box && r->depth[m.index] == 0) {
			stack[n++] = m.index;
			open_box(r, m.index, r->depth[box] + 1);
		}
	}
}

/* Outermost boxes first; then those in rings (each in the next), which are cut open. */
static void lay_out_all(struct resolver *r)
{
	size_t n = r->chart->n_subgraphs;
	uint32_t *stack = FF_NEW(r->arena, uint32_t, n);
	size_t *next = FF_NEW(r->arena, size_t, n);
	for (uint32_t box = 0; box < n; box++)
		if (r->box_box[box] == NO_BOX)
			lay_out(r, box, stack, next);
	for (uint32_t box = 0; box < n; box++)
		if (r->depth[box] == 0) {
			r->box_box[box] = NO_BOX;
			lay_out(r, box, stack, next);
		}
}

static uint32_t box_around(const struct resolver *r, struct ff_end end)
{
	return end.is_subgraph ? r->box_box[end.index] : r->node_box[end.index];
}

/* The innermost box around both ends, or NO_BOX. As long as the nesting is deep, which readers
 * bound. */
static uint32_t common_box(const struct resolver *r, const struct ff_edge *e)
{
	uint32_t a = box_around(r, e->from), b = box_around(r, e->to);
	while (a != b && a != NO_BOX && b != NO_BOX) {
		if (r->depth[a] >= r->depth[b])
			a = r->box_box[a];
		else
			b = r->box_box[b];
	}
	return a == b ? a : NO_BOX;
}

static void sort_edges(struct resolver *r)
{
	for (uint32_t i = 0; i < r->chart->n_edges; i++) {
		const struct ff_edge *e = &r->chart->edges[i];
		bool to_itself =
			!e->from.is_subgraph && !e->to.is_subgraph && e->from.index == e->to.index;
		if (e->stroke == FF_INVISIBLE || to_itself)
			continue;
		uint32_t box = common_box(r, e);
		if (box == NO_BOX)
			continue;
		r->next_edge[i] = r->edges_in[box];
		r->edges_in[box] = i;
	}
}

/* Crosses out where an edge inside a box starts and ends. Boxes at its ends are deeper and have
 * had their turn. */
static void cross_out(struct resolver *r, const struct ff_edge *e)
{
	uint32_t to = e->to.is_subgraph ? r->entry[e->to.index] : e->to.index;
	if (to != BOXES_NOWHERE)
		row_cross_out(&r->no_in, r->place[to]);
	if (!e->from.is_subgraph) {
		row_cross_out(&r->no_out, r->place[e->from.index]);
		return;
	}
	if (r->left[e->from.index])
		return;
	r->left[e->from.index] = true;
	struct boxes_nodes *from = &r->exits[e->from.index];
	for (size_t i = 0; i < from->n; i++)
		row_cross_out(&r->no_out, r->place[from->list[i]]);
}

static void find_entry(struct resolver *r, uint32_t box)
{
	if (r->first[box] == r->end[box])
		return;
	uint32_t at = row_find(&r->no_in, r->first[box]);
	r->entry[box] = r->nodes[at < r->end[box] ? at : r->first[box]];
}

static void find_exits(struct resolver *r, uint32_t box)
{
	uint32_t *list = NULL;
	size_t n = 0, cap = 0;
	uint32_t end = r->end[box];
	if (r->first[box] == end)
		return;
	for (uint32_t at = row_find(&r->no_out, r->first[box]); at < end;
	     at = row_find(&r->no_out, at + 1)) {
		if (n > 0 && r->n_exits >= MOST_EXITS)
			break;
		FF_PUSH(r->arena, list, n, cap) = r->nodes[at];
		r->n_exits++;
	}
	if (n == 0)
		FF_PUSH(r->arena, list, n, cap) = r->nodes[end - 1];
	r->exits[box] = (struct boxes_nodes){list, n};
}

static void find_doors(struct resolver *r)
{
	for (size_t i = r->n_order; i-- > 0;) {
		uint32_t box = r->order[i];
		for (uint32_t e = r->edges_in[box]; e != NO_EDGE; e = r->next_edge[e])
			cross_out(r, &r->chart->edges[e]);
		if (r->is_target[box])
			find_entry(r, box);
		if (r->is_source[box])
			find_exits(r, box);
	}
}

/* One box may be left by many edges: those that would add too many ways leave from one node. */
static void bound_exits(struct resolver *r)
{
	size_t *edges = FF_NEW(r->arena, size_t, r->chart->n_subgraphs);
	size_t total = 0;
	for (size_t i = 0; i < r->chart->n_edges; i++)
		if (r->chart->edges[i].from.is_subgraph)
			edges[r->chart->edges[i].from.index]++;
	for (size_t box = 0; box < r->chart->n_subgraphs; box++) {
		struct boxes_nodes *exits = &r->exits[box];
		if (exits->n > 1 && edges[box] > (MOST_EXITS - total) / exits->n)
			exits->n = 1;
		else if (exits->n > 1)
			total += exits->n * edges[box];
	}
}

static bool any_box_is_end(const struct ff_chart *chart)
{
	for (size_t i = 0; i < chart->n_edges; i++)
		if (chart->edges[i].from.is_subgraph || chart->edges[i].to.is_subgraph)
			return true;
	return false;
}

struct boxes boxes_resolve(struct ff_arena *a, const struct ff_chart *chart)
{
	size_t n = chart->n_subgraphs;
	if (!any_box_is_end(chart))
		return (struct boxes){NULL, NULL};
	struct resolver r = {
		.arena = a,
		.chart = chart,
		.node_box = filled(a, chart->n_nodes, NO_BOX),
		.box_box = filled(a, n, NO_BOX),
		.depth = FF_NEW(a, uint32_t, n),
		.place = filled(a, chart->n_nodes, BOXES_NOWHERE),
		.nodes = FF_NEW(a, uint32_t, chart->n_nodes),
		.first = FF_NEW(a, uint32_t, n),
		.end = FF_NEW(a, uint32_t, n),
		.order = FF_NEW(a, uint32_t, n),
		.edges_in = filled(a, n, NO_EDGE),
		.next_edge = filled(a, chart->n_edges, NO_EDGE),
		.is_source = FF_NEW(a, bool, n),
		.is_target = FF_NEW(a, bool, n),
		.left = FF_NEW(a, bool, n),
		.entry = filled(a, n, BOXES_NOWHERE),
		.exits = FF_NEW(a, struct boxes_nodes, n),
	};
	note_ends(&r);
	note_members(&r);
	lay_out_all(&r);
	sort_edges(&r);
	r.no_in = new_row(a, r.n_row);
	r.no_out = new_row(a, r.n_row);
	find_doors(&r);
	bound_exits(&r);
	return (struct boxes){r.entry, r.exits};
}
