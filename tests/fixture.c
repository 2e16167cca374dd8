#include "fixture.h"
#include <ctype.h>

struct maker {
	struct ff_arena *arena;
	struct ff_node *nodes;
	struct ff_edge *edges;
	struct ff_subgraph *boxes;
	size_t n_nodes, nodes_cap, n_edges, edges_cap, n_boxes, boxes_cap;
};

static struct ff_str lower(struct ff_arena *a, struct ff_str s)
{
	char *v = FF_NEW(a, char, s.len);
	for (size_t i = 0; i < s.len; i++)
		v[i] = (char)tolower((unsigned char)s.s[i]);
	return (struct ff_str){v, s.len};
}

static struct ff_end end_of(struct maker *m, struct ff_str id)
{
	for (uint32_t i = 0; i < m->n_boxes; i++)
		if (ff_str_eq(m->boxes[i].id, id))
			return (struct ff_end){i, true};
	for (uint32_t i = 0; i < m->n_nodes; i++)
		if (ff_str_eq(m->nodes[i].id, id))
			return (struct ff_end){i, false};
	FF_PUSH(m->arena, m->nodes, m->n_nodes, m->nodes_cap) =
		(struct ff_node){.id = id, .label = lower(m->arena, id), .shape = "rect"};
	return (struct ff_end){(uint32_t)m->n_nodes - 1, false};
}

static void read_box(struct maker *m, struct ff_str id, struct ff_str members)
{
	struct ff_end *list = FF_NEW(m->arena, struct ff_end, members.len + 1);
	struct ff_str word;
	size_t n = 0;
	while (ff_str_cut(&members, ' ', &word))
		if (word.len > 0)
			list[n++] = end_of(m, word);
	FF_PUSH(m->arena, m->boxes, m->n_boxes, m->boxes_cap) = (struct ff_subgraph){
		.id = id,
		.title = ff_arena_format(m->arena, "box %.*s", FF_FMT(id)),
		.members = list,
		.n_members = n,
	};
}

static void read_edge(struct maker *m, struct ff_str from, struct ff_str rest,
		      enum ff_stroke stroke)
{
	struct ff_str to, label = FF_STR("");
	ff_str_cut(&rest, ':', &to);
	if (rest.s)
		label = rest;
	struct ff_end a = end_of(m, from);
	struct ff_end b = end_of(m, to);
	FF_PUSH(m->arena, m->edges, m->n_edges, m->edges_cap) =
		(struct ff_edge){.from = a, .to = b, .label = label, .stroke = stroke};
}

static void read_statement(struct maker *m, struct ff_str s)
{
	size_t box = ff_str_find(s, FF_STR("={"));
	size_t edge = ff_str_find_char(s, '>');
	size_t space = ff_str_find_char(s, '~');
	if (box != FF_NONE)
		read_box(m, ff_str_head(s, box), (struct ff_str){s.s + box + 2, s.len - box - 3});
	else if (edge != FF_NONE)
		read_edge(m, ff_str_head(s, edge), ff_str_from(s, edge + 1), FF_NORMAL);
	else if (space != FF_NONE)
		read_edge(m, ff_str_head(s, space), ff_str_from(s, space + 1), FF_INVISIBLE);
	else if (s.len > 0)
		end_of(m, s);
}

struct ff_chart *fixture_chart(struct ff_arena *a, struct ff_str text)
{
	struct maker m = {.arena = a};
	struct ff_str s;
	while (ff_str_cut(&text, ';', &s))
		read_statement(&m, ff_str_trim(s));
	struct ff_chart *chart = FF_NEW(a, struct ff_chart, 1);
	*chart = (struct ff_chart){
		.nodes = m.nodes,
		.n_nodes = m.n_nodes,
		.edges = m.edges,
		.n_edges = m.n_edges,
		.subgraphs = m.boxes,
		.n_subgraphs = m.n_boxes,
	};
	ff_chart_link(a, chart);
	return chart;
}

/* The alternative with this letter, a new one if need be. */
static size_t alternative_of(struct ff_arena *a, struct ff_guide *g, struct ff_alternative *list,
			     struct ff_str letter)
{
	for (size_t i = 0; i < g->n_alternatives; i++)
		if (ff_str_eq(list[i].id, letter))
			return i;
	list[g->n_alternatives] = (struct ff_alternative){
		.id = letter,
		.title = letter,
		.label = lower(a, letter),
		.section = FF_NONE,
		.outcomes = FF_NEW(a, size_t, g->chart->n_nodes),
	};
	return g->n_alternatives++;
}

struct ff_guide *fixture_guide(struct ff_arena *a, const struct ff_chart *chart)
{
	struct ff_guide *g = FF_NEW(a, struct ff_guide, 1);
	struct ff_topic *topics = FF_NEW(a, struct ff_topic, chart->n_nodes);
	struct ff_alternative *list = FF_NEW(a, struct ff_alternative, chart->n_nodes);
	*g = (struct ff_guide){.chart = chart, .topics = topics, .alternatives = list};
	for (size_t i = 0; i < chart->n_nodes; i++) {
		struct ff_str id = chart->nodes[i].id;
		topics[i] =
			(struct ff_topic){.name = id, .section = FF_NONE, .alternative = FF_NONE};
		if (ff_n_ways(chart, i) > 0)
			continue;
		size_t k = alternative_of(a, g, list, ff_str_head(id, 1));
		size_t *outcomes = (size_t *)(uintptr_t)list[k].outcomes;
		outcomes[list[k].n_outcomes++] = i;
		topics[i].alternative = k;
		topics[i].name = list[k].title;
	}
	return g;
}

size_t fixture_node(const struct ff_chart *chart, struct ff_str id)
{
	for (size_t i = 0; i < chart->n_nodes; i++)
		if (ff_str_eq(chart->nodes[i].id, id))
			return i;
	return FF_NONE;
}

struct ff_str fixture_ways(struct ff_arena *a, const struct ff_chart *chart)
{
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < chart->n_nodes; i++)
		for (size_t k = 0; k < ff_n_ways(chart, i); k++)
			ff_buf_format(&b, "%s%.*s>%.*s", b.len > 0 ? " " : "",
				      FF_FMT(chart->nodes[i].id),
				      FF_FMT(chart->nodes[ff_ways(chart, i)[k].to].id));
	return ff_buf_str(&b);
}
