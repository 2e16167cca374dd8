/* A flowchart as a directed graph. The arrays are what Mermaid reads, in its order; the `ways` on
 * top are what a walk can take. A chart is complete when it is handed out and never changes. */
#ifndef FF_CHART_H
#define FF_CHART_H

#include <flowform/buf.h>

enum ff_direction { FF_TB, FF_BT, FF_LR, FF_RL };
enum ff_stroke { FF_NORMAL, FF_THICK, FF_DOTTED, FF_INVISIBLE };
enum ff_tip { FF_TIP_NONE, FF_TIP_ARROW, FF_TIP_CIRCLE, FF_TIP_CROSS };

struct ff_node {
	struct ff_str id;
	struct ff_str label; /* cleaned: entities decoded, lines separated by '\n' */
	struct ff_str href;  /* from `click`; s is NULL if there is none */
	const char *shape;   /* canonical name: "rect", "diam" … (static) */
	size_t offset;       /* first mention, in the file, bytes */
	size_t label_offset; /* where the label stands, else the first mention */
};

/* An end of an edge: a node, or a subgraph, drawn as a box around its members. */
struct ff_end {
	uint32_t index;
	bool is_subgraph;
};

struct ff_edge {
	struct ff_end from, to;
	struct ff_str label; /* cleaned; empty if there is none */
	struct ff_str id;    /* empty if there is none */
	enum ff_stroke stroke;
	enum ff_tip head, tail;
	unsigned length;
	size_t offset; /* of the link, in the file, bytes */
};

struct ff_subgraph {
	struct ff_str id, title;
	const struct ff_end *members; /* nodes first, each kind in the order of its array */
	size_t n_members;
	size_t offset;
};

/* An edge from or to the id of another edge. Mermaid reads it, but nothing stands there: it is in
 * dumps, and nowhere else. */
struct ff_loose_edge {
	size_t before; /* the edge before which it stands */
	struct ff_str from, to;
	struct ff_edge look; /* label, id, stroke … but no ends */
};

/* One way on from a node: the edge that is taken and the node where it leads. */
struct ff_way {
	uint32_t edge, to;
};

struct ff_chart {
	struct ff_str title; /* the chart's own, from its front matter; may be empty */
	enum ff_direction direction;
	const struct ff_node *nodes;
	const struct ff_edge *edges;
	const struct ff_subgraph *subgraphs;
	size_t n_nodes, n_edges, n_subgraphs;
	const struct ff_loose_edge *loose;
	size_t n_loose;

	/* From ff_chart_link(): the ways out of node i are ways[first_way[i]] up to, without,
	 * ways[first_way[i + 1]], in the order of their edges. */
	const uint32_t *first_way;
	const struct ff_way *ways;
	size_t start; /* FF_NONE: the chart has no nodes */
	bool several_starts;
	bool cyclic; /* some walk from the start can come back to where it was */
};

/* Fills in all from `first_way` on. What a chart leaves open is settled here: an edge to a subgraph
 * leads to the member that no edge inside leads to (else the first), an edge from a subgraph leaves
 * from each member that nothing leads away from inside (else the last), and an invisible edge (~~~)
 * only places nodes and is no way. Members of nested subgraphs count. An empty subgraph leads
 * nowhere: its edges are no ways. Linear. */
void ff_chart_link(struct ff_arena *a, struct ff_chart *chart);

enum ff_role { FF_QUESTION, FF_STEP, FF_OUTCOME };

/* Two or more ways out, one, none. */
enum ff_role ff_node_role(const struct ff_chart *chart, size_t node);

static inline size_t ff_n_ways(const struct ff_chart *chart, size_t node)
{
	return chart->first_way[node + 1] - chart->first_way[node];
}

static inline const struct ff_way *ff_ways(const struct ff_chart *chart, size_t node)
{
	return &chart->ways[chart->first_way[node]];
}

/* What a person picks: the edge's label, else the label (of a subgraph: the title) of where it
 * leads, else that node's id. */
struct ff_str ff_answer_label(const struct ff_chart *chart, size_t node, size_t way);

/* Sets reached[i] for each node i that can be reached from `from` (itself included). `reached` has
 * n_nodes places and is cleared first. Linear in what is reached. */
void ff_chart_reach(struct ff_arena *scratch, const struct ff_chart *chart, size_t from,
		    bool *reached);

/* Questions on the shortest and longest way from `from` to an outcome, `from` itself not counted.
 */
struct ff_distance {
	size_t least; /* FF_NONE: no outcome can be reached */
	size_t most;  /* FF_NONE: a loop, so there is no most */
};
struct ff_distance ff_chart_distance(struct ff_arena *scratch, const struct ff_chart *chart,
				     size_t from);

/* Canonical names for dumps and messages: "TB", "thick", "arrow". */
const char *ff_direction_name(enum ff_direction direction);
const char *ff_stroke_name(enum ff_stroke stroke);
const char *ff_tip_name(enum ff_tip tip, bool head); /* none is "open" at a head */

/* The chart as one line of JSON. */
void ff_chart_dump(const struct ff_chart *chart, struct ff_buf *out);

#endif
